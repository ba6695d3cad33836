//! Searching the networks without a key: the simulator in one terminal, a search in another.
use super::column;
use crate::support::program::Installation;

#[test]
fn a_search_survives_the_simulators_faults_and_says_that_its_creators_are_invented() {
    let home = Installation::new();
    let mut simulator = home.start(&[
        "simulate",
        "--bind",
        "127.0.0.1:0",
        "--faults",
        "5",
        "--results",
        "60",
    ]);
    simulator.told("invented");
    // What it printed is what the other terminal sets.
    let line = simulator.said("SCRAPECREATORS_BASE_URL=");
    let (_, address) = line.split_once('=').unwrap();
    let asking = Installation::new()
        .with("SCRAPECREATORS_BASE_URL", address)
        .with("SCRAPECREATORS_API_KEY", "simulated");
    let out = asking.path("found.csv");
    let search = [
        "search",
        "vegan",
        "--platform",
        "tiktok",
        "--target",
        "500",
        "--json",
        "--out",
        out.to_str().unwrap(),
    ];
    let ended = asking.done(&search);
    let found = ended.json();
    assert_eq!(found["outcome"], "exhausted", "{}", ended.err);
    assert!(ended.err.contains("ScrapeCreators: about"), "{}", ended.err);
    let sources = column(&std::fs::read(&out).unwrap(), "Source");
    assert_eq!(
        sources.len(),
        usize::try_from(found["found"].as_u64().unwrap()).unwrap()
    );
    assert!(sources.len() > 10 && sources.iter().all(|source| source == "sample data (invented)"));

    simulator.signal("INT");
    let told = simulator.ended();
    assert_eq!(told.status, 0);
    assert!(told.err.contains("tiktok/search/keyword"), "{}", told.err);

    for (bad, said) in [
        (["--faults", "80"], "--faults \"80\" is no share of the calls"),
        (["--bind", "0.0.0.0:8090"], "would let other machines in"),
        (["--latency", "slow"], "\"slow\" is no latency"),
    ] {
        let refused = home.run(&["simulate", bad[0], bad[1]]);
        assert_eq!(refused.status, 2, "{}", refused.err);
        assert!(refused.err.contains(said), "{}", refused.err);
    }
}
