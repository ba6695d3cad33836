//! The vendor's own tool on the same files: it applies them, ends in our schema, and its linters have nothing to say.
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use limelight::db::embedded::migrate;
use limelight::db::embedded::server::{connect, prepare_database};
use serde_json::Value;
use tokio_postgres::Client;

use crate::migrations::schema;
use crate::support::database::server;
use crate::support::{TestDatabase, program};

/// The command of `e2e/package.json`, or `None` with a word about what is skipped; in CI its absence is a failure.
fn installed() -> Option<PathBuf> {
    program("node", "nodejs")?;
    let found = Path::new(env!("CARGO_MANIFEST_DIR")).join("e2e/node_modules/.bin/supabase");
    if found.exists() {
        return Some(found);
    }
    assert!(
        std::env::var_os("LIMELIGHT_REQUIRE_TOOLS").is_none(),
        "needs the supabase command: run npm install --no-save in e2e"
    );
    eprintln!("skipped: needs the supabase command (run npm install --no-save in e2e)");
    None
}

/// A project folder with our migrations, where the tool may leave its notes.
struct Project {
    program: PathBuf,
    folder: tempfile::TempDir,
}

impl Project {
    fn new() -> Option<Project> {
        let program = installed()?;
        let folder = tempfile::tempdir().unwrap();
        let migrations = folder.path().join("supabase/migrations");
        std::fs::create_dir_all(&migrations).unwrap();
        for (name, content) in migrate::files() {
            std::fs::write(migrations.join(name), content).unwrap();
        }
        Some(Project { program, folder })
    }

    /// Runs one command against a database of ours; nothing else is asked or told.
    fn run(&self, url: &str, command: &[&str]) -> Output {
        Command::new(&self.program)
            .arg("--workdir")
            .arg(self.folder.path())
            .args(["--yes", "--agent", "no", "--output-format", "json"])
            .args(command)
            .arg(format!("--remote={url}?sslmode=disable"))
            .env("HOME", self.folder.path())
            .env("SUPABASE_TELEMETRY_DISABLED", "1")
            .env("DO_NOT_TRACK", "1")
            .output()
            .unwrap()
    }

    fn migrate(&self, url: &str) {
        let output = self.run(url, &["migration", "up", "--include-all"]);
        assert!(output.status.success(), "{output:?}");
    }

    /// What the advisors say. An index that nobody used yet is no finding on a database without users.
    fn advice(&self, url: &str) -> Vec<String> {
        let output = self.run(
            url,
            &[
                "db",
                "advisors",
                "--type",
                "all",
                "--level",
                "info",
                "--fail-on",
                "none",
            ],
        );
        let said: Value =
            serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"));
        let results = said["results"].as_array().unwrap_or_else(|| panic!("{output:?}"));
        assert!(
            results.iter().any(|result| result["name"] == "unused_index"),
            "the advisors looked at the database: {said}"
        );
        results
            .iter()
            .filter(|result| result["name"] != "unused_index")
            .map(|result| {
                let field = |name: &str| result[name].as_str().unwrap_or_default().to_owned();
                format!("{}: {}", field("name"), field("detail"))
            })
            .collect()
    }
}

/// An empty database as a hosted project has it: the vendor's roles, to which every new table and function is granted.
async fn hosted() -> (TestDatabase, Client) {
    let database = TestDatabase::from_template("template0").await;
    prepare_database(&database.superuser_url()).await.unwrap();
    let superuser = connect(&database.superuser_url()).await.unwrap();
    // Roles belong to the whole server: the tests make them one after the other.
    connect(&server().await.superuser_url("postgres"))
        .await
        .unwrap()
        .batch_execute(
            "SELECT pg_advisory_lock(1);
             DO $$ DECLARE who text; BEGIN
               FOREACH who IN ARRAY ARRAY['anon', 'authenticated', 'service_role'] LOOP
                 IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = who) THEN EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT', who); END IF;
               END LOOP;
             END $$",
        )
        .await
        .unwrap();
    superuser
        .batch_execute(
            "GRANT USAGE ON SCHEMA public TO anon, authenticated, service_role;
             ALTER DEFAULT PRIVILEGES FOR ROLE limelight_owner IN SCHEMA public GRANT ALL ON TABLES TO anon, authenticated, service_role;
             ALTER DEFAULT PRIVILEGES FOR ROLE limelight_owner IN SCHEMA public GRANT ALL ON FUNCTIONS TO anon, authenticated, service_role",
        )
        .await
        .unwrap();
    (database, superuser)
}

