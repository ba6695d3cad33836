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
-- found, 50/share rows, and fetching all that the trigram index finds, share * size rows at four times the cost each. Under
-- row-level security the planner may not look at statistics to choose (ILIKE is not leakproof), so the share among the newest
-- decides; small tables are always searched by index.
WITH size AS MATERIALIZED (
  SELECT greatest(reltuples, 0)::float8 AS users FROM pg_class WHERE oid = 'public.user_profiles'::regclass
), sampled AS MATERIALIZED (
  SELECT (count(*)::float8 / 2000) ^ 2 * (SELECT users FROM size) >= 12.5 AS is_common
  FROM (SELECT full_name FROM user_profiles WHERE (SELECT users FROM size) > 50000 ORDER BY created_at DESC LIMIT 2000) newest
  WHERE full_name ILIKE :pattern
), walked AS MATERIALIZED (
  SELECT user_id, full_name, email, created_at
  FROM (SELECT user_id, full_name, email, created_at FROM user_profiles ORDER BY created_at DESC LIMIT 50000) newest
  WHERE full_name ILIKE :pattern AND (SELECT is_common FROM sampled)
  ORDER BY created_at DESC
  LIMIT :page_size
), matching AS MATERIALIZED (
  SELECT user_id, full_name, email, created_at
  FROM user_profiles
  WHERE full_name ILIKE :pattern AND (SELECT count(*) FROM walked) < :page_size
)
SELECT user_id, full_name, email, created_at FROM (
  SELECT user_id, full_name, email, created_at FROM walked WHERE (SELECT count(*) FROM walked) >= :page_size
  UNION ALL
  SELECT user_id, full_name, email, created_at FROM matching
) found
ORDER BY created_at DESC
LIMIT :page_size;

--! trials_expiring_before : (email?, trial_end_date?)
SELECT user_id, email, trial_end_date
FROM user_profiles
WHERE trial_status = 'active' AND trial_end_date > :now AND trial_end_date <= :until
ORDER BY trial_end_date;
