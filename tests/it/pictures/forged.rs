//! Addresses made to have us ask this machine or its network: none of them makes a connection.
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use limelight::base::outbound::{Lookup, Rules, is_public};
use limelight::discovery::platform::Platform;

use super::host::Host;
use super::{Gallery, as_delivered, is_nothing, leading_to, only_test_hosts};

/// `PORT` is the canary's.
const FORGED: &[&str] = &[
    "file:///etc/passwd",
    "ftp://pictures.test:PORT/",
    "gopher://pictures.test:PORT/_x",
    "dict://pictures.test:PORT/x",
    "data:image/png;base64,iVBORw0KGgo=",
    "http:pictures.test:PORT/x",
    "http:/pictures.test:PORT/x",
    "//pictures.test:PORT/x",
    "\\\\pictures.test:PORT\\x",
    "http://pictures.test@127.0.0.1:PORT/",
    "http://pictures.test:PORT@127.0.0.1:PORT/",
    "http://pictures.test%40127.0.0.1:PORT/",
    "http://127.0.0.1:PORT\\@pictures.test/",
    "http://127.0.0.1:PORT#pictures.test",
    "http://127.0.0.1:PORT?pictures.test",
    "http://pictures.test:22/",
    "http://pictures.test:25/",
    "http://pictures.test:5432/",
    "http://pictures.test:6379/",
    "http://127.0.0.1:PORT/",
    "http://127.1:PORT/",
    "http://2130706433:PORT/",
    "http://0x7f000001:PORT/",
    "http://0177.0.0.1:PORT/",
    "http://0:PORT/",
    "http://[::]:PORT/",
    "http://[::1]:PORT/",
    "http://[::ffff:127.0.0.1]:PORT/",
    "http://[::ffff:7f00:1]:PORT/",
    "http://[64:ff9b::7f00:1]:PORT/",
    "http://[fe80::1%25lo]:PORT/",
    "http://169.254.169.254/latest/meta-data/",
    "http://metadata.google.internal:PORT/",
    "http://metadata:PORT/",
    "http://localhost:PORT/",
    "http://localhost.:PORT/",
    "http://LOCALHOST:PORT/",
    "http://127。0。0。1:PORT/",
    "http://①②⑦.⓪.⓪.①:PORT/",
    "http://pictures.test。:PORT/",
    "http://pictures.test.:PORT/",
    "http://pictures.test:PORT/ HTTP/1.1\r\nHost: other\r\n\r\n",
    "http://pictures.test\r\n.evil.example:PORT/",
    "http://picturesXtest:PORT/",
    "http://evilpictures.test:PORT/",
    "http://pictures.test.evil.example:PORT/",
    // Plain and on the list: only where its name leads to forbids it.
    "http://pictures.test:PORT/x",
    "http://a.pictures.test:PORT/x",
];

/// Every host that a forged address names, so that the list alone stops none of them.
fn any_host(_: Platform) -> &'static [&'static str] {
    &[
        "pictures.test",
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "0",
        "[::]",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[64:ff9b::7f00:1]",
        "169.254.169.254",
        "metadata.google.internal",
        "metadata",
        "localhost",
        "localhost.",
        "evil.example",
        "picturesxtest",
    ]
}

/// Hangs every forged address and asks for each; returns how many connections the canary saw.
async fn connections(gallery: &Gallery) -> usize {
    for (n, address) in FORGED.iter().enumerate() {
        let address = address.replace("PORT", &gallery.host.port.to_string());
        let avatar = gallery.hang(&format!("forged{n}"), &address).await;
        let shown = gallery.get(&avatar).await;
        assert!(is_nothing(&shown), "{address}: {shown:?}");
    }
    gallery.host.connections()
}

