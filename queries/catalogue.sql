--! upsert_creators : (id?)
WITH given AS (
  SELECT * FROM jsonb_to_recordset(:creators::jsonb) AS g (
    platform text, external_id text, handle text, name text, followers bigint, following bigint, likes bigint, post_count bigint,
    bio text, emails jsonb, links jsonb, hashtags jsonb, avatar_url text, verified boolean, country text, language text, category text,
    engagement_rate real, last_post_at timestamptz, post_text text, provenance jsonb)
), ready AS (
  SELECT g.*,
    coalesce(ARRAY(SELECT jsonb_array_elements_text(g.emails)), '{}') AS email_list,
    coalesce(ARRAY(SELECT jsonb_array_elements_text(g.links)), '{}') AS link_list,
    coalesce(ARRAY(SELECT jsonb_array_elements_text(g.hashtags)), '{}') AS hashtag_list
  FROM given g
), stored AS (
  INSERT INTO creators AS c (platform, external_id, handle, name, followers, following, likes, post_count, bio, emails, links, hashtags,
    avatar_url, verified, country, language, category, engagement_rate, last_post_at, post_text, source, is_sample, fetched_at,
    created_at, updated_at, provenance)
  SELECT platform, external_id, handle, name, followers, following, likes, post_count, bio, email_list, link_list, hashtag_list,
    avatar_url, verified, country, language, category, engagement_rate, last_post_at, post_text, :source, :is_sample, :now, :now, :now, coalesce(provenance, '{}')
  FROM ready
  ORDER BY platform, external_id
  ON CONFLICT (platform, external_id) DO UPDATE SET
    handle = coalesce(excluded.handle, c.handle),
    name = coalesce(excluded.name, c.name),
    followers = CASE WHEN excluded.followers IS NULL OR (excluded.followers = 0 AND c.followers > 0) THEN c.followers ELSE excluded.followers END,
    following = CASE WHEN excluded.following IS NULL OR (excluded.following = 0 AND c.following > 0) THEN c.following ELSE excluded.following END,
    likes = CASE WHEN excluded.likes IS NULL OR (excluded.likes = 0 AND c.likes > 0) THEN c.likes ELSE excluded.likes END,
    post_count = CASE WHEN excluded.post_count IS NULL OR (excluded.post_count = 0 AND c.post_count > 0) THEN c.post_count ELSE excluded.post_count END,
    bio = coalesce(excluded.bio, c.bio),
    emails = c.emails || ARRAY(SELECT e FROM unnest(excluded.emails) e WHERE e <> ALL (c.emails)),
    links = c.links || ARRAY(SELECT e FROM unnest(excluded.links) e WHERE e <> ALL (c.links)),
    avatar_url = coalesce(excluded.avatar_url, c.avatar_url),
    verified = coalesce(excluded.verified, c.verified),
    country = coalesce(excluded.country, c.country),
    language = coalesce(excluded.language, c.language),
    category = coalesce(excluded.category, c.category),
    -- Whoever told a value last stands beside it; a zero that was not taken told nothing.
    provenance = c.provenance || CASE WHEN excluded.followers = 0 AND c.followers > 0 THEN excluded.provenance - 'followers' ELSE excluded.provenance END,
    is_sample = c.is_sample AND excluded.is_sample,
    source = excluded.source,
    fetched_at = excluded.fetched_at,
    updated_at = excluded.updated_at
  WHERE (coalesce(excluded.handle, c.handle), coalesce(excluded.name, c.name), coalesce(excluded.bio, c.bio),
         coalesce(excluded.followers, c.followers), coalesce(excluded.following, c.following), coalesce(excluded.likes, c.likes),
         coalesce(excluded.post_count, c.post_count), coalesce(excluded.avatar_url, c.avatar_url), coalesce(excluded.verified, c.verified),
         coalesce(excluded.country, c.country), coalesce(excluded.language, c.language), coalesce(excluded.category, c.category))
        IS DISTINCT FROM (c.handle, c.name, c.bio, c.followers, c.following, c.likes, c.post_count, c.avatar_url, c.verified, c.country,
         c.language, c.category)
     OR NOT c.emails @> excluded.emails OR NOT c.links @> excluded.links
  RETURNING c.id, c.platform, c.external_id, (c.xmax = 0) AS is_new
)
SELECT coalesce(s.id, c.id) AS id, r.platform AS platform, r.external_id AS external_id,
       coalesce(s.is_new, false) AS is_new, (s.id IS NOT NULL) AS is_changed
