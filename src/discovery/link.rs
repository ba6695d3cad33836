//! Web addresses as people write them.

/// An http(s) address. `site.com/page` gets `https://`; plain words, other schemes and addresses with spaces are none.
pub fn link(text: &str) -> Option<String> {
    let text = text.trim_matches(['<', '>', '"', '\'']);
    if text
        .chars()
        .any(|letter| letter.is_whitespace() || letter.is_control())
    {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    let (rest, scheme) = match lower.split_once("://") {
        Some(("http" | "https", rest)) => (rest, ""),
        Some(_) => return None,
        None => (lower.as_str(), "https://"),
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.split_once(':').map_or(host, |(host, _)| host);
    let labels: Vec<&str> = host.split('.').collect();
    let well_formed = labels.len() > 1
        && labels.iter().all(|label| {
            !label.is_empty()
                // Not in the standard, but servers are named so and browsers go there.
                && label.chars().all(|letter| {
                    letter.is_alphanumeric() || letter == '-' || (letter == '_' && scheme.is_empty())
                })
        })
        && labels
            .last()
            .is_some_and(|last| last.len() > 1 && !last.bytes().all(|byte| byte.is_ascii_digit()));
    // "j.doe" is more likely a name than a site, so without a scheme the ending has to be followed by a path or be usual.
    let usual = scheme.is_empty()
        || rest.len() > host.len()
        || host.starts_with("www.")
        || matches!(
            labels.last(),
            Some(
                &("com"
                    | "net"
                    | "org"
                    | "io"
                    | "co"
                    | "me"
                    | "tv"
                    | "ee"
                    | "be"
                    | "fr"
                    | "de"
                    | "es"
                    | "it"
                    | "uk"
                    | "app"
                    | "link"
                    | "bio"
                    | "shop"
                    | "store"
                    | "info"
                    | "au"
                    | "ca"
                    | "br"
                    | "in"
                    | "us"
                    | "za")
            )
        );
    (well_formed && usual && !text.contains('@') || well_formed && scheme.is_empty())
        .then(|| format!("{scheme}{text}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_links() {
        assert_eq!(
            link("https://linktr.ee/zoe").as_deref(),
            Some("https://linktr.ee/zoe")
        );
        assert_eq!(
            link("Www.YouTube.com").as_deref(),
            Some("https://Www.YouTube.com")
        );
        assert_eq!(
            link("twitch.tv/judge095").as_deref(),
            Some("https://twitch.tv/judge095")
        );
        assert_eq!(
            link("https://some_cdn.com/a").as_deref(),
            Some("https://some_cdn.com/a")
        );
        for other in [
            "zoe_b.com",
            "Snaptarikamy96",
            "javascript:alert(1)",
            "ftp://x.org",
            "zoe@mail.com",
            "j.doe",
            "1.5",
            "a b.com",
            "data:text/html,x.com",
            "javascript://x.com",
        ] {
            assert_eq!(link(other), None, "{other}");
        }
    }
}
