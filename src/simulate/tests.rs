//! What the simulator serves, read by the readers of real answers: the creators it was made from come out again.
mod calls;
mod faults;
mod http;
mod shapes;
mod truth;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::discovery::model::Post;
use crate::discovery::providers::{Answer, Class, Provider};
use truth::{compare, told};

/// Words of the sample's topics and of nothing, as a user types them.
const QUERIES: [&str; 4] = ["vegan recipes", "yoga OR running", "#gymtok", "zzz no such word"];

/// The default script: no faults.
static FAULTLESS: LazyLock<Simulator> = LazyLock::new(|| Simulator::new(Script::default()));
/// As the default, with few results.
static SMALL: LazyLock<Simulator> = LazyLock::new(|| {
    Simulator::new(Script {
        results: 40,
        ..Script::default()
    })
});

/// A key for every vendor.
fn keys() -> HeaderMap {
    let names = ["x-api-key", "x-goog-api-key", "authorization"];
    let values = ["k", "k", "Bearer k"];
    let pairs = names.into_iter().zip(values);
    pairs
        .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
        .collect()
}

fn route(provider: Provider, endpoint: &str) -> &'static Route {
    let named = |route: &&Route| route.provider == provider && route.endpoint == endpoint;
    ROUTES.iter().find(named).unwrap()
}

fn asked(params: &[(&str, &str)], body: Value) -> Asked {
    let owned = params
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Asked::new(owned, body)
}

fn endpoint(route: &Route) -> &'static Endpoint {
    route.provider.endpoint(route.endpoint).unwrap()
}

/// Calls, and reads the answer.
fn read(
    simulator: &Simulator,
    route: &Route,
    platform: Platform,
    asked: &Asked,
) -> Result<Answer, crate::discovery::providers::Fault> {
    let (reply, _) = simulator.reply(route, &keys(), asked);
    endpoint(route).read(platform, Some(reply.status), &reply.bytes)
}

/// The network that an endpoint is tried on.
fn network(route: &Route) -> Platform {
    endpoint(route).platform.unwrap_or(Platform::YouTube)
}

/// The call for page `number`, from 0; `token` is what the page before gave. `None`: the endpoint has no such page.
fn page_call(
    route: &Route,
    platform: Platform,
    query: &str,
    number: usize,
    token: Option<&str>,
) -> Option<Asked> {
    let (page, body) = ((number + 1).to_string(), Value::Null);
    let network = platform.as_str().to_lowercase();
    Some(match route.endpoint {
        "tiktok/search/keyword" | "tiktok/search/users" => {
            asked(&[("query", query), ("cursor", token.unwrap_or("0"))], body)
        }
        "instagram/reels/search" if number < 11 => asked(&[("query", query), ("page", &page)], body),
        "youtube/search" => match token {
            Some(token) => asked(&[("query", query), ("continuationToken", token)], body),
            None => asked(&[("query", query)], body),
        },
        "search" => {
            let first = [
                ("part", "snippet"),
                ("q", query),
                ("type", "video"),
                ("maxResults", "50"),
            ];
            let token = token.map(|token| ("pageToken", token));
            asked(&first.into_iter().chain(token).collect::<Vec<_>>(), body)
        }
        "tiktok-scraper" if number == 0 => {
            asked(&[], json!({ "searchQueries": [query], "resultsPerPage": 10_000 }))
        }
        "discovery" => asked(
            &[],
            json!({ "platform": network, "paging": { "limit": 50, "page": number + 1 }, "filters": { "ai_search": query } }),
        ),
        "similar" => asked(
            &[],
            json!({ "platform": network, "filter_key": "username", "filter_value": query,
                    "paging": { "limit": 50, "page": number + 1 } }),
        ),
        _ => return profile_call(route, platform, query).filter(|_| number == 0),
    })
}

/// The call for single creators.
fn profile_call(route: &Route, platform: Platform, name: &str) -> Option<Asked> {
    let network = platform.as_str().to_lowercase();
    Some(match route.endpoint {
        "tiktok/profile" | "tiktok/profile/videos" | "instagram/profile" | "youtube/channel" => {
            asked(&[("handle", name)], Value::Null)
        }
        "channels" => asked(
            &[
                (
                    "part",
                    "snippet,statistics,brandingSettings,contentDetails,topicDetails",
                ),
                ("forHandle", name),
            ],
            Value::Null,
        ),
        "instagram-profile-scraper" => asked(&[], json!({ "usernames": [name] })),
        "enrich" => asked(&[], json!({ "platform": network, "handle": name })),
        _ => return None,
    })
}

fn is_search(route: &Route) -> bool {
    profile_call(route, network(route), "x").is_none() && route.endpoint != "similar"
}

