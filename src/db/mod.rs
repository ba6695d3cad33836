//! The database: a bounded pool, and transactions that have entered a role before their first query.
//!
//! - [`Database::read`]: queries that each run as their own read-only transaction, in one round trip.
//! - [`Database::begin`]: an ordinary transaction; dropped without [`Tx::commit`] it is rolled back.
pub mod error;
pub mod listen;
pub mod parameters;
pub mod reports;
pub mod tx;

use std::time::Duration;

use deadpool_postgres::{
    Hook, HookError, Manager, ManagerConfig, Object, Pool, RecyclingMethod, Runtime, Timeouts,
};
pub use error::Error;
pub use limelight_embedded as embedded;
pub use tx::{Role, Snapshot, Tx, Who};

/// Statements are prepared before a transaction begins, so the session itself must know where the extensions live. The login
/// role has the same limits; here they hold for an owner's login too.
const SESSION: &str = "SET search_path TO public, extensions; SET timezone TO 'UTC'; SET statement_timeout TO '60s'; \
                       SET lock_timeout TO '10s'; SET idle_in_transaction_session_timeout TO '60s'";

/// Sizes and times of the pool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PoolConfig {
    pub max_size: usize,
    /// A connection unused for so long is closed.
    pub idle: Duration,
    /// A connection so old is closed, so that a moved server is noticed.
    pub lifetime: Duration,
    pub connect: Duration,
    /// How long a caller waits for a free connection before it is told that the service is busy.
    pub wait: Duration,
}

/// How to reach the database.
#[derive(Clone)]
pub struct Address {
    /// A `postgresql://` address; never logged, it holds a password.
    pub url: String,
    /// Named prepared statements. Off for poolers that hand each transaction another server connection.
    pub prepared: bool,
    pub ca_file: Option<std::path::PathBuf>,
}

impl std::fmt::Debug for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Address")
            .field("url", &"…")
            .field("prepared", &self.prepared)
            .finish()
    }
}

/// The pool and how statements are sent. Cheap to clone.
#[derive(Clone)]
pub struct Database {
    pool: Pool,
    address: Address,
}

impl std::fmt::Debug for Database {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Database")
            .field("pool", &self.pool.status())
            .finish()
    }
}

impl Database {
    /// Makes the pool; the first connection is made when it is first needed.
    pub fn new(address: Address, pool: &PoolConfig) -> Result<Database, Error> {
        let mut config: tokio_postgres::Config =
            address
                .url
                .parse()
                .map_err(|error: tokio_postgres::Error| Error::BadUrl {
                    reason: embedded::describe(&error),
                })?;
        config.connect_timeout(pool.connect).application_name("limelight");
        config.keepalives(true).keepalives_idle(Duration::from_secs(30));
        let tls = embedded::tls::connector(address.ca_file.as_deref())?;
        let manager = Manager::from_config(
            config,
            tls,
            ManagerConfig {
                recycling_method: RecyclingMethod::Fast,
            },
        );
        let (idle, lifetime, prepared) = (pool.idle, pool.lifetime, address.prepared);
        let pool = Pool::builder(manager)
            .max_size(pool.max_size)
            .timeouts(Timeouts {
                wait: Some(pool.wait),
                create: Some(pool.connect),
                recycle: Some(pool.connect),
            })
            .runtime(Runtime::Tokio1)
            .pre_recycle(Hook::sync_fn(move |_, metrics| {
                if metrics.age() > lifetime || metrics.last_used() > idle {
                    return Err(HookError::message("connection is due to be replaced"));
                }
                Ok(())
            }))
            .post_create(Hook::async_fn(move |client, _| {
                Box::pin(async move {
                    if prepared {
                        client.batch_execute(SESSION).await.map_err(HookError::Backend)?;
                    }
                    Ok(())
                })
            }))
            .build()
            .map_err(|error| Error::BadUrl {
                reason: error.to_string(),
            })?;
        Ok(Database { pool, address })
    }

    /// Queries as `who`, each its own read-only transaction that takes one round trip.
    pub async fn read(&self, who: &Who) -> Result<Snapshot, Error> {
        Ok(Snapshot::new(
            self.connection().await?,
            who.clone(),
            self.address.prepared,
        ))
    }

    /// Opens a transaction as `who`.
    pub async fn begin(&self, who: &Who) -> Result<Tx, Error> {
        Tx::begin(self.connection().await?, who, self.address.prepared, "BEGIN").await
    }

    /// Opens a transaction that only reads, and sees one state of the database throughout.
    pub async fn begin_snapshot(&self, who: &Who) -> Result<Tx, Error> {
        let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
        Tx::begin(self.connection().await?, who, self.address.prepared, begin).await
    }

    /// Whether the database answers now.
    pub async fn ping(&self) -> Result<(), Error> {
        Ok(self.connection().await?.batch_execute("").await?)
    }

    /// Connections in use and in the pool.
    pub fn pool_status(&self) -> deadpool_postgres::Status {
        self.pool.status()
    }

    pub fn address(&self) -> &Address {
        &self.address
    }

    async fn connection(&self) -> Result<Object, Error> {
        Ok(self.pool.get().await?)
    }
}
