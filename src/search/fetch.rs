//! One page from a provider: admitted by its gate, entered in the ledger before the call, stored with what it cost after it.
use std::time::Duration;

use limelight_queries::client::GenericClient;
use limelight_queries::queries::search::{self, TaskToRun};
use uuid::Uuid;

use super::Error;
use super::jobs::{Tools, commit_later, commit_with, job_error};
use super::model::{JobStatus, Outcome};
use super::policy::{self, After, Ended};
use super::record::{Origin, PageOf, Recorded, finish, record_failure, record_page};
use crate::base::ctx::Ctx;
use crate::base::id::{SearchJobId, UserId};
use crate::db::{Tx, Who};
use crate::discovery::keywords::Query;
use crate::discovery::likeness::{likeness, matched_in, mentions, terms};
use crate::discovery::model::{Creator, Post};
use crate::discovery::page::{Found, FoundPage, Reason};
use crate::discovery::platform::Platform;
use crate::discovery::providers::calls::{self, Call, Question};
use crate::discovery::providers::client::Reply;
use crate::discovery::providers::gate::NotYet;
use crate::discovery::providers::ways::{How, Kind, way_of};
use crate::discovery::providers::{Answer, Fault, Provider};
use crate::queue::{Claimed, Done, JobError};

/// What the first of a provider's matches is worth; each later one is worth one less.
const FIRST_SCORE: i64 = 1_000;
/// An account that the network itself shows beside the seed, the first of them.
const BESIDE_SCORE: i64 = 2_000;

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
    let Some(entry) = open_call(tools, &job, &purpose, &call).await? else {
        return Ok(Done::Already);
    };
    let reply = tools.providers.ask(&call, pass).await;
    let ctx = Ctx::system(tools.clock.now());
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
            let page = understood(&tx, task, platform, &question, how, &call, answer, next)
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
    let ctx = Ctx::system(tools.clock.now());
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

/// Enters the call in the ledger, in a transaction of its own, unless the run has ended or its budget is spent. `None`: the job
/// is settled.
pub(super) async fn open_call(
    tools: &Tools<'_>,
    job: &Claimed,
    purpose: &Purpose<'_>,
    call: &Call,
) -> Result<Option<Uuid>, JobError> {
    let ctx = Ctx::system(tools.clock.now());
    let tx = tools.db.begin(&Who::worker()).await?;
    let run = search::lock_job().bind(&tx, &purpose.job.0).one().await?;
    if JobStatus::parse(&run.status).is_final() {
        commit_with(tx, job.lease).await?;
        return Ok(None);
    }
    let user = purpose.user.as_str();
    let paid = search::paid_calls()
        .bind(&tx, &user, &purpose.job.0)
        .one()
        .await?;
    if run.max_calls.is_some_and(|most| paid >= i64::from(most)) {
        end_for_budget(&tx, &ctx, purpose).await.map_err(job_error)?;
        commit_with(tx, job.lease).await?;
        return Ok(None);
    }
    // Whoever lost the lease makes no call.
    if !job.lease.hold(&tx).await? {
        tx.rollback().await?;
        return Ok(None);
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
    Ok(Some(entry))
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

/// The answer as a page of this search: what matches, why, and what follows.
#[expect(
    clippy::too_many_arguments,
    reason = "the task, its question, and the answer to it"
)]
async fn understood<C: GenericClient>(
    client: &C,
    task: &TaskToRun,
    platform: Platform,
    question: &Question,
    how: Option<How>,
    call: &Call,
    answer: &Answer,
    next: Option<String>,
) -> Result<FoundPage, Error> {
    let enhanced = |creator: &Creator| call.endpoint.enhancement(creator);
    let found = |creator: &Creator, score: i64, reason: Reason| Found {
        enhancement: enhanced(creator),
        creator: creator.clone(),
        known: None,
        score,
        reason,
    };
    let ranked = (0i64..).zip(&answer.creators);
    let mut page = FoundPage {
        next,
        ..FoundPage::default()
    };
    match question {
        Question::Words(words) => {
            let excluded = excluded(task);
            let seeds = match &task.seed {
                Some(seed) => known_seeds(client, platform, seed).await?,
                None => Vec::new(),
            };
            for (rank, creator) in ranked {
                let is_seed = seeds.iter().any(|seed| same_handle(seed, creator));
                if is_seed || mentions(creator, &excluded) {
                    page.others.push(creator.clone());
                    continue;
                }
                let (score, reason) = match seeds.first() {
                    Some(seed) => likeness(seed, creator, Some(words)),
                    None => {
                        let reason = Reason::Keyword {
                            matched_in: matched_in(words, creator),
                            snippet: None,
                        };
                        (FIRST_SCORE - rank, reason)
                    }
                };
                page.items.push(found(creator, score, reason));
            }
        }
        Question::Like(handle) => {
            for (rank, creator) in ranked.filter(|(_, creator)| !is_handle(creator, handle)) {
                page.items
                    .push(found(creator, FIRST_SCORE - rank, beside(handle, creator, None)));
            }
        }
        Question::Seed(handle) => {
            let seed = answer
                .creators
                .iter()
                .find(|creator| is_handle(creator, handle))
                .or(answer.creators.first());
            let Some(seed) = seed else { return Ok(page) };
            page.others.push(seed.clone());
            if how == Some(How::Topics) {
                page.follow = terms(seed);
            }
            for (rank, creator) in ranked.filter(|(_, creator)| *creator != seed) {
                page.items.push(found(
                    creator,
                    BESIDE_SCORE - rank,
                    beside(handle, creator, Some(seed)),
                ));
            }
        }
    }
    Ok(page)
}

