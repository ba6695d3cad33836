-- Work in the background: the message that drives a job, how far the job came and how far it should go.

ALTER TABLE scraping_jobs
    ADD COLUMN IF NOT EXISTS qstash_message_id TEXT,
    ADD COLUMN IF NOT EXISTS processed_runs INTEGER DEFAULT 0 NOT NULL,
    ADD COLUMN IF NOT EXISTS processed_results INTEGER DEFAULT 0 NOT NULL,
    ADD COLUMN IF NOT EXISTS target_results INTEGER DEFAULT 1000 NOT NULL,
    ADD COLUMN IF NOT EXISTS updated_at TIMESTAMP DEFAULT now() NOT NULL;
