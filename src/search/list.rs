//! A tenant's newest runs with their campaigns and stored pages, as the API shows them.
use chrono::{DateTime, Utc};
use limelight_queries::client::GenericClient;
use limelight_queries::queries::search::{self, RunRow};
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use super::Error;
use crate::base::id::UserId;
use crate::base::rfc3339;

/// A run without its pages.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Head<'a> {
    id: Uuid,
    user_id: &'a str,
    campaign_id: Option<Uuid>,
    status: &'a str,
    keywords: Option<&'a Value>,
    target_username: Option<&'a str>,
    platform: &'a str,
    processed_runs: i32,
    processed_results: i32,
    target_results: i32,
    /// Percent.
    progress: Option<f64>,
    #[serde(serialize_with = "rfc3339::serialize")]
    created_at: DateTime<Utc>,
    #[serde(serialize_with = "rfc3339::serialize_opt")]
    started_at: Option<DateTime<Utc>>,
    #[serde(serialize_with = "rfc3339::serialize_opt")]
    completed_at: Option<DateTime<Utc>>,
    error: Option<&'a str>,
    campaign: Option<Campaign<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Campaign<'a> {
    id: Uuid,
    user_id: &'a str,
    name: &'a str,
    description: Option<&'a str>,
    search_type: &'a str,
    status: &'a str,
    #[serde(serialize_with = "rfc3339::serialize")]
    created_at: DateTime<Utc>,
    #[serde(serialize_with = "rfc3339::serialize")]
    updated_at: DateTime<Utc>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Stored {
    id: Uuid,
    job_id: Uuid,
    #[serde(serialize_with = "rfc3339::serialize")]
    created_at: DateTime<Utc>,
}

/// The twenty newest runs as JSON text. The stored pages are the database's own JSON, passed through unparsed: of the
/// 100 KB of an answer they are nearly all.
pub async fn newest_json<C: GenericClient>(client: &C, user: &UserId) -> Result<String, Error> {
    let rows = search::newest_with_results()
        .bind(client, &user.as_str())
        .all()
        .await?;
    text(&rows).map_err(Error::from)
}

/// One row a page, the pages of a run side by side; a run without pages is one row without a page.
fn text(rows: &[RunRow]) -> Result<String, serde_json::Error> {
    let size: usize = rows
        .iter()
        .map(|row| 800 + row.result_creators.as_ref().map_or(0, String::len))
        .sum();
    let mut out = String::with_capacity(size);
    let mut before = '[';
    for run in rows.chunk_by(|a, b| a.id == b.id) {
        out.push(before);
        before = ',';
        out.push_str(&serde_json::to_string(&head(&run[0]))?);
        // The object is opened again for its pages.
        out.pop();
        out.push_str(",\"results\":[");
        for (place, row) in run.iter().enumerate() {
            let (Some(id), Some(at), Some(creators)) =
                (row.result_id, row.result_created_at, &row.result_creators)
            else {
                continue;
            };
            let stored = serde_json::to_string(&Stored {
                id,
                job_id: row.id,
                created_at: at,
            })?;
            if place > 0 {
                out.push(',');
            }
            out.push_str(&stored);
            out.pop();
            out.push_str(",\"creators\":");
            out.push_str(creators);
            out.push('}');
        }
        out.push_str("]}");
    }
    out.push_str(if rows.is_empty() { "[]" } else { "]" });
    Ok(out)
}

fn head(row: &RunRow) -> Head<'_> {
    let campaign = match (
        row.campaign_id,
        &row.campaign_name,
        &row.campaign_search_type,
        &row.campaign_status,
        row.campaign_created_at,
        row.campaign_updated_at,
    ) {
        (Some(id), Some(name), Some(search_type), Some(status), Some(created_at), Some(updated_at)) => {
            Some(Campaign {
                id,
                user_id: &row.user_id,
                name,
                description: row.campaign_description.as_deref(),
                search_type,
                status,
                created_at,
                updated_at,
            })
        }
        _ => None,
    };
    Head {
        id: row.id,
        user_id: &row.user_id,
        campaign_id: row.campaign_id,
        status: &row.status,
        keywords: row.keywords.as_ref(),
        target_username: row.target_username.as_deref(),
        platform: &row.platform,
        processed_runs: row.processed_runs,
        processed_results: row.processed_results,
        target_results: row.target_results,
        progress: row.progress,
        created_at: row.created_at,
        started_at: row.started_at,
        completed_at: row.completed_at,
        error: row.error.as_deref(),
        campaign,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(job: u128, result: Option<u128>) -> RunRow {
        RunRow {
            id: Uuid::from_u128(job),
            user_id: "ada".into(),
            campaign_id: None,
            status: "completed".into(),
            keywords: Some(serde_json::json!(["a \"b\""])),
            target_username: None,
            platform: "TikTok".into(),
            processed_runs: 1,
            processed_results: 1,
            target_results: 5,
            progress: Some(20.0),
            created_at: DateTime::UNIX_EPOCH,
            started_at: None,
            completed_at: None,
            error: None,
            campaign_name: None,
            campaign_description: None,
            campaign_search_type: None,
            campaign_status: None,
            campaign_created_at: None,
            campaign_updated_at: None,
            result_id: result.map(Uuid::from_u128),
            result_created_at: result.map(|_| DateTime::UNIX_EPOCH),
            result_creators: result.map(|n| format!("[{{\"n\": {n}}}]")),
        }
    }

    #[test]
    fn runs_hold_their_own_pages_and_the_text_is_json() {
        let rows = [row(1, Some(10)), row(1, Some(11)), row(2, None), row(3, Some(12))];
        let runs: Value = serde_json::from_str(&text(&rows).unwrap()).unwrap();
        let pages = |n: usize| -> Vec<&Value> {
            let results = runs[n]["results"].as_array().unwrap();
            results.iter().map(|result| &result["creators"][0]["n"]).collect()
        };
        assert_eq!(runs.as_array().unwrap().len(), 3);
        assert_eq!(
            (pages(0), pages(1), pages(2)),
            (
                vec![&Value::from(10), &Value::from(11)],
                vec![],
                vec![&Value::from(12)]
            )
        );
        assert_eq!(runs[0]["keywords"][0], "a \"b\"");
        assert_eq!(runs[0]["campaign"], Value::Null);
        assert_eq!(runs[2]["results"][0]["jobId"], runs[2]["id"]);
    }

    #[test]
    fn no_runs_are_an_empty_list() {
        assert_eq!(text(&[]).unwrap(), "[]");
    }
}
