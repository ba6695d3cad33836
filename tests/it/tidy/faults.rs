//! A fault planted for every check: a check that finds nothing must be shown to be able to.
use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::documents::{dependency_reasons, env_example, named_paths, settings_tables};
use super::{forbidden_words, heads_and_sizes, layers, sql_in_code, unread_settings};

/// A small project in order, to spoil.
fn project() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| write(dir.path(), name, text);
    put(
        "ARCHITECTURE.md",
        "# A\n\n```\n3 faces   web < cli\n2 rooms   a < b   c\n1 base    base\n```\n\n## Dependencies, each with its reason\n\n- `serde`: rows as JSON.\n- `htmx.org`: parts of pages.\n\n## End\n",
    );
    put(
        "Cargo.toml",
        "[dependencies]\nserde = \"1\"\nb = { path = \"b\" }\n",
    );
    put("web/package.json", "{\"dependencies\": {\"htmx.org\": \"2\"}}");
    put("src/lib.rs", "//! All.\npub mod a;\n");
    put("src/base/mod.rs", "//! Base.\n");
    put("src/a.rs", "//! A.\nuse crate::base::x;\n");
    put("src/b/mod.rs", "//! B.\nuse crate::{a::{y, z}, base};\n");
    put(
        "src/c.rs",
        "//! C.\n// crate::web\nconst C: &str = \"crate::cli\";\n",
    );
    put("src/web.rs", "//! W.\nfn f() -> crate::b::T { crate::Item }\n");
    put("src/cli.rs", "//! C.\nuse crate::web;\n");
    put(".env.example", "#A=1\n");
    dir
}

