//! A provider's JSON, read leniently: any field may be missing, null or of another type, and none of that is an error.
use chrono::{DateTime, Utc};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization as _;

use super::fault::{Class, Fault};
use crate::discovery::count::parse_count;
use crate::discovery::link::link;

/// Digits that every number type holds exactly.
const EXACT_DIGITS: usize = 15;
/// Characters of an unreadable answer that are shown.
const SHOWN: usize = 120;

/// The answer as JSON. What PostgreSQL or the JSON reader would refuse whole (NUL, half a surrogate pair, a number too large)
/// is mended first, since the rest of the page is good.
pub fn json(bytes: &[u8]) -> Result<Value, Fault> {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err(Fault::new(Class::NonJson, "the provider sent an empty answer"));
    }
    if text.starts_with('<') {
        let start: String = text.chars().take(SHOWN).collect();
        return Err(Fault::new(
            Class::NonJson,
            format!("the provider sent a web page: {start}"),
        ));
    }
    match serde_json::from_str(&mended(text)) {
        Ok(Value::Null) => Err(Fault::new(Class::Shape, "the provider sent null")),
        Ok(value) => Ok(value),
        Err(error) => Err(Fault::new(
            Class::NonJson,
            format!("the provider's answer is no whole JSON: {error}"),
        )),
    }
}

/// Long numbers become text, NUL goes, and each half of a surrogate pair without the other becomes U+FFFD.
fn mended(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if c == '"' {
            rest = mended_string(rest, &mut out);
        } else if c == '-' || c.is_ascii_digit() {
            let end = rest
                .find(|c: char| !matches!(c, '0'..='9' | '+' | '-' | '.' | 'e' | 'E'))
                .unwrap_or(rest.len());
            let (number, tail) = rest.split_at(end);
            if number.len() > EXACT_DIGITS || number.contains(['e', 'E']) {
                out.push('"');
                out.push_str(number);
                out.push('"');
            } else {
                out.push_str(number);
            }
            rest = tail;
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}

/// Copies one string, from its quote to the next; returns what is behind it.
fn mended_string<'a>(text: &'a str, out: &mut String) -> &'a str {
    out.push('"');
    let mut rest = &text[1..];
    while let Some(at) = rest.find(['"', '\\']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(tail) = rest.strip_prefix('"') {
            out.push('"');
            return tail;
        }
        let unit = unit(rest);
        match unit {
            Some(0) => rest = &rest[6..],
            Some(0xd800..=0xdbff) => {
                let paired = self::unit(&rest[6..]).is_some_and(|low| (0xdc00..=0xdfff).contains(&low));
                let used = if paired { 12 } else { 6 };
                out.push_str(if paired { &rest[..used] } else { "\\ufffd" });
                rest = &rest[used..];
            }
            Some(0xdc00..=0xdfff) => {
                out.push_str("\\ufffd");
                rest = &rest[6..];
            }
            _ => {
                let used = rest.chars().nth(1).map_or(1, |c| 1 + c.len_utf8());
                out.push_str(&rest[..used]);
                rest = &rest[used..];
            }
        }
    }
    out.push_str(rest);
    ""
}

/// The code unit of a `\uXXXX` at the start.
fn unit(text: &str) -> Option<u16> {
    u16::from_str_radix(text.strip_prefix("\\u")?.get(..4)?, 16).ok()
}

/// A place in the JSON; a place that does not exist is empty.
#[derive(Debug, Clone, Copy)]
pub struct Node<'a>(Option<&'a Value>);

impl<'a> Node<'a> {
    pub fn new(value: &'a Value) -> Node<'a> {
        Node(Some(value))
    }

    /// The member at a dotted path; a number picks from a list.
    pub fn at(self, path: &str) -> Node<'a> {
        path.split('.').fold(self, |node, key| {
            Node(node.0.and_then(|value| match value {
                Value::Array(list) => list.get(key.parse::<usize>().ok()?),
                other => other.get(key),
            }))
        })
    }

    /// Whether something other than null is there.
    pub fn is_there(self) -> bool {
        self.0.is_some_and(|value| !value.is_null())
    }

    pub fn is_object(self) -> bool {
        self.0.is_some_and(Value::is_object)
    }

