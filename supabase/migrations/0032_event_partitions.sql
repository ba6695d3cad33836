-- Events grow without bound: monthly partitions, made ahead, can be detached and archived. A partitioned table cannot keep
-- a unique key without the partition column, so event_keys guards the idempotency key and event_streams numbers an aggregate's events.
CREATE SCHEMA IF NOT EXISTS partitions;

CREATE TABLE IF NOT EXISTS event_keys (
  -- The user, or 'system': one tenant cannot squat another's key.
  scope text NOT NULL CHECK (scope <> ''),
  key text NOT NULL CHECK (key <> ''),
  event_id uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (scope, key)
);
CREATE TABLE IF NOT EXISTS event_streams (
  scope text NOT NULL CHECK (scope <> ''),
  aggregate_type varchar(50) NOT NULL,
  aggregate_id text NOT NULL,
  version bigint NOT NULL,
  PRIMARY KEY (scope, aggregate_type, aggregate_id)
);

-- Nobody reaches a partition except through public.events: the schema is closed, and each partition has row-level security
-- of its own, whose only policies are the owner's, for moving and archiving rows.
CREATE OR REPLACE FUNCTION guard_event_partition(part text)
RETURNS void LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  EXECUTE format('ALTER TABLE partitions.%I ENABLE ROW LEVEL SECURITY', part);
  EXECUTE format('ALTER TABLE partitions.%I FORCE ROW LEVEL SECURITY', part);
  EXECUTE format('DROP POLICY IF EXISTS owner_select ON partitions.%I', part);
  EXECUTE format('CREATE POLICY owner_select ON partitions.%I FOR SELECT TO CURRENT_USER USING (true)', part);
  EXECUTE format('DROP POLICY IF EXISTS owner_delete ON partitions.%I', part);
  EXECUTE format('CREATE POLICY owner_delete ON partitions.%I FOR DELETE TO CURRENT_USER USING (true)', part);
END
$$;
REVOKE ALL ON FUNCTION guard_event_partition(text) FROM PUBLIC;

-- An event of a month that had no partition waits in the default one, which would forbid that month for ever: such rows move.
CREATE OR REPLACE FUNCTION ensure_event_partitions(first_month date, months integer)
RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  start_of date := date_trunc('month', first_month)::date;
  made integer := 0;
  part text;
  since timestamptz;
  until timestamptz;
BEGIN
  FOR i IN 0 .. months - 1 LOOP
    part := 'events_' || to_char(start_of + make_interval(months => i), 'YYYY_MM');
    IF to_regclass(format('partitions.%I', part)) IS NULL THEN
      since := (start_of + make_interval(months => i)) AT TIME ZONE 'UTC';
      until := (start_of + make_interval(months => i + 1)) AT TIME ZONE 'UTC';
      EXECUTE format('CREATE TABLE partitions.%I (LIKE public.events INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', part);
      -- An INSERT that has chosen the default partition already would be refused by its narrower bound: writers wait outside.
      LOCK TABLE public.events IN ACCESS EXCLUSIVE MODE;
      EXECUTE format('WITH moved AS (DELETE FROM partitions.events_default WHERE "timestamp" >= %L AND "timestamp" < %L RETURNING *) '
                     'INSERT INTO partitions.%I SELECT * FROM moved', since, until, part);
      EXECUTE format('ALTER TABLE public.events ATTACH PARTITION partitions.%I FOR VALUES FROM (%L) TO (%L)', part, since, until);
      PERFORM public.guard_event_partition(part);
      made := made + 1;
    END IF;
  END LOOP;
  RETURN made;
END
$$;
REVOKE ALL ON FUNCTION ensure_event_partitions(date, integer) FROM PUBLIC;

DO $$
DECLARE
  first_month date;
  months integer;
