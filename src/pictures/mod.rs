//! Avatars and thumbnails, fetched from the networks' picture hosts on behalf of pages.
//!
//! A page names a creator or post of ours, never an address: nobody can have us ask for something that no provider named.
mod cache;
pub mod model;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};
use limelight_queries::client::GenericClient;
use limelight_queries::queries::pictures;
use tokio::sync::{OnceCell, Semaphore};

pub use cache::{Kept, Picture};

use crate::base::id::{CreatorId, UserId};
use crate::base::outbound::{Outbound, Rules};
use crate::db;
use crate::discovery::platform::Platform;
use crate::settings::{self, Values};

/// Bytes of one picture at most.
const MOST_BYTES: usize = 5 << 20;
/// How long one picture may take, and how long it may wait for its turn.
const FETCH: Duration = Duration::from_secs(6);
const WAIT: Duration = Duration::from_secs(6);
/// Pictures fetched at once, for all users.
const AT_ONCE: usize = 8;
/// Pictures fetched for one user in a minute: six pages of results.
const A_MINUTE: u32 = 300;
/// Bytes of all kept pictures.
const MOST_KEPT: u64 = 256 << 20;
/// The networks choose by this what to send; none of them then sends HEIC.
const ACCEPT: &str = "image/avif,image/webp,image/jpeg,image/png,image/gif";

/// Where a picture is found, which only the database says.
#[derive(Debug, Clone)]
pub struct Origin {
    key: String,
    platform: Option<Platform>,
    address: Option<String>,
}

/// What to answer.
#[derive(Debug, Clone)]
pub enum Shown {
    /// Known until then: the picture, or that there is none.
    Kept(Kept),
    /// None this time; the next request may have it.
    NotNow,
}

/// The fetcher with its cache; one a process.
pub struct Pictures {
    outbound: Outbound,
    hosts: fn(Platform) -> &'static [&'static str],
    cache: cache::Cache,
    /// Pictures that are being fetched; whoever wants one of them waits for it.
    flights: Mutex<HashMap<String, Arc<OnceCell<Shown>>>>,
    turns: Semaphore,
    /// The minute that is counted, and each user's pictures in it.
    asked: Mutex<(i64, HashMap<UserId, u32>)>,
}

impl Pictures {
    /// Fetches by these rules from these hosts only, and keeps what it fetched in the folder.
    pub fn new(rules: Rules, hosts: fn(Platform) -> &'static [&'static str], folder: PathBuf) -> Pictures {
        Pictures {
            outbound: Outbound::new(rules),
            hosts,
            cache: cache::Cache::new(folder, MOST_KEPT),
            flights: Mutex::default(),
            turns: Semaphore::new(AT_ONCE),
            asked: Mutex::default(),
        }
    }

    /// Whether a picture at this address would be asked for; a page links no other.
    pub fn may_fetch(&self, platform: Platform, address: &str) -> bool {
        self.outbound.check(address, (self.hosts)(platform)).is_ok()
    }

    /// The picture, kept or fetched. Whatever fails, there is an answer. Pictures are kept as `settings` say.
    pub async fn show(&self, settings: &Values, user: &UserId, now: DateTime<Utc>, origin: &Origin) -> Shown {
        let Some((platform, address)) = origin.platform.zip(origin.address.as_deref()) else {
            return Shown::NotNow;
        };
        if !self.may_fetch(platform, address) {
            return Shown::NotNow;
        }
        if let Some(kept) = self.cache.get(&origin.key, now).await {
            return Shown::Kept(kept);
        }
        if !self.count(user, now) {
            return Shown::NotNow;
        }
        let good = Duration::from_secs(settings.get(settings::PICTURE_KEPT));
        let none = Duration::from_secs(settings.get(settings::NO_PICTURE_KEPT));
        let flight = Flight::join(self, &origin.key);
        let shown = flight
            .cell
            .get_or_init(|| self.fetch(&origin.key, platform, address, now, (good, none)))
            .await;
        shown.clone()
    }

    async fn fetch(
        &self,
        key: &str,
        platform: Platform,
        address: &str,
        now: DateTime<Utc>,
        (good, none): (Duration, Duration),
    ) -> Shown {
        // Whoever fetched it a moment ago is gone from the flights and has kept it.
        if let Some(kept) = self.cache.get(key, now).await {
            return Shown::Kept(kept);
        }
        let Ok(Ok(_turn)) = tokio::time::timeout(WAIT, self.turns.acquire()).await else {
            return Shown::NotNow;
        };
        let answer = self
            .outbound
            .get(address, (self.hosts)(platform), ACCEPT, MOST_BYTES, FETCH)
            .await;
        let picture = match answer {
            Ok(bytes) => model::inspect(&bytes)
                .map(|format| Picture {
                    format,
                    bytes: bytes.into(),
                })
                .map_err(|error| error.to_string()),
            Err(error) => Err(error.to_string()),
        };
        let kept = match picture {
            Ok(picture) => Kept {
                picture: Some(picture),
                until: cache::until(now, good),
            },
            Err(reason) => {
                // The address is signed and not ours to write down.
                tracing::debug!(%platform, reason, "a picture is not shown");
                Kept {
                    picture: None,
                    until: cache::until(now, none),
                }
            }
        };
        self.cache.put(key, &kept).await;
        Shown::Kept(kept)
    }

    /// Counts one more picture of a user's; `false` past what a minute allows.
    fn count(&self, user: &UserId, now: DateTime<Utc>) -> bool {
        let minute = now.timestamp().div_euclid(60);
        let mut asked = held(&self.asked);
        if asked.0 != minute {
            *asked = (minute, HashMap::new());
        }
        let count = asked.1.entry(user.clone()).or_default();
        *count += 1;
        *count <= A_MINUTE
    }
}

/// A place among those who wait for one picture; the last to leave takes the entry along, also when a browser goes away early.
struct Flight<'a> {
    pictures: &'a Pictures,
    key: &'a str,
    cell: Arc<OnceCell<Shown>>,
}

impl<'a> Flight<'a> {
    fn join(pictures: &'a Pictures, key: &'a str) -> Flight<'a> {
        let cell = Arc::clone(held(&pictures.flights).entry(key.to_owned()).or_default());
        Flight { pictures, key, cell }
    }
}

impl Drop for Flight<'_> {
    fn drop(&mut self) {
        let mut flights = held(&self.pictures.flights);
        // Ours and the map's: nobody else waits, and nobody can join while the map is held.
        if Arc::strong_count(&self.cell) == 2 {
            flights.remove(self.key);
        }
    }
}

fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Where a creator's avatar is; `None` when the reader knows no such creator. A sample creator is nobody and has no picture.
pub async fn avatar<C: GenericClient>(client: &C, id: CreatorId) -> Result<Option<Origin>, db::Error> {
    let row = pictures::avatar().bind(client, &id.0).opt().await?;
    Ok(row.map(|row| origin(id, None, &row.platform, row.address)))
}

/// Where the thumbnail of a creator's post is.
pub async fn thumbnail<C: GenericClient>(
    client: &C,
    id: CreatorId,
    post: &str,
) -> Result<Option<Origin>, db::Error> {
    let row = pictures::thumbnail().bind(client, &id.0, &post).opt().await?;
    Ok(row.map(|row| origin(id, Some(post), &row.platform, row.address)))
}

fn origin(id: CreatorId, post: Option<&str>, platform: &str, address: Option<String>) -> Origin {
    Origin {
        key: model::key(id.0, post, address.as_deref().unwrap_or_default()),
        platform: platform.parse().ok(),
        address,
    }
}
