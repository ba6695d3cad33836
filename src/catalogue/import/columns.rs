//! Column recognition: which of a file's columns (or JSON keys) is which of our fields, and which network they betray.

use std::collections::HashMap;
use std::path::Path;

use unicode_normalization::UnicodeNormalization;

use super::error::{ImportError, quoted_list};
use super::field::Field;
use super::synonyms::{AUTHOR_PREFIXES, EITHER, POST_MARKERS, POST_PREFIXES, POSTS, PROFILES, Synonyms};
use crate::discovery::platform::Platform;

/// What a row describes: the same header (`title`, `likes`, `url`) means other things in each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    Profiles,
    Posts,
}

/// The recognised columns of one file.
#[derive(Debug)]
pub(super) struct Columns {
    layout: Layout,
    fields_of: HashMap<String, Vec<Field>>,
    /// Pairs in the order they were recognised.
    mapping: Vec<(String, Field)>,
    /// Fields given by hand, which recognition must not touch.
    by_hand: Vec<Field>,
}

impl Columns {
    /// Recognises `keys` and applies `map` (our field, their column) over it.
    pub fn recognise(keys: &[String], map: &[(String, String)]) -> Result<Columns, ImportError> {
        let normal: Vec<String> = keys.iter().map(|key| normalise(key)).collect();
        let layout = if normal.iter().any(|key| is_post_marker(key)) {
            Layout::Posts
        } else {
            Layout::Profiles
        };
        let mut columns = Columns {
            layout,
            fields_of: HashMap::new(),
            mapping: Vec::new(),
            by_hand: Vec::new(),
        };
        for (field, column) in map {
            columns.assign(field, column, keys)?;
        }
        let mut ranked: Vec<(usize, usize, Field)> = Vec::new();
        for (position, key) in normal.iter().enumerate() {
            if let Some((field, rank)) = lookup(key, layout) {
                ranked.push((rank, position, field));
            }
        }
        // The best synonym of a field wins, the leftmost among equals; the mapping is shown in the file's order.
        ranked.sort_unstable();
        let mut won: Vec<(usize, Field)> = Vec::new();
        for (_, position, field) in ranked {
            let taken = won.iter().any(|(_, other)| *other == field);
            if !columns.by_hand.contains(&field) && (field.is_list() || !taken) {
                won.push((position, field));
            }
        }
        won.sort_unstable();
        for (position, field) in won {
            columns.add(&keys[position], field);
        }
        for key in keys {
            columns.fields_of.entry(key.clone()).or_default();
        }
        Ok(columns)
    }

    fn assign(&mut self, name: &str, column: &str, keys: &[String]) -> Result<(), ImportError> {
        let field = Field::named(name).ok_or_else(|| ImportError::UnknownField {
            field: name.to_owned(),
            known: Field::known(),
        })?;
        let exact = keys.iter().find(|key| key.as_str() == column);
        let found = exact.or_else(|| keys.iter().find(|key| normalise(key) == normalise(column)));
        let Some(key) = found else {
            return Err(ImportError::MissingColumn {
                field: field.name(),
                column: column.to_owned(),
                found: quoted_list(keys),
            });
        };
        if self.by_hand.contains(&field) && !field.is_list() {
            return Err(ImportError::MappedTwice { field: field.name() });
        }
        self.by_hand.push(field);
        self.add(key, field);
        Ok(())
    }

    fn add(&mut self, key: &str, field: Field) {
        let fields = self.fields_of.entry(key.to_owned()).or_default();
        if !fields.contains(&field) {
            fields.push(field);
            self.mapping.push((key.to_owned(), field));
        }
    }

    /// The fields `key` fills. A JSON key first met after the start is recognised when its field is still free.
    pub fn fields_of(&mut self, key: &str) -> &[Field] {
        if !self.fields_of.contains_key(key) {
            let found = lookup(&normalise(key), self.layout).map(|(field, _)| field);
            self.fields_of.insert(key.to_owned(), Vec::new());
            if let Some(field) = found
                && !self.by_hand.contains(&field)
                && (field.is_list() || !self.has(field))
            {
                self.add(key, field);
            }
        }
        self.fields_of.get(key).map_or(&[], Vec::as_slice)
    }

