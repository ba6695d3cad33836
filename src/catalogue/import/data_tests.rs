//! The real data sets import fully and rightly without any flag.

use std::collections::HashSet;
use std::path::PathBuf;

use super::*;
use crate::discovery::model::Post;

/// The file in the shared data folder; `None` when the folder is not there and need not be.
fn shared(name: &str) -> Option<PathBuf> {
    crate::base::testing::shared(&format!("data/{name}"))
}

/// All creators of a file in which nothing may be rejected, and the warnings.
fn import(path: &Path) -> (Vec<Creator>, Vec<String>) {
    let mut reader = open(path, &Options::default()).unwrap();
    let creators = reader.by_ref().map(|row| row.unwrap().creator).collect();
    assert_eq!(reader.bytes_read(), reader.total_bytes());
    (creators, reader.warnings())
}

fn sum(creators: &[Creator], of: impl Fn(&Creator) -> Option<i64>) -> i64 {
    creators.iter().filter_map(of).sum()
}

fn posts(creators: &[Creator]) -> Vec<&Post> {
    let posts: Vec<&Post> = creators.iter().flat_map(|creator| &creator.posts).collect();
    assert_eq!(posts.len(), creators.len(), "one post a row");
    posts
}

#[test]
fn tiktok_influencers() {
    let Some(path) = shared("tiktok/influencers_5000.csv") else {
        return;
    };
    let (creators, warnings) = import(&path);
    assert_eq!(creators.len(), 5000);
    assert!(
        creators
            .iter()
            .all(|creator| creator.platform == Platform::TikTok && creator.posts.is_empty())
    );
    assert_eq!(sum(&creators, |creator| creator.followers), 4_543_503_614);
    assert_eq!(sum(&creators, |creator| creator.likes), 128_675_308_220);
    let unique = |of: fn(&Creator) -> &Option<String>| {
        creators
            .iter()
            .filter_map(of_some(of))
            .collect::<HashSet<_>>()
            .len()
    };
    assert_eq!(
        (
            unique(|creator| &creator.external_id),
            unique(|creator| &creator.handle)
        ),
        (5000, 5000)
    );
    assert_eq!(
        (
            unique(|creator| &creator.country),
            unique(|creator| &creator.language)
        ),
        (88, 5)
    );
    assert_eq!(
        creators
            .iter()
            .filter(|creator| creator.verified == Some(true))
            .count(),
        744
    );
    assert_eq!(
        creators.iter().filter(|creator| creator.bio.is_some()).count(),
        4706
    );
    assert!(creators.iter().all(|creator| creator.name.is_none()));
    let with_address = creators
        .iter()
        .filter(|creator| !creator.emails.is_empty())
        .count();
    assert!(with_address >= 940, "{with_address}");
    let footballer = &creators[1];
    assert_eq!(footballer.handle.as_deref(), Some("sayfjoumat"));
    assert_eq!(footballer.external_id.as_deref(), Some("172448238480965632"));
    assert!(
        footballer
            .bio
            .as_deref()
            .unwrap()
            .ends_with("Snapchat  :sayfsj\n🇲🇦🇫🇷")
    );
    assert_eq!(
        (footballer.followers, footballer.following, footballer.post_count),
        (Some(5221), Some(54), Some(67))
    );
    assert_eq!(
        (footballer.country.as_deref(), footballer.language.as_deref()),
        (Some("MA"), Some("fr"))
    );
    assert_eq!(footballer.category.as_deref(), Some("Sports, Fitness & Outdoors"));
    assert_eq!(creators[0].category, None, "none is no category");
    assert!(
        warnings.iter().all(|text| text.starts_with("link:")),
        "{warnings:?}"
    );
}

fn of_some(of: fn(&Creator) -> &Option<String>) -> impl Fn(&Creator) -> Option<&String> {
    move |creator| of(creator).as_ref()
}

