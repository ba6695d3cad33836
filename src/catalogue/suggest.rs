//! Words that go with a search: the hashtags its creators use more than others do. Counted in stored posts, so each has its number.
use limelight_queries::queries::catalogue;
use serde::Serialize;

use crate::db::{self, Database, Who};
use crate::discovery::hashtag::normalise_tag;
use crate::discovery::keywords::Query;
use crate::discovery::platform::Platform;

/// Suggestions at most.
const MOST: i64 = 8;

/// A hashtag worth adding to a search.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// Lower case, without `#`.
    pub hashtag: String,
    /// Creators who match the search and use it, of the 2,000 looked at.
    pub creators: i64,
    /// The search with it.
    pub query: String,
}

/// What to add to a search to find more of the same; the strongest first, none where the catalogue knows too little.
pub async fn suggest(db: &Database, platform: Platform, query: &Query) -> Result<Vec<Suggestion>, db::Error> {
    let snapshot = db.read(&Who::worker()).await?;
    let rows = catalogue::hashtags_used_with()
        .bind(
            &snapshot,
            &platform.as_str(),
            &query.to_tsquery(),
            &known(query),
            &MOST,
        )
        .all()
        .await?;
    let widened = |hashtag: &str| widened(query, hashtag);
    Ok(rows
        .into_iter()
        .map(|row| Suggestion {
            query: widened(&row.hashtag),
            hashtag: row.hashtag,
            creators: row.creators,
        })
        .collect())
}

/// The search's own words as hashtags, wanted or not.
fn known(query: &Query) -> Vec<String> {
    let clauses = query.clauses();
    let terms = clauses
        .iter()
        .flat_map(|clause| clause.required.iter().chain(&clause.excluded));
    terms
        .filter_map(|term| normalise_tag(&term.split_whitespace().collect::<String>()))
        .collect()
}

/// The search or the hashtag; a search of several parts keeps its sense in brackets.
fn widened(query: &Query, hashtag: &str) -> String {
    let text = query.normalised();
    let joined = format!("{text} OR #{hashtag}");
    let bracketed = format!("({text}) OR #{hashtag}");
    let same = |text: &str| Query::parse(text).map(|query| query.normalised()).ok();
    if same(&joined) == same(&bracketed) {
        joined
    } else {
        bracketed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_widened_search_still_finds_what_it_found() {
        let query = |text: &str| Query::parse(text).unwrap();
        assert_eq!(widened(&query("vegan"), "tofu"), "vegan OR #tofu");
        assert_eq!(widened(&query("vegan OR keto"), "tofu"), "vegan OR keto OR #tofu");
        let both = widened(&query("vegan recipes"), "tofu");
        let clauses = query(&both).clauses();
        assert_eq!(
            (
                clauses.len(),
                clauses[0].required.len(),
                clauses[1].required.len()
            ),
            (2, 2, 1),
            "{both}"
        );
    }

    #[test]
    fn what_is_asked_for_or_excluded_is_not_suggested() {
        let query = Query::parse("\"trail running\" AND shoes NOT Road").unwrap();
        assert_eq!(known(&query), ["trailrunning", "shoes", "road"]);
    }
}
