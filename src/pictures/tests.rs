//! Headers of every kind of picture, good and broken.
use proptest::prelude::*;

use super::*;
use crate::base::outbound::Rules;
use crate::base::testing::shared;
use crate::discovery::providers::Provider;

fn png_of(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, 6, 0, 0, 0]);
    bytes
}

fn jpeg_of(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xff, 0xc2, 0, 11, 8];
    bytes.extend(height.to_be_bytes());
    bytes.extend(width.to_be_bytes());
    bytes
}

fn gif_of(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = b"GIF89a".to_vec();
    bytes.extend(width.to_le_bytes());
    bytes.extend(height.to_le_bytes());
    bytes
}

fn webp_of(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    [b"RIFF\0\0\0\0WEBP".as_slice(), kind, b"\0\0\0\0", content].concat()
}

fn boxed(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len() + 8).unwrap();
    [length.to_be_bytes().as_slice(), kind, content].concat()
}

fn avif_of(sizes: &[(u32, u32)]) -> Vec<u8> {
    let sizes: Vec<u8> = sizes
        .iter()
        .flat_map(|(width, height)| {
            let content = [[0; 4], width.to_be_bytes(), height.to_be_bytes()].concat();
            boxed(b"ispe", &content)
        })
        .collect();
    let properties = boxed(b"iprp", &boxed(b"ipco", &sizes));
    let meta = boxed(
        b"meta",
        &[vec![0; 4], boxed(b"hdlr", &[0; 8]), properties].concat(),
    );
    [boxed(b"ftyp", b"avif\0\0\0\0mif1"), meta].concat()
}

#[test]
fn the_five_kinds_are_known_by_their_bytes() {
    let lossy = webp_of(b"VP8 ", &[0, 0, 0, 0x9d, 1, 0x2a, 100, 0, 50, 0]);
    let lossless = webp_of(b"VP8L", &[0x2f, 99, 0x40, 0x0c, 0]);
    let extended = webp_of(b"VP8X", &[0, 0, 0, 0, 99, 0, 0, 49, 0, 0]);
    for (bytes, format, needed) in [
        (png_of(100, 50), Format::Png, 24),
        (jpeg_of(100, 50), Format::Jpeg, 18),
        (gif_of(100, 50), Format::Gif, 10),
        (avif_of(&[(100, 50)]), Format::Avif, avif_of(&[(100, 50)]).len()),
        (lossy, Format::WebP, 30),
        (lossless, Format::WebP, 25),
        (extended, Format::WebP, 30),
    ] {
        assert_eq!(inspect(&bytes), Ok(format));
        // Cut off before its size is said, nothing is guessed.
        for end in 0..needed {
            assert!(inspect(&bytes[..end]).is_err(), "{format:?} at {end}");
        }
        assert_eq!(inspect(&bytes[..needed]), Ok(format));
    }
}

#[test]
fn what_can_hold_script_or_is_not_shown_everywhere_is_no_picture() {
    for other in [
        b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>".as_slice(),
        b"<?xml version=\"1.0\"?><svg/>",
        b"<!doctype html><title>x</title>",
        b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
        b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif",
        b"\0\0\0\x18ftypmp42",
        b"BM\0\0\0\0",
        b"\0\0\x01\0\x01\0",
        b"%PDF-1.7",
        b"RIFF\0\0\0\0WAVE",
        b"{\"error\":1}",
        b"",
    ] {
        assert_eq!(
            inspect(other),
            Err(Unfit::Kind),
            "{}",
            String::from_utf8_lossy(other)
        );
    }
}

#[test]
fn a_canvas_that_fills_memory_is_refused_whoever_names_it() {
    let size = |width, height| Err(Unfit::Size { width, height });
    assert_eq!(inspect(&png_of(65_535, 65_535)), size(65_535, 65_535));
    assert_eq!(inspect(&png_of(u32::MAX, u32::MAX)), size(u32::MAX, u32::MAX));
    assert_eq!(inspect(&jpeg_of(65_535, 257)), size(65_535, 257));
    assert_eq!(inspect(&gif_of(65_535, 65_535)), size(65_535, 65_535));
    assert_eq!(
        inspect(&webp_of(
            b"VP8X",
            &[0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]
        )),
        size(1 << 24, 1 << 24)
    );
    assert_eq!(
        inspect(&avif_of(&[(10, 10), (65_535, 65_535)])),
        size(65_535, 65_535)
    );
    assert_eq!(inspect(&png_of(4096, 4096)), Ok(Format::Png));
    assert_eq!(inspect(&png_of(0, 10)), Err(Unfit::Header));
    assert_eq!(inspect(&avif_of(&[])), Err(Unfit::Header));
}

