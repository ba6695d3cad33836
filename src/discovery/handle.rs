//! A creator's handle, taken from what people paste: `@name`, `name`, or the address of a profile.

use super::keywords::is_invisible;
use super::platform::Platform;

/// Why a text is no handle. Each message names the fault and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HandleError {
    #[error("handle is empty: write the {0} name, such as @name, or paste the profile's address")]
    Empty(Platform),
    #[error("handle \"{0}\" has a space inside: write one name without spaces")]
    Space(String),
    #[error(
        "the address belongs to {found}, but this search is on {wanted}: paste a {wanted} profile, or switch to {found}"
    )]
    WrongNetwork { found: Platform, wanted: Platform },
    #[error(
        "the address is not a profile on {0}: open the creator's page and paste its address, or write @name"
    )]
    NotAProfile(Platform),
    #[error("the address is not on {0}: paste a {0} profile's address, or write @name")]
    OtherSite(Platform),
    #[error(
        "the handle has {length} characters, {platform} allows at most {limit}: check for text pasted twice"
    )]
    TooLong {
        platform: Platform,
        length: usize,
        limit: usize,
    },
    #[error("handle \"{handle}\" is too short: a YouTube name has 3 characters or more")]
    TooShort { handle: String },
    #[error("handle \"{handle}\" holds {shown}, which {platform} does not allow: use {allowed}")]
    Character {
        platform: Platform,
        handle: String,
        shown: String,
        allowed: &'static str,
    },
    #[error(
        "channel id \"{0}\" is damaged: it is UC and 22 letters, digits, - or _; paste the channel's address again"
    )]
    ChannelId(String),
}

/// Reads a handle of `platform` from `input` and gives it without `@`, letter case as written.
///
/// Profile addresses are understood with or without scheme and `www.`/`m.`, with queries and with
/// further path parts. YouTube also gives channel ids (`UC` and 22 characters).
///
/// # Errors
/// [`HandleError`] for an empty or over-long text, inner spaces, a character the network does not
/// allow, and an address that is another network's, another site's, or no profile.
pub fn parse_handle(platform: Platform, input: &str) -> Result<String, HandleError> {
    let visible: String = input.chars().filter(|c| !is_invisible(*c)).collect();
    let text = visible.trim();
    if text.is_empty() {
        return Err(HandleError::Empty(platform));
    }
    let name = match Address::of(text) {
        Some(address) => return address.handle(platform),
        None => text,
    };
    // Providers write a YouTube channel without handle as "channel/UC…".
    if platform == Platform::YouTube
        && let Some(id) = name.strip_prefix("channel/")
    {
        return channel_id(id);
    }
    let name = name.trim_start_matches(['@', '＠']).trim();
    checked(platform, name.trim_end_matches('/'))
}

/// Whether `input` is the address of a profile on `platform` (not a bare handle, not a video).
pub fn is_profile_url(platform: Platform, input: &str) -> bool {
    Address::of(input.trim()).is_some_and(|address| address.handle(platform).is_ok())
}

/// Whether `text` is a YouTube channel id: `UC` and 22 letters, digits, `-` or `_`.
pub(super) fn is_channel_id(text: &str) -> bool {
    text.len() == 24
        && text.starts_with("UC")
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

/// A web address, cut up as far as profiles need.
struct Address<'a> {
    /// The network of the host, `None` for any other site.
    network: Option<Platform>,
    /// Path parts, query and fragment removed, still percent-encoded.
    path: Vec<&'a str>,
}

impl<'a> Address<'a> {
    /// `None` when the text is no address: no scheme and no host of a known network in front.
    fn of(text: &'a str) -> Option<Self> {
        let (scheme, rest) = match text.split_once("://") {
            Some((scheme, rest)) => (Some(scheme), rest),
            None => (None, text),
        };
        let path_end = rest.find(['?', '#']).unwrap_or(rest.len());
        let mut parts = rest[..path_end].split('/');
        let host = parts.next().unwrap_or_default();
        let network = network_of(host);
        // "first.last" is a handle too, so without a scheme only known hosts make an address.
        if scheme.is_none() && network.is_none() && !looks_like_site(host, rest) {
            return None;
        }
        let web = scheme.is_none_or(|s| s.eq_ignore_ascii_case("https") || s.eq_ignore_ascii_case("http"));
        Some(Address {
            network: network.filter(|_| web),
            path: parts.filter(|p| !p.is_empty()).collect(),
        })
    }

