//! The list: every runtime setting with what it is and does, and the rows of the specification that nothing reads, with the reason.
use std::time::Duration;

use super::model::{Definition, Flag, Setting};

const fn seconds(n: u64) -> Duration {
    Duration::from_secs(n)
}

const fn hours(n: u64) -> Duration {
    Duration::from_secs(n * 60 * 60)
}

/// Paid calls that a run may be given at all.
pub const MOST_CALLS: u64 = 10_000;

pub const TRIAL_CALLS: Setting<u64> = Setting::number(
    ("api_limits", "max_api_calls_for_testing"),
    "calls",
    5,
    (1, 1000),
    "Paid provider calls that a trial run of a search may make (`--trial`).",
);

pub const TIKTOK_CALLS: Setting<u64> = Setting::number(
    ("api_limits", "max_api_calls_tiktok"),
    "calls",
    MOST_CALLS,
    (1, MOST_CALLS),
    "Paid provider calls that one TikTok keyword search may make, whatever its quote allows.",
);

pub const TIKTOK_SIMILAR_CALLS: Setting<u64> = Setting::number(
    ("api_limits", "max_api_calls_tiktok_similar"),
    "calls",
    MOST_CALLS,
    (1, MOST_CALLS),
    "The same for one TikTok search by likeness.",
);

pub const INSTAGRAM_CALLS: Setting<u64> = Setting::number(
    ("api_limits", "max_api_calls_instagram"),
    "calls",
    MOST_CALLS,
    (1, MOST_CALLS),
    "The same for one Instagram keyword search.",
);

pub const INSTAGRAM_SIMILAR_CALLS: Setting<u64> = Setting::number(
    ("api_limits", "max_api_calls_instagram_similar"),
    "calls",
    MOST_CALLS,
    (1, MOST_CALLS),
    "The same for one Instagram search by likeness.",
);

pub const YOUTUBE_CALLS: Setting<u64> = Setting::number(
    ("api_limits", "max_api_calls_youtube"),
    "calls",
    MOST_CALLS,
    (1, MOST_CALLS),
    "The same for one YouTube keyword search.",
);

pub const YOUTUBE_SIMILAR_CALLS: Setting<u64> = Setting::number(
    ("api_limits", "max_api_calls_youtube_similar"),
    "calls",
    MOST_CALLS,
    (1, MOST_CALLS),
    "The same for one YouTube search by likeness.",
);

pub const SEARCH_TIMEOUT: Setting<Duration> = Setting::duration(
    ("timeouts", "standard_job_timeout"),
    hours(1),
    (seconds(1), hours(168)),
    "A search that runs longer ends with what it found. Holds for searches that start after the change.",
);

pub const INSTAGRAM_JOB_TIMEOUT: Setting<Duration> = Setting::duration(
    ("timeouts", "instagram_job_timeout"),
    seconds(300),
    (seconds(1), hours(24)),
    "A page or profile of an Instagram search that takes longer is given up and tried again; `job_processing.job_timeout` bounds it too.",
);

pub const GIVE_UP_AFTER: Setting<Duration> = Setting::duration(
    ("timeouts", "cleanup_timeout_hours"),
    hours(24),
    (hours(1), hours(8760)),
    "A search that was started by an older program without a time limit ends as timed out at this age.",
);

pub const MAX_CONCURRENT_JOBS: Setting<u64> = Setting::number(
    ("job_processing", "max_concurrent_jobs"),
    "jobs",
    10,
    (1, 200),
    "Background jobs that one worker runs at the same time.",
);

pub const MAX_CONCURRENT_JOBS_PER_USER: Setting<u64> = Setting::number(
    ("job_processing", "max_concurrent_jobs_per_user"),
    "jobs",
    8,
    (1, 200),
    "Of these, jobs of one user, so that slow providers cannot fill a worker with one user's searches.",
);

pub const RETRY_DELAY: Setting<Duration> = Setting::duration(
    ("job_processing", "default_retry_delay"),
    seconds(30),
    (Duration::from_millis(100), hours(1)),
    "A failed job is tried again after half a second, then after this, then after twice as long each time, an hour at most.",
);

pub const JOB_TIMEOUT: Setting<Duration> = Setting::duration(
    ("job_processing", "job_timeout"),
    seconds(300),
    (seconds(1), hours(24)),
    "A background job that runs longer is stopped and tried again, which counts as a failure.",
);

pub const STATUS_CHECK: Setting<u64> = Setting::number(
    ("polling", "frontend_status_check_interval"),
    "ms",
    5000,
    (250, 60_000),
    "Where the database's notifications do not get through (a pooler), an open page's search is looked at this often.",
);

