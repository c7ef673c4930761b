-- Imports that operators start. What an import was given is kept here until it ends, so that any node can go on with it;
-- how far it came is changed in the transaction that stores each part.

ALTER TABLE catalog_import
  -- Null for the import at first start, which is run again from its beginning.
  ADD COLUMN state     text CHECK (state IN ('RECEIVING', 'QUEUED', 'CHECKING', 'STORING', 'FINISHED', 'FAILED', 'CANCELLED')),
  ADD COLUMN mode      text NOT NULL DEFAULT 'BOTH' CHECK (mode IN ('CREATE', 'UPDATE', 'BOTH')),
  ADD COLUMN dry_run   boolean NOT NULL DEFAULT false,
  -- Bytes of the file, unpacked, and how many of them were checked.
  ADD COLUMN bytes     bigint NOT NULL DEFAULT 0,
  ADD COLUMN checked   bigint NOT NULL DEFAULT 0,
  -- Place in the file of what was stored last.
  ADD COLUMN stored    bigint NOT NULL DEFAULT 0,
  ADD COLUMN created   bigint NOT NULL DEFAULT 0,
  ADD COLUMN updated   bigint NOT NULL DEFAULT 0,
  ADD COLUMN unchanged bigint NOT NULL DEFAULT 0,
  ADD COLUMN skipped   bigint NOT NULL DEFAULT 0,
  ADD COLUMN notices   text NOT NULL DEFAULT '',
  -- Begun so often since a part was stored.
  ADD COLUMN attempts  integer NOT NULL DEFAULT 0,
  ADD COLUMN cancelled boolean NOT NULL DEFAULT false,
  ADD COLUMN ended_at  timestamptz;
CREATE INDEX catalog_import_waiting ON catalog_import (id) WHERE state IN ('RECEIVING', 'QUEUED', 'CHECKING', 'STORING');

CREATE TABLE catalog_import_content (
  import_id bigint NOT NULL REFERENCES catalog_import (id) ON DELETE CASCADE,
  position  integer NOT NULL,
  -- A piece of the file, packed by gzip as a whole.
  content   bytea NOT NULL,
  PRIMARY KEY (import_id, position)
);
ALTER TABLE catalog_import_content ALTER COLUMN content SET STORAGE EXTERNAL;
