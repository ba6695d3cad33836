-- The calls of a run are counted before each further call; what calls of a kind yield is asked before a run.
CREATE INDEX IF NOT EXISTS idx_provider_calls_job ON provider_calls (user_id, job_id);
CREATE INDEX IF NOT EXISTS idx_provider_calls_endpoint ON provider_calls (provider, endpoint, started_at DESC);
-- Creators whose profile is still to be asked for: few of all rows.
CREATE INDEX IF NOT EXISTS idx_job_creators_pending ON job_creators (user_id, job_id) WHERE profile = 'pending';
