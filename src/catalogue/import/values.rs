//! Single values as files write them: counts, yes and no, dates, countries, languages, links, damaged cells.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

use crate::discovery::count::parse_count;

/// A count of zero or more; a float that is whole (`1234.0`, as data frames write it) counts.
pub(super) fn count(text: &str) -> Option<i64> {
    // Nearly every cell of a large file is plain digits.
    if text.len() < 19 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok();
    }
    let whole = match text.split_once('.') {
        Some((digits, zeros)) if !zeros.is_empty() && zeros.bytes().all(|byte| byte == b'0') => {
            // "1.000" is a thousand in half of Europe: only one or two zeros are surely a fraction.
            if zeros.len() <= 2 { digits } else { text }
        }
        _ => text,
    };
    parse_count(whole).filter(|count| *count >= 0)
}

/// Yes and no in the forms of spreadsheets and data frames; anything else is unknown.
pub(super) fn boolean(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "true" | "t" | "1" | "yes" | "y" | "si" | "sí" | "oui" | "ja" | "sim" | "vrai" | "wahr"
        | "verdadero" | "verdadeiro" => Some(true),
        "false" | "f" | "0" | "no" | "n" | "non" | "nein" | "não" | "nao" | "faux" | "falsch" | "falso" => {
            Some(false)
        }
        _ => None,
    }
}

/// A moment: RFC 3339, a date with time (taken as UTC), a date (its first moment in UTC), or Unix time in seconds or
/// milliseconds. A time without a date is unknown.
pub(super) fn moment(text: &str) -> Option<DateTime<Utc>> {
    if let Ok(moment) = DateTime::parse_from_rfc3339(text) {
        return Some(moment.to_utc());
    }
    for format in ["%Y-%m-%dT%H:%M:%S%.f%z", "%Y-%m-%d %H:%M:%S%.f%z"] {
        if let Ok(moment) = DateTime::parse_from_str(text, format) {
            return Some(moment.to_utc());
        }
    }
    for format in ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%d %H:%M"] {
        if let Ok(moment) = NaiveDateTime::parse_from_str(text, format) {
            return Some(moment.and_utc());
        }
    }
    if let Ok(date) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        return date.and_hms_opt(0, 0, 0).map(|moment| moment.and_utc());
    }
    let number = text.strip_suffix(".0").unwrap_or(text).parse::<i64>().ok()?;
    let milliseconds = match number {
        // 2001 to 2286 in seconds, the same years in milliseconds.
        1_000_000_000..10_000_000_000 => number * 1000,
        1_000_000_000_000..10_000_000_000_000 => number,
        _ => return None,
    };
    DateTime::from_timestamp_millis(milliseconds)
}

/// The errors of Excel, Sheets and LibreOffice in the languages seen in exports.
const SPREADSHEET_ERRORS: &[&str] = &[
    "#N/A",
    "#N/D",
    "#NV",
    "#N/B",
    "#N/DISP",
    "#REF!",
    "#¡REF!",
    "#BEZUG!",
    "#REFERENS!",
    "#RIF!",
    "#ADR!",
    "#VALUE!",
    "#VALOR!",
    "#¡VALOR!",
    "#VALEUR!",
    "#WERT!",
    "#VALORE!",
    "#WAARDE!",
    "#ARG!",
    "#DIV/0!",
    "#¡DIV/0!",
    "#NAME?",
    "#NOM?",
    "#NOMBRE?",
    "#¿NOMBRE?",
    "#NOME?",
    "#NAAM?",
    "#NAZWA?",
    "#NUM!",
    "#¡NUM!",
    "#NOMBRE!",
    "#ZAHL!",
    "#NÚM!",
    "#NUL!",
    "#NULL!",
    "#NULO!",
    "#¡NULO!",
    "#SPILL!",
    "#CALC!",
    "#FIELD!",
    "#ERROR!",
    "#ERROR",
    "#GETTING_DATA",
    "#BLOCKED!",
    "#CONNECT!",
    "#UNKNOWN!",
];

/// Whether the cell is a formula's failure, such as `#VALOR!`.
pub(super) fn is_spreadsheet_error(text: &str) -> bool {
    text.starts_with('#') && SPREADSHEET_ERRORS.contains(&text)
}

/// Whether the text is a number a spreadsheet has rounded, such as `6.72E+18`: useless as an id.
pub(super) fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else {
        return false;
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    digits(&mantissa.replacen(['.', ','], "", 1)) && digits(exponent.trim_start_matches('+'))
}

