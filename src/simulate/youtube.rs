//! YouTube Data API v3. Counts are texts, and names in a search are written for web pages.
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::asked::{Asked, Show, Shown, ok, told};
use super::pages::{Deal, Row, cut, deal, ids, rows};
use super::world::{World, base64, letters};
use crate::discovery::model::Creator;
use crate::discovery::platform::Platform;

/// Rows that can be reached in all, whatever the total says.
const REACHABLE: usize = 500;
/// Rows on a page where the call does not say, and at most.
const ROWS: usize = 5;
const MOST_ROWS: usize = 50;
/// Channels of one call at most.
const MOST_CHANNELS: usize = 50;
/// Characters of a description that a search shows.
const SHOWN: usize = 160;

const SEARCH: Deal = Deal {
    fresh: (10, 20),
    rows: 30,
    twice: 150,
    carried: 2,
    gaps: 0,
    pages: usize::MAX,
};

pub(super) const OPTIONAL: &[&str] = &[
    "title",
    "channelTitle",
    "thumbnails",
    "description",
    "publishedAt",
    "localized",
    "country",
    "defaultLanguage",
    "statistics",
    "viewCount",
    "subscriberCount",
    "videoCount",
    "topicDetails",
    "brandingSettings",
];

/// `/search`: videos, or channels with `type=channel`.
pub(super) fn search(world: &World, asked: &Asked, show: Show) -> Shown {
    let (Some(parts), Some(query)) = (asked.text("part"), asked.text("q")) else {
        return bad(
            "missingRequiredParameter",
            "A required parameter is missing: part and q are needed.",
        );
    };
    let Some(size) = asked.whole("maxResults", ROWS).filter(|size| *size <= MOST_ROWS) else {
        return bad("invalidParameter", "maxResults must be between 0 and 50.");
    };
    let channels = asked.text("type") == Some("channel");
    let found: Vec<Value> = if channels {
        let ranking = world.ranking(Platform::YouTube, query);
        ranking
            .iter()
            .take(REACHABLE)
            .map(|creator| channel_row(world, creator))
            .collect()
    } else {
        search_rows(world, query)
            .iter()
            .map(|row| video_row(world, row))
            .collect()
    };
    let start = match asked.text("pageToken") {
        None => Some(0),
        Some(given) => (0..found.len()).find(|start| {
            [token(*start, 0), token(*start, 1)]
                .iter()
                .any(|token| token == given)
        }),
    };
    let Some(start) = start else {
        return bad("invalidPageToken", "The request specifies an invalid page token.");
    };
    let mut items = cut(&found, start, size, show)?.to_vec();
    if !parts.split(',').any(|part| part.trim() == "snippet") {
        for members in items.iter_mut().filter_map(Value::as_object_mut) {
            members.remove("snippet");
        }
    }
    let mut body = json!({
        "kind": "youtube#searchListResponse", "etag": etag(world, &format!("search {query} {start} {size}")), "regionCode": "US",
        "pageInfo": { "totalResults": (found.len() * 2_500).min(1_000_000), "resultsPerPage": size }, "items": items,
    });
    let next = start + size;
    if size > 0 && next < found.len() && show != Show::Empty {
        body["nextPageToken"] = token(next, 0).into();
    }
    if start > 0 {
        body["prevPageToken"] = token(start.saturating_sub(size), 1).into();
    }
    ok(body)
}

fn search_rows<'a>(world: &'a World, query: &str) -> Vec<Row<'a>> {
    let mut rows = rows(&deal(world, Platform::YouTube, "search", query, &SEARCH));
    rows.truncate(REACHABLE);
    rows
}

/// Of the search for videos.
pub(super) fn found_by_search(world: &World, _: Platform, query: &str) -> Vec<String> {
    ids(search_rows(world, query).into_iter().map(|row| row.creator))
}

