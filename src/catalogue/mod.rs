//! The catalogue: the creators this installation knows, filled by import and by searches, searched without any key.
pub mod import;
pub mod sample;
pub mod search;
pub mod suggest;

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use limelight_queries::client::GenericClient;
use limelight_queries::queries::catalogue;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::base::id::CreatorId;
use crate::db;
use crate::discovery::model::Creator;

/// Post text that is searchable is cut here, in characters; the posts themselves are kept whole.
const SEARCHED_POST_TEXT: usize = 2_000;

/// Where creators come from.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Shown beside the values: `import`, `sample`, a provider's name.
    pub name: &'a str,
    /// Invented, for trying out.
    pub is_sample: bool,
    pub fetched_at: DateTime<Utc>,
}

/// What storing did, in creators.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stored {
    pub new: usize,
    pub changed: usize,
    pub unchanged: usize,
}

/// Stores creators in the caller's transaction: new ones are added, known ones gain what was unknown, nothing known is
/// lost. Returns the rows' ids in the order of the distinct keys given, and what changed. Creators without any identity
/// are left out.
pub async fn store<C: GenericClient>(
    client: &C,
    source: Source<'_>,
    creators: Vec<Creator>,
) -> Result<(HashMap<String, CreatorId>, Stored), db::Error> {
    let creators = distinct(creators);
    if creators.is_empty() {
        return Ok((HashMap::new(), Stored::default()));
    }
    let rows: Vec<Value> = creators
        .iter()
        .map(|(key, creator)| creator_row(key, creator, source))
        .collect();
    let stored = catalogue::upsert_creators()
        .bind(
            client,
            &Value::Array(rows),
            &source.name,
            &source.is_sample,
            &source.fetched_at,
        )
        .map(|row| {
            (
                (row.platform.to_owned(), row.external_id.to_owned()),
                row.id,
                row.is_new,
                row.is_changed,
            )
        })
        .all()
        .await?;
    let mut counts = Stored::default();
    let mut ids = HashMap::with_capacity(stored.len());
    // Creators that were known before, and whether anything of theirs changed now.
    let mut known: HashMap<Uuid, bool> = HashMap::new();
    let (mut platforms, mut external_ids) = (Vec::new(), Vec::new());
    for ((platform, external_id), id, is_new, is_changed) in stored {
        // Another transaction added the row after our statement began, and we had nothing to add: a later one sees it.
        let Some(id) = id else {
            platforms.push(platform);
            external_ids.push(external_id);
            continue;
        };
        if is_new {
            counts.new += 1;
        } else {
            known.insert(id, is_changed);
        }
        ids.insert(format!("{platform}/{external_id}"), CreatorId(id));
    }
    if !platforms.is_empty() {
        for row in catalogue::ids_by_key()
            .bind(client, &platforms, &external_ids)
            .all()
            .await?
        {
            known.insert(row.id, false);
            ids.insert(format!("{}/{}", row.platform, row.external_id), CreatorId(row.id));
        }
    }
    let posts: Vec<Value> = creators
        .iter()
        .filter_map(|(key, creator)| Some((ids.get(&full_key(key, creator))?, creator)))
        .flat_map(|(id, creator)| creator.posts.iter().map(move |post| json!({
            "creator_id": id, "external_id": post.external_id, "body": post.text, "url": post.url, "thumbnail_url": post.thumbnail_url,
            "published_at": post.published_at, "views": post.views, "likes": post.likes, "comments": post.comments,
            "shares": post.shares, "hashtags": post.hashtags,
        })))
        .collect();
    if !posts.is_empty() {
        catalogue::upsert_posts()
            .bind(client, &source.fetched_at, &Value::Array(posts))
            .await?;
        // What is derived from posts was right at once for new creators; for known ones it takes all their posts.
        let derived: Vec<Uuid> = known.keys().copied().collect();
        for id in catalogue::refresh_from_posts()
            .bind(client, &derived, &source.fetched_at)
            .all()
            .await?
        {
            known.insert(id, true);
        }
    }
    counts.changed = known.values().filter(|changed| **changed).count();
    counts.unchanged = known.len() - counts.changed;
    Ok((ids, counts))
}

