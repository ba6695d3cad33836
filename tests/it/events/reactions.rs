//! Consumers: they miss nothing, do nothing twice, and say what they gave up.
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use futures_util::FutureExt as _;
use limelight::db::embedded::server::connect;
use limelight::db::{Tx, Who};
use limelight::discovery::platform::Platform;
use limelight::events::react::{self, Reaction, ReactionError};
use limelight::jobs::REACTIONS;
use limelight::search::NewSearch;
use limelight_queries::client::GenericClient as _;

use super::{append, record};
use crate::support::{TestApp, creator, user};

/// Writes down the name of each campaign that it hears of.
const TELLER: Reaction = Reaction {
    name: "teller",
    types: &["campaign_created"],
    apply: |tx, ctx, event| {
        async move {
            assert_eq!(ctx.causation_id, Some(format!("event:{}", event.id)));
            let name = event.data["name"].as_str().unwrap_or_default().to_owned();
            tx.execute("INSERT INTO told (name) VALUES ($1)", &[&name])
                .await?;
            Ok(())
        }
        .boxed()
    },
};

static IS_MENDED: AtomicBool = AtomicBool::new(false);
/// As the teller, but it cannot bear some names, and tells only after it has written.
const FRAIL: Reaction = Reaction {
    name: "frail",
    types: &["campaign_created"],
    apply: |tx, ctx, event| {
        async move {
            (TELLER.apply)(tx, ctx, event).await?;
            match event.data["name"].as_str() {
                Some("panicking") => panic!("a consumer's own fault"),
                Some("hopeless") => Err(ReactionError::Fail("name: it is hopeless".to_owned())),
                Some("broken") if !IS_MENDED.load(Ordering::SeqCst) => {
                    tx.query("SELECT 1 / (length($1) - length($1))", &[&"x"]).await?;
                    Ok(())
                }
                _ => Ok(()),
            }
        }
        .boxed()
    },
};

async fn with_table() -> TestApp {
    let test = TestApp::with_pool(16).await;
    test.run(
        "CREATE TABLE told (place bigserial PRIMARY KEY, name text NOT NULL);
         GRANT SELECT, INSERT ON told TO limelight_worker; GRANT USAGE ON SEQUENCE told_place_seq TO limelight_worker",
    )
    .await;
    test
}

async fn told(test: &TestApp) -> Vec<String> {
    let client = connect(&test.database.superuser_url()).await.unwrap();
    let rows = client
        .query("SELECT name FROM told ORDER BY place", &[])
        .await
        .unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}

async fn react(test: &TestApp, reaction: Reaction) {
    react::run(&test.app.db, &test.clock, &[reaction]).await.unwrap();
}

