//! What an address says of a campaign's page: the filters, the run that is shown, and the one it is compared with.
use serde::Deserialize;

use super::views::Filters;
use crate::base::id::SearchJobId;
use crate::discovery::filter::{Filter, Typed};
use crate::search::results::{Facets, Part};
use crate::search::runs::{self, Change, Run};
use crate::search::{Error, Job};
use crate::web::error::WebError;

/// What the form sends; an empty text is no filter.
#[derive(Debug, Clone, Deserialize, Default)]
#[serde(default)]
pub struct FilterQuery {
    #[serde(flatten)]
    pub typed: Typed,
    /// The run that is shown; without it the newest.
    pub run: String,
    /// The earlier run that it is compared with; without it the one before.
    pub against: String,
    /// `new`, `gone`, `grown` or `shrunk`.
    pub change: String,
    /// Further rows start after this rank.
    pub(super) after: String,
}

impl FilterQuery {
    pub fn filter(&self) -> Result<Filter, WebError> {
        Ok(self.typed.filter().map_err(Error::from)?)
    }

    /// The rank after which rows are wanted; 0 for the first.
    pub fn after(&self) -> Result<i32, WebError> {
        if self.after.is_empty() {
            return Ok(0);
        }
        self.after.parse().map_err(|_| {
            WebError::invalid(
                "page",
                format!("after: \"{}\" is no rank of the list", self.after),
            )
        })
    }

    /// The run that is asked for, if one is.
    pub fn run(&self) -> Result<Option<SearchJobId>, Error> {
        id_of(&self.run)
    }

    /// Which of the run's creators are asked for. A run that has ended is compared with the one before it, if none is named.
    pub fn part(&self, job: &Job, runs: &[Run]) -> Result<Part, Error> {
        let against = runs::comparable(runs, job, id_of(&self.against)?)?;
        let change = match self.change.as_str() {
            "" => None,
            text => Some(
                Change::parse(text)
                    .ok_or(Error::NotComparable("change: write new, gone, grown or shrunk"))?,
            ),
        };
        if change.is_some() && against.is_none() {
            return Err(Error::NotComparable(
                "change: there is no earlier run to compare this one with",
            ));
        }
        Ok(Part {
            run: job.id,
            against,
            change,
        })
    }

    /// The form as it was sent, with what it offers.
    pub fn shown(&self, facets: Facets, action: &str) -> Filters {
        let hidden = [
            ("run", &self.run),
            ("against", &self.against),
            ("change", &self.change),
        ];
        let hidden: Vec<(&'static str, String)> = hidden
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| (name, value.clone()))
            .collect();
        let clear = FilterQuery {
            typed: Typed::default(),
            ..self.clone()
        };
        Filters {
            clear: address(action, &clear.to_query()),
            typed: self.typed.clone(),
            countries: facets.countries,
            languages: facets.languages,
            action: action.to_owned(),
            hidden,
        }
    }

    /// As an address carries it, without where the rows start.
    pub fn to_query(&self) -> String {
        let runs = [
            ("run", self.run.as_str()),
            ("against", self.against.as_str()),
            ("change", self.change.as_str()),
        ];
        query_of(runs.into_iter().chain(self.typed.pairs()))
    }

    /// The same with where further rows start.
    pub fn after_rank(&self, rank: i32) -> String {
        let query = self.to_query();
        let and = if query.is_empty() { "" } else { "&" };
        format!("{query}{and}after={rank}")
    }
}

fn id_of(text: &str) -> Result<Option<SearchJobId>, Error> {
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| Error::NotFound)
}

/// A path with what follows it, if anything does.
pub fn address(path: &str, query: &str) -> String {
    if query.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{query}")
    }
}

/// Pairs as an address carries them; those without a value are left out.
pub fn query_of<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let pairs = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    pairs
        .map(|(name, value)| format!("{name}={}", query_encoded(value)))
        .collect::<Vec<_>>()
        .join("&")
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
