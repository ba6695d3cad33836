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
SELECT user_id, full_name, email, created_at
FROM user_profiles
WHERE full_name ILIKE :pattern
ORDER BY created_at DESC
LIMIT :page_size;

--! trials_expiring_before : (email?, trial_end_date?)
SELECT user_id, email, trial_end_date
FROM user_profiles
WHERE trial_status = 'active' AND trial_end_date > :now AND trial_end_date <= :until
ORDER BY trial_end_date;