/// `/channels`: by `id` or `forHandle`, the asked parts only, in no order. Nobody found is an answer without `items`.
pub(super) fn channels(world: &World, asked: &Asked, show: Show) -> Shown {
    let Some(parts) = asked.text("part") else {
        return bad(
            "missingRequiredParameter",
            "A required parameter is missing: part.",
        );
    };
    let names: Vec<&str> = match (asked.text("id"), asked.text("forHandle")) {
        (Some(ids), _) => ids.split(',').map(str::trim).collect(),
        (None, Some(handle)) => vec![handle],
        (None, None) => {
            return bad(
                "missingRequiredParameter",
                "No filter selected: give id or forHandle.",
            );
        }
    };
    if names.len() > MOST_CHANNELS {
        return bad("invalidParameter", "At most 50 ids may be given.");
    }
    let mut found: Vec<&Creator> = Vec::new();
    for creator in names
        .iter()
        .filter_map(|name| world.find(Platform::YouTube, name))
    {
        if !found.iter().any(|known| known.external_id == creator.external_id) {
            found.push(creator);
        }
    }
    let found = match show {
        Show::Good => world.draw("order", &names.join(",")).shuffled(&found),
        Show::Empty => Vec::new(),
        Show::Before => return None,
    };
    let mut body = json!({
        "kind": "youtube#channelListResponse", "etag": etag(world, &names.join(",")),
        "pageInfo": { "totalResults": found.len(), "resultsPerPage": ROWS.max(found.len()) },
    });
    if !found.is_empty() {
        let parts: Vec<&str> = parts.split(',').map(str::trim).collect();
        body["items"] = found
            .iter()
            .map(|creator| channel(world, creator, &parts))
            .collect();
    }
    ok(body)
}

fn bad(reason: &str, message: &str) -> Shown {
    told(
        400,
        json!({ "error": {
            "code": 400, "message": message,
            "errors": [{ "message": message, "domain": "youtube.parameter", "reason": reason, "locationType": "parameter" }],
        } }),
    )
}

/// The token of the page from a row on: base64 over two numbers, the second telling forward (0) from backward (1).
fn token(start: usize, backward: u8) -> String {
    let mut bytes = vec![0x08];
    let mut rest = start;
    while rest >= 0x80 {
        bytes.push(u8::try_from(rest & 0x7f).unwrap_or_default() | 0x80);
        rest >>= 7;
    }
    bytes.push(u8::try_from(rest).unwrap_or_default());
    bytes.extend([0x10, backward]);
    base64(&bytes)
}

fn etag(world: &World, of: &str) -> String {
    letters(&mut world.draw("etag", of), 27)
}

fn video_row(world: &World, row: &Row<'_>) -> Value {
    let Row { creator, post } = row;
    json!({
        "kind": "youtube#searchResult", "etag": etag(world, &post.external_id),
        "id": { "kind": "youtube#video", "videoId": post.external_id },
        "snippet": {
            "publishedAt": post.published_at.map(|at| instant(at, &post.external_id)), "channelId": creator.external_id,
            "title": escaped(post.text.as_deref().unwrap_or_default()), "description": beginning(creator),
            "thumbnails": thumbnails(post.thumbnail_url.as_deref()), "channelTitle": escaped(creator.name.as_deref().unwrap_or_default()),
            "liveBroadcastContent": "none",
        },
    })
}

fn channel_row(world: &World, creator: &Creator) -> Value {
    let id = creator.external_id.as_deref().unwrap_or_default();
    let name = escaped(creator.name.as_deref().unwrap_or_default());
    json!({
        "kind": "youtube#searchResult", "etag": etag(world, id), "id": { "kind": "youtube#channel", "channelId": id },
        "snippet": {
            "publishedAt": instant(world.joined(creator), id), "channelId": id, "title": name, "description": beginning(creator),
            "thumbnails": thumbnails(creator.avatar_url.as_deref()), "channelTitle": name, "liveBroadcastContent": "none",
        },
    })
}

