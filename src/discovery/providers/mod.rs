//! Providers: which serves what (`ways`), what is asked (`calls`), how fast (`gate`), over the network (`client`), and what
//! their answers become.
//!
//! Every provider has a file with its endpoints' field paths and its way of saying no: bytes in, creators or a fault out. The
//! paths are the vendors' own; each field may be missing on any day.
mod answer;
pub mod apify;
pub mod body;
pub mod calls;
pub mod client;
pub mod ensembledata;
pub mod fault;
pub mod gate;
pub mod influencers_club;
pub mod insightiq;
pub mod instagram_graph;
pub mod modash;
mod native;
pub mod rapidapi;
pub mod scrapecreators;
pub mod serper;
pub mod tiktok_research;
mod vendor;
pub mod ways;
pub mod youtube;

#[cfg(test)]
mod tests;

pub use answer::Answer;
pub use fault::{Class, Fault};
pub use vendor::Vendor;

use body::Node;

use super::model::{Creator, Enhancement, Post};
use super::platform::Platform;

/// A vendor that searches call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Provider {
    /// YouTube Data API v3.
    YouTube,
    ScrapeCreators,
    Apify,
    InfluencersClub,
}

impl Provider {
    pub const ALL: [Provider; 4] = [
        Provider::YouTube,
        Provider::ScrapeCreators,
        Provider::Apify,
        Provider::InfluencersClub,
    ];

    /// As the vendor of its answers.
    pub const fn vendor(self) -> Vendor {
        match self {
            Provider::YouTube => Vendor::YouTube,
            Provider::ScrapeCreators => Vendor::ScrapeCreators,
            Provider::Apify => Vendor::Apify,
            Provider::InfluencersClub => Vendor::InfluencersClub,
        }
    }

    pub const fn as_str(self) -> &'static str {
        self.vendor().as_str()
    }

    /// As its owner writes it.
    pub const fn title(self) -> &'static str {
        match self {
            Provider::YouTube => "YouTube Data API",
            Provider::ScrapeCreators => "ScrapeCreators",
            Provider::Apify => "Apify",
            Provider::InfluencersClub => "influencers.club",
        }
    }

    /// The variable of its key.
    pub const fn key_variable(self) -> &'static str {
        match self {
            Provider::YouTube => "YOUTUBE_API_KEY",
            Provider::ScrapeCreators => "SCRAPECREATORS_API_KEY",
            Provider::Apify => "APIFY_TOKEN",
            Provider::InfluencersClub => "INFLUENCERS_CLUB_API_KEY",
        }
    }

    pub fn parse(text: &str) -> Option<Provider> {
        Provider::ALL
            .into_iter()
            .find(|provider| provider.as_str() == text)
    }

    /// The endpoint of that name.
    pub fn endpoint(self, name: &str) -> Option<&'static Endpoint> {
        self.vendor().endpoint(name)
    }
}

/// One kind of answer.
pub struct Endpoint {
    pub vendor: Vendor,
    /// The vendor's path without its version, or the actor's name without its owner; behind a gateway the service comes first.
    pub name: &'static str,
    /// `None`: it serves any network, and the answer does not always say which.
    pub platform: Option<Platform>,
    read: fn(Node<'_>, Platform) -> Result<Answer, Fault>,
}

impl std::fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.vendor.as_str(), self.name)
    }
}

macro_rules! endpoints {
    ($($vendor:ident $name:literal $platform:expr => $read:expr;)*) => {
        &[$(Endpoint { vendor: Vendor::$vendor, name: $name, platform: $platform, read: $read }),*]
    };
}

