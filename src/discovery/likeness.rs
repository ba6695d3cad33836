//! How like two creators are, and what a creator is about: for networks and providers that have no such search.
use std::collections::HashMap;

use super::keywords::is_word;
use super::model::Creator;
use super::page::Reason;

/// Tags that everybody uses to be shown; they say nothing of the creator.
const EVERYBODYS: [&str; 18] = [
    "capcut",
    "explore",
    "explorepage",
    "fyp",
    "fypage",
    "fypシ",
    "foryou",
    "foryoupage",
    "instagood",
    "instagram",
    "parati",
    "reels",
    "shorts",
    "tiktok",
    "trending",
    "viral",
    "viralvideo",
    "youtube",
];
/// Words of bios that tell nobody apart.
const COMMON: [&str; 40] = [
    "about",
    "account",
    "business",
    "channel",
    "collab",
    "collabs",
    "contact",
    "content",
    "creator",
    "daily",
    "email",
    "enquiries",
    "every",
    "follow",
    "from",
    "gmail",
    "here",
    "hello",
    "inquiries",
    "instagram",
    "just",
    "like",
    "link",
    "links",
    "love",
    "mail",
    "more",
    "official",
    "page",
    "post",
    "subscribe",
    "that",
    "this",
    "tiktok",
    "video",
    "videos",
    "welcome",
    "with",
    "your",
    "youtube",
];
/// A shorter word is seldom a topic.
const SHORTEST_WORD: usize = 4;
/// Searches made from one seed.
const MOST_TERMS: usize = 6;

/// What the creator is about, as searches to find others by: its own hashtags by how often it uses them, then the topics its source
/// names, then the words of its bio.
pub fn terms(creator: &Creator) -> Vec<String> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for tag in creator.posts.iter().flat_map(|post| &post.hashtags) {
        *counts.entry(tag).or_default() += 1;
    }
    let own = creator.handle.as_deref().unwrap_or_default().to_lowercase();
    let mut tags: Vec<(&str, usize)> = counts
        .into_iter()
        .filter(|(tag, _)| !EVERYBODYS.contains(tag) && *tag != own)
        .collect();
    tags.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let tags = tags.into_iter().map(|(tag, _)| tag.to_owned());
    let topics = creator.topics.iter().map(|topic| topic.trim().to_lowercase());
    let mut found: Vec<String> = Vec::new();
    for term in tags
        .chain(topics)
        .chain(words(creator.bio.as_deref().unwrap_or_default()))
    {
        if found.len() < MOST_TERMS && !term.is_empty() && !found.contains(&term) {
            found.push(term);
        }
    }
    found
}

/// The words of a text that may be topics, each once.
fn words(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        let word = word.to_lowercase();
        let is_topic = word.chars().count() >= SHORTEST_WORD && word.chars().all(char::is_alphabetic);
        if is_topic && !COMMON.contains(&word.as_str()) && !found.contains(&word) {
            found.push(word);
        }
    }
    found
}

/// How like a creator is to the seed, with the reason. `found_by` is the search that found it.
pub fn likeness(seed: &Creator, other: &Creator, found_by: Option<&str>) -> (i64, Reason) {
    let (ours, theirs) = (seed.hashtags(), other.hashtags());
    let mut shared_hashtags: Vec<String> = theirs
        .into_iter()
        .filter(|tag| ours.contains(tag) && !EVERYBODYS.contains(&tag.as_str()))
        .collect();
    let text = [other.bio.as_deref(), other.name.as_deref()]
        .into_iter()
        .flatten();
    let posts = other.posts.iter().filter_map(|post| post.text.as_deref());
    let their_words: Vec<String> = text.chain(posts).flat_map(words).collect();
    let mut shared_topics: Vec<String> = words(seed.bio.as_deref().unwrap_or_default())
        .into_iter()
        .chain(seed.topics.iter().map(|topic| topic.to_lowercase()))
        .filter(|topic| their_words.contains(topic))
        .collect();
    if let Some(term) = found_by
        && !shared_hashtags.iter().any(|tag| tag == term)
        && !shared_topics.iter().any(|topic| topic == term)
    {
        // The provider found it by this, in a text that the answer does not show.
        if ours.iter().any(|tag| tag == term) {
            shared_hashtags.push(term.to_owned());
        } else {
            shared_topics.push(term.to_owned());
        }
    }
    let near_size = match (seed.followers, other.followers) {
        (Some(a), Some(b)) => a.max(1) / 3 <= b && b / 3 <= a.max(1),
        _ => false,
    };
    let same_language = seed.language.is_some() && seed.language == other.language;
    let same_category = seed.category.is_some() && seed.category == other.category;
    let points = |count: usize, each: i64, most: usize| i64::try_from(count.min(most)).unwrap_or(0) * each;
    let score = points(shared_hashtags.len(), 800, 6)
        + points(shared_topics.len(), 400, 6)
        + i64::from(near_size) * 600
        + i64::from(same_language) * 200
        + i64::from(same_category) * 300;
    let reason = Reason::Similar {
        seed: seed.handle.clone().unwrap_or_default(),
        shared_hashtags,
        shared_topics,
        near_size,
        same_language,
        same_category,
        shown_beside: false,
    };
    (score, reason)
}