FROM ready r
LEFT JOIN stored s ON s.platform = r.platform AND s.external_id = r.external_id
LEFT JOIN creators c ON c.platform = r.platform AND c.external_id = r.external_id;

--! ids_by_key
SELECT c.id, c.platform, c.external_id
FROM unnest(:platforms::text[], :external_ids::text[]) AS key (platform, external_id)
JOIN creators c ON c.platform = key.platform AND c.external_id = key.external_id;

--! upsert_posts
INSERT INTO creator_posts AS p (creator_id, external_id, body, url, thumbnail_url, published_at, views, likes, comments, shares, hashtags, fetched_at)
SELECT g.creator_id, g.external_id, g.body, g.url, g.thumbnail_url, g.published_at, g.views, g.likes, g.comments, g.shares,
       coalesce(ARRAY(SELECT jsonb_array_elements_text(g.hashtags)), '{}'), :now
FROM jsonb_to_recordset(:posts::jsonb) AS g (creator_id uuid, external_id text, body text, url text, thumbnail_url text,
  published_at timestamptz, views bigint, likes bigint, comments bigint, shares bigint, hashtags jsonb)
ORDER BY g.creator_id, g.external_id
ON CONFLICT (creator_id, external_id) DO UPDATE SET
  body = coalesce(excluded.body, p.body), url = coalesce(excluded.url, p.url), thumbnail_url = coalesce(excluded.thumbnail_url, p.thumbnail_url),
  published_at = coalesce(excluded.published_at, p.published_at),
  views = greatest(excluded.views, p.views), likes = greatest(excluded.likes, p.likes),
  comments = greatest(excluded.comments, p.comments), shares = greatest(excluded.shares, p.shares), fetched_at = excluded.fetched_at
WHERE (coalesce(excluded.body, p.body), greatest(excluded.views, p.views), greatest(excluded.likes, p.likes),
       greatest(excluded.comments, p.comments), greatest(excluded.shares, p.shares))
      IS DISTINCT FROM (p.body, p.views, p.likes, p.comments, p.shares);

--! refresh_from_posts
WITH fresh AS (
  SELECT p.creator_id AS id, max(p.published_at) AS last_post_at,
         left(string_agg(p.body, E'\n' ORDER BY p.published_at DESC NULLS LAST, p.external_id), 2000) AS post_text,
         (100.0 * sum(p.likes::numeric + coalesce(p.comments, 0) + coalesce(p.shares, 0)) FILTER (WHERE p.views > 0 AND p.likes IS NOT NULL)
           / nullif(sum(p.views) FILTER (WHERE p.views > 0 AND p.likes IS NOT NULL), 0))::real AS engagement_rate,
         ARRAY(SELECT DISTINCT tag FROM creator_posts t, unnest(t.hashtags) AS tag WHERE t.creator_id = p.creator_id ORDER BY tag) AS hashtags
  FROM creator_posts p
  WHERE p.creator_id = ANY (:ids::uuid[])
  GROUP BY p.creator_id
)
UPDATE creators c
SET last_post_at = f.last_post_at, post_text = f.post_text, engagement_rate = f.engagement_rate, hashtags = f.hashtags, updated_at = :now
FROM fresh f
WHERE c.id = f.id
  AND ((c.last_post_at, c.post_text, c.engagement_rate) IS DISTINCT FROM (f.last_post_at, f.post_text, f.engagement_rate)
       OR NOT (c.hashtags @> f.hashtags AND c.hashtags <@ f.hashtags))
RETURNING c.id;

