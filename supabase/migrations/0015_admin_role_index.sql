-- Administrators are few among many users: index only their rows.

CREATE INDEX IF NOT EXISTS idx_user_profiles_is_admin
    ON user_profiles (is_admin)
    WHERE is_admin = TRUE;
