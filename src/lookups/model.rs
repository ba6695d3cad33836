//! A look-up: its states, how it ends, and what is told of it.
use std::time::Duration;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::input::MAX_ROWS;
use crate::base::failure::{Failure, Kind};
use crate::base::id::{LookupId, UserId};
use crate::db;
use crate::discovery::platform::{Platform, UnknownPlatform};
use crate::discovery::providers::Provider;
use crate::search::{self, JobStatus, Outcome};

/// Characters of a look-up's name.
pub const NAME_LENGTH: usize = 120;
/// Paid calls that a look-up may be given.
pub const MOST_CALLS: i64 = 20_000;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("list: there is no handle or link in it: give one a line, or choose another column")]
    NoRows,
    #[error("list: {0} rows are too many: a look-up takes {MAX_ROWS} at most; split the list")]
    TooManyRows(usize),
    #[error(
        "list: the file is too large: a look-up takes 8 MB at most; leave out other columns, or split it"
    )]
    TooLarge,
    #[error("column: \"{wanted}\" is not in the list: write a heading, or a number from 1 to {columns}")]
    NoColumn { wanted: String, columns: usize },
    #[error("name: {0} characters are too many: use {NAME_LENGTH} at most")]
    NameTooLong(usize),
    #[error("max-calls: {0} is not possible: allow 1 to {MOST_CALLS} calls")]
    MaxCalls(i64),
    #[error("state: \"{0}\" is not known: choose found, not_found, invalid, failed or pending")]
    StateUnknown(String),
    #[error("there is no such look-up")]
    NotFound,
    #[error("this look-up has ended already ({0})")]
    Ended(JobStatus),
    #[error(transparent)]
    Platform(#[from] UnknownPlatform),
    #[error(transparent)]
    Search(#[from] search::Error),
    #[error("a look-up could not be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    #[error(transparent)]
    Database(#[from] db::Error),
}

impl From<tokio_postgres::Error> for Error {
    fn from(error: tokio_postgres::Error) -> Error {
        Error::Database(error.into())
    }
}

impl Failure for Error {
    fn kind(&self) -> Kind {
        match self {
            Error::NoRows
            | Error::TooManyRows(_)
            | Error::TooLarge
            | Error::NoColumn { .. }
            | Error::NameTooLong(_)
            | Error::MaxCalls(_)
            | Error::StateUnknown(_)
            | Error::Platform(_) => Kind::Invalid,
            Error::NotFound => Kind::NotFound,
            Error::Ended(_) => Kind::Conflict,
            Error::Search(error) => error.kind(),
            Error::Json(_) => Kind::Internal,
            Error::Database(error) => error.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Error::NoRows => "list_empty",
            Error::TooManyRows(_) | Error::TooLarge => "list_too_long",
            Error::NoColumn { .. } => "column_unknown",
            Error::NameTooLong(_) => "name_too_long",
            Error::MaxCalls(_) => "max_calls_invalid",
            Error::StateUnknown(_) => "state_unknown",
            Error::Platform(_) => "platform_unknown",
            Error::NotFound => "lookup_not_found",
            Error::Ended(_) => "lookup_ended",
            Error::Search(error) => error.code(),
            Error::Json(_) => "internal",
            Error::Database(error) => error.code(),
        }
    }
}

/// A look-up's status; the specification's `queued` is a run's `pending`.
pub(super) fn status_of(text: &str) -> JobStatus {
    if text == "queued" {
        JobStatus::Pending
    } else {
        JobStatus::parse(text)
    }
}

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RowState {
    Pending,
    Found,
    NotFound,
    Invalid,
    Failed,
}

impl RowState {
    pub const ALL: [RowState; 5] = [
        RowState::Found,
        RowState::NotFound,
        RowState::Invalid,
        RowState::Failed,
        RowState::Pending,
    ];

    /// As it stands in `lookup_rows`.
    pub const fn as_str(self) -> &'static str {
        match self {
            RowState::Pending => "pending",
            RowState::Found => "found",
            RowState::NotFound => "not_found",
            RowState::Invalid => "invalid",
            RowState::Failed => "failed",
        }
    }

    /// As people read it.
    pub const fn label(self) -> &'static str {
        match self {
            RowState::Pending => "Waiting",
            RowState::Found => "Found",
            RowState::NotFound => "Not found",
            RowState::Invalid => "Invalid",
            RowState::Failed => "Failed",
        }
    }

    /// `None` for an empty text: all of them.
    pub fn parse(text: &str) -> Result<Option<RowState>, Error> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let state = RowState::ALL.into_iter().find(|state| state.as_str() == text);
        state
            .map(Some)
            .ok_or_else(|| Error::StateUnknown(text.chars().take(40).collect()))
    }
}

/// What a look-up is expected to take, shown before its start.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Quote {
    pub rows: i64,
    pub invalid: i64,
    /// Rows that name the same as one before.
    pub repeated: i64,
    /// Creators of whom the catalogue has a fresh profile; where nobody can be asked, any it has.
    pub known: i64,
    /// Creators that providers are asked for.
    pub asked: i64,
    /// Creators whom nobody can be asked for: their network has no provider with a key.
    pub unserved: i64,
    /// Whom, by name.
    pub providers: Vec<String>,
    pub calls: i64,
    /// Paid calls at most.
    pub max_calls: i64,
    /// In the providers' own units; `None`: not known before the bill.
    pub credits: Option<f64>,
    /// `None` until some calls were measured.
    pub seconds: Option<f64>,
}

