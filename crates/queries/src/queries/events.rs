// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct AppendParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::JsonSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::StringSql,
    T9: crate::StringSql,
    T10: crate::JsonSql,
    T11: crate::StringSql,
> {
    pub aggregate_type: T1,
    pub aggregate_id: T2,
    pub event_type: T3,
    pub event_version: i32,
    pub event_data: T4,
    pub scope: T5,
    pub idempotency_key: T6,
    pub id: uuid::Uuid,
    pub now: chrono::DateTime<chrono::Utc>,
    pub source_system: T7,
    pub correlation_id: Option<T8>,
    pub causation_id: Option<T9>,
    pub metadata: T10,
    pub user_id: Option<T11>,
}
#[derive(Debug)]
pub struct OfAggregateParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub aggregate_id: T1,
    pub aggregate_type: T2,
    pub page_size: i64,
}
#[derive(Debug)]
pub struct StreamsParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub after_scope: Option<T1>,
    pub after_type: Option<T2>,
    pub after_id: Option<T3>,
    pub page_size: i64,
}
#[derive(Debug)]
pub struct ChainParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub aggregate_id: T1,
    pub aggregate_type: T2,
    pub scope: T3,
}
#[derive(Clone, Copy, Debug)]
pub struct EnsurePartitionsParams {
    pub first_month: chrono::NaiveDate,
    pub months: i32,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Appended {
    pub event_id: uuid::Uuid,
    pub is_new: bool,
    pub is_same: bool,
    pub version: Option<i64>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct EventRow {
    pub id: uuid::Uuid,
    pub aggregate_type: String,
    pub aggregate_id: String,
    pub event_type: String,
    pub event_version: i32,
    pub event_data: serde_json::Value,
    pub happened_at: chrono::DateTime<chrono::Utc>,
    pub aggregate_version: i64,
    pub user_id: Option<String>,
    pub source_system: String,
    pub correlation_id: Option<String>,
    pub causation_id: Option<String>,
    pub processing_status: String,
}
pub struct EventRowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub aggregate_type: &'a str,
    pub aggregate_id: &'a str,
    pub event_type: &'a str,
    pub event_version: i32,
    pub event_data: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub happened_at: chrono::DateTime<chrono::Utc>,
    pub aggregate_version: i64,
    pub user_id: Option<&'a str>,
    pub source_system: &'a str,
    pub correlation_id: Option<&'a str>,
    pub causation_id: Option<&'a str>,
    pub processing_status: &'a str,
}
impl<'a> From<EventRowBorrowed<'a>> for EventRow {
    fn from(
        EventRowBorrowed {
            id,
            aggregate_type,
            aggregate_id,
            event_type,
            event_version,
            event_data,
            happened_at,
            aggregate_version,
            user_id,
            source_system,
            correlation_id,
            causation_id,
            processing_status,
        }: EventRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            aggregate_type: aggregate_type.into(),
            aggregate_id: aggregate_id.into(),
            event_type: event_type.into(),
            event_version,
            event_data: serde_json::from_str(event_data.0.get()).unwrap(),
            happened_at,
            aggregate_version,
            user_id: user_id.map(|v| v.into()),
            source_system: source_system.into(),
            correlation_id: correlation_id.map(|v| v.into()),
            causation_id: causation_id.map(|v| v.into()),
            processing_status: processing_status.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct StreamRow {
    pub scope: String,
    pub aggregate_type: String,
    pub aggregate_id: String,
    pub version: i64,
    pub head: Option<Vec<u8>>,
}
pub struct StreamRowBorrowed<'a> {
    pub scope: &'a str,
    pub aggregate_type: &'a str,
    pub aggregate_id: &'a str,
    pub version: i64,
    pub head: Option<&'a [u8]>,
}
impl<'a> From<StreamRowBorrowed<'a>> for StreamRow {
    fn from(
        StreamRowBorrowed {
            scope,
            aggregate_type,
            aggregate_id,
            version,
            head,
        }: StreamRowBorrowed<'a>,
    ) -> Self {
        Self {
            scope: scope.into(),
            aggregate_type: aggregate_type.into(),
            aggregate_id: aggregate_id.into(),
            version,
            head: head.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct LinkRow {
    pub id: uuid::Uuid,
    pub event_type: String,
    pub event_version: i32,
    pub event_data: serde_json::Value,
    pub aggregate_version: i64,
    pub hash: Option<Vec<u8>>,
    pub happened_at: chrono::DateTime<chrono::Utc>,
    pub user_id: Option<String>,
    pub expected: Option<Vec<u8>>,
}
pub struct LinkRowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub event_type: &'a str,
    pub event_version: i32,
    pub event_data: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub aggregate_version: i64,
    pub hash: Option<&'a [u8]>,
    pub happened_at: chrono::DateTime<chrono::Utc>,
    pub user_id: Option<&'a str>,
    pub expected: Option<&'a [u8]>,
}
impl<'a> From<LinkRowBorrowed<'a>> for LinkRow {
    fn from(
        LinkRowBorrowed {
            id,
            event_type,
            event_version,
            event_data,
            aggregate_version,
            hash,
            happened_at,
            user_id,
            expected,
        }: LinkRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            event_type: event_type.into(),
            event_version,
            event_data: serde_json::from_str(event_data.0.get()).unwrap(),
            aggregate_version,
            hash: hash.map(|v| v.into()),
            happened_at,
            user_id: user_id.map(|v| v.into()),
            expected: expected.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Streamless {
    pub what: String,
    pub subject: String,
    pub many: i64,
}
pub struct StreamlessBorrowed<'a> {
    pub what: &'a str,
    pub subject: &'a str,
    pub many: i64,
}
impl<'a> From<StreamlessBorrowed<'a>> for Streamless {
    fn from(StreamlessBorrowed { what, subject, many }: StreamlessBorrowed<'a>) -> Self {
        Self {
            what: what.into(),
            subject: subject.into(),
            many,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct AppendedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Appended, tokio_postgres::Error>,
    mapper: fn(Appended) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AppendedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Appended) -> R) -> AppendedQuery<'c, 'a, 's, C, R, N> {
        AppendedQuery {
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
pub struct EventRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EventRowBorrowed, tokio_postgres::Error>,
    mapper: fn(EventRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EventRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(EventRowBorrowed) -> R) -> EventRowQuery<'c, 'a, 's, C, R, N> {
        EventRowQuery {
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
pub struct StreamRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<StreamRowBorrowed, tokio_postgres::Error>,
    mapper: fn(StreamRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StreamRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(StreamRowBorrowed) -> R) -> StreamRowQuery<'c, 'a, 's, C, R, N> {
        StreamRowQuery {
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
pub struct LinkRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LinkRowBorrowed, tokio_postgres::Error>,
    mapper: fn(LinkRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LinkRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LinkRowBorrowed) -> R) -> LinkRowQuery<'c, 'a, 's, C, R, N> {
        LinkRowQuery {
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
pub struct StreamlessQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<StreamlessBorrowed, tokio_postgres::Error>,
    mapper: fn(StreamlessBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StreamlessQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(StreamlessBorrowed) -> R) -> StreamlessQuery<'c, 'a, 's, C, R, N> {
        StreamlessQuery {
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
        "WITH said AS ( SELECT event_digest($1, $2, $3, $4, $5) AS digest ), keyed AS ( INSERT INTO event_keys AS k (scope, key, event_id, digest) SELECT $6, $7, $8, said.digest FROM said ON CONFLICT (scope, key) DO UPDATE SET repeats = k.repeats + 1 RETURNING k.event_id, k.digest, k.repeats ), numbered AS ( INSERT INTO event_streams AS s (scope, aggregate_type, aggregate_id, version, head) SELECT $6, $1, $2, 1, event_hash(NULL, keyed.digest, keyed.event_id, 1, $9, $6, $7, $10, $11, $12, $13) FROM keyed WHERE keyed.repeats = 0 ON CONFLICT (scope, aggregate_type, aggregate_id) DO UPDATE SET version = s.version + 1, head = event_hash(s.head, (SELECT digest FROM said), $8, s.version + 1, $9, $6, $7, $10, $11, $12, $13) RETURNING s.version, s.head ), recorded AS ( INSERT INTO events (id, aggregate_id, aggregate_type, event_type, event_version, event_data, metadata, \"timestamp\", idempotency_key, source_system, correlation_id, causation_id, user_id, aggregate_version, hash) SELECT keyed.event_id, $2, $1, $3, $4, $5, $13, $9, $7, $10, $11, $12, $14, numbered.version, numbered.head FROM keyed, numbered ) SELECT keyed.event_id, keyed.repeats = 0 AS is_new, coalesce(keyed.digest = said.digest, true) AS is_same, (SELECT version FROM numbered) AS version FROM keyed, said",
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
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::StringSql,
        T3: crate::StringSql,
        T4: crate::JsonSql,
        T5: crate::StringSql,
        T6: crate::StringSql,
        T7: crate::StringSql,
        T8: crate::StringSql,
        T9: crate::StringSql,
        T10: crate::JsonSql,
        T11: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        aggregate_type: &'a T1,
        aggregate_id: &'a T2,
        event_type: &'a T3,
        event_version: &'a i32,
        event_data: &'a T4,
        scope: &'a T5,
        idempotency_key: &'a T6,
        id: &'a uuid::Uuid,
        now: &'a chrono::DateTime<chrono::Utc>,
        source_system: &'a T7,
        correlation_id: &'a Option<T8>,
        causation_id: &'a Option<T9>,
        metadata: &'a T10,
        user_id: &'a Option<T11>,
    ) -> AppendedQuery<'c, 'a, 's, C, Appended, 14> {
        AppendedQuery {
            client,
            params: [
                aggregate_type,
                aggregate_id,
                event_type,
                event_version,
                event_data,
                scope,
                idempotency_key,
                id,
                now,
                source_system,
                correlation_id,
                causation_id,
                metadata,
                user_id,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Appended, tokio_postgres::Error> {
                Ok(Appended {
                    event_id: row.try_get(0)?,
                    is_new: row.try_get(1)?,
                    is_same: row.try_get(2)?,
                    version: row.try_get(3)?,
                })
            },
            mapper: |it| Appended::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::JsonSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::StringSql,
    T9: crate::StringSql,
    T10: crate::JsonSql,
    T11: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        AppendParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>,
        AppendedQuery<'c, 'a, 's, C, Appended, 14>,
        C,
    > for AppendStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AppendParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>,
    ) -> AppendedQuery<'c, 'a, 's, C, Appended, 14> {
        self.bind(
            client,
            &params.aggregate_type,
            &params.aggregate_id,
            &params.event_type,
            &params.event_version,
            &params.event_data,
            &params.scope,
            &params.idempotency_key,
            &params.id,
            &params.now,
            &params.source_system,
            &params.correlation_id,
            &params.causation_id,
            &params.metadata,
            &params.user_id,
        )
    }
}
pub struct OfAggregateStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn of_aggregate() -> OfAggregateStmt {
    OfAggregateStmt(
        "SELECT id, aggregate_type, aggregate_id, event_type, event_version, event_data, \"timestamp\" AS happened_at, aggregate_version, user_id, source_system, correlation_id, causation_id, processing_status FROM events WHERE aggregate_id = $1 AND aggregate_type = $2 ORDER BY \"timestamp\" DESC, aggregate_version DESC LIMIT $3",
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
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 3> {
        EventRowQuery {
            client,
            params: [aggregate_id, aggregate_type, page_size],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EventRowBorrowed, tokio_postgres::Error> {
                Ok(EventRowBorrowed {
                    id: row.try_get(0)?,
                    aggregate_type: row.try_get(1)?,
                    aggregate_id: row.try_get(2)?,
                    event_type: row.try_get(3)?,
                    event_version: row.try_get(4)?,
                    event_data: row.try_get(5)?,
                    happened_at: row.try_get(6)?,
                    aggregate_version: row.try_get(7)?,
                    user_id: row.try_get(8)?,
                    source_system: row.try_get(9)?,
                    correlation_id: row.try_get(10)?,
                    causation_id: row.try_get(11)?,
                    processing_status: row.try_get(12)?,
                })
            },
            mapper: |it| EventRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OfAggregateParams<T1, T2>,
        EventRowQuery<'c, 'a, 's, C, EventRow, 3>,
        C,
    > for OfAggregateStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OfAggregateParams<T1, T2>,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 3> {
        self.bind(
            client,
            &params.aggregate_id,
            &params.aggregate_type,
            &params.page_size,
        )
    }
}
pub struct NewestStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn newest() -> NewestStmt {
    NewestStmt(
        "SELECT id, aggregate_type, aggregate_id, event_type, event_version, event_data, \"timestamp\" AS happened_at, aggregate_version, user_id, source_system, correlation_id, causation_id, processing_status FROM events ORDER BY \"timestamp\" DESC, id DESC LIMIT $1",
        None,
    )
}
impl NewestStmt {
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
        page_size: &'a i64,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 1> {
        EventRowQuery {
            client,
            params: [page_size],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EventRowBorrowed, tokio_postgres::Error> {
                Ok(EventRowBorrowed {
                    id: row.try_get(0)?,
                    aggregate_type: row.try_get(1)?,
                    aggregate_id: row.try_get(2)?,
                    event_type: row.try_get(3)?,
                    event_version: row.try_get(4)?,
                    event_data: row.try_get(5)?,
                    happened_at: row.try_get(6)?,
                    aggregate_version: row.try_get(7)?,
                    user_id: row.try_get(8)?,
                    source_system: row.try_get(9)?,
                    correlation_id: row.try_get(10)?,
                    causation_id: row.try_get(11)?,
                    processing_status: row.try_get(12)?,
                })
            },
            mapper: |it| EventRow::from(it),
        }
    }
}
pub struct StreamsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn streams() -> StreamsStmt {
    StreamsStmt(
        "SELECT scope, aggregate_type, aggregate_id, version, head FROM event_streams WHERE ($1::text IS NULL OR (scope, aggregate_type, aggregate_id) > ($1, $2::text, $3::text)) ORDER BY scope, aggregate_type, aggregate_id LIMIT $4",
        None,
    )
}
impl StreamsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::StringSql,
        T3: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        after_scope: &'a Option<T1>,
        after_type: &'a Option<T2>,
        after_id: &'a Option<T3>,
        page_size: &'a i64,
    ) -> StreamRowQuery<'c, 'a, 's, C, StreamRow, 4> {
        StreamRowQuery {
            client,
            params: [after_scope, after_type, after_id, page_size],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<StreamRowBorrowed, tokio_postgres::Error> {
                Ok(StreamRowBorrowed {
                    scope: row.try_get(0)?,
                    aggregate_type: row.try_get(1)?,
                    aggregate_id: row.try_get(2)?,
                    version: row.try_get(3)?,
                    head: row.try_get(4)?,
                })
            },
            mapper: |it| StreamRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        StreamsParams<T1, T2, T3>,
        StreamRowQuery<'c, 'a, 's, C, StreamRow, 4>,
        C,
    > for StreamsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a StreamsParams<T1, T2, T3>,
    ) -> StreamRowQuery<'c, 'a, 's, C, StreamRow, 4> {
        self.bind(
            client,
            &params.after_scope,
            &params.after_type,
            &params.after_id,
            &params.page_size,
        )
    }
}
pub struct ChainStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn chain() -> ChainStmt {
    ChainStmt(
        "SELECT id, event_type, event_version, event_data, aggregate_version, hash, \"timestamp\" AS happened_at, user_id, event_hash(lag(hash) OVER (ORDER BY aggregate_version), event_digest(aggregate_type, aggregate_id, event_type, event_version, event_data), id, aggregate_version, \"timestamp\", coalesce(user_id, 'system'), idempotency_key, source_system, correlation_id, causation_id, metadata) AS expected FROM events WHERE aggregate_id = $1 AND aggregate_type = $2 AND coalesce(user_id, 'system') = $3 ORDER BY aggregate_version",
        None,
    )
}
impl ChainStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::StringSql,
        T3: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        aggregate_id: &'a T1,
        aggregate_type: &'a T2,
        scope: &'a T3,
    ) -> LinkRowQuery<'c, 'a, 's, C, LinkRow, 3> {
        LinkRowQuery {
            client,
            params: [aggregate_id, aggregate_type, scope],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LinkRowBorrowed, tokio_postgres::Error> {
                Ok(LinkRowBorrowed {
                    id: row.try_get(0)?,
                    event_type: row.try_get(1)?,
                    event_version: row.try_get(2)?,
                    event_data: row.try_get(3)?,
                    aggregate_version: row.try_get(4)?,
                    hash: row.try_get(5)?,
                    happened_at: row.try_get(6)?,
                    user_id: row.try_get(7)?,
                    expected: row.try_get(8)?,
                })
            },
            mapper: |it| LinkRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ChainParams<T1, T2, T3>,
        LinkRowQuery<'c, 'a, 's, C, LinkRow, 3>,
        C,
    > for ChainStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ChainParams<T1, T2, T3>,
    ) -> LinkRowQuery<'c, 'a, 's, C, LinkRow, 3> {
        self.bind(
            client,
            &params.aggregate_id,
            &params.aggregate_type,
            &params.scope,
        )
    }
}
pub struct StreamlessStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn streamless() -> StreamlessStmt {
    StreamlessStmt(
        "SELECT 'events' AS what, e.aggregate_type || ' ' || e.aggregate_id AS subject, count(*) AS many FROM events e WHERE NOT EXISTS (SELECT FROM event_streams s WHERE s.scope = coalesce(e.user_id, 'system') AND s.aggregate_type = e.aggregate_type AND s.aggregate_id = e.aggregate_id) GROUP BY 2 UNION ALL SELECT 'keys', k.scope || ' ' || k.key, 1 FROM event_keys k WHERE NOT EXISTS (SELECT FROM events e WHERE e.id = k.event_id) LIMIT 1000",
        None,
    )
}
impl StreamlessStmt {
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
    ) -> StreamlessQuery<'c, 'a, 's, C, Streamless, 0> {
        StreamlessQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<StreamlessBorrowed, tokio_postgres::Error> {
                Ok(StreamlessBorrowed {
                    what: row.try_get(0)?,
                    subject: row.try_get(1)?,
                    many: row.try_get(2)?,
                })
            },
            mapper: |it| Streamless::from(it),
        }
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
