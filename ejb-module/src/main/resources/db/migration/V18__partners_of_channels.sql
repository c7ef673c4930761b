-- A channel is sold by the broker users that are named here, and by no other: whoever may send orders could name any channel
-- before, and order at the cost of its customers. A node of the version before does not look at it.
ALTER TABLE channel ADD COLUMN partners text[] NOT NULL DEFAULT '{}';
