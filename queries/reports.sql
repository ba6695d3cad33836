--! table_sizes : (rows_estimate?)
SELECT n.nspname::text AS schema, c.relname::text AS table, pg_relation_size(c.oid) AS bytes, pg_indexes_size(c.oid) AS index_bytes,
       pg_total_relation_size(c.oid) AS total_bytes, nullif(c.reltuples, -1)::bigint AS rows_estimate
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'r' AND n.nspname NOT IN ('information_schema', 'pg_catalog', 'pg_toast')
ORDER BY pg_total_relation_size(c.oid) DESC, c.relname;

--! slow_statements : (statement?)
SELECT query AS statement, calls, mean_exec_time AS mean_ms, total_exec_time AS total_ms, rows
FROM pg_stat_statements
WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
ORDER BY mean_exec_time DESC
LIMIT :most;

--! statistics_installed
SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_stat_statements') AS installed;
