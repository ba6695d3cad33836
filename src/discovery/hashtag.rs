//! Hashtags in captions and bios, and the one form tags are compared in.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A tag longer than this (in characters) is no tag on any network.
const LONGEST_TAG: usize = 150;

/// The hashtags of `text`: lower-cased, without `#`, in first-seen order, no repeats.
///
/// A tag is made of letters, combining marks, digits and `_`, holds at least one letter, and ends at
/// anything else, so `#a#b` is two tags. The `#part` of a web address is not a tag.
pub fn hashtags(text: &str) -> Vec<String> {
    let mut seen = HashSet::new();
    let mut tags = Vec::new();
    for word in text.split(char::is_whitespace) {
        let mut pieces = word.split(['#', '＃']);
        let before = pieces.next().unwrap_or_default();
        if before.contains("://") || before.starts_with("www.") {
            continue;
        }
        // "&#39;" is an apostrophe that somebody escaped.
        let mut escaped = before.ends_with('&');
        for piece in pieces {
            let end = piece.find(|c| !is_tag_char(c)).unwrap_or(piece.len());
            let entity = escaped && piece[end..].starts_with(';');
            escaped = piece.ends_with('&');
            if let Some(tag) = normalise_tag(&piece[..end])
                && !entity
                && seen.insert(tag.clone())
            {
                tags.push(tag);
            }
        }
    }
    tags
}

/// The form tags are stored and compared in: composed (NFC), lower-cased, without the leading `#`.
/// `None` when the text is empty, over-long, without a letter, or holds anything a tag cannot.
pub fn normalise_tag(text: &str) -> Option<String> {
    let bare = text.trim().trim_start_matches(['#', '＃']);
    let is_tag = bare.chars().all(is_tag_char)
        && bare.chars().any(char::is_alphabetic)
        && bare.chars().count() <= LONGEST_TAG;
    is_tag.then(|| bare.to_lowercase().nfc().collect())
}

fn is_tag_char(c: char) -> bool {
    // Variation selectors and the keycap are marks too, but belong to emoji.
    let of_emoji = matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{20d0}'..='\u{20ff}');
    c == '_' || c.is_alphanumeric() || (is_combining_mark(c) && !of_emoji)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn gives(text: &str, expected: &[&str]) {
        assert_eq!(hashtags(text), expected, "{text:?}");
    }

    #[test]
    fn tags_come_lower_cased_in_first_seen_order_without_repeats() {
        gives("Leg day! #GymTok, #fitness #gymtok.", &["gymtok", "fitness"]);
        gives("no tags, C# and # alone", &[]);
        gives("", &[]);
    }

    #[test]
    fn a_second_hash_begins_another_tag() {
        gives("#a#b ##double so good#ootd", &["a", "b", "double", "ootd"]);
    }

    #[test]
    fn tags_of_every_script() {
        gives(
            "#Größe #كرة_القدم #日本語 #हिन्दी #ЁЛКА",
            &["größe", "كرة_القدم", "日本語", "हिन्दी", "ёлка"],
        );
        gives("＃全角", &["全角"]);
        gives("#cafe\u{301} #CAFÉ", &["café"]);
    }

    #[test]
    fn digits_only_is_a_number_not_a_tag() {
        gives("#1 #2024 #_ #2024goals #7_", &["2024goals"]);
    }

    #[test]
    fn emoji_end_a_tag() {
        gives(
            "#love❤️ #\u{fe0f}\u{20e3} #beach🏖️#sun",
            &["love", "beach", "sun"],
        );
    }

    #[test]
    fn fragments_and_escapes_are_not_tags() {
        gives(
            "https://example.com/a#section www.example.com#top #real",
            &["real"],
        );
        gives("it&#39;s &#x27;here&#x27; rock&#roll", &["roll"]);
    }

    #[test]
    fn provider_tags_are_brought_to_the_same_form() {
        assert_eq!(normalise_tag(" #GymTok "), Some("gymtok".to_owned()));
        assert_eq!(normalise_tag("cafe\u{301}"), Some("café".to_owned()));
        for not_a_tag in ["", "#", "two words", "a#b", "123", "🔥", "a-b"] {
            assert_eq!(normalise_tag(not_a_tag), None, "{not_a_tag:?}");
        }
        assert_eq!(normalise_tag(&"a".repeat(151)), None);
    }

    proptest! {
        #[test]
        fn every_tag_found_is_its_own_normal_form(text in "[#＃a-cÀß1_ \u{301}&;é]{0,40}|\\PC*") {
            let tags = hashtags(&text);
            for tag in &tags {
                let normal = normalise_tag(tag);
                prop_assert_eq!(normal.as_ref(), Some(tag));
            }
            let again = hashtags(&tags.iter().map(|t| format!("#{t}")).collect::<String>());
            prop_assert_eq!(again, tags);
        }
    }
}
