//! What the page templates show: one struct a page or block, with owned text and small display helpers.
//!
//! `None` is a value nobody knows. Templates show it as a muted dash named "unknown", never as 0.

use askama::Template;

use crate::catalogue::suggest::Suggestion;
use crate::discovery::filter::Typed;
use crate::discovery::funnel::{Counts, LeftOut};

mod display;
pub mod lookups;

use display::filters;
pub use display::{compact, grouped, safe_url};

/// Addresses of the embedded static files, each with its content hash.
#[derive(Debug, Clone, Copy)]
pub struct Assets {
    pub css: &'static str,
    pub js: &'static str,
    pub htmx: &'static str,
    pub sse: &'static str,
    pub icon: &'static str,
}

/// Who is signed in.
#[derive(Debug, Clone)]
pub struct SignedIn {
    pub name: String,
    pub is_admin: bool,
}

/// What every page needs around its content.
#[derive(Debug, Clone)]
pub struct Shell {
    /// Shown in the browser's tab before " · Limelight".
    pub title: String,
    pub user: Option<SignedIn>,
    /// Sent back in the hidden field `csrf` of every POST form.
    pub csrf: String,
    pub assets: Assets,
    /// Whether the catalogue holds invented creators, which a banner then says.
    pub sample: bool,
    /// One sentence about what was just done.
    pub notice: Option<String>,
}

/// Hashtags that go with what is being typed, as chips that put them into the search.
#[derive(Debug, Template)]
#[template(path = "campaigns/suggestions.html")]
pub struct SuggestionsBlock {
    pub suggestions: Vec<Suggestion>,
}

/// What the search that is being typed would take; nothing while it cannot be read.
#[derive(Debug, Template)]
#[template(path = "campaigns/quote.html")]
pub struct QuoteBlock {
    pub quote: Option<String>,
    /// Who matches in the catalogue, and what the filter leaves out of them.
    pub counts: Option<Counts>,
    /// More match than are counted at once.
    pub is_many: bool,
}

#[derive(Debug, Template)]
#[template(path = "sign_in.html")]
pub struct SignInPage {
    pub shell: Shell,
    /// The local path to go to after signing in.
    pub next: String,
}

#[derive(Debug, Template)]
#[template(path = "error.html")]
pub struct ErrorPage {
    pub shell: Shell,
    /// HTTP status code.
    pub status: u16,
    pub heading: String,
    pub message: String,
    pub what_to_do: Option<String>,
}

/// Where a campaign's search stands, as people read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunStatus {
    Draft,
    Queued,
    Searching,
    Completed,
    Exhausted,
    Empty,
    Partial,
    Failed,
    TimedOut,
    Cancelled,
}

impl RunStatus {
    /// The words on the badge.
    pub const fn label(self) -> &'static str {
        match self {
            RunStatus::Draft => "Draft",
            RunStatus::Queued => "Queued",
            RunStatus::Searching => "Searching",
            RunStatus::Completed => "Completed",
            RunStatus::Exhausted => "No more to find",
            RunStatus::Empty => "Nothing found",
            RunStatus::Partial => "Partial",
            RunStatus::Failed => "Failed",
            RunStatus::TimedOut => "Timed out",
            RunStatus::Cancelled => "Cancelled",
        }
    }

    /// The style class of the badge: waiting, live, good, fair, bad or plain.
    pub const fn class(self) -> &'static str {
        match self {
            RunStatus::Queued => "is-waiting",
            RunStatus::Searching => "is-live",
            RunStatus::Completed => "is-good",
            RunStatus::Partial | RunStatus::Exhausted => "is-fair",
            RunStatus::Failed | RunStatus::TimedOut => "is-bad",
            RunStatus::Draft | RunStatus::Empty | RunStatus::Cancelled => "is-plain",
        }
    }
}

#[derive(Debug, Template)]
#[template(path = "campaigns/list.html")]
pub struct CampaignsPage {
    pub shell: Shell,
    pub news: Option<NewsBlock>,
    pub rows: Vec<CampaignRow>,
    /// Address of the page with older campaigns.
    pub next: Option<String>,
}

