//! The worker: claims what is due, runs it under a lease it keeps alive, and settles how it ended.
use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use limelight_queries::queries::queue;
use tokio::sync::broadcast;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::{Claimed, Done, JobError, Lease};
use crate::base::id::QueuedJobId;
use crate::db::listen::Notice;
use crate::db::{Database, Error, Who};

/// A claim holds so long without a heartbeat.
const LEASE: Duration = Duration::from_secs(30);
const HEARTBEAT: Duration = Duration::from_secs(10);
/// Polling guarantees what a notification only hastens.
const POLL: Duration = Duration::from_secs(1);
/// How soon a job's end that could not be written is written again.
const SETTLE_AGAIN: Duration = Duration::from_millis(250);
const FIRST_RETRY: Duration = Duration::from_millis(500);
const LONGEST_RETRY: Duration = Duration::from_secs(60 * 60);
/// A job's handler has so long beyond its time to end by itself.
const GRACE: Duration = Duration::from_secs(1);
/// The longest wait between tries to reach a database that went away.
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

type Running = Pin<Box<dyn Future<Output = Result<Done, JobError>> + Send>>;
type Handler<A> = Box<dyn Fn(Arc<A>, Claimed) -> Running + Send + Sync>;

/// The kinds of job this process knows, each with its handler.
pub struct Handlers<A> {
    by_kind: BTreeMap<&'static str, Handler<A>>,
}

impl<A> Default for Handlers<A> {
    fn default() -> Handlers<A> {
        Handlers {
            by_kind: BTreeMap::new(),
        }
    }
}

impl<A: Send + Sync + 'static> Handlers<A> {
    /// Adds one kind.
    #[must_use]
    pub fn on<F, R>(mut self, kind: &'static str, handler: F) -> Handlers<A>
    where
        F: Fn(Arc<A>, Claimed) -> R + Send + Sync + 'static,
        R: Future<Output = Result<Done, JobError>> + Send + 'static,
    {
        self.by_kind
            .insert(kind, Box::new(move |app, job| Box::pin(handler(app, job))));
        self
    }

    /// The kinds, in order of name.
    pub fn kinds(&self) -> Vec<&'static str> {
        self.by_kind.keys().copied().collect()
    }
}

/// What a worker needs to run.
pub struct Worker<A> {
    pub app: Arc<A>,
    pub db: Database,
    pub handlers: Handlers<A>,
    /// Written to `locked_by`.
    pub name: String,
    /// Asked for again and again, so that a change takes effect while the worker runs.
    pub limits: Box<dyn Fn() -> Limits + Send + Sync>,
}

/// What a worker may do at the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Jobs at once.
    pub slots: usize,
    /// Of these, jobs of one user at once.
    pub per_user: usize,
    /// How long one job may run.
    pub job_timeout: Duration,
    /// The wait after a job's second failure; see `backoff`.
    pub retry_delay: Duration,
}

