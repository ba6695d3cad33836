//! The load generators: wrk over HTTP, pgbench straight at the server.
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::Value;
use tokio::process::Command;

use super::world::{World, output};
use crate::Failure;

/// Connections held open at once, by wrk and by pgbench.
pub const CONNECTIONS: usize = 16;

/// What a caller asks for: path and cookie.
pub type Ask = (String, String);

/// Requests per second over HTTP, each asking at random one of `asks`. Any failed or refused request voids the figure.
pub async fn wrk(world: &World, port: u16, asks: &[Ask]) -> Result<f64, Failure> {
    let mut script = String::from("local asks = {\n");
    for (path, cookie) in asks {
        writeln!(script, "{{{path:?},{cookie:?}}},")?;
    }
    script.push_str(
        "}\nlocal texts = {}\n\
         init = function() math.randomseed(7)\n for i, ask in ipairs(asks) do\n \
           texts[i] = wrk.format('GET', ask[1], {Host = wrk.host .. ':' .. wrk.port, Cookie = ask[2] ~= '' and ask[2] or nil}) end end\n\
         request = function() return texts[math.random(#texts)] end\n\
         done = function(summary, latency) local e = summary.errors\n \
           io.write(string.format('{\"requests\":%d,\"micros\":%d,\"failed\":%d}\\n', summary.requests, summary.duration,\n \
             e.connect + e.read + e.write + e.status + e.timeout)) end\n",
    );
    let file = world.dir.join("asks.lua");
    std::fs::write(&file, script)?;
    let mut command = Command::new("wrk");
    command
        .args(["--threads", "1", "--connections", &CONNECTIONS.to_string()])
        .args(["--duration", &format!("{}s", world.effort.seconds), "--script"])
        .arg(&file)
        .arg(format!("http://127.0.0.1:{port}"));
    let text = output(&mut command)
        .await
        .map_err(|error| format!("wrk (Debian: apt-get install wrk): {error}"))?;
    let line = text
        .lines()
        .find(|line| line.starts_with('{'))
        .ok_or("wrk printed no summary")?;
    let found: Value = serde_json::from_str(line)?;
    let number = |name: &str| {
        found[name]
            .as_f64()
            .ok_or_else(|| format!("wrk printed no {name}"))
    };
    if number("failed")? > 0.0 {
        return Err(format!("{} of {} requests failed", found["failed"], found["requests"]).into());
    }
    Ok(number("requests")? / number("micros")? * 1e6)
}

/// pgbench scripts, each chosen at random with equal weight, over the application's own login.
pub struct Pgbench<'a> {
    pub world: &'a World,
    pub name: &'a str,
    pub scripts: Vec<String>,
    pub connections: usize,
}

impl Pgbench<'_> {
    /// Transactions per second.
    pub async fn per_second(&self) -> Result<f64, Failure> {
        let seconds = self.world.effort.seconds.to_string();
        let text = output(self.command()?.args(["--time", &seconds])).await?;
        text.lines()
            .find_map(|line| line.strip_prefix("tps = ")?.split(' ').next()?.parse().ok())
            .ok_or_else(|| "pgbench printed no tps".into())
    }

    /// The time of each of `count` transactions, on one connection.
    pub async fn times(&self, count: usize) -> Result<Vec<Duration>, Failure> {
        let prefix = self.world.dir.join(format!("{}-log", self.name));
        for old in self.logs(&prefix)? {
            std::fs::remove_file(old)?;
        }
        output(
            self.command()?
                .args(["--transactions", &count.to_string(), "--log"])
                .arg(format!("--log-prefix={}", prefix.display())),
        )
        .await?;
        let mut times = Vec::with_capacity(count);
        for log in self.logs(&prefix)? {
            for line in std::fs::read_to_string(log)?.lines() {
                let micros = line.split(' ').nth(2).ok_or("a short line in pgbench's log")?;
                times.push(Duration::from_micros(micros.parse()?));
            }
        }
        Ok(times)
    }

    fn command(&self) -> Result<Command, Failure> {
        let mut command = Command::new(self.world.pg_bin()?.join("pgbench"));
        let threads = self.connections.min(2).to_string();
        command
            .args(["--no-vacuum", "--protocol", "prepared", "--jobs", &threads])
            .args(["--client", &self.connections.to_string()]);
        for (n, script) in self.scripts.iter().enumerate() {
            let file = self.world.dir.join(format!("{}-{n}.pgbench", self.name));
            std::fs::write(&file, script)?;
            command.arg("--file").arg(file);
        }
        command.arg(self.world.login_url());
        Ok(command)
    }

    fn logs(&self, prefix: &Path) -> Result<Vec<PathBuf>, Failure> {
        let start = prefix.display().to_string();
        let mut found = Vec::new();
        for entry in std::fs::read_dir(&self.world.dir)? {
            let path = entry?.path();
            if path.display().to_string().starts_with(&start) {
                found.push(path);
            }
        }
        Ok(found)
    }
}

/// The application's read transaction as pgbench sends it: four messages in one write, as role and tenant.
pub fn pipelined(role: &str, tenant: &str, set: &str, sql: &str) -> String {
    let lines: Vec<&str> = sql
        .lines()
        .filter(|line| !line.trim_start().starts_with("--"))
        .collect();
    let sql = lines.join(" ");
    format!(
        "{set}\n\\startpipeline\nBEGIN READ ONLY;\n\
         SELECT set_config('role', '{role}', true), set_config('app.user_id', {tenant}, true);\n\
         {sql};\nCOMMIT;\n\\endpipeline\n"
    )
}
