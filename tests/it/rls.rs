//! Row-level security: who may do what to whose rows, table by table, and what a single oversight would look like.
//!
//! The matrix is declared here a second time, independently of the migration, so that neither can change alone.
mod lints;
mod tenants;

use std::collections::BTreeSet;

use limelight::db::embedded::server::connect;
use tokio_postgres::Client;

use crate::support::TestDatabase;

/// A role and the tenant that `app.user_id` names; `None` leaves the setting alone.
const ACTORS: [(&str, Option<&str>, Option<&str>); 9] = [
    ("tenant unset", Some("limelight_app"), None),
    ("tenant ''", Some("limelight_app"), Some("")),
    ("tenant A", Some("limelight_app"), Some("A")),
    ("tenant B", Some("limelight_app"), Some("B")),
    ("admin", Some("limelight_admin"), Some("")),
    ("worker", Some("limelight_worker"), Some("")),
    ("webhook", Some("limelight_webhook"), Some("")),
    ("read-only", Some("limelight_readonly"), Some("")),
    ("login", None, None),
];

/// For each actor what SELECT, INSERT, UPDATE and DELETE do:
/// `-` is denied, `0` reaches no row, `o` only the tenant's own rows, `a` all rows, `!` rows that are no tenant's.
#[rustfmt::skip]
const EXPECTED: &[(&str, [&str; 9])] = &[
    //                            unset   ''      A       B       admin   worker  webhook read    login
    ("public.campaigns",             ["000-", "000-", "ooo-", "ooo-", "aaaa", "a-a-", "----", "a---", "----"]),
    ("public.scraping_jobs",         ["000-", "000-", "ooo-", "ooo-", "aaaa", "a-a-", "----", "a---", "----"]),
    ("public.search_tasks",          ["00--", "00--", "oo--", "oo--", "a-aa", "aaa-", "----", "a---", "----"]),
    ("public.scraping_results",      ["0---", "0---", "o---", "o---", "a--a", "aaa-", "----", "a---", "----"]),
    ("public.job_creators",          ["0---", "0---", "o---", "o---", "a--a", "aaa-", "----", "a---", "----"]),
    ("public.provider_calls",        ["0---", "0---", "o---", "o---", "a--a", "aaa-", "----", "a---", "----"]),
    ("public.queue_turns",           ["000-", "000-", "ooo-", "ooo-", "aaa-", "aaa-", "aaa-", "a---", "----"]),
    ("public.creators",              ["a---", "a---", "a---", "a---", "aaaa", "aaa-", "----", "a---", "----"]),
    ("public.creator_posts",         ["a---", "a---", "a---", "a---", "aaaa", "aaa-", "----", "a---", "----"]),
    ("public.search_jobs",           ["000-", "000-", "ooo-", "ooo-", "aaaa", "a-a-", "----", "a---", "----"]),
    ("public.search_results",        ["0---", "0---", "o---", "o---", "aaaa", "aa--", "----", "a---", "----"]),
    ("public.lookup_rows",           ["00--", "00--", "oo--", "oo--", "a--a", "a-a-", "----", "a---", "----"]),
    ("public.user_profiles",         ["000-", "000-", "ooo-", "ooo-", "aaaa", "aaa-", "aaa-", "a---", "----"]),
    ("public.subscription_plans",    ["a---", "a---", "a---", "a---", "aaaa", "a---", "a---", "a---", "----"]),
    ("public.system_configurations", ["----", "----", "----", "----", "aaaa", "a---", "a---", "a---", "----"]),
    ("public.background_jobs",       ["00--", "00--", "oo--", "oo--", "aaaa", "aaaa", "aa--", "a---", "----"]),
    ("public.events",                ["00--", "00--", "oo--", "oo--", "aa--", "aaa-", "aa--", "a---", "----"]),
    ("public.event_keys",            ["000-", "000-", "ooo-", "ooo-", "aaa-", "aaa-", "aaa-", "a---", "----"]),
    ("public.event_streams",         ["000-", "000-", "ooo-", "ooo-", "aaa-", "aaa-", "aaa-", "a---", "----"]),
    ("public.event_consumers",       ["----", "----", "----", "----", "a---", "aaa-", "----", "a---", "----"]),
    ("public.dead_events",           ["----", "----", "----", "----", "a---", "aaaa", "----", "a---", "----"]),
    ("public.notices",               ["0-0-", "0-0-", "o-o-", "o-o-", "a--a", "aa--", "----", "a---", "----"]),
    ("public.usage_ledger",          ["00--", "00--", "oo--", "oo--", "aa-a", "aa--", "----", "a---", "----"]),
    // Reached through public.events only.
    ("partitions.*",                 ["----", "----", "----", "----", "----", "----", "----", "----", "----"]),
    // The migration history: the login looks at its start whether the schema is the one it knows.
    ("limelight.migrations",         ["----", "----", "----", "----", "----", "----", "----", "----", "!---"]),
];