fn write(root: &Path, name: &str, text: &str) {
    let path = root.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// What a check says once the file holds this text; before, it must have nothing to say.
fn spoiled(check: impl Fn(&Path) -> Vec<String>, name: &str, text: &str) -> String {
    let dir = project();
    assert_eq!(check(dir.path()), Vec::<String>::new());
    write(dir.path(), name, text);
    check(dir.path()).join("\n")
}

#[test]
fn an_import_that_goes_up_is_found() {
    let up = spoiled(layers, "src/a.rs", "//! A.\nuse crate::{base::x, web};\n");
    assert_eq!(up, "src/a.rs:2: a uses web, which is not below it");
    let later = spoiled(layers, "src/a.rs", "//! A.\n\nfn f() { crate::b::g() }\n");
    assert_eq!(later, "src/a.rs:3: a uses b, which is not below it");
    let aside = spoiled(layers, "src/c.rs", "//! C.\nuse crate::a;\n");
    assert_eq!(aside, "src/c.rs:2: c uses a, which is not below it");
    let nested = spoiled(
        layers,
        "src/b/deep/x.rs",
        "//! X.\nuse crate::{\n  a,\n  cli::{p, q},\n};\n",
    );
    assert_eq!(nested, "src/b/deep/x.rs:2: b uses cli, which is not below it");
}

#[test]
fn a_room_and_its_place_go_together() {
    let stranger = spoiled(layers, "src/d.rs", "//! D.\n");
    assert!(stranger.contains("do not name the room d"), "{stranger}");
    let gone = spoiled(
        layers,
        "ARCHITECTURE.md",
        "```\n2 rooms a < b c web < cli\n1 base base gone\n```\n",
    );
    assert!(gone.contains("name gone, which is no room"), "{gone}");
    let none = spoiled(layers, "ARCHITECTURE.md", "```\nno layers\n```\n");
    assert!(none.contains("do not name the room base"), "{none}");
}

#[test]
fn a_file_without_a_head_or_too_long_is_found() {
    for headless in ["use x;\n", "// A.\n", "//! \n", ""] {
        let found = spoiled(heads_and_sizes, "src/a.rs", headless);
        assert!(
            found.starts_with("src/a.rs: the first line"),
            "{headless:?}: {found}"
        );
    }
    let long = format!("//! A.\n{}", "x\n".repeat(500));
    assert_eq!(
        spoiled(heads_and_sizes, "src/a.rs", &long),
        "src/a.rs: 501 lines; split it, at most 500"
    );
    assert_eq!(spoiled(heads_and_sizes, "crates/queries/src/x.rs", &long), "");
}

#[test]
fn a_statement_in_code_is_found() {
    for statement in [
        "SELECT 1",
        "\\n  INSERT INTO t VALUES (1)",
        "UPDATE t SET a = 1",
        "DELETE FROM t",
        "CREATE TABLE t ()",
        "WITH x AS (SELECT 1) TABLE x",
    ] {
        let statement = statement.replace("\\n", "\n");
        let code = format!("//! A.\nfn f() {{ run(\"{statement}\") }}\n");
        let found = spoiled(sql_in_code, "src/a.rs", &code);
        assert!(found.starts_with("src/a.rs:2: "), "{statement}: {found}");
        assert_eq!(spoiled(sql_in_code, "src/db/tx.rs", &code), "");
    }
    let said = "//! A. SELECT 1\n// DELETE FROM t\nconst HELP: &str = \"SELECTED; UPDATE the page\";\n";
    assert_eq!(spoiled(sql_in_code, "src/a.rs", said), "");
}

#[test]
fn open_work_and_registries_are_found() {
    let mark = ["TO", "DO"].concat();
    let open = spoiled(forbidden_words, "src/a.rs", &format!("//! A.\n// {mark}: more\n"));
    assert!(open.starts_with("src/a.rs:2: left open"), "{open}");
    let host = ["crates", "io"].join(".");
    let named = spoiled(forbidden_words, "README.md", &format!("See https://{host}/x\n"));
    assert!(named.starts_with("README.md:1: names the registry"), "{named}");
    assert_eq!(spoiled(forbidden_words, "Cargo.lock", &host), "");
}

#[test]
fn a_setting_that_the_example_lacks_is_found() {
    let dir = project();
    assert_eq!(env_example(dir.path(), "#A=1\n"), Vec::<String>::new());
    let found = env_example(dir.path(), "#A=2\n").join("\n");
    assert!(found.contains("expected \"#A=2\""), "{found}");
    assert_eq!(env_example(dir.path(), "#A=1\n\n#B=\n").len(), 1);
}

#[test]
fn a_path_that_leads_nowhere_is_found() {
    for wrong in [
        "`src/gone.rs`",
        "`src/gone/`",
        "`nowhere/`",
        "[here](src/gone.rs#top)",
        "`gone.rs`",
        "`src/x*.rs`",
    ] {
        let found = spoiled(named_paths, "docs/guide.md", &format!("Look.\n\nSee {wrong}.\n"));
        assert!(
            found.starts_with("docs/guide.md:3: ") && found.ends_with("does not exist"),
            "{wrong}: {found}"
        );
    }
    let right = "`src/a.rs`, `src/b/`, `mod.rs`, `src/*.rs`, [up](../ARCHITECTURE.md#end), [out](https://example.org), `/api/v1`, \
                 `text/html`, `--out FILE`, `a::b`, [top](#top)\n```\nsrc/gone.rs\n```\n";
    assert_eq!(spoiled(named_paths, "docs/guide.md", right), "");
}

#[test]
fn a_dependency_without_a_reason_is_found() {
    let new = spoiled(
        dependency_reasons,
        "crates/x/Cargo.toml",
        "[dev-dependencies]\ntokio = \"1\"\n",
    );
    assert_eq!(new, "crates/x/Cargo.toml: tokio has no reason in ARCHITECTURE.md");
    let bare =
        "## x\n\n## Dependencies\n\n- `serde`: \n- `htmx.org`: parts of pages.\n- `gone`: was of use once.\n";
    let found = spoiled(dependency_reasons, "ARCHITECTURE.md", bare);
    assert!(found.contains("serde is listed without a reason"), "{found}");
    assert!(
        found.contains("gone is listed, but nothing depends on it"),
        "{found}"
    );
}

#[test]
fn a_setting_that_nothing_reads_is_found() {
    let list = |names: &str| {
        format!(
            "//! L.\npub const A_B: Setting<u64> = x();\npub const F: Flag = x();\npub const N: u64 = 1;\npub const SETTINGS: &[D] = &[{names}];\n"
        )
    };
    let dir = project();
    write(dir.path(), "src/settings/list.rs", &list("A_B.d, F.0.d"));
    write(dir.path(), "src/a.rs", "//! A.\nfn f() { (settings::A_B, F) }\n");
    assert_eq!(unread_settings(dir.path()), Vec::<String>::new());
    write(dir.path(), "src/settings/list.rs", &list("F.0.d"));
    assert_eq!(
        unread_settings(dir.path()),
        ["src/settings/list.rs: A_B is not in SETTINGS"]
    );
    write(dir.path(), "src/settings/list.rs", &list("A_B.d, F.0.d"));
    // A test, a comment, a text and a longer name do not count.
    write(
        dir.path(),
        "src/a.rs",
        "//! A.\n// A_B\nfn f() { (\"A_B\", A_BC, F) }\n#[cfg(test)]\nmod tests { A_B }\n",
    );
    assert_eq!(
        unread_settings(dir.path()),
        ["src/settings/list.rs: nothing reads A_B; use it or take it out"]
    );
}

#[test]
fn a_manual_that_lacks_a_setting_is_found() {
    let dir = project();
    let page = "# S\n\n<!-- made from src/settings/list.rs -->\n| a |\n<!-- end -->\n";
    write(dir.path(), "docs/settings.md", page);
    assert_eq!(settings_tables(dir.path(), "| a |\n"), Vec::<String>::new());
    assert_eq!(settings_tables(dir.path(), "| a |\n| b |\n").len(), 1);
}
