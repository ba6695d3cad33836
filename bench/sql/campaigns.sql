-- Twenty campaigns a user, users {first} to {last}.
INSERT INTO campaigns (id, user_id, name, description, search_type, status, created_at, updated_at)
SELECT gen_random_uuid(), 'user_' || u, 'Campaign ' || c || ' of user ' || u, 'Find creators who talk about subject ' || (u + c) % 97,
       CASE WHEN c % 3 = 0 THEN 'similar' ELSE 'keyword' END, (ARRAY['draft', 'active', 'completed'])[1 + c % 3],
       timestamptz '2026-01-01' + make_interval(mins => c * 7919 + u % 1000), timestamptz '2026-02-01'
FROM generate_series(1, 20) c, generate_series({first}::int, {last}::int) u;
