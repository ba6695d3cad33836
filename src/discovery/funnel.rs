//! What filters left out of a list of creators, one after the other.
use serde::Serialize;

/// How many there are, how many pass the filter, how many have an address, and what left the others out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    pub total: i64,
    pub matching: i64,
    /// Of all, not only of those that pass.
    pub with_email: i64,
    /// The filters that left somebody out, in the order in which they are applied; their numbers add up to the difference.
    pub left_out: Vec<LeftOut>,
}

/// What one filter took of those whom the filters before it had let pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LeftOut {
    /// The filter, in a word.
    pub by: &'static str,
    pub creators: i64,
    /// Those of them of whom the source does not say what is filtered by.
    pub unknown: i64,
}

/// The filters in the order in which they are applied, by the words of `creator_left_out`.
const STEPS: [&str; 10] = [
    "followers",
    "engagement",
    "country",
    "language",
    "e-mail",
    "verified",
    "last post",
    "age of the data",
    "hashtag",
    "words",
];
const SEEN: &str = "seen before";

impl Counts {
    /// From creators counted by what left them out (`None`: nothing did), how many, and how many of them have an address.
    pub fn of(rows: &[(Option<String>, i64, i64)]) -> Counts {
        let count = |wanted: &dyn Fn(Option<&str>) -> bool| -> i64 {
            rows.iter()
                .filter(|(by, _, _)| wanted(by.as_deref()))
                .map(|(_, creators, _)| creators)
                .sum()
        };
        let left_out = STEPS.into_iter().chain([SEEN]).filter_map(|step| {
            let unknown = count(&|by| by.and_then(|by| by.strip_suffix(" unknown")) == Some(step));
            let creators = count(&|by| by == Some(step)) + unknown;
            (creators > 0).then_some(LeftOut {
                by: step,
                creators,
                unknown,
            })
        });
        Counts {
            left_out: left_out.collect(),
            total: count(&|_| true),
            matching: count(&|by| by.is_none()),
            with_email: rows.iter().map(|(_, _, with_email)| with_email).sum(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn nobody_is_lost_between_the_filters(counts in proptest::collection::vec((0usize..24, 0i64..9), 0..30)) {
            let words: Vec<Option<String>> = STEPS
                .iter()
                .chain([&SEEN])
                .flat_map(|step| [(*step).to_owned(), format!("{step} unknown")])
                .map(Some)
                .chain([None, None])
                .collect();
            let rows: Vec<(Option<String>, i64, i64)> =
                counts.iter().map(|(word, creators)| (words[*word].clone(), *creators, 0)).collect();
            let counted = Counts::of(&rows);
            let left_out: i64 = counted.left_out.iter().map(|step| step.creators).sum();
            prop_assert_eq!(counted.matching + left_out, counted.total);
            prop_assert_eq!(counted.total, counts.iter().map(|(_, creators)| creators).sum::<i64>());
        }
    }
}
