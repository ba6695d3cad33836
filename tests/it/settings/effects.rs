//! What each setting does to the product: set to another value, something else happens.
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use limelight::base::ctx::Ctx;
use limelight::db::Who;
use limelight::db::embedded::server::connect;
use limelight::discovery::platform::Platform;
use limelight::queue::worker::{Handlers, Limits, Worker};
use limelight::queue::{self, Done, JobError, NewJob};
use limelight::search::plan::plan;
use limelight::search::{Choice, JobStatus, NewSearch, Outcome, jobs::sweep_overdue};
use limelight::simulate::Script;
use tokio::net::TcpListener;

use super::set;
use crate::support::simulated::Simulated;
use crate::support::{TestApp, creator_with_tags};

async fn refresh(test: &TestApp) {
    test.app.settings.refresh(&test.app.db).await.unwrap();
}

/// Waits until the number is this one.
async fn becomes(test: &TestApp, sql: &str, wanted: i64) {
    let end = std::time::Instant::now() + Duration::from_secs(20);
    loop {
        let found = test.count(sql).await;
        if found == wanted {
            return;
        }
        assert!(std::time::Instant::now() < end, "{sql}: {found}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

async fn enqueue(test: &TestApp, jobs: usize) {
    let ctx = Ctx::system(test.clock.now());
    let tx = test.app.db.begin(&Who::worker()).await.unwrap();
    for n in 0..jobs {
        let job = NewJob {
            kind: "test",
            payload: n,
            priority: 100,
            user: None,
            dedup_key: None,
            delay: Duration::ZERO,
        };
        queue::enqueue(&tx, &ctx, job).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// A worker of the test's own, over the limits that the settings give.
fn worker(test: &TestApp, handlers: Handlers<AtomicUsize>, app: &Arc<AtomicUsize>) {
    let live = Arc::clone(&test.app.settings);
    let worker = Worker {
        app: Arc::clone(app),
        db: test.app.db.clone(),
        handlers,
        name: "test".to_owned(),
        limits: Box::new(move || limelight::jobs::limits(&live.current())),
    };
    let notices = test.app.notices.subscribe();
    test.lifecycle
        .spawn(worker.run(notices, test.lifecycle.stopping.clone()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_takes_another_number_of_jobs_while_it_runs() {
    let test = TestApp::new().await;
    set(&test, "job_processing.max_concurrent_jobs", "2").await;
    set(&test, "job_processing.max_concurrent_jobs_per_user", "3").await;
    refresh(&test).await;
    let limits: Limits = limelight::jobs::limits(&test.app.settings.current());
    assert_eq!((limits.slots, limits.per_user), (2, 3));
    enqueue(&test, 12).await;
    let running = Arc::new(AtomicUsize::new(0));
    let handlers = Handlers::default().on("test", |running: Arc<AtomicUsize>, _| async move {
        running.fetch_add(1, Ordering::Relaxed);
        std::future::pending::<Result<Done, JobError>>().await
    });
    worker(&test, handlers, &running);
    let at_work = "SELECT count(*) FROM background_jobs WHERE status = 'processing'";
    becomes(&test, at_work, 2).await;
    tokio::time::sleep(Duration::from_millis(1500)).await;
    assert_eq!(test.count(at_work).await, 2, "no more than are allowed");
    set(&test, "job_processing.max_concurrent_jobs", "9").await;
    refresh(&test).await;
    becomes(&test, at_work, 9).await;
    assert_eq!(running.load(Ordering::Relaxed), 9);
    test.lifecycle.aborting.cancel();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_that_runs_too_long_is_stopped_and_tried_again_after_the_set_delay() {
    let test = TestApp::new().await;
    set(&test, "job_processing.job_timeout", "1s").await;
    set(&test, "job_processing.default_retry_delay", "10m").await;
    refresh(&test).await;
    enqueue(&test, 1).await;
    let tries = Arc::new(AtomicUsize::new(0));
    let handlers = Handlers::default().on("test", |tries: Arc<AtomicUsize>, _| async move {
        if tries.fetch_add(1, Ordering::Relaxed) == 0 {
            return std::future::pending().await;
        }
        Err(JobError::Retry("again".to_owned()))
    });
    worker(&test, handlers, &tries);
    let stopped = "SELECT count(*) FROM background_jobs WHERE retry_count = 1 AND error LIKE '%longer than 1 s%job_processing.job_timeout%'";
    becomes(&test, stopped, 1).await;
    // The first time it is tried again at once, then after the delay.
    becomes(&test, "SELECT retry_count::bigint FROM background_jobs", 2).await;
    let wait = test
        .count("SELECT extract(epoch FROM scheduled_for - now())::bigint FROM background_jobs")
        .await;
    assert!((590..=751).contains(&wait), "{wait} s");
    test.lifecycle.aborting.cancel();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_instagram_that_does_not_come_is_given_up_by_its_own_limit() {
    // A provider that takes calls and never answers.
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", silent.local_addr().unwrap());
    tokio::spawn(async move {
        let mut open = Vec::new();
        while let Ok((stream, _)) = silent.accept().await {
            open.push(stream);
        }
    });
    let settings = [
        ("SCRAPECREATORS_API_KEY", "k".to_owned()),
        ("SCRAPECREATORS_BASE_URL", url),
    ];
    let test = TestApp::with_providers(&settings).await;
    set(&test, "timeouts.instagram_job_timeout", "1s").await;
    refresh(&test).await;
    test.start_worker().await;
    for platform in [Platform::Instagram, Platform::TikTok] {
        test.start("ada", &NewSearch::keyword(platform, "vegan", 10).unwrap())
            .await;
    }
    let given_up = "SELECT count(*) FROM background_jobs WHERE retry_count > 0 AND error LIKE '%1 s (timeouts.instagram_job_timeout)%'";
    becomes(&test, given_up, 1).await;
    let waiting = "SELECT count(*) FROM background_jobs WHERE retry_count = 0 AND status = 'processing'";
    assert_eq!(test.count(waiting).await, 1, "the limit is not TikTok's");
    test.lifecycle.aborting.cancel();
}

#[tokio::test(flavor = "multi_thread")]
async fn no_search_may_make_more_calls_than_its_network_s_ceiling() {
    let simulated = Simulated::start(Script::default()).await;
    let test = TestApp::with_providers(&simulated.settings).await;
    let plan_for = async |platform: Platform, similar: bool, max_calls: Option<i64>| {
        let new = match similar {
            false => NewSearch::keyword(platform, "vegan", 1000),
            true => NewSearch::similar(platform, "ada", 1000),
        };
        let choice = Choice {
            max_calls,
            ..Choice::default()
        };
        let snapshot = test.app.db.read(&Who::worker()).await.unwrap();
        let settings = test.app.settings.current();
        plan(&snapshot, &test.app.providers, &settings, &new.unwrap(), &choice).await
    };
    let of = |platform: Platform, similar: bool| {
        let name = platform.as_str().to_lowercase();
        format!(
            "api_limits.max_api_calls_{name}{}",
            if similar { "_similar" } else { "" }
        )
    };
    let all = Platform::ALL
        .into_iter()
        .flat_map(|platform| [(platform, false), (platform, true)]);
    for (n, (platform, similar)) in (3i64..).zip(all) {
        let before = plan_for(platform, similar, None).await.unwrap().quote.unwrap();
        assert!(before.max_calls > n, "{before:?}");
        set(&test, &of(platform, similar), &n.to_string()).await;
        refresh(&test).await;
        let after = plan_for(platform, similar, None).await.unwrap().quote.unwrap();
        assert_eq!(after.max_calls, n, "{platform} {similar}");
        let refused = plan_for(platform, similar, Some(n + 1)).await.unwrap_err();
        assert_eq!(
            refused.to_string(),
            format!(
                "max-calls: {} is more than the {n} that {} allows: ask for fewer, or change it with limelight settings set",
                n + 1,
                of(platform, similar)
            )
        );
        assert!(plan_for(platform, similar, Some(n)).await.is_ok());
    }
    // And the run keeps to it.
    test.start_worker().await;
    let (_, id) = test
        .start(
            "ada",
            &NewSearch::keyword(Platform::TikTok, "vegan recipes", 1000).unwrap(),
        )
        .await;
    assert_eq!(test.ended("ada", id).await.outcome, Some(Outcome::BudgetReached));
    assert_eq!(test.count("SELECT count(*) FROM provider_calls").await, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn finished_jobs_are_kept_as_long_as_the_settings_say() {
    let test = TestApp::new().await;
    let client = connect(&test.database.superuser_url()).await.unwrap();
    client
        .batch_execute(
            "INSERT INTO background_jobs (job_type, payload, status, updated_at)
             SELECT status || age, '{}', status, now() - make_interval(days => age)
             FROM unnest(ARRAY['completed', 'failed', 'cancelled', 'pending']) AS status, unnest(ARRAY[1, 4, 8, 40]) AS age,
                  generate_series(1, 700)",
        )
        .await
        .unwrap();
    set(&test, "cleanup.error_jobs_retention_days", "3").await;
    set(&test, "cleanup.completed_jobs_retention_days", "30").await;
    refresh(&test).await;
    test.start_worker().await;
    // 40 of completed; 4, 8 and 40 of failed; 8 and 40 of cancelled: more than one batch of each.
    becomes(&test, "SELECT count(*) FROM background_jobs", (16 - 6) * 700).await;
    let left = client
        .query(
            "SELECT job_type, count(*) FROM background_jobs GROUP BY 1 ORDER BY 1",
            &[],
        )
        .await
        .unwrap();
    let left: Vec<String> = left.iter().map(|row| row.get(0)).collect();
    assert_eq!(
        left,
        [
            "cancelled1",
            "cancelled4",
            "completed1",
            "completed4",
            "completed8",
            "failed1",
            "pending1",
            "pending4",
            "pending40",
            "pending8"
        ]
    );
    test.lifecycle.aborting.cancel();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_without_a_time_limit_is_given_up_by_its_age() {
    let test = TestApp::new().await;
    let new = NewSearch::keyword(Platform::TikTok, "vegan", 10).unwrap();
    let (_, old) = test.start("ada", &new).await;
    let (_, young) = test.start("bob", &new).await;
    let client = connect(&test.database.superuser_url()).await.unwrap();
    client
        .batch_execute(&format!(
            "UPDATE scraping_jobs SET timeout_at = NULL;
             UPDATE scraping_jobs SET created_at = created_at - interval '3 hours' WHERE id = '{old}'"
        ))
        .await
        .unwrap();
    sweep_overdue(&test.tools()).await.unwrap();
    assert_eq!(
        test.job("ada", old).await.status,
        JobStatus::Pending,
        "a day is not over"
    );
    set(&test, "timeouts.cleanup_timeout_hours", "2h").await;
    refresh(&test).await;
    sweep_overdue(&test.tools()).await.unwrap();
    assert_eq!(test.job("ada", old).await.status, JobStatus::Timeout);
    assert_eq!(test.job("bob", young).await.status, JobStatus::Pending);
}

#[tokio::test(flavor = "multi_thread")]
async fn suggestions_are_for_those_whom_the_flag_names() {
    let test = TestApp::new().await;
    let tags = |n: usize| if n < 3 { &["fyp", "tofu"][..] } else { &["fyp"] };
    let known = (0..6).map(|n| creator_with_tags(&format!("vegan{n}"), "vegan recipes", tags(n)));
    let others = (0..6).map(|n| creator_with_tags(&format!("car{n}"), "fast cars", &["fyp", "engine"]));
    test.know(known.chain(others).collect()).await;
    let sees = async |name: &str| {
        let page = test
            .browser(name)
            .get("/campaigns/new/suggestions?query=vegan&platform=TikTok")
            .await;
        assert_eq!(page.status, 200);
        page.text.contains("#tofu")
    };
    assert!(sees("ada").await && sees("bob").await, "everybody, without a row");
    set(&test, "feature_flags.keyword_suggestions", "0").await;
    set(&test, "feature_flags.keyword_suggestions@bob", "true").await;
    refresh(&test).await;
    assert!(!sees("ada").await && sees("bob").await);
    // Their places are 73 and 70: between them lies a share that one of them is in.
    set(&test, "feature_flags.keyword_suggestions", "72").await;
    set(&test, "feature_flags.keyword_suggestions@bob", "false").await;
    refresh(&test).await;
    assert!(!sees("ada").await && !sees("bob").await);
    let tx = test.app.db.begin(&Who::admin()).await.unwrap();
    let ctx = Ctx::operator(test.clock.now());
    limelight::settings::unset(&tx, &ctx, "feature_flags.keyword_suggestions@bob")
        .await
        .unwrap();
    tx.commit().await.unwrap();
    refresh(&test).await;
    assert!(!sees("ada").await && sees("bob").await);
}