/// Every answer we read.
pub const ENDPOINTS: &[Endpoint] = endpoints! {
    YouTube "search" Some(Platform::YouTube) => |body, _| youtube::search(body);
    YouTube "channels" Some(Platform::YouTube) => |body, _| youtube::channels(body);
    YouTube "videos" Some(Platform::YouTube) => |body, _| youtube::videos(body);
    YouTube "playlistItems" Some(Platform::YouTube) => |body, _| youtube::playlist_items(body);
    ScrapeCreators "tiktok/search/keyword" Some(Platform::TikTok) => |body, _| scrapecreators::tiktok::search(body);
    ScrapeCreators "tiktok/search/users" Some(Platform::TikTok) => |body, _| scrapecreators::tiktok::users(body);
    ScrapeCreators "tiktok/profile/videos" Some(Platform::TikTok) => |body, _| scrapecreators::tiktok::videos(body);
    ScrapeCreators "tiktok/profile" Some(Platform::TikTok) => |body, _| scrapecreators::tiktok::profile(body);
    ScrapeCreators "instagram/reels/search" Some(Platform::Instagram) => |body, _| scrapecreators::instagram::reels(body);
    ScrapeCreators "instagram/profile" Some(Platform::Instagram) => |body, _| scrapecreators::instagram::profile(body);
    ScrapeCreators "youtube/search" Some(Platform::YouTube) => |body, _| scrapecreators::youtube::search(body);
    ScrapeCreators "youtube/channel" Some(Platform::YouTube) => |body, _| scrapecreators::youtube::channel(body);
    Apify "instagram-profile-scraper" Some(Platform::Instagram) => |body, _| apify::instagram_profiles(body);
    Apify "tiktok-scraper" Some(Platform::TikTok) => |body, _| apify::tiktok(body);
    InfluencersClub "discovery" None => influencers_club::accounts;
    InfluencersClub "similar" None => influencers_club::accounts;
    InfluencersClub "enrich" None => |body, _| influencers_club::enriched(body);
    Modash "search" None => modash::search;
    InsightIq "profiles/search" None => insightiq::profiles;
    TikTokResearch "video/query" Some(Platform::TikTok) => |body, _| tiktok_research::videos(body);
    TikTokResearch "user/info" Some(Platform::TikTok) => |body, _| tiktok_research::user(body);
    InstagramGraph "business_discovery" Some(Platform::Instagram) => |body, _| instagram_graph::business_discovery(body);
    InstagramGraph "top_media" Some(Platform::Instagram) => |body, _| instagram_graph::hashtag_media(body);
    InstagramGraph "recent_media" Some(Platform::Instagram) => |body, _| instagram_graph::hashtag_media(body);
    RapidApi "tiktok-scraper7/feed/search" Some(Platform::TikTok) => |body, _| rapidapi::tiktok_search(body);
    RapidApi "tiktok-scraper7/user/info" Some(Platform::TikTok) => |body, _| rapidapi::tiktok_user(body);
    RapidApi "instagram-premium/search/reels" Some(Platform::Instagram) => |body, _| rapidapi::instagram_reels(body);
    EnsembleData "instagram/hashtag/posts" Some(Platform::Instagram) => |body, _| ensembledata::hashtag_posts(body);
    Serper "search" Some(Platform::Instagram) => |body, _| serper::search(body);
};

/// An answer with what it cost.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    pub result: Result<Answer, Fault>,
    /// In the provider's own unit: 0 for a refusal, `None` when nobody knows.
    pub credits: Option<f64>,
}

impl Endpoint {
    /// Reads an answer to a question about `asked`. Without a status (a saved file) the body alone says whether it is a fault.
    pub fn read(&self, asked: Platform, status: Option<u16>, bytes: &[u8]) -> Result<Answer, Fault> {
        self.read_whole(asked, status, bytes).result
    }

    /// [`Endpoint::read`], with what the answer cost.
    pub fn read_whole(&self, asked: Platform, status: Option<u16>, bytes: &[u8]) -> Read {
        let is_good = status.is_none_or(|status| (200..300).contains(&status));
        let value = match body::json(bytes) {
            Ok(value) => value,
            // A success that cannot be read has been charged all the same, as far as anyone can tell.
            Err(fault) => {
                return Read {
                    result: Err(unreadable(status, fault, bytes)),
                    credits: (!is_good).then_some(0.0),
                };
            }
        };
        let body = Node::new(&value);
        let result = self.read_json(asked, status, body);
        let creators = result.as_ref().map_or(0, |answer| answer.creators.len());
        Read {
            credits: if is_good {
                self.vendor.credits(self.name, body, creators)
            } else {
                Some(0.0)
            },
            result,
        }
    }

