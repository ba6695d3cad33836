//! Every kind of bad input, and what a good one becomes. The real data sets are in `data_tests.rs`.

use std::io::Cursor;

use super::*;

fn reader(name: &str, bytes: &[u8], options: &Options) -> Result<Reader, ImportError> {
    Reader::new(
        Box::new(Cursor::new(bytes.to_vec())),
        Path::new(name),
        bytes.len() as u64,
        options,
    )
}

fn tiktok() -> Options {
    Options {
        platform: Some(Platform::TikTok),
        map: Vec::new(),
    }
}

/// Rows, rejects and warnings of a file of TikTok creators.
fn import(text: &str) -> (Vec<Row>, Vec<Reject>, Vec<String>) {
    import_with(text.as_bytes(), &tiktok())
}

fn import_with(bytes: &[u8], options: &Options) -> (Vec<Row>, Vec<Reject>, Vec<String>) {
    let mut reader = reader("creators.csv", bytes, options).unwrap();
    let (mut rows, mut rejects) = (Vec::new(), Vec::new());
    for result in reader.by_ref() {
        match result {
            Ok(row) => rows.push(row),
            Err(reject) => rejects.push(reject),
        }
    }
    (rows, rejects, reader.warnings())
}

fn error(name: &str, bytes: &[u8]) -> String {
    reader(name, bytes, &Options::default())
        .err()
        .map(|error| error.to_string())
        .unwrap_or_default()
}

fn only(rows: Vec<Row>) -> Creator {
    assert_eq!(rows.len(), 1, "{rows:?}");
    rows.into_iter().next().unwrap().creator
}

#[test]
fn a_general_csv_becomes_creators() {
    let text = "Platform;Usuario;Nombre;Seguidores;Correo;País;Idioma;Verificado;Biografía;Website\r\n\
        YouTube;@zoe;Zoë;1,2M;\"a@x.org; b@x.org\";es;Spanish;sí;\"Hola,\nescribe a c@x.org\";zoe.com\r\n\
        ig;leo;Leo;;;Spain;es-MX;no;;\r\n";
    let (rows, rejects, _) = import_with(text.as_bytes(), &Options::default());
    assert_eq!(rejects, []);
    assert_eq!((rows[0].line, rows[1].line), (2, 4));
    assert_eq!(
        rows[0].creator,
        Creator {
            platform: Platform::YouTube,
            handle: Some("zoe".into()),
            name: Some("Zoë".into()),
            followers: Some(1_200_000),
            emails: vec!["a@x.org".into(), "b@x.org".into(), "c@x.org".into()],
            country: Some("ES".into()),
            language: Some("es".into()),
            verified: Some(true),
            bio: Some("Hola,\nescribe a c@x.org".into()),
            links: vec!["https://zoe.com".into()],
            ..Creator::default()
        }
    );
    let leo = &rows[1].creator;
    assert_eq!(
        (leo.platform, leo.followers, leo.country.as_deref()),
        (Platform::Instagram, None, None)
    );
    assert_eq!((leo.language.as_deref(), leo.verified), (Some("es"), Some(false)));
}

#[test]
fn format_encoding_progress_and_mapping_are_told() {
    let bytes = b"\xef\xbb\xbfusername\tfollowers\nzoe\t5\n";
    let mut reader = reader("creators.csv", bytes, &tiktok()).unwrap();
    assert_eq!(
        (reader.format().to_string().as_str(), reader.encoding()),
        ("CSV (tab)", "UTF-8")
    );
    let pair = |key: &str, field: &str| (key.to_owned(), field.to_owned());
    assert_eq!(
        reader.mapping(),
        [pair("username", "handle"), pair("followers", "followers")]
    );
    assert_eq!(reader.by_ref().count(), 1);
    assert_eq!(
        (reader.bytes_read(), reader.total_bytes()),
        (bytes.len() as u64, bytes.len() as u64)
    );
    assert!(reader.next().is_none());
}

#[test]
fn files_that_are_empty_or_of_another_kind_are_refused_by_name() {
    assert_eq!(error("a.csv", b""), "a.csv is empty: there is nothing to import");
    assert_eq!(
        error("a.csv", b"\xef\xbb\xbf \r\n\n"),
        "a.csv is empty: there is nothing to import"
    );
    assert!(error("tiktok.csv", b"username,followers\r\n\r\n").contains("has a header but no rows"));
    assert!(error("tiktok.json", b" [ ]").contains("no rows"));
    assert_eq!(
        error(
            "a.csv",
            b"PK\x03\x04\x14\0\x06\0[Content_Types].xml xl/worksheets/sheet1.xml"
        ),
        "a.csv is an Excel workbook, not CSV or JSON: save it as CSV (UTF-8) and import that"
    );
    assert!(error("a.csv", b"\x89PNG\r\n\x1a\n\0\0").starts_with("a.csv is a PNG image, not CSV"));
    assert!(error("a.json", b"PK\x03\x04 data.json").starts_with("a.json is a ZIP archive"));
    let folder = open(&std::env::temp_dir(), &Options::default())
        .err()
        .unwrap()
        .to_string();
    assert!(folder.contains("is a folder"), "{folder}");
    let missing = open(Path::new("no/such/file.csv"), &Options::default())
        .err()
        .unwrap()
        .to_string();
    assert!(
        missing.starts_with("no/such/file.csv cannot be opened"),
        "{missing}"
    );
}

