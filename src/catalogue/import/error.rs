//! Why a file or a row cannot be imported, in words that say what to do.

use std::io;
use std::path::PathBuf;

/// Why a file cannot be imported at all.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error("{path} cannot be opened: {source}")]
    Open { path: PathBuf, source: io::Error },
    #[error("reading failed: {0}")]
    Read(#[source] io::Error),
    #[error("{path} is a folder: name the files in it")]
    Folder { path: PathBuf },
    #[error("{path} is empty: there is nothing to import")]
    Empty { path: PathBuf },
    #[error("{path} has a header but no rows: there is nothing to import")]
    NoRows { path: PathBuf },
    #[error("{path} is {what}, not CSV or JSON: {advice}")]
    NotText {
        path: PathBuf,
        what: &'static str,
        advice: &'static str,
    },
    #[error("the header cannot be read: {0}")]
    BadHeader(String),
    #[error("the header \"{name}\" stands in columns {first} and {second}: rename one of them")]
    DuplicateHeader {
        name: String,
        first: usize,
        second: usize,
    },
    #[error(
        "no column says who the creator is; the file has {found}: name it with --map handle=COLUMN, name=COLUMN or external_id=COLUMN"
    )]
    NoIdentity { found: String },
    #[error(
        "the file does not tell its platform: pass --platform tiktok, instagram or youtube, or --map platform=COLUMN"
    )]
    UnknownPlatform,
    #[error("--map names the field \"{field}\", which does not exist: use one of {known}")]
    UnknownField { field: String, known: String },
    #[error("--map {field}={column}: there is no column \"{column}\"; the file has {found}")]
    MissingColumn {
        field: &'static str,
        column: String,
        found: String,
    },
    #[error("--map gives the field \"{field}\" twice: it takes one column")]
    MappedTwice { field: &'static str },
    #[error("the file is not valid JSON: {reason}")]
    BadJson { reason: String },
    #[error(
        "the JSON holds no array of objects: pass a file with an array of creators, or one object a line"
    )]
    NoArray,
}

/// What makes one row unusable before its cells are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    LongField,
    LongRecord,
    OpenQuote,
    CutOff,
    MissingBracket,
    TrailingText,
}

impl Fault {
    pub fn reason(self, last_line: u64) -> String {
        match self {
            Fault::LongField => {
                format!(
                    "a field is longer than 1 MB (the row ends on line {last_line}): is a quote left open?"
                )
            }
            Fault::LongRecord => {
                format!("the row is longer than 8 MB (it ends on line {last_line}): is a quote left open?")
            }
            Fault::OpenQuote => {
                format!("a quote is opened and never closed, so the row runs to the end, line {last_line}")
            }
            Fault::CutOff => "the file ends inside this element: it was cut off".to_owned(),
            Fault::MissingBracket => "the file ends without the closing ]: it was cut off".to_owned(),
            Fault::TrailingText => "text follows the closing ]: it was not read".to_owned(),
        }
    }
}

/// `"a", "b", "c"`, cut after thirty.
pub(super) fn quoted_list(names: &[String]) -> String {
    const SHOWN: usize = 30;
    let mut list: Vec<String> = names
        .iter()
        .take(SHOWN)
        // Control characters as escapes: a file's words must not steer the terminal.
        .map(|name| format!("{name:?}"))
        .collect();
    if names.len() > SHOWN {
        list.push(format!("and {} more", names.len() - SHOWN));
    }
    list.join(", ")
}
