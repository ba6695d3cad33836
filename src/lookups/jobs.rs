//! The room's background work: the catalogue first, then lanes of provider calls, and the sweeps that let no look-up wait for ever.
use std::time::Duration;

use limelight_queries::client::GenericClient;
use limelight_queries::queries::lookups::{self, Head};
use serde::{Deserialize, Serialize};

use super::ask;
use super::model::{Error, RowState, status_of};
use super::plan::{LANES, Wanted, asked_of, batches, known};
use super::record::{add_progress, deliver, end_early, end_if_done, fail_rest, settle};
use crate::base::clock::Clock;
use crate::base::ctx::Ctx;
use crate::base::id::{LookupId, UserId};
use crate::db::{Database, Who};
use crate::discovery::platform::Platform;
use crate::discovery::providers::client::Providers;
use crate::queue::{self, Claimed, Done, JobError, Lease, NewJob, Released};
use crate::search::Outcome;
use crate::search::jobs::{Tools, commit_with};

/// `job_type` of asking the catalogue for all rows.
pub const RESOLVE: &str = "lookup.resolve";
/// `job_type` of a lane's next call.
pub const ASK: &str = "lookup.ask";
/// `job_type` of marking what a cancelled look-up did not reach.
pub const CLOSE: &str = "lookup.close";
/// Rows that the catalogue is asked for in one transaction.
const CHUNK: i64 = 1_000;
/// A look-up that waits this long without any job is given one.
const STRANDED_AFTER: Duration = Duration::from_secs(30);

/// The payload of all three.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Payload {
    pub lookup: LookupId,
    pub user: String,
    /// Of [`ASK`]: which lane.
    #[serde(default)]
    pub lane: i32,
}

/// A look-up's job, as its handlers address it.
pub(super) struct Of {
    pub id: LookupId,
    pub key: String,
    pub user: UserId,
    pub lane: i32,
}

impl Of {
    fn read(payload: &serde_json::Value) -> Result<Of, JobError> {
        let payload: Payload =
            serde_json::from_value(payload.clone()).map_err(|error| JobError::Fail(error.to_string()))?;
        Ok(Of {
            id: payload.lookup,
            key: payload.lookup.to_string(),
            user: UserId::new(payload.user).ok_or_else(|| JobError::Fail("the job has no user".into()))?,
            lane: payload.lane,
        })
    }

    /// The look-up's row, locked until the transaction ends.
    pub(super) async fn lock<C: GenericClient>(&self, client: &C) -> Result<Head, JobError> {
        let head = lookups::lock_job().bind(client, &self.key).opt().await?;
        head.ok_or_else(|| JobError::Fail(format!("look-up {} does not exist", self.id)))
    }
}

/// Asks for the catalogue to be looked through; asked twice it is done once.
pub(super) async fn enqueue_resolve<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    user: &UserId,
    id: LookupId,
) -> Result<(), Error> {
    enqueue(client, ctx, user, id, RESOLVE, 0, "").await
}

/// Asks for the rows of a cancelled look-up to be marked.
pub(super) async fn enqueue_close<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    user: &UserId,
    id: LookupId,
) -> Result<(), Error> {
    enqueue(client, ctx, user, id, CLOSE, 0, "").await
}

async fn enqueue<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    user: &UserId,
    lookup: LookupId,
    kind: &'static str,
    lane: i32,
    what: &str,
) -> Result<(), Error> {
    let job = NewJob {
        kind,
        payload: Payload {
            lookup,
            user: user.as_str().to_owned(),
            lane,
        },
        priority: if kind == ASK { 110 } else { 100 },
        user: Some(user),
        dedup_key: Some(format!("{kind}:{lookup}:{lane}:{what}")),
        delay: Duration::ZERO,
    };
    queue::enqueue(client, ctx, job).await?;
    Ok(())
}

/// Asks for the next call of a lane, if something is left for it. Named by its first row, because the job that settles the rows
/// before is not finished yet.
pub(super) async fn enqueue_lane<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    of: &Of,
    lane: i32,
) -> Result<(), Error> {
    let next = lookups::next_batch()
        .bind(client, &of.user.as_str(), &of.key, &LANES, &lane)
        .opt()
        .await?;
    let Some(next) = next else { return Ok(()) };
    let what = format!("{}:{}", next.batch, next.ordinal);
    enqueue(client, ctx, &of.user, of.id, ASK, lane, &what).await
}

/// Asks the catalogue for every row, chunk by chunk, each in a transaction of its own; then opens the lanes.
pub async fn resolve(tools: &Tools<'_>, job: Claimed) -> Result<Done, JobError> {
    let of = Of::read(&job.payload)?;
    let (lease, last_try) = (job.lease, job.retry_count >= job.max_retries);
    match resolve_all(tools, &of, lease).await {
        Err(JobError::Fail(reason)) => give_up(tools, lease, &of, &reason).await,
        Err(JobError::Retry(reason)) if last_try => give_up(tools, lease, &of, &reason).await,
        other => other,
    }
}