impl<A: Send + Sync + 'static> Worker<A> {
    /// Works until `stopping`, then finishes what it holds.
    pub async fn run(self, mut notices: broadcast::Receiver<Notice>, stopping: CancellationToken) {
        let worker = Arc::new(self);
        let mut running: JoinSet<Option<Duration>> = JoinSet::new();
        // When the nearest job that was put back is due.
        let mut due: Option<tokio::time::Instant> = None;
        let mut pause = Duration::from_millis(100);
        while !stopping.is_cancelled() {
            let limits = (worker.limits)();
            let free = limits.slots.saturating_sub(running.len());
            let claimed = if free == 0 {
                Ok(Vec::new())
            } else {
                worker.claim(free, limits.per_user).await
            };
            match claimed {
                Ok(jobs) => {
                    if pause > Duration::from_millis(100) {
                        tracing::info!("the database answers again");
                        pause = Duration::from_millis(100);
                    }
                    let found = jobs.len();
                    for job in jobs {
                        let worker = Arc::clone(&worker);
                        running.spawn(async move { worker.work(job).await });
                    }
                    // A full batch means that more may be waiting.
                    if found == free && free > 0 {
                        continue;
                    }
                }
                Err(error) => {
                    tracing::warn!(%error, "jobs cannot be claimed; trying again");
                    tokio::select! {
                        () = stopping.cancelled() => break,
                        () = tokio::time::sleep(pause) => {}
                    }
                    pause = (pause * 2).min(LONGEST_PAUSE);
                    continue;
                }
            }
            let now = tokio::time::Instant::now();
            due = due.filter(|at| *at > now);
            let poll = due.map_or(now + POLL, |at| at.min(now + POLL));
            tokio::select! {
                () = stopping.cancelled() => {}
                () = tokio::time::sleep_until(poll) => {}
                _ = wakened(&mut notices) => {}
                Some(ended) = running.join_next(), if !running.is_empty() => match ended {
                    Ok(Some(later)) => {
                        let at = tokio::time::Instant::now() + later;
                        due = Some(due.map_or(at, |due| due.min(at)));
                    }
                    Ok(None) => {}
                    Err(error) => tracing::error!(%error, "a job's handler panicked"),
                }
            }
        }
        while let Some(ended) = running.join_next().await {
            if let Err(error) = ended {
                tracing::error!(%error, "a job's handler panicked");
            }
        }
    }

    async fn claim(&self, batch: usize, per_user: usize) -> Result<Vec<Claimed>, Error> {
        let tx = self.db.begin(&Who::worker()).await?;
        let kinds = self.handlers.kinds();
        let mut turn: Option<i64> = None;
        let jobs = queue::claim()
            .bind(
                &tx,
                &kinds,
                &i64::try_from(per_user).unwrap_or(i64::MAX),
                &i64::try_from(batch).unwrap_or(1),
                &self.name,
                &LEASE.as_secs_f64(),
            )
            .map(|row| Claimed {
                lease: Lease {
                    id: QueuedJobId(row.id),
                    token: row.lease_token,
                },
                kind: row.job_type.to_owned(),
                payload: serde_json::from_str(row.payload.0.get()).unwrap_or_default(),
                retry_count: row.retry_count,
                max_retries: row.max_retries,
                turn: row.turn,
            })
            .all()
            .await?;
        for job in &jobs {
            turn = turn.max(Some(job.turn));
        }
        if let Some(turn) = turn {
            queue::advance_clock().bind(&tx, &turn).one().await?;
        }
        // The claim is durable before any work begins.
        let Err(error) = tx.commit().await else {
            return Ok(jobs);
        };
        if error.is_outage() {
            // The answer may have been lost and not the claim: then nobody works on these until their leases pass.
            for job in &jobs {
                self.settle_in_time(job, &Err(JobError::Outage(error.to_string())))
                    .await;
            }
        }
        Err(error)
    }

    /// Runs one job to its end; tells when it is due again, if it was put back.
    async fn work(&self, job: Claimed) -> Option<Duration> {
        let handler = self.handlers.by_kind.get(job.kind.as_str())?;
        let running = handler(Arc::clone(&self.app), job.clone());
        let limit = (self.limits)().job_timeout;
        let ended = tokio::select! {
            ended = running => ended,
            // A handler that minds the limit itself ends before, in its own way.
            () = tokio::time::sleep(limit + GRACE) => Err(JobError::Retry(format!(
                "it ran longer than {} s and was stopped (job_processing.job_timeout)",
                limit.as_secs_f64()
            ))),
            () = self.keep_alive(job.lease) => {
                tracing::warn!(job = %job.lease.id, kind = %job.kind, "the lease was lost; another worker has the job");
                return None;
            }
        };
        self.settle_in_time(&job, &ended).await;
        match ended {
            Ok(Done::Later(delay)) => Some(delay),
            _ => None,
        }
    }

    /// Settles, and tells a database that was away for a moment when it is back, so that nobody waits for the lease to pass.
    async fn settle_in_time(&self, job: &Claimed, ended: &Result<Done, JobError>) {
        let end = tokio::time::Instant::now() + LEASE;
        while let Err(error) = self.settle(job, ended).await {
            if !error.is_outage() || tokio::time::Instant::now() > end {
                tracing::warn!(job = %job.lease.id, %error, "the job's end could not be written");
                return;
            }
            tokio::time::sleep(SETTLE_AGAIN).await;
        }
    }

    /// Returns when the lease is lost.
    async fn keep_alive(&self, lease: Lease) {
        loop {
            tokio::time::sleep(HEARTBEAT).await;
            match self.extend(lease).await {
                Ok(true) => {}
                Ok(false) => return,
                Err(error) => tracing::debug!(%error, "heartbeat failed; trying again"),
            }
        }
    }

    async fn extend(&self, lease: Lease) -> Result<bool, Error> {
        let tx = self.db.begin(&Who::worker()).await?;
        let rows = queue::extend_lease()
            .bind(&tx, &LEASE.as_secs_f64(), &lease.id.0, &lease.token)
            .await?;
        tx.commit().await?;
        Ok(rows == 1)
    }

    async fn settle(&self, job: &Claimed, ended: &Result<Done, JobError>) -> Result<(), Error> {
        if matches!(ended, Ok(Done::Already | Done::Later(_))) {
            return Ok(());
        }
        let tx = self.db.begin(&Who::worker()).await?;
        let (id, token) = (&job.lease.id.0, &job.lease.token);
        match ended {
            Ok(Done::Already | Done::Later(_)) => {}
            Ok(Done::With(result)) => {
                job.lease.complete(&tx, result.clone()).await?;
            }
            Err(JobError::Retry(reason)) if job.retry_count < job.max_retries => {
                let delay = backoff(job.retry_count, (self.limits)().retry_delay, *token);
                tracing::warn!(job = %job.lease.id, kind = %job.kind, %reason, "job failed; it is tried again");
                queue::retry()
                    .bind(&tx, reason, &delay.as_secs_f64(), id, token)
                    .await?;
            }
            Err(JobError::Outage(reason)) => {
                queue::give_back().bind(&tx, reason, id, token).await?;
            }
            Err(JobError::Retry(reason) | JobError::Fail(reason)) => {
                tracing::error!(job = %job.lease.id, kind = %job.kind, %reason, "job failed for good");
                queue::fail().bind(&tx, reason, id, token).await?;
            }
        }
        tx.commit().await
    }
}

