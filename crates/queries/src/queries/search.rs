// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertJobParams<
    T1: crate::StringSql,
    T2: crate::JsonSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::JsonSql,
    T6: crate::StringSql,
    T7: crate::JsonSql,
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
    pub max_calls: Option<i32>,
    pub quote: Option<T7>,
    pub with_profiles: bool,
    pub now: chrono::DateTime<chrono::Utc>,
    pub timeout_at: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct InsertTaskParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
> {
    pub id: uuid::Uuid,
    pub user_id: T1,
    pub job_id: uuid::Uuid,
    pub ordinal: i32,
    pub term: T2,
    pub kind: T3,
    pub seed: Option<T4>,
    pub depth: i32,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct TermsOfJobParams<T1: crate::StringSql> {
    pub user_id: T1,
    pub job_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct LatestJobOfCampaignParams<T1: crate::StringSql> {
    pub campaign_id: uuid::Uuid,
    pub user_id: T1,
}
#[derive(Debug)]
pub struct MarkViewedParams<T1: crate::StringSql> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
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
pub struct PaidCallsParams<T1: crate::StringSql> {
    pub user_id: T1,
    pub job_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct CallsInFlightParams<T1: crate::StringSql> {
    pub user_id: T1,
    pub job_id: uuid::Uuid,
    pub since: chrono::DateTime<chrono::Utc>,
    pub task_id: Option<uuid::Uuid>,
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
    pub job_id: uuid::Uuid,
    pub task_id: Option<uuid::Uuid>,
    pub purpose: T2,
    pub provider: T3,
    pub endpoint: T4,
    pub platform: T5,
    pub page: Option<i32>,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct CloseCallParams<T1: crate::StringSql> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub milliseconds: i32,
    pub status: Option<i32>,
    pub fault: Option<T1>,
    pub credits: Option<f64>,
    pub creators: i32,
    pub new_creators: i32,
    pub is_simulated: bool,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct CallsOfJobParams<T1: crate::StringSql> {
    pub user_id: T1,
    pub job_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct MeasuredParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub provider: T1,
    pub endpoint: T2,
}
#[derive(Debug)]
pub struct PageFactsParams<T1: crate::StringSql, T2: crate::ArraySql<Item = uuid::Uuid>> {
    pub user_id: T1,
    pub task_id: uuid::Uuid,
    pub last_page: i32,
    pub creator_ids: T2,
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
    pub with_profiles: bool,
    pub fresh_since: chrono::DateTime<chrono::Utc>,
    pub items: T2,
    pub room: i64,
}
#[derive(Debug)]
pub struct FoundAgainParams<T1: crate::StringSql, T2: crate::JsonSql, T3: crate::StringSql> {
    pub term: T1,
    pub items: T2,
    pub user_id: T3,
    pub job_id: uuid::Uuid,
    pub task_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertPageParams<
    T1: crate::StringSql,
    T2: crate::JsonSql,
    T3: crate::ArraySql<Item = uuid::Uuid>,
    T4: crate::StringSql,
> {
    pub id: uuid::Uuid,
    pub user_id: T1,
    pub job_id: uuid::Uuid,
    pub task_id: uuid::Uuid,
    pub page: i32,
    pub creators: T2,
    pub creator_ids: T3,
    pub fingerprint: Option<T4>,
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
pub struct AdvanceTaskParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub page_token: Option<T1>,
    pub added: i32,
    pub state: T2,
    pub ended: Option<T3>,
    pub dry_pages: i32,
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct TryAgainParams<T1: crate::StringSql> {
    pub looks: i32,
    pub now: chrono::DateTime<chrono::Utc>,
    pub error: Option<T1>,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct WaitForProviderParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct StopTasksParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub ended: T1,
    pub now: chrono::DateTime<chrono::Utc>,
    pub user_id: T2,
    pub job_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct FailTasksParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub error: T1,
    pub now: chrono::DateTime<chrono::Utc>,
    pub user_id: T2,
    pub job_id: uuid::Uuid,
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
#[derive(Debug)]
pub struct ProfilesToFetchParams<T1: crate::StringSql, T2: crate::ArraySql<Item = uuid::Uuid>> {
    pub user_id: T1,
    pub job_id: uuid::Uuid,
    pub creator_ids: T2,
}
#[derive(Debug)]
pub struct SettleProfilesParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = uuid::Uuid>,
> {
    pub state: T1,
    pub user_id: T2,
    pub job_id: uuid::Uuid,
    pub creator_ids: T3,
}
#[derive(Debug)]
pub struct ProfileTriedParams<T1: crate::StringSql, T2: crate::ArraySql<Item = uuid::Uuid>> {
    pub user_id: T1,
    pub job_id: uuid::Uuid,
    pub creator_ids: T2,
}
#[derive(Debug)]
pub struct SkipProfilesParams<T1: crate::StringSql> {
    pub user_id: T1,
    pub job_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct MarkProfiledParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub creator_ids: T1,
}
#[derive(Debug)]
pub struct CompleteEvidenceParams<T1: crate::StringSql, T2: crate::ArraySql<Item = uuid::Uuid>> {
    pub user_id: T1,
    pub job_id: uuid::Uuid,
    pub creator_ids: T2,
}
#[derive(Debug)]
pub struct LinksToFollowParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub creator_ids: T1,
    pub fresh_since: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct KeepListedParams<T1: crate::JsonSql> {
    pub items: T1,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct SettleListedParams<T1: crate::StringSql, T2: crate::ArraySql<Item = uuid::Uuid>> {
    pub user_id: T1,
    pub job_id: uuid::Uuid,
    pub creator_ids: T2,
}
#[derive(Debug)]
pub struct EmailsInEvidenceParams<T1: crate::ArraySql<Item = uuid::Uuid>, T2: crate::StringSql> {
    pub creator_ids: T1,
    pub user_id: T2,
    pub job_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct StrongestSeedsParams<T1: crate::StringSql> {
    pub user_id: T1,
    pub job_id: uuid::Uuid,
    pub most: i64,
}
#[derive(Debug)]
pub struct KnownCreatorsParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::ArraySql<Item = T2>> {
    pub platform: T1,
    pub handles: T3,
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
#[derive(Clone, Copy, Debug)]
pub struct OverdueParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub given_up_before: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct ResultsParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::JsonSql> {
    pub against: Option<uuid::Uuid>,
    pub user_id: T1,
    pub job_id: uuid::Uuid,
    pub after: i32,
    pub change: Option<T2>,
    pub filter: T3,
    pub page_size: i64,
}
#[derive(Debug)]
pub struct CountResultsParams<T1: crate::JsonSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub filter: T1,
    pub against: Option<uuid::Uuid>,
    pub user_id: T2,
    pub job_id: uuid::Uuid,
    pub change: Option<T3>,
}
#[derive(Debug)]
pub struct RunsOfCampaignParams<T1: crate::StringSql> {
    pub user_id: T1,
    pub campaign_id: uuid::Uuid,
    pub most: i64,
}
#[derive(Debug)]
pub struct DifferenceParams<T1: crate::StringSql> {
    pub user_id: T1,
    pub job_id: uuid::Uuid,
    pub against: uuid::Uuid,
}
#[derive(Debug)]
pub struct FacetsParams<T1: crate::StringSql> {
    pub user_id: T1,
    pub job_id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct TermsOfJob {
    pub id: uuid::Uuid,
    pub term: String,
    pub kind: String,
    pub ordinal: i32,
    pub depth: i32,
}
pub struct TermsOfJobBorrowed<'a> {
    pub id: uuid::Uuid,
    pub term: &'a str,
    pub kind: &'a str,
    pub ordinal: i32,
    pub depth: i32,
}
impl<'a> From<TermsOfJobBorrowed<'a>> for TermsOfJob {
    fn from(
        TermsOfJobBorrowed {
            id,
            term,
            kind,
            ordinal,
            depth,
        }: TermsOfJobBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            term: term.into(),
            kind: kind.into(),
            ordinal,
            depth,
        }
    }
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
    pub search_params: Option<serde_json::Value>,
    pub provider: Option<String>,
    pub max_calls: Option<i32>,
    pub quote: Option<serde_json::Value>,
    pub with_profiles: bool,
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
    pub viewed_at: Option<chrono::DateTime<chrono::Utc>>,
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
    pub search_params: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub provider: Option<&'a str>,
    pub max_calls: Option<i32>,
    pub quote: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub with_profiles: bool,
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
    pub viewed_at: Option<chrono::DateTime<chrono::Utc>>,
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
            search_params,
            provider,
            max_calls,
            quote,
            with_profiles,
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
            viewed_at,
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
            search_params: search_params.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            provider: provider.map(|v| v.into()),
            max_calls,
            quote: quote.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            with_profiles,
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
            viewed_at,
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
    pub ordinal: i32,
    pub term: String,
    pub kind: String,
    pub seed: Option<String>,
    pub depth: i32,
    pub page_token: Option<String>,
    pub pages: i32,
    pub state: String,
    pub tries: i32,
    pub trouble_since: Option<chrono::DateTime<chrono::Utc>>,
    pub status: String,
    pub platform: String,
    pub provider: Option<String>,
    pub keywords: Option<serde_json::Value>,
    pub search_params: Option<serde_json::Value>,
    pub target_username: Option<String>,
    pub target_results: i32,
    pub processed_results: i32,
}
pub struct TaskToRunBorrowed<'a> {
    pub id: uuid::Uuid,
    pub job_id: uuid::Uuid,
    pub user_id: &'a str,
    pub ordinal: i32,
    pub term: &'a str,
    pub kind: &'a str,
    pub seed: Option<&'a str>,
    pub depth: i32,
    pub page_token: Option<&'a str>,
    pub pages: i32,
    pub state: &'a str,
    pub tries: i32,
    pub trouble_since: Option<chrono::DateTime<chrono::Utc>>,
    pub status: &'a str,
    pub platform: &'a str,
    pub provider: Option<&'a str>,
    pub keywords: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub search_params: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
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
            ordinal,
            term,
            kind,
            seed,
            depth,
            page_token,
            pages,
            state,
            tries,
            trouble_since,
            status,
            platform,
            provider,
            keywords,
            search_params,
            target_username,
            target_results,
            processed_results,
        }: TaskToRunBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            job_id,
            user_id: user_id.into(),
            ordinal,
            term: term.into(),
            kind: kind.into(),
            seed: seed.map(|v| v.into()),
            depth,
            page_token: page_token.map(|v| v.into()),
            pages,
            state: state.into(),
            tries,
            trouble_since,
            status: status.into(),
            platform: platform.into(),
            provider: provider.map(|v| v.into()),
            keywords: keywords.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            search_params: search_params.map(|v| serde_json::from_str(v.0.get()).unwrap()),
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
    pub provider: Option<String>,
    pub target_results: i32,
    pub processed_runs: i32,
    pub timeout_at: Option<chrono::DateTime<chrono::Utc>>,
    pub max_calls: Option<i32>,
    pub with_profiles: bool,
}
pub struct LockJobBorrowed<'a> {
    pub id: uuid::Uuid,
    pub user_id: &'a str,
    pub campaign_id: Option<uuid::Uuid>,
    pub status: &'a str,
    pub platform: &'a str,
    pub provider: Option<&'a str>,
    pub target_results: i32,
    pub processed_runs: i32,
    pub timeout_at: Option<chrono::DateTime<chrono::Utc>>,
    pub max_calls: Option<i32>,
    pub with_profiles: bool,
}
impl<'a> From<LockJobBorrowed<'a>> for LockJob {
    fn from(
        LockJobBorrowed {
            id,
            user_id,
            campaign_id,
            status,
            platform,
            provider,
            target_results,
            processed_runs,
            timeout_at,
            max_calls,
            with_profiles,
        }: LockJobBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            user_id: user_id.into(),
            campaign_id,
            status: status.into(),
            platform: platform.into(),
            provider: provider.map(|v| v.into()),
            target_results,
            processed_runs,
            timeout_at,
            max_calls,
            with_profiles,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct LockTask {
    pub id: uuid::Uuid,
    pub term: String,
    pub pages: i32,
    pub state: String,
    pub tries: i32,
    pub looks: i32,
    pub dry_pages: i32,
}
pub struct LockTaskBorrowed<'a> {
    pub id: uuid::Uuid,
    pub term: &'a str,
    pub pages: i32,
    pub state: &'a str,
    pub tries: i32,
    pub looks: i32,
    pub dry_pages: i32,
}
impl<'a> From<LockTaskBorrowed<'a>> for LockTask {
    fn from(
        LockTaskBorrowed {
            id,
            term,
            pages,
            state,
            tries,
            looks,
            dry_pages,
        }: LockTaskBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            term: term.into(),
            pages,
            state: state.into(),
            tries,
            looks,
            dry_pages,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct CallsOfJob {
    pub provider: String,
    pub calls: i64,
    pub paid: i64,
    pub failed: i64,
    pub unknown: i64,
    pub credits: Option<f64>,
}
pub struct CallsOfJobBorrowed<'a> {
    pub provider: &'a str,
    pub calls: i64,
    pub paid: i64,
    pub failed: i64,
    pub unknown: i64,
    pub credits: Option<f64>,
}
impl<'a> From<CallsOfJobBorrowed<'a>> for CallsOfJob {
    fn from(
        CallsOfJobBorrowed {
            provider,
            calls,
            paid,
            failed,
            unknown,
            credits,
        }: CallsOfJobBorrowed<'a>,
    ) -> Self {
        Self {
            provider: provider.into(),
            calls,
            paid,
            failed,
            unknown,
            credits,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Measured {
    pub calls: i64,
    pub milliseconds: Option<f64>,
    pub new_creators: Option<f64>,
    pub credits: Option<f64>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct PageFacts {
    pub last_fingerprint: Option<String>,
    pub met: Vec<uuid::Uuid>,
}
pub struct PageFactsBorrowed<'a> {
    pub last_fingerprint: Option<&'a str>,
    pub met: crate::ArrayIterator<'a, uuid::Uuid>,
}
impl<'a> From<PageFactsBorrowed<'a>> for PageFacts {
    fn from(
        PageFactsBorrowed {
            last_fingerprint,
            met,
        }: PageFactsBorrowed<'a>,
    ) -> Self {
        Self {
            last_fingerprint: last_fingerprint.map(|v| v.into()),
            met: met.map(|v| v).collect(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct InsertCreators {
    pub creator_id: uuid::Uuid,
    pub profile: String,
}
pub struct InsertCreatorsBorrowed<'a> {
    pub creator_id: uuid::Uuid,
    pub profile: &'a str,
}
impl<'a> From<InsertCreatorsBorrowed<'a>> for InsertCreators {
    fn from(InsertCreatorsBorrowed { creator_id, profile }: InsertCreatorsBorrowed<'a>) -> Self {
        Self {
            creator_id,
            profile: profile.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct PendingTasks {
    pub pending: i64,
    pub failed: i64,
    pub profiles: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ProfilesToFetch {
    pub id: uuid::Uuid,
    pub external_id: String,
    pub handle: Option<String>,
    pub profile_tries: i32,
}
pub struct ProfilesToFetchBorrowed<'a> {
    pub id: uuid::Uuid,
    pub external_id: &'a str,
    pub handle: Option<&'a str>,
    pub profile_tries: i32,
}
impl<'a> From<ProfilesToFetchBorrowed<'a>> for ProfilesToFetch {
    fn from(
        ProfilesToFetchBorrowed {
            id,
            external_id,
            handle,
            profile_tries,
        }: ProfilesToFetchBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            external_id: external_id.into(),
            handle: handle.map(|v| v.into()),
            profile_tries,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct LinksToFollow {
    pub id: uuid::Uuid,
    pub bio: Option<String>,
    pub links: Vec<String>,
}
pub struct LinksToFollowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub bio: Option<&'a str>,
    pub links: crate::ArrayIterator<'a, &'a str>,
}
impl<'a> From<LinksToFollowBorrowed<'a>> for LinksToFollow {
    fn from(LinksToFollowBorrowed { id, bio, links }: LinksToFollowBorrowed<'a>) -> Self {
        Self {
            id,
            bio: bio.map(|v| v.into()),
            links: links.map(|v| v.into()).collect(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct KnownCreators {
    pub external_id: String,
    pub handle: Option<String>,
    pub name: Option<String>,
    pub followers: Option<i64>,
    pub bio: Option<String>,
    pub language: Option<String>,
    pub category: Option<String>,
    pub hashtags: Vec<String>,
}
pub struct KnownCreatorsBorrowed<'a> {
    pub external_id: &'a str,
    pub handle: Option<&'a str>,
    pub name: Option<&'a str>,
    pub followers: Option<i64>,
    pub bio: Option<&'a str>,
    pub language: Option<&'a str>,
    pub category: Option<&'a str>,
    pub hashtags: crate::ArrayIterator<'a, &'a str>,
}
impl<'a> From<KnownCreatorsBorrowed<'a>> for KnownCreators {
    fn from(
        KnownCreatorsBorrowed {
            external_id,
            handle,
            name,
            followers,
            bio,
            language,
            category,
            hashtags,
        }: KnownCreatorsBorrowed<'a>,
    ) -> Self {
        Self {
            external_id: external_id.into(),
            handle: handle.map(|v| v.into()),
            name: name.map(|v| v.into()),
            followers,
            bio: bio.map(|v| v.into()),
            language: language.map(|v| v.into()),
            category: category.map(|v| v.into()),
            hashtags: hashtags.map(|v| v.into()).collect(),
        }
    }
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
    pub provenance: serde_json::Value,
    pub was_found_before: bool,
    pub followers_before: Option<i64>,
    pub post_id: Option<String>,
    pub post_body: Option<String>,
    pub post_url: Option<String>,
    pub post_thumbnail_url: Option<String>,
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
    pub provenance: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub was_found_before: bool,
    pub followers_before: Option<i64>,
    pub post_id: Option<&'a str>,
    pub post_body: Option<&'a str>,
    pub post_url: Option<&'a str>,
    pub post_thumbnail_url: Option<&'a str>,
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
            provenance,
            was_found_before,
            followers_before,
            post_id,
            post_body,
            post_url,
            post_thumbnail_url,
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
            provenance: serde_json::from_str(provenance.0.get()).unwrap(),
            was_found_before,
            followers_before,
            post_id: post_id.map(|v| v.into()),
            post_body: post_body.map(|v| v.into()),
            post_url: post_url.map(|v| v.into()),
            post_thumbnail_url: post_thumbnail_url.map(|v| v.into()),
            post_views,
            post_likes,
            post_comments,
            post_shares,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct CountResults {
    pub left_out: Option<String>,
    pub creators: i64,
    pub with_email: i64,
}
pub struct CountResultsBorrowed<'a> {
    pub left_out: Option<&'a str>,
    pub creators: i64,
    pub with_email: i64,
}
impl<'a> From<CountResultsBorrowed<'a>> for CountResults {
    fn from(
        CountResultsBorrowed {
            left_out,
            creators,
            with_email,
        }: CountResultsBorrowed<'a>,
    ) -> Self {
        Self {
            left_out: left_out.map(|v| v.into()),
            creators,
            with_email,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct RunsOfCampaign {
    pub id: uuid::Uuid,
    pub status: String,
    pub outcome: Option<String>,
    pub provider: Option<String>,
    pub processed_results: i32,
    pub target_results: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub completed_at: Option<chrono::DateTime<chrono::Utc>>,
    pub has_creators: bool,
}
pub struct RunsOfCampaignBorrowed<'a> {
    pub id: uuid::Uuid,
    pub status: &'a str,
    pub outcome: Option<&'a str>,
    pub provider: Option<&'a str>,
    pub processed_results: i32,
    pub target_results: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub completed_at: Option<chrono::DateTime<chrono::Utc>>,
    pub has_creators: bool,
}
impl<'a> From<RunsOfCampaignBorrowed<'a>> for RunsOfCampaign {
    fn from(
        RunsOfCampaignBorrowed {
            id,
            status,
            outcome,
            provider,
            processed_results,
            target_results,
            created_at,
            completed_at,
            has_creators,
        }: RunsOfCampaignBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            status: status.into(),
            outcome: outcome.map(|v| v.into()),
            provider: provider.map(|v| v.into()),
            processed_results,
            target_results,
            created_at,
            completed_at,
            has_creators,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Difference {
    pub new: i64,
    pub gone: i64,
    pub grown: i64,
    pub shrunk: i64,
    pub in_both: i64,
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
#[derive(Debug, Clone, PartialEq)]
pub struct RecordedRow {
    pub campaign_id: Option<uuid::Uuid>,
    pub platform: Option<String>,
    pub provider: Option<String>,
    pub target: Option<i32>,
    pub max_calls: Option<i32>,
    pub status: String,
    pub outcome: Option<String>,
    pub error: Option<String>,
}
pub struct RecordedRowBorrowed<'a> {
    pub campaign_id: Option<uuid::Uuid>,
    pub platform: Option<&'a str>,
    pub provider: Option<&'a str>,
    pub target: Option<i32>,
    pub max_calls: Option<i32>,
    pub status: &'a str,
    pub outcome: Option<&'a str>,
    pub error: Option<&'a str>,
}
impl<'a> From<RecordedRowBorrowed<'a>> for RecordedRow {
    fn from(
        RecordedRowBorrowed {
            campaign_id,
            platform,
            provider,
            target,
            max_calls,
            status,
            outcome,
            error,
        }: RecordedRowBorrowed<'a>,
    ) -> Self {
        Self {
            campaign_id,
            platform: platform.map(|v| v.into()),
            provider: provider.map(|v| v.into()),
            target,
            max_calls,
            status: status.into(),
            outcome: outcome.map(|v| v.into()),
            error: error.map(|v| v.into()),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct TermsOfJobQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TermsOfJobBorrowed, tokio_postgres::Error>,
    mapper: fn(TermsOfJobBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TermsOfJobQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TermsOfJobBorrowed) -> R) -> TermsOfJobQuery<'c, 'a, 's, C, R, N> {
        TermsOfJobQuery {
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
pub struct CallsOfJobQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CallsOfJobBorrowed, tokio_postgres::Error>,
    mapper: fn(CallsOfJobBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CallsOfJobQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CallsOfJobBorrowed) -> R) -> CallsOfJobQuery<'c, 'a, 's, C, R, N> {
        CallsOfJobQuery {
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
pub struct MeasuredQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Measured, tokio_postgres::Error>,
    mapper: fn(Measured) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MeasuredQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Measured) -> R) -> MeasuredQuery<'c, 'a, 's, C, R, N> {
        MeasuredQuery {
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
pub struct PageFactsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PageFactsBorrowed, tokio_postgres::Error>,
    mapper: fn(PageFactsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PageFactsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PageFactsBorrowed) -> R) -> PageFactsQuery<'c, 'a, 's, C, R, N> {
        PageFactsQuery {
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
pub struct InsertCreatorsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<InsertCreatorsBorrowed, tokio_postgres::Error>,
    mapper: fn(InsertCreatorsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> InsertCreatorsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(InsertCreatorsBorrowed) -> R) -> InsertCreatorsQuery<'c, 'a, 's, C, R, N> {
        InsertCreatorsQuery {
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
pub struct ProfilesToFetchQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ProfilesToFetchBorrowed, tokio_postgres::Error>,
    mapper: fn(ProfilesToFetchBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ProfilesToFetchQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ProfilesToFetchBorrowed) -> R,
    ) -> ProfilesToFetchQuery<'c, 'a, 's, C, R, N> {
        ProfilesToFetchQuery {
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
pub struct LinksToFollowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LinksToFollowBorrowed, tokio_postgres::Error>,
    mapper: fn(LinksToFollowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LinksToFollowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LinksToFollowBorrowed) -> R) -> LinksToFollowQuery<'c, 'a, 's, C, R, N> {
        LinksToFollowQuery {
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
pub struct OptionStringQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Option<&str>, tokio_postgres::Error>,
    mapper: fn(Option<&str>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OptionStringQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Option<&str>) -> R) -> OptionStringQuery<'c, 'a, 's, C, R, N> {
        OptionStringQuery {
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
pub struct KnownCreatorsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<KnownCreatorsBorrowed, tokio_postgres::Error>,
    mapper: fn(KnownCreatorsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> KnownCreatorsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(KnownCreatorsBorrowed) -> R) -> KnownCreatorsQuery<'c, 'a, 's, C, R, N> {
        KnownCreatorsQuery {
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
    extractor: fn(&tokio_postgres::Row) -> Result<CountResultsBorrowed, tokio_postgres::Error>,
    mapper: fn(CountResultsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CountResultsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CountResultsBorrowed) -> R) -> CountResultsQuery<'c, 'a, 's, C, R, N> {
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
pub struct RunsOfCampaignQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RunsOfCampaignBorrowed, tokio_postgres::Error>,
    mapper: fn(RunsOfCampaignBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RunsOfCampaignQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(RunsOfCampaignBorrowed) -> R) -> RunsOfCampaignQuery<'c, 'a, 's, C, R, N> {
        RunsOfCampaignQuery {
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
pub struct DifferenceQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Difference, tokio_postgres::Error>,
    mapper: fn(Difference) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DifferenceQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Difference) -> R) -> DifferenceQuery<'c, 'a, 's, C, R, N> {
        DifferenceQuery {
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
pub struct RecordedRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RecordedRowBorrowed, tokio_postgres::Error>,
    mapper: fn(RecordedRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RecordedRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(RecordedRowBorrowed) -> R) -> RecordedRowQuery<'c, 'a, 's, C, R, N> {
        RecordedRowQuery {
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
        "INSERT INTO scraping_jobs (id, user_id, campaign_id, keywords, target_username, platform, search_params, target_results, provider, max_calls, quote, with_profiles, created_at, updated_at, timeout_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13, $14)",
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
        T7: crate::JsonSql,
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
        max_calls: &'a Option<i32>,
        quote: &'a Option<T7>,
        with_profiles: &'a bool,
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
                    max_calls,
                    quote,
                    with_profiles,
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
    T7: crate::JsonSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertJobParams<T1, T2, T3, T4, T5, T6, T7>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for InsertJobStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertJobParams<T1, T2, T3, T4, T5, T6, T7>,
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
            &params.max_calls,
            &params.quote,
            &params.with_profiles,
            &params.now,
            &params.timeout_at,
        ))
    }
}
pub struct InsertTaskStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_task() -> InsertTaskStmt {
    InsertTaskStmt(
        "INSERT INTO search_tasks (id, user_id, job_id, ordinal, term, kind, seed, depth, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)",
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
        job_id: &'a uuid::Uuid,
        ordinal: &'a i32,
        term: &'a T2,
        kind: &'a T3,
        seed: &'a Option<T4>,
        depth: &'a i32,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                self.0,
                &[id, user_id, job_id, ordinal, term, kind, seed, depth, now],
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
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertTaskParams<T1, T2, T3, T4>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for InsertTaskStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertTaskParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(
            client,
            &params.id,
            &params.user_id,
            &params.job_id,
            &params.ordinal,
            &params.term,
            &params.kind,
            &params.seed,
            &params.depth,
            &params.now,
        ))
    }
}
pub struct TermsOfJobStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn terms_of_job() -> TermsOfJobStmt {
    TermsOfJobStmt(
        "SELECT id, term, kind, ordinal, depth FROM search_tasks WHERE user_id = $1 AND job_id = $2 ORDER BY ordinal",
        None,
    )
}
impl TermsOfJobStmt {
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
    ) -> TermsOfJobQuery<'c, 'a, 's, C, TermsOfJob, 2> {
        TermsOfJobQuery {
            client,
            params: [user_id, job_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TermsOfJobBorrowed, tokio_postgres::Error> {
                Ok(TermsOfJobBorrowed {
                    id: row.try_get(0)?,
                    term: row.try_get(1)?,
                    kind: row.try_get(2)?,
                    ordinal: row.try_get(3)?,
                    depth: row.try_get(4)?,
                })
            },
            mapper: |it| TermsOfJob::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        TermsOfJobParams<T1>,
        TermsOfJobQuery<'c, 'a, 's, C, TermsOfJob, 2>,
        C,
    > for TermsOfJobStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TermsOfJobParams<T1>,
    ) -> TermsOfJobQuery<'c, 'a, 's, C, TermsOfJob, 2> {
        self.bind(client, &params.user_id, &params.job_id)
    }
}
pub struct JobStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn job() -> JobStmt {
    JobStmt(
        "SELECT id, user_id, campaign_id, status, outcome, keywords, target_username, platform, search_params, provider, max_calls, quote, with_profiles, processed_runs, processed_results, target_results, coalesce(progress, 0)::float8 AS progress, created_at, started_at, completed_at, timeout_at, updated_at, error, viewed_at FROM scraping_jobs WHERE id = $1",
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
                    search_params: row.try_get(8)?,
                    provider: row.try_get(9)?,
                    max_calls: row.try_get(10)?,
                    quote: row.try_get(11)?,
                    with_profiles: row.try_get(12)?,
                    processed_runs: row.try_get(13)?,
                    processed_results: row.try_get(14)?,
                    target_results: row.try_get(15)?,
                    progress: row.try_get(16)?,
                    created_at: row.try_get(17)?,
                    started_at: row.try_get(18)?,
                    completed_at: row.try_get(19)?,
                    timeout_at: row.try_get(20)?,
                    updated_at: row.try_get(21)?,
                    error: row.try_get(22)?,
                    viewed_at: row.try_get(23)?,
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
pub struct MarkViewedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mark_viewed() -> MarkViewedStmt {
    MarkViewedStmt(
        "UPDATE scraping_jobs SET viewed_at = $1 WHERE id = $2 AND user_id = $3 AND completed_at IS NOT NULL AND viewed_at IS NULL",
        None,
    )
}
impl MarkViewedStmt {
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
        id: &'a uuid::Uuid,
        user_id: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[now, id, user_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        MarkViewedParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for MarkViewedStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a MarkViewedParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(client, &params.now, &params.id, &params.user_id))
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
        "SELECT t.id, t.job_id, t.user_id, t.ordinal, t.term, t.kind, t.seed, t.depth, t.page_token, t.pages, t.state, t.tries, t.trouble_since, j.status, j.platform, j.provider, j.keywords, j.search_params, j.target_username, j.target_results, j.processed_results FROM search_tasks t JOIN scraping_jobs j ON j.id = t.job_id AND j.user_id = t.user_id WHERE t.id = $1",
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
                    ordinal: row.try_get(3)?,
                    term: row.try_get(4)?,
                    kind: row.try_get(5)?,
                    seed: row.try_get(6)?,
                    depth: row.try_get(7)?,
                    page_token: row.try_get(8)?,
                    pages: row.try_get(9)?,
                    state: row.try_get(10)?,
                    tries: row.try_get(11)?,
                    trouble_since: row.try_get(12)?,
                    status: row.try_get(13)?,
                    platform: row.try_get(14)?,
                    provider: row.try_get(15)?,
                    keywords: row.try_get(16)?,
                    search_params: row.try_get(17)?,
                    target_username: row.try_get(18)?,
                    target_results: row.try_get(19)?,
                    processed_results: row.try_get(20)?,
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
        "SELECT id, user_id, campaign_id, status, platform, provider, target_results, processed_runs, timeout_at, max_calls, with_profiles FROM scraping_jobs WHERE id = $1 FOR UPDATE",
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
                    provider: row.try_get(5)?,
                    target_results: row.try_get(6)?,
                    processed_runs: row.try_get(7)?,
                    timeout_at: row.try_get(8)?,
                    max_calls: row.try_get(9)?,
                    with_profiles: row.try_get(10)?,
                })
            },
            mapper: |it| LockJob::from(it),
        }
    }
}
pub struct LockTaskStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_task() -> LockTaskStmt {
    LockTaskStmt(
        "SELECT id, term, pages, state, tries, looks, dry_pages FROM search_tasks WHERE id = $1 FOR UPDATE",
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
                    term: row.try_get(1)?,
                    pages: row.try_get(2)?,
                    state: row.try_get(3)?,
                    tries: row.try_get(4)?,
                    looks: row.try_get(5)?,
                    dry_pages: row.try_get(6)?,
                })
            },
            mapper: |it| LockTask::from(it),
        }
    }
}
pub struct PaidCallsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn paid_calls() -> PaidCallsStmt {
    PaidCallsStmt(
        "SELECT count(*) AS calls FROM provider_calls WHERE user_id = $1 AND job_id = $2 AND (credits IS NULL OR credits > 0)",
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
    crate::client::async_::Params<'c, 'a, 's, PaidCallsParams<T1>, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for PaidCallsStmt
{
    fn params(&'s self, client: &'c C, params: &'a PaidCallsParams<T1>) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.user_id, &params.job_id)
    }
}
pub struct CallsInFlightStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn calls_in_flight() -> CallsInFlightStmt {
    CallsInFlightStmt(
        "SELECT count(*) AS calls FROM provider_calls c WHERE c.user_id = $1 AND c.job_id = $2 AND c.ended_at IS NULL AND (c.task_id IS NULL AND c.started_at > $3 OR EXISTS (SELECT FROM search_tasks t JOIN background_jobs b ON b.dedup_key = 'search.fetch_page:' || t.id || ':' || t.pages AND b.status = 'processing' WHERE t.id = c.task_id AND t.id IS DISTINCT FROM $4))",
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
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        user_id: &'a T1,
        job_id: &'a uuid::Uuid,
        since: &'a chrono::DateTime<chrono::Utc>,
        task_id: &'a Option<uuid::Uuid>,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        I64Query {
            client,
            params: [user_id, job_id, since, task_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, CallsInFlightParams<T1>, I64Query<'c, 'a, 's, C, i64, 4>, C>
    for CallsInFlightStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CallsInFlightParams<T1>,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        self.bind(
            client,
            &params.user_id,
            &params.job_id,
            &params.since,
            &params.task_id,
        )
    }
}
pub struct OpenCallStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_call() -> OpenCallStmt {
    OpenCallStmt(
        "INSERT INTO provider_calls (id, user_id, job_id, task_id, purpose, provider, endpoint, platform, page, started_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
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
        job_id: &'a uuid::Uuid,
        task_id: &'a Option<uuid::Uuid>,
        purpose: &'a T2,
        provider: &'a T3,
        endpoint: &'a T4,
        platform: &'a T5,
        page: &'a Option<i32>,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                self.0,
                &[
                    id, user_id, job_id, task_id, purpose, provider, endpoint, platform, page, now,
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
            &params.job_id,
            &params.task_id,
            &params.purpose,
            &params.provider,
            &params.endpoint,
            &params.platform,
            &params.page,
            &params.now,
        ))
    }
}
pub struct CloseCallStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn close_call() -> CloseCallStmt {
    CloseCallStmt(
        "UPDATE provider_calls SET ended_at = $1, milliseconds = $2, status = $3, fault = $4, credits = $5::float8::numeric, creators = $6, new_creators = $7, is_simulated = $8 WHERE id = $9",
        None,
    )
}
impl CloseCallStmt {
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
        milliseconds: &'a i32,
        status: &'a Option<i32>,
        fault: &'a Option<T1>,
        credits: &'a Option<f64>,
        creators: &'a i32,
        new_creators: &'a i32,
        is_simulated: &'a bool,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                self.0,
                &[
                    now,
                    milliseconds,
                    status,
                    fault,
                    credits,
                    creators,
                    new_creators,
                    is_simulated,
                    id,
                ],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CloseCallParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for CloseCallStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CloseCallParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(
            client,
            &params.now,
            &params.milliseconds,
            &params.status,
            &params.fault,
            &params.credits,
            &params.creators,
            &params.new_creators,
            &params.is_simulated,
            &params.id,
        ))
    }
}
pub struct CallsOfJobStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn calls_of_job() -> CallsOfJobStmt {
    CallsOfJobStmt(
        "SELECT provider, count(*) AS calls, count(*) FILTER (WHERE credits IS NULL OR credits > 0) AS paid, count(*) FILTER (WHERE fault IS NOT NULL) AS failed, count(*) FILTER (WHERE credits IS NULL) AS unknown, sum(credits)::float8 AS credits FROM provider_calls WHERE user_id = $1 AND job_id = $2 GROUP BY provider ORDER BY provider",
        None,
    )
}
impl CallsOfJobStmt {
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
    ) -> CallsOfJobQuery<'c, 'a, 's, C, CallsOfJob, 2> {
        CallsOfJobQuery {
            client,
            params: [user_id, job_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CallsOfJobBorrowed, tokio_postgres::Error> {
                Ok(CallsOfJobBorrowed {
                    provider: row.try_get(0)?,
                    calls: row.try_get(1)?,
                    paid: row.try_get(2)?,
                    failed: row.try_get(3)?,
                    unknown: row.try_get(4)?,
                    credits: row.try_get(5)?,
                })
            },
            mapper: |it| CallsOfJob::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CallsOfJobParams<T1>,
        CallsOfJobQuery<'c, 'a, 's, C, CallsOfJob, 2>,
        C,
    > for CallsOfJobStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CallsOfJobParams<T1>,
    ) -> CallsOfJobQuery<'c, 'a, 's, C, CallsOfJob, 2> {
        self.bind(client, &params.user_id, &params.job_id)
    }
}
pub struct MeasuredStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn measured() -> MeasuredStmt {
    MeasuredStmt(
        "SELECT count(*) AS calls, avg(milliseconds)::float8 AS milliseconds, avg(new_creators)::float8 AS new_creators, avg(credits)::float8 AS credits FROM ( SELECT milliseconds, new_creators, credits FROM provider_calls WHERE provider = $1 AND endpoint = $2 AND fault IS NULL AND ended_at IS NOT NULL AND NOT is_simulated ORDER BY started_at DESC LIMIT 500 ) latest",
        None,
    )
}
impl MeasuredStmt {
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
        provider: &'a T1,
        endpoint: &'a T2,
    ) -> MeasuredQuery<'c, 'a, 's, C, Measured, 2> {
        MeasuredQuery {
            client,
            params: [provider, endpoint],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Measured, tokio_postgres::Error> {
                Ok(Measured {
                    calls: row.try_get(0)?,
                    milliseconds: row.try_get(1)?,
                    new_creators: row.try_get(2)?,
                    credits: row.try_get(3)?,
                })
            },
            mapper: |it| Measured::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MeasuredParams<T1, T2>,
        MeasuredQuery<'c, 'a, 's, C, Measured, 2>,
        C,
    > for MeasuredStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MeasuredParams<T1, T2>,
    ) -> MeasuredQuery<'c, 'a, 's, C, Measured, 2> {
        self.bind(client, &params.provider, &params.endpoint)
    }
}
pub struct PageFactsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn page_facts() -> PageFactsStmt {
    PageFactsStmt(
        "SELECT (SELECT r.fingerprint FROM scraping_results r WHERE r.user_id = $1 AND r.task_id = $2 AND r.page = $3) AS last_fingerprint, ARRAY(SELECT DISTINCT named.id FROM scraping_results r, unnest(r.creator_ids) AS named (id) WHERE r.user_id = $1 AND r.task_id = $2 AND named.id = ANY ($4::uuid[])) AS met",
        None,
    )
}
impl PageFactsStmt {
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
        T2: crate::ArraySql<Item = uuid::Uuid>,
    >(
        &'s self,
        client: &'c C,
        user_id: &'a T1,
        task_id: &'a uuid::Uuid,
        last_page: &'a i32,
        creator_ids: &'a T2,
    ) -> PageFactsQuery<'c, 'a, 's, C, PageFacts, 4> {
        PageFactsQuery {
            client,
            params: [user_id, task_id, last_page, creator_ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PageFactsBorrowed, tokio_postgres::Error> {
                Ok(PageFactsBorrowed {
                    last_fingerprint: row.try_get(0)?,
                    met: row.try_get(1)?,
                })
            },
            mapper: |it| PageFacts::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PageFactsParams<T1, T2>,
        PageFactsQuery<'c, 'a, 's, C, PageFacts, 4>,
        C,
    > for PageFactsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PageFactsParams<T1, T2>,
    ) -> PageFactsQuery<'c, 'a, 's, C, PageFacts, 4> {
        self.bind(
            client,
            &params.user_id,
            &params.task_id,
            &params.last_page,
            &params.creator_ids,
        )
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
        "INSERT INTO job_creators (user_id, job_id, creator_id, ordinal, task_id, page, score, reason, followers, engagement_rate, has_email, verified, country, language, last_post_at, created_at, profile) SELECT $1, $2, c.id, $3::integer + (row_number() OVER (ORDER BY g.rank))::integer, $4, $5, g.score, g.reason, c.followers, c.engagement_rate, c.emails <> '{}', c.verified, c.country, c.language, c.last_post_at, $6, CASE WHEN $7 AND (c.bio IS NULL OR c.followers IS NULL) AND (c.profiled_at IS NULL OR c.profiled_at < $8) THEN 'pending' ELSE 'none' END FROM jsonb_to_recordset($9::jsonb) AS g (creator_id uuid, rank integer, score bigint, reason jsonb) JOIN creators c ON c.id = g.creator_id WHERE NOT EXISTS (SELECT FROM job_creators o WHERE o.user_id = $1 AND o.job_id = $2 AND o.creator_id = g.creator_id) ORDER BY g.rank LIMIT $10 ON CONFLICT (user_id, job_id, creator_id) DO NOTHING RETURNING creator_id, profile",
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
        with_profiles: &'a bool,
        fresh_since: &'a chrono::DateTime<chrono::Utc>,
        items: &'a T2,
        room: &'a i64,
    ) -> InsertCreatorsQuery<'c, 'a, 's, C, InsertCreators, 10> {
        InsertCreatorsQuery {
            client,
            params: [
                user_id,
                job_id,
                found,
                task_id,
                page,
                now,
                with_profiles,
                fresh_since,
                items,
                room,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<InsertCreatorsBorrowed, tokio_postgres::Error> {
                Ok(InsertCreatorsBorrowed {
                    creator_id: row.try_get(0)?,
                    profile: row.try_get(1)?,
                })
            },
            mapper: |it| InsertCreators::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::JsonSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertCreatorsParams<T1, T2>,
        InsertCreatorsQuery<'c, 'a, 's, C, InsertCreators, 10>,
        C,
    > for InsertCreatorsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertCreatorsParams<T1, T2>,
    ) -> InsertCreatorsQuery<'c, 'a, 's, C, InsertCreators, 10> {
        self.bind(
            client,
            &params.user_id,
            &params.job_id,
            &params.found,
            &params.task_id,
            &params.page,
            &params.now,
            &params.with_profiles,
            &params.fresh_since,
            &params.items,
            &params.room,
        )
    }
}
pub struct FoundAgainStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn found_again() -> FoundAgainStmt {
    FoundAgainStmt(
        "UPDATE job_creators j SET score = j.score + g.score, reason = CASE WHEN j.reason -> 'also' ? $1::text THEN j.reason ELSE jsonb_set(j.reason, '{also}', coalesce(j.reason -> 'also', '[]') || jsonb_build_array($1)) END FROM jsonb_to_recordset($2::jsonb) AS g (creator_id uuid, score bigint) WHERE j.user_id = $3 AND j.job_id = $4 AND j.creator_id = g.creator_id AND j.task_id <> $5",
        None,
    )
}
impl FoundAgainStmt {
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
    >(
        &'s self,
        client: &'c C,
        term: &'a T1,
        items: &'a T2,
        user_id: &'a T3,
        job_id: &'a uuid::Uuid,
        task_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[term, items, user_id, job_id, task_id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::JsonSql, T3: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        FoundAgainParams<T1, T2, T3>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for FoundAgainStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a FoundAgainParams<T1, T2, T3>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(
            client,
            &params.term,
            &params.items,
            &params.user_id,
            &params.job_id,
            &params.task_id,
        ))
    }
}
pub struct InsertPageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_page() -> InsertPageStmt {
    InsertPageStmt(
        "INSERT INTO scraping_results (id, user_id, job_id, task_id, page, creators, creator_ids, fingerprint, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
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
    pub async fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::JsonSql,
        T3: crate::ArraySql<Item = uuid::Uuid>,
        T4: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        id: &'a uuid::Uuid,
        user_id: &'a T1,
        job_id: &'a uuid::Uuid,
        task_id: &'a uuid::Uuid,
        page: &'a i32,
        creators: &'a T2,
        creator_ids: &'a T3,
        fingerprint: &'a Option<T4>,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                self.0,
                &[
                    id,
                    user_id,
                    job_id,
                    task_id,
                    page,
                    creators,
                    creator_ids,
                    fingerprint,
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
    T2: crate::JsonSql,
    T3: crate::ArraySql<Item = uuid::Uuid>,
    T4: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertPageParams<T1, T2, T3, T4>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for InsertPageStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertPageParams<T1, T2, T3, T4>,
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
            &params.creator_ids,
            &params.fingerprint,
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
        "UPDATE search_tasks SET page_token = $1, pages = pages + 1, results = results + $2, state = $3, ended = $4, dry_pages = $5, tries = 0, looks = 0, trouble_since = NULL, error = NULL, updated_at = $6 WHERE id = $7 AND state = 'pending'",
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
        page_token: &'a Option<T1>,
        added: &'a i32,
        state: &'a T2,
        ended: &'a Option<T3>,
        dry_pages: &'a i32,
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[page_token, added, state, ended, dry_pages, now, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        AdvanceTaskParams<T1, T2, T3>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for AdvanceTaskStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a AdvanceTaskParams<T1, T2, T3>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(
            client,
            &params.page_token,
            &params.added,
            &params.state,
            &params.ended,
            &params.dry_pages,
            &params.now,
            &params.id,
        ))
    }
}
pub struct TryAgainStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn try_again() -> TryAgainStmt {
    TryAgainStmt(
        "UPDATE search_tasks SET tries = CASE WHEN $1 > 0 THEN 0 ELSE tries + 1 END, looks = looks + $1, trouble_since = CASE WHEN $1 > 0 THEN NULL ELSE coalesce(trouble_since, $2) END, error = $3, updated_at = $2 WHERE id = $4 AND state = 'pending'",
        None,
    )
}
impl TryAgainStmt {
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
        looks: &'a i32,
        now: &'a chrono::DateTime<chrono::Utc>,
        error: &'a Option<T1>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[looks, now, error, id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        TryAgainParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for TryAgainStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a TryAgainParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(client, &params.looks, &params.now, &params.error, &params.id))
    }
}
pub struct WaitForProviderStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn wait_for_provider() -> WaitForProviderStmt {
    WaitForProviderStmt(
        "UPDATE search_tasks SET trouble_since = coalesce(trouble_since, $1), updated_at = $1 WHERE id = $2 AND state = 'pending'",
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
        WaitForProviderParams,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for WaitForProviderStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a WaitForProviderParams,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(client, &params.now, &params.id))
    }
}
pub struct StopTasksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn stop_tasks() -> StopTasksStmt {
    StopTasksStmt(
        "UPDATE search_tasks SET state = 'done', ended = $1::text, updated_at = $2 WHERE user_id = $3 AND job_id = $4 AND state = 'pending'",
        None,
    )
}
impl StopTasksStmt {
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
        ended: &'a T1,
        now: &'a chrono::DateTime<chrono::Utc>,
        user_id: &'a T2,
        job_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[ended, now, user_id, job_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        StopTasksParams<T1, T2>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for StopTasksStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a StopTasksParams<T1, T2>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(
            client,
            &params.ended,
            &params.now,
            &params.user_id,
            &params.job_id,
        ))
    }
}
pub struct FailTasksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn fail_tasks() -> FailTasksStmt {
    FailTasksStmt(
        "UPDATE search_tasks SET state = 'failed', error = $1, updated_at = $2 WHERE user_id = $3 AND job_id = $4 AND state = 'pending'",
        None,
    )
}
impl FailTasksStmt {
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
        error: &'a T1,
        now: &'a chrono::DateTime<chrono::Utc>,
        user_id: &'a T2,
        job_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[error, now, user_id, job_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        FailTasksParams<T1, T2>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for FailTasksStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a FailTasksParams<T1, T2>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(
            client,
            &params.error,
            &params.now,
            &params.user_id,
            &params.job_id,
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
        "SELECT count(*) FILTER (WHERE state = 'pending') AS pending, count(*) FILTER (WHERE state = 'failed') AS failed, (SELECT count(*) FROM job_creators c WHERE c.user_id = $1 AND c.job_id = $2 AND c.profile = 'pending') AS profiles FROM search_tasks WHERE user_id = $1 AND job_id = $2",
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
                    profiles: row.try_get(2)?,
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
pub struct ProfilesToFetchStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn profiles_to_fetch() -> ProfilesToFetchStmt {
    ProfilesToFetchStmt(
        "SELECT c.id, c.external_id, c.handle, j.profile_tries FROM job_creators j JOIN creators c ON c.id = j.creator_id WHERE j.user_id = $1 AND j.job_id = $2 AND j.profile = 'pending' AND j.creator_id = ANY ($3::uuid[]) ORDER BY j.ordinal",
        None,
    )
}
impl ProfilesToFetchStmt {
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
        T2: crate::ArraySql<Item = uuid::Uuid>,
    >(
        &'s self,
        client: &'c C,
        user_id: &'a T1,
        job_id: &'a uuid::Uuid,
        creator_ids: &'a T2,
    ) -> ProfilesToFetchQuery<'c, 'a, 's, C, ProfilesToFetch, 3> {
        ProfilesToFetchQuery {
            client,
            params: [user_id, job_id, creator_ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ProfilesToFetchBorrowed, tokio_postgres::Error> {
                Ok(ProfilesToFetchBorrowed {
                    id: row.try_get(0)?,
                    external_id: row.try_get(1)?,
                    handle: row.try_get(2)?,
                    profile_tries: row.try_get(3)?,
                })
            },
            mapper: |it| ProfilesToFetch::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ProfilesToFetchParams<T1, T2>,
        ProfilesToFetchQuery<'c, 'a, 's, C, ProfilesToFetch, 3>,
        C,
    > for ProfilesToFetchStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ProfilesToFetchParams<T1, T2>,
    ) -> ProfilesToFetchQuery<'c, 'a, 's, C, ProfilesToFetch, 3> {
        self.bind(client, &params.user_id, &params.job_id, &params.creator_ids)
    }
}
pub struct SettleProfilesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn settle_profiles() -> SettleProfilesStmt {
    SettleProfilesStmt(
        "UPDATE job_creators j SET profile = CASE WHEN $1::text <> 'done' THEN $1::text WHEN c.bio IS NULL AND c.followers IS NULL THEN 'empty' ELSE 'done' END, followers = c.followers, engagement_rate = c.engagement_rate, has_email = c.emails <> '{}', verified = c.verified, country = c.country, language = c.language, last_post_at = c.last_post_at FROM creators c WHERE c.id = j.creator_id AND j.user_id = $2 AND j.job_id = $3 AND j.creator_id = ANY ($4::uuid[]) AND j.profile = 'pending'",
        None,
    )
}
impl SettleProfilesStmt {
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
        T3: crate::ArraySql<Item = uuid::Uuid>,
    >(
        &'s self,
        client: &'c C,
        state: &'a T1,
        user_id: &'a T2,
        job_id: &'a uuid::Uuid,
        creator_ids: &'a T3,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(self.0, &[state, user_id, job_id, creator_ids])
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = uuid::Uuid>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SettleProfilesParams<T1, T2, T3>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for SettleProfilesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SettleProfilesParams<T1, T2, T3>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(
            client,
            &params.state,
            &params.user_id,
            &params.job_id,
            &params.creator_ids,
        ))
    }
}
pub struct ProfileTriedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn profile_tried() -> ProfileTriedStmt {
    ProfileTriedStmt(
        "UPDATE job_creators SET profile_tries = profile_tries + 1 WHERE user_id = $1 AND job_id = $2 AND creator_id = ANY ($3::uuid[]) AND profile = 'pending'",
        None,
    )
}
impl ProfileTriedStmt {
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
        T2: crate::ArraySql<Item = uuid::Uuid>,
    >(
        &'s self,
        client: &'c C,
        user_id: &'a T1,
        job_id: &'a uuid::Uuid,
        creator_ids: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[user_id, job_id, creator_ids]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ProfileTriedParams<T1, T2>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for ProfileTriedStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ProfileTriedParams<T1, T2>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(client, &params.user_id, &params.job_id, &params.creator_ids))
    }
}
pub struct SkipProfilesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn skip_profiles() -> SkipProfilesStmt {
    SkipProfilesStmt(
        "UPDATE job_creators SET profile = 'none' WHERE user_id = $1 AND job_id = $2 AND profile = 'pending'",
        None,
    )
}
impl SkipProfilesStmt {
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
        user_id: &'a T1,
        job_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[user_id, job_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SkipProfilesParams<T1>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for SkipProfilesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SkipProfilesParams<T1>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(client, &params.user_id, &params.job_id))
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
pub struct CompleteEvidenceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn complete_evidence() -> CompleteEvidenceStmt {
    CompleteEvidenceStmt(
        "UPDATE scraping_results r SET creators = ( SELECT jsonb_agg( CASE WHEN c.id IS NULL OR j.profile NOT IN ('done', 'empty') THEN entry ELSE jsonb_set(entry || '{\"enhancementStatus\": \"completed\"}', '{creator}', (entry -> 'creator') || jsonb_strip_nulls(jsonb_build_object( 'bio', c.bio, 'emails', to_jsonb(c.emails), 'followers', c.followers, 'name', c.name, 'verified', c.verified, 'country', c.country, 'language', c.language))) END ORDER BY place) FROM jsonb_array_elements(r.creators) WITH ORDINALITY AS listed (entry, place) LEFT JOIN creators c ON c.platform = entry ->> 'platform' AND c.external_id = entry -> 'creator' ->> 'externalId' LEFT JOIN job_creators j ON j.user_id = r.user_id AND j.job_id = r.job_id AND j.creator_id = c.id) WHERE r.user_id = $1 AND r.job_id = $2 AND r.creator_ids && $3::uuid[] AND jsonb_array_length(r.creators) > 0 AND NOT EXISTS (SELECT FROM job_creators j WHERE j.user_id = $1 AND j.job_id = $2 AND j.profile = 'pending' AND j.creator_id = ANY (r.creator_ids))",
        None,
    )
}
impl CompleteEvidenceStmt {
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
        T2: crate::ArraySql<Item = uuid::Uuid>,
    >(
        &'s self,
        client: &'c C,
        user_id: &'a T1,
        job_id: &'a uuid::Uuid,
        creator_ids: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[user_id, job_id, creator_ids]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CompleteEvidenceParams<T1, T2>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for CompleteEvidenceStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CompleteEvidenceParams<T1, T2>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(client, &params.user_id, &params.job_id, &params.creator_ids))
    }
}
pub struct LinksToFollowStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn links_to_follow() -> LinksToFollowStmt {
    LinksToFollowStmt(
        "SELECT id, bio, links FROM creators WHERE id = ANY ($1::uuid[]) AND NOT is_sample AND (links_followed_at IS NULL OR links_followed_at < $2) ORDER BY id",
        None,
    )
}
impl LinksToFollowStmt {
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
        creator_ids: &'a T1,
        fresh_since: &'a chrono::DateTime<chrono::Utc>,
    ) -> LinksToFollowQuery<'c, 'a, 's, C, LinksToFollow, 2> {
        LinksToFollowQuery {
            client,
            params: [creator_ids, fresh_since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LinksToFollowBorrowed, tokio_postgres::Error> {
                Ok(LinksToFollowBorrowed {
                    id: row.try_get(0)?,
                    bio: row.try_get(1)?,
                    links: row.try_get(2)?,
                })
            },
            mapper: |it| LinksToFollow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LinksToFollowParams<T1>,
        LinksToFollowQuery<'c, 'a, 's, C, LinksToFollow, 2>,
        C,
    > for LinksToFollowStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LinksToFollowParams<T1>,
    ) -> LinksToFollowQuery<'c, 'a, 's, C, LinksToFollow, 2> {
        self.bind(client, &params.creator_ids, &params.fresh_since)
    }
}
pub struct KeepListedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn keep_listed() -> KeepListedStmt {
    KeepListedStmt(
        "WITH given AS ( SELECT g.id, g.mark, coalesce(ARRAY(SELECT jsonb_array_elements_text(g.emails)), '{}') AS emails, coalesce(ARRAY(SELECT jsonb_array_elements_text(g.links)), '{}') AS links FROM jsonb_to_recordset($1::jsonb) AS g (id uuid, emails jsonb, links jsonb, mark jsonb) ), locked AS ( SELECT c.id, NOT c.emails @> g.emails AS has_new_emails, NOT c.links @> g.links AS has_new_links, ARRAY(SELECT DISTINCT e FROM unnest(g.emails) e WHERE e <> ALL (c.emails)) AS emails, ARRAY(SELECT DISTINCT e FROM unnest(g.links) e WHERE e <> ALL (c.links)) AS links, g.mark FROM creators c JOIN given g ON g.id = c.id ORDER BY c.platform, c.external_id FOR UPDATE OF c ), kept AS ( UPDATE creators c SET emails = c.emails || l.emails, links = c.links || l.links, provenance = c.provenance || CASE WHEN l.has_new_emails THEN jsonb_build_object('emails', l.mark) ELSE '{}' END || CASE WHEN l.has_new_links THEN jsonb_build_object('links', l.mark) ELSE '{}' END, links_followed_at = $2, updated_at = CASE WHEN l.has_new_emails OR l.has_new_links THEN $2 ELSE c.updated_at END FROM locked l WHERE l.id = c.id RETURNING c.id, l.has_new_emails ) SELECT id FROM kept WHERE has_new_emails",
        None,
    )
}
impl KeepListedStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql>(
        &'s self,
        client: &'c C,
        items: &'a T1,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [items, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        KeepListedParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for KeepListedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a KeepListedParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.items, &params.now)
    }
}
pub struct SettleListedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn settle_listed() -> SettleListedStmt {
    SettleListedStmt(
        "UPDATE job_creators SET has_email = true WHERE user_id = $1 AND job_id = $2 AND creator_id = ANY ($3::uuid[]) AND NOT has_email",
        None,
    )
}
impl SettleListedStmt {
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
        T2: crate::ArraySql<Item = uuid::Uuid>,
    >(
        &'s self,
        client: &'c C,
        user_id: &'a T1,
        job_id: &'a uuid::Uuid,
        creator_ids: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[user_id, job_id, creator_ids]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SettleListedParams<T1, T2>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for SettleListedStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SettleListedParams<T1, T2>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(client, &params.user_id, &params.job_id, &params.creator_ids))
    }
}
pub struct EmailsInEvidenceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn emails_in_evidence() -> EmailsInEvidenceStmt {
    EmailsInEvidenceStmt(
        "UPDATE scraping_results r SET creators = ( SELECT jsonb_agg(CASE WHEN c.id IS NULL THEN entry ELSE jsonb_set(entry, '{creator,emails}', to_jsonb(c.emails)) END ORDER BY place) FROM jsonb_array_elements(r.creators) WITH ORDINALITY AS listed (entry, place) LEFT JOIN creators c ON c.platform = entry ->> 'platform' AND c.external_id = entry -> 'creator' ->> 'externalId' AND c.id = ANY ($1::uuid[])) WHERE r.user_id = $2 AND r.job_id = $3 AND r.creator_ids && $1::uuid[] AND jsonb_array_length(r.creators) > 0",
        None,
    )
}
impl EmailsInEvidenceStmt {
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
        T1: crate::ArraySql<Item = uuid::Uuid>,
        T2: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        creator_ids: &'a T1,
        user_id: &'a T2,
        job_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(self.0, &[creator_ids, user_id, job_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = uuid::Uuid>, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        EmailsInEvidenceParams<T1, T2>,
        std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>,
        C,
    > for EmailsInEvidenceStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a EmailsInEvidenceParams<T1, T2>,
    ) -> std::pin::Pin<Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>
    {
        Box::pin(self.bind(client, &params.creator_ids, &params.user_id, &params.job_id))
    }
}
pub struct StrongestSeedsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn strongest_seeds() -> StrongestSeedsStmt {
    StrongestSeedsStmt(
        "SELECT c.handle FROM job_creators j JOIN creators c ON c.id = j.creator_id WHERE j.user_id = $1 AND j.job_id = $2 AND c.handle IS NOT NULL AND NOT EXISTS (SELECT FROM search_tasks t WHERE t.user_id = $1 AND t.job_id = $2 AND lower(t.term) = lower(c.handle)) ORDER BY j.score DESC, j.ordinal LIMIT $3",
        None,
    )
}
impl StrongestSeedsStmt {
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
        most: &'a i64,
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 3> {
        OptionStringQuery {
            client,
            params: [user_id, job_id, most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.map(|v| v.into()),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        StrongestSeedsParams<T1>,
        OptionStringQuery<'c, 'a, 's, C, Option<String>, 3>,
        C,
    > for StrongestSeedsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a StrongestSeedsParams<T1>,
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 3> {
        self.bind(client, &params.user_id, &params.job_id, &params.most)
    }
}
pub struct KnownCreatorsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn known_creators() -> KnownCreatorsStmt {
    KnownCreatorsStmt(
        "SELECT c.external_id, c.handle, c.name, c.followers, c.bio, c.language, c.category, c.hashtags FROM creators c WHERE c.platform = $1 AND lower(c.handle) = ANY ($2::text[])",
        None,
    )
}
impl KnownCreatorsStmt {
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
        T3: crate::ArraySql<Item = T2>,
    >(
        &'s self,
        client: &'c C,
        platform: &'a T1,
        handles: &'a T3,
    ) -> KnownCreatorsQuery<'c, 'a, 's, C, KnownCreators, 2> {
        KnownCreatorsQuery {
            client,
            params: [platform, handles],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<KnownCreatorsBorrowed, tokio_postgres::Error> {
                Ok(KnownCreatorsBorrowed {
                    external_id: row.try_get(0)?,
                    handle: row.try_get(1)?,
                    name: row.try_get(2)?,
                    followers: row.try_get(3)?,
                    bio: row.try_get(4)?,
                    language: row.try_get(5)?,
                    category: row.try_get(6)?,
                    hashtags: row.try_get(7)?,
                })
            },
            mapper: |it| KnownCreators::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::ArraySql<Item = T2>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        KnownCreatorsParams<T1, T2, T3>,
        KnownCreatorsQuery<'c, 'a, 's, C, KnownCreators, 2>,
        C,
    > for KnownCreatorsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a KnownCreatorsParams<T1, T2, T3>,
    ) -> KnownCreatorsQuery<'c, 'a, 's, C, KnownCreators, 2> {
        self.bind(client, &params.platform, &params.handles)
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
        "SELECT id FROM scraping_jobs WHERE status IN ('pending', 'processing') AND (timeout_at <= $1 OR timeout_at IS NULL AND created_at <= $2) ORDER BY timeout_at LIMIT 100",
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
        given_up_before: &'a chrono::DateTime<chrono::Utc>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [now, given_up_before],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, OverdueParams, UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>, C>
    for OverdueStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OverdueParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.now, &params.given_up_before)
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
        "SELECT jc.ordinal, jc.reason, jc.score, c.id, c.platform, c.external_id, c.handle, c.name, jc.followers, c.bio, c.emails, c.links, c.hashtags, c.avatar_url, jc.verified, jc.country, jc.language, jc.engagement_rate, jc.last_post_at, c.is_sample, c.source, c.fetched_at, c.provenance, old.creator_id IS NOT NULL AS was_found_before, old.followers AS followers_before, post.external_id AS post_id, post.body AS post_body, post.url AS post_url, post.thumbnail_url AS post_thumbnail_url, post.views AS post_views, post.likes AS post_likes, post.comments AS post_comments, post.shares AS post_shares FROM job_creators jc JOIN creators c ON c.id = jc.creator_id JOIN scraping_jobs run ON run.user_id = jc.user_id AND run.id = jc.job_id LEFT JOIN job_creators old ON old.user_id = jc.user_id AND old.job_id = $1::uuid AND old.creator_id = jc.creator_id LEFT JOIN LATERAL ( SELECT * FROM creator_posts p WHERE p.creator_id = c.id ORDER BY p.views DESC NULLS LAST, p.external_id LIMIT 1 ) post ON true WHERE jc.user_id = $2 AND jc.job_id = $3 AND jc.ordinal > $4 AND ($5::text IS NULL OR $5 = CASE WHEN old.creator_id IS NULL THEN 'new' WHEN jc.followers > old.followers THEN 'grown' WHEN jc.followers < old.followers THEN 'shrunk' ELSE 'same' END) AND creator_left_out($6::jsonb, jc.followers, jc.engagement_rate, jc.country, jc.language, jc.has_email, jc.verified, jc.last_post_at, c.fetched_at, c.hashtags, c.names, c.bio, $6::jsonb ->> 'seen' IS NOT NULL AND EXISTS ( SELECT FROM job_creators s JOIN scraping_jobs e ON e.user_id = s.user_id AND e.id = s.job_id WHERE s.user_id = jc.user_id AND s.creator_id = jc.creator_id AND e.created_at < run.created_at AND ($6::jsonb ->> 'seen' = 'workspace' OR e.campaign_id = run.campaign_id))) IS NULL ORDER BY jc.ordinal LIMIT $7",
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
        T3: crate::JsonSql,
    >(
        &'s self,
        client: &'c C,
        against: &'a Option<uuid::Uuid>,
        user_id: &'a T1,
        job_id: &'a uuid::Uuid,
        after: &'a i32,
        change: &'a Option<T2>,
        filter: &'a T3,
        page_size: &'a i64,
    ) -> ResultRowQuery<'c, 'a, 's, C, ResultRow, 7> {
        ResultRowQuery {
            client,
            params: [against, user_id, job_id, after, change, filter, page_size],
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
                    provenance: row.try_get(22)?,
                    was_found_before: row.try_get(23)?,
                    followers_before: row.try_get(24)?,
                    post_id: row.try_get(25)?,
                    post_body: row.try_get(26)?,
                    post_url: row.try_get(27)?,
                    post_thumbnail_url: row.try_get(28)?,
                    post_views: row.try_get(29)?,
                    post_likes: row.try_get(30)?,
                    post_comments: row.try_get(31)?,
                    post_shares: row.try_get(32)?,
                })
            },
            mapper: |it| ResultRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::JsonSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ResultsParams<T1, T2, T3>,
        ResultRowQuery<'c, 'a, 's, C, ResultRow, 7>,
        C,
    > for ResultsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ResultsParams<T1, T2, T3>,
    ) -> ResultRowQuery<'c, 'a, 's, C, ResultRow, 7> {
        self.bind(
            client,
            &params.against,
            &params.user_id,
            &params.job_id,
            &params.after,
            &params.change,
            &params.filter,
            &params.page_size,
        )
    }
}
pub struct CountResultsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_results() -> CountResultsStmt {
    CountResultsStmt(
        "SELECT left_out, count(*) AS creators, count(*) FILTER (WHERE has_email) AS with_email FROM ( SELECT jc.has_email, creator_left_out($1::jsonb, jc.followers, jc.engagement_rate, jc.country, jc.language, jc.has_email, jc.verified, jc.last_post_at, c.fetched_at, c.hashtags, c.names, c.bio, $1::jsonb ->> 'seen' IS NOT NULL AND EXISTS ( SELECT FROM job_creators s JOIN scraping_jobs e ON e.user_id = s.user_id AND e.id = s.job_id WHERE s.user_id = jc.user_id AND s.creator_id = jc.creator_id AND e.created_at < run.created_at AND ($1::jsonb ->> 'seen' = 'workspace' OR e.campaign_id = run.campaign_id))) AS left_out FROM job_creators jc JOIN creators c ON c.id = jc.creator_id JOIN scraping_jobs run ON run.user_id = jc.user_id AND run.id = jc.job_id LEFT JOIN job_creators old ON old.user_id = jc.user_id AND old.job_id = $2::uuid AND old.creator_id = jc.creator_id WHERE jc.user_id = $3 AND jc.job_id = $4 AND ($5::text IS NULL OR $5 = CASE WHEN old.creator_id IS NULL THEN 'new' WHEN jc.followers > old.followers THEN 'grown' WHEN jc.followers < old.followers THEN 'shrunk' ELSE 'same' END) ) creator GROUP BY left_out",
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
        T1: crate::JsonSql,
        T2: crate::StringSql,
        T3: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        filter: &'a T1,
        against: &'a Option<uuid::Uuid>,
        user_id: &'a T2,
        job_id: &'a uuid::Uuid,
        change: &'a Option<T3>,
    ) -> CountResultsQuery<'c, 'a, 's, C, CountResults, 5> {
        CountResultsQuery {
            client,
            params: [filter, against, user_id, job_id, change],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CountResultsBorrowed, tokio_postgres::Error> {
                Ok(CountResultsBorrowed {
                    left_out: row.try_get(0)?,
                    creators: row.try_get(1)?,
                    with_email: row.try_get(2)?,
                })
            },
            mapper: |it| CountResults::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CountResultsParams<T1, T2, T3>,
        CountResultsQuery<'c, 'a, 's, C, CountResults, 5>,
        C,
    > for CountResultsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CountResultsParams<T1, T2, T3>,
    ) -> CountResultsQuery<'c, 'a, 's, C, CountResults, 5> {
        self.bind(
            client,
            &params.filter,
            &params.against,
            &params.user_id,
            &params.job_id,
            &params.change,
        )
    }
}
pub struct RunsOfCampaignStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn runs_of_campaign() -> RunsOfCampaignStmt {
    RunsOfCampaignStmt(
        "SELECT j.id, j.status, j.outcome, j.provider, j.processed_results, j.target_results, j.created_at, j.completed_at, EXISTS (SELECT FROM job_creators c WHERE c.user_id = j.user_id AND c.job_id = j.id) AS has_creators FROM scraping_jobs j WHERE j.user_id = $1 AND j.campaign_id = $2 ORDER BY j.created_at DESC, j.id DESC LIMIT $3",
        None,
    )
}
impl RunsOfCampaignStmt {
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
        campaign_id: &'a uuid::Uuid,
        most: &'a i64,
    ) -> RunsOfCampaignQuery<'c, 'a, 's, C, RunsOfCampaign, 3> {
        RunsOfCampaignQuery {
            client,
            params: [user_id, campaign_id, most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RunsOfCampaignBorrowed, tokio_postgres::Error> {
                Ok(RunsOfCampaignBorrowed {
                    id: row.try_get(0)?,
                    status: row.try_get(1)?,
                    outcome: row.try_get(2)?,
                    provider: row.try_get(3)?,
                    processed_results: row.try_get(4)?,
                    target_results: row.try_get(5)?,
                    created_at: row.try_get(6)?,
                    completed_at: row.try_get(7)?,
                    has_creators: row.try_get(8)?,
                })
            },
            mapper: |it| RunsOfCampaign::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RunsOfCampaignParams<T1>,
        RunsOfCampaignQuery<'c, 'a, 's, C, RunsOfCampaign, 3>,
        C,
    > for RunsOfCampaignStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RunsOfCampaignParams<T1>,
    ) -> RunsOfCampaignQuery<'c, 'a, 's, C, RunsOfCampaign, 3> {
        self.bind(client, &params.user_id, &params.campaign_id, &params.most)
    }
}
pub struct DifferenceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn difference() -> DifferenceStmt {
    DifferenceStmt(
        "WITH later AS ( SELECT creator_id, followers FROM job_creators WHERE user_id = $1 AND job_id = $2 ), earlier AS ( SELECT creator_id, followers FROM job_creators WHERE user_id = $1 AND job_id = $3 ) SELECT count(*) FILTER (WHERE earlier.creator_id IS NULL) AS new, count(*) FILTER (WHERE later.creator_id IS NULL) AS gone, count(*) FILTER (WHERE later.followers > earlier.followers) AS grown, count(*) FILTER (WHERE later.followers < earlier.followers) AS shrunk, count(*) FILTER (WHERE later.creator_id IS NOT NULL AND earlier.creator_id IS NOT NULL) AS in_both FROM later FULL JOIN earlier USING (creator_id)",
        None,
    )
}
impl DifferenceStmt {
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
        against: &'a uuid::Uuid,
    ) -> DifferenceQuery<'c, 'a, 's, C, Difference, 3> {
        DifferenceQuery {
            client,
            params: [user_id, job_id, against],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Difference, tokio_postgres::Error> {
                Ok(Difference {
                    new: row.try_get(0)?,
                    gone: row.try_get(1)?,
                    grown: row.try_get(2)?,
                    shrunk: row.try_get(3)?,
                    in_both: row.try_get(4)?,
                })
            },
            mapper: |it| Difference::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DifferenceParams<T1>,
        DifferenceQuery<'c, 'a, 's, C, Difference, 3>,
        C,
    > for DifferenceStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DifferenceParams<T1>,
    ) -> DifferenceQuery<'c, 'a, 's, C, Difference, 3> {
        self.bind(client, &params.user_id, &params.job_id, &params.against)
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
pub struct RecordedRowStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn recorded_row() -> RecordedRowStmt {
    RecordedRowStmt(
        "SELECT campaign_id, platform, provider, target_results AS target, max_calls, status, outcome, error FROM scraping_jobs WHERE id = $1",
        None,
    )
}
impl RecordedRowStmt {
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
    ) -> RecordedRowQuery<'c, 'a, 's, C, RecordedRow, 1> {
        RecordedRowQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RecordedRowBorrowed, tokio_postgres::Error> {
                Ok(RecordedRowBorrowed {
                    campaign_id: row.try_get(0)?,
                    platform: row.try_get(1)?,
                    provider: row.try_get(2)?,
                    target: row.try_get(3)?,
                    max_calls: row.try_get(4)?,
                    status: row.try_get(5)?,
                    outcome: row.try_get(6)?,
                    error: row.try_get(7)?,
                })
            },
            mapper: |it| RecordedRow::from(it),
        }
    }
}
