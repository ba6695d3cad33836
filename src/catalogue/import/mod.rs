//! Reads creators from CSV, JSON and JSON-lines files, row by row, in flat memory. No database, no network.
//!
//! [`open`] decides everything from the content: encoding, format, delimiter, columns, network. The reader then gives
//! one result a row; a row that cannot be used is a [`Reject`] with its line and reason, never a stop.

mod columns;
mod creator;
mod csv;
mod decode;
mod error;
mod field;
mod json;
mod rejects;
mod synonyms;
mod values;

use std::borrow::Cow;
use std::collections::VecDeque;
use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::discovery::model::Creator;
use crate::discovery::platform::Platform;
use columns::{Columns, platform_of_path};
use creator::{Context, Tally};
use decode::TextStream;
use error::quoted_list;
use field::Field;
use json::{Cell, Element, Elements};

pub use error::ImportError;
pub use rejects::RejectWriter;

/// What the caller knows better than the file.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The network of all rows. A row whose own platform column names another one is rejected.
    pub platform: Option<Platform>,
    /// Pairs of our field and their column, over what is recognised; `--map followers=Abos`.
    pub map: Vec<(String, String)>,
}

/// A row that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The line of the file the row begins on, from 1.
    pub line: u64,
    /// The creator, with the row's post if it has one. Several rows may be the same creator.
    pub creator: Creator,
}

/// A row that cannot be imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reject {
    /// The line of the file the row begins on, from 1.
    pub line: u64,
    /// What is wrong, as a sentence.
    pub reason: String,
    /// The row as it stands in the file, at most 32 KiB of it.
    pub raw: String,
}

/// How the file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Csv { delimiter: char },
    Json,
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Format::Csv { delimiter: ',' } => f.write_str("CSV"),
            Format::Csv { delimiter: '\t' } => f.write_str("CSV (tab)"),
            Format::Csv { delimiter } => write!(f, "CSV ({delimiter})"),
            Format::Json => f.write_str("JSON"),
        }
    }
}

/// Opens a file and recognises what it is. `path` may also help to tell the platform.
pub fn open(path: &Path, options: &Options) -> Result<Reader, ImportError> {
    let failed = |source| ImportError::Open {
        path: path.to_owned(),
        source,
    };
    let file = File::open(path).map_err(failed)?;
    let metadata = file.metadata().map_err(failed)?;
    if metadata.is_dir() {
        return Err(ImportError::Folder {
            path: path.to_owned(),
        });
    }
    Reader::new(Box::new(file), path, metadata.len(), options)
}

/// Gives the rows of one file in order.
pub struct Reader {
    source: Source,
    columns: Columns,
    context: Context,
    tally: Tally,
    format: Format,
    total_bytes: u64,
    ended: bool,
}

enum Source {
    /// `targets` pairs a column's position with the field it fills.
    Csv {
        records: csv::Records,
        record: csv::Record,
        width: usize,
        targets: Vec<(usize, Field)>,
    },
    /// The first elements were read ahead to learn their keys.
    Json {
        elements: Elements,
        ahead: VecDeque<Element>,
        element: Element,
    },
}

impl Reader {
    /// Reads from anything; `path` names it in messages and may tell the platform, `total_bytes` is for progress only.
    pub fn new(
        input: Box<dyn Read + Send>,
        path: &Path,
        total_bytes: u64,
        options: &Options,
    ) -> Result<Reader, ImportError> {
        let mut text = TextStream::open(input)
            .map_err(ImportError::Read)?
            .map_err(|not_text| {
                let decode::NotText { what, advice } = not_text;
                ImportError::NotText {
                    path: path.to_owned(),
                    what,
                    advice,
                }
            })?;
        let (sample, complete) = text.peek(LOOK).map_err(ImportError::Read)?;
        if sample.trim().is_empty() && complete {
            return Err(ImportError::Empty {
                path: path.to_owned(),
            });
        }
        let is_json = json::looks_like_json(sample);
        let (mut source, keys, format) = if is_json {
            open_json(text)?
        } else {
            open_csv(text)?
        };
        let mut columns = Columns::recognise(&keys, &options.map)?;
        if let Source::Csv { targets, .. } = &mut source {
            for (position, key) in keys.iter().enumerate() {
                targets.extend(columns.fields_of(key).iter().map(|field| (position, *field)));
            }
        }
        let mut reader = Reader {
            context: Context::new(&columns, options.platform, None, !is_json),
            source,
            columns,
            tally: Tally::default(),
            format,
            total_bytes,
            ended: false,
        };
        if reader.is_bare().map_err(ImportError::Read)? {
            return Err(ImportError::NoRows {
                path: path.to_owned(),
            });
        }
        if !reader.columns.has_identity() {
            return Err(ImportError::NoIdentity {
                found: quoted_list(&keys),
            });
        }
        let recognised = reader.columns.platform(&keys).or_else(|| platform_of_path(path));
        let told_by_row = [Field::Platform, Field::ProfileUrl, Field::PostUrl];
        if options.platform.or(recognised).is_none()
            && !told_by_row.iter().any(|field| reader.columns.has(*field))
        {
            return Err(ImportError::UnknownPlatform);
        }
        reader.context.recognised = recognised;
        Ok(reader)
    }

