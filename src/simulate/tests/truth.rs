//! What an endpoint must tell of a creator, and whether it told the truth.
use super::*;

pub(super) type Fields = BTreeMap<&'static str, String>;

pub(super) fn fields(pairs: Vec<(&'static str, Option<String>)>) -> Fields {
    pairs
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect()
}

pub(super) fn some_list(list: &[String]) -> Option<String> {
    (!list.is_empty()).then(|| list.join(" "))
}

/// What is known of a creator, by name.
pub(super) fn told(creator: &Creator) -> Fields {
    let count = |count: Option<i64>| count.map(|count| count.to_string());
    fields(vec![
        ("id", creator.external_id.clone()),
        ("handle", creator.handle.clone()),
        ("name", creator.name.clone()),
        ("followers", count(creator.followers)),
        ("following", count(creator.following)),
        ("likes", count(creator.likes)),
        ("posts", count(creator.post_count)),
        ("bio", creator.bio.clone()),
        ("emails", some_list(&creator.emails)),
        ("links", some_list(&creator.links)),
        ("avatar", creator.avatar_url.clone()),
        ("verified", creator.verified.map(|verified| verified.to_string())),
        ("country", creator.country.clone()),
        ("language", creator.language.clone()),
        ("category", creator.category.clone()),
    ])
}

/// What is known of a post, by name.
pub(super) fn told_of_post(post: &Post) -> Fields {
    let count = |count: Option<i64>| count.map(|count| count.to_string());
    fields(vec![
        ("text", post.text.clone()),
        ("url", post.url.clone().map(|url| url.replace("/reel/", "/p/"))),
        ("thumbnail", post.thumbnail_url.clone()),
        ("published", post.published_at.map(|at| at.to_rfc3339())),
        ("views", count(post.views)),
        ("likes", count(post.likes)),
        ("comments", count(post.comments)),
        ("shares", count(post.shares)),
        ("hashtags", some_list(&post.hashtags)),
    ])
}

/// What an endpoint must tell of each creator and each post; it may tell more, if it is true.
pub(super) fn must_tell(endpoint: &str) -> (&'static str, &'static str) {
    match endpoint {
        "tiktok/search/keyword" => (
            "id handle name followers following avatar verified country language",
            "text url thumbnail published views likes comments shares hashtags",
        ),
        "tiktok/search/users" => ("id handle name followers following avatar verified", ""),
        "tiktok/profile/videos" => (
            "id handle name followers following bio emails avatar verified country language",
            "text url thumbnail published views likes comments shares hashtags",
        ),
        "tiktok/profile" => (
            "id handle name followers following likes posts bio emails links avatar verified country language category",
            "",
        ),
        "instagram/reels/search" => (
            "id handle name followers posts avatar verified",
            "text url thumbnail published views likes comments hashtags",
        ),
        "instagram/profile" | "instagram-profile-scraper" => (
            "id handle name followers following posts bio emails links avatar verified category",
            "text url thumbnail published views likes comments hashtags",
        ),
        "youtube/search" => ("id name avatar", "text url thumbnail views hashtags"),
        "youtube/channel" => (
            "id handle name followers posts bio emails links avatar country",
            "",
        ),
        "search" => ("id name", "text url thumbnail published hashtags"),
        "channels" => (
            "id handle name followers posts bio emails avatar country language category",
            "",
        ),
        "tiktok-scraper" => (
            "id handle name followers following likes posts bio emails links avatar verified country language",
            "text url thumbnail published views likes comments shares hashtags",
        ),
        "discovery" | "similar" => ("id handle name followers avatar", ""),
        "enrich" => (
            "id handle name followers bio emails links avatar verified country",
            "text published likes comments hashtags",
        ),
        other => panic!("{other}"),
    }
}

/// Compares with the creators of the world: nothing else is told, and nothing is missing that the endpoint tells.
pub(super) fn compare(simulator: &Simulator, route: &Route, platform: Platform, answer: &Answer) {
    assert_eq!(answer.skipped, 0, "{route:?}");
    let (must, must_of_posts) = must_tell(route.endpoint);
    for (place, creator) in answer.creators.iter().enumerate() {
        let truth = simulator
            .creator(platform, creator.external_id.as_deref().unwrap())
            .unwrap();
        // Behind a profile stand the related accounts, of which little is told.
        let is_related = place > 0 && route.endpoint.starts_with("instagram") && !is_search(route);
        let must = if is_related {
            "id handle name avatar verified"
        } else {
            must
        };
        agree(route, &told(truth), &told(creator), must);
        assert!(
            is_related || is_bare(route) || !creator.posts.is_empty(),
            "{route:?}"
        );
        for post in &creator.posts {
            let known = |known: &&Post| known.external_id == post.external_id;
            let truth = truth.posts.iter().find(known).unwrap();
            let mut read = told_of_post(post);
            if route.endpoint == "youtube/search" {
                // Rounded down to the unit in which the age is told.
                let told = post.published_at.zip(truth.published_at);
                assert!(told.is_some_and(|(told, at)| told >= at && told - at < chrono::TimeDelta::days(31)));
                read.remove("published");
            }
            agree(route, &told_of_post(truth), &read, must_of_posts);
        }
    }
}

/// Whether the endpoint's rows have no posts, or sometimes none.
pub(super) fn is_bare(route: &Route) -> bool {
    must_tell(route.endpoint).1.is_empty() || route.endpoint == "youtube/search"
}

pub(super) fn agree(route: &Route, truth: &Fields, read: &Fields, must: &str) {
    for (name, value) in read {
        assert_eq!(truth.get(name), Some(value), "{route:?} {name}: {truth:?}");
    }
    for name in must.split_whitespace() {
        assert_eq!(read.get(name), truth.get(name), "{route:?} {name}");
    }
}
