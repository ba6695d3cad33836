//! The normalised creator: one shape for every source, `None` where a value is unknown.
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::platform::Platform;

/// A creator as one source describes it. Counts are never negative; unknown is `None`, never 0.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Creator {
    pub platform: Platform,
    /// The network's stable id.
    pub external_id: Option<String>,
    /// Without `@`, as published.
    pub handle: Option<String>,
    pub name: Option<String>,
    pub followers: Option<i64>,
    pub following: Option<i64>,
    /// Likes received in total.
    pub likes: Option<i64>,
    pub post_count: Option<i64>,
    pub bio: Option<String>,
    pub emails: Vec<String>,
    pub links: Vec<String>,
    pub avatar_url: Option<String>,
    pub verified: Option<bool>,
    /// ISO 3166-1 alpha-2, upper case.
    pub country: Option<String>,
    /// ISO 639-1, lower case.
    pub language: Option<String>,
    pub category: Option<String>,
    /// What its source says it is about, where it says so apart from hashtags: a channel's keywords. Not stored.
    pub topics: Vec<String>,
    pub posts: Vec<Post>,
}

/// A post (video, reel, short) of a creator.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Post {
    pub external_id: String,
    pub text: Option<String>,
    pub url: Option<String>,
    pub thumbnail_url: Option<String>,
    pub published_at: Option<DateTime<Utc>>,
    pub views: Option<i64>,
    pub likes: Option<i64>,
    pub comments: Option<i64>,
    pub shares: Option<i64>,
    /// Lower case, without `#`.
    pub hashtags: Vec<String>,
}

impl Creator {
    /// What makes two descriptions the same creator: the network's id, else `@handle`, else `title:name`, in lower case.
    /// `None` when nothing identifies it.
    pub fn key(&self) -> Option<String> {
        let known = |text: &Option<String>| {
            text.as_deref()
                .map(str::trim)
                .filter(|t| !t.is_empty())
                .map(str::to_owned)
        };
        known(&self.external_id)
            .or_else(|| known(&self.handle).map(|handle| format!("@{}", handle.to_lowercase())))
            .or_else(|| known(&self.name).map(|name| format!("title:{}", name.to_lowercase())))
    }

    /// Adds what another description of the same creator knows; what is known already stays, and 0 gives way to a count.
    pub fn merge(&mut self, other: Creator) {
        fn keep<T>(mine: &mut Option<T>, theirs: Option<T>) {
            if mine.is_none() {
                *mine = theirs;
            }
        }
        fn count(mine: &mut Option<i64>, theirs: Option<i64>) {
            if mine.unwrap_or(0) == 0 && theirs.is_some() {
                *mine = theirs;
            }
        }
        fn union(mine: &mut Vec<String>, theirs: Vec<String>) {
            for item in theirs {
                if !mine.contains(&item) {
                    mine.push(item);
                }
            }
        }
        keep(&mut self.external_id, other.external_id);
        keep(&mut self.handle, other.handle);
        keep(&mut self.name, other.name);
        count(&mut self.followers, other.followers);
        count(&mut self.following, other.following);
        count(&mut self.likes, other.likes);
        count(&mut self.post_count, other.post_count);
        keep(&mut self.bio, other.bio);
        union(&mut self.emails, other.emails);
        union(&mut self.links, other.links);
        union(&mut self.topics, other.topics);
        keep(&mut self.avatar_url, other.avatar_url);
        keep(&mut self.verified, other.verified);
        keep(&mut self.country, other.country);
        keep(&mut self.language, other.language);
        keep(&mut self.category, other.category);
        for post in other.posts {
            if !self.posts.iter().any(|mine| mine.external_id == post.external_id) {
                self.posts.push(post);
            }
        }
    }

    /// Every hashtag of the posts, first seen first.
    pub fn hashtags(&self) -> Vec<String> {
        let mut tags: Vec<String> = Vec::new();
        for tag in self.posts.iter().flat_map(|post| &post.hashtags) {
            if !tags.contains(tag) {
                tags.push(tag.clone());
            }
        }
        tags
    }

    /// Percent: likes, comments and shares of the posts over their views. `None` unless some post has views and likes.
    pub fn engagement_rate(&self) -> Option<f64> {
        let mut views = 0i64;
        let mut reactions = 0i64;
        for post in &self.posts {
            if let (Some(seen), Some(likes)) = (post.views.filter(|v| *v > 0), post.likes) {
                views = views.saturating_add(seen);
                reactions = reactions
                    .saturating_add(likes)
                    .saturating_add(post.comments.unwrap_or(0))
                    .saturating_add(post.shares.unwrap_or(0));
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "a percentage to two digits")]
        (views > 0).then(|| reactions as f64 * 100.0 / views as f64)
    }

