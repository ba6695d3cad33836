//! What is wrong is said in one sentence, with what to do, and with its own exit status.
use std::path::Path;
use std::process::Command;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use crate::support::program::Installation;
use crate::support::{TestApp, TestDatabase, creator};

/// Commands as a terminal shows them: what is told, and the exit status.
fn transcript(home: &Installation, commands: &[&[&str]]) -> String {
    let show = |args: &&[&str]| {
        let words: Vec<String> = args.iter().map(|arg| format!("{arg:?}")).collect();
        let told = home.run(args).told(home);
        format!("$ limelight {}\n{told}", home.redacted(&words.join(" ")))
    };
    commands.iter().map(show).collect()
}

/// Compares with the file of this name, which `LIMELIGHT_BLESS=1` writes anew: the messages of the program, to be read as a user does.
fn as_written(name: &str, told: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/it/bad_input/{name}.txt"));
    if std::env::var_os("LIMELIGHT_BLESS").is_some() {
        std::fs::write(&path, told).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap();
    assert_eq!(told, written, "not as in {}", path.display());
}

#[test]
fn a_search_that_cannot_be_is_told_before_anything_is_started() {
    let home = Installation::new();
    let long = "a".repeat(201);
    as_written(
        "searches",
        &transcript(
            &home,
            &[
                &["search", ""],
                &["search", "   "],
                &["search", "vegan\u{1}"],
                &["search", &long],
                &["search", "vegan \"recipes"],
                &["search", "vegan AND (recipes"],
                &["search", "vegan) AND recipes"],
                &["search", "vegan AND"],
                &["search", "NOT vegan"],
                &["search", "vegan", "--platform", "vimeo"],
                &["search", "vegan", "--target", "0"],
                &["search", "vegan", "--target", "-5"],
                &["search", "vegan", "--target", "10001"],
                &["search", "vegan", "--target", "99999999999999999999"],
                &["search", "vegan", "--target", "many"],
                &["search", "--similar", "ada cooks"],
                &["search", "--similar", "@"],
                &["search", "--similar", "https://example.com/@ada"],
                &[
                    "search",
                    "--similar",
                    "https://www.youtube.com/@ada",
                    "--platform",
                    "tiktok",
                ],
                &["search", "--watch", "me"],
                &["export", "me"],
            ],
        ),
    );
    assert!(!home.data_dir().exists(), "no database was started for it");
}

#[test]
fn handles_and_networks_are_taken_as_people_write_them() {
    let home = Installation::new();
    let mut worker = home.start(&["work"]);
    worker.told("working");
    for (handle, platform) in [
        ("@ada.cooks", "TikTok"),
        (" ada.cooks ", "tik tok"),
        ("https://www.tiktok.com/@ada.cooks?lang=en", "TIKTOK"),
        ("tiktok.com/@ada.cooks/video/1", "tiktok"),
    ] {
        let ended = home.run(&["search", "--similar", handle, "--platform", platform]);
        assert_eq!(ended.status, 1, "{ended:?}");
        assert!(
            ended.err.contains("ada.cooks is not in the catalogue for TikTok"),
            "{handle}: {ended:?}"
        );
    }
    worker.stop();
}

#[test]
fn files_are_what_they_hold_and_what_they_cannot_tell_is_asked_for() {
    let home = Installation::new();
    let mut worker = home.start(&["work"]);
    worker.told("working");
    let import = |name: &str, content: &[u8]| {
        home.run(&["import", "--platform", "tiktok", &home.file(name, content)])
            .told(&home)
    };
    as_written(
        "files",
        &[
            import("latin1.csv", b"username,name,bio\nada,Ren\xe9e,caf\xe9 vegan\n"),
            import("bom.csv", b"\xef\xbb\xbfusername,bio\nbob,tofu\n"),
            import(
                "ragged.csv",
                b"username,bio,followers\ncy,tofu\ndee,soy,5,extra\neve,x,7\n",
            ),
            import("twice.csv", b"username,bio,bio\nada,tofu,soy\n"),
            import("excel.csv", b"username,followers\nfay,#VALOR!\ngus,12\n"),
            import("prose.csv", b"hello world\nno columns here\n"),
            import("escape.csv", b"\x1b[31mhello,world\n1,2\n"),
            import("empty.csv", b""),
            import("header.csv", b"username,bio\n"),
            import("packed.csv", b"\x1f\x8b\x08\x00 and so on"),
            import("document.json", b"%PDF-1.7 and so on"),
            import("page.csv", b"<!DOCTYPE html><html></html>"),
            import("really-json.csv", b"[{\"username\": \"hal\", \"bio\": \"soy\"}]"),
            import("really-csv.json", b"username,bio\nivy,soy\n"),
            import(
                "cut-off.json",
                b"[{\"username\": \"jo\", \"bio\": \"soy\"}, {\"usern",
            ),
            import("number.json", b"42"),
        ]
        .concat(),
    );
    let rejects = std::fs::read_to_string(home.path("ragged.csv.rejects.csv")).unwrap();
    as_written("rejects", &rejects);
    let file = home.file("creators.csv", "username,bio\nada,vegan\n");
    as_written(
        "commands",
        &transcript(
            &home,
            &[
                &["import", &file],
                &["import", &file, "--platform", "vimeo"],
                &["import", &file, "--platform", "tiktok", "--map", "bio"],
                &["import", &file, "--platform", "tiktok", "--map", "bio=About"],
                &["import", "missing.csv"],
                &["import", "."],
            ],
        ),
    );
    worker.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_cannot_be_used_is_told_with_what_to_check() {
    let database = TestDatabase::new().await;
    let port = database
        .login_url()
        .parse::<tokio_postgres::Config>()
        .unwrap()
        .get_ports()[0];
    let wrong = format!(
        "postgresql://limelight_login:wrong@127.0.0.1:{port}/{}",
        database.name
    );
    let told = |url: &str, args: &[&str]| {
        let home = Installation::new().with("DATABASE_URL", url);
        let told = home.run(args).told(&home).replace(&port.to_string(), "PORT");
        // As many as there are in this version.
        let all = limelight::db::embedded::migrate::files().len();
        let told = told.replace(&format!("{all} migrations"), "ALL migrations");
        assert!(
            !told.contains("wrong@") && !told.contains("secret"),
            "a password is shown: {told}"
        );
        told
    };
    let empty = TestDatabase::empty().await;
    as_written(
        "databases",
        &[
            told(&wrong, &["search", "vegan"]),
            told(&wrong, &["db", "status"]),
            told(&wrong, &["up", "--no-sample"]),
            told("postgresql://ada:secret@127.0.0.1:1/x", &["search", "vegan"]),
            told("postgresql://ada:secret@127.0.0.1:1/x", &["db", "sizes"]),
            told("postgresql://ada:secret@127.0.0.1:port/x", &["search", "vegan"]),
            told("mysql://ada:secret@127.0.0.1/x", &["search", "vegan"]),
            told(&empty.owner_url(), &["search", "vegan"]),
        ]
        .concat(),
    );

    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let old = format!(
        "postgresql://ada:secret@{}/x?sslmode=disable",
        listener.local_addr().unwrap()
    );
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            tokio::spawn(speak_as_version_14(socket));
        }
    });
    as_written("old-server", &told(&old, &["db", "migrate"]));
}

