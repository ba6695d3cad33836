//! The pages, as a visitor meets them.
use axum::http::StatusCode;
use chrono::TimeDelta;
use limelight::discovery::model::{Creator, Post};
use limelight::discovery::platform::Platform;
use limelight::search::NewSearch;

use crate::support::{TestApp, creator};

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_is_led_to_the_sign_in_and_back() {
    let test = TestApp::new().await;
    let answer = test.stranger().get("/campaigns/new").await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (StatusCode::SEE_OTHER, "/sign-in?next=/campaigns/new")
    );
    let answer = test.stranger().get("/api/v1/campaigns").await;
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (StatusCode::UNAUTHORIZED, "application/problem+json")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_campaign_is_made_run_filtered_and_exported() {
    let test = TestApp::new().await;
    test.know(
        (0..3)
            .map(|n| creator(&format!("vegan{n}"), "vegan recipes, write to me"))
            .collect(),
    )
    .await;
    test.start_worker().await;
    let ada = test.browser("ada");
    let form = ada.get("/campaigns/new").await;
    let fields = [
        ("csrf", form.csrf()),
        ("name", "Spring"),
        ("description", ""),
        ("kind", "keyword"),
        ("platform", "TikTok"),
        ("query", "vegan"),
        ("handle", ""),
        ("target", "10"),
    ];
    let made = ada.post("/campaigns", &fields).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text);
    let address = made.header("location").to_owned();

    let bob = test.browser("bob");
    assert_eq!(bob.get(&address).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        bob.get(&format!("{address}/export.csv")).await.status,
        StatusCode::NOT_FOUND
    );

    let limit = std::time::Instant::now() + std::time::Duration::from_secs(20);
    while !ada.get(&address).await.text.contains("No more to find") {
        assert!(std::time::Instant::now() < limit);
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    let filtered = ada.get_part(&format!("{address}?q=vegan2"), "results").await;
    assert!(
        filtered.text.contains("vegan2") && !filtered.text.contains("vegan1"),
        "{}",
        filtered.text
    );
    let export = ada.get(&format!("{address}/export.csv")).await;
    assert_eq!(export.text.lines().count(), 4);
    assert_eq!(export.text.matches('\u{feff}').count(), 1);
    assert!(export.text.starts_with('\u{feff}'));
    assert!(ada.get("/campaigns").await.text.contains("Spring"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_with_a_fault_comes_back_with_the_fault_named() {
    let test = TestApp::new().await;
    let ada = test.browser("ada");
    let form = ada.get("/campaigns/new").await;
    let send = async |query: &str, target: &str, platform: &str| {
        let fields = [
            ("csrf", form.csrf()),
            ("kind", "keyword"),
            ("platform", platform),
            ("query", query),
            ("target", target),
        ];
        ada.post("/campaigns", &fields).await
    };
    let answer = send("vegan AND (recipes", "10", "TikTok").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("unbalanced"), "{}", answer.text);
    assert!(
        send("vegan", "0", "TikTok")
            .await
            .text
            .contains("0 is not possible")
    );
    assert!(
        send("vegan", "many", "TikTok")
            .await
            .text
            .contains("is not a whole number")
    );
    assert!(
        send("vegan", "10", "vimeo")
            .await
            .text
            .contains("use tiktok, instagram or youtube")
    );
    assert_eq!(test.count("SELECT count(*) FROM campaigns").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn filters_say_what_each_of_them_left_out_and_of_whom_nothing_is_known() {
    let test = TestApp::new().await;
    let now = test.app.clock.now();
    let with = |n: usize, followers: Option<i64>, country: Option<&str>| Creator {
        followers,
        country: country.map(str::to_owned),
        emails: if n.is_multiple_of(2) {
            vec![format!("a{n}@example.org")]
        } else {
            Vec::new()
        },
        // The newest post is so many days old; the last creator's is of an unknown day.
        posts: vec![Post {
            external_id: format!("post{n}"),
            published_at: (n < 5).then(|| now - TimeDelta::days(i64::try_from(n).unwrap() * 10)),
            hashtags: vec![if n < 2 { "tofu" } else { "rice" }.to_owned()],
            ..Post::default()
        }],
        ..creator(&format!("vegan{n}"), "vegan recipes")
    };
    test.know(vec![
        with(0, Some(9_000), Some("DE")),
        with(1, Some(8_000), Some("DE")),
        with(2, Some(7_000), Some("FR")),
        with(3, Some(6_000), None),
        with(4, Some(10), Some("DE")),
        with(5, None, Some("DE")),
    ])
    .await;
    test.start_worker().await;
    let (campaign, id) = test
        .start("ada", &NewSearch::keyword(Platform::TikTok, "vegan", 10).unwrap())
        .await;
    test.ended("ada", id).await;
    let ada = test.browser("ada");
    let shown = async |filters: &str| {
        let page = ada.get(&format!("/campaigns/{campaign}?{filters}")).await;
        let line = page
            .text
            .split("class=\"left-out\">")
            .nth(1)?
            .split("</p>")
            .next()?;
        let mut text = String::new();
        for piece in line.split('<') {
            text.push_str(piece.rsplit('>').next()?);
        }
        Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    assert_eq!(
        shown("min_followers=5000&country=DE&has_email=true")
            .await
            .as_deref(),
        Some("Left out by followers: 2 (1 unknown), then country: 2 (1 unknown), then e-mail: 1")
    );
    assert_eq!(shown("q=nobody").await.as_deref(), Some("Left out by words: 6"));
    assert_eq!(
        shown("posted_within=25&hashtag=%23Tofu").await.as_deref(),
        Some("Left out by last post: 3 (1 unknown), then hashtag: 1")
    );
    let page = ada.get(&format!("/campaigns/{campaign}?posted_within=25")).await;
    assert!(
        page.text
            .contains("<option value=\"25\" selected>Last 25 days</option>"),
        "{}",
        page.text
    );
    for (bad, said) in [
        ("posted_within=soon", "posted_within"),
        ("hashtag=a+b", "is no hashtag"),
    ] {
        let page = ada.get(&format!("/campaigns/{campaign}?{bad}")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.text);
        assert!(page.text.contains(said), "{}", page.text);
    }
    // Without a filter, and with one that everybody passes, nothing is left out.
    assert_eq!(shown("").await, None);
    assert_eq!(shown("q=vegan").await, None);
}
