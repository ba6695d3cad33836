//! The rules, case by case and for every input.
use proptest::prelude::*;

use super::*;

const HOSTS: &[&str] = &["cdn.example", "fbcdn.net"];

fn check(address: &str) -> Result<(), Refused> {
    Rules::public().check(address, HOSTS).map(|_| ())
}

#[test]
fn plain_addresses_of_listed_hosts_may_be_asked() {
    for good in [
        "https://cdn.example/a.jpg",
        "https://CDN.Example/a.jpg?x=1&y=%2F~tplv:720:720.jpeg#z",
        "HTTPS://p16-sign.cdn.example:443/a",
        "https://scontent.xx.fbcdn.net",
        "https://cdn.example/a@b",
    ] {
        assert_eq!(check(good), Ok(()), "{good}");
    }
}

#[test]
fn everything_else_is_refused_with_its_reason() {
    use Refused::{Characters, Host, Login, Port, Scheme};
    for (bad, why) in [
        ("", Scheme),
        ("http://cdn.example/", Scheme),
        ("https:cdn.example/", Scheme),
        ("https:/cdn.example/", Scheme),
        ("//cdn.example/", Scheme),
        ("file:///etc/passwd", Scheme),
        ("ftp://cdn.example/", Scheme),
        ("gopher://cdn.example/", Scheme),
        ("dict://cdn.example:11211/", Scheme),
        ("data:image/png;base64,AAAA", Scheme),
        ("javascript://cdn.example/%0aalert(1)", Scheme),
        (" https://cdn.example/", Characters),
        ("https://cdn.example/a b", Characters),
        ("https://cdn.example/\r\nHost: evil.example", Characters),
        ("https://cdn\t.example/", Characters),
        ("https://cdn.example\\@evil.example/", Characters),
        ("https://cdn。example/", Characters),
        ("https://①②⑦.0.0.1/", Characters),
        ("https://cdn.example@evil.example/", Login),
        ("https://user:secret@cdn.example/", Login),
        ("https://@cdn.example/", Login),
        ("https://cdn.example:22/", Port),
        ("https://cdn.example:25/", Port),
        ("https://cdn.example:5432/", Port),
        ("https://cdn.example:6379/", Port),
        ("https://cdn.example:80/", Port),
        ("https://cdn.example:/", Port),
        ("https://cdn.example:+443/", Port),
        ("https://cdn.example:443:22/", Port),
        ("https://[::1]/", Port),
        ("https:///cdn.example/", Host),
        ("https://evil.example/", Host),
        ("https://evilcdn.example/", Host),
        ("https://cdn.example.evil.example/", Host),
        ("https://evil.example/cdn.example", Host),
        ("https://cdn.example./", Host),
        ("https://.cdn.example/", Host),
        ("https://a..cdn.example/", Host),
        ("https://-a.cdn.example/", Host),
        ("https://a_b.cdn.example/", Host),
        ("https://cdn%2eexample/", Host),
        ("https://localhost/", Host),
        ("https://localhost./", Host),
        ("https://LOCALHOST/", Host),
        ("https://metadata.google.internal/", Host),
    ] {
        assert_eq!(check(bad), Err(why), "{bad}");
    }
    assert_eq!(
        check(&format!("https://cdn.example/{}", "a".repeat(2048))),
        Err(Characters)
    );
}

#[test]
fn no_spelling_of_a_literal_address_is_a_name_even_if_it_is_listed() {
    for literal in [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "0177.0.0.1",
        "017700000001",
        "0",
        "0.0.0.0",
        "169.254.169.254",
        "[::]",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[64:ff9b::7f00:1]",
        "[fe80::1%25lo]",
        "8.8.8.8",
        "[2606:4700::1111]",
        "127.0.0.1.",
        "1.2.3.0x4",
        "a.0x7f",
    ] {
        let refused = Rules::public().check(&format!("https://{literal}/"), &[literal]);
        assert!(
            matches!(refused, Err(Refused::Host | Refused::Port)),
            "{literal}: {refused:?}"
        );
    }
}

