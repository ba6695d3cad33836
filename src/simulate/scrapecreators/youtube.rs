//! YouTube as ScrapeCreators passes it on.
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use super::{charged, unknown, wrong};
use crate::discovery::codes::country_name;
use crate::discovery::model::{Creator, Post};
use crate::discovery::platform::Platform;
use crate::simulate::asked::{Asked, Show, Shown};
use crate::simulate::pages::{Deal, Page, Row, deal, ids_on, pick};
use crate::simulate::world::{World, letters, present};

const SEARCH: Deal = Deal {
    fresh: (15, 22),
    rows: 30,
    twice: 120,
    carried: 3,
    gaps: 0,
    pages: usize::MAX,
};

pub(in crate::simulate) const OPTIONAL: &[&str] = &[
    "title",
    "thumbnail",
    "viewCountText",
    "viewCountInt",
    "publishedTime",
    "publishedTimeText",
    "channelName",
    "subscriberCountText",
    "subscriberCountInt",
    "badges",
    "name",
    "avatar",
    "description",
    "subscriberCount",
    "videoCountText",
    "videoCount",
    "viewCount",
    "tags",
    "email",
    "links",
    "country",
];

/// `/v1/youtube/search`: videos, shorts, a live, a shelf and channels. Behind the last page the same token comes for ever.
///
/// Real shelves also hold shorts that name no channel; they are left out here, since they could not be told from a wrong format.
pub(in crate::simulate) fn search(world: &World, asked: &Asked, show: Show) -> Shown {
    let Some(query) = asked.text("query") else {
        return wrong("You must provide a query");
    };
    let pages = search_pages(world, query);
    let number = match asked.text("continuationToken") {
        None => Some(0),
        Some(given) => (0..=pages.len()).find(|number| token(world, query, *number) == given),
    };
    let Some(number) = number else {
        return wrong("continuationToken is not valid");
    };
    let page = pick(&pages, number, show)?;
    let mut body = lists(
        world,
        &page.rows,
        asked.text("type"),
        &format!("{number} {query}"),
    );
    body["continuationToken"] = token(world, query, (number + 1).min(pages.len())).into();
    charged(body)
}

fn search_pages<'a>(world: &'a World, query: &str) -> Vec<Page<'a>> {
    deal(world, Platform::YouTube, "youtube/search", query, &SEARCH)
}

pub(in crate::simulate) fn found_by_search(world: &World, _: Platform, query: &str) -> Vec<String> {
    ids_on(&search_pages(world, query))
}

/// The opaque token of a page: it tells nothing, and belongs to this query alone.
fn token(world: &World, query: &str, number: usize) -> String {
    let drawn = letters(&mut world.draw("continuation", &format!("{number} {query}")), 76);
    format!("Eq{drawn}")
}

