//! The biography of a sample creator, in the form and length its platform has.

use super::persona::Persona;
use super::rng::Rng;
use super::vocabulary::fill;
use crate::discovery::platform::Platform;

/// Writes a biography; `email` always stands in it, `link` where the platform shows links in the text.
pub(super) fn write(
    rng: &mut Rng,
    platform: Platform,
    persona: &Persona<'_>,
    email: Option<&str>,
    link: Option<&str>,
) -> String {
    match platform {
        Platform::TikTok => short(rng, persona, email, None, 80),
        Platform::Instagram => {
            let link = link.filter(|_| rng.chance(300));
            short(rng, persona, email, link, 150)
        }
        Platform::YouTube => long(rng, persona, email, link),
    }
}

/// Lines of at most `limit` characters together: what it is about, a fact, the contact.
fn short(
    rng: &mut Rng,
    persona: &Persona<'_>,
    email: Option<&str>,
    link: Option<&str>,
    limit: usize,
) -> String {
    // The contact has a place kept for it; the rest is written as far as there is room.
    let contact = email.map(|email| {
        let contacts = persona.language.general("contact");
        let template = if limit < 100 {
            contacts.first().copied().unwrap_or("{e}")
        } else {
            rng.pick(contacts)
        };
        fill(template, &[("e", email)])
    });
    let kept = contact.as_deref().map_or(0, |line| length(line) + 1);
    let mut lines = Lines {
        lines: Vec::new(),
        room: limit.saturating_sub(kept),
    };
    for (nth, tag) in rng.shuffled(persona.words.get("tag")).into_iter().enumerate() {
        // The place is told once.
        if tag.contains("{city}") && lines.mention(persona.city) {
            continue;
        }
        let mut tag = persona.fill(rng, tag);
        if rng.chance(600) {
            tag.push(' ');
            tag.push_str(rng.pick(persona.topic.emoji));
        }
        // One says what it is about; a second is for those with room and something to add.
        if lines.add(tag) && (nth > 0 || limit < 100 || !rng.chance(250)) {
            break;
        }
    }
    let fact = rng.pick(persona.language.general("fact"));
    if rng.chance(600) && !(fact.contains("{city}") && lines.mention(persona.city)) {
        lines.add(persona.fill(rng, fact));
    }
    if let Some(link) = link {
        let template = rng.pick(persona.language.general("link"));
        lines.add(fill(template, &[("l", link)]));
    }
    lines.lines.extend(contact);
    lines.lines.join("\n")
}

/// Lines written so far, and the characters left for more.
struct Lines {
    lines: Vec<String>,
    room: usize,
}

impl Lines {
    /// Adds `line` if there is room for it and a line break; tells whether there was.
    fn add(&mut self, line: String) -> bool {
        let left = self.room.checked_sub(length(&line) + 1);
        if let Some(left) = left {
            self.room = left;
            self.lines.push(line);
        }
        left.is_some()
    }

    fn mention(&self, word: &str) -> bool {
        self.lines.iter().any(|line| line.contains(word))
    }
}

/// Sentences in paragraphs, as channel descriptions have them.
fn long(rng: &mut Rng, persona: &Persona<'_>, email: Option<&str>, link: Option<&str>) -> String {
    let mut sentences = Vec::new();
    if rng.chance(700) {
        sentences.push(rng.pick(persona.language.general("hello")));
    }
    let about = rng.shuffled(persona.words.get("about"));
    let told = if rng.chance(350) { 3 } else { 2 };
    sentences.extend(about.into_iter().take(told));
    if rng.chance(650) {
        sentences.push(rng.pick(persona.language.general("schedule")));
    }
    // The place is told once.
    let mut placed = false;
    sentences.retain(|sentence| !(sentence.contains("{city}") && std::mem::replace(&mut placed, true)));
    let text: Vec<String> = sentences
        .into_iter()
        .map(|sentence| persona.fill(rng, sentence))
        .collect();
    let mut text = text.join(" ");
    for (key, slot, value) in [("contact", "e", email), ("link", "l", link)] {
        if let Some(value) = value {
            let template = rng.pick(persona.language.general(key));
            let gap = if text.contains("\n\n") { "\n" } else { "\n\n" };
            text.push_str(gap);
            text.push_str(&fill(template, &[(slot, value)]));
        }
    }
    text
}

/// The length as platforms count it.
fn length(line: &str) -> usize {
    line.chars().count()
}
