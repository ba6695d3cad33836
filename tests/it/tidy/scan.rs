//! Enough of Rust's lexer to tell code from comments and text.

/// A source file taken apart.
pub struct Scanned {
    /// The code with every comment and literal left out; line breaks are kept.
    pub code: String,
    /// Every string literal as it is written, with the line it begins on, from 1.
    pub literals: Vec<(usize, String)>,
}

/// Takes a source file apart.
pub fn scan(text: &str) -> Scanned {
    let mut scanner = Scanner {
        chars: text.chars().collect(),
        at: 0,
        line: 1,
        code: String::with_capacity(text.len()),
        literals: Vec::new(),
    };
    while scanner.at < scanner.chars.len() {
        scanner.step();
    }
    Scanned {
        code: scanner.code,
        literals: scanner.literals,
    }
}

struct Scanner {
    chars: Vec<char>,
    at: usize,
    line: usize,
    code: String,
    literals: Vec<(usize, String)>,
}

impl Scanner {
    fn peek(&self, ahead: usize) -> char {
        self.chars.get(self.at + ahead).copied().unwrap_or('\0')
    }

    /// Moves on by one character, which belongs to the code only if it ends a line.
    fn skip(&mut self) -> char {
        let c = self.peek(0);
        if c == '\n' {
            self.line += 1;
            self.code.push('\n');
        }
        self.at += 1;
        c
    }

    fn step(&mut self) {
        let in_word = self.code.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        match (self.peek(0), self.peek(1)) {
            ('/', '/') => {
                while self.at < self.chars.len() && self.peek(0) != '\n' {
                    self.skip();
                }
            }
            ('/', '*') => self.block_comment(),
            ('"', _) => self.string(),
            ('r', '"' | '#') if !in_word => self.raw_string(1),
            ('b' | 'c', 'r') if !in_word && matches!(self.peek(2), '"' | '#') => self.raw_string(2),
            ('\'', '\\') => {
                self.at += 3;
                while self.at < self.chars.len() && self.skip() != '\'' {}
            }
            ('\'', _) if self.peek(2) == '\'' => self.at += 3,
            (c, _) => {
                self.skip();
                if c != '\n' {
                    self.code.push(c);
                }
            }
        }
    }

    fn block_comment(&mut self) {
        let mut depth = 0;
        while self.at < self.chars.len() {
            match (self.peek(0), self.peek(1)) {
                ('/', '*') => {
                    depth += 1;
                    self.at += 2;
                }
                ('*', '/') => {
                    depth -= 1;
                    self.at += 2;
                    if depth == 0 {
                        return;
                    }
                }
                _ => {
                    self.skip();
                }
            }
        }
    }

    fn string(&mut self) {
        let line = self.line;
        let mut text = String::new();
        self.skip();
        while self.at < self.chars.len() && self.peek(0) != '"' {
            if self.peek(0) == '\\' {
                text.push(self.skip());
            }
            text.push(self.skip());
        }
        self.skip();
        self.literals.push((line, text));
    }

    /// `prefix` letters, then hashes and a quote; without a quote it is a raw identifier.
    fn raw_string(&mut self, prefix: usize) {
        let hashes = (prefix..).take_while(|n| self.peek(*n) == '#').count();
        if self.peek(prefix + hashes) != '"' {
            let c = self.skip();
            self.code.push(c);
            return;
        }
        let line = self.line;
        self.at += prefix + hashes + 1;
        let mut text = String::new();
        while self.at < self.chars.len() {
            if self.peek(0) == '"' && (1..=hashes).all(|n| self.peek(n) == '#') {
                self.at += 1 + hashes;
                break;
            }
            text.push(self.skip());
        }
        self.literals.push((line, text));
    }
}

#[test]
fn code_comments_and_text_are_told_apart() {
    let text = "fn a<'x>() { // \"no\"\n  let q = '\"'; let e = '\\''; /* \"no /* \"no\" */ \"no\" */\n  b(\"one \\\" two\", br#\"three \"# );\n}\n";
    let scanned = scan(text);
    assert_eq!(
        scanned.literals,
        [(3, "one \\\" two".to_owned()), (3, "three ".to_owned())]
    );
    assert!(!scanned.code.contains("no"), "{}", scanned.code);
    assert!(scanned.code.contains("fn a<'x>()"), "{}", scanned.code);
    assert_eq!(scanned.code.lines().count(), text.lines().count());
}
