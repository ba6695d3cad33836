//! The list of event types: what may be recorded, of which aggregate, in which version, with which payload.
//!
//! A type that is not here cannot be appended, and neither can a payload of another shape. `docs/events.md` is made from it.
use std::fmt::Write as _;

use serde_json::{Map, Value, json};

/// What a field of a payload holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    Text,
    Texts,
    Integer,
    Switch,
    /// A UUID, in lower case with dashes.
    Id,
    Any,
}

/// One field of a payload.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    pub name: &'static str,
    pub holds: Holds,
    /// Whether it may be null; it is never left out.
    pub nullable: bool,
    pub about: &'static str,
}

/// One type of event.
#[derive(Debug, Clone, Copy)]
pub struct EventType {
    /// Past tense: `search_started`.
    pub name: &'static str,
    /// The newest version of the payload; older ones are lifted to it by `upcast`.
    pub version: i32,
    /// Whose history it stands in; `None` for one that can concern any row.
    pub aggregate: Option<&'static str>,
    pub about: &'static str,
    pub fields: &'static [Field],
}

const fn field(name: &'static str, holds: Holds, about: &'static str) -> Field {
    Field {
        name,
        holds,
        nullable: false,
        about,
    }
}

const fn maybe(name: &'static str, holds: Holds, about: &'static str) -> Field {
    Field {
        name,
        holds,
        nullable: true,
        about,
    }
}

/// Every type there is, in the order of the manual. A new one gets its lines here, and `cargo test` renews the manual's text.
pub const TYPES: &[EventType] = &[
    EventType {
        name: "user_registered",
        version: 1,
        aggregate: Some("user"),
        about: "A user was seen for the first time.",
        fields: &[field("userId", Holds::Text, "the user")],
    },
    EventType {
        name: "campaign_created",
        version: 1,
        aggregate: Some("campaign"),
        about: "A campaign was made.",
        fields: &[
            field("name", Holds::Text, "its name"),
            field("searchType", Holds::Text, "keyword or similar"),
        ],
    },
    EventType {
        name: "search_started",
        version: 1,
        aggregate: Some("search"),
        about: "A run of a campaign was started.",
        fields: &[
            field("campaignId", Holds::Id, "the campaign it is a run of"),
            field("platform", Holds::Text, "TikTok, Instagram or YouTube"),
            field("provider", Holds::Text, "where it looks"),
            field("terms", Holds::Texts, "one for each of its tasks"),
            field("target", Holds::Integer, "creators to find"),
            maybe(
                "maxCalls",
                Holds::Integer,
                "paid calls it may make; null where none is paid",
            ),
        ],
    },
    EventType {
        name: "search_finished",
        version: 1,
        aggregate: Some("search"),
        about: "A run ended by itself.",
        fields: &[
            field("outcome", Holds::Text, "how it ended, as scraping_jobs.outcome"),
            field("status", Holds::Text, "as scraping_jobs.status"),
            maybe("error", Holds::Text, "why, where something went wrong"),
        ],
    },
    EventType {
        name: "search_cancelled",
        version: 1,
        aggregate: Some("search"),
        about: "A run was cancelled by its user.",
        fields: &[],
    },
    // Look-ups: lookup_started, lookup_finished, lookup_cancelled.
    EventType {
        name: "admin_action",
        version: 1,
        aggregate: Some("setting"),
        about: "An operator changed a setting.",
        fields: &[
            field("action", Holds::Text, "setting_set or setting_unset"),
            field("setting", Holds::Text, "category.key"),
            maybe(
                "old",
                Holds::Text,
                "the value before; null where the built-in one held",
            ),
            maybe(
                "new",
                Holds::Text,
                "the value after; null where the built-in one holds now",
            ),
            field(
                "isHotReloadable",
                Holds::Switch,
                "whether running processes take it at once",
            ),
        ],
    },
    EventType {
        name: "value_repaired",
        version: 1,
        aggregate: None,
        about: "A migration replaced a value that no list of values knows.",
        fields: &[
            field("column", Holds::Text, "where it stood"),
            field("was", Holds::Any, "the value"),
        ],
    },
];

/// Names of the first system and of the specification's older code, with ours.
pub const ALIASES: &[(&str, &str)] = &[("user_created", "user_registered")];

/// The type of this name or alias.
pub fn find(name: &str) -> Option<&'static EventType> {
    let name = ALIASES
        .iter()
        .find(|(alias, _)| *alias == name)
        .map_or(name, |(_, name)| name);
    TYPES.iter().find(|known| known.name == name)
}

/// Whether an event may be recorded as it is; else what is wrong with it.
pub fn check(aggregate: &str, name: &str, data: &Value) -> Result<&'static EventType, String> {
    let known = TYPES
        .iter()
        .find(|known| known.name == name)
        .ok_or_else(|| format!("event type {name} is not on the list in src/events/list.rs: add it there"))?;
    if let Some(wanted) = known.aggregate.filter(|wanted| *wanted != aggregate) {
        return Err(format!(
            "event {name} belongs to a {wanted}, not to a {aggregate}"
        ));
    }
    let data = data
        .as_object()
        .ok_or_else(|| format!("the payload of {name} is no JSON object"))?;
    if let Some(extra) = data
        .keys()
        .find(|key| !known.fields.iter().any(|field| field.name == **key))
    {
        return Err(format!("the payload of {name} has no field {extra}"));
    }
    for field in known.fields {
        let value = data
            .get(field.name)
            .ok_or_else(|| format!("the payload of {name} lacks {}", field.name))?;
        if !field.admits(value) {
            return Err(format!(
                "{} of {name} is {value}, which is no {:?}",
                field.name, field.holds
            ));
        }
    }
    Ok(known)
}

