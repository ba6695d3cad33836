//! The room's background work: fetching a page, and the sweeps that let no run wait for ever.
use std::time::Duration;

use limelight_queries::client::GenericClient;
use limelight_queries::queries::search;
use serde::{Deserialize, Serialize};

use super::plan::TaskKind;
use super::record::{Origin, PageOf, Recorded, finish, record_failure, record_page};
use super::{Error, JobStatus, Outcome, fetch};
use crate::base::clock::Clock;
use crate::base::ctx::Ctx;
use crate::base::id::{SearchJobId, TaskId, UserId};
use crate::base::outbound::Outbound;
use crate::catalogue;
use crate::db::{self, Database, Tx, Who};
use crate::discovery::keywords::Query;
use crate::discovery::page::{PageRequest, ProviderError, Term};
use crate::discovery::platform::{Platform, UnknownPlatform};
use crate::discovery::providers::client::Providers;
use crate::queue::{self, Claimed, Done, JobError, Lease, NewJob, Released};
use crate::settings::{self, Live};

/// `job_type` of a page to be fetched.
pub const FETCH_PAGE: &str = "search.fetch_page";
/// A task that waits this long without any job is given one.
const STRANDED_AFTER: Duration = Duration::from_secs(30);

/// The payload of [`FETCH_PAGE`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FetchPage {
    pub task: TaskId,
}

/// Asks for a task's next page, `pages` of which are stored; asked twice it is fetched once.
pub async fn enqueue_page<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    user: &UserId,
    task: TaskId,
    pages: i32,
) -> Result<(), Error> {
    let job = NewJob {
        kind: FETCH_PAGE,
        payload: FetchPage { task },
        priority: 100,
        user: Some(user),
        // With the page, because the job that stores one page and asks for the next is not finished yet.
        dedup_key: Some(format!("{FETCH_PAGE}:{task}:{pages}")),
        delay: Duration::ZERO,
    };
    queue::enqueue(client, ctx, job).await?;
    Ok(())
}

/// What handlers work with.
#[derive(Clone, Copy)]
pub struct Tools<'a> {
    pub db: &'a Database,
    pub clock: &'a Clock,
    pub providers: &'a Providers,
    /// For pages that creators name.
    pub link_pages: &'a Outbound,
    pub settings: &'a Live,
}

/// Cuts off one step of a search that takes too long; it is tried again.
pub(super) async fn in_time(
    settings: &Live,
    platform: Platform,
    step: impl Future<Output = Result<Done, JobError>>,
) -> Result<Done, JobError> {
    let settings = settings.current();
    let most = settings.get(settings::JOB_TIMEOUT);
    let (limit, name) = match platform {
        Platform::Instagram => (
            settings.get(settings::INSTAGRAM_JOB_TIMEOUT).min(most),
            "timeouts.instagram_job_timeout",
        ),
        Platform::TikTok | Platform::YouTube => (most, "job_processing.job_timeout"),
    };
    let ended = tokio::time::timeout(limit, step).await;
    ended.unwrap_or_else(|_| {
        let seconds = limit.as_secs_f64();
        Err(JobError::Retry(format!(
            "there was no page after {seconds} s ({name})"
        )))
    })
}

/// Fetches one page and stores it; a page that cannot be fetched at all fails its task, so that the run can end.
pub async fn fetch_page(tools: &Tools<'_>, job: Claimed) -> Result<Done, JobError> {
    let lease = job.lease;
    let last_try = job.retry_count >= job.max_retries;
    let payload: FetchPage =
        serde_json::from_value(job.payload.clone()).map_err(|error| JobError::Fail(error.to_string()))?;
    match fetch_and_store(tools, job, &payload).await {
        Err(JobError::Fail(reason)) => give_up(tools, lease, &payload, &reason).await,
        Err(JobError::Retry(reason)) if last_try => give_up(tools, lease, &payload, &reason).await,
        other => other,
    }
}

async fn give_up(
    tools: &Tools<'_>,
    lease: Lease,
    payload: &FetchPage,
    reason: &str,
) -> Result<Done, JobError> {
    let tx = tools.db.begin(&Who::worker()).await?;
    let ctx = Ctx::system(tools.clock.now()).caused_by(lease.cause());
    fail_task(&tx, &ctx, payload.task, reason)
        .await
        .map_err(job_error)?;
    if lease.fail(&tx, reason).await? {
        tx.commit().await?;
    }
    Ok(Done::Already)
}

/// Ends the task a page belongs to.
async fn fail_task<C: GenericClient>(client: &C, ctx: &Ctx, task: TaskId, reason: &str) -> Result<(), Error> {
    let Some(row) = search::task_to_run().bind(client, &task.0).opt().await? else {
        return Ok(());
    };
    let Some(user) = UserId::new(row.user_id) else {
        return Ok(());
    };
    let of = PageOf {
        job: SearchJobId(row.job_id),
        task,
        user,
        number: row.pages,
    };
    record_failure(client, ctx, &of, reason).await
}

