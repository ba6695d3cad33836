//! The settings of the process: every environment variable that is read, with its meaning, in one place.
mod providers;

pub use providers::{Access, ProviderSettings, Secret};

use std::fmt::Write as _;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use crate::base::telemetry::Format;
use crate::db::{Address, PoolConfig};

/// A variable as the manual and `.env.example` show it.
pub struct Variable {
    pub name: &'static str,
    /// Shown commented out: what holds when the variable is unset.
    pub default: &'static str,
    pub meaning: &'static str,
}

/// Everything that is read from the environment, in the order of the manual.
pub const VARIABLES: &[Variable] = &[
    Variable {
        name: "DATABASE_URL",
        default: "",
        meaning: "PostgreSQL 15 or newer, e.g. postgresql://user:password@host:5432/database?sslmode=require. Unset: limelight runs its own.",
    },
    Variable {
        name: "DATABASE_PREPARED",
        default: "on",
        meaning: "off for poolers in transaction mode that lose prepared statements (older pgbouncer).",
    },
    Variable {
        name: "DATABASE_CA_FILE",
        default: "",
        meaning: "PEM file of the authority that signed the database's certificate, where it is not a public one.",
    },
    Variable {
        name: "DATABASE_POOL_MAX",
        default: "10",
        meaning: "Connections at most; 5 with a remote DATABASE_URL.",
    },
    Variable {
        name: "DATABASE_POOL_IDLE",
        default: "120s",
        meaning: "An unused connection is closed after this long; 30s with a remote DATABASE_URL.",
    },
    Variable {
        name: "DATABASE_POOL_LIFETIME",
        default: "2h",
        meaning: "A connection is replaced after this long; 1h with a remote DATABASE_URL.",
    },
    Variable {
        name: "DATABASE_POOL_CONNECT",
        default: "30s",
        meaning: "How long connecting may take; 10s with a remote DATABASE_URL.",
    },
    Variable {
        name: "LIMELIGHT_DATA_DIR",
        default: "~/.local/share/limelight",
        meaning: "Where limelight keeps its own database.",
    },
    Variable {
        name: "LIMELIGHT_PG_BIN",
        default: "",
        meaning: "Folder of PostgreSQL's programs, where they are not in a usual place.",
    },
    Variable {
        name: "BIND",
        default: "127.0.0.1:8080",
        meaning: "Address and port of the web server.",
    },
    Variable {
        name: "PUBLIC_URL",
        default: "http://<BIND>",
        meaning: "How browsers reach the web server; links in exports use it.",
    },
    Variable {
        name: "YOUTUBE_API_KEY",
        default: "",
        meaning: "Key of the YouTube Data API v3: YouTube searches and channels. Without any provider's key searches look in the catalogue.",
    },
    Variable {
        name: "YOUTUBE_BASE_URL",
        default: "https://www.googleapis.com/youtube/v3",
        meaning: "Where the YouTube Data API is; limelight simulate prints another one to try.",
    },
    Variable {
        name: "SCRAPECREATORS_API_KEY",
        default: "",
        meaning: "Key of ScrapeCreators: searches and profiles of all three networks.",
    },
    Variable {
        name: "SCRAPECREATORS_BASE_URL",
        default: "https://api.scrapecreators.com",
        meaning: "Where ScrapeCreators is.",
    },
    Variable {
        name: "APIFY_TOKEN",
        default: "",
        meaning: "Token of Apify: Instagram profiles with related profiles, TikTok searches.",
    },
    Variable {
        name: "APIFY_BASE_URL",
        default: "https://api.apify.com/v2",
        meaning: "Where Apify is.",
    },
    Variable {
        name: "INFLUENCERS_CLUB_API_KEY",
        default: "",
        meaning: "Key of influencers.club: searches by words and by likeness, and profiles.",
    },
    Variable {
        name: "INFLUENCERS_CLUB_BASE_URL",
        default: "https://api-dashboard.influencers.club",
        meaning: "Where influencers.club is.",
    },
    Variable {
        name: "INFLUENCERS_CLUB_FIRST_PAGE",
        default: "1",
        meaning: "The number of its first page, 0 or 1: its documents say both.",
    },
    Variable {
        name: "CLERK_ISSUER",
        default: "",
        meaning: "Reserved for sign-in through Clerk, which this version does not have: when set, the web server refuses to start rather than let everybody in.",
    },
    Variable {
        name: "LOG",
        default: "warn,limelight=info",
        meaning: "What is logged, e.g. info,limelight::queue=debug.",
    },
    Variable {
        name: "LOG_FORMAT",
        default: "text",
        meaning: "text or json.",
    },
];

