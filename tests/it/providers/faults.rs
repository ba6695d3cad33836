//! Providers that fail: the same creators as without faults, within the budget, and a run that ends.
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::Query;
use axum::routing::get;
use axum::{Json, Router};
use limelight::discovery::platform::Platform;
use limelight::discovery::providers::Provider;
use limelight::search::{JobStatus, Outcome};
use limelight::simulate::{Fault, Script};
use serde_json::{Value, json};

use super::{found, keyword};
use crate::support::TestApp;
use crate::support::simulated::Simulated;

/// The run under these faults, against what the simulator has.
async fn survives(script: Script, platform: Platform, endpoint: &str) {
    let simulated = Simulated::start(script.clone()).await;
    let test = TestApp::with_providers(&simulated.only(&["SCRAPECREATORS_API_KEY"])).await;
    test.start_worker().await;
    let (_, id) = test.start("ada", &keyword(platform, "vegan recipes", 1000)).await;
    let job = test.ended_within("ada", id, Duration::from_secs(240)).await;
    let seed = script.seed;
    assert_eq!(
        (job.status, job.outcome),
        (JobStatus::Completed, Some(Outcome::Exhausted)),
        "seed {seed} {platform}: {:?}",
        job.error
    );
    let endpoint = Provider::ScrapeCreators.endpoint(endpoint).unwrap();
    let expected = simulated.simulator.expected(endpoint, platform, "vegan recipes");
    assert_eq!(
        found(&test, id).await,
        expected.into_iter().collect::<BTreeSet<String>>(),
        "seed {seed} {platform}"
    );
    let paid = "SELECT count(*) FROM provider_calls WHERE credits IS NULL OR credits > 0";
    let (paid, most) = (test.count(paid).await, i64::from(job.max_calls.unwrap()));
    let tally = simulated.simulator.tally();
    eprintln!(
        "seed {seed} {platform}: {} calls, {paid} paid of {most}, {} faulty",
        tally.calls(),
        Fault::ALL.iter().map(|kind| tally.faulty(*kind)).sum::<u64>()
    );
    assert!(paid <= most, "{paid} paid calls, {most} allowed");
    assert_eq!(
        u64::try_from(paid).unwrap(),
        tally.charged(),
        "the ledger is the provider's bill"
    );
    assert_eq!(
        u64::try_from(test.count("SELECT count(*) FROM provider_calls").await).unwrap(),
        tally.calls()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn every_fault_at_ten_percent_leaves_the_same_creators() {
    let script = |seed| Script {
        seed,
        faults: 10,
        results: 150,
        ..Script::default()
    };
    tokio::join!(
        survives(script(1), Platform::TikTok, "tiktok/search/keyword"),
        survives(script(2), Platform::TikTok, "tiktok/search/keyword"),
        survives(script(3), Platform::Instagram, "instagram/reels/search"),
        survives(script(4), Platform::YouTube, "youtube/search"),
    );
}

/// One video of the creator of this number.
fn video(creator: usize, video: usize) -> Value {
    json!({ "aweme_info": {
        "aweme_id": format!("75000000000000{video:05}"), "desc": format!("clip {video} #nike"), "create_time": 1_750_000_000 + video,
        "author": { "uid": format!("69000000000{creator:05}"), "unique_id": format!("sample.creator{creator}"), "nickname": "Sample",
                    "follower_count": 1000 + creator },
        "statistics": { "play_count": 100, "digg_count": 10, "comment_count": 1, "share_count": 0 },
    }})
}

/// The recorded seven-page run's shape: overlaps, `has_more: 0` from the third page to the sixth, pages 4 and 6 all repeats.
fn seven_pages() -> Vec<(Vec<Value>, i32)> {
    let range = |from: usize, to: usize| (from..to).map(|n| video(n % 68, n)).collect::<Vec<_>>();
    let old = |numbers: &[usize]| numbers.iter().map(|n| video(*n, *n)).collect::<Vec<_>>();
    vec![
        (range(0, 12), 1),
        ([range(10, 12), range(12, 24)].concat(), 1),
        ([range(20, 24), range(24, 36)].concat(), 0),
        (old(&[30, 3, 31, 14, 32]), 0),
        (range(36, 52), 0),
        (old(&[40, 41, 5, 50]), 0),
        ([range(50, 52), range(52, 68)].concat(), 1),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn the_recorded_seven_page_run_ends_with_the_right_set() {
    let asked = Arc::new(std::sync::Mutex::new(Vec::<String>::new()));
    let seen = Arc::clone(&asked);
    let answer = move |Query(query): Query<std::collections::HashMap<String, String>>| async move {
        let cursor: usize = query.get("cursor").map_or(0, |cursor| cursor.parse().unwrap());
        seen.lock().unwrap().push(cursor.to_string());
        let (items, more) = seven_pages().into_iter().nth(cursor / 30).unwrap_or_default();
        Json(json!({ "search_item_list": items, "cursor": cursor + 30, "has_more": more }))
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let router = Router::new().route("/v1/tiktok/search/keyword", get(answer));
    tokio::spawn(async move { axum::serve(listener, router).await });

    let settings = [
        ("SCRAPECREATORS_BASE_URL", address),
        ("SCRAPECREATORS_API_KEY", "k".to_owned()),
    ];
    let test = TestApp::with_providers(&settings).await;
    test.start_worker().await;
    let (_, id) = test.start("ada", &keyword(Platform::TikTok, "nike", 1000)).await;
    let job = test.ended("ada", id).await;
    assert_eq!((job.outcome, job.found), (Some(Outcome::Exhausted), 68));
    assert_eq!(found(&test, id).await.len(), 68);
    // Each page by the cursor of the answer before it; only the end is looked at more than once.
    let asked = asked.lock().unwrap().clone();
    let pages: Vec<&str> = asked.iter().map(String::as_str).collect();
    assert_eq!(pages[..7], ["0", "30", "60", "90", "120", "150", "180"]);
    assert!(pages[7..].iter().all(|cursor| *cursor == "210"), "{pages:?}");
    assert_eq!(
        test.count("SELECT count(*) FROM creator_posts").await,
        68,
        "each video once"
    );
}
