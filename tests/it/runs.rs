//! A campaign searched again: what is new, gone and grown, what was seen before, and who is wanted at all.
use axum::http::StatusCode;
use chrono::TimeDelta;
use limelight::base::ctx::Ctx;
use limelight::base::id::{CampaignId, SearchJobId};
use limelight::catalogue::{self, Source};
use limelight::db::Who;
use limelight::discovery::filter::{Filter, Seen};
use limelight::discovery::model::Creator;
use limelight::discovery::platform::Platform;
use limelight::search::plan::plan;
use limelight::search::results::{self, Part, ResultRow};
use limelight::search::runs::{self, Change};
use limelight::search::{self, Error, NewSearch, Outcome};
use std::time::Duration;

use crate::support::{TestApp, creator, user};

fn vegan(target: i64) -> NewSearch {
    NewSearch::keyword(Platform::TikTok, "vegan", target).unwrap()
}

fn with_followers(name: &str, followers: i64) -> Creator {
    Creator {
        followers: Some(followers),
        ..creator(name, "vegan recipes")
    }
}

async fn again(test: &TestApp, name: &str, campaign: CampaignId) -> Result<SearchJobId, Error> {
    let who = user(name);
    let snapshot = test.app.db.read(&Who::tenant(&who)).await?;
    let job = search::latest(&snapshot, &who, campaign)
        .await?
        .ok_or(Error::NotFound)?;
    let (new, choice) = runs::asked(&job)?;
    let plan = plan(
        &snapshot,
        &test.app.providers,
        &test.app.settings.current(),
        &new,
        &choice,
    )
    .await?;
    drop(snapshot);
    let ctx = Ctx::user(test.app.clock.now(), who.clone());
    let tx = test.app.db.begin(&Who::tenant(&who)).await?;
    let id = runs::again(&tx, &ctx, &who, campaign, &new, &plan, Duration::from_secs(600)).await?;
    tx.commit().await?;
    Ok(id)
}

async fn names(test: &TestApp, name: &str, part: Part, filter: &Filter) -> Vec<String> {
    let rows = rows(test, name, part, filter).await;
    let mut names: Vec<String> = rows.into_iter().filter_map(|row| row.handle).collect();
    names.sort();
    names
}

async fn rows(test: &TestApp, name: &str, part: Part, filter: &Filter) -> Vec<ResultRow> {
    let who = user(name);
    let snapshot = test.app.db.read(&Who::tenant(&who)).await.unwrap();
    let filter = filter.to_sql(test.app.clock.now());
    results::page(&snapshot, &who, part, &filter, 0, 100)
        .await
        .unwrap()
        .rows
}

