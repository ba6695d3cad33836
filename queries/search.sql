--! insert_job (target_username?, max_calls?, quote?)
INSERT INTO scraping_jobs (id, user_id, campaign_id, keywords, target_username, platform, search_params, target_results, provider,
                           max_calls, quote, with_profiles, created_at, updated_at, timeout_at)
VALUES (:id, :user_id, :campaign_id, :keywords, :target_username, :platform, :search_params, :target_results, :provider,
        :max_calls, :quote, :with_profiles, :now, :now, :timeout_at);

--! insert_task (seed?)
INSERT INTO search_tasks (id, user_id, job_id, ordinal, term, kind, seed, depth, created_at, updated_at)
VALUES (:id, :user_id, :job_id, :ordinal, :term, :kind, :seed, :depth, :now, :now);

--! terms_of_job
SELECT id, term, kind, ordinal, depth FROM search_tasks WHERE user_id = :user_id AND job_id = :job_id ORDER BY ordinal;

--! job : JobRow(campaign_id?, keywords?, target_username?, search_params?, outcome?, provider?, max_calls?, quote?, started_at?, completed_at?, timeout_at?, error?, viewed_at?)
SELECT id, user_id, campaign_id, status, outcome, keywords, target_username, platform, search_params, provider, max_calls, quote,
       with_profiles, processed_runs, processed_results,
       target_results, coalesce(progress, 0)::float8 AS progress, created_at, started_at, completed_at, timeout_at, updated_at, error, viewed_at
FROM scraping_jobs
WHERE id = :id;

--! latest_job_of_campaign
SELECT id FROM scraping_jobs WHERE campaign_id = :campaign_id AND user_id = :user_id ORDER BY created_at DESC, id DESC LIMIT 1;

--! mark_viewed
UPDATE scraping_jobs SET viewed_at = :now WHERE id = :id AND user_id = :user_id AND completed_at IS NOT NULL AND viewed_at IS NULL;

--! tasks_of_job : TaskRow(page_token?, error?)
SELECT id, job_id, ordinal, term, page_token, pages, results, state, error FROM search_tasks WHERE job_id = :job_id AND user_id = :user_id ORDER BY ordinal;

--! task_to_run : (page_token?, target_username?, keywords?, search_params?, seed?, trouble_since?, provider?)
SELECT t.id, t.job_id, t.user_id, t.ordinal, t.term, t.kind, t.seed, t.depth, t.page_token, t.pages, t.state, t.tries, t.trouble_since,
       j.status, j.platform, j.provider, j.keywords, j.search_params, j.target_username, j.target_results, j.processed_results
FROM search_tasks t
JOIN scraping_jobs j ON j.id = t.job_id AND j.user_id = t.user_id
WHERE t.id = :id;

--! begin_processing
UPDATE scraping_jobs SET status = 'processing', started_at = coalesce(started_at, :now), updated_at = :now WHERE id = :id AND status = 'pending';

--! lock_job : (campaign_id?, max_calls?, provider?, timeout_at?)
SELECT id, user_id, campaign_id, status, platform, provider, target_results, processed_runs, timeout_at, max_calls, with_profiles
FROM scraping_jobs WHERE id = :id FOR UPDATE;

--! lock_task
SELECT id, term, pages, state, tries, looks, dry_pages FROM search_tasks WHERE id = :id FOR UPDATE;

--! paid_calls
-- An open call, or one whose price nobody knows, may have been charged.
SELECT count(*) AS calls FROM provider_calls WHERE user_id = :user_id AND job_id = :job_id AND (credits IS NULL OR credits > 0);

--! calls_in_flight (task_id?)
-- Calls of others that are under way: a page's job is at work on it; a profile's call was begun lately. What a crash cut off is neither.
SELECT count(*) AS calls FROM provider_calls c
WHERE c.user_id = :user_id AND c.job_id = :job_id AND c.ended_at IS NULL
  AND (c.task_id IS NULL AND c.started_at > :since
       OR EXISTS (SELECT FROM search_tasks t
                  JOIN background_jobs b ON b.dedup_key = 'search.fetch_page:' || t.id || ':' || t.pages AND b.status = 'processing'
                  WHERE t.id = c.task_id AND t.id IS DISTINCT FROM :task_id));

