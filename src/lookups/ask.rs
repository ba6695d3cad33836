//! One call for profiles: admitted by the provider's gate, entered in the ledger before the call, settled with what it cost after it.
use std::time::Duration;

use limelight_queries::client::GenericClient;
use limelight_queries::queries::lookups;
use uuid::Uuid;

use super::jobs::{Of, enqueue_lane, job_error, set_batches};
use super::model::{Error, RowState, status_of};
use super::plan::{LANES, Wanted, asked_of, at_once};
use super::record::{deliver, end_early, end_if_done, fail_rest, settle};
use crate::base::ctx::Ctx;
use crate::catalogue::{self, Source};
use crate::db::{Tx, Who};
use crate::discovery::model::Creator;
use crate::discovery::providers::calls::{self, Call};
use crate::discovery::providers::client::Reply;
use crate::discovery::providers::{Class, Fault, Provider};
use crate::queue::{Claimed, Done, JobError};
use crate::search::Outcome;
use crate::search::fetch::{Entry, close_call};
use crate::search::jobs::{Tools, commit_later, commit_with};
use crate::search::policy::{self, After};

/// How often a good answer that leaves somebody out is asked for again before it is believed: providers leave out by mistake too.
const LOOKS: i32 = 2;

/// The rows that a lane asks for next; empty when there are none.
pub(super) struct Batch {
    number: i32,
    pub rows: Vec<Wanted>,
    tries: i32,
    looks: i32,
    trouble: Option<chrono::DateTime<chrono::Utc>>,
}

impl Batch {
    /// For how long the call has been in trouble.
    fn trouble(&self, ctx: &Ctx) -> Duration {
        let since = self.trouble.and_then(|since| (ctx.now - since).to_std().ok());
        since.unwrap_or_default()
    }
}

/// Reads what a lane asks for next.
pub(super) async fn next_rows<C: GenericClient>(client: &C, of: &Of) -> Result<Batch, Error> {
    let user = of.user.as_str();
    let next = lookups::next_batch()
        .bind(client, &user, &of.key, &LANES, &of.lane)
        .opt()
        .await?;
    let mut batch = Batch {
        number: next.map_or(0, |next| next.batch),
        rows: Vec::new(),
        tries: 0,
        looks: 0,
        trouble: None,
    };
    if next.is_none() {
        return Ok(batch);
    }
    for row in lookups::batch()
        .bind(client, &user, &of.key, &batch.number)
        .all()
        .await?
    {
        batch.tries = batch.tries.max(row.tries);
        batch.looks = batch.looks.max(row.looks);
        batch.trouble = batch.trouble.or(row.trouble_since);
        let platform = row.platform.parse()?;
        batch.rows.push(Wanted {
            ordinal: row.ordinal,
            platform,
            name: row.handle,
        });
    }
    Ok(batch)
}

