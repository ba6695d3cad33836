-- Indexes of look-ups, and their rights in the manner of 0035: enabled, forced, a policy per command to a named role.
CREATE INDEX IF NOT EXISTS idx_search_jobs_user_created ON search_jobs (user_id, created_at DESC, id DESC);
CREATE INDEX IF NOT EXISTS idx_search_jobs_deadline ON search_jobs (timeout_at) WHERE status IN ('queued', 'pending', 'processing');
CREATE UNIQUE INDEX IF NOT EXISTS search_results_creator_key ON search_results (user_id, job_id, creator_id) WHERE creator_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS idx_lookup_rows_state ON lookup_rows (user_id, job_id, state, ordinal);
CREATE INDEX IF NOT EXISTS idx_lookup_rows_leader ON lookup_rows (user_id, job_id, leader);
CREATE INDEX IF NOT EXISTS idx_lookup_rows_batch ON lookup_rows (user_id, job_id, batch) WHERE state = 'pending';
CREATE INDEX IF NOT EXISTS idx_lookup_rows_creator ON lookup_rows (creator_id) WHERE creator_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS idx_search_results_creator ON search_results (creator_id) WHERE creator_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS idx_provider_calls_lookup ON provider_calls (user_id, lookup_id) WHERE lookup_id IS NOT NULL;

DO $$
DECLARE
  tenant constant text := 'user_id = nullif((SELECT current_setting(''app.user_id'', true)), '''')';
  anything constant text := 'true';
  rule record;
  who text;
BEGIN
  ALTER TABLE public.lookup_rows ENABLE ROW LEVEL SECURITY;
  ALTER TABLE public.lookup_rows FORCE ROW LEVEL SECURITY;
  REVOKE ALL ON public.lookup_rows FROM PUBLIC;
  REVOKE ALL ON FUNCTION public.keep_ended_lookup() FROM PUBLIC;
  -- A hosted project grants every new table and function to these by default.
  FOREACH who IN ARRAY ARRAY['anon', 'authenticated', 'service_role', 'limelight_login'] LOOP
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = who) THEN
      EXECUTE format('REVOKE ALL ON public.lookup_rows FROM %I', who);
      EXECUTE format('REVOKE ALL ON FUNCTION public.keep_ended_lookup() FROM %I', who);
    END IF;
  END LOOP;
  FOR rule IN
    SELECT * FROM (VALUES
      ('lookup_rows', 'limelight_app',      'SI',  tenant),
      ('lookup_rows', 'limelight_worker',   'SU',  anything),
      ('lookup_rows', 'limelight_admin',    'SD',  anything),
      ('lookup_rows', 'limelight_readonly', 'S',   anything),
      -- A tenant may cancel: see the columns below.
      ('search_jobs', 'limelight_app',      'U',   tenant)
    ) AS rules (table_name, role_name, commands, rows)
  LOOP
    IF rule.commands LIKE '%S%' THEN
      EXECUTE format('GRANT SELECT ON public.%I TO %I', rule.table_name, rule.role_name);
      EXECUTE format('DROP POLICY IF EXISTS %I ON public.%I', rule.role_name || '_select', rule.table_name);
      EXECUTE format('CREATE POLICY %I ON public.%I FOR SELECT TO %I USING (%s)', rule.role_name || '_select', rule.table_name, rule.role_name, rule.rows);
    END IF;
    IF rule.commands LIKE '%I%' THEN
      EXECUTE format('GRANT INSERT ON public.%I TO %I', rule.table_name, rule.role_name);
      EXECUTE format('DROP POLICY IF EXISTS %I ON public.%I', rule.role_name || '_insert', rule.table_name);
      EXECUTE format('CREATE POLICY %I ON public.%I FOR INSERT TO %I WITH CHECK (%s)', rule.role_name || '_insert', rule.table_name, rule.role_name, rule.rows);
    END IF;
    IF rule.commands LIKE '%U%' THEN
      EXECUTE format('GRANT UPDATE ON public.%I TO %I', rule.table_name, rule.role_name);
      EXECUTE format('DROP POLICY IF EXISTS %I ON public.%I', rule.role_name || '_update', rule.table_name);
      EXECUTE format('CREATE POLICY %I ON public.%I FOR UPDATE TO %I USING (%s) WITH CHECK (%s)', rule.role_name || '_update', rule.table_name, rule.role_name, rule.rows, rule.rows);
    END IF;
    IF rule.commands LIKE '%D%' THEN
      EXECUTE format('GRANT DELETE ON public.%I TO %I', rule.table_name, rule.role_name);
      EXECUTE format('DROP POLICY IF EXISTS %I ON public.%I', rule.role_name || '_delete', rule.table_name);
      EXECUTE format('CREATE POLICY %I ON public.%I FOR DELETE TO %I USING (%s)', rule.role_name || '_delete', rule.table_name, rule.role_name, rule.rows);
    END IF;
  END LOOP;
END
$$;
-- A tenant says what it wants, never what a worker found: new rows come without a creator, and of a job only its end may be written.
REVOKE INSERT ON lookup_rows FROM limelight_app;
GRANT INSERT (user_id, job_id, ordinal, input, platform, handle, leader, state, reason, updated_at) ON lookup_rows TO limelight_app;
REVOKE UPDATE ON search_jobs FROM limelight_app;
GRANT UPDATE (status, outcome, completed_at, updated_at) ON search_jobs TO limelight_app;
