//! The form of what is served beside what was recorded: no member that a vendor does not have, none of another type.
use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::base::testing::shared;

/// The recorded and documented answers of an endpoint, in `../shared`.
fn recorded(endpoint: &str) -> &'static [&'static str] {
    match endpoint {
        "tiktok/search/keyword" => &[
            "fixtures/providers/scrapecreators/tiktok_search_keyword_nike_run1_p1.json",
            "fixtures/providers/scrapecreators/tiktok_search_keyword_empty_list.json",
            "fixtures/providers/scrapecreators/tiktok_search_keyword_full_item.json",
            "data/scrapecreators/tiktok/v1_tiktok_search_keyword.json",
        ],
        "tiktok/search/users" => &[
            "fixtures/providers/scrapecreators/tiktok_search_users_sports_a.json",
            "data/scrapecreators/tiktok/v1_tiktok_search_users.json",
        ],
        "tiktok/profile" => &[
            "fixtures/providers/scrapecreators/tiktok_profile_espn_overflow.json",
            "fixtures/providers/scrapecreators/tiktok_profile_account_deactivated.json",
            "data/scrapecreators/tiktok/v1_tiktok_profile.json",
        ],
        "tiktok/profile/videos" => &[
            "fixtures/providers/scrapecreators/doc/tiktok_profile_videos_trimmed.json",
            "fixtures/providers/scrapecreators/tiktok_search_keyword_full_item.json",
            "data/scrapecreators/tiktok/v1_tiktok_search_keyword.json",
        ],
        "instagram/reels/search" => &["data/scrapecreators/instagram/v2_instagram_reels_search.json"],
        "instagram/profile" => &[
            "fixtures/providers/scrapecreators/instagram_profile_with_related.json",
            "fixtures/providers/scrapecreators/instagram_profile_private_empty.json",
            "data/scrapecreators/instagram/v1_instagram_profile.json",
        ],
        "youtube/search" => &[
            "fixtures/providers/scrapecreators/youtube_search.json",
            "data/scrapecreators/youtube/v1_youtube_search.json",
        ],
        "youtube/channel" => &[
            "fixtures/providers/scrapecreators/youtube_channel_apple.json",
            "data/scrapecreators/youtube/v1_youtube_channel.json",
        ],
        "search" => &[
            "fixtures/providers/youtube_v3/search_by_keywords_p1.json",
            "fixtures/providers/youtube_v3/search_by_keywords_p2.json",
            "fixtures/providers/youtube_v3/search_channels.json",
        ],
        "channels" => &[
            "fixtures/providers/youtube_v3/channels_list_multi.json",
            "fixtures/providers/youtube_v3/item_channel_full.json",
        ],
        "instagram-profile-scraper" => &[
            "fixtures/providers/apify/instagram_profile_scraper_creator.json",
            "fixtures/providers/apify/instagram_profile_scraper_cocacola.json",
            "fixtures/providers/apify/instagram_not_found_row.json",
        ],
        "tiktok-scraper" => &[
            "fixtures/providers/apify/tiktok_scraper_search.json",
            "fixtures/providers/apify/tiktok_scraper_profile.json",
        ],
        "discovery" => &["fixtures/providers/influencers_club/discovery_page.json"],
        "similar" => &["fixtures/providers/influencers_club/similar_page.json"],
        "enrich" => &["fixtures/providers/influencers_club/enrich_full.json"],
        other => panic!("{other}"),
    }
}

/// Members that no recording has and the list of the providers' contracts names.
fn documented(endpoint: &str) -> &'static [&'static str] {
    match endpoint {
        "channels" => &[
            "items[].snippet.defaultLanguage",
            "items[].brandingSettings.channel.defaultLanguage",
        ],
        "tiktok-scraper" => &["[].locationCreated"],
        "instagram/reels/search" => &["reels[].video_play_count", "reels[].video_view_count"],
        "tiktok/profile/videos" => &["has_more"],
        "discovery" | "similar" => &["accounts[].profile.subscriber_count"],
        _ => &[],
    }
}

/// Every place in a JSON, list positions folded, with the types of what is there. Null and what is empty tell no type.
fn places(value: &Value, path: &str, found: &mut BTreeMap<String, BTreeSet<&'static str>>) {
    let kind = match value {
        Value::Object(members) => {
            for (name, member) in members {
                let dot = if path.is_empty() { "" } else { "." };
                places(member, &format!("{path}{dot}{name}"), found);
            }
            "object"
        }
        Value::Array(list) => {
            for item in list {
                places(item, &format!("{path}[]"), found);
            }
            "list"
        }
        Value::String(_) => "text",
        Value::Number(_) => "number",
        Value::Bool(_) => "flag",
        Value::Null => "",
    };
    found
        .entry(path.to_owned())
        .or_default()
        .extend(Some(kind).filter(|kind| !kind.is_empty()));
}

