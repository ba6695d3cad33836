//! What people paste or upload, read row by row: a list or a table, one column of it, the handle in each cell.
use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization as _;

use super::model::Error;
use crate::discovery::handle::{HandleError, parse_handle};
use crate::discovery::platform::Platform;

/// Rows that one look-up takes, blank ones not counted.
pub const MAX_ROWS: usize = 10_000;
/// Bytes of a list: more than ten thousand long links beside other columns.
pub const MAX_BYTES: usize = 8 << 20;
/// Characters kept of a row as it was given.
const INPUT_LENGTH: usize = 200;
/// Rows that are looked at to tell what a table is like.
const PROBE: usize = 200;
/// Headings of a column with profiles, the best first.
const HEADINGS: [&str; 18] = [
    "profile url",
    "profile link",
    "profile_url",
    "profileurl",
    "url",
    "link",
    "handle",
    "username",
    "user name",
    "profile",
    "account",
    "channel",
    "creator",
    "influencer",
    "tiktok",
    "instagram",
    "youtube",
    "name",
];

/// One row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its place from 1.
    pub ordinal: i32,
    /// As given, cut to what fits a page.
    pub input: String,
    pub platform: Platform,
    /// The handle or channel id, or why there is none.
    pub handle: Result<String, String>,
    /// The first row that names the same.
    pub leader: i32,
}

/// A list that can be looked up: 1 to [`MAX_ROWS`] rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    pub entries: Vec<Entry>,
    /// The columns' headings, or their numbers; one for a plain list.
    pub columns: Vec<String>,
    /// Which of them was read.
    pub column: usize,
}

impl List {
    /// Reads a text. `platform` is that of bare handles; a link is its own network's. `column` is a heading or a number from 1;
    /// empty: the likeliest.
    ///
    /// # Errors
    /// [`Error::NoRows`], [`Error::TooManyRows`], [`Error::NoColumn`].
    pub fn read(text: &str, platform: Platform, column: &str) -> Result<List, Error> {
        let table = table(text);
        let width = table.iter().map(Vec::len).max().unwrap_or(0);
        let chosen = column_of(&table, width, platform, column)?;
        let is_headed = is_heading(&table, chosen, column);
        let columns = (0..width)
            .map(|place| {
                let heading = table.first().filter(|_| is_headed).and_then(|row| row.get(place));
                match heading.map(|text| text.trim()) {
                    Some(text) if !text.is_empty() => text.chars().take(60).collect(),
                    _ => (place + 1).to_string(),
                }
            })
            .collect();
        let cells = table
            .iter()
            .skip(usize::from(is_headed))
            .map(|row| row.get(chosen).map_or("", String::as_str))
            .filter(|cell| !cell.chars().all(is_blank));
        let cells: Vec<&str> = cells.collect();
        match cells.len() {
            0 => Err(Error::NoRows),
            1..=MAX_ROWS => Ok(List {
                entries: entries(&cells, platform),
                columns,
                column: chosen,
            }),
            rows => Err(Error::TooManyRows(rows)),
        }
    }

    /// Rows without a handle.
    pub fn invalid(&self) -> usize {
        self.entries.iter().filter(|entry| entry.handle.is_err()).count()
    }

    /// The rows to be looked up: the first of each that name the same.
    pub fn leaders(&self) -> impl Iterator<Item = (&Entry, &str)> {
        self.entries.iter().filter_map(|entry| {
            let handle = entry.handle.as_deref().ok()?;
            (entry.leader == entry.ordinal).then_some((entry, handle))
        })
    }
}

/// The text of a file: UTF-8 or UTF-16 as its mark says, else the code page that spreadsheets write.
pub fn decoded(bytes: &[u8]) -> String {
    let pairs = |from: fn([u8; 2]) -> u16, rest: &[u8]| {
        let units: Vec<u16> = rest
            .chunks_exact(2)
            .map(|pair| from([pair[0], pair[1]]))
            .collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => pairs(u16::from_le_bytes, rest),
        [0xfe, 0xff, rest @ ..] => pairs(u16::from_be_bytes, rest),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
            Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
        },
    }
}

fn entries(cells: &[&str], platform: Platform) -> Vec<Entry> {
    let mut first: HashMap<String, i32> = HashMap::with_capacity(cells.len());
    (1..)
        .zip(cells)
        .map(|(ordinal, cell)| {
            let (platform, handle) = read_cell(cell, platform);
            let leader = match &handle {
                Ok(handle) => *first.entry(identity(platform, handle)).or_insert(ordinal),
                Err(_) => ordinal,
            };
            Entry {
                ordinal,
                input: shown(cell),
                platform,
                handle: handle.map_err(|error| error.to_string()),
                leader,
            }
        })
        .collect()
}

