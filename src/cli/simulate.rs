//! `limelight simulate`: a server that answers like the data providers, until Ctrl-C.
use std::net::SocketAddr;

use tokio::net::TcpListener;

use super::args::SimulateArgs;
use super::{Ended, Status, Trouble};
use crate::base::lifecycle::{Interrupted, Lifecycle};
use crate::catalogue::sample::CREATORS_PER_PLATFORM;
use crate::simulate::{Fault, Script, Simulator};

/// Any key will do; this one says what it is.
const KEY: &str = "simulated";

/// Serves until it is interrupted, then prints what was asked of it. It needs no database.
pub async fn run(args: &SimulateArgs) -> Ended {
    let script = script(args).map_err(Trouble::usage)?;
    let bind = address(&args.bind).map_err(Trouble::usage)?;
    let mut interrupted = Interrupted::listen().map_err(Trouble::failed)?;
    let listener = TcpListener::bind(bind)
        .await
        .map_err(|error| taken(bind, &error))?;
    let bound = listener.local_addr().map_err(Trouble::failed)?;
    let simulator = Simulator::new(script);
    let lifecycle = Lifecycle::default();
    let (server, stopping) = (simulator.clone(), lifecycle.stopping.clone());
    lifecycle.spawn(async move {
        if let Err(error) = server.serve(listener, stopping).await {
            tracing::error!(%error, "the simulator ended");
        }
    });
    say!("{}", settings(bound));
    tell!("the creators in its answers are invented; Ctrl-C stops it");
    interrupted.recv().await;
    lifecycle.drain().await;
    tell!("{}", simulator.tally());
    Ok(Status::Done)
}

/// The settings that lead searches here, one a line.
fn settings(bound: SocketAddr) -> String {
    [
        format!("SCRAPECREATORS_BASE_URL=http://{bound}"),
        format!("SCRAPECREATORS_API_KEY={KEY}"),
        format!("YOUTUBE_BASE_URL=http://{bound}/youtube/v3"),
        format!("YOUTUBE_API_KEY={KEY}"),
        format!("APIFY_BASE_URL=http://{bound}/v2"),
        format!("APIFY_TOKEN={KEY}"),
        format!("INFLUENCERS_CLUB_BASE_URL=http://{bound}"),
        format!("INFLUENCERS_CLUB_API_KEY={KEY}"),
    ]
    .join("\n")
}

fn taken(bind: SocketAddr, error: &std::io::Error) -> Trouble {
    let another = SocketAddr::new(bind.ip(), 0);
    match error.kind() {
        std::io::ErrorKind::AddrInUse => Trouble::failed(format!(
            "--bind {bind}: the port is in use by another program. Stop it, or take any free port with --bind {another}"
        )),
        _ => Trouble::failed(format!("--bind {bind}: {error}")),
    }
}

fn address(text: &str) -> Result<SocketAddr, String> {
    let bind: SocketAddr = text
        .trim()
        .parse()
        .map_err(|_| format!("--bind \"{text}\" is no address with a port: write it like 127.0.0.1:8090"))?;
    if !bind.ip().is_loopback() {
        let port = bind.port();
        return Err(format!(
            "--bind {bind} would let other machines in: the simulator is for this one, use 127.0.0.1:{port}"
        ));
    }
    Ok(bind)
}

fn script(args: &SimulateArgs) -> Result<Script, String> {
    let seed = args.seed.trim().parse().map_err(|_| {
        format!(
            "--seed \"{}\" is no seed: use a whole number from 0 to {}",
            args.seed,
            u64::MAX
        )
    })?;
    let most = Script::MOST_FAULTS;
    let faults = args.faults.trim().parse().ok().filter(|percent| *percent <= most);
    let faults = faults.ok_or_else(|| {
        format!(
            "--faults \"{}\" is no share of the calls: use a percentage from 0 to {most}, without %",
            args.faults
        )
    })?;
    let kinds = match &args.kinds {
        None => Fault::ALL.to_vec(),
        Some(list) => list
            .split(',')
            .map(|name| name.parse().map_err(|error| format!("--kinds: {error}")))
            .collect::<Result<_, String>>()?,
    };
    let latency = args
        .latency
        .parse()
        .map_err(|error| format!("--latency: {error}"))?;
    let most = CREATORS_PER_PLATFORM as usize;
    let results = args.results.trim().parse().ok();
    let results = results
        .filter(|results| (1..=most).contains(results))
        .ok_or_else(|| {
            format!(
                "--results \"{}\" is no number of creators: use 1 to {most}, as many as a network has here",
                args.results
            )
        })?;
    Ok(Script {
        seed,
        faults,
        kinds,
        latency,
        results,
    })
}
