-- Free-text statuses become closed sets. Known other spellings are repaired first. A word nobody can name stays readable in
-- the row's error, or in an event where the row has none, so that no row is lost and none changes silently.
UPDATE scraping_jobs SET platform = CASE
    WHEN lower(platform) LIKE '%tik%' THEN 'TikTok'
    WHEN lower(platform) LIKE '%insta%' THEN 'Instagram'
    WHEN lower(platform) LIKE '%you%' THEN 'YouTube'
    ELSE 'TikTok' END,
  error = CASE WHEN lower(platform) ~ 'tik|insta|you' THEN error
               ELSE concat_ws('; ', error, 'platform was "' || platform || '"') END
WHERE platform NOT IN ('TikTok', 'Instagram', 'YouTube');
ALTER TABLE scraping_jobs ALTER COLUMN platform SET DEFAULT 'TikTok';
UPDATE scraping_jobs SET status = CASE lower(status)
    WHEN 'canceled' THEN 'cancelled' WHEN 'failed' THEN 'error' WHEN 'timed_out' THEN 'timeout'
    WHEN 'pending' THEN 'pending' WHEN 'processing' THEN 'processing' WHEN 'completed' THEN 'completed'
    WHEN 'timeout' THEN 'timeout' WHEN 'cancelled' THEN 'cancelled' ELSE 'error' END,
  error = CASE WHEN lower(status) IN ('canceled', 'failed', 'timed_out', 'pending', 'processing', 'completed', 'error', 'timeout', 'cancelled') THEN error
               ELSE concat_ws('; ', error, 'status was "' || status || '"') END
WHERE status NOT IN ('pending', 'processing', 'completed', 'error', 'timeout', 'cancelled');
UPDATE background_jobs SET status = CASE lower(status)
    WHEN 'canceled' THEN 'cancelled' WHEN 'pending' THEN 'pending' WHEN 'processing' THEN 'processing'
    WHEN 'completed' THEN 'completed' WHEN 'cancelled' THEN 'cancelled' ELSE 'failed' END,
  error = CASE WHEN lower(status) IN ('canceled', 'pending', 'processing', 'completed', 'failed', 'cancelled', 'error') THEN error
               ELSE concat_ws('; ', error, 'status was "' || status || '"') END
WHERE status NOT IN ('pending', 'processing', 'completed', 'failed', 'cancelled');
UPDATE events SET processing_status = CASE WHEN lower(processing_status) IN ('pending', 'processing', 'completed') THEN lower(processing_status) ELSE 'failed' END,
  error = CASE WHEN lower(processing_status) IN ('pending', 'processing', 'completed', 'failed') THEN error
               ELSE concat_ws('; ', error, 'processing_status was "' || processing_status || '"') END
WHERE processing_status NOT IN ('pending', 'processing', 'completed', 'failed');

UPDATE search_jobs SET platform = CASE
    WHEN lower(platform) LIKE '%tik%' THEN 'TikTok' WHEN lower(platform) LIKE '%insta%' THEN 'Instagram' ELSE 'YouTube' END
WHERE platform NOT IN ('TikTok', 'Instagram', 'YouTube') AND lower(platform) ~ 'tik|insta|you';
UPDATE search_results SET platform = CASE
    WHEN lower(platform) LIKE '%tik%' THEN 'TikTok' WHEN lower(platform) LIKE '%insta%' THEN 'Instagram' ELSE 'YouTube' END
WHERE platform NOT IN ('TikTok', 'Instagram', 'YouTube') AND lower(platform) ~ 'tik|insta|you';
UPDATE campaigns SET status = lower(status) WHERE status <> lower(status);
UPDATE campaigns SET search_type = CASE WHEN lower(search_type) LIKE '%similar%' THEN 'similar' ELSE 'keyword' END
WHERE search_type NOT IN ('keyword', 'similar') AND lower(search_type) ~ 'similar|keyword';
UPDATE user_profiles SET onboarding_step = lower(onboarding_step) WHERE onboarding_step <> lower(onboarding_step);
UPDATE user_profiles SET trial_status = CASE lower(trial_status) WHEN 'canceled' THEN 'cancelled' ELSE lower(trial_status) END
WHERE trial_status <> lower(trial_status) OR trial_status = 'canceled';
UPDATE user_profiles SET subscription_status = CASE lower(subscription_status) WHEN 'cancelled' THEN 'canceled' ELSE lower(subscription_status) END
WHERE subscription_status <> lower(subscription_status) OR subscription_status = 'cancelled';
UPDATE user_profiles SET current_plan = 'free' WHERE current_plan = '';
UPDATE system_configurations SET is_hot_reloadable = CASE WHEN lower(is_hot_reloadable) IN ('false', 'f', 'no', '0') THEN 'false' ELSE 'true' END
WHERE is_hot_reloadable NOT IN ('true', 'false') AND lower(is_hot_reloadable) IN ('true', 't', 'yes', '1', 'false', 'f', 'no', '0');

