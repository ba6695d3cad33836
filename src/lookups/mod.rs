//! Look-ups: up to ten thousand handles or links at once, resolved row by row over `search_jobs`, `search_results` and `lookup_rows`.
mod ask;
pub mod input;
pub mod jobs;
pub mod model;
mod plan;
mod record;

use limelight_queries::client::GenericClient;
use limelight_queries::queries::lookups::{self, ShownRow};
use serde::Serialize;
use serde_json::{Value, json};
use std::time::Duration;

pub use input::List;
pub use model::{Error, Lookup, Quote, RowState, Tally};
pub use plan::plan;

use crate::base::ctx::Ctx;
use crate::base::id::{LookupId, UserId};
use crate::base::page::{Mark, Page};
use crate::discovery::platform::Platform;
use crate::events::{self, NewEvent};
use crate::queue;
use crate::search::{JobStatus, Outcome};

/// Look-ups on a page of the list.
const LISTED: i64 = 50;

/// A look-up that may be started.
#[derive(Debug, Clone)]
pub struct NewLookup {
    /// Empty: the number of rows.
    pub name: String,
    /// Of bare handles.
    pub platform: Platform,
    pub list: List,
    pub quote: Quote,
}

/// Writes the look-up, its rows and the first job: all or nothing, in the caller's transaction.
pub async fn start<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    user: &UserId,
    new: &NewLookup,
    time_limit: Duration,
) -> Result<LookupId, Error> {
    let id = LookupId(ctx.id());
    let key = id.to_string();
    let total = i32::try_from(new.list.entries.len()).unwrap_or(i32::MAX);
    let name = match checked_name(&new.name)? {
        name if name.is_empty() => format!("{total} {}", if total == 1 { "row" } else { "rows" }),
        name => name,
    };
    let invalid = i32::try_from(new.list.invalid()).unwrap_or(i32::MAX);
    let max_calls = (new.quote.asked > 0 && new.quote.max_calls > 0)
        .then(|| i32::try_from(new.quote.max_calls).unwrap_or(i32::MAX));
    let quote = serde_json::to_value(&new.quote)?;
    let timeout_at = ctx.now + time_limit;
    lookups::insert_job()
        .bind(
            client,
            &key,
            &user.as_str(),
            &new.platform.as_str(),
            &total,
            &invalid,
            &name,
            &max_calls,
            &quote,
            &ctx.now,
            &timeout_at,
        )
        .await?;
    let rows = new.list.entries.iter().map(|entry| {
        let (handle, state, reason) = match &entry.handle {
            Ok(handle) => (Some(handle), RowState::Pending, None),
            Err(reason) => (None, RowState::Invalid, Some(reason)),
        };
        json!({ "ordinal": entry.ordinal, "input": entry.input, "platform": entry.platform.as_str(), "handle": handle,
            "leader": entry.leader, "state": state, "reason": reason })
    });
    let rows = Value::Array(rows.collect());
    lookups::insert_rows()
        .bind(client, &user.as_str(), &key, &ctx.now, &rows)
        .await?;
    jobs::enqueue_resolve(client, ctx, user, id).await?;
    let data = json!({ "platform": new.platform.as_str(), "rows": total, "invalid": invalid, "maxCalls": max_calls });
    append(client, ctx, user, id, "lookup_started", data).await?;
    queue::wake(client).await?;
    Ok(id)
}

/// A look-up's name, trimmed; it may be empty.
pub fn checked_name(name: &str) -> Result<String, Error> {
    let name: String = name.chars().filter(|c| !c.is_control()).collect();
    let name = name.trim();
    match name.chars().count() {
        0..=model::NAME_LENGTH => Ok(name.to_owned()),
        length => Err(Error::NameTooLong(length)),
    }
}

/// Cancels a look-up that has not ended; what it found stays. A worker marks the rows that were not reached.
pub async fn cancel<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    user: &UserId,
    id: LookupId,
) -> Result<(), Error> {
    let changed = lookups::cancel().bind(client, &ctx.now, &id.to_string()).await?;
    if changed == 0 {
        return Err(Error::Ended(find(client, id).await?.status));
    }
    append(client, ctx, user, id, "lookup_cancelled", json!({})).await?;
    jobs::enqueue_close(client, ctx, user, id).await?;
    queue::wake(client).await?;
    notify(client, id).await
}

/// The look-up, or that there is none of this id for the caller.
pub async fn find<C: GenericClient>(client: &C, id: LookupId) -> Result<Lookup, Error> {
    let row = lookups::job()
        .bind(client, &id.to_string())
        .opt()
        .await?
        .ok_or(Error::NotFound)?;
    Ok(Lookup {
        id,
        user: UserId::new(row.user_id).ok_or(Error::NotFound)?,
        name: row.name.unwrap_or_default(),
        platform: row.platform.parse()?,
        status: model::status_of(&row.status),
        outcome: row.outcome.as_deref().and_then(Outcome::parse),
        total: i64::from(row.total_count),
        tally: Tally {
            pending: row.pending,
            found: row.found,
            not_found: row.not_found,
            invalid: row.invalid,
            failed: row.failed,
        },
        max_calls: row.max_calls,
        quote: row.quote.and_then(|quote| serde_json::from_value(quote).ok()),
        created_at: row.created_at,
        started_at: row.started_at,
        completed_at: row.completed_at,
        error: row.error,
    })
}

/// What a look-up's calls were and cost.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Spent {
    pub calls: i64,
    /// Of the calls whose price is known.
    pub credits: Option<f64>,
}

