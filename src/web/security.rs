//! What every request passes: the host it names, where a form comes from, and the headers of every answer.
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use super::Web;
use super::error::{WebError, render};

/// Everything comes from us, pictures of creators, too; nothing inline, nothing framed.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Guards a request and finishes its answer.
pub async fn guard(State(web): State<Web>, request: Request, next: Next) -> Response {
    let (uri, headers, method) = (
        request.uri().clone(),
        request.headers().clone(),
        request.method().clone(),
    );
    // A page of another site can point its own name at this machine; what it then sends names that site as host.
    let response = if !is_ours(&web, host(&headers, &request)) {
        StatusCode::MISDIRECTED_REQUEST.into_response()
    } else if changes(&method) && !same_origin(&web, &headers) {
        render(&web, &uri, &headers, WebError::Stale.into_response()).await
    } else {
        let response = next.run(request).await;
        render(&web, &uri, &headers, response).await
    };
    with_headers(response)
}

fn host<'a>(headers: &'a HeaderMap, request: &'a Request) -> &'a str {
    headers
        .get(header::HOST)
        .and_then(|value| value.to_str().ok())
        .or_else(|| request.uri().authority().map(|authority| authority.as_str()))
        .unwrap_or_default()
}

fn is_ours(web: &Web, host: &str) -> bool {
    let public = web.app.config.public_url.split("://").nth(1).unwrap_or_default();
    is_loopback_name(host) || host.eq_ignore_ascii_case(public)
}

/// Whether an address leads to this machine only.
pub fn is_loopback_url(url: &str) -> bool {
    url.split("://")
        .nth(1)
        .is_some_and(|rest| is_loopback_name(rest.split('/').next().unwrap_or(rest)))
}

fn is_loopback_name(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    matches!(name, "127.0.0.1" | "localhost" | "[::1]")
}

fn changes(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// Browsers say where a form comes from; who says nothing is no browser and carries no cookie by accident.
fn same_origin(web: &Web, headers: &HeaderMap) -> bool {
    let get = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = get("sec-fetch-site")
        && !matches!(site, "same-origin" | "none")
    {
        return false;
    }
    get("origin").is_none_or(|origin| {
        origin
            .split_once("://")
            .is_some_and(|(_, host)| is_ours(web, host) && Some(host) == get("host"))
            || origin == web.app.config.public_url
    })
}

/// Assets and pictures say themselves how long they hold, and pictures have a policy of their own.
fn with_headers(mut response: Response) -> Response {
    let headers = response.headers_mut();
    let mut set = |name, value| {
        headers.insert(name, HeaderValue::from_static(value));
    };
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::REFERRER_POLICY, "same-origin");
    set(header::X_FRAME_OPTIONS, "DENY");
    set(
        header::HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    );
    set(
        header::STRICT_TRANSPORT_SECURITY,
        "max-age=31536000; includeSubDomains",
    );
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::CACHE_CONTROL, "no-store"),
    ] {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_counts_as_loopback() {
        for ours in ["http://127.0.0.1:8080", "http://localhost", "https://[::1]:1/x"] {
            assert!(is_loopback_url(ours), "{ours}");
        }
        for other in [
            "https://limelight.example.com",
            "http://127.0.0.1.evil.example",
            "http://localhost@evil.example",
            "127.0.0.1",
        ] {
            assert!(!is_loopback_url(other), "{other}");
        }
    }
}