    fn handle(&self, wanted: Platform) -> Result<String, HandleError> {
        let found = self.network.ok_or(HandleError::OtherSite(wanted))?;
        if found != wanted {
            return Err(HandleError::WrongNetwork { found, wanted });
        }
        let not_a_profile = || HandleError::NotAProfile(wanted);
        let first = percent_decoded(self.path.first().ok_or_else(not_a_profile)?);
        let second = || self.path.get(1).map(|p| percent_decoded(p));
        let at = first.strip_prefix('@');
        match (wanted, at, first.as_str()) {
            (Platform::TikTok | Platform::YouTube, Some(name), _) => checked(wanted, name),
            (Platform::TikTok, None, _) => Err(not_a_profile()),
            (Platform::Instagram, _, name) if INSTAGRAM_PAGES.contains(&name) => Err(not_a_profile()),
            (Platform::Instagram, _, name) => checked(wanted, at.unwrap_or(name)),
            (Platform::YouTube, None, "channel") => channel_id(&second().unwrap_or_default()),
            (Platform::YouTube, None, "c" | "user") => checked(wanted, &second().ok_or_else(not_a_profile)?),
            (Platform::YouTube, None, name) if YOUTUBE_PAGES.contains(&name) => Err(not_a_profile()),
            (Platform::YouTube, None, name) => checked(wanted, name),
        }
    }
}

/// First path parts of instagram.com that are not people.
const INSTAGRAM_PAGES: [&str; 12] = [
    "p", "reel", "reels", "tv", "explore", "popular", "stories", "accounts", "direct", "share", "web",
    "about",
];
/// First path parts of youtube.com that are not channels.
const YOUTUBE_PAGES: [&str; 11] = [
    "watch", "shorts", "playlist", "results", "feed", "embed", "live", "hashtag", "post", "v", "t",
];

fn network_of(host: &str) -> Option<Platform> {
    let host = host.to_ascii_lowercase();
    let host = host
        .trim_end_matches('.')
        .trim_end_matches(":443")
        .trim_end_matches(":80");
    let bare = ["www.", "m.", "mobile."]
        .iter()
        .find_map(|prefix| host.strip_prefix(prefix))
        .unwrap_or(host);
    match bare {
        "tiktok.com" => Some(Platform::TikTok),
        "instagram.com" | "instagr.am" => Some(Platform::Instagram),
        "youtube.com" => Some(Platform::YouTube),
        _ => None,
    }
}

/// `example.com/name` without scheme: an address, though not of a network we know.
fn looks_like_site(host: &str, rest: &str) -> bool {
    let is_host_char = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
    host.contains('.')
        && !host.starts_with('.')
        && host.chars().all(is_host_char)
        && rest[host.len()..].trim_end_matches('/').contains('/')
}

fn channel_id(id: &str) -> Result<String, HandleError> {
    if is_channel_id(id) {
        Ok(id.to_owned())
    } else {
        Err(HandleError::ChannelId(shortened(id)))
    }
}

