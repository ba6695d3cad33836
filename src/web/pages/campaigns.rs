//! The list of campaigns, and the form for a new one.
use axum::Form;
use axum::extract::{Query, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use serde::Deserialize;

use super::{day, html, kind_label, run_status, runs, shell, views};
use crate::base::failure::Failure as _;
use crate::base::page::Mark;
use crate::campaigns::{self, NewCampaign};
use crate::catalogue::{self, suggest};
use crate::db::Who;
use crate::discovery::filter::Typed;
use crate::discovery::keywords::Query as Keywords;
use crate::discovery::platform::Platform;
use crate::search::{self, Choice, JobStatus, NewSearch, Outcome, Source, Wanted};
use crate::web::Web;
use crate::web::auth::Caller;
use crate::web::error::WebError;
use crate::{accounts, notices, settings};
use views::{
    CampaignRow, CampaignsPage, FieldError, NewCampaignForm, NewCampaignPage, QuoteBlock, RunStatus,
    SuggestionsBlock,
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
    let news = match after {
        None => notices::unseen(&snapshot, &caller.user).await?,
        Some(_) => Vec::new(),
    };
    drop(snapshot);
    let rows = page.rows.into_iter().map(campaign_row).collect();
    let next = page
        .next
        .map(|mark| format!("/campaigns?before={}", mark.encode()));
    html(&CampaignsPage {
        shell: shell(&web, Some(&caller), "Campaigns").await,
        news: super::notices::block(news),
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
        source: "best".into(),
        ..NewCampaignForm::default()
    };
    form_page(&web, &caller, form, Vec::new()).await
}

#[derive(Deserialize)]
pub struct TypedSearch {
    #[serde(default)]
    query: String,
    #[serde(default)]
    platform: String,
}

/// `GET /campaigns/new/suggestions`: hashtags that go with the keywords typed so far. Half a query has none, and no fault either.
pub async fn suggestions(
    State(web): State<Web>,
    caller: Caller,
    Query(typed): Query<TypedSearch>,
) -> Result<Response, WebError> {
    let settings = web.app.settings.current();
    let asked = Keywords::parse(&typed.query)
        .ok()
        .zip(typed.platform.parse::<Platform>().ok())
        .filter(|_| settings.is_on(settings::KEYWORD_SUGGESTIONS, &caller.user));
    let suggestions = match asked {
        Some((query, platform)) => suggest::suggest(&web.app.db, platform, &query).await?,
        None => Vec::new(),
    };
    html(&SuggestionsBlock { suggestions })
}

/// `GET /campaigns/new/quote`: where the search that is typed so far would look and what that takes.
pub async fn quote(
    State(web): State<Web>,
    caller: Caller,
    Query(form): Query<NewForm>,
) -> Result<Response, WebError> {
    let mut block = QuoteBlock {
        quote: None,
        counts: None,
        is_many: false,
    };
    let Ok((_, new, choice)) = read_form(&form) else {
        return html(&block);
    };
    let snapshot = web.app.db.read(&Who::worker()).await?;
    let settings = web.app.settings.current();
    let plan = search::plan::plan(&snapshot, &web.app.providers, &settings, &new, &choice).await;
    drop(snapshot);
    if let (Ok(plan), Wanted::Keyword(query)) = (&plan, &new.wanted)
        && plan.way.is_none()
    {
        let filter = new.filter.to_sql(web.app.clock.now());
        let counts = catalogue::search::count(&web.app.db, new.platform, query, &filter, &caller.user).await;
        block.counts = counts.map_err(search::Error::from)?;
        block.is_many = block.counts.is_none();
    }
    block.quote = Some(plan.map_or_else(|error| error.to_string(), |plan| plan.sentence()));
    html(&block)
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
        sources: web
            .app
            .providers
            .configured()
            .into_iter()
            .map(|provider| (provider.as_str(), provider.title()))
            .collect(),
    };
    Ok((status, html(&page)?).into_response())
}

#[derive(Deserialize)]
pub struct NewForm {
    #[serde(default)]
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
    #[serde(default)]
    source: String,
    /// A box that is ticked is sent, one that is not is missing.
    profiles: Option<String>,
    #[serde(flatten)]
    filter: Typed,
}

impl NewForm {
    /// As typed, to be shown again.
    fn shown(self) -> NewCampaignForm {
        NewCampaignForm {
            name: self.name,
            description: self.description,
            kind: self.kind,
            platform: self.platform,
            query: self.query,
            handle: self.handle,
            target: self.target,
            source: self.source,
            profiles: self.profiles.is_some(),
            filter: self.filter,
        }
    }
}

/// `POST /campaigns`: the campaign, its run and the run's first page, or the form again with what is wrong.
pub async fn create(
    State(web): State<Web>,
    caller: Caller,
    Form(form): Form<NewForm>,
) -> Result<Response, WebError> {
    caller.check(&web, &form.csrf)?;
    let (campaign, new, choice) = match read_form(&form) {
        Ok(read) => read,
        Err(errors) => return form_page(&web, &caller, form.shown(), errors).await,
    };
    let settings = web.app.settings.current();
    let limit = settings.get(settings::SEARCH_TIMEOUT);
    let snapshot = web.app.db.read(&Who::worker()).await?;
    let decided = search::plan::plan(&snapshot, &web.app.providers, &settings, &new, &choice).await;
    drop(snapshot);
    let plan = match decided {
        Ok(plan) => plan,
        Err(error @ (search::Error::NoKey(_) | search::Error::NotServed { .. })) => {
            let fault = FieldError {
                field: "source".to_owned(),
                message: error.to_string(),
                pointer: None,
            };
            return form_page(&web, &caller, form.shown(), vec![fault]).await;
        }
        Err(error) => return Err(error.into()),
    };
    let ctx = caller.ctx(&web);
    let tx = web.app.db.begin(&caller.who()).await?;
    accounts::ensure(&tx, &ctx, &caller.user, None).await?;
    let (id, _) = search::launch(&tx, &ctx, &caller.user, &campaign, &new, &plan, limit).await?;
    tx.commit().await?;
    let page = runs::start_of(id, &Typed::from(&new.filter), plan.provider());
    Ok(Redirect::to(&page).into_response())
}

fn read_form(form: &NewForm) -> Result<(NewCampaign, NewSearch, Choice), Vec<FieldError>> {
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
    let source = Source::parse(&form.source)
        .map_err(|error| fault("source", error.to_string(), None))
        .ok();
    let filter = form
        .filter
        .filter()
        .map_err(|error| fault(error.field, error.to_string(), None))
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
    match (campaign, new, source, filter) {
        (Some(campaign), Some(new), Some(source), Some(filter)) if errors.is_empty() => {
            let choice = Choice {
                source,
                max_calls: None,
                with_profiles: form.profiles.is_some(),
            };
            Ok((campaign, new.narrowed(filter), choice))
        }
        _ => Err(errors),
    }
}
