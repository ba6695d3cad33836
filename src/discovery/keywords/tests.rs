//! The search language by example, and what holds for every search.

use super::*;
use proptest::prelude::*;

fn parsed(text: &str) -> Query {
    Query::parse(text).unwrap_or_else(|error| panic!("{error}"))
}

fn word(text: &str) -> Expr {
    Expr::Word(text.to_owned())
}

fn phrase(text: &str) -> Expr {
    Expr::Phrase(text.split(' ').map(str::to_owned).collect())
}

fn not(inner: Expr) -> Expr {
    Expr::Not(Box::new(inner))
}

#[track_caller]
fn reads_as(text: &str, expr: impl std::borrow::Borrow<Expr>) {
    assert_eq!(&parsed(text).expr, expr.borrow(), "{text:?}");
}

/// The fault of `text` by its message's first line.
#[track_caller]
fn refuses(text: &str, position: usize, message: &str) {
    let error = Query::parse(text).expect_err(text);
    assert!(error.message().contains(message), "{text:?}: {error}");
    assert_eq!(error.position, position, "{text:?}: {error}");
}

#[test]
fn words_next_to_each_other_are_all_wanted() {
    let both = Expr::And(vec![word("running"), word("shoes")]);
    for text in [
        "running shoes",
        "running AND shoes",
        " running,\tshoes. ",
        "(running) (shoes)",
    ] {
        reads_as(text, both.clone());
    }
    reads_as(
        "and or not",
        Expr::And(vec![word("and"), word("or"), word("not")]),
    );
}

#[test]
fn and_binds_tighter_than_or_and_not_tighter_than_both() {
    let running = Expr::And(vec![word("nike"), word("running")]);
    reads_as("nike running OR gym", Expr::Or(vec![running, word("gym")]));
    let either = Expr::Or(vec![word("nike"), word("puma")]);
    reads_as("(nike OR puma) gym", Expr::And(vec![either.clone(), word("gym")]));
    for text in [
        "gym NOT (nike OR puma)",
        "gym -(nike OR puma)",
        "gym AND NOT (nike OR puma)",
    ] {
        reads_as(text, Expr::And(vec![word("gym"), not(either.clone())]));
    }
}

#[test]
fn phrases_tags_and_odd_words() {
    reads_as("\"running  shoes\"", phrase("running shoes"));
    reads_as("“running shoes”", phrase("running shoes"));
    reads_as("\"AND\"", phrase("AND"));
    reads_as("#GymTok", word("#GymTok"));
    for text in [
        "@nike", "R&B", "c++", "o'brien", "anti-age", "1,000", "a\\b", "日本", ".net",
    ] {
        reads_as(text, word(text));
    }
    let two = Expr::And(vec![word("a"), not(phrase("b c"))]);
    reads_as("a -\"b c\"", &two);
    reads_as("a-\"b c\"", Expr::And(vec![word("a-"), phrase("b c")]));
    reads_as(
        "a NOT NOT NOT \"b c\"",
        Expr::And(vec![word("a"), not(not(not(phrase("b c"))))]),
    );
}

#[test]
fn text_is_cleaned_first() {
    let query = parsed("  cafe\u{301}\u{200b}\n latte\u{feff} ");
    assert_eq!(query.source, "café latte");
    assert_eq!(query.expr, Expr::And(vec![word("café"), word("latte")]));
}

#[test]
fn faults_have_a_position_and_a_fix() {
    refuses("", 0, "search is empty");
    refuses(" \u{200b}\n", 0, "search is empty");
    refuses(
        "nike \"run",
        5,
        "unbalanced quote at position 5: add a closing \"",
    );
    refuses(
        "a (b OR c",
        2,
        "unbalanced bracket at position 2: add a closing )",
    );
    refuses("a b) c", 3, "unbalanced bracket at position 3: remove it");
    refuses(")", 0, "unbalanced bracket");
    refuses("a ()", 2, "empty brackets");
    refuses("a (", 2, "add a closing )");
    refuses("a \"\"", 2, "empty quotes");
    refuses("a AND", 2, "AND at position 2 has no word after it");
    refuses("a AND OR b", 2, "AND at position 2 has no word after it");
    refuses("OR a", 0, "OR at position 0 has no word before it");
    refuses("a (AND b)", 3, "AND at position 3 has no word before it");
    refuses("a NOT", 2, "NOT at position 2 has no word after it");
    refuses("a - b", 2, "- at position 2 has no word right after it");
    refuses("a -, b", 2, "- at position 2 has no word right after it");
    refuses("salt & pepper", 5, "`&` at position 5 has no letter or digit");
    refuses("a \"!?\"", 2, "`!?` at position 2 has no letter or digit");
    refuses("a ...", 2, "`...` at position 2");
    refuses("ab\u{7}", 2, "control character U+0007 at position 2");
    refuses("-a", 0, "NOT at position 0 leaves nothing to look for");
    refuses("a OR NOT b", 5, "NOT at position 5 leaves nothing to look for");
    refuses("a -A", 0, "can never match");
    refuses(",;", 0, "search is empty");
}

