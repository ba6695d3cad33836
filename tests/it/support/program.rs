//! The real program, run as a user runs it: its own data directory, its own process, its own standard streams.
use std::io::{Read, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use limelight::db::embedded::server::connect;

/// No command of a test runs longer.
const LIMIT: Duration = Duration::from_secs(90);

/// An installation: a data directory and the variables that are set.
#[derive(Debug)]
pub struct Installation {
    folder: tempfile::TempDir,
    variables: Vec<(String, String)>,
}

/// What a command left behind.
#[derive(Debug)]
pub struct Ended {
    /// The exit status; -1 after a signal.
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Ended {
    /// Standard output as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// What the user is told and the exit status, the installation's folder shortened.
    pub fn told(&self, home: &Installation) -> String {
        home.redacted(&format!("{}{}status {}\n", self.out, self.err, self.status))
    }
}

impl Installation {
    /// A new one; nothing is in it yet.
    pub fn new() -> Installation {
        Installation {
            folder: tempfile::Builder::new()
                .prefix("limelight-it-")
                .tempdir()
                .unwrap(),
            variables: Vec::new(),
        }
    }

    /// The same with a variable set.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Installation {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// A path in the installation's folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The text without the folder, which differs from run to run.
    pub fn redacted(&self, text: &str) -> String {
        text.replace(&self.path("").display().to_string(), "…/")
    }

    pub fn data_dir(&self) -> PathBuf {
        self.path("data")
    }

    /// A file of the installation with this content.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        std::fs::write(&path, content).unwrap();
        path.display().to_string()
    }

    /// A copy of somebody else's file, so that what is written beside it is ours.
    pub fn copy(&self, from: &Path) -> String {
        self.file(
            from.file_name().unwrap().to_str().unwrap(),
            std::fs::read(from).unwrap(),
        )
    }

    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_limelight"));
        command
            .args(args)
            .current_dir(self.folder.path())
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", self.folder.path())
            .env("LIMELIGHT_DATA_DIR", self.data_dir())
            .env("LOG", "warn")
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Runs a command to its end.
    pub fn run(&self, args: &[&str]) -> Ended {
        Running::of(self.command(args)).ended()
    }

    /// Runs a command that must succeed.
    pub fn done(&self, args: &[&str]) -> Ended {
        let ended = self.run(args);
        assert_eq!(ended.status, 0, "limelight {args:?}: {ended:?}");
        ended
    }

    /// Runs a command that reads `input`.
    pub fn fed(&self, args: &[&str], input: &[u8]) -> Ended {
        let mut command = self.command(args);
        command.stdin(Stdio::piped());
        let mut running = Running::of(command);
        let mut stdin = running.child.stdin.take().unwrap();
        let input = input.to_vec();
        // What is refused is refused before the input is read.
        let feeding = std::thread::spawn(move || match stdin.write_all(&input) {
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => {}
            written => written.unwrap(),
        });
        let ended = running.ended();
        feeding.join().unwrap();
        ended
    }

    /// Starts a command that goes on.
    pub fn start(&self, args: &[&str]) -> Running {
        Running::of(self.command(args))
    }

    /// The postmaster's process id, while one runs.
    pub fn postmaster(&self) -> Option<u32> {
        let text = std::fs::read_to_string(self.data_dir().join("postgres/postmaster.pid")).ok()?;
        let pid: u32 = text.lines().next()?.trim().parse().ok()?;
        Path::new(&format!("/proc/{pid}/cwd")).read_link().ok()?;
        Some(pid)
    }

    /// The superuser's address of the server that runs now.
    pub fn superuser_url(&self) -> Option<String> {
        let pid_file = std::fs::read_to_string(self.data_dir().join("postgres/postmaster.pid")).ok()?;
        let port: u16 = pid_file.lines().nth(3)?.trim().parse().ok()?;
        let secrets = std::fs::read_to_string(self.data_dir().join("database-passwords.json")).ok()?;
        let secrets: serde_json::Value = serde_json::from_str(&secrets).ok()?;
        let password = secrets["superuser"].as_str()?;
        Some(format!(
            "postgresql://postgres:{password}@127.0.0.1:{port}/limelight"
        ))
    }

    /// One number from the server that runs now, asked past the product.
    pub async fn count(&self, sql: &str) -> i64 {
        let url = self.superuser_url().expect("a running server");
        connect(&url)
            .await
            .unwrap()
            .query_one(sql, &[])
            .await
            .unwrap()
            .get(0)
    }
}

impl Drop for Installation {
    fn drop(&mut self) {
        // A killed program leaves its server to the next start; here there is none.
        if let Some(pid) = self.postmaster() {
            signal(pid, "QUIT");
            wait_for("the server to end", || self.postmaster().is_none());
        }
    }
}

/// A command that runs. Both streams are read all the time, so that it is never stopped by a full pipe.
#[derive(Debug)]
pub struct Running {
    child: Child,
    out: Stream,
    err: Stream,
}

impl Running {
    pub fn of(mut command: Command) -> Running {
        let mut child = command.spawn().unwrap();
        let out = Stream::read(child.stdout.take().unwrap());
        let err = Stream::read(child.stderr.take().unwrap());
        Running { child, out, err }
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Waits for a line of standard error that holds `word`.
    pub fn told(&mut self, word: &str) -> String {
        self.line(word, |running| running.err.so_far())
    }

    /// The same of standard output.
    pub fn said(&mut self, word: &str) -> String {
        self.line(word, |running| running.out.so_far())
    }

    fn line(&mut self, word: &str, read: impl Fn(&Running) -> String) -> String {
        let end = Instant::now() + LIMIT;
        loop {
            let runs = self.runs() && Instant::now() < end;
            let text = read(self);
            // Only whole lines: the last one may still be on its way.
            let whole = text.rfind('\n').map_or("", |end| &text[..end]);
            if let Some(line) = whole.lines().find(|line| line.contains(word)) {
                return line.to_owned();
            }
            assert!(
                runs,
                "\"{word}\" was not said: {} {}",
                self.out.so_far(),
                self.err.so_far()
            );
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    pub fn signal(&self, name: &str) {
        signal(self.pid(), name);
    }

    /// Whether it has not ended.
    pub fn runs(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }

    /// Ends it at once, as a machine that loses its power does.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Ends it as a user does, and asserts that it ended well.
    pub fn stop(self) {
        self.signal("TERM");
        let ended = self.ended();
        assert_eq!(ended.status, 0, "{ended:?}");
    }

    /// Waits for the end; a command that does not end is killed and fails the test.
    pub fn ended(mut self) -> Ended {
        let end = Instant::now() + LIMIT;
        while self.runs() {
            if Instant::now() > end {
                self.child.kill().unwrap();
                panic!("it did not end in {LIMIT:?}: {}", self.err.so_far());
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        let status = self.child.wait().unwrap();
        Ended {
            status: status.code().unwrap_or(-1),
            out: self.out.whole(),
            err: self.err.whole(),
        }
    }
}

/// What a stream has given so far.
#[derive(Debug)]
struct Stream {
    text: Arc<Mutex<Vec<u8>>>,
    reading: JoinHandle<()>,
}

impl Stream {
    fn read(mut from: impl Read + Send + 'static) -> Stream {
        let text = Arc::new(Mutex::new(Vec::new()));
        let to = Arc::clone(&text);
        let reading = std::thread::spawn(move || {
            let mut some = [0; 8192];
            while let Ok(count @ 1..) = from.read(&mut some) {
                to.lock().unwrap().extend_from_slice(&some[..count]);
            }
        });
        Stream { text, reading }
    }

    fn so_far(&self) -> String {
        String::from_utf8_lossy(&self.text.lock().unwrap()).into_owned()
    }

    /// Everything, once the program has closed it.
    fn whole(self) -> String {
        self.reading.join().unwrap();
        String::from_utf8_lossy(&self.text.lock().unwrap()).into_owned()
    }
}

/// Sends a signal by its name.
pub fn signal(pid: u32, name: &str) {
    let status = Command::new("kill")
        .args([&format!("-{name}"), &pid.to_string()])
        .stderr(Stdio::null())
        .status();
    assert!(status.is_ok(), "kill is not installed");
}

/// Waits for a condition, for a bounded time.
pub fn wait_for(what: &str, mut condition: impl FnMut() -> bool) {
    let end = Instant::now() + Duration::from_secs(30);
    while !condition() {
        assert!(Instant::now() < end, "waited in vain for {what}");
        std::thread::sleep(Duration::from_millis(10));
    }
}
