//! Rows with one trap each, made up: what the newer readers must not fall for.
use super::*;

fn read(vendor: Vendor, endpoint: &str, body: &str) -> Result<Answer, Fault> {
    let endpoint = vendor.endpoint(endpoint).unwrap();
    endpoint.read(Platform::Instagram, Some(200), body.as_bytes())
}

fn creators(vendor: Vendor, endpoint: &str, body: &str) -> Vec<Creator> {
    read(vendor, endpoint, body).unwrap().creators
}

fn class(answer: Result<Answer, Fault>) -> Class {
    answer.unwrap_err().class
}

#[test]
fn only_links_to_profiles_name_creators() {
    let links = [
        "https://www.instagram.com/sample.one/?hl=en",
        "https://www.instagram.com/Sample.One/",
        "https://www.instagram.com/sample.two/reel/C1/",
        "https://www.instagram.com/reel/C1/",
        "https://www.instagram.com/reels/C1/",
        "https://www.instagram.com/p/C1/",
        "https://www.instagram.com/tv/C1/",
        "https://www.instagram.com/explore/tags/tofu/",
        "https://www.instagram.com/stories/sample.three/1/",
        "https://www.instagram.com/popular/tofu-recipes/",
        "https://www.instagram.com/",
        "https://www.tiktok.com/@sample.four",
        "https://instagram.com.example.com/sample.five/",
    ];
    let body = |links: &[&str]| {
        let rows = links
            .iter()
            .map(|link| serde_json::json!({ "title": "9M Followers", "link": link }));
        serde_json::json!({ "organic": rows.collect::<Vec<_>>() }).to_string()
    };
    let answer = read(Vendor::Serper, "search", &body(&links)).unwrap();
    let handles: Vec<_> = answer
        .creators
        .iter()
        .map(|creator| creator.handle.as_deref())
        .collect();
    assert_eq!(handles, [Some("sample.one"), Some("sample.two")]);
    assert_eq!(answer.skipped, 10);
    assert!(
        answer
            .creators
            .iter()
            .all(|c| c.followers.is_none() && c.name.is_none())
    );
    // Posts only, or nothing: a good page all the same.
    for good in [
        body(&links[3..4]),
        body(&[]),
        "{\"searchParameters\":{}}".to_owned(),
    ] {
        let answer = read(Vendor::Serper, "search", &good).unwrap();
        assert!(answer.creators.is_empty());
    }
    assert_eq!(
        class(read(Vendor::Serper, "search", "{\"organic\":[{\"url\":\"x\"}]}")),
        Class::Shape
    );
}

#[test]
fn the_network_is_the_one_that_the_row_names() {
    let modash = creators(
        Vendor::Modash,
        "search",
        r#"{"error":false,"lookalikes":[{"userId":"1","profile":{"url":"https://www.tiktok.com/@sample","username":"sample"}}],
            "directs":[{"userId":"1","profile":{"username":"sample","followers":-1}},
                {"userId":"UCVXhwLsuNli6N8FElr7sNvQ","profile":{"url":"https://www.youtube.com/channel/UCVXhwLsuNli6N8FElr7sNvQ"}}]}"#,
    );
    let networks: Vec<Platform> = modash.iter().map(|creator| creator.platform).collect();
    assert_eq!(
        networks,
        [Platform::TikTok, Platform::Instagram, Platform::YouTube]
    );
    assert_eq!(modash[1].followers, None);
    let insightiq = read(
        Vendor::InsightIq,
        "profiles/search",
        r#"{"data":[
            {"work_platform":{"id":"9bb8913b-ddd9-430b-a66a-d74d846e6c66"},"platform_username":"sample.one"},
            {"work_platform":{"name":"YouTube"},"platform_username":"sample.two","follower_count":null,"subscriber_count":7,
                "introduction":"Write to Sample@Example.com","is_verified":null,"creator_location":{"country":"DE"},"language":"de-AT"},
            {"work_platform":{"name":"Twitch"},"platform_username":"sample.three"},
            {"work_platform":null,"platform_username":"sample.four"}],
            "metadata":{"offset":10,"limit":10,"total_results":21}}"#,
    )
    .unwrap();
    let [one, two, four] = &insightiq.creators[..] else {
        panic!("{insightiq:?}");
    };
    assert_eq!(
        (one.platform, four.platform),
        (Platform::Instagram, Platform::Instagram)
    );
    assert_eq!(
        (
            two.platform,
            two.followers,
            two.verified,
            two.country.as_deref(),
            two.language.as_deref()
        ),
        (Platform::YouTube, Some(7), None, Some("DE"), Some("de"))
    );
    assert_eq!(two.emails, ["sample@example.com"]);
    assert_eq!((insightiq.skipped, insightiq.more), (1, Some(true)));
}

