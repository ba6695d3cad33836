//! What the documents promise, compared with the files: paths, settings, dependencies.
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::{GENERATED, files};

/// Endings by which a name in backticks is taken for a file of ours.
const FILE_ENDINGS: [&str; 11] = [
    ".rs", ".md", ".sql", ".toml", ".html", ".css", ".js", ".json", ".svg", ".example", ".lock",
];
/// Fewer words are no reason.
const SHORTEST_REASON: usize = 3;

/// `.env.example`, unless it is what the program would write.
pub fn env_example(root: &Path, expected: &str) -> Vec<String> {
    let found = fs::read_to_string(root.join(".env.example")).unwrap_or_default();
    if found == expected {
        return Vec::new();
    }
    let mut pairs = found.lines().zip(expected.lines());
    let (found, expected) = pairs.find(|(a, b)| a != b).unwrap_or(("", "more or fewer lines"));
    vec![format!(
        ".env.example differs from config.rs at \"{found}\": expected \"{expected}\""
    )]
}

/// Where the tables of docs/settings.md begin and end.
const TABLES: (&str, &str) = ("<!-- made from src/settings/list.rs -->\n", "<!-- end -->\n");

/// `docs/settings.md`, unless its tables are what the list would write.
pub fn settings_tables(root: &Path, expected: &str) -> Vec<String> {
    let text = fs::read_to_string(root.join("docs/settings.md")).unwrap_or_default();
    let found = text
        .split_once(TABLES.0)
        .and_then(|(_, rest)| rest.split_once(TABLES.1));
    match found {
        Some((found, _)) if found == expected => Vec::new(),
        _ => vec![
            "docs/settings.md differs from src/settings/list.rs: LIMELIGHT_BLESS=1 cargo test --test it tidy writes it anew"
                .to_owned(),
        ],
    }
}

/// Writes the tables anew.
pub fn bless_settings(root: &Path, tables: &str) {
    let path = root.join("docs/settings.md");
    let text = fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once(TABLES.0).unwrap();
    let (_, after) = rest.split_once(TABLES.1).unwrap();
    fs::write(path, format!("{before}{}{tables}{}{after}", TABLES.0, TABLES.1)).unwrap();
}

/// Paths in backticks and links of every document that lead nowhere.
pub fn named_paths(root: &Path) -> Vec<String> {
    let names: Vec<String> = files(root).into_iter().map(|(name, _)| name).collect();
    let mut findings = Vec::new();
    for name in names.iter().filter(|name| name.ends_with(".md")) {
        let text = fs::read_to_string(root.join(name)).unwrap();
        let folder = Path::new(name).parent().unwrap();
        let mut fenced = false;
        for (number, line) in (1..).zip(text.lines()) {
            if line.trim_start().starts_with("```") {
                fenced = !fenced;
            }
            if fenced {
                continue;
            }
            let code = line
                .split('`')
                .skip(1)
                .step_by(2)
                .filter(|text| is_path(root, text));
            let links = line
                .split("](")
                .skip(1)
                .filter_map(|rest| rest.split(')').next())
                .map(|target| target.split('#').next().unwrap_or_default())
                .filter(|target| !target.is_empty() && !target.contains(':'));
            for path in code.chain(links) {
                let exists = root.join(path).exists()
                    || root.join(folder).join(path).exists()
                    || names_some(&names, path);
                if !exists {
                    findings.push(format!("{name}:{number}: {path} does not exist"));
                }
            }
        }
    }
    findings
}

/// A file's bare name stands for any file of that name, and `*` for any part of one.
fn names_some(names: &[String], path: &str) -> bool {
    if let Some((before, after)) = path.split_once('*') {
        return names.iter().any(|name| {
            name.strip_prefix(before)
                .is_some_and(|rest| rest.ends_with(after))
        });
    }
    !path.contains('/') && names.iter().any(|name| name.rsplit('/').next() == Some(path))
}

