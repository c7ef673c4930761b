-- What the store told on its topics, to be told again to whoever asks, and who asked. The broker keeps no events for those
-- who come later. Expand only: what a node of the version before writes to the outbox is kept here as well.
CREATE TABLE event (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  address        text NOT NULL,
  message_key    text NOT NULL,
  message_id     text NOT NULL CHECK (length(message_id) <= 64),
  correlation_id text,
  type           text NOT NULL,
  type_version   integer NOT NULL,
  body           text NOT NULL,
  created_at     timestamptz NOT NULL
);
CREATE INDEX event_of_address ON event (address, id);
CREATE INDEX event_age ON event (created_at);
-- The oldest go when they are old; none ever changes.
CREATE TRIGGER event_stays BEFORE UPDATE ON event FOR EACH ROW EXECUTE FUNCTION refuse_change();

INSERT INTO event (address, message_key, message_id, correlation_id, type, type_version, body, created_at)
SELECT address, message_key, message_id, correlation_id, type, type_version, body, created_at FROM outbox WHERE topic ORDER BY id;

-- Here and not in a statement of the store's: what is on a topic is an event, whichever way it came into the outbox.
CREATE FUNCTION keep_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO event (address, message_key, message_id, correlation_id, type, type_version, body, created_at)
  VALUES (new.address, new.message_key, new.message_id, new.correlation_id, new.type, new.type_version, new.body, new.created_at);
  RETURN NULL;
END $$;
CREATE TRIGGER outbox_event AFTER INSERT ON outbox FOR EACH ROW WHEN (new.topic) EXECUTE FUNCTION keep_event();

-- A row a wish to be told again; it moves on page by page and stays for a while when it is over.
CREATE TABLE replay (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  partner        text NOT NULL CHECK (length(partner) <= 60),
  message_id     text NOT NULL CHECK (length(message_id) <= 64),
  correlation_id text NOT NULL,
  reply_to       text NOT NULL CHECK (length(reply_to) <= 200),
  address        text NOT NULL,
  types          text[],
  from_at        timestamptz NOT NULL,
  to_at          timestamptz NOT NULL,
  asked_at       timestamptz NOT NULL,
  -- Transactions before this one must be over before the events can be counted: an event of theirs may come late.
  barrier        xid8 NOT NULL DEFAULT pg_snapshot_xmax(pg_current_snapshot()),
  -- Events after the first up to the second are to be sent; null before they were counted.
  last_id        bigint,
  upper_id       bigint,
  sent           bigint NOT NULL DEFAULT 0,
  ended_at       timestamptz,
  failure        text CHECK (length(failure) <= 300)
);
CREATE INDEX replay_open ON replay (id) WHERE ended_at IS NULL;
CREATE INDEX replay_ended ON replay (ended_at) WHERE ended_at IS NOT NULL;
