//! influencers.club. Its answers are known from its documentation only. <https://influencers.club/creatorbook>
use super::body::Node;
use super::fault::{Class, Fault};
use super::{Answer, misshapen, posts, tags, with_emails};
use crate::discovery::codes::{country_named, language};
use crate::discovery::model::{Creator, Post};
use crate::discovery::platform::Platform;

/// Its words come in one of four places, or as a list of faults per field.
pub(super) fn fault(status: Option<u16>, body: Node<'_>) -> Option<Fault> {
    let found = ["detail", "message", "error", "response_meta.error_message"]
        .iter()
        .find_map(|place| body.at(place).text());
    let holds_data = body.at("accounts").is_there() || body.at("result").is_there();
    let failed = status.is_some_and(|status| status >= 400);
    if !failed && (holds_data || found.is_none()) {
        return None;
    }
    let message = found.unwrap_or_else(|| "the request was refused; a field is missing or wrong".to_owned());
    let lower = message.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let class = match status {
        Some(422 | 400) if says(&["not found"]) => Class::NotFound,
        Some(status) if status >= 400 => Class::of_status(status).unwrap_or(Class::BadRequest),
        _ if says(&["api key", "credentials"]) => Class::Auth,
        _ if says(&["credits"]) => Class::OutOfCredits,
        _ if says(&["throttled", "too many"]) => Class::RateLimited,
        _ if says(&["not found"]) => Class::NotFound,
        _ => Class::BadRequest,
    };
    Some(Fault::new(class, message))
}

/// `/discovery/` and `/discovery/creators/similar/`: accounts, 50 a page. The answer does not name the network.
pub fn accounts(body: Node<'_>, asked: Platform) -> Result<Answer, Fault> {
    if !body.at("accounts").is_list() {
        return Err(misshapen("accounts"));
    }
    Ok(Answer::of(body.at("accounts").list().map(|account| {
        let profile = account.at("profile");
        let picture = profile.at("picture").url();
        Some(Creator {
            platform: asked,
            external_id: account.at("user_id").id(),
            handle: profile.at("username").handle(),
            name: profile.at("full_name").text(),
            followers: profile
                .at("followers")
                .count()
                .or_else(|| profile.at("subscriber_count").count()),
            avatar_url: picture,
            ..Creator::default()
        })
    })))
}

/// `/creators/enrich/handle/full/`: one creator, on each network that is known of it.
pub fn enriched(body: Node<'_>) -> Result<Answer, Fault> {
    let result = body.at("result");
    if !result.is_object() {
        return Err(misshapen("result"));
    }
    let everywhere: Vec<String> = ["other_links", "links_in_bio"]
        .iter()
        .flat_map(|list| result.at(list).list().filter_map(Node::url))
        .collect();
    let place = result.at("location").text();
    let country = place.and_then(|place| country_named(place.rsplit(',').next()?));
    let creators = Platform::ALL.into_iter().filter_map(|platform| {
        let account = result.at(&platform.as_str().to_lowercase());
        account.is_object().then(|| {
            let first = |names: &[&str]| {
                names
                    .iter()
                    .map(|name| account.at(name))
                    .find(|node| node.is_there())
            };
            let count = |names: &[&str]| first(names).and_then(Node::count);
            let creator = Creator {
                platform,
                external_id: first(&["userid", "user_id", "id"]).and_then(Node::id),
                handle: first(&["username", "custom_url"]).and_then(Node::handle),
                name: first(&["full_name", "title", "nickname"]).and_then(Node::text),
                followers: count(&["follower_count", "subscriber_count", "followers"]),
                following: count(&["following_count"]),
                post_count: count(&["media_count", "video_count"]),
                bio: first(&["biography", "description", "bio"]).and_then(Node::text),
                links: everywhere.clone(),
                avatar_url: first(&["profile_picture", "picture"]).and_then(Node::url),
                verified: account.at("is_verified").flag(),
                country: country.clone(),
                language: account
                    .at("language_code.0")
                    .text()
                    .and_then(|code| language(&code)),
                posts: account
                    .at("post_data")
                    .list()
                    .flat_map(|post| posts(self::post(post)))
                    .collect(),
                ..Creator::default()
            };
            Some(with_emails(creator, result.at("email").text()))
        })
    });
    let answer = Answer::of(creators);
    if answer.creators.is_empty() {
        return Err(Fault::new(
            Class::NotFound,
            "influencers.club knows no such creator",
        ));
    }
    Ok(answer)
}

fn post(post: Node<'_>) -> Post {
    let text = post.at("caption").text();
    let engagement = post.at("engagement");
    Post {
        external_id: post.at("post_id").id().unwrap_or_default(),
        hashtags: tags(post.at("hashtags").list().filter_map(Node::text), text.as_deref()),
        text,
        url: post.at("post_url").url().or_else(|| post.at("url").url()),
        thumbnail_url: post.at("media.0.url").url(),
        published_at: post.at("created_at").instant(),
        views: engagement.at("view_count").count(),
        likes: engagement.at("likes").count(),
        comments: engagement.at("comments").count(),
        shares: None,
    }
}
