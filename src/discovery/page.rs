//! A page of a search as any provider answers it, and why each creator on it matched.
use serde::{Deserialize, Serialize};

use super::keywords::Query;
use super::model::{Creator, Enhancement};
use super::platform::Platform;
use crate::base::id::{CreatorId, SearchJobId};

/// What is looked for.
#[derive(Debug, Clone, PartialEq)]
pub enum Term {
    Keyword(Query),
    /// Creators like this handle.
    Similar(String),
}

/// One call to a provider.
#[derive(Debug, Clone)]
pub struct PageRequest {
    pub platform: Platform,
    pub term: Term,
    /// The provider's own token from the page before; `None` asks for the first page.
    pub token: Option<String>,
    /// Creators wanted on the page.
    pub size: usize,
    /// Whom to leave out, as [`Filter::to_sql`](super::filter::Filter::to_sql) gives it.
    pub filter: serde_json::Value,
    /// The run: those whom earlier ones found are left out if the filter says so.
    pub job: SearchJobId,
}

/// A creator that matched.
#[derive(Debug, Clone)]
pub struct Found {
    pub creator: Creator,
    /// Its row, when the provider took it from our catalogue.
    pub known: Option<CreatorId>,
    /// Higher is better; comparable within one search.
    pub score: i64,
    pub reason: Reason,
    /// Whether the source knows more than it says here.
    pub enhancement: Enhancement,
}

/// A provider's answer. `next` is passed back unchanged; `None` ends the search.
#[derive(Debug, Clone, Default)]
pub struct FoundPage {
    pub items: Vec<Found>,
    pub next: Option<String>,
    /// What the provider says of further pages.
    pub more: Option<bool>,
    /// Creators to be stored that are no matches: the seed itself, and those the search excludes.
    pub others: Vec<Creator>,
    /// Searches that follow from this page, in plain words.
    pub follow: Vec<String>,
}

/// Why a creator matched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Reason {
    Keyword {
        /// Any of `name`, `hashtags`, `bio`, `posts`.
        matched_in: Vec<String>,
        /// A piece of the text, matches between ⟦ and ⟧.
        snippet: Option<String>,
    },
    Similar {
        seed: String,
        shared_hashtags: Vec<String>,
        /// Stems of shared words.
        shared_topics: Vec<String>,
        near_size: bool,
        same_language: bool,
        same_category: bool,
        /// The network itself shows it beside the seed.
        #[serde(default)]
        shown_beside: bool,
    },
}

impl Reason {
    /// The reason in a few words.
    pub fn sentence(&self) -> String {
        match self {
            Reason::Keyword { matched_in, .. } if matched_in.is_empty() => "matches the search".to_owned(),
            Reason::Keyword { matched_in, .. } => format!("matches in {}", matched_in.join(", ")),
            Reason::Similar {
                seed,
                shared_hashtags,
                shared_topics,
                near_size,
                same_language,
                same_category,
                shown_beside,
            } => {
                let mut parts = Vec::new();
                if *shown_beside {
                    parts.push("shown beside it by the network".to_owned());
                }
                if !shared_hashtags.is_empty() {
                    let shown: Vec<String> = shared_hashtags
                        .iter()
                        .take(4)
                        .map(|tag| format!("#{tag}"))
                        .collect();
                    parts.push(format!("uses {}", shown.join(" ")));
                }
                if !shared_topics.is_empty() {
                    let shown: Vec<&str> = shared_topics.iter().take(4).map(String::as_str).collect();
                    parts.push(format!("talks about {}", shown.join(", ")));
                }
                if *near_size {
                    parts.push("has an audience of like size".to_owned());
                }
                if *same_language {
                    parts.push("speaks the same language".to_owned());
                }
                if *same_category {
                    parts.push("is in the same category".to_owned());
                }
                format!("like @{seed}: {}", parts.join("; "))
            }
        }
    }

    /// The snippet in pieces, with whether each is a match.
    pub fn snippet_pieces(&self) -> Vec<(String, bool)> {
        let Reason::Keyword {
            snippet: Some(text), ..
        } = self
        else {
            return Vec::new();
        };
        let mut pieces = Vec::new();
        for part in text.split_inclusive('⟧') {
            let (plain, marked) = part.split_once('⟦').unwrap_or((part, ""));
            for (piece, hit) in [(plain, false), (marked.trim_end_matches('⟧'), true)] {
                if !piece.is_empty() {
                    pieces.push((piece.to_owned(), hit));
                }
            }
        }
        pieces
    }
}

/// Why a provider gave no page.
#[derive(Debug, thiserror::Error)]
pub enum ProviderError {
    #[error("{handle} is not in the catalogue for {platform}: import it, or search for a handle that is")]
    SeedNotFound { handle: String, platform: Platform },
    #[error(
        "{handle} has no hashtags and too few words to find similar creators by: try another seed or a keyword search"
    )]
    SeedTooThin { handle: String },
    #[error("the page token of this search is damaged: start the search again")]
    BadToken,
    #[error(transparent)]
    Database(#[from] crate::db::Error),
}

impl From<tokio_postgres::Error> for ProviderError {
    fn from(error: tokio_postgres::Error) -> ProviderError {
        ProviderError::Database(error.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snippet_is_cut_at_its_marks() {
        let reason = Reason::Keyword {
            matched_in: vec!["bio".into()],
            snippet: Some("easy ⟦vegan⟧ and ⟦recipes⟧ daily".into()),
        };
        let pieces: Vec<String> = reason
            .snippet_pieces()
            .into_iter()
            .map(|(text, hit)| if hit { format!("[{text}]") } else { text })
            .collect();
        assert_eq!(pieces.join(""), "easy [vegan] and [recipes] daily");
        assert_eq!(reason.sentence(), "matches in bio");
    }

    #[test]
    fn a_likeness_names_what_is_shared() {
        let reason = Reason::Similar {
            seed: "ada".into(),
            shared_hashtags: vec!["tofu".into()],
            shared_topics: vec![],
            near_size: true,
            same_language: false,
            same_category: false,
            shown_beside: false,
        };
        assert_eq!(
            reason.sentence(),
            "like @ada: uses #tofu; has an audience of like size"
        );
    }
}
