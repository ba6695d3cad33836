//! What to show of creators, and what was left out: the same rule for a run's results and for searches of the catalogue.
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::codes;
use super::hashtag::normalise_tag;

/// Longer ago than any network is old, in days.
const MOST_DAYS: i64 = 36_500;
const NO_COUNTRY: &str = "is no country; write its code or its English name, such as DE or Germany";
const NO_LANGUAGE: &str = "is no language; write its code or its English name, such as de or German";

/// `None` lets all pass. A creator whose value is unknown passes no filter on it.
///
/// Ages are in days, so that a filter kept with a campaign means the same whenever it is applied.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Filter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_followers: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_followers: Option<i64>,
    /// Percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_engagement: Option<f64>,
    /// Two capital letters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Two or three small letters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_email: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verified: Option<bool>,
    /// Days since the newest known post, at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub posted_within: Option<i64>,
    /// Days since a source told anything of the creator, at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_within: Option<i64>,
    /// Lower case, without `#`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hashtag: Option<String>,
    /// Part of the name, handle or bio.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contains: Option<String>,
    /// Leave out whom earlier runs found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seen: Option<Seen>,
}

/// Whose earlier runs count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Seen {
    /// All of the user's.
    Workspace,
    /// Those of the same campaign.
    Campaign,
}

impl Seen {
    pub fn parse(text: &str) -> Option<Seen> {
        match text {
            "workspace" => Some(Seen::Workspace),
            "campaign" => Some(Seen::Campaign),
            _ => None,
        }
    }
}

impl Filter {
    /// Whether anybody may be left out.
    pub fn is_set(&self) -> bool {
        *self != Filter::default()
    }

    /// Who is wanted, a phrase for each part.
    pub fn words(&self) -> Vec<String> {
        let within = |days: i64| {
            if days == 1 {
                "the last day".to_owned()
            } else {
                format!("the last {days} days")
            }
        };
        let followers = match (self.min_followers, self.max_followers) {
            (Some(least), Some(most)) => Some(format!("{least} to {most} followers")),
            (Some(least), None) => Some(format!("{least} followers or more")),
            (None, Some(most)) => Some(format!("{most} followers or fewer")),
            (None, None) => None,
        };
        let parts = [
            followers,
            self.min_engagement
                .map(|percent| format!("{percent}% engagement or more")),
            self.country.as_ref().map(|code| format!("country {code}")),
            self.language.as_ref().map(|code| format!("language {code}")),
            (self.has_email == Some(true)).then(|| "with e-mail".to_owned()),
            (self.verified == Some(true)).then(|| "verified".to_owned()),
            self.posted_within
                .map(|days| format!("posted within {}", within(days))),
            self.read_within
                .map(|days| format!("data read within {}", within(days))),
            self.hashtag.as_ref().map(|tag| format!("uses #{tag}")),
            self.contains
                .as_ref()
                .map(|text| format!("\u{201c}{text}\u{201d} in name or bio")),
            self.seen.map(|seen| match seen {
                Seen::Workspace => "not found by an earlier search".to_owned(),
                Seen::Campaign => "not found by an earlier run".to_owned(),
            }),
        ];
        parts.into_iter().flatten().collect()
    }

    /// As the database function `creator_left_out` reads it.
    pub fn to_sql(&self, now: DateTime<Utc>) -> Value {
        let mut value = json!(self);
        if let Some(fields) = value.as_object_mut() {
            for (days, name, since) in [
                (self.posted_within, "postedWithin", "postedAfter"),
                (self.read_within, "readWithin", "readAfter"),
            ] {
                fields.remove(name);
                if let Some(days) = days {
                    let start = now - TimeDelta::days(days.clamp(0, MOST_DAYS));
                    fields.insert(since.to_owned(), json!(start.timestamp()));
                }
            }
            if fields.remove("contains").is_some() {
                fields.insert("pattern".to_owned(), json!(self.pattern()));
            }
        }
        value
    }

    fn pattern(&self) -> Option<String> {
        let text = self.contains.as_ref()?.to_lowercase();
        Some(format!(
            "%{}%",
            text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
        ))
    }
}

