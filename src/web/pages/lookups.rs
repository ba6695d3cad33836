//! Look-ups: the list of them, the form for a new one, one with its rows.
use axum::Form;
use axum::body::Body;
use axum::extract::{Multipart, Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use futures_util::stream::try_unfold;
use serde::Deserialize;

use super::views::FieldError;
use super::views::lookups::{
    Checked, LookupForm, LookupLine, LookupPage, LookupProgress, LookupRow, LookupRows, LookupsPage,
    NewLookupPage,
};
use super::{day, html, run_status, shell};
use crate::base::failure::{Failure as _, Kind};
use crate::base::id::LookupId;
use crate::base::page::Mark;
use crate::db::Who;
use crate::discovery::platform::Platform;
use crate::lookups::input::{MAX_BYTES, MAX_ROWS, decoded};
use crate::lookups::{self, Error, List, Lookup, NewLookup, Quote, Row, RowState};
use crate::web::Web;
use crate::web::auth::Caller;
use crate::web::error::WebError;
use crate::{accounts, export, settings};

/// Rows on a page.
const PAGE: usize = 100;
/// Rows without a handle that are shown before the start.
const SHOWN_INVALID: usize = 10;

#[derive(Deserialize)]
pub struct Before {
    before: Option<String>,
}

/// `GET /lookups`
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
    let page = lookups::list(&snapshot, &caller.user, after).await?;
    drop(snapshot);
    let next = page.next.map(|mark| format!("/lookups?before={}", mark.encode()));
    let rows = page.rows.into_iter().map(|listed| LookupLine {
        url: format!("/lookups/{}", listed.id),
        name: listed.name,
        platform: listed.platform,
        status: run_status(listed.status, listed.outcome),
        found: listed.found,
        done: listed.done,
        total: listed.total,
        created: day(listed.created_at),
    });
    html(&LookupsPage {
        shell: shell(&web, Some(&caller), "Look-ups").await,
        rows: rows.collect(),
        next,
    })
}

/// `GET /lookups/new`
pub async fn new(State(web): State<Web>, caller: Caller) -> Result<Response, WebError> {
    let form = LookupForm {
        platform: Platform::TikTok.as_str().into(),
        ..LookupForm::default()
    };
    form_page(&web, &caller, form, Vec::new(), None).await
}

async fn form_page(
    web: &Web,
    caller: &Caller,
    form: LookupForm,
    errors: Vec<FieldError>,
    checked: Option<Checked>,
) -> Result<Response, WebError> {
    let status = if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let page = NewLookupPage {
        shell: shell(web, Some(caller), "New look-up").await,
        form,
        errors,
        platforms: Platform::ALL.map(Platform::as_str).to_vec(),
        max_rows: i64::try_from(MAX_ROWS).unwrap_or(i64::MAX),
        checked,
    };
    Ok((status, html(&page)?).into_response())
}

/// The fields of the form; a file stands in for the text.
#[derive(Default)]
struct Sent {
    csrf: String,
    name: String,
    platform: String,
    list: String,
    column: String,
    step: String,
    max_calls: String,
}

async fn sent(mut form: Multipart) -> Result<Sent, WebError> {
    let mut sent = Sent::default();
    let broken = |error: axum::extract::multipart::MultipartError| {
        if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
            WebError::from(Error::TooLarge)
        } else {
            WebError::invalid(
                "form",
                format!("the form could not be read: {}", error.body_text()),
            )
        }
    };
    while let Some(field) = form.next_field().await.map_err(broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await.map_err(broken)?;
        if bytes.len() > MAX_BYTES {
            return Err(Error::TooLarge.into());
        }
        let text = decoded(&bytes);
        match name.as_str() {
            "csrf" => sent.csrf = text,
            "name" => sent.name = text,
            "platform" => sent.platform = text,
            "list" if sent.list.is_empty() => sent.list = text,
            // A browser sends an empty file where none was chosen.
            "file" if !text.is_empty() => sent.list = text,
            "column" => sent.column = text,
            "step" => sent.step = text,
            "max_calls" => sent.max_calls = text,
            _ => {}
        }
    }
    Ok(sent)
}