/// A variable whose value cannot be used.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{name}={value} is not usable: expected {expected}")]
pub struct ConfigError {
    pub name: &'static str,
    pub value: String,
    pub expected: &'static str,
}

/// The settings, parsed. Its secrets, the database's address and the providers' keys, do not show in `Debug`.
#[derive(Debug, Clone)]
pub struct Config {
    /// `None`: our own server in `data_dir`.
    pub database: Option<Address>,
    pub prepared: bool,
    pub pool: PoolConfig,
    pub data_dir: PathBuf,
    pub pg_bin: Option<PathBuf>,
    pub bind: SocketAddr,
    pub public_url: String,
    pub providers: ProviderSettings,
    /// An outside sign-in is asked for.
    pub clerk: bool,
    pub log: String,
    pub log_format: Format,
}

impl Config {
    /// Reads the environment.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the environment"
    )]
    pub fn from_env() -> Result<Config, ConfigError> {
        Config::from_lookup(|name| std::env::var(name).ok())
    }

    /// Reads from any source of values; an empty value counts as unset.
    pub fn from_lookup(lookup: impl Fn(&str) -> Option<String>) -> Result<Config, ConfigError> {
        let get = |name: &str| lookup(name).filter(|value| !value.trim().is_empty());
        let prepared = match get("DATABASE_PREPARED").as_deref() {
            None | Some("on") => true,
            Some("off") => false,
            Some(value) => return Err(bad("DATABASE_PREPARED", value, "on or off")),
        };
        let url = get("DATABASE_URL");
        if let Some(url) = &url
            && !(url.starts_with("postgresql://") || url.starts_with("postgres://"))
        {
            // The value may hold a password: it is not repeated.
            return Err(bad(
                "DATABASE_URL",
                "…",
                "postgresql://user:password@host:5432/database",
            ));
        }
        let remote = url.as_deref().is_some_and(|url| !is_local(url));
        let pool = PoolConfig {
            max_size: number(&get, "DATABASE_POOL_MAX", if remote { 5 } else { 10 })?,
            idle: duration(&get, "DATABASE_POOL_IDLE", if remote { 30 } else { 120 })?,
            lifetime: duration(&get, "DATABASE_POOL_LIFETIME", if remote { 3600 } else { 7200 })?,
            connect: duration(&get, "DATABASE_POOL_CONNECT", if remote { 10 } else { 30 })?,
            wait: Duration::from_secs(5),
        };
        let ca_file = get("DATABASE_CA_FILE").map(PathBuf::from);
        let home = get("HOME").map_or_else(|| PathBuf::from("."), PathBuf::from);
        let data_home = get("XDG_DATA_HOME").map_or_else(|| home.join(".local/share"), PathBuf::from);
        let bind_text = get("BIND").unwrap_or_else(|| "127.0.0.1:8080".to_owned());
        let bind: SocketAddr = bind_text
            .parse()
            .map_err(|_| bad("BIND", &bind_text, "an address and port such as 127.0.0.1:8080"))?;
        let public_url = get("PUBLIC_URL").unwrap_or_else(|| format!("http://{bind}"));
        if !(public_url.starts_with("http://") || public_url.starts_with("https://")) {
            return Err(bad(
                "PUBLIC_URL",
                &public_url,
                "an address such as https://limelight.example.com",
            ));
        }
        Ok(Config {
            database: url.map(|url| Address {
                url,
                prepared,
                ca_file,
            }),
            prepared,
            pool,
            data_dir: get("LIMELIGHT_DATA_DIR").map_or_else(|| data_home.join("limelight"), PathBuf::from),
            pg_bin: get("LIMELIGHT_PG_BIN").map(PathBuf::from),
            bind,
            public_url: public_url.trim_end_matches('/').to_owned(),
            providers: ProviderSettings::read(&get)?,
            clerk: get("CLERK_ISSUER").is_some(),
            log: get("LOG").unwrap_or_else(|| "warn,limelight=info".to_owned()),
            log_format: match get("LOG_FORMAT").as_deref() {
                None | Some("text") => Format::Text,
                Some("json") => Format::Json,
                Some(value) => return Err(bad("LOG_FORMAT", value, "text or json")),
            },
        })
    }
}

