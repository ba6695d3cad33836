//! `limelight settings`: what may be changed while the program runs, and who changed what.
use super::args::{SettingsArgs, SettingsWhat};
use super::{Ended, Status, Trouble, table, up};
use crate::app::{Migrations, Opened};
use crate::base::ctx::Ctx;
use crate::base::lifecycle::Interrupted;
use crate::config::Config;
use crate::db::Who;
use crate::settings::{self, Change, Listed, Past};

pub async fn run(config: Config, args: SettingsArgs) -> Ended {
    let mut interrupted = Interrupted::listen().map_err(Trouble::failed)?;
    let opened = up::open(config, Migrations::Require, &mut interrupted).await?;
    let done = with(&opened, args.what).await;
    opened.close().await?;
    done
}

async fn with(opened: &Opened, what: SettingsWhat) -> Ended {
    let app = &opened.app;
    let ctx = Ctx::operator(app.clock.now());
    match what {
        SettingsWhat::List { json } => list(&settings::list(&app.db.read(&Who::admin()).await?).await?, json),
        SettingsWhat::Get { name, json } => get(
            &settings::get(&app.db.read(&Who::admin()).await?, &name).await?,
            json,
        ),
        SettingsWhat::Set {
            name,
            value,
            at_restart,
            at_once,
            json,
        } => {
            let hot_reloadable = (at_restart || at_once).then_some(at_once);
            let tx = app.db.begin(&Who::admin()).await?;
            let change = settings::set(&tx, &ctx, &name, &value, hot_reloadable).await?;
            tx.commit().await?;
            told(&change, json)
        }
        SettingsWhat::Unset { name, json } => {
            let tx = app.db.begin(&Who::admin()).await?;
            let change = settings::unset(&tx, &ctx, &name).await?;
            tx.commit().await?;
            told(&change, json)
        }
        SettingsWhat::History { name, limit, json } => {
            let snapshot = app.db.read(&Who::admin()).await?;
            let past = settings::history(&snapshot, name.as_deref(), i64::from(limit)).await?;
            if let (Some(name), true) = (&name, past.is_empty()) {
                // A name that does not exist is told as such.
                settings::get(&snapshot, name).await?;
            }
            history(&past, json)
        }
    }
}

fn print<T: serde::Serialize>(value: &T) -> Result<(), Trouble> {
    say!(
        "{}",
        serde_json::to_string_pretty(value).map_err(Trouble::failed)?
    );
    Ok(())
}

fn or_dash(text: Option<&str>) -> String {
    text.unwrap_or("–").to_owned()
}

/// A list with an alarm in it is done in part, so that a script notices.
fn list(listed: &[Listed], json: bool) -> Ended {
    if json {
        print(&listed)?;
    } else {
        let rows = listed.iter().map(|one| {
            let state = match (&one.alarm, &one.not_read) {
                (Some(_), _) => "ALARM",
                (None, Some(_)) => "not read",
                _ if !one.is_hot_reloadable => "at restart",
                _ if one.is_set => "set",
                _ => "built-in",
            };
            vec![
                one.name.clone(),
                or_dash(one.value.as_deref()),
                state.to_owned(),
                or_dash(one.default.as_deref()),
                or_dash(one.range.as_deref()),
            ]
        });
        let header = ["Setting", "Value", "State", "Default", "Allowed"];
        say!("{}", table::table(&header, &[1, 3], rows.collect()));
    }
    let alarms = listed.iter().filter_map(|one| Some((one, one.alarm.as_ref()?)));
    let mut status = Status::Done;
    for (one, fault) in alarms {
        status = Status::Partly;
        alarm(one, fault);
    }
    Ok(status)
}

fn alarm(one: &Listed, fault: &str) {
    let built_in = or_dash(one.default.as_deref());
    tell!("{}: {fault}", one.name);
    tell!(
        "  running processes keep the last good value, one that starts takes {built_in}; mend it with limelight settings set {} VALUE",
        one.name
    );
}

fn get(one: &Listed, json: bool) -> Ended {
    if json {
        print(one)?;
    } else {
        say!("{}", or_dash(one.value.as_deref()));
        let allowed = or_dash(one.range.as_deref());
        tell!("{} Allowed: {allowed}.", one.meaning);
    }
    let Some(fault) = &one.alarm else {
        return Ok(Status::Done);
    };
    alarm(one, fault);
    Ok(Status::Partly)
}

fn told(change: &Change, json: bool) -> Ended {
    if json {
        print(change)?;
    } else {
        let text = |value: &Option<String>| value.clone().unwrap_or_else(|| "built-in".to_owned());
        let (old, new) = (text(&change.old), text(&change.new));
        let name = &change.setting;
        if change.is_changed {
            say!("{name}: {old} -> {new}");
        } else {
            say!("{name} is {new} already");
        }
    }
    if change.is_changed && !change.is_hot_reloadable {
        tell!("this setting is marked to change at a restart: each process takes it when it next starts");
    }
    Ok(Status::Done)
}

fn history(past: &[Past], json: bool) -> Ended {
    if json {
        print(&past)?;
        return Ok(Status::Done);
    }
    if past.is_empty() {
        tell!("nothing was changed yet");
        return Ok(Status::Done);
    }
    let rows = past.iter().map(|one| {
        vec![
            one.at.format("%Y-%m-%d %H:%M:%S").to_string(),
            one.setting.clone(),
            one.old.clone().unwrap_or_else(|| "built-in".to_owned()),
            one.new.clone().unwrap_or_else(|| "built-in".to_owned()),
            one.by.clone(),
        ]
    });
    let header = ["When (UTC)", "Setting", "From", "To", "By"];
    say!("{}", table::table(&header, &[], rows.collect()));
    Ok(Status::Done)
}