    /// Bytes of the file read so far.
    pub fn bytes_read(&self) -> u64 {
        self.text().bytes_read()
    }

    /// The size of the file in bytes, 0 for a pipe.
    pub fn total_bytes(&self) -> u64 {
        self.total_bytes
    }

    /// How the file is written.
    pub fn format(&self) -> Format {
        self.format
    }

    /// The encoding, such as `UTF-8`.
    pub fn encoding(&self) -> &'static str {
        self.text().encoding()
    }

    /// The network of rows that do not name their own.
    pub fn platform(&self) -> Option<Platform> {
        self.context.given.or(self.context.recognised)
    }

    /// Which column (or JSON key) became which field, in the file's order. JSON keys first met later are added.
    pub fn mapping(&self) -> Vec<(String, String)> {
        self.columns.mapping()
    }

    /// What a person should know: encoding, replaced characters, cells imported as unknown. Complete at the end.
    pub fn warnings(&self) -> Vec<String> {
        let mut warnings = self.text().warnings();
        if let Source::Json { elements, .. } = &self.source
            && let Some(key) = &elements.left_out
        {
            let read = elements.envelope.as_deref().unwrap_or_default();
            warnings.push(format!("only the array \"{read}\" was imported, not \"{key}\""));
        }
        warnings.extend(self.tally.warnings());
        warnings
    }

    /// Whether there is not a single row.
    fn is_bare(&mut self) -> io::Result<bool> {
        match &mut self.source {
            Source::Csv { records, .. } => records.at_end(),
            Source::Json { ahead, .. } => Ok(ahead.is_empty()),
        }
    }

    fn text(&self) -> &TextStream {
        match &self.source {
            Source::Csv { records, .. } => &records.input,
            Source::Json { elements, .. } => &elements.input,
        }
    }

    fn read(&mut self) -> io::Result<Option<Result<Row, Reject>>> {
        let Reader {
            source,
            columns,
            context,
            tally,
            ..
        } = self;
        match source {
            Source::Csv {
                records,
                record,
                width,
                targets,
            } => {
                if !records.read(record)? {
                    return Ok(None);
                }
                let built = match record.fault {
                    Some(fault) => Err(fault.reason(records.line())),
                    None if record.len() != *width => Err(format!(
                        "the row has {} fields, the header has {width}",
                        record.len()
                    )),
                    None => {
                        let cells = targets.iter().map(|(position, field)| {
                            (*field, Cell::Text(Cow::Borrowed(record.field(*position))))
                        });
                        creator::build(cells, context, tally)
                    }
                };
                Ok(Some(row(record.line, built, &record.raw)))
            }
            Source::Json {
                elements,
                ahead,
                element,
            } => {
                match ahead.pop_front() {
                    Some(first) => *element = first,
                    None if !elements.read(element)? => return Ok(None),
                    None => {}
                }
                let built = match element.fault {
                    Some(fault) => Err(fault.reason(elements.line())),
                    None => element.object().and_then(|object| {
                        let mut cells = Vec::new();
                        json::flatten(&object, &mut |key, cell| {
                            let fields = columns.fields_of(key);
                            cells.extend(fields.iter().map(|field| (*field, cell.clone())));
                        });
                        creator::build(cells.into_iter(), context, tally)
                    }),
                };
                Ok(Some(row(element.line, built, element.raw())))
            }
        }
    }

    #[cfg(test)]
    fn buffered_bytes(&self) -> usize {
        let own = match &self.source {
            Source::Csv { record, .. } => record.buffered_bytes(),
            Source::Json { element, ahead, .. } => {
                element.text.capacity() + ahead.iter().map(|element| element.text.capacity()).sum::<usize>()
            }
        };
        own + self.text().buffered_bytes()
    }
}

