//! The creators that the simulated networks have: the sample generator's, with ids and addresses of each network's form.
use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, TimeDelta, Utc};

use super::asked::digest;
use super::script::Script;
use crate::catalogue::sample::rng::Rng;
use crate::catalogue::sample::sample_creators;
use crate::discovery::model::{Creator, Post};
use crate::discovery::platform::Platform;

/// The instant of every answer, so that none depends on when it is asked for: 2026-11-01.
const PRESENT: i64 = 1_793_491_200;
/// Letters of ids and tokens, in the order of base64 for addresses.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/// A shorter word is looked for as a whole hashtag only.
const SHORTEST_PART: usize = 3;
/// Related accounts at most, as Instagram shows them.
const MOST_RELATED: i64 = 80;

/// Everybody there is. Nothing in it changes.
#[derive(Debug)]
pub(super) struct World {
    pub seed: u64,
    /// Creators that a query finds at most.
    pub results: usize,
    networks: [Network; 3],
}

/// One network's creators, and where they are found.
#[derive(Debug, Default)]
struct Network {
    creators: Vec<Creator>,
    /// Each creator's hashtags, at the creator's place.
    hashtags: Vec<Vec<String>>,
    /// Who has the word in the bio or a post.
    words: HashMap<String, Vec<usize>>,
    /// Who uses the hashtag.
    tagged: HashMap<String, Vec<usize>>,
    /// By id, and by handle in lower case.
    names: HashMap<String, usize>,
}

impl World {
    pub fn new(script: &Script) -> World {
        let mut networks: [Network; 3] = Default::default();
        for creator in sample_creators(script.seed, present()) {
            let network = &mut networks[creator.platform as usize];
            let number = network.creators.len() as u64;
            network.add(resident(script.seed, number, creator));
        }
        World {
            seed: script.seed,
            results: script.results,
            networks,
        }
    }

    fn network(&self, platform: Platform) -> &Network {
        &self.networks[platform as usize]
    }

    /// A creator by handle, with or without `@` and in any case, or by id.
    pub fn find(&self, platform: Platform, name: &str) -> Option<&Creator> {
        let network = self.network(platform);
        let name = name.trim().trim_start_matches('@');
        let place = network.names.get(name);
        let place = place.or_else(|| network.names.get(&name.to_lowercase()))?;
        network.creators.get(*place)
    }

    /// Whom a query finds: those with one of its words in bio, post or hashtag, then others; both in an order of the query's own.
    pub fn ranking(&self, platform: Platform, query: &str) -> Vec<&Creator> {
        let network = self.network(platform);
        let matching = network.matching(query);
        let places: Vec<usize> = (0..network.creators.len()).collect();
        let mut rng = Rng::new(self.seed, digest(&["ranking", platform.as_str(), query]), 0);
        let mut order = rng.shuffled(&places);
        order.sort_by_key(|place| !matching.contains(place));
        order.truncate(self.results);
        order
            .into_iter()
            .filter_map(|place| network.creators.get(place))
            .collect()
    }

    /// Accounts that the network shows beside one: those who share most hashtags first. One account in ten has none.
    pub fn related(&self, creator: &Creator) -> Vec<&Creator> {
        let network = self.network(creator.platform);
        let mut rng = self.draw("related", creator.external_id.as_deref().unwrap_or_default());
        let wanted = match rng.chance(100) {
            true => 0,
            false => usize::try_from(rng.between(MOST_RELATED / 4, MOST_RELATED)).unwrap_or(0),
        };
        let own = creator.hashtags();
        let shared = |place: &usize| {
            let tags = network.hashtags.get(*place);
            tags.map_or(0, |tags| tags.iter().filter(|tag| own.contains(tag)).count())
        };
        let places: Vec<usize> = (0..network.creators.len()).collect();
        let mut order = rng.shuffled(&places);
        order.sort_by_cached_key(|place| std::cmp::Reverse(shared(place)));
        let others = order.into_iter().filter_map(|place| network.creators.get(place));
        others
            .filter(|other| other.external_id != creator.external_id)
            .take(wanted.min(self.results))
            .collect()
    }

    /// Dice for what the generator does not tell of a creator, post or page, the same whenever it is shown.
    pub fn draw(&self, matter: &str, id: &str) -> Rng {
        Rng::new(self.seed, digest(&[matter, id]), 0)
    }

    /// When an account was made: one to eleven years ago.
    pub fn joined(&self, creator: &Creator) -> DateTime<Utc> {
        let mut rng = self.draw("joined", creator.external_id.as_deref().unwrap_or_default());
        present() - TimeDelta::minutes(rng.between(365 * 1_440, 4_000 * 1_440))
    }

    /// Views of all posts together, from those shown; `None` where their number or all their views are unknown.
    pub fn views(creator: &Creator) -> Option<i64> {
        let seen: Vec<i64> = creator.posts.iter().filter_map(|post| post.views).collect();
        let shown = i64::try_from(seen.len()).ok().filter(|shown| *shown > 0)?;
        Some(seen.iter().sum::<i64>() / shown * creator.post_count?)
    }
}

