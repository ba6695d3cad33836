-- The roles of row-level security. One login enters them per transaction with set_config('role', …, true).
-- An owner with CREATEROLE may enter a role it made only once it was granted it: on PostgreSQL 15 it is no member at all,
-- from 16 on a member that may not SET ROLE. Nothing is written that is there already: roles belong to the whole server,
-- and two of its databases may be migrating at the same time.
DO $$
DECLARE
  wanted text;
  entering text := CASE WHEN current_setting('server_version_num')::integer >= 160000 THEN 'SET' ELSE 'MEMBER' END;
  settings constant text[] := ARRAY[
    -- Other clients read an instant through their session's time zone; a lost client must not hold locks for ever.
    'TimeZone=UTC', 'search_path=public, extensions', 'statement_timeout=60s', 'lock_timeout=10s',
    'idle_in_transaction_session_timeout=60s'];
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'limelight_login') THEN
    CREATE ROLE limelight_login LOGIN NOINHERIT;
  END IF;
  FOREACH wanted IN ARRAY ARRAY['limelight_app', 'limelight_worker', 'limelight_webhook', 'limelight_admin', 'limelight_readonly']
  LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT', wanted);
    END IF;
    IF NOT pg_has_role(current_user, wanted, entering) THEN
      EXECUTE format('GRANT %I TO CURRENT_USER', wanted);
    END IF;
    IF NOT pg_has_role('limelight_login', wanted, entering) THEN
      EXECUTE format('GRANT %I TO limelight_login', wanted);
    END IF;
  END LOOP;
  IF NOT (SELECT coalesce(rolconfig, '{}') @> settings FROM pg_roles WHERE rolname = 'limelight_login') THEN
    ALTER ROLE limelight_login SET timezone TO 'UTC';
    ALTER ROLE limelight_login SET search_path TO public, extensions;
    ALTER ROLE limelight_login SET statement_timeout TO '60s';
    ALTER ROLE limelight_login SET lock_timeout TO '10s';
    ALTER ROLE limelight_login SET idle_in_transaction_session_timeout TO '60s';
  END IF;
END
$$;
