//! What a setting is, which texts it takes, and what follows for the value in force when its row changes. No database.
use std::collections::BTreeMap;
use std::time::Duration;

use sha2::{Digest as _, Sha256};

use super::list::{FLAGS, SETTINGS};
use crate::base::id::UserId;

/// What a setting's text must be, within which range, and what holds without a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A whole number of this unit.
    Number {
        unit: &'static str,
        default: u64,
        least: u64,
        most: u64,
    },
    /// A number with its unit: ms, s, m or h.
    Duration {
        default: Duration,
        least: Duration,
        most: Duration,
    },
    /// `true` or `false`; no default: a user's own answer to a feature flag.
    Switch { default: Option<bool> },
}

/// A user's own answer to a feature flag.
pub const ANSWER: Kind = Kind::Switch { default: None };

/// A value that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    Number(u64),
    Duration(Duration),
    Boolean(bool),
}

/// Everything that is known of a setting before its row is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Definition {
    pub category: &'static str,
    pub key: &'static str,
    pub kind: Kind,
    /// What it does, in a sentence.
    pub meaning: &'static str,
}

/// A setting whose value is a `T`.
#[derive(Debug, Clone, Copy)]
pub struct Setting<T> {
    pub definition: Definition,
    default: T,
}

impl Setting<u64> {
    /// A whole number of `unit`, from `least` to `most`.
    pub const fn number(
        name: (&'static str, &'static str),
        unit: &'static str,
        default: u64,
        (least, most): (u64, u64),
        meaning: &'static str,
    ) -> Setting<u64> {
        let kind = Kind::Number {
            unit,
            default,
            least,
            most,
        };
        Setting::new(name, kind, default, meaning)
    }
}

impl Setting<Duration> {
    /// A length of time from `least` to `most`.
    pub const fn duration(
        name: (&'static str, &'static str),
        default: Duration,
        (least, most): (Duration, Duration),
        meaning: &'static str,
    ) -> Setting<Duration> {
        let kind = Kind::Duration { default, least, most };
        Setting::new(name, kind, default, meaning)
    }
}

impl Setting<bool> {
    /// `true` or `false`.
    pub const fn switch(
        name: (&'static str, &'static str),
        default: bool,
        meaning: &'static str,
    ) -> Setting<bool> {
        let kind = Kind::Switch {
            default: Some(default),
        };
        Setting::new(name, kind, default, meaning)
    }
}

impl<T: Copy> Setting<T> {
    const fn new(
        (category, key): (&'static str, &'static str),
        kind: Kind,
        default: T,
        meaning: &'static str,
    ) -> Setting<T> {
        Setting {
            definition: Definition {
                category,
                key,
                kind,
                meaning,
            },
            default,
        }
    }
}

/// What a [`Value`] is in Rust.
pub trait Typed: Copy {
    fn of(value: Value) -> Option<Self>;
}

