--! one
SELECT value, value_type FROM system_configurations WHERE category = :category AND key = :key;

--! hot_reloadable
SELECT key, value, value_type FROM system_configurations
WHERE category = :category AND is_hot_reloadable = 'true'
ORDER BY key;
