-- Consumers read events in an order in which nothing can appear behind them. A transaction that is slow holds low numbers which
-- others have overtaken, so an event may be read once every transaction up to readable_after has ended. Transaction numbers start
-- anew when a backup is restored into another server: event_epoch is added to them, and raised then.
CREATE SEQUENCE IF NOT EXISTS event_positions AS bigint;
CREATE SEQUENCE IF NOT EXISTS event_epoch AS bigint MINVALUE 0 START 0;

CREATE OR REPLACE FUNCTION event_readable_after()
RETURNS bigint LANGUAGE sql STABLE SET search_path = '' AS $$
  SELECT pg_catalog.pg_current_xact_id()::text::bigint + last_value FROM public.event_epoch
$$;
-- Numbers below this one belong to transactions that have ended.
CREATE OR REPLACE FUNCTION event_horizon()
RETURNS bigint LANGUAGE sql STABLE SET search_path = '' AS $$
  SELECT pg_catalog.pg_snapshot_xmin(pg_catalog.pg_current_snapshot())::text::bigint + last_value FROM public.event_epoch
$$;
REVOKE ALL ON FUNCTION event_readable_after() FROM PUBLIC;
REVOKE ALL ON FUNCTION event_horizon() FROM PUBLIC;

ALTER TABLE events ADD COLUMN IF NOT EXISTS position bigint;
ALTER TABLE events ADD COLUMN IF NOT EXISTS readable_after bigint;
-- An aggregate's events are read in the order of their versions, also when the later one's transaction began first: an event is
-- readable no earlier than the one before it.
ALTER TABLE event_streams ADD COLUMN IF NOT EXISTS readable_after bigint NOT NULL DEFAULT 0;

-- The owner obeys the policies as well, and has none to update by.
ALTER TABLE events NO FORCE ROW LEVEL SECURITY;
DO $$
BEGIN
  IF EXISTS (SELECT FROM public.events WHERE position IS NULL) THEN
    UPDATE public.events e SET position = numbered.place, readable_after = 0
    FROM (SELECT id, "timestamp", row_number() OVER (ORDER BY "timestamp", aggregate_version, id) AS place FROM public.events) AS numbered
    WHERE e.id = numbered.id AND e."timestamp" = numbered."timestamp";
    PERFORM setval('public.event_positions', (SELECT max(position) FROM public.events));
  END IF;
END
$$;
ALTER TABLE events FORCE ROW LEVEL SECURITY;
ALTER TABLE events ALTER COLUMN position SET DEFAULT nextval('public.event_positions');
ALTER TABLE events ALTER COLUMN readable_after SET DEFAULT public.event_readable_after();
ALTER TABLE events ALTER COLUMN position SET NOT NULL;
ALTER TABLE events ALTER COLUMN readable_after SET NOT NULL;
CREATE INDEX IF NOT EXISTS idx_events_reading ON events (readable_after, position);
CREATE INDEX IF NOT EXISTS idx_events_unsettled ON events (readable_after, position) WHERE processing_status = 'pending';

DROP TRIGGER IF EXISTS events_payload_immutable ON events;
CREATE TRIGGER events_payload_immutable BEFORE UPDATE OF id, aggregate_id, aggregate_type, event_type, event_version, event_data,
  metadata, "timestamp", idempotency_key, source_system, correlation_id, causation_id, user_id, aggregate_version, hash, position,
  readable_after ON events
FOR EACH ROW EXECUTE FUNCTION keep_event_payload();