--! open_call (task_id?, page?)
INSERT INTO provider_calls (id, user_id, job_id, task_id, purpose, provider, endpoint, platform, page, started_at)
VALUES (:id, :user_id, :job_id, :task_id, :purpose, :provider, :endpoint, :platform, :page, :now);

--! close_call (status?, fault?, credits?)
UPDATE provider_calls
SET ended_at = :now, milliseconds = :milliseconds, status = :status, fault = :fault, credits = :credits::float8::numeric,
    creators = :creators, new_creators = :new_creators, is_simulated = :is_simulated
WHERE id = :id;

--! calls_of_job : (credits?)
SELECT provider, count(*) AS calls, count(*) FILTER (WHERE credits IS NULL OR credits > 0) AS paid,
       count(*) FILTER (WHERE fault IS NOT NULL) AS failed, count(*) FILTER (WHERE credits IS NULL) AS unknown,
       sum(credits)::float8 AS credits
FROM provider_calls WHERE user_id = :user_id AND job_id = :job_id
GROUP BY provider ORDER BY provider;

--! measured : (milliseconds?, new_creators?, credits?)
-- What good calls of a kind yielded lately, over all users: means, and how many they are.
SELECT count(*) AS calls, avg(milliseconds)::float8 AS milliseconds, avg(new_creators)::float8 AS new_creators, avg(credits)::float8 AS credits
FROM (
  SELECT milliseconds, new_creators, credits FROM provider_calls
  WHERE provider = :provider AND endpoint = :endpoint AND fault IS NULL AND ended_at IS NOT NULL AND NOT is_simulated
  ORDER BY started_at DESC LIMIT 500
) latest;

--! page_facts : (last_fingerprint?)
-- Which of a page's creators the task has met before, and what the page before looked like.
SELECT (SELECT r.fingerprint FROM scraping_results r WHERE r.user_id = :user_id AND r.task_id = :task_id AND r.page = :last_page) AS last_fingerprint,
       ARRAY(SELECT DISTINCT named.id FROM scraping_results r, unnest(r.creator_ids) AS named (id)
             WHERE r.user_id = :user_id AND r.task_id = :task_id AND named.id = ANY (:creator_ids::uuid[])) AS met;

--! count_creators
SELECT count(*) AS found FROM job_creators WHERE user_id = :user_id AND job_id = :job_id;

--! insert_creators
INSERT INTO job_creators (user_id, job_id, creator_id, ordinal, task_id, page, score, reason, followers, engagement_rate, has_email,
                          verified, country, language, last_post_at, created_at, profile)
SELECT :user_id, :job_id, c.id, :found::integer + (row_number() OVER (ORDER BY g.rank))::integer, :task_id, :page, g.score, g.reason,
       c.followers, c.engagement_rate, c.emails <> '{}', c.verified, c.country, c.language, c.last_post_at, :now,
       CASE WHEN :with_profiles AND (c.bio IS NULL OR c.followers IS NULL) AND (c.profiled_at IS NULL OR c.profiled_at < :fresh_since)
            THEN 'pending' ELSE 'none' END
FROM jsonb_to_recordset(:items::jsonb) AS g (creator_id uuid, rank integer, score bigint, reason jsonb)
JOIN creators c ON c.id = g.creator_id
WHERE NOT EXISTS (SELECT FROM job_creators o WHERE o.user_id = :user_id AND o.job_id = :job_id AND o.creator_id = g.creator_id)
ORDER BY g.rank
LIMIT :room
ON CONFLICT (user_id, job_id, creator_id) DO NOTHING
RETURNING creator_id, profile;

