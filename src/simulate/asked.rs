//! A call as it came in, and what its answer is before HTTP.
use std::collections::BTreeMap;

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::route::Route;

/// Parameters that say who asks, not what for.
const KEYS: [&str; 2] = ["key", "token"];

/// What was asked.
#[derive(Debug, Default)]
pub(super) struct Asked {
    params: BTreeMap<String, String>,
    /// The body of a POST; null where there is none, or none that can be read.
    pub body: Value,
}

impl Asked {
    /// The last of several values of a parameter counts.
    pub fn new(params: impl IntoIterator<Item = (String, String)>, body: Value) -> Asked {
        Asked {
            params: params.into_iter().collect(),
            body,
        }
    }

    /// A parameter that holds something.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.params
            .get(name)
            .map(|text| text.trim())
            .filter(|text| !text.is_empty())
    }

    /// A whole number from 0; `otherwise` where the parameter is missing, `None` where it is no such number.
    pub fn whole(&self, name: &str, otherwise: usize) -> Option<usize> {
        match self.text(name) {
            None => Some(otherwise),
            Some(text) => text.parse().ok(),
        }
    }

    /// A text of the body; the path is dotted.
    pub fn field(&self, path: &str) -> Option<&str> {
        self.at(path)
            .and_then(Value::as_str)
            .map(str::trim)
            .filter(|text| !text.is_empty())
    }

    /// A list of texts of the body.
    pub fn list(&self, path: &str) -> Option<Vec<&str>> {
        Some(
            self.at(path)?
                .as_array()?
                .iter()
                .filter_map(Value::as_str)
                .collect(),
        )
    }

    /// The member of the body at a dotted path.
    pub fn at(&self, path: &str) -> Option<&Value> {
        path.split('.').try_fold(&self.body, |value, key| value.get(key))
    }

    /// Stands for the request: equal for equal parameters in any order, whoever asks.
    pub fn request(&self, route: &Route) -> u64 {
        let body = self.body.to_string();
        let mut parts = vec![route.provider.as_str(), route.endpoint, &body];
        for (name, value) in &self.params {
            if !KEYS.contains(&name.as_str()) {
                parts.extend([name.as_str(), value.as_str()]);
            }
        }
        digest(&parts)
    }
}

/// 64 bits that stand for the texts, the same on every machine.
pub(super) fn digest(parts: &[&str]) -> u64 {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    let bytes = hash.finalize();
    bytes
        .iter()
        .take(8)
        .fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// Which version of an answer is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Show {
    /// What was asked for.
    Good,
    /// The vendor's form of nothing.
    Empty,
    /// The rows of the page before the one that was asked for.
    Before,
}

/// An answer of JSON.
#[derive(Debug)]
pub(super) struct Told {
    pub status: u16,
    pub body: Value,
}

/// `None`: this version of the answer does not exist, as a page before the first one.
pub(super) type Shown = Option<Told>;

/// An answer with 200.
pub(super) fn ok(body: Value) -> Shown {
    told(200, body)
}

/// An answer with another status.
pub(super) fn told(status: u16, body: Value) -> Shown {
    Some(Told { status, body })
}
