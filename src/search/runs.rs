//! The runs of a campaign: run it again, and see what changed between two runs.
use chrono::{DateTime, Utc};
use limelight_queries::client::GenericClient;
use limelight_queries::queries::search;
use serde::Serialize;

use super::plan::{CATALOGUE, Choice, Plan, Source};
use super::{Error, Job, JobStatus, NewSearch, Outcome, start};
use crate::base::ctx::Ctx;
use crate::base::id::{CampaignId, SearchJobId, UserId};
use crate::campaigns;
use crate::discovery::keywords::Query;
use crate::discovery::providers::Provider;
use std::time::Duration;

/// Runs that are shown of a campaign; older ones are found by their address.
pub const MOST_RUNS: usize = 50;

/// One run, in short.
#[derive(Debug, Clone)]
pub struct Run {
    pub id: SearchJobId,
    pub status: JobStatus,
    pub outcome: Option<Outcome>,
    /// `catalogue` or a provider's name.
    pub provider: String,
    pub found: i64,
    pub target: i64,
    pub created_at: DateTime<Utc>,
    pub completed_at: Option<DateTime<Utc>>,
    /// Whether its creators are known one by one, so that it can be compared.
    has_creators: bool,
}

impl Run {
    /// Whether it can be compared with another.
    pub fn is_comparable(&self) -> bool {
        self.status.is_final() && self.has_creators
    }
}

/// The runs of a campaign, newest first.
pub async fn runs<C: GenericClient>(
    client: &C,
    user: &UserId,
    campaign: CampaignId,
) -> Result<Vec<Run>, Error> {
    let most = i64::try_from(MOST_RUNS).unwrap_or(i64::MAX);
    let rows = search::runs_of_campaign()
        .bind(client, &user.as_str(), &campaign.0, &most)
        .map(|row| Run {
            id: SearchJobId(row.id),
            status: JobStatus::parse(row.status),
            outcome: row.outcome.and_then(Outcome::parse),
            provider: row.provider.unwrap_or(CATALOGUE).to_owned(),
            found: i64::from(row.processed_results),
            target: i64::from(row.target_results),
            created_at: row.created_at,
            completed_at: row.completed_at,
            has_creators: row.has_creators,
        })
        .all()
        .await?;
    Ok(rows)
}

/// The newest run before this one that it can be compared with. `runs` are newest first.
pub fn earlier(runs: &[Run], than: SearchJobId) -> Option<&Run> {
    let place = runs.iter().position(|run| run.id == than)?;
    runs.iter().skip(place + 1).find(|run| run.is_comparable())
}

/// The run to compare with: the one that is asked for if it can be, else the one before; `None`: there is none, or the
/// run itself has not ended.
pub fn comparable(runs: &[Run], job: &Job, asked: Option<SearchJobId>) -> Result<Option<SearchJobId>, Error> {
    let Some(id) = asked else {
        let before = earlier(runs, job.id).filter(|_| job.status.is_final());
        return Ok(before.map(|run| run.id));
    };
    let known = runs.iter().find(|run| run.id == id);
    let run = known.ok_or(Error::NotComparable("against: this is no run of the campaign"))?;
    if !run.is_comparable() || run.created_at >= job.created_at {
        return Err(Error::NotComparable(
            "against: choose a run that ended before the one that is shown was started",
        ));
    }
    Ok(Some(id))
}

/// What happened to a creator between two runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    New,
    /// The later run did not find them; whether they still match, it cannot say.
    Gone,
    /// Has more followers than before.
    Grown,
    /// Has fewer.
    Shrunk,
}

impl Change {
    pub const ALL: [Change; 4] = [Change::New, Change::Gone, Change::Grown, Change::Shrunk];

    pub const fn as_str(self) -> &'static str {
        match self {
            Change::New => "new",
            Change::Gone => "gone",
            Change::Grown => "grown",
            Change::Shrunk => "shrunk",
        }
    }

    pub fn parse(text: &str) -> Option<Change> {
        Change::ALL.into_iter().find(|change| change.as_str() == text)
    }
}

