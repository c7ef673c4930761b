-- What the store found when it last looked whether its books agree; the newest row counts, on every node.
CREATE TABLE reconciliation_run (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  started_at  timestamptz NOT NULL,
  finished_at timestamptz NOT NULL CHECK (finished_at >= started_at),
  findings    integer NOT NULL CHECK (findings >= 0),
  -- [{"check": ..., "subjects": [...]}, ...]: only checks that found something.
  report      jsonb NOT NULL CHECK (jsonb_typeof(report) = 'array')
);
