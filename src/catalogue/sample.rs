//! The invented catalogue of creators that a first start shows, so that everything works without keys.
//!
//! Nobody in it exists: names are common first names with a topic, every handle carries a number, and
//! addresses are at the domains reserved for examples. The same seed and time give the same catalogue
//! on every machine.

mod audience;
mod bio;
mod persona;
mod posts;
pub mod rng;
mod topics;
mod vocabulary;

use std::collections::HashSet;

use chrono::{DateTime, Utc};

use self::audience::Audience;
use self::persona::Persona;
use self::rng::Rng;
use self::vocabulary::Language;
use crate::discovery::model::Creator;
use crate::discovery::platform::Platform;

/// How many creators the catalogue holds on each platform.
pub const CREATORS_PER_PLATFORM: u32 = 1_200;

/// The catalogue, platforms taking turns, so that any first part of it is mixed. Posts lie within the
/// 120 days before `now`. Unknown values are `None`, as they are with real sources.
pub fn sample_creators(seed: u64, now: DateTime<Utc>) -> impl Iterator<Item = Creator> {
    let languages = vocabulary::load();
    let mut taken = HashSet::new();
    (1..=CREATORS_PER_PLATFORM)
        .flat_map(|number| Platform::ALL.map(|platform| (platform, number)))
        .map(move |(platform, number)| creator(seed, now, platform, number, &languages, &mut taken))
}

fn creator(
    seed: u64,
    now: DateTime<Utc>,
    platform: Platform,
    number: u32,
    languages: &[Language; 5],
    taken: &mut HashSet<(Platform, String)>,
) -> Creator {
    // A stream of its own for each creator: a change to one does not move all that follow.
    let mut rng = Rng::new(seed, platform as u64, u64::from(number));
    let topic = topics::of_number(platform, number);
    let persona = Persona::invent(&mut rng, platform, topic, languages, taken);
    let audience = Audience::draw(&mut rng, platform);
    let external_id = format!("sample-{}-{number}", platform.as_str().to_ascii_lowercase());

    let has_bio = !rng.chance(50);
    let email =
        (has_bio && rng.chance(audience.contact_per_mille())).then(|| persona.email(&mut rng, platform));
    let link = rng.chance(280).then(|| persona.link(&mut rng));
    let bio = has_bio.then(|| bio::write(&mut rng, platform, &persona, email.as_deref(), link.as_deref()));

    let posts = posts::write(&mut rng, platform, &persona, &audience, &external_id, now);
    let post_count = audience.post_count(&mut rng, posts.len());
    let shown_likes = posts.iter().filter_map(|post| post.likes).sum();
    let on_youtube = platform == Platform::YouTube;

    Creator {
        platform,
        external_id: Some(external_id),
        followers: (!rng.chance(40)).then(|| audience.published_followers(platform)),
        following: (!on_youtube && !rng.chance(60)).then(|| rng.between(40, 1_900)),
        // Only TikTok publishes how many likes an account received in all.
        likes: (platform == Platform::TikTok)
            .then(|| audience.total_likes(&mut rng, post_count, shown_likes)),
        post_count: (!rng.chance(50)).then_some(post_count),
        verified: (!rng.chance(30)).then_some(audience.verified),
        country: (!rng.chance(150)).then(|| persona.country.to_owned()),
        language: (!rng.chance(100)).then(|| persona.language.code.to_owned()),
        category: rng.chance(700).then(|| topic.category.to_owned()),
        handle: Some(persona.handle),
        name: (!rng.chance(15)).then_some(persona.name),
        bio,
        emails: email.into_iter().collect(),
        links: link.into_iter().collect(),
        avatar_url: None,
        topics: Vec::new(),
        posts,
    }
}

#[cfg(test)]
mod tests;
