//! Where the measurements happen: a fresh server with the migrated schema, programs started beside it, a plain HTTP client.
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use limelight_embedded::server::{DATABASE, Options, Server, connect};
use limelight_embedded::{binaries, migrate};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};

use crate::Failure;

const START_LIMIT: Duration = Duration::from_secs(30);

/// How long and how often, and on how many rows.
#[derive(Debug, Clone, Copy)]
pub struct Effort {
    /// Measurements of each contender; the median is reported.
    pub rounds: usize,
    /// Length of one measurement under load.
    pub seconds: u32,
    pub quick: bool,
}

/// The server under everything and the folders used.
pub struct World {
    pub effort: Effort,
    pub root: PathBuf,
    /// Below `target`: data, scripts and the peers' packages.
    pub dir: PathBuf,
    server: Server,
}

impl World {
    /// Starts a server with an empty database in our schema; durable, as it would be in use.
    pub async fn start(root: &Path, effort: Effort) -> Result<World, Failure> {
        let dir = root.join("target/bench");
        for old in ["data", "up"] {
            if dir.join(old).exists() {
                std::fs::remove_dir_all(dir.join(old))?;
            }
        }
        std::fs::create_dir_all(&dir)?;
        let server = Server::start(&Options {
            data_dir: dir.join("data"),
            pg_bin: None,
            cache_dir: root.join("target/postgres"),
            settings: vec!["max_wal_size=4GB".into()],
        })
        .await?;
        let world = World {
            effort,
            root: root.to_owned(),
            dir,
            server,
        };
        if let Err(error) = world.prepare().await {
            world.stop().await?;
            return Err(error);
        }
        Ok(world)
    }

    async fn prepare(&self) -> Result<(), Failure> {
        let mut owner = connect(&self.server.owner_url()).await?;
        migrate::migrate(&mut owner).await?;
        self.server.open_login().await?;
        Ok(())
    }

    pub async fn stop(self) -> Result<(), Failure> {
        Ok(self.server.stop().await?)
    }

    /// The application's own address: a login that enters a role under row-level security in each transaction.
    pub fn login_url(&self) -> String {
        self.server.nearest_login_url()
    }

    /// The peers' address: a superuser, whom row-level security does not concern.
    pub fn peer_url(&self) -> String {
        self.server.superuser_url(DATABASE)
    }

    /// The peers come by the same way as we do.
    pub fn peer_socket(&self) -> Option<(&'static str, PathBuf)> {
        Some(("DATABASE_SOCKET", self.server.socket_folder()?))
    }

    /// Where PostgreSQL's programs are.
    pub fn pg_bin(&self) -> Result<PathBuf, Failure> {
        Ok(binaries::find(None, &self.root.join("target/postgres"), None)?.folder)
    }

    /// Runs a file of `bench/sql` with its `{names}` replaced.
    pub async fn seed(&self, file: &str, values: &[(&str, usize)]) -> Result<(), Failure> {
        let mut sql = std::fs::read_to_string(self.root.join("bench/sql").join(file))?;
        for (name, value) in values {
            sql = sql.replace(&format!("{{{name}}}"), &value.to_string());
        }
        self.sql(&sql).await
    }

    /// As [`World::seed`], without the table's plain indexes meanwhile: building them at the end is several times faster.
    pub async fn seed_in_bulk(
        &self,
        table: &str,
        file: &str,
        values: &[(&str, usize)],
    ) -> Result<(), Failure> {
        let client = connect(&self.peer_url()).await?;
        let indexes = client
            .query(
                "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index \
                 WHERE indrelid = $1::text::regclass AND NOT indisunique",
                &[&table],
            )
            .await?;
        for index in &indexes {
            client
                .batch_execute(&format!("DROP INDEX {}", index.get::<_, String>(0)))
                .await?;
        }
        self.seed(file, values).await?;
        client.batch_execute("SET maintenance_work_mem = '512MB'").await?;
        for index in &indexes {
            client.batch_execute(&index.get::<_, String>(1)).await?;
        }
        Ok(())
    }

    /// Runs statements as superuser.
    pub async fn sql(&self, sql: &str) -> Result<(), Failure> {
        Ok(connect(&self.peer_url()).await?.batch_execute(sql).await?)
    }

    /// One value, as superuser.
    pub async fn ask<T>(&self, sql: &str) -> Result<T, Failure>
    where
        T: for<'a> tokio_postgres::types::FromSql<'a>,
    {
        Ok(connect(&self.peer_url())
            .await?
            .query_one(sql, &[])
            .await?
            .try_get(0)?)
    }

    /// Brings statistics, visibility and disk to rest before a measurement.
    pub async fn settle(&self, tables: &[&str]) -> Result<(), Failure> {
        let client = connect(&self.peer_url()).await?;
        for table in tables {
            client.batch_execute(&format!("VACUUM ANALYZE {table}")).await?;
        }
        client.batch_execute("CHECKPOINT").await?;
        Ok(())
    }

    /// The statement of this name in `queries/<room>.sql`, as `cargo xtask codegen` reads it.
    pub fn statement(&self, room: &str, name: &str) -> Result<String, Failure> {
        let text = std::fs::read_to_string(self.root.join(format!("queries/{room}.sql")))?;
        text.split("--! ")
            .filter_map(|part| part.split_once('\n'))
            .find(|(head, _)| head.split([' ', ':']).next() == Some(name))
            .map(|(_, sql)| sql.trim().trim_end_matches(';').to_owned())
            .ok_or_else(|| format!("queries/{room}.sql has no statement {name}").into())
    }

