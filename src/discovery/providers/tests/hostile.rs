//! What is not written by a provider in good faith: any JSON, any bytes, recorded answers with parts broken.
use std::collections::HashMap;

use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::discovery::hashtag::normalise_tag;
use crate::discovery::link::link;
use crate::discovery::providers::body::is_direction_control;

/// The readers' sources, which hold the names they look for.
const SOURCES: [&str; 16] = [
    include_str!("../apify.rs"),
    include_str!("../ensembledata.rs"),
    include_str!("../influencers_club.rs"),
    include_str!("../insightiq.rs"),
    include_str!("../instagram_graph.rs"),
    include_str!("../modash.rs"),
    include_str!("../native.rs"),
    include_str!("../rapidapi.rs"),
    include_str!("../scrapecreators/instagram.rs"),
    include_str!("../scrapecreators/mod.rs"),
    include_str!("../scrapecreators/tiktok.rs"),
    include_str!("../scrapecreators/youtube.rs"),
    include_str!("../serper.rs"),
    include_str!("../tiktok_research.rs"),
    include_str!("../youtube.rs"),
    include_str!("../mod.rs"),
];

/// JSON that no Rust value can hold is put into the text in place of a mark.
const RAW: [&str; 9] = [
    "-99999999999999999999",
    "18446744073709551616",
    "9007199254740993",
    "1e400",
    "-0.5e-9",
    r#""\ud83d""#,
    r#""a\u0000b\udc00c""#,
    r#""&#0;&amp;#x202e;\u202eevil""#,
    r#"{"a":"#,
];
const MARK: char = '\u{e000}';

/// Texts that mean something to a reader.
const TEXTS: [&str; 26] = [
    "",
    "0",
    "-1",
    "-0",
    "1.2M",
    "12,345",
    "NaN",
    "ok",
    "true",
    "US",
    "en-US",
    "@Tofu",
    "tofu",
    "a\u{202e}b",
    "a\tb\u{0}c\u{7f}",
    "Mail A.B+C@Example.COM. #Tag#ÉÉ",
    "https://x.example/a?b=c",
    "HTTP://X.EXAMPLE",
    "javascript:alert(1)",
    "data:text/html,x",
    "//169.254.169.254/latest",
    "https://www.instagram.com/tofu/?hl=en",
    "https://www.instagram.com/p/C_-1/",
    "UCVXhwLsuNli6N8FElr7sNvQ",
    "youtube#channel",
    "2021-08-17T19:00:42+0000",
];

/// Every name in the readers' sources.
fn names() -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for source in SOURCES {
        for text in source.split('"').skip(1).step_by(2) {
            let is_name = |name: &str| {
                name.starts_with(|c: char| c.is_ascii_alphabetic())
                    && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
            };
            names.extend(text.split('.').filter(|name| is_name(name)).map(str::to_owned));
        }
    }
    names.sort();
    names.dedup();
    names
}

#[test]
fn the_names_are_those_that_the_readers_look_for() {
    let names = names();
    for known in [
        "reels_serp_modules",
        "node",
        "aweme_info",
        "followersCount",
        "isVerified",
    ] {
        assert!(names.iter().any(|name| name == known), "{known}");
    }
}

fn leaf() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        (-9i64..300).prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        proptest::sample::select(TEXTS.to_vec()).prop_map(Into::into),
        ".{0,12}".prop_map(Into::into),
        (0..RAW.len()).prop_map(|at| format!("{MARK}{at}").into()),
    ]
}

/// Nested lists and objects under the names that the readers look for.
fn any_json() -> impl Strategy<Value = Value> {
    let names = names();
    leaf().prop_recursive(7, 96, 8, move |inner| {
        let member = (proptest::sample::select(names.clone()), inner.clone());
        prop_oneof![
            proptest::collection::vec(inner, 0..5).prop_map(Into::into),
            proptest::collection::vec(member, 0..9)
                .prop_map(|members| { members.into_iter().collect::<serde_json::Map<_, _>>().into() }),
        ]
    })
}

fn written(value: &Value) -> Vec<u8> {
    let mut text = value.to_string();
    for (at, raw) in RAW.iter().enumerate() {
        text = text.replace(&format!("\"{MARK}{at}\""), raw);
    }
    text.into_bytes()
}

fn any_status() -> impl Strategy<Value = Option<u16>> {
    prop_oneof![Just(None), Just(Some(200)), (100u16..600).prop_map(Some)]
}

