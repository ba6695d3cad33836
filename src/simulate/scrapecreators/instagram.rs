//! Instagram as ScrapeCreators passes it on.
use serde_json::{Value, json};

use super::{charged, unknown, wrong};
use crate::discovery::model::{Creator, Post};
use crate::discovery::platform::Platform;
use crate::simulate::asked::{Asked, Show, Shown};
use crate::simulate::pages::{Deal, Page, Row, deal, ids_on, pick};
use crate::simulate::world::{World, digits, media_number};

/// The last page that may be asked for.
const LAST_PAGE: usize = 11;

const REELS: Deal = Deal {
    fresh: (18, 27),
    rows: 30,
    twice: 80,
    carried: 3,
    gaps: 0,
    pages: LAST_PAGE,
};

pub(in crate::simulate) const OPTIONAL: &[&str] = &[
    "full_name",
    "follower_count",
    "post_count",
    "profile_pic_url",
    "profile_pic_url_hd",
    "is_verified",
    "caption",
    "taken_at",
    "video_play_count",
    "video_view_count",
    "like_count",
    "comment_count",
    "thumbnail_src",
    "display_url",
    "edge_followed_by",
    "edge_follow",
    "biography",
    "bio_links",
    "external_url",
    "category_name",
    "edge_liked_by",
    "edge_media_preview_like",
    "edge_media_to_comment",
    "taken_at_timestamp",
];

/// `/v2/instagram/reels/search`: reels. Pages are numbered from 1, without a token and without a word on whether more follow.
pub(in crate::simulate) fn reels(world: &World, asked: &Asked, show: Show) -> Shown {
    let Some(query) = asked.text("query") else {
        return wrong("You must provide a query");
    };
    let number = asked.whole("page", 1).and_then(|page| page.checked_sub(1));
    let Some(number) = number.filter(|number| *number < LAST_PAGE) else {
        return wrong("page must be between 1 and 11");
    };
    let page = pick(&reel_pages(world, query), number, show)?;
    let reels: Vec<Value> = page.rows.iter().map(|row| reel(world, row)).collect();
    charged(json!({ "reels": reels }))
}

fn reel_pages<'a>(world: &'a World, query: &str) -> Vec<Page<'a>> {
    deal(
        world,
        Platform::Instagram,
        "instagram/reels/search",
        query,
        &REELS,
    )
}

pub(in crate::simulate) fn found_by_reels(world: &World, _: Platform, query: &str) -> Vec<String> {
    ids_on(&reel_pages(world, query))
}

/// `/v1/instagram/profile`: an account with its latest posts and the related accounts.
pub(in crate::simulate) fn profile(world: &World, asked: &Asked, show: Show) -> Shown {
    let Some(name) = asked.text("handle") else {
        return wrong("You must provide a handle");
    };
    match (show, world.find(Platform::Instagram, name)) {
        (Show::Before, _) => None,
        (Show::Empty, _) => charged(json!({ "data": { "user": null }, "status": "ok" })),
        (Show::Good, None) => unknown(),
        (Show::Good, Some(creator)) => {
            charged(json!({ "data": { "user": account(world, creator) }, "status": "ok" }))
        }
    }
}

/// Its number of plays stands in one of two places.
fn reel(world: &World, row: &Row<'_>) -> Value {
    let Row { creator, post } = row;
    let mut rng = world.draw("reel", &post.external_id);
    let code = &post.external_id;
    let mut reel = json!({
        "id": media_number(post), "__typename": "XDTGraphVideo", "shortcode": code,
        "url": format!("https://www.instagram.com/reel/{code}/"), "caption": post.text, "thumbnail_src": post.thumbnail_url,
        "display_url": post.thumbnail_url, "has_audio": true, "product_type": "clips", "is_video": true,
        "video_duration": seconds(rng.between(60, 900)), "taken_at": iso(post), "like_count": post.likes,
        "comment_count": post.comments, "comments": [], "location": null, "is_ad": false, "is_paid_partnership": false,
        "owner": {
            "id": creator.external_id, "username": creator.handle, "full_name": creator.name.as_deref().unwrap_or_default(),
            "is_verified": creator.verified, "is_private": false, "is_unpublished": false, "profile_pic_url": creator.avatar_url,
            "follower_count": creator.followers, "post_count": creator.post_count,
        },
    });
    let place = if rng.chance(700) {
        "video_play_count"
    } else {
        "video_view_count"
    };
    if let Some(views) = post.views {
        reel[place] = views.into();
    }
    reel
}

