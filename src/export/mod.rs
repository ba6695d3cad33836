//! A run's creators as a file: CSV, read from the database page by page and written as it comes.
pub mod lookups;

use std::io::Write;

use limelight_queries::client::GenericClient;
use serde_json::Value;

use crate::base::id::UserId;
use crate::discovery::platform::Platform;
use crate::search::{
    self,
    results::{Part, ResultRow},
};

/// Rows read at a time.
const BATCH: usize = 500;
/// Begins a file, so that spreadsheets read it as UTF-8: without it they take the text for the machine's old code page.
pub const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();
/// A cell that begins so is taken for a formula by spreadsheets.
const FORMULA_STARTS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

const HEADER: [&str; 21] = [
    "Platform",
    "Handle",
    "Name",
    "Profile URL",
    "Followers",
    "Engagement %",
    "Email",
    "Bio",
    "Country",
    "Language",
    "Verified",
    "Hashtags",
    "Post",
    "Post URL",
    "Views",
    "Likes",
    "Comments",
    "Shares",
    "Why",
    "Source",
    "As of",
];

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Search(#[from] search::Error),
    #[error(transparent)]
    Lookup(#[from] crate::lookups::Error),
    #[error("writing the file: {0}")]
    Write(#[from] csv::Error),
    #[error("writing the file: {0}")]
    Flush(#[from] std::io::Error),
}

/// Writes a run's creators that pass the filter; returns how many. Unknown values are empty cells.
pub async fn write_csv<C: GenericClient, W: Write>(
    client: &C,
    user: &UserId,
    part: Part,
    filter: &Value,
    to: W,
) -> Result<usize, Error> {
    let mut writer = csv::Writer::from_writer(to);
    writer.write_record(HEADER)?;
    let (mut after, mut written) = (0, 0);
    loop {
        let page = search::results::page(client, user, part, filter, after, BATCH).await?;
        for row in &page.rows {
            writer.write_record(cells(row))?;
            written += 1;
        }
        match page.next {
            Some(next) => after = next,
            None => break,
        }
    }
    writer.flush()?;
    Ok(written)
}

/// One batch of lines for a streamed answer: the text, and where the next batch starts.
pub async fn csv_batch<C: GenericClient>(
    client: &C,
    user: &UserId,
    part: Part,
    filter: &Value,
    after: i32,
) -> Result<(Vec<u8>, Option<i32>), Error> {
    let start = if after == 0 { BYTE_ORDER_MARK } else { &[] };
    let mut writer = csv::Writer::from_writer(start.to_vec());
    if after == 0 {
        writer.write_record(HEADER)?;
    }
    let page = search::results::page(client, user, part, filter, after, BATCH).await?;
    for row in &page.rows {
        writer.write_record(cells(row))?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| Error::Flush(error.into_error()))?;
    Ok((bytes, page.next))
}

fn cells(row: &ResultRow) -> [String; 21] {
    let number = |value: Option<i64>| value.map(|n| n.to_string()).unwrap_or_default();
    let text = |value: &Option<String>| value.as_deref().map(guarded).unwrap_or_default();
    let profile = match (&row.handle, row.platform.parse::<Platform>(), row.is_sample) {
        (Some(handle), Ok(platform), false) => platform.profile_url(handle),
        _ => String::new(),
    };
    [
        row.platform.clone(),
        text(&row.handle),
        text(&row.name),
        profile,
        number(row.followers),
        row.engagement_rate
            .map(|rate| format!("{rate:.2}"))
            .unwrap_or_default(),
        guarded(&row.emails.join("; ")),
        text(&row.bio),
        row.country.clone().unwrap_or_default(),
        row.language.clone().unwrap_or_default(),
        row.verified
            .map(|yes| if yes { "yes" } else { "no" }.to_owned())
            .unwrap_or_default(),
        row.hashtags
            .iter()
            .map(|tag| format!("#{tag}"))
            .collect::<Vec<_>>()
            .join("; "),
        text(&row.post_text),
        text(&row.post_url),
        number(row.post_views),
        number(row.post_likes),
        number(row.post_comments),
        number(row.post_shares),
        guarded(&row.why()),
        if row.is_sample {
            "sample data (invented)".to_owned()
        } else {
            row.source.clone()
        },
        row.as_of.format("%Y-%m-%d").to_string(),
    ]
}

/// An apostrophe before what a spreadsheet would run.
fn guarded(text: &str) -> String {
    let first = text
        .trim_start_matches([' ', '\u{a0}', '"', '\'', '\u{feff}', '\u{200b}', '\0'])
        .chars()
        .next();
    let clean = text.replace('\0', "");
    if first.is_some_and(|c| FORMULA_STARTS.contains(&c)) {
        format!("'{clean}")
    } else {
        clean
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_never_becomes_a_formula() {
        for text in [
            "=1+1",
            "+49 30",
            "-x",
            "@ada",
            "\tx",
            " =x",
            "＝x",
            "\"=x",
            "\n=x",
            "\u{200b}=x",
        ] {
            assert!(guarded(text).starts_with('\''), "{text}");
        }
        assert_eq!(guarded("plain = text"), "plain = text");
        assert_eq!(guarded(""), "");
    }
}
