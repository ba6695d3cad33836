-- When a creator's link pages were read last; NULL is never.
ALTER TABLE creators ADD COLUMN IF NOT EXISTS links_followed_at timestamptz;