/// Which texts of the creator hold a word of the search: any of `name`, `hashtags`, `bio`, `posts`.
pub fn matched_in(search: &str, creator: &Creator) -> Vec<String> {
    let wanted: Vec<String> = search
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !is_word(c)).to_lowercase())
        .filter(|word| !word.is_empty())
        .collect();
    let holds = |text: &str| {
        let text = text.to_lowercase();
        wanted.iter().any(|word| text.contains(word.as_str()))
    };
    let name = [creator.handle.as_deref(), creator.name.as_deref()];
    let mut places = Vec::new();
    if name.into_iter().flatten().any(holds) {
        places.push("name".to_owned());
    }
    if creator.hashtags().iter().any(|tag| holds(tag)) {
        places.push("hashtags".to_owned());
    }
    if creator.bio.as_deref().is_some_and(holds) {
        places.push("bio".to_owned());
    }
    if creator
        .posts
        .iter()
        .filter_map(|post| post.text.as_deref())
        .any(holds)
    {
        places.push("posts".to_owned());
    }
    places
}

/// Whether any text that is known of the creator holds one of the terms, as whole words.
pub fn mentions(creator: &Creator, terms: &[String]) -> bool {
    let texts = [
        creator.handle.as_deref(),
        creator.name.as_deref(),
        creator.bio.as_deref(),
    ];
    let posts = creator.posts.iter().filter_map(|post| post.text.as_deref());
    let tags = creator.hashtags().join(" ");
    let plain = |text: &str| {
        let words: Vec<String> = text
            .split(|c: char| !is_word(c))
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect();
        format!(" {} ", words.join(" "))
    };
    let all: Vec<String> = texts
        .into_iter()
        .flatten()
        .chain(posts)
        .chain([tags.as_str()])
        .map(plain)
        .collect();
    terms
        .iter()
        .map(|term| plain(term))
        .any(|term| term.trim() != "" && all.iter().any(|text| text.contains(&term)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discovery::model::Post;

    fn creator(handle: &str, bio: &str, tags: &[&str]) -> Creator {
        Creator {
            handle: Some(handle.into()),
            bio: Some(bio.into()),
            followers: Some(1000),
            posts: vec![Post {
                external_id: "1".into(),
                hashtags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
                ..Post::default()
            }],
            ..Creator::default()
        }
    }

    #[test]
    fn a_seed_is_searched_by_what_only_it_says() {
        let seed = creator(
            "ada",
            "Vegan recipes and pottery! Contact: mail",
            &["fyp", "tofu", "ada"],
        );
        assert_eq!(terms(&seed), ["tofu", "vegan", "recipes", "pottery"]);
    }

    #[test]
    fn a_match_says_why() {
        let seed = creator("ada", "Vegan recipes", &["tofu", "fyp"]);
        let other = creator("bob", "Easy vegan dinners", &["tofu", "fyp"]);
        let (score, reason) = likeness(&seed, &other, Some("tofu"));
        assert!(score > likeness(&seed, &creator("eve", "", &[]), Some("tofu")).0);
        assert_eq!(
            reason.sentence(),
            "like @ada: uses #tofu; talks about vegan; has an audience of like size"
        );
    }

    #[test]
    fn whole_words_are_excluded_not_parts() {
        let one = creator("ada", "Art for kids", &["tofu"]);
        assert!(mentions(&one, &["kids".into()]));
        assert!(!mentions(&one, &["kid".into()]));
        assert!(mentions(&one, &["for kids".into()]));
        assert!(mentions(&one, &["#tofu".into()]));
    }

    #[test]
    fn where_a_search_matches_is_told() {
        let one = creator("veganada", "likes pottery", &["tofu"]);
        assert_eq!(matched_in("vegan tofu", &one), ["name", "hashtags"]);
        assert_eq!(matched_in("chess", &one), Vec::<String>::new());
    }
}