/// The instant of every answer.
pub(super) fn present() -> DateTime<Utc> {
    DateTime::from_timestamp(PRESENT, 0).unwrap_or_default()
}

impl Network {
    fn add(&mut self, creator: Creator) {
        let place = self.creators.len();
        let hashtags = creator.hashtags();
        let texts = creator.posts.iter().filter_map(|post| post.text.as_deref());
        let texts = texts.chain(creator.bio.as_deref());
        let words: BTreeSet<String> = texts.flat_map(words).collect();
        for word in words {
            self.words.entry(word).or_default().push(place);
        }
        for tag in &hashtags {
            self.tagged.entry(tag.clone()).or_default().push(place);
        }
        self.names
            .extend(creator.external_id.clone().map(|id| (id, place)));
        let handle = creator.handle.as_deref().map(str::to_lowercase);
        self.names.extend(handle.map(|handle| (handle, place)));
        self.hashtags.push(hashtags);
        self.creators.push(creator);
    }

    /// Everybody with a word of the query; a hashtag holds the words it is put together from.
    fn matching(&self, query: &str) -> BTreeSet<usize> {
        let operators = ["AND", "OR", "NOT"];
        let asked = query.split_whitespace().filter(|word| !operators.contains(word));
        let mut found = BTreeSet::new();
        for word in asked.flat_map(words) {
            let holds = |tag: &str| match word.chars().count() < SHORTEST_PART {
                true => tag == word,
                false => tag.contains(&word),
            };
            found.extend(self.words.get(&word).into_iter().flatten());
            let tagged = self.tagged.iter().filter(|(tag, _)| holds(tag));
            found.extend(tagged.flat_map(|(_, places)| places));
        }
        found
    }
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

/// Gives a creator of the sample what the network would have given: ids, addresses and pictures. Pictures lie at a name that is
/// reserved for examples, so none is ever found.
fn resident(seed: u64, number: u64, mut creator: Creator) -> Creator {
    let platform = creator.platform;
    let mut rng = Rng::new(seed, digest(&["ids", platform.as_str()]), number);
    let id = match platform {
        // Above 2^53, as TikTok's are, and each in a range of its own.
        Platform::TikTok => (68_000 + number).to_string() + &digits(&mut rng, 14),
        // Above every id that Instagram has given so far.
        Platform::Instagram => (98_000 + number).to_string() + &digits(&mut rng, 6),
        Platform::YouTube => format!("UC{}", letters(&mut rng, 22)),
    };
    let handle = creator.handle.clone().unwrap_or_default();
    let folder = format!(
        "https://pictures.example.com/{}",
        platform.as_str().to_lowercase()
    );
    for (nth, post) in creator.posts.iter_mut().enumerate() {
        post.external_id = match platform {
            Platform::TikTok => format!("{}{nth}{}", 73_000 + number, digits(&mut rng, 13)),
            Platform::Instagram => shortcode(&format!("{}{nth}{}", 36_000 + number, digits(&mut rng, 13))),
            Platform::YouTube => letters(&mut rng, 11),
        };
        post.url = Some(match platform {
            Platform::TikTok => format!("https://www.tiktok.com/@{handle}/video/{}", post.external_id),
            Platform::Instagram => format!("https://www.instagram.com/p/{}/", post.external_id),
            Platform::YouTube => format!("https://www.youtube.com/watch?v={}", post.external_id),
        });
        post.thumbnail_url = Some(format!("{folder}/posts/{}.jpg", post.external_id));
    }
    creator.avatar_url = Some(format!("{folder}/{id}.jpg"));
    creator.external_id = Some(id);
    creator
}

/// A post's number behind its code: Instagram's codes are its numbers to the base of 64.
pub(super) fn media_number(post: &Post) -> String {
    let number = post.external_id.bytes().try_fold(0u64, |number, letter| {
        let digit = LETTERS.iter().position(|known| *known == letter)?;
        number.checked_mul(64)?.checked_add(digit as u64)
    });
    number.unwrap_or_default().to_string()
}

fn shortcode(number: &str) -> String {
    let mut rest: u64 = number.parse().unwrap_or_default();
    let mut code = Vec::new();
    while rest > 0 {
        code.push(letter(rest % 64));
        rest /= 64;
    }
    code.iter().rev().collect()
}

fn letter(place: u64) -> char {
    let place = usize::try_from(place).unwrap_or_default();
    LETTERS.get(place).copied().map_or('A', char::from)
}

/// Letters of base64, at random.
pub(super) fn letters(rng: &mut Rng, length: usize) -> String {
    (0..length)
        .map(|_| letter(rng.between(0, 63).unsigned_abs()))
        .collect()
}

/// Digits, at random.
pub(super) fn digits(rng: &mut Rng, length: usize) -> String {
    (0..length).map(|_| rng.between(0, 9).to_string()).collect()
}

/// Base64 for addresses, without padding.
pub(super) fn base64(bytes: &[u8]) -> String {
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let bits = group.iter().fold(0, |bits, byte| bits << 8 | u64::from(*byte)) << (8 * (3 - group.len()));
        for place in 0..=group.len() {
            text.push(letter(bits >> (18 - 6 * place) & 63));
        }
    }
    text
}
