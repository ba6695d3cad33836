//! Settings: a change reaches every process, a bad row harms nobody, and who changed what is known.
mod effects;

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use limelight::base::ctx::Ctx;
use limelight::db::Who;
use limelight::db::embedded::server::connect;
use limelight::settings::{self, Change, Error, Listed, Live};

use crate::support::program::Installation;
use crate::support::{TestApp, TestDatabase};

const SLOTS: &str = "job_processing.max_concurrent_jobs";

/// Sets a value as the operator does, in a transaction of its own.
pub async fn set(test: &TestApp, name: &str, value: &str) -> Change {
    try_set(test, name, value, None).await.unwrap()
}

async fn try_set(test: &TestApp, name: &str, value: &str, hot: Option<bool>) -> Result<Change, Error> {
    let tx = test.app.db.begin(&Who::admin()).await.unwrap();
    let change = settings::set(&tx, &Ctx::operator(test.clock.now()), name, value, hot).await?;
    tx.commit().await.unwrap();
    Ok(change)
}

async fn unset(test: &TestApp, name: &str) -> Result<Change, Error> {
    let tx = test.app.db.begin(&Who::admin()).await.unwrap();
    let change = settings::unset(&tx, &Ctx::operator(test.clock.now()), name).await?;
    tx.commit().await.unwrap();
    Ok(change)
}

/// Changes the rows by hand, past the product.
async fn by_hand(test: &TestApp, sql: &str) {
    let client = connect(&test.database.superuser_url()).await.unwrap();
    client.batch_execute(sql).await.unwrap();
}