impl Iterator for Reader {
    type Item = Result<Row, Reject>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        match self.read() {
            Ok(Some(result)) => Some(result),
            Ok(None) => {
                self.ended = true;
                None
            }
            Err(error) => {
                self.ended = true;
                let line = match &self.source {
                    Source::Csv { records, .. } => records.line(),
                    Source::Json { elements, .. } => elements.line(),
                };
                let reason = format!("reading failed, so the rest of the file is missing: {error}");
                Some(Err(Reject {
                    line,
                    reason,
                    raw: String::new(),
                }))
            }
        }
    }
}

fn row(line: u64, built: Result<Creator, String>, raw: &str) -> Result<Row, Reject> {
    match built {
        Ok(creator) => Ok(Row { line, creator }),
        Err(reason) => Err(Reject {
            line,
            reason,
            raw: raw.to_owned(),
        }),
    }
}

/// How much text tells the format and the delimiter, in bytes.
const LOOK: usize = 64 << 10;

fn open_csv(mut text: TextStream) -> Result<(Source, Vec<String>, Format), ImportError> {
    let (sample, _) = text.peek(LOOK).map_err(ImportError::Read)?;
    // Excel's own hint, which is not part of the table.
    let hint = sample.strip_prefix("sep=").and_then(|rest| rest.bytes().next());
    let hint = hint.filter(|byte| matches!(byte, b',' | b';' | b'\t' | b'|'));
    let hint_length = sample.find('\n').map_or(sample.len(), |end| end + 1);
    let delimiter = match hint {
        Some(delimiter) => {
            text.consume(hint_length);
            delimiter
        }
        None => {
            let end = sample.floor_char_boundary(LOOK);
            let cut = end < sample.len();
            csv::sniff_delimiter(&sample[..end], !cut).map_err(ImportError::Read)?
        }
    };
    let mut records = csv::Records::new(text, delimiter, if hint.is_some() { 2 } else { 1 });
    let mut record = csv::Record::default();
    records.read(&mut record).map_err(ImportError::Read)?;
    if let Some(fault) = record.fault {
        return Err(ImportError::BadHeader(fault.reason(records.line())));
    }
    let header: Vec<String> = record.fields().map(|name| name.trim().to_owned()).collect();
    for (second, name) in header.iter().enumerate() {
        let same = |other: &String| !name.is_empty() && other.to_lowercase() == name.to_lowercase();
        if let Some(first) = header[..second].iter().position(same) {
            return Err(ImportError::DuplicateHeader {
                name: name.clone(),
                first: first + 1,
                second: second + 1,
            });
        }
    }
    let format = Format::Csv {
        delimiter: char::from(delimiter),
    };
    Ok((
        Source::Csv {
            records,
            record,
            width: header.len(),
            targets: Vec::new(),
        },
        header,
        format,
    ))
}

fn open_json(text: TextStream) -> Result<(Source, Vec<String>, Format), ImportError> {
    const AHEAD: usize = 20;
    let mut elements = Elements::open(text, columns::identifies)?;
    let mut ahead = VecDeque::new();
    let mut keys: Vec<String> = Vec::new();
    let mut fault = None;
    while ahead.len() < AHEAD {
        let mut element = Element::default();
        if !elements.read(&mut element).map_err(ImportError::Read)? {
            break;
        }
        match element.object() {
            Ok(object) => json::flatten(&object, &mut |key, _| {
                if !keys.iter().any(|known| known == key) {
                    keys.push(key.to_owned());
                }
            }),
            Err(reason) => {
                fault.get_or_insert(reason);
            }
        }
        ahead.push_back(element);
    }
    if let (true, Some(reason)) = (keys.is_empty(), fault) {
        return Err(ImportError::BadJson { reason });
    }
    Ok((
        Source::Json {
            elements,
            ahead,
            element: Element::default(),
        },
        keys,
        Format::Json,
    ))
}

#[cfg(test)]
mod data_tests;
#[cfg(test)]
mod stream_tests;
#[cfg(test)]
mod tests;
