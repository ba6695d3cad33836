//! TikTok as ScrapeCreators passes it on.
use serde_json::{Value, json};

use super::{charged, unknown, wrong};
use crate::discovery::model::Creator;
use crate::discovery::platform::Platform;
use crate::simulate::asked::{Asked, Show, Shown, ok};
use crate::simulate::pages::{Deal, Page, Row, deal, ids_on, pick};
use crate::simulate::world::{World, digits, present};

/// What a cursor grows by, whatever the page holds.
const STEP: usize = 30;

const SEARCH: Deal = Deal {
    fresh: (12, 24),
    rows: STEP,
    twice: 150,
    carried: 4,
    gaps: 60,
    pages: usize::MAX,
};
const USERS: Deal = Deal {
    fresh: (24, 30),
    rows: STEP,
    twice: 0,
    carried: 2,
    gaps: 0,
    pages: usize::MAX,
};

pub(in crate::simulate) const OPTIONAL: &[&str] = &[
    "nickname",
    "follower_count",
    "following_count",
    "avatar_thumb",
    "avatar_medium",
    "avatar_larger",
    "custom_verify",
    "enterprise_verify_reason",
    "region",
    "desc_language",
    "statistics",
    "create_time",
    "avatarThumb",
    "avatarMedium",
    "avatarLarger",
    "signature",
    "verified",
    "language",
    "bioLink",
    "stats",
    "statsV2",
];

/// `/v1/tiktok/search/keyword`: videos.
pub(in crate::simulate) fn search(world: &World, asked: &Asked, show: Show) -> Shown {
    let Some(query) = asked.text("query") else {
        return wrong("You must provide a query");
    };
    let Some(cursor) = asked.whole("cursor", 0) else {
        return wrong("cursor must be a number");
    };
    let pages = search_pages(world, query);
    let page = pick(&pages, cursor / STEP, show)?;
    let items: Vec<Value> = page
        .rows
        .iter()
        .map(|row| json!({ "aweme_info": video(world, row) }))
        .collect();
    let trace = digits(&mut world.draw("trace", &format!("{cursor} {query}")), 20);
    let mut body = json!({
        "cursor": cursor + STEP, "has_more": i32::from(page.more), "status_code": 0, "feedback_type": "video", "backtrace": "",
        "aweme_list": [], "components": null, "log_pb": { "impr_id": trace },
        "extra": { "now": present().timestamp_millis(), "logid": trace, "fatal_item_ids": [], "search_request_id": "" },
    });
    if items.is_empty() {
        body["aweme_list"] = Value::Null;
        body["search_nil_info"] = json!({
            "is_load_more": "is_load_more", "search_nil_item": "pack_nil", "search_nil_type": "", "text_type": 10,
        });
    }
    body["search_item_list"] = items.into();
    charged(body)
}

fn search_pages<'a>(world: &'a World, query: &str) -> Vec<Page<'a>> {
    deal(world, Platform::TikTok, "tiktok/search/keyword", query, &SEARCH)
}

pub(in crate::simulate) fn found_by_search(world: &World, _: Platform, query: &str) -> Vec<String> {
    ids_on(&search_pages(world, query))
}

/// `/v1/tiktok/search/users`: accounts. It never says whether there are more.
pub(in crate::simulate) fn users(world: &World, asked: &Asked, show: Show) -> Shown {
    let Some(query) = asked.text("query") else {
        return wrong("You must provide a query");
    };
    let Some(cursor) = asked.whole("cursor", 0) else {
        return wrong("cursor must be a number");
    };
    let page = pick(&user_pages(world, query), cursor / STEP, show)?;
    let users: Vec<Value> = page.rows.iter().map(|row| user(world, row.creator)).collect();
    charged(json!({ "cursor": cursor + STEP, "users": users }))
}

fn user_pages<'a>(world: &'a World, query: &str) -> Vec<Page<'a>> {
    deal(world, Platform::TikTok, "tiktok/search/users", query, &USERS)
}

pub(in crate::simulate) fn found_among_users(world: &World, _: Platform, query: &str) -> Vec<String> {
    ids_on(&user_pages(world, query))
}

/// `/v1/tiktok/profile`. Nothing is recorded of an empty profile but the answer about an account that is gone.
pub(in crate::simulate) fn profile(world: &World, asked: &Asked, show: Show) -> Shown {
    let Some(name) = asked.text("handle").or_else(|| asked.text("user_id")) else {
        return wrong("You must provide a handle or a user_id");
    };
    match (show, world.find(Platform::TikTok, name)) {
        (Show::Before, _) => None,
        (Show::Empty, _) => {
            ok(json!({ "account_deactivated": true, "handle": name, "message": "Account doesn't exist" }))
        }
        (Show::Good, None) => unknown(),
        (Show::Good, Some(creator)) => charged(account(world, creator)),
    }
}

