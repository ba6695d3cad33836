-- Campaigns group the searches of one user. A job may belong to one campaign.
-- user_id is text from the start: it is the identifier issued by the sign-in provider, never a uuid.

CREATE TABLE IF NOT EXISTS campaigns (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    search_type VARCHAR(20) NOT NULL,
    status VARCHAR(20) DEFAULT 'draft' NOT NULL,
    created_at TIMESTAMP DEFAULT now() NOT NULL,
    updated_at TIMESTAMP DEFAULT now() NOT NULL
);

ALTER TABLE scraping_jobs ADD COLUMN IF NOT EXISTS campaign_id UUID;

-- As in 0000: one key with the known name, and a wider key over the same column is left alone.
DO $$
DECLARE
    wanted CONSTANT name := 'scraping_jobs_campaign_id_campaigns_id_fk';
    present name;
    width integer;
BEGIN
    SELECT con.conname, cardinality(con.conkey) INTO present, width
    FROM pg_constraint AS con
    JOIN pg_attribute AS att ON att.attrelid = con.conrelid AND att.attnum = ANY (con.conkey)
    WHERE con.contype = 'f'
      AND con.conrelid = 'scraping_jobs'::regclass
      AND con.confrelid = 'campaigns'::regclass
      AND att.attname = 'campaign_id'
    ORDER BY con.conname = wanted DESC
    LIMIT 1;

    IF present IS NULL THEN
        EXECUTE format(
            'ALTER TABLE scraping_jobs ADD CONSTRAINT %I FOREIGN KEY (campaign_id) REFERENCES campaigns (id)',
            wanted);
    ELSIF width = 1 AND present <> wanted THEN
        EXECUTE format('ALTER TABLE scraping_jobs RENAME CONSTRAINT %I TO %I', present, wanted);
    END IF;
END
$$;
