-- One rule for every list of creators: which filter leaves a creator out, the first in the order in which they are applied;
-- NULL: none does. "… unknown": only because nobody knows the value. About 3 µs a creator.
CREATE OR REPLACE FUNCTION creator_left_out(
  filter jsonb, followers bigint, engagement real, country text, language text, has_email boolean, verified boolean,
  last_post_at timestamptz, fetched_at timestamptz, hashtags text[], names text, bio text, seen boolean
) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = '' AS $$
BEGIN
RETURN CASE
  WHEN filter = '{}' THEN NULL
  WHEN followers IS NULL AND (filter ? 'minFollowers' OR filter ? 'maxFollowers') THEN 'followers unknown'
  WHEN followers < (filter -> 'minFollowers')::bigint OR followers > (filter -> 'maxFollowers')::bigint THEN 'followers'
  WHEN engagement IS NULL AND filter ? 'minEngagement' THEN 'engagement unknown'
  WHEN engagement < (filter -> 'minEngagement')::float8 THEN 'engagement'
  WHEN country IS NULL AND filter ? 'country' THEN 'country unknown'
  WHEN country <> (filter ->> 'country') THEN 'country'
  WHEN language IS NULL AND filter ? 'language' THEN 'language unknown'
  WHEN language <> (filter ->> 'language') THEN 'language'
  WHEN has_email <> (filter -> 'hasEmail')::boolean THEN 'e-mail'
  WHEN verified IS NULL AND filter ? 'verified' THEN 'verified unknown'
  WHEN verified <> (filter -> 'verified')::boolean THEN 'verified'
  WHEN last_post_at IS NULL AND filter ? 'postedAfter' THEN 'last post unknown'
  WHEN last_post_at < to_timestamp((filter -> 'postedAfter')::float8) THEN 'last post'
  WHEN fetched_at < to_timestamp((filter -> 'readAfter')::float8) THEN 'age of the data'
  WHEN filter ? 'hashtag' AND NOT hashtags @> ARRAY[filter ->> 'hashtag'] THEN 'hashtag'
  WHEN filter ? 'pattern' AND NOT (names LIKE (filter ->> 'pattern') OR coalesce(bio ILIKE (filter ->> 'pattern'), false)) THEN 'words'
  WHEN seen THEN 'seen before'
END;
END
$$;
REVOKE ALL ON FUNCTION creator_left_out(jsonb, bigint, real, text, text, boolean, boolean, timestamptz, timestamptz, text[], text, text, boolean) FROM PUBLIC;
DO $$
DECLARE
  who text;
BEGIN
  -- A hosted project grants every new function to these by default.
  FOREACH who IN ARRAY ARRAY['anon', 'authenticated', 'service_role', 'limelight_login'] LOOP
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = who) THEN
      EXECUTE format('REVOKE ALL ON FUNCTION public.creator_left_out(jsonb, bigint, real, text, text, boolean, boolean, timestamptz, timestamptz, text[], text, text, boolean) FROM %I', who);
    END IF;
  END LOOP;
END
$$;
GRANT EXECUTE ON FUNCTION creator_left_out(jsonb, bigint, real, text, text, boolean, boolean, timestamptz, timestamptz, text[], text, text, boolean)
  TO limelight_app, limelight_worker, limelight_admin, limelight_readonly;

-- In which runs of a user a creator was found; leads by the creator, so it also serves the key to creators.
CREATE INDEX IF NOT EXISTS idx_job_creators_seen ON job_creators (creator_id, user_id, job_id);
DROP INDEX IF EXISTS idx_job_creators_creator;
