//! Transactions when something is cut short: a request, a future, a connection, the answer to COMMIT.
use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::{Duration, Instant};

use limelight::base::ctx::Ctx;
use limelight::base::id::SearchJobId;
use limelight::campaigns::{self, NewCampaign, SearchType};
use limelight::db::embedded::server::connect;
use limelight::db::{Database, Error, Who};
use limelight::discovery::platform::Platform;
use limelight::search::{NewSearch, Outcome};
use limelight_queries::client::GenericClient as _;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use crate::support::chance::Chance;
use crate::support::proxy::{Commit, Proxy};
use crate::support::{TestApp, TestDatabase, creator, user};

const POOL: usize = 4;
const REQUESTS: usize = 2_000;

/// Polls a future so often at most, then drops it; `None` when it was dropped.
pub async fn cut_after<F: Future>(polls: u64, future: F) -> Option<F::Output> {
    let mut future = pin!(future);
    let mut left = polls;
    poll_fn(|cx| match future.as_mut().poll(cx) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending if left == 0 => Poll::Ready(None),
        Poll::Pending => {
            left -= 1;
            Poll::Pending
        }
    })
    .await
}

/// The paths of a user with one search, as a browser asks for them.
fn paths(campaign: &str, job: SearchJobId) -> Vec<String> {
    vec![
        "/campaigns".to_owned(),
        format!("/campaigns/{campaign}"),
        format!("/campaigns/{campaign}?q=vegan1"),
        format!("/campaigns/{campaign}/export.csv"),
        format!("/searches/{job}/progress"),
        "/api/v1/me".to_owned(),
        "/api/v1/jobs".to_owned(),
        "/readyz".to_owned(),
    ]
}

/// A test application with a user whose search ended.
async fn with_a_search(test: &TestApp) -> Vec<String> {
    test.know(
        (0..120)
            .map(|n| creator(&format!("vegan{n}"), "vegan recipes"))
            .collect(),
    )
    .await;
    test.start_worker().await;
    let new = NewSearch::keyword(Platform::TikTok, "vegan", 120).unwrap();
    let (campaign, job) = test.start("ada", &new).await;
    test.ended("ada", job).await;
    paths(&campaign.to_string(), job)
}