/// The limits are what recorded data holds, wider than what the networks' sign-up pages say
/// (TikTok 24, YouTube 30): a creator who exists must not be refused.
fn checked(platform: Platform, name: &str) -> Result<String, HandleError> {
    let (limit, allowed): (usize, &'static str) = match platform {
        Platform::TikTok => (64, "letters a to z, digits, _ and ."),
        Platform::Instagram => (30, "letters a to z, digits, . and _"),
        Platform::YouTube => (100, "letters, digits, _ - . and ·"),
    };
    let length = name.chars().count();
    if length == 0 {
        return Err(HandleError::Empty(platform));
    }
    if name.chars().any(char::is_whitespace) {
        return Err(HandleError::Space(shortened(name)));
    }
    let bad = name.chars().find(|c| !is_allowed(platform, *c));
    if let Some(c) = bad {
        return Err(HandleError::Character {
            platform,
            handle: shortened(name),
            shown: if c.is_control() {
                format!("the control character U+{:04X}", u32::from(c))
            } else {
                format!("\"{c}\"")
            },
            allowed,
        });
    }
    if length > limit {
        return Err(HandleError::TooLong {
            platform,
            length,
            limit,
        });
    }
    // Scripts with larger alphabets may be shorter than three characters.
    if platform == Platform::YouTube && length < 3 && name.is_ascii() {
        return Err(HandleError::TooShort {
            handle: name.to_owned(),
        });
    }
    Ok(name.to_owned())
}

fn is_allowed(platform: Platform, c: char) -> bool {
    match platform {
        Platform::TikTok | Platform::Instagram => c.is_ascii_alphanumeric() || c == '_' || c == '.',
        Platform::YouTube => {
            c.is_alphanumeric()
                || unicode_normalization::char::is_combining_mark(c)
                || matches!(c, '_' | '-' | '.' | '·')
        }
    }
}

fn shortened(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(40).collect()
}