/// `/v3/tiktok/profile/videos`: the account's own videos on one page, the account with its bio beside each.
pub(in crate::simulate) fn videos(world: &World, asked: &Asked, show: Show) -> Shown {
    let Some(name) = asked.text("handle").or_else(|| asked.text("user_id")) else {
        return wrong("You must provide a handle or a user_id");
    };
    let creator = match (show, world.find(Platform::TikTok, name)) {
        (Show::Before, _) => return None,
        (Show::Empty, _) => return charged(json!({ "aweme_list": [], "max_cursor": 0, "has_more": 0 })),
        (Show::Good, None) => return unknown(),
        (Show::Good, Some(creator)) => creator,
    };
    let rows = creator.posts.iter().map(|post| {
        let mut shown = video(world, &Row { creator, post });
        shown["author"]["signature"] = creator.bio.as_deref().unwrap_or_default().into();
        shown["author"]["region"] = creator.country.as_deref().unwrap_or_default().into();
        shown
    });
    let oldest = creator.posts.iter().filter_map(|post| post.published_at).min();
    charged(json!({
        "aweme_list": rows.collect::<Vec<_>>(), "has_more": 0,
        "max_cursor": oldest.map_or(0, |at| at.timestamp_millis()),
    }))
}

/// A video of the search. The numbers of its author's videos and likes are always 0 there.
fn video(world: &World, row: &Row<'_>) -> Value {
    let Row { creator, post } = row;
    let id = &post.external_id;
    let mut rng = world.draw("video", id);
    let text = post.text.as_deref().unwrap_or_default();
    let tags: Vec<Value> = post.hashtags.iter().map(|tag| mark(world, text, tag)).collect();
    let listed = post
        .hashtags
        .iter()
        .map(|tag| json!({ "cid": tag_id(world, tag), "cha_name": tag }));
    let listed: Vec<Value> = listed.collect();
    let mut author = account_row(creator);
    if let Some(members) = author.as_object_mut() {
        members.extend(
            ["aweme_count", "total_favorited", "verification_type"].map(|name| (name.to_owned(), 0.into())),
        );
    }
    let share = post
        .url
        .as_deref()
        .map(|url| format!("{url}?_r=1&u_code=0&preview_pb=0"));
    json!({
        "aweme_id": id, "aweme_type": 0, "desc": text, "content_desc": "", "is_ads": false, "is_top": 0,
        "author": author, "author_user_id": creator.external_id.as_deref().and_then(|id| id.parse::<u64>().ok()),
        "create_time": post.published_at.map(|at| at.timestamp()),
        "create_time_utc": post.published_at.map(|at| at.format("%Y-%m-%dT%H:%M:%S.000Z").to_string()),
        "region": creator.country.as_deref().unwrap_or_default(),
        "desc_language": creator.language.as_deref().unwrap_or("un"),
        "url": post.url, "share_url": share,
        "statistics": {
            "aweme_id": id, "play_count": post.views, "digg_count": post.likes, "comment_count": post.comments,
            "share_count": post.shares, "collect_count": rng.between(0, 2_000), "download_count": rng.between(0, 200),
            "forward_count": 0, "repost_count": 0, "whatsapp_share_count": 0,
        },
        "status": { "allow_comment": true, "allow_share": true, "is_delete": false, "private_status": 0, "reviewed": 1 },
        "text_extra": tags,
        "cha_list": if listed.is_empty() { Value::Null } else { listed.into() },
        "video": {
            "cover": picture(post.thumbnail_url.as_deref()), "duration": rng.between(7_000, 90_000), "height": 1_024, "width": 576,
            "ratio": "540p",
        },
    })
}

/// A hashtag with its place in the text, counted as JavaScript counts.
fn mark(world: &World, text: &str, tag: &str) -> Value {
    let length = |text: &str| text.encode_utf16().count();
    let start = text.find(&format!("#{tag}")).map_or(0, |at| length(&text[..at]));
    json!({
        "type": 1, "hashtag_name": tag, "hashtag_id": tag_id(world, tag), "start": start, "end": start + 1 + length(tag),
        "is_commerce": false, "user_id": "", "sec_uid": "",
    })
}

fn tag_id(world: &World, tag: &str) -> String {
    (10_000 + world.draw("hashtag", tag).between(0, 9_999_999)).to_string()
}

fn user(world: &World, creator: &Creator) -> Value {
    let mut info = account_row(creator);
    if let Some(members) = info.as_object_mut() {
        let rate = world
            .draw("rate", creator.external_id.as_deref().unwrap_or_default())
            .between(1, 20);
        members.insert("aweme_count".to_owned(), creator.post_count.into());
        members.insert("total_favorited".to_owned(), 0.into());
        members.insert("user_rate".to_owned(), rate.into());
        members.insert("room_id".to_owned(), 0.into());
        members.insert("room_id_str".to_owned(), "0".into());
        members.insert("is_private_account".to_owned(), 0.into());
    }
    json!({
        "user_info": info, "challenges": null, "effects": null, "items": null, "mix_list": null, "musics": null, "position": null,
        "uniqid_position": null,
    })
}

