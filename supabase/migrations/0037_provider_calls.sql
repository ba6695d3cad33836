-- Searches over providers that cost money. Every call is a row of a ledger, so that what a run cost is a query, and a run has a
-- ceiling that is checked before each call. Values that users see say where and when they came from.
CREATE TABLE IF NOT EXISTS provider_calls (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id text NOT NULL CHECK (user_id <> ''),
  -- The run that the call was made for.
  job_id uuid NOT NULL,
  task_id uuid,
  purpose varchar(20) NOT NULL CONSTRAINT provider_calls_purpose_known CHECK (purpose IN ('page', 'profile')),
  provider varchar(30) NOT NULL,
  endpoint text NOT NULL,
  platform varchar(20) NOT NULL CONSTRAINT provider_calls_platform_known CHECK (platform IN ('TikTok', 'Instagram', 'YouTube')),
  -- The page asked for, from 1; a page asked for again has several rows.
  page integer,
  started_at timestamptz NOT NULL,
  -- NULL: still open, or the program ended before the answer was stored; it may have been charged and counts as such.
  ended_at timestamptz,
  milliseconds integer CHECK (milliseconds >= 0),
  -- HTTP's; NULL when no answer came.
  status integer,
  -- The class of what went wrong; NULL for a good answer.
  fault text,
  -- In the provider's own unit: 0 for a refusal, NULL when nobody knows.
  credits numeric(12, 4) CHECK (credits >= 0),
  creators integer CHECK (creators >= 0),
  new_creators integer CHECK (new_creators >= 0),
  is_simulated boolean NOT NULL DEFAULT false,
  FOREIGN KEY (user_id, job_id) REFERENCES scraping_jobs (user_id, id) ON DELETE CASCADE
);

-- Paid calls that a run may make; NULL for the catalogue, which costs nothing.
ALTER TABLE scraping_jobs ADD COLUMN IF NOT EXISTS max_calls integer CHECK (max_calls > 0);
-- What the run was expected to take, as it was shown before the start.
ALTER TABLE scraping_jobs ADD COLUMN IF NOT EXISTS quote jsonb;
-- Whether profiles are asked for where a search row lacks bio or followers.
ALTER TABLE scraping_jobs ADD COLUMN IF NOT EXISTS with_profiles boolean NOT NULL DEFAULT false;

-- What a task asks: the whole query of the catalogue, plain words or creators like a handle of a provider, or a seed's own page.
ALTER TABLE search_tasks ADD COLUMN IF NOT EXISTS kind varchar(20) NOT NULL DEFAULT 'query';
ALTER TABLE search_tasks DROP CONSTRAINT IF EXISTS search_tasks_kind_known;
ALTER TABLE search_tasks ADD CONSTRAINT search_tasks_kind_known CHECK (kind IN ('query', 'words', 'like', 'seed'));
-- The seed that a task follows from, and how many steps away from what the user asked for.
ALTER TABLE search_tasks ADD COLUMN IF NOT EXISTS seed text;
ALTER TABLE search_tasks ADD COLUMN IF NOT EXISTS depth integer NOT NULL DEFAULT 0;
-- Tries of the page that is next and looks at it that showed nothing new, since when it fails, and pages in a row without a new creator.
ALTER TABLE search_tasks ADD COLUMN IF NOT EXISTS tries integer NOT NULL DEFAULT 0;
ALTER TABLE search_tasks ADD COLUMN IF NOT EXISTS looks integer NOT NULL DEFAULT 0;
ALTER TABLE search_tasks ADD COLUMN IF NOT EXISTS trouble_since timestamptz;
ALTER TABLE search_tasks ADD COLUMN IF NOT EXISTS dry_pages integer NOT NULL DEFAULT 0;
-- Why it has no more pages.
ALTER TABLE search_tasks ADD COLUMN IF NOT EXISTS ended text;

-- Whom a page named, in its order: a page that names the same as the one before brings nothing.
ALTER TABLE scraping_results ADD COLUMN IF NOT EXISTS creator_ids uuid[];
ALTER TABLE scraping_results ADD COLUMN IF NOT EXISTS fingerprint text;

ALTER TABLE job_creators ADD COLUMN IF NOT EXISTS profile varchar(10) NOT NULL DEFAULT 'none';
ALTER TABLE job_creators DROP CONSTRAINT IF EXISTS job_creators_profile_known;
ALTER TABLE job_creators ADD CONSTRAINT job_creators_profile_known CHECK (profile IN ('none', 'pending', 'done', 'empty', 'failed'));
ALTER TABLE job_creators ADD COLUMN IF NOT EXISTS profile_tries integer NOT NULL DEFAULT 0;

-- {"followers": {"source": "…", "at": "…"}, …}: by value, when it was last told, and by whom.
ALTER TABLE creators ADD COLUMN IF NOT EXISTS provenance jsonb NOT NULL DEFAULT '{}';
ALTER TABLE creators ADD COLUMN IF NOT EXISTS profiled_at timestamptz;