/// Nothing of what was cut is left in the pool or on the server.
pub async fn check_pool(test: &TestApp, size: usize) {
    let sessions = format!(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = '{}' AND application_name = 'limelight'",
        test.database.name
    );
    let end = Instant::now() + Duration::from_secs(10);
    // What was on the wire when it was cut is still being answered.
    while test
        .count(&format!(
            "{sessions} AND (xact_start IS NOT NULL OR state <> 'idle')"
        ))
        .await
        > 0
    {
        assert!(Instant::now() < end, "a transaction is open that nobody will end");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(test.count(&sessions).await <= i64::try_from(size).unwrap());
    assert!(test.app.db.pool_status().size <= size);
    // All at once, so that each one is asked; and each as the role and tenant it was asked for, not as another's.
    let asked: Vec<_> = (0..size)
        .map(|n| {
            let db = test.app.db.clone();
            tokio::spawn(async move {
                let name = format!("tenant{n}");
                let tx = db.begin(&Who::tenant(&user(&name))).await.unwrap();
                let row = tx
                    .query_one("SELECT current_user::text, current_setting('app.user_id'), (SELECT count(*) FROM campaigns)", &[])
                    .await
                    .unwrap();
                // Held until the others have theirs.
                tokio::time::sleep(Duration::from_millis(50)).await;
                tx.rollback().await.unwrap();
                let (role, tenant, campaigns): (String, String, i64) = (row.get(0), row.get(1), row.get(2));
                assert_eq!((role.as_str(), tenant, campaigns), ("limelight_app", name, 0));
            })
        })
        .collect();
    for task in asked {
        task.await.unwrap();
    }
}

/// Requests through the router, cut after a random number of polls or microseconds, a few at a time.
pub async fn cut_requests(test: &TestApp, paths: Vec<String>, requests: usize, seed: u64) -> (usize, usize) {
    let form = test.browser("ada").get("/campaigns/new").await.csrf().to_owned();
    let paths = Arc::new(paths);
    let mut chance = Chance::of(seed);
    let mut tasks = Vec::new();
    for _ in 0..8 {
        let (ada, form, paths) = (test.browser("ada"), form.clone(), Arc::clone(&paths));
        let mut chance = Chance::of(chance.next());
        tasks.push(tokio::spawn(async move {
            let (mut whole, mut cut) = (0, 0);
            for n in 0..requests / 8 {
                let path = &paths[usize::try_from(chance.within(0..paths.len() as u64)).unwrap()];
                let request = async {
                    if n % 10 == 0 {
                        let name = format!("cut {n}");
                        let fields = [
                            ("csrf", form.as_str()),
                            ("name", name.as_str()),
                            ("kind", "keyword"),
                            ("platform", "TikTok"),
                            ("query", "vegan"),
                            ("target", "1"),
                        ];
                        ada.post("/campaigns", &fields).await
                    } else {
                        ada.get(path).await
                    }
                };
                let ended = if chance.within(0..2) == 0 {
                    // A progress stream never ends by itself, so the polls are bounded in time too.
                    let polls = chance.within(0..12);
                    tokio::time::timeout(Duration::from_millis(200), cut_after(polls, request))
                        .await
                        .ok()
                        .flatten()
                } else {
                    let micros = chance.within(0..25_000);
                    tokio::time::timeout(Duration::from_micros(micros), request)
                        .await
                        .ok()
                };
                match ended {
                    Some(answer) => {
                        // Busy is an answer, broken is not.
                        let status = answer.status.as_u16();
                        assert!(status < 500 || status == 503, "{path}: {}", answer.text);
                        whole += 1;
                    }
                    None => cut += 1,
                }
            }
            (whole, cut)
        }));
    }
    let (mut whole, mut cut) = (0, 0);
    for task in tasks {
        let (more_whole, more_cut) = task.await.unwrap();
        whole += more_whole;
        cut += more_cut;
    }
    (whole, cut)
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_cut_at_any_moment_leave_every_connection_clean() {
    let test = TestApp::with_pool(POOL).await;
    let paths = with_a_search(&test).await;
    let (whole, cut) = cut_requests(&test, paths, REQUESTS, 11).await;
    assert!(
        whole > REQUESTS / 20 && cut > REQUESTS / 4,
        "{whole} ended, {cut} were cut"
    );
    check_pool(&test, POOL).await;
    // A campaign is there with its search or not at all.
    let halves = "SELECT count(*) FROM campaigns c WHERE NOT EXISTS (SELECT FROM scraping_jobs j JOIN search_tasks t ON t.job_id = j.id
                  WHERE j.campaign_id = c.id)";
    assert_eq!(test.count(halves).await, 0);
    assert_eq!(test.browser("ada").get("/campaigns").await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn sockets_closed_at_any_moment_leave_every_connection_clean() {
    let test = TestApp::with_pool(POOL).await;
    let paths = with_a_search(&test).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let serving = tokio::spawn(axum::serve(listener, test.router()).into_future());
    let cookie = test.cookie("ada");
    let mut chance = Chance::of(12);
    let mut answered = 0;
    for _ in 0..REQUESTS {
        let path = &paths[usize::try_from(chance.within(0..paths.len() as u64)).unwrap()];
        let request = format!("GET {path} HTTP/1.1\r\nhost: 127.0.0.1:8080\r\ncookie: {cookie}\r\n\r\n");
        let mut socket = TcpStream::connect(address).await.unwrap();
        // One in eight stops in the middle of its own words.
        let length = if chance.within(0..8) == 0 {
            usize::try_from(chance.within(0..request.len() as u64)).unwrap()
        } else {
            request.len()
        };
        socket.write_all(&request.as_bytes()[..length]).await.unwrap();
        let mut some = [0; 64];
        let patience = Duration::from_micros(chance.within(0..6_000));
        if tokio::time::timeout(patience, socket.read(&mut some))
            .await
            .is_ok()
        {
            answered += 1;
        }
    }
    assert!(answered > REQUESTS / 100 && answered < REQUESTS, "{answered}");
    check_pool(&test, POOL).await;
    let mut socket = TcpStream::connect(address).await.unwrap();
    let request = format!(
        "GET /campaigns HTTP/1.1\r\nhost: 127.0.0.1:8080\r\ncookie: {cookie}\r\nconnection: close\r\n\r\n"
    );
    socket.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    socket.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    serving.abort();
}

/// Writes two campaigns in one transaction.
async fn write_two(db: &Database, ctx: &Ctx) -> Result<(), Error> {
    let tx = db.begin(&Who::tenant(&user("ada"))).await?;
    for name in ["one", "two"] {
        let campaign = NewCampaign::try_new(name, "", SearchType::Keyword).unwrap();
        campaigns::create(&tx, ctx, &user("ada"), &campaign)
            .await
            .unwrap_or_else(|error| panic!("{error}"));
    }
    tx.commit().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_transaction_dropped_at_any_await_is_undone() {
    let test = TestApp::with_pool(1).await;
    let ctx = Ctx::user(test.clock.now(), user("ada"));
    let setup = test.app.db.begin(&Who::tenant(&user("ada"))).await.unwrap();
    limelight::accounts::ensure(&setup, &ctx, &user("ada"), None)
        .await
        .unwrap();
    setup.commit().await.unwrap();
    let (mut undone, mut done) = (0, 0);
    for polls in 0..40 {
        let before = test.count("SELECT count(*) FROM campaigns").await;
        let ended = cut_after(polls, write_two(&test.app.db, &ctx)).await;
        check_pool(&test, 1).await;
        let written = test.count("SELECT count(*) FROM campaigns").await - before;
        match (ended, written) {
            (Some(Ok(())), 2) => done += 1,
            // Dropped: nothing, or, when COMMIT was on its way already, everything.
            (None, 0 | 2) => undone += 1,
            other => panic!("after {polls} polls: {other:?}"),
        }
    }
    assert!(undone >= 3 && done >= 3, "{undone} undone, {done} done");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_read_costs_one_round_trip_and_a_transaction_one_for_each_step() {
    for prepared in [true, false] {
        let database = TestDatabase::new().await;
        let proxy = Proxy::before(&database.login_url()).await;
        let url = proxy.through(&database.login_url());
        let test = TestApp::over(database, &url, prepared, 1);
        let read = async || {
            let snapshot = test.app.db.read(&Who::worker()).await.unwrap();
            limelight::catalogue::is_empty(&snapshot).await.unwrap()
        };
        let write = async || {
            let tx = test.app.db.begin(&Who::worker()).await.unwrap();
            limelight::queue::wake(&tx).await.unwrap();
            tx.commit().await.unwrap();
        };
        // The first of each also connects and prepares.
        read().await;
        write().await;
        proxy.hear_out(Duration::from_millis(25));
        let before = proxy.turns();
        for _ in 0..10 {
            read().await;
        }
        assert_eq!(proxy.turns() - before, 10, "prepared: {prepared}");
        let before = proxy.turns();
        write().await;
        assert_eq!(
            proxy.turns() - before,
            3,
            "BEGIN, the statement, COMMIT; prepared: {prepared}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_commit_whose_answer_is_lost_is_an_outage_and_nothing_is_taken_for_granted() {
    let database = TestDatabase::new().await;
    let proxy = Proxy::before(&database.login_url()).await;
    let url = proxy.through(&database.login_url());
    let test = TestApp::over(database, &url, true, 2);
    let ctx = Ctx::user(test.clock.now(), user("ada"));
    let setup = test.app.db.begin(&Who::tenant(&user("ada"))).await.unwrap();
    limelight::accounts::ensure(&setup, &ctx, &user("ada"), None)
        .await
        .unwrap();
    setup.commit().await.unwrap();
    for (commit, kept) in [(Commit::CutBefore, 0), (Commit::CutAfter, 2)] {
        let before = test.count("SELECT count(*) FROM campaigns").await;
        proxy.plan([commit]);
        let error = write_two(&test.app.db, &ctx).await.unwrap_err();
        assert!(error.is_outage(), "{commit:?}: {error}");
        assert_eq!(
            test.count("SELECT count(*) FROM campaigns").await - before,
            kept,
            "{commit:?}"
        );
    }
    assert_eq!(proxy.cuts(), 2);
    // The pool has noticed, and goes on.
    write_two(&test.app.db, &ctx).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_whose_commits_are_cut_has_each_page_once() {
    let database = TestDatabase::new().await;
    let proxy = Proxy::before(&database.login_url()).await;
    let url = proxy.through(&database.login_url());
    let test = TestApp::over(database, &url, true, 6);
    test.know((0..400).map(|n| creator(&format!("vegan{n}"), "vegan")).collect())
        .await;
    let new = NewSearch::keyword(Platform::TikTok, "vegan", 400).unwrap();
    let (_, id) = test.start("ada", &new).await;
    let mut chance = Chance::of(5);
    proxy.delay(Duration::from_millis(1));
    let plan = (0..400).map(|_| match chance.within(0..8) {
        0 => Commit::CutBefore,
        1 => Commit::CutAfter,
        _ => Commit::Pass,
    });
    proxy.plan(plan);
    test.start_worker().await;
    let ended = format!("SELECT count(*) FROM scraping_jobs WHERE id = '{id}' AND completed_at IS NOT NULL");
    let end = Instant::now() + Duration::from_secs(60);
    while test.count(&ended).await == 0 {
        assert!(Instant::now() < end, "the run did not end");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(proxy.cuts() >= 3, "{} commits were cut", proxy.cuts());
    proxy.plan([]);
    let owner = connect(&test.database.superuser_url()).await.unwrap();
    let found = crate::faults::check_run(&owner, &id.to_string()).await;
    let job = test.ended("ada", id).await;
    assert_eq!(
        (job.outcome, job.pages, found.len()),
        (Some(Outcome::Completed), 8, 400)
    );
}
