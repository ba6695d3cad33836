-- Where the next page of a job starts, and the percentage from 0 to 100 that its owner sees.

ALTER TABLE scraping_jobs
    ADD COLUMN IF NOT EXISTS cursor INTEGER DEFAULT 0,
    ADD COLUMN IF NOT EXISTS progress NUMERIC DEFAULT '0';
