//! ScrapeCreators, one file a network.
pub(super) mod instagram;
pub(super) mod tiktok;
pub(super) mod youtube;

use serde_json::{Value, json};

use super::asked::{Shown, ok, told};

/// Credits that are left; the same in every answer, since none may depend on the calls before it.
const CREDITS: i64 = 1_000_000;

/// The data in the envelope of a charged answer.
fn charged(mut body: Value) -> Shown {
    if let Some(members) = body.as_object_mut() {
        members.insert("success".to_owned(), true.into());
        members.insert("credits_remaining".to_owned(), CREDITS.into());
        members.insert("credits_charged".to_owned(), 1.into());
    }
    ok(body)
}

/// A wrong call, in the one form that was recorded: a message and nothing else.
fn wrong(message: &str) -> Shown {
    told(400, json!({ "message": message }))
}

/// There is nobody of that name.
fn unknown() -> Shown {
    told(
        404,
        json!({
            "success": false, "credits_remaining": CREDITS, "credits_charged": 0, "error": "not_found", "errorStatus": 404,
        }),
    )
}
