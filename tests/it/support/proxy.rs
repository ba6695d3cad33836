//! A proxy that knows PostgreSQL's messages: it counts turns, delays, and cuts a connection around a COMMIT.
use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

/// What happens to a connection at a COMMIT.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Commit {
    /// It passes.
    Pass,
    /// The connection is cut before the server hears of it: nothing is kept.
    CutBefore,
    /// The server commits, and its answer never arrives: the sender cannot know.
    CutAfter,
}

/// Where a connection is stopped for good, once: at a statement with these words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Halt {
    /// Before the server sees the statement.
    Before(&'static str),
    /// At the COMMIT that follows it: the server never sees that.
    AtCommit(&'static str),
    /// At that COMMIT, which the server carries out; its answer is lost.
    AfterCommit(&'static str),
}

impl Halt {
    const fn words(self) -> &'static str {
        match self {
            Halt::Before(words) | Halt::AtCommit(words) | Halt::AfterCommit(words) => words,
        }
    }
}

#[derive(Debug, Default)]
struct Shared {
    halt: Mutex<Option<Halt>>,
    halted: AtomicU64,
    /// What the next COMMITs meet; when empty, they pass.
    commits: Mutex<VecDeque<Commit>>,
    delay_ms: AtomicU64,
    turns: AtomicU64,
    quiet_ms: AtomicU64,
    cuts: AtomicU64,
}

/// A proxy in front of a server of ours.
#[derive(Debug, Clone)]
pub struct Proxy {
    shared: Arc<Shared>,
    port: u16,
}

impl Proxy {
    /// Listens on a free loopback port and passes on to the server in `url`.
    pub async fn before(url: &str) -> Proxy {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let config: tokio_postgres::Config = url.parse().unwrap();
        let upstream = config.get_ports()[0];
        let shared = Arc::new(Shared::default());
        let proxy = Proxy {
            shared: Arc::clone(&shared),
            port,
        };
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let shared = Arc::clone(&shared);
                tokio::spawn(async move {
                    if let Ok(server) = TcpStream::connect(("127.0.0.1", upstream)).await {
                        client.set_nodelay(true).unwrap();
                        server.set_nodelay(true).unwrap();
                        session(client, server, &shared).await;
                    }
                });
            }
        });
        proxy
    }

    /// The same address, through the proxy.
    pub fn through(&self, url: &str) -> String {
        let config: tokio_postgres::Config = url.parse().unwrap();
        url.replace(
            &format!(":{}/", config.get_ports()[0]),
            &format!(":{}/", self.port),
        )
    }

    /// What the next COMMITs meet, in order.
    pub fn plan(&self, commits: impl IntoIterator<Item = Commit>) {
        *self.shared.commits.lock().unwrap() = commits.into_iter().collect();
    }

    /// Stops the first connection that says these words; the others go on.
    pub fn halt(&self, at: Halt) {
        *self.shared.halt.lock().unwrap() = Some(at);
    }

    /// Connections stopped so far.
    pub fn halted(&self) -> u64 {
        self.shared.halted.load(Ordering::SeqCst)
    }

    /// Every message of a client waits so long.
    pub fn delay(&self, by: Duration) {
        let ms = u64::try_from(by.as_millis()).unwrap();
        self.shared.delay_ms.store(ms, Ordering::Relaxed);
    }

    /// Every answer waits until its client has said nothing for so long: what is sent without waiting for an answer is then
    /// one turn, however the machine schedules the two.
    pub fn hear_out(&self, quiet: Duration) {
        let ms = u64::try_from(quiet.as_millis()).unwrap();
        self.shared.quiet_ms.store(ms, Ordering::Relaxed);
    }

    /// How often a client spoke after it had heard the server: the round trips, of all connections.
    pub fn turns(&self) -> u64 {
        self.shared.turns.load(Ordering::Relaxed)
    }

    /// Connections cut so far.
    pub fn cuts(&self) -> u64 {
        self.shared.cuts.load(Ordering::Relaxed)
    }
}

/// One connection's state that both directions look at.
#[derive(Default)]
struct Session {
    /// The server spoke last.
    heard: Mutex<bool>,
    /// When the client last said something.
    spoken: Mutex<Option<Instant>>,
    /// From now on the server's answers are swallowed, up to the one to COMMIT.
    swallow: Mutex<bool>,
    /// The words were said: the next COMMIT is where it stops.
    armed: Mutex<Option<Halt>>,
    cut: Notify,
}

/// A client's first words: whether the connection may be encrypted.
const ENCRYPTION: i32 = 80_877_103;

