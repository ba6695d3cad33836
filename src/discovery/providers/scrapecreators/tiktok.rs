//! TikTok through ScrapeCreators.
use crate::discovery::codes::{country, language};
use crate::discovery::model::{Creator, Post};
use crate::discovery::platform::Platform;
use crate::discovery::providers::body::Node;
use crate::discovery::providers::fault::Fault;
use crate::discovery::providers::native::{tiktok_address, tiktok_profile};
use crate::discovery::providers::{Answer, misshapen, posts, tags, with_emails};

/// `/v1/tiktok/search/keyword`: videos. The cursor grows by 30 whatever the page holds, and `has_more: 0` is often wrong.
pub fn search(body: Node<'_>) -> Result<Answer, Fault> {
    let rows = body.at("search_item_list");
    if is_other(body, rows) {
        return Err(misshapen("search_item_list"));
    }
    // With `trim=true` the video is the row itself.
    let videos = rows.list().map(|row| {
        let wrapped = row.at("aweme_info");
        video(if wrapped.is_object() { wrapped } else { row })
    });
    Ok(paged(Answer::of(videos), body))
}

/// `/v1/tiktok/search/users`: accounts, without bio.
pub fn users(body: Node<'_>) -> Result<Answer, Fault> {
    let rows = body.at("users");
    if is_other(body, rows) {
        return Err(misshapen("users"));
    }
    let accounts = rows.list().map(|row| {
        let wrapped = row.at("user_info");
        author(if wrapped.is_object() { wrapped } else { row })
    });
    Ok(paged(Answer::of(accounts), body))
}

/// `/v3/tiktok/profile/videos`: one account's videos, which say what it is about.
pub fn videos(body: Node<'_>) -> Result<Answer, Fault> {
    if !body.at("aweme_list").is_list() {
        return Err(misshapen("aweme_list"));
    }
    Ok(Answer {
        next: body.at("max_cursor").id(),
        more: body.at("has_more").flag(),
        ..Answer::of(body.at("aweme_list").list().map(video))
    })
}

/// `/v1/tiktok/profile`: one account, as TikTok's own pages describe it.
pub fn profile(body: Node<'_>) -> Result<Answer, Fault> {
    tiktok_profile(body)
}

/// An empty page has no list at all; an answer with other rows is no page of this search.
fn is_other(body: Node<'_>, rows: Node<'_>) -> bool {
    !rows.is_list() && (body.holds_rows() || !body.at("cursor").is_there())
}

fn paged(answer: Answer, body: Node<'_>) -> Answer {
    Answer {
        next: body.at("cursor").id(),
        more: body.at("has_more").flag(),
        ..answer
    }
}

fn video(video: Node<'_>) -> Option<Creator> {
    let mut creator = author(video.at("author"))?;
    let text = video.at("desc").text();
    let listed = video
        .at("text_extra")
        .list()
        .filter(|extra| extra.at("type").count() == Some(1))
        .filter_map(|extra| extra.at("hashtag_name").text());
    let id = video.at("aweme_id").id();
    let built = || tiktok_address(creator.handle.as_deref(), id.as_deref());
    let post = Post {
        url: video.at("url").url().or_else(built),
        hashtags: tags(listed, text.as_deref()),
        thumbnail_url: picture(video.at("video.cover")),
        published_at: video.at("create_time").instant(),
        views: video.at("statistics.play_count").count(),
        likes: video.at("statistics.digg_count").count(),
        comments: video.at("statistics.comment_count").count(),
        shares: video.at("statistics.share_count").count(),
        external_id: id.unwrap_or_default(),
        text,
    };
    creator.country = video.at("region").text().and_then(|code| country(&code));
    creator.language = video.at("desc_language").text().and_then(|code| language(&code));
    creator.posts = posts(post);
    Some(creator)
}

/// Search rows never have `is_verified`; who is verified has one of two texts. Other texts are labels.
fn author(user: Node<'_>) -> Option<Creator> {
    if !user.is_object() {
        return None;
    }
    let label = user.at("custom_verify");
    let company = user.at("enterprise_verify_reason");
    let verified = label.text().as_deref() == Some("Verified account") || company.text().is_some();
    Some(Creator {
        platform: Platform::TikTok,
        external_id: user.at("uid").id(),
        handle: user.at("unique_id").handle(),
        name: user.at("nickname").text(),
        followers: user.at("follower_count").count(),
        following: user.at("following_count").count(),
        // Only beside an account's own videos.
        bio: user.at("signature").text(),
        avatar_url: ["avatar_medium", "avatar_larger", "avatar_thumb"]
            .iter()
            .find_map(|size| picture(user.at(size))),
        verified: (label.is_there() || company.is_there()).then_some(verified),
        ..Creator::default()
    })
    .map(|creator| with_emails(creator, []))
}

/// The first picture that browsers show; HEIC only where nothing else is offered.
fn picture(of: Node<'_>) -> Option<String> {
    let urls: Vec<String> = of.at("url_list").list().filter_map(Node::url).collect();
    let shown = urls
        .iter()
        .find(|url| !url.split('?').next().unwrap_or(url).ends_with(".heic"));
    shown.or(urls.first()).cloned()
}
