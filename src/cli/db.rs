//! `limelight db`: migrate, look inside, back up, restore.
use std::path::Path;
use std::process::Stdio;

use tokio::io::AsyncWriteExt as _;
use tokio::process::Command;

use super::args::{DbArgs, DbWhat};
use super::{Ended, Status, Trouble, table};
use crate::app::{Migrations, Opened};
use crate::base::lifecycle::Interrupted;
use crate::config::Config;
use crate::db::embedded::exchange::Exchange;
use crate::db::embedded::server::{DATABASE, Server};
use crate::db::embedded::{binaries, migrate, server};
use crate::db::{Error, reports};

/// The role an operator's psql works as: it sees every tenant.
const SHELL_OPTIONS: &str = "-c role=limelight_admin -c search_path=public,extensions";

pub async fn run(config: Config, args: DbArgs) -> Ended {
    let opened = Opened::open(config, Migrations::Leave).await?;
    let done = with(&opened, args.what).await;
    opened.close().await?;
    done
}

async fn with(opened: &Opened, what: DbWhat) -> Ended {
    match what {
        DbWhat::Migrate => migrate_now(opened).await,
        DbWhat::Status { json } => status(opened, json).await,
        DbWhat::Shell => shell(opened).await,
        DbWhat::Url => {
            say!("{}", admin_url(opened));
            Ok(Status::Done)
        }
        DbWhat::Sizes { json } => sizes(opened, json).await,
        DbWhat::Slow { json } => slow(opened, json).await,
        DbWhat::Backup { file } => backup(opened, &file).await,
        DbWhat::Restore { file } => restore(opened, &file).await,
    }
}

async fn owner(opened: &Opened) -> Result<tokio_postgres::Client, Trouble> {
    let client = opened.owner().await?;
    client
        .batch_execute("SET search_path TO public, extensions")
        .await
        .map_err(Error::from)?;
    Ok(client)
}

async fn migrate_now(opened: &Opened) -> Ended {
    let applied = migrate::migrate(&mut owner(opened).await?)
        .await
        .map_err(Trouble::failed)?;
    if let Some(server) = &opened.server {
        server.lock().await.open_login().await.map_err(Error::from)?;
    }
    for name in &applied {
        say!("applied {name}");
    }
    tell!(
        "{}",
        if applied.is_empty() {
            "nothing to do: the database is up to date"
        } else {
            "done"
        }
    );
    Ok(Status::Done)
}

async fn status(opened: &Opened, json: bool) -> Ended {
    let steps = migrate::status(&mut owner(opened).await?)
        .await
        .map_err(Trouble::failed)?;
    if json {
        say!(
            "{}",
            serde_json::to_string_pretty(&steps).map_err(Trouble::failed)?
        );
    } else {
        let rows = steps.iter().map(|step| {
            let state = match (&step.applied_at, step.changed) {
                (Some(at), false) => format!("applied {}", at.get(..19).unwrap_or(at)),
                (Some(_), true) => "CHANGED after it was applied".to_owned(),
                (None, _) => "pending".to_owned(),
            };
            vec![step.name.clone(), state]
        });
        say!("{}", table::table(&["Migration", "State"], &[], rows.collect()));
    }
    let settled = steps
        .iter()
        .all(|step| step.applied_at.is_some() && !step.changed);
    Ok(if settled { Status::Done } else { Status::Partly })
}

async fn sizes(opened: &Opened, json: bool) -> Ended {
    let sizes = reports::sizes(&owner(opened).await?).await?;
    if json {
        say!(
            "{}",
            serde_json::to_string_pretty(&sizes).map_err(Trouble::failed)?
        );
        return Ok(Status::Done);
    }
    let total: i64 = sizes.iter().map(|size| size.total_bytes).sum();
    let rows = sizes.iter().map(|size| {
        let name = if size.schema == "public" {
            size.table.clone()
        } else {
            format!("{}.{}", size.schema, size.table)
        };
        vec![
            name,
            size.rows_estimate
                .map_or_else(|| "–".to_owned(), |rows| rows.to_string()),
            table::bytes(size.bytes),
            table::bytes(size.index_bytes),
            table::bytes(size.total_bytes),
        ]
    });
    say!(
        "{}",
        table::table(
            &["Table", "Rows (about)", "Table", "Indexes", "Total"],
            &[1, 2, 3, 4],
            rows.collect()
        )
    );
    say!("together {}", table::bytes(total));
    Ok(Status::Done)
}

