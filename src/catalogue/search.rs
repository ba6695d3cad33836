//! The catalogue as a provider: keyword and similar search, page by page.
use limelight_queries::queries::catalogue;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::base::id::{CreatorId, UserId};
use crate::db::{Database, Who};
use crate::discovery::funnel::Counts;
use crate::discovery::keywords::{Clause, Query};
use crate::discovery::model::{Creator, Enhancement, Post};
use crate::discovery::page::{Found, FoundPage, PageRequest, ProviderError, Reason, Term};
use crate::discovery::platform::Platform;

/// Below this many letters a part of a name says nothing: "art" is in "Martin".
const SHORTEST_NAME_PART: usize = 4;
/// Below this many letters a misspelt word is another word.
const SHORTEST_FUZZY: usize = 5;
/// Stems that stand in most bios and tell nobody apart.
const COMMON_STEMS: [&str; 24] = [
    "account",
    "busi",
    "busin",
    "channel",
    "collab",
    "contact",
    "daili",
    "email",
    "enquiri",
    "follow",
    "gmail",
    "inquiri",
    "instagram",
    "link",
    "love",
    "mail",
    "offici",
    "page",
    "post",
    "subscrib",
    "tiktok",
    "video",
    "welcom",
    "youtub",
];

/// Answers one page. Reads only, each statement its own short transaction.
pub async fn page(db: &Database, request: &PageRequest) -> Result<FoundPage, ProviderError> {
    let after = request.token.as_deref().map(Position::decode).transpose()?;
    match &request.term {
        Term::Keyword(query) => keyword(db, request, query, after).await,
        Term::Similar(handle) => similar(db, request, handle, after).await,
    }
}

/// Matches that are counted at once; more are told as more.
pub const MOST_COUNTED: i64 = 20_000;

/// How many creators of the catalogue match the query, and what the filter leaves out of them; `None`: more than
/// [`MOST_COUNTED`] match. `user`: whose earlier runs count where the filter leaves out whom they found.
pub async fn count(
    db: &Database,
    platform: Platform,
    query: &Query,
    filter: &Value,
    user: &UserId,
) -> Result<Option<Counts>, ProviderError> {
    let snapshot = db.read(&Who::tenant(user)).await?;
    let words = Words::of(&query.clauses());
    let rows: Vec<(Option<String>, i64, i64)> = catalogue::keyword_counts()
        .bind(
            &snapshot,
            &query.to_tsquery(),
            &platform.as_str(),
            &words.patterns,
            &words.fuzzy,
            &words.clauses,
            &(MOST_COUNTED + 1),
            filter,
            &user.as_str(),
        )
        .map(|row| (row.left_out.map(str::to_owned), row.creators, row.with_email))
        .all()
        .await?;
    let counts = Counts::of(&rows);
    Ok((counts.total <= MOST_COUNTED).then_some(counts))
}

/// The last creator of a page: the next one starts below its score, or at the same score after its id.
struct Position {
    score: i64,
    id: Uuid,
}

impl Position {
    fn decode(token: &str) -> Result<Position, ProviderError> {
        let (score, id) = token.split_once(':').ok_or(ProviderError::BadToken)?;
        Ok(Position {
            score: score.parse().map_err(|_| ProviderError::BadToken)?,
            id: id.parse().map_err(|_| ProviderError::BadToken)?,
        })
    }

    fn encode(score: i64, id: Uuid) -> String {
        format!("{score}:{}", id.simple())
    }
}

/// A row of either search as what was found: the two statements have the same columns, in row types of their own.
macro_rules! found {
    ($row:ident, $platform:ident, $reason:ident) => {
        Found {
            creator: Creator {
                platform: $platform,
                external_id: Some($row.external_id),
                handle: $row.handle,
                name: $row.name,
                followers: $row.followers,
                bio: $row.bio,
                emails: $row.emails,
                links: $row.links,
                avatar_url: $row.avatar_url,
                verified: $row.verified,
                country: $row.country,
                language: $row.language,
                posts: vec![Post {
                    text: $row.post_body,
                    url: $row.post_url,
                    views: $row.post_views,
                    likes: $row.post_likes,
                    comments: $row.post_comments,
                    shares: $row.post_shares,
                    hashtags: $row.hashtags,
                    ..Post::default()
                }],
                ..Creator::default()
            },
            known: Some(CreatorId($row.id)),
            score: $row.score,
            reason: $reason,
            enhancement: Enhancement::Completed,
        }
    };
}

async fn keyword(
    db: &Database,
    request: &PageRequest,
    query: &Query,
    after: Option<Position>,
) -> Result<FoundPage, ProviderError> {
    let snapshot = db.read(&Who::worker()).await?;
    let words = Words::of(&query.clauses());
    let size = i64::try_from(request.size).unwrap_or(i64::MAX).saturating_add(1);
    let rows = catalogue::keyword_page()
        .bind(
            &snapshot,
            &query.to_tsquery(),
            &words.any_term,
            &request.platform.as_str(),
            &words.patterns,
            &words.fuzzy,
            &words.clauses,
            &request.filter,
            &request.job.0,
            &after.as_ref().map(|position| position.score),
            &after.as_ref().map(|position| position.id),
            &size,
        )
        .all()
        .await?;
    let platform = request.platform;
    Ok(page_of(rows, request.size, |row| {
        let reason = Reason::Keyword {
            matched_in: row.matched_in,
            snippet: row.snippet.filter(|text| text.contains('⟦')),
        };
        found!(row, platform, reason)
    }))
}

