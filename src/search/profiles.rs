//! Profiles: what a search row lacks (bio, e-mails, followers), asked for creator by creator, each once a run.
use std::time::Duration;

use limelight_queries::client::GenericClient;
use limelight_queries::queries::search;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::fetch::{Entry, Purpose, close_call, open_call};
use super::jobs::{Tools, commit_later, commit_with, in_time, job_error};
use super::policy::{self, After};
use super::record::{PageOf, settle};
use super::{Error, JobStatus, links};
use crate::base::ctx::Ctx;
use crate::base::id::{SearchJobId, TaskId, UserId};
use crate::catalogue::{self, Source};
use crate::db::{Tx, Who};
use crate::discovery::model::Creator;
use crate::discovery::platform::Platform;
use crate::discovery::providers::Provider;
use crate::discovery::providers::calls::{self, profiles_a_call};
use crate::discovery::providers::client::Reply;
use crate::discovery::providers::ways::profile_provider;
use crate::queue::{self, Claimed, Done, JobError, NewJob};

/// `job_type` of profiles to be fetched.
pub const FETCH_PROFILES: &str = "search.fetch_profiles";
/// Creators a job names at most: as many as one call of the most generous provider may.
const BATCH: usize = 50;

/// The payload of [`FETCH_PROFILES`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FetchProfiles {
    pub job: SearchJobId,
    pub user: String,
    pub creators: Vec<Uuid>,
}

/// Asks for the profiles of a page's creators, in the page's transaction.
pub async fn enqueue<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    of: &PageOf,
    creators: impl Iterator<Item = Uuid>,
) -> Result<(), Error> {
    let creators: Vec<Uuid> = creators.collect();
    for batch in creators.chunks(BATCH) {
        add(client, ctx, of.job, &of.user, batch).await?;
    }
    Ok(())
}

async fn add<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    job: SearchJobId,
    user: &UserId,
    creators: &[Uuid],
) -> Result<(), Error> {
    let Some(first) = creators.first() else {
        return Ok(());
    };
    let new = NewJob {
        kind: FETCH_PROFILES,
        payload: FetchProfiles {
            job,
            user: user.as_str().to_owned(),
            creators: creators.to_vec(),
        },
        // After pages: creators first, what else is known of them later.
        priority: 110,
        user: Some(user),
        dedup_key: Some(format!("{FETCH_PROFILES}:{job}:{first}")),
        delay: Duration::ZERO,
    };
    queue::enqueue(client, ctx, new).await?;
    Ok(())
}

/// A creator whose profile is wanted.
struct Wanted {
    id: Uuid,
    external_id: String,
    /// What the provider is asked by.
    name: Option<String>,
    tries: i32,
}

/// Fetches what one call may name of the job's creators, and asks for the rest in a job of its own.
pub async fn fetch_profiles(tools: &Tools<'_>, job: Claimed) -> Result<Done, JobError> {
    let payload: FetchProfiles =
        serde_json::from_value(job.payload.clone()).map_err(|error| JobError::Fail(error.to_string()))?;
    let user =
        UserId::new(payload.user.clone()).ok_or_else(|| JobError::Fail("the job has no user".into()))?;
    let snapshot = tools.db.read(&Who::worker()).await?;
    let run = super::find(&snapshot, payload.job).await.map_err(job_error)?;
    let rows = search::profiles_to_fetch()
        .bind(&snapshot, &user.as_str(), &payload.job.0, &payload.creators)
        .all()
        .await?;
    drop(snapshot);
    if run.status.is_final() || rows.is_empty() {
        return Ok(Done::With(None));
    }
    let step = fetch(tools, job, &payload, &user, &run, rows);
    in_time(tools.settings, run.platform, step).await
}

