-- Search by likeness needs the handle to compare with, and each platform has parameters of its own.

ALTER TABLE scraping_jobs
    ADD COLUMN IF NOT EXISTS target_username TEXT,
    ADD COLUMN IF NOT EXISTS search_params JSONB;
