//! E-mail addresses in bios and descriptions, hidden ones included; precision before recall.
//!
//! Four passes, each linear in the length of the text: clean (entities, width, invisible characters),
//! drop web addresses, undo disguises, then look around every `@`.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

use super::keywords::is_invisible;

/// The addresses in `text`: lower-cased, in first-seen order, no repeats.
///
/// `text` is decoded text, never raw JSON: in raw JSON `\n@name` reads as `n@name`. Disguises such as
/// `jane (at) example [dot] com` and `jane at example dot com` are undone. Mentions (`@a@b.social`),
/// file names (`icon@2x.png`), addresses inside links and `git@host:path` are not e-mail.
pub fn find_emails(text: &str) -> Vec<String> {
    let clean = clean(text);
    let bare = without_web_addresses(&clean);
    let plain = spelled_out(&bracketed(&bare));
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    for at in plain
        .iter()
        .enumerate()
        .filter(|(_, c)| **c == '@')
        .map(|(i, _)| i)
    {
        if let Some(address) = address_around(&plain, at)
            && seen.insert(address.clone())
        {
            found.push(address);
        }
    }
    found
}

/// HTML entities undone (twice: some sources escape escaped text), NFKC, nothing invisible.
fn clean(text: &str) -> Vec<char> {
    let once = html_escape::decode_html_entities(text);
    let twice = html_escape::decode_html_entities(&once);
    twice
        .nfkc()
        .filter(|c| !is_invisible(*c))
        .map(|c| if c == '’' { '\'' } else { c })
        .collect()
}

/// Takes out scheme, credentials, host and path of links and the `mailto:` prefix. Query values stay,
/// percent-decoded, since `?email=a@b.com` shows an address.
fn without_web_addresses(text: &[char]) -> Vec<char> {
    let ends_link = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"');
    let mut out: Vec<char> = Vec::with_capacity(text.len());
    let mut in_query = false;
    let mut i = 0;
    while i < text.len() {
        let c = text[i];
        if text[i..].starts_with(&[':', '/', '/']) {
            while out.last().is_some_and(char::is_ascii_alphanumeric) {
                out.pop();
            }
            out.push(' ');
            let after = &text[i..];
            let stop = after.iter().position(|c| *c == '?' || ends_link(*c));
            i += stop.unwrap_or(after.len());
            in_query = text.get(i) == Some(&'?');
        } else if c == ':' && ends_with_word(&out, "mailto") {
            out.truncate(out.len() - "mailto".len());
            in_query = true;
            i += 1;
        } else if in_query && ends_link(c) {
            in_query = false;
            out.push(c);
            i += 1;
        } else if in_query && matches!(c, '?' | '&' | '=' | ';' | '#') {
            out.push(' ');
            i += 1;
        } else if let Some(decoded) = percent_decoded(&text[i..]).filter(|_| in_query) {
            out.push(decoded);
            i += 3;
        } else {
            out.push(c);
            i += 1;
        }
    }
    out
}

fn ends_with_word(text: &[char], word: &str) -> bool {
    let mut end = text.iter().rev().map(char::to_ascii_lowercase);
    word.chars().rev().all(|c| end.next() == Some(c))
}

fn percent_decoded(text: &[char]) -> Option<char> {
    let [_, high, low] = text.strip_prefix(&['%']).map(|_| text.first_chunk::<3>())??;
    let code = high.to_digit(16)? * 16 + low.to_digit(16)?;
    let decoded = char::from_u32(code).filter(char::is_ascii)?;
    Some(if decoded.is_ascii_graphic() { decoded } else { ' ' })
}

/// `[at]`, `(dot)` and their kind, with the blanks around them, become `@` and `.`.
fn bracketed(text: &[char]) -> Vec<char> {
    let mut out: Vec<char> = Vec::with_capacity(text.len());
    let mut i = 0;
    while i < text.len() {
        if let Some((sign, length)) = bracketed_sign(&text[i..]) {
            while out.last().is_some_and(is_blank) {
                out.pop();
            }
            out.push(sign);
            i += length;
            i += text[i..].iter().take_while(|c| is_blank(c)).count();
        } else {
            out.push(text[i]);
            i += 1;
        }
    }
    out
}

/// Blanks within a line; a disguise does not span lines.
fn is_blank(c: &char) -> bool {
    *c == ' ' || *c == '\t'
}

/// The sign a bracket at the start of `text` stands for, and how many characters it takes.
fn bracketed_sign(text: &[char]) -> Option<(char, usize)> {
    const LONGEST: usize = 14;
    let close = match text.first()? {
        '[' => ']',
        '(' => ')',
        '{' => '}',
        '<' => '>',
        _ => return None,
    };
    let end = text.iter().take(LONGEST).position(|c| *c == close)?;
    let word: String = text[1..end].iter().collect();
    let sign = match word.trim().to_lowercase().as_str() {
        "at" | "@" | "a" | "arroba" => '@',
        "dot" | "." | "punto" | "ponto" | "punkt" => '.',
        _ => return None,
    };
    Some((sign, end + 1))
}