async fn resolve_all(tools: &Tools<'_>, of: &Of, lease: Lease) -> Result<Done, JobError> {
    loop {
        let ctx = Ctx::system(tools.clock.now());
        let tx = tools.db.begin(&Who::worker()).await?;
        let head = of.lock(&tx).await?;
        if status_of(&head.status).is_final() {
            return commit_with(tx, lease).await;
        }
        // Whoever lost the lease goes no further.
        if !lease.hold(&tx).await? {
            tx.rollback().await?;
            return Ok(Done::Already);
        }
        lookups::begin_processing().bind(&tx, &ctx.now, &of.key).await?;
        let rows = lookups::unmatched()
            .bind(&tx, &of.user.as_str(), &of.key, &CHUNK)
            .all()
            .await?;
        if rows.is_empty() {
            for lane in 0..LANES {
                enqueue_lane(&tx, &ctx, of, lane).await.map_err(job_error)?;
            }
            end_if_done(&tx, &ctx, of, 0).await.map_err(job_error)?;
            queue::wake(&tx).await?;
            return commit_with(tx, lease).await;
        }
        let wanted: Vec<Wanted> = rows
            .into_iter()
            .filter_map(|row| {
                Some(Wanted {
                    ordinal: row.ordinal,
                    platform: row.platform.parse().ok()?,
                    name: row.handle,
                })
            })
            .collect();
        let settled = match_rows(&tx, &ctx, of, tools.providers, &wanted)
            .await
            .map_err(job_error)?;
        add_progress(&tx, &ctx, of, settled).await.map_err(job_error)?;
        tx.commit().await?;
    }
}

/// Settles what the catalogue knows and what nobody can be asked for, and sorts the rest into calls. Returns how many rows were settled.
async fn match_rows<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    of: &Of,
    providers: &Providers,
    wanted: &[Wanted],
) -> Result<u64, Error> {
    let known = known(client, wanted, ctx.now).await?;
    let (mut found, mut ask) = (Vec::new(), Vec::new());
    let mut unserved: Vec<(Platform, Vec<i32>)> = Vec::new();
    for row in wanted {
        match (known.get(&row.ordinal), asked_of(providers, row.platform)) {
            (Some(known), _) if known.is_fresh => found.push((row, known.id)),
            (_, Some(provider)) => ask.push((row, provider)),
            (Some(known), None) => found.push((row, known.id)),
            (None, None) => match unserved.iter_mut().find(|(on, _)| *on == row.platform) {
                Some((_, rows)) => rows.push(row.ordinal),
                None => unserved.push((row.platform, vec![row.ordinal])),
            },
        }
    }
    let mut settled = deliver(client, ctx, of, &found).await?;
    for (platform, rows) in unserved {
        let reason =
            format!("the catalogue does not have it, and no provider with a key tells {platform} profiles");
        settled += settle(client, ctx, of, RowState::NotFound, &reason, &rows).await?;
    }
    let made: Vec<Vec<&Wanted>> = batches(ask.into_iter())
        .into_iter()
        .map(|(_, batch)| batch)
        .collect();
    set_batches(client, ctx, of, &made).await?;
    Ok(settled)
}

/// Gives these rows the next numbers of calls.
pub(super) async fn set_batches<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    of: &Of,
    made: &[Vec<&Wanted>],
) -> Result<(), Error> {
    if made.is_empty() {
        return Ok(());
    }
    let last = lookups::last_batch()
        .bind(client, &of.user.as_str(), &of.key)
        .one()
        .await?;
    let numbered = (last + 1..)
        .zip(made)
        .flat_map(|(number, batch)| batch.iter().map(move |row| (row.ordinal, number)));
    let (leaders, numbers): (Vec<i32>, Vec<i32>) = numbered.unzip();
    lookups::set_batches()
        .bind(client, &ctx.now, &leaders, &numbers, &of.user.as_str(), &of.key)
        .await?;
    Ok(())
}

/// One call of a lane; a call that cannot be made at all fails its rows, so that the look-up can end.
pub async fn ask(tools: &Tools<'_>, job: Claimed) -> Result<Done, JobError> {
    let of = Of::read(&job.payload)?;
    let (lease, last_try) = (job.lease, job.retry_count >= job.max_retries);
    match ask::next_call(tools, job, &of).await {
        Err(JobError::Fail(reason)) => give_up_lane(tools, lease, &of, &reason).await,
        Err(JobError::Retry(reason)) if last_try => give_up_lane(tools, lease, &of, &reason).await,
        other => other,
    }
}

