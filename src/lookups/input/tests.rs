//! Lists as people have them.
use Platform::{Instagram, TikTok, YouTube};
use proptest::prelude::*;

use super::*;

fn handles(text: &str, platform: Platform) -> Vec<(Platform, Result<String, String>)> {
    let list = List::read(text, platform, "").unwrap();
    list.entries
        .into_iter()
        .map(|entry| (entry.platform, entry.handle))
        .collect()
}

#[track_caller]
fn gives(text: &str, platform: Platform, handle: &str) {
    assert_eq!(
        handles(text, TikTok),
        [(platform, Ok(handle.to_owned()))],
        "{text}"
    );
}

#[test]
fn links_of_every_shape_say_their_network() {
    for text in [
        "https://www.tiktok.com/@ada.cooks",
        "http://tiktok.com/@ada.cooks/",
        "m.tiktok.com/@ada.cooks?lang=en&is_from_webapp=1",
        "https://www.tiktok.com/@ada.cooks/video/7300000000000000000",
        "<https://www.tiktok.com/@ada.cooks>,",
        "\"@ada.cooks\"",
        "ada.cooks",
        "＠ada.cooks",
        "\u{200b}@ada.cooks\u{200e}",
    ] {
        gives(text, TikTok, "ada.cooks");
    }
    for text in [
        "https://www.instagram.com/ada_cooks/",
        "instagram.com/ada_cooks?igsh=abc",
        "https://instagr.am/ada_cooks",
        "https://www.instagram.com/ada_cooks/reels/#top",
    ] {
        gives(text, Instagram, "ada_cooks");
    }
    for text in [
        "https://www.youtube.com/@AdaCooks",
        "https://youtube.com/@AdaCooks/videos",
        "https://m.youtube.com/c/AdaCooks",
        "https://www.youtube.com/user/AdaCooks/featured",
    ] {
        gives(text, YouTube, "AdaCooks");
    }
    let id = "UC0123456789012345678901";
    gives(
        &format!("https://www.youtube.com/channel/{id}/about"),
        YouTube,
        id,
    );
}

#[test]
fn what_is_no_profile_is_told_row_by_row_and_stops_nobody() {
    let list = List::read(
        "https://www.instagram.com/p/Cxyz/\nada\nhttps://example.com/ada\ntwo words\n@bob",
        TikTok,
        "",
    )
    .unwrap();
    assert_eq!(list.invalid(), 3);
    let names: Vec<&str> = list.leaders().map(|(_, handle)| handle).collect();
    assert_eq!(names, ["ada", "bob"]);
    let reason = list.entries[2].handle.clone().unwrap_err();
    assert!(reason.contains("not on TikTok"), "{reason}");
}

#[test]
fn blanks_are_left_out_and_repeats_follow_the_first() {
    let list = List::read(
        "\n@Ada\n\n \u{200b}\t\nhttps://tiktok.com/@ada\nbob\nADA\n",
        TikTok,
        "",
    )
    .unwrap();
    let leaders: Vec<(i32, i32)> = list.entries.iter().map(|e| (e.ordinal, e.leader)).collect();
    assert_eq!(leaders, [(1, 1), (2, 1), (3, 3), (4, 1)]);
    // The same name on another network is somebody else, and letters matter in a channel's id.
    let list = List::read("@ada\ninstagram.com/ada", TikTok, "").unwrap();
    assert_eq!(list.leaders().count(), 2);
    let list = List::read("UCabcdefghijklmnopqrstuv\nUCABCDEFGHIJKLMNOPQRSTUV", YouTube, "").unwrap();
    assert_eq!(list.leaders().count(), 2);
}

#[test]
fn unicode_names_are_one_however_they_are_composed() {
    let list = List::read("@日本料理\n@cafe\u{301}ole\n@caféole\n@МИР", YouTube, "").unwrap();
    let names: Vec<&str> = list.leaders().map(|(_, handle)| handle).collect();
    assert_eq!(names, ["日本料理", "caféole", "МИР"]);
}

#[test]
fn a_column_is_found_by_heading_by_content_or_by_choice() {
    let csv = "Nr;Campaign;Profile URL;Notes\n1;Spring;https://tiktok.com/@ada;ada@mail.example\n2;Spring;https://tiktok.com/@bob;\n";
    let list = List::read(csv, TikTok, "").unwrap();
    assert_eq!((list.column, list.entries.len()), (2, 2));
    assert_eq!(list.columns, ["Nr", "Campaign", "Profile URL", "Notes"]);
    let list = List::read("1,@ada,x y\n2,@bob,z z\n3,@eve,", TikTok, "").unwrap();
    assert_eq!((list.column, list.entries.len()), (1, 3));
    assert_eq!(list.columns, ["1", "2", "3"]);
    let list = List::read("who\tLink\nada\tx\nbob\ty\n", TikTok, "Who").unwrap();
    assert_eq!((list.column, list.entries.len()), (0, 2));
    let list = List::read("ada,bob\neve,dan\n", TikTok, "2").unwrap();
    assert_eq!(list.entries[0].handle.as_deref(), Ok("bob"));
    let error = List::read("ada,bob\neve,dan\n", TikTok, "phone")
        .unwrap_err()
        .to_string();
    assert!(error.contains("phone") && error.contains("1 to 2"), "{error}");
}

#[test]
fn names_on_one_line_are_a_list() {
    assert_eq!(handles("@ada, @bob,@eve", TikTok).len(), 3);
    assert_eq!(
        handles("handle\nada\nbob", TikTok).len(),
        2,
        "the heading is no creator"
    );
}

#[test]
fn ten_thousand_rows_and_no_more() {
    let text = |rows: usize| (0..rows).map(|n| format!("user{n}\n")).collect::<String>();
    assert_eq!(
        List::read(&text(10_000), TikTok, "").unwrap().entries.len(),
        10_000
    );
    let error = List::read(&text(10_001), TikTok, "").unwrap_err().to_string();
    assert_eq!(
        error,
        "list: 10001 rows are too many: a look-up takes 10000 at most; split the list"
    );
    let error = List::read(" \n\n", TikTok, "").unwrap_err().to_string();
    assert!(error.starts_with("list: "), "{error}");
}

#[test]
fn files_of_spreadsheets_are_read_in_their_encoding() {
    assert_eq!(decoded("\u{feff}ada".as_bytes()), "ada");
    let utf16: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain("añ".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    assert_eq!(decoded(&utf16), "añ");
    assert_eq!(decoded(b"caf\xe9"), "café");
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in any::<String>(), column in "[a-z0-9]{0,2}") {
        if let Ok(list) = List::read(&text, TikTok, &column) {
            prop_assert!(list.column < list.columns.len());
            for entry in &list.entries {
                prop_assert!(entry.leader <= entry.ordinal);
                let leader = &list.entries[usize::try_from(entry.leader).unwrap() - 1];
                prop_assert_eq!(leader.leader, leader.ordinal);
                prop_assert!(!entry.input.contains('\0') && entry.input.chars().count() <= INPUT_LENGTH);
            }
        }
    }
}
