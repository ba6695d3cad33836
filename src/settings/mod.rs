//! Runtime settings: rows of `system_configurations`, read as typed values, with the built-in value where a row is missing
//! or does not parse.
use std::time::Duration;

use limelight_queries::client::GenericClient;
use limelight_queries::queries::settings;

use crate::config::parse_duration;
use crate::db;

/// A setting that is a length of time.
#[derive(Debug, Clone, Copy)]
pub struct DurationSetting {
    pub category: &'static str,
    pub key: &'static str,
    pub default: Duration,
    pub meaning: &'static str,
}

/// How long a search may run before it ends as timed out.
pub const JOB_TIMEOUT: DurationSetting = DurationSetting {
    category: "timeouts",
    key: "standard_job_timeout",
    default: Duration::from_secs(60 * 60),
    meaning: "A search that runs longer ends with what it found.",
};

/// Every setting that is read somewhere.
pub const SETTINGS: &[DurationSetting] = &[JOB_TIMEOUT];

/// The value in force.
pub async fn duration<C: GenericClient>(client: &C, setting: DurationSetting) -> Result<Duration, db::Error> {
    let row = settings::one()
        .bind(client, &setting.category, &setting.key)
        .opt()
        .await?;
    let Some(row) = row else {
        return Ok(setting.default);
    };
    Ok(parse_duration(&row.value)
        .filter(|d| !d.is_zero())
        .unwrap_or_else(|| {
            tracing::warn!(setting = %format!("{}.{}", setting.category, setting.key), value = %row.value,
                       "the setting's value is not a length of time; the built-in one is used");
            setting.default
        }))
}