/// What search rows tell of an account; no bio, and verification only as a text.
fn account_row(creator: &Creator) -> Value {
    let (label, reason) = match creator.verified {
        Some(true) => (json!("Verified account"), json!("")),
        // Labels like this one are no verification.
        Some(false) if creator.followers > Some(1_000_000) => (json!("Popular creator"), json!("")),
        Some(false) => (json!(""), json!("")),
        None => (Value::Null, Value::Null),
    };
    let avatar = picture(creator.avatar_url.as_deref());
    json!({
        "uid": creator.external_id, "unique_id": creator.handle, "nickname": creator.name.as_deref().unwrap_or_default(),
        "sec_uid": secret_id(creator), "short_id": "0", "follower_count": creator.followers, "following_count": creator.following,
        "custom_verify": label, "enterprise_verify_reason": reason, "secret": 0, "ins_id": "", "is_ad_fake": false,
        "search_user_name": creator.handle, "search_user_desc": creator.name.as_deref().unwrap_or_default(),
        "avatar_thumb": avatar, "avatar_medium": avatar, "avatar_larger": avatar,
    })
}

/// The first address of a picture is of a format that most browsers do not show.
fn picture(url: Option<&str>) -> Value {
    let Some(url) = url else {
        return Value::Null;
    };
    let name = url.rsplit('/').next().unwrap_or_default();
    json!({
        "uri": name.trim_end_matches(".jpg"), "url_list": [url.replace(".jpg", ".heic"), url], "url_prefix": null,
        "width": 720, "height": 720,
    })
}

/// The second id that TikTok gives each account.
fn secret_id(creator: &Creator) -> String {
    let id = creator.external_id.as_deref().unwrap_or_default();
    format!("MS4wLjABAAAA{}", crate::simulate::world::base64(id.as_bytes()))
}

fn account(world: &World, creator: &Creator) -> Value {
    let id = creator.external_id.as_deref().unwrap_or_default();
    let mut user = json!({
        "id": id, "shortId": "", "uniqueId": creator.handle, "nickname": creator.name.as_deref().unwrap_or_default(),
        "avatarLarger": creator.avatar_url, "avatarMedium": creator.avatar_url, "avatarThumb": creator.avatar_url,
        "signature": creator.bio.as_deref().unwrap_or_default(), "verified": creator.verified, "secUid": secret_id(creator),
        "createTime": world.joined(creator).timestamp(), "language": creator.language.as_deref().unwrap_or_default(),
        "privateAccount": false, "secret": false, "ftc": false, "relation": 0, "openFavorite": false, "commentSetting": 0,
        "commerceUserInfo": { "commerceUser": creator.category.is_some() },
        "roomId": "", "ttSeller": false, "isOrganization": 0, "eventList": [],
    });
    if let Some(region) = &creator.country {
        user["region"] = region.as_str().into();
    }
    if let Some(category) = &creator.category {
        user["commerceUserInfo"]["category"] = category.as_str().into();
        user["commerceUserInfo"]["categoryButton"] = false.into();
    }
    if let Some(link) = creator.links.first() {
        // One link in three comes without its scheme.
        let bare = world.draw("link", id).chance(333);
        let shown = if bare {
            link.trim_start_matches("https://")
        } else {
            link.as_str()
        };
        user["bioLink"] = json!({ "link": shown, "risk": 3 });
    }
    json!({
        "user": user,
        "stats": {
            "followerCount": creator.followers.map(rounded), "followingCount": creator.following,
            "heart": creator.likes.map(rounded), "heartCount": creator.likes.map(overflowing),
            "videoCount": creator.post_count.map(rounded), "diggCount": 0, "friendCount": 0,
        },
        "statsV2": {
            "followerCount": text(creator.followers), "followingCount": text(creator.following), "heart": text(creator.likes),
            "heartCount": text(creator.likes), "videoCount": text(creator.post_count), "diggCount": "0", "friendCount": "0",
        },
        "itemList": [],
    })
}

fn text(count: Option<i64>) -> Option<String> {
    count.map(|count| count.to_string())
}

/// As `stats` shows a count: to 100 from 10,000 on, to 100,000 from a million on.
fn rounded(count: i64) -> i64 {
    let unit = match count {
        ..10_000 => 1,
        10_000..1_000_000 => 100,
        _ => 100_000,
    };
    (count + unit / 2) / unit * unit
}

/// As `stats.heartCount` shows it: the low 32 bits, signed, so that large counts become negative.
fn overflowing(count: i64) -> i64 {
    match i32::try_from(count) {
        Ok(_) => rounded(count),
        #[expect(clippy::cast_possible_truncation, reason = "the vendor truncates; so do we")]
        Err(_) => i64::from(count as i32),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_rounded_and_overflow_as_recorded() {
        let recorded = [
            (54_709_529, 54_700_000),
            (793_541, 793_500),
            (9_843_575, 9_800_000),
            (47_693, 47_700),
            (1_669, 1_669),
        ];
        for (exact, shown) in recorded {
            assert_eq!(rounded(exact), shown);
        }
        assert_eq!(overflowing(8_334_023_421), -255_911_171);
        assert_eq!(overflowing(105_032_176), 105_000_000);
    }
}