BEGIN
  IF (SELECT relkind FROM pg_class WHERE oid = 'public.events'::regclass) = 'p' THEN
    RETURN;
  END IF;
  ALTER TABLE public.events RENAME TO events_before_partitions;
  CREATE TABLE public.events (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    aggregate_id text NOT NULL,
    aggregate_type varchar(50) NOT NULL,
    event_type varchar(100) NOT NULL,
    event_version integer NOT NULL DEFAULT 1,
    event_data jsonb NOT NULL,
    metadata jsonb,
    "timestamp" timestamptz NOT NULL DEFAULT now(),
    processed_at timestamptz,
    processing_status varchar(20) NOT NULL DEFAULT 'pending'
      CONSTRAINT events_processing_status_known CHECK (processing_status IN ('pending', 'processing', 'completed', 'failed')),
    retry_count integer NOT NULL DEFAULT 0,
    error text,
    idempotency_key text NOT NULL,
    source_system varchar(50) NOT NULL,
    correlation_id text,
    causation_id text,
    user_id text CHECK (user_id <> ''),
    aggregate_version bigint NOT NULL,
    CONSTRAINT events_id_timestamp_key PRIMARY KEY (id, "timestamp")
  ) PARTITION BY RANGE ("timestamp");
  CREATE TABLE partitions.events_default PARTITION OF public.events DEFAULT;
  PERFORM public.guard_event_partition('events_default');

  SELECT date_trunc('month', coalesce(min("timestamp"), now()) AT TIME ZONE 'UTC')::date INTO first_month FROM public.events_before_partitions;
  -- One far-off clock in old data must not make thousands of partitions: what is older than ten years stays in the default one.
  first_month := greatest(first_month, date_trunc('month', now() - interval '10 years')::date);
  -- And one in the future must not leave this month without a partition.
  first_month := least(first_month, date_trunc('month', now() AT TIME ZONE 'UTC')::date);
  months := (extract(year FROM age(date_trunc('month', now() AT TIME ZONE 'UTC'), first_month)) * 12
           + extract(month FROM age(date_trunc('month', now() AT TIME ZONE 'UTC'), first_month)))::integer + 4;
  PERFORM public.ensure_event_partitions(first_month, greatest(months, 4));

  INSERT INTO public.events
  SELECT id, aggregate_id, aggregate_type, event_type, event_version, event_data, metadata, "timestamp", processed_at,
         processing_status, retry_count, error, idempotency_key, source_system, correlation_id, causation_id,
         CASE WHEN aggregate_type = 'user' THEN nullif(aggregate_id, '') END,
         row_number() OVER (PARTITION BY aggregate_type, aggregate_id ORDER BY "timestamp", id)
  FROM public.events_before_partitions;
  INSERT INTO public.event_keys (scope, key, event_id)
  SELECT coalesce(user_id, 'system'), coalesce(nullif(idempotency_key, ''), id::text), id FROM public.events ON CONFLICT DO NOTHING;
  INSERT INTO public.event_streams (scope, aggregate_type, aggregate_id, version)
  SELECT coalesce(user_id, 'system'), aggregate_type, aggregate_id, max(aggregate_version) FROM public.events GROUP BY 1, 2, 3
  ON CONFLICT DO NOTHING;
  DROP TABLE public.events_before_partitions;
END
$$;

CREATE INDEX IF NOT EXISTS idx_events_aggregate_id ON events (aggregate_id);
CREATE INDEX IF NOT EXISTS idx_events_event_type ON events (event_type);
CREATE INDEX IF NOT EXISTS idx_events_timestamp ON events ("timestamp" DESC);
CREATE INDEX IF NOT EXISTS idx_events_correlation_id ON events (correlation_id);
CREATE INDEX IF NOT EXISTS idx_events_aggregate_type_timestamp ON events (aggregate_id, aggregate_type, "timestamp" DESC);
CREATE INDEX IF NOT EXISTS idx_events_processing_pending ON events (processing_status, "timestamp") WHERE processing_status = 'pending';
CREATE INDEX IF NOT EXISTS idx_events_user ON events (user_id, "timestamp" DESC);