/// Makes a lane's next call and settles its rows, or says when to try again.
pub(super) async fn next_call(tools: &Tools<'_>, job: Claimed, of: &Of) -> Result<Done, JobError> {
    let snapshot = tools.db.read(&Who::worker()).await?;
    let head = lookups::head()
        .bind(&snapshot, &of.key)
        .opt()
        .await?
        .ok_or_else(|| JobError::Fail(format!("look-up {} does not exist", of.id)))?;
    let mut batch = next_rows(&snapshot, of).await.map_err(job_error)?;
    drop(snapshot);
    let Some(first) = batch.rows.first().cloned() else {
        return Ok(Done::With(None));
    };
    if status_of(&head.status).is_final() {
        return Ok(Done::With(None));
    }
    let platform = first.platform;
    let Some(provider) = asked_of(tools.providers, platform) else {
        return Err(JobError::Fail(format!(
            "no provider with a key tells {platform} profiles any more"
        )));
    };
    // Another provider may name fewer a call than the one that the rows were sorted for.
    batch.rows.truncate(at_once(provider, platform, &first.name));
    let names: Vec<&str> = batch.rows.iter().map(|row| row.name.as_str()).collect();
    let Some(call) = calls::profiles(provider, platform, &names) else {
        let name = provider.title();
        return Err(JobError::Fail(format!("{name} tells no {platform} profiles")));
    };
    let pass = match tools.providers.enter(provider).await {
        Some(Ok(pass)) => pass,
        Some(Err(wait)) => return wait_for(tools, job, of, &batch, provider, wait.0).await,
        None => {
            return Err(JobError::Fail(format!(
                "there is no key for {} any more",
                provider.title()
            )));
        }
    };
    let entry = match open_call(tools, &job, of, &call).await? {
        Entry::Open(entry) => entry,
        Entry::Refused(done) => return Ok(done),
    };
    let reply = tools.providers.ask(&call, pass).await;
    let ctx = Ctx::system(tools.clock.now());
    let tx = tools.db.begin(&Who::worker()).await?;
    let head = of.lock(&tx).await?;
    if status_of(&head.status).is_final() {
        close_call(&tx, &ctx, entry, &reply, 0).await?;
        return commit_with(tx, job.lease).await;
    }
    match &reply.result {
        Ok(answer) => {
            let told = told(&batch.rows, &answer.creators);
            close_call(&tx, &ctx, entry, &reply, told.len()).await?;
            after_answer(tx, &ctx, job, of, &batch, provider, &reply, told).await
        }
        Err(fault) => {
            close_call(&tx, &ctx, entry, &reply, 0).await?;
            // Success with nothing in it reads as "not found", and providers send it by mistake too.
            if fault.class == Class::NotFound && reply.status.is_some_and(|status| status < 300) {
                return after_answer(tx, &ctx, job, of, &batch, provider, &reply, Vec::new()).await;
            }
            after_fault(tx, &ctx, job, of, &batch, provider, fault, reply.retry_after).await
        }
    }
}

/// The provider is not to be called at the moment: the job waits, but not for ever.
async fn wait_for(
    tools: &Tools<'_>,
    job: Claimed,
    of: &Of,
    batch: &Batch,
    provider: Provider,
    wait: Duration,
) -> Result<Done, JobError> {
    let ctx = Ctx::system(tools.clock.now());
    let name = provider.title();
    if tools.providers.is_left_alone(provider) && batch.trouble(&ctx) >= policy::PATIENCE {
        let minutes = policy::PATIENCE.as_secs() / 60;
        return Err(JobError::Fail(format!(
            "{name} has not answered for {minutes} minutes"
        )));
    }
    let tx = tools.db.begin(&Who::worker()).await?;
    if tools.providers.is_left_alone(provider) {
        lookups::wait_for_provider()
            .bind(&tx, &ctx.now, &of.user.as_str(), &of.key, &batch.number)
            .await?;
    }
    let reason = format!("{name} is not to be called at the moment");
    commit_later(tx, job.lease, wait, &reason).await
}

