//! The cells of one row become one creator; whatever cannot be read is unknown and counted.

use std::collections::BTreeMap;

use super::columns::{Columns, Layout, normalise};
use super::field::Field;
use super::json::Cell;
use super::values;
use crate::discovery::codes;
use crate::discovery::email::find_emails;
use crate::discovery::handle::{is_profile_url, parse_handle};
use crate::discovery::hashtag::{hashtags, normalise_tag};
use crate::discovery::link::link;
use crate::discovery::model::{Creator, Post};
use crate::discovery::platform::Platform;

/// What is known about all rows of a file.
#[derive(Debug, Clone)]
pub(super) struct Context {
    /// The network the caller named.
    pub given: Option<Platform>,
    /// The network that columns or path betray.
    pub recognised: Option<Platform>,
    /// Rows hold posts, one each.
    pub posts: bool,
    /// No column but the name says who the creator is.
    pub name_identifies: bool,
    /// The id column is just called `id`, so it may hold row numbers.
    pub generic_id: bool,
    /// Line ends may be written as `\n`.
    pub escapes: bool,
}

impl Context {
    pub fn new(
        columns: &Columns,
        given: Option<Platform>,
        recognised: Option<Platform>,
        escapes: bool,
    ) -> Context {
        let generic =
            |(key, field): &(String, String)| field == Field::ExternalId.name() && normalise(key) == "id";
        Context {
            given,
            recognised,
            posts: columns.layout() == Layout::Posts,
            name_identifies: !columns.has(Field::ExternalId) && !columns.has(Field::Handle),
            generic_id: !columns.is_by_hand(Field::ExternalId) && columns.mapping().iter().any(generic),
            escapes,
        }
    }
}

/// What was left unknown, counted for the warnings.
#[derive(Debug, Default)]
pub(super) struct Tally {
    spreadsheet_errors: BTreeMap<Field, (u64, String)>,
    unreadable: BTreeMap<Field, (u64, String)>,
    rounded: BTreeMap<Field, (u64, String)>,
    row_numbers: u64,
    posts_without_id: u64,
}

type Count = BTreeMap<Field, (u64, String)>;

fn add(count: &mut Count, field: Field, example: &str) {
    let entry = count
        .entry(field)
        .or_insert_with(|| (0, example.chars().take(40).collect()));
    entry.0 += 1;
}

impl Tally {
    /// One sentence for each kind of loss and field.
    pub fn warnings(&self) -> Vec<String> {
        let mut warnings = Vec::new();
        let groups = [
            (
                &self.spreadsheet_errors,
                "cells hold a spreadsheet error",
                "unknown",
            ),
            (&self.unreadable, "values could not be read", "unknown"),
            (
                &self.rounded,
                "values were rounded by a spreadsheet",
                "unknown; export that column as text",
            ),
        ];
        for (count, what, how) in groups {
            for (field, (number, example)) in count {
                warnings.push(format!(
                    "{}: {number} {what} (such as \"{example}\"), imported as {how}",
                    field.name()
                ));
            }
        }
        if self.row_numbers > 0 {
            warnings.push(format!(
                "external_id: {} short numbers in the column \"id\" look like row numbers, imported as unknown; if they are the \
                 network's ids, pass --map external_id=id",
                self.row_numbers
            ));
        }
        if self.posts_without_id > 0 {
            warnings.push(format!(
                "post_id: {} rows have none: the creator was imported, the post left out",
                self.posts_without_id
            ));
        }
        warnings
    }
}

/// Builds the creator. The error says in a sentence why the row is rejected.
pub(super) fn build<'a>(
    cells: impl Iterator<Item = (Field, Cell<'a>)>,
    context: &Context,
    tally: &mut Tally,
) -> Result<Creator, String> {
    let mut draft = Draft::default();
    for (field, cell) in cells {
        draft.take(field, &cell, context, tally)?;
    }
    draft.finish(context, tally)
}

#[derive(Default)]
struct Draft {
    creator: Creator,
    post: Post,
    platform: Option<String>,
    handle: Option<String>,
    profile_url: Option<String>,
    title: Option<String>,
    text: Option<String>,
}

impl Draft {
    fn take(
        &mut self,
        field: Field,
        cell: &Cell<'_>,
        context: &Context,
        tally: &mut Tally,
    ) -> Result<(), String> {
        match cell {
            Cell::Text(text) => self.take_text(field, text.trim(), context, tally),
            Cell::List(items) => {
                for item in items {
                    match field {
                        Field::Email | Field::Link => self.take_text(field, item.trim(), context, tally)?,
                        Field::PostHashtags => self.add_tag(item),
                        _ => {}
                    }
                }
                Ok(())
            }
        }
    }