--! found_again
-- Another seed or keyword found them too: that counts for them, and is told.
UPDATE job_creators j
SET score = j.score + g.score,
    reason = CASE WHEN j.reason -> 'also' ? :term::text THEN j.reason
                  ELSE jsonb_set(j.reason, '{also}', coalesce(j.reason -> 'also', '[]') || jsonb_build_array(:term)) END
FROM jsonb_to_recordset(:items::jsonb) AS g (creator_id uuid, score bigint)
WHERE j.user_id = :user_id AND j.job_id = :job_id AND j.creator_id = g.creator_id AND j.task_id <> :task_id;

--! insert_page (fingerprint?)
INSERT INTO scraping_results (id, user_id, job_id, task_id, page, creators, creator_ids, fingerprint, created_at)
VALUES (:id, :user_id, :job_id, :task_id, :page, :creators, :creator_ids, :fingerprint, :now);

--! count_usage
INSERT INTO usage_ledger (user_id, metric, period, subject, created_at)
SELECT :user_id, 'creators', :period::date, subject, :now FROM unnest(:subjects::text[]) AS subject
ON CONFLICT DO NOTHING;

--! refresh_usage
UPDATE user_profiles
SET usage_creators_current_month = (SELECT count(*) FROM usage_ledger u WHERE u.user_id = user_profiles.user_id AND u.metric = 'creators' AND u.period = :period::date),
    updated_at = :now
WHERE user_id = :user_id;

--! advance_task (page_token?, ended?)
UPDATE search_tasks
SET page_token = :page_token, pages = pages + 1, results = results + :added, state = :state, ended = :ended, dry_pages = :dry_pages,
    tries = 0, looks = 0, trouble_since = NULL, error = NULL, updated_at = :now
WHERE id = :id AND state = 'pending';

--! try_again (error?)
-- A page that can be read but is not believed is no failure.
UPDATE search_tasks
SET tries = CASE WHEN :looks > 0 THEN 0 ELSE tries + 1 END, looks = looks + :looks,
    trouble_since = CASE WHEN :looks > 0 THEN NULL ELSE coalesce(trouble_since, :now) END, error = :error, updated_at = :now
WHERE id = :id AND state = 'pending';

--! wait_for_provider
UPDATE search_tasks SET trouble_since = coalesce(trouble_since, :now), updated_at = :now WHERE id = :id AND state = 'pending';

--! stop_tasks
UPDATE search_tasks SET state = 'done', ended = :ended::text, updated_at = :now WHERE user_id = :user_id AND job_id = :job_id AND state = 'pending';

--! fail_tasks
-- All that are left of a run.
UPDATE search_tasks SET state = 'failed', error = :error, updated_at = :now WHERE user_id = :user_id AND job_id = :job_id AND state = 'pending';

--! fail_task
UPDATE search_tasks SET state = 'failed', error = :error, updated_at = :now WHERE id = :id AND state = 'pending';

--! pending_tasks
SELECT count(*) FILTER (WHERE state = 'pending') AS pending, count(*) FILTER (WHERE state = 'failed') AS failed,
       (SELECT count(*) FROM job_creators c WHERE c.user_id = :user_id AND c.job_id = :job_id AND c.profile = 'pending') AS profiles
FROM search_tasks WHERE user_id = :user_id AND job_id = :job_id;

--! profiles_to_fetch : (handle?)
SELECT c.id, c.external_id, c.handle, j.profile_tries FROM job_creators j JOIN creators c ON c.id = j.creator_id
WHERE j.user_id = :user_id AND j.job_id = :job_id AND j.profile = 'pending' AND j.creator_id = ANY (:creator_ids::uuid[])
ORDER BY j.ordinal;

--! settle_profiles
-- What the run shows of the creators is what is known of them now.
UPDATE job_creators j
SET profile = CASE WHEN :state::text <> 'done' THEN :state::text WHEN c.bio IS NULL AND c.followers IS NULL THEN 'empty' ELSE 'done' END,
    followers = c.followers, engagement_rate = c.engagement_rate, has_email = c.emails <> '{}', verified = c.verified,
    country = c.country, language = c.language, last_post_at = c.last_post_at
