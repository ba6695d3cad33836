//! YouTube through ScrapeCreators.
use crate::discovery::codes::country_named;
use crate::discovery::handle::is_channel_id;
use crate::discovery::model::{Creator, Post};
use crate::discovery::platform::Platform;
use crate::discovery::providers::body::Node;
use crate::discovery::providers::fault::Fault;
use crate::discovery::providers::native::youtube_address;
use crate::discovery::providers::{Answer, misshapen, posts, tags, with_emails};

/// The lists of a search answer that hold videos.
const VIDEOS: [&str; 3] = ["videos", "shorts", "lives"];

/// `/v1/youtube/search`: videos, shorts, shelves and channels. A token is always there, on the last page too.
pub fn search(body: Node<'_>) -> Result<Answer, Fault> {
    if !["videos", "channels", "shorts"]
        .iter()
        .any(|list| body.at(list).is_list())
    {
        return Err(misshapen("videos"));
    }
    let shelves = body
        .at("shelves")
        .list()
        .flat_map(|shelf| shelf.at("items").list());
    let videos = VIDEOS
        .iter()
        .flat_map(|list| body.at(list).list())
        .chain(shelves)
        .map(video);
    let channels = body.at("channels").list().map(found);
    Ok(Answer {
        next: body.at("continuationToken").id(),
        ..Answer::of(videos.chain(channels))
    })
}

/// `/v1/youtube/channel`. `tags` is one comma-separated text, `links` are plain texts, `country` is an English name.
pub fn channel(body: Node<'_>) -> Result<Answer, Fault> {
    if !body.at("channelId").is_there() && !body.at("channel").is_there() {
        return Err(misshapen("channelId"));
    }
    let largest = body
        .at("avatar.image.sources")
        .list()
        .max_by_key(|source| source.at("width").count());
    let links = body
        .at("links")
        .list()
        .filter_map(|link| link.url().or_else(|| link.at("url").url()));
    let creator = Creator {
        platform: Platform::YouTube,
        external_id: body.at("channelId").id(),
        handle: body
            .at("handle")
            .handle()
            .or_else(|| handle_in(body.at("channel"))),
        name: body.at("name").text(),
        followers: body
            .at("subscriberCount")
            .count()
            .or_else(|| body.at("subscriberCountText").count()),
        post_count: body
            .at("videoCount")
            .count()
            .or_else(|| body.at("videoCountText").count()),
        bio: body.at("description").text(),
        links: links.collect(),
        avatar_url: largest.and_then(|source| source.at("url").url()),
        country: body.at("country").text().and_then(|name| country_named(&name)),
        topics: body
            .at("tags")
            .text()
            .map(|tags| {
                tags.split(',')
                    .map(|tag| tag.trim().to_owned())
                    .filter(|tag| !tag.is_empty())
                    .collect()
            })
            .unwrap_or_default(),
        ..Creator::default()
    };
    Ok(Answer::of(std::iter::once(Some(with_emails(
        creator,
        body.at("email").text(),
    )))))
}

/// The handle at the end of a channel's address.
fn handle_in(address: Node<'_>) -> Option<String> {
    let address = address.url()?;
    let (_, handle) = address.rsplit_once("/@")?;
    Some(handle.trim_end_matches('/').to_owned())
}

fn video(video: Node<'_>) -> Option<Creator> {
    let mut creator = owner(video.at("channel"))?;
    let text = video.at("title").text();
    let id = video.at("id").id();
    let built = youtube_address(id.as_deref());
    creator.posts = posts(Post {
        url: video.at("url").url().or(built),
        thumbnail_url: video.at("thumbnail").url(),
        // Computed by the provider from "2 weeks ago": right to the unit that it names.
        published_at: video.at("publishedTime").instant(),
        views: video
            .at("viewCountInt")
            .count()
            .or_else(|| video.at("viewCountText").count()),
        likes: None,
        comments: None,
        shares: None,
        hashtags: tags(std::iter::empty(), text.as_deref()),
        external_id: id.unwrap_or_default(),
        text,
    });
    Some(creator)
}

/// `handle` has no `@`, and is `channel/UC…` for a channel without one.
fn owner(channel: Node<'_>) -> Option<Creator> {
    let handle = channel
        .at("handle")
        .handle()
        .filter(|handle| !handle.starts_with("channel/"));
    channel.is_object().then(|| Creator {
        platform: Platform::YouTube,
        external_id: channel.at("id").id().filter(|id| is_channel_id(id)),
        handle,
        name: channel.at("title").text(),
        avatar_url: channel.at("thumbnail").url(),
        ..Creator::default()
    })
}

fn found(channel: Node<'_>) -> Option<Creator> {
    let badges = channel.at("badges");
    let mut creator = owner(channel)?;
    creator.name = channel.at("channelName").text().or(creator.name);
    creator.followers = channel
        .at("subscriberCountInt")
        .count()
        .or_else(|| channel.at("subscriberCountText").count());
    creator.bio = channel.at("description").text();
    creator.verified = badges.is_list().then(|| {
        badges
            .list()
            .filter_map(Node::text)
            .any(|badge| badge.eq_ignore_ascii_case("verified"))
    });
    Some(with_emails(creator, []))
}
