//! `limelight events`: look at what is recorded, and check that it is what was recorded.
use super::args::{EventsArgs, EventsWhat};
use super::{Ended, Status, Trouble, table};
use crate::app::{Migrations, Opened};
use crate::config::Config;
use crate::db::Who;
use crate::events::react::{self, Dead, Reaction};
use crate::events::{self, Event};
use crate::jobs::REACTIONS;
use crate::search::projection;
use crate::settings;
use serde_json::json;
use uuid::Uuid;

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
        EventsWhat::Consumers { json } => consumers(opened, json).await,
        EventsWhat::Dead { json } => dead(opened, json).await,
        EventsWhat::Replay { .. } if !opened.app.settings.get(settings::EVENT_REPLAY) => {
            Err(Trouble::failed(
                "replaying is switched off: limelight settings set event_sourcing.enable_event_replay true",
            ))
        }
        EventsWhat::Replay {
            consumer: Some(name),
            json,
            ..
        } => rewind(opened, &name, json).await,
        EventsWhat::Replay { events, json, .. } => replay(opened, &events, json).await,
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

async fn consumers(opened: &Opened, json: bool) -> Ended {
    let found = react::consumers(&opened.app.db.read(&Who::read_only()).await?).await?;
    if json {
        say!(
            "{}",
            serde_json::to_string_pretty(&found).map_err(Trouble::failed)?
        );
    } else {
        let rows = found.iter().map(|consumer| {
            let behind = if consumer.behind > 10_000 {
                "more than 10000".to_owned()
            } else {
                consumer.behind.to_string()
            };
            vec![
                consumer.name.clone(),
                consumer.moved_at.format("%Y-%m-%d %H:%M:%S").to_string(),
                behind,
                consumer.dead.to_string(),
                consumer.error.clone().unwrap_or_default(),
            ]
        });
        let header = ["Consumer", "Moved (UTC)", "Behind", "Dead", "Last failure"];
        say!("{}", table::table(&header, &[2, 3], rows.collect()));
    }
    Ok(if found.is_empty() {
        Status::NothingFound
    } else {
        Status::Done
    })
}

async fn dead(opened: &Opened, json: bool) -> Ended {
    let found = react::dead(&opened.app.db.read(&Who::read_only()).await?).await?;
    if json {
        say!(
            "{}",
            serde_json::to_string_pretty(&found).map_err(Trouble::failed)?
        );
    } else if !found.is_empty() {
        let rows = found.iter().map(|dead| {
            vec![
                dead.event.to_string(),
                dead.event_type.clone(),
                format!("{} {}", dead.aggregate_type, dead.aggregate_id),
                dead.consumer.clone(),
                dead.tries.to_string(),
                dead.error.clone(),
            ]
        });
        let header = ["Event", "Type", "Of", "Consumer", "Failures", "The last one"];
        say!("{}", table::table(&header, &[4], rows.collect()));
    }
    if found.is_empty() {
        tell!("no event was given up");
        return Ok(Status::NothingFound);
    }
    Ok(Status::Done)
}

/// The consumer of this name, as this program has it.
fn reaction(name: &str) -> Result<&'static Reaction, Trouble> {
    REACTIONS
        .iter()
        .find(|reaction| reaction.name == name)
        .ok_or_else(|| {
            Trouble::usage(format!(
                "there is no consumer {name}; see `limelight events consumers`"
            ))
        })
}

async fn rewind(opened: &Opened, name: &str, json: bool) -> Ended {
    react::rewind(&opened.app.db, reaction(name)?).await?;
    if json {
        say!("{}", json!({ "consumer": name, "from": "the first event" }));
    } else {
        say!("{name} has every event again, from the first, as soon as a worker runs");
    }
    Ok(Status::Done)
}

/// The dead events that are named; all of them where none is.
async fn replay(opened: &Opened, named: &[String], json: bool) -> Ended {
    let ids: Vec<Uuid> = named
        .iter()
        .map(|text| {
            Uuid::try_parse(text).map_err(|_| Trouble::usage(format!("\"{text}\" is not an event's id")))
        })
        .collect::<Result<_, _>>()?;
    let all = react::dead(&opened.app.db.read(&Who::read_only()).await?).await?;
    let wanted: Vec<&Dead> = all
        .iter()
        .filter(|dead| ids.is_empty() || ids.contains(&dead.event))
        .collect();
    let (mut done, mut failed) = (Vec::new(), Vec::new());
    for dead in wanted {
        // What an earlier version reacted to stays where it is.
        let ended = match reaction(&dead.consumer) {
            Ok(reaction) => react::replay(&opened.app.db, &opened.app.clock, reaction, dead.event).await?,
            Err(trouble) => {
                failed.push(
                    json!({ "event": dead.event, "consumer": dead.consumer, "error": trouble.message }),
                );
                continue;
            }
        };
        match ended {
            Some(Ok(())) => done.push(json!({ "event": dead.event, "consumer": dead.consumer })),
            Some(Err(error)) => failed
                .push(json!({ "event": dead.event, "consumer": dead.consumer, "error": error.to_string() })),
            None => {}
        }
    }
    let status = match (done.is_empty(), failed.is_empty()) {
        (true, true) => Status::NothingFound,
        (false, true) => Status::Done,
        (true, false) => Status::Failed,
        (false, false) => Status::Partly,
    };
    if json {
        say!("{}", json!({ "done": done, "failed": failed }));
    } else {
        for failure in &failed {
            say!(
                "{}: {} fails again: {}",
                word(&failure["event"]),
                word(&failure["consumer"]),
                word(&failure["error"])
            );
        }
        tell!("{} done, {} failed again", done.len(), failed.len());
    }
    Ok(status)
}

fn word(value: &serde_json::Value) -> &str {
    value.as_str().unwrap_or_default()
}
