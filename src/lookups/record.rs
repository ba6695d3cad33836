//! What is written of rows that end: their state, the creators delivered, the count, and the end with the last of them.
use limelight_queries::client::GenericClient;
use limelight_queries::queries::lookups;
use uuid::Uuid;

use super::jobs::Of;
use super::model::{Error, RowState, Tally, decide_end};
use super::plan::Wanted;
use super::{finish, notify};
use crate::base::ctx::Ctx;
use crate::discovery::platform::Platform;
use crate::search::Outcome;

/// Settles rows whose creator is known now, with all that name the same. Returns how many rows.
pub(super) async fn deliver<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    of: &Of,
    found: &[(&Wanted, Uuid)],
) -> Result<u64, Error> {
    if found.is_empty() {
        return Ok(0);
    }
    let leaders: Vec<i32> = found.iter().map(|(row, _)| row.ordinal).collect();
    let ids: Vec<Uuid> = found.iter().map(|(_, id)| *id).collect();
    let user = of.user.as_str();
    let settled = lookups::found()
        .bind(client, &ctx.now, &leaders, &ids, &user, &of.key)
        .await?;
    // A handle and a channel's id may lead to the same creator.
    let mut distinct = std::collections::HashSet::new();
    let (ids, urls): (Vec<Uuid>, Vec<String>) = found
        .iter()
        .filter(|(_, id)| distinct.insert(*id))
        .map(|(row, id)| (*id, row.platform.profile_url(&row.name)))
        .unzip();
    lookups::deliver()
        .bind(client, &user, &of.key, &ctx.now, &ids, &urls)
        .all()
        .await?;
    Ok(settled)
}

/// Settles rows that have no creator, with all that name the same.
pub(super) async fn settle<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    of: &Of,
    state: RowState,
    reason: &str,
    leaders: &[i32],
) -> Result<u64, Error> {
    if leaders.is_empty() {
        return Ok(0);
    }
    let rows = lookups::settle_rows()
        .bind(
            client,
            &state.as_str(),
            &reason,
            &ctx.now,
            &of.user.as_str(),
            &of.key,
            &leaders,
        )
        .await?;
    Ok(rows)
}

/// Fails what is left, on a network or at all.
pub(super) async fn fail_rest<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    of: &Of,
    reason: &str,
    platform: Option<Platform>,
) -> Result<u64, Error> {
    let platform = platform.map(Platform::as_str);
    let rows = lookups::settle_platform()
        .bind(
            client,
            &RowState::Failed.as_str(),
            &reason,
            &ctx.now,
            &of.user.as_str(),
            &of.key,
            &platform,
        )
        .await?;
    Ok(rows)
}

/// Adds to the look-up's count of settled rows; whether that is all of them.
pub(super) async fn add_progress<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    of: &Of,
    settled: u64,
) -> Result<bool, Error> {
    let settled = i64::try_from(settled).unwrap_or(i64::MAX);
    let count = lookups::add_progress()
        .bind(client, &settled, &ctx.now, &of.key)
        .one()
        .await?;
    notify(client, of.id).await?;
    Ok(count.completed_count >= count.total_count)
}

/// Counts rows that were settled now, and ends the look-up with the last of them.
pub(super) async fn end_if_done<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    of: &Of,
    settled: u64,
) -> Result<(), Error> {
    if !add_progress(client, ctx, of, settled).await? {
        return Ok(());
    }
    let row = lookups::tally()
        .bind(client, &of.user.as_str(), &of.key)
        .one()
        .await?;
    let tally = Tally {
        pending: row.pending,
        found: row.found,
        not_found: row.not_found,
        invalid: row.invalid,
        failed: row.failed,
    };
    match decide_end(tally) {
        Some(outcome) => finish(client, ctx, &of.user, of.id, outcome, None).await,
        None => Ok(()),
    }
}

/// Fails what is left and ends the look-up for a reason of its own.
pub(super) async fn end_early<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    of: &Of,
    outcome: Outcome,
    reason: &str,
) -> Result<(), Error> {
    let settled = fail_rest(client, ctx, of, reason, None).await?;
    add_progress(client, ctx, of, settled).await?;
    finish(client, ctx, &of.user, of.id, outcome, Some(reason)).await
}
