// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct EnqueueParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::JsonSql, T4: crate::StringSql>
{
    pub user_id: Option<T1>,
    pub id: uuid::Uuid,
    pub job_type: T2,
    pub payload: T3,
    pub priority: i32,
    pub max_retries: i32,
    pub delay_seconds: f64,
    pub dedup_key: Option<T4>,
}
#[derive(Debug)]
pub struct ClaimParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>, T3: crate::StringSql> {
    pub job_types: T2,
    pub per_user: i64,
    pub batch: i64,
    pub worker: T3,
    pub lease_seconds: f64,
}
#[derive(Debug)]
pub struct PostponeParams<T1: crate::StringSql> {
    pub error: Option<T1>,
    pub delay_seconds: f64,
    pub id: uuid::Uuid,
    pub lease_token: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ExtendLeaseParams {
    pub lease_seconds: f64,
    pub id: uuid::Uuid,
    pub lease_token: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct HoldLeaseParams {
    pub id: uuid::Uuid,
    pub lease_token: uuid::Uuid,
}
#[derive(Debug)]
pub struct CompleteParams<T1: crate::JsonSql> {
    pub result: Option<T1>,
    pub id: uuid::Uuid,
    pub lease_token: uuid::Uuid,
}
#[derive(Debug)]
pub struct RetryParams<T1: crate::StringSql> {
    pub error: T1,
    pub delay_seconds: f64,
    pub id: uuid::Uuid,
    pub lease_token: uuid::Uuid,
}
#[derive(Debug)]
pub struct FailParams<T1: crate::StringSql> {
    pub error: T1,
    pub id: uuid::Uuid,
    pub lease_token: uuid::Uuid,
}
#[derive(Debug)]
pub struct ReleaseExpiredParams<T1: crate::StringSql> {
    pub worker: Option<T1>,
    pub most_losses: i32,
}
#[derive(Debug)]
pub struct GiveBackParams<T1: crate::StringSql> {
    pub error: T1,
    pub id: uuid::Uuid,
    pub lease_token: uuid::Uuid,
}
#[derive(Debug)]
pub struct RemoveFinishedParams<T1: crate::StringSql> {
    pub status: T1,
    pub days: i32,
    pub most: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    pub id: uuid::Uuid,
    pub job_type: String,
    pub payload: serde_json::Value,
    pub retry_count: i32,
    pub max_retries: i32,
    pub user_id: Option<String>,
    pub turn: i64,
    pub lease_token: uuid::Uuid,
}
pub struct ClaimBorrowed<'a> {
    pub id: uuid::Uuid,
    pub job_type: &'a str,
    pub payload: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub retry_count: i32,
    pub max_retries: i32,
    pub user_id: Option<&'a str>,
    pub turn: i64,
    pub lease_token: uuid::Uuid,
}
impl<'a> From<ClaimBorrowed<'a>> for Claim {
    fn from(
        ClaimBorrowed {
            id,
            job_type,
            payload,
            retry_count,
            max_retries,
            user_id,
            turn,
            lease_token,
        }: ClaimBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            job_type: job_type.into(),
            payload: serde_json::from_str(payload.0.get()).unwrap(),
            retry_count,
            max_retries,
            user_id: user_id.map(|v| v.into()),
            turn,
            lease_token,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ReleaseExpired {
    pub id: uuid::Uuid,
    pub job_type: String,
    pub payload: serde_json::Value,
    pub status: String,
}
pub struct ReleaseExpiredBorrowed<'a> {
    pub id: uuid::Uuid,
    pub job_type: &'a str,
    pub payload: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub status: &'a str,
}
impl<'a> From<ReleaseExpiredBorrowed<'a>> for ReleaseExpired {
    fn from(
        ReleaseExpiredBorrowed {
            id,
            job_type,
            payload,
            status,
        }: ReleaseExpiredBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            job_type: job_type.into(),
            payload: serde_json::from_str(payload.0.get()).unwrap(),
            status: status.into(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ClaimQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ClaimBorrowed, tokio_postgres::Error>,
    mapper: fn(ClaimBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ClaimQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ClaimBorrowed) -> R) -> ClaimQuery<'c, 'a, 's, C, R, N> {
        ClaimQuery {
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
pub struct ReleaseExpiredQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ReleaseExpiredBorrowed, tokio_postgres::Error>,
    mapper: fn(ReleaseExpiredBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ReleaseExpiredQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ReleaseExpiredBorrowed) -> R) -> ReleaseExpiredQuery<'c, 'a, 's, C, R, N> {
        ReleaseExpiredQuery {
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
pub struct EnqueueStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn enqueue() -> EnqueueStmt {
    EnqueueStmt(
        "WITH lane AS ( INSERT INTO queue_turns AS q (user_id, turn) SELECT $1::text, (SELECT last_value FROM queue_clock) + 1 WHERE $1::text IS NOT NULL ON CONFLICT (user_id) DO UPDATE SET turn = greatest(q.turn, (SELECT last_value FROM queue_clock)) + 1 RETURNING turn ) INSERT INTO background_jobs (id, job_type, payload, priority, max_retries, scheduled_for, user_id, dedup_key, turn) VALUES ($2, $3, $4, $5, $6, now() + make_interval(secs => $7), $1, $8, coalesce((SELECT turn FROM lane), (SELECT last_value FROM queue_clock))) ON CONFLICT (dedup_key) WHERE status IN ('pending', 'processing') DO NOTHING",
        None,
    )
}
impl EnqueueStmt {
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
        T4: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        user_id: &'a Option<T1>,
        id: &'a uuid::Uuid,
        job_type: &'a T2,
        payload: &'a T3,
        priority: &'a i32,
        max_retries: &'a i32,
        delay_seconds: &'a f64,
        dedup_key: &'a Option<T4>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                self.0,
                &[
                    user_id,
                    id,
                    job_type,
                    payload,
                    priority,
                    max_retries,
                    delay_seconds,
                    dedup_key,
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
    T3: crate::JsonSql,
    T4: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        EnqueueParams<T1, T2, T3, T4>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for EnqueueStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a EnqueueParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(
            client,
            &params.user_id,
            &params.id,
            &params.job_type,
            &params.payload,
            &params.priority,
            &params.max_retries,
            &params.delay_seconds,
            &params.dedup_key,
        ))
    }
}
pub struct ClaimStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn claim() -> ClaimStmt {
    ClaimStmt(
        "WITH busy AS MATERIALIZED ( SELECT user_id, count(*) AS running FROM background_jobs WHERE status = 'processing' AND user_id IS NOT NULL GROUP BY user_id ), due AS MATERIALIZED ( SELECT b.id, b.user_id, b.priority, b.turn, b.scheduled_for FROM background_jobs b WHERE b.status = 'pending' AND b.turn >= 0 AND b.scheduled_for <= now() AND b.job_type = ANY ($1::text[]) AND NOT EXISTS (SELECT FROM busy WHERE busy.user_id = b.user_id AND busy.running >= $2::bigint) ORDER BY b.priority, b.turn, b.scheduled_for LIMIT $3 FOR UPDATE SKIP LOCKED ), ranked AS ( SELECT due.id, coalesce(busy.running, 0) + row_number() OVER (PARTITION BY due.user_id ORDER BY due.priority, due.turn, due.scheduled_for) AS place, due.user_id FROM due LEFT JOIN busy ON busy.user_id = due.user_id ) UPDATE background_jobs j SET status = 'processing', locked_by = $4, lease_token = gen_random_uuid(), lease_expires_at = now() + make_interval(secs => $5), started_at = coalesce(j.started_at, now()), updated_at = now() FROM ranked WHERE j.id = ranked.id AND (ranked.user_id IS NULL OR ranked.place <= $2::bigint) RETURNING j.id, j.job_type, j.payload, j.retry_count, j.max_retries, j.user_id, j.turn, j.lease_token AS lease_token",
        None,
    )
}
impl ClaimStmt {
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
        T2: crate::ArraySql<Item = T1>,
        T3: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        job_types: &'a T2,
        per_user: &'a i64,
        batch: &'a i64,
        worker: &'a T3,
        lease_seconds: &'a f64,
    ) -> ClaimQuery<'c, 'a, 's, C, Claim, 5> {
        ClaimQuery {
            client,
            params: [job_types, per_user, batch, worker, lease_seconds],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ClaimBorrowed, tokio_postgres::Error> {
                Ok(ClaimBorrowed {
                    id: row.try_get(0)?,
                    job_type: row.try_get(1)?,
                    payload: row.try_get(2)?,
                    retry_count: row.try_get(3)?,
                    max_retries: row.try_get(4)?,
                    user_id: row.try_get(5)?,
                    turn: row.try_get(6)?,
                    lease_token: row.try_get(7)?,
                })
            },
            mapper: |it| Claim::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>, T3: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, ClaimParams<T1, T2, T3>, ClaimQuery<'c, 'a, 's, C, Claim, 5>, C>
    for ClaimStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ClaimParams<T1, T2, T3>,
    ) -> ClaimQuery<'c, 'a, 's, C, Claim, 5> {
        self.bind(
            client,
            &params.job_types,
            &params.per_user,
            &params.batch,
            &params.worker,
            &params.lease_seconds,
        )
    }
}
pub struct AdvanceClockStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn advance_clock() -> AdvanceClockStmt {
    AdvanceClockStmt(
        "SELECT setval('queue_clock', greatest($1::bigint, last_value)) AS turn FROM queue_clock",
        None,
    )
}
impl AdvanceClockStmt {
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
        turn: &'a i64,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [turn],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct PostponeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn postpone() -> PostponeStmt {
    PostponeStmt(
        "UPDATE background_jobs SET status = 'pending', error = $1, lease_token = NULL, lease_expires_at = NULL, locked_by = NULL, scheduled_for = now() + make_interval(secs => $2), updated_at = now() WHERE id = $3 AND lease_token = $4 AND status = 'processing'",
        None,
    )
}
impl PostponeStmt {
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
        error: &'a Option<T1>,
        delay_seconds: &'a f64,
        id: &'a uuid::Uuid,
        lease_token: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[error, delay_seconds, id, lease_token])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        PostponeParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for PostponeStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PostponeParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(
            client,
            &params.error,
            &params.delay_seconds,
            &params.id,
            &params.lease_token,
        ))
    }
}
pub struct ExtendLeaseStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn extend_lease() -> ExtendLeaseStmt {
    ExtendLeaseStmt(
        "UPDATE background_jobs SET lease_expires_at = now() + make_interval(secs => $1), updated_at = now() WHERE id = $2 AND lease_token = $3 AND status = 'processing'",
        None,
    )
}
impl ExtendLeaseStmt {
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
        lease_seconds: &'a f64,
        id: &'a uuid::Uuid,
        lease_token: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[lease_seconds, id, lease_token]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ExtendLeaseParams,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for ExtendLeaseStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ExtendLeaseParams,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(client, &params.lease_seconds, &params.id, &params.lease_token))
    }
}
pub struct HoldLeaseStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_lease() -> HoldLeaseStmt {
    HoldLeaseStmt(
        "SELECT id FROM background_jobs WHERE id = $1 AND lease_token = $2 AND status = 'processing' FOR UPDATE",
        None,
    )
}
impl HoldLeaseStmt {
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
        id: &'a uuid::Uuid,
        lease_token: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [id, lease_token],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, HoldLeaseParams, UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>, C>
    for HoldLeaseStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HoldLeaseParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.id, &params.lease_token)
    }
}
pub struct CompleteStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn complete() -> CompleteStmt {
    CompleteStmt(
        "UPDATE background_jobs SET status = 'completed', result = $1, completed_at = now(), updated_at = now(), lease_token = NULL, lease_expires_at = NULL, error = NULL WHERE id = $2 AND lease_token = $3 AND status = 'processing'",
        None,
    )
}
impl CompleteStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql>(
        &'s self,
        client: &'c C,
        result: &'a Option<T1>,
        id: &'a uuid::Uuid,
        lease_token: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[result, id, lease_token]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CompleteParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for CompleteStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CompleteParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(client, &params.result, &params.id, &params.lease_token))
    }
}
pub struct RetryStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn retry() -> RetryStmt {
    RetryStmt(
        "UPDATE background_jobs SET status = 'pending', retry_count = retry_count + 1, error = $1, lease_token = NULL, lease_expires_at = NULL, locked_by = NULL, scheduled_for = now() + make_interval(secs => $2), updated_at = now() WHERE id = $3 AND lease_token = $4 AND status = 'processing'",
        None,
    )
}
impl RetryStmt {
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
        error: &'a T1,
        delay_seconds: &'a f64,
        id: &'a uuid::Uuid,
        lease_token: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[error, delay_seconds, id, lease_token])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        RetryParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for RetryStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RetryParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(
            client,
            &params.error,
            &params.delay_seconds,
            &params.id,
            &params.lease_token,
        ))
    }
}
pub struct FailStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn fail() -> FailStmt {
    FailStmt(
        "UPDATE background_jobs SET status = 'failed', error = $1, failed_at = now(), updated_at = now(), lease_token = NULL, lease_expires_at = NULL WHERE id = $2 AND lease_token = $3 AND status = 'processing'",
        None,
    )
}
impl FailStmt {
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
        error: &'a T1,
        id: &'a uuid::Uuid,
        lease_token: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[error, id, lease_token]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        FailParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for FailStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a FailParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(client, &params.error, &params.id, &params.lease_token))
    }
}
pub struct ReleaseExpiredStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn release_expired() -> ReleaseExpiredStmt {
    ReleaseExpiredStmt(
        "WITH lost AS ( SELECT id FROM background_jobs WHERE status = 'processing' AND (lease_expires_at < now() OR ($1::text IS NOT NULL AND locked_by IS DISTINCT FROM $1)) FOR UPDATE SKIP LOCKED ) UPDATE background_jobs j SET status = CASE WHEN j.lease_losses >= $2 THEN 'failed' ELSE 'pending' END, failed_at = CASE WHEN j.lease_losses >= $2 THEN now() END, error = 'the worker ' || coalesce(j.locked_by, '') || ' vanished while it held this job', lease_losses = j.lease_losses + 1, lease_token = NULL, lease_expires_at = NULL, locked_by = NULL, updated_at = now() FROM lost WHERE j.id = lost.id RETURNING j.id, j.job_type, j.payload, j.status",
        None,
    )
}
impl ReleaseExpiredStmt {
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
        worker: &'a Option<T1>,
        most_losses: &'a i32,
    ) -> ReleaseExpiredQuery<'c, 'a, 's, C, ReleaseExpired, 2> {
        ReleaseExpiredQuery {
            client,
            params: [worker, most_losses],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ReleaseExpiredBorrowed, tokio_postgres::Error> {
                Ok(ReleaseExpiredBorrowed {
                    id: row.try_get(0)?,
                    job_type: row.try_get(1)?,
                    payload: row.try_get(2)?,
                    status: row.try_get(3)?,
                })
            },
            mapper: |it| ReleaseExpired::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ReleaseExpiredParams<T1>,
        ReleaseExpiredQuery<'c, 'a, 's, C, ReleaseExpired, 2>,
        C,
    > for ReleaseExpiredStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ReleaseExpiredParams<T1>,
    ) -> ReleaseExpiredQuery<'c, 'a, 's, C, ReleaseExpired, 2> {
        self.bind(client, &params.worker, &params.most_losses)
    }
}
pub struct GiveBackStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn give_back() -> GiveBackStmt {
    GiveBackStmt(
        "UPDATE background_jobs SET status = 'pending', error = $1, lease_token = NULL, lease_expires_at = NULL, locked_by = NULL, scheduled_for = now() + interval '1 second', updated_at = now() WHERE id = $2 AND lease_token = $3 AND status = 'processing'",
        None,
    )
}
impl GiveBackStmt {
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
        error: &'a T1,
        id: &'a uuid::Uuid,
        lease_token: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[error, id, lease_token]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        GiveBackParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for GiveBackStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a GiveBackParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(client, &params.error, &params.id, &params.lease_token))
    }
}
pub struct WakeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn wake() -> WakeStmt {
    WakeStmt(
        "SELECT 1 AS sent FROM (SELECT pg_notify('limelight_queue', '')) AS told",
        None,
    )
}
impl WakeStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(&'s self, client: &'c C) -> I32Query<'c, 'a, 's, C, i32, 0> {
        I32Query {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct RemoveFinishedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove_finished() -> RemoveFinishedStmt {
    RemoveFinishedStmt(
        "DELETE FROM background_jobs WHERE id = ANY (ARRAY( SELECT id FROM background_jobs WHERE status = $1 AND status IN ('completed', 'failed', 'cancelled') AND updated_at < now() - make_interval(days => $2) ORDER BY updated_at LIMIT $3 FOR UPDATE SKIP LOCKED ))",
        None,
    )
}
impl RemoveFinishedStmt {
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
        status: &'a T1,
        days: &'a i32,
        most: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[status, days, most]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        RemoveFinishedParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for RemoveFinishedStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RemoveFinishedParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(client, &params.status, &params.days, &params.most))
    }
}
