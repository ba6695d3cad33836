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
#[derive(Debug)]
pub struct AddConsumerParams<T1: crate::StringSql> {
    pub name: T1,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Clone, Copy, Debug)]
pub struct UnreadParams {
    pub readable_after: i64,
    pub position: i64,
    pub most: i64,
}
#[derive(Debug)]
pub struct MoveConsumerParams<T1: crate::StringSql> {
    pub readable_after: i64,
    pub position: i64,
    pub now: chrono::DateTime<chrono::Utc>,
    pub name: T1,
}
#[derive(Debug)]
pub struct DelayConsumerParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub error: T1,
    pub retry_at: chrono::DateTime<chrono::Utc>,
    pub name: T2,
}
#[derive(Debug)]
pub struct CountFailureParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub error: T1,
    pub processing_status: T2,
    pub id: uuid::Uuid,
    pub happened_at: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct BuryParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub consumer: T1,
    pub id: uuid::Uuid,
    pub happened_at: chrono::DateTime<chrono::Utc>,
    pub error: T2,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct SettleParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub names: T2,
    pub most: i64,
}
#[derive(Debug)]
pub struct UnburyParams<T1: crate::StringSql> {
    pub consumer: T1,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ReviveParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
    pub happened_at: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct KeepDeadParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub error: T1,
    pub now: chrono::DateTime<chrono::Utc>,
    pub consumer: T2,
    pub id: uuid::Uuid,
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
    pub retry_count: i32,
    pub error: Option<String>,
    pub processed_at: Option<chrono::DateTime<chrono::Utc>>,
    pub readable_after: i64,
    pub position: i64,
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
    pub retry_count: i32,
    pub error: Option<&'a str>,
    pub processed_at: Option<chrono::DateTime<chrono::Utc>>,
    pub readable_after: i64,
    pub position: i64,
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
            retry_count,
            error,
            processed_at,
            readable_after,
            position,
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
            retry_count,
            error: error.map(|v| v.into()),
            processed_at,
            readable_after,
            position,
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
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct HoldConsumer {
    pub readable_after: i64,
    pub position: i64,
    pub tries: i32,
    pub retry_at: Option<chrono::DateTime<chrono::Utc>>,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct AwaitConsumer {
    pub readable_after: i64,
    pub position: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct DeadRow {
    pub consumer: String,
    pub event_id: uuid::Uuid,
    pub happened_at: chrono::DateTime<chrono::Utc>,
    pub error: String,
    pub died_at: chrono::DateTime<chrono::Utc>,
    pub event_type: String,
    pub aggregate_type: String,
    pub aggregate_id: String,
    pub retry_count: i32,
}
pub struct DeadRowBorrowed<'a> {
    pub consumer: &'a str,
    pub event_id: uuid::Uuid,
    pub happened_at: chrono::DateTime<chrono::Utc>,
    pub error: &'a str,
    pub died_at: chrono::DateTime<chrono::Utc>,
    pub event_type: &'a str,
    pub aggregate_type: &'a str,
    pub aggregate_id: &'a str,
    pub retry_count: i32,
}
impl<'a> From<DeadRowBorrowed<'a>> for DeadRow {
    fn from(
        DeadRowBorrowed {
            consumer,
            event_id,
            happened_at,
            error,
            died_at,
            event_type,
            aggregate_type,
            aggregate_id,
            retry_count,
        }: DeadRowBorrowed<'a>,
    ) -> Self {
        Self {
            consumer: consumer.into(),
            event_id,
            happened_at,
            error: error.into(),
            died_at,
            event_type: event_type.into(),
            aggregate_type: aggregate_type.into(),
            aggregate_id: aggregate_id.into(),
            retry_count,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ConsumerRow {
    pub name: String,
    pub tries: i32,
    pub error: Option<String>,
    pub retry_at: Option<chrono::DateTime<chrono::Utc>>,
    pub moved_at: chrono::DateTime<chrono::Utc>,
    pub dead: i64,
    pub behind: i64,
}
pub struct ConsumerRowBorrowed<'a> {
    pub name: &'a str,
    pub tries: i32,
    pub error: Option<&'a str>,
    pub retry_at: Option<chrono::DateTime<chrono::Utc>>,
    pub moved_at: chrono::DateTime<chrono::Utc>,
    pub dead: i64,
    pub behind: i64,
}
impl<'a> From<ConsumerRowBorrowed<'a>> for ConsumerRow {
    fn from(
        ConsumerRowBorrowed {
            name,
            tries,
            error,
            retry_at,
            moved_at,
            dead,
            behind,
        }: ConsumerRowBorrowed<'a>,
    ) -> Self {
        Self {
            name: name.into(),
            tries,
            error: error.map(|v| v.into()),
            retry_at,
            moved_at,
            dead,
            behind,
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
pub struct Optioni64Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Option<i64>, tokio_postgres::Error>,
    mapper: fn(Option<i64>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> Optioni64Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Option<i64>) -> R) -> Optioni64Query<'c, 'a, 's, C, R, N> {
        Optioni64Query {
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
pub struct HoldConsumerQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<HoldConsumer, tokio_postgres::Error>,
    mapper: fn(HoldConsumer) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> HoldConsumerQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(HoldConsumer) -> R) -> HoldConsumerQuery<'c, 'a, 's, C, R, N> {
        HoldConsumerQuery {
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
pub struct AwaitConsumerQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AwaitConsumer, tokio_postgres::Error>,
    mapper: fn(AwaitConsumer) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AwaitConsumerQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AwaitConsumer) -> R) -> AwaitConsumerQuery<'c, 'a, 's, C, R, N> {
        AwaitConsumerQuery {
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
pub struct DeadRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DeadRowBorrowed, tokio_postgres::Error>,
    mapper: fn(DeadRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DeadRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DeadRowBorrowed) -> R) -> DeadRowQuery<'c, 'a, 's, C, R, N> {
        DeadRowQuery {
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
pub struct ConsumerRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ConsumerRowBorrowed, tokio_postgres::Error>,
    mapper: fn(ConsumerRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ConsumerRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ConsumerRowBorrowed) -> R) -> ConsumerRowQuery<'c, 'a, 's, C, R, N> {
        ConsumerRowQuery {
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
        "WITH said AS ( SELECT event_digest($1, $2, $3, $4, $5) AS digest ), keyed AS ( INSERT INTO event_keys AS k (scope, key, event_id, digest) SELECT $6, $7, $8, said.digest FROM said ON CONFLICT (scope, key) DO UPDATE SET repeats = k.repeats + 1 RETURNING k.event_id, k.digest, k.repeats ), numbered AS ( INSERT INTO event_streams AS s (scope, aggregate_type, aggregate_id, version, readable_after, head) SELECT $6, $1, $2, 1, event_readable_after(), event_hash(NULL, keyed.digest, keyed.event_id, 1, $9, $6, $7, $10, $11, $12, $13) FROM keyed WHERE keyed.repeats = 0 ON CONFLICT (scope, aggregate_type, aggregate_id) DO UPDATE SET version = s.version + 1, readable_after = greatest(s.readable_after, event_readable_after()), head = event_hash(s.head, (SELECT digest FROM said), $8, s.version + 1, $9, $6, $7, $10, $11, $12, $13) RETURNING s.version, s.readable_after, s.head ), recorded AS ( INSERT INTO events (id, aggregate_id, aggregate_type, event_type, event_version, event_data, metadata, \"timestamp\", idempotency_key, source_system, correlation_id, causation_id, user_id, aggregate_version, readable_after, hash) SELECT keyed.event_id, $2, $1, $3, $4, $5, $13, $9, $7, $10, $11, $12, $14, numbered.version, numbered.readable_after, numbered.head FROM keyed, numbered ) SELECT keyed.event_id, keyed.repeats = 0 AS is_new, coalesce(keyed.digest = said.digest, true) AS is_same, (SELECT version FROM numbered) AS version FROM keyed, said",
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
        "SELECT id, aggregate_type, aggregate_id, event_type, event_version, event_data, \"timestamp\" AS happened_at, aggregate_version, user_id, source_system, correlation_id, causation_id, processing_status, retry_count, error, processed_at, readable_after, position FROM events WHERE aggregate_id = $1 AND aggregate_type = $2 ORDER BY \"timestamp\" DESC, aggregate_version DESC LIMIT $3",
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
                    retry_count: row.try_get(13)?,
                    error: row.try_get(14)?,
                    processed_at: row.try_get(15)?,
                    readable_after: row.try_get(16)?,
                    position: row.try_get(17)?,
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
        "SELECT id, aggregate_type, aggregate_id, event_type, event_version, event_data, \"timestamp\" AS happened_at, aggregate_version, user_id, source_system, correlation_id, causation_id, processing_status, retry_count, error, processed_at, readable_after, position FROM events ORDER BY \"timestamp\" DESC, id DESC LIMIT $1",
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
                    retry_count: row.try_get(13)?,
                    error: row.try_get(14)?,
                    processed_at: row.try_get(15)?,
                    readable_after: row.try_get(16)?,
                    position: row.try_get(17)?,
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
pub struct RenewEpochStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn renew_epoch() -> RenewEpochStmt {
    RenewEpochStmt(
        "SELECT CASE WHEN last.readable_after >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint + epoch.last_value THEN setval('event_epoch', last.readable_after + 1) END AS raised FROM event_epoch AS epoch, (SELECT readable_after FROM events ORDER BY readable_after DESC, position DESC LIMIT 1) AS last",
        None,
    )
}
impl RenewEpochStmt {
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
    ) -> Optioni64Query<'c, 'a, 's, C, Option<i64>, 0> {
        Optioni64Query {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct HasUnreadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn has_unread() -> HasUnreadStmt {
    HasUnreadStmt(
        "SELECT EXISTS ( SELECT FROM events e WHERE (e.readable_after, e.position) > (coalesce((SELECT readable_after FROM event_consumers WHERE name = $1), 0), coalesce((SELECT position FROM event_consumers WHERE name = $1), 0)) AND e.readable_after < (SELECT event_horizon()) ) AS is_there",
        None,
    )
}
impl HasUnreadStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        name: &'a T1,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 1> {
        BoolQuery {
            client,
            params: [name],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct AddConsumerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn add_consumer() -> AddConsumerStmt {
    AddConsumerStmt(
        "INSERT INTO event_consumers (name, moved_at) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING",
        None,
    )
}
impl AddConsumerStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        name: &'a T1,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[name, now]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        AddConsumerParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for AddConsumerStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a AddConsumerParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(client, &params.name, &params.now))
    }
}
pub struct HoldConsumerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_consumer() -> HoldConsumerStmt {
    HoldConsumerStmt(
        "SELECT readable_after, position, tries, retry_at FROM event_consumers WHERE name = $1 FOR UPDATE SKIP LOCKED",
        None,
    )
}
impl HoldConsumerStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        name: &'a T1,
    ) -> HoldConsumerQuery<'c, 'a, 's, C, HoldConsumer, 1> {
        HoldConsumerQuery {
            client,
            params: [name],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<HoldConsumer, tokio_postgres::Error> {
                Ok(HoldConsumer {
                    readable_after: row.try_get(0)?,
                    position: row.try_get(1)?,
                    tries: row.try_get(2)?,
                    retry_at: row.try_get(3)?,
                })
            },
            mapper: |it| HoldConsumer::from(it),
        }
    }
}
pub struct AwaitConsumerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn await_consumer() -> AwaitConsumerStmt {
    AwaitConsumerStmt(
        "SELECT readable_after, position FROM event_consumers WHERE name = $1 FOR UPDATE",
        None,
    )
}
impl AwaitConsumerStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        name: &'a T1,
    ) -> AwaitConsumerQuery<'c, 'a, 's, C, AwaitConsumer, 1> {
        AwaitConsumerQuery {
            client,
            params: [name],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AwaitConsumer, tokio_postgres::Error> {
                Ok(AwaitConsumer {
                    readable_after: row.try_get(0)?,
                    position: row.try_get(1)?,
                })
            },
            mapper: |it| AwaitConsumer::from(it),
        }
    }
}
pub struct UnreadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unread() -> UnreadStmt {
    UnreadStmt(
        "SELECT id, aggregate_type, aggregate_id, event_type, event_version, event_data, \"timestamp\" AS happened_at, aggregate_version, user_id, source_system, correlation_id, causation_id, processing_status, retry_count, error, processed_at, readable_after, position FROM events WHERE (readable_after, position) > ($1::bigint, $2::bigint) AND readable_after < (SELECT event_horizon()) ORDER BY readable_after, position LIMIT $3",
        None,
    )
}
impl UnreadStmt {
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
        readable_after: &'a i64,
        position: &'a i64,
        most: &'a i64,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 3> {
        EventRowQuery {
            client,
            params: [readable_after, position, most],
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
                    retry_count: row.try_get(13)?,
                    error: row.try_get(14)?,
                    processed_at: row.try_get(15)?,
                    readable_after: row.try_get(16)?,
                    position: row.try_get(17)?,
                })
            },
            mapper: |it| EventRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, UnreadParams, EventRowQuery<'c, 'a, 's, C, EventRow, 3>, C>
    for UnreadStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UnreadParams,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 3> {
        self.bind(client, &params.readable_after, &params.position, &params.most)
    }
}
pub struct MoveConsumerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn move_consumer() -> MoveConsumerStmt {
    MoveConsumerStmt(
        "UPDATE event_consumers SET readable_after = $1, position = $2, tries = 0, error = NULL, retry_at = NULL, moved_at = $3 WHERE name = $4",
        None,
    )
}
impl MoveConsumerStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        readable_after: &'a i64,
        position: &'a i64,
        now: &'a chrono::DateTime<chrono::Utc>,
        name: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[readable_after, position, now, name])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        MoveConsumerParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for MoveConsumerStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a MoveConsumerParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(
            client,
            &params.readable_after,
            &params.position,
            &params.now,
            &params.name,
        ))
    }
}
pub struct DelayConsumerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delay_consumer() -> DelayConsumerStmt {
    DelayConsumerStmt(
        "UPDATE event_consumers SET tries = tries + 1, error = $1::text, retry_at = $2::timestamptz WHERE name = $3",
        None,
    )
}
impl DelayConsumerStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        error: &'a T1,
        retry_at: &'a chrono::DateTime<chrono::Utc>,
        name: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[error, retry_at, name]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DelayConsumerParams<T1, T2>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for DelayConsumerStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DelayConsumerParams<T1, T2>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(client, &params.error, &params.retry_at, &params.name))
    }
}
pub struct CountFailureStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_failure() -> CountFailureStmt {
    CountFailureStmt(
        "UPDATE events SET retry_count = retry_count + 1, error = $1::text, processing_status = $2 WHERE id = $3 AND \"timestamp\" = $4",
        None,
    )
}
impl CountFailureStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        error: &'a T1,
        processing_status: &'a T2,
        id: &'a uuid::Uuid,
        happened_at: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[error, processing_status, id, happened_at])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CountFailureParams<T1, T2>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for CountFailureStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CountFailureParams<T1, T2>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(
            client,
            &params.error,
            &params.processing_status,
            &params.id,
            &params.happened_at,
        ))
    }
}
pub struct BuryStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn bury() -> BuryStmt {
    BuryStmt(
        "INSERT INTO dead_events (consumer, event_id, happened_at, error, died_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (consumer, event_id) DO UPDATE SET error = excluded.error, died_at = excluded.died_at",
        None,
    )
}
impl BuryStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        consumer: &'a T1,
        id: &'a uuid::Uuid,
        happened_at: &'a chrono::DateTime<chrono::Utc>,
        error: &'a T2,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[consumer, id, happened_at, error, now])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        BuryParams<T1, T2>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for BuryStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a BuryParams<T1, T2>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(
            client,
            &params.consumer,
            &params.id,
            &params.happened_at,
            &params.error,
            &params.now,
        ))
    }
}
pub struct SettleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn settle() -> SettleStmt {
    SettleStmt(
        "UPDATE events e SET processing_status = 'completed', processed_at = $1, error = NULL FROM ( SELECT id, \"timestamp\" FROM events WHERE processing_status = 'pending' AND (readable_after, position) <= (SELECT c.readable_after, c.position FROM event_consumers c WHERE c.name = ANY ($2::text[]) ORDER BY c.readable_after, c.position LIMIT 1) ORDER BY readable_after, position LIMIT $3 FOR UPDATE SKIP LOCKED ) AS passed WHERE e.id = passed.id AND e.\"timestamp\" = passed.\"timestamp\" AND e.processing_status = 'pending'",
        None,
    )
}
impl SettleStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>(
        &'s self,
        client: &'c C,
        now: &'a chrono::DateTime<chrono::Utc>,
        names: &'a T2,
        most: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[now, names, most]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SettleParams<T1, T2>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for SettleStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SettleParams<T1, T2>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(client, &params.now, &params.names, &params.most))
    }
}
pub struct DeadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn dead() -> DeadStmt {
    DeadStmt(
        "SELECT d.consumer, d.event_id, d.happened_at, d.error, d.died_at, e.event_type, e.aggregate_type, e.aggregate_id, e.retry_count FROM dead_events d JOIN events e ON e.id = d.event_id AND e.\"timestamp\" = d.happened_at ORDER BY d.died_at, d.event_id LIMIT $1",
        None,
    )
}
impl DeadStmt {
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
    ) -> DeadRowQuery<'c, 'a, 's, C, DeadRow, 1> {
        DeadRowQuery {
            client,
            params: [most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DeadRowBorrowed, tokio_postgres::Error> {
                Ok(DeadRowBorrowed {
                    consumer: row.try_get(0)?,
                    event_id: row.try_get(1)?,
                    happened_at: row.try_get(2)?,
                    error: row.try_get(3)?,
                    died_at: row.try_get(4)?,
                    event_type: row.try_get(5)?,
                    aggregate_type: row.try_get(6)?,
                    aggregate_id: row.try_get(7)?,
                    retry_count: row.try_get(8)?,
                })
            },
            mapper: |it| DeadRow::from(it),
        }
    }
}
pub struct UnburyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unbury() -> UnburyStmt {
    UnburyStmt(
        "WITH freed AS ( DELETE FROM dead_events d WHERE d.consumer = $1 AND d.event_id = $2 RETURNING d.happened_at AS since ) SELECT id, aggregate_type, aggregate_id, event_type, event_version, event_data, \"timestamp\" AS happened_at, aggregate_version, user_id, source_system, correlation_id, causation_id, processing_status, retry_count, error, processed_at, readable_after, position FROM events, freed WHERE id = $2 AND \"timestamp\" = freed.since",
        None,
    )
}
impl UnburyStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        consumer: &'a T1,
        id: &'a uuid::Uuid,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 2> {
        EventRowQuery {
            client,
            params: [consumer, id],
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
                    retry_count: row.try_get(13)?,
                    error: row.try_get(14)?,
                    processed_at: row.try_get(15)?,
                    readable_after: row.try_get(16)?,
                    position: row.try_get(17)?,
                })
            },
            mapper: |it| EventRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, UnburyParams<T1>, EventRowQuery<'c, 'a, 's, C, EventRow, 2>, C>
    for UnburyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UnburyParams<T1>,
    ) -> EventRowQuery<'c, 'a, 's, C, EventRow, 2> {
        self.bind(client, &params.consumer, &params.id)
    }
}
pub struct ReviveStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn revive() -> ReviveStmt {
    ReviveStmt(
        "UPDATE events SET processing_status = 'completed', processed_at = $1, error = NULL WHERE id = $2 AND \"timestamp\" = $3 AND NOT EXISTS (SELECT FROM dead_events d WHERE d.event_id = $2)",
        None,
    )
}
impl ReviveStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
        happened_at: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[now, id, happened_at]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ReviveParams,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for ReviveStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ReviveParams,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(client, &params.now, &params.id, &params.happened_at))
    }
}
pub struct KeepDeadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn keep_dead() -> KeepDeadStmt {
    KeepDeadStmt(
        "UPDATE dead_events SET error = $1, died_at = $2 WHERE consumer = $3 AND event_id = $4",
        None,
    )
}
impl KeepDeadStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        error: &'a T1,
        now: &'a chrono::DateTime<chrono::Utc>,
        consumer: &'a T2,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[error, now, consumer, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        KeepDeadParams<T1, T2>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for KeepDeadStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a KeepDeadParams<T1, T2>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(client, &params.error, &params.now, &params.consumer, &params.id))
    }
}
pub struct RewindStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn rewind() -> RewindStmt {
    RewindStmt(
        "WITH freed AS ( DELETE FROM dead_events d WHERE d.consumer = $1 RETURNING d.event_id, d.happened_at ), reopened AS ( UPDATE events e SET processing_status = 'pending' FROM freed WHERE e.id = freed.event_id AND e.\"timestamp\" = freed.happened_at AND e.processing_status = 'failed' AND NOT EXISTS (SELECT FROM dead_events d WHERE d.event_id = e.id AND d.consumer <> $1) ) UPDATE event_consumers SET readable_after = 0, position = 0, tries = 0, error = NULL, retry_at = NULL WHERE name = $1",
        None,
    )
}
impl RewindStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        name: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[name]).await
    }
}
pub struct ConsumersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn consumers() -> ConsumersStmt {
    ConsumersStmt(
        "SELECT c.name, c.tries, c.error, c.retry_at, c.moved_at, (SELECT count(*) FROM dead_events d WHERE d.consumer = c.name) AS dead, (SELECT count(*) FROM (SELECT 1 FROM events e WHERE (e.readable_after, e.position) > (c.readable_after, c.position) LIMIT 10001) AS ahead) AS behind FROM event_consumers c ORDER BY c.name",
        None,
    )
}
impl ConsumersStmt {
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
    ) -> ConsumerRowQuery<'c, 'a, 's, C, ConsumerRow, 0> {
        ConsumerRowQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ConsumerRowBorrowed, tokio_postgres::Error> {
                Ok(ConsumerRowBorrowed {
                    name: row.try_get(0)?,
                    tries: row.try_get(1)?,
                    error: row.try_get(2)?,
                    retry_at: row.try_get(3)?,
                    moved_at: row.try_get(4)?,
                    dead: row.try_get(5)?,
                    behind: row.try_get(6)?,
                })
            },
            mapper: |it| ConsumerRow::from(it),
        }
    }
}
