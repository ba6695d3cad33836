//! The rules of the house, read from its files: layers, heads and sizes, where SQL may stand, what the documents name.
//!
//! Every check is a function over a folder; `faults.rs` plants a fault for each and sees it found.
mod documents;
mod faults;
mod scan;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use scan::scan;

const MOST_LINES: usize = 500;
/// Made by `cargo xtask codegen`; nobody edits or reviews it.
const GENERATED: &str = "crates/queries/";
/// Where statements may stand in Rust: before typed queries exist, transaction control, and what tests and measurements ask behind the
/// scenes.
const SQL_ROOMS: [&str; 5] = [
    GENERATED,
    "crates/embedded/",
    "crates/xtask/src/bench/",
    "src/db/",
    "tests/",
];
const STATEMENTS: [&str; 7] = [
    "SELECT ",
    "INSERT INTO ",
    "DELETE FROM ",
    "CREATE TABLE ",
    "ALTER TABLE ",
    "TRUNCATE ",
    "COPY ",
];

#[test]
fn rooms_use_only_rooms_below_them() {
    clean(&layers(root()));
}

#[test]
fn every_rust_file_says_what_it_is_and_stays_short() {
    clean(&heads_and_sizes(root()));
}

#[test]
fn statements_stand_in_queries_and_migrations() {
    clean(&sql_in_code(root()));
}

#[test]
fn nothing_is_left_open_and_no_registry_is_named() {
    clean(&forbidden_words(root()));
}

#[test]
fn the_example_environment_shows_every_setting() {
    clean(&documents::env_example(root(), &limelight::config::env_example()));
}

#[test]
fn documents_name_only_files_that_exist() {
    clean(&documents::named_paths(root()));
}

#[test]
fn every_direct_dependency_is_listed_with_its_reason() {
    clean(&documents::dependency_reasons(root()));
}

#[test]
fn every_setting_is_read_somewhere() {
    clean(&unread_settings(root()));
}

#[test]
fn the_manual_has_every_setting() {
    let tables = limelight::settings::manual::tables();
    if std::env::var_os("LIMELIGHT_BLESS").is_some() {
        documents::bless_settings(root(), &tables);
    }
    clean(&documents::settings_tables(root(), &tables));
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn clean(findings: &[String]) {
    assert!(findings.is_empty(), "\n{}\n", findings.join("\n"));
}

/// Every file of the project with its path from the root, slashes forward, sorted; build output and installed packages left out.
pub fn files(root: &Path) -> Vec<(String, PathBuf)> {
    let mut found = Vec::new();
    let mut open = vec![root.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap().map(Result::unwrap) {
            let (path, name) = (entry.path(), entry.file_name().into_string().unwrap());
            if entry.file_type().unwrap().is_dir() {
                if !matches!(name.as_str(), ".git" | "target" | "node_modules") {
                    open.push(path);
                }
            } else {
                let name = path
                    .strip_prefix(root)
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .replace('\\', "/");
                found.push((name, path));
            }
        }
    }
    found.sort();
    found
}

fn rust_files(root: &Path) -> impl Iterator<Item = (String, String)> {
    files(root)
        .into_iter()
        .filter(|(name, _)| name.ends_with(".rs") && !name.starts_with(GENERATED))
        .map(|(name, path)| (name, fs::read_to_string(path).unwrap()))
}

/// Where a room stands: its floor, and on it the chain `a < b` with its place there.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Place {
    floor: u32,
    chain: usize,
    position: usize,
}

impl Place {
    fn may_use(self, other: Place) -> bool {
        other.floor < self.floor
            || other.floor == self.floor && other.chain == self.chain && other.position < self.position
    }
}

