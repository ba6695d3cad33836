//! `limelight lookup` as a user runs it: what it prints, what it writes, its exit statuses.
use crate::support::program::Installation;

#[tokio::test(flavor = "multi_thread")]
async fn the_exit_status_says_how_much_was_found() {
    let home = Installation::new();
    // A worker in the background, so that the commands share one running server.
    let mut worker = home.start(&["work"]);
    worker.told("working");
    let known = home.file(
        "known.csv",
        "username,platform,bio,followers\nada,tiktok,cooks,1200\nbob,tiktok,runs,900\n",
    );
    home.done(&["import", &known]);
    let list = home.file("list.csv", "No,Handle\n1,@ada\n2,https://www.tiktok.com/@bob\n");
    let out = home.path("found.csv");
    let out = out.to_str().unwrap();
    let all = home.run(&["lookup", &list, "--platform", "tiktok", "--out", out]);
    assert_eq!(all.status, 0, "{all:?}");
    let file = std::fs::read_to_string(out).unwrap();
    assert!(file.starts_with("\u{feff}Row,Input,State,"), "{file}");
    assert!(file.contains("1,'@ada,found,,TikTok,ada,"), "{file}");

    let part = home.fed(
        &["lookup", "-", "--platform", "tiktok", "--json"],
        b"ada\nnobody\ntwo words\n",
    );
    assert_eq!(part.status, 4, "{part:?}");
    let json = part.json();
    assert_eq!(json["counts"]["found"], 1);
    let states: Vec<&str> = json["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["state"].as_str().unwrap())
        .collect();
    assert_eq!(states, ["found", "not_found", "invalid"]);

    let none = home.fed(&["lookup", "-", "--platform", "tiktok"], b"nobody\n");
    assert_eq!(none.status, 3, "{none:?}");
    let quote = home.fed(
        &["lookup", "-", "--platform", "tiktok", "--quote"],
        b"ada\nnobody\n",
    );
    assert_eq!(quote.status, 0, "{quote:?}");
    assert_eq!(
        quote.out.trim(),
        "2 rows: 1 known already, 1 without a provider to ask."
    );
    let many: String = (0..10_001).map(|n| format!("u{n}\n")).collect();
    let many = home.fed(&["lookup", "-", "--platform", "tiktok"], many.as_bytes());
    assert_eq!(many.status, 2, "{many:?}");
    assert!(many.err.contains("10001 rows are too many"), "{many:?}");
    let missing = home.run(&["lookup", "no-such-file", "--platform", "tiktok"]);
    assert_eq!(missing.status, 1, "{missing:?}");
    let platform = home.run(&["lookup", &list]);
    assert_eq!(platform.status, 2, "{platform:?}");
    worker.stop();
}
