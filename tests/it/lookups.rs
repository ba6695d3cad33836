//! Look-ups, as stories: what becomes of each row, what it cost, how it ended. The simulator plays the providers.
mod command;
mod faults;
mod pages;

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use limelight::accounts;
use limelight::base::ctx::Ctx;
use limelight::base::id::LookupId;
use limelight::db::Who;
use limelight::db::embedded::server::connect;
use limelight::discovery::model::Creator;
use limelight::discovery::platform::Platform;
use limelight::lookups::{self, List, Lookup, NewLookup, RowState};
use limelight::search::{JobStatus, Outcome};
use limelight::simulate::Script;

use crate::support::simulated::Simulated;
use crate::support::{TestApp, user};

/// Starts a look-up as a user.
async fn start(
    test: &TestApp,
    name: &str,
    text: &str,
    platform: Platform,
    max_calls: Option<i64>,
) -> LookupId {
    let list = List::read(text, platform, "").unwrap();
    let snapshot = test.app.db.read(&Who::worker()).await.unwrap();
    let now = test.clock.now();
    let quote = lookups::plan(&snapshot, &test.app.providers, &list, max_calls, now)
        .await
        .unwrap();
    drop(snapshot);
    let user = user(name);
    let ctx = Ctx::user(now, user.clone());
    let new = NewLookup {
        name: String::new(),
        platform,
        list,
        quote,
    };
    let tx = test.app.db.begin(&Who::tenant(&user)).await.unwrap();
    accounts::ensure(&tx, &ctx, &user, None).await.unwrap();
    let id = lookups::start(&tx, &ctx, &user, &new, Duration::from_secs(3600))
        .await
        .unwrap();
    tx.commit().await.unwrap();
    id
}

async fn look(test: &TestApp, name: &str, id: LookupId) -> Lookup {
    let snapshot = test.app.db.read(&Who::tenant(&user(name))).await.unwrap();
    lookups::find(&snapshot, id).await.unwrap()
}

