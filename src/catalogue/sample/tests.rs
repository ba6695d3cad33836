//! Tests of the sample catalogue as a whole.

use std::collections::{BTreeMap, HashSet};

use super::*;
use chrono::TimeDelta;
use proptest::prelude::*;

const SEED: u64 = 7;

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_780_000_000, 123_000_000).unwrap()
}

fn catalogue() -> Vec<Creator> {
    sample_creators(SEED, now()).collect()
}

/// The lower-case words of a creator's biography and posts.
fn words(creator: &Creator) -> HashSet<String> {
    let posts = creator.posts.iter().filter_map(|post| post.text.as_deref());
    creator
        .bio
        .as_deref()
        .into_iter()
        .chain(posts)
        .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()))
        .map(str::to_lowercase)
        .collect()
}

/// The share of `all` that `holds`, in per cent.
fn per_cent<'a>(all: &'a [Creator], holds: impl Fn(&&'a Creator) -> bool) -> f64 {
    all.iter().filter(holds).count() as f64 * 100.0 / all.len() as f64
}

#[test]
fn same_seed_and_time_give_the_same_catalogue() {
    assert_eq!(catalogue(), catalogue());
    let other: Vec<Creator> = sample_creators(SEED + 1, now()).collect();
    let same = catalogue()
        .iter()
        .zip(&other)
        .filter(|(a, b)| a.handle == b.handle)
        .count();
    assert!(same < 10, "{same} handles do not depend on the seed");
}

