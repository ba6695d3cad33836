//! What a simulator has been asked so far: numbers only, and how often each request came.
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::fmt;

use super::script::Fault;

/// Requests whose number of attempts is remembered; the oldest are forgotten first.
const MOST_REQUESTS: usize = 100_000;

/// The calls so far, by provider and endpoint.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Such as `scrapecreators tiktok/profile`; calls to no known address are under `unknown address`.
    pub endpoints: BTreeMap<String, Calls>,
}

/// The calls to one endpoint.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calls {
    pub calls: u64,
    /// Those that a vendor charges: answered with 2xx.
    pub charged: u64,
    pub faulty: BTreeMap<Fault, u64>,
}

impl Tally {
    /// All calls.
    pub fn calls(&self) -> u64 {
        self.endpoints.values().map(|calls| calls.calls).sum()
    }

    /// All calls that a vendor charges.
    pub fn charged(&self) -> u64 {
        self.endpoints.values().map(|calls| calls.charged).sum()
    }

    /// All calls with a fault of this kind.
    pub fn faulty(&self, kind: Fault) -> u64 {
        let counts = self
            .endpoints
            .values()
            .filter_map(|calls| calls.faulty.get(&kind));
        counts.sum()
    }

    pub(super) fn count(&mut self, endpoint: String, status: u16, fault: Option<Fault>) {
        let calls = self.endpoints.entry(endpoint).or_default();
        calls.calls += 1;
        calls.charged += u64::from((200..300).contains(&status));
        if let Some(kind) = fault {
            *calls.faulty.entry(kind).or_default() += 1;
        }
    }
}

/// A line an endpoint, and one for all.
impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = |f: &mut fmt::Formatter<'_>, name: &str, calls: &Calls| {
            write!(f, "{name}: {} calls, {} charged", calls.calls, calls.charged)?;
            for (kind, number) in &calls.faulty {
                write!(f, ", {number} {kind}")?;
            }
            Ok(())
        };
        let mut all = Calls::default();
        for (name, calls) in &self.endpoints {
            line(f, name, calls)?;
            writeln!(f)?;
            all.calls += calls.calls;
            all.charged += calls.charged;
            for (kind, number) in &calls.faulty {
                *all.faulty.entry(*kind).or_default() += number;
            }
        }
        line(f, "in all", &all)
    }
}

/// How often each request was made.
#[derive(Debug, Default)]
pub(super) struct Attempts {
    counts: HashMap<u64, u64>,
    order: VecDeque<u64>,
}

impl Attempts {
    /// How often the request was made before; this time counts from now on.
    pub fn next(&mut self, request: u64) -> u64 {
        if let Some(count) = self.counts.get_mut(&request) {
            *count += 1;
            return *count - 1;
        }
        if self.order.len() >= MOST_REQUESTS
            && let Some(oldest) = self.order.pop_front()
        {
            self.counts.remove(&oldest);
        }
        self.order.push_back(request);
        self.counts.insert(request, 1);
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attempts_are_counted_and_the_oldest_forgotten() {
        let mut attempts = Attempts::default();
        assert_eq!([attempts.next(7), attempts.next(7), attempts.next(7)], [0, 1, 2]);
        let many = u64::try_from(MOST_REQUESTS).unwrap();
        for request in 100..100 + many {
            assert_eq!(attempts.next(request), 0);
        }
        assert_eq!(attempts.next(7), 0, "forgotten");
        assert_eq!(attempts.next(100 + many - 1), 1, "remembered");
        assert_eq!(
            (attempts.counts.len(), attempts.order.len()),
            (MOST_REQUESTS, MOST_REQUESTS)
        );
    }

    #[test]
    fn the_tally_adds_up_and_is_printed() {
        let mut tally = Tally::default();
        tally.count("a x".into(), 200, Some(Fault::Empty));
        tally.count("a x".into(), 201, None);
        tally.count("b y".into(), 429, Some(Fault::RateLimited));
        assert_eq!(
            (tally.calls(), tally.charged(), tally.faulty(Fault::Empty)),
            (3, 2, 1)
        );
        assert_eq!(
            tally.to_string(),
            "a x: 2 calls, 2 charged, 1 empty\nb y: 1 calls, 0 charged, 1 rate_limited\n\
             in all: 3 calls, 2 charged, 1 rate_limited, 1 empty"
        );
    }
}