    pub fn has(&self, field: Field) -> bool {
        self.mapping.iter().any(|(_, mapped)| *mapped == field)
    }

    pub fn is_by_hand(&self, field: Field) -> bool {
        self.by_hand.contains(&field)
    }

    /// Whether a column can say who a creator is.
    pub fn has_identity(&self) -> bool {
        [Field::ExternalId, Field::Handle, Field::Name, Field::ProfileUrl]
            .iter()
            .any(|field| self.has(*field))
    }

    pub fn layout(&self) -> Layout {
        self.layout
    }

    /// Column and field name, for a printed summary.
    pub fn mapping(&self) -> Vec<(String, String)> {
        self.mapping
            .iter()
            .map(|(key, field)| (key.clone(), field.name().to_owned()))
            .collect()
    }

    /// The network that the columns betray, if they agree on one.
    pub fn platform(&self, keys: &[String]) -> Option<Platform> {
        let normal: Vec<String> = keys.iter().map(|key| normalise(key)).collect();
        let has = |name: &str| {
            normal
                .iter()
                .any(|key| key == name || key.rsplit('.').next() == Some(name))
        };
        let tiktok = normal.iter().any(|key| key.starts_with("authormeta."))
            || ["diggcount", "secuid", "awemeid", "commerceuser", "webvideourl"]
                .iter()
                .any(|name| has(name))
            || (has("signature") && (has("heartcount") || has("biolink") || has("uniqueid")));
        let youtube = ["channeltitle", "channelid"].iter().any(|name| has(name));
        let instagram = [
            "isbusinessaccount",
            "edgefollowedby",
            "igtvvideocount",
            "ownerusername",
        ]
        .iter()
        .any(|name| has(name))
            || normal.iter().any(|key| key.contains("edgefollowedby."));
        let mut signs: Vec<Platform> = [
            (tiktok, Platform::TikTok),
            (instagram, Platform::Instagram),
            (youtube, Platform::YouTube),
        ]
        .iter()
        .filter(|(seen, _)| *seen)
        .map(|(_, platform)| *platform)
        .collect();
        // "TikTok handle" and the like, in the columns that identify the creator.
        for (key, field) in &self.mapping {
            if matches!(
                field,
                Field::ExternalId | Field::Handle | Field::ProfileUrl | Field::Followers
            ) {
                signs.extend(named_in(key));
            }
        }
        signs.sort_unstable();
        signs.dedup();
        <[Platform; 1]>::try_from(signs).ok().map(|[platform]| platform)
    }
}

/// Whether `keys` alone would tell who a creator is; used to tell one creator from an envelope around many.
pub(super) fn identifies(keys: &[String]) -> bool {
    Columns::recognise(keys, &[]).is_ok_and(|columns| columns.has_identity())
}

/// The network named in the file's name, else in its folder's name.
pub(super) fn platform_of_path(path: &Path) -> Option<Platform> {
    let name = path.file_name();
    let folder = path.parent().and_then(Path::file_name);
    [name, folder]
        .into_iter()
        .flatten()
        .find_map(|part| named_in(&part.to_string_lossy()))
}

/// The one network named in `text`; two names are no answer.
fn named_in(text: &str) -> Option<Platform> {
    let normal = normalise(text);
    let named = |platform: &Platform| normal.contains(&platform.as_str().to_lowercase());
    let mut found = Platform::ALL.into_iter().filter(named);
    found.next().filter(|_| found.next().is_none())
}

fn is_post_marker(key: &str) -> bool {
    POST_MARKERS.contains(&key)
        || key.starts_with("authormeta.")
        || POST_PREFIXES.iter().any(|prefix| {
            let rest = key.strip_prefix(prefix);
            rest.is_some_and(|rest| {
                POST_MARKERS.contains(&rest) || matches!(rest, "url" | "description" | "title")
            })
        })
}

