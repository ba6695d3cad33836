//! Putting another database in the place of the application's, so that one that does not load changes nothing.
use crate::Error;
use crate::server::{DATABASE, OWNER, Server, connect};

/// Made beside, filled by the caller, then taken or dropped.
const FRESH: &str = "limelight_restored";
const OLD: &str = "limelight_replaced";

/// An empty database beside the application's.
#[derive(Debug)]
pub struct Exchange<'a> {
    server: &'a Server,
}

impl<'a> Exchange<'a> {
    /// Makes the empty database; what an interrupted exchange left is removed.
    pub async fn begin(server: &'a Server) -> Result<Exchange<'a>, Error> {
        let exchange = Exchange { server };
        exchange
            .run(&[
                format!("DROP DATABASE IF EXISTS {FRESH} WITH (FORCE)"),
                format!("DROP DATABASE IF EXISTS {OLD} WITH (FORCE)"),
                format!("CREATE DATABASE {FRESH} OWNER {OWNER} TEMPLATE template0"),
            ])
            .await?;
        Ok(exchange)
    }

    /// The superuser's address of the new database, which is to be filled.
    pub fn url(&self) -> String {
        self.server.superuser_url(FRESH)
    }

    /// Ends every session of the application's database and takes the new one instead: both names change in one transaction.
    pub async fn take(self) -> Result<(), Error> {
        self.run(&[
            format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{DATABASE}'"),
            format!(
                "BEGIN; ALTER DATABASE {DATABASE} RENAME TO {OLD}; ALTER DATABASE {FRESH} RENAME TO {DATABASE}; COMMIT"
            ),
            format!("DROP DATABASE {OLD} WITH (FORCE)"),
        ])
        .await
    }

    /// Drops the new database.
    pub async fn give_up(self) -> Result<(), Error> {
        self.run(&[format!("DROP DATABASE {FRESH} WITH (FORCE)")]).await
    }

    async fn run(&self, statements: &[String]) -> Result<(), Error> {
        let admin = connect(&self.server.superuser_url("postgres")).await?;
        for statement in statements {
            admin.batch_execute(statement).await?;
        }
        Ok(())
    }
}
