//! Look-ups in a browser: the list is checked, started, watched and exported.
use axum::body::Body;
use axum::http::{StatusCode, header};

use super::known;
use crate::support::TestApp;
use crate::support::browser::{Answer, Browser};

async fn send(browser: &Browser, fields: &[(&str, &str)], file: Option<&[u8]>) -> Answer {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(
            format!("--X\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes(),
        );
    }
    if let Some(file) = file {
        let head = "--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"list.csv\"\r\n\r\n";
        body.extend(head.bytes());
        body.extend(file);
        body.extend(b"\r\n");
    }
    body.extend(b"--X--\r\n");
    let request = browser
        .request("POST", "/lookups")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=X");
    browser.send(request.body(Body::from(body)).unwrap()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_checked_started_filtered_and_exported() {
    let test = TestApp::new().await;
    test.know((0..150).map(known).collect()).await;
    let ada = test.browser("ada");
    let page = ada.get("/lookups").await;
    assert!(page.text.contains("Start your first look-up"));
    assert!(page.text.contains("href=\"/lookups\" aria-current=\"page\""));
    let csrf = ada.get("/lookups/new").await.csrf().to_owned();
    let csv: String = (0..160).map(|n| format!("{n};@user.{n};x\n")).collect();
    let csv = format!("No;Handle;Note\n{csv}160;two words;<b>\n");
    let fields = [
        ("csrf", csrf.as_str()),
        ("platform", "TikTok"),
        ("name", "Spring"),
        ("list", ""),
        ("step", "check"),
    ];
    let answer = send(&ada, &fields, Some(csv.as_bytes())).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    assert!(
        answer
            .text
            .contains("161 rows: 150 known already, 10 without a provider to ask, 1 no handle."),
        "{}",
        answer.text
    );
    assert!(answer.text.contains("Row 161, two words:"));
    assert!(
        answer
            .text
            .contains("<option value=\"2\" selected>Handle</option>")
    );
    assert!(!answer.text.contains("<b>"), "what was given is shown as text");
    assert_eq!(
        test.count("SELECT count(*) FROM search_jobs").await,
        0,
        "nothing is started before it is wanted"
    );
    let fields = [
        ("csrf", csrf.as_str()),
        ("platform", "TikTok"),
        ("name", "Spring"),
        ("list", &csv),
        ("column", "2"),
        ("max_calls", "0"),
        ("step", "start"),
    ];
    let answer = send(&ada, &fields, None).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let url = answer.header("location").to_owned();
    let page = ada.get(&url).await;
    assert!(page.text.contains("Waiting for a worker."), "{}", page.text);
    test.start_worker().await;
    let stream = ada.get(&format!("{url}/progress")).await;
    assert!(stream.text.contains("150 of 161 rows found."), "{}", stream.text);
    assert!(stream.text.contains("event: done"));
    let page = ada.get(&url).await;
    assert!(page.text.contains("Not found <b>10</b>"), "{}", page.text);
    assert!(page.text.contains(&format!("{url}?after=100")));
    let rest = ada.get(&format!("{url}?state=found&after=100")).await;
    assert!(rest.text.contains("@user.149") && !rest.text.contains("Further rows"));
    assert_eq!(
        ada.get(&format!("{url}?state=odd")).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let csv = ada.get(&format!("{url}/export.csv")).await;
    assert_eq!(csv.text.lines().count(), 162);
    assert!(csv.text.contains("1,'@user.0,found,,TikTok,user.0,User 0,https://www.tiktok.com/@user.0,5000000000,,user0@mail.example,'=bio"), "{}", csv.text);
    let csv = ada.get(&format!("{url}/export.csv?state=invalid")).await;
    assert_eq!(csv.text.lines().count(), 2);
    // Nobody else's.
    let bob = test.browser("bob");
    for path in ["", "/progress", "/export.csv"] {
        assert_eq!(
            bob.get(&format!("{url}{path}")).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
    assert!(!bob.get("/lookups").await.text.contains("Spring"));
    assert!(ada.get("/lookups").await.text.contains("Spring"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_a_list_is_said_at_its_field() {
    let test = TestApp::new().await;
    let ada = test.browser("ada");
    let csrf = ada.get("/lookups/new").await.csrf().to_owned();
    let many: String = (0..10_001).map(|n| format!("u{n}\n")).collect();
    for (list, column, name, field, said) in [
        (" \n", "", "", "list", "there is no handle"),
        (many.as_str(), "", "", "list", "10001 rows are too many"),
        ("a.b;c.d\ne.f;g.h", "7", "", "column", "is not in the list"),
        ("ada", "", &"n".repeat(121), "name", "121 characters"),
    ] {
        let fields = [
            ("csrf", csrf.as_str()),
            ("platform", "TikTok"),
            ("list", list),
            ("column", column),
            ("name", name),
            ("step", "start"),
        ];
        let answer = send(&ada, &fields, None).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
        assert!(
            answer.text.contains(said) && answer.text.contains(&format!("#field-{field}")),
            "{said}"
        );
    }
    let answer = send(
        &ada,
        &[("csrf", "x"), ("platform", "TikTok"), ("list", "ada")],
        None,
    )
    .await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    let huge = vec![b'a'; 9 << 20];
    let answer = send(
        &ada,
        &[("csrf", csrf.as_str()), ("platform", "TikTok")],
        Some(&huge),
    )
    .await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
}
