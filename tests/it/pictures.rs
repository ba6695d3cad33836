//! Avatars and thumbnails through our own addresses: what is passed on, what is kept, and what is never asked for.
mod forged;
mod host;

use std::sync::Arc;
use std::time::Duration;

use axum::http::StatusCode;
use chrono::TimeDelta;
use limelight::base::outbound::Rules;
use limelight::catalogue::{self, Source};
use limelight::db::Who;
use limelight::discovery::model::{Creator, Post};
use limelight::discovery::platform::Platform;
use limelight::pictures::{Pictures, model};
use limelight::search::NewSearch;

use crate::support::browser::Answer;
use crate::support::{TestApp, creator};
use host::{Host, png};

/// The application with a picture host on loopback in place of the networks'.
struct Gallery {
    test: TestApp,
    host: Host,
    _folder: tempfile::TempDir,
}

fn only_test_hosts(_: Platform) -> &'static [&'static str] {
    &["pictures.test"]
}

impl Gallery {
    async fn new() -> Gallery {
        let host = Host::start().await;
        Gallery::with(host.rules(), only_test_hosts, host).await
    }

    async fn with(rules: Rules, hosts: fn(Platform) -> &'static [&'static str], host: Host) -> Gallery {
        let folder = tempfile::tempdir().unwrap();
        let pictures = Pictures::new(rules, hosts, folder.path().join("pictures"));
        Gallery {
            test: TestApp::with_pictures(pictures).await,
            host,
            _folder: folder,
        }
    }

    /// Puts a creator with this avatar into the catalogue; returns the avatar's address with us.
    async fn hang(&self, name: &str, address: &str) -> String {
        let with_avatar = Creator {
            avatar_url: Some(address.to_owned()),
            ..creator(name, "vegan recipes")
        };
        self.test.know(vec![with_avatar]).await;
        self.address_of(name).await
    }

    async fn address_of(&self, name: &str) -> String {
        let client = limelight::db::embedded::server::connect(&self.test.database.superuser_url())
            .await
            .unwrap();
        let row = client
            .query_one("SELECT id::text FROM creators WHERE handle = $1", &[&name])
            .await
            .unwrap();
        format!("/pictures/creators/{}", row.get::<_, String>(0))
    }

    async fn get(&self, path: &str) -> Answer {
        self.test.browser("ada").get(path).await
    }
}

