//! Each migration meets the rows that the one before it left.
use limelight::db::embedded::migrate::{self, migrate_files};
use limelight::db::embedded::server::connect;
use tokio_postgres::Client;

use super::{schema, text};
use crate::support::TestDatabase;

/// Table, a column that must exist for the row to be possible, the statement. Each runs once, as early as it can.
const SAMPLES: &[(&str, &str, &str)] = &[
    (
        "scraping_jobs",
        "id",
        "INSERT INTO scraping_jobs (id, user_id, status, keywords) VALUES
           ('b1000000-0000-0000-0000-000000000000', 'ada', 'completed', '[\"tea\"]'),
           ('b2000000-0000-0000-0000-000000000000', 'bob', 'PENDING', '[]')",
    ),
    (
        "scraping_results",
        "id",
        "INSERT INTO scraping_results (job_id, creators) VALUES ('b1000000-0000-0000-0000-000000000000', '[]'), (NULL, '[1]')",
    ),
    (
        "campaigns",
        "id",
        "INSERT INTO campaigns (id, user_id, name, search_type) VALUES
           ('c1000000-0000-0000-0000-000000000000', 'ada', 'one', 'keyword')",
    ),
    (
        "scraping_jobs",
        "campaign_id",
        "INSERT INTO scraping_jobs (user_id, campaign_id, platform) VALUES
           ('ada', 'c1000000-0000-0000-0000-000000000000', 'Tiktok'), ('bob', 'c1000000-0000-0000-0000-000000000000', 'YouTube')",
    ),
    ("scraping_jobs", "progress", "INSERT INTO scraping_jobs (user_id, cursor, progress) VALUES ('cyd', 50, '12.5')"),
    (
        "search_jobs",
        "id",
        "INSERT INTO search_jobs (id, campaign_id, platform, search_type, total_count) VALUES
           ('s1', 'c1000000-0000-0000-0000-000000000000', 'tiktok', 'handles', 2), ('s2', NULL, 'orkut', 'handles', 1)",
    ),
    (
        "search_results",
        "id",
        "INSERT INTO search_results (job_id, profile_id, username, platform) VALUES
           ('s1', 'p1', 'zoe', 'TIKTOK'), ('s2', 'p2', 'tom', 'orkut')",
    ),
    (
        "system_configurations",
        "id",
        "INSERT INTO system_configurations (category, key, value, value_type) VALUES ('mine', 'own', '1', 'number')",
    ),
    ("user_profiles", "id", "INSERT INTO user_profiles (user_id, full_name) VALUES ('ada', 'Ada'), ('bob', NULL)"),
    (
        "user_profiles",
        "trial_status",
        "INSERT INTO user_profiles (user_id, trial_status, subscription_status) VALUES ('cyd', 'canceled', 'cancelled')",
    ),
    (
        "events",
        "id",
        "INSERT INTO events (aggregate_id, aggregate_type, event_type, event_data, idempotency_key, source_system, timestamp) VALUES
           ('ada', 'user', 'x', '{}', 'k1', 'test', now()), ('ada', 'user', 'y', '{}', 'k2', 'test', '2025-01-31 23:59:59')",
    ),
    ("background_jobs", "id", "INSERT INTO background_jobs (job_type, payload, status) VALUES ('a', '{}', 'completed'), ('b', '{}', 'queued')"),
    (
        "subscription_plans",
        "id",
        "INSERT INTO subscription_plans (plan_key, display_name, monthly_price, stripe_monthly_price_id, campaigns_limit, creators_limit)
         VALUES ('viral_surge', 'Mine', 5, '', 1, 1)",
    ),
    (
        "creators",
        "id",
        "INSERT INTO creators (id, platform, external_id, source, fetched_at) VALUES
           ('ce000000-0000-0000-0000-000000000000', 'TikTok', '1', 'test', now())",
    ),
    (
        "creator_posts",
        "creator_id",
        "INSERT INTO creator_posts (creator_id, external_id, fetched_at) VALUES ('ce000000-0000-0000-0000-000000000000', 'p', now())",
    ),
    (
        "search_tasks",
        "id",
        "INSERT INTO search_tasks (user_id, job_id, ordinal, term) VALUES ('ada', 'b1000000-0000-0000-0000-000000000000', 1, 'tea')",
    ),
    (
        "job_creators",
        "job_id",
        "INSERT INTO job_creators (user_id, job_id, creator_id, ordinal, task_id, page, score, has_email) VALUES
           ('ada', 'b1000000-0000-0000-0000-000000000000', 'ce000000-0000-0000-0000-000000000000', 1, gen_random_uuid(), 1, 1, false)",
    ),
    ("background_jobs", "dedup_key", "INSERT INTO background_jobs (job_type, payload, user_id, dedup_key) VALUES ('c', '{}', 'ada', 'k')"),
    ("event_keys", "key", "INSERT INTO event_keys (scope, key, event_id) VALUES ('ada', 'k3', gen_random_uuid())"),
    (
        "event_streams",
        "version",
        "INSERT INTO event_streams (scope, aggregate_type, aggregate_id, version) VALUES ('ada', 'x', 'y', 1)",
    ),
    (
        "usage_ledger",
        "metric",
        "INSERT INTO usage_ledger (user_id, metric, period, subject) VALUES ('ada', 'creators', '2025-01-01', 's')",
    ),
    (
        "provider_calls",
        "id",
        "INSERT INTO provider_calls (user_id, job_id, purpose, provider, endpoint, platform, started_at)
         VALUES ('ada', 'b1000000-0000-0000-0000-000000000000', 'page', 'apify', 'tiktok-scraper', 'TikTok', now())",
    ),
    ("queue_turns", "user_id", "INSERT INTO queue_turns (user_id, turn) VALUES ('ada', 7)"),
    (
        "lookup_rows",
        "ordinal",
        "INSERT INTO lookup_rows (user_id, job_id, ordinal, input, platform, handle, leader)
         SELECT user_id, id, 1, '@bob', 'TikTok', 'bob', 1 FROM search_jobs WHERE user_id IS NOT NULL",
    ),
    ("event_consumers", "name", "INSERT INTO event_consumers (name) VALUES ('notices') ON CONFLICT DO NOTHING"),
    (
        "dead_events",
        "consumer",
        "INSERT INTO dead_events (consumer, event_id, happened_at, error) SELECT name, gen_random_uuid(), now(), 'x' FROM event_consumers",
    ),
    (
        "notices",
        "event_id",
        "INSERT INTO notices (user_id, event_id, job_id, happened_at)
         VALUES ('ada', gen_random_uuid(), 'b1000000-0000-0000-0000-000000000000', now())",
    ),
];

