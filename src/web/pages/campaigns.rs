//! The campaign pages: the list, the form, one campaign with its live run and results.
use axum::Form;
use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use chrono::{DateTime, Utc};
use futures_util::stream::try_unfold;
use serde::Deserialize;

use super::{html, shell, views};
use crate::base::failure::{Failure as _, Kind};
use crate::base::id::{CampaignId, SearchJobId};
use crate::base::page::Mark;
use crate::campaigns::{self, NewCampaign};
use crate::db::Who;
use crate::discovery::platform::Platform;
use crate::search::results::{self, Filter};
use crate::search::{self, Job, JobStatus, NewSearch, Outcome};
use crate::web::Web;
use crate::web::auth::Caller;
use crate::web::error::WebError;
use crate::{accounts, export as files, settings};
use views::{
    CampaignPage, CampaignRow, CampaignsPage, FieldError, Filters, NewCampaignForm, NewCampaignPage,
    PostView, ProgressBlock, ResultRow, ResultsBlock, RowsBlock, RunStatus,
};

#[derive(Deserialize)]
pub struct Before {
    before: Option<String>,
}

/// `GET /campaigns`
pub async fn list(
    State(web): State<Web>,
    caller: Caller,
    Query(query): Query<Before>,
) -> Result<Response, WebError> {
    let after = match query.before.as_deref() {
        None => None,
        Some(text) => Some(
            Mark::decode(text)
                .ok_or_else(|| WebError::invalid("page", "before: this is no page of the list".into()))?,
        ),
    };
    let snapshot = web.app.db.read(&caller.who()).await?;
    let page = campaigns::list(&snapshot, &caller.user, after).await?;
    drop(snapshot);
    let rows = page.rows.into_iter().map(campaign_row).collect();
    let next = page
        .next
        .map(|mark| format!("/campaigns?before={}", mark.encode()));
    html(&CampaignsPage {
        shell: shell(&web, Some(&caller), "Campaigns").await,
        rows,
        next,
    })
}

fn campaign_row(listed: campaigns::Listed) -> CampaignRow {
    let run = listed.run;
    let status = run.as_ref().map_or(RunStatus::Draft, |run| {
        run_status(
            JobStatus::parse(&run.status),
            run.outcome.as_deref().and_then(Outcome::parse),
        )
    });
    CampaignRow {
        url: format!("/campaigns/{}", listed.id),
        name: listed.name,
        description: listed.description,
        kind: kind_label(&listed.search_type),
        platform: run.as_ref().and_then(|run| run.platform.clone()),
        query: run.as_ref().and_then(|run| run.query.clone()),
        status,
        found: run.as_ref().and_then(|run| run.found),
        target: run.as_ref().and_then(|run| run.target),
        created: day(listed.created_at),
    }
}

/// `GET /campaigns/new`
pub async fn new(State(web): State<Web>, caller: Caller) -> Result<Response, WebError> {
    let form = NewCampaignForm {
        kind: "keyword".into(),
        platform: Platform::TikTok.as_str().into(),
        target: "100".into(),
        ..NewCampaignForm::default()
    };
    form_page(&web, &caller, form, Vec::new()).await
}

async fn form_page(
    web: &Web,
    caller: &Caller,
    form: NewCampaignForm,
    errors: Vec<FieldError>,
) -> Result<Response, WebError> {
    let status = if errors.is_empty() {
        axum::http::StatusCode::OK
    } else {
        axum::http::StatusCode::UNPROCESSABLE_ENTITY
    };
    let page = NewCampaignPage {
        shell: shell(web, Some(caller), "New campaign").await,
        form,
        errors,
        max_target: search::MAX_TARGET,
        platforms: Platform::ALL.map(Platform::as_str).to_vec(),
    };
    Ok((status, html(&page)?).into_response())
}

