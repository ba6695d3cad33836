//! Texts and values, what follows when a row changes, and who has a feature.
use std::time::Duration;

use proptest::prelude::*;

use super::model::{ANSWER, Kind, Row, Value, Values, nearest};
use super::*;
use crate::base::id::UserId;

fn user(id: &str) -> UserId {
    UserId::new(id).unwrap()
}

fn row(name: &str, value: &str, is_hot_reloadable: bool) -> Row {
    let (category, key) = name.split_once('.').unwrap();
    Row {
        category: category.to_owned(),
        key: key.to_owned(),
        value: value.to_owned(),
        is_hot_reloadable,
    }
}

fn fault(kind: Kind, text: &str) -> String {
    kind.parse(text).unwrap_err()
}

#[test]
fn every_name_is_listed_once_and_every_built_in_value_is_allowed() {
    let read = SETTINGS.iter().map(Definition::name);
    let others = NOT_READ.iter().map(|n| format!("{}.{}", n.category, n.key));
    let mut names: Vec<String> = read.chain(others).collect();
    names.sort();
    let all = names.len();
    names.dedup();
    assert_eq!(names.len(), all, "{names:?}");
    for definition in SETTINGS {
        let default = definition.kind.default_value().unwrap();
        assert_eq!(
            definition.kind.parse(&default.text()),
            Ok(default),
            "{}",
            definition.name()
        );
        assert!(definition.category.len() <= 50 && definition.key.len() <= LONGEST_KEY);
        assert!(
            definition.meaning.ends_with('.'),
            "{}: a sentence",
            definition.name()
        );
    }
}

#[test]
fn what_is_wrong_with_a_text_is_said_with_what_would_be_right() {
    let number = MAX_CONCURRENT_JOBS.definition.kind;
    assert_eq!(fault(number, "0"), "0 is out of range: allowed is 1 to 200 jobs");
    assert_eq!(
        fault(number, "201"),
        "201 is out of range: allowed is 1 to 200 jobs"
    );
    for text in ["", "ten", "-1", "+5", "1.5", "1e3", "٣"] {
        assert_eq!(
            fault(number, text),
            format!("\"{text}\" is not a whole number: write 1 to 200 jobs")
        );
    }
    assert!(fault(number, "99999999999999999999").contains("out of range"));
    let time = JOB_TIMEOUT.definition.kind;
    assert_eq!(
        fault(time, "300000"),
        "300000 has no unit: write 300000ms, 300000s, 300000m or 300000h; allowed is 1s to 24h"
    );
    for text in ["", "s", "5 m", "5d", "-5s", "5sm", "1.5h"] {
        assert!(fault(time, text).contains("is not a length of time"), "{text}");
    }
    assert_eq!(fault(time, "25h"), "25h is out of range: allowed is 1s to 24h");
    assert!(fault(time, "18446744073709551615h").contains("out of range"));
    assert_eq!(fault(ANSWER, "yes"), "\"yes\" is neither true nor false");
    assert_eq!(time.parse(" 90s ").unwrap().text(), "90s");
    assert_eq!(time.parse("3600s").unwrap().text(), "1h");
}

#[test]
fn a_name_that_is_not_known_is_answered_with_the_nearest() {
    let said = |name: &str| Named::parse(name).unwrap_err().to_string();
    assert_eq!(
        said("job_procesing.job_timout"),
        "job_procesing.job_timout: there is no such setting (did you mean job_processing.job_timeout?); limelight settings list shows all"
    );
    assert!(said("job_timeout").contains("did you mean job_processing.job_timeout?"));
    assert!(said("jobs.max_concurrent_jobs").contains("did you mean job_processing.max_concurrent_jobs?"));
    assert!(!said("wings.color").contains("did you mean"));
    assert_eq!(
        said("processing.batch_size"),
        "processing.batch_size: nothing reads this setting. A page of creators is stored as a whole, in one transaction."
    );
    assert!(said("feature_flags.wings@ada").contains("no such setting"));
    assert!(
        said("feature_flags.keyword_suggestions@")
            .contains("did you mean feature_flags.keyword_suggestions?")
    );
    let long = format!("feature_flags.keyword_suggestions@{}", "x".repeat(81));
    assert!(said(&long).contains("at most 100 characters"));
    assert_eq!(nearest("", ["a.b"].into_iter()), None);
}

