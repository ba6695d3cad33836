-- Each event carries the hash of all before it in its aggregate, so that one edited, removed or cut off is found; and a key
-- remembers what it was used for, so that its second use for something else is refused. Old events are sealed as they are found.
CREATE OR REPLACE FUNCTION event_digest(aggregate_type text, aggregate_id text, event_type text, event_version integer, event_data jsonb)
RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = '' AS $$
  SELECT sha256(convert_to(jsonb_build_array(aggregate_type, aggregate_id, event_type, event_version, event_data)::text, 'UTF8'))
$$;
-- Time enters as microseconds: its text depends on the session's time zone.
CREATE OR REPLACE FUNCTION event_hash(previous bytea, digest bytea, id uuid, version bigint, happened_at timestamptz, scope text,
                                      idempotency_key text, source_system text, correlation_id text, causation_id text, metadata jsonb)
RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = '' AS $$
  SELECT sha256(coalesce(previous, '') || digest || convert_to(jsonb_build_array(id, version, (extract(epoch FROM happened_at) * 1000000)::bigint,
           scope, idempotency_key, source_system, correlation_id, causation_id, metadata)::text, 'UTF8'))
$$;
REVOKE ALL ON FUNCTION event_digest(text, text, text, integer, jsonb) FROM PUBLIC;
REVOKE ALL ON FUNCTION event_hash(bytea, bytea, uuid, bigint, timestamptz, text, text, text, text, text, jsonb) FROM PUBLIC;
DO $$
DECLARE
  who text;
BEGIN
  -- A hosted project grants every new function to these by default.
  FOREACH who IN ARRAY ARRAY['anon', 'authenticated', 'service_role'] LOOP
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = who) THEN
      EXECUTE format('REVOKE ALL ON FUNCTION event_digest(text, text, text, integer, jsonb), '
                     'event_hash(bytea, bytea, uuid, bigint, timestamptz, text, text, text, text, text, jsonb) FROM %I', who);
    END IF;
  END LOOP;
END
$$;
GRANT EXECUTE ON FUNCTION event_digest(text, text, text, integer, jsonb)
  TO limelight_app, limelight_worker, limelight_webhook, limelight_admin, limelight_readonly;
GRANT EXECUTE ON FUNCTION event_hash(bytea, bytea, uuid, bigint, timestamptz, text, text, text, text, text, jsonb)
  TO limelight_app, limelight_worker, limelight_webhook, limelight_admin, limelight_readonly;

ALTER TABLE event_keys ADD COLUMN IF NOT EXISTS digest bytea;
-- How often the same event was told again.
ALTER TABLE event_keys ADD COLUMN IF NOT EXISTS repeats integer NOT NULL DEFAULT 0;
ALTER TABLE event_streams ADD COLUMN IF NOT EXISTS head bytea;
ALTER TABLE events ADD COLUMN IF NOT EXISTS hash bytea;

-- The owner obeys the policies as well, and has none on these tables.
ALTER TABLE events NO FORCE ROW LEVEL SECURITY;
ALTER TABLE event_keys NO FORCE ROW LEVEL SECURITY;
ALTER TABLE event_streams NO FORCE ROW LEVEL SECURITY;
UPDATE event_keys k SET digest = public.event_digest(e.aggregate_type, e.aggregate_id, e.event_type, e.event_version, e.event_data)
FROM events e WHERE e.id = k.event_id AND k.digest IS NULL;
DO $$
DECLARE
  old record;
  stream text := '';
  last bytea;
BEGIN
  FOR old IN
    SELECT e.*, coalesce(e.user_id, 'system') AS scope FROM public.events e
    WHERE NOT EXISTS (SELECT FROM public.events sealed WHERE sealed.hash IS NOT NULL)
    ORDER BY coalesce(e.user_id, 'system'), e.aggregate_type, e.aggregate_id, e.aggregate_version
  LOOP
    IF stream IS DISTINCT FROM jsonb_build_array(old.scope, old.aggregate_type, old.aggregate_id)::text THEN
      stream := jsonb_build_array(old.scope, old.aggregate_type, old.aggregate_id)::text;
      last := NULL;
    END IF;
    last := public.event_hash(last, public.event_digest(old.aggregate_type, old.aggregate_id, old.event_type, old.event_version, old.event_data),
      old.id, old.aggregate_version, old."timestamp", old.scope, old.idempotency_key, old.source_system, old.correlation_id,
      old.causation_id, old.metadata);
    UPDATE public.events SET hash = last WHERE id = old.id AND "timestamp" = old."timestamp";
    UPDATE public.event_streams SET head = last
    WHERE scope = old.scope AND aggregate_type = old.aggregate_type AND aggregate_id = old.aggregate_id;
  END LOOP;
END
$$;
ALTER TABLE events FORCE ROW LEVEL SECURITY;
ALTER TABLE event_keys FORCE ROW LEVEL SECURITY;
ALTER TABLE event_streams FORCE ROW LEVEL SECURITY;

DROP TRIGGER IF EXISTS events_payload_immutable ON events;
CREATE TRIGGER events_payload_immutable BEFORE UPDATE OF id, aggregate_id, aggregate_type, event_type, event_version, event_data,
  metadata, "timestamp", idempotency_key, source_system, correlation_id, causation_id, user_id, aggregate_version, hash ON events
FOR EACH ROW EXECUTE FUNCTION keep_event_payload();

-- Whoever appends may count that a key came again; nothing else of a key changes.
GRANT UPDATE (repeats) ON event_keys TO limelight_app, limelight_worker, limelight_webhook, limelight_admin;
DO $$
DECLARE
  scoped constant text := 'scope = nullif((SELECT current_setting(''app.user_id'', true)), '''')';
  rule record;
BEGIN
  FOR rule IN
    SELECT * FROM (VALUES ('limelight_app', scoped), ('limelight_worker', 'true'), ('limelight_webhook', 'true'), ('limelight_admin', 'true'))
      AS rules (role_name, rows)
  LOOP
    EXECUTE format('DROP POLICY IF EXISTS %I ON public.event_keys', rule.role_name || '_update');
    EXECUTE format('CREATE POLICY %I ON public.event_keys FOR UPDATE TO %I USING (%s) WITH CHECK (%s)',
                   rule.role_name || '_update', rule.role_name, rule.rows, rule.rows);
  END LOOP;
END
$$;
