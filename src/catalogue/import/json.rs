//! Objects of a JSON file, one at a time: an array, an object around an array, or JSON lines, in bounded memory.
//!
//! The text is only cut into elements here; each element is then parsed by itself. So a broken or huge element is one
//! reject with its line, and the rest of the file is still read.

use std::borrow::Cow;
use std::io;

use serde_json::{Map, Value};

use super::csv::{MAX_FIELD, MAX_RAW, MAX_RECORD};
use super::decode::{SAMPLE, TextStream};
use super::error::{Fault, ImportError};

/// How the objects lie in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// `[{…},{…}]`, also inside an object.
    Array,
    /// One object a line.
    Lines,
    /// Objects one after the other, each over several lines.
    Values,
}

/// Reads elements from decoded text.
pub(super) struct Elements {
    pub input: TextStream,
    shape: Shape,
    line: u64,
    /// The key of the array inside an object, if it was in one.
    pub envelope: Option<String>,
    /// The key of a second array of objects, which is not read.
    pub left_out: Option<String>,
    ended: bool,
}

/// One element as text.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub line: u64,
    pub text: String,
    pub fault: Option<Fault>,
}

impl Element {
    /// Parses the element. The error is a sentence for the reject.
    pub fn object(&self) -> Result<Map<String, Value>, String> {
        let parsed = serde_json::from_str(&self.text).or_else(|error| {
            // A lone half of a surrogate pair, left by cutting an emoji, is worth one character, not the whole row.
            match without_lone_surrogates(&self.text) {
                Some(mended) => serde_json::from_str(&mended),
                None => Err(error),
            }
        });
        match parsed {
            Ok(Value::Object(object)) => Ok(object),
            Ok(_) => Err("the element is not an object".to_owned()),
            Err(error) => Err(format!("not valid JSON: {error}")),
        }
    }

    /// The element's text, cut to what a reject keeps.
    pub fn raw(&self) -> &str {
        &self.text[..self.text.floor_char_boundary(MAX_RAW)]
    }
}

/// Whether decoded text begins like JSON rather than like a header line.
pub(super) fn looks_like_json(sample: &str) -> bool {
    let text = sample.trim_ascii_start();
    let mut letters = text.chars();
    let first = letters.next();
    let second = letters.as_str().trim_ascii_start().chars().next();
    match (first, second) {
        (Some('{'), second) => second.is_none_or(|letter| matches!(letter, '"' | '}')),
        (Some('['), second) => {
            second.is_none_or(|letter| matches!(letter, '{' | '[' | ']' | '"' | '0'..='9'))
        }
        _ => false,
    }
}

impl Elements {
    /// Finds out the shape and moves to the first element. `identifies` tells whether an object is itself a creator.
    pub fn open(
        mut input: TextStream,
        identifies: impl Fn(&[String]) -> bool,
    ) -> Result<Elements, ImportError> {
        let (sample, complete) = input.peek(SAMPLE).map_err(ImportError::Read)?;
        let text = sample.trim_ascii_start();
        let first_line = text.lines().next().unwrap_or_default().trim_end();
        let first = value_length(text);
        let mut shape = Shape::Array;
        let mut is_envelope = text.starts_with('{');
        if let (true, Some(length)) = (is_envelope, first) {
            let rest_is_blank = text[length..].trim().is_empty();
            if !rest_is_blank || !complete {
                is_envelope = false;
            } else {
                let value: Value =
                    serde_json::from_str(&text[..length]).map_err(|error| ImportError::BadJson {
                        reason: error.to_string(),
                    })?;
                is_envelope = !identifies(&keys_of(&value));
            }
            if !is_envelope {
                shape = if length == first_line.len() {
                    Shape::Lines
                } else {
                    Shape::Values
                };
            }
        }
        let mut elements = Elements {
            input,
            shape,
            line: 1,
            envelope: None,
            left_out: None,
            ended: false,
        };
        if is_envelope {
            elements.enter_envelope()?;
        } else if shape == Shape::Array {
            elements.skip_blank().map_err(ImportError::Read)?;
            elements.bump();
        }
        Ok(elements)
    }

    /// The line reading has come to.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// Reads the next element; false at the end.
    pub fn read(&mut self, element: &mut Element) -> io::Result<bool> {
        element.text.clear();
        element.fault = None;
        if self.ended {
            return Ok(false);
        }
        self.skip_blank()?;
        element.line = self.line;
        match (self.input.peek_byte()?, self.shape) {
            (None, Shape::Array) => {
                self.ended = true;
                element.fault = Some(Fault::MissingBracket);
                Ok(true)
            }
            (None, _) => {
                self.ended = true;
                Ok(false)
            }
            (Some(b']'), Shape::Array) => {
                self.bump();
                self.after_array(element)
            }
            (Some(_), Shape::Lines) => self.read_line(element).map(|()| true),
            (Some(_), _) => self.read_value(element).map(|()| true),
        }
    }

