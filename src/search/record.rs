//! Storing a page, and ending a run: the two places where a run's rows change, each in one transaction.
use std::collections::HashSet;

use chrono::{DateTime, Datelike as _, NaiveDate, TimeDelta, Utc};
use limelight_queries::client::GenericClient;
use limelight_queries::queries::search;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::model::{JobStatus, Outcome, Tally, decide_end};
use super::policy::{self, Ended, PageFacts, Step};
use super::{Error, append, follow, jobs, links, notify, profiles};
use crate::base::ctx::Ctx;
use crate::base::id::{CreatorId, SearchJobId, TaskId, UserId};
use crate::campaigns;
use crate::catalogue::{self, Source};
use crate::discovery::model::evidence;
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

/// Who told the creators of a page.
#[derive(Debug, Clone, Copy)]
pub struct Origin<'a> {
    pub provider: &'a str,
    /// The creators are invented.
    pub is_sample: bool,
    /// Empty and repeated pages are sent by mistake too: they are asked for again before they are believed.
    pub is_doubtful: bool,
    /// Accounts that the network shows beside the seeds may be seeds in turn.
    pub follows_related: bool,
}

/// What became of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recorded {
    /// Stored, with so many creators that the run did not have yet.
    Stored { added: usize, ended: Option<Outcome> },
    /// Not stored: the same page is to be asked for again.
    Again { looks: i32 },
    /// The run ended, or the page is stored already: nothing was changed.
    Ignored,
}

/// How long a profile answers for a creator.
const PROFILE_IS_FRESH: TimeDelta = TimeDelta::days(7);

/// Stores a page in the caller's transaction: its creators, never more than are asked for and each once, the page as evidence,
/// the token for the next page, the progress; then asks for the next page or ends the run.
pub async fn record_page<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    of: &PageOf,
    origin: Origin<'_>,
    page: FoundPage,
) -> Result<Recorded, Error> {
    let job = search::lock_job().bind(client, &of.job.0).one().await?;
    let task = search::lock_task().bind(client, &of.task.0).one().await?;
    if JobStatus::parse(&job.status).is_final() || task.state != "pending" || task.pages != of.number {
        return Ok(Recorded::Ignored);
    }
    let number = of.number + 1;
    let user = of.user.as_str();
    let stored = Stored::of(client, ctx, origin, &page).await?;
    let facts = search::page_facts()
        .bind(client, &user, &of.task.0, &of.number, &stored.ids)
        .one()
        .await?;
    let new = stored.ids.len() - facts.met.len().min(stored.ids.len());
    let step = policy::after_page(&PageFacts {
        next: page.next.clone(),
        more: page.more,
        creators: stored.ids.len(),
        new,
        same_as_before: !stored.ids.is_empty()
            && facts.last_fingerprint.as_ref() == Some(&stored.fingerprint),
        dry_pages: task.dry_pages,
        looks: if origin.is_doubtful { task.looks } else { i32::MAX },
        pages: task.pages,
    });
    let (token, state, ended) = match step {
        Step::Again => {
            let reason = "the page was empty or the same as the one before; it is asked for again";
            search::try_again()
                .bind(client, &1, &ctx.now, &Some(reason), &of.task.0)
                .await?;
            return Ok(Recorded::Again { looks: task.looks });
        }
        Step::Next(token) => (Some(token), "pending", None),
        Step::End(ended) => (None, "done", Some(ended.as_str())),
    };
    let found = search::count_creators()
        .bind(client, &user, &of.job.0)
        .one()
        .await?;
    let target = i64::from(job.target_results);
    let fresh_since = ctx.now - PROFILE_IS_FRESH;
    let items = Value::Array(stored.items);
    let added = search::insert_creators()
        .bind(
            client,
            &user,
            &of.job.0,
            &i32::try_from(found).unwrap_or(i32::MAX),
            &of.task.0,
            &number,
            &ctx.now,
            &job.with_profiles,
            &fresh_since,
            &items,
            &(target - found).max(0),
        )
        .all()
        .await?;
    search::found_again()
        .bind(client, &task.term, &items, &user, &of.job.0, &of.task.0)
        .await?;
    search::insert_page()
        .bind(
            client,
            &ctx.id(),
            &user,
            &of.job.0,
            &of.task.0,
            &number,
            &Value::Array(stored.evidence),
            &stored.ids,
            &Some(stored.fingerprint),
            &ctx.now,
        )
        .await?;
    let ids: Vec<Uuid> = added.iter().map(|row| row.creator_id).collect();
    count_usage(client, ctx, user, &ids).await?;
    let count = i32::try_from(added.len()).unwrap_or(i32::MAX);
    let dry_pages = if new == 0 { task.dry_pages + 1 } else { 0 };
    search::advance_task()
        .bind(
            client, &token, &count, &state, &ended, &dry_pages, &ctx.now, &of.task.0,
        )
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
    profiles::enqueue(
        client,
        ctx,
        of,
        added
            .iter()
            .filter(|row| row.profile == "pending")
            .map(|row| row.creator_id),
    )
    .await?;
    if job.with_profiles {
        // Of the others the profile says it first.
        let known = added.iter().filter(|row| row.profile != "pending");
        links::enqueue(client, ctx, of, known.map(|row| row.creator_id)).await?;
    }
    if now_found >= target {
        search::stop_tasks()
            .bind(client, &Ended::Target.as_str(), &ctx.now, &user, &of.job.0)
            .await?;
    } else {
        follow::words(client, ctx, of, &page.follow).await?;
        if origin.follows_related && token.is_none() {
            follow::related(client, ctx, of).await?;
        }
        if token.is_some() {
            jobs::enqueue_page(client, ctx, &of.user, of.task, number).await?;
        }
    }
    let ended = settle(client, ctx, of, target, None).await?;
    notify(client, of.job).await?;
    Ok(Recorded::Stored {
        added: added.len(),
        ended,
    })
}

