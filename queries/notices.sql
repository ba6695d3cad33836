--! add
-- Told twice it is there once; of a run that is gone there is nothing to tell.
INSERT INTO notices (user_id, event_id, job_id, happened_at)
SELECT j.user_id, :event_id, j.id, :happened_at FROM scraping_jobs j WHERE j.id = :job_id AND j.user_id = :user_id
ON CONFLICT (user_id, event_id) DO NOTHING;

--! unseen : NoticeRow(outcome?)
SELECT n.happened_at, n.job_id, j.status, j.outcome, j.processed_results AS found, c.id AS campaign_id, c.name
FROM notices n
JOIN scraping_jobs j ON j.user_id = n.user_id AND j.id = n.job_id
JOIN campaigns c ON c.user_id = j.user_id AND c.id = j.campaign_id
WHERE n.user_id = :user_id AND n.seen_at IS NULL AND j.viewed_at IS NULL
ORDER BY n.happened_at DESC, n.event_id
LIMIT :most;

--! mark_seen
-- Up to what was shown: what came meanwhile stays new.
UPDATE notices SET seen_at = :now WHERE user_id = :user_id AND seen_at IS NULL AND happened_at <= :up_to;
