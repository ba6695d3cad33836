-- A search may start from a known creator instead of keywords, so a job without keywords is valid.

ALTER TABLE scraping_jobs ALTER COLUMN keywords DROP NOT NULL;
