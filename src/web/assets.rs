//! Style, scripts and icon, embedded in the binary under addresses that change with their content.
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

use super::pages::views::Assets;

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The addresses for the templates.
pub const ASSETS: Assets = Assets {
    css: CSS,
    js: JS,
    htmx: HTMX,
    sse: SSE,
    icon: ICON,
};

/// Serves one file; its address names its content, so a browser keeps it for a year.
pub async fn serve(uri: Uri, _name: Path<String>) -> Response {
    let Some((_, media, content)) = FILES.iter().find(|(address, _, _)| *address == uri.path()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static(media));
    headers.insert(
        header::CACHE_CONTROL,
        header::HeaderValue::from_static("public, max-age=31536000, immutable"),
    );
    (headers, *content).into_response()
}
