//! The same stories through pgbouncer in transaction mode with a single server connection, without prepared statements.
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use limelight::db::Who;
use limelight::db::embedded::server::connect;
use limelight::discovery::platform::Platform;
use limelight::search::{NewSearch, Outcome};
use limelight_queries::client::GenericClient as _;

use crate::settings::{has_slots, set};
use crate::support::program::{signal, wait_for};
use crate::support::{TestApp, TestDatabase, creator, program, user};
use crate::tx::{check_pool, cut_requests};

/// Connections of ours that share the one server connection.
const POOL: usize = 4;

/// A pgbouncer in front of one database; ended with the value.
struct Pooler {
    process: Child,
    port: u16,
    _folder: tempfile::TempDir,
}

impl Pooler {
    /// `None` where pgbouncer is not installed.
    fn before(database: &TestDatabase) -> Option<Pooler> {
        let pgbouncer = program("pgbouncer", "pgbouncer")?;
        let folder = tempfile::tempdir().unwrap();
        let port = std::net::TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let server: tokio_postgres::Config = database.login_url().parse().unwrap();
        let config = format!(
            "[databases]\n{name} = host=127.0.0.1 port={server_port} user={user} password={password}\n\
             [pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\nunix_socket_dir =\nauth_type = any\n\
             pool_mode = transaction\ndefault_pool_size = 1\nmax_client_conn = 50\nquery_wait_timeout = 5\n\
             ignore_startup_parameters = extra_float_digits,options,search_path\n{as_user}",
            name = database.name,
            server_port = server.get_ports()[0],
            user = server.get_user().unwrap(),
            password = String::from_utf8_lossy(server.get_password().unwrap()),
            // It refuses to run as root.
            as_user = if is_root() { "user = nobody\n" } else { "" },
        );
        let file = folder.path().join("pgbouncer.ini");
        std::fs::write(&file, config).unwrap();
        let process = Command::new(pgbouncer)
            .arg("--quiet")
            .arg(&file)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        wait_for("pgbouncer to listen", || {
            std::net::TcpStream::connect(("127.0.0.1", port)).is_ok()
        });
        Some(Pooler {
            process,
            port,
            _folder: folder,
        })
    }

    fn url(&self, database: &TestDatabase) -> String {
        format!(
            "postgresql://anybody@127.0.0.1:{}/{}?sslmode=disable",
            self.port, database.name
        )
    }
}

impl Drop for Pooler {
    fn drop(&mut self) {
        signal(self.process.id(), "INT");
        self.process.wait().unwrap();
    }
}

fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    std::fs::metadata(Path::new("/proc/self")).unwrap().uid() == 0
}

/// With one connection for all, one that is not given back would make everybody wait.
async fn in_time(story: impl Future<Output = ()>) {
    tokio::time::timeout(Duration::from_secs(60), story)
        .await
        .expect("the shared connection is not given back");
}

