//! `limelight search`: start a search, watch it, show and write what it found.
use std::io::IsTerminal as _;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde_json::{Value, json};
use tokio::sync::broadcast;

use super::args::SearchArgs;
use super::{Ended, Status, Trouble, export, patiently, runs as compared, table, up};
use crate::app::{App, Migrations, Opened};
use crate::base::ctx::Ctx;
use crate::base::id::{CampaignId, SearchJobId, UserId};
use crate::base::lifecycle::{Interrupted, Lifecycle};
use crate::campaigns::NewCampaign;
use crate::catalogue::suggest;
use crate::config::Config;
use crate::db::Who;
use crate::db::listen::Notice;
use crate::discovery::keywords::Query;
use crate::discovery::platform::Platform;
use crate::search::plan::Plan;
use crate::search::results::{self, Part};
use crate::search::runs;
use crate::search::{self, Choice, Error, Job, JobStatus, NewSearch, Outcome, Source};
use crate::{accounts, jobs, settings};

/// Creators in the terminal's table.
const SHOWN: usize = 10;
/// A notification is hastened by it; without one the run is looked at this often.
const LOOK: Duration = Duration::from_millis(500);

/// What the command line asks for, checked before anything is opened.
enum Asked {
    New(Box<NewSearch>, NewCampaign, Chosen),
    /// What a search, or the newest of a campaign, asked for, once more.
    Again(String),
    Watch(SearchJobId),
}

/// Where to look, and at what cost.
struct Chosen {
    choice: Choice,
    /// As many calls as the settings give a trial.
    is_trial: bool,
}

pub async fn run(config: Config, args: SearchArgs) -> Ended {
    if args.suggest {
        return suggestions(config, &args).await;
    }
    let asked = asked(&args)?;
    if args.quote {
        return quote(config, asked, &args).await;
    }
    if let Some(out) = &args.out {
        // A file that cannot be written is told now, not after the search.
        std::fs::OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(out)
            .map_err(|error| Trouble::failed(format!("--out {}: {error}", out.display())))?;
    }
    // From before the search is there, so that there is no moment at which Ctrl-C leaves it behind.
    let mut interrupted = Interrupted::listen().map_err(Trouble::failed)?;
    let opened = up::open(config, Migrations::Require, &mut interrupted).await?;
    let lifecycle = Lifecycle::default();
    opened.run(&lifecycle);
    let user = up::local_user()?;
    let ended = with_worker(&opened, &lifecycle, &user, asked, &args, &mut interrupted).await;
    lifecycle.drain().await;
    opened.close().await?;
    ended
}

/// Hashtags that go with the query, with how many of those who match use each, and the query widened by it.
async fn suggestions(config: Config, args: &SearchArgs) -> Ended {
    let platform: Platform = args.platform.parse().map_err(Trouble::usage)?;
    let query = Query::parse(args.query.as_deref().unwrap_or_default()).map_err(Error::from)?;
    let mut interrupted = Interrupted::listen().map_err(Trouble::failed)?;
    let opened = up::open(config, Migrations::Require, &mut interrupted).await?;
    let is_on = opened
        .app
        .settings
        .current()
        .is_on(settings::KEYWORD_SUGGESTIONS, &up::local_user()?);
    let found = match is_on {
        true => Some(suggest::suggest(&opened.app.db, platform, &query).await),
        false => None,
    };
    opened.close().await?;
    let found = found.ok_or_else(|| {
        Trouble::failed("suggestions are switched off for you: limelight settings set feature_flags.keyword_suggestions 100 switches them on for everybody")
    })??;
    if args.json {
        say!("{}", json!({ "suggestions": found }));
    } else {
        for suggestion in &found {
            say!(
                "#{}  {} creators  {}",
                suggestion.hashtag,
                suggestion.creators,
                suggestion.query
            );
        }
    }
    if found.is_empty() {
        tell!("No hashtags go with this search: too few of the creators who match tag their posts.");
        return Ok(Status::NothingFound);
    }
    Ok(Status::Done)
}

