//! P3: the admin's search for a part of a name, among up to a million users.
use std::time::{Duration, Instant};

use limelight::accounts::NamePatterns;
use limelight::config::Config;
use limelight::db::{Address, Database, PoolConfig, Who};
use limelight_queries::queries::accounts;
use serde_json::Value;
use tokio::process::Command;

use super::load::{Pgbench, pipelined};
use super::report::{Aim, Rounds, Section, number, percentile};
use super::world::{World, output};
use crate::Failure;

/// Questions of one round, one after the other.
const QUESTIONS: usize = 900;
/// Of the first and last names that the seed gives to one user in a hundred and twenty each.
const FIRST_NAMES: [&str; 15] = [
    "john", "mary", "robert", "linda", "david", "susan", "thomas", "karen", "mark", "laura", "paul", "emily",
    "kevin", "ryan", "gary",
];
const LAST_NAMES: [&str; 10] = [
    "smith", "johnson", "williams", "brown", "jones", "garcia", "miller", "davis", "wilson", "anderson",
];

/// Each contender's rounds: median and 99th percentile of a round's times in ms, and questions per second.
#[derive(Default)]
struct Times {
    p50: Rounds,
    p99: Rounds,
    rate: Rounds,
}

impl Times {
    fn add(&mut self, times: &[Duration]) {
        self.p50.push(percentile(times, 0.5));
        self.p99.push(percentile(times, 0.99));
        let total: Duration = times.iter().sum();
        #[expect(clippy::cast_precision_loss, reason = "thousands")]
        self.rate.push(times.len() as f64 / total.as_secs_f64());
    }

    fn row(&self, name: &str) -> Vec<String> {
        vec![
            name.to_owned(),
            self.p50.shown(),
            self.p99.shown(),
            self.rate.shown(),
        ]
    }
}

pub async fn search(world: &World) -> Result<Section, Failure> {
    let sizes: &[usize] = if world.effort.quick {
        &[10_000, 100_000]
    } else {
        &[10_000, 100_000, 1_000_000]
    };
    let mut section = Section::new("P3: the admin's search for a part of a name");
    section.paragraph(
        "`accounts.users_by_name`: the 50 newest users whose full name holds a given part, through our pool as `limelight_admin` under row-level \
         security, in process (no HTTP on either side), one question after the other. Half of the invented users have one of sixty common first \
         names, a third one of forty common last names, the rest names put together from syllables. 55 patterns take turns: 25 common names, 15 \
         times a common first name with the beginning of a last name, 15 parts of rare last names. Drizzle asks the same with `ilike`, on the \
         same index, without row-level security; pgbench sends our four messages.",
    );
    let mut growth = Vec::new();
    let mut made = 0;
    for rows in sizes {
        world
            .seed_in_bulk(
                "user_profiles",
                "users.sql",
                &[("first", made + 1), ("last", *rows)],
            )
            .await?;
        made = *rows;
        let patterns = patterns(world).await?;
        std::fs::write(world.dir.join("patterns.json"), serde_json::to_string(&patterns)?)?;
        world.settle(&["user_profiles"]).await?;
        let (ours, peer, limit) = measure(world, &patterns).await?;
        growth.push(vec![
            number(f64::from(u32::try_from(*rows)?)),
            ours.p50.shown(),
            ours.p99.shown(),
            peer.p99.shown(),
            limit.p99.shown(),
        ]);
        if Some(rows) == sizes.last() {
            section.paragraph(&format!("At {} users:", number(f64::from(u32::try_from(*rows)?))));
            section.table(
                &["contender", "p50 ms", "p99 ms", "questions/s"],
                &[
                    ours.row("Limelight, row-level security on"),
                    peer.row("Drizzle `ilike`, same index"),
                    limit.row("pgbench: the limit"),
                ],
            );
            section.aims(&[
                Aim::at_most("p99 in ms", 5.0, ours.p99.median()),
                Aim::at_least("of the limit", 0.8, ours.rate.median() / limit.rate.median()),
            ]);
        }
    }
    section.paragraph("How cost grows with the users:");
    section.table(
        &[
            "users",
            "ours, p50 ms",
            "ours, p99 ms",
            "Drizzle, p99 ms",
            "pgbench, p99 ms",
        ],
        &growth,
    );
    Ok(section)
}

