//! `codegen`: typed functions from `queries/*.sql`, checked by PostgreSQL against the freshly migrated schema.
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use cornucopia::cargo_toml;
use cornucopia::config::{Config, StaticFile, TypeMapping};
use limelight_embedded::{migrate, server};

use crate::Failure;

/// Generates into `crates/queries`.
pub async fn write() -> Result<(), Failure> {
    generate(&root().join("crates/queries")).await
}

/// Generates elsewhere and compares.
pub async fn check() -> Result<(), Failure> {
    let fresh = tempfile::tempdir()?;
    let target = fresh.path().join("queries");
    generate(&target).await?;
    let (expected, found) = (contents(&target)?, contents(&root().join("crates/queries"))?);
    let stale: Vec<&str> = expected
        .keys()
        .chain(found.keys())
        .filter(|name| expected.get(*name) != found.get(*name))
        .map(String::as_str)
        .collect();
    if stale.is_empty() {
        return Ok(());
    }
    Err(format!(
        "crates/queries is not what queries/*.sql gives ({}): run `cargo xtask codegen`",
        stale.join(", ")
    )
    .into())
}

async fn generate(target: &Path) -> Result<(), Failure> {
    let data = tempfile::tempdir()?;
    let server = server::Server::start(&server::Options {
        data_dir: data.path().to_owned(),
        pg_bin: None,
        cache_dir: root().join("target/postgres"),
        settings: vec!["fsync=off".into()],
    })
    .await?;
    let done = generate_with(&server, target).await;
    server.stop().await?;
    done
}

async fn generate_with(server: &server::Server, target: &Path) -> Result<(), Failure> {
    let mut client = server::connect(&server.owner_url()).await?;
    migrate::migrate(&mut client).await?;
    client
        .batch_execute("SET search_path TO public, extensions")
        .await?;
    let mut package = cargo_toml::Package::new("limelight-queries", "0.1.0".parse()?);
    package.edition = cargo_toml::Inheritable::Set(cargo_toml::Edition::E2024);
    package.publish = cargo_toml::Inheritable::Set(cargo_toml::Publish::Flag(false));
    let mut config = Config::builder()
        .queries(root().join("queries"))
        .destination(target)
        .package(package)
        .build();
    // Instants are UTC everywhere; the generator's default is a fixed offset.
    config.types.mapping.insert(
        "pg_catalog.timestamptz".to_owned(),
        TypeMapping::Detailed {
            rust_type: "chrono::DateTime<chrono::Utc>".to_owned(),
            borrowed_type: None,
            is_copy: true,
            attributes: Vec::new(),
            attributes_borrowed: Vec::new(),
            attributes_nullable: Vec::new(),
            attributes_borrowed_nullable: Vec::new(),
        },
    );
    let client_file = |name: &str, place: &str| StaticFile::Detailed {
        path: root().join("crates/xtask/client").join(name),
        hard_link: false,
        destination: Some(PathBuf::from(place)),
    };
    config.static_files = vec![
        client_file("async_.rs", "src/client/async_.rs"),
        client_file("generic_client.rs", "src/client/async_/generic_client.rs"),
        client_file("utils.rs", "src/utils.rs"),
    ];
    tokio::task::spawn_blocking(move || cornucopia::gen_live(&client, config))
        .await?
        .map_err(cornucopia::Error::report)?;
    // The generator's own pool glue is replaced by our trait and would not compile beside it.
    std::fs::remove_file(target.join("src/client/async_/deadpool.rs"))?;
    // The generator formats in its own width; the project's keeps `cargo fmt` and the check below agreed.
    let formatted = std::process::Command::new("rustfmt")
        .args(["--edition", "2024", "--config-path"])
        .arg(root().join("rustfmt.toml"))
        .arg(target.join("src/lib.rs"))
        .status()?;
    if !formatted.success() {
        return Err("rustfmt failed on the generated package".into());
    }
    Ok(())
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every file below a folder, by its path, without build output.
fn contents(folder: &Path) -> Result<BTreeMap<String, String>, Failure> {
    let mut files = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(dir) = open.pop() {
        for entry in std::fs::read_dir(&dir)? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else if path.file_name().is_none_or(|name| name != "Cargo.lock") {
                let name = path.strip_prefix(folder)?.display().to_string();
                files.insert(name, std::fs::read_to_string(&path)?);
            }
        }
    }
    Ok(files)
}
