-- Two promises the database itself keeps: a finished run stays as it ended, and a recorded event never changes.
CREATE OR REPLACE FUNCTION keep_terminal_state()
RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  RAISE EXCEPTION 'scraping job % is %: a finished run cannot become %', OLD.id, OLD.status, NEW.status
    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'scraping_jobs_terminal_state_final';
END
$$;
DROP TRIGGER IF EXISTS scraping_jobs_terminal_state_final ON scraping_jobs;
CREATE TRIGGER scraping_jobs_terminal_state_final BEFORE UPDATE OF status ON scraping_jobs
FOR EACH ROW WHEN (OLD.status IN ('completed', 'error', 'timeout', 'cancelled') AND NEW.status IS DISTINCT FROM OLD.status)
EXECUTE FUNCTION keep_terminal_state();

CREATE OR REPLACE FUNCTION keep_event_payload()
RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  RAISE EXCEPTION 'event % is recorded: only its processing columns may change', OLD.id
    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'events_payload_immutable';
END
$$;
DROP TRIGGER IF EXISTS events_payload_immutable ON events;
CREATE TRIGGER events_payload_immutable BEFORE UPDATE OF id, aggregate_id, aggregate_type, event_type, event_version, event_data,
  metadata, "timestamp", idempotency_key, source_system, correlation_id, causation_id, user_id, aggregate_version ON events
FOR EACH ROW EXECUTE FUNCTION keep_event_payload();
REVOKE ALL ON FUNCTION keep_terminal_state() FROM PUBLIC;
REVOKE ALL ON FUNCTION keep_event_payload() FROM PUBLIC;
