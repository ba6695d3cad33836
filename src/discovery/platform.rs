//! The three networks creators are searched on, with one canonical spelling each.

use std::fmt;
use std::str::FromStr;

/// A social network. Ordered and hashed so that it can be a key; the default is the specification's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Platform {
    #[default]
    TikTok,
    Instagram,
    YouTube,
}

/// A platform's name that is none of the three.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("platform \"{0}\" is not known: use tiktok, instagram or youtube")]
pub struct UnknownPlatform(String);

impl Platform {
    /// Every network, in the order screens list them.
    pub const ALL: [Platform; 3] = [Platform::TikTok, Platform::Instagram, Platform::YouTube];

    /// The canonical spelling, as stored and sent: `TikTok`, `Instagram` or `YouTube`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Platform::TikTok => "TikTok",
            Platform::Instagram => "Instagram",
            Platform::YouTube => "YouTube",
        }
    }

    /// The public address of a creator's page. `handle` has no `@`; a YouTube channel id (`UC…`) is
    /// understood too. Whatever a web address cannot hold is percent-encoded.
    pub fn profile_url(self, handle: &str) -> String {
        let part = percent_encoded(handle);
        match self {
            Platform::TikTok => format!("https://www.tiktok.com/@{part}"),
            Platform::Instagram => format!("https://www.instagram.com/{part}/"),
            Platform::YouTube if super::handle::is_channel_id(handle) => {
                format!("https://www.youtube.com/channel/{part}")
            }
            Platform::YouTube => format!("https://www.youtube.com/@{part}"),
        }
    }
}

impl fmt::Display for Platform {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// What older rows and addresses put around the name, letters and digits only.
const DECORATIONS: [&str; 10] = [
    "similardiscovery",
    "scrapecreators",
    "similar",
    "keyword",
    "hashtag",
    "search",
    "reels",
    "https",
    "www",
    "com",
];

impl FromStr for Platform {
    type Err = UnknownPlatform;

    /// Reads every spelling met in stored rows (`Tiktok`, `you-tube`, `similar_discovery_tiktok`,
    /// `instagram_scrapecreators`, `youtube.com`, `ig`); case, blanks and punctuation do not count.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let letters: String = text
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_lowercase())
            .collect();
        // Letters outside ASCII are no punctuation: a look-alike name must not slip through.
        let foreign = text.chars().any(|c| !c.is_ascii() && c.is_alphanumeric());
        let unknown = || {
            let shown = text.trim().chars().filter(|c| !c.is_control()).take(40);
            UnknownPlatform(shown.collect())
        };
        if foreign {
            return Err(unknown());
        }
        match letters.as_str() {
            "tt" => return Ok(Platform::TikTok),
            "ig" | "insta" => return Ok(Platform::Instagram),
            "yt" => return Ok(Platform::YouTube),
            _ => {}
        }
        let names = ["tiktok", "instagram", "youtube"];
        for (platform, name) in Platform::ALL.into_iter().zip(names) {
            if let Some((before, after)) = letters.split_once(name)
                && is_decoration(before)
                && is_decoration(after)
            {
                return Ok(platform);
            }
        }
        Err(unknown())
    }
}

fn is_decoration(mut text: &str) -> bool {
    while !text.is_empty() {
        match DECORATIONS.iter().find_map(|d| text.strip_prefix(d)) {
            Some(rest) => text = rest,
            None => return false,
        }
    }
    true
}

/// RFC 3986 unreserved characters stay, every other byte becomes `%XX`.
fn percent_encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stored_spelling_is_read() {
        let spellings = [
            (
                Platform::TikTok,
                "TikTok|Tiktok|tiktok|TIKTOK|tik tok|Tik-Tok|tt|similar_discovery_tiktok| tiktok.com |https://www.tiktok.com/",
            ),
            (
                Platform::Instagram,
                "Instagram|instagram|ig|IG|insta|instagram_scrapecreators|Instagram Reels|www.instagram.com",
            ),
            (
                Platform::YouTube,
                "YouTube|Youtube|youtube|yt|you-tube|You Tube|youtube.com|youtube_similar|similar-youtube",
            ),
        ];
        for (platform, texts) in spellings {
            for text in texts.split('|') {
                assert_eq!(text.parse(), Ok(platform), "{text:?}");
            }
        }
    }

    #[test]
    fn other_names_are_refused_with_the_names_that_work() {
        let error = " vimeo ".parse::<Platform>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "platform \"vimeo\" is not known: use tiktok, instagram or youtube"
        );
        for text in [
            "",
            "  ",
            "tik",
            "tiktok,instagram",
            "mytiktokfan",
            "youtubeмузыка",
            "tiktok-shop",
        ] {
            assert!(text.parse::<Platform>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn the_canonical_spelling_reads_back_and_obeys_padding() {
        for platform in Platform::ALL {
            assert_eq!(platform.to_string().parse(), Ok(platform));
        }
        assert_eq!(format!("{:<9}|", Platform::TikTok), "TikTok   |");
        assert_eq!(Platform::default(), Platform::TikTok);
    }

    #[test]
    fn profile_pages_have_each_network_s_address() {
        let url = |p: Platform, h| p.profile_url(h);
        assert_eq!(
            url(Platform::TikTok, "_ana.fit_"),
            "https://www.tiktok.com/@_ana.fit_"
        );
        assert_eq!(
            url(Platform::Instagram, "ana.fit"),
            "https://www.instagram.com/ana.fit/"
        );
        assert_eq!(url(Platform::YouTube, "Apple"), "https://www.youtube.com/@Apple");
        assert_eq!(
            url(Platform::YouTube, "UCE_M8A5yxnLfW0KghEeajjw"),
            "https://www.youtube.com/channel/UCE_M8A5yxnLfW0KghEeajjw"
        );
        assert_eq!(
            url(Platform::YouTube, "日本"),
            "https://www.youtube.com/@%E6%97%A5%E6%9C%AC"
        );
        assert_eq!(
            url(Platform::TikTok, "a/../b?x"),
            "https://www.tiktok.com/@a%2F..%2Fb%3Fx"
        );
    }
}
