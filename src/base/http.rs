//! Calls that leave the machine: one way to make a client, and bodies that are never read beyond a limit.
use std::time::Duration;

use limelight_embedded::tls;
use reqwest::dns::Resolve;
use reqwest::{Client, ClientBuilder, Response, redirect};

/// How long connecting may take, TLS included.
const CONNECT: Duration = Duration::from_secs(5);

/// Why a call has no answer.
#[derive(Debug, thiserror::Error)]
pub enum HttpError {
    #[error("no HTTP client can be made: {0}")]
    Client(String),
    /// The text holds neither address nor header.
    #[error("{0}")]
    NotReached(String),
    #[error("there was no answer in time")]
    Timeout,
    #[error("the answer is larger than {limit} bytes")]
    TooLarge { limit: usize },
    #[error("the answer breaks off: {0}")]
    CutOff(String),
}

/// A client that follows no redirect, uses no proxy of the environment and checks every certificate. It does not wait longer
/// than 5 s for a connection; the whole time is up to each call.
pub fn client() -> Result<Client, HttpError> {
    build(builder()?)
}

/// [`client`], finding addresses through `resolver` only.
pub fn client_resolving<R: Resolve + 'static>(resolver: R) -> Result<Client, HttpError> {
    build(builder()?.dns_resolver(std::sync::Arc::new(resolver)))
}

fn builder() -> Result<ClientBuilder, HttpError> {
    let trust = tls::client_config(None).map_err(|error| HttpError::Client(error.to_string()))?;
    Ok(Client::builder()
        .tls_backend_preconfigured(trust)
        .connect_timeout(CONNECT)
        .redirect(redirect::Policy::none())
        .no_proxy()
        .user_agent(concat!("limelight/", env!("CARGO_PKG_VERSION"))))
}

fn build(builder: ClientBuilder) -> Result<Client, HttpError> {
    builder.build().map_err(|error| HttpError::Client(reason(error)))
}

/// Reads a body of at most `limit` bytes after decompression.
pub async fn body(mut response: Response, limit: usize) -> Result<Vec<u8>, HttpError> {
    if response
        .content_length()
        .is_some_and(|length| usize::try_from(length).is_ok_and(|length| length > limit))
    {
        return Err(HttpError::TooLarge { limit });
    }
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| {
        if error.is_timeout() {
            HttpError::Timeout
        } else {
            HttpError::CutOff(reason(error))
        }
    })? {
        if bytes.len() + chunk.len() > limit {
            return Err(HttpError::TooLarge { limit });
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

/// What a failure to get an answer was; nothing of the request is repeated, because it may hold a key.
pub fn sending(error: reqwest::Error) -> HttpError {
    if error.is_timeout() {
        HttpError::Timeout
    } else {
        HttpError::NotReached(reason(error))
    }
}

/// The innermost cause, without the address that reqwest adds.
fn reason(error: reqwest::Error) -> String {
    let error = error.without_url();
    let mut cause: &dyn std::error::Error = &error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    cause.to_string()
}