/// The placeholder: one transparent point.
fn is_nothing(answer: &Answer) -> bool {
    answer.status == StatusCode::OK
        && answer.header("content-type") == "image/gif"
        && answer.text.starts_with("GIF89a\u{1}\0\u{1}\0")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_shows_avatars_and_thumbnails_and_a_browser_keeps_them() {
    let gallery = Gallery::new().await;
    let (ada, test) = (gallery.test.browser("ada"), &gallery.test);
    test.know(vec![
        Creator {
            avatar_url: Some(gallery.host.url("/avatar.png")),
            posts: vec![Post {
                external_id: "a/b c".to_owned(),
                text: Some("a post".to_owned()),
                thumbnail_url: Some(gallery.host.url("/cover.png")),
                ..Post::default()
            }],
            ..creator("vegan1", "vegan recipes")
        },
        Creator {
            avatar_url: Some("http://127.0.0.1/x.png".to_owned()),
            ..creator("vegan2", "vegan recipes")
        },
        creator("vegan3", "vegan recipes"),
    ])
    .await;
    test.start_worker().await;
    let (campaign, id) = test
        .start("ada", &NewSearch::keyword(Platform::TikTok, "vegan", 10).unwrap())
        .await;
    test.ended("ada", id).await;
    let page = ada.get(&format!("/campaigns/{campaign}")).await;
    let avatar = gallery.address_of("vegan1").await;
    let cover = format!("{avatar}/posts/a%2Fb%20c");
    // One of three can be fetched; nothing of the others' addresses is on the page.
    assert!(page.text.contains(&format!("src=\"{avatar}\"")), "{}", page.text);
    assert!(page.text.contains(&format!("src=\"{cover}\"")), "{}", page.text);
    assert_eq!(page.text.matches("src=\"/pictures/").count(), 2);
    assert!(!page.text.contains("pictures.test") && !page.text.contains("x.png"));
    assert!(page.header("content-security-policy").contains("img-src 'self'"));
    assert_eq!(page.header("cache-control"), "no-store");
    assert_eq!(gallery.host.requests(), 0, "a page fetches nothing by itself");

    let shown = ada.get(&avatar).await;
    assert_eq!(
        (shown.status, shown.header("content-type")),
        (StatusCode::OK, "image/png")
    );
    assert_eq!(shown.text, String::from_utf8_lossy(&png(64, 64)));
    assert_eq!(shown.header("cache-control"), "private, max-age=3600");
    assert_eq!(shown.header("x-content-type-options"), "nosniff");
    assert_eq!(
        shown.header("content-security-policy"),
        "default-src 'none'; sandbox"
    );
    assert_eq!(shown.header("cross-origin-resource-policy"), "same-origin");
    assert_eq!(ada.get(&cover).await.header("content-type"), "image/png");
    assert_eq!(gallery.host.requests(), 2);

    // Half an hour later it holds for half an hour more, and a browser that has it is told so.
    test.clock.advance(TimeDelta::minutes(30));
    let tag = shown.header("etag").to_owned();
    let again = ada
        .request("GET", &avatar)
        .header("if-none-match", format!("\"x\", W/{tag}"))
        .body(axum::body::Body::empty())
        .unwrap();
    let again = ada.send(again).await;
    assert_eq!(
        (again.status, again.text.as_str()),
        (StatusCode::NOT_MODIFIED, "")
    );
    assert_eq!(again.header("cache-control"), "private, max-age=1800");
    assert_eq!(gallery.host.requests(), 2, "kept pictures are not fetched");
    test.clock.advance(TimeDelta::minutes(31));
    assert_eq!(ada.get(&avatar).await.status, StatusCode::OK);
    assert_eq!(gallery.host.requests(), 3, "what has run out is fetched again");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_who_is_signed_in_sees_pictures_and_the_catalogue_is_shared() {
    let gallery = Gallery::new().await;
    let avatar = gallery.hang("ada1", &gallery.host.url("/avatar.png")).await;
    let stranger = gallery.test.stranger().get(&avatar).await;
    assert_eq!(stranger.status, StatusCode::SEE_OTHER);
    assert_eq!(stranger.header("cache-control"), "no-store");
    assert_eq!(gallery.host.requests(), 0);
    // As with the creators themselves: both tenants may read them, and it is fetched once.
    for name in ["ada", "bob"] {
        let shown = gallery.test.browser(name).get(&avatar).await;
        assert_eq!(shown.header("content-type"), "image/png", "{name}");
    }
    assert_eq!(gallery.host.requests(), 1);
    for nobody in [
        "/pictures/creators/00000000-0000-0000-0000-000000000000",
        "/pictures/creators/1",
        "/pictures/creators/https%3A%2F%2Fpictures.test%2Fx",
        &format!("{avatar}/posts/none"),
        &format!("{avatar}/posts/%00"),
    ] {
        let answer = gallery.get(nobody).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{nobody}");
        assert_eq!(answer.header("cache-control"), "no-store");
    }
    assert_eq!(gallery.host.requests(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_picture_becomes_a_placeholder_that_is_kept_for_five_minutes() {
    let gallery = Gallery::new().await;
    for bad in [
        "/page.html",
        "/script.svg",
        "/photo.heic",
        "/huge-canvas.png",
        "/larger-than-5-mib.png",
        "/bomb.png",
        "/endless.png",
        "/cut-off.png",
        "/empty.png",
        "/missing.png",
        "/failing.png",
        "/redirect-301",
        "/redirect-302",
        "/redirect-307",
        "/redirect-308",
        "/redirect-to-file",
        "/chain/20",
    ] {
        let before = gallery.host.requests();
        let name = bad.trim_start_matches('/').replace(['/', '.', '-'], "");
        let avatar = gallery.hang(&name, &gallery.host.url(bad)).await;
        let shown = gallery.get(&avatar).await;
        assert!(is_nothing(&shown), "{bad}: {shown:?}");
        assert_eq!(shown.header("cache-control"), "private, max-age=300", "{bad}");
        assert!(is_nothing(&gallery.get(&avatar).await));
        assert_eq!(gallery.host.requests(), before + 1, "{bad} is asked for once");
    }
    assert_eq!(gallery.host.visits("/inside"), 0, "no redirect is followed");
    // After its time it is asked for again, and may be there.
    let avatar = gallery.hang("late", &gallery.host.url("/second-time.png")).await;
    assert!(is_nothing(&gallery.get(&avatar).await));
    gallery.test.clock.advance(TimeDelta::seconds(301));
    assert_eq!(gallery.get(&avatar).await.header("content-type"), "image/png");
}

#[tokio::test(flavor = "multi_thread")]
async fn durations_are_the_settings() {
    let gallery = Gallery::new().await;
    let client = limelight::db::embedded::server::connect(&gallery.test.database.superuser_url())
        .await
        .unwrap();
    client
        .batch_execute(
            "UPDATE system_configurations SET value = '120' WHERE key = 'image_cache_success_duration';
             UPDATE system_configurations SET value = '30' WHERE key = 'image_cache_placeholder_duration'",
        )
        .await
        .unwrap();
    gallery
        .test
        .app
        .settings
        .refresh(&gallery.test.app.db)
        .await
        .unwrap();
    let good = gallery.hang("good", &gallery.host.url("/avatar.png")).await;
    let bad = gallery.hang("bad", &gallery.host.url("/missing.png")).await;
    assert_eq!(
        gallery.get(&good).await.header("cache-control"),
        "private, max-age=120"
    );
    assert_eq!(
        gallery.get(&bad).await.header("cache-control"),
        "private, max-age=30"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_who_ask_at_once_make_one_request() {
    let gallery = Gallery::new().await;
    let avatar = gallery
        .hang("ada1", &gallery.host.url("/half-a-second.png"))
        .await;
    let asking: Vec<_> = (0..50)
        .map(|n| {
            let browser = gallery.test.browser(if n % 2 == 0 { "ada" } else { "bob" });
            let avatar = avatar.clone();
            tokio::spawn(async move { browser.get(&avatar).await })
        })
        .collect();
    for answer in asking {
        assert_eq!(answer.await.unwrap().header("content-type"), "image/png");
    }
    assert_eq!(gallery.host.requests(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_that_goes_away_leaves_the_picture_to_the_others() {
    let gallery = Gallery::new().await;
    let avatar = gallery
        .hang("ada1", &gallery.host.url("/half-a-second.png"))
        .await;
    let (first, second) = (gallery.test.browser("ada"), gallery.test.browser("bob"));
    let path = avatar.clone();
    let leaving = tokio::spawn(async move { first.get(&path).await });
    let path = avatar.clone();
    let staying = tokio::spawn(async move { second.get(&path).await });
    tokio::time::sleep(Duration::from_millis(150)).await;
    leaving.abort();
    assert_eq!(staying.await.unwrap().header("content-type"), "image/png");
}

#[tokio::test(flavor = "multi_thread")]
async fn slow_hosts_hold_neither_a_page_nor_more_than_eight_requests() {
    let gallery = Gallery::new().await;
    let mut avatars = Vec::new();
    for n in 0..12 {
        let url = gallery.host.url(&format!("/drip.png?{n}"));
        avatars.push(gallery.hang(&format!("slow{n}"), &url).await);
    }
    let begun = std::time::Instant::now();
    let asking: Vec<_> = avatars
        .into_iter()
        .map(|avatar| {
            let browser = gallery.test.browser("ada");
            tokio::spawn(async move { browser.get(&avatar).await })
        })
        .collect();
    tokio::time::sleep(Duration::from_secs(3)).await;
    assert_eq!(gallery.host.requests(), 8, "the others wait for their turn");
    for answer in asking {
        assert!(is_nothing(&answer.await.unwrap()));
    }
    // Six seconds for those who had a turn, and no more than six of waiting for the others.
    assert!(begun.elapsed() < Duration::from_secs(14), "{:?}", begun.elapsed());
}

#[tokio::test(flavor = "multi_thread")]
async fn one_user_cannot_have_more_than_so_many_pictures_fetched_in_a_minute() {
    let gallery = Gallery::new().await;
    let posts = (0..310).map(|n| Post {
        external_id: format!("p{n}"),
        thumbnail_url: Some(gallery.host.url(&format!("/cover.png?{n}"))),
        ..Post::default()
    });
    let many = Creator {
        posts: posts.collect(),
        ..creator("many", "vegan")
    };
    gallery.test.know(vec![many]).await;
    let path = gallery.address_of("many").await;
    let (mut shown, mut refused) = (0, 0);
    for n in 0..310 {
        let answer = gallery.get(&format!("{path}/posts/p{n}")).await;
        if is_nothing(&answer) {
            assert_eq!(answer.header("cache-control"), "private, no-cache");
            refused += 1;
        } else {
            shown += 1;
        }
    }
    assert_eq!((shown, refused, gallery.host.requests()), (300, 10, 300));
    let bob = gallery.test.browser("bob");
    assert!(!is_nothing(&bob.get(&format!("{path}/posts/p305")).await));
    gallery.test.clock.advance(TimeDelta::minutes(1));
    assert!(!is_nothing(&gallery.get(&format!("{path}/posts/p309")).await));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_asked_for_the_picture_of_an_invented_creator() {
    let gallery = Gallery::new().await;
    let tx = gallery.test.app.db.begin(&Who::worker()).await.unwrap();
    let source = Source {
        name: "sample",
        is_sample: true,
        fetched_at: gallery.test.clock.now(),
    };
    let invented = Creator {
        avatar_url: Some(gallery.host.url("/avatar.png")),
        posts: vec![Post {
            external_id: "p".to_owned(),
            thumbnail_url: Some(gallery.host.url("/cover.png")),
            ..Post::default()
        }],
        ..creator("invented", "vegan recipes")
    };
    catalogue::store(&tx, source, vec![invented]).await.unwrap();
    tx.commit().await.unwrap();
    let path = gallery.address_of("invented").await;
    assert!(is_nothing(&gallery.get(&path).await));
    assert!(is_nothing(&gallery.get(&format!("{path}/posts/p")).await));
    assert_eq!(gallery.host.requests(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_address_is_another_picture() {
    let gallery = Gallery::new().await;
    let avatar = gallery.hang("ada1", &gallery.host.url("/missing.png")).await;
    assert!(is_nothing(&gallery.get(&avatar).await));
    gallery.hang("ada1", &gallery.host.url("/avatar.png")).await;
    assert_eq!(gallery.get(&avatar).await.header("content-type"), "image/png");
}

/// The networks' own hosts, as the application has them.
fn as_delivered() -> (Rules, fn(Platform) -> &'static [&'static str]) {
    (Rules::public(), model::hosts)
}

/// Names lead where the list says, whatever the system knows.
fn leading_to(addresses: &'static [&'static str]) -> limelight::base::outbound::Lookup {
    Arc::new(move |_| {
        Box::pin(async move { Ok(addresses.iter().map(|text| text.parse().unwrap()).collect()) })
    })
}