/// Marks the rows that a cancelled look-up did not reach.
pub async fn close(tools: &Tools<'_>, job: Claimed) -> Result<Done, JobError> {
    let of = Of::read(&job.payload)?;
    let ctx = Ctx::system(tools.clock.now());
    let tx = tools.db.begin(&Who::worker()).await?;
    if status_of(&of.lock(&tx).await?.status).is_final() {
        let reason = "the look-up was cancelled before this row was reached";
        let settled = fail_rest(&tx, &ctx, &of, reason, None).await.map_err(job_error)?;
        add_progress(&tx, &ctx, &of, settled).await.map_err(job_error)?;
    }
    commit_with(tx, job.lease).await
}

async fn give_up(tools: &Tools<'_>, lease: Lease, of: &Of, reason: &str) -> Result<Done, JobError> {
    let ctx = Ctx::system(tools.clock.now());
    let tx = tools.db.begin(&Who::worker()).await?;
    fail_all(&tx, &ctx, of, reason).await.map_err(job_error)?;
    if lease.fail(&tx, reason).await? {
        tx.commit().await?;
    }
    Ok(Done::Already)
}

async fn fail_all<C: GenericClient>(client: &C, ctx: &Ctx, of: &Of, reason: &str) -> Result<(), Error> {
    let head = lookups::lock_job().bind(client, &of.key).opt().await?;
    if head.is_some_and(|head| !status_of(&head.status).is_final()) {
        let settled = fail_rest(client, ctx, of, reason, None).await?;
        end_if_done(client, ctx, of, settled).await?;
    }
    Ok(())
}

async fn give_up_lane(tools: &Tools<'_>, lease: Lease, of: &Of, reason: &str) -> Result<Done, JobError> {
    let ctx = Ctx::system(tools.clock.now());
    let tx = tools.db.begin(&Who::worker()).await?;
    fail_lane(&tx, &ctx, of, reason).await.map_err(job_error)?;
    if lease.fail(&tx, reason).await? {
        tx.commit().await?;
    }
    Ok(Done::Already)
}

/// Fails the rows of a lane's next call, and asks for the one after it.
async fn fail_lane<C: GenericClient>(client: &C, ctx: &Ctx, of: &Of, reason: &str) -> Result<(), Error> {
    let head = lookups::lock_job().bind(client, &of.key).opt().await?;
    if head.is_none_or(|head| status_of(&head.status).is_final()) {
        return Ok(());
    }
    let rows = ask::next_rows(client, of).await?;
    let leaders: Vec<i32> = rows.rows.iter().map(|row| row.ordinal).collect();
    let settled = settle(client, ctx, of, RowState::Failed, reason, &leaders).await?;
    enqueue_lane(client, ctx, of, of.lane).await?;
    end_if_done(client, ctx, of, settled).await
}

pub(super) fn job_error(error: Error) -> JobError {
    match error {
        Error::Database(error) => error.into(),
        other => JobError::Fail(other.to_string()),
    }
}

/// Ends look-ups whose time is up. Takes no input: compares what is with what should be.
pub async fn sweep_overdue(db: &Database, clock: &Clock) -> Result<(), Error> {
    let ctx = Ctx::system(clock.now());
    let tx = db.begin(&Who::worker()).await?;
    for key in lookups::overdue().bind(&tx, &ctx.now).all().await? {
        let row = lookups::lock_job().bind(&tx, &key).opt().await?;
        let user = row.and_then(|row| UserId::new(row.user_id));
        let (Some(user), Ok(id)) = (user, key.parse()) else {
            continue;
        };
        let of = Of {
            id,
            key,
            user,
            lane: 0,
        };
        end_early(&tx, &ctx, &of, Outcome::Timeout, "the time limit was reached").await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Gives a job to every look-up that waits without one.
pub async fn sweep_stranded(db: &Database, clock: &Clock) -> Result<(), Error> {
    let ctx = Ctx::system(clock.now());
    let tx = db.begin(&Who::worker()).await?;
    let idle_since = ctx.now - STRANDED_AFTER;
    for row in lookups::stranded().bind(&tx, &idle_since).all().await? {
        if let (Some(user), Ok(id)) = (UserId::new(row.user_id), row.id.parse()) {
            tracing::warn!(lookup = %row.id, "a look-up had lost its place in the queue and is put back");
            enqueue_resolve(&tx, &ctx, &user, id).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

/// A job that took down too many workers: its rows fail, so that the look-up can end.
pub async fn on_released(db: &Database, clock: &Clock, released: &Released) -> Result<(), Error> {
    let is_ours = matches!(released.kind.as_str(), RESOLVE | ASK);
    if !released.failed || !is_ours {
        return Ok(());
    }
    let Ok(of) = Of::read(&released.payload) else {
        return Ok(());
    };
    let ctx = Ctx::system(clock.now());
    let tx = db.begin(&Who::worker()).await?;
    let reason = "looking it up stopped the program again and again";
    if released.kind == ASK {
        fail_lane(&tx, &ctx, &of, reason).await?;
    } else {
        fail_all(&tx, &ctx, &of, reason).await?;
    }
    tx.commit().await?;
    Ok(())
}