/// What the look-up has cost so far.
pub async fn spent<C: GenericClient>(client: &C, user: &UserId, id: LookupId) -> Result<Spent, Error> {
    let row = lookups::calls_of_lookup()
        .bind(client, &user.as_str(), &id.to_string())
        .one()
        .await?;
    Ok(Spent {
        calls: row.calls,
        credits: row.credits,
    })
}

/// A look-up in the list.
#[derive(Debug, Clone)]
pub struct Listed {
    pub id: LookupId,
    pub name: String,
    pub platform: String,
    pub status: JobStatus,
    pub outcome: Option<Outcome>,
    pub total: i64,
    pub done: i64,
    pub found: i64,
    pub created_at: chrono::DateTime<chrono::Utc>,
}

/// A user's look-ups, the newest first.
pub async fn list<C: GenericClient>(
    client: &C,
    user: &UserId,
    after: Option<Mark>,
) -> Result<Page<Listed, Mark>, Error> {
    let (at, id) = (after.map(|mark| mark.at), after.map(|mark| mark.id.to_string()));
    let rows = lookups::page()
        .bind(client, &user.as_str(), &at, &id, &(LISTED + 1))
        .all()
        .await?;
    let rows = rows.into_iter().filter_map(|row| {
        Some(Listed {
            id: row.id.parse().ok()?,
            name: row.name.unwrap_or_default(),
            platform: row.platform,
            status: model::status_of(&row.status),
            outcome: row.outcome.as_deref().and_then(Outcome::parse),
            total: i64::from(row.total_count),
            done: i64::from(row.completed_count),
            found: row.found,
            created_at: row.created_at,
        })
    });
    Ok(Page::from_extra(
        rows.collect(),
        usize::try_from(LISTED).unwrap_or(1),
        |row| Mark {
            at: row.created_at,
            id: row.id.0,
        },
    ))
}

/// A row as it is shown: what was given, what became of it, and whom it names.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Row {
    pub row: i32,
    pub input: String,
    pub platform: String,
    pub handle: Option<String>,
    pub state: String,
    pub reason: Option<String>,
    /// The earlier row that names the same.
    pub same_as: Option<i32>,
    pub creator: Option<Found>,
}

/// A creator as it was when its row was resolved.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    pub external_id: String,
    pub username: String,
    pub name: Option<String>,
    pub followers: Option<i64>,
    pub verified: Option<bool>,
    pub bio: Option<String>,
    /// What the specification's columns have no place for: emails, country, language, source, asOf, isSample, …
    pub facts: Value,
}

impl Found {
    /// A text among the facts.
    pub fn fact(&self, name: &str) -> Option<&str> {
        self.facts.get(name)?.as_str()
    }

    pub fn emails(&self) -> Vec<&str> {
        let emails = self.facts.get("emails").and_then(Value::as_array);
        emails.into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// Invented, for trying out.
    pub fn is_sample(&self) -> bool {
        self.facts
            .get("isSample")
            .and_then(Value::as_bool)
            .unwrap_or(false)
    }
}

/// Rows after the `after`-th, in their order; of one state only, where one is given.
pub async fn rows<C: GenericClient>(
    client: &C,
    user: &UserId,
    id: LookupId,
    state: Option<RowState>,
    after: i32,
    size: usize,
) -> Result<Page<Row, i32>, Error> {
    let state = state.map(RowState::as_str);
    let extra = i64::try_from(size).unwrap_or(i64::MAX - 1) + 1;
    let rows = lookups::rows()
        .bind(client, &user.as_str(), &id.to_string(), &after, &state, &extra)
        .all()
        .await?;
    let rows = rows.into_iter().map(shown).collect();
    Ok(Page::from_extra(rows, size, |row: &Row| row.row))
}

fn shown(row: ShownRow) -> Row {
    let creator = row.external_id.map(|external_id| Found {
        external_id,
        username: row.username.unwrap_or_default(),
        name: row.name,
        // The specification's column is 32 bits wide; the facts have the whole number.
        followers: row
            .facts
            .as_ref()
            .and_then(|facts| facts.get("followers")?.as_i64())
            .or(row.followers.map(i64::from)),
        verified: row.verified.as_deref().map(|text| text == "true"),
        bio: row.bio,
        facts: row.facts.unwrap_or_default(),
    });
    Row {
        row: row.ordinal,
        same_as: (row.leader != row.ordinal).then_some(row.leader),
        input: row.input,
        platform: row.platform,
        handle: row.handle,
        state: row.state,
        reason: row.reason,
        creator,
    }
}

/// Ends a look-up that has not ended. Rows that wait are the caller's to settle first.
async fn finish<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    user: &UserId,
    id: LookupId,
    outcome: Outcome,
    error: Option<&str>,
) -> Result<(), Error> {
    let key = id.to_string();
    let changed = lookups::finish()
        .bind(
            client,
            &outcome.status().as_str(),
            &outcome.as_str(),
            &error,
            &ctx.now,
            &key,
        )
        .await?;
    if changed == 1 {
        let data = json!({ "outcome": outcome.as_str(), "error": error });
        append(client, ctx, user, id, "lookup_finished", data).await?;
    }
    Ok(())
}

/// Tells whoever watches, when the caller's transaction commits.
async fn notify<C: GenericClient>(client: &C, id: LookupId) -> Result<(), Error> {
    lookups::notify().bind(client, &id.to_string()).one().await?;
    Ok(())
}

async fn append<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    user: &UserId,
    id: LookupId,
    event_type: &'static str,
    data: Value,
) -> Result<(), Error> {
    let event = NewEvent {
        aggregate_type: "lookup",
        aggregate_id: id.to_string(),
        event_type,
        user: Some(user),
        data,
        idempotency_key: format!("lookup_{id}_{event_type}"),
    };
    events::append(client, ctx, event).await?;
    Ok(())
}
