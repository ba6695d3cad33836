-- The other way to process a search, with one row per creator instead of one JSON array per page.
-- The column types are those of the deployed system: the job id is text, is_verified holds true or false as text.

CREATE TABLE IF NOT EXISTS search_jobs (
    id TEXT PRIMARY KEY,
    campaign_id UUID CONSTRAINT search_jobs_campaign_id_campaigns_id_fk REFERENCES campaigns (id),
    platform VARCHAR(20) NOT NULL,
    search_type VARCHAR(20) NOT NULL,
    status VARCHAR(20) DEFAULT 'queued' NOT NULL,
    total_count INTEGER NOT NULL,
    completed_count INTEGER DEFAULT 0 NOT NULL,
    created_at TIMESTAMP DEFAULT now() NOT NULL,
    updated_at TIMESTAMP DEFAULT now() NOT NULL,
    completed_at TIMESTAMP
);

CREATE TABLE IF NOT EXISTS search_results (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    job_id TEXT NOT NULL CONSTRAINT search_results_job_id_search_jobs_id_fk REFERENCES search_jobs (id),
    profile_id TEXT NOT NULL,
    username TEXT NOT NULL,
    display_name TEXT,
    platform VARCHAR(20) NOT NULL,
    profile_url TEXT,
    post_url TEXT,
    post_description TEXT,
    avatar_url TEXT,
    followers INTEGER DEFAULT 0,
    is_verified VARCHAR(10) DEFAULT 'false',
    email TEXT,
    bio TEXT,
    raw_data JSONB,
    created_at TIMESTAMP DEFAULT now() NOT NULL
);
