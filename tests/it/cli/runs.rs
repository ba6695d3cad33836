//! A campaign in the terminal, searched more than once.
use super::{column, sample_csv};
use crate::support::program::Installation;

#[test]
fn a_campaign_is_searched_again_compared_and_narrowed() {
    let home = Installation::new();
    let mut worker = home.start(&["work"]);
    worker.told("working");
    let file = home.path("vegan.csv");
    std::fs::write(&file, sample_csv(20)).unwrap();
    home.done(&["import", file.to_str().unwrap(), "--platform", "tiktok"]);
    let first = home.done(&["search", "vegan", "--target", "50", "--json"]).json();
    let (run, campaign) = (
        first["id"].as_str().unwrap(),
        first["campaignId"].as_str().unwrap(),
    );
    assert_eq!(first["found"], 20);

    // One has more followers meanwhile, and one is new.
    std::fs::write(
        &file,
        "username,bio,followers\nvegan3,vegan recipes,9000\nfresh,vegan too,5\n",
    )
    .unwrap();
    home.done(&["import", file.to_str().unwrap(), "--platform", "tiktok"]);
    let again = home.run(&["search", "--again", campaign, "--json"]);
    assert_eq!(again.status, 0, "{}", again.err);
    assert!(
        again
            .err
            .contains("since the run before: 1 new, 0 not found this time, 20 in both: 1 grown, 0 shrunk"),
        "{}",
        again.err
    );
    let second = again.json();
    let second = second["id"].as_str().unwrap();
    let compared = home.done(&["compare", second, run, "--json"]).json();
    assert_eq!(compared["difference"]["new"], 1);
    assert_eq!(compared["creators"]["new"][0]["handle"], "fresh");
    assert_eq!(compared["creators"]["grown"][0]["followersBefore"], 1003);
    assert_eq!(home.done(&["compare", second, "--json"]).json(), compared);
    let table = home.done(&["compare", second]).out;
    assert!(table.contains("New: 1") && table.contains("@fresh"), "{table}");
    assert_eq!(home.run(&["compare", run]).status, 3);
    let refused = home.run(&["compare", run, second]);
    assert_eq!(refused.status, 2);
    assert!(
        refused.err.contains("against: choose a run that ended before"),
        "{}",
        refused.err
    );
    let listed = home.done(&["runs", campaign, "--json"]).json();
    let ids: Vec<&str> = listed
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|run| run["id"].as_str())
        .collect();
    assert_eq!(ids, [second, run]);
    assert!(home.done(&["runs"]).out.contains(campaign));

    let narrowed = [
        "search",
        "vegan",
        "--json",
        "--min-followers",
        "1010",
        "--max-followers",
        "1014",
    ];
    assert_eq!(home.done(&narrowed).json()["found"], 5);
    let unseen = home.run(&["search", "vegan", "--unseen", "--json"]);
    assert_eq!(
        (unseen.status, &unseen.json()["found"]),
        (3, &serde_json::json!(0))
    );
    let bad = home.run(&["search", "vegan", "--country", "Atlantis"]);
    assert_eq!(bad.status, 2);
    assert!(bad.err.contains("is no country"), "{}", bad.err);
    let out = home.path("big.csv");
    let big = |run: &str| {
        home.run(&[
            "export",
            run,
            "--min-followers",
            "9000",
            "--out",
            out.to_str().unwrap(),
        ])
    };
    assert_eq!(big(second).status, 0);
    assert_eq!(column(&std::fs::read(&out).unwrap(), "Handle"), ["vegan3"]);
    // The first run keeps the number it found.
    assert_eq!(big(run).status, 3);
    worker.stop();
}
