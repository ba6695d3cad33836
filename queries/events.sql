--: EventRow(user_id?, correlation_id?, causation_id?)

--! append (user_id?, correlation_id?, causation_id?) : Appended(version?)
-- A key that is there already answers with its first event, also when two come at once: the second waits for the first to
-- commit. The stream's row is locked until the caller commits, so an aggregate's events are numbered without gaps.
WITH said AS (
  SELECT event_digest(:aggregate_type, :aggregate_id, :event_type, :event_version, :event_data) AS digest
), keyed AS (
  INSERT INTO event_keys AS k (scope, key, event_id, digest)
  SELECT :scope, :idempotency_key, :id, said.digest FROM said
  ON CONFLICT (scope, key) DO UPDATE SET repeats = k.repeats + 1
  RETURNING k.event_id, k.digest, k.repeats
), numbered AS (
  INSERT INTO event_streams AS s (scope, aggregate_type, aggregate_id, version, head)
  SELECT :scope, :aggregate_type, :aggregate_id, 1,
         event_hash(NULL, keyed.digest, keyed.event_id, 1, :now, :scope, :idempotency_key, :source_system, :correlation_id, :causation_id, :metadata)
  FROM keyed WHERE keyed.repeats = 0
  ON CONFLICT (scope, aggregate_type, aggregate_id) DO UPDATE SET version = s.version + 1,
    head = event_hash(s.head, (SELECT digest FROM said), :id, s.version + 1, :now, :scope, :idempotency_key, :source_system, :correlation_id,
                      :causation_id, :metadata)
  RETURNING s.version, s.head
), recorded AS (
  INSERT INTO events (id, aggregate_id, aggregate_type, event_type, event_version, event_data, metadata, "timestamp", idempotency_key,
                      source_system, correlation_id, causation_id, user_id, aggregate_version, hash)
  SELECT keyed.event_id, :aggregate_id, :aggregate_type, :event_type, :event_version, :event_data, :metadata, :now, :idempotency_key,
         :source_system, :correlation_id, :causation_id, :user_id, numbered.version, numbered.head
  FROM keyed, numbered
)
SELECT keyed.event_id, keyed.repeats = 0 AS is_new, coalesce(keyed.digest = said.digest, true) AS is_same,
       (SELECT version FROM numbered) AS version
FROM keyed, said;

--! of_aggregate : EventRow
SELECT id, aggregate_type, aggregate_id, event_type, event_version, event_data, "timestamp" AS happened_at, aggregate_version, user_id,
       source_system, correlation_id, causation_id, processing_status
FROM events
WHERE aggregate_id = :aggregate_id AND aggregate_type = :aggregate_type
ORDER BY "timestamp" DESC, aggregate_version DESC
LIMIT :page_size;

--! newest : EventRow
SELECT id, aggregate_type, aggregate_id, event_type, event_version, event_data, "timestamp" AS happened_at, aggregate_version, user_id,
       source_system, correlation_id, causation_id, processing_status
FROM events
ORDER BY "timestamp" DESC, id DESC
LIMIT :page_size;

--! streams (after_scope?, after_type?, after_id?) : StreamRow(head?)
SELECT scope, aggregate_type, aggregate_id, version, head
FROM event_streams
WHERE (:after_scope::text IS NULL OR (scope, aggregate_type, aggregate_id) > (:after_scope, :after_type::text, :after_id::text))
ORDER BY scope, aggregate_type, aggregate_id
LIMIT :page_size;

--! chain : LinkRow(hash?, expected?, user_id?)
-- Each event with the hash it should have after the one stored before it.
SELECT id, event_type, event_version, event_data, aggregate_version, hash, "timestamp" AS happened_at, user_id,
       event_hash(lag(hash) OVER (ORDER BY aggregate_version),
                  event_digest(aggregate_type, aggregate_id, event_type, event_version, event_data), id, aggregate_version, "timestamp",
                  coalesce(user_id, 'system'), idempotency_key, source_system, correlation_id, causation_id, metadata) AS expected
FROM events
WHERE aggregate_id = :aggregate_id AND aggregate_type = :aggregate_type AND coalesce(user_id, 'system') = :scope
ORDER BY aggregate_version;

--! streamless
-- Events that no stream counts, and keys whose event is gone: what is left when a whole aggregate was removed.
SELECT 'events' AS what, e.aggregate_type || ' ' || e.aggregate_id AS subject, count(*) AS many
FROM events e
WHERE NOT EXISTS (SELECT FROM event_streams s WHERE s.scope = coalesce(e.user_id, 'system') AND s.aggregate_type = e.aggregate_type
                  AND s.aggregate_id = e.aggregate_id)
GROUP BY 2
UNION ALL
SELECT 'keys', k.scope || ' ' || k.key, 1 FROM event_keys k WHERE NOT EXISTS (SELECT FROM events e WHERE e.id = k.event_id)
LIMIT 1000;

--! ensure_partitions
SELECT ensure_event_partitions(:first_month::date, :months) AS made;
