//! The program as a user runs it: commands, what they print, their exit statuses, and what they leave in the database.
use std::collections::BTreeSet;
use std::process::Stdio;

use limelight::db::embedded::server::connect;

use crate::support::program::{Installation, wait_for};
use crate::support::{TestDatabase, shared};

mod parse;
mod runs;
mod simulate;

/// The real data sets, with a word that stands in each and its network.
const DATA_SETS: [(&str, &str, &str); 4] = [
    ("data/tiktok/influencers_5000.csv", "tiktok", "football"),
    ("data/tiktok/trending_1000.json", "tiktok", "powerlifting"),
    ("data/youtube/USvideos_sample.csv", "youtube", "nfl"),
    ("data/youtube/FRvideos_part.csv", "youtube", "paris"),
];

/// The named column of a CSV text.
fn column(csv: &[u8], name: &str) -> Vec<String> {
    let mut reader = csv::Reader::from_reader(csv);
    let place = reader
        .headers()
        .unwrap()
        .iter()
        .position(|header| header == name)
        .unwrap();
    reader
        .records()
        .map(|row| row.unwrap()[place].to_owned())
        .collect()
}

fn sample_csv(creators: usize) -> String {
    let rows = (0..creators).map(|n| format!("vegan{n},vegan recipes number {n},{}\n", 1000 + n));
    format!("username,bio,followers\n{}", rows.collect::<String>())
}

