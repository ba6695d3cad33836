//! YouTube Data API v3. <https://developers.google.com/youtube/v3/docs>
use super::body::Node;
use super::fault::{Class, Fault};
use super::native::youtube_address;
use super::{Answer, misshapen, posts, tags, with_emails};
use crate::discovery::codes::{country, language};
use crate::discovery::handle::is_channel_id;
use crate::discovery::model::{Creator, Post};
use crate::discovery::platform::Platform;

/// A bad key is 400 here, and a used-up quota 403: the reason in the body decides.
pub(super) fn fault(status: Option<u16>, body: Node<'_>) -> Option<Fault> {
    let error = body.at("error");
    if !error.is_there() {
        return None;
    }
    let status = error
        .at("code")
        .count()
        .and_then(|code| u16::try_from(code).ok())
        .or(status)
        .unwrap_or(500);
    let reasons: Vec<String> = error
        .at("errors")
        .list()
        .chain(error.at("details").list())
        .filter_map(|entry| entry.at("reason").text())
        .chain(error.at("status").text())
        .collect();
    let class = reasons
        .iter()
        .find_map(|reason| match reason.as_str() {
            "keyInvalid"
            | "API_KEY_INVALID"
            | "API_KEY_SERVICE_BLOCKED"
            | "accessNotConfigured"
            | "forbidden"
            | "authError" => Some(Class::Auth),
            "quotaExceeded" | "dailyLimitExceeded" => Some(Class::OutOfCredits),
            "rateLimitExceeded" | "userRateLimitExceeded" => Some(Class::RateLimited),
            _ => None,
        })
        .or_else(|| Class::of_status(status))
        .unwrap_or(Class::Shape);
    let message = error.at("message").text();
    Some(Fault::new(class, message.unwrap_or_default()))
}

/// `/search`: channels, or videos with their channel. Names and titles are HTML-escaped here only.
pub fn search(body: Node<'_>) -> Result<Answer, Fault> {
    rows(body, "youtube#searchResult", |item| {
        let snippet = item.at("snippet");
        let own = item.at("id.channelId").id();
        let channel = own.clone().or_else(|| snippet.at("channelId").id());
        let mut creator = Creator {
            platform: Platform::YouTube,
            external_id: channel.filter(|id| is_channel_id(id)),
            name: snippet.at("channelTitle").text(),
            ..Creator::default()
        };
        if own.is_some() {
            creator.name = snippet.at("title").text().or(creator.name);
            creator.avatar_url = thumbnail(snippet);
            // The description is cut here, so it says too little to be the bio; its addresses are whole or not found.
            return Some(creator);
        }
        creator.posts = posts(post(item, item.at("id.videoId").id()));
        Some(creator)
    })
}

/// `/channels`: whole channels, 50 a call. An unknown id or handle is an answer without `items`.
pub fn channels(body: Node<'_>) -> Result<Answer, Fault> {
    let answer = rows(body, "youtube#channel", |item| {
        let (snippet, statistics) = (item.at("snippet"), item.at("statistics"));
        let branding = item.at("brandingSettings.channel");
        let hidden = statistics.at("hiddenSubscriberCount").flag() == Some(true);
        let spoken = [snippet.at("defaultLanguage"), branding.at("defaultLanguage")];
        let creator = Creator {
            platform: Platform::YouTube,
            external_id: item.at("id").id().filter(|id| is_channel_id(id)),
            handle: snippet.at("customUrl").handle(),
            name: snippet.at("title").text(),
            followers: statistics.at("subscriberCount").count().filter(|_| !hidden),
            post_count: statistics.at("videoCount").count(),
            bio: snippet.at("description").text(),
            avatar_url: thumbnail(snippet),
            country: snippet
                .at("country")
                .text()
                .or_else(|| branding.at("country").text())
                .and_then(|code| country(&code)),
            language: spoken.into_iter().find_map(|code| language(&code.text()?)),
            category: topic(item),
            topics: branding
                .at("keywords")
                .text()
                .map(|text| keywords(&text))
                .unwrap_or_default(),
            ..Creator::default()
        };
        // The title alone may be that of anything.
        let is_named = creator.external_id.is_some() || creator.handle.is_some();
        is_named.then(|| with_emails(creator, []))
    })?;
    if answer.creators.is_empty() && answer.skipped == 0 {
        return Err(Fault::new(Class::NotFound, "YouTube knows no such channel"));
    }
    Ok(answer)
}

