//! What a run's and a campaign's events say its row must be; `limelight events verify` compares the two.
use limelight_queries::client::GenericClient;
use limelight_queries::queries::{campaigns, search};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::db;
use crate::events::verify::{Finding, Link, Stream, chain, faults, strays, streams};

/// Folds an aggregate's events into the columns they decide. `None`: the first event is not the one that makes such a row.
pub fn fold(aggregate_type: &str, events: &[Link]) -> Option<Map<String, Value>> {
    let mut row = Map::new();
    for event in events {
        let data = |name: &str| event.data.get(name).cloned().unwrap_or_default();
        match event.event_type.as_str() {
            "campaign_created" => {
                row.insert("name".to_owned(), data("name"));
                row.insert("search_type".to_owned(), data("searchType"));
            }
            "search_started" => {
                for (column, field) in [
                    ("campaign_id", "campaignId"),
                    ("platform", "platform"),
                    ("provider", "provider"),
                    ("target", "target"),
                    ("max_calls", "maxCalls"),
                ] {
                    row.insert(column.to_owned(), data(field));
                }
                row.insert("status".to_owned(), json!("live"));
                row.insert("outcome".to_owned(), Value::Null);
                row.insert("error".to_owned(), Value::Null);
            }
            "search_finished" => {
                for column in ["status", "outcome", "error"] {
                    row.insert(column.to_owned(), data(column));
                }
            }
            "search_cancelled" => {
                row.insert("status".to_owned(), json!("cancelled"));
                row.insert("outcome".to_owned(), json!("cancelled"));
            }
            _ => {}
        }
    }
    let made = match aggregate_type {
        "campaign" => "name",
        _ => "campaign_id",
    };
    row.contains_key(made).then_some(row)
}

/// The columns in which a row is not what its events say.
pub fn differences(said: &Map<String, Value>, row: &Map<String, Value>) -> Vec<String> {
    said.iter()
        .filter(|(column, value)| row.get(*column) != Some(*value))
        .map(|(column, value)| {
            let found = row.get(column).cloned().unwrap_or_default();
            format!("{column} is {found}, its events say {value}")
        })
        .collect()
}

/// What a check has looked at and found.
#[derive(Debug, Clone, Default, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    pub aggregates: u64,
    pub events: u64,
    /// Campaigns and runs whose row was compared.
    pub rows: u64,
    pub findings: Vec<Finding>,
}

/// Checks every aggregate's chain, and the rows of campaigns and runs. `client` must be one snapshot, or what changes meanwhile
/// looks like a fault.
pub async fn verify<C: GenericClient>(client: &C) -> Result<Report, db::Error> {
    let mut report = Report::default();
    let mut last: Option<Stream> = None;
    loop {
        let page = streams(client, last.as_ref()).await?;
        for stream in &page {
            let events = chain(client, stream).await?;
            report.aggregates += 1;
            report.events += events.len() as u64;
            report.findings.extend(faults(stream, &events));
            compare(client, stream, &events, &mut report).await?;
        }
        match page.into_iter().next_back() {
            Some(stream) => last = Some(stream),
            None => break,
        }
    }
    report.findings.extend(strays(client).await?);
    Ok(report)
}

async fn compare<C: GenericClient>(
    client: &C,
    stream: &Stream,
    events: &[Link],
    report: &mut Report,
) -> Result<(), db::Error> {
    let Ok(id) = stream.aggregate_id.parse::<Uuid>() else {
        return Ok(());
    };
    let row = match stream.aggregate_type.as_str() {
        "campaign" => campaigns::by_id().bind(client, &id).opt().await?.map(|row| {
            json!({ "name": row.name, "search_type": row.search_type })
        }),
        "search" => search::recorded_row().bind(client, &id).opt().await?.map(|row| {
            let status = match row.status.as_str() {
                "pending" | "processing" => "live",
                ended => ended,
            };
            json!({ "campaign_id": row.campaign_id, "platform": row.platform, "provider": row.provider, "target": row.target,
                "max_calls": row.max_calls, "status": status, "outcome": row.outcome, "error": row.error })
        }),
        _ => return Ok(()),
    };
    report.rows += 1;
    let mut told = |fault, what| {
        report.findings.push(Finding {
            aggregate: format!("{} {}", stream.aggregate_type, stream.aggregate_id),
            fault,
            what,
        });
    };
    match (fold(&stream.aggregate_type, events), row) {
        (None, _) => told("creation_missing", "no event says how it was made".to_owned()),
        (Some(_), None) => told("row_missing", "it has events and no row".to_owned()),
        (Some(said), Some(row)) => {
            for what in row
                .as_object()
                .map(|row| differences(&said, row))
                .unwrap_or_default()
            {
                told("row_differs", what);
            }
        }
    }
    Ok(())
}
