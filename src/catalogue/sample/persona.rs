//! Who a sample creator is: language, place, name and handle, all invented.

use std::collections::HashSet;

use super::rng::Rng;
use super::topics::{Topic, VEGAN};
use super::vocabulary::{Block, Language, fill};
use crate::discovery::platform::Platform;

/// An invented person or project.
#[derive(Debug)]
pub(super) struct Persona<'a> {
    pub language: &'a Language,
    pub topic: &'static Topic,
    /// The words of the topic in the language.
    pub words: &'a Block,
    /// ISO 3166-1 alpha-2.
    pub country: &'static str,
    pub city: &'static str,
    pub first_name: &'static str,
    pub name: String,
    pub handle: String,
}

/// The longest handle every platform accepts.
const LONGEST_HANDLE: usize = 24;

impl<'a> Persona<'a> {
    /// Invents one whose handle is not yet `taken` on the platform.
    pub(super) fn invent(
        rng: &mut Rng,
        platform: Platform,
        topic: &'static Topic,
        languages: &'a [Language; 5],
        taken: &mut HashSet<(Platform, String)>,
    ) -> Self {
        let language = languages.get(language_index(rng, topic)).unwrap_or(&languages[0]);
        let words = language.block(topic.key);
        let (country, city) = place(rng, language);
        let first_name = rng.pick(language.general("first"));
        let (name, stem) = name(rng, language, words, first_name);
        let name = if rng.chance(180) {
            format!("{name} {}", rng.pick(topic.emoji))
        } else {
            name
        };
        let handle = handle(rng, language, words, &stem, |handle| {
            taken.insert((platform, handle.to_owned()))
        });
        Persona {
            language,
            topic,
            words,
            country,
            city,
            first_name,
            name,
            handle,
        }
    }

    /// Fills what a text may say about the person.
    pub(super) fn fill(&self, rng: &mut Rng, template: &str) -> String {
        let digit = rng.between(3, 9).to_string();
        let minutes = (rng.between(2, 9) * 5).to_string();
        let slots = [
            ("n", self.first_name),
            ("city", self.city),
            ("d", &*digit),
            ("m", &*minutes),
        ];
        fill(template, &slots)
    }

    /// A contact address at a domain reserved for examples.
    pub(super) fn email(&self, rng: &mut Rng, platform: Platform) -> String {
        // A TikTok biography has no room for more than the handle.
        let before = if platform == Platform::TikTok {
            ""
        } else {
            rng.pick(&["", "", "hello.", "mail.", "collab."])
        };
        format!("{before}{}@{}", self.handle, reserved_domain(rng))
    }

    /// A page at a domain reserved for examples.
    pub(super) fn link(&self, rng: &mut Rng) -> String {
        let path = rng.pick(&["", "", "links/", "shop/", "about/"]);
        format!("https://{}/{path}{}", reserved_domain(rng), self.handle)
    }
}

fn reserved_domain(rng: &mut Rng) -> &'static str {
    rng.pick(&["example.com", "example.com", "example.org", "example.net"])
}

/// The place of the creator's language in the list: English first, then the others.
fn language_index(rng: &mut Rng, topic: &Topic) -> usize {
    let vegan = VEGAN.contains(topic);
    // Searches are mostly tried in English, with the vegan kitchen as the guide's example.
    let english = if vegan { 800 } else { 620 };
    if rng.chance(english) {
        return 0;
    }
    match rng.between(0, 99) {
        0..31 => 1,
        31..62 => 2,
        62..81 => 3,
        _ => 4,
    }
}

fn place(rng: &mut Rng, language: &Language) -> (&'static str, &'static str) {
    let countries = language.countries();
    // The smaller of two draws: countries listed first are more common.
    let index = rng.index(countries.len()).min(rng.index(countries.len()));
    countries
        .get(index)
        .map_or(("", ""), |(country, cities)| (country, rng.pick(cities)))
}

