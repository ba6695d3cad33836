//! Tests of cutting JSON into elements.

use super::*;
use proptest::prelude::*;
use std::io::Cursor;

fn open(text: &str) -> Result<Elements, ImportError> {
    let stream = TextStream::open(Box::new(Cursor::new(text.as_bytes().to_vec())))
        .unwrap()
        .unwrap();
    Elements::open(stream, |keys| keys.iter().any(|key| key == "handle"))
}

fn read_all(text: &str) -> Vec<(u64, String, Option<Fault>)> {
    let mut elements = open(text).unwrap();
    let mut element = Element::default();
    let mut all = Vec::new();
    while elements.read(&mut element).unwrap() {
        all.push((element.line, element.text.clone(), element.fault));
    }
    all
}

fn texts(text: &str) -> Vec<String> {
    read_all(text).into_iter().map(|(_, text, _)| text).collect()
}

#[test]
fn arrays_envelopes_lines_and_single_objects() {
    let two = [r#"{"a":1}"#, r#"{"a":"]}\""}"#];
    assert_eq!(texts(&format!("[{},\n {} ]", two[0], two[1])), two);
    assert_eq!(
        texts(&format!(
            "{{\"zip\":\"[{{\",\"collector\": [ {},{} ],\"x\":1}}",
            two[0], two[1]
        )),
        two
    );
    assert_eq!(
        texts(&format!("{{\"data\":{{\"tags\":[1],\"users\":[{}]}}}}", two[0])),
        two[..1]
    );
    assert_eq!(texts(&format!("{}\r\n\n{}\n", two[0], two[1])), two);
    assert_eq!(
        texts(r#"{"handle":"zoe","posts":[{"a":1}]}"#),
        [r#"{"handle":"zoe","posts":[{"a":1}]}"#]
    );
    assert_eq!(
        texts("{\n \"a\":1\n}\n{\n \"a\":2\n}"),
        ["{\n \"a\":1\n}", "{\n \"a\":2\n}"]
    );
    assert_eq!(
        open(&format!("{{\"collector\":[{}]}}", two[0]))
            .unwrap()
            .envelope
            .as_deref(),
        Some("collector")
    );
    assert!(texts("[]").is_empty());
}

#[test]
fn an_object_without_an_array_and_broken_json_are_errors() {
    assert!(matches!(
        open(r#"{"credits":1}"#).err(),
        Some(ImportError::NoArray)
    ));
    assert!(matches!(
        open(r#"{"credits":1,}"#).err(),
        Some(ImportError::BadJson { .. })
    ));
    assert!(matches!(open(r#"{"credits":"#).err(), Some(ImportError::NoArray)));
}

#[test]
fn lines_are_numbered_and_one_broken_element_stays_alone() {
    let all = read_all("[\n{\"a\":\n1},\n{\"a\" 2},\n7,\n{\"a\":3}]");
    let lines: Vec<u64> = all.iter().map(|(line, ..)| *line).collect();
    assert_eq!(lines, [2, 4, 5, 6]);
    let element = |index: usize| Element {
        text: all[index].1.clone(),
        ..Element::default()
    };
    assert!(element(0).object().is_ok());
    assert!(element(1).object().unwrap_err().starts_with("not valid JSON"));
    assert_eq!(element(2).object().unwrap_err(), "the element is not an object");
    assert!(element(3).object().is_ok());

    let all = read_all("{\"a\":1}\n{\"a\": \"open\n{\"a\":3}\n");
    assert_eq!(all[2], (3, "{\"a\":3}".to_owned(), None));
}

#[test]
fn a_file_that_was_cut_off_says_so() {
    assert_eq!(read_all("[{\"a\":1},{\"a\":")[1].2, Some(Fault::CutOff));
    assert_eq!(read_all("[{\"a\":1},")[1].2, Some(Fault::MissingBracket));
    assert_eq!(read_all("[{\"a\":1}] and more")[1].2, Some(Fault::TrailingText));
    assert_eq!(texts("[{\"a\":1}]\n[{\"a\":2}]\n"), ["{\"a\":1}", "{\"a\":2}"]);
    let mut elements = open("{\"users\":[{}],\"n\":{\"x\":1},\"ads\":[{}]}").unwrap();
    while elements.read(&mut Element::default()).unwrap() {}
    assert_eq!(elements.left_out.as_deref(), Some("ads"));
}

#[test]
fn long_strings_and_elements_are_faults_and_not_kept() {
    let long = format!("[{{\"a\":\"{}\"}},{{\"a\":1}}]", "y".repeat(MAX_FIELD + 1));
    let all = read_all(&long);
    assert_eq!(all[0].2, Some(Fault::LongField));
    assert_eq!(all[1].1, "{\"a\":1}");
    let wide = format!("[{{\"a\":[{}0]}},{{\"a\":1}}]", "0,".repeat(MAX_RECORD / 2));
    let all = read_all(&wide);
    assert_eq!((all[0].2, all[1].2), (Some(Fault::LongRecord), None));
}

#[test]
fn lone_surrogates_are_replaced() {
    let parse = |text: &str| {
        Element {
            text: text.to_owned(),
            ..Element::default()
        }
        .object()
    };
    let object = parse(r#"{"a":"x\ud83d!\udc00\ud83d\ude00\\ud83d"}"#).unwrap();
    assert_eq!(object["a"], "x\u{fffd}!\u{fffd}😀\\ud83d");
}

#[test]
fn json_is_told_from_csv() {
    for json in ["[{\"a\":1}]", " {\n\"a\"", "[]", "{}", "[\n[1]]"] {
        assert!(looks_like_json(json), "{json}");
    }
    for csv in ["[id],[name]\n", "{id},{name}\n", "name\n", ""] {
        assert!(!looks_like_json(csv), "{csv}");
    }
}

#[test]
fn nested_values_get_paths_and_lists_get_labels() {
    let text =
        r##"{"id":7,"x":null,"a":{"b":{"c":true}},"tags":[{"name":"fyp","title":"t"},"two",{"x":1}]}"##;
    let value: Value = serde_json::from_str(text).unwrap();
    let mut seen = Vec::new();
    flatten(value.as_object().unwrap(), &mut |key, cell| {
        seen.push((key.to_owned(), cell));
    });
    let text = |text: &str| Cell::Text(Cow::Owned(text.to_owned()));
    assert!(seen.contains(&("id".to_owned(), text("7"))));
    assert!(seen.contains(&("a.b.c".to_owned(), text("true"))));
    assert!(seen.contains(&(
        "tags".to_owned(),
        Cell::List(vec!["fyp".to_owned(), "two".to_owned()])
    )));
    assert_eq!(seen.len(), 3);
}

fn objects() -> impl Strategy<Value = Vec<Value>> {
    let scalar = prop_oneof![
        "[a-z\\[\\]{},\"\\\\é\n]{0,8}".prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        Just(Value::Null),
    ];
    let value = scalar.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            proptest::collection::btree_map("[a-c\"]{1,2}", inner, 0..3)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    });
    let object = proptest::collection::btree_map("[a-c]{1,2}", value, 0..4)
        .prop_map(|map| Value::Object(map.into_iter().collect()));
    proptest::collection::vec(object, 1..6)
}

proptest! {
    /// serde_json is the oracle: what it wrote comes back whole in every shape.
    #[test]
    fn what_was_written_is_read(objects in objects(), pretty in any::<bool>()) {
        let array = Value::from(objects.clone());
        let text = if pretty { serde_json::to_string_pretty(&array) } else { serde_json::to_string(&array) };
        let lines: Vec<String> = objects.iter().map(Value::to_string).collect();
        for text in [text.unwrap(), format!("{{\"users\":{array}}}"), lines.join("\n") + "\n{}"] {
            let read: Vec<Value> = texts(&text).iter().map(|text| serde_json::from_str(text).unwrap()).collect();
            prop_assert_eq!(&read[..objects.len()], &objects[..]);
        }
    }
}
