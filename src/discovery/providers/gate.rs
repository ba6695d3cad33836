//! How fast a provider may be called: one gate a provider, shared by all searches of the process.
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::{Class, Provider};

/// Failures in a row after which a provider is left alone for a while.
const TRIP_AFTER: u32 = 8;
const FIRST_PAUSE: Duration = Duration::from_secs(5);
const LONGEST_PAUSE: Duration = Duration::from_secs(60);
/// A call that was cut off tells nobody how it ended; after so long another one may see.
const PROBE_IS_LOST: Duration = Duration::from_secs(10 * 60);
/// A caller waits so long inside; longer waits are for the queue.
const WAIT_INSIDE: Duration = Duration::from_millis(300);
/// A provider that asks for more patience than this is taken at its word up to here.
const MOST_PATIENCE: Duration = Duration::from_secs(120);

/// Leaves a provider in trouble alone: closed, then open for a while that doubles, then one call to see.
#[derive(Debug, Clone, Default)]
pub struct Breaker {
    in_a_row: u32,
    trips: u32,
    open_until: Option<Instant>,
    /// When the one call to see went out.
    probe: Option<Instant>,
}

impl Breaker {
    /// Whether a call may go out at `now`; else how long to wait.
    pub fn check(&mut self, now: Instant) -> Result<(), Duration> {
        let Some(until) = self.open_until else {
            return Ok(());
        };
        if now < until {
            return Err(until - now);
        }
        if self
            .probe
            .is_some_and(|at| now.saturating_duration_since(at) < PROBE_IS_LOST)
        {
            return Err(FIRST_PAUSE);
        }
        self.probe = Some(now);
        Ok(())
    }

    pub fn succeeded(&mut self) {
        *self = Breaker::default();
    }

    pub fn failed(&mut self, now: Instant) {
        self.in_a_row = self.in_a_row.saturating_add(1);
        if self.probe.is_some() || self.in_a_row >= TRIP_AFTER {
            let pause = FIRST_PAUSE * 2u32.saturating_pow(self.trips.min(6));
            self.open_until = Some(now + pause.min(LONGEST_PAUSE));
            self.trips = self.trips.saturating_add(1);
            self.probe = None;
        }
    }

    /// The call told nothing of the provider's health.
    pub fn undecided(&mut self) {
        self.probe = None;
    }

    pub fn is_open(&self) -> bool {
        self.open_until.is_some()
    }
}

/// Calls evenly spaced, and none before a moment that the provider named.
#[derive(Debug, Clone)]
struct Pace {
    every: Duration,
    next: Instant,
}

impl Pace {
    /// Takes the next place, if it is near enough.
    fn take(&mut self, now: Instant) -> Result<Duration, Duration> {
        let at = self.next.max(now);
        let wait = at - now;
        if wait > WAIT_INSIDE {
            return Err(wait);
        }
        self.next = at + self.every;
        Ok(wait)
    }
}

#[derive(Debug)]
struct State {
    pace: Pace,
    breaker: Breaker,
}

/// One provider's gate.
#[derive(Debug)]
pub struct Gate {
    places: Arc<Semaphore>,
    state: Mutex<State>,
}

/// The right to make one call. What came of it is to be told to [`Gate::settle`].
#[derive(Debug)]
pub struct Pass {
    _place: OwnedSemaphorePermit,
}

/// Not now: the queue may try again after this long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotYet(pub Duration);

impl Gate {
    /// `at_once` calls side by side, `a_second` at most.
    pub fn new(at_once: usize, a_second: u32) -> Gate {
        Gate {
            places: Arc::new(Semaphore::new(at_once)),
            state: Mutex::new(State {
                pace: Pace {
                    every: Duration::from_secs(1) / a_second.max(1),
                    next: Instant::now(),
                },
                breaker: Breaker::default(),
            }),
        }
    }

    /// The gate that fits what the provider publishes; where it publishes nothing, a pace that its answers bore.
    pub fn of(provider: Provider) -> Gate {
        match provider {
            Provider::YouTube => Gate::new(8, 20),
            // It names no limit and answers 429.
            Provider::ScrapeCreators => Gate::new(32, 100),
            // 60 a second and address.
            Provider::Apify => Gate::new(8, 30),
            // 300 a minute.
            Provider::InfluencersClub => Gate::new(4, 5),
        }
    }

