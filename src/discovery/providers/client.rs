//! Calls to providers over HTTP: the key in a header, every answer bounded in size and time, every failure with its class.
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use reqwest::header::{ACCEPT, AUTHORIZATION, HeaderMap, HeaderValue, RETRY_AFTER};
use reqwest::{Client, Response};

use super::calls::Call;
use super::gate::{Gate, NotYet, Pass};
use super::{Answer, Class, Fault, Provider};
use crate::base::clock::Clock;
use crate::base::http::{self, HttpError};
use crate::config::{Access, ProviderSettings};

/// Bytes of an answer that are read, decompressed.
const LARGEST: usize = 16 << 20;
/// What a server that only plays a provider says; its creators are marked as samples.
const SIMULATED: &str = "x-limelight-simulated";

/// The providers that can be called, each behind its gate.
pub struct Providers {
    /// The reason, where this machine cannot make one: every call fails with it.
    http: Result<Client, String>,
    entries: Vec<Entry>,
    /// How influencers.club numbers its first page.
    pub first_page: u32,
}

struct Entry {
    provider: Provider,
    access: Access,
    gate: Gate,
}

/// What came of a call.
#[derive(Debug)]
pub struct Reply {
    /// HTTP's; `None` when no answer came.
    pub status: Option<u16>,
    pub took: Duration,
    /// What it cost in the provider's own unit; `None` when nobody knows.
    pub credits: Option<f64>,
    /// The creators are invented.
    pub is_simulated: bool,
    pub retry_after: Option<Duration>,
    pub result: Result<Answer, Fault>,
}

impl Providers {
    pub fn new(settings: &ProviderSettings) -> Providers {
        let accesses = [
            (Provider::YouTube, &settings.youtube),
            (Provider::ScrapeCreators, &settings.scrapecreators),
            (Provider::Apify, &settings.apify),
            (Provider::InfluencersClub, &settings.influencers_club),
        ];
        let entries = accesses
            .into_iter()
            .filter_map(|(provider, access)| {
                Some(Entry {
                    provider,
                    access: access.clone()?,
                    gate: Gate::of(provider),
                })
            })
            .collect();
        Providers {
            http: http::client().map_err(|error| error.to_string()),
            entries,
            first_page: settings.influencers_club_first_page,
        }
    }

    /// Whether there is a key for it.
    pub fn has(&self, provider: Provider) -> bool {
        self.entry(provider).is_some()
    }

    /// Those with a key.
    pub fn configured(&self) -> Vec<Provider> {
        self.entries.iter().map(|entry| entry.provider).collect()
    }

    fn entry(&self, provider: Provider) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.provider == provider)
    }

    /// Whether the provider is in trouble and left alone at the moment.
    pub fn is_left_alone(&self, provider: Provider) -> bool {
        self.entry(provider).is_some_and(|entry| entry.gate.is_open())
    }

    /// A place to call the provider, or how long until there may be one. `None`: there is no key for it.
    pub async fn enter(&self, provider: Provider) -> Option<Result<Pass, NotYet>> {
        Some(self.entry(provider)?.gate.enter().await)
    }

    /// Makes the call; the pass is used up. What went wrong is in the reply.
    pub async fn ask(&self, call: &Call, pass: Pass) -> Reply {
        let started = Instant::now();
        let Some(entry) = self.entry(call.provider()) else {
            return Reply::without_answer(
                Fault::new(Class::Auth, "there is no key for this provider"),
                Duration::ZERO,
            );
        };
        let reply = match self.send(entry, call).await {
            Ok(response) => read(call, response, started).await,
            Err(error) => Reply::without_answer(fault_of(&error), started.elapsed()),
        };
        entry.gate.settle(
            reply.result.as_ref().err().map(|fault| fault.class),
            reply.retry_after,
        );
        drop(pass);
        reply
    }

    async fn send(&self, entry: &Entry, call: &Call) -> Result<Response, HttpError> {
        let address = format!("{}{}", entry.access.base_url, call.path);
        let client = self
            .http
            .as_ref()
            .map_err(|reason| HttpError::Client(reason.clone()))?;
        let request = match &call.body {
            None => client.get(&address),
            Some(body) => client
                .post(&address)
                .header(reqwest::header::CONTENT_TYPE, "application/json")
                .body(body.to_string()),
        };
        let (name, value) = key_header(entry.provider, entry.access.key.expose())?;
        request
            .query(&call.query)
            .header(name, value)
            .header(ACCEPT, "application/json")
            .timeout(call.timeout)
            .send()
            .await
            .map_err(http::sending)
    }
}

