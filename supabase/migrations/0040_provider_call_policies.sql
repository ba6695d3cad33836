-- The new tables in the manner of 0035: enabled, forced, a policy per command to a named role, nothing for others.
DO $$
DECLARE
  tenant constant text := 'user_id = nullif((SELECT current_setting(''app.user_id'', true)), '''')';
  anything constant text := 'true';
  rule record;
  who text;
BEGIN
  FOREACH who IN ARRAY ARRAY['provider_calls', 'queue_turns'] LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', who);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', who);
    EXECUTE format('REVOKE ALL ON public.%I FROM PUBLIC', who);
  END LOOP;
  REVOKE ALL ON SEQUENCE queue_clock FROM PUBLIC;
  -- A hosted project grants every new table to these by default.
  FOREACH who IN ARRAY ARRAY['anon', 'authenticated', 'service_role', 'limelight_login'] LOOP
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = who) THEN
      EXECUTE format('REVOKE ALL ON public.provider_calls, public.queue_turns FROM %I', who);
      EXECUTE format('REVOKE ALL ON SEQUENCE public.queue_clock FROM %I', who);
    END IF;
  END LOOP;
  FOR rule IN
    SELECT * FROM (VALUES
      ('provider_calls',   'limelight_app',      'S',   tenant),
      ('provider_calls',   'limelight_worker',   'SIU', anything),
      ('provider_calls',   'limelight_admin',    'SD',  anything),
      ('provider_calls',   'limelight_readonly', 'S',   anything),
      ('queue_turns',      'limelight_app',      'SIU', tenant),
      ('queue_turns',      'limelight_worker',   'SIU', anything),
      ('queue_turns',      'limelight_webhook',  'SIU', anything),
      ('queue_turns',      'limelight_admin',    'SIU', anything),
      ('queue_turns',      'limelight_readonly', 'S',   anything),
      ('job_creators',     'limelight_worker',   'U',   anything),
      ('scraping_results', 'limelight_worker',   'U',   anything),
      ('search_tasks',     'limelight_worker',   'I',   anything)
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
GRANT SELECT ON SEQUENCE queue_clock TO limelight_app, limelight_worker, limelight_webhook, limelight_admin;
GRANT UPDATE ON SEQUENCE queue_clock TO limelight_worker;
