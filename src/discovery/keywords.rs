//! The search language: words, "quoted phrases", AND / OR / NOT, brackets.
//!
//! | written | means |
//! |---|---|
//! | `running shoes`, `running AND shoes` | both |
//! | `"running shoes"` | the words next to each other, in this order |
//! | `nike OR adidas` | either; AND binds tighter than OR |
//! | `nike NOT kids`, `nike -kids` | without |
//! | `(nike OR adidas) running` | brackets group |
//! | `#gymtok` | a word; it also matches the hashtag |
//!
//! Operators are upper case, so `and` is a word. Letter case of words does not count.

mod error;
mod parser;

pub use error::{QueryError, QueryFault};

use unicode_normalization::UnicodeNormalization;

/// Longest search, in characters after blanks are collapsed.
pub const MAX_LENGTH: usize = 200;
/// Most words and phrases in one search.
pub const MAX_TERMS: usize = 40;
/// Deepest nesting of brackets and NOT.
pub const MAX_DEPTH: usize = 20;
/// Most alternatives a search may multiply out to; each is a paid call to a provider.
pub const MAX_CLAUSES: usize = 64;

/// A parsed search. Never empty: `And` and `Or` hold two or more parts, none of their own kind.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Expr {
    /// One word as written (composed, NFC), with `#` or `@` in front if it was written so.
    Word(String),
    /// The words of a quoted phrase, in order; one word or more.
    Phrase(Vec<String>),
    And(Vec<Expr>),
    Or(Vec<Expr>),
    Not(Box<Expr>),
}

/// A search that was understood.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Query {
    /// The text as written, with blanks collapsed, composed (NFC) and without invisible characters.
    pub source: String,
    pub expr: Expr,
    clauses: Vec<Clause>,
}

/// One alternative of a search: a text matches when it holds all of `required` and none of `excluded`.
/// Terms are lower-cased words, or phrases with their words joined by one space.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Clause {
    /// At least one term.
    pub required: Vec<String>,
    pub excluded: Vec<String>,
}

impl Query {
    /// Reads a search.
    ///
    /// # Errors
    /// [`QueryError`] with the fault and its position: empty or over-long text, control characters,
    /// unbalanced quotes or brackets, operators without operand, words without letter or digit,
    /// searches that only exclude or can never match, and searches beyond the limits above.
    pub fn parse(text: &str) -> Result<Query, QueryError> {
        let fail = |(fault, position)| QueryError::new(fault, position, text);
        let chars = text.chars().enumerate();
        let mut controls = chars.filter(|(_, c)| c.is_control() && !c.is_whitespace());
        if let Some((position, c)) = controls.next() {
            return Err(fail((QueryFault::Control(c), position)));
        }
        let source = sanitised(text);
        if source.is_empty() {
            return Err(fail((QueryFault::Empty, 0)));
        }
        let too_long = |length| fail((QueryFault::TooLong { length }, MAX_LENGTH));
        let length = source.chars().count();
        if length > MAX_LENGTH {
            return Err(too_long(length));
        }
        let parsed = parser::parse(text).map_err(fail)?;
        let clauses = alternatives(&parsed.expr, true)
            .filter_usable()
            .map_err(|fault| {
                let position = match fault {
                    QueryFault::OnlyNegative => parsed.first_not.unwrap_or(0),
                    _ => 0,
                };
                fail((fault, position))
            })?;
        let query = Query {
            source,
            expr: parsed.expr,
            clauses,
        };
        // The canonical text must be a legal search too; it can be longer by a few blanks.
        let length = query.normalised().chars().count();
        if length > MAX_LENGTH {
            return Err(too_long(length));
        }
        Ok(query)
    }

    /// The search for PostgreSQL's `to_tsquery`. Words and phrases are quoted, so the server's own parser
    /// takes them apart and a phrase becomes `<->`; no character of the user is an operator.
    pub fn to_tsquery(&self) -> String {
        let mut out = String::new();
        write_tsquery(&self.expr, &mut out);
        out
    }

    /// The search multiplied out (disjunctive normal form): 1 to [`MAX_CLAUSES`] alternatives, in the order
    /// written, without those that can never match or that a wider one covers.
    pub fn clauses(&self) -> Vec<Clause> {
        self.clauses.clone()
    }

    /// The shortest canonical text; it parses to an equal [`Expr`].
    pub fn normalised(&self) -> String {
        let mut out = String::new();
        write_canonical(&self.expr, &mut out);
        out
    }
}

/// Zero-width characters, soft hyphens, byte-order marks and direction controls: nothing a reader sees.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Letters, digits and what stands inside words.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
}

fn sanitised(text: &str) -> String {
    let visible: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    let words: Vec<&str> = visible.split_whitespace().collect();
    words.join(" ").nfc().collect()
}

fn write_canonical(expr: &Expr, out: &mut String) {
    match expr {
        Expr::Word(word) => out.push_str(word),
        Expr::Phrase(words) => {
            out.push('"');
            out.push_str(&words.join(" "));
            out.push('"');
        }
        Expr::And(parts) => separated(parts, " ", out, |part, out| {
            bracketed_if(matches!(part, Expr::Or(_)), part, out, write_canonical);
        }),
        Expr::Or(parts) => separated(parts, " OR ", out, write_canonical),
        Expr::Not(inner) => {
            out.push('-');
            let group = matches!(**inner, Expr::And(_) | Expr::Or(_));
            bracketed_if(group, inner, out, write_canonical);
        }
    }
}

