//! Lints over the catalogue: each finds nothing in the real schema, and finds the fault planted for it.
use limelight::db::embedded::server::connect;
use tokio_postgres::Client;

use crate::support::TestDatabase;

/// A query that gives one line for each finding, and faults (what to run, what must be found).
struct Lint {
    name: &'static str,
    findings: &'static str,
    faults: &'static [(&'static str, &'static str)],
}

/// Tables of ours; the tenant's column among their columns; who is who.
const COMMON: &str = r"
  WITH tab AS (
    SELECT c.*, c.oid::regclass::text AS name FROM pg_class c
    WHERE c.relnamespace IN ('public'::regnamespace, 'partitions'::regnamespace) AND c.relkind IN ('r', 'p')
  ),
  tenant AS (
    SELECT tab.*, a.attnum AS tenant_column FROM tab JOIN pg_attribute a ON a.attrelid = tab.oid
    WHERE a.attname IN ('user_id', 'scope') AND tab.relnamespace = 'public'::regnamespace
  ),
  policy AS (
    SELECT p.polname, p.polcmd, p.polrelid::regclass::text AS name, r.role, coalesce(nullif(r.role, 0)::regrole::text, 'public') AS role_name,
           concat_ws(' / ', pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) AS expression, p.polrelid
    FROM pg_policy p, unnest(p.polroles) AS r (role)
  )
";

