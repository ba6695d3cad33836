-- Jobs of a user take turns with those of others (start-time fair queueing): a job's turn is one after its user's last, or after
-- the turn that is being served, whichever is later. So a user who adds a thousand jobs does not delay who adds one.
ALTER TABLE background_jobs ADD COLUMN IF NOT EXISTS turn bigint NOT NULL DEFAULT 0;

CREATE TABLE IF NOT EXISTS queue_turns (
  user_id text PRIMARY KEY CHECK (user_id <> ''),
  turn bigint NOT NULL
);

-- The turn that is being served. A sequence, because it only has to be about right and must not be waited for.
CREATE SEQUENCE IF NOT EXISTS queue_clock AS bigint;

-- The second condition keeps it out of the way of the documented query, which has an index of its own.
CREATE INDEX IF NOT EXISTS idx_background_jobs_turn ON background_jobs (priority, turn, scheduled_for) WHERE status = 'pending' AND turn >= 0;
