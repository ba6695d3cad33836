// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct AppendParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::JsonSql,
    T7: crate::JsonSql,
    T8: crate::StringSql,
    T9: crate::StringSql,
    T10: crate::StringSql,
    T11: crate::StringSql,
> {
    pub scope: T1,
    pub idempotency_key: T2,
    pub id: uuid::Uuid,
    pub aggregate_type: T3,
    pub aggregate_id: T4,
    pub event_type: T5,
    pub event_data: T6,
    pub metadata: T7,
    pub now: chrono::DateTime<chrono::Utc>,
    pub source_system: T8,
    pub correlation_id: Option<T9>,
    pub causation_id: Option<T10>,
    pub user_id: Option<T11>,
}
#[derive(Debug)]
pub struct OfAggregateParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub aggregate_id: T1,
    pub aggregate_type: T2,
    pub page_size: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct EnsurePartitionsParams {
    pub first_month: chrono::NaiveDate,
    pub months: i32,
}
#[derive(Debug, Clone, PartialEq)]
pub struct OfAggregate {
    pub id: uuid::Uuid,
    pub event_type: String,
    pub event_version: i32,
    pub event_data: serde_json::Value,
    pub metadata: Option<serde_json::Value>,
    pub happened_at: chrono::DateTime<chrono::Utc>,
    pub aggregate_version: i64,
}
pub struct OfAggregateBorrowed<'a> {
    pub id: uuid::Uuid,
    pub event_type: &'a str,
    pub event_version: i32,
    pub event_data: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub metadata: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub happened_at: chrono::DateTime<chrono::Utc>,
    pub aggregate_version: i64,
}
impl<'a> From<OfAggregateBorrowed<'a>> for OfAggregate {
    fn from(
        OfAggregateBorrowed {
            id,
            event_type,
            event_version,
            event_data,
            metadata,
            happened_at,
            aggregate_version,
        }: OfAggregateBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            event_type: event_type.into(),
            event_version,
            event_data: serde_json::from_str(event_data.0.get()).unwrap(),
            metadata: metadata.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            happened_at,
            aggregate_version,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct OfAggregateQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OfAggregateBorrowed, tokio_postgres::Error>,
    mapper: fn(OfAggregateBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OfAggregateQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OfAggregateBorrowed) -> R) -> OfAggregateQuery<'c, 'a, 's, C, R, N> {
        OfAggregateQuery {
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
pub struct I32Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<i32, tokio_postgres::Error>,
    mapper: fn(i32) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> I32Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(i32) -> R) -> I32Query<'c, 'a, 's, C, R, N> {
        I32Query {
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
pub struct AppendStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn append() -> AppendStmt {
    AppendStmt(
        "WITH fresh AS ( INSERT INTO event_keys (scope, key, event_id) VALUES ($1, $2, $3) ON CONFLICT (scope, key) DO NOTHING RETURNING event_id ), numbered AS ( INSERT INTO event_streams (scope, aggregate_type, aggregate_id, version) SELECT $1, $4, $5, 1 FROM fresh ON CONFLICT (scope, aggregate_type, aggregate_id) DO UPDATE SET version = event_streams.version + 1 RETURNING version ) INSERT INTO events (id, aggregate_id, aggregate_type, event_type, event_data, metadata, \"timestamp\", idempotency_key, source_system, correlation_id, causation_id, user_id, aggregate_version) SELECT fresh.event_id, $5, $4, $6, $7, $8, $9, $2, $10, $11, $12, $13, numbered.version FROM fresh, numbered",
        None,
    )
}
impl AppendStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::StringSql,
        T3: crate::StringSql,
        T4: crate::StringSql,
        T5: crate::StringSql,
        T6: crate::JsonSql,
        T7: crate::JsonSql,
        T8: crate::StringSql,
        T9: crate::StringSql,
        T10: crate::StringSql,
        T11: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        scope: &'a T1,
        idempotency_key: &'a T2,
        id: &'a uuid::Uuid,
        aggregate_type: &'a T3,
        aggregate_id: &'a T4,
        event_type: &'a T5,
        event_data: &'a T6,
        metadata: &'a T7,
        now: &'a chrono::DateTime<chrono::Utc>,
        source_system: &'a T8,
        correlation_id: &'a Option<T9>,
        causation_id: &'a Option<T10>,
        user_id: &'a Option<T11>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                self.0,
                &[
                    scope,
                    idempotency_key,
                    id,
                    aggregate_type,
                    aggregate_id,
                    event_type,
                    event_data,
                    metadata,
                    now,
                    source_system,
                    correlation_id,
                    causation_id,
                    user_id,
                ],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::JsonSql,
    T7: crate::JsonSql,
    T8: crate::StringSql,
    T9: crate::StringSql,
    T10: crate::StringSql,
    T11: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        AppendParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for AppendStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a AppendParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(
            client,
            &params.scope,
            &params.idempotency_key,
            &params.id,
            &params.aggregate_type,
            &params.aggregate_id,
            &params.event_type,
            &params.event_data,
            &params.metadata,
            &params.now,
            &params.source_system,
            &params.correlation_id,
            &params.causation_id,
            &params.user_id,
        ))
    }
}
pub struct OfAggregateStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_aggregate() -> OfAggregateStmt {
    OfAggregateStmt(
        "SELECT id, event_type, event_version, event_data, metadata, \"timestamp\" AS happened_at, aggregate_version FROM events WHERE aggregate_id = $1 AND aggregate_type = $2 ORDER BY \"timestamp\" DESC LIMIT $3",
        None,
    )
}
impl OfAggregateStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        aggregate_id: &'a T1,
        aggregate_type: &'a T2,
        page_size: &'a i64,
    ) -> OfAggregateQuery<'c, 'a, 's, C, OfAggregate, 3> {
        OfAggregateQuery {
            client,
            params: [aggregate_id, aggregate_type, page_size],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OfAggregateBorrowed, tokio_postgres::Error> {
                Ok(OfAggregateBorrowed {
                    id: row.try_get(0)?,
                    event_type: row.try_get(1)?,
                    event_version: row.try_get(2)?,
                    event_data: row.try_get(3)?,
                    metadata: row.try_get(4)?,
                    happened_at: row.try_get(5)?,
                    aggregate_version: row.try_get(6)?,
                })
            },
            mapper: |it| OfAggregate::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OfAggregateParams<T1, T2>,
        OfAggregateQuery<'c, 'a, 's, C, OfAggregate, 3>,
        C,
    > for OfAggregateStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OfAggregateParams<T1, T2>,
    ) -> OfAggregateQuery<'c, 'a, 's, C, OfAggregate, 3> {
        self.bind(
            client,
            &params.aggregate_id,
            &params.aggregate_type,
            &params.page_size,
        )
    }
}
pub struct EnsurePartitionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn ensure_partitions() -> EnsurePartitionsStmt {
    EnsurePartitionsStmt("SELECT ensure_event_partitions($1::date, $2) AS made", None)
}
impl EnsurePartitionsStmt {
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
        first_month: &'a chrono::NaiveDate,
        months: &'a i32,
    ) -> I32Query<'c, 'a, 's, C, i32, 2> {
        I32Query {
            client,
            params: [first_month, months],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, EnsurePartitionsParams, I32Query<'c, 'a, 's, C, i32, 2>, C>
    for EnsurePartitionsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EnsurePartitionsParams,
    ) -> I32Query<'c, 'a, 's, C, i32, 2> {
        self.bind(client, &params.first_month, &params.months)
    }
}
