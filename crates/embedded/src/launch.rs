//! Starting the postmaster, and telling why it does not start.
use std::fs::{File, OpenOptions};
use std::io::{Read as _, Seek as _};
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use tokio::process::Child;

use crate::binaries::Binaries;
use crate::runner::Runner;
use crate::server::connect;
use crate::{Error, server::START_LIMIT};

/// How long the last sessions of a killed server may hold its shared memory.
const HANDOVER_LIMIT: Duration = Duration::from_secs(10);

const SETTINGS: [&str; 11] = [
    "listen_addresses=127.0.0.1",
    // In its own folder, which others may not enter: the application answered 6 % more requests a second than over TCP.
    "unix_socket_directories=.",
    "max_connections=100",
    "shared_preload_libraries=pg_stat_statements",
    // BEGIN and COMMIT are half of all statements and never the slow ones.
    "pg_stat_statements.track_utility=off",
    // pg_stat_activity says the same.
    "update_process_title=off",
    "password_encryption=scram-sha-256",
    // Short transactions on a small catalogue: compiling a plan costs more than running it.
    "jit=off",
    "random_page_cost=1.1",
    "log_min_messages=warning",
    "timezone=UTC",
];

const ANSWER_LIMIT: Duration = Duration::from_secs(5);
/// What PostgreSQL says when another program holds its port.
const PORT_TAKEN: &str = "could not create any TCP/IP sockets";

/// What is started, and where.
pub(crate) struct Launch<'a> {
    /// The data directory, which holds the log.
    pub dir: &'a Path,
    pub binaries: &'a Binaries,
    pub runner: &'a Runner,
    /// Further `name=value` settings.
    pub settings: &'a [String],
    pub port: u16,
    /// An address that answers as soon as the server is up.
    pub url: String,
}

/// Starts the server and waits until it answers.
pub(crate) async fn launch(what: &Launch<'_>) -> Result<Child, Error> {
    let end = Instant::now() + HANDOVER_LIMIT;
    loop {
        match once(what).await {
            Err(Error::NotStarted { reason, .. })
                if reason.contains("shared memory block") && Instant::now() < end =>
            {
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
            other => return other,
        }
    }
}

async fn once(what: &Launch<'_>) -> Result<Child, Error> {
    let folder = &what.dir.join("postgres");
    let log_path = what.dir.join("postgres.log");
    let open_log = || OpenOptions::new().create(true).append(true).open(&log_path);
    let log = open_log().map_err(Error::io("opening", &log_path))?;
    let started_at = log.metadata().map(|m| m.len()).unwrap_or_default();
    let mut command = what.runner.command(&what.binaries.program("postgres"));
    command.arg("-D").arg(folder);
    for setting in SETTINGS {
        command.args(["-c", setting]);
    }
    command.args(["-c", &format!("port={}", what.port)]);
    for setting in what.settings {
        command.args(["-c", setting]);
    }
    let mut child = command
        // A terminal's Ctrl-C goes to the whole group; the server must outlive the draining of our own work.
        .process_group(0)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(log)
        .spawn()
        .map_err(Error::io("starting PostgreSQL for", folder))?;
    let end = Instant::now() + START_LIMIT;
    loop {
        // Another program may have taken the port and never answer.
        let answer = tokio::time::timeout(ANSWER_LIMIT, connect(&what.url)).await;
        if matches!(answer, Ok(Ok(_))) {
            return Ok(child);
        }
        let exited = matches!(child.try_wait(), Ok(Some(_)));
        if exited || Instant::now() > end {
            let mut text = String::new();
            if let Ok(mut log) = File::open(&log_path) {
                log.seek(std::io::SeekFrom::Start(started_at)).unwrap_or_default();
                log.read_to_string(&mut text).unwrap_or_default();
            }
            return Err(explain(what.dir, folder, &text));
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// Whether a start failed because another program was faster to take the port that had been free.
pub(crate) fn port_was_taken(error: &Error) -> bool {
    matches!(error, Error::NotStarted { reason, .. } if reason.contains(PORT_TAKEN))
}

/// The port of the last time, where whoever still waits for the server looks for it; else a free one.
pub(crate) fn port_for(folder: &Path) -> std::io::Result<u16> {
    let options = std::fs::read_to_string(folder.join("postmaster.opts")).unwrap_or_default();
    let last = options
        .rsplit("port=")
        .next()
        .and_then(|rest| rest.split(|c: char| !c.is_ascii_digit()).next())
        .and_then(|digits| digits.parse().ok())
        .unwrap_or(0);
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, last))
        .or_else(|_| TcpListener::bind((Ipv4Addr::LOCALHOST, 0)))?;
    Ok(listener.local_addr()?.port())
}

/// From what a program of PostgreSQL's said before it gave up.
pub(crate) fn explain(dir: &Path, folder: &Path, text: &str) -> Error {
    if text.contains("No space left on device") || text.contains("Disk quota exceeded") {
        return Error::DiskFull {
            folder: dir.to_owned(),
        };
    }
    let reason = text
        .lines()
        .rev()
        .find(|line| line.contains("FATAL") || line.contains("error:"))
        .or_else(|| text.lines().last())
        .unwrap_or("no message")
        .trim()
        .to_owned();
    Error::NotStarted {
        folder: folder.to_owned(),
        reason,
        log: dir.join("postgres.log"),
    }
}