/// A display name, and the part of it that the handle starts with.
fn name(rng: &mut Rng, language: &Language, words: &Block, first_name: &'static str) -> (String, String) {
    match rng.between(0, 99) {
        0..14 => {
            let initial = rng.pick(&[
                "A", "B", "C", "D", "F", "G", "H", "K", "L", "M", "N", "P", "R", "S", "T", "V", "W",
            ]);
            (format!("{first_name} {initial}."), slug(first_name))
        }
        14..20 => (first_name.to_owned(), slug(first_name)),
        20..52 => {
            let name = fill(rng.pick(words.get("verb")), &[("n", first_name)]);
            (name, slug(first_name))
        }
        _ => {
            let noun = rng.pick(words.get("noun"));
            let title = rng.pick(language.general("title"));
            let name = fill(title, &[("n", first_name), ("noun", noun)]);
            (name, slug(noun))
        }
    }
}

/// A handle that starts with `stem` and always holds a number of two or three digits, so that it is
/// unlikely to be anybody's. `claim` takes it and tells whether it was free.
fn handle(
    rng: &mut Rng,
    language: &Language,
    words: &Block,
    stem: &str,
    mut claim: impl FnMut(&str) -> bool,
) -> String {
    let mut largest = 99;
    loop {
        let word = rng.pick(words.get("word"));
        let neutral = rng.pick(language.general("neutral"));
        let separator = rng.pick(&["", ".", "_"]);
        let number = rng.between(12, largest);
        let handle = match rng.between(0, 5) {
            0 | 1 => format!("{stem}{separator}{word}{number}"),
            2 => format!("{stem}{separator}{neutral}{number}"),
            3 => format!("{neutral}{separator}{stem}{separator}{number}"),
            4 => format!("{stem}{separator}{word}{separator}{number}"),
            _ => format!("{word}{separator}{stem}{number}"),
        };
        // A stem may end in the very word drawn: "linenlinen" is no name.
        let doubled = stem.contains(word) && handle.contains(word) && handle.matches(word).count() > 1;
        if handle.len() <= LONGEST_HANDLE && !doubled && claim(&handle) {
            return handle;
        }
        // Each refusal widens the choice, so the search ends.
        largest = (largest + 100).min(999_999);
    }
}

/// The first words of `text` in plain lower-case ASCII, as many as make a short handle; linking words
/// such as "et" are left out.
fn slug(text: &str) -> String {
    let mut slug = String::new();
    let words = text.split([' ', '-']).map(plain).filter(|word| word.len() > 2);
    for word in words.take(2) {
        if slug.is_empty() || slug.len() + word.len() <= 14 {
            slug.push_str(&word);
        }
    }
    slug.truncate(14);
    slug
}

/// A word in lower-case ASCII letters, without its accents.
fn plain(word: &str) -> String {
    let mut plain = String::new();
    for letter in word.chars().flat_map(char::to_lowercase) {
        match letter {
            'a'..='z' => plain.push(letter),
            'á' | 'à' | 'â' | 'ã' => plain.push('a'),
            'é' | 'è' | 'ê' | 'ë' => plain.push('e'),
            'í' | 'î' | 'ï' => plain.push('i'),
            'ó' | 'ô' | 'õ' => plain.push('o'),
            'ú' | 'ù' | 'û' => plain.push('u'),
            'ç' => plain.push('c'),
            'ñ' => plain.push('n'),
            'ä' => plain.push_str("ae"),
            'ö' | 'œ' => plain.push_str("oe"),
            'ü' => plain.push_str("ue"),
            'ß' => plain.push_str("ss"),
            _ => {}
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_plain_letters() {
        assert_eq!(slug("Flax & Flour"), "flaxflour");
        assert_eq!(slug("Inès"), "ines");
        assert_eq!(slug("Möhrengrün"), "moehrengruen");
        assert_eq!(slug("Pó e Café"), "cafe");
        assert_eq!(slug("Cuillère et Carotte"), "cuillere");
    }

    #[test]
    fn a_taken_handle_is_never_given_again() {
        let languages = super::super::vocabulary::load();
        let (language, words) = (&languages[0], languages[0].block("yoga"));
        let mut taken = HashSet::new();
        for item in 0..3_000 {
            let mut rng = Rng::new(1, 1, item);
            let before = taken.len();
            let handle = handle(&mut rng, language, words, "lina", |h| taken.insert(h.to_owned()));
            assert_eq!(taken.len(), before + 1);
            assert!(handle.len() <= LONGEST_HANDLE, "{handle}");
            assert!(handle.bytes().any(|b| b.is_ascii_digit()), "{handle}");
        }
    }
}