#[test]
fn keys_differ_by_creator_post_and_address() {
    let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
    let keys = [
        key(one, None, "https://a.example/x"),
        key(two, None, "https://a.example/x"),
        key(one, Some("p"), "https://a.example/x"),
        key(one, None, "https://a.example/y"),
        key(one, Some("ph"), "ttps://a.example/x"),
    ];
    for (place, first) in keys.iter().enumerate() {
        assert!(first.len() == 64 && first.bytes().all(|byte| byte.is_ascii_hexdigit()));
        assert!(!keys[place + 1..].contains(first));
    }
}

/// Recorded answers of every network and provider, each with its endpoint.
const RECORDED: &[(&str, Provider, &str)] = &[
    (
        "scrapecreators/tiktok_search_keyword_nike_run1_p1.json",
        Provider::ScrapeCreators,
        "tiktok/search/keyword",
    ),
    (
        "scrapecreators/tiktok_search_users_sports_a.json",
        Provider::ScrapeCreators,
        "tiktok/search/users",
    ),
    (
        "scrapecreators/tiktok_profile_bio_email.json",
        Provider::ScrapeCreators,
        "tiktok/profile",
    ),
    (
        "scrapecreators/instagram_profile_with_related.json",
        Provider::ScrapeCreators,
        "instagram/profile",
    ),
    (
        "scrapecreators/doc/instagram_reels_search.json",
        Provider::ScrapeCreators,
        "instagram/reels/search",
    ),
    (
        "scrapecreators/youtube_search.json",
        Provider::ScrapeCreators,
        "youtube/search",
    ),
    (
        "scrapecreators/youtube_channel_apple.json",
        Provider::ScrapeCreators,
        "youtube/channel",
    ),
    ("youtube_v3/search_channels.json", Provider::YouTube, "search"),
    (
        "youtube_v3/channels_list_multi.json",
        Provider::YouTube,
        "channels",
    ),
    (
        "apify/instagram_profile_scraper_creator.json",
        Provider::Apify,
        "instagram-profile-scraper",
    ),
    (
        "apify/tiktok_scraper_search.json",
        Provider::Apify,
        "tiktok-scraper",
    ),
];

#[test]
fn recorded_avatars_and_thumbnails_are_on_the_listed_hosts() {
    let Some(folder) = shared("fixtures/providers") else {
        return;
    };
    let rules = Rules::public();
    let (mut passed, mut refused) = (0, Vec::new());
    for (file, provider, endpoint) in RECORDED {
        let endpoint = provider.endpoint(endpoint).expect(endpoint);
        let bytes = std::fs::read(folder.join(file)).unwrap();
        let answer = endpoint.read(Platform::Instagram, Some(200), &bytes).unwrap();
        for creator in &answer.creators {
            let thumbnails = creator
                .posts
                .iter()
                .filter_map(|post| post.thumbnail_url.as_ref());
            for address in creator.avatar_url.iter().chain(thumbnails) {
                match rules.check(address, hosts(creator.platform)) {
                    Ok(_) => passed += 1,
                    Err(why) => refused.push(format!("{file}: {why}: {address}")),
                }
            }
        }
    }
    assert!(refused.is_empty(), "{passed} pass, but {refused:#?}");
    assert!(passed > 250, "{passed}");
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(start in 0..7usize, tail in proptest::collection::vec(any::<u8>(), 0..200)) {
        let starts = [&b"\x89PNG\r\n\x1a\n"[..], b"\xff\xd8\xff", b"GIF89a", b"RIFF\0\0\0\0WEBPVP8 ", b"RIFF\0\0\0\0WEBPVP8L",
            b"\0\0\0\x0cftypavif\0\0\0\x40meta", b""];
        let bytes = [starts[start], &tail].concat();
        if let Ok(format) = inspect(&bytes) {
            prop_assert!(start < 6 || format != Format::Png || bytes.starts_with(b"\x89PNG"));
        }
    }
}
