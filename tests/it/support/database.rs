//! One embedded server a test run, one cloned database a test.
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use limelight::db::embedded::migrate;
use limelight::db::embedded::server::{DATABASE, Options, Server, connect, prepare_database};
use tokio::sync::OnceCell;

static SERVER: OnceCell<Server> = OnceCell::const_new();
static NEXT: AtomicU32 = AtomicU32::new(1);

/// The run's server; its own database is the migrated template of all others.
pub async fn server() -> &'static Server {
    SERVER
        .get_or_init(|| async {
            // A runtime of its own: that of the first test ends with the test, and the start must not.
            let handle = std::thread::spawn(|| {
                tokio::runtime::Builder::new_current_thread()
                    .enable_all()
                    .build()
                    .unwrap()
                    .block_on(start())
            });
            tokio::task::spawn_blocking(|| handle.join().unwrap())
                .await
                .unwrap()
        })
        .await
}

async fn start() -> Server {
    let server = start_another("postgres").await;
    let mut owner = connect(&server.owner_url()).await.unwrap();
    migrate::migrate(&mut owner).await.unwrap();
    server.open_login().await.unwrap();
    server
}

/// A server beside the shared one, with nothing in it; it ends with this process.
/// `LIMELIGHT_TEST_PG_BIN` names the programs of another PostgreSQL to run everything on.
pub async fn start_another(name: &str) -> Server {
    let data_dir = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
    let options = Options {
        data_dir: data_dir.clone(),
        pg_bin: std::env::var_os("LIMELIGHT_TEST_PG_BIN").map(PathBuf::from),
        cache_dir: PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("cache"),
        settings: [
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off",
            "max_connections=300",
        ]
        .map(str::to_owned)
        .to_vec(),
    };
    let server = Server::start(&options).await.unwrap();
    reap(server.pid(), &data_dir);
    server
}

/// Ends the server when this process ends, however it ends: the pipe closes, and the shell that read it goes on.
#[expect(
    clippy::zombie_processes,
    reason = "the shell waits for this process, not the other way round"
)]
fn reap(pid: u32, data_dir: &std::path::Path) {
    let child = Command::new("sh")
        .args([
            "-c",
            "read _; kill -INT $1; while kill -0 $1 2>/dev/null; do sleep 0.1; done; rm -rf \"$2\"",
            "reaper",
            &pid.to_string(),
        ])
        .arg(data_dir)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.unwrap();
    stdin.flush().unwrap();
    // Kept open until the process is gone.
    std::mem::forget(stdin);
}

/// A database of a test's own.
pub struct TestDatabase {
    pub name: String,
}

impl TestDatabase {
    /// A clone of the migrated database.
    pub async fn new() -> TestDatabase {
        TestDatabase::from_template(DATABASE).await
    }

    /// An empty database with the owner's rights, before any migration.
    pub async fn empty() -> TestDatabase {
        let database = TestDatabase::from_template("template0").await;
        prepare_database(&database.superuser_url()).await.unwrap();
        database
    }

    /// A clone of another test database nobody is connected to.
    pub async fn from_template(template: &str) -> TestDatabase {
        let name = format!("test_{}", NEXT.fetch_add(1, Ordering::Relaxed));
        let client = connect(&server().await.superuser_url("postgres")).await.unwrap();
        // Sessions that just ended may linger for a moment and would block the cloning.
        for attempt in 0.. {
            let made = client
                .batch_execute(&format!(
                    "CREATE DATABASE {name} TEMPLATE {template} OWNER limelight_owner STRATEGY file_copy"
                ))
                .await;
            match made {
                Ok(()) => break,
                Err(error) if attempt < 100 && error.code().is_some_and(|code| code.code() == "55006") => {
                    tokio::time::sleep(std::time::Duration::from_millis(50)).await;
                }
                Err(error) => panic!("cloning {template}: {error}"),
            }
        }
        TestDatabase { name }
    }

    pub fn login_url(&self) -> String {
        SERVER.get().unwrap().login_url_of(&self.name)
    }

    pub fn owner_url(&self) -> String {
        SERVER.get().unwrap().owner_url_of(&self.name)
    }

    pub fn superuser_url(&self) -> String {
        SERVER.get().unwrap().superuser_url(&self.name)
    }
}