/// How two runs differ, in creators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Difference {
    pub new: i64,
    pub gone: i64,
    /// Of those in both: with more followers.
    pub grown: i64,
    pub shrunk: i64,
    pub in_both: i64,
}

impl Difference {
    pub const fn of(&self, change: Change) -> i64 {
        match change {
            Change::New => self.new,
            Change::Gone => self.gone,
            Change::Grown => self.grown,
            Change::Shrunk => self.shrunk,
        }
    }
}

/// Compares a run with an earlier one, creator by creator.
pub async fn difference<C: GenericClient>(
    client: &C,
    user: &UserId,
    run: SearchJobId,
    earlier: SearchJobId,
) -> Result<Difference, Error> {
    let row = search::difference()
        .bind(client, &user.as_str(), &run.0, &earlier.0)
        .one()
        .await?;
    Ok(Difference {
        new: row.new,
        gone: row.gone,
        grown: row.grown,
        shrunk: row.shrunk,
        in_both: row.in_both,
    })
}

/// What a run asked for and of whom, to be asked again.
pub fn asked(job: &Job) -> Result<(NewSearch, Choice), Error> {
    let new = if job.seeds.is_empty() {
        NewSearch::keyword(job.platform, &one_query(&job.keywords), job.target)?
    } else {
        NewSearch::similar(job.platform, &job.seeds.join(","), job.target)?
    };
    let source = match Provider::parse(&job.provider) {
        Some(provider) => Source::Provider(provider),
        None => Source::Catalogue,
    };
    let choice = Choice {
        source,
        max_calls: job.max_calls.map(i64::from),
        with_profiles: job.with_profiles,
    };
    Ok((new.narrowed(job.filter.clone()), choice))
}

/// Ours have one query; those of other programs a list of words, any of which may match.
fn one_query(keywords: &[String]) -> String {
    match keywords {
        [one] => one.clone(),
        several => several
            .iter()
            .map(|word| match Query::parse(word) {
                Ok(_) => format!("({word})"),
                Err(_) => format!("\"{}\"", word.replace('"', " ")),
            })
            .collect::<Vec<_>>()
            .join(" OR "),
    }
}

/// Runs a campaign again, unless a run of it has not ended: in the caller's transaction.
pub async fn again<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    user: &UserId,
    campaign: CampaignId,
    new: &NewSearch,
    plan: &Plan,
    time_limit: Duration,
) -> Result<SearchJobId, Error> {
    campaigns::lock(client, user, campaign).await?;
    if let Some(newest) = runs(client, user, campaign).await?.first()
        && !newest.status.is_final()
    {
        return Err(Error::StillRunning);
    }
    start(client, ctx, user, campaign, new, plan, time_limit).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone as _;
    use uuid::Uuid;

    fn run(id: u128, status: JobStatus, has_creators: bool) -> Run {
        Run {
            id: SearchJobId(Uuid::from_u128(id)),
            status,
            outcome: None,
            provider: CATALOGUE.to_owned(),
            found: 1,
            target: 10,
            created_at: Utc.with_ymd_and_hms(2026, 3, 2, 12, 0, 0).unwrap(),
            completed_at: None,
            has_creators,
        }
    }

    #[test]
    fn a_run_is_compared_with_the_newest_before_it_that_has_creators() {
        let runs = [
            run(5, JobStatus::Processing, true),
            run(4, JobStatus::Completed, true),
            run(3, JobStatus::Error, false),
            run(2, JobStatus::Cancelled, true),
            run(1, JobStatus::Completed, true),
        ];
        let before =
            |id: u128| earlier(&runs, SearchJobId(Uuid::from_u128(id))).map(|run| run.id.0.as_u128());
        assert_eq!(before(5), Some(4));
        assert_eq!(before(4), Some(2));
        assert_eq!(before(1), None);
        assert_eq!(before(9), None);
    }

    #[test]
    fn the_words_of_another_program_become_alternatives() {
        let words = ["vegan food".to_owned(), "a (b".to_owned()];
        let query = one_query(&words);
        assert_eq!(query, "(vegan food) OR \"a (b\"");
        assert!(Query::parse(&query).is_ok());
        assert_eq!(one_query(&words[..1]), "vegan food");
    }
}
