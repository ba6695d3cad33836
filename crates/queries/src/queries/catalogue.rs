// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct UpsertCreatorsParams<T1: crate::JsonSql, T2: crate::StringSql> {
    pub creators: T1,
    pub source: T2,
    pub is_sample: bool,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct IdsByKeyParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
> {
    pub platforms: T2,
    pub external_ids: T4,
}
#[derive(Debug)]
pub struct UpsertPostsParams<T1: crate::JsonSql> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub posts: T1,
}
#[derive(Debug)]
pub struct RefreshFromPostsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub ids: T1,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct KeywordPageParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::StringSql,
    T7: crate::ArraySql<Item = T6>,
    T8: crate::JsonSql,
    T9: crate::JsonSql,
> {
    pub tsquery: T1,
    pub any_term: T2,
    pub platform: T3,
    pub patterns: T5,
    pub fuzzy: T7,
    pub clauses: T8,
    pub filter: T9,
    pub job_id: uuid::Uuid,
    pub after_score: Option<i64>,
    pub after_id: Option<uuid::Uuid>,
    pub page_size: i64,
}
#[derive(Debug)]
pub struct KeywordCountsParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::StringSql,
    T6: crate::ArraySql<Item = T5>,
    T7: crate::JsonSql,
    T8: crate::JsonSql,
    T9: crate::StringSql,
> {
    pub tsquery: T1,
    pub platform: T2,
    pub patterns: T4,
    pub fuzzy: T6,
    pub clauses: T7,
    pub most: i64,
    pub filter: T8,
    pub user_id: T9,
}
#[derive(Debug)]
pub struct HashtagsUsedWithParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
> {
    pub platform: T1,
    pub tsquery: T2,
    pub known: T4,
    pub most: i64,
}
#[derive(Debug)]
pub struct FindSeedParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub platform: T1,
    pub handle: T2,
}
#[derive(Debug)]
pub struct SimilarPageParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::JsonSql,
    T8: crate::StringSql,
    T9: crate::StringSql,
