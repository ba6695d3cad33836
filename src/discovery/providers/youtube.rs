//! YouTube Data API v3. <https://developers.google.com/youtube/v3/docs>
use super::body::Node;
use super::fault::{Class, Fault};
use super::{Answer, misshapen, posts, tags, with_emails};
use crate::discovery::codes::{country, language};
use crate::discovery::handle::is_channel_id;
use crate::discovery::model::{Creator, Post};
use crate::discovery::platform::Platform;

/// A bad key is 400 here, and a used-up quota 403: the reason in the body decides.
pub(super) fn fault(status: Option<u16>, body: Node<'_>) -> Option<Fault> {
    let error = body.at("error");
    if !error.is_there() {
        let class = status.and_then(Class::of_status)?;
        return Some(Fault::new(class, "YouTube refused and did not say why"));
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
    Some(Fault::new(
        class,
        message
            .as_deref()
            .unwrap_or("YouTube refused and did not say why"),
    ))
}

/// `/search`: channels, or videos with their channel. Names and titles are HTML-escaped here only.
pub fn search(body: Node<'_>) -> Result<Answer, Fault> {
    let answer = Answer::of(items(body)?.map(|item| {
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
        creator.posts = posts(Post {
            external_id: item.at("id.videoId").id().unwrap_or_default(),
            ..post(item)
        });
        Some(creator)
    }));
    Ok(paged(answer, body))
}

/// `/channels`: whole channels, 50 a call. An unknown id or handle is an answer without `items`.
pub fn channels(body: Node<'_>) -> Result<Answer, Fault> {
    let answer = Answer::of(items(body)?.map(|item| {
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
        Some(with_emails(creator, []))
    }));
    if answer.creators.is_empty() {
        return Err(Fault::new(Class::NotFound, "YouTube knows no such channel"));
    }
    Ok(paged(answer, body))
}

/// `/videos`: videos with their numbers, and the channels they belong to.
pub fn videos(body: Node<'_>) -> Result<Answer, Fault> {
    let answer = Answer::of(items(body)?.map(|item| {
        let snippet = item.at("snippet");
        Some(Creator {
            platform: Platform::YouTube,
            external_id: snippet.at("channelId").id().filter(|id| is_channel_id(id)),
            name: snippet.at("channelTitle").text(),
            posts: posts(Post {
                external_id: item.at("id").id().unwrap_or_default(),
                ..post(item)
            }),
            ..Creator::default()
        })
    }));
    if answer.creators.is_empty() && answer.skipped == 0 {
        return Err(Fault::new(Class::NotFound, "YouTube knows no such video"));
    }
    Ok(paged(answer, body))
}

/// The rows; a bare item counts as a list of one.
fn items(body: Node<'_>) -> Result<impl Iterator<Item = Node<'_>>, Fault> {
    let bare = body.at("snippet").is_there().then_some(body);
    if bare.is_none()
        && !["items", "pageInfo", "etag"]
            .iter()
            .any(|part| body.at(part).is_there())
    {
        return Err(misshapen("items"));
    }
    Ok(body.at("items").list().chain(bare))
}

fn paged(answer: Answer, body: Node<'_>) -> Answer {
    let next = body.at("nextPageToken").id();
    Answer {
        more: Some(next.is_some()),
        next,
        ..answer
    }
}

/// All but the id, which lies elsewhere in a search.
fn post(item: Node<'_>) -> Post {
    let (snippet, statistics) = (item.at("snippet"), item.at("statistics"));
    let id = item.at("id.videoId").id().or_else(|| item.at("id").id());
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
        url: id.map(|id| format!("https://www.youtube.com/watch?v={id}")),
        thumbnail_url: thumbnail(snippet),
        published_at: snippet.at("publishedAt").instant(),
        views: statistics.at("viewCount").count(),
        likes: statistics.at("likeCount").count(),
        comments: statistics.at("commentCount").count(),
        shares: None,
        hashtags: tags(listed, Some(&both)),
        text: title,
        external_id: String::new(),
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