async fn session(client: TcpStream, server: TcpStream, shared: &Shared) {
    let (from_client, mut to_client) = client.into_split();
    let (from_server, to_server) = server.into_split();
    let session = Session::default();
    let Ok((from_client, to_server)) = greet(from_client, &mut to_client, to_server).await else {
        return;
    };
    // Whichever ends first drops both halves, which closes both connections.
    tokio::select! {
        _ = requests(from_client, to_server, shared, &session) => {}
        _ = answers(from_server, to_client, shared, &session) => {}
        () = session.cut.notified() => {
            shared.cuts.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// Declines encryption and passes the first message on, which has no type.
async fn greet(
    mut client: OwnedReadHalf,
    to_client: &mut OwnedWriteHalf,
    mut server: OwnedWriteHalf,
) -> std::io::Result<(OwnedReadHalf, OwnedWriteHalf)> {
    loop {
        let length = client.read_i32().await?;
        let words = body(&mut client, length).await?;
        if words == ENCRYPTION.to_be_bytes() {
            to_client.write_all(b"N").await?;
            continue;
        }
        server.write_all(&length.to_be_bytes()).await?;
        server.write_all(&words).await?;
        return Ok((client, server));
    }
}

async fn requests(
    mut client: OwnedReadHalf,
    mut server: OwnedWriteHalf,
    shared: &Shared,
    session: &Session,
) -> std::io::Result<()> {
    loop {
        let message = message(&mut client).await?;
        *session.spoken.lock().unwrap() = Some(Instant::now());
        if std::mem::take(&mut *session.heard.lock().unwrap()) {
            shared.turns.fetch_add(1, Ordering::Relaxed);
        }
        let delay = shared.delay_ms.load(Ordering::Relaxed);
        if delay > 0 {
            tokio::time::sleep(Duration::from_millis(delay)).await;
        }
        let is_commit = message[0] == b'Q' && &message[5..] == b"COMMIT\0";
        if let Some(halt) = due(&message, is_commit, shared, session) {
            if let Halt::AfterCommit(_) = halt {
                *session.swallow.lock().unwrap() = true;
                server.write_all(&message).await?;
            } else {
                shared.halted.fetch_add(1, Ordering::SeqCst);
            }
            // The client is heard until it goes away, and the server hears nothing more.
            loop {
                self::message(&mut client).await?;
            }
        }
        if is_commit {
            let next = shared.commits.lock().unwrap().pop_front();
            match next.unwrap_or(Commit::Pass) {
                Commit::Pass => {}
                Commit::CutBefore => {
                    session.cut.notify_one();
                    return std::future::pending().await;
                }
                Commit::CutAfter => *session.swallow.lock().unwrap() = true,
            }
        }
        server.write_all(&message).await?;
    }
}

/// Where the connection is to stop now.
fn due(message: &[u8], is_commit: bool, shared: &Shared, session: &Session) -> Option<Halt> {
    if is_commit {
        return session.armed.lock().unwrap().take();
    }
    let mut halt = shared.halt.lock().unwrap();
    let words = halt.as_ref()?.words().as_bytes();
    if !message.windows(words.len()).any(|part| part == words) {
        return None;
    }
    let halt = halt.take()?;
    if let Halt::Before(_) = halt {
        return Some(halt);
    }
    *session.armed.lock().unwrap() = Some(halt);
    None
}

async fn answers(
    mut server: OwnedReadHalf,
    mut client: OwnedWriteHalf,
    shared: &Shared,
    session: &Session,
) -> std::io::Result<()> {
    loop {
        let message = message(&mut server).await?;
        let swallow = *session.swallow.lock().unwrap();
        if swallow {
            // CommandComplete: the server has committed, or rolled back what had failed.
            if message[0] == b'C'
                && (message[5..].starts_with(b"COMMIT") || message[5..].starts_with(b"ROLLBACK"))
            {
                if shared.halt.lock().unwrap().is_none() && shared.commits.lock().unwrap().is_empty() {
                    shared.halted.fetch_add(1, Ordering::SeqCst);
                }
                session.cut.notify_one();
                return std::future::pending().await;
            }
            continue;
        }
        let quiet = Duration::from_millis(shared.quiet_ms.load(Ordering::Relaxed));
        while session
            .spoken
            .lock()
            .unwrap()
            .is_some_and(|at| at.elapsed() < quiet)
        {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        *session.heard.lock().unwrap() = true;
        client.write_all(&message).await?;
    }
}

/// A type byte, the length, and so many bytes.
async fn message(from: &mut OwnedReadHalf) -> std::io::Result<Vec<u8>> {
    let kind = from.read_u8().await?;
    let length = from.read_i32().await?;
    let mut whole = vec![kind];
    whole.extend_from_slice(&length.to_be_bytes());
    whole.extend_from_slice(&body(from, length).await?);
    Ok(whole)
}

/// What follows the length, which counts itself.
async fn body(from: &mut OwnedReadHalf, length: i32) -> std::io::Result<Vec<u8>> {
    let mut bytes = vec![0; usize::try_from(length - 4).unwrap()];
    from.read_exact(&mut bytes).await?;
    Ok(bytes)
}
