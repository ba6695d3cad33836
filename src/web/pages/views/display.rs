//! How numbers and addresses are shown on pages.

use super::{Filters, NewCampaignForm, ResultRow};

impl ResultRow {
    /// Followers like "12.3K".
    pub fn followers_text(&self) -> Option<String> {
        self.followers.map(compact)
    }

    /// Engagement like "4.2%".
    pub fn engagement_text(&self) -> Option<String> {
        let percent = self.engagement.filter(|value| value.is_finite())?;
        Some(format!("{}%", trim_zero(&format!("{percent:.1}"))))
    }

    /// The profile's address if it may be linked: a sample creator is nobody, so has none.
    pub fn link(&self) -> Option<&str> {
        self.profile_url
            .as_deref()
            .filter(|_| !self.is_sample)
            .and_then(safe_url)
    }

    /// The shown post's address if it may be linked.
    pub fn post_link(&self) -> Option<&str> {
        let url = self.post.as_ref()?.url.as_deref()?;
        safe_url(url).filter(|_| !self.is_sample)
    }

    /// A `mailto:` address, for plain addresses of real creators only.
    pub fn mailto(&self, email: &str) -> Option<String> {
        let plain = |c: char| c.is_ascii_alphanumeric() || "@._+-".contains(c);
        (!self.is_sample && email.chars().all(plain)).then(|| format!("mailto:{email}"))
    }
}

/// Days and their words; what is asked for beyond the usual is one more choice.
fn days(usual: &[(&str, &str)], asked: &str) -> Vec<(String, String)> {
    let mut choices: Vec<(String, String)> = usual
        .iter()
        .map(|(days, words)| ((*days).to_owned(), (*words).to_owned()))
        .collect();
    let asked = asked.trim();
    if !asked.is_empty() && !usual.iter().any(|(days, _)| *days == asked) {
        choices.push((asked.to_owned(), format!("Last {asked} days")));
    }
    choices
}

/// Days back, for the newest post.
pub fn posted_choices(asked: &str) -> Vec<(String, String)> {
    let usual = [
        ("7", "Last week"),
        ("30", "Last month"),
        ("90", "Last 3 months"),
        ("365", "Last year"),
    ];
    days(&usual, asked)
}

/// Days back, for the moment at which a source told of the creator.
pub fn read_choices(asked: &str) -> Vec<(String, String)> {
    let usual = [
        ("1", "Last day"),
        ("7", "Last week"),
        ("30", "Last month"),
        ("90", "Last 3 months"),
    ];
    days(&usual, asked)
}

impl NewCampaignForm {
    pub fn posted_choices(&self) -> Vec<(String, String)> {
        posted_choices(&self.filter.posted_within)
    }

    pub fn read_choices(&self) -> Vec<(String, String)> {
        read_choices(&self.filter.read_within)
    }

    /// Countries and languages are typed here: what a search will find is not known yet.
    pub const fn unlisted(&self) -> &'static [(String, i64)] {
        &[]
    }

    /// The fields of the filter, whose faults are told below them.
    pub const fn narrow_fields(&self) -> [&'static str; 9] {
        [
            "min_followers",
            "max_followers",
            "min_engagement",
            "country",
            "language",
            "posted_within",
            "read_within",
            "hashtag",
            "seen",
        ]
    }

    pub fn is_narrowed(&self) -> bool {
        !self.filter.pairs().is_empty()
    }
}

impl Filters {
    pub fn posted_choices(&self) -> Vec<(String, String)> {
        posted_choices(&self.typed.posted_within)
    }

    pub fn read_choices(&self) -> Vec<(String, String)> {
        read_choices(&self.typed.read_within)
    }

    /// Whether a filter behind "More filters" is set, so that it starts open.
    pub fn more_set(&self) -> bool {
        self.typed
            .pairs()
            .iter()
            .any(|(name, _)| !["q", "has_email"].contains(name))
    }
}

/// The address if it is `http` or `https` with a host and nothing that could leave the attribute.
pub fn safe_url(url: &str) -> Option<&str> {
    let url = url.trim();
    let (scheme, rest) = url.split_once("://")?;
    let web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    let host = rest.starts_with(|c: char| c.is_alphanumeric() || c == '[');
    let odd = |c: char| c.is_whitespace() || c.is_control() || "\"'<>\\".contains(c);
    (web && host && !url.contains(odd)).then_some(url)
}

/// A number in at most four characters and a suffix, rounded down: 999, 12.3K, 4M, 1.2B.
///
/// Down, because 999,999 followers are not yet "1M".
pub fn compact(number: i64) -> String {
    let size = number.unsigned_abs();
    let (unit, suffix) = match size {
        0..1_000 => return number.to_string(),
        1_000..1_000_000 => (1_000, "K"),
        1_000_000..1_000_000_000 => (1_000_000, "M"),
        _ => (1_000_000_000, "B"),
    };
    let sign = if number < 0 { "-" } else { "" };
    let text = format!("{}.{}", size / unit, size % unit / (unit / 10));
    // Three digits say enough; the exact number is in the title.
    let text = if size / unit >= 100 {
        text.split('.').next().unwrap_or(&text)
    } else {
        trim_zero(&text)
    };
    format!("{sign}{text}{suffix}")
}

/// A number with its thousands apart: 1,234,567.
pub fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::from(if number < 0 { "-" } else { "" });
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `4.0` as `4`.
fn trim_zero(text: &str) -> &str {
    text.strip_suffix(".0").unwrap_or(text)
}