/// `jane at example dot com` and `jane @ example . com`, line by line. Only both signs together count:
/// "Engineer @ example.com" names an employer and "see you at the gym" nothing.
fn spelled_out(text: &[char]) -> Vec<char> {
    let mut out = Vec::with_capacity(text.len());
    for line in text.split(|c| *c == '\n') {
        let words: Vec<&[char]> = line
            .split(|c| c.is_whitespace())
            .filter(|w| !w.is_empty())
            .collect();
        let mut i = 0;
        while i < words.len() {
            let taken = spelled_domain(&words[i..]).filter(|_| ends_a_local_part(&out, words[i]));
            if let Some((domain, count)) = taken {
                out.push('@');
                out.extend(domain.chars());
                i += count;
            } else {
                // "jane dot doe at …": the dot belongs to the name only if an "at" follows.
                let named = words.get(i + 2).is_some_and(|w| sign(w) == Some(Sign::AtWord));
                if named && sign(words[i]) == Some(Sign::Dot) && i > 0 {
                    out.push('.');
                    out.extend(words[i + 1]);
                    i += 2;
                } else {
                    out.push(' ');
                    out.extend(words[i]);
                    i += 1;
                }
            }
        }
        out.push('\n');
    }
    out
}

#[derive(PartialEq, Clone, Copy)]
enum Sign {
    AtWord,
    At,
    Dot,
}

fn sign(word: &[char]) -> Option<Sign> {
    let is = |text: &str| word.len() == text.len() && ends_with_word(word, text);
    if is("at") || is("arroba") {
        Some(Sign::AtWord)
    } else if is("@") {
        Some(Sign::At)
    } else if is("dot") || is("punto") || is(".") {
        Some(Sign::Dot)
    } else {
        None
    }
}

/// Reads "at example dot com" from the start of `words`: the domain, and how many words it took.
fn spelled_domain(words: &[&[char]]) -> Option<(String, usize)> {
    let at = sign(words.first()?).filter(|s| *s != Sign::Dot)?;
    // "look at this . wow" is prose: a spelled "at" needs a spelled "dot".
    let is_dot = |w: &[char]| sign(w) == Some(Sign::Dot) && (at == Sign::At || w.len() > 1);
    let label = |word: &[char]| -> Option<String> {
        let text: String = word.iter().collect();
        let letters = text.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '"']);
        let ok = letters.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        (ok && !letters.is_empty() && sign(word).is_none()).then(|| letters.to_owned())
    };
    let mut domain = label(words.get(1)?)?;
    let mut best = None;
    let mut used = 2;
    while let [dot, next, ..] = &words[used..]
        && is_dot(dot)
        && let Some(part) = label(next)
    {
        domain = format!("{domain}.{part}");
        used += 2;
        if is_common_ending(&part) {
            best = Some((domain.clone(), used));
        }
        // No real domain has more labels than this.
        if used > 10 {
            break;
        }
    }
    best
}

/// Whether what is written so far ends in a word that can be the name before the "at".
fn ends_a_local_part(written: &[char], at: &[char]) -> bool {
    /// Words that stand before "at" in ordinary sentences: "find me at example dot com".
    const PROSE: [&str; 16] = [
        "me",
        "us",
        "it",
        "look",
        "find",
        "visit",
        "shop",
        "here",
        "out",
        "store",
        "site",
        "website",
        "online",
        "is",
        "available",
        "more",
    ];
    let length = written.iter().rev().take_while(|c| is_local(**c)).count();
    let name: String = written[written.len() - length..].iter().collect();
    let prose = sign(at) == Some(Sign::AtWord) && PROSE.contains(&name.to_lowercase().as_str());
    !prose && name.ends_with(char::is_alphanumeric)
}

/// Endings believed where the address is guessed from words: any country's two letters, and these.
fn is_common_ending(label: &str) -> bool {
    const ENDINGS: [&str; 34] = [
        "com", "net", "org", "info", "biz", "edu", "gov", "app", "dev", "shop", "store", "online", "site",
        "agency", "studio", "media", "email", "mail", "live", "tech", "club", "blog", "art", "design",
        "music", "pro", "xyz", "world", "social", "life", "fit", "fitness", "team", "digital",
    ];
    let lower = label.to_ascii_lowercase();
    (lower.len() == 2 && lower.chars().all(|c| c.is_ascii_alphabetic())) || ENDINGS.contains(&lower.as_str())
}

fn is_local(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-' | '\'')
}