/// A filter as people type it; an empty text is no filter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// Part of the name, handle or bio.
    pub q: String,
    pub min_followers: String,
    pub max_followers: String,
    pub min_engagement: String,
    pub country: String,
    pub language: String,
    /// Anything but an empty text is yes.
    pub has_email: String,
    pub verified: String,
    /// Days.
    pub posted_within: String,
    pub read_within: String,
    pub hashtag: String,
    /// `workspace` or `campaign`.
    pub seen: String,
}

/// What is wrong with one field of a filter.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{field}: \"{value}\" {fault}")]
pub struct FilterError {
    pub field: &'static str,
    value: String,
    fault: &'static str,
}

impl Typed {
    /// Each field read and checked; the first fault is told.
    pub fn filter(&self) -> Result<Filter, FilterError> {
        let filter = Filter {
            min_followers: whole("min_followers", &self.min_followers)?,
            max_followers: whole("max_followers", &self.max_followers)?,
            min_engagement: percentage("min_engagement", &self.min_engagement)?,
            country: code("country", &self.country, codes::country_named, NO_COUNTRY)?,
            language: code("language", &self.language, codes::language, NO_LANGUAGE)?,
            has_email: (!self.has_email.is_empty()).then_some(true),
            verified: (!self.verified.is_empty()).then_some(true),
            posted_within: whole("posted_within", &self.posted_within)?,
            read_within: whole("read_within", &self.read_within)?,
            hashtag: tag("hashtag", &self.hashtag)?,
            contains: word(&self.q),
            seen: match self.seen.trim() {
                "" => None,
                text => Some(Seen::parse(text).ok_or_else(|| {
                    fault(
                        "seen",
                        text,
                        "is not known; write workspace (all your searches) or campaign (this campaign's)",
                    )
                })?),
            },
        };
        if let (Some(least), Some(most)) = (filter.min_followers, filter.max_followers)
            && least > most
        {
            return Err(fault(
                "max_followers",
                &most.to_string(),
                "is below min_followers: nobody can pass; swap the two",
            ));
        }
        Ok(filter)
    }

    /// Names and values that are not empty.
    pub fn pairs(&self) -> Vec<(&'static str, &str)> {
        let all = [
            ("q", &self.q),
            ("min_followers", &self.min_followers),
            ("max_followers", &self.max_followers),
            ("min_engagement", &self.min_engagement),
            ("country", &self.country),
            ("language", &self.language),
            ("has_email", &self.has_email),
            ("verified", &self.verified),
            ("posted_within", &self.posted_within),
            ("read_within", &self.read_within),
            ("hashtag", &self.hashtag),
            ("seen", &self.seen),
        ];
        all.into_iter()
            .map(|(name, value)| (name, value.as_str()))
            .filter(|(_, value)| !value.is_empty())
            .collect()
    }
}

impl From<&Filter> for Typed {
    /// As a form shows a filter that is kept.
    fn from(filter: &Filter) -> Typed {
        let number = |value: Option<i64>| value.map(|n| n.to_string()).unwrap_or_default();
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let tick = |value: Option<bool>| {
            if value == Some(true) {
                "true".to_owned()
            } else {
                String::new()
            }
        };
        Typed {
            q: text(&filter.contains),
            min_followers: number(filter.min_followers),
            max_followers: number(filter.max_followers),
            min_engagement: filter.min_engagement.map(|n| n.to_string()).unwrap_or_default(),
            country: text(&filter.country),
            language: text(&filter.language),
            has_email: tick(filter.has_email),
            verified: tick(filter.verified),
            posted_within: number(filter.posted_within),
            read_within: number(filter.read_within),
            hashtag: text(&filter.hashtag),
            seen: match filter.seen {
                None => String::new(),
                Some(Seen::Workspace) => "workspace".to_owned(),
                Some(Seen::Campaign) => "campaign".to_owned(),
            },
        }
    }
}

fn fault(field: &'static str, value: &str, fault: &'static str) -> FilterError {
    FilterError {
        field,
        value: value.to_owned(),
        fault,
    }
}

fn word(text: &str) -> Option<String> {
    Some(text.trim().replace('\0', "")).filter(|text| !text.is_empty())
}

fn whole(field: &'static str, text: &str) -> Result<Option<i64>, FilterError> {
    let Some(text) = word(text) else { return Ok(None) };
    match text.parse() {
        Ok(number) if number >= 0 => Ok(Some(number)),
        _ => Err(fault(field, &text, "is not a whole number; write e.g. 10000")),
    }
}