--! keyword_page (after_score?, after_id?) : FoundRow(handle?, name?, followers?, bio?, avatar_url?, verified?, country?, language?, engagement_rate?, post_body?, post_url?, post_views?, post_likes?, post_comments?, post_shares?, snippet?)
WITH wanted AS (
  SELECT to_tsquery('english', :tsquery) AS query, to_tsquery('english', :any_term) AS any_term
), hits AS (
  SELECT c.id FROM creators c, wanted
  WHERE c.platform = :platform AND c.document @@ wanted.query
  UNION
  SELECT c.id FROM creators c
  WHERE c.platform = :platform AND (c.names LIKE ANY (:patterns::text[]) OR c.names %> ANY (:fuzzy::text[]))
    AND EXISTS (
      SELECT FROM jsonb_array_elements(:clauses::jsonb) clause
      WHERE NOT EXISTS (
        SELECT FROM jsonb_array_elements(clause -> 'required') term
        WHERE NOT (c.document @@ phraseto_tsquery('english', term ->> 'text') OR c.names LIKE coalesce(term ->> 'pattern', '')
                   OR (term ->> 'fuzzy')::boolean AND word_similarity(term ->> 'text', c.names) >= 0.7)
      ) AND NOT EXISTS (
        SELECT FROM jsonb_array_elements(clause -> 'excluded') term
        WHERE c.document @@ phraseto_tsquery('english', term ->> 'text') OR c.names LIKE coalesce(term ->> 'pattern', '')
      )
    )
), ranked AS (
  SELECT c.id, (ts_rank(c.document, wanted.any_term) * 1000000)::bigint
           + CASE WHEN c.names LIKE ANY (:patterns::text[]) THEN 200000 ELSE 0 END AS score
  FROM hits JOIN creators c USING (id), wanted
  WHERE creator_left_out(:filter::jsonb, c.followers, c.engagement_rate, c.country, c.language, c.emails <> '{}', c.verified, c.last_post_at,
    c.fetched_at, c.hashtags, c.names, c.bio, :filter::jsonb ->> 'seen' IS NOT NULL AND EXISTS (
      SELECT FROM scraping_jobs run
      JOIN job_creators s ON s.user_id = run.user_id AND s.creator_id = c.id
      JOIN scraping_jobs e ON e.user_id = s.user_id AND e.id = s.job_id
      WHERE run.id = :job_id AND e.created_at < run.created_at
        AND (:filter::jsonb ->> 'seen' = 'workspace' OR e.campaign_id = run.campaign_id))) IS NULL
), page AS (
  SELECT id, score FROM ranked
  WHERE :after_score::bigint IS NULL OR score < :after_score OR (score = :after_score AND id > :after_id::uuid)
  ORDER BY score DESC, id
  LIMIT :page_size
)
SELECT c.id, c.external_id, c.handle, c.name, c.followers, c.bio, c.emails, c.links, c.hashtags, c.avatar_url, c.verified, c.country, c.language,
       c.engagement_rate, c.is_sample, page.score,
       post.body AS post_body, post.url AS post_url, post.views AS post_views, post.likes AS post_likes,
       post.comments AS post_comments, post.shares AS post_shares,
       array_remove(ARRAY[
         CASE WHEN ts_filter(c.document, '{a}') @@ wanted.any_term OR c.names LIKE ANY (:patterns::text[]) OR c.names %> ANY (:fuzzy::text[]) THEN 'name' END,
         CASE WHEN ts_filter(c.document, '{b}') @@ wanted.any_term THEN 'hashtags' END,
         CASE WHEN ts_filter(c.document, '{c}') @@ wanted.any_term THEN 'bio' END,
         CASE WHEN ts_filter(c.document, '{d}') @@ wanted.any_term THEN 'posts' END], NULL) AS matched_in,
       ts_headline('english', concat_ws(' · ', c.bio, post.body), wanted.any_term,
                   'StartSel=⟦, StopSel=⟧, MaxFragments=1, MaxWords=14, MinWords=5') AS snippet
FROM page
JOIN creators c USING (id)
CROSS JOIN wanted
LEFT JOIN LATERAL (
  SELECT * FROM creator_posts p WHERE p.creator_id = c.id
  ORDER BY (to_tsvector('english', coalesce(p.body, '')) @@ wanted.any_term) DESC, p.views DESC NULLS LAST, p.external_id
  LIMIT 1
) post ON true
ORDER BY page.score DESC, c.id;

