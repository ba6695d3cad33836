-- What a user consumed, one row a thing counted: a creator delivered twice in a month, or by two workers at once, counts once.
CREATE TABLE IF NOT EXISTS usage_ledger (
  user_id text NOT NULL CHECK (user_id <> ''),
  metric varchar(20) NOT NULL CONSTRAINT usage_ledger_metric_known CHECK (metric IN ('campaigns', 'creators')),
  -- First day of the month in UTC.
  period date NOT NULL,
  subject text NOT NULL CHECK (subject <> ''),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, metric, period, subject)
);
