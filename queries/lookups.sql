--! insert_job (max_calls?)
INSERT INTO search_jobs (id, user_id, platform, search_type, status, total_count, completed_count, name, max_calls, quote, created_at, updated_at, timeout_at)
VALUES (:id, :user_id, :platform, 'lookup', 'queued', :total, :completed, :name, :max_calls, :quote, :now, :now, :timeout_at);

--! insert_rows
INSERT INTO lookup_rows (user_id, job_id, ordinal, input, platform, handle, leader, state, reason, updated_at)
SELECT :user_id, :job_id, g.ordinal, g.input, g.platform, g.handle, g.leader, g.state, g.reason, :now
FROM jsonb_to_recordset(:rows::jsonb) AS g (ordinal integer, input text, platform text, handle text, leader integer, state text, reason text);

--! job : LookupRow(name?, outcome?, max_calls?, quote?, started_at?, completed_at?, error?)
SELECT j.id, j.user_id, j.platform, j.status, j.outcome, j.name, j.total_count, j.max_calls, j.quote, j.created_at, j.started_at, j.completed_at, j.error,
       counted.pending, counted.found, counted.not_found, counted.invalid, counted.failed
FROM search_jobs j
CROSS JOIN LATERAL (
  SELECT count(*) FILTER (WHERE r.state = 'pending') AS pending, count(*) FILTER (WHERE r.state = 'found') AS found,
         count(*) FILTER (WHERE r.state = 'not_found') AS not_found, count(*) FILTER (WHERE r.state = 'invalid') AS invalid,
         count(*) FILTER (WHERE r.state = 'failed') AS failed
  FROM lookup_rows r WHERE r.user_id = j.user_id AND r.job_id = j.id
) counted
WHERE j.id = :id AND j.search_type = 'lookup';

--! page (before_created?, before_id?) : ListedRow(name?, outcome?)
SELECT j.id, j.platform, j.status, j.outcome, j.name, j.total_count, j.completed_count, j.created_at,
       (SELECT count(*) FROM lookup_rows r WHERE r.user_id = j.user_id AND r.job_id = j.id AND r.state = 'found') AS found
FROM search_jobs j
WHERE j.user_id = :user_id AND j.search_type = 'lookup'
  AND (:before_created::timestamptz IS NULL OR (j.created_at, j.id) < (:before_created, :before_id::text))
ORDER BY j.created_at DESC, j.id DESC
LIMIT :page_size;

--! rows (state?) : ShownRow(handle?, reason?, external_id?, username?, name?, followers?, verified?, email?, bio?, avatar_url?, facts?)
-- What a row shows of its creator is what was known when it was resolved, in the specification's shape.
SELECT r.ordinal, r.input, r.platform, r.handle, r.state, r.reason, r.leader, s.profile_id AS external_id, s.username, s.display_name AS name,
       s.followers, s.is_verified AS verified, s.email, s.bio, s.avatar_url, s.raw_data AS facts
FROM lookup_rows r
LEFT JOIN search_results s ON s.user_id = r.user_id AND s.job_id = r.job_id AND s.creator_id = r.creator_id
WHERE r.user_id = :user_id AND r.job_id = :job_id AND r.ordinal > :after AND (:state::text IS NULL OR r.state = :state)
ORDER BY r.ordinal
LIMIT :page_size;

--! head : Head(max_calls?)
SELECT user_id AS user_id, platform, status, max_calls FROM search_jobs WHERE id = :id AND search_type = 'lookup';

--! lock_job : Head(max_calls?)
SELECT user_id AS user_id, platform, status, max_calls FROM search_jobs WHERE id = :id AND search_type = 'lookup' FOR UPDATE;

--! begin_processing
UPDATE search_jobs SET status = 'processing', started_at = coalesce(started_at, :now), updated_at = :now
WHERE id = :id AND status IN ('queued', 'pending');

--! unmatched
-- Rows that the catalogue was not asked for yet, the first of each that name the same.
SELECT r.ordinal, r.platform, r.handle AS handle FROM lookup_rows r
WHERE r.user_id = :user_id AND r.job_id = :job_id AND r.state = 'pending' AND r.leader = r.ordinal AND r.batch IS NULL
ORDER BY r.ordinal
LIMIT :size;