/// What holds for whatever is read.
#[track_caller]
pub fn lawful(status: Option<u16>, answer: &Result<Answer, Fault>) {
    let is_clean = |text: &str| {
        text.chars()
            .all(|c| c == '\n' || !(c.is_control() || is_direction_control(c)))
    };
    let answer = match answer {
        Ok(answer) => answer,
        Err(fault) => {
            let length = fault.message.chars().count();
            assert!((1..=300).contains(&length) && is_clean(&fault.message) && !fault.message.contains('\n'));
            return;
        }
    };
    assert!(
        status.is_none_or(|status| (200..300).contains(&status)),
        "{status:?}"
    );
    let mut known: HashMap<(Platform, String), &Creator> = HashMap::new();
    for creator in &answer.creators {
        let key = creator.key().expect("a creator without identity");
        assert!(
            known.insert((creator.platform, key), creator).is_none(),
            "twice: {creator:?}"
        );
        if let Some(handle) = &creator.handle {
            let other = known.insert(
                (creator.platform, format!("handle {}", handle.to_lowercase())),
                creator,
            );
            let is_other =
                other.is_none_or(|other| other.external_id.is_some() && creator.external_id.is_some());
            assert!(is_other, "twice: {creator:?} {other:?}");
        }
        let counts = [
            creator.followers,
            creator.following,
            creator.likes,
            creator.post_count,
        ];
        assert!(counts.into_iter().flatten().all(|count| count >= 0), "{counts:?}");
        let names = [
            &creator.handle,
            &creator.name,
            &creator.bio,
            &creator.category,
            &creator.external_id,
        ];
        for name in names.into_iter().flatten().chain(&creator.topics) {
            assert!(!name.trim().is_empty() && is_clean(name), "{name:?}");
        }
        for email in &creator.emails {
            assert!(
                email.contains('@') && *email == email.to_lowercase() && is_clean(email),
                "{email:?}"
            );
        }
        for url in creator.links.iter().chain(&creator.avatar_url) {
            assert_web(url);
        }
        assert_each_once(&creator.links);
        assert_each_once(&creator.emails);
        assert_each_once(&creator.topics);
        let is_code = |code: &Option<String>, upper: bool| {
            code.as_ref().is_none_or(|code| {
                code.len() == 2
                    && code.bytes().all(|b| {
                        if upper {
                            b.is_ascii_uppercase()
                        } else {
                            b.is_ascii_lowercase()
                        }
                    })
            })
        };
        assert!(is_code(&creator.country, true) && is_code(&creator.language, false));
        let ids: Vec<String> = creator
            .posts
            .iter()
            .map(|post| post.external_id.clone())
            .collect();
        assert_each_once(&ids);
        for post in &creator.posts {
            assert!(!post.external_id.is_empty() && is_clean(&post.external_id));
            assert!(
                post.text
                    .as_ref()
                    .is_none_or(|text| is_clean(text) && !text.is_empty())
            );
            let counts = [post.views, post.likes, post.comments, post.shares];
            assert!(counts.into_iter().flatten().all(|count| count >= 0), "{counts:?}");
            for url in post.url.iter().chain(&post.thumbnail_url) {
                assert_web(url);
            }
            for tag in &post.hashtags {
                assert_eq!(normalise_tag(tag).as_ref(), Some(tag));
            }
            assert_each_once(&post.hashtags);
        }
    }
}

#[track_caller]
fn assert_web(url: &str) {
    let lower = url.to_ascii_lowercase();
    let is_web = lower.starts_with("https://") || lower.starts_with("http://");
    assert!(is_web && link(url).as_deref() == Some(url), "{url:?}");
}

#[track_caller]
fn assert_each_once(list: &[String]) {
    let once: std::collections::HashSet<&String> = list.iter().collect();
    assert_eq!(once.len(), list.len(), "{list:?}");
}

proptest! {
    #[test]
    fn any_answer_is_read_or_refused(value in any_json(), status in any_status()) {
        let bytes = written(&value);
        for endpoint in ENDPOINTS {
            let read = endpoint.read_whole(Platform::TikTok, status, &bytes);
            lawful(status, &read.result);
            prop_assert!(read.credits.is_none_or(|credits| credits.is_finite() && credits >= 0.0));
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300), status in any_status()) {
        for endpoint in ENDPOINTS {
            lawful(status, &endpoint.read(Platform::TikTok, status, &bytes));
        }
    }

    #[test]
    fn no_depth_is_too_deep(depth in 1usize..4000, open in proptest::sample::select(vec!["[", "{\"data\":", "{\"items\":["])) {
        let bytes = open.repeat(depth).into_bytes();
        for endpoint in ENDPOINTS {
            lawful(None, &endpoint.read(Platform::TikTok, None, &bytes));
        }
        let closed = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        for endpoint in ENDPOINTS {
            lawful(None, &endpoint.read(Platform::TikTok, None, closed.as_bytes()));
        }
    }
}

