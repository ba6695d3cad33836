//! Live progress: server-sent events, each the rendered progress block, the last one `done`.
use std::convert::Infallible;
use std::pin::Pin;
use std::time::Duration;

use axum::extract::{Path, State};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse as _, Response};
use futures_util::stream::unfold;
use tokio::sync::broadcast::error::RecvError;

use super::Web;
use super::auth::Caller;
use super::error::WebError;
use super::pages::campaign::progress_block;
use super::pages::lookups::lookup_block;
use crate::base::id::{LookupId, SearchJobId};
use crate::{lookups, search, settings};

/// A block, and whether it is the last.
type Looked = Pin<Box<dyn Future<Output = Option<(String, bool)>> + Send>>;

/// News that come faster are shown together.
const SETTLE: Duration = Duration::from_millis(100);
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// `GET /searches/{id}/progress`
pub async fn progress(
    State(web): State<Web>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let id: SearchJobId = id.parse().map_err(|_| WebError::not_found())?;
    // Whether it is the caller's is asked before the stream opens, and again with each look.
    search::find(&web.app.db.read(&caller.who()).await?, id).await?;
    Ok(stream(web, caller, id.to_string(), move |web, caller| {
        Box::pin(async move {
            let snapshot = web.app.db.read(&caller.who()).await.ok()?;
            let job = search::find(&snapshot, id).await.ok()?;
            let text = askama::Template::render(&progress_block(&web, &caller, &job)).ok()?;
            Some((text, job.status.is_final()))
        })
    }))
}

/// `GET /lookups/{id}/progress`
pub async fn lookup_progress(
    State(web): State<Web>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let id: LookupId = id.parse().map_err(|_| WebError::not_found())?;
    lookups::find(&web.app.db.read(&caller.who()).await?, id).await?;
    Ok(stream(web, caller, id.to_string(), move |web, caller| {
        Box::pin(async move {
            let snapshot = web.app.db.read(&caller.who()).await.ok()?;
            let lookup = lookups::find(&snapshot, id).await.ok()?;
            let text = askama::Template::render(&lookup_block(&web, &caller, &lookup)).ok()?;
            Some((text, lookup.status.is_final()))
        })
    }))
}

/// The block as it changes; `look` gives it, and whether all has ended, or `None` while the database is away.
fn stream<L>(web: Web, caller: Caller, id: String, look: L) -> Response
where
    L: Fn(Web, Caller) -> Looked + Send + 'static,
{
    let notices = web.app.notices.subscribe();
    let stream = unfold(Some((web, caller, notices, String::new(), look)), move |state| {
        let id = id.clone();
        async move {
            let (web, caller, mut notices, shown, look) = state?;
            loop {
                match look(web.clone(), caller.clone()).await {
                    Some((text, _)) if text != shown => {
                        let event = Event::default().event("progress").data(&text);
                        return Some((
                            Ok::<_, Infallible>(event),
                            Some((web, caller, notices, text, look)),
                        ));
                    }
                    // The block that says how it ended is on the page: nothing more will come.
                    Some((_, true)) => return Some((Ok(Event::default().event("done").data("ended")), None)),
                    _ => {}
                }
                let pause = Duration::from_millis(web.app.settings.get(settings::STATUS_CHECK));
                tokio::select! {
                    () = web.lifecycle.stopping.cancelled() => return None,
                    () = tokio::time::sleep(pause) => {}
                    () = told(&mut notices, &id) => tokio::time::sleep(SETTLE).await,
                }
            }
        }
    });
    let sse = Sse::new(stream).keep_alive(KeepAlive::new().interval(KEEP_ALIVE));
    ([("x-accel-buffering", "no")], sse).into_response()
}

async fn told(notices: &mut tokio::sync::broadcast::Receiver<crate::db::listen::Notice>, id: &str) {
    loop {
        match notices.recv().await {
            Ok(notice) if notice.payload == id => return,
            Ok(_) => {}
            Err(RecvError::Lagged(_)) => return,
            Err(RecvError::Closed) => std::future::pending().await,
        }
    }
}
