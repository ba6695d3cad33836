//! Link pages of a run's creators: what they add, and that the run never waits for them.
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use chrono::TimeDelta;
use limelight::accounts;
use limelight::app::App;
use limelight::base::ctx::Ctx;
use limelight::base::id::SearchJobId;
use limelight::base::outbound::{Outbound, Rules, is_public};
use limelight::campaigns::NewCampaign;
use limelight::catalogue::{self, Source};
use limelight::db::Who;
use limelight::discovery::model::Creator;
use limelight::discovery::platform::Platform;
use limelight::search::plan::plan;
use limelight::search::{self, Choice, NewSearch};
use tokio::net::TcpListener;

use crate::support::{TestApp, creator, user};

/// Plays all link pages, and a provider of profiles, on one port; says who asked for what.
#[derive(Clone, Default)]
struct Pages {
    asked: Arc<Mutex<HashMap<String, usize>>>,
    /// While set, pages hang.
    hold: Arc<AtomicBool>,
}

impl Pages {
    async fn start(&self) -> u16 {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let router = axum::Router::new().fallback(answer).with_state(self.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        port
    }

    fn times(&self, page: &str) -> usize {
        self.asked.lock().unwrap().get(page).copied().unwrap_or(0)
    }

    fn all(&self) -> usize {
        self.asked.lock().unwrap().values().sum()
    }
}

async fn answer(State(pages): State<Pages>, request: Request) -> Response {
    let host = request.headers().get(header::HOST).unwrap().to_str().unwrap();
    let host = host.split(':').next().unwrap_or_default();
    let page = format!("{host}{}", request.uri().path());
    *pages.asked.lock().unwrap().entry(page.clone()).or_default() += 1;
    while pages.hold.load(Ordering::SeqCst) {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    match page.as_str() {
        "linktr.ee/zoe" => {
            "<a href='mailto:zoe@studio.example'>Mail</a><a href='https://shop.example/zoe'>Shop</a>
             <a href='https://linktr.ee/s/about'>Linktree</a>"
                .into_response()
        }
        "beacons.ai/max" => "<p>max@beacons.ai</p><a href='https://max.example/'>Site</a>".into_response(),
        "lnk.bio/pro" => "<p>Business: pro [at] agency [dot] example</p>".into_response(),
        "linktr.ee/away" => {
            (StatusCode::FOUND, [(header::LOCATION, "http://127.0.0.1/inside")]).into_response()
        }
        "127.0.0.1/v1/tiktok/profile" => {
            let profile = serde_json::json!({
                "user": { "id": "id-pro", "uniqueId": "pro", "nickname": "Pro", "signature": "vegan",
                          "bioLink": { "link": "lnk.bio/pro" } },
                "stats": { "followerCount": 5000, "followingCount": 1, "heartCount": 1, "videoCount": 1 },
            });
            axum::Json(profile).into_response()
        }
        _ => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

async fn app(pages: &Pages, address: fn(IpAddr) -> bool) -> TestApp {
    let port = pages.start().await;
    let settings = [
        ("SCRAPECREATORS_BASE_URL", format!("http://127.0.0.1:{port}")),
        ("SCRAPECREATORS_API_KEY", "key".to_owned()),
    ];
    let rules = Rules {
        scheme: "http",
        port,
        address,
        lookup: Arc::new(|_| Box::pin(async { Ok(vec![IpAddr::from([127, 0, 0, 1])]) })),
    };
    TestApp::changed(&settings, |app| App {
        link_pages: Outbound::new(rules),
        ..app
    })
    .await
}

/// A search of the catalogue that asks for profiles.
async fn start(test: &TestApp, name: &str, words: &str) -> SearchJobId {
    let (user, new) = (
        user(name),
        NewSearch::keyword(Platform::TikTok, words, 20).unwrap(),
    );
    let snapshot = test.app.db.read(&Who::worker()).await.unwrap();
    let choice = Choice {
        source: search::plan::Source::Catalogue,
        ..Choice::default()
    };
    let mut plan = plan(
        &snapshot,
        &test.app.providers,
        &test.app.settings.current(),
        &new,
        &choice,
    )
    .await
    .unwrap();
    drop(snapshot);
    plan.with_profiles = true;
    let ctx = Ctx::user(test.clock.now(), user.clone());
    let campaign = NewCampaign::try_new("Links", "", search::search_type(&new)).unwrap();
    let tx = test.app.db.begin(&Who::tenant(&user)).await.unwrap();
    accounts::ensure(&tx, &ctx, &user, None).await.unwrap();
    let (_, id) = search::launch(
        &tx,
        &ctx,
        &user,
        &campaign,
        &new,
        &plan,
        Duration::from_secs(3600),
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
    id
}

/// Waits until no job of the kind is left to do.
async fn followed(test: &TestApp) {
    let limit = Instant::now() + Duration::from_secs(20);
    let open = "SELECT count(*) FROM background_jobs WHERE job_type = 'search.follow_links' AND status IN ('pending', 'processing')";
    while test.count(open).await > 0 {
        assert!(Instant::now() < limit, "link pages are still being followed");
        tokio::time::sleep(Duration::from_millis(30)).await;
    }
}

fn known(handle: &str, links: &[&str], bio: &str) -> Creator {
    Creator {
        followers: Some(1000),
        links: links.iter().map(|link| (*link).to_owned()).collect(),
        ..creator(handle, bio)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_add_addresses_and_links_with_where_they_come_from_and_are_read_once_a_week() {
    let pages = Pages::default();
    let test = app(&pages, |address| address.is_loopback()).await;
    test.know(vec![
        known("zoe", &["http://www.linktr.ee/zoe?utm=1"], "vegan food"),
        known("max", &[], "vegan food, all links: beacons.ai/max"),
        known("eve", &["https://evil.example/linktr.ee/eve"], "vegan food"),
        known("ann", &[], "vegan food"),
        // Their profile tells the link page.
        creator("pro", "vegan food"),
    ])
    .await;
    let tx = test.app.db.begin(&Who::worker()).await.unwrap();
    let source = Source {
        name: "sample",
        is_sample: true,
        fetched_at: test.clock.now(),
    };
    let invented = known("invented", &["https://linktr.ee/invented"], "vegan food");
    catalogue::store(&tx, source, vec![invented]).await.unwrap();
    tx.commit().await.unwrap();
    test.start_worker().await;
    let id = start(&test, "ada", "vegan").await;
    test.ended("ada", id).await;
    followed(&test).await;

    for (handle, sql) in [
        ("zoe", "emails = '{zoe@studio.example}' AND 'https://shop.example/zoe' = ANY (links) AND NOT 'https://linktr.ee/s/about' = ANY (links)
                 AND provenance #>> '{emails,source}' = 'linktr.ee' AND provenance #>> '{links,source}' = 'linktr.ee' AND provenance #>> '{emails,url}' LIKE 'http://linktr.ee:%/zoe'
                 AND provenance #>> '{bio,source}' = 'test'"),
        ("max", "emails = '{}' AND links = '{https://max.example/}' AND NOT provenance ? 'emails'"),
        ("pro", "emails = '{pro@agency.example}' AND followers = 5000 AND provenance #>> '{emails,source}' = 'lnk.bio'"),
        ("eve", "emails = '{}' AND links_followed_at IS NULL"),
        ("ann", "links_followed_at IS NULL"),
        ("invented", "emails = '{}' AND links_followed_at IS NULL"),
    ] {
        let found = format!("SELECT count(*) FROM creators WHERE handle = '{handle}' AND {sql}");
        assert_eq!(test.count(&found).await, 1, "{handle}");
    }
    // The run shows it: its filter by e-mail, and the evidence.
    let with_email = format!("SELECT count(*) FROM job_creators WHERE job_id = '{id}' AND has_email");
    assert_eq!(test.count(&with_email).await, 2);
    let in_evidence = format!(
        "SELECT count(*) FROM scraping_results, jsonb_array_elements(creators) e WHERE job_id = '{id}'
         AND e #> '{{creator,emails}}' IN ('[\"zoe@studio.example\"]', '[\"pro@agency.example\"]')"
    );
    assert_eq!(test.count(&in_evidence).await, 2);
    assert_eq!(
        pages.times("evil.example/linktr.ee/eve") + pages.times("linktr.ee/invented"),
        0
    );
    assert_eq!(
        (
            pages.times("linktr.ee/zoe"),
            pages.times("beacons.ai/max"),
            pages.times("lnk.bio/pro")
        ),
        (1, 1, 1)
    );

    // Another user's run in the same week reads nothing again and has the addresses at once.
    test.clock.advance(TimeDelta::days(6));
    let second = start(&test, "bob", "vegan").await;
    test.ended("bob", second).await;
    followed(&test).await;
    assert_eq!(pages.times("linktr.ee/zoe"), 1);
    let with_email = format!(
        "SELECT count(*) FROM job_creators WHERE job_id = '{second}' AND has_email AND user_id = 'bob'"
    );
    assert_eq!(test.count(&with_email).await, 2);
    test.clock.advance(TimeDelta::days(2));
    let third = start(&test, "ada", "vegan").await;
    test.ended("ada", third).await;
    followed(&test).await;
    assert_eq!(pages.times("linktr.ee/zoe"), 2);
    let once = "SELECT count(*) FROM creators WHERE handle = 'zoe' AND emails = '{zoe@studio.example}'";
    assert_eq!(test.count(once).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_neither_waits_for_pages_nor_fails_with_them() {
    let pages = Pages::default();
    let test = app(&pages, |address| address.is_loopback()).await;
    test.know(vec![
        known("zoe", &["https://linktr.ee/zoe"], "vegan food"),
        known("down", &["https://linktr.ee/down"], "vegan food"),
        known("away", &["https://linktr.ee/away"], "vegan food"),
    ])
    .await;
    pages.hold.store(true, Ordering::SeqCst);
    test.start_worker().await;
    let id = start(&test, "ada", "vegan").await;
    let ended = test.ended("ada", id).await;
    assert_eq!(ended.found, 3);
    assert!(ended.error.is_none(), "{ended:?}");
    let with_email = format!("SELECT count(*) FROM job_creators WHERE job_id = '{id}' AND has_email");
    assert_eq!(test.count(&with_email).await, 0, "no page has answered yet");
    pages.hold.store(false, Ordering::SeqCst);
    followed(&test).await;
    assert_eq!(test.count(&with_email).await, 1);
    let after = test.job("ada", id).await;
    assert_eq!((after.status, after.outcome), (ended.status, ended.outcome));
    assert_eq!(pages.times("127.0.0.1/inside"), 0, "no redirect is followed");
    // What could not be had is asked for by the next run, what was read is not.
    let second = start(&test, "ada", "vegan").await;
    test.ended("ada", second).await;
    followed(&test).await;
    assert_eq!(
        (pages.times("linktr.ee/down"), pages.times("linktr.ee/zoe")),
        (2, 1)
    );
    let failed = "SELECT count(*) FROM background_jobs WHERE status = 'failed'";
    assert_eq!(test.count(failed).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_whose_name_leads_into_this_network_is_not_asked() {
    let pages = Pages::default();
    let test = app(&pages, is_public).await;
    test.know(vec![known("zoe", &["https://linktr.ee/zoe"], "vegan food")])
        .await;
    test.start_worker().await;
    let id = start(&test, "ada", "vegan").await;
    assert_eq!(test.ended("ada", id).await.found, 1);
    followed(&test).await;
    assert_eq!(pages.all(), 0);
}
