-- Photos that merchants brought, a row each version of one. Their files are in the picture store, below the hash.
CREATE TABLE picture (
  hash        text NOT NULL CHECK (hash ~ '^[0-9a-f]{16}$'),
  name        text NOT NULL CHECK (name ~ '^[A-Za-z0-9_][A-Za-z0-9_-]{0,120}[.][A-Za-z]{3,4}$'),
  -- Of one name the highest is shown. A content that comes back gets a new one.
  version     bigint GENERATED ALWAYS AS IDENTITY,
  type        text NOT NULL CHECK (type IN ('image/jpeg', 'image/png', 'image/webp', 'image/gif')),
  width       integer NOT NULL CHECK (width BETWEEN 1 AND 10000),
  height      integer NOT NULL CHECK (height BETWEEN 1 AND 10000),
  transparent boolean NOT NULL,
  -- What it is kept in, ascending.
  widths      integer[] NOT NULL CHECK (cardinality(widths) BETWEEN 1 AND 10),
  -- Of what was brought.
  bytes       integer NOT NULL CHECK (bytes > 0),
  created_at  timestamptz NOT NULL,
  PRIMARY KEY (hash, name)
);
CREATE UNIQUE INDEX picture_version ON picture (name, version DESC);
