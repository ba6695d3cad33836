//! `bench`: the speed claims, each measured beside the peer it is compared with; writes `bench/RESULTS.md`.
mod lists;
mod load;
mod machine;
mod pages;
mod report;
mod start;
mod store;
mod users;
mod world;

use std::path::Path;
use std::time::Instant;

use report::Section;
use world::{Effort, World};

use crate::Failure;

/// Identifiers of `design`'s table, in the order they run: the small ones first.
const ALL: [&str; 6] = ["P12", "P1", "P2", "P8", "P7", "P3"];

/// Runs what `args` asks for: everything, or `--only P1,P3`, or `--quick` for a look that is not worth publishing.
pub async fn run(args: &[&str]) -> Result<(), Failure> {
    let mut wanted: Vec<String> = ALL.iter().map(ToString::to_string).collect();
    let mut effort = Effort {
        rounds: 5,
        seconds: 4,
        quick: false,
    };
    let mut left = args.iter();
    while let Some(arg) = left.next() {
        match *arg {
            "--quick" => {
                effort = Effort {
                    rounds: 3,
                    seconds: 2,
                    quick: true,
                };
            }
            "--only" => {
                let list = left.next().ok_or("--only needs a list such as P1,P3")?;
                wanted = list.split(',').map(str::to_owned).collect();
            }
            other => return Err(format!("bench does not know {other}: use --quick, --only P1,P3").into()),
        }
    }
    if let Some(unknown) = wanted.iter().find(|id| !ALL.contains(&id.as_str())) {
        return Err(format!("there is no measurement {unknown}: choose of {}", ALL.join(", ")).into());
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()?;
    let world = World::start(&root, effort).await?;
    let done = measure(&world, &wanted).await;
    let target = if wanted.len() == ALL.len() && !effort.quick {
        root.join("bench/RESULTS.md")
    } else {
        world.dir.join("RESULTS.md")
    };
    world.stop().await?;
    let text = done?;
    std::fs::write(&target, &text)?;
    say(&format!("{text}\nwritten to {}", target.display()));
    Ok(())
}

async fn measure(world: &World, wanted: &[String]) -> Result<String, Failure> {
    let began = Instant::now();
    let machine = machine::section(world).await?;
    let mut sections: Vec<(usize, Section)> = Vec::new();
    for id in ALL.iter().filter(|id| wanted.iter().any(|w| w == *id)) {
        let started = Instant::now();
        let section = match *id {
            "P1" => lists::campaigns(world).await?,
            "P2" => lists::jobs(world).await?,
            "P3" => users::search(world).await?,
            "P7" => pages::search(world).await?,
            "P8" => store::creators(world).await?,
            _ => start::up(world).await?,
        };
        say(&format!("{id} measured in {} s", started.elapsed().as_secs()));
        sections.push((id.trim_start_matches('P').parse()?, section));
    }
    sections.sort_by_key(|(number, _)| *number);
    let mut text = String::from(
        "# Measured\n\nWritten by `cargo xtask bench`, which measures Limelight and its peers in one run on one machine. A failed request, a \
         missing row or an answer that differs from the peer's voids the run.\n\n",
    );
    text.push_str(&machine.text);
    for (_, section) in &sections {
        text.push('\n');
        text.push_str(&section.text);
    }
    text.push_str(&format!(
        "\nThe whole run took {} s.\n",
        began.elapsed().as_secs()
    ));
    Ok(text)
}

#[expect(clippy::print_stdout, reason = "a command-line program talks to its user")]
fn say(text: &str) {
    println!("{text}");
}
