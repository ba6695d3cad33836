//! Instants as JSON text, written digit by digit: in a list of rows the general formatter takes longer than all other fields.
use chrono::{DateTime, Datelike as _, Timelike as _, Utc};
use serde::Serializer;

/// For `#[serde(serialize_with = "…")]`: `2026-03-02T12:00:00Z`, with microseconds where there are any.
pub fn serialize<S: Serializer>(at: &DateTime<Utc>, serializer: S) -> Result<S::Ok, S::Error> {
    let mut buffer = [0u8; LONGEST];
    match write(at, &mut buffer) {
        Some(text) => serializer.serialize_str(text),
        None => serializer.serialize_str(&at.to_rfc3339()),
    }
}

/// As [`serialize`]; nothing becomes null.
pub fn serialize_opt<S: Serializer>(at: &Option<DateTime<Utc>>, serializer: S) -> Result<S::Ok, S::Error> {
    match at {
        Some(at) => serialize(at, serializer),
        None => serializer.serialize_none(),
    }
}

const LONGEST: usize = "2026-03-02T12:00:00.000000Z".len();
const WHOLE_SECONDS: usize = "2026-03-02T12:00:00".len();

/// `None` for years that do not have four digits.
fn write<'a>(at: &DateTime<Utc>, buffer: &'a mut [u8; LONGEST]) -> Option<&'a str> {
    let (date, time) = (at.date_naive(), at.time());
    let year = u32::try_from(date.year()).ok().filter(|year| *year <= 9999)?;
    *buffer = *b"0000-00-00T00:00:00.000000Z";
    digits(&mut buffer[0..4], year);
    digits(&mut buffer[5..7], date.month());
    digits(&mut buffer[8..10], date.day());
    digits(&mut buffer[11..13], time.hour());
    digits(&mut buffer[14..16], time.minute());
    digits(&mut buffer[17..19], time.second());
    let micros = time.nanosecond() / 1_000 % 1_000_000;
    let used = if micros == 0 {
        buffer[WHOLE_SECONDS] = b'Z';
        WHOLE_SECONDS + 1
    } else {
        digits(&mut buffer[20..26], micros);
        LONGEST
    };
    std::str::from_utf8(&buffer[..used]).ok()
}

fn digits(place: &mut [u8], mut value: u32) {
    for digit in place.iter_mut().rev() {
        *digit = b'0' + u8::try_from(value % 10).unwrap_or_default();
        value /= 10;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone as _;
    use proptest::prelude::*;

    fn text(at: DateTime<Utc>) -> String {
        let mut out = Vec::new();
        serialize(&at, &mut serde_json::Serializer::new(&mut out)).unwrap();
        String::from_utf8(out).unwrap().trim_matches('"').to_owned()
    }

    #[test]
    fn whole_seconds_stay_short_and_far_years_are_written_in_full() {
        let noon = Utc.with_ymd_and_hms(2026, 3, 2, 12, 0, 7).unwrap();
        assert_eq!(text(noon), "2026-03-02T12:00:07Z");
        assert_eq!(
            text(noon + chrono::TimeDelta::microseconds(40)),
            "2026-03-02T12:00:07.000040Z"
        );
        assert_eq!(
            text(Utc.with_ymd_and_hms(12_000, 1, 1, 0, 0, 0).unwrap()),
            "+12000-01-01T00:00:00+00:00"
        );
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back_as_the_same_instant(micros in -60_000_000_000_000_000i64..250_000_000_000_000_000) {
            let at = DateTime::from_timestamp_micros(micros).unwrap();
            prop_assert_eq!(text(at).parse::<DateTime<Utc>>().unwrap(), at);
        }
    }
}
