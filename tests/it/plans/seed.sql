-- A database of real size: 100k users, 200k creators with posts, 200k events, 100k background jobs, 50k campaigns with runs, pages and
-- results. Foreign keys are not checked row by row and the big indexes are built at the end: both only cost time here.
SET session_replication_role = replica;
SET maintenance_work_mem = '512MB';
DROP INDEX idx_creators_document, idx_creators_hashtags, idx_creators_names, idx_user_profiles_full_name_search,
           idx_user_profiles_business_name_search;

INSERT INTO user_profiles (user_id, full_name, business_name, email, trial_status, trial_start_date, trial_end_date, created_at)
SELECT 'user_' || n, initcap(substr(translate(md5(n::text), '0123456789', 'aeiouaeiou'), 1, 6)) || ' ' || initcap(substr(translate(md5('l' || n % 9000), '0123456789', 'aeiouaeiou'), 1, 8)),
       'Business ' || n, 'user' || n || '@mail.example',
       -- Most trials are over, few run, fewer end soon.
       CASE WHEN n % 100 = 0 THEN 'active' WHEN n % 3 = 0 THEN 'expired' WHEN n % 7 = 0 THEN 'converted' ELSE 'pending' END,
       CASE WHEN n % 100 = 0 OR n % 3 = 0 OR n % 7 = 0 THEN timestamptz '2026-03-02' - make_interval(mins => n % 10000) END,
       CASE WHEN n % 100 = 0 OR n % 3 = 0 OR n % 7 = 0 THEN timestamptz '2026-03-09' - make_interval(mins => n % 10000) END,
       timestamptz '2023-01-01' + make_interval(secs => n * 900.0)
FROM generate_series(1, 100000) n;

INSERT INTO creators (platform, external_id, handle, name, followers, bio, hashtags, category, language, country, post_text, source, fetched_at)
SELECT (ARRAY['TikTok', 'Instagram', 'YouTube'])[1 + n % 3], 'id-' || n, word[1 + n % 60] || '.' || md5(n::text), initcap(word[1 + n * 7 % 60]) || ' ' || substr(md5('n' || n), 1, 6),
       n * 13 % 900000, 'About ' || word[1 + (n * 31 % 1000) % 60] || CASE WHEN n % 400 = 0 THEN ' and vegan cooking' ELSE ' and ' || substr(md5('b' || n), 1, 8) END,
       ARRAY[word[1 + n * 11 % 60] || n % 40, 'tag' || n % 3000], 'Lifestyle', (ARRAY['en', 'de', 'fr'])[1 + n % 3], 'DE', 'A post about ' || word[1 + n * 17 % 60], 'seed', timestamptz '2026-03-01'
FROM generate_series(1, 200000) n,
     (SELECT array_agg('word' || substr(md5(w::text), 1, 5)) AS word FROM generate_series(1, 60) w) words;

INSERT INTO creator_posts (creator_id, external_id, body, views, fetched_at)
SELECT id, 'post', 'A post', 100, fetched_at FROM creators;

INSERT INTO campaigns (id, user_id, name, search_type, status, created_at)
SELECT md5('c' || n)::uuid, 'user_' || 1 + n % 10000, 'Campaign ' || n, 'keyword', 'completed', timestamptz '2026-01-01' + make_interval(mins => n)
FROM generate_series(1, 50000) n;

INSERT INTO scraping_jobs (id, user_id, campaign_id, keywords, platform, status, target_results, created_at, timeout_at)
SELECT md5('j' || n)::uuid, 'user_' || 1 + n % 10000, md5('c' || n)::uuid, '["plants"]', 'TikTok',
       CASE WHEN n % 500 = 0 THEN 'processing' WHEN n % 500 = 1 THEN 'pending' ELSE 'completed' END, 100,
       timestamptz '2026-01-01' + make_interval(mins => n), timestamptz '2026-04-01' + make_interval(mins => n)
FROM generate_series(1, 50000) n;

