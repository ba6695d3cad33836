//! P1 and P2: what a tenant asks for over HTTP, under row-level security, beside Drizzle without it and pgbench without HTTP.
use chrono::TimeDelta;
use limelight::base::clock::Clock;
use limelight::base::signature::Key;

use super::load::{Ask, CONNECTIONS, Pgbench, pipelined, wrk};
use super::report::{Aim, Rounds, Section, number};
use super::world::{Program, World, get};
use crate::Failure;

/// Campaigns a user has, and a list shows.
const EACH: usize = 20;
/// Callers that take turns; enough that no cache knows only one of them.
const CALLERS: usize = 500;
/// Users with runs and stored pages.
const USERS_WITH_JOBS: usize = 200;

/// One measured question.
struct Question<'a> {
    /// Path of ours and of the peer.
    ours: &'a str,
    theirs: &'a str,
    /// Room and name of the statement that answers it.
    statement: (&'a str, &'a str),
    /// Users asked for are 1 to this.
    users: usize,
    /// Rows that each answer must have.
    rows: usize,
}

#[derive(Default)]
struct Found {
    ours: Rounds,
    plain: Rounds,
    prepared: Rounds,
    two: Rounds,
    limit: Rounds,
    bytes: usize,
}

/// P1: the campaign list, and how it grows with the table.
pub async fn campaigns(world: &World) -> Result<Section, Failure> {
    let sizes: &[usize] = if world.effort.quick {
        &[10_000, 100_000]
    } else {
        &[10_000, 100_000, 1_000_000]
    };
    let mut section = Section::new("P1: a tenant's list over HTTP");
    section.paragraph(&format!(
        "`GET /api/v1/campaigns`: the {EACH} newest campaigns of the caller, as JSON. {CALLERS} signed-in callers take turns at random over \
         {CONNECTIONS} connections. Ours checks the signed session cookie, runs under forced row-level security and sends its security headers; \
         the peer takes the user from the address and bypasses row-level security. The limit is pgbench with the same four messages (BEGIN, \
         set_config, the same SELECT, COMMIT) pipelined, over the same login, without HTTP."
    ));
    let mut growth = Vec::new();
    let mut made = 0;
    for rows in sizes {
        let users = rows / EACH;
        world
            .seed("campaigns.sql", &[("first", made + 1), ("last", users)])
            .await?;
        made = users;
        world.settle(&["campaigns"]).await?;
        let question = Question {
            ours: "/api/v1/campaigns",
            theirs: "/campaigns",
            statement: ("campaigns", "newest"),
            users,
            rows: EACH,
        };
        let all = *rows == 100_000;
        let found = ask(world, &question, all).await?;
        if all {
            section.table(&HEAD, &found.table());
            section.aims(&[
                Aim::at_least(
                    "times Drizzle as in the specification",
                    6.0,
                    found.ours.median() / found.plain.median(),
                ),
                Aim::at_least(
                    "times Drizzle prepared, its best in one process",
                    6.0,
                    found.ours.median() / found.prepared.median(),
                ),
                Aim::at_least("of the limit", 0.5, found.ours.median() / found.limit.median()),
            ]);
        }
        growth.push(vec![
            number(f64::from(u32::try_from(*rows)?)),
            found.ours.shown(),
            found.prepared.shown(),
            found.limit.shown(),
            number(found.ours.median() / found.prepared.median()),
        ]);
    }
    section.paragraph("How cost grows with the campaigns in the table (requests/s):");
    section.table(
        &["rows", "ours", "Drizzle, prepared", "pgbench", "ours / Drizzle"],
        &growth,
    );
    Ok(section)
}

/// P2: runs with results and campaign.
pub async fn jobs(world: &World) -> Result<Section, Failure> {
    if world.ask::<i64>("SELECT count(*) FROM campaigns").await? == 0 {
        world
            .seed("campaigns.sql", &[("first", 1), ("last", 5_000)])
            .await?;
    }
    world.seed("jobs.sql", &[("last", USERS_WITH_JOBS)]).await?;
    world
        .settle(&["campaigns", "scraping_jobs", "scraping_results"])
        .await?;
    let question = Question {
        ours: "/api/v1/jobs",
        theirs: "/jobs",
        statement: ("search", "newest_with_results"),
        users: USERS_WITH_JOBS,
        rows: 8,
    };
    let found = ask(world, &question, true).await?;
    let mut section = Section::new("P2: runs with results and campaign");
    section.paragraph(&format!(
        "`GET /api/v1/jobs`, the specification's first query pattern: the caller's 8 runs with their campaign and the stored pages, {} KB of \
         JSON an answer, {CONNECTIONS} connections. Row-level security as in P1: ours under it, the peer without.",
        found.bytes / 1000
    ));
    section.table(&HEAD, &found.table());
    section.aims(&[
        Aim::at_least(
            "times Drizzle as in the specification",
            4.0,
            found.ours.median() / found.plain.median(),
        ),
        Aim::at_least(
            "times Drizzle prepared, its best in one process",
            4.0,
            found.ours.median() / found.prepared.median(),
        ),
        Aim::at_least("of the limit", 0.85, found.ours.median() / found.limit.median()),
    ]);
    Ok(section)
}