#[derive(Deserialize)]
pub struct NewForm {
    csrf: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    platform: String,
    #[serde(default)]
    query: String,
    #[serde(default)]
    handle: String,
    #[serde(default)]
    target: String,
}

/// `POST /campaigns`: the campaign, its run and the run's first page, or the form again with what is wrong.
pub async fn create(
    State(web): State<Web>,
    caller: Caller,
    Form(form): Form<NewForm>,
) -> Result<Response, WebError> {
    caller.check(&web, &form.csrf)?;
    let (campaign, new) = match read_form(&form) {
        Ok(read) => read,
        Err(errors) => {
            let NewForm {
                name,
                description,
                kind,
                platform,
                query,
                handle,
                target,
                ..
            } = form;
            let form = NewCampaignForm {
                name,
                description,
                kind,
                platform,
                query,
                handle,
                target,
            };
            return form_page(&web, &caller, form, errors).await;
        }
    };
    let limit = settings::duration(&web.app.db.read(&Who::worker()).await?, settings::JOB_TIMEOUT).await?;
    let ctx = caller.ctx(&web);
    let tx = web.app.db.begin(&caller.who()).await?;
    accounts::ensure(&tx, &ctx, &caller.user, None).await?;
    let (id, _) = search::launch(&tx, &ctx, &caller.user, &campaign, &new, limit).await?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("/campaigns/{id}")).into_response())
}

fn read_form(form: &NewForm) -> Result<(NewCampaign, NewSearch), Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut fault = |field: &str, message: String, pointer: Option<String>| {
        errors.push(FieldError {
            field: field.to_owned(),
            message,
            pointer,
        });
    };
    let platform = form
        .platform
        .parse::<Platform>()
        .map_err(|error| fault("platform", error.to_string(), None))
        .ok();
    let target = form
        .target
        .trim()
        .parse::<i64>()
        .map_err(|_| search::Error::TargetNotANumber(form.target.clone()))
        .map_err(|error| fault("target", error.to_string(), None))
        .ok();
    let is_similar = form.kind == "similar";
    let new = platform.zip(target).and_then(|(platform, target)| {
        let new = if is_similar {
            NewSearch::similar(platform, &form.handle, target)
        } else {
            NewSearch::keyword(platform, &form.query, target)
        };
        match new {
            Ok(new) => Some(new),
            Err(search::Error::Query(error)) => {
                let text = error.to_string();
                let (message, pointer) = text.split_once('\n').unwrap_or((&text, ""));
                fault(
                    "query",
                    message.to_owned(),
                    (!pointer.is_empty()).then(|| pointer.to_owned()),
                );
                None
            }
            Err(error @ search::Error::Handle(_)) => {
                fault("handle", error.to_string(), None);
                None
            }
            Err(error) => {
                fault("target", error.to_string(), None);
                None
            }
        }
    });
    let title = if form.name.trim().is_empty() {
        new.as_ref().map(NewSearch::title).unwrap_or_default()
    } else {
        form.name.clone()
    };
    let search_type = if is_similar {
        campaigns::SearchType::Similar
    } else {
        campaigns::SearchType::Keyword
    };
    let title: String = title.chars().take(120).collect::<String>();
    let name = if form.name.trim().chars().count() > 120 {
        &form.name
    } else {
        &title
    };
    let campaign = match NewCampaign::try_new(name, &form.description, search_type) {
        Ok(campaign) => Some(campaign),
        // Without a usable search there is no title to fall back on; its own fault is shown instead.
        Err(_) if new.is_none() && form.name.trim().is_empty() => None,
        Err(error) => {
            let field = if error.code() == "campaign_description_too_long" {
                "description"
            } else {
                "name"
            };
            fault(field, error.to_string(), None);
            None
        }
    };
    match campaign.zip(new) {
        Some(both) if errors.is_empty() => Ok(both),
        _ => Err(errors),
    }
}

