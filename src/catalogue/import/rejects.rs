//! The file of rejected rows, `FILE.rejects.csv`: written only when there is something to say, safe to open in a spreadsheet.

use std::fs::File;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

use super::Reject;

/// Writes rejects as CSV with the columns line, reason, row. The file appears with the first reject.
pub struct RejectWriter {
    path: PathBuf,
    writer: Option<::csv::Writer<BufWriter<File>>>,
    count: u64,
}

impl RejectWriter {
    /// Writes beside the imported file, as `FILE.rejects.csv`; an older one of that name is replaced by the first reject.
    pub fn beside(imported: &Path) -> RejectWriter {
        let mut name = imported.as_os_str().to_owned();
        name.push(".rejects.csv");
        RejectWriter::at(PathBuf::from(name))
    }

    /// Writes to `path`, for a folder that cannot be written to.
    pub fn at(path: PathBuf) -> RejectWriter {
        RejectWriter {
            path,
            writer: None,
            count: 0,
        }
    }

    /// Adds one row. Errors are those of creating and writing the file.
    pub fn write(&mut self, reject: &Reject) -> io::Result<()> {
        let writer = match &mut self.writer {
            Some(writer) => writer,
            None => {
                let file = BufWriter::new(File::create(&self.path)?);
                let mut writer = ::csv::Writer::from_writer(file);
                writer.write_record(["line", "reason", "row"])?;
                self.writer.insert(writer)
            }
        };
        let line = reject.line.to_string();
        writer.write_record([&line, &defused(&reject.reason), &defused(&reject.raw)])?;
        self.count += 1;
        Ok(())
    }

    /// How many rows were written.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// Flushes; the path is there only when a row was written.
    pub fn finish(self) -> io::Result<Option<PathBuf>> {
        let Some(mut writer) = self.writer else {
            return Ok(None);
        };
        writer.flush()?;
        Ok(Some(self.path))
    }
}

/// Puts an apostrophe before text that a spreadsheet would run as a formula, also after spaces, quotes and marks that
/// it trims, and in full-width letters.
fn defused(text: &str) -> String {
    let trimmed = text.trim_start_matches(|letter: char| {
        letter.is_whitespace() || matches!(letter, '"' | '\'' | '\u{feff}' | '\u{200b}')
    });
    let formula = trimmed.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if formula || text.starts_with(['\t', '\r', '\n']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scratch(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("limelight-rejects-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        folder.join("creators.csv")
    }

    #[test]
    fn no_reject_makes_no_file() {
        let imported = scratch("none");
        let writer = RejectWriter::beside(&imported);
        assert_eq!(writer.finish().unwrap(), None);
        assert!(!imported.with_file_name("creators.csv.rejects.csv").exists());
    }

    #[test]
    fn rows_come_back_as_written_and_formulas_are_defused() {
        let mut writer = RejectWriter::beside(&scratch("some"));
        let reject = |line, raw: &str| Reject {
            line,
            reason: "no handle, \"id\"".into(),
            raw: raw.into(),
        };
        writer.write(&reject(2, "=HYPERLINK(\"x\"),1")).unwrap();
        writer.write(&reject(7, "a,\"b\nc\"")).unwrap();
        assert_eq!(writer.count(), 2);
        let path = writer.finish().unwrap().unwrap();
        assert!(path.ends_with("creators.csv.rejects.csv"));
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("line,reason,row\n"), "{text}");
        let rows: Vec<Vec<String>> = ::csv::Reader::from_reader(text.as_bytes())
            .records()
            .map(|row| row.unwrap().iter().map(str::to_owned).collect())
            .collect();
        assert_eq!(rows[0], ["2", "no handle, \"id\"", "'=HYPERLINK(\"x\"),1"]);
        assert_eq!(rows[1], ["7", "no handle, \"id\"", "a,\"b\nc\""]);
        std::fs::remove_dir_all(path.parent().unwrap()).unwrap();
    }

    #[test]
    fn every_dangerous_opening_is_defused() {
        for text in [
            "=1",
            "+1",
            "-1",
            "@x",
            "\tx",
            "\rx",
            " =1",
            "\"=1",
            "\u{feff}=1",
            "＝1",
            "＠x",
            "'=1",
        ] {
            assert_eq!(defused(text), format!("'{text}"));
        }
        for text in ["plain", "a=b", "", "1-2"] {
            assert_eq!(defused(text), text);
        }
    }
}
