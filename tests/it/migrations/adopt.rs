//! Adopting a database that the specification's own statements made, with rows no tidy program would have written.
use std::collections::BTreeMap;

use limelight::db::embedded::migrate;
use limelight::db::embedded::server::connect;
use serde_json::Value;
use tokio_postgres::Client;

use super::{schema, text};
use crate::support::{TestDatabase, shared};

/// The specification's CREATE statements in their order; the indexes it only proposes "if needed" are left out.
fn specification(path: &std::path::Path) -> (Vec<String>, Vec<String>) {
    let document = std::fs::read_to_string(path).unwrap();
    let (mut tables, mut indexes) = (Vec::new(), Vec::new());
    for block in document.split("```sql").skip(1) {
        let block = block.split("```").next().unwrap();
        let plain: String = block
            .lines()
            .map(|line| line.split("--").next().unwrap().to_owned() + "\n")
            .collect();
        for statement in plain.split(';').map(str::trim) {
            if statement.starts_with("CREATE TABLE") {
                tables.push(statement.to_owned());
            } else if statement.starts_with("CREATE INDEX")
                && !statement.contains("ON scraping_results")
                && !indexes
                    .iter()
                    .any(|known: &String| known.split_whitespace().eq(statement.split_whitespace()))
            {
                indexes.push(statement.to_owned());
            }
        }
    }
    (tables, indexes)
}

/// Rows as the first system may have left them. Every id begins with two letters that name the row.
const ROWS: &str = r#"
INSERT INTO campaigns (id, user_id, name, search_type, status, created_at) VALUES
  ('c1000000-0000-0000-0000-000000000000', 'ada', 'plain', 'keyword', 'active', '2024-03-31 23:30:00'),
  ('c2000000-0000-0000-0000-000000000000', 'bob', 'spelt', 'Similar Search', 'Active', '2024-03-31 23:30:00'),
  ('c3000000-0000-0000-0000-000000000000', '', 'nobody''s', 'magic', 'paused', '2024-03-31 23:30:00');
INSERT INTO scraping_jobs (id, user_id, campaign_id, status, keywords, platform, progress, cursor, error, started_at) VALUES
  ('b1000000-0000-0000-0000-000000000000', 'ada', 'c1000000-0000-0000-0000-000000000000', 'completed', '["tea"]', 'Tiktok', '43.5', 7, NULL, '2024-01-01 00:00:00.123456'),
  ('b2000000-0000-0000-0000-000000000000', 'bob', 'c1000000-0000-0000-0000-000000000000', 'timed_out', NULL, 'instagram_reels', '100', 0, 'slow', NULL),
  ('b3000000-0000-0000-0000-000000000000', '', 'c3000000-0000-0000-0000-000000000000', 'exploded', '{"not": "an array"}', 'Myspace', NULL, NULL, 'before', NULL),
  ('b4000000-0000-0000-0000-000000000000', 'cyd', NULL, 'Canceled', '[]', 'you-tube', '0', 0, NULL, NULL);
INSERT INTO scraping_results (id, job_id, creators) VALUES
  ('a1000000-0000-0000-0000-000000000000', 'b1000000-0000-0000-0000-000000000000', '[{"creator": {"name": "Zoë ☃", "followers": 125000}, "platform": "TikTok"}]'),
  ('a2000000-0000-0000-0000-000000000000', 'b1000000-0000-0000-0000-000000000000', '[]'),
  ('a3000000-0000-0000-0000-000000000000', NULL, '[{"creator": "stray"}]');
