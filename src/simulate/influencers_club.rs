//! influencers.club, as far as its documents tell. Of the filters only the words that are looked for count.
use serde_json::{Map, Value, json};

use super::asked::{Asked, Show, Shown, ok, told};
use super::pages::{cut, ids};
use super::world::World;
use crate::discovery::codes::country_name;
use crate::discovery::model::{Creator, Post};
use crate::discovery::platform::Platform;

/// Accounts on a page at most, and where the call does not say.
const MOST_ROWS: usize = 50;
/// Lookalikes beside an enriched creator.
const LOOKALIKES: usize = 5;
/// Networks that it knows and this world does not have: nobody is found there.
const ELSEWHERE: [&str; 4] = ["twitter", "twitch", "onlyfans", "linkedin"];

pub(super) const OPTIONAL: &[&str] = &[
    "full_name",
    "picture",
    "followers",
    "subscriber_count",
    "engagement_percent",
    "biography",
    "profile_picture",
    "follower_count",
    "is_verified",
    "email",
    "location",
    "links_in_bio",
    "created_at",
    "caption",
    "engagement",
];

/// `/public/v1/discovery/`. Documents disagree on whether pages begin at 0 or 1: here 0 and 1 are both the first.
pub(super) fn discovery(world: &World, asked: &Asked, show: Show) -> Shown {
    let platform = match platform(asked) {
        Ok(platform) => platform,
        Err(refused) => return refused,
    };
    let words = asked.field("filters.ai_search").map(str::to_owned);
    if words
        .as_deref()
        .is_some_and(|words| !(3..=150).contains(&words.chars().count()))
    {
        return field("filters", "ai_search must have 3 to 150 characters.");
    }
    let listed = ["filters.keywords_in_bio", "filters.hashtags"];
    let listed = || {
        listed
            .iter()
            .filter_map(|place| asked.list(place))
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
    };
    let query = words.unwrap_or_else(listed);
    let found = platform.map(|platform| world.ranking(platform, &query));
    accounts(asked, &found.unwrap_or_default(), show)
}

pub(super) fn found_by_discovery(world: &World, platform: Platform, query: &str) -> Vec<String> {
    ids(world.ranking(platform, query).into_iter())
}

/// `/public/v1/discovery/creators/similar/`.
pub(super) fn similar(world: &World, asked: &Asked, show: Show) -> Shown {
    let platform = match platform(asked) {
        Ok(platform) => platform,
        Err(refused) => return refused,
    };
    let Some(value) = asked.field("filter_value") else {
        return field("filter_value", "This field is required.");
    };
    let name = match asked.field("filter_key") {
        Some("username" | "id") => value,
        Some("url") => value.trim_end_matches('/').rsplit('/').next().unwrap_or(value),
        _ => return field("filter_key", "Must be url, username or id."),
    };
    match platform.and_then(|platform| world.find(platform, name)) {
        Some(creator) => accounts(asked, &world.related(creator), show),
        None => nobody(),
    }
}

pub(super) fn found_similar(world: &World, platform: Platform, name: &str) -> Vec<String> {
    let found = world.find(platform, name);
    ids(found
        .map(|creator| world.related(creator))
        .unwrap_or_default()
        .into_iter())
}

/// `/public/v1/creators/enrich/handle/full/`. Only Instagram's member is documented whole; the others are written like it.
pub(super) fn enrich(world: &World, asked: &Asked, show: Show) -> Shown {
    let platform = match platform(asked) {
        Ok(platform) => platform,
        Err(refused) => return refused,
    };
    let Some(name) = asked.field("handle") else {
        return field("handle", "This field is required.");
    };
    match (show, platform.and_then(|platform| world.find(platform, name))) {
        (Show::Before, _) => None,
        (Show::Empty, _) => ok(json!({ "result": {}, "credits_cost": 0 })),
        (Show::Good, None) => nobody(),
        (Show::Good, Some(creator)) => ok(json!({ "result": enriched(world, creator), "credits_cost": 1 })),
    }
}

/// The network that is asked about; `None` for one that has nobody here.
fn platform(asked: &Asked) -> Result<Option<Platform>, Shown> {
    match asked.field("platform") {
        None => Err(field("platform", "This field is required.")),
        Some(name) if ELSEWHERE.contains(&name) => Ok(None),
        Some(name) => {
            let known = Platform::ALL.into_iter().find(|platform| key(*platform) == name);
            known
                .map(Some)
                .ok_or_else(|| field("platform", "This is no valid choice."))
        }
    }
}

