//! Apify: the data sets of two actors, as an answer to the call that runs them.
use serde_json::{Value, json};

use super::asked::{Asked, Show, Shown, told};
use super::pages::{Deal, Row, deal, ids, rows};
use super::scrapecreators::instagram::related_node;
use super::world::{World, digits, media_number};
use crate::discovery::model::{Creator, Post};
use crate::discovery::platform::Platform;

/// Rows of a TikTok query where the input does not say; what the actor takes then was not recorded.
const ROWS: usize = 100;
/// Posts that a profile shows at most.
const MOST_POSTS: usize = 12;

const SEARCH: Deal = Deal {
    fresh: (15, 25),
    rows: 40,
    twice: 250,
    carried: 3,
    gaps: 0,
    pages: usize::MAX,
};

pub(super) const OPTIONAL: &[&str] = &[
    "fullName",
    "full_name",
    "biography",
    "followersCount",
    "followsCount",
    "postsCount",
    "verified",
    "is_verified",
    "profilePicUrl",
    "profilePicUrlHD",
    "profile_pic_url",
    "externalUrl",
    "externalUrls",
    "businessCategoryName",
    "caption",
    "likesCount",
    "commentsCount",
    "videoViewCount",
    "displayUrl",
    "timestamp",
    "nickName",
    "signature",
    "bioLink",
    "avatar",
    "following",
    "fans",
    "heart",
    "video",
    "playCount",
    "diggCount",
    "commentCount",
    "shareCount",
    "createTimeISO",
    "textLanguage",
    "locationCreated",
    "videoMeta",
];

/// `apify~instagram-profile-scraper`: accounts in no order, with posts and related accounts; a missing one is a row that says so.
pub(super) fn instagram_profiles(world: &World, asked: &Asked, show: Show) -> Shown {
    let Some(names) = asked.list("usernames").filter(|names| !names.is_empty()) else {
        return invalid("usernames");
    };
    let items: Vec<Value> = match show {
        Show::Good => names.iter().map(|name| profile(world, name)).collect(),
        Show::Empty => Vec::new(),
        Show::Before => return None,
    };
    let places: Vec<usize> = (0..items.len()).collect();
    let order = world.draw("order", &names.join(",")).shuffled(&places);
    told(
        201,
        order
            .into_iter()
            .filter_map(|place| items.get(place).cloned())
            .collect(),
    )
}

/// `clockworks~tiktok-scraper` with `searchQueries`: videos with their authors, so many a query.
pub(super) fn tiktok(world: &World, asked: &Asked, show: Show) -> Shown {
    let Some(queries) = asked.list("searchQueries").filter(|queries| !queries.is_empty()) else {
        return invalid("searchQueries");
    };
    let size = asked.at("resultsPerPage").and_then(Value::as_u64);
    let size = size.and_then(|size| usize::try_from(size).ok()).unwrap_or(ROWS);
    let items: Vec<Value> = match show {
        Show::Good => {
            let of = |query: &&str| -> Vec<Value> {
                let rows = search_rows(world, query);
                rows.iter()
                    .take(size)
                    .map(|row| video(world, query, row))
                    .collect()
            };
            queries.iter().flat_map(of).collect()
        }
        Show::Empty => Vec::new(),
        Show::Before => return None,
    };
    told(201, items.into())
}

fn search_rows<'a>(world: &'a World, query: &str) -> Vec<Row<'a>> {
    rows(&deal(world, Platform::TikTok, "tiktok-scraper", query, &SEARCH))
}

/// Of one query that may have as many rows as there are.
pub(super) fn found_on_tiktok(world: &World, _: Platform, query: &str) -> Vec<String> {
    ids(search_rows(world, query).into_iter().map(|row| row.creator))
}

fn invalid(field: &str) -> Shown {
    let message = format!("Input is not valid: Field input.{field} is required");
    told(
        400,
        json!({ "error": { "type": "invalid-input", "message": message } }),
    )
}

