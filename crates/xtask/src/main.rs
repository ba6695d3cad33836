//! The project's own commands, as `cargo xtask <verb>`.
#[cfg(feature = "bench")]
mod bench;
#[cfg(feature = "codegen")]
mod codegen;

use std::process::ExitCode;

/// Whatever went wrong, in words.
type Failure = Box<dyn std::error::Error + Send + Sync>;

const HELP: &str = "cargo xtask <verb>
  codegen          generate crates/queries from queries/*.sql against the migrated schema
  codegen --check  fail if the committed package differs from what would be generated
  bench            measure the speed claims beside their peers into bench/RESULTS.md (about a quarter of an hour)
    --only P1,P3   only these, into target/bench/RESULTS.md
    --quick        less data and time, into target/bench/RESULTS.md";

#[tokio::main]
#[expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line program talks to its user"
)]
async fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        #[cfg(feature = "codegen")]
        ["codegen"] => codegen::write().await,
        #[cfg(feature = "codegen")]
        ["codegen", "--check"] => codegen::check().await,
        #[cfg(feature = "bench")]
        ["bench", args @ ..] => bench::run(args).await,
        #[cfg(not(feature = "bench"))]
        ["bench", args @ ..] => bench_build(args).await,
        _ => {
            println!("{HELP}");
            return ExitCode::from(if words.is_empty() { 0 } else { 2 });
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// The measurements need the optimised library, which code generation must not wait for: they are a build of their own.
#[cfg(not(feature = "bench"))]
async fn bench_build(args: &[&str]) -> Result<(), Failure> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let run = |program: &str, args: &[&str]| {
        tokio::process::Command::new(program)
            .args(args)
            .current_dir(root)
            .kill_on_drop(true)
            .status()
    };
    let build = [
        "build",
        "--release",
        "--package=limelight",
        "--package=xtask",
        "--no-default-features",
        "--features=xtask/bench",
    ];
    if !run("cargo", &build).await?.success() {
        return Err("the release build failed".into());
    }
    let measured = run("target/release/xtask", &[&["bench"], args].concat()).await?;
    if measured.success() {
        Ok(())
    } else {
        Err("the measurements failed".into())
    }
}
