//! The simulator as a server: keys, addresses, headers, and how it stops.
use axum::body::to_bytes;
use axum::http::Request;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tower::ServiceExt as _;

use super::*;

/// Status, headers and body of one call.
async fn call(
    simulator: &Simulator,
    method: &str,
    address: &str,
    key: Option<(&str, &str)>,
    body: Value,
) -> (u16, HeaderMap, String) {
    let mut request = Request::builder().method(method).uri(address);
    if let Some((name, value)) = key {
        request = request.header(name, value);
    }
    let request = request.body(Body::from(body.to_string())).unwrap();
    let response = simulator.router().oneshot(request).await.unwrap();
    let (head, body) = response.into_parts();
    let bytes = to_bytes(body, 16 << 20).await.unwrap();
    assert_eq!(head.headers[&SIMULATED], "1", "{address}");
    (
        head.status.as_u16(),
        head.headers,
        String::from_utf8(bytes.to_vec()).unwrap(),
    )
}

#[tokio::test]
async fn every_vendor_wants_its_key_where_it_wants_it() {
    let discovery = json!({ "platform": "tiktok", "filters": { "ai_search": "vegan" } });
    let usernames = json!({ "usernames": ["no.body"] });
    let scraper = "/v2/acts/apify~instagram-profile-scraper/run-sync-get-dataset-items";
    let calls = [
        (
            "GET",
            "/v1/tiktok/search/keyword?query=vegan",
            ("x-api-key", "simulated"),
            Value::Null,
            401,
        ),
        (
            "GET",
            "/youtube/v3/search?part=snippet&q=vegan",
            ("X-Goog-Api-Key", "simulated"),
            Value::Null,
            400,
        ),
        (
            "POST",
            scraper,
            ("authorization", "Bearer simulated"),
            usernames,
            401,
        ),
        (
            "POST",
            "/public/v1/discovery/",
            ("authorization", "Bearer simulated"),
            discovery,
            401,
        ),
    ];
    for (method, address, key, body, refused) in calls {
        let (status, ..) = call(&SMALL, method, address, None, body.clone()).await;
        assert_eq!(status, refused, "{address}");
        let (status, ..) = call(&SMALL, method, address, Some((key.0, "")), body.clone()).await;
        assert_eq!(status, refused, "{address}");
        let (status, ..) = call(&SMALL, method, address, Some(key), body).await;
        assert!(status < 300, "{address}: {status}");
    }
    let (status, ..) = call(
        &SMALL,
        "GET",
        "/youtube/v3/search?part=snippet&q=vegan&key=k",
        None,
        Value::Null,
    )
    .await;
    assert_eq!(status, 200);
    for route in ROUTES {
        let (reply, _) = SMALL.reply(route, &HeaderMap::new(), &Asked::default());
        let read = endpoint(route).read(network(route), Some(reply.status), &reply.bytes);
        assert_eq!(read.unwrap_err().class, Class::Auth, "{route:?}");
    }
}

#[tokio::test]
async fn addresses_that_no_vendor_has_are_answered_as_theirs_would() {
    let key = Some(("x-api-key", "simulated"));
    let (status, headers, body) = call(
        &SMALL,
        "GET",
        "/v1/youtube/profile?handle=%3Cb%3E",
        key,
        Value::Null,
    )
    .await;
    assert_eq!(
        (status, &headers[header::CONTENT_TYPE]),
        (404, &HeaderValue::from_static("text/html; charset=utf-8"))
    );
    assert!(body.contains("Cannot GET /v1/youtube/profile"), "{body}");
    let (status, _, body) = call(&SMALL, "POST", "/v1/tiktok/profile", key, Value::Null).await;
    assert_eq!(
        (status, body.contains("Cannot POST /v1/tiktok/profile")),
        (404, true)
    );
    let slash = "/v2/acts/apify/instagram-profile-scraper/run-sync-get-dataset-items";
    let (status, _, body) = call(&SMALL, "POST", slash, key, Value::Null).await;
    assert_eq!((status, body.contains("page-not-found")), (404, true));
    let other = "/v2/acts/some~body/run-sync-get-dataset-items";
    let (status, _, body) = call(&SMALL, "POST", other, key, Value::Null).await;
    assert_eq!((status, body.contains("record-not-found")), (404, true));
    let (status, ..) = call(&SMALL, "POST", "/public/v1/discovery", key, Value::Null).await;
    assert_eq!(status, 404);
    let profile = Provider::ScrapeCreators.endpoint("youtube/channel").unwrap();
    let (_, _, page) = call(&SMALL, "GET", "/v1/youtube/profile", key, Value::Null).await;
    let read = profile.read(Platform::YouTube, Some(404), page.as_bytes());
    assert_eq!(
        read.unwrap_err().class,
        Class::BadRequest,
        "our fault, not a missing channel"
    );
}

#[tokio::test]
async fn headers_say_when_to_come_back_and_how_many_items_there_are() {
    let limited = Simulator::new(Script {
        faults: 50,
        kinds: vec![Fault::RateLimited],
        ..Script::default()
    });
    let mut seen = 0;
    for _ in 0..40 {
        let key = Some(("x-api-key", "simulated"));
        let (status, headers, _) = call(
            &limited,
            "GET",
            "/v1/tiktok/profile?handle=no.body",
            key,
            Value::Null,
        )
        .await;
        let told = headers
            .get(header::RETRY_AFTER)
            .map(|value| value.to_str().unwrap());
        assert_eq!(told, (status == 429).then_some("1"));
        seen += usize::from(status == 429);
    }
    assert!((8..=32).contains(&seen), "{seen}");
    let scraper = "/v2/acts/clockworks~tiktok-scraper/run-sync-get-dataset-items";
    let body = json!({ "searchQueries": ["vegan", "yoga"], "resultsPerPage": 7 });
    let (status, headers, _) = call(
        &SMALL,
        "POST",
        scraper,
        Some(("authorization", "Bearer simulated")),
        body,
    )
    .await;
    assert_eq!(
        (status, &headers["x-apify-pagination-total"]),
        (201, &HeaderValue::from_static("14"))
    );
}

#[tokio::test]
async fn stopping_gives_the_answers_that_are_still_due() {
    let slow = Simulator::new(Script {
        latency: Latency::Fixed(Duration::from_secs(600)),
        ..Script::default()
    });
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let stopping = CancellationToken::new();
    let server = tokio::spawn({
        let (slow, stopping) = (slow.clone(), stopping.clone());
        async move { slow.serve(listener, stopping).await }
    });
    let mut stream = TcpStream::connect(address).await.unwrap();
    let request = "GET /v1/tiktok/profile?handle=no.body HTTP/1.1\r\nhost: x\r\nx-api-key: k\r\nconnection: close\r\n\r\n";
    stream.write_all(request.as_bytes()).await.unwrap();
    let end = tokio::time::Instant::now() + Duration::from_secs(30);
    while slow.tally().calls() == 0 {
        assert!(tokio::time::Instant::now() < end, "the call did not arrive");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    stopping.cancel();
    let mut answer = String::new();
    let read = tokio::time::timeout(Duration::from_secs(30), stream.read_to_string(&mut answer));
    read.await.expect("an answer long before its time").unwrap();
    assert!(
        answer.starts_with("HTTP/1.1 404") && answer.contains("\"not_found\""),
        "{answer}"
    );
    server.await.unwrap().unwrap();
}