/// Words exporters write for "nothing".
pub(super) fn is_nothing(text: &str) -> bool {
    matches!(
        text.to_ascii_lowercase().as_str(),
        "" | "null"
            | "none"
            | "nan"
            | "n/a"
            | "undefined"
            | "nil"
            | "-"
            | "--"
            | "—"
            | "[none]"
            | "<null>"
            | "[]"
            | "{}"
    )
}

/// Line ends and tabs that an exporter wrote as `\n`, `\r`, `\t`, which would otherwise stick to an address after them.
pub(super) fn unescaped(text: &str) -> String {
    text.replace("\\r\\n", "\n")
        .replace("\\n", "\n")
        .replace("\\r", "\n")
        .replace("\\t", "\t")
}

/// The video's or post's id in its address on one of the three networks.
pub(super) fn post_id_in(address: &str) -> Option<String> {
    let (_, rest) = address.split_once("://").unwrap_or(("", address));
    let (host, path) = rest.split_once('/')?;
    let host = host.trim_start_matches("www.").trim_start_matches("m.");
    let until_end = |text: &str| {
        let end = text.find(['/', '?', '&', '#']).unwrap_or(text.len());
        (end > 0).then(|| text[..end].to_owned())
    };
    let after = |mark: &str| path.split_once(mark).and_then(|(_, id)| until_end(id));
    match host {
        "tiktok.com" => after("/video/").or_else(|| after("/photo/")),
        "youtu.be" => until_end(path),
        "youtube.com" => after("v=").or_else(|| path.strip_prefix("shorts/").and_then(until_end)),
        "instagram.com" => {
            let marks = ["p/", "reel/", "reels/", "tv/"];
            marks
                .iter()
                .find_map(|mark| path.strip_prefix(mark))
                .and_then(until_end)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_never_invented() {
        assert_eq!(count("1590"), Some(1590));
        assert_eq!(count("0"), Some(0));
        assert_eq!(count("1234.0"), Some(1234));
        assert_eq!(count("2.5K"), Some(2500));
        for unknown in ["", "-1", "many", "1e7", "#VALOR!", "null"] {
            assert_eq!(count(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn booleans_of_every_exporter() {
        for yes in ["True", "TRUE", "1", "yes", "Sí", "oui"] {
            assert_eq!(boolean(yes), Some(true), "{yes}");
        }
        for no in ["false", "0", "No", "nein"] {
            assert_eq!(boolean(no), Some(false), "{no}");
        }
        assert_eq!(boolean("maybe"), None);
    }

    #[test]
    fn moments_need_a_date() {
        let expected = "2017-11-13T17:32:55Z".parse::<DateTime<Utc>>().unwrap();
        for text in [
            "2017-11-13T17:32:55.000Z",
            "2017-11-13 17:32:55",
            "2017-11-13T18:32:55+0100",
            "1510594375",
            "1510594375000",
        ] {
            assert_eq!(moment(text), Some(expected), "{text}");
        }
        assert_eq!(
            moment("2017-11-13").unwrap().to_rfc3339(),
            "2017-11-13T00:00:00+00:00"
        );
        for unknown in ["17:13:01", "17.14.11", "12", "", "yesterday", "2017-13-40"] {
            assert_eq!(moment(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn damaged_cells_are_recognised() {
        assert!(is_spreadsheet_error("#VALOR!") && is_spreadsheet_error("#N/A"));
        assert!(!is_spreadsheet_error("#mycalvins") && !is_spreadsheet_error("#YOLO!"));
        assert!(is_scientific("6.72139631772762E+18") && is_scientific("6e18"));
        assert!(!is_scientific("e5") && !is_scientific("zoe12") && !is_scientific("1e"));
        assert_eq!(unescaped("mail:\\nzoe@x.com"), "mail:\nzoe@x.com");
    }

    #[test]
    fn post_ids_are_read_from_addresses() {
        for (address, id) in [
            (
                "https://www.tiktok.com/@ninakleij/video/6907228749016714497?x=1",
                "6907228749016714497",
            ),
            ("https://www.youtube.com/watch?v=2kyS6SvSYSE&t=3", "2kyS6SvSYSE"),
            ("https://youtu.be/2kyS6SvSYSE", "2kyS6SvSYSE"),
            ("https://www.instagram.com/reel/CxYz_1/", "CxYz_1"),
        ] {
            assert_eq!(post_id_in(address).as_deref(), Some(id));
        }
        assert_eq!(post_id_in("https://example.com/watch?v=1"), None);
    }
}