fn asked(args: &SearchArgs) -> Result<Asked, Trouble> {
    if let Some(id) = &args.watch {
        let id = id
            .parse()
            .map_err(|_| Trouble::usage(format!("--watch {id}: not a search's id")))?;
        return Ok(Asked::Watch(id));
    }
    if let Some(id) = &args.again {
        return Ok(Asked::Again(id.clone()));
    }
    let platform: Platform = args.platform.parse().map_err(Trouble::usage)?;
    let target: i64 = args
        .target
        .trim()
        .parse()
        .map_err(|_| Error::TargetNotANumber(args.target.clone()))?;
    let new = match (&args.similar, &args.query) {
        (Some(handle), _) => NewSearch::similar(platform, handle, target)?,
        (None, query) => NewSearch::keyword(platform, query.as_deref().unwrap_or_default(), target)?,
    };
    let new = new.narrowed(args.filter.filter().map_err(Error::from)?);
    let title = args
        .name
        .clone()
        .unwrap_or_else(|| table::clip(&new.title(), 120));
    let campaign = NewCampaign::try_new(&title, "", search::search_type(&new))?;
    let max_calls = match args.max_calls.as_deref().map(str::trim) {
        None => None,
        Some(text) => Some(text.parse().map_err(|_| {
            Trouble::usage(format!(
                "--max-calls {text}: not a whole number: allow 1 to 10000 calls"
            ))
        })?),
    };
    let choice = Choice {
        source: Source::parse(&args.provider)?,
        max_calls,
        with_profiles: args.profiles,
    };
    let chosen = Chosen {
        choice,
        is_trial: args.trial,
    };
    Ok(Asked::New(Box::new(new), campaign, chosen))
}

/// What the search would take, without starting it.
async fn quote(config: Config, asked: Asked, args: &SearchArgs) -> Ended {
    let Asked::New(new, _, chosen) = asked else {
        return Ok(Status::Done);
    };
    let mut interrupted = Interrupted::listen().map_err(Trouble::failed)?;
    let opened = up::open(config, Migrations::Require, &mut interrupted).await?;
    let decided = decide(&opened.app, &new, &chosen).await;
    opened.close().await?;
    let plan = decided?;
    if args.json {
        let terms: Vec<&String> = plan.tasks.iter().map(|(_, term)| term).collect();
        say!(
            "{}",
            json!({ "provider": plan.provider(), "searches": terms, "withProfiles": plan.with_profiles, "quote": plan.quote })
        );
    } else {
        say!("{}", plan.sentence());
    }
    Ok(Status::Done)
}

async fn decide(app: &App, new: &NewSearch, chosen: &Chosen) -> Result<Plan, Trouble> {
    let settings = app.settings.current();
    let snapshot = app.db.read(&Who::worker()).await?;
    let mut choice = chosen.choice.clone();
    if chosen.is_trial {
        choice.max_calls = i64::try_from(settings.get(settings::TRIAL_CALLS)).ok();
    }
    Ok(search::plan::plan(&snapshot, &app.providers, &settings, new, &choice).await?)
}

async fn with_worker(
    opened: &Opened,
    lifecycle: &Lifecycle,
    user: &UserId,
    asked: Asked,
    args: &SearchArgs,
    interrupted: &mut Interrupted,
) -> Ended {
    let app = &opened.app;
    let notices = app.notices.subscribe();
    let alone = opened.is_alone().await;
    let id = match asked {
        Asked::Watch(id) => id,
        Asked::Again(id) => {
            let id = again(app, user, &id, args).await?;
            tell!("search {id}");
            id
        }
        Asked::New(new, campaign, chosen) => {
            let plan = patiently(async || decide(app, &new, &chosen).await).await?;
            tell!("{}", plan.sentence());
            let id = launch(app, user, &campaign, &new, &plan).await?;
            tell!("search {id}");
            id
        }
    };
    jobs::start(app, lifecycle, alone).await?;
    let job = watch(app, user, id, notices, interrupted).await?;
    finish(app, user, &job, args).await
}

/// Starts a search for the local user, once, even when the database goes away meanwhile.
pub async fn launch(
    app: &App,
    user: &UserId,
    campaign: &NewCampaign,
    new: &NewSearch,
    plan: &Plan,
) -> Result<SearchJobId, Trouble> {
    let ctx = Ctx::user(app.clock.now(), user.clone());
    patiently(async || {
        let limit = app.settings.get(settings::SEARCH_TIMEOUT);
        let tx = app.db.begin(&Who::tenant(user)).await?;
        accounts::ensure(&tx, &ctx, user, None).await?;
        let (_, id) = search::launch(&tx, &ctx, user, campaign, new, plan, limit).await?;
        let Err(error) = tx.commit().await else {
            return Ok(id);
        };
        // The answer may have been lost and not the search: whether it is there decides.
        let found = patiently(async || match look(app, user, id).await {
            Ok(_) => Ok(true),
            Err(Error::NotFound) => Ok(false),
            Err(error) => Err(error.into()),
        });
        if error.is_outage() && found.await? {
            return Ok(id);
        }
        Err(error.into())
    })
    .await
}