/// All pages of a query, as a careful client walks them: to the page that has no next, or to a "no more" that brings nobody new,
/// or to two pages that bring nobody new.
fn walk(simulator: &Simulator, route: &Route, platform: Platform, query: &str) -> Vec<Answer> {
    let (mut answers, mut known, mut stale) = (Vec::<Answer>::new(), Vec::<String>::new(), 0);
    for number in 0..200 {
        let token = answers.last().and_then(|answer| answer.next.clone());
        let Some(call) = page_call(route, platform, query, number, token.as_deref()) else {
            break;
        };
        let answer = read(simulator, route, platform, &call)
            .unwrap_or_else(|fault| panic!("{route:?} {query:?} page {number}: {fault:?}"));
        let before = known.len();
        for id in answer
            .creators
            .iter()
            .filter_map(|creator| creator.external_id.clone())
        {
            if !known.contains(&id) {
                known.push(id);
            }
        }
        let (more, next) = (answer.more, answer.next.is_some());
        answers.push(answer);
        stale = if known.len() > before { 0 } else { stale + 1 };
        // YouTube alone is right about it.
        if stale == 2 || (stale == 1 && more == Some(false)) || (route.endpoint == "search" && !next) {
            break;
        }
    }
    answers
}

/// The ids of the creators on the pages, each once, in order.
fn ids(answers: &[Answer]) -> Vec<String> {
    let mut ids = Vec::new();
    for creator in answers.iter().flat_map(|answer| &answer.creators) {
        let id = creator.external_id.clone().expect("every row has an id");
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

/// Some creators of a network, the first and others.
fn some(simulator: &Simulator, platform: Platform) -> Vec<String> {
    let discovery = Provider::InfluencersClub.endpoint("discovery").unwrap();
    let ids = simulator.expected(discovery, platform, "anybody");
    let handle = |id: &String| simulator.creator(platform, id).unwrap().handle.clone().unwrap();
    ids.iter().step_by(6).map(handle).collect()
}

impl std::fmt::Debug for Route {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.provider.as_str(), self.endpoint)
    }
}

#[test]
fn every_answer_that_is_read_is_served_except_videos_of_youtube() {
    let served: Vec<String> = ROUTES.iter().map(|route| format!("{route:?}")).collect();
    let called = Provider::ALL
        .into_iter()
        .flat_map(|provider| provider.vendor().endpoints());
    let read = called.map(|endpoint| format!("{endpoint:?}"));
    let missing: Vec<String> = read.filter(|name| !served.contains(name)).collect();
    assert_eq!(
        missing,
        ["youtube videos", "youtube playlistItems"],
        "no search asks for them"
    );
}

#[test]
fn the_pages_of_a_search_together_hold_whom_the_query_finds_with_what_is_true_of_them() {
    for route in ROUTES.iter().filter(|route| is_search(route)) {
        let platform = network(route);
        for query in QUERIES {
            let answers = walk(&FAULTLESS, route, platform, query);
            for answer in &answers {
                compare(&FAULTLESS, route, platform, answer);
            }
            let expected = FAULTLESS.expected(endpoint(route), platform, query);
            assert_eq!(ids(&answers), expected, "{route:?} {query}");
            // Instagram ends at page 11, YouTube after 500 rows.
            let least = if route.endpoint == "instagram/reels/search" {
                200
            } else {
                300
            };
            assert!(
                (least..=300).contains(&expected.len()),
                "{route:?}: {}",
                expected.len()
            );
        }
    }
}

#[test]
fn single_creators_and_those_like_them_are_told_as_they_are() {
    for route in ROUTES.iter().filter(|route| !is_search(route)) {
        for platform in Platform::ALL {
            if endpoint(route).platform.is_some_and(|own| own != platform) {
                continue;
            }
            for handle in some(&FAULTLESS, platform) {
                let answers = walk(&FAULTLESS, route, platform, &handle);
                for answer in &answers {
                    compare(&FAULTLESS, route, platform, answer);
                }
                let expected = FAULTLESS.expected(endpoint(route), platform, &handle);
                assert_eq!(ids(&answers), expected, "{route:?} {handle}");
                // In any case, with the sign, and by id.
                let id = FAULTLESS
                    .creator(platform, &handle)
                    .unwrap()
                    .external_id
                    .clone()
                    .unwrap();
                for name in [handle.to_uppercase(), format!("@{handle}"), id] {
                    assert_eq!(
                        FAULTLESS.expected(endpoint(route), platform, &name),
                        expected,
                        "{name}"
                    );
                }
            }
        }
    }
}

#[test]
fn who_has_a_word_of_the_query_comes_before_the_others() {
    let discovery = Provider::InfluencersClub.endpoint("discovery").unwrap();
    for platform in Platform::ALL {
        for (query, least) in [("yoga", 30), ("vegan OR recipes", 300), ("zzz no such word", 0)] {
            let found = FAULTLESS.expected(discovery, platform, query);
            let speaks = |id: &String| {
                let creator = FAULTLESS.creator(platform, id).unwrap();
                let texts = creator.posts.iter().filter_map(|post| post.text.clone());
                let all = texts
                    .chain(creator.bio.clone())
                    .collect::<Vec<_>>()
                    .join(" ")
                    .to_lowercase();
                let of_query = |word: &&str| all.contains(*word) && *word != "OR";
                query.split(' ').any(|word| word.len() > 3 && of_query(&word))
            };
            let matching = found.iter().take_while(|id| speaks(id)).count();
            assert!(matching >= least, "{platform} {query}: {matching}");
            assert_eq!(found.len(), 300);
            if query == "yoga" {
                assert!(
                    !found[matching..].iter().any(speaks),
                    "{platform}: nobody who matches is behind"
                );
            }
        }
    }
}