    fn take_text(
        &mut self,
        field: Field,
        text: &str,
        context: &Context,
        tally: &mut Tally,
    ) -> Result<(), String> {
        // "null" and "nan" are handles that people have; elsewhere they mean nothing.
        if text.is_empty() || (!matches!(field, Field::Handle | Field::Name) && values::is_nothing(text)) {
            return Ok(());
        }
        if values::is_spreadsheet_error(text) {
            add(&mut tally.spreadsheet_errors, field, text);
            let identity = match field {
                Field::ExternalId | Field::Handle => true,
                Field::Name => context.name_identifies,
                Field::PostId => context.posts,
                _ => false,
            };
            return if identity {
                Err(format!(
                    "{} is {text}, a spreadsheet error: correct the cell",
                    field.name()
                ))
            } else {
                Ok(())
            };
        }
        let owned = || Some(text.to_owned());
        let creator = &mut self.creator;
        let post = &mut self.post;
        let readable = match field {
            Field::Platform => set(&mut self.platform, owned()),
            Field::Handle => set(&mut self.handle, owned()),
            Field::Name => set(&mut creator.name, owned()),
            Field::ProfileUrl => set(&mut self.profile_url, owned()),
            Field::ExternalId | Field::PostId if values::is_scientific(text) => {
                add(&mut tally.rounded, field, text);
                true
            }
            Field::ExternalId => set(&mut creator.external_id, owned()),
            Field::PostId => {
                text.clone_into(&mut post.external_id);
                true
            }
            Field::Followers => set(&mut creator.followers, values::count(text)),
            Field::Following => set(&mut creator.following, values::count(text)),
            Field::Likes => set(&mut creator.likes, values::count(text)),
            Field::PostCount => set(&mut creator.post_count, values::count(text)),
            Field::Bio => set(&mut creator.bio, Some(plain(text, context))),
            Field::Email => add_emails(&mut creator.emails, text),
            Field::Link => add_links(&mut creator.links, text),
            Field::AvatarUrl => set(&mut creator.avatar_url, link(text)),
            Field::Verified => set(&mut creator.verified, values::boolean(text)),
            Field::Country => set(&mut creator.country, codes::country(text)),
            Field::Language => set(&mut creator.language, codes::language(text)),
            Field::Category => set(&mut creator.category, owned()),
            Field::PostTitle => set(&mut self.title, Some(plain(text, context))),
            Field::PostText => set(&mut self.text, Some(plain(text, context))),
            Field::PostUrl => set(&mut post.url, link(text)),
            Field::PostThumbnail => set(&mut post.thumbnail_url, link(text)),
            Field::PostPublishedAt => set(&mut post.published_at, values::moment(text)),
            Field::PostViews => set(&mut post.views, values::count(text)),
            Field::PostLikes => set(&mut post.likes, values::count(text)),
            Field::PostComments => set(&mut post.comments, values::count(text)),
            Field::PostShares => set(&mut post.shares, values::count(text)),
            Field::PostHashtags => {
                self.add_tags(text);
                true
            }
        };
        if !readable {
            add(&mut tally.unreadable, field, text);
        }
        Ok(())
    }

    fn finish(mut self, context: &Context, tally: &mut Tally) -> Result<Creator, String> {
        let platform = self.resolve_platform(context)?;
        self.creator.platform = platform;
        if context.generic_id && is_row_number(platform, self.creator.external_id.as_deref()) {
            self.creator.external_id = None;
            tally.row_numbers += 1;
        }
        let fault = self.resolve_handle(platform, tally);
        self.attach_post(platform, context, tally);
        if let Some(bio) = &self.creator.bio {
            add_emails(&mut self.creator.emails, bio);
        }
        let Creator {
            external_id,
            handle,
            name,
            ..
        } = &self.creator;
        if external_id.is_none() && handle.is_none() && name.is_none() {
            return Err(fault.unwrap_or_else(|| "the row has no id, handle or name".to_owned()));
        }
        Ok(self.creator)
    }

    /// The row's own word first, then the caller's, then its addresses, then what the whole file betrays.
    fn resolve_platform(&self, context: &Context) -> Result<Platform, String> {
        if let Some(text) = &self.platform {
            match (text.parse::<Platform>(), context.given) {
                (Ok(platform), Some(given)) if platform != given => {
                    return Err(format!("platform is {platform}, but the import was told {given}"));
                }
                (Ok(platform), _) => return Ok(platform),
                (Err(_), Some(given)) => return Ok(given),
                (Err(error), None) => return Err(error.to_string()),
            }
        }
        let addresses = [&self.profile_url, &self.handle, &self.post.url]
            .into_iter()
            .flatten();
        let of_address = |address: &String| {
            Platform::ALL.into_iter().find(|platform| {
                is_profile_url(*platform, address)
                    || (address.contains('/') && post_site(address) == Some(*platform))
            })
        };
        context
            .given
            .or_else(|| addresses.into_iter().find_map(of_address))
            .or(context.recognised)
            .ok_or_else(|| {
                "the row does not tell its platform: fill the platform column, or pass --platform".to_owned()
            })
    }

