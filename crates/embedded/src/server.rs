//! Our own PostgreSQL server in a data directory: made on first use, started, watched, stopped.
use std::fs::{File, OpenOptions};
use std::io::{Read as _, Write as _};
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use tokio::process::Child;
use tokio_postgres::error::SqlState;
use tokio_postgres::tls::MakeTlsConnect;
use tokio_postgres::{Client, NoTls, Socket};

use crate::launch::{Launch, explain, launch, port_for, port_was_taken};
use crate::lock::lock;
use crate::runner::Runner;
use crate::{Error, binaries};
use binaries::Binaries;

/// The application's database and the roles made for it.
pub const DATABASE: &str = "limelight";
pub(crate) const SUPERUSER: &str = "postgres";
/// Owns the database and its schema.
pub const OWNER: &str = "limelight_owner";
pub(crate) const LOGIN: &str = "limelight_login";
pub(crate) const START_LIMIT: Duration = Duration::from_secs(60);

const PORTS_TRIED: u32 = 5;

/// How a server is to be run.
#[derive(Debug, Clone)]
pub struct Options {
    /// Holds the database, its log, its passwords and its lock.
    pub data_dir: PathBuf,
    /// `LIMELIGHT_PG_BIN`: where PostgreSQL's programs are; `None` looks for them.
    pub pg_bin: Option<PathBuf>,
    /// Where fetched programs are kept between data directories.
    pub cache_dir: PathBuf,
    /// Extra `name=value` settings of the server, e.g. `fsync=off` for tests.
    pub settings: Vec<String>,
}

#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
pub(crate) struct Secrets {
    pub(crate) superuser: String,
    pub(crate) owner: String,
    pub(crate) login: String,
}

/// A running server. [`Server::stop`] ends it; dropping one of ours tells it to end and does not wait. One that outlives its
/// limelight, because that was killed, is taken over by the next start.
#[derive(Debug)]
pub struct Server {
    child: Option<Child>,
    pid: u32,
    pub(crate) port: u16,
    pub(crate) secrets: Secrets,
    pub(crate) folder: PathBuf,
    // Held for its file lock; a server of another process is only visited.
    lock: Option<File>,
}

impl Server {
    /// Starts the server of `options.data_dir`, making it first where there is none.
    ///
    /// A server left behind by a killed limelight is taken over. Errors name the folder and what to do.
    pub async fn start(options: &Options) -> Result<Server, Error> {
        let dir = &options.data_dir;
        std::fs::create_dir_all(dir).map_err(Error::io("creating the data directory", dir))?;
        std::fs::set_permissions(dir, std::fs::Permissions::from_mode(0o700))
            .map_err(Error::io("protecting the data directory", dir))?;
        let lock = lock(dir)?;
        let folder = dir.join("postgres");
        let binaries = binaries::find(options.pg_bin.as_deref(), &options.cache_dir, made_by(&folder))?;
        let runner = Runner::new(&folder)?;
        let secrets = if folder.join("PG_VERSION").exists() {
            check_version(dir, &folder, &binaries)?;
            read_secrets(dir)?
        } else {
            init(dir, &folder, &binaries, &runner).await?
        };
        let mut server = match running(&folder, secrets.clone()).await {
            Some(server) => server,
            None => {
                let port = port_for(&folder).map_err(Error::io("finding a free port for", &folder))?;
                let mut server = Server {
                    child: None,
                    pid: 0,
                    port,
                    secrets,
                    folder,
                    lock: None,
                };
                for again in (0..PORTS_TRIED).rev() {
                    match server.launch(options, &binaries, &runner).await {
                        Err(error) if again > 0 && port_was_taken(&error) => {
                            server.port = port_for(&server.folder)
                                .map_err(Error::io("finding a free port for", &server.folder))?;
                        }
                        other => {
                            other?;
                            break;
                        }
                    }
                }
                server
            }
        };
        server.lock = Some(lock);
        server.bootstrap().await?;
        Ok(server)
    }

    /// Visits the server that another limelight runs in this data directory; `None` when none answers.
    pub async fn attach(data_dir: &Path) -> Result<Option<Server>, Error> {
        Ok(running(&data_dir.join("postgres"), read_secrets(data_dir)?).await)
    }

    /// Whether this process answers for the server, rather than visiting another's.
    pub fn is_ours(&self) -> bool {
        self.lock.is_some()
    }

    /// Starts the server again, on the same port, if it has died. Returns whether it had.
    ///
    /// A visited server whose limelight ended is ours from then on: somebody must answer for it.
    pub async fn revive(&mut self, options: &Options) -> Result<bool, Error> {
        let died = match &mut self.child {
            Some(child) => matches!(child.try_wait(), Ok(Some(_))),
            None => !serves(self.pid, &self.folder),
        };
        if !died {
            return Ok(false);
        }
        if self.lock.is_none() {
            match lock(&options.data_dir) {
                Ok(lock) => self.lock = Some(lock),
                // Another one was faster, and starts it on this port.
                Err(Error::InUse { .. }) => return Ok(false),
                Err(error) => return Err(error),
            }
            if let Some(server) = running(&self.folder, self.secrets.clone()).await
                && server.port == self.port
            {
                self.pid = server.pid;
                return Ok(true);
            }
        }
        let binaries = binaries::find(
            options.pg_bin.as_deref(),
            &options.cache_dir,
            made_by(&self.folder),
        )?;
        let runner = Runner::new(&self.folder)?;
        self.launch(options, &binaries, &runner).await?;
        Ok(true)
    }