#[test]
fn content_counts_and_not_the_name() {
    let json = reader(
        "creators.csv",
        b"[{\"username\":\"zoe\",\"platform\":\"tiktok\"}]",
        &Options::default(),
    );
    assert_eq!(json.unwrap().format(), Format::Json);
    let csv = reader(
        "creators.json",
        b"username,platform\nzoe,tiktok\n",
        &Options::default(),
    );
    assert_eq!(csv.unwrap().format(), Format::Csv { delimiter: ',' });
}

#[test]
fn headers_that_cannot_be_used_are_explained() {
    assert_eq!(
        error("tiktok.csv", b"username,followers,bio,Followers\nzoe,1,,2\n"),
        "the header \"Followers\" stands in columns 2 and 4: rename one of them"
    );
    let identity = error("tiktok.csv", b"followers,engagement\n1,2\n");
    assert!(
        identity.contains("\"followers\", \"engagement\"") && identity.contains("--map handle="),
        "{identity}"
    );
    let platform = error("creators.csv", b"username,followers\nzoe,1\n");
    assert!(
        platform.contains("--platform") && platform.contains("--map platform=COLUMN"),
        "{platform}"
    );
    assert!(error("tiktok.csv", b"username,\"followers\nzoe,1\n").contains("never closed"));
}

#[test]
fn a_map_overrides_and_names_what_exists() {
    let with = |field: &str, column: &str| Options {
        platform: Some(Platform::Instagram),
        map: vec![("handle".into(), "Konto".into()), (field.into(), column.into())],
    };
    let text = b"Konto,Abos,Followers\nzoe,7,9\n";
    let (rows, ..) = import_with(text, &with("followers", "Abos"));
    assert_eq!(only(rows).followers, Some(7));
    let missing = reader("a.csv", text, &with("name", "Vorname"))
        .err()
        .unwrap()
        .to_string();
    assert!(
        missing.contains("no column \"Vorname\"") && missing.contains("\"Konto\", \"Abos\""),
        "{missing}"
    );
    let unknown = reader("a.csv", text, &with("fans", "Abos"))
        .err()
        .unwrap()
        .to_string();
    assert!(
        unknown.contains("\"fans\"") && unknown.contains("handle, name"),
        "{unknown}"
    );
}

#[test]
fn ragged_rows_are_rejected_with_line_and_text() {
    let (rows, rejects, _) = import("username,bio,followers\nzoe,\"a\nb\",1\nleo,2\nmia,x,3,4\n\nkim,,5\n");
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[1].line, 7);
    let reject = |line, reason: &str, raw: &str| Reject {
        line,
        reason: reason.into(),
        raw: raw.into(),
    };
    assert_eq!(
        rejects,
        [
            reject(4, "the row has 2 fields, the header has 3", "leo,2"),
            reject(5, "the row has 4 fields, the header has 3", "mia,x,3,4"),
        ]
    );
}

#[test]
fn spreadsheet_errors_are_unknown_or_reject_the_row() {
    let (rows, rejects, warnings) =
        import("username,followers,bio\nzoe,#VALOR!,#N/A\nleo,#REF!,#mycalvins\n#N/A,5,x\n#NAME?,5,x\n");
    let followers: Vec<_> = rows.iter().map(|row| row.creator.followers).collect();
    assert_eq!(followers, [None, None]);
    assert_eq!(rows[1].creator.bio.as_deref(), Some("#mycalvins"));
    assert_eq!(rejects.len(), 2);
    assert_eq!(
        rejects[0].reason,
        "handle is #N/A, a spreadsheet error: correct the cell"
    );
    assert!(
        warnings
            .iter()
            .any(|text| text.starts_with("followers: 2 cells hold a spreadsheet error")),
        "{warnings:?}"
    );
    assert!(
        warnings.iter().any(|text| text.starts_with("bio: 1 cells hold")),
        "{warnings:?}"
    );
}

