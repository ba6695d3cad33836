//! The pages, and what they have in common.
pub mod campaign;
pub mod campaigns;
mod filters;
pub mod lookups;
pub mod notices;
pub mod pictures;
pub mod runs;
pub mod views;

use askama::Template;
use axum::http::header;
use axum::response::{IntoResponse as _, Redirect, Response};

use super::Web;
use super::assets::ASSETS;
use super::auth::Caller;
use super::error::WebError;
use crate::base::failure::Kind;
use crate::catalogue;
use crate::db::Who;
use crate::search::{JobStatus, Outcome};
use chrono::{DateTime, Utc};
use views::{RunStatus, Shell, SignedIn};

/// `GET /`
pub async fn home(_caller: Caller) -> Redirect {
    Redirect::to("/campaigns")
}

/// A rendered template as an answer.
pub fn html(page: &impl Template) -> Result<Response, WebError> {
    let text = page.render().map_err(|error| {
        tracing::error!(%error, "a template does not render");
        WebError::Failed {
            kind: Kind::Internal,
            code: "template",
            message: "The page could not be drawn.".to_owned(),
        }
    })?;
    Ok(([(header::CONTENT_TYPE, "text/html; charset=utf-8")], text).into_response())
}

/// What stands around every page's content.
pub async fn shell(web: &Web, caller: Option<&Caller>, title: &str) -> Shell {
    Shell {
        title: title.to_owned(),
        user: caller.map(|caller| SignedIn {
            name: caller.name().to_owned(),
            is_admin: caller.is_admin,
        }),
        csrf: caller.map(|caller| caller.csrf(web)).unwrap_or_default(),
        assets: ASSETS,
        sample: caller.is_some() && has_sample(web).await,
        notice: None,
    }
}

/// Whether the catalogue holds invented creators. A database that is away must not keep an error page from showing.
async fn has_sample(web: &Web) -> bool {
    let Ok(snapshot) = web.app.db.read(&Who::worker()).await else {
        return false;
    };
    catalogue::has_sample(&snapshot).await.unwrap_or(false)
}

fn kind_label(search_type: &str) -> &'static str {
    if search_type == "similar" {
        "Similar"
    } else {
        "Keyword"
    }
}

fn run_status(status: JobStatus, outcome: Option<Outcome>) -> RunStatus {
    match (status, outcome) {
        (JobStatus::Pending, _) => RunStatus::Queued,
        (JobStatus::Processing, _) => RunStatus::Searching,
        (_, Some(Outcome::Exhausted)) => RunStatus::Exhausted,
        (_, Some(Outcome::Empty)) => RunStatus::Empty,
        (_, Some(Outcome::Partial | Outcome::BudgetReached)) => RunStatus::Partial,
        (JobStatus::Timeout, _) | (_, Some(Outcome::Timeout)) => RunStatus::TimedOut,
        (JobStatus::Cancelled, _) | (_, Some(Outcome::Cancelled)) => RunStatus::Cancelled,
        (JobStatus::Error, _) | (_, Some(Outcome::ProviderFailed)) => RunStatus::Failed,
        (JobStatus::Completed, _) => RunStatus::Completed,
    }
}

fn day(at: DateTime<Utc>) -> String {
    at.format("%-d %b %Y").to_string()
}