    /// The folder of the peers' programs with their packages, installed as locked.
    pub async fn peers(&self) -> Result<PathBuf, Failure> {
        let folder = self.dir.join("peers");
        std::fs::create_dir_all(&folder)?;
        let mut installed = folder.join("node_modules/.package-lock.json").exists();
        for entry in std::fs::read_dir(self.root.join("bench/peers"))? {
            let entry = entry?;
            let (from, to) = (std::fs::read(entry.path())?, folder.join(entry.file_name()));
            if entry.file_name() == "package-lock.json" {
                installed &= std::fs::read(&to).is_ok_and(|text| text == from);
            }
            std::fs::write(to, from)?;
        }
        if !installed {
            output(
                Command::new("npm")
                    .args(["ci", "--no-audit", "--no-fund"])
                    .current_dir(&folder),
            )
            .await?;
        }
        Ok(folder)
    }

    /// Our release build, serving this database.
    pub async fn limelight(&self) -> Result<Program, Failure> {
        let port = free_port().await?;
        let mut command = Command::new(self.root.join("target/release/limelight"));
        command
            .arg("serve")
            .env("DATABASE_URL", self.login_url())
            .env("LIMELIGHT_DATA_DIR", self.dir.join("serve"))
            .env("BIND", format!("127.0.0.1:{port}"));
        Program::start(command, port, "/healthz").await
    }

    /// A peer's server.
    pub async fn peer(&self, args: &[&str], probe: &str) -> Result<Program, Failure> {
        let port = free_port().await?;
        let mut command = Command::new("node");
        command
            .arg(args[0])
            .arg(port.to_string())
            .args(&args[1..])
            .env("DATABASE_URL", self.peer_url())
            .envs(self.peer_socket())
            .current_dir(self.peers().await?);
        Program::start(command, port, probe).await
    }
}

/// A server program of ours or a peer's; killed when dropped.
pub struct Program {
    child: Child,
    pub port: u16,
    /// From its start to its first answer.
    pub ready_after: Duration,
}

impl Program {
    /// Starts and waits for the first answer below 400.
    pub async fn start(mut command: Command, port: u16, probe: &str) -> Result<Program, Failure> {
        let name = command.as_std().get_program().display().to_string();
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .kill_on_drop(true);
        let started = Instant::now();
        let mut child = command.spawn()?;
        loop {
            if let Ok((status, _)) = get(port, probe, "").await
                && status < 400
            {
                return Ok(Program {
                    child,
                    port,
                    ready_after: started.elapsed(),
                });
            }
            if let Some(status) = child.try_wait()? {
                let mut said = String::new();
                if let Some(mut errors) = child.stderr.take() {
                    errors.read_to_string(&mut said).await?;
                }
                return Err(format!("{name} ended before it answered: {status}: {said}").into());
            }
            if started.elapsed() > START_LIMIT {
                return Err(format!("{name} did not answer {probe}").into());
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    }

    /// Resident memory in bytes of the process alone.
    pub fn memory(&self) -> Result<u64, Failure> {
        let pid = self.child.id().ok_or("the program has ended")?;
        let text = std::fs::read_to_string(format!("/proc/{pid}/status"))?;
        let kilobytes: u64 = text
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))
            .and_then(|rest| rest.trim().trim_end_matches(" kB").parse().ok())
            .ok_or("no VmRSS")?;
        Ok(kilobytes * 1024)
    }

    /// Asks it to end and waits.
    pub async fn stop(mut self) -> Result<(), Failure> {
        if let Some(pid) = self.child.id() {
            output(Command::new("kill").arg(pid.to_string())).await?;
        }
        tokio::time::timeout(START_LIMIT, self.child.wait()).await??;
        Ok(())
    }
}

/// Runs a program to its end and returns what it printed; a failure carries what it complained of.
pub async fn output(command: &mut Command) -> Result<String, Failure> {
    let out = command.stdin(Stdio::null()).kill_on_drop(true).output().await?;
    if out.status.success() {
        return Ok(String::from_utf8(out.stdout)?);
    }
    let complaint = String::from_utf8_lossy(&out.stderr).into_owned();
    Err(format!("{:?} failed: {complaint}", command.as_std().get_program()).into())
}

/// One request; the answer's status and body.
pub async fn get(port: u16, path: &str, cookie: &str) -> Result<(u16, String), Failure> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
    let request = format!(
        "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\nCookie: {cookie}\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).await?;
    let mut answer = Vec::new();
    tokio::time::timeout(START_LIMIT, stream.read_to_end(&mut answer)).await??;
    let answer = String::from_utf8(answer)?;
    let (head, body) = answer.split_once("\r\n\r\n").ok_or("half an answer")?;
    let status = head.split(' ').nth(1).ok_or("no status")?.parse()?;
    // Node answers in chunks; the bodies compared here are one JSON text each.
    let body = match (body.find(['[', '{']), body.rfind([']', '}'])) {
        (Some(first), Some(last)) => &body[first..=last],
        _ => body,
    };
    Ok((status, body.to_owned()))
}

pub async fn free_port() -> Result<u16, Failure> {
    Ok(tokio::net::TcpListener::bind("127.0.0.1:0")
        .await?
        .local_addr()?
        .port())
}