/// Ranks of keys inside an object come after those of the row itself, and those of vague names come last.
const INNER: usize = 50;
const VAGUE: usize = 100;

/// The field a normalised key stands for, and how good a synonym it is (0 is best).
fn lookup(key: &str, layout: Layout) -> Option<(Field, usize)> {
    if let Some(rest) = key.strip_prefix("authormeta.") {
        // In this export `name` is the handle and `nickName` the shown name.
        return match rest {
            "name" => Some((Field::Handle, 0)),
            "video" => Some((Field::PostCount, 0)),
            _ => find(PROFILES, rest).or_else(|| find(EITHER, rest)),
        };
    }
    if let Some(rest) = AUTHOR_PREFIXES.iter().find_map(|prefix| key.strip_prefix(prefix)) {
        let found = find(EITHER, rest).or_else(|| find(PROFILES, rest));
        return found.map(|(field, rank)| (field, rank + INNER));
    }
    if layout == Layout::Posts
        && let Some(rest) = POST_PREFIXES.iter().find_map(|prefix| key.strip_prefix(prefix))
    {
        let rest = rest.strip_prefix("statistics.").unwrap_or(rest);
        return find(POSTS, rest).map(|(field, rank)| (field, rank + INNER));
    }
    let own = match layout {
        Layout::Profiles => PROFILES,
        Layout::Posts => POSTS,
    };
    // "channel_id" says more than "id".
    let vague = || find(own, key).map(|(field, rank)| (field, rank + VAGUE));
    let found = find(EITHER, key).or_else(vague);
    // "follower.count", as R writes it.
    found.or_else(|| {
        let joined = key.replace('.', "");
        (joined != key && !key.contains(".."))
            .then(|| find(EITHER, &joined))
            .flatten()
    })
}

fn find(table: Synonyms, key: &str) -> Option<(Field, usize)> {
    table.iter().find_map(|(field, names)| {
        names
            .split_whitespace()
            .position(|name| name == key)
            .map(|rank| (*field, rank))
    })
}