/// What is done to one place of an answer.
#[derive(Debug, Clone)]
enum Damage {
    Put(Value),
    Remove,
    Double,
}

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        4 => leaf().prop_map(Damage::Put),
        1 => any_json().prop_map(Damage::Put),
        1 => Just(Damage::Remove),
        1 => Just(Damage::Double),
    ]
}

/// Damages the place that `at` falls on, counted in depth-first order.
fn spoil(value: &mut Value, at: &mut usize, damage: &Damage) {
    let places = match value {
        Value::Array(list) => list.len(),
        Value::Object(members) => members.len(),
        _ => 0,
    };
    for place in 0..places {
        if *at == 0 {
            match (value, damage) {
                (Value::Array(list), Damage::Remove) => drop(list.remove(place)),
                (Value::Array(list), Damage::Double) => list.insert(place, list[place].clone()),
                (Value::Array(list), Damage::Put(other)) => list[place] = other.clone(),
                (Value::Object(members), damage) => {
                    let key = members.keys().nth(place).unwrap().clone();
                    match damage {
                        Damage::Remove => drop(members.remove(&key)),
                        Damage::Double => {
                            let twice = vec![members[&key].clone(); 2];
                            drop(members.insert(key, twice.into()));
                        }
                        Damage::Put(other) => drop(members.insert(key, other.clone())),
                    }
                }
                _ => {}
            }
            *at = usize::MAX;
            return;
        }
        *at -= 1;
        let child = match value {
            Value::Array(list) => &mut list[place],
            Value::Object(members) => members.values_mut().nth(place).unwrap(),
            _ => return,
        };
        spoil(child, at, damage);
        if *at == usize::MAX {
            return;
        }
    }
}

fn places(value: &Value) -> usize {
    match value {
        Value::Array(list) => list.iter().map(|child| 1 + places(child)).sum(),
        Value::Object(members) => members.values().map(|child| 1 + places(child)).sum(),
        _ => 0,
    }
}

/// Small answers with the endpoints that read them.
fn small() -> Option<Vec<(Vec<&'static Endpoint>, Vec<u8>)>> {
    let rows = recorded(&shared("fixtures/providers")?);
    let small = rows.into_iter().filter(|row| row.bytes.len() < 12_000);
    Some(
        small
            .map(|row| (asked(&row.path, &row.request), row.bytes))
            .filter(|(endpoints, _)| !endpoints.is_empty())
            .collect(),
    )
}

#[test]
fn a_recorded_answer_with_broken_parts_is_read_or_refused() {
    let Some(answers) = small() else { return };
    let answers: Vec<(Vec<&Endpoint>, Value)> = answers
        .into_iter()
        .filter_map(|(endpoints, bytes)| Some((endpoints, body::json(&bytes).ok()?)))
        .collect();
    let broken = proptest::collection::vec((any::<usize>(), damage()), 1..6);
    proptest!(ProptestConfig::with_cases(1500), |(which in 0..answers.len(), broken in broken)| {
        let (endpoints, mut value) = answers[which].clone();
        for (at, damage) in broken {
            let mut at = at % places(&value).max(1);
            spoil(&mut value, &mut at, &damage);
        }
        let bytes = written(&value);
        for endpoint in endpoints {
            lawful(None, &endpoint.read(Platform::TikTok, None, &bytes));
        }
    });
}

#[test]
fn a_recorded_answer_with_broken_bytes_is_read_or_refused() {
    let Some(answers) = small() else { return };
    let broken = proptest::collection::vec((any::<usize>(), any::<u8>()), 0..4);
    proptest!(ProptestConfig::with_cases(500), |(which in 0..answers.len(), broken in broken, end in any::<usize>(), cut in any::<bool>())| {
        let (endpoints, mut bytes) = answers[which].clone();
        let length = bytes.len().max(1);
        for (at, byte) in broken {
            if let Some(place) = bytes.get_mut(at % length) {
                *place = byte;
            }
        }
        if cut {
            bytes.truncate(end % length);
        }
        for endpoint in endpoints {
            lawful(None, &endpoint.read(Platform::TikTok, None, &bytes));
        }
    });
}