impl Quote {
    pub fn sentence(&self) -> String {
        let mut text = format!("{}: {} known already", counted(self.rows, "row"), self.known);
        if self.asked > 0 {
            let titles: Vec<&str> = self
                .providers
                .iter()
                .filter_map(|name| Provider::parse(name).map(Provider::title))
                .collect();
            text.push_str(&format!(
                ", {} to be asked of {} in about {}, at most {}",
                self.asked,
                titles.join(" and "),
                counted(self.calls, "call"),
                self.max_calls
            ));
            if let Some(credits) = self.credits {
                text.push_str(&format!(", about {credits:.0} credits"));
            }
            if let Some(seconds) = self.seconds {
                text.push_str(&format!(", about {} s", seconds.ceil()));
            }
        }
        if self.unserved > 0 {
            text.push_str(&format!(", {} without a provider to ask", self.unserved));
        }
        if self.repeated > 0 {
            text.push_str(&format!(", {} named before", self.repeated));
        }
        if self.invalid > 0 {
            text.push_str(&format!(", {} no handle", self.invalid));
        }
        text.push('.');
        text
    }
}

fn counted(n: i64, what: &str) -> String {
    if n == 1 {
        format!("1 {what}")
    } else {
        format!("{n} {what}s")
    }
}

/// How many rows are in each state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Tally {
    pub pending: i64,
    pub found: i64,
    pub not_found: i64,
    pub invalid: i64,
    pub failed: i64,
}

impl Tally {
    pub fn of(&self, state: RowState) -> i64 {
        match state {
            RowState::Pending => self.pending,
            RowState::Found => self.found,
            RowState::NotFound => self.not_found,
            RowState::Invalid => self.invalid,
            RowState::Failed => self.failed,
        }
    }
}

/// How a look-up ends by itself; `None` while a row waits.
pub fn decide_end(tally: Tally) -> Option<Outcome> {
    if tally.pending > 0 {
        return None;
    }
    Some(match (tally.failed, tally.found, tally.not_found) {
        (0, 0, _) => Outcome::Empty,
        (0, _, _) => Outcome::Completed,
        (_, 0, 0) => Outcome::ProviderFailed,
        _ => Outcome::Partial,
    })
}

/// A look-up as it stands.
#[derive(Debug, Clone)]
pub struct Lookup {
    pub id: LookupId,
    pub user: UserId,
    pub name: String,
    /// Of bare handles.
    pub platform: Platform,
    pub status: JobStatus,
    pub outcome: Option<Outcome>,
    pub total: i64,
    pub tally: Tally,
    /// `None` where nobody is called.
    pub max_calls: Option<i32>,
    pub quote: Option<Quote>,
    pub created_at: DateTime<Utc>,
    pub started_at: Option<DateTime<Utc>>,
    pub completed_at: Option<DateTime<Utc>>,
    pub error: Option<String>,
}

impl Lookup {
    /// Rows that are settled, of a hundred.
    pub fn percent(&self) -> u8 {
        let done = (self.total - self.tally.pending).max(0);
        u8::try_from(done * 100 / self.total.max(1)).unwrap_or(100)
    }

    pub fn elapsed(&self, now: DateTime<Utc>) -> Option<Duration> {
        (self.completed_at.unwrap_or(now) - self.started_at?)
            .to_std()
            .ok()
    }

    /// Where it stands or why it ended, in a sentence.
    pub fn sentence(&self) -> String {
        let (found, total) = (self.tally.found, self.total);
        let kept = format!("{found} of {} found", counted(total, "row"));
        match (self.status, self.outcome) {
            (JobStatus::Pending, _) => "Waiting for a worker.".to_owned(),
            (JobStatus::Processing, _) => {
                format!(
                    "{} of {} looked up, {found} found so far.",
                    total - self.tally.pending,
                    counted(total, "row")
                )
            }
            (_, Some(Outcome::Empty)) => "None of them was found.".to_owned(),
            (_, Some(Outcome::BudgetReached)) => format!("{kept} within the budget."),
            (_, Some(Outcome::Partial)) => format!("{kept}; {} failed.", self.tally.failed),
            (_, Some(Outcome::ProviderFailed)) => "No row could be looked up.".to_owned(),
            (JobStatus::Timeout, _) => format!("The time ran out; {kept}."),
            (JobStatus::Cancelled, _) => format!("Cancelled; {kept}."),
            _ => format!("{kept}."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_look_up_ends_for_one_reason() {
        let end = |pending, found, not_found, failed| {
            decide_end(Tally {
                pending,
                found,
                not_found,
                invalid: 1,
                failed,
            })
        };
        assert_eq!(end(1, 9, 0, 0), None);
        assert_eq!(end(0, 9, 1, 0), Some(Outcome::Completed));
        assert_eq!(end(0, 0, 3, 0), Some(Outcome::Empty));
        assert_eq!(end(0, 1, 0, 1), Some(Outcome::Partial));
        assert_eq!(end(0, 0, 1, 1), Some(Outcome::Partial));
        assert_eq!(end(0, 0, 0, 2), Some(Outcome::ProviderFailed));
    }

    #[test]
    fn states_are_read_as_they_are_written() {
        for state in RowState::ALL {
            assert_eq!(RowState::parse(state.as_str()).unwrap(), Some(state));
        }
        assert_eq!(RowState::parse(" ").unwrap(), None);
        assert!(RowState::parse("lost").is_err());
    }

    proptest! {
        #[test]
        fn it_goes_on_exactly_while_a_row_waits(pending in 0..3i64, found in 0..3i64, not_found in 0..3i64, invalid in 0..3i64, failed in 0..3i64) {
            let end = decide_end(Tally { pending, found, not_found, invalid, failed });
            prop_assert_eq!(end.is_none(), pending > 0);
            prop_assert!(end.is_none_or(|outcome| outcome.status().is_final()));
        }
    }
}