#[tokio::test(flavor = "multi_thread")]
async fn real_files_are_imported_without_flags_and_their_creators_are_found() {
    let home = Installation::new();
    // A worker in the background, so that the commands share one running server.
    let mut worker = home.start(&["work"]);
    worker.told("working");
    for (path, platform, word) in DATA_SETS {
        let Some(file) = shared(path) else { continue };
        let imported = home.done(&["import", "--json", &home.copy(&file)]).json();
        let summary = &imported[0];
        assert!(summary["rows"].as_u64().unwrap() > 900, "{summary}");
        assert_eq!(summary["rejected"], 0, "{summary}");

        let out = home.path("found.csv");
        let args = [
            "search",
            word,
            "--platform",
            platform,
            "--target",
            "1000",
            "--json",
            "--out",
            out.to_str().unwrap(),
        ];
        let search = home.done(&args).json();
        let id = search["id"].as_str().unwrap();
        // What the program prints for other programs is enough to ask the database.
        let url = home.done(&["db", "url"]).out;
        let client = connect(url.trim()).await.unwrap();
        let stored: i64 = client
            .query_one(
                "SELECT count(*) FROM job_creators WHERE job_id::text = $1",
                &[&id],
            )
            .await
            .unwrap()
            .get(0);
        let file = std::fs::read(&out).unwrap();
        assert!(
            file.starts_with("\u{feff}Platform,".as_bytes()),
            "a spreadsheet must see UTF-8"
        );
        let rows = column(&file, "Name").len();
        let printed = search["creators"].as_array().unwrap().len();
        assert!(stored > 0, "{path}: nothing found for {word}");
        assert_eq!(
            (rows, printed),
            (usize::try_from(stored).unwrap(), rows),
            "{path}"
        );
        assert_eq!(search["found"].as_i64(), Some(stored));
        // Nobody who says the word in the bio, or carries it as a hashtag, is missing.
        let missed = client
            .query(
                "SELECT handle, name FROM creators c WHERE lower(platform) = $1
                   AND (bio ~* ('\\m' || $2::text || '\\M') OR $2 = ANY (hashtags))
                   AND NOT EXISTS (SELECT FROM job_creators j WHERE j.job_id::text = $3 AND j.creator_id = c.id)",
                &[&platform, &word, &id],
            )
            .await
            .unwrap();
        assert!(missed.is_empty(), "{path}: {missed:?}");
    }
    worker.stop();
    assert!(
        home.postmaster().is_none(),
        "the server ends with the program that started it"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn importing_again_changes_nothing_and_rows_that_fail_are_kept_with_the_reason() {
    let home = Installation::new();
    let mut worker = home.start(&["work"]);
    worker.told("working");
    let file = home.file("creators.csv", sample_csv(300));
    let first = home
        .done(&["import", "--platform", "tiktok", "--json", &file])
        .json();
    assert_eq!(
        (&first[0]["new"], &first[0]["unchanged"]),
        (&300.into(), &0.into())
    );
    let again = home
        .done(&["import", "--platform", "tiktok", "--json", &file])
        .json();
    assert_eq!(
        (&again[0]["new"], &again[0]["changed"], &again[0]["unchanged"]),
        (&0.into(), &0.into(), &300.into())
    );

    let broken = home.file(
        "broken.csv",
        "username,bio,followers\nada,vegan,5\n,nobody,7\ngrace,tofu,9\n",
    );
    let partly = home.run(&["import", "--platform", "tiktok", "--json", &broken]);
    assert_eq!(partly.status, 4, "{partly:?}");
    let summary = &partly.json()[0];
    assert_eq!(
        (&summary["new"], &summary["rejected"]),
        (&2.into(), &1.into()),
        "{summary}"
    );
    let rejects = std::fs::read_to_string(summary["rejectsFile"].as_str().unwrap()).unwrap();
    assert!(rejects.contains("nobody"), "{rejects}");
    worker.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn every_exit_status_has_one_meaning() {
    let home = Installation::new();
    let mut worker = home.start(&["work"]);
    worker.told("working");
    home.done(&[
        "import",
        "--platform",
        "tiktok",
        &home.file("creators.csv", sample_csv(60)),
    ]);
    let status = |args: &[&str]| home.run(args).status;
    assert_eq!(status(&["search", "vegan", "--target", "10"]), 0);
    assert_eq!(
        status(&["search", "--similar", "nobody"]),
        1,
        "a search that fails"
    );
    assert_eq!(
        status(&["search", "vegan", "--out", "/nonexistent/x.csv"]),
        1,
        "a file that cannot be written"
    );
    assert_eq!(
        status(&["search", "vegan", "--target", "0"]),
        2,
        "a value that is not possible"
    );
    assert_eq!(status(&["search"]), 2, "a word that is missing");
    assert_eq!(status(&["search", "sushi"]), 3);
    assert_eq!(status(&["--help"]), 0);
    assert_eq!(status(&["export", "00000000-0000-4000-8000-000000000000"]), 1);
    assert_eq!(status(&["search", "submarine", "--suggest"]), 3);
    assert_eq!(status(&["search", "(submarine", "--suggest"]), 2);
    worker.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_is_followed_exported_and_the_same_each_time() {
    let home = Installation::new();
    let mut worker = home.start(&["work"]);
    worker.told("working");
    home.done(&[
        "import",
        "--platform",
        "tiktok",
        &home.file("creators.csv", sample_csv(120)),
    ]);
    let search = home
        .done(&[
            "search",
            "vegan recipes",
            "--target",
            "110",
            "--name",
            "Spring",
            "--json",
        ])
        .json();
    let id = search["id"].as_str().unwrap();
    assert_eq!(
        (&search["found"], &search["pages"], &search["outcome"]),
        (&110.into(), &3.into(), &"completed".into())
    );
    let watched = home.done(&["search", "--watch", id, "--json"]).json();
    assert_eq!(watched, search);
    let exported = home.done(&["export", id]).out;
    assert!(
        exported.starts_with("Platform,"),
        "no mark in a pipe: {exported:.20}"
    );
    let handles: BTreeSet<String> = column(exported.as_bytes(), "Handle").into_iter().collect();
    assert_eq!(handles.len(), 110);
    assert_eq!(
        home.count("SELECT count(*) FROM campaigns WHERE name = 'Spring' AND status = 'completed'")
            .await,
        1
    );
    worker.signal("INT");
    assert_eq!(worker.ended().status, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn ctrl_c_cancels_the_search_in_the_database_and_leaves_no_server() {
    let home = Installation::new();
    home.done(&[
        "import",
        "--platform",
        "tiktok",
        &home.file("creators.csv", sample_csv(200)),
    ]);
    let mut worker = home.start(&["work"]);
    worker.told("working");
    // The catalogue is out of reach, so the search cannot end by itself.
    let mut blocker = connect(&home.superuser_url().unwrap()).await.unwrap();
    let blocking = blocker.transaction().await.unwrap();
    blocking
        .batch_execute("LOCK TABLE creators IN ACCESS EXCLUSIVE MODE")
        .await
        .unwrap();
    let mut search = home.start(&["search", "vegan", "--target", "200"]);
    let line = search.told("search ");
    let id = line.trim_start_matches("search ");
    search.signal("INT");
    let cancelled = format!("SELECT count(*) FROM scraping_jobs WHERE id = '{id}' AND status = 'cancelled'");
    let end = std::time::Instant::now() + std::time::Duration::from_secs(20);
    while home.count(&cancelled).await == 0 {
        assert!(std::time::Instant::now() < end, "not cancelled");
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    blocking.rollback().await.unwrap();
    drop(blocker);
    assert_eq!(search.ended().status, 1, "cancelled before anything was found");
    worker.stop();
    assert!(home.postmaster().is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_is_looked_into_backed_up_and_restored_elsewhere() {
    let home = Installation::new();
    home.done(&[
        "import",
        "--platform",
        "tiktok",
        &home.file("creators.csv", sample_csv(80)),
    ]);
    home.done(&["search", "vegan", "--target", "60"]);
    let mut worker = home.start(&["work"]);
    worker.told("working");

    let status = home.done(&["db", "status", "--json"]).json();
    let steps = status.as_array().unwrap();
    assert!(
        steps
            .iter()
            .all(|step| step["applied_at"].is_string() && step["changed"] == false),
        "{status}"
    );
    assert!(home.done(&["db", "migrate"]).err.contains("nothing to do"));
    let sizes = home.done(&["db", "sizes", "--json"]).json();
    let tables: Vec<&str> = sizes
        .as_array()
        .unwrap()
        .iter()
        .map(|size| size["table"].as_str().unwrap())
        .collect();
    assert!(
        tables.contains(&"creators") && tables.contains(&"scraping_jobs"),
        "{tables:?}"
    );
    let slow = home.done(&["db", "slow", "--json"]).json();
    assert!(
        slow.as_array()
            .unwrap()
            .iter()
            .all(|row| row["calls"].as_i64() >= Some(1))
            && slow[0]["mean_ms"].as_f64() > Some(0.0)
    );
    for table in ["sizes", "slow", "status"] {
        assert!(home.done(&["db", table]).out.contains('│'), "a table for people");
    }

    let counts =
        "SELECT (SELECT count(*) FROM creators) * 1000000 + (SELECT count(*) FROM job_creators) * 1000
                       + (SELECT count(*) FROM scraping_results) * 100 + (SELECT count(*) FROM events)";
    let before = home.count(counts).await;
    let backup = home.path("backup.dump").display().to_string();
    home.done(&["db", "backup", &backup]);
    let in_use = home.run(&["db", "restore", &backup]);
    assert_eq!(
        (
            in_use.status,
            in_use.err.contains("another limelight uses this database")
        ),
        (1, true),
        "{in_use:?}"
    );
    worker.stop();

    // Into another installation, twice: the second time over what the first left.
    let other = Installation::new();
    for _ in 0..2 {
        other.done(&["db", "restore", &backup]);
    }
    let mut host = other.start(&["work"]);
    host.told("working");
    assert_eq!(other.count(counts).await, before);
    assert_eq!(
        other
            .done(&["search", "vegan", "--target", "80", "--json"])
            .json()["found"],
        80
    );
    host.stop();
    let refused = other.run(&["db", "restore", &other.file("not-a-backup.dump", "hello")]);
    assert!(
        refused.status == 1 && refused.err.contains("not a backup"),
        "{refused:?}"
    );

    // Into a server of somebody else's.
    let database = TestDatabase::new().await;
    let hosted = Installation::new().with("DATABASE_URL", &database.superuser_url());
    for _ in 0..2 {
        hosted.done(&["db", "restore", &backup]);
    }
    let client = connect(&database.superuser_url()).await.unwrap();
    assert_eq!(
        client.query_one(counts, &[]).await.unwrap().get::<_, i64>(0),
        before
    );
    assert_eq!(hosted.done(&["db", "status"]).status, 0);

    // The record came along whole, and a forged row does not go unseen.
    let verified = hosted.done(&["events", "verify", "--json"]).json();
    assert_eq!(verified["findings"], serde_json::json!([]), "{verified}");
    assert_eq!(verified["rows"], 2, "{verified}");
    let tail = hosted.done(&["events", "tail", "-n", "1", "--json"]).json();
    assert_eq!(tail["eventType"], "search_finished", "{tail}");
    let id = tail["aggregateId"].as_str().unwrap();
    let shown = hosted.done(&["events", "show", "search", id]);
    assert!(
        shown.out.contains("search_started") && shown.out.contains("search_finished"),
        "{shown:?}"
    );
    assert_eq!(hosted.run(&["events", "show", "search", "nobody"]).status, 3);

    // Nothing was given up; what was is shown, and given to its consumer again.
    assert_eq!(hosted.run(&["events", "dead"]).status, 3);
    assert_eq!(hosted.run(&["events", "replay", "--dead"]).status, 3);
    assert_eq!(hosted.run(&["events", "replay", "nonsense"]).status, 2);
    assert_eq!(
        hosted.run(&["events", "replay", "--consumer", "nobody"]).status,
        2
    );
    client
        .batch_execute(
            "DELETE FROM notices; INSERT INTO event_consumers (name) VALUES ('notices'), ('gone') ON CONFLICT DO NOTHING;
             INSERT INTO dead_events (consumer, event_id, happened_at, error)
             SELECT c.name, e.id, e.timestamp, 'no luck' FROM event_consumers c, events e WHERE e.event_type = 'search_finished'",
        )
        .await
        .unwrap();
    let dead = hosted.done(&["events", "dead", "--json"]).json();
    assert_eq!(dead[0]["error"], "no luck", "{dead}");
    assert!(hosted.done(&["events", "consumers"]).out.contains("notices"));
    let switch = |to: &str| hosted.done(&["settings", "set", "event_sourcing.enable_event_replay", to]);
    switch("false");
    let refused = hosted.run(&["events", "replay", "--dead"]);
    assert!(
        refused.status == 1 && refused.err.contains("switched off"),
        "{refused:?}"
    );
    switch("true");
    // The consumer that this version does not have keeps its own.
    let replayed = hosted.run(&["events", "replay", "--dead", "--json"]);
    assert_eq!(replayed.status, 4, "{replayed:?}");
    assert_eq!(replayed.json()["done"][0]["consumer"], "notices", "{replayed:?}");
    assert_eq!(hosted.run(&["events", "replay", "--dead"]).status, 1);
    assert_eq!(
        hosted.done(&["events", "replay", "--consumer", "notices"]).status,
        0
    );
    client
        .batch_execute("UPDATE campaigns SET name = 'forged'")
        .await
        .unwrap();
    let forged = hosted.run(&["events", "verify"]);
    assert!(
        forged.status == 1 && forged.out.contains("row_differs"),
        "{forged:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn commands_on_one_data_directory_share_its_server_and_the_last_one_ends_it() {
    let home = Installation::new();
    // At once, on a directory where nothing is yet.
    let file = home.file("creators.csv", sample_csv(120));
    let (first, second) = (
        home.start(&["import", "--platform", "tiktok", &file]),
        home.start(&["search", "sushi"]),
    );
    assert_eq!((first.ended().status, second.ended().status), (0, 3));
    assert!(home.postmaster().is_none());

    // The one that started the server goes; the other takes it over and goes on.
    let mut host = home.start(&["work"]);
    host.told("working");
    let mut visitor = home.start(&["work"]);
    visitor.told("working");
    let served = home.postmaster();
    host.stop();
    wait_for("the other to start the server again", || {
        home.postmaster().is_some_and(|pid| Some(pid) != served)
    });
    assert_eq!(
        home.done(&["search", "vegan", "--target", "100", "--json"])
            .json()["found"],
        100
    );
    visitor.stop();
    assert!(home.postmaster().is_none());
}

#[test]
fn a_reader_that_has_enough_is_no_fault() {
    let home = Installation::new();
    let mut command = home.command(&["db", "migrate"]);
    command.stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // Nobody reads either stream.
    drop((child.stdout.take(), child.stderr.take()));
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert!(home.postmaster().is_none(), "the server is ended all the same");
}
