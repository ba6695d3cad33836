//! What an answer holds, put together from its rows: each creator once.
use std::collections::HashMap;

use crate::discovery::model::{Creator, Post};
use crate::discovery::platform::Platform;

/// The creators of one answer, and how to go on.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answer {
    /// Each creator once, in the provider's order, with all its posts of this answer.
    pub creators: Vec<Creator>,
    /// The provider's token of the next page, to be passed back unchanged.
    pub next: Option<String>,
    /// What the provider says of further pages; TikTok's "no" is not reliable.
    pub more: Option<bool>,
    /// Rows that name no creator.
    pub skipped: usize,
}

impl Answer {
    /// Gathers rows into creators: the same creator's rows become one with all their posts.
    pub(super) fn of(rows: impl Iterator<Item = Option<Creator>>) -> Answer {
        let mut gathered = Gathered::default();
        let mut skipped = 0;
        for row in rows {
            match row {
                Some(creator) if creator.key().is_some() => gathered.add(creator),
                _ => skipped += 1,
            }
        }
        Answer {
            creators: gathered.slots.into_iter().flatten().map(each_once).collect(),
            skipped,
            ..Answer::default()
        }
    }
}

/// Creators by their keys. A slot is empty when its creator turned out to be that of an earlier one.
#[derive(Default)]
struct Gathered {
    slots: Vec<Option<Creator>>,
    by_key: HashMap<(Platform, String), usize>,
    /// Rows with and without the network's id may describe the same account: then the handle tells.
    by_handle: HashMap<(Platform, String), usize>,
}

impl Gathered {
    fn add(&mut self, creator: Creator) {
        let Some(key) = creator.key() else { return };
        let known = self.by_key.get(&(creator.platform, key)).copied();
        let known = known.filter(|place| self.slots[*place].is_some());
        let place = match known.or_else(|| self.namesake(&creator)) {
            Some(place) => place,
            None => {
                self.slots.push(None);
                self.slots.len() - 1
            }
        };
        self.put(place, creator);
    }

    /// Where an account of this handle is that may be the same: handles change hands, so two ids are two accounts.
    fn namesake(&self, creator: &Creator) -> Option<usize> {
        let place = *self.by_handle.get(&(creator.platform, handle(creator)?))?;
        let other = self.slots.get(place)?.as_ref()?;
        (other.external_id.is_none() || creator.external_id.is_none()).then_some(place)
    }

    fn put(&mut self, place: usize, creator: Creator) {
        let mut whole = match self.slots[place].take() {
            Some(mut known) => {
                known.merge(creator);
                known
            }
            None => creator,
        };
        // The row may have brought the handle under which another one stands without an id.
        if let Some(other) = self.namesake(&whole).filter(|other| *other != place)
            && let Some(other) = self.slots[other].take()
        {
            whole.merge(other);
        }
        if let Some(key) = whole.key() {
            self.by_key.insert((whole.platform, key), place);
        }
        if let Some(handle) = handle(&whole) {
            self.by_handle.insert((whole.platform, handle), place);
        }
        self.slots[place] = Some(whole);
    }
}

fn handle(creator: &Creator) -> Option<String> {
    creator.handle.as_ref().map(|handle| handle.to_lowercase())
}

/// The first of equal links and topics, and of posts with the same id: providers list them twice.
fn each_once(mut creator: Creator) -> Creator {
    let mut posts: Vec<Post> = Vec::new();
    for post in creator.posts {
        if !posts.iter().any(|kept| kept.external_id == post.external_id) {
            posts.push(post);
        }
    }
    creator.posts = posts;
    creator.links = firsts(creator.links);
    creator.topics = firsts(creator.topics);
    creator
}

fn firsts(list: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for item in list {
        if !kept.contains(&item) {
            kept.push(item);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: &str, handle: &str) -> Option<Creator> {
        let known = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Some(Creator {
            external_id: known(id),
            handle: known(handle),
            ..Creator::default()
        })
    }

    fn gathered(rows: &[Option<Creator>]) -> Vec<(Option<String>, Option<String>)> {
        let answer = Answer::of(rows.iter().cloned());
        answer
            .creators
            .into_iter()
            .map(|creator| (creator.external_id, creator.handle))
            .collect()
    }

    #[test]
    fn a_handle_joins_rows_with_and_without_an_id() {
        let known = |id: &str, handle: &str| (Some(id.to_owned()), Some(handle.to_owned()));
        assert_eq!(gathered(&[row("", "ana"), row("7", "Ana")]), [known("7", "ana")]);
        assert_eq!(gathered(&[row("7", "ana"), row("", "ANA")]), [known("7", "ana")]);
        // The third row tells that the first two are the same.
        assert_eq!(
            gathered(&[row("7", ""), row("", "ana"), row("7", "ana"), row("", "Ana")]),
            [known("7", "ana")]
        );
    }

    #[test]
    fn two_ids_are_two_accounts_even_with_one_handle() {
        assert_eq!(gathered(&[row("7", "ana"), row("8", "ana")]).len(), 2);
    }

    #[test]
    fn rows_without_a_name_are_counted() {
        let answer = Answer::of([None, row("", ""), row("7", "")].into_iter());
        assert_eq!((answer.creators.len(), answer.skipped), (1, 2));
    }
}
