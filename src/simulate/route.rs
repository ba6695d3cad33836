//! Every call that is answered, in one list.
use super::asked::{Asked, Show, Shown};
use super::script::Recorded;
use super::world::World;
use super::{apify, influencers_club, scrapecreators, youtube};
use crate::discovery::platform::Platform;
use crate::discovery::providers::Provider;

/// One call that is answered.
pub(super) struct Route {
    pub provider: Provider,
    /// The name by which `discovery::providers` reads the answer.
    pub endpoint: &'static str,
    pub method: Method,
    pub path: &'static str,
    /// The answer.
    pub show: fn(&World, &Asked, Show) -> Shown,
    /// Members of the answer that a day may lack. An id or handle is none of them.
    pub optional: &'static [&'static str],
    /// The ids of the creators that all answers to a query hold, in order; for single creators the query is a handle or id.
    pub deliver: fn(&World, Platform, &str) -> Vec<String>,
    pub recorded: Recorded,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Method {
    Get,
    Post,
}

/// Where no latency was recorded.
const NOT_RECORDED: Recorded = Recorded(1_000, 2_000, 3_000);
/// Median and longest were recorded, the shortest was not.
const TIKTOK_PROFILE: Recorded = Recorded(700, 1_700, 9_000);
/// The range was recorded, the median was not.
const INSTAGRAM_PROFILE: Recorded = Recorded(5_000, 10_000, 20_000);
/// The range was recorded, the median was not.
const INSTAGRAM_REELS: Recorded = Recorded(5_000, 15_000, 70_000);
/// One run was recorded.
const APIFY: Recorded = Recorded(7_300, 7_300, 7_300);

/// All of them. ScrapeCreators and influencers.club have no part of the path to themselves, as on their own hosts.
pub(super) const ROUTES: &[Route] = &[
    Route {
        provider: Provider::ScrapeCreators,
        endpoint: "tiktok/search/keyword",
        method: Method::Get,
        path: "/v1/tiktok/search/keyword",
        show: scrapecreators::tiktok::search,
        optional: scrapecreators::tiktok::OPTIONAL,
        deliver: scrapecreators::tiktok::found_by_search,
        recorded: NOT_RECORDED,
    },
    Route {
        provider: Provider::ScrapeCreators,
        endpoint: "tiktok/search/users",
        method: Method::Get,
        path: "/v1/tiktok/search/users",
        show: scrapecreators::tiktok::users,
        optional: scrapecreators::tiktok::OPTIONAL,
        deliver: scrapecreators::tiktok::found_among_users,
        recorded: NOT_RECORDED,
    },
    Route {
        provider: Provider::ScrapeCreators,
        endpoint: "tiktok/profile",
        method: Method::Get,
        path: "/v1/tiktok/profile",
        show: scrapecreators::tiktok::profile,
        optional: scrapecreators::tiktok::OPTIONAL,
        deliver: single,
        recorded: TIKTOK_PROFILE,
    },
    Route {
        provider: Provider::ScrapeCreators,
        endpoint: "tiktok/profile/videos",
        method: Method::Get,
        path: "/v3/tiktok/profile/videos",
        show: scrapecreators::tiktok::videos,
        optional: scrapecreators::tiktok::OPTIONAL,
        deliver: single,
        recorded: NOT_RECORDED,
    },
    Route {
        provider: Provider::ScrapeCreators,
        endpoint: "instagram/reels/search",
        method: Method::Get,
        path: "/v2/instagram/reels/search",
        show: scrapecreators::instagram::reels,
        optional: scrapecreators::instagram::OPTIONAL,
        deliver: scrapecreators::instagram::found_by_reels,
        recorded: INSTAGRAM_REELS,
    },
    Route {
        provider: Provider::ScrapeCreators,
        endpoint: "instagram/profile",
        method: Method::Get,
        path: "/v1/instagram/profile",
        show: scrapecreators::instagram::profile,
        optional: scrapecreators::instagram::OPTIONAL,
        deliver: with_related,
        recorded: INSTAGRAM_PROFILE,
    },
    Route {
        provider: Provider::ScrapeCreators,
        endpoint: "youtube/search",
        method: Method::Get,
        path: "/v1/youtube/search",
        show: scrapecreators::youtube::search,
        optional: scrapecreators::youtube::OPTIONAL,
        deliver: scrapecreators::youtube::found_by_search,
        recorded: NOT_RECORDED,
    },
    Route {
        provider: Provider::ScrapeCreators,
        endpoint: "youtube/channel",
        method: Method::Get,
        path: "/v1/youtube/channel",
        show: scrapecreators::youtube::channel,
        optional: scrapecreators::youtube::OPTIONAL,
        deliver: single,
        recorded: NOT_RECORDED,
    },
    Route {
        provider: Provider::YouTube,
        endpoint: "search",
        method: Method::Get,
        path: "/youtube/v3/search",
        show: youtube::search,
        optional: youtube::OPTIONAL,
        deliver: youtube::found_by_search,
        recorded: NOT_RECORDED,
    },
    Route {
        provider: Provider::YouTube,
        endpoint: "channels",
        method: Method::Get,
        path: "/youtube/v3/channels",
        show: youtube::channels,
        optional: youtube::OPTIONAL,
        deliver: single,
        recorded: NOT_RECORDED,
    },
    Route {
        provider: Provider::Apify,
        endpoint: "instagram-profile-scraper",
        method: Method::Post,
        path: "/v2/acts/apify~instagram-profile-scraper/run-sync-get-dataset-items",
        show: apify::instagram_profiles,
        optional: apify::OPTIONAL,
        deliver: with_related,
        recorded: APIFY,
    },
    Route {
        provider: Provider::Apify,
        endpoint: "tiktok-scraper",
        method: Method::Post,
        path: "/v2/acts/clockworks~tiktok-scraper/run-sync-get-dataset-items",
        show: apify::tiktok,
        optional: apify::OPTIONAL,
        deliver: apify::found_on_tiktok,
        recorded: APIFY,
    },
    Route {
        provider: Provider::InfluencersClub,
        endpoint: "discovery",
        method: Method::Post,
        path: "/public/v1/discovery/",
        show: influencers_club::discovery,
        optional: influencers_club::OPTIONAL,
        deliver: influencers_club::found_by_discovery,
        recorded: NOT_RECORDED,
    },
    Route {
        provider: Provider::InfluencersClub,
        endpoint: "similar",
        method: Method::Post,
        path: "/public/v1/discovery/creators/similar/",
        show: influencers_club::similar,
        optional: influencers_club::OPTIONAL,
        deliver: influencers_club::found_similar,
        recorded: NOT_RECORDED,
    },
    Route {
        provider: Provider::InfluencersClub,
        endpoint: "enrich",
        method: Method::Post,
        path: "/public/v1/creators/enrich/handle/full/",
        show: influencers_club::enrich,
        optional: influencers_club::OPTIONAL,
        deliver: single,
        recorded: NOT_RECORDED,
    },
];

/// The creator of that handle or id.
fn single(world: &World, platform: Platform, name: &str) -> Vec<String> {
    let found = world.find(platform, name);
    found
        .and_then(|creator| creator.external_id.clone())
        .into_iter()
        .collect()
}

/// The same, and the accounts that are shown beside it.
fn with_related(world: &World, platform: Platform, name: &str) -> Vec<String> {
    let found = world.find(platform, name).into_iter();
    let all = found.flat_map(|creator| std::iter::once(creator).chain(world.related(creator)));
    all.filter_map(|creator| creator.external_id.clone()).collect()
}
