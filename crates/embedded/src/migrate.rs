//! The migration runner: ordered files, checksums, one runner at a time, a status.
use refinery_core::{AsyncMigrate, Migration, Runner};
use tokio_postgres::Client;

const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/migrations.rs"));
/// Our history lives outside `public`, so that no tenant-facing tool lists it.
const HISTORY: &str = "limelight.migrations";
/// The application itself runs as the login, and looks at its start whether the schema is the one it knows.
const LET_LOGIN_READ: &str = "DO $$ BEGIN \
     IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'limelight_login') THEN \
       GRANT USAGE ON SCHEMA limelight TO limelight_login; \
       GRANT SELECT ON limelight.migrations TO limelight_login; \
     END IF; END $$";
/// Any fixed number: two servers that start together take turns.
const LOCK: i64 = 0x6c69_6d65;
const OLDEST_SERVER: i32 = 150_000;

#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    #[error(
        "migration {file} was changed after it was applied to this database: restore the file and put the change into a new migration"
    )]
    Changed { file: String },
    #[error(
        "this database has migration {version} ({name}), which this limelight does not know: it is older than the database. Upgrade limelight"
    )]
    Newer { version: i32, name: String },
    #[error("migration {file} failed and was rolled back: {reason}")]
    Failed { file: String, reason: String },
    #[error(
        "this database is PostgreSQL {found}; limelight needs 15 or newer. Upgrade the server, or unset DATABASE_URL to let limelight run its own"
    )]
    OldServer { found: String },
    #[error("migration file {file} is not named NNNN_descriptive_name.sql")]
    BadName { file: String },
    #[error("migrating: {}", crate::describe(.0))]
    Database(#[from] tokio_postgres::Error),
    #[error("migrating: {0}")]
    Engine(String),
}

/// One migration file and what the database says of it.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Step {
    /// File name without `.sql`.
    pub name: String,
    /// When it was applied (RFC 3339), `None` while pending.
    pub applied_at: Option<String>,
    /// The file differs from what was applied.
    pub changed: bool,
}

/// The migration files of this build: name and text, in order.
pub fn files() -> &'static [(&'static str, &'static str)] {
    FILES
}

/// Brings the database to the present schema. Returns the names of the files applied now.
pub async fn migrate(client: &mut Client) -> Result<Vec<String>, MigrateError> {
    migrate_files(client, FILES).await
}

/// As [`migrate`], with other files: tests apply a part, or a changed one.
pub async fn migrate_files(client: &mut Client, files: &[(&str, &str)]) -> Result<Vec<String>, MigrateError> {
    let version: String = client.query_one("SHOW server_version", &[]).await?.get(0);
    let number: String = client.query_one("SHOW server_version_num", &[]).await?.get(0);
    if number.parse::<i32>().is_ok_and(|n| n < OLDEST_SERVER) {
        return Err(MigrateError::OldServer { found: version });
    }
    client.execute("SELECT pg_advisory_lock($1)", &[&LOCK]).await?;
    let result = run(client, files).await;
    // The lock also goes with the connection; a failed unlock must not hide the result.
    let unlocked = client.execute("SELECT pg_advisory_unlock($1)", &[&LOCK]).await;
    let applied = result?;
    unlocked?;
    Ok(applied)
}

async fn run(client: &mut Client, files: &[(&str, &str)]) -> Result<Vec<String>, MigrateError> {
    client
        .batch_execute("SET client_min_messages = warning; CREATE SCHEMA IF NOT EXISTS limelight")
        .await?;
    let migrations = steps(files)?;
    let mut runner = Runner::new(&migrations)
        .set_abort_divergent(true)
        .set_abort_missing(true);
    runner.set_migration_table_name(HISTORY);
    let report = runner
        .run_async(client)
        .await
        .map_err(|error| explain(&error, files))?;
    client.batch_execute(LET_LOGIN_READ).await?;
    Ok(report
        .applied_migrations()
        .iter()
        .map(|m| file_of(m.version(), files))
        .collect())
}

/// What is applied, pending or changed, without changing anything.
pub async fn status(client: &mut Client) -> Result<Vec<Step>, MigrateError> {
    let known: bool = client
        .query_one("SELECT to_regclass($1) IS NOT NULL", &[&HISTORY])
        .await?
        .get(0);
    let applied = if known {
        client
            .get_applied_migrations(HISTORY)
            .await
            .map_err(|error| MigrateError::Engine(error.to_string()))?
    } else {
        Vec::new()
    };
    Ok(steps(FILES)?
        .iter()
        .map(|step| {
            let row = applied.iter().find(|a| a.version() == step.version());
            Step {
                name: file_of(step.version(), FILES),
                applied_at: row.and_then(Migration::applied_on).map(ToString::to_string),
                changed: row.is_some_and(|a| a.checksum() != step.checksum()),
            }
        })
        .collect())
}

fn steps(files: &[(&str, &str)]) -> Result<Vec<Migration>, MigrateError> {
    files
        .iter()
        .map(|(file, sql)| {
            let bad = || MigrateError::BadName {
                file: (*file).to_owned(),
            };
            let (number, rest) = file.split_once('_').ok_or_else(bad)?;
            let name = rest.strip_suffix(".sql").ok_or_else(bad)?;
            if number.len() != 4 {
                return Err(bad());
            }
            Migration::unapplied(&format!("V{number}__{name}"), sql).map_err(|_| bad())
        })
        .collect()
}

fn file_of(version: i32, files: &[(&str, &str)]) -> String {
    let prefix = format!("{version:04}_");
    files
        .iter()
        .find(|(file, _)| file.starts_with(&prefix))
        .map_or(prefix.clone(), |(file, _)| {
            file.trim_end_matches(".sql").to_owned()
        })
}

fn explain(error: &refinery_core::Error, files: &[(&str, &str)]) -> MigrateError {
    use refinery_core::error::Kind;
    match error.kind() {
        Kind::DivergentVersion(applied, _) => MigrateError::Changed {
            file: file_of(applied.version(), files),
        },
        Kind::MissingVersion(applied) => MigrateError::Newer {
            version: applied.version(),
            name: applied.name().to_owned(),
        },
        Kind::Connection(text, source) => MigrateError::Failed {
            file: failed_file(text, files),
            reason: source
                .downcast_ref::<tokio_postgres::Error>()
                .map_or_else(|| source.to_string(), crate::describe),
        },
        _ => MigrateError::Engine(error.to_string()),
    }
}

/// The engine names a migration `V23__roles`; people know it as `0023_roles`.
fn failed_file(text: &str, files: &[(&str, &str)]) -> String {
    let name = text
        .trim_start_matches("error applying migration ")
        .trim_matches('`');
    name.strip_prefix('V')
        .and_then(|rest| rest.split_once("__"))
        .and_then(|(number, _)| number.parse().ok())
        .map_or_else(|| name.to_owned(), |version| file_of(version, files))
}
