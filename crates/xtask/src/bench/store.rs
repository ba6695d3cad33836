//! P8: creators stored through the product's own `record_page`, beside Drizzle's batch inserts and COPY of the same bytes.
use std::time::Instant;

use chrono::Datelike as _;
use futures_util::future::try_join_all;
use futures_util::{SinkExt as _, TryStreamExt as _};
use limelight::base::clock::Clock;
use limelight::base::ctx::Ctx;
use limelight::base::id::{SearchJobId, TaskId, UserId};
use limelight::db::{Database, Who};
use limelight::discovery::model::{Creator, Enhancement, Post};
use limelight::discovery::page::{Found, FoundPage, Reason};
use limelight::search::record::{Origin, PageOf, Recorded, record_page};
use limelight_embedded::server::connect;
use serde_json::{Value, json};
use tokio::process::Command;

use super::report::{Aim, Rounds, Section, number};
use super::users::database;
use super::world::{World, output};
use crate::Failure;

/// Searches that store at the same time.
const RUNS: usize = 4;
/// Creators on a page; every page but the first repeats some of the page before.
const PAGE: usize = 50;
const REPEATED: usize = 5;
const TABLES: [&str; 5] = [
    "creators",
    "creator_posts",
    "job_creators",
    "scraping_results",
    "usage_ledger",
];
const WORDS: [&str; 40] = [
    "vegan", "cooking", "plants", "garden", "travel", "budget", "fitness", "yoga", "running", "coffee",
    "baking", "family", "fashion", "thrift", "makeup", "skincare", "gaming", "streams", "music", "guitar",
    "books", "reading", "history", "science", "coding", "startup", "finance", "saving", "photo", "camera",
    "dogs", "cats", "hiking", "camping", "surf", "skate", "design", "interior", "wedding", "collab",
];

/// A run that stores: what the seed made for it.
struct Run {
    user: String,
    job: uuid::Uuid,
    task: uuid::Uuid,
}

pub async fn creators(world: &World) -> Result<Section, Failure> {
    let pages = if world.effort.quick { 15 } else { 60 };
    let (mut ours, mut theirs, mut limit) = (Rounds::default(), Rounds::default(), Rounds::default());
    let db = database(world)?;
    for _ in 0..world.effort.rounds {
        let runs = reset(world).await?;
        let seconds = store(&db, &runs, pages).await?;
        ours.push(rate(world, pages, seconds).await?);
        limit.push(rate(world, pages, copy(world, &runs).await?).await?);
        let runs = reset(world).await?;
        let seconds = peer(world, &runs, pages).await?;
        theirs.push(rate(world, pages, seconds).await?);
    }
    let mut section = Section::new("P8: creators stored");
    section.paragraph(&format!(
        "{RUNS} searches at once store {pages} pages of {PAGE} creators each, {REPEATED} of them repeats of the page before. Ours is the product's \
         `search::record::record_page`, one durable transaction a page: lock and check run and task, insert or complete the creators and their \
         posts (with the full-text document and two GIN indexes), one row a run and creator, the page as evidence, the usage ledger and the \
         profile's counter, progress, the next page's job, the notification. Drizzle inserts the same creators, posts, run rows, evidence and \
         ledger rows in batches with on-conflict clauses, one transaction a page, and leaves out the rest. COPY loads the rows that we stored \
         into the same empty tables with the same indexes, one stream a search. Creators per second; the tables start empty in each round, and \
         the rows are counted after each contender."
    ));
    let row = |name: &str, rounds: &Rounds| {
        vec![
            name.to_owned(),
            rounds.shown(),
            number(ours.median() / rounds.median()),
        ]
    };
    section.table(
        &["contender", "creators/s, median (spread)", "ours is times this"],
        &[
            row("Limelight, row-level security on", &ours),
            row("Drizzle batch inserts, no row-level security", &theirs),
            row("COPY: the limit", &limit),
        ],
    );
    section.aims(&[
        Aim::at_least("times Drizzle", 5.0, ours.median() / theirs.median()),
        Aim::at_least("of COPY", 0.4, ours.median() / limit.median()),
    ]);
    Ok(section)
}

