//! Modash: an index of accounts on three networks. Known from its documentation only. <https://docs.modash.io>
use super::body::Node;
use super::fault::{Class, Fault};
use super::{Answer, misshapen};
use crate::discovery::handle::is_profile_url;
use crate::discovery::model::Creator;
use crate::discovery::platform::Platform;

/// The code decides; `retry_later` and others may come with status 200.
pub(super) fn fault(status: Option<u16>, body: Node<'_>) -> Option<Fault> {
    let refused = body.at("error").flag() == Some(true);
    if !refused && status.is_none_or(|status| status < 400) {
        return None;
    }
    let class = match body.at("code").text().as_deref() {
        Some("api_token_invalid" | "feature_not_available") => Class::Auth,
        Some("not_enough_credits") => Class::OutOfCredits,
        // "retry_later": the report is being made, and the same call will bring it.
        Some("rate_limit" | "retry_later") => Class::RateLimited,
        Some("handle_not_found" | "account_removed" | "no_result" | "empty_audience") => Class::NotFound,
        Some("private_account") => Class::Private,
        Some("invalid_body_params" | "page_limit") => Class::BadRequest,
        Some("internal_server_error") => Class::Upstream,
        _ => status.and_then(Class::of_status).unwrap_or(Class::Upstream),
    };
    let message = body.at("message").text().or_else(|| body.at("code").text());
    Some(Fault::new(class, message.unwrap_or_default()))
}

/// `/{network}/search`: accounts alike and accounts named directly, 15 a page. Pages are numbered, so there is no token.
pub fn search(body: Node<'_>, asked: Platform) -> Result<Answer, Fault> {
    let lists = ["lookalikes", "directs"].map(|list| body.at(list));
    if !lists.iter().any(|list| list.is_list()) {
        return Err(misshapen("lookalikes"));
    }
    let rows = lists.into_iter().flat_map(Node::list);
    Ok(Answer::of(rows.map(|row| {
        let profile = row.at("profile");
        Some(Creator {
            platform: network(profile.at("url")).unwrap_or(asked),
            external_id: row.at("userId").id(),
            handle: profile.at("username").handle(),
            name: profile.at("fullname").text(),
            followers: profile.at("followers").count(),
            avatar_url: profile.at("picture").url(),
            verified: profile.at("isVerified").flag(),
            ..Creator::default()
        })
    })))
}

/// The network whose profile an address is.
fn network(address: Node<'_>) -> Option<Platform> {
    let address = address.url()?;
    Platform::ALL
        .into_iter()
        .find(|platform| is_profile_url(*platform, &address))
}
