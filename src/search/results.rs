//! A run's creators: filtered, counted, page by page.
use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use limelight_queries::client::GenericClient;
use limelight_queries::queries::search;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Error;
use super::runs::Change;
use crate::base::id::{CreatorId, SearchJobId, UserId};
use crate::base::page::Page;
use crate::discovery::funnel::Counts;
use crate::discovery::page::Reason;

/// Rows on a page of results.
pub const PAGE_SIZE: usize = 50;

/// Which of a run's creators.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    pub run: SearchJobId,
    /// An earlier run of the campaign that it is compared with.
    pub against: Option<SearchJobId>,
    /// Only those with whom this happened since then.
    pub change: Option<Change>,
}

impl Part {
    /// All of a run's creators.
    pub fn all(run: SearchJobId) -> Part {
        Part {
            run,
            against: None,
            change: None,
        }
    }

    /// The run whose rows are read, the one it is compared with, and the database's word for what is read: the creators
    /// that a run did not find again are the rows of the earlier one that are new in comparison with it.
    fn read(&self) -> (SearchJobId, Option<SearchJobId>, Option<&'static str>) {
        match (self.against, self.change) {
            (Some(earlier), Some(Change::Gone)) => (earlier, Some(self.run), Some("new")),
            (Some(earlier), change) => (self.run, Some(earlier), change.map(Change::as_str)),
            (None, _) => (self.run, None, None),
        }
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
    /// Further seeds or keywords of the run that found the creator, too.
    pub also: Vec<String>,
    pub is_sample: bool,
    pub source: String,
    /// When the source gave these values.
    pub as_of: DateTime<Utc>,
    /// Who told which value, and when.
    pub told: Vec<Told>,
    /// Where runs are compared: whether the earlier one found the creator, too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub was_found_before: Option<bool>,
    /// Where runs are compared: what the earlier one knew.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub followers_before: Option<i64>,
}

impl ResultRow {
    /// Why the creator is in the run, in a sentence.
    pub fn why(&self) -> String {
        let reason = self.reason.as_ref().map(Reason::sentence).unwrap_or_default();
        if self.also.is_empty() {
            return reason;
        }
        let also: Vec<String> = self
            .also
            .iter()
            .map(|term| format!("\u{201c}{term}\u{201d}"))
            .collect();
        format!("{reason}; also found by {}", also.join(", "))
    }
}

/// What one source told of a creator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Told {
    /// `followers`, `bio`, …
    pub what: Vec<String>,
    /// `import`, `sample`, a provider's name.
    pub source: String,
    pub at: DateTime<Utc>,
}

/// The values by who told them last and when, newest first.
fn told(provenance: &str) -> Vec<Told> {
    #[derive(Deserialize)]
    struct Mark {
        source: String,
        at: DateTime<Utc>,
    }
    let marks: BTreeMap<String, Mark> = serde_json::from_str(provenance).unwrap_or_default();
    let mut told: Vec<Told> = Vec::new();
    for (what, mark) in marks {
        let known = told
            .iter_mut()
            .find(|told| told.source == mark.source && told.at == mark.at);
        match known {
            Some(told) => told.what.push(what),
            None => told.push(Told {
                what: vec![what],
                source: mark.source,
                at: mark.at,
            }),
        }
    }
    told.sort_by_key(|told| Reverse(told.at));
    told
}

/// Terms beside the first, in the reason as it is stored.
#[derive(Deserialize)]
struct Also {
    #[serde(default)]
    also: Vec<String>,
}

/// The next page of a run's creators, in order of arrival, after the given rank.
pub async fn page<C: GenericClient>(
    client: &C,
    user: &UserId,
    part: Part,
    filter: &Value,
    after: i32,
    size: usize,
) -> Result<Page<ResultRow, i32>, Error> {
    let extra = i64::try_from(size).unwrap_or(i64::MAX).saturating_add(1);
    let (run, against, change) = part.read();
    let is_gone = part.change == Some(Change::Gone);
    let mut rows = search::results()
        .bind(
            client,
            &against.map(|run| run.0),
            &user.as_str(),
            &run.0,
            &after,
            &change,
            filter,
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
            also: serde_json::from_str(row.reason.0.get())
                .map_or_else(|_| Vec::new(), |found: Also| found.also),
            is_sample: row.is_sample,
            source: row.source.to_owned(),
            as_of: row.fetched_at,
            told: told(row.provenance.0.get()),
            was_found_before: Some(row.was_found_before),
            followers_before: row.followers_before,
        })
        .all()
        .await?;
    if against.is_none() || is_gone {
        for row in &mut rows {
            row.was_found_before = None;
        }
    }
    Ok(Page::from_extra(rows, size, |row| row.rank))
}

/// Counts a run's creators, by what the filter leaves out.
pub async fn counts<C: GenericClient>(
    client: &C,
    user: &UserId,
    part: Part,
    filter: &Value,
) -> Result<Counts, Error> {
    let (run, against, change) = part.read();
    let rows: Vec<(Option<String>, i64, i64)> = search::count_results()
        .bind(
            client,
            filter,
            &against.map(|run| run.0),
            &user.as_str(),
            &run.0,
            &change,
        )
        .map(|row| (row.left_out.map(str::to_owned), row.creators, row.with_email))
        .all()
        .await?;
    Ok(Counts::of(&rows))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_told_by_who_told_them_last() {
        let kept = r#"{"bio": {"source": "import", "at": "2026-03-01T00:00:00Z"}, "name": {"source": "import", "at": "2026-03-01T00:00:00Z"},
            "followers": {"source": "youtube", "at": "2026-03-02T00:00:00Z"}}"#;
        let lines: Vec<String> = told(kept)
            .iter()
            .map(|told| format!("{} {} {}", told.source, told.what.join("+"), told.at.format("%d")))
            .collect();
        assert_eq!(lines, ["youtube followers 02", "import bio+name 01"]);
        assert_eq!(told("[]"), []);
    }
}