/// Lets a consumer react until so many were told; transactions of other tests on the same server hold it up for moments.
async fn react_until(test: &TestApp, reaction: Reaction, many: usize) -> Vec<String> {
    let limit = Instant::now() + Duration::from_secs(30);
    loop {
        react(test, reaction).await;
        let told = told(test).await;
        if told.len() >= many || Instant::now() > limit {
            return told;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

async fn begin(test: &TestApp) -> Tx {
    test.app.db.begin(&Who::tenant(&user("ada"))).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_transaction_is_not_overtaken() {
    let test = with_table().await;
    let slow = begin(&test).await;
    append(&test, &slow, "ada", "1", "k1", "slow").await.unwrap();
    record(&test, "ada", "2", "k2", "quick").await.unwrap();
    react(&test, TELLER).await;
    assert_eq!(
        told(&test).await,
        [""; 0],
        "the quick one waits, or the slow one would be missed"
    );
    slow.commit().await.unwrap();
    assert_eq!(react_until(&test, TELLER, 2).await, ["slow", "quick"]);

    // One that is rolled back holds nothing up for good.
    let undone = begin(&test).await;
    append(&test, &undone, "ada", "3", "k3", "undone").await.unwrap();
    record(&test, "ada", "4", "k4", "next").await.unwrap();
    undone.rollback().await.unwrap();
    assert_eq!(react_until(&test, TELLER, 3).await, ["slow", "quick", "next"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_aggregates_events_are_read_in_their_order_whoever_began_first() {
    let test = with_table().await;
    // The first to begin is the last to write to the aggregate; a third one is open all the while.
    let first = begin(&test).await;
    append(&test, &first, "ada", "other", "k0", "before")
        .await
        .unwrap();
    let open = begin(&test).await;
    append(&test, &open, "ada", "third", "k9", "open").await.unwrap();
    record(&test, "ada", "shared", "k1", "one").await.unwrap();
    append(&test, &first, "ada", "shared", "k2", "two").await.unwrap();
    first.commit().await.unwrap();
    // By the numbers of their transactions "two" could be read now, and "one" could not.
    assert_eq!(react_until(&test, TELLER, 1).await, ["before"]);
    open.commit().await.unwrap();
    let order = react_until(&test, TELLER, 4).await;
    let place = |name: &str| order.iter().position(|told| told == name).unwrap();
    assert!(place("one") < place("two"), "{order:?}");
    assert_eq!(order.len(), 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn many_processes_react_once_to_each_event() {
    let test = with_table().await;
    let tx = begin(&test).await;
    let names: Vec<String> = (0..350).map(|n| format!("{n:03}")).collect();
    for name in &names {
        append(&test, &tx, "ada", name, name, name).await.unwrap();
    }
    tx.commit().await.unwrap();
    let limit = Instant::now() + Duration::from_secs(30);
    while told(&test).await.len() < names.len() && Instant::now() < limit {
        let all = (0..5).map(|_| react(&test, TELLER));
        futures_util::future::join_all(all).await;
    }
    assert_eq!(told(&test).await, names);
    let left = "SELECT count(*) FROM events WHERE processing_status <> 'completed' OR processed_at IS NULL";
    assert_eq!(test.count(left).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failing_event_is_tried_again_then_given_up_and_replayed_on_demand() {
    let test = with_table().await;
    for (id, name) in ["good", "hopeless", "panicking", "fine", "broken", "last"]
        .iter()
        .enumerate()
    {
        record(&test, "ada", &id.to_string(), &format!("k{id}"), name)
            .await
            .unwrap();
    }
    // What fails leaves nothing behind, and what came before it is kept.
    assert_eq!(react_until(&test, FRAIL, 2).await, ["good", "fine"]);
    let state = |name: &str, status: &str, retries: i32| {
        format!(
            "SELECT count(*) FROM events WHERE event_data ->> 'name' = '{name}' AND processing_status = '{status}' AND retry_count = {retries}"
        )
    };
    // A transaction of another test may hold up the later ones for a moment.
    let limit = Instant::now() + Duration::from_secs(30);
    while test.count(&state("broken", "pending", 1)).await == 0 && Instant::now() < limit {
        react(&test, FRAIL).await;
    }
    assert_eq!(test.count(&state("good", "completed", 0)).await, 1);
    assert_eq!(test.count(&state("hopeless", "failed", 1)).await, 1);
    assert_eq!(test.count(&state("panicking", "failed", 1)).await, 1);
    assert_eq!(test.count(&state("fine", "completed", 0)).await, 1);
    assert_eq!(test.count(&state("broken", "pending", 1)).await, 1);
    // Its time has not come: nothing is tried, and nothing overtakes it.
    react(&test, FRAIL).await;
    assert_eq!(test.count(&state("broken", "pending", 1)).await, 1);
    for retries in 2..=5 {
        test.clock.advance(TimeDelta::minutes(5));
        react(&test, FRAIL).await;
        let status = if retries < 5 { "pending" } else { "failed" };
        assert_eq!(
            test.count(&state("broken", status, retries)).await,
            1,
            "{retries}"
        );
    }
    assert_eq!(react_until(&test, FRAIL, 3).await, ["good", "fine", "last"]);

    let snapshot = test.app.db.read(&Who::read_only()).await.unwrap();
    let dead = react::dead(&snapshot).await.unwrap();
    let mut names: Vec<(&str, i32)> = dead
        .iter()
        .map(|dead| (dead.aggregate_id.as_str(), dead.tries))
        .collect();
    names.sort_unstable();
    assert_eq!(names, [("1", 1), ("2", 1), ("4", 5)]);
    let broken = dead.iter().find(|dead| dead.aggregate_id == "4").unwrap();
    assert!(broken.error.contains("division by zero"), "{dead:?}");
    let consumers = react::consumers(&snapshot).await.unwrap();
    assert_eq!(
        (consumers[0].name.as_str(), consumers[0].dead, consumers[0].behind),
        ("frail", 3, 0)
    );

    let broken = broken.event;
    let again = react::replay(&test.app.db, &test.clock, &FRAIL, broken).await;
    assert!(again.unwrap().unwrap().is_err());
    assert_eq!(test.count(&state("broken", "failed", 6)).await, 1);
    IS_MENDED.store(true, Ordering::SeqCst);
    let mended = react::replay(&test.app.db, &test.clock, &FRAIL, broken).await;
    assert!(mended.unwrap().unwrap().is_ok());
    let twice = react::replay(&test.app.db, &test.clock, &FRAIL, broken).await;
    assert!(twice.unwrap().is_none());
    assert_eq!(test.count(&state("broken", "completed", 6)).await, 1);
    assert_eq!(told(&test).await, ["good", "fine", "last", "broken"]);
    assert_eq!(react::dead(&snapshot).await.unwrap().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_consumer_goes_on_after_the_database_was_restored_into_another_server() {
    let test = with_table().await;
    record(&test, "ada", "1", "k1", "old").await.unwrap();
    assert_eq!(react_until(&test, TELLER, 1).await, ["old"]);
    assert!(!react::renew_epoch(&test.app.db).await.unwrap());
    // A server that has had many more transactions than this one.
    test.run(
        "SET session_replication_role = replica; UPDATE events SET readable_after = readable_after + 1000000000;
         UPDATE event_streams SET readable_after = readable_after + 1000000000; UPDATE event_consumers SET readable_after = readable_after + 1000000000",
    )
    .await;
    assert!(react::renew_epoch(&test.app.db).await.unwrap());
    assert!(!react::renew_epoch(&test.app.db).await.unwrap());
    record(&test, "ada", "2", "k2", "new").await.unwrap();
    record(&test, "ada", "1", "k3", "newer").await.unwrap();
    assert_eq!(react_until(&test, TELLER, 3).await, ["old", "new", "newer"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_user_is_told_of_searches_that_ended_until_they_say_they_saw_it() {
    let test = TestApp::new().await;
    test.know(vec![creator("vegan", "vegan recipes")]).await;
    test.start_worker().await;
    let wanted = NewSearch::keyword(Platform::TikTok, "vegan", 5).unwrap();
    let (campaign, run) = test.start("ada", &wanted).await;
    test.ended("ada", run).await;
    let ada = test.browser("ada");
    let limit = Instant::now() + Duration::from_secs(30);
    let page = loop {
        let page = ada.get("/campaigns").await;
        if page.text.contains("Since you looked last") || Instant::now() > limit {
            break page;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    };
    assert!(
        page.text.contains(&format!("/campaigns/{campaign}?run={run}")),
        "{}",
        page.text
    );
    assert!(
        !test
            .browser("bob")
            .get("/campaigns")
            .await
            .text
            .contains("Since you looked last")
    );

    let up_to = page
        .text
        .split("name=\"up_to\" value=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .unwrap();
    let refused = ada
        .post("/notices/seen", &[("csrf", "wrong"), ("up_to", up_to)])
        .await;
    assert!(
        refused.status.is_client_error() || refused.status.is_redirection(),
        "{}",
        refused.status
    );
    let seen = "SELECT count(*) FROM notices WHERE user_id = 'ada' AND seen_at IS NOT NULL";
    assert_eq!(test.count(seen).await, 0);
    let done = ada
        .post("/notices/seen", &[("csrf", page.csrf()), ("up_to", up_to)])
        .await;
    assert!(done.status.is_redirection(), "{}", done.status);
    assert!(!ada.get("/campaigns").await.text.contains("Since you looked last"));

    // Who watched a search to its end, or opened it since, knows of it.
    let (campaign, run) = test.start("ada", &wanted).await;
    test.ended("ada", run).await;
    ada.get(&format!("/campaigns/{campaign}")).await;
    let told = "SELECT count(*) FROM notices WHERE user_id = 'ada'";
    let limit = Instant::now() + Duration::from_secs(30);
    while test.count(told).await < 2 {
        assert!(Instant::now() < limit, "no notice of the second search");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(!ada.get("/campaigns").await.text.contains("Since you looked last"));

    // Told again from the first event, it stays as it was seen.
    react::rewind(&test.app.db, &REACTIONS[0]).await.unwrap();
    react::run(&test.app.db, &test.clock, REACTIONS).await.unwrap();
    assert_eq!(test.count(seen).await, 1);
    assert_eq!(
        test.count("SELECT count(*) FROM notices WHERE user_id = 'ada'")
            .await,
        2
    );
}
