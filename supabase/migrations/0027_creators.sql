-- One row a creator and one row a post, shared by every search: the catalogue. NULL means unknown, never zero.
CREATE OR REPLACE FUNCTION creator_document(name text, handle text, hashtags text[], category text, bio text, post_text text)
RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = '' AS $$
  SELECT setweight(pg_catalog.to_tsvector('pg_catalog.english', coalesce(name, '') || ' ' || translate(coalesce(handle, ''), '._-', '   ')), 'A')
      || setweight(pg_catalog.to_tsvector('pg_catalog.english', coalesce(array_to_string(hashtags, ' '), '') || ' ' || coalesce(category, '')), 'B')
      || setweight(pg_catalog.to_tsvector('pg_catalog.english', coalesce(bio, '')), 'C')
      || setweight(pg_catalog.to_tsvector('pg_catalog.english', coalesce(post_text, '')), 'D')
$$;

CREATE TABLE IF NOT EXISTS creators (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  platform varchar(20) NOT NULL CONSTRAINT creators_platform_known CHECK (platform IN ('TikTok', 'Instagram', 'YouTube')),
  -- The network's stable id; where a source has none: '@handle' or 'title:name', in lower case.
  external_id text NOT NULL CHECK (external_id <> ''),
  handle text,
  name text,
  followers bigint CHECK (followers >= 0),
  following bigint CHECK (following >= 0),
  likes bigint CHECK (likes >= 0),
  post_count bigint CHECK (post_count >= 0),
  bio text,
  emails text[] NOT NULL DEFAULT '{}',
  links text[] NOT NULL DEFAULT '{}',
  hashtags text[] NOT NULL DEFAULT '{}',
  avatar_url text,
  verified boolean,
  country varchar(2),
  language varchar(3),
  category text,
  -- Percent: (likes + comments + shares) of the known posts over their views; NULL without both.
  engagement_rate real CHECK (engagement_rate >= 0),
  last_post_at timestamptz,
  post_text text,
  source text NOT NULL,
  is_sample boolean NOT NULL DEFAULT false,
  fetched_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  names text GENERATED ALWAYS AS (lower(coalesce(handle, '') || ' ' || coalesce(name, ''))) STORED,
  document tsvector GENERATED ALWAYS AS (public.creator_document(name, handle, hashtags, category, bio, post_text)) STORED,
  CONSTRAINT creators_platform_external_id_key UNIQUE (platform, external_id)
);

CREATE TABLE IF NOT EXISTS creator_posts (
  creator_id uuid NOT NULL REFERENCES creators (id) ON DELETE CASCADE,
  external_id text NOT NULL,
  body text,
  url text,
  thumbnail_url text,
  published_at timestamptz,
  views bigint CHECK (views >= 0),
  likes bigint CHECK (likes >= 0),
  comments bigint CHECK (comments >= 0),
  shares bigint CHECK (shares >= 0),
  hashtags text[] NOT NULL DEFAULT '{}',
  fetched_at timestamptz NOT NULL,
  PRIMARY KEY (creator_id, external_id)
);
