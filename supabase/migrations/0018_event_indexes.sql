-- The history of one aggregate, the events still to be processed, the whole timeline, and chains of related events.

CREATE INDEX IF NOT EXISTS idx_events_aggregate_type_timestamp
    ON events (aggregate_id, aggregate_type, timestamp DESC);

CREATE INDEX IF NOT EXISTS idx_events_processing_pending
    ON events (processing_status, timestamp)
    WHERE processing_status = 'pending';

CREATE INDEX IF NOT EXISTS idx_events_timestamp
    ON events (timestamp DESC);

CREATE INDEX IF NOT EXISTS idx_events_correlation_id
    ON events (correlation_id)
    WHERE correlation_id IS NOT NULL;