async fn slow(opened: &Opened, json: bool) -> Ended {
    let Some(statements) = reports::slow(&owner(opened).await?, 25).await? else {
        return Err(Trouble::failed(
            "this server does not collect statement statistics: add pg_stat_statements to shared_preload_libraries, restart it, and run CREATE EXTENSION pg_stat_statements",
        ));
    };
    if json {
        say!(
            "{}",
            serde_json::to_string_pretty(&statements).map_err(Trouble::failed)?
        );
        return Ok(Status::Done);
    }
    let rows = statements.iter().map(|row| {
        let statement = row.statement.as_deref().unwrap_or("(hidden)");
        vec![
            format!("{:.2}", row.mean_ms),
            row.calls.to_string(),
            format!("{:.0}", row.total_ms),
            table::clip(statement, 90),
        ]
    });
    say!(
        "{}",
        table::table(
            &["Mean ms", "Calls", "Total ms", "Statement"],
            &[0, 1, 2],
            rows.collect()
        )
    );
    Ok(Status::Done)
}

/// The login's address, entering the admin role at once.
fn admin_url(opened: &Opened) -> String {
    let url = &opened.app.db.address().url;
    let options = SHELL_OPTIONS
        .replace(' ', "%20")
        .replace('=', "%3D")
        .replace(',', "%2C");
    let joint = if url.contains('?') { '&' } else { '?' };
    format!("{url}{joint}options={options}")
}

/// One of PostgreSQL's client programs: beside the server's, or on the PATH.
fn client_program(opened: &Opened, name: &str) -> Result<std::path::PathBuf, Trouble> {
    let config = &opened.app.config;
    let beside = binaries::find(
        config.pg_bin.as_deref(),
        &config.data_dir.with_file_name("limelight-cache"),
        None,
    )
    .map(|found| found.program(name))
    .ok()
    .filter(|path| path.exists());
    let on_path = std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())
        .map(|folder| folder.join(name))
        .find(|path| path.exists());
    beside.or(on_path).ok_or_else(|| {
        Trouble::failed(format!(
            "{name} is not installed: install PostgreSQL's client programs (Debian: apt-get install postgresql-client) or set LIMELIGHT_PG_BIN"
        ))
    })
}

/// An address without its password, and the password: arguments are seen by every user of the machine, the environment is not.
fn apart(url: &str) -> (String, String) {
    let Some((scheme, rest)) = url.split_once("://") else {
        return (url.to_owned(), String::new());
    };
    let Some((login, place)) = rest.rsplit_once('@') else {
        return (url.to_owned(), String::new());
    };
    let Some((user, password)) = login.split_once(':') else {
        return (url.to_owned(), String::new());
    };
    (format!("{scheme}://{user}@{place}"), percent_decoded(password))
}

/// In an address a password is percent-encoded, in the environment it is not.
fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = (*first == b'%').then(|| tail.get(..2)).flatten();
        match code.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

async fn shell(opened: &Opened) -> Ended {
    // Ctrl-C ends a statement in psql, and must not end us with it.
    let _caught = Interrupted::listen().map_err(Trouble::failed)?;
    let (url, password) = apart(&opened.app.db.address().url);
    let status = Command::new(client_program(opened, "psql")?)
        .arg(url)
        .env("PGPASSWORD", password)
        .env("PGOPTIONS", SHELL_OPTIONS)
        .status()
        .await
        .map_err(Trouble::failed)?;
    Ok(if status.success() {
        Status::Done
    } else {
        Status::Failed
    })
}

/// The role that may read every row: row-level security is forced even on the owner.
async fn all_seeing_url(opened: &Opened) -> String {
    match &opened.server {
        Some(server) => server.lock().await.superuser_url(DATABASE),
        None => opened.owner_url.clone(),
    }
}

async fn backup(opened: &Opened, file: &Path) -> Ended {
    // Written beside and renamed: a broken backup never stands under the name of a good one.
    let part = file.with_extension("part");
    let (url, password) = apart(&all_seeing_url(opened).await);
    let output = Command::new(client_program(opened, "pg_dump")?)
        .args(["--format=custom", "--no-password", "--file"])
        .arg(&part)
        .arg(url)
        .env("PGPASSWORD", password)
        .stdin(Stdio::null())
        .output()
        .await
        .map_err(Trouble::failed)?;
    if !output.status.success() {
        std::fs::remove_file(&part).unwrap_or_default();
        return Err(told("pg_dump", &output.stderr));
    }
    std::fs::rename(&part, file).map_err(|error| Trouble::failed(format!("{}: {error}", file.display())))?;
    let size = std::fs::metadata(file).map(|meta| meta.len()).unwrap_or_default();
    say!(
        "{} written, {}",
        file.display(),
        table::bytes(i64::try_from(size).unwrap_or(i64::MAX))
    );
    Ok(Status::Done)
}