/// The application behind a pooler of its own; `None` where pgbouncer is not installed.
async fn pooled() -> Option<(TestApp, Pooler)> {
    let database = TestDatabase::new().await;
    let pooler = Pooler::before(&database)?;
    let url = pooler.url(&database);
    Some((TestApp::over(database, &url, false, POOL), pooler))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_and_the_pages_work_through_one_shared_connection() {
    let Some((test, _pooler)) = pooled().await else {
        return;
    };
    in_time(async {
        test.know(
            (0..120)
                .map(|n| creator(&format!("vegan{n}"), "vegan recipes"))
                .collect(),
        )
        .await;
        test.start_worker().await;
        let (campaign, id) = test
            .start(
                "ada",
                &NewSearch::keyword(Platform::TikTok, "vegan", 110).unwrap(),
            )
            .await;
        let job = test.ended("ada", id).await;
        assert_eq!((job.outcome, job.found), (Some(Outcome::Completed), 110));
        let (_, similar) = test
            .start(
                "ada",
                &NewSearch::similar(Platform::TikTok, "nobody", 10).unwrap(),
            )
            .await;
        assert_eq!(
            test.ended("ada", similar).await.outcome,
            Some(Outcome::ProviderFailed)
        );
        let ada = test.browser("ada");
        let page = ada.get(&format!("/campaigns/{campaign}")).await;
        assert!(
            page.status == 200 && page.text.contains("vegan1"),
            "{}",
            page.text
        );
        let export = ada.get(&format!("/campaigns/{campaign}/export.csv")).await;
        assert_eq!(export.text.lines().count(), 111);
        assert_eq!(
            test.browser("bob")
                .get(&format!("/campaigns/{campaign}"))
                .await
                .status,
            404
        );
        assert_eq!(ada.get("/api/v1/jobs").await.status, 200);
        let backends = format!(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = '{}' AND usename = 'limelight_login'",
            test.database.name
        );
        assert_eq!(
            test.count(&backends).await,
            1,
            "one server connection serves them all"
        );
        let owner = connect(&test.database.superuser_url()).await.unwrap();
        crate::faults::check_run(&owner, &id.to_string()).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_cut_at_any_moment_leave_the_shared_connection_clean() {
    let Some((test, _pooler)) = pooled().await else {
        return;
    };
    in_time(async {
    let paths = [
        "/campaigns",
        "/campaigns/new",
        "/api/v1/me",
        "/api/v1/jobs",
        "/readyz",
    ]
    .map(str::to_owned);
    let (whole, cut) = cut_requests(&test, paths.to_vec(), 800, 13).await;
    assert!(whole > 40 && cut > 100, "{whole} ended, {cut} were cut");
    let open = format!(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = '{}' AND usename = 'limelight_login' AND xact_start IS NOT NULL",
        test.database.name
    );
    let end = std::time::Instant::now() + Duration::from_secs(10);
    while test.count(&open).await > 0 {
        assert!(
            std::time::Instant::now() < end,
            "a transaction is open that nobody will end"
        );
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    check_pool(&test, POOL).await;
    assert_eq!(test.browser("ada").get("/campaigns").await.status, 200);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_one_tenant_stays_on_the_connection_for_the_next() {
    let Some((test, pooler)) = pooled().await else {
        return;
    };
    in_time(async {
    let stranger = connect(&pooler.url(&test.database)).await.unwrap();
    let seen = async || {
        let row = &stranger
            .simple_query("SELECT current_user, coalesce(current_setting('app.user_id', true), ''), current_setting('search_path')")
            .await
            .unwrap()
            .into_iter()
            .find_map(|message| match message {
                tokio_postgres::SimpleQueryMessage::Row(row) => Some(row),
                _ => None,
            })
            .unwrap();
        [0, 1, 2].map(|n| row.get(n).unwrap().to_owned())
    };
    let fresh = seen().await;
    assert_eq!((fresh[0].as_str(), fresh[1].as_str()), ("limelight_login", ""));
    let whoami = "SELECT current_setting('app.user_id')";
    for round in 0..20 {
        for name in ["ada", "bob"] {
            let who = Who::tenant(&user(name));
            let read = test.app.db.read(&who).await.unwrap();
            assert_eq!(
                read.query_one(whoami, &[]).await.unwrap().get::<_, String>(0),
                name
            );
            let tx = test.app.db.begin(&who).await.unwrap();
            assert_eq!(tx.query_one(whoami, &[]).await.unwrap().get::<_, String>(0), name);
            match round % 3 {
                0 => tx.commit().await.unwrap(),
                1 => tx.rollback().await.unwrap(),
                _ => drop(tx),
            }
            assert_eq!(seen().await, fresh, "after {name}");
        }
    }
    // A failed statement in a transaction leaves nothing behind either.
    let tx = test.app.db.begin(&Who::tenant(&user("ada"))).await.unwrap();
    assert!(tx.query_one("SELECT 1 / 0", &[]).await.is_err());
    drop(tx);
    assert_eq!(seen().await, fresh);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_reach_a_process_behind_the_pooler_without_any_notification() {
    let Some((test, _pooler)) = pooled().await else {
        return;
    };
    in_time(async {
        test.follow_settings();
        has_slots(&test.app.settings, 10).await;
        set(&test, "job_processing.max_concurrent_jobs", "4").await;
        let took = has_slots(&test.app.settings, 4).await;
        assert!(took < Duration::from_secs(1), "{took:?}");
    })
    .await;
}
