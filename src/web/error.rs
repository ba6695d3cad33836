//! The one mapping from failures to HTTP: `application/problem+json` below `/api`, a page for people elsewhere.
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use serde_json::json;

use super::Web;
use super::pages::{html, shell, views::ErrorPage};
use crate::base::failure::{Failure, Kind};
use crate::{campaigns, db, export, lookups, search};

/// What a handler fails with.
#[derive(Debug)]
pub enum WebError {
    /// Nobody is signed in; a page leads to the sign-in and back.
    SignedOut { next: String },
    /// The form was made for another session.
    Stale,
    Failed {
        kind: Kind,
        code: &'static str,
        message: String,
    },
}

impl WebError {
    /// The input is wrong; `message` names the field, the fault and the fix.
    pub fn invalid(code: &'static str, message: String) -> WebError {
        WebError::Failed {
            kind: Kind::Invalid,
            code,
            message,
        }
    }

    pub fn not_found() -> WebError {
        WebError::Failed {
            kind: Kind::NotFound,
            code: "not_found",
            message: "There is no such page.".to_owned(),
        }
    }

    fn of(error: &impl Failure) -> WebError {
        let (kind, code) = (error.kind(), error.code());
        if kind == Kind::Internal {
            // The text is for the log only; this is where it is logged, once.
            tracing::error!(%error, code, "a request failed");
            return WebError::Failed {
                kind,
                code,
                message: "Something went wrong on our side.".to_owned(),
            };
        }
        WebError::Failed {
            kind,
            code,
            message: error.to_string(),
        }
    }
}

impl From<search::Error> for WebError {
    fn from(error: search::Error) -> WebError {
        WebError::of(&error)
    }
}

impl From<lookups::Error> for WebError {
    fn from(error: lookups::Error) -> WebError {
        WebError::of(&error)
    }
}

impl From<campaigns::Error> for WebError {
    fn from(error: campaigns::Error) -> WebError {
        WebError::of(&error)
    }
}

impl From<db::Error> for WebError {
    fn from(error: db::Error) -> WebError {
        WebError::of(&error)
    }
}

impl From<export::Error> for WebError {
    fn from(error: export::Error) -> WebError {
        match error {
            export::Error::Search(error) => error.into(),
            export::Error::Lookup(error) => error.into(),
            export::Error::Write(_) | export::Error::Flush(_) => WebError::Failed {
                kind: Kind::Internal,
                code: "export_failed",
                message: "The file could not be written.".to_owned(),
            },
        }
    }
}

const fn status_of(kind: Kind) -> StatusCode {
    match kind {
        Kind::NotFound => StatusCode::NOT_FOUND,
        Kind::Forbidden => StatusCode::FORBIDDEN,
        Kind::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
        Kind::Conflict => StatusCode::CONFLICT,
        Kind::Busy | Kind::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        Kind::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// Marks a failed answer; the guard, which knows the path, gives it its form.
#[derive(Debug, Clone)]
pub struct Problem {
    pub status: StatusCode,
    pub code: &'static str,
    pub message: String,
}

impl IntoResponse for WebError {
    fn into_response(self) -> Response {
        let problem = match self {
            WebError::SignedOut { next } => {
                let mut response = Redirect::to(&format!("/sign-in?next={}", encoded(&next))).into_response();
                response.extensions_mut().insert(Problem {
                    status: StatusCode::UNAUTHORIZED,
                    code: "signed_out",
                    message: "Nobody is signed in.".to_owned(),
                });
                return response;
            }
            WebError::Stale => Problem {
                status: StatusCode::FORBIDDEN,
                code: "form_stale",
                message: "This form is out of date: reload the page and send it again.".to_owned(),
            },
            WebError::Failed { kind, code, message } => Problem {
                status: status_of(kind),
                code,
                message,
            },
        };
        let mut response = problem.status.into_response();
        response.extensions_mut().insert(problem);
        response
    }
}

/// Gives a failed answer the form its reader wants.
pub async fn render(web: &Web, uri: &Uri, headers: &HeaderMap, response: Response) -> Response {
    let Some(problem) = response.extensions().get::<Problem>().cloned() else {
        return response;
    };
    let is_api = uri.path().starts_with("/api/");
    let is_htmx = headers.contains_key("hx-request");
    if problem.status == StatusCode::UNAUTHORIZED && !is_api && !is_htmx {
        return response;
    }
    let mut made = if is_api || is_htmx {
        let body = json!({
            "type": "about:blank", "title": problem.status.canonical_reason(), "status": problem.status.as_u16(),
            "code": problem.code, "detail": problem.message,
        });
        (
            problem.status,
            [(header::CONTENT_TYPE, "application/problem+json")],
            body.to_string(),
        )
            .into_response()
    } else {
        let heading = match problem.status {
            StatusCode::NOT_FOUND => "There is nothing here",
            StatusCode::SERVICE_UNAVAILABLE => "Not available at the moment",
            StatusCode::UNPROCESSABLE_ENTITY | StatusCode::FORBIDDEN => "That did not work",
            StatusCode::CONFLICT => "It was too late for that",
            _ => "Something went wrong",
        };
        let what_to_do = match problem.status {
            StatusCode::SERVICE_UNAVAILABLE => {
                Some("Try again in a moment; searches go on by themselves when the database is back.")
            }
            StatusCode::INTERNAL_SERVER_ERROR => Some("The log of the server says more."),
            _ => None,
        };
        let page = ErrorPage {
            shell: shell(web, None, heading).await,
            status: problem.status.as_u16(),
            heading: heading.to_owned(),
            message: problem.message,
            what_to_do: what_to_do.map(str::to_owned),
        };
        match html(&page) {
            Ok(body) => (problem.status, body).into_response(),
            Err(_) => problem.status.into_response(),
        }
    };
    if problem.status == StatusCode::SERVICE_UNAVAILABLE {
        made.headers_mut()
            .insert(header::RETRY_AFTER, header::HeaderValue::from_static("2"));
    }
    made
}

/// Any address without a route.
pub async fn not_found(State(_): State<Web>) -> WebError {
    WebError::not_found()
}

/// A route that does not take this method; axum adds the Allow header.
pub async fn method_not_allowed() -> StatusCode {
    StatusCode::METHOD_NOT_ALLOWED
}

fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
