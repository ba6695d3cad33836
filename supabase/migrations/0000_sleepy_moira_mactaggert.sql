-- Foundation: one row per search run, and the pages of creators it brought back.
-- run_id and region belong to the deployed system though the written schema leaves them out, so they are
-- also added to a database that was made from the written schema.

CREATE TABLE IF NOT EXISTS scraping_jobs (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id TEXT NOT NULL,
    run_id TEXT,
    status VARCHAR(20) DEFAULT 'pending' NOT NULL,
    keywords JSONB NOT NULL,
    platform VARCHAR(50) DEFAULT 'Tiktok' NOT NULL,
    region VARCHAR(10) DEFAULT 'US' NOT NULL,
    created_at TIMESTAMP DEFAULT now() NOT NULL,
    started_at TIMESTAMP,
    completed_at TIMESTAMP,
    error TEXT,
    timeout_at TIMESTAMP
);

ALTER TABLE scraping_jobs
    ADD COLUMN IF NOT EXISTS run_id TEXT,
    ADD COLUMN IF NOT EXISTS region VARCHAR(10) DEFAULT 'US' NOT NULL;

CREATE TABLE IF NOT EXISTS scraping_results (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    job_id UUID CONSTRAINT scraping_results_job_id_scraping_jobs_id_fk REFERENCES scraping_jobs (id),
    creators JSONB NOT NULL,
    created_at TIMESTAMP DEFAULT now() NOT NULL
);

-- A table that was already here has the same key under another name. Renaming it keeps one key, not two.
-- A wider key over the same column says more, and is left alone.
DO $$
DECLARE
    wanted CONSTANT name := 'scraping_results_job_id_scraping_jobs_id_fk';
    present name;
    width integer;
BEGIN
    SELECT con.conname, cardinality(con.conkey) INTO present, width
    FROM pg_constraint AS con
    JOIN pg_attribute AS att ON att.attrelid = con.conrelid AND att.attnum = ANY (con.conkey)
    WHERE con.contype = 'f'
      AND con.conrelid = 'scraping_results'::regclass
      AND con.confrelid = 'scraping_jobs'::regclass
      AND att.attname = 'job_id'
    ORDER BY con.conname = wanted DESC
    LIMIT 1;

    IF present IS NULL THEN
        EXECUTE format(
            'ALTER TABLE scraping_results ADD CONSTRAINT %I FOREIGN KEY (job_id) REFERENCES scraping_jobs (id)',
            wanted);
    ELSIF width = 1 AND present <> wanted THEN
        EXECUTE format('ALTER TABLE scraping_results RENAME CONSTRAINT %I TO %I', present, wanted);
    END IF;
END
$$;
