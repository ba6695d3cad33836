//! The list: every kind of job with its handler, and every schedule.
use std::sync::Arc;
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::app::App;
use crate::base::lifecycle::Lifecycle;
use crate::db::{self, Who};
use crate::events::react::{self, Reaction};
use crate::queue::End;
use crate::queue::worker::{Handlers, Limits, Worker};
use crate::settings::Values;
use crate::{events, lookups, notices, queue, search, settings};

/// Every kind of job.
pub fn handlers() -> Handlers<App> {
    Handlers::default()
        .on(search::jobs::FETCH_PAGE, |app: Arc<App>, job| async move {
            search::jobs::fetch_page(&tools(&app), job).await
        })
        .on(
            search::profiles::FETCH_PROFILES,
            |app: Arc<App>, job| async move { search::profiles::fetch_profiles(&tools(&app), job).await },
        )
        .on(search::links::FOLLOW_LINKS, |app: Arc<App>, job| async move {
            search::links::follow_links(&tools(&app), job).await
        })
        .on(lookups::jobs::RESOLVE, |app: Arc<App>, job| async move {
            lookups::jobs::resolve(&tools(&app), job).await
        })
        .on(lookups::jobs::ASK, |app: Arc<App>, job| async move {
            lookups::jobs::ask(&tools(&app), job).await
        })
        .on(lookups::jobs::CLOSE, |app: Arc<App>, job| async move {
            lookups::jobs::close(&tools(&app), job).await
        })
}

fn tools(app: &App) -> search::jobs::Tools<'_> {
    search::jobs::Tools {
        db: &app.db,
        clock: &app.clock,
        providers: &app.providers,
        link_pages: &app.link_pages,
        settings: &app.settings,
    }
}

/// Every consumer of events.
pub const REACTIONS: &[Reaction] = &[notices::REACTION];

/// What is done again and again. Each compares what is with what should be, so two processes doing it do no harm.
pub const SCHEDULES: &[(&str, Duration)] = &[
    ("release expired leases", Duration::from_secs(5)),
    ("end overdue searches", Duration::from_secs(5)),
    ("requeue stranded searches", Duration::from_secs(30)),
    ("end overdue look-ups", Duration::from_secs(5)),
    ("requeue stranded look-ups", Duration::from_secs(30)),
    ("react to events", Duration::from_secs(1)),
    ("make event partitions", Duration::from_secs(24 * 60 * 60)),
    ("remove finished jobs", Duration::from_secs(60 * 60)),
];

async fn run_schedule(app: &App, name: &str) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    match name {
        "release expired leases" => release_leases(app, None).await?,
        "end overdue searches" => search::jobs::sweep_overdue(&tools(app)).await?,
        "requeue stranded searches" => search::jobs::sweep_stranded(&app.db, &app.clock).await?,
        "end overdue look-ups" => lookups::jobs::sweep_overdue(&app.db, &app.clock).await?,
        "requeue stranded look-ups" => lookups::jobs::sweep_stranded(&app.db, &app.clock).await?,
        "react to events" => react::run(&app.db, &app.clock, REACTIONS).await?,
        "make event partitions" => {
            let tx = app.db.begin(&Who::worker()).await?;
            events::ensure_partitions(&tx, app.clock.now()).await?;
            tx.commit().await?;
            react::renew_epoch(&app.db).await?;
        }
        "remove finished jobs" => remove_finished(app).await?,
        other => return Err(format!("no schedule is named {other}").into()),
    }
    Ok(())
}

/// Removes jobs that were kept as long as the settings say, batch by batch.
async fn remove_finished(app: &App) -> Result<(), db::Error> {
    let settings = app.settings.current();
    for (end, days) in [
        (End::Completed, settings::COMPLETED_JOBS_DAYS),
        (End::Failed, settings::FAILED_JOBS_DAYS),
        (End::Cancelled, settings::CANCELLED_JOBS_DAYS),
    ] {
        let days = i32::try_from(settings.get(days)).unwrap_or(i32::MAX);
        let mut more = true;
        while more {
            let tx = app.db.begin(&Who::worker()).await?;
            more = queue::remove_finished(&tx, end, days).await?;
            tx.commit().await?;
        }
    }
    Ok(())
}

/// Frees the jobs of workers that are gone. With a name, every other worker is known to be gone.
pub async fn release_leases(app: &App, only_worker: Option<&str>) -> Result<(), lookups::Error> {
    let tx = app.db.begin(&Who::worker()).await?;
    let released = queue::release_expired(&tx, only_worker).await?;
    tx.commit().await?;
    for job in &released {
        tracing::warn!(kind = %job.kind, failed = job.failed, "a job's worker vanished; the job is free again");
        search::jobs::on_released(&app.db, &app.clock, job).await?;
        lookups::jobs::on_released(&app.db, &app.clock, job).await?;
    }
    Ok(())
}

/// Starts a worker and the schedules. `alone`: no other process can hold a lease, so those found are dead ones.
pub async fn start(app: &Arc<App>, lifecycle: &Lifecycle, alone: bool) -> Result<(), lookups::Error> {
    let name = format!("worker-{}", std::process::id());
    if alone {
        release_leases(app, Some(&name)).await?;
    }
    let live = Arc::clone(&app.settings);
    let worker = Worker {
        app: Arc::clone(app),
        db: app.db.clone(),
        handlers: handlers(),
        name,
        limits: Box::new(move || limits(&live.current())),
    };
    lifecycle.spawn(worker.run(app.notices.subscribe(), lifecycle.stopping.clone()));
    for (schedule, every) in SCHEDULES {
        lifecycle.spawn(repeat(
            Arc::clone(app),
            schedule,
            *every,
            lifecycle.stopping.clone(),
        ));
    }
    Ok(())
}

/// What the settings let a worker do.
pub fn limits(settings: &Values) -> Limits {
    let number = |setting| usize::try_from(settings.get(setting)).unwrap_or(usize::MAX);
    Limits {
        slots: number(settings::MAX_CONCURRENT_JOBS),
        per_user: number(settings::MAX_CONCURRENT_JOBS_PER_USER),
        job_timeout: settings.get(settings::JOB_TIMEOUT),
        retry_delay: settings.get(settings::RETRY_DELAY),
    }
}

async fn repeat(app: Arc<App>, schedule: &'static str, every: Duration, stopping: CancellationToken) {
    let mut ticks = tokio::time::interval(every);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = stopping.cancelled() => return,
            _ = ticks.tick() => {}
        }
        if let Err(error) = run_schedule(&app, schedule).await {
            tracing::warn!(%error, schedule, "a scheduled task failed; it is tried again in its turn");
        }
    }
}
