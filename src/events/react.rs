//! Consumers of events: each reads all of them in one order, at its own pace, and reacts in the transaction that moves it on.
use std::panic::AssertUnwindSafe;
use std::time::Duration;

use chrono::{DateTime, Utc};
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use limelight_queries::queries::events;
use serde::Serialize;
use uuid::Uuid;

use super::Event;
use crate::base::clock::Clock;
use crate::base::ctx::Ctx;
use crate::base::rfc3339;
use crate::db::{self, Database, Tx, Who};

/// Events that are read, and whose effects commit, at once.
const BATCH: i64 = 100;
/// Batches of one consumer in a row, before the next consumer has its turn.
const MOST_BATCHES: usize = 20;
/// Failures after which an event is given up.
const MOST_TRIES: i32 = 5;
/// Events marked completed in one statement.
const SETTLED_AT_ONCE: i64 = 1_000;

/// Where an event stands in the order in which all are read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub(super) readable_after: i64,
    pub(super) position: i64,
}

/// How a reaction failed, and with that what happens next.
#[derive(Debug, thiserror::Error)]
pub enum ReactionError {
    /// Try again later, a few times; the events behind it wait.
    #[error("{0}")]
    Retry(String),
    /// Trying again cannot help: the event is put aside, and the next one has its turn.
    #[error("{0}")]
    Fail(String),
    #[error(transparent)]
    Database(#[from] db::Error),
}

impl From<tokio_postgres::Error> for ReactionError {
    fn from(error: tokio_postgres::Error) -> ReactionError {
        ReactionError::Database(error.into())
    }
}

/// What follows from an event, written through the transaction that is handed in and nothing else: it commits together with the
/// consumer's progress, so it is done once.
pub type Apply = for<'a> fn(&'a Tx, &'a Ctx, &'a Event) -> BoxFuture<'a, Result<(), ReactionError>>;

/// A consumer of events.
#[derive(Debug, Clone, Copy)]
pub struct Reaction {
    /// Its row in `event_consumers`; another name starts from the first event.
    pub name: &'static str,
    /// The types it cares for; it passes the others.
    pub types: &'static [&'static str],
    pub apply: Apply,
}

/// How a pass over the next events ended.
enum Pass {
    /// So many events were had.
    Moved(usize),
    /// Another process has this consumer, or its next event waits for its next try.
    NotNow,
    /// The event at this place of the batch failed; nothing was kept.
    Stuck(usize, Box<Event>, ReactionError),
}

/// Lets each consumer read what is there, then marks what all have had.
///
/// What a consumer gives up does not stop it; a database that is away ends the call.
pub async fn run(db: &Database, clock: &Clock, reactions: &[Reaction]) -> Result<(), db::Error> {
    for reaction in reactions {
        advance(db, clock, reaction).await?;
    }
    settle(db, clock, reactions).await
}

async fn advance(db: &Database, clock: &Clock, reaction: &Reaction) -> Result<(), db::Error> {
    let snapshot = db.read(&Who::worker()).await?;
    let has_unread = events::has_unread().bind(&snapshot, &reaction.name).one().await?;
    drop(snapshot);
    if !has_unread {
        return Ok(());
    }
    for _ in 0..MOST_BATCHES {
        match pass(db, clock, reaction, BATCH).await? {
            Pass::NotNow => return Ok(()),
            Pass::Moved(many) if many < usize::try_from(BATCH).unwrap_or(usize::MAX) => return Ok(()),
            Pass::Moved(_) => {}
            // Those before it, without it.
            Pass::Stuck(before, ..) if before > 0 => {
                pass(db, clock, reaction, i64::try_from(before).unwrap_or(BATCH)).await?;
            }
            Pass::Stuck(_, event, error) => {
                if !set_aside(db, clock, reaction, &event, error).await? {
                    return Ok(());
                }
            }
        }
    }
    Ok(())
}

/// One transaction: the next events, what follows from them, and the consumer's new place.
async fn pass(db: &Database, clock: &Clock, reaction: &Reaction, most: i64) -> Result<Pass, db::Error> {
    let now = clock.now();
    let tx = db.begin(&Who::worker()).await?;
    events::add_consumer().bind(&tx, &reaction.name, &now).await?;
    let Some(held) = events::hold_consumer().bind(&tx, &reaction.name).opt().await? else {
        return Ok(Pass::NotNow);
    };
    if held.retry_at.is_some_and(|at| at > now) {
        return Ok(Pass::NotNow);
    }
    let unread: Vec<Event> = events::unread()
        .bind(&tx, &held.readable_after, &held.position, &most)
        .map(|row| Event::from(row))
        .all()
        .await?;
    for (place, event) in unread.iter().enumerate() {
        if let Err(error) = react(&tx, now, reaction, event).await {
            tx.rollback().await?;
            return Ok(Pass::Stuck(place, Box::new(event.clone()), error));
        }
    }
    if let Some(last) = unread.last() {
        move_to(&tx, now, reaction, last.place).await?;
    }
    tx.commit().await?;
    Ok(Pass::Moved(unread.len()))
}