fn channel(world: &World, creator: &Creator, parts: &[&str]) -> Value {
    let id = creator.external_id.as_deref().unwrap_or_default();
    let name = creator.name.as_deref().unwrap_or_default();
    let bio = creator.bio.as_deref().unwrap_or_default();
    let handle = creator.handle.as_deref().unwrap_or_default();
    let mut snippet = json!({
        "title": name, "description": bio, "customUrl": format!("@{handle}"), "publishedAt": instant(world.joined(creator), id),
        "thumbnails": thumbnails(creator.avatar_url.as_deref()), "localized": { "title": name, "description": bio },
    });
    let mut branding =
        json!({ "channel": { "title": name, "description": bio, "keywords": keywords(creator) } });
    if let Some(country) = &creator.country {
        snippet["country"] = country.as_str().into();
        branding["channel"]["country"] = country.as_str().into();
    }
    if let Some(language) = &creator.language {
        // It stands in one of two places.
        let place = if world.draw("language", id).chance(500) {
            &mut snippet
        } else {
            &mut branding["channel"]
        };
        place["defaultLanguage"] = language.as_str().into();
    }
    let mut statistics = json!({
        "viewCount": World::views(creator).map(|count| count.to_string()),
        "hiddenSubscriberCount": creator.followers.is_none(), "videoCount": creator.post_count.map(|count| count.to_string()),
    });
    if let Some(followers) = creator.followers {
        statistics["subscriberCount"] = followers.to_string().into();
    }
    let topics = creator.category.iter();
    let topics: Vec<String> = topics
        .map(|category| format!("https://en.wikipedia.org/wiki/{}", category.replace(' ', "_")))
        .collect();
    let uploads = format!("UU{}", id.trim_start_matches("UC"));
    let all = [
        ("snippet", snippet),
        ("statistics", statistics),
        ("brandingSettings", branding),
        (
            "contentDetails",
            json!({ "relatedPlaylists": { "likes": "", "uploads": uploads } }),
        ),
        ("topicDetails", json!({ "topicCategories": topics })),
    ];
    let mut item = json!({ "kind": "youtube#channel", "etag": etag(world, id), "id": id });
    for (part, value) in all {
        if parts.contains(&part) {
            item[part] = value;
        }
    }
    item
}

/// The channel's own keywords; those of several words in quotes.
fn keywords(creator: &Creator) -> String {
    let category = creator
        .category
        .iter()
        .map(|category| format!("\"{}\"", category.to_lowercase()));
    category.chain(creator.hashtags()).collect::<Vec<_>>().join(" ")
}

/// Three sizes; the largest is the picture itself.
fn thumbnails(url: Option<&str>) -> Value {
    let size = |name: &str, width: u32| {
        let url = url.map(|url| {
            if name == "high" {
                url.to_owned()
            } else {
                format!("{url}?size={width}")
            }
        });
        json!({ "url": url, "width": width, "height": width })
    };
    json!({ "default": size("default", 88), "medium": size("medium", 240), "high": size("high", 800) })
}

/// With or without thousandths, as both were recorded.
fn instant(at: DateTime<Utc>, of: &str) -> String {
    let form = if of.len() % 2 == of.bytes().map(usize::from).sum::<usize>() % 2 {
        "%Y-%m-%dT%H:%M:%SZ"
    } else {
        "%Y-%m-%dT%H:%M:%S.000Z"
    };
    at.format(form).to_string()
}

/// The description as far as a search shows it.
fn beginning(creator: &Creator) -> String {
    let whole: Vec<&str> = creator
        .bio
        .as_deref()
        .unwrap_or_default()
        .split_whitespace()
        .collect();
    let whole = whole.join(" ");
    if whole.chars().count() <= SHOWN {
        return escaped(&whole);
    }
    let cut: String = whole.chars().take(SHOWN).collect();
    format!("{} ...", escaped(cut.trim_end()))
}

fn escaped(text: &str) -> String {
    let text = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    text.replace('"', "&quot;").replace('\'', "&#39;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_those_that_were_recorded() {
        assert_eq!(
            (token(5, 0), token(25, 0), token(50, 0)),
            ("CAUQAA".into(), "CBkQAA".into(), "CDIQAA".into())
        );
        assert_eq!(token(25, 1), "CBkQAQ");
        assert_eq!(token(200, 0), "CMgBEAA");
    }
}
