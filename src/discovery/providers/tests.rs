//! Every recorded and documented answer of the providers, read: what comes out, in numbers.
mod faults;
mod hostile;
mod letters;
mod rows;
mod table;

use std::path::Path;

use super::*;
use crate::base::testing::shared;

/// Rows of the index that no provider ever sends.
const NO_ANSWERS: [(&str, &str); 1] = [(
    "tiktok_research/video_query.request.json",
    "the body of a request",
)];

/// A row of the index.
struct Recorded {
    path: String,
    status: u16,
    request: String,
    bytes: Vec<u8>,
}

fn recorded(folder: &Path) -> Vec<Recorded> {
    let index = std::fs::read_to_string(folder.join("INDEX.tsv")).unwrap();
    let rows = index.lines().skip(1).map(|line| {
        let columns: Vec<&str> = line.split('\t').collect();
        Recorded {
            path: columns[0].to_owned(),
            status: columns[1].parse().unwrap(),
            request: columns[4].to_owned(),
            bytes: std::fs::read(folder.join(columns[0])).unwrap(),
        }
    });
    rows.collect()
}

#[test]
fn every_recorded_answer_is_read_or_refused_with_its_class() {
    let Some(folder) = shared("fixtures/providers") else {
        return;
    };
    let (mut found, mut letters) = (String::new(), String::new());
    for row in recorded(&folder) {
        let endpoints = asked(&row.path, &row.request);
        let mut outcomes: Vec<(String, Vec<&Endpoint>)> = Vec::new();
        for endpoint in &endpoints {
            let answer = endpoint.read(Platform::Instagram, Some(row.status), &row.bytes);
            let outcome = outcome(&answer);
            let saved = self::outcome(&endpoint.read(Platform::Instagram, None, &row.bytes));
            let outcome = if saved == outcome {
                outcome
            } else {
                format!("{outcome} (without the status {saved})")
            };
            let is_new = !table::READ.contains(&format!("{}: {outcome}\n", row.path));
            if let (true, Ok(answer)) = (is_new, &answer) {
                letters.push_str(&format!("{} {endpoint:?}\n{}", row.path, in_letters(answer)));
            }
            match outcomes.iter_mut().find(|(known, _)| *known == outcome) {
                Some((_, same)) => same.push(endpoint),
                None => outcomes.push((outcome, vec![endpoint])),
            }
        }
        let differ = outcomes.len() > 1;
        for (outcome, endpoints) in outcomes {
            let by = match endpoints.len() {
                _ if !differ => String::new(),
                1..=3 => {
                    let names: Vec<&str> = endpoints.iter().map(|endpoint| endpoint.name).collect();
                    format!(" as {}", names.join(", "))
                }
                many => format!(" as any of {many} others"),
            };
            found.push_str(&format!("{} {}{by}: {outcome}\n", row.status, row.path));
        }
    }
    assert!(
        found.trim() == table::READ.trim(),
        "{letters}\nThe whole table is now:\n{found}"
    );
}

#[test]
fn no_row_of_the_index_is_left_out() {
    let Some(folder) = shared("fixtures/providers") else {
        return;
    };
    let rows = recorded(&folder);
    let is_read = |path: &str| {
        table::READ.lines().any(|line| {
            let name = line.split(' ').nth(1).unwrap_or_default();
            name.trim_end_matches(':') == path
        })
    };
    for row in &rows {
        let excused = NO_ANSWERS.iter().any(|(path, _)| *path == row.path);
        assert!(
            is_read(&row.path) != excused,
            "{} has to stand in the table, or among NO_ANSWERS with the reason",
            row.path
        );
    }
    for (path, _) in NO_ANSWERS {
        assert!(
            rows.iter().any(|row| row.path == path),
            "{path} is not in the index"
        );
    }
    // What is no answer gives no creators either.
    for (path, _) in NO_ANSWERS {
        let bytes = std::fs::read(folder.join(path)).unwrap();
        for endpoint in ENDPOINTS {
            let read = endpoint.read(Platform::TikTok, None, &bytes);
            assert!(
                read.is_err() || read.is_ok_and(|answer| answer.creators.is_empty()),
                "{endpoint:?}"
            );
        }
    }
}