    /// The process id of the postmaster.
    pub fn pid(&self) -> u32 {
        self.pid
    }

    /// The loopback port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Gives the login its password, unless it has it; the migrations have made the role by now.
    pub async fn open_login(&self) -> Result<(), Error> {
        if connect(&self.login_url()).await.is_ok() {
            return Ok(());
        }
        let client = connect(&self.owner_url()).await?;
        client
            .batch_execute(&format!(
                "ALTER ROLE {LOGIN} PASSWORD '{}'",
                verifier(&self.secrets.login)
            ))
            .await?;
        Ok(())
    }

    /// Ends the server: open sessions are rolled back, everything committed is on disk.
    /// A server that is only visited goes on.
    pub async fn stop(mut self) -> Result<(), Error> {
        if !self.is_ours() {
            return Ok(());
        }
        self.ask_to_end();
        let end = Instant::now() + Duration::from_secs(30);
        loop {
            let gone = match &mut self.child {
                Some(child) => matches!(child.try_wait(), Ok(Some(_))),
                None => !serves(self.pid, &self.folder),
            };
            if gone {
                self.lock = None;
                return Ok(());
            }
            if Instant::now() > end {
                return Err(Error::NotStarted {
                    folder: self.folder.clone(),
                    reason: format!("process {} did not stop in 30 s", self.pid),
                    log: self.folder.with_file_name("postgres.log"),
                });
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// "Fast" shutdown; a process that is gone already is what we want.
    fn ask_to_end(&self) {
        if let Some(pid) = i32::try_from(self.pid)
            .ok()
            .and_then(rustix::process::Pid::from_raw)
        {
            rustix::process::kill_process(pid, rustix::process::Signal::INT).unwrap_or_default();
        }
    }

    async fn launch(&mut self, options: &Options, binaries: &Binaries, runner: &Runner) -> Result<(), Error> {
        let child = launch(&Launch {
            dir: &options.data_dir,
            binaries,
            runner,
            settings: &options.settings,
            port: self.port,
            url: self.superuser_url("postgres"),
        })
        .await?;
        self.pid = child.id().unwrap_or_default();
        self.child = Some(child);
        Ok(())
    }

    /// Owner, database and the statistics extension, once; these three need a superuser, nothing later does.
    async fn bootstrap(&mut self) -> Result<(), Error> {
        let client = connect(&self.superuser_url("postgres")).await?;
        let found = client
            .query_opt("SELECT 1 FROM pg_database WHERE datname = $1", &[&DATABASE])
            .await?;
        if found.is_some() {
            return Ok(());
        }
        client
            .batch_execute(&format!(
                "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{OWNER}') THEN \
                   CREATE ROLE {OWNER} LOGIN CREATEROLE PASSWORD '{}'; END IF; END $$",
                verifier(&self.secrets.owner)
            ))
            .await?;
        client
            .batch_execute(&format!("GRANT pg_read_all_stats TO {OWNER}"))
            .await?;
        // Last, because its presence is what says that the rest is done.
        client
            .batch_execute(&format!("CREATE DATABASE {DATABASE} OWNER {OWNER}"))
            .await?;
        prepare_database(&self.superuser_url(DATABASE)).await
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if self.is_ours() {
            self.ask_to_end();
        }
    }
}

/// What only a superuser can add to a database: the statistics extension, in the schema hosted servers use for it.
pub async fn prepare_database(superuser_url: &str) -> Result<(), Error> {
    let client = connect(superuser_url).await?;
    client
        .batch_execute(&format!(
            "CREATE SCHEMA IF NOT EXISTS extensions AUTHORIZATION {OWNER}; \
             CREATE EXTENSION IF NOT EXISTS pg_stat_statements SCHEMA extensions"
        ))
        .await?;
    Ok(())
}

/// One connection to a server of ours, its traffic driven by a task of the running runtime.
pub async fn connect(url: &str) -> Result<Client, Error> {
    connect_with(url, NoTls).await
}

/// As [`connect`], to any server, over TLS where it is asked for.
pub async fn connect_with<T>(url: &str, tls: T) -> Result<Client, Error>
where
    T: MakeTlsConnect<Socket, Stream: Send + 'static>,
{
    let (client, connection) = tokio_postgres::connect(url, tls).await?;
    tokio::spawn(async move {
        if let Err(error) = connection.await {
            tracing::debug!(%error, "database connection ended");
        }
    });
    Ok(client)
}

/// What the server stores of a password. Sent instead of it, so that no log and no statement statistics ever hold the password.
fn verifier(password: &str) -> String {
    postgres_protocol::password::scram_sha_256(password.as_bytes())
}

/// The major version that made a data directory; `None` before there is one.
fn made_by(folder: &Path) -> Option<u32> {
    std::fs::read_to_string(folder.join("PG_VERSION"))
        .ok()?
        .trim()
        .parse()
        .ok()
}

fn check_version(dir: &Path, folder: &Path, binaries: &Binaries) -> Result<(), Error> {
    let path = folder.join("PG_VERSION");
    let made_by = std::fs::read_to_string(&path)
        .map_err(Error::io("reading", &path))?
        .trim()
        .to_owned();
    if made_by == binaries.major.to_string() {
        return Ok(());
    }
    Err(Error::OtherVersion {
        folder: dir.to_owned(),
        made_by,
        found: binaries.major,
        binaries: binaries.folder.clone(),
    })
}

fn read_secrets(dir: &Path) -> Result<Secrets, Error> {
    let path = dir.join("database-passwords.json");
    let text = std::fs::read_to_string(&path).map_err(Error::io("reading", &path))?;
    serde_json::from_str(&text).map_err(|error| Error::NotStarted {
        folder: dir.to_owned(),
        reason: format!("{} does not parse: {error}", path.display()),
        log: dir.join("postgres.log"),
    })
}

fn new_secret() -> Result<String, Error> {
    let mut bytes = [0u8; 24];
    File::open("/dev/urandom")
        .and_then(|mut source| source.read_exact(&mut bytes))
        .map_err(Error::io("reading", "/dev/urandom"))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn write_private(path: &Path, text: &str) -> Result<(), Error> {
    OpenOptions::new()
        .create(true)
        .truncate(true)
        .write(true)
        .mode(0o600)
        .open(path)
        .and_then(|mut file| file.write_all(text.as_bytes()))
        .map_err(Error::io("writing", path))
}

/// Makes the cluster in a folder beside and renames it, so that a broken first start leaves nothing half made.
async fn init(dir: &Path, folder: &Path, binaries: &Binaries, runner: &Runner) -> Result<Secrets, Error> {
    let secrets = Secrets {
        superuser: new_secret()?,
        owner: new_secret()?,
        login: new_secret()?,
    };
    let part = folder.with_extension("part");
    if part.exists() {
        std::fs::remove_dir_all(&part).map_err(Error::io("removing", &part))?;
    }
    let password_file = dir.join("superuser-password");
    write_private(&password_file, &secrets.superuser)?;
    runner.give(&password_file)?;
    let out = runner
        .command(&binaries.program("initdb"))
        .args([
            "--username",
            SUPERUSER,
            "--auth",
            "scram-sha-256",
            "--encoding",
            "UTF8",
            "--locale",
            "C.UTF-8",
        ])
        .args(["--no-sync", "--no-instructions"])
        .arg("--pwfile")
        .arg(&password_file)
        .arg("--pgdata")
        .arg(&part)
        .output()
        .await
        .map_err(Error::io("running initdb for", folder))?;
    std::fs::remove_file(&password_file).map_err(Error::io("removing", &password_file))?;
    if !out.status.success() {
        let text = String::from_utf8_lossy(&out.stderr).into_owned();
        std::fs::remove_dir_all(&part).unwrap_or_default();
        return Err(explain(dir, folder, &text));
    }
    let text = serde_json::to_string_pretty(&secrets).unwrap_or_default();
    write_private(&dir.join("database-passwords.json"), &text)?;
    std::fs::rename(&part, folder).map_err(Error::io("renaming", &part))?;
    Ok(secrets)
}

/// A postmaster that outlived its limelight, if it answers to our password. One that is starting or stopping is waited for.
async fn running(folder: &Path, secrets: Secrets) -> Option<Server> {
    let pid_file = folder.join("postmaster.pid");
    let text = std::fs::read_to_string(&pid_file).ok()?;
    let mut lines = text.lines();
    let pid: u32 = lines.next()?.trim().parse().ok()?;
    let port: u16 = lines.nth(2)?.trim().parse().ok()?;
    let server = Server {
        child: None,
        pid,
        port,
        secrets,
        folder: folder.to_owned(),
        lock: None,
    };
    let end = Instant::now() + START_LIMIT;
    while serves(pid, folder) && Instant::now() < end {
        let url = server.superuser_url("postgres");
        let Ok(answer) = tokio::time::timeout(Duration::from_secs(5), connect(&url)).await else {
            return None;
        };
        match answer {
            Ok(_) => return Some(server),
            Err(Error::Database(error))
                if error
                    .code()
                    .is_some_and(|code| *code != SqlState::CANNOT_CONNECT_NOW) =>
            {
                return None;
            }
            Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
        }
    }
    None
}

/// Whether this process is a living server of this folder: a number alone may be another program's by now, and a zombie
/// keeps its number.
fn serves(pid: u32, folder: &Path) -> bool {
    // A postmaster works in its data directory.
    let works_in = std::fs::read_link(format!("/proc/{pid}/cwd"));
    works_in.is_ok_and(|place| folder.canonicalize().is_ok_and(|folder| folder == place))
}
