// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertJobParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::JsonSql,
> {
    pub id: T1,
    pub user_id: T2,
    pub platform: T3,
    pub total: i32,
    pub completed: i32,
    pub name: T4,
    pub max_calls: Option<i32>,
    pub quote: T5,
    pub now: chrono::DateTime<chrono::Utc>,
    pub timeout_at: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct InsertRowsParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::JsonSql> {
    pub user_id: T1,
    pub job_id: T2,
    pub now: chrono::DateTime<chrono::Utc>,
    pub rows: T3,
}
#[derive(Debug)]
pub struct PageParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub user_id: T1,
    pub before_created: Option<chrono::DateTime<chrono::Utc>>,
    pub before_id: Option<T2>,
    pub page_size: i64,
}
#[derive(Debug)]
pub struct RowsParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub user_id: T1,
    pub job_id: T2,
    pub after: i32,
    pub state: Option<T3>,
    pub page_size: i64,
}
#[derive(Debug)]
pub struct BeginProcessingParams<T1: crate::StringSql> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: T1,
}
#[derive(Debug)]
pub struct UnmatchedParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub user_id: T1,
    pub job_id: T2,
    pub size: i64,
}
#[derive(Debug)]
pub struct KnownParams<
    T1: crate::ArraySql<Item = i32>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::ArraySql<Item = bool>,
> {
    pub fresh_since: chrono::DateTime<chrono::Utc>,
    pub places: T1,
    pub platforms: T3,
    pub names: T5,
    pub are_ids: T6,
}
#[derive(Debug)]
pub struct FoundParams<
    T1: crate::ArraySql<Item = i32>,
    T2: crate::ArraySql<Item = uuid::Uuid>,
    T3: crate::StringSql,
    T4: crate::StringSql,
> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub leaders: T1,
    pub creator_ids: T2,
    pub user_id: T3,
    pub job_id: T4,
}
#[derive(Debug)]
pub struct DeliverParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = uuid::Uuid>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
> {
    pub user_id: T1,
    pub job_id: T2,
    pub now: chrono::DateTime<chrono::Utc>,
    pub creator_ids: T3,
    pub profile_urls: T5,
}
#[derive(Debug)]
pub struct SettleRowsParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = i32>,
> {
    pub state: T1,
    pub reason: T2,
    pub now: chrono::DateTime<chrono::Utc>,
    pub user_id: T3,
    pub job_id: T4,
    pub leaders: T5,
}
#[derive(Debug)]
pub struct SettlePlatformParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
> {
    pub state: T1,
    pub reason: T2,
    pub now: chrono::DateTime<chrono::Utc>,
    pub user_id: T3,
    pub job_id: T4,
    pub platform: Option<T5>,
}
#[derive(Debug)]
pub struct LastBatchParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub user_id: T1,
    pub job_id: T2,
}
#[derive(Debug)]
pub struct SetBatchesParams<
    T1: crate::ArraySql<Item = i32>,
    T2: crate::ArraySql<Item = i32>,
    T3: crate::StringSql,
    T4: crate::StringSql,
> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub leaders: T1,
    pub batches: T2,
    pub user_id: T3,
    pub job_id: T4,
}
#[derive(Debug)]
pub struct NextBatchParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub user_id: T1,
    pub job_id: T2,
    pub lanes: i32,
    pub lane: i32,
}
#[derive(Debug)]
pub struct BatchParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub user_id: T1,
    pub job_id: T2,
    pub batch: i32,
}
#[derive(Debug)]
pub struct TriedParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub user_id: T1,
    pub job_id: T2,
    pub batch: i32,
}
#[derive(Debug)]
pub struct LeftOutParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::ArraySql<Item = i32>> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub user_id: T1,
    pub job_id: T2,
    pub batch: i32,
    pub leaders: T3,
}
#[derive(Debug)]
pub struct WaitForProviderParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub user_id: T1,
    pub job_id: T2,
    pub batch: i32,
}
#[derive(Debug)]
pub struct MarkProfiledParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub creator_ids: T1,
}
#[derive(Debug)]
pub struct CallsInFlightParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub user_id: T1,
    pub lookup_id: T2,
    pub since: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct PaidCallsParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub user_id: T1,
    pub lookup_id: T2,
}
#[derive(Debug)]
pub struct CallsOfLookupParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub user_id: T1,
    pub lookup_id: T2,
}
#[derive(Debug)]
pub struct OpenCallParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
> {
    pub id: uuid::Uuid,
    pub user_id: T1,
    pub lookup_id: T2,
    pub provider: T3,
    pub endpoint: T4,
    pub platform: T5,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct TallyParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub user_id: T1,
    pub job_id: T2,
}
#[derive(Debug)]
pub struct AddProgressParams<T1: crate::StringSql> {
    pub settled: i64,
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: T1,
}
#[derive(Debug)]
pub struct FinishParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
> {
    pub status: T1,
    pub outcome: T2,
    pub error: Option<T3>,
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: T4,
}
#[derive(Debug)]
pub struct CancelParams<T1: crate::StringSql> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: T1,
}
#[derive(Debug, Clone, PartialEq)]
pub struct LookupRow {
    pub id: String,
    pub user_id: String,
    pub platform: String,
    pub status: String,
    pub outcome: Option<String>,
    pub name: Option<String>,
    pub total_count: i32,
    pub max_calls: Option<i32>,
    pub quote: Option<serde_json::Value>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub started_at: Option<chrono::DateTime<chrono::Utc>>,
    pub completed_at: Option<chrono::DateTime<chrono::Utc>>,
    pub error: Option<String>,
    pub pending: i64,
    pub found: i64,
    pub not_found: i64,
    pub invalid: i64,
    pub failed: i64,
}
pub struct LookupRowBorrowed<'a> {
    pub id: &'a str,
    pub user_id: &'a str,
    pub platform: &'a str,
    pub status: &'a str,
    pub outcome: Option<&'a str>,
    pub name: Option<&'a str>,
    pub total_count: i32,
    pub max_calls: Option<i32>,
    pub quote: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub started_at: Option<chrono::DateTime<chrono::Utc>>,
    pub completed_at: Option<chrono::DateTime<chrono::Utc>>,
    pub error: Option<&'a str>,
    pub pending: i64,
    pub found: i64,
    pub not_found: i64,
    pub invalid: i64,
    pub failed: i64,
}
impl<'a> From<LookupRowBorrowed<'a>> for LookupRow {
    fn from(
        LookupRowBorrowed {
            id,
            user_id,
            platform,
            status,
            outcome,
            name,
            total_count,
            max_calls,
            quote,
            created_at,
            started_at,
            completed_at,
            error,
            pending,
            found,
            not_found,
            invalid,
            failed,
        }: LookupRowBorrowed<'a>,
    ) -> Self {
        Self {
            id: id.into(),
            user_id: user_id.into(),
            platform: platform.into(),
            status: status.into(),
            outcome: outcome.map(|v| v.into()),
            name: name.map(|v| v.into()),
            total_count,
            max_calls,
            quote: quote.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            created_at,
            started_at,
            completed_at,
            error: error.map(|v| v.into()),
            pending,
            found,
            not_found,
            invalid,
            failed,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListedRow {
    pub id: String,
    pub platform: String,
    pub status: String,
    pub outcome: Option<String>,
    pub name: Option<String>,
    pub total_count: i32,
    pub completed_count: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub found: i64,
}
pub struct ListedRowBorrowed<'a> {
    pub id: &'a str,
    pub platform: &'a str,
    pub status: &'a str,
    pub outcome: Option<&'a str>,
    pub name: Option<&'a str>,
    pub total_count: i32,
    pub completed_count: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub found: i64,
}
impl<'a> From<ListedRowBorrowed<'a>> for ListedRow {
    fn from(
        ListedRowBorrowed {
            id,
            platform,
            status,
            outcome,
            name,
            total_count,
            completed_count,
            created_at,
            found,
        }: ListedRowBorrowed<'a>,
    ) -> Self {
        Self {
            id: id.into(),
            platform: platform.into(),
            status: status.into(),
            outcome: outcome.map(|v| v.into()),
            name: name.map(|v| v.into()),
            total_count,
            completed_count,
            created_at,
            found,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ShownRow {
    pub ordinal: i32,
    pub input: String,
    pub platform: String,
    pub handle: Option<String>,
    pub state: String,
    pub reason: Option<String>,
    pub leader: i32,
    pub external_id: Option<String>,
    pub username: Option<String>,
    pub name: Option<String>,
    pub followers: Option<i32>,
    pub verified: Option<String>,
    pub email: Option<String>,
    pub bio: Option<String>,
    pub avatar_url: Option<String>,
    pub facts: Option<serde_json::Value>,
}
pub struct ShownRowBorrowed<'a> {
    pub ordinal: i32,
    pub input: &'a str,
    pub platform: &'a str,
    pub handle: Option<&'a str>,
    pub state: &'a str,
    pub reason: Option<&'a str>,
    pub leader: i32,
    pub external_id: Option<&'a str>,
    pub username: Option<&'a str>,
    pub name: Option<&'a str>,
    pub followers: Option<i32>,
    pub verified: Option<&'a str>,
    pub email: Option<&'a str>,
    pub bio: Option<&'a str>,
    pub avatar_url: Option<&'a str>,
    pub facts: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
}
impl<'a> From<ShownRowBorrowed<'a>> for ShownRow {
    fn from(
        ShownRowBorrowed {
            ordinal,
            input,
            platform,
            handle,
            state,
            reason,
            leader,
            external_id,
            username,
            name,
            followers,
            verified,
            email,
            bio,
            avatar_url,
            facts,
        }: ShownRowBorrowed<'a>,
    ) -> Self {
        Self {
            ordinal,
            input: input.into(),
            platform: platform.into(),
            handle: handle.map(|v| v.into()),
            state: state.into(),
            reason: reason.map(|v| v.into()),
            leader,
            external_id: external_id.map(|v| v.into()),
            username: username.map(|v| v.into()),
            name: name.map(|v| v.into()),
            followers,
            verified: verified.map(|v| v.into()),
            email: email.map(|v| v.into()),
            bio: bio.map(|v| v.into()),
            avatar_url: avatar_url.map(|v| v.into()),
            facts: facts.map(|v| serde_json::from_str(v.0.get()).unwrap()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    pub user_id: String,
    pub platform: String,
    pub status: String,
    pub max_calls: Option<i32>,
}
pub struct HeadBorrowed<'a> {
    pub user_id: &'a str,
    pub platform: &'a str,
    pub status: &'a str,
    pub max_calls: Option<i32>,
}
impl<'a> From<HeadBorrowed<'a>> for Head {
    fn from(
        HeadBorrowed {
            user_id,
            platform,
            status,
            max_calls,
        }: HeadBorrowed<'a>,
    ) -> Self {
        Self {
            user_id: user_id.into(),
            platform: platform.into(),
            status: status.into(),
            max_calls,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Unmatched {
    pub ordinal: i32,
    pub platform: String,
    pub handle: String,
}
pub struct UnmatchedBorrowed<'a> {
    pub ordinal: i32,
    pub platform: &'a str,
    pub handle: &'a str,
}
impl<'a> From<UnmatchedBorrowed<'a>> for Unmatched {
    fn from(
        UnmatchedBorrowed {
            ordinal,
            platform,
            handle,
        }: UnmatchedBorrowed<'a>,
    ) -> Self {
        Self {
            ordinal,
            platform: platform.into(),
            handle: handle.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Known {
    pub place: i32,
    pub id: uuid::Uuid,
    pub is_fresh: bool,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct NextBatch {
    pub batch: i32,
    pub ordinal: i32,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Batch {
    pub ordinal: i32,
    pub platform: String,
    pub handle: String,
    pub tries: i32,
    pub looks: i32,
    pub trouble_since: Option<chrono::DateTime<chrono::Utc>>,
}
pub struct BatchBorrowed<'a> {
    pub ordinal: i32,
    pub platform: &'a str,
    pub handle: &'a str,
    pub tries: i32,
    pub looks: i32,
    pub trouble_since: Option<chrono::DateTime<chrono::Utc>>,
}
impl<'a> From<BatchBorrowed<'a>> for Batch {
    fn from(
        BatchBorrowed {
            ordinal,
            platform,
            handle,
            tries,
            looks,
            trouble_since,
        }: BatchBorrowed<'a>,
    ) -> Self {
        Self {
            ordinal,
            platform: platform.into(),
            handle: handle.into(),
            tries,
            looks,
            trouble_since,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct CallsOfLookup {
    pub calls: i64,
    pub credits: Option<f64>,
    pub unknown: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Tally {
    pub pending: i64,
    pub found: i64,
    pub not_found: i64,
    pub invalid: i64,
    pub failed: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct AddProgress {
    pub completed_count: i32,
    pub total_count: i32,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Stranded {
    pub id: String,
    pub user_id: String,
}
pub struct StrandedBorrowed<'a> {
    pub id: &'a str,
    pub user_id: &'a str,
}
impl<'a> From<StrandedBorrowed<'a>> for Stranded {
    fn from(StrandedBorrowed { id, user_id }: StrandedBorrowed<'a>) -> Self {
        Self {
            id: id.into(),
            user_id: user_id.into(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct LookupRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LookupRowBorrowed, tokio_postgres::Error>,
    mapper: fn(LookupRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LookupRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LookupRowBorrowed) -> R) -> LookupRowQuery<'c, 'a, 's, C, R, N> {
        LookupRowQuery {
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
pub struct ListedRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListedRowBorrowed, tokio_postgres::Error>,
    mapper: fn(ListedRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListedRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ListedRowBorrowed) -> R) -> ListedRowQuery<'c, 'a, 's, C, R, N> {
        ListedRowQuery {
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
pub struct ShownRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ShownRowBorrowed, tokio_postgres::Error>,
    mapper: fn(ShownRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ShownRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ShownRowBorrowed) -> R) -> ShownRowQuery<'c, 'a, 's, C, R, N> {
        ShownRowQuery {
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
pub struct HeadQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<HeadBorrowed, tokio_postgres::Error>,
    mapper: fn(HeadBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> HeadQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(HeadBorrowed) -> R) -> HeadQuery<'c, 'a, 's, C, R, N> {
        HeadQuery {
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
pub struct UnmatchedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<UnmatchedBorrowed, tokio_postgres::Error>,
    mapper: fn(UnmatchedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UnmatchedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(UnmatchedBorrowed) -> R) -> UnmatchedQuery<'c, 'a, 's, C, R, N> {
        UnmatchedQuery {
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
pub struct KnownQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Known, tokio_postgres::Error>,
    mapper: fn(Known) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> KnownQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Known) -> R) -> KnownQuery<'c, 'a, 's, C, R, N> {
        KnownQuery {
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
pub struct UuidUuidQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<uuid::Uuid, tokio_postgres::Error>,
    mapper: fn(uuid::Uuid) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UuidUuidQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(uuid::Uuid) -> R) -> UuidUuidQuery<'c, 'a, 's, C, R, N> {
        UuidUuidQuery {
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
pub struct NextBatchQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<NextBatch, tokio_postgres::Error>,
    mapper: fn(NextBatch) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> NextBatchQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(NextBatch) -> R) -> NextBatchQuery<'c, 'a, 's, C, R, N> {
        NextBatchQuery {
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
pub struct BatchQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BatchBorrowed, tokio_postgres::Error>,
    mapper: fn(BatchBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BatchQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(BatchBorrowed) -> R) -> BatchQuery<'c, 'a, 's, C, R, N> {
        BatchQuery {
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
pub struct I64Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<i64, tokio_postgres::Error>,
    mapper: fn(i64) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> I64Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(i64) -> R) -> I64Query<'c, 'a, 's, C, R, N> {
        I64Query {
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
pub struct CallsOfLookupQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CallsOfLookup, tokio_postgres::Error>,
    mapper: fn(CallsOfLookup) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CallsOfLookupQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CallsOfLookup) -> R) -> CallsOfLookupQuery<'c, 'a, 's, C, R, N> {
        CallsOfLookupQuery {
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
pub struct TallyQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Tally, tokio_postgres::Error>,
    mapper: fn(Tally) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TallyQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Tally) -> R) -> TallyQuery<'c, 'a, 's, C, R, N> {
        TallyQuery {
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
pub struct AddProgressQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AddProgress, tokio_postgres::Error>,
    mapper: fn(AddProgress) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AddProgressQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AddProgress) -> R) -> AddProgressQuery<'c, 'a, 's, C, R, N> {
        AddProgressQuery {
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
pub struct StringQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<&str, tokio_postgres::Error>,
    mapper: fn(&str) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StringQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(&str) -> R) -> StringQuery<'c, 'a, 's, C, R, N> {
        StringQuery {
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
pub struct StrandedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<StrandedBorrowed, tokio_postgres::Error>,
    mapper: fn(StrandedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StrandedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(StrandedBorrowed) -> R) -> StrandedQuery<'c, 'a, 's, C, R, N> {
        StrandedQuery {
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
pub struct InsertJobStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_job() -> InsertJobStmt {
    InsertJobStmt(
        "INSERT INTO search_jobs (id, user_id, platform, search_type, status, total_count, completed_count, name, max_calls, quote, created_at, updated_at, timeout_at) VALUES ($1, $2, $3, 'lookup', 'queued', $4, $5, $6, $7, $8, $9, $9, $10)",
        None,
    )
}
impl InsertJobStmt {
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
        T5: crate::JsonSql,
    >(
        &'s self,
        client: &'c C,
        id: &'a T1,
        user_id: &'a T2,
        platform: &'a T3,
        total: &'a i32,
        completed: &'a i32,
        name: &'a T4,
        max_calls: &'a Option<i32>,
        quote: &'a T5,
        now: &'a chrono::DateTime<chrono::Utc>,
        timeout_at: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                self.0,
                &[
                    id, user_id, platform, total, completed, name, max_calls, quote, now, timeout_at,
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
    T5: crate::JsonSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertJobParams<T1, T2, T3, T4, T5>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for InsertJobStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertJobParams<T1, T2, T3, T4, T5>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(
            client,
            &params.id,
            &params.user_id,
            &params.platform,
            &params.total,
            &params.completed,
            &params.name,
            &params.max_calls,
            &params.quote,
            &params.now,
            &params.timeout_at,
        ))
    }
}
pub struct InsertRowsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_rows() -> InsertRowsStmt {
    InsertRowsStmt(
        "INSERT INTO lookup_rows (user_id, job_id, ordinal, input, platform, handle, leader, state, reason, updated_at) SELECT $1, $2, g.ordinal, g.input, g.platform, g.handle, g.leader, g.state, g.reason, $3 FROM jsonb_to_recordset($4::jsonb) AS g (ordinal integer, input text, platform text, handle text, leader integer, state text, reason text)",
        None,
    )
}
impl InsertRowsStmt {
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
        T3: crate::JsonSql,
    >(
        &'s self,
        client: &'c C,
        user_id: &'a T1,
        job_id: &'a T2,
        now: &'a chrono::DateTime<chrono::Utc>,
        rows: &'a T3,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[user_id, job_id, now, rows]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql, T3: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertRowsParams<T1, T2, T3>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for InsertRowsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertRowsParams<T1, T2, T3>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(client, &params.user_id, &params.job_id, &params.now, &params.rows))
    }
}
pub struct JobStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn job() -> JobStmt {
    JobStmt(
        "SELECT j.id, j.user_id, j.platform, j.status, j.outcome, j.name, j.total_count, j.max_calls, j.quote, j.created_at, j.started_at, j.completed_at, j.error, counted.pending, counted.found, counted.not_found, counted.invalid, counted.failed FROM search_jobs j CROSS JOIN LATERAL ( SELECT count(*) FILTER (WHERE r.state = 'pending') AS pending, count(*) FILTER (WHERE r.state = 'found') AS found, count(*) FILTER (WHERE r.state = 'not_found') AS not_found, count(*) FILTER (WHERE r.state = 'invalid') AS invalid, count(*) FILTER (WHERE r.state = 'failed') AS failed FROM lookup_rows r WHERE r.user_id = j.user_id AND r.job_id = j.id ) counted WHERE j.id = $1 AND j.search_type = 'lookup'",
        None,
    )
}
impl JobStmt {
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
        id: &'a T1,
    ) -> LookupRowQuery<'c, 'a, 's, C, LookupRow, 1> {
        LookupRowQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LookupRowBorrowed, tokio_postgres::Error> {
                Ok(LookupRowBorrowed {
                    id: row.try_get(0)?,
                    user_id: row.try_get(1)?,
                    platform: row.try_get(2)?,
                    status: row.try_get(3)?,
                    outcome: row.try_get(4)?,
                    name: row.try_get(5)?,
                    total_count: row.try_get(6)?,
                    max_calls: row.try_get(7)?,
                    quote: row.try_get(8)?,
                    created_at: row.try_get(9)?,
                    started_at: row.try_get(10)?,
                    completed_at: row.try_get(11)?,
                    error: row.try_get(12)?,
                    pending: row.try_get(13)?,
                    found: row.try_get(14)?,
                    not_found: row.try_get(15)?,
                    invalid: row.try_get(16)?,
                    failed: row.try_get(17)?,
                })
            },
            mapper: |it| LookupRow::from(it),
        }
    }
}
pub struct PageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn page() -> PageStmt {
    PageStmt(
        "SELECT j.id, j.platform, j.status, j.outcome, j.name, j.total_count, j.completed_count, j.created_at, (SELECT count(*) FROM lookup_rows r WHERE r.user_id = j.user_id AND r.job_id = j.id AND r.state = 'found') AS found FROM search_jobs j WHERE j.user_id = $1 AND j.search_type = 'lookup' AND ($2::timestamptz IS NULL OR (j.created_at, j.id) < ($2, $3::text)) ORDER BY j.created_at DESC, j.id DESC LIMIT $4",
        None,
    )
}
impl PageStmt {
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
        user_id: &'a T1,
        before_created: &'a Option<chrono::DateTime<chrono::Utc>>,
        before_id: &'a Option<T2>,
        page_size: &'a i64,
    ) -> ListedRowQuery<'c, 'a, 's, C, ListedRow, 4> {
        ListedRowQuery {
            client,
            params: [user_id, before_created, before_id, page_size],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ListedRowBorrowed, tokio_postgres::Error> {
                Ok(ListedRowBorrowed {
                    id: row.try_get(0)?,
                    platform: row.try_get(1)?,
                    status: row.try_get(2)?,
                    outcome: row.try_get(3)?,
                    name: row.try_get(4)?,
                    total_count: row.try_get(5)?,
                    completed_count: row.try_get(6)?,
                    created_at: row.try_get(7)?,
                    found: row.try_get(8)?,
                })
            },
            mapper: |it| ListedRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PageParams<T1, T2>,
        ListedRowQuery<'c, 'a, 's, C, ListedRow, 4>,
        C,
    > for PageStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PageParams<T1, T2>,
    ) -> ListedRowQuery<'c, 'a, 's, C, ListedRow, 4> {
        self.bind(
            client,
            &params.user_id,
            &params.before_created,
            &params.before_id,
            &params.page_size,
        )
    }
}
pub struct RowsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn rows() -> RowsStmt {
    RowsStmt(
        "SELECT r.ordinal, r.input, r.platform, r.handle, r.state, r.reason, r.leader, s.profile_id AS external_id, s.username, s.display_name AS name, s.followers, s.is_verified AS verified, s.email, s.bio, s.avatar_url, s.raw_data AS facts FROM lookup_rows r LEFT JOIN search_results s ON s.user_id = r.user_id AND s.job_id = r.job_id AND s.creator_id = r.creator_id WHERE r.user_id = $1 AND r.job_id = $2 AND r.ordinal > $3 AND ($4::text IS NULL OR r.state = $4) ORDER BY r.ordinal LIMIT $5",
        None,
    )
}
impl RowsStmt {
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
        user_id: &'a T1,
        job_id: &'a T2,
        after: &'a i32,
        state: &'a Option<T3>,
        page_size: &'a i64,
    ) -> ShownRowQuery<'c, 'a, 's, C, ShownRow, 5> {
        ShownRowQuery {
            client,
            params: [user_id, job_id, after, state, page_size],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ShownRowBorrowed, tokio_postgres::Error> {
                Ok(ShownRowBorrowed {
                    ordinal: row.try_get(0)?,
                    input: row.try_get(1)?,
                    platform: row.try_get(2)?,
                    handle: row.try_get(3)?,
                    state: row.try_get(4)?,
                    reason: row.try_get(5)?,
                    leader: row.try_get(6)?,
                    external_id: row.try_get(7)?,
                    username: row.try_get(8)?,
                    name: row.try_get(9)?,
                    followers: row.try_get(10)?,
                    verified: row.try_get(11)?,
                    email: row.try_get(12)?,
                    bio: row.try_get(13)?,
                    avatar_url: row.try_get(14)?,
                    facts: row.try_get(15)?,
                })
            },
            mapper: |it| ShownRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RowsParams<T1, T2, T3>,
        ShownRowQuery<'c, 'a, 's, C, ShownRow, 5>,
        C,
    > for RowsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RowsParams<T1, T2, T3>,
    ) -> ShownRowQuery<'c, 'a, 's, C, ShownRow, 5> {
        self.bind(
            client,
            &params.user_id,
            &params.job_id,
            &params.after,
            &params.state,
            &params.page_size,
        )
    }
}
pub struct HeadStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn head() -> HeadStmt {
    HeadStmt(
        "SELECT user_id AS user_id, platform, status, max_calls FROM search_jobs WHERE id = $1 AND search_type = 'lookup'",
        None,
    )
}
impl HeadStmt {
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
        id: &'a T1,
    ) -> HeadQuery<'c, 'a, 's, C, Head, 1> {
        HeadQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<HeadBorrowed, tokio_postgres::Error> {
                Ok(HeadBorrowed {
                    user_id: row.try_get(0)?,
                    platform: row.try_get(1)?,
                    status: row.try_get(2)?,
                    max_calls: row.try_get(3)?,
                })
            },
            mapper: |it| Head::from(it),
        }
    }
}
pub struct LockJobStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_job() -> LockJobStmt {
    LockJobStmt(
        "SELECT user_id AS user_id, platform, status, max_calls FROM search_jobs WHERE id = $1 AND search_type = 'lookup' FOR UPDATE",
        None,
    )
}
impl LockJobStmt {
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
        id: &'a T1,
    ) -> HeadQuery<'c, 'a, 's, C, Head, 1> {
        HeadQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<HeadBorrowed, tokio_postgres::Error> {
                Ok(HeadBorrowed {
                    user_id: row.try_get(0)?,
                    platform: row.try_get(1)?,
                    status: row.try_get(2)?,
                    max_calls: row.try_get(3)?,
                })
            },
            mapper: |it| Head::from(it),
        }
    }
}
pub struct BeginProcessingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn begin_processing() -> BeginProcessingStmt {
    BeginProcessingStmt(
        "UPDATE search_jobs SET status = 'processing', started_at = coalesce(started_at, $1), updated_at = $1 WHERE id = $2 AND status IN ('queued', 'pending')",
        None,
    )
}
impl BeginProcessingStmt {
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
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[now, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        BeginProcessingParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for BeginProcessingStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a BeginProcessingParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(client, &params.now, &params.id))
    }
}
pub struct UnmatchedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unmatched() -> UnmatchedStmt {
    UnmatchedStmt(
        "SELECT r.ordinal, r.platform, r.handle AS handle FROM lookup_rows r WHERE r.user_id = $1 AND r.job_id = $2 AND r.state = 'pending' AND r.leader = r.ordinal AND r.batch IS NULL ORDER BY r.ordinal LIMIT $3",
        None,
    )
}
impl UnmatchedStmt {
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
        user_id: &'a T1,
        job_id: &'a T2,
        size: &'a i64,
    ) -> UnmatchedQuery<'c, 'a, 's, C, Unmatched, 3> {
        UnmatchedQuery {
            client,
            params: [user_id, job_id, size],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<UnmatchedBorrowed, tokio_postgres::Error> {
                Ok(UnmatchedBorrowed {
                    ordinal: row.try_get(0)?,
                    platform: row.try_get(1)?,
                    handle: row.try_get(2)?,
                })
            },
            mapper: |it| Unmatched::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        UnmatchedParams<T1, T2>,
        UnmatchedQuery<'c, 'a, 's, C, Unmatched, 3>,
        C,
    > for UnmatchedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UnmatchedParams<T1, T2>,
    ) -> UnmatchedQuery<'c, 'a, 's, C, Unmatched, 3> {
        self.bind(client, &params.user_id, &params.job_id, &params.size)
    }
}
pub struct KnownStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn known() -> KnownStmt {
    KnownStmt(
        "SELECT g.place, found.id, (coalesce(found.profiled_at >= $1, false) OR (NOT found.is_sample AND found.fetched_at >= $1 AND found.followers IS NOT NULL AND found.bio IS NOT NULL)) AS is_fresh FROM unnest($2::integer[], $3::text[], $4::text[], $5::boolean[]) AS g (place, platform, name, is_id) CROSS JOIN LATERAL ( SELECT c.id, c.profiled_at, c.fetched_at, c.is_sample, c.followers, c.bio FROM ( SELECT * FROM creators a WHERE a.platform = g.platform AND a.external_id = g.name AND g.is_id UNION ALL SELECT * FROM creators a WHERE a.platform = g.platform AND lower(a.handle) = lower(g.name) AND NOT g.is_id ) c ORDER BY c.is_sample, c.profiled_at DESC NULLS LAST, c.fetched_at DESC, c.id LIMIT 1 ) found",
        None,
    )
}
impl KnownStmt {
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
        T1: crate::ArraySql<Item = i32>,
        T2: crate::StringSql,
        T3: crate::ArraySql<Item = T2>,
        T4: crate::StringSql,
        T5: crate::ArraySql<Item = T4>,
        T6: crate::ArraySql<Item = bool>,
    >(
        &'s self,
        client: &'c C,
        fresh_since: &'a chrono::DateTime<chrono::Utc>,
        places: &'a T1,
        platforms: &'a T3,
        names: &'a T5,
        are_ids: &'a T6,
    ) -> KnownQuery<'c, 'a, 's, C, Known, 5> {
        KnownQuery {
            client,
            params: [fresh_since, places, platforms, names, are_ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Known, tokio_postgres::Error> {
                Ok(Known {
                    place: row.try_get(0)?,
                    id: row.try_get(1)?,
                    is_fresh: row.try_get(2)?,
                })
            },
            mapper: |it| Known::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::ArraySql<Item = i32>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::ArraySql<Item = bool>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        KnownParams<T1, T2, T3, T4, T5, T6>,
        KnownQuery<'c, 'a, 's, C, Known, 5>,
        C,
    > for KnownStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a KnownParams<T1, T2, T3, T4, T5, T6>,
    ) -> KnownQuery<'c, 'a, 's, C, Known, 5> {
        self.bind(
            client,
            &params.fresh_since,
            &params.places,
            &params.platforms,
            &params.names,
            &params.are_ids,
        )
    }
}
pub struct FoundStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn found() -> FoundStmt {
    FoundStmt(
        "UPDATE lookup_rows r SET state = 'found', creator_id = g.creator_id, reason = NULL, updated_at = $1 FROM unnest($2::integer[], $3::uuid[]) AS g (leader, creator_id) WHERE r.user_id = $4 AND r.job_id = $5 AND r.leader = g.leader AND r.state = 'pending'",
        None,
    )
}
impl FoundStmt {
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
        T1: crate::ArraySql<Item = i32>,
        T2: crate::ArraySql<Item = uuid::Uuid>,
        T3: crate::StringSql,
        T4: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        now: &'a chrono::DateTime<chrono::Utc>,
        leaders: &'a T1,
        creator_ids: &'a T2,
        user_id: &'a T3,
        job_id: &'a T4,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[now, leaders, creator_ids, user_id, job_id])
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::ArraySql<Item = i32>,
    T2: crate::ArraySql<Item = uuid::Uuid>,
    T3: crate::StringSql,
    T4: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        FoundParams<T1, T2, T3, T4>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for FoundStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a FoundParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(
            client,
            &params.now,
            &params.leaders,
            &params.creator_ids,
            &params.user_id,
            &params.job_id,
        ))
    }
}
pub struct DeliverStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn deliver() -> DeliverStmt {
    DeliverStmt(
        "INSERT INTO search_results (user_id, job_id, creator_id, profile_id, username, display_name, platform, profile_url, post_url, post_description, avatar_url, followers, is_verified, email, bio, raw_data, created_at) SELECT $1, $2, c.id, c.external_id, coalesce(c.handle, c.name, c.external_id), c.name, c.platform, g.profile_url, post.url, post.body, c.avatar_url, least(c.followers, 2147483647)::integer, c.verified::text, c.emails[1], c.bio, jsonb_build_object('followers', c.followers, 'emails', c.emails, 'country', c.country, 'language', c.language, 'category', c.category, 'engagementRate', c.engagement_rate, 'hashtags', c.hashtags, 'links', c.links, 'lastPostAt', c.last_post_at, 'source', c.source, 'isSample', c.is_sample, 'asOf', greatest(c.fetched_at, c.profiled_at), 'handle', c.handle), $3 FROM unnest($4::uuid[], $5::text[]) AS g (creator_id, profile_url) JOIN creators c ON c.id = g.creator_id LEFT JOIN LATERAL ( SELECT p.url, p.body FROM creator_posts p WHERE p.creator_id = c.id ORDER BY p.views DESC NULLS LAST, p.external_id LIMIT 1 ) post ON true ON CONFLICT (user_id, job_id, creator_id) WHERE creator_id IS NOT NULL DO NOTHING RETURNING creator_id AS creator_id",
        None,
    )
}
impl DeliverStmt {
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
        T3: crate::ArraySql<Item = uuid::Uuid>,
        T4: crate::StringSql,
        T5: crate::ArraySql<Item = T4>,
    >(
        &'s self,
        client: &'c C,
        user_id: &'a T1,
        job_id: &'a T2,
        now: &'a chrono::DateTime<chrono::Utc>,
        creator_ids: &'a T3,
        profile_urls: &'a T5,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 5> {
        UuidUuidQuery {
            client,
            params: [user_id, job_id, now, creator_ids, profile_urls],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
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
    T3: crate::ArraySql<Item = uuid::Uuid>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DeliverParams<T1, T2, T3, T4, T5>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 5>,
        C,
    > for DeliverStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DeliverParams<T1, T2, T3, T4, T5>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 5> {
        self.bind(
            client,
            &params.user_id,
            &params.job_id,
            &params.now,
            &params.creator_ids,
            &params.profile_urls,
        )
    }
}
pub struct SettleRowsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn settle_rows() -> SettleRowsStmt {
    SettleRowsStmt(
        "UPDATE lookup_rows r SET state = $1, reason = $2, updated_at = $3 WHERE r.user_id = $4 AND r.job_id = $5 AND r.leader = ANY ($6::integer[]) AND r.state = 'pending'",
        None,
    )
}
impl SettleRowsStmt {
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
        T5: crate::ArraySql<Item = i32>,
    >(
        &'s self,
        client: &'c C,
        state: &'a T1,
        reason: &'a T2,
        now: &'a chrono::DateTime<chrono::Utc>,
        user_id: &'a T3,
        job_id: &'a T4,
        leaders: &'a T5,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[state, reason, now, user_id, job_id, leaders])
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
    T5: crate::ArraySql<Item = i32>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SettleRowsParams<T1, T2, T3, T4, T5>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for SettleRowsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SettleRowsParams<T1, T2, T3, T4, T5>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(
            client,
            &params.state,
            &params.reason,
            &params.now,
            &params.user_id,
            &params.job_id,
            &params.leaders,
        ))
    }
}
pub struct SettlePlatformStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn settle_platform() -> SettlePlatformStmt {
    SettlePlatformStmt(
        "UPDATE lookup_rows r SET state = $1, reason = $2, updated_at = $3 WHERE r.user_id = $4 AND r.job_id = $5 AND r.state = 'pending' AND ($6::text IS NULL OR r.platform = $6)",
        None,
    )
}
impl SettlePlatformStmt {
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
    >(
        &'s self,
        client: &'c C,
        state: &'a T1,
        reason: &'a T2,
        now: &'a chrono::DateTime<chrono::Utc>,
        user_id: &'a T3,
        job_id: &'a T4,
        platform: &'a Option<T5>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[state, reason, now, user_id, job_id, platform])
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
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SettlePlatformParams<T1, T2, T3, T4, T5>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for SettlePlatformStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SettlePlatformParams<T1, T2, T3, T4, T5>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(
            client,
            &params.state,
            &params.reason,
            &params.now,
            &params.user_id,
            &params.job_id,
            &params.platform,
        ))
    }
}
pub struct LastBatchStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn last_batch() -> LastBatchStmt {
    LastBatchStmt(
        "SELECT coalesce(max(batch), 0) AS batch FROM lookup_rows WHERE user_id = $1 AND job_id = $2",
        None,
    )
}
impl LastBatchStmt {
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
        user_id: &'a T1,
        job_id: &'a T2,
    ) -> I32Query<'c, 'a, 's, C, i32, 2> {
        I32Query {
            client,
            params: [user_id, job_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, LastBatchParams<T1, T2>, I32Query<'c, 'a, 's, C, i32, 2>, C>
    for LastBatchStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LastBatchParams<T1, T2>,
    ) -> I32Query<'c, 'a, 's, C, i32, 2> {
        self.bind(client, &params.user_id, &params.job_id)
    }
}
pub struct SetBatchesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_batches() -> SetBatchesStmt {
    SetBatchesStmt(
        "UPDATE lookup_rows r SET batch = g.batch, tries = 0, trouble_since = NULL, updated_at = $1 FROM unnest($2::integer[], $3::integer[]) AS g (leader, batch) WHERE r.user_id = $4 AND r.job_id = $5 AND r.ordinal = g.leader AND r.state = 'pending'",
        None,
    )
}
impl SetBatchesStmt {
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
        T1: crate::ArraySql<Item = i32>,
        T2: crate::ArraySql<Item = i32>,
        T3: crate::StringSql,
        T4: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        now: &'a chrono::DateTime<chrono::Utc>,
        leaders: &'a T1,
        batches: &'a T2,
        user_id: &'a T3,
        job_id: &'a T4,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[now, leaders, batches, user_id, job_id])
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::ArraySql<Item = i32>,
    T2: crate::ArraySql<Item = i32>,
    T3: crate::StringSql,
    T4: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetBatchesParams<T1, T2, T3, T4>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for SetBatchesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetBatchesParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(
            client,
            &params.now,
            &params.leaders,
            &params.batches,
            &params.user_id,
            &params.job_id,
        ))
    }
}
pub struct NextBatchStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn next_batch() -> NextBatchStmt {
    NextBatchStmt(
        "SELECT r.batch AS batch, r.ordinal FROM lookup_rows r WHERE r.user_id = $1 AND r.job_id = $2 AND r.state = 'pending' AND r.batch IS NOT NULL AND r.batch % $3::integer = $4::integer ORDER BY r.batch, r.ordinal LIMIT 1",
        None,
    )
}
impl NextBatchStmt {
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
        user_id: &'a T1,
        job_id: &'a T2,
        lanes: &'a i32,
        lane: &'a i32,
    ) -> NextBatchQuery<'c, 'a, 's, C, NextBatch, 4> {
        NextBatchQuery {
            client,
            params: [user_id, job_id, lanes, lane],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<NextBatch, tokio_postgres::Error> {
                Ok(NextBatch {
                    batch: row.try_get(0)?,
                    ordinal: row.try_get(1)?,
                })
            },
            mapper: |it| NextBatch::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        NextBatchParams<T1, T2>,
        NextBatchQuery<'c, 'a, 's, C, NextBatch, 4>,
        C,
    > for NextBatchStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a NextBatchParams<T1, T2>,
    ) -> NextBatchQuery<'c, 'a, 's, C, NextBatch, 4> {
        self.bind(
            client,
            &params.user_id,
            &params.job_id,
            &params.lanes,
            &params.lane,
        )
    }
}
pub struct BatchStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn batch() -> BatchStmt {
    BatchStmt(
        "SELECT r.ordinal, r.platform, r.handle AS handle, r.tries, r.looks, r.trouble_since FROM lookup_rows r WHERE r.user_id = $1 AND r.job_id = $2 AND r.state = 'pending' AND r.batch = $3 AND r.leader = r.ordinal ORDER BY r.ordinal",
        None,
    )
}
impl BatchStmt {
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
        user_id: &'a T1,
        job_id: &'a T2,
        batch: &'a i32,
    ) -> BatchQuery<'c, 'a, 's, C, Batch, 3> {
        BatchQuery {
            client,
            params: [user_id, job_id, batch],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BatchBorrowed, tokio_postgres::Error> {
                Ok(BatchBorrowed {
                    ordinal: row.try_get(0)?,
                    platform: row.try_get(1)?,
                    handle: row.try_get(2)?,
                    tries: row.try_get(3)?,
                    looks: row.try_get(4)?,
                    trouble_since: row.try_get(5)?,
                })
            },
            mapper: |it| Batch::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, BatchParams<T1, T2>, BatchQuery<'c, 'a, 's, C, Batch, 3>, C>
    for BatchStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BatchParams<T1, T2>,
    ) -> BatchQuery<'c, 'a, 's, C, Batch, 3> {
        self.bind(client, &params.user_id, &params.job_id, &params.batch)
    }
}
pub struct TriedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn tried() -> TriedStmt {
    TriedStmt(
        "UPDATE lookup_rows r SET tries = tries + 1, trouble_since = coalesce(trouble_since, $1), updated_at = $1 WHERE r.user_id = $2 AND r.job_id = $3 AND r.state = 'pending' AND r.batch = $4",
        None,
    )
}
impl TriedStmt {
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
        now: &'a chrono::DateTime<chrono::Utc>,
        user_id: &'a T1,
        job_id: &'a T2,
        batch: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[now, user_id, job_id, batch]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        TriedParams<T1, T2>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for TriedStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a TriedParams<T1, T2>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(
            client,
            &params.now,
            &params.user_id,
            &params.job_id,
            &params.batch,
        ))
    }
}
pub struct LeftOutStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn left_out() -> LeftOutStmt {
    LeftOutStmt(
        "UPDATE lookup_rows r SET looks = looks + 1, updated_at = $1 WHERE r.user_id = $2 AND r.job_id = $3 AND r.state = 'pending' AND r.batch = $4 AND r.leader = ANY ($5::integer[])",
        None,
    )
}
impl LeftOutStmt {
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
        T3: crate::ArraySql<Item = i32>,
    >(
        &'s self,
        client: &'c C,
        now: &'a chrono::DateTime<chrono::Utc>,
        user_id: &'a T1,
        job_id: &'a T2,
        batch: &'a i32,
        leaders: &'a T3,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[now, user_id, job_id, batch, leaders])
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = i32>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        LeftOutParams<T1, T2, T3>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for LeftOutStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a LeftOutParams<T1, T2, T3>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(
            client,
            &params.now,
            &params.user_id,
            &params.job_id,
            &params.batch,
            &params.leaders,
        ))
    }
}
pub struct WaitForProviderStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn wait_for_provider() -> WaitForProviderStmt {
    WaitForProviderStmt(
        "UPDATE lookup_rows r SET trouble_since = coalesce(trouble_since, $1), updated_at = $1 WHERE r.user_id = $2 AND r.job_id = $3 AND r.state = 'pending' AND r.batch = $4",
        None,
    )
}
impl WaitForProviderStmt {
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
        now: &'a chrono::DateTime<chrono::Utc>,
        user_id: &'a T1,
        job_id: &'a T2,
        batch: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[now, user_id, job_id, batch]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        WaitForProviderParams<T1, T2>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for WaitForProviderStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a WaitForProviderParams<T1, T2>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(
            client,
            &params.now,
            &params.user_id,
            &params.job_id,
            &params.batch,
        ))
    }
}
pub struct MarkProfiledStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mark_profiled() -> MarkProfiledStmt {
    MarkProfiledStmt(
        "UPDATE creators SET profiled_at = $1 WHERE id = ANY ($2::uuid[])",
        None,
    )
}
impl MarkProfiledStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>(
        &'s self,
        client: &'c C,
        now: &'a chrono::DateTime<chrono::Utc>,
        creator_ids: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[now, creator_ids]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        MarkProfiledParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for MarkProfiledStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a MarkProfiledParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(client, &params.now, &params.creator_ids))
    }
}
pub struct CallsInFlightStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn calls_in_flight() -> CallsInFlightStmt {
    CallsInFlightStmt(
        "SELECT count(*) AS calls FROM provider_calls WHERE user_id = $1 AND lookup_id = $2 AND ended_at IS NULL AND started_at > $3",
        None,
    )
}
impl CallsInFlightStmt {
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
        user_id: &'a T1,
        lookup_id: &'a T2,
        since: &'a chrono::DateTime<chrono::Utc>,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [user_id, lookup_id, since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, CallsInFlightParams<T1, T2>, I64Query<'c, 'a, 's, C, i64, 3>, C>
    for CallsInFlightStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CallsInFlightParams<T1, T2>,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.user_id, &params.lookup_id, &params.since)
    }
}
pub struct PaidCallsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn paid_calls() -> PaidCallsStmt {
    PaidCallsStmt(
        "SELECT count(*) AS calls FROM provider_calls WHERE user_id = $1 AND lookup_id = $2 AND (credits IS NULL OR credits > 0)",
        None,
    )
}
impl PaidCallsStmt {
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
        user_id: &'a T1,
        lookup_id: &'a T2,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [user_id, lookup_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, PaidCallsParams<T1, T2>, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for PaidCallsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PaidCallsParams<T1, T2>,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.user_id, &params.lookup_id)
    }
}
pub struct CallsOfLookupStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn calls_of_lookup() -> CallsOfLookupStmt {
    CallsOfLookupStmt(
        "SELECT count(*) AS calls, sum(credits)::float8 AS credits, count(*) FILTER (WHERE credits IS NULL) AS unknown FROM provider_calls WHERE user_id = $1 AND lookup_id = $2",
        None,
    )
}
impl CallsOfLookupStmt {
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
        user_id: &'a T1,
        lookup_id: &'a T2,
    ) -> CallsOfLookupQuery<'c, 'a, 's, C, CallsOfLookup, 2> {
        CallsOfLookupQuery {
            client,
            params: [user_id, lookup_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CallsOfLookup, tokio_postgres::Error> {
                Ok(CallsOfLookup {
                    calls: row.try_get(0)?,
                    credits: row.try_get(1)?,
                    unknown: row.try_get(2)?,
                })
            },
            mapper: |it| CallsOfLookup::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CallsOfLookupParams<T1, T2>,
        CallsOfLookupQuery<'c, 'a, 's, C, CallsOfLookup, 2>,
        C,
    > for CallsOfLookupStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CallsOfLookupParams<T1, T2>,
    ) -> CallsOfLookupQuery<'c, 'a, 's, C, CallsOfLookup, 2> {
        self.bind(client, &params.user_id, &params.lookup_id)
    }
}
pub struct OpenCallStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_call() -> OpenCallStmt {
    OpenCallStmt(
        "INSERT INTO provider_calls (id, user_id, lookup_id, purpose, provider, endpoint, platform, started_at) VALUES ($1, $2, $3, 'profile', $4, $5, $6, $7)",
        None,
    )
}
impl OpenCallStmt {
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
    >(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
        user_id: &'a T1,
        lookup_id: &'a T2,
        provider: &'a T3,
        endpoint: &'a T4,
        platform: &'a T5,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                self.0,
                &[id, user_id, lookup_id, provider, endpoint, platform, now],
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
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        OpenCallParams<T1, T2, T3, T4, T5>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for OpenCallStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a OpenCallParams<T1, T2, T3, T4, T5>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(
            client,
            &params.id,
            &params.user_id,
            &params.lookup_id,
            &params.provider,
            &params.endpoint,
            &params.platform,
            &params.now,
        ))
    }
}
pub struct TallyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn tally() -> TallyStmt {
    TallyStmt(
        "SELECT count(*) FILTER (WHERE state = 'pending') AS pending, count(*) FILTER (WHERE state = 'found') AS found, count(*) FILTER (WHERE state = 'not_found') AS not_found, count(*) FILTER (WHERE state = 'invalid') AS invalid, count(*) FILTER (WHERE state = 'failed') AS failed FROM lookup_rows WHERE user_id = $1 AND job_id = $2",
        None,
    )
}
impl TallyStmt {
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
        user_id: &'a T1,
        job_id: &'a T2,
    ) -> TallyQuery<'c, 'a, 's, C, Tally, 2> {
        TallyQuery {
            client,
            params: [user_id, job_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Tally, tokio_postgres::Error> {
                Ok(Tally {
                    pending: row.try_get(0)?,
                    found: row.try_get(1)?,
                    not_found: row.try_get(2)?,
                    invalid: row.try_get(3)?,
                    failed: row.try_get(4)?,
                })
            },
            mapper: |it| Tally::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, TallyParams<T1, T2>, TallyQuery<'c, 'a, 's, C, Tally, 2>, C>
    for TallyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TallyParams<T1, T2>,
    ) -> TallyQuery<'c, 'a, 's, C, Tally, 2> {
        self.bind(client, &params.user_id, &params.job_id)
    }
}
pub struct AddProgressStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn add_progress() -> AddProgressStmt {
    AddProgressStmt(
        "UPDATE search_jobs SET completed_count = completed_count + $1::bigint::integer, updated_at = $2 WHERE id = $3 RETURNING completed_count, total_count",
        None,
    )
}
impl AddProgressStmt {
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
        settled: &'a i64,
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a T1,
    ) -> AddProgressQuery<'c, 'a, 's, C, AddProgress, 3> {
        AddProgressQuery {
            client,
            params: [settled, now, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AddProgress, tokio_postgres::Error> {
                Ok(AddProgress {
                    completed_count: row.try_get(0)?,
                    total_count: row.try_get(1)?,
                })
            },
            mapper: |it| AddProgress::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        AddProgressParams<T1>,
        AddProgressQuery<'c, 'a, 's, C, AddProgress, 3>,
        C,
    > for AddProgressStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AddProgressParams<T1>,
    ) -> AddProgressQuery<'c, 'a, 's, C, AddProgress, 3> {
        self.bind(client, &params.settled, &params.now, &params.id)
    }
}
pub struct FinishStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn finish() -> FinishStmt {
    FinishStmt(
        "UPDATE search_jobs SET status = $1, outcome = $2, error = $3, completed_at = $4, updated_at = $4 WHERE id = $5 AND search_type = 'lookup' AND status IN ('queued', 'pending', 'processing')",
        None,
    )
}
impl FinishStmt {
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
    >(
        &'s self,
        client: &'c C,
        status: &'a T1,
        outcome: &'a T2,
        error: &'a Option<T3>,
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a T4,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[status, outcome, error, now, id]).await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        FinishParams<T1, T2, T3, T4>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for FinishStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a FinishParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(
            client,
            &params.status,
            &params.outcome,
            &params.error,
            &params.now,
            &params.id,
        ))
    }
}
pub struct CancelStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn cancel() -> CancelStmt {
    CancelStmt(
        "UPDATE search_jobs SET status = 'cancelled', outcome = 'cancelled', completed_at = $1, updated_at = $1 WHERE id = $2 AND search_type = 'lookup' AND status IN ('queued', 'pending', 'processing')",
        None,
    )
}
impl CancelStmt {
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
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[now, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CancelParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for CancelStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CancelParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(client, &params.now, &params.id))
    }
}
pub struct OverdueStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn overdue() -> OverdueStmt {
    OverdueStmt(
        "SELECT id FROM search_jobs WHERE search_type = 'lookup' AND status IN ('queued', 'pending', 'processing') AND timeout_at <= $1 ORDER BY timeout_at LIMIT 100",
        None,
    )
}
impl OverdueStmt {
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
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> StringQuery<'c, 'a, 's, C, String, 1> {
        StringQuery {
            client,
            params: [now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct StrandedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn stranded() -> StrandedStmt {
    StrandedStmt(
        "SELECT j.id, j.user_id AS user_id FROM search_jobs j WHERE j.search_type = 'lookup' AND j.status IN ('queued', 'pending', 'processing') AND j.updated_at < $1 AND j.user_id IS NOT NULL AND NOT EXISTS (SELECT FROM background_jobs b WHERE b.status IN ('pending', 'processing') AND b.user_id = j.user_id AND b.job_type LIKE 'lookup.%' AND b.payload ->> 'lookup' = j.id) LIMIT 100",
        None,
    )
}
impl StrandedStmt {
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
        idle_since: &'a chrono::DateTime<chrono::Utc>,
    ) -> StrandedQuery<'c, 'a, 's, C, Stranded, 1> {
        StrandedQuery {
            client,
            params: [idle_since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<StrandedBorrowed, tokio_postgres::Error> {
                Ok(StrandedBorrowed {
                    id: row.try_get(0)?,
                    user_id: row.try_get(1)?,
                })
            },
            mapper: |it| Stranded::from(it),
        }
    }
}
pub struct NotifyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn notify() -> NotifyStmt {
    NotifyStmt(
        "SELECT 1 AS sent FROM (SELECT pg_notify('limelight_search', $1::text)) AS told",
        None,
    )
}
impl NotifyStmt {
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
        job_id: &'a T1,
    ) -> I32Query<'c, 'a, 's, C, i32, 1> {
        I32Query {
            client,
            params: [job_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