#[test]
fn unreadable_missing_and_negative_numbers_are_unknown_never_zero() {
    let (rows, rejects, warnings) =
        import("username,followers,likes\na.a,many,-1\nb.b,,null\nc.c,0,12.0\nd.d,1e6,2.5K\n");
    assert_eq!(rejects, []);
    let counts: Vec<_> = rows
        .iter()
        .map(|row| (row.creator.followers, row.creator.likes))
        .collect();
    assert_eq!(
        counts,
        [
            (None, None),
            (None, None),
            (Some(0), Some(12)),
            (None, Some(2500))
        ]
    );
    assert!(
        warnings[0].starts_with("followers: 2 values could not be read (such as \"many\")"),
        "{warnings:?}"
    );
}

#[test]
fn a_row_needs_an_id_a_handle_or_a_name() {
    let (rows, rejects, _) =
        import("user_id,username,name,followers\n,,,5\n123456,,,\n,,Zoë,\n,zoe,,\n, , ,\n");
    assert_eq!(rows.len(), 3);
    assert_eq!(rejects.len(), 2);
    assert_eq!(
        (rejects[0].line, rejects[0].reason.as_str()),
        (2, "the row has no id, handle or name")
    );
}

#[test]
fn ids_that_were_rounded_or_only_number_the_rows_are_not_taken() {
    let (rows, _, warnings) =
        import("id,username\n1,zoe\n2,leo\n6.72139631772762E+18,mia\n6721396317727622150,kim\n");
    let ids: Vec<_> = rows
        .iter()
        .map(|row| row.creator.external_id.as_deref())
        .collect();
    assert_eq!(ids, [None, None, None, Some("6721396317727622150")]);
    assert!(
        warnings.iter().any(|text| text.contains("rounded")),
        "{warnings:?}"
    );
    assert!(
        warnings.iter().any(|text| text.contains("--map external_id=id")),
        "{warnings:?}"
    );
    let by_hand = Options {
        map: vec![("id".into(), "id".into())],
        ..tiktok()
    };
    let (rows, ..) = import_with(b"id,username\n1,zoe\n", &by_hand);
    assert_eq!(only(rows).external_id.as_deref(), Some("1"));
}

#[test]
fn encodings_are_told_apart() {
    let (rows, _, warnings) = import_with(b"username,name\nzoe,Zo\xeb\n", &tiktok());
    assert_eq!(only(rows).name.as_deref(), Some("Zoë"));
    assert!(warnings[0].contains("Latin-1"), "{warnings:?}");
    let utf16: Vec<u8> = "\u{feff}username,name\nzoe,Zoë 🎬\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(
        only(import_with(&utf16, &tiktok()).0).name.as_deref(),
        Some("Zoë 🎬")
    );
    let (rows, _, warnings) = import_with(
        b"username,name\nzoe,Zo\xc3\xab \xf0\x9f\x87\nle\0o,x\n",
        &tiktok(),
    );
    assert_eq!(rows[0].creator.name.as_deref(), Some("Zoë \u{fffd}"));
    assert_eq!(rows[1].creator.handle.as_deref(), Some("leo"));
    assert_eq!(warnings.len(), 2, "{warnings:?}");
}

#[test]
fn over_long_fields_and_open_quotes_are_rejected() {
    let long = format!("username,bio\nzoe,{}\nleo,x\n", "y".repeat(csv::MAX_FIELD + 1));
    let (rows, rejects, _) = import(&long);
    assert_eq!(only(rows).handle.as_deref(), Some("leo"));
    assert!(rejects[0].reason.contains("longer than 1 MB"));
    assert!(rejects[0].raw.starts_with("zoe,yy") && rejects[0].raw.len() <= csv::MAX_RAW);
    let (rows, rejects, _) = import("username,bio\nzoe,\"open\nleo,x\n");
    assert_eq!((rows.len(), rejects.len()), (0, 1));
    assert!(
        rejects[0].reason.contains("never closed") && rejects[0].line == 2,
        "{rejects:?}"
    );
    let json = format!(
        "[{{\"handle\":\"zoe\",\"bio\":\"{}\"}},{{\"handle\":\"leo\"}}]",
        "y".repeat(csv::MAX_FIELD + 1)
    );
    let (rows, rejects, _) = import(&json);
    assert_eq!((rows.len(), rejects.len()), (1, 1));
}

