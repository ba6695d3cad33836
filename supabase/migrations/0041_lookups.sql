-- Look-ups: many known handles at once, over the specification's search_jobs and search_results. What was asked stands row by row
-- in lookup_rows, because search_results has no place for a row that is not found, or not yet.
ALTER TABLE search_jobs ADD COLUMN IF NOT EXISTS name text;
ALTER TABLE search_jobs ADD COLUMN IF NOT EXISTS outcome text;
ALTER TABLE search_jobs DROP CONSTRAINT IF EXISTS search_jobs_outcome_known;
ALTER TABLE search_jobs ADD CONSTRAINT search_jobs_outcome_known CHECK (outcome IN
  ('completed', 'partial', 'empty', 'budget_reached', 'provider_failed', 'timeout', 'cancelled'));
-- Paid calls that the look-up may make; NULL where nobody is called.
ALTER TABLE search_jobs ADD COLUMN IF NOT EXISTS max_calls integer CHECK (max_calls > 0);
-- What it was expected to take, as it was shown before the start.
ALTER TABLE search_jobs ADD COLUMN IF NOT EXISTS quote jsonb;
ALTER TABLE search_jobs ADD COLUMN IF NOT EXISTS started_at timestamptz;
ALTER TABLE search_jobs ADD COLUMN IF NOT EXISTS timeout_at timestamptz;
ALTER TABLE search_jobs ADD COLUMN IF NOT EXISTS error text;

-- A creator is delivered once a look-up, however many rows name them.
ALTER TABLE search_results ADD COLUMN IF NOT EXISTS creator_id uuid;
ALTER TABLE search_results DROP CONSTRAINT IF EXISTS search_results_creator_id_fkey;
ALTER TABLE search_results ADD CONSTRAINT search_results_creator_id_fkey FOREIGN KEY (creator_id) REFERENCES creators (id);

CREATE TABLE IF NOT EXISTS lookup_rows (
  user_id text NOT NULL CHECK (user_id <> ''),
  job_id text NOT NULL,
  -- Its place in what was given, from 1; blank rows are not counted.
  ordinal integer NOT NULL CHECK (ordinal > 0),
  -- As given, cut to what fits a page.
  input text NOT NULL,
  platform varchar(20) NOT NULL CONSTRAINT lookup_rows_platform_known CHECK (platform IN ('TikTok', 'Instagram', 'YouTube')),
  -- The handle or channel id in it, as written; NULL where there is none.
  handle text,
  -- The first row that names the same: it is looked up, the others share its answer.
  leader integer NOT NULL CHECK (leader > 0 AND leader <= ordinal),
  state varchar(10) NOT NULL DEFAULT 'pending'
    CONSTRAINT lookup_rows_state_known CHECK (state IN ('pending', 'found', 'not_found', 'invalid', 'failed')),
  -- Why it is not found, invalid or failed.
  reason text,
  creator_id uuid REFERENCES creators (id),
  -- Rows that one provider call asks for together; NULL until the catalogue was asked.
  batch integer CHECK (batch > 0),
  -- Failed calls for it, good answers that left it out, and since when calls fail.
  tries integer NOT NULL DEFAULT 0,
  looks integer NOT NULL DEFAULT 0,
  trouble_since timestamptz,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, job_id, ordinal),
  CONSTRAINT lookup_rows_handle_unless_invalid CHECK (handle IS NOT NULL OR state = 'invalid'),
  CONSTRAINT lookup_rows_found_has_creator CHECK ((state = 'found') = (creator_id IS NOT NULL)),
  CONSTRAINT lookup_rows_job_of_same_user FOREIGN KEY (user_id, job_id) REFERENCES search_jobs (user_id, id) ON DELETE CASCADE
);

-- A paid call belongs to a run or to a look-up.
ALTER TABLE provider_calls ALTER COLUMN job_id DROP NOT NULL;
ALTER TABLE provider_calls ADD COLUMN IF NOT EXISTS lookup_id text;
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'public.provider_calls'::regclass AND conname = 'provider_calls_lookup_of_same_user') THEN
    ALTER TABLE provider_calls ADD CONSTRAINT provider_calls_lookup_of_same_user
      FOREIGN KEY (user_id, lookup_id) REFERENCES search_jobs (user_id, id) ON DELETE CASCADE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'public.provider_calls'::regclass AND conname = 'provider_calls_one_owner') THEN
    ALTER TABLE provider_calls ADD CONSTRAINT provider_calls_one_owner CHECK (num_nonnulls(job_id, lookup_id) = 1);
  END IF;
END
$$;

-- A finished look-up stays as it ended, as a finished run does.
CREATE OR REPLACE FUNCTION keep_ended_lookup()
RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  RAISE EXCEPTION 'search job % is %: a finished look-up cannot become %', OLD.id, OLD.status, NEW.status
    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'search_jobs_terminal_state_final';
END
$$;
DROP TRIGGER IF EXISTS search_jobs_terminal_state_final ON search_jobs;
CREATE TRIGGER search_jobs_terminal_state_final BEFORE UPDATE OF status ON search_jobs
FOR EACH ROW WHEN (OLD.status IN ('completed', 'error', 'timeout', 'cancelled') AND NEW.status IS DISTINCT FROM OLD.status)
EXECUTE FUNCTION keep_ended_lookup();
