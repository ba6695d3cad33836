--! hot_reloadable
SELECT key, value, value_type FROM system_configurations
WHERE category = :category AND is_hot_reloadable = 'true'
ORDER BY key;

--! all : SettingRow(description?)
SELECT category, key, value, value_type, description, is_hot_reloadable = 'true' AS is_hot_reloadable, updated_at
FROM system_configurations
ORDER BY category, key;

--! fingerprint
-- Another text whenever a row was added, changed or removed, also by hand: xmin is the transaction that wrote the row.
SELECT coalesce(md5(string_agg(id::text || ' ' || xmin::text, ',' ORDER BY id)), '') AS fingerprint FROM system_configurations;

--! lock_changes
-- One change at a time, so that each knows the value before it; a row that is not there yet cannot be locked.
SELECT 1 AS locked FROM (SELECT pg_advisory_xact_lock(hashtext('limelight settings'))) AS waited;

--! one
SELECT value, value_type, is_hot_reloadable = 'true' AS is_hot_reloadable FROM system_configurations WHERE category = :category AND key = :key;

--! put
INSERT INTO system_configurations (category, key, value, value_type, description, is_hot_reloadable, created_at, updated_at)
VALUES (:category, :key, :value, :value_type, :description, :is_hot_reloadable, :now, :now)
ON CONFLICT (category, key) DO UPDATE
SET value = excluded.value, value_type = excluded.value_type, description = excluded.description,
    is_hot_reloadable = excluded.is_hot_reloadable, updated_at = excluded.updated_at;

--! remove
DELETE FROM system_configurations WHERE category = :category AND key = :key;

--! notify
SELECT 1 AS sent FROM (SELECT pg_notify('limelight_settings', '')) AS told;

--! changes (setting?)
-- The streams first: they are few, and each leads to its own events.
SELECT s.aggregate_id AS setting, e.event_data, e.actor, e.happened_at
FROM event_streams s
CROSS JOIN LATERAL (
  SELECT event_data, coalesce(metadata ->> 'actor', 'system') AS actor, "timestamp" AS happened_at, aggregate_version
  FROM events
  WHERE aggregate_id = s.aggregate_id AND aggregate_type = 'setting' AND event_type = 'admin_action' AND user_id IS NULL
  ORDER BY "timestamp" DESC, aggregate_version DESC
  LIMIT :most
) AS e
WHERE s.scope = 'system' AND s.aggregate_type = 'setting' AND (:setting::text IS NULL OR s.aggregate_id = :setting)
ORDER BY e.happened_at DESC, e.aggregate_version DESC
LIMIT :most;