async fn fetch(
    tools: &Tools<'_>,
    job: Claimed,
    payload: &FetchProfiles,
    user: &UserId,
    run: &super::Job,
    rows: Vec<search::ProfilesToFetch>,
) -> Result<Done, JobError> {
    let platform: Platform = run.platform;
    let first = Provider::parse(&run.provider).unwrap_or(Provider::ScrapeCreators);
    let provider = profile_provider(platform, first, |provider| tools.providers.has(provider));
    let all: Vec<Wanted> = rows
        .into_iter()
        .map(|row| Wanted {
            id: row.id,
            // On YouTube the id is what all know; elsewhere the handle.
            name: if platform == Platform::YouTube && row.external_id.starts_with("UC") {
                Some(row.external_id.clone())
            } else {
                row.handle
            },
            external_id: row.external_id,
            tries: row.profile_tries,
        })
        .collect();
    let (named, nameless): (Vec<Wanted>, Vec<Wanted>) =
        all.into_iter().partition(|wanted| wanted.name.is_some());
    let at_once = provider.map_or(1, profiles_a_call);
    // A handle is asked for alone where only ids may be listed.
    let at_once = if platform == Platform::YouTube
        && named
            .first()
            .is_some_and(|one| !one.external_id.starts_with("UC"))
    {
        1
    } else {
        at_once
    };
    let (now, later) = named.split_at(at_once.min(named.len()));
    let names: Vec<&str> = now.iter().filter_map(|wanted| wanted.name.as_deref()).collect();
    let batch = Batch {
        job: payload.job,
        user,
        target: run.target,
        platform,
        now,
        later: later.iter().map(|wanted| wanted.id).collect(),
        nameless: nameless.iter().map(|wanted| wanted.id).collect(),
    };
    let call = provider.and_then(|provider| calls::profiles(provider, platform, &names));
    let (Some(provider), Some(call)) = (provider, call) else {
        // Nobody can be asked: what is not known stays unknown.
        let ctx = Ctx::system(tools.clock.now()).caused_by(job.lease.cause());
        let tx = tools.db.begin(&Who::worker()).await?;
        search::lock_job().bind(&tx, &payload.job.0).one().await?;
        batch.close(&tx, &ctx, now, "failed").await.map_err(job_error)?;
        return commit_with(tx, job.lease).await;
    };
    let pass = match tools.providers.enter(provider).await {
        Some(Ok(pass)) => pass,
        Some(Err(wait)) => {
            let tx = tools.db.begin(&Who::worker()).await?;
            let reason = format!("{} is not to be called at the moment", provider.title());
            return commit_later(tx, job.lease, wait.0, &reason).await;
        }
        None => return Err(JobError::Fail("the provider's key is gone".into())),
    };
    let purpose = Purpose {
        job: payload.job,
        user,
        name: "profile",
        task: None,
        page: None,
    };
    let entry = match open_call(tools, &job, &purpose, &call).await? {
        Entry::Open(entry) => entry,
        Entry::Refused(done) => return Ok(done),
    };
    let reply = tools.providers.ask(&call, pass).await;
    let ctx = Ctx::system(tools.clock.now()).caused_by(job.lease.cause());
    let tx = tools.db.begin(&Who::worker()).await?;
    let locked = search::lock_job().bind(&tx, &payload.job.0).one().await?;
    close_call(&tx, &ctx, entry, &reply, 0).await?;
    if JobStatus::parse(&locked.status).is_final() {
        return commit_with(tx, job.lease).await;
    }
    batch.settle(tx, &ctx, &job, provider, &reply).await
}

/// The creators of one call, and those that wait behind it.
struct Batch<'a> {
    job: SearchJobId,
    user: &'a UserId,
    target: i64,
    platform: Platform,
    now: &'a [Wanted],
    later: Vec<Uuid>,
    nameless: Vec<Uuid>,
}