#[test]
fn searches_overlap_repeat_and_lie_about_their_end_as_real_ones_do() {
    let route = route(Provider::ScrapeCreators, "tiktok/search/keyword");
    let (mut wrong_ends, mut gaps, mut carried, mut twice) = (0, 0, 0, 0);
    for query in ["vegan", "yoga", "running", "dogs", "travel", "cats"] {
        let answers = walk(&FAULTLESS, route, Platform::TikTok, query);
        let all = FAULTLESS.expected(endpoint(route), Platform::TikTok, query).len();
        let full = answers
            .iter()
            .position(|answer| ids(&answers[..1]).is_empty() && answer.creators.is_empty());
        assert_eq!(full, None, "a first page is never empty");
        for (number, answer) in answers.iter().enumerate() {
            let posts: usize = answer.creators.iter().map(|creator| creator.posts.len()).sum();
            assert!(posts <= 30);
            assert_eq!(
                answer.next,
                Some(((number + 1) * 30).to_string()),
                "whatever the page holds"
            );
            let is_end = ids(&answers[..=number]).len() == all;
            wrong_ends += usize::from(answer.more == Some(false) && !is_end);
            gaps += usize::from(answer.creators.is_empty() && !is_end);
            twice += usize::from(posts > answer.creators.len());
            let before = number.checked_sub(1).map(|before| ids(&answers[before..number]));
            let again = |creator: &&Creator| {
                before
                    .iter()
                    .flatten()
                    .any(|id| Some(id) == creator.external_id.as_ref())
            };
            carried += answer.creators.iter().filter(again).count();
        }
    }
    assert!(
        wrong_ends > 5 && gaps > 2 && carried > 20 && twice > 20,
        "{wrong_ends} {gaps} {carried} {twice}"
    );
}

#[test]
fn several_profiles_and_channels_come_in_one_answer_in_no_order() {
    let mixed = route(Provider::Apify, "instagram-profile-scraper");
    let mut names = some(&FAULTLESS, Platform::Instagram)[..9].to_vec();
    names.push("no.body".to_owned());
    let answer = read(
        &FAULTLESS,
        mixed,
        Platform::Instagram,
        &asked(&[], json!({ "usernames": names })),
    )
    .unwrap();
    let found: Vec<&String> = answer
        .creators
        .iter()
        .filter_map(|creator| creator.handle.as_ref())
        .collect();
    assert!(names[..9].iter().all(|name| found.contains(&name)));
    assert_eq!(answer.skipped, 1, "the row that says that nobody is there");
    let channels = route(Provider::YouTube, "channels");
    let ids: Vec<String> = some(&FAULTLESS, Platform::YouTube)
        .iter()
        .map(|handle| {
            FAULTLESS
                .expected(endpoint(channels), Platform::YouTube, handle)
                .remove(0)
        })
        .collect();
    let list = ids.join(",");
    let answer = read(
        &FAULTLESS,
        channels,
        Platform::YouTube,
        &asked(&[("part", "snippet"), ("id", &list)], Value::Null),
    );
    let mut found = self::ids(&[answer.unwrap()]);
    assert_ne!(found, ids, "not the order in which they were asked for");
    let mut ids = ids;
    found.sort();
    ids.sort();
    assert_eq!(found, ids);
}

#[test]
fn results_limit_what_a_query_finds() {
    for route in ROUTES.iter().filter(|route| is_search(route)) {
        let platform = network(route);
        let expected = SMALL.expected(endpoint(route), platform, "vegan");
        assert_eq!(expected.len(), 40, "{route:?}");
        assert_eq!(
            ids(&walk(&SMALL, route, platform, "vegan")),
            expected,
            "{route:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_query_finds_the_same_creators_on_its_pages_as_are_expected(query in "\\PC{0,24}|[a-z #\"()]{1,40}") {
        for name in ["tiktok/search/keyword", "youtube/search"] {
            let route = route(Provider::ScrapeCreators, name);
            let platform = network(route);
            if query.trim().is_empty() {
                let call = page_call(route, platform, &query, 0, None).unwrap();
                prop_assert_eq!(read(&SMALL, route, platform, &call).unwrap_err().class, Class::BadRequest);
                continue;
            }
            let found = ids(&walk(&SMALL, route, platform, &query));
            prop_assert_eq!(found.len(), 40);
            prop_assert_eq!(found, SMALL.expected(endpoint(route), platform, query.trim()));
        }
    }
}
