//! One campaign: its live run, its results, its export.
use axum::Form;
use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use futures_util::stream::try_unfold;
use serde::Deserialize;

use super::filters::{self, FilterQuery};
use super::pictures::path as picture_path;
use super::{day, html, kind_label, run_status, shell, views};
use crate::base::failure::{Failure as _, Kind};
use crate::base::id::{CampaignId, SearchJobId};
use crate::campaigns;
use crate::db::Snapshot;
use crate::discovery::platform::Platform;
use crate::discovery::providers::Provider;
use crate::export as files;
use crate::pictures::Pictures;
use crate::search::results::Part;
use crate::search::runs::{self, Change};
use crate::search::{self, Job, results};
use crate::web::Web;
use crate::web::auth::Caller;
use crate::web::error::WebError;
use views::{CampaignPage, PostView, ProgressBlock, ResultRow, ResultsBlock, RowsBlock, grouped};

/// `GET /campaigns/{id}`: the page, or for htmx the results or further rows.
pub async fn show(
    State(web): State<Web>,
    caller: Caller,
    Path(id): Path<String>,
    Query(query): Query<FilterQuery>,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    let id: CampaignId = id.parse().map_err(|_| campaigns::Error::NotFound)?;
    let filter = query.filter()?.to_sql(web.app.clock.now());
    let snapshot = web.app.db.read(&caller.who()).await?;
    let campaign = campaigns::find(&snapshot, id).await?;
    let job = run_of(&snapshot, &caller, id, &query).await?;
    if job.status.is_final() && !job.is_viewed {
        let tx = web.app.db.begin(&caller.who()).await?;
        search::mark_viewed(&tx, &caller.ctx(&web), &caller.user, job.id).await?;
        tx.commit().await?;
    }
    let all = runs::runs(&snapshot, &caller.user, id).await?;
    let part = query.part(&job, &all)?;
    let page = results::page(
        &snapshot,
        &caller.user,
        part,
        &filter,
        query.after()?,
        results::PAGE_SIZE,
    )
    .await?;
    let action = format!("/campaigns/{id}");
    let asked = query.to_query();
    let next = page
        .next
        .map(|rank| filters::address(&action, &query.after_rank(rank)));
    let rows: Vec<ResultRow> = page
        .rows
        .into_iter()
        .map(|row| result_row(row, part, &web.app.pictures))
        .collect();
    let target = headers.get("hx-target").and_then(|value| value.to_str().ok());
    if headers.contains_key("hx-request") && target == Some("more") {
        return html(&RowsBlock { rows, next });
    }
    let counts = results::counts(&snapshot, &caller.user, part, &filter).await?;
    let block = ResultsBlock {
        rows,
        total: counts.total,
        matching: counts.matching,
        left_out: counts.left_out,
        with_email: counts.with_email,
        next,
        filtered: !query.typed.pairs().is_empty(),
        compared: part.change.is_some(),
    };
    if headers.contains_key("hx-request") && target == Some("results") {
        return html(&block);
    }
    let facets = results::facets(&snapshot, &caller.user, job.id).await?;
    let runs = super::runs::block(&caller, &snapshot, (id, &job, &all), part, &query).await?;
    let again = super::runs::offer(&web, &caller, &snapshot, id, &job, &all).await?;
    drop(snapshot);
    html(&CampaignPage {
        shell: shell(&web, Some(&caller), &campaign.name).await,
        id: id.to_string(),
        name: campaign.name,
        description: campaign.description,
        kind: kind_label(&campaign.search_type).to_owned(),
        platform: job.platform.to_string(),
        query: job.query(),
        created: day(campaign.created_at),
        narrowed: job.filter.words(),
        progress: progress_block(&web, &caller, &job),
        runs,
        again,
        filters: query.shown(facets, &action),
        results: block,
        export_url: filters::address(&format!("{action}/export.csv"), &asked),
    })
}

/// The run that is asked for, or the newest of the campaign.
async fn run_of(
    snapshot: &Snapshot,
    caller: &Caller,
    campaign: CampaignId,
    query: &FilterQuery,
) -> Result<Job, WebError> {
    let job = match query.run()? {
        Some(id) => Some(search::find(snapshot, id).await?).filter(|job| job.campaign == Some(campaign)),
        None => search::latest(snapshot, &caller.user, campaign).await?,
    };
    Ok(job.ok_or(search::Error::NotFound)?)
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
        from: Provider::parse(&job.provider).map_or("Catalogue", Provider::title),
        elapsed,
        sentence: job.sentence(),
        error: job.error.clone(),
        stream_url: format!("/searches/{}/progress", job.id),
        cancel_url: format!("/searches/{}/cancel", job.id),
        csrf: caller.csrf(web),
    }
}

/// A form that only asks for something to be done.
#[derive(Deserialize)]
pub struct Token {
    pub csrf: String,
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
    let filter = query.filter()?.to_sql(web.app.clock.now());
    let snapshot = web.app.db.read(&caller.who()).await?;
    let campaign = campaigns::find(&snapshot, id).await?;
    let job = run_of(&snapshot, &caller, id, &query).await?;
    let all = runs::runs(&snapshot, &caller.user, id).await?;
    let part = query.part(&job, &all)?;
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
            Ok(Some(
                files::csv_batch(&snapshot, &caller.user, part, &filter, after).await?,
            ))
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

fn result_row(row: results::ResultRow, part: Part, pictures: &Pictures) -> ResultRow {
    let (why, told) = (row.why(), row.told.iter().map(told_line).collect());
    let change = change_words(&row, part);
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
    // A picture that would not be fetched is not linked: the initials stand there without a request.
    let is_linked = |address: &Option<String>| {
        let known = platform.zip(address.as_deref());
        !row.is_sample && known.is_some_and(|(platform, address)| pictures.may_fetch(platform, address))
    };
    let picture = is_linked(&row.avatar_url).then(|| picture_path(row.creator, None));
    let thumbnail = (row.post_id.as_deref())
        .filter(|_| is_linked(&row.post_thumbnail_url))
        .map(|post| picture_path(row.creator, Some(post)));
    let has_post = row.post_text.is_some() || row.post_url.is_some() || row.post_views.is_some();
    ResultRow {
        rank: row.rank,
        initials: initials.to_uppercase(),
        picture,
        profile_url,
        platform: row.platform,
        followers: row.followers,
        engagement: row.engagement_rate,
        reason: why,
        told,
        change,
        snippet: row
            .reason
            .as_ref()
            .map(|reason| reason.snippet_pieces())
            .unwrap_or_default(),
        post: has_post.then_some(PostView {
            text: row.post_text,
            url: row.post_url,
            thumbnail,
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

/// What a comparison says of the creator; nothing where the runs agree.
fn change_words(row: &results::ResultRow, part: Part) -> Option<String> {
    if part.change == Some(Change::Gone) {
        return Some("not found this time".to_owned());
    }
    if row.was_found_before? {
        let grown = row.followers? - row.followers_before?;
        let sign = if grown > 0 { "+" } else { "" };
        return (grown != 0).then(|| format!("{sign}{}", grouped(grown)));
    }
    Some("new".to_owned())
}

/// Like "bio, followers: ScrapeCreators, 24 Nov 2026".
fn told_line(told: &results::Told) -> String {
    let by = match Provider::parse(&told.source) {
        Some(provider) => provider.title(),
        None => &told.source,
    };
    format!("{}: {by}, {}", told.what.join(", "), day(told.at))
}