    /// The list's members; none when it is no list.
    pub fn list(self) -> impl Iterator<Item = Node<'a>> {
        self.0
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .map(Node::new)
    }

    /// Whether some member is a list of objects: rows, under whatever name.
    pub fn holds_rows(self) -> bool {
        let members = self
            .0
            .and_then(Value::as_object)
            .into_iter()
            .flat_map(serde_json::Map::values);
        members
            .filter_map(Value::as_array)
            .any(|list| list.first().is_some_and(Value::is_object))
    }

    pub fn is_list(self) -> bool {
        self.0.is_some_and(Value::is_array)
    }

    /// Text for people: entities undone, composed, direction controls and other control characters gone; empty is unknown.
    pub fn text(self) -> Option<String> {
        let raw = self.0.and_then(Value::as_str)?;
        let once = html_escape::decode_html_entities(raw);
        let twice = html_escape::decode_html_entities(&once);
        let clean: String = twice
            .replace('\t', " ")
            .nfc()
            .filter(|c| *c == '\n' || !(c.is_control() || is_direction_control(*c)))
            .collect();
        let clean = clean.trim();
        (!clean.is_empty()).then(|| clean.to_owned())
    }

    /// An id or token: text or number, as it stands; empty and 0 are unknown.
    pub fn id(self) -> Option<String> {
        let id = match self.0? {
            Value::String(text) => text.trim().to_owned(),
            Value::Number(number) => number.to_string(),
            _ => return None,
        };
        let known = !matches!(id.as_str(), "" | "0")
            && !id.chars().any(|c| c.is_control() || is_direction_control(c));
        known.then_some(id)
    }

    /// A handle without `@`.
    pub fn handle(self) -> Option<String> {
        let id = self.id()?;
        let handle = id.trim_start_matches('@');
        (!handle.is_empty()).then(|| handle.to_owned())
    }

    /// A price: a number or its text, not negative.
    pub fn number(self) -> Option<f64> {
        let number = match self.0? {
            Value::Number(number) => number.as_f64(),
            Value::String(text) => text.trim().parse().ok(),
            _ => None,
        };
        number.filter(|n| n.is_finite() && *n >= 0.0)
    }

    /// A count as a number or as shown text; negative and unreadable are unknown.
    pub fn count(self) -> Option<i64> {
        match self.0? {
            Value::Number(number) => match number.as_i64() {
                Some(whole) => (whole >= 0).then_some(whole),
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "at most 15 digits come as numbers"
                )]
                None => number.as_f64().filter(|n| *n >= 0.0).map(|n| n.round() as i64),
            },
            Value::String(text) => parse_count(text),
            _ => None,
        }
    }

    pub fn flag(self) -> Option<bool> {
        match self.0? {
            Value::Bool(flag) => Some(*flag),
            Value::Number(number) => Some(number.as_i64()? != 0),
            Value::String(text) if text.eq_ignore_ascii_case("true") => Some(true),
            Value::String(text) if text.eq_ignore_ascii_case("false") => Some(false),
            _ => None,
        }
    }

    /// An http(s) address; a bare domain gets `https://`.
    pub fn url(self) -> Option<String> {
        link(self.0?.as_str()?.trim())
    }

    /// Seconds or milliseconds since 1970, or ISO 8601 with any offset.
    pub fn instant(self) -> Option<DateTime<Utc>> {
        let text = match self.0? {
            Value::Number(number) => return seconds(number.as_i64()?),
            Value::String(text) => text.trim(),
            _ => return None,
        };
        if let Ok(number) = text.parse() {
            return seconds(number);
        }
        DateTime::parse_from_rfc3339(text)
            .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%z"))
            .ok()
            .map(|at| at.to_utc())
    }
}

/// Networks did not exist before 2003; larger numbers are milliseconds.
fn seconds(number: i64) -> Option<DateTime<Utc>> {
    let at = if number > 100_000_000_000 {
        DateTime::from_timestamp_millis(number)
    } else {
        DateTime::from_timestamp(number, 0)
    };
    at.filter(|_| number > 1_000_000_000)
}

/// Marks that turn the direction of writing, so that a name reads as another one.
pub(super) fn is_direction_control(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Value {
        json(text.as_bytes()).unwrap()
    }

    #[test]
    fn what_would_spoil_a_whole_page_is_mended() {
        let page = read(
            "\u{feff}{\"a\": \"x\\u0000y \\ud83d z \\ud83d\\ude00 \\\\u0000 \\\"\", \"id\": 7000000000000000011, \"n\": 1e400, \"f\": -1.5}",
        );
        let page = Node::new(&page);
        assert_eq!(
            page.at("a").text().as_deref(),
            Some("xy \u{fffd} z 😀 \\u0000 \"")
        );
        assert_eq!(page.at("id").id().as_deref(), Some("7000000000000000011"));
        assert_eq!((page.at("n").count(), page.at("f").count()), (None, None));
    }

    #[test]
    fn answers_without_json_say_so() {
        for (text, class) in [
            ("", Class::NonJson),
            (" \n", Class::NonJson),
            ("<html><b>Just a moment</b>", Class::NonJson),
            ("{\"a\": [1,", Class::NonJson),
            ("null", Class::Shape),
        ] {
            assert_eq!(json(text.as_bytes()).unwrap_err().class, class, "{text:?}");
        }
    }

    #[test]
    fn values_are_read_in_whatever_type_they_come() {
        let page = read(
            "{\"c\": \"1.2M\", \"neg\": -255911171, \"u\": \"ln.ki/x\", \"js\": \"javascript:alert(1)\", \"t\": 1750000000, \"ms\": 1750000000000,
              \"iso\": \"2021-08-17T19:00:42+0000\", \"name\": \"A &amp;amp; \\u202eB\", \"list\": [{\"v\": \"x\"}], \"empty\": \"\"}",
        );
        let page = Node::new(&page);
        assert_eq!(page.at("c").count(), Some(1_200_000));
        assert_eq!(page.at("neg").count(), None);
        assert_eq!(page.at("u").url().as_deref(), Some("https://ln.ki/x"));
        assert_eq!(page.at("js").url(), None);
        assert_eq!(page.at("t").instant(), page.at("ms").instant());
        assert_eq!(
            page.at("iso").instant().unwrap().to_rfc3339(),
            "2021-08-17T19:00:42+00:00"
        );
        assert_eq!(page.at("name").text().as_deref(), Some("A & B"));
        assert_eq!(page.at("list.0.v").text().as_deref(), Some("x"));
        assert_eq!((page.at("empty").text(), page.at("no.such").id()), (None, None));
    }

    proptest! {
        #[test]
        fn any_bytes_are_json_or_a_fault(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = json(&bytes);
        }

        #[test]
        fn mending_leaves_plain_json_as_it_is(text in "[a-zé \"\\\\]{0,20}", number in -1_000_000i64..1_000_000) {
            let value = serde_json::json!({ "t": text, "n": [number] });
            prop_assert_eq!(json(value.to_string().as_bytes()).unwrap(), value);
        }
    }
}