#[derive(Deserialize, Default)]
pub struct FilterQuery {
    #[serde(default)]
    q: String,
    #[serde(default)]
    min_followers: String,
    #[serde(default)]
    max_followers: String,
    #[serde(default)]
    min_engagement: String,
    #[serde(default)]
    country: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    has_email: String,
    #[serde(default)]
    verified: String,
    after: Option<i32>,
}

impl FilterQuery {
    /// An empty value is no filter; a value that is no number is an error that names its field.
    fn filter(&self) -> Result<Filter, WebError> {
        let number = |field: &'static str, text: &str| -> Result<Option<i64>, WebError> {
            let text = text.trim();
            if text.is_empty() {
                return Ok(None);
            }
            text.parse().ok().filter(|n| *n >= 0).map(Some).ok_or_else(|| {
                WebError::invalid(
                    "filter_invalid",
                    format!("{field}: \"{text}\" is not a whole number; write e.g. 10000"),
                )
            })
        };
        let word = |text: &str| Some(text.trim().replace('\0', "")).filter(|text| !text.is_empty());
        let engagement = self.min_engagement.trim().replace(',', ".");
        let min_engagement = match engagement.as_str() {
            "" => None,
            text => Some(
                text.parse::<f64>()
                    .ok()
                    .filter(|n| n.is_finite() && *n >= 0.0)
                    .ok_or_else(|| {
                        WebError::invalid(
                            "filter_invalid",
                            format!(
                                "min_engagement: \"{text}\" is not a number; write a percentage such as 2.5"
                            ),
                        )
                    })?,
            ),
        };
        Ok(Filter {
            min_followers: number("min_followers", &self.min_followers)?,
            max_followers: number("max_followers", &self.max_followers)?,
            min_engagement,
            country: word(&self.country),
            language: word(&self.language),
            has_email: (!self.has_email.is_empty()).then_some(true),
            verified: (!self.verified.is_empty()).then_some(true),
            contains: word(&self.q),
        })
    }

    /// The filters as an address carries them.
    fn to_query(&self) -> String {
        let pairs = [
            ("q", &self.q),
            ("min_followers", &self.min_followers),
            ("max_followers", &self.max_followers),
            ("min_engagement", &self.min_engagement),
            ("country", &self.country),
            ("language", &self.language),
            ("has_email", &self.has_email),
            ("verified", &self.verified),
        ];
        let mut text = String::new();
        for (name, value) in pairs {
            if !value.is_empty() {
                text.push_str(&format!("&{name}={}", query_encoded(value)));
            }
        }
        text
    }
}

fn query_encoded(value: &str) -> String {
    value
        .bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}

/// `GET /campaigns/{id}`: the page, or for htmx the results or further rows.
pub async fn show(
    State(web): State<Web>,
    caller: Caller,
    Path(id): Path<String>,
    Query(query): Query<FilterQuery>,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    let id: CampaignId = id.parse().map_err(|_| campaigns::Error::NotFound)?;
    let filter = query.filter()?;
    let snapshot = web.app.db.read(&caller.who()).await?;
    let campaign = campaigns::find(&snapshot, id).await?;
    let Some(job) = search::latest(&snapshot, &caller.user, id).await? else {
        return Err(campaigns::Error::NotFound.into());
    };
    let page = results::page(
        &snapshot,
        &caller.user,
        job.id,
        &filter,
        query.after.unwrap_or(0),
        results::PAGE_SIZE,
    )
    .await?;
    let action = format!("/campaigns/{id}");
    let next = page
        .next
        .map(|rank| format!("{action}?after={rank}{}", query.to_query()));
    let rows: Vec<ResultRow> = page.rows.into_iter().map(result_row).collect();
    let target = headers.get("hx-target").and_then(|value| value.to_str().ok());
    if headers.contains_key("hx-request") && target == Some("more") {
        return html(&RowsBlock { rows, next });
    }
    let counts = results::counts(&snapshot, &caller.user, job.id, &filter).await?;
    let block = ResultsBlock {
        rows,
        total: counts.total,
        matching: counts.matching,
        with_email: counts.with_email,
        next,
        filtered: filter.is_set(),
    };
    if headers.contains_key("hx-request") && target == Some("results") {
        return html(&block);
    }
    let facets = results::facets(&snapshot, &caller.user, job.id).await?;
    drop(snapshot);
    let filters = Filters {
        q: query.q,
        min_followers: query.min_followers,
        max_followers: query.max_followers,
        min_engagement: query.min_engagement,
        country: query.country,
        language: query.language,
        has_email: !query.has_email.is_empty(),
        verified: !query.verified.is_empty(),
        countries: facets.countries,
        languages: facets.languages,
        action: action.clone(),
    };
    html(&CampaignPage {
        shell: shell(&web, Some(&caller), &campaign.name).await,
        id: id.to_string(),
        name: campaign.name,
        description: campaign.description,
        kind: kind_label(&campaign.search_type).to_owned(),
        platform: job.platform.to_string(),
        query: job.query(),
        created: day(campaign.created_at),
        progress: progress_block(&web, &caller, &job),
        filters,
        results: block,
        export_url: format!("{action}/export.csv"),
    })
}

