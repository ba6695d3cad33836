//! Two services behind RapidAPI's gateway: `tiktok-scraper7` and `instagram-premium-api-2023`. <https://docs.rapidapi.com>
use super::body::Node;
use super::fault::{Class, Fault};
use super::native::{instagram_address, instagram_user, tiktok_address, tiktok_profile};
use super::{Answer, misshapen, posts, tags};
use crate::discovery::codes::country;
use crate::discovery::model::{Creator, Post};
use crate::discovery::platform::Platform;

/// The gateway says no with a message alone; `tiktok-scraper7` says it with status 200 and a code other than 0.
pub(super) fn fault(status: Option<u16>, body: Node<'_>) -> Option<Fault> {
    if let Some(code) = body.at("code").id() {
        let class = match code.as_str() {
            "-1" => Class::NotFound,
            _ => Class::Upstream,
        };
        let message = body.at("msg").text();
        return Some(Fault::new(class, message.unwrap_or_default()));
    }
    let message = body.at("message").text();
    let only_words = message.is_some() && !body.at("data").is_there() && !body.holds_rows();
    if !only_words && status.is_none_or(|status| status < 400) {
        return None;
    }
    let lower = message.as_deref().unwrap_or_default().to_lowercase();
    let class = match status.filter(|status| *status >= 400) {
        // One status for two things, and only the text tells them apart: a month that is used up, and a second.
        Some(429) if lower.contains("quota") => Class::OutOfCredits,
        // The address is ours to know.
        Some(404) => Class::BadRequest,
        Some(status) => Class::of_status(status).unwrap_or(Class::BadRequest),
        None => by_words(&lower),
    };
    Some(Fault::new(class, message.unwrap_or_default()))
}

/// For saved answers, whose status is gone.
fn by_words(message: &str) -> Class {
    let says = |words: &[&str]| words.iter().any(|word| message.contains(word));
    if says(&["quota"]) {
        Class::OutOfCredits
    } else if says(&["rate limit", "too many"]) {
        Class::RateLimited
    } else if says(&["api key", "not subscribed"]) {
        Class::Auth
    } else if says(&["does not exist"]) {
        Class::BadRequest
    } else {
        Class::Upstream
    }
}

/// `tiktok-scraper7` `/feed/search`: videos. Their creators come without a follower count.
pub fn tiktok_search(body: Node<'_>) -> Result<Answer, Fault> {
    let data = body.at("data");
    if !data.at("videos").is_list() {
        return Err(misshapen("data.videos"));
    }
    let answer = Answer::of(data.at("videos").list().map(|video| {
        let author = video.at("author");
        let handle = author.at("unique_id").handle();
        let text = video.at("title").text();
        // `aweme_id` is the file's, not the video's.
        let id = video.at("video_id").id();
        let post = Post {
            url: tiktok_address(handle.as_deref(), id.as_deref()),
            hashtags: tags(std::iter::empty(), text.as_deref()),
            thumbnail_url: video.at("cover").url(),
            published_at: video.at("create_time").instant(),
            views: video.at("play_count").count(),
            likes: video.at("digg_count").count(),
            comments: video.at("comment_count").count(),
            shares: video.at("share_count").count(),
            external_id: id.unwrap_or_default(),
            text,
        };
        Some(Creator {
            platform: Platform::TikTok,
            external_id: author.at("id").id(),
            handle,
            name: author.at("nickname").text(),
            avatar_url: author.at("avatar").url(),
            country: video.at("region").text().and_then(|code| country(&code)),
            posts: posts(post),
            ..Creator::default()
        })
    }));
    Ok(Answer {
        next: data.at("cursor").id(),
        more: data.at("hasMore").flag(),
        ..answer
    })
}

/// `tiktok-scraper7` `/user/info`: one account, as TikTok's own pages describe it.
pub fn tiktok_user(body: Node<'_>) -> Result<Answer, Fault> {
    tiktok_profile(body.at("data"))
}

/// `instagram-premium-api-2023` `/v2/search/reels`: reels, 12 a page. A page without any has recommended words instead.
pub fn instagram_reels(body: Node<'_>) -> Result<Answer, Fault> {
    let modules = body.at("reels_serp_modules");
    if !modules.is_list() {
        return Err(misshapen("reels_serp_modules"));
    }
    let clips = modules.list().flat_map(|module| module.at("clips").list());
    let answer = Answer::of(clips.map(|clip| {
        let media = clip.at("media");
        let mut creator = instagram_user(media.at("user"))?;
        let text = media.at("caption.text").text();
        let code = media.at("code").id();
        creator.posts = posts(Post {
            url: instagram_address("reel", code.as_deref()),
            hashtags: tags(std::iter::empty(), text.as_deref()),
            thumbnail_url: media.at("image_versions2.candidates.0.url").url(),
            published_at: media.at("taken_at").instant(),
            views: media
                .at("play_count")
                .count()
                .or_else(|| media.at("ig_play_count").count()),
            likes: media.at("like_count").count(),
            comments: media.at("comment_count").count(),
            shares: media.at("reshare_count").count(),
            external_id: code.or_else(|| media.at("pk").id()).unwrap_or_default(),
            text,
        });
        Some(creator)
    }));
    Ok(Answer {
        next: body.at("reels_max_id").id(),
        more: body.at("has_more").flag(),
        ..answer
    })
}