fn profile(world: &World, name: &str) -> Value {
    let Some(creator) = world.find(Platform::Instagram, name) else {
        return json!({
            "url": format!("https://www.instagram.com/{name}"), "username": name, "error": "not_found",
            "errorDescription": "Post does not exist",
        });
    };
    let id = creator.external_id.as_deref().unwrap_or_default();
    let address = format!(
        "https://www.instagram.com/{}",
        creator.handle.as_deref().unwrap_or_default()
    );
    let mut rng = world.draw("profile", id);
    let mut posts: Vec<Value> = creator
        .posts
        .iter()
        .take(MOST_POSTS)
        .map(|post| latest(creator, post))
        .collect();
    if rng.chance(250)
        && let Some(mut pinned) = posts.pop()
    {
        // Pinned: the oldest of all stands first.
        pinned["isPinned"] = true.into();
        posts.insert(0, pinned);
    }
    let links: Vec<Value> = creator
        .links
        .iter()
        .map(|link| json!({ "title": "", "lynx_url": link, "url": link, "link_type": "external" }))
        .collect();
    let category = creator.category.as_deref().map(|category| match rng.chance(300) {
        true => format!("None,{category}"),
        false => category.to_owned(),
    });
    let related: Vec<Value> = world.related(creator).into_iter().map(related_node).collect();
    let mut item = json!({
        "inputUrl": address, "id": id, "username": creator.handle, "url": address,
        "fullName": creator.name.as_deref().unwrap_or_default(), "biography": creator.bio.as_deref().unwrap_or_default(),
        "externalUrls": links, "followersCount": creator.followers, "followsCount": creator.following, "hasChannel": false,
        "highlightReelCount": 0, "isBusinessAccount": category.is_some(), "joinedRecently": false, "private": false,
        "verified": creator.verified, "profilePicUrl": creator.avatar_url, "profilePicUrlHD": creator.avatar_url,
        "igtvVideoCount": 0, "relatedProfiles": related, "latestIgtvVideos": [], "postsCount": creator.post_count,
        "latestPosts": posts, "fbid": format!("1784140{}", digits(&mut rng, 10)),
    });
    // Both are left out where there is none.
    if let Some(link) = creator.links.first() {
        item["externalUrl"] = link.as_str().into();
    }
    if let Some(category) = category {
        item["businessCategoryName"] = category.into();
    }
    item
}

fn latest(creator: &Creator, post: &Post) -> Value {
    let code = &post.external_id;
    let mut item = json!({
        "id": media_number(post), "type": if post.views.is_some() { "Video" } else { "Image" }, "shortCode": code,
        "caption": post.text.as_deref().unwrap_or_default(), "hashtags": post.hashtags, "mentions": [],
        "url": post.url, "commentsCount": post.comments, "displayUrl": post.thumbnail_url, "images": [], "alt": null,
        "likesCount": post.likes, "timestamp": iso(post), "childPosts": [], "ownerUsername": creator.handle,
        "ownerId": creator.external_id, "isCommentsDisabled": false,
    });
    if let Some(views) = post.views {
        item["videoViewCount"] = views.into();
        item["productType"] = "clips".into();
    }
    item
}

fn iso(post: &Post) -> Option<String> {
    post.published_at
        .map(|at| at.format("%Y-%m-%dT%H:%M:%S.000Z").to_string())
}

/// Of the hashtags only the first is listed; the others stand in the text.
fn video(world: &World, query: &str, row: &Row<'_>) -> Value {
    let Row { creator, post } = row;
    let mut rng = world.draw("clockworks", &post.external_id);
    let handle = creator.handle.as_deref().unwrap_or_default();
    let listed = post.hashtags.iter().take(1);
    let listed: Vec<Value> = listed
        .map(|tag| json!({ "id": digits(&mut world.draw("hashtag", tag), 7), "name": tag, "title": "", "cover": "" }))
        .collect();
    let mut item = json!({
        "id": post.external_id, "text": post.text.as_deref().unwrap_or_default(),
        "textLanguage": creator.language.as_deref().unwrap_or("un"), "createTime": post.published_at.map(|at| at.timestamp()),
        "createTimeISO": iso(post), "isAd": false, "webVideoUrl": post.url, "mediaUrls": [],
        "authorMeta": {
            "id": creator.external_id, "name": handle, "profileUrl": format!("https://www.tiktok.com/@{handle}"),
            "nickName": creator.name.as_deref().unwrap_or_default(), "verified": creator.verified,
            "signature": creator.bio.as_deref().unwrap_or_default(), "bioLink": creator.links.first(),
            "originalAvatarUrl": creator.avatar_url, "avatar": creator.avatar_url, "privateAccount": false,
            "following": creator.following, "friends": 0, "fans": creator.followers, "heart": creator.likes,
            "video": creator.post_count, "digg": 0,
        },
        "musicMeta": { "musicName": "original sound", "musicAuthor": handle, "musicOriginal": true, "musicId": digits(&mut rng, 19) },
        "videoMeta": {
            "height": 1_024, "width": 576, "duration": rng.between(7, 90), "coverUrl": post.thumbnail_url,
            "originalCoverUrl": post.thumbnail_url, "definition": "540p", "format": "mp4",
        },
        "playCount": post.views, "diggCount": post.likes, "commentCount": post.comments, "shareCount": post.shares,
        "collectCount": rng.between(0, 2_000), "mentions": [], "detailedMentions": [], "hashtags": listed, "effectStickers": [],
        "isSlideshow": false, "isPinned": false, "searchQuery": query,
    });
    if let Some(country) = &creator.country {
        item["locationCreated"] = country.as_str().into();
    }
    item
}
