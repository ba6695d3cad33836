//! How the generated queries use a client: whole answers, no open streams.
//!
//! A stream left half read would block the pipelined COMMIT behind it, so rows are collected first.
pub use generic_client::GenericClient;
mod generic_client;

use futures::stream;
use tokio_postgres::{Error, Row, Statement, types::ToSql};

/// Binds parameters given as one struct.
pub trait Params<'c, 'a, 's, P, O, C> {
    fn params(&'s self, client: &'c C, params: &'a P) -> O;
}

pub async fn one<C: GenericClient>(
    client: &C,
    query: &str,
    params: &[&(dyn ToSql + Sync)],
    _prepared: Option<&Statement>,
) -> Result<Row, Error> {
    client.query_one(query, params).await
}

pub async fn opt<C: GenericClient>(
    client: &C,
    query: &str,
    params: &[&(dyn ToSql + Sync)],
    _prepared: Option<&Statement>,
) -> Result<Option<Row>, Error> {
    client.query_opt(query, params).await
}

pub async fn raw<C: GenericClient>(
    client: &C,
    query: &str,
    params: &[&(dyn ToSql + Sync)],
    _prepared: Option<&Statement>,
) -> Result<impl futures::Stream<Item = Result<Row, Error>> + use<C>, Error> {
    let rows = client.query(query, params).await?;
    Ok(stream::iter(rows.into_iter().map(Ok)))
}
