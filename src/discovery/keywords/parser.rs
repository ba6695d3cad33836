//! Reads the text of a search: first tokens with their positions, then the expression.
//!
//! Grammar, loosest first: `or = and ("OR" and)*`, `and = unary (["AND"] unary)*`,
//! `unary = ("NOT" | "-") unary | word | phrase | "(" or ")"`.

use unicode_normalization::UnicodeNormalization;

use super::{Expr, MAX_DEPTH, MAX_TERMS, QueryFault, is_invisible};

/// A fault and its position, in characters of the text as written.
type Fault = (QueryFault, usize);

/// An expression, and where its first NOT stands.
pub(super) struct Parsed {
    pub(super) expr: Expr,
    pub(super) first_not: Option<usize>,
}

/// Parses `text`, which holds no control characters besides blanks.
pub(super) fn parse(text: &str) -> Result<Parsed, Fault> {
    let tokens = tokens(text)?;
    let is_not = |(token, _): &&(Token, usize)| matches!(token, Token::Not(_));
    let first_not = tokens.iter().find(is_not).map(|(_, position)| *position);
    let mut parser = Parser { tokens, next: 0 };
    let expr = parser.or(0)?;
    match parser.peek() {
        None => Ok(Parsed { expr, first_not }),
        // Only a closing bracket ends the outermost level early.
        Some(_) => Err((QueryFault::UnopenedBracket, parser.position())),
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Term(Expr),
    And,
    Or,
    /// As written, "NOT" or "-".
    Not(&'static str),
    Open,
    Close,
}

fn is_quote(c: char) -> bool {
    // Phones and word processors type the curly ones.
    matches!(c, '"' | '“' | '”' | '„' | '＂')
}

/// U+037E is the Greek question mark, which composition (NFC) turns into a semicolon.
fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | '\u{37e}' | '，' | '、' | '；')
}

fn tokens(text: &str) -> Result<Vec<(Token, usize)>, Fault> {
    let chars: Vec<(usize, char)> = text
        .chars()
        .enumerate()
        .filter(|(_, c)| !is_invisible(*c))
        .collect();
    let mut tokens = Vec::new();
    let mut terms = 0;
    let mut i = 0;
    while let Some(&(position, c)) = chars.get(i) {
        let rest = &chars[i + 1..];
        let (token, length) = match c {
            c if is_separator(c) => {
                i += 1;
                continue;
            }
            '(' | '（' => (Token::Open, 1),
            ')' | '）' => (Token::Close, 1),
            '-' => {
                let alone = |c: char| is_separator(c) || matches!(c, ')' | '）');
                if rest.first().is_none_or(|(_, c)| alone(*c)) {
                    return Err((QueryFault::NothingAfter("-"), position));
                }
                (Token::Not("-"), 1)
            }
            c if is_quote(c) => {
                let end = rest
                    .iter()
                    .position(|(_, c)| is_quote(*c))
                    .ok_or((QueryFault::UnbalancedQuote, position))?;
                let inside: String = rest[..end].iter().map(|(_, c)| *c).nfc().collect();
                let words: Vec<String> = inside.split_whitespace().map(str::to_owned).collect();
                with_letter(&words.join(" "), position)?;
                (Token::Term(Expr::Phrase(words)), end + 2)
            }
            _ => {
                let length = word_length(&chars[i..]);
                let written = chars[i..i + length].iter().map(|(_, c)| *c);
                (word(&written.nfc().collect::<String>(), position)?, length)
            }
        };
        terms += usize::from(matches!(token, Token::Term(_)));
        if terms > MAX_TERMS {
            return Err((QueryFault::TooManyTerms, position));
        }
        tokens.push((token, position));
        i += length;
    }
    Ok(tokens)
}

/// How many characters the word at the start of `chars` takes. A comma belongs to it between digits only.
fn word_length(chars: &[(usize, char)]) -> usize {
    let digit = |i: usize| chars.get(i).is_some_and(|(_, c)| c.is_ascii_digit());
    let ends = |i: usize, c: char| {
        let in_number = c == ',' && i > 0 && digit(i - 1) && digit(i + 1);
        is_quote(c) || matches!(c, '(' | ')' | '（' | '）') || is_separator(c) && !in_number
    };
    chars
        .iter()
        .enumerate()
        .position(|(i, (_, c))| ends(i, *c))
        .unwrap_or(chars.len())
}

