//! Searches: a run of a campaign over `scraping_jobs`, page by page, each page stored before the next is asked for.
mod answer;
pub mod error;
pub mod fetch;
pub mod follow;
pub mod jobs;
pub mod links;
pub mod list;
pub mod model;
pub mod plan;
pub mod policy;
pub mod profiles;
pub mod projection;
pub mod record;
pub mod results;
pub mod runs;

use limelight_queries::client::GenericClient;
use limelight_queries::queries::search;
use serde_json::{Value, json};

pub use error::Error;
pub use model::{DEFAULT_TARGET, Job, JobStatus, MAX_TARGET, NewSearch, Outcome, Wanted};

use crate::base::ctx::Ctx;
use crate::base::id::{CampaignId, SearchJobId, TaskId, UserId};
use crate::campaigns::{self, NewCampaign, SearchType};
use crate::discovery::filter::Filter;
use crate::discovery::platform::Platform;
use crate::events::{self, NewEvent};
use crate::queue;
use plan::Plan;
use std::time::Duration;

pub use plan::{CATALOGUE, Choice, Quote, Source};

/// Writes the campaign, its run, the run's tasks and the first page's job: all or nothing, in the caller's transaction.
pub async fn launch<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    user: &UserId,
    campaign: &NewCampaign,
    new: &NewSearch,
    plan: &Plan,
    time_limit: Duration,
) -> Result<(CampaignId, SearchJobId), Error> {
    let campaign_id = campaigns::create(client, ctx, user, campaign).await?;
    let job = start(client, ctx, user, campaign_id, new, plan, time_limit).await?;
    Ok((campaign_id, job))
}

/// Starts a run of a campaign.
pub async fn start<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    user: &UserId,
    campaign: CampaignId,
    new: &NewSearch,
    plan: &Plan,
    time_limit: Duration,
) -> Result<SearchJobId, Error> {
    let id = SearchJobId(ctx.id());
    let (keywords, seeds) = match &new.wanted {
        Wanted::Keyword(query) => (json!([query.source]), Vec::new()),
        Wanted::Similar(seeds) => (Value::Null, seeds.clone()),
    };
    let params = json!({ "searchType": search_type(new).as_str(), "seeds": seeds, "filter": new.filter });
    let timeout_at = ctx.now + time_limit;
    let quote = plan.quote.as_ref().map(serde_json::to_value).transpose()?;
    let max_calls = plan
        .quote
        .as_ref()
        .map(|quote| i32::try_from(quote.max_calls).unwrap_or(i32::MAX));
    search::insert_job()
        .bind(
            client,
            &id.0,
            &user.as_str(),
            &campaign.0,
            &keywords,
            &seeds.first().cloned(),
            &new.platform.as_str(),
            &params,
            &new.target,
            &plan.provider(),
            &max_calls,
            &quote,
            &plan.with_profiles,
            &ctx.now,
            &timeout_at,
        )
        .await?;
    for (ordinal, (kind, term)) in (1i32..).zip(&plan.tasks) {
        let task = TaskId(ctx.id());
        let seed: Option<&str> = None;
        search::insert_task()
            .bind(
                client,
                &task.0,
                &user.as_str(),
                &id.0,
                &ordinal,
                &term.as_str(),
                &kind.as_str(),
                &seed,
                &0,
                &ctx.now,
            )
            .await?;
        jobs::enqueue_page(client, ctx, user, task, 0).await?;
    }
    campaigns::activate(client, ctx, campaign).await?;
    let data = json!({ "campaignId": campaign, "platform": new.platform.as_str(), "provider": plan.provider(),
        "terms": plan.tasks.iter().map(|(_, term)| term).collect::<Vec<_>>(), "target": new.target, "maxCalls": max_calls });
    append(client, ctx, user, id, "search_started", data).await?;
    queue::wake(client).await?;
    Ok(id)
}

/// The kind of campaign a search belongs to.
pub fn search_type(new: &NewSearch) -> SearchType {
    match new.wanted {
        Wanted::Keyword(_) => SearchType::Keyword,
        Wanted::Similar(_) => SearchType::Similar,
    }
}

