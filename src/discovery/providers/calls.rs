//! The questions put to providers: which address, with which parameters, for which answer. No network here.
use std::time::Duration;

use serde_json::{Value, json};

use super::{Answer, Endpoint, Provider};
use crate::discovery::handle::is_channel_id;
use crate::discovery::platform::Platform;

/// A page of a search may take so long.
const SEARCH: Duration = Duration::from_secs(90);
/// A profile may take so long.
const PROFILE: Duration = Duration::from_secs(30);
/// Apify cuts a waiting call off at 300 s, and so does a job's own limit; ours comes first, so that the call is entered as it ended.
const RUN: Duration = Duration::from_secs(285);
/// The last page of Instagram's reels search; a later one is refused.
const LAST_REELS_PAGE: u32 = 11;
/// influencers.club shows at most 10,000 results, 50 a page.
const LAST_CLUB_PAGE: u32 = 200;
/// Rows asked for where the provider lets us choose.
const ROWS: u32 = 50;
/// influencers.club's own search reads sentences from 3 characters on.
const SHORTEST_SENTENCE: usize = 3;

/// One request, without base address and key.
#[derive(Debug, Clone)]
pub struct Call {
    provider: Provider,
    /// How the answer is read.
    pub endpoint: &'static Endpoint,
    pub platform: Platform,
    pub path: &'static str,
    pub query: Vec<(&'static str, String)>,
    /// `Some`: it is a POST.
    pub body: Option<Value>,
    /// From the first byte to the last.
    pub timeout: Duration,
}

impl Call {
    fn get(
        provider: Provider,
        endpoint: &str,
        platform: Platform,
        path: &'static str,
        query: Vec<(&'static str, String)>,
        timeout: Duration,
    ) -> Option<Call> {
        Some(Call {
            provider,
            endpoint: provider.endpoint(endpoint)?,
            platform,
            path,
            query,
            body: None,
            timeout,
        })
    }

    fn post(
        provider: Provider,
        endpoint: &str,
        platform: Platform,
        path: &'static str,
        body: Value,
        timeout: Duration,
    ) -> Option<Call> {
        Some(Call {
            provider,
            endpoint: provider.endpoint(endpoint)?,
            platform,
            path,
            query: Vec::new(),
            body: Some(body),
            timeout,
        })
    }

    pub const fn provider(&self) -> Provider {
        self.provider
    }
}

/// What a page of a search asks for. Words are plain: no provider understands our operators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    Words(String),
    /// Creators like this handle, where the provider has such a search.
    Like(String),
    /// The creator itself, with what the provider says to whom it is near.
    Seed(String),
}

/// The call for a page; `None` where the provider has no such search. `token` is the provider's own, from the page before.
pub fn page(
    provider: Provider,
    platform: Platform,
    question: &Question,
    token: Option<&str>,
    first_page: u32,
) -> Option<Call> {
    match question {
        Question::Words(words) => by_words(provider, platform, words, token, first_page),
        Question::Like(handle) => {
            let body = json!({
                "platform": club_name(platform), "filter_key": "username", "filter_value": handle,
                "paging": { "limit": ROWS, "page": number(token, first_page) },
            });
            let path = "/public/v1/discovery/creators/similar/";
            (provider == Provider::InfluencersClub)
                .then(|| Call::post(provider, "similar", platform, path, body, SEARCH))?
        }
        Question::Seed(handle) => match (provider, platform) {
            // With the latest videos, whose hashtags say more than the bio.
            (Provider::ScrapeCreators, Platform::TikTok) => Call::get(
                provider,
                "tiktok/profile/videos",
                platform,
                "/v3/tiktok/profile/videos",
                vec![("handle", handle.clone())],
                PROFILE,
            ),
            _ => profiles(provider, platform, &[handle.as_str()]),
        },
    }
}

fn by_words(
    provider: Provider,
    platform: Platform,
    words: &str,
    token: Option<&str>,
    first_page: u32,
) -> Option<Call> {
    let words = words.to_owned();
    let with = |mut query: Vec<(&'static str, String)>, name: &'static str| {
        query.extend(token.map(|token| (name, token.to_owned())));
        query
    };
    match (provider, platform) {
        (Provider::ScrapeCreators, Platform::TikTok) => Call::get(
            provider,
            "tiktok/search/keyword",
            platform,
            "/v1/tiktok/search/keyword",
            with(vec![("query", words)], "cursor"),
            SEARCH,
        ),
        (Provider::ScrapeCreators, Platform::Instagram) => Call::get(
            provider,
            "instagram/reels/search",
            platform,
            "/v2/instagram/reels/search",
            vec![("query", words), ("page", number(token, 1).to_string())],
            SEARCH,
        ),
        (Provider::ScrapeCreators, Platform::YouTube) => Call::get(
            provider,
            "youtube/search",
            platform,
            "/v1/youtube/search",
            with(vec![("query", words)], "continuationToken"),
            SEARCH,
        ),
        (Provider::YouTube, Platform::YouTube) => {
            let query = vec![
                ("part", "snippet".to_owned()),
                ("type", "video".to_owned()),
                ("maxResults", ROWS.to_string()),
                ("q", words),
            ];
            Call::get(
                provider,
                "search",
                platform,
                "/search",
                with(query, "pageToken"),
                SEARCH,
            )
        }
        (Provider::Apify, Platform::TikTok) => {
            let body = json!({
                "searchQueries": [words], "resultsPerPage": ROWS * 2, "shouldDownloadVideos": false,
                "shouldDownloadCovers": false, "shouldDownloadSubtitles": false, "shouldDownloadSlideshowImages": false,
            });
            let path = "/acts/clockworks~tiktok-scraper/run-sync-get-dataset-items";
            Call::post(provider, "tiktok-scraper", platform, path, body, RUN)
        }
        (Provider::InfluencersClub, _) => {
            let filters = if words.chars().count() >= SHORTEST_SENTENCE {
                json!({ "ai_search": words })
            } else {
                json!({ "keywords_in_bio": [words] })
            };
            let body = json!({
                "platform": club_name(platform), "sort": { "sort_by": "relevancy", "sort_order": "desc" },
                "paging": { "limit": ROWS, "page": number(token, first_page) }, "filters": filters,
            });
            Call::post(
                provider,
                "discovery",
                platform,
                "/public/v1/discovery/",
                body,
                SEARCH,
            )
        }
        _ => None,
    }
}

/// How many creators one profile call of the provider may name.
pub const fn profiles_a_call(provider: Provider) -> usize {
    match provider {
        Provider::YouTube => 50,
        Provider::Apify => 20,
        Provider::ScrapeCreators | Provider::InfluencersClub => 1,
    }
}

/// The call for whole profiles, at most [`profiles_a_call`] of them, by handle or on YouTube also by channel id; `None` where
/// the provider has none.
pub fn profiles(provider: Provider, platform: Platform, of: &[&str]) -> Option<Call> {
    let first = (*of.first()?).to_owned();
    match (provider, platform) {
        (Provider::ScrapeCreators, Platform::TikTok) => Call::get(
            provider,
            "tiktok/profile",
            platform,
            "/v1/tiktok/profile",
            vec![("handle", first)],
            PROFILE,
        ),
        (Provider::ScrapeCreators, Platform::Instagram) => Call::get(
            provider,
            "instagram/profile",
            platform,
            "/v1/instagram/profile",
            vec![("handle", first)],
            PROFILE,
        ),
        (Provider::ScrapeCreators, Platform::YouTube) => {
            let name = if is_channel_id(&first) {
                "channelId"
            } else {
                "handle"
            };
            Call::get(
                provider,
                "youtube/channel",
                platform,
                "/v1/youtube/channel",
                vec![(name, first)],
                PROFILE,
            )
        }
        (Provider::YouTube, Platform::YouTube) => {
            let parts = "snippet,statistics,brandingSettings,topicDetails";
            let which = if of.iter().all(|id| is_channel_id(id)) {
                ("id", of.join(","))
            } else {
                ("forHandle", format!("@{}", first.trim_start_matches('@')))
            };
            let query = vec![
                ("part", parts.to_owned()),
                ("maxResults", ROWS.to_string()),
                which,
            ];
            Call::get(provider, "channels", platform, "/channels", query, PROFILE)
        }
        (Provider::Apify, Platform::Instagram) => {
            let path = "/acts/apify~instagram-profile-scraper/run-sync-get-dataset-items";
            let body = json!({ "usernames": of });
            Call::post(provider, "instagram-profile-scraper", platform, path, body, RUN)
        }
        (Provider::InfluencersClub, _) => {
            let path = "/public/v1/creators/enrich/handle/full/";
            let body =
                json!({ "handle": first, "platform": club_name(platform), "email_required": "preferred" });
            Call::post(provider, "enrich", platform, path, body, PROFILE)
        }
        _ => None,
    }
}

/// The token of the page after this answer: the provider's own, or the next number where pages are numbered. `None`: none.
pub fn next_token(call: &Call, token: Option<&str>, answer: &Answer, first_page: u32) -> Option<String> {
    let numbered = |first: u32, last: u32| {
        let next = number(token, first) + 1;
        (next < last + first && !answer.creators.is_empty()).then(|| next.to_string())
    };
    match (call.provider, call.endpoint.name) {
        (Provider::ScrapeCreators, "instagram/reels/search") => {
            let next = number(token, 1) + 1;
            (next <= LAST_REELS_PAGE).then(|| next.to_string())
        }
        (Provider::InfluencersClub, "discovery" | "similar") => numbered(first_page, LAST_CLUB_PAGE),
        _ => answer.next.clone(),
    }
}

fn number(token: Option<&str>, first: u32) -> u32 {
    token.and_then(|token| token.parse().ok()).unwrap_or(first)
}

const fn club_name(platform: Platform) -> &'static str {
    match platform {
        Platform::TikTok => "tiktok",
        Platform::Instagram => "instagram",
        Platform::YouTube => "youtube",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discovery::providers::ways::{How, Kind, PROFILES, WAYS};

    #[test]
    fn every_way_and_every_profile_has_a_call() {
        for way in WAYS {
            let question = match (way.kind, way.how) {
                (Kind::Keyword, _) => Question::Words("tofu".into()),
                (Kind::Similar, How::Asked) => Question::Like("ada".into()),
                (Kind::Similar, How::Related | How::Topics) => Question::Seed("ada".into()),
            };
            assert!(
                page(way.provider, way.platform, &question, None, 1).is_some(),
                "{way:?}"
            );
            if way.how == How::Topics {
                let words = Question::Words("tofu".into());
                assert!(
                    page(way.provider, way.platform, &words, None, 1).is_some(),
                    "{way:?}"
                );
            }
        }
        for (platform, provider) in PROFILES {
            assert!(
                profiles(*provider, *platform, &["ada"]).is_some(),
                "{provider:?} {platform}"
            );
        }
    }

    #[test]
    fn the_cursor_of_the_answer_is_passed_back_unchanged() {
        let words = Question::Words("trail running".into());
        let call = page(Provider::ScrapeCreators, Platform::TikTok, &words, Some("90"), 1).unwrap();
        assert_eq!(
            call.query,
            [("query", "trail running".to_owned()), ("cursor", "90".to_owned())]
        );
        let answer = Answer {
            next: Some("120".into()),
            ..Answer::default()
        };
        assert_eq!(next_token(&call, Some("90"), &answer, 1).as_deref(), Some("120"));
    }

    #[test]
    fn numbered_pages_end_where_the_provider_refuses() {
        let words = Question::Words("tofu".into());
        let call = page(Provider::ScrapeCreators, Platform::Instagram, &words, None, 1).unwrap();
        let next = |token| next_token(&call, token, &Answer::default(), 1);
        assert_eq!(next(None).as_deref(), Some("2"));
        assert_eq!(next(Some("10")).as_deref(), Some("11"));
        assert_eq!(next(Some("11")), None);
    }

    #[test]
    fn channels_are_asked_for_by_id_fifty_at_a_time() {
        let ids = ["UC0123456789012345678901", "UCabcdefghijklmnopqrstuv"];
        let call = profiles(Provider::YouTube, Platform::YouTube, &ids).unwrap();
        assert!(call.query.contains(&("id", ids.join(","))));
        let call = profiles(Provider::YouTube, Platform::YouTube, &["ada"]).unwrap();
        assert!(call.query.contains(&("forHandle", "@ada".to_owned())));
    }
}
