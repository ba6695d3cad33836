//! Transactions that have entered a role and named their tenant before the first query runs.
//!
//! Both kinds are safe to drop at any await. A [`Snapshot`] puts BEGIN, the setting, the query and COMMIT on the wire in one
//! poll: they all go or none goes. A dropped [`Tx`] puts ROLLBACK on the wire before its connection goes back.
use deadpool_postgres::Object;
use futures_util::{FutureExt as _, TryFutureExt as _};
use limelight_queries::client::GenericClient;
use tokio::join;
use tokio_postgres::types::{ToSql, Type};
use tokio_postgres::{Client, Row, Statement};

use super::Error;
use super::parameters::typed;
use crate::base::id::UserId;

type SqlResult<T> = Result<T, tokio_postgres::Error>;

/// One statement says it all: the role and the tenant.
const ENTER: &str = "SELECT set_config('role', $1, true), set_config('app.user_id', $2, true)";
/// As [`ENTER`], and where the extensions live: a pooler's connections know nothing of our session settings.
const ENTER_POOLED: &str = "SELECT set_config('role', $1, true), set_config('app.user_id', $2, true), \
                            set_config('search_path', 'public, extensions', true), set_config('timezone', 'UTC', true), \
                            set_config('statement_timeout', '60s', true)";

/// The database role of a transaction; `supabase/migrations/0035_row_level_security.sql` says what each may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    App,
    Worker,
    Webhook,
    Admin,
    ReadOnly,
}

impl Role {
    pub const fn as_str(self) -> &'static str {
        match self {
            Role::App => "limelight_app",
            Role::Worker => "limelight_worker",
            Role::Webhook => "limelight_webhook",
            Role::Admin => "limelight_admin",
            Role::ReadOnly => "limelight_readonly",
        }
    }
}

/// As whom a transaction acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    role: Role,
    /// The tenant; empty outside [`Role::App`], which matches no row.
    tenant: String,
}

impl Who {
    /// A tenant, who sees and changes only what is theirs.
    pub fn tenant(user: &UserId) -> Who {
        Who {
            role: Role::App,
            tenant: user.as_str().to_owned(),
        }
    }

    /// Background work across tenants.
    pub fn worker() -> Who {
        Who {
            role: Role::Worker,
            tenant: String::new(),
        }
    }

    /// The admin desk and the operator's commands.
    pub fn admin() -> Who {
        Who {
            role: Role::Admin,
            tenant: String::new(),
        }
    }

    /// Reports.
    pub fn read_only() -> Who {
        Who {
            role: Role::ReadOnly,
            tenant: String::new(),
        }
    }
}

/// Reads as one role and tenant; each query is its own transaction and costs one round trip.
pub struct Snapshot {
    connection: Object,
    who: Who,
    prepared: bool,
}

impl Snapshot {
    pub(super) fn new(connection: Object, who: Who, prepared: bool) -> Snapshot {
        Snapshot {
            connection,
            who,
            prepared,
        }
    }

    /// Sends the four messages in one write and waits for the four answers.
    async fn round_trip<T>(
        &self,
        enter: impl Future<Output = SqlResult<Vec<Row>>>,
        query: impl Future<Output = SqlResult<T>>,
    ) -> SqlResult<T> {
        let client: &Client = &self.connection;
        let (begun, entered, answer, ended) = join!(
            client.batch_execute("BEGIN READ ONLY"),
            enter,
            query,
            client.batch_execute("COMMIT")
        );
        begun?;
        entered?;
        let answer = answer?;
        ended?;
        Ok(answer)
    }

    /// Both statements must be prepared before anything is sent, else COMMIT would overtake the query.
    async fn statements(&self, sql: &str) -> SqlResult<(Statement, Statement)> {
        Ok((
            self.connection.prepare_cached(ENTER).await?,
            self.connection.prepare_cached(sql).await?,
        ))
    }
}

macro_rules! one_round_trip {
    ($self:ident, $sql:ident, $params:ident, $method:ident, $typed:ident) => {{
        let client: &Client = &$self.connection;
        let (role, tenant) = ($self.who.role.as_str(), $self.who.tenant.as_str());
        if $self.prepared {
            let (enter, statement) = $self.statements($sql).await?;
            let who: [&(dyn ToSql + Sync); 2] = [&role, &tenant];
            $self
                .round_trip(client.query(&enter, &who), client.$method(&statement, $params))
                .await
        } else {
            let who: [(&(dyn ToSql + Sync), Type); 2] = [(&role, Type::TEXT), (&tenant, Type::TEXT)];
            let params = typed($params);
            $self
                .round_trip(
                    client.query_typed(ENTER_POOLED, &who),
                    client.$typed($sql, &params),
                )
                .await
        }
    }};
}

