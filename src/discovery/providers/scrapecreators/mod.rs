//! ScrapeCreators: one key for all three networks. <https://docs.scrapecreators.com>
pub mod instagram;
pub mod tiktok;
pub mod youtube;

use super::body::Node;
use super::fault::{Class, Fault};

/// 200 can mean failure: a private or deleted account. 403 is a restricted item, not a bad key.
pub(super) fn fault(status: Option<u16>, body: Node<'_>) -> Option<Fault> {
    let message = body.at("message").text().or_else(|| body.at("error").text());
    let said = |class, otherwise: &str| Some(Fault::new(class, message.as_deref().unwrap_or(otherwise)));
    if body.at("account_private").flag() == Some(true) {
        return said(Class::Private, "this account is private");
    }
    if body.at("account_deactivated").flag() == Some(true) {
        return said(Class::NotFound, "this account does not exist");
    }
    let status = body
        .at("errorStatus")
        .count()
        .and_then(|status| u16::try_from(status).ok())
        .or(status.filter(|status| *status >= 400));
    let failed = status.is_some() || body.at("success").flag() == Some(false);
    let words_only = message.is_some()
        && !body.at("data").is_there()
        && !body.at("user").is_there()
        && !body.at("success").is_there();
    if !failed && !words_only {
        return None;
    }
    let class = match status {
        Some(403) => Class::Restricted,
        Some(status) => Class::of_status(status).unwrap_or(Class::Shape),
        None => by_words(message.as_deref().unwrap_or_default()),
    };
    said(class, "the provider refused and did not say why")
}

/// For saved answers, whose status is gone.
fn by_words(message: &str) -> Class {
    let message = message.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| message.contains(word));
    if says(&["credits"]) {
        Class::OutOfCredits
    } else if says(&["api key", "unauthorized"]) {
        Class::Auth
    } else if says(&["too many", "rate limit"]) {
        Class::RateLimited
    } else if says(&["must provide", "required", "invalid"]) {
        Class::BadRequest
    } else if says(&["not found", "doesn't exist"]) {
        Class::NotFound
    } else {
        Class::Upstream
    }
}
