//! Keyset paging: a page ends with a mark, and the next one starts after it. No offset ever scans what was shown.
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// The last row of a page, in an order by time and id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    pub at: DateTime<Utc>,
    pub id: Uuid,
}

impl Mark {
    /// As it stands in an address: microseconds since 1970 and the id.
    pub fn encode(&self) -> String {
        format!("{}.{}", self.at.timestamp_micros(), self.id.simple())
    }

    /// `None` when the text is not one of ours.
    pub fn decode(text: &str) -> Option<Mark> {
        let (micros, id) = text.split_once('.')?;
        let at = DateTime::from_timestamp_micros(micros.parse().ok()?)?;
        Some(Mark {
            at,
            id: Uuid::parse_str(id).ok()?,
        })
    }
}

/// Rows and, when there are more, the mark after which they go on.
#[derive(Debug, Clone)]
pub struct Page<T, M> {
    pub rows: Vec<T>,
    pub next: Option<M>,
}

impl<T, M> Page<T, M> {
    /// From `size + 1` rows asked for: the extra one only says that there is more.
    pub fn from_extra(mut rows: Vec<T>, size: usize, mark: impl Fn(&T) -> M) -> Page<T, M> {
        let more = rows.len() > size;
        rows.truncate(size);
        let next = if more { rows.last().map(mark) } else { None };
        Page { rows, next }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_page_knows_whether_there_is_more() {
        let page = Page::from_extra(vec![1, 2, 3], 2, |n| *n);
        assert_eq!((page.rows, page.next), (vec![1, 2], Some(2)));
        let last = Page::from_extra(vec![1, 2], 2, |n| *n);
        assert_eq!((last.rows, last.next), (vec![1, 2], None));
    }

    #[test]
    fn a_foreign_mark_is_refused() {
        for text in [
            "",
            ".",
            "1",
            "x.y",
            "1.2",
            "99999999999999999999.00000000000000000000000000000000",
        ] {
            assert_eq!(Mark::decode(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn marks_survive_the_address(micros in 0..4_102_444_800_000_000_i64, id in any::<u128>()) {
            let mark = Mark { at: DateTime::from_timestamp_micros(micros).unwrap(), id: Uuid::from_u128(id) };
            prop_assert_eq!(Mark::decode(&mark.encode()), Some(mark));
        }
    }
}
