//! A search: what may be asked for, the states of a run, and how it ends.
use std::time::Duration;

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::error::Error;
use super::plan::Quote;
use crate::base::id::{CampaignId, SearchJobId, UserId};
use crate::discovery::filter::Filter;
use crate::discovery::handle::parse_handle;
use crate::discovery::keywords::Query;
use crate::discovery::platform::Platform;
use crate::discovery::providers::ways::Kind as SearchKind;

/// Creators one run may ask for.
pub const MAX_TARGET: i64 = 10_000;
/// The specification's default.
pub const DEFAULT_TARGET: i64 = 1_000;
/// Creators that one similar search may start from.
pub const MAX_SEEDS: usize = 10;
/// Creators asked for per page.
pub const PAGE_SIZE: usize = 50;

/// What a run looks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Wanted {
    Keyword(Query),
    /// Creators like these, 1 to [`MAX_SEEDS`] handles.
    Similar(Vec<String>),
}

/// A search that may be started: every part is checked.
#[derive(Debug, Clone, PartialEq)]
pub struct NewSearch {
    pub platform: Platform,
    pub wanted: Wanted,
    pub target: i32,
    /// Who is wanted of those that match. The catalogue leaves the others out; a provider's are all kept, and shown by it.
    pub filter: Filter,
}

impl NewSearch {
    pub fn keyword(platform: Platform, query: &str, target: i64) -> Result<NewSearch, Error> {
        Ok(NewSearch {
            platform,
            wanted: Wanted::Keyword(Query::parse(query)?),
            target: check_target(target)?,
            filter: Filter::default(),
        })
    }

    /// `handles`: one or several, separated by commas, as names or addresses.
    pub fn similar(platform: Platform, handles: &str, target: i64) -> Result<NewSearch, Error> {
        let mut seeds: Vec<String> = Vec::new();
        let parts: Vec<&str> = handles.split([',', '\n']).map(str::trim).collect();
        let given = parts.iter().filter(|part| !part.is_empty());
        // Nothing at all is told by the handle's own rule.
        for part in given.chain(handles.trim().is_empty().then_some(&"")) {
            let seed = parse_handle(platform, part)?;
            if !seeds.iter().any(|known| known.eq_ignore_ascii_case(&seed)) {
                seeds.push(seed);
            }
        }
        if !(1..=MAX_SEEDS).contains(&seeds.len()) {
            return Err(Error::TooManySeeds(seeds.len()));
        }
        Ok(NewSearch {
            platform,
            wanted: Wanted::Similar(seeds),
            target: check_target(target)?,
            filter: Filter::default(),
        })
    }

    /// Only creators that pass the filter.
    pub fn narrowed(self, filter: Filter) -> NewSearch {
        NewSearch { filter, ..self }
    }

    pub const fn kind(&self) -> SearchKind {
        match self.wanted {
            Wanted::Keyword(_) => SearchKind::Keyword,
            Wanted::Similar(_) => SearchKind::Similar,
        }
    }

    /// What a person would call it.
    pub fn title(&self) -> String {
        match &self.wanted {
            Wanted::Keyword(query) => query.normalised(),
            Wanted::Similar(seeds) => format!("Like @{}", seeds.join(", @")),
        }
    }
}

fn check_target(target: i64) -> Result<i32, Error> {
    if (1..=MAX_TARGET).contains(&target) {
        return i32::try_from(target).map_err(|_| Error::Target(target));
    }
    Err(Error::Target(target))
}

/// A run's state in the specification's words. The last four are final; the database refuses to leave them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum JobStatus {
    Pending,
    Processing,
    Completed,
    Error,
    Timeout,
    Cancelled,
}

impl JobStatus {
    pub const ALL: [JobStatus; 6] = [
        JobStatus::Pending,
        JobStatus::Processing,
        JobStatus::Completed,
        JobStatus::Error,
        JobStatus::Timeout,
        JobStatus::Cancelled,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            JobStatus::Pending => "pending",
            JobStatus::Processing => "processing",
            JobStatus::Completed => "completed",
            JobStatus::Error => "error",
            JobStatus::Timeout => "timeout",
            JobStatus::Cancelled => "cancelled",
        }
    }

    /// The database knows no other words; a strange one is treated as an ended run, which nothing touches.
    pub fn parse(text: &str) -> JobStatus {
        JobStatus::ALL
            .into_iter()
            .find(|status| status.as_str() == text)
            .unwrap_or(JobStatus::Error)
    }

    pub const fn is_final(self) -> bool {
        !matches!(self, JobStatus::Pending | JobStatus::Processing)
    }
}

