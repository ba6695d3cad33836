//! Search for a part of a name: what is compared, and what the trigram index is asked for.

/// A LIKE pattern for a part of a text, and a looser one that is quicker to look up: whatever matches the first matches the second.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamePatterns {
    pub exact: String,
    pub indexed: String,
}

impl NamePatterns {
    /// The patterns of a part as a person types it; `%` and `_` in it stand for themselves.
    pub fn containing(part: &str) -> NamePatterns {
        let words: Vec<&str> = part.split(' ').collect();
        let last = words.len() - 1;
        let thinned: Vec<String> = words
            .iter()
            .enumerate()
            .map(|(place, word)| if place < last { thin(word) } else { escape(word) })
            .collect();
        NamePatterns {
            exact: format!("%{}%", escape(part)),
            indexed: format!("%{}%", thinned.join(" ")),
        }
    }
}

/// A word that another follows, with one or two of its trigrams: the index intersects the list of each, and the next word's
/// beginning narrows the search more than the rest of this one.
fn thin(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    if !letters.iter().all(|c| c.is_alphanumeric()) {
        return escape(word);
    }
    let part = |from: usize| letters[from..from + 3].iter().collect::<String>();
    match letters.len() {
        0..=3 => word.to_owned(),
        4 | 5 => format!("%{}%", part(1)),
        length => format!("%{}%{}%", part(0), part(length - 3)),
    }
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '%' | '_' | '\\') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_before_the_last_give_few_trigrams() {
        let indexed = |part| NamePatterns::containing(part).indexed;
        assert_eq!(indexed("thomas"), "%thomas%");
        assert_eq!(indexed("thomas ca"), "%%tho%mas% ca%");
        assert_eq!(indexed("mark ga"), "%%ark% ga%");
        assert_eq!(indexed("de la cruz"), "%de la cruz%");
        assert_eq!(indexed("o'hara x"), "%o'hara x%");
        assert_eq!(NamePatterns::containing("50%_\\").exact, "%50\\%\\_\\\\%");
    }

    /// LIKE, where every backslash escapes and only `%` is special besides.
    fn like(text: &[char], pattern: &[char]) -> bool {
        match pattern {
            [] => text.is_empty(),
            ['%', rest @ ..] => (0..=text.len()).any(|from| like(&text[from..], rest)),
            ['\\', c, rest @ ..] | [c, rest @ ..] => text.first() == Some(c) && like(&text[1..], rest),
        }
    }

    proptest! {
        #[test]
        fn what_the_exact_pattern_matches_the_loose_one_matches(before in "[a-c ]{0,3}", part in "[a-c%_ \\\\]{1,9}", after in "[a-c ]{0,3}") {
            let patterns = NamePatterns::containing(&part);
            let text: Vec<char> = format!("{before}{part}{after}").chars().collect();
            prop_assert!(like(&text, &patterns.exact.chars().collect::<Vec<_>>()));
            prop_assert!(like(&text, &patterns.indexed.chars().collect::<Vec<_>>()));
        }
    }
}
