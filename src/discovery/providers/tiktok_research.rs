//! TikTok's Research API, for accepted researchers only. <https://developers.tiktok.com/doc/about-research-api>
use serde_json::json;

use super::body::Node;
use super::fault::{Class, Fault};
use super::native::tiktok_address;
use super::{Answer, misshapen, posts, tags, with_emails};
use crate::discovery::codes::country;
use crate::discovery::model::{Creator, Post};
use crate::discovery::platform::Platform;

/// Every answer has an error; "ok" is none. The token call answers with a text where others have an object.
pub(super) fn fault(status: Option<u16>, body: Node<'_>) -> Option<Fault> {
    let error = body.at("error");
    let code = error.at("code").text().or_else(|| error.text())?;
    let class = match code.as_str() {
        "ok" => return None,
        "access_token_invalid"
        | "scope_not_authorized"
        | "scope_permission_missed"
        | "invalid_client"
        | "unauthorized_client" => Class::Auth,
        "invalid_params" => Class::BadRequest,
        "rate_limit_exceeded" => Class::RateLimited,
        // Until midnight UTC.
        "daily_quota_limit_exceeded" => Class::OutOfCredits,
        "internal_error" => Class::Upstream,
        _ => status.and_then(Class::of_status).unwrap_or(Class::Upstream),
    };
    let message = error
        .at("message")
        .text()
        .or_else(|| body.at("error_description").text());
    Some(Fault::new(class, message.unwrap_or(code)))
}

/// `/v2/research/video/query/`: videos with the handle of their creator, when the request's `fields` name `username`. Fewer rows than
/// asked for are normal.
pub fn videos(body: Node<'_>) -> Result<Answer, Fault> {
    let data = body.at("data");
    let rows = data.at("videos");
    if !rows.is_list() && (data.holds_rows() || !data.at("cursor").is_there()) {
        return Err(misshapen("data.videos"));
    }
    let answer = Answer::of(rows.list().map(|video| {
        let handle = video.at("username").handle();
        let text = video.at("video_description").text();
        let id = video.at("id").id().or_else(|| video.at("video_id").id());
        let listed = video.at("hashtag_names").list().filter_map(Node::text);
        let post = Post {
            url: tiktok_address(handle.as_deref(), id.as_deref()),
            hashtags: tags(listed, text.as_deref()),
            thumbnail_url: None,
            published_at: video.at("create_time").instant(),
            views: video.at("view_count").count(),
            likes: video.at("like_count").count(),
            comments: video.at("comment_count").count(),
            shares: video.at("share_count").count(),
            external_id: id.unwrap_or_default(),
            text,
        };
        Some(Creator {
            platform: Platform::TikTok,
            handle,
            // Where the creator registered, not where the video was made.
            country: video.at("region_code").text().and_then(|code| country(&code)),
            posts: posts(post),
            ..Creator::default()
        })
    }));
    Ok(Answer {
        next: next(data),
        more: data.at("has_more").flag(),
        ..answer
    })
}

/// The next request's members: a cursor counts within the search that it came from.
fn next(data: Node<'_>) -> Option<String> {
    let cursor = data.at("cursor").id()?;
    Some(match data.at("search_id").id() {
        Some(search) => json!({ "cursor": cursor, "search_id": search }).to_string(),
        None => cursor,
    })
}

/// `/v2/research/user/info/`: one account. It repeats neither the handle that was asked for nor any id.
pub fn user(body: Node<'_>) -> Result<Answer, Fault> {
    let user = body.at("data");
    if !user.at("display_name").is_there() {
        return Err(misshapen("data.display_name"));
    }
    let creator = Creator {
        platform: Platform::TikTok,
        name: user.at("display_name").text(),
        followers: user.at("follower_count").count(),
        following: user.at("following_count").count(),
        likes: user.at("likes_count").count(),
        post_count: user.at("video_count").count(),
        bio: user.at("bio_description").text(),
        avatar_url: user.at("avatar_url").url(),
        verified: user.at("is_verified").flag(),
        ..Creator::default()
    };
    Ok(Answer::of(std::iter::once(Some(with_emails(creator, [])))))
}