async fn count(client: &Client, table: &str) -> i64 {
    let sql = format!("SELECT count(*) FROM {table}");
    client.query_one(&sql, &[]).await.unwrap().get(0)
}

#[tokio::test(flavor = "multi_thread")]
async fn each_migration_keeps_the_rows_the_one_before_it_left() {
    let database = TestDatabase::empty().await;
    let mut owner = connect(&database.owner_url()).await.unwrap();
    let superuser = connect(&database.superuser_url()).await.unwrap();
    let mut waiting: Vec<_> = SAMPLES.iter().collect();
    let files = migrate::files();
    for end in 1..=files.len() {
        let name = files[end - 1].0;
        let mut before = Vec::new();
        for table in text(&superuser, "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'events_before_partitions'").await {
            before.push((count(&superuser, &table).await, table));
        }
        assert_eq!(migrate_files(&mut owner, &files[..end]).await.unwrap().len(), 1);
        for (rows, table) in before {
            let now = count(&superuser, &table).await;
            assert!(now >= rows, "{name}: {table} had {rows} rows and has {now}");
        }
        let mut later = Vec::new();
        for sample in waiting {
            let (table, column, sql) = sample;
            let possible = superuser
                .query_opt(
                    "SELECT FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1 AND column_name = $2",
                    &[table, column],
                )
                .await
                .unwrap();
            if possible.is_some() {
                superuser.batch_execute(sql).await.unwrap_or_else(|error| {
                    panic!("{name}: {sql}: {}", limelight::db::embedded::describe(&error))
                });
            } else {
                later.push(sample);
            }
        }
        waiting = later;
    }
    assert!(waiting.is_empty(), "samples without a table: {waiting:?}");
    for table in text(
        &superuser,
        "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'",
    )
    .await
    {
        assert!(count(&superuser, &table).await > 0, "{table} has no sample row");
    }

    let replayed = connect(&TestDatabase::new().await.superuser_url()).await.unwrap();
    let mut found = schema::of(&superuser).await;
    let expected = schema::of(&replayed).await;
    assert!(found.iter().any(|line| line.contains("events_2025_01")));
    // Partitions of past months come from the sample events.
    found.retain(|line| !line.contains("partitions.events_20") || expected.contains(line));
    schema::assert_same(&found, &expected);
}
