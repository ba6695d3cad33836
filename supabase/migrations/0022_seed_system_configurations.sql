-- The first values of the settings. Durations carry their unit, one of ms, s, m or h.
-- A setting that exists already keeps its value.

INSERT INTO system_configurations (category, key, value, value_type, description)
VALUES
    ('api_limits', 'max_api_calls_for_testing', '5', 'number', 'Provider calls one test run may make'),
    ('api_limits', 'max_api_calls_tiktok', '1', 'number', 'Provider calls in one TikTok keyword step'),
    ('api_limits', 'max_api_calls_tiktok_similar', '1', 'number', 'Provider calls in one TikTok similar step'),
    ('qstash_delays', 'tiktok_continuation_delay', '2s', 'duration', 'Pause before the next TikTok step'),
    ('qstash_delays', 'instagram_reels_delay', '30s', 'duration', 'Pause before the next Instagram reels step'),
    ('timeouts', 'standard_job_timeout', '60m', 'duration', 'Longest life of a search job'),
    ('timeouts', 'instagram_job_timeout', '300s', 'duration', 'Longest life of one Instagram step'),
    ('timeouts', 'cleanup_timeout_hours', '24h', 'duration', 'Age at which an unfinished job is given up'),
    ('polling', 'frontend_status_check_interval', '5000', 'number', 'Milliseconds between status checks of a search'),
    ('polling', 'campaign_status_interval', '3000', 'number', 'Milliseconds between status checks of a campaign'),
    ('polling', 'ui_refresh_delay', '2000', 'number', 'Milliseconds before a finished search is shown again'),
    ('cache', 'image_cache_success_duration', '3600', 'number', 'Seconds a fetched picture is kept'),
    ('cache', 'image_cache_placeholder_duration', '300', 'number', 'Seconds a placeholder picture is kept'),
    ('processing', 'batch_processing_delay', '50', 'number', 'Milliseconds between two batches of creators'),
    ('processing', 'batch_size', '5', 'number', 'Creators in one batch'),
    ('cleanup', 'completed_jobs_retention_days', '30', 'number', 'Days a completed job is kept'),
    ('cleanup', 'error_jobs_retention_days', '7', 'number', 'Days a failed job is kept'),
    ('cleanup', 'cancelled_jobs_retention_days', '7', 'number', 'Days a cancelled job is kept'),
    ('cleanup', 'timeout_jobs_retention_days', '7', 'number', 'Days a timed-out job is kept'),
    ('job_processing', 'max_concurrent_jobs', '10', 'number', 'Background jobs that run at the same time'),
    ('job_processing', 'default_retry_delay', '30s', 'duration', 'Wait before a failed background job is tried again'),
    ('job_processing', 'job_timeout', '5m', 'duration', 'Longest run of one background job'),
    ('event_sourcing', 'event_retention_days', '365', 'number', 'Days an event stays in the database'),
    ('event_sourcing', 'enable_event_replay', 'true', 'boolean', 'Whether events may be replayed')
ON CONFLICT (category, key) DO NOTHING;
