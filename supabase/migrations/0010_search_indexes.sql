-- Indexes for the admin search over users: substrings of names, prefixes of user ids, newest first, trials.
-- The trigram operator class is named with the schema its extension lives in, which differs between hosts.

CREATE SCHEMA IF NOT EXISTS extensions;

-- Does nothing when the extension exists, in whichever schema.
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA extensions;

DO $$
DECLARE
    trgm_schema name;
BEGIN
    SELECT nsp.nspname INTO STRICT trgm_schema
    FROM pg_extension AS ext
    JOIN pg_namespace AS nsp ON nsp.oid = ext.extnamespace
    WHERE ext.extname = 'pg_trgm';

    EXECUTE format(
        'CREATE INDEX IF NOT EXISTS idx_user_profiles_full_name_search '
        'ON user_profiles USING gin (full_name %I.gin_trgm_ops)', trgm_schema);
    EXECUTE format(
        'CREATE INDEX IF NOT EXISTS idx_user_profiles_business_name_search '
        'ON user_profiles USING gin (business_name %I.gin_trgm_ops)', trgm_schema);
END
$$;

CREATE INDEX IF NOT EXISTS idx_user_profiles_user_id_search
    ON user_profiles (user_id text_pattern_ops);

CREATE INDEX IF NOT EXISTS idx_user_profiles_admin_search
    ON user_profiles (created_at DESC, onboarding_step, trial_status);

CREATE INDEX IF NOT EXISTS idx_user_profiles_trial_info
    ON user_profiles (trial_status, trial_start_date, trial_end_date)
    WHERE trial_status != 'pending';