    /// What follows a closing bracket: nothing, another array (as `jq -c` writes them), or text that does not belong there.
    fn after_array(&mut self, element: &mut Element) -> io::Result<bool> {
        if let Some(first) = self.envelope.take() {
            self.ended = true;
            if self.enter_envelope().is_ok() {
                self.left_out = self.envelope.take();
            }
            self.envelope = Some(first);
            return Ok(false);
        }
        self.skip_blank()?;
        element.line = self.line;
        match self.input.peek_byte()? {
            None => {
                self.ended = true;
                Ok(false)
            }
            Some(b'[') => {
                self.bump();
                self.read(element)
            }
            Some(_) => {
                self.ended = true;
                element.fault = Some(Fault::TrailingText);
                Ok(true)
            }
        }
    }

    fn bump(&mut self) {
        self.input.consume(1);
    }

    /// Skips white space and the commas between elements.
    fn skip_blank(&mut self) -> io::Result<()> {
        while let Some(byte) = self.input.peek_byte()? {
            let separator = byte == b',' && self.shape != Shape::Lines;
            if !byte.is_ascii_whitespace() && !separator {
                break;
            }
            self.line += u64::from(byte == b'\n');
            self.bump();
        }
        Ok(())
    }

    fn read_line(&mut self, element: &mut Element) -> io::Result<()> {
        let mut strings = StringLengths::default();
        loop {
            let chunk = self.input.chunk()?;
            let end = chunk.find('\n');
            let part = &chunk[..end.unwrap_or(chunk.len())];
            keep(element, part, strings.longest_after(part));
            let used = part.len();
            self.input.consume(used);
            if end.is_some() || used == 0 {
                element.text.truncate(element.text.trim_end().len());
                return Ok(());
            }
        }
    }

    /// Takes a bracketed value, or a bare one up to the next separator.
    fn read_value(&mut self, element: &mut Element) -> io::Result<()> {
        let mut depth = 0usize;
        let mut strings = StringLengths::default();
        loop {
            let chunk = self.input.chunk()?;
            if chunk.is_empty() {
                self.ended = true;
                if depth > 0 {
                    element.fault = Some(Fault::CutOff);
                }
                return Ok(());
            }
            let mut end = None;
            let mut used = chunk.len();
            for (position, byte) in chunk.bytes().enumerate() {
                let inside = strings.step(byte);
                if inside {
                    continue;
                }
                match byte {
                    b'{' | b'[' => depth += 1,
                    b'}' | b']' if depth > 1 => depth -= 1,
                    b'}' | b']' if depth == 1 || element.text.is_empty() && position == 0 => {
                        end = Some(position + 1);
                    }
                    b'}' | b']' | b',' | b'\n' if depth == 0 => end = Some(position),
                    _ => {}
                }
                if let Some(end) = end {
                    used = end;
                    break;
                }
            }
            let part = &chunk[..used];
            self.line += part.bytes().filter(|byte| *byte == b'\n').count() as u64;
            keep(element, part, strings.longest);
            self.input.consume(used);
            if end.is_some() {
                return Ok(());
            }
        }
    }

    /// Moves behind the `[` of the first array of objects that lies at most two objects deep.
    fn enter_envelope(&mut self) -> Result<(), ImportError> {
        let mut open: Vec<u8> = Vec::new();
        let mut key = String::new();
        let mut strings = StringLengths::default();
        while let Some(letter) = self.input.chunk().map_err(ImportError::Read)?.chars().next() {
            // Outside ASCII only "is it a quote" matters, and it is not.
            let byte = u8::try_from(letter).unwrap_or(b'?');
            let was_inside = strings.inside;
            let inside = strings.step(byte);
            self.line += u64::from(byte == b'\n');
            self.input.consume(letter.len_utf8());
            if inside {
                // A key is a short string; a long value must not pile up here.
                if !was_inside {
                    key.clear();
                } else if key.len() < 200 && byte != b'"' {
                    key.push(letter);
                }
                continue;
            }
            match byte {
                b'[' => {
                    let in_objects = open.iter().all(|bracket| *bracket == b'{') && open.len() <= 2;
                    self.skip_blank().map_err(ImportError::Read)?;
                    let next = self.input.peek_byte().map_err(ImportError::Read)?;
                    if in_objects && next == Some(b'{') {
                        self.envelope = Some(key);
                        return Ok(());
                    }
                    open.push(byte);
                }
                b'{' => open.push(byte),
                b'}' | b']' => {
                    open.pop();
                }
                _ => {}
            }
            if open.len() > 10_000 {
                break;
            }
        }
        Err(ImportError::NoArray)
    }
}

