//! Looks whether what is recorded is what was recorded: each aggregate's chain of hashes, from its first event to its head.
use limelight_queries::client::GenericClient;
use limelight_queries::queries::events;
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use super::upcast::upcast;
use crate::db;

/// Aggregates read at once.
const STREAMS: i64 = 500;

/// An aggregate's name: whose it is, what it is, which one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Stream {
    /// The user, or `system`.
    pub scope: String,
    pub aggregate_type: String,
    pub aggregate_id: String,
    /// Events it has had.
    pub version: i64,
    #[serde(skip)]
    head: Option<Vec<u8>>,
}

/// What is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    pub aggregate: String,
    /// `event_edited`, `event_missing`, `events_cut_off`, `stream_missing`, `event_of_key_missing`, `row_differs`, …
    pub fault: &'static str,
    pub what: String,
}

/// An event of a chain, lifted to its type's newest version.
#[derive(Debug, Clone)]
pub struct Link {
    pub id: Uuid,
    pub event_type: String,
    pub data: Value,
    pub version: i64,
    hash: Option<Vec<u8>>,
    expected: Option<Vec<u8>>,
}

/// The next aggregates in order of name, after one.
pub async fn streams<C: GenericClient>(client: &C, after: Option<&Stream>) -> Result<Vec<Stream>, db::Error> {
    Ok(events::streams()
        .bind(
            client,
            &after.map(|last| last.scope.as_str()),
            &after.map(|last| last.aggregate_type.as_str()),
            &after.map(|last| last.aggregate_id.as_str()),
            &STREAMS,
        )
        .map(|row| Stream {
            scope: row.scope.to_owned(),
            aggregate_type: row.aggregate_type.to_owned(),
            aggregate_id: row.aggregate_id.to_owned(),
            version: row.version,
            head: row.head.map(<[u8]>::to_vec),
        })
        .all()
        .await?)
}

/// The events of an aggregate, oldest first.
pub async fn chain<C: GenericClient>(client: &C, stream: &Stream) -> Result<Vec<Link>, db::Error> {
    Ok(events::chain()
        .bind(
            client,
            &stream.aggregate_id,
            &stream.aggregate_type,
            &stream.scope,
        )
        .map(|row| {
            let data = serde_json::from_str(row.event_data.0.get()).unwrap_or_default();
            let (event_type, data) = upcast(row.event_type, row.event_version, data);
            Link {
                id: row.id,
                event_type,
                data,
                version: row.aggregate_version,
                hash: row.hash.map(<[u8]>::to_vec),
                expected: row.expected.map(<[u8]>::to_vec),
            }
        })
        .all()
        .await?)
}

/// What is wrong with a chain. Pure.
pub fn faults(stream: &Stream, chain: &[Link]) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut told = |fault, what: String| {
        found.push(Finding {
            aggregate: format!("{} {}", stream.aggregate_type, stream.aggregate_id),
            fault,
            what,
        });
    };
    let mut next = 1;
    for link in chain {
        let gap = link.version != next;
        if gap {
            told(
                "event_missing",
                format!("versions {next} to {} are not there", link.version - 1),
            );
        }
        // After a gap the hash cannot fit: it is the gap that is to be told.
        if !gap && (link.hash.is_none() || link.hash != link.expected) {
            told(
                "event_edited",
                format!(
                    "event {} (version {}) is not as it was recorded",
                    link.id, link.version
                ),
            );
        }
        next = link.version + 1;
    }
    if next <= stream.version {
        told(
            "events_cut_off",
            format!("versions {next} to {} are not there", stream.version),
        );
    } else if chain.last().and_then(|last| last.hash.as_ref()) != stream.head.as_ref()
        || next > stream.version + 1
    {
        told(
            "head_differs",
            "the aggregate's head is not the hash of its last event".to_owned(),
        );
    }
    found
}

/// Events without a stream, and keys without their event: an aggregate that was removed leaves these.
pub async fn strays<C: GenericClient>(client: &C) -> Result<Vec<Finding>, db::Error> {
    Ok(events::streamless()
        .bind(client)
        .map(|row| match row.what {
            "events" => Finding {
                aggregate: row.subject.to_owned(),
                fault: "stream_missing",
                what: format!("{} events, and no row of event_streams counts them", row.many),
            },
            _ => Finding {
                aggregate: row.subject.to_owned(),
                fault: "event_of_key_missing",
                what: "the key was used, and its event is not there".to_owned(),
            },
        })
        .all()
        .await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(version: i64) -> Link {
        let hash = Some(vec![u8::try_from(version).unwrap()]);
        Link {
            id: Uuid::nil(),
            event_type: "x".to_owned(),
            data: Value::Null,
            version,
            expected: hash.clone(),
            hash,
        }
    }

    fn stream(version: i64) -> Stream {
        Stream {
            scope: "ada".to_owned(),
            aggregate_type: "search".to_owned(),
            aggregate_id: "1".to_owned(),
            version,
            head: link(version).hash,
        }
    }

    #[test]
    fn every_way_to_spoil_a_chain_has_its_name() {
        let named = |stream: &Stream, chain: &[Link]| -> Vec<&str> {
            faults(stream, chain).iter().map(|found| found.fault).collect()
        };
        let whole = [link(1), link(2), link(3)];
        assert!(named(&stream(3), &whole).is_empty());
        let mut edited = whole.clone();
        edited[1].expected = Some(vec![9]);
        assert_eq!(named(&stream(3), &edited), ["event_edited"]);
        let mut unsealed = whole.clone();
        (unsealed[1].hash, unsealed[1].expected) = (None, None);
        assert_eq!(named(&stream(3), &unsealed), ["event_edited"]);
        assert_eq!(named(&stream(3), &[link(1), link(3)]), ["event_missing"]);
        assert_eq!(named(&stream(3), &[link(2), link(3)]), ["event_missing"]);
        assert_eq!(named(&stream(3), &whole[..2]), ["events_cut_off"]);
        assert_eq!(named(&stream(3), &[]), ["events_cut_off"]);
        let mut other = stream(3);
        other.head = Some(vec![9]);
        assert_eq!(named(&other, &whole), ["head_differs"]);
        assert_eq!(named(&stream(2), &whole), ["head_differs"]);
    }
}