async fn reset(world: &World) -> Result<Vec<Run>, Failure> {
    world.seed("runs.sql", &[("runs", RUNS)]).await?;
    world
        .settle(&["scraping_jobs", "search_tasks", "creators", "job_creators"])
        .await?;
    let client = connect(&world.peer_url()).await?;
    let rows = client
        .query(
            "SELECT user_id, job_id, id FROM search_tasks ORDER BY user_id",
            &[],
        )
        .await?;
    Ok(rows
        .iter()
        .map(|row| Run {
            user: row.get(0),
            job: row.get(1),
            task: row.get(2),
        })
        .collect())
}

/// Creators per second, once the tables are seen to hold each creator once and every page.
async fn rate(world: &World, pages: usize, seconds: f64) -> Result<f64, Failure> {
    let creators = RUNS * (PAGE + (pages - 1) * (PAGE - REPEATED));
    for (table, wanted) in TABLES
        .iter()
        .zip([creators, creators, creators, RUNS * pages, creators])
    {
        let found: i64 = world.ask(&format!("SELECT count(*) FROM {table}")).await?;
        if usize::try_from(found)? != wanted {
            return Err(format!("{table} holds {found} rows, {wanted} wanted").into());
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "thousands")]
    Ok(creators as f64 / seconds)
}

async fn store(db: &Database, runs: &[Run], pages: usize) -> Result<f64, Failure> {
    let all: Vec<Vec<FoundPage>> = (0..runs.len())
        .map(|run| (0..pages).map(|number| page(run, number)).collect())
        .collect();
    let started = Instant::now();
    let tasks = runs.iter().zip(all).map(|(run, pages)| {
        let db = db.clone();
        let (job, task) = (SearchJobId(run.job), TaskId(run.task));
        let user = UserId::new(run.user.clone());
        tokio::spawn(async move {
            let user = user.ok_or("no user")?;
            for (number, page) in (0..).zip(pages) {
                let ctx = Ctx::system(Clock::System.now());
                let tx = db.begin(&Who::worker()).await?;
                let of = PageOf {
                    job,
                    task,
                    user: user.clone(),
                    number,
                };
                let recorded = record_page(&tx, &ctx, &of, ORIGIN, page).await?;
                tx.commit().await?;
                if !matches!(recorded, Recorded::Stored { ended: None, .. }) {
                    return Err(format!("page {number} was not stored: {recorded:?}").into());
                }
            }
            Ok::<(), Failure>(())
        })
    });
    for done in try_join_all(tasks).await? {
        done?;
    }
    Ok(started.elapsed().as_secs_f64())
}

/// The same rows once more, as text into the emptied tables: no statement can be faster.
async fn copy(world: &World, runs: &[Run]) -> Result<f64, Failure> {
    let client = connect(&world.peer_url()).await?;
    let mut streams = Vec::new();
    for (number, run) in runs.iter().enumerate() {
        let mut parts = Vec::new();
        for table in TABLES {
            let of_run = match table {
                "creators" => format!("external_id LIKE 'creator-{number}-%'"),
                "creator_posts" => format!("external_id LIKE 'post-{number}-%'"),
                _ => format!("user_id = '{}'", run.user),
            };
            let columns: String = client
                .query_one(
                    "SELECT string_agg(quote_ident(attname), ',' ORDER BY attnum) FROM pg_attribute \
                     WHERE attrelid = $1::text::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''",
                    &[&table],
                )
                .await?
                .get(0);
            let out = client
                .copy_out(&format!(
                    "COPY (SELECT {columns} FROM {table} WHERE {of_run}) TO STDOUT"
                ))
                .await?;
            let chunks: Vec<_> = out.try_collect().await?;
            parts.push((format!("COPY {table} ({columns}) FROM STDIN"), chunks.concat()));
        }
        streams.push(parts);
    }
    client
        .batch_execute(&format!("TRUNCATE {}; CHECKPOINT", TABLES.join(", ")))
        .await?;
    let mut clients = Vec::new();
    for _ in runs {
        clients.push(connect(&world.peer_url()).await?);
    }
    let started = Instant::now();
    let tasks = streams.into_iter().zip(clients).map(|(parts, client)| {
        tokio::spawn(async move {
            client.batch_execute("BEGIN").await?;
            for (statement, text) in parts {
                let sink = client.copy_in(&statement).await?;
                let mut sink = std::pin::pin!(sink);
                sink.send(std::io::Cursor::new(text)).await?;
                sink.finish().await?;
            }
            client.batch_execute("COMMIT").await?;
            Ok::<(), tokio_postgres::Error>(())
        })
    });
    for done in try_join_all(tasks).await? {
        done?;
    }
    Ok(started.elapsed().as_secs_f64())
}

