//! A picture host on loopback that counts who comes, and serves good pictures and every kind of bad answer.
use std::collections::HashMap;
use std::io::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use limelight::base::outbound::Rules;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// See the module. Connections are counted, so that one without a request is seen, too.
#[derive(Clone)]
pub struct Host {
    pub port: u16,
    seen: Arc<Seen>,
}

#[derive(Default)]
struct Seen {
    connections: AtomicUsize,
    requests: AtomicUsize,
    paths: Mutex<HashMap<String, usize>>,
}

/// A picture with a header that says this size; its pixels do not matter to us.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, 6, 0, 0, 0, 0x7f, 0x80, 0, 1]);
    bytes
}

impl Host {
    pub async fn start() -> Host {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let host = Host {
            port,
            seen: Arc::default(),
        };
        // The same port of the other kind of address, where the machine has it.
        if let Ok(other) = TcpListener::bind(("::1", port)).await {
            tokio::spawn(host.clone().accept(other));
        }
        tokio::spawn(host.clone().accept(listener));
        host
    }

    /// A second host on the same port of another loopback address.
    pub async fn beside(&self, address: &str) -> Host {
        let listener = TcpListener::bind((address, self.port)).await.unwrap();
        let host = Host {
            port: self.port,
            seen: Arc::default(),
        };
        tokio::spawn(host.clone().accept(listener));
        host
    }

    /// Rules under which this host may be asked: what is checked in the public ones is what differs.
    pub fn rules(&self) -> Rules {
        Rules {
            scheme: "http",
            port: self.port,
            address: |address| address.is_loopback(),
            lookup: super::leading_to(&["127.0.0.1"]),
        }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://pictures.test:{}{path}", self.port)
    }

    pub fn connections(&self) -> usize {
        self.seen.connections.load(Ordering::SeqCst)
    }

    pub fn requests(&self) -> usize {
        self.seen.requests.load(Ordering::SeqCst)
    }

    pub fn visits(&self, path: &str) -> usize {
        self.seen.paths.lock().unwrap().get(path).copied().unwrap_or(0)
    }

    async fn accept(self, listener: TcpListener) {
        while let Ok((stream, _)) = listener.accept().await {
            self.seen.connections.fetch_add(1, Ordering::SeqCst);
            let host = self.clone();
            tokio::spawn(async move {
                let _ = host.serve(stream).await;
            });
        }
    }

    async fn serve(&self, mut stream: TcpStream) -> std::io::Result<()> {
        let mut head = Vec::new();
        while !head.windows(4).any(|end| end == b"\r\n\r\n") {
            if stream.read_buf(&mut head).await? == 0 {
                return Ok(());
            }
        }
        let head = String::from_utf8_lossy(&head).into_owned();
        let target = head.split(' ').nth(1).unwrap_or_default();
        let path = target.split('?').next().unwrap_or_default().to_owned();
        let visit = {
            let mut paths = self.seen.paths.lock().unwrap();
            let count = paths.entry(path.clone()).or_default();
            *count += 1;
            *count
        };
        self.seen.requests.fetch_add(1, Ordering::SeqCst);
        self.answer(&mut stream, &path, visit).await
    }

    async fn answer(&self, stream: &mut TcpStream, path: &str, visit: usize) -> std::io::Result<()> {
        let good = png(64, 64);
        match path {
            "/avatar.png" | "/cover.png" => send(stream, "200 OK", "", &good).await,
            "/half-a-second.png" => {
                tokio::time::sleep(Duration::from_millis(500)).await;
                send(stream, "200 OK", "", &good).await
            }
            "/second-time.png" if visit > 1 => send(stream, "200 OK", "", &good).await,
            // Called a picture by the host, whatever it is.
            "/page.html" => send(stream, "200 OK", "", b"<!doctype html><script>alert(1)</script>").await,
            "/script.svg" => {
                let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
                send(stream, "200 OK", "", svg).await
            }
            "/photo.heic" => send(stream, "200 OK", "", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic").await,
            "/huge-canvas.png" => send(stream, "200 OK", "", &png(65_535, 65_535)).await,
            "/larger-than-5-mib.png" => {
                let large = [good, vec![0; 5 << 20]].concat();
                send(stream, "200 OK", "", &large).await
            }
            "/bomb.png" => send(stream, "200 OK", "content-encoding: gzip\r\n", &bomb()).await,
            "/endless.png" => {
                let head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\ncontent-type: image/png\r\n\r\n";
                stream.write_all(head.as_bytes()).await?;
                loop {
                    let chunk = [b"10000\r\n".as_slice(), &[0; 0x10000], b"\r\n"].concat();
                    stream.write_all(&chunk).await?;
                }
            }
            "/drip.png" => {
                stream
                    .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n")
                    .await?;
                loop {
                    stream.write_all(b"x").await?;
                    tokio::time::sleep(Duration::from_millis(200)).await;
                }
            }
            "/cut-off.png" => {
                stream
                    .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n\x89PNG")
                    .await
            }
            "/empty.png" => send(stream, "200 OK", "", b"").await,
            "/failing.png" => send(stream, "503 Service Unavailable", "", &good).await,
            _ if path.starts_with("/redirect-30") => {
                let status = format!("{} Moved", path.trim_start_matches("/redirect-"));
                let inside = format!("location: http://127.0.0.1:{}/inside\r\n", self.port);
                send(stream, &status, &inside, &good).await
            }
            "/redirect-to-file" => send(stream, "302 Found", "location: file:///etc/passwd\r\n", b"").await,
            _ if path.starts_with("/chain/") => {
                let next = path
                    .rsplit('/')
                    .next()
                    .and_then(|n| n.parse().ok())
                    .unwrap_or(0u32);
                let to = if next > 0 {
                    format!("/chain/{}", next - 1)
                } else {
                    "/inside".to_owned()
                };
                send(stream, "302 Found", &format!("location: {to}\r\n"), b"").await
            }
            _ => send(stream, "404 Not Found", "", &good).await,
        }
    }
}

async fn send(stream: &mut TcpStream, status: &str, more: &str, body: &[u8]) -> std::io::Result<()> {
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-type: image/png\r\ncontent-length: {}\r\nconnection: close\r\n{more}\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(body).await?;
    stream.flush().await
}

/// A picture followed by 32 MiB of zeros, in some 32 KiB.
fn bomb() -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(&png(64, 64)).unwrap();
    packed.write_all(&vec![0; 32 << 20]).unwrap();
    packed.finish().unwrap()
}