/// Runs a campaign again, once, even when the database goes away meanwhile: a second start is refused while the first runs.
async fn again(app: &App, user: &UserId, id: &str, args: &SearchArgs) -> Result<SearchJobId, Trouble> {
    let job = patiently(async || Ok(named(app, user, id).await?)).await?;
    let campaign = job.campaign.ok_or(Error::NotFound)?;
    let (mut new, choice) = runs::asked(&job)?;
    let filter = args.filter.filter().map_err(Error::from)?;
    if filter.is_set() {
        new = new.narrowed(filter);
    }
    let ctx = Ctx::user(app.clock.now(), user.clone());
    let plan = patiently(async || {
        let snapshot = app.db.read(&Who::worker()).await?;
        Ok(search::plan::plan(&snapshot, &app.providers, &app.settings.current(), &new, &choice).await?)
    })
    .await?;
    tell!("{}", plan.sentence());
    patiently(async || {
        let limit = app.settings.get(settings::SEARCH_TIMEOUT);
        let tx = app.db.begin(&Who::tenant(user)).await?;
        let id = runs::again(&tx, &ctx, user, campaign, &new, &plan, limit).await?;
        tx.commit().await?;
        Ok(id)
    })
    .await
}

/// The search of this id, or the newest of the campaign of this id.
async fn named(app: &App, user: &UserId, id: &str) -> Result<Job, Error> {
    let snapshot = app.db.read(&Who::tenant(user)).await?;
    let id: SearchJobId = id.parse().map_err(|_| Error::NotFound)?;
    match search::find(&snapshot, id).await {
        Err(Error::NotFound) => {
            let newest = search::latest(&snapshot, user, CampaignId(id.0)).await?;
            newest.ok_or(Error::NotFound)
        }
        found => found,
    }
}

/// Follows a run to its end; Ctrl-C cancels it in the database.
pub async fn watch(
    app: &App,
    user: &UserId,
    id: SearchJobId,
    mut notices: broadcast::Receiver<Notice>,
    interrupted: &mut Interrupted,
) -> Result<Job, Trouble> {
    let bar = ProgressBar::with_draw_target(Some(100), ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{wide_bar} {pos:>3} %  {msg}") {
        bar.set_style(style);
    }
    let mut cancelled = false;
    let mut paused = false;
    loop {
        match look(app, user, id).await {
            Ok(job) => {
                if std::mem::take(&mut paused) {
                    tell!("the database answers again; the search goes on");
                }
                bar.set_position(u64::from(job.percent));
                bar.set_message(format!("{} of {} creators", job.found, job.target));
                if job.status.is_final() {
                    bar.finish_and_clear();
                    patiently(async || Ok(mark_viewed(app, user, id).await?)).await?;
                    return Ok(job);
                }
            }
            Err(Error::Database(error)) if error.is_outage() => {
                if !std::mem::replace(&mut paused, true) {
                    tell!("{error}\nthe search waits for it and goes on by itself");
                }
            }
            Err(error) => return Err(error.into()),
        }
        let key = id.to_string();
        tokio::select! {
            () = tokio::time::sleep(LOOK) => {}
            () = told(&mut notices, &key) => {}
            () = interrupted.recv(), if !cancelled => {
                cancelled = true;
                patiently(async || Ok(cancel(app, user, id).await?)).await?;
            }
        }
    }
}

async fn look(app: &App, user: &UserId, id: SearchJobId) -> Result<Job, Error> {
    search::find(&app.db.read(&Who::tenant(user)).await?, id).await
}

/// Who watched it to its end here is not told of it on the pages.
async fn mark_viewed(app: &App, user: &UserId, id: SearchJobId) -> Result<(), Error> {
    let ctx = Ctx::user(app.clock.now(), user.clone());
    let tx = app.db.begin(&Who::tenant(user)).await?;
    search::mark_viewed(&tx, &ctx, user, id).await?;
    tx.commit().await?;
    Ok(())
}

async fn cancel(app: &App, user: &UserId, id: SearchJobId) -> Result<(), Error> {
    let ctx = Ctx::user(app.clock.now(), user.clone());
    let tx = app.db.begin(&Who::tenant(user)).await?;
    match search::cancel(&tx, &ctx, user, id).await {
        // It ended by itself a moment before.
        Err(Error::Ended(_)) => return Ok(()),
        other => other?,
    }
    tx.commit().await?;
    Ok(())
}

/// Returns when the run or look-up is notified about.
pub(super) async fn told(notices: &mut broadcast::Receiver<Notice>, id: &str) {
    loop {
        match notices.recv().await {
            Ok(notice) if notice.channel == "limelight_search" && notice.payload == id => return,
            Ok(_) => {}
            Err(broadcast::error::RecvError::Lagged(_)) => return,
            Err(broadcast::error::RecvError::Closed) => std::future::pending().await,
        }
    }
}