impl Reply {
    fn without_answer(fault: Fault, took: Duration) -> Reply {
        // A call that was cut off may have been charged; one that never got through was not.
        let credits = (fault.class != Class::Timeout).then_some(0.0);
        Reply {
            status: None,
            took,
            credits,
            is_simulated: false,
            retry_after: None,
            result: Err(fault),
        }
    }
}

fn key_header(
    provider: Provider,
    key: &str,
) -> Result<(reqwest::header::HeaderName, HeaderValue), HttpError> {
    let (name, text) = match provider {
        Provider::YouTube => ("x-goog-api-key".parse().ok(), key.to_owned()),
        Provider::ScrapeCreators => ("x-api-key".parse().ok(), key.to_owned()),
        Provider::Apify | Provider::InfluencersClub => (Some(AUTHORIZATION), format!("Bearer {key}")),
    };
    let unusable = || HttpError::Client("the provider's key cannot be sent as a header".to_owned());
    let mut value = HeaderValue::from_str(&text).map_err(|_| unusable())?;
    value.set_sensitive(true);
    Ok((name.ok_or_else(unusable)?, value))
}

async fn read(call: &Call, response: Response, started: Instant) -> Reply {
    let status = response.status().as_u16();
    let is_simulated = response.headers().contains_key(SIMULATED);
    let retry_after = patience(response.headers(), Clock::System.now());
    let (credits, result) = match http::body(response, LARGEST).await {
        Ok(bytes) => {
            let read = call.endpoint.read_whole(call.platform, Some(status), &bytes);
            (read.credits, read.result)
        }
        Err(error) => {
            let paid = !(200..300).contains(&status);
            (paid.then_some(0.0), Err(fault_of(&error)))
        }
    };
    Reply {
        status: Some(status),
        took: started.elapsed(),
        credits,
        is_simulated,
        retry_after,
        result,
    }
}

fn fault_of(error: &HttpError) -> Fault {
    let class = match error {
        HttpError::Timeout => Class::Timeout,
        HttpError::NotReached(_) => Class::Upstream,
        HttpError::CutOff(_) => Class::NonJson,
        HttpError::TooLarge { .. } => Class::Shape,
        HttpError::Client(_) => Class::BadRequest,
    };
    let message = match error {
        HttpError::NotReached(reason) => format!("the provider cannot be reached: {reason}"),
        other => other.to_string(),
    };
    Fault::new(class, message)
}

/// `Retry-After` in seconds or as a date.
fn patience(headers: &HeaderMap, now: DateTime<Utc>) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    let at = DateTime::parse_from_rfc2822(text).ok()?;
    (at.with_timezone(&Utc) - now).to_std().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let now = "2026-03-02T12:00:00Z".parse().unwrap();
        let of = |text: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(RETRY_AFTER, text.parse().unwrap());
            patience(&headers, now)
        };
        assert_eq!(of("7"), Some(Duration::from_secs(7)));
        assert_eq!(of("Mon, 02 Mar 2026 12:01:30 GMT"), Some(Duration::from_secs(90)));
        assert_eq!(of("soon"), None);
        assert_eq!(of("Mon, 02 Mar 2026 11:00:00 GMT"), None);
    }

    #[test]
    fn a_key_goes_into_a_header_that_is_not_shown() {
        for provider in Provider::ALL {
            let (name, value) = key_header(provider, "canary").unwrap();
            assert!(value.is_sensitive(), "{name}");
            assert!(!format!("{value:?}").contains("canary"));
        }
        assert!(key_header(Provider::Apify, "two\nlines").is_err());
    }
}