    /// The posts' texts, newest first, cut to so many characters: what is searched. `None` without any.
    pub fn post_text(&self, most: usize) -> Option<String> {
        let mut posts: Vec<&Post> = self.posts.iter().filter(|post| post.text.is_some()).collect();
        posts.sort_by(|a, b| {
            b.published_at
                .cmp(&a.published_at)
                .then_with(|| a.external_id.cmp(&b.external_id))
        });
        let text: Vec<&str> = posts.iter().filter_map(|post| post.text.as_deref()).collect();
        (!text.is_empty()).then(|| text.join("\n").chars().take(most).collect())
    }

    /// When the newest post appeared.
    pub fn last_post_at(&self) -> Option<DateTime<Utc>> {
        self.posts.iter().filter_map(|post| post.published_at).max()
    }
}

/// Whether what a search row lacks (bio, e-mails) has been asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Enhancement {
    /// The source's profile call would tell more.
    Pending,
    /// The source knows no more.
    Completed,
}

impl Enhancement {
    pub const fn as_str(self) -> &'static str {
        match self {
            Enhancement::Pending => "pending",
            Enhancement::Completed => "completed",
        }
    }
}

/// The specification's shape of one entry of `scraping_results.creators`; unknown values are null.
pub fn evidence(creator: &Creator, enhancement: Enhancement) -> Value {
    let post = creator.posts.first();
    json!({
        "creator": {
            "name": creator.name, "uniqueId": creator.handle, "externalId": creator.key(), "followers": creator.followers,
            "avatarUrl": creator.avatar_url, "bio": creator.bio, "emails": creator.emails, "verified": creator.verified,
            "country": creator.country, "language": creator.language,
        },
        "video": {
            "description": post.and_then(|p| p.text.as_deref()), "url": post.and_then(|p| p.url.as_deref()),
            "statistics": {
                "likes": post.and_then(|p| p.likes), "comments": post.and_then(|p| p.comments),
                "views": post.and_then(|p| p.views), "shares": post.and_then(|p| p.shares),
            },
        },
        "hashtags": creator.hashtags().iter().map(|tag| format!("#{tag}")).collect::<Vec<_>>(),
        "platform": creator.platform.as_str(),
        "enhancementStatus": enhancement.as_str(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn post(id: &str, views: Option<i64>, likes: Option<i64>) -> Post {
        Post {
            external_id: id.into(),
            views,
            likes,
            ..Post::default()
        }
    }

    #[test]
    fn the_best_identity_is_used() {
        let mut creator = Creator {
            name: Some("Casey".into()),
            ..Creator::default()
        };
        assert_eq!(creator.key().as_deref(), Some("title:casey"));
        creator.handle = Some("CaseyN".into());
        assert_eq!(creator.key().as_deref(), Some("@caseyn"));
        creator.external_id = Some("42".into());
        assert_eq!(creator.key().as_deref(), Some("42"));
        assert_eq!(Creator::default().key(), None);
    }

    #[test]
    fn merging_never_loses_a_known_value() {
        let mut first = Creator {
            followers: Some(0),
            bio: Some("hi".into()),
            posts: vec![post("1", None, None)],
            ..Creator::default()
        };
        let second = Creator {
            followers: Some(900),
            bio: None,
            name: Some("A".into()),
            posts: vec![post("1", Some(5), None), post("2", None, None)],
            ..Creator::default()
        };
        first.merge(second);
        assert_eq!(
            (first.followers, first.bio.as_deref(), first.name.as_deref()),
            (Some(900), Some("hi"), Some("A"))
        );
        assert_eq!(first.posts.len(), 2);
        first.merge(Creator {
            followers: Some(0),
            ..Creator::default()
        });
        assert_eq!(first.followers, Some(900));
    }

    #[test]
    fn engagement_is_unknown_without_views() {
        let creator = Creator {
            posts: vec![post("1", None, Some(5))],
            ..Creator::default()
        };
        assert_eq!(creator.engagement_rate(), None);
        let creator = Creator {
            posts: vec![post("1", Some(200), Some(5)), post("2", Some(0), Some(9))],
            ..Creator::default()
        };
        assert_eq!(creator.engagement_rate(), Some(2.5));
    }
}
