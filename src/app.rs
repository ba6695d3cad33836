//! The application, built once: where the database is, the clock, and what every face and job is handed.
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Mutex, broadcast};

use crate::base::clock::Clock;
use crate::base::lifecycle::Lifecycle;
use crate::base::outbound::{Outbound, Rules};
use crate::config::Config;
use crate::db::embedded::server::{Options, Server, connect_with};
use crate::db::embedded::{self, migrate, tls};
use crate::db::listen::{self, Notice};
use crate::db::{Address, Database, Error};
use crate::discovery::providers::client::Providers;
use crate::events::react::renew_epoch;
use crate::pictures::{self, Pictures};
use crate::settings::live::{self, Live};

/// How often a server of ours is looked after.
const WATCH: Duration = Duration::from_millis(500);
/// How long a second command waits for the first one's server to come up.
const ATTACH_TRIES: u32 = 300;
const ATTACH_PAUSE: Duration = Duration::from_millis(100);

/// What handlers, jobs and pages work with.
pub struct App {
    pub config: Config,
    pub db: Database,
    pub clock: Clock,
    /// The providers there are keys for; their limits hold for all searches of this process.
    pub providers: Providers,
    /// Avatars and thumbnails of the networks.
    pub pictures: Pictures,
    /// Asks for the link pages that creators name.
    pub link_pages: Outbound,
    /// The runtime settings in force.
    pub settings: Arc<Live>,
    /// Notifications of the database, passed on to whoever waits.
    pub notices: broadcast::Sender<Notice>,
}

impl App {
    pub fn new(config: Config, db: Database, clock: Clock) -> App {
        App {
            providers: Providers::new(&config.providers),
            pictures: Pictures::new(
                Rules::public(),
                pictures::model::hosts,
                config.data_dir.join("pictures"),
            ),
            link_pages: Outbound::new(Rules::public()),
            config,
            db,
            clock,
            settings: Arc::default(),
            notices: broadcast::channel(1024).0,
        }
    }
}

/// An application with its database at hand: our own server, another limelight's, or the one of `DATABASE_URL`.
pub struct Opened {
    pub app: Arc<App>,
    /// For migrations and the operator's commands.
    pub owner_url: String,
    /// The embedded server, ours or visited; `None` with `DATABASE_URL`.
    pub server: Option<Arc<Mutex<Server>>>,
    options: Options,
}

/// Whether pending migrations are applied or refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Migrations {
    /// As the host of the data directory: one that another limelight holds is refused.
    Apply,
    /// With `DATABASE_URL`: an error when something is pending. Our own server is always brought up to date.
    Require,
    /// Left to the caller.
    Leave,
}

impl Opened {
    /// Finds or starts the database and makes the application. Nothing runs yet.
    pub async fn open(config: Config, migrations: Migrations) -> Result<Opened, Error> {
        let options = Options {
            data_dir: config.data_dir.clone(),
            pg_bin: config.pg_bin.clone(),
            cache_dir: cache_dir(&config),
            settings: Vec::new(),
        };
        let mut tries = 0;
        let (address, owner_url, server) = loop {
            let (address, owner_url, server) = reach(&config, &options, migrations).await?;
            let visiting = server.as_ref().is_some_and(|server| !server.is_ours());
            match Opened::prepare(&address, &owner_url, server.as_ref(), migrations).await {
                Ok(()) => break (address, owner_url, server),
                // The limelight that was visited ended meanwhile.
                Err(error) if visiting && error.is_outage() && tries < ATTACH_TRIES => {
                    tries += 1;
                    tokio::time::sleep(ATTACH_PAUSE).await;
                }
                Err(error) => {
                    // A command that fails leaves no server behind.
                    if let Some(server) = server {
                        server.stop().await?;
                    }
                    return Err(error);
                }
            }
        };
        let db = Database::new(address, &config.pool)?;
        if migrations != Migrations::Leave
            && let Err(error) = renew_epoch(&db).await
        {
            tracing::warn!(%error, "whether the database was restored into another server is not known yet; a worker looks again");
        }
        let app = Arc::new(App::new(config, db, Clock::System));
        // Before migrations there may be no settings to read.
        if migrations != Migrations::Leave
            && let Err(error) = app.settings.refresh(&app.db).await
        {
            tracing::warn!(%error, "settings cannot be read yet; the built-in values hold until they can");
        }
        Ok(Opened {
            app,
            owner_url,
            server: server.map(|server| Arc::new(Mutex::new(server))),
            options,
        })
    }

    /// Migrates or checks, and lets the login in.
    async fn prepare(
        address: &Address,
        owner_url: &str,
        server: Option<&Server>,
        migrations: Migrations,
    ) -> Result<(), Error> {
        let visiting = server.is_some_and(|server| !server.is_ours());
        if visiting && migrations != Migrations::Leave {
            return await_host(address, owner_url).await;
        }
        if migrations != Migrations::Leave {
            let mut client = connect_with(owner_url, tls::connector(address.ca_file.as_deref())?)
                .await
                .map_err(refused)?;
            if server.is_some() || migrations == Migrations::Apply {
                let applied = migrate::migrate(&mut client)
                    .await
                    .map_err(embedded::Error::from)?;
                if !applied.is_empty() {
                    tracing::info!(count = applied.len(), "migrations applied");
                }
            } else {
                require_current(&mut client).await?;
            }
            if let Some(server) = server {
                server.open_login().await?;
            }
        }
        Ok(())
    }