/// `POST /lookups`: what the list holds and what looking it up takes; or, when that was seen, the start.
pub async fn create(State(web): State<Web>, caller: Caller, form: Multipart) -> Result<Response, WebError> {
    let sent = sent(form).await?;
    caller.check(&web, &sent.csrf)?;
    let made = make(&web, &sent).await;
    let form = LookupForm {
        name: sent.name,
        platform: sent.platform,
        list: sent.list,
        column: sent.column,
    };
    let new = match made {
        Ok(new) => new,
        Err(error) if error.kind() == Kind::Invalid => {
            let text = error.to_string();
            let field = ["name", "column", "platform"]
                .into_iter()
                .find(|field| text.starts_with(field))
                .unwrap_or("list");
            let fault = FieldError {
                field: field.to_owned(),
                message: text,
                pointer: None,
            };
            return form_page(&web, &caller, form, vec![fault], None).await;
        }
        Err(error) => return Err(error.into()),
    };
    if sent.step != "start" {
        let checked = checked(&new.list, &new.quote);
        return form_page(&web, &caller, form, Vec::new(), Some(checked)).await;
    }
    let limit = web.app.settings.get(settings::SEARCH_TIMEOUT);
    let ctx = caller.ctx(&web);
    let tx = web.app.db.begin(&caller.who()).await?;
    accounts::ensure(&tx, &ctx, &caller.user, None).await?;
    let id = lookups::start(&tx, &ctx, &caller.user, &new, limit).await?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("/lookups/{id}")).into_response())
}

async fn make(web: &Web, sent: &Sent) -> Result<NewLookup, Error> {
    let platform: Platform = sent.platform.parse()?;
    let list = List::read(&sent.list, platform, &sent.column)?;
    let name = lookups::checked_name(&sent.name)?;
    let snapshot = web.app.db.read(&Who::worker()).await?;
    let mut quote = lookups::plan(&snapshot, &web.app.providers, &list, None, web.app.clock.now()).await?;
    // The ceiling is what was shown, should more have to be asked for meanwhile.
    if let ("start", Ok(shown)) = (sent.step.as_str(), sent.max_calls.trim().parse::<i64>()) {
        quote.max_calls = quote.max_calls.min(shown.max(0));
    }
    Ok(NewLookup {
        name,
        platform,
        list,
        quote,
    })
}

fn checked(list: &List, quote: &Quote) -> Checked {
    let invalid = list.entries.iter().filter_map(|entry| {
        let reason = entry.handle.as_ref().err()?;
        Some((entry.ordinal, entry.input.clone(), reason.clone()))
    });
    let shown: Vec<(i32, String, String)> = invalid.take(SHOWN_INVALID).collect();
    Checked {
        quote: quote.sentence(),
        max_calls: quote.max_calls,
        columns: list.columns.clone(),
        column: list.column + 1,
        more_invalid: quote.invalid - i64::try_from(shown.len()).unwrap_or(0),
        invalid: shown,
    }
}

#[derive(Deserialize)]
pub struct Shown {
    #[serde(default)]
    state: String,
    after: Option<i32>,
}

/// `GET /lookups/{id}`: the page, or for htmx its rows.
pub async fn show(
    State(web): State<Web>,
    caller: Caller,
    Path(id): Path<String>,
    Query(query): Query<Shown>,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    let id: LookupId = id.parse().map_err(|_| Error::NotFound)?;
    let state = RowState::parse(&query.state)?;
    let snapshot = web.app.db.read(&caller.who()).await?;
    let lookup = lookups::find(&snapshot, id).await?;
    let after = query.after.unwrap_or(0);
    let page = lookups::rows(&snapshot, &caller.user, id, state, after, PAGE).await?;
    drop(snapshot);
    let url = format!("/lookups/{id}");
    let chosen = state
        .map(|state| format!("state={}&", state.as_str()))
        .unwrap_or_default();
    let all = (url.clone(), "All", lookup.total, state.is_none());
    let states = RowState::ALL
        .into_iter()
        .filter(|one| lookup.tally.of(*one) > 0 || state == Some(*one))
        .map(|one| {
            let address = format!("{url}?state={}", one.as_str());
            (address, one.label(), lookup.tally.of(one), state == Some(one))
        });
    let rows = LookupRows {
        rows: page.rows.into_iter().map(lookup_row).collect(),
        states: std::iter::once(all).chain(states).collect(),
        next: page.next.map(|next| format!("{url}?{chosen}after={next}")),
    };
    if headers.contains_key("hx-request") {
        return html(&rows);
    }
    let wanted = state
        .map(|state| format!("?state={}", state.as_str()))
        .unwrap_or_default();
    html(&LookupPage {
        shell: shell(&web, Some(&caller), &lookup.name).await,
        name: lookup.name.clone(),
        platform: lookup.platform.to_string(),
        created: day(lookup.created_at),
        quote: lookup.quote.as_ref().map(Quote::sentence),
        progress: lookup_block(&web, &caller, &lookup),
        rows,
        export_url: format!("{url}/export.csv{wanted}"),
        url,
    })
}

