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

/// A setting that is a whole number.
#[derive(Debug, Clone, Copy)]
pub struct NumberSetting {
    pub category: &'static str,
    pub key: &'static str,
    pub default: usize,
    /// The smallest and the largest value that works.
    pub range: (usize, usize),
    pub meaning: &'static str,
}

/// How many jobs a worker runs at once; read when it starts.
pub const MAX_CONCURRENT_JOBS: NumberSetting = NumberSetting {
    category: "job_processing",
    key: "max_concurrent_jobs",
    default: 10,
    range: (1, 200),
    meaning: "Background jobs that one worker runs at the same time.",
};

/// How many jobs of one user a worker runs at once, so that slow providers cannot fill it with one user's searches.
pub const MAX_CONCURRENT_JOBS_PER_USER: NumberSetting = NumberSetting {
    category: "job_processing",
    key: "max_concurrent_jobs_per_user",
    default: 8,
    range: (1, 200),
    meaning: "Background jobs of one user that run at the same time.",
};

/// How many provider calls a trial run makes at most.
pub const TRIAL_CALLS: NumberSetting = NumberSetting {
    category: "api_limits",
    key: "max_api_calls_for_testing",
    default: 5,
    range: (1, 1000),
    meaning: "Paid provider calls that a trial run of a search may make.",
};

/// How long a search may run before it ends as timed out.
pub const JOB_TIMEOUT: DurationSetting = DurationSetting {
    category: "timeouts",
    key: "standard_job_timeout",
    default: Duration::from_secs(60 * 60),
    meaning: "A search that runs longer ends with what it found.",
};

/// How long a fetched picture is kept, and browsers keep it.
pub const PICTURE_KEPT: NumberSetting = NumberSetting {
    category: "cache",
    key: "image_cache_success_duration",
    default: 60 * 60,
    range: (1, 30 * 24 * 60 * 60),
    meaning: "Seconds for which a fetched picture is kept.",
};

/// How long it is kept that there was no picture to be had.
pub const NO_PICTURE_KEPT: NumberSetting = NumberSetting {
    category: "cache",
    key: "image_cache_placeholder_duration",
    default: 5 * 60,
    range: (1, 24 * 60 * 60),
    meaning: "Seconds before a picture that could not be fetched is asked for again.",
};

/// Every length of time that is read somewhere.
pub const SETTINGS: &[DurationSetting] = &[JOB_TIMEOUT];

/// Every number that is read somewhere.
pub const NUMBERS: &[NumberSetting] = &[
    MAX_CONCURRENT_JOBS,
    MAX_CONCURRENT_JOBS_PER_USER,
    TRIAL_CALLS,
    PICTURE_KEPT,
    NO_PICTURE_KEPT,
];

/// The value in force of a number that counts seconds.
pub async fn seconds<C: GenericClient>(client: &C, setting: NumberSetting) -> Result<Duration, db::Error> {
    let seconds = number(client, setting).await?;
    Ok(Duration::from_secs(seconds.try_into().unwrap_or(u64::MAX)))
}

/// The value in force.
pub async fn number<C: GenericClient>(client: &C, setting: NumberSetting) -> Result<usize, db::Error> {
    let row = settings::one()
        .bind(client, &setting.category, &setting.key)
        .opt()
        .await?;
    let Some(row) = row else {
        return Ok(setting.default);
    };
    let (least, most) = setting.range;
    Ok(row
        .value
        .trim()
        .parse()
        .ok()
        .filter(|value| (least..=most).contains(value))
        .unwrap_or_else(|| {
            tracing::warn!(setting = %format!("{}.{}", setting.category, setting.key), value = %row.value,
                           "the setting's value is not a whole number from {least} to {most}; the built-in one is used");
            setting.default
        }))
}

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