/// Runs that ended since the user looked last.
#[derive(Debug, Clone)]
pub struct NewsBlock {
    pub rows: Vec<NewsRow>,
    /// Up to when it tells: microseconds since 1970.
    pub up_to: i64,
}

#[derive(Debug, Clone)]
pub struct NewsRow {
    pub url: String,
    /// The campaign's name.
    pub name: String,
    pub status: RunStatus,
    pub found: Option<i64>,
    /// When it ended, in UTC.
    pub ended: String,
}

#[derive(Debug, Clone)]
pub struct CampaignRow {
    pub url: String,
    pub name: String,
    pub description: Option<String>,
    /// `Keyword` or `Similar`.
    pub kind: &'static str,
    pub platform: Option<String>,
    pub query: Option<String>,
    pub status: RunStatus,
    pub found: Option<i64>,
    pub target: Option<i64>,
    pub created: String,
}

#[derive(Debug, Template)]
#[template(path = "campaigns/new.html")]
pub struct NewCampaignPage {
    pub shell: Shell,
    pub form: NewCampaignForm,
    pub errors: Vec<FieldError>,
    pub max_target: i64,
    pub platforms: Vec<&'static str>,
    /// The providers that there are keys for, by name and title; none: only the catalogue can be searched.
    pub sources: Vec<(&'static str, &'static str)>,
}

impl NewCampaignPage {
    /// The first fault of the field.
    pub fn error(&self, field: &str) -> Option<&FieldError> {
        self.errors.iter().find(|error| error.field == field)
    }

    /// The quick choices under the number field that the limit allows.
    pub fn target_choices(&self) -> impl Iterator<Item = i64> {
        [50, 100, 200, 500]
            .into_iter()
            .filter(|choice| *choice <= self.max_target)
    }
}

/// The form's values as typed.
#[derive(Debug, Clone, Default)]
pub struct NewCampaignForm {
    pub name: String,
    pub description: String,
    /// `keyword` or `similar`; anything else is shown as `keyword`.
    pub kind: String,
    pub platform: String,
    pub query: String,
    pub handle: String,
    pub target: String,
    /// `best`, `catalogue` or a provider's name.
    pub source: String,
    /// Ask for profiles, too.
    pub profiles: bool,
    /// Who is wanted of those that match.
    pub filter: Typed,
}

/// What is wrong with one field.
#[derive(Debug, Clone)]
pub struct FieldError {
    /// The field's name in the form.
    pub field: String,
    pub message: String,
    /// Two lines for a fixed-width font: the text as typed and a caret under the fault.
    pub pointer: Option<String>,
}

#[derive(Debug, Template)]
#[template(path = "campaigns/show.html")]
pub struct CampaignPage {
    pub shell: Shell,
    pub id: String,
    pub name: String,
    pub description: Option<String>,
    pub kind: String,
    pub platform: String,
    /// The search as typed, or an `@handle`.
    pub query: String,
    pub created: String,
    /// Who was wanted, where not all who match were.
    pub narrowed: Vec<String>,
    pub progress: ProgressBlock,
    pub runs: RunsBlock,
    /// Where a new run is started; nothing while one is running.
    pub again: Option<Again>,
    pub filters: Filters,
    pub results: ResultsBlock,
    pub export_url: String,
}

