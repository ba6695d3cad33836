//! P7: a search of forty provider pages with recorded latencies, beside the sum and the critical path of those latencies.
use std::process::Stdio;
use std::time::{Duration, Instant};

use limelight_embedded::server::connect;
use serde_json::Value;
use tokio::net::TcpStream;
use tokio::process::{Child, Command};

use super::report::{Aim, Rounds, Section, number};
use super::world::{World, free_port};
use crate::Failure;

/// Calls that a search may make: it ends there.
const PAGES: i64 = 40;
/// Keywords that run side by side.
const SHAPES: [usize; 3] = [1, 4, 8];
const WORDS: [&str; 8] = [
    "vegan", "yoga", "running", "chess", "coffee", "garden", "travel", "music",
];
const START_LIMIT: Duration = Duration::from_secs(20);

/// One search as it ran, in seconds.
struct Run {
    /// From the moment at which it was asked for to its end.
    wall: f64,
    /// Of all calls.
    sum: f64,
    /// Of the keyword whose calls took longest: its pages come one after the other.
    path: f64,
}

pub async fn search(world: &World) -> Result<Section, Failure> {
    let port = free_port().await?;
    let simulator = simulate(world, port).await?;
    let mut section = Section::new("P7: a search of forty pages");
    section.paragraph(&format!(
        "`limelight search` on TikTok, answered by `limelight simulate --latency recorded` (1 to 3 s a call), until {PAGES} calls are made. Each page \
         is asked for when the one before is stored, since its token stands in it; keywords run side by side. The critical path is the sum of \
         the calls of the keyword whose calls took longest together, as the ledger `provider_calls` has them: nothing can be faster. Wall time is from \
         `created_at` to `completed_at` of the run, queue, transactions and the worker's wake-ups included."
    ));
    let mut rows = Vec::new();
    let mut worst = Rounds::default();
    for keywords in SHAPES {
        let rounds = if world.effort.quick || keywords == 1 { 1 } else { 3 };
        let (mut wall, mut sum, mut path, mut times) = (
            Rounds::default(),
            Rounds::default(),
            Rounds::default(),
            Rounds::default(),
        );
        for _ in 0..rounds {
            let run = one(world, port, keywords).await?;
            wall.push(run.wall);
            sum.push(run.sum);
            path.push(run.path);
            times.push(run.wall / run.path);
        }
        worst.push(times.range().1);
        rows.push(vec![
            keywords.to_string(),
            sum.shown(),
            path.shown(),
            wall.shown(),
            number(times.median()),
        ]);
    }
    drop(simulator);
    section.table(
        &[
            "keywords",
            "sum of the latencies, s",
            "critical path, s",
            "wall time, s",
            "times the critical path",
        ],
        &rows,
    );
    section.aims(&[Aim::at_most(
        "times the critical path, the worst run",
        1.15,
        worst.range().1,
    )]);
    Ok(section)
}

async fn simulate(world: &World, port: u16) -> Result<Child, Failure> {
    let child = Command::new(world.root.join("target/release/limelight"))
        .args(["simulate", "--latency", "recorded", "--results", "1200"])
        .args(["--bind", &format!("127.0.0.1:{port}")])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .kill_on_drop(true)
        .spawn()?;
    let started = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).await.is_err() {
        if started.elapsed() > START_LIMIT {
            return Err("the simulator did not start".into());
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    Ok(child)
}

async fn one(world: &World, port: u16, keywords: usize) -> Result<Run, Failure> {
    let out = Command::new(world.root.join("target/release/limelight"))
        .args(["search", &WORDS[..keywords].join(" OR "), "--platform", "tiktok"])
        .args(["--provider", "scrapecreators", "--target", "10000", "--json"])
        .args(["--max-calls", &PAGES.to_string()])
        .env("DATABASE_URL", world.login_url())
        .env("LIMELIGHT_DATA_DIR", world.dir.join("search"))
        .env("SCRAPECREATORS_BASE_URL", format!("http://127.0.0.1:{port}"))
        .env("SCRAPECREATORS_API_KEY", "simulated")
        .stdin(Stdio::null())
        .kill_on_drop(true)
        .output()
        .await?;
    let found: Value = serde_json::from_slice(&out.stdout)
        .map_err(|error| format!("{error}: {}", String::from_utf8_lossy(&out.stderr)))?;
    let id = found["id"].as_str().ok_or("the search printed no id")?;
    let client = connect(&world.peer_url()).await?;
    let row = client
        .query_one(
            "SELECT extract(epoch FROM j.completed_at - j.created_at)::float8, sum(t.calls)::bigint, (sum(t.ms) / 1000)::float8,
                    (max(t.ms) / 1000)::float8
             FROM scraping_jobs j
             JOIN (SELECT job_id, task_id, count(*) AS calls, sum(milliseconds) AS ms FROM provider_calls WHERE fault IS NULL GROUP BY job_id, task_id) t
               ON t.job_id = j.id
             WHERE j.id::text = $1 GROUP BY j.id",
            &[&id],
        )
        .await?;
    let calls: i64 = row.get(1);
    if calls != PAGES {
        return Err(format!("{calls} calls were made, {PAGES} wanted: {}", found["sentence"]).into());
    }
    Ok(Run {
        wall: row.get(0),
        sum: row.get(2),
        path: row.get(3),
    })
}
