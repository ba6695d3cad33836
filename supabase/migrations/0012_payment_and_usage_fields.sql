-- What billing tells about a user (card, address, webhooks, dates) and what the plan allows against what was used.

ALTER TABLE user_profiles
    ADD COLUMN IF NOT EXISTS payment_method_id TEXT,
    ADD COLUMN IF NOT EXISTS card_last_4 VARCHAR(4),
    ADD COLUMN IF NOT EXISTS card_brand VARCHAR(20),
    ADD COLUMN IF NOT EXISTS card_exp_month INTEGER,
    ADD COLUMN IF NOT EXISTS card_exp_year INTEGER,
    ADD COLUMN IF NOT EXISTS billing_address_city TEXT,
    ADD COLUMN IF NOT EXISTS billing_address_country VARCHAR(2),
    ADD COLUMN IF NOT EXISTS billing_address_postal_code VARCHAR(20);

ALTER TABLE user_profiles
    ADD COLUMN IF NOT EXISTS plan_campaigns_limit INTEGER,
    ADD COLUMN IF NOT EXISTS plan_creators_limit INTEGER,
    ADD COLUMN IF NOT EXISTS plan_features JSONB,
    ADD COLUMN IF NOT EXISTS usage_campaigns_current INTEGER DEFAULT 0,
    ADD COLUMN IF NOT EXISTS usage_creators_current_month INTEGER DEFAULT 0,
    ADD COLUMN IF NOT EXISTS usage_reset_date TIMESTAMP DEFAULT now();

ALTER TABLE user_profiles
    ADD COLUMN IF NOT EXISTS last_webhook_event VARCHAR(100),
    ADD COLUMN IF NOT EXISTS last_webhook_timestamp TIMESTAMP,
    ADD COLUMN IF NOT EXISTS billing_sync_status VARCHAR(20) DEFAULT 'pending',
    ADD COLUMN IF NOT EXISTS trial_conversion_date TIMESTAMP,
    ADD COLUMN IF NOT EXISTS subscription_cancel_date TIMESTAMP,
    ADD COLUMN IF NOT EXISTS subscription_renewal_date TIMESTAMP;