#[test]
fn research_videos_are_named_by_the_handle_and_exact_ids() {
    let page = r#"{"data":{"videos":[
        {"id":9007199254740993,"username":"sample","video_description":"A &amp; B #Tofu","like_count":-1,"hashtag_names":["tofu","vegan"]},
        {"video_id":9007199254740995,"username":"Sample","create_time":1700500000}],
        "cursor":100,"has_more":true},"error":{"code":"ok"}}"#;
    let answer = read(Vendor::TikTokResearch, "video/query", page).unwrap();
    let [sample] = &answer.creators[..] else {
        panic!("{answer:?}");
    };
    let ids: Vec<&str> = sample
        .posts
        .iter()
        .map(|post| post.external_id.as_str())
        .collect();
    assert_eq!(ids, ["9007199254740993", "9007199254740995"]);
    let first = &sample.posts[0];
    assert_eq!(
        (first.text.as_deref(), first.likes, first.views),
        (Some("A & B #Tofu"), None, None)
    );
    assert_eq!(first.hashtags, ["tofu", "vegan"]);
    assert_eq!(
        first.url.as_deref(),
        Some("https://www.tiktok.com/@sample/video/9007199254740993")
    );
    assert_eq!((sample.country.as_deref(), sample.verified), (None, None));
    assert_eq!(answer.next.as_deref(), Some("100"));
    let last = r#"{"data":{"cursor":100,"search_id":"8","has_more":false},"error":{"code":"ok"}}"#;
    let answer = read(Vendor::TikTokResearch, "video/query", last).unwrap();
    assert_eq!((answer.creators.len(), answer.more), (0, Some(false)));
    let next: serde_json::Value = serde_json::from_str(&answer.next.unwrap()).unwrap();
    assert_eq!(next, serde_json::json!({ "cursor": "100", "search_id": "8" }));
    // The request's `fields` left the name out.
    let nameless = r#"{"data":{"videos":[{"id":1}],"cursor":100},"error":{"code":"ok"}}"#;
    assert_eq!(
        class(read(Vendor::TikTokResearch, "video/query", nameless)),
        Class::Shape
    );
}

