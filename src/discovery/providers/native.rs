//! Rows as the networks themselves write them. Several providers pass them on unchanged.
use super::body::Node;
use super::fault::{Class, Fault};
use super::{Answer, misshapen, tags, with_emails};
use crate::discovery::codes::{country, language};
use crate::discovery::model::{Creator, Post};
use crate::discovery::platform::Platform;

/// An account as Instagram names it beside another: the owner of a reel or post, a related profile.
pub(super) fn instagram_user(user: Node<'_>) -> Option<Creator> {
    user.is_object().then(|| Creator {
        platform: Platform::Instagram,
        external_id: user.at("id").id(),
        handle: user.at("username").handle(),
        name: user.at("full_name").text(),
        followers: user.at("follower_count").count(),
        post_count: user.at("post_count").count(),
        avatar_url: user.at("profile_pic_url").url(),
        verified: user.at("is_verified").flag(),
        ..Creator::default()
    })
}

/// A post of Instagram's own web pages.
pub(super) fn instagram_node(node: Node<'_>) -> Post {
    let text = node.at("edge_media_to_caption.edges.0.node.text").text();
    let code = node.at("shortcode").id();
    let likes = node.at("edge_liked_by.count").count();
    Post {
        url: instagram_address("p", code.as_deref()),
        thumbnail_url: node
            .at("thumbnail_src")
            .url()
            .or_else(|| node.at("display_url").url()),
        published_at: node.at("taken_at_timestamp").instant(),
        views: node.at("video_view_count").count(),
        likes: likes.or_else(|| node.at("edge_media_preview_like.count").count()),
        comments: node.at("edge_media_to_comment.count").count(),
        shares: None,
        hashtags: tags(std::iter::empty(), text.as_deref()),
        external_id: code.unwrap_or_default(),
        text,
    }
}

/// A profile of TikTok's own web pages. `statsV2` is exact; `stats` is rounded and overflows at 2³¹.
pub(super) fn tiktok_profile(body: Node<'_>) -> Result<Answer, Fault> {
    let user = body.at("user");
    // Instagram's profiles have a user too, under another name.
    if !user.at("uniqueId").is_there() {
        return Err(misshapen("user.uniqueId"));
    }
    if user.at("privateAccount").flag() == Some(true) {
        return Err(Fault::new(Class::Private, "this account is private"));
    }
    let count = |name: &str| {
        let exact = body.at("statsV2").at(name).count();
        exact.or_else(|| body.at("stats").at(name).count())
    };
    let creator = Creator {
        platform: Platform::TikTok,
        external_id: user.at("id").id(),
        handle: user.at("uniqueId").handle(),
        name: user.at("nickname").text(),
        followers: count("followerCount"),
        following: count("followingCount"),
        likes: count("heartCount"),
        post_count: count("videoCount"),
        bio: user.at("signature").text(),
        links: user.at("bioLink.link").url().into_iter().collect(),
        avatar_url: ["avatarMedium", "avatarLarger", "avatarThumb"]
            .iter()
            .find_map(|size| user.at(size).url()),
        verified: user.at("verified").flag(),
        country: user.at("region").text().and_then(|code| country(&code)),
        language: user.at("language").text().and_then(|code| language(&code)),
        category: user.at("commerceUserInfo.category").text(),
        ..Creator::default()
    };
    Ok(Answer::of(std::iter::once(Some(with_emails(creator, [])))))
}

/// The address of a post (`p`) or `reel`.
pub(super) fn instagram_address(kind: &str, code: Option<&str>) -> Option<String> {
    let code = code.filter(|code| is_plain(code))?;
    Some(format!("https://www.instagram.com/{kind}/{code}/"))
}

/// The address of a video, which holds its creator's handle.
pub(super) fn tiktok_address(handle: Option<&str>, video: Option<&str>) -> Option<String> {
    let video = video.filter(|id| is_plain(id))?;
    Some(format!("{}/video/{video}", Platform::TikTok.profile_url(handle?)))
}

/// The address of a video or short.
pub(super) fn youtube_address(video: Option<&str>) -> Option<String> {
    let video = video.filter(|id| is_plain(id))?;
    Some(format!("https://www.youtube.com/watch?v={video}"))
}

/// Whether an id can stand in an address as it is: what the networks give out can.
fn is_plain(id: &str) -> bool {
    id.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}
