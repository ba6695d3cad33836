//! Runtime settings: rows of `system_configurations` as typed values, changed by an operator while the program runs.
//!
//! [`mod@list`] says which there are. A process reads them through [`live::Live`]; the verbs here change and show the rows.
pub mod list;
pub mod live;
pub mod manual;
pub mod model;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};
use limelight_queries::client::GenericClient;
use limelight_queries::queries::settings;
use serde::Serialize;
use serde_json::{Value as Json, json};

pub use list::*;
pub use live::Live;
pub use model::Values;
use model::{Definition, FLAG_CATEGORY, Kind, Row, answer_key, flag_of_answer, nearest};

use crate::base::ctx::Ctx;
use crate::base::failure::{self, Failure};
use crate::db;
use crate::events::{self, NewEvent};

/// `aggregate_type` of the events that changes leave.
const AGGREGATE: &str = "setting";
/// `system_configurations.key` holds so many characters.
const LONGEST_KEY: usize = 100;

/// Why a setting cannot be shown or changed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("{name}: there is no such setting{}; limelight settings list shows all", or_nearest(.nearest))]
    Unknown { name: String, nearest: Option<String> },
    #[error("{name}: nothing reads this setting. {reason}")]
    NotRead { name: String, reason: &'static str },
    #[error("{name}: {fault}")]
    Refused { name: String, fault: String },
    #[error("{name}: it is not set, so it cannot be unset; its value is the built-in one{default}")]
    NotSet { name: String, default: String },
    #[error(transparent)]
    Database(#[from] db::Error),
}

fn or_nearest(nearest: &Option<String>) -> String {
    nearest
        .as_ref()
        .map(|name| format!(" (did you mean {name}?)"))
        .unwrap_or_default()
}

impl From<tokio_postgres::Error> for Error {
    fn from(error: tokio_postgres::Error) -> Error {
        Error::Database(error.into())
    }
}

impl Failure for Error {
    fn kind(&self) -> failure::Kind {
        match self {
            Error::Unknown { .. } | Error::NotRead { .. } | Error::Refused { .. } => failure::Kind::Invalid,
            Error::NotSet { .. } => failure::Kind::Conflict,
            Error::Database(error) => error.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Error::Unknown { .. } => "setting_unknown",
            Error::NotRead { .. } => "setting_not_read",
            Error::Refused { .. } => "setting_invalid",
            Error::NotSet { .. } => "setting_not_set",
            Error::Database(error) => error.code(),
        }
    }
}

/// A setting by its name: one of the list, or a user's own answer to a flag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub category: &'static str,
    pub key: String,
    pub kind: Kind,
    pub meaning: String,
}

impl Named {
    /// Finds `category.key`, or `feature_flags.flag@user`.
    pub fn parse(name: &str) -> Result<Named, Error> {
        let name = name.trim();
        let (category, key) = name.split_once('.').unwrap_or(("", name));
        if let Some(found) = SETTINGS.iter().find(|d| d.category == category && d.key == key) {
            return Ok(Named::of(found));
        }
        if category == FLAG_CATEGORY
            && let Some((flag, user)) = flag_of_answer(key)
        {
            if key.chars().count() > LONGEST_KEY {
                return Err(Error::Refused {
                    name: name.to_owned(),
                    fault: format!("flag and user id together may have at most {LONGEST_KEY} characters"),
                });
            }
            return Ok(Named {
                category: FLAG_CATEGORY,
                key: answer_key(flag.0.definition.key, user),
                kind: model::ANSWER,
                meaning: format!("{} for this user alone.", flag.0.definition.key),
            });
        }
        if let Some(known) = NOT_READ.iter().find(|n| n.category == category && n.key == key) {
            return Err(Error::NotRead {
                name: name.to_owned(),
                reason: known.reason,
            });
        }
        let names: Vec<String> = SETTINGS.iter().map(Definition::name).collect();
        let nearest = nearest(name, names.iter().map(String::as_str)).map(str::to_owned);
        Err(Error::Unknown {
            name: name.to_owned(),
            nearest,
        })
    }

    fn of(definition: &Definition) -> Named {
        Named {
            category: definition.category,
            key: definition.key.to_owned(),
            kind: definition.kind,
            meaning: definition.meaning.to_owned(),
        }
    }