/// `{{ number|compact }}` and `{{ number|grouped }}` in templates.
pub(super) mod filters {
    use askama::Values;

    #[askama::filter_fn]
    pub(in super::super) fn compact(number: &i64, _: &dyn Values) -> askama::Result<String> {
        Ok(super::compact(*number))
    }

    #[askama::filter_fn]
    pub(in super::super) fn grouped(number: &i64, _: &dyn Values) -> askama::Result<String> {
        Ok(super::grouped(*number))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{PostView, RowsBlock};
    use super::*;

    #[test]
    fn numbers_are_short_and_never_rounded_up() {
        let cases = [
            (0, "0"),
            (999, "999"),
            (1_000, "1K"),
            (1_050, "1K"),
            (12_345, "12.3K"),
            (99_999, "99.9K"),
            (100_999, "100K"),
            (999_999, "999K"),
            (1_000_000, "1M"),
            (4_200_000, "4.2M"),
            (1_999_999_999, "1.9B"),
            (-12_345, "-12.3K"),
        ];
        for (number, text) in cases {
            assert_eq!(compact(number), text);
        }
    }

    #[test]
    fn thousands_are_set_apart() {
        for (number, text) in [
            (0, "0"),
            (999, "999"),
            (1_000, "1,000"),
            (-1_234_567, "-1,234,567"),
        ] {
            assert_eq!(grouped(number), text);
        }
    }

    #[test]
    fn only_web_addresses_are_linked() {
        assert_eq!(
            safe_url(" https://a.example/b?c=d "),
            Some("https://a.example/b?c=d")
        );
        assert_eq!(safe_url("HTTP://[::1]/"), Some("HTTP://[::1]/"));
        for bad in [
            "",
            "javascript:alert(1)",
            "javascript://x.example/%0aalert(1)",
            "data:text/html,x",
            "//a.example",
            "https://",
            "https:///x",
            "https://a.example/\u{1}",
            "https://a.example/ b",
            "https://a.example/\"x",
        ] {
            assert_eq!(safe_url(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_sample_creator_has_no_outside_link() {
        let mut row = row();
        assert_eq!(row.link(), Some("https://a.example/ada"));
        assert_eq!(row.post_link(), Some("https://a.example/p/1"));
        assert_eq!(
            row.mailto("ada@a.example").as_deref(),
            Some("mailto:ada@a.example")
        );
        assert_eq!(row.mailto("ada@a.example?bcc=x@b.example"), None);
        row.is_sample = true;
        assert_eq!(
            (row.link(), row.post_link(), row.mailto("ada@a.example")),
            (None, None, None)
        );
    }

    #[test]
    fn unknown_numbers_stay_unknown() {
        let mut row = row();
        assert_eq!(row.engagement_text().as_deref(), Some("4.3%"));
        row.engagement = Some(2.0);
        assert_eq!(row.engagement_text().as_deref(), Some("2%"));
        row.engagement = Some(f32::NAN);
        row.followers = None;
        assert_eq!((row.engagement_text(), row.followers_text()), (None, None));
    }

    #[test]
    fn a_page_shows_unknown_and_escapes_what_creators_wrote() {
        let mut row = row();
        row.followers = None;
        row.snippet = vec![("<script>".to_owned(), true)];
        let block = RowsBlock {
            rows: vec![row],
            next: None,
        };
        let html = block.to_string();
        assert!(html.contains("unknown"), "{html}");
        assert!(!html.contains("<script"), "{html}");
    }

    proptest! {
        #[test]
        fn every_number_is_at_most_the_original(number: i64) {
            let text = compact(number);
            let digits = grouped(number).replace(',', "");
            prop_assert_eq!(digits.parse::<i64>().ok(), Some(number));
            prop_assert_eq!(text.starts_with('-'), number < 0);
            let unit: u128 = match text.chars().last() {
                Some('K') => 1_000,
                Some('M') => 1_000_000,
                Some('B') => 1_000_000_000,
                _ => 1,
            };
            let digits = text.trim_start_matches('-').trim_end_matches(['K', 'M', 'B']);
            let (whole, tenth) = digits.split_once('.').unwrap_or((digits, "0"));
            let shown = (whole.parse::<u128>().unwrap() * 10 + tenth.parse::<u128>().unwrap()) * unit / 10;
            prop_assert!(shown <= u128::from(number.unsigned_abs()));
        }
    }

    fn row() -> ResultRow {
        ResultRow {
            rank: 1,
            name: Some("Ada".to_owned()),
            handle: Some("ada".to_owned()),
            profile_url: Some("https://a.example/ada".to_owned()),
            initials: "A".to_owned(),
            picture: None,
            platform: "TikTok".to_owned(),
            followers: Some(12_345),
            engagement: Some(4.28),
            emails: vec!["ada@a.example".to_owned()],
            bio: None,
            country: None,
            language: None,
            verified: None,
            change: None,
            told: Vec::new(),
            reason: "matches in bio".to_owned(),
            snippet: Vec::new(),
            hashtags: Vec::new(),
            post: Some(PostView {
                text: None,
                url: Some("https://a.example/p/1".to_owned()),
                thumbnail: None,
                views: None,
                likes: None,
                comments: None,
            }),
            is_sample: false,
            as_of: "24 Nov 2026".to_owned(),
        }
    }
}
