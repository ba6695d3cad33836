//! Searches under faults: killed processes, a killed server, cut sessions, stolen leases. Nothing is lost and nothing is done twice.
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use limelight::base::id::{QueuedJobId, SearchJobId};
use limelight::db::Who;
use limelight::db::embedded::server::connect;
use limelight::discovery::platform::Platform;
use limelight::queue::{self, Claimed, Done, Lease};
use limelight::search::jobs::{FETCH_PAGE, fetch_page};
use limelight::search::{JobStatus, NewSearch, Outcome};
use limelight_queries::queries::queue as sql;
use tokio_postgres::Client;

use crate::support::chance::Chance;
use crate::support::program::{Installation, Running, signal, wait_for};
use crate::support::{TestApp, creator};

/// What holds of a run that ended, whatever happened meanwhile; returns its creators in order.
pub async fn check_run(client: &Client, job: &str) -> Vec<String> {
    let one = async |sql: &str| -> i64 { client.query_one(sql, &[&job]).await.unwrap().get(0) };
    let found = one(
        "SELECT processed_results::bigint FROM scraping_jobs WHERE id::text = $1 AND status = 'completed'",
    )
    .await;
    assert_eq!(
        one("SELECT count(*) FROM job_creators WHERE job_id::text = $1").await,
        found,
        "the count is that of the rows"
    );
    assert_eq!(
        one("SELECT count(DISTINCT ordinal) * 1000000 + max(ordinal) FROM job_creators WHERE job_id::text = $1").await,
        found * 1_000_000 + found,
        "the ranks have no gap and no repeat"
    );
    assert_eq!(
        one("SELECT count(*) FROM search_tasks t WHERE job_id::text = $1 AND t.pages <> (
               SELECT count(*) FROM scraping_results r WHERE r.task_id = t.id AND r.page BETWEEN 1 AND t.pages)").await,
        0,
        "each task has the pages it counts"
    );
    assert_eq!(
        one(
            "SELECT count(*) - count(DISTINCT (task_id, page)) FROM scraping_results WHERE job_id::text = $1"
        )
        .await,
        0,
        "no page is stored twice"
    );
    assert_eq!(
        one("SELECT count(*) FROM background_jobs WHERE status IN ('pending', 'processing') AND $1 <> ''")
            .await,
        0,
        "nothing is left to do"
    );
    assert_eq!(
        one("SELECT count(*) FROM events WHERE aggregate_id = $1 AND event_type = 'search_finished'").await,
        1,
        "it ended once"
    );
    let rows = client
        .query(
            "SELECT creator_id::text FROM job_creators WHERE job_id::text = $1 ORDER BY ordinal",
            &[&job],
        )
        .await
        .unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}

/// An installation with so many creators that match "vegan", and the creators of an undisturbed search for them.
async fn prepared(creators: usize) -> (Installation, Vec<String>) {
    let home = Installation::new().with("BIND", "127.0.0.1:0");
    let rows = (0..creators).map(|n| format!("vegan{n},vegan recipes number {n},{}\n", 1000 + n));
    let file = home.file(
        "creators.csv",
        format!("username,bio,followers\n{}", rows.collect::<String>()),
    );
    home.done(&["import", "--platform", "tiktok", &file]);
    let mut host = home.start(&["work"]);
    host.told("working");
    let undisturbed = home
        .done(&["search", "vegan", "--target", "10000", "--json"])
        .json();
    let client = connect(&home.superuser_url().unwrap()).await.unwrap();
    let expected = check_run(&client, undisturbed["id"].as_str().unwrap()).await;
    assert_eq!(expected.len(), creators);
    host.stop();
    (home, expected)
}

