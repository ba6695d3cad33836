//! What the pages of look-ups show.
use askama::Template;

use super::display::filters;
use super::{FieldError, RunStatus, Shell};

#[derive(Debug, Template)]
#[template(path = "lookups/list.html")]
pub struct LookupsPage {
    pub shell: Shell,
    pub rows: Vec<LookupLine>,
    /// Where the list goes on.
    pub next: Option<String>,
}

/// A look-up in the list.
#[derive(Debug, Clone)]
pub struct LookupLine {
    pub url: String,
    pub name: String,
    pub platform: String,
    pub status: RunStatus,
    pub found: i64,
    pub done: i64,
    pub total: i64,
    pub created: String,
}

#[derive(Debug, Template)]
#[template(path = "lookups/new.html")]
pub struct NewLookupPage {
    pub shell: Shell,
    pub form: LookupForm,
    pub errors: Vec<FieldError>,
    pub platforms: Vec<&'static str>,
    pub max_rows: i64,
    /// What was read of the list, once it could be read.
    pub checked: Option<Checked>,
}

impl NewLookupPage {
    pub fn error(&self, field: &str) -> Option<&FieldError> {
        self.errors.iter().find(|error| error.field == field)
    }
}

/// As typed, to be shown again.
#[derive(Debug, Clone, Default)]
pub struct LookupForm {
    pub name: String,
    pub platform: String,
    pub list: String,
    pub column: String,
}

/// What a list holds and what looking it up would take.
#[derive(Debug, Clone)]
pub struct Checked {
    pub quote: String,
    pub max_calls: i64,
    pub columns: Vec<String>,
    /// Of the columns, the one that was read, from 1.
    pub column: usize,
    /// The first rows without a handle, with the reason.
    pub invalid: Vec<(i32, String, String)>,
    /// More of them than are shown.
    pub more_invalid: i64,
}

#[derive(Debug, Template)]
#[template(path = "lookups/show.html")]
pub struct LookupPage {
    pub shell: Shell,
    pub url: String,
    pub name: String,
    pub platform: String,
    pub created: String,
    /// What was expected before the start.
    pub quote: Option<String>,
    pub progress: LookupProgress,
    pub rows: LookupRows,
    pub export_url: String,
}

/// Where a look-up stands.
#[derive(Debug, Template)]
#[template(path = "lookups/progress.html")]
pub struct LookupProgress {
    pub id: String,
    pub status: RunStatus,
    pub live: bool,
    pub percent: u8,
    pub sentence: String,
    pub error: Option<String>,
    /// The rows of each state, with its label.
    pub counts: Vec<(&'static str, i64)>,
    pub elapsed: Option<String>,
    pub stream_url: String,
    pub cancel_url: String,
    pub csrf: String,
}

#[derive(Debug, Template)]
#[template(path = "lookups/rows.html")]
pub struct LookupRows {
    pub rows: Vec<LookupRow>,
    /// All states that can be chosen: address, label, rows, chosen.
    pub states: Vec<(String, &'static str, i64, bool)>,
    /// Where the rows go on.
    pub next: Option<String>,
}

/// One row of a look-up.
#[derive(Debug, Clone)]
pub struct LookupRow {
    pub row: i32,
    pub input: String,
    pub platform: String,
    pub state: &'static str,
    /// Why it is not found, or whom it repeats.
    pub note: Option<String>,
    pub handle: Option<String>,
    pub name: Option<String>,
    pub profile_url: Option<String>,
    pub followers: Option<i64>,
    pub email: Option<String>,
    pub bio: Option<String>,
    pub is_sample: bool,
}