/// Enters the call in the ledger, in a transaction of its own, unless the look-up has ended or its budget is spent.
async fn open_call(tools: &Tools<'_>, job: &Claimed, of: &Of, call: &Call) -> Result<Entry, JobError> {
    let ctx = Ctx::system(tools.clock.now());
    let tx = tools.db.begin(&Who::worker()).await?;
    let head = of.lock(&tx).await?;
    if status_of(&head.status).is_final() {
        return commit_with(tx, job.lease).await.map(Entry::Refused);
    }
    let user = of.user.as_str();
    let paid = lookups::paid_calls().bind(&tx, &user, &of.key).one().await?;
    // Without a ceiling nothing was quoted, so nothing may be paid.
    let most = i64::from(head.max_calls.unwrap_or(0));
    if paid >= most {
        let since = ctx.now - policy::PROFILE_CALL;
        let in_flight = lookups::calls_in_flight()
            .bind(&tx, &user, &of.key, &since)
            .one()
            .await?;
        if in_flight > 0 {
            // They are paid for: the look-up ends when they are stored.
            let reason = "the budget is spent; the last answers are awaited";
            let waiting = commit_later(tx, job.lease, policy::LAST_ANSWERS, reason).await;
            return waiting.map(Entry::Refused);
        }
        let reason = format!("the budget of {most} paid calls is spent");
        end_early(&tx, &ctx, of, Outcome::BudgetReached, &reason)
            .await
            .map_err(job_error)?;
        return commit_with(tx, job.lease).await.map(Entry::Refused);
    }
    // Whoever lost the lease makes no call.
    if !job.lease.hold(&tx).await? {
        tx.rollback().await?;
        return Ok(Entry::Refused(Done::Already));
    }
    let entry = ctx.id();
    lookups::open_call()
        .bind(
            &tx,
            &entry,
            &user,
            &of.key,
            &call.provider().as_str(),
            &call.endpoint.name,
            &call.platform.as_str(),
            &ctx.now,
        )
        .await?;
    tx.commit().await?;
    Ok(Entry::Open(entry))
}

/// Which of the answer's creators are whom the rows name.
fn told<'a>(rows: &'a [Wanted], creators: &[Creator]) -> Vec<(&'a Wanted, Creator)> {
    rows.iter()
        .filter_map(|row| {
            let is = |text: &Option<String>| {
                let text = text.as_deref().unwrap_or_default();
                text == row.name || text.to_lowercase() == row.name.to_lowercase()
            };
            let creator = creators
                .iter()
                .filter(|creator| creator.platform == row.platform && creator.key().is_some())
                .find(|creator| is(&creator.external_id) || is(&creator.handle))?;
            Some((row, creator.clone()))
        })
        .collect()
}

#[expect(clippy::too_many_arguments, reason = "the call, its rows, and what it told")]
async fn after_answer(
    tx: Tx,
    ctx: &Ctx,
    job: Claimed,
    of: &Of,
    batch: &Batch,
    provider: Provider,
    reply: &Reply,
    told: Vec<(&Wanted, Creator)>,
) -> Result<Done, JobError> {
    let source = Source {
        name: provider.as_str(),
        is_sample: reply.is_simulated,
        fetched_at: ctx.now,
    };
    let creators = told.iter().map(|(_, creator)| creator.clone()).collect();
    let (ids, _) = catalogue::store(&tx, source, creators).await?;
    let found: Vec<(&Wanted, Uuid)> = told
        .iter()
        .filter_map(|(row, creator)| {
            let key = catalogue::full_key(&creator.key()?, creator);
            Some((*row, ids.get(&key)?.0))
        })
        .collect();
    let profiled: Vec<Uuid> = found.iter().map(|(_, id)| *id).collect();
    lookups::mark_profiled().bind(&tx, &ctx.now, &profiled).await?;
    let mut settled = deliver(&tx, ctx, of, &found).await.map_err(job_error)?;
    let is_found = |row: &Wanted| found.iter().any(|(found, _)| found.ordinal == row.ordinal);
    let missing = batch.rows.iter().filter(|row| !is_found(row));
    let missing: Vec<i32> = missing.map(|row| row.ordinal).collect();
    if !missing.is_empty() && batch.looks < LOOKS {
        lookups::left_out()
            .bind(&tx, &ctx.now, &of.user.as_str(), &of.key, &batch.number, &missing)
            .await?;
        end_if_done(&tx, ctx, of, settled).await.map_err(job_error)?;
        let wait = policy::wait(batch.looks, None);
        return commit_later(
            tx,
            job.lease,
            wait,
            "the answer left somebody out; it is asked for again",
        )
        .await;
    }
    let reason = format!("{} has no such profile", provider.title());
    settled += settle(&tx, ctx, of, RowState::NotFound, &reason, &missing)
        .await
        .map_err(job_error)?;
    go_on(tx, ctx, job, of, settled).await
}

