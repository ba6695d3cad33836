//! `limelight events`: look at what is recorded, and check that it is what was recorded.
use super::args::{EventsArgs, EventsWhat};
use super::{Ended, Status, Trouble, table};
use crate::app::{Migrations, Opened};
use crate::config::Config;
use crate::db::Who;
use crate::events::{self, Event};
use crate::search::projection;

/// The events of one aggregate that are shown.
const MOST: i64 = 10_000;

pub async fn run(config: Config, args: EventsArgs) -> Ended {
    let opened = Opened::open(config, Migrations::Require).await?;
    let done = with(&opened, args.what).await;
    opened.close().await?;
    done
}

async fn with(opened: &Opened, what: EventsWhat) -> Ended {
    match what {
        EventsWhat::Verify { json } => verify(opened, json).await,
        EventsWhat::Show {
            aggregate_type,
            id,
            json,
        } => {
            let snapshot = opened.app.db.read(&Who::read_only()).await?;
            let mut found = events::history(&snapshot, &aggregate_type, &id, MOST).await?;
            found.reverse();
            show(&found, json)
        }
        EventsWhat::Tail { lines, json } => {
            let snapshot = opened.app.db.read(&Who::read_only()).await?;
            let mut found = events::newest(&snapshot, i64::from(lines)).await?;
            found.reverse();
            show(&found, json)
        }
    }
}

fn show(found: &[Event], json: bool) -> Ended {
    if found.is_empty() {
        tell!("no events");
        return Ok(Status::NothingFound);
    }
    for event in found {
        let text = serde_json::to_string(event).map_err(Trouble::failed)?;
        if json {
            say!("{text}");
        }
    }
    if !json {
        let rows = found.iter().map(|event| {
            vec![
                event.happened_at.format("%Y-%m-%d %H:%M:%S").to_string(),
                format!("{} {}", event.aggregate_type, event.aggregate_id),
                event.version.to_string(),
                event.event_type.clone(),
                table::clip(&event.data.to_string(), 80),
            ]
        });
        say!(
            "{}",
            table::table(
                &["Time (UTC)", "Of", "No.", "Event", "Payload"],
                &[2],
                rows.collect()
            )
        );
    }
    Ok(Status::Done)
}

async fn verify(opened: &Opened, json: bool) -> Ended {
    let tx = opened.app.db.begin_snapshot(&Who::read_only()).await?;
    let report = projection::verify(&tx).await?;
    tx.rollback().await?;
    if json {
        say!(
            "{}",
            serde_json::to_string_pretty(&report).map_err(Trouble::failed)?
        );
    } else {
        for finding in &report.findings {
            say!("{}: {}: {}", finding.aggregate, finding.fault, finding.what);
        }
        tell!(
            "{} events of {} aggregates looked at, {} rows compared: {}",
            report.events,
            report.aggregates,
            report.rows,
            match report.findings.len() {
                0 => "all is as it was recorded".to_owned(),
                many => format!("{many} faults"),
            }
        );
    }
    Ok(if report.findings.is_empty() {
        Status::Done
    } else {
        Status::Failed
    })
}
