//! What a picture is: which hosts serve them, what their first bytes say, and how large they are.
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::discovery::platform::Platform;

/// The most pixels of a picture that is passed on: a small file can name a canvas that fills a browser's memory.
const MOST_PIXELS: u64 = 4096 * 4096;

/// The hosts that the networks' answers name for avatars and thumbnails, each with all names below it.
pub fn hosts(platform: Platform) -> &'static [&'static str] {
    match platform {
        Platform::TikTok => &["tiktokcdn.com", "tiktokcdn-us.com", "tiktokcdn-eu.com"],
        Platform::Instagram => &["cdninstagram.com", "fbcdn.net"],
        Platform::YouTube => &["yt3.ggpht.com", "yt3.googleusercontent.com", "i.ytimg.com"],
    }
}

/// A kind of picture that every browser shows and that can hold no script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Jpeg,
    Png,
    WebP,
    Gif,
    Avif,
}

impl Format {
    pub const ALL: [Format; 5] = [Format::Jpeg, Format::Png, Format::WebP, Format::Gif, Format::Avif];

    pub const fn media_type(self) -> &'static str {
        match self {
            Format::Jpeg => "image/jpeg",
            Format::Png => "image/png",
            Format::WebP => "image/webp",
            Format::Gif => "image/gif",
            Format::Avif => "image/avif",
        }
    }
}

/// Why bytes are not passed on as a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    #[error("it is no JPEG, PNG, WebP, GIF or AVIF")]
    Kind,
    #[error("its header breaks off or says no size")]
    Header,
    #[error("it has {width} × {height} pixels, and {MOST_PIXELS} are the most")]
    Size { width: u32, height: u32 },
}

/// The kind of a picture, by its bytes alone: what a server calls it does not count.
pub fn inspect(bytes: &[u8]) -> Result<Format, Unfit> {
    let (format, size) = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        (Format::Png, png(bytes))
    } else if bytes.starts_with(b"\xff\xd8\xff") {
        (Format::Jpeg, jpeg(bytes))
    } else if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
        (Format::Gif, gif(bytes))
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        (Format::WebP, webp(bytes))
    } else if bytes.get(4..8) == Some(b"ftyp") && matches!(bytes.get(8..12), Some(b"avif" | b"avis")) {
        (Format::Avif, avif(bytes))
    } else {
        return Err(Unfit::Kind);
    };
    match size {
        Some((width, height)) if width > 0 && height > 0 => {
            if u64::from(width) * u64::from(height) > MOST_PIXELS {
                return Err(Unfit::Size { width, height });
            }
            Ok(format)
        }
        _ => Err(Unfit::Header),
    }
}

fn big(bytes: &[u8], at: usize, size: usize) -> Option<u32> {
    let part = bytes.get(at..at.checked_add(size)?)?;
    Some(part.iter().fold(0, |number, byte| number << 8 | u32::from(*byte)))
}

fn little(bytes: &[u8], at: usize, size: usize) -> Option<u32> {
    let part = bytes.get(at..at.checked_add(size)?)?;
    Some(
        part.iter()
            .rev()
            .fold(0, |number, byte| number << 8 | u32::from(*byte)),
    )
}

fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    (bytes.get(12..16)? == b"IHDR").then_some(())?;
    Some((big(bytes, 16, 4)?, big(bytes, 20, 4)?))
}

fn gif(bytes: &[u8]) -> Option<(u32, u32)> {
    Some((little(bytes, 6, 2)?, little(bytes, 8, 2)?))
}

/// Goes from segment to segment to the frame's header.
fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut at = 2;
    loop {
        (*bytes.get(at)? == 0xff).then_some(())?;
        let marker = *bytes.get(at + 1)?;
        match marker {
            // Filling before a marker, and markers without content.
            0xff => at += 1,
            0x01 | 0xd0..=0xd7 => at += 2,
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                return Some((big(bytes, at + 7, 2)?, big(bytes, at + 5, 2)?));
            }
            // The picture's data or end without a frame before.
            0xda | 0xd9 => return None,
            _ => {
                let length = usize::try_from(big(bytes, at + 2, 2)?).ok()?;
                (length >= 2).then_some(())?;
                at += 2 + length;
            }
        }
    }
}

fn webp(bytes: &[u8]) -> Option<(u32, u32)> {
    match bytes.get(12..16)? {
        b"VP8 " => {
            (bytes.get(23..26)? == b"\x9d\x01\x2a").then_some(())?;
            Some((little(bytes, 26, 2)? & 0x3fff, little(bytes, 28, 2)? & 0x3fff))
        }
        b"VP8L" => {
            (*bytes.get(20)? == 0x2f).then_some(())?;
            let sizes = little(bytes, 21, 4)?;
            Some(((sizes & 0x3fff) + 1, (sizes >> 14 & 0x3fff) + 1))
        }
        b"VP8X" => Some((little(bytes, 24, 3)? + 1, little(bytes, 27, 3)? + 1)),
        _ => None,
    }
}

/// The largest of the sizes that its items have.
fn avif(bytes: &[u8]) -> Option<(u32, u32)> {
    let meta = first_box(bytes, b"meta")?;
    // A version and flags stand before the boxes within.
    let properties = first_box(first_box(meta.get(4..)?, b"iprp")?, b"ipco")?;
    boxes(properties)
        .filter(|(kind, _)| kind == b"ispe")
        .filter_map(|(_, content)| Some((big(content, 4, 4)?, big(content, 8, 4)?)))
        .max_by_key(|(width, height)| u64::from(*width) * u64::from(*height))
}

fn first_box<'a>(bytes: &'a [u8], wanted: &[u8; 4]) -> Option<&'a [u8]> {
    boxes(bytes)
        .find(|(kind, _)| kind == wanted)
        .map(|(_, content)| content)
}

/// The boxes that stand one after the other, up to the first that breaks off.
fn boxes(mut bytes: &[u8]) -> impl Iterator<Item = ([u8; 4], &[u8])> {
    std::iter::from_fn(move || {
        let kind: [u8; 4] = bytes.get(4..8)?.try_into().ok()?;
        let length = match usize::try_from(big(bytes, 0, 4)?).ok()? {
            // To the end of the file.
            0 => bytes.len(),
            length => length,
        };
        let content = bytes.get(8..length)?;
        bytes = bytes.get(length..)?;
        Some((kind, content))
    })
}

/// The name of a picture in the cache: whose it is and where it comes from. A new address is another picture.
pub fn key(creator: Uuid, post: Option<&str>, address: &str) -> String {
    let mut digest = Sha256::new();
    digest.update(creator.as_bytes());
    // Each part with its length, so that no text can pass for two parts.
    for part in [post.unwrap_or_default(), address] {
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part.as_bytes());
    }
    hex(&digest.finalize())
}

/// What a browser compares a picture by.
pub fn tag(bytes: &[u8]) -> String {
    format!("\"{}\"", &hex(&Sha256::digest(bytes))[..32])
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
