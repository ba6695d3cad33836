//! InsightIQ, formerly Phyllo. Known from its documentation only. <https://docs.insightiq.ai>
use super::body::Node;
use super::fault::{Class, Fault};
use super::{Answer, misshapen, with_emails};
use crate::discovery::codes::{country_named, language};
use crate::discovery::model::Creator;
use crate::discovery::platform::Platform;

/// The id that InsightIQ gives Instagram.
const INSTAGRAM: &str = "9bb8913b-ddd9-430b-a66a-d74d846e6c66";

/// The error repeats the HTTP status.
pub(super) fn fault(status: Option<u16>, body: Node<'_>) -> Option<Fault> {
    let error = body.at("error");
    if !error.is_object() {
        return None;
    }
    let repeated = error.at("http_status_code").count();
    let status = repeated.and_then(|code| u16::try_from(code).ok()).or(status);
    let class = match error.at("type").text().as_deref() {
        Some("AUTHENTICATION_ERROR") => Class::Auth,
        _ => status.and_then(Class::of_status).unwrap_or(Class::Upstream),
    };
    let message = error.at("message").text();
    Some(Fault::new(class, message.unwrap_or_default()))
}

/// `/v1/social/creators/profiles/search`: whole profiles; a page begins at the `offset` that the request names.
pub fn profiles(body: Node<'_>, asked: Platform) -> Result<Answer, Fault> {
    let rows = body.at("data");
    if !rows.is_list() {
        return Err(misshapen("data"));
    }
    let answer = Answer::of(rows.list().map(|profile| {
        let creator = Creator {
            platform: network(profile.at("work_platform"), asked)?,
            external_id: profile.at("external_id").id(),
            handle: profile.at("platform_username").handle(),
            name: profile.at("full_name").text(),
            // YouTube's are subscribers.
            followers: profile
                .at("follower_count")
                .count()
                .or_else(|| profile.at("subscriber_count").count()),
            bio: profile.at("introduction").text(),
            avatar_url: profile.at("image_url").url(),
            verified: profile.at("is_verified").flag(),
            country: profile
                .at("creator_location.country")
                .text()
                .and_then(|name| country_named(&name)),
            language: profile.at("language").text().and_then(|code| language(&code)),
            ..Creator::default()
        };
        Some(with_emails(creator, []))
    }));
    let part = |name: &str| body.at("metadata").at(name).count();
    let more = match (part("offset"), part("limit"), part("total_results")) {
        (Some(offset), Some(limit), Some(total)) => Some(offset.saturating_add(limit) < total),
        _ => None,
    };
    Ok(Answer { more, ..answer })
}

/// `None` for a network that we do not search, such as Twitch.
fn network(named: Node<'_>, asked: Platform) -> Option<Platform> {
    if named.at("id").id().as_deref() == Some(INSTAGRAM) {
        return Some(Platform::Instagram);
    }
    match named.at("name").text() {
        Some(name) => name.parse().ok(),
        None => Some(asked),
    }
}
