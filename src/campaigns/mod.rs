//! Campaigns: what a marketer looks for, under a name; each run of it is a search.
pub mod model;

use chrono::{DateTime, Utc};
use limelight_queries::client::GenericClient;
use limelight_queries::queries::campaigns;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

pub use model::{CampaignStatus, Error, NewCampaign, SearchType};

use crate::base::ctx::Ctx;
use crate::base::id::{CampaignId, SearchJobId, UserId};
use crate::base::page::{Mark, Page};
use crate::base::rfc3339;
use crate::db;
use crate::events::{self, NewEvent};

/// Campaigns on a page of the list.
pub const PAGE_SIZE: usize = 20;

/// Writes a campaign and records it.
pub async fn create<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    user: &UserId,
    new: &NewCampaign,
) -> Result<CampaignId, db::Error> {
    let id = CampaignId(ctx.id());
    campaigns::insert()
        .bind(
            client,
            &id.0,
            &user.as_str(),
            &new.name(),
            &new.description(),
            &new.search_type().as_str(),
            &ctx.now,
        )
        .await?;
    let event = NewEvent {
        aggregate_type: "campaign",
        aggregate_id: id.to_string(),
        event_type: "campaign_created",
        user: Some(user),
        data: json!({ "name": new.name(), "searchType": new.search_type().as_str() }),
        idempotency_key: format!("campaign_{id}_created"),
    };
    events::append(client, ctx, event).await?;
    Ok(id)
}

/// A campaign in the list, with its latest run.
#[derive(Debug, Clone)]
pub struct Listed {
    pub id: CampaignId,
    pub name: String,
    pub description: Option<String>,
    pub search_type: String,
    pub created_at: DateTime<Utc>,
    pub run: Option<LatestRun>,
}

/// The newest run of a campaign, in short.
#[derive(Debug, Clone)]
pub struct LatestRun {
    pub id: SearchJobId,
    pub status: String,
    pub outcome: Option<String>,
    pub platform: Option<String>,
    pub found: Option<i64>,
    pub target: Option<i64>,
    /// What it looked for, as typed, or an `@handle`.
    pub query: Option<String>,
}

/// A tenant's campaigns, newest first.
pub async fn list<C: GenericClient>(
    client: &C,
    user: &UserId,
    after: Option<Mark>,
) -> Result<Page<Listed, Mark>, db::Error> {
    let extra = i64::try_from(PAGE_SIZE + 1).unwrap_or(i64::MAX);
    let rows = campaigns::page()
        .bind(
            client,
            &user.as_str(),
            &after.map(|mark| mark.at),
            &after.map(|mark| mark.id),
            &extra,
        )
        .map(|row| Listed {
            id: CampaignId(row.id),
            name: row.name.to_owned(),
            description: row.description.map(str::to_owned),
            search_type: row.search_type.to_owned(),
            created_at: row.created_at,
            run: row.job_id.zip(row.job_status).map(|(id, status)| LatestRun {
                id: SearchJobId(id),
                status: status.to_owned(),
                outcome: row.job_outcome.map(str::to_owned),
                platform: row.job_platform.map(str::to_owned),
                found: row.job_found.map(i64::from),
                target: row.job_target.map(i64::from),
                query: row.job_query.map(str::to_owned),
            }),
        })
        .all()
        .await?;
    Ok(Page::from_extra(rows, PAGE_SIZE, |row| Mark {
        at: row.created_at,
        id: row.id.0,
    }))
}

/// One campaign.
#[derive(Debug, Clone)]
pub struct Campaign {
    pub id: CampaignId,
    pub name: String,
    pub description: Option<String>,
    pub search_type: String,
    pub created_at: DateTime<Utc>,
}

/// The campaign, or that there is none of this id for the caller.
pub async fn find<C: GenericClient>(client: &C, id: CampaignId) -> Result<Campaign, Error> {
    let row = campaigns::by_id()
        .bind(client, &id.0)
        .opt()
        .await
        .map_err(db::Error::from)?;
    let row = row.ok_or(Error::NotFound)?;
    Ok(Campaign {
        id,
        name: row.name,
        description: row.description,
        search_type: row.search_type,
        created_at: row.created_at,
    })
}

/// Holds the campaign until the caller's transaction ends, or says that there is none of this id for the caller.
pub async fn lock<C: GenericClient>(client: &C, user: &UserId, id: CampaignId) -> Result<(), Error> {
    let found = campaigns::lock()
        .bind(client, &id.0, &user.as_str())
        .opt()
        .await
        .map_err(db::Error::from)?;
    found.map(|_| ()).ok_or(Error::NotFound)
}

/// A campaign as the API shows it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Item<'a> {
    id: Uuid,
    name: &'a str,
    description: Option<&'a str>,
    search_type: &'a str,
    status: &'a str,
    #[serde(serialize_with = "rfc3339::serialize")]
    created_at: DateTime<Utc>,
    #[serde(serialize_with = "rfc3339::serialize")]
    updated_at: DateTime<Utc>,
}

/// The twenty newest campaigns as JSON text, written from the rows themselves.
pub async fn newest_json<C: GenericClient>(client: &C, user: &UserId) -> Result<String, Error> {
    let items = campaigns::newest()
        .bind(client, &user.as_str())
        .map(|row| {
            serde_json::to_string(&Item {
                id: row.id,
                name: row.name,
                description: row.description,
                search_type: row.search_type,
                status: row.status,
                created_at: row.created_at,
                updated_at: row.updated_at,
            })
        })
        .all()
        .await
        .map_err(db::Error::from)?;
    let mut text =
        String::with_capacity(2 + items.iter().flatten().map(|item| item.len() + 1).sum::<usize>());
    text.push('[');
    for (place, item) in items.into_iter().enumerate() {
        if place > 0 {
            text.push(',');
        }
        text.push_str(&item?);
    }
    text.push(']');
    Ok(text)
}

/// A run has begun.
pub async fn activate<C: GenericClient>(client: &C, ctx: &Ctx, id: CampaignId) -> Result<(), db::Error> {
    campaigns::activate().bind(client, &ctx.now, &id.0).await?;
    Ok(())
}

/// A run has ended: the campaign is complete unless another one runs.
pub async fn complete_if_idle<C: GenericClient>(client: &C, ctx: &Ctx, id: Uuid) -> Result<(), db::Error> {
    campaigns::complete_if_idle().bind(client, &ctx.now, &id).await?;
    Ok(())
}
