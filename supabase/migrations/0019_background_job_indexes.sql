-- The queue reads pending jobs by priority and running jobs by age. A delivery report names the message id.
-- Partial, because finished jobs outnumber the others and not every job travels by message.

CREATE INDEX IF NOT EXISTS idx_background_jobs_pending
    ON background_jobs (status, priority, scheduled_for)
    WHERE status = 'pending';

CREATE INDEX IF NOT EXISTS idx_background_jobs_processing
    ON background_jobs (status, started_at)
    WHERE status = 'processing';

CREATE INDEX IF NOT EXISTS idx_background_jobs_qstash_message_id
    ON background_jobs (qstash_message_id)
    WHERE qstash_message_id IS NOT NULL;