/// Parts of names: a third common names, a third a common first name with the beginning of a last name, a third parts of names that few have.
async fn patterns(world: &World) -> Result<Vec<String>, Failure> {
    let starts = ["bo", "ca", "de", "ga", "lo"];
    let mut found: Vec<String> = FIRST_NAMES
        .iter()
        .chain(&LAST_NAMES)
        .map(ToString::to_string)
        .collect();
    let mixed = FIRST_NAMES.iter().zip(starts.iter().cycle());
    found.extend(mixed.map(|(name, start)| format!("{name} {start}")));
    for n in 1..=15 {
        let part: String = world
            .ask(&format!(
                "SELECT lower(left(split_part(full_name, ' ', 2), 7)) FROM user_profiles WHERE user_id = 'person_{}'",
                n * 211
            ))
            .await?;
        found.push(part);
    }
    Ok(found)
}

async fn measure(world: &World, patterns: &[String]) -> Result<(Times, Times, Times), Failure> {
    let db = database(world)?;
    let peers = world.peers().await?;
    let sql = world.statement("accounts", "users_by_name")?;
    let limit_scripts = patterns
        .iter()
        .map(|pattern| {
            let patterns = NamePatterns::containing(pattern);
            let sql = sql
                .replace(":pattern", &format!("'{}'", patterns.exact))
                .replace(":indexed", &format!("'{}'", patterns.indexed));
            pipelined("limelight_admin", "''", "", &sql)
        })
        .collect();
    let limit = Pgbench {
        world,
        name: "users_by_name",
        scripts: limit_scripts,
        connections: 1,
    };
    let count = if world.effort.quick {
        QUESTIONS / 4
    } else {
        QUESTIONS
    };
    let (mut ours, mut theirs, mut limits) = (Times::default(), Times::default(), Times::default());
    ask(&db, patterns, patterns.len()).await?;
    for _ in 0..world.effort.rounds {
        let (times, rows) = ask(&db, patterns, count).await?;
        ours.add(&times);
        let mut peer = Command::new("node");
        peer.args(["users.mjs", "../patterns.json", &count.to_string()])
            .env("DATABASE_URL", world.peer_url())
            .envs(world.peer_socket())
            .current_dir(&peers);
        let found: Value = serde_json::from_str(&output(&mut peer).await?)?;
        if found["rows"].as_u64() != Some(rows) {
            return Err(format!("the peer found {} rows, we found {rows}", found["rows"]).into());
        }
        let times: Vec<u64> = serde_json::from_value(found["times"].clone())?;
        let times: Vec<Duration> = times.into_iter().map(Duration::from_micros).collect();
        theirs.add(&times);
        limits.add(&limit.times(count).await?);
    }
    Ok((ours, theirs, limits))
}

/// Our pool over the world's database.
pub fn database(world: &World) -> Result<Database, Failure> {
    let pool: PoolConfig = Config::from_lookup(|_| None)?.pool;
    let address = Address {
        url: world.login_url(),
        prepared: true,
        ca_file: None,
    };
    Ok(Database::new(address, &pool)?)
}

/// The times, and the rows found in all.
async fn ask(db: &Database, patterns: &[String], count: usize) -> Result<(Vec<Duration>, u64), Failure> {
    let mut times = Vec::with_capacity(count);
    let mut rows = 0;
    for pattern in patterns.iter().cycle().take(count) {
        let started = Instant::now();
        let NamePatterns { exact, indexed } = NamePatterns::containing(pattern);
        let snapshot = db.read(&Who::admin()).await?;
        let found = accounts::users_by_name()
            .bind(&snapshot, &exact, &indexed)
            .all()
            .await?;
        times.push(started.elapsed());
        rows += u64::try_from(found.len())?;
    }
    Ok((times, rows))
}