FROM creators c
WHERE c.id = j.creator_id AND j.user_id = :user_id AND j.job_id = :job_id AND j.creator_id = ANY (:creator_ids::uuid[]) AND j.profile = 'pending';

--! profile_tried
UPDATE job_creators SET profile_tries = profile_tries + 1
WHERE user_id = :user_id AND job_id = :job_id AND creator_id = ANY (:creator_ids::uuid[]) AND profile = 'pending';

--! skip_profiles
UPDATE job_creators SET profile = 'none' WHERE user_id = :user_id AND job_id = :job_id AND profile = 'pending';

--! mark_profiled
UPDATE creators SET profiled_at = :now WHERE id = ANY (:creator_ids::uuid[]);

--! complete_evidence
-- Pages whose last profile has come: their evidence gains what the profiles told. A page is rewritten once, not once a creator.
UPDATE scraping_results r
SET creators = (
  SELECT jsonb_agg(
    CASE WHEN c.id IS NULL OR j.profile NOT IN ('done', 'empty') THEN entry
         ELSE jsonb_set(entry || '{"enhancementStatus": "completed"}', '{creator}', (entry -> 'creator') || jsonb_strip_nulls(jsonb_build_object(
           'bio', c.bio, 'emails', to_jsonb(c.emails), 'followers', c.followers, 'name', c.name, 'verified', c.verified,
           'country', c.country, 'language', c.language))) END ORDER BY place)
  FROM jsonb_array_elements(r.creators) WITH ORDINALITY AS listed (entry, place)
  LEFT JOIN creators c ON c.platform = entry ->> 'platform' AND c.external_id = entry -> 'creator' ->> 'externalId'
  LEFT JOIN job_creators j ON j.user_id = r.user_id AND j.job_id = r.job_id AND j.creator_id = c.id)
WHERE r.user_id = :user_id AND r.job_id = :job_id AND r.creator_ids && :creator_ids::uuid[] AND jsonb_array_length(r.creators) > 0
  AND NOT EXISTS (SELECT FROM job_creators j WHERE j.user_id = :user_id AND j.job_id = :job_id AND j.profile = 'pending'
                  AND j.creator_id = ANY (r.creator_ids));

--! links_to_follow : (bio?)
SELECT id, bio, links FROM creators
WHERE id = ANY (:creator_ids::uuid[]) AND NOT is_sample AND (links_followed_at IS NULL OR links_followed_at < :fresh_since)
ORDER BY id;

--! keep_listed
-- Returns the creators who gained an e-mail address. Locked in the order in which pages store creators.
WITH given AS (
  SELECT g.id, g.mark,
    coalesce(ARRAY(SELECT jsonb_array_elements_text(g.emails)), '{}') AS emails,
    coalesce(ARRAY(SELECT jsonb_array_elements_text(g.links)), '{}') AS links
  FROM jsonb_to_recordset(:items::jsonb) AS g (id uuid, emails jsonb, links jsonb, mark jsonb)
), locked AS (
  SELECT c.id, NOT c.emails @> g.emails AS has_new_emails, NOT c.links @> g.links AS has_new_links,
    ARRAY(SELECT DISTINCT e FROM unnest(g.emails) e WHERE e <> ALL (c.emails)) AS emails,
    ARRAY(SELECT DISTINCT e FROM unnest(g.links) e WHERE e <> ALL (c.links)) AS links, g.mark
  FROM creators c JOIN given g ON g.id = c.id
  ORDER BY c.platform, c.external_id
  FOR UPDATE OF c
), kept AS (
  UPDATE creators c SET
    emails = c.emails || l.emails,
    links = c.links || l.links,
    provenance = c.provenance || CASE WHEN l.has_new_emails THEN jsonb_build_object('emails', l.mark) ELSE '{}' END
                              || CASE WHEN l.has_new_links THEN jsonb_build_object('links', l.mark) ELSE '{}' END,
    links_followed_at = :now,
    updated_at = CASE WHEN l.has_new_emails OR l.has_new_links THEN :now ELSE c.updated_at END
  FROM locked l WHERE l.id = c.id
  RETURNING c.id, l.has_new_emails
)
SELECT id FROM kept WHERE has_new_emails;

