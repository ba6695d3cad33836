//! Our own PostgreSQL server in a data directory: made on first use, started, watched, stopped.
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read as _, Seek as _, Write as _};
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use tokio::process::{Child, Command};
use tokio_postgres::tls::MakeTlsConnect;
use tokio_postgres::{Client, NoTls, Socket};

use crate::{Error, binaries};
use binaries::Binaries;

/// The application's database and the roles made for it.
pub const DATABASE: &str = "limelight";
const SUPERUSER: &str = "postgres";
const OWNER: &str = "limelight_owner";
const LOGIN: &str = "limelight_login";
/// An unprivileged id that exists on every Linux, as which PostgreSQL sees itself when root starts it.
const NOBODY: &str = "65534";
const START_LIMIT: Duration = Duration::from_secs(60);

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
struct Secrets {
    superuser: String,
    owner: String,
    login: String,
}

/// A running server. Dropping it leaves the process to the next start, which takes it over; [`Server::stop`] ends it.
#[derive(Debug)]
pub struct Server {
    child: Option<Child>,
    pid: u32,
    port: u16,
    secrets: Secrets,
    folder: PathBuf,
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
        let binaries = binaries::find(options.pg_bin.as_deref(), &options.cache_dir)?;
        let folder = dir.join("postgres");
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
                let port = free_port().map_err(Error::io("finding a free port for", &folder))?;
                launch(dir, &binaries, &runner, secrets, &options.settings, port).await?
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
    pub async fn revive(&mut self, options: &Options) -> Result<bool, Error> {
        let died = match &mut self.child {
            Some(child) => matches!(child.try_wait(), Ok(Some(_))),
            None => !alive(self.pid),
        };
        if !died || !self.is_ours() {
            return Ok(false);
        }
        let binaries = binaries::find(options.pg_bin.as_deref(), &options.cache_dir)?;
        let runner = Runner::new(&self.folder)?;
        let fresh = launch(
            &options.data_dir,
            &binaries,
            &runner,
            self.secrets.clone(),
            &options.settings,
            self.port,
        )
        .await?;
        self.child = fresh.child;
        self.pid = fresh.pid;
        Ok(true)
    }

    /// The address for the application: the login that owns nothing and enters a role per transaction.
    pub fn login_url(&self) -> String {
        self.url(LOGIN, &self.secrets.login, DATABASE)
    }

    /// The address for migrations: the owner of the schema, not a superuser.
    pub fn owner_url(&self) -> String {
        self.url(OWNER, &self.secrets.owner, DATABASE)
    }

    /// The address of another database of this server for the owner, e.g. a test's clone.
    pub fn owner_url_of(&self, database: &str) -> String {
        self.url(OWNER, &self.secrets.owner, database)
    }

    /// The address of another database of this server for the login.
    pub fn login_url_of(&self, database: &str) -> String {
        self.url(LOGIN, &self.secrets.login, database)
    }

