// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct OneParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub category: T1,
    pub key: T2,
}
#[derive(Debug)]
pub struct PutParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
> {
    pub category: T1,
    pub key: T2,
    pub value: T3,
    pub value_type: T4,
    pub description: T5,
    pub is_hot_reloadable: T6,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct RemoveParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub category: T1,
    pub key: T2,
}
#[derive(Debug)]
pub struct ChangesParams<T1: crate::StringSql> {
    pub most: i64,
    pub setting: Option<T1>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct HotReloadable {
    pub key: String,
    pub value: String,
    pub value_type: String,
}
pub struct HotReloadableBorrowed<'a> {
    pub key: &'a str,
    pub value: &'a str,
    pub value_type: &'a str,
}
impl<'a> From<HotReloadableBorrowed<'a>> for HotReloadable {
    fn from(
        HotReloadableBorrowed {
            key,
            value,
            value_type,
        }: HotReloadableBorrowed<'a>,
    ) -> Self {
        Self {
            key: key.into(),
            value: value.into(),
            value_type: value_type.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct SettingRow {
    pub category: String,
    pub key: String,
    pub value: String,
    pub value_type: String,
    pub description: Option<String>,
    pub is_hot_reloadable: bool,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct SettingRowBorrowed<'a> {
    pub category: &'a str,
    pub key: &'a str,
    pub value: &'a str,
    pub value_type: &'a str,
    pub description: Option<&'a str>,
    pub is_hot_reloadable: bool,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<SettingRowBorrowed<'a>> for SettingRow {
    fn from(
        SettingRowBorrowed {
            category,
            key,
            value,
            value_type,
            description,
            is_hot_reloadable,
            updated_at,
        }: SettingRowBorrowed<'a>,
    ) -> Self {
        Self {
            category: category.into(),
            key: key.into(),
            value: value.into(),
            value_type: value_type.into(),
            description: description.map(|v| v.into()),
            is_hot_reloadable,
            updated_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct One {
    pub value: String,
    pub value_type: String,
    pub is_hot_reloadable: bool,
}
pub struct OneBorrowed<'a> {
    pub value: &'a str,
    pub value_type: &'a str,
    pub is_hot_reloadable: bool,
}
impl<'a> From<OneBorrowed<'a>> for One {
    fn from(
        OneBorrowed {
            value,
            value_type,
            is_hot_reloadable,
        }: OneBorrowed<'a>,
    ) -> Self {
        Self {
            value: value.into(),
            value_type: value_type.into(),
            is_hot_reloadable,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Changes {
    pub setting: String,
    pub event_data: serde_json::Value,
    pub actor: String,
    pub happened_at: chrono::DateTime<chrono::Utc>,
}
pub struct ChangesBorrowed<'a> {
    pub setting: &'a str,
    pub event_data: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub actor: &'a str,
    pub happened_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<ChangesBorrowed<'a>> for Changes {
    fn from(
        ChangesBorrowed {
            setting,
            event_data,
            actor,
            happened_at,
        }: ChangesBorrowed<'a>,
    ) -> Self {
        Self {
            setting: setting.into(),
            event_data: serde_json::from_str(event_data.0.get()).unwrap(),
            actor: actor.into(),
            happened_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct HotReloadableQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<HotReloadableBorrowed, tokio_postgres::Error>,
    mapper: fn(HotReloadableBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> HotReloadableQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(HotReloadableBorrowed) -> R) -> HotReloadableQuery<'c, 'a, 's, C, R, N> {
        HotReloadableQuery {
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
pub struct SettingRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SettingRowBorrowed, tokio_postgres::Error>,
    mapper: fn(SettingRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SettingRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SettingRowBorrowed) -> R) -> SettingRowQuery<'c, 'a, 's, C, R, N> {
        SettingRowQuery {
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
pub struct OneQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OneBorrowed, tokio_postgres::Error>,
    mapper: fn(OneBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OneQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OneBorrowed) -> R) -> OneQuery<'c, 'a, 's, C, R, N> {
        OneQuery {
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
pub struct ChangesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ChangesBorrowed, tokio_postgres::Error>,
    mapper: fn(ChangesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ChangesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ChangesBorrowed) -> R) -> ChangesQuery<'c, 'a, 's, C, R, N> {
        ChangesQuery {
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
pub struct HotReloadableStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hot_reloadable() -> HotReloadableStmt {
    HotReloadableStmt(
        "SELECT key, value, value_type FROM system_configurations WHERE category = $1 AND is_hot_reloadable = 'true' ORDER BY key",
        None,
    )
}
impl HotReloadableStmt {
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
        category: &'a T1,
    ) -> HotReloadableQuery<'c, 'a, 's, C, HotReloadable, 1> {
        HotReloadableQuery {
            client,
            params: [category],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<HotReloadableBorrowed, tokio_postgres::Error> {
                Ok(HotReloadableBorrowed {
                    key: row.try_get(0)?,
                    value: row.try_get(1)?,
                    value_type: row.try_get(2)?,
                })
            },
            mapper: |it| HotReloadable::from(it),
        }
    }
}
pub struct AllStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn all() -> AllStmt {
    AllStmt(
        "SELECT category, key, value, value_type, description, is_hot_reloadable = 'true' AS is_hot_reloadable, updated_at FROM system_configurations ORDER BY category, key",
        None,
    )
}
impl AllStmt {
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
    ) -> SettingRowQuery<'c, 'a, 's, C, SettingRow, 0> {
        SettingRowQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SettingRowBorrowed, tokio_postgres::Error> {
                Ok(SettingRowBorrowed {
                    category: row.try_get(0)?,
                    key: row.try_get(1)?,
                    value: row.try_get(2)?,
                    value_type: row.try_get(3)?,
                    description: row.try_get(4)?,
                    is_hot_reloadable: row.try_get(5)?,
                    updated_at: row.try_get(6)?,
                })
            },
            mapper: |it| SettingRow::from(it),
        }
    }
}
pub struct FingerprintStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn fingerprint() -> FingerprintStmt {
    FingerprintStmt(
        "SELECT coalesce(md5(string_agg(id::text || ' ' || xmin::text, ',' ORDER BY id)), '') AS fingerprint FROM system_configurations",
        None,
    )
}
impl FingerprintStmt {
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
    ) -> StringQuery<'c, 'a, 's, C, String, 0> {
        StringQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct LockChangesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_changes() -> LockChangesStmt {
    LockChangesStmt(
        "SELECT 1 AS locked FROM (SELECT pg_advisory_xact_lock(hashtext('limelight settings'))) AS waited",
        None,
    )
}
impl LockChangesStmt {
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
pub struct OneStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn one() -> OneStmt {
    OneStmt(
        "SELECT value, value_type, is_hot_reloadable = 'true' AS is_hot_reloadable FROM system_configurations WHERE category = $1 AND key = $2",
        None,
    )
}
impl OneStmt {
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
        category: &'a T1,
        key: &'a T2,
    ) -> OneQuery<'c, 'a, 's, C, One, 2> {
        OneQuery {
            client,
            params: [category, key],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OneBorrowed, tokio_postgres::Error> {
                Ok(OneBorrowed {
                    value: row.try_get(0)?,
                    value_type: row.try_get(1)?,
                    is_hot_reloadable: row.try_get(2)?,
                })
            },
            mapper: |it| One::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, OneParams<T1, T2>, OneQuery<'c, 'a, 's, C, One, 2>, C>
    for OneStmt
{
    fn params(&'s self, client: &'c C, params: &'a OneParams<T1, T2>) -> OneQuery<'c, 'a, 's, C, One, 2> {
        self.bind(client, &params.category, &params.key)
    }
}
pub struct PutStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn put() -> PutStmt {
    PutStmt(
        "INSERT INTO system_configurations (category, key, value, value_type, description, is_hot_reloadable, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $7) ON CONFLICT (category, key) DO UPDATE SET value = excluded.value, value_type = excluded.value_type, description = excluded.description, is_hot_reloadable = excluded.is_hot_reloadable, updated_at = excluded.updated_at",
        None,
    )
}
impl PutStmt {
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
        T6: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        category: &'a T1,
        key: &'a T2,
        value: &'a T3,
        value_type: &'a T4,
        description: &'a T5,
        is_hot_reloadable: &'a T6,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                self.0,
                &[
                    category,
                    key,
                    value,
                    value_type,
                    description,
                    is_hot_reloadable,
                    now,
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
    T6: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        PutParams<T1, T2, T3, T4, T5, T6>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for PutStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PutParams<T1, T2, T3, T4, T5, T6>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(
            client,
            &params.category,
            &params.key,
            &params.value,
            &params.value_type,
            &params.description,
            &params.is_hot_reloadable,
            &params.now,
        ))
    }
}
pub struct RemoveStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn remove() -> RemoveStmt {
    RemoveStmt(
        "DELETE FROM system_configurations WHERE category = $1 AND key = $2",
        None,
    )
}
impl RemoveStmt {
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
        category: &'a T1,
        key: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[category, key]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        RemoveParams<T1, T2>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for RemoveStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RemoveParams<T1, T2>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(client, &params.category, &params.key))
    }
}
pub struct NotifyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn notify() -> NotifyStmt {
    NotifyStmt(
        "SELECT 1 AS sent FROM (SELECT pg_notify('limelight_settings', '')) AS told",
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
pub struct ChangesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn changes() -> ChangesStmt {
    ChangesStmt(
        "SELECT s.aggregate_id AS setting, e.event_data, e.actor, e.happened_at FROM event_streams s CROSS JOIN LATERAL ( SELECT event_data, coalesce(metadata ->> 'actor', 'system') AS actor, \"timestamp\" AS happened_at, aggregate_version FROM events WHERE aggregate_id = s.aggregate_id AND aggregate_type = 'setting' AND event_type = 'admin_action' AND user_id IS NULL ORDER BY \"timestamp\" DESC, aggregate_version DESC LIMIT $1 ) AS e WHERE s.scope = 'system' AND s.aggregate_type = 'setting' AND ($2::text IS NULL OR s.aggregate_id = $2) ORDER BY e.happened_at DESC, e.aggregate_version DESC LIMIT $1",
        None,
    )
}
impl ChangesStmt {
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
        most: &'a i64,
        setting: &'a Option<T1>,
    ) -> ChangesQuery<'c, 'a, 's, C, Changes, 2> {
        ChangesQuery {
            client,
            params: [most, setting],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ChangesBorrowed, tokio_postgres::Error> {
                Ok(ChangesBorrowed {
                    setting: row.try_get(0)?,
                    event_data: row.try_get(1)?,
                    actor: row.try_get(2)?,
                    happened_at: row.try_get(3)?,
                })
            },
            mapper: |it| Changes::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, ChangesParams<T1>, ChangesQuery<'c, 'a, 's, C, Changes, 2>, C>
    for ChangesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ChangesParams<T1>,
    ) -> ChangesQuery<'c, 'a, 's, C, Changes, 2> {
        self.bind(client, &params.most, &params.setting)
    }
}