#[test]
fn json_arrays_lines_and_envelopes_read_alike() {
    let one = r#"{"username":"zoe","followers":"1.2K","verified":true,"links":["https://zoe.com"],"x":null}"#;
    let two = r#"{"username":"leo","followers":0,"emails":["l@x.org"],"id":6721396317727622150}"#;
    for text in [
        format!("[{one},\n{two}]"),
        format!("{one}\n{two}\n"),
        format!("{{\"success\":true,\"users\":[{one},{two}],\"cursor\":\"7\"}}"),
    ] {
        let (rows, rejects, _) = import(&text);
        assert_eq!(rejects, [], "{text}");
        let creators: Vec<Creator> = rows.into_iter().map(|row| row.creator).collect();
        assert_eq!(
            (creators[0].followers, creators[0].verified),
            (Some(1200), Some(true))
        );
        assert_eq!(creators[0].links, ["https://zoe.com"]);
        assert_eq!((creators[1].followers, creators[1].emails.len()), (Some(0), 1));
        assert_eq!(creators[1].external_id.as_deref(), Some("6721396317727622150"));
    }
    let (rows, rejects, _) = import(&format!("{one}\n{{\"username\": \n[1]\n{two}"));
    assert_eq!((rows.len(), rejects.len(), rejects[0].line), (2, 2, 2));
    let (rows, rejects, _) = import(&format!("[{one},{{\"username\":\"cu"));
    assert_eq!((rows.len(), rejects[0].reason.contains("cut off")), (1, true));
    assert!(error("a.json", b"{\"credits\":3}").contains("no array of objects"));
    assert!(error("a.json", b"[{\"a\" 3}]").contains("not valid JSON"));
}

#[test]
fn the_platform_is_told_by_row_flag_address_columns_or_path() {
    let platforms = |name: &str, text: &str, given: Option<Platform>| -> Vec<Option<Platform>> {
        let options = Options {
            platform: given,
            map: Vec::new(),
        };
        let reader = reader(name, text.as_bytes(), &options).unwrap();
        reader
            .map(|row| row.ok().map(|row| row.creator.platform))
            .collect()
    };
    let (tiktok, instagram, youtube) = (
        Some(Platform::TikTok),
        Some(Platform::Instagram),
        Some(Platform::YouTube),
    );
    let column = "username,platform\na.a,ig\nb.b,YouTube\nc.c,myspace\nd.d,\n";
    assert_eq!(platforms("a.csv", column, None), [instagram, youtube, None, None]);
    assert_eq!(
        platforms("tiktok.csv", column, None),
        [instagram, youtube, None, tiktok]
    );
    assert_eq!(
        platforms("a.csv", column, youtube),
        [None, youtube, youtube, youtube]
    );
    let address = "profile url\nhttps://www.tiktok.com/@a.a\nhttps://instagram.com/b.b/\nhttps://x.com/c\n";
    assert_eq!(platforms("a.csv", address, None), [tiktok, instagram, None]);
    assert_eq!(
        platforms("exports/instagram/a.csv", "username\na.a\n", None),
        [instagram]
    );
    assert_eq!(
        platforms("a.csv", "username,signature,commerceUser\na.a,,False\n", None),
        [tiktok]
    );
}

#[test]
fn addresses_fill_handle_or_channel_id() {
    let options = Options {
        platform: Some(Platform::YouTube),
        map: Vec::new(),
    };
    let text = "name,channel url\nA,https://www.youtube.com/@a.name\nB,https://youtube.com/channel/UCBR8-60-B28hp2BmDPdntcQ\n\
        C,https://youtube.com/c/OldName\nD,https://d.example.org/me\n";
    let (rows, ..) = import_with(text.as_bytes(), &options);
    let creators: Vec<&Creator> = rows.iter().map(|row| &row.creator).collect();
    assert_eq!(creators[0].handle.as_deref(), Some("a.name"));
    assert_eq!(
        (creators[1].handle.as_deref(), creators[1].external_id.as_deref()),
        (None, Some("UCBR8-60-B28hp2BmDPdntcQ"))
    );
    assert_eq!(creators[2].handle, None, "an old custom name is not a handle");
    assert_eq!(creators[3].links, ["https://d.example.org/me"]);
}

#[test]
fn unusable_handles_reject_the_row_unless_something_else_identifies_it() {
    let (rows, rejects, warnings) =
        import("username,user_id\nbad handle!,6721396317727622150\nemoji🎬,\nZoë Kim,\n");
    assert_eq!(rows[0].creator.handle, None);
    assert_eq!(rejects.len(), 1, "{rows:?}");
    assert!(rejects[0].reason.contains("emoji"), "{rejects:?}");
    assert_eq!(
        rows[1].creator.name.as_deref(),
        Some("Zoë Kim"),
        "a name in the account column is a name"
    );
    assert!(
        warnings.iter().any(|text| text.starts_with("handle: 1 values")),
        "{warnings:?}"
    );
}

#[test]
fn excel_hint_and_pipes() {
    let (rows, ..) = import("sep=;\nusername;followers\nzoe;1,5\n");
    assert_eq!(
        (rows[0].line, rows[0].creator.handle.as_deref()),
        (3, Some("zoe"))
    );
}
