//! Link pages: sites where creators list their other addresses. Which of them a creator names, and what a page says.
use std::collections::HashSet;

use super::email::find_emails;
use super::link::link;

/// The sites, each with one page a creator below its name. Others are not followed: a bio may name anything.
pub const HOSTS: &[&str] = &[
    "allmylinks.com",
    "beacons.ai",
    "beacons.page",
    "bio.link",
    "campsite.bio",
    "direct.me",
    "flow.page",
    "hoo.be",
    "link.me",
    "linkbio.co",
    "linkin.bio",
    "linktr.ee",
    "lnk.bio",
    "msha.ke",
    "pillar.io",
    "snipfeed.co",
    "solo.to",
    "stan.store",
    "taplink.cc",
];

/// Pages of one creator that are followed, addresses taken from one page, links taken from one page.
const MOST_PAGES: usize = 2;
const MOST_EMAILS: usize = 10;
const MOST_LINKS: usize = 50;

/// A creator's page on one of the sites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkPage {
    pub host: &'static str,
    /// The creator's name there: letters, digits and `._@-`.
    pub name: String,
}

/// The link pages that a creator's links and bio name, each once.
pub fn pages(links: &[String], bio: Option<&str>) -> Vec<LinkPage> {
    let words = bio
        .unwrap_or_default()
        .split(|c: char| c.is_whitespace() || "|,;()<>[]{}\"'•·".contains(c));
    let mut found: Vec<LinkPage> = Vec::new();
    for text in links.iter().map(String::as_str).chain(words) {
        if let Some(page) = page(text)
            && found.len() < MOST_PAGES
            && !found.contains(&page)
        {
            found.push(page);
        }
    }
    found
}

fn page(text: &str) -> Option<LinkPage> {
    let text = text.trim_matches(|c: char| !c.is_ascii_alphanumeric() && !"_-/".contains(c));
    let rest = match text.split_once("://") {
        Some((scheme, rest)) => {
            (scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http")).then_some(rest)?
        }
        None => text,
    };
    let (site, path) = rest.split_once('/')?;
    let site = site.to_ascii_lowercase();
    let site = site.strip_prefix("www.").unwrap_or(&site);
    let host = HOSTS.iter().find(|host| **host == site)?;
    let name = path.split(['/', '?', '#']).next()?;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._@-".contains(&byte);
    let fits = (1..=64).contains(&name.len())
        && name.bytes().all(plain)
        && name.bytes().any(|b| b.is_ascii_alphanumeric());
    fits.then(|| LinkPage {
        host,
        name: name.to_owned(),
    })
}

/// What a link page says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listed {
    pub emails: Vec<String>,
    /// Addresses elsewhere; those of link pages are left out.
    pub links: Vec<String>,
}

/// Reads a page: the text that is shown and where its anchors lead. What scripts hold is not read, since the sites' own
/// addresses stand there beside the creator's.
pub fn read(html: &str) -> Listed {
    let (text, anchors) = shown(html);
    let mut listed = Listed::default();
    let mut seen = HashSet::new();
    let addresses = anchors
        .iter()
        .filter_map(|href| mail(href))
        .flat_map(|address| find_emails(&address));
    for email in addresses.chain(find_emails(&text)) {
        let domain = email.rsplit('@').next().unwrap_or_default();
        if !is_of_a_site(domain) && listed.emails.len() < MOST_EMAILS && seen.insert(email.clone()) {
            listed.emails.push(email);
        }
    }
    for href in &anchors {
        let Some(url) = web(href) else { continue };
        let host = url.split(['/', '?', '#', ':']).nth(3).unwrap_or_default();
        if !is_of_a_site(host) && listed.links.len() < MOST_LINKS && seen.insert(url.clone()) {
            listed.links.push(url);
        }
    }
    listed
}

/// Whether a host belongs to one of the sites themselves.
fn is_of_a_site(host: &str) -> bool {
    let host = host.to_ascii_lowercase();
    HOSTS.iter().any(|site| {
        host.strip_suffix(site)
            .is_some_and(|front| front.is_empty() || front.ends_with('.'))
    })
}

/// The addresses of a `mailto:`, undone of percent signs.
fn mail(href: &str) -> Option<String> {
    let start = href.get(..7)?;
    start.eq_ignore_ascii_case("mailto:").then_some(())?;
    let mut bytes = Vec::new();
    let mut rest = href[7..].split('?').next()?.bytes();
    while let Some(byte) = rest.next() {
        let mut after = rest.clone();
        let pair = [after.next(), after.next()];
        let digit = |byte: Option<u8>| char::from(byte?).to_digit(16).and_then(|d| u8::try_from(d).ok());
        match (byte, digit(pair[0]), digit(pair[1])) {
            (b'%', Some(high), Some(low)) => {
                bytes.push(high << 4 | low);
                rest = after;
            }
            _ => bytes.push(byte),
        }
    }
    Some(String::from_utf8_lossy(&bytes).replace(',', " "))
}

/// A web address with its scheme; a path on the site itself is none.
fn web(href: &str) -> Option<String> {
    let has_scheme = ["http://", "https://"].iter().any(|scheme| {
        href.get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    });
    has_scheme
        .then(|| link(href))
        .flatten()
        .filter(|url| url.len() <= 2000)
}

