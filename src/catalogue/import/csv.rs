//! Records of a CSV file, one at a time: RFC 4180 with any delimiter, line numbers, the raw text, and bounded memory.
//!
//! A field or record beyond the limits is skipped while it is read, never collected, so that one quote left open
//! cannot take the whole file into memory.

use std::io;

use super::decode::TextStream;
use super::error::Fault;

/// The longest field that is imported, in bytes.
pub(super) const MAX_FIELD: usize = 1 << 20;
/// The longest record that is imported, in bytes.
pub(super) const MAX_RECORD: usize = 8 << 20;
/// How much of a record's own text is kept for the file of rejects, in bytes.
pub(super) const MAX_RAW: usize = 32 << 10;

/// Reads records from decoded text.
pub(super) struct Records {
    pub input: TextStream,
    delimiter: u8,
    line: u64,
    after_carriage_return: bool,
}

/// One record; reused from call to call.
#[derive(Debug, Default)]
pub(super) struct Record {
    /// The line the record begins on; the first line of the file is 1.
    pub line: u64,
    /// The record as it stands in the file, without its line end, at most [`MAX_RAW`] bytes.
    pub raw: String,
    /// Why the record cannot be used, if so.
    pub fault: Option<Fault>,
    text: String,
    ends: Vec<usize>,
}

impl Record {
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The field at `index`, empty when the record has fewer.
    pub fn field(&self, index: usize) -> &str {
        let start = match index {
            0 => 0,
            _ => self.ends.get(index - 1).copied().unwrap_or(self.text.len()),
        };
        self.ends.get(index).map_or("", |end| &self.text[start..*end])
    }

    pub fn fields(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|index| self.field(index))
    }

    #[cfg(test)]
    pub fn buffered_bytes(&self) -> usize {
        self.raw.capacity() + self.text.capacity() + self.ends.capacity() * size_of::<usize>()
    }

    fn clear(&mut self, line: u64) {
        self.line = line;
        self.raw.clear();
        self.text.clear();
        self.ends.clear();
        self.fault = None;
    }

    fn end_field(&mut self) {
        if self.fault.is_none() {
            self.ends.push(self.text.len());
        }
    }

    fn push(&mut self, text: &str) {
        if self.fault.is_some() {
            return;
        }
        let start = self.ends.last().copied().unwrap_or(0);
        let size = self.text.len() + text.len() + self.ends.len();
        if self.text.len() + text.len() - start > MAX_FIELD {
            self.fault = Some(Fault::LongField);
        } else if size > MAX_RECORD {
            self.fault = Some(Fault::LongRecord);
        } else {
            self.text.push_str(text);
        }
    }

    fn push_raw(&mut self, text: &str) {
        let room = MAX_RAW - self.raw.len().min(MAX_RAW);
        self.raw.push_str(&text[..text.floor_char_boundary(room)]);
    }
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    FieldStart,
    Bare,
    Quoted,
    /// After a quote inside a quoted field: the end of the field, or the first half of `""`.
    QuoteSeen,
}

impl Records {
    /// Reads from `input`, which stands at the beginning of line `line`.
    pub fn new(input: TextStream, delimiter: u8, line: u64) -> Records {
        Records {
            input,
            delimiter,
            line,
            after_carriage_return: false,
        }
    }

    /// The line reading has come to.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// Skips blank lines; true when no record follows.
    pub fn at_end(&mut self) -> io::Result<bool> {
        loop {
            let chunk = self.input.chunk()?;
            let blank = chunk
                .bytes()
                .take_while(|byte| matches!(byte, b'\n' | b'\r'))
                .count();
            if blank == 0 {
                return Ok(chunk.is_empty());
            }
            let (mut line, mut after) = (self.line, self.after_carriage_return);
            count_lines(&chunk[..blank], &mut line, &mut after);
            (self.line, self.after_carriage_return) = (line, after);
            self.input.consume(blank);
        }
    }

