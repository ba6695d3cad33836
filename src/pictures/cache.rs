//! Fetched pictures on disk: each a file that says until when it holds, all of them together within a size.
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use chrono::{DateTime, Utc};

use super::model::Format;

/// What a file of ours begins with.
const MARK: &[u8; 4] = b"LPC1";
/// Mark, kind, and the second until which it holds.
const HEAD: usize = 4 + 1 + 8;

/// What is known of a picture: its bytes, or that there is none to be had.
#[derive(Debug, Clone)]
pub struct Kept {
    /// `None`: it was asked for and there was none; nobody asks again until it has run out.
    pub picture: Option<Picture>,
    pub until: DateTime<Utc>,
}

/// A picture as it is passed on.
#[derive(Debug, Clone)]
pub struct Picture {
    pub format: Format,
    pub bytes: Arc<[u8]>,
}

/// The cache. A disk that is full or not writable costs pictures their keeping, nothing else.
pub struct Cache {
    folder: PathBuf,
    /// Bytes of all files together, at most.
    most: u64,
    /// Bytes in the folder, once they have been counted.
    used: Arc<Mutex<Option<u64>>>,
}

impl Cache {
    pub fn new(folder: PathBuf, most: u64) -> Cache {
        Cache {
            folder,
            most,
            used: Arc::default(),
        }
    }

    /// What is kept under this key and has not run out.
    pub async fn get(&self, key: &str, now: DateTime<Utc>) -> Option<Kept> {
        let bytes = tokio::fs::read(self.folder.join(key)).await.ok()?;
        let kept = decode(&bytes)?;
        (kept.until > now).then_some(kept)
    }

    /// Keeps it, and lets the oldest go where there is no room.
    pub async fn put(&self, key: &str, kept: &Kept) {
        let (folder, name, bytes) = (self.folder.clone(), key.to_owned(), encode(kept));
        let (used, most) = (Arc::clone(&self.used), self.most);
        let written = tokio::task::spawn_blocking(move || {
            // One at a time, so that two do not count the same room.
            let mut used = used.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            write(&folder, &name, &bytes, &mut used)?;
            if used.is_some_and(|used| used > most) {
                *used = Some(sweep(&folder, most / 4 * 3)?);
            }
            Ok::<_, io::Error>(())
        })
        .await;
        match written {
            Ok(Ok(())) => {}
            Ok(Err(error)) => {
                tracing::warn!(%error, folder = %self.folder.display(), "a picture could not be kept");
            }
            Err(error) => tracing::warn!(%error, "a picture could not be kept"),
        }
    }
}

/// Writes beside and renames, so that nobody reads half a file.
fn write(folder: &Path, name: &str, bytes: &[u8], used: &mut Option<u64>) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let path = folder.join(name);
    let replaced = std::fs::metadata(&path).map_or(0, |found| found.len());
    let beside = folder.join(format!("{name}.{}.part", std::process::id()));
    let written = std::fs::File::create(&beside)
        .and_then(|mut file| file.write_all(bytes))
        .and_then(|()| std::fs::rename(&beside, &path));
    if written.is_err() {
        // The first fault is the one to tell.
        let _ = std::fs::remove_file(&beside);
    }
    written?;
    *used = Some(match *used {
        Some(before) => (before + bytes.len() as u64).saturating_sub(replaced),
        None => files(folder)?.iter().map(|(_, length, _)| length).sum(),
    });
    Ok(())
}

/// Deletes the files written longest ago until the rest fits; returns what is left.
fn sweep(folder: &Path, room: u64) -> io::Result<u64> {
    let mut files = files(folder)?;
    files.sort();
    let mut left = files.iter().map(|(_, length, _)| length).sum();
    for (_, length, path) in files {
        if left <= room {
            break;
        }
        std::fs::remove_file(path)?;
        left -= length;
    }
    Ok(left)
}

fn files(folder: &Path) -> io::Result<Vec<(SystemTime, u64, PathBuf)>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        // Another process may have swept it away meanwhile.
        let Ok(about) = entry.metadata() else { continue };
        if about.is_file() {
            found.push((about.modified()?, about.len(), entry.path()));
        }
    }
    Ok(found)
}