/// As much of the protocol as a client needs to ask for the version.
async fn speak_as_version_14(mut socket: TcpStream) -> std::io::Result<()> {
    let message = |kind: u8, body: &[u8]| {
        let mut whole = vec![kind];
        whole.extend_from_slice(&(i32::try_from(body.len()).unwrap() + 4).to_be_bytes());
        whole.extend_from_slice(body);
        whole
    };
    let length = socket.read_i32().await?;
    let mut words = vec![0; usize::try_from(length - 4).unwrap()];
    socket.read_exact(&mut words).await?;
    let ready = message(b'Z', b"I");
    socket.write_all(&message(b'R', &[0; 4])).await?;
    socket.write_all(&ready).await?;
    let mut asked = String::new();
    loop {
        let kind = socket.read_u8().await?;
        let length = socket.read_i32().await?;
        let mut body = vec![0; usize::try_from(length - 4).unwrap()];
        socket.read_exact(&mut body).await?;
        let answer = match kind {
            b'P' => {
                asked = String::from_utf8_lossy(&body).into_owned();
                message(b'1', b"")
            }
            // No parameters, and one column of text.
            b'D' => {
                let column = b"\0\x01version\0\0\0\0\0\0\0\0\0\0\x19\xff\xff\xff\xff\xff\xff\0\0";
                [message(b't', b"\0\0"), message(b'T', column)].concat()
            }
            b'B' => message(b'2', b""),
            b'E' => {
                let value = if asked.contains("server_version_num") {
                    "140009"
                } else {
                    "14.9 (Debian)"
                };
                let mut row = vec![0, 1];
                row.extend_from_slice(&i32::try_from(value.len()).unwrap().to_be_bytes());
                row.extend_from_slice(value.as_bytes());
                [message(b'D', &row), message(b'C', b"SHOW\0")].concat()
            }
            b'C' => message(b'3', b""),
            b'Q' => [message(b'C', b"SET\0"), ready.clone()].concat(),
            b'S' => ready.clone(),
            _ => return Ok(()),
        };
        socket.write_all(&answer).await?;
    }
}

