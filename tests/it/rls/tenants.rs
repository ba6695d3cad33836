//! One tenant against another: what the columns, the keys and the connection keep apart.
use limelight::db::embedded::server::connect;
use limelight::db::{Snapshot, Tx, Who};
use limelight_queries::client::GenericClient;
use tokio_postgres::{Client, Error};

use crate::support::{TestApp, TestDatabase, user};

fn code(error: &Error) -> String {
    error
        .code()
        .map_or_else(|| error.to_string(), |code| code.code().to_owned())
}

async fn text(client: &Client, sql: &str) -> Vec<String> {
    let rows = client.query(sql, &[]).await.unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}

/// Ada and Bob with a profile, a campaign and a run each; Bob's campaign and run are numbered b.
async fn two_tenants(database: &TestDatabase) {
    let superuser = connect(&database.superuser_url()).await.unwrap();
    superuser
        .batch_execute(
            "INSERT INTO user_profiles (user_id) VALUES ('ada'), ('bob');
             INSERT INTO campaigns (id, user_id, name, search_type) VALUES
               ('a0000000-0000-0000-0000-000000000000', 'ada', 'a', 'keyword'), ('b0000000-0000-0000-0000-000000000000', 'bob', 'b', 'keyword');
             INSERT INTO scraping_jobs (id, user_id, campaign_id) VALUES
               ('a1000000-0000-0000-0000-000000000000', 'ada', 'a0000000-0000-0000-0000-000000000000'),
               ('b1000000-0000-0000-0000-000000000000', 'bob', 'b0000000-0000-0000-0000-000000000000');
             INSERT INTO creators (id, platform, external_id, source, fetched_at) VALUES
               ('ce000000-0000-0000-0000-000000000000', 'TikTok', '1', 'test', now())",
        )
        .await
        .unwrap();
}

