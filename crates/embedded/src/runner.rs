//! How PostgreSQL's programs are run, since they refuse to run as root.
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::Path;
use std::process::Stdio;

use tokio::process::Command;

use crate::Error;

/// An unprivileged id that exists on every Linux, as which PostgreSQL sees itself when root starts it.
const NOBODY: &str = "65534";

/// How PostgreSQL's programs are run: as ourselves, or, since they refuse root, as somebody else.
pub(crate) enum Runner {
    Plain,
    /// Root in a user namespace that looks like `nobody` from inside; the files stay root's.
    Namespace,
    /// The system's postgres user, which then owns the database folder.
    User {
        uid: u32,
        gid: u32,
    },
}

impl Runner {
    pub(crate) fn new(folder: &Path) -> Result<Runner, Error> {
        if !rustix::process::geteuid().is_root() {
            return Ok(Runner::Plain);
        }
        let usable = std::process::Command::new("unshare")
            .args(["--user", "--map-user", NOBODY, "--map-group", NOBODY, "true"])
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success());
        if usable {
            return Ok(Runner::Namespace);
        }
        let postgres = std::fs::read_to_string("/etc/passwd").unwrap_or_default();
        let ids = postgres.lines().find_map(|line| {
            let mut fields = line.split(':');
            (fields.next() == Some("postgres")).then_some(())?;
            let uid = fields.nth(1)?.parse().ok()?;
            let gid = fields.next()?.parse().ok()?;
            Some((uid, gid))
        });
        let Some((uid, gid)) = ids else {
            return Err(Error::Root);
        };
        std::fs::create_dir_all(folder).map_err(Error::io("creating", folder))?;
        let runner = Runner::User { uid, gid };
        if let Some(parent) = folder.parent() {
            std::fs::set_permissions(parent, std::fs::Permissions::from_mode(0o711))
                .map_err(Error::io("opening to the postgres user", parent))?;
            runner.give(parent)?;
        }
        runner.give(folder)?;
        Ok(runner)
    }

    /// Hands a file or folder to the user PostgreSQL runs as.
    pub(crate) fn give(&self, path: &Path) -> Result<(), Error> {
        if let Runner::User { uid, gid } = self {
            let owned = std::fs::metadata(path).is_ok_and(|meta| meta.uid() == *uid);
            if !owned {
                std::os::unix::fs::chown(path, Some(*uid), Some(*gid))
                    .map_err(Error::io("handing over", path))?;
            }
        }
        Ok(())
    }

    pub(crate) fn command(&self, program: &Path) -> Command {
        let mut command = match self {
            Runner::Plain => Command::new(program),
            Runner::Namespace => {
                let mut command = Command::new("unshare");
                command
                    .args(["--user", "--map-user", NOBODY, "--map-group", NOBODY, "--"])
                    .arg(program);
                command
            }
            Runner::User { uid, gid } => {
                let mut command = Command::new(program);
                command.uid(*uid).gid(*gid);
                command
            }
        };
        command.env("LC_ALL", "C.UTF-8");
        command
    }
}
