//! Apify: the items that an actor's run left in its dataset. <https://docs.apify.com/api/v2>
use super::body::Node;
use super::fault::{Class, Fault};
use super::native::instagram_user;
use super::{Answer, misshapen, posts, tags, with_emails};
use crate::discovery::codes::{country, language};
use crate::discovery::model::{Creator, Post};
use crate::discovery::platform::Platform;

/// The type decides; the status alone misleads (404 is a wrong address of ours, 403 may be an unpaid rent).
pub(super) fn fault(status: Option<u16>, body: Node<'_>) -> Option<Fault> {
    let error = body.at("error");
    let class = match error.at("type").text().as_deref() {
        Some("invalid-input" | "invalid-request" | "page-not-found" | "record-not-found") => {
            Class::BadRequest
        }
        Some(
            "user-or-token-not-found" | "token-not-provided" | "invalid-token" | "insufficient-permissions",
        ) => Class::Auth,
        Some("not-enough-usage-to-run-paid-actor" | "x402-payment-required" | "actor-is-not-rented") => {
            Class::OutOfCredits
        }
        Some("run-timeout-exceeded") => Class::Timeout,
        Some("rate-limit-exceeded") => Class::RateLimited,
        Some("run-failed" | "internal-server-error") => Class::Upstream,
        _ => match status.and_then(Class::of_status) {
            Some(Class::NotFound) => Class::BadRequest,
            Some(class) => class,
            None if error.is_there() => Class::Upstream,
            None => return None,
        },
    };
    let message = error.at("message").text();
    Some(Fault::new(
        class,
        message.as_deref().unwrap_or("Apify refused and did not say why"),
    ))
}

/// `instagram-profile-scraper`: accounts with their latest posts and related accounts. The hashtag scraper's rows are posts that
/// name their owner.
pub fn instagram_profiles(body: Node<'_>) -> Result<Answer, Fault> {
    rows(body, |item| {
        if item.at("ownerUsername").is_there() {
            return vec![Creator {
                platform: Platform::Instagram,
                external_id: item.at("ownerId").id(),
                handle: item.at("ownerUsername").handle(),
                name: item.at("ownerFullName").text(),
                posts: posts(instagram_post(item)),
                ..Creator::default()
            }];
        }
        if !item.at("username").is_there() {
            return Vec::new();
        }
        let listed = item
            .at("externalUrls")
            .list()
            .filter_map(|link| link.at("url").url());
        // The first may be a pinned post of years ago.
        let mut latest: Vec<Post> = item
            .at("latestPosts")
            .list()
            .flat_map(|post| posts(instagram_post(post)))
            .collect();
        latest.sort_by_key(|post| std::cmp::Reverse(post.published_at));
        let category = item.at("businessCategoryName").text();
        let account = Creator {
            platform: Platform::Instagram,
            external_id: item.at("id").id(),
            handle: item.at("username").handle(),
            name: item.at("fullName").text(),
            followers: item.at("followersCount").count(),
            following: item.at("followsCount").count(),
            post_count: item.at("postsCount").count(),
            bio: item.at("biography").text(),
            links: item.at("externalUrl").url().into_iter().chain(listed).collect(),
            avatar_url: item
                .at("profilePicUrlHD")
                .url()
                .or_else(|| item.at("profilePicUrl").url()),
            verified: item.at("verified").flag(),
            category: category.and_then(|text| {
                let kept: Vec<&str> = text
                    .split(',')
                    .map(str::trim)
                    .filter(|part| *part != "None" && !part.is_empty())
                    .collect();
                (!kept.is_empty()).then(|| kept.join(", "))
            }),
            posts: latest,
            ..Creator::default()
        };
        let related = item.at("relatedProfiles").list().filter_map(instagram_user);
        std::iter::once(with_emails(account, [])).chain(related).collect()
    })
}

