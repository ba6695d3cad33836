-- A job is claimed under a lease with a token: a worker that lost its lease can write nothing, a crash strands nothing.
ALTER TABLE background_jobs ADD COLUMN IF NOT EXISTS user_id text CHECK (user_id <> '');
ALTER TABLE background_jobs ADD COLUMN IF NOT EXISTS locked_by text;
ALTER TABLE background_jobs ADD COLUMN IF NOT EXISTS lease_token uuid;
ALTER TABLE background_jobs ADD COLUMN IF NOT EXISTS lease_expires_at timestamptz;
ALTER TABLE background_jobs ADD COLUMN IF NOT EXISTS dedup_key text;
-- How often a worker vanished with the job: counted apart from retry_count, which counts the handler's own errors.
ALTER TABLE background_jobs ADD COLUMN IF NOT EXISTS lease_losses integer NOT NULL DEFAULT 0;
CREATE UNIQUE INDEX IF NOT EXISTS background_jobs_dedup_key ON background_jobs (dedup_key) WHERE status IN ('pending', 'processing');
CREATE INDEX IF NOT EXISTS idx_background_jobs_lease ON background_jobs (lease_expires_at) WHERE status = 'processing';
CREATE INDEX IF NOT EXISTS idx_background_jobs_user ON background_jobs (user_id, created_at DESC);
