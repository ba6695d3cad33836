//! Pictures of creators and posts, named by our ids.
use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use chrono::{DateTime, Utc};

use crate::base::id::CreatorId;
use crate::pictures::model::tag;
use crate::pictures::{self, Kept, Origin, Shown};
use crate::web::Web;
use crate::web::auth::Caller;
use crate::web::error::WebError;

/// One transparent point: what is drawn below it, the initials, shows.
const NOTHING: &[u8] =
    b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\0\0\0!\xf9\x04\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";

/// Nothing in the answer runs, and nothing of it is put into another site's page.
const POLICY: &str = "default-src 'none'; sandbox";

/// The address under which a page shows a creator's avatar, or a post's thumbnail.
pub fn path(creator: CreatorId, post: Option<&str>) -> String {
    match post {
        None => format!("/pictures/creators/{creator}"),
        Some(post) => format!("/pictures/creators/{creator}/posts/{}", segment(post)),
    }
}

/// A text as one segment of a path.
fn segment(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// `GET /pictures/creators/{id}`
pub async fn avatar(
    State(web): State<Web>,
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    let id: CreatorId = id.parse().map_err(|_| WebError::not_found())?;
    let snapshot = web.app.db.read(&caller.who()).await?;
    let origin = pictures::avatar(&snapshot, id).await?;
    drop(snapshot);
    answer(&web, &caller, origin, &headers).await
}

/// `GET /pictures/creators/{id}/posts/{post}`
pub async fn thumbnail(
    State(web): State<Web>,
    caller: Caller,
    Path((id, post)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    let id: CreatorId = id.parse().map_err(|_| WebError::not_found())?;
    if post.contains('\0') {
        return Err(WebError::not_found());
    }
    let snapshot = web.app.db.read(&caller.who()).await?;
    let origin = pictures::thumbnail(&snapshot, id, &post).await?;
    drop(snapshot);
    answer(&web, &caller, origin, &headers).await
}

async fn answer(
    web: &Web,
    caller: &Caller,
    origin: Option<Origin>,
    headers: &HeaderMap,
) -> Result<Response, WebError> {
    let origin = origin.ok_or_else(WebError::not_found)?;
    let now = web.app.clock.now();
    let shown = web
        .app
        .pictures
        .show(&web.app.settings.current(), &caller.user, now, &origin)
        .await;
    Ok(response(shown, now, headers))
}

fn response(shown: Shown, now: DateTime<Utc>, asked: &HeaderMap) -> Response {
    let (kept, cache) = match shown {
        Shown::Kept(Kept { picture, until }) => {
            let seconds = (until - now).num_seconds().max(0);
            (picture, format!("private, max-age={seconds}"))
        }
        Shown::NotNow => (None, "private, no-cache".to_owned()),
    };
    let (media_type, body) = match kept {
        Some(picture) => (picture.format.media_type(), Bytes::from_owner(picture.bytes)),
        None => ("image/gif", Bytes::from_static(NOTHING)),
    };
    let tag = tag(&body);
    let is_known = asked
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag);
    let mut response = if is_known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, media_type)], Body::from(body)).into_response()
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(
        header::HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    );
    // Digits, hex and quotes are valid in any header.
    for (name, text) in [(header::CACHE_CONTROL, cache), (header::ETAG, tag)] {
        if let Ok(value) = HeaderValue::try_from(text) {
            headers.insert(name, value);
        }
    }
    response
}
