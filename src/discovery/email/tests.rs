//! What the e-mail finder takes and leaves, by kind of text.

use super::find_emails;
use proptest::prelude::*;
use std::time::{Duration, Instant};

#[track_caller]
fn gives(rows: &[(&str, &str)]) {
    for (text, expected) in rows {
        assert_eq!(find_emails(text).join(","), *expected, "{text:?}");
    }
}

#[test]
fn every_row_of_the_shared_table() {
    let Some(path) = crate::base::testing::shared("fixtures/providers/emails.tsv") else {
        return;
    };
    let table = std::fs::read_to_string(path).unwrap();
    for row in table.lines() {
        let (bio, expected) = row.split_once('\t').unwrap_or((row, ""));
        assert_eq!(find_emails(&unescaped(bio)).join(","), expected.trim(), "{row:?}");
    }
    assert!(table.lines().count() >= 44);
}

/// The table writes line breaks as `\n` and other characters as `\uXXXX`.
fn unescaped(text: &str) -> String {
    let mut parts = text.split("\\u");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_at(4);
        let code = u32::from_str_radix(code, 16).expect("four hexadecimal digits");
        out.push(char::from_u32(code).expect("no surrogates"));
        out.push_str(rest);
    }
    out.replace("\\n", "\n")
}

#[test]
fn plain_addresses_lower_cased_in_order_without_repeats() {
    gives(&[
        ("B@x.com, a@x.com; b@X.com", "b@x.com,a@x.com"),
        (
            "📩jane.doe+tag@mail.example.co.uk.",
            "jane.doe+tag@mail.example.co.uk",
        ),
        ("o’brien@example.com", "o'brien@example.com"),
        ("'jane@example.com'", "jane@example.com"),
        ("jane@example.com_", "jane@example.com"),
        ("_name_@163.com", "_name_@163.com"),
        ("jane@xn--bcher-kva.example", "jane@xn--bcher-kva.example"),
    ]);
}

#[test]
fn text_that_touches_an_address() {
    gives(&[
        ("Mail…jane@example.com…", "jane@example.com"),
        ("联系mei@example.com商务合作", "mei@example.com"),
        ("почтаivan@example.ruпишите", "ivan@example.ru"),
        ("иван@пример.рф", "иван@пример.рф"),
        ("jane@gmail.com.Follow me", "jane@gmail.com"),
        ("jane@example.com-business only", "jane@example.com"),
        ("jane@example.com...more", "jane@example.com"),
    ]);
}

#[test]
fn disguised_addresses() {
    gives(&[
        ("jane {at} example <dot> com", "jane@example.com"),
        ("jane(a)example.fi", "jane@example.fi"),
        ("jane&lt;at&gt;example.com", "jane@example.com"),
        ("a&amp;#64;example.com", "a@example.com"),
        (
            "Email: jane DOT doe AT example DOT co DOT uk!",
            "jane.doe@example.co.uk",
        ),
        ("jane @ example . com", "jane@example.com"),
        ("jane @ example dot com", "jane@example.com"),
    ]);
}

#[test]
fn addresses_in_links() {
    gives(&[
        (
            "https://example.com/?email=jane%40example.com&x=1",
            "jane@example.com",
        ),
        ("https://user:pass@example.com/x?q=1", ""),
        (
            "mailto:jane%2Bpr@example.com?cc=b@example.com",
            "jane+pr@example.com,b@example.com",
        ),
        ("see https://a.com/@b.com/c@d.com now e@f.com", "e@f.com"),
        ("ssh git@github.com:user/repo.git", ""),
        ("https://a.com/?to=https://u:p@b.com/c", ""),
    ]);
}

#[test]
fn what_looks_like_an_address_and_is_none() {
    gives(&[
        ("Engineer @ example.com", ""),
        ("look at this . wow", ""),
        ("find me at example dot com", ""),
        ("meet at 9 dot 30", ""),
        ("jane @ example. com", ""),
        ("IG@jane.doe", ""),
        ("insta@example.com", "insta@example.com"),
        ("@a@b.social and a@@b.com", ""),
        ("icon@2x.PNG, pkg@1.2.3-beta.rc", ""),
        ("jane..doe@example.com jane.@example.com", ""),
        ("a@-b.com a@b-.com a@b..com a@b.c1", ""),
        ("jane at\nexample dot com", ""),
        (&format!("{}@example.com", "a".repeat(65)), ""),
    ]);
}

#[test]
fn hostile_text_takes_linear_time() {
    let units = [
        "@",
        "a@",
        "(at)",
        "a.",
        "a@a.",
        "[at] ",
        "at dot ",
        "a at a dot ",
        "&",
        "&amp;",
        "://",
        "a://?",
        "%40",
        "(((((((",
        "mailto:",
        "a@b.co",
        "\u{301}",
        "a at b dot com dot ",
        "x-@x-.",
        "...@",
        "@...",
    ];
    for unit in units {
        let text = unit.repeat(100_000 / unit.len());
        let started = Instant::now();
        find_emails(&text);
        let taken = started.elapsed();
        assert!(taken < Duration::from_secs(2), "{unit:?} took {taken:?}");
    }
}

proptest! {
    #[test]
    fn a_plain_address_is_found_in_any_plain_sentence(
        local in "[a-z][a-z0-9_+]{0,20}",
        domain in "[a-z][a-z0-9]{2,10}\\.(com|net|io|co\\.uk)",
        before in "[A-Z ,!📧]{0,20}",
    ) {
        prop_assume!(local != "git");
        let address = format!("{local}@{domain}");
        prop_assert_eq!(find_emails(&format!("{before} {address}, thanks")), vec![address]);
    }

    #[test]
    fn what_is_found_is_found_again(text in "([ab.@/:<>()-]|at|dot|com| |é|字|%40|://){0,40}") {
        for address in find_emails(&text) {
            prop_assert_eq!(find_emails(&address), vec![address]);
        }
    }

    #[test]
    fn any_text_is_survived(text in any::<String>()) {
        find_emails(&text);
    }
}
