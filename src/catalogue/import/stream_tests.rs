//! Long and failing sources: flat memory, and an end that is told.

use std::io::Cursor;

use proptest::prelude::*;

use super::*;

#[test]
fn a_failing_source_ends_with_a_reject() {
    struct Broken(usize);
    impl Read for Broken {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            self.0 += 1;
            if self.0 > 40 {
                return Err(io::Error::other("disk gone"));
            }
            let length = buffer.len().min(64 << 10);
            buffer[..length].fill(b'a');
            buffer[..9].copy_from_slice(b"username\n");
            buffer[length - 1] = b'\n';
            Ok(length)
        }
    }
    let mut reader = Reader::new(
        Box::new(Broken(0)),
        Path::new("x.csv"),
        0,
        &Options {
            platform: Some(Platform::TikTok),
            map: Vec::new(),
        },
    )
    .unwrap();
    let last = reader.by_ref().last().unwrap().unwrap_err();
    assert!(last.reason.contains("disk gone"), "{last:?}");
    assert!(reader.next().is_none());
}

/// Writes `rows` copies of `row` between `head` and `tail` without ever holding them.
struct Generated {
    head: &'static [u8],
    row: &'static [u8],
    tail: &'static [u8],
    rows: usize,
    pending: Cursor<Vec<u8>>,
}

impl Read for Generated {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.pending.position() == self.pending.get_ref().len() as u64 {
            let next = [
                std::mem::take(&mut self.head),
                if self.rows > 0 { self.row } else { &[] },
            ]
            .concat();
            let next = if next.is_empty() {
                std::mem::take(&mut self.tail).to_vec()
            } else {
                next
            };
            self.rows = self.rows.saturating_sub(1);
            self.pending = Cursor::new(next);
        }
        self.pending.read(buffer)
    }
}

#[test]
fn memory_stays_flat_however_long_the_file_is() {
    const LIMIT: usize = 4 << 20;
    let csv: (&[u8], &[u8], &[u8]) = (
        b"username,name,followers\n",
        b"zoe,\"two\nlines, of text that fill some space\",12345\n",
        b"",
    );
    let json: (&[u8], &[u8], &[u8]) = (
        b"{\"users\":[",
        b"{\"username\":\"zoe\",\"name\":\"text that fills space\"},",
        b"{}]}",
    );
    for ((head, row, tail), size) in [(csv, 20 << 20), (json, 10 << 20)] {
        let rows = size / row.len();
        let pending = Cursor::new(Vec::new());
        let source = Generated {
            head,
            row,
            tail,
            rows,
            pending,
        };
        let mut reader = Reader::new(
            Box::new(source),
            Path::new("big"),
            0,
            &Options {
                platform: Some(Platform::TikTok),
                map: Vec::new(),
            },
        )
        .unwrap();
        let (mut read, mut most) = (0, 0);
        while let Some(result) = reader.next() {
            read += usize::from(result.is_ok());
            most = most.max(reader.buffered_bytes());
        }
        assert_eq!(read, rows);
        assert!(reader.bytes_read() > size as u64 - 1000);
        assert!(most < LIMIT, "{most} bytes held");
    }
    // One quote left open at the start swallows the rest without keeping it.
    let pending = Cursor::new(Vec::new());
    let source = Generated {
        head: b"username,bio\nzoe,\"",
        row: b"a row of text\n",
        tail: b"",
        rows: 600_000,
        pending,
    };
    let mut reader = Reader::new(
        Box::new(source),
        Path::new("big"),
        0,
        &Options {
            platform: Some(Platform::TikTok),
            map: Vec::new(),
        },
    )
    .unwrap();
    assert!(
        reader
            .next()
            .unwrap()
            .unwrap_err()
            .reason
            .contains("never closed")
    );
    assert!(reader.buffered_bytes() < LIMIT);
}

/// Reads to the end and checks what must hold for any input whatever.
fn survive(bytes: &[u8]) -> Result<(), TestCaseError> {
    let options = Options {
        platform: Some(Platform::TikTok),
        map: Vec::new(),
    };
    let Ok(reader) = Reader::new(Box::new(Cursor::new(bytes.to_vec())), Path::new("x"), 0, &options) else {
        return Ok(());
    };
    let mut last_line = 1;
    for result in reader {
        let line = match result {
            Ok(Row { line, creator }) => {
                let Creator {
                    external_id,
                    handle,
                    name,
                    followers,
                    ..
                } = creator;
                prop_assert!(external_id.or(handle).or(name).is_some());
                prop_assert!(followers.is_none_or(|count| count >= 0));
                line
            }
            Err(reject) => {
                prop_assert!(!reject.reason.is_empty());
                reject.line
            }
        };
        prop_assert!(line >= last_line, "lines go up");
        last_line = line;
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_table_is_survived(text in "(sep=;\n)?(username|name|id|followers|,|;|é|\"|\n|\r\n|\u{3000}|#N/A|-1|1,2M|\\PC){0,60}") {
        survive(format!("username,followers{text}").as_bytes())?;
        survive(text.as_bytes())?;
    }

    #[test]
    fn any_json_is_survived(text in "(\u{3000}|\\[|\\]|\\{|\\}|\"username\":|\"é\"|\"x|,|\n|1|null|\\\\u|é|\\{\"username\":\"zoe\"\\}){0,60}") {
        survive(format!("[{{\"username\":\"a\"}}{text}").as_bytes())?;
        survive(format!("{{\"username\":\"a\"}}\n{text}").as_bytes())?;
        survive(format!("{{{text}").as_bytes())?;
        survive(text.as_bytes())?;
    }

    #[test]
    fn any_bytes_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        survive(&[b"username,name\n", &bytes[..]].concat())?;
        survive(&bytes)?;
    }
}

#[test]
fn a_reader_can_move_to_another_thread() {
    fn sendable<T: Send>() {}
    sendable::<Reader>();
}