/// Ends like a file or folder of ours, or begins in one of our folders; addresses, options and Rust paths are none.
fn is_path(root: &Path, text: &str) -> bool {
    let plain = text
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || "._-/*".contains(c));
    // What a build makes is not there before it.
    if text.starts_with("target/") {
        return false;
    }
    if !plain || text.starts_with(['/', '-', '*']) {
        return false;
    }
    let in_our_folder = text
        .split_once('/')
        .is_some_and(|(first, _)| root.join(first).is_dir());
    in_our_folder || text.ends_with('/') || FILE_ENDINGS.iter().any(|end| text.ends_with(end))
}

/// Direct dependencies without a line in ARCHITECTURE.md, and lines without a dependency or a reason.
pub fn dependency_reasons(root: &Path) -> Vec<String> {
    let mut wanted: BTreeMap<String, String> = BTreeMap::new();
    for (name, path) in files(root) {
        if name.starts_with(GENERATED) || !(name.ends_with("Cargo.toml") || name.ends_with("package.json")) {
            continue;
        }
        let text = fs::read_to_string(path).unwrap();
        let found = if name.ends_with(".json") {
            npm_dependencies(&text)
        } else {
            cargo_dependencies(&text)
        };
        for dependency in found {
            wanted.entry(dependency).or_insert_with(|| name.clone());
        }
    }
    let architecture = fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    let section = architecture
        .split("\n## ")
        .find(|section| section.starts_with("Dependencies"))
        .unwrap_or_default();
    let mut listed = BTreeSet::new();
    let mut findings = Vec::new();
    for line in section.lines() {
        let Some((name, reason)) = line.strip_prefix("- `").and_then(|rest| rest.split_once('`')) else {
            continue;
        };
        listed.insert(name.to_owned());
        if !wanted.contains_key(name) {
            findings.push(format!(
                "ARCHITECTURE.md: {name} is listed, but nothing depends on it"
            ));
        }
        if reason.trim_start_matches(':').split_whitespace().count() < SHORTEST_REASON {
            findings.push(format!("ARCHITECTURE.md: {name} is listed without a reason"));
        }
    }
    for (name, manifest) in wanted {
        if !listed.contains(&name) {
            findings.push(format!("{manifest}: {name} has no reason in ARCHITECTURE.md"));
        }
    }
    findings
}

/// The packages a manifest asks for itself; those of this workspace, which are found by path, are left out.
fn cargo_dependencies(manifest: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut section = "";
    for line in manifest
        .lines()
        .map(str::trim)
        .filter(|line| !line.starts_with('#'))
    {
        if let Some(name) = line.strip_prefix('[') {
            section = name.trim_end_matches(']');
            // `[dependencies.serde]`
            if let Some((parent, name)) = section.rsplit_once('.')
                && is_dependencies(parent)
            {
                found.push(name.to_owned());
            }
        } else if is_dependencies(section)
            && let Some((key, value)) = line.split_once('=')
            && !value.contains("path =")
        {
            // `serde = …` or `serde.workspace = true`
            let key = key.trim().trim_matches('"');
            found.push(key.split('.').next().unwrap_or(key).to_owned());
        }
    }
    found
}

fn is_dependencies(section: &str) -> bool {
    let kind = section.rsplit('.').next().unwrap_or(section);
    matches!(kind, "dependencies" | "dev-dependencies" | "build-dependencies")
        && !section.starts_with("workspace")
}

fn npm_dependencies(manifest: &str) -> Vec<String> {
    let manifest: serde_json::Value = serde_json::from_str(manifest).unwrap();
    ["dependencies", "devDependencies"]
        .iter()
        .filter_map(|kind| manifest[kind].as_object())
        .flat_map(|packages| packages.keys().cloned())
        .collect()
}

#[test]
fn manifests_are_read_in_every_form() {
    let manifest = "[workspace.dependencies]\nx = \"1\"\n[package]\nname = \"a\"\n[dependencies]\n# b = \"1\"\nb.workspace = true\nc = { version = \"1\" }\n\
                    ours = { path = \"d\" }\n[dependencies.e]\nversion = \"1\"\n[target.'cfg(unix)'.dependencies]\nf = \"1\"\n[dev-dependencies]\ng = \"1\"\n";
    assert_eq!(cargo_dependencies(manifest), ["b", "c", "e", "f", "g"]);
}
