//! Searches over providers, as stories: what is found, what it cost, how it ended. The simulator plays the providers.
mod fairness;
mod faults;
mod kills;

use std::collections::BTreeSet;
use std::time::Duration;

use limelight::base::id::SearchJobId;
use limelight::discovery::platform::Platform;
use limelight::discovery::providers::Provider;
use limelight::search::{Choice, JobStatus, NewSearch, Outcome, Source};
use limelight::simulate::{Latency, Script};

use crate::support::TestApp;
use crate::support::chance::Chance;
use crate::support::simulated::Simulated;

/// Every creator of a run, by the network's id.
async fn found(test: &TestApp, id: SearchJobId) -> BTreeSet<String> {
    let sql = format!(
        "SELECT c.external_id FROM job_creators j JOIN creators c ON c.id = j.creator_id WHERE j.job_id = '{id}'"
    );
    let client = limelight::db::embedded::server::connect(&test.database.superuser_url())
        .await
        .unwrap();
    let rows = client.query(&sql, &[]).await.unwrap();
    let distinct: BTreeSet<String> = rows.iter().map(|row| row.get(0)).collect();
    assert_eq!(distinct.len(), rows.len(), "each creator once");
    distinct
}

fn keyword(platform: Platform, query: &str, target: i64) -> NewSearch {
    NewSearch::keyword(platform, query, target).unwrap()
}

