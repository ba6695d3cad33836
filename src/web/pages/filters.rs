//! The filters of a campaign's results, as an address carries them.
use chrono::{DateTime, TimeDelta, Utc};
use serde::Deserialize;

use super::views::Filters;
use crate::discovery::hashtag::normalise_tag;
use crate::search::results::{Facets, Filter};
use crate::web::error::WebError;

/// Longer ago than any network is old.
const MOST_DAYS: i64 = 36_500;

/// What the form sends; an empty text is no filter.
#[derive(Deserialize, Default)]
pub struct FilterQuery {
    #[serde(default)]
    q: String,
    #[serde(default)]
    min_followers: String,
    #[serde(default)]
    max_followers: String,
    #[serde(default)]
    min_engagement: String,
    #[serde(default)]
    country: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    has_email: String,
    #[serde(default)]
    verified: String,
    /// Days.
    #[serde(default)]
    posted_within: String,
    #[serde(default)]
    hashtag: String,
    /// Further rows start after this rank.
    pub after: Option<i32>,
}

impl FilterQuery {
    /// An empty value is no filter; a value that is no number is an error that names its field.
    pub fn filter(&self, now: DateTime<Utc>) -> Result<Filter, WebError> {
        let number = |field: &'static str, text: &str| -> Result<Option<i64>, WebError> {
            let text = text.trim();
            if text.is_empty() {
                return Ok(None);
            }
            text.parse().ok().filter(|n| *n >= 0).map(Some).ok_or_else(|| {
                WebError::invalid(
                    "filter_invalid",
                    format!("{field}: \"{text}\" is not a whole number; write e.g. 10000"),
                )
            })
        };
        let word = |text: &str| Some(text.trim().replace('\0', "")).filter(|text| !text.is_empty());
        let engagement = self.min_engagement.trim().replace(',', ".");
        let min_engagement = match engagement.as_str() {
            "" => None,
            text => Some(
                text.parse::<f64>()
                    .ok()
                    .filter(|n| n.is_finite() && *n >= 0.0)
                    .ok_or_else(|| {
                        WebError::invalid(
                            "filter_invalid",
                            format!(
                                "min_engagement: \"{text}\" is not a number; write a percentage such as 2.5"
                            ),
                        )
                    })?,
            ),
        };
        let posted_within = number("posted_within", &self.posted_within)?;
        let posted_after = posted_within.map(|days| now - TimeDelta::days(days.min(MOST_DAYS)));
        let hashtag = word(&self.hashtag).map(|text| {
            normalise_tag(&text).ok_or_else(|| {
                WebError::invalid(
                    "filter_invalid",
                    format!("hashtag: \"{text}\" is no hashtag; write one word of letters and digits, such as #vegan"),
                )
            })
        });
        Ok(Filter {
            posted_after,
            hashtag: hashtag.transpose()?,
            min_followers: number("min_followers", &self.min_followers)?,
            max_followers: number("max_followers", &self.max_followers)?,
            min_engagement,
            country: word(&self.country),
            language: word(&self.language),
            has_email: (!self.has_email.is_empty()).then_some(true),
            verified: (!self.verified.is_empty()).then_some(true),
            contains: word(&self.q),
        })
    }

    /// The form as it was sent, with what it offers.
    pub fn shown(self, facets: Facets, action: String) -> Filters {
        Filters {
            has_email: !self.has_email.is_empty(),
            verified: !self.verified.is_empty(),
            posted_within: self.posted_within,
            hashtag: self.hashtag,
            q: self.q,
            min_followers: self.min_followers,
            max_followers: self.max_followers,
            min_engagement: self.min_engagement,
            country: self.country,
            language: self.language,
            countries: facets.countries,
            languages: facets.languages,
            action,
        }
    }

    /// The filters as an address carries them.
    pub fn to_query(&self) -> String {
        let pairs = [
            ("q", &self.q),
            ("min_followers", &self.min_followers),
            ("max_followers", &self.max_followers),
            ("min_engagement", &self.min_engagement),
            ("country", &self.country),
            ("language", &self.language),
            ("has_email", &self.has_email),
            ("verified", &self.verified),
            ("posted_within", &self.posted_within),
            ("hashtag", &self.hashtag),
        ];
        let mut text = String::new();
        for (name, value) in pairs {
            if !value.is_empty() {
                text.push_str(&format!("&{name}={}", query_encoded(value)));
            }
        }
        text
    }
}

fn query_encoded(value: &str) -> String {
    value
        .bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}
