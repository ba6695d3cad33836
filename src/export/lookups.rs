//! A look-up's rows as CSV: what was given, what became of it, and whom it names.
use std::io::Write;

use limelight_queries::client::GenericClient;

use super::{BATCH, BYTE_ORDER_MARK, Error, guarded};
use crate::base::id::{LookupId, UserId};
use crate::discovery::platform::Platform;
use crate::lookups::{self, Row, RowState};

const HEADER: [&str; 18] = [
    "Row",
    "Input",
    "State",
    "Reason",
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
    "Same as row",
    "Source",
    "As of",
];

/// Writes a look-up's rows, all or those of one state; returns how many. Unknown values are empty cells.
pub async fn write_csv<C: GenericClient, W: Write>(
    client: &C,
    user: &UserId,
    id: LookupId,
    state: Option<RowState>,
    to: W,
) -> Result<usize, Error> {
    let mut writer = csv::Writer::from_writer(to);
    writer.write_record(HEADER)?;
    let (mut after, mut written) = (0, 0);
    loop {
        let page = lookups::rows(client, user, id, state, after, BATCH).await?;
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
    id: LookupId,
    state: Option<RowState>,
    after: i32,
) -> Result<(Vec<u8>, Option<i32>), Error> {
    let start = if after == 0 { BYTE_ORDER_MARK } else { &[] };
    let mut writer = csv::Writer::from_writer(start.to_vec());
    if after == 0 {
        writer.write_record(HEADER)?;
    }
    let page = lookups::rows(client, user, id, state, after, BATCH).await?;
    for row in &page.rows {
        writer.write_record(cells(row))?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| Error::Flush(error.into_error()))?;
    Ok((bytes, page.next))
}

fn cells(row: &Row) -> [String; 18] {
    let text = |value: Option<&str>| value.map(guarded).unwrap_or_default();
    let creator = row.creator.as_ref();
    let fact = |name: &str| text(creator.and_then(|creator| creator.fact(name)));
    let handle = creator
        .and_then(|creator| creator.fact("handle"))
        .or(row.handle.as_deref());
    let is_real = creator.is_some_and(|creator| !creator.is_sample());
    let profile = match (handle, row.platform.parse::<Platform>()) {
        (Some(handle), Ok(platform)) if is_real => platform.profile_url(handle),
        _ => String::new(),
    };
    [
        row.row.to_string(),
        guarded(&row.input),
        row.state.clone(),
        text(row.reason.as_deref()),
        row.platform.clone(),
        text(handle),
        text(creator.and_then(|creator| creator.name.as_deref())),
        profile,
        creator
            .and_then(|creator| creator.followers)
            .map(|n| n.to_string())
            .unwrap_or_default(),
        creator
            .and_then(|creator| creator.facts.get("engagementRate")?.as_f64())
            .map(|rate| format!("{rate:.2}"))
            .unwrap_or_default(),
        guarded(
            &creator
                .map(|creator| creator.emails().join("; "))
                .unwrap_or_default(),
        ),
        text(creator.and_then(|creator| creator.bio.as_deref())),
        fact("country"),
        fact("language"),
        creator
            .and_then(|creator| creator.verified)
            .map(|yes| if yes { "yes" } else { "no" }.to_owned())
            .unwrap_or_default(),
        row.same_as.map(|first| first.to_string()).unwrap_or_default(),
        match creator {
            Some(creator) if creator.is_sample() => "sample data (invented)".to_owned(),
            _ => fact("source"),
        },
        creator
            .and_then(|creator| creator.fact("asOf")?.get(..10))
            .unwrap_or_default()
            .to_owned(),
    ]
}
