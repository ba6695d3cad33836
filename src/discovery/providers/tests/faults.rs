//! The codes and texts by which providers say no, beyond those that were recorded.
use super::*;

/// Provider, status (`-` for a saved answer), class, body.
const FAULTS: &str = r##"
modash 404 NotFound {"error":true,"code":"handle_not_found"}
modash 400 Private {"error":true,"code":"private_account","message":"m"}
modash - NotFound {"error":true,"code":"account_removed","message":"m"}
modash 200 NotFound {"error":true,"code":"no_result","message":"m"}
modash 200 NotFound {"error":true,"code":"empty_audience","message":"m"}
modash 400 BadRequest {"error":true,"code":"page_limit","message":"m"}
modash 403 Auth {"error":true,"code":"feature_not_available","message":"m"}
modash 200 Upstream {"error":true,"code":"internal_server_error","message":"m"}
modash 503 Upstream {"error":true,"code":"never_seen","message":"m"}
modash - Upstream {"error":true,"code":"never_seen","message":"m"}
modash 402 OutOfCredits {}
insightiq 429 RateLimited {"error":{"type":"TOO_MANY","code":"c","message":"m","http_status_code":429}}
insightiq - BadRequest {"error":{"type":"INVALID","code":"c","message":"m","http_status_code":400}}
insightiq - Auth {"error":{"type":"AUTHENTICATION_ERROR","message":"m"}}
insightiq 500 Upstream {"data":[]}
tiktok_research 400 Auth {"data":{},"error":{"code":"scope_permission_missed","message":"m"}}
tiktok_research 200 Auth {"error":"invalid_client","error_description":"m"}
tiktok_research 400 BadRequest {"error":"unsupported_grant_type","error_description":"m"}
tiktok_research 200 Upstream {"data":{},"error":{"code":"never_seen","message":"m"}}
tiktok_research 503 Upstream {"data":{},"error":{"code":"ok","message":""}}
instagram_graph 400 Auth {"error":{"code":10,"message":"m"}}
instagram_graph 400 RateLimited {"error":{"code":17,"message":"m"}}
instagram_graph 400 RateLimited {"error":{"code":32,"message":"m"}}
instagram_graph 403 RateLimited {"error":{"code":613,"message":"m"}}
instagram_graph 400 Upstream {"error":{"code":1,"message":"m"}}
instagram_graph 400 Upstream {"error":{"code":99999,"is_transient":true,"message":"m"}}
instagram_graph 400 BadRequest {"error":{"code":99999,"message":"the account was not found"}}
rapidapi 429 OutOfCredits {"message":"You have exceeded the DAILY quota for Requests on your current plan, BASIC."}
rapidapi 429 RateLimited {"message":"?"}
rapidapi 200 NotFound {"code":-1,"msg":"m","data":{}}
rapidapi 200 Upstream {"code":-2,"msg":"m"}
rapidapi 403 Auth {"message":"m"}
rapidapi 504 Upstream {"messages":"The request to the API has timed out"}
rapidapi - Upstream {"message":"?"}
ensembledata 401 Auth {"detail":"m"}
ensembledata - BadRequest {"detail":[{"loc":["query","name"],"msg":"field required"}]}
ensembledata - Upstream {"detail":"m"}
serper 429 RateLimited {"message":"m","statusCode":429}
serper 400 BadRequest {"message":"Missing query parameter","statusCode":400}
serper - OutOfCredits {"message":"Not enough credits","statusCode":400}
serper 500 Upstream {}
youtube 404 NotFound {}
scrapecreators 401 Auth {}
apify 404 BadRequest []
influencers_club 429 RateLimited {}
"##;

#[test]
fn each_code_has_its_class() {
    for line in FAULTS.trim().lines() {
        let [provider, status, class, body] = line.splitn(4, ' ').collect::<Vec<_>>()[..] else {
            panic!("{line}");
        };
        let provider = Vendor::ALL.into_iter().find(|p| p.as_str() == provider);
        let status = status.parse().ok();
        for endpoint in provider.unwrap().endpoints() {
            let fault = endpoint
                .read(Platform::TikTok, status, body.as_bytes())
                .expect_err(line);
            assert_eq!(fault.class.to_string(), class, "{endpoint:?}: {line}");
        }
    }
}

#[test]
fn what_a_provider_says_is_passed_on() {
    let said = |provider: Vendor, body: &str| {
        let endpoint = provider.endpoints().next().unwrap();
        let fault = endpoint.read(Platform::TikTok, Some(400), body.as_bytes());
        fault.unwrap_err().message
    };
    assert_eq!(
        said(
            Vendor::EnsembleData,
            r#"{"detail":[{"loc":["query","name"],"msg":"field required"},{"msg":"too deep"}]}"#
        ),
        "name: field required; too deep"
    );
    assert_eq!(
        said(
            Vendor::TikTokResearch,
            r#"{"error":"invalid_client","error_description":"Wrong."}"#
        ),
        "Wrong."
    );
    assert_eq!(
        said(Vendor::Modash, r#"{"error":true,"code":"page_limit"}"#),
        "page_limit"
    );
    assert_eq!(
        said(Vendor::Serper, "{}"),
        "the provider refused and did not say why"
    );
}

#[test]
fn no_status_but_success_lets_creators_through() {
    let body = br#"{"organic":[{"link":"https://www.instagram.com/sample/"}]}"#;
    let endpoint = Vendor::Serper.endpoint("search").unwrap();
    for status in [Some(200), Some(201), None] {
        assert_eq!(
            endpoint
                .read(Platform::TikTok, status, body)
                .unwrap()
                .creators
                .len(),
            1
        );
    }
    for status in [302, 404, 500] {
        assert!(endpoint.read(Platform::TikTok, Some(status), body).is_err());
    }
}