-- How far each consumer has come. The row moves in the transaction of the effects.
CREATE TABLE IF NOT EXISTS event_consumers (
  name text PRIMARY KEY CHECK (name <> ''),
  readable_after bigint NOT NULL DEFAULT 0,
  position bigint NOT NULL DEFAULT 0,
  -- Of the event that comes next.
  tries integer NOT NULL DEFAULT 0,
  error text,
  retry_at timestamptz,
  moved_at timestamptz NOT NULL DEFAULT now()
);
-- What a consumer has given up; it went on with the next event.
CREATE TABLE IF NOT EXISTS dead_events (
  consumer text NOT NULL REFERENCES event_consumers (name),
  event_id uuid NOT NULL,
  happened_at timestamptz NOT NULL,
  error text NOT NULL,
  died_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (consumer, event_id)
);
CREATE INDEX IF NOT EXISTS idx_dead_events_event ON dead_events (event_id);

-- What a user is told on the next visit: a run of theirs has ended.
CREATE TABLE IF NOT EXISTS notices (
  user_id text NOT NULL CHECK (user_id <> ''),
  event_id uuid NOT NULL,
  job_id uuid NOT NULL,
  happened_at timestamptz NOT NULL,
  seen_at timestamptz,
  PRIMARY KEY (user_id, event_id),
  CONSTRAINT notices_user_job_fkey FOREIGN KEY (user_id, job_id) REFERENCES scraping_jobs (user_id, id) ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS idx_notices_unseen ON notices (user_id, happened_at DESC) WHERE seen_at IS NULL;
CREATE INDEX IF NOT EXISTS idx_notices_user_job ON notices (user_id, job_id);

DO $$
DECLARE
  tenant constant text := 'user_id = nullif((SELECT current_setting(''app.user_id'', true)), '''')';
  anything constant text := 'true';
  rule record;
  who text;
BEGIN
  FOREACH who IN ARRAY ARRAY['event_consumers', 'dead_events', 'notices'] LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', who);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', who);
    EXECUTE format('REVOKE ALL ON public.%I FROM PUBLIC', who);
  END LOOP;
  REVOKE ALL ON SEQUENCE event_positions, event_epoch FROM PUBLIC;
  -- A hosted project grants every new table and function to these by default.
  FOREACH who IN ARRAY ARRAY['anon', 'authenticated', 'service_role', 'limelight_login'] LOOP
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = who) THEN
      EXECUTE format('REVOKE ALL ON public.event_consumers, public.dead_events, public.notices FROM %I', who);
      EXECUTE format('REVOKE ALL ON SEQUENCE public.event_positions, public.event_epoch FROM %I', who);
      EXECUTE format('REVOKE ALL ON FUNCTION public.event_readable_after(), public.event_horizon() FROM %I', who);
    END IF;
  END LOOP;
  FOR rule IN
    SELECT * FROM (VALUES
      ('event_consumers', 'limelight_worker',   'SIU',  anything),
      ('event_consumers', 'limelight_admin',    'S',    anything),
      ('event_consumers', 'limelight_readonly', 'S',    anything),
      ('dead_events',     'limelight_worker',   'SIUD', anything),
      ('dead_events',     'limelight_admin',    'S',    anything),
      ('dead_events',     'limelight_readonly', 'S',    anything),
      ('notices',         'limelight_app',      'SU',   tenant),
      ('notices',         'limelight_worker',   'SI',   anything),
      ('notices',         'limelight_admin',    'SD',   anything),
      ('notices',         'limelight_readonly', 'S',    anything)
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
-- A user may only say that a notice was seen.
REVOKE UPDATE ON notices FROM limelight_app;
GRANT UPDATE (seen_at) ON notices TO limelight_app;
GRANT EXECUTE ON FUNCTION event_readable_after() TO limelight_app, limelight_worker, limelight_webhook, limelight_admin;
GRANT EXECUTE ON FUNCTION event_horizon() TO limelight_worker;
GRANT USAGE ON SEQUENCE event_positions TO limelight_app, limelight_worker, limelight_webhook, limelight_admin;
GRANT SELECT ON SEQUENCE event_epoch TO limelight_app, limelight_worker, limelight_webhook, limelight_admin;
GRANT UPDATE ON SEQUENCE event_epoch TO limelight_worker;
