//! Asking for somebody else's data: which addresses may be asked at all, and a client that can ask no others.
//!
//! An address comes from what strangers wrote. It must be plain, name a host of a list, and lead to public addresses only; the
//! connection goes to the very addresses that were checked, and no redirect is followed.
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::{Client, Url, header};

use super::http::{HttpError, body, client_resolving, sending};

/// The longest address that is asked, in bytes; signed addresses of picture hosts have up to 600.
const LONGEST: usize = 2048;

/// Why an address is not asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("the address is longer than {LONGEST} characters or has some that no address has")]
    Characters,
    #[error("the address does not start with the one scheme that is allowed")]
    Scheme,
    #[error("the address carries a user name")]
    Login,
    #[error("the address names another port")]
    Port,
    #[error("the address names no host by name, or one that is not on the list")]
    Host,
    #[error("the name leads to addresses that are not public")]
    Address,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum OutboundError {
    #[error(transparent)]
    Refused(#[from] Refused),
    #[error(transparent)]
    Http(#[from] HttpError),
    #[error("the answer has status {0}")]
    Status(u16),
}

/// The addresses of a name.
pub type Lookup = Arc<dyn Fn(String) -> BoxFuture<'static, io::Result<Vec<IpAddr>>> + Send + Sync>;

/// What may be asked, apart from the list of hosts.
#[derive(Clone)]
pub struct Rules {
    pub scheme: &'static str,
    pub port: u16,
    /// Which addresses a name may lead to; one that is not allowed forbids the name.
    pub address: fn(IpAddr) -> bool,
    pub lookup: Lookup,
}

impl Rules {
    /// HTTPS on its own port, to public addresses, found by the system.
    pub fn public() -> Rules {
        Rules {
            scheme: "https",
            port: 443,
            address: is_public,
            lookup: Arc::new(|name| {
                Box::pin(async move {
                    let found = tokio::net::lookup_host((name, 0)).await?;
                    Ok(found.map(|address| address.ip()).collect())
                })
            }),
        }
    }

    /// The address as it is asked, if it may be; `hosts` are names, each with all names below it.
    ///
    /// The text is checked before a parser repairs it: what has to be repaired means different things to different parsers.
    pub fn check(&self, address: &str, hosts: &[&str]) -> Result<Url, Refused> {
        let plain = |byte: u8| byte.is_ascii_graphic() && !b"\\\"<>^`{|}".contains(&byte);
        if address.len() > LONGEST || !address.bytes().all(plain) {
            return Err(Refused::Characters);
        }
        let (scheme, rest) = address.split_once("://").ok_or(Refused::Scheme)?;
        if !scheme.eq_ignore_ascii_case(self.scheme) {
            return Err(Refused::Scheme);
        }
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        if authority.contains('@') {
            return Err(Refused::Login);
        }
        let host = match authority.split_once(':') {
            // Only digits, so that a bracket's colons are no port.
            Some((_, port)) if port.parse() != Ok(self.port) || port.starts_with('+') => {
                return Err(Refused::Port);
            }
            Some((host, _)) => host,
            None => authority,
        };
        let host = host.to_ascii_lowercase();
        let listed = |name: &str| {
            host.strip_suffix(name)
                .is_some_and(|front| front.is_empty() || front.ends_with('.'))
        };
        if !is_name(&host) || !hosts.iter().any(|name| listed(name)) {
            return Err(Refused::Host);
        }
        // What the parser understands must be what was checked.
        let url = Url::parse(address).map_err(|_| Refused::Host)?;
        if url.domain() != Some(host.as_str()) {
            return Err(Refused::Host);
        }
        if url.port_or_known_default() != Some(self.port) {
            return Err(Refused::Port);
        }
        if url.scheme() != self.scheme || !url.username().is_empty() || url.password().is_some() {
            return Err(Refused::Login);
        }
        Ok(url)
    }
}

/// Whether it is a host name of two or more labels and no literal address in any spelling: the last label has letters only.
fn is_name(host: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let last = host
        .rsplit_once('.')
        .is_some_and(|(_, last)| last.len() > 1 && last.bytes().all(|byte| byte.is_ascii_lowercase()));
    host.len() <= 253 && last && host.split('.').all(label)
}

/// Whether an address belongs to the public internet: not to this machine, its networks, a cloud's own services, a group, a
/// document, or an old way of carrying one kind of address in the other.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => !RESERVED_V4
            .iter()
            .any(|(network, length)| within(bits4(address), bits4(*network), 32 - length)),
        // Addresses are given out in 2000::/3 only. That leaves out ::, ::1, mapped and compatible IPv4, NAT64 (64:ff9b::/96
        // and 64:ff9b:1::/48), discard (100::/64), segment routing (5f00::/16), unique local (fc00::/7), link-local (fe80::/10),
        // the old site-local (fec0::/10) and groups (ff00::/8).
        IpAddr::V6(address) => {
            within(
                bits6(address),
                bits6(Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0)),
                125,
            ) && !RESERVED_V6
                .iter()
                .any(|(network, length)| within(bits6(address), bits6(*network), 128 - length))
        }
    }
}

