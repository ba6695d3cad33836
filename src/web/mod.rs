//! The web server: the list of all routes, and how it is started.
pub mod api;
pub mod assets;
pub mod auth;
pub mod error;
pub mod pages;
pub mod security;
pub mod sse;

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use tokio::net::TcpListener;

use crate::app::App;
use crate::base::lifecycle::Lifecycle;
use crate::base::signature::Key;
use crate::config::Config;
use crate::lookups::input::MAX_BYTES;

/// What handlers share; every request takes several copies, so a copy is one counter.
#[derive(Clone)]
pub struct Web(Arc<Shared>);

/// See [`Web`].
pub struct Shared {
    pub app: Arc<App>,
    key: Key,
    lifecycle: Lifecycle,
}

impl Web {
    pub fn new(app: Arc<App>, key: Key, lifecycle: Lifecycle) -> Web {
        Web(Arc::new(Shared { app, key, lifecycle }))
    }
}

impl std::ops::Deref for Web {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}

/// Every route.
pub fn routes(web: Web) -> Router {
    let pages = Router::new()
        .route("/", get(pages::home))
        .route(
            "/campaigns",
            get(pages::campaigns::list).post(pages::campaigns::create),
        )
        .route("/campaigns/new", get(pages::campaigns::new))
        .route("/campaigns/new/suggestions", get(pages::campaigns::suggestions))
        .route("/campaigns/new/quote", get(pages::campaigns::quote))
        .route("/campaigns/{id}", get(pages::campaign::show))
        .route("/campaigns/{id}/export.csv", get(pages::campaign::export))
        .route("/campaigns/{id}/runs", post(pages::runs::again))
        .route("/notices/seen", post(pages::notices::seen))
        .route("/pictures/creators/{id}", get(pages::pictures::avatar))
        .route(
            "/pictures/creators/{id}/posts/{post}",
            get(pages::pictures::thumbnail),
        )
        .route("/lookups", get(pages::lookups::list))
        .route(
            "/lookups",
            post(pages::lookups::create).layer(DefaultBodyLimit::max(MAX_BYTES * 2)),
        )
        .route("/lookups/new", get(pages::lookups::new))
        .route("/lookups/{id}", get(pages::lookups::show))
        .route("/lookups/{id}/export.csv", get(pages::lookups::export))
        .route("/lookups/{id}/progress", get(sse::lookup_progress))
        .route("/lookups/{id}/cancel", post(pages::lookups::cancel))
        .route("/searches/{id}/progress", get(sse::progress))
        .route("/searches/{id}/cancel", post(pages::campaign::cancel))
        .route("/sign-out", post(auth::sign_out));
    let api = Router::new()
        .route("/api/v1/me", get(api::me))
        .route("/api/v1/campaigns", get(api::campaigns))
        .route("/api/v1/jobs", get(api::jobs));
    let open = Router::new()
        .route("/sign-in", get(auth::sign_in_page).post(auth::sign_in))
        .route("/assets/{name}", get(assets::serve))
        .route("/healthz", get(api::healthz))
        .route("/readyz", get(api::readyz));
    pages
        .merge(api)
        .merge(open)
        .fallback(error::not_found)
        .method_not_allowed_fallback(error::method_not_allowed)
        .layer(from_fn_with_state(web.clone(), security::guard))
        .with_state(web)
}

/// Why the web server does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error(
        "CLERK_ISSUER is set, but this version cannot sign people in through Clerk: unset it to use the local sign-in of this machine"
    )]
    NoClerk,
    #[error(
        "BIND={0} would let others in, and there are no accounts yet: the local sign-in is for this machine only. Use 127.0.0.1, and reach it from elsewhere through ssh -L 8080:127.0.0.1:8080 this-machine"
    )]
    NotLoopback(SocketAddr),
    #[error(
        "PUBLIC_URL={0} would let others in, and there are no accounts yet: the local sign-in is for this machine only. Unset it"
    )]
    PublicUrl(String),
    #[error("port {port} is in use by another program. Stop it, or choose another one: BIND=127.0.0.1:{next} limelight up", port = .0.port(), next = .0.port().saturating_add(1))]
    PortInUse(SocketAddr),
    #[error("BIND={address}: {source}")]
    Bind {
        address: SocketAddr,
        source: std::io::Error,
    },
    #[error("the session key in {path}: {source}")]
    Key {
        path: std::path::PathBuf,
        source: std::io::Error,
    },
}

/// Takes the port; everything that can be refused is refused here, before anything else is started.
pub async fn listen(config: &Config) -> Result<TcpListener, StartError> {
    if config.clerk {
        return Err(StartError::NoClerk);
    }
    if !config.bind.ip().is_loopback() {
        return Err(StartError::NotLoopback(config.bind));
    }
    if !security::is_loopback_url(&config.public_url) {
        return Err(StartError::PublicUrl(config.public_url.clone()));
    }
    TcpListener::bind(config.bind)
        .await
        .map_err(|source| match source.kind() {
            std::io::ErrorKind::AddrInUse => StartError::PortInUse(config.bind),
            _ => StartError::Bind {
                address: config.bind,
                source,
            },
        })
}

/// Serves until the lifecycle stops; open streams end with it.
pub fn start(app: &Arc<App>, listener: TcpListener, lifecycle: &Lifecycle) -> Result<(), StartError> {
    let key = auth::session_key(&app.config.data_dir)?;
    let web = Web::new(Arc::clone(app), key, lifecycle.clone());
    let stopping = lifecycle.stopping.clone();
    lifecycle.spawn(async move {
        let served = axum::serve(listener, routes(web))
            .with_graceful_shutdown(stopping.cancelled_owned())
            .await;
        if let Err(error) = served {
            tracing::error!(%error, "the web server ended");
        }
    });
    Ok(())
}
