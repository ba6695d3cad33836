//! A run's creators: filtered, counted, page by page.
use chrono::{DateTime, Utc};
use limelight_queries::client::GenericClient;
use limelight_queries::queries::search;
use serde::Serialize;

use super::Error;
use crate::base::id::{CreatorId, SearchJobId, UserId};
use crate::base::page::Page;
use crate::discovery::page::Reason;

/// Rows on a page of results.
pub const PAGE_SIZE: usize = 50;

/// What to show; `None` shows all. A creator whose value is unknown passes no filter on it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    pub min_followers: Option<i64>,
    pub max_followers: Option<i64>,
    /// Percent.
    pub min_engagement: Option<f64>,
    pub country: Option<String>,
    pub language: Option<String>,
    pub has_email: Option<bool>,
    pub verified: Option<bool>,
    /// The newest known post is not older.
    pub posted_after: Option<DateTime<Utc>>,
    /// Lower case, without `#`.
    pub hashtag: Option<String>,
    /// Part of the name, handle or bio.
    pub contains: Option<String>,
}

impl Filter {
    /// Whether anything is left out.
    pub fn is_set(&self) -> bool {
        *self != Filter::default()
    }

    fn pattern(&self) -> Option<String> {
        let text = self.contains.as_ref()?.to_lowercase();
        Some(format!(
            "%{}%",
            text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
        ))
    }
}

/// A creator of a run.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ResultRow {
    /// Order of arrival, from 1.
    pub rank: i32,
    #[serde(skip)]
    pub creator: CreatorId,
    pub platform: String,
    #[serde(skip)]
    pub avatar_url: Option<String>,
    pub handle: Option<String>,
    pub name: Option<String>,
    pub followers: Option<i64>,
    /// Percent.
    pub engagement_rate: Option<f32>,
    pub bio: Option<String>,
    pub emails: Vec<String>,
    pub links: Vec<String>,
    pub hashtags: Vec<String>,
    pub verified: Option<bool>,
    pub country: Option<String>,
    pub language: Option<String>,
    pub last_post_at: Option<DateTime<Utc>>,
    #[serde(skip)]
    pub post_id: Option<String>,
    #[serde(skip)]
    pub post_thumbnail_url: Option<String>,
    pub post_text: Option<String>,
    pub post_url: Option<String>,
    pub post_views: Option<i64>,
    pub post_likes: Option<i64>,
    pub post_comments: Option<i64>,
    pub post_shares: Option<i64>,
    pub reason: Option<Reason>,
    pub is_sample: bool,
    pub source: String,
    /// When the source gave these values.
    pub as_of: DateTime<Utc>,
}

/// The next page of a run's creators, in order of arrival, after the given rank.
pub async fn page<C: GenericClient>(
    client: &C,
    user: &UserId,
    job: SearchJobId,
    filter: &Filter,
    after: i32,
    size: usize,
) -> Result<Page<ResultRow, i32>, Error> {
    let extra = i64::try_from(size).unwrap_or(i64::MAX).saturating_add(1);
    let rows = search::results()
        .bind(
            client,
            &user.as_str(),
            &job.0,
            &after,
            &filter.min_followers,
            &filter.max_followers,
            &filter.min_engagement,
            &filter.country,
            &filter.language,
            &filter.has_email,
            &filter.verified,
            &filter.posted_after,
            &filter.hashtag,
            &filter.pattern(),
            &extra,
        )
        .map(|row| ResultRow {
            rank: row.ordinal,
            creator: CreatorId(row.id),
            platform: row.platform.to_owned(),
            avatar_url: row.avatar_url.map(str::to_owned),
            handle: row.handle.map(str::to_owned),
            name: row.name.map(str::to_owned),
            followers: row.followers,
            engagement_rate: row.engagement_rate,
            bio: row.bio.map(str::to_owned),
            emails: row.emails.map(str::to_owned).collect(),
            links: row.links.map(str::to_owned).collect(),
            hashtags: row.hashtags.map(str::to_owned).collect(),
            verified: row.verified,
            country: row.country.map(str::to_owned),
            language: row.language.map(str::to_owned),
            last_post_at: row.last_post_at,
            post_id: row.post_id.map(str::to_owned),
            post_thumbnail_url: row.post_thumbnail_url.map(str::to_owned),
            post_text: row.post_body.map(str::to_owned),
            post_url: row.post_url.map(str::to_owned),
            post_views: row.post_views,
            post_likes: row.post_likes,
            post_comments: row.post_comments,
            post_shares: row.post_shares,
            reason: serde_json::from_str(row.reason.0.get()).ok(),
            is_sample: row.is_sample,
            source: row.source.to_owned(),
            as_of: row.fetched_at,
        })
        .all()
        .await?;
    Ok(Page::from_extra(rows, size, |row| row.rank))
}

/// How many there are, how many pass the filter, how many have an address, and what left the others out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    pub total: i64,
    pub matching: i64,
    pub with_email: i64,
    /// The filters that left somebody out, in the order in which they are applied; their numbers add up to the difference.
    pub left_out: Vec<LeftOut>,
}

/// What one filter took of those whom the filters before it had let pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LeftOut {
    /// The filter, in a word.
    pub by: &'static str,
    pub creators: i64,
    /// Those of them of whom the source does not say what is filtered by.
    pub unknown: i64,
}

/// Counts a run's creators.
pub async fn counts<C: GenericClient>(
    client: &C,
    user: &UserId,
    job: SearchJobId,
    filter: &Filter,
) -> Result<Counts, Error> {
    let row = search::count_results()
        .bind(
            client,
            &filter.min_followers,
            &filter.max_followers,
            &filter.min_engagement,
            &filter.country,
            &filter.language,
            &filter.has_email,
            &filter.verified,
            &filter.posted_after,
            &filter.hashtag,
            &filter.pattern(),
            &user.as_str(),
            &job.0,
        )
        .one()
        .await?;
    let mut left = row.total;
    let steps = [
        ("followers", row.after_followers, row.unknown_followers),
        ("engagement", row.after_engagement, row.unknown_engagement),
        ("country", row.after_country, row.unknown_country),
        ("language", row.after_language, row.unknown_language),
        ("e-mail", row.after_email, 0),
        ("verified", row.after_verified, row.unknown_verified),
        ("last post", row.after_posted, row.unknown_posted),
        ("hashtag", row.after_hashtag, 0),
        ("words", row.matching, 0),
    ];
    let left_out = steps.into_iter().filter_map(|(by, after, unknown)| {
        let creators = left - after;
        left = after;
        (creators > 0).then_some(LeftOut {
            by,
            creators,
            unknown,
        })
    });
    Ok(Counts {
        left_out: left_out.collect(),
        total: row.total,
        matching: row.matching,
        with_email: row.with_email,
    })
}

/// The countries and languages of a run, with how many creators each; unknown is left out.
pub async fn facets<C: GenericClient>(client: &C, user: &UserId, job: SearchJobId) -> Result<Facets, Error> {
    let mut facets = Facets::default();
    for row in search::facets()
        .bind(client, &user.as_str(), &job.0)
        .all()
        .await?
    {
        let list = if row.facet == "country" {
            &mut facets.countries
        } else {
            &mut facets.languages
        };
        if let Some(value) = row.value {
            list.push((value, row.creators));
        }
    }
    Ok(facets)
}

/// What a run can be narrowed down to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    pub countries: Vec<(String, i64)>,
    pub languages: Vec<(String, i64)>,
}
