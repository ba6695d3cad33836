//! What the sample creators are about, and how many are about what.

use crate::discovery::platform::Platform;

/// A subject of the catalogue; `key` heads its words in each language's word list.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Topic {
    pub key: &'static str,
    pub category: &'static str,
    /// Pictures that fit the subject, for names and biographies.
    pub emoji: &'static [&'static str],
}

const fn topic(key: &'static str, category: &'static str, emoji: &'static [&'static str]) -> Topic {
    Topic { key, category, emoji }
}

/// The vegan kitchen has five subjects, so that a search with several words finds hundreds.
pub(super) static VEGAN: [Topic; 5] = [
    topic("vegan_family", "Food & drink", &["🌱", "🥕", "🍲", "🥦"]),
    topic("vegan_budget", "Food & drink", &["🌱", "🫘", "🥔", "🧅"]),
    topic("vegan_baking", "Food & drink", &["🌱", "🧁", "🥐", "🍪"]),
    topic("vegan_protein", "Food & drink", &["🌱", "💪", "🥗", "🥣"]),
    topic("vegan_world", "Food & drink", &["🌱", "🌶️", "🥟", "🍜"]),
];

pub(super) static OTHERS: [Topic; 23] = [
    topic("street_food", "Food & drink", &["🌮", "🍢", "🥡"]),
    topic("baking", "Food & drink", &["🍞", "🥖", "🎂"]),
    topic("home_fitness", "Fitness", &["💪", "🏋️", "🔥"]),
    topic("yoga", "Fitness", &["🧘", "🌿", "☁️"]),
    topic("running", "Fitness", &["🏃", "👟", "⛰️"]),
    topic("skincare", "Beauty", &["🧴", "✨", "☀️"]),
    topic("makeup", "Beauty", &["💄", "💋", "✨"]),
    topic("sustainable_fashion", "Fashion", &["🧵", "♻️", "🪡"]),
    topic("streetwear", "Fashion", &["🧢", "👟", "🧥"]),
    topic("budget_travel", "Travel", &["🎒", "🚆", "🗺️"]),
    topic("van_life", "Travel", &["🚐", "🌄", "🔧"]),
    topic("board_games", "Games", &["🎲", "♟️", "🃏"]),
    topic("pc_gaming", "Games", &["🎮", "👾", "🕹️"]),
    topic("photography", "Art & photography", &["📷", "🎞️", "📸"]),
    topic("diy", "Home & garden", &["🪚", "🔨", "🪵"]),
    topic("gardening", "Home & garden", &["🌻", "🍅", "🪴"]),
    topic("parenting", "Family", &["🧸", "☕", "🖍️"]),
    topic("personal_finance", "Finance", &["💶", "📊", "🪙"]),
    topic("study_tips", "Education", &["📚", "✏️", "📝"]),
    topic("dogs", "Pets", &["🐶", "🐾", "🦴"]),
    topic("cats", "Pets", &["🐱", "🐾", "🧶"]),
    topic("music_production", "Music", &["🎧", "🎹", "🎚️"]),
    topic("tech_reviews", "Technology", &["💻", "📱", "🔌"]),
];

/// How many creators of each platform cook vegan: 340 of 1,200.
const VEGAN_CREATORS: usize = 340;
const CREATORS: usize = super::CREATORS_PER_PLATFORM as usize;

/// The subject of a platform's creator `number`. The shares are exact whatever the seed.
pub(super) fn of_number(platform: Platform, number: u32) -> &'static Topic {
    // 457 shares no factor with 1,200, so the numbers are dealt once each to the 1,200 places.
    let place = (number as usize * 457 + platform as usize * 101) % CREATORS;
    match place.checked_sub(VEGAN_CREATORS) {
        None => &VEGAN[place % VEGAN.len()],
        Some(other) => &OTHERS[other % OTHERS.len()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_platform_deals_every_topic_its_share() {
        for platform in Platform::ALL {
            let dealt: Vec<&Topic> = (1..=super::super::CREATORS_PER_PLATFORM)
                .map(|number| of_number(platform, number))
                .collect();
            let count = |wanted: &Topic| dealt.iter().filter(|topic| **topic == wanted).count();
            for topic in &VEGAN {
                assert_eq!(count(topic), 68, "{}", topic.key);
            }
            for topic in &OTHERS {
                assert!((37..=38).contains(&count(topic)), "{}", topic.key);
            }
        }
    }
}