#[test]
fn the_catalogue_is_the_known_one() {
    // Guards against a change of the stream by accident, and against machines that compute otherwise.
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for creator in catalogue() {
        let posts = creator.posts.iter();
        let posts: Vec<_> = posts
            .map(|post| (&post.text, post.views, post.published_at))
            .collect();
        let told = (
            creator.handle,
            creator.name,
            creator.bio,
            creator.followers,
            posts,
        );
        for byte in format!("{told:?}").bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    assert_eq!(format!("{hash:016x}"), "d3d16ff47a6b8c80");
}

#[test]
fn every_platform_has_its_creators_and_ids_and_handles_are_unique() {
    let all = catalogue();
    let mut numbers = BTreeMap::new();
    let mut ids = HashSet::new();
    let mut handles = HashSet::new();
    let mut posts = HashSet::new();
    for creator in &all {
        *numbers.entry(creator.platform).or_insert(0) += 1;
        let id = creator.external_id.clone().unwrap();
        let platform = creator.platform.as_str().to_lowercase();
        assert!(id.starts_with(&format!("sample-{platform}-")), "{id}");
        assert!(ids.insert(id));
        let handle = creator.handle.clone().unwrap();
        assert!(handle.len() <= 24, "{handle}");
        assert!(
            handle.bytes().any(|b| b.is_ascii_digit())
                && handle
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._".contains(&b)),
            "{handle}"
        );
        assert!(handles.insert((creator.platform, handle)));
        assert_eq!(creator.avatar_url, None);
        for post in &creator.posts {
            assert!(posts.insert((creator.platform, post.external_id.clone())));
        }
    }
    assert_eq!(numbers.into_values().collect::<Vec<_>>(), [1_200; 3]);
}

#[test]
fn numbers_are_consistent() {
    let now = now();
    for creator in catalogue() {
        let id = creator.external_id.as_deref().unwrap();
        assert!((3..=8).contains(&creator.posts.len()), "{id}");
        assert!(
            creator.followers.is_none_or(|n| (1_000..=8_000_000).contains(&n)),
            "{id}"
        );
        let shown: i64 = creator.posts.iter().filter_map(|post| post.likes).sum();
        assert!(creator.likes.is_none_or(|likes| likes >= shown), "{id}");
        let posts = i64::try_from(creator.posts.len()).unwrap();
        assert!(creator.post_count.is_none_or(|count| count >= posts), "{id}");
        let mut previous = now;
        for post in &creator.posts {
            let likes = post.likes.unwrap_or(i64::MAX);
            assert!(
                post.views.is_none_or(|views| views >= post.likes.unwrap_or(0)),
                "{id}"
            );
            assert!(
                post.comments
                    .is_none_or(|comments| (0..=likes).contains(&comments)),
                "{id}"
            );
            assert!(
                post.shares.is_none_or(|shares| (0..=likes).contains(&shares)),
                "{id}"
            );
            let published = post.published_at.unwrap();
            assert!(published < previous, "{id}: newest first, none twice");
            assert!(now - published <= TimeDelta::days(120), "{id}");
            previous = published;
        }
    }
}

#[test]
fn engagement_falls_with_size() {
    let all = catalogue();
    for platform in Platform::ALL {
        let mean = |sizes: std::ops::Range<i64>| {
            let rates: Vec<f64> = all
                .iter()
                .filter(|creator| creator.platform == platform)
                .filter_map(|creator| Some((creator, creator.followers?)))
                .filter(|(_, followers)| sizes.contains(followers))
                .flat_map(|(creator, followers)| {
                    let likes = creator.posts.iter().filter_map(|post| post.likes);
                    likes.map(move |likes| likes as f64 / followers as f64)
                })
                .collect();
            assert!(rates.len() > 80, "{platform}: {} posts", rates.len());
            rates.iter().sum::<f64>() / rates.len() as f64
        };
        let (nano, micro, large) = (
            mean(1_000..10_000),
            mean(10_000..100_000),
            mean(500_000..10_000_000),
        );
        assert!(
            nano > micro && micro > large,
            "{platform}: {nano} {micro} {large}"
        );
        assert!(nano < 0.2 && large > 0.003, "{platform}: {nano} {large}");
    }
}

#[test]
fn addresses_and_links_are_at_reserved_domains_and_stand_in_the_bio() {
    let reserved = ["example.com", "example.org", "example.net"];
    for creator in catalogue() {
        let bio = creator.bio.clone().unwrap_or_default();
        for email in &creator.emails {
            let (_, domain) = email.split_once('@').unwrap();
            assert!(reserved.contains(&domain), "{email}");
            assert!(bio.contains(email.as_str()), "{email} in {bio:?}");
        }
        assert_eq!(bio.matches('@').count(), creator.emails.len(), "{bio:?}");
        for link in &creator.links {
            let host = link.strip_prefix("https://").unwrap().split('/').next().unwrap();
            assert!(reserved.contains(&host), "{link}");
        }
        let posts = creator.posts.iter().filter_map(|post| post.text.as_deref());
        for text in posts {
            assert!(!text.contains('@') && !text.contains("http"), "{text}");
        }
    }
}

#[test]
fn texts_are_finished_and_fit_their_platform() {
    for creator in catalogue() {
        let limit = match creator.platform {
            Platform::TikTok => 80,
            Platform::Instagram => 150,
            Platform::YouTube => 1_000,
        };
        if let Some(bio) = &creator.bio {
            assert!((1..=limit).contains(&bio.chars().count()), "{bio:?}");
        }
        let posts = creator.posts.iter().filter_map(|post| post.text.as_deref());
        for text in posts.chain(creator.bio.as_deref()).chain(creator.name.as_deref()) {
            assert!(!text.contains(['{', '}', '|']), "{text}");
            assert!(
                !text.contains("  ") && text.trim() == text && !text.is_empty(),
                "{text:?}"
            );
        }
        let texts: HashSet<&str> = creator
            .posts
            .iter()
            .filter_map(|post| post.text.as_deref())
            .collect();
        let written = creator.posts.iter().filter(|post| post.text.is_some());
        assert_eq!(texts.len(), written.count(), "{:?}", creator.external_id);
        for post in &creator.posts {
            let text = post.text.as_deref().unwrap_or_default();
            let standing: Vec<&str> = text
                .split_whitespace()
                .filter_map(|word| word.strip_prefix('#'))
                .collect();
            assert_eq!(standing, post.hashtags, "{text}");
        }
    }
}

#[test]
fn gaps_and_shares_are_those_of_real_sources() {
    let all = catalogue();
    let between = |low: f64, high: f64, what: &str, share: f64| {
        assert!((low..high).contains(&share), "{what}: {share} %");
    };
    between(
        2.5,
        6.0,
        "no followers",
        per_cent(&all, |c| c.followers.is_none()),
    );
    between(11.0, 19.0, "no country", per_cent(&all, |c| c.country.is_none()));
    between(7.0, 13.0, "no language", per_cent(&all, |c| c.language.is_none()));
    between(3.5, 7.0, "no bio", per_cent(&all, |c| c.bio.is_none()));
    between(32.0, 38.0, "e-mail", per_cent(&all, |c| !c.emails.is_empty()));
    between(4.5, 7.5, "verified", per_cent(&all, |c| c.verified == Some(true)));
    between(20.0, 36.0, "link", per_cent(&all, |c| !c.links.is_empty()));
    for language in ["de", "es", "fr", "pt"] {
        let share = per_cent(&all, |c| c.language.as_deref() == Some(language));
        between(3.0, 14.0, language, share);
    }
}

#[test]
fn language_and_country_belong_together() {
    for creator in catalogue() {
        let (Some(language), Some(country)) = (creator.language, creator.country) else {
            continue;
        };
        let countries: &[&str] = match language.as_str() {
            "en" => &["US", "GB", "CA", "AU", "IE", "NZ", "ZA"],
            "de" => &["DE", "AT", "CH"],
            "es" => &["ES", "MX", "AR", "CO", "CL"],
            "fr" => &["FR", "BE", "CA", "CH"],
            "pt" => &["BR", "PT"],
            _ => &[],
        };
        assert!(countries.contains(&country.as_str()), "{language} {country}");
    }
}

#[test]
fn every_topic_is_met_on_every_platform() {
    let all = catalogue();
    for platform in Platform::ALL {
        for hashtag in [
            "vegan",
            "streetfood",
            "sourdough",
            "fitness",
            "yoga",
            "running",
            "skincare",
            "makeup",
            "slowfashion",
            "streetwear",
            "backpacking",
            "vanlife",
            "boardgames",
            "pcgaming",
            "photography",
            "diy",
            "gardening",
            "parenting",
            "budgeting",
            "studywithme",
            "dogs",
            "cats",
            "homestudio",
            "tech",
        ] {
            let found = all
                .iter()
                .filter(|creator| creator.platform == platform)
                .filter(|creator| {
                    creator
                        .posts
                        .iter()
                        .any(|p| p.hashtags.iter().any(|h| h == hashtag))
                })
                .count();
            assert!(found >= 4, "{platform} {hashtag}: {found}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    /// The guide's search, `vegan AND (recipes OR cooking)`, finds its 200 whatever the seed.
    #[test]
    fn the_vegan_kitchen_is_large_enough(seed: u64) {
        let mut found = BTreeMap::new();
        for creator in sample_creators(seed, now()) {
            let words = words(&creator);
            if words.contains("vegan") && (words.contains("recipes") || words.contains("cooking")) {
                *found.entry(creator.platform).or_insert(0) += 1;
            }
        }
        for platform in Platform::ALL {
            prop_assert!(found[&platform] >= 250, "{}: {}", platform, found[&platform]);
        }
    }

    /// No time is out of the calendar's reach.
    #[test]
    fn any_time_will_do(seconds in prop_oneof![Just(i64::MIN), any::<i64>(), 0..4_000_000_000_i64]) {
        let now = DateTime::from_timestamp(seconds, 0).unwrap_or(DateTime::<Utc>::MIN_UTC);
        prop_assert_eq!(sample_creators(SEED, now).take(30).count(), 30);
    }
}
