//! One page from a provider: admitted by its gate, entered in the ledger before the call, stored with what it cost after it.
use std::time::Duration;

use limelight_queries::client::GenericClient;
use limelight_queries::queries::search::{self, TaskToRun};
use uuid::Uuid;

use super::jobs::{Tools, commit_later, commit_with, job_error};
use super::model::{JobStatus, Outcome};
use super::policy::{self, After, Ended};
use super::record::{Origin, PageOf, Recorded, finish, record_failure, record_page};
use super::{Error, answer};
use crate::base::ctx::Ctx;
use crate::base::id::{SearchJobId, UserId};
use crate::db::{Tx, Who};
use crate::discovery::platform::Platform;
use crate::discovery::providers::calls::{self, Call, Question};
use crate::discovery::providers::client::Reply;
use crate::discovery::providers::gate::NotYet;
use crate::discovery::providers::ways::{How, Kind, way_of};
use crate::discovery::providers::{Fault, Provider};
use crate::queue::{Claimed, Done, JobError};

/// What a paid call is made for, as the ledger has it.
pub(super) struct Purpose<'a> {
    pub job: SearchJobId,
    pub user: &'a UserId,
    /// `page` or `profile`.
    pub name: &'static str,
    pub task: Option<Uuid>,
    pub page: Option<i32>,
}

/// Fetches and stores the page, or says when to try again.
pub(super) async fn from_provider(
    tools: &Tools<'_>,
    job: Claimed,
    of: &PageOf,
    task: &TaskToRun,
    platform: Platform,
    question: Question,
) -> Result<Done, JobError> {
    let Some(provider) = task.provider.as_deref().and_then(Provider::parse) else {
        return Err(JobError::Fail(
            "the search names no provider that is known".into(),
        ));
    };
    let token = task.page_token.as_deref();
    let first_page = tools.providers.first_page;
    let Some(call) = calls::page(provider, platform, &question, token, first_page) else {
        let name = provider.title();
        return Err(JobError::Fail(format!("{name} has no such search on {platform}")));
    };
    let pass = match tools.providers.enter(provider).await {
        None => {
            let (name, variable) = (provider.title(), provider.key_variable());
            return Err(JobError::Fail(format!(
                "there is no key for {name} any more: set {variable} and run the search again"
            )));
        }
        Some(Err(wait)) => return wait_for(tools, job, of, task, provider, wait).await,
        Some(Ok(pass)) => pass,
    };
    let purpose = Purpose {
        job: of.job,
        user: &of.user,
        name: "page",
        task: Some(of.task.0),
        page: Some(of.number + 1),
    };
    let entry = match open_call(tools, &job, &purpose, &call).await? {
        Entry::Open(entry) => entry,
        Entry::Refused(done) => return Ok(done),
    };
    let reply = tools.providers.ask(&call, pass).await;
    let ctx = Ctx::system(tools.clock.now()).caused_by(job.lease.cause());
    let tx = tools.db.begin(&Who::worker()).await?;
    match &reply.result {
        Ok(answer) => {
            let is_seed = matches!(question, Question::Seed(_));
            let how = way_of(kind_of(task), platform, provider).map(|way| way.how);
            let origin = Origin {
                provider: provider.as_str(),
                is_sample: reply.is_simulated,
                is_doubtful: !is_seed,
                follows_related: is_seed && how == Some(How::Related),
            };
            let next = if is_seed {
                None
            } else {
                calls::next_token(&call, token, answer, first_page)
            };
            let page = answer::page(&tx, task, platform, &question, how, &call, answer, next)
                .await
                .map_err(job_error)?;
            let recorded = record_page(&tx, &ctx, of, origin, page)
                .await
                .map_err(job_error)?;
            let added = match recorded {
                Recorded::Stored { added, .. } => added,
                Recorded::Again { .. } | Recorded::Ignored => 0,
            };
            close_call(&tx, &ctx, entry, &reply, added).await?;
            if let Recorded::Again { looks } = recorded {
                let wait = policy::wait(looks, None);
                return commit_later(tx, job.lease, wait, "the page is asked for again").await;
            }
            commit_with(tx, job.lease).await
        }
        Err(fault) => {
            close_call(&tx, &ctx, entry, &reply, 0).await?;
            after_fault(tx, &ctx, job, of, task, provider, fault, reply.retry_after).await
        }
    }
}

