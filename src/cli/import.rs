//! `limelight import`: files into the catalogue, row by row, nothing invented and nothing lost.
use std::path::{Path, PathBuf};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;
use tokio::sync::mpsc;

use super::args::ImportArgs;
use super::{Ended, Status, Trouble, patiently};
use crate::app::{App, Migrations, Opened};
use crate::base::lifecycle::Lifecycle;
use crate::catalogue::import::{self, Options, RejectWriter};
use crate::catalogue::{self, Source, Stored};
use crate::config::Config;
use crate::db::Who;
use crate::discovery::model::Creator;
use crate::discovery::platform::Platform;

/// Creators stored per transaction.
const BATCH: usize = 500;
/// A batch that meets a database that went away is tried again for so long.
const PATIENCE: Duration = Duration::from_secs(60);

#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Summary {
    file: PathBuf,
    rows: u64,
    new: usize,
    changed: usize,
    unchanged: usize,
    rejected: u64,
    rejects_file: Option<PathBuf>,
    format: String,
    encoding: String,
    platform: Option<String>,
    /// Column and the field it became.
    columns: Vec<(String, String)>,
    warnings: Vec<String>,
}

pub async fn run(config: Config, args: ImportArgs) -> Ended {
    let options = options(&args)?;
    for file in &args.files {
        // A file that is not there or not readable is told before anything is stored.
        std::fs::File::open(file).map_err(|error| Trouble::failed(format!("{}: {error}", file.display())))?;
    }
    let opened = Opened::open(config, Migrations::Require).await?;
    let lifecycle = Lifecycle::default();
    opened.run(&lifecycle);
    let mut summaries = Vec::new();
    let mut failed = None;
    for file in &args.files {
        match one(&opened.app, file, &options).await {
            Ok(summary) => {
                if !args.json {
                    report(&summary);
                }
                summaries.push(summary);
            }
            Err(trouble) => {
                failed = Some(trouble);
                break;
            }
        }
    }
    if failed.is_none() && !args.json {
        patiently(async || catalogue_size(&opened.app).await).await?;
    }
    lifecycle.drain().await;
    opened.close().await?;
    if args.json {
        say!(
            "{}",
            serde_json::to_string_pretty(&summaries).map_err(Trouble::failed)?
        );
    }
    if let Some(trouble) = failed {
        return Err(trouble);
    }
    Ok(if summaries.iter().any(|summary| summary.rejected > 0) {
        Status::Partly
    } else {
        Status::Done
    })
}

fn options(args: &ImportArgs) -> Result<Options, Trouble> {
    let platform: Option<Platform> = args
        .platform
        .as_deref()
        .map(str::parse)
        .transpose()
        .map_err(Trouble::usage)?;
    let map = args
        .map
        .iter()
        .map(|pair| match pair.split_once('=') {
            Some((field, column)) if !field.trim().is_empty() && !column.is_empty() => {
                Ok((field.trim().to_owned(), column.to_owned()))
            }
            _ => Err(Trouble::usage(format!(
                "--map {pair}: write FIELD=COLUMN, e.g. --map followers=Abos"
            ))),
        })
        .collect::<Result<_, _>>()?;
    Ok(Options { platform, map })
}

/// What the reading thread sends.
enum Read {
    Batch(Vec<Creator>),
    End(Box<Summary>),
}

async fn one(app: &App, file: &Path, options: &Options) -> Result<Summary, Trouble> {
    let bar = ProgressBar::new(0);
    if let Ok(style) = ProgressStyle::with_template("{prefix} {wide_bar} {bytes}/{total_bytes} {eta}") {
        bar.set_style(style);
    }
    bar.set_prefix(file.display().to_string());
    // Two batches in flight: the reader never runs far ahead of the database, so memory stays flat.
    let (sender, mut batches) = mpsc::channel(2);
    let reading = {
        let (file, options, bar) = (file.to_owned(), options.clone(), bar.clone());
        tokio::task::spawn_blocking(move || read(&file, &options, &bar, &sender))
    };
    let mut total = Stored::default();
    let mut end = None;
    while let Some(message) = batches.recv().await {
        match message {
            Read::Batch(creators) => {
                let stored = store(app, creators).await?;
                total.new += stored.new;
                total.changed += stored.changed;
                total.unchanged += stored.unchanged;
            }
            Read::End(summary) => end = Some(*summary),
        }
    }
    bar.finish_and_clear();
    reading.await.map_err(Trouble::failed)??;
    let mut summary = end.unwrap_or_default();
    summary.new = total.new;
    summary.changed = total.changed;
    summary.unchanged = total.unchanged;
    Ok(summary)
}

