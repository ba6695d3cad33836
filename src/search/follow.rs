//! Tasks that follow from what a run found: a seed's topics as keyword searches, related accounts as further seeds.
use limelight_queries::client::GenericClient;
use limelight_queries::queries::search;
use uuid::Uuid;

use super::plan::TaskKind;
use super::record::PageOf;
use super::{Error, jobs};
use crate::base::ctx::Ctx;
use crate::base::id::TaskId;

/// Related accounts that become seeds at once.
const SEEDS_A_WAVE: i64 = 5;
/// Steps from the user's own seeds: likeness thins out with each.
const MOST_STEPS: i32 = 2;

/// A run's tasks, as far as new ones depend on them.
struct Known {
    /// Kind and term of each.
    asked: Vec<(String, String)>,
    last_ordinal: i32,
    /// Of the task that the new ones follow from.
    depth: i32,
    term: String,
}

impl Known {
    async fn of<C: GenericClient>(client: &C, of: &PageOf) -> Result<Known, Error> {
        let rows = search::terms_of_job()
            .bind(client, &of.user.as_str(), &of.job.0)
            .all()
            .await?;
        let parent: Option<(i32, String)> = rows
            .iter()
            .find(|row| row.id == of.task.0)
            .map(|row| (row.depth, row.term.clone()));
        let (depth, term) = parent.unwrap_or_default();
        Ok(Known {
            last_ordinal: rows.iter().map(|row| row.ordinal).max().unwrap_or(0),
            asked: rows.into_iter().map(|row| (row.kind, row.term)).collect(),
            depth,
            term,
        })
    }

    async fn add<C: GenericClient>(
        &mut self,
        client: &C,
        ctx: &Ctx,
        of: &PageOf,
        kind: TaskKind,
        term: &str,
    ) -> Result<(), Error> {
        let is_known = self
            .asked
            .iter()
            .any(|(asked, known)| asked == kind.as_str() && known.eq_ignore_ascii_case(term));
        if is_known {
            return Ok(());
        }
        self.last_ordinal += 1;
        self.asked.push((kind.as_str().to_owned(), term.to_owned()));
        let task: Uuid = ctx.id();
        search::insert_task()
            .bind(
                client,
                &task,
                &of.user.as_str(),
                &of.job.0,
                &self.last_ordinal,
                &term,
                &kind.as_str(),
                &Some(self.term.as_str()),
                &(self.depth + 1),
                &ctx.now,
            )
            .await?;
        jobs::enqueue_page(client, ctx, &of.user, TaskId(task), 0).await
    }
}

/// Adds keyword searches, each once a run.
pub async fn words<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    of: &PageOf,
    terms: &[String],
) -> Result<(), Error> {
    if terms.is_empty() {
        return Ok(());
    }
    let mut known = Known::of(client, of).await?;
    for term in terms {
        known.add(client, ctx, of, TaskKind::Words, term).await?;
    }
    Ok(())
}

/// When all seeds have answered and more creators are wanted: those whom most of them name become seeds.
pub async fn related<C: GenericClient>(client: &C, ctx: &Ctx, of: &PageOf) -> Result<(), Error> {
    let user = of.user.as_str();
    let tasks = search::pending_tasks()
        .bind(client, &user, &of.job.0)
        .one()
        .await?;
    let mut known = Known::of(client, of).await?;
    if tasks.pending > 0 || known.depth >= MOST_STEPS {
        return Ok(());
    }
    let strongest = search::strongest_seeds()
        .bind(client, &user, &of.job.0, &SEEDS_A_WAVE)
        .all()
        .await?;
    for handle in strongest.into_iter().flatten() {
        known.add(client, ctx, of, TaskKind::Seed, &handle).await?;
    }
    Ok(())
}
