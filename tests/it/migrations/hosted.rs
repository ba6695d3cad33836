//! A hosted server: one login without superuser owns the schema, migrates it, and serves every tenant through it.
use limelight::db::embedded::migrate;
use limelight::db::embedded::server::connect;
use limelight::db::{Address, Database, Who};
use limelight_queries::client::GenericClient as _;

use super::{schema, text};
use crate::support::database::start_another;
use crate::support::{TestApp, TestDatabase, user};

#[tokio::test(flavor = "multi_thread")]
async fn one_login_without_superuser_migrates_and_serves_each_tenant_its_own_rows() {
    let test = TestApp::new().await;
    // A server on which nobody has ever migrated: no roles of ours, no extensions.
    let server = start_another("hosted").await;
    let role = "tenant_of_a_host";
    let client = connect(&server.superuser_url("postgres")).await.unwrap();
    client
        .batch_execute(&format!("CREATE ROLE {role} LOGIN CREATEROLE PASSWORD 'hosted'"))
        .await
        .unwrap();
    client
        .batch_execute(&format!("CREATE DATABASE hosted TEMPLATE template0 OWNER {role}"))
        .await
        .unwrap();
    let host = server.superuser_url("hosted");
    let (_, place) = host.split_once('@').unwrap();
    let url = format!("postgresql://{role}:hosted@{place}");

    let mut owner = connect(&url).await.unwrap();
    assert_eq!(
        text(&owner, "SELECT concat_ws(' ', rolsuper, rolbypassrls, rolcreatedb) FROM pg_roles WHERE rolname = current_user").await,
        ["f f f"]
    );
    assert_eq!(
        migrate::migrate(&mut owner).await.unwrap().len(),
        migrate::files().len()
    );

    let address = Address {
        url: url.clone(),
        prepared: true,
        ca_file: None,
    };
    let db = Database::new(address, &test.app.config.pool).unwrap();
    for name in ["ada", "bob"] {
        let tx = db.begin(&Who::tenant(&user(name))).await.unwrap();
        tx.execute(
            "INSERT INTO campaigns (user_id, name, search_type) VALUES ($1, $1 || '''s', 'keyword')",
            &[&name],
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();
    }
    for (name, theirs) in [("ada", "ada's"), ("bob", "bob's")] {
        let rows = db
            .read(&Who::tenant(&user(name)))
            .await
            .unwrap()
            .query("SELECT name FROM campaigns", &[])
            .await
            .unwrap();
        let names: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
        assert_eq!(names, [theirs]);
    }
    let tx = db.begin(&Who::tenant(&user("ada"))).await.unwrap();
    let forged = tx
        .execute(
            "INSERT INTO campaigns (user_id, name, search_type) VALUES ('bob', 'x', 'keyword')",
            &[],
        )
        .await;
    assert_eq!(forged.unwrap_err().code().unwrap().code(), "42501");
    tx.rollback().await.unwrap();
    assert_eq!(
        db.read(&Who::admin())
            .await
            .unwrap()
            .query("SELECT FROM campaigns", &[])
            .await
            .unwrap()
            .len(),
        2
    );

    // The same schema as on a server of our own, but for the owner's name.
    let replayed = TestDatabase::new().await;
    let ours = schema::of(&connect(&replayed.superuser_url()).await.unwrap()).await;
    let theirs: Vec<String> = schema::of(&connect(&host).await.unwrap())
        .await
        .iter()
        .map(|line| line.replace(role, "limelight_owner"))
        .collect();
    let sorted = |mut lines: Vec<String>| {
        lines.sort();
        lines
    };
    schema::assert_same(&sorted(theirs), &sorted(ours));
    server.stop().await.unwrap();
}
