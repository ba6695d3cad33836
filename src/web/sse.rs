//! Live progress: server-sent events, each the rendered progress block, the last one `done`.
use std::convert::Infallible;
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
use crate::base::id::SearchJobId;
use crate::{search, settings};

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
    let notices = web.app.notices.subscribe();
    let stream = unfold(
        Some((web, caller, notices, String::new())),
        move |state| async move {
            let (web, caller, mut notices, shown) = state?;
            loop {
                match look(&web, &caller, id).await {
                    Some((text, _)) if text != shown => {
                        let event = Event::default().event("progress").data(&text);
                        return Some((Ok::<_, Infallible>(event), Some((web, caller, notices, text))));
                    }
                    // The block that says how it ended is on the page: nothing more will come.
                    Some((_, true)) => return Some((Ok(Event::default().event("done").data("ended")), None)),
                    _ => {}
                }
                let pause = Duration::from_millis(web.app.settings.get(settings::STATUS_CHECK));
                tokio::select! {
                    () = web.lifecycle.stopping.cancelled() => return None,
                    () = tokio::time::sleep(pause) => {}
                    () = told(&mut notices, id) => tokio::time::sleep(SETTLE).await,
                }
            }
        },
    );
    let sse = Sse::new(stream).keep_alive(KeepAlive::new().interval(KEEP_ALIVE));
    Ok(([("x-accel-buffering", "no")], sse).into_response())
}

/// The block as it is now, and whether the run has ended. `None` while the database is away.
async fn look(web: &Web, caller: &Caller, id: SearchJobId) -> Option<(String, bool)> {
    let snapshot = web.app.db.read(&caller.who()).await.ok()?;
    let job = search::find(&snapshot, id).await.ok()?;
    let block = progress_block(web, caller, &job);
    let text = askama::Template::render(&block).ok()?;
    Some((text, job.status.is_final()))
}

async fn told(notices: &mut tokio::sync::broadcast::Receiver<crate::db::listen::Notice>, id: SearchJobId) {
    let id = id.to_string();
    loop {
        match notices.recv().await {
            Ok(notice) if notice.payload == id => return,
            Ok(_) => {}
            Err(RecvError::Lagged(_)) => return,
            Err(RecvError::Closed) => std::future::pending().await,
        }
    }
}