    /// Waits a moment for a place, or says how long the wait would be.
    pub async fn enter(&self) -> Result<Pass, NotYet> {
        let taken = tokio::time::timeout(WAIT_INSIDE, Arc::clone(&self.places).acquire_owned()).await;
        let Ok(Ok(place)) = taken else {
            return Err(NotYet(WAIT_INSIDE));
        };
        let wait = {
            let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
            let now = Instant::now();
            // The pace first: it takes nothing when it refuses, and the breaker's one probe must not be lost.
            if let Some(wait) = state
                .pace
                .next
                .checked_duration_since(now)
                .filter(|w| *w > WAIT_INSIDE)
            {
                return Err(NotYet(wait));
            }
            state.breaker.check(now).map_err(NotYet)?;
            state.pace.take(now).map_err(NotYet)?
        };
        if !wait.is_zero() {
            tokio::time::sleep(wait).await;
        }
        Ok(Pass { _place: place })
    }

    /// Learns from an answer: `None` is a good one.
    pub fn settle(&self, fault: Option<Class>, retry_after: Option<Duration>) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        match fault {
            Some(Class::Upstream | Class::Timeout) => state.breaker.failed(now),
            Some(Class::RateLimited) => {
                state.breaker.undecided();
                let pause = retry_after.unwrap_or(Duration::from_secs(1)).min(MOST_PATIENCE);
                state.pace.next = state.pace.next.max(now + pause);
            }
            _ => state.breaker.succeeded(),
        }
    }

    /// Whether the provider is left alone at the moment.
    pub fn is_open(&self) -> bool {
        self.state
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .breaker
            .is_open()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_provider_in_trouble_is_left_alone_longer_each_time() {
        let start = Instant::now();
        let mut breaker = Breaker::default();
        for _ in 0..TRIP_AFTER {
            assert_eq!(breaker.check(start), Ok(()));
            breaker.failed(start);
        }
        assert_eq!(breaker.check(start), Err(FIRST_PAUSE));
        let later = start + FIRST_PAUSE;
        assert_eq!(breaker.check(later), Ok(()), "one call to see");
        assert!(breaker.check(later).is_err(), "and no second one beside it");
        let mut cut_off = breaker.clone();
        assert_eq!(
            cut_off.check(later + PROBE_IS_LOST),
            Ok(()),
            "unless it never came back"
        );
        assert!(cut_off.check(later + PROBE_IS_LOST).is_err());
        breaker.failed(later);
        assert_eq!(breaker.check(later), Err(FIRST_PAUSE * 2));
        let later = later + FIRST_PAUSE * 2;
        assert_eq!(breaker.check(later), Ok(()));
        breaker.succeeded();
        assert_eq!(breaker.check(later), Ok(()));
        assert_eq!(breaker.check(later), Ok(()));
    }

    #[test]
    fn calls_are_spaced() {
        let now = Instant::now();
        let mut pace = Pace {
            every: Duration::from_millis(200),
            next: now,
        };
        assert_eq!(pace.take(now), Ok(Duration::ZERO));
        assert_eq!(pace.take(now), Ok(Duration::from_millis(200)));
        assert_eq!(pace.take(now), Err(Duration::from_millis(400)));
    }

    #[tokio::test]
    async fn a_provider_that_asks_for_patience_gets_it() {
        let gate = Gate::new(1, 1000);
        let pass = gate.enter().await.unwrap();
        gate.settle(Some(Class::RateLimited), Some(Duration::from_secs(7)));
        drop(pass);
        let NotYet(wait) = gate.enter().await.unwrap_err();
        assert!(wait > Duration::from_secs(6), "{wait:?}");
    }

    #[tokio::test]
    async fn no_more_calls_at_once_than_there_are_places() {
        let gate = Gate::new(1, 1000);
        let pass = gate.enter().await.unwrap();
        assert!(gate.enter().await.is_err());
        drop(pass);
        assert!(gate.enter().await.is_ok());
    }
}
