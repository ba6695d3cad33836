//! The runs of a campaign on its page: which is shown, what changed since another, and a new one.
use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};

use super::campaign::Token;
use super::filters::{FilterQuery, address, query_of};
use super::run_status;
use super::views::{Again, ChangeTab, RunsBlock, grouped};
use crate::base::id::CampaignId;
use crate::campaigns;
use crate::db::{Snapshot, Who};
use crate::discovery::filter::Typed;
use crate::search::results::Part;
use crate::search::runs::{self, Change, Run};
use crate::search::{self, CATALOGUE, Job};
use crate::settings;
use crate::web::Web;
use crate::web::auth::Caller;
use crate::web::error::WebError;

/// `POST /campaigns/{id}/runs`: what the newest run asked for, once more.
pub async fn again(
    State(web): State<Web>,
    caller: Caller,
    Path(id): Path<String>,
    Form(form): Form<Token>,
) -> Result<Response, WebError> {
    caller.check(&web, &form.csrf)?;
    let id: CampaignId = id.parse().map_err(|_| campaigns::Error::NotFound)?;
    let snapshot = web.app.db.read(&caller.who()).await?;
    let Some(job) = search::latest(&snapshot, &caller.user, id).await? else {
        return Err(campaigns::Error::NotFound.into());
    };
    drop(snapshot);
    let snapshot = web.app.db.read(&Who::worker()).await?;
    let settings = web.app.settings.current();
    let limit = settings.get(settings::SEARCH_TIMEOUT);
    let (new, choice) = runs::asked(&job)?;
    let plan = search::plan::plan(
        &snapshot,
        &web.app.providers,
        &web.app.settings.current(),
        &new,
        &choice,
    )
    .await?;
    drop(snapshot);
    let tx = web.app.db.begin(&caller.who()).await?;
    runs::again(&tx, &caller.ctx(&web), &caller.user, id, &new, &plan, limit).await?;
    tx.commit().await?;
    Ok(Redirect::to(&start_of(id, &Typed::from(&new.filter), plan.provider())).into_response())
}

/// The page of a campaign whose run has just started. The catalogue leaves out whom the filter does not want; what a
/// provider answers is kept whole, so that the filter is set on the page.
pub fn start_of(id: CampaignId, typed: &Typed, provider: &str) -> String {
    let path = format!("/campaigns/{id}");
    if provider == CATALOGUE {
        return path;
    }
    address(&path, &query_of(typed.pairs()))
}

/// What the page says of the campaign's runs.
pub async fn block(
    caller: &Caller,
    snapshot: &Snapshot,
    (id, job, all): (CampaignId, &Job, &[Run]),
    part: Part,
    query: &FilterQuery,
) -> Result<RunsBlock, WebError> {
    let action = format!("/campaigns/{id}");
    let mut block = RunsBlock {
        kept: query
            .typed
            .pairs()
            .into_iter()
            .map(|(name, value)| (name, value.to_owned()))
            .collect(),
        ..RunsBlock::default()
    };
    if all.len() > 1 || all.first().is_some_and(|run| run.id != job.id) {
        block.shown = all
            .iter()
            .map(|run| (run.id.to_string(), words(run), run.id == job.id))
            .collect();
    }
    if let Some(earlier) = part.against {
        block.against = all
            .iter()
            .filter(|run| run.is_comparable() && run.created_at < job.created_at)
            .map(|run| (run.id.to_string(), words(run), run.id == earlier))
            .collect();
        let difference = runs::difference(snapshot, &caller.user, job.id, earlier).await?;
        let tab = |change: Option<Change>, label: &'static str, count: i64| {
            let change_word = change.map_or("", Change::as_str);
            let query = FilterQuery {
                change: change_word.to_owned(),
                ..query.clone()
            };
            ChangeTab {
                label,
                count,
                url: address(&action, &query.to_query()),
                is_chosen: part.change == change,
            }
        };
        block.changes = vec![
            tab(None, "All", difference.new + difference.in_both),
            tab(Some(Change::New), "New", difference.of(Change::New)),
            tab(Some(Change::Grown), "Grown", difference.of(Change::Grown)),
            tab(Some(Change::Shrunk), "Shrunk", difference.of(Change::Shrunk)),
            tab(
                Some(Change::Gone),
                "Not found this time",
                difference.of(Change::Gone),
            ),
        ];
    }
    block.action = action;
    Ok(block)
}

/// The newest run again, with what it would take, or why it cannot be had; nothing while a run has not ended.
pub async fn offer(
    web: &Web,
    caller: &Caller,
    snapshot: &Snapshot,
    id: CampaignId,
    shown: &Job,
    all: &[Run],
) -> Result<Option<Again>, WebError> {
    let newest = match all.first() {
        Some(newest) if !newest.status.is_final() => return Ok(None),
        Some(newest) if newest.id != shown.id => &search::find(snapshot, newest.id).await?,
        _ => shown,
    };
    let planned = match runs::asked(newest) {
        Ok((new, choice)) => {
            let measured = web.app.db.read(&Who::worker()).await?;
            search::plan::plan(
                &measured,
                &web.app.providers,
                &web.app.settings.current(),
                &new,
                &choice,
            )
            .await
        }
        Err(error) => Err(error),
    };
    Ok(Some(Again {
        url: format!("/campaigns/{id}/runs"),
        is_possible: planned.is_ok(),
        says: planned.map_or_else(|error| error.to_string(), |plan| plan.sentence()),
        csrf: caller.csrf(web),
    }))
}

/// A run in a few words: when, how it ended, how many.
fn words(run: &Run) -> String {
    let status = run_status(run.status, run.outcome).label();
    format!(
        "{} UTC · {status} · {} of {}",
        run.created_at.format("%-d %b %Y, %H:%M"),
        grouped(run.found),
        grouped(run.target)
    )
}