/// Tenths of a second as seconds.
#[expect(clippy::cast_precision_loss, reason = "at most some thousand tenths")]
fn seconds(tenths: i64) -> f64 {
    tenths as f64 / 10.0
}

fn iso(post: &Post) -> Option<String> {
    post.published_at
        .map(|at| at.format("%Y-%m-%dT%H:%M:%S.000Z").to_string())
}

fn account(world: &World, creator: &Creator) -> Value {
    let id = creator.external_id.as_deref().unwrap_or_default();
    let bio = creator.bio.as_deref().unwrap_or_default();
    let links: Vec<Value> = creator
        .links
        .iter()
        .map(|link| json!({ "title": "", "lynx_url": shimmed(link), "url": link, "link_type": "external" }))
        .collect();
    let link = creator.links.first();
    let posts: Vec<Value> = creator
        .posts
        .iter()
        .map(|post| json!({ "node": timeline(creator, post) }))
        .collect();
    let related = world.related(creator);
    let related: Vec<Value> = related
        .iter()
        .map(|other| json!({ "node": related_node(other) }))
        .collect();
    let business = creator.category.is_some();
    json!({
        "id": id, "fbid": format!("1784140{}", digits(&mut world.draw("fbid", id), 10)), "username": creator.handle,
        "full_name": creator.name.as_deref().unwrap_or_default(), "biography": bio,
        "biography_with_entities": { "raw_text": bio, "entities": [] },
        "bio_links": links, "external_url": link, "external_url_linkshimmed": link.map(|link| shimmed(link)),
        "edge_followed_by": { "count": creator.followers }, "edge_follow": { "count": creator.following },
        "is_business_account": business, "is_professional_account": business, "business_address_json": {},
        "business_contact_method": "UNKNOWN", "business_email": null, "business_phone_number": null,
        "business_category_name": null, "category_name": creator.category, "category_enum": null,
        "is_private": false, "is_verified": creator.verified, "is_joined_recently": false, "has_clips": true,
        "highlight_reel_count": 0, "profile_pic_url": creator.avatar_url, "profile_pic_url_hd": creator.avatar_url, "pronouns": [],
        "edge_owner_to_timeline_media": {
            "count": creator.post_count, "page_info": { "has_next_page": true, "end_cursor": shimmed(id) }, "edges": posts,
        },
        "edge_related_profiles": { "edges": related },
    })
}

/// Instagram sends visitors through an address of its own; whoever reads links takes the plain one beside it.
fn shimmed(link: &str) -> String {
    format!(
        "https://l.instagram.com/?u={}",
        crate::simulate::world::base64(link.as_bytes())
    )
}

fn timeline(creator: &Creator, post: &Post) -> Value {
    let caption: Vec<Value> = post
        .text
        .iter()
        .map(|text| json!({ "node": { "text": text } }))
        .collect();
    let kind = if post.views.is_some() {
        "GraphVideo"
    } else {
        "GraphImage"
    };
    let mut node = json!({
        "__typename": kind, "id": media_number(post), "shortcode": post.external_id, "display_url": post.thumbnail_url,
        "thumbnail_src": post.thumbnail_url, "is_video": post.views.is_some(), "accessibility_caption": null,
        "owner": { "id": creator.external_id, "username": creator.handle },
        "edge_media_to_caption": { "edges": caption }, "edge_media_to_comment": { "count": post.comments },
        "comments_disabled": false, "taken_at_timestamp": post.published_at.map(|at| at.timestamp()),
        "edge_liked_by": { "count": post.likes }, "edge_media_preview_like": { "count": post.likes },
        "location": null, "pinned_for_users": [],
    });
    if let Some(views) = post.views {
        node["video_view_count"] = views.into();
    }
    node
}

/// A related account: no followers, no bio. Apify passes the same rows on.
pub(in crate::simulate) fn related_node(creator: &Creator) -> Value {
    json!({
        "id": creator.external_id, "username": creator.handle, "full_name": creator.name.as_deref().unwrap_or_default(),
        "is_private": false, "is_verified": creator.verified, "profile_pic_url": creator.avatar_url,
    })
}
