//! Right up to the letter, where a wrong reading is easily overlooked.
use super::*;

/// The recorded run whose pages overlap, and say "no more" in the middle: counted apart, 61 videos of 56 creators.
#[test]
fn pages_put_together_have_each_creator_and_each_post_once() {
    let Some(folder) = shared("fixtures/providers/scrapecreators") else {
        return;
    };
    let endpoint = Vendor::ScrapeCreators.endpoint("tiktok/search/keyword").unwrap();
    let mut run: Vec<Option<Creator>> = Vec::new();
    let mut rows = 0;
    for page in 1..=3 {
        let name = format!("tiktok_search_keyword_nike_run1_p{page}.json");
        let bytes = std::fs::read(folder.join(name)).unwrap();
        let answer = endpoint.read(Platform::TikTok, Some(200), &bytes).unwrap();
        rows += answer
            .creators
            .iter()
            .map(|creator| creator.posts.len())
            .sum::<usize>();
        run.extend(answer.creators.into_iter().map(Some));
    }
    let whole = Answer::of(run.into_iter());
    let posts: usize = whole.creators.iter().map(|creator| creator.posts.len()).sum();
    assert_eq!((rows, posts, whole.creators.len()), (65, 61, 56));
}

#[test]
fn the_traps_of_real_answers_are_read_right() {
    let Some(folder) = shared("fixtures/providers/scrapecreators") else {
        return;
    };
    let read = |endpoint: &str, name: &str| {
        let bytes = std::fs::read(folder.join(name)).unwrap();
        let endpoint = Vendor::ScrapeCreators.endpoint(endpoint).unwrap();
        endpoint
            .read(Platform::TikTok, Some(200), &bytes)
            .unwrap()
            .creators
            .remove(0)
    };
    let espn = read("tiktok/profile", "tiktok_profile_espn_overflow.json");
    // `stats.heartCount` is negative there, `followerCount` rounded.
    assert_eq!(
        (
            espn.followers,
            espn.likes.is_some_and(|likes| likes > 1_000_000_000)
        ),
        (Some(54_709_529), true)
    );
    let arabic = read("tiktok/profile", "tiktok_profile_rtl_bio.json");
    assert!(arabic.bio.unwrap().contains('\n'));
    assert!(arabic.links[0].starts_with("https://"));
    let full = read("tiktok/search/keyword", "tiktok_search_keyword_full_item.json");
    // A search row of TikTok knows no bio; whether verified is a matter of one text.
    assert_eq!((full.bio, full.verified), (None, Some(false)));
    let channel = read("youtube/channel", "youtube_channel_apple.json");
    assert!(channel.avatar_url.is_some() && !channel.links.is_empty());
    assert_eq!(channel.country.as_deref(), Some("US"));
    assert_eq!(
        read("youtube/channel", "doc/youtube_channel.json")
            .handle
            .as_deref(),
        Some("ThePatMcAfeeShow")
    );
}

#[test]
fn a_good_count_is_not_overwritten_by_a_passing_zero() {
    let Some(folder) = shared("fixtures/providers/scrapecreators") else {
        return;
    };
    let endpoint = Vendor::ScrapeCreators.endpoint("tiktok/profile").unwrap();
    let rows = ["before", "zero", "after"].map(|when| {
        let bytes = std::fs::read(folder.join(format!("tiktok_profile_glitch_{when}.json"))).unwrap();
        Some(
            endpoint
                .read(Platform::TikTok, None, &bytes)
                .unwrap()
                .creators
                .remove(0),
        )
    });
    assert_eq!(Answer::of(rows.into_iter()).creators[0].followers, Some(59_866));
}
