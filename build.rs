//! Brings the browser's scripts from their npm packages and embeds them, with our own style and script, in the binary.
#![expect(
    clippy::disallowed_methods,
    reason = "cargo speaks to a build script through the environment"
)]
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// Address, constant, media type and source of every static file.
const FILES: [(&str, &str, &str, &str); 5] = [
    ("app.css", "CSS", "text/css; charset=utf-8", "web/app.css"),
    ("app.js", "JS", "text/javascript; charset=utf-8", "web/app.js"),
    ("icon.svg", "ICON", "image/svg+xml", "web/icon.svg"),
    (
        "htmx.js",
        "HTMX",
        "text/javascript; charset=utf-8",
        "npm/node_modules/htmx.org/dist/htmx.min.js",
    ),
    (
        "sse.js",
        "SSE",
        "text/javascript; charset=utf-8",
        "npm/node_modules/htmx-ext-sse/dist/sse.min.js",
    ),
];

fn main() {
    let out = PathBuf::from(env::var("OUT_DIR").unwrap_or_default());
    for input in ["web", "templates", "build.rs"] {
        println!("cargo::rerun-if-changed={input}");
    }
    if let Err(reason) = install(&out).and_then(|()| embed(&out)) {
        println!("cargo::error={reason}");
    }
}

/// Installs the locked packages beside the build output, unless that was done for the same lock file.
fn install(out: &Path) -> Result<(), String> {
    let lock = read(Path::new("web/package-lock.json"))?;
    let npm = out.join("npm");
    if fs::read(npm.join("installed.json")).is_ok_and(|done| done == lock) {
        return Ok(());
    }
    fs::create_dir_all(&npm).map_err(|error| format!("{}: {error}", npm.display()))?;
    for name in ["package.json", "package-lock.json"] {
        fs::copy(Path::new("web").join(name), npm.join(name))
            .map_err(|error| format!("web/{name}: {error}"))?;
    }
    let result = Command::new("npm")
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
        .current_dir(&npm)
        .output()
        .map_err(|error| format!("npm is needed to build the pages and was not found ({error}): install Node.js with npm (Debian: apt-get install npm)"))?;
    if !result.status.success() {
        let said = String::from_utf8_lossy(&result.stderr).replace('\n', " ");
        return Err(format!("npm ci failed for web/package-lock.json: {said}"));
    }
    fs::write(npm.join("installed.json"), lock).map_err(|error| format!("{}: {error}", npm.display()))
}

fn embed(out: &Path) -> Result<(), String> {
    let mut code = String::from(
        "/// Path, media type and content of every static file.\npub const FILES: &[(&str, &str, &[u8])] = &[\n",
    );
    let mut names = String::new();
    for (name, constant, media, source) in FILES {
        let path = if source.starts_with("npm/") {
            out.join(source)
        } else {
            env::current_dir().map_err(|e| e.to_string())?.join(source)
        };
        let content = read(&path)?;
        let (stem, extension) = name.split_once('.').unwrap_or((name, ""));
        let address = format!("/assets/{stem}-{:016x}.{extension}", fingerprint(&content));
        // Writing to a String cannot fail.
        let _ = writeln!(
            code,
            "    ({address:?}, {media:?}, include_bytes!({:?})),",
            path.display().to_string()
        );
        let _ = writeln!(names, "pub const {constant}: &str = {address:?};");
    }
    code.push_str("];\n");
    fs::write(out.join("assets.rs"), code + &names).map_err(|error| error.to_string())
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// FNV-1a: only to give changed content a new address.
fn fingerprint(content: &[u8]) -> u64 {
    content.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