--! known
-- Whom the catalogue knows of these: channel ids by id, the rest by handle; real creators before invented ones, then who was told last.
-- Fresh is a profile of late, or a real creator of late of whom nothing that a profile tells is missing.
SELECT g.place, found.id, (coalesce(found.profiled_at >= :fresh_since, false)
  OR (NOT found.is_sample AND found.fetched_at >= :fresh_since AND found.followers IS NOT NULL AND found.bio IS NOT NULL)) AS is_fresh
FROM unnest(:places::integer[], :platforms::text[], :names::text[], :are_ids::boolean[]) AS g (place, platform, name, is_id)
CROSS JOIN LATERAL (
  SELECT c.id, c.profiled_at, c.fetched_at, c.is_sample, c.followers, c.bio FROM (
    SELECT * FROM creators a WHERE a.platform = g.platform AND a.external_id = g.name AND g.is_id
    UNION ALL
    SELECT * FROM creators a WHERE a.platform = g.platform AND lower(a.handle) = lower(g.name) AND NOT g.is_id
  ) c
  ORDER BY c.is_sample, c.profiled_at DESC NULLS LAST, c.fetched_at DESC, c.id
  LIMIT 1
) found;

--! found
-- The rows and all that name the same.
UPDATE lookup_rows r SET state = 'found', creator_id = g.creator_id, reason = NULL, updated_at = :now
FROM unnest(:leaders::integer[], :creator_ids::uuid[]) AS g (leader, creator_id)
WHERE r.user_id = :user_id AND r.job_id = :job_id AND r.leader = g.leader AND r.state = 'pending';

--! deliver
-- One row a creator, in the specification's shape; what the shape has no column for stands in raw_data.
INSERT INTO search_results (user_id, job_id, creator_id, profile_id, username, display_name, platform, profile_url, post_url, post_description,
                            avatar_url, followers, is_verified, email, bio, raw_data, created_at)
SELECT :user_id, :job_id, c.id, c.external_id, coalesce(c.handle, c.name, c.external_id), c.name, c.platform, g.profile_url, post.url, post.body,
       c.avatar_url, least(c.followers, 2147483647)::integer, c.verified::text, c.emails[1], c.bio,
       jsonb_build_object('followers', c.followers, 'emails', c.emails, 'country', c.country, 'language', c.language, 'category', c.category,
         'engagementRate', c.engagement_rate, 'hashtags', c.hashtags, 'links', c.links, 'lastPostAt', c.last_post_at,
         'source', c.source, 'isSample', c.is_sample, 'asOf', greatest(c.fetched_at, c.profiled_at), 'handle', c.handle), :now
FROM unnest(:creator_ids::uuid[], :profile_urls::text[]) AS g (creator_id, profile_url)
JOIN creators c ON c.id = g.creator_id
LEFT JOIN LATERAL (
  SELECT p.url, p.body FROM creator_posts p WHERE p.creator_id = c.id ORDER BY p.views DESC NULLS LAST, p.external_id LIMIT 1
) post ON true
ON CONFLICT (user_id, job_id, creator_id) WHERE creator_id IS NOT NULL DO NOTHING
RETURNING creator_id AS creator_id;

--! settle_rows
UPDATE lookup_rows r SET state = :state, reason = :reason, updated_at = :now
WHERE r.user_id = :user_id AND r.job_id = :job_id AND r.leader = ANY (:leaders::integer[]) AND r.state = 'pending';

--! settle_platform (platform?)
-- All that are left on a network, or at all.
UPDATE lookup_rows r SET state = :state, reason = :reason, updated_at = :now
WHERE r.user_id = :user_id AND r.job_id = :job_id AND r.state = 'pending' AND (:platform::text IS NULL OR r.platform = :platform);

--! last_batch
SELECT coalesce(max(batch), 0) AS batch FROM lookup_rows WHERE user_id = :user_id AND job_id = :job_id;

--! set_batches
UPDATE lookup_rows r SET batch = g.batch, tries = 0, trouble_since = NULL, updated_at = :now
FROM unnest(:leaders::integer[], :batches::integer[]) AS g (leader, batch)
WHERE r.user_id = :user_id AND r.job_id = :job_id AND r.ordinal = g.leader AND r.state = 'pending';

--! next_batch
-- What a lane has to ask next, and the first row of it.
SELECT r.batch AS batch, r.ordinal FROM lookup_rows r
WHERE r.user_id = :user_id AND r.job_id = :job_id AND r.state = 'pending' AND r.batch IS NOT NULL AND r.batch % :lanes::integer = :lane::integer
ORDER BY r.batch, r.ordinal
LIMIT 1;

