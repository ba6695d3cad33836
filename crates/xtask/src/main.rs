//! The project's own commands, as `cargo xtask <verb>`.
mod codegen;

use std::process::ExitCode;

const HELP: &str = "cargo xtask <verb>
  codegen          generate crates/queries from queries/*.sql against the migrated schema
  codegen --check  fail if the committed package differs from what would be generated";

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
        ["codegen"] => codegen::write().await,
        ["codegen", "--check"] => codegen::check().await,
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
