//! Payloads of older versions and other names, lifted to what `src/events/list.rs` says today. What is stored stays as it is.
use serde_json::{Value, json};

use super::list;

/// The type's name and payload as the newest version has them. An unknown type, or a version newer than ours, stays as it is.
pub fn upcast(event_type: &str, version: i32, data: Value) -> (String, Value) {
    let Some(known) = list::find(event_type) else {
        return (event_type.to_owned(), data);
    };
    let data = match (event_type, version) {
        // The first system's name for it came with its own spelling and with what else it knew of the user.
        ("user_created", 1) => {
            let user = ["userId", "user_id"].iter().find_map(|name| data.get(name));
            user.map_or_else(|| data.clone(), |user| json!({ "userId": user }))
        }
        _ => data,
    };
    (known.name.to_owned(), data)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One JSON object a line: what is stored, and what is read.
    const GOLDEN: &str = include_str!("golden.jsonl");

    #[test]
    fn stored_events_of_every_version_are_read_as_the_golden_file_says() {
        let mut types = std::collections::BTreeSet::new();
        for line in GOLDEN.lines() {
            let line: Value = serde_json::from_str(line).unwrap();
            let version = i32::try_from(line["version"].as_i64().unwrap()).unwrap();
            let stored = line["type"].as_str().unwrap();
            let (name, data) = upcast(stored, version, line["stored"].clone());
            assert_eq!(
                (name.as_str(), &data),
                (line["readAs"].as_str().unwrap(), &line["read"]),
                "{line}"
            );
            if let Some(known) = list::find(&name) {
                let aggregate = known.aggregate.unwrap_or("any");
                list::check(aggregate, &name, &data).unwrap();
            }
            types.insert(stored.to_owned());
        }
        let names = list::TYPES
            .iter()
            .map(|known| known.name)
            .chain(list::ALIASES.iter().map(|(alias, _)| *alias));
        for name in names {
            assert!(
                types.contains(name),
                "src/events/golden.jsonl has no line for {name}"
            );
        }
    }
}