    pub fn name(&self) -> String {
        format!("{}.{}", self.category, self.key)
    }
}

/// What a change did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    pub setting: String,
    /// The row's text before, and after. `None`: no row, so the built-in value.
    pub old: Option<String>,
    pub new: Option<String>,
    /// `false`: processes take it when they restart.
    pub is_hot_reloadable: bool,
    /// `false`: all was so already, and nothing was written.
    pub is_changed: bool,
}

/// Sets a value in the caller's transaction, with the event that says who changed what. `hot_reloadable`: whether running
/// processes take it at once; `None` leaves that as it is, which is at once for a row that is new.
pub async fn set<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    name: &str,
    text: &str,
    hot_reloadable: Option<bool>,
) -> Result<Change, Error> {
    let named = Named::parse(name)?;
    let text = text.trim();
    named.kind.parse(text).map_err(|fault| Error::Refused {
        name: named.name(),
        fault,
    })?;
    settings::lock_changes().bind(client).one().await?;
    let before = settings::one()
        .bind(client, &named.category, &named.key)
        .opt()
        .await?;
    let is_hot_reloadable =
        hot_reloadable.unwrap_or_else(|| before.as_ref().is_none_or(|row| row.is_hot_reloadable));
    let kind = named.kind.as_str();
    let is_changed = before.as_ref().is_none_or(|row| {
        row.value != text || row.value_type != kind || row.is_hot_reloadable != is_hot_reloadable
    });
    let change = Change {
        setting: named.name(),
        old: before.map(|row| row.value),
        new: Some(text.to_owned()),
        is_hot_reloadable,
        is_changed,
    };
    if is_changed {
        let flag = if is_hot_reloadable { "true" } else { "false" };
        settings::put()
            .bind(
                client,
                &named.category,
                &named.key,
                &text,
                &kind,
                &named.meaning.as_str(),
                &flag,
                &ctx.now,
            )
            .await?;
        record(client, ctx, &change, "setting_set").await?;
    }
    Ok(change)
}

/// Removes the row in the caller's transaction, with its event: the built-in value holds again. Takes any row there is, also one
/// that nothing reads.
pub async fn unset<C: GenericClient>(client: &C, ctx: &Ctx, name: &str) -> Result<Change, Error> {
    let name = name.trim();
    let (category, key) = name.split_once('.').unwrap_or(("", name));
    settings::lock_changes().bind(client).one().await?;
    let Some(before) = settings::one().bind(client, &category, &key).opt().await? else {
        // A name that does not exist is told as such.
        let named = Named::parse(name)?;
        let default = named.kind.default_value();
        return Err(Error::NotSet {
            name: named.name(),
            default: default
                .map(|value| format!(", {}", value.text()))
                .unwrap_or_default(),
        });
    };
    settings::remove().bind(client, &category, &key).await?;
    let change = Change {
        setting: name.to_owned(),
        old: Some(before.value),
        new: None,
        is_hot_reloadable: before.is_hot_reloadable,
        is_changed: true,
    };
    record(client, ctx, &change, "setting_unset").await?;
    Ok(change)
}

async fn record<C: GenericClient>(client: &C, ctx: &Ctx, change: &Change, action: &str) -> Result<(), Error> {
    let event = NewEvent {
        aggregate_type: AGGREGATE,
        aggregate_id: change.setting.clone(),
        event_type: "admin_action",
        user: None,
        data: json!({ "action": action, "setting": change.setting, "old": change.old, "new": change.new,
            "isHotReloadable": change.is_hot_reloadable }),
        idempotency_key: format!("setting_{}", ctx.id()),
    };
    events::append(client, ctx, event).await?;
    settings::notify().bind(client).one().await?;
    Ok(())
}

/// The rows as they are.
async fn rows<C: GenericClient>(client: &C) -> Result<Vec<Row>, db::Error> {
    let rows = settings::all()
        .bind(client)
        .map(|row| Row {
            category: row.category.to_owned(),
            key: row.key.to_owned(),
            value: row.value.to_owned(),
            is_hot_reloadable: row.is_hot_reloadable,
        })
        .all()
        .await?;
    Ok(rows)
}

