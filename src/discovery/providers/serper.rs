//! Serper: Google's results, asked for `site:instagram.com`. <https://serper.dev>
use super::body::Node;
use super::fault::{Class, Fault};
use super::{Answer, misshapen};
use crate::discovery::handle::parse_handle;
use crate::discovery::model::Creator;
use crate::discovery::platform::Platform;

/// Credits that are used up come with status 400, so the text has to tell.
pub(super) fn fault(status: Option<u16>, body: Node<'_>) -> Option<Fault> {
    let repeated = body.at("statusCode").count();
    let status = repeated
        .and_then(|code| u16::try_from(code).ok())
        .or(status)
        .filter(|status| *status >= 400)?;
    let message = body.at("message").text().unwrap_or_default();
    let class = match status {
        400 if message.to_lowercase().contains("credits") => Class::OutOfCredits,
        status => Class::of_status(status).unwrap_or(Class::BadRequest),
    };
    Some(Fault::new(class, message))
}

/// `/search`: the profiles among the links. Posts, tags and stories name nobody. Titles and snippets are of unknown age, so the
/// counts in them are not read.
pub fn search(body: Node<'_>) -> Result<Answer, Fault> {
    let rows = body.at("organic");
    let is_result = |row: Node<'_>| row.at("link").is_there();
    let is_search = rows.is_list() || body.at("searchParameters").is_there();
    if !is_search || !rows.list().all(is_result) {
        return Err(misshapen("organic"));
    }
    Ok(Answer::of(rows.list().map(|row| {
        let address = row.at("link").url()?;
        Some(Creator {
            platform: Platform::Instagram,
            handle: Some(parse_handle(Platform::Instagram, &address).ok()?),
            ..Creator::default()
        })
    })))
}
