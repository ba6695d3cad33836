//! `limelight lookup`: look up a list of handles or links, watch it, write what became of each row.
use std::io::Read as _;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde_json::json;
use tokio::sync::broadcast;

use super::args::LookupArgs;
use super::search::told;
use super::{Ended, Status, Trouble, patiently, table, up};
use crate::app::{App, Migrations, Opened};
use crate::base::ctx::Ctx;
use crate::base::id::{LookupId, UserId};
use crate::base::lifecycle::{Interrupted, Lifecycle};
use crate::config::Config;
use crate::db::Who;
use crate::db::listen::Notice;
use crate::discovery::platform::Platform;
use crate::export;
use crate::lookups::input::{MAX_BYTES, decoded};
use crate::lookups::{self, Error, List, Lookup, NewLookup, Quote};
use crate::search::{JobStatus, Outcome};
use crate::{accounts, jobs, settings};

/// Rows in the terminal's table.
const SHOWN: usize = 20;
/// A notification hastens it; without one the look-up is looked at this often.
const LOOK: Duration = Duration::from_millis(500);

/// What the command line asks for, checked before anything is opened.
struct Asked {
    name: String,
    platform: Platform,
    list: List,
    max_calls: Option<i64>,
}

pub async fn run(config: Config, args: LookupArgs) -> Ended {
    let asked = asked(&args)?;
    if let Some(out) = &args.out {
        // A file that cannot be written is told now, not after the look-up.
        std::fs::OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(out)
            .map_err(|error| Trouble::failed(format!("--out {}: {error}", out.display())))?;
    }
    let mut interrupted = Interrupted::listen().map_err(Trouble::failed)?;
    let opened = up::open(config, Migrations::Require, &mut interrupted).await?;
    if args.quote {
        let quote = quote(&opened.app, &asked).await;
        opened.close().await?;
        let quote = quote?;
        if args.json {
            say!(
                "{}",
                serde_json::to_string_pretty(&quote).map_err(Trouble::failed)?
            );
        } else {
            say!("{}", quote.sentence());
        }
        return Ok(Status::Done);
    }
    let lifecycle = Lifecycle::default();
    opened.run(&lifecycle);
    let user = up::local_user()?;
    let ended = with_worker(&opened, &lifecycle, &user, asked, &args, &mut interrupted).await;
    lifecycle.drain().await;
    opened.close().await?;
    ended
}

fn asked(args: &LookupArgs) -> Result<Asked, Trouble> {
    let platform: Platform = args.platform.parse().map_err(Trouble::usage)?;
    let max_calls = match args.max_calls.as_deref().map(str::trim) {
        None => None,
        Some(text) => Some(text.parse().map_err(|_| {
            Trouble::usage(format!(
                "--max-calls {text}: not a whole number: allow 1 to {} calls",
                lookups::model::MOST_CALLS
            ))
        })?),
    };
    let limit = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    let read = if args.file.as_os_str() == "-" {
        std::io::stdin().lock().take(limit).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(&args.file).and_then(|file| file.take(limit).read_to_end(&mut bytes))
    };
    read.map_err(|error| Trouble::failed(format!("{}: {error}", args.file.display())))?;
    if bytes.len() > MAX_BYTES {
        return Err(Error::TooLarge.into());
    }
    let list = List::read(
        &decoded(&bytes),
        platform,
        args.column.as_deref().unwrap_or_default(),
    )?;
    Ok(Asked {
        name: lookups::checked_name(args.name.as_deref().unwrap_or_default())?,
        platform,
        list,
        max_calls,
    })
}

async fn quote(app: &App, asked: &Asked) -> Result<Quote, Trouble> {
    let snapshot = app.db.read(&Who::worker()).await?;
    let now = app.clock.now();
    Ok(lookups::plan(&snapshot, &app.providers, &asked.list, asked.max_calls, now).await?)
}

async fn with_worker(
    opened: &Opened,
    lifecycle: &Lifecycle,
    user: &UserId,
    asked: Asked,
    args: &LookupArgs,
    interrupted: &mut Interrupted,
) -> Ended {
    let app = &opened.app;
    let notices = app.notices.subscribe();
    let alone = opened.is_alone().await;
    let quote = patiently(async || quote(app, &asked).await).await?;
    tell!("{}", quote.sentence());
    let new = NewLookup {
        name: asked.name,
        platform: asked.platform,
        list: asked.list,
        quote,
    };
    let ctx = Ctx::user(app.clock.now(), user.clone());
    let limit = app.settings.get(settings::SEARCH_TIMEOUT);
    let tx = app.db.begin(&Who::tenant(user)).await?;
    accounts::ensure(&tx, &ctx, user, None).await?;
    let id = lookups::start(&tx, &ctx, user, &new, limit).await?;
    tx.commit().await?;
    tell!("look-up {id}");
    jobs::start(app, lifecycle, alone).await?;
    let lookup = watch(app, user, id, notices, interrupted).await?;
    finish(app, user, &lookup, args).await
}