    /// Fills handle (or the channel id) from the handle and the profile address; the result is why that failed.
    fn resolve_handle(&mut self, platform: Platform, tally: &mut Tally) -> Option<String> {
        let mut fault = None;
        if let Some(text) = self.handle.take() {
            // Our own exports put an apostrophe before "@".
            match parse_handle(platform, text.trim_start_matches('\'')) {
                Ok(handle) => self.set_handle(handle),
                Err(error) => {
                    fault = Some(error.to_string());
                    if text.contains(' ') && !text.contains('/') && self.creator.name.is_none() {
                        self.creator.name = Some(text);
                    } else {
                        add(&mut tally.unreadable, Field::Handle, &text);
                    }
                }
            }
        }
        let Some(url) = self.profile_url.take() else {
            return fault;
        };
        if !is_profile_url(platform, &url) {
            add_links(&mut self.creator.links, &url);
        } else if self.creator.handle.is_none() && !url.contains("/c/") && !url.contains("/user/") {
            // The names under /c/ and /user/ are older than handles and need not be the same.
            if let Ok(handle) = parse_handle(platform, &url) {
                self.set_handle(handle);
            }
        }
        fault
    }

    fn set_handle(&mut self, handle: String) {
        let channel_id = handle.len() == 24 && handle.starts_with("UC");
        if self.creator.platform == Platform::YouTube && channel_id {
            self.creator.external_id.get_or_insert(handle);
        } else {
            self.creator.handle = Some(handle);
        }
    }

    fn attach_post(&mut self, platform: Platform, context: &Context, tally: &mut Tally) {
        let mut post = std::mem::take(&mut self.post);
        post.text = match (self.title.take(), self.text.take()) {
            (Some(title), Some(text)) if title != text => Some(format!("{title}\n\n{text}")),
            (title, text) => title.or(text),
        };
        if let Some(text) = &post.text {
            add_emails(&mut self.creator.emails, text);
            let tags = hashtags(text);
            post.hashtags.extend(tags);
            dedupe(&mut post.hashtags);
        }
        if post.external_id.is_empty() {
            let found = post.url.as_deref().and_then(values::post_id_in);
            post.external_id = found.unwrap_or_default();
        }
        if post.external_id.is_empty() {
            tally.posts_without_id += u64::from(context.posts);
            return;
        }
        let id = &post.external_id;
        if platform == Platform::YouTube && post.url.is_none() && id.len() == 11 && id.is_ascii() {
            post.url = Some(format!("https://www.youtube.com/watch?v={id}"));
        }
        self.creator.posts.push(post);
    }

    /// Splits `a|"b"`, `a, b`, `['a', 'b']` and `#a #b`.
    fn add_tags(&mut self, text: &str) {
        if text.contains('#') && !text.contains(['|', ',', ';']) {
            self.post.hashtags.extend(hashtags(text));
            return;
        }
        let separator: &[char] = if text.contains('|') { &['|'] } else { &[',', ';'] };
        for tag in text.split(separator) {
            self.add_tag(tag);
        }
    }

    /// A tag of several words loses its blanks, as hashtags do.
    fn add_tag(&mut self, tag: &str) {
        let bare = tag.trim_matches(|letter: char| letter.is_whitespace() || "[]\"'".contains(letter));
        let joined: String = bare.chars().filter(|letter| !letter.is_whitespace()).collect();
        if !values::is_nothing(&joined)
            && let Some(tag) = normalise_tag(&joined)
        {
            self.post.hashtags.push(tag);
        }
        dedupe(&mut self.post.hashtags);
    }
}

/// Stores what was read; false when there was nothing to read in it.
fn set<T>(place: &mut Option<T>, value: Option<T>) -> bool {
    let readable = value.is_some();
    if place.is_none() {
        *place = value;
    }
    readable
}

fn plain(text: &str, context: &Context) -> String {
    if context.escapes {
        values::unescaped(text)
    } else {
        text.to_owned()
    }
}

fn add_emails(emails: &mut Vec<String>, text: &str) -> bool {
    let found = find_emails(text);
    let readable = !found.is_empty();
    emails.extend(found);
    dedupe(emails);
    readable
}

fn add_links(links: &mut Vec<String>, text: &str) -> bool {
    let found: Vec<String> = text.split_whitespace().filter_map(link).collect();
    let readable = !found.is_empty();
    links.extend(found);
    dedupe(links);
    readable
}

fn dedupe(list: &mut Vec<String>) {
    let mut seen = std::collections::HashSet::new();
    list.retain(|item| seen.insert(item.clone()));
}

fn post_site(address: &str) -> Option<Platform> {
    values::post_id_in(address)?;
    let host = address
        .split_once("://")
        .map_or(address, |(_, rest)| rest)
        .split('/')
        .next()?;
    let named = |platform: &Platform| {
        let name = platform.as_str().to_lowercase();
        host.contains(&name) || (*platform == Platform::YouTube && host == "youtu.be")
    };
    Platform::ALL.into_iter().find(named)
}

/// Whether the value of a column called `id` is more likely the number of the row: no network has ids this short, and
/// YouTube's are never numbers.
fn is_row_number(platform: Platform, id: Option<&str>) -> bool {
    const SHORTEST: usize = 5;
    id.is_some_and(|id| {
        id.bytes().all(|byte| byte.is_ascii_digit()) && (id.len() < SHORTEST || platform == Platform::YouTube)
    })
}
