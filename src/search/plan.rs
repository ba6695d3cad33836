//! What a run will ask of whom, what that should take, and the ceiling it may not pass: decided before the start, shown to the user.
use limelight_queries::client::GenericClient;
use limelight_queries::queries::search;
use serde::{Deserialize, Serialize};

use super::error::Error;
use super::model::{NewSearch, Wanted};
use crate::discovery::platform::Platform;
use crate::discovery::providers::calls::{self, Question, profiles_a_call};
use crate::discovery::providers::client::Providers;
use crate::discovery::providers::ways::{How, Kind, Way, profile_provider, way_of, ways};
use crate::discovery::providers::{Endpoint, Provider};
use crate::settings::model::Setting;
use crate::settings::{self, Values};

/// What `scraping_jobs.provider` says of a run over our own creators.
pub const CATALOGUE: &str = "catalogue";
/// Calls that a run may be given.
const MOST_CALLS: i64 = settings::MOST_CALLS.cast_signed();
/// Good calls that have to be measured before their mean is trusted.
const ENOUGH: i64 = 5;
/// Beside the pages that bring creators: looks that make sure that a keyword has no more.
const CALLS_TO_BE_SURE: i64 = 4;

/// What the user chose for the run.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Choice {
    pub source: Source,
    /// Paid calls at most; `None`: as many as the quote allows.
    pub max_calls: Option<i64>,
    /// Ask for profiles where a search row lacks bio or followers.
    pub with_profiles: bool,
}

/// Where a run looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Source {
    /// The preferred provider that there is a key for, else the catalogue.
    #[default]
    Best,
    Catalogue,
    Provider(Provider),
}

impl Source {
    /// `best`, `catalogue` or a provider's name.
    pub fn parse(text: &str) -> Result<Source, Error> {
        match text.trim() {
            "" | "best" => Ok(Source::Best),
            CATALOGUE => Ok(Source::Catalogue),
            other => Provider::parse(other)
                .map(Source::Provider)
                .ok_or_else(|| Error::ProviderUnknown(other.to_owned())),
        }
    }
}

/// What a task asks; the words are those of `search_tasks.kind`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskKind {
    /// The catalogue's whole query, or a seed in it.
    Query,
    Words,
    Like,
    Seed,
}

impl TaskKind {
    pub const fn as_str(self) -> &'static str {
        match self {
            TaskKind::Query => "query",
            TaskKind::Words => "words",
            TaskKind::Like => "like",
            TaskKind::Seed => "seed",
        }
    }

    /// The question to a provider; `None` for the catalogue's.
    pub fn question(kind: &str, term: String) -> Option<Question> {
        match kind {
            "words" => Some(Question::Words(term)),
            "like" => Some(Question::Like(term)),
            "seed" => Some(Question::Seed(term)),
            _ => None,
        }
    }
}

/// What a run is expected to take.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Quote {
    /// Calls to the provider.
    pub calls: i64,
    /// Where the run ends at the latest.
    pub max_calls: i64,
    /// In the provider's own unit; `None`: not known before the bill.
    pub credits: Option<f64>,
    /// `None` until some calls were measured.
    pub seconds: Option<f64>,
    pub creators_per_call: f64,
    /// Calls behind the means; 0: the figures are the provider's documents'.
    pub measured: i64,
}

/// A run, decided.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// `None`: the catalogue.
    pub way: Option<Way>,
    pub tasks: Vec<(TaskKind, String)>,
    pub with_profiles: bool,
    pub quote: Option<Quote>,
}

impl Plan {
    /// Over our own creators.
    pub fn catalogue(new: &NewSearch) -> Plan {
        let terms = match &new.wanted {
            Wanted::Keyword(query) => vec![query.source.clone()],
            Wanted::Similar(seeds) => seeds.clone(),
        };
        Plan {
            way: None,
            tasks: terms.into_iter().map(|term| (TaskKind::Query, term)).collect(),
            with_profiles: false,
            quote: None,
        }
    }

    /// Where the run looks and what that takes.
    pub fn sentence(&self) -> String {
        match (&self.way, &self.quote) {
            (Some(way), Some(quote)) => format!("{}: {}", way.provider.title(), quote.sentence()),
            _ => "The catalogue: creators this installation knows already; costs nothing".to_owned(),
        }
    }

    pub fn provider(&self) -> &'static str {
        self.way.map_or(CATALOGUE, |way| way.provider.as_str())
    }
}

