-- Every important change is an event, and every piece of deferred work is a job with its outcome.
-- Indexes follow in 0018 and 0019. Row-level security comes with the roles it is granted to, in a later step.

CREATE TABLE IF NOT EXISTS events (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    aggregate_id TEXT NOT NULL,
    aggregate_type VARCHAR(50) NOT NULL,
    event_type VARCHAR(100) NOT NULL,
    event_version INTEGER DEFAULT 1 NOT NULL,
    event_data JSONB NOT NULL,
    metadata JSONB,
    timestamp TIMESTAMP DEFAULT now() NOT NULL,
    processed_at TIMESTAMP,
    processing_status VARCHAR(20) DEFAULT 'pending' NOT NULL,
    retry_count INTEGER DEFAULT 0 NOT NULL,
    error TEXT,
    idempotency_key TEXT NOT NULL CONSTRAINT events_idempotency_key_unique UNIQUE,
    source_system VARCHAR(50) NOT NULL,
    correlation_id TEXT,
    causation_id TEXT
);

-- A table that was already here has the same key under a generated name.
-- A partitioned one cannot carry it, since every unique key must then hold the partition column.
DO $$
DECLARE
    present name;
BEGIN
    IF to_regclass('events_idempotency_key_unique') IS NOT NULL
        OR (SELECT relkind = 'p' FROM pg_class WHERE oid = 'events'::regclass)
    THEN
        RETURN;
    END IF;

    SELECT con.conname INTO present
    FROM pg_constraint AS con
    JOIN pg_attribute AS att ON att.attrelid = con.conrelid AND con.conkey = ARRAY[att.attnum]
    WHERE con.contype = 'u' AND con.conrelid = 'events'::regclass AND att.attname = 'idempotency_key'
    ORDER BY con.conname
    LIMIT 1;

    IF present IS NULL THEN
        ALTER TABLE events ADD CONSTRAINT events_idempotency_key_unique UNIQUE (idempotency_key);
    ELSE
        EXECUTE format('ALTER TABLE events RENAME CONSTRAINT %I TO events_idempotency_key_unique', present);
    END IF;
END
$$;

CREATE TABLE IF NOT EXISTS background_jobs (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    job_type VARCHAR(100) NOT NULL,
    payload JSONB NOT NULL,
    status VARCHAR(20) DEFAULT 'pending' NOT NULL,
    qstash_message_id TEXT,
    priority INTEGER DEFAULT 100 NOT NULL,
    max_retries INTEGER DEFAULT 3 NOT NULL,
    retry_count INTEGER DEFAULT 0 NOT NULL,
    scheduled_for TIMESTAMP DEFAULT now() NOT NULL,
    started_at TIMESTAMP,
    completed_at TIMESTAMP,
    failed_at TIMESTAMP,
    error TEXT,
    result JSONB,
    created_at TIMESTAMP DEFAULT now() NOT NULL,
    updated_at TIMESTAMP DEFAULT now() NOT NULL
);
