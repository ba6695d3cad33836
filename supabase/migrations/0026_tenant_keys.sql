-- Every tenant row carries its user, and a child names its parent together with that user, because foreign keys do not
-- obey row-level security: without the pair one tenant could point a job at another's campaign.
ALTER TABLE scraping_results ADD COLUMN IF NOT EXISTS user_id text CHECK (user_id <> '');
ALTER TABLE search_jobs ADD COLUMN IF NOT EXISTS user_id text CHECK (user_id <> '');
ALTER TABLE search_results ADD COLUMN IF NOT EXISTS user_id text CHECK (user_id <> '');
ALTER TABLE scraping_results ADD COLUMN IF NOT EXISTS page integer;
ALTER TABLE scraping_results ADD COLUMN IF NOT EXISTS task_id uuid;

UPDATE scraping_results r SET user_id = j.user_id FROM scraping_jobs j WHERE j.id = r.job_id AND r.user_id IS NULL;
UPDATE search_jobs s SET user_id = c.user_id FROM campaigns c WHERE c.id = s.campaign_id AND s.user_id IS NULL;
UPDATE search_results r SET user_id = s.user_id FROM search_jobs s WHERE s.id = r.job_id AND r.user_id IS NULL;
-- A job that names another user's campaign keeps its row and loses the wrong link.
UPDATE scraping_jobs j SET campaign_id = NULL, error = concat_ws('; ', j.error, 'campaign ' || c.id || ' belongs to another user')
FROM campaigns c WHERE c.id = j.campaign_id AND c.user_id <> j.user_id;

DO $$
DECLARE
  pair record;
BEGIN
  FOR pair IN
    SELECT * FROM (VALUES
      ('campaigns', 'campaigns_user_id_id_key', 'UNIQUE (user_id, id)'),
      ('scraping_jobs', 'scraping_jobs_user_id_id_key', 'UNIQUE (user_id, id)'),
      ('search_jobs', 'search_jobs_user_id_id_key', 'UNIQUE (user_id, id)'),
      ('scraping_jobs', 'scraping_jobs_campaign_of_same_user', 'FOREIGN KEY (user_id, campaign_id) REFERENCES public.campaigns (user_id, id)'),
      ('scraping_results', 'scraping_results_job_of_same_user', 'FOREIGN KEY (user_id, job_id) REFERENCES public.scraping_jobs (user_id, id)'),
      ('search_jobs', 'search_jobs_campaign_of_same_user', 'FOREIGN KEY (user_id, campaign_id) REFERENCES public.campaigns (user_id, id)'),
      ('search_results', 'search_results_job_of_same_user', 'FOREIGN KEY (user_id, job_id) REFERENCES public.search_jobs (user_id, id)')
    ) AS wanted (table_name, name, definition)
  LOOP
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = format('public.%I', pair.table_name)::regclass AND conname = pair.name) THEN
      EXECUTE format('ALTER TABLE public.%I ADD CONSTRAINT %I %s', pair.table_name, pair.name, pair.definition);
    END IF;
  END LOOP;
END
$$;

-- The specification's single-column keys would let a child point at another tenant's parent; the pairs replace them.
DO $$
DECLARE
  single record;
BEGIN
  FOR single IN
    SELECT conrelid::regclass AS child, conname FROM pg_constraint
    WHERE contype = 'f' AND cardinality(conkey) = 1
      AND conrelid IN ('public.scraping_jobs'::regclass, 'public.scraping_results'::regclass,
                       'public.search_jobs'::regclass, 'public.search_results'::regclass)
  LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', single.child, single.conname);
  END LOOP;
END
$$;