/// The address whose `@` is at index `at`, if there is one.
fn address_around(text: &[char], at: usize) -> Option<String> {
    let (domain, end) = domain_after(text, at + 1)?;
    let local = local_before(text, at, domain.is_ascii())?;
    // "git@github.com:user/repo" is a remote, not a mailbox.
    if local == "git" && text.get(end) == Some(&':') {
        return None;
    }
    // "IG@jane.doe" gives a handle on a network, unless what follows is a well-known ending.
    const NETWORKS: [&str; 9] = [
        "ig",
        "insta",
        "instagram",
        "tt",
        "tiktok",
        "snap",
        "snapchat",
        "yt",
        "youtube",
    ];
    let ending = domain.rsplit('.').next().unwrap_or_default();
    if NETWORKS.contains(&local.as_str()) && !is_common_ending(ending) {
        return None;
    }
    Some(format!("{local}@{domain}"))
}

fn local_before(text: &[char], at: usize, ascii_domain: bool) -> Option<String> {
    let mut start = at;
    let mut seen_latin = false;
    while start > 0 && is_local(text[start - 1]) {
        let c = text[start - 1];
        // "联系mei@example.com": text of another script touches the address.
        if !is_latin(c) && (seen_latin || ascii_domain && is_unspaced_or_rtl(c)) {
            break;
        }
        // "Mail...jane@": three dots are an ellipsis before the address.
        if c == '.' && start > 2 && text[start - 3..start] == ['.', '.', '.'] {
            break;
        }
        seen_latin |= c.is_alphanumeric() && is_latin(c);
        start -= 1;
    }
    if start > 0 && matches!(text[start - 1], '@' | '/') {
        return None;
    }
    let written: String = text[start..at].iter().collect();
    let local = written
        .trim_start_matches(['.', '-', '+', '%', '\''])
        .to_lowercase();
    let whole = !local.contains("..") && !local.ends_with(['.', '\'', '%']);
    let named = local.contains(char::is_alphanumeric) && local.chars().count() <= 64;
    (whole && named).then_some(local)
}

/// The domain that begins at `start`, lower-cased, and the index after it.
fn domain_after(text: &[char], start: usize) -> Option<(String, usize)> {
    let run = text[start..]
        .iter()
        .take_while(|c| c.is_alphanumeric() || **c == '-' || **c == '.')
        .count();
    let run = &text[start..start + run];
    let ellipsis = run.windows(2).position(|pair| pair == ['.', '.']);
    let mut run = &run[..ellipsis.unwrap_or(run.len())];
    // "example.com商务": stop where another script begins, if a domain is complete by then.
    let foreign = run.iter().position(|c| !is_latin(*c));
    if let Some(foreign) = foreign
        && domain_of(&run[..foreign]).is_some()
    {
        run = &run[..foreign];
    }
    let domain = domain_of(run)?;
    let end = start + domain.chars().count();
    Some((domain.to_lowercase(), end))
}

/// Checks the labels of `run` and cuts off what is glued to its end.
fn domain_of(run: &[char]) -> Option<String> {
    const FILES: [&str; 22] = [
        "png", "jpg", "jpeg", "webp", "svg", "gif", "heic", "heif", "avif", "bmp", "ico", "tif", "tiff",
        "mp4", "mov", "mp3", "webm", "pdf", "css", "js", "json", "html",
    ];
    let written: String = run.iter().collect();
    let mut labels: Vec<&str> = written.trim_end_matches(['.', '-']).split('.').collect();
    // "example.com-business": the ending is letters only, so a dash ends it.
    if let Some(last) = labels.last_mut()
        && !last.starts_with("xn--")
    {
        *last = last.split('-').next().unwrap_or_default();
    }
    // "gmail.com.Follow me": a sentence begins; only countries (two letters) stand after .com.
    if let [_, .., "com" | "net" | "org", last] = labels[..]
        && last.chars().count() > 2
    {
        labels.pop();
    }
    let [first, .., last] = labels[..] else {
        return None;
    };
    let is_label = |label: &&str| {
        let mixed = label.starts_with(is_latin) && label.contains(|c| !is_latin(c));
        let length = label.chars().count();
        (1..=63).contains(&length) && !label.starts_with('-') && !label.ends_with('-') && !mixed
    };
    let letters = last.chars().count() >= 2 && last.chars().all(char::is_alphabetic);
    // "pkg@1.2.3-beta.rc" is a version.
    let number = |label: &str| label.chars().all(|c| c.is_ascii_digit());
    let version = labels.len() > 2 && number(first) && number(labels[1]);
    let lower = last.to_lowercase();
    let valid = labels.iter().all(is_label)
        && written.chars().count() <= 253
        && (letters || last.starts_with("xn--"))
        && !version
        && !FILES.contains(&lower.as_str());
    valid.then(|| labels.join("."))
}

/// ASCII and the letters of European Latin alphabets.
fn is_latin(c: char) -> bool {
    c.is_ascii() || matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{300}'..='\u{36f}')
}

/// Letters of scripts that touch an address without a blank, or run the other way: Han, kana, Hangul,
/// Arabic, Hebrew.
fn is_unspaced_or_rtl(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests;