const LINTS: &[Lint] = &[
    Lint {
        name: "a table without row-level security enabled and forced",
        findings: "SELECT name FROM tab WHERE NOT (relrowsecurity AND relforcerowsecurity)",
        faults: &[
            ("CREATE TABLE planted (user_id text)", "planted"),
            ("ALTER TABLE campaigns NO FORCE ROW LEVEL SECURITY", "campaigns"),
            ("ALTER TABLE partitions.events_default DISABLE ROW LEVEL SECURITY", "partitions.events_default"),
        ],
    },
    Lint {
        name: "a granted command without a policy, a policy for all commands, a policy to public",
        findings: "
          SELECT concat_ws(' ', name, role_name, polcmd) FROM policy WHERE role = 0 OR polcmd = '*'
          UNION ALL
          SELECT DISTINCT concat_ws(' ', tab.name, g.grantee::regrole, g.privilege_type) FROM tab
          LEFT JOIN pg_attribute a ON a.attrelid = tab.oid AND a.attacl IS NOT NULL,
          LATERAL (SELECT * FROM aclexplode(tab.relacl) UNION ALL SELECT * FROM aclexplode(a.attacl)) AS g
          WHERE g.grantee <> tab.relowner AND g.privilege_type IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
            AND NOT EXISTS (
              SELECT FROM policy p WHERE p.polrelid = tab.oid AND p.role = g.grantee
                AND p.polcmd = CASE g.privilege_type WHEN 'SELECT' THEN 'r' WHEN 'INSERT' THEN 'a' WHEN 'UPDATE' THEN 'w' ELSE 'd' END::\"char\")
          UNION ALL
          SELECT name || ' has no policy' FROM tab WHERE NOT EXISTS (SELECT FROM policy p WHERE p.polrelid = tab.oid)",
        faults: &[
            ("GRANT DELETE ON campaigns TO limelight_app", "campaigns limelight_app DELETE"),
            ("GRANT UPDATE (name) ON creators TO limelight_app", "creators limelight_app UPDATE"),
            ("DROP POLICY limelight_app_select ON campaigns", "campaigns limelight_app SELECT"),
            ("CREATE POLICY planted ON campaigns FOR SELECT USING (user_id = 'x')", "campaigns public r"),
            ("CREATE POLICY planted ON campaigns TO limelight_app USING (user_id = 'x')", "campaigns limelight_app *"),
            ("CREATE TABLE planted (user_id text)", "planted has no policy"),
        ],
    },
    Lint {
        name: "a role of the application that is superuser, bypasses policies, makes roles, or is a member of an owner",
        findings: "
          SELECT rolname::text FROM pg_roles r
          WHERE rolname IN ('limelight_login', 'limelight_app', 'limelight_worker', 'limelight_webhook', 'limelight_admin', 'limelight_readonly')
            AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication OR rolinherit
                 OR EXISTS (SELECT FROM tab WHERE pg_has_role(r.oid, tab.relowner, 'MEMBER'))
                 OR rolcanlogin <> (rolname = 'limelight_login'))",
        faults: &[
            ("ALTER ROLE limelight_login SUPERUSER", "limelight_login"),
            ("ALTER ROLE limelight_login BYPASSRLS", "limelight_login"),
            ("ALTER ROLE limelight_worker BYPASSRLS", "limelight_worker"),
            (
                "CREATE ROLE planted; ALTER TABLE campaigns OWNER TO planted; GRANT planted TO limelight_login",
                "limelight_login",
            ),
            ("ALTER TABLE campaigns OWNER TO limelight_app", "limelight_app"),
        ],
    },
    Lint {
        name: "a view that reads with its owner's rights",
        findings: "
          SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE c.relkind = 'v' AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'extensions')
            AND NOT coalesce('security_invoker=true' = ANY (c.reloptions) OR 'security_invoker=on' = ANY (c.reloptions), false)",
        faults: &[
            ("CREATE VIEW planted AS SELECT * FROM campaigns", "planted"),
            ("CREATE VIEW planted WITH (security_invoker = false) AS SELECT * FROM campaigns", "planted"),
        ],
    },
    Lint {
        name: "a materialised view that anybody but its owner reads",
        findings: "
          SELECT DISTINCT c.oid::regclass::text FROM pg_class c, aclexplode(c.relacl) AS g
          WHERE c.relkind = 'm' AND g.grantee <> c.relowner",
        faults: &[
            (
                "CREATE MATERIALIZED VIEW planted AS SELECT * FROM campaigns; GRANT SELECT ON planted TO limelight_app",
                "planted",
            ),
            ("CREATE MATERIALIZED VIEW planted AS SELECT * FROM campaigns; GRANT SELECT ON planted TO PUBLIC", "planted"),
        ],
    },
    Lint {
        name: "a function of ours without a fixed search_path, or a SECURITY DEFINER one that everybody may call",
        findings: "
          SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
          WHERE n.nspname NOT IN ('pg_catalog', 'information_schema')
            AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
            AND (NOT EXISTS (SELECT FROM unnest(p.proconfig) AS setting WHERE setting LIKE 'search_path=%')
                 OR p.prosecdef AND EXISTS (SELECT FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) AS g WHERE g.grantee = 0))",
        faults: &[
            (
                "CREATE FUNCTION planted() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'; REVOKE ALL ON FUNCTION planted() FROM PUBLIC",
                "planted()",
            ),
            (
                "CREATE FUNCTION planted() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = '' AS 'SELECT 1'",
                "planted()",
            ),
            ("ALTER FUNCTION ensure_event_partitions(date, integer) RESET search_path", "ensure_event_partitions(date,integer)"),
        ],
    },
    Lint {
        name: "a foreign key between tenants' tables without the tenant",
        findings: "
          SELECT concat_ws(' ', child.name, k.conname) FROM pg_constraint k
          JOIN tenant child ON child.oid = k.conrelid JOIN tenant parent ON parent.oid = k.confrelid
          WHERE k.contype = 'f' AND NOT (child.tenant_column = k.conkey[1] AND parent.tenant_column = k.confkey[1])",
        faults: &[(
            "ALTER TABLE scraping_jobs ADD CONSTRAINT planted FOREIGN KEY (campaign_id) REFERENCES campaigns (id)",
            "scraping_jobs planted",
        )],
    },
    Lint {
        name: "a unique index of a tenant's table that does not begin with the tenant",
        // Allowed: random ids, which nobody can squat; names made by the program from its own ids.
        findings: "
          SELECT i.indexrelid::regclass::text FROM pg_index i JOIN tenant ON tenant.oid = i.indrelid
          WHERE i.indisunique AND i.indkey[0] <> tenant_column
            AND NOT (i.indisprimary AND i.indnatts = 1 AND EXISTS (
              SELECT FROM pg_attribute a JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
              WHERE a.attrelid = i.indrelid AND a.attnum = i.indkey[0] AND pg_get_expr(d.adbin, d.adrelid) = 'gen_random_uuid()'))
            AND i.indexrelid::regclass::text NOT IN (
              'events_id_timestamp_key', -- a random id; the partition column must be in every unique key
              'search_jobs_pkey', -- the specification's text id, written as a random one
              'background_jobs_dedup_key') -- the program's own key, which contains the id of what it works on",
        faults: &[
            ("CREATE UNIQUE INDEX planted ON campaigns (name)", "planted"),
            ("CREATE UNIQUE INDEX planted ON campaigns (name, user_id)", "planted"),
            ("CREATE UNIQUE INDEX planted ON event_keys (key)", "planted"),
        ],
    },
    Lint {
        name: "a policy that reads a setting for each row",
        findings: r"
          SELECT DISTINCT concat_ws(' ', name, polname) FROM policy
          WHERE regexp_replace(expression, '\( SELECT current_setting\([^()]*\) AS current_setting\)', '', 'g') ~ 'current_setting|current_user|auth\.'",
        faults: &[
            (
                "CREATE POLICY planted ON campaigns FOR DELETE TO limelight_app USING (user_id = nullif(current_setting('app.user_id', true), ''))",
                "campaigns planted",
            ),
            (
                "CREATE POLICY planted ON campaigns FOR INSERT TO limelight_app WITH CHECK (user_id = nullif(current_setting('app.user_id', true), ''))",
                "campaigns planted",
            ),
        ],
    },
    Lint {
        name: "a policy that takes the empty tenant for a tenant",
        findings: "
          SELECT DISTINCT concat_ws(' ', name, polname) FROM policy
          WHERE expression ~ 'current_setting' AND expression !~ '^(.* = NULLIF\\(\\( SELECT current_setting\\(''app.user_id''::text, true\\) AS current_setting\\), ''''::text\\)\\)( / )?)+$'",
        faults: &[(
            "CREATE POLICY planted ON campaigns FOR DELETE TO limelight_app USING (user_id = (SELECT current_setting('app.user_id', true)))",
            "campaigns planted",
        )],
    },
    Lint {
        name: "a tenant's table without an index that begins with the tenant, or without CHECK that the tenant is not empty",
        findings: "
          SELECT name || ' index' FROM tenant WHERE NOT EXISTS (
            SELECT FROM pg_index i WHERE i.indrelid = tenant.oid AND i.indisvalid AND i.indpred IS NULL AND i.indkey[0] = tenant_column)
          UNION ALL
          SELECT name || ' check' FROM tenant WHERE NOT EXISTS (
            SELECT FROM pg_constraint k WHERE k.conrelid = tenant.oid AND k.contype = 'c' AND k.convalidated
              AND pg_get_constraintdef(k.oid) ~ '^CHECK \\(\\((user_id|scope) <> ''''::text\\)\\)$')",
        faults: &[
            ("DROP INDEX idx_events_user", "events index"),
            (
                "DROP INDEX idx_background_jobs_user; CREATE INDEX ON background_jobs (user_id) WHERE status = 'pending'",
                "background_jobs index",
            ),
            ("ALTER TABLE campaigns DROP CONSTRAINT campaigns_user_id_set", "campaigns check"),
        ],
    },
    Lint {
        name: "TRUNCATE, REFERENCES or TRIGGER granted, or anything to public",
        findings: "
          SELECT DISTINCT concat_ws(' ', tab.name, g.privilege_type) FROM tab, aclexplode(tab.relacl) AS g
          WHERE g.grantee <> tab.relowner AND (g.grantee = 0 OR g.is_grantable OR g.privilege_type NOT IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE'))",
        faults: &[
            ("GRANT TRUNCATE ON campaigns TO limelight_admin", "campaigns TRUNCATE"),
            ("GRANT REFERENCES ON campaigns TO limelight_app", "campaigns REFERENCES"),
            ("GRANT TRIGGER ON campaigns TO limelight_worker", "campaigns TRIGGER"),
            ("GRANT SELECT ON subscription_plans TO PUBLIC", "subscription_plans SELECT"),
        ],
    },
    Lint {
        name: "a policy that admits every row to somebody who is a tenant",
        // Allowed: the roles that work across tenants, the shared catalogue, the owner moving rows between partitions.
        findings: "
          SELECT concat_ws(' ', name, polname) FROM policy
          WHERE expression ~ '(^| / )true($| / )'
            AND role_name NOT IN ('limelight_admin', 'limelight_worker', 'limelight_webhook', 'limelight_readonly')
            AND NOT (role_name = 'limelight_app' AND name IN ('creators', 'creator_posts') AND polcmd = 'r')
            AND NOT (name LIKE 'partitions.%' AND role = (SELECT relowner FROM pg_class WHERE oid = polrelid))",
        faults: &[
            ("CREATE POLICY planted ON campaigns FOR SELECT TO limelight_app USING (true)", "campaigns planted"),
            ("CREATE POLICY planted ON campaigns FOR INSERT TO limelight_app WITH CHECK (true)", "campaigns planted"),
            ("CREATE POLICY planted ON creators FOR UPDATE TO limelight_app USING (true)", "creators planted"),
            ("CREATE POLICY planted ON campaigns FOR SELECT TO limelight_owner USING (true)", "campaigns planted"),
        ],
    },
];