/// The block that says where a run stands.
pub fn progress_block(web: &Web, caller: &Caller, job: &Job) -> ProgressBlock {
    let live = !job.status.is_final();
    // While it runs the clock would change every block; the elapsed time is told at the end.
    let elapsed = if live {
        None
    } else {
        job.elapsed(web.app.clock.now())
            .map(|time| format!("{:.1} s", time.as_secs_f64()))
    };
    ProgressBlock {
        job_id: job.id.to_string(),
        status: run_status(job.status, job.outcome),
        live,
        found: job.found,
        target: job.target,
        percent: job.percent,
        pages: job.pages,
        elapsed,
        sentence: job.sentence(),
        error: job.error.clone(),
        stream_url: format!("/searches/{}/progress", job.id),
        cancel_url: format!("/searches/{}/cancel", job.id),
        csrf: caller.csrf(web),
    }
}

#[derive(Deserialize)]
pub struct Token {
    csrf: String,
}

/// `POST /searches/{id}/cancel`
pub async fn cancel(
    State(web): State<Web>,
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
    Form(form): Form<Token>,
) -> Result<Response, WebError> {
    caller.check(&web, &form.csrf)?;
    let id: SearchJobId = id.parse().map_err(|_| search::Error::NotFound)?;
    let tx = web.app.db.begin(&caller.who()).await?;
    match search::cancel(&tx, &caller.ctx(&web), &caller.user, id).await {
        Ok(()) => tx.commit().await?,
        // It ended by itself a moment before: what is shown next says how.
        Err(error) if error.kind() == Kind::Conflict => tx.rollback().await?,
        Err(error) => return Err(error.into()),
    }
    let job = search::find(&web.app.db.read(&caller.who()).await?, id).await?;
    if headers.contains_key("hx-request") {
        return html(&progress_block(&web, &caller, &job));
    }
    Ok(Redirect::to(
        &job.campaign
            .map_or_else(|| "/campaigns".to_owned(), |id| format!("/campaigns/{id}")),
    )
    .into_response())
}