#[test]
fn a_row_that_cannot_be_read_keeps_the_last_good_value() {
    let name = JOB_TIMEOUT.definition.name();
    let seconds = |values: &Values| values.get(JOB_TIMEOUT).as_secs();
    let alarm = |values: &Values| {
        let found = values.states().find(|(known, _)| *known == name);
        found.unwrap().1.alarm.clone()
    };
    let start = Values::default().next(&[row(&name, "nonsense", true)]);
    assert_eq!(
        seconds(&start),
        300,
        "nothing better is known than the built-in value"
    );
    assert!(alarm(&start).unwrap().contains("nonsense"));
    let good = start.next(&[row(&name, "90s", true)]);
    assert_eq!((seconds(&good), alarm(&good)), (90, None));
    for bad in ["90", "0s", "48h", "", "soon"] {
        let kept = good.next(&[row(&name, bad, true)]);
        assert_eq!(seconds(&kept), 90, "{bad}");
        assert!(alarm(&kept).is_some(), "{bad}");
        assert_eq!(kept.get(MAX_CONCURRENT_JOBS), 10, "the others are not touched");
        assert_eq!(seconds(&kept.next(&[row(&name, "2m", true)])), 120);
    }
    assert_eq!(
        seconds(&good.next(&[])),
        300,
        "without a row the built-in value holds"
    );
}

#[test]
fn a_row_that_waits_for_a_restart_waits() {
    let name = JOB_TIMEOUT.definition.name();
    let seconds = |values: &Values| values.get(JOB_TIMEOUT).as_secs();
    let waits = |values: &Values| {
        let found = values.states().find(|(known, _)| *known == name);
        found.unwrap().1.waiting
    };
    let rows = [row(&name, "90s", false)];
    let start = Values::default().next(&rows);
    assert_eq!((seconds(&start), waits(&start)), (90, None), "a start takes all");
    let changed = start.next(&[row(&name, "2m", false)]);
    let new = Some(Value::Duration(Duration::from_secs(120)));
    assert_eq!((seconds(&changed), waits(&changed)), (90, Some(new)));
    assert_eq!(waits(&changed.next(&rows)), None, "it was taken back");
    let gone = changed.next(&[]);
    assert_eq!(seconds(&gone), 90, "also the row's end waits");
    assert!(waits(&gone).is_some());
    let restarted = Values::default().next(&[row(&name, "2m", false)]);
    assert_eq!(seconds(&restarted), 120);
    let marked_hot = changed.next(&[row(&name, "2m", true)]);
    assert_eq!((seconds(&marked_hot), waits(&marked_hot)), (120, None));
}

#[test]
fn a_share_of_the_users_has_a_feature_and_a_larger_share_keeps_them() {
    let flag = KEYWORD_SUGGESTIONS;
    let name = flag.0.definition.name();
    let users: Vec<UserId> = (0..20_000).map(|n| user(&format!("user_{n}"))).collect();
    let having = |share: u64| {
        let values = Values::default().next(&[row(&name, &share.to_string(), true)]);
        users
            .iter()
            .map(|user| values.is_on(flag, user))
            .collect::<Vec<bool>>()
    };
    let mut before = having(0);
    assert!(before.iter().all(|on| !on));
    for share in [1, 5, 20, 50, 80, 100] {
        let now = having(share);
        let count = now.iter().filter(|on| **on).count() as f64 / 200.0;
        // Four standard deviations of 20,000 draws at most.
        assert!((count - share as f64).abs() < 1.5, "{share} %: {count}");
        assert!(before.iter().zip(&now).all(|(before, now)| !before || *now));
        before = now;
    }
    assert!(before.iter().all(|on| *on));
    // Pinned: another release must not shuffle the users.
    let is_on = |share: u64, id: &str| {
        Values::default()
            .next(&[row(&name, &share.to_string(), true)])
            .is_on(flag, &user(id))
    };
    for (id, place) in [("ada", 73), ("bob", 70), ("user_2abcDEF", 53)] {
        assert!(!is_on(place, id) && is_on(place + 1, id), "{id}");
    }
}