fn percentage(field: &'static str, text: &str) -> Result<Option<f64>, FilterError> {
    let Some(text) = word(text) else { return Ok(None) };
    match text.replace(',', ".").parse::<f64>() {
        Ok(number) if number.is_finite() && number >= 0.0 => Ok(Some(number)),
        _ => Err(fault(
            field,
            &text,
            "is not a number; write a percentage such as 2.5",
        )),
    }
}

fn code(
    field: &'static str,
    text: &str,
    read: fn(&str) -> Option<String>,
    fix: &'static str,
) -> Result<Option<String>, FilterError> {
    let Some(text) = word(text) else { return Ok(None) };
    read(&text).map(Some).ok_or_else(|| fault(field, &text, fix))
}

fn tag(field: &'static str, text: &str) -> Result<Option<String>, FilterError> {
    let Some(text) = word(text) else { return Ok(None) };
    let tag = normalise_tag(&text);
    tag.map(Some).ok_or_else(|| {
        fault(
            field,
            &text,
            "is no hashtag; write one word of letters and digits, such as #vegan",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone as _;
    use proptest::prelude::*;

    #[test]
    fn a_filter_is_read_as_people_type() {
        let typed = Typed {
            min_followers: " 1000 ".into(),
            min_engagement: "2,5".into(),
            country: "de".into(),
            language: "English".into(),
            hashtag: "#Vegan".into(),
            seen: "workspace".into(),
            ..Typed::default()
        };
        let filter = typed.filter().unwrap();
        assert_eq!(
            (filter.min_followers, filter.min_engagement, filter.seen),
            (Some(1000), Some(2.5), Some(Seen::Workspace))
        );
        assert_eq!(
            (
                filter.country.as_deref(),
                filter.language.as_deref(),
                filter.hashtag.as_deref()
            ),
            (Some("DE"), Some("en"), Some("vegan"))
        );
        assert!(!Typed::default().filter().unwrap().is_set());
    }

    #[test]
    fn a_fault_names_the_field_the_value_and_the_fix() {
        let told = |typed: Typed| typed.filter().unwrap_err().to_string();
        let typed = |change: fn(&mut Typed)| {
            let mut typed = Typed::default();
            change(&mut typed);
            typed
        };
        assert_eq!(
            told(typed(|t| t.min_followers = "-1".into())),
            "min_followers: \"-1\" is not a whole number; write e.g. 10000"
        );
        assert_eq!(
            told(typed(|t| t.country = "Atlantis".into())),
            "country: \"Atlantis\" is no country; write its code or its English name, such as DE or Germany"
        );
        assert_eq!(
            told(typed(|t| t.seen = "list".into())),
            "seen: \"list\" is not known; write workspace (all your searches) or campaign (this campaign's)"
        );
        assert_eq!(
            told(typed(|t| {
                t.min_followers = "10".into();
                t.max_followers = "5".into();
            })),
            "max_followers: \"5\" is below min_followers: nobody can pass; swap the two"
        );
    }

    #[test]
    fn days_become_a_moment_and_words_a_pattern() {
        let filter = Filter {
            posted_within: Some(1),
            contains: Some("50%_A".into()),
            ..Filter::default()
        };
        let noon = Utc.with_ymd_and_hms(2026, 3, 2, 12, 0, 0).unwrap();
        let start = (noon - TimeDelta::days(1)).timestamp();
        assert_eq!(
            filter.to_sql(noon),
            json!({ "postedAfter": start, "pattern": "%50\\%\\_a%" })
        );
        assert_eq!(Filter::default().to_sql(noon), json!({}));
    }

    proptest! {
        #[test]
        fn a_kept_filter_is_the_same_when_it_is_shown_again(followers in 0i64..1_000_000, days in 0i64..400, engagement in 0u32..1000) {
            let filter = Filter {
                min_followers: Some(followers),
                min_engagement: Some(f64::from(engagement) / 10.0),
                posted_within: Some(days),
                country: Some("DE".into()),
                has_email: Some(true),
                seen: Some(Seen::Campaign),
                ..Filter::default()
            };
            let kept: Filter = serde_json::from_value(json!(filter)).unwrap();
            prop_assert_eq!(&kept, &filter);
            prop_assert_eq!(Typed::from(&kept).filter().unwrap(), filter);
        }
    }
}
