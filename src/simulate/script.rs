//! What the simulator is told to be: its seed, which faults and how often, how slow, and how much there is to find.
use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use super::asked::digest;
use crate::catalogue::sample::rng::Rng;

/// The script of a simulation. Equal scripts give equal answers to equal calls in the same order.
#[derive(Debug, Clone)]
pub struct Script {
    /// Of the invented creators, their order, and the dice of the faults.
    pub seed: u64,
    /// Percent of the calls that meet each kind of fault; [`Script::MOST_FAULTS`] at most.
    pub faults: u8,
    /// The kinds of fault that happen.
    pub kinds: Vec<Fault>,
    pub latency: Latency,
    /// Creators that one query finds at most.
    pub results: usize,
}

impl Script {
    /// More than half would leave nothing but faults.
    pub const MOST_FAULTS: u8 = 50;
}

impl Default for Script {
    fn default() -> Self {
        Script {
            seed: 1,
            faults: 0,
            kinds: Fault::ALL.to_vec(),
            latency: Latency::None,
            results: 300,
        }
    }
}

/// A way in which an answer is not the good one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fault {
    /// 429 with `Retry-After: 1`.
    RateLimited,
    /// 500, 502, 503 or 504, as JSON or as a web page.
    Upstream,
    /// A web page with 200, as a shield against robots sends it.
    Html,
    /// Success with nothing in it.
    Empty,
    /// JSON that ends in the middle, as success.
    Truncated,
    /// The rows of the page before, under the page's own token. Never on a first page or a call for single creators.
    Repeated,
    /// Optional fields are missing; ids and handles stay.
    Vanished,
    /// 402; with YouTube 403 `quotaExceeded`.
    OutOfCredits,
}

/// A kind of fault that there is not.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no kind of fault: use {known}", known = Fault::names())]
pub struct UnknownFault(String);

impl Fault {
    /// Every kind, in the order in which they are tried on a call.
    pub const ALL: [Fault; 8] = [
        Fault::RateLimited,
        Fault::Upstream,
        Fault::Html,
        Fault::Empty,
        Fault::Truncated,
        Fault::Repeated,
        Fault::Vanished,
        Fault::OutOfCredits,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Fault::RateLimited => "rate_limited",
            Fault::Upstream => "upstream",
            Fault::Html => "html",
            Fault::Empty => "empty",
            Fault::Truncated => "truncated",
            Fault::Repeated => "repeated",
            Fault::Vanished => "vanished",
            Fault::OutOfCredits => "out_of_credits",
        }
    }

    /// All names, as a message lists them.
    pub fn names() -> String {
        Fault::ALL.map(Fault::as_str).join(", ")
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Fault {
    type Err = UnknownFault;

    fn from_str(text: &str) -> Result<Fault, UnknownFault> {
        let found = Fault::ALL.into_iter().find(|kind| kind.as_str() == text.trim());
        found.ok_or_else(|| UnknownFault(text.to_owned()))
    }
}

/// How long an answer takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Latency {
    /// As fast as it goes.
    None,
    /// Drawn for each call from what was recorded of its endpoint.
    Recorded,
    /// The same for every call.
    Fixed(Duration),
}

/// A latency that there is not.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no latency: use none, recorded, or milliseconds from 0 to {most}", most = Latency::MOST.as_millis())]
pub struct UnknownLatency(String);

impl Latency {
    /// No client waits longer.
    const MOST: Duration = Duration::from_secs(600);
}

impl FromStr for Latency {
    type Err = UnknownLatency;

    fn from_str(text: &str) -> Result<Latency, UnknownLatency> {
        match text.trim() {
            "none" => Ok(Latency::None),
            "recorded" => Ok(Latency::Recorded),
            other => match other.parse().map(Duration::from_millis) {
                Ok(fixed) if fixed <= Latency::MOST => Ok(Latency::Fixed(fixed)),
                _ => Err(UnknownLatency(text.to_owned())),
            },
        }
    }
}

/// What was recorded of an endpoint's latency, in milliseconds: the shortest, the median, the longest.
#[derive(Debug, Clone, Copy)]
pub(super) struct Recorded(pub i64, pub i64, pub i64);

/// One call as the dice see it: which request it is, and how often it was made before.
#[derive(Debug, Clone, Copy)]
pub(super) struct Turn {
    pub request: u64,
    pub attempt: u64,
}

impl Script {
    /// The dice for one matter of a call.
    fn dice(&self, matter: &str, turn: Turn) -> Rng {
        Rng::new(self.seed, digest(&[matter]) ^ turn.request, turn.attempt)
    }

    /// The kinds of fault whose dice fall on this call, in order, each with dice for how it looks.
    pub(super) fn drawn(&self, turn: Turn) -> impl Iterator<Item = (Fault, Rng)> {
        let percent = i64::from(self.faults.min(Script::MOST_FAULTS));
        Fault::ALL
            .into_iter()
            .filter(|kind| self.kinds.contains(kind))
            .filter_map(move |kind| {
                let mut rng = self.dice(kind.as_str(), turn);
                rng.chance(percent * 10).then_some((kind, rng))
            })
    }

    /// How long this call takes. Half of the recorded draws lie below the median.
    pub(super) fn pause(&self, recorded: Recorded, turn: Turn) -> Duration {
        let millis = match self.latency {
            Latency::None => return Duration::ZERO,
            Latency::Fixed(fixed) => return fixed,
            Latency::Recorded => {
                let Recorded(shortest, median, longest) = recorded;
                let mut rng = self.dice("latency", turn);
                if rng.chance(500) {
                    rng.between(shortest, median)
                } else {
                    rng.between(median, longest)
                }
            }
        };
        Duration::from_millis(u64::try_from(millis).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_and_latencies_are_read_as_they_are_written() {
        for kind in Fault::ALL {
            assert_eq!(kind.as_str().parse(), Ok(kind));
        }
        let wrong = "rate-limited".parse::<Fault>().unwrap_err().to_string();
        assert_eq!(
            wrong,
            "\"rate-limited\" is no kind of fault: use rate_limited, upstream, html, empty, truncated, repeated, vanished, out_of_credits"
        );
        assert_eq!("none".parse(), Ok(Latency::None));
        assert_eq!("recorded".parse(), Ok(Latency::Recorded));
        assert_eq!("250".parse(), Ok(Latency::Fixed(Duration::from_millis(250))));
        for wrong in ["", "-1", "600001", "1s", "slow"] {
            assert!(wrong.parse::<Latency>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn recorded_latencies_keep_their_range_and_median() {
        let script = Script {
            latency: Latency::Recorded,
            ..Script::default()
        };
        let mut drawn: Vec<Duration> = (0..2_001)
            .map(|request| script.pause(Recorded(700, 1_700, 9_000), Turn { request, attempt: 0 }))
            .collect();
        drawn.sort();
        let second = Duration::from_secs(1);
        assert!(drawn[0] >= Duration::from_millis(700) && drawn[2_000] <= 9 * second);
        let median = drawn[1_000];
        assert!((1_600..=1_900).contains(&median.as_millis()), "{median:?}");
        assert!(
            drawn[2_000] > 8 * second,
            "the slow ones are there: {:?}",
            drawn[2_000]
        );
    }
}