fn from(provider: Provider) -> Choice {
    Choice {
        source: Source::Provider(provider),
        ..Choice::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_keyword_search_brings_all_that_its_provider_has() {
    let simulated = Simulated::start(Script {
        results: 120,
        ..Script::default()
    })
    .await;
    let test = TestApp::with_providers(&simulated.settings).await;
    test.start_worker().await;
    for (platform, provider, endpoint) in [
        (
            Platform::TikTok,
            Provider::ScrapeCreators,
            "tiktok/search/keyword",
        ),
        (Platform::TikTok, Provider::InfluencersClub, "discovery"),
        (
            Platform::Instagram,
            Provider::ScrapeCreators,
            "instagram/reels/search",
        ),
        (Platform::Instagram, Provider::InfluencersClub, "discovery"),
        (Platform::YouTube, Provider::YouTube, "search"),
        (Platform::YouTube, Provider::ScrapeCreators, "youtube/search"),
        (Platform::YouTube, Provider::InfluencersClub, "discovery"),
    ] {
        let (_, id) = test
            .start_with("ada", &keyword(platform, "vegan recipes", 1000), &from(provider))
            .await;
        let job = test.ended("ada", id).await;
        assert_eq!(
            (job.status, job.outcome),
            (JobStatus::Completed, Some(Outcome::Exhausted)),
            "{provider:?} {platform} {:?}",
            job.error
        );
        let endpoint = provider.endpoint(endpoint).unwrap();
        let expected = simulated.simulator.expected(endpoint, platform, "vegan recipes");
        let expected: BTreeSet<String> = expected.into_iter().collect();
        assert_eq!(found(&test, id).await, expected, "{provider:?} {platform}");
    }
    // What a simulator tells is never shown as real.
    assert_eq!(
        test.count("SELECT count(*) FROM creators WHERE NOT is_sample")
            .await,
        0
    );
    assert_eq!(
        test.count("SELECT count(*) FROM provider_calls WHERE NOT is_simulated OR ended_at IS NULL")
            .await,
        0
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_paid_for_is_kept_when_the_budget_ends_the_run() {
    let simulated = Simulated::start(Script {
        latency: Latency::Fixed(Duration::from_millis(300)),
        ..Script::default()
    })
    .await;
    let test = TestApp::with_providers(&simulated.settings).await;
    test.start_worker().await;
    // Four keywords ask at once; of the second four calls only two are left, and they are under way when the others find none.
    let new = keyword(Platform::TikTok, "vegan OR yoga OR running OR chess", 1000);
    let choice = Choice {
        max_calls: Some(6),
        ..from(Provider::ScrapeCreators)
    };
    let (_, id) = test.start_with("ada", &new, &choice).await;
    let job = test.ended("ada", id).await;
    assert_eq!(job.outcome, Some(Outcome::BudgetReached));
    assert_eq!(test.count("SELECT count(*) FROM provider_calls").await, 6);
    assert_eq!(
        test.count("SELECT count(*) FROM scraping_results").await,
        6,
        "every page that was paid for is stored"
    );
    assert_eq!(
        test.count("SELECT count(*) FROM provider_calls WHERE ended_at IS NULL")
            .await,
        0
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_takes_no_more_creators_than_were_asked_for_and_stops_asking() {
    let simulated = Simulated::start(Script::default()).await;
    let test = TestApp::with_providers(&simulated.settings).await;
    test.start_worker().await;
    // Keywords run side by side, so pages of one run are stored at the same time, and several runs at once.
    let mut chance = Chance::of(20_260_303);
    let targets: Vec<i64> = (0..12)
        .map(|_| i64::try_from(chance.within(1..60)).unwrap())
        .collect();
    let runs = targets.iter().map(|target| {
        let new = keyword(Platform::TikTok, "vegan OR yoga OR running OR chess", *target);
        let test = &test;
        async move {
            let (_, id) = test.start("ada", &new).await;
            (
                *target,
                id,
                test.ended_within("ada", id, Duration::from_secs(60)).await,
            )
        }
    });
    for (target, id, job) in futures_util::future::join_all(runs).await {
        assert_eq!((job.outcome, job.found), (Some(Outcome::Completed), target));
        assert_eq!(job.provider, "scrapecreators");
        assert_eq!(i64::try_from(found(&test, id).await.len()).unwrap(), target);
        let tasks = format!("SELECT count(*) FROM search_tasks WHERE job_id = '{id}' AND kind = 'words'");
        assert_eq!(
            test.count(&tasks).await,
            4,
            "each alternative is a keyword of its own"
        );
    }
    let after = "SELECT count(*) FROM background_jobs WHERE status IN ('pending', 'processing')";
    assert_eq!(test.count(after).await, 0, "nothing more is asked");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_ends_at_its_budget_with_what_it_has() {
    let simulated = Simulated::start(Script::default()).await;
    let test = TestApp::with_providers(&simulated.settings).await;
    test.start_worker().await;
    let choice = Choice {
        max_calls: Some(3),
        ..Choice::default()
    };
    let (_, id) = test
        .start_with("ada", &keyword(Platform::TikTok, "vegan recipes", 1000), &choice)
        .await;
    let job = test.ended("ada", id).await;
    assert_eq!(
        (job.status, job.outcome),
        (JobStatus::Completed, Some(Outcome::BudgetReached))
    );
    assert!(job.found > 0);
    assert_eq!(test.count("SELECT count(*) FROM provider_calls").await, 3);
    assert_eq!(simulated.simulator.tally().calls(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn profiles_bring_what_search_rows_lack() {
    let simulated = Simulated::start(Script {
        results: 40,
        ..Script::default()
    })
    .await;
    let test = TestApp::with_providers(&simulated.only(&["SCRAPECREATORS_API_KEY"])).await;
    test.start_worker().await;
    let choice = Choice {
        with_profiles: true,
        ..Choice::default()
    };
    let (_, id) = test
        .start_with("ada", &keyword(Platform::TikTok, "vegan recipes", 20), &choice)
        .await;
    let job = test.ended("ada", id).await;
    assert_eq!((job.outcome, job.found), (Some(Outcome::Completed), 20));
    let known = "SELECT count(*) FROM job_creators j JOIN creators c ON c.id = j.creator_id";
    assert_eq!(
        test.count(&format!(
            "{known} WHERE profile IN ('done', 'empty') AND c.profiled_at IS NOT NULL"
        ))
        .await,
        20
    );
    assert!(test.count(&format!("{known} WHERE c.bio IS NOT NULL")).await > 10);
    assert_eq!(
        test.count("SELECT count(*) FROM provider_calls WHERE purpose = 'profile'")
            .await,
        20
    );
    // The evidence of each page gained it, too, and says whom it is from.
    let completed = "SELECT count(*) FROM scraping_results, jsonb_array_elements(creators) e
                     WHERE e ->> 'enhancementStatus' = 'completed' AND e -> 'creator' ->> 'bio' IS NOT NULL";
    assert!(test.count(completed).await > 10);
    let told = "SELECT count(*) FROM creators WHERE bio IS NOT NULL AND provenance -> 'bio' ->> 'source' <> 'scrapecreators'";
    assert_eq!(test.count(told).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn creators_like_a_seed_come_with_the_reason_from_every_provider() {
    let simulated = Simulated::start(Script::default()).await;
    let discovery = Provider::InfluencersClub.endpoint("discovery").unwrap();
    for (platform, key, provider) in [
        (
            Platform::TikTok,
            "SCRAPECREATORS_API_KEY",
            Provider::ScrapeCreators,
        ),
        (
            Platform::Instagram,
            "SCRAPECREATORS_API_KEY",
            Provider::ScrapeCreators,
        ),
        (Platform::Instagram, "APIFY_TOKEN", Provider::Apify),
        (Platform::YouTube, "YOUTUBE_API_KEY", Provider::YouTube),
        (
            Platform::YouTube,
            "SCRAPECREATORS_API_KEY",
            Provider::ScrapeCreators,
        ),
        (
            Platform::TikTok,
            "INFLUENCERS_CLUB_API_KEY",
            Provider::InfluencersClub,
        ),
    ] {
        let test = TestApp::with_providers(&simulated.only(&[key])).await;
        test.start_worker().await;
        let someone = simulated
            .simulator
            .expected(discovery, platform, "vegan recipes")
            .remove(0);
        let seed = simulated.simulator.creator(platform, &someone).unwrap();
        let handle = seed.handle.clone().unwrap();
        let new = NewSearch::similar(platform, &handle, 30).unwrap();
        let (_, id) = test.start_with("ada", &new, &from(provider)).await;
        let job = test.ended("ada", id).await;
        assert_eq!(
            (job.status, job.found),
            (JobStatus::Completed, 30),
            "{provider:?} {platform} {:?} {:?}",
            job.outcome,
            job.error
        );
        assert!(
            !found(&test, id)
                .await
                .contains(seed.external_id.as_ref().unwrap()),
            "the seed is no match of itself"
        );
        let unexplained = "SELECT count(*) FROM job_creators WHERE reason ->> 'kind' <> 'similar'";
        assert_eq!(test.count(unexplained).await, 0, "{provider:?} {platform}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_key_ends_the_run_at_once_and_says_which() {
    let simulated = Simulated::start(Script::default()).await;
    // The simulator wants YouTube's key in YouTube's header only; an address that is not YouTube's answers as its owner does.
    let mut settings = simulated.only(&["YOUTUBE_API_KEY"]);
    settings.retain(|(name, _)| *name != "YOUTUBE_BASE_URL");
    let base = simulated.settings[0].1.clone();
    settings.push(("YOUTUBE_BASE_URL", base));
    let test = TestApp::with_providers(&settings).await;
    test.start_worker().await;
    let (_, id) = test.start("ada", &keyword(Platform::YouTube, "vegan", 10)).await;
    let job = test.ended_within("ada", id, Duration::from_secs(30)).await;
    assert_eq!(
        (job.status, job.outcome),
        (JobStatus::Error, Some(Outcome::ProviderFailed))
    );
    let error = job.error.unwrap();
    assert!(error.starts_with("YouTube Data API: "), "{error}");
}