impl std::fmt::Display for JobStatus {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Why a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// As many as were asked for.
    Completed,
    /// Some of it failed; what was found is kept.
    Partial,
    /// Nothing matches.
    Empty,
    /// Everything that matches, which is fewer than were asked for.
    Exhausted,
    /// The budget ended it.
    BudgetReached,
    /// The provider failed before anything was found.
    ProviderFailed,
    Timeout,
    Cancelled,
}

impl Outcome {
    pub const ALL: [Outcome; 8] = [
        Outcome::Completed,
        Outcome::Partial,
        Outcome::Empty,
        Outcome::Exhausted,
        Outcome::BudgetReached,
        Outcome::ProviderFailed,
        Outcome::Timeout,
        Outcome::Cancelled,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Outcome::Completed => "completed",
            Outcome::Partial => "partial",
            Outcome::Empty => "empty",
            Outcome::Exhausted => "exhausted",
            Outcome::BudgetReached => "budget_reached",
            Outcome::ProviderFailed => "provider_failed",
            Outcome::Timeout => "timeout",
            Outcome::Cancelled => "cancelled",
        }
    }

    pub fn parse(text: &str) -> Option<Outcome> {
        Outcome::ALL.into_iter().find(|outcome| outcome.as_str() == text)
    }

    /// The specification's status beside it.
    pub const fn status(self) -> JobStatus {
        match self {
            Outcome::Completed
            | Outcome::Partial
            | Outcome::Empty
            | Outcome::Exhausted
            | Outcome::BudgetReached => JobStatus::Completed,
            Outcome::ProviderFailed => JobStatus::Error,
            Outcome::Timeout => JobStatus::Timeout,
            Outcome::Cancelled => JobStatus::Cancelled,
        }
    }
}

/// The counts of a run after a page was stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    pub found: i64,
    pub target: i64,
    /// Tasks with pages left.
    pub pending: i64,
    pub failed: i64,
    /// Creators whose profile is still to come.
    pub profiles: i64,
}

/// Whether the run ends now, and how. Asked after every stored page and every failed task.
pub fn decide_end(tally: Tally) -> Option<Outcome> {
    if tally.found < tally.target && tally.pending > 0 || tally.profiles > 0 {
        return None;
    }
    if tally.found >= tally.target {
        return Some(Outcome::Completed);
    }
    Some(match (tally.found, tally.failed) {
        (0, 0) => Outcome::Empty,
        (_, 0) => Outcome::Exhausted,
        (0, _) => Outcome::ProviderFailed,
        (_, _) => Outcome::Partial,
    })
}

/// A run as it stands.
#[derive(Debug, Clone)]
pub struct Job {
    pub id: SearchJobId,
    pub user: UserId,
    pub campaign: Option<CampaignId>,
    pub status: JobStatus,
    pub outcome: Option<Outcome>,
    pub platform: Platform,
    pub keywords: Vec<String>,
    /// Of a similar search: the handles it starts from.
    pub seeds: Vec<String>,
    /// Who was wanted of those that match.
    pub filter: Filter,
    /// Who answers: `catalogue` or a provider's name.
    pub provider: String,
    /// Paid calls at most; `None` where nothing is paid.
    pub max_calls: Option<i32>,
    /// What was expected before the start.
    pub quote: Option<Quote>,
    pub with_profiles: bool,
    pub pages: i32,
    pub found: i64,
    pub target: i64,
    /// 0 to 100, never falling.
    pub percent: u8,
    pub created_at: DateTime<Utc>,
    pub started_at: Option<DateTime<Utc>>,
    pub completed_at: Option<DateTime<Utc>>,
    pub error: Option<String>,
    /// Whether its user has seen how it ended.
    pub is_viewed: bool,
}

impl Job {
    /// What is looked for, as a person wrote it.
    pub fn query(&self) -> String {
        if self.seeds.is_empty() {
            self.keywords.join(", ")
        } else {
            format!("@{}", self.seeds.join(", @"))
        }
    }

