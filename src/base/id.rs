//! Ids that cannot be mixed up: a campaign's id is not a job's.
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<$name, uuid::Error> {
                text.parse().map($name)
            }
        }
    )+};
}

ids! {
    /// A row of `campaigns`.
    CampaignId
    /// A row of `scraping_jobs`: one run of a campaign.
    SearchJobId
    /// A row of `search_tasks`: one keyword or seed of a run.
    TaskId
    /// A row of `creators`.
    CreatorId
    /// A row of `search_jobs`: one look-up of many handles.
    LookupId
    /// A row of `background_jobs`.
    QueuedJobId
}

/// The tenant: the sign-in provider's user id, as text. Never empty.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct UserId(String);

impl UserId {
    /// `None` for an empty or blank id, which would match no tenant.
    pub fn new(id: impl Into<String>) -> Option<UserId> {
        let id = id.into();
        (!id.trim().is_empty()).then_some(UserId(id))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UserId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