/// What a source tells later.
async fn told(test: &TestApp, creators: Vec<Creator>) {
    let source = Source {
        name: "import",
        is_sample: false,
        fetched_at: test.app.clock.now(),
    };
    let tx = test.app.db.begin(&Who::worker()).await.unwrap();
    catalogue::store(&tx, source, creators).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_campaign_is_searched_again_and_shows_who_is_new_gone_and_grown() {
    let test = TestApp::new().await;
    test.know(vec![
        with_followers("anna", 100),
        with_followers("berta", 200),
        with_followers("clara", 300),
    ])
    .await;
    test.start_worker().await;
    let (campaign, first) = test.start("ada", &vegan(10)).await;
    test.ended("ada", first).await;

    test.clock.advance(TimeDelta::seconds(86_400));
    told(
        &test,
        vec![
            with_followers("anna", 150),
            with_followers("berta", 90),
            with_followers("dora", 5),
        ],
    )
    .await;
    // Clara talks of something else now.
    test.run("UPDATE creators SET bio = 'cars', post_text = NULL WHERE handle = 'clara'")
        .await;
    let second = again(&test, "ada", campaign).await.unwrap();
    assert_eq!(test.ended("ada", second).await.found, 3);

    let part = |change| Part {
        run: second,
        against: Some(first),
        change,
    };
    let all = Filter::default();
    let found = async |change| names(&test, "ada", part(change), &all).await;
    assert_eq!(found(None).await, ["anna", "berta", "dora"]);
    assert_eq!(found(Some(Change::New)).await, ["dora"]);
    assert_eq!(found(Some(Change::Gone)).await, ["clara"]);
    assert_eq!(found(Some(Change::Grown)).await, ["anna"]);
    assert_eq!(found(Some(Change::Shrunk)).await, ["berta"]);
    let grown = rows(&test, "ada", part(Some(Change::Grown)), &all).await;
    assert_eq!(
        (grown[0].followers, grown[0].followers_before),
        (Some(150), Some(100))
    );

    let who = user("ada");
    let snapshot = test.app.db.read(&Who::tenant(&who)).await.unwrap();
    let difference = runs::difference(&snapshot, &who, second, first).await.unwrap();
    assert_eq!(
        (
            difference.new,
            difference.gone,
            difference.grown,
            difference.shrunk,
            difference.in_both
        ),
        (1, 1, 1, 1, 2)
    );
    drop(snapshot);

    // The page says the same, and leads to each kind.
    let ada = test.browser("ada");
    let page = ada.get(&format!("/campaigns/{campaign}")).await.text;
    for shown in [
        "New <b>1</b>",
        "Grown <b>1</b>",
        "Shrunk <b>1</b>",
        "Not found this time <b>1</b>",
        ">new</span>",
        ">+50</span>",
        ">-110</span>",
        "Search again",
    ] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    let gone = ada.get(&format!("/campaigns/{campaign}?change=gone")).await.text;
    assert!(gone.contains("@clara") && !gone.contains("@anna"), "{gone}");
    // The first run is still there to be seen, as it was.
    let then = ada.get(&format!("/campaigns/{campaign}?run={first}")).await.text;
    assert!(then.contains("@clara") && !then.contains("@dora"), "{then}");
    // Whoever asks for what cannot be compared is told why.
    for (bad, said) in [
        (
            format!("against={second}"),
            "against: choose a run that ended before",
        ),
        (
            format!("run={first}&change=new"),
            "change: there is no earlier run",
        ),
        (
            "change=better".to_owned(),
            "change: write new, gone, grown or shrunk",
        ),
        ("after=x".to_owned(), "after: "),
    ] {
        let page = ada.get(&format!("/campaigns/{campaign}?{bad}")).await;
        assert_eq!(
            page.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{bad}: {}",
            page.text
        );
        assert!(page.text.contains(said), "{bad}: {}", page.text);
    }
    // Another tenant sees neither the campaign nor, under a campaign of its own, the run.
    let bob = test.browser("bob");
    assert_eq!(
        bob.get(&format!("/campaigns/{campaign}")).await.status,
        StatusCode::NOT_FOUND
    );
    let (theirs, id) = test.start("bob", &vegan(10)).await;
    test.ended("bob", id).await;
    let page = bob.get(&format!("/campaigns/{theirs}?run={second}")).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND, "{}", page.text);
    let refused = again(&test, "bob", campaign).await.unwrap_err();
    assert!(matches!(refused, Error::NotFound), "{refused}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_button_searches_again_once_and_never_beside_a_run() {
    let test = TestApp::new().await;
    test.know(vec![creator("anna", "vegan recipes")]).await;
    test.start_worker().await;
    let (campaign, first) = test.start("ada", &vegan(10)).await;
    test.ended("ada", first).await;
    let ada = test.browser("ada");
    let page = ada.get(&format!("/campaigns/{campaign}")).await;
    assert!(
        page.text
            .contains("The catalogue: creators this installation knows already"),
        "{}",
        page.text
    );
    let address = format!("/campaigns/{campaign}/runs");
    let refused = ada.post(&address, &[("csrf", "wrong")]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let made = ada.post(&address, &[("csrf", page.csrf())]).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text);
    assert_eq!(test.count("SELECT count(*) FROM scraping_jobs").await, 2);

    // A run that waits for a worker is in the way of another, whoever asks first.
    test.run("UPDATE scraping_jobs SET status = 'completed', outcome = 'exhausted' WHERE status IN ('pending', 'processing')").await;
    test.lifecycle.drain().await;
    test.clock.advance(TimeDelta::seconds(1));
    let starts = futures_util::future::join_all((0..5).map(|_| again(&test, "ada", campaign))).await;
    let (started, refused): (Vec<_>, Vec<_>) = starts.into_iter().partition(Result::is_ok);
    assert_eq!((started.len(), refused.len()), (1, 4));
    for refused in refused {
        assert!(matches!(refused, Err(Error::StillRunning)), "{refused:?}");
    }
    let page = ada.post(&address, &[("csrf", page.csrf())]).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.text.contains("wait for it or stop it"), "{}", page.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn whom_an_earlier_search_found_can_be_left_out() {
    let test = TestApp::new().await;
    test.know(vec![
        creator("anna", "vegan recipes"),
        creator("berta", "vegan cars"),
        creator("clara", "cars"),
    ])
    .await;
    test.start_worker().await;
    let cars = NewSearch::keyword(Platform::TikTok, "cars", 10).unwrap();
    let (_, first) = test.start("ada", &cars).await;
    test.ended("ada", first).await;
    // Bob's searches are nothing to Ada.
    let (_, theirs) = test.start("bob", &vegan(10)).await;
    test.ended("bob", theirs).await;
    test.clock.advance(TimeDelta::seconds(60));
    let (campaign, second) = test.start("ada", &vegan(10)).await;
    test.ended("ada", second).await;

    let unseen = |seen| Filter {
        seen: Some(seen),
        ..Filter::default()
    };
    assert_eq!(
        names(&test, "ada", Part::all(second), &unseen(Seen::Workspace)).await,
        ["anna"]
    );
    assert_eq!(
        names(&test, "ada", Part::all(second), &unseen(Seen::Campaign)).await,
        ["anna", "berta"]
    );
    // What is found later does not change what was new then.
    test.clock.advance(TimeDelta::seconds(60));
    let third = again(&test, "ada", campaign).await.unwrap();
    test.ended("ada", third).await;
    assert_eq!(
        names(&test, "ada", Part::all(second), &unseen(Seen::Workspace)).await,
        ["anna"]
    );
    assert!(
        names(&test, "ada", Part::all(third), &unseen(Seen::Campaign))
            .await
            .is_empty()
    );

    // A search of the catalogue for new faces counts only those: the target is met by them.
    test.know(
        (0..5)
            .map(|n| creator(&format!("new{n}"), "vegan lamps"))
            .collect(),
    )
    .await;
    test.clock.advance(TimeDelta::seconds(60));
    let fresh = vegan(4).narrowed(unseen(Seen::Workspace));
    let (_, fourth) = test.start("ada", &fresh).await;
    assert_eq!(test.ended("ada", fourth).await.outcome, Some(Outcome::Completed));
    let found = names(&test, "ada", Part::all(fourth), &Filter::default()).await;
    assert_eq!(found.len(), 4);
    assert!(found.iter().all(|name| name.starts_with("new")), "{found:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_of_the_catalogue_finds_only_who_is_wanted_and_the_form_says_how_many() {
    let test = TestApp::new().await;
    test.know(
        (0..40)
            .map(|n| Creator {
                followers: (n % 4 != 3).then_some(n * 100),
                country: Some(if n % 2 == 0 { "DE" } else { "FR" }.to_owned()),
                ..creator(&format!("vegan{n:02}"), "vegan recipes")
            })
            .collect(),
    )
    .await;
    test.start_worker().await;
    let wanted = Filter {
        min_followers: Some(1_000),
        country: Some("DE".into()),
        ..Filter::default()
    };
    let (campaign, id) = test.start("ada", &vegan(100).narrowed(wanted)).await;
    assert_eq!(test.ended("ada", id).await.found, 15);
    let ada = test.browser("ada");
    let page = ada.get(&format!("/campaigns/{campaign}")).await.text;
    assert!(
        page.contains("Wanted: 1000 followers or more, country DE"),
        "{page}"
    );
    // Again means the same again.
    let second = again(&test, "ada", campaign).await.unwrap();
    assert_eq!(test.ended("ada", second).await.found, 15);

    let typed = "kind=keyword&platform=TikTok&query=vegan&target=10&source=best";
    let told = async |more: &str| ada.get(&format!("/campaigns/new/quote?{typed}{more}")).await.text;
    assert!(
        told("").await.contains("40 creators match now, 0 with e-mail."),
        "{}",
        told("").await
    );
    let narrowed = told("&min_followers=1000&country=Germany").await;
    let plain: String = narrowed
        .split('<')
        .filter_map(|piece| piece.rsplit('>').next())
        .collect();
    assert!(
        plain.contains(
            "15 of 40 who match are wanted. Left out by followers: 18 (10 unknown), then country: 7."
        ),
        "{plain}"
    );
    // What cannot be read is told by the form, at the field.
    let form = ada.get("/campaigns/new").await;
    let fields = [
        ("csrf", form.csrf()),
        ("kind", "keyword"),
        ("platform", "TikTok"),
        ("query", "vegan"),
        ("target", "10"),
        ("country", "Atlantis"),
    ];
    let answer = ada.post("/campaigns", &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("is no country"), "{}", answer.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn old_data_can_be_left_out_and_every_value_says_who_told_it() {
    let test = TestApp::new().await;
    test.know(vec![
        creator("anna", "vegan recipes"),
        creator("berta", "vegan cars"),
    ])
    .await;
    test.clock.advance(TimeDelta::seconds(10 * 86_400));
    told(&test, vec![with_followers("berta", 77)]).await;
    test.start_worker().await;
    let (campaign, id) = test.start("ada", &vegan(10)).await;
    test.ended("ada", id).await;
    let recent = Filter {
        read_within: Some(7),
        ..Filter::default()
    };
    assert_eq!(names(&test, "ada", Part::all(id), &recent).await, ["berta"]);
    let ada = test.browser("ada");
    let page = ada
        .get(&format!("/campaigns/{campaign}?read_within=7"))
        .await
        .text;
    assert!(page.contains("age of the data: <b>1</b>"), "{page}");
    let day = (test.app.clock.now() - TimeDelta::days(10))
        .format("%-d %b %Y")
        .to_string();
    let now = test.app.clock.now().format("%-d %b %Y").to_string();
    assert!(
        page.contains(&format!("bio, followers, handle, name: import, {now}")),
        "{page}"
    );
    let all = ada.get(&format!("/campaigns/{campaign}")).await.text;
    assert!(all.contains(&day), "{all}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_creator_found_by_several_seeds_says_all_of_them() {
    let test = TestApp::new().await;
    test.know(vec![
        crate::support::creator_with_tags("ada1", "tofu", &["tofu", "vegan"]),
        crate::support::creator_with_tags("bea1", "tofu", &["tofu", "vegan"]),
        crate::support::creator_with_tags("near", "lamps", &["tofu", "vegan"]),
    ])
    .await;
    test.start_worker().await;
    let seeds = NewSearch::similar(Platform::TikTok, "ada1, bea1", 10).unwrap();
    let (_, id) = test.start("ada", &seeds).await;
    test.ended("ada", id).await;
    let rows = rows(&test, "ada", Part::all(id), &Filter::default()).await;
    let near = rows
        .iter()
        .find(|row| row.handle.as_deref() == Some("near"))
        .unwrap();
    let why = near.why();
    assert!(
        why.starts_with("like @ada1: ") || why.starts_with("like @bea1: "),
        "{why}"
    );
    let other = if why.starts_with("like @ada1") {
        "bea1"
    } else {
        "ada1"
    };
    assert!(
        why.ends_with(&format!("; also found by \u{201c}{other}\u{201d}")),
        "{why}"
    );
}