--! batch : (trouble_since?)
SELECT r.ordinal, r.platform, r.handle AS handle, r.tries, r.looks, r.trouble_since FROM lookup_rows r
WHERE r.user_id = :user_id AND r.job_id = :job_id AND r.state = 'pending' AND r.batch = :batch AND r.leader = r.ordinal
ORDER BY r.ordinal;

--! tried
UPDATE lookup_rows r SET tries = tries + 1, trouble_since = coalesce(trouble_since, :now), updated_at = :now
WHERE r.user_id = :user_id AND r.job_id = :job_id AND r.state = 'pending' AND r.batch = :batch;

--! left_out
UPDATE lookup_rows r SET looks = looks + 1, updated_at = :now
WHERE r.user_id = :user_id AND r.job_id = :job_id AND r.state = 'pending' AND r.batch = :batch AND r.leader = ANY (:leaders::integer[]);

--! wait_for_provider
UPDATE lookup_rows r SET trouble_since = coalesce(trouble_since, :now), updated_at = :now
WHERE r.user_id = :user_id AND r.job_id = :job_id AND r.state = 'pending' AND r.batch = :batch;

--! mark_profiled
UPDATE creators SET profiled_at = :now WHERE id = ANY (:creator_ids::uuid[]);

--! calls_in_flight
-- Begun lately by other lanes and without an answer yet; one that is older was cut off.
SELECT count(*) AS calls FROM provider_calls WHERE user_id = :user_id AND lookup_id = :lookup_id AND ended_at IS NULL AND started_at > :since;

--! paid_calls
-- An open call, or one whose price nobody knows, may have been charged.
SELECT count(*) AS calls FROM provider_calls WHERE user_id = :user_id AND lookup_id = :lookup_id AND (credits IS NULL OR credits > 0);

--! calls_of_lookup : (credits?)
SELECT count(*) AS calls, sum(credits)::float8 AS credits, count(*) FILTER (WHERE credits IS NULL) AS unknown
FROM provider_calls WHERE user_id = :user_id AND lookup_id = :lookup_id;

--! open_call
INSERT INTO provider_calls (id, user_id, lookup_id, purpose, provider, endpoint, platform, started_at)
VALUES (:id, :user_id, :lookup_id, 'profile', :provider, :endpoint, :platform, :now);

--! tally
SELECT count(*) FILTER (WHERE state = 'pending') AS pending, count(*) FILTER (WHERE state = 'found') AS found,
       count(*) FILTER (WHERE state = 'not_found') AS not_found, count(*) FILTER (WHERE state = 'invalid') AS invalid,
       count(*) FILTER (WHERE state = 'failed') AS failed
FROM lookup_rows WHERE user_id = :user_id AND job_id = :job_id;

--! add_progress
UPDATE search_jobs SET completed_count = completed_count + :settled::bigint::integer, updated_at = :now
WHERE id = :id
RETURNING completed_count, total_count;

--! finish (error?)
UPDATE search_jobs SET status = :status, outcome = :outcome, error = :error, completed_at = :now, updated_at = :now
WHERE id = :id AND search_type = 'lookup' AND status IN ('queued', 'pending', 'processing');

--! cancel
UPDATE search_jobs SET status = 'cancelled', outcome = 'cancelled', completed_at = :now, updated_at = :now
WHERE id = :id AND search_type = 'lookup' AND status IN ('queued', 'pending', 'processing');

--! overdue
SELECT id FROM search_jobs WHERE search_type = 'lookup' AND status IN ('queued', 'pending', 'processing') AND timeout_at <= :now
ORDER BY timeout_at LIMIT 100;

--! stranded
SELECT j.id, j.user_id AS user_id FROM search_jobs j
WHERE j.search_type = 'lookup' AND j.status IN ('queued', 'pending', 'processing') AND j.updated_at < :idle_since AND j.user_id IS NOT NULL
  AND NOT EXISTS (SELECT FROM background_jobs b WHERE b.status IN ('pending', 'processing') AND b.user_id = j.user_id
                  AND b.job_type LIKE 'lookup.%' AND b.payload ->> 'lookup' = j.id)
LIMIT 100;

--! notify
SELECT 1 AS sent FROM (SELECT pg_notify('limelight_search', :job_id::text)) AS told;
