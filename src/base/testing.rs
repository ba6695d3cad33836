//! What unit tests share: the recorded data beside the project.
use std::path::PathBuf;

/// A file of `../shared`, or `None` with a word about what is skipped; in CI its absence is a failure.
#[expect(
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a skipped test says so, and CI's switch is its own"
)]
pub fn shared(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared")).join(name);
    if path.exists() {
        return Some(path);
    }
    assert!(
        std::env::var("LIMELIGHT_REQUIRE_SHARED").as_deref() != Ok("1"),
        "{name} is missing"
    );
    eprintln!("skipped: needs ../shared/{name}");
    None
}