--! settle_listed
UPDATE job_creators SET has_email = true
WHERE user_id = :user_id AND job_id = :job_id AND creator_id = ANY (:creator_ids::uuid[]) AND NOT has_email;

--! emails_in_evidence
UPDATE scraping_results r
SET creators = (
  SELECT jsonb_agg(CASE WHEN c.id IS NULL THEN entry ELSE jsonb_set(entry, '{creator,emails}', to_jsonb(c.emails)) END ORDER BY place)
  FROM jsonb_array_elements(r.creators) WITH ORDINALITY AS listed (entry, place)
  LEFT JOIN creators c ON c.platform = entry ->> 'platform' AND c.external_id = entry -> 'creator' ->> 'externalId'
                      AND c.id = ANY (:creator_ids::uuid[]))
WHERE r.user_id = :user_id AND r.job_id = :job_id AND r.creator_ids && :creator_ids::uuid[] AND jsonb_array_length(r.creators) > 0;

--! strongest_seeds : (handle?)
-- Whom most seeds name, best first: the next to ask for related accounts.
SELECT c.handle FROM job_creators j JOIN creators c ON c.id = j.creator_id
WHERE j.user_id = :user_id AND j.job_id = :job_id AND c.handle IS NOT NULL
  AND NOT EXISTS (SELECT FROM search_tasks t WHERE t.user_id = :user_id AND t.job_id = :job_id AND lower(t.term) = lower(c.handle))
ORDER BY j.score DESC, j.ordinal
LIMIT :most;

--! known_creators : (handle?, name?, followers?, bio?, language?, category?)
SELECT c.external_id, c.handle, c.name, c.followers, c.bio, c.language, c.category, c.hashtags FROM creators c
WHERE c.platform = :platform AND lower(c.handle) = ANY (:handles::text[]);

--! update_progress
UPDATE scraping_jobs
SET processed_runs = processed_runs + 1, processed_results = :found, cursor = :found,
    progress = least(99, floor(100.0 * :found::integer / target_results)), updated_at = :now
WHERE id = :id AND status = 'processing';

--! finish (error?)
UPDATE scraping_jobs
SET status = :status, outcome = :outcome::text, error = :error, completed_at = :now, updated_at = :now,
    progress = CASE WHEN :outcome::text IN ('completed', 'exhausted', 'empty') THEN 100 ELSE progress END
WHERE id = :id AND status IN ('pending', 'processing');

--! cancel
UPDATE scraping_jobs SET status = 'cancelled', outcome = 'cancelled', completed_at = :now, updated_at = :now
WHERE id = :id AND status IN ('pending', 'processing');

--! overdue
-- A run of an older program may have no time limit: it is given up by its age.
SELECT id FROM scraping_jobs
WHERE status IN ('pending', 'processing') AND (timeout_at <= :now OR timeout_at IS NULL AND created_at <= :given_up_before)
ORDER BY timeout_at LIMIT 100;

--! stranded
SELECT t.id, t.job_id, t.user_id, t.pages FROM search_tasks t
JOIN scraping_jobs j ON j.id = t.job_id AND j.user_id = t.user_id
WHERE t.state = 'pending' AND j.status IN ('pending', 'processing') AND t.updated_at < :idle_since
  AND NOT EXISTS (SELECT FROM background_jobs b WHERE b.status IN ('pending', 'processing') AND b.dedup_key = 'search.fetch_page:' || t.id || ':' || t.pages)
LIMIT 100;

