//! The addresses of our own server, by whom they are for.
use std::os::unix::ffi::OsStrExt as _;
use std::path::PathBuf;

use crate::server::{DATABASE, LOGIN, OWNER, SUPERUSER, Server};

/// Bytes of a socket's path at most: what the strictest of the systems we run on takes.
const LONGEST_SOCKET: usize = 103;

impl Server {
    /// The address for the application: the login that owns nothing and enters a role per transaction.
    pub fn login_url(&self) -> String {
        self.url(LOGIN, &self.secrets.login, DATABASE)
    }

    /// As [`Server::login_url`], through the socket where there is one: the shorter way, for this machine's own programs.
    pub fn nearest_login_url(&self) -> String {
        let Some(folder) = self.socket_folder() else {
            return self.login_url();
        };
        let (password, port) = (&self.secrets.login, self.port);
        let host = encoded(folder.as_os_str().as_bytes());
        format!("postgresql://{LOGIN}:{password}@{host}:{port}/{DATABASE}")
    }

    /// The folder of the server's socket; `None` when its path is too long for one.
    pub fn socket_folder(&self) -> Option<PathBuf> {
        let folder = self.folder.canonicalize().ok()?;
        let socket = folder.join(format!(".s.PGSQL.{}", self.port));
        (socket.as_os_str().len() <= LONGEST_SOCKET && socket.exists()).then_some(folder)
    }

    /// The address for migrations: the owner of the schema, not a superuser.
    pub fn owner_url(&self) -> String {
        self.url(OWNER, &self.secrets.owner, DATABASE)
    }

    /// The address of another database of this server for the owner, e.g. a test's clone.
    pub fn owner_url_of(&self, database: &str) -> String {
        self.url(OWNER, &self.secrets.owner, database)
    }

    /// The address of another database of this server for the login.
    pub fn login_url_of(&self, database: &str) -> String {
        self.url(LOGIN, &self.secrets.login, database)
    }

    /// The superuser's address: only for making databases and what needs a superuser.
    pub fn superuser_url(&self, database: &str) -> String {
        self.url(SUPERUSER, &self.secrets.superuser, database)
    }

    pub(crate) fn url(&self, user: &str, password: &str, database: &str) -> String {
        format!(
            "postgresql://{user}:{password}@127.0.0.1:{}/{database}",
            self.port
        )
    }
}

/// A path as the host of an address.
fn encoded(path: &[u8]) -> String {
    path.iter()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(*byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_one_part_of_an_address() {
        assert_eq!(
            encoded("/srv/a b/é@:".as_bytes()),
            "%2Fsrv%2Fa%20b%2F%C3%A9%40%3A"
        );
    }
}
