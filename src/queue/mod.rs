//! The job queue over `background_jobs`: enqueued in the caller's transaction, claimed under a lease, finished once.
pub mod worker;

use std::time::Duration;

use limelight_queries::client::GenericClient;
use limelight_queries::queries::queue;
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use crate::base::ctx::Ctx;
use crate::base::id::{QueuedJobId, UserId};
use crate::db;

/// Handler errors a job survives, with growing waits between.
const MAX_RETRIES: i32 = 5;
/// A job whose workers vanish this often is taken to be what kills them.
const MOST_LEASE_LOSSES: i32 = 25;

/// What is to be done, by whom it is asked for, and what makes it the same job as another.
#[derive(Debug, Clone)]
pub struct NewJob<'a, P> {
    pub kind: &'static str,
    pub payload: P,
    /// Lower runs first; 100 is ordinary.
    pub priority: i32,
    pub user: Option<&'a UserId>,
    /// While a job with this key waits or runs, another is not added.
    pub dedup_key: Option<String>,
    pub delay: Duration,
}

/// Adds a job in the caller's transaction. `None`: a job with the same key is there already.
pub async fn enqueue<C: GenericClient, P: Serialize>(
    client: &C,
    ctx: &Ctx,
    job: NewJob<'_, P>,
) -> Result<Option<QueuedJobId>, db::Error> {
    let id = ctx.id();
    let payload = serde_json::to_value(&job.payload).unwrap_or_default();
    let rows = queue::enqueue()
        .bind(
            client,
            &job.user.map(UserId::as_str),
            &id,
            &job.kind,
            &payload,
            &job.priority,
            &MAX_RETRIES,
            &job.delay.as_secs_f64(),
            &job.dedup_key.as_deref(),
        )
        .await?;
    Ok((rows == 1).then_some(QueuedJobId(id)))
}

/// Wakes idle workers when the caller's transaction commits; without it they look within a second.
pub async fn wake<C: GenericClient>(client: &C) -> Result<(), db::Error> {
    queue::wake().bind(client).one().await?;
    Ok(())
}

/// The right to finish a job: its row and the token of this claim. Who lost the lease has a token nobody honours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lease {
    pub id: QueuedJobId,
    pub token: Uuid,
}

impl Lease {
    /// What events that this job leads to name as their cause.
    pub fn cause(&self) -> String {
        format!("job:{}", self.id)
    }

    /// Locks the job's row and tells whether the lease still holds; until the transaction ends nobody else can take it.
    pub async fn hold<C: GenericClient>(&self, client: &C) -> Result<bool, db::Error> {
        Ok(queue::hold_lease()
            .bind(client, &self.id.0, &self.token)
            .opt()
            .await?
            .is_some())
    }

    /// Marks the job completed in the caller's transaction, so that its effects and its end commit together.
    pub async fn complete<C: GenericClient>(
        &self,
        client: &C,
        result: Option<Value>,
    ) -> Result<bool, db::Error> {
        Ok(queue::complete()
            .bind(client, &result, &self.id.0, &self.token)
            .await?
            == 1)
    }
}

impl Lease {
    /// Puts the job back for later in the caller's transaction: nothing of it failed.
    pub async fn postpone<C: GenericClient>(
        &self,
        client: &C,
        delay: Duration,
        reason: &str,
    ) -> Result<bool, db::Error> {
        let (seconds, reason) = (delay.as_secs_f64(), Some(reason));
        Ok(queue::postpone()
            .bind(client, &reason, &seconds, &self.id.0, &self.token)
            .await?
            == 1)
    }

    /// Marks the job failed for good in the caller's transaction.
    pub async fn fail<C: GenericClient>(&self, client: &C, reason: &str) -> Result<bool, db::Error> {
        Ok(queue::fail()
            .bind(client, &reason, &self.id.0, &self.token)
            .await?
            == 1)
    }
}

/// A job that a worker holds.
#[derive(Debug, Clone)]
pub struct Claimed {
    pub lease: Lease,
    pub kind: String,
    pub payload: Value,
    pub retry_count: i32,
    pub max_retries: i32,
    /// Its place among the users' turns.
    pub turn: i64,
}

/// How a handler ended well.
#[derive(Debug, Clone, PartialEq)]
pub enum Done {
    /// The handler completed the job in its own transaction.
    Already,
    /// The handler put it back for later in its own transaction, with this delay.
    Later(Duration),
    /// The worker is to complete it with this result.
    With(Option<Value>),
}

/// How a handler failed, and with that what happens next.
#[derive(Debug, thiserror::Error)]
pub enum JobError {
    /// Try again later, up to the job's limit.
    #[error("{0}")]
    Retry(String),
    /// Trying again cannot help.
    #[error("{0}")]
    Fail(String),
    /// The database went away: the lease will pass and the job is run again, which counts against nobody.
    #[error("{0}")]
    Outage(String),
}

impl From<db::Error> for JobError {
    fn from(error: db::Error) -> JobError {
        if error.is_outage() {
            JobError::Outage(error.to_string())
        } else {
            JobError::Retry(error.to_string())
        }
    }
}

impl From<tokio_postgres::Error> for JobError {
    fn from(error: tokio_postgres::Error) -> JobError {
        db::Error::from(error).into()
    }
}

/// A job that no worker holds any more.
#[derive(Debug, Clone)]
pub struct Released {
    pub kind: String,
    pub payload: Value,
    /// It took down too many workers and is not tried again.
    pub failed: bool,
}

/// Frees the jobs of workers whose lease passed. `only_worker`: in a process that alone may hold leases, also those of
/// every other name at once, because their holders are dead.
pub async fn release_expired<C: GenericClient>(
    client: &C,
    only_worker: Option<&str>,
) -> Result<Vec<Released>, db::Error> {
    let rows = queue::release_expired()
        .bind(client, &only_worker, &MOST_LEASE_LOSSES)
        .map(|row| Released {
            kind: row.job_type.to_owned(),
            payload: serde_json::from_str(row.payload.0.get()).unwrap_or_default(),
            failed: row.status == "failed",
        })
        .all()
        .await?;
    Ok(rows)
}

/// Jobs removed in one transaction: short enough that nobody waits for it.
const BATCH: i64 = 1000;

/// How a job ended; the words are those of `background_jobs.status`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    Completed,
    Failed,
    Cancelled,
}

/// Removes a batch of the jobs that ended in this way more than `days` ago; tells whether there may be more.
pub async fn remove_finished<C: GenericClient>(client: &C, end: End, days: i32) -> Result<bool, db::Error> {
    let status = match end {
        End::Completed => "completed",
        End::Failed => "failed",
        End::Cancelled => "cancelled",
    };
    let removed = queue::remove_finished()
        .bind(client, &status, &days, &BATCH)
        .await?;
    Ok(i64::try_from(removed).unwrap_or(BATCH) >= BATCH)
}
