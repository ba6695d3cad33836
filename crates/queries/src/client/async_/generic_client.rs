//! The trait through which generated queries reach the database; the application's transactions implement it.
//!
//! The statement's text is passed, not a prepared statement, so that caching, pipelining and the pooler mode without
//! prepared statements live in one place: the implementation.
use std::future::Future;
use tokio_postgres::{Error, Row, types::ToSql};

pub trait GenericClient: Send + Sync {
    fn execute(
        &self,
        sql: &str,
        params: &[&(dyn ToSql + Sync)],
    ) -> impl Future<Output = Result<u64, Error>> + Send;

    fn query_one(
        &self,
        sql: &str,
        params: &[&(dyn ToSql + Sync)],
    ) -> impl Future<Output = Result<Row, Error>> + Send;

    fn query_opt(
        &self,
        sql: &str,
        params: &[&(dyn ToSql + Sync)],
    ) -> impl Future<Output = Result<Option<Row>, Error>> + Send;

    fn query(
        &self,
        sql: &str,
        params: &[&(dyn ToSql + Sync)],
    ) -> impl Future<Output = Result<Vec<Row>, Error>> + Send;

    fn prepare(&self, sql: &str) -> impl Future<Output = Result<tokio_postgres::Statement, Error>> + Send;
}

impl GenericClient for tokio_postgres::Client {
    async fn execute(&self, sql: &str, params: &[&(dyn ToSql + Sync)]) -> Result<u64, Error> {
        tokio_postgres::Client::execute(self, sql, params).await
    }

    async fn query_one(&self, sql: &str, params: &[&(dyn ToSql + Sync)]) -> Result<Row, Error> {
        tokio_postgres::Client::query_one(self, sql, params).await
    }

    async fn query_opt(&self, sql: &str, params: &[&(dyn ToSql + Sync)]) -> Result<Option<Row>, Error> {
        tokio_postgres::Client::query_opt(self, sql, params).await
    }

    async fn query(&self, sql: &str, params: &[&(dyn ToSql + Sync)]) -> Result<Vec<Row>, Error> {
        tokio_postgres::Client::query(self, sql, params).await
    }

    async fn prepare(&self, sql: &str) -> Result<tokio_postgres::Statement, Error> {
        tokio_postgres::Client::prepare(self, sql).await
    }
}