    /// Reads the next record that is not a blank line; false at the end of the file.
    pub fn read(&mut self, record: &mut Record) -> io::Result<bool> {
        if self.at_end()? {
            return Ok(false);
        }
        record.clear(self.line);
        let mut state = State::FieldStart;
        loop {
            let delimiter = self.delimiter;
            let chunk = self.input.chunk()?;
            if chunk.is_empty() {
                record.end_field();
                if state == State::Quoted {
                    record.fault = Some(Fault::OpenQuote);
                }
                return Ok(true);
            }
            let bytes = chunk.as_bytes();
            let mut used = 0;
            let mut ended = false;
            while used < bytes.len() && !ended {
                let byte = bytes[used];
                let ends = byte == delimiter || matches!(byte, b'\n' | b'\r');
                match state {
                    State::FieldStart if byte == b'"' => {
                        state = State::Quoted;
                        used += 1;
                    }
                    State::QuoteSeen if byte == b'"' => {
                        record.push("\"");
                        state = State::Quoted;
                        used += 1;
                    }
                    State::Quoted => {
                        let run = bytes[used..].iter().position(|byte| *byte == b'"');
                        let end = run.map_or(bytes.len(), |length| used + length);
                        record.push(&chunk[used..end]);
                        used = end;
                        if run.is_some() {
                            state = State::QuoteSeen;
                            used += 1;
                        }
                    }
                    _ if ends => {
                        record.end_field();
                        ended = byte != delimiter;
                        state = State::FieldStart;
                        // The line end is left for `at_end`, which counts it.
                        used += usize::from(!ended);
                    }
                    _ => {
                        let stop = |byte: &u8| *byte == delimiter || matches!(*byte, b'\n' | b'\r');
                        let run = bytes[used..].iter().position(stop);
                        let end = run.map_or(bytes.len(), |length| used + length);
                        record.push(&chunk[used..end]);
                        state = State::Bare;
                        used = end;
                    }
                }
                if record.ends.len() > MAX_RECORD / size_of::<usize>() {
                    record.fault = Some(Fault::LongRecord);
                }
            }
            record.push_raw(&chunk[..used]);
            let (mut line, mut after) = (self.line, self.after_carriage_return);
            count_lines(&chunk[..used], &mut line, &mut after);
            (self.line, self.after_carriage_return) = (line, after);
            self.input.consume(used);
            if ended {
                return Ok(true);
            }
        }
    }
}

/// Counts `\n`, `\r` and `\r\n` each as one line end, also when a chunk ends between the two.
fn count_lines(text: &str, line: &mut u64, after_carriage_return: &mut bool) {
    for byte in text.bytes() {
        *line += u64::from(byte == b'\r' || (byte == b'\n' && !*after_carriage_return));
        *after_carriage_return = byte == b'\r';
    }
}