#[test]
fn limits() {
    refuses(&"a".repeat(201), 200, "201 characters: shorten it to 200");
    assert!(Query::parse(&"a".repeat(200)).is_ok());
    refuses(
        &"a ".repeat(41),
        80,
        "more than 40 words and phrases at position 80",
    );
    assert!(Query::parse(&"a ".repeat(40)).is_ok());
    let nested = |n: usize| format!("{}a{}", "(".repeat(n), ")".repeat(n));
    assert!(Query::parse(&nested(20)).is_ok());
    refuses(&nested(21), 21, "more than 20 brackets");
    assert!(Query::parse(&format!("{}a", "-".repeat(20))).is_ok());
    refuses(&format!("{}a", "-".repeat(22)), 21, "more than 20 brackets");
    let ors = |pairs: usize| {
        let pair = |i| format!("(a{i} OR b{i})");
        (0..pairs).map(pair).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(parsed(&ors(6)).clauses().len(), 64);
    refuses(&ors(7), 0, "more than 64 alternatives");
}

#[test]
fn the_error_draws_a_caret_under_the_fault() {
    let error = Query::parse("nike or \"run").unwrap_err();
    assert_eq!(
        error.to_string(),
        "unbalanced quote at position 8: add a closing \"\n  nike or \"run\n          ^"
    );
    let error = Query::parse("日本\u{200b} \"run").unwrap_err();
    assert_eq!(error.position, 4);
    assert!(
        error
            .to_string()
            .ends_with("\n  日本 \"run\n  \u{3000}\u{3000} ^")
    );
    let error = Query::parse(&"x".repeat(1_000_000)).unwrap_err();
    assert!(error.to_string().len() < 1_000);
}

#[test]
fn tsquery_text() {
    let rows = [
        ("running shoes", "'running' & 'shoes'"),
        ("\"running shoes\" OR gym", "'running shoes' | 'gym'"),
        ("(a OR b) -(c d)", "('a' | 'b') & !('c' & 'd')"),
        ("a b OR --c", "('a' & 'b') | !!'c'"),
        ("o'brien a\\b x:*", "'o''brien' & 'a\\\\b' & 'x:*'"),
    ];
    for (text, expected) in rows {
        assert_eq!(parsed(text).to_tsquery(), expected, "{text:?}");
    }
}

#[test]
fn clauses_multiply_out() {
    let shown = |text: &str| {
        let one = |c: &Clause| format!("{}!{}", c.required.join("+"), c.excluded.join("+"));
        parsed(text)
            .clauses()
            .iter()
            .map(one)
            .collect::<Vec<_>>()
            .join(" | ")
    };
    assert_eq!(shown("Nike"), "nike!");
    assert_eq!(shown("(a OR b) \"C D\" -e"), "a+c d!e | b+c d!e");
    assert_eq!(shown("a -(b c)"), "a!b | a!c");
    assert_eq!(shown("a -(b OR -c)"), "a+c!b");
    assert_eq!(shown("a (a OR b)"), "a!");
    assert_eq!(shown("a b OR b a OR A b c"), "a+b!");
    assert_eq!(shown("(a -b) OR (b -b)"), "a!b");
}

#[test]
fn the_canonical_text_is_the_shortest() {
    let rows = [
        ("a AND (b AND c) NOT d", "a b c -d"),
        ("( a OR (b) ) OR (c AND d)", "a OR b OR c d"),
        ("(a OR b) AND c NOT (d e)", "(a OR b) c -(d e)"),
        ("“x  y”", "\"x y\""),
    ];
    for (text, expected) in rows {
        assert_eq!(parsed(text).normalised(), expected, "{text:?}");
    }
}

/// Texts that are mostly searches, with the odd fault.
fn search() -> impl Strategy<Value = String> {
    let term = prop_oneof![
        6 => "[a-c#@é日'\\\\&:*!|1,.-]{1,4}",
        2 => "\"[a-c '\\\\(),é:-]{1,8}\"",
        2 => "[Nn]ike|AND|OR|NOT|ΑΣ|İ|e\u{301}",
        1 => "\\PC{1,3}",
    ];
    let tree = term.boxed().prop_recursive(4, 24, 3, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("{a} {b}")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("{a} OR {b}")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("{a} AND NOT {b}")),
            inner.clone().prop_map(|a| format!("({a})")),
            inner.prop_map(|a| format!("-{a}")),
        ]
    });
    prop_oneof![9 => tree.boxed(), 1 => any::<String>().boxed()]
}

