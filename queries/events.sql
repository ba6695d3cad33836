--! append (user_id?, correlation_id?, causation_id?)
WITH fresh AS (
  INSERT INTO event_keys (scope, key, event_id)
  VALUES (:scope, :idempotency_key, :id)
  ON CONFLICT (scope, key) DO NOTHING
  RETURNING event_id
), numbered AS (
  INSERT INTO event_streams (scope, aggregate_type, aggregate_id, version)
  SELECT :scope, :aggregate_type, :aggregate_id, 1 FROM fresh
  ON CONFLICT (scope, aggregate_type, aggregate_id) DO UPDATE SET version = event_streams.version + 1
  RETURNING version
)
INSERT INTO events (id, aggregate_id, aggregate_type, event_type, event_data, metadata, "timestamp", idempotency_key,
                    source_system, correlation_id, causation_id, user_id, aggregate_version)
SELECT fresh.event_id, :aggregate_id, :aggregate_type, :event_type, :event_data, :metadata, :now, :idempotency_key,
       :source_system, :correlation_id, :causation_id, :user_id, numbered.version
FROM fresh, numbered;

--! of_aggregate : (metadata?)
SELECT id, event_type, event_version, event_data, metadata, "timestamp" AS happened_at, aggregate_version
FROM events
WHERE aggregate_id = :aggregate_id AND aggregate_type = :aggregate_type
ORDER BY "timestamp" DESC
LIMIT :page_size;

--! ensure_partitions
SELECT ensure_event_partitions(:first_month::date, :months) AS made;