/// Lower case without accents, blanks, underscores and punctuation. `/` and `.` become `.`, the path of a nested value.
pub(super) fn normalise(key: &str) -> String {
    let mut normal = String::with_capacity(key.len());
    for letter in key.nfkd().flat_map(char::to_lowercase) {
        match letter {
            '.' | '/' => normal.push('.'),
            'ß' => normal.push_str("ss"),
            _ if letter.is_alphanumeric() => normal.push(letter),
            _ => {}
        }
    }
    normal.trim_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(header: &str) -> Vec<String> {
        header.split(',').map(str::to_owned).collect()
    }

    fn mapped(header: &str) -> Vec<(String, String)> {
        Columns::recognise(&keys(header), &[]).unwrap().mapping()
    }

    fn field(column: &str) -> Option<String> {
        mapped(&format!("{column},x"))
            .first()
            .map(|(_, field)| field.clone())
    }

    #[test]
    fn headers_are_recognised_in_five_languages_and_any_spelling() {
        for (header, expected) in [
            ("User Name", "handle"),
            ("SCREEN_NAME", "handle"),
            ("@username", "handle"),
            ("usuario", "handle"),
            ("Nom d'utilisateur", "handle"),
            ("Benutzername", "handle"),
            ("Full name", "name"),
            ("nick-name", "name"),
            ("Nombre", "name"),
            ("Subscriber Count", "followers"),
            ("Abonnés", "followers"),
            ("Nombre d'abonnés", "followers"),
            ("seguidores", "followers"),
            ("Follower", "followers"),
            ("follower.count", "followers"),
            ("Biografía", "bio"),
            ("About", "bio"),
            ("E-mail", "email"),
            ("correo electrónico", "email"),
            ("Courriel", "email"),
            ("Profile URL", "profile_url"),
            ("Website", "link"),
            ("Red social", "platform"),
            ("País", "country"),
            ("Is Verified?", "verified"),
            ("profile_pic_url", "avatar_url"),
            ("Channel ID", "external_id"),
            ("user.uniqueId", "handle"),
            ("creator/uniqueId", "handle"),
        ] {
            assert_eq!(field(header).as_deref(), Some(expected), "{header}");
        }
        for header in ["Followers (M)", "engagement rate", "notes", "", "#"] {
            assert_eq!(field(header), None, "{header}");
        }
    }

    #[test]
    fn the_best_synonym_wins_and_lists_take_all() {
        let mapping = mapped("account,username,email,business email,id,channel_id");
        let pair = |key: &str, field: &str| (key.to_owned(), field.to_owned());
        assert_eq!(
            mapping,
            [
                pair("username", "handle"),
                pair("email", "email"),
                pair("business email", "email"),
                pair("channel_id", "external_id")
            ]
        );
    }

    #[test]
    fn the_same_header_means_the_post_in_a_file_of_posts() {
        let mapping = mapped("video_id,title,channel_title,likes,description,id");
        let of = |key: &str| {
            mapping
                .iter()
                .find(|(column, _)| column == key)
                .map(|(_, field)| field.as_str())
        };
        assert_eq!(of("likes"), Some("post_likes"));
        assert_eq!(of("description"), Some("post_text"));
        assert_eq!(of("id"), None, "a second id is not taken for the creator's");
        assert_eq!(field("likes").as_deref(), Some("likes"));
        assert_eq!(field("description").as_deref(), Some("bio"));
    }

    #[test]
    fn platforms_show_in_columns_and_paths() {
        let platform = |header: &str| {
            Columns::recognise(&keys(header), &[])
                .unwrap()
                .platform(&keys(header))
        };
        assert_eq!(
            platform("username,signature,commerceUser"),
            Some(Platform::TikTok)
        );
        assert_eq!(platform("video_id,channel_title"), Some(Platform::YouTube));
        assert_eq!(
            platform("Instagram username,followers"),
            Some(Platform::Instagram)
        );
        assert_eq!(platform("username,followers,instagram"), None);
        assert_eq!(platform("channel_title,secUid"), None, "two signs are no answer");
        let path = |text: &str| platform_of_path(Path::new(text));
        assert_eq!(path("exports/TikTok-2024.csv"), Some(Platform::TikTok));
        assert_eq!(path("data/youtube/x.csv"), Some(Platform::YouTube));
        assert_eq!(path("tiktok-instagram.csv"), None);
        assert_eq!(path("youtube/a/b.csv"), None);
    }

    #[test]
    fn a_map_overrides_and_its_mistakes_are_explained() {
        let header = keys("Konto,Abos,followers");
        let map = |field: &str, column: &str| vec![(field.to_owned(), column.to_owned())];
        let columns = Columns::recognise(&header, &map("followers", "abos")).unwrap();
        assert_eq!(columns.mapping()[0], ("Abos".to_owned(), "followers".to_owned()));
        assert!(columns.mapping().iter().all(|(key, _)| key != "followers"));

        let unknown = Columns::recognise(&header, &map("fans", "Abos"))
            .unwrap_err()
            .to_string();
        assert!(
            unknown.contains("fans") && unknown.contains("followers, following"),
            "{unknown}"
        );
        let missing = Columns::recognise(&header, &map("handle", "Name"))
            .unwrap_err()
            .to_string();
        assert!(
            missing.contains("\"Name\"") && missing.contains("\"Konto\", \"Abos\""),
            "{missing}"
        );
        let twice = [map("handle", "Konto"), map("handle", "Abos")].concat();
        assert!(
            Columns::recognise(&header, &twice)
                .unwrap_err()
                .to_string()
                .contains("twice")
        );
    }

    #[test]
    fn every_field_has_a_name_and_every_synonym_is_normal() {
        for table in [EITHER, PROFILES, POSTS] {
            for (field, names) in table {
                assert_eq!(Field::named(field.name()), Some(*field));
                for name in names.split_whitespace() {
                    assert_eq!(normalise(name), name, "{field:?}");
                }
            }
        }
    }
}