fn kind_of(task: &TaskToRun) -> Kind {
    if task.target_username.is_some() {
        Kind::Similar
    } else {
        Kind::Keyword
    }
}

/// The provider is not to be called at the moment: the job waits, but not for ever.
async fn wait_for(
    tools: &Tools<'_>,
    job: Claimed,
    of: &PageOf,
    task: &TaskToRun,
    provider: Provider,
    NotYet(wait): NotYet,
) -> Result<Done, JobError> {
    let ctx = Ctx::system(tools.clock.now()).caused_by(job.lease.cause());
    let tx = tools.db.begin(&Who::worker()).await?;
    let name = provider.title();
    if tools.providers.is_left_alone(provider) {
        if trouble(task, &ctx) >= policy::PATIENCE {
            let minutes = policy::PATIENCE.as_secs() / 60;
            let reason = format!("{name} has not answered for {minutes} minutes: run the search again later");
            record_failure(&tx, &ctx, of, &reason).await.map_err(job_error)?;
            return commit_with(tx, job.lease).await;
        }
        search::wait_for_provider()
            .bind(&tx, &ctx.now, &of.task.0)
            .await?;
    }
    commit_later(
        tx,
        job.lease,
        wait,
        &format!("{name} is not to be called at the moment"),
    )
    .await
}

/// For how long the task's next page has been in trouble.
fn trouble(task: &TaskToRun, ctx: &Ctx) -> Duration {
    task.trouble_since
        .and_then(|since| (ctx.now - since).to_std().ok())
        .unwrap_or_default()
}

/// What came of asking for a call.
pub(super) enum Entry {
    /// The call stands in the ledger and may be made.
    Open(Uuid),
    /// There is none; the job is settled.
    Refused(Done),
}

/// Enters the call in the ledger, in a transaction of its own, unless the run has ended or its budget is spent.
pub(super) async fn open_call(
    tools: &Tools<'_>,
    job: &Claimed,
    purpose: &Purpose<'_>,
    call: &Call,
) -> Result<Entry, JobError> {
    let ctx = Ctx::system(tools.clock.now()).caused_by(job.lease.cause());
    let tx = tools.db.begin(&Who::worker()).await?;
    let run = search::lock_job().bind(&tx, &purpose.job.0).one().await?;
    if JobStatus::parse(&run.status).is_final() {
        return commit_with(tx, job.lease).await.map(Entry::Refused);
    }
    let user = purpose.user.as_str();
    let paid = search::paid_calls()
        .bind(&tx, &user, &purpose.job.0)
        .one()
        .await?;
    if run.max_calls.is_some_and(|most| paid >= i64::from(most)) {
        let since = ctx.now - policy::PROFILE_CALL;
        let in_flight = search::calls_in_flight()
            .bind(&tx, &user, &purpose.job.0, &since, &purpose.task)
            .one()
            .await?;
        if in_flight > 0 {
            // They are paid for: the run ends when they are stored.
            let reason = "the budget is spent; the last answers are awaited";
            let waiting = commit_later(tx, job.lease, policy::LAST_ANSWERS, reason).await;
            return waiting.map(Entry::Refused);
        }
        end_for_budget(&tx, &ctx, purpose).await.map_err(job_error)?;
        return commit_with(tx, job.lease).await.map(Entry::Refused);
    }
    // Whoever lost the lease makes no call.
    if !job.lease.hold(&tx).await? {
        tx.rollback().await?;
        return Ok(Entry::Refused(Done::Already));
    }
    if run.status == JobStatus::Pending.as_str() {
        search::begin_processing()
            .bind(&tx, &ctx.now, &purpose.job.0)
            .await?;
        super::notify(&tx, purpose.job).await.map_err(job_error)?;
    }
    let entry = ctx.id();
    search::open_call()
        .bind(
            &tx,
            &entry,
            &user,
            &purpose.job.0,
            &purpose.task,
            &purpose.name,
            &call.provider().as_str(),
            &call.endpoint.name,
            &call.platform.as_str(),
            &purpose.page,
            &ctx.now,
        )
        .await?;
    tx.commit().await?;
    Ok(Entry::Open(entry))
}

