-- A local profile for each user of the sign-in provider, and the answers given during onboarding.
-- Every answer may be missing: the profile exists from sign-up, before the first question is asked.

CREATE TABLE IF NOT EXISTS user_profiles (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id TEXT NOT NULL CONSTRAINT user_profiles_user_id_unique UNIQUE,
    name TEXT,
    company_name TEXT,
    industry TEXT,
    email TEXT,
    created_at TIMESTAMP DEFAULT now() NOT NULL,
    updated_at TIMESTAMP DEFAULT now() NOT NULL
);

ALTER TABLE user_profiles
    ADD COLUMN IF NOT EXISTS signup_timestamp TIMESTAMP DEFAULT now() NOT NULL,
    ADD COLUMN IF NOT EXISTS onboarding_step VARCHAR(50) DEFAULT 'pending' NOT NULL,
    ADD COLUMN IF NOT EXISTS full_name TEXT,
    ADD COLUMN IF NOT EXISTS business_name TEXT,
    ADD COLUMN IF NOT EXISTS brand_description TEXT,
    ADD COLUMN IF NOT EXISTS email_schedule_status JSONB DEFAULT '{}';

-- A table that was already here has the same key under a generated name.
DO $$
DECLARE
    present name;
BEGIN
    IF to_regclass('user_profiles_user_id_unique') IS NOT NULL THEN
        RETURN;
    END IF;

    SELECT con.conname INTO present
    FROM pg_constraint AS con
    JOIN pg_attribute AS att ON att.attrelid = con.conrelid AND con.conkey = ARRAY[att.attnum]
    WHERE con.contype = 'u' AND con.conrelid = 'user_profiles'::regclass AND att.attname = 'user_id'
    ORDER BY con.conname
    LIMIT 1;

    IF present IS NULL THEN
        ALTER TABLE user_profiles ADD CONSTRAINT user_profiles_user_id_unique UNIQUE (user_id);
    ELSE
        EXECUTE format('ALTER TABLE user_profiles RENAME CONSTRAINT %I TO user_profiles_user_id_unique', present);
    END IF;
END
$$;