/// The reason of a match that the network or the provider itself calls alike.
fn beside(handle: &str, creator: &Creator, seed: Option<&Creator>) -> Reason {
    let bare = Creator {
        handle: Some(handle.to_owned()),
        ..Creator::default()
    };
    match likeness(seed.unwrap_or(&bare), creator, None).1 {
        Reason::Similar {
            shared_hashtags,
            shared_topics,
            near_size,
            same_language,
            same_category,
            ..
        } => Reason::Similar {
            seed: handle.to_owned(),
            shared_hashtags,
            shared_topics,
            near_size,
            same_language,
            same_category,
            shown_beside: true,
        },
        other @ Reason::Keyword { .. } => other,
    }
}

fn is_handle(creator: &Creator, handle: &str) -> bool {
    let is = |text: &Option<String>| {
        text.as_deref()
            .is_some_and(|text| text.eq_ignore_ascii_case(handle))
    };
    is(&creator.handle) || is(&creator.external_id)
}

fn same_handle(seed: &Creator, creator: &Creator) -> bool {
    seed.handle
        .as_deref()
        .is_some_and(|handle| is_handle(creator, handle))
}

/// The words that the task's alternative of the query excludes; no provider understands NOT.
fn excluded(task: &TaskToRun) -> Vec<String> {
    let source = task
        .keywords
        .as_ref()
        .and_then(|keywords| keywords.get(0))
        .and_then(|text| text.as_str());
    let query = source.and_then(|text| Query::parse(text).ok());
    let place = usize::try_from(task.ordinal - 1).unwrap_or(usize::MAX);
    query
        .and_then(|query| query.clauses().into_iter().nth(place))
        .map(|clause| clause.excluded)
        .unwrap_or_default()
}

/// The seed as the catalogue knows it since its own page was stored.
async fn known_seeds<C: GenericClient>(
    client: &C,
    platform: Platform,
    seed: &str,
) -> Result<Vec<Creator>, Error> {
    let handles = [seed.to_lowercase()];
    let rows = search::known_creators()
        .bind(client, &platform.as_str(), &handles.as_slice())
        .all()
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Creator {
            platform,
            handle: row.handle,
            name: row.name,
            followers: row.followers,
            bio: row.bio,
            language: row.language,
            category: row.category,
            posts: vec![Post {
                hashtags: row.hashtags,
                ..Post::default()
            }],
            ..Creator::default()
        })
        .collect())
}
