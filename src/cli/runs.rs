//! `limelight runs` and `limelight compare`: the runs of campaigns, and what changed between two.
use serde_json::json;

use super::args::{CompareArgs, RunsArgs};
use super::{Ended, Status, Trouble, table, up};
use crate::app::{App, Migrations, Opened};
use crate::base::id::{CampaignId, SearchJobId, UserId};
use crate::config::Config;
use crate::db::Who;
use crate::search::results::{self, Part, ResultRow};
use crate::search::runs::{self, Change, Difference, Run};
use crate::search::{self, Error, Job};
use crate::{campaigns, search::JobStatus};

/// Creators of each kind in the terminal's table.
const SHOWN: usize = 20;
/// Creators read at a time.
const BATCH: usize = 500;

/// The newest campaigns with their newest run, or the runs of one campaign.
pub async fn list(config: Config, args: &RunsArgs) -> Ended {
    let campaign = match args.campaign.as_deref().map(str::parse::<CampaignId>) {
        None => None,
        Some(Ok(id)) => Some(id),
        Some(Err(_)) => {
            let text = args.campaign.as_deref().unwrap_or_default();
            return Err(Trouble::usage(format!("\"{text}\" is not a campaign's id")));
        }
    };
    let opened = Opened::open(config, Migrations::Require).await?;
    let user = up::local_user()?;
    let listed = match campaign {
        Some(campaign) => runs_of(&opened.app, &user, campaign, args.json).await,
        None => campaigns_of(&opened.app, &user, args.json).await,
    };
    opened.close().await?;
    listed
}

async fn campaigns_of(app: &App, user: &UserId, as_json: bool) -> Ended {
    let snapshot = app.db.read(&Who::tenant(user)).await?;
    let page = campaigns::list(&snapshot, user, None).await?;
    if page.rows.is_empty() {
        tell!("no campaigns yet: start one with limelight search");
        return Ok(Status::NothingFound);
    }
    if as_json {
        let listed: Vec<_> = page
            .rows
            .iter()
            .map(|row| {
                json!({ "campaign": row.id, "name": row.name, "createdAt": row.created_at, "run": row.run.as_ref().map(|run| json!({
                    "id": run.id, "status": run.status, "outcome": run.outcome, "query": run.query, "found": run.found, "target": run.target })) })
            })
            .collect();
        say!("{}", json!(listed));
        return Ok(Status::Done);
    }
    let rows = page.rows.iter().map(|row| {
        let run = row.run.as_ref();
        vec![
            row.id.to_string(),
            table::clip(&row.name, 32),
            row.created_at.format("%Y-%m-%d %H:%M").to_string(),
            run.map(|run| run.outcome.clone().unwrap_or_else(|| run.status.clone()))
                .unwrap_or_else(|| "draft".to_owned()),
            table::compact(run.and_then(|run| run.found)),
        ]
    });
    let header = ["Campaign", "Name", "Made", "Newest run", "Creators"];
    say!("{}", table::table(&header, &[4], rows.collect()));
    if page.next.is_some() {
        tell!(
            "the newest {} campaigns; older ones are in the web app",
            campaigns::PAGE_SIZE
        );
    }
    Ok(Status::Done)
}

async fn runs_of(app: &App, user: &UserId, campaign: CampaignId, as_json: bool) -> Ended {
    let snapshot = app.db.read(&Who::tenant(user)).await?;
    campaigns::find(&snapshot, campaign).await?;
    let all = runs::runs(&snapshot, user, campaign).await?;
    if as_json {
        let listed: Vec<_> = all
            .iter()
            .map(|run| {
                json!({ "id": run.id, "status": run.status, "outcome": run.outcome, "provider": run.provider, "found": run.found,
                    "target": run.target, "createdAt": run.created_at, "completedAt": run.completed_at })
            })
            .collect();
        say!("{}", json!(listed));
    } else {
        let rows = all.iter().map(|run| {
            vec![
                run.id.to_string(),
                run.created_at.format("%Y-%m-%d %H:%M").to_string(),
                word(run.status, run),
                run.provider.clone(),
                run.found.to_string(),
                run.target.to_string(),
            ]
        });
        let header = ["Run", "Started", "Ended as", "From", "Creators", "Wanted"];
        say!("{}", table::table(&header, &[4, 5], rows.collect()));
    }
    Ok(if all.is_empty() {
        Status::NothingFound
    } else {
        Status::Done
    })
}