async fn finish(app: &App, user: &UserId, job: &Job, args: &SearchArgs) -> Ended {
    let asked = args.filter.filter().map_err(Error::from)?;
    // What a provider found is kept whole; who was wanted of them is shown.
    let filter = if asked.is_set() { asked } else { job.filter.clone() };
    let filter = filter.to_sql(app.clock.now());
    if let Some(out) = &args.out {
        let written =
            patiently(async || export::write(&app.db, user, job.id, &filter, Some(out)).await).await?;
        tell!("{written} creators written to {}", out.display());
    }
    if args.json {
        patiently(async || print_json(app, user, job, &filter).await).await?;
    } else {
        patiently(async || show(app, user, job, &filter).await).await?;
    }
    summarise(job, app);
    if args.again.is_some() {
        patiently(async || compared::say_difference(app, user, job).await).await?;
    }
    Ok(status_of(job))
}

/// Prints the table of the first, that is the best, matches.
pub async fn show(app: &App, user: &UserId, job: &Job, filter: &Value) -> Result<(), Trouble> {
    let snapshot = app.db.read(&Who::tenant(user)).await?;
    let page = results::page(&snapshot, user, Part::all(job.id), filter, 0, SHOWN).await?;
    let counts = results::counts(&snapshot, user, Part::all(job.id), filter).await?;
    if !counts.left_out.is_empty() {
        let left_out: Vec<String> = counts
            .left_out
            .iter()
            .map(|step| format!("{}: {}", step.by, step.creators))
            .collect();
        tell!(
            "{} of {} are wanted; left out by {}",
            counts.matching,
            counts.total,
            left_out.join(", then ")
        );
    }
    if page.rows.is_empty() {
        return Ok(());
    }
    let has_sample = page.rows.iter().any(|row| row.is_sample);
    let rows = page.rows.iter().map(|row| {
        vec![
            row.rank.to_string(),
            row.handle
                .as_ref()
                .map(|handle| format!("@{handle}"))
                .or_else(|| row.name.clone())
                .unwrap_or_default(),
            table::compact(row.followers),
            row.emails.first().cloned().unwrap_or_else(|| "–".to_owned()),
            row.country.clone().unwrap_or_else(|| "–".to_owned()),
            table::clip(row.bio.as_deref().unwrap_or("–"), 48),
            table::clip(&row.why(), 48),
        ]
    });
    let header = ["#", "Creator", "Followers", "E-mail", "Country", "Bio", "Why"];
    say!("{}", table::table(&header, &[0, 2], rows.collect()));
    if has_sample {
        tell!("sample data: these creators are invented, for trying out");
    }
    Ok(())
}

async fn print_json(app: &App, user: &UserId, job: &Job, filter: &Value) -> Result<(), Trouble> {
    let part = Part::all(job.id);
    let snapshot = app.db.read(&Who::tenant(user)).await?;
    let mut creators = Vec::new();
    let mut after = Some(0);
    while let Some(rank) = after {
        let page = results::page(&snapshot, user, part, filter, rank, 500).await?;
        creators.extend(page.rows);
        after = page.next;
    }
    let counts = results::counts(&snapshot, user, part, filter).await?;
    let body = json!({
        "counts": counts,
        "id": job.id, "campaignId": job.campaign, "platform": job.platform.as_str(), "query": job.query(), "status": job.status,
        "outcome": job.outcome, "target": job.target, "found": job.found, "pages": job.pages, "sentence": job.sentence(),
        "error": job.error, "startedAt": job.started_at, "completedAt": job.completed_at, "creators": creators,
    });
    say!(
        "{}",
        serde_json::to_string_pretty(&body).map_err(Trouble::failed)?
    );
    Ok(())
}

fn summarise(job: &Job, app: &App) {
    tell!("{}", job.sentence());
    if let Some(error) = &job.error {
        tell!("{error}");
    }
    let took = job
        .elapsed(app.clock.now())
        .map(|time| format!(" in {:.1} s", time.as_secs_f64()))
        .unwrap_or_default();
    if std::io::stderr().is_terminal() {
        tell!(
            "{} pages{took}; again with: limelight search --watch {}",
            job.pages,
            job.id
        );
    }
}

fn status_of(job: &Job) -> Status {
    match (job.status, job.outcome) {
        (_, Some(Outcome::Empty)) => Status::NothingFound,
        (_, Some(Outcome::Partial | Outcome::BudgetReached)) => Status::Partly,
        (JobStatus::Completed, _) => Status::Done,
        // Ended early, with what was found until then.
        (JobStatus::Timeout | JobStatus::Cancelled, _) if job.found > 0 => Status::Partly,
        _ => Status::Failed,
    }
}
