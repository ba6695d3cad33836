//! What the schema promises by itself: closed sets of words, final states, an unchangeable history, partitions ahead.
use std::collections::BTreeSet;

use limelight::campaigns::{CampaignStatus, SearchType};
use limelight::db::embedded::server::connect;
use limelight::db::{Address, Database, Who};
use limelight::discovery::platform::Platform;
use limelight::events;
use limelight::search::{JobStatus, Outcome};
use limelight_queries::client::GenericClient as _;
use tokio_postgres::{Client, Error};

use super::text;
use crate::support::{TestApp, TestDatabase, noon};

/// The words a CHECK of this one column allows.
async fn allowed(client: &Client, table: &str, column: &str) -> BTreeSet<String> {
    let definitions = client
        .query(
            "SELECT pg_get_constraintdef(k.oid) FROM pg_constraint k
             JOIN pg_attribute a ON a.attrelid = k.conrelid AND k.conkey = ARRAY[a.attnum]
             WHERE k.contype = 'c' AND k.convalidated AND k.conrelid = to_regclass($1) AND a.attname = $2",
            &[&table, &column],
        )
        .await
        .unwrap();
    let definition: String = definitions.iter().map(|row| row.get::<_, String>(0)).collect();
    definition
        .split('\'')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

fn words<T>(all: impl IntoIterator<Item = T>, as_str: impl Fn(T) -> &'static str) -> BTreeSet<String> {
    all.into_iter().map(|word| as_str(word).to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_knows_the_words_that_the_program_knows() {
    let database = TestDatabase::new().await;
    let client = connect(&database.superuser_url()).await.unwrap();
    let platforms = words(Platform::ALL, Platform::as_str);
    let literal = |all: &[&'static str]| words(all.iter().copied(), |word| word);
    let sets = [
        (
            "campaigns",
            "search_type",
            words(SearchType::ALL, SearchType::as_str),
        ),
        (
            "campaigns",
            "status",
            words(CampaignStatus::ALL, CampaignStatus::as_str),
        ),
        (
            "scraping_jobs",
            "status",
            words(JobStatus::ALL, JobStatus::as_str),
        ),
        ("scraping_jobs", "outcome", words(Outcome::ALL, Outcome::as_str)),
        ("scraping_jobs", "platform", platforms.clone()),
        ("search_jobs", "platform", platforms.clone()),
        ("search_results", "platform", platforms.clone()),
        ("creators", "platform", platforms),
        // No enum stands behind these: their statements are the only ones that write them.
        ("search_tasks", "state", literal(&["pending", "done", "failed"])),
        (
            "background_jobs",
            "status",
            literal(&["pending", "processing", "completed", "failed", "cancelled"]),
        ),
        (
            "events",
            "processing_status",
            literal(&["pending", "processing", "completed", "failed"]),
        ),
        (
            "search_jobs",
            "status",
            literal(&[
                "queued",
                "pending",
                "processing",
                "completed",
                "error",
                "timeout",
                "cancelled",
            ]),
        ),
        (
            "user_profiles",
            "onboarding_step",
            literal(&["pending", "info_captured", "intent_captured", "completed"]),
        ),
        (
            "user_profiles",
            "trial_status",
            literal(&["pending", "active", "expired", "cancelled", "converted"]),
        ),
        (
            "user_profiles",
            "subscription_status",
            literal(&[
                "none",
                "incomplete",
                "incomplete_expired",
                "trialing",
                "active",
                "past_due",
                "canceled",
                "unpaid",
                "paused",
            ]),
        ),
        (
            "system_configurations",
            "value_type",
            literal(&["number", "duration", "boolean"]),
        ),
        (
            "system_configurations",
            "is_hot_reloadable",
            literal(&["true", "false"]),
        ),
        ("usage_ledger", "metric", literal(&["campaigns", "creators"])),
    ];
    for (table, column, expected) in &sets {
        assert_eq!(
            &allowed(&client, table, column).await,
            expected,
            "{table}.{column}"
        );
    }
    // A status column without a CHECK would let any word in.
    let free = text(
        &client,
        "SELECT c.relname || '.' || a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT a.attisdropped
           AND a.atttypid IN ('text'::regtype, 'varchar'::regtype)
           AND a.attname ~ '(^|_)(status|state|platform|outcome)$'
           AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'c' AND k.conkey = ARRAY[a.attnum])",
    )
    .await;
    // What billing last said, for an operator to read; nothing branches on it.
    assert_eq!(free, ["user_profiles.billing_sync_status"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_time_is_stored_without_its_zone() {
    let database = TestDatabase::new().await;
    let client = connect(&database.superuser_url()).await.unwrap();
    let naive = text(
        &client,
        "SELECT table_name || '.' || column_name FROM information_schema.columns
         WHERE table_schema = 'public' AND data_type = 'timestamp without time zone'",
    )
    .await;
    assert_eq!(naive, Vec::<String>::new());
    let login = connect(&database.login_url()).await.unwrap();
    assert_eq!(text(&login, "SELECT current_setting('timezone')").await, ["UTC"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_applications_own_login_can_see_whether_the_schema_is_current() {
    let database = TestDatabase::new().await;
    let mut login = connect(&database.login_url()).await.unwrap();
    let steps = limelight_embedded::migrate::status(&mut login).await.unwrap();
    assert!(
        steps
            .iter()
            .all(|step| step.applied_at.is_some() && !step.changed)
    );
    let error = login
        .batch_execute("DELETE FROM limelight.migrations")
        .await
        .unwrap_err();
    assert_eq!(
        error.code(),
        Some(&tokio_postgres::error::SqlState::INSUFFICIENT_PRIVILEGE)
    );
}

fn refused_by<T: std::fmt::Debug>(result: Result<T, Error>, constraint: &str) {
    let error = result.unwrap_err();
    let found = error.as_db_error().and_then(|error| error.constraint());
    assert_eq!(found, Some(constraint), "{error:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_ended_run_stays_as_it_ended_even_for_a_superuser() {
    let database = TestDatabase::new().await;
    let client = connect(&database.superuser_url()).await.unwrap();
    for ended in JobStatus::ALL.into_iter().filter(|status| status.is_final()) {
        for wanted in JobStatus::ALL {
            client.execute("DELETE FROM scraping_jobs", &[]).await.unwrap();
            client
                .execute(
                    "INSERT INTO scraping_jobs (user_id, status) VALUES ('ada', $1)",
                    &[&ended.as_str()],
                )
                .await
                .unwrap();
            let changed = client
                .execute(
                    "UPDATE scraping_jobs SET status = $1, updated_at = now()",
                    &[&wanted.as_str()],
                )
                .await;
            if wanted == ended {
                assert_eq!(changed.unwrap(), 1, "the same state again is no change");
            } else {
                refused_by(changed, "scraping_jobs_terminal_state_final");
            }
        }
    }
    // A live run may go anywhere.
    for live in ["pending", "processing"] {
        for wanted in JobStatus::ALL {
            let sql = format!(
                "WITH added AS (INSERT INTO scraping_jobs (id, user_id, status) VALUES (gen_random_uuid(), 'bob', '{live}') RETURNING id)
                 SELECT id FROM added"
            );
            let id: uuid::Uuid = client.query_one(&sql, &[]).await.unwrap().get(0);
            let changed = client
                .execute(
                    "UPDATE scraping_jobs SET status = $1 WHERE id = $2",
                    &[&wanted.as_str(), &id],
                )
                .await;
            assert_eq!(changed.unwrap(), 1, "{live} to {wanted}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recorded_event_never_changes_except_in_its_processing() {
    let database = TestDatabase::new().await;
    let client = connect(&database.superuser_url()).await.unwrap();
    client
        .batch_execute(
            "INSERT INTO events (aggregate_id, aggregate_type, event_type, event_data, idempotency_key, source_system, aggregate_version)
             VALUES ('1', 'user', 'x', '{\"a\": 1}', 'k', 'test', 1)",
        )
        .await
        .unwrap();
    let columns = text(
        &client,
        "SELECT attname::text FROM pg_attribute WHERE attrelid = 'events'::regclass AND attnum > 0 AND NOT attisdropped",
    )
    .await;
    let processing = ["processed_at", "processing_status", "retry_count", "error"];
    assert!(
        processing
            .iter()
            .all(|name| columns.iter().any(|column| column == name))
    );
    for column in &columns {
        let changed = client
            .execute(&format!("UPDATE events SET \"{column}\" = \"{column}\""), &[])
            .await;
        if processing.contains(&column.as_str()) {
            assert_eq!(changed.unwrap(), 1, "{column}");
        } else {
            refused_by(changed, "events_payload_immutable");
        }
    }
    // The partition itself is guarded as well.
    let part = text(&client, "SELECT tableoid::regclass::text FROM events")
        .await
        .remove(0);
    assert!(part.starts_with("partitions.events_20"), "{part}");
    let changed = client
        .execute(&format!("UPDATE {part} SET event_data = '{{}}'"), &[])
        .await;
    refused_by(changed, "events_payload_immutable");
}

/// Partitions with their rows, without the default one.
async fn months(client: &Client) -> Vec<String> {
    text(
        client,
        "SELECT relid::text FROM pg_partition_tree('public.events') WHERE isleaf AND relid <> 'partitions.events_default'::regclass ORDER BY 1",
    )
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn months_of_event_partitions_lie_ahead_and_are_made_once() {
    let test = TestApp::new().await;
    let client = connect(&test.database.superuser_url()).await.unwrap();
    let ahead = months(&client).await;
    let expected = text(
        &client,
        "SELECT 'partitions.events_' || to_char((now() AT TIME ZONE 'UTC') + make_interval(months => i), 'YYYY_MM')
         FROM generate_series(0, 3) AS i",
    )
    .await;
    assert_eq!(ahead, expected, "this month and three more");

    for (expected, again) in [(4, false), (0, true)] {
        let tx = test.app.db.begin(&Who::worker()).await.unwrap();
        let made = events::ensure_partitions(&tx, noon()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(made, expected, "a second time: {again}");
    }
    assert!(
        months(&client)
            .await
            .contains(&"partitions.events_2026_03".to_owned())
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_that_came_before_its_partition_moves_into_it() {
    let test = TestApp::new().await;
    let client = connect(&test.database.superuser_url()).await.unwrap();
    client
        .batch_execute(
            "INSERT INTO events (aggregate_id, aggregate_type, event_type, event_data, idempotency_key, source_system, aggregate_version, timestamp)
             SELECT n::text, 'user', 'x', '{}', n::text, 'test', n, stamp FROM (VALUES
               (1, '2031-04-30 23:59:59.999999+00'::timestamptz), (2, '2031-05-01 00:00:00+00'), (3, '2031-05-31 23:59:59+00'), (4, '2031-06-01 00:00:00+00')
             ) AS early (n, stamp)",
        )
        .await
        .unwrap();
    let homes = "SELECT aggregate_id || ' ' || tableoid::regclass FROM events ORDER BY 1";
    assert!(
        text(&client, homes)
            .await
            .iter()
            .all(|home| home.ends_with("events_default"))
    );

    let address = Address {
        url: test.database.owner_url(),
        prepared: true,
        ca_file: None,
    };
    // Whoever asks, the owner's function does it: a worker in the application, the owner's login on a hosted server.
    let owner = Database::new(address, &test.app.config.pool).unwrap();
    for (db, month, made) in [(&test.app.db, "2031-05-01", 1), (&owner, "2031-04-01", 2)] {
        let tx = db.begin(&Who::worker()).await.unwrap();
        let sql = format!("SELECT ensure_event_partitions('{month}', {made})");
        let found: i32 = tx.query_one(&sql, &[]).await.unwrap().get(0);
        tx.commit().await.unwrap();
        assert_eq!(found, 1, "{month}");
    }
    assert_eq!(
        text(&client, homes).await,
        [
            "1 partitions.events_2031_04",
            "2 partitions.events_2031_05",
            "3 partitions.events_2031_05",
            "4 partitions.events_default"
        ]
    );
    let unguarded = text(
        &client,
        "SELECT relname::text FROM pg_class WHERE relnamespace = 'partitions'::regnamespace AND relkind = 'r'
           AND NOT (relrowsecurity AND relforcerowsecurity)",
    )
    .await;
    assert_eq!(
        unguarded,
        Vec::<String>::new(),
        "a new partition has row-level security too"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn events_are_recorded_while_their_partitions_are_made() {
    let test = TestApp::with_pool(10).await;
    let mut writers = Vec::new();
    for writer in 0..6 {
        let db = test.app.db.clone();
        writers.push(tokio::spawn(async move {
            for n in 0..60 {
                let tx = db.begin(&Who::worker()).await.unwrap();
                let sql = format!(
                    "INSERT INTO events (aggregate_id, aggregate_type, event_type, event_data, idempotency_key, source_system, aggregate_version, timestamp)
                     VALUES ('{writer}', 'user', 'x', '{{}}', '{n}', 'test', {n}, '2031-01-15'::timestamptz + make_interval(months => {n} % 6))"
                );
                tx.execute(&sql, &[]).await.unwrap_or_else(|error| panic!("{error:?}"));
                tx.commit().await.unwrap();
            }
        }));
    }
    for month in 1..=6 {
        let tx = test.app.db.begin(&Who::worker()).await.unwrap();
        let sql = format!("SELECT ensure_event_partitions('2031-{month:02}-01', 1)");
        assert_eq!(tx.query_one(&sql, &[]).await.unwrap().get::<_, i32>(0), 1);
        tx.commit().await.unwrap();
    }
    for writer in writers {
        writer.await.unwrap();
    }
    let by_home = "SELECT count(*) FROM events WHERE tableoid::regclass::text LIKE 'partitions.events_2031%'";
    assert_eq!(test.count(by_home).await, 6 * 60);
}