async fn as_ada(test: &TestApp) -> Tx {
    test.app.db.begin(&Who::tenant(&user("ada"))).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tenant_may_not_write_what_it_pays_for_or_what_a_worker_found() {
    let test = TestApp::new().await;
    two_tenants(&test.database).await;
    let superuser = connect(&test.database.superuser_url()).await.unwrap();
    let columns = |table: &str| {
        format!(
            "SELECT attname::text FROM pg_attribute WHERE attrelid = '{table}'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''"
        )
    };
    let own: [(&str, &[&str], &[&str]); 2] = [
        (
            "user_profiles",
            &[
                "name",
                "company_name",
                "industry",
                "email",
                "full_name",
                "business_name",
                "brand_description",
                "updated_at",
            ],
            &[
                "is_admin",
                "current_plan",
                "usage_campaigns_current",
                "usage_creators_current_month",
                "stripe_customer_id",
                "stripe_subscription_id",
                "trial_status",
                "plan_creators_limit",
            ],
        ),
        (
            "scraping_jobs",
            &["status", "outcome", "completed_at", "updated_at", "viewed_at"],
            &["target_results", "processed_results", "campaign_id", "user_id"],
        ),
    ];
    for (table, writable, sealed) in own {
        let all = text(&superuser, &columns(table)).await;
        assert!(
            writable
                .iter()
                .chain(sealed)
                .all(|name| all.iter().any(|column| column == name))
        );
        for column in &all {
            let tx = as_ada(&test).await;
            let result = tx
                .execute(&format!("UPDATE {table} SET {column} = {column}"), &[])
                .await;
            tx.rollback().await.unwrap();
            if writable.contains(&column.as_str()) {
                assert_eq!(result.unwrap(), 1, "{table}.{column}");
            } else {
                assert_eq!(code(&result.unwrap_err()), "42501", "{table}.{column}");
            }
        }
    }
    for sql in [
        "INSERT INTO user_profiles (user_id, is_admin) VALUES ('ada2', true)",
        "INSERT INTO user_profiles (user_id, current_plan) VALUES ('ada2', 'fame_flex')",
    ] {
        let tx = as_ada(&test).await;
        assert_eq!(code(&tx.execute(sql, &[]).await.unwrap_err()), "42501", "{sql}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_child_cannot_name_another_tenants_parent_whoever_writes_it() {
    let test = TestApp::new().await;
    two_tenants(&test.database).await;
    let (campaign, job) = (
        "b0000000-0000-0000-0000-000000000000",
        "b1000000-0000-0000-0000-000000000000",
    );
    let tx = as_ada(&test).await;
    let sql = format!("INSERT INTO scraping_jobs (user_id, campaign_id) VALUES ('ada', '{campaign}')");
    assert_eq!(code(&tx.execute(&sql, &[]).await.unwrap_err()), "23503");
    drop(tx);

    // Not the policies, the keys: they hold for the superuser too.
    let superuser = connect(&test.database.superuser_url()).await.unwrap();
    for sql in [
        sql,
        format!("UPDATE scraping_jobs SET campaign_id = '{campaign}' WHERE user_id = 'ada'"),
        format!("INSERT INTO search_tasks (user_id, job_id, ordinal, term) VALUES ('ada', '{job}', 1, 'x')"),
        format!("INSERT INTO scraping_results (user_id, job_id, creators) VALUES ('ada', '{job}', '[]')"),
        format!(
            "INSERT INTO job_creators (user_id, job_id, creator_id, ordinal, task_id, page, score, has_email)
             VALUES ('ada', '{job}', 'ce000000-0000-0000-0000-000000000000', 1, gen_random_uuid(), 1, 1, false)"
        ),
        format!("INSERT INTO search_jobs (id, user_id, campaign_id, platform, search_type, total_count) VALUES ('x', 'ada', '{campaign}', 'TikTok', 'handles', 1)"),
    ] {
        assert_eq!(code(&superuser.execute(&sql, &[]).await.unwrap_err()), "23503", "{sql}");
    }
    // And a tenant that is nobody is no tenant.
    for table in [
        "campaigns (user_id, name, search_type) VALUES ('', 'x', 'keyword')",
        "scraping_jobs (user_id) VALUES ('')",
    ] {
        let error = superuser
            .execute(&format!("INSERT INTO {table}"), &[])
            .await
            .unwrap_err();
        assert_eq!(code(&error), "23514");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tenant_cannot_give_its_rows_away_or_guess_anothers() {
    let test = TestApp::new().await;
    two_tenants(&test.database).await;
    let tx = as_ada(&test).await;
    let given = tx.execute("UPDATE campaigns SET user_id = 'bob'", &[]).await;
    assert_eq!(code(&given.unwrap_err()), "42501");
    drop(tx);
    let tx = as_ada(&test).await;
    let guessed = "UPDATE campaigns SET name = 'mine' WHERE id = 'b0000000-0000-0000-0000-000000000000'";
    assert_eq!(tx.execute(guessed, &[]).await.unwrap(), 0);
    // A name already taken by somebody else's row tells nothing: the key holds the tenant.
    let claimed = tx
        .execute(
            "INSERT INTO event_keys (scope, key, event_id) VALUES ('ada', 'same', gen_random_uuid())",
            &[],
        )
        .await;
    assert_eq!(claimed.unwrap(), 1);
    let squat = tx
        .execute(
            "INSERT INTO event_keys (scope, key, event_id) VALUES ('bob', 'same', gen_random_uuid())",
            &[],
        )
        .await;
    assert_eq!(code(&squat.unwrap_err()), "42501");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_off_sale_is_seen_by_administrators_only() {
    let test = TestApp::new().await;
    let superuser = connect(&test.database.superuser_url()).await.unwrap();
    superuser
        .batch_execute("UPDATE subscription_plans SET is_active = false WHERE plan_key = 'glow_up'")
        .await
        .unwrap();
    let plans = "SELECT plan_key FROM subscription_plans WHERE plan_key IN ('glow_up', 'fame_flex')";
    let rows = |snapshot: Snapshot| async move { snapshot.query(plans, &[]).await.unwrap().len() };
    assert_eq!(
        rows(test.app.db.read(&Who::tenant(&user("ada"))).await.unwrap()).await,
        1
    );
    assert_eq!(rows(test.app.db.read(&Who::admin()).await.unwrap()).await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_left_on_a_connection_that_goes_back() {
    let test = TestApp::with_pool(1).await;
    two_tenants(&test.database).await;
    let me = "SELECT concat_ws(' ', current_user, current_setting('app.user_id', true))";

    // The ways a transaction ends: committed, rolled back, dropped, broken by an error.
    for ending in 0..4 {
        let tx = as_ada(&test).await;
        let row = tx.query_one(me, &[]).await.unwrap();
        assert_eq!(row.get::<_, String>(0), "limelight_app ada");
        match ending {
            0 => tx.commit().await.unwrap(),
            1 => tx.rollback().await.unwrap(),
            2 => drop(tx),
            _ => {
                assert!(tx.execute("SELECT 1 / 0", &[]).await.is_err());
                drop(tx);
            }
        }
        // With a pool of one, the next in line gets the same connection.
        let rows = test
            .app
            .db
            .read(&Who::tenant(&user("bob")))
            .await
            .unwrap()
            .query("SELECT name FROM campaigns", &[])
            .await
            .unwrap();
        let names: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
        assert_eq!(names, ["b"], "ending {ending}");
    }

    // Underneath: outside a transaction there is the bare login, and the tenant is '', which is nobody.
    let login = connect(&test.database.login_url()).await.unwrap();
    let sql = "SELECT set_config('role', 'limelight_app', true), set_config('app.user_id', 'ada', true)";
    login.batch_execute("BEGIN").await.unwrap();
    login.query(sql, &[]).await.unwrap();
    assert_eq!(text(&login, "SELECT name FROM campaigns").await, ["a"]);
    login.batch_execute("COMMIT").await.unwrap();
    let row = login
        .query_one(
            "SELECT current_user::text, current_setting('app.user_id', true)",
            &[],
        )
        .await
        .unwrap();
    assert_eq!(
        (row.get::<_, String>(0), row.get::<_, Option<String>>(1)),
        ("limelight_login".to_owned(), Some(String::new()))
    );
    assert_eq!(
        code(&login.query("SELECT name FROM campaigns", &[]).await.unwrap_err()),
        "42501"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn bulk_ways_in_and_out_obey_the_policies() {
    let test = TestApp::new().await;
    two_tenants(&test.database).await;
    let login = connect(&test.database.login_url()).await.unwrap();
    let enter = "BEGIN; SET LOCAL ROLE limelight_app; SELECT set_config('app.user_id', 'ada', true)";
    login.batch_execute(enter).await.unwrap();
    let refused = login
        .batch_execute("COPY campaigns (user_id, name, search_type) FROM STDIN")
        .await;
    assert_eq!(
        code(&refused.unwrap_err()),
        "0A000",
        "COPY FROM is refused under a policy"
    );
    login.batch_execute("ROLLBACK").await.unwrap();

    login.batch_execute(enter).await.unwrap();
    let stream = login
        .copy_out("COPY (SELECT name FROM campaigns) TO STDOUT")
        .await
        .unwrap();
    let chunks: Vec<_> = futures_util::StreamExt::collect(stream).await;
    let copied: Vec<u8> = chunks
        .into_iter()
        .flat_map(|chunk| chunk.unwrap().to_vec())
        .collect();
    assert_eq!(copied, b"a\n", "COPY TO gives the tenant's own rows");
    let loaded = login
        .execute(
            "INSERT INTO campaigns (user_id, name, search_type) SELECT 'ada', name, 'keyword' FROM unnest($1::text[]) AS name",
            &[&vec!["x", "y"]],
        )
        .await;
    assert_eq!(loaded.unwrap(), 2);
    login.batch_execute("ROLLBACK").await.unwrap();
}
