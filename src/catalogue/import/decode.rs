//! Bytes to text: refuses what is not text, chooses the encoding by content, and streams UTF-8 in flat memory.

use std::io::{self, Read};

use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How much of the file is looked at before its encoding, its format and its delimiter are decided, in bytes.
pub(super) const SAMPLE: usize = 1 << 20;
const CHUNK: usize = 64 << 10;
const REPLACEMENT: char = '\u{fffd}';

/// Why a file cannot be text, in words that complete "FILE is …".
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NotText {
    pub what: &'static str,
    pub advice: &'static str,
}

/// A source of decoded text. Holds at most the sample and one chunk.
pub(super) struct TextStream {
    input: Box<dyn Read + Send>,
    raw: Vec<u8>,
    raw_start: usize,
    input_ended: bool,
    decoder: encoding_rs::Decoder,
    encoding: &'static Encoding,
    /// True while only ASCII was seen: the first other byte decides.
    undecided: bool,
    finished: bool,
    text: String,
    start: usize,
    bytes_read: u64,
    nul_characters: u64,
    broken_sequences: u64,
    /// How many bytes are decoded at a time.
    step: usize,
}

impl TextStream {
    /// Reads the sample and decides; `Ok(Err(_))` is a file of another kind.
    pub fn open(mut input: Box<dyn Read + Send>) -> io::Result<Result<TextStream, NotText>> {
        let mut raw = Vec::new();
        input.by_ref().take(SAMPLE as u64).read_to_end(&mut raw)?;
        let choice = choose(&raw, raw.len() < SAMPLE);
        if let Some(not_text) = refuse(&raw, choice.encoding) {
            return Ok(Err(not_text));
        }
        Ok(Ok(TextStream {
            input,
            raw,
            raw_start: 0,
            input_ended: false,
            decoder: choice.encoding.new_decoder_with_bom_removal(),
            encoding: choice.encoding,
            undecided: choice.ascii_only,
            finished: false,
            text: String::new(),
            start: 0,
            bytes_read: 0,
            nul_characters: 0,
            broken_sequences: 0,
            step: CHUNK,
        }))
    }

    /// Text that is not yet consumed; empty only at the end of the input.
    pub fn chunk(&mut self) -> io::Result<&str> {
        while self.start == self.text.len() && self.fill()? {}
        Ok(&self.text[self.start..])
    }

    /// Marks the first `bytes` of [`TextStream::chunk`] as used. They must end at a character boundary.
    pub fn consume(&mut self, bytes: usize) {
        self.start += bytes;
    }

    /// The next `bytes` of text without consuming them, fewer only at the end of the input; the flag tells whether it ended.
    pub fn peek(&mut self, bytes: usize) -> io::Result<(&str, bool)> {
        while self.text.len() - self.start < bytes && self.fill()? {}
        Ok((&self.text[self.start..], self.finished))
    }

    /// The next byte of text, left in place.
    pub fn peek_byte(&mut self) -> io::Result<Option<u8>> {
        Ok(self.chunk()?.as_bytes().first().copied())
    }

    /// Bytes of the file that were decoded so far.
    pub fn bytes_read(&self) -> u64 {
        self.bytes_read
    }