/// The delimiter under which the first records agree best with a header of more than one field; a comma otherwise.
pub(super) fn sniff_delimiter(sample: &str, complete: bool) -> io::Result<u8> {
    const CANDIDATES: [u8; 4] = [b',', b';', b'\t', b'|'];
    const RECORDS: usize = 20;
    let mut best = (b',', 0);
    for delimiter in CANDIDATES {
        let bytes = sample.as_bytes().to_vec();
        let Ok(stream) = TextStream::open(Box::new(io::Cursor::new(bytes)))? else {
            continue;
        };
        let mut records = Records::new(stream, delimiter, 1);
        let mut record = Record::default();
        let mut widths = Vec::new();
        while widths.len() < RECORDS && records.read(&mut record)? {
            // The record the sample cuts in two says nothing.
            if widths.is_empty() || complete || !records.at_end()? {
                widths.push(record.len());
            }
        }
        let Some(&header) = widths.first().filter(|width| **width > 1) else {
            continue;
        };
        let agreeing = widths.iter().filter(|width| **width == header).count();
        if agreeing * header > best.1 {
            best = (delimiter, agreeing * header);
        }
    }
    Ok(best.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::io::Cursor;

    fn records(text: &str, delimiter: u8) -> Vec<(u64, Vec<String>, Option<Fault>)> {
        let stream = TextStream::open(Box::new(Cursor::new(text.as_bytes().to_vec()))).unwrap();
        let step = if text.len() < 1000 { 3 } else { 5000 };
        let mut records = Records::new(stream.ok().unwrap().in_steps_of(step), delimiter, 1);
        let mut record = Record::default();
        let mut all = Vec::new();
        while records.read(&mut record).unwrap() {
            all.push((
                record.line,
                record.fields().map(str::to_owned).collect(),
                record.fault,
            ));
        }
        all
    }

    fn fields(text: &str, delimiter: u8) -> Vec<Vec<String>> {
        records(text, delimiter)
            .into_iter()
            .map(|(_, fields, _)| fields)
            .collect()
    }

    #[test]
    fn quotes_hold_delimiters_quotes_and_line_ends() {
        let text = "a,\"b, \"\"c\"\"\nd\",e\r\n\"\",x,\n";
        assert_eq!(
            fields(text, b','),
            [vec!["a", "b, \"c\"\nd", "e"], vec!["", "x", ""]]
        );
        assert_eq!(fields("a\rb\r", b','), [["a"], ["b"]]);
        assert_eq!(fields("\"a\"|\"b\",c", b','), [vec!["a|\"b\"", "c"]]);
    }

    #[test]
    fn line_numbers_count_quoted_lines_and_blank_lines() {
        let lines: Vec<u64> = records("h\r\n\r\n\"a\r\nb\"\r\nc\n\n\nd", b',')
            .into_iter()
            .map(|(line, ..)| line)
            .collect();
        assert_eq!(lines, [1, 3, 5, 8]);
    }

    #[test]
    fn a_quote_left_open_is_a_fault_and_memory_stays_bounded() {
        let open = records("h\na,\"b\nc\nd", b',');
        assert_eq!(open[1].2, Some(Fault::OpenQuote));
        let long = format!("h,i\n\"{}\",x\nnext,1\n", "y".repeat(MAX_FIELD + 1));
        let all = records(&long, b',');
        assert_eq!(all[1].2, Some(Fault::LongField));
        assert_eq!(all[2].1, ["next", "1"]);
        let wide = format!("h\n{}\nnext\n", ",".repeat(MAX_RECORD));
        let all = records(&wide, b',');
        assert_eq!((all[1].2, all[2].1.len()), (Some(Fault::LongRecord), 1));
    }

    #[test]
    fn delimiters_are_recognised() {
        let sniff = |text| sniff_delimiter(text, true).unwrap();
        assert_eq!(sniff("name,followers\nzoe,1\n"), b',');
        assert_eq!(sniff("name;bio;x\nzoe;a, b, c;1\nab;\"x;y\";2\n"), b';');
        assert_eq!(sniff("name\tbio\nzoe\ta, b; c\n"), b'\t');
        assert_eq!(sniff("username\nzoe\n"), b',');
        assert_eq!(
            sniff_delimiter("a;b\n1;2\n3;\"cut, in, two", false).unwrap(),
            b';'
        );
    }

    proptest! {
        /// The `csv` crate is the oracle: same text, same fields.
        #[test]
        fn agrees_with_the_csv_crate(text in "(a|é|,|\"|\"\"|\n|\r\n| |;|b\"c){0,40}") {
            let mut oracle = ::csv::ReaderBuilder::new()
                .has_headers(false)
                .flexible(true)
                .from_reader(text.as_bytes());
            let expected: Vec<Vec<String>> = oracle
                .records()
                .map(|record| record.unwrap().iter().map(str::to_owned).collect())
                .collect();
            prop_assert_eq!(fields(&text, b','), expected);
        }
    }
}
