//! Calls that are wrong, or for nobody: refused as the vendor refuses them.
use super::*;

#[test]
fn a_call_that_is_wrong_or_for_nobody_is_refused_with_its_class() {
    let page = |page: &'static str| asked(&[("query", "vegan"), ("page", page)], Value::Null);
    let v3 = |name: &'static str, value: &'static str| {
        asked(&[("part", "snippet"), ("q", "x"), (name, value)], Value::Null)
    };
    let club = |body: Value| asked(&[], body);
    let nothing = || asked(&[], Value::Null);
    let sc = Provider::ScrapeCreators;
    let (yt, ap, ic) = (Provider::YouTube, Provider::Apify, Provider::InfluencersClub);
    let nobody = |name: &'static str| asked(&[("handle", name)], Value::Null);
    let calls = [
        (sc, "tiktok/search/keyword", nothing(), Class::BadRequest),
        (
            sc,
            "tiktok/search/keyword",
            asked(&[("query", "x"), ("cursor", "-1")], Value::Null),
            Class::BadRequest,
        ),
        (sc, "tiktok/search/users", nothing(), Class::BadRequest),
        (sc, "tiktok/profile", nothing(), Class::BadRequest),
        (sc, "tiktok/profile", nobody("no.body"), Class::NotFound),
        (sc, "instagram/reels/search", page("0"), Class::BadRequest),
        (sc, "instagram/reels/search", page("12"), Class::BadRequest),
        (sc, "instagram/profile", nobody("no.body"), Class::NotFound),
        (
            sc,
            "youtube/search",
            asked(&[("query", "x"), ("continuationToken", "Eqx")], Value::Null),
            Class::BadRequest,
        ),
        (sc, "youtube/channel", nothing(), Class::BadRequest),
        (sc, "youtube/channel", nobody("no.body"), Class::NotFound),
        (yt, "search", nothing(), Class::BadRequest),
        (yt, "search", v3("maxResults", "51"), Class::BadRequest),
        (yt, "search", v3("pageToken", "CBkQAB"), Class::BadRequest),
        (yt, "channels", v3("id", "UCnobody,UCnone"), Class::NotFound),
        (yt, "channels", v3("forUsername", "x"), Class::BadRequest),
        (
            ap,
            "instagram-profile-scraper",
            club(json!({ "directUrls": [] })),
            Class::BadRequest,
        ),
        (
            ap,
            "instagram-profile-scraper",
            club(json!({ "usernames": ["no.body"] })),
            Class::NotFound,
        ),
        (ap, "tiktok-scraper", nothing(), Class::BadRequest),
        (ic, "discovery", nothing(), Class::BadRequest),
        (
            ic,
            "discovery",
            club(json!({ "platform": "myspace" })),
            Class::BadRequest,
        ),
        (
            ic,
            "discovery",
            club(json!({ "platform": "tiktok", "paging": { "limit": 51 } })),
            Class::BadRequest,
        ),
        (
            ic,
            "similar",
            club(json!({ "platform": "tiktok", "filter_key": "username", "filter_value": "no.body" })),
            Class::NotFound,
        ),
        (
            ic,
            "similar",
            club(json!({ "platform": "tiktok", "similar_to": "no.body" })),
            Class::BadRequest,
        ),
        (
            ic,
            "enrich",
            club(json!({ "platform": "twitter", "handle": "no.body" })),
            Class::NotFound,
        ),
    ];
    for (provider, name, call, class) in calls {
        let read = read(&FAULTLESS, route(provider, name), Platform::TikTok, &call);
        assert_eq!(read.unwrap_err().class, class, "{name} {call:?}");
    }
}