/// Ends the run when nothing is left to do.
pub(super) async fn settle<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    of: &PageOf,
    target: i64,
    error: Option<&str>,
) -> Result<Option<Outcome>, Error> {
    let user = of.user.as_str();
    let found = search::count_creators()
        .bind(client, &user, &of.job.0)
        .one()
        .await?;
    let tasks = search::pending_tasks()
        .bind(client, &user, &of.job.0)
        .one()
        .await?;
    let end = decide_end(Tally {
        found,
        target,
        pending: tasks.pending,
        failed: tasks.failed,
        profiles: tasks.profiles,
    });
    if let Some(outcome) = end {
        finish(client, ctx, of.job, &of.user, outcome, error).await?;
    }
    Ok(end)
}

/// A page's creators, in the catalogue.
struct Stored {
    /// Each once, in the page's order.
    ids: Vec<Uuid>,
    items: Vec<Value>,
    evidence: Vec<Value>,
    /// The same for a page that names the same creators with the same posts.
    fingerprint: String,
}

impl Stored {
    async fn of<C: GenericClient>(
        client: &C,
        ctx: &Ctx,
        origin: Origin<'_>,
        page: &FoundPage,
    ) -> Result<Stored, Error> {
        let ids = creator_ids(client, ctx, origin, page).await?;
        // A page may name a creator twice: the first place counts.
        let mut seen = HashSet::new();
        let mut distinct = Vec::new();
        let mut items = Vec::new();
        let mut digest = Sha256::new();
        for (rank, (item, id)) in page.items.iter().zip(ids).enumerate() {
            let Some(id) = id else { continue };
            digest.update(id.0.as_bytes());
            for post in &item.creator.posts {
                digest.update(post.external_id.as_bytes());
                digest.update([0]);
            }
            if seen.insert(id) {
                distinct.push(id.0);
                items.push(
                    json!({ "creator_id": id, "rank": rank, "score": item.score, "reason": item.reason }),
                );
            }
        }
        let evidence = page
            .items
            .iter()
            .map(|item| evidence(&item.creator, item.enhancement));
        let hash = digest.finalize();
        Ok(Stored {
            ids: distinct,
            items,
            evidence: evidence.collect(),
            fingerprint: hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect(),
        })
    }
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
    search::fail_task()
        .bind(client, &reason, &ctx.now, &of.task.0)
        .await?;
    settle(client, ctx, of, i64::from(job.target_results), Some(reason)).await?;
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
    origin: Origin<'_>,
    page: &FoundPage,
) -> Result<Vec<Option<CreatorId>>, Error> {
    let strangers = page.items.iter().filter(|item| item.known.is_none());
    let strangers = strangers.map(|item| &item.creator).chain(&page.others);
    let source = Source {
        name: origin.provider,
        is_sample: origin.is_sample,
        fetched_at: ctx.now,
    };
    let (stored, _) = catalogue::store(client, source, strangers.cloned().collect()).await?;
    let row = |item: &Found| {
        item.known.or_else(|| {
            let key = item.creator.key()?;
            stored.get(&catalogue::full_key(&key, &item.creator)).copied()
        })
    };
    Ok(page.items.iter().map(row).collect())
}

/// One ledger row a creator and month, however many runs deliver it; the profile's counter is written from the ledger.
async fn count_usage<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    user: &str,
    added: &[Uuid],
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
