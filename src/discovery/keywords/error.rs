//! Why a search was not understood, and where.

use std::fmt;

use super::{MAX_CLAUSES, MAX_DEPTH, MAX_LENGTH, MAX_TERMS, is_invisible};

/// A search that was not understood.
///
/// `Display` shows the message, the search, and a caret under the fault:
///
/// ```text
/// unbalanced quote at position 7: add a closing "
///   nike or "run
///           ^
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryError {
    pub fault: QueryFault,
    /// Characters (not bytes) before the fault in the text as written, from 0.
    pub position: usize,
    text: String,
}

/// What is wrong with a search.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum QueryFault {
    Empty,
    /// `length` in characters after blanks are collapsed.
    TooLong {
        length: usize,
    },
    Control(char),
    UnbalancedQuote,
    /// A `(` without its `)`.
    UnclosedBracket,
    /// A `)` without its `(`.
    UnopenedBracket,
    EmptyBrackets,
    /// An operator with nothing after it.
    NothingAfter(&'static str),
    /// An operator with nothing before it.
    NothingBefore(&'static str),
    /// A word or phrase of punctuation only.
    NoLetterOrDigit(String),
    /// Some alternative has nothing to look for.
    OnlyNegative,
    /// The same term is required and excluded in every alternative.
    NeverMatches,
    TooManyTerms,
    TooDeep,
    TooComplex,
}

impl QueryError {
    pub(super) fn new(fault: QueryFault, position: usize, text: &str) -> Self {
        QueryError {
            fault,
            position,
            // Whatever the length of the text, an error stays small.
            text: text.chars().take(MAX_LENGTH * 2).collect(),
        }
    }

    /// The first line of the `Display` text: fault, position and fix.
    pub fn message(&self) -> String {
        let at = format!("at position {}", self.position);
        match &self.fault {
            QueryFault::Empty => "search is empty: write at least one word to look for".to_owned(),
            QueryFault::TooLong { length } => {
                format!("search has {length} characters: shorten it to {MAX_LENGTH}")
            }
            QueryFault::Control(c) => {
                format!("control character U+{:04X} {at}: remove it", u32::from(*c))
            }
            QueryFault::UnbalancedQuote => format!("unbalanced quote {at}: add a closing \""),
            QueryFault::UnclosedBracket => format!("unbalanced bracket {at}: add a closing )"),
            QueryFault::UnopenedBracket => {
                format!("unbalanced bracket {at}: remove it or add an opening (")
            }
            QueryFault::EmptyBrackets => {
                format!("empty brackets {at}: write a word between them or remove them")
            }
            QueryFault::NothingAfter("-") => {
                format!("- {at} has no word right after it: write -word to exclude a word, or remove the -")
            }
            QueryFault::NothingAfter(name) => {
                format!("{name} {at} has no word after it: add one, or write \"{name}\" to look for the word")
            }
            QueryFault::NothingBefore(name) => format!(
                "{name} {at} has no word before it: add one, or write \"{name}\" to look for the word"
            ),
            QueryFault::NoLetterOrDigit(word) if word.is_empty() => {
                format!("empty quotes {at}: write a phrase between them or remove them")
            }
            QueryFault::NoLetterOrDigit(word) => {
                format!("`{word}` {at} has no letter or digit: remove it or write a word")
            }
            QueryFault::OnlyNegative => {
                format!("NOT {at} leaves nothing to look for: add a word that must be there")
            }
            QueryFault::NeverMatches => {
                "search can never match: it requires and excludes the same word".to_owned()
            }
            QueryFault::TooManyTerms => {
                format!("more than {MAX_TERMS} words and phrases {at}: remove some")
            }
            QueryFault::TooDeep => {
                format!("more than {MAX_DEPTH} brackets or NOTs inside each other {at}: remove some")
            }
            QueryFault::TooComplex => format!(
                "search multiplies out to more than {MAX_CLAUSES} alternatives: use fewer ORs, or two searches"
            ),
        }
    }
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let visible = |c: &char| !is_invisible(*c);
        let one_line = |c: char| {
            if c.is_control() || c.is_whitespace() {
                ' '
            } else {
                c
            }
        };
        let shown: String = self.text.chars().filter(visible).map(one_line).collect();
        let before = self.text.chars().take(self.position).filter(visible);
        let padding: String = before.filter_map(blank_as_wide).collect();
        write!(f, "{}\n  {shown}\n  {padding}^", self.message())
    }
}

impl std::error::Error for QueryError {}

/// A blank that takes the columns `c` takes in a fixed-width font, so that the caret stands right.
fn blank_as_wide(c: char) -> Option<char> {
    if unicode_normalization::char::is_combining_mark(c) {
        return None;
    }
    let wide = matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff01}'..='\u{ff60}'
        | '\u{1f300}'..='\u{1faff}' | '\u{20000}'..='\u{3fffd}');
    Some(if wide { '\u{3000}' } else { ' ' })
}
