-- The settings become real: values that nothing read so far are made to mean what is read now. What was there before stays
-- readable in the description. A row that says something else is left alone.
UPDATE system_configurations c
SET value = new.value, updated_at = now(), description = new.description || ' (was ' || c.value || ')'
FROM (VALUES
  -- Written without a unit, meant as milliseconds: the rule of a duration is a number with ms, s, m or h.
  ('job_processing', 'default_retry_delay', '30000', '30s', 'Wait before a failed background job is tried again'),
  ('job_processing', 'job_timeout', '300000', '5m', 'Longest run of one background job'),
  -- Counted the calls of one step. A step is one call now, and the setting is the ceiling of a whole search.
  ('api_limits', 'max_api_calls_tiktok', '1', '10000', 'Paid provider calls that one TikTok keyword search may make'),
  ('api_limits', 'max_api_calls_tiktok_similar', '1', '10000', 'Paid provider calls that one TikTok search by likeness may make')
) AS new (category, key, old, value, description)
WHERE c.category = new.category AND c.key = new.key AND c.value = new.old;

-- Finished jobs by age: what retention removes, in batches. Partial, so that jobs at work are not in it.
CREATE INDEX IF NOT EXISTS idx_background_jobs_finished ON background_jobs (status, updated_at)
WHERE status IN ('completed', 'failed', 'cancelled');
