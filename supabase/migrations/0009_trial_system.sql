-- The seven-day trial, the plan a user is on and the subscription behind it.
-- The index for trial queries follows in 0010, and the one for billing in 0016, apart from the columns.

ALTER TABLE user_profiles
    ADD COLUMN IF NOT EXISTS trial_start_date TIMESTAMP,
    ADD COLUMN IF NOT EXISTS trial_end_date TIMESTAMP,
    ADD COLUMN IF NOT EXISTS trial_status VARCHAR(20) DEFAULT 'pending',
    ADD COLUMN IF NOT EXISTS current_plan VARCHAR(50) DEFAULT 'free',
    ADD COLUMN IF NOT EXISTS stripe_customer_id TEXT,
    ADD COLUMN IF NOT EXISTS stripe_subscription_id TEXT,
    ADD COLUMN IF NOT EXISTS subscription_status VARCHAR(20) DEFAULT 'none';