--! keyword_counts : (left_out?)
-- Who matches, by the filter that leaves them out: the hits are those of keyword_page, as many as can be counted at once.
WITH wanted AS (
  SELECT to_tsquery('english', :tsquery) AS query
), hits AS (
  SELECT c.id FROM creators c, wanted
  WHERE c.platform = :platform AND c.document @@ wanted.query
  UNION
  SELECT c.id FROM creators c
  WHERE c.platform = :platform AND (c.names LIKE ANY (:patterns::text[]) OR c.names %> ANY (:fuzzy::text[]))
    AND EXISTS (
      SELECT FROM jsonb_array_elements(:clauses::jsonb) clause
      WHERE NOT EXISTS (
        SELECT FROM jsonb_array_elements(clause -> 'required') term
        WHERE NOT (c.document @@ phraseto_tsquery('english', term ->> 'text') OR c.names LIKE coalesce(term ->> 'pattern', '')
                   OR (term ->> 'fuzzy')::boolean AND word_similarity(term ->> 'text', c.names) >= 0.7)
      ) AND NOT EXISTS (
        SELECT FROM jsonb_array_elements(clause -> 'excluded') term
        WHERE c.document @@ phraseto_tsquery('english', term ->> 'text') OR c.names LIKE coalesce(term ->> 'pattern', '')
      )
    )
  LIMIT :most
)
SELECT left_out, count(*) AS creators, count(*) FILTER (WHERE has_email) AS with_email
FROM (
  SELECT c.emails <> '{}' AS has_email,
         creator_left_out(:filter::jsonb, c.followers, c.engagement_rate, c.country, c.language, c.emails <> '{}', c.verified, c.last_post_at,
           c.fetched_at, c.hashtags, c.names, c.bio, :filter::jsonb ->> 'seen' = 'workspace' AND EXISTS (
             SELECT FROM job_creators s WHERE s.user_id = :user_id AND s.creator_id = c.id)) AS left_out
  FROM hits JOIN creators c USING (id)
) creator
GROUP BY left_out;

--! hashtags_used_with
-- What those who match tag more often than others do. A tag that everybody uses has no lift and is left out, however frequent.
WITH hits AS MATERIALIZED (
  SELECT hashtags FROM creators
  WHERE platform = :platform AND document @@ to_tsquery('english', :tsquery) AND hashtags <> '{}'
  LIMIT 2000
), others AS MATERIALIZED (
  -- Ids are random, so the first by id are a sample.
  SELECT hashtags FROM creators WHERE platform = :platform AND hashtags <> '{}' ORDER BY id LIMIT 5000
), used AS (
  SELECT tag, count(*) AS creators, count(*) / (SELECT count(*)::float8 FROM hits) AS share
  FROM hits, unnest(hashtags) AS tag
  GROUP BY tag
  HAVING count(*) >= 2
), usual AS (
  SELECT tag, count(*) AS creators FROM others, unnest(hashtags) AS tag GROUP BY tag
), lifted AS (
  SELECT used.tag, used.creators, used.share / ((coalesce(usual.creators, 0) + 1) / (SELECT count(*) + 1.0::float8 FROM others)) AS lift
  FROM used LEFT JOIN usual USING (tag)
)
SELECT tag AS hashtag, creators
FROM lifted
WHERE lift > 1.2 AND tag <> ALL (:known::text[])
ORDER BY creators * ln(lift) DESC, tag
LIMIT :most;

--! find_seed : (handle?, name?, followers?, language?, category?)
SELECT c.id, c.handle, c.name, c.followers, c.language, c.category, c.hashtags,
       coalesce(ARRAY(
         SELECT word.lexeme
         FROM (SELECT lexeme, 1 AS place FROM unnest(ts_filter(c.document, '{b,c}'))
               UNION ALL SELECT lexeme, 2 FROM unnest(ts_filter(c.document, '{d}'))) word
         WHERE word.lexeme ~ '^[[:alpha:]]{4,}$'
         GROUP BY word.lexeme
         ORDER BY min(word.place), length(word.lexeme) DESC, word.lexeme
         LIMIT 24), '{}') AS topics
FROM creators c
WHERE c.platform = :platform AND (lower(c.handle) = lower(:handle) OR c.external_id = :handle OR (c.handle IS NULL AND lower(c.name) = lower(:handle)))
ORDER BY lower(c.handle) = lower(:handle) DESC NULLS LAST
LIMIT 1;