/// Whether a text that holds exactly the terms `holds` says yes to matches, by the expression itself.
fn matches(expr: &Expr, holds: &dyn Fn(&str) -> bool) -> bool {
    match expr {
        Expr::Word(word) => holds(&word.to_lowercase()),
        Expr::Phrase(words) => holds(&words.join(" ").to_lowercase()),
        Expr::And(parts) => parts.iter().all(|p| matches(p, holds)),
        Expr::Or(parts) => parts.iter().any(|p| matches(p, holds)),
        Expr::Not(inner) => !matches(inner, holds),
    }
}

/// The tsquery with every quoted operand as `x`; panics on a quote left open or a stray character.
fn skeleton(tsquery: &str) -> String {
    let mut out = String::new();
    let mut chars = tsquery.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '\'' {
            assert!("&|!() ".contains(c), "stray {c:?} in {tsquery}");
            out.push(c);
            continue;
        }
        loop {
            match chars.next() {
                Some('\\') => assert_eq!(chars.next(), Some('\\'), "lone backslash in {tsquery}"),
                Some('\'') if chars.peek() == Some(&'\'') => drop(chars.next()),
                Some('\'') => break,
                Some(_) => {}
                None => panic!("open quote in {tsquery}"),
            }
        }
        out.push('x');
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn the_canonical_text_and_the_source_read_as_the_search(text in search()) {
        if let Ok(query) = Query::parse(&text) {
            let again = Query::parse(&query.normalised());
            prop_assert_eq!(again.map(|q| (q.expr, q.clauses)), Ok((query.expr.clone(), query.clauses())));
            let again = Query::parse(&query.source);
            prop_assert_eq!(again.map(|q| q.expr), Ok(query.expr));
        }
    }

    #[test]
    fn tsquery_is_balanced_and_holds_operators_of_ours_only(text in search()) {
        if let Ok(query) = Query::parse(&text) {
            // Reduced by the grammar until nothing is left but one operand.
            let mut rest = skeleton(&query.to_tsquery());
            let rules = [("!x", "x"), ("x & x", "x"), ("x | x", "x"), ("(x)", "x")];
            loop {
                let next = rules.iter().fold(rest.clone(), |s, (from, to)| s.replace(from, to));
                if next == rest {
                    break;
                }
                rest = next;
            }
            prop_assert_eq!(rest, "x");
        }
    }

    #[test]
    fn clauses_mean_what_the_search_means(text in search(), dice in any::<u64>()) {
        if let Ok(query) = Query::parse(&text) {
            let clauses = query.clauses();
            prop_assert!((1..=MAX_CLAUSES).contains(&clauses.len()));
            let holds = |term: &str| {
                let sum = term.bytes().fold(dice, |h, b| h.rotate_left(5).wrapping_mul(31) ^ u64::from(b));
                sum.count_ones() % 2 == 0
            };
            let all = |terms: &[String]| terms.iter().all(|t| holds(t));
            let none = |terms: &[String]| !terms.iter().any(|t| holds(t));
            let any = clauses.iter().any(|c| all(&c.required) && none(&c.excluded));
            prop_assert!(clauses.iter().all(|c| !c.required.is_empty()));
            prop_assert_eq!(any, matches(&query.expr, &holds));
        }
    }

    #[test]
    fn every_fault_can_be_shown(text in search()) {
        if let Err(error) = Query::parse(&text) {
            prop_assert!(error.position <= text.chars().count());
            prop_assert_eq!(error.to_string().lines().count(), 3);
        }
    }
}
