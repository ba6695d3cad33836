//! Look-ups over providers in trouble, and a worker that is killed.
use std::collections::BTreeSet;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use limelight::db::embedded::server::connect;
use limelight::discovery::platform::Platform;
use limelight::search::Outcome;
use limelight::simulate::Script;

use super::{ended, handles, look, rows, start};
use crate::support::TestApp;
use crate::support::proxy::{Halt, Proxy};
use crate::support::simulated::Simulated;

#[tokio::test(flavor = "multi_thread")]
async fn every_fault_at_ten_percent_finds_the_same() {
    let calm = Simulated::start(Script::default()).await;
    let names = handles(&calm, Platform::TikTok, "tiktok/search/keyword").await;
    let simulated = Simulated::start(Script {
        faults: 10,
        ..Script::default()
    })
    .await;
    let test = TestApp::with_providers(&simulated.settings).await;
    test.start_worker().await;
    let text = format!("{}\nno.such.body", names[..60].join("\n"));
    let id = start(&test, "ada", &text, Platform::TikTok, Some(1_000)).await;
    let lookup = ended(&test, "ada", id).await;
    let odd: Vec<_> = rows(&test, "ada", id)
        .await
        .into_iter()
        .filter(|row| row.state != "found")
        .collect();
    assert_eq!((lookup.tally.found, odd.len()), (60, 1), "{odd:?}");
    assert_eq!(odd[0].state, "not_found");
    let faults = "SELECT count(*) FROM provider_calls WHERE fault IS NOT NULL";
    assert!(test.count(faults).await > 5, "the faults came");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_is_refused_fails_every_row_with_the_reason() {
    let simulated = Simulated::start(Script::default()).await;
    let names = handles(&simulated, Platform::TikTok, "tiktok/search/keyword").await;
    let mut settings = simulated.only(&["SCRAPECREATORS_API_KEY"]);
    for (name, value) in &mut settings {
        if *name == "SCRAPECREATORS_BASE_URL" {
            // A page of HTML where JSON is due, whatever is asked.
            value.push_str("/nowhere");
        }
    }
    let test = TestApp::with_providers(&settings).await;
    test.start_worker().await;
    let id = start(&test, "ada", &names[..3].join("\n"), Platform::TikTok, None).await;
    let lookup = ended(&test, "ada", id).await;
    assert_eq!(lookup.outcome, Some(Outcome::ProviderFailed), "{lookup:?}");
    for row in rows(&test, "ada", id).await {
        assert_eq!(row.state, "failed");
        assert!(
            row.reason
                .as_ref()
                .is_some_and(|reason| reason.contains("ScrapeCreators")),
            "{row:?}"
        );
    }
}

/// Where the worker is stopped, by a statement that only this step has.
const STEPS: [(&str, Halt); 6] = [
    ("before the claim", Halt::Before("WITH busy AS")),
    (
        "while the catalogue is asked",
        Halt::Before("found.profiled_at >="),
    ),
    ("before the call", Halt::AfterCommit("INSERT INTO provider_calls")),
    ("after the call", Halt::Before("UPDATE provider_calls")),
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
}

impl Drop for Worker {
    /// `kill -9`, also when the test fails.
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_killed_at_every_step_loses_nothing_and_pays_no_stored_answer_again() {
    let simulated = Simulated::start(Script::default()).await;
    let settings = simulated.only(&["SCRAPECREATORS_API_KEY"]);
    let test = TestApp::with_providers(&settings).await;
    let proxy = Proxy::before(&test.database.login_url()).await;
    let url = proxy.through(&test.database.login_url());
    let superuser = connect(&test.database.superuser_url()).await.unwrap();
    let names = handles(&simulated, Platform::TikTok, "tiktok/search/keyword").await;
    let names: BTreeSet<String> = names.into_iter().take(80).collect();
    let text = names.iter().cloned().collect::<Vec<_>>().join("\n");
    let id = start(&test, "ada", &text, Platform::TikTok, Some(1_000)).await;
    // The test's clock stands still at a day long ago, and the program's does not: its time must not be up.
    superuser
        .execute(
            "UPDATE search_jobs SET timeout_at = now() + interval '1 hour'",
            &[],
        )
        .await
        .unwrap();
    for (step, halt) in STEPS {
        let before = proxy.halted();
        proxy.halt(halt);
        let worker = Worker::start(&test, &url, &settings);
        let limit = Instant::now() + Duration::from_secs(20);
        while proxy.halted() == before {
            assert!(Instant::now() < limit, "{step}: the worker never came there");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        drop(worker);
        // What thirty seconds do: the dead worker's lease passes.
        superuser
            .execute(
                "UPDATE background_jobs SET lease_expires_at = now() - interval '1 second' WHERE status = 'processing'",
                &[],
            )
            .await
            .unwrap();
    }
    assert!(
        !look(&test, "ada", id).await.status.is_final(),
        "killed before the end"
    );
    let worker = Worker::start(&test, &url, &settings);
    let lookup = ended(&test, "ada", id).await;
    drop(worker);
    assert_eq!(lookup.tally.found, 80, "{lookup:?}");
    assert_eq!(test.count("SELECT count(*) FROM search_results").await, 80);
    let stored = "SELECT count(*) FROM provider_calls WHERE ended_at IS NOT NULL";
    assert_eq!(test.count(stored).await, 80, "one stored answer a creator");
    let open = test
        .count("SELECT count(*) FROM provider_calls WHERE ended_at IS NULL")
        .await;
    eprintln!("killed at {} steps: {open} calls were cut off", STEPS.len());
    assert!(open >= 1, "a call that was cut off stands in the ledger");
}
