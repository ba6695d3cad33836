//! The words of the sample catalogue, read from one text file for each language.
//!
//! A line `## a b` starts the words of the topics `a` and `b` (`*`: of all topics); a line
//! `key: one | two` gives the choices for one purpose. Texts hold slots: `{n}` the first name, `{x}` a
//! thing of the topic, `{city}`, `{noun}`, `{d}` a digit from 3 to 9, `{m}` from 10 to 45, `{e}` an
//! e-mail address, `{l}` a link.

/// One language with its words.
#[derive(Debug)]
pub(super) struct Language {
    /// ISO 639-1, lower case.
    pub code: &'static str,
    blocks: Vec<Block>,
}

/// The choices for one topic, or for all of them.
#[derive(Debug)]
pub(super) struct Block {
    topics: Vec<&'static str>,
    choices: Vec<(&'static str, Vec<&'static str>)>,
}

static EMPTY: Block = Block {
    topics: Vec::new(),
    choices: Vec::new(),
};

/// All languages, English first.
pub(super) fn load() -> [Language; 5] {
    [
        ("en", include_str!("words/en.txt")),
        ("de", include_str!("words/de.txt")),
        ("es", include_str!("words/es.txt")),
        ("fr", include_str!("words/fr.txt")),
        ("pt", include_str!("words/pt.txt")),
    ]
    .map(|(code, text)| parse(code, text))
}

fn parse(code: &'static str, text: &'static str) -> Language {
    let mut blocks: Vec<Block> = Vec::new();
    for line in text.lines() {
        if let Some(topics) = line.strip_prefix("## ") {
            blocks.push(Block {
                topics: topics.split(' ').collect(),
                choices: Vec::new(),
            });
        } else if let (Some(block), Some((key, choices))) = (blocks.last_mut(), line.split_once(": ")) {
            block.choices.push((key, choices.split(" | ").collect()));
        }
    }
    Language { code, blocks }
}

impl Language {
    /// The words of one topic (`*` for those of all topics).
    pub(super) fn block(&self, topic: &str) -> &Block {
        let holds = |block: &&Block| block.topics.contains(&topic);
        self.blocks.iter().find(holds).unwrap_or(&EMPTY)
    }

    /// The choices for `key` that fit all topics.
    pub(super) fn general(&self, key: &str) -> &[&'static str] {
        self.block("*").get(key)
    }

    /// The countries (ISO 3166-1 alpha-2) with their cities, the most common first.
    pub(super) fn countries(&self) -> Vec<(&'static str, &[&'static str])> {
        let cities = self.block("*").choices.iter();
        cities
            .filter_map(|(key, cities)| Some((key.strip_prefix("city.")?, cities.as_slice())))
            .collect()
    }
}

impl Block {
    /// The choices for `key`; none when the block does not have it.
    pub(super) fn get(&self, key: &str) -> &[&'static str] {
        let found = self.choices.iter().find(|(name, _)| *name == key);
        found.map_or(&[], |(_, choices)| choices.as_slice())
    }
}

/// Fills the slots of `template`; a slot without a value stays as it is.
pub(super) fn fill(template: &str, slots: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len() + 24);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let slot = after.split_once('}').and_then(|(name, tail)| {
            let value = slots.iter().find(|(slot, _)| *slot == name)?;
            Some((value.1, tail))
        });
        if let Some((value, tail)) = slot {
            filled.push_str(value);
            rest = tail;
        } else {
            filled.push('{');
            rest = after;
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::super::topics::{OTHERS, VEGAN};
    use super::*;

    #[test]
    fn every_language_has_words_for_every_topic() {
        for language in load() {
            for key in [
                "first", "title", "neutral", "contact", "link", "fact", "hello", "schedule", "end",
            ] {
                assert!(language.general(key).len() >= 4, "{} {key}", language.code);
            }
            assert!(language.countries().len() >= 2, "{}", language.code);
            for topic in VEGAN.iter().chain(&OTHERS) {
                let block = language.block(topic.key);
                // Eight things and at least five sentences: up to eight posts never repeat.
                for (key, least) in [
                    ("tag", 4),
                    ("about", 3),
                    ("post", 6),
                    ("x", 8),
                    ("hash", 7),
                    ("word", 6),
                    ("noun", 3),
                    ("verb", 2),
                ] {
                    let found = block.get(key).len();
                    assert!(found >= least, "{} {} {key}: {found}", language.code, topic.key);
                }
            }
        }
    }

    #[test]
    fn words_are_clean() {
        for language in load() {
            for block in &language.blocks {
                for (key, choices) in &block.choices {
                    for choice in choices {
                        let place = format!("{} {:?} {key}: {choice:?}", language.code, block.topics);
                        assert!(!choice.is_empty() && choice.trim() == *choice, "{place}");
                        assert!(!choice.contains('|'), "{place}");
                        match *key {
                            "word" | "neutral" => {
                                assert!(choice.bytes().all(|b| b.is_ascii_lowercase()), "{place}");
                            }
                            "hash" => {
                                assert!(choice.chars().all(char::is_alphanumeric), "{place}");
                                assert_eq!(choice.to_lowercase(), *choice, "{place}");
                            }
                            "post" => assert!(choice.contains("{x}"), "{place}"),
                            "contact" => assert!(choice.contains("{e}"), "{place}"),
                            "tag" => assert!(choice.chars().count() <= 46, "{place}"),
                            _ => {}
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn slots_are_filled_and_unknown_ones_kept() {
        let slots = [("n", "Lina"), ("x", "{n}")];
        assert_eq!(fill("{n} & {x}, {y} {", &slots), "Lina & {n}, {y} {");
    }
}