/// How a table is probed: the expression that says whose a row is, an INSERT for `{t}`'s row number `{n}`, a column for UPDATE.
struct Probe {
    whose: &'static str,
    insert: &'static str,
    update: &'static str,
}

/// Rows carry the tenant's name where a table has no tenant, so that every table is counted alike.
#[rustfmt::skip]
fn probe(table: &str) -> Option<Probe> {
    let (whose, insert, update) = match table.strip_prefix("public.")? {
        "campaigns" => ("user_id", "(user_id, name, search_type) VALUES ('{t}', '{n}', 'keyword')", "name"),
        "scraping_jobs" => ("user_id", "(user_id) VALUES ('{t}')", "updated_at"),
        "search_tasks" => ("user_id", "(user_id, job_id, ordinal, term) VALUES ('{t}', gen_random_uuid(), {n}, 'x')", "pages"),
        "scraping_results" => ("user_id", "(user_id, job_id, creators) VALUES ('{t}', gen_random_uuid(), '[]')", "page"),
        "job_creators" => ("user_id", "(user_id, job_id, creator_id, ordinal, task_id, page, score, has_email) VALUES ('{t}', gen_random_uuid(), gen_random_uuid(), {n}, gen_random_uuid(), 1, 1, false)", "score"),
        "provider_calls" => ("user_id", "(user_id, job_id, purpose, provider, endpoint, platform, started_at) VALUES ('{t}', gen_random_uuid(), 'page', 'apify', 'x', 'TikTok', now())", "page"),
        "queue_turns" => ("user_id", "(user_id, turn) VALUES ('{t}', {n}) ON CONFLICT (user_id) DO UPDATE SET turn = {n}", "turn"),
        "creators" => ("handle", "(platform, external_id, handle, source, fetched_at) VALUES ('TikTok', '{t}{n}', '{t}', 'test', now())", "bio"),
        "creator_posts" => ("external_id", "(creator_id, external_id, fetched_at) VALUES (gen_random_uuid(), '{t}', now())", "views"),
        "search_jobs" => ("user_id", "(id, user_id, platform, search_type, total_count) VALUES ('{t}{n}', '{t}', 'TikTok', 'handles', 1)", "updated_at"),
        "search_results" => ("user_id", "(user_id, job_id, profile_id, username, platform) VALUES ('{t}', 'j', 'p', 'u', 'TikTok')", "bio"),
        "lookup_rows" => ("user_id", "(user_id, job_id, ordinal, input, platform, handle, leader) VALUES ('{t}', 'j', {n}, 'x', 'TikTok', 'x', {n})", "reason"),
        "user_profiles" => ("user_id", "(user_id, name) VALUES ('{t}', '{n}')", "name"),
        "subscription_plans" => ("display_name", "(plan_key, display_name, monthly_price, stripe_monthly_price_id, campaigns_limit, creators_limit) VALUES ('{t}{n}', '{t}', 1, '', 1, 1)", "description"),
        "system_configurations" => ("category", "(category, key, value, value_type) VALUES ('{t}', '{n}', '1', 'number')", "value"),
        "background_jobs" => ("user_id", "(user_id, job_type, payload) VALUES ('{t}', 'x', '{}')", "priority"),
        "events" => ("user_id", "(user_id, aggregate_id, aggregate_type, event_type, event_data, idempotency_key, source_system, aggregate_version) VALUES ('{t}', 'x', 'user', 'x', '{}', '{n}', 'test', 1)", "retry_count"),
        "event_keys" => ("scope", "(scope, key, event_id) VALUES ('{t}', '{n}', gen_random_uuid())", "repeats"),
        "event_streams" => ("scope", "(scope, aggregate_type, aggregate_id, version) VALUES ('{t}', 'user', '{n}', 1)", "version"),
        "event_consumers" => ("error", "(name, error) VALUES ('{t}{n}', '{t}')", "tries"),
        "dead_events" => ("error", "(consumer, event_id, happened_at, error) VALUES ('x', gen_random_uuid(), now(), '{t}')", "died_at"),
        "notices" => ("user_id", "(user_id, event_id, job_id, happened_at) VALUES ('{t}', gen_random_uuid(), gen_random_uuid(), now())", "seen_at"),
        "usage_ledger" => ("user_id", "(user_id, metric, period, subject) VALUES ('{t}', 'creators', '2026-01-01', '{n}')", "created_at"),
        _ => return None,
    };
    Some(Probe { whose, insert, update })
}