async fn react(tx: &Tx, now: DateTime<Utc>, reaction: &Reaction, event: &Event) -> Result<(), ReactionError> {
    if !reaction.types.contains(&event.event_type.as_str()) {
        return Ok(());
    }
    let mut ctx = Ctx::system(now).caused_by(format!("event:{}", event.id));
    // What follows from an event belongs to what the event belongs to.
    let told = event.correlation_id.as_deref().map(Uuid::try_parse);
    if let Some(Ok(correlation)) = told {
        ctx.correlation_id = correlation;
    }
    // A panic must not end the schedule that all consumers hang on.
    AssertUnwindSafe((reaction.apply)(tx, &ctx, event))
        .catch_unwind()
        .await
        .unwrap_or_else(|_| {
            Err(ReactionError::Fail(
                "the consumer panicked; the log says where".to_owned(),
            ))
        })
}

async fn move_to(tx: &Tx, now: DateTime<Utc>, reaction: &Reaction, to: Place) -> Result<(), db::Error> {
    events::move_consumer()
        .bind(tx, &to.readable_after, &to.position, &now, &reaction.name)
        .await?;
    Ok(())
}

/// Counts a failure of the consumer's next event. `true`: it was given up and the consumer stands behind it.
async fn set_aside(
    db: &Database,
    clock: &Clock,
    reaction: &Reaction,
    event: &Event,
    error: ReactionError,
) -> Result<bool, db::Error> {
    let is_hopeless = match error {
        ReactionError::Database(error) if error.is_outage() => return Err(error),
        ReactionError::Fail(_) => true,
        _ => false,
    };
    let (now, text) = (clock.now(), error.to_string());
    let tx = db.begin(&Who::worker()).await?;
    let Some(held) = events::hold_consumer().bind(&tx, &reaction.name).opt().await? else {
        return Ok(false);
    };
    let at = Place {
        readable_after: held.readable_after,
        position: held.position,
    };
    if at >= event.place {
        // Another process had better luck with it meanwhile.
        return Ok(false);
    }
    let is_dead = is_hopeless || held.tries + 1 >= MOST_TRIES;
    let status = if is_dead {
        "failed"
    } else {
        event.processing_status.as_str()
    };
    events::count_failure()
        .bind(&tx, &text, &status, &event.id, &event.happened_at)
        .await?;
    if is_dead {
        tracing::error!(consumer = reaction.name, event = %event.id, error = %text, "an event was given up; see `limelight events dead`");
        events::bury()
            .bind(&tx, &reaction.name, &event.id, &event.happened_at, &text, &now)
            .await?;
        move_to(&tx, now, reaction, event.place).await?;
    } else {
        let at = now + wait(held.tries);
        events::delay_consumer()
            .bind(&tx, &text, &at, &reaction.name)
            .await?;
    }
    tx.commit().await?;
    Ok(is_dead)
}

/// How long an event waits after so many earlier failures: 2, 8, 32, 128 seconds.
fn wait(tries: i32) -> Duration {
    Duration::from_secs(2 << (2 * tries.clamp(0, 4)))
}

async fn settle(db: &Database, clock: &Clock, reactions: &[Reaction]) -> Result<(), db::Error> {
    let names: Vec<&str> = reactions.iter().map(|reaction| reaction.name).collect();
    for _ in 0..MOST_BATCHES {
        let tx = db.begin(&Who::worker()).await?;
        let settled = events::settle()
            .bind(&tx, &clock.now(), &names, &SETTLED_AT_ONCE)
            .await?;
        tx.commit().await?;
        if i64::try_from(settled).unwrap_or(0) < SETTLED_AT_ONCE {
            break;
        }
    }
    Ok(())
}

/// An event that a consumer has given up.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Dead {
    pub consumer: String,
    pub event: Uuid,
    pub event_type: String,
    pub aggregate_type: String,
    pub aggregate_id: String,
    #[serde(serialize_with = "rfc3339::serialize")]
    pub happened_at: DateTime<Utc>,
    #[serde(serialize_with = "rfc3339::serialize")]
    pub died_at: DateTime<Utc>,
    pub tries: i32,
    pub error: String,
}

