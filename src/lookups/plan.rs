//! What a look-up will ask of whom and what that should take: decided before the start, shown, and then its ceiling.
use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, TimeDelta, Utc};
use limelight_queries::client::GenericClient;
use limelight_queries::queries::{lookups, search};
use uuid::Uuid;

use super::input::{List, is_channel_id};
use super::model::{Error, MOST_CALLS, Quote};
use crate::discovery::platform::Platform;
use crate::discovery::providers::Provider;
use crate::discovery::providers::calls::{self, profiles_a_call};
use crate::discovery::providers::client::Providers;
use crate::discovery::providers::ways::{PROFILES, profile_provider};

/// How long a profile answers for a creator.
const PROFILE_IS_FRESH: TimeDelta = TimeDelta::days(7);
/// Good calls that have to be measured before their mean is trusted.
const ENOUGH: i64 = 5;
/// Calls of one look-up that run side by side.
pub(super) const LANES: i32 = 8;

/// A row that is to be looked up.
#[derive(Debug, Clone)]
pub(super) struct Wanted {
    pub ordinal: i32,
    pub platform: Platform,
    pub name: String,
}

/// A creator that the catalogue has.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    pub id: Uuid,
    pub is_fresh: bool,
}

/// Whom the catalogue knows of these, by the row.
pub(super) async fn known<C: GenericClient>(
    client: &C,
    wanted: &[Wanted],
    now: DateTime<Utc>,
) -> Result<HashMap<i32, Known>, Error> {
    let places: Vec<i32> = wanted.iter().map(|row| row.ordinal).collect();
    let platforms: Vec<&str> = wanted.iter().map(|row| row.platform.as_str()).collect();
    let names: Vec<&str> = wanted.iter().map(|row| row.name.as_str()).collect();
    let are_ids: Vec<bool> = wanted
        .iter()
        .map(|row| is_channel_id(row.platform, &row.name))
        .collect();
    let rows = lookups::known()
        .bind(
            client,
            &(now - PROFILE_IS_FRESH),
            &places,
            &platforms,
            &names,
            &are_ids,
        )
        .all()
        .await?;
    let known = rows.into_iter().map(|row| {
        let known = Known {
            id: row.id,
            is_fresh: row.is_fresh,
        };
        (row.place, known)
    });
    Ok(known.collect())
}

/// Who tells the profiles of a network, of those with a key.
pub(super) fn asked_of(providers: &Providers, platform: Platform) -> Option<Provider> {
    let (_, first) = PROFILES.iter().find(|(on, _)| *on == platform)?;
    profile_provider(platform, *first, |provider| providers.has(provider))
}

/// How many of these one call may name: a handle is asked for alone where only ids may be listed.
pub(super) fn at_once(provider: Provider, platform: Platform, name: &str) -> usize {
    if platform == Platform::YouTube && !is_channel_id(platform, name) {
        1
    } else {
        profiles_a_call(provider).max(1)
    }
}

/// Rows by the call that asks for them, in their order.
pub(super) fn batches<'a>(
    wanted: impl Iterator<Item = (&'a Wanted, Provider)>,
) -> Vec<(Provider, Vec<&'a Wanted>)> {
    let mut done = Vec::new();
    let mut open: BTreeMap<(&str, bool), (Provider, Vec<&Wanted>)> = BTreeMap::new();
    for (row, provider) in wanted {
        let key = (row.platform.as_str(), is_channel_id(row.platform, &row.name));
        let (_, batch) = open.entry(key).or_insert((provider, Vec::new()));
        batch.push(row);
        if batch.len() >= at_once(provider, row.platform, &row.name) {
            done.push((provider, std::mem::take(batch)));
        }
    }
    done.extend(open.into_values().filter(|(_, batch)| !batch.is_empty()));
    done
}

