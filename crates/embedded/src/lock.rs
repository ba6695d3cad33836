//! One limelight answers for a data directory: who holds its lock.
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read as _, Seek as _, Write as _};
use std::path::Path;

use crate::Error;

/// Takes the lock, which goes with the file or the process; [`Error::InUse`] names the process that has it.
pub(crate) fn lock(dir: &Path) -> Result<File, Error> {
    let path = dir.join("limelight.lock");
    let mut file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .read(true)
        .write(true)
        .open(&path)
        .map_err(Error::io("opening", &path))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let mut holder = String::new();
            file.read_to_string(&mut holder).unwrap_or_default();
            let by = holder.trim();
            let by = if by.is_empty() {
                String::new()
            } else {
                format!(" (process {by})")
            };
            return Err(Error::InUse {
                folder: dir.to_owned(),
                by,
            });
        }
        Err(TryLockError::Error(error)) => return Err(Error::io("locking", &path)(error)),
    }
    let write = |file: &mut File| {
        file.set_len(0)?;
        file.rewind()?;
        file.write_all(std::process::id().to_string().as_bytes())
    };
    write(&mut file).map_err(Error::io("writing", &path))?;
    Ok(file)
}
