//! An HTTP server that answers like the providers, from a world of invented creators: for trying searches without a key, and for
//! testing what becomes of them when providers fail. What is answered follows from the script and the calls alone.
mod apify;
mod asked;
mod fault;
mod influencers_club;
mod pages;
mod route;
mod scrapecreators;
mod script;
mod tally;
mod world;
mod youtube;

#[cfg(test)]
mod tests;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::Query;
use axum::http::{
    HeaderMap, HeaderName, HeaderValue, Method as HttpMethod, Response, StatusCode, Uri, header,
};
use axum::middleware::map_response;
use axum::routing::{MethodFilter, on};
use serde_json::Value;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

pub use script::{Fault, Latency, Script, UnknownFault, UnknownLatency};
pub use tally::{Calls, Tally};

use crate::discovery::model::Creator;
use crate::discovery::platform::Platform;
use crate::discovery::providers::Endpoint;
use asked::{Asked, Show, Told};
use route::{Method, ROUTES, Route};
use script::Turn;
use tally::Attempts;
use world::World;

/// Every answer carries it, so that nobody takes the creators for real.
const SIMULATED: HeaderName = HeaderName::from_static("x-limelight-simulated");

/// The simulated providers. Clones are the same simulator.
#[derive(Debug, Clone)]
pub struct Simulator(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    script: Script,
    world: World,
    attempts: Mutex<Attempts>,
    tally: Mutex<Tally>,
}

/// An answer, ready to be sent.
#[derive(Debug)]
struct Reply {
    status: u16,
    is_json: bool,
    bytes: Vec<u8>,
    fault: Option<Fault>,
    /// Items of a data set, which Apify counts in headers.
    items: Option<usize>,
}

impl Simulator {
    /// Invents the world of the script; it takes a moment.
    pub fn new(script: Script) -> Simulator {
        let world = World::new(&script);
        Simulator(Arc::new(Inner {
            script,
            world,
            attempts: Mutex::default(),
            tally: Mutex::default(),
        }))
    }

    /// All addresses of all providers.
    pub fn router(&self) -> Router {
        self.router_until(&CancellationToken::new())
    }

    /// Serves until `stopping` is set; answers that are due later are then given at once.
    ///
    /// # Errors
    /// Those of the listener.
    pub async fn serve(&self, listener: TcpListener, stopping: CancellationToken) -> std::io::Result<()> {
        axum::serve(listener, self.router_until(&stopping))
            .with_graceful_shutdown(stopping.cancelled_owned())
            .await
    }

    /// The calls so far.
    pub fn tally(&self) -> Tally {
        locked(&self.0.tally).clone()
    }

    /// The ids of the creators that a run without faults is given by an endpoint for a query, in order; each once. For a call for
    /// single creators the query is a handle or an id, and the related accounts of an Instagram profile follow it.
    pub fn expected(&self, endpoint: &Endpoint, platform: Platform, query: &str) -> Vec<String> {
        let named =
            |route: &&Route| route.provider.vendor() == endpoint.vendor && route.endpoint == endpoint.name;
        let platform = endpoint.platform.unwrap_or(platform);
        let route = ROUTES.iter().find(named);
        route.map_or_else(Vec::new, |route| (route.deliver)(&self.0.world, platform, query))
    }

    /// All that there is to know of a creator, by handle or id.
    pub fn creator(&self, platform: Platform, name: &str) -> Option<&Creator> {
        self.0.world.find(platform, name)
    }

    fn router_until(&self, stopping: &CancellationToken) -> Router {
        let mut router = Router::new();
        for route in ROUTES {
            let filter = match route.method {
                Method::Get => MethodFilter::GET,
                Method::Post => MethodFilter::POST,
            };
            let (simulator, stopping) = (self.clone(), stopping.clone());
            let handler = move |headers: HeaderMap,
                                Query(params): Query<Vec<(String, String)>>,
                                body: Bytes| async move {
                let body = serde_json::from_slice(&body).unwrap_or(Value::Null);
                let (reply, pause) = simulator.reply(route, &headers, &Asked::new(params, body));
                wait(pause, &stopping).await;
                response(reply)
            };
            router = router.route(route.path, on(filter, handler));
        }
        let simulator = self.clone();
        let nowhere = move |method: HttpMethod, uri: Uri| async move {
            response(simulator.nowhere(method.as_str(), uri.path()))
        };
        router
            .fallback(nowhere.clone())
            .method_not_allowed_fallback(nowhere)
            .layer(map_response(marked))
    }