/// Counts what was settled, asks for the lane's next call or ends the look-up, and completes the job.
async fn go_on(tx: Tx, ctx: &Ctx, job: Claimed, of: &Of, settled: u64) -> Result<Done, JobError> {
    enqueue_lane(&tx, ctx, of, of.lane).await.map_err(job_error)?;
    end_if_done(&tx, ctx, of, settled).await.map_err(job_error)?;
    commit_with(tx, job.lease).await
}

#[expect(
    clippy::too_many_arguments,
    reason = "the call, its rows, and what went wrong"
)]
async fn after_fault(
    tx: Tx,
    ctx: &Ctx,
    job: Claimed,
    of: &Of,
    batch: &Batch,
    provider: Provider,
    fault: &Fault,
    retry_after: Option<Duration>,
) -> Result<Done, JobError> {
    let name = provider.title();
    let said = format!("{name}: {}", fault.message);
    match policy::after_fault(fault.class, batch.tries, batch.trouble(ctx), retry_after) {
        After::Again(wait) => {
            lookups::tried()
                .bind(&tx, &ctx.now, &of.user.as_str(), &of.key, &batch.number)
                .await?;
            commit_later(tx, job.lease, wait, &said).await
        }
        After::FailTask if batch.rows.len() > 1 && !fault.class.is_of_one_item() => {
            // One of them may be what the provider cannot bear: each is asked for alone.
            let alone: Vec<Vec<&Wanted>> = batch.rows.iter().map(|row| vec![row]).collect();
            set_batches(&tx, ctx, of, &alone).await.map_err(job_error)?;
            for lane in 0..LANES {
                enqueue_lane(&tx, ctx, of, lane).await.map_err(job_error)?;
            }
            commit_with(tx, job.lease).await
        }
        After::FailTask => {
            let (state, reason) = judged(fault, name, &said);
            let rows: Vec<i32> = batch.rows.iter().map(|row| row.ordinal).collect();
            let settled = settle(&tx, ctx, of, state, &reason, &rows)
                .await
                .map_err(job_error)?;
            go_on(tx, ctx, job, of, settled).await
        }
        // No call with this key can work. Other networks may have another provider.
        After::FailRun => {
            let platform = batch.rows.first().map(|row| row.platform);
            let settled = fail_rest(&tx, ctx, of, &said, platform)
                .await
                .map_err(job_error)?;
            go_on(tx, ctx, job, of, settled).await
        }
    }
}

/// What a fault for good says of the rows.
fn judged(fault: &Fault, name: &str, said: &str) -> (RowState, String) {
    match fault.class {
        Class::NotFound => (RowState::NotFound, format!("{name} has no such profile")),
        Class::Private => (
            RowState::NotFound,
            "the account is private: it shows itself to followers only".to_owned(),
        ),
        Class::Restricted => (RowState::NotFound, format!("{name} may not show this account")),
        _ => (RowState::Failed, said.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discovery::platform::Platform;

    #[test]
    fn an_answer_is_taken_for_whom_it_names_only() {
        let rows = ["Ada", "77", "bob"].map(|name| Wanted {
            ordinal: 1,
            platform: Platform::TikTok,
            name: name.to_owned(),
        });
        let creator = |id: &str, handle: &str, platform| Creator {
            platform,
            external_id: Some(id.into()),
            handle: Some(handle.into()),
            ..Creator::default()
        };
        let told = told(
            &rows,
            &[
                creator("1", "ada", Platform::TikTok),
                creator("77", "eve", Platform::TikTok),
                creator("2", "bob", Platform::YouTube),
            ],
        );
        let names: Vec<&str> = told.iter().map(|(row, _)| row.name.as_str()).collect();
        assert_eq!(names, ["Ada", "77"]);
    }
}
