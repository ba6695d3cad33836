//! Which provider serves which search, in order of preference. The table in the guide is this one; a test compares them.
use super::Provider;
use crate::discovery::platform::Platform;

/// What kind of search it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    Keyword,
    Similar,
}

/// How a provider comes to its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum How {
    /// It has a search of this kind.
    Asked,
    /// The network names related accounts on the seed's profile; theirs are followed too.
    Related,
    /// The seed's hashtags and topics become keyword searches; each match is compared with the seed.
    Topics,
}

/// One provider for one combination.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Way {
    pub kind: Kind,
    pub platform: Platform,
    pub provider: Provider,
    pub how: How,
}

macro_rules! ways {
    ($($kind:ident $platform:ident: $($provider:ident $how:ident),+;)*) => {
        &[$($(Way {
            kind: Kind::$kind,
            platform: Platform::$platform,
            provider: Provider::$provider,
            how: How::$how,
        }),+),*]
    };
}

/// Every way, the preferred one of a combination first: what costs nothing, then whole results a call, then the rest.
pub const WAYS: &[Way] = ways! {
    Keyword TikTok: ScrapeCreators Asked, Apify Asked, InfluencersClub Asked;
    Keyword Instagram: ScrapeCreators Asked, InfluencersClub Asked;
    Keyword YouTube: YouTube Asked, ScrapeCreators Asked, InfluencersClub Asked;
    Similar TikTok: InfluencersClub Asked, ScrapeCreators Topics;
    Similar Instagram: ScrapeCreators Related, Apify Related, InfluencersClub Asked;
    Similar YouTube: InfluencersClub Asked, YouTube Topics, ScrapeCreators Topics;
};

/// Who tells more of a creator that a search row shows in part, in order of preference.
pub const PROFILES: &[(Platform, Provider)] = &[
    (Platform::YouTube, Provider::YouTube),
    (Platform::TikTok, Provider::ScrapeCreators),
    (Platform::Instagram, Provider::ScrapeCreators),
    (Platform::YouTube, Provider::ScrapeCreators),
    (Platform::Instagram, Provider::Apify),
    (Platform::TikTok, Provider::InfluencersClub),
    (Platform::Instagram, Provider::InfluencersClub),
    (Platform::YouTube, Provider::InfluencersClub),
];

/// The ways of a combination, preferred first.
pub fn ways(kind: Kind, platform: Platform) -> impl Iterator<Item = Way> {
    WAYS.iter()
        .filter(move |way| way.kind == kind && way.platform == platform)
        .copied()
}

/// The way of this provider.
pub fn way_of(kind: Kind, platform: Platform, provider: Provider) -> Option<Way> {
    ways(kind, platform).find(|way| way.provider == provider)
}

/// Who tells more of creators on the network, of those that can be called; `first` before others.
pub fn profile_provider(
    platform: Platform,
    first: Provider,
    has: impl Fn(Provider) -> bool,
) -> Option<Provider> {
    let able = |provider: Provider| has(provider) && PROFILES.contains(&(platform, provider));
    if able(first) {
        return Some(first);
    }
    PROFILES
        .iter()
        .filter(|(on, _)| *on == platform)
        .map(|(_, provider)| *provider)
        .find(|provider| able(*provider))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_combination_has_a_way() {
        for kind in [Kind::Keyword, Kind::Similar] {
            for platform in Platform::ALL {
                assert!(ways(kind, platform).next().is_some(), "{kind:?} {platform}");
            }
        }
    }

    #[test]
    fn the_provider_of_the_search_is_asked_for_profiles_first() {
        let all = |_| true;
        let found = profile_provider(Platform::YouTube, Provider::ScrapeCreators, all);
        assert_eq!(found, Some(Provider::ScrapeCreators));
        let found = profile_provider(Platform::TikTok, Provider::Apify, all);
        assert_eq!(found, Some(Provider::ScrapeCreators));
        assert_eq!(
            profile_provider(Platform::TikTok, Provider::Apify, |_| false),
            None
        );
    }
}
