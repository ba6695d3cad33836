//! However pages come, a run never has more creators than were asked for, and has all of them until then.
use std::sync::atomic::{AtomicUsize, Ordering};

use limelight::base::ctx::Ctx;
use limelight::base::id::TaskId;
use limelight::db::Who;
use limelight::db::embedded::server::connect;
use limelight::discovery::model::Enhancement;
use limelight::discovery::page::{Found, FoundPage, Reason};
use limelight::discovery::platform::Platform;
use limelight::discovery::providers::Provider;
use limelight::search::record::{Origin, PageOf, record_page};
use limelight::search::{Choice, NewSearch, Source};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use tokio::runtime::Handle;
use tokio::task::block_in_place;

use crate::support::{TestApp, creator, user};

/// What three keywords bring, page by page: creators of a small world, so that they meet again and again.
type Pages = Vec<Vec<Vec<u8>>>;

fn page(round: usize, creators: &[u8], next: bool) -> FoundPage {
    let items = creators.iter().map(|n| Found {
        creator: creator(&format!("r{round}c{n}"), "vegan"),
        known: None,
        score: 1,
        enhancement: Enhancement::Completed,
        reason: Reason::Keyword {
            matched_in: Vec::new(),
            snippet: None,
        },
    });
    FoundPage {
        items: items.collect(),
        next: next.then(|| "more".to_owned()),
        ..FoundPage::default()
    }
}

/// Stores the pages of all keywords at once; returns how many creators the run has, and how many its pages hold together.
async fn store(test: &TestApp, round: usize, target: i64, keywords: &Pages) -> (i64, i64) {
    let new = NewSearch::keyword(Platform::TikTok, "vegan OR yoga OR chess", target).unwrap();
    let choice = Choice {
        source: Source::Provider(Provider::ScrapeCreators),
        ..Choice::default()
    };
    let (_, job) = test.start_with("ada", &new, &choice).await;
    let client = connect(&test.database.superuser_url()).await.unwrap();
    let tasks = client
        .query(
            "SELECT id FROM search_tasks WHERE job_id = $1 ORDER BY ordinal",
            &[&job.0],
        )
        .await
        .unwrap();
    assert_eq!(tasks.len(), keywords.len());
    let origin = Origin {
        provider: "test",
        is_sample: false,
        is_doubtful: false,
        follows_related: false,
    };
    futures_util::future::join_all(tasks.iter().zip(keywords).map(|(task, pages)| async move {
        for (number, creators) in (0..).zip(pages) {
            let of = PageOf {
                job,
                task: TaskId(task.get(0)),
                user: user("ada"),
                number,
            };
            let next = usize::try_from(number).unwrap() + 1 < pages.len();
            let tx = test.app.db.begin(&Who::worker()).await.unwrap();
            let ctx = Ctx::system(test.app.clock.now());
            record_page(&tx, &ctx, &of, origin, page(round, creators, next))
                .await
                .unwrap();
            tx.commit().await.unwrap();
        }
    }))
    .await;
    let row = client
        .query_one(
            "SELECT (SELECT count(*) FROM job_creators WHERE job_id = $1),
                    (SELECT count(DISTINCT c) FROM scraping_results r, unnest(r.creator_ids) c WHERE r.job_id = $1)",
            &[&job.0],
        )
        .await
        .unwrap();
    (row.get(0), row.get(1))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_target_is_never_exceeded_and_nobody_is_missing_below_it() {
    let test = TestApp::with_providers(&[("SCRAPECREATORS_API_KEY", "unused".to_owned())]).await;
    let round = AtomicUsize::new(0);
    let pages = prop::collection::vec(
        prop::collection::vec(prop::collection::vec(0..60u8, 0..25), 1..5),
        3..=3,
    );
    let mut runner = TestRunner::new(Config {
        cases: 40,
        failure_persistence: None,
        ..Config::default()
    });
    let checked = runner.run(&(1..60i64, pages), |(target, keywords)| {
        let round = round.fetch_add(1, Ordering::Relaxed);
        let (found, together) =
            block_in_place(|| Handle::current().block_on(store(&test, round, target, &keywords)));
        prop_assert_eq!(found, together.min(target));
        Ok(())
    });
    checked.unwrap_or_else(|failed| panic!("{failed}"));
}
