//! Migrations: an empty database replays, an existing one is adopted, and whatever goes wrong leaves nothing half done.
mod adopt;
mod guards;
mod hosted;
pub mod schema;
mod steps;

use limelight::db::embedded::migrate::{self, MigrateError, migrate_files};
use limelight::db::embedded::server::connect;
use tokio_postgres::Client;

use crate::support::TestDatabase;

async fn text(client: &Client, sql: &str) -> Vec<String> {
    let rows = client.query(sql, &[]).await.unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}

/// The rows the migrations bring themselves, without their ids and times.
async fn seeds(client: &Client) -> Vec<String> {
    text(
        client,
        "SELECT (to_jsonb(p) - '{id,created_at,updated_at}'::text[])::text FROM subscription_plans p
         UNION ALL SELECT (to_jsonb(c) - '{id,created_at,updated_at}'::text[])::text FROM system_configurations c ORDER BY 1",
    )
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_database_replays_every_file_in_order() {
    let database = TestDatabase::empty().await;
    let mut owner = connect(&database.owner_url()).await.unwrap();
    let applied = migrate::migrate(&mut owner).await.unwrap();
    let names: Vec<&str> = migrate::files()
        .iter()
        .map(|(name, _)| name.trim_end_matches(".sql"))
        .collect();
    assert_eq!(applied, names);
    assert!(names.len() >= 23 && names[0].starts_with("0000_") && names[22].starts_with("0022_"));
    for (number, idea) in [
        (2, "cable"),
        (4, "qstash"),
        (9, "trial"),
        (10, "search"),
        (11, "event_sourcing"),
        (13, "plan"),
    ] {
        assert!(
            names[number].contains(idea),
            "{} is not about {idea}",
            names[number]
        );
    }

    let status = migrate::status(&mut owner).await.unwrap();
    assert!(
        status
            .iter()
            .all(|step| step.applied_at.is_some() && !step.changed)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn migrating_again_changes_nothing() {
    let database = TestDatabase::empty().await;
    let mut owner = connect(&database.owner_url()).await.unwrap();
    migrate::migrate(&mut owner).await.unwrap();
    let superuser = connect(&database.superuser_url()).await.unwrap();
    let (before, rows) = (schema::of(&superuser).await, seeds(&superuser).await);
    assert!(before.len() > 500, "the catalogue query sees the schema");

    assert_eq!(migrate::migrate(&mut owner).await.unwrap(), Vec::<String>::new());
    schema::assert_same(&schema::of(&superuser).await, &before);

    // Another tool that knows nothing of our history runs every file once more.
    owner
        .batch_execute("DROP SCHEMA limelight CASCADE")
        .await
        .unwrap();
    assert_eq!(
        migrate::migrate(&mut owner).await.unwrap().len(),
        migrate::files().len()
    );
    schema::assert_same(&schema::of(&superuser).await, &before);
    assert_eq!(seeds(&superuser).await, rows);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_servers_that_start_together_apply_each_file_once() {
    let database = TestDatabase::empty().await;
    let mut runners = Vec::new();
    for _ in 0..4 {
        let mut owner = connect(&database.owner_url()).await.unwrap();
        runners.push(tokio::spawn(async move {
            migrate::migrate(&mut owner).await.unwrap()
        }));
    }
    let mut applied = Vec::new();
    for runner in runners {
        applied.extend(runner.await.unwrap());
    }
    assert_eq!(applied.len(), migrate::files().len());
    let owner = connect(&database.owner_url()).await.unwrap();
    let recorded: i64 = owner
        .query_one("SELECT count(*) FROM limelight.migrations", &[])
        .await
        .unwrap()
        .get(0);
    assert_eq!(usize::try_from(recorded).unwrap(), migrate::files().len());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_file_is_refused_by_name() {
    let database = TestDatabase::new().await;
    let mut owner = connect(&database.owner_url()).await.unwrap();
    let mut files = migrate::files().to_vec();
    let (name, content) = files[7];
    let changed = format!("{content}\n-- one more thought\n");
    files[7] = (name, &changed);
    let error = migrate_files(&mut owner, &files).await.unwrap_err();
    assert!(
        matches!(&error, MigrateError::Changed { file } if file == "0007_system_configurations"),
        "{error:?}"
    );
    assert!(
        error.to_string().contains("0007_system_configurations")
            && error.to_string().contains("restore the file")
    );
    // The lock is free again: the untouched files are accepted at once.
    assert!(migrate::migrate(&mut owner).await.unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_migration_that_fails_leaves_nothing_half_done() {
    let database = TestDatabase::new().await;
    let mut owner = connect(&database.owner_url()).await.unwrap();
    let superuser = connect(&database.superuser_url()).await.unwrap();
    let before = schema::of(&superuser).await;
    let broken = "CREATE TABLE half_done (id int); INSERT INTO half_done VALUES (1); SELECT 1 / 0;";
    let fine = "CREATE TABLE never_reached (id int)";
    let mut files = migrate::files().to_vec();
    files.extend([("9000_broken.sql", broken), ("9001_fine.sql", fine)]);

    let error = migrate_files(&mut owner, &files).await.unwrap_err();
    assert!(
        matches!(&error, MigrateError::Failed { file, reason } if file == "9000_broken" && reason.contains("division by zero")),
        "{error:?}"
    );
    schema::assert_same(&schema::of(&superuser).await, &before);

    // Repaired, it goes on where it stopped, over the same connection.
    let repaired = "CREATE TABLE half_done (id int)";
    let last = files.len() - 2;
    files[last] = ("9000_broken.sql", repaired);
    assert_eq!(
        migrate_files(&mut owner, &files).await.unwrap(),
        ["9000_broken", "9001_fine"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_newer_than_the_program_is_refused() {
    let database = TestDatabase::new().await;
    let mut owner = connect(&database.owner_url()).await.unwrap();
    let known = &migrate::files()[..migrate::files().len() - 1];
    let error = migrate_files(&mut owner, known).await.unwrap_err();
    assert!(matches!(error, MigrateError::Newer { .. }), "{error:?}");
    assert!(error.to_string().contains("Upgrade limelight"), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_misnamed_file_is_refused_before_anything_runs() {
    let database = TestDatabase::empty().await;
    let mut owner = connect(&database.owner_url()).await.unwrap();
    for name in ["35_short.sql", "0001-dash.sql", "0001_no_suffix", "later_x.sql"] {
        let files = [
            ("0000_good.sql", "CREATE TABLE good (id int)"),
            (name, "SELECT 1"),
        ];
        let error = migrate_files(&mut owner, &files).await.unwrap_err();
        assert!(
            matches!(&error, MigrateError::BadName { file } if file == name),
            "{error:?}"
        );
    }
    assert!(
        text(
            &owner,
            "SELECT to_regclass('public.good')::text WHERE to_regclass('public.good') IS NOT NULL"
        )
        .await
        .is_empty()
    );
}