impl Typed for u64 {
    fn of(value: Value) -> Option<u64> {
        match value {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }
}

impl Typed for bool {
    fn of(value: Value) -> Option<bool> {
        match value {
            Value::Boolean(is_on) => Some(is_on),
            _ => None,
        }
    }
}

impl Typed for Duration {
    fn of(value: Value) -> Option<Duration> {
        match value {
            Value::Duration(duration) => Some(duration),
            _ => None,
        }
    }
}

/// A feature that is switched on for a share of the users, and for single users by name.
#[derive(Debug, Clone, Copy)]
pub struct Flag(pub Setting<u64>);

impl Definition {
    /// `category.key`
    pub fn name(&self) -> String {
        format!("{}.{}", self.category, self.key)
    }
}

impl Kind {
    /// The word of `system_configurations.value_type`.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Kind::Number { .. } => "number",
            Kind::Duration { .. } => "duration",
            Kind::Switch { .. } => "boolean",
        }
    }

    /// What holds without a row; a user's answer to a flag has none.
    pub const fn default_value(&self) -> Option<Value> {
        match self {
            Kind::Number { default, .. } => Some(Value::Number(*default)),
            Kind::Duration { default, .. } => Some(Value::Duration(*default)),
            Kind::Switch {
                default: Some(default),
            } => Some(Value::Boolean(*default)),
            Kind::Switch { default: None } => None,
        }
    }

    /// `1 to 200 jobs`, `1s to 24h`.
    pub fn range(&self) -> String {
        match self {
            Kind::Number {
                unit, least, most, ..
            } => format!("{least} to {most} {unit}"),
            Kind::Duration { least, most, .. } => format!(
                "{} to {}",
                Value::Duration(*least).text(),
                Value::Duration(*most).text()
            ),
            Kind::Switch { .. } => "true or false".to_owned(),
        }
    }

    /// Reads a row's text, or says what is wrong with it and what would be right.
    pub fn parse(&self, text: &str) -> Result<Value, String> {
        let text = text.trim();
        let outside = || format!("{text} is out of range: allowed is {}", self.range());
        match self {
            Kind::Number { least, most, .. } => {
                // `parse` alone would take a plus sign.
                if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
                    return Err(format!(
                        "\"{text}\" is not a whole number: write {}",
                        self.range()
                    ));
                }
                let number = text.parse().ok().filter(|n| (least..=most).contains(&n));
                number.map(Value::Number).ok_or_else(outside)
            }
            Kind::Duration { least, most, .. } => {
                let digits = text.bytes().take_while(u8::is_ascii_digit).count();
                let (number, unit) = text.split_at(digits);
                let each: u64 = match (number, unit) {
                    ("", _) => 0,
                    (_, "ms") => 1,
                    (_, "s") => 1_000,
                    (_, "m") => 60_000,
                    (_, "h") => 3_600_000,
                    (_, "") => {
                        return Err(format!(
                            "{text} has no unit: write {text}ms, {text}s, {text}m or {text}h; allowed is {}",
                            self.range()
                        ));
                    }
                    _ => 0,
                };
                if each == 0 {
                    return Err(format!(
                        "\"{text}\" is not a length of time: write a number with ms, s, m or h, {}",
                        self.range()
                    ));
                }
                let length = number.parse().ok().and_then(|n: u64| n.checked_mul(each));
                let length = length.map(Duration::from_millis);
                let within = length.filter(|length| (least..=most).contains(&length));
                within.map(Value::Duration).ok_or_else(outside)
            }
            Kind::Switch { .. } => match text {
                "true" => Ok(Value::Boolean(true)),
                "false" => Ok(Value::Boolean(false)),
                _ => Err(format!("\"{text}\" is neither true nor false")),
            },
        }
    }
}

impl Value {
    /// As a row has it; a length of time in the largest unit that says it whole.
    pub fn text(&self) -> String {
        match self {
            Value::Number(number) => number.to_string(),
            Value::Boolean(is_on) => is_on.to_string(),
            Value::Duration(length) => {
                let ms = length.as_millis();
                let units = [(3_600_000, "h"), (60_000, "m"), (1_000, "s")];
                units
                    .iter()
                    .find(|(each, _)| ms > 0 && ms.is_multiple_of(*each))
                    .map_or_else(
                        || format!("{ms}ms"),
                        |(each, unit)| format!("{}{unit}", ms / each),
                    )
            }
        }
    }
}

/// A row of `system_configurations`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub category: String,
    pub key: String,
    pub value: String,
    pub is_hot_reloadable: bool,
}

/// What this process makes of a setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// In force. `None`: a flag's answer for a user that is not in force yet.
    pub value: Option<Value>,
    /// Why the row cannot be used; the last good value stays.
    pub alarm: Option<String>,
    /// A value that a restart brings; the outer `Some` says that one waits, the inner `None` that the row is gone.
    pub waiting: Option<Option<Value>>,
    is_hot_reloadable: bool,
}

impl State {
    const fn built_in(kind: Kind) -> State {
        State {
            value: kind.default_value(),
            alarm: None,
            waiting: None,
            is_hot_reloadable: true,
        }
    }

    /// What follows when this is the row now. At the start everything takes effect.
    fn next(&self, kind: Kind, row: Option<&Row>, at_start: bool) -> State {
        // A row that is gone was hot-reloadable or not as it last said.
        let is_hot_reloadable = row.map_or(self.is_hot_reloadable, |row| row.is_hot_reloadable);
        let kept = |alarm, waiting| State {
            value: self.value,
            alarm,
            waiting,
            is_hot_reloadable,
        };
        match row.map(|row| kind.parse(&row.value)).transpose() {
            Err(fault) => kept(Some(fault), None),
            Ok(read) => {
                let wanted = read.or(kind.default_value());
                if wanted != self.value && !is_hot_reloadable && !at_start {
                    return kept(None, Some(wanted));
                }
                State {
                    value: wanted,
                    ..kept(None, None)
                }
            }
        }
    }
}

