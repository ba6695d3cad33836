//! Link pages of a run's creators, followed beside the run: it neither waits for them nor fails with them.
use std::time::Duration;

use chrono::TimeDelta;
use futures_util::future::join_all;
use limelight_queries::client::GenericClient;
use limelight_queries::queries::search;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

use super::Error;
use super::jobs::{Tools, commit_with, job_error};
use super::record::PageOf;
use crate::base::ctx::Ctx;
use crate::base::id::{SearchJobId, UserId};
use crate::base::outbound::{Outbound, OutboundError};
use crate::db::Who;
use crate::discovery::link_page::{self, HOSTS, LinkPage, Listed};
use crate::queue::{self, Claimed, Done, JobError, NewJob};

/// `job_type` of link pages to be followed.
pub const FOLLOW_LINKS: &str = "search.follow_links";
/// Creators of one job; their pages are asked for side by side, so a job takes no longer than the slowest.
const BATCH: usize = 5;
/// A page that was read is not read again for so long.
const FRESH: TimeDelta = TimeDelta::days(7);
/// How long one page may take, and how large it may be.
const TIME: Duration = Duration::from_secs(8);
const MOST_BYTES: usize = 2 << 20;

/// The payload of [`FOLLOW_LINKS`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FollowLinks {
    pub job: SearchJobId,
    pub user: String,
    pub creators: Vec<Uuid>,
}

/// A creator with link pages that were not read lately.
struct Linked {
    id: Uuid,
    pages: Vec<LinkPage>,
}

/// Asks for the link pages of those of the creators who name any.
pub async fn enqueue<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    of: &PageOf,
    creators: impl Iterator<Item = Uuid>,
) -> Result<(), Error> {
    let creators: Vec<Uuid> = creators.collect();
    if creators.is_empty() {
        return Ok(());
    }
    let linked = linked(client, ctx, &creators).await?;
    for batch in linked.chunks(BATCH) {
        let Some(first) = batch.first() else { continue };
        let new = NewJob {
            kind: FOLLOW_LINKS,
            payload: FollowLinks {
                job: of.job,
                user: of.user.as_str().to_owned(),
                creators: batch.iter().map(|linked| linked.id).collect(),
            },
            // After pages and profiles, which a run waits for.
            priority: 120,
            user: Some(&of.user),
            dedup_key: Some(format!("{FOLLOW_LINKS}:{}:{}", of.job, first.id)),
            delay: Duration::ZERO,
        };
        queue::enqueue(client, ctx, new).await?;
    }
    Ok(())
}

/// An invented creator is nobody and is left out, and so is whose pages are fresh.
async fn linked<C: GenericClient>(client: &C, ctx: &Ctx, creators: &[Uuid]) -> Result<Vec<Linked>, Error> {
    let rows = search::links_to_follow()
        .bind(client, &creators, &(ctx.now - FRESH))
        .all()
        .await?;
    let linked = rows.into_iter().map(|row| Linked {
        id: row.id,
        pages: link_page::pages(&row.links, row.bio.as_deref()),
    });
    Ok(linked.filter(|linked| !linked.pages.is_empty()).collect())
}

/// What a creator's pages said.
struct Visited {
    id: Uuid,
    source: &'static str,
    address: String,
    listed: Listed,
}

/// Reads the pages of a few creators and keeps what they say. A page that cannot be had is left for another run.
pub async fn follow_links(tools: &Tools<'_>, job: Claimed) -> Result<Done, JobError> {
    let payload: FollowLinks =
        serde_json::from_value(job.payload.clone()).map_err(|error| JobError::Fail(error.to_string()))?;
    let user =
        UserId::new(payload.user.clone()).ok_or_else(|| JobError::Fail("the job has no user".into()))?;
    let asked = Ctx::system(tools.clock.now());
    let snapshot = tools.db.read(&Who::worker()).await?;
    let linked = linked(&snapshot, &asked, &payload.creators)
        .await
        .map_err(job_error)?;
    drop(snapshot);
    let visited = join_all(linked.iter().map(|linked| visit(tools.link_pages, linked))).await;
    let items: Vec<Value> = visited
        .into_iter()
        .flatten()
        .map(|visited| visited.row(&asked))
        .collect();
    if items.is_empty() {
        return Ok(Done::With(None));
    }
    let tx = tools.db.begin(&Who::worker()).await?;
    // As pages and profiles do, the run first: who holds it holds its creators.
    let run = search::lock_job().bind(&tx, &payload.job.0).opt().await?;
    let told: Vec<Uuid> = search::keep_listed()
        .bind(&tx, &Value::Array(items), &asked.now)
        .all()
        .await?;
    // Without new addresses, or after the run was deleted, there is nothing for it to show.
    if run.is_some() && !told.is_empty() {
        search::settle_listed()
            .bind(&tx, &user.as_str(), &payload.job.0, &told)
            .await?;
        search::emails_in_evidence()
            .bind(&tx, &told, &user.as_str(), &payload.job.0)
            .await?;
        super::notify(&tx, payload.job).await.map_err(job_error)?;
    }
    commit_with(tx, job.lease).await
}

/// Reads a creator's pages one after the other; `None` when none could be had.
async fn visit(outbound: &Outbound, linked: &Linked) -> Option<Visited> {
    let mut visited: Option<Visited> = None;
    for page in &linked.pages {
        let address = outbound.address(page.host, &page.name);
        let listed = match outbound.get(&address, HOSTS, "text/html", MOST_BYTES, TIME).await {
            Ok(html) => link_page::read(&String::from_utf8_lossy(&html)),
            // The page is gone, which is an answer.
            Err(OutboundError::Status(404 | 410)) => Listed::default(),
            Err(error) => {
                tracing::debug!(%error, site = page.host, "a link page was not read");
                continue;
            }
        };
        match &mut visited {
            None => {
                visited = Some(Visited {
                    id: linked.id,
                    source: page.host,
                    address,
                    listed,
                });
            }
            Some(first) => {
                first.listed.emails.extend(listed.emails);
                first.listed.links.extend(listed.links);
            }
        }
    }
    visited
}

impl Visited {
    fn row(&self, ctx: &Ctx) -> Value {
        let mark = json!({ "source": self.source, "at": ctx.now, "url": self.address });
        json!({ "id": self.id, "emails": self.listed.emails, "links": self.listed.links, "mark": mark })
    }
}