/// TikTok scrapers: clockworks' and apidojo's, told apart by where the account is.
pub fn tiktok(body: Node<'_>) -> Result<Answer, Fault> {
    rows(body, |item| {
        let clockworks = item.at("authorMeta");
        let apidojo = item.at("channel");
        let (user, handle, name, followers, text) = if clockworks.is_object() {
            (clockworks, "name", "nickName", "fans", "text")
        } else if apidojo.is_object() {
            (apidojo, "username", "name", "followers", "title")
        } else {
            return Vec::new();
        };
        let first = |names: &[&str]| names.iter().find_map(|name| item.at(name).count());
        let text = item.at(text).text();
        let listed = item
            .at("hashtags")
            .list()
            .filter_map(|tag| tag.text().or_else(|| tag.at("name").text()));
        let spoken = item.at("textLanguage").text().filter(|code| code != "un");
        let post = Post {
            external_id: item.at("id").id().unwrap_or_default(),
            hashtags: tags(listed, text.as_deref()),
            text,
            url: item.at("webVideoUrl").url().or_else(|| item.at("postPage").url()),
            thumbnail_url: item
                .at("videoMeta.coverUrl")
                .url()
                .or_else(|| item.at("video.cover").url()),
            published_at: item
                .at("createTimeISO")
                .instant()
                .or_else(|| item.at("uploadedAt").instant()),
            views: first(&["playCount", "views"]),
            likes: first(&["diggCount", "likes"]),
            comments: first(&["commentCount", "comments"]),
            shares: first(&["shareCount", "shares"]),
        };
        let creator = Creator {
            platform: Platform::TikTok,
            external_id: user.at("id").id(),
            handle: user.at(handle).handle(),
            name: user.at(name).text(),
            followers: user.at(followers).count(),
            following: user.at("following").count(),
            likes: user.at("heart").count(),
            post_count: user.at("video").count().or_else(|| user.at("videos").count()),
            bio: user.at("signature").text(),
            links: user
                .at("bioLink")
                .url()
                .or_else(|| user.at("bioLink.link").url())
                .into_iter()
                .collect(),
            avatar_url: user.at("avatar").url(),
            verified: user.at("verified").flag(),
            country: item.at("locationCreated").text().and_then(|code| country(&code)),
            language: spoken.and_then(|code| language(&code)),
            posts: posts(post),
            ..Creator::default()
        };
        vec![with_emails(creator, [])]
    })
}

/// Rows that say `error` name something that could not be scraped; when no other row is there, nothing was found.
fn rows<'a>(body: Node<'a>, read: impl Fn(Node<'a>) -> Vec<Creator>) -> Result<Answer, Fault> {
    if !body.is_list() {
        return Err(misshapen("[]"));
    }
    let (failed, good): (Vec<Node<'_>>, Vec<Node<'_>>) =
        body.list().partition(|row| row.at("error").is_there());
    if let ([first, ..], []) = (&failed[..], &good[..]) {
        let said = first.at("errorDescription").text();
        return Err(Fault::new(
            Class::NotFound,
            said.as_deref().unwrap_or("there is no such account"),
        ));
    }
    let skipped = failed.len();
    let creators = good.into_iter().flat_map(|row| {
        let creators = read(row);
        if creators.is_empty() {
            vec![None]
        } else {
            creators.into_iter().map(Some).collect()
        }
    });
    let mut answer = Answer::of(creators);
    answer.skipped += skipped;
    Ok(answer)
}

fn instagram_post(post: Node<'_>) -> Post {
    let text = post.at("caption").text();
    let listed = post.at("hashtags").list().filter_map(Node::text);
    Post {
        external_id: post
            .at("shortCode")
            .id()
            .or_else(|| post.at("id").id())
            .unwrap_or_default(),
        hashtags: tags(listed, text.as_deref()),
        text,
        url: post.at("url").url(),
        thumbnail_url: post.at("displayUrl").url(),
        published_at: post.at("timestamp").instant(),
        views: post.at("videoViewCount").count(),
        likes: post.at("likesCount").count(),
        comments: post.at("commentsCount").count(),
        shares: None,
    }
}
