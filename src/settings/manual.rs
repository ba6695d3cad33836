//! The tables of docs/settings.md, made from the list; a test compares the page with them.
use std::fmt::Write as _;

use super::list::{NOT_READ, SETTINGS};

/// Every setting with default and range, then every row that nothing reads with the reason.
pub fn tables() -> String {
    let mut text = String::from("| setting | default | allowed | what it does |\n|---|---|---|---|\n");
    for definition in SETTINGS {
        let default = definition
            .kind
            .default_value()
            .map_or_else(|| "–".to_owned(), |value| value.text());
        // Writing to a String cannot fail.
        let _ = writeln!(
            text,
            "| `{}` | {default} | {} | {} |",
            definition.name(),
            definition.kind.range(),
            definition.meaning
        );
    }
    text.push_str("\nNot read, and why:\n\n| setting | reason |\n|---|---|\n");
    for row in NOT_READ {
        let _ = writeln!(text, "| `{}.{}` | {} |", row.category, row.key, row.reason);
    }
    text
}
