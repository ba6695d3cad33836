-- The roles of row-level security. One login enters them per transaction with set_config('role', …, true).
-- On PostgreSQL 15 an owner with CREATEROLE may enter a role it made only once it is a member of it.
DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['limelight_app', 'limelight_worker', 'limelight_webhook', 'limelight_admin', 'limelight_readonly']
  LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT', wanted);
    END IF;
    IF NOT EXISTS (
      SELECT FROM pg_auth_members m
      WHERE m.roleid = wanted::regrole AND m.member = current_user::regrole
    ) AND NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
      EXECUTE format('GRANT %I TO CURRENT_USER', wanted);
    END IF;
  END LOOP;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'limelight_login') THEN
    CREATE ROLE limelight_login LOGIN NOINHERIT;
  END IF;
  FOREACH wanted IN ARRAY ARRAY['limelight_app', 'limelight_worker', 'limelight_webhook', 'limelight_admin', 'limelight_readonly']
  LOOP
    IF NOT EXISTS (
      SELECT FROM pg_auth_members m
      WHERE m.roleid = wanted::regrole AND m.member = 'limelight_login'::regrole
    ) THEN
      EXECUTE format('GRANT %I TO limelight_login', wanted);
    END IF;
  END LOOP;
END
$$;

-- Other clients read an instant through their session's time zone; a lost client must not hold locks for ever.
ALTER ROLE limelight_login SET timezone TO 'UTC';
ALTER ROLE limelight_login SET search_path TO public, extensions;
ALTER ROLE limelight_login SET statement_timeout TO '60s';
ALTER ROLE limelight_login SET lock_timeout TO '10s';
ALTER ROLE limelight_login SET idle_in_transaction_session_timeout TO '60s';
