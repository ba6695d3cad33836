-- When the user first saw how a run ended: who watched it to its end is not told of it again. What ended before is no news.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'public.scraping_jobs'::regclass AND attname = 'viewed_at') THEN
    ALTER TABLE public.scraping_jobs ADD COLUMN viewed_at timestamptz;
    UPDATE public.scraping_jobs SET viewed_at = completed_at WHERE completed_at IS NOT NULL;
  END IF;
END
$$;
GRANT UPDATE (viewed_at) ON scraping_jobs TO limelight_app;