/// `/videos`: videos with their numbers, and the channels they belong to.
pub fn videos(body: Node<'_>) -> Result<Answer, Fault> {
    let answer = rows(body, "youtube#video", |item| {
        let snippet = item.at("snippet");
        Some(Creator {
            platform: Platform::YouTube,
            external_id: snippet.at("channelId").id().filter(|id| is_channel_id(id)),
            name: snippet.at("channelTitle").text(),
            posts: posts(post(item, item.at("id").id())),
            ..Creator::default()
        })
    })?;
    if answer.creators.is_empty() && answer.skipped == 0 {
        return Err(Fault::new(Class::NotFound, "YouTube knows no such video"));
    }
    Ok(answer)
}

/// `/playlistItems`: videos of a list, such as a channel's uploads. Without `contentDetails` the date is that of the entry in the
/// list, which for uploads is the video's own.
pub fn playlist_items(body: Node<'_>) -> Result<Answer, Fault> {
    rows(body, "youtube#playlistItem", |item| {
        let snippet = item.at("snippet");
        // A list may hold other channels' videos; older answers name the list's owner only.
        let owner = snippet.at("videoOwnerChannelId").id();
        let (owner, name) = match owner {
            Some(owner) => (Some(owner), snippet.at("videoOwnerChannelTitle").text()),
            None => (snippet.at("channelId").id(), snippet.at("channelTitle").text()),
        };
        let id = item
            .at("contentDetails.videoId")
            .id()
            .or_else(|| snippet.at("resourceId.videoId").id());
        let uploads = snippet
            .at("playlistId")
            .id()
            .is_some_and(|list| list.starts_with("UU"));
        let listed = post(item, id);
        let published = item.at("contentDetails.videoPublishedAt").instant();
        Some(Creator {
            platform: Platform::YouTube,
            external_id: owner.filter(|id| is_channel_id(id)),
            name,
            posts: posts(Post {
                published_at: published.or(listed.published_at.filter(|_| uploads)),
                ..listed
            }),
            ..Creator::default()
        })
    })
}

/// The rows of that kind; a bare item counts as a list of one. Rows of another kind answer another question.
fn rows<'a>(body: Node<'a>, kind: &str, read: impl Fn(Node<'a>) -> Option<Creator>) -> Result<Answer, Fault> {
    let bare = body.at("snippet").is_there().then_some(body);
    if bare.is_none()
        && !["items", "pageInfo", "etag"]
            .iter()
            .any(|part| body.at(part).is_there())
    {
        return Err(misshapen("items"));
    }
    let items = body.at("items").list().chain(bare);
    let answer = Answer::of(items.map(|item| {
        let said = item.at("kind").text();
        if said.is_none_or(|said| said == kind) {
            read(item)
        } else {
            None
        }
    }));
    let next = body.at("nextPageToken").id();
    Ok(Answer {
        more: Some(next.is_some()),
        next,
        ..answer
    })
}

/// The video of that id, which lies elsewhere in each kind of row.
fn post(item: Node<'_>, id: Option<String>) -> Post {
    let (snippet, statistics) = (item.at("snippet"), item.at("statistics"));
    let title = snippet.at("title").text();
    let described = snippet.at("description").text();
    let both = format!(
        "{}\n{}",
        title.as_deref().unwrap_or_default(),
        described.unwrap_or_default()
    );
    let listed = snippet
        .at("tags")
        .list()
        .filter_map(Node::text)
        .map(|tag| tag.replace(' ', ""));
    Post {
        url: youtube_address(id.as_deref()),
        thumbnail_url: thumbnail(snippet),
        published_at: snippet.at("publishedAt").instant(),
        views: statistics.at("viewCount").count(),
        likes: statistics.at("likeCount").count(),
        comments: statistics.at("commentCount").count(),
        shares: None,
        hashtags: tags(listed, Some(&both)),
        text: title,
        external_id: id.unwrap_or_default(),
    }
}

fn thumbnail(snippet: Node<'_>) -> Option<String> {
    ["high", "medium", "default"]
        .iter()
        .find_map(|size| snippet.at("thumbnails").at(size).at("url").url())
}

/// Separated by blanks, several words of one keyword in double quotes.
fn keywords(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (place, part) in text.split('"').enumerate() {
        if place % 2 == 1 {
            found.push(part.trim().to_owned());
        } else {
            found.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    found.retain(|keyword| !keyword.is_empty());
    found
}

/// "https://en.wikipedia.org/wiki/Lifestyle_(sociology)" is Lifestyle.
fn topic(item: Node<'_>) -> Option<String> {
    let address = item.at("topicDetails.topicCategories.0").text()?;
    let name = address.rsplit('/').next()?.split("_(").next()?.replace('_', " ");
    (!name.is_empty()).then_some(name)
}
