--! ensure_profile (email?, full_name?)
INSERT INTO user_profiles (user_id, email, full_name)
VALUES (:user_id, :email, :full_name)
ON CONFLICT (user_id) DO NOTHING;

--! profile_by_user : (email?, full_name?)
SELECT user_id, email, full_name, coalesce(is_admin, false) AS is_admin, coalesce(current_plan, 'free') AS current_plan
FROM user_profiles
WHERE user_id = :user_id;

--! set_admin
UPDATE user_profiles SET is_admin = :is_admin, updated_at = :now WHERE user_id = :user_id;

--! users_by_name : (full_name?, email?)
-- Two ways lead to the newest users of a name, each hopeless where the other is good: walking from the newest until a page is
-- found, 50/share rows, and fetching all that the trigram index finds, share * size rows at ten times the cost each. Under
-- row-level security the planner may not look at statistics to choose (LIKE is not leakproof), so the share among the newest
-- decides; small tables are always searched by index. Both compare in lower case: ILIKE folds each row's name anew.
-- :indexed matches whatever :pattern does, with fewer trigrams: each has a long list to be read.
-- A literal page size and patterns the planner cannot see make the generic plan as good as any: else each call is planned anew.
WITH size AS MATERIALIZED (
  SELECT greatest(reltuples, 1)::float8 AS users FROM pg_class WHERE oid = 'public.user_profiles'::regclass
), glance AS MATERIALIZED (
  SELECT count(*)::float8 AS hits
  FROM (
    SELECT full_name_lower FROM user_profiles WHERE (SELECT users FROM size) > 50000 ORDER BY created_at DESC, user_id LIMIT 1000
  ) newest
  WHERE full_name_lower LIKE (SELECT lower(:pattern))
), look AS MATERIALIZED (
  -- Only where the glance found some, but not so many that chance is no explanation.
  SELECT count(*)::float8 AS hits
  FROM (
    SELECT full_name_lower FROM user_profiles
    WHERE (SELECT hits BETWEEN 1 AND 1000 * sqrt(20 / users) FROM glance, size)
    ORDER BY created_at DESC, user_id LIMIT 5000
  ) newest
  WHERE full_name_lower LIKE (SELECT lower(:pattern))
), sampled AS MATERIALIZED (
  SELECT glance.hits > 1000 * sqrt(20 / users) OR look.hits >= 5000 * sqrt(5 / users) AS is_common
  FROM size, glance, look
), walked AS MATERIALIZED (
  SELECT user_id, created_at
  FROM (SELECT user_id, full_name_lower, created_at FROM user_profiles ORDER BY created_at DESC, user_id LIMIT 50000) newest
  WHERE full_name_lower LIKE (SELECT lower(:pattern)) AND (SELECT is_common FROM sampled)
  ORDER BY created_at DESC, user_id
  LIMIT 50
), found AS MATERIALIZED (
  SELECT user_id, created_at FROM walked WHERE (SELECT count(*) FROM walked) >= 50
  UNION ALL
  SELECT user_id, created_at FROM user_profiles
  WHERE full_name ILIKE (SELECT :indexed) AND full_name_lower LIKE (SELECT lower(:pattern)) AND (SELECT count(*) FROM walked) < 50
), page AS MATERIALIZED (
  SELECT user_id FROM found ORDER BY created_at DESC, user_id LIMIT 50
)
SELECT u.user_id, u.full_name, u.email, u.created_at
FROM page JOIN user_profiles u ON u.user_id = page.user_id
ORDER BY u.created_at DESC, u.user_id;

--! trials_expiring_before : (email?, trial_end_date?)
SELECT user_id, email, trial_end_date
FROM user_profiles
WHERE trial_status = 'active' AND trial_end_date > :now AND trial_end_date <= :until
ORDER BY trial_end_date;