fn keep(element: &mut Element, part: &str, longest_string: usize) {
    if element.fault.is_some() {
        return;
    }
    if longest_string > MAX_FIELD {
        element.fault = Some(Fault::LongField);
    } else if element.text.len() + part.len() > MAX_RECORD {
        element.fault = Some(Fault::LongRecord);
    } else {
        element.text.push_str(part);
    }
}

/// Follows whether text is inside a JSON string, and how long the longest string is, in bytes.
#[derive(Default)]
struct StringLengths {
    inside: bool,
    escaped: bool,
    length: usize,
    longest: usize,
}

impl StringLengths {
    /// Takes one byte; true when it belongs to a string, its quotes included.
    fn step(&mut self, byte: u8) -> bool {
        if !self.inside {
            self.inside = byte == b'"';
            self.length = 0;
            return self.inside;
        }
        self.length += 1;
        self.longest = self.longest.max(self.length);
        match byte {
            _ if self.escaped => self.escaped = false,
            b'\\' => self.escaped = true,
            b'"' => self.inside = false,
            _ => {}
        }
        true
    }

    fn longest_after(&mut self, part: &str) -> usize {
        for byte in part.bytes() {
            self.step(byte);
        }
        self.longest
    }
}

/// The length of the bracketed value `text` begins with, if it ends within the text.
fn value_length(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    let mut strings = StringLengths::default();
    for (position, byte) in text.bytes().enumerate() {
        if strings.step(byte) {
            continue;
        }
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(position + 1);
                }
            }
            _ => {}
        }
    }
    None
}

fn keys_of(value: &Value) -> Vec<String> {
    let mut keys = Vec::new();
    if let Value::Object(object) = value {
        flatten(object, &mut |key, _| keys.push(key.to_owned()));
    }
    keys
}

/// Replaces `\ud800`–`\udfff` escapes that are no pair; `None` when there is none.
fn without_lone_surrogates(text: &str) -> Option<String> {
    let unit = |at: usize| {
        let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(digits, 16).ok()
    };
    let mut mended = String::with_capacity(text.len());
    let mut from = 0;
    let mut at = 0;
    let bytes = text.as_bytes();
    while at < bytes.len() {
        if bytes[at] != b'\\' {
            at += 1;
            continue;
        }
        match (unit(at), unit(at + 6)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => at += 12,
            (Some(0xd800..=0xdfff), _) => {
                mended.push_str(&text[from..at]);
                mended.push_str("\\ufffd");
                at += 6;
                from = at;
            }
            _ => at += 2,
        }
    }
    mended.push_str(&text[from..]);
    (from > 0).then_some(mended)
}

/// A value as the row builder takes it: text, or a list of texts.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell<'a> {
    Text(Cow<'a, str>),
    List(Vec<String>),
}

/// Calls `visit` with the path (`authorMeta.name`) and value of each scalar and each list of `object`; nulls are left out.
pub(super) fn flatten<'a>(object: &'a Map<String, Value>, visit: &mut impl FnMut(&str, Cell<'a>)) {
    walk(&mut String::new(), object, 0, visit);
}

fn walk<'a>(
    path: &mut String,
    object: &'a Map<String, Value>,
    depth: usize,
    visit: &mut impl FnMut(&str, Cell<'a>),
) {
    const DEEPEST: usize = 4;
    for (key, value) in object {
        let length = path.len();
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(key);
        match value {
            Value::Object(inner) if depth < DEEPEST => walk(path, inner, depth + 1, visit),
            Value::Array(items) => visit(path, Cell::List(items.iter().filter_map(label).collect())),
            Value::Null | Value::Object(_) => {}
            Value::String(text) => visit(path, Cell::Text(Cow::Borrowed(text))),
            Value::Bool(_) | Value::Number(_) => visit(path, Cell::Text(Cow::Owned(value.to_string()))),
        }
        path.truncate(length);
    }
}

/// The text of a list's item; of an object, what names it.
fn label(item: &Value) -> Option<String> {
    match item {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(object) => {
            let named = ["name", "url", "link", "email", "value", "title"]
                .iter()
                .find_map(|key| object.get(*key));
            named.and_then(Value::as_str).map(str::to_owned)
        }
        _ => None,
    }
}

#[cfg(test)]
#[path = "json_tests.rs"]
mod tests;