impl Field {
    fn admits(&self, value: &Value) -> bool {
        if value.is_null() && self.holds != Holds::Any {
            return self.nullable;
        }
        match self.holds {
            Holds::Text => value.is_string(),
            Holds::Texts => value
                .as_array()
                .is_some_and(|list| list.iter().all(Value::is_string)),
            Holds::Integer => value.is_i64() || value.is_u64(),
            Holds::Switch => value.is_boolean(),
            Holds::Id => value
                .as_str()
                .is_some_and(|text| uuid::Uuid::try_parse(text).is_ok()),
            Holds::Any => true,
        }
    }

    fn schema(&self) -> Value {
        let kind = |name: &str| {
            if self.nullable {
                json!([name, "null"])
            } else {
                json!(name)
            }
        };
        match self.holds {
            Holds::Text => json!({ "type": kind("string"), "description": self.about }),
            Holds::Texts => {
                json!({ "type": kind("array"), "items": { "type": "string" }, "description": self.about })
            }
            Holds::Integer => json!({ "type": kind("integer"), "description": self.about }),
            Holds::Switch => json!({ "type": kind("boolean"), "description": self.about }),
            Holds::Id => json!({ "type": kind("string"), "format": "uuid", "description": self.about }),
            Holds::Any => json!({ "description": self.about }),
        }
    }
}

impl EventType {
    /// The payload's JSON Schema (draft 2020-12).
    pub fn schema(&self) -> Value {
        let properties: Map<String, Value> = self
            .fields
            .iter()
            .map(|field| (field.name.to_owned(), field.schema()))
            .collect();
        let required: Vec<&str> = self.fields.iter().map(|field| field.name).collect();
        json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": format!("{} {}", self.name, self.version),
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": false,
        })
    }
}

/// The text of `docs/events.md`.
pub fn manual() -> String {
    let mut text = String::from(
        "# Events\n\nMade from `src/events/list.rs`; a test compares the two, and `LIMELIGHT_RENEW=1 cargo test --lib events` writes it anew.\n\n\
         Every change that matters is a row of `events`, written in the transaction of the change. A type that is not here cannot be\n\
         recorded, nor can a payload of another shape. Times are UTC, ids are UUIDs. `event_version` counts the shapes a payload has\n\
         had; older ones are read as the newest.\n",
    );
    for known in TYPES {
        let aggregate = known
            .aggregate
            .map_or("any row".to_owned(), |name| format!("`{name}`"));
        write!(
            text,
            "\n## {}\n\n{} Aggregate: {aggregate}. Version {}.\n\n```json\n{:#}\n```\n",
            known.name,
            known.about,
            known.version,
            known.schema()
        )
        .unwrap_or_default();
    }
    text.push_str(
        "\n## Other names\n\nRead as ours where an older program wrote them.\n\n| name | ours |\n|---|---|\n",
    );
    for (alias, name) in ALIASES {
        writeln!(text, "| `{alias}` | `{name}` |").unwrap_or_default();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_listed_types_and_shapes_may_be_recorded() {
        let good = json!({ "name": "a", "searchType": "keyword" });
        assert!(check("campaign", "campaign_created", &good).is_ok());
        let told = |aggregate, name, data: Value| check(aggregate, name, &data).unwrap_err();
        assert!(told("campaign", "campaign_renamed", json!({})).contains("not on the list"));
        assert!(told("user", "campaign_created", good).contains("belongs to a campaign"));
        assert!(told("campaign", "campaign_created", json!({ "name": "a" })).contains("lacks searchType"));
        assert!(
            told(
                "campaign",
                "campaign_created",
                json!({ "name": 1, "searchType": "keyword" })
            )
            .contains("no Text")
        );
        assert!(told("search", "search_cancelled", json!({ "why": "x" })).contains("no field why"));
        assert!(told("search", "search_cancelled", json!([])).contains("no JSON object"));
        // An alias is read, never written.
        assert!(told("user", "user_created", json!({ "userId": "a" })).contains("not on the list"));
        assert_eq!(
            find("user_created").map(|known| known.name),
            Some("user_registered")
        );
    }

    #[test]
    fn names_are_listed_once() {
        let mut names: Vec<_> = TYPES
            .iter()
            .map(|known| known.name)
            .chain(ALIASES.iter().map(|(alias, _)| *alias))
            .collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
    }

    #[test]
    fn the_manual_is_up_to_date() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/events.md");
        if std::env::var_os("LIMELIGHT_RENEW").is_some() {
            std::fs::write(path, manual()).unwrap();
        }
        assert!(
            std::fs::read_to_string(path).unwrap_or_default() == manual(),
            "docs/events.md is not what src/events/list.rs says: LIMELIGHT_RENEW=1 cargo test --lib events"
        );
    }
}
