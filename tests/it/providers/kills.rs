//! The worker process is killed at each step of a page, five times each: nothing is lost, nothing is done twice, and no page that
//! was stored is paid for again.
use std::collections::BTreeSet;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use limelight::db::embedded::server::connect;
use limelight::discovery::platform::Platform;
use limelight::discovery::providers::Provider;
use limelight::simulate::Script;

use super::{found, keyword};
use crate::faults::check_run;
use crate::support::TestApp;
use crate::support::proxy::{Halt, Proxy};
use crate::support::simulated::Simulated;

/// Where the worker is stopped, by a statement that only this step has.
const STEPS: [(&str, Halt); 6] = [
    ("before the claim", Halt::Before("WITH busy AS")),
    ("after the claim", Halt::Before("t.trouble_since, j.status")),
    (
        "after the call",
        Halt::Before("looks, dry_pages FROM search_tasks"),
    ),
    ("after the store", Halt::Before("UPDATE provider_calls")),
    ("before the commit", Halt::AtCommit("UPDATE provider_calls")),
    ("after the commit", Halt::AfterCommit("UPDATE provider_calls")),
];

struct Worker(Child);

impl Worker {
    fn start(test: &TestApp, url: &str, settings: &[(&'static str, String)]) -> Worker {
        let child = Command::new(env!("CARGO_BIN_EXE_limelight"))
            .arg("work")
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", std::env::temp_dir())
            .env("DATABASE_URL", url)
            .env("DATABASE_PREPARED", "off")
            .env(
                "LIMELIGHT_DATA_DIR",
                std::env::temp_dir().join(&test.database.name),
            )
            .env("LOG", "error")
            .envs(settings.iter().map(|(name, value)| (*name, value)))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Worker(child)
    }

    /// `kill -9`.
    fn kill(self) {
        drop(self);
    }
}

impl Drop for Worker {
    /// Also when the test fails: no worker outlives it.
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_killed_at_every_step_loses_and_repeats_nothing() {
    let simulated = Simulated::start(Script {
        results: 260,
        ..Script::default()
    })
    .await;
    let settings = simulated.only(&["SCRAPECREATORS_API_KEY"]);
    let test = TestApp::with_providers(&settings).await;
    let proxy = Proxy::before(&test.database.login_url()).await;
    let url = proxy.through(&test.database.login_url());
    let superuser = connect(&test.database.superuser_url()).await.unwrap();
    let (_, id) = test
        .start("ada", &keyword(Platform::TikTok, "vegan recipes", 1000))
        .await;
    // The test's clock stands still at a day long ago, and the program's does not: the run's time must not be up.
    superuser
        .execute(
            "UPDATE scraping_jobs SET timeout_at = now() + interval '1 hour'",
            &[],
        )
        .await
        .unwrap();
    for (step, halt) in STEPS {
        for time in 0..5 {
            let before = proxy.halted();
            proxy.halt(halt);
            let worker = Worker::start(&test, &url, &settings);
            let limit = Instant::now() + Duration::from_secs(20);
            while proxy.halted() == before {
                assert!(
                    Instant::now() < limit,
                    "{step}, time {time}: the worker never came there"
                );
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
            worker.kill();
            // What thirty seconds do: the dead worker's lease passes.
            superuser
                .execute(
                    "UPDATE background_jobs SET lease_expires_at = now() - interval '1 second' WHERE status = 'processing'",
                    &[],
                )
                .await
                .unwrap();
        }
    }
    let worker = Worker::start(&test, &url, &settings);
    test.ended_within("ada", id, Duration::from_secs(60)).await;
    worker.kill();
    let order = check_run(&superuser, &id.to_string()).await;
    let endpoint = Provider::ScrapeCreators
        .endpoint("tiktok/search/keyword")
        .unwrap();
    let expected = simulated
        .simulator
        .expected(endpoint, Platform::TikTok, "vegan recipes");
    assert_eq!(order.len(), expected.len());
    assert_eq!(
        found(&test, id).await,
        expected.into_iter().collect::<BTreeSet<String>>()
    );
    let paid_again = "SELECT count(*) FROM provider_calls p
                      JOIN scraping_results r ON r.user_id = p.user_id AND r.task_id = p.task_id AND r.page = p.page
                      WHERE p.started_at > r.created_at";
    assert_eq!(
        test.count(paid_again).await,
        0,
        "no page that was stored is asked for again"
    );
    // Every call that the provider saw is in the ledger; those cut short stand there as open, and count against the budget.
    let calls = test.count("SELECT count(*) FROM provider_calls").await;
    assert!(u64::try_from(calls).unwrap() >= simulated.simulator.tally().calls());
    let open = test
        .count("SELECT count(*) FROM provider_calls WHERE ended_at IS NULL AND credits IS NULL")
        .await;
    eprintln!("{calls} calls, {open} of them cut short by a kill");
    assert!(
        (10..=20).contains(&open),
        "after the call, after the store, before the commit: {open}"
    );
}
