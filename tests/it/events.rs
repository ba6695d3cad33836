//! The audit trail: what is recorded once, in order, and cannot be changed unseen.
mod reactions;

use limelight::base::ctx::Ctx;
use limelight::base::failure::{Failure as _, Kind};
use limelight::campaigns::{self, NewCampaign, SearchType};
use limelight::db::embedded::server::connect;
use limelight::db::{Error, Tx, Who};
use limelight::discovery::platform::Platform;
use limelight::events::{self, Appended, NewEvent};
use limelight::search::{self, NewSearch, projection};
use limelight_queries::client::GenericClient as _;
use serde_json::{Value, json};

use crate::support::{TestApp, creator, user};

/// A campaign's event under a key of its user; committed.
async fn record(test: &TestApp, who: &str, id: &str, key: &str, name: &str) -> Result<Appended, Error> {
    let tx = test.app.db.begin(&Who::tenant(&user(who))).await?;
    let appended = append(test, &tx, who, id, key, name).await?;
    tx.commit().await?;
    Ok(appended)
}

/// The same in a transaction that is still open.
async fn append(
    test: &TestApp,
    tx: &Tx,
    who: &str,
    id: &str,
    key: &str,
    name: &str,
) -> Result<Appended, Error> {
    let user = user(who);
    let event = NewEvent {
        aggregate_type: "campaign",
        aggregate_id: id.to_owned(),
        event_type: "campaign_created",
        user: Some(&user),
        data: json!({ "name": name, "searchType": "keyword" }),
        idempotency_key: key.to_owned(),
    };
    let ctx = Ctx::user(test.clock.now(), user.clone()).caused_by("job:7".to_owned());
    events::append(tx, &ctx, event).await
}