--! results (against?, change?) : ResultRow(handle?, name?, followers?, bio?, avatar_url?, verified?, country?, language?, engagement_rate?, last_post_at?, post_id?, post_body?, post_url?, post_thumbnail_url?, post_views?, post_likes?, post_comments?, post_shares?, followers_before?)
SELECT jc.ordinal, jc.reason, jc.score, c.id, c.platform, c.external_id, c.handle, c.name, jc.followers, c.bio, c.emails, c.links, c.hashtags,
       c.avatar_url, jc.verified, jc.country, jc.language, jc.engagement_rate, jc.last_post_at, c.is_sample, c.source, c.fetched_at, c.provenance,
       old.creator_id IS NOT NULL AS was_found_before, old.followers AS followers_before,
       post.external_id AS post_id, post.body AS post_body, post.url AS post_url, post.thumbnail_url AS post_thumbnail_url, post.views AS post_views, post.likes AS post_likes,
       post.comments AS post_comments, post.shares AS post_shares
FROM job_creators jc
JOIN creators c ON c.id = jc.creator_id
JOIN scraping_jobs run ON run.user_id = jc.user_id AND run.id = jc.job_id
LEFT JOIN job_creators old ON old.user_id = jc.user_id AND old.job_id = :against::uuid AND old.creator_id = jc.creator_id
LEFT JOIN LATERAL (
  SELECT * FROM creator_posts p WHERE p.creator_id = c.id ORDER BY p.views DESC NULLS LAST, p.external_id LIMIT 1
) post ON true
WHERE jc.user_id = :user_id AND jc.job_id = :job_id AND jc.ordinal > :after
  AND (:change::text IS NULL OR :change = CASE WHEN old.creator_id IS NULL THEN 'new' WHEN jc.followers > old.followers THEN 'grown'
        WHEN jc.followers < old.followers THEN 'shrunk' ELSE 'same' END)
  AND creator_left_out(:filter::jsonb, jc.followers, jc.engagement_rate, jc.country, jc.language, jc.has_email, jc.verified, jc.last_post_at,
        c.fetched_at, c.hashtags, c.names, c.bio, :filter::jsonb ->> 'seen' IS NOT NULL AND EXISTS (
          SELECT FROM job_creators s JOIN scraping_jobs e ON e.user_id = s.user_id AND e.id = s.job_id
          WHERE s.user_id = jc.user_id AND s.creator_id = jc.creator_id AND e.created_at < run.created_at
            AND (:filter::jsonb ->> 'seen' = 'workspace' OR e.campaign_id = run.campaign_id))) IS NULL
ORDER BY jc.ordinal
LIMIT :page_size;

--! count_results (against?, change?) : (left_out?)
-- A run's creators by the filter that leaves them out.
SELECT left_out, count(*) AS creators, count(*) FILTER (WHERE has_email) AS with_email
FROM (
  SELECT jc.has_email, creator_left_out(:filter::jsonb, jc.followers, jc.engagement_rate, jc.country, jc.language, jc.has_email, jc.verified, jc.last_post_at,
        c.fetched_at, c.hashtags, c.names, c.bio, :filter::jsonb ->> 'seen' IS NOT NULL AND EXISTS (
          SELECT FROM job_creators s JOIN scraping_jobs e ON e.user_id = s.user_id AND e.id = s.job_id
          WHERE s.user_id = jc.user_id AND s.creator_id = jc.creator_id AND e.created_at < run.created_at
            AND (:filter::jsonb ->> 'seen' = 'workspace' OR e.campaign_id = run.campaign_id))) AS left_out
  FROM job_creators jc
  JOIN creators c ON c.id = jc.creator_id
  JOIN scraping_jobs run ON run.user_id = jc.user_id AND run.id = jc.job_id
  LEFT JOIN job_creators old ON old.user_id = jc.user_id AND old.job_id = :against::uuid AND old.creator_id = jc.creator_id
  WHERE jc.user_id = :user_id AND jc.job_id = :job_id
    AND (:change::text IS NULL OR :change = CASE WHEN old.creator_id IS NULL THEN 'new' WHEN jc.followers > old.followers THEN 'grown'
        WHEN jc.followers < old.followers THEN 'shrunk' ELSE 'same' END)
) creator
GROUP BY left_out;

