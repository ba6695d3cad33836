//! A private PostgreSQL server and the migrations: what both the application and `xtask` need before any typed query exists.
//!
//! - [`server`]: start a server of our own in a data directory, stop it, hand out its addresses.
//! - [`binaries`]: find PostgreSQL's programs, or fetch and unpack them.
//! - [`migrate`]: bring a database to the present schema, tell its status.
//! - [`tls`]: the connector for hosted servers.
mod address;
pub mod binaries;
pub mod exchange;
mod launch;
mod lock;
pub mod migrate;
mod runner;
pub mod server;
pub mod tls;

use std::path::PathBuf;

/// What can go wrong before there is a database to talk to. Each message says what to do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(
        "no PostgreSQL 15 or newer was found and none could be fetched: {reason}. Install it (Debian: apt-get install postgresql) or set LIMELIGHT_PG_BIN to the folder of its programs"
    )]
    NoBinaries { reason: String },
    #[error(
        "LIMELIGHT_PG_BIN={folder} holds {found}; expected the folder with initdb and postgres of PostgreSQL 15 or newer"
    )]
    BadBinaries { folder: PathBuf, found: String },
    #[error(
        "the data directory {folder} is in use by another limelight{by}. Stop that one, or set LIMELIGHT_DATA_DIR to another folder"
    )]
    InUse { folder: PathBuf, by: String },
    #[error(
        "the data directory {folder} was made by PostgreSQL {made_by}, the programs in {binaries} are version {found}. Set LIMELIGHT_PG_BIN to PostgreSQL {made_by}, or back up with the old version and restore into a new LIMELIGHT_DATA_DIR"
    )]
    OtherVersion {
        folder: PathBuf,
        made_by: String,
        found: u32,
        binaries: PathBuf,
    },
    #[error(
        "the disk that holds {folder} is full: free some space, or set LIMELIGHT_DATA_DIR to a folder on another disk"
    )]
    DiskFull { folder: PathBuf },
    #[error("PostgreSQL did not start in {folder}: {reason}. Its log is {log}")]
    NotStarted {
        folder: PathBuf,
        reason: String,
        log: PathBuf,
    },
    #[error("{action} {path}: {source}")]
    Io {
        action: &'static str,
        path: PathBuf,
        source: std::io::Error,
    },
    #[error(
        "PostgreSQL refuses to run as root and neither a user namespace (util-linux's unshare) nor a postgres user is usable here: run limelight as an ordinary user"
    )]
    Root,
    #[error("DATABASE_CA_FILE={path} is not a readable PEM file of certificates: {reason}")]
    Certificate { path: PathBuf, reason: String },
    #[error(transparent)]
    Migrate(#[from] migrate::MigrateError),
    #[error("database: {}", describe(.0))]
    Database(#[from] tokio_postgres::Error),
}

impl Error {
    pub(crate) fn io(action: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Error {
        let path = path.into();
        move |source| match source.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => {
                Error::DiskFull { folder: path }
            }
            _ => Error::Io { action, path, source },
        }
    }
}

/// PostgreSQL's own words; the client library's display hides them behind "db error".
pub fn describe(error: &tokio_postgres::Error) -> String {
    if let Some(db) = error.as_db_error() {
        let mut text = format!("{} ({})", db.message(), db.code().code());
        if let Some(detail) = db.detail() {
            text.push_str(": ");
            text.push_str(detail);
        }
        return text;
    }
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        text.push_str(": ");
        text.push_str(&inner.to_string());
        cause = inner.source();
    }
    text
}
