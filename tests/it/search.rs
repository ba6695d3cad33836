//! Searches, as stories: what a user starts and what they get.
mod target;

use limelight::discovery::platform::Platform;
use limelight::search::{JobStatus, NewSearch, Outcome};

use crate::support::{TestApp, creator, creator_with_tags};

fn keyword(query: &str, target: i64) -> NewSearch {
    NewSearch::keyword(Platform::TikTok, query, target).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_finds_what_matches_and_says_how_it_ended() {
    let test = TestApp::new().await;
    test.know(
        (0..70)
            .map(|n| creator(&format!("vegan{n}"), "vegan recipes every day"))
            .collect(),
    )
    .await;
    test.know(vec![creator("butcher", "steak and more steak")]).await;
    test.start_worker().await;

    let (_, id) = test.start("ada", &keyword("vegan recipe", 60)).await;
    let job = test.ended("ada", id).await;
    assert_eq!(
        (job.status, job.outcome, job.found, job.percent),
        (JobStatus::Completed, Some(Outcome::Completed), 60, 100)
    );
    assert_eq!(job.sentence(), "Found all 60 creators asked for.");
    assert_eq!(
        test.count("SELECT count(DISTINCT creator_id) FROM job_creators")
            .await,
        60
    );

    let (_, id) = test.start("ada", &keyword("steak", 60)).await;
    let job = test.ended("ada", id).await;
    assert_eq!((job.outcome, job.found), (Some(Outcome::Exhausted), 1));

    let (_, id) = test.start("ada", &keyword("sushi", 60)).await;
    assert_eq!(test.ended("ada", id).await.outcome, Some(Outcome::Empty));
}

#[tokio::test(flavor = "multi_thread")]
async fn similar_creators_come_with_the_reason() {
    let test = TestApp::new().await;
    test.know(vec![
        creator_with_tags("seed", "tofu", &["tofu", "vegan"]),
        creator_with_tags("near", "lamps", &["tofu", "vegan"]),
        creator_with_tags("far", "cars", &["engine"]),
    ])
    .await;
    test.start_worker().await;
    let (_, id) = test
        .start("ada", &NewSearch::similar(Platform::TikTok, "@seed", 10).unwrap())
        .await;
    let job = test.ended("ada", id).await;
    assert_eq!((job.outcome, job.found), (Some(Outcome::Exhausted), 1));
    assert_eq!(
        test.count(
            "SELECT count(*) FROM job_creators WHERE reason ->> 'shared_hashtags' = '[\"tofu\", \"vegan\"]'"
        )
        .await,
        1
    );

    let (_, id) = test
        .start(
            "ada",
            &NewSearch::similar(Platform::TikTok, "nobody", 10).unwrap(),
        )
        .await;
    let job = test.ended("ada", id).await;
    assert_eq!(job.outcome, Some(Outcome::ProviderFailed));
    assert_eq!(
        job.error.as_deref(),
        Some("nobody is not in the catalogue for TikTok: import it, or search for a handle that is")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn hashtags_that_go_with_a_search_are_suggested_and_those_of_everybody_are_not() {
    let test = TestApp::new().await;
    let mut known = Vec::new();
    for n in 0..6 {
        // Everybody tags "fyp"; half of the vegans tag "plantbased", two of them "tofu", and one "onlyone".
        let mut tags = vec!["fyp", "vegan"];
        if n < 3 {
            tags.push("plantbased");
        }
        if n < 2 {
            tags.push("tofu");
        }
        if n == 0 {
            tags.push("onlyone");
        }
        known.push(creator_with_tags(&format!("vegan{n}"), "vegan food", &tags));
        known.push(creator_with_tags(
            &format!("car{n}"),
            "fast cars",
            &["fyp", "engine"],
        ));
    }
    test.know(known).await;

    let ada = test.browser("ada");
    let page = ada
        .get("/campaigns/new/suggestions?platform=TikTok&query=vegan+food")
        .await;
    let shown: Vec<&str> = page
        .text
        .split("data-value=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    // With what is searched for as it was, and the strongest first; "#vegan" is asked for already.
    assert_eq!(
        shown,
        ["vegan food OR #plantbased", "vegan food OR #tofu"],
        "{}",
        page.text
    );
    for nothing in [
        "query=",
        "query=%28vegan",
        "query=submarine",
        "query=vegan&platform=Vine",
    ] {
        let page = ada
            .get(&format!("/campaigns/new/suggestions?platform=TikTok&{nothing}"))
            .await;
        assert!(!page.text.contains("data-value"), "{nothing}: {}", page.text);
    }
    // Typing is no search: nothing was started.
    assert_eq!(test.count("SELECT count(*) FROM campaigns").await, 0);
}
