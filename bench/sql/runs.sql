-- Empties the catalogue and makes {runs} users with a campaign and a run of one task each.
TRUNCATE creators, creator_posts, job_creators, scraping_results, usage_ledger, search_tasks, background_jobs;
DELETE FROM scraping_jobs WHERE user_id LIKE 'store\_%';
DELETE FROM campaigns WHERE user_id LIKE 'store\_%';
INSERT INTO user_profiles (user_id) SELECT 'store_' || n FROM generate_series(1, {runs}::int) n ON CONFLICT DO NOTHING;
WITH made AS (
  INSERT INTO campaigns (id, user_id, name, search_type, status)
  SELECT gen_random_uuid(), 'store_' || n, 'Stored', 'keyword', 'active' FROM generate_series(1, {runs}::int) n
  RETURNING id, user_id
), run AS (
  INSERT INTO scraping_jobs (id, user_id, campaign_id, keywords, platform, status, target_results, timeout_at)
  SELECT gen_random_uuid(), user_id, id, '["plants"]', 'TikTok', 'processing', 1000000, now() + interval '1 hour' FROM made
  RETURNING id, user_id
)
INSERT INTO search_tasks (id, user_id, job_id, ordinal, term) SELECT gen_random_uuid(), user_id, id, 1, 'plants' FROM run;