/// Every answer of one provider, read as every other answer of every provider: what is not meant for a reader is refused.
#[test]
fn no_reader_makes_creators_of_another_answer() {
    let Some(folder) = shared("fixtures/providers") else {
        return;
    };
    let mut found = String::new();
    for row in recorded(&folder) {
        let own = asked(&row.path, &row.request);
        for endpoint in ENDPOINTS {
            let answer = endpoint.read(Platform::TikTok, Some(row.status), &row.bytes);
            hostile::lawful(Some(row.status), &answer);
            let is_own = own
                .iter()
                .any(|other| (other.vendor, other.name) == (endpoint.vendor, endpoint.name));
            if let Ok(answer) = answer
                && !is_own
                && !answer.creators.is_empty()
            {
                let number = answer.creators.len();
                found.push_str(&format!("{} as {endpoint:?}: {number}\n", row.path));
            }
        }
    }
    assert_eq!(found.trim(), table::SHARED_SHAPES.trim(), "{found}");
}

/// The endpoints that a fixture answers; answers of calls that we never make are left to the endpoint they could be mistaken for.
fn asked(path: &str, request: &str) -> Vec<&'static Endpoint> {
    let (folder, name) = path.split_once('/').unwrap();
    let has = |word: &str| name.contains(word);
    let only = |provider: Vendor, name: &str| vec![provider.endpoint(name).unwrap()];
    let all = |provider: Vendor| provider.endpoints().collect();
    if NO_ANSWERS.iter().any(|(known, _)| *known == path) {
        return Vec::new();
    }
    match folder {
        "youtube_v3" if has("item") => all(Vendor::YouTube),
        "youtube_v3" if has("channel") && !has("search") => only(Vendor::YouTube, "channels"),
        "youtube_v3" if has("video") && !has("search") => only(Vendor::YouTube, "videos"),
        "youtube_v3" => only(Vendor::YouTube, "search"),
        "scrapecreators" => {
            let path = request.split(['?', ' ']).find(|word| word.starts_with("/v"));
            let path = path.and_then(|path| path.trim_start_matches('/').split_once('/'));
            let known = path.and_then(|(_, path)| Vendor::ScrapeCreators.endpoint(path));
            known.map_or_else(
                || only(Vendor::ScrapeCreators, "tiktok/search/keyword"),
                |endpoint| vec![endpoint],
            )
        }
        "apify" if has("tiktok") => only(Vendor::Apify, "tiktok-scraper"),
        "apify" => only(Vendor::Apify, "instagram-profile-scraper"),
        "influencers_club" if has("enrich") => only(Vendor::InfluencersClub, "enrich"),
        "influencers_club" if has("similar") => only(Vendor::InfluencersClub, "similar"),
        "influencers_club" => only(Vendor::InfluencersClub, "discovery"),
        "modash" => all(Vendor::Modash),
        "insightiq" => all(Vendor::InsightIq),
        "tiktok_research" if has("video") => only(Vendor::TikTokResearch, "video/query"),
        "tiktok_research" if has("user") => only(Vendor::TikTokResearch, "user/info"),
        "tiktok_research" => all(Vendor::TikTokResearch),
        "instagram_graph" if has("discovery") => only(Vendor::InstagramGraph, "business_discovery"),
        "instagram_graph" if has("recent_media") => only(Vendor::InstagramGraph, "recent_media"),
        "instagram_graph" if has("top_media") => only(Vendor::InstagramGraph, "top_media"),
        "instagram_graph" => all(Vendor::InstagramGraph),
        "rapidapi" if has("feed_search") => only(Vendor::RapidApi, "tiktok-scraper7/feed/search"),
        "rapidapi" if has("user_info") => only(Vendor::RapidApi, "tiktok-scraper7/user/info"),
        "rapidapi" if has("reels") => only(Vendor::RapidApi, "instagram-premium/search/reels"),
        "rapidapi" => all(Vendor::RapidApi),
        "ensembledata" => all(Vendor::EnsembleData),
        "serper" => all(Vendor::Serper),
        "generic" | "synthetic" => ENDPOINTS.iter().collect(),
        _ => Vec::new(),
    }
}

