//! When a keyword has no more pages, and what a failed call means for it. Decisions only: no database, no network.
use std::time::Duration;

use crate::discovery::providers::Class;

/// Pages in a row without a creator that is new to the task, after which it ends.
const DRY_PAGES: i32 = 2;
/// How often a page that is empty, or the same as the one before, is looked at again before it is believed: providers send such
/// pages by mistake, and what comes after them would be lost.
const LOOKS: i32 = 3;
/// Pages of one keyword.
const MOST_PAGES: i32 = 400;
/// Calls for one page that fail before it is given up.
const MOST_TRIES: i32 = 16;
/// Calls that are charged and bring nothing readable.
const MOST_UNREADABLE: i32 = 12;
/// A format that we do not know is seldom an accident.
const MOST_STRANGE: i32 = 3;
/// A call that took too long may have been charged.
const MOST_TIMEOUTS: i32 = 2;
/// "Out of credits" is believed when it is said so often: it costs nothing to ask, and it is said by mistake too.
const MOST_REFUSALS: i32 = 10;
/// A provider that is in trouble for longer is given up.
pub const PATIENCE: Duration = Duration::from_secs(10 * 60);
/// An open call for profiles that is older was cut off.
pub const PROFILE_CALL: Duration = Duration::from_secs(90);
/// Between two looks at whether a run's last paid answers have come.
pub const LAST_ANSWERS: Duration = Duration::from_millis(500);
const FIRST_WAIT: Duration = Duration::from_millis(500);
const LONGEST_WAIT: Duration = Duration::from_secs(8);

/// Why a task has no more pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The provider has no more.
    Exhausted,
    /// Further pages only repeat creators.
    Dry,
    /// The provider sends the same page again and again.
    Repeats,
    PageLimit,
    /// The run has as many creators as were asked for.
    Target,
    Budget,
}

impl Ended {
    pub const fn as_str(self) -> &'static str {
        match self {
            Ended::Exhausted => "exhausted",
            Ended::Dry => "dry",
            Ended::Repeats => "repeats",
            Ended::PageLimit => "page_limit",
            Ended::Target => "target",
            Ended::Budget => "budget",
        }
    }
}

/// What a page says, beside what the task has seen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PageFacts {
    /// The provider's token of the next page.
    pub next: Option<String>,
    /// Whether it says that there are more.
    pub more: Option<bool>,
    /// Creators on the page, each once.
    pub creators: usize,
    /// Of these, new to the task.
    pub new: usize,
    /// It names the same posts and creators in the same order as the page before.
    pub same_as_before: bool,
    /// Pages in a row without a new creator before this one.
    pub dry_pages: i32,
    /// Earlier looks at this page that showed nothing.
    pub looks: i32,
    /// Pages stored before this one.
    pub pages: i32,
}

/// What follows a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Stored, and the page of this token is next.
    Next(String),
    /// Not stored; asked for once more.
    Again,
    /// Stored, and the last.
    End(Ended),
}

/// Decides on a page. That there are no more is not taken from the provider: it says so in the middle of a search. That there are
/// more is believed of an empty page, once.
pub fn after_page(facts: &PageFacts) -> Step {
    let is_empty = facts.creators == 0;
    let is_gap = is_empty && facts.more == Some(true);
    if (is_empty && !is_gap || facts.same_as_before) && facts.looks < LOOKS {
        return Step::Again;
    }
    if is_empty && !is_gap {
        return Step::End(Ended::Exhausted);
    }
    if facts.same_as_before && !is_empty {
        return Step::End(Ended::Repeats);
    }
    if facts.new == 0 && facts.dry_pages + 1 >= DRY_PAGES {
        return Step::End(Ended::Dry);
    }
    match &facts.next {
        None => Step::End(Ended::Exhausted),
        Some(_) if facts.pages + 1 >= MOST_PAGES => Step::End(Ended::PageLimit),
        Some(token) => Step::Next(token.clone()),
    }
}

/// What follows a call that brought no page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    Again(Duration),
    /// This task ends; the others go on.
    FailTask,
    /// No call with this key can work: all tasks end.
    FailRun,
}

/// Decides on a failed call, the `tries`-th after the first, for a page that is in trouble since `since`.
pub fn after_fault(class: Class, tries: i32, since: Duration, retry_after: Option<Duration>) -> After {
    let again_below = |most: i32| {
        if tries < most && since < PATIENCE {
            After::Again(wait(tries, retry_after))
        } else {
            After::FailTask
        }
    };
    match class {
        Class::RateLimited | Class::Upstream => again_below(MOST_TRIES),
        Class::NonJson => again_below(MOST_UNREADABLE),
        Class::Shape => again_below(MOST_STRANGE),
        Class::Timeout => again_below(MOST_TIMEOUTS),
        Class::OutOfCredits if tries < MOST_REFUSALS => After::Again(Duration::from_millis(1500)),
        Class::OutOfCredits | Class::Auth => After::FailRun,
        Class::BadRequest | Class::NotFound | Class::Private | Class::Restricted => After::FailTask,
    }
}

