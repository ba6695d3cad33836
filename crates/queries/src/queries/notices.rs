// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct AddParams<T1: crate::StringSql> {
    pub event_id: uuid::Uuid,
    pub happened_at: chrono::DateTime<chrono::Utc>,
    pub job_id: uuid::Uuid,
    pub user_id: T1,
}
#[derive(Debug)]
pub struct UnseenParams<T1: crate::StringSql> {
    pub user_id: T1,
    pub most: i64,
}
#[derive(Debug)]
pub struct MarkSeenParams<T1: crate::StringSql> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub user_id: T1,
    pub up_to: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct NoticeRow {
    pub happened_at: chrono::DateTime<chrono::Utc>,
    pub job_id: uuid::Uuid,
    pub status: String,
    pub outcome: Option<String>,
    pub found: i32,
    pub campaign_id: uuid::Uuid,
    pub name: String,
}
pub struct NoticeRowBorrowed<'a> {
    pub happened_at: chrono::DateTime<chrono::Utc>,
    pub job_id: uuid::Uuid,
    pub status: &'a str,
    pub outcome: Option<&'a str>,
    pub found: i32,
    pub campaign_id: uuid::Uuid,
    pub name: &'a str,
}
impl<'a> From<NoticeRowBorrowed<'a>> for NoticeRow {
    fn from(
        NoticeRowBorrowed {
            happened_at,
            job_id,
            status,
            outcome,
            found,
            campaign_id,
            name,
        }: NoticeRowBorrowed<'a>,
    ) -> Self {
        Self {
            happened_at,
            job_id,
            status: status.into(),
            outcome: outcome.map(|v| v.into()),
            found,
            campaign_id,
            name: name.into(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct NoticeRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<NoticeRowBorrowed, tokio_postgres::Error>,
    mapper: fn(NoticeRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> NoticeRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(NoticeRowBorrowed) -> R) -> NoticeRowQuery<'c, 'a, 's, C, R, N> {
        NoticeRowQuery {
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
pub struct AddStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn add() -> AddStmt {
    AddStmt(
        "INSERT INTO notices (user_id, event_id, job_id, happened_at) SELECT j.user_id, $1, j.id, $2 FROM scraping_jobs j WHERE j.id = $3 AND j.user_id = $4 ON CONFLICT (user_id, event_id) DO NOTHING",
        None,
    )
}
impl AddStmt {
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
        event_id: &'a uuid::Uuid,
        happened_at: &'a chrono::DateTime<chrono::Utc>,
        job_id: &'a uuid::Uuid,
        user_id: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[event_id, happened_at, job_id, user_id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        AddParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for AddStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a AddParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(
            client,
            &params.event_id,
            &params.happened_at,
            &params.job_id,
            &params.user_id,
        ))
    }
}
pub struct UnseenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unseen() -> UnseenStmt {
    UnseenStmt(
        "SELECT n.happened_at, n.job_id, j.status, j.outcome, j.processed_results AS found, c.id AS campaign_id, c.name FROM notices n JOIN scraping_jobs j ON j.user_id = n.user_id AND j.id = n.job_id JOIN campaigns c ON c.user_id = j.user_id AND c.id = j.campaign_id WHERE n.user_id = $1 AND n.seen_at IS NULL AND j.viewed_at IS NULL ORDER BY n.happened_at DESC, n.event_id LIMIT $2",
        None,
    )
}
impl UnseenStmt {
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
        user_id: &'a T1,
        most: &'a i64,
    ) -> NoticeRowQuery<'c, 'a, 's, C, NoticeRow, 2> {
        NoticeRowQuery {
            client,
            params: [user_id, most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<NoticeRowBorrowed, tokio_postgres::Error> {
                Ok(NoticeRowBorrowed {
                    happened_at: row.try_get(0)?,
                    job_id: row.try_get(1)?,
                    status: row.try_get(2)?,
                    outcome: row.try_get(3)?,
                    found: row.try_get(4)?,
                    campaign_id: row.try_get(5)?,
                    name: row.try_get(6)?,
                })
            },
            mapper: |it| NoticeRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        UnseenParams<T1>,
        NoticeRowQuery<'c, 'a, 's, C, NoticeRow, 2>,
        C,
    > for UnseenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UnseenParams<T1>,
    ) -> NoticeRowQuery<'c, 'a, 's, C, NoticeRow, 2> {
        self.bind(client, &params.user_id, &params.most)
    }
}
pub struct MarkSeenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mark_seen() -> MarkSeenStmt {
    MarkSeenStmt(
        "UPDATE notices SET seen_at = $1 WHERE user_id = $2 AND seen_at IS NULL AND happened_at <= $3",
        None,
    )
}
impl MarkSeenStmt {
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
        user_id: &'a T1,
        up_to: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[now, user_id, up_to]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        MarkSeenParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for MarkSeenStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a MarkSeenParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(client, &params.now, &params.user_id, &params.up_to))
    }
}
