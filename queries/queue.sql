--! enqueue (user_id?, dedup_key?)
INSERT INTO background_jobs (id, job_type, payload, priority, max_retries, scheduled_for, user_id, dedup_key)
VALUES (:id, :job_type, :payload, :priority, :max_retries, now() + make_interval(secs => :delay_seconds), :user_id, :dedup_key)
ON CONFLICT (dedup_key) WHERE status IN ('pending', 'processing') DO NOTHING;

--! claim : (user_id?)
WITH due AS (
  SELECT id FROM background_jobs
  WHERE status = 'pending' AND scheduled_for <= now() AND job_type = ANY (:job_types::text[])
  ORDER BY priority, scheduled_for
  LIMIT :batch
  FOR UPDATE SKIP LOCKED
)
UPDATE background_jobs j
SET status = 'processing', locked_by = :worker, lease_token = gen_random_uuid(),
    lease_expires_at = now() + make_interval(secs => :lease_seconds), started_at = coalesce(j.started_at, now()), updated_at = now()
FROM due
WHERE j.id = due.id
RETURNING j.id, j.job_type, j.payload, j.retry_count, j.max_retries, j.user_id, j.lease_token AS lease_token;

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