pub const COMPLETED_JOBS_DAYS: Setting<u64> = Setting::number(
    ("cleanup", "completed_jobs_retention_days"),
    "days",
    30,
    (1, 3650),
    "A completed background job is kept this long. Searches and their results are kept for ever.",
);

pub const FAILED_JOBS_DAYS: Setting<u64> = Setting::number(
    ("cleanup", "error_jobs_retention_days"),
    "days",
    7,
    (1, 3650),
    "The same for a background job that failed for good.",
);

pub const CANCELLED_JOBS_DAYS: Setting<u64> = Setting::number(
    ("cleanup", "cancelled_jobs_retention_days"),
    "days",
    7,
    (1, 3650),
    "The same for a background job that was cancelled.",
);

pub const EVENT_REPLAY: Setting<bool> = Setting::switch(
    ("event_sourcing", "enable_event_replay"),
    true,
    "Whether `limelight events replay` gives events to their consumers again.",
);

pub const KEYWORD_SUGGESTIONS: Flag = Flag(Setting::number(
    ("feature_flags", "keyword_suggestions"),
    "% of the users",
    100,
    (0, 100),
    "Who is shown hashtags that go with a search while typing it. They are counted anew for each word, which loads the database.",
));

pub const PICTURE_KEPT: Setting<u64> = Setting::number(
    ("cache", "image_cache_success_duration"),
    "seconds",
    60 * 60,
    (1, 30 * 24 * 60 * 60),
    "A fetched picture is kept this long.",
);

pub const NO_PICTURE_KEPT: Setting<u64> = Setting::number(
    ("cache", "image_cache_placeholder_duration"),
    "seconds",
    5 * 60,
    (1, 24 * 60 * 60),
    "A picture that could not be had is asked for again after this.",
);

/// Every setting, in the order of the manual.
pub const SETTINGS: &[Definition] = &[
    TRIAL_CALLS.definition,
    TIKTOK_CALLS.definition,
    TIKTOK_SIMILAR_CALLS.definition,
    INSTAGRAM_CALLS.definition,
    INSTAGRAM_SIMILAR_CALLS.definition,
    YOUTUBE_CALLS.definition,
    YOUTUBE_SIMILAR_CALLS.definition,
    SEARCH_TIMEOUT.definition,
    INSTAGRAM_JOB_TIMEOUT.definition,
    GIVE_UP_AFTER.definition,
    MAX_CONCURRENT_JOBS.definition,
    MAX_CONCURRENT_JOBS_PER_USER.definition,
    RETRY_DELAY.definition,
    JOB_TIMEOUT.definition,
    STATUS_CHECK.definition,
    PICTURE_KEPT.definition,
    NO_PICTURE_KEPT.definition,
    COMPLETED_JOBS_DAYS.definition,
    FAILED_JOBS_DAYS.definition,
    CANCELLED_JOBS_DAYS.definition,
    EVENT_REPLAY.definition,
    KEYWORD_SUGGESTIONS.0.definition,
];

/// Of these, the feature flags.
pub const FLAGS: &[Flag] = &[KEYWORD_SUGGESTIONS];

/// A row of the specification or of the first system that nothing reads.
pub struct NotRead {
    pub category: &'static str,
    pub key: &'static str,
    pub reason: &'static str,
}

const fn not_read(category: &'static str, key: &'static str, reason: &'static str) -> NotRead {
    NotRead {
        category,
        key,
        reason,
    }
}

const NO_PAUSE: &str = "Pages follow each other at the pace that the provider allows.";
const WHOLE_PAGES: &str = "A page of creators is stored as a whole, in one transaction.";

/// Such rows are kept and shown, and cannot be set.
pub const NOT_READ: &[NotRead] = &[
    not_read("qstash_delays", "tiktok_continuation_delay", NO_PAUSE),
    not_read("qstash_delays", "instagram_reels_delay", NO_PAUSE),
    not_read(
        "polling",
        "campaign_status_interval",
        "Lists of campaigns are read when they are opened.",
    ),
    not_read(
        "polling",
        "ui_refresh_delay",
        "A search that ended is shown at once.",
    ),
    not_read("processing", "batch_processing_delay", WHOLE_PAGES),
    not_read("processing", "batch_size", WHOLE_PAGES),
    not_read(
        "cleanup",
        "timeout_jobs_retention_days",
        "A background job that ran out of time is tried again or fails; it has no state of its own.",
    ),
    not_read(
        "event_sourcing",
        "event_retention_days",
        "Events are never removed by age.",
    ),
    not_read(
        "database",
        "user_tables_normalized",
        "Users stand in one table, as in the specification.",
    ),
];
