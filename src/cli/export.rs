//! `limelight export`: a search's creators as CSV.
use std::fs::File;
use std::io::{BufWriter, Write as _};

use serde_json::Value;

use super::args::ExportArgs;
use super::{Ended, Status, Trouble, up};
use crate::app::{Migrations, Opened};
use crate::base::id::{SearchJobId, UserId};
use crate::config::Config;
use crate::db::{Database, Who};
use crate::export::{self, Error};
use crate::search;
use crate::search::results::Part;

pub async fn run(config: Config, args: &ExportArgs) -> Ended {
    let id: SearchJobId = args
        .id
        .parse()
        .map_err(|_| Trouble::usage(format!("\"{}\" is not a search's id", args.id)))?;
    let filter = args.filter.filter().map_err(search::Error::from)?;
    let opened = Opened::open(config, Migrations::Require).await?;
    let filter = filter.to_sql(opened.app.clock.now());
    let written = write(
        &opened.app.db,
        &up::local_user()?,
        id,
        &filter,
        args.out.as_deref(),
    )
    .await;
    opened.close().await?;
    let written = written?;
    tell!("{written} creators written");
    Ok(if written == 0 {
        Status::NothingFound
    } else {
        Status::Done
    })
}

/// Writes to a file, or to standard output.
pub async fn write(
    db: &Database,
    user: &UserId,
    id: SearchJobId,
    filter: &Value,
    out: Option<&std::path::Path>,
) -> Result<usize, Trouble> {
    let snapshot = db.read(&Who::tenant(user)).await?;
    search::find(&snapshot, id).await?;
    let failed = |error: Error| match (&error, out) {
        (Error::Write(_) | Error::Flush(_), Some(path)) => {
            Trouble::failed(format!("{}: {error}", path.display()))
        }
        _ => Trouble::failed(error),
    };
    match out {
        Some(path) => {
            let file = File::create(path)
                .and_then(|mut file| file.write_all(export::BYTE_ORDER_MARK).map(|()| file))
                .map_err(|error| Trouble::failed(format!("{}: {error}", path.display())))?;
            export::write_csv(&snapshot, user, Part::all(id), filter, BufWriter::new(file))
                .await
                .map_err(failed)
        }
        None => export::write_csv(&snapshot, user, Part::all(id), filter, std::io::stdout())
            .await
            .map_err(failed),
    }
}