    fn read_json(&self, asked: Platform, status: Option<u16>, body: Node<'_>) -> Result<Answer, Fault> {
        if let Some(fault) = self.vendor.fault(status, body) {
            return Err(fault);
        }
        if let Some(class) = status.and_then(Class::of_status) {
            return Err(Fault::new(class, ""));
        }
        let answer = (self.read)(body, self.platform.unwrap_or(asked))?;
        if answer.creators.is_empty() && answer.skipped > 0 && !self.may_name_nobody() {
            let rows = answer.skipped;
            return Err(Fault::new(
                Class::Shape,
                format!(
                    "none of the {rows} rows of the provider's answer names a creator: its format has changed"
                ),
            ));
        }
        Ok(answer)
    }

    /// Whether a good page may be without any creator although it has rows: hashtag media have no owners, and a page of Google's
    /// results may hold posts only.
    fn may_name_nobody(&self) -> bool {
        matches!(
            (self.vendor, self.name),
            (Vendor::InstagramGraph, "top_media" | "recent_media") | (Vendor::Serper, "search")
        )
    }

    /// Whether a profile call would tell more of a creator found here. Searches cut texts, and rows of related accounts are bare.
    pub fn enhancement(&self, creator: &Creator) -> Enhancement {
        if PROFILES.contains(&self.name) && (creator.bio.is_some() || creator.followers.is_some()) {
            Enhancement::Completed
        } else {
            Enhancement::Pending
        }
    }
}

/// The endpoints whose rows are all that their provider knows of a creator.
const PROFILES: [&str; 11] = [
    "tiktok/profile",
    "tiktok/profile/videos",
    "instagram/profile",
    "youtube/channel",
    "channels",
    "instagram-profile-scraper",
    "tiktok-scraper",
    "enrich",
    "user/info",
    "business_discovery",
    "tiktok-scraper7/user/info",
];

/// An answer that is no JSON: the status, where there is one, says more than the text.
fn unreadable(status: Option<u16>, fault: Fault, bytes: &[u8]) -> Fault {
    let text = String::from_utf8_lossy(bytes);
    if text.contains("Cannot GET /") || text.contains("Cannot POST /") {
        return Fault::new(Class::BadRequest, "the provider has no such address");
    }
    match status.and_then(Class::of_status) {
        Some(class @ (Class::Upstream | Class::RateLimited | Class::Timeout)) => Fault { class, ..fault },
        _ => fault,
    }
}

/// The shape of an answer without the part that every answer of its kind has.
fn misshapen(missing: &str) -> Fault {
    Fault::new(
        Class::Shape,
        format!(
            "the provider's answer has no \"{missing}\": its format has changed, or it answers another question"
        ),
    )
}

/// The tags a source lists and those in the text, each once.
fn tags(listed: impl Iterator<Item = String>, text: Option<&str>) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    let listed = listed.filter_map(|tag| super::hashtag::normalise_tag(&tag));
    for tag in listed.chain(text.map(super::hashtag::hashtags).unwrap_or_default()) {
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

/// Adds the addresses found in the bio to those that the source lists.
fn with_emails(mut creator: Creator, listed: impl IntoIterator<Item = String>) -> Creator {
    let texts: Vec<String> = listed.into_iter().chain(creator.bio.clone()).collect();
    for text in texts {
        for email in super::email::find_emails(&text) {
            if !creator.emails.contains(&email) {
                creator.emails.push(email);
            }
        }
    }
    creator
}

/// One post, when it has an id.
fn posts(post: Post) -> Vec<Post> {
    if post.external_id.is_empty() {
        Vec::new()
    } else {
        vec![post]
    }
}
