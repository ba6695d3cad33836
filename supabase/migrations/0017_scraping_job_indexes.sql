-- Jobs of one status, newest first: what a worker picks from and what the job desk lists.

CREATE INDEX IF NOT EXISTS idx_scraping_jobs_status_created
    ON scraping_jobs (status, created_at DESC);
