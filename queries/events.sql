--: EventRow(user_id?, correlation_id?, causation_id?, error?, processed_at?)

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
  INSERT INTO event_streams AS s (scope, aggregate_type, aggregate_id, version, readable_after, head)
  SELECT :scope, :aggregate_type, :aggregate_id, 1, event_readable_after(),
         event_hash(NULL, keyed.digest, keyed.event_id, 1, :now, :scope, :idempotency_key, :source_system, :correlation_id, :causation_id, :metadata)
  FROM keyed WHERE keyed.repeats = 0
  ON CONFLICT (scope, aggregate_type, aggregate_id) DO UPDATE SET version = s.version + 1,
    readable_after = greatest(s.readable_after, event_readable_after()),
    head = event_hash(s.head, (SELECT digest FROM said), :id, s.version + 1, :now, :scope, :idempotency_key, :source_system, :correlation_id,
                      :causation_id, :metadata)
  RETURNING s.version, s.readable_after, s.head
), recorded AS (
  INSERT INTO events (id, aggregate_id, aggregate_type, event_type, event_version, event_data, metadata, "timestamp", idempotency_key,
                      source_system, correlation_id, causation_id, user_id, aggregate_version, readable_after, hash)
  SELECT keyed.event_id, :aggregate_id, :aggregate_type, :event_type, :event_version, :event_data, :metadata, :now, :idempotency_key,
         :source_system, :correlation_id, :causation_id, :user_id, numbered.version, numbered.readable_after, numbered.head
  FROM keyed, numbered
)
SELECT keyed.event_id, keyed.repeats = 0 AS is_new, coalesce(keyed.digest = said.digest, true) AS is_same,
       (SELECT version FROM numbered) AS version
FROM keyed, said;

--! of_aggregate : EventRow
SELECT id, aggregate_type, aggregate_id, event_type, event_version, event_data, "timestamp" AS happened_at, aggregate_version, user_id,
       source_system, correlation_id, causation_id, processing_status, retry_count, error, processed_at, readable_after, position
FROM events
WHERE aggregate_id = :aggregate_id AND aggregate_type = :aggregate_type
ORDER BY "timestamp" DESC, aggregate_version DESC
LIMIT :page_size;

--! newest : EventRow
SELECT id, aggregate_type, aggregate_id, event_type, event_version, event_data, "timestamp" AS happened_at, aggregate_version, user_id,
       source_system, correlation_id, causation_id, processing_status, retry_count, error, processed_at, readable_after, position
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

--! renew_epoch : (raised?)
-- In a server whose transactions are counted anew, they are to count on from where the events stand. No event that can be seen is
-- readable after a transaction that has not begun: where one is, the database came from elsewhere.
SELECT CASE WHEN last.readable_after >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint + epoch.last_value
            THEN setval('event_epoch', last.readable_after + 1) END AS raised
FROM event_epoch AS epoch, (SELECT readable_after FROM events ORDER BY readable_after DESC, position DESC LIMIT 1) AS last;

--! has_unread
-- Asked each second: it locks nothing and takes no transaction number. A consumer that has no row yet has all of them before it.
SELECT EXISTS (
  SELECT FROM events e
  WHERE (e.readable_after, e.position) > (coalesce((SELECT readable_after FROM event_consumers WHERE name = :name), 0),
                                          coalesce((SELECT position FROM event_consumers WHERE name = :name), 0))
    AND e.readable_after < (SELECT event_horizon())
) AS is_there;

--! add_consumer
INSERT INTO event_consumers (name, moved_at) VALUES (:name, :now) ON CONFLICT (name) DO NOTHING;

--! hold_consumer : (retry_at?)
-- Who comes second leaves it to the first.
SELECT readable_after, position, tries, retry_at FROM event_consumers WHERE name = :name FOR UPDATE SKIP LOCKED;

--! await_consumer
SELECT readable_after, position FROM event_consumers WHERE name = :name FOR UPDATE;

--! unread : EventRow
-- Only what nothing can appear before.
SELECT id, aggregate_type, aggregate_id, event_type, event_version, event_data, "timestamp" AS happened_at, aggregate_version, user_id,
       source_system, correlation_id, causation_id, processing_status, retry_count, error, processed_at, readable_after, position