fn word(status: JobStatus, run: &Run) -> String {
    run.outcome
        .map_or(status.as_str(), search::Outcome::as_str)
        .to_owned()
}

/// What changed between two runs.
pub async fn compare(config: Config, args: &CompareArgs) -> Ended {
    let id = |text: &str| -> Result<SearchJobId, Trouble> {
        text.parse()
            .map_err(|_| Trouble::usage(format!("\"{text}\" is not a search's id")))
    };
    let run = id(&args.run)?;
    let earlier = args.earlier.as_deref().map(id).transpose()?;
    let opened = Opened::open(config, Migrations::Require).await?;
    let compared = show(&opened.app, &up::local_user()?, run, earlier, args.json).await;
    opened.close().await?;
    compared
}

async fn show(
    app: &App,
    user: &UserId,
    run: SearchJobId,
    earlier: Option<SearchJobId>,
    as_json: bool,
) -> Ended {
    let snapshot = app.db.read(&Who::tenant(user)).await?;
    let job = search::find(&snapshot, run).await?;
    let all = runs::runs(&snapshot, user, job.campaign.ok_or(Error::NotFound)?).await?;
    let against = runs::comparable(&all, &job, earlier)?;
    let Some(against) = against else {
        tell!("there is no earlier run of this campaign to compare with");
        return Ok(Status::NothingFound);
    };
    let difference = runs::difference(&snapshot, user, run, against).await?;
    let mut told = serde_json::Map::new();
    for change in Change::ALL {
        let part = Part {
            run,
            against: Some(against),
            change: Some(change),
        };
        let mut creators: Vec<ResultRow> = Vec::new();
        let (mut after, most) = (Some(0), if as_json { usize::MAX } else { SHOWN });
        while let Some(rank) = after.filter(|_| creators.len() < most) {
            let page = results::page(&snapshot, user, part, &json!({}), rank, BATCH.min(most)).await?;
            creators.extend(page.rows);
            after = page.next;
        }
        if as_json {
            told.insert(change.as_str().to_owned(), json!(creators));
        } else if !creators.is_empty() {
            say!("{}: {}", title(change), difference.of(change));
            say!(
                "{}",
                table::table(
                    &["#", "Creator", "Followers", "Before"],
                    &[0, 2, 3],
                    rows(&creators)
                )
            );
        }
    }
    if as_json {
        say!(
            "{}",
            json!({ "run": run, "earlier": against, "difference": difference, "creators": told })
        );
    } else {
        tell!("{}", sentence(difference));
    }
    Ok(Status::Done)
}

fn rows(creators: &[ResultRow]) -> Vec<Vec<String>> {
    let row = |row: &ResultRow| {
        vec![
            row.rank.to_string(),
            row.handle
                .as_ref()
                .map(|handle| format!("@{handle}"))
                .or_else(|| row.name.clone())
                .unwrap_or_default(),
            table::compact(row.followers),
            table::compact(row.followers_before),
        ]
    };
    creators.iter().map(row).collect()
}

const fn title(change: Change) -> &'static str {
    match change {
        Change::New => "New",
        Change::Gone => "Not found this time",
        Change::Grown => "More followers than before",
        Change::Shrunk => "Fewer followers than before",
    }
}

fn sentence(difference: Difference) -> String {
    let Difference {
        new,
        gone,
        grown,
        shrunk,
        in_both,
    } = difference;
    format!("{new} new, {gone} not found this time, {in_both} in both: {grown} grown, {shrunk} shrunk")
}

/// One line on what changed since the run before.
pub async fn say_difference(app: &App, user: &UserId, job: &Job) -> Result<(), Trouble> {
    let snapshot = app.db.read(&Who::tenant(user)).await?;
    let all = runs::runs(&snapshot, user, job.campaign.ok_or(Error::NotFound)?).await?;
    if let Some(earlier) = runs::comparable(&all, job, None)? {
        let difference = runs::difference(&snapshot, user, job.id, earlier).await?;
        tell!("since the run before: {}", sentence(difference));
        tell!("who they are: limelight compare {}", job.id);
    }
    Ok(())
}