#[test]
fn graph_media_are_known_by_their_code_and_hold_no_token() {
    let page = r#"{"business_discovery":{"id":"17840000000000001","username":"sample","website":"sample.example.com/x","media":{"data":[
        {"id":"17","media_type":"VIDEO","media_url":"https://cdn.example.com/a.mp4","permalink":"https://www.instagram.com/reel/C1_-/"},
        {"id":"18","media_type":"VIDEO","thumbnail_url":"https://cdn.example.com/t.jpg","media_url":"https://cdn.example.com/a.mp4"},
        {"id":"19","media_type":"CAROUSEL_ALBUM","media_url":"https://cdn.example.com/b.jpg","like_count":0}],
        "paging":{"cursors":{"after":"QVF"},"next":"https://graph.facebook.com/?access_token=canary"}}},"id":"1"}"#;
    let answer = read(Vendor::InstagramGraph, "business_discovery", page).unwrap();
    let posts: Vec<_> = answer.creators[0]
        .posts
        .iter()
        .map(|post| {
            (
                post.external_id.as_str(),
                post.thumbnail_url.as_deref(),
                post.likes,
            )
        })
        .collect();
    assert_eq!(
        posts,
        [
            ("C1_-", None, None),
            ("18", Some("https://cdn.example.com/t.jpg"), None),
            ("19", Some("https://cdn.example.com/b.jpg"), Some(0)),
        ]
    );
    assert_eq!(answer.creators[0].links, ["https://sample.example.com/x"]);
    assert_eq!(answer.next.as_deref(), Some("QVF"));
    assert!(!format!("{answer:?}").contains("canary"));
    let hashtag = r#"{"data":[{"id":"17","like_count":1}],"paging":{"cursors":{"after":"QVF"},"next":"https://x.example/canary"}}"#;
    for endpoint in ["top_media", "recent_media"] {
        let answer = read(Vendor::InstagramGraph, endpoint, hashtag).unwrap();
        assert_eq!(
            (
                answer.creators.len(),
                answer.skipped,
                answer.next.as_deref(),
                answer.more
            ),
            (0, 1, Some("QVF"), Some(true))
        );
        let none = read(Vendor::InstagramGraph, endpoint, r#"{"data":[]}"#).unwrap();
        assert_eq!((none.skipped, none.more), (0, Some(false)));
        let names = r#"{"data":[{"id":"17","name":"tofu"}]}"#;
        assert_eq!(class(read(Vendor::InstagramGraph, endpoint, names)), Class::Shape);
    }
}

#[test]
fn reels_with_hidden_numbers_and_without_words_are_read() {
    let page = r#"{"reels_serp_modules":[{"clips":[
        {"media":{"pk":3238235309304962929,"caption":null,"like_count":-1,"ig_play_count":7,"taken_at":1700247779,
            "user":{"id":"5","pk":5,"username":"sample","full_name":"","is_verified":false}}},
        {"media":{"code":"C1","caption":{"text":"tofu"},"play_count":0,"ig_play_count":9,"user":{"id":5,"username":"sample"}}},
        {"media":{"code":"C2","user":null}}]}],"has_more":true,"reels_max_id":"r:1"}"#;
    let answer = read(Vendor::RapidApi, "instagram-premium/search/reels", page).unwrap();
    let [sample] = &answer.creators[..] else {
        panic!("{answer:?}");
    };
    assert_eq!((sample.name.as_deref(), sample.verified), (None, Some(false)));
    let [first, second] = &sample.posts[..] else {
        panic!("{sample:?}");
    };
    assert_eq!(first.external_id, "3238235309304962929");
    assert_eq!(
        (first.url.as_deref(), first.text.as_deref(), first.likes),
        (None, None, None)
    );
    assert_eq!((first.views, second.views), (Some(7), Some(0)));
    assert_eq!(second.url.as_deref(), Some("https://www.instagram.com/reel/C1/"));
    assert_eq!((answer.skipped, answer.next.as_deref()), (1, Some("r:1")));
}