    /// The encoding's name, such as `UTF-8`.
    pub fn encoding(&self) -> &'static str {
        self.encoding.name()
    }

    /// What a person should know about how the text was read.
    pub fn warnings(&self) -> Vec<String> {
        let mut warnings = Vec::new();
        if self.encoding == WINDOWS_1252 {
            warnings.push(
                "the file is not UTF-8: it was read as Latin-1 (Windows-1252); check names with accents"
                    .to_owned(),
            );
        }
        if self.broken_sequences > 0 {
            warnings.push(format!(
                "{} broken {} sequences were replaced by {REPLACEMENT}",
                self.broken_sequences,
                self.encoding.name()
            ));
        }
        if self.nul_characters > 0 {
            warnings.push(format!("{} NUL characters were left out", self.nul_characters));
        }
        warnings
    }

    /// Decodes a few bytes at a time, so that a test meets the end of a chunk in every state.
    #[cfg(test)]
    pub fn in_steps_of(mut self, bytes: usize) -> TextStream {
        self.step = bytes;
        self
    }

    #[cfg(test)]
    pub fn buffered_bytes(&self) -> usize {
        self.raw.capacity() + self.text.capacity()
    }

    /// Decodes one more chunk; false when the input is used up.
    fn fill(&mut self) -> io::Result<bool> {
        if self.finished {
            return Ok(false);
        }
        if self.raw_start == self.raw.len() && !self.input_ended {
            self.read_chunk()?;
        }
        let end = self.raw.len().min(self.raw_start + self.step);
        if self.undecided && !self.raw[self.raw_start..end].is_ascii() {
            self.undecided = false;
            let choice = choose(&self.raw[self.raw_start..end], self.input_ended);
            if choice.encoding != self.encoding {
                self.encoding = choice.encoding;
                self.decoder = choice.encoding.new_decoder_without_bom_handling();
            }
        }
        self.text.drain(..self.start);
        self.start = 0;
        self.decode(self.raw_start, end);
        self.bytes_read += (end - self.raw_start) as u64;
        self.raw_start = end;
        if end == self.raw.len() && self.input_ended {
            self.finished = true;
        }
        Ok(true)
    }

    fn read_chunk(&mut self) -> io::Result<()> {
        // A fresh buffer lets the megabyte of the sample go.
        self.raw = Vec::with_capacity(CHUNK);
        self.raw_start = 0;
        self.input
            .by_ref()
            .take(CHUNK as u64)
            .read_to_end(&mut self.raw)?;
        self.input_ended = self.raw.is_empty();
        Ok(())
    }

    fn decode(&mut self, from: usize, to: usize) {
        let before = self.text.len();
        let last = self.input_ended && to == self.raw.len();
        let mut source = &self.raw[from..to];
        loop {
            let room = self
                .decoder
                .max_utf8_buffer_length_without_replacement(source.len());
            self.text.reserve(room.unwrap_or(source.len() * 3 + 16));
            let (result, used) =
                self.decoder
                    .decode_to_string_without_replacement(source, &mut self.text, last);
            source = &source[used..];
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => {
                    self.broken_sequences += 1;
                    self.text.push(REPLACEMENT);
                }
            }
        }
        let nuls = self.text[before..].bytes().filter(|byte| *byte == 0).count();
        if nuls > 0 {
            self.nul_characters += nuls as u64;
            let kept = self.text[before..].replace('\0', "");
            self.text.truncate(before);
            self.text.push_str(&kept);
        }
    }
}

struct Choice {
    encoding: &'static Encoding,
    ascii_only: bool,
}

/// Weighs multi-byte sequences that are valid UTF-8 against those that are not, so that a single emoji cut in half by
/// an exporter does not turn a whole file into Latin-1.
fn choose(sample: &[u8], complete: bool) -> Choice {
    let decided = |encoding| Choice {
        encoding,
        ascii_only: false,
    };
    if let Some((encoding, _)) = Encoding::for_bom(sample) {
        return decided(encoding);
    }
    if let Some(encoding) = utf16_without_bom(sample) {
        return decided(encoding);
    }
    let (mut valid, mut invalid) = (0usize, 0usize);
    let mut chunks = sample.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        valid += chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count();
        let cut_by_the_sample = !complete && chunks.peek().is_none();
        match chunk.invalid().len() {
            0 => {}
            _ if cut_by_the_sample => {}
            1 => invalid += 1,
            // Two or three bytes that begin a character rightly: UTF-8 that was cut.
            _ => valid += 1,
        }
    }
    match (valid, invalid) {
        (0, 0) => Choice {
            encoding: UTF_8,
            ascii_only: true,
        },
        _ if valid >= invalid => decided(UTF_8),
        _ => decided(WINDOWS_1252),
    }
}

fn utf16_without_bom(sample: &[u8]) -> Option<&'static Encoding> {
    let pairs = sample.len() / 2;
    if pairs < 4 {
        return None;
    }
    let nuls = |offset: usize| {
        sample
            .iter()
            .skip(offset)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd) = (nuls(0), nuls(1));
    match () {
        () if odd * 2 > pairs && even * 20 < pairs => Some(UTF_16LE),
        () if even * 2 > pairs && odd * 20 < pairs => Some(UTF_16BE),
        () => None,
    }
}