const HEAD: [&str; 3] = ["contender", "requests/s, median (spread)", "ours is times this"];

impl Found {
    fn table(&self) -> Vec<Vec<String>> {
        [
            ("Limelight, row-level security on", &self.ours),
            ("Drizzle on Node, as in the specification", &self.plain),
            ("Drizzle on Node, prepared statements", &self.prepared),
            ("Drizzle on Node, prepared, two processes (cluster)", &self.two),
            ("pgbench: the limit, no HTTP", &self.limit),
        ]
        .iter()
        .filter(|(_, rounds)| !rounds.0.is_empty())
        .map(|(name, rounds)| {
            let ratio = self.ours.median() / rounds.median();
            vec![(*name).to_owned(), rounds.shown(), number(ratio)]
        })
        .collect()
    }
}

/// Every contender in turn, round after round. `all` adds the peer's other ways of running.
async fn ask(world: &World, question: &Question<'_>, all: bool) -> Result<Found, Failure> {
    let step = (question.users / CALLERS).max(1);
    let callers: Vec<String> = (1..=question.users)
        .step_by(step)
        .map(|n| format!("user_{n}"))
        .collect();
    let theirs: Vec<Ask> = callers
        .iter()
        .map(|user| (format!("{}?user={user}", question.theirs), String::new()))
        .collect();
    let server = world.limelight().await?;
    let ours: Vec<Ask> = cookies(world, &callers)?
        .into_iter()
        .map(|cookie| (question.ours.to_owned(), cookie))
        .collect();
    let probe = theirs[0].0.as_str();
    let prepared = world.peer(&["lists.mjs", "prepared"], probe).await?;
    let others = if all {
        let plain = world.peer(&["lists.mjs", "plain"], probe).await?;
        Some((plain, world.peer(&["lists.mjs", "prepared", "2"], probe).await?))
    } else {
        None
    };
    let mut found = Found {
        bytes: same_answer(&server, &ours[0], &prepared, &theirs[0], question.rows).await?,
        ..Found::default()
    };
    let (room, name) = question.statement;
    let sql = world.statement(room, name)?.replace(":user_id", "'user_' || :u");
    let limit = Pgbench {
        world,
        name,
        scripts: vec![pipelined(
            "limelight_app",
            "'user_' || :u",
            &format!("\\set u random(1, {})", question.users),
            &sql,
        )],
        connections: CONNECTIONS,
    };
    for _ in 0..world.effort.rounds {
        found.ours.push(wrk(world, server.port, &ours).await?);
        found.prepared.push(wrk(world, prepared.port, &theirs).await?);
        if let Some((plain, two)) = &others {
            found.plain.push(wrk(world, plain.port, &theirs).await?);
            found.two.push(wrk(world, two.port, &theirs).await?);
        }
        found.limit.push(limit.per_second().await?);
    }
    for program in [server, prepared]
        .into_iter()
        .chain(others.into_iter().flat_map(|(a, b)| [a, b]))
    {
        program.stop().await?;
    }
    Ok(found)
}

/// Session cookies, signed with the key of the server under measurement.
fn cookies(world: &World, users: &[String]) -> Result<Vec<String>, Failure> {
    let key = Key::new(std::fs::read(world.dir.join("serve/session-key"))?);
    let until = (Clock::System.now() + TimeDelta::hours(6))
        .timestamp()
        .to_string();
    Ok(users
        .iter()
        .map(|user| {
            format!(
                "limelight_session={user}.{until}.{}",
                key.sign(&["session", user, &until])
            )
        })
        .collect())
}

/// Checks that both answer the same question alike before either is timed; returns the size of our answer.
async fn same_answer(
    ours: &Program,
    our_ask: &Ask,
    peer: &Program,
    peer_ask: &Ask,
    rows: usize,
) -> Result<usize, Failure> {
    let (status, our_text) = get(ours.port, &our_ask.0, &our_ask.1).await?;
    if status != 200 {
        return Err(format!("{} answered {status}: {our_text}", our_ask.0).into());
    }
    let (_, peer_text) = get(peer.port, &peer_ask.0, "").await?;
    let ids = |text: &str| -> Result<Vec<(String, usize)>, Failure> {
        let rows: Vec<serde_json::Value> = serde_json::from_str(text)?;
        Ok(rows
            .iter()
            .map(|row| {
                (
                    row["id"].to_string(),
                    row["results"].as_array().map_or(0, Vec::len),
                )
            })
            .collect())
    };
    let (mine, theirs) = (ids(&our_text)?, ids(&peer_text)?);
    if mine.len() != rows || mine != theirs {
        return Err(format!(
            "the answers differ: {} and {} rows, {rows} wanted",
            mine.len(),
            theirs.len()
        )
        .into());
    }
    Ok(our_text.len())
}