    /// The answer to a call, and how long it takes; counted whether or not anybody waits for it, as vendors do.
    fn reply(&self, route: &Route, headers: &HeaderMap, asked: &Asked) -> (Reply, Duration) {
        let Inner { script, world, .. } = &*self.0;
        let mut pause = Duration::ZERO;
        let reply = if fault::has_key(route.provider, headers, asked) {
            let request = asked.request(route);
            let attempt = locked(&self.0.attempts).next(request);
            let turn = Turn { request, attempt };
            pause = script.pause(route.recorded, turn);
            answer(script, world, route, asked, turn)
        } else {
            Reply::of(fault::no_key(route.provider))
        };
        let name = format!("{} {}", route.provider.as_str(), route.endpoint);
        locked(&self.0.tally).count(name, reply.status, reply.fault);
        (reply, pause)
    }

    fn nowhere(&self, method: &str, path: &str) -> Reply {
        locked(&self.0.tally).count("unknown address".to_owned(), 404, None);
        Reply::from(fault::no_such_address(method, path))
    }
}

/// The good answer, or what the first fault that falls on the call and can happen to it makes of it.
fn answer(script: &Script, world: &World, route: &Route, asked: &Asked, turn: Turn) -> Reply {
    let show = |version: Show| (route.show)(world, asked, version).filter(|told| told.status < 300);
    for (kind, mut rng) in script.drawn(turn) {
        let reply = match kind {
            Fault::RateLimited => Some(Reply::of(fault::rate_limited(route.provider))),
            Fault::OutOfCredits => Some(Reply::of(fault::out_of_credits(route.provider))),
            Fault::Upstream => Some(Reply::from(fault::upstream(route.provider, &mut rng))),
            Fault::Html => Some(Reply::from((200, Err(fault::CHALLENGE.to_owned())))),
            Fault::Empty => show(Show::Empty).map(Reply::json),
            Fault::Repeated => show(Show::Before).map(Reply::json),
            Fault::Truncated => show(Show::Good).map(Reply::json).map(|whole| Reply {
                bytes: fault::truncated(whole.bytes, &mut rng),
                ..whole
            }),
            Fault::Vanished => show(Show::Good).map(|mut told| {
                fault::vanished(&mut told.body, route.optional, &mut rng);
                Reply::json(told)
            }),
        };
        if let Some(reply) = reply {
            return Reply {
                fault: Some(kind),
                ..reply
            };
        }
    }
    Reply::of((route.show)(world, asked, Show::Good))
}

impl Reply {
    fn json(told: Told) -> Reply {
        let Told { status, body } = told;
        Reply {
            status,
            is_json: true,
            items: body.as_array().map(Vec::len),
            bytes: body.to_string().into_bytes(),
            fault: None,
        }
    }

    /// A version of an answer that always exists.
    fn of(shown: asked::Shown) -> Reply {
        let nothing = || Told {
            status: 500,
            body: Value::Null,
        };
        Reply::json(shown.unwrap_or_else(nothing))
    }
}

/// JSON, or a page.
impl From<(u16, Result<Value, String>)> for Reply {
    fn from((status, body): (u16, Result<Value, String>)) -> Reply {
        match body {
            Ok(body) => Reply::json(Told { status, body }),
            Err(page) => Reply {
                status,
                is_json: false,
                bytes: page.into_bytes(),
                fault: None,
                items: None,
            },
        }
    }
}

async fn wait(pause: Duration, stopping: &CancellationToken) {
    if !pause.is_zero() {
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            () = stopping.cancelled() => {}
        }
    }
}

fn response(reply: Reply) -> Response<Body> {
    let kind = if reply.is_json {
        "application/json; charset=utf-8"
    } else {
        "text/html; charset=utf-8"
    };
    let mut response = Response::new(Body::from(reply.bytes));
    *response.status_mut() = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if reply.fault == Some(Fault::RateLimited) {
        headers.insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
    }
    if let Some(items) = reply.items {
        for (name, number) in [
            ("total", items),
            ("offset", 0),
            ("count", items),
            ("limit", items),
        ] {
            if let Ok(name) = HeaderName::try_from(format!("x-apify-pagination-{name}")) {
                headers.insert(name, HeaderValue::from(number));
            }
        }
    }
    response
}

/// Also what the server itself refuses, such as a body that is too large.
async fn marked(mut response: Response<Body>) -> Response<Body> {
    response
        .headers_mut()
        .insert(SIMULATED, HeaderValue::from_static("1"));
    response
}

/// What is behind the lock; numbers that a panic left are still numbers.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