fn read(file: &Path, options: &Options, bar: &ProgressBar, to: &mpsc::Sender<Read>) -> Result<(), Trouble> {
    let failed = |error: &dyn std::fmt::Display| {
        let (name, text) = (file.display().to_string(), error.to_string());
        // Some say the file's name themselves.
        Trouble::failed(if text.starts_with(&name) {
            text
        } else {
            format!("{name}: {text}")
        })
    };
    let mut reader = import::open(file, options).map_err(|error| failed(&error))?;
    bar.set_length(reader.total_bytes());
    let mut rejects = RejectWriter::beside(file);
    let mut batch = Vec::with_capacity(BATCH);
    let mut rows = 0u64;
    while let Some(row) = reader.next() {
        rows += 1;
        match row {
            Ok(row) => batch.push(row.creator),
            Err(reject) => rejects.write(&reject).map_err(|error| failed(&error))?,
        }
        if batch.len() == BATCH {
            if to.blocking_send(Read::Batch(std::mem::take(&mut batch))).is_err() {
                return Ok(());
            }
            bar.set_position(reader.bytes_read());
        }
    }
    bar.set_position(reader.bytes_read());
    let summary = Summary {
        file: file.to_owned(),
        rows,
        rejected: rejects.count(),
        format: reader.format().to_string(),
        encoding: reader.encoding().to_owned(),
        platform: reader.platform().map(|platform| platform.to_string()),
        columns: reader.mapping(),
        warnings: reader.warnings(),
        rejects_file: rejects.finish().map_err(|error| failed(&error))?,
        ..Summary::default()
    };
    // The receiver only goes when the import was given up, and then there is nobody to tell.
    to.blocking_send(Read::Batch(batch)).ok();
    to.blocking_send(Read::End(Box::new(summary))).ok();
    Ok(())
}

/// Stores a batch, waiting out a database that went away: storing twice is storing once.
async fn store(app: &App, creators: Vec<Creator>) -> Result<Stored, Trouble> {
    let end = tokio::time::Instant::now() + PATIENCE;
    loop {
        match try_store(app, creators.clone()).await {
            Err(error) if error.is_outage() && tokio::time::Instant::now() < end => {
                tracing::warn!(%error, "waiting for the database");
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
            other => return Ok(other?),
        }
    }
}

async fn try_store(app: &App, creators: Vec<Creator>) -> Result<Stored, crate::db::Error> {
    let tx = app.db.begin(&Who::worker()).await?;
    let source = Source {
        name: "import",
        is_sample: false,
        fetched_at: app.clock.now(),
    };
    let (_, stored) = catalogue::store(&tx, source, creators).await?;
    tx.commit().await?;
    Ok(stored)
}

/// What the catalogue holds now.
async fn catalogue_size(app: &App) -> Result<(), Trouble> {
    let counts = catalogue::counts(&app.db.read(&Who::worker()).await?).await?;
    let parts: Vec<String> = counts
        .iter()
        .map(|count| {
            let sample = if count.is_sample { " sample" } else { "" };
            format!(
                "{}{sample} {} ({} with e-mail)",
                count.platform, count.creators, count.with_email
            )
        })
        .collect();
    tell!("in the catalogue: {}", parts.join(", "));
    Ok(())
}

fn report(summary: &Summary) {
    let Summary {
        file,
        rows,
        new,
        changed,
        unchanged,
        rejected,
        format,
        encoding,
        ..
    } = summary;
    say!("{}: {rows} rows ({format}, {encoding})", file.display());
    say!("  creators   {new} new, {changed} changed, {unchanged} unchanged");
    let columns: Vec<String> = summary
        .columns
        .iter()
        .map(|(column, field)| format!("{column} → {field}"))
        .collect();
    say!("  columns    {}", columns.join(", "));
    for warning in &summary.warnings {
        say!("  note       {warning}");
    }
    if let Some(rejects) = &summary.rejects_file {
        say!(
            "  rejected   {rejected} rows, with the reason for each, in {}",
            rejects.display()
        );
    }
}
