//! The statements of `queries/*.sql` as the server is given them.
use std::fs;
use std::path::Path;

/// One named statement.
#[derive(Debug, Clone)]
pub struct Statement {
    /// `room.name`
    pub name: String,
    /// With `$1`, `$2`, … for its parameters.
    pub sql: String,
    /// Names, in the order of their numbers.
    pub parameters: Vec<String>,
}

/// All of them, by room and place in the file.
pub fn statements() -> Vec<Statement> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("queries");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files
        .iter()
        .flat_map(|file| {
            let room = file.file_stem().unwrap().to_str().unwrap().to_owned();
            let text = fs::read_to_string(file).unwrap();
            let parts: Vec<Statement> = text
                .split("--! ")
                .skip(1)
                .map(|part| {
                    let (head, sql) = part.split_once('\n').unwrap();
                    let name = head.split([' ', ':']).next().unwrap();
                    let (sql, parameters) = numbered(sql.trim().trim_end_matches(';'));
                    Statement {
                        name: format!("{room}.{name}"),
                        sql,
                        parameters,
                    }
                })
                .collect();
            parts
        })
        .collect()
}

/// Replaces `:name` by its number; a cast `::type`, a quoted text and a comment stay as they are.
fn numbered(sql: &str) -> (String, Vec<String>) {
    let mut out = String::new();
    let mut parameters: Vec<String> = Vec::new();
    let mut rest = sql;
    while let Some(place) = rest.find([':', '\'', '-']) {
        out.push_str(&rest[..place]);
        rest = &rest[place..];
        let kept = if rest.starts_with("::") || (rest.starts_with('-') && !rest.starts_with("--")) {
            if rest.starts_with("::") { 2 } else { 1 }
        } else if rest.starts_with("--") {
            rest.find('\n').unwrap_or(rest.len())
        } else if let Some(quoted) = rest.strip_prefix('\'') {
            quoted.find('\'').unwrap() + 2
        } else {
            let name: String = rest[1..]
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
                .collect();
            rest = &rest[1 + name.len()..];
            let number = parameters
                .iter()
                .position(|known| *known == name)
                .unwrap_or_else(|| {
                    parameters.push(name);
                    parameters.len() - 1
                });
            out.push_str(&format!("${}", number + 1));
            continue;
        };
        out.push_str(&rest[..kept]);
        rest = &rest[kept..];
    }
    out.push_str(rest);
    (out, parameters)
}

#[test]
fn parameters_are_numbered_and_casts_and_texts_stay() {
    let (sql, parameters) = numbered("SELECT ':a', :b::text, x - 1 -- :c\nWHERE y = :d AND z = :b");
    assert_eq!(sql, "SELECT ':a', $1::text, x - 1 -- :c\nWHERE y = $2 AND z = $1");
    assert_eq!(parameters, ["b", "d"]);
}