const SAVE_AS_CSV: &str = "save it as CSV (UTF-8) and import that";
const UNPACK: &str = "unpack it and import the CSV or JSON file inside";
const EXPORT: &str = "export it as CSV or JSON and import that";
const WRONG_FILE: &str = "choose the CSV or JSON file that holds the creators";

/// First bytes of common kinds of file that people rename or pick by mistake.
const SIGNATURES: &[(&[u8], &str, &str)] = &[
    (b"\x89PNG", "a PNG image", WRONG_FILE),
    (b"\xff\xd8\xff", "a JPEG image", WRONG_FILE),
    (b"GIF8", "a GIF image", WRONG_FILE),
    (b"RIFF", "an image, sound or video", WRONG_FILE),
    (b"%PDF", "a PDF document", EXPORT),
    (b"\x1f\x8b", "a gzip archive", UNPACK),
    (b"BZh", "a bzip2 archive", UNPACK),
    (b"\xfd7zXZ", "an xz archive", UNPACK),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", UNPACK),
    (b"Rar!\x1a", "a RAR archive", UNPACK),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Excel workbook",
        SAVE_AS_CSV,
    ),
    (b"PAR1", "a Parquet file", EXPORT),
    (b"SQLite format 3", "an SQLite database", EXPORT),
    (b"\x7fELF", "a program", WRONG_FILE),
];