fn write_tsquery(expr: &Expr, out: &mut String) {
    let group = |part: &Expr, out: &mut String| {
        let is_group = matches!(part, Expr::And(_) | Expr::Or(_));
        bracketed_if(is_group, part, out, write_tsquery);
    };
    match expr {
        Expr::Word(word) => write_quoted(word, out),
        Expr::Phrase(words) => write_quoted(&words.join(" "), out),
        Expr::And(parts) => separated(parts, " & ", out, group),
        Expr::Or(parts) => separated(parts, " | ", out, group),
        Expr::Not(inner) => {
            out.push('!');
            group(inner, out);
        }
    }
}

/// Inside quotes `to_tsquery` gives a meaning to `'` and `\` only; both are doubled.
fn write_quoted(text: &str, out: &mut String) {
    out.push('\'');
    for c in text.chars() {
        if c == '\'' || c == '\\' {
            out.push(c);
        }
        out.push(c);
    }
    out.push('\'');
}

fn separated(parts: &[Expr], separator: &str, out: &mut String, write: impl Fn(&Expr, &mut String)) {
    for (i, part) in parts.iter().enumerate() {
        if i > 0 {
            out.push_str(separator);
        }
        write(part, out);
    }
}

fn bracketed_if(group: bool, expr: &Expr, out: &mut String, write: fn(&Expr, &mut String)) {
    if group {
        out.push('(');
    }
    write(expr, out);
    if group {
        out.push(')');
    }
}

/// Alternatives while they are multiplied out; `None` once there are more than [`MAX_CLAUSES`].
struct Alternatives(Option<Vec<Clause>>);

/// `wanted` is false below an odd number of NOTs, where AND and OR change places (De Morgan).
fn alternatives(expr: &Expr, wanted: bool) -> Alternatives {
    match expr {
        Expr::Word(word) => Alternatives::one(word.to_lowercase(), wanted),
        Expr::Phrase(words) => Alternatives::one(words.join(" ").to_lowercase(), wanted),
        Expr::Not(inner) => alternatives(inner, !wanted),
        Expr::And(parts) | Expr::Or(parts) => {
            let all = matches!(expr, Expr::And(_)) == wanted;
            let start = if all { vec![Clause::default()] } else { vec![] };
            parts.iter().fold(Alternatives(Some(start)), |so_far, part| {
                let next = alternatives(part, wanted);
                if all { so_far.and(next) } else { so_far.or(next) }
            })
        }
    }
}

impl Alternatives {
    fn one(term: String, wanted: bool) -> Self {
        let (required, excluded) = if wanted {
            (vec![term], vec![])
        } else {
            (vec![], vec![term])
        };
        Alternatives(Some(vec![Clause { required, excluded }]))
    }

    fn or(self, other: Self) -> Self {
        Alternatives(self.0.zip(other.0).and_then(|(mut left, right)| {
            for clause in right {
                if !left.contains(&clause) {
                    left.push(clause);
                }
            }
            (left.len() <= MAX_CLAUSES).then_some(left)
        }))
    }

    /// Every pair together; pairs that require and exclude the same term can never match and go.
    fn and(self, other: Self) -> Self {
        Alternatives(self.0.zip(other.0).and_then(|(left, right)| {
            let mut product: Vec<Clause> = Vec::new();
            for a in &left {
                for b in &right {
                    let both = a.with(b);
                    if both.can_match() && !product.contains(&both) {
                        product.push(both);
                    }
                    if product.len() > MAX_CLAUSES {
                        return None;
                    }
                }
            }
            Some(product)
        }))
    }

    fn filter_usable(self) -> Result<Vec<Clause>, QueryFault> {
        let all = self.0.ok_or(QueryFault::TooComplex)?;
        if all.is_empty() {
            return Err(QueryFault::NeverMatches);
        }
        if all.iter().any(|clause| clause.required.is_empty()) {
            return Err(QueryFault::OnlyNegative);
        }
        let covered = |(i, clause): (usize, &Clause)| {
            let wider =
                |(j, other): (usize, &Clause)| other.covers(clause) && (j < i || !clause.covers(other));
            all.iter()
                .enumerate()
                .any(|(j, other)| j != i && wider((j, other)))
        };
        Ok(all
            .iter()
            .enumerate()
            .filter(|entry| !covered(*entry))
            .map(|(_, clause)| clause.clone())
            .collect())
    }
}

impl Clause {
    fn with(&self, other: &Clause) -> Clause {
        let mut both = self.clone();
        for term in &other.required {
            if !both.required.contains(term) {
                both.required.push(term.clone());
            }
        }
        for term in &other.excluded {
            if !both.excluded.contains(term) {
                both.excluded.push(term.clone());
            }
        }
        both
    }

    fn can_match(&self) -> bool {
        !self.required.iter().any(|term| self.excluded.contains(term))
    }

    /// Whether every text that matches `other` matches this one too.
    fn covers(&self, other: &Clause) -> bool {
        self.required.iter().all(|t| other.required.contains(t))
            && self.excluded.iter().all(|t| other.excluded.contains(t))
    }
}

#[cfg(test)]
mod tests;