#[test]
fn settings_that_cannot_be_used_are_told_at_once() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let told = |name: &str, value: &str| {
        let home = Installation::new().with(name, value);
        let told = home.run(&["up", "--no-sample"]).told(&home);
        assert!(
            home.postmaster().is_none() && !home.data_dir().exists(),
            "something was started"
        );
        told.replace(&port.to_string(), "PORT")
            .replace(&(port + 1).to_string(), "NEXT")
    };
    as_written(
        "settings",
        &[
            told("BIND", &format!("127.0.0.1:{port}")),
            told("BIND", "0.0.0.0:8080"),
            told("BIND", "8080"),
            told("PUBLIC_URL", "limelight.example.com"),
            told("DATABASE_POOL_MAX", "0"),
            told("DATABASE_POOL_IDLE", "soon"),
            told("DATABASE_PREPARED", "maybe"),
            told("LOG_FORMAT", "xml"),
        ]
        .concat(),
    );
}

#[test]
fn a_data_directory_that_cannot_be_used_is_told_with_the_way_out() {
    let home = Installation::new();
    home.done(&["db", "migrate"]);
    let version = home.data_dir().join("postgres/PG_VERSION");
    let made_by = std::fs::read_to_string(&version).unwrap();
    std::fs::write(&version, "14\n").unwrap();
    let told = home.run(&["search", "vegan"]).told(&home);
    as_written("other-version", &without_binaries(&told));
    std::fs::write(&version, made_by).unwrap();

    // Commands visit the server of a directory in use; a second host is refused.
    let bind = Installation::new();
    let mut host = home.command(&["up", "--no-sample"]);
    host.env("BIND", "127.0.0.1:0");
    let mut host = crate::support::program::Running::of(host);
    host.said("ready");
    let mut second = home.command(&["up", "--no-sample"]);
    second.env("BIND", "127.0.0.1:0");
    let refused = crate::support::program::Running::of(second).ended();
    let told = refused.told(&home).replace(&host.pid().to_string(), "PID");
    as_written("second-host", &told);
    assert_eq!(home.run(&["search", "vegan"]).status, 3, "a visitor searches");
    host.stop();

    let elsewhere = bind.with("LIMELIGHT_PG_BIN", "/usr/share");
    as_written("programs", &elsewhere.run(&["search", "vegan"]).told(&elsewhere));
    let file = Installation::new();
    std::fs::write(file.data_dir(), "a file").unwrap();
    as_written("a-file", &file.run(&["search", "vegan"]).told(&file));
}

