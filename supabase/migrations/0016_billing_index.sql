-- A billing webhook names the Stripe customer, not the user.
-- Partial, because most profiles never become customers.

CREATE INDEX IF NOT EXISTS idx_user_profiles_stripe_customer
    ON user_profiles (stripe_customer_id)
    WHERE stripe_customer_id IS NOT NULL;
