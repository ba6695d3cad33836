//! The values in force in this process: read without waiting, renewed when the rows change.
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use limelight_queries::queries::settings;
use tokio::sync::{Mutex, broadcast};
use tokio_util::sync::CancellationToken;

use super::model::{Setting, State, Typed, Value, Values};
use crate::db::listen::Notice;
use crate::db::{self, Database, Who};

/// The channel on which changes are told.
const CHANNEL: &str = "limelight_settings";
/// Polling guarantees what a notification only hastens: a change is seen within a second.
const POLL: Duration = Duration::from_millis(500);

/// The process's picture of the settings. Readers take the whole of it, so what they see belongs together.
#[derive(Debug, Default)]
pub struct Live {
    values: RwLock<Arc<Values>>,
    /// What the rows looked like that the values are made of. Held while they are read, so that an older picture never replaces a
    /// newer one.
    fingerprint: Mutex<Option<String>>,
}

impl Live {
    /// All values in force.
    pub fn current(&self) -> Arc<Values> {
        Arc::clone(&self.values.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// One value in force.
    pub fn get<T: Typed>(&self, setting: Setting<T>) -> T {
        self.current().get(setting)
    }

    /// Reads the rows, if they are others than the last ones. What cannot be used is logged, once.
    pub async fn refresh(&self, db: &Database) -> Result<(), db::Error> {
        let mut known = self.fingerprint.lock().await;
        let snapshot = db.read(&Who::worker()).await?;
        let found = settings::fingerprint().bind(&snapshot).one().await?;
        if known.as_ref() == Some(&found) {
            return Ok(());
        }
        // Rows that change between the two reads make another fingerprint, and are read again.
        let rows = super::rows(&snapshot).await?;
        drop(snapshot);
        let before = self.current();
        let after = Arc::new(before.next(&rows));
        report(&before, &after, known.is_none());
        *self.values.write().unwrap_or_else(PoisonError::into_inner) = after;
        *known = Some(found);
        Ok(())
    }
}

/// Keeps the values up to date until `stopping`.
pub async fn follow(
    live: Arc<Live>,
    db: Database,
    mut notices: broadcast::Receiver<Notice>,
    stopping: CancellationToken,
) {
    let mut away = false;
    loop {
        match live.refresh(&db).await {
            Ok(()) => away = false,
            Err(error) if !away => {
                away = true;
                tracing::warn!(%error, "settings cannot be read; the values in force stay");
            }
            Err(_) => {}
        }
        tokio::select! {
            () = stopping.cancelled() => return,
            () = tokio::time::sleep(POLL) => {}
            () = told(&mut notices) => {}
        }
    }
}

/// Waits for word of a change.
async fn told(notices: &mut broadcast::Receiver<Notice>) {
    loop {
        match notices.recv().await {
            Ok(notice) if notice.channel == CHANNEL => return,
            Ok(_) => {}
            Err(broadcast::error::RecvError::Lagged(_)) => return,
            // Without a listener only polling is left.
            Err(broadcast::error::RecvError::Closed) => std::future::pending().await,
        }
    }
}

/// Logs what is new: alarms, values that wait, and changes after the start.
fn report(before: &Values, after: &Values, at_start: bool) {
    let old: std::collections::BTreeMap<String, &State> = before.states().collect();
    let text = |value: Option<Value>| value.map_or_else(|| "–".to_owned(), |value| value.text());
    for (setting, state) in after.states() {
        let was = old.get(&setting);
        if let Some(fault) = &state.alarm {
            if was.and_then(|was| was.alarm.as_ref()) != Some(fault) {
                let kept = text(state.value);
                tracing::error!(setting, %fault, kept, "a setting cannot be used; the last good value stays");
            }
            continue;
        }
        if was.is_some_and(|was| was.alarm.is_some()) {
            tracing::info!(setting, "a setting can be used again");
        }
        let value = text(state.value);
        if let Some(waiting) = state.waiting {
            if was.and_then(|was| was.waiting) != Some(waiting) {
                let new = text(waiting);
                tracing::warn!(
                    setting,
                    value,
                    new,
                    "a setting has changed; it takes effect when this process restarts"
                );
            }
        } else if !at_start && was.and_then(|was| was.value) != state.value {
            tracing::info!(setting, value, "a setting has changed");
        }
    }
}
