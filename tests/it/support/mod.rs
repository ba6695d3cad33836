//! What tests stand on: the shared server, a database of one's own, the application on a manual clock, a browser without a screen.
pub mod browser;
pub mod chance;
pub mod database;
pub mod program;
pub mod proxy;
pub mod simulated;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeZone as _, Utc};
use limelight::app::App;
use limelight::base::clock::Clock;
use limelight::base::ctx::Ctx;
use limelight::base::id::{CampaignId, SearchJobId, UserId};
use limelight::base::lifecycle::Lifecycle;
use limelight::base::signature::Key;
use limelight::campaigns::NewCampaign;
use limelight::catalogue::{self, Source};
use limelight::config::Config;
use limelight::db::embedded::server::connect;
use limelight::db::{Address, Database, PoolConfig, Who};
use limelight::discovery::model::{Creator, Post};
use limelight::discovery::platform::Platform;
use limelight::pictures::Pictures;
use limelight::search::plan::plan;
use limelight::search::{self, Choice, Job, NewSearch};
use limelight::settings::live;
use limelight::web::{Web, routes};
use limelight::{accounts, jobs};

pub use browser::Browser;
pub use database::TestDatabase;

/// Where every test's clock starts.
pub fn noon() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 3, 2, 12, 0, 0).unwrap()
}

pub fn user(name: &str) -> UserId {
    UserId::new(name).unwrap()
}

/// `../shared`, or `None` with a word about what is skipped; in CI its absence is a failure.
pub fn shared(path: &str) -> Option<PathBuf> {
    let found = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared")).join(path);
    if found.exists() {
        return Some(found);
    }
    assert!(
        std::env::var_os("LIMELIGHT_REQUIRE_SHARED").is_none(),
        "needs ../shared/{path}"
    );
    eprintln!("skipped: needs ../shared/{path}");
    None
}

/// A program of the system, or `None` with a word about what is skipped; in CI its absence is a failure.
pub fn program(name: &str, package: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path).chain(["/usr/sbin".into(), "/usr/bin".into()]);
    let found = folders.map(|folder| folder.join(name)).find(|path| path.exists());
    if found.is_none() {
        assert!(
            std::env::var_os("LIMELIGHT_REQUIRE_TOOLS").is_none(),
            "needs {name} (Debian: {package})"
        );
        eprintln!("skipped: needs {name} (Debian: apt-get install {package})");
    }
    found
}

/// The application over a database of its own.
pub struct TestApp {
    pub app: Arc<App>,
    pub clock: Clock,
    pub database: TestDatabase,
    pub lifecycle: Lifecycle,
    web: Web,
}

impl TestApp {
    pub async fn new() -> TestApp {
        TestApp::with_pool(8).await
    }

    pub async fn with_pool(size: usize) -> TestApp {
        let database = TestDatabase::new().await;
        let url = database.login_url();
        TestApp::over(database, &url, true, size)
    }

    /// Over any address that leads to the database: a proxy, a pooler.
    pub fn over(database: TestDatabase, url: &str, prepared: bool, pool_size: usize) -> TestApp {
        TestApp::with_settings(database, url, prepared, pool_size, &[])
    }

    /// With keys of providers that a server on this machine plays.
    pub async fn with_providers(settings: &[(&str, String)]) -> TestApp {
        let database = TestDatabase::new().await;
        let url = database.login_url();
        TestApp::with_settings(database, &url, true, 10, settings)
    }

    /// With pictures that come from a host on this machine.
    pub async fn with_pictures(pictures: Pictures) -> TestApp {
        TestApp::changed(&[], |app| App { pictures, ..app }).await
    }

    /// With settings, and with parts of the application exchanged.
    pub async fn changed(settings: &[(&str, String)], changed: impl FnOnce(App) -> App) -> TestApp {
        let database = TestDatabase::new().await;
        let url = database.login_url();
        TestApp::built(database, &url, true, 8, settings, changed)
    }

    fn with_settings(
        database: TestDatabase,
        url: &str,
        prepared: bool,
        pool_size: usize,
        settings: &[(&str, String)],
    ) -> TestApp {
        TestApp::built(database, url, prepared, pool_size, settings, |app| app)
    }

    fn built(
        database: TestDatabase,
        url: &str,
        prepared: bool,
        pool_size: usize,
        settings: &[(&str, String)],
        changed: impl FnOnce(App) -> App,
    ) -> TestApp {
        let config = Config::from_lookup(|name| {
            let set = settings.iter().find(|(key, _)| *key == name);
            match (set, name) {
                (Some((_, value)), _) => Some(value.clone()),
                (None, "HOME") => Some("/nonexistent".to_owned()),
                _ => None,
            }
        })
        .unwrap();
        let pool = PoolConfig {
            max_size: pool_size,
            connect: Duration::from_secs(5),
            ..config.pool
        };
        let address = Address {
            url: url.to_owned(),
            prepared,
            ca_file: None,
        };
        let db = Database::new(address, &pool).unwrap();
        let clock = Clock::manual(noon());
        let app = Arc::new(changed(App::new(config, db, clock.clone())));
        let lifecycle = Lifecycle::default();
        let web = Web::new(Arc::clone(&app), Key::new("test"), lifecycle.clone());
        TestApp {
            app,
            clock,
            database,
            lifecycle,
            web,
        }
    }