/// Decides where to look and what it may take. `client` reads what calls yielded lately, over all users.
pub async fn plan<C: GenericClient>(
    client: &C,
    providers: &Providers,
    settings: &Values,
    new: &NewSearch,
    choice: &Choice,
) -> Result<Plan, Error> {
    let Some(way) = choose(providers, new, choice.source)? else {
        return Ok(Plan::catalogue(new));
    };
    let tasks = tasks(new, way);
    let profiles = choice
        .with_profiles
        .then(|| profile_provider(new.platform, way.provider, |provider| providers.has(provider)))
        .flatten();
    let pages = Measured::of(client, way, &tasks, providers.first_page).await?;
    let mut quote = pages.quote(i64::from(new.target), tasks.len());
    if let Some(provider) = profiles {
        add_profiles(client, &mut quote, provider, new.platform, i64::from(new.target)).await?;
    }
    let ceiling = ceiling(new);
    let most = settings.get(ceiling).cast_signed();
    quote.max_calls = match choice.max_calls {
        Some(asked) if (1..=most).contains(&asked) => asked,
        Some(asked) if (1..=MOST_CALLS).contains(&asked) => {
            let setting = ceiling.definition.name();
            return Err(Error::Ceiling { asked, most, setting });
        }
        Some(asked) => return Err(Error::MaxCalls(asked)),
        None => (quote.calls * 2 + 10).min(most),
    };
    Ok(Plan {
        way: Some(way),
        tasks,
        with_profiles: profiles.is_some(),
        quote: Some(quote),
    })
}

/// The setting that bounds the calls of such a search.
fn ceiling(new: &NewSearch) -> Setting<u64> {
    match (new.platform, new.kind()) {
        (Platform::TikTok, Kind::Keyword) => settings::TIKTOK_CALLS,
        (Platform::TikTok, Kind::Similar) => settings::TIKTOK_SIMILAR_CALLS,
        (Platform::Instagram, Kind::Keyword) => settings::INSTAGRAM_CALLS,
        (Platform::Instagram, Kind::Similar) => settings::INSTAGRAM_SIMILAR_CALLS,
        (Platform::YouTube, Kind::Keyword) => settings::YOUTUBE_CALLS,
        (Platform::YouTube, Kind::Similar) => settings::YOUTUBE_SIMILAR_CALLS,
    }
}

fn choose(providers: &Providers, new: &NewSearch, source: Source) -> Result<Option<Way>, Error> {
    let kind = new.kind();
    match source {
        Source::Catalogue => Ok(None),
        Source::Best => Ok(ways(kind, new.platform).find(|way| providers.has(way.provider))),
        Source::Provider(provider) => {
            let way = way_of(kind, new.platform, provider).ok_or(Error::NotServed {
                provider,
                kind,
                platform: new.platform,
            })?;
            if providers.has(provider) {
                Ok(Some(way))
            } else {
                Err(Error::NoKey(provider))
            }
        }
    }
}

/// One task for each alternative of the query, or for each seed.
fn tasks(new: &NewSearch, way: Way) -> Vec<(TaskKind, String)> {
    match &new.wanted {
        Wanted::Keyword(query) => query
            .clauses()
            .into_iter()
            .map(|clause| (TaskKind::Words, clause.required.join(" ")))
            .collect(),
        Wanted::Similar(seeds) => {
            let kind = match way.how {
                How::Asked => TaskKind::Like,
                How::Related | How::Topics => TaskKind::Seed,
            };
            seeds.iter().map(|seed| (kind, seed.clone())).collect()
        }
    }
}

/// What calls of a kind yield: measured, or as documented.
struct Measured {
    calls: i64,
    seconds: Option<f64>,
    creators: f64,
    credits: Option<f64>,
}

impl Measured {
    async fn of<C: GenericClient>(
        client: &C,
        way: Way,
        tasks: &[(TaskKind, String)],
        first_page: u32,
    ) -> Result<Measured, Error> {
        // A search by topics is carried by the keyword searches that follow the seed.
        let question = match (way.how, tasks.first()) {
            (How::Topics, _) | (_, None) => Some(Question::Words("topic".into())),
            (_, Some((kind, term))) => TaskKind::question(kind.as_str(), term.clone()),
        };
        let call = question
            .and_then(|question| calls::page(way.provider, way.platform, &question, None, first_page));
        let documented = Measured {
            calls: 0,
            seconds: None,
            creators: documented(way),
            credits: (way.provider != Provider::Apify).then_some(1.0),
        };
        let Some(call) = call else { return Ok(documented) };
        let measured = Measured::endpoint(client, call.endpoint).await?;
        Ok(measured
            .filter(|measured| measured.creators >= 0.1)
            .unwrap_or(documented))
    }

    async fn endpoint<C: GenericClient>(client: &C, endpoint: &Endpoint) -> Result<Option<Measured>, Error> {
        let row = search::measured()
            .bind(client, &endpoint.vendor.as_str(), &endpoint.name)
            .one()
            .await?;
        Ok((row.calls >= ENOUGH).then(|| Measured {
            calls: row.calls,
            seconds: row.milliseconds.map(|ms| ms / 1000.0),
            creators: row.new_creators.unwrap_or(0.0),
            credits: row.credits,
        }))
    }

