--! avatar : (address?)
SELECT platform, CASE WHEN NOT is_sample THEN avatar_url END AS address FROM creators WHERE id = :creator_id;

--! thumbnail : (address?)
SELECT c.platform, CASE WHEN NOT c.is_sample THEN p.thumbnail_url END AS address
FROM creator_posts p
JOIN creators c ON c.id = p.creator_id
WHERE p.creator_id = :creator_id AND p.external_id = :external_id;