/// What IANA's registry of special addresses says is no ordinary host of the internet.
const RESERVED_V4: &[(Ipv4Addr, u32)] = &[
    // This network, 0 among it.
    (Ipv4Addr::new(0, 0, 0, 0), 8),
    (Ipv4Addr::new(10, 0, 0, 0), 8),
    // Shared by a provider's customers; the metadata service of one cloud, too.
    (Ipv4Addr::new(100, 64, 0, 0), 10),
    (Ipv4Addr::new(127, 0, 0, 0), 8),
    // A cloud's platform service, on an address that is otherwise ordinary.
    (Ipv4Addr::new(168, 63, 129, 16), 32),
    // Link-local; the metadata services of most clouds.
    (Ipv4Addr::new(169, 254, 0, 0), 16),
    (Ipv4Addr::new(172, 16, 0, 0), 12),
    // Protocol assignments, and three networks of name and relay services.
    (Ipv4Addr::new(192, 0, 0, 0), 24),
    (Ipv4Addr::new(192, 31, 196, 0), 24),
    (Ipv4Addr::new(192, 52, 193, 0), 24),
    (Ipv4Addr::new(192, 175, 48, 0), 24),
    // Documents.
    (Ipv4Addr::new(192, 0, 2, 0), 24),
    (Ipv4Addr::new(198, 51, 100, 0), 24),
    (Ipv4Addr::new(203, 0, 113, 0), 24),
    // 6to4 relays, once.
    (Ipv4Addr::new(192, 88, 99, 0), 24),
    (Ipv4Addr::new(192, 168, 0, 0), 16),
    // Measurements.
    (Ipv4Addr::new(198, 18, 0, 0), 15),
    // Groups, then the future's, with everybody (255.255.255.255) at the end.
    (Ipv4Addr::new(224, 0, 0, 0), 4),
    (Ipv4Addr::new(240, 0, 0, 0), 4),
];

/// The same within 2000::/3.
const RESERVED_V6: &[(Ipv6Addr, u32)] = &[
    // Protocol assignments, among them Teredo, which carries IPv4.
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23),
    // Documents.
    (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32),
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20),
    // 6to4, which carries IPv4.
    (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16),
    (Ipv6Addr::new(0x2620, 0x4f, 0x8000, 0, 0, 0, 0, 0), 48),
];

fn bits4(address: Ipv4Addr) -> u128 {
    u128::from(address.to_bits())
}

fn bits6(address: Ipv6Addr) -> u128 {
    address.to_bits()
}

/// Whether both agree but for the last `free` bits.
fn within(address: u128, network: u128, free: u32) -> bool {
    address >> free == network >> free
}

/// Resolves a name once and hands out its addresses only if every one of them may be asked.
struct Checked {
    address: fn(IpAddr) -> bool,
    lookup: Lookup,
}

impl Resolve for Checked {
    fn resolve(&self, name: Name) -> Resolving {
        let found = (self.lookup)(name.as_str().to_owned());
        let may_ask = self.address;
        Box::pin(async move {
            let addresses = found.await?;
            if addresses.is_empty() || !addresses.iter().all(|address| may_ask(*address)) {
                return Err(Refused::Address.into());
            }
            // Port 0 stands for the port of the request.
            Ok(Box::new(addresses.into_iter().map(|address| SocketAddr::new(address, 0))) as Addrs)
        })
    }
}

/// A client for addresses that strangers wrote.
pub struct Outbound {
    rules: Rules,
    client: Result<Client, String>,
}

impl Outbound {
    pub fn new(rules: Rules) -> Outbound {
        let resolver = Checked {
            address: rules.address,
            lookup: Arc::clone(&rules.lookup),
        };
        Outbound {
            client: client_resolving(resolver).map_err(|error| error.to_string()),
            rules,
        }
    }

    /// See [`Rules::check`].
    pub fn check(&self, address: &str, hosts: &[&str]) -> Result<Url, Refused> {
        self.rules.check(address, hosts)
    }

    /// The address of a page on a host, as the rules would have it.
    pub fn address(&self, host: &str, path: &str) -> String {
        let Rules { scheme, port, .. } = self.rules;
        match (scheme, port) {
            ("https", 443) => format!("https://{host}/{path}"),
            _ => format!("{scheme}://{host}:{port}/{path}"),
        }
    }

    /// The body behind an address, of at most `limit` bytes, within `time`; any status but 200 is an error, a redirect among them.
    pub async fn get(
        &self,
        address: &str,
        hosts: &[&str],
        accept: &'static str,
        limit: usize,
        time: Duration,
    ) -> Result<Vec<u8>, OutboundError> {
        let url = self.check(address, hosts)?;
        let client = self
            .client
            .as_ref()
            .map_err(|reason| HttpError::Client(reason.clone()))?;
        let response = client
            .get(url)
            .header(header::ACCEPT, accept)
            .timeout(time)
            .send()
            .await
            .map_err(sending)?;
        if response.status().as_u16() != 200 {
            return Err(OutboundError::Status(response.status().as_u16()));
        }
        Ok(body(response, limit).await?)
    }
}

#[cfg(test)]
mod tests;
