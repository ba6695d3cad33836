//! Instagram Graph API. It knows Business and Creator accounts only. <https://developers.facebook.com/docs/instagram-api>
use super::body::Node;
use super::fault::{Class, Fault};
use super::{Answer, misshapen, posts, tags, with_emails};
use crate::discovery::model::{Creator, Post};
use crate::discovery::platform::Platform;

/// The code decides: the texts are in the language of the asker, and nearly every status is 400.
pub(super) fn fault(status: Option<u16>, body: Node<'_>) -> Option<Fault> {
    let error = body.at("error");
    if !error.is_object() {
        return None;
    }
    let class = match error.at("code").count() {
        Some(10 | 190) => Class::Auth,
        // 30 different hashtags in seven days.
        Some(18) => Class::OutOfCredits,
        Some(4 | 17 | 32 | 613) => Class::RateLimited,
        // A hashtag, an account.
        Some(24 | 110) => Class::NotFound,
        // A permission or a parameter: the code does not say which, and both end in a changed request.
        Some(100) => Class::BadRequest,
        Some(1 | 2) => Class::Upstream,
        _ if error.at("is_transient").flag() == Some(true) => Class::Upstream,
        _ => status.and_then(Class::of_status).unwrap_or(Class::BadRequest),
    };
    let message = error.at("message").text();
    Some(Fault::new(class, message.unwrap_or_default()))
}

/// `business_discovery`: one account, its media, or both, as the request's `fields` say. The id is Graph's own, not the one of
/// Instagram that other providers give.
pub fn business_discovery(body: Node<'_>) -> Result<Answer, Fault> {
    let user = body.at("business_discovery");
    if !user.is_object() {
        return Err(misshapen("business_discovery"));
    }
    let creator = Creator {
        platform: Platform::Instagram,
        external_id: user.at("id").id(),
        handle: user.at("username").handle(),
        name: user.at("name").text(),
        followers: user.at("followers_count").count(),
        following: user.at("follows_count").count(),
        post_count: user.at("media_count").count(),
        bio: user.at("biography").text(),
        links: user.at("website").url().into_iter().collect(),
        avatar_url: user.at("profile_picture_url").url(),
        posts: user
            .at("media.data")
            .list()
            .flat_map(|media| posts(post(media)))
            .collect(),
        ..Creator::default()
    };
    Ok(Answer {
        // Not `paging.next`: that address holds the access token.
        next: user.at("media.paging.cursors.after").id(),
        ..Answer::of(std::iter::once(Some(with_emails(creator, []))))
    })
}

/// `{hashtag}/top_media` and `recent_media`: media without any name of their owners, so every row is skipped.
pub fn hashtag_media(body: Node<'_>) -> Result<Answer, Fault> {
    let rows = body.at("data");
    let is_media = |row: Node<'_>| MEDIA.iter().any(|field| row.at(field).is_there());
    if !rows.is_list() || !rows.list().all(is_media) {
        return Err(misshapen("data"));
    }
    let next = body.at("paging.cursors.after").id();
    Ok(Answer {
        more: Some(next.is_some()),
        next,
        ..Answer::of(rows.list().map(|_| None))
    })
}

/// What tells media from the hashtags that other calls list.
const MEDIA: [&str; 6] = [
    "media_type",
    "permalink",
    "caption",
    "like_count",
    "comments_count",
    "timestamp",
];

fn post(media: Node<'_>) -> Post {
    let text = media.at("caption").text();
    let address = media.at("permalink").url();
    // Other providers know the post by the code in its address, not by Graph's id.
    let code = address.as_deref().and_then(|address| {
        let (_, path) = address.split_once("instagram.com/")?;
        let mut parts = path.split(['/', '?']);
        matches!(parts.next()?, "p" | "reel" | "tv").then(|| parts.next())?
    });
    let is_video = media.at("media_type").text().as_deref() == Some("VIDEO");
    Post {
        external_id: code
            .filter(|code| !code.is_empty())
            .map(str::to_owned)
            .or_else(|| media.at("id").id())
            .unwrap_or_default(),
        hashtags: tags(std::iter::empty(), text.as_deref()),
        text,
        thumbnail_url: media
            .at("thumbnail_url")
            .url()
            .or_else(|| media.at("media_url").url().filter(|_| !is_video)),
        published_at: media.at("timestamp").instant(),
        views: media.at("view_count").count(),
        // Missing where the owner hides them.
        likes: media.at("like_count").count(),
        comments: media.at("comments_count").count(),
        shares: None,
        url: address,
    }
}