/// Waits until the process has this many slots; tells how long that took.
pub async fn has_slots(live: &Live, slots: u64) -> Duration {
    let start = Instant::now();
    while live.get(settings::MAX_CONCURRENT_JOBS) != slots {
        assert!(
            start.elapsed() < Duration::from_secs(10),
            "the change is not seen"
        );
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    start.elapsed()
}

async fn listed(test: &TestApp, name: &str) -> Listed {
    let snapshot = test.app.db.read(&Who::admin()).await.unwrap();
    let all = settings::list(&snapshot).await.unwrap();
    all.into_iter().find(|one| one.name == name).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_is_seen_within_a_second_even_where_no_notification_comes() {
    let test = TestApp::new().await;
    // Nobody listens for these two: polling is all they have, as behind a transaction pooler.
    test.follow_settings();
    let other = TestApp::over(
        TestDatabase {
            name: test.database.name.clone(),
        },
        &test.database.login_url(),
        false,
        2,
    );
    other.follow_settings();
    has_slots(&other.app.settings, 10).await;
    let mut slowest = Duration::ZERO;
    for slots in [3, 7, 200, 1] {
        set(&test, SLOTS, &slots.to_string()).await;
        let (here, there) = tokio::join!(
            has_slots(&test.app.settings, slots),
            has_slots(&other.app.settings, slots)
        );
        slowest = slowest.max(here).max(there);
    }
    by_hand(
        &test,
        "DELETE FROM system_configurations WHERE key = 'max_concurrent_jobs'",
    )
    .await;
    slowest = slowest.max(has_slots(&other.app.settings, 10).await);
    assert!(slowest < Duration::from_secs(1), "{slowest:?}");
    eprintln!("a change was seen after {slowest:?} at most, by polling");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bad_row_keeps_the_last_good_value_and_is_shown_everywhere() {
    let test = TestApp::new().await;
    set(&test, SLOTS, "5").await;
    test.app.settings.refresh(&test.app.db).await.unwrap();
    by_hand(
        &test,
        "UPDATE system_configurations SET value = 'many' WHERE key = 'max_concurrent_jobs'",
    )
    .await;
    test.app.settings.refresh(&test.app.db).await.unwrap();
    assert_eq!(test.app.settings.get(settings::MAX_CONCURRENT_JOBS), 5);
    let shown = listed(&test, SLOTS).await;
    assert_eq!(
        shown.alarm.as_deref(),
        Some("\"many\" is not a whole number: write 1 to 200 jobs")
    );
    assert_eq!(
        shown.value.as_deref(),
        Some("10"),
        "what a process takes that starts now"
    );
    let ready = test.stranger().get("/readyz").await;
    assert_eq!(
        (ready.status.as_u16(), ready.text.as_str()),
        (
            200,
            "ok\nsetting job_processing.max_concurrent_jobs: the row cannot be used, the last good value stays"
        )
    );
    // A process that starts now knows no better than the built-in value.
    let fresh = Live::default();
    fresh.refresh(&test.app.db).await.unwrap();
    assert_eq!(fresh.get(settings::MAX_CONCURRENT_JOBS), 10);
    set(&test, SLOTS, "6").await;
    test.app.settings.refresh(&test.app.db).await.unwrap();
    assert_eq!(test.app.settings.get(settings::MAX_CONCURRENT_JOBS), 6);
    assert_eq!(test.stranger().get("/readyz").await.text, "ok");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_setting_that_is_not_hot_reloadable_waits_for_the_restart_and_says_so() {
    let test = TestApp::new().await;
    let live = &test.app.settings;
    live.refresh(&test.app.db).await.unwrap();
    let change = try_set(&test, SLOTS, "5", Some(false)).await.unwrap();
    assert!(!change.is_hot_reloadable);
    live.refresh(&test.app.db).await.unwrap();
    assert_eq!(
        live.get(settings::MAX_CONCURRENT_JOBS),
        10,
        "it runs on as it started"
    );
    assert_eq!(
        test.stranger().get("/readyz").await.text,
        "ok\nsetting job_processing.max_concurrent_jobs: a change waits for a restart"
    );
    // The mark stays with the row until somebody changes it.
    assert!(!set(&test, SLOTS, "6").await.is_hot_reloadable);
    live.refresh(&test.app.db).await.unwrap();
    assert_eq!(live.get(settings::MAX_CONCURRENT_JOBS), 10);
    let restarted = Live::default();
    restarted.refresh(&test.app.db).await.unwrap();
    assert_eq!(restarted.get(settings::MAX_CONCURRENT_JOBS), 6);
    try_set(&test, SLOTS, "6", Some(true)).await.unwrap();
    live.refresh(&test.app.db).await.unwrap();
    assert_eq!(live.get(settings::MAX_CONCURRENT_JOBS), 6);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_change_leaves_an_event_with_both_values_or_nothing_at_all() {
    let test = TestApp::new().await;
    let ctx = Ctx::operator(test.clock.now());
    let tx = test.app.db.begin(&Who::admin()).await.unwrap();
    settings::set(&tx, &ctx, SLOTS, "9", None).await.unwrap();
    tx.rollback().await.unwrap();
    let events =
        "SELECT count(*) FROM events WHERE event_type = 'admin_action' AND aggregate_type = 'setting'";
    assert_eq!(test.count(events).await, 0);

    set(&test, SLOTS, "9").await;
    assert!(!set(&test, SLOTS, " 9 ").await.is_changed, "nothing changes");
    test.clock.advance(TimeDelta::seconds(60));
    set(&test, SLOTS, "12").await;
    test.clock.advance(TimeDelta::seconds(60));
    set(&test, "feature_flags.keyword_suggestions@ada", "false").await;
    test.clock.advance(TimeDelta::seconds(60));
    unset(&test, SLOTS).await.unwrap();
    let refused = unset(&test, SLOTS).await.unwrap_err();
    assert_eq!(
        refused.to_string(),
        "job_processing.max_concurrent_jobs: it is not set, so it cannot be unset; its value is the built-in one, 10"
    );
    assert_eq!(test.count(events).await, 4);
    let whole = format!(
        "{events} AND source_system = 'admin_action' AND user_id IS NULL AND event_data ->> 'old' = '12'"
    );
    assert_eq!(test.count(&whole).await, 1);

    let snapshot = test.app.db.read(&Who::admin()).await.unwrap();
    let short = |past: Vec<settings::Past>| -> Vec<(String, Option<String>, Option<String>)> {
        past.into_iter().map(|p| (p.setting, p.old, p.new)).collect()
    };
    let text = |text: &str| Some(text.to_owned());
    let of_slots = settings::history(&snapshot, Some(SLOTS), 50).await.unwrap();
    assert!(of_slots.iter().all(|past| past.by == "system"));
    assert_eq!(
        short(of_slots),
        [
            (SLOTS.to_owned(), text("12"), None),
            (SLOTS.to_owned(), text("9"), text("12")),
            (SLOTS.to_owned(), text("10"), text("9")),
        ]
    );
    let all = short(settings::history(&snapshot, None, 2).await.unwrap());
    assert_eq!(all[0].0, SLOTS);
    assert_eq!(
        all[1],
        (
            "feature_flags.keyword_suggestions@ada".to_owned(),
            None,
            text("false")
        )
    );
    // What nothing reads can be cleared away, and is remembered too.
    unset(&test, "processing.batch_size").await.unwrap();
    let gone = short(
        settings::history(&snapshot, Some("processing.batch_size"), 5)
            .await
            .unwrap(),
    );
    assert_eq!(gone, [("processing.batch_size".to_owned(), text("5"), None)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_operators_at_once_leave_a_chain_without_a_gap() {
    let test = Arc::new(TestApp::with_pool(20).await);
    unset(&test, SLOTS).await.unwrap();
    let changes = (1..=16).map(|slots: u32| {
        let test = Arc::clone(&test);
        async move { set(&test, SLOTS, &slots.to_string()).await }
    });
    let changes = futures_util::future::join_all(changes).await;
    // Each found what one other left: of sixteen old values no two are the same, and one is "no row".
    let mut old: Vec<Option<String>> = changes.into_iter().map(|change| change.old).collect();
    old.sort();
    old.dedup();
    assert_eq!((old.len(), &old[0]), (16, &None));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_row_that_the_schema_brings_is_read_or_says_why_not() {
    let test = TestApp::new().await;
    let snapshot = test.app.db.read(&Who::admin()).await.unwrap();
    let all = settings::list(&snapshot).await.unwrap();
    assert_eq!(all.iter().filter(|one| one.is_set).count(), 24);
    for one in all {
        assert_eq!(one.alarm, None, "{}", one.name);
        assert_ne!(
            one.not_read.as_deref(),
            Some("Nothing knows this setting."),
            "{}",
            one.name
        );
        if one.not_read.is_none() {
            assert_eq!(
                one.value, one.default,
                "{}: the seed is the built-in value",
                one.name
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_system_s_values_are_made_to_mean_what_is_read_now() {
    let database = TestDatabase::empty().await;
    let mut owner = connect(&database.owner_url()).await.unwrap();
    let files = limelight::db::embedded::migrate::files();
    let before: Vec<(&str, &str)> = files.iter().filter(|(name, _)| *name < "0046").copied().collect();
    limelight::db::embedded::migrate::migrate_files(&mut owner, &before)
        .await
        .unwrap();
    owner
        .batch_execute(
            "UPDATE system_configurations SET value = '30000' WHERE key = 'default_retry_delay';
             UPDATE system_configurations SET value = '300000' WHERE key = 'job_timeout';
             UPDATE system_configurations SET value = '44' WHERE key = 'max_api_calls_tiktok_similar'",
        )
        .await
        .unwrap();
    limelight::db::embedded::migrate::migrate(&mut owner)
        .await
        .unwrap();
    let rows = owner
        .query(
            "SELECT key, value, description FROM system_configurations
             WHERE key IN ('default_retry_delay', 'job_timeout', 'max_api_calls_tiktok', 'max_api_calls_tiktok_similar') ORDER BY key",
            &[],
        )
        .await
        .unwrap();
    let found: Vec<(String, String, String)> = rows
        .iter()
        .map(|row| (row.get(0), row.get(1), row.get(2)))
        .collect();
    let values: Vec<&str> = found.iter().map(|(_, value, _)| value.as_str()).collect();
    assert_eq!(values, ["30s", "5m", "10000", "44"]);
    assert!(
        found[0].2.ends_with("(was 30000)") && found[2].2.ends_with("(was 1)"),
        "{found:?}"
    );
    assert!(
        !found[3].2.contains("was"),
        "a value that somebody chose is left alone"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_operator_changes_settings_in_the_terminal_and_the_running_process_takes_them() {
    let home = Installation::new().with("LOG", "warn,limelight=info");
    let mut worker = home.start(&["work"]);
    worker.told("working");
    let said = home.done(&["settings", "set", SLOTS, "4"]);
    let set_at = Instant::now();
    assert_eq!(said.out, "job_processing.max_concurrent_jobs: 10 -> 4\n");
    let line = worker.told("a setting has changed");
    assert!(
        set_at.elapsed() < Duration::from_secs(1),
        "{:?}",
        set_at.elapsed()
    );
    assert!(line.contains(SLOTS) && line.contains('4'), "{line}");
    let one = home.done(&["settings", "get", SLOTS]);
    assert_eq!(one.out, "4\n");
    assert_eq!(
        one.err,
        "Background jobs that one worker runs at the same time. Allowed: 1 to 200 jobs.\n"
    );
    assert_eq!(
        home.done(&["settings", "set", SLOTS, "4"]).out,
        "job_processing.max_concurrent_jobs is 4 already\n"
    );
    let waits = home.done(&["settings", "set", SLOTS, "5", "--at-restart"]);
    assert!(
        waits.err.contains("each process takes it when it next starts"),
        "{waits:?}"
    );
    worker.told("takes effect when this process restarts");
    let one = home.done(&["settings", "get", SLOTS, "--json"]).json();
    assert_eq!(
        (&one["value"], &one["isHotReloadable"], &one["default"]),
        (&"5".into(), &false.into(), &"10".into())
    );

    for (args, fault) in [
        (
            &["settings", "set", SLOTS, "0"][..],
            "limelight: job_processing.max_concurrent_jobs: 0 is out of range: allowed is 1 to 200 jobs\n",
        ),
        (
            &["settings", "set", "job_processing.job_timeout", "-5"],
            "limelight: job_processing.job_timeout: \"-5\" is not a length of time: write a number with ms, s, m or h, 1s to 24h\n",
        ),
        (
            &["settings", "get", "job_timeout"],
            "limelight: job_timeout: there is no such setting (did you mean job_processing.job_timeout?); limelight settings list shows all\n",
        ),
        (
            &["settings", "history", "wings.color"],
            "limelight: wings.color: there is no such setting; limelight settings list shows all\n",
        ),
    ] {
        let ended = home.run(args);
        assert_eq!((ended.status, ended.err.as_str()), (2, fault), "{ended:?}");
    }

    home.done(&["settings", "unset", SLOTS]);
    let history = home.done(&["settings", "history", "--json"]).json();
    let short: Vec<(&str, Option<&str>, Option<&str>)> = history
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            (
                one["setting"].as_str().unwrap(),
                one["old"].as_str(),
                one["new"].as_str(),
            )
        })
        .collect();
    assert_eq!(
        short,
        [
            (SLOTS, Some("5"), None),
            (SLOTS, Some("4"), Some("5")),
            (SLOTS, Some("10"), Some("4"))
        ]
    );
    assert!(
        home.done(&["settings", "history", SLOTS])
            .out
            .contains("built-in")
    );

    // A row that was broken by hand is an alarm, with its own exit status.
    let client = connect(&home.superuser_url().unwrap()).await.unwrap();
    client
        .batch_execute("UPDATE system_configurations SET value = '1 day' WHERE key = 'job_timeout'")
        .await
        .unwrap();
    worker.told("a setting cannot be used; the last good value stays");
    let list = home.run(&["settings", "list"]);
    assert_eq!(list.status, 4, "{list:?}");
    assert!(
        list.out.contains("ALARM") && list.out.contains("not read"),
        "{}",
        list.out
    );
    assert!(
        list.err
            .contains("job_processing.job_timeout: \"1 day\" is not a length of time"),
        "{}",
        list.err
    );
    let all = home.run(&["settings", "list", "--json"]);
    let all: serde_json::Value = serde_json::from_str(&all.out).unwrap();
    assert!(all.as_array().unwrap().len() > settings::SETTINGS.len());
    home.done(&["settings", "set", "job_processing.job_timeout", "90s"]);
    worker.told("a setting can be used again");
    assert_eq!(home.run(&["settings", "list"]).status, 0);
    worker.stop();
}