    /// The superuser's address: only for making databases and what needs a superuser.
    pub fn superuser_url(&self, database: &str) -> String {
        self.url(SUPERUSER, &self.secrets.superuser, database)
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
        if let Some(pid) = i32::try_from(self.pid)
            .ok()
            .and_then(rustix::process::Pid::from_raw)
        {
            // "Fast" shutdown; a process that is gone already is what we want.
            rustix::process::kill_process(pid, rustix::process::Signal::INT).unwrap_or_default();
        }
        let end = Instant::now() + Duration::from_secs(30);
        loop {
            let gone = match &mut self.child {
                Some(child) => matches!(child.try_wait(), Ok(Some(_))),
                None => !alive(self.pid),
            };
            if gone {
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

    fn url(&self, user: &str, password: &str, database: &str) -> String {
        format!(
            "postgresql://{user}:{password}@127.0.0.1:{}/{database}",
            self.port
        )
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

fn lock(dir: &Path) -> Result<File, Error> {
    let path = dir.join("limelight.lock");
    let mut file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .read(true)
        .write(true)
        .open(&path)
        .map_err(Error::io("opening", &path))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let mut holder = String::new();
            file.read_to_string(&mut holder).unwrap_or_default();
            let by = holder.trim();
            let by = if by.is_empty() {
                String::new()
            } else {
                format!(" (process {by})")
            };
            return Err(Error::InUse {
                folder: dir.to_owned(),
                by,
            });
        }
        Err(TryLockError::Error(error)) => return Err(Error::io("locking", &path)(error)),
    }
    let write = |file: &mut File| {
        file.set_len(0)?;
        file.rewind()?;
        file.write_all(std::process::id().to_string().as_bytes())
    };
    write(&mut file).map_err(Error::io("writing", &path))?;
    Ok(file)
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
        return Err(failed_start(dir, folder, &text));
    }
    let text = serde_json::to_string_pretty(&secrets).unwrap_or_default();
    write_private(&dir.join("database-passwords.json"), &text)?;
    std::fs::rename(&part, folder).map_err(Error::io("renaming", &part))?;
    Ok(secrets)
}

/// A postmaster that outlived its limelight, if it answers to our password.
async fn running(folder: &Path, secrets: Secrets) -> Option<Server> {
    let text = std::fs::read_to_string(folder.join("postmaster.pid")).ok()?;
    let mut lines = text.lines();
    let pid: u32 = lines.next()?.trim().parse().ok()?;
    let port: u16 = lines.nth(2)?.trim().parse().ok()?;
    if !alive(pid) {
        return None;
    }
    let server = Server {
        child: None,
        pid,
        port,
        secrets,
        folder: folder.to_owned(),
        lock: None,
    };
    let answer =
        tokio::time::timeout(Duration::from_secs(5), connect(&server.superuser_url("postgres"))).await;
    matches!(answer, Ok(Ok(_))).then_some(server)
}

fn alive(pid: u32) -> bool {
    Path::new(&format!("/proc/{pid}")).exists()
}

async fn launch(
    dir: &Path,
    binaries: &Binaries,
    runner: &Runner,
    secrets: Secrets,
    settings: &[String],
    port: u16,
) -> Result<Server, Error> {
    let folder = &dir.join("postgres");
    let log_path = dir.join("postgres.log");
    let open_log = || OpenOptions::new().create(true).append(true).open(&log_path);
    let log = open_log().map_err(Error::io("opening", &log_path))?;
    let started_at = log.metadata().map(|m| m.len()).unwrap_or_default();
    let mut command = runner.command(&binaries.program("postgres"));
    command.arg("-D").arg(folder);
    for setting in [
        "listen_addresses=127.0.0.1",
        "unix_socket_directories=",
        "max_connections=100",
        "shared_preload_libraries=pg_stat_statements",
        "password_encryption=scram-sha-256",
        // Short transactions on a small catalogue: compiling a plan costs more than running it.
        "jit=off",
        "random_page_cost=1.1",
        "log_min_messages=warning",
        "timezone=UTC",
    ] {
        command.args(["-c", setting]);
    }
    command.args(["-c", &format!("port={port}")]);
    for setting in settings {
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
    let pid = child.id().unwrap_or_default();
    let server = Server {
        child: None,
        pid,
        port,
        secrets,
        folder: folder.clone(),
        lock: None,
    };
    let end = Instant::now() + START_LIMIT;
    loop {
        if connect(&server.superuser_url("postgres")).await.is_ok() {
            return Ok(Server {
                child: Some(child),
                ..server
            });
        }
        let exited = matches!(child.try_wait(), Ok(Some(_)));
        if exited || Instant::now() > end {
            let mut text = String::new();
            if let Ok(mut log) = File::open(&log_path) {
                log.seek(std::io::SeekFrom::Start(started_at)).unwrap_or_default();
                log.read_to_string(&mut text).unwrap_or_default();
            }
            return Err(failed_start(dir, folder, &text));
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

fn failed_start(dir: &Path, folder: &Path, text: &str) -> Error {
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

/// How PostgreSQL's programs are run: as ourselves, or, since they refuse root, as somebody else.
enum Runner {
    Plain,
    /// Root in a user namespace that looks like `nobody` from inside; the files stay root's.
    Namespace,
    /// The system's postgres user, which then owns the database folder.
    User {
        uid: u32,
        gid: u32,
    },
}

impl Runner {
    fn new(folder: &Path) -> Result<Runner, Error> {
        if !rustix::process::geteuid().is_root() {
            return Ok(Runner::Plain);
        }
        let usable = std::process::Command::new("unshare")
            .args(["--user", "--map-user", NOBODY, "--map-group", NOBODY, "true"])
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success());
        if usable {
            return Ok(Runner::Namespace);
        }
        let postgres = std::fs::read_to_string("/etc/passwd").unwrap_or_default();
        let ids = postgres.lines().find_map(|line| {
            let mut fields = line.split(':');
            (fields.next() == Some("postgres")).then_some(())?;
            let uid = fields.nth(1)?.parse().ok()?;
            let gid = fields.next()?.parse().ok()?;
            Some((uid, gid))
        });
        let Some((uid, gid)) = ids else {
            return Err(Error::Root);
        };
        std::fs::create_dir_all(folder).map_err(Error::io("creating", folder))?;
        let runner = Runner::User { uid, gid };
        if let Some(parent) = folder.parent() {
            std::fs::set_permissions(parent, std::fs::Permissions::from_mode(0o711))
                .map_err(Error::io("opening to the postgres user", parent))?;
            runner.give(parent)?;
        }
        runner.give(folder)?;
        Ok(runner)
    }

    /// Hands a file or folder to the user PostgreSQL runs as.
    fn give(&self, path: &Path) -> Result<(), Error> {
        if let Runner::User { uid, gid } = self {
            let owned = std::fs::metadata(path).is_ok_and(|meta| meta.uid() == *uid);
            if !owned {
                std::os::unix::fs::chown(path, Some(*uid), Some(*gid))
                    .map_err(Error::io("handing over", path))?;
            }
        }
        Ok(())
    }

    fn command(&self, program: &Path) -> Command {
        let mut command = match self {
            Runner::Plain => Command::new(program),
            Runner::Namespace => {
                let mut command = Command::new("unshare");
                command
                    .args(["--user", "--map-user", NOBODY, "--map-group", NOBODY, "--"])
                    .arg(program);
                command
            }
            Runner::User { uid, gid } => {
                let mut command = Command::new(program);
                command.uid(*uid).gid(*gid);
                command
            }
        };
        command.env("LC_ALL", "C.UTF-8");
        command
    }
}
