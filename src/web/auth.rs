//! Who is there: the local sign-in, its signed session cookie, and the token that every form carries.
//!
//! The local sign-in exists on loopback only ([`super::listen`] refuses other addresses), so whoever reaches it sits at this machine.
use std::io::{Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use axum::Form;
use axum::extract::{FromRequestParts, Query, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use serde::Deserialize;

use super::error::WebError;
use super::pages::{html, shell, views::SignInPage};
use super::{StartError, Web};
use crate::accounts::{self, LOCAL_ADMIN, LOCAL_USER};
use crate::base::ctx::Ctx;
use crate::base::id::UserId;
use crate::base::signature::Key;
use crate::db::Who;

const COOKIE: &str = "limelight_session";
const SESSION_SECONDS: i64 = 12 * 60 * 60;

/// Reads the key that signs sessions, making it on first use; only its owner can read the file.
pub fn session_key(data_dir: &Path) -> Result<Key, StartError> {
    let path = data_dir.join("session-key");
    let failed = |source| StartError::Key {
        path: path.clone(),
        source,
    };
    if let Ok(key) = std::fs::read(&path)
        && key.len() >= 32
    {
        return Ok(Key::new(key));
    }
    std::fs::create_dir_all(data_dir).map_err(failed)?;
    let mut key = [0u8; 32];
    std::fs::File::open("/dev/urandom")
        .and_then(|mut source| source.read_exact(&mut key))
        .map_err(failed)?;
    std::fs::OpenOptions::new()
        .create(true)
        .truncate(true)
        .write(true)
        .mode(0o600)
        .open(&path)
        .and_then(|mut file| file.write_all(&key))
        .map_err(failed)?;
    Ok(Key::new(key))
}

/// A signed-in caller.
#[derive(Debug, Clone)]
pub struct Caller {
    pub user: UserId,
    pub is_admin: bool,
    /// The session's signature: what form tokens are bound to.
    session: String,
}

impl Caller {
    /// How the caller acts in the database.
    pub fn who(&self) -> Who {
        Who::tenant(&self.user)
    }

    /// The circumstances of this request.
    pub fn ctx(&self, web: &Web) -> Ctx {
        Ctx::user(web.app.clock.now(), self.user.clone())
    }

    /// The name shown.
    pub fn name(&self) -> &'static str {
        if self.is_admin { "Demo admin" } else { "Demo user" }
    }

    /// The token that this caller's forms carry.
    pub fn csrf(&self, web: &Web) -> String {
        web.key.sign(&["csrf", &self.session])
    }

    /// Refuses a form that was not made for this caller.
    pub fn check(&self, web: &Web, token: &str) -> Result<(), WebError> {
        if web.key.verify(&["csrf", &self.session], token) {
            Ok(())
        } else {
            Err(WebError::Stale)
        }
    }

    fn from_headers(web: &Web, headers: &HeaderMap) -> Option<Caller> {
        let cookies = headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok());
        let value = cookies
            .flat_map(|line| line.split(';'))
            .find_map(|pair| pair.trim().strip_prefix(COOKIE)?.strip_prefix('='))?;
        // From the end, because an id may hold a dot.
        let mut parts = value.rsplitn(3, '.');
        let (signature, until, user) = (parts.next()?, parts.next()?, parts.next()?);
        if !web.key.verify(&["session", user, until], signature)
            || until.parse::<i64>().ok()? < web.app.clock.now().timestamp()
        {
            return None;
        }
        Some(Caller {
            user: UserId::new(user)?,
            is_admin: user == LOCAL_ADMIN,
            session: signature.to_owned(),
        })
    }
}

impl FromRequestParts<Web> for Caller {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Caller, WebError> {
        Caller::from_headers(web, &parts.headers).ok_or_else(|| WebError::SignedOut {
            next: parts.uri.path().to_owned(),
        })
    }
}

#[derive(Deserialize)]
pub struct Next {
    #[serde(default)]
    next: String,
}

/// `GET /sign-in`
pub async fn sign_in_page(
    State(web): State<Web>,
    headers: HeaderMap,
    Query(next): Query<Next>,
) -> Result<Response, WebError> {
    if Caller::from_headers(&web, &headers).is_some() {
        return Ok(Redirect::to(local_path(&next.next)).into_response());
    }
    // Before a session there is nothing to bind a token to; the Origin check guards this form.
    let shell = shell(&web, None, "Sign in").await;
    html(&SignInPage {
        shell,
        next: local_path(&next.next).to_owned(),
    })
}

#[derive(Deserialize)]
pub struct SignIn {
    #[serde(rename = "as")]
    role: String,
    #[serde(default)]
    next: String,
}

/// `POST /sign-in`
pub async fn sign_in(State(web): State<Web>, Form(form): Form<SignIn>) -> Result<Response, WebError> {
    let (id, is_admin) = match form.role.as_str() {
        "user" => (LOCAL_USER, false),
        "admin" => (LOCAL_ADMIN, true),
        other => {
            return Err(WebError::invalid(
                "as",
                format!("as: \"{other}\" is not known: choose user or admin"),
            ));
        }
    };
    let user = UserId::new(id).ok_or(WebError::Stale)?;
    let now = web.app.clock.now();
    let ctx = Ctx::user(now, user.clone());
    let tx = web.app.db.begin(&Who::admin()).await?;
    accounts::ensure(&tx, &ctx, &user, None).await?;
    accounts::set_admin(&tx, &ctx, &user, is_admin).await?;
    tx.commit().await?;
    let cookie = session_cookie(&web, &user);
    Ok((
        [(header::SET_COOKIE, cookie)],
        Redirect::to(local_path(&form.next)),
    )
        .into_response())
}

/// The value of `Set-Cookie` that signs a user in for twelve hours.
pub fn session_cookie(web: &Web, user: &UserId) -> String {
    let until = (web.app.clock.now().timestamp() + SESSION_SECONDS).to_string();
    let signature = web.key.sign(&["session", user.as_str(), &until]);
    let secure = if web.app.config.public_url.starts_with("https://") {
        "; Secure"
    } else {
        ""
    };
    format!(
        "{COOKIE}={user}.{until}.{signature}; Path=/; HttpOnly; SameSite=Lax; Max-Age={SESSION_SECONDS}{secure}"
    )
}

#[derive(Deserialize)]
pub struct Token {
    csrf: String,
}

/// `POST /sign-out`
pub async fn sign_out(
    State(web): State<Web>,
    caller: Caller,
    Form(form): Form<Token>,
) -> Result<Response, WebError> {
    caller.check(&web, &form.csrf)?;
    let cookie = format!("{COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to("/sign-in")).into_response())
}

/// A path of ours, never another site: one slash, then anything but a slash or backslash.
fn local_path(next: &str) -> &str {
    let mut chars = next.chars();
    let ours = chars.next() == Some('/')
        && !matches!(chars.next(), Some('/' | '\\'))
        && !next.contains(['\r', '\n', '\\']);
    if ours { next } else { "/campaigns" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signing_in_never_leads_elsewhere() {
        for evil in [
            "//evil.example",
            "/\\evil.example",
            "https:evil.example",
            "",
            "/a\r\nx",
            "javascript:alert(1)",
        ] {
            assert_eq!(local_path(evil), "/campaigns", "{evil:?}");
        }
        assert_eq!(local_path("/campaigns/1?x=2"), "/campaigns/1?x=2");
    }
}
