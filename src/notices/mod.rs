//! What a user is told on the next visit: that a run of theirs has ended while they were elsewhere.
use chrono::{DateTime, Utc};
use futures_util::FutureExt as _;
use limelight_queries::client::GenericClient;
use limelight_queries::queries::notices;

use crate::base::ctx::Ctx;
use crate::base::id::{CampaignId, SearchJobId, UserId};
use crate::db;
use crate::events::react::{Reaction, ReactionError};
use crate::search::{JobStatus, Outcome};

/// Notices that are shown; marking them as seen takes older ones along.
const MOST_SHOWN: i64 = 5;

/// Writes a notice for each run that ended by itself. Who cancels one knows of it.
pub const REACTION: Reaction = Reaction {
    name: "notices",
    types: &["search_finished"],
    apply: |tx, _, event| {
        async move {
            let run: SearchJobId = event
                .aggregate_id
                .parse()
                .map_err(|_| ReactionError::Fail("aggregateId: it is no run's id".to_owned()))?;
            // A run of the system's own has nobody to be told.
            if let Some(user) = &event.user {
                notices::add()
                    .bind(tx, &event.id, &event.happened_at, &run.0, &user.as_str())
                    .await?;
            }
            Ok(())
        }
        .boxed()
    },
};

/// A run that has ended and whose user has not been told yet.
#[derive(Debug, Clone)]
pub struct Notice {
    pub campaign: CampaignId,
    pub run: SearchJobId,
    /// The campaign's name.
    pub name: String,
    pub status: JobStatus,
    pub outcome: Option<Outcome>,
    pub found: i64,
    pub happened_at: DateTime<Utc>,
}

/// What the user has not seen, newest first.
pub async fn unseen<C: GenericClient>(client: &C, user: &UserId) -> Result<Vec<Notice>, db::Error> {
    Ok(notices::unseen()
        .bind(client, &user.as_str(), &MOST_SHOWN)
        .map(|row| Notice {
            campaign: CampaignId(row.campaign_id),
            run: SearchJobId(row.job_id),
            name: row.name.to_owned(),
            status: JobStatus::parse(row.status),
            outcome: row.outcome.and_then(Outcome::parse),
            found: i64::from(row.found),
            happened_at: row.happened_at,
        })
        .all()
        .await?)
}

/// The user has seen what had happened up to then.
pub async fn mark_seen<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    user: &UserId,
    up_to: DateTime<Utc>,
) -> Result<(), db::Error> {
    notices::mark_seen()
        .bind(client, &ctx.now, &user.as_str(), &up_to)
        .await?;
    Ok(())
}
