//! The latest posts of a sample creator: texts, hashtags, times and reactions.

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};

use super::audience::Audience;
use super::persona::Persona;
use super::rng::Rng;
use super::vocabulary::fill;
use crate::discovery::model::Post;
use crate::discovery::platform::Platform;

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;
/// The oldest post shown is at most this old.
const OLDEST: i64 = 120 * DAY;

/// Writes three to eight posts, newest first.
pub(super) fn write(
    rng: &mut Rng,
    platform: Platform,
    persona: &Persona<'_>,
    audience: &Audience,
    creator_id: &str,
    now: DateTime<Utc>,
) -> Vec<Post> {
    let ages = ages(rng);
    // Sentences and things in random orders of different lengths: no pair comes twice.
    let sentences = rng.shuffled(persona.words.get("post"));
    let things = rng.shuffled(persona.words.get("x"));
    let pairs = sentences.iter().cycle().zip(things.iter().cycle());
    ages.into_iter()
        .zip(pairs)
        .enumerate()
        .map(|(nth, (age, (sentence, thing)))| {
            let (text, hashtags) = if rng.chance(20) {
                (None, Vec::new())
            } else {
                let sentence = fill(sentence, &[("x", thing)]);
                let sentence = capitalised(&persona.fill(rng, &sentence));
                let (text, hashtags) = caption(rng, platform, persona, sentence);
                (Some(text), hashtags)
            };
            let reactions = audience.reactions(rng, platform);
            Post {
                external_id: format!("{creator_id}-{}", nth + 1),
                text,
                url: None,
                thumbnail_url: None,
                published_at: now.trunc_subsecs(0).checked_sub_signed(TimeDelta::seconds(age)),
                views: reactions.views,
                likes: reactions.likes,
                comments: reactions.comments,
                shares: reactions.shares,
                hashtags,
            }
        })
        .collect()
}

/// Ages in seconds, rising, none twice: one in each of equal parts of the creator's active time.
fn ages(rng: &mut Rng) -> Vec<i64> {
    let posts = rng.between(3, 8);
    // Some accounts have gone quiet; a last-post filter needs them.
    let quiet = if rng.chance(90) {
        rng.between(35 * DAY, 90 * DAY)
    } else {
        HOUR
    };
    let active = rng.between(21 * DAY, 120 * DAY).min(OLDEST - quiet);
    let part = active / posts;
    (0..posts)
        .map(|nth| quiet + nth * part + rng.between(0, part - 1))
        .collect()
}

/// The sentence as the platform shows it, and the hashtags standing in it.
fn caption(
    rng: &mut Rng,
    platform: Platform,
    persona: &Persona<'_>,
    sentence: String,
) -> (String, Vec<String>) {
    let mut text = sentence;
    let (least, most) = match platform {
        Platform::TikTok => (2, 5),
        Platform::Instagram => (1, 6),
        // A video's title: half of them without hashtags.
        Platform::YouTube => (-2, 3),
    };
    if platform != Platform::YouTube && rng.chance(550) {
        if text.ends_with(|last: char| last.is_alphanumeric() || last == ')') {
            text.push('.');
        }
        let end = rng.pick(persona.language.general("end"));
        text.push(' ');
        text.push_str(&persona.fill(rng, end));
    }
    let wanted = usize::try_from(rng.between(least, most)).unwrap_or(0);
    let hashtags: Vec<String> = rng
        .shuffled(persona.words.get("hash"))
        .into_iter()
        .take(wanted)
        .map(str::to_owned)
        .collect();
    let paragraph = platform == Platform::Instagram && rng.chance(500);
    for (nth, hashtag) in hashtags.iter().enumerate() {
        text.push_str(if nth == 0 && paragraph { "\n\n#" } else { " #" });
        text.push_str(hashtag);
    }
    (text, hashtags)
}

fn capitalised(text: &str) -> String {
    let mut rest = text.chars();
    match rest.next() {
        Some(first) => first.to_uppercase().chain(rest).collect(),
        None => String::new(),
    }
}
