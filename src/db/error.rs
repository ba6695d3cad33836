//! What the database refuses, sorted by what a caller can do about it.
use deadpool_postgres::PoolError;
use tokio_postgres::error::SqlState;

use super::embedded;
use crate::base::failure::{Failure, Kind};

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(
        "DATABASE_URL is not a usable address: {reason}. Expected postgresql://user:password@host:5432/database"
    )]
    BadUrl { reason: String },
    #[error("the database refused the sign-in: {reason}. Check the user and password in DATABASE_URL")]
    SignIn { reason: String },
    #[error("the database does not answer: {reason}. Check that it runs and that DATABASE_URL is right")]
    Unreachable { reason: String },
    #[error("the database lacks {pending} migrations: run `limelight db migrate`")]
    Behind { pending: usize },
    #[error("all database connections are in use: try again in a moment")]
    Exhausted,
    #[error(
        "the database's disk is full: {reason}. Free some space and do it again; what was stored before is kept"
    )]
    DiskFull { reason: String },
    #[error("the database: {}", embedded::describe(.0))]
    Query(tokio_postgres::Error),
    /// The same name was used for something else before.
    #[error("{what}")]
    Conflict { what: String },
    /// What was to be written breaks a rule of the program itself.
    #[error("{what}")]
    Malformed { what: String },
    #[error(transparent)]
    Setup(#[from] embedded::Error),
}

impl Error {
    /// The name of the constraint that refused a row.
    pub fn constraint(&self) -> Option<&str> {
        match self {
            Error::Query(error) => error.as_db_error()?.constraint(),
            _ => None,
        }
    }

    /// The database went away; waiting and trying again is right.
    pub fn is_outage(&self) -> bool {
        matches!(self, Error::Unreachable { .. } | Error::Exhausted)
    }
}

impl From<tokio_postgres::Error> for Error {
    fn from(error: tokio_postgres::Error) -> Error {
        let Some(code) = error.code().cloned() else {
            return if error.is_closed()
                || std::error::Error::source(&error).is_some_and(|e| e.is::<std::io::Error>())
            {
                Error::Unreachable {
                    reason: embedded::describe(&error),
                }
            } else {
                Error::Query(error)
            };
        };
        let reason = || embedded::describe(&error);
        match code {
            SqlState::INVALID_PASSWORD | SqlState::INVALID_AUTHORIZATION_SPECIFICATION => {
                Error::SignIn { reason: reason() }
            }
            SqlState::DISK_FULL => Error::DiskFull { reason: reason() },
            SqlState::ADMIN_SHUTDOWN
            | SqlState::CRASH_SHUTDOWN
            | SqlState::CANNOT_CONNECT_NOW
            | SqlState::TOO_MANY_CONNECTIONS
            | SqlState::CONNECTION_FAILURE
            | SqlState::CONNECTION_EXCEPTION => Error::Unreachable { reason: reason() },
            _ => Error::Query(error),
        }
    }
}

impl From<PoolError> for Error {
    fn from(error: PoolError) -> Error {
        match error {
            PoolError::Backend(error) => match Error::from(error) {
                // While connecting, whatever is not a refusal to sign in means that no server answers.
                Error::Query(error) if error.code().is_none() => Error::Unreachable {
                    reason: embedded::describe(&error),
                },
                other => other,
            },
            PoolError::Timeout(deadpool_postgres::TimeoutType::Wait) => Error::Exhausted,
            other => Error::Unreachable {
                reason: other.to_string(),
            },
        }
    }
}

impl Failure for Error {
    fn kind(&self) -> Kind {
        match self {
            Error::Unreachable { .. } | Error::Exhausted => Kind::Unavailable,
            Error::Query(error) => match error.code() {
                Some(&SqlState::T_R_SERIALIZATION_FAILURE | &SqlState::T_R_DEADLOCK_DETECTED) => Kind::Busy,
                _ => Kind::Internal,
            },
            Error::Conflict { .. } => Kind::Conflict,
            Error::BadUrl { .. }
            | Error::Malformed { .. }
            | Error::SignIn { .. }
            | Error::Behind { .. }
            | Error::DiskFull { .. }
            | Error::Setup(_) => Kind::Internal,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Error::BadUrl { .. } => "database_url_invalid",
            Error::SignIn { .. } => "database_sign_in_refused",
            Error::Unreachable { .. } => "database_unreachable",
            Error::Behind { .. } => "database_behind",
            Error::Exhausted => "database_busy",
            Error::DiskFull { .. } => "database_disk_full",
            Error::Query(_) => "database_error",
            Error::Conflict { .. } => "conflict",
            Error::Malformed { .. } => "malformed",
            Error::Setup(_) => "database_setup_failed",
        }
    }
}