async fn similar(
    db: &Database,
    request: &PageRequest,
    handle: &str,
    after: Option<Position>,
) -> Result<FoundPage, ProviderError> {
    let snapshot = db.read(&Who::worker()).await?;
    let not_found = || ProviderError::SeedNotFound {
        handle: handle.to_owned(),
        platform: request.platform,
    };
    let seed = catalogue::find_seed()
        .bind(&snapshot, &request.platform.as_str(), &handle)
        .opt()
        .await?
        .ok_or_else(not_found)?;
    let topics: Vec<String> = seed
        .topics
        .into_iter()
        .filter(|stem| !COMMON_STEMS.contains(&stem.as_str()))
        .collect();
    if seed.hashtags.is_empty() && topics.len() < 2 {
        return Err(ProviderError::SeedTooThin {
            handle: handle.to_owned(),
        });
    }
    let topic_query = topics
        .iter()
        .map(|stem| quoted(stem))
        .collect::<Vec<_>>()
        .join(" | ");
    let name = seed.handle.or(seed.name).unwrap_or_else(|| handle.to_owned());
    let size = i64::try_from(request.size).unwrap_or(i64::MAX).saturating_add(1);
    let rows = catalogue::similar_page()
        .bind(
            &snapshot,
            &seed.hashtags,
            &topics,
            &request.platform.as_str(),
            &seed.id,
            &topic_query,
            &request.filter,
            &request.job.0,
            &seed.followers,
            &seed.language,
            &seed.category,
            &after.as_ref().map(|position| position.score),
            &after.as_ref().map(|position| position.id),
            &size,
        )
        .all()
        .await?;
    let platform = request.platform;
    Ok(page_of(rows, request.size, |row| {
        let reason = Reason::Similar {
            seed: name.clone(),
            shared_hashtags: row.shared_hashtags,
            shared_topics: row.shared_topics,
            near_size: row.near_size,
            same_language: row.same_language,
            same_category: row.same_category,
            shown_beside: false,
        };
        found!(row, platform, reason)
    }))
}

fn page_of<R>(mut rows: Vec<R>, size: usize, found: impl Fn(R) -> Found) -> FoundPage {
    let more = rows.len() > size;
    rows.truncate(size);
    let items: Vec<Found> = rows.into_iter().map(found).collect();
    let next = items
        .last()
        .filter(|_| more)
        .and_then(|last| last.known.map(|id| Position::encode(last.score, id.0)));
    FoundPage {
        items,
        next,
        ..FoundPage::default()
    }
}

fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\\', "\\\\").replace('\'', "''"))
}

/// The query in the forms the statement needs.
struct Words {
    /// Any of the wanted words: for the rank and the highlighted piece.
    any_term: String,
    /// `LIKE` patterns for parts of names.
    patterns: Vec<String>,
    /// Words long enough to be looked for with a mistake.
    fuzzy: Vec<String>,
    clauses: Value,
}

impl Words {
    fn of(clauses: &[Clause]) -> Words {
        let mut wanted: Vec<&str> = clauses
            .iter()
            .flat_map(|clause| clause.required.iter().map(String::as_str))
            .collect();
        wanted.sort_unstable();
        wanted.dedup();
        let terms = |list: &[String]| -> Vec<Value> {
            list.iter()
                .map(|text| json!({ "text": text, "pattern": name_pattern(text), "fuzzy": is_fuzzy(text) }))
                .collect()
        };
        Words {
            any_term: wanted.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(" | "),
            patterns: wanted.iter().filter_map(|word| name_pattern(word)).collect(),
            fuzzy: wanted.iter().filter(|word| is_fuzzy(word)).map(|word| (*word).to_owned()).collect(),
            clauses: clauses
                .iter()
                .map(|clause| json!({ "required": terms(&clause.required), "excluded": terms(&clause.excluded) }))
                .collect(),
        }
    }
}

/// Names are written without blanks as often as with: "plant pot" is also looked for as "plantpot".
fn name_pattern(text: &str) -> Option<String> {
    let plain = text.trim_start_matches('#');
    let joined: String = plain.chars().filter(|c| !c.is_whitespace()).collect();
    if joined.chars().count() < SHORTEST_NAME_PART {
        return None;
    }
    let escaped = joined
        .replace('\\', "\\\\")
        .replace('%', "\\%")
        .replace('_', "\\_");
    Some(format!("%{escaped}%"))
}

fn is_fuzzy(text: &str) -> bool {
    text.chars().count() >= SHORTEST_FUZZY && text.chars().all(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_prepared_for_names_text_and_rank() {
        let query = Query::parse("vegan AND (\"plant pot\" OR art) -meat_").unwrap();
        let words = Words::of(&query.clauses());
        assert_eq!(words.any_term, "'art' | 'plant pot' | 'vegan'");
        assert_eq!(words.patterns, ["%plantpot%", "%vegan%"]);
        assert_eq!(words.fuzzy, ["vegan"]);
        assert_eq!(words.clauses[0]["excluded"][0]["pattern"], "%meat\\_%");
    }

    #[test]
    fn a_position_survives_its_token_and_a_foreign_one_is_refused() {
        let token = Position::encode(-5, Uuid::from_u128(7));
        let position = Position::decode(&token).unwrap();
        assert_eq!((position.score, position.id), (-5, Uuid::from_u128(7)));
        for bad in ["", "1", "x:y", "1:zz"] {
            assert!(Position::decode(bad).is_err(), "{bad}");
        }
    }
}
