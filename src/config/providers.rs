//! How each provider is reached: its key, and its address where another one than the vendor's is meant.
use super::{ConfigError, bad};

/// A key. `Debug` shows that there is one and nothing of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// The key itself, for the header of a call.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// What it takes to call a provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    pub key: Secret,
    /// Without a slash at the end.
    pub base_url: String,
}

/// The providers that may be called; `None` without a key.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProviderSettings {
    pub youtube: Option<Access>,
    pub scrapecreators: Option<Access>,
    pub apify: Option<Access>,
    pub influencers_club: Option<Access>,
    /// How influencers.club numbers its first page: its documents say both 0 and 1.
    pub influencers_club_first_page: u32,
}

impl ProviderSettings {
    pub(super) fn read(get: &impl Fn(&str) -> Option<String>) -> Result<ProviderSettings, ConfigError> {
        let first_page = match get("INFLUENCERS_CLUB_FIRST_PAGE").as_deref() {
            None | Some("1") => 1,
            Some("0") => 0,
            Some(value) => return Err(bad("INFLUENCERS_CLUB_FIRST_PAGE", value, "0 or 1")),
        };
        Ok(ProviderSettings {
            youtube: access(
                get,
                "YOUTUBE_API_KEY",
                "YOUTUBE_BASE_URL",
                "https://www.googleapis.com/youtube/v3",
            )?,
            scrapecreators: access(
                get,
                "SCRAPECREATORS_API_KEY",
                "SCRAPECREATORS_BASE_URL",
                "https://api.scrapecreators.com",
            )?,
            apify: access(get, "APIFY_TOKEN", "APIFY_BASE_URL", "https://api.apify.com/v2")?,
            influencers_club: access(
                get,
                "INFLUENCERS_CLUB_API_KEY",
                "INFLUENCERS_CLUB_BASE_URL",
                "https://api-dashboard.influencers.club",
            )?,
            influencers_club_first_page: first_page,
        })
    }
}

fn access(
    get: &impl Fn(&str) -> Option<String>,
    key_name: &'static str,
    url_name: &'static str,
    vendor: &str,
) -> Result<Option<Access>, ConfigError> {
    let base_url = get(url_name).unwrap_or_else(|| vendor.to_owned());
    let base_url = base_url.trim().trim_end_matches('/').to_owned();
    // A key must not cross a network in the clear.
    let local = ["http://127.0.0.1", "http://localhost", "http://[::1]"]
        .iter()
        .any(|start| {
            base_url
                .strip_prefix(start)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '/']))
        });
    if !(base_url.starts_with("https://") || local) || base_url.contains(['?', '#', '@']) {
        return Err(bad(
            url_name,
            &base_url,
            "an address that starts with https:// (http:// for this machine only), without login or query",
        ));
    }
    let Some(key) = get(key_name) else { return Ok(None) };
    let key = key.trim();
    if !key.bytes().all(|byte| byte.is_ascii_graphic()) {
        // The value may be a key with a typing error: it is not repeated.
        return Err(bad(
            key_name,
            "…",
            "the key as the provider shows it, without spaces",
        ));
    }
    Ok(Some(Access {
        key: Secret(key.to_owned()),
        base_url,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<ProviderSettings, ConfigError> {
        let pairs: Vec<(String, String)> = pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        ProviderSettings::read(&|name: &str| {
            pairs
                .iter()
                .find(|(key, _)| key == name)
                .map(|(_, value)| value.clone())
        })
    }

    #[test]
    fn a_provider_without_key_is_not_called() {
        let settings = read(&[("SCRAPECREATORS_API_KEY", "abc")]).unwrap();
        assert_eq!(settings.youtube, None);
        assert_eq!(
            settings.scrapecreators.unwrap().base_url,
            "https://api.scrapecreators.com"
        );
    }

    #[test]
    fn a_key_is_never_shown() {
        let settings = read(&[("APIFY_TOKEN", "apify_canary")]).unwrap();
        assert!(!format!("{settings:?}").contains("canary"));
        let error = read(&[("APIFY_TOKEN", "two words")]).unwrap_err().to_string();
        assert!(!error.contains("two words"), "{error}");
    }

    #[test]
    fn a_key_does_not_cross_a_network_in_the_clear() {
        for bad in [
            "http://api.example.com",
            "http://127.0.0.1.example.com",
            "ftp://x",
            "https://u:p@host",
        ] {
            let error = read(&[("APIFY_BASE_URL", bad)]).unwrap_err();
            assert_eq!(error.name, "APIFY_BASE_URL", "{bad}");
        }
        let settings = read(&[
            ("YOUTUBE_API_KEY", "k"),
            ("YOUTUBE_BASE_URL", "http://127.0.0.1:8090/youtube/v3/"),
        ]);
        assert_eq!(
            settings.unwrap().youtube.unwrap().base_url,
            "http://127.0.0.1:8090/youtube/v3"
        );
    }
}