/// The network and the handle of a cell. A link says itself which network it is.
fn read_cell(cell: &str, platform: Platform) -> (Platform, Result<String, HandleError>) {
    let text = bare(cell);
    match parse_handle(platform, text) {
        Err(HandleError::WrongNetwork { found, .. }) => (found, parse_handle(found, text)),
        Ok(handle) => (platform, Ok(handle.nfc().collect())),
        other => (platform, other),
    }
}

/// Without what stands around a link or a name in a text: brackets, quotes, a comma at the end.
fn bare(cell: &str) -> &str {
    let around = |c: char| is_blank(c) || "<>\"'()[],;".contains(c);
    cell.trim_matches(around)
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// What makes two rows the same: letter case does not, but in a channel's id.
fn identity(platform: Platform, handle: &str) -> String {
    let handle = if is_channel_id(platform, handle) {
        handle.to_owned()
    } else {
        handle.to_lowercase()
    };
    format!("{platform}/{handle}")
}

/// Whether it is an id that YouTube is asked by, and not a handle.
pub fn is_channel_id(platform: Platform, handle: &str) -> bool {
    platform == Platform::YouTube && handle.len() == 24 && handle.starts_with("UC")
}

fn shown(cell: &str) -> String {
    let clean = cell.chars().filter(|c| !c.is_control());
    clean
        .collect::<String>()
        .trim()
        .chars()
        .take(INPUT_LENGTH)
        .collect()
}

/// The rows and cells of a text. A single line with several names is a list.
fn table(text: &str) -> Vec<Vec<String>> {
    let text = text.trim_start_matches('\u{feff}');
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.chars().all(is_blank))
        .take(PROBE)
        .collect();
    let separator = ['\t', ';', ',']
        .into_iter()
        .find(|separator| is_separator(&lines, *separator));
    let Some(separator) = separator else {
        return text.lines().map(|line| vec![line.to_owned()]).collect();
    };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(separator).unwrap_or(b','))
        .from_reader(text.as_bytes());
    let rows: Vec<Vec<String>> = reader
        .records()
        .filter_map(Result::ok)
        .map(|record| record.iter().map(str::to_owned).collect())
        .collect();
    if lines.len() == 1 {
        return rows.into_iter().flatten().map(|cell| vec![cell]).collect();
    }
    rows
}

/// Whether most lines have it: a comma in one link makes no table.
fn is_separator(lines: &[&str], separator: char) -> bool {
    let with = lines
        .iter()
        .filter(|line| line.trim_end_matches(separator).contains(separator))
        .count();
    with > 0 && with * 2 > lines.len()
}

fn column_of(table: &[Vec<String>], width: usize, platform: Platform, wanted: &str) -> Result<usize, Error> {
    let wanted = wanted.trim();
    if !wanted.is_empty() {
        let by_heading = table.first().and_then(|row| {
            row.iter()
                .position(|cell| cell.trim().eq_ignore_ascii_case(wanted))
        });
        let by_number = wanted.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
        return by_heading
            .or(by_number.filter(|place| *place < width))
            .ok_or_else(|| Error::NoColumn {
                wanted: wanted.chars().take(60).collect(),
                columns: width,
            });
    }
    let heading = |cell: &String| {
        let cell = cell.trim().to_lowercase();
        HEADINGS.iter().position(|known| *known == cell)
    };
    let headed = table.first().and_then(|row| {
        let places = row.iter().enumerate();
        places
            .filter_map(|(place, cell)| Some((heading(cell)?, place)))
            .min()
    });
    if let Some((_, place)) = headed {
        return Ok(place);
    }
    // No heading that we know: the column of which most is read, links before names.
    let score = |place: usize| {
        let cells = table.iter().take(PROBE).filter_map(|row| row.get(place));
        cells
            .map(|cell| match read_cell(cell, platform).1 {
                Ok(_) if cell.contains('/') || cell.trim().starts_with('@') => 4,
                Ok(_) if !cell.trim().chars().all(|c| c.is_ascii_digit()) => 1,
                _ => 0,
            })
            .sum::<usize>()
    };
    Ok((0..width).rev().max_by_key(|place| score(*place)).unwrap_or(0))
}

/// Whether the first row names the columns.
fn is_heading(table: &[Vec<String>], column: usize, wanted: &str) -> bool {
    let Some(cell) = table.first().and_then(|row| row.get(column)) else {
        return false;
    };
    let cell = cell.trim().to_lowercase();
    HEADINGS.contains(&cell.as_str())
        || !cell.is_empty() && cell == wanted.trim().to_lowercase() && cell.parse::<usize>().is_err()
}

#[cfg(test)]
mod tests;