INSERT INTO user_profiles (id, user_id, full_name, onboarding_step, email_schedule_status, trial_status, trial_end_date, current_plan, subscription_status, usage_creators_current_month, is_admin) VALUES
  ('e1000000-0000-0000-0000-000000000000', 'ada', 'Ada L.', 'completed', '{"welcome": {"status": "sent"}}', 'active', '2024-12-31 23:59:59', 'glow_up', 'active', 41, TRUE),
  ('e2000000-0000-0000-0000-000000000000', 'bob', NULL, 'Info_Captured', '[]', 'canceled', NULL, '', 'cancelled', 0, NULL),
  ('e3000000-0000-0000-0000-000000000000', '', NULL, 'step 3', '"text"', 'on trial', NULL, 'enterprise', 'lapsed', NULL, FALSE),
  ('e4000000-0000-0000-0000-000000000000', 'cyd', NULL, 'pending', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO system_configurations (id, category, key, value, value_type, is_hot_reloadable) VALUES
  ('d1000000-0000-0000-0000-000000000000', 'timeouts', 'standard_job_timeout', '90m', 'duration', 'yes'),
  ('d2000000-0000-0000-0000-000000000000', 'email', 'welcome_delay', '10m', 'string', 'maybe'),
  ('d3000000-0000-0000-0000-000000000000', 'feature_flags', 'reels', 'true', 'bool', 'false');
INSERT INTO events (id, aggregate_id, aggregate_type, event_type, event_data, timestamp, processing_status, idempotency_key, source_system, error) VALUES
  ('f1000000-0000-0000-0000-000000000000', 'ada', 'user', 'user_registered', '{"n": 1}', '2024-02-29 23:59:59.999', 'completed', 'k1', 'user_action', NULL),
  ('f2000000-0000-0000-0000-000000000000', 'ada', 'user', 'trial_started', '{"n": 2}', now() AT TIME ZONE 'UTC', 'pending', 'k2', 'user_action', NULL),
  ('f3000000-0000-0000-0000-000000000000', 'b1', 'job', 'job_done', '[3]', '1969-12-31 12:00:00', 'stuck', 'k3', 'system', 'old'),
  ('f4000000-0000-0000-0000-000000000000', 'b1', 'job', 'job_done', 'null', now() AT TIME ZONE 'UTC' + interval '14 months', 'PENDING', '', 'system', NULL);
INSERT INTO background_jobs (id, job_type, payload, status, error) VALUES
  ('91000000-0000-0000-0000-000000000000', 'complete_onboarding', '{}', 'pending', NULL),
  ('92000000-0000-0000-0000-000000000000', 'send_trial_email', '{}', 'canceled', NULL),
  ('93000000-0000-0000-0000-000000000000', 'send_trial_email', '{}', 'waiting', 'why');
INSERT INTO subscription_plans (id, plan_key, display_name, monthly_price, stripe_monthly_price_id, campaigns_limit, creators_limit, features) VALUES
  ('81000000-0000-0000-0000-000000000000', 'glow_up', 'Glow', 1200, 'price_1', 5, 500, '"{}"'),
  ('82000000-0000-0000-0000-000000000000', 'gone', 'Gone', 1, 'price_2', 0, 0, '{}');
"#;

/// All that may change: row, column, what it says afterwards.
const REPAIRED: &[(&str, &str, &str)] = &[
    ("92", "status", r#""cancelled""#),
    ("93", "status", r#""failed""#),
    ("93", "error", r#""why; status was \"waiting\"""#),
    ("b1", "platform", r#""TikTok""#),
    // Another user's campaign: the row stays, the link goes.
    ("b2", "campaign_id", "null"),
    (
        "b2",
        "error",
        r#""slow; campaign c1000000-0000-0000-0000-000000000000 belongs to another user""#,
    ),
    ("b2", "platform", r#""Instagram""#),
    ("b2", "status", r#""timeout""#),
    (
        "b3",
        "error",
        r#""before; platform was \"Myspace\"; status was \"exploded\"""#,
    ),
    ("b3", "platform", r#""TikTok""#),
    ("b3", "status", r#""error""#),
    ("b3", "user_id", r#""limelight:no-user""#),
    ("b4", "platform", r#""YouTube""#),
    ("b4", "status", r#""cancelled""#),
    ("c2", "search_type", r#""similar""#),
    ("c2", "status", r#""active""#),
    ("c3", "search_type", r#""keyword""#),
    ("c3", "status", r#""draft""#),
    ("c3", "user_id", r#""limelight:no-user""#),
    ("d1", "is_hot_reloadable", r#""true""#),
    ("d2", "is_hot_reloadable", r#""true""#),
    ("d2", "value_type", r#""duration""#),
    ("d3", "value_type", r#""boolean""#),
    ("e2", "current_plan", r#""free""#),
    ("e2", "email_schedule_status", "{}"),
    ("e2", "onboarding_step", r#""info_captured""#),
    ("e2", "subscription_status", r#""canceled""#),
    ("e2", "trial_status", r#""cancelled""#),
    ("e3", "email_schedule_status", "{}"),
    ("e3", "onboarding_step", r#""pending""#),
    ("e3", "subscription_status", "null"),
    ("e3", "trial_status", "null"),
    ("e3", "user_id", r#""limelight:no-user""#),
    ("f3", "error", r#""old; processing_status was \"stuck\"""#),
    ("f3", "processing_status", r#""failed""#),
    ("f4", "processing_status", r#""pending""#),
];

/// Every row of the specification's tables by the two letters of its id, each column as JSON text.
async fn rows(client: &Client) -> BTreeMap<String, BTreeMap<String, Value>> {
    let mut all = BTreeMap::new();
    for table in [
        "campaigns",
        "scraping_jobs",
        "scraping_results",
        "user_profiles",
        "system_configurations",
        "events",
        "background_jobs",
        "subscription_plans",
    ] {
        let sql = format!(
            "SELECT left(id::text, 2), to_jsonb(t)::text FROM {table} t WHERE id::text LIKE '%-0000-0000-0000-000000000000'"
        );
        for row in client.query(&sql, &[]).await.unwrap() {
            let (id, json): (String, String) = (row.get(0), row.get(1));
            let known = all.insert(id, serde_json::from_str(&json).unwrap());
            assert!(known.is_none(), "two rows of one name");
        }
    }
    all
}

/// A time without a zone is read as UTC; everything else must be as it was.
fn same(before: &Value, after: &Value) -> bool {
    match (before.as_str(), after.as_str()) {
        (Some(before), Some(after)) => after == before || after == format!("{before}+00:00"),
        _ => before == after,
    }
}

async fn adopts(database: &TestDatabase, prepare: &str, with_indexes: bool) {
    let Some(path) = shared("spec/database-documentation.md") else {
        return;
    };
    let (tables, indexes) = specification(&path);
    assert_eq!(
        (tables.len(), indexes.len()),
        (8, 7),
        "the specification's statements are found"
    );
    let superuser = connect(&database.superuser_url()).await.unwrap();
    superuser.batch_execute(prepare).await.unwrap();
    let mut owner = connect(&database.owner_url()).await.unwrap();
    owner
        .batch_execute("SET search_path TO public, extensions")
        .await
        .unwrap();
    for statement in &tables {
        owner.batch_execute(statement).await.unwrap();
    }
    for statement in indexes.iter().filter(|_| with_indexes) {
        owner.batch_execute(statement).await.unwrap();
    }
    owner.batch_execute(ROWS).await.unwrap();
    superuser.batch_execute("SET timezone TO 'UTC'").await.unwrap();
    let before = rows(&superuser).await;
    assert_eq!(before.len(), 26);

    migrate::migrate(&mut owner).await.unwrap();

    let after = rows(&superuser).await;
    let mut changed = Vec::new();
    for (id, columns) in &before {
        let found = after.get(id).unwrap_or_else(|| panic!("row {id} is lost"));
        for (column, value) in columns {
            let now = found
                .get(column)
                .unwrap_or_else(|| panic!("column {column} of row {id} is lost"));
            if !same(value, now) {
                changed.push((id.as_str(), column.as_str(), now.to_string()));
            }
        }
    }
    changed.sort();
    let mut expected: Vec<_> = REPAIRED
        .iter()
        .map(|(id, column, now)| (*id, *column, (*now).to_owned()))
        .collect();
    expected.sort();
    assert_eq!(changed, expected);

    let replayed = TestDatabase::new().await;
    let replayed = connect(&replayed.superuser_url()).await.unwrap();
    let mut found = schema::of(&superuser).await;
    // The old events bring partitions of their months, which an empty database has no use for.
    let this_month = text(&superuser, "SELECT to_char(now(), 'YY_MM')").await.remove(0);
    let old = |line: &String| {
        let month = line.split("events_20").nth(1).map(|rest| &rest[..5]);
        month.is_some_and(|month| month < this_month.as_str())
    };
    assert!(
        found
            .iter()
            .any(|line| line.contains("relation partitions.events_2024_02"))
    );
    found.retain(|line| !old(line));
    let mut expected = schema::of(&replayed).await;
    expected.retain(|line| !old(line));
    schema::assert_same(&found, &expected);

    assert!(migrate::migrate(&mut owner).await.unwrap().is_empty());
    let barred = text(
        &superuser,
        "SELECT r.rolname::text FROM pg_roles r, pg_extension e WHERE r.rolname LIKE 'limelight%' AND e.extname = 'pg_trgm'
           AND NOT has_schema_privilege(r.oid, e.extnamespace, 'USAGE')",
    )
    .await;
    assert_eq!(
        barred,
        Vec::<String>::new(),
        "everybody who searches reaches the trigram operators"
    );
    tells_what_it_repaired(&superuser).await;
    keeps_the_order_of_events(&superuser).await;
}

/// A value that was replaced is still there to read.
async fn tells_what_it_repaired(client: &Client) {
    let told = text(
        client,
        "SELECT concat_ws(' ', left(aggregate_id, 2), event_data ->> 'column', event_data -> 'was') FROM events
         WHERE event_type = 'value_repaired' ORDER BY 1",
    )
    .await;
    assert_eq!(
        told,
        [
            r#"c3 search_type "magic""#,
            r#"c3 status "paused""#,
            r#"c3 user_id """#,
            r#"b3 user_id """#,
            r#"d2 is_hot_reloadable "maybe""#,
            r#"d2 value_type "string""#,
            r#"d3 value_type "bool""#,
            r#"e2 email_schedule_status []"#,
            r#"e3 email_schedule_status "text""#,
            r#"e3 onboarding_step "step 3""#,
            r#"e3 subscription_status "lapsed""#,
            r#"e3 trial_status "on trial""#,
            r#"e3 user_id """#,
        ]
        .map(str::to_owned)
        .into_iter()
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .collect::<Vec<_>>()
    );
}

/// Tenants, versions and keys of the old events, and a tenant for the old pages.
async fn keeps_the_order_of_events(client: &Client) {
    assert_eq!(
        text(
            client,
            "SELECT concat_ws(' ', left(id::text, 2), coalesce(user_id, '-'), aggregate_version) FROM events
             WHERE event_type <> 'value_repaired' ORDER BY 1",
        )
        .await,
        ["f1 ada 1", "f2 ada 2", "f3 - 1", "f4 - 2"]
    );
    assert_eq!(
        text(
            client,
            "SELECT concat_ws(' ', scope, key, left(event_id::text, 2)) FROM event_keys WHERE key NOT LIKE 'migration%' ORDER BY 1"
        )
        .await,
        ["ada k1 f1", "ada k2 f2", "system f4000000-0000-0000-0000-000000000000 f4", "system k3 f3"]
    );
    assert_eq!(
        text(
            client,
            "SELECT concat_ws(' ', scope, aggregate_id, version) FROM event_streams
             WHERE aggregate_type IN ('user', 'job') ORDER BY 1"
        )
        .await,
        ["ada ada 2", "system b1 2"]
    );
    assert_eq!(
        text(
            client,
            "SELECT concat_ws(' ', left(id::text, 2), coalesce(user_id, '-')) FROM scraping_results ORDER BY 1"
        )
        .await,
        ["a1 ada", "a2 ada", "a3 -"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_of_the_specification_is_adopted_row_by_row() {
    let database = TestDatabase::empty().await;
    let prepare = "SET ROLE limelight_owner; CREATE EXTENSION pg_trgm SCHEMA extensions; RESET ROLE";
    adopts(&database, prepare, true).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_whose_trigrams_live_in_public_is_adopted() {
    let database = TestDatabase::empty().await;
    let prepare = "SET ROLE limelight_owner; CREATE EXTENSION pg_trgm SCHEMA public; RESET ROLE";
    adopts(&database, prepare, true).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hosted_database_with_the_vendors_extension_schema_is_adopted() {
    let database = TestDatabase::from_template("template0").await;
    let prepare =
        "CREATE SCHEMA extensions; GRANT USAGE ON SCHEMA extensions TO limelight_owner WITH GRANT OPTION;
                   CREATE EXTENSION pg_trgm SCHEMA extensions; CREATE EXTENSION pgcrypto SCHEMA extensions;
                   CREATE EXTENSION pg_stat_statements SCHEMA extensions";
    adopts(&database, prepare, true).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_of_tables_alone_is_adopted() {
    let database = TestDatabase::from_template("template0").await;
    adopts(&database, "", false).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_extension_schema_that_cannot_be_shared_is_named_with_the_remedy() {
    let database = TestDatabase::from_template("template0").await;
    let superuser = connect(&database.superuser_url()).await.unwrap();
    superuser
        .batch_execute(
            "CREATE SCHEMA extensions; GRANT USAGE ON SCHEMA extensions TO limelight_owner;
             CREATE EXTENSION pg_trgm SCHEMA extensions",
        )
        .await
        .unwrap();
    let mut owner = connect(&database.owner_url()).await.unwrap();
    let said = migrate::migrate(&mut owner).await.unwrap_err().to_string();
    let remedy = "GRANT USAGE ON SCHEMA extensions TO limelight_owner WITH GRANT OPTION";
    assert!(said.contains(remedy), "{said}");
    superuser.batch_execute(remedy).await.unwrap();
    let applied = migrate::migrate(&mut owner).await.unwrap();
    assert_eq!(
        applied.first().map(String::as_str),
        Some("0035_row_level_security")
    );
}
