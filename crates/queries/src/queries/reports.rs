// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug, Clone, PartialEq)]
pub struct TableSizes {
    pub schema: String,
    pub table: String,
    pub bytes: i64,
    pub index_bytes: i64,
    pub total_bytes: i64,
    pub rows_estimate: Option<i64>,
}
pub struct TableSizesBorrowed<'a> {
    pub schema: &'a str,
    pub table: &'a str,
    pub bytes: i64,
    pub index_bytes: i64,
    pub total_bytes: i64,
    pub rows_estimate: Option<i64>,
}
impl<'a> From<TableSizesBorrowed<'a>> for TableSizes {
    fn from(
        TableSizesBorrowed {
            schema,
            table,
            bytes,
            index_bytes,
            total_bytes,
            rows_estimate,
        }: TableSizesBorrowed<'a>,
    ) -> Self {
        Self {
            schema: schema.into(),
            table: table.into(),
            bytes,
            index_bytes,
            total_bytes,
            rows_estimate,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct SlowStatements {
    pub statement: Option<String>,
    pub calls: i64,
    pub mean_ms: f64,
    pub total_ms: f64,
    pub rows: i64,
}
pub struct SlowStatementsBorrowed<'a> {
    pub statement: Option<&'a str>,
    pub calls: i64,
    pub mean_ms: f64,
    pub total_ms: f64,
    pub rows: i64,
}
impl<'a> From<SlowStatementsBorrowed<'a>> for SlowStatements {
    fn from(
        SlowStatementsBorrowed {
            statement,
            calls,
            mean_ms,
            total_ms,
            rows,
        }: SlowStatementsBorrowed<'a>,
    ) -> Self {
        Self {
            statement: statement.map(|v| v.into()),
            calls,
            mean_ms,
            total_ms,
            rows,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct TableSizesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TableSizesBorrowed, tokio_postgres::Error>,
    mapper: fn(TableSizesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TableSizesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TableSizesBorrowed) -> R) -> TableSizesQuery<'c, 'a, 's, C, R, N> {
        TableSizesQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error>
    {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct SlowStatementsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SlowStatementsBorrowed, tokio_postgres::Error>,
    mapper: fn(SlowStatementsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SlowStatementsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SlowStatementsBorrowed) -> R) -> SlowStatementsQuery<'c, 'a, 's, C, R, N> {
        SlowStatementsQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error>
    {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct BoolQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<bool, tokio_postgres::Error>,
    mapper: fn(bool) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BoolQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(bool) -> R) -> BoolQuery<'c, 'a, 's, C, R, N> {
        BoolQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error>
    {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct TableSizesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn table_sizes() -> TableSizesStmt {
    TableSizesStmt(
        "SELECT n.nspname::text AS schema, c.relname::text AS table, pg_relation_size(c.oid) AS bytes, pg_indexes_size(c.oid) AS index_bytes, pg_total_relation_size(c.oid) AS total_bytes, nullif(c.reltuples, -1)::bigint AS rows_estimate FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname NOT IN ('information_schema', 'pg_catalog', 'pg_toast') ORDER BY pg_total_relation_size(c.oid) DESC, c.relname",
        None,
    )
}
impl TableSizesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
    ) -> TableSizesQuery<'c, 'a, 's, C, TableSizes, 0> {
        TableSizesQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TableSizesBorrowed, tokio_postgres::Error> {
                Ok(TableSizesBorrowed {
                    schema: row.try_get(0)?,
                    table: row.try_get(1)?,
                    bytes: row.try_get(2)?,
                    index_bytes: row.try_get(3)?,
                    total_bytes: row.try_get(4)?,
                    rows_estimate: row.try_get(5)?,
                })
            },
            mapper: |it| TableSizes::from(it),
        }
    }
}
pub struct SlowStatementsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn slow_statements() -> SlowStatementsStmt {
    SlowStatementsStmt(
        "SELECT query AS statement, calls, mean_exec_time AS mean_ms, total_exec_time AS total_ms, rows FROM pg_stat_statements WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) ORDER BY mean_exec_time DESC LIMIT $1",
        None,
    )
}
impl SlowStatementsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        most: &'a i64,
    ) -> SlowStatementsQuery<'c, 'a, 's, C, SlowStatements, 1> {
        SlowStatementsQuery {
            client,
            params: [most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SlowStatementsBorrowed, tokio_postgres::Error> {
                Ok(SlowStatementsBorrowed {
                    statement: row.try_get(0)?,
                    calls: row.try_get(1)?,
                    mean_ms: row.try_get(2)?,
                    total_ms: row.try_get(3)?,
                    rows: row.try_get(4)?,
                })
            },
            mapper: |it| SlowStatements::from(it),
        }
    }
}
pub struct StatisticsInstalledStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn statistics_installed() -> StatisticsInstalledStmt {
    StatisticsInstalledStmt(
        "SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_stat_statements') AS installed",
        None,
    )
}
impl StatisticsInstalledStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(&'s self, client: &'c C) -> BoolQuery<'c, 'a, 's, C, bool, 0> {
        BoolQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