#[test]
fn tiktok_trending() {
    let Some(path) = shared("tiktok/trending_1000.json") else {
        return;
    };
    let (creators, warnings) = import(&path);
    assert_eq!(creators.len(), 1000);
    let ids: HashSet<_> = creators
        .iter()
        .map(|creator| creator.external_id.as_deref().unwrap())
        .collect();
    assert_eq!(ids.len(), 802);
    assert!(
        creators
            .iter()
            .all(|creator| creator.followers.is_none() && creator.handle.is_some())
    );
    let posts = posts(&creators);
    assert_eq!(
        posts
            .iter()
            .map(|post| &post.external_id)
            .collect::<HashSet<_>>()
            .len(),
        1000
    );
    assert_eq!(
        posts.iter().filter_map(|post| post.views).sum::<i64>(),
        1_029_212_935
    );
    assert_eq!(
        posts.iter().filter_map(|post| post.likes).sum::<i64>(),
        96_797_880
    );
    let first = &creators[0];
    assert_eq!(first.platform, Platform::TikTok);
    assert_eq!(
        (first.handle.as_deref(), first.name.as_deref()),
        (Some("ninakleij"), Some("Nina"))
    );
    assert_eq!(first.external_id.as_deref(), Some("6825540583826768902"));
    assert_eq!(first.verified, Some(false));
    assert!(
        first
            .bio
            .as_deref()
            .unwrap()
            .starts_with("don’t tell my instagram")
    );
    assert!(
        first
            .avatar_url
            .as_deref()
            .unwrap()
            .starts_with("https://p16-sign-sg.tiktokcdn.com/")
    );
    let post = &first.posts[0];
    assert_eq!(
        (post.external_id.as_str(), post.text.as_deref()),
        ("6907228749016714497", Some("Confidence went 📈"))
    );
    assert_eq!(
        (post.views, post.likes, post.comments, post.shares),
        (Some(44800), Some(3710), Some(68), Some(50))
    );
    assert_eq!(
        post.published_at.unwrap().to_rfc3339(),
        "2020-12-17T14:15:17+00:00"
    );
    assert_eq!(
        post.url.as_deref(),
        Some("https://www.tiktok.com/@ninakleij/video/6907228749016714497")
    );
    let tagged = posts
        .iter()
        .find(|post| post.external_id == "6905635666588192002")
        .unwrap();
    assert_eq!(tagged.hashtags, ["tiktok教室", "tutorial"]);
    assert_eq!(warnings, Vec::<String>::new());
}

#[test]
fn youtube_trending_us() {
    let Some(path) = shared("youtube/USvideos_sample.csv") else {
        return;
    };
    let (creators, warnings) = import(&path);
    assert_eq!(creators.len(), 4998);
    let first = &creators[0];
    assert_eq!(
        (first.platform, first.name.as_deref()),
        (Platform::YouTube, Some("CaseyNeistat"))
    );
    assert!(creators.iter().all(|creator| {
        let Creator {
            handle,
            external_id,
            followers,
            category,
            country,
            name,
            ..
        } = creator;
        handle.is_none()
            && external_id.is_none()
            && followers.is_none()
            && category.is_none()
            && country.is_none()
            && name.is_some()
    }));
    let posts = posts(&creators);
    assert_eq!(
        posts
            .iter()
            .map(|post| &post.external_id)
            .collect::<HashSet<_>>()
            .len(),
        1260
    );
    assert_eq!(
        posts.iter().filter_map(|post| post.views).sum::<i64>(),
        6_666_820_154
    );
    assert_eq!(posts.iter().filter(|post| post.likes.is_none()).count(), 2);
    assert!(
        posts.iter().all(|post| post.published_at.is_none()),
        "a time without a date is unknown"
    );
    assert_eq!(
        posts[0].text.as_deref(),
        Some("WE WANT TO TALK ABOUT OUR MARRIAGE")
    );
    assert_eq!(
        posts[0].url.as_deref(),
        Some("https://www.youtube.com/watch?v=2kyS6SvSYSE")
    );
    assert_eq!(
        warnings,
        ["post_published_at: 4998 values could not be read (such as \"17:13:01\"), imported as unknown"]
    );
}

#[test]
fn youtube_trending_fr() {
    let Some(path) = shared("youtube/FRvideos_part.csv") else {
        return;
    };
    let (creators, warnings) = import(&path);
    assert_eq!(creators.len(), 3398);
    assert_eq!(warnings, Vec::<String>::new());
    let names: HashSet<_> = creators
        .iter()
        .map(|creator| creator.name.as_deref().unwrap())
        .collect();
    assert_eq!(names.len(), 1359);
    assert!(names.contains("#Débloqués"));
    let posts = posts(&creators);
    assert_eq!(
        posts
            .iter()
            .map(|post| &post.external_id)
            .collect::<HashSet<_>>()
            .len(),
        2602
    );
    assert_eq!(
        posts.iter().filter_map(|post| post.views).sum::<i64>(),
        1_116_253_372
    );
    assert_eq!(
        posts.iter().filter_map(|post| post.likes).sum::<i64>(),
        54_959_636
    );
    let first = &creators[0];
    assert_eq!(first.emails, ["raptorcoachingpro@gmail.com"]);
    let post = posts[0];
    assert_eq!(
        post.published_at.unwrap().to_rfc3339(),
        "2017-11-13T17:32:55+00:00"
    );
    assert_eq!(
        post.thumbnail_url.as_deref(),
        Some("https://i.ytimg.com/vi/Ro6eob0LrCY/default.jpg")
    );
    assert_eq!(
        post.hashtags,
        ["raptor", "dissident", "expliquez", "moi", "cette", "merde"]
    );
    let text = post.text.as_deref().unwrap();
    assert!(
        text.starts_with("Malika LePen : Femme de Gauche - Trailer\n\nDimanche.\n18h30.\n"),
        "{text}"
    );
    assert!(
        posts[1].hashtags.is_empty(),
        "[none] is no tag: {:?}",
        posts[1].hashtags
    );
}