--! runs_of_campaign : (outcome?, provider?, completed_at?)
-- With whether creators are known to belong to it: what another program stored as pages only cannot be compared.
SELECT j.id, j.status, j.outcome, j.provider, j.processed_results, j.target_results, j.created_at, j.completed_at,
       EXISTS (SELECT FROM job_creators c WHERE c.user_id = j.user_id AND c.job_id = j.id) AS has_creators
FROM scraping_jobs j
WHERE j.user_id = :user_id AND j.campaign_id = :campaign_id
ORDER BY j.created_at DESC, j.id DESC
LIMIT :most;

--! difference
-- Two runs creator by creator.
WITH later AS (
  SELECT creator_id, followers FROM job_creators WHERE user_id = :user_id AND job_id = :job_id
), earlier AS (
  SELECT creator_id, followers FROM job_creators WHERE user_id = :user_id AND job_id = :against
)
SELECT count(*) FILTER (WHERE earlier.creator_id IS NULL) AS new,
       count(*) FILTER (WHERE later.creator_id IS NULL) AS gone,
       count(*) FILTER (WHERE later.followers > earlier.followers) AS grown,
       count(*) FILTER (WHERE later.followers < earlier.followers) AS shrunk,
       count(*) FILTER (WHERE later.creator_id IS NOT NULL AND earlier.creator_id IS NOT NULL) AS in_both
FROM later FULL JOIN earlier USING (creator_id);

--! facets : (value?)
SELECT 'country' AS facet, country AS value, count(*) AS creators FROM job_creators WHERE user_id = :user_id AND job_id = :job_id GROUP BY country
UNION ALL
SELECT 'language', language, count(*) FROM job_creators WHERE user_id = :user_id AND job_id = :job_id GROUP BY language
ORDER BY facet, creators DESC, value;

--! newest_with_results : RunRow(campaign_id?, keywords?, target_username?, progress?, started_at?, completed_at?, error?, campaign_name?, campaign_description?, campaign_search_type?, campaign_status?, campaign_created_at?, campaign_updated_at?, result_id?, result_created_at?, result_creators?)
-- The limit is a literal for the planner's sake: see campaigns.newest.
SELECT n.id, n.user_id, n.campaign_id, n.status, n.keywords, n.target_username, n.platform, n.processed_runs, n.processed_results,
       n.target_results, n.progress, n.created_at, n.started_at, n.completed_at, n.error, n.campaign_name, n.campaign_description,
       n.campaign_search_type, n.campaign_status, n.campaign_created_at, n.campaign_updated_at, n.result_id, n.result_created_at,
       n.creators::text AS result_creators
FROM (
  SELECT s.id, s.user_id, s.campaign_id, s.status, s.keywords, s.target_username, s.platform, s.processed_runs, s.processed_results,
         s.target_results, s.progress::float8 AS progress, s.created_at, s.started_at, s.completed_at, s.error,
         c.name AS campaign_name, c.description AS campaign_description, c.search_type AS campaign_search_type, c.status AS campaign_status,
         c.created_at AS campaign_created_at, c.updated_at AS campaign_updated_at,
         r.id AS result_id, r.created_at AS result_created_at, r.creators
  FROM (SELECT * FROM scraping_jobs WHERE user_id = :user_id ORDER BY created_at DESC, id DESC LIMIT 20) s
  LEFT JOIN campaigns c ON c.user_id = s.user_id AND c.id = s.campaign_id
  LEFT JOIN scraping_results r ON r.user_id = s.user_id AND r.job_id = s.id
  ORDER BY s.created_at DESC, s.id DESC, r.created_at, r.id
  -- A fence: the pages become text after the sort, which then moves pointers only.
  OFFSET 0
) n;

--! notify
SELECT 1 AS sent FROM (SELECT pg_notify('limelight_search', :job_id::text)) AS told;

--! recorded_row : RecordedRow(campaign_id?, platform?, provider?, outcome?, error?, target?, max_calls?)
-- A run as its row has it, to compare with its events.
SELECT campaign_id, platform, provider, target_results AS target, max_calls, status, outcome, error FROM scraping_jobs WHERE id = :id;