async fn end_for_budget<C: GenericClient>(client: &C, ctx: &Ctx, purpose: &Purpose<'_>) -> Result<(), Error> {
    let (user, job) = (purpose.user, purpose.job);
    search::stop_tasks()
        .bind(client, &Ended::Budget.as_str(), &ctx.now, &user.as_str(), &job.0)
        .await?;
    search::skip_profiles()
        .bind(client, &user.as_str(), &job.0)
        .await?;
    let found = search::count_creators()
        .bind(client, &user.as_str(), &job.0)
        .one()
        .await?;
    let target = search::lock_job()
        .bind(client, &job.0)
        .one()
        .await?
        .target_results;
    // The money ended before the profiles were all asked for, and the creators are all there.
    let outcome = if found >= i64::from(target) {
        Outcome::Completed
    } else {
        Outcome::BudgetReached
    };
    finish(client, ctx, job, user, outcome, None).await?;
    super::notify(client, job).await
}

/// Writes into the ledger what came of the call.
pub(super) async fn close_call<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    entry: Uuid,
    reply: &Reply,
    added: usize,
) -> Result<(), JobError> {
    let fault = reply.result.as_ref().err().map(|fault| fault.class.to_string());
    let creators = reply.result.as_ref().map_or(0, |answer| answer.creators.len());
    let number = |n: usize| i32::try_from(n).unwrap_or(i32::MAX);
    search::close_call()
        .bind(
            client,
            &ctx.now,
            &i32::try_from(reply.took.as_millis()).unwrap_or(i32::MAX),
            &reply.status.map(i32::from),
            &fault.as_deref(),
            &reply.credits,
            &number(creators),
            &number(added),
            &reply.is_simulated,
            &entry,
        )
        .await?;
    Ok(())
}

#[expect(
    clippy::too_many_arguments,
    reason = "the page, its task, and what went wrong with it"
)]
async fn after_fault(
    tx: Tx,
    ctx: &Ctx,
    job: Claimed,
    of: &PageOf,
    task: &TaskToRun,
    provider: Provider,
    fault: &Fault,
    retry_after: Option<Duration>,
) -> Result<Done, JobError> {
    let said = format!("{}: {}", provider.title(), fault.message);
    tracing::debug!(job = %of.job, page = of.number + 1, class = %fault.class, tries = task.tries, "no page");
    match policy::after_fault(fault.class, task.tries, trouble(task, ctx), retry_after) {
        After::Again(wait) => {
            search::try_again()
                .bind(&tx, &0, &ctx.now, &Some(said.as_str()), &of.task.0)
                .await?;
            commit_later(tx, job.lease, wait, &said).await
        }
        After::FailTask => {
            record_failure(&tx, ctx, of, &said).await.map_err(job_error)?;
            commit_with(tx, job.lease).await
        }
        After::FailRun => {
            search::fail_tasks()
                .bind(&tx, &said, &ctx.now, &of.user.as_str(), &of.job.0)
                .await?;
            search::skip_profiles()
                .bind(&tx, &of.user.as_str(), &of.job.0)
                .await?;
            record_failure(&tx, ctx, of, &said).await.map_err(job_error)?;
            commit_with(tx, job.lease).await
        }
    }
}
