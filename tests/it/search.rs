//! Searches, as stories: what a user starts and what they get.
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
