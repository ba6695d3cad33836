//! How the creators of a search come in pages: unevenly, some of them several times, now and then a page with nobody.
use super::asked::{Show, digest};
use super::world::World;
use crate::catalogue::sample::rng::Rng;
use crate::discovery::model::{Creator, Post};
use crate::discovery::platform::Platform;

/// Of 1,000 pages in the middle, those that say there are no more although there are.
const WRONG_ENDS: i64 = 250;

/// How an endpoint deals creators out to its pages.
#[derive(Debug)]
pub(super) struct Deal {
    /// New creators on a page: fewest and most.
    pub fresh: (i64, i64),
    /// Rows on a page at most.
    pub rows: usize,
    /// Of 1,000 creators on a page, those who are on it twice.
    pub twice: i64,
    /// Rows at most that were, or whose creator was, on the page before.
    pub carried: i64,
    /// Of 1,000 pages, those with no row although more follow.
    pub gaps: i64,
    /// Pages at most.
    pub pages: usize,
}

/// A row of an answer: a post with its creator.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a> {
    pub creator: &'a Creator,
    pub post: &'a Post,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Page<'a> {
    pub rows: Vec<Row<'a>>,
    /// What the page says of further ones. It may say no in the middle, but never without a new creator: whoever goes on until a
    /// page says no and brings nobody new, or two pages bring nobody new, sees all pages.
    pub more: bool,
}

/// All pages of a query, the same whenever it is asked.
pub(super) fn deal<'a>(
    world: &'a World,
    platform: Platform,
    endpoint: &str,
    query: &str,
    deal: &Deal,
) -> Vec<Page<'a>> {
    let ranking = world.ranking(platform, query);
    let mut rest = ranking.as_slice();
    let mut pages: Vec<Page<'a>> = Vec::new();
    while !rest.is_empty() && pages.len() < deal.pages {
        let number = pages.len() as u64;
        let mut rng = Rng::new(world.seed, digest(&["pages", endpoint, query]), number);
        let before = pages.last().map_or(&[][..], |page| &page.rows);
        if !before.is_empty() && rng.chance(deal.gaps) {
            pages.push(Page {
                rows: Vec::new(),
                more: true,
            });
            continue;
        }
        let fresh = usize::try_from(rng.between(deal.fresh.0, deal.fresh.1)).unwrap_or(1);
        let (now, later) = rest.split_at(fresh.clamp(1, rest.len()));
        rest = later;
        let mut rows: Vec<Row<'a>> = now.iter().filter_map(|creator| row(creator, &mut rng)).collect();
        let mut again: Vec<Row<'a>> = Vec::new();
        for creator in now {
            if rng.chance(deal.twice) {
                again.extend(row(creator, &mut rng));
            }
        }
        for _ in 0..rng.between(0, deal.carried) {
            if let Some(known) = before.get(rng.index(before.len())) {
                let same = rng.chance(500);
                again.extend(if same {
                    Some(*known)
                } else {
                    row(known.creator, &mut rng)
                });
            }
        }
        again.truncate(deal.rows.saturating_sub(rows.len()));
        rows.extend(again);
        let is_last = rest.is_empty() || pages.len() + 1 == deal.pages;
        pages.push(Page {
            more: !is_last && !rng.chance(WRONG_ENDS),
            rows: rng.shuffled(&rows),
        });
    }
    pages
}

fn row<'a>(creator: &'a Creator, rng: &mut Rng) -> Option<Row<'a>> {
    let post = creator.posts.get(rng.index(creator.posts.len()))?;
    Some(Row { creator, post })
}

/// The version of page `number` that is wanted; behind the last page all are empty. `None`: there is no page before it, or
/// nobody is on that.
pub(super) fn pick<'a>(pages: &[Page<'a>], number: usize, show: Show) -> Option<Page<'a>> {
    let own = pages.get(number).cloned().unwrap_or_default();
    match show {
        Show::Good => Some(own),
        Show::Empty => Some(Page::default()),
        Show::Before => {
            let before = pages.get(number.checked_sub(1)?)?;
            (!before.rows.is_empty()).then(|| Page {
                rows: before.rows.clone(),
                more: own.more,
            })
        }
    }
}

/// Part `number` of a list that is cut into parts of `size`, and whether more follow; `None` as in [`pick`].
pub(super) fn cut<T>(list: &[T], start: usize, size: usize, show: Show) -> Option<&[T]> {
    let from = match show {
        Show::Good => start,
        Show::Empty => return Some(&[]),
        Show::Before => start.checked_sub(size)?,
    };
    let part = list.get(from..).unwrap_or_default();
    let part = part.get(..size).unwrap_or(part);
    (show == Show::Good || !part.is_empty()).then_some(part)
}

/// The rows of all pages in a row.
pub(super) fn rows<'a>(pages: &[Page<'a>]) -> Vec<Row<'a>> {
    pages.iter().flat_map(|page| page.rows.iter().copied()).collect()
}

/// The ids of creators, each once, in order.
pub(super) fn ids<'a>(creators: impl Iterator<Item = &'a Creator>) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for id in creators.filter_map(|creator| creator.external_id.clone()) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

/// The ids of the creators on the pages.
pub(super) fn ids_on(pages: &[Page<'_>]) -> Vec<String> {
    ids(rows(pages).into_iter().map(|row| row.creator))
}
