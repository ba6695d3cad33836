//! What has happened since the user looked last, above the list of campaigns.
use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect, Response};
use chrono::DateTime;
use serde::Deserialize;

use super::run_status;
use super::views::{NewsBlock, NewsRow};
use crate::notices::{self, Notice};
use crate::web::Web;
use crate::web::auth::Caller;
use crate::web::error::WebError;

/// The block; nothing where nothing is new.
pub fn block(news: Vec<Notice>) -> Option<NewsBlock> {
    let up_to = news.iter().map(|notice| notice.happened_at).max()?;
    let rows = news.into_iter().map(|notice| NewsRow {
        url: format!("/campaigns/{}?run={}", notice.campaign, notice.run),
        name: notice.name,
        status: run_status(notice.status, notice.outcome),
        found: Some(notice.found),
        ended: notice.happened_at.format("%-d %b, %H:%M UTC").to_string(),
    });
    Some(NewsBlock {
        rows: rows.collect(),
        up_to: up_to.timestamp_micros(),
    })
}

#[derive(Deserialize)]
pub struct Seen {
    csrf: String,
    /// Microseconds since 1970, as the page said it.
    up_to: i64,
}

/// `POST /notices/seen`
pub async fn seen(
    State(web): State<Web>,
    caller: Caller,
    Form(form): Form<Seen>,
) -> Result<Response, WebError> {
    caller.check(&web, &form.csrf)?;
    let up_to = DateTime::from_timestamp_micros(form.up_to)
        .ok_or_else(|| WebError::invalid("up_to", "up_to: this is no instant of the page".into()))?;
    let tx = web.app.db.begin(&caller.who()).await?;
    notices::mark_seen(&tx, &caller.ctx(&web), &caller.user, up_to).await?;
    tx.commit().await?;
    Ok(Redirect::to("/campaigns").into_response())
}
