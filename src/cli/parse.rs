//! `limelight parse`: what we make of a line of text.
use std::io::{BufRead as _, Read as _, Write as _};

use serde_json::json;

use super::args::{ParseArgs, ParseCreatorsArgs, ParseWhat};
use super::{Ended, Status, Trouble};
use crate::discovery::count::parse_count;
use crate::discovery::email::find_emails;
use crate::discovery::model::evidence;
use crate::discovery::platform::Platform;
use crate::discovery::providers::{Endpoint, Vendor};

/// An answer larger than this is not a provider's.
const LARGEST_ANSWER: u64 = 16 << 20;

/// Reads standard input (or the file) to its end.
pub fn run(args: &ParseArgs) -> Ended {
    match &args.what {
        ParseWhat::Emails => lines(|text| json!({ "emails": find_emails(text) })),
        ParseWhat::Counts => lines(|text| json!({ "count": parse_count(text) })),
        ParseWhat::Creators(args) => creators(args),
    }
}

/// One creator a line, in the specification's shape; a fault is one line too, and exit status 1.
fn creators(args: &ParseCreatorsArgs) -> Ended {
    let endpoint = endpoint(args)?;
    let platform: Platform = args.platform.parse().map_err(Trouble::usage)?;
    let bytes = answer(args)?;
    let mut stdout = std::io::BufWriter::new(std::io::stdout().lock());
    let (text, status) = match endpoint.read(platform, args.status, &bytes) {
        Ok(answer) => {
            let lines = answer.creators.iter().map(|creator| {
                let line = evidence(creator, endpoint.enhancement(creator));
                format!("{line}\n")
            });
            (lines.collect::<String>(), Status::Done)
        }
        Err(fault) => {
            let error = json!({ "error": { "class": fault.class.to_string(), "message": fault.message } });
            (format!("{error}\n"), Status::Failed)
        }
    };
    let written = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush());
    match written {
        // Whoever read our output has enough.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(status),
        other => other
            .map(|()| status)
            .map_err(|error| Trouble::failed(format!("writing: {error}"))),
    }
}

fn endpoint(args: &ParseCreatorsArgs) -> Result<&'static Endpoint, Trouble> {
    let wanted = args.provider.replace('-', "_").to_lowercase();
    let vendor = Vendor::ALL.into_iter().find(|vendor| vendor.as_str() == wanted);
    let vendor = vendor.ok_or_else(|| {
        let known: Vec<&str> = Vendor::ALL.iter().map(|vendor| vendor.as_str()).collect();
        Trouble::usage(format!(
            "provider \"{}\" is not known: use {}",
            args.provider,
            known.join(", ")
        ))
    })?;
    let name = args.endpoint.trim_matches('/');
    vendor.endpoint(name).ok_or_else(|| {
        let known: Vec<&str> = vendor.endpoints().map(|endpoint| endpoint.name).collect();
        let (vendor, known) = (vendor.as_str(), known.join(", "));
        Trouble::usage(format!(
            "endpoint \"{name}\" of {vendor} is not known: use {known}"
        ))
    })
}

fn answer(args: &ParseCreatorsArgs) -> Result<Vec<u8>, Trouble> {
    let mut bytes = Vec::new();
    let (name, read) = match &args.file {
        Some(path) => {
            let file = std::fs::File::open(path);
            let read = file.and_then(|file| file.take(LARGEST_ANSWER + 1).read_to_end(&mut bytes));
            (path.display().to_string(), read)
        }
        None => {
            let stdin = std::io::stdin().lock();
            let read = stdin.take(LARGEST_ANSWER + 1).read_to_end(&mut bytes);
            ("standard input".to_owned(), read)
        }
    };
    read.map_err(|error| Trouble::failed(format!("reading {name}: {error}")))?;
    if bytes.len() as u64 > LARGEST_ANSWER {
        return Err(Trouble::failed(format!(
            "{name} is larger than 16 MiB: it is not one answer of a provider"
        )));
    }
    Ok(bytes)
}

fn lines(read: impl Fn(&str) -> serde_json::Value) -> Ended {
    let stdin = std::io::stdin().lock();
    let mut stdout = std::io::BufWriter::new(std::io::stdout().lock());
    for line in stdin.split(b'\n') {
        let line = line.map_err(|error| Trouble::failed(format!("reading standard input: {error}")))?;
        let text = decode(String::from_utf8_lossy(&line).trim_end_matches('\r'));
        let answer = read(&text);
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