async fn restore(opened: &Opened, file: &Path) -> Ended {
    if !file.is_file() {
        return Err(Trouble::failed(format!("{} is not a file", file.display())));
    }
    let program = client_program(opened, "pg_restore")?;
    let check = Command::new(&program)
        .arg("--list")
        .arg(file)
        .output()
        .await
        .map_err(Trouble::failed)?;
    if !check.status.success() {
        return Err(told(
            "this is not a backup made by `limelight db backup`: pg_restore",
            &check.stderr,
        ));
    }
    match &opened.server {
        Some(server) => restore_ours(&*server.lock().await, &program, file).await?,
        None => restore_hosted(opened, &program, file).await?,
    }
    let applied = migrate::migrate(&mut owner(opened).await?)
        .await
        .map_err(Trouble::failed)?;
    say!(
        "{} restored; {} newer migrations applied",
        file.display(),
        applied.len()
    );
    Ok(Status::Done)
}

/// Fills a new database and puts it in the old one's place, so that a backup that does not load changes nothing.
async fn restore_ours(server: &Server, pg_restore: &Path, file: &Path) -> Result<(), Trouble> {
    if !server.is_ours() {
        return Err(Trouble::failed(
            "another limelight uses this database: stop it, then restore",
        ));
    }
    // The roles must be there before the grants that name them.
    let mut client = server::connect(&server.owner_url()).await.map_err(Error::from)?;
    migrate::migrate(&mut client).await.map_err(Trouble::failed)?;
    drop(client);
    let exchange = Exchange::begin(server).await.map_err(Error::from)?;
    let (url, password) = apart(&exchange.url());
    let output = Command::new(pg_restore)
        .args(["--single-transaction", "--exit-on-error", "--no-password"])
        .arg("--dbname")
        .arg(url)
        .env("PGPASSWORD", password)
        .arg(file)
        .stdin(Stdio::null())
        .output()
        .await
        .map_err(Trouble::failed)?;
    if !output.status.success() {
        exchange.give_up().await.map_err(Error::from)?;
        return Err(told("nothing was changed: pg_restore", &output.stderr));
    }
    exchange.take().await.map_err(Error::from)?;
    Ok(())
}

/// On a server of somebody else's the database itself cannot be exchanged: its tables are, in one transaction.
async fn restore_hosted(opened: &Opened, pg_restore: &Path, file: &Path) -> Result<(), Trouble> {
    let script = Command::new(pg_restore)
        .args(["--clean", "--if-exists", "--file=-"])
        .arg(file)
        .stdin(Stdio::null())
        .output()
        .await
        .map_err(Trouble::failed)?;
    if !script.status.success() {
        return Err(told("nothing was changed: pg_restore", &script.stderr));
    }
    // What a partition inherits cannot be dropped on its own, so the partitions go first and as a whole.
    let (url, password) = apart(&opened.owner_url);
    let mut psql = Command::new(client_program(opened, "psql")?)
        .args(["--no-psqlrc", "--quiet", "--no-password", "--single-transaction"])
        .args(["--set", "ON_ERROR_STOP=1", "--output", "/dev/null", "--dbname"])
        .arg(url)
        .env("PGPASSWORD", password)
        .args([
            "--command",
            "DROP SCHEMA IF EXISTS partitions CASCADE",
            "--file=-",
        ])
        .env("PGOPTIONS", "-c client_min_messages=error")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(Trouble::failed)?;
    let stdin = psql.stdin.take();
    let feed = async {
        if let Some(mut stdin) = stdin {
            // psql stops reading at the first fault, and then says which.
            stdin.write_all(&script.stdout).await.unwrap_or_default();
        }
    };
    let ((), output) = tokio::join!(feed, psql.wait_with_output());
    let output = output.map_err(Trouble::failed)?;
    if !output.status.success() {
        return Err(told("nothing was changed: psql", &output.stderr));
    }
    Ok(())
}

/// A program's last words, without our addresses in them.
fn told(who: &str, stderr: &[u8]) -> Trouble {
    let text = String::from_utf8_lossy(stderr);
    Trouble::failed(format!("{who} said: {}", text.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_never_stands_among_the_arguments() {
        let (url, password) = apart("postgresql://ada:p%40ss:word@db.example.com:5432/x?sslmode=require");
        assert_eq!(
            (url.as_str(), password.as_str()),
            (
                "postgresql://ada@db.example.com:5432/x?sslmode=require",
                "p@ss:word"
            )
        );
        assert_eq!(apart("postgresql://localhost/x").0, "postgresql://localhost/x");
    }
}
