//! The command line: data on standard output, progress and messages on standard error, one meaning per exit status.

/// A line on standard output.
macro_rules! say {
    ($($text:tt)*) => { $crate::cli::write_line(std::io::stdout(), format_args!($($text)*)) };
}
/// A line on standard error.
macro_rules! tell {
    ($($text:tt)*) => { $crate::cli::write_line(std::io::stderr(), format_args!($($text)*)) };
}

mod args;
mod db;
mod events;
mod export;
mod import;
mod parse;
mod runs;
mod search;
mod settings;
mod simulate;
mod table;
mod up;

use std::process::ExitCode;
use std::time::Duration;

use clap::Parser as _;

use crate::base::failure::{Failure, Kind};
use crate::base::lifecycle::Interrupted;
use crate::base::telemetry;
use crate::config::Config;
use args::{Args, Command};

const PATIENCE: Duration = Duration::from_secs(30);
const AGAIN: Duration = Duration::from_millis(250);

/// The outcome of a command, as its exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    Done = 0,
    Failed = 1,
    Usage = 2,
    NothingFound = 3,
    Partly = 4,
}

/// A failure as the terminal shows it.
#[derive(Debug)]
pub struct Trouble {
    message: String,
    status: Status,
    /// The database was away: trying again may help.
    outage: bool,
}

impl Trouble {
    /// The command did not work; the message says what to do.
    pub fn failed(message: impl std::fmt::Display) -> Trouble {
        Trouble {
            message: message.to_string(),
            status: Status::Failed,
            outage: false,
        }
    }

    /// The command was used wrongly.
    pub fn usage(message: impl std::fmt::Display) -> Trouble {
        Trouble {
            message: message.to_string(),
            status: Status::Usage,
            outage: false,
        }
    }
}

impl<E: Failure> From<E> for Trouble {
    fn from(error: E) -> Trouble {
        match error.kind() {
            Kind::Invalid => Trouble::usage(error),
            kind => Trouble {
                outage: kind == Kind::Unavailable,
                ..Trouble::failed(error)
            },
        }
    }
}

/// A reader that has enough (`| head`) is no fault: what was begun is still ended in order.
fn write_line(mut to: impl std::io::Write, text: std::fmt::Arguments<'_>) {
    writeln!(to, "{text}").unwrap_or_default();
}

/// What a command returns.
pub type Ended = Result<Status, Trouble>;

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    // A wrong use exits with 2 and help with 0, both by clap itself.
    let args = Args::parse();
    let ended = Config::from_env().map_err(Trouble::failed).and_then(|config| {
        telemetry::start(&config.log, config.log_format);
        tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .build()
            .map_err(Trouble::failed)?
            .block_on(run(args.command, config))
    });
    match ended {
        Ok(status) => ExitCode::from(status as u8),
        Err(trouble) => {
            tell!("limelight: {}", trouble.message);
            ExitCode::from(trouble.status as u8)
        }
    }
}

async fn run(command: Command, config: Config) -> Ended {
    match command {
        Command::Up(args) => up::up(config, &args).await,
        Command::Serve => up::serve(config).await,
        Command::Work => up::work(config).await,
        Command::Search(args) => search::run(config, args).await,
        Command::Runs(args) => until_interrupted(runs::list(config, &args)).await,
        Command::Compare(args) => until_interrupted(runs::compare(config, &args)).await,
        Command::Import(args) => until_interrupted(import::run(config, args)).await,
        Command::Parse(args) => parse::run(&args),
        Command::Export(args) => until_interrupted(export::run(config, &args)).await,
        // In a shell Ctrl-C is psql's.
        Command::Db(args) if args.is_shell() => db::run(config, args).await,
        Command::Db(args) => until_interrupted(db::run(config, args)).await,
        Command::Settings(args) => until_interrupted(settings::run(config, args)).await,
        Command::Events(args) => until_interrupted(events::run(config, args)).await,
        Command::Simulate(args) => simulate::run(&args).await,
    }
}

/// Repeats what meets a database that is away for a moment, such as one that another command takes over.
async fn patiently<T>(work: impl AsyncFn() -> Result<T, Trouble>) -> Result<T, Trouble> {
    let end = tokio::time::Instant::now() + PATIENCE;
    loop {
        match work().await {
            Err(trouble) if trouble.outage && tokio::time::Instant::now() < end => {
                tokio::time::sleep(AGAIN).await;
            }
            other => return other,
        }
    }
}

/// Gives up a command that has nothing to finish; what it dropped ends its server.
async fn until_interrupted(command: impl Future<Output = Ended>) -> Ended {
    let mut interrupted = Interrupted::listen().map_err(Trouble::failed)?;
    tokio::select! {
        ended = command => ended,
        () = interrupted.recv() => Err(Trouble::failed("interrupted")),
    }
}
