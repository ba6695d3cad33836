//! What is made of the measurements: medians, spreads and the tables of `bench/RESULTS.md`.
use std::time::Duration;

/// The figures of one contender, one a round.
#[derive(Debug, Clone, Default)]
pub struct Rounds(pub Vec<f64>);

impl Rounds {
    pub fn push(&mut self, value: f64) {
        self.0.push(value);
    }

    pub fn median(&self) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        match sorted.len() {
            0 => f64::NAN,
            n if n % 2 == 1 => sorted[n / 2],
            n => f64::midpoint(sorted[n / 2 - 1], sorted[n / 2]),
        }
    }

    /// Lowest and highest.
    pub fn range(&self) -> (f64, f64) {
        let low = self.0.iter().copied().fold(f64::INFINITY, f64::min);
        let high = self.0.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        (low, high)
    }

    /// The median and, in brackets, the spread.
    pub fn shown(&self) -> String {
        let (low, high) = self.range();
        format!("{} ({}-{})", number(self.median()), number(low), number(high))
    }
}

/// A number with as many digits as it deserves.
pub fn number(value: f64) -> String {
    let (digits, whole) = match value.abs() {
        size if size >= 100.0 => (0, true),
        size if size >= 10.0 => (1, false),
        _ => (2, false),
    };
    let text = format!("{value:.digits$}");
    if !whole {
        return text;
    }
    let mut grouped = String::new();
    for (place, digit) in text.chars().enumerate() {
        if place > 0 && (text.len() - place).is_multiple_of(3) && digit.is_ascii_digit() {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// The times below which `share` (0 to 1) of the measurements lie, in milliseconds.
pub fn percentile(times: &[Duration], share: f64) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "an index into a list of thousands"
    )]
    let place = ((sorted.len() as f64 * share).ceil() as usize).saturating_sub(1);
    sorted
        .get(place)
        .map_or(f64::NAN, |time| time.as_secs_f64() * 1e3)
}

/// A heading with its text.
#[derive(Debug, Default)]
pub struct Section {
    pub text: String,
}

impl Section {
    pub fn new(title: &str) -> Section {
        Section {
            text: format!("## {title}\n"),
        }
    }

    pub fn paragraph(&mut self, text: &str) {
        self.text.push_str(&format!("\n{text}\n"));
    }

    pub fn table(&mut self, head: &[&str], rows: &[Vec<String>]) {
        let line = |cells: &[&str]| format!("| {} |\n", cells.join(" | "));
        let rule: Vec<&str> = head.iter().map(|_| "---").collect();
        self.text.push('\n');
        self.text.push_str(&line(head));
        self.text.push_str(&line(&rule));
        for row in rows {
            let cells: Vec<&str> = row.iter().map(String::as_str).collect();
            self.text.push_str(&line(&cells));
        }
    }

    /// Each aim with what was reached; a miss is said as plainly as a hit.
    pub fn aims(&mut self, aims: &[Aim]) {
        let lines: Vec<String> = aims
            .iter()
            .map(|aim| {
                let said = if aim.reached { "reached" } else { "**missed**" };
                format!("- {} (aim {}): {}, {said}", aim.what, aim.wanted, aim.found)
            })
            .collect();
        self.paragraph(&lines.join("\n"));
    }
}

/// A promise and what became of it.
#[derive(Debug)]
pub struct Aim {
    what: String,
    wanted: String,
    found: String,
    reached: bool,
}

impl Aim {
    pub fn at_least(what: &str, wanted: f64, found: f64) -> Aim {
        Aim {
            what: what.to_owned(),
            wanted: format!("≥ {wanted}"),
            found: number(found),
            reached: found >= wanted,
        }
    }

    pub fn at_most(what: &str, wanted: f64, found: f64) -> Aim {
        Aim {
            what: what.to_owned(),
            wanted: format!("≤ {wanted}"),
            found: number(found),
            reached: found <= wanted,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_and_the_spread_the_ends() {
        let rounds = Rounds(vec![5.0, 31_120.0, 1000.0]);
        assert_eq!(rounds.shown(), "1,000 (5.00-31,120)");
        assert_eq!(Rounds(vec![1.0, 2.0]).median(), 1.5);
    }

    #[test]
    fn percentiles_count_from_the_fastest() {
        let times: Vec<Duration> = (1..=100).rev().map(Duration::from_millis).collect();
        assert_eq!((percentile(&times, 0.5), percentile(&times, 0.99)), (50.0, 99.0));
    }
}
