// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
> {
    pub id: uuid::Uuid,
    pub user_id: T1,
    pub name: T2,
    pub description: Option<T3>,
    pub search_type: T4,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct PageParams<T1: crate::StringSql> {
    pub user_id: T1,
    pub before_created: Option<chrono::DateTime<chrono::Utc>>,
    pub before_id: Option<uuid::Uuid>,
    pub page_size: i64,
}
#[derive(Debug)]
pub struct LockParams<T1: crate::StringSql> {
    pub id: uuid::Uuid,
    pub user_id: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct ActivateParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct CompleteIfIdleParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct CampaignRow {
    pub id: uuid::Uuid,
    pub name: String,
    pub description: Option<String>,
    pub search_type: String,
    pub status: String,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub job_id: Option<uuid::Uuid>,
    pub job_status: Option<String>,
    pub job_outcome: Option<String>,
    pub job_platform: Option<String>,
    pub job_target: Option<i32>,
    pub job_found: Option<i32>,
    pub job_query: Option<String>,
}
pub struct CampaignRowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub description: Option<&'a str>,
    pub search_type: &'a str,
    pub status: &'a str,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub job_id: Option<uuid::Uuid>,
    pub job_status: Option<&'a str>,
    pub job_outcome: Option<&'a str>,
    pub job_platform: Option<&'a str>,
    pub job_target: Option<i32>,
    pub job_found: Option<i32>,
    pub job_query: Option<&'a str>,
}
impl<'a> From<CampaignRowBorrowed<'a>> for CampaignRow {
    fn from(
        CampaignRowBorrowed {
            id,
            name,
            description,
            search_type,
            status,
            created_at,
            job_id,
            job_status,
            job_outcome,
            job_platform,
            job_target,
            job_found,
            job_query,
        }: CampaignRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            description: description.map(|v| v.into()),
            search_type: search_type.into(),
            status: status.into(),
            created_at,
            job_id,
            job_status: job_status.map(|v| v.into()),
            job_outcome: job_outcome.map(|v| v.into()),
            job_platform: job_platform.map(|v| v.into()),
            job_target,
            job_found,
            job_query: job_query.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct CampaignDetail {
    pub id: uuid::Uuid,
    pub name: String,
    pub description: Option<String>,
    pub search_type: String,
    pub status: String,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
pub struct CampaignDetailBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub description: Option<&'a str>,
    pub search_type: &'a str,
    pub status: &'a str,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<CampaignDetailBorrowed<'a>> for CampaignDetail {
    fn from(
        CampaignDetailBorrowed {
            id,
            name,
            description,
            search_type,
            status,
            created_at,
        }: CampaignDetailBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            description: description.map(|v| v.into()),
            search_type: search_type.into(),
            status: status.into(),
            created_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct CampaignItem {
    pub id: uuid::Uuid,
    pub name: String,
    pub description: Option<String>,
    pub search_type: String,
    pub status: String,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct CampaignItemBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub description: Option<&'a str>,
    pub search_type: &'a str,
    pub status: &'a str,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<CampaignItemBorrowed<'a>> for CampaignItem {
    fn from(
        CampaignItemBorrowed {
            id,
            name,
            description,
            search_type,
            status,
            created_at,
            updated_at,
        }: CampaignItemBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            description: description.map(|v| v.into()),
            search_type: search_type.into(),
            status: status.into(),
            created_at,
            updated_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct CampaignRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CampaignRowBorrowed, tokio_postgres::Error>,
    mapper: fn(CampaignRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CampaignRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CampaignRowBorrowed) -> R) -> CampaignRowQuery<'c, 'a, 's, C, R, N> {
        CampaignRowQuery {
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
pub struct CampaignDetailQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CampaignDetailBorrowed, tokio_postgres::Error>,
    mapper: fn(CampaignDetailBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CampaignDetailQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CampaignDetailBorrowed) -> R) -> CampaignDetailQuery<'c, 'a, 's, C, R, N> {
        CampaignDetailQuery {
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
pub struct CampaignItemQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CampaignItemBorrowed, tokio_postgres::Error>,
    mapper: fn(CampaignItemBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CampaignItemQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CampaignItemBorrowed) -> R) -> CampaignItemQuery<'c, 'a, 's, C, R, N> {
        CampaignItemQuery {
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
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert() -> InsertStmt {
    InsertStmt(
        "INSERT INTO campaigns (id, user_id, name, description, search_type, status, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, 'draft', $6, $6)",
        None,
    )
}
impl InsertStmt {
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
        id: &'a uuid::Uuid,
        user_id: &'a T1,
        name: &'a T2,
        description: &'a Option<T3>,
        search_type: &'a T4,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[id, user_id, name, description, search_type, now])
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
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertParams<T1, T2, T3, T4>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for InsertStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(
            client,
            &params.id,
            &params.user_id,
            &params.name,
            &params.description,
            &params.search_type,
            &params.now,
        ))
    }
}
pub struct PageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn page() -> PageStmt {
    PageStmt(
        "SELECT c.id, c.name, c.description, c.search_type, c.status, c.created_at, j.id AS job_id, j.status AS job_status, j.outcome AS job_outcome, j.platform AS job_platform, j.target_results AS job_target, j.processed_results AS job_found, coalesce('@' || j.target_username, (SELECT string_agg(k, ', ') FROM jsonb_array_elements_text(CASE WHEN jsonb_typeof(j.keywords) = 'array' THEN j.keywords END) k)) AS job_query FROM campaigns c LEFT JOIN LATERAL ( SELECT * FROM scraping_jobs s WHERE s.user_id = c.user_id AND s.campaign_id = c.id ORDER BY s.created_at DESC, s.id DESC LIMIT 1 ) j ON true WHERE c.user_id = $1 AND ($2::timestamptz IS NULL OR (c.created_at, c.id) < ($2, $3::uuid)) ORDER BY c.created_at DESC, c.id DESC LIMIT $4",
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
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        user_id: &'a T1,
        before_created: &'a Option<chrono::DateTime<chrono::Utc>>,
        before_id: &'a Option<uuid::Uuid>,
        page_size: &'a i64,
    ) -> CampaignRowQuery<'c, 'a, 's, C, CampaignRow, 4> {
        CampaignRowQuery {
            client,
            params: [user_id, before_created, before_id, page_size],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CampaignRowBorrowed, tokio_postgres::Error> {
                Ok(CampaignRowBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    description: row.try_get(2)?,
                    search_type: row.try_get(3)?,
                    status: row.try_get(4)?,
                    created_at: row.try_get(5)?,
                    job_id: row.try_get(6)?,
                    job_status: row.try_get(7)?,
                    job_outcome: row.try_get(8)?,
                    job_platform: row.try_get(9)?,
                    job_target: row.try_get(10)?,
                    job_found: row.try_get(11)?,
                    job_query: row.try_get(12)?,
                })
            },
            mapper: |it| CampaignRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PageParams<T1>,
        CampaignRowQuery<'c, 'a, 's, C, CampaignRow, 4>,
        C,
    > for PageStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PageParams<T1>,
    ) -> CampaignRowQuery<'c, 'a, 's, C, CampaignRow, 4> {
        self.bind(
            client,
            &params.user_id,
            &params.before_created,
            &params.before_id,
            &params.page_size,
        )
    }
}
pub struct ByIdStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn by_id() -> ByIdStmt {
    ByIdStmt(
        "SELECT id, name, description, search_type, status, created_at FROM campaigns WHERE id = $1",
        None,
    )
}
impl ByIdStmt {
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
    ) -> CampaignDetailQuery<'c, 'a, 's, C, CampaignDetail, 1> {
        CampaignDetailQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CampaignDetailBorrowed, tokio_postgres::Error> {
                Ok(CampaignDetailBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    description: row.try_get(2)?,
                    search_type: row.try_get(3)?,
                    status: row.try_get(4)?,
                    created_at: row.try_get(5)?,
                })
            },
            mapper: |it| CampaignDetail::from(it),
        }
    }
}
pub struct NewestStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn newest() -> NewestStmt {
    NewestStmt(
        "SELECT id, name, description, search_type, status, created_at, updated_at FROM campaigns WHERE user_id = $1 ORDER BY created_at DESC, id DESC LIMIT 20",
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
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        user_id: &'a T1,
    ) -> CampaignItemQuery<'c, 'a, 's, C, CampaignItem, 1> {
        CampaignItemQuery {
            client,
            params: [user_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CampaignItemBorrowed, tokio_postgres::Error> {
                Ok(CampaignItemBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    description: row.try_get(2)?,
                    search_type: row.try_get(3)?,
                    status: row.try_get(4)?,
                    created_at: row.try_get(5)?,
                    updated_at: row.try_get(6)?,
                })
            },
            mapper: |it| CampaignItem::from(it),
        }
    }
}
pub struct LockStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock() -> LockStmt {
    LockStmt(
        "SELECT id FROM campaigns WHERE id = $1 AND user_id = $2 FOR UPDATE",
        None,
    )
}
impl LockStmt {
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
        id: &'a uuid::Uuid,
        user_id: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [id, user_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, LockParams<T1>, UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>, C>
    for LockStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.id, &params.user_id)
    }
}
pub struct ActivateStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn activate() -> ActivateStmt {
    ActivateStmt(
        "UPDATE campaigns SET status = 'active', updated_at = $1 WHERE id = $2 AND status IN ('draft', 'completed')",
        None,
    )
}
impl ActivateStmt {
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
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[now, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ActivateParams,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for ActivateStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ActivateParams,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(client, &params.now, &params.id))
    }
}
pub struct CompleteIfIdleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn complete_if_idle() -> CompleteIfIdleStmt {
    CompleteIfIdleStmt(
        "UPDATE campaigns c SET status = 'completed', updated_at = $1 WHERE c.id = $2 AND c.status = 'active' AND NOT EXISTS (SELECT FROM scraping_jobs j WHERE j.campaign_id = c.id AND j.user_id = c.user_id AND j.status IN ('pending', 'processing'))",
        None,
    )
}
impl CompleteIfIdleStmt {
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
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[now, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CompleteIfIdleParams,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for CompleteIfIdleStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CompleteIfIdleParams,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(client, &params.now, &params.id))
    }
}