/// The block that says where a look-up stands.
pub fn lookup_block(web: &Web, caller: &Caller, lookup: &Lookup) -> LookupProgress {
    let live = !lookup.status.is_final();
    let elapsed = lookup
        .elapsed(web.app.clock.now())
        .filter(|_| !live)
        .map(|time| format!("{:.1} s", time.as_secs_f64()));
    LookupProgress {
        id: lookup.id.to_string(),
        status: run_status(lookup.status, lookup.outcome),
        live,
        percent: lookup.percent(),
        sentence: lookup.sentence(),
        error: lookup.error.clone(),
        counts: RowState::ALL
            .into_iter()
            .map(|state| (state.label(), lookup.tally.of(state)))
            .collect(),
        elapsed,
        stream_url: format!("/lookups/{}/progress", lookup.id),
        cancel_url: format!("/lookups/{}/cancel", lookup.id),
        csrf: caller.csrf(web),
    }
}

fn lookup_row(row: Row) -> LookupRow {
    let state = RowState::parse(&row.state)
        .ok()
        .flatten()
        .unwrap_or(RowState::Pending);
    let creator = row.creator;
    let is_sample = creator.as_ref().is_some_and(lookups::Found::is_sample);
    let handle = creator
        .as_ref()
        .and_then(|creator| creator.fact("handle"))
        .map(str::to_owned)
        .or(row.handle);
    let platform = row.platform.parse::<Platform>().ok();
    let profile_url = handle
        .as_deref()
        .zip(platform)
        .filter(|_| creator.is_some() && !is_sample)
        .map(|(handle, platform)| platform.profile_url(handle));
    LookupRow {
        row: row.row,
        input: row.input,
        platform: row.platform,
        state: state.label(),
        note: row
            .reason
            .or_else(|| row.same_as.map(|first| format!("the same as row {first}"))),
        handle,
        profile_url,
        followers: creator.as_ref().and_then(|creator| creator.followers),
        email: creator
            .as_ref()
            .and_then(|creator| creator.emails().first().map(|email| (*email).to_owned())),
        name: creator.as_ref().and_then(|creator| creator.name.clone()),
        bio: creator.and_then(|creator| creator.bio),
        is_sample,
    }
}

#[derive(Deserialize)]
pub struct Token {
    csrf: String,
}

/// `POST /lookups/{id}/cancel`
pub async fn cancel(
    State(web): State<Web>,
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
    Form(form): Form<Token>,
) -> Result<Response, WebError> {
    caller.check(&web, &form.csrf)?;
    let id: LookupId = id.parse().map_err(|_| Error::NotFound)?;
    let tx = web.app.db.begin(&caller.who()).await?;
    match lookups::cancel(&tx, &caller.ctx(&web), &caller.user, id).await {
        Ok(()) => tx.commit().await?,
        // It ended by itself a moment before: what is shown next says how.
        Err(error) if error.kind() == Kind::Conflict => tx.rollback().await?,
        Err(error) => return Err(error.into()),
    }
    if headers.contains_key("hx-request") {
        let lookup = lookups::find(&web.app.db.read(&caller.who()).await?, id).await?;
        return html(&lookup_block(&web, &caller, &lookup));
    }
    Ok(Redirect::to(&format!("/lookups/{id}")).into_response())
}

/// `GET /lookups/{id}/export.csv`: streamed, so that any size takes little memory.
pub async fn export(
    State(web): State<Web>,
    caller: Caller,
    Path(id): Path<String>,
    Query(query): Query<Shown>,
) -> Result<Response, WebError> {
    let id: LookupId = id.parse().map_err(|_| Error::NotFound)?;
    let state = RowState::parse(&query.state)?;
    lookups::find(&web.app.db.read(&caller.who()).await?, id).await?;
    let rows = try_unfold(Some(0), move |after| {
        let (web, caller) = (web.clone(), caller.clone());
        async move {
            let Some(after) = after else {
                return Ok::<_, export::Error>(None);
            };
            let snapshot = web.app.db.read(&caller.who()).await.map_err(Error::from)?;
            Ok(Some(
                export::lookups::csv_batch(&snapshot, &caller.user, id, state, after).await?,
            ))
        }
    });
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"look-up-{id}.csv\""),
        ),
    ];
    Ok((headers, Body::from_stream(rows)).into_response())
}