/// Follows a look-up to its end; Ctrl-C cancels it in the database.
async fn watch(
    app: &App,
    user: &UserId,
    id: LookupId,
    mut notices: broadcast::Receiver<Notice>,
    interrupted: &mut Interrupted,
) -> Result<Lookup, Trouble> {
    let bar = ProgressBar::with_draw_target(Some(100), ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{wide_bar} {pos:>3} %  {msg}") {
        bar.set_style(style);
    }
    let mut cancelled = false;
    let mut paused = false;
    loop {
        match look(app, user, id).await {
            Ok(lookup) => {
                if std::mem::take(&mut paused) {
                    tell!("the database answers again; the look-up goes on");
                }
                bar.set_position(u64::from(lookup.percent()));
                bar.set_message(format!("{} of {} rows found", lookup.tally.found, lookup.total));
                // A cancelled one has rows that a worker marks in a moment.
                if lookup.status.is_final() && lookup.tally.pending == 0 {
                    bar.finish_and_clear();
                    return Ok(lookup);
                }
            }
            Err(Error::Database(error)) if error.is_outage() => {
                if !std::mem::replace(&mut paused, true) {
                    tell!("{error}\nthe look-up waits for it and goes on by itself");
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

async fn look(app: &App, user: &UserId, id: LookupId) -> Result<Lookup, Error> {
    lookups::find(&app.db.read(&Who::tenant(user)).await?, id).await
}

async fn cancel(app: &App, user: &UserId, id: LookupId) -> Result<(), Error> {
    let ctx = Ctx::user(app.clock.now(), user.clone());
    let tx = app.db.begin(&Who::tenant(user)).await?;
    match lookups::cancel(&tx, &ctx, user, id).await {
        // It ended by itself a moment before.
        Err(Error::Ended(_)) => return Ok(()),
        other => other?,
    }
    tx.commit().await?;
    Ok(())
}

async fn finish(app: &App, user: &UserId, lookup: &Lookup, args: &LookupArgs) -> Ended {
    if let Some(out) = &args.out {
        let failed = |error: &dyn std::fmt::Display| Trouble::failed(format!("{}: {error}", out.display()));
        let mut file = std::fs::File::create(out).map_err(|error| failed(&error))?;
        std::io::Write::write_all(&mut file, export::BYTE_ORDER_MARK).map_err(|error| failed(&error))?;
        let snapshot = app.db.read(&Who::tenant(user)).await?;
        let to = std::io::BufWriter::new(file);
        let written = export::lookups::write_csv(&snapshot, user, lookup.id, None, to)
            .await
            .map_err(|error| failed(&error))?;
        tell!("{written} rows written to {}", out.display());
    }
    if args.json {
        print_json(app, user, lookup).await?;
    } else if args.out.is_none() {
        show(app, user, lookup).await?;
    }
    tell!("{}", lookup.sentence());
    if let Some(error) = &lookup.error {
        tell!("{error}");
    }
    Ok(status_of(lookup))
}

/// Prints the first rows with what became of them.
async fn show(app: &App, user: &UserId, lookup: &Lookup) -> Result<(), Trouble> {
    let snapshot = app.db.read(&Who::tenant(user)).await?;
    let page = lookups::rows(&snapshot, user, lookup.id, None, 0, SHOWN).await?;
    let dash = || "–".to_owned();
    let more = page.next.is_some();
    let rows = page.rows.into_iter().map(|row| {
        let creator = row.creator.as_ref();
        vec![
            row.row.to_string(),
            table::clip(&row.input, 36),
            row.state.replace('_', " "),
            creator
                .map(|creator| table::clip(&creator.username, 24))
                .unwrap_or_else(dash),
            table::compact(creator.and_then(|creator| creator.followers)),
            creator
                .and_then(|creator| creator.emails().first().map(|email| (*email).to_owned()))
                .unwrap_or_else(dash),
            table::clip(row.reason.as_deref().unwrap_or_default(), 48),
        ]
    });
    let header = ["Row", "Given", "State", "Creator", "Followers", "E-mail", "Why"];
    say!("{}", table::table(&header, &[0, 4], rows.collect()));
    if more {
        tell!("these are the first rows; --out FILE writes all of them");
    }
    Ok(())
}

async fn print_json(app: &App, user: &UserId, lookup: &Lookup) -> Result<(), Trouble> {
    let snapshot = app.db.read(&Who::tenant(user)).await?;
    let mut rows = Vec::new();
    let mut after = Some(0);
    while let Some(row) = after {
        let page = lookups::rows(&snapshot, user, lookup.id, None, row, 500).await?;
        rows.extend(page.rows);
        after = page.next;
    }
    let spent = lookups::spent(&snapshot, user, lookup.id).await?;
    let body = json!({
        "id": lookup.id, "name": lookup.name, "platform": lookup.platform.as_str(), "status": lookup.status, "outcome": lookup.outcome,
        "total": lookup.total, "counts": lookup.tally, "sentence": lookup.sentence(), "error": lookup.error, "quote": lookup.quote,
        "spent": spent, "startedAt": lookup.started_at, "completedAt": lookup.completed_at, "rows": rows,
    });
    say!(
        "{}",
        serde_json::to_string_pretty(&body).map_err(Trouble::failed)?
    );
    Ok(())
}

fn status_of(lookup: &Lookup) -> Status {
    if lookup.tally.found == lookup.total {
        return Status::Done;
    }
    match (lookup.status, lookup.outcome) {
        _ if lookup.tally.found > 0 => Status::Partly,
        (JobStatus::Completed, Some(Outcome::Empty)) => Status::NothingFound,
        _ => Status::Failed,
    }
}