/// A setting as an operator sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Listed {
    pub name: String,
    /// `number`, `duration` or `boolean`; `None` for a row that nothing reads.
    pub kind: Option<&'static str>,
    /// What a process that starts now takes.
    pub value: Option<String>,
    pub default: Option<String>,
    pub range: Option<String>,
    /// There is a row.
    pub is_set: bool,
    pub is_hot_reloadable: bool,
    /// What is wrong with the row: running processes keep the last good value, one that starts takes the built-in one.
    pub alarm: Option<String>,
    /// Why nothing reads this row.
    pub not_read: Option<String>,
    pub meaning: String,
}

/// Every setting, then every other row there is.
pub async fn list<C: GenericClient>(client: &C) -> Result<Vec<Listed>, db::Error> {
    let rows = rows(client).await?;
    let mut listed: Vec<Listed> = SETTINGS
        .iter()
        .map(|definition| {
            let row = rows
                .iter()
                .find(|row| row.category == definition.category && row.key == definition.key);
            shown(&Named::of(definition), row)
        })
        .collect();
    for row in &rows {
        if SETTINGS
            .iter()
            .any(|d| d.category == row.category && d.key == row.key)
        {
            continue;
        }
        let name = format!("{}.{}", row.category, row.key);
        listed.push(match Named::parse(&name) {
            Ok(named) => shown(&named, Some(row)),
            Err(error) => Listed {
                kind: None,
                value: Some(row.value.clone()),
                default: None,
                range: None,
                is_set: true,
                is_hot_reloadable: row.is_hot_reloadable,
                alarm: None,
                not_read: Some(match error {
                    Error::NotRead { reason, .. } => reason.to_owned(),
                    _ => "Nothing knows this setting.".to_owned(),
                }),
                meaning: String::new(),
                name,
            },
        });
    }
    Ok(listed)
}

/// One setting.
pub async fn get<C: GenericClient>(client: &C, name: &str) -> Result<Listed, Error> {
    let named = Named::parse(name)?;
    let row = settings::one()
        .bind(client, &named.category, &named.key)
        .opt()
        .await?;
    let row = row.map(|row| Row {
        category: named.category.to_owned(),
        key: named.key.clone(),
        value: row.value,
        is_hot_reloadable: row.is_hot_reloadable,
    });
    Ok(shown(&named, row.as_ref()))
}

fn shown(named: &Named, row: Option<&Row>) -> Listed {
    let default = named.kind.default_value().map(|value| value.text());
    let read = row.map(|row| named.kind.parse(&row.value));
    let (value, alarm) = match read {
        None => (default.clone(), None),
        Some(Ok(value)) => (Some(value.text()), None),
        Some(Err(fault)) => (default.clone(), Some(fault)),
    };
    Listed {
        name: named.name(),
        kind: Some(named.kind.as_str()),
        value,
        default,
        range: Some(named.kind.range()),
        is_set: row.is_some(),
        is_hot_reloadable: row.is_none_or(|row| row.is_hot_reloadable),
        alarm,
        not_read: None,
        meaning: named.meaning.clone(),
    }
}

/// A change of the past.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Past {
    pub setting: String,
    pub at: DateTime<Utc>,
    /// A user's id, or `system` for the command line and the program itself.
    pub by: String,
    pub old: Option<String>,
    pub new: Option<String>,
    pub is_hot_reloadable: bool,
}

/// The newest changes, of one setting or of all. A name needs not be in the list: what was once set is remembered.
pub async fn history<C: GenericClient>(
    client: &C,
    name: Option<&str>,
    most: i64,
) -> Result<Vec<Past>, db::Error> {
    fn text(data: &Json, field: &str) -> Option<String> {
        data[field].as_str().map(str::to_owned)
    }
    let rows = settings::changes()
        .bind(client, &most, &name.map(str::trim))
        .map(|row| {
            let data: Json = serde_json::from_str(row.event_data.0.get()).unwrap_or_default();
            Past {
                setting: row.setting.to_owned(),
                at: row.happened_at,
                by: row.actor.to_owned(),
                old: text(&data, "old"),
                new: text(&data, "new"),
                is_hot_reloadable: data["isHotReloadable"].as_bool().unwrap_or(true),
            }
        })
        .all()
        .await?;
    Ok(rows)
}