async fn peer(world: &World, runs: &[Run], pages: usize) -> Result<f64, Failure> {
    let period = Clock::System
        .now()
        .date_naive()
        .with_day(1)
        .ok_or("no first of month")?;
    let given: Vec<Value> = runs
        .iter()
        .enumerate()
        .map(|(run, ids)| {
            let pages: Vec<Vec<Value>> = (0..pages)
                .map(|number| page(run, number).items.iter().map(|item| theirs(&item.creator)).collect())
                .collect();
            json!({ "userId": ids.user, "jobId": ids.job, "taskId": ids.task, "period": period, "pages": pages })
        })
        .collect();
    std::fs::write(world.dir.join("pages.json"), serde_json::to_string(&given)?)?;
    let mut command = Command::new("node");
    command
        .args(["store.mjs", "../pages.json"])
        .env("DATABASE_URL", world.peer_url())
        .envs(world.peer_socket())
        .current_dir(world.peers().await?);
    let found: Value = serde_json::from_str(&output(&mut command).await?)?;
    found["seconds"]
        .as_f64()
        .ok_or_else(|| "the peer printed no time".into())
}

/// As pages of a provider are stored.
const ORIGIN: Origin<'_> = Origin {
    provider: "bench",
    is_sample: false,
    is_doubtful: true,
    follows_related: false,
};

/// A page as a provider would bring it: every creator new to us but the repeats.
fn page(run: usize, number: usize) -> FoundPage {
    let items = (0..PAGE).map(|place| {
        let (of_page, place) = if number > 0 && place < REPEATED {
            (number - 1, place + 10)
        } else {
            (number, place)
        };
        Found {
            creator: creator(run, of_page * PAGE + place),
            known: None,
            score: i64::try_from(PAGE - place).unwrap_or_default(),
            enhancement: Enhancement::Pending,
            reason: Reason::Keyword {
                matched_in: vec!["bio".to_owned()],
                snippet: None,
            },
        }
    });
    FoundPage {
        items: items.collect(),
        next: Some(format!("{number}")),
        ..FoundPage::default()
    }
}

fn creator(run: usize, n: usize) -> Creator {
    let word = |k: usize| WORDS[(n * 7 + k * 13 + k * k + run) % WORDS.len()];
    let text = |words: usize, from: usize| (from..from + words).map(word).collect::<Vec<_>>().join(" ");
    let size = i64::try_from(n).unwrap_or_default();
    let post = Post {
        external_id: format!("post-{run}-{n}"),
        text: Some(format!("{} part {n}", text(12, 3))),
        url: Some(format!("https://www.tiktok.com/@creator{run}x{n}/video/{n}")),
        views: Some(1_000 + size * 31),
        likes: Some(50 + size),
        comments: Some(size % 40),
        shares: Some(size % 9),
        hashtags: vec![word(1).to_owned(), word(2).to_owned()],
        ..Post::default()
    };
    Creator {
        external_id: Some(format!("creator-{run}-{n}")),
        handle: Some(format!("{}.{run}x{n}", word(0))),
        name: Some(format!("{} {} {n}", word(4), word(5))),
        followers: Some(size * 97),
        bio: Some(format!("{} mail me: hi{n}@creator{run}.example", text(15, 6))),
        emails: vec![format!("hi{n}@creator{run}.example")],
        avatar_url: Some(format!("https://images.example/{run}/{n}.jpeg")),
        verified: Some(n.is_multiple_of(20)),
        country: Some("DE".to_owned()),
        language: Some("en".to_owned()),
        posts: vec![post],
        ..Creator::default()
    }
}

/// The same creator in the words of the peer's tables.
fn theirs(creator: &Creator) -> Value {
    let post = &creator.posts[0];
    json!({
        "platform": creator.platform.as_str(), "externalId": creator.external_id, "handle": creator.handle, "name": creator.name,
        "followers": creator.followers, "bio": creator.bio, "emails": creator.emails, "hashtags": creator.hashtags(),
        "avatarUrl": creator.avatar_url, "verified": creator.verified, "country": creator.country, "language": creator.language,
        "engagementRate": creator.engagement_rate(), "postText": post.text,
        "post": { "externalId": post.external_id, "body": post.text, "url": post.url, "views": post.views, "likes": post.likes,
                  "comments": post.comments, "shares": post.shares, "hashtags": post.hashtags },
    })
}
