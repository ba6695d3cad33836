-- TIMESTAMP without a zone shifts days between clients; every stored time becomes an instant. Old values are read as UTC.
DO $$
DECLARE
  target record;
BEGIN
  FOR target IN
    SELECT c.table_name, string_agg(
             format('ALTER COLUMN %1$I TYPE timestamptz USING %1$I AT TIME ZONE ''UTC''', c.column_name), ', '
             ORDER BY c.ordinal_position) AS changes
    FROM information_schema.columns c
    JOIN pg_class t ON t.oid = format('public.%I', c.table_name)::regclass AND t.relkind = 'r'
    WHERE c.table_schema = 'public' AND c.data_type = 'timestamp without time zone'
      AND c.table_name IN ('campaigns', 'scraping_jobs', 'scraping_results', 'search_jobs', 'search_results', 'user_profiles',
                           'system_configurations', 'events', 'background_jobs', 'subscription_plans')
    GROUP BY c.table_name
  LOOP
    EXECUTE format('ALTER TABLE public.%I %s', target.table_name, target.changes);
  END LOOP;
END
$$;