/// A word or operator; the punctuation that ends a sentence is not part of it.
fn word(written: &str, position: usize) -> Result<Token, Fault> {
    match written.trim_end_matches(['.', ':', '!', '?']) {
        "AND" => Ok(Token::And),
        "OR" => Ok(Token::Or),
        "NOT" => Ok(Token::Not("NOT")),
        "" => Err((QueryFault::NoLetterOrDigit(written.to_owned()), position)),
        word => {
            with_letter(word, position)?;
            Ok(Token::Term(Expr::Word(word.to_owned())))
        }
    }
}

/// Punctuation alone matches nothing in the text search.
fn with_letter(text: &str, position: usize) -> Result<(), Fault> {
    if text.chars().any(char::is_alphanumeric) {
        Ok(())
    } else {
        Err((QueryFault::NoLetterOrDigit(text.to_owned()), position))
    }
}

struct Parser {
    tokens: Vec<(Token, usize)>,
    next: usize,
}

impl Parser {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.next).map(|(token, _)| token)
    }

    fn position(&self) -> usize {
        let at = self.tokens.get(self.next).or(self.tokens.last());
        at.map_or(0, |(_, position)| *position)
    }

    fn operand_follows(&self) -> bool {
        matches!(self.peek(), Some(Token::Term(_) | Token::Not(_) | Token::Open))
    }

    /// Steps over an operator, which must have an operand after it.
    fn step_over(&mut self, name: &'static str) -> Result<(), Fault> {
        let position = self.position();
        self.next += 1;
        if self.operand_follows() {
            Ok(())
        } else {
            Err((QueryFault::NothingAfter(name), position))
        }
    }

    fn or(&mut self, depth: usize) -> Result<Expr, Fault> {
        let mut parts = vec![self.and(depth)?];
        while self.peek() == Some(&Token::Or) {
            self.step_over("OR")?;
            parts.push(self.and(depth)?);
        }
        Ok(joined(parts, Expr::Or))
    }

    fn and(&mut self, depth: usize) -> Result<Expr, Fault> {
        match self.peek() {
            Some(Token::And) => return Err((QueryFault::NothingBefore("AND"), self.position())),
            Some(Token::Or) => return Err((QueryFault::NothingBefore("OR"), self.position())),
            Some(Token::Close) => return Err((QueryFault::UnopenedBracket, self.position())),
            None => return Err((QueryFault::Empty, self.position())),
            Some(_) => {}
        }
        let mut parts = vec![self.unary(depth)?];
        loop {
            if self.peek() == Some(&Token::And) {
                self.step_over("AND")?;
            } else if !self.operand_follows() {
                return Ok(joined(parts, Expr::And));
            }
            parts.push(self.unary(depth)?);
        }
    }

    /// Called where an operand follows.
    fn unary(&mut self, depth: usize) -> Result<Expr, Fault> {
        let position = self.position();
        if depth > MAX_DEPTH {
            return Err((QueryFault::TooDeep, position));
        }
        match self.peek().cloned() {
            Some(Token::Term(term)) => {
                self.next += 1;
                Ok(term)
            }
            Some(Token::Not(name)) => {
                self.step_over(name)?;
                Ok(Expr::Not(Box::new(self.unary(depth + 1)?)))
            }
            Some(Token::Open) => {
                self.next += 1;
                if self.peek() == Some(&Token::Close) {
                    return Err((QueryFault::EmptyBrackets, position));
                }
                if self.peek().is_none() {
                    return Err((QueryFault::UnclosedBracket, position));
                }
                let inside = self.or(depth + 1)?;
                if self.peek() != Some(&Token::Close) {
                    return Err((QueryFault::UnclosedBracket, position));
                }
                self.next += 1;
                Ok(inside)
            }
            _ => Err((QueryFault::Empty, position)),
        }
    }
}

/// One part stays as it is; parts of the same kind are merged, since grouping does not matter there.
fn joined(mut parts: Vec<Expr>, kind: fn(Vec<Expr>) -> Expr) -> Expr {
    if parts.len() == 1 {
        return parts.remove(0);
    }
    let same = std::mem::discriminant(&kind(Vec::new()));
    let mut flat = Vec::with_capacity(parts.len());
    for part in parts {
        let merges = std::mem::discriminant(&part) == same;
        match part {
            Expr::And(inner) | Expr::Or(inner) if merges => flat.extend(inner),
            other => flat.push(other),
        }
    }
    kind(flat)
}