    /// Starts what every running mode needs: the listener, fresh settings, and a watch over a server of ours.
    pub fn run(&self, lifecycle: &Lifecycle) {
        let app = &self.app;
        lifecycle.spawn(listen::forward(
            app.db.address().clone(),
            app.notices.clone(),
            lifecycle.stopping.clone(),
        ));
        lifecycle.spawn(live::follow(
            Arc::clone(&app.settings),
            app.db.clone(),
            app.notices.subscribe(),
            lifecycle.stopping.clone(),
        ));
        if let Some(server) = &self.server {
            let (server, options, stopping) = (
                Arc::clone(server),
                self.options.clone(),
                lifecycle.stopping.clone(),
            );
            lifecycle.spawn(async move {
                loop {
                    tokio::select! {
                        () = stopping.cancelled() => return,
                        () = tokio::time::sleep(WATCH) => {}
                    }
                    match server.lock().await.revive(&options).await {
                        Ok(true) => tracing::warn!("the database server had died and was started again"),
                        Ok(false) => {}
                        Err(error) => {
                            tracing::error!(%error, "the database server died and does not start again");
                        }
                    }
                }
            });
        }
    }

    /// One connection as the owner of the schema.
    pub async fn owner(&self) -> Result<tokio_postgres::Client, Error> {
        let tls = tls::connector(self.app.db.address().ca_file.as_deref())?;
        connect_with(&self.owner_url, tls).await.map_err(refused)
    }

    /// Whether this process alone may hold leases: its embedded server is locked to it.
    pub async fn is_alone(&self) -> bool {
        match &self.server {
            Some(server) => server.lock().await.is_ours(),
            None => false,
        }
    }

    /// Stops a server of ours; another's goes on.
    pub async fn close(self) -> Result<(), Error> {
        drop(self.app);
        if let Some(server) = self.server
            && let Ok(server) = Arc::try_unwrap(server)
        {
            server.into_inner().stop().await?;
        }
        Ok(())
    }
}

/// The address for the application, the owner's, and the server where it is an embedded one.
async fn reach(
    config: &Config,
    options: &Options,
    migrations: Migrations,
) -> Result<(Address, String, Option<Server>), Error> {
    if let Some(address) = &config.database {
        // An address that does not parse is told as such, not as a server that does not answer.
        address
            .url
            .parse::<tokio_postgres::Config>()
            .map_err(|error| Error::BadUrl {
                reason: embedded::describe(&error),
            })?;
        return Ok((address.clone(), address.url.clone(), None));
    }
    let server = match migrations {
        // Two of them would each think themselves the host, and the first to stop would take the database along.
        Migrations::Apply => Server::start(options).await?,
        Migrations::Require | Migrations::Leave => start_or_attach(options).await?,
    };
    let address = Address {
        url: server.nearest_login_url(),
        prepared: config.prepared,
        ca_file: None,
    };
    Ok((address, server.owner_url(), Some(server)))
}

async fn start_or_attach(options: &Options) -> Result<Server, Error> {
    let mut tries = 0;
    loop {
        match Server::start(options).await {
            Err(error @ embedded::Error::InUse { .. }) => {
                if let Ok(Some(server)) = Server::attach(&options.data_dir).await {
                    return Ok(server);
                }
                tries += 1;
                if tries >= ATTACH_TRIES {
                    return Err(error.into());
                }
                tokio::time::sleep(ATTACH_PAUSE).await;
            }
            other => return Ok(other?),
        }
    }
}

/// Waits until the limelight that is visited has prepared its database, which on a first start takes a moment.
async fn await_host(address: &Address, owner_url: &str) -> Result<(), Error> {
    let mut tries = 0;
    loop {
        let ready = async {
            connect_with(&address.url, tls::connector(None)?)
                .await
                .map_err(refused)?;
            let owner = connect_with(owner_url, tls::connector(None)?).await;
            require_current(&mut owner.map_err(refused)?).await
        }
        .await;
        tries += 1;
        let gone = ready.as_ref().is_err_and(Error::is_outage);
        if ready.is_ok() || gone || tries >= ATTACH_TRIES {
            return ready;
        }
        tokio::time::sleep(ATTACH_PAUSE).await;
    }
}

async fn require_current(client: &mut tokio_postgres::Client) -> Result<(), Error> {
    let steps = migrate::status(client).await.map_err(embedded::Error::from)?;
    let pending = steps.iter().filter(|step| step.applied_at.is_none()).count();
    if pending > 0 {
        return Err(Error::Behind { pending });
    }
    Ok(())
}

/// A failure to connect, sorted as the pool would sort it.
fn refused(error: embedded::Error) -> Error {
    match error {
        embedded::Error::Database(error) => match Error::from(error) {
            Error::Query(error) => Error::Unreachable {
                reason: embedded::describe(&error),
            },
            other => other,
        },
        other => Error::Setup(other),
    }
}

/// Fetched programs are kept beside the data directories, so that a second one need not fetch again.
fn cache_dir(config: &Config) -> PathBuf {
    config.data_dir.with_file_name("limelight-cache")
}
