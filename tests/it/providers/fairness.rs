//! Users take turns: nobody waits for those who asked for more.
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use limelight::db::embedded::server::connect;
use limelight::discovery::platform::Platform;
use limelight::simulate::Script;

use super::keyword;
use crate::support::TestApp;
use crate::support::simulated::Simulated;

/// Starts searches of `target` creators for users; returns when all are in the queue.
async fn enqueue(test: &TestApp, users: std::ops::Range<usize>, each: usize) {
    let new = keyword(Platform::TikTok, "vegan recipes", 5);
    for user in users {
        // A user's own at once: the others come behind them all.
        futures_util::future::join_all(
            (0..each).map(|_| async { test.start(&format!("user{user}"), &new).await }),
        )
        .await;
    }
}

/// The places of each user's jobs in the order in which they were begun.
async fn order(test: &TestApp) -> BTreeMap<String, Vec<usize>> {
    let client = connect(&test.database.superuser_url()).await.unwrap();
    let rows = client
        .query(
            "SELECT user_id FROM background_jobs WHERE status = 'completed' ORDER BY started_at, id",
            &[],
        )
        .await
        .unwrap();
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, row) in rows.iter().enumerate() {
        places.entry(row.get(0)).or_default().push(place + 1);
    }
    places
}

async fn all_ended(test: &TestApp, limit: Duration) {
    let limit = Instant::now() + limit;
    let open = "SELECT count(*) FROM scraping_jobs WHERE completed_at IS NULL";
    while test.count(open).await > 0 {
        assert!(
            Instant::now() < limit,
            "{} searches are open",
            test.count(open).await
        );
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_users_with_twenty_searches_each_wait_alike() {
    let simulated = Simulated::start(Script::default()).await;
    let test = TestApp::with_providers(&simulated.only(&["SCRAPECREATORS_API_KEY"])).await;
    let started = Instant::now();
    let (users, each) = (200, 20);
    enqueue(&test, 0..users, each).await;
    let enqueued = started.elapsed();
    test.start_worker().await;
    all_ended(&test, Duration::from_secs(400)).await;
    let places = order(&test).await;
    assert_eq!(places.len(), users);
    let mut worst = 0.0f64;
    for (user, places) in &places {
        assert_eq!(places.len(), each, "{user}");
        for (k, place) in places.iter().enumerate() {
            // Its k-th search is due when every user has had k.
            let share = ((k + 1) * users) as f64;
            worst = worst.max(*place as f64 / share);
        }
    }
    eprintln!(
        "{} searches: enqueued in {enqueued:?}, run in {:?}; the longest wait is {worst:.2} of a fair share",
        users * each,
        started.elapsed() - enqueued
    );
    assert!(worst <= 3.0, "{worst}");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_comes_later_with_one_search_does_not_wait_for_who_came_with_many() {
    let simulated = Simulated::start(Script::default()).await;
    let test = TestApp::with_providers(&simulated.only(&["SCRAPECREATORS_API_KEY"])).await;
    enqueue(&test, 0..1, 300).await;
    test.start_worker().await;
    // The flood is being worked on when the others come.
    while test.count("SELECT count(*) FROM provider_calls").await < 20 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    enqueue(&test, 1..11, 1).await;
    all_ended(&test, Duration::from_secs(120)).await;
    let places = order(&test).await;
    let arrived = 20 + 60;
    for (user, places) in places.iter().filter(|(user, _)| *user != "user0") {
        assert!(
            places[0] < arrived + 60,
            "{user} was served as number {}",
            places[0]
        );
    }
}