#[tokio::test(flavor = "multi_thread")]
async fn as_delivered_nothing_on_this_machine_is_asked() {
    let (rules, hosts) = as_delivered();
    // No name is looked up on the network either, though the list would let these through.
    let rules = Rules {
        lookup: leading_to(&["127.0.0.1", "::1"]),
        ..rules
    };
    let gallery = Gallery::with(rules, hosts, Host::start().await).await;
    assert_eq!(connections(&gallery).await, 0);
    for listed in [
        "https://p16-sign.tiktokcdn.com/a.jpeg",
        "https://p16-sign.tiktokcdn.com:443/a.jpeg",
    ] {
        let avatar = gallery.hang(&format!("listed{}", listed.len()), listed).await;
        assert!(is_nothing(&gallery.get(&avatar).await));
    }
    assert_eq!(gallery.host.connections(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_check_of_addresses_alone_keeps_loopback_out() {
    let host = Host::start().await;
    let rules = Rules {
        address: is_public,
        lookup: leading_to(&["127.0.0.1", "::1"]),
        ..host.rules()
    };
    let gallery = Gallery::with(rules, any_host, host).await;
    assert_eq!(connections(&gallery).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_check_of_names_alone_keeps_literal_addresses_out() {
    let host = Host::start().await;
    // Loopback may be asked, by name only, and no name leads anywhere.
    let rules = Rules {
        lookup: leading_to(&[]),
        ..host.rules()
    };
    let gallery = Gallery::with(rules, any_host, host).await;
    assert_eq!(connections(&gallery).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_canary_does_see_what_is_let_through() {
    let gallery = Gallery::new().await;
    let avatar = gallery.hang("ada1", &gallery.host.url("/avatar.png")).await;
    assert!(!is_nothing(&gallery.get(&avatar).await));
    assert_eq!(gallery.host.connections(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_private_address_among_public_ones_forbids_the_name() {
    for addresses in [
        &["1.1.1.1", "127.0.0.1"][..],
        &["127.0.0.1", "1.1.1.1"],
        &["2606:4700::1111", "::1"],
        &["::1"],
        &["::ffff:127.0.0.1"],
        &["64:ff9b::7f00:1"],
        &["2002:7f00:1::"],
        &["169.254.169.254"],
        &["10.0.0.1"],
        &["100.64.0.1"],
        &["0.0.0.0"],
    ] {
        let host = Host::start().await;
        let rules = Rules {
            address: is_public,
            lookup: leading_to(addresses),
            ..host.rules()
        };
        let (hosts, url) = (only_test_hosts as fn(Platform) -> _, host.url("/avatar.png"));
        let outbound = limelight::base::outbound::Outbound::new(rules);
        let answer = outbound
            .get(
                &url,
                hosts(Platform::TikTok),
                "image/png",
                1 << 20,
                std::time::Duration::from_secs(5),
            )
            .await;
        let error = answer.unwrap_err().to_string();
        assert!(error.contains("not public"), "{addresses:?}: {error}");
        assert_eq!(host.connections(), 0, "{addresses:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_that_leads_elsewhere_the_second_time_is_looked_up_once() {
    let canary = Host::start().await;
    let good = canary.beside("127.0.0.2").await;
    let lookups = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&lookups);
    let lookup: Lookup = Arc::new(move |_| {
        // First the address that may be asked, then the one that may not.
        let answer = match counted.fetch_add(1, Ordering::SeqCst) {
            0 => "127.0.0.2",
            _ => "127.0.0.1",
        };
        Box::pin(async move { Ok(vec![answer.parse().unwrap()]) })
    });
    let rules = Rules {
        address: |address| address == IpAddr::from([127, 0, 0, 2]),
        lookup,
        ..canary.rules()
    };
    let gallery = Gallery::with(rules, only_test_hosts, canary.clone()).await;
    let avatar = gallery.hang("ada1", &canary.url("/avatar.png")).await;
    assert!(!is_nothing(&gallery.get(&avatar).await));
    assert_eq!(
        (
            lookups.load(Ordering::SeqCst),
            good.requests(),
            canary.connections()
        ),
        (1, 1, 0)
    );
    // And the next time, when it does lead elsewhere, nothing is asked.
    let other = gallery.hang("ada2", &canary.url("/cover.png")).await;
    assert!(is_nothing(&gallery.get(&other).await));
    assert_eq!(
        (
            lookups.load(Ordering::SeqCst),
            good.requests(),
            canary.connections()
        ),
        (2, 1, 0)
    );
}
