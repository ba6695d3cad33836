//! What a column can hold, with the names used in `--map FIELD=COLUMN` and in the printed mapping.

use super::columns::normalise;

/// What a column can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Field {
    Platform,
    ExternalId,
    Handle,
    Name,
    ProfileUrl,
    Followers,
    Following,
    Likes,
    PostCount,
    Bio,
    Email,
    Link,
    AvatarUrl,
    Verified,
    Country,
    Language,
    Category,
    PostId,
    PostTitle,
    PostText,
    PostUrl,
    PostThumbnail,
    PostPublishedAt,
    PostViews,
    PostLikes,
    PostComments,
    PostShares,
    PostHashtags,
}

/// Every field with the name it has in `--map FIELD=COLUMN` and in the printed mapping.
const NAMES: &[(Field, &str)] = &[
    (Field::Platform, "platform"),
    (Field::ExternalId, "external_id"),
    (Field::Handle, "handle"),
    (Field::Name, "name"),
    (Field::ProfileUrl, "profile_url"),
    (Field::Followers, "followers"),
    (Field::Following, "following"),
    (Field::Likes, "likes"),
    (Field::PostCount, "post_count"),
    (Field::Bio, "bio"),
    (Field::Email, "email"),
    (Field::Link, "link"),
    (Field::AvatarUrl, "avatar_url"),
    (Field::Verified, "verified"),
    (Field::Country, "country"),
    (Field::Language, "language"),
    (Field::Category, "category"),
    (Field::PostId, "post_id"),
    (Field::PostTitle, "post_title"),
    (Field::PostText, "post_text"),
    (Field::PostUrl, "post_url"),
    (Field::PostThumbnail, "post_thumbnail_url"),
    (Field::PostPublishedAt, "post_published_at"),
    (Field::PostViews, "post_views"),
    (Field::PostLikes, "post_likes"),
    (Field::PostComments, "post_comments"),
    (Field::PostShares, "post_shares"),
    (Field::PostHashtags, "post_hashtags"),
];

impl Field {
    pub fn name(self) -> &'static str {
        NAMES
            .iter()
            .find(|(field, _)| *field == self)
            .map_or("", |(_, name)| name)
    }

    /// Whether several columns may fill the field together.
    pub fn is_list(self) -> bool {
        matches!(self, Field::Email | Field::Link | Field::PostHashtags)
    }

    /// The field of that name, or of a usual other one.
    pub fn named(name: &str) -> Option<Field> {
        let wanted = normalise(name);
        let wanted = match wanted.as_str() {
            "id" => "externalid",
            "emails" => "email",
            "links" => "link",
            "avatar" => "avatarurl",
            "username" => "handle",
            "hashtags" => "posthashtags",
            other => other,
        };
        NAMES
            .iter()
            .find(|(_, name)| normalise(name) == wanted)
            .map(|(field, _)| *field)
    }

    /// Every name, for a message.
    pub fn known() -> String {
        NAMES.iter().map(|(_, name)| *name).collect::<Vec<_>>().join(", ")
    }
}