/// One try. The call to the provider lies between two transactions; the page, what follows from it and
/// the end of this job commit together, under the lease.
async fn fetch_and_store(tools: &Tools<'_>, job: Claimed, payload: &FetchPage) -> Result<Done, JobError> {
    let ctx = Ctx::system(tools.clock.now()).caused_by(job.lease.cause());
    let db = tools.db;
    let snapshot = db.read(&Who::worker()).await?;
    let Some(task) = search::task_to_run()
        .bind(&snapshot, &payload.task.0)
        .opt()
        .await?
    else {
        return Err(JobError::Fail(format!("task {} does not exist", payload.task)));
    };
    drop(snapshot);
    if JobStatus::parse(&task.status).is_final() || task.state != "pending" {
        return Ok(Done::With(None));
    }
    let of = PageOf {
        job: SearchJobId(task.job_id),
        task: payload.task,
        user: UserId::new(task.user_id.clone())
            .ok_or_else(|| JobError::Fail("the task has no user".into()))?,
        number: task.pages,
    };
    let platform: Platform = task
        .platform
        .parse()
        .map_err(|error: UnknownPlatform| JobError::Fail(error.to_string()))?;
    if let Some(question) = TaskKind::question(&task.kind, task.term.clone()) {
        let step = fetch::from_provider(tools, job, &of, &task, platform, question);
        return in_time(tools.settings, platform, step).await;
    }
    if task.status == JobStatus::Pending.as_str() {
        let tx = db.begin(&Who::worker()).await?;
        search::begin_processing().bind(&tx, &ctx.now, &of.job.0).await?;
        super::notify(&tx, of.job).await.map_err(job_error)?;
        tx.commit().await?;
    }
    let term = match task.target_username {
        Some(_) => Term::Similar(task.term),
        None => Term::Keyword(Query::parse(&task.term).map_err(|error| JobError::Fail(error.to_string()))?),
    };
    let request = PageRequest {
        platform,
        term,
        token: task.page_token,
        size: super::model::PAGE_SIZE,
        filter: task
            .search_params
            .as_ref()
            .map(super::filter_of)
            .unwrap_or_default()
            .to_sql(ctx.now),
        job: of.job,
    };
    let page = catalogue::search::page(db, &request).await;

    let tx = db.begin(&Who::worker()).await?;
    let ctx = Ctx {
        now: tools.clock.now(),
        ..ctx
    };
    match page {
        Ok(page) => {
            let origin = Origin {
                provider: super::CATALOGUE,
                is_sample: false,
                is_doubtful: false,
                follows_related: false,
            };
            let recorded = record_page(&tx, &ctx, &of, origin, page)
                .await
                .map_err(job_error)?;
            if let Recorded::Stored { added, ended } = recorded {
                tracing::debug!(job = %of.job, page = of.number + 1, added, ?ended, "page stored");
            }
        }
        Err(ProviderError::Database(error)) if error.is_outage() => {
            return Err(JobError::Outage(error.to_string()));
        }
        Err(ProviderError::Database(error)) if job.retry_count < job.max_retries => {
            return Err(JobError::Retry(error.to_string()));
        }
        Err(error) => record_failure(&tx, &ctx, &of, &error.to_string())
            .await
            .map_err(job_error)?,
    }
    commit_with(tx, job.lease).await
}

/// Completes the job and commits. Last: whoever lost the lease meanwhile commits nothing.
pub(super) async fn commit_with(tx: Tx, lease: Lease) -> Result<Done, JobError> {
    if !lease.complete(&tx, None).await? {
        tx.rollback().await?;
        return Ok(Done::Already);
    }
    tx.commit().await?;
    Ok(Done::Already)
}

/// Puts the job back for later and commits, under the same condition.
pub(super) async fn commit_later(
    tx: Tx,
    lease: Lease,
    delay: Duration,
    reason: &str,
) -> Result<Done, JobError> {
    if !lease.postpone(&tx, delay, reason).await? {
        tx.rollback().await?;
        return Ok(Done::Already);
    }
    tx.commit().await?;
    Ok(Done::Later(delay))
}

pub(super) fn job_error(error: Error) -> JobError {
    match error {
        Error::Database(error) => error.into(),
        other => JobError::Fail(other.to_string()),
    }
}

/// Ends runs whose time is up. Takes no input: compares what is with what should be.
pub async fn sweep_overdue(tools: &Tools<'_>) -> Result<(), Error> {
    let ctx = Ctx::system(tools.clock.now());
    let given_up_before = ctx.now - tools.settings.get(settings::GIVE_UP_AFTER);
    let tx = tools.db.begin(&Who::worker()).await?;
    let overdue = search::overdue()
        .bind(&tx, &ctx.now, &given_up_before)
        .all()
        .await?;
    for id in overdue {
        let row = search::lock_job().bind(&tx, &id).one().await?;
        let Some(user) = UserId::new(row.user_id) else {
            continue;
        };
        let id = SearchJobId(id);
        finish(
            &tx,
            &ctx,
            id,
            &user,
            Outcome::Timeout,
            Some("the time limit was reached"),
        )
        .await?;
        super::notify(&tx, id).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Gives a job to every task that waits without one.
pub async fn sweep_stranded(db: &Database, clock: &Clock) -> Result<(), Error> {
    let ctx = Ctx::system(clock.now());
    let tx = db.begin(&Who::worker()).await?;
    let idle_since = ctx.now - STRANDED_AFTER;
    for row in search::stranded().bind(&tx, &idle_since).all().await? {
        if let Some(user) = UserId::new(row.user_id) {
            tracing::warn!(job = %row.job_id, "a search had lost its place in the queue and is put back");
            enqueue_page(&tx, &ctx, &user, TaskId(row.id), row.pages).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

/// A page whose job took down too many workers: its task fails, so that the run can end.
pub async fn on_released(db: &Database, clock: &Clock, released: &Released) -> Result<(), Error> {
    if !released.failed || released.kind != FETCH_PAGE {
        return Ok(());
    }
    let Ok(payload) = serde_json::from_value::<FetchPage>(released.payload.clone()) else {
        return Ok(());
    };
    let ctx = Ctx::system(clock.now());
    let tx = db.begin(&Who::worker()).await?;
    fail_task(
        &tx,
        &ctx,
        payload.task,
        "fetching a page stopped the program again and again",
    )
    .await?;
    Ok(tx.commit().await.map_err(|error: db::Error| error)?)
}