--! similar_page (followers?, language?, category?, after_score?, after_id?) : SimilarRow(handle?, name?, followers?, bio?, avatar_url?, verified?, country?, language?, engagement_rate?, post_body?, post_url?, post_views?, post_likes?, post_comments?, post_shares?)
WITH candidates AS (
  SELECT c.id, c.followers, c.language, c.category, cardinality(c.hashtags) AS tag_count,
         ARRAY(SELECT unnest(c.hashtags) INTERSECT SELECT unnest(:hashtags::text[]) ORDER BY 1) AS shared_hashtags,
         ARRAY(SELECT unnest(tsvector_to_array(c.document)) INTERSECT SELECT unnest(:topics::text[]) ORDER BY 1) AS shared_topics
  FROM creators c
  WHERE c.platform = :platform AND c.id <> :seed_id
    AND (c.hashtags && :hashtags::text[] OR c.document @@ to_tsquery('simple', :topic_query))
    AND creator_left_out(:filter::jsonb, c.followers, c.engagement_rate, c.country, c.language, c.emails <> '{}', c.verified, c.last_post_at,
    c.fetched_at, c.hashtags, c.names, c.bio, :filter::jsonb ->> 'seen' IS NOT NULL AND EXISTS (
      SELECT FROM scraping_jobs run
      JOIN job_creators s ON s.user_id = run.user_id AND s.creator_id = c.id
      JOIN scraping_jobs e ON e.user_id = s.user_id AND e.id = s.job_id
      WHERE run.id = :job_id AND e.created_at < run.created_at
        AND (:filter::jsonb ->> 'seen' = 'workspace' OR e.campaign_id = run.campaign_id))) IS NULL
), scored AS (
  SELECT x.*,
    (x.followers IS NOT NULL AND :followers::bigint IS NOT NULL
      AND greatest(x.followers, 1)::float8 / greatest(:followers, 1) BETWEEN 0.333 AND 3) AS near_size,
    coalesce(x.language = :language, false) AS same_language,
    coalesce(x.category = :category, false) AS same_category,
    (CASE WHEN x.tag_count = 0 OR cardinality(:hashtags::text[]) = 0 THEN 0
          ELSE 5000 * cardinality(x.shared_hashtags) / sqrt(x.tag_count * cardinality(:hashtags::text[])) END)
    + 150 * least(cardinality(x.shared_topics), 10)
    + CASE WHEN x.followers IS NULL OR :followers IS NULL THEN 0
           ELSE 600 * greatest(0, 1 - abs(ln(greatest(x.followers, 1)::float8 / greatest(:followers, 1))) / ln(100)) END
    + CASE WHEN x.language = :language THEN 200 ELSE 0 END
    + CASE WHEN x.category = :category THEN 300 ELSE 0 END AS points
  FROM candidates x
), page AS (
  SELECT * , points::bigint AS score FROM scored
  WHERE (cardinality(shared_hashtags) > 0 OR cardinality(shared_topics) >= 2)
    AND (:after_score::bigint IS NULL OR points::bigint < :after_score OR (points::bigint = :after_score AND id > :after_id::uuid))
  ORDER BY points::bigint DESC, id
  LIMIT :page_size
)
SELECT c.id, c.external_id, c.handle, c.name, c.followers, c.bio, c.emails, c.links, c.hashtags, c.avatar_url, c.verified, c.country, c.language,
       c.engagement_rate, c.is_sample, page.score, page.shared_hashtags AS shared_hashtags, page.shared_topics AS shared_topics,
       page.near_size AS near_size, page.same_language AS same_language, page.same_category AS same_category,
       post.body AS post_body, post.url AS post_url, post.views AS post_views, post.likes AS post_likes,
       post.comments AS post_comments, post.shares AS post_shares
FROM page
JOIN creators c USING (id)
LEFT JOIN LATERAL (
  SELECT * FROM creator_posts p WHERE p.creator_id = c.id ORDER BY p.views DESC NULLS LAST, p.external_id LIMIT 1
) post ON true
ORDER BY page.score DESC, c.id;

--! counts_by_platform
SELECT platform, is_sample, count(*) AS creators, count(*) FILTER (WHERE emails <> '{}') AS with_email
FROM creators
GROUP BY platform, is_sample
ORDER BY is_sample, platform;

--! has_any
SELECT EXISTS (SELECT FROM creators) AS found;

--! has_sample
SELECT EXISTS (SELECT FROM creators WHERE is_sample) AS found;