fn encode(kept: &Kept) -> Vec<u8> {
    let body: &[u8] = kept.picture.as_ref().map_or(&[], |picture| &picture.bytes);
    let kind = kept.picture.as_ref().map_or(0, |picture| number(picture.format));
    let mut bytes = Vec::with_capacity(HEAD + body.len());
    bytes.extend(MARK);
    bytes.push(kind);
    bytes.extend(kept.until.timestamp().to_be_bytes());
    bytes.extend(body);
    bytes
}

fn decode(bytes: &[u8]) -> Option<Kept> {
    (bytes.len() >= HEAD && bytes.starts_with(MARK)).then_some(())?;
    let seconds = i64::from_be_bytes(bytes[5..HEAD].try_into().ok()?);
    let picture = match bytes[4] {
        0 => None,
        kind => Some(Picture {
            format: Format::ALL.into_iter().find(|format| number(*format) == kind)?,
            bytes: Arc::from(&bytes[HEAD..]),
        }),
    };
    Some(Kept {
        picture,
        until: DateTime::from_timestamp(seconds, 0)?,
    })
}

/// How a file names a kind; 0 is no picture.
const fn number(format: Format) -> u8 {
    match format {
        Format::Jpeg => 1,
        Format::Png => 2,
        Format::WebP => 3,
        Format::Gif => 4,
        Format::Avif => 5,
    }
}

/// Until when something holds that was fetched now.
pub fn until(now: DateTime<Utc>, keep: Duration) -> DateTime<Utc> {
    chrono::TimeDelta::from_std(keep)
        .ok()
        .and_then(|keep| now.checked_add_signed(keep))
        .unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone as _;

    use super::*;

    fn noon() -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 3, 2, 12, 0, 0).unwrap()
    }

    fn of(bytes: &[u8]) -> Kept {
        Kept {
            picture: Some(Picture {
                format: Format::WebP,
                bytes: Arc::from(bytes),
            }),
            until: until(noon(), Duration::from_secs(60)),
        }
    }

    #[tokio::test]
    async fn a_picture_is_kept_until_it_runs_out_and_so_is_that_there_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::new(folder.path().join("pictures"), 1 << 20);
        assert!(cache.get("a", noon()).await.is_none());
        cache.put("a", &of(b"picture")).await;
        let found = cache.get("a", noon()).await.unwrap().picture.unwrap();
        assert_eq!((found.format, &*found.bytes), (Format::WebP, &b"picture"[..]));
        let later = until(noon(), Duration::from_secs(59));
        assert!(cache.get("a", later).await.is_some());
        assert!(
            cache
                .get("a", until(noon(), Duration::from_secs(60)))
                .await
                .is_none()
        );
        let none = Kept {
            picture: None,
            until: later,
        };
        cache.put("a", &none).await;
        assert!(cache.get("a", noon()).await.unwrap().picture.is_none());
    }

    #[tokio::test]
    async fn what_is_no_file_of_ours_is_not_there() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::new(folder.path().to_owned(), 1 << 20);
        for bytes in [&b""[..], b"LPC1", b"<html>", b"LPC1\x09\0\0\0\0\x7f\0\0\0x"] {
            std::fs::write(folder.path().join("a"), bytes).unwrap();
            assert!(cache.get("a", noon()).await.is_none(), "{bytes:?}");
        }
    }

    #[tokio::test]
    async fn the_oldest_go_when_there_is_no_room() {
        let folder = tempfile::tempdir().unwrap();
        // What an earlier process left counts, too.
        std::fs::write(folder.path().join("left"), [0; 1000]).unwrap();
        let cache = Cache::new(folder.path().to_owned(), 4000);
        for name in ["a", "b", "c", "d", "e", "f"] {
            // File systems tell times apart by milliseconds at worst.
            tokio::time::sleep(Duration::from_millis(20)).await;
            cache.put(name, &of(&[1; 900])).await;
            let all: u64 = files(folder.path()).unwrap().iter().map(|file| file.1).sum();
            assert!(all <= 4000, "{all}");
        }
        assert!(cache.get("f", noon()).await.is_some());
        assert!(cache.get("a", noon()).await.is_none());
        assert!(!folder.path().join("left").exists());
    }

    #[tokio::test]
    async fn a_disk_that_cannot_be_written_loses_the_copy_only() {
        let cache = Cache::new(PathBuf::from("/proc/nowhere"), 4000);
        cache.put("a", &of(b"x")).await;
        assert!(cache.get("a", noon()).await.is_none());
    }
}