/// Decodes `%XX`; what is not UTF-8 afterwards stays as it was.
fn percent_decoded(part: &str) -> String {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = |b: u8| char::from(b).to_digit(16);
        let code = match (first, tail) {
            (b'%', [high, low, ..]) => hex(*high).zip(hex(*low)),
            _ => None,
        };
        match code {
            Some((high, low)) => {
                bytes.extend(u8::try_from(high * 16 + low));
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| part.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use Platform::{Instagram, TikTok, YouTube};
    use proptest::prelude::*;

    #[track_caller]
    fn gives(platform: Platform, input: &str, handle: &str) {
        assert_eq!(parse_handle(platform, input).as_deref(), Ok(handle), "{input:?}");
    }

    #[track_caller]
    fn refuses(platform: Platform, input: &str, message: &str) {
        let error = parse_handle(platform, input).expect_err(input);
        assert!(error.to_string().contains(message), "{input:?} gives: {error}");
    }

    #[test]
    fn names_with_or_without_at() {
        gives(TikTok, " @Ana.Fit ", "Ana.Fit");
        gives(TikTok, "@@ana", "ana");
        gives(TikTok, "\u{200b}＠ ana\u{feff}", "ana");
        for odd_but_real in ["bradley..thor_", "_name_", ".name", "user8796343109448", "123456"] {
            gives(TikTok, odd_but_real, odd_but_real);
        }
        gives(Instagram, "@jane.doe_", "jane.doe_");
        gives(Instagram, "nike.com", "nike.com");
        gives(YouTube, "@Mrwhosetheboss", "Mrwhosetheboss");
        gives(YouTube, "@日本", "日本");
        gives(YouTube, "l·l-a", "l·l-a");
        gives(YouTube, "UCVXhwLsuNli6N8FElr7sNvQ", "UCVXhwLsuNli6N8FElr7sNvQ");
        gives(
            YouTube,
            "channel/UCVXhwLsuNli6N8FElr7sNvQ",
            "UCVXhwLsuNli6N8FElr7sNvQ",
        );
    }

    #[test]
    fn names_inside_profile_addresses() {
        gives(
            TikTok,
            "https://www.tiktok.com/@x_1?lang=en&is_from_webapp=1",
            "x_1",
        );
        gives(TikTok, "m.tiktok.com/@x.y/video/7301", "x.y");
        gives(TikTok, "HTTPS://WWW.TikTok.com/@X", "X");
        gives(TikTok, "https://www.tiktok.com/%40x", "x");
        gives(Instagram, "instagram.com/x/", "x");
        gives(Instagram, "https://www.instagram.com/x?igsh=abc#a", "x");
        gives(Instagram, "http://instagr.am/x", "x");
        gives(Instagram, "www.instagram.com//x/reel/Cabc", "x");
        gives(YouTube, "youtube.com/@Apple/videos", "Apple");
        gives(
            YouTube,
            "https://m.youtube.com/channel/UCVXhwLsuNli6N8FElr7sNvQ?sub=1",
            "UCVXhwLsuNli6N8FElr7sNvQ",
        );
        gives(
            YouTube,
            "youtube.com/c/BloombergTechnology",
            "BloombergTechnology",
        );
        gives(YouTube, "youtube.com/user/google", "google");
        gives(YouTube, "youtube.com/CNBC", "CNBC");
        gives(YouTube, "https://youtube.com/@%E6%97%A5%E6%9C%AC", "日本");
    }

    #[test]
    fn addresses_that_name_no_creator_of_this_network() {
        refuses(
            TikTok,
            "https://www.instagram.com/x/",
            "belongs to Instagram, but this search is on TikTok",
        );
        refuses(Instagram, "youtube.com/@x", "switch to YouTube");
        refuses(TikTok, "https://www.tiktok.com/", "not a profile on TikTok");
        refuses(TikTok, "tiktok.com/tag/gym", "not a profile on TikTok");
        refuses(
            Instagram,
            "instagram.com/reel/Cabc/",
            "not a profile on Instagram",
        );
        refuses(YouTube, "youtube.com/watch?v=abc", "not a profile on YouTube");
        refuses(YouTube, "https://youtube.com/channel/UCshort", "22 letters");
        refuses(YouTube, "https://youtu.be/abc", "not on YouTube");
        refuses(TikTok, "https://vm.tiktok.com/ZM123/", "not on TikTok");
        refuses(TikTok, "facebook.com/nike", "not on TikTok");
        refuses(TikTok, "javascript://tiktok.com/@x", "not on TikTok");
        refuses(TikTok, "https://tiktok.com.evil.example/@x", "not on TikTok");
        refuses(TikTok, "https://tiktok.com@evil.example/@x", "not on TikTok");
    }

    #[test]
    fn faults_are_named() {
        refuses(TikTok, "", "handle is empty");
        refuses(TikTok, " @ ", "handle is empty");
        refuses(TikTok, "jane doe", "has a space inside");
        refuses(TikTok, "jane!", "holds \"!\", which TikTok does not allow");
        refuses(TikTok, "a\u{0}b", "control character U+0000");
        refuses(TikTok, "@nike?lang=en", "holds \"?\"");
        refuses(Instagram, "josé", "holds \"é\", which Instagram");
        refuses(
            Instagram,
            &"a".repeat(31),
            "31 characters, Instagram allows at most 30",
        );
        refuses(TikTok, &"a".repeat(65), "65 characters");
        refuses(YouTube, &"a".repeat(101), "101 characters");
        refuses(YouTube, "@ab", "too short");
    }

    #[test]
    fn only_addresses_are_profile_urls() {
        assert!(is_profile_url(TikTok, " https://www.tiktok.com/@x "));
        assert!(is_profile_url(Instagram, "instagram.com/x"));
        assert!(!is_profile_url(Instagram, "instagram.com/p/Cabc"));
        assert!(!is_profile_url(TikTok, "@x"));
        assert!(!is_profile_url(TikTok, "instagram.com/x"));
    }

    proptest! {
        #[test]
        fn the_address_of_a_handle_gives_the_handle(
            tiktok in "[A-Za-z0-9._]{1,24}",
            youtube in "[A-Za-z0-9é日_·-]{3,30}",
        ) {
            prop_assert_eq!(parse_handle(TikTok, &TikTok.profile_url(&tiktok)), Ok(tiktok));
            prop_assert_eq!(parse_handle(YouTube, &YouTube.profile_url(&youtube)), Ok(youtube));
        }

        #[test]
        fn any_text_gives_a_handle_or_an_error(text in any::<String>()) {
            for platform in Platform::ALL {
                if let Ok(handle) = parse_handle(platform, &text) {
                    prop_assert!(handle.chars().all(|c| is_allowed(platform, c)));
                }
            }
        }
    }
}