INSERT INTO search_tasks (id, user_id, job_id, ordinal, term, state)
SELECT md5('t' || n)::uuid, 'user_' || 1 + n % 10000, md5('j' || n)::uuid, 1, 'plants', CASE WHEN n % 500 IN (0, 1) THEN 'pending' ELSE 'done' END
FROM generate_series(1, 50000) n;

INSERT INTO scraping_results (id, user_id, job_id, task_id, page, creators)
SELECT md5('r' || n || p)::uuid, 'user_' || 1 + n % 10000, md5('j' || n)::uuid, md5('t' || n)::uuid, p, '[]'
FROM generate_series(1, 50000) n, generate_series(1, 2) p;

INSERT INTO job_creators (user_id, job_id, creator_id, ordinal, task_id, page, score, has_email, country, language)
SELECT 'user_' || 1 + n % 10000, md5('j' || n)::uuid, c.id, place, md5('t' || n)::uuid, 1, 1, false, 'DE', 'en'
FROM (SELECT id, row_number() OVER (ORDER BY id) AS number FROM creators) c, LATERAL (SELECT (c.number - 1) / 4 + 1 AS n, (c.number - 1) % 4 + 1 AS place) at;

INSERT INTO usage_ledger (user_id, metric, period, subject)
SELECT 'user_' || 1 + n % 10000, 'creators', date '2026-03-01', n::text FROM generate_series(1, 100000) n;

INSERT INTO events (id, aggregate_id, aggregate_type, event_type, event_data, "timestamp", processing_status, idempotency_key, source_system, user_id, aggregate_version)
SELECT md5('e' || n)::uuid, 'user_' || 1 + n % 20000, 'user', 'profile_updated', '{}', now() - make_interval(mins => n % 40000), 'completed', 'key-' || n, 'seed', 'user_' || 1 + n % 20000, n / 20000 + 1
FROM generate_series(1, 200000) n;
-- Two users with a long history.
INSERT INTO events (id, aggregate_id, aggregate_type, event_type, event_data, "timestamp", processing_status, idempotency_key, source_system, user_id, aggregate_version)
SELECT md5('h' || u || n)::uuid, u, CASE WHEN n % 5 = 0 THEN 'campaign' ELSE 'user' END, 'profile_updated', '{}', now() - make_interval(mins => n * 7 % 40000), 'completed', 'long-' || n, 'seed', u, n + 100
FROM unnest(ARRAY['user_17', 'user_123']) u, generate_series(1, 4000) n;
INSERT INTO event_keys (scope, key, event_id) SELECT user_id, idempotency_key, id FROM events;
INSERT INTO event_streams (scope, aggregate_type, aggregate_id, version) SELECT user_id, aggregate_type, aggregate_id, max(aggregate_version) FROM events GROUP BY 1, 2, 3;

INSERT INTO background_jobs (id, job_type, payload, status, priority, scheduled_for, user_id, dedup_key, locked_by, lease_expires_at)
SELECT md5('b' || n)::uuid, 'search.fetch_page', '{}',
       CASE WHEN n % 100 = 0 THEN 'pending' WHEN n % 100 = 1 AND n % 1000 < 200 THEN 'processing' ELSE 'completed' END, 100,
       now() - make_interval(secs => n), 'user_' || 1 + n % 10000, 'key-' || n, 'worker', now() + interval '1 minute'
FROM generate_series(1, 100000) n;

DO $$
DECLARE
  home text := (SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm');
BEGIN
  CREATE INDEX idx_creators_document ON creators USING gin (document);
  CREATE INDEX idx_creators_hashtags ON creators USING gin (hashtags);
  EXECUTE format('CREATE INDEX idx_creators_names ON creators USING gin (names %I.gin_trgm_ops)', home);
  EXECUTE format('CREATE INDEX idx_user_profiles_full_name_search ON user_profiles USING gin (full_name %I.gin_trgm_ops)', home);
  EXECUTE format('CREATE INDEX idx_user_profiles_business_name_search ON user_profiles USING gin (business_name %I.gin_trgm_ops)', home);
END
$$;
ANALYZE;
