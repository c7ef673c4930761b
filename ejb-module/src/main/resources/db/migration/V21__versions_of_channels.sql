-- Counts a channel's changes, so that of two administrators who look at it at the same time the second learns of the first. Expand only.
ALTER TABLE channel ADD COLUMN version integer NOT NULL DEFAULT 0;