/// How many of what, and the sums, so that a wrong field path shows; or the class of the fault.
fn outcome(answer: &Result<Answer, Fault>) -> String {
    let answer = match answer {
        Ok(answer) => answer,
        Err(fault) => return fault.class.to_string(),
    };
    let creators = &answer.creators;
    let count = |has: &dyn Fn(&Creator) -> bool| creators.iter().filter(|creator| has(creator)).count();
    let posts: Vec<&Post> = creators.iter().flat_map(|creator| &creator.posts).collect();
    let sum = |of: &dyn Fn(&Post) -> Option<i64>| posts.iter().filter_map(|post| of(post)).sum::<i64>();
    let mut parts = vec![format!("{} creators", creators.len())];
    let mut part = |number: usize, what: &str| {
        if number > 0 {
            parts.push(format!("{number} {what}"));
        }
    };
    part(count(&|c| c.external_id.is_some()), "ids");
    part(count(&|c| c.handle.is_some()), "handles");
    part(count(&|c| c.name.is_some()), "names");
    part(count(&|c| c.followers.is_some()), "followers");
    part(count(&|c| c.bio.is_some()), "bios");
    part(count(&|c| !c.emails.is_empty()), "e-mails");
    part(count(&|c| !c.links.is_empty()), "links");
    part(count(&|c| c.avatar_url.is_some()), "avatars");
    part(count(&|c| c.verified == Some(true)), "verified");
    part(count(&|c| c.country.is_some()), "countries");
    part(count(&|c| c.language.is_some()), "languages");
    part(posts.len(), "posts");
    let posts_with = |has: &dyn Fn(&Post) -> bool| posts.iter().filter(|post| has(post)).count();
    part(posts_with(&|post| post.url.is_some()), "addresses");
    part(posts_with(&|post| post.published_at.is_some()), "dates");
    part(posts.iter().map(|post| post.hashtags.len()).sum(), "hashtags");
    part(answer.skipped, "skipped");
    let sums = [
        ("followers", creators.iter().filter_map(|c| c.followers).sum()),
        ("views", sum(&|post| post.views)),
        ("likes", sum(&|post| post.likes)),
        ("comments", sum(&|post| post.comments)),
        ("shares", sum(&|post| post.shares)),
    ];
    let sums: Vec<String> = sums
        .iter()
        .filter(|(_, sum)| *sum > 0)
        .map(|(name, sum): &(&str, i64)| format!("{name} {sum}"))
        .collect();
    let next = if answer.next.is_some() { "; next" } else { "" };
    let more = if answer.more == Some(false) {
        "; no more, it says"
    } else {
        ""
    };
    let letters = if creators.is_empty() {
        String::new()
    } else {
        format!("; #{:08x}", digest(&in_letters(answer)))
    };
    format!("{}; {}{next}{more}{letters}", parts.join(", "), sums.join(", "))
}

/// All that was read. People are not copied into this repository, so the table holds a digest of it; where the table does not
/// fit, the test shows this text.
fn in_letters(answer: &Answer) -> String {
    let mut text = String::new();
    for c in &answer.creators {
        let numbers = (c.followers, c.following, c.likes, c.post_count);
        let codes = (c.verified, &c.country, &c.language, &c.category, &c.topics);
        text.push_str(&format!(
            "  {} {:?} {:?} {:?} {numbers:?} {codes:?}\n",
            c.platform, c.external_id, c.handle, c.name
        ));
        text.push_str(&format!(
            "    {:?} {:?} {:?} {:?}\n",
            c.bio, c.emails, c.links, c.avatar_url
        ));
        for p in &c.posts {
            let date = p.published_at.map(|at| at.to_rfc3339());
            let numbers = (p.views, p.likes, p.comments, p.shares);
            text.push_str(&format!(
                "    - {:?} {date:?} {numbers:?} {:?} {:?}\n      {:?} {:?}\n",
                p.external_id, p.url, p.thumbnail_url, p.text, p.hashtags
            ));
        }
    }
    text.push_str(&format!("  {:?} {:?}\n", answer.next, answer.more));
    text
}

/// FNV-1a, which stays the same from one compiler to the next.
fn digest(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}
