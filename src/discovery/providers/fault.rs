//! What went wrong with a provider's answer, and what that means for the search.
use std::fmt;

use super::body::is_direction_control;

/// The kinds of fault that call for different actions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// The key is wrong, missing, or not allowed this call.
    Auth,
    /// The key's credits or quota are used up.
    OutOfCredits,
    /// Too many calls for now.
    RateLimited,
    /// There is no such creator.
    NotFound,
    /// The account shows itself to followers only.
    Private,
    /// The provider may not show this item.
    Restricted,
    /// We asked wrongly.
    BadRequest,
    /// No answer in time; the call may have been charged.
    Timeout,
    /// The provider is in trouble.
    Upstream,
    /// No JSON, where JSON was due.
    NonJson,
    /// JSON of a shape we cannot read.
    Shape,
}

impl Class {
    /// Whether the same call may work in a while. Repeating any other call only costs.
    pub const fn is_worth_a_retry(self) -> bool {
        matches!(self, Class::RateLimited | Class::Timeout | Class::Upstream)
    }

    /// Whether it concerns one creator, so that a search goes on without it.
    pub const fn is_of_one_item(self) -> bool {
        matches!(self, Class::NotFound | Class::Private | Class::Restricted)
    }

    /// The class that a status alone tells, where the body says nothing better.
    pub const fn of_status(status: u16) -> Option<Class> {
        match status {
            200..=299 => None,
            401 => Some(Class::Auth),
            402 => Some(Class::OutOfCredits),
            404 => Some(Class::NotFound),
            408 => Some(Class::Timeout),
            429 => Some(Class::RateLimited),
            500..=599 => Some(Class::Upstream),
            403 => Some(Class::Auth),
            _ => Some(Class::BadRequest),
        }
    }
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The variants' names are the contract.
        write!(f, "{self:?}")
    }
}

/// A provider's answer that holds no creators. The message is plain text, short, and holds no key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Fault {
    pub class: Class,
    pub message: String,
}

/// Characters of a provider's words that are passed on.
const LONGEST: usize = 300;

impl Fault {
    /// A fault in the provider's words; without any it says so.
    pub fn new(class: Class, message: impl AsRef<str>) -> Fault {
        let mut message = plain(message.as_ref());
        if message.is_empty() {
            message = "the provider refused and did not say why".to_owned();
        }
        Fault { class, message }
    }
}

/// One line, without markup and without what turns the direction of writing.
fn plain(text: &str) -> String {
    let mut shown = String::new();
    let mut in_tag = false;
    for c in text.chars() {
        match c {
            '<' => in_tag = true,
            '>' if in_tag => in_tag = false,
            _ if in_tag => {}
            _ => shown.push(c),
        }
    }
    // Entities may stand for control characters, so these go last.
    let mut line = String::new();
    for c in html_escape::decode_html_entities(&shown).chars() {
        if c.is_whitespace() || c.is_control() {
            if !line.ends_with(' ') {
                line.push(' ');
            }
        } else if !is_direction_control(c) {
            line.push(c);
        }
    }
    line.trim().chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_one_line_without_markup() {
        let fault = Fault::new(
            Class::OutOfCredits,
            "exceeded your\n <a href=\"/x\">quota</a> &amp; more",
        );
        assert_eq!(fault.message, "exceeded your quota & more");
        let escaped = Fault::new(Class::Auth, "a&#10;b&#x202e;c");
        assert_eq!(
            escaped.message, "a bc",
            "entities stand for control characters too"
        );
        assert_eq!(
            Fault::new(Class::Auth, "<b></b>").message,
            "the provider refused and did not say why"
        );
        assert_eq!(
            Fault::new(Class::Upstream, "x".repeat(1000)).message.len(),
            LONGEST
        );
        assert_eq!(Class::OutOfCredits.to_string(), "OutOfCredits");
    }
}