/// Waits until it has ended and no row waits.
async fn ended(test: &TestApp, name: &str, id: LookupId) -> Lookup {
    let limit = Instant::now() + Duration::from_secs(90);
    loop {
        let lookup = look(test, name, id).await;
        if lookup.status.is_final() && lookup.tally.pending == 0 {
            return lookup;
        }
        assert!(Instant::now() < limit, "the look-up did not end: {lookup:?}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// What became of every row: its state and whom it names.
async fn rows(test: &TestApp, name: &str, id: LookupId) -> Vec<lookups::Row> {
    let user = user(name);
    let snapshot = test.app.db.read(&Who::tenant(&user)).await.unwrap();
    let (mut all, mut after) = (Vec::new(), Some(0));
    while let Some(row) = after {
        let page = lookups::rows(&snapshot, &user, id, None, row, 7).await.unwrap();
        all.extend(page.rows);
        after = page.next;
    }
    all
}

/// Handles that the simulator has on a network.
async fn handles(simulated: &Simulated, platform: Platform, endpoint: &str) -> Vec<String> {
    use limelight::discovery::providers::Provider;
    let endpoint = Provider::ScrapeCreators.endpoint(endpoint).unwrap();
    let ids = simulated.simulator.expected(endpoint, platform, "vegan recipes");
    ids.iter()
        .filter_map(|id| simulated.simulator.creator(platform, id)?.handle.clone())
        .collect()
}

/// A creator of whom all is known.
fn known(n: usize) -> Creator {
    Creator {
        platform: Platform::TikTok,
        external_id: Some(format!("9{n:09}")),
        handle: Some(format!("user.{n}")),
        name: Some(format!("User {n}")),
        followers: Some(5_000_000_000),
        bio: Some("=bio".into()),
        emails: vec![format!("user{n}@mail.example")],
        ..Creator::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_row_ends_with_its_creator_or_a_reason() {
    let simulated = Simulated::start(Script {
        results: 40,
        ..Script::default()
    })
    .await;
    let test = TestApp::with_providers(&simulated.settings).await;
    test.know(vec![known(1)]).await;
    let names = handles(&simulated, Platform::TikTok, "tiktok/search/keyword").await;
    let (first, second) = (&names[0], &names[1]);
    let text = format!(
        "@{first}\nhttps://www.tiktok.com/@{second}?lang=en\n\n@{}\nno.such.body\ntwo words\nuser.1\nhttps://example.com/x\n",
        first.to_uppercase()
    );
    test.start_worker().await;
    let id = start(&test, "ada", &text, Platform::TikTok, None).await;
    let lookup = ended(&test, "ada", id).await;
    assert_eq!(
        (lookup.status, lookup.outcome),
        (JobStatus::Completed, Some(Outcome::Completed))
    );
    let all = rows(&test, "ada", id).await;
    let states: Vec<&str> = all.iter().map(|row| row.state.as_str()).collect();
    assert_eq!(
        states,
        [
            "found",
            "found",
            "found",
            "not_found",
            "invalid",
            "found",
            "invalid"
        ]
    );
    assert_eq!(all[2].same_as, Some(1));
    for row in &all {
        assert_eq!(row.creator.is_some(), row.state == "found", "{row:?}");
        assert_eq!(row.reason.is_none(), row.state == "found", "{row:?}");
    }
    let creator = all[5].creator.as_ref().unwrap();
    assert_eq!(
        creator.followers,
        Some(5_000_000_000),
        "wider than the specification's column"
    );
    // The catalogue was asked first, each creator once, and all of it stands in the ledger.
    let calls =
        format!("SELECT count(*) FROM provider_calls WHERE lookup_id = '{id}' AND ended_at IS NOT NULL");
    assert_eq!(test.count(&calls).await, 3);
    assert_eq!(test.count("SELECT count(*) FROM search_results").await, 3);
    let quote = lookup.quote.unwrap();
    assert_eq!(
        (
            quote.known,
            quote.asked,
            quote.calls,
            quote.repeated,
            quote.invalid
        ),
        (1, 3, 3, 1, 2)
    );
    let events = "SELECT count(*) FROM events WHERE event_type IN ('lookup_started', 'lookup_finished')";
    assert_eq!(test.count(events).await, 2);
    // What was paid for is known the next time.
    let again = start(
        &test,
        "ada",
        &format!("{first}\n{second}"),
        Platform::TikTok,
        None,
    )
    .await;
    let lookup = ended(&test, "ada", again).await;
    assert_eq!(lookup.tally.found, 2);
    assert_eq!(lookup.max_calls, None);
    assert_eq!(test.count("SELECT count(*) FROM provider_calls").await, 3);
    let left = "SELECT count(*) FROM background_jobs WHERE status IN ('pending', 'processing')";
    assert_eq!(test.count(left).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn links_of_three_networks_are_asked_of_their_providers() {
    let simulated = Simulated::start(Script {
        results: 60,
        ..Script::default()
    })
    .await;
    let test = TestApp::with_providers(&simulated.settings).await;
    test.start_worker().await;
    let mut text = String::new();
    for (platform, endpoint) in [
        (Platform::TikTok, "tiktok/search/keyword"),
        (Platform::Instagram, "instagram/reels/search"),
    ] {
        for handle in handles(&simulated, platform, endpoint).await.iter().take(4) {
            text.push_str(&format!("{}\n", platform.profile_url(handle)));
        }
    }
    let endpoint = limelight::discovery::providers::Provider::YouTube
        .endpoint("search")
        .unwrap();
    let channels = simulated
        .simulator
        .expected(endpoint, Platform::YouTube, "vegan recipes");
    for id in channels.iter().take(30) {
        text.push_str(&format!("https://www.youtube.com/channel/{id}\n"));
    }
    let id = start(&test, "ada", &text, Platform::Instagram, None).await;
    let lookup = ended(&test, "ada", id).await;
    assert_eq!(
        lookup.tally.found,
        lookup.total,
        "{:?}",
        rows(&test, "ada", id).await
    );
    let sql = "SELECT count(*) FROM provider_calls WHERE provider = 'youtube'";
    assert_eq!(test.count(sql).await, 1, "thirty channels in one call");
    let mut by: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows(&test, "ada", id).await {
        *by.entry(row.platform).or_default() += 1;
    }
    assert_eq!(by.get("YouTube"), Some(&channels.len().min(30)));
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_provider_the_catalogue_answers_alone() {
    let test = TestApp::new().await;
    test.know(vec![known(1)]).await;
    test.clock.advance(chrono::TimeDelta::days(400));
    test.start_worker().await;
    let id = start(&test, "ada", "user.1\nuser.2", Platform::TikTok, None).await;
    let lookup = ended(&test, "ada", id).await;
    assert_eq!((lookup.tally.found, lookup.tally.not_found), (1, 1));
    let all = rows(&test, "ada", id).await;
    assert!(
        all[1].reason.as_ref().unwrap().contains("no provider"),
        "{:?}",
        all[1]
    );
    let id = start(&test, "ada", "user.3\nx y", Platform::TikTok, None).await;
    assert_eq!(ended(&test, "ada", id).await.outcome, Some(Outcome::Empty));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_ceiling_holds_and_the_rest_says_so() {
    let simulated = Simulated::start(Script::default()).await;
    let test = TestApp::with_providers(&simulated.settings).await;
    test.start_worker().await;
    let names = handles(&simulated, Platform::TikTok, "tiktok/search/keyword").await;
    let id = start(&test, "ada", &names[..30].join("\n"), Platform::TikTok, Some(5)).await;
    let lookup = ended(&test, "ada", id).await;
    assert_eq!(
        (lookup.status, lookup.outcome),
        (JobStatus::Completed, Some(Outcome::BudgetReached))
    );
    assert_eq!(test.count("SELECT count(*) FROM provider_calls").await, 5);
    assert_eq!(lookup.tally.failed, 30 - lookup.tally.found);
    let all = rows(&test, "ada", id).await;
    let failed = all.iter().find(|row| row.state == "failed").unwrap();
    assert_eq!(
        failed.reason.as_deref(),
        Some("the budget of 5 paid calls is spent")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_look_up_can_be_cancelled_and_runs_out_of_time() {
    let simulated = Simulated::start(Script::default()).await;
    let test = TestApp::with_providers(&simulated.settings).await;
    let names = handles(&simulated, Platform::TikTok, "tiktok/search/keyword").await;
    let cancelled = start(&test, "ada", &names[..5].join("\n"), Platform::TikTok, None).await;
    let late = start(&test, "ada", &names[..5].join("\n"), Platform::TikTok, None).await;
    let ada = user("ada");
    let ctx = Ctx::user(test.clock.now(), ada.clone());
    let tx = test.app.db.begin(&Who::tenant(&ada)).await.unwrap();
    lookups::cancel(&tx, &ctx, &ada, cancelled).await.unwrap();
    tx.commit().await.unwrap();
    test.clock.advance(chrono::TimeDelta::hours(2));
    lookups::jobs::sweep_overdue(&test.app.db, &test.clock)
        .await
        .unwrap();
    test.start_worker().await;
    let lookup = ended(&test, "ada", cancelled).await;
    assert_eq!((lookup.status, lookup.tally.failed), (JobStatus::Cancelled, 5));
    let lookup = ended(&test, "ada", late).await;
    assert_eq!((lookup.status, lookup.tally.failed), (JobStatus::Timeout, 5));
    assert_eq!(test.count("SELECT count(*) FROM provider_calls").await, 0);
    let tx = test.app.db.begin(&Who::tenant(&ada)).await.unwrap();
    let error = lookups::cancel(&tx, &ctx, &ada, late).await.unwrap_err();
    assert!(matches!(error, lookups::Error::Ended(_)), "{error}");
    let events = "SELECT count(*) FROM events WHERE event_type = 'lookup_cancelled'";
    assert_eq!(test.count(events).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_look_up_without_a_job_is_put_back() {
    let test = TestApp::new().await;
    test.know(vec![known(1)]).await;
    let id = start(&test, "ada", "user.1", Platform::TikTok, None).await;
    let superuser = connect(&test.database.superuser_url()).await.unwrap();
    superuser
        .execute("DELETE FROM background_jobs", &[])
        .await
        .unwrap();
    test.clock.advance(chrono::TimeDelta::minutes(1));
    lookups::jobs::sweep_stranded(&test.app.db, &test.clock)
        .await
        .unwrap();
    test.start_worker().await;
    assert_eq!(ended(&test, "ada", id).await.tally.found, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_tenant_sees_and_changes_nothing() {
    let test = TestApp::new().await;
    test.know(vec![known(1)]).await;
    test.start_worker().await;
    let id = start(&test, "ada", "user.1\nuser.2", Platform::TikTok, None).await;
    ended(&test, "ada", id).await;
    let bob = user("bob");
    let ctx = Ctx::user(test.clock.now(), bob.clone());
    let tx = test.app.db.begin(&Who::tenant(&bob)).await.unwrap();
    assert!(matches!(
        lookups::find(&tx, id).await,
        Err(lookups::Error::NotFound)
    ));
    assert!(matches!(
        lookups::cancel(&tx, &ctx, &bob, id).await,
        Err(lookups::Error::NotFound)
    ));
    // Also when asked in the other's name, because the database decides.
    let page = lookups::rows(&tx, &user("ada"), id, Some(RowState::Found), 0, 10)
        .await
        .unwrap();
    assert!(page.rows.is_empty());
    let listed = lookups::list(&tx, &user("ada"), None).await.unwrap();
    assert!(listed.rows.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_rows_are_looked_up_in_time() {
    let test = TestApp::new().await;
    for chunk in 0..10 {
        let creators = (0..900).map(|n| known(chunk * 1000 + n));
        test.know(creators.collect()).await;
    }
    test.start_worker().await;
    let text: String = (0..10_000)
        .map(|n| format!("https://www.tiktok.com/@user.{n}\n"))
        .collect();
    let begun = Instant::now();
    let id = start(&test, "ada", &text, Platform::TikTok, None).await;
    let started = begun.elapsed();
    let lookup = ended(&test, "ada", id).await;
    let took = begun.elapsed();
    eprintln!("10,000 rows: written in {started:.2?}, looked up in {took:.2?}");
    assert_eq!((lookup.tally.found, lookup.tally.not_found), (9_000, 1_000));
    assert!(took < Duration::from_secs(30), "{took:?}");
}