async fn our_schema() -> Vec<String> {
    let replayed = TestDatabase::new().await;
    schema::of(&connect(&replayed.superuser_url()).await.unwrap()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_vendors_tool_applies_the_files_and_ends_in_the_same_schema() {
    let Some(project) = Project::new() else { return };
    let (database, superuser) = hosted().await;
    project.migrate(&database.owner_url());
    let history: i64 = superuser
        .query_one("SELECT count(*) FROM supabase_migrations.schema_migrations", &[])
        .await
        .unwrap()
        .get(0);
    assert_eq!(usize::try_from(history).unwrap(), migrate::files().len());
    let expected = our_schema().await;
    schema::assert_same(&schema::of(&superuser).await, &expected);

    // Either tool goes on where the other stopped, though neither reads the other's history.
    let mut owner = connect(&database.owner_url()).await.unwrap();
    assert_eq!(
        migrate::migrate(&mut owner).await.unwrap().len(),
        migrate::files().len()
    );
    schema::assert_same(&schema::of(&superuser).await, &expected);
    let ours = TestDatabase::new().await;
    project.migrate(&ours.owner_url());
    schema::assert_same(
        &schema::of(&connect(&ours.superuser_url()).await.unwrap()).await,
        &expected,
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_vendors_advisors_find_nothing() {
    let Some(project) = Project::new() else { return };
    let (database, superuser) = hosted().await;
    let mut owner = connect(&database.owner_url()).await.unwrap();
    migrate::migrate(&mut owner).await.unwrap();
    assert_eq!(project.advice(&database.superuser_url()), Vec::<String>::new());

    owner
        .batch_execute(
            "CREATE TABLE planted (id int PRIMARY KEY, campaign_id uuid REFERENCES campaigns (id));
             CREATE POLICY planted ON campaigns FOR SELECT TO limelight_app USING (user_id = current_setting('app.user_id', true));
             CREATE INDEX planted_twice ON campaigns (user_id, created_at DESC, id DESC)",
        )
        .await
        .unwrap();
    superuser.batch_execute("ANALYZE").await.unwrap();
    let found = project.advice(&database.superuser_url()).join("\n");
    for expected in [
        "rls_disabled",
        "unindexed_foreign_keys",
        "auth_rls_initplan",
        "multiple_permissive_policies",
        "duplicate_index",
    ] {
        assert!(found.contains(expected), "{expected} is missing in:\n{found}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_vendors_lint_of_functions_finds_nothing() {
    let Some(project) = Project::new() else { return };
    let (database, superuser) = hosted().await;
    let available = superuser
        .query_opt(
            "SELECT FROM pg_available_extensions WHERE name = 'plpgsql_check'",
            &[],
        )
        .await
        .unwrap();
    if available.is_none() {
        assert!(
            std::env::var_os("LIMELIGHT_REQUIRE_TOOLS").is_none(),
            "needs plpgsql_check (Debian: postgresql-15-plpgsql-check)"
        );
        eprintln!("skipped: needs plpgsql_check (Debian: apt-get install postgresql-15-plpgsql-check)");
        return;
    }
    let mut owner = connect(&database.owner_url()).await.unwrap();
    migrate::migrate(&mut owner).await.unwrap();
    let lint = ["db", "lint", "--level", "warning", "--fail-on", "warning"];
    let url = database.superuser_url();
    let clean = project.run(&url, &lint);
    assert!(clean.status.success(), "{clean:?}");

    owner
        .batch_execute(
            "CREATE FUNCTION planted() RETURNS int LANGUAGE plpgsql SET search_path = '' AS $$
             BEGIN RETURN (SELECT missing FROM public.campaigns); END $$",
        )
        .await
        .unwrap();
    let faulty = project.run(&url, &lint);
    let said =
        String::from_utf8_lossy(&faulty.stdout).into_owned() + &String::from_utf8_lossy(&faulty.stderr);
    assert!(!faulty.status.success() && said.contains("missing"), "{said}");
}
