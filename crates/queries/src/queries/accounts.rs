// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct EnsureProfileParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub user_id: T1,
    pub email: Option<T2>,
    pub full_name: Option<T3>,
}
#[derive(Debug)]
pub struct SetAdminParams<T1: crate::StringSql> {
    pub is_admin: bool,
    pub now: chrono::DateTime<chrono::Utc>,
    pub user_id: T1,
}
#[derive(Debug)]
pub struct UsersByNameParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub pattern: T1,
    pub indexed: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct TrialsExpiringBeforeParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub until: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ProfileByUser {
    pub user_id: String,
    pub email: Option<String>,
    pub full_name: Option<String>,
    pub is_admin: bool,
    pub current_plan: String,
}
pub struct ProfileByUserBorrowed<'a> {
    pub user_id: &'a str,
    pub email: Option<&'a str>,
    pub full_name: Option<&'a str>,
    pub is_admin: bool,
    pub current_plan: &'a str,
}
impl<'a> From<ProfileByUserBorrowed<'a>> for ProfileByUser {
    fn from(
        ProfileByUserBorrowed {
            user_id,
            email,
            full_name,
            is_admin,
            current_plan,
        }: ProfileByUserBorrowed<'a>,
    ) -> Self {
        Self {
            user_id: user_id.into(),
            email: email.map(|v| v.into()),
            full_name: full_name.map(|v| v.into()),
            is_admin,
            current_plan: current_plan.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct UsersByName {
    pub user_id: String,
    pub full_name: Option<String>,
    pub email: Option<String>,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
pub struct UsersByNameBorrowed<'a> {
    pub user_id: &'a str,
    pub full_name: Option<&'a str>,
    pub email: Option<&'a str>,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<UsersByNameBorrowed<'a>> for UsersByName {
    fn from(
        UsersByNameBorrowed {
            user_id,
            full_name,
            email,
            created_at,
        }: UsersByNameBorrowed<'a>,
    ) -> Self {
        Self {
            user_id: user_id.into(),
            full_name: full_name.map(|v| v.into()),
            email: email.map(|v| v.into()),
            created_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct TrialsExpiringBefore {
    pub user_id: String,
    pub email: Option<String>,
    pub trial_end_date: Option<chrono::DateTime<chrono::Utc>>,
}
pub struct TrialsExpiringBeforeBorrowed<'a> {
    pub user_id: &'a str,
    pub email: Option<&'a str>,
    pub trial_end_date: Option<chrono::DateTime<chrono::Utc>>,
}
impl<'a> From<TrialsExpiringBeforeBorrowed<'a>> for TrialsExpiringBefore {
    fn from(
        TrialsExpiringBeforeBorrowed {
            user_id,
            email,
            trial_end_date,
        }: TrialsExpiringBeforeBorrowed<'a>,
    ) -> Self {
        Self {
            user_id: user_id.into(),
            email: email.map(|v| v.into()),
            trial_end_date,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ProfileByUserQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ProfileByUserBorrowed, tokio_postgres::Error>,
    mapper: fn(ProfileByUserBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ProfileByUserQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ProfileByUserBorrowed) -> R) -> ProfileByUserQuery<'c, 'a, 's, C, R, N> {
        ProfileByUserQuery {
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
pub struct UsersByNameQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<UsersByNameBorrowed, tokio_postgres::Error>,
    mapper: fn(UsersByNameBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UsersByNameQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(UsersByNameBorrowed) -> R) -> UsersByNameQuery<'c, 'a, 's, C, R, N> {
        UsersByNameQuery {
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
pub struct TrialsExpiringBeforeQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TrialsExpiringBeforeBorrowed, tokio_postgres::Error>,
    mapper: fn(TrialsExpiringBeforeBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TrialsExpiringBeforeQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(TrialsExpiringBeforeBorrowed) -> R,
    ) -> TrialsExpiringBeforeQuery<'c, 'a, 's, C, R, N> {
        TrialsExpiringBeforeQuery {
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
pub struct EnsureProfileStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn ensure_profile() -> EnsureProfileStmt {
    EnsureProfileStmt(
        "INSERT INTO user_profiles (user_id, email, full_name) VALUES ($1, $2, $3) ON CONFLICT (user_id) DO NOTHING",
        None,
    )
}
impl EnsureProfileStmt {
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
    >(
        &'s self,
        client: &'c C,
        user_id: &'a T1,
        email: &'a Option<T2>,
        full_name: &'a Option<T3>,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[user_id, email, full_name]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        EnsureProfileParams<T1, T2, T3>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for EnsureProfileStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a EnsureProfileParams<T1, T2, T3>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(client, &params.user_id, &params.email, &params.full_name))
    }
}
pub struct ProfileByUserStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn profile_by_user() -> ProfileByUserStmt {
    ProfileByUserStmt(
        "SELECT user_id, email, full_name, coalesce(is_admin, false) AS is_admin, coalesce(current_plan, 'free') AS current_plan FROM user_profiles WHERE user_id = $1",
        None,
    )
}
impl ProfileByUserStmt {
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
    ) -> ProfileByUserQuery<'c, 'a, 's, C, ProfileByUser, 1> {
        ProfileByUserQuery {
            client,
            params: [user_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ProfileByUserBorrowed, tokio_postgres::Error> {
                Ok(ProfileByUserBorrowed {
                    user_id: row.try_get(0)?,
                    email: row.try_get(1)?,
                    full_name: row.try_get(2)?,
                    is_admin: row.try_get(3)?,
                    current_plan: row.try_get(4)?,
                })
            },
            mapper: |it| ProfileByUser::from(it),
        }
    }
}
pub struct SetAdminStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_admin() -> SetAdminStmt {
    SetAdminStmt(
        "UPDATE user_profiles SET is_admin = $1, updated_at = $2 WHERE user_id = $3",
        None,
    )
}
impl SetAdminStmt {
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
        is_admin: &'a bool,
        now: &'a chrono::DateTime<chrono::Utc>,
        user_id: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[is_admin, now, user_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetAdminParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for SetAdminStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetAdminParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(client, &params.is_admin, &params.now, &params.user_id))
    }
}
pub struct UsersByNameStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn users_by_name() -> UsersByNameStmt {
    UsersByNameStmt(
        "WITH size AS MATERIALIZED ( SELECT greatest(reltuples, 1)::float8 AS users FROM pg_class WHERE oid = 'public.user_profiles'::regclass ), glance AS MATERIALIZED ( SELECT count(*)::float8 AS hits FROM ( SELECT full_name_lower FROM user_profiles WHERE (SELECT users FROM size) > 50000 ORDER BY created_at DESC, user_id LIMIT 1000 ) newest WHERE full_name_lower LIKE (SELECT lower($1)) ), look AS MATERIALIZED ( SELECT count(*)::float8 AS hits FROM ( SELECT full_name_lower FROM user_profiles WHERE (SELECT hits BETWEEN 1 AND 1000 * sqrt(20 / users) FROM glance, size) ORDER BY created_at DESC, user_id LIMIT 5000 ) newest WHERE full_name_lower LIKE (SELECT lower($1)) ), sampled AS MATERIALIZED ( SELECT glance.hits > 1000 * sqrt(20 / users) OR look.hits >= 5000 * sqrt(5 / users) AS is_common FROM size, glance, look ), walked AS MATERIALIZED ( SELECT user_id, created_at FROM (SELECT user_id, full_name_lower, created_at FROM user_profiles ORDER BY created_at DESC, user_id LIMIT 50000) newest WHERE full_name_lower LIKE (SELECT lower($1)) AND (SELECT is_common FROM sampled) ORDER BY created_at DESC, user_id LIMIT 50 ), found AS MATERIALIZED ( SELECT user_id, created_at FROM walked WHERE (SELECT count(*) FROM walked) >= 50 UNION ALL SELECT user_id, created_at FROM user_profiles WHERE full_name ILIKE (SELECT $2) AND full_name_lower LIKE (SELECT lower($1)) AND (SELECT count(*) FROM walked) < 50 ), page AS MATERIALIZED ( SELECT user_id FROM found ORDER BY created_at DESC, user_id LIMIT 50 ) SELECT u.user_id, u.full_name, u.email, u.created_at FROM page JOIN user_profiles u ON u.user_id = page.user_id ORDER BY u.created_at DESC, u.user_id",
        None,
    )
}
impl UsersByNameStmt {
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
        pattern: &'a T1,
        indexed: &'a T2,
    ) -> UsersByNameQuery<'c, 'a, 's, C, UsersByName, 2> {
        UsersByNameQuery {
            client,
            params: [pattern, indexed],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<UsersByNameBorrowed, tokio_postgres::Error> {
                Ok(UsersByNameBorrowed {
                    user_id: row.try_get(0)?,
                    full_name: row.try_get(1)?,
                    email: row.try_get(2)?,
                    created_at: row.try_get(3)?,
                })
            },
            mapper: |it| UsersByName::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        UsersByNameParams<T1, T2>,
        UsersByNameQuery<'c, 'a, 's, C, UsersByName, 2>,
        C,
    > for UsersByNameStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UsersByNameParams<T1, T2>,
    ) -> UsersByNameQuery<'c, 'a, 's, C, UsersByName, 2> {
        self.bind(client, &params.pattern, &params.indexed)
    }
}
pub struct TrialsExpiringBeforeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn trials_expiring_before() -> TrialsExpiringBeforeStmt {
    TrialsExpiringBeforeStmt(
        "SELECT user_id, email, trial_end_date FROM user_profiles WHERE trial_status = 'active' AND trial_end_date > $1 AND trial_end_date <= $2 ORDER BY trial_end_date",
        None,
    )
}
impl TrialsExpiringBeforeStmt {
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
        until: &'a chrono::DateTime<chrono::Utc>,
    ) -> TrialsExpiringBeforeQuery<'c, 'a, 's, C, TrialsExpiringBefore, 2> {
        TrialsExpiringBeforeQuery {
            client,
            params: [now, until],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<TrialsExpiringBeforeBorrowed, tokio_postgres::Error> {
                    Ok(TrialsExpiringBeforeBorrowed {
                        user_id: row.try_get(0)?,
                        email: row.try_get(1)?,
                        trial_end_date: row.try_get(2)?,
                    })
                },
            mapper: |it| TrialsExpiringBefore::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        TrialsExpiringBeforeParams,
        TrialsExpiringBeforeQuery<'c, 'a, 's, C, TrialsExpiringBefore, 2>,
        C,
    > for TrialsExpiringBeforeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TrialsExpiringBeforeParams,
    ) -> TrialsExpiringBeforeQuery<'c, 'a, 's, C, TrialsExpiringBefore, 2> {
        self.bind(client, &params.now, &params.until)
    }
}