fn insert(table: &str, probe: &Probe, tenant: &str, number: u32) -> String {
    let row = probe
        .insert
        .replace("{t}", tenant)
        .replace("{n}", &number.to_string());
    format!("INSERT INTO {table} {row}")
}

/// Every relation that holds or shows rows.
async fn relations(client: &Client) -> Vec<String> {
    let sql = "SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
               WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
                 AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
               ORDER BY 1";
    let rows = client.query(sql, &[]).await.unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}

fn declared(relation: &str) -> Option<&'static [&'static str; 9]> {
    let wanted = if relation.starts_with("partitions.") {
        "partitions.*"
    } else {
        relation
    };
    EXPECTED
        .iter()
        .find(|(name, _)| *name == wanted)
        .map(|(_, cells)| cells)
}

/// Two tenants with a row in every table. Foreign keys and ended states are for other tests: here only policies answer.
async fn seeded() -> TestDatabase {
    let database = TestDatabase::new().await;
    let superuser = connect(&database.superuser_url()).await.unwrap();
    superuser
        .batch_execute(
            "DO $$ DECLARE k record; BEGIN
               FOR k IN SELECT conrelid::regclass AS child, conname FROM pg_constraint WHERE contype = 'f' AND conparentid = 0 LOOP
                 EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', k.child, k.conname);
               END LOOP;
             END $$;
             ALTER TABLE user_profiles DROP CONSTRAINT user_profiles_user_id_unique;
             DELETE FROM subscription_plans; DELETE FROM system_configurations",
        )
        .await
        .unwrap();
    for (table, _) in EXPECTED {
        let Some(probe) = probe(table) else { continue };
        for tenant in ["A", "B"] {
            superuser
                .batch_execute(&insert(table, &probe, tenant, 1))
                .await
                .unwrap();
        }
    }
    database
}

/// What a refusal says: no right to the table at all, or a row that no policy admits. Both have the same code.
fn denied(error: &tokio_postgres::Error, sql: &str) -> bool {
    let error = error.as_db_error().unwrap();
    assert_eq!(error.code().code(), "42501", "{sql}: {}", error.message());
    let denied = error.message().starts_with("permission denied");
    assert!(
        denied || error.message().contains("row-level security"),
        "{}",
        error.message()
    );
    denied
}

/// Runs one statement in a transaction of its own as the connection's actor, undoes it, and tells whose rows it gave back.
/// `None`: the role may not do this to the table.
async fn reached(client: &Client, enter: &str, sql: &str) -> Option<BTreeSet<String>> {
    client.batch_execute(&format!("BEGIN; {enter}")).await.unwrap();
    let result = client.query(sql, &[]).await;
    client.batch_execute("ROLLBACK").await.unwrap();
    match result {
        Ok(rows) => Some(rows.iter().map(|row| row.get(0)).collect()),
        Err(error) => (!denied(&error, sql)).then(BTreeSet::new),
    }
}

/// The tenants for whom this role may add a row. An INSERT gives no rows back without the right to read them.
async fn added(client: &Client, enter: &str, table: &str, probe: &Probe) -> Option<BTreeSet<String>> {
    let mut whose = BTreeSet::new();
    for tenant in ["A", "B"] {
        let sql = insert(table, probe, tenant, 2);
        client.batch_execute(&format!("BEGIN; {enter}")).await.unwrap();
        let result = client.execute(&sql, &[]).await;
        client.batch_execute("ROLLBACK").await.unwrap();
        match result {
            Ok(rows) => {
                assert_eq!(rows, 1, "{sql}");
                whose.insert(tenant.to_owned());
            }
            Err(error) if denied(&error, &sql) => return None,
            Err(_) => {}
        }
    }
    Some(whose)
}

fn letter(reached: Option<&BTreeSet<String>>, tenant: Option<&str>) -> char {
    match reached {
        None => '-',
        Some(whose) if whose.is_empty() => '0',
        Some(whose) if whose.len() == 2 => 'a',
        Some(whose) if whose.iter().map(String::as_str).eq(tenant) => 'o',
        Some(_) => '!',
    }
}

