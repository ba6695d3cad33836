//! `limelight up`, `serve` and `work`: the running modes.
use std::sync::Arc;

use super::args::UpArgs;
use super::{Ended, Status, Trouble, search};
use crate::accounts::{self, LOCAL_USER};
use crate::app::{App, Migrations, Opened};
use crate::base::ctx::Ctx;
use crate::base::id::UserId;
use crate::base::lifecycle::{Interrupted, Lifecycle};
use crate::campaigns::{NewCampaign, SearchType};
use crate::catalogue::{self, Source, sample};
use crate::config::Config;
use crate::db::Who;
use crate::discovery::platform::Platform;
use crate::jobs;
use crate::search::NewSearch;
use crate::search::plan::Plan;
use crate::web;

/// Fixed, so that everybody's sample is the same.
const SAMPLE_SEED: u64 = 20_260_101;
const SAMPLE_QUERY: &str = "vegan AND (recipes OR cooking)";
const SAMPLE_TARGET: i64 = 200;

/// The local user's id.
pub fn local_user() -> Result<UserId, Trouble> {
    UserId::new(LOCAL_USER).ok_or_else(|| Trouble::failed("the local user has no id"))
}

/// Everything in one process.
pub async fn up(config: Config, args: &UpArgs) -> Ended {
    let mut interrupted = Interrupted::listen().map_err(Trouble::failed)?;
    // Before anything is started: a port that is taken, or a bind that is not allowed, is told at once.
    let listener = web::listen(&config).await.map_err(Trouble::failed)?;
    let opened = open(config, Migrations::Apply, &mut interrupted).await?;
    let lifecycle = Lifecycle::default();
    opened.run(&lifecycle);
    let app = Arc::clone(&opened.app);
    let alone = opened.is_alone().await;
    let done = async {
        web::start(&app, listener, &lifecycle).map_err(Trouble::failed)?;
        jobs::start(&app, &lifecycle, alone).await?;
        if !args.no_sample {
            first_start(&app, &lifecycle, &mut interrupted).await?;
        }
        if !lifecycle.stopping.is_cancelled() {
            say!("Limelight is ready: {}", app.config.public_url);
            tell!("Ctrl-C stops it.");
            interrupted.recv().await;
        }
        Ok(Status::Done)
    }
    .await;
    tell!("stopping");
    lifecycle.drain().await;
    drop(app);
    opened.close().await?;
    done
}

/// The web server alone.
pub async fn serve(config: Config) -> Ended {
    let mut interrupted = Interrupted::listen().map_err(Trouble::failed)?;
    let listener = web::listen(&config).await.map_err(Trouble::failed)?;
    let opened = open(config, Migrations::Require, &mut interrupted).await?;
    let lifecycle = Lifecycle::default();
    opened.run(&lifecycle);
    web::start(&opened.app, listener, &lifecycle).map_err(Trouble::failed)?;
    say!("Limelight is ready: {}", opened.app.config.public_url);
    interrupted.recv().await;
    lifecycle.drain().await;
    opened.close().await?;
    Ok(Status::Done)
}

/// A worker and the schedules alone.
pub async fn work(config: Config) -> Ended {
    let mut interrupted = Interrupted::listen().map_err(Trouble::failed)?;
    let opened = open(config, Migrations::Require, &mut interrupted).await?;
    let lifecycle = Lifecycle::default();
    opened.run(&lifecycle);
    let alone = opened.is_alone().await;
    jobs::start(&opened.app, &lifecycle, alone).await?;
    tell!("working; Ctrl-C stops it");
    interrupted.recv().await;
    lifecycle.drain().await;
    opened.close().await?;
    Ok(Status::Done)
}

/// Opens the application, unless Ctrl-C comes first.
pub async fn open(
    config: Config,
    migrations: Migrations,
    interrupted: &mut Interrupted,
) -> Result<Opened, Trouble> {
    tokio::select! {
        opened = Opened::open(config, migrations) => Ok(opened?),
        () = interrupted.recv() => Err(Trouble::failed("interrupted")),
    }
}

/// On an empty catalogue: the sample creators, and one search over them from end to end.
async fn first_start(
    app: &Arc<App>,
    lifecycle: &Lifecycle,
    interrupted: &mut Interrupted,
) -> Result<(), Trouble> {
    let user = local_user()?;
    if !catalogue::is_empty(&app.db.read(&Who::worker()).await?).await? {
        return Ok(());
    }
    tell!("first start: loading the sample catalogue (invented creators, so that there is something to try)");
    load_sample(app).await?;
    let new = NewSearch::keyword(Platform::TikTok, SAMPLE_QUERY, SAMPLE_TARGET)?;
    let campaign = NewCampaign::try_new(
        "Sample: vegan cooking on TikTok",
        "Made on the first start, over sample data.",
        SearchType::Keyword,
    )?;
    tell!("first search: {SAMPLE_QUERY} on TikTok");
    let notices = app.notices.subscribe();
    let id = search::launch(app, &user, &campaign, &new, &Plan::catalogue(&new)).await?;
    let job = search::watch(app, &user, id, notices, interrupted).await?;
    search::show(app, &user, &job, &serde_json::json!({})).await?;
    tell!("{}", job.sentence());
    if job.status == crate::search::JobStatus::Cancelled {
        lifecycle.stopping.cancel();
    }
    Ok(())
}

async fn load_sample(app: &App) -> Result<(), Trouble> {
    let now = app.clock.now();
    let source = Source {
        name: "sample",
        is_sample: true,
        fetched_at: now,
    };
    let creators: Vec<_> = sample::sample_creators(SAMPLE_SEED, now).collect();
    // One transaction: a catalogue half loaded would never be completed.
    let tx = app.db.begin(&Who::worker()).await?;
    for batch in creators.chunks(600) {
        catalogue::store(&tx, source, batch.to_vec()).await?;
    }
    let ctx = Ctx::system(now);
    accounts::ensure(&tx, &ctx, &local_user()?, None).await?;
    tx.commit().await?;
    Ok(())
}
