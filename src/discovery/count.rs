//! Counts as networks show them: `1.2M`, `6.59M subscribers`, `12 345`, `1,2 mln`, `1.2万`.

use unicode_normalization::UnicodeNormalization;

/// Reads a shown count. `None` when the text is no single, exact-as-shown, non-negative number:
/// empty, negative, a range (`10K-100K`), a lower bound (`10K+`), scientific notation, plain words.
///
/// "No subscribers" is 0. Short forms keep the precision shown (`1.2M` is 1 200 000).
pub fn parse_count(text: &str) -> Option<i64> {
    // NFKC turns full-width digits and every kind of fixed blank into the plain ones.
    let plain: String = text.nfkc().map(plain_digit).collect::<String>().to_lowercase();
    let words: Vec<&str> = plain.split_whitespace().collect();
    if let ["no", noun] = words[..] {
        return is_noun(noun).then_some(0);
    }
    let joined = words.join(" ");
    let body = joined.strip_prefix('+').unwrap_or(&joined);
    let is_number_char = |c: char| c.is_ascii_digit() || SEPARATORS.contains(&c);
    let end = body.find(|c| !is_number_char(c)).unwrap_or(body.len());
    let number = body[..end].trim_end();
    let rest = body[end..].trim_start();
    let (factor, noun) = unit(rest, number.len() < end);
    if !noun.is_empty() && !noun.split(' ').all(is_noun) {
        return None;
    }
    value(number, factor)
}

/// Thousands and decimal separators; the apostrophe is Swiss.
const SEPARATORS: [char; 5] = [' ', ',', '.', '\'', '’'];

/// Units by size. "mil" is thousand in Spanish and Portuguese, where it is shown most.
const UNITS: [(i64, &[&str]); 8] = [
    (
        1_000,
        &[
            "k", "thousand", "mil", "тыс", "tys", "tis", "tsd", "rb", "千", "천",
        ],
    ),
    (10_000, &["万", "萬", "만", "万人"]),
    (100_000, &["lakh", "lakhs", "lac"]),
    (
        1_000_000,
        &[
            "m", "mn", "mm", "mi", "mio", "mln", "млн", "jt", "million", "millions", "millones",
        ],
    ),
    (10_000_000, &["crore", "crores", "cr"]),
    (100_000_000, &["億", "亿", "억"]),
    (
        1_000_000_000,
        &["b", "bn", "mrd", "mld", "млрд", "billion", "billions"],
    ),
    (1_000_000_000_000, &["t", "tn", "trillion"]),
];

/// What may be counted. Without this list "5 minutes ago" would be a count.
const NOUNS: [&str; 34] = [
    "subscriber",
    "subscribers",
    "follower",
    "followers",
    "following",
    "fans",
    "view",
    "views",
    "like",
    "likes",
    "video",
    "videos",
    "post",
    "posts",
    "comment",
    "comments",
    "share",
    "shares",
    "play",
    "plays",
    "abonnés",
    "abonnenten",
    "suscriptores",
    "seguidores",
    "seguidos",
    "inscritos",
    "iscritti",
    "subskrybentów",
    "подписчиков",
    "просмотров",
    "visualizaciones",
    "vistas",
    "vues",
    "aufrufe",
];

fn is_noun(word: &str) -> bool {
    // Spanish puts "de" between unit and noun: "1,2 M de suscriptores".
    NOUNS.contains(&word) || word == "de"
}

/// The factor named at the start of `rest`, and the words after it. `spaced` says whether a blank
/// came before `rest`.
fn unit(rest: &str, spaced: bool) -> (i64, &str) {
    let end = rest.find([' ', '.']).unwrap_or(rest.len());
    let name = &rest[..end];
    let after = rest[end..].strip_prefix('.').unwrap_or(&rest[end..]).trim_start();
    let found = UNITS.iter().find(|(_, names)| names.contains(&name));
    match found {
        Some((factor, _)) => (*factor, after),
        // "12subscribers" is no text any network shows.
        None if !rest.is_empty() && !spaced => (0, "?"),
        None => (1, rest),
    }
}

/// `number` holds ASCII digits and separators only. Which separator is the decimal one follows from
/// what is shown: the last one, unless it groups three digits of a whole number.
fn value(number: &str, factor: i64) -> Option<i64> {
    let groups: Vec<&str> = number.split(SEPARATORS).collect();
    let separators: Vec<char> = number.chars().filter(|c| SEPARATORS.contains(c)).collect();
    let last = separators.last().copied();
    let decimal = match (last, &separators[..]) {
        (Some('.' | ','), [.., before, last]) if before != last => true,
        (Some('.'), [_]) => factor > 1 || groups[1].len() != 3,
        (Some(','), [_]) => groups[1].len() != 3,
        _ => false,
    };
    let (whole, fraction) = match groups.split_last() {
        Some((fraction, whole)) if decimal => (whole, *fraction),
        _ => (&groups[..], ""),
    };
    if decimal && fraction.is_empty() || !is_grouped(whole) {
        return None;
    }
    // A number grouped by two kinds of separator is damaged.
    let marks = &separators[..whole.len() - 1];
    if marks.iter().any(|mark| *mark != marks[0]) {
        return None;
    }
    let digits = format!("{}{fraction}", whole.concat());
    let scale = 10_i128.checked_pow(u32::try_from(fraction.len()).ok()?)?;
    let scaled = digits.parse::<i128>().ok()?.checked_mul(i128::from(factor))?;
    // A count is whole: "12.5" without a unit says nothing, "12.0" does.
    if factor == 1 && scaled % scale != 0 {
        return None;
    }
    i64::try_from(scaled / scale).ok()
}

