-- A run is one task a keyword (or seed), each with the provider's own opaque page token; job_creators holds a creator
-- once a run, whatever pages repeat.
ALTER TABLE scraping_jobs ADD COLUMN IF NOT EXISTS outcome text;
ALTER TABLE scraping_jobs ADD COLUMN IF NOT EXISTS provider text;
ALTER TABLE scraping_jobs DROP CONSTRAINT IF EXISTS scraping_jobs_outcome_known;
ALTER TABLE scraping_jobs ADD CONSTRAINT scraping_jobs_outcome_known CHECK (outcome IN
  ('completed', 'partial', 'empty', 'exhausted', 'budget_reached', 'provider_failed', 'timeout', 'cancelled'));

-- A run taken over in mid-flight has no tasks to go on with: given a deadline, it ends as timed out with what it has.
UPDATE scraping_jobs SET timeout_at = created_at + interval '1 hour' WHERE status IN ('pending', 'processing') AND timeout_at IS NULL;

CREATE TABLE IF NOT EXISTS search_tasks (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id text NOT NULL CHECK (user_id <> ''),
  job_id uuid NOT NULL,
  ordinal integer NOT NULL,
  -- The keyword query, or for a similar search the seed's handle.
  term text NOT NULL,
  page_token text,
  pages integer NOT NULL DEFAULT 0,
  results integer NOT NULL DEFAULT 0,
  state varchar(20) NOT NULL DEFAULT 'pending' CONSTRAINT search_tasks_state_known CHECK (state IN ('pending', 'done', 'failed')),
  error text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT search_tasks_ordinal_key UNIQUE (user_id, job_id, ordinal),
  FOREIGN KEY (user_id, job_id) REFERENCES scraping_jobs (user_id, id) ON DELETE CASCADE
);

CREATE TABLE IF NOT EXISTS job_creators (
  user_id text NOT NULL CHECK (user_id <> ''),
  job_id uuid NOT NULL,
  creator_id uuid NOT NULL REFERENCES creators (id),
  -- Order of arrival, from 1; the best matches of each page come first.
  ordinal integer NOT NULL,
  task_id uuid NOT NULL,
  page integer NOT NULL,
  score bigint NOT NULL,
  -- Why it matched, as {"text": "…", "hashtags": […], …}.
  reason jsonb NOT NULL DEFAULT '{}',
  -- Snapshots of the sortable and filterable values at the time of the run.
  followers bigint,
  engagement_rate real,
  has_email boolean NOT NULL,
  verified boolean,
  country varchar(2),
  language varchar(3),
  last_post_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, job_id, creator_id),
  FOREIGN KEY (user_id, job_id) REFERENCES scraping_jobs (user_id, id) ON DELETE CASCADE
);
-- A page of one task is stored once, whoever delivers it twice.
CREATE UNIQUE INDEX IF NOT EXISTS scraping_results_task_page_key ON scraping_results (user_id, task_id, page) WHERE task_id IS NOT NULL;