/// The four letters of one actor at one relation.
async fn cell(client: &Client, enter: &str, tenant: Option<&str>, relation: &str) -> String {
    let all = match probe(relation) {
        Some(probe) => {
            let Probe { whose, update, .. } = &probe;
            let update = format!("UPDATE {relation} SET {update} = {update} RETURNING {whose}");
            let delete = format!("DELETE FROM {relation} RETURNING {whose}");
            [
                reached(client, enter, &format!("SELECT {whose} FROM {relation}")).await,
                added(client, enter, relation, &probe).await,
                reached(client, enter, &update).await,
                reached(client, enter, &delete).await,
            ]
        }
        // Nobody has a right there, and the right is asked for first.
        None => [
            reached(client, enter, &format!("SELECT '' FROM {relation}")).await,
            reached(client, enter, &format!("INSERT INTO {relation} DEFAULT VALUES")).await,
            reached(client, enter, &format!("SELECT '' FROM {relation} FOR UPDATE")).await,
            reached(client, enter, &format!("DELETE FROM {relation}")).await,
        ],
    };
    all.iter()
        .map(|reached| letter(reached.as_ref(), tenant))
        .collect()
}

/// The cells that are not as declared, among these relations; and how many were looked at.
async fn differences(database: &TestDatabase, relations: &[String]) -> (Vec<String>, usize) {
    let (mut wrong, mut cells) = (Vec::new(), 0);
    for (index, (actor, role, tenant)) in ACTORS.into_iter().enumerate() {
        // A connection of its own: on a used one the tenant is '' and no longer unset.
        let login = connect(&database.login_url()).await.unwrap();
        let mut enter = role.map_or(String::new(), |role| format!("SET LOCAL ROLE {role};"));
        if let Some(tenant) = tenant {
            enter += &format!("SELECT set_config('app.user_id', '{tenant}', true)");
        }
        for relation in relations {
            let expected = declared(relation).map_or("undeclared", |cells| cells[index]);
            let found = cell(&login, &enter, tenant, relation).await;
            cells += found.len();
            if found != expected {
                wrong.push(format!(
                    "{relation} as {actor}: expected {expected}, found {found}"
                ));
            }
        }
        let sql = "SELECT current_setting('app.user_id', true)";
        let left: Option<String> = login.query_one(sql, &[]).await.unwrap().get(0);
        assert_eq!(
            left.as_deref(),
            tenant.map(|_| ""),
            "{actor}: nobody is left on the connection"
        );
    }
    (wrong, cells)
}

#[tokio::test(flavor = "multi_thread")]
async fn each_role_does_to_each_table_what_the_matrix_says() {
    let database = seeded().await;
    let relations = relations(&connect(&database.superuser_url()).await.unwrap()).await;
    assert!(
        relations
            .iter()
            .any(|name| name.starts_with("partitions.events_20"))
    );
    for (name, _) in EXPECTED.iter().filter(|(name, _)| *name != "partitions.*") {
        assert!(
            relations.iter().any(|relation| relation == name),
            "{name} is declared and does not exist"
        );
    }
    let (wrong, cells) = differences(&database, &relations).await;
    assert!(
        wrong.is_empty(),
        "{} of {cells} differ:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(cells >= 4 * 9 * EXPECTED.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn one_policy_too_many_or_one_grant_too_few_shows_in_the_matrix() {
    let database = seeded().await;
    connect(&database.superuser_url())
        .await
        .unwrap()
        .batch_execute(
            "CREATE POLICY leak ON campaigns FOR SELECT TO limelight_app USING (true);
             REVOKE DELETE ON campaigns FROM limelight_admin; GRANT USAGE ON SCHEMA partitions TO limelight_worker;
             GRANT SELECT ON partitions.events_default TO limelight_worker",
        )
        .await
        .unwrap();
    let relations = ["public.campaigns", "partitions.events_default"].map(str::to_owned);
    let (wrong, _) = differences(&database, &relations).await;
    assert_eq!(
        wrong,
        [
            "public.campaigns as tenant unset: expected 000-, found a00-",
            "public.campaigns as tenant '': expected 000-, found a00-",
            "public.campaigns as tenant A: expected ooo-, found aoo-",
            "public.campaigns as tenant B: expected ooo-, found aoo-",
            "public.campaigns as admin: expected aaaa, found aaa-",
            "partitions.events_default as worker: expected ----, found 0---",
        ]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_table_that_the_matrix_does_not_name_is_noticed() {
    let database = TestDatabase::new().await;
    let superuser = connect(&database.superuser_url()).await.unwrap();
    superuser
        .batch_execute(
            "CREATE TABLE public.overlooked (user_id text); CREATE VIEW public.window AS SELECT 1 AS one",
        )
        .await
        .unwrap();
    let undeclared: Vec<String> = relations(&superuser)
        .await
        .into_iter()
        .filter(|relation| declared(relation).is_none())
        .collect();
    assert_eq!(undeclared, ["public.overlooked", "public.window"]);
}