/// Groups of three; India groups by two before the last three.
fn is_grouped(groups: &[&str]) -> bool {
    match groups {
        [] | [""] => false,
        [_] => true,
        [first, middle @ .., last] => {
            let head = 1..=3;
            let by = |n: usize| middle.iter().all(|g| g.len() == n);
            head.contains(&first.len()) && last.len() == 3 && (by(3) || by(2) && first.len() <= 2)
        }
    }
}

/// Arabic and Persian digits and separators as ASCII; all else unchanged.
fn plain_digit(c: char) -> char {
    let offset = match c {
        '٠'..='٩' => u32::from(c) - u32::from('٠'),
        '۰'..='۹' => u32::from(c) - u32::from('۰'),
        '٫' => return '.',
        '٬' => return ',',
        _ => return c,
    };
    char::from_digit(offset, 10).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn gives(rows: &[(&str, i64)]) {
        for (text, expected) in rows {
            assert_eq!(parse_count(text), Some(*expected), "{text:?}");
        }
    }

    #[test]
    fn exact_numbers_in_every_grouping() {
        gives(&[
            ("0", 0),
            ("54709529", 54_709_529),
            ("1,201,739 views", 1_201_739),
            ("1.201.739", 1_201_739),
            ("1.234", 1_234),
            ("12\u{202f}345", 12_345),
            ("1’234’567", 1_234_567),
            ("12,34,567", 1_234_567),
            ("1,234.0", 1_234),
            ("１２３", 123),
            ("١٬٢٣٤", 1_234),
            ("9223372036854775807", i64::MAX),
        ]);
    }

    #[test]
    fn short_forms_with_units_of_many_languages() {
        gives(&[
            ("1.2M", 1_200_000),
            ("6.59M subscribers", 6_590_000),
            ("+12M", 12_000_000),
            ("1.234M", 1_234_000),
            ("1,234K", 1_234_000),
            ("1,2 M de suscriptores", 1_200_000),
            ("12 mil seguidores", 12_000),
            ("3 тыс. подписчиков", 3_000),
            ("2,5 Mio. Abonnenten", 2_500_000),
            ("1.2万", 12_000),
            ("3 lakh", 300_000),
            ("2.5 crore", 25_000_000),
            ("1.2b", 1_200_000_000),
            ("No subscribers", 0),
        ]);
    }

    #[test]
    fn what_is_no_single_exact_count_is_unknown() {
        for text in [
            "",
            "-1",
            "−1",
            "—",
            "NaN",
            "undefined",
            "null",
            "10K-100K",
            "10K+",
            "1e6",
            "12.5",
            "1,23,4",
            "1.2.3M",
            "1 2",
            "1.234,567.8",
            ".",
            ".5M",
            "1.",
            "M",
            "K",
            "5 minutes ago",
            "12subscribers",
            "no idea",
            "1 2345",
            "99999999999999999999",
            "0x10",
            "subscribers",
        ] {
            assert_eq!(parse_count(text), None, "{text:?}");
        }
    }

    #[test]
    fn every_row_of_the_shared_table() {
        let Some(path) = crate::base::testing::shared("fixtures/providers/counts.tsv") else {
            return;
        };
        let table = std::fs::read_to_string(path).unwrap();
        for row in table.lines() {
            let (shown, expected) = row.split_once('\t').unwrap_or((row, ""));
            let shown = shown.replace("\\u202f", "\u{202f}").replace("\\u00a0", "\u{a0}");
            assert!(!shown.contains("\\u"), "an escape of {row:?} is not read");
            assert_eq!(parse_count(&shown), expected.parse().ok(), "{row:?}");
        }
        assert!(table.lines().count() >= 25);
    }

    proptest! {
        #[test]
        fn a_printed_number_reads_back(n in 0..=i64::MAX) {
            prop_assert_eq!(parse_count(&n.to_string()), Some(n));
        }

        #[test]
        fn no_text_is_negative(text in "[-+0-9., kKmM万]{0,30}|\\PC{0,30}") {
            prop_assert!(parse_count(&text).is_none_or(|n| n >= 0));
        }
    }
}