#[test]
fn reserved_addresses_are_not_public_at_their_first_and_last() {
    for reserved in [
        "0.0.0.0 0.255.255.255",
        "10.0.0.0 10.255.255.255",
        "100.64.0.0 100.127.255.255",
        "127.0.0.0 127.255.255.255",
        "168.63.129.16 168.63.129.16",
        "169.254.0.0 169.254.255.255",
        "169.254.169.254 100.100.100.200",
        "172.16.0.0 172.31.255.255",
        "192.0.0.0 192.0.0.255",
        "192.0.2.0 192.0.2.255",
        "192.88.99.0 192.88.99.255",
        "192.168.0.0 192.168.255.255",
        "198.18.0.0 198.19.255.255",
        "198.51.100.0 198.51.100.255",
        "203.0.113.0 203.0.113.255",
        "224.0.0.0 239.255.255.255",
        "240.0.0.0 255.255.255.255",
        ":: ::1",
        "::ffff:127.0.0.1 ::ffff:8.8.8.8",
        "::127.0.0.1 ::8.8.8.8",
        "64:ff9b::7f00:1 64:ff9b::808:808",
        "64:ff9b:1::7f00:1 64:ff9b:1:ffff::",
        "100:: 100::ffff",
        "2001:: 2001:0:ffff::",
        "2001:2::1 2001:1ff:ffff::",
        "2001:db8:: 2001:db8:ffff::1",
        "2002:7f00:1:: 2002:808:808::1",
        "3fff:: 3fff:fff::1",
        "5f00:: 5f00:ffff::",
        "fc00:: fdff:ffff::1",
        "fd00:ec2::254 fd20:ce::254",
        "fe80::1 febf::1",
        "fec0:: feff::1",
        "ff00:: ff02::1",
    ] {
        for address in reserved.split(' ') {
            assert!(!is_public(address.parse().unwrap()), "{address}");
        }
    }
    for public in [
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "168.63.129.15",
        "169.253.255.255",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.0",
        "192.167.255.255",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2606:4700::1111",
        "2001:200::1",
        "2a00:1450:4001::1",
        "2003::1",
    ] {
        assert!(is_public(public.parse().unwrap()), "{public}");
    }
}

#[tokio::test]
async fn one_address_that_may_not_be_asked_forbids_the_name() {
    for (found, allowed) in [
        (&["1.1.1.1"][..], true),
        (&["1.1.1.1", "2606:4700::1111"], true),
        (&["1.1.1.1", "127.0.0.1"], false),
        (&["2606:4700::1111", "::1"], false),
        (&["::ffff:127.0.0.1"], false),
        (&[], false),
    ] {
        let addresses: Vec<IpAddr> = found.iter().map(|text| text.parse().unwrap()).collect();
        let checked = Checked {
            address: is_public,
            lookup: Arc::new(move |_| {
                let addresses = addresses.clone();
                Box::pin(async { Ok(addresses) })
            }),
        };
        let resolved = checked.resolve("cdn.example".parse().unwrap()).await;
        assert_eq!(resolved.is_ok(), allowed, "{found:?}");
    }
}

proptest! {
    #[test]
    fn what_the_standard_library_knows_as_private_is_never_public(bits: u32) {
        let address = Ipv4Addr::from_bits(bits);
        let known = address.is_private() || address.is_loopback() || address.is_link_local() || address.is_multicast()
            || address.is_broadcast() || address.is_documentation() || address.is_unspecified();
        prop_assert!(!(known && is_public(address.into())));
        // However it is carried in the other kind of address.
        prop_assert!(!is_public(address.to_ipv6_mapped().into()));
        prop_assert!(!is_public(IpAddr::V6(Ipv6Addr::from_bits(u128::from(bits)))));
        prop_assert!(!is_public(IpAddr::V6(Ipv6Addr::from_bits(0x64_ff9b << 96 | u128::from(bits)))));
        prop_assert!(!is_public(IpAddr::V6(Ipv6Addr::from_bits(0x2002 << 112 | u128::from(bits) << 80))));
    }

    #[test]
    fn whatever_passes_leads_to_a_listed_host_over_tls(
        scheme in "(https|HTTPS|http|ftp)", slashes in "(:|:/|://|:///)", login in "([a-z.]{0,12}@)?",
        host in "([a-z0-9.-]{0,8}|\\[::1\\]|127\\.0\\.0\\.1)", listed in "(cdn\\.example|\\.fbcdn\\.net|)", port in "(:[0-9]{0,5})?", path in "[/\\\\?#@a-z%:]{0,12}",
    ) {
        let address = format!("{scheme}{slashes}{login}{host}{listed}{port}{path}");
        if let Ok(url) = Rules::public().check(&address, HOSTS) {
            let host = url.domain().unwrap_or_default();
            prop_assert!(HOSTS.iter().any(|name| host == *name || host.ends_with(&format!(".{name}"))), "{}", address);
            prop_assert_eq!((url.scheme(), url.port(), url.username()), ("https", None, ""));
        }
    }

    #[test]
    fn no_text_makes_the_check_panic(address in "\\PC{0,40}", tail in any::<String>()) {
        let _ = check(&address);
        let _ = check(&format!("https://{address}.cdn.example{tail}"));
    }
}
