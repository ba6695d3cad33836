-- Deny by default: every table has row-level security enabled and forced, and a policy per command to a named role.
-- The table below is the whole of it; the test matrix in tests/it/rls.rs declares the same expectations on its own.
DO $$
DECLARE
  tenant constant text := 'user_id = nullif((SELECT current_setting(''app.user_id'', true)), '''')';
  scoped constant text := 'scope = nullif((SELECT current_setting(''app.user_id'', true)), '''')';
  anything constant text := 'true';
  rule record;
  who text;
BEGIN
  -- Tables of somebody else's extension in the same schema are not ours to close.
  FOR rule IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND pg_has_role(current_user, tableowner, 'USAGE') LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', rule.tablename);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', rule.tablename);
    EXECUTE format('REVOKE ALL ON public.%I FROM PUBLIC', rule.tablename);
    FOREACH who IN ARRAY ARRAY['anon', 'authenticated', 'service_role', 'limelight_login', 'limelight_app', 'limelight_worker',
                               'limelight_webhook', 'limelight_admin', 'limelight_readonly']
    LOOP
      IF EXISTS (SELECT FROM pg_roles WHERE rolname = who) THEN
        EXECUTE format('REVOKE ALL ON public.%I FROM %I', rule.tablename, who);
      END IF;
    END LOOP;
  END LOOP;
  FOR rule IN
    SELECT p.oid::regprocedure AS signature FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace AND pg_has_role(current_user, p.proowner, 'USAGE')
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
  LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', rule.signature);
    -- A hosted project grants every new function to these by default.
    FOREACH who IN ARRAY ARRAY['anon', 'authenticated', 'service_role'] LOOP
      IF EXISTS (SELECT FROM pg_roles WHERE rolname = who) THEN
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM %I', rule.signature, who);
      END IF;
    END LOOP;
  END LOOP;

  FOR rule IN
    -- table, role, commands (Select Insert Update Delete), whose rows
    SELECT * FROM (VALUES
      ('campaigns',             'limelight_app',      'SIU',  tenant),
      ('campaigns',             'limelight_worker',   'SU',   anything),
      ('campaigns',             'limelight_admin',    'SIUD', anything),
      ('campaigns',             'limelight_readonly', 'S',    anything),
      ('scraping_jobs',         'limelight_app',      'SIU',  tenant),
      ('scraping_jobs',         'limelight_worker',   'SU',   anything),
      ('scraping_jobs',         'limelight_admin',    'SIUD', anything),
      ('scraping_jobs',         'limelight_readonly', 'S',    anything),
      ('search_tasks',          'limelight_app',      'SI',   tenant),
      ('search_tasks',          'limelight_worker',   'SU',   anything),
      ('search_tasks',          'limelight_admin',    'SUD',  anything),
      ('search_tasks',          'limelight_readonly', 'S',    anything),
      ('scraping_results',      'limelight_app',      'S',    tenant),
      ('scraping_results',      'limelight_worker',   'SI',   anything),
      ('scraping_results',      'limelight_admin',    'SD',   anything),
      ('scraping_results',      'limelight_readonly', 'S',    anything),
      ('job_creators',          'limelight_app',      'S',    tenant),
      ('job_creators',          'limelight_worker',   'SI',   anything),
      ('job_creators',          'limelight_admin',    'SD',   anything),
      ('job_creators',          'limelight_readonly', 'S',    anything),
      ('creators',              'limelight_app',      'S',    anything),
      ('creators',              'limelight_worker',   'SIU',  anything),
      ('creators',              'limelight_admin',    'SIUD', anything),
      ('creators',              'limelight_readonly', 'S',    anything),
      ('creator_posts',         'limelight_app',      'S',    anything),
      ('creator_posts',         'limelight_worker',   'SIU',  anything),
      ('creator_posts',         'limelight_admin',    'SIUD', anything),
      ('creator_posts',         'limelight_readonly', 'S',    anything),
      ('search_jobs',           'limelight_app',      'SI',   tenant),
      ('search_jobs',           'limelight_worker',   'SU',   anything),
      ('search_jobs',           'limelight_admin',    'SIUD', anything),
      ('search_jobs',           'limelight_readonly', 'S',    anything),
      ('search_results',        'limelight_app',      'S',    tenant),
      ('search_results',        'limelight_worker',   'SI',   anything),
      ('search_results',        'limelight_admin',    'SIUD', anything),
      ('search_results',        'limelight_readonly', 'S',    anything),
      ('user_profiles',         'limelight_app',      'SIU',  tenant),
      ('user_profiles',         'limelight_worker',   'SIU',  anything),
      ('user_profiles',         'limelight_webhook',  'SIU',  anything),
      ('user_profiles',         'limelight_admin',    'SIUD', anything),
      ('user_profiles',         'limelight_readonly', 'S',    anything),
      ('subscription_plans',    'limelight_app',      'S',    'is_active'),
      ('subscription_plans',    'limelight_worker',   'S',    anything),
      ('subscription_plans',    'limelight_webhook',  'S',    anything),
      ('subscription_plans',    'limelight_admin',    'SIUD', anything),
      ('subscription_plans',    'limelight_readonly', 'S',    anything),
      ('system_configurations', 'limelight_worker',   'S',    anything),
      ('system_configurations', 'limelight_webhook',  'S',    anything),
      ('system_configurations', 'limelight_admin',    'SIUD', anything),
      ('system_configurations', 'limelight_readonly', 'S',    anything),
      ('background_jobs',       'limelight_app',      'SI',   tenant),
      ('background_jobs',       'limelight_worker',   'SIUD', anything),
      ('background_jobs',       'limelight_webhook',  'SI',   anything),
      ('background_jobs',       'limelight_admin',    'SIUD', anything),
      ('background_jobs',       'limelight_readonly', 'S',    anything),
      ('events',                'limelight_app',      'SI',   tenant),
      ('events',                'limelight_worker',   'SIU',  anything),
      ('events',                'limelight_webhook',  'SI',   anything),
      ('events',                'limelight_admin',    'SI',   anything),
      ('events',                'limelight_readonly', 'S',    anything),
      ('event_keys',            'limelight_app',      'SI',   scoped),
      ('event_keys',            'limelight_worker',   'SI',   anything),
      ('event_keys',            'limelight_webhook',  'SI',   anything),
      ('event_keys',            'limelight_admin',    'SI',   anything),
      ('event_keys',            'limelight_readonly', 'S',    anything),
      ('event_streams',         'limelight_app',      'SIU',  scoped),
      ('event_streams',         'limelight_worker',   'SIU',  anything),
      ('event_streams',         'limelight_webhook',  'SIU',  anything),
      ('event_streams',         'limelight_admin',    'SIU',  anything),
      ('event_streams',         'limelight_readonly', 'S',    anything),
      ('usage_ledger',          'limelight_app',      'SI',   tenant),
      ('usage_ledger',          'limelight_worker',   'SI',   anything),
      ('usage_ledger',          'limelight_admin',    'SID',  anything),
      ('usage_ledger',          'limelight_readonly', 'S',    anything)
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
  GRANT USAGE ON SCHEMA public TO limelight_login, limelight_app, limelight_worker, limelight_webhook, limelight_admin, limelight_readonly;
END
$$;

-- A tenant may say who it is and what it wants, never what it pays for or what a worker found.
REVOKE INSERT, UPDATE ON user_profiles FROM limelight_app;
GRANT INSERT (user_id, name, company_name, industry, email, full_name, business_name, brand_description) ON user_profiles TO limelight_app;
GRANT UPDATE (name, company_name, industry, email, full_name, business_name, brand_description, updated_at) ON user_profiles TO limelight_app;
REVOKE UPDATE ON scraping_jobs FROM limelight_app;
GRANT UPDATE (status, outcome, completed_at, updated_at) ON scraping_jobs TO limelight_app;
REVOKE UPDATE ON events FROM limelight_worker;
GRANT UPDATE (processed_at, processing_status, retry_count, error) ON events TO limelight_worker;
GRANT EXECUTE ON FUNCTION ensure_event_partitions(date, integer) TO limelight_worker;
-- Whoever writes a creator computes its document.
GRANT EXECUTE ON FUNCTION creator_document(text, text, text[], text, text, text) TO limelight_worker, limelight_admin;
-- The trigram operators are reached by name, so whoever searches must reach their schema.
DO $$
DECLARE
  home text := (SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm');
  who text;
BEGIN
  FOREACH who IN ARRAY ARRAY['limelight_login', 'limelight_app', 'limelight_worker', 'limelight_webhook', 'limelight_admin', 'limelight_readonly']
  LOOP
    IF NOT has_schema_privilege(who, home, 'USAGE') THEN
      IF NOT has_schema_privilege(home, 'USAGE WITH GRANT OPTION') THEN
        RAISE EXCEPTION 'schema % holds pg_trgm and % may not grant its use: run GRANT USAGE ON SCHEMA % TO % WITH GRANT OPTION as its owner, then migrate again',
          home, current_user, home, current_user;
      END IF;
      EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', home, who);
    END IF;
  END LOOP;
END
$$;
