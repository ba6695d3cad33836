//! What the figures were taken on.
use tokio::process::Command;

use super::report::Section;
use super::world::{World, output};
use crate::Failure;

/// Machine, versions and settings, as the reader needs them to repeat the run.
pub async fn section(world: &World) -> Result<Section, Failure> {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let after = |text: &str, name: &str| -> String {
        text.lines()
            .find_map(|line| line.strip_prefix(name)?.split_once(':'))
            .map_or_else(|| "unknown".to_owned(), |(_, value)| value.trim().to_owned())
    };
    let cpu = read("/proc/cpuinfo");
    let cores = cpu.lines().filter(|line| line.starts_with("processor")).count();
    let memory = after(&read("/proc/meminfo"), "MemTotal");
    let kernel = read("/proc/sys/kernel/osrelease");
    let busy = read("/proc/loadavg");
    let pgbench = world.pg_bin()?.join("pgbench").display().to_string();
    let mut versions = Vec::new();
    for (program, argument) in [
        ("rustc", "--version"),
        ("node", "--version"),
        (pgbench.as_str(), "--version"),
    ] {
        let said = output(Command::new(program).arg(argument)).await?;
        let name = program.rsplit('/').next().unwrap_or(program);
        versions.push(format!("{name} {}", said.trim().trim_start_matches(name).trim()));
    }
    let lock: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(
        world.root.join("bench/peers/package-lock.json"),
    )?)?;
    for package in ["drizzle-orm", "postgres"] {
        let version = lock["packages"][format!("node_modules/{package}")]["version"].as_str();
        versions.push(format!("{package} (npm) {}", version.unwrap_or("unknown")));
    }
    let mut settings = Vec::new();
    for name in [
        "server_version",
        "fsync",
        "synchronous_commit",
        "shared_buffers",
        "max_wal_size",
        "jit",
        "random_page_cost",
    ] {
        settings.push(format!(
            "{name}={}",
            world.ask::<String>(&format!("SHOW {name}")).await?
        ));
    }
    let mut section = Section::new("The machine and the run");
    section.paragraph(&format!(
        "- {cores} cores of {}, {memory} memory, Linux {}; load before the run (1, 5, 15 minutes): {}\n\
         - {}\n- PostgreSQL: {}\n- one machine carries the server, the contender and the load generator, for every contender alike\n\
         - median of {} rounds, the contenders taking turns within each round; the spread is lowest to highest; {} s a measurement under load",
        after(&cpu, "model name"),
        kernel.trim(),
        busy.split(' ').take(3).collect::<Vec<_>>().join(", "),
        versions.join(", "),
        settings.join(", "),
        world.effort.rounds,
        world.effort.seconds,
    ));
    Ok(section)
}