/// The runs of a campaign: which is shown, and which it is compared with.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "campaigns/runs.html")]
pub struct RunsBlock {
    /// Newest first; the id, its words, whether it is shown.
    pub shown: Vec<(String, String, bool)>,
    /// Runs that the shown one can be compared with: the id, its words, whether it is chosen.
    pub against: Vec<(String, String, bool)>,
    pub changes: Vec<ChangeTab>,
    /// The filters that are set, kept when another run is chosen.
    pub kept: Vec<(&'static str, String)>,
    pub action: String,
}

/// A run again, with what it would take.
#[derive(Debug, Clone)]
pub struct Again {
    pub url: String,
    /// The quote, or why it cannot be run again.
    pub says: String,
    pub is_possible: bool,
    pub csrf: String,
}

/// One kind of difference between two runs.
#[derive(Debug, Clone)]
pub struct ChangeTab {
    pub label: &'static str,
    pub count: i64,
    pub url: String,
    pub is_chosen: bool,
}

/// The inside of `#progress`: also the data of the stream's `progress` event.
#[derive(Debug, Clone, Template)]
#[template(path = "campaigns/progress.html")]
pub struct ProgressBlock {
    pub job_id: String,
    pub status: RunStatus,
    pub live: bool,
    pub found: i64,
    pub target: i64,
    /// 0 to 100.
    pub percent: u8,
    /// Result pages read so far.
    pub pages: i32,
    /// Who answers: the catalogue, or a provider's title.
    pub from: &'static str,
    pub elapsed: Option<String>,
    pub sentence: String,
    pub error: Option<String>,
    pub stream_url: String,
    pub cancel_url: String,
    pub csrf: String,
}

/// The filter form: what is typed, and what can be chosen.
#[derive(Debug, Clone, Default)]
pub struct Filters {
    pub typed: Typed,
    /// Value and how many creators have it.
    pub countries: Vec<(String, i64)>,
    pub languages: Vec<(String, i64)>,
    /// Path the form is sent to: the campaign's own page.
    pub action: String,
    /// Further values that the form sends: the run that is shown, the one it is compared with.
    pub hidden: Vec<(&'static str, String)>,
    /// The address without any filter.
    pub clear: String,
}

/// The inside of `#results`.
#[derive(Debug, Clone, Template)]
#[template(path = "campaigns/results.html")]
pub struct ResultsBlock {
    pub rows: Vec<ResultRow>,
    pub total: i64,
    pub matching: i64,
    /// What the filters took, one after the other.
    pub left_out: Vec<LeftOut>,
    pub with_email: i64,
    /// Address of further rows.
    pub next: Option<String>,
    pub filtered: bool,
    /// Only creators with whom something happened since an earlier run.
    pub compared: bool,
}

/// Further table rows, which take the place of the row `#more`.
#[derive(Debug, Clone, Template)]
#[template(path = "campaigns/rows.html")]
pub struct RowsBlock {
    pub rows: Vec<ResultRow>,
    pub next: Option<String>,
}

#[derive(Debug, Clone)]
pub struct ResultRow {
    pub rank: i32,
    pub name: Option<String>,
    pub handle: Option<String>,
    pub profile_url: Option<String>,
    /// Drawn where there is no picture, and below it until it is there.
    pub initials: String,
    /// Our own address of the avatar; `None` where there is none that may be fetched.
    pub picture: Option<String>,
    pub platform: String,
    pub followers: Option<i64>,
    /// Percent.
    pub engagement: Option<f32>,
    pub emails: Vec<String>,
    pub bio: Option<String>,
    pub country: Option<String>,
    pub language: Option<String>,
    pub verified: Option<bool>,
    /// What a comparison of two runs says of the creator, like "new" or "+1,200".
    pub change: Option<String>,
    /// Like "matches in bio, hashtags".
    pub reason: String,
    /// Who told which value, like "followers, bio: import, 24 Nov 2026".
    pub told: Vec<String>,
    /// Pieces of text in order; `true` marks what the search matched.
    pub snippet: Vec<(String, bool)>,
    pub hashtags: Vec<String>,
    pub post: Option<PostView>,
    pub is_sample: bool,
    /// When the numbers were read, like "24 Nov 2026".
    pub as_of: String,
}

/// The post that speaks best for a result.
#[derive(Debug, Clone)]
pub struct PostView {
    pub text: Option<String>,
    pub url: Option<String>,
    /// Our own address of the thumbnail.
    pub thumbnail: Option<String>,
    pub views: Option<i64>,
    pub likes: Option<i64>,
    pub comments: Option<i64>,
}
