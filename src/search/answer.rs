//! A provider's answer as a page of a search: who matches, why, and which searches follow.
use limelight_queries::client::GenericClient;
use limelight_queries::queries::search::{self, TaskToRun};

use super::Error;
use crate::discovery::keywords::Query;
use crate::discovery::likeness::{likeness, matched_in, mentions, terms};
use crate::discovery::model::{Creator, Post};
use crate::discovery::page::{Found, FoundPage, Reason};
use crate::discovery::platform::Platform;
use crate::discovery::providers::Answer;
use crate::discovery::providers::calls::{Call, Question};
use crate::discovery::providers::ways::How;

/// What the first of a provider's matches is worth; each later one is worth one less.
const FIRST_SCORE: i64 = 1_000;
/// An account that the network itself shows beside the seed, the first of them.
const BESIDE_SCORE: i64 = 2_000;

/// The answer as a page of this search: what matches, why, and what follows.
#[expect(
    clippy::too_many_arguments,
    reason = "the task, its question, and the answer to it"
)]
pub(super) async fn page<C: GenericClient>(
    client: &C,
    task: &TaskToRun,
    platform: Platform,
    question: &Question,
    how: Option<How>,
    call: &Call,
    answer: &Answer,
    next: Option<String>,
) -> Result<FoundPage, Error> {
    let enhanced = |creator: &Creator| call.endpoint.enhancement(creator);
    let found = |creator: &Creator, score: i64, reason: Reason| Found {
        enhancement: enhanced(creator),
        creator: creator.clone(),
        known: None,
        score,
        reason,
    };
    let mut page = FoundPage {
        next,
        more: answer.more,
        ..FoundPage::default()
    };
    let seeds = known_seeds(client, platform, &seeds_of(task)).await?;
    let is_seed = |creator: &Creator| seeds.iter().any(|seed| is_same(seed, creator));
    let (own, others): (Vec<&Creator>, Vec<&Creator>) =
        answer.creators.iter().partition(|creator| is_seed(creator));
    page.others.extend(own.into_iter().cloned());
    let ranked = (0i64..).zip(others);
    match question {
        Question::Words(words) => {
            let excluded = excluded(task);
            let followed = task.seed.as_deref();
            let seed = followed.and_then(|handle| seeds.iter().find(|seed| is_handle(seed, handle)));
            for (rank, creator) in ranked {
                if mentions(creator, &excluded) {
                    page.others.push(creator.clone());
                    continue;
                }
                let (score, reason) = match seed {
                    Some(seed) => likeness(seed, creator, Some(words)),
                    None => {
                        let reason = Reason::Keyword {
                            matched_in: matched_in(words, creator),
                            snippet: None,
                        };
                        (FIRST_SCORE - rank, reason)
                    }
                };
                page.items.push(found(creator, score, reason));
            }
        }
        Question::Like(handle) => {
            for (rank, creator) in ranked.filter(|(_, creator)| !is_handle(creator, handle)) {
                page.items
                    .push(found(creator, FIRST_SCORE - rank, beside(handle, creator, None)));
            }
        }
        Question::Seed(handle) => {
            let seed = answer
                .creators
                .iter()
                .find(|creator| is_handle(creator, handle))
                .or(answer.creators.first());
            let Some(seed) = seed else { return Ok(page) };
            page.others.push(seed.clone());
            if how == Some(How::Topics) {
                page.follow = terms(seed);
            }
            for (rank, creator) in ranked.filter(|(_, creator)| *creator != seed) {
                page.items.push(found(
                    creator,
                    BESIDE_SCORE - rank,
                    beside(handle, creator, Some(seed)),
                ));
            }
        }
    }
    Ok(page)
}

/// The reason of a match that the network or the provider itself calls alike.
fn beside(handle: &str, creator: &Creator, seed: Option<&Creator>) -> Reason {
    let bare = Creator {
        handle: Some(handle.to_owned()),
        ..Creator::default()
    };
    match likeness(seed.unwrap_or(&bare), creator, None).1 {
        Reason::Similar {
            shared_hashtags,
            shared_topics,
            near_size,
            same_language,
            same_category,
            ..
        } => Reason::Similar {
            seed: handle.to_owned(),
            shared_hashtags,
            shared_topics,
            near_size,
            same_language,
            same_category,
            shown_beside: true,
        },
        other @ Reason::Keyword { .. } => other,
    }
}

fn is_handle(creator: &Creator, handle: &str) -> bool {
    let is = |text: &Option<String>| {
        text.as_deref()
            .is_some_and(|text| text.eq_ignore_ascii_case(handle))
    };
    is(&creator.handle) || is(&creator.external_id)
}

fn is_same(seed: &Creator, creator: &Creator) -> bool {
    let id = seed.external_id.is_some() && seed.external_id == creator.external_id;
    id || seed
        .handle
        .as_deref()
        .is_some_and(|handle| is_handle(creator, handle))
}

/// The handles that the run starts from, and the one that this task follows from, in lower case.
fn seeds_of(task: &TaskToRun) -> Vec<String> {
    let listed = task.search_params.as_ref().and_then(|params| params.get("seeds"));
    let listed: Vec<String> = listed
        .and_then(|seeds| serde_json::from_value(seeds.clone()).ok())
        .unwrap_or_default();
    let all = listed.into_iter().chain(task.seed.clone());
    all.map(|handle| handle.to_lowercase()).collect()
}

/// The words that the task's alternative of the query excludes; no provider understands NOT.
fn excluded(task: &TaskToRun) -> Vec<String> {
    let source = task
        .keywords
        .as_ref()
        .and_then(|keywords| keywords.get(0))
        .and_then(|text| text.as_str());
    let query = source.and_then(|text| Query::parse(text).ok());
    let place = usize::try_from(task.ordinal - 1).unwrap_or(usize::MAX);
    query
        .and_then(|query| query.clauses().into_iter().nth(place))
        .map(|clause| clause.excluded)
        .unwrap_or_default()
}

/// The seeds as the catalogue knows them since their own pages were stored.
async fn known_seeds<C: GenericClient>(
    client: &C,
    platform: Platform,
    handles: &[String],
) -> Result<Vec<Creator>, Error> {
    if handles.is_empty() {
        return Ok(Vec::new());
    }
    let rows = search::known_creators()
        .bind(client, &platform.as_str(), &handles)
        .all()
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Creator {
            platform,
            external_id: Some(row.external_id),
            handle: row.handle,
            name: row.name,
            followers: row.followers,
            bio: row.bio,
            language: row.language,
            category: row.category,
            posts: vec![Post {
                hashtags: row.hashtags,
                ..Post::default()
            }],
            ..Creator::default()
        })
        .collect())
}