> {
    pub hashtags: T2,
    pub topics: T4,
    pub platform: T5,
    pub seed_id: uuid::Uuid,
    pub topic_query: T6,
    pub filter: T7,
    pub job_id: uuid::Uuid,
    pub followers: Option<i64>,
    pub language: Option<T8>,
    pub category: Option<T9>,
    pub after_score: Option<i64>,
    pub after_id: Option<uuid::Uuid>,
    pub page_size: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct UpsertCreators {
    pub id: Option<uuid::Uuid>,
    pub platform: String,
    pub external_id: String,
    pub is_new: bool,
    pub is_changed: bool,
}
pub struct UpsertCreatorsBorrowed<'a> {
    pub id: Option<uuid::Uuid>,
    pub platform: &'a str,
    pub external_id: &'a str,
    pub is_new: bool,
    pub is_changed: bool,
}
impl<'a> From<UpsertCreatorsBorrowed<'a>> for UpsertCreators {
    fn from(
        UpsertCreatorsBorrowed {
            id,
            platform,
            external_id,
            is_new,
            is_changed,
        }: UpsertCreatorsBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            platform: platform.into(),
            external_id: external_id.into(),
            is_new,
            is_changed,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct IdsByKey {
    pub id: uuid::Uuid,
    pub platform: String,
    pub external_id: String,
}
pub struct IdsByKeyBorrowed<'a> {
    pub id: uuid::Uuid,
    pub platform: &'a str,
    pub external_id: &'a str,
}
impl<'a> From<IdsByKeyBorrowed<'a>> for IdsByKey {
    fn from(
        IdsByKeyBorrowed {
            id,
            platform,
            external_id,
        }: IdsByKeyBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            platform: platform.into(),
            external_id: external_id.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct FoundRow {
    pub id: uuid::Uuid,
    pub external_id: String,
    pub handle: Option<String>,
    pub name: Option<String>,
    pub followers: Option<i64>,
    pub bio: Option<String>,
    pub emails: Vec<String>,
    pub links: Vec<String>,
    pub hashtags: Vec<String>,
    pub avatar_url: Option<String>,
    pub verified: Option<bool>,
    pub country: Option<String>,
    pub language: Option<String>,
    pub engagement_rate: Option<f32>,
    pub is_sample: bool,
    pub score: i64,
    pub post_body: Option<String>,
    pub post_url: Option<String>,
    pub post_views: Option<i64>,
    pub post_likes: Option<i64>,
    pub post_comments: Option<i64>,
    pub post_shares: Option<i64>,
    pub matched_in: Vec<String>,
    pub snippet: Option<String>,
}
pub struct FoundRowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub external_id: &'a str,
    pub handle: Option<&'a str>,
    pub name: Option<&'a str>,
    pub followers: Option<i64>,
    pub bio: Option<&'a str>,
    pub emails: crate::ArrayIterator<'a, &'a str>,
    pub links: crate::ArrayIterator<'a, &'a str>,
    pub hashtags: crate::ArrayIterator<'a, &'a str>,
    pub avatar_url: Option<&'a str>,
    pub verified: Option<bool>,
    pub country: Option<&'a str>,
    pub language: Option<&'a str>,
    pub engagement_rate: Option<f32>,
    pub is_sample: bool,
    pub score: i64,
    pub post_body: Option<&'a str>,
    pub post_url: Option<&'a str>,
    pub post_views: Option<i64>,
    pub post_likes: Option<i64>,
    pub post_comments: Option<i64>,
    pub post_shares: Option<i64>,
    pub matched_in: crate::ArrayIterator<'a, &'a str>,
    pub snippet: Option<&'a str>,
}
impl<'a> From<FoundRowBorrowed<'a>> for FoundRow {
    fn from(
        FoundRowBorrowed {
            id,
            external_id,
            handle,
            name,
            followers,
            bio,
            emails,
            links,
            hashtags,
            avatar_url,
            verified,
            country,
            language,
            engagement_rate,
            is_sample,
            score,
            post_body,
            post_url,
            post_views,
            post_likes,
            post_comments,
            post_shares,
            matched_in,
            snippet,
        }: FoundRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            external_id: external_id.into(),
            handle: handle.map(|v| v.into()),
            name: name.map(|v| v.into()),
            followers,
            bio: bio.map(|v| v.into()),
            emails: emails.map(|v| v.into()).collect(),
            links: links.map(|v| v.into()).collect(),
            hashtags: hashtags.map(|v| v.into()).collect(),
            avatar_url: avatar_url.map(|v| v.into()),
            verified,
            country: country.map(|v| v.into()),
            language: language.map(|v| v.into()),
            engagement_rate,
            is_sample,
            score,
            post_body: post_body.map(|v| v.into()),
            post_url: post_url.map(|v| v.into()),
            post_views,
            post_likes,
            post_comments,
            post_shares,
            matched_in: matched_in.map(|v| v.into()).collect(),
            snippet: snippet.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct KeywordCounts {
    pub left_out: Option<String>,
    pub creators: i64,
    pub with_email: i64,
}
pub struct KeywordCountsBorrowed<'a> {
    pub left_out: Option<&'a str>,
    pub creators: i64,
    pub with_email: i64,
}
impl<'a> From<KeywordCountsBorrowed<'a>> for KeywordCounts {
    fn from(
        KeywordCountsBorrowed {
            left_out,
            creators,
            with_email,
        }: KeywordCountsBorrowed<'a>,
    ) -> Self {
        Self {
            left_out: left_out.map(|v| v.into()),
            creators,
            with_email,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct HashtagsUsedWith {
    pub hashtag: String,
    pub creators: i64,
}
pub struct HashtagsUsedWithBorrowed<'a> {
    pub hashtag: &'a str,
    pub creators: i64,
}
impl<'a> From<HashtagsUsedWithBorrowed<'a>> for HashtagsUsedWith {
    fn from(HashtagsUsedWithBorrowed { hashtag, creators }: HashtagsUsedWithBorrowed<'a>) -> Self {
        Self {
            hashtag: hashtag.into(),
            creators,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct FindSeed {
    pub id: uuid::Uuid,
    pub handle: Option<String>,
    pub name: Option<String>,
    pub followers: Option<i64>,
    pub language: Option<String>,
    pub category: Option<String>,
    pub hashtags: Vec<String>,
    pub topics: Vec<String>,
}
pub struct FindSeedBorrowed<'a> {
    pub id: uuid::Uuid,
    pub handle: Option<&'a str>,
    pub name: Option<&'a str>,
    pub followers: Option<i64>,
    pub language: Option<&'a str>,
    pub category: Option<&'a str>,
    pub hashtags: crate::ArrayIterator<'a, &'a str>,
    pub topics: crate::ArrayIterator<'a, &'a str>,
}
impl<'a> From<FindSeedBorrowed<'a>> for FindSeed {
    fn from(
        FindSeedBorrowed {
            id,
            handle,
            name,
            followers,
            language,
            category,
            hashtags,
            topics,
        }: FindSeedBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            handle: handle.map(|v| v.into()),
            name: name.map(|v| v.into()),
            followers,
            language: language.map(|v| v.into()),
            category: category.map(|v| v.into()),
            hashtags: hashtags.map(|v| v.into()).collect(),
            topics: topics.map(|v| v.into()).collect(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct SimilarRow {
    pub id: uuid::Uuid,
    pub external_id: String,
    pub handle: Option<String>,
    pub name: Option<String>,
    pub followers: Option<i64>,
    pub bio: Option<String>,
    pub emails: Vec<String>,
    pub links: Vec<String>,
    pub hashtags: Vec<String>,
    pub avatar_url: Option<String>,
    pub verified: Option<bool>,
    pub country: Option<String>,
    pub language: Option<String>,
    pub engagement_rate: Option<f32>,
    pub is_sample: bool,
    pub score: i64,
    pub shared_hashtags: Vec<String>,
    pub shared_topics: Vec<String>,
    pub near_size: bool,
    pub same_language: bool,
    pub same_category: bool,
    pub post_body: Option<String>,
    pub post_url: Option<String>,
    pub post_views: Option<i64>,
    pub post_likes: Option<i64>,
    pub post_comments: Option<i64>,
    pub post_shares: Option<i64>,
}
pub struct SimilarRowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub external_id: &'a str,
    pub handle: Option<&'a str>,
    pub name: Option<&'a str>,
    pub followers: Option<i64>,
    pub bio: Option<&'a str>,
    pub emails: crate::ArrayIterator<'a, &'a str>,
    pub links: crate::ArrayIterator<'a, &'a str>,
    pub hashtags: crate::ArrayIterator<'a, &'a str>,
    pub avatar_url: Option<&'a str>,
    pub verified: Option<bool>,
    pub country: Option<&'a str>,
    pub language: Option<&'a str>,
    pub engagement_rate: Option<f32>,
    pub is_sample: bool,
    pub score: i64,
    pub shared_hashtags: crate::ArrayIterator<'a, &'a str>,
    pub shared_topics: crate::ArrayIterator<'a, &'a str>,
    pub near_size: bool,
    pub same_language: bool,
    pub same_category: bool,
    pub post_body: Option<&'a str>,
    pub post_url: Option<&'a str>,
    pub post_views: Option<i64>,
    pub post_likes: Option<i64>,
    pub post_comments: Option<i64>,
    pub post_shares: Option<i64>,
}
impl<'a> From<SimilarRowBorrowed<'a>> for SimilarRow {
    fn from(
        SimilarRowBorrowed {
            id,
            external_id,
            handle,
            name,
            followers,
            bio,
            emails,
            links,
            hashtags,
            avatar_url,
            verified,
            country,
            language,
            engagement_rate,
            is_sample,
            score,
            shared_hashtags,
            shared_topics,
            near_size,
            same_language,
            same_category,
            post_body,
            post_url,
            post_views,
            post_likes,
            post_comments,
            post_shares,
        }: SimilarRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            external_id: external_id.into(),
            handle: handle.map(|v| v.into()),
            name: name.map(|v| v.into()),
            followers,
            bio: bio.map(|v| v.into()),
            emails: emails.map(|v| v.into()).collect(),
            links: links.map(|v| v.into()).collect(),
            hashtags: hashtags.map(|v| v.into()).collect(),
            avatar_url: avatar_url.map(|v| v.into()),
            verified,
            country: country.map(|v| v.into()),
            language: language.map(|v| v.into()),
            engagement_rate,
            is_sample,
            score,
            shared_hashtags: shared_hashtags.map(|v| v.into()).collect(),
            shared_topics: shared_topics.map(|v| v.into()).collect(),
            near_size,
            same_language,
            same_category,
            post_body: post_body.map(|v| v.into()),
            post_url: post_url.map(|v| v.into()),
            post_views,
            post_likes,
            post_comments,
            post_shares,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct CountsByPlatform {
    pub platform: String,
    pub is_sample: bool,
    pub creators: i64,
    pub with_email: i64,
}
pub struct CountsByPlatformBorrowed<'a> {
    pub platform: &'a str,
    pub is_sample: bool,
    pub creators: i64,
    pub with_email: i64,
}
impl<'a> From<CountsByPlatformBorrowed<'a>> for CountsByPlatform {
    fn from(
        CountsByPlatformBorrowed {
            platform,
            is_sample,
            creators,
            with_email,
        }: CountsByPlatformBorrowed<'a>,
    ) -> Self {
        Self {
            platform: platform.into(),
            is_sample,
            creators,
            with_email,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct UpsertCreatorsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<UpsertCreatorsBorrowed, tokio_postgres::Error>,
    mapper: fn(UpsertCreatorsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UpsertCreatorsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(UpsertCreatorsBorrowed) -> R) -> UpsertCreatorsQuery<'c, 'a, 's, C, R, N> {
        UpsertCreatorsQuery {
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
pub struct IdsByKeyQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<IdsByKeyBorrowed, tokio_postgres::Error>,
    mapper: fn(IdsByKeyBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> IdsByKeyQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(IdsByKeyBorrowed) -> R) -> IdsByKeyQuery<'c, 'a, 's, C, R, N> {
        IdsByKeyQuery {
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
pub struct FoundRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FoundRowBorrowed, tokio_postgres::Error>,
    mapper: fn(FoundRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FoundRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FoundRowBorrowed) -> R) -> FoundRowQuery<'c, 'a, 's, C, R, N> {
        FoundRowQuery {
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
pub struct KeywordCountsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<KeywordCountsBorrowed, tokio_postgres::Error>,
    mapper: fn(KeywordCountsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> KeywordCountsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(KeywordCountsBorrowed) -> R) -> KeywordCountsQuery<'c, 'a, 's, C, R, N> {
        KeywordCountsQuery {
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
pub struct HashtagsUsedWithQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<HashtagsUsedWithBorrowed, tokio_postgres::Error>,
    mapper: fn(HashtagsUsedWithBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> HashtagsUsedWithQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(HashtagsUsedWithBorrowed) -> R,
    ) -> HashtagsUsedWithQuery<'c, 'a, 's, C, R, N> {
        HashtagsUsedWithQuery {
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
pub struct FindSeedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindSeedBorrowed, tokio_postgres::Error>,
    mapper: fn(FindSeedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindSeedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FindSeedBorrowed) -> R) -> FindSeedQuery<'c, 'a, 's, C, R, N> {
        FindSeedQuery {
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
pub struct SimilarRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SimilarRowBorrowed, tokio_postgres::Error>,
    mapper: fn(SimilarRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SimilarRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SimilarRowBorrowed) -> R) -> SimilarRowQuery<'c, 'a, 's, C, R, N> {
        SimilarRowQuery {
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
pub struct CountsByPlatformQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CountsByPlatformBorrowed, tokio_postgres::Error>,
    mapper: fn(CountsByPlatformBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CountsByPlatformQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(CountsByPlatformBorrowed) -> R,
    ) -> CountsByPlatformQuery<'c, 'a, 's, C, R, N> {
        CountsByPlatformQuery {
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
pub struct UpsertCreatorsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn upsert_creators() -> UpsertCreatorsStmt {
    UpsertCreatorsStmt(
        "WITH given AS ( SELECT * FROM jsonb_to_recordset($1::jsonb) AS g ( platform text, external_id text, handle text, name text, followers bigint, following bigint, likes bigint, post_count bigint, bio text, emails jsonb, links jsonb, hashtags jsonb, avatar_url text, verified boolean, country text, language text, category text, engagement_rate real, last_post_at timestamptz, post_text text, provenance jsonb) ), ready AS ( SELECT g.*, coalesce(ARRAY(SELECT jsonb_array_elements_text(g.emails)), '{}') AS email_list, coalesce(ARRAY(SELECT jsonb_array_elements_text(g.links)), '{}') AS link_list, coalesce(ARRAY(SELECT jsonb_array_elements_text(g.hashtags)), '{}') AS hashtag_list FROM given g ), stored AS ( INSERT INTO creators AS c (platform, external_id, handle, name, followers, following, likes, post_count, bio, emails, links, hashtags, avatar_url, verified, country, language, category, engagement_rate, last_post_at, post_text, source, is_sample, fetched_at, created_at, updated_at, provenance) SELECT platform, external_id, handle, name, followers, following, likes, post_count, bio, email_list, link_list, hashtag_list, avatar_url, verified, country, language, category, engagement_rate, last_post_at, post_text, $2, $3, $4, $4, $4, coalesce(provenance, '{}') FROM ready ORDER BY platform, external_id ON CONFLICT (platform, external_id) DO UPDATE SET handle = coalesce(excluded.handle, c.handle), name = coalesce(excluded.name, c.name), followers = CASE WHEN excluded.followers IS NULL OR (excluded.followers = 0 AND c.followers > 0) THEN c.followers ELSE excluded.followers END, following = CASE WHEN excluded.following IS NULL OR (excluded.following = 0 AND c.following > 0) THEN c.following ELSE excluded.following END, likes = CASE WHEN excluded.likes IS NULL OR (excluded.likes = 0 AND c.likes > 0) THEN c.likes ELSE excluded.likes END, post_count = CASE WHEN excluded.post_count IS NULL OR (excluded.post_count = 0 AND c.post_count > 0) THEN c.post_count ELSE excluded.post_count END, bio = coalesce(excluded.bio, c.bio), emails = c.emails || ARRAY(SELECT e FROM unnest(excluded.emails) e WHERE e <> ALL (c.emails)), links = c.links || ARRAY(SELECT e FROM unnest(excluded.links) e WHERE e <> ALL (c.links)), avatar_url = coalesce(excluded.avatar_url, c.avatar_url), verified = coalesce(excluded.verified, c.verified), country = coalesce(excluded.country, c.country), language = coalesce(excluded.language, c.language), category = coalesce(excluded.category, c.category), provenance = c.provenance || CASE WHEN excluded.followers = 0 AND c.followers > 0 THEN excluded.provenance - 'followers' ELSE excluded.provenance END, is_sample = c.is_sample AND excluded.is_sample, source = excluded.source, fetched_at = excluded.fetched_at, updated_at = excluded.updated_at WHERE (coalesce(excluded.handle, c.handle), coalesce(excluded.name, c.name), coalesce(excluded.bio, c.bio), coalesce(excluded.followers, c.followers), coalesce(excluded.following, c.following), coalesce(excluded.likes, c.likes), coalesce(excluded.post_count, c.post_count), coalesce(excluded.avatar_url, c.avatar_url), coalesce(excluded.verified, c.verified), coalesce(excluded.country, c.country), coalesce(excluded.language, c.language), coalesce(excluded.category, c.category)) IS DISTINCT FROM (c.handle, c.name, c.bio, c.followers, c.following, c.likes, c.post_count, c.avatar_url, c.verified, c.country, c.language, c.category) OR NOT c.emails @> excluded.emails OR NOT c.links @> excluded.links RETURNING c.id, c.platform, c.external_id, (c.xmax = 0) AS is_new ) SELECT coalesce(s.id, c.id) AS id, r.platform AS platform, r.external_id AS external_id, coalesce(s.is_new, false) AS is_new, (s.id IS NOT NULL) AS is_changed FROM ready r LEFT JOIN stored s ON s.platform = r.platform AND s.external_id = r.external_id LEFT JOIN creators c ON c.platform = r.platform AND c.external_id = r.external_id",
        None,
    )
}
impl UpsertCreatorsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        creators: &'a T1,
        source: &'a T2,
        is_sample: &'a bool,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> UpsertCreatorsQuery<'c, 'a, 's, C, UpsertCreators, 4> {
        UpsertCreatorsQuery {
            client,
            params: [creators, source, is_sample, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<UpsertCreatorsBorrowed, tokio_postgres::Error> {
                Ok(UpsertCreatorsBorrowed {
                    id: row.try_get(0)?,
                    platform: row.try_get(1)?,
                    external_id: row.try_get(2)?,
                    is_new: row.try_get(3)?,
                    is_changed: row.try_get(4)?,
                })
            },
            mapper: |it| UpsertCreators::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        UpsertCreatorsParams<T1, T2>,
        UpsertCreatorsQuery<'c, 'a, 's, C, UpsertCreators, 4>,
        C,
    > for UpsertCreatorsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UpsertCreatorsParams<T1, T2>,
    ) -> UpsertCreatorsQuery<'c, 'a, 's, C, UpsertCreators, 4> {
        self.bind(
            client,
            &params.creators,
            &params.source,
            &params.is_sample,
            &params.now,
        )
    }
}
pub struct IdsByKeyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn ids_by_key() -> IdsByKeyStmt {
    IdsByKeyStmt(
        "SELECT c.id, c.platform, c.external_id FROM unnest($1::text[], $2::text[]) AS key (platform, external_id) JOIN creators c ON c.platform = key.platform AND c.external_id = key.external_id",
        None,
    )
}
impl IdsByKeyStmt {
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
        T4: crate::ArraySql<Item = T3>,
    >(
        &'s self,
        client: &'c C,
        platforms: &'a T2,
        external_ids: &'a T4,
    ) -> IdsByKeyQuery<'c, 'a, 's, C, IdsByKey, 2> {
        IdsByKeyQuery {
            client,
            params: [platforms, external_ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<IdsByKeyBorrowed, tokio_postgres::Error> {
                Ok(IdsByKeyBorrowed {
                    id: row.try_get(0)?,
                    platform: row.try_get(1)?,
                    external_id: row.try_get(2)?,
                })
            },
            mapper: |it| IdsByKey::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        IdsByKeyParams<T1, T2, T3, T4>,
        IdsByKeyQuery<'c, 'a, 's, C, IdsByKey, 2>,
        C,
    > for IdsByKeyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a IdsByKeyParams<T1, T2, T3, T4>,
    ) -> IdsByKeyQuery<'c, 'a, 's, C, IdsByKey, 2> {
        self.bind(client, &params.platforms, &params.external_ids)
    }
}
pub struct UpsertPostsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn upsert_posts() -> UpsertPostsStmt {
    UpsertPostsStmt(
        "INSERT INTO creator_posts AS p (creator_id, external_id, body, url, thumbnail_url, published_at, views, likes, comments, shares, hashtags, fetched_at) SELECT g.creator_id, g.external_id, g.body, g.url, g.thumbnail_url, g.published_at, g.views, g.likes, g.comments, g.shares, coalesce(ARRAY(SELECT jsonb_array_elements_text(g.hashtags)), '{}'), $1 FROM jsonb_to_recordset($2::jsonb) AS g (creator_id uuid, external_id text, body text, url text, thumbnail_url text, published_at timestamptz, views bigint, likes bigint, comments bigint, shares bigint, hashtags jsonb) ORDER BY g.creator_id, g.external_id ON CONFLICT (creator_id, external_id) DO UPDATE SET body = coalesce(excluded.body, p.body), url = coalesce(excluded.url, p.url), thumbnail_url = coalesce(excluded.thumbnail_url, p.thumbnail_url), published_at = coalesce(excluded.published_at, p.published_at), views = greatest(excluded.views, p.views), likes = greatest(excluded.likes, p.likes), comments = greatest(excluded.comments, p.comments), shares = greatest(excluded.shares, p.shares), fetched_at = excluded.fetched_at WHERE (coalesce(excluded.body, p.body), greatest(excluded.views, p.views), greatest(excluded.likes, p.likes), greatest(excluded.comments, p.comments), greatest(excluded.shares, p.shares)) IS DISTINCT FROM (p.body, p.views, p.likes, p.comments, p.shares)",
        None,
    )
}
impl UpsertPostsStmt {
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
        now: &'a chrono::DateTime<chrono::Utc>,
        posts: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[now, posts]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        UpsertPostsParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for UpsertPostsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UpsertPostsParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(client, &params.now, &params.posts))
    }
}
pub struct RefreshFromPostsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn refresh_from_posts() -> RefreshFromPostsStmt {
    RefreshFromPostsStmt(
        "WITH fresh AS ( SELECT p.creator_id AS id, max(p.published_at) AS last_post_at, left(string_agg(p.body, E'\\n' ORDER BY p.published_at DESC NULLS LAST, p.external_id), 2000) AS post_text, (100.0 * sum(p.likes::numeric + coalesce(p.comments, 0) + coalesce(p.shares, 0)) FILTER (WHERE p.views > 0 AND p.likes IS NOT NULL) / nullif(sum(p.views) FILTER (WHERE p.views > 0 AND p.likes IS NOT NULL), 0))::real AS engagement_rate, ARRAY(SELECT DISTINCT tag FROM creator_posts t, unnest(t.hashtags) AS tag WHERE t.creator_id = p.creator_id ORDER BY tag) AS hashtags FROM creator_posts p WHERE p.creator_id = ANY ($1::uuid[]) GROUP BY p.creator_id ) UPDATE creators c SET last_post_at = f.last_post_at, post_text = f.post_text, engagement_rate = f.engagement_rate, hashtags = f.hashtags, updated_at = $2 FROM fresh f WHERE c.id = f.id AND ((c.last_post_at, c.post_text, c.engagement_rate) IS DISTINCT FROM (f.last_post_at, f.post_text, f.engagement_rate) OR NOT (c.hashtags @> f.hashtags AND c.hashtags <@ f.hashtags)) RETURNING c.id",
        None,
    )
}
impl RefreshFromPostsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>(
        &'s self,
        client: &'c C,
        ids: &'a T1,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [ids, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RefreshFromPostsParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for RefreshFromPostsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RefreshFromPostsParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.ids, &params.now)
    }
}
pub struct KeywordPageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn keyword_page() -> KeywordPageStmt {
    KeywordPageStmt(
        "WITH wanted AS ( SELECT to_tsquery('english', $1) AS query, to_tsquery('english', $2) AS any_term ), hits AS ( SELECT c.id FROM creators c, wanted WHERE c.platform = $3 AND c.document @@ wanted.query UNION SELECT c.id FROM creators c WHERE c.platform = $3 AND (c.names LIKE ANY ($4::text[]) OR c.names %> ANY ($5::text[])) AND EXISTS ( SELECT FROM jsonb_array_elements($6::jsonb) clause WHERE NOT EXISTS ( SELECT FROM jsonb_array_elements(clause -> 'required') term WHERE NOT (c.document @@ phraseto_tsquery('english', term ->> 'text') OR c.names LIKE coalesce(term ->> 'pattern', '') OR (term ->> 'fuzzy')::boolean AND word_similarity(term ->> 'text', c.names) >= 0.7) ) AND NOT EXISTS ( SELECT FROM jsonb_array_elements(clause -> 'excluded') term WHERE c.document @@ phraseto_tsquery('english', term ->> 'text') OR c.names LIKE coalesce(term ->> 'pattern', '') ) ) ), ranked AS ( SELECT c.id, (ts_rank(c.document, wanted.any_term) * 1000000)::bigint + CASE WHEN c.names LIKE ANY ($4::text[]) THEN 200000 ELSE 0 END AS score FROM hits JOIN creators c USING (id), wanted WHERE creator_left_out($7::jsonb, c.followers, c.engagement_rate, c.country, c.language, c.emails <> '{}', c.verified, c.last_post_at, c.fetched_at, c.hashtags, c.names, c.bio, $7::jsonb ->> 'seen' IS NOT NULL AND EXISTS ( SELECT FROM scraping_jobs run JOIN job_creators s ON s.user_id = run.user_id AND s.creator_id = c.id JOIN scraping_jobs e ON e.user_id = s.user_id AND e.id = s.job_id WHERE run.id = $8 AND e.created_at < run.created_at AND ($7::jsonb ->> 'seen' = 'workspace' OR e.campaign_id = run.campaign_id))) IS NULL ), page AS ( SELECT id, score FROM ranked WHERE $9::bigint IS NULL OR score < $9 OR (score = $9 AND id > $10::uuid) ORDER BY score DESC, id LIMIT $11 ) SELECT c.id, c.external_id, c.handle, c.name, c.followers, c.bio, c.emails, c.links, c.hashtags, c.avatar_url, c.verified, c.country, c.language, c.engagement_rate, c.is_sample, page.score, post.body AS post_body, post.url AS post_url, post.views AS post_views, post.likes AS post_likes, post.comments AS post_comments, post.shares AS post_shares, array_remove(ARRAY[ CASE WHEN ts_filter(c.document, '{a}') @@ wanted.any_term OR c.names LIKE ANY ($4::text[]) OR c.names %> ANY ($5::text[]) THEN 'name' END, CASE WHEN ts_filter(c.document, '{b}') @@ wanted.any_term THEN 'hashtags' END, CASE WHEN ts_filter(c.document, '{c}') @@ wanted.any_term THEN 'bio' END, CASE WHEN ts_filter(c.document, '{d}') @@ wanted.any_term THEN 'posts' END], NULL) AS matched_in, ts_headline('english', concat_ws(' · ', c.bio, post.body), wanted.any_term, 'StartSel=⟦, StopSel=⟧, MaxFragments=1, MaxWords=14, MinWords=5') AS snippet FROM page JOIN creators c USING (id) CROSS JOIN wanted LEFT JOIN LATERAL ( SELECT * FROM creator_posts p WHERE p.creator_id = c.id ORDER BY (to_tsvector('english', coalesce(p.body, '')) @@ wanted.any_term) DESC, p.views DESC NULLS LAST, p.external_id LIMIT 1 ) post ON true ORDER BY page.score DESC, c.id",
        None,
    )
}
impl KeywordPageStmt {
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
        T4: crate::StringSql,
        T5: crate::ArraySql<Item = T4>,
        T6: crate::StringSql,
        T7: crate::ArraySql<Item = T6>,
        T8: crate::JsonSql,
        T9: crate::JsonSql,
    >(
        &'s self,
        client: &'c C,
        tsquery: &'a T1,
        any_term: &'a T2,
        platform: &'a T3,
        patterns: &'a T5,
        fuzzy: &'a T7,
        clauses: &'a T8,
        filter: &'a T9,
        job_id: &'a uuid::Uuid,
        after_score: &'a Option<i64>,
        after_id: &'a Option<uuid::Uuid>,
        page_size: &'a i64,
    ) -> FoundRowQuery<'c, 'a, 's, C, FoundRow, 11> {
        FoundRowQuery {
            client,
            params: [
                tsquery,
                any_term,
                platform,
                patterns,
                fuzzy,
                clauses,
                filter,
                job_id,
                after_score,
                after_id,
                page_size,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<FoundRowBorrowed, tokio_postgres::Error> {
                Ok(FoundRowBorrowed {
                    id: row.try_get(0)?,
                    external_id: row.try_get(1)?,
                    handle: row.try_get(2)?,
                    name: row.try_get(3)?,
                    followers: row.try_get(4)?,
                    bio: row.try_get(5)?,
                    emails: row.try_get(6)?,
                    links: row.try_get(7)?,
                    hashtags: row.try_get(8)?,
                    avatar_url: row.try_get(9)?,
                    verified: row.try_get(10)?,
                    country: row.try_get(11)?,
                    language: row.try_get(12)?,
                    engagement_rate: row.try_get(13)?,
                    is_sample: row.try_get(14)?,
                    score: row.try_get(15)?,
                    post_body: row.try_get(16)?,
                    post_url: row.try_get(17)?,
                    post_views: row.try_get(18)?,
                    post_likes: row.try_get(19)?,
                    post_comments: row.try_get(20)?,
                    post_shares: row.try_get(21)?,
                    matched_in: row.try_get(22)?,
                    snippet: row.try_get(23)?,
                })
            },
            mapper: |it| FoundRow::from(it),
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
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::StringSql,
    T7: crate::ArraySql<Item = T6>,
    T8: crate::JsonSql,
    T9: crate::JsonSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        KeywordPageParams<T1, T2, T3, T4, T5, T6, T7, T8, T9>,
        FoundRowQuery<'c, 'a, 's, C, FoundRow, 11>,
        C,
    > for KeywordPageStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a KeywordPageParams<T1, T2, T3, T4, T5, T6, T7, T8, T9>,
    ) -> FoundRowQuery<'c, 'a, 's, C, FoundRow, 11> {
        self.bind(
            client,
            &params.tsquery,
            &params.any_term,
            &params.platform,
            &params.patterns,
            &params.fuzzy,
            &params.clauses,
            &params.filter,
            &params.job_id,
            &params.after_score,
            &params.after_id,
            &params.page_size,
        )
    }
}
pub struct KeywordCountsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn keyword_counts() -> KeywordCountsStmt {
    KeywordCountsStmt(
        "WITH wanted AS ( SELECT to_tsquery('english', $1) AS query ), hits AS ( SELECT c.id FROM creators c, wanted WHERE c.platform = $2 AND c.document @@ wanted.query UNION SELECT c.id FROM creators c WHERE c.platform = $2 AND (c.names LIKE ANY ($3::text[]) OR c.names %> ANY ($4::text[])) AND EXISTS ( SELECT FROM jsonb_array_elements($5::jsonb) clause WHERE NOT EXISTS ( SELECT FROM jsonb_array_elements(clause -> 'required') term WHERE NOT (c.document @@ phraseto_tsquery('english', term ->> 'text') OR c.names LIKE coalesce(term ->> 'pattern', '') OR (term ->> 'fuzzy')::boolean AND word_similarity(term ->> 'text', c.names) >= 0.7) ) AND NOT EXISTS ( SELECT FROM jsonb_array_elements(clause -> 'excluded') term WHERE c.document @@ phraseto_tsquery('english', term ->> 'text') OR c.names LIKE coalesce(term ->> 'pattern', '') ) ) LIMIT $6 ) SELECT left_out, count(*) AS creators, count(*) FILTER (WHERE has_email) AS with_email FROM ( SELECT c.emails <> '{}' AS has_email, creator_left_out($7::jsonb, c.followers, c.engagement_rate, c.country, c.language, c.emails <> '{}', c.verified, c.last_post_at, c.fetched_at, c.hashtags, c.names, c.bio, $7::jsonb ->> 'seen' = 'workspace' AND EXISTS ( SELECT FROM job_creators s WHERE s.user_id = $8 AND s.creator_id = c.id)) AS left_out FROM hits JOIN creators c USING (id) ) creator GROUP BY left_out",
        None,
    )
}
impl KeywordCountsStmt {
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
        T4: crate::ArraySql<Item = T3>,
        T5: crate::StringSql,
        T6: crate::ArraySql<Item = T5>,
        T7: crate::JsonSql,
        T8: crate::JsonSql,
        T9: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tsquery: &'a T1,
        platform: &'a T2,
        patterns: &'a T4,
        fuzzy: &'a T6,
        clauses: &'a T7,
        most: &'a i64,
        filter: &'a T8,
        user_id: &'a T9,
    ) -> KeywordCountsQuery<'c, 'a, 's, C, KeywordCounts, 8> {
        KeywordCountsQuery {
            client,
            params: [tsquery, platform, patterns, fuzzy, clauses, most, filter, user_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<KeywordCountsBorrowed, tokio_postgres::Error> {
                Ok(KeywordCountsBorrowed {
                    left_out: row.try_get(0)?,
                    creators: row.try_get(1)?,
                    with_email: row.try_get(2)?,
                })
            },
            mapper: |it| KeywordCounts::from(it),
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
    T4: crate::ArraySql<Item = T3>,
    T5: crate::StringSql,
    T6: crate::ArraySql<Item = T5>,
    T7: crate::JsonSql,
    T8: crate::JsonSql,
    T9: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        KeywordCountsParams<T1, T2, T3, T4, T5, T6, T7, T8, T9>,
        KeywordCountsQuery<'c, 'a, 's, C, KeywordCounts, 8>,
        C,
    > for KeywordCountsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a KeywordCountsParams<T1, T2, T3, T4, T5, T6, T7, T8, T9>,
    ) -> KeywordCountsQuery<'c, 'a, 's, C, KeywordCounts, 8> {
        self.bind(
            client,
            &params.tsquery,
            &params.platform,
            &params.patterns,
            &params.fuzzy,
            &params.clauses,
            &params.most,
            &params.filter,
            &params.user_id,
        )
    }
}
pub struct HashtagsUsedWithStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hashtags_used_with() -> HashtagsUsedWithStmt {
    HashtagsUsedWithStmt(
        "WITH hits AS MATERIALIZED ( SELECT hashtags FROM creators WHERE platform = $1 AND document @@ to_tsquery('english', $2) AND hashtags <> '{}' LIMIT 2000 ), others AS MATERIALIZED ( SELECT hashtags FROM creators WHERE platform = $1 AND hashtags <> '{}' ORDER BY id LIMIT 5000 ), used AS ( SELECT tag, count(*) AS creators, count(*) / (SELECT count(*)::float8 FROM hits) AS share FROM hits, unnest(hashtags) AS tag GROUP BY tag HAVING count(*) >= 2 ), usual AS ( SELECT tag, count(*) AS creators FROM others, unnest(hashtags) AS tag GROUP BY tag ), lifted AS ( SELECT used.tag, used.creators, used.share / ((coalesce(usual.creators, 0) + 1) / (SELECT count(*) + 1.0::float8 FROM others)) AS lift FROM used LEFT JOIN usual USING (tag) ) SELECT tag AS hashtag, creators FROM lifted WHERE lift > 1.2 AND tag <> ALL ($3::text[]) ORDER BY creators * ln(lift) DESC, tag LIMIT $4",
        None,
    )
}
impl HashtagsUsedWithStmt {
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
        T4: crate::ArraySql<Item = T3>,
    >(
        &'s self,
        client: &'c C,
        platform: &'a T1,
        tsquery: &'a T2,
        known: &'a T4,
        most: &'a i64,
    ) -> HashtagsUsedWithQuery<'c, 'a, 's, C, HashtagsUsedWith, 4> {
        HashtagsUsedWithQuery {
            client,
            params: [platform, tsquery, known, most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<HashtagsUsedWithBorrowed, tokio_postgres::Error> {
                    Ok(HashtagsUsedWithBorrowed {
                        hashtag: row.try_get(0)?,
                        creators: row.try_get(1)?,
                    })
                },
            mapper: |it| HashtagsUsedWith::from(it),
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
    T4: crate::ArraySql<Item = T3>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        HashtagsUsedWithParams<T1, T2, T3, T4>,
        HashtagsUsedWithQuery<'c, 'a, 's, C, HashtagsUsedWith, 4>,
        C,
    > for HashtagsUsedWithStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HashtagsUsedWithParams<T1, T2, T3, T4>,
    ) -> HashtagsUsedWithQuery<'c, 'a, 's, C, HashtagsUsedWith, 4> {
        self.bind(
            client,
            &params.platform,
            &params.tsquery,
            &params.known,
            &params.most,
        )
    }
}
pub struct FindSeedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn find_seed() -> FindSeedStmt {
    FindSeedStmt(
        "SELECT c.id, c.handle, c.name, c.followers, c.language, c.category, c.hashtags, coalesce(ARRAY( SELECT word.lexeme FROM (SELECT lexeme, 1 AS place FROM unnest(ts_filter(c.document, '{b,c}')) UNION ALL SELECT lexeme, 2 FROM unnest(ts_filter(c.document, '{d}'))) word WHERE word.lexeme ~ '^[[:alpha:]]{4,}$' GROUP BY word.lexeme ORDER BY min(word.place), length(word.lexeme) DESC, word.lexeme LIMIT 24), '{}') AS topics FROM creators c WHERE c.platform = $1 AND (lower(c.handle) = lower($2) OR c.external_id = $2 OR (c.handle IS NULL AND lower(c.name) = lower($2))) ORDER BY lower(c.handle) = lower($2) DESC NULLS LAST LIMIT 1",
        None,
    )
}
impl FindSeedStmt {
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
        platform: &'a T1,
        handle: &'a T2,
    ) -> FindSeedQuery<'c, 'a, 's, C, FindSeed, 2> {
        FindSeedQuery {
            client,
            params: [platform, handle],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<FindSeedBorrowed, tokio_postgres::Error> {
                Ok(FindSeedBorrowed {
                    id: row.try_get(0)?,
                    handle: row.try_get(1)?,
                    name: row.try_get(2)?,
                    followers: row.try_get(3)?,
                    language: row.try_get(4)?,
                    category: row.try_get(5)?,
                    hashtags: row.try_get(6)?,
                    topics: row.try_get(7)?,
                })
            },
            mapper: |it| FindSeed::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FindSeedParams<T1, T2>,
        FindSeedQuery<'c, 'a, 's, C, FindSeed, 2>,
        C,
    > for FindSeedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FindSeedParams<T1, T2>,
    ) -> FindSeedQuery<'c, 'a, 's, C, FindSeed, 2> {
        self.bind(client, &params.platform, &params.handle)
    }
}
pub struct SimilarPageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn similar_page() -> SimilarPageStmt {
    SimilarPageStmt(
        "WITH candidates AS ( SELECT c.id, c.followers, c.language, c.category, cardinality(c.hashtags) AS tag_count, ARRAY(SELECT unnest(c.hashtags) INTERSECT SELECT unnest($1::text[]) ORDER BY 1) AS shared_hashtags, ARRAY(SELECT unnest(tsvector_to_array(c.document)) INTERSECT SELECT unnest($2::text[]) ORDER BY 1) AS shared_topics FROM creators c WHERE c.platform = $3 AND c.id <> $4 AND (c.hashtags && $1::text[] OR c.document @@ to_tsquery('simple', $5)) AND creator_left_out($6::jsonb, c.followers, c.engagement_rate, c.country, c.language, c.emails <> '{}', c.verified, c.last_post_at, c.fetched_at, c.hashtags, c.names, c.bio, $6::jsonb ->> 'seen' IS NOT NULL AND EXISTS ( SELECT FROM scraping_jobs run JOIN job_creators s ON s.user_id = run.user_id AND s.creator_id = c.id JOIN scraping_jobs e ON e.user_id = s.user_id AND e.id = s.job_id WHERE run.id = $7 AND e.created_at < run.created_at AND ($6::jsonb ->> 'seen' = 'workspace' OR e.campaign_id = run.campaign_id))) IS NULL ), scored AS ( SELECT x.*, (x.followers IS NOT NULL AND $8::bigint IS NOT NULL AND greatest(x.followers, 1)::float8 / greatest($8, 1) BETWEEN 0.333 AND 3) AS near_size, coalesce(x.language = $9, false) AS same_language, coalesce(x.category = $10, false) AS same_category, (CASE WHEN x.tag_count = 0 OR cardinality($1::text[]) = 0 THEN 0 ELSE 5000 * cardinality(x.shared_hashtags) / sqrt(x.tag_count * cardinality($1::text[])) END) + 150 * least(cardinality(x.shared_topics), 10) + CASE WHEN x.followers IS NULL OR $8 IS NULL THEN 0 ELSE 600 * greatest(0, 1 - abs(ln(greatest(x.followers, 1)::float8 / greatest($8, 1))) / ln(100)) END + CASE WHEN x.language = $9 THEN 200 ELSE 0 END + CASE WHEN x.category = $10 THEN 300 ELSE 0 END AS points FROM candidates x ), page AS ( SELECT * , points::bigint AS score FROM scored WHERE (cardinality(shared_hashtags) > 0 OR cardinality(shared_topics) >= 2) AND ($11::bigint IS NULL OR points::bigint < $11 OR (points::bigint = $11 AND id > $12::uuid)) ORDER BY points::bigint DESC, id LIMIT $13 ) SELECT c.id, c.external_id, c.handle, c.name, c.followers, c.bio, c.emails, c.links, c.hashtags, c.avatar_url, c.verified, c.country, c.language, c.engagement_rate, c.is_sample, page.score, page.shared_hashtags AS shared_hashtags, page.shared_topics AS shared_topics, page.near_size AS near_size, page.same_language AS same_language, page.same_category AS same_category, post.body AS post_body, post.url AS post_url, post.views AS post_views, post.likes AS post_likes, post.comments AS post_comments, post.shares AS post_shares FROM page JOIN creators c USING (id) LEFT JOIN LATERAL ( SELECT * FROM creator_posts p WHERE p.creator_id = c.id ORDER BY p.views DESC NULLS LAST, p.external_id LIMIT 1 ) post ON true ORDER BY page.score DESC, c.id",
        None,
    )
}
impl SimilarPageStmt {
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
        T4: crate::ArraySql<Item = T3>,
        T5: crate::StringSql,
        T6: crate::StringSql,
        T7: crate::JsonSql,
        T8: crate::StringSql,
        T9: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        hashtags: &'a T2,
        topics: &'a T4,
        platform: &'a T5,
        seed_id: &'a uuid::Uuid,
        topic_query: &'a T6,
        filter: &'a T7,
        job_id: &'a uuid::Uuid,
        followers: &'a Option<i64>,
        language: &'a Option<T8>,
        category: &'a Option<T9>,
        after_score: &'a Option<i64>,
        after_id: &'a Option<uuid::Uuid>,
        page_size: &'a i64,
    ) -> SimilarRowQuery<'c, 'a, 's, C, SimilarRow, 13> {
        SimilarRowQuery {
            client,
            params: [
                hashtags,
                topics,
                platform,
                seed_id,
                topic_query,
                filter,
                job_id,
                followers,
                language,
                category,
                after_score,
                after_id,
                page_size,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SimilarRowBorrowed, tokio_postgres::Error> {
                Ok(SimilarRowBorrowed {
                    id: row.try_get(0)?,
                    external_id: row.try_get(1)?,
                    handle: row.try_get(2)?,
                    name: row.try_get(3)?,
                    followers: row.try_get(4)?,
                    bio: row.try_get(5)?,
                    emails: row.try_get(6)?,
                    links: row.try_get(7)?,
                    hashtags: row.try_get(8)?,
                    avatar_url: row.try_get(9)?,
                    verified: row.try_get(10)?,
                    country: row.try_get(11)?,
                    language: row.try_get(12)?,
                    engagement_rate: row.try_get(13)?,
                    is_sample: row.try_get(14)?,
                    score: row.try_get(15)?,
                    shared_hashtags: row.try_get(16)?,
                    shared_topics: row.try_get(17)?,
                    near_size: row.try_get(18)?,
                    same_language: row.try_get(19)?,
                    same_category: row.try_get(20)?,
                    post_body: row.try_get(21)?,
                    post_url: row.try_get(22)?,
                    post_views: row.try_get(23)?,
                    post_likes: row.try_get(24)?,
                    post_comments: row.try_get(25)?,
                    post_shares: row.try_get(26)?,
                })
            },
            mapper: |it| SimilarRow::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::JsonSql,
    T8: crate::StringSql,
    T9: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SimilarPageParams<T1, T2, T3, T4, T5, T6, T7, T8, T9>,
        SimilarRowQuery<'c, 'a, 's, C, SimilarRow, 13>,
        C,
    > for SimilarPageStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SimilarPageParams<T1, T2, T3, T4, T5, T6, T7, T8, T9>,
    ) -> SimilarRowQuery<'c, 'a, 's, C, SimilarRow, 13> {
        self.bind(
            client,
            &params.hashtags,
            &params.topics,
            &params.platform,
            &params.seed_id,
            &params.topic_query,
            &params.filter,
            &params.job_id,
            &params.followers,
            &params.language,
            &params.category,
            &params.after_score,
            &params.after_id,
            &params.page_size,
        )
    }
}
pub struct CountsByPlatformStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn counts_by_platform() -> CountsByPlatformStmt {
    CountsByPlatformStmt(
        "SELECT platform, is_sample, count(*) AS creators, count(*) FILTER (WHERE emails <> '{}') AS with_email FROM creators GROUP BY platform, is_sample ORDER BY is_sample, platform",
        None,
    )
}
impl CountsByPlatformStmt {
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
    ) -> CountsByPlatformQuery<'c, 'a, 's, C, CountsByPlatform, 0> {
        CountsByPlatformQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<CountsByPlatformBorrowed, tokio_postgres::Error> {
                    Ok(CountsByPlatformBorrowed {
                        platform: row.try_get(0)?,
                        is_sample: row.try_get(1)?,
                        creators: row.try_get(2)?,
                        with_email: row.try_get(3)?,
                    })
                },
            mapper: |it| CountsByPlatform::from(it),
        }
    }
}
pub struct HasAnyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn has_any() -> HasAnyStmt {
    HasAnyStmt("SELECT EXISTS (SELECT FROM creators) AS found", None)
}
impl HasAnyStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(&'s self, client: &'c C) -> BoolQuery<'c, 'a, 's, C, bool, 0> {
        BoolQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct HasSampleStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn has_sample() -> HasSampleStmt {
    HasSampleStmt(
        "SELECT EXISTS (SELECT FROM creators WHERE is_sample) AS found",
        None,
    )
}
impl HasSampleStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(&'s self, client: &'c C) -> BoolQuery<'c, 'a, 's, C, bool, 0> {
        BoolQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
