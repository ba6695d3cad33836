-- The foreign keys of the legacy search tables, which are read from the parent side.

CREATE INDEX IF NOT EXISTS idx_search_jobs_campaign_id
    ON search_jobs (campaign_id);

CREATE INDEX IF NOT EXISTS idx_search_results_job_id
    ON search_results (job_id);