async fn findings(client: &Client, lint: &Lint) -> Vec<String> {
    let sql = format!("{COMMON} {}", lint.findings);
    let rows = client
        .query(&sql, &[])
        .await
        .unwrap_or_else(|error| panic!("{}: {}", lint.name, limelight::db::embedded::describe(&error)));
    rows.iter().map(|row| row.get(0)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_schema_has_none_of_the_known_faults() {
    let database = TestDatabase::new().await;
    let superuser = connect(&database.superuser_url()).await.unwrap();
    for lint in LINTS {
        assert_eq!(
            findings(&superuser, lint).await,
            Vec::<String>::new(),
            "{}",
            lint.name
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_lint_finds_the_fault_planted_for_it() {
    let database = TestDatabase::new().await;
    let superuser = connect(&database.superuser_url()).await.unwrap();
    for lint in LINTS {
        for (fault, expected) in lint.faults {
            // Undone at once: roles belong to the whole server, where other tests use them.
            superuser.batch_execute(&format!("BEGIN; {fault}")).await.unwrap();
            let found = findings(&superuser, lint).await;
            superuser.batch_execute("ROLLBACK").await.unwrap();
            assert!(
                found.iter().any(|line| line == expected),
                "{}: {fault}: found {found:?}",
                lint.name
            );
        }
    }
}