/// The rows in the lists of an answer, in the order in which the lists stand.
fn lists(world: &World, rows: &[Row<'_>], wanted: Option<&str>, page: &str) -> Value {
    let mut rng = world.draw("lists", page);
    let (channels, shelf, lives, shorts) = match wanted {
        Some("channels") => (rows.len(), 0, 0, 0),
        Some("shorts") => (0, 0, 0, rows.len()),
        Some("videos") => (0, 0, 0, 0),
        _ => {
            let drawn = (rng.index(3), rng.index(6), rng.index(2), rng.index(7));
            // Always some videos, also on a short last page.
            if drawn.0 + drawn.1 + drawn.2 + drawn.3 < rows.len() {
                drawn
            } else {
                (0, 0, 0, 0)
            }
        }
    };
    let (rest, channels) = rows.split_at(rows.len() - channels);
    let (rest, shelf) = rest.split_at(rest.len() - shelf);
    let (rest, lives) = rest.split_at(rest.len() - lives);
    let (videos, shorts) = rest.split_at(rest.len() - shorts);
    let of = |kind: &str, rows: &[Row<'_>]| -> Vec<Value> {
        rows.iter().map(|row| video(world, kind, row)).collect()
    };
    let shelves: Vec<Value> = match shelf {
        [] => Vec::new(),
        rows => vec![json!({ "type": "shelf", "title": "People also watched", "items": of("video", rows) })],
    };
    json!({
        "videos": of("video", videos), "shorts": of("short", shorts), "lives": of("live", lives), "shelves": shelves,
        "channels": channels.iter().map(|row| channel_row(row.creator)).collect::<Vec<_>>(), "playlists": [],
    })
}

/// The views as a number are missing now and then; as a text they are there.
fn video(world: &World, kind: &str, row: &Row<'_>) -> Value {
    let Row { creator, post } = row;
    let mut rng = world.draw("video", &post.external_id);
    let length = if kind == "short" {
        rng.between(12, 60)
    } else {
        rng.between(90, 2_400)
    };
    let (said, published) = published(post);
    // A channel without a handle of its own is named by its id.
    let nameless = rng.chance(80);
    let id = creator.external_id.as_deref().unwrap_or_default();
    json!({
        "type": kind, "id": post.external_id, "url": post.url, "title": post.text.as_deref().unwrap_or_default(),
        "thumbnail": post.thumbnail_url,
        "channel": {
            "id": id, "title": creator.name.as_deref().unwrap_or_default(), "thumbnail": creator.avatar_url,
            "handle": if nameless { Some(format!("channel/{id}")) } else { creator.handle.clone() },
        },
        "viewCountText": post.views.map(|views| format!("{} views", grouped(views))),
        "viewCountInt": post.views.filter(|_| !rng.chance(100)),
        "publishedTimeText": if kind == "live" { said.map(|said| format!("Streamed {said}")) } else { said },
        "publishedTime": published.map(|at| at.format("%Y-%m-%dT%H:%M:%S.000Z").to_string()),
        "lengthText": format!("{}:{:02}", length / 60, length % 60), "lengthSeconds": length,
        "badges": if kind != "short" && rng.chance(300) { json!(["4K"]) } else { json!([]) },
    })
}

fn channel_row(creator: &Creator) -> Value {
    json!({
        "type": "channel", "id": creator.external_id, "channelName": creator.name.as_deref().unwrap_or_default(),
        "handle": creator.handle, "description": creator.bio.as_deref().unwrap_or_default(), "thumbnail": creator.avatar_url,
        "subscriberCountText": creator.followers.map(short), "subscriberCountInt": creator.followers,
        "badges": creator.verified.map(|verified| if verified { json!(["Verified"]) } else { json!([]) }),
    })
}

/// `/v1/youtube/channel`. Nothing is recorded of an empty channel; the bare envelope stands for it.
pub(in crate::simulate) fn channel(world: &World, asked: &Asked, show: Show) -> Shown {
    let address = asked
        .text("url")
        .map(|url| url.trim_end_matches('/').rsplit('/').next().unwrap_or(url));
    let Some(name) = asked
        .text("handle")
        .or_else(|| asked.text("channelId"))
        .or(address)
    else {
        return wrong("You must provide a handle or a channelId");
    };
    match (show, world.find(Platform::YouTube, name)) {
        (Show::Before, _) => None,
        (Show::Empty, _) => charged(json!({})),
        (Show::Good, None) => unknown(),
        (Show::Good, Some(creator)) => charged(details(world, creator)),
    }
}

fn details(world: &World, creator: &Creator) -> Value {
    let id = creator.external_id.as_deref().unwrap_or_default();
    let handle = creator.handle.as_deref().unwrap_or_default();
    let mut rng = world.draw("channel", id);
    // Half of those who show an address show it here too, and all in the text.
    let email = creator.emails.first().filter(|_| rng.chance(500));
    let sources: Vec<Value> = [72, 120, 160]
        .iter()
        .map(|width| json!({ "url": creator.avatar_url, "width": width, "height": width }))
        .collect();
    let mut body = json!({
        "channelId": id, "channel": format!("http://www.youtube.com/@{handle}"), "handle": format!("@{handle}"),
        "name": creator.name.as_deref().unwrap_or_default(),
        "avatar": {
            "image": { "sources": sources, "processor": { "borderImageProcessor": { "circular": true } } },
            "avatarImageSize": "AVATAR_SIZE_XL",
        },
        "description": creator.bio.as_deref().unwrap_or_default(), "subscriberCount": creator.followers,
        "subscriberCountText": creator.followers.map(|count| format!("{} subscribers", short(count))),
        "videoCountText": creator.post_count.map(|count| format!("{} videos", grouped(count))), "videoCount": creator.post_count,
        "viewCountText": World::views(creator).map(|count| format!("{} views", grouped(count))),
        "viewCount": World::views(creator), "joinedDateText": world.joined(creator).format("Joined %b %-d, %Y").to_string(),
        "tags": creator.hashtags().join(", "), "email": email, "links": creator.links,
        "country": creator.country.as_deref().and_then(country_name),
    });
    // One member a link, named by its title.
    if let Some(link) = creator.links.first() {
        body["store"] = link.as_str().into();
    }
    body
}

/// When a post was published, as YouTube says it, and the instant that the vendor computes from that.
fn published(post: &Post) -> (Option<String>, Option<DateTime<Utc>>) {
    const UNITS: [(&str, i64); 5] = [
        ("year", 365 * 1_440),
        ("month", 30 * 1_440),
        ("week", 7 * 1_440),
        ("day", 1_440),
        ("hour", 60),
    ];
    let Some(at) = post.published_at else {
        return (None, None);
    };
    let minutes = (present() - at).num_minutes();
    let found = UNITS.iter().find(|(_, length)| minutes >= *length);
    let (unit, length) = *found.unwrap_or(&("minute", 1));
    let number = minutes / length;
    let plural = if number == 1 { "" } else { "s" };
    let computed = present() - TimeDelta::minutes(number * length);
    (Some(format!("{number} {unit}{plural} ago")), Some(computed))
}

/// `1,201,739`.
fn grouped(count: i64) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `2.75M`: three significant digits, as many as the count has.
fn short(count: i64) -> String {
    let (unit, letter) = match count {
        ..1_000 => return count.to_string(),
        1_000..1_000_000 => (1_000, 'K'),
        1_000_000..1_000_000_000 => (1_000_000, 'M'),
        _ => (1_000_000_000, 'B'),
    };
    let hundredths = count * 100 / unit;
    let digits = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    format!("{}{letter}", digits.trim_end_matches('0').trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_times_are_written_as_youtube_writes_them() {
        assert_eq!(grouped(1_201_739), "1,201,739");
        assert_eq!((grouped(205), grouped(9_221)), ("205".into(), "9,221".into()));
        for (count, text) in [
            (20_000_000, "20M"),
            (2_750_000, "2.75M"),
            (42_500, "42.5K"),
            (100, "100"),
            (1_000, "1K"),
        ] {
            assert_eq!(short(count), text);
        }
        let post = |days| Post {
            published_at: Some(present() - TimeDelta::days(days)),
            ..Post::default()
        };
        assert_eq!(published(&post(15)).0.as_deref(), Some("2 weeks ago"));
        assert_eq!(published(&post(15)).1, Some(present() - TimeDelta::days(14)));
        assert_eq!(published(&post(400)).0.as_deref(), Some("1 year ago"));
        assert_eq!(published(&Post::default()), (None, None));
    }
}