/// The folder and version of the programs differ from machine to machine.
fn without_binaries(told: &str) -> String {
    let (before, rest) = told.split_once("the programs in ").unwrap();
    let (_, after) = rest.split_once(". Set").unwrap();
    format!("{before}the programs in …. Set{after}")
}

/// A small disk, mounted in the installation; `None` where that takes rights we do not have.
struct SmallDisk<'a> {
    home: &'a Installation,
}

impl<'a> SmallDisk<'a> {
    fn mount(home: &'a Installation, size: &str) -> Option<SmallDisk<'a>> {
        std::fs::create_dir(home.data_dir()).unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={size}"), "none"])
            .arg(home.data_dir())
            .output()
            .is_ok_and(|output| output.status.success());
        if !mounted {
            eprintln!("skipped: needs the right to mount a small disk");
        }
        mounted.then_some(SmallDisk { home })
    }

    fn resize(&self, size: &str) {
        let resized = Command::new("mount")
            .args(["-o", &format!("remount,size={size}")])
            .arg(self.home.data_dir())
            .status()
            .unwrap();
        assert!(resized.success());
    }
}

impl Drop for SmallDisk<'_> {
    fn drop(&mut self) {
        if let Some(pid) = self.home.postmaster() {
            crate::support::program::signal(pid, "QUIT");
            crate::support::program::wait_for("the server to end", || self.home.postmaster().is_none());
        }
        Command::new("umount").arg(self.home.data_dir()).status().unwrap();
    }
}

#[test]
fn a_disk_that_is_full_is_told_and_with_more_space_all_goes_on() {
    let home = Installation::new();
    let Some(disk) = SmallDisk::mount(&home, "20m") else {
        return;
    };
    as_written("full-disk", &home.run(&["search", "vegan"]).told(&home));
    assert!(
        !home.data_dir().join("postgres").exists(),
        "nothing half made is left"
    );

    disk.resize("80m");
    let few = home.file("few.csv", "username,bio\nada,vegan\n");
    home.done(&["import", "--platform", "tiktok", &few]);
    let words = "word ".repeat(60);
    let rows = (0..40_000).map(|n| format!("vegan{n},\"vegan {n} {words}\"\n"));
    let many = home.file("many.csv", format!("username,bio\n{}", rows.collect::<String>()));
    let full = home.run(&["import", "--platform", "tiktok", &many]);
    assert_eq!(full.status, 1, "{full:?}");
    assert!(
        full.err.contains("disk") && full.err.contains("full") && full.err.contains("ree some space"),
        "{full:?}"
    );

    disk.resize("400m");
    let found = home.done(&["search", "vegan", "--target", "10", "--json"]).json();
    assert!(
        found["found"].as_i64() >= Some(1),
        "what was stored before is kept"
    );
    let again = home.file("again.csv", "username,bio\nbob,vegan\n");
    home.done(&["import", "--platform", "tiktok", &again]);
    assert!(Path::new(&home.data_dir().join("postgres")).exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_says_the_same_as_the_command_line() {
    let test = TestApp::new().await;
    test.know(vec![creator("vegan1", "vegan")]).await;
    let ada = test.browser("ada");
    let form = ada.get("/campaigns/new").await;
    let send = async |query: &str, target: &str| {
        let fields = [
            ("csrf", form.csrf()),
            ("kind", "keyword"),
            ("platform", "TikTok"),
            ("query", query),
            ("target", target),
        ];
        ada.post("/campaigns", &fields).await
    };
    for (query, target, said) in [
        ("", "10", "search is empty"),
        ("vegan\u{1}", "10", "control character U+0001"),
        ("vegan \"recipes", "10", "unbalanced quote at position 6"),
        ("vegan", "-5", "-5 is not possible"),
        ("vegan", "10001", "10001 is not possible"),
    ] {
        let answer = send(query, target).await;
        assert_eq!(answer.status, 422, "{query} {target}");
        assert!(answer.text.contains(said), "{said}: {}", answer.text);
    }
    assert_eq!(test.count("SELECT count(*) FROM campaigns").await, 0);
}