impl Batch<'_> {
    async fn settle(
        &self,
        tx: Tx,
        ctx: &Ctx,
        job: &Claimed,
        provider: Provider,
        reply: &Reply,
    ) -> Result<Done, JobError> {
        let fault = match &reply.result {
            Ok(answer) => {
                let source = Source {
                    name: provider.as_str(),
                    is_sample: reply.is_simulated,
                    fetched_at: ctx.now,
                };
                let told = self.told(&answer.creators);
                let mine: Vec<Creator> = told.iter().map(|(_, creator)| creator.clone()).collect();
                catalogue::store(&tx, source, mine).await?;
                let (found, missing): (Vec<&Wanted>, Vec<&Wanted>) = self
                    .now
                    .iter()
                    .partition(|wanted| told.iter().any(|(id, _)| *id == wanted.id));
                let found: Vec<Uuid> = found.iter().map(|wanted| wanted.id).collect();
                search::mark_profiled().bind(&tx, &ctx.now, &found).await?;
                self.mark(&tx, "done", &found).await.map_err(job_error)?;
                links::enqueue(&tx, ctx, &self.of(), found.iter().copied())
                    .await
                    .map_err(job_error)?;
                let missing: Vec<Uuid> = missing.iter().map(|wanted| wanted.id).collect();
                self.mark(&tx, "failed", &missing).await.map_err(job_error)?;
                None
            }
            Err(fault) => Some(fault),
        };
        let tries = self.now.iter().map(|wanted| wanted.tries).max().unwrap_or(0);
        let class = fault.map(|fault| fault.class);
        match class.map(|class| policy::after_fault(class, tries, Duration::ZERO, reply.retry_after)) {
            Some(After::Again(wait)) => {
                let ids: Vec<Uuid> = self.now.iter().map(|wanted| wanted.id).collect();
                search::profile_tried()
                    .bind(&tx, &self.user.as_str(), &self.job.0, &ids)
                    .await?;
                let said = fault.map(|fault| fault.message.clone()).unwrap_or_default();
                return commit_later(tx, job.lease, wait, &said).await;
            }
            // No further profile can be had with this key: the run ends with what it has.
            Some(After::FailRun) => {
                search::skip_profiles()
                    .bind(&tx, &self.user.as_str(), &self.job.0)
                    .await?;
            }
            _ => {}
        }
        let state = if class.is_some() { "failed" } else { "done" };
        self.close(&tx, ctx, self.now, state).await.map_err(job_error)?;
        commit_with(tx, job.lease).await
    }

    /// Which of the answer's creators are whom we asked for, under the id that we know them by.
    fn told(&self, creators: &[Creator]) -> Vec<(Uuid, Creator)> {
        self.now
            .iter()
            .filter_map(|wanted| {
                let is = |text: &Option<String>| {
                    let text = text.as_deref().unwrap_or_default();
                    text == wanted.external_id
                        || wanted
                            .name
                            .as_deref()
                            .is_some_and(|name| text.eq_ignore_ascii_case(name))
                };
                let creator = creators
                    .iter()
                    .filter(|creator| creator.platform == self.platform)
                    .find(|creator| is(&creator.external_id) || is(&creator.handle))?;
                let creator = Creator {
                    external_id: Some(wanted.external_id.clone()),
                    ..creator.clone()
                };
                Some((wanted.id, creator))
            })
            .collect()
    }

    async fn mark(&self, tx: &Tx, state: &str, creators: &[Uuid]) -> Result<(), Error> {
        if !creators.is_empty() {
            search::settle_profiles()
                .bind(tx, &state, &self.user.as_str(), &self.job.0, &creators)
                .await?;
        }
        Ok(())
    }

    /// Writes what became of the call's creators, asks for the rest, and ends the run when this was the last.
    async fn close(&self, tx: &Tx, ctx: &Ctx, now: &[Wanted], state: &str) -> Result<(), Error> {
        let ids: Vec<Uuid> = now.iter().map(|wanted| wanted.id).collect();
        self.mark(tx, state, &ids).await?;
        self.mark(tx, "failed", &self.nameless).await?;
        add(tx, ctx, self.job, self.user, &self.later).await?;
        let touched: Vec<Uuid> = ids.iter().chain(&self.nameless).copied().collect();
        search::complete_evidence()
            .bind(tx, &self.user.as_str(), &self.job.0, &touched)
            .await?;
        settle(tx, ctx, &self.of(), self.target, None).await?;
        super::notify(tx, self.job).await
    }

    /// The run, for verbs that want a page of it.
    fn of(&self) -> PageOf {
        PageOf {
            job: self.job,
            task: TaskId(Uuid::nil()),
            user: self.user.clone(),
            number: 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(external_id: &str, name: &str) -> Wanted {
        Wanted {
            id: Uuid::from_u128(name.len() as u128),
            external_id: external_id.into(),
            name: Some(name.into()),
            tries: 0,
        }
    }

    #[test]
    fn a_profile_is_stored_under_the_id_we_know() {
        let user = UserId::new("ada".to_owned()).unwrap();
        let now = [wanted("@bob", "bob"), wanted("77", "carol")];
        let batch = Batch {
            job: SearchJobId(Uuid::nil()),
            user: &user,
            target: 1,
            platform: Platform::TikTok,
            now: &now,
            later: vec![],
            nameless: vec![],
        };
        let told = batch.told(&[Creator {
            platform: Platform::TikTok,
            external_id: Some("12".into()),
            handle: Some("Bob".into()),
            ..Creator::default()
        }]);
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].1.external_id.as_deref(), Some("@bob"));
    }
}
