//! Whose answers can be read, of those that searches call and of others.
use super::body::Node;
use super::fault::Fault;
use super::{
    ENDPOINTS, Endpoint, apify, ensembledata, influencers_club, insightiq, instagram_graph, modash, rapidapi,
    scrapecreators, serper, tiktok_research, youtube,
};

/// Whose answer it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Vendor {
    /// YouTube Data API v3.
    YouTube,
    ScrapeCreators,
    Apify,
    InfluencersClub,
    Modash,
    InsightIq,
    /// TikTok's own, for researchers.
    TikTokResearch,
    /// Instagram's own.
    InstagramGraph,
    /// Several services behind one gateway and one key.
    RapidApi,
    EnsembleData,
    /// Google's results.
    Serper,
}

impl Vendor {
    pub const ALL: [Vendor; 11] = [
        Vendor::YouTube,
        Vendor::ScrapeCreators,
        Vendor::Apify,
        Vendor::InfluencersClub,
        Vendor::Modash,
        Vendor::InsightIq,
        Vendor::TikTokResearch,
        Vendor::InstagramGraph,
        Vendor::RapidApi,
        Vendor::EnsembleData,
        Vendor::Serper,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Vendor::YouTube => "youtube",
            Vendor::ScrapeCreators => "scrapecreators",
            Vendor::Apify => "apify",
            Vendor::InfluencersClub => "influencers_club",
            Vendor::Modash => "modash",
            Vendor::InsightIq => "insightiq",
            Vendor::TikTokResearch => "tiktok_research",
            Vendor::InstagramGraph => "instagram_graph",
            Vendor::RapidApi => "rapidapi",
            Vendor::EnsembleData => "ensembledata",
            Vendor::Serper => "serper",
        }
    }

    /// The answers that can be read, by the vendor's path or actor name.
    pub fn endpoints(self) -> impl Iterator<Item = &'static Endpoint> {
        ENDPOINTS.iter().filter(move |endpoint| endpoint.vendor == self)
    }

    /// The endpoint of that name.
    pub fn endpoint(self, name: &str) -> Option<&'static Endpoint> {
        self.endpoints().find(|endpoint| endpoint.name == name)
    }

    /// What an answer that was given cost, in the vendor's own unit: credits, calls or rows. `None` where only its bill says, and
    /// for vendors that are never called.
    pub(super) fn credits(self, endpoint: &str, body: Node<'_>, creators: usize) -> Option<f64> {
        let said = ["credits_charged", "credits_cost"]
            .iter()
            .find_map(|name| body.at(name).number());
        said.or(match self {
            Vendor::YouTube | Vendor::ScrapeCreators => Some(1.0),
            #[expect(clippy::cast_precision_loss, reason = "at most some thousand creators")]
            Vendor::InfluencersClub if endpoint != "enrich" => Some(creators as f64 / 100.0),
            Vendor::InfluencersClub => Some(1.0),
            _ => None,
        })
    }

    /// What an answer says went wrong, when it says so.
    pub(super) fn fault(self, status: Option<u16>, body: Node<'_>) -> Option<Fault> {
        match self {
            Vendor::YouTube => youtube::fault(status, body),
            Vendor::ScrapeCreators => scrapecreators::fault(status, body),
            Vendor::Apify => apify::fault(status, body),
            Vendor::InfluencersClub => influencers_club::fault(status, body),
            Vendor::Modash => modash::fault(status, body),
            Vendor::InsightIq => insightiq::fault(status, body),
            Vendor::TikTokResearch => tiktok_research::fault(status, body),
            Vendor::InstagramGraph => instagram_graph::fault(status, body),
            Vendor::RapidApi => rapidapi::fault(status, body),
            Vendor::EnsembleData => ensembledata::fault(status, body),
            Vendor::Serper => serper::fault(status, body),
        }
    }
}