/// Reads the block of layers: `4 domains    accounts < campaigns`, one floor a line, `<` between rooms of which the right may
/// use the left.
fn places(architecture: &str) -> BTreeMap<String, Place> {
    let is_floor = |line: &&str| {
        line.split_once(' ')
            .is_some_and(|(n, _)| n.parse::<u32>().is_ok())
    };
    let block = architecture
        .split("```")
        .skip(1)
        .step_by(2)
        .map(|block| block.trim_start_matches("text").trim())
        .find(|block| !block.is_empty() && block.lines().all(|line| is_floor(&line)))
        .unwrap_or_default();
    let mut places = BTreeMap::new();
    let mut chain = 0;
    for line in block.lines() {
        let mut words = line.split_whitespace();
        let floor = words.next().unwrap().parse().unwrap();
        let mut position = 0;
        let mut joined = true;
        // The second word names the floor.
        for word in words.skip(1) {
            if word == "<" {
                joined = true;
                continue;
            }
            if !joined {
                chain += 1;
            }
            joined = false;
            position += 1;
            let place = Place {
                floor,
                chain,
                position,
            };
            places.insert(word.to_owned(), place);
        }
        chain += 1;
    }
    places
}

/// Imports that go up, rooms without a place, places without a room.
pub fn layers(root: &Path) -> Vec<String> {
    let places = places(&fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap());
    let mut findings = Vec::new();
    for room in places.keys() {
        let source = root.join("src").join(room);
        if !source.is_dir() && !source.with_extension("rs").is_file() {
            findings.push(format!(
                "ARCHITECTURE.md: the layers name {room}, which is no room of src"
            ));
        }
    }
    for (name, text) in rust_files(root) {
        let Some(inside) = name.strip_prefix("src/") else {
            continue;
        };
        let room = inside.split(['/', '.']).next().unwrap();
        if matches!(inside, "lib.rs" | "main.rs") {
            continue;
        }
        let Some(place) = places.get(room) else {
            findings.push(format!(
                "{name}: the layers of ARCHITECTURE.md do not name the room {room}"
            ));
            continue;
        };
        for (line, used) in rooms_used(&scan(&text).code) {
            let allowed = used == room || places.get(&used).is_some_and(|other| place.may_use(*other));
            // `crate::Something` is an item of lib.rs, not a room.
            if !allowed && used.starts_with(char::is_lowercase) {
                findings.push(format!(
                    "{name}:{line}: {room} uses {used}, which is not below it"
                ));
            }
        }
    }
    findings
}

/// The first name after each `crate::`, with its line; a group gives one for each of its parts.
fn rooms_used(code: &str) -> Vec<(usize, String)> {
    let mut used = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let line = code[..at].matches('\n').count() + 1;
        let rest = &code[at + "crate::".len()..];
        let paths = rest.strip_prefix('{').map_or_else(|| vec![rest], parts_of_group);
        for path in paths {
            let name: String = path
                .trim_start()
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            if !name.is_empty() {
                used.push((line, name));
            }
        }
    }
    used
}

/// `a::{b, c}, d} …` is two parts: the commas inside brackets are not ours, and the last bracket ends the group.
fn parts_of_group(group: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                parts.push(&group[start..at]);
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    parts
}

/// Files without a first line that says what they are, and files that have grown too long.
pub fn heads_and_sizes(root: &Path) -> Vec<String> {
    let mut findings = Vec::new();
    for (name, text) in rust_files(root) {
        if !text
            .lines()
            .next()
            .is_some_and(|line| line.len() > "//! ".len() && line.starts_with("//! "))
        {
            findings.push(format!(
                "{name}: the first line is not `//! …`, saying what the file is"
            ));
        }
        let lines = text.lines().count();
        if lines > MOST_LINES {
            findings.push(format!("{name}: {lines} lines; split it, at most {MOST_LINES}"));
        }
    }
    findings
}

