-- Free-text statuses become closed sets. Known other spellings are repaired first; what nobody can name keeps its
-- text in the row's error, so that no row is lost and none is silently changed.
UPDATE scraping_jobs SET platform = CASE
    WHEN lower(platform) LIKE '%tik%' THEN 'TikTok'
    WHEN lower(platform) LIKE '%insta%' THEN 'Instagram'
    WHEN lower(platform) LIKE '%you%' THEN 'YouTube'
    ELSE 'TikTok' END,
  error = CASE WHEN lower(platform) ~ 'tik|insta|you' THEN error
               ELSE concat_ws('; ', error, 'platform was "' || platform || '"') END
WHERE platform NOT IN ('TikTok', 'Instagram', 'YouTube');
ALTER TABLE scraping_jobs ALTER COLUMN platform SET DEFAULT 'TikTok';

UPDATE search_jobs SET platform = CASE
    WHEN lower(platform) LIKE '%insta%' THEN 'Instagram' WHEN lower(platform) LIKE '%you%' THEN 'YouTube' ELSE 'TikTok' END
WHERE platform NOT IN ('TikTok', 'Instagram', 'YouTube');
UPDATE search_results SET platform = CASE
    WHEN lower(platform) LIKE '%insta%' THEN 'Instagram' WHEN lower(platform) LIKE '%you%' THEN 'YouTube' ELSE 'TikTok' END
WHERE platform NOT IN ('TikTok', 'Instagram', 'YouTube');

UPDATE scraping_jobs SET status = CASE lower(status)
    WHEN 'canceled' THEN 'cancelled' WHEN 'failed' THEN 'error' WHEN 'timed_out' THEN 'timeout' WHEN 'timeout' THEN 'timeout'
    WHEN 'completed' THEN 'completed' WHEN 'processing' THEN 'processing' WHEN 'pending' THEN 'pending' ELSE 'error' END,
  error = CASE WHEN lower(status) IN ('canceled', 'failed', 'timed_out', 'timeout', 'completed', 'processing', 'pending') THEN error
               ELSE concat_ws('; ', error, 'status was "' || status || '"') END
WHERE status NOT IN ('pending', 'processing', 'completed', 'error', 'timeout', 'cancelled');
UPDATE background_jobs SET status = CASE lower(status) WHEN 'canceled' THEN 'cancelled' WHEN 'error' THEN 'failed' ELSE 'failed' END,
  error = concat_ws('; ', error, 'status was "' || status || '"')
WHERE status NOT IN ('pending', 'processing', 'completed', 'failed', 'cancelled');
UPDATE campaigns SET status = 'draft' WHERE status NOT IN ('draft', 'active', 'completed', 'archived');
UPDATE campaigns SET search_type = CASE WHEN lower(search_type) LIKE '%similar%' THEN 'similar' ELSE 'keyword' END
WHERE search_type NOT IN ('keyword', 'similar');
UPDATE user_profiles SET trial_status = 'cancelled' WHERE trial_status = 'canceled';
UPDATE user_profiles SET subscription_status = 'canceled' WHERE subscription_status = 'cancelled';
UPDATE user_profiles SET current_plan = 'free' WHERE current_plan = '';
UPDATE system_configurations SET is_hot_reloadable = CASE WHEN lower(is_hot_reloadable) IN ('false', 'f', 'no', '0') THEN 'false' ELSE 'true' END
WHERE is_hot_reloadable NOT IN ('true', 'false');

DO $$
DECLARE
  rule record;
BEGIN
  FOR rule IN
    SELECT * FROM (VALUES
      ('campaigns', 'campaigns_search_type_known', $c$search_type IN ('keyword', 'similar')$c$),
      ('campaigns', 'campaigns_status_known', $c$status IN ('draft', 'active', 'completed', 'archived')$c$),
      ('campaigns', 'campaigns_user_id_set', $c$user_id <> ''$c$),
      ('scraping_jobs', 'scraping_jobs_platform_known', $c$platform IN ('TikTok', 'Instagram', 'YouTube')$c$),
      ('scraping_jobs', 'scraping_jobs_status_known', $c$status IN ('pending', 'processing', 'completed', 'error', 'timeout', 'cancelled')$c$),
      ('scraping_jobs', 'scraping_jobs_user_id_set', $c$user_id <> ''$c$),
      ('search_jobs', 'search_jobs_platform_known', $c$platform IN ('TikTok', 'Instagram', 'YouTube')$c$),
      ('search_results', 'search_results_platform_known', $c$platform IN ('TikTok', 'Instagram', 'YouTube')$c$),
      ('user_profiles', 'user_profiles_user_id_set', $c$user_id <> ''$c$),
      ('user_profiles', 'user_profiles_onboarding_step_known', $c$onboarding_step IN ('pending', 'info_captured', 'intent_captured', 'completed')$c$),
      ('user_profiles', 'user_profiles_trial_status_known', $c$trial_status IN ('pending', 'active', 'expired', 'cancelled', 'converted')$c$),
      ('user_profiles', 'user_profiles_subscription_status_known', $c$subscription_status IN ('none', 'incomplete', 'incomplete_expired', 'trialing', 'active', 'past_due', 'canceled', 'unpaid', 'paused')$c$),
      ('user_profiles', 'user_profiles_email_schedule_status_object', $c$jsonb_typeof(email_schedule_status) = 'object'$c$),
      ('system_configurations', 'system_configurations_hot_reloadable_known', $c$is_hot_reloadable IN ('true', 'false')$c$),
      ('system_configurations', 'system_configurations_value_type_known', $c$value_type IN ('number', 'duration', 'boolean')$c$),
      ('background_jobs', 'background_jobs_status_known', $c$status IN ('pending', 'processing', 'completed', 'failed', 'cancelled')$c$)
    ) AS wanted (table_name, name, expression)
  LOOP
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = format('public.%I', rule.table_name)::regclass AND conname = rule.name) THEN
      EXECUTE format('ALTER TABLE public.%I ADD CONSTRAINT %I CHECK (%s)', rule.table_name, rule.name, rule.expression);
    END IF;
  END LOOP;
END
$$;

-- A free plan is a plan like the others, so that limits are read by one join.
INSERT INTO subscription_plans (plan_key, display_name, description, monthly_price, stripe_monthly_price_id, campaigns_limit, creators_limit, features, sort_order)
VALUES ('free', 'Free Plan', 'Look around; searching needs a trial or a plan.', 0, '', 0, 0, '{}', 0)
ON CONFLICT (plan_key) DO NOTHING;