/// Starts a search and returns its id together with the process that runs it.
fn begin(home: &Installation) -> (Running, String) {
    let mut search = home.start(&["search", "vegan", "--target", "10000"]);
    let line = search.told("search ");
    (search, line.trim_start_matches("search ").to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_killed_twenty_times_loses_and_repeats_nothing() {
    let (home, expected) = prepared(8_000).await;
    let mut chance = Chance::of(20_260_302);
    let (first, id) = begin(&home);
    let mut running = Some(first);
    let mut unfinished = 0;
    for kill in 0..20 {
        let process = running.take().unwrap_or_else(|| match kill % 3 {
            0 => home.start(&["up", "--no-sample"]),
            1 => home.start(&["search", "--watch", &id]),
            _ => home.start(&["work"]),
        });
        tokio::time::sleep(Duration::from_millis(chance.within(20..700))).await;
        process.kill();
        // The server outlives the kill, and tells how far the search was.
        let open = format!("SELECT count(*) FROM scraping_jobs WHERE id = '{id}' AND completed_at IS NULL");
        unfinished += home.count(&open).await;
    }
    eprintln!("{unfinished} of 20 kills came before the end");
    assert!(
        unfinished >= 15,
        "the kills came too late to mean anything: {unfinished}"
    );
    let mut host = home.start(&["work"]);
    host.told("working");
    let watched = home.done(&["search", "--watch", &id, "--json"]).json();
    assert_eq!(watched["outcome"], "exhausted");
    let client = connect(&home.superuser_url().unwrap()).await.unwrap();
    assert_eq!(check_run(&client, &id).await, expected);
    let billed = "SELECT count(*) FROM usage_ledger WHERE metric = 'creators' AND period = date_trunc('month', now())::date";
    assert_eq!(
        home.count(billed).await,
        8_000,
        "each creator is counted once a month"
    );
    host.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_database_server_comes_back_and_the_search_goes_on() {
    let (home, expected) = prepared(1_500).await;
    let mut chance = Chance::of(7);
    let mut search = home.start(&["search", "vegan", "--target", "10000", "--json"]);
    search.told("search ");
    for _ in 0..3 {
        wait_for("a server", || home.postmaster().is_some());
        tokio::time::sleep(Duration::from_millis(chance.within(300..900))).await;
        let Some(killed) = home.postmaster() else { continue };
        if !search.runs() {
            break;
        }
        signal(killed, "KILL");
        wait_for("another server", || {
            home.postmaster().is_some_and(|pid| pid != killed) || !search.runs()
        });
    }
    let ended = search.ended();
    assert_eq!(ended.status, 0, "{ended:?}");
    assert!(
        ended
            .err
            .contains("the search waits for it and goes on by itself"),
        "{}",
        ended.err
    );
    assert!(
        ended
            .err
            .contains("the database answers again; the search goes on"),
        "{}",
        ended.err
    );
    let id = ended.json()["id"].as_str().unwrap().to_owned();
    let mut host = home.start(&["work"]);
    host.told("working");
    let client = connect(&home.superuser_url().unwrap()).await.unwrap();
    assert_eq!(check_run(&client, &id).await, expected);
    host.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_that_sleeps_past_its_lease_writes_nothing_when_it_wakes() {
    let (home, expected) = prepared(400).await;
    let mut sleeper = home.start(&["work"]);
    sleeper.told("working");
    let mut client = connect(&home.superuser_url().unwrap()).await.unwrap();
    // Its page is on the way when it falls asleep.
    let blocking = client.transaction().await.unwrap();
    blocking
        .batch_execute("LOCK TABLE creators IN ACCESS EXCLUSIVE MODE")
        .await
        .unwrap();
    let mut search = home.command(&["search", "vegan", "--target", "10000"]);
    let mut starting = Running::of({
        search.env("LOG", "off");
        search
    });
    let line = starting.told("search ");
    let id = line.trim_start_matches("search ").to_owned();
    starting.kill();
    let held = format!(
        "SELECT count(*) FROM background_jobs WHERE status = 'processing' AND locked_by = 'worker-{}'",
        sleeper.pid()
    );
    let end = Instant::now() + Duration::from_secs(40);
    let mine = async || -> i64 { blocking.query_one(&held, &[]).await.unwrap().get(0) };
    while mine().await == 0 {
        // Whatever another process claimed in passing is given back.
        let others = format!(
            "UPDATE background_jobs SET status = 'pending', lease_token = NULL, lease_expires_at = NULL, locked_by = NULL
             WHERE status = 'processing' AND locked_by <> 'worker-{}'",
            sleeper.pid()
        );
        blocking.batch_execute(&others).await.unwrap();
        blocking
            .batch_execute("COMMIT; BEGIN; LOCK TABLE creators IN ACCESS EXCLUSIVE MODE")
            .await
            .unwrap();
        assert!(Instant::now() < end, "the worker claimed nothing");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    sleeper.signal("STOP");
    blocking.batch_execute("UPDATE background_jobs SET lease_expires_at = now() - interval '1 second' WHERE status = 'processing'").await.unwrap();
    blocking.commit().await.unwrap();

    let mut other = home.start(&["work"]);
    other.told("working");
    let watched = home.done(&["search", "--watch", &id, "--json"]).json();
    assert_eq!(watched["found"], 400);
    let everything = "SELECT coalesce(sum(xmin::text::bigint), 0)::bigint + count(*) FROM (
        SELECT xmin FROM scraping_jobs UNION ALL SELECT xmin FROM search_tasks UNION ALL SELECT xmin FROM scraping_results
        UNION ALL SELECT xmin FROM job_creators UNION ALL SELECT xmin FROM background_jobs UNION ALL SELECT xmin FROM usage_ledger) r";
    let before = home.count(everything).await;
    sleeper.signal("CONT");
    // It is awake when it ends as it is told to.
    sleeper.stop();
    wait_for("the other to start the server again", || {
        home.postmaster().is_some()
    });
    let end = Instant::now() + Duration::from_secs(20);
    let client = loop {
        match connect(&home.superuser_url().unwrap()).await {
            Ok(client) => break client,
            Err(error) => assert!(Instant::now() < end, "{error}"),
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    };
    assert_eq!(
        client.query_one(everything, &[]).await.unwrap().get::<_, i64>(0),
        before
    );
    assert_eq!(check_run(&client, &id).await, expected);
    other.stop();
}

/// Claims the waiting page as a worker of this name.
async fn claim(test: &TestApp, worker: &str) -> Claimed {
    let tx = test.app.db.begin(&Who::worker()).await.unwrap();
    let job = sql::claim()
        .bind(&tx, &vec![FETCH_PAGE], &8, &1, &worker, &30.0)
        .map(|row| Claimed {
            lease: Lease {
                id: QueuedJobId(row.id),
                token: row.lease_token,
            },
            kind: row.job_type.to_owned(),
            payload: serde_json::from_str(row.payload.0.get()).unwrap(),
            retry_count: row.retry_count,
            max_retries: row.max_retries,
            turn: row.turn,
        })
        .one()
        .await
        .unwrap();
    tx.commit().await.unwrap();
    job
}

/// What a page would change.
async fn written(test: &TestApp) -> i64 {
    test.count(
        "SELECT (SELECT count(*) FROM scraping_results) * 100000 + (SELECT count(*) FROM job_creators) * 100 + (SELECT sum(pages) FROM search_tasks)",
    )
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn who_lost_the_lease_commits_nothing() {
    let test = TestApp::new().await;
    test.know((0..120).map(|n| creator(&format!("vegan{n}"), "vegan")).collect())
        .await;
    let (_, id) = test
        .start(
            "ada",
            &NewSearch::keyword(Platform::TikTok, "vegan", 120).unwrap(),
        )
        .await;
    let owner = connect(&test.database.superuser_url()).await.unwrap();
    let expire = "UPDATE background_jobs SET lease_expires_at = now() - interval '1 second' WHERE status = 'processing'";

    let slow = claim(&test, "slow").await;
    owner.batch_execute(expire).await.unwrap();
    let tx = test.app.db.begin(&Who::worker()).await.unwrap();
    assert_eq!(queue::release_expired(&tx, None).await.unwrap().len(), 1);
    tx.commit().await.unwrap();
    let before = written(&test).await;
    // The slow one would store the very page that waits to be stored, and is refused for its lease alone.
    assert_eq!(
        fetch_page(&test.tools(), slow.clone()).await.unwrap(),
        Done::Already
    );
    assert_eq!(written(&test).await, before);

    let quick = claim(&test, "quick").await;
    // Both at once: whichever is first at the row, only the holder's page counts.
    let tools = test.tools();
    let (late, now) = tokio::join!(fetch_page(&tools, slow.clone()), fetch_page(&tools, quick));
    assert_eq!((late.unwrap(), now.unwrap()), (Done::Already, Done::Already));
    assert_eq!(test.count("SELECT count(*) FROM scraping_results").await, 1);
    let settled = fetch_page(&test.tools(), slow).await.unwrap();
    assert_eq!(
        (settled, test.count("SELECT count(*) FROM scraping_results").await),
        (Done::Already, 1)
    );

    test.start_worker().await;
    let job = test.ended("ada", id).await;
    assert_eq!((job.outcome, job.found), (Some(Outcome::Completed), 120));
    check_run(&owner, &id.to_string()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn sessions_terminated_again_and_again_stop_no_search() {
    let test = TestApp::new().await;
    test.know(
        (0..3_000)
            .map(|n| creator(&format!("vegan{n}"), "vegan recipes"))
            .collect(),
    )
    .await;
    let (_, id) = test
        .start(
            "ada",
            &NewSearch::keyword(Platform::TikTok, "vegan", 3_000).unwrap(),
        )
        .await;
    test.start_worker().await;
    let mut chance = Chance::of(3);
    // From another database, so that the one who terminates is spared.
    let outside = connect(&crate::support::database::server().await.superuser_url("postgres"))
        .await
        .unwrap();
    let terminate = format!(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '{}' AND application_name = 'limelight'",
        test.database.name
    );
    let mut terminated: i64 = 0;
    let end = Instant::now() + Duration::from_secs(60);
    // Until enough is broken, not for a number of rounds: after an outage the pool comes back in its own time.
    while terminated <= 20 && !has_ended(&test, id).await {
        assert!(
            Instant::now() < end,
            "only {terminated} sessions came back to be terminated"
        );
        tokio::time::sleep(Duration::from_millis(chance.within(10..150))).await;
        terminated += outside.query_one(&terminate, &[]).await.unwrap().get::<_, i64>(0);
    }
    eprintln!("{terminated} sessions were terminated");
    assert!(terminated > 10, "{terminated} sessions were terminated");
    while !has_ended(&test, id).await {
        assert!(Instant::now() < end, "the run did not end");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let job = test.job("ada", id).await;
    assert_eq!((job.status, job.found), (JobStatus::Completed, 3_000));
    let owner = connect(&test.database.superuser_url()).await.unwrap();
    let creators: BTreeSet<String> = check_run(&owner, &id.to_string()).await.into_iter().collect();
    assert_eq!(creators.len(), 3_000);
}

async fn has_ended(test: &TestApp, id: SearchJobId) -> bool {
    test.count(&format!(
        "SELECT count(*) FROM scraping_jobs WHERE id = '{id}' AND completed_at IS NOT NULL"
    ))
    .await
        == 1
}