/// What is known of an endpoint's form; `None` without the recordings.
fn known(endpoint: &str) -> Option<BTreeMap<String, BTreeSet<&'static str>>> {
    let mut found = BTreeMap::new();
    for name in recorded(endpoint) {
        let text = std::fs::read(shared(name)?).unwrap();
        let value: Value = serde_json::from_slice(&text).unwrap();
        let is_bare_item = name.contains("/item_");
        places(
            &if is_bare_item {
                json!({ "items": [value] })
            } else {
                value
            },
            "",
            &mut found,
        );
    }
    if endpoint == "tiktok/profile/videos" {
        // A video has the members that it has in a search.
        let moved = found.iter().filter_map(|(path, kinds)| {
            let rest = path.strip_prefix("search_item_list[].aweme_info")?;
            Some((format!("aweme_list[]{rest}"), kinds.clone()))
        });
        let moved: Vec<_> = moved.collect();
        found.extend(moved);
    }
    for path in documented(endpoint) {
        found.insert((*path).to_owned(), BTreeSet::new());
    }
    if endpoint == "enrich" {
        // Instagram's member is documented whole, YouTube's two names beside it: all networks may have all of them.
        let of = |network: &str| {
            let start = format!("result.{network}");
            let own = found.iter().filter_map(move |(path, kinds)| {
                Some((path.strip_prefix(&start)?.to_owned(), kinds.clone()))
            });
            own.collect::<Vec<_>>()
        };
        let all = [of("instagram"), of("youtube")].concat();
        for network in ["instagram", "youtube", "tiktok"] {
            found.extend(
                all.iter()
                    .map(|(path, kinds)| (format!("result.{network}{path}"), kinds.clone())),
            );
        }
    }
    Some(found)
}

/// A lot of answers of an endpoint, good, empty and at the end.
fn served(route: &Route) -> Vec<Value> {
    let platforms = Platform::ALL.into_iter();
    let platforms = platforms.filter(|platform| endpoint(route).platform.is_none_or(|own| own == *platform));
    let mut bodies = Vec::new();
    for platform in platforms {
        let world = &FAULTLESS.0.world;
        let queries = if is_search(route) {
            vec!["vegan".to_owned()]
        } else {
            some(&FAULTLESS, platform)
        };
        for query in queries {
            let mut token = None;
            for number in 0..25 {
                let Some(call) = page_call(route, platform, &query, number, token.as_deref()) else {
                    break;
                };
                for version in [Show::Good, Show::Empty, Show::Before] {
                    bodies.extend((route.show)(world, &call, version).map(|told| told.body));
                }
                let answer = read(&FAULTLESS, route, platform, &call);
                token = answer.ok().and_then(|answer| answer.next);
                if route.endpoint == "search" && token.is_none() {
                    break;
                }
            }
        }
    }
    if route.endpoint == "search" {
        let call = asked(
            &[("part", "snippet"), ("q", "vegan"), ("type", "channel")],
            Value::Null,
        );
        bodies.extend((route.show)(&FAULTLESS.0.world, &call, Show::Good).map(|told| told.body));
    }
    bodies
}

#[test]
fn no_answer_has_a_member_that_its_vendor_does_not_have() {
    for route in ROUTES {
        let Some(known) = known(route.endpoint) else {
            return;
        };
        let mut found = BTreeMap::new();
        for body in served(route) {
            places(&body, "", &mut found);
        }
        assert!(
            found.len() > 10 || route.endpoint.len() < 10,
            "{route:?}: {}",
            found.len()
        );
        for (path, kinds) in found {
            let Some(real) = known.get(&path) else {
                panic!("{route:?}: no recording has {path}");
            };
            let other: Vec<&&str> = kinds
                .iter()
                .filter(|kind| !real.is_empty() && !real.contains(*kind))
                .collect();
            assert!(
                other.is_empty(),
                "{route:?}: {path} is {real:?} in the recordings, not {other:?}"
            );
        }
    }
}

#[test]
fn ids_are_of_the_vendors_forms() {
    let keyword = route(Provider::ScrapeCreators, "tiktok/search/keyword");
    let bodies = served(keyword);
    let items = bodies
        .iter()
        .flat_map(|body| body["search_item_list"].as_array().unwrap());
    let mut seen = 0;
    for item in items {
        let video = &item["aweme_info"];
        let author = &video["author"];
        let number = video["author_user_id"].as_u64().unwrap();
        assert!(number > 1 << 53, "no number of JavaScript");
        assert_eq!(author["uid"].as_str(), Some(number.to_string().as_str()));
        assert_eq!(video["aweme_id"].as_str().map(str::len), Some(19));
        seen += 1;
    }
    assert!(seen > 200);
    let reel = &served(route(Provider::ScrapeCreators, "instagram/reels/search"))[0]["reels"][0];
    let code = reel["shortcode"].as_str().unwrap();
    assert_eq!((code.len(), &code[..1]), (11, "D"));
    assert_eq!(reel["id"].as_str().map(str::len), Some(19));
    assert_eq!(reel["owner"]["id"].as_str().map(str::len), Some(11));
    let channel = &served(route(Provider::YouTube, "channels"))[0]["items"][0];
    assert!(channel["id"].as_str().unwrap().starts_with("UC"));
    assert!(channel["statistics"]["videoCount"].is_string() || channel["statistics"]["videoCount"].is_null());
    let mut ids = BTreeSet::new();
    for network in Platform::ALL {
        let all = Simulator::new(Script {
            results: 1_200,
            ..Script::default()
        });
        let discovery = Provider::InfluencersClub.endpoint("discovery").unwrap();
        ids.extend(all.expected(discovery, network, ""));
    }
    assert_eq!(ids.len(), 3_600, "every id is one creator's");
}