-- What is left is outside every set. Its replacement claims nothing: unknown (NULL) where the column allows it.
DO $$
DECLARE
  odd record;
BEGIN
  FOR odd IN
    SELECT * FROM (VALUES
      ('campaigns', 'user_id', $c$user_id = ''$c$, $c$'limelight:no-user'$c$),
      ('scraping_jobs', 'user_id', $c$user_id = ''$c$, $c$'limelight:no-user'$c$),
      ('user_profiles', 'user_id', $c$user_id = ''$c$, $c$'limelight:no-user'$c$),
      ('campaigns', 'status', $c$status NOT IN ('draft', 'active', 'completed', 'archived')$c$, $c$'draft'$c$),
      ('campaigns', 'search_type', $c$search_type NOT IN ('keyword', 'similar')$c$, $c$'keyword'$c$),
      ('search_jobs', 'status', $c$status NOT IN ('queued', 'pending', 'processing', 'completed', 'error', 'timeout', 'cancelled')$c$, $c$'error'$c$),
      ('search_jobs', 'platform', $c$platform NOT IN ('TikTok', 'Instagram', 'YouTube')$c$, $c$'TikTok'$c$),
      ('search_results', 'platform', $c$platform NOT IN ('TikTok', 'Instagram', 'YouTube')$c$, $c$'TikTok'$c$),
      ('user_profiles', 'onboarding_step', $c$onboarding_step NOT IN ('pending', 'info_captured', 'intent_captured', 'completed')$c$, $c$'pending'$c$),
      ('user_profiles', 'trial_status', $c$trial_status NOT IN ('pending', 'active', 'expired', 'cancelled', 'converted')$c$, 'NULL'),
      ('user_profiles', 'subscription_status', $c$subscription_status NOT IN ('none', 'incomplete', 'incomplete_expired', 'trialing', 'active', 'past_due', 'canceled', 'unpaid', 'paused')$c$, 'NULL'),
      ('user_profiles', 'email_schedule_status', $c$jsonb_typeof(email_schedule_status) <> 'object'$c$, $c$'{}'$c$),
      ('system_configurations', 'is_hot_reloadable', $c$is_hot_reloadable NOT IN ('true', 'false')$c$, $c$'true'$c$),
      ('system_configurations', 'value_type', $c$value_type NOT IN ('number', 'duration', 'boolean')$c$,
        $c$CASE WHEN value IN ('true', 'false') THEN 'boolean' WHEN value ~ '^[0-9]+(ms|s|m|h)$' THEN 'duration' ELSE 'number' END$c$)
    ) AS found (table_name, column_name, condition, replacement)
  LOOP
    EXECUTE format($q$
      WITH odd AS (SELECT id AS odd_id, %2$I AS was FROM public.%1$I WHERE %3$s),
      told AS (
        INSERT INTO public.events (aggregate_id, aggregate_type, event_type, event_data, source_system, idempotency_key, processing_status, processed_at)
        SELECT odd_id::text, %1$L, 'value_repaired', jsonb_build_object('column', %2$L, 'was', was), 'migration',
               concat_ws(':', 'migration-0025', %1$L, %2$L, odd_id), 'completed', now()
        FROM odd ON CONFLICT DO NOTHING
      )
      UPDATE public.%1$I SET %2$I = %4$s FROM odd WHERE id::text = odd_id::text
      $q$, odd.table_name, odd.column_name, odd.condition, odd.replacement);
  END LOOP;
END
$$;

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
      ('search_jobs', 'search_jobs_status_known', $c$status IN ('queued', 'pending', 'processing', 'completed', 'error', 'timeout', 'cancelled')$c$),
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