#[test]
fn a_user_s_own_answer_goes_before_the_share() {
    let flag = KEYWORD_SUGGESTIONS;
    let answer = |id: &str| format!("feature_flags.keyword_suggestions@{id}");
    let share = row("feature_flags.keyword_suggestions", "0", true);
    let values = Values::default().next(&[
        share.clone(),
        row(&answer("ada"), "true", true),
        row(&answer("e@mail.example"), "true", true),
        row(&answer("bob"), "perhaps", true),
    ]);
    assert!(values.is_on(flag, &user("ada")) && values.is_on(flag, &user("e@mail.example")));
    assert!(!values.is_on(flag, &user("bob")) && !values.is_on(flag, &user("cyd")));
    let alarms: Vec<String> = values
        .states()
        .filter(|(_, s)| s.alarm.is_some())
        .map(|(name, _)| name)
        .collect();
    assert_eq!(alarms, [answer("bob")]);
    let waits = values.next(&[share.clone(), row(&answer("cyd"), "true", false)]);
    assert!(
        !waits.is_on(flag, &user("cyd")),
        "an answer may wait for a restart as well"
    );
    assert!(!waits.is_on(flag, &user("ada")), "an answer that is gone is gone");
    assert!(
        Values::default()
            .next(&[share, row(&answer("cyd"), "true", false)])
            .is_on(flag, &user("cyd"))
    );
}

fn kinds() -> impl Strategy<Value = Kind> {
    (0..SETTINGS.len()).prop_map(|n| SETTINGS[n].kind)
}

proptest! {
    #[test]
    fn no_text_breaks_the_reading_and_only_what_is_allowed_is_read(kind in kinds(), text in "\\PC{0,12}|[0-9]{1,25}(ms|s|m|h|)") {
        if let Ok(value) = kind.parse(&text) {
            prop_assert_eq!(kind.parse(&value.text()), Ok(value));
            match (kind, value) {
                (Kind::Number { least, most, .. }, Value::Number(n)) => prop_assert!((least..=most).contains(&n)),
                (Kind::Duration { least, most, .. }, Value::Duration(d)) => prop_assert!((least..=most).contains(&d)),
                other => prop_assert!(false, "{other:?}"),
            }
        }
    }

    #[test]
    fn a_length_of_time_reads_as_it_was_written(ms in 1000u64..86_400_000) {
        let value = Value::Duration(Duration::from_millis(ms));
        prop_assert_eq!(JOB_TIMEOUT.definition.kind.parse(&value.text()), Ok(value));
    }

    #[test]
    fn whatever_happens_to_a_row_the_value_in_force_was_good_once(
        texts in prop::collection::vec(("[0-9]{0,3}(s|m|h||x)", any::<bool>(), any::<bool>()), 1..20)
    ) {
        let name = JOB_TIMEOUT.definition.name();
        let mut values = Values::default();
        let mut good = vec![Duration::from_secs(300)];
        for (text, hot, there) in texts {
            let rows: Vec<Row> = there.then(|| row(&name, &text, hot)).into_iter().collect();
            if let (true, Ok(Value::Duration(length))) = (there, JOB_TIMEOUT.definition.kind.parse(&text)) {
                good.push(length);
            }
            values = values.next(&rows);
            prop_assert!(good.contains(&values.get(JOB_TIMEOUT)));
        }
    }
}
