//! The audit trail: what happened, appended in the transaction in which it happened.
pub mod list;
pub mod react;
pub mod upcast;
pub mod verify;

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use limelight_queries::client::GenericClient;
use limelight_queries::queries::events;
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::base::ctx::{Actor, Ctx};
use crate::base::id::UserId;
use crate::base::rfc3339;
use crate::db;

/// Months of partitions that always lie ahead.
const MONTHS_AHEAD: i32 = 4;

/// Something that happened to an aggregate.
#[derive(Debug, Clone)]
pub struct NewEvent<'a> {
    /// `campaign`, `search`, `user`, …
    pub aggregate_type: &'static str,
    pub aggregate_id: String,
    /// Past tense: `search_started`.
    pub event_type: &'static str,
    /// The tenant it belongs to; `None` for the system's own.
    pub user: Option<&'a UserId>,
    pub data: Value,
    /// The same key in the same scope is the same event, recorded once.
    pub idempotency_key: String,
}

/// The event that stands under the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appended {
    pub id: Uuid,
    /// Recorded by this call with this version; `None` when the same event had been recorded before.
    pub version: Option<i64>,
}

/// Records an event in the caller's transaction; one statement, no look before the leap.
///
/// The same event under the same key answers with the first; another event under the key is a [`db::Error::Conflict`], after
/// which the transaction should end. A type or payload that [`list`] does not know is refused.
pub async fn append<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    event: NewEvent<'_>,
) -> Result<Appended, db::Error> {
    let known = list::check(event.aggregate_type, event.event_type, &event.data)
        .map_err(|what| db::Error::Malformed { what })?;
    let scope = event.user.map_or("system", UserId::as_str);
    let actor = match &ctx.actor {
        Actor::User(user) => user.as_str(),
        Actor::System => "system",
    };
    let row = events::append()
        .bind(
            client,
            &event.aggregate_type,
            &event.aggregate_id,
            &event.event_type,
            &known.version,
            &event.data,
            &scope,
            &event.idempotency_key,
            &ctx.id(),
            &ctx.now,
            &ctx.source_system,
            &Some(ctx.correlation_id.to_string()),
            &ctx.causation_id,
            &json!({ "actor": actor }),
            &event.user.map(UserId::as_str),
        )
        .one()
        .await?;
    if !row.is_same {
        return Err(db::Error::Conflict {
            what: format!(
                "the key {} stands for another event, {}: use a key of its own",
                event.idempotency_key, row.event_id
            ),
        });
    }
    Ok(Appended {
        id: row.event_id,
        version: row.version.filter(|_| row.is_new),
    })
}

/// A recorded event; type and payload as the newest version has them.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Event {
    pub id: Uuid,
    pub aggregate_type: String,
    pub aggregate_id: String,
    pub event_type: String,
    pub data: Value,
    #[serde(serialize_with = "rfc3339::serialize")]
    pub happened_at: DateTime<Utc>,
    /// Counts an aggregate's events from 1.
    pub version: i64,
    pub user: Option<String>,
    pub source_system: String,
    pub correlation_id: Option<String>,
    pub causation_id: Option<String>,
    /// `pending`; `completed` once every consumer has had it; `failed` when one has given it up.
    pub processing_status: String,
    #[serde(serialize_with = "rfc3339::serialize_opt")]
    pub processed_at: Option<DateTime<Utc>>,
    /// How often a consumer failed over it.
    pub retry_count: i32,
    /// What the last failure said, until it is completed.
    pub error: Option<String>,
    #[serde(skip)]
    place: react::Place,
}

impl From<events::EventRowBorrowed<'_>> for Event {
    fn from(row: events::EventRowBorrowed<'_>) -> Event {
        let stored = serde_json::from_str(row.event_data.0.get()).unwrap_or_default();
        let (event_type, data) = upcast::upcast(row.event_type, row.event_version, stored);
        Event {
            id: row.id,
            aggregate_type: row.aggregate_type.to_owned(),
            aggregate_id: row.aggregate_id.to_owned(),
            event_type,
            data,
            happened_at: row.happened_at,
            version: row.aggregate_version,
            user: row.user_id.map(str::to_owned),
            source_system: row.source_system.to_owned(),
            correlation_id: row.correlation_id.map(str::to_owned),
            causation_id: row.causation_id.map(str::to_owned),
            processing_status: row.processing_status.to_owned(),
            processed_at: row.processed_at,
            retry_count: row.retry_count,
            error: row.error.map(str::to_owned),
            place: react::Place {
                readable_after: row.readable_after,
                position: row.position,
            },
        }
    }
}

/// An aggregate's newest events, newest first.
pub async fn history<C: GenericClient>(
    client: &C,
    aggregate_type: &str,
    aggregate_id: &str,
    most: i64,
) -> Result<Vec<Event>, db::Error> {
    Ok(events::of_aggregate()
        .bind(client, &aggregate_id, &aggregate_type, &most)
        .map(|row| Event::from(row))
        .all()
        .await?)
}

/// The newest events of all aggregates, newest first.
pub async fn newest<C: GenericClient>(client: &C, most: i64) -> Result<Vec<Event>, db::Error> {
    Ok(events::newest()
        .bind(client, &most)
        .map(|row| Event::from(row))
        .all()
        .await?)
}

/// Makes the partitions of this month and the next ones; run at start and daily.
pub async fn ensure_partitions<C: GenericClient>(client: &C, now: DateTime<Utc>) -> Result<i32, db::Error> {
    let first = NaiveDate::from_ymd_opt(now.year(), now.month(), 1).unwrap_or(now.date_naive());
    Ok(events::ensure_partitions()
        .bind(client, &first, &MONTHS_AHEAD)
        .one()
        .await?)
}
