// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ThumbnailParams<T1: crate::StringSql> {
    pub creator_id: uuid::Uuid,
    pub external_id: T1,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Avatar {
    pub platform: String,
    pub address: Option<String>,
}
pub struct AvatarBorrowed<'a> {
    pub platform: &'a str,
    pub address: Option<&'a str>,
}
impl<'a> From<AvatarBorrowed<'a>> for Avatar {
    fn from(AvatarBorrowed { platform, address }: AvatarBorrowed<'a>) -> Self {
        Self {
            platform: platform.into(),
            address: address.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Thumbnail {
    pub platform: String,
    pub address: Option<String>,
}
pub struct ThumbnailBorrowed<'a> {
    pub platform: &'a str,
    pub address: Option<&'a str>,
}
impl<'a> From<ThumbnailBorrowed<'a>> for Thumbnail {
    fn from(ThumbnailBorrowed { platform, address }: ThumbnailBorrowed<'a>) -> Self {
        Self {
            platform: platform.into(),
            address: address.map(|v| v.into()),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct AvatarQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AvatarBorrowed, tokio_postgres::Error>,
    mapper: fn(AvatarBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AvatarQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AvatarBorrowed) -> R) -> AvatarQuery<'c, 'a, 's, C, R, N> {
        AvatarQuery {
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
pub struct ThumbnailQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ThumbnailBorrowed, tokio_postgres::Error>,
    mapper: fn(ThumbnailBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ThumbnailQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ThumbnailBorrowed) -> R) -> ThumbnailQuery<'c, 'a, 's, C, R, N> {
        ThumbnailQuery {
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
pub struct AvatarStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn avatar() -> AvatarStmt {
    AvatarStmt(
        "SELECT platform, CASE WHEN NOT is_sample THEN avatar_url END AS address FROM creators WHERE id = $1",
        None,
    )
}
impl AvatarStmt {
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
        creator_id: &'a uuid::Uuid,
    ) -> AvatarQuery<'c, 'a, 's, C, Avatar, 1> {
        AvatarQuery {
            client,
            params: [creator_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AvatarBorrowed, tokio_postgres::Error> {
                Ok(AvatarBorrowed {
                    platform: row.try_get(0)?,
                    address: row.try_get(1)?,
                })
            },
            mapper: |it| Avatar::from(it),
        }
    }
}
pub struct ThumbnailStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn thumbnail() -> ThumbnailStmt {
    ThumbnailStmt(
        "SELECT c.platform, CASE WHEN NOT c.is_sample THEN p.thumbnail_url END AS address FROM creator_posts p JOIN creators c ON c.id = p.creator_id WHERE p.creator_id = $1 AND p.external_id = $2",
        None,
    )
}
impl ThumbnailStmt {
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
        creator_id: &'a uuid::Uuid,
        external_id: &'a T1,
    ) -> ThumbnailQuery<'c, 'a, 's, C, Thumbnail, 2> {
        ThumbnailQuery {
            client,
            params: [creator_id, external_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ThumbnailBorrowed, tokio_postgres::Error> {
                Ok(ThumbnailBorrowed {
                    platform: row.try_get(0)?,
                    address: row.try_get(1)?,
                })
            },
            mapper: |it| Thumbnail::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ThumbnailParams<T1>,
        ThumbnailQuery<'c, 'a, 's, C, Thumbnail, 2>,
        C,
    > for ThumbnailStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ThumbnailParams<T1>,
    ) -> ThumbnailQuery<'c, 'a, 's, C, Thumbnail, 2> {
        self.bind(client, &params.creator_id, &params.external_id)
    }
}