#[test]
fn a_profile_behind_the_gateway_is_tiktok_s_own() {
    let user = |user: &str, stats: &str| format!(r#"{{"code":0,"data":{{"user":{user},"stats":{stats}}}}}"#);
    let endpoint = "tiktok-scraper7/user/info";
    let overflown = user(
        r#"{"id":6785227254776972294,"uniqueId":"sample","signature":""}"#,
        r#"{"followerCount":3,"heartCount":-255911171}"#,
    );
    let [sample] = &creators(Vendor::RapidApi, endpoint, &overflown)[..] else {
        panic!();
    };
    assert_eq!(sample.external_id.as_deref(), Some("6785227254776972294"));
    assert_eq!(
        (sample.followers, sample.likes, sample.bio.as_deref()),
        (Some(3), None, None)
    );
    let private = user(
        r#"{"id":"1","uniqueId":"sample","privateAccount":true}"#,
        r#"{"followerCount":0}"#,
    );
    assert_eq!(class(read(Vendor::RapidApi, endpoint, &private)), Class::Private);
    let instagram = r#"{"data":{"user":{"id":"1","username":"sample"}}}"#;
    assert_eq!(class(read(Vendor::RapidApi, endpoint, instagram)), Class::Shape);
}

#[test]
fn owners_with_an_id_only_stay_without_a_name() {
    let page = r#"{"data":{"top_posts":[{"node":{"id":"7868129106666275469","shortcode":"X1","owner":{"id":52461676756},
        "edge_liked_by":{"count":5},"taken_at_timestamp":1752109212}}],
        "recent_posts":[{"node":{"shortcode":"X2","owner":{"id":"52461676756"}}},{"node":{"shortcode":"X3"}}],"nextCursor":"HE1"}}"#;
    let endpoint = Vendor::EnsembleData.endpoint("instagram/hashtag/posts").unwrap();
    let answer = endpoint.read(Platform::TikTok, None, page.as_bytes()).unwrap();
    let [owner] = &answer.creators[..] else {
        panic!("{answer:?}");
    };
    assert_eq!(
        (
            owner.external_id.as_deref(),
            owner.handle.as_deref(),
            owner.name.as_deref()
        ),
        (Some("52461676756"), None, None)
    );
    assert_eq!(
        (owner.platform, owner.posts.len(), answer.skipped),
        (Platform::Instagram, 2, 1)
    );
    assert_eq!(endpoint.enhancement(owner), Enhancement::Pending);
}

#[test]
fn an_entry_of_a_list_is_the_video_of_its_channel() {
    let page = r#"{"items":[
        {"kind":"youtube#playlistItem","id":"VVU1","snippet":{"title":"A &amp;lt; B","publishedAt":"2020-01-02T00:00:00Z","playlistId":"PL1",
            "channelId":"UC0123456789012345678901","channelTitle":"Sample List","videoOwnerChannelId":"UCabcdefghijklmnopqrstuv",
            "videoOwnerChannelTitle":"Sample Channel","resourceId":{"videoId":"abcdefghijk"}}},
        {"kind":"youtube#playlistItem","id":"VVU2","snippet":{"title":"C","publishedAt":"2020-01-02T00:00:00Z","playlistId":"UUabcdefghijklmnopqrstuv",
            "channelId":"UCabcdefghijklmnopqrstuv"},"contentDetails":{"videoId":"bcdefghijkl","videoPublishedAt":"2019-01-02T00:00:00Z"}},
        {"kind":"youtube#playlistItem","id":"VVU3","snippet":{"title":"D","publishedAt":"2020-01-02T00:00:00Z","playlistId":"UUabcdefghijklmnopqrstuv",
            "channelId":"UCabcdefghijklmnopqrstuv","resourceId":{"videoId":"cdefghijklm"}}}]}"#;
    let [channel] = &creators(Vendor::YouTube, "playlistItems", page)[..] else {
        panic!();
    };
    assert_eq!(channel.name.as_deref(), Some("Sample Channel"));
    let posts: Vec<_> = channel
        .posts
        .iter()
        .map(|post| {
            let date = post.published_at.map(|at| at.format("%Y").to_string());
            (post.external_id.as_str(), date)
        })
        .collect();
    assert_eq!(
        posts,
        [
            ("abcdefghijk", None),
            ("bcdefghijkl", Some("2019".to_owned())),
            ("cdefghijklm", Some("2020".to_owned()))
        ]
    );
    assert_eq!(channel.posts[0].text.as_deref(), Some("A < B"));
    // Neither the title of a video nor that of a list is a channel's name.
    let video = r#"{"items":[{"id":"abcdefghijk","snippet":{"title":"A video"}}]}"#;
    assert_eq!(class(read(Vendor::YouTube, "channels", video)), Class::Shape);
    assert_eq!(class(read(Vendor::YouTube, "videos", page)), Class::Shape);
}