    #[expect(clippy::cast_precision_loss, reason = "at most some thousand calls")]
    fn quote(&self, target: i64, tasks: usize) -> Quote {
        let tasks = i64::try_from(tasks).unwrap_or(1).max(1);
        let pages = ceil(target as f64 / self.creators);
        let calls = pages.max(tasks) + tasks * CALLS_TO_BE_SURE;
        Quote {
            calls,
            max_calls: calls,
            credits: self.credits.map(|each| each * calls as f64),
            // Keywords run side by side.
            seconds: self
                .seconds
                .map(|each| each * (calls as f64 / tasks.min(8) as f64)),
            creators_per_call: self.creators,
            measured: self.calls,
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "at most some thousand calls")]
async fn add_profiles<C: GenericClient>(
    client: &C,
    quote: &mut Quote,
    provider: Provider,
    platform: Platform,
    target: i64,
) -> Result<(), Error> {
    let each = i64::try_from(profiles_a_call(provider)).unwrap_or(1);
    let calls = (target + each - 1) / each;
    let endpoint = calls::profiles(provider, platform, &["x"]).map(|call| call.endpoint);
    let measured = match endpoint {
        Some(endpoint) => Measured::endpoint(client, endpoint).await?,
        None => None,
    };
    let each = measured
        .as_ref()
        .map_or((provider != Provider::Apify).then_some(1.0), |measured| {
            measured.credits
        });
    quote.credits = quote
        .credits
        .zip(each)
        .map(|(sum, each)| sum + each * calls as f64);
    quote.seconds = quote
        .seconds
        .zip(measured.and_then(|measured| measured.seconds))
        .map(|(sum, each)| sum + each * calls as f64 / 8.0);
    quote.calls += calls;
    Ok(())
}

/// Creators a call, from what operators of such searches report.
fn documented(way: Way) -> f64 {
    match (way.kind, way.platform) {
        (Kind::Keyword, Platform::TikTok) => 25.0,
        (Kind::Keyword, Platform::Instagram) => 37.0,
        (Kind::Keyword, Platform::YouTube) => 20.0,
        (Kind::Similar, Platform::TikTok) => 10.0,
        (Kind::Similar, Platform::Instagram) => 35.0,
        (Kind::Similar, Platform::YouTube) => 15.0,
    }
}

#[expect(clippy::cast_possible_truncation, reason = "clamped to what a run may make")]
fn ceil(calls: f64) -> i64 {
    if calls.is_finite() {
        calls.ceil().clamp(1.0, 10_000.0) as i64
    } else {
        MOST_CALLS
    }
}

impl Quote {
    /// In a sentence; what nobody knows is said to be unknown.
    pub fn sentence(&self) -> String {
        let credits = match self.credits {
            Some(credits) => format!("about {credits:.0} credits"),
            None => "cost not known beforehand".to_owned(),
        };
        let time = match self.seconds {
            Some(seconds) if seconds >= 90.0 => format!("about {:.0} minutes", seconds / 60.0),
            Some(seconds) => format!("about {:.0} s", seconds.max(1.0)),
            None => "time not measured yet".to_owned(),
        };
        let basis = if self.measured > 0 {
            format!("from the last {} calls", self.measured)
        } else {
            "from the provider's documents".to_owned()
        };
        format!(
            "about {} calls, at most {}; {credits}; {time} ({basis})",
            self.calls, self.max_calls
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    fn providers(keys: &[(&str, &str)]) -> Providers {
        let config = Config::from_lookup(|name| {
            keys.iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| (*value).to_owned())
        });
        Providers::new(&config.unwrap().providers)
    }

    #[test]
    fn without_a_key_the_catalogue_answers() {
        let new = NewSearch::keyword(Platform::TikTok, "vegan", 10).unwrap();
        let none = providers(&[]);
        assert_eq!(choose(&none, &new, Source::Best).unwrap(), None);
        let error = choose(&none, &new, Source::Provider(Provider::ScrapeCreators)).unwrap_err();
        assert_eq!(
            error.to_string(),
            "provider: there is no key for ScrapeCreators: set SCRAPECREATORS_API_KEY, or choose another source"
        );
        let error = choose(&none, &new, Source::Provider(Provider::YouTube)).unwrap_err();
        assert_eq!(
            error.to_string(),
            "provider: YouTube Data API has no keyword search on TikTok: choose scrapecreators, apify, influencers_club or catalogue"
        );
    }

    #[test]
    fn each_alternative_of_a_query_is_a_keyword_of_its_own() {
        let keys = providers(&[("SCRAPECREATORS_API_KEY", "k"), ("APIFY_TOKEN", "k")]);
        let new =
            NewSearch::keyword(Platform::TikTok, "\"trail running\" (shoes OR gear) NOT kids", 10).unwrap();
        let way = choose(&keys, &new, Source::Best).unwrap().unwrap();
        assert_eq!(way.provider, Provider::ScrapeCreators);
        let terms: Vec<String> = tasks(&new, way).into_iter().map(|(_, term)| term).collect();
        assert_eq!(terms, ["trail running shoes", "trail running gear"]);
    }

    #[test]
    fn a_quote_says_what_is_not_known() {
        let measured = Measured {
            calls: 0,
            seconds: None,
            creators: 25.0,
            credits: Some(1.0),
        };
        let quote = measured.quote(1000, 1);
        assert_eq!(quote.calls, 44);
        assert_eq!(
            quote.sentence(),
            "about 44 calls, at most 44; about 44 credits; time not measured yet (from the provider's documents)"
        );
    }
}
