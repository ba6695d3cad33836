// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct OneParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub category: T1,
    pub key: T2,
}
#[derive(Debug, Clone, PartialEq)]
pub struct One {
    pub value: String,
    pub value_type: String,
}
pub struct OneBorrowed<'a> {
    pub value: &'a str,
    pub value_type: &'a str,
}
impl<'a> From<OneBorrowed<'a>> for One {
    fn from(OneBorrowed { value, value_type }: OneBorrowed<'a>) -> Self {
        Self {
            value: value.into(),
            value_type: value_type.into(),
        }
    }
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
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct OneStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn one() -> OneStmt {
    OneStmt(
        "SELECT value, value_type FROM system_configurations WHERE category = $1 AND key = $2",
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
