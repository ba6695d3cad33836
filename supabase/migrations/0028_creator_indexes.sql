-- The catalogue's look-ups: by handle, by stemmed text, by part of a name, by shared hashtag.
CREATE INDEX IF NOT EXISTS idx_creators_platform_handle ON creators (platform, lower(handle));
CREATE INDEX IF NOT EXISTS idx_creators_document ON creators USING gin (document);
CREATE INDEX IF NOT EXISTS idx_creators_hashtags ON creators USING gin (hashtags);
-- Whether there is sample data is asked for every page; without sample data this index is empty.
CREATE INDEX IF NOT EXISTS idx_creators_sample ON creators (id) WHERE is_sample;
DO $$
DECLARE
  home text := (SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm');
BEGIN
  EXECUTE format('CREATE INDEX IF NOT EXISTS idx_creators_names ON public.creators USING gin (names %I.gin_trgm_ops)', home);
END
$$;