/// Cancels a run that has not ended; what it found stays. Workers notice before they store another page.
pub async fn cancel<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    user: &UserId,
    id: SearchJobId,
) -> Result<(), Error> {
    let changed = search::cancel().bind(client, &ctx.now, &id.0).await?;
    if changed == 0 {
        let job = find(client, id).await?;
        return Err(Error::Ended(job.status));
    }
    append(client, ctx, user, id, "search_cancelled", json!({})).await?;
    if let Some(campaign) = find(client, id).await?.campaign {
        campaigns::complete_if_idle(client, ctx, campaign.0).await?;
    }
    notify(client, id).await
}

/// The run, or that there is none of this id for the caller.
pub async fn find<C: GenericClient>(client: &C, id: SearchJobId) -> Result<Job, Error> {
    let row = search::job()
        .bind(client, &id.0)
        .opt()
        .await?
        .ok_or(Error::NotFound)?;
    let keywords: Vec<String> = row
        .keywords
        .and_then(|value| serde_json::from_value(value).ok())
        .unwrap_or_default();
    let listed = row.search_params.as_ref().and_then(|params| params.get("seeds"));
    let mut seeds: Vec<String> = listed
        .and_then(|seeds| serde_json::from_value(seeds.clone()).ok())
        .unwrap_or_default();
    if seeds.is_empty() {
        // Runs of other programs name one.
        seeds.extend(row.target_username);
    }
    let filter = row.search_params.as_ref().map(filter_of).unwrap_or_default();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to 0..=100"
    )]
    let percent = row.progress.clamp(0.0, 100.0) as u8;
    Ok(Job {
        id,
        user: UserId::new(row.user_id).ok_or(Error::NotFound)?,
        campaign: row.campaign_id.map(CampaignId),
        status: JobStatus::parse(&row.status),
        outcome: row.outcome.as_deref().and_then(Outcome::parse),
        platform: row.platform.parse::<Platform>()?,
        keywords,
        seeds,
        filter,
        provider: row.provider.unwrap_or_else(|| CATALOGUE.to_owned()),
        max_calls: row.max_calls,
        quote: row.quote.and_then(|quote| serde_json::from_value(quote).ok()),
        with_profiles: row.with_profiles,
        pages: row.processed_runs,
        found: i64::from(row.processed_results),
        target: i64::from(row.target_results),
        percent,
        created_at: row.created_at,
        started_at: row.started_at,
        completed_at: row.completed_at,
        error: row.error,
        is_viewed: row.viewed_at.is_some(),
    })
}

/// The filter in a run's parameters; those of other programs have none.
fn filter_of(params: &Value) -> Filter {
    let filter = params.get("filter").cloned();
    filter
        .and_then(|filter| serde_json::from_value(filter).ok())
        .unwrap_or_default()
}

/// The newest run of a campaign.
pub async fn latest<C: GenericClient>(
    client: &C,
    user: &UserId,
    campaign: CampaignId,
) -> Result<Option<Job>, Error> {
    let Some(id) = search::latest_job_of_campaign()
        .bind(client, &campaign.0, &user.as_str())
        .opt()
        .await?
    else {
        return Ok(None);
    };
    find(client, SearchJobId(id)).await.map(Some)
}

/// The user has seen how the run ended.
pub async fn mark_viewed<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    user: &UserId,
    id: SearchJobId,
) -> Result<(), Error> {
    search::mark_viewed()
        .bind(client, &ctx.now, &id.0, &user.as_str())
        .await?;
    Ok(())
}

/// Tells whoever watches the run, when the caller's transaction commits.
pub(crate) async fn notify<C: GenericClient>(client: &C, id: SearchJobId) -> Result<(), Error> {
    search::notify().bind(client, &id.to_string()).one().await?;
    Ok(())
}

/// Records an event of a run.
pub(crate) async fn append<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    user: &UserId,
    id: SearchJobId,
    event_type: &'static str,
    data: Value,
) -> Result<(), Error> {
    let event = NewEvent {
        aggregate_type: "search",
        aggregate_id: id.to_string(),
        event_type,
        user: Some(user),
        data,
        idempotency_key: format!("search_{id}_{event_type}"),
    };
    events::append(client, ctx, event).await?;
    Ok(())
}
