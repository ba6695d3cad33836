//! `limelight parse`: what we make of a line of text.
use std::io::{BufRead as _, Write as _};

use serde_json::json;

use super::args::{ParseArgs, ParseWhat};
use super::{Ended, Status, Trouble};
use crate::discovery::count::parse_count;
use crate::discovery::email::find_emails;

/// Reads standard input to its end.
pub fn run(args: &ParseArgs) -> Ended {
    let stdin = std::io::stdin().lock();
    let mut stdout = std::io::BufWriter::new(std::io::stdout().lock());
    for line in stdin.split(b'\n') {
        let line = line.map_err(|error| Trouble::failed(format!("reading standard input: {error}")))?;
        let text = decode(String::from_utf8_lossy(&line).trim_end_matches('\r'));
        let answer = match args.what {
            ParseWhat::Emails => json!({ "emails": find_emails(&text) }),
            ParseWhat::Counts => json!({ "count": parse_count(&text) }),
        };
        if writeln!(stdout, "{answer}").is_err() {
            // Whoever read our output has enough.
            return Ok(Status::Done);
        }
    }
    stdout
        .flush()
        .map_err(|error| Trouble::failed(format!("writing: {error}")))?;
    Ok(Status::Done)
}

/// `\n` and `\uXXXX` (with surrogate pairs) as escapes; anything else is as it is.
fn decode(text: &str) -> String {
    let mut units: Vec<u16> = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let hex = rest.strip_prefix("\\u").and_then(|tail| tail.get(..4));
        if let Some(unit) = hex.and_then(|digits| u16::from_str_radix(digits, 16).ok()) {
            units.push(unit);
            rest = &rest[6..];
        } else if let Some(tail) = rest.strip_prefix("\\n") {
            units.push(u16::from(b'\n'));
            rest = tail;
        } else {
            units.extend_from_slice(c.encode_utf16(&mut [0; 2]));
            rest = &rest[c.len_utf8()..];
        }
    }
    String::from_utf16_lossy(&units)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_decoded_and_the_rest_is_kept() {
        assert_eq!(
            decode("a\\nb\\u00e9 \\ud83d\\ude00 é \\x \\u12"),
            "a\nbé 😀 é \\x \\u12"
        );
    }
}