fn key(platform: Platform) -> String {
    platform.as_str().to_lowercase()
}

/// A wrong call: the faults by field.
fn field(name: &str, fault: &str) -> Shown {
    let faults = Map::from_iter([(name.to_owned(), json!([fault]))]);
    told(400, faults.into())
}

fn nobody() -> Shown {
    told(
        422,
        json!({ "response_meta": { "error_message": "Account not found" } }),
    )
}

fn accounts(asked: &Asked, found: &[&Creator], show: Show) -> Shown {
    let number = |place: &str| match asked.at(place) {
        None | Some(Value::Null) => Some(None),
        Some(value) => value
            .as_u64()
            .and_then(|number| usize::try_from(number).ok())
            .map(Some),
    };
    let (Some(limit), Some(page)) = (number("paging.limit"), number("paging.page")) else {
        return field("paging", "limit and page must be whole numbers.");
    };
    let limit = limit.unwrap_or(MOST_ROWS);
    if !(1..=MOST_ROWS).contains(&limit) {
        return field("paging", "limit must be between 1 and 50.");
    }
    let start = page.unwrap_or(1).saturating_sub(1).saturating_mul(limit);
    let rows = cut(found, start, limit, show)?;
    let total = if show == Show::Empty { 0 } else { found.len() };
    let rows: Vec<Value> = rows.iter().map(|creator| account(creator)).collect();
    ok(json!({ "total": total, "limit": limit, "credits_left": "9.97", "accounts": rows }))
}

fn account(creator: &Creator) -> Value {
    let followers = if creator.platform == Platform::YouTube {
        "subscriber_count"
    } else {
        "followers"
    };
    let mut profile = json!({
        "full_name": creator.name.as_deref().unwrap_or_default(), "username": creator.handle, "picture": creator.avatar_url,
        "engagement_percent": percent(creator),
    });
    profile[followers] = creator.followers.into();
    json!({ "user_id": creator.external_id, "profile": profile })
}

/// To two digits.
fn percent(creator: &Creator) -> Option<f64> {
    creator
        .engagement_rate()
        .map(|rate| (rate * 100.0).round() / 100.0)
}

fn enriched(world: &World, creator: &Creator) -> Value {
    let mut own = json!({
        "userid": creator.external_id, "full_name": creator.name.as_deref().unwrap_or_default(),
        "biography": creator.bio.as_deref().unwrap_or_default(), "profile_picture": creator.avatar_url,
        "engagement_percent": percent(creator), "is_verified": creator.verified,
        "post_data": creator.posts.iter().map(post).collect::<Vec<_>>(),
    });
    let handle = creator.handle.as_deref().unwrap_or_default();
    if creator.platform == Platform::YouTube {
        own["custom_url"] = format!("@{handle}").into();
        own["subscriber_count"] = creator.followers.into();
    } else {
        own["username"] = handle.into();
        own["follower_count"] = creator.followers.into();
    }
    let related = world.related(creator);
    let lookalikes: Vec<Value> = related
        .iter()
        .take(LOOKALIKES)
        .map(|other| lookalike(other))
        .collect();
    let on = |platform: Platform| creator.platform == platform;
    let mut result = json!({
        "email": creator.emails.first(), "gender": null, "location": creator.country.as_deref().and_then(country_name),
        "other_links": [], "links_in_bio": creator.links, "lookalikes": lookalikes,
        "creator_has": { "has_youtube": on(Platform::YouTube), "has_tiktok": on(Platform::TikTok) },
    });
    result[key(creator.platform)] = own;
    result
}

fn lookalike(creator: &Creator) -> Value {
    let handle = creator.handle.as_deref().unwrap_or_default();
    json!({
        "username": handle, "profile_url": creator.platform.profile_url(handle), "engagement_percent": percent(creator),
        "follower_count": creator.followers,
    })
}

fn post(post: &Post) -> Value {
    json!({
        "post_id": post.external_id, "created_at": post.published_at.map(|at| at.format("%Y-%m-%dT%H:%M:%SZ").to_string()),
        "caption": post.text, "hashtags": post.hashtags, "engagement": { "likes": post.likes, "comments": post.comments },
    })
}