/// The key under which [`store`] returns a creator's id.
pub fn full_key(key: &str, creator: &Creator) -> String {
    format!("{}/{key}", creator.platform)
}

/// One entry a creator, in the order of first appearance: one statement cannot change a row twice.
fn distinct(creators: Vec<Creator>) -> Vec<(String, Creator)> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut kept: Vec<(String, Creator)> = Vec::with_capacity(creators.len());
    for creator in creators {
        let Some(key) = creator.key() else { continue };
        let full = full_key(&key, &creator);
        if let Some(place) = places.get(&full) {
            kept[*place].1.merge(creator);
        } else {
            places.insert(full, kept.len());
            kept.push((key, creator));
        }
    }
    kept
}

fn creator_row(key: &str, creator: &Creator, source: Source<'_>) -> Value {
    json!({
        "provenance": provenance(creator, source),
        "platform": creator.platform.as_str(), "external_id": key, "handle": creator.handle, "name": creator.name,
        "followers": creator.followers, "following": creator.following, "likes": creator.likes, "post_count": creator.post_count,
        "bio": creator.bio, "emails": creator.emails, "links": creator.links, "hashtags": creator.hashtags(),
        "avatar_url": creator.avatar_url, "verified": creator.verified, "country": creator.country, "language": creator.language,
        "category": creator.category, "engagement_rate": creator.engagement_rate(), "last_post_at": creator.last_post_at(),
        "post_text": creator.post_text(SEARCHED_POST_TEXT),
    })
}

/// Which values this source tells, and when it told them.
fn provenance(creator: &Creator, source: Source<'_>) -> Value {
    let told = [
        ("handle", creator.handle.is_some()),
        ("name", creator.name.is_some()),
        ("followers", creator.followers.is_some()),
        ("bio", creator.bio.is_some()),
        ("emails", !creator.emails.is_empty()),
        ("verified", creator.verified.is_some()),
        ("country", creator.country.is_some()),
        ("language", creator.language.is_some()),
        ("category", creator.category.is_some()),
        ("engagement", creator.engagement_rate().is_some()),
    ];
    let mark = json!({ "source": source.name, "at": source.fetched_at });
    let known = told.into_iter().filter(|(_, is_known)| *is_known);
    Value::Object(known.map(|(name, _)| (name.to_owned(), mark.clone())).collect())
}

/// How many creators are known, by platform.
#[derive(Debug, Clone, serde::Serialize)]
pub struct PlatformCount {
    pub platform: String,
    pub is_sample: bool,
    pub creators: i64,
    pub with_email: i64,
}

/// The catalogue's size; sample creators are counted apart.
pub async fn counts<C: GenericClient>(client: &C) -> Result<Vec<PlatformCount>, db::Error> {
    let rows = catalogue::counts_by_platform()
        .bind(client)
        .map(|row| PlatformCount {
            platform: row.platform.to_owned(),
            is_sample: row.is_sample,
            creators: row.creators,
            with_email: row.with_email,
        })
        .all()
        .await?;
    Ok(rows)
}

/// Whether any creator is known.
pub async fn is_empty<C: GenericClient>(client: &C) -> Result<bool, db::Error> {
    Ok(!catalogue::has_any().bind(client).one().await?)
}

/// Whether any of the creators is invented.
pub async fn has_sample<C: GenericClient>(client: &C) -> Result<bool, db::Error> {
    Ok(catalogue::has_sample().bind(client).one().await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_creator_twice_in_a_batch_becomes_one() {
        let one = |followers| Creator {
            external_id: Some("7".into()),
            followers,
            ..Creator::default()
        };
        let kept = distinct(vec![one(None), Creator::default(), one(Some(5))]);
        assert_eq!(kept.len(), 1);
        assert_eq!(kept[0].1.followers, Some(5));
    }
}
