//! `limelight events`: look at what is recorded, and check that it is what was recorded.
use std::time::Duration;

use super::args::{EventsArgs, EventsWhat};
use super::{Ended, Status, Trouble, table};
use crate::app::{Migrations, Opened};
use crate::base::rfc3339;
use crate::config::Config;
use crate::db::Who;
use crate::events::{self, Event};
use crate::search::projection;

/// How soon `tail --follow` looks again.
const POLL: Duration = Duration::from_secs(1);
/// The events of one aggregate that are shown.
const MOST: i64 = 10_000;

pub async fn run(config: Config, args: EventsArgs) -> Ended {
    let opened = Opened::open(config, Migrations::Require).await?;
    let done = with(&opened, args.what).await;
    opened.close().await?;
    done
}

async fn with(opened: &Opened, what: EventsWhat) -> Ended {
    match what {
        EventsWhat::Verify { json } => verify(opened, json).await,
        EventsWhat::Show { aggregate_type, id, json } => {
            let snapshot = opened.app.db.read(&Who::read_only()).await?;
            let mut found = events::history(&snapshot, &aggregate_type, &id, MOST).await?;
            found.reverse();
            show(&found, json)
        }
        EventsWhat::Tail { lines, json } => {
            let snapshot = opened.app.db.read(&Who::read_only()).await?;
            let mut found = events::newest(&snapshot, i64::from(lines)).await?;
            found.reverse();
            show(&found, json)
        }
    }
}