    /// How long it has run, or ran.
    pub fn elapsed(&self, now: DateTime<Utc>) -> Option<Duration> {
        let start = self.started_at?;
        (self.completed_at.unwrap_or(now) - start).to_std().ok()
    }

    /// Where it stands or why it ended, in a sentence.
    pub fn sentence(&self) -> String {
        let Job { found, target, .. } = self;
        let creators = |n: &i64| {
            if *n == 1 {
                "1 creator".to_owned()
            } else {
                format!("{n} creators")
            }
        };
        match (self.status, self.outcome) {
            (JobStatus::Pending, _) => "Waiting for a worker.".to_owned(),
            (JobStatus::Processing, _) => format!("Found {found} of {target} creators so far."),
            (_, Some(Outcome::Completed)) => format!("Found all {} asked for.", creators(target)),
            (_, Some(Outcome::Exhausted)) => {
                format!(
                    "Found {}: there are no more matches for this search ({target} were asked for).",
                    creators(found)
                )
            }
            (_, Some(Outcome::Empty)) => {
                "Nothing matches. Try fewer words, OR between them, or another network.".to_owned()
            }
            (_, Some(Outcome::Partial)) => format!(
                "Found {} of {target}; a part of the search failed.",
                creators(found)
            ),
            (_, Some(Outcome::BudgetReached)) => {
                format!("Found {} of {target} within the budget.", creators(found))
            }
            (_, Some(Outcome::ProviderFailed)) => "The search failed before it found anything.".to_owned(),
            (JobStatus::Timeout, _) | (_, Some(Outcome::Timeout)) => {
                format!("The time ran out; {} found until then are kept.", creators(found))
            }
            (JobStatus::Cancelled, _) | (_, Some(Outcome::Cancelled)) => {
                format!("Cancelled; {} found until then are kept.", creators(found))
            }
            (JobStatus::Error, _) => "The search failed.".to_owned(),
            (JobStatus::Completed, None) => format!("Found {}.", creators(found)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_target_is_between_one_and_the_limit() {
        for target in [0, -5, MAX_TARGET + 1] {
            let error = NewSearch::keyword(Platform::TikTok, "vegan", target)
                .unwrap_err()
                .to_string();
            assert_eq!(
                error,
                format!("target: {target} is not possible: ask for 1 to 10000 creators")
            );
        }
        assert_eq!(
            NewSearch::keyword(Platform::TikTok, "vegan", 1).unwrap().target,
            1
        );
    }

    #[test]
    fn a_handle_may_be_pasted_as_it_is_found() {
        let search = NewSearch::similar(
            Platform::TikTok,
            " https://www.tiktok.com/@ada.cooks?lang=en ",
            10,
        )
        .unwrap();
        assert_eq!(search.wanted, Wanted::Similar(vec!["ada.cooks".into()]));
        let search = NewSearch::similar(Platform::TikTok, "@ada, bob,@Ada,", 10).unwrap();
        assert_eq!(search.wanted, Wanted::Similar(vec!["ada".into(), "bob".into()]));
        assert!(NewSearch::similar(Platform::TikTok, "ada cooks", 10).is_err());
    }

    #[test]
    fn a_run_ends_for_one_reason() {
        let tally = |found, pending, failed| {
            decide_end(Tally {
                found,
                target: 10,
                pending,
                failed,
                profiles: 0,
            })
        };
        assert_eq!(tally(3, 1, 0), None);
        assert_eq!(tally(10, 1, 0), Some(Outcome::Completed));
        assert_eq!(tally(0, 0, 0), Some(Outcome::Empty));
        assert_eq!(tally(3, 0, 0), Some(Outcome::Exhausted));
        assert_eq!(tally(3, 0, 1), Some(Outcome::Partial));
        assert_eq!(tally(0, 0, 1), Some(Outcome::ProviderFailed));
    }

    proptest! {
        #[test]
        fn a_run_goes_on_only_while_something_is_left_to_do(found in 0..30i64, target in 1..20i64, pending in 0..3i64, failed in 0..3i64, profiles in 0..2i64) {
            let end = decide_end(Tally { found, target, pending, failed, profiles });
            prop_assert_eq!(end.is_none(), found < target && pending > 0 || profiles > 0);
            if let Some(outcome) = end {
                prop_assert!(outcome.status().is_final());
            }
        }
    }
}
