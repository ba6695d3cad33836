//! Storing a page, and ending a run: the two places where a run's rows change, each in one transaction.
use std::collections::HashSet;

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use limelight_queries::client::GenericClient;
use limelight_queries::queries::search;
use serde_json::{Value, json};

use super::model::{JobStatus, Outcome, Tally, decide_end};
use super::{Error, append, jobs, notify};
use crate::base::ctx::Ctx;
use crate::base::id::{CreatorId, SearchJobId, TaskId, UserId};
use crate::campaigns;
use crate::catalogue::{self, Source};
use crate::discovery::model::{Enhancement, evidence};
use crate::discovery::page::{Found, FoundPage};

/// Which page of which task a worker brings.
#[derive(Debug, Clone)]
pub struct PageOf {
    pub job: SearchJobId,
    pub task: TaskId,
    pub user: UserId,
    /// Pages the task had when this one was asked for.
    pub number: i32,
}

/// What became of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recorded {
    /// Stored, with so many creators that the run did not have yet.
    Stored { added: usize, ended: Option<Outcome> },
    /// The run ended, or the page is stored already: nothing was changed.
    Ignored,
}

/// Stores a page in the caller's transaction: its creators, never more than are asked for and each once, the page as evidence,
/// the token for the next page, the progress; then asks for the next page or ends the run.
pub async fn record_page<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    of: &PageOf,
    provider: &str,
    page: FoundPage,
) -> Result<Recorded, Error> {
    let job = search::lock_job().bind(client, &of.job.0).one().await?;
    let task = search::lock_task().bind(client, &of.task.0).one().await?;
    if JobStatus::parse(&job.status).is_final() || task.state != "pending" || task.pages != of.number {
        return Ok(Recorded::Ignored);
    }
    let number = of.number + 1;
    let user = of.user.as_str();
    let found = search::count_creators()
        .bind(client, &user, &of.job.0)
        .one()
        .await?;
    let target = i64::from(job.target_results);
    let evidence_rows: Vec<Value> = page
        .items
        .iter()
        .map(|item| evidence(&item.creator, Enhancement::Completed))
        .collect();
    let ids = creator_ids(client, ctx, provider, &page.items).await?;
    // A page may name a creator twice: the first place counts.
    let mut seen = HashSet::new();
    let items: Vec<Value> = page
        .items
        .iter()
        .zip(ids)
        .enumerate()
        .filter_map(|(rank, (item, id))| {
            let id = id.filter(|id| seen.insert(*id));
            Some(json!({ "creator_id": id?, "rank": rank, "score": item.score, "reason": item.reason }))
        })
        .collect();
    let added = search::insert_creators()
        .bind(
            client,
            &user,
            &of.job.0,
            &i32::try_from(found).unwrap_or(i32::MAX),
            &of.task.0,
            &number,
            &ctx.now,
            &Value::Array(items),
            &(target - found).max(0),
        )
        .all()
        .await?;
    search::insert_page()
        .bind(
            client,
            &ctx.id(),
            &user,
            &of.job.0,
            &of.task.0,
            &number,
            &Value::Array(evidence_rows),
            &ctx.now,
        )
        .await?;
    count_usage(client, ctx, user, &added).await?;
    let count = i32::try_from(added.len()).unwrap_or(i32::MAX);
    let state = if page.next.is_some() { "pending" } else { "done" };
    search::advance_task()
        .bind(client, &page.next, &count, &state, &ctx.now, &of.task.0)
        .await?;
    let now_found = found + i64::from(count);
    search::update_progress()
        .bind(
            client,
            &i32::try_from(now_found).unwrap_or(i32::MAX),
            &ctx.now,
            &of.job.0,
        )
        .await?;
    let tasks = search::pending_tasks()
        .bind(client, &user, &of.job.0)
        .one()
        .await?;
    let end = decide_end(Tally {
        found: now_found,
        target,
        pending: tasks.pending,
        failed: tasks.failed,
    });
    match end {
        Some(outcome) => finish(client, ctx, of.job, &of.user, outcome, None).await?,
        None if page.next.is_some() => jobs::enqueue_page(client, ctx, &of.user, of.task, number).await?,
        None => {}
    }
    notify(client, of.job).await?;
    Ok(Recorded::Stored {
        added: added.len(),
        ended: end,
    })
}

/// Ends one task that cannot go on, and the run if it was the last.
pub async fn record_failure<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    of: &PageOf,
    reason: &str,
) -> Result<(), Error> {
    let job = search::lock_job().bind(client, &of.job.0).one().await?;
    if JobStatus::parse(&job.status).is_final() {
        return Ok(());
    }
    let user = of.user.as_str();
    search::fail_task()
        .bind(client, &reason, &ctx.now, &of.task.0)
        .await?;
    let found = search::count_creators()
        .bind(client, &user, &of.job.0)
        .one()
        .await?;
    let tasks = search::pending_tasks()
        .bind(client, &user, &of.job.0)
        .one()
        .await?;
    let tally = Tally {
        found,
        target: i64::from(job.target_results),
        pending: tasks.pending,
        failed: tasks.failed,
    };
    if let Some(outcome) = decide_end(tally) {
        finish(client, ctx, of.job, &of.user, outcome, Some(reason)).await?;
    }
    notify(client, of.job).await
}

/// Ends a run, records why, and completes its campaign. A run that has ended stays as it is.
pub async fn finish<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    job: SearchJobId,
    user: &UserId,
    outcome: Outcome,
    error: Option<&str>,
) -> Result<(), Error> {
    let status = outcome.status().as_str();
    let changed = search::finish()
        .bind(client, &status, &outcome.as_str(), &error, &ctx.now, &job.0)
        .await?;
    if changed == 0 {
        return Ok(());
    }
    append(
        client,
        ctx,
        user,
        job,
        "search_finished",
        json!({ "outcome": outcome.as_str(), "status": status, "error": error }),
    )
    .await?;
    if let Some(campaign) = super::find(client, job).await?.campaign {
        campaigns::complete_if_idle(client, ctx, campaign.0).await?;
    }
    Ok(())
}

/// The rows of a page's creators, storing those that are not ours yet; in the page's order.
async fn creator_ids<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    provider: &str,
    items: &[Found],
) -> Result<Vec<Option<CreatorId>>, Error> {
    let strangers: Vec<_> = items
        .iter()
        .filter(|item| item.known.is_none())
        .map(|item| item.creator.clone())
        .collect();
    let source = Source {
        name: provider,
        is_sample: false,
        fetched_at: ctx.now,
    };
    let (stored, _) = catalogue::store(client, source, strangers).await?;
    Ok(items
        .iter()
        .map(|item| {
            item.known.or_else(|| {
                let key = item.creator.key()?;
                stored.get(&catalogue::full_key(&key, &item.creator)).copied()
            })
        })
        .collect())
}

/// One ledger row a creator and month, however many runs deliver it; the profile's counter is written from the ledger.
async fn count_usage<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    user: &str,
    added: &[uuid::Uuid],
) -> Result<(), Error> {
    if added.is_empty() {
        return Ok(());
    }
    let period = month_of(ctx.now);
    let subjects: Vec<String> = added.iter().map(ToString::to_string).collect();
    search::count_usage()
        .bind(client, &user, &period, &ctx.now, &subjects)
        .await?;
    search::refresh_usage()
        .bind(client, &period, &ctx.now, &user)
        .await?;
    Ok(())
}

/// The first day of the instant's month, in UTC.
fn month_of(now: DateTime<Utc>) -> NaiveDate {
    let day = now.date_naive();
    day.with_day(1).unwrap_or(day)
}