/// Decides whom a list asks and what that takes. `client` reads the catalogue, and what calls cost lately over all users.
pub async fn plan<C: GenericClient>(
    client: &C,
    providers: &Providers,
    list: &List,
    max_calls: Option<i64>,
    now: DateTime<Utc>,
) -> Result<Quote, Error> {
    let wanted: Vec<Wanted> = list
        .leaders()
        .map(|(entry, handle)| Wanted {
            ordinal: entry.ordinal,
            platform: entry.platform,
            name: handle.to_owned(),
        })
        .collect();
    let known = known(client, &wanted, now).await?;
    let (mut have, mut unserved, mut ask) = (0, 0, Vec::new());
    for row in &wanted {
        match (known.get(&row.ordinal), asked_of(providers, row.platform)) {
            (Some(known), _) if known.is_fresh => have += 1,
            (_, Some(provider)) => ask.push((row, provider)),
            (Some(_), None) => have += 1,
            (None, None) => unserved += 1,
        }
    }
    let asked = number(ask.len());
    let batches = batches(ask.into_iter());
    let mut cost = Cost::default();
    let mut names = BTreeSet::new();
    for (provider, batch) in &batches {
        names.insert(provider.as_str());
        cost.add(client, *provider, batch[0]).await?;
    }
    let calls = number(batches.len());
    let max_calls = match max_calls {
        Some(most) if (1..=MOST_CALLS).contains(&most) => most,
        Some(most) => return Err(Error::MaxCalls(most)),
        // Calls that fail may cost as well.
        None if calls > 0 => (calls + calls / 4 + 10).min(MOST_CALLS),
        None => 0,
    };
    Ok(Quote {
        rows: number(list.entries.len()),
        invalid: number(list.invalid()),
        repeated: number(list.entries.len() - list.invalid() - wanted.len()),
        known: have,
        asked,
        unserved,
        providers: names.into_iter().map(str::to_owned).collect(),
        calls,
        max_calls,
        credits: cost.credits,
        seconds: cost
            .seconds
            .filter(|_| calls > 0)
            .map(|sum| sum / f64::from(LANES)),
    })
}

fn number(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// The sum over calls; each kind's means are read once.
struct Cost {
    credits: Option<f64>,
    seconds: Option<f64>,
    means: HashMap<&'static str, (Option<f64>, Option<f64>)>,
}

impl Default for Cost {
    fn default() -> Cost {
        Cost {
            credits: Some(0.0),
            seconds: Some(0.0),
            means: HashMap::new(),
        }
    }
}

impl Cost {
    async fn add<C: GenericClient>(
        &mut self,
        client: &C,
        provider: Provider,
        row: &Wanted,
    ) -> Result<(), Error> {
        let Some(call) = calls::profiles(provider, row.platform, &[row.name.as_str()]) else {
            return Ok(());
        };
        let name = call.endpoint.name;
        if !self.means.contains_key(name) {
            let documented = (provider != Provider::Apify).then_some(1.0);
            let measured = search::measured()
                .bind(client, &provider.as_str(), &name)
                .one()
                .await?;
            let means = if measured.calls >= ENOUGH {
                (
                    measured.credits.or(documented),
                    measured.milliseconds.map(|ms| ms / 1000.0),
                )
            } else {
                (documented, None)
            };
            self.means.insert(name, means);
        }
        let (credits, seconds) = self.means.get(name).copied().unwrap_or_default();
        self.credits = self.credits.zip(credits).map(|(sum, each)| sum + each);
        self.seconds = self.seconds.zip(seconds).map(|(sum, each)| sum + each);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn row(ordinal: i32, name: &str) -> Wanted {
        Wanted {
            ordinal,
            platform: Platform::YouTube,
            name: name.to_owned(),
        }
    }

    #[test]
    fn ids_are_asked_for_together_and_handles_alone() {
        let ids = (0..51).map(|n| row(n, &format!("UC{n:022}")));
        let rows: Vec<Wanted> = ids.chain([row(60, "ada"), row(61, "bob")]).collect();
        let made = batches(rows.iter().map(|row| (row, Provider::YouTube)));
        let mut sizes: Vec<usize> = made.iter().map(|(_, batch)| batch.len()).collect();
        sizes.sort_unstable();
        assert_eq!(sizes, [1, 1, 1, 50]);
    }

    proptest! {
        #[test]
        fn every_row_is_in_one_call(count in 0..200i32, every in 1..9i32) {
            let rows: Vec<Wanted> = (0..count)
                .map(|n| if n % every == 0 { row(n, "ada") } else { row(n, &format!("UC{n:022}")) })
                .collect();
            let made = batches(rows.iter().map(|row| (row, Provider::YouTube)));
            let mut all: Vec<i32> = made.iter().flat_map(|(_, batch)| batch.iter().map(|row| row.ordinal)).collect();
            all.sort_unstable();
            prop_assert_eq!(all, (0..count).collect::<Vec<i32>>());
            for (provider, batch) in &made {
                prop_assert!(batch.len() <= at_once(*provider, Platform::YouTube, &batch[0].name));
            }
        }
    }
}