/// Waits for a notification about new jobs.
async fn wakened(notices: &mut broadcast::Receiver<Notice>) {
    loop {
        match notices.recv().await {
            Ok(notice) if notice.channel == "limelight_queue" => return,
            Ok(_) => {}
            Err(broadcast::error::RecvError::Lagged(_)) => return,
            // Without a listener only polling is left.
            Err(broadcast::error::RecvError::Closed) => std::future::pending().await,
        }
    }
}

/// Half a second after the first failure, since most are over at once; then `delay`, then twice as long each time, an hour at
/// most, with a quarter of jitter taken from the claim's random token.
fn backoff(retries: i32, delay: Duration, token: uuid::Uuid) -> Duration {
    let base = match retries {
        ..=0 => FIRST_RETRY.min(delay),
        _ => delay.saturating_mul(2u32.saturating_pow(retries.clamp(1, 20).unsigned_abs() - 1)),
    };
    let jitter = f64::from(token.as_bytes()[0]) / 1024.0;
    base.min(LONGEST_RETRY).mul_f64(1.0 + jitter).min(LONGEST_RETRY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_stay_bounded() {
        let (delay, plain) = (Duration::from_secs(30), uuid::Uuid::nil());
        let waits: Vec<u64> = (1..6)
            .map(|tries| backoff(tries, delay, plain).as_secs())
            .collect();
        assert_eq!(waits, [30, 60, 120, 240, 480]);
        assert_eq!(backoff(0, delay, plain), FIRST_RETRY);
        assert_eq!(
            backoff(0, Duration::from_millis(100), plain),
            Duration::from_millis(100)
        );
        let most = uuid::Uuid::from_u128(u128::MAX);
        assert!(backoff(1, delay, most) > delay && backoff(1, delay, most) < delay * 5 / 4);
        assert_eq!(backoff(i32::MAX, LONGEST_RETRY, most), LONGEST_RETRY);
    }
}