    /// Starts a worker and the schedules, as `limelight up` does.
    pub async fn start_worker(&self) {
        jobs::start(&self.app, &self.lifecycle, false).await.unwrap();
    }

    /// What job handlers are given.
    pub fn tools(&self) -> search::jobs::Tools<'_> {
        search::jobs::Tools {
            db: &self.app.db,
            clock: &self.app.clock,
            providers: &self.app.providers,
            link_pages: &self.app.link_pages,
            settings: &self.app.settings,
        }
    }

    /// Keeps the settings up to date, as every running process does.
    pub fn follow_settings(&self) {
        self.lifecycle.spawn(live::follow(
            Arc::clone(&self.app.settings),
            self.app.db.clone(),
            self.app.notices.subscribe(),
            self.lifecycle.stopping.clone(),
        ));
    }

    /// A browser signed in as this user.
    pub fn browser(&self, name: &str) -> Browser {
        Browser::new(self.router(), Some(self.cookie(name)))
    }

    /// All routes, to be served or asked.
    pub fn router(&self) -> axum::Router {
        routes(self.web.clone())
    }

    /// The cookie of a browser signed in as this user.
    pub fn cookie(&self, name: &str) -> String {
        let cookie = limelight::web::auth::session_cookie(&self.web, &user(name));
        cookie.split(';').next().unwrap().to_owned()
    }

    /// A browser that is not signed in.
    pub fn stranger(&self) -> Browser {
        Browser::new(routes(self.web.clone()), None)
    }

    /// Puts creators into the catalogue.
    pub async fn know(&self, creators: Vec<Creator>) {
        let tx = self.app.db.begin(&Who::worker()).await.unwrap();
        let source = Source {
            name: "test",
            is_sample: false,
            fetched_at: self.clock.now(),
        };
        catalogue::store(&tx, source, creators).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Starts a search as a user.
    pub async fn start(&self, name: &str, new: &NewSearch) -> (CampaignId, SearchJobId) {
        self.start_with(name, new, &Choice::default()).await
    }

    /// Starts a search as a user, who chose where to look.
    pub async fn start_with(
        &self,
        name: &str,
        new: &NewSearch,
        choice: &Choice,
    ) -> (CampaignId, SearchJobId) {
        let user = user(name);
        let snapshot = self.app.db.read(&Who::worker()).await.unwrap();
        let settings = self.app.settings.current();
        let plan = plan(&snapshot, &self.app.providers, &settings, new, choice)
            .await
            .unwrap();
        drop(snapshot);
        let ctx = Ctx::user(self.clock.now(), user.clone());
        let campaign = NewCampaign::try_new(&new.title(), "", search::search_type(new)).unwrap();
        let tx = self.app.db.begin(&Who::tenant(&user)).await.unwrap();
        accounts::ensure(&tx, &ctx, &user, None).await.unwrap();
        let started = search::launch(&tx, &ctx, &user, &campaign, new, &plan, Duration::from_secs(3600))
            .await
            .unwrap();
        tx.commit().await.unwrap();
        started
    }

    /// The run as its user sees it.
    pub async fn job(&self, name: &str, id: SearchJobId) -> Job {
        search::find(&self.app.db.read(&Who::tenant(&user(name))).await.unwrap(), id)
            .await
            .unwrap()
    }

    /// Waits for the run's end.
    pub async fn ended(&self, name: &str, id: SearchJobId) -> Job {
        self.ended_within(name, id, Duration::from_secs(30)).await
    }

    /// Waits for the run's end, so long at most.
    pub async fn ended_within(&self, name: &str, id: SearchJobId, limit: Duration) -> Job {
        let limit = std::time::Instant::now() + limit;
        loop {
            let job = self.job(name, id).await;
            if job.status.is_final() {
                return job;
            }
            assert!(std::time::Instant::now() < limit, "the run did not end: {job:?}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Changes what no user may, as the superuser.
    pub async fn run(&self, sql: &str) {
        let client = connect(&self.database.superuser_url()).await.unwrap();
        client.batch_execute(sql).await.unwrap();
    }

    /// One number, asked as the superuser.
    pub async fn count(&self, sql: &str) -> i64 {
        connect(&self.database.superuser_url())
            .await
            .unwrap()
            .query_one(sql, &[])
            .await
            .unwrap()
            .get(0)
    }
}

/// A creator to search for.
pub fn creator(handle: &str, bio: &str) -> Creator {
    Creator {
        platform: Platform::TikTok,
        external_id: Some(format!("id-{handle}")),
        handle: Some(handle.to_owned()),
        name: Some(handle.to_owned()),
        bio: Some(bio.to_owned()),
        ..Creator::default()
    }
}

/// The same with a post that carries hashtags.
pub fn creator_with_tags(handle: &str, bio: &str, tags: &[&str]) -> Creator {
    let hashtags: Vec<String> = tags.iter().map(|tag| (*tag).to_owned()).collect();
    let post = Post {
        external_id: format!("post-{handle}"),
        text: Some("a post".to_owned()),
        hashtags,
        ..Post::default()
    };
    Creator {
        posts: vec![post],
        ..creator(handle, bio)
    }
}
