//! Providers: which serves what (`ways`), what is asked (`calls`), how fast (`gate`), over the network (`client`), and what
//! their answers become.
//!
//! Every provider has a file with its endpoints' field paths and its way of saying no: bytes in, creators or a fault out. The
//! paths are the vendors' own; each field may be missing on any day.
pub mod apify;
pub mod body;
pub mod calls;
pub mod client;
pub mod fault;
pub mod gate;
pub mod influencers_club;
pub mod scrapecreators;
pub mod ways;
pub mod youtube;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

pub use fault::{Class, Fault};

use body::Node;

use super::model::{Creator, Enhancement, Post};
use super::platform::Platform;

/// Whose answer it is.
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

    pub const fn as_str(self) -> &'static str {
        match self {
            Provider::YouTube => "youtube",
            Provider::ScrapeCreators => "scrapecreators",
            Provider::Apify => "apify",
            Provider::InfluencersClub => "influencers_club",
        }
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

    /// What an answer that was given cost, in the provider's own unit: credits, calls or rows. `None` where only its bill says.
    fn credits(self, endpoint: &str, body: Node<'_>, creators: usize) -> Option<f64> {
        let said = ["credits_charged", "credits_cost"]
            .iter()
            .find_map(|name| body.at(name).number());
        said.or(match self {
            Provider::YouTube | Provider::ScrapeCreators => Some(1.0),
            #[expect(clippy::cast_precision_loss, reason = "at most some thousand creators")]
            Provider::InfluencersClub if endpoint != "enrich" => Some(creators as f64 / 100.0),
            Provider::InfluencersClub => Some(1.0),
            Provider::Apify => None,
        })
    }

    /// The answers that can be read, by the vendor's path or actor name.
    pub fn endpoints(self) -> impl Iterator<Item = &'static Endpoint> {
        ENDPOINTS.iter().filter(move |endpoint| endpoint.provider == self)
    }

    /// The endpoint of that name.
    pub fn endpoint(self, name: &str) -> Option<&'static Endpoint> {
        self.endpoints().find(|endpoint| endpoint.name == name)
    }

    /// What an answer says went wrong, when it says so.
    fn fault(self, status: Option<u16>, body: Node<'_>) -> Option<Fault> {
        match self {
            Provider::YouTube => youtube::fault(status, body),
            Provider::ScrapeCreators => scrapecreators::fault(status, body),
            Provider::Apify => apify::fault(status, body),
            Provider::InfluencersClub => influencers_club::fault(status, body),
        }
    }
}

/// One kind of answer.
pub struct Endpoint {
    pub provider: Provider,
    /// The vendor's path without its version, or the actor's name without its owner.
    pub name: &'static str,
    /// `None`: it serves any network, and the answer does not always say which.
    pub platform: Option<Platform>,
    read: fn(Node<'_>, Platform) -> Result<Answer, Fault>,
}

impl std::fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.provider.as_str(), self.name)
    }
}

macro_rules! endpoints {
    ($($provider:ident $name:literal $platform:expr => $read:expr;)*) => {
        &[$(Endpoint { provider: Provider::$provider, name: $name, platform: $platform, read: $read }),*]
    };
}

/// Every answer we read.
pub const ENDPOINTS: &[Endpoint] = endpoints! {
    YouTube "search" Some(Platform::YouTube) => |body, _| youtube::search(body);
    YouTube "channels" Some(Platform::YouTube) => |body, _| youtube::channels(body);
    YouTube "videos" Some(Platform::YouTube) => |body, _| youtube::videos(body);
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
};

/// What an answer holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answer {
    /// Each creator once, in the provider's order, with all its posts of this answer.
    pub creators: Vec<Creator>,
    /// The provider's token of the next page, to be passed back unchanged.
    pub next: Option<String>,
    /// What the provider says of further pages; TikTok's "no" is not reliable.
    pub more: Option<bool>,
    /// Rows that name no creator.
    pub skipped: usize,
}

impl Answer {
    /// Gathers rows into creators: the same creator's rows become one with all their posts.
    fn of(rows: impl Iterator<Item = Option<Creator>>) -> Answer {
        let mut answer = Answer::default();
        let mut places: HashMap<(Platform, String), usize> = HashMap::new();
        for row in rows {
            let Some(creator) = row else {
                answer.skipped += 1;
                continue;
            };
            let Some(key) = creator.key() else {
                answer.skipped += 1;
                continue;
            };
            match places.get(&(creator.platform, key.clone())) {
                Some(place) => answer.creators[*place].merge(creator),
                None => {
                    places.insert((creator.platform, key), answer.creators.len());
                    answer.creators.push(creator);
                }
            }
        }
        answer
    }
}

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
                self.provider.credits(self.name, body, creators)
            } else {
                Some(0.0)
            },
            result,
        }
    }

    fn read_json(&self, asked: Platform, status: Option<u16>, body: Node<'_>) -> Result<Answer, Fault> {
        if let Some(fault) = self.provider.fault(status, body) {
            return Err(fault);
        }
        let answer = (self.read)(body, self.platform.unwrap_or(asked))?;
        if answer.creators.is_empty() && answer.skipped > 0 {
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
const PROFILES: [&str; 8] = [
    "tiktok/profile",
    "tiktok/profile/videos",
    "instagram/profile",
    "youtube/channel",
    "channels",
    "instagram-profile-scraper",
    "tiktok-scraper",
    "enrich",
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

/// The first place of each link.
fn each_once(links: impl Iterator<Item = String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for link in links {
        if !kept.contains(&link) {
            kept.push(link);
        }
    }
    kept
}

/// An account as Instagram itself names it beside another: the owner of a reel, a related profile. Providers pass it on.
fn instagram_user(user: Node<'_>) -> Option<Creator> {
    user.is_object().then(|| Creator {
        platform: Platform::Instagram,
        external_id: user.at("id").id(),
        handle: user.at("username").handle(),
        name: user.at("full_name").text(),
        followers: user.at("follower_count").count(),
        post_count: user.at("post_count").count(),
        avatar_url: user.at("profile_pic_url").url(),
        verified: user.at("is_verified").flag(),
        ..Creator::default()
    })
}

/// One post, when it has an id.
fn posts(post: Post) -> Vec<Post> {
    if post.external_id.is_empty() {
        Vec::new()
    } else {
        vec![post]
    }
}
