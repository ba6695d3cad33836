--! enqueue (user_id?, dedup_key?)
-- The job's turn among the users': see supabase/migrations/0039_fair_queue.sql.
WITH lane AS (
  INSERT INTO queue_turns AS q (user_id, turn)
  SELECT :user_id::text, (SELECT last_value FROM queue_clock) + 1 WHERE :user_id::text IS NOT NULL
  ON CONFLICT (user_id) DO UPDATE SET turn = greatest(q.turn, (SELECT last_value FROM queue_clock)) + 1
  RETURNING turn
)
INSERT INTO background_jobs (id, job_type, payload, priority, max_retries, scheduled_for, user_id, dedup_key, turn)
VALUES (:id, :job_type, :payload, :priority, :max_retries, now() + make_interval(secs => :delay_seconds), :user_id, :dedup_key,
        coalesce((SELECT turn FROM lane), (SELECT last_value FROM queue_clock)))
ON CONFLICT (dedup_key) WHERE status IN ('pending', 'processing') DO NOTHING;

--! claim : (user_id?)
-- By turn, and of each user no more than so many at once: who alone has work may wait a moment, who comes later need not.
WITH busy AS MATERIALIZED (
  SELECT user_id, count(*) AS running FROM background_jobs WHERE status = 'processing' AND user_id IS NOT NULL GROUP BY user_id
), due AS MATERIALIZED (
  SELECT b.id, b.user_id, b.priority, b.turn, b.scheduled_for FROM background_jobs b
  WHERE b.status = 'pending' AND b.turn >= 0 AND b.scheduled_for <= now() AND b.job_type = ANY (:job_types::text[])
    AND NOT EXISTS (SELECT FROM busy WHERE busy.user_id = b.user_id AND busy.running >= :per_user::bigint)
  ORDER BY b.priority, b.turn, b.scheduled_for
  LIMIT :batch
  FOR UPDATE SKIP LOCKED
), ranked AS (
  SELECT due.id, coalesce(busy.running, 0) + row_number() OVER (PARTITION BY due.user_id ORDER BY due.priority, due.turn, due.scheduled_for) AS place,
         due.user_id
  FROM due LEFT JOIN busy ON busy.user_id = due.user_id
)
UPDATE background_jobs j
SET status = 'processing', locked_by = :worker, lease_token = gen_random_uuid(),
    lease_expires_at = now() + make_interval(secs => :lease_seconds), started_at = coalesce(j.started_at, now()), updated_at = now()
FROM ranked
WHERE j.id = ranked.id AND (ranked.user_id IS NULL OR ranked.place <= :per_user::bigint)
RETURNING j.id, j.job_type, j.payload, j.retry_count, j.max_retries, j.user_id, j.turn, j.lease_token AS lease_token;

--! advance_clock
SELECT setval('queue_clock', greatest(:turn::bigint, last_value)) AS turn FROM queue_clock;

--! postpone (error?)
-- Not a failure of the job: what it needs is not to be had at the moment.
UPDATE background_jobs
SET status = 'pending', error = :error, lease_token = NULL, lease_expires_at = NULL, locked_by = NULL,
    scheduled_for = now() + make_interval(secs => :delay_seconds), updated_at = now()
WHERE id = :id AND lease_token = :lease_token AND status = 'processing';

--! extend_lease
UPDATE background_jobs
SET lease_expires_at = now() + make_interval(secs => :lease_seconds), updated_at = now()
WHERE id = :id AND lease_token = :lease_token AND status = 'processing';

--! hold_lease
SELECT id FROM background_jobs
WHERE id = :id AND lease_token = :lease_token AND status = 'processing'
FOR UPDATE;

--! complete (result?)
UPDATE background_jobs
SET status = 'completed', result = :result, completed_at = now(), updated_at = now(), lease_token = NULL, lease_expires_at = NULL, error = NULL
WHERE id = :id AND lease_token = :lease_token AND status = 'processing';

--! retry
UPDATE background_jobs
SET status = 'pending', retry_count = retry_count + 1, error = :error, lease_token = NULL, lease_expires_at = NULL, locked_by = NULL,
    scheduled_for = now() + make_interval(secs => :delay_seconds), updated_at = now()
WHERE id = :id AND lease_token = :lease_token AND status = 'processing';

--! fail
UPDATE background_jobs
SET status = 'failed', error = :error, failed_at = now(), updated_at = now(), lease_token = NULL, lease_expires_at = NULL
WHERE id = :id AND lease_token = :lease_token AND status = 'processing';

--! release_expired (worker?)
WITH lost AS (
  SELECT id FROM background_jobs
  WHERE status = 'processing' AND (lease_expires_at < now() OR (:worker::text IS NOT NULL AND locked_by IS DISTINCT FROM :worker))
  FOR UPDATE SKIP LOCKED
)
UPDATE background_jobs j
SET status = CASE WHEN j.lease_losses >= :most_losses THEN 'failed' ELSE 'pending' END,
    failed_at = CASE WHEN j.lease_losses >= :most_losses THEN now() END,
    error = 'the worker ' || coalesce(j.locked_by, '') || ' vanished while it held this job',
    lease_losses = j.lease_losses + 1, lease_token = NULL, lease_expires_at = NULL, locked_by = NULL, updated_at = now()
FROM lost
WHERE j.id = lost.id
RETURNING j.id, j.job_type, j.payload, j.status;

--! give_back
UPDATE background_jobs
SET status = 'pending', error = :error, lease_token = NULL, lease_expires_at = NULL, locked_by = NULL,
    scheduled_for = now() + interval '1 second', updated_at = now()
WHERE id = :id AND lease_token = :lease_token AND status = 'processing';

--! wake
SELECT 1 AS sent FROM (SELECT pg_notify('limelight_queue', '')) AS told;

--! remove_finished
-- A batch of those that ended in this way so many days ago; the array is read first, so that its index is used.
DELETE FROM background_jobs WHERE id = ANY (ARRAY(
  SELECT id FROM background_jobs
  WHERE status = :status AND status IN ('completed', 'failed', 'cancelled') AND updated_at < now() - make_interval(days => :days)
  ORDER BY updated_at
  LIMIT :most
  FOR UPDATE SKIP LOCKED
));
