-- Eight runs a user with one stored page of forty creators each, users 1 to {last}: about 97 KB an answer.
WITH page AS (
  SELECT jsonb_agg(jsonb_build_object(
    'platform', 'TikTok',
    'creator', jsonb_build_object('name', 'Creator ' || n, 'uniqueId', 'creator.' || n, 'followers', n * 977, 'bio', 'Plants, pots and ' || md5(n::text),
                                  'emails', jsonb_build_array('hello@creator' || n || '.example'), 'verified', n % 5 = 0),
    'video', jsonb_build_object('description', 'Watering day ' || md5('v' || n), 'url', null, 'likes', n * 31, 'views', n * 613))) AS creators
  FROM generate_series(1, 40) n
), run AS (
  INSERT INTO scraping_jobs (id, user_id, campaign_id, keywords, platform, status, processed_runs, processed_results, target_results,
                             progress, created_at, started_at, completed_at, updated_at)
  SELECT gen_random_uuid(), c.user_id, c.id, '["plants"]', 'TikTok', 'completed', 1, 40, 40, 100, c.created_at, c.created_at, c.created_at, c.created_at
  FROM (SELECT *, row_number() OVER (PARTITION BY user_id ORDER BY id) AS place FROM campaigns
        WHERE user_id IN (SELECT 'user_' || u FROM generate_series(1, {last}::int) u)) c
  WHERE c.place <= 8
  RETURNING id, user_id, created_at
)
INSERT INTO scraping_results (id, user_id, job_id, creators, created_at)
SELECT gen_random_uuid(), run.user_id, run.id, page.creators, run.created_at FROM run, page;