/// The text outside of tags, and the `href` of every anchor, with entities undone. One pass, whatever is broken.
fn shown(html: &str) -> (String, Vec<String>) {
    let (mut text, mut anchors) = (String::new(), Vec::new());
    let mut rest = html;
    while let Some(place) = rest.find('<') {
        text.push_str(&rest[..place]);
        rest = &rest[place..];
        if rest.starts_with("<!--") {
            rest = rest.find("-->").map_or("", |end| &rest[end + 3..]);
            continue;
        }
        let is_tag = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c));
        if !is_tag {
            text.push('<');
            rest = &rest[1..];
            continue;
        }
        let end = tag_end(rest);
        let tag = &rest[1..end];
        rest = rest.get(end + 1..).unwrap_or_default();
        let name: String = tag
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_lowercase())
            .collect();
        match name.as_str() {
            "script" | "style" | "noscript" | "template" => rest = after_closing(rest, &name),
            "a" => anchors.extend(href(&tag[1..])),
            _ => {}
        }
        text.push('\n');
    }
    text.push_str(rest);
    (html_escape::decode_html_entities(&text).into_owned(), anchors)
}

/// Where the tag at the start closes; a `>` in quotes does not.
fn tag_end(tag: &str) -> usize {
    let mut quote = None;
    for (place, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return place,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    tag.len()
}

/// What follows the closing tag; nothing where there is none.
fn after_closing<'a>(rest: &'a str, name: &str) -> &'a str {
    let mut from = 0;
    while let Some(place) = rest[from..].find("</") {
        let start = from + place + 2;
        let is_it = rest
            .get(start..start + name.len())
            .is_some_and(|found| found.eq_ignore_ascii_case(name));
        if is_it {
            return rest[start..].find('>').map_or("", |end| &rest[start + end + 1..]);
        }
        from = start;
    }
    ""
}

/// The value of `href` among a tag's attributes.
fn href(attributes: &str) -> Option<String> {
    let mut rest = attributes.trim_start();
    while !rest.is_empty() {
        let end = rest
            .find(|c: char| c.is_whitespace() || c == '=')
            .unwrap_or(rest.len());
        let name = &rest[..end];
        rest = rest[end..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            let (found, left) = match after.chars().next() {
                Some(quote @ ('"' | '\'')) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                _ => after.split_once(char::is_whitespace).unwrap_or((after, "")),
            };
            value = found;
            rest = left.trim_start();
        } else if name.is_empty() {
            // A stray sign that begins nothing.
            rest = &rest[rest.chars().next().map_or(0, char::len_utf8)..];
        }
        if name.eq_ignore_ascii_case("href") {
            return Some(html_escape::decode_html_entities(value.trim()).into_owned());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn named(links: &[&str], bio: &str) -> Vec<String> {
        let links: Vec<String> = links.iter().map(|text| (*text).to_owned()).collect();
        let found = pages(&links, Some(bio));
        found
            .iter()
            .map(|page| format!("{}/{}", page.host, page.name))
            .collect()
    }

    #[test]
    fn link_pages_are_found_in_links_and_bios_and_nothing_else_is() {
        assert_eq!(
            named(
                &["http://www.LinkTr.ee/Zoe.x?utm=1"],
                "all here 👉beacons.ai/zoe!"
            ),
            ["linktr.ee/Zoe.x", "beacons.ai/zoe"]
        );
        assert_eq!(
            named(&["https://linktr.ee/zoe", "linktr.ee/zoe/"], "linktr.ee/zoe"),
            ["linktr.ee/zoe"]
        );
        for other in [
            "https://linktr.ee",
            "https://linktr.ee/",
            "https://linktr.ee/../x",
            "https://linktr.ee/%2e%2e",
            "https://linktr.ee@evil.example/x",
            "https://linktr.ee:8080/x",
            "https://evil.example/linktr.ee/x",
            "https://linktr.ee.evil.example/x",
            "https://evil-linktr.ee/x",
            "javascript://linktr.ee/x",
            "https://127.0.0.1/x",
        ] {
            assert!(named(&[other], other).is_empty(), "{other}");
        }
        assert_eq!(named(&["lnk.bio/a", "lnk.bio/b", "lnk.bio/c"], "").len(), 2);
    }

    #[test]
    fn a_page_tells_the_addresses_it_shows_and_none_of_the_site() {
        let html = r##"<!doctype html><html><head><title>Zoe</title><style>a@b.example</style>
            <script>{"support":"help@cdn.example","dsn":"https://k@o1.ingest.example/1"}</script></head><body>
            <!-- old@zoe.example --><h1>Zoe &amp; co</h1><p>Business: zoe (at) studio [dot] example</p>
            <a class="x" data-x="a>b" href="mailto:Press%40zoe.example?subject=Hi">Press</a>
            <a href='https://shop.example/zoe?a=1&amp;b=2'>Shop</a><a href=https://www.youtube.com/@zoe>Videos</a>
            <a href="https://shop.example/zoe?a=1&amp;b=2">Again</a><a href="javascript:alert(1)">x</a><a href="/login">In</a>
            <a href="https://linktr.ee/s/about">Linktree</a><a href="https://help.linktr.ee/">Help</a>
            <p>abuse@linktr.ee</p><a>none</a></body></html>"##;
        let listed = read(html);
        assert_eq!(listed.emails, ["press@zoe.example", "zoe@studio.example"]);
        assert_eq!(
            listed.links,
            ["https://shop.example/zoe?a=1&b=2", "https://www.youtube.com/@zoe"]
        );
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(html in "(<|>|a|/|!|--|script|href|=|\"|'| |é|@|\\.|mailto:|%4|x){0,60}", any in any::<String>()) {
            read(&html);
            read(&any);
            for page in pages(&[html], Some(&any)) {
                prop_assert!(HOSTS.contains(&page.host) && !page.name.contains(['/', '%', ':']));
            }
        }
    }
}
