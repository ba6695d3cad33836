--! insert (description?)
INSERT INTO campaigns (id, user_id, name, description, search_type, status, created_at, updated_at)
VALUES (:id, :user_id, :name, :description, :search_type, 'draft', :now, :now);

--! page (before_created?, before_id?) : CampaignRow(description?, job_id?, job_status?, job_outcome?, job_platform?, job_target?, job_found?, job_query?)
SELECT c.id, c.name, c.description, c.search_type, c.status, c.created_at,
       j.id AS job_id, j.status AS job_status, j.outcome AS job_outcome, j.platform AS job_platform,
       j.target_results AS job_target, j.processed_results AS job_found,
       coalesce('@' || j.target_username, (SELECT string_agg(k, ', ') FROM jsonb_array_elements_text(CASE WHEN jsonb_typeof(j.keywords) = 'array' THEN j.keywords END) k)) AS job_query
FROM campaigns c
LEFT JOIN LATERAL (
  SELECT * FROM scraping_jobs s WHERE s.user_id = c.user_id AND s.campaign_id = c.id ORDER BY s.created_at DESC, s.id DESC LIMIT 1
) j ON true
WHERE c.user_id = :user_id
  AND (:before_created::timestamptz IS NULL OR (c.created_at, c.id) < (:before_created, :before_id::uuid))
ORDER BY c.created_at DESC, c.id DESC
LIMIT :page_size;

--! by_id : CampaignDetail(description?)
SELECT id, name, description, search_type, status, created_at FROM campaigns WHERE id = :id;

--! newest : CampaignItem(description?)
-- A literal, not a parameter: of a parameter the planner assumes a tenth of the rows, finds every reused plan dear by comparison
-- and plans each call anew, which takes twice the time of running it.
SELECT id, name, description, search_type, status, created_at, updated_at
FROM campaigns
WHERE user_id = :user_id
ORDER BY created_at DESC, id DESC
LIMIT 20;

--! lock
-- Two who run it again at once do so one after the other.
SELECT id FROM campaigns WHERE id = :id AND user_id = :user_id FOR UPDATE;

--! activate
UPDATE campaigns SET status = 'active', updated_at = :now WHERE id = :id AND status IN ('draft', 'completed');

--! complete_if_idle
UPDATE campaigns c SET status = 'completed', updated_at = :now
WHERE c.id = :id AND c.status = 'active'
  AND NOT EXISTS (SELECT FROM scraping_jobs j WHERE j.campaign_id = c.id AND j.user_id = c.user_id AND j.status IN ('pending', 'processing'));