/// `GET /campaigns/{id}/export.csv`: streamed, so that any size takes little memory.
pub async fn export(
    State(web): State<Web>,
    caller: Caller,
    Path(id): Path<String>,
    Query(query): Query<FilterQuery>,
) -> Result<Response, WebError> {
    let id: CampaignId = id.parse().map_err(|_| campaigns::Error::NotFound)?;
    let filter = query.filter()?;
    let snapshot = web.app.db.read(&caller.who()).await?;
    let campaign = campaigns::find(&snapshot, id).await?;
    let Some(job) = search::latest(&snapshot, &caller.user, id).await? else {
        return Err(campaigns::Error::NotFound.into());
    };
    drop(snapshot);
    let name: String = campaign
        .name
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() {
                c.to_ascii_lowercase()
            } else {
                '-'
            }
        })
        .take(60)
        .collect();
    let rows = try_unfold(Some(0), move |after| {
        let (web, caller, filter) = (web.clone(), caller.clone(), filter.clone());
        async move {
            let Some(after) = after else {
                return Ok::<_, files::Error>(None);
            };
            let snapshot = web
                .app
                .db
                .read(&caller.who())
                .await
                .map_err(search::Error::from)?;
            let (mut bytes, next) = files::csv_batch(&snapshot, &caller.user, job.id, &filter, after).await?;
            if after == 0 {
                // Spreadsheets take a file for the local 8-bit encoding unless it begins with the byte-order mark.
                bytes.splice(0..0, "\u{feff}".bytes());
            }
            Ok(Some((bytes, next)))
        }
    });
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}.csv\""),
        ),
    ];
    Ok((headers, Body::from_stream(rows)).into_response())
}

fn result_row(row: results::ResultRow) -> ResultRow {
    let label = row.name.as_deref().or(row.handle.as_deref()).unwrap_or("?");
    let initials: String = label
        .split_whitespace()
        .filter_map(|word| word.chars().find(|c| c.is_alphanumeric()))
        .take(2)
        .collect();
    let platform = row.platform.parse::<Platform>().ok();
    let profile_url = row
        .handle
        .as_deref()
        .zip(platform)
        .filter(|_| !row.is_sample)
        .map(|(handle, platform)| platform.profile_url(handle));
    let has_post = row.post_text.is_some() || row.post_url.is_some() || row.post_views.is_some();
    ResultRow {
        rank: row.rank,
        initials: initials.to_uppercase(),
        profile_url,
        platform: row.platform,
        followers: row.followers,
        engagement: row.engagement_rate,
        reason: row
            .reason
            .as_ref()
            .map(|reason| reason.sentence())
            .unwrap_or_default(),
        snippet: row
            .reason
            .as_ref()
            .map(|reason| reason.snippet_pieces())
            .unwrap_or_default(),
        post: has_post.then_some(PostView {
            text: row.post_text,
            url: row.post_url,
            views: row.post_views,
            likes: row.post_likes,
            comments: row.post_comments,
        }),
        name: row.name,
        handle: row.handle,
        emails: row.emails,
        bio: row.bio,
        country: row.country,
        language: row.language,
        verified: row.verified,
        hashtags: row.hashtags,
        is_sample: row.is_sample,
        as_of: day(row.as_of),
    }
}

fn kind_label(search_type: &str) -> &'static str {
    if search_type == "similar" {
        "Similar"
    } else {
        "Keyword"
    }
}

fn run_status(status: JobStatus, outcome: Option<Outcome>) -> RunStatus {
    match (status, outcome) {
        (JobStatus::Pending, _) => RunStatus::Queued,
        (JobStatus::Processing, _) => RunStatus::Searching,
        (_, Some(Outcome::Exhausted)) => RunStatus::Exhausted,
        (_, Some(Outcome::Empty)) => RunStatus::Empty,
        (_, Some(Outcome::Partial | Outcome::BudgetReached)) => RunStatus::Partial,
        (JobStatus::Timeout, _) | (_, Some(Outcome::Timeout)) => RunStatus::TimedOut,
        (JobStatus::Cancelled, _) | (_, Some(Outcome::Cancelled)) => RunStatus::Cancelled,
        (JobStatus::Error, _) | (_, Some(Outcome::ProviderFailed)) => RunStatus::Failed,
        (JobStatus::Completed, _) => RunStatus::Completed,
    }
}

fn day(at: DateTime<Utc>) -> String {
    at.format("%-d %b %Y").to_string()
}
