//! P12: from the command to the first page, and what an idle process keeps in memory.
use std::time::Duration;

use tokio::process::Command;

use super::report::{Aim, Rounds, Section};
use super::world::{Program, World, free_port};
use crate::Failure;

/// Long enough for the start's own work to be over.
const IDLE: Duration = Duration::from_secs(3);

pub async fn up(world: &World) -> Result<Section, Failure> {
    // The first start makes the database and loads the sample; it is not the one that counts.
    let first = limelight_up(world).await?;
    let first_start = first.ready_after.as_secs_f64() * 1e3;
    tokio::time::sleep(IDLE).await;
    first.stop().await?;
    let (mut ours, mut memory) = (Rounds::default(), Rounds::default());
    let (mut theirs, mut their_memory) = (Rounds::default(), Rounds::default());
    for _ in 0..world.effort.rounds {
        measure(limelight_up(world).await?, &mut ours, &mut memory).await?;
        let node = world
            .peer(&["lists.mjs", "plain"], "/campaigns?user=nobody")
            .await?;
        measure(node, &mut theirs, &mut their_memory).await?;
    }
    let mut section = Section::new("P12: starting, and memory at rest");
    section.paragraph(&format!(
        "The second and later `limelight up` on an existing data directory with the sample catalogue: from the command until `GET /` answers, \
         with its own PostgreSQL started and migrations checked on the way. Memory is the resident set of the process {} s later, PostgreSQL \
         not counted. Node's figures are its smallest server over a database that runs already. The very first start, with initdb and 36 \
         migrations, answered after {first_start:.0} ms.",
        IDLE.as_secs()
    ));
    section.table(
        &["contender", "first answer, ms", "memory at rest, MB"],
        &[
            vec![
                "`limelight up`, its PostgreSQL included".into(),
                ours.shown(),
                memory.shown(),
            ],
            vec![
                "Drizzle on Node, database running already".into(),
                theirs.shown(),
                their_memory.shown(),
            ],
        ],
    );
    section.aims(&[
        Aim::at_most("first page in ms", 1500.0, ours.median()),
        Aim::at_most("memory in MB", 60.0, memory.median()),
    ]);
    Ok(section)
}

async fn measure(program: Program, ready: &mut Rounds, memory: &mut Rounds) -> Result<(), Failure> {
    ready.push(program.ready_after.as_secs_f64() * 1e3);
    tokio::time::sleep(IDLE).await;
    #[expect(clippy::cast_precision_loss, reason = "megabytes")]
    memory.push(program.memory()? as f64 / 1e6);
    program.stop().await
}

async fn limelight_up(world: &World) -> Result<Program, Failure> {
    let port = free_port().await?;
    let mut command = Command::new(world.root.join("target/release/limelight"));
    command
        .arg("up")
        .env_remove("DATABASE_URL")
        .env("LIMELIGHT_DATA_DIR", world.dir.join("up"))
        .env("BIND", format!("127.0.0.1:{port}"));
    Program::start(command, port, "/").await
}
