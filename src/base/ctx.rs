//! What every verb is told of its call: when, who, and which request it belongs to.
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::id::UserId;

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// A signed-in person, acting on what is theirs.
    User(UserId),
    /// The program itself: workers, schedules, the command line's operator verbs.
    System,
}

/// The circumstances of one call. `now` is read once, so that all rows of a transaction agree.
#[derive(Debug, Clone)]
pub struct Ctx {
    pub now: DateTime<Utc>,
    pub actor: Actor,
    /// Ties together what one request or job caused.
    pub correlation_id: Uuid,
    /// What directly led to this call, written to `events.causation_id`: `job:…` for a background job.
    pub causation_id: Option<String>,
    /// Written to `events.source_system`: `user_action`, `system_automation`, …
    pub source_system: &'static str,
}

impl Ctx {
    /// A person's request.
    pub fn user(now: DateTime<Utc>, user: UserId) -> Ctx {
        Ctx {
            now,
            actor: Actor::User(user),
            correlation_id: new_id(),
            causation_id: None,
            source_system: "user_action",
        }
    }

    /// The program's own doing.
    pub fn system(now: DateTime<Utc>) -> Ctx {
        Ctx {
            now,
            actor: Actor::System,
            correlation_id: new_id(),
            causation_id: None,
            source_system: "system_automation",
        }
    }

    /// An operator's command.
    pub fn operator(now: DateTime<Utc>) -> Ctx {
        Ctx {
            source_system: "admin_action",
            ..Ctx::system(now)
        }
    }

    /// The same call, with what led to it.
    #[must_use]
    pub fn caused_by(self, cause: String) -> Ctx {
        Ctx {
            causation_id: Some(cause),
            ..self
        }
    }

    /// A fresh random id.
    pub fn id(&self) -> Uuid {
        new_id()
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that makes ids")]
fn new_id() -> Uuid {
    Uuid::new_v4()
}
