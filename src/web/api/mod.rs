//! The JSON API below `/api/v1`, and the two health checks.
use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde_json::{Value, json};

use super::Web;
use super::auth::Caller;
use super::error::WebError;
use crate::{campaigns, search};

/// `GET /api/v1/me`: who the caller is.
pub async fn me(caller: Caller) -> Json<Value> {
    Json(json!({ "userId": caller.user, "name": caller.name(), "isAdmin": caller.is_admin }))
}

/// `GET /api/v1/campaigns`: the caller's newest campaigns.
pub async fn campaigns(State(web): State<Web>, caller: Caller) -> Result<Response, WebError> {
    let snapshot = web.app.db.read(&caller.who()).await?;
    Ok(written(campaigns::newest_json(&snapshot, &caller.user).await?))
}

/// `GET /api/v1/jobs`: the caller's newest runs with their campaigns and stored pages.
pub async fn jobs(State(web): State<Web>, caller: Caller) -> Result<Response, WebError> {
    let snapshot = web.app.db.read(&caller.who()).await?;
    Ok(written(search::list::newest_json(&snapshot, &caller.user).await?))
}

/// An answer that is JSON text already.
fn written(json: String) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], json).into_response()
}

/// `GET /healthz`: the process is alive.
pub async fn healthz() -> &'static str {
    "ok"
}

/// `GET /readyz`: the database answers. Names the settings that cannot be used or wait for a restart, without their values: this
/// process works with the last good ones, so it is ready all the same.
pub async fn readyz(State(web): State<Web>) -> (StatusCode, String) {
    if web.app.db.ping().await.is_err() {
        return (StatusCode::SERVICE_UNAVAILABLE, "not ready".to_owned());
    }
    let mut text = "ok".to_owned();
    for (name, state) in web.app.settings.current().states() {
        // A user's own answer would name the user.
        let name = name.split('@').next().unwrap_or_default();
        if state.alarm.is_some() {
            text.push_str(&format!(
                "\nsetting {name}: the row cannot be used, the last good value stays"
            ));
        } else if state.waiting.is_some() {
            text.push_str(&format!("\nsetting {name}: a change waits for a restart"));
        }
    }
    (StatusCode::OK, text)
}
