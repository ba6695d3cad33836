//! The audit trail: what happened, appended in the transaction in which it happened.
use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use limelight_queries::client::GenericClient;
use limelight_queries::queries::events;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::base::ctx::{Actor, Ctx};
use crate::base::id::UserId;
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

/// Whether the event was recorded now or had been before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Appended {
    Recorded,
    AlreadyThere,
}

/// Records an event in the caller's transaction; one statement, no look before the leap.
pub async fn append<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    event: NewEvent<'_>,
) -> Result<Appended, db::Error> {
    let scope = event.user.map_or("system", UserId::as_str);
    let actor = match &ctx.actor {
        Actor::User(user) => user.as_str(),
        Actor::System => "system",
    };
    let rows = events::append()
        .bind(
            client,
            &scope,
            &event.idempotency_key,
            &ctx.id(),
            &event.aggregate_type,
            &event.aggregate_id,
            &event.event_type,
            &event.data,
            &json!({ "actor": actor }),
            &ctx.now,
            &ctx.source_system,
            &Some(ctx.correlation_id.to_string()),
            &None::<String>,
            &event.user.map(UserId::as_str),
        )
        .await?;
    Ok(if rows == 1 {
        Appended::Recorded
    } else {
        Appended::AlreadyThere
    })
}

/// A recorded event.
#[derive(Debug, Clone)]
pub struct Event {
    pub id: Uuid,
    pub event_type: String,
    pub data: Value,
    pub happened_at: DateTime<Utc>,
    /// Counts an aggregate's events from 1.
    pub version: i64,
}

/// An aggregate's newest events.
pub async fn history<C: GenericClient>(
    client: &C,
    aggregate_type: &str,
    aggregate_id: &str,
    most: i64,
) -> Result<Vec<Event>, db::Error> {
    let rows = events::of_aggregate()
        .bind(client, &aggregate_id, &aggregate_type, &most)
        .map(|row| Event {
            id: row.id,
            event_type: row.event_type.to_owned(),
            data: serde_json::from_str(row.event_data.0.get()).unwrap_or_default(),
            happened_at: row.happened_at,
            version: row.aggregate_version,
        })
        .all()
        .await?;
    Ok(rows)
}

/// Makes the partitions of this month and the next ones; run at start and daily.
pub async fn ensure_partitions<C: GenericClient>(client: &C, now: DateTime<Utc>) -> Result<i32, db::Error> {
    let first = NaiveDate::from_ymd_opt(now.year(), now.month(), 1).unwrap_or(now.date_naive());
    Ok(events::ensure_partitions()
        .bind(client, &first, &MONTHS_AHEAD)
        .one()
        .await?)
}
