//! The specification's two monitoring queries: table sizes and slow statements.
use limelight_queries::client::GenericClient;
use limelight_queries::queries::reports;
use serde::Serialize;

use super::Error;

/// One table's share of the disk, in bytes.
#[derive(Debug, Clone, Serialize)]
pub struct TableSize {
    pub schema: String,
    pub table: String,
    /// The planner's estimate, not a count; `None` until the table was first analysed.
    pub rows_estimate: Option<i64>,
    pub bytes: i64,
    pub index_bytes: i64,
    /// With indexes and out-of-line values.
    pub total_bytes: i64,
}

/// One statement's cost, from `pg_stat_statements`; times in milliseconds.
#[derive(Debug, Clone, Serialize)]
pub struct SlowStatement {
    pub statement: Option<String>,
    pub calls: i64,
    pub mean_ms: f64,
    pub total_ms: f64,
    pub rows: i64,
}

/// Every table, largest first.
pub async fn sizes<C: GenericClient>(client: &C) -> Result<Vec<TableSize>, Error> {
    let rows = reports::table_sizes()
        .bind(client)
        .map(|row| TableSize {
            schema: row.schema.to_owned(),
            table: row.table.to_owned(),
            rows_estimate: row.rows_estimate,
            bytes: row.bytes,
            index_bytes: row.index_bytes,
            total_bytes: row.total_bytes,
        })
        .all()
        .await?;
    Ok(rows)
}

/// The statements with the highest mean time; `None` when the server does not collect statistics.
pub async fn slow<C: GenericClient>(client: &C, most: i64) -> Result<Option<Vec<SlowStatement>>, Error> {
    if !reports::statistics_installed().bind(client).one().await? {
        return Ok(None);
    }
    let rows = reports::slow_statements()
        .bind(client, &most)
        .map(|row| SlowStatement {
            statement: row.statement.map(str::to_owned),
            calls: row.calls,
            mean_ms: row.mean_ms,
            total_ms: row.total_ms,
            rows: row.rows,
        })
        .all()
        .await?;
    Ok(Some(rows))
}