/// The events that consumers have given up, the longest dead first; ten thousand at most.
pub async fn dead<C: limelight_queries::client::GenericClient>(client: &C) -> Result<Vec<Dead>, db::Error> {
    Ok(events::dead()
        .bind(client, &10_000)
        .map(|row| Dead {
            consumer: row.consumer.to_owned(),
            event: row.event_id,
            event_type: row.event_type.to_owned(),
            aggregate_type: row.aggregate_type.to_owned(),
            aggregate_id: row.aggregate_id.to_owned(),
            happened_at: row.happened_at,
            died_at: row.died_at,
            tries: row.retry_count,
            error: row.error.to_owned(),
        })
        .all()
        .await?)
}

/// A consumer and how far it has come.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Consumer {
    pub name: String,
    /// Events it has not had yet; 10001 stands for more than 10000.
    pub behind: i64,
    pub dead: i64,
    #[serde(serialize_with = "rfc3339::serialize")]
    pub moved_at: DateTime<Utc>,
    /// Failures over its next event, and what the last one said.
    pub tries: i32,
    pub error: Option<String>,
    #[serde(serialize_with = "rfc3339::serialize_opt")]
    pub retry_at: Option<DateTime<Utc>>,
}

/// Every consumer there has been.
pub async fn consumers<C: limelight_queries::client::GenericClient>(
    client: &C,
) -> Result<Vec<Consumer>, db::Error> {
    Ok(events::consumers()
        .bind(client)
        .map(|row| Consumer {
            name: row.name.to_owned(),
            behind: row.behind,
            dead: row.dead,
            moved_at: row.moved_at,
            tries: row.tries,
            error: row.error.map(str::to_owned),
            retry_at: row.retry_at,
        })
        .all()
        .await?)
}

/// Gives a dead event to its consumer once more. `Ok(None)`: it is not dead. The inner error says why it stays dead.
pub async fn replay(
    db: &Database,
    clock: &Clock,
    reaction: &Reaction,
    event: Uuid,
) -> Result<Option<Result<(), ReactionError>>, db::Error> {
    let now = clock.now();
    let tx = db.begin(&Who::worker()).await?;
    // After what the consumer does just now: what it did for later events is there.
    events::await_consumer().bind(&tx, &reaction.name).opt().await?;
    let freed: Option<Event> = events::unbury()
        .bind(&tx, &reaction.name, &event)
        .map(|row| Event::from(row))
        .opt()
        .await?;
    let Some(event) = freed else {
        return Ok(None);
    };
    let error = match react(&tx, now, reaction, &event).await {
        Ok(()) => {
            events::revive()
                .bind(&tx, &now, &event.id, &event.happened_at)
                .await?;
            tx.commit().await?;
            return Ok(Some(Ok(())));
        }
        Err(ReactionError::Database(error)) if error.is_outage() => return Err(error),
        Err(error) => error,
    };
    tx.rollback().await?;
    let (tx, text) = (db.begin(&Who::worker()).await?, error.to_string());
    let kept = events::keep_dead()
        .bind(&tx, &text, &now, &reaction.name, &event.id)
        .await?;
    // None is kept where another replay, of somebody else, went well meanwhile.
    if kept == 1 {
        events::count_failure()
            .bind(&tx, &text, &"failed", &event.id, &event.happened_at)
            .await?;
    }
    tx.commit().await?;
    Ok(Some(Err(error)))
}

/// Lets a consumer have every event again, from the first; its effects must bear that.
pub async fn rewind(db: &Database, reaction: &Reaction) -> Result<(), db::Error> {
    let tx = db.begin(&Who::worker()).await?;
    events::rewind().bind(&tx, &reaction.name).await?;
    tx.commit().await
}

/// Sees to it that new events come after all that are there, also in a database that was restored into another server.
pub async fn renew_epoch(db: &Database) -> Result<bool, db::Error> {
    let tx = db.begin(&Who::worker()).await?;
    let raised = events::renew_epoch().bind(&tx).opt().await?.flatten().is_some();
    tx.commit().await?;
    if raised {
        tracing::info!("the database was restored into another server; new events follow the old ones");
    }
    Ok(raised)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_event_waits_longer_each_time() {
        let waits: Vec<u64> = (0..MOST_TRIES - 1).map(|tries| wait(tries).as_secs()).collect();
        assert_eq!(waits, [2, 8, 32, 128]);
        assert_eq!(wait(1_000), wait(4));
    }
}