/// Doubled per try, up to a limit; never shorter than the provider asked for.
pub fn wait(tries: i32, retry_after: Option<Duration>) -> Duration {
    let doubled = FIRST_WAIT * 2u32.saturating_pow(tries.clamp(0, 8).unsigned_abs());
    doubled
        .min(LONGEST_WAIT)
        .max(retry_after.unwrap_or_default().min(PATIENCE))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn page(new: usize) -> PageFacts {
        PageFacts {
            next: Some("30".into()),
            creators: 12,
            new,
            ..PageFacts::default()
        }
    }

    #[test]
    fn one_page_of_known_creators_is_no_end_but_two_are() {
        assert_eq!(after_page(&page(3)), Step::Next("30".into()));
        assert_eq!(after_page(&page(0)), Step::Next("30".into()));
        let second = PageFacts {
            dry_pages: 1,
            ..page(0)
        };
        assert_eq!(after_page(&second), Step::End(Ended::Dry));
    }

    #[test]
    fn an_empty_page_and_a_repeated_one_are_believed_when_seen_often() {
        for (facts, end) in [
            (
                PageFacts {
                    creators: 0,
                    ..page(0)
                },
                Ended::Exhausted,
            ),
            (
                PageFacts {
                    same_as_before: true,
                    ..page(0)
                },
                Ended::Repeats,
            ),
        ] {
            assert_eq!(after_page(&facts), Step::Again);
            let often = PageFacts {
                looks: LOOKS,
                ..facts
            };
            assert_eq!(after_page(&often), Step::End(end));
        }
    }

    #[test]
    fn an_empty_page_before_others_is_passed_over() {
        let gap = PageFacts {
            creators: 0,
            more: Some(true),
            ..page(0)
        };
        assert_eq!(after_page(&gap), Step::Next("30".into()));
        let second = PageFacts { dry_pages: 1, ..gap };
        assert_eq!(after_page(&second), Step::End(Ended::Dry));
    }

    #[test]
    fn the_last_page_ends_the_task() {
        let last = PageFacts {
            next: None,
            ..page(3)
        };
        assert_eq!(after_page(&last), Step::End(Ended::Exhausted));
    }

    #[test]
    fn each_class_of_failure_has_its_consequence() {
        let at = |class, tries| after_fault(class, tries, Duration::ZERO, None);
        assert_eq!(at(Class::Upstream, 0), After::Again(Duration::from_millis(500)));
        assert_eq!(at(Class::Upstream, 3), After::Again(Duration::from_secs(4)));
        assert_eq!(at(Class::Upstream, MOST_TRIES), After::FailTask);
        assert_eq!(at(Class::Auth, 0), After::FailRun);
        assert!(matches!(at(Class::OutOfCredits, 0), After::Again(_)));
        assert_eq!(at(Class::OutOfCredits, MOST_REFUSALS), After::FailRun);
        assert_eq!(at(Class::Private, 0), After::FailTask);
        let patient = after_fault(
            Class::RateLimited,
            0,
            Duration::ZERO,
            Some(Duration::from_secs(60)),
        );
        assert_eq!(patient, After::Again(Duration::from_secs(60)));
        assert_eq!(after_fault(Class::Upstream, 1, PATIENCE, None), After::FailTask);
    }

    proptest! {
        #[test]
        fn every_task_ends(facts in prop::collection::vec((0usize..4, 0usize..2, any::<bool>(), any::<bool>()), 1..50)) {
            // However the provider answers, a task goes on only over pages with something new, or a bounded number of others.
            let (mut dry, mut looks, mut idle) = (0, 0, 0);
            for (creators, new, same, more) in facts {
                let new = new.min(creators);
                let facts = PageFacts {
                    next: more.then(|| "t".to_owned()),
                    more: Some(more), creators, new, same_as_before: same, dry_pages: dry, looks, pages: 1,
                };
                match after_page(&facts) {
                    Step::Again => { looks += 1; idle += 1; }
                    Step::Next(_) => {
                        looks = 0;
                        dry = if new == 0 { dry + 1 } else { 0 };
                        idle = if new == 0 { idle + 1 } else { 0 };
                    }
                    Step::End(_) => return Ok(()),
                }
                prop_assert!(idle <= (LOOKS + 1) * DRY_PAGES, "{idle} calls in a row without a new creator");
            }
        }

        #[test]
        fn waits_stay_bounded(tries in any::<i32>(), asked in 0u64..100_000) {
            let wait = wait(tries, Some(Duration::from_secs(asked)));
            prop_assert!(wait >= FIRST_WAIT && wait <= PATIENCE);
        }
    }
}
