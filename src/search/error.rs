//! Why a search cannot be had, with what to do about it.
use super::model::{JobStatus, MAX_SEEDS, MAX_TARGET};
use crate::base::failure::{Failure, Kind};
use crate::campaigns;
use crate::db;
use crate::discovery::filter::FilterError;
use crate::discovery::handle::HandleError;
use crate::discovery::keywords::QueryError;
use crate::discovery::page::ProviderError;
use crate::discovery::platform::{Platform, UnknownPlatform};
use crate::discovery::providers::Provider;
use crate::discovery::providers::ways::{Kind as SearchKind, ways};

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("query: {0}")]
    Query(#[from] QueryError),
    #[error("handle: {0}")]
    Handle(#[from] HandleError),
    #[error(transparent)]
    Platform(#[from] UnknownPlatform),
    #[error("target: {0} is not possible: ask for 1 to {MAX_TARGET} creators")]
    Target(i64),
    #[error("target: \"{0}\" is not a whole number: ask for 1 to {MAX_TARGET} creators")]
    TargetNotANumber(String),
    #[error("handle: {0} creators at once are too many: name 1 to {MAX_SEEDS}")]
    TooManySeeds(usize),
    #[error("max-calls: {0} is not possible: allow 1 to 10000 calls")]
    MaxCalls(i64),
    #[error(
        "max-calls: {asked} is more than the {most} that {setting} allows: ask for fewer, or change it with limelight settings set"
    )]
    Ceiling { asked: i64, most: i64, setting: String },
    #[error(
        "provider: \"{0}\" is not known: choose best, catalogue, youtube, scrapecreators, apify or influencers_club"
    )]
    ProviderUnknown(String),
    #[error("provider: there is no key for {}: set {}, or choose another source", .0.title(), .0.key_variable())]
    NoKey(Provider),
    #[error("provider: {} has no {} search on {platform}: choose {}", .provider.title(), kind_word(*.kind), served_by(*.kind, *.platform))]
    NotServed {
        provider: Provider,
        kind: SearchKind,
        platform: Platform,
    },
    #[error("there is no such search")]
    NotFound,
    #[error("this search has ended already ({0})")]
    Ended(JobStatus),
    #[error("the campaign's last search has not ended: wait for it or stop it, then search again")]
    StillRunning,
    #[error(transparent)]
    Filter(#[from] FilterError),
    #[error(transparent)]
    Campaign(#[from] campaigns::Error),
    #[error("{0}")]
    NotComparable(&'static str),
    #[error("a run could not be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    #[error(transparent)]
    Catalogue(#[from] ProviderError),
    #[error(transparent)]
    Database(#[from] db::Error),
}

fn kind_word(kind: SearchKind) -> &'static str {
    match kind {
        SearchKind::Keyword => "keyword",
        SearchKind::Similar => "similar",
    }
}

fn served_by(kind: SearchKind, platform: Platform) -> String {
    let names: Vec<&str> = ways(kind, platform).map(|way| way.provider.as_str()).collect();
    format!("{} or catalogue", names.join(", "))
}

impl From<tokio_postgres::Error> for Error {
    fn from(error: tokio_postgres::Error) -> Error {
        Error::Database(error.into())
    }
}

impl Failure for Error {
    fn kind(&self) -> Kind {
        match self {
            Error::Query(_)
            | Error::Filter(_)
            | Error::NotComparable(_)
            | Error::Handle(_)
            | Error::Platform(_)
            | Error::Target(_)
            | Error::TargetNotANumber(_)
            | Error::TooManySeeds(_)
            | Error::MaxCalls(_)
            | Error::Ceiling { .. }
            | Error::ProviderUnknown(_)
            | Error::NoKey(_)
            | Error::NotServed { .. } => Kind::Invalid,
            Error::NotFound => Kind::NotFound,
            Error::Ended(_) | Error::StillRunning => Kind::Conflict,
            Error::Campaign(error) => error.kind(),
            Error::Json(_) => Kind::Internal,
            Error::Catalogue(ProviderError::Database(error)) | Error::Database(error) => error.kind(),
            Error::Catalogue(_) => Kind::Invalid,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Error::Query(_) => "query_invalid",
            Error::Handle(_) | Error::TooManySeeds(_) => "handle_invalid",
            Error::MaxCalls(_) | Error::Ceiling { .. } => "max_calls_invalid",
            Error::ProviderUnknown(_) | Error::NoKey(_) | Error::NotServed { .. } => "provider_invalid",
            Error::Platform(_) => "platform_unknown",
            Error::Target(_) | Error::TargetNotANumber(_) => "target_invalid",
            Error::NotFound => "search_not_found",
            Error::Ended(_) => "search_ended",
            Error::StillRunning => "search_running",
            Error::Filter(_) => "filter_invalid",
            Error::NotComparable(_) => "runs_not_comparable",
            Error::Campaign(error) => error.code(),
            Error::Json(_) => "internal",
            Error::Catalogue(ProviderError::Database(error)) => error.code(),
            Error::Catalogue(_) => "catalogue_cannot",
            Error::Database(error) => error.code(),
        }
    }
}
