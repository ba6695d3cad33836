// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertJobParams<
    T1: crate::StringSql,
    T2: crate::JsonSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::JsonSql,
    T6: crate::StringSql,
> {
    pub id: uuid::Uuid,
    pub user_id: T1,
    pub campaign_id: uuid::Uuid,
    pub keywords: T2,
    pub target_username: Option<T3>,
    pub platform: T4,
    pub search_params: T5,
    pub target_results: i32,
    pub provider: T6,
    pub now: chrono::DateTime<chrono::Utc>,
    pub timeout_at: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct InsertTaskParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub id: uuid::Uuid,
    pub user_id: T1,
    pub job_id: uuid::Uuid,
    pub ordinal: i32,
    pub term: T2,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct LatestJobOfCampaignParams<T1: crate::StringSql> {
    pub campaign_id: uuid::Uuid,
    pub user_id: T1,
}
#[derive(Debug)]
pub struct TasksOfJobParams<T1: crate::StringSql> {
    pub job_id: uuid::Uuid,
    pub user_id: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct BeginProcessingParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct CountCreatorsParams<T1: crate::StringSql> {
    pub user_id: T1,
    pub job_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertCreatorsParams<T1: crate::StringSql, T2: crate::JsonSql> {
    pub user_id: T1,
    pub job_id: uuid::Uuid,
    pub found: i32,
    pub task_id: uuid::Uuid,
    pub page: i32,
    pub now: chrono::DateTime<chrono::Utc>,
    pub items: T2,
    pub room: i64,
}
#[derive(Debug)]
pub struct InsertPageParams<T1: crate::StringSql, T2: crate::JsonSql> {
    pub id: uuid::Uuid,
    pub user_id: T1,
    pub job_id: uuid::Uuid,
    pub task_id: uuid::Uuid,
    pub page: i32,
    pub creators: T2,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct CountUsageParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::ArraySql<Item = T2>> {
    pub user_id: T1,
    pub period: chrono::NaiveDate,
    pub now: chrono::DateTime<chrono::Utc>,
    pub subjects: T3,
}
#[derive(Debug)]
pub struct RefreshUsageParams<T1: crate::StringSql> {
    pub period: chrono::NaiveDate,
    pub now: chrono::DateTime<chrono::Utc>,
    pub user_id: T1,
}
#[derive(Debug)]
pub struct AdvanceTaskParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub page_token: Option<T1>,
    pub added: i32,
    pub state: T2,
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct FailTaskParams<T1: crate::StringSql> {
    pub error: T1,
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct PendingTasksParams<T1: crate::StringSql> {
    pub user_id: T1,
    pub job_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct UpdateProgressParams {
    pub found: i32,
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct FinishParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub status: T1,
    pub outcome: T2,
    pub error: Option<T3>,
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct CancelParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct ResultsParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
> {
    pub user_id: T1,
    pub job_id: uuid::Uuid,
    pub after: i32,
    pub min_followers: Option<i64>,
    pub max_followers: Option<i64>,
    pub min_engagement: Option<f64>,
    pub country: Option<T2>,
    pub language: Option<T3>,
    pub has_email: Option<bool>,
    pub verified: Option<bool>,
    pub posted_after: Option<chrono::DateTime<chrono::Utc>>,
    pub hashtag: Option<T4>,
    pub contains: Option<T5>,
    pub page_size: i64,
}
#[derive(Debug)]
pub struct CountResultsParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
> {
    pub min_followers: Option<i64>,
    pub max_followers: Option<i64>,
    pub min_engagement: Option<f64>,
    pub country: Option<T1>,
    pub language: Option<T2>,
    pub has_email: Option<bool>,
    pub verified: Option<bool>,
    pub posted_after: Option<chrono::DateTime<chrono::Utc>>,
    pub hashtag: Option<T3>,
    pub contains: Option<T4>,
    pub user_id: T5,
    pub job_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct FacetsParams<T1: crate::StringSql> {
    pub user_id: T1,
    pub job_id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct JobRow {
    pub id: uuid::Uuid,
    pub user_id: String,
    pub campaign_id: Option<uuid::Uuid>,
    pub status: String,
    pub outcome: Option<String>,
    pub keywords: Option<serde_json::Value>,
    pub target_username: Option<String>,
    pub platform: String,
    pub provider: Option<String>,
    pub processed_runs: i32,
    pub processed_results: i32,
    pub target_results: i32,
    pub progress: f64,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub started_at: Option<chrono::DateTime<chrono::Utc>>,
    pub completed_at: Option<chrono::DateTime<chrono::Utc>>,
    pub timeout_at: Option<chrono::DateTime<chrono::Utc>>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
    pub error: Option<String>,
}
pub struct JobRowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub user_id: &'a str,
    pub campaign_id: Option<uuid::Uuid>,
    pub status: &'a str,
    pub outcome: Option<&'a str>,
    pub keywords: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub target_username: Option<&'a str>,
    pub platform: &'a str,
    pub provider: Option<&'a str>,
    pub processed_runs: i32,
    pub processed_results: i32,
    pub target_results: i32,
    pub progress: f64,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub started_at: Option<chrono::DateTime<chrono::Utc>>,
    pub completed_at: Option<chrono::DateTime<chrono::Utc>>,
    pub timeout_at: Option<chrono::DateTime<chrono::Utc>>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
    pub error: Option<&'a str>,
}
impl<'a> From<JobRowBorrowed<'a>> for JobRow {
    fn from(
        JobRowBorrowed {
            id,
            user_id,
            campaign_id,
            status,
            outcome,
            keywords,
            target_username,
            platform,
            provider,
            processed_runs,
            processed_results,
            target_results,
            progress,
            created_at,
            started_at,
            completed_at,
            timeout_at,
            updated_at,
            error,
        }: JobRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            user_id: user_id.into(),
            campaign_id,
            status: status.into(),
            outcome: outcome.map(|v| v.into()),
            keywords: keywords.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            target_username: target_username.map(|v| v.into()),
            platform: platform.into(),
            provider: provider.map(|v| v.into()),
            processed_runs,
            processed_results,
            target_results,
            progress,
            created_at,
            started_at,
            completed_at,
            timeout_at,
            updated_at,
            error: error.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct TaskRow {
    pub id: uuid::Uuid,
    pub job_id: uuid::Uuid,
    pub ordinal: i32,
    pub term: String,
    pub page_token: Option<String>,
    pub pages: i32,
    pub results: i32,
    pub state: String,
    pub error: Option<String>,
}
pub struct TaskRowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub job_id: uuid::Uuid,
    pub ordinal: i32,
    pub term: &'a str,
    pub page_token: Option<&'a str>,
    pub pages: i32,
    pub results: i32,
    pub state: &'a str,
    pub error: Option<&'a str>,
}
impl<'a> From<TaskRowBorrowed<'a>> for TaskRow {
    fn from(
        TaskRowBorrowed {
            id,
            job_id,
            ordinal,
            term,
            page_token,
            pages,
            results,
            state,
            error,
        }: TaskRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            job_id,
            ordinal,
            term: term.into(),
            page_token: page_token.map(|v| v.into()),
            pages,
            results,
            state: state.into(),
            error: error.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct TaskToRun {
    pub id: uuid::Uuid,
    pub job_id: uuid::Uuid,
    pub user_id: String,
    pub term: String,
    pub page_token: Option<String>,
    pub pages: i32,
    pub state: String,
    pub status: String,
    pub platform: String,
    pub target_username: Option<String>,
    pub target_results: i32,
    pub processed_results: i32,
}
pub struct TaskToRunBorrowed<'a> {
    pub id: uuid::Uuid,
    pub job_id: uuid::Uuid,
    pub user_id: &'a str,
    pub term: &'a str,
    pub page_token: Option<&'a str>,
    pub pages: i32,
    pub state: &'a str,
    pub status: &'a str,
    pub platform: &'a str,
    pub target_username: Option<&'a str>,
    pub target_results: i32,
    pub processed_results: i32,
}
impl<'a> From<TaskToRunBorrowed<'a>> for TaskToRun {
    fn from(
        TaskToRunBorrowed {
            id,
            job_id,
            user_id,
            term,
            page_token,
            pages,
            state,
            status,
            platform,
            target_username,
            target_results,
            processed_results,
        }: TaskToRunBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            job_id,
            user_id: user_id.into(),
            term: term.into(),
            page_token: page_token.map(|v| v.into()),
            pages,
            state: state.into(),
            status: status.into(),
            platform: platform.into(),
            target_username: target_username.map(|v| v.into()),
            target_results,
            processed_results,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct LockJob {
    pub id: uuid::Uuid,
    pub user_id: String,
    pub campaign_id: Option<uuid::Uuid>,
    pub status: String,
    pub platform: String,
    pub target_results: i32,
    pub processed_runs: i32,
    pub timeout_at: chrono::DateTime<chrono::Utc>,
}
pub struct LockJobBorrowed<'a> {
    pub id: uuid::Uuid,
    pub user_id: &'a str,
    pub campaign_id: Option<uuid::Uuid>,
    pub status: &'a str,
    pub platform: &'a str,
    pub target_results: i32,
    pub processed_runs: i32,
    pub timeout_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<LockJobBorrowed<'a>> for LockJob {
    fn from(
        LockJobBorrowed {
            id,
            user_id,
            campaign_id,
            status,
            platform,
            target_results,
            processed_runs,
            timeout_at,
        }: LockJobBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            user_id: user_id.into(),
            campaign_id,
            status: status.into(),
            platform: platform.into(),
            target_results,
            processed_runs,
            timeout_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct LockTask {
    pub id: uuid::Uuid,
    pub pages: i32,
    pub state: String,
}
pub struct LockTaskBorrowed<'a> {
    pub id: uuid::Uuid,
    pub pages: i32,
    pub state: &'a str,
}
impl<'a> From<LockTaskBorrowed<'a>> for LockTask {
    fn from(LockTaskBorrowed { id, pages, state }: LockTaskBorrowed<'a>) -> Self {
        Self {
            id,
            pages,
            state: state.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct PendingTasks {
    pub pending: i64,
    pub failed: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Stranded {
    pub id: uuid::Uuid,
    pub job_id: uuid::Uuid,
    pub user_id: String,
    pub pages: i32,
}
pub struct StrandedBorrowed<'a> {
    pub id: uuid::Uuid,
    pub job_id: uuid::Uuid,
    pub user_id: &'a str,
    pub pages: i32,
}
impl<'a> From<StrandedBorrowed<'a>> for Stranded {
    fn from(
        StrandedBorrowed {
            id,
            job_id,
            user_id,
            pages,
        }: StrandedBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            job_id,
            user_id: user_id.into(),
            pages,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ResultRow {
    pub ordinal: i32,
    pub reason: serde_json::Value,
    pub score: i64,
    pub id: uuid::Uuid,
    pub platform: String,
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
    pub last_post_at: Option<chrono::DateTime<chrono::Utc>>,
    pub is_sample: bool,
    pub source: String,
    pub fetched_at: chrono::DateTime<chrono::Utc>,
    pub post_body: Option<String>,
    pub post_url: Option<String>,
    pub post_views: Option<i64>,
    pub post_likes: Option<i64>,
    pub post_comments: Option<i64>,
    pub post_shares: Option<i64>,
}
pub struct ResultRowBorrowed<'a> {
    pub ordinal: i32,
    pub reason: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub score: i64,
    pub id: uuid::Uuid,
    pub platform: &'a str,
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
    pub last_post_at: Option<chrono::DateTime<chrono::Utc>>,
    pub is_sample: bool,
    pub source: &'a str,
    pub fetched_at: chrono::DateTime<chrono::Utc>,
    pub post_body: Option<&'a str>,
    pub post_url: Option<&'a str>,
    pub post_views: Option<i64>,
    pub post_likes: Option<i64>,
    pub post_comments: Option<i64>,
    pub post_shares: Option<i64>,
}
impl<'a> From<ResultRowBorrowed<'a>> for ResultRow {
    fn from(
        ResultRowBorrowed {
            ordinal,
            reason,
            score,
            id,
            platform,
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
            last_post_at,
            is_sample,
            source,
            fetched_at,
            post_body,
            post_url,
            post_views,
            post_likes,
            post_comments,
            post_shares,
        }: ResultRowBorrowed<'a>,
    ) -> Self {
        Self {
            ordinal,
            reason: serde_json::from_str(reason.0.get()).unwrap(),
            score,
            id,
            platform: platform.into(),
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
            last_post_at,
            is_sample,
            source: source.into(),
            fetched_at,
            post_body: post_body.map(|v| v.into()),
            post_url: post_url.map(|v| v.into()),
            post_views,
            post_likes,
            post_comments,
            post_shares,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct CountResults {
    pub total: i64,
    pub with_email: i64,
    pub after_followers: i64,
    pub unknown_followers: i64,
    pub after_engagement: i64,
    pub unknown_engagement: i64,
    pub after_country: i64,
    pub unknown_country: i64,
    pub after_language: i64,
    pub unknown_language: i64,
    pub after_email: i64,
    pub after_verified: i64,
    pub unknown_verified: i64,
    pub after_posted: i64,
    pub unknown_posted: i64,
    pub after_hashtag: i64,
    pub matching: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Facets {
    pub facet: String,
    pub value: Option<String>,
    pub creators: i64,
}
pub struct FacetsBorrowed<'a> {
    pub facet: &'a str,
    pub value: Option<&'a str>,
    pub creators: i64,
}
impl<'a> From<FacetsBorrowed<'a>> for Facets {
    fn from(
        FacetsBorrowed {
            facet,
            value,
            creators,
        }: FacetsBorrowed<'a>,
    ) -> Self {
        Self {
            facet: facet.into(),
            value: value.map(|v| v.into()),
            creators,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct RunRow {
    pub id: uuid::Uuid,
    pub user_id: String,
    pub campaign_id: Option<uuid::Uuid>,
    pub status: String,
    pub keywords: Option<serde_json::Value>,
    pub target_username: Option<String>,
    pub platform: String,
    pub processed_runs: i32,
    pub processed_results: i32,
    pub target_results: i32,
    pub progress: Option<f64>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub started_at: Option<chrono::DateTime<chrono::Utc>>,
    pub completed_at: Option<chrono::DateTime<chrono::Utc>>,
    pub error: Option<String>,
    pub campaign_name: Option<String>,
    pub campaign_description: Option<String>,
    pub campaign_search_type: Option<String>,
    pub campaign_status: Option<String>,
    pub campaign_created_at: Option<chrono::DateTime<chrono::Utc>>,
    pub campaign_updated_at: Option<chrono::DateTime<chrono::Utc>>,
    pub result_id: Option<uuid::Uuid>,
    pub result_created_at: Option<chrono::DateTime<chrono::Utc>>,
    pub result_creators: Option<String>,
}
pub struct RunRowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub user_id: &'a str,
    pub campaign_id: Option<uuid::Uuid>,
    pub status: &'a str,
    pub keywords: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub target_username: Option<&'a str>,
    pub platform: &'a str,
    pub processed_runs: i32,
    pub processed_results: i32,
    pub target_results: i32,
    pub progress: Option<f64>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub started_at: Option<chrono::DateTime<chrono::Utc>>,
    pub completed_at: Option<chrono::DateTime<chrono::Utc>>,
    pub error: Option<&'a str>,
    pub campaign_name: Option<&'a str>,
    pub campaign_description: Option<&'a str>,
    pub campaign_search_type: Option<&'a str>,
    pub campaign_status: Option<&'a str>,
    pub campaign_created_at: Option<chrono::DateTime<chrono::Utc>>,
    pub campaign_updated_at: Option<chrono::DateTime<chrono::Utc>>,
    pub result_id: Option<uuid::Uuid>,
    pub result_created_at: Option<chrono::DateTime<chrono::Utc>>,
    pub result_creators: Option<&'a str>,
}
impl<'a> From<RunRowBorrowed<'a>> for RunRow {
    fn from(
        RunRowBorrowed {
            id,
            user_id,
            campaign_id,
            status,
            keywords,
            target_username,
            platform,
            processed_runs,
            processed_results,
            target_results,
            progress,
            created_at,
            started_at,
            completed_at,
            error,
            campaign_name,
            campaign_description,
            campaign_search_type,
            campaign_status,
            campaign_created_at,
            campaign_updated_at,
            result_id,
            result_created_at,
            result_creators,
        }: RunRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            user_id: user_id.into(),
            campaign_id,
            status: status.into(),
            keywords: keywords.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            target_username: target_username.map(|v| v.into()),
            platform: platform.into(),
            processed_runs,
            processed_results,
            target_results,
            progress,
            created_at,
            started_at,
            completed_at,
            error: error.map(|v| v.into()),
            campaign_name: campaign_name.map(|v| v.into()),
            campaign_description: campaign_description.map(|v| v.into()),
            campaign_search_type: campaign_search_type.map(|v| v.into()),
            campaign_status: campaign_status.map(|v| v.into()),
            campaign_created_at,
            campaign_updated_at,
            result_id,
            result_created_at,
            result_creators: result_creators.map(|v| v.into()),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct JobRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<JobRowBorrowed, tokio_postgres::Error>,
    mapper: fn(JobRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> JobRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(JobRowBorrowed) -> R) -> JobRowQuery<'c, 'a, 's, C, R, N> {
        JobRowQuery {
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
pub struct TaskRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TaskRowBorrowed, tokio_postgres::Error>,
    mapper: fn(TaskRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TaskRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TaskRowBorrowed) -> R) -> TaskRowQuery<'c, 'a, 's, C, R, N> {
        TaskRowQuery {
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
pub struct TaskToRunQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TaskToRunBorrowed, tokio_postgres::Error>,
    mapper: fn(TaskToRunBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TaskToRunQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TaskToRunBorrowed) -> R) -> TaskToRunQuery<'c, 'a, 's, C, R, N> {
        TaskToRunQuery {
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
pub struct LockJobQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LockJobBorrowed, tokio_postgres::Error>,
    mapper: fn(LockJobBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LockJobQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LockJobBorrowed) -> R) -> LockJobQuery<'c, 'a, 's, C, R, N> {
        LockJobQuery {
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
pub struct LockTaskQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LockTaskBorrowed, tokio_postgres::Error>,
    mapper: fn(LockTaskBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LockTaskQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LockTaskBorrowed) -> R) -> LockTaskQuery<'c, 'a, 's, C, R, N> {
        LockTaskQuery {
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
pub struct PendingTasksQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PendingTasks, tokio_postgres::Error>,
    mapper: fn(PendingTasks) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PendingTasksQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PendingTasks) -> R) -> PendingTasksQuery<'c, 'a, 's, C, R, N> {
        PendingTasksQuery {
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
pub struct ResultRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ResultRowBorrowed, tokio_postgres::Error>,
    mapper: fn(ResultRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ResultRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ResultRowBorrowed) -> R) -> ResultRowQuery<'c, 'a, 's, C, R, N> {
        ResultRowQuery {
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
pub struct CountResultsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CountResults, tokio_postgres::Error>,
    mapper: fn(CountResults) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CountResultsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CountResults) -> R) -> CountResultsQuery<'c, 'a, 's, C, R, N> {
        CountResultsQuery {
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
pub struct FacetsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FacetsBorrowed, tokio_postgres::Error>,
    mapper: fn(FacetsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FacetsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FacetsBorrowed) -> R) -> FacetsQuery<'c, 'a, 's, C, R, N> {
        FacetsQuery {
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
pub struct RunRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RunRowBorrowed, tokio_postgres::Error>,
    mapper: fn(RunRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RunRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(RunRowBorrowed) -> R) -> RunRowQuery<'c, 'a, 's, C, R, N> {
        RunRowQuery {
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
pub struct InsertJobStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_job() -> InsertJobStmt {
    InsertJobStmt(
        "INSERT INTO scraping_jobs (id, user_id, campaign_id, keywords, target_username, platform, search_params, target_results, provider, created_at, updated_at, timeout_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11)",
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
        T2: crate::JsonSql,
        T3: crate::StringSql,
        T4: crate::StringSql,
        T5: crate::JsonSql,
        T6: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
        user_id: &'a T1,
        campaign_id: &'a uuid::Uuid,
        keywords: &'a T2,
        target_username: &'a Option<T3>,
        platform: &'a T4,
        search_params: &'a T5,
        target_results: &'a i32,
        provider: &'a T6,
        now: &'a chrono::DateTime<chrono::Utc>,
        timeout_at: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                self.0,
                &[
                    id,
                    user_id,
                    campaign_id,
                    keywords,
                    target_username,
                    platform,
                    search_params,
                    target_results,
                    provider,
                    now,
                    timeout_at,
                ],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::JsonSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::JsonSql,
    T6: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertJobParams<T1, T2, T3, T4, T5, T6>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for InsertJobStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertJobParams<T1, T2, T3, T4, T5, T6>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(
            client,
            &params.id,
            &params.user_id,
            &params.campaign_id,
            &params.keywords,
            &params.target_username,
            &params.platform,
            &params.search_params,
            &params.target_results,
            &params.provider,
            &params.now,
            &params.timeout_at,
        ))
    }
}
pub struct InsertTaskStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_task() -> InsertTaskStmt {
    InsertTaskStmt(
        "INSERT INTO search_tasks (id, user_id, job_id, ordinal, term, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $6)",
        None,
    )
}
impl InsertTaskStmt {
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
        id: &'a uuid::Uuid,
        user_id: &'a T1,
        job_id: &'a uuid::Uuid,
        ordinal: &'a i32,
        term: &'a T2,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[id, user_id, job_id, ordinal, term, now])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertTaskParams<T1, T2>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for InsertTaskStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertTaskParams<T1, T2>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(
            client,
            &params.id,
            &params.user_id,
            &params.job_id,
            &params.ordinal,
            &params.term,
            &params.now,
        ))
    }
}
pub struct JobStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn job() -> JobStmt {
    JobStmt(
        "SELECT id, user_id, campaign_id, status, outcome, keywords, target_username, platform, provider, processed_runs, processed_results, target_results, coalesce(progress, 0)::float8 AS progress, created_at, started_at, completed_at, timeout_at, updated_at, error FROM scraping_jobs WHERE id = $1",
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
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
    ) -> JobRowQuery<'c, 'a, 's, C, JobRow, 1> {
        JobRowQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<JobRowBorrowed, tokio_postgres::Error> {
                Ok(JobRowBorrowed {
                    id: row.try_get(0)?,
                    user_id: row.try_get(1)?,
                    campaign_id: row.try_get(2)?,
                    status: row.try_get(3)?,
                    outcome: row.try_get(4)?,
                    keywords: row.try_get(5)?,
                    target_username: row.try_get(6)?,
                    platform: row.try_get(7)?,
                    provider: row.try_get(8)?,
                    processed_runs: row.try_get(9)?,
                    processed_results: row.try_get(10)?,
                    target_results: row.try_get(11)?,
                    progress: row.try_get(12)?,
                    created_at: row.try_get(13)?,
                    started_at: row.try_get(14)?,
                    completed_at: row.try_get(15)?,
                    timeout_at: row.try_get(16)?,
                    updated_at: row.try_get(17)?,
                    error: row.try_get(18)?,
                })
            },
            mapper: |it| JobRow::from(it),
        }
    }
}
pub struct LatestJobOfCampaignStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn latest_job_of_campaign() -> LatestJobOfCampaignStmt {
    LatestJobOfCampaignStmt(
        "SELECT id FROM scraping_jobs WHERE campaign_id = $1 AND user_id = $2 ORDER BY created_at DESC, id DESC LIMIT 1",
        None,
    )
}
impl LatestJobOfCampaignStmt {
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
        campaign_id: &'a uuid::Uuid,
        user_id: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [campaign_id, user_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LatestJobOfCampaignParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for LatestJobOfCampaignStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LatestJobOfCampaignParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.campaign_id, &params.user_id)
    }
}
pub struct TasksOfJobStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn tasks_of_job() -> TasksOfJobStmt {
    TasksOfJobStmt(
        "SELECT id, job_id, ordinal, term, page_token, pages, results, state, error FROM search_tasks WHERE job_id = $1 AND user_id = $2 ORDER BY ordinal",
        None,
    )
}
impl TasksOfJobStmt {
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
        job_id: &'a uuid::Uuid,
        user_id: &'a T1,
    ) -> TaskRowQuery<'c, 'a, 's, C, TaskRow, 2> {
        TaskRowQuery {
            client,
            params: [job_id, user_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TaskRowBorrowed, tokio_postgres::Error> {
                Ok(TaskRowBorrowed {
                    id: row.try_get(0)?,
                    job_id: row.try_get(1)?,
                    ordinal: row.try_get(2)?,
                    term: row.try_get(3)?,
                    page_token: row.try_get(4)?,
                    pages: row.try_get(5)?,
                    results: row.try_get(6)?,
                    state: row.try_get(7)?,
                    error: row.try_get(8)?,
                })
            },
            mapper: |it| TaskRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        TasksOfJobParams<T1>,
        TaskRowQuery<'c, 'a, 's, C, TaskRow, 2>,
        C,
    > for TasksOfJobStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TasksOfJobParams<T1>,
    ) -> TaskRowQuery<'c, 'a, 's, C, TaskRow, 2> {
        self.bind(client, &params.job_id, &params.user_id)
    }
}
pub struct TaskToRunStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn task_to_run() -> TaskToRunStmt {
    TaskToRunStmt(
        "SELECT t.id, t.job_id, t.user_id, t.term, t.page_token, t.pages, t.state, j.status, j.platform, j.target_username, j.target_results, j.processed_results FROM search_tasks t JOIN scraping_jobs j ON j.id = t.job_id AND j.user_id = t.user_id WHERE t.id = $1",
        None,
    )
}
impl TaskToRunStmt {
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
    ) -> TaskToRunQuery<'c, 'a, 's, C, TaskToRun, 1> {
        TaskToRunQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TaskToRunBorrowed, tokio_postgres::Error> {
                Ok(TaskToRunBorrowed {
                    id: row.try_get(0)?,
                    job_id: row.try_get(1)?,
                    user_id: row.try_get(2)?,
                    term: row.try_get(3)?,
                    page_token: row.try_get(4)?,
                    pages: row.try_get(5)?,
                    state: row.try_get(6)?,
                    status: row.try_get(7)?,
                    platform: row.try_get(8)?,
                    target_username: row.try_get(9)?,
                    target_results: row.try_get(10)?,
                    processed_results: row.try_get(11)?,
                })
            },
            mapper: |it| TaskToRun::from(it),
        }
    }
}
pub struct BeginProcessingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn begin_processing() -> BeginProcessingStmt {
    BeginProcessingStmt(
        "UPDATE scraping_jobs SET status = 'processing', started_at = coalesce(started_at, $1), updated_at = $1 WHERE id = $2 AND status = 'pending'",
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
        BeginProcessingParams,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for BeginProcessingStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a BeginProcessingParams,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(client, &params.now, &params.id))
    }
}
pub struct LockJobStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_job() -> LockJobStmt {
    LockJobStmt(
        "SELECT id, user_id, campaign_id, status, platform, target_results, processed_runs, timeout_at FROM scraping_jobs WHERE id = $1 FOR UPDATE",
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
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
    ) -> LockJobQuery<'c, 'a, 's, C, LockJob, 1> {
        LockJobQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LockJobBorrowed, tokio_postgres::Error> {
                Ok(LockJobBorrowed {
                    id: row.try_get(0)?,
                    user_id: row.try_get(1)?,
                    campaign_id: row.try_get(2)?,
                    status: row.try_get(3)?,
                    platform: row.try_get(4)?,
                    target_results: row.try_get(5)?,
                    processed_runs: row.try_get(6)?,
                    timeout_at: row.try_get(7)?,
                })
            },
            mapper: |it| LockJob::from(it),
        }
    }
}
pub struct LockTaskStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_task() -> LockTaskStmt {
    LockTaskStmt(
        "SELECT id, pages, state FROM search_tasks WHERE id = $1 FOR UPDATE",
        None,
    )
}
impl LockTaskStmt {
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
    ) -> LockTaskQuery<'c, 'a, 's, C, LockTask, 1> {
        LockTaskQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LockTaskBorrowed, tokio_postgres::Error> {
                Ok(LockTaskBorrowed {
                    id: row.try_get(0)?,
                    pages: row.try_get(1)?,
                    state: row.try_get(2)?,
                })
            },
            mapper: |it| LockTask::from(it),
        }
    }
}
pub struct CountCreatorsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_creators() -> CountCreatorsStmt {
    CountCreatorsStmt(
        "SELECT count(*) AS found FROM job_creators WHERE user_id = $1 AND job_id = $2",
        None,
    )
}
impl CountCreatorsStmt {
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
        job_id: &'a uuid::Uuid,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [user_id, job_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, CountCreatorsParams<T1>, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for CountCreatorsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CountCreatorsParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.user_id, &params.job_id)
    }
}
pub struct InsertCreatorsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_creators() -> InsertCreatorsStmt {
    InsertCreatorsStmt(
        "INSERT INTO job_creators (user_id, job_id, creator_id, ordinal, task_id, page, score, reason, followers, engagement_rate, has_email, verified, country, language, last_post_at, created_at) SELECT $1, $2, c.id, $3::integer + (row_number() OVER (ORDER BY g.rank))::integer, $4, $5, g.score, g.reason, c.followers, c.engagement_rate, c.emails <> '{}', c.verified, c.country, c.language, c.last_post_at, $6 FROM jsonb_to_recordset($7::jsonb) AS g (creator_id uuid, rank integer, score bigint, reason jsonb) JOIN creators c ON c.id = g.creator_id WHERE NOT EXISTS (SELECT FROM job_creators o WHERE o.user_id = $1 AND o.job_id = $2 AND o.creator_id = g.creator_id) ORDER BY g.rank LIMIT $8 ON CONFLICT (user_id, job_id, creator_id) DO NOTHING RETURNING creator_id",
        None,
    )
}
impl InsertCreatorsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::JsonSql>(
        &'s self,
        client: &'c C,
        user_id: &'a T1,
        job_id: &'a uuid::Uuid,
        found: &'a i32,
        task_id: &'a uuid::Uuid,
        page: &'a i32,
        now: &'a chrono::DateTime<chrono::Utc>,
        items: &'a T2,
        room: &'a i64,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 8> {
        UuidUuidQuery {
            client,
            params: [user_id, job_id, found, task_id, page, now, items, room],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::JsonSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertCreatorsParams<T1, T2>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 8>,
        C,
    > for InsertCreatorsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertCreatorsParams<T1, T2>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 8> {
        self.bind(
            client,
            &params.user_id,
            &params.job_id,
            &params.found,
            &params.task_id,
            &params.page,
            &params.now,
            &params.items,
            &params.room,
        )
    }
}
pub struct InsertPageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_page() -> InsertPageStmt {
    InsertPageStmt(
        "INSERT INTO scraping_results (id, user_id, job_id, task_id, page, creators, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        None,
    )
}
impl InsertPageStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::JsonSql>(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
        user_id: &'a T1,
        job_id: &'a uuid::Uuid,
        task_id: &'a uuid::Uuid,
        page: &'a i32,
        creators: &'a T2,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[id, user_id, job_id, task_id, page, creators, now])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertPageParams<T1, T2>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for InsertPageStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertPageParams<T1, T2>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(
            client,
            &params.id,
            &params.user_id,
            &params.job_id,
            &params.task_id,
            &params.page,
            &params.creators,
            &params.now,
        ))
    }
}
pub struct CountUsageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_usage() -> CountUsageStmt {
    CountUsageStmt(
        "INSERT INTO usage_ledger (user_id, metric, period, subject, created_at) SELECT $1, 'creators', $2::date, subject, $3 FROM unnest($4::text[]) AS subject ON CONFLICT DO NOTHING",
        None,
    )
}
impl CountUsageStmt {
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
        T3: crate::ArraySql<Item = T2>,
    >(
        &'s self,
        client: &'c C,
        user_id: &'a T1,
        period: &'a chrono::NaiveDate,
        now: &'a chrono::DateTime<chrono::Utc>,
        subjects: &'a T3,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[user_id, period, now, subjects]).await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CountUsageParams<T1, T2, T3>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for CountUsageStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CountUsageParams<T1, T2, T3>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(
            client,
            &params.user_id,
            &params.period,
            &params.now,
            &params.subjects,
        ))
    }
}
pub struct RefreshUsageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn refresh_usage() -> RefreshUsageStmt {
    RefreshUsageStmt(
        "UPDATE user_profiles SET usage_creators_current_month = (SELECT count(*) FROM usage_ledger u WHERE u.user_id = user_profiles.user_id AND u.metric = 'creators' AND u.period = $1::date), updated_at = $2 WHERE user_id = $3",
        None,
    )
}
impl RefreshUsageStmt {
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
        period: &'a chrono::NaiveDate,
        now: &'a chrono::DateTime<chrono::Utc>,
        user_id: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[period, now, user_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        RefreshUsageParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for RefreshUsageStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RefreshUsageParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(client, &params.period, &params.now, &params.user_id))
    }
}
pub struct AdvanceTaskStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn advance_task() -> AdvanceTaskStmt {
    AdvanceTaskStmt(
        "UPDATE search_tasks SET page_token = $1, pages = pages + 1, results = results + $2, state = $3, updated_at = $4 WHERE id = $5 AND state = 'pending'",
        None,
    )
}
impl AdvanceTaskStmt {
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
        page_token: &'a Option<T1>,
        added: &'a i32,
        state: &'a T2,
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[page_token, added, state, now, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        AdvanceTaskParams<T1, T2>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for AdvanceTaskStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a AdvanceTaskParams<T1, T2>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(
            client,
            &params.page_token,
            &params.added,
            &params.state,
            &params.now,
            &params.id,
        ))
    }
}
pub struct FailTaskStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn fail_task() -> FailTaskStmt {
    FailTaskStmt(
        "UPDATE search_tasks SET state = 'failed', error = $1, updated_at = $2 WHERE id = $3 AND state = 'pending'",
        None,
    )
}
impl FailTaskStmt {
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
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[error, now, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        FailTaskParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for FailTaskStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a FailTaskParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(client, &params.error, &params.now, &params.id))
    }
}
pub struct PendingTasksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn pending_tasks() -> PendingTasksStmt {
    PendingTasksStmt(
        "SELECT count(*) FILTER (WHERE state = 'pending') AS pending, count(*) FILTER (WHERE state = 'failed') AS failed FROM search_tasks WHERE user_id = $1 AND job_id = $2",
        None,
    )
}
impl PendingTasksStmt {
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
        job_id: &'a uuid::Uuid,
    ) -> PendingTasksQuery<'c, 'a, 's, C, PendingTasks, 2> {
        PendingTasksQuery {
            client,
            params: [user_id, job_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PendingTasks, tokio_postgres::Error> {
                Ok(PendingTasks {
                    pending: row.try_get(0)?,
                    failed: row.try_get(1)?,
                })
            },
            mapper: |it| PendingTasks::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PendingTasksParams<T1>,
        PendingTasksQuery<'c, 'a, 's, C, PendingTasks, 2>,
        C,
    > for PendingTasksStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PendingTasksParams<T1>,
    ) -> PendingTasksQuery<'c, 'a, 's, C, PendingTasks, 2> {
        self.bind(client, &params.user_id, &params.job_id)
    }
}
pub struct UpdateProgressStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update_progress() -> UpdateProgressStmt {
    UpdateProgressStmt(
        "UPDATE scraping_jobs SET processed_runs = processed_runs + 1, processed_results = $1, cursor = $1, progress = least(99, floor(100.0 * $1::integer / target_results)), updated_at = $2 WHERE id = $3 AND status = 'processing'",
        None,
    )
}
impl UpdateProgressStmt {
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
        found: &'a i32,
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[found, now, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        UpdateProgressParams,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for UpdateProgressStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UpdateProgressParams,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(client, &params.found, &params.now, &params.id))
    }
}
pub struct FinishStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn finish() -> FinishStmt {
    FinishStmt(
        "UPDATE scraping_jobs SET status = $1, outcome = $2::text, error = $3, completed_at = $4, updated_at = $4, progress = CASE WHEN $2::text IN ('completed', 'exhausted', 'empty') THEN 100 ELSE progress END WHERE id = $5 AND status IN ('pending', 'processing')",
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
    >(
        &'s self,
        client: &'c C,
        status: &'a T1,
        outcome: &'a T2,
        error: &'a Option<T3>,
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[status, outcome, error, now, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        FinishParams<T1, T2, T3>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for FinishStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a FinishParams<T1, T2, T3>,
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
        "UPDATE scraping_jobs SET status = 'cancelled', outcome = 'cancelled', completed_at = $1, updated_at = $1 WHERE id = $2 AND status IN ('pending', 'processing')",
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
        CancelParams,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for CancelStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CancelParams,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(client, &params.now, &params.id))
    }
}
pub struct OverdueStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn overdue() -> OverdueStmt {
    OverdueStmt(
        "SELECT id FROM scraping_jobs WHERE status IN ('pending', 'processing') AND timeout_at <= $1 ORDER BY timeout_at LIMIT 100",
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct StrandedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn stranded() -> StrandedStmt {
    StrandedStmt(
        "SELECT t.id, t.job_id, t.user_id, t.pages FROM search_tasks t JOIN scraping_jobs j ON j.id = t.job_id AND j.user_id = t.user_id WHERE t.state = 'pending' AND j.status IN ('pending', 'processing') AND t.updated_at < $1 AND NOT EXISTS (SELECT FROM background_jobs b WHERE b.status IN ('pending', 'processing') AND b.dedup_key = 'search.fetch_page:' || t.id || ':' || t.pages) LIMIT 100",
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
                    job_id: row.try_get(1)?,
                    user_id: row.try_get(2)?,
                    pages: row.try_get(3)?,
                })
            },
            mapper: |it| Stranded::from(it),
        }
    }
}
pub struct ResultsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn results() -> ResultsStmt {
    ResultsStmt(
        "SELECT jc.ordinal, jc.reason, jc.score, c.id, c.platform, c.external_id, c.handle, c.name, jc.followers, c.bio, c.emails, c.links, c.hashtags, c.avatar_url, jc.verified, jc.country, jc.language, jc.engagement_rate, jc.last_post_at, c.is_sample, c.source, c.fetched_at, post.body AS post_body, post.url AS post_url, post.views AS post_views, post.likes AS post_likes, post.comments AS post_comments, post.shares AS post_shares FROM job_creators jc JOIN creators c ON c.id = jc.creator_id LEFT JOIN LATERAL ( SELECT * FROM creator_posts p WHERE p.creator_id = c.id ORDER BY p.views DESC NULLS LAST, p.external_id LIMIT 1 ) post ON true WHERE jc.user_id = $1 AND jc.job_id = $2 AND jc.ordinal > $3 AND ($4::bigint IS NULL OR jc.followers >= $4) AND ($5::bigint IS NULL OR jc.followers <= $5) AND ($6::float8 IS NULL OR jc.engagement_rate >= $6) AND ($7::text IS NULL OR jc.country = $7) AND ($8::text IS NULL OR jc.language = $8) AND ($9::boolean IS NULL OR jc.has_email = $9) AND ($10::boolean IS NULL OR jc.verified = $10) AND ($11::timestamptz IS NULL OR jc.last_post_at >= $11) AND ($12::text IS NULL OR c.hashtags @> ARRAY[$12]) AND ($13::text IS NULL OR c.names LIKE $13 OR c.bio ILIKE $13) ORDER BY jc.ordinal LIMIT $14",
        None,
    )
}
impl ResultsStmt {
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
        T5: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        user_id: &'a T1,
        job_id: &'a uuid::Uuid,
        after: &'a i32,
        min_followers: &'a Option<i64>,
        max_followers: &'a Option<i64>,
        min_engagement: &'a Option<f64>,
        country: &'a Option<T2>,
        language: &'a Option<T3>,
        has_email: &'a Option<bool>,
        verified: &'a Option<bool>,
        posted_after: &'a Option<chrono::DateTime<chrono::Utc>>,
        hashtag: &'a Option<T4>,
        contains: &'a Option<T5>,
        page_size: &'a i64,
    ) -> ResultRowQuery<'c, 'a, 's, C, ResultRow, 14> {
        ResultRowQuery {
            client,
            params: [
                user_id,
                job_id,
                after,
                min_followers,
                max_followers,
                min_engagement,
                country,
                language,
                has_email,
                verified,
                posted_after,
                hashtag,
                contains,
                page_size,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ResultRowBorrowed, tokio_postgres::Error> {
                Ok(ResultRowBorrowed {
                    ordinal: row.try_get(0)?,
                    reason: row.try_get(1)?,
                    score: row.try_get(2)?,
                    id: row.try_get(3)?,
                    platform: row.try_get(4)?,
                    external_id: row.try_get(5)?,
                    handle: row.try_get(6)?,
                    name: row.try_get(7)?,
                    followers: row.try_get(8)?,
                    bio: row.try_get(9)?,
                    emails: row.try_get(10)?,
                    links: row.try_get(11)?,
                    hashtags: row.try_get(12)?,
                    avatar_url: row.try_get(13)?,
                    verified: row.try_get(14)?,
                    country: row.try_get(15)?,
                    language: row.try_get(16)?,
                    engagement_rate: row.try_get(17)?,
                    last_post_at: row.try_get(18)?,
                    is_sample: row.try_get(19)?,
                    source: row.try_get(20)?,
                    fetched_at: row.try_get(21)?,
                    post_body: row.try_get(22)?,
                    post_url: row.try_get(23)?,
                    post_views: row.try_get(24)?,
                    post_likes: row.try_get(25)?,
                    post_comments: row.try_get(26)?,
                    post_shares: row.try_get(27)?,
                })
            },
            mapper: |it| ResultRow::from(it),
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
    T5: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ResultsParams<T1, T2, T3, T4, T5>,
        ResultRowQuery<'c, 'a, 's, C, ResultRow, 14>,
        C,
    > for ResultsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ResultsParams<T1, T2, T3, T4, T5>,
    ) -> ResultRowQuery<'c, 'a, 's, C, ResultRow, 14> {
        self.bind(
            client,
            &params.user_id,
            &params.job_id,
            &params.after,
            &params.min_followers,
            &params.max_followers,
            &params.min_engagement,
            &params.country,
            &params.language,
            &params.has_email,
            &params.verified,
            &params.posted_after,
            &params.hashtag,
            &params.contains,
            &params.page_size,
        )
    }
}
pub struct CountResultsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_results() -> CountResultsStmt {
    CountResultsStmt(
        "WITH creator AS ( SELECT jc.has_email, jc.followers IS NULL AS no_followers, jc.engagement_rate IS NULL AS no_engagement, jc.country IS NULL AS no_country, jc.language IS NULL AS no_language, jc.verified IS NULL AS no_verified, jc.last_post_at IS NULL AS no_post, coalesce(($1::bigint IS NULL OR jc.followers >= $1) AND ($2::bigint IS NULL OR jc.followers <= $2), false) AS followers, coalesce($3::float8 IS NULL OR jc.engagement_rate >= $3, false) AS engagement, coalesce($4::text IS NULL OR jc.country = $4, false) AS country, coalesce($5::text IS NULL OR jc.language = $5, false) AS language, coalesce($6::boolean IS NULL OR jc.has_email = $6, false) AS email, coalesce($7::boolean IS NULL OR jc.verified = $7, false) AS verified, coalesce($8::timestamptz IS NULL OR jc.last_post_at >= $8, false) AS posted, coalesce($9::text IS NULL OR c.hashtags @> ARRAY[$9], false) AS tagged, coalesce($10::text IS NULL OR c.names LIKE $10 OR c.bio ILIKE $10, false) AS words FROM job_creators jc JOIN creators c ON c.id = jc.creator_id WHERE jc.user_id = $11 AND jc.job_id = $12 ) SELECT count(*) AS total, count(*) FILTER (WHERE has_email) AS with_email, count(*) FILTER (WHERE followers) AS after_followers, count(*) FILTER (WHERE NOT followers AND no_followers) AS unknown_followers, count(*) FILTER (WHERE followers AND engagement) AS after_engagement, count(*) FILTER (WHERE followers AND NOT engagement AND no_engagement) AS unknown_engagement, count(*) FILTER (WHERE followers AND engagement AND country) AS after_country, count(*) FILTER (WHERE followers AND engagement AND NOT country AND no_country) AS unknown_country, count(*) FILTER (WHERE followers AND engagement AND country AND language) AS after_language, count(*) FILTER (WHERE followers AND engagement AND country AND NOT language AND no_language) AS unknown_language, count(*) FILTER (WHERE followers AND engagement AND country AND language AND email) AS after_email, count(*) FILTER (WHERE followers AND engagement AND country AND language AND email AND verified) AS after_verified, count(*) FILTER (WHERE followers AND engagement AND country AND language AND email AND NOT verified AND no_verified) AS unknown_verified, count(*) FILTER (WHERE followers AND engagement AND country AND language AND email AND verified AND posted) AS after_posted, count(*) FILTER (WHERE followers AND engagement AND country AND language AND email AND verified AND NOT posted AND no_post) AS unknown_posted, count(*) FILTER (WHERE followers AND engagement AND country AND language AND email AND verified AND posted AND tagged) AS after_hashtag, count(*) FILTER (WHERE followers AND engagement AND country AND language AND email AND verified AND posted AND tagged AND words) AS matching FROM creator",
        None,
    )
}
impl CountResultsStmt {
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
        T5: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        min_followers: &'a Option<i64>,
        max_followers: &'a Option<i64>,
        min_engagement: &'a Option<f64>,
        country: &'a Option<T1>,
        language: &'a Option<T2>,
        has_email: &'a Option<bool>,
        verified: &'a Option<bool>,
        posted_after: &'a Option<chrono::DateTime<chrono::Utc>>,
        hashtag: &'a Option<T3>,
        contains: &'a Option<T4>,
        user_id: &'a T5,
        job_id: &'a uuid::Uuid,
    ) -> CountResultsQuery<'c, 'a, 's, C, CountResults, 12> {
        CountResultsQuery {
            client,
            params: [
                min_followers,
                max_followers,
                min_engagement,
                country,
                language,
                has_email,
                verified,
                posted_after,
                hashtag,
                contains,
                user_id,
                job_id,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CountResults, tokio_postgres::Error> {
                Ok(CountResults {
                    total: row.try_get(0)?,
                    with_email: row.try_get(1)?,
                    after_followers: row.try_get(2)?,
                    unknown_followers: row.try_get(3)?,
                    after_engagement: row.try_get(4)?,
                    unknown_engagement: row.try_get(5)?,
                    after_country: row.try_get(6)?,
                    unknown_country: row.try_get(7)?,
                    after_language: row.try_get(8)?,
                    unknown_language: row.try_get(9)?,
                    after_email: row.try_get(10)?,
                    after_verified: row.try_get(11)?,
                    unknown_verified: row.try_get(12)?,
                    after_posted: row.try_get(13)?,
                    unknown_posted: row.try_get(14)?,
                    after_hashtag: row.try_get(15)?,
                    matching: row.try_get(16)?,
                })
            },
            mapper: |it| CountResults::from(it),
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
    T5: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CountResultsParams<T1, T2, T3, T4, T5>,
        CountResultsQuery<'c, 'a, 's, C, CountResults, 12>,
        C,
    > for CountResultsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CountResultsParams<T1, T2, T3, T4, T5>,
    ) -> CountResultsQuery<'c, 'a, 's, C, CountResults, 12> {
        self.bind(
            client,
            &params.min_followers,
            &params.max_followers,
            &params.min_engagement,
            &params.country,
            &params.language,
            &params.has_email,
            &params.verified,
            &params.posted_after,
            &params.hashtag,
            &params.contains,
            &params.user_id,
            &params.job_id,
        )
    }
}
pub struct FacetsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn facets() -> FacetsStmt {
    FacetsStmt(
        "SELECT 'country' AS facet, country AS value, count(*) AS creators FROM job_creators WHERE user_id = $1 AND job_id = $2 GROUP BY country UNION ALL SELECT 'language', language, count(*) FROM job_creators WHERE user_id = $1 AND job_id = $2 GROUP BY language ORDER BY facet, creators DESC, value",
        None,
    )
}
impl FacetsStmt {
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
        job_id: &'a uuid::Uuid,
    ) -> FacetsQuery<'c, 'a, 's, C, Facets, 2> {
        FacetsQuery {
            client,
            params: [user_id, job_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<FacetsBorrowed, tokio_postgres::Error> {
                Ok(FacetsBorrowed {
                    facet: row.try_get(0)?,
                    value: row.try_get(1)?,
                    creators: row.try_get(2)?,
                })
            },
            mapper: |it| Facets::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, FacetsParams<T1>, FacetsQuery<'c, 'a, 's, C, Facets, 2>, C>
    for FacetsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FacetsParams<T1>,
    ) -> FacetsQuery<'c, 'a, 's, C, Facets, 2> {
        self.bind(client, &params.user_id, &params.job_id)
    }
}
pub struct NewestWithResultsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn newest_with_results() -> NewestWithResultsStmt {
    NewestWithResultsStmt(
        "SELECT n.id, n.user_id, n.campaign_id, n.status, n.keywords, n.target_username, n.platform, n.processed_runs, n.processed_results, n.target_results, n.progress, n.created_at, n.started_at, n.completed_at, n.error, n.campaign_name, n.campaign_description, n.campaign_search_type, n.campaign_status, n.campaign_created_at, n.campaign_updated_at, n.result_id, n.result_created_at, n.creators::text AS result_creators FROM ( SELECT s.id, s.user_id, s.campaign_id, s.status, s.keywords, s.target_username, s.platform, s.processed_runs, s.processed_results, s.target_results, s.progress::float8 AS progress, s.created_at, s.started_at, s.completed_at, s.error, c.name AS campaign_name, c.description AS campaign_description, c.search_type AS campaign_search_type, c.status AS campaign_status, c.created_at AS campaign_created_at, c.updated_at AS campaign_updated_at, r.id AS result_id, r.created_at AS result_created_at, r.creators FROM (SELECT * FROM scraping_jobs WHERE user_id = $1 ORDER BY created_at DESC, id DESC LIMIT 20) s LEFT JOIN campaigns c ON c.user_id = s.user_id AND c.id = s.campaign_id LEFT JOIN scraping_results r ON r.user_id = s.user_id AND r.job_id = s.id ORDER BY s.created_at DESC, s.id DESC, r.created_at, r.id OFFSET 0 ) n",
        None,
    )
}
impl NewestWithResultsStmt {
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
    ) -> RunRowQuery<'c, 'a, 's, C, RunRow, 1> {
        RunRowQuery {
            client,
            params: [user_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RunRowBorrowed, tokio_postgres::Error> {
                Ok(RunRowBorrowed {
                    id: row.try_get(0)?,
                    user_id: row.try_get(1)?,
                    campaign_id: row.try_get(2)?,
                    status: row.try_get(3)?,
                    keywords: row.try_get(4)?,
                    target_username: row.try_get(5)?,
                    platform: row.try_get(6)?,
                    processed_runs: row.try_get(7)?,
                    processed_results: row.try_get(8)?,
                    target_results: row.try_get(9)?,
                    progress: row.try_get(10)?,
                    created_at: row.try_get(11)?,
                    started_at: row.try_get(12)?,
                    completed_at: row.try_get(13)?,
                    error: row.try_get(14)?,
                    campaign_name: row.try_get(15)?,
                    campaign_description: row.try_get(16)?,
                    campaign_search_type: row.try_get(17)?,
                    campaign_status: row.try_get(18)?,
                    campaign_created_at: row.try_get(19)?,
                    campaign_updated_at: row.try_get(20)?,
                    result_id: row.try_get(21)?,
                    result_created_at: row.try_get(22)?,
                    result_creators: row.try_get(23)?,
                })
            },
            mapper: |it| RunRow::from(it),
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
