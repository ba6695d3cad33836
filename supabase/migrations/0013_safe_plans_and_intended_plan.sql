-- The plans on sale, with prices in cents and limits where -1 means unlimited.
-- intended_plan remembers the plan chosen before the checkout that pays for it.

CREATE TABLE IF NOT EXISTS subscription_plans (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    plan_key VARCHAR(50) NOT NULL CONSTRAINT subscription_plans_plan_key_unique UNIQUE,
    display_name TEXT NOT NULL,
    description TEXT,
    monthly_price INTEGER NOT NULL,
    yearly_price INTEGER,
    stripe_monthly_price_id TEXT NOT NULL,
    stripe_yearly_price_id TEXT,
    campaigns_limit INTEGER NOT NULL,
    creators_limit INTEGER NOT NULL,
    features JSONB DEFAULT '{}',
    is_active BOOLEAN DEFAULT TRUE NOT NULL,
    sort_order INTEGER DEFAULT 0,
    created_at TIMESTAMP DEFAULT now() NOT NULL,
    updated_at TIMESTAMP DEFAULT now() NOT NULL
);

-- A table that was already here has the same key under a generated name.
DO $$
DECLARE
    present name;
BEGIN
    IF to_regclass('subscription_plans_plan_key_unique') IS NOT NULL THEN
        RETURN;
    END IF;

    SELECT con.conname INTO present
    FROM pg_constraint AS con
    JOIN pg_attribute AS att ON att.attrelid = con.conrelid AND con.conkey = ARRAY[att.attnum]
    WHERE con.contype = 'u' AND con.conrelid = 'subscription_plans'::regclass AND att.attname = 'plan_key'
    ORDER BY con.conname
    LIMIT 1;

    IF present IS NULL THEN
        ALTER TABLE subscription_plans ADD CONSTRAINT subscription_plans_plan_key_unique UNIQUE (plan_key);
    ELSE
        EXECUTE format(
            'ALTER TABLE subscription_plans RENAME CONSTRAINT %I TO subscription_plans_plan_key_unique', present);
    END IF;
END
$$;

ALTER TABLE user_profiles ADD COLUMN IF NOT EXISTS intended_plan VARCHAR(50);
