//! What a schema is, as text: two databases have the same one when their lines are equal. The order of columns does not count.
use tokio_postgres::Client;

/// Everything in `public` and `partitions` that a client could notice.
const CATALOGUE: &str = r"
  WITH spaces AS (SELECT oid, nspname FROM pg_namespace WHERE nspname IN ('public', 'partitions')),
  rel AS (SELECT c.*, s.nspname || '.' || c.relname AS name FROM pg_class c JOIN spaces s ON s.oid = c.relnamespace),
  own AS (
    SELECT p.* FROM pg_proc p JOIN spaces s ON s.oid = p.pronamespace
    WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
  )
  SELECT 'schema ' || nspname FROM spaces
  UNION ALL
  SELECT concat_ws(' ', 'relation', name, relkind, 'rls', relrowsecurity, relforcerowsecurity, reloptions::text,
                   pg_get_expr(relpartbound, oid), pg_get_partkeydef(oid))
  FROM rel WHERE relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
  UNION ALL
  SELECT concat_ws(' ', 'grant', name, coalesce(g.grantee::regrole::text, '-'), g.privilege_type, g.is_grantable)
  FROM rel, aclexplode(relacl) AS g WHERE relkind IN ('r', 'p', 'v', 'm', 'S')
  UNION ALL
  SELECT concat_ws(' ', 'column', name, attname, format_type(atttypid, atttypmod),
                   CASE WHEN attnotnull THEN 'not null' END, attgenerated, attidentity, pg_get_expr(adbin, adrelid), attcollation::regcollation)
  FROM rel JOIN pg_attribute a ON attrelid = rel.oid LEFT JOIN pg_attrdef d ON adrelid = rel.oid AND adnum = attnum
  WHERE relkind IN ('r', 'p', 'v', 'm') AND attnum > 0 AND NOT attisdropped
  UNION ALL
  SELECT concat_ws(' ', 'column grant', name, attname, g.grantee::regrole, g.privilege_type)
  FROM rel JOIN pg_attribute a ON attrelid = rel.oid, aclexplode(attacl) AS g WHERE NOT attisdropped
  UNION ALL
  SELECT concat_ws(' ', 'constraint', name, conname, contype, convalidated, pg_get_constraintdef(k.oid))
  FROM rel JOIN pg_constraint k ON conrelid = rel.oid
  UNION ALL
  SELECT concat_ws(' ', 'index', pg_get_indexdef(i.indexrelid), 'valid', indisvalid)
  FROM rel JOIN pg_index i ON i.indrelid = rel.oid
  UNION ALL
  SELECT concat_ws(' ', 'policy', name, polname, polcmd, polpermissive,
                   (SELECT string_agg(r::regrole::text, ',' ORDER BY r::regrole::text) FROM unnest(polroles) AS r),
                   pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
  FROM rel JOIN pg_policy p ON polrelid = rel.oid
  UNION ALL
  SELECT concat_ws(' ', 'trigger', pg_get_triggerdef(t.oid), tgenabled) FROM rel JOIN pg_trigger t ON tgrelid = rel.oid WHERE NOT tgisinternal
  UNION ALL
  SELECT concat_ws(' ', 'function', pg_get_functiondef(oid)) FROM own
  UNION ALL
  SELECT concat_ws(' ', 'function grant', own.oid::regprocedure, coalesce(nullif(g.grantee, 0)::regrole::text, 'public'), g.privilege_type)
  FROM own, aclexplode(coalesce(proacl, acldefault('f', proowner))) AS g
  UNION ALL
  SELECT concat_ws(' ', 'type', typname) FROM pg_type t JOIN spaces s ON s.oid = typnamespace WHERE typtype IN ('e', 'd')
  ORDER BY 1";

/// The schema's lines, sorted.
pub async fn of(client: &Client) -> Vec<String> {
    client
        .batch_execute("SET search_path TO public, extensions; SET timezone TO 'UTC'")
        .await
        .unwrap();
    let rows = client.query(CATALOGUE, &[]).await.unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}

/// Fails with the lines that only one of the two has.
pub fn assert_same(found: &[String], expected: &[String]) {
    let only = |a: &[String], b: &[String]| -> String {
        a.iter()
            .filter(|line| !b.contains(line))
            .map(|line| format!("\n  {line}"))
            .collect()
    };
    assert!(
        found == expected,
        "the schemas differ\nmissing:{}\ntoo much:{}",
        only(expected, found),
        only(found, expected)
    );
}