#[test]
fn every_listed_type_is_recorded_by_some_room() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let sources: Vec<String> = crate::tidy::files(root)
        .into_iter()
        .filter(|(name, _)| {
            name.starts_with("src/") && name.ends_with(".rs") && !name.starts_with("src/events/")
                || name.starts_with("supabase/migrations/")
        })
        .map(|(_, path)| std::fs::read_to_string(path).unwrap())
        .collect();
    for known in events::list::TYPES {
        let named = [format!("\"{}\"", known.name), format!("'{}'", known.name)];
        assert!(
            sources
                .iter()
                .any(|text| named.iter().any(|name| text.contains(name))),
            "nothing records {}",
            known.name
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_event_told_twice_is_recorded_once_and_answers_with_the_first() {
    let test = TestApp::new().await;
    let first = record(&test, "ada", "1", "k", "a").await.unwrap();
    assert_eq!(first.version, Some(1));
    let again = record(&test, "ada", "1", "k", "a").await.unwrap();
    assert_eq!((again.id, again.version), (first.id, None));
    let other = record(&test, "ada", "1", "k", "b").await.unwrap_err();
    assert_eq!(other.kind(), Kind::Conflict, "{other}");
    // Another tenant's key is another key.
    let bobs = record(&test, "bob", "1", "k", "b").await.unwrap();
    assert_eq!(bobs.version, Some(1));
    assert_eq!(test.count("SELECT count(*) FROM events").await, 2);
    assert_eq!(test.count("SELECT sum(repeats)::bigint FROM event_keys").await, 1);
    let traced = "SELECT count(*) FROM events WHERE causation_id = 'job:7' AND correlation_id IS NOT NULL AND source_system = 'user_action'";
    assert_eq!(test.count(traced).await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn events_told_at_once_are_recorded_once_each_and_numbered_without_gaps() {
    let test = TestApp::with_pool(16).await;
    let same = (0..12).map(|_| record(&test, "ada", "1", "same", "a"));
    let same: Vec<Appended> = futures_util::future::try_join_all(same).await.unwrap();
    assert!(same.iter().all(|appended| appended.id == same[0].id));
    assert_eq!(
        same.iter().filter(|appended| appended.version.is_some()).count(),
        1
    );
    let keys: Vec<String> = (0..12).map(|n| format!("k{n}")).collect();
    let others = keys.iter().map(|key| record(&test, "ada", "1", key, "a"));
    let others: Vec<Appended> = futures_util::future::try_join_all(others).await.unwrap();
    let mut versions: Vec<i64> = others.iter().filter_map(|appended| appended.version).collect();
    versions.sort_unstable();
    assert_eq!(versions, (2..=13).collect::<Vec<i64>>());
    // The same key with two contents at once: one wins, the other is told.
    let (one, two) = tokio::join!(
        record(&test, "ada", "1", "torn", "a"),
        record(&test, "ada", "1", "torn", "b")
    );
    let failed: Vec<Kind> = [one, two]
        .iter()
        .filter_map(|end| end.as_ref().err().map(|error| error.kind()))
        .collect();
    assert_eq!(failed, [Kind::Conflict]);
    assert_eq!(faults(&test).await, ["campaign 1: 0"]);
}

/// What the check finds, as text; a campaign whose id is no UUID has no row to compare.
async fn faults(test: &TestApp) -> Vec<String> {
    let tx = test.app.db.begin_snapshot(&Who::read_only()).await.unwrap();
    let report = projection::verify(&tx).await.unwrap();
    if report.findings.is_empty() {
        let rows = tx
            .query(
                "SELECT DISTINCT aggregate_type || ' ' || aggregate_id FROM events ORDER BY 1",
                &[],
            )
            .await
            .unwrap();
        return rows
            .iter()
            .map(|row| format!("{}: 0", row.get::<_, String>(0)))
            .collect();
    }
    report
        .findings
        .iter()
        .map(|finding| finding.fault.to_owned())
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_on_the_list_is_not_recorded() {
    let test = TestApp::new().await;
    let ada = user("ada");
    let tx = test.app.db.begin(&Who::tenant(&ada)).await.unwrap();
    for (event_type, data) in [
        ("campaign_renamed", json!({})),
        ("campaign_created", json!({ "name": 3 })),
    ] {
        let event = NewEvent {
            aggregate_type: "campaign",
            aggregate_id: "1".to_owned(),
            event_type,
            user: Some(&ada),
            data,
            idempotency_key: "k".to_owned(),
        };
        let error = events::append(&tx, &Ctx::system(test.clock.now()), event)
            .await
            .unwrap_err();
        assert!(matches!(error, Error::Malformed { .. }), "{error}");
    }
    tx.commit().await.unwrap();
    assert_eq!(test.count("SELECT count(*) FROM events").await, 0);
}

/// A finished run, a cancelled one and a campaign without a run.
async fn lived() -> TestApp {
    let test = TestApp::new().await;
    test.know(vec![creator("vegan", "vegan recipes")]).await;
    test.start_worker().await;
    let wanted = NewSearch::keyword(Platform::TikTok, "vegan", 5).unwrap();
    let (_, job) = test.start("ada", &wanted).await;
    test.ended("ada", job).await;
    let ada = user("ada");
    let ctx = Ctx::user(test.clock.now(), ada.clone());
    let tx = test.app.db.begin(&Who::tenant(&ada)).await.unwrap();
    let new = NewCampaign::try_new("later", "", SearchType::Keyword).unwrap();
    campaigns::create(&tx, &ctx, &ada, &new).await.unwrap();
    tx.commit().await.unwrap();
    test
}

#[tokio::test(flavor = "multi_thread")]
async fn the_check_finds_what_was_edited_removed_or_cut_off_and_rows_that_differ() {
    let spoiled: [(&str, &[&str]); 7] = [
        (
            "UPDATE events SET event_data = event_data || '{\"target\": 9}' WHERE event_type = 'search_started'",
            &["event_edited", "row_differs"],
        ),
        (
            "UPDATE events SET \"timestamp\" = \"timestamp\" + interval '1 second' WHERE event_type = 'search_finished'",
            &["event_edited"],
        ),
        (
            "DELETE FROM events WHERE event_type = 'search_started'",
            &["event_missing", "creation_missing", "event_of_key_missing"],
        ),
        (
            "DELETE FROM events WHERE event_type = 'search_finished'",
            &[
                "events_cut_off",
                "row_differs",
                "row_differs",
                "event_of_key_missing",
            ],
        ),
        (
            "DELETE FROM event_streams WHERE aggregate_type = 'user'",
            &["stream_missing"],
        ),
        (
            "UPDATE scraping_jobs SET target_results = target_results + 1",
            &["row_differs"],
        ),
        (
            "UPDATE campaigns SET name = 'forged' WHERE name = 'later'",
            &["row_differs"],
        ),
    ];
    let test = lived().await;
    let whole = faults(&test).await;
    assert!(
        whole.len() == 4 && whole.iter().all(|line| line.ends_with(": 0")),
        "{whole:?}"
    );
    let superuser = connect(&test.database.superuser_url()).await.unwrap();
    for (sql, expected) in spoiled {
        // Who can switch triggers off can change anything; the check is for that one.
        superuser
            .batch_execute(&format!(
                "CREATE TABLE kept AS TABLE events; CREATE TABLE streams AS TABLE event_streams; CREATE TABLE jobs AS TABLE scraping_jobs;
                 CREATE TABLE named AS TABLE campaigns; SET session_replication_role = replica; {sql}"
            ))
            .await
            .unwrap();
        assert_eq!(faults(&test).await, expected, "{sql}");
        superuser
            .batch_execute(
                "DELETE FROM events; INSERT INTO events SELECT * FROM kept; DELETE FROM event_streams; INSERT INTO event_streams SELECT * FROM streams;
                 UPDATE scraping_jobs j SET target_results = k.target_results FROM jobs k WHERE k.id = j.id;
                 UPDATE campaigns c SET name = k.name FROM named k WHERE k.id = c.id;
                 DROP TABLE kept, streams, jobs, named; SET session_replication_role = origin",
            )
            .await
            .unwrap();
    }
    assert_eq!(faults(&test).await, whole);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_aggregates_history_names_what_led_to_each_event() {
    let test = TestApp::new().await;
    test.start_worker().await;
    let wanted = NewSearch::keyword(Platform::TikTok, "vegan", 5).unwrap();
    let (_, job) = test.start("ada", &wanted).await;
    test.ended("ada", job).await;
    let snapshot = test.app.db.read(&Who::tenant(&user("ada"))).await.unwrap();
    let history = events::history(&snapshot, "search", &job.to_string(), 10)
        .await
        .unwrap();
    let types: Vec<&str> = history.iter().map(|event| event.event_type.as_str()).collect();
    assert_eq!(types, ["search_finished", "search_started"]);
    assert!(
        history[0]
            .causation_id
            .as_ref()
            .is_some_and(|cause| cause.starts_with("job:")),
        "{history:?}"
    );
    assert_eq!(history[1].causation_id, None);
    assert_eq!(history[0].data["outcome"], Value::from("empty"));
    assert!(search::find(&snapshot, job).await.is_ok());
}