fn refuse(sample: &[u8], encoding: &'static Encoding) -> Option<NotText> {
    let refused = |what, advice| Some(NotText { what, advice });
    if sample.starts_with(b"PK\x03\x04") || sample.starts_with(b"PK\x05\x06") {
        let holds = |name: &[u8]| sample.windows(name.len()).any(|window| window == name);
        return match () {
            () if holds(b"opendocument.spreadsheet") => refused("an OpenDocument spreadsheet", SAVE_AS_CSV),
            () if holds(b"xl/") => refused("an Excel workbook", SAVE_AS_CSV),
            () if holds(b"word/") => refused("a Word document", SAVE_AS_CSV),
            () => refused("a ZIP archive", UNPACK),
        };
    }
    if let Some((_, what, advice)) = SIGNATURES.iter().find(|(bytes, ..)| sample.starts_with(bytes)) {
        return refused(what, advice);
    }
    if encoding == UTF_16LE || encoding == UTF_16BE {
        return None;
    }
    let opening: Vec<u8> = sample
        .trim_ascii_start()
        .iter()
        .take(14)
        .map(u8::to_ascii_lowercase)
        .collect();
    if opening.starts_with(b"<!doctype html") || opening.starts_with(b"<html") {
        return refused("a web page", WRONG_FILE);
    }
    if opening.starts_with(b"<?xml") {
        return refused("an XML file", EXPORT);
    }
    let control = |byte: &&u8| matches!(**byte, 1..=8 | 14..=26 | 28..=31);
    let controls = sample.iter().filter(control).count();
    let nuls = sample.iter().filter(|byte| **byte == 0).count();
    let strange = controls + nuls;
    // Random bytes hold one in eleven; a short text may hold one by mistake.
    let binary = strange >= 8 && strange * 20 > sample.len();
    (binary || controls * 10 > sample.len() || nuls * 3 > sample.len()).then_some(NotText {
        what: "a binary file",
        advice: WRONG_FILE,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::io::Cursor;

    fn decode(bytes: &[u8]) -> (String, TextStream) {
        let whole = decode_in_steps(bytes, CHUNK);
        let (dripped, _) = decode_in_steps(bytes, 3);
        assert_eq!(whole.0, dripped);
        whole
    }

    fn decode_in_steps(bytes: &[u8], step: usize) -> (String, TextStream) {
        let stream = TextStream::open(Box::new(Cursor::new(bytes.to_vec()))).unwrap();
        let mut stream = stream.ok().unwrap().in_steps_of(step);
        let mut text = String::new();
        loop {
            let chunk = stream.chunk().unwrap();
            if chunk.is_empty() {
                return (text, stream);
            }
            text.push_str(chunk);
            let length = chunk.len();
            stream.consume(length);
        }
    }

    #[test]
    fn byte_order_marks_are_read_and_left_out() {
        assert_eq!(decode(b"\xef\xbb\xbfname\nZo\xc3\xab").0, "name\nZoë");
        let little: Vec<u8> = "\u{feff}Zoë 🎬"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let big: Vec<u8> = "\u{feff}Zoë 🎬"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        assert_eq!(decode(&little).0, "Zoë 🎬");
        assert_eq!(decode(&big).0, "Zoë 🎬");
        let bare: Vec<u8> = "name,followers\nzoe,12"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(decode(&bare).0, "name,followers\nzoe,12");
    }

    #[test]
    fn latin_1_is_recognised_and_said() {
        let (text, stream) = decode(b"name\nZo\xeb\nAm\xe9lie\nEuro \x80");
        assert_eq!(text, "name\nZoë\nAmélie\nEuro €");
        assert_eq!(stream.encoding(), "windows-1252");
        assert!(
            stream.warnings()[0].contains("Latin-1"),
            "{:?}",
            stream.warnings()
        );
    }

    #[test]
    fn one_broken_emoji_does_not_make_utf_8_latin_1() {
        for broken in [
            &b"caf\xc3\xa9 \xf0\x9f\x87 na\xc3\xafve"[..],
            b"\xf0\x9f\x87 only a cut flag",
        ] {
            let (text, stream) = decode(broken);
            assert!(text.contains('\u{fffd}'), "{text}");
            assert_eq!(stream.encoding(), "UTF-8");
            assert!(
                stream.warnings()[0].starts_with("1 broken"),
                "{:?}",
                stream.warnings()
            );
        }
        assert!(
            decode(b"caf\xc3\xa9 \xe9 na\xc3\xafve")
                .0
                .contains("café \u{fffd} naïve")
        );
    }

    #[test]
    fn the_first_byte_beyond_ascii_decides_even_after_the_sample() {
        let mut bytes = vec![b'a'; SAMPLE + 100];
        bytes.extend_from_slice(b" Am\xe9lie");
        assert!(decode(&bytes).0.ends_with(" Amélie"));
        let mut bytes = vec![b'a'; SAMPLE - 1];
        bytes.extend_from_slice("é and é".as_bytes());
        let (text, stream) = decode(&bytes);
        assert!(text.ends_with("aé and é"));
        assert_eq!(stream.encoding(), "UTF-8");
        assert!(stream.warnings().is_empty());
    }

    #[test]
    fn nul_characters_are_dropped_and_counted() {
        let (text, stream) = decode(b"na\0me\n\0zoe");
        assert_eq!(text, "name\nzoe");
        assert_eq!(stream.warnings(), ["2 NUL characters were left out"]);
    }

    #[test]
    fn files_of_other_kinds_are_named() {
        let cases: [(&[u8], &str); 8] = [
            (b"\x89PNG\r\n\x1a\n....", "a PNG image"),
            (b"PK\x03\x04\x14\0\x06\0xl/workbook.xml", "an Excel workbook"),
            (
                b"PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
                "an OpenDocument spreadsheet",
            ),
            (b"PK\x03\x04 creators.csv", "a ZIP archive"),
            (b"\x1f\x8b\x08\0", "a gzip archive"),
            (b"%PDF-1.7", "a PDF document"),
            (b"\n <!DOCTYPE html><title>Sign in", "a web page"),
            (b"\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f abc", "a binary file"),
        ];
        for (bytes, what) in cases {
            let refused = TextStream::open(Box::new(Cursor::new(bytes.to_vec()))).unwrap();
            assert_eq!(refused.err().map(|error| error.what), Some(what));
        }
    }

    proptest! {
        #[test]
        fn any_utf_8_text_comes_back_unchanged(text in "(?s)[^\0\u{feff}]{0,400}") {
            // Control characters alone would look like a binary file.
            let text = format!("plain ascii opening {}{text}", "x".repeat(4 * text.len()));
            prop_assert_eq!(decode(text.as_bytes()).0, text);
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
            if let Ok(mut stream) = TextStream::open(Box::new(Cursor::new(bytes))).unwrap() {
                while !stream.chunk().unwrap().is_empty() {
                    let length = stream.chunk().unwrap().len();
                    stream.consume(length);
                }
            }
        }
    }
}