/// The values in force in this process: one consistent picture, replaced as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Values {
    /// In the order of [`SETTINGS`].
    states: Vec<State>,
    /// Users' own answers to flags, by `flag@user`.
    answers: BTreeMap<String, State>,
    has_rows: bool,
}

impl Default for Values {
    /// The built-in values, before any row was read.
    fn default() -> Values {
        Values {
            states: SETTINGS.iter().map(|d| State::built_in(d.kind)).collect(),
            answers: BTreeMap::new(),
            has_rows: false,
        }
    }
}

impl Values {
    /// The value in force.
    pub fn get<T: Typed>(&self, setting: Setting<T>) -> T {
        let wanted = &setting.definition;
        let place = SETTINGS
            .iter()
            .position(|d| d.key == wanted.key && d.category == wanted.category);
        let value = place.and_then(|place| self.states[place].value);
        value.and_then(T::of).unwrap_or(setting.default)
    }

    /// Whether the feature is on for this user: by the user's own answer, else by the share.
    pub fn is_on(&self, flag: Flag, user: &UserId) -> bool {
        let key = flag.0.definition.key;
        let answer = self.answers.get(&answer_key(key, user.as_str()));
        match answer.and_then(|state| state.value) {
            Some(Value::Boolean(is_on)) => is_on,
            _ => place_of(key, user) < self.get(flag.0),
        }
    }

    /// The picture after these rows were read.
    pub fn next(&self, rows: &[Row]) -> Values {
        let at_start = !self.has_rows;
        let row_of = |category: &str, key: &str| rows.iter().find(|r| r.category == category && r.key == key);
        let states = SETTINGS
            .iter()
            .zip(&self.states)
            .map(|(d, state)| state.next(d.kind, row_of(d.category, d.key), at_start))
            .collect();
        let none = State::built_in(ANSWER);
        let mut answers: BTreeMap<String, State> = rows
            .iter()
            .filter(|row| row.category == FLAG_CATEGORY && flag_of_answer(&row.key).is_some())
            .map(|row| {
                let before = self.answers.get(&row.key).unwrap_or(&none);
                (row.key.clone(), before.next(ANSWER, Some(row), at_start))
            })
            .collect();
        for (key, before) in &self.answers {
            if !answers.contains_key(key) {
                let state = before.next(ANSWER, None, at_start);
                if state.value.is_some() {
                    answers.insert(key.clone(), state);
                }
            }
        }
        Values {
            states,
            answers,
            has_rows: true,
        }
    }

    /// Every setting with its name and what this process makes of it; users' answers to flags last.
    pub fn states(&self) -> impl Iterator<Item = (String, &State)> {
        let own = SETTINGS.iter().map(Definition::name).zip(&self.states);
        let answers = self
            .answers
            .iter()
            .map(|(key, state)| (format!("{FLAG_CATEGORY}.{key}"), state));
        own.chain(answers)
    }
}

/// Where flags stand.
pub const FLAG_CATEGORY: &str = "feature_flags";

/// The key of a user's own answer to a flag.
pub fn answer_key(flag: &str, user: &str) -> String {
    format!("{flag}@{user}")
}

/// The flag and the user of such a key. The first `@` parts them: a user's id may hold one, a flag's name may not.
pub fn flag_of_answer(key: &str) -> Option<(Flag, &str)> {
    let (flag, user) = key.split_once('@')?;
    let flag = FLAGS.iter().find(|known| known.0.definition.key == flag)?;
    (!user.trim().is_empty()).then_some((*flag, user))
}

/// A place from 0 to 99 that a user has for ever with this flag, and another with the next: a share of 20 is those below 20, so a
/// larger share keeps whom a smaller one had.
fn place_of(flag: &str, user: &UserId) -> u64 {
    let hash = Sha256::digest(format!("{flag}\0{user}"));
    hash.iter()
        .take(8)
        .fold(0u64, |n, byte| n << 8 | u64::from(*byte))
        % 100
}

/// Of the names, the one that was probably meant.
pub fn nearest<'a>(typed: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.trim().to_lowercase();
    let score = |name: &str| {
        let key = name.split_once('.').map_or(name, |(_, key)| key);
        let typed_key = typed.split_once('.').map_or(typed.as_str(), |(_, key)| key);
        distance(&typed, name).min(distance(typed_key, key))
    };
    names
        .map(|name| (score(name), name))
        .filter(|(score, name)| *score <= name.len().min(typed.len()) / 3)
        .min()
        .map(|(_, name)| name)
}

/// Letters to add, remove or replace to make one text of the other.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, to) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(from != *to);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}