FROM events
WHERE (readable_after, position) > (:readable_after::bigint, :position::bigint) AND readable_after < (SELECT event_horizon())
ORDER BY readable_after, position
LIMIT :most;

--! move_consumer
UPDATE event_consumers SET readable_after = :readable_after, position = :position, tries = 0, error = NULL, retry_at = NULL, moved_at = :now
WHERE name = :name;

--! delay_consumer
UPDATE event_consumers SET tries = tries + 1, error = :error::text, retry_at = :retry_at::timestamptz WHERE name = :name;

--! count_failure
UPDATE events SET retry_count = retry_count + 1, error = :error::text, processing_status = :processing_status
WHERE id = :id AND "timestamp" = :happened_at;

--! bury
-- Dead already, when it was let have everything again.
INSERT INTO dead_events (consumer, event_id, happened_at, error, died_at) VALUES (:consumer, :id, :happened_at, :error, :now)
ON CONFLICT (consumer, event_id) DO UPDATE SET error = excluded.error, died_at = excluded.died_at;

--! settle
-- What every consumer has passed is completed; what one has given up has failed already.
UPDATE events e SET processing_status = 'completed', processed_at = :now, error = NULL
FROM (
  SELECT id, "timestamp" FROM events
  WHERE processing_status = 'pending'
    AND (readable_after, position) <= (SELECT c.readable_after, c.position FROM event_consumers c WHERE c.name = ANY (:names::text[])
                                       ORDER BY c.readable_after, c.position LIMIT 1)
  ORDER BY readable_after, position LIMIT :most FOR UPDATE SKIP LOCKED
) AS passed
WHERE e.id = passed.id AND e."timestamp" = passed."timestamp" AND e.processing_status = 'pending';

--! dead : DeadRow()
SELECT d.consumer, d.event_id, d.happened_at, d.error, d.died_at, e.event_type, e.aggregate_type, e.aggregate_id, e.retry_count
FROM dead_events d JOIN events e ON e.id = d.event_id AND e."timestamp" = d.happened_at
ORDER BY d.died_at, d.event_id
LIMIT :most;

--! unbury : EventRow
WITH freed AS (
  DELETE FROM dead_events d WHERE d.consumer = :consumer AND d.event_id = :id RETURNING d.happened_at AS since
)
SELECT id, aggregate_type, aggregate_id, event_type, event_version, event_data, "timestamp" AS happened_at, aggregate_version, user_id,
       source_system, correlation_id, causation_id, processing_status, retry_count, error, processed_at, readable_after, position
FROM events, freed WHERE id = :id AND "timestamp" = freed.since;

--! revive
-- Only once no consumer has it among its dead.
UPDATE events SET processing_status = 'completed', processed_at = :now, error = NULL
WHERE id = :id AND "timestamp" = :happened_at AND NOT EXISTS (SELECT FROM dead_events d WHERE d.event_id = :id);

--! keep_dead
UPDATE dead_events SET error = :error, died_at = :now WHERE consumer = :consumer AND event_id = :id;

--! rewind
-- What it had given up is not given up any more.
WITH freed AS (
  DELETE FROM dead_events d WHERE d.consumer = :name RETURNING d.event_id, d.happened_at
), reopened AS (
  UPDATE events e SET processing_status = 'pending' FROM freed
  WHERE e.id = freed.event_id AND e."timestamp" = freed.happened_at AND e.processing_status = 'failed'
    AND NOT EXISTS (SELECT FROM dead_events d WHERE d.event_id = e.id AND d.consumer <> :name)
)
UPDATE event_consumers SET readable_after = 0, position = 0, tries = 0, error = NULL, retry_at = NULL WHERE name = :name;

--! consumers : ConsumerRow(error?, retry_at?)
SELECT c.name, c.tries, c.error, c.retry_at, c.moved_at, (SELECT count(*) FROM dead_events d WHERE d.consumer = c.name) AS dead,
       (SELECT count(*) FROM (SELECT 1 FROM events e WHERE (e.readable_after, e.position) > (c.readable_after, c.position) LIMIT 10001) AS ahead) AS behind
FROM event_consumers c
ORDER BY c.name;