impl GenericClient for Snapshot {
    async fn execute(&self, sql: &str, params: &[&(dyn ToSql + Sync)]) -> SqlResult<u64> {
        one_round_trip!(self, sql, params, execute, execute_typed)
    }

    async fn query_one(&self, sql: &str, params: &[&(dyn ToSql + Sync)]) -> SqlResult<Row> {
        one_round_trip!(self, sql, params, query_one, query_typed_one)
    }

    async fn query_opt(&self, sql: &str, params: &[&(dyn ToSql + Sync)]) -> SqlResult<Option<Row>> {
        one_round_trip!(self, sql, params, query_opt, query_typed_opt)
    }

    async fn query(&self, sql: &str, params: &[&(dyn ToSql + Sync)]) -> SqlResult<Vec<Row>> {
        one_round_trip!(self, sql, params, query, query_typed)
    }

    async fn prepare(&self, sql: &str) -> SqlResult<Statement> {
        self.connection.prepare_cached(sql).await
    }
}

/// An open transaction as one role and tenant.
pub struct Tx {
    connection: Object,
    prepared: bool,
    open: bool,
}

impl Tx {
    pub(super) async fn begin(
        connection: Object,
        who: &Who,
        prepared: bool,
        begin: &'static str,
    ) -> Result<Tx, Error> {
        // From here on the drop guard answers for the connection, whatever await is interrupted.
        let tx = Tx {
            connection,
            prepared,
            open: true,
        };
        let client: &Client = &tx.connection;
        let (role, tenant) = (who.role.as_str(), who.tenant.as_str());
        let (begun, entered) = if prepared {
            let enter = tx.connection.prepare_cached(ENTER).await?;
            let who: [&(dyn ToSql + Sync); 2] = [&role, &tenant];
            join!(
                client.batch_execute(begin),
                client.query(&enter, &who).map_ok(drop)
            )
        } else {
            let who: [(&(dyn ToSql + Sync), Type); 2] = [(&role, Type::TEXT), (&tenant, Type::TEXT)];
            join!(
                client.batch_execute(begin),
                client.query_typed(ENTER_POOLED, &who).map_ok(drop)
            )
        };
        begun?;
        entered?;
        Ok(tx)
    }

    /// Makes everything done so far durable and visible.
    ///
    /// An error means that nothing is known to have been kept: the connection may have gone before the answer came.
    pub async fn commit(mut self) -> Result<(), Error> {
        self.connection.batch_execute("COMMIT").await?;
        self.open = false;
        Ok(())
    }

    /// Undoes everything done so far.
    pub async fn rollback(mut self) -> Result<(), Error> {
        self.connection.batch_execute("ROLLBACK").await?;
        self.open = false;
        Ok(())
    }
}

impl Drop for Tx {
    fn drop(&mut self) {
        if self.open {
            // The first poll puts the message on the wire, in order after whatever was sent; nobody needs the answer.
            let _sent = self.connection.batch_execute("ROLLBACK").now_or_never();
        }
    }
}

macro_rules! in_transaction {
    ($self:ident, $sql:ident, $params:ident, $method:ident, $typed:ident) => {{
        let client: &Client = &$self.connection;
        if $self.prepared {
            let statement = $self.connection.prepare_cached($sql).await?;
            client.$method(&statement, $params).await
        } else {
            client.$typed($sql, &typed($params)).await
        }
    }};
}

impl GenericClient for Tx {
    async fn execute(&self, sql: &str, params: &[&(dyn ToSql + Sync)]) -> SqlResult<u64> {
        in_transaction!(self, sql, params, execute, execute_typed)
    }

    async fn query_one(&self, sql: &str, params: &[&(dyn ToSql + Sync)]) -> SqlResult<Row> {
        in_transaction!(self, sql, params, query_one, query_typed_one)
    }

    async fn query_opt(&self, sql: &str, params: &[&(dyn ToSql + Sync)]) -> SqlResult<Option<Row>> {
        in_transaction!(self, sql, params, query_opt, query_typed_opt)
    }

    async fn query(&self, sql: &str, params: &[&(dyn ToSql + Sync)]) -> SqlResult<Vec<Row>> {
        in_transaction!(self, sql, params, query, query_typed)
    }

    async fn prepare(&self, sql: &str) -> SqlResult<Statement> {
        self.connection.prepare_cached(sql).await
    }
}