/// The text of `.env.example`; a test compares the file with it.
pub fn env_example() -> String {
    let mut text = String::from(
        "# Every setting of the process. All are optional; the values shown are the defaults.\n",
    );
    for Variable {
        name,
        default,
        meaning,
    } in VARIABLES
    {
        // Writing to a String cannot fail.
        let _ = write!(text, "\n# {meaning}\n#{name}={default}\n");
    }
    text
}

/// `90`, `90s`, `5m`, `2h`, `250ms`.
pub fn parse_duration(text: &str) -> Option<Duration> {
    let text = text.trim();
    let split = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at(split);
    let number: u64 = number.parse().ok()?;
    match unit {
        "ms" => Some(Duration::from_millis(number)),
        "" | "s" => Some(Duration::from_secs(number)),
        "m" => Some(Duration::from_secs(number.checked_mul(60)?)),
        "h" => Some(Duration::from_secs(number.checked_mul(3600)?)),
        _ => None,
    }
}

fn bad(name: &'static str, value: &str, expected: &'static str) -> ConfigError {
    ConfigError {
        name,
        value: value.to_owned(),
        expected,
    }
}

fn number(
    get: &impl Fn(&str) -> Option<String>,
    name: &'static str,
    default: usize,
) -> Result<usize, ConfigError> {
    let Some(text) = get(name) else { return Ok(default) };
    text.parse()
        .ok()
        .filter(|n| *n > 0)
        .ok_or_else(|| bad(name, &text, "a whole number above 0"))
}

fn duration(
    get: &impl Fn(&str) -> Option<String>,
    name: &'static str,
    default: u64,
) -> Result<Duration, ConfigError> {
    let Some(text) = get(name) else {
        return Ok(Duration::from_secs(default));
    };
    parse_duration(&text)
        .filter(|d| !d.is_zero())
        .ok_or_else(|| bad(name, &text, "a time such as 30s, 5m or 2h"))
}

fn is_local(url: &str) -> bool {
    let after_login = url.rsplit('@').next().unwrap_or(url);
    let after_scheme = after_login.split("://").last().unwrap_or(after_login);
    ["localhost", "127.", "[::1]", "/"]
        .iter()
        .any(|host| after_scheme.starts_with(host))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(pairs: &[(&str, &str)]) -> Result<Config, ConfigError> {
        let pairs: Vec<(String, String)> = pairs
            .iter()
            .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
            .collect();
        Config::from_lookup(|name| {
            pairs
                .iter()
                .find(|(key, _)| key == name)
                .map(|(_, value)| value.clone())
        })
    }

    #[test]
    fn nothing_set_means_our_own_server_on_loopback() {
        let config = config(&[("HOME", "/home/ada")]).unwrap();
        assert!(config.database.is_none());
        assert_eq!(config.data_dir, PathBuf::from("/home/ada/.local/share/limelight"));
        assert_eq!(config.public_url, "http://127.0.0.1:8080");
        assert_eq!((config.pool.max_size, config.pool.idle.as_secs()), (10, 120));
    }

    #[test]
    fn a_remote_database_gets_the_small_pool() {
        let config = config(&[("DATABASE_URL", "postgresql://u:p@db.example.com/x")]).unwrap();
        assert_eq!((config.pool.max_size, config.pool.connect.as_secs()), (5, 10));
        assert!(!format!("{config:?}").contains("u:p"));
    }

    #[test]
    fn an_unusable_value_names_itself_and_what_is_expected() {
        let error = config(&[("BIND", "8080")]).unwrap_err().to_string();
        assert_eq!(
            error,
            "BIND=8080 is not usable: expected an address and port such as 127.0.0.1:8080"
        );
        let error = config(&[("DATABASE_URL", "mysql://u:secret@h/d")])
            .unwrap_err()
            .to_string();
        assert!(!error.contains("secret"), "{error}");
        assert!(config(&[("DATABASE_POOL_IDLE", "soon")]).is_err());
        assert!(config(&[("DATABASE_PREPARED", "maybe")]).is_err());
    }
}
