//! How each vendor refuses, and how a good answer goes bad. The words are ours, the statuses and members the vendors'.
use axum::http::{HeaderMap, StatusCode, header};
use serde_json::{Value, json};

use super::asked::{Asked, Shown, told};
use crate::catalogue::sample::rng::Rng;
use crate::discovery::providers::Provider;

/// Statuses of a vendor that is in trouble.
const TROUBLES: [u16; 4] = [500, 502, 503, 504];
/// The page that a shield against robots shows.
pub(super) const CHALLENGE: &str = "<!DOCTYPE html>\n<html lang=\"en\"><head><title>One moment</title></head>\
<body><h1>Checking your browser</h1><p>This page is simulated.</p></body></html>\n";

/// Whether the call names a key where the vendor looks for one. Any key will do.
pub(super) fn has_key(provider: Provider, headers: &HeaderMap, asked: &Asked) -> bool {
    let named = |name: &str| {
        headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .map(str::trim)
    };
    let there = |text: Option<&str>| text.is_some_and(|text| !text.is_empty());
    let bearer = named(header::AUTHORIZATION.as_str()).and_then(|text| text.strip_prefix("Bearer "));
    match provider {
        Provider::ScrapeCreators => there(named("x-api-key")),
        Provider::YouTube => there(named("x-goog-api-key")) || there(asked.text("key")),
        Provider::Apify => there(bearer) || there(asked.text("token")),
        Provider::InfluencersClub => there(bearer),
    }
}

/// The answer to a call without a key.
pub(super) fn no_key(provider: Provider) -> Shown {
    match provider {
        Provider::ScrapeCreators => told(
            401,
            json!({ "success": false, "message": "No API key was given" }),
        ),
        Provider::YouTube => {
            let mut body = youtube(400, "badRequest", "API key not valid.");
            body["error"]["status"] = "INVALID_ARGUMENT".into();
            body["error"]["details"] = json!([{
                "@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID", "domain": "googleapis.com",
                "metadata": { "service": "youtube.googleapis.com" },
            }]);
            told(400, body)
        }
        Provider::Apify => told(401, apify("token-not-provided", "No token was given")),
        Provider::InfluencersClub => told(
            401,
            json!({ "detail": "Authentication credentials were not provided." }),
        ),
    }
}

/// The answer once all credits are spent, or the day's quota.
pub(super) fn out_of_credits(provider: Provider) -> Shown {
    match provider {
        Provider::ScrapeCreators => told(
            402,
            json!({ "success": false, "message": "You are out of credits" }),
        ),
        Provider::YouTube => {
            let message = "You have used up your <a href=\"/youtube/v3/getting-started#quota\">quota</a>.";
            told(403, youtube(403, "quotaExceeded", message))
        }
        Provider::Apify => told(
            402,
            apify(
                "not-enough-usage-to-run-paid-actor",
                "This month's usage is used up",
            ),
        ),
        Provider::InfluencersClub => told(402, json!({ "detail": "Not enough credits." })),
    }
}

/// The answer to one call too many.
pub(super) fn rate_limited(provider: Provider) -> Shown {
    match provider {
        Provider::ScrapeCreators => told(429, json!({ "success": false, "message": "Too many requests" })),
        Provider::YouTube => told(429, youtube(429, "rateLimitExceeded", "Too many requests.")),
        Provider::Apify => told(429, apify("rate-limit-exceeded", "Too many requests")),
        Provider::InfluencersClub => told(429, json!({ "detail": "Request was throttled." })),
    }
}

/// A vendor in trouble: a status, and with it JSON or a page of whatever stands before the vendor.
pub(super) fn upstream(provider: Provider, rng: &mut Rng) -> (u16, Result<Value, String>) {
    let status = TROUBLES.get(rng.index(TROUBLES.len())).copied().unwrap_or(500);
    if rng.chance(500) {
        let words = StatusCode::from_u16(status)
            .ok()
            .and_then(|status| status.canonical_reason());
        let title = format!("{status} {}", words.unwrap_or_default());
        let page =
            format!("<html>\n<head><title>{title}</title></head>\n<body><h1>{title}</h1></body>\n</html>\n");
        return (status, Err(page));
    }
    let body = match provider {
        Provider::ScrapeCreators => json!({ "success": false, "message": "Something went wrong" }),
        Provider::YouTube => youtube(status, "backendError", "Backend Error"),
        Provider::Apify => apify("internal-server-error", "Something went wrong"),
        Provider::InfluencersClub => json!({ "detail": "Something went wrong." }),
    };
    (status, Ok(body))
}

fn youtube(code: u16, reason: &str, message: &str) -> Value {
    json!({ "error": {
        "code": code, "message": message, "errors": [{ "message": message, "domain": "youtube", "reason": reason }],
    } })
}

fn apify(kind: &str, message: &str) -> Value {
    json!({ "error": { "type": kind, "message": message } })
}

/// What is behind an address that no vendor has.
pub(super) fn no_such_address(method: &str, path: &str) -> (u16, Result<Value, String>) {
    if path.starts_with("/v2/acts/") {
        let known = path.split('/').count() == 5 && path.ends_with("/run-sync-get-dataset-items");
        let body = match known {
            true => apify("record-not-found", "Actor was not found"),
            false => apify("page-not-found", "There is no such address"),
        };
        return (404, Ok(body));
    }
    if path.starts_with("/public/v1/") {
        return (404, Ok(json!({ "detail": "Not found." })));
    }
    let path = html_escape::encode_text(path);
    let page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Error</title>\n</head>\n\
         <body>\n<pre>Cannot {method} {path}</pre>\n</body>\n</html>\n"
    );
    (404, Err(page))
}

/// A part of the text that is no whole JSON: at least one byte, and the last one missing.
pub(super) fn truncated(mut bytes: Vec<u8>, rng: &mut Rng) -> Vec<u8> {
    let length = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    let kept = rng.between(length / 10, length - 1).max(1);
    bytes.truncate(usize::try_from(kept).unwrap_or(1));
    bytes
}

/// Takes away about half of the optional members' names, and of each most of the places; at least one member where there is any.
pub(super) fn vanished(body: &mut Value, optional: &[&str], rng: &mut Rng) {
    let gone: Vec<&str> = optional.iter().copied().filter(|_| rng.chance(500)).collect();
    if !remove(body, &gone, 700, rng) {
        remove(body, optional, 1_000, rng);
    }
}

fn remove(value: &mut Value, names: &[&str], per_mille: i64, rng: &mut Rng) -> bool {
    match value {
        Value::Array(list) => {
            // Every item, also behind one that has lost something.
            let mut removed = false;
            for item in list {
                removed |= remove(item, names, per_mille, rng);
            }
            removed
        }
        Value::Object(members) => {
            let before = members.len();
            members.retain(|name, _| !(names.contains(&name.as_str()) && rng.chance(per_mille)));
            let removed = members.len() < before;
            members.values_mut().fold(removed, |removed, item| {
                remove(item, names, per_mille, rng) || removed
            })
        }
        _ => false,
    }
}