/// String literals that are statements, outside the few rooms that may hold them.
pub fn sql_in_code(root: &Path) -> Vec<String> {
    let mut findings = Vec::new();
    for (name, text) in rust_files(root) {
        if SQL_ROOMS.iter().any(|room| name.starts_with(room)) {
            continue;
        }
        for (line, literal) in scan(&text).literals {
            let words: Vec<&str> = literal.split_whitespace().collect();
            let flat = words.join(" ");
            let is_statement = STATEMENTS.iter().any(|start| flat.starts_with(start))
                || words.first() == Some(&"UPDATE") && words.contains(&"SET")
                || words.first() == Some(&"WITH") && flat.contains(" AS (");
            if is_statement {
                let start: String = flat.chars().take(40).collect();
                findings.push(format!("{name}:{line}: \"{start}…\" belongs into queries"));
            }
        }
    }
    findings
}

/// Settings of the list that no other room of the product names, and such as are left out of the list that is shown.
pub fn unread_settings(root: &Path) -> Vec<String> {
    const LIST: &str = "src/settings/list.rs";
    let Ok(list) = fs::read_to_string(root.join(LIST)) else {
        return Vec::new();
    };
    let list = scan(&list).code;
    let is_word = |code: &str, word: &str| {
        code.split(|c: char| !c.is_alphanumeric() && c != '_')
            .any(|found| found == word)
    };
    let shown = list.split_once("SETTINGS: &[").map_or("", |(_, rest)| {
        rest.split_once("];").map_or(rest, |(shown, _)| shown)
    });
    let readers: Vec<String> = rust_files(root)
        .filter(|(name, _)| name.starts_with("src/") && !name.starts_with("src/settings/"))
        // What stands behind `#[cfg(test)]` is no reader.
        .map(|(_, text)| {
            scan(&text)
                .code
                .split("#[cfg(test)]")
                .next()
                .unwrap_or_default()
                .to_owned()
        })
        .collect();
    let defined = list.split("pub const ").skip(1).filter_map(|rest| {
        let (name, kind) = rest.split_once(':')?;
        let kind = kind.trim_start();
        (kind.starts_with("Setting<") || kind.starts_with("Flag ")).then(|| name.trim().to_owned())
    });
    let mut findings = Vec::new();
    for name in defined {
        if !readers.iter().any(|code| is_word(code, &name)) {
            findings.push(format!("{LIST}: nothing reads {name}; use it or take it out"));
        }
        if !is_word(shown, &name) {
            findings.push(format!("{LIST}: {name} is not in SETTINGS"));
        }
    }
    findings
}

/// Marks of unfinished work in sources, and package registries named anywhere.
pub fn forbidden_words(root: &Path) -> Vec<String> {
    // Put together here, so that this file passes its own check.
    let marks = [["TO", "DO"], ["FIX", "ME"], ["XX", "X"], ["HA", "CK"]].map(|parts| parts.concat());
    let hosts = [
        ["crates", "io"],
        ["npmjs", "org"],
        ["npmjs", "com"],
        ["pypi", "org"],
        ["deb", "debian"],
    ]
    .map(|parts| parts.join("."));
    let mut findings = Vec::new();
    for (name, path) in files(root) {
        let is_lock = name.ends_with("Cargo.lock") || name.ends_with("package-lock.json");
        let Ok(text) = fs::read_to_string(&path) else {
            continue;
        };
        if is_lock {
            continue;
        }
        let is_source = [".rs", ".sql", ".html", ".js", ".css"]
            .iter()
            .any(|end| name.ends_with(end));
        for (number, line) in (1..).zip(text.lines()) {
            let is_word = |word: &&str| marks.iter().any(|mark| mark == word);
            let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
            if is_source && words.any(|word| is_word(&word)) {
                findings.push(format!("{name}:{number}: left open; finish it or take it out"));
            }
            if let Some(host) = hosts.iter().find(|host| line.contains(host.as_str())) {
                findings.push(format!(
                    "{name}:{number}: names the registry {host}; its client knows where it is"
                ));
            }
        }
    }
    findings
}
