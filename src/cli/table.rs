//! Tables and numbers as the terminal shows them.
use comfy_table::{CellAlignment, ContentArrangement, Table, presets};

/// A table with a header; the columns named in `right` are aligned right.
pub fn table(header: &[&str], right: &[usize], rows: Vec<Vec<String>>) -> Table {
    let mut table = Table::new();
    table
        .load_style(presets::UTF8_BORDERS_ONLY)
        .set_content_arrangement(ContentArrangement::Dynamic);
    table.set_header(header.iter().copied());
    for row in rows {
        table.add_row(row);
    }
    for column in right {
        if let Some(column) = table.column_mut(*column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
}

/// `12.3K`, `4.5M`; an unknown number is a dash.
pub fn compact(number: Option<i64>) -> String {
    let Some(number) = number else {
        return "–".to_owned();
    };
    #[expect(clippy::cast_precision_loss, reason = "shown with one digit")]
    let value = number as f64;
    match number {
        ..1_000 => number.to_string(),
        1_000..1_000_000 => format!("{:.1}K", value / 1e3),
        1_000_000..1_000_000_000 => format!("{:.1}M", value / 1e6),
        _ => format!("{:.1}B", value / 1e9),
    }
}

/// Bytes as people say them.
pub fn bytes(bytes: i64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "shown with one digit")]
    let mut value = bytes as f64;
    for unit in ["B", "kB", "MB", "GB"] {
        if value < 1024.0 {
            return if unit == "B" {
                format!("{bytes} B")
            } else {
                format!("{value:.1} {unit}")
            };
        }
        value /= 1024.0;
    }
    format!("{value:.1} TB")
}

/// One line, cut to so many characters.
pub fn clip(text: &str, most: usize) -> String {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    let mut cut: String = line.chars().take(most.saturating_sub(1)).collect();
    cut.push('…');
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_unknown_ones_say_so() {
        assert_eq!(compact(None), "–");
        assert_eq!(compact(Some(0)), "0");
        assert_eq!(compact(Some(12_345)), "12.3K");
        assert_eq!(compact(Some(4_500_000)), "4.5M");
        assert_eq!(bytes(1536), "1.5 kB");
        assert_eq!(clip("a\nb  c", 4), "a b…");
    }
}
