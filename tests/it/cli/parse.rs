//! `limelight parse`: what is made of text and of saved answers.
use super::{Installation, shared};

#[test]
fn a_saved_answer_of_a_provider_becomes_creators_or_a_class_of_fault() {
    let home = Installation::new();
    let reads = |provider: &str, endpoint: &str, answer: &str| {
        let args = [
            "parse",
            "creators",
            "--provider",
            provider,
            "--endpoint",
            endpoint,
        ];
        home.fed(&args, answer.as_bytes())
    };
    let page = r##"{"cursor":30,"has_more":0,"search_item_list":[
        {"aweme_info":{"aweme_id":7000000000000000011,"desc":"Tofu &amp; rice #vegan","region":"US","statistics":{"play_count":"1.2M"},
            "author":{"uid":"7","unique_id":"tofu","nickname":"To\u0000fu","follower_count":-5,"custom_verify":"Verified account"}}},
        {"aweme_info":{"aweme_id":"8","author":{"uid":"7","unique_id":"TOFU"}}},
        {"aweme_info":{"aweme_id":"9","author":null}}]}"##;
    let ended = reads("scrapecreators", "tiktok/search/keyword", page);
    assert_eq!(ended.status, 0, "{ended:?}");
    let line: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(
        line,
        serde_json::json!({
            "creator": { "name": "Tofu", "uniqueId": "tofu", "externalId": "7", "followers": null, "avatarUrl": null, "bio": null,
                "emails": [], "verified": true, "country": "US", "language": null },
            "video": { "description": "Tofu & rice #vegan", "url": "https://www.tiktok.com/@tofu/video/7000000000000000011",
                "statistics": { "likes": null, "comments": null, "views": 1_200_000, "shares": null } },
            "hashtags": ["#vegan"], "platform": "TikTok", "enhancementStatus": "pending",
        })
    );
    let quota = r#"{"error":{"code":403,"message":"You have exceeded your <a href=\"/q\">quota</a>.","errors":[{"reason":"quotaExceeded"}]}}"#;
    let ended = reads("youtube", "search", quota);
    assert_eq!(ended.status, 1, "{ended:?}");
    assert_eq!(
        ended.out.trim(),
        r#"{"error":{"class":"OutOfCredits","message":"You have exceeded your quota."}}"#
    );
    let ended = reads("scrapecreators", "tiktok/search", page);
    assert_eq!(ended.status, 2, "{ended:?}");
    assert!(
        ended.err.contains("tiktok/search/keyword, tiktok/search/users"),
        "{ended:?}"
    );
    let ended = reads("tiktok", "search", page);
    assert_eq!(ended.status, 2, "{ended:?}");
    assert!(
        ended
            .err
            .contains("provider \"tiktok\" is not known: use youtube, scrapecreators"),
        "{ended:?}"
    );
}

#[test]
fn addresses_and_counts_are_read_as_the_fixtures_say() {
    let home = Installation::new();
    let lines = |path: &str| -> Option<Vec<(String, String)>> {
        let text = std::fs::read_to_string(shared(path)?).unwrap();
        Some(
            text.lines()
                .map(|line| line.split_once('\t').unwrap())
                .map(|(a, b)| (a.to_owned(), b.to_owned()))
                .collect(),
        )
    };
    let answers = |what: &str, pairs: &[(String, String)]| -> Vec<serde_json::Value> {
        let input: String = pairs.iter().map(|(text, _)| format!("{text}\n")).collect();
        let ended = home.fed(&["parse", what], input.as_bytes());
        assert_eq!(ended.status, 0, "{ended:?}");
        ended
            .out
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    };
    if let Some(pairs) = lines("fixtures/providers/emails.tsv") {
        let found = answers("emails", &pairs);
        assert_eq!(found.len(), pairs.len());
        for ((text, expected), answer) in pairs.iter().zip(found) {
            let emails: Vec<&str> = answer["emails"]
                .as_array()
                .unwrap()
                .iter()
                .map(|e| e.as_str().unwrap())
                .collect();
            assert_eq!(emails.join(","), *expected, "{text}");
        }
    }
    if let Some(pairs) = lines("fixtures/providers/counts.tsv") {
        for ((text, expected), answer) in pairs.iter().zip(answers("counts", &pairs)) {
            assert_eq!(answer["count"].as_i64(), expected.parse().ok(), "{text}");
        }
    }
    assert!(
        home.postmaster().is_none() && !home.data_dir().exists(),
        "reading text needs no database"
    );
}
