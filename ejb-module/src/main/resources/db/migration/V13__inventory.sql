-- Where stock lies, what may be promised beyond the shelf, how stock stands, and what keeps tables from growing without end.
-- All additions, but for one CHECK: a node of the version before goes on working beside it.

-- ---------------------------------------------------------------- locations
CREATE TABLE stock_location (
  id       integer GENERATED ALWAYS AS IDENTITY (START WITH 2) PRIMARY KEY,
  code     text NOT NULL UNIQUE CHECK (code ~ '^[A-Z0-9][A-Z0-9_-]{0,19}$'),
  name     text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  country  char(2) NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  -- Who ships first: the lowest.
  priority integer NOT NULL DEFAULT 100 CHECK (priority BETWEEN 0 AND 1000000),
  active   boolean NOT NULL DEFAULT true
);
-- 1 is where stock lies of which nothing else is said.
INSERT INTO stock_location (id, code, name, country, priority) OVERRIDING SYSTEM VALUE VALUES (1, 'MAIN', 'Main warehouse', 'GB', 100);

-- How much of a SKU lies where. Written by the trigger below alone, but for counted_at; the sum is stock_level.on_hand.
CREATE TABLE location_stock (
  sku         text NOT NULL,
  location_id integer NOT NULL REFERENCES stock_location (id),
  on_hand     integer NOT NULL CHECK (on_hand >= 0),
  -- Of which moment the newest count is; an older one changes nothing any more.
  counted_at  timestamptz,
  PRIMARY KEY (sku, location_id)
) WITH (fillfactor = 70);
INSERT INTO location_stock (sku, location_id, on_hand) SELECT sku, 1, on_hand FROM stock_level;

-- No foreign key for the location: every parcel of the store would lock its row.
ALTER TABLE stock_movement
  -- Null where nothing on hand changes, and for what lies at 1.
  ADD COLUMN location_id integer,
  ADD COLUMN note text CHECK (length(note) <= 200),
  ADD COLUMN actor text CHECK (length(actor) <= 100),
  -- When it happened, where that is not when it was written down.
  ADD COLUMN effective_at timestamptz;
CREATE INDEX stock_movement_on_hand ON stock_movement (sku, coalesce(effective_at, occurred_at)) WHERE on_hand_delta <> 0;

-- Whoever writes a movement of goods has the lock of the SKU's level, so one at a time comes here for a SKU.
CREATE FUNCTION move_location_stock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE location_stock SET on_hand = on_hand + new.on_hand_delta
   WHERE sku = new.sku AND location_id = coalesce(new.location_id, 1);
  IF NOT FOUND THEN
    INSERT INTO location_stock (sku, location_id, on_hand) VALUES (new.sku, coalesce(new.location_id, 1), new.on_hand_delta);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER stock_movement_of_goods AFTER INSERT ON stock_movement
  FOR EACH ROW WHEN (new.on_hand_delta <> 0) EXECUTE FUNCTION move_location_stock();

-- ---------------------------------------------------------------- promises
ALTER TABLE stock_level
  -- A count may say that there is less than was promised: the merchant is shown it.
  DROP CONSTRAINT stock_level_check,
  -- How many may be promised beyond what is on hand, and when they are expected.
  ADD COLUMN backorder integer NOT NULL DEFAULT 0 CHECK (backorder BETWEEN 0 AND 1000000),
  ADD COLUMN expected_on date,
  -- From how many down it is low; null: as shelves say it.
  ADD COLUMN low_at integer CHECK (low_at BETWEEN 0 AND 1000000);
-- None of these may hold on_hand or reserved: orders would have to write them each time.
CREATE INDEX stock_level_backorder ON stock_level (sku) WHERE backorder > 0;
CREATE INDEX stock_level_prefix ON stock_level (upper(sku) text_pattern_ops, sku);

CREATE INDEX reservation_cart_expiry ON reservation (expires_at) WHERE state = 'HELD' AND reference LIKE 'cart:%';
CREATE INDEX reservation_released ON reservation (created_at) WHERE state = 'RELEASED';
CREATE INDEX reservation_line_open ON reservation_line (sku, reservation_id DESC) WHERE shipped < quantity;

-- ---------------------------------------------------------------- how stock stands
-- 0 short (more is promised than may be), 1 out, 2 low, 3 enough; a moment behind stock_level, and what partners were told.
CREATE TABLE stock_standing (
  sku      text PRIMARY KEY,
  standing smallint NOT NULL CHECK (standing BETWEEN 0 AND 3),
  since    timestamptz NOT NULL
);
CREATE INDEX stock_standing_list ON stock_standing (standing, sku);
INSERT INTO stock_standing (sku, standing, since)
SELECT sku, CASE WHEN on_hand <= reserved THEN 1 WHEN on_hand - reserved <= 5 THEN 2 ELSE 3 END, now() FROM stock_level;

-- As V3, with what may be promised beyond the shelf, the threshold of the SKU, and shortfalls.
DROP TRIGGER stock_level_opened ON stock_level;
CREATE TRIGGER stock_level_opened AFTER INSERT ON stock_level FOR EACH ROW EXECUTE FUNCTION signal_stock();
DROP TRIGGER stock_level_crossed ON stock_level;
CREATE TRIGGER stock_level_crossed AFTER UPDATE OF on_hand, reserved, backorder, low_at ON stock_level
  FOR EACH ROW WHEN ((new.on_hand + new.backorder - new.reserved > 0) <> (old.on_hand + old.backorder - old.reserved > 0)
                     OR (new.on_hand + new.backorder - new.reserved > 5) <> (old.on_hand + old.backorder - old.reserved > 5)
                     OR (new.on_hand + new.backorder - new.reserved < 0) <> (old.on_hand + old.backorder - old.reserved < 0)
                     OR (new.on_hand - new.reserved > 0) <> (old.on_hand - old.reserved > 0)
                     OR (new.on_hand - new.reserved > coalesce(new.low_at, 5)) <> (old.on_hand - old.reserved > coalesce(old.low_at, 5)))
  EXECUTE FUNCTION signal_stock();
-- As V7: pages also say whether something can be had beyond the shelf, and when.
DROP TRIGGER stock_level_shown ON stock_level;
CREATE TRIGGER stock_level_shown AFTER UPDATE OF on_hand, reserved, backorder, expected_on ON stock_level
  FOR EACH ROW WHEN (greatest(new.on_hand - new.reserved, 0) <> greatest(old.on_hand - old.reserved, 0)
                       AND least(new.on_hand - new.reserved, old.on_hand - old.reserved) <= 5
                     OR (new.on_hand + new.backorder > new.reserved) <> (old.on_hand + old.backorder > old.reserved)
                     OR (new.backorder > 0) <> (old.backorder > 0)
                     OR new.expected_on IS DISTINCT FROM old.expected_on)
  EXECUTE FUNCTION note_shown_change();

-- ---------------------------------------------------------------- the check of levels
-- The sums of all movements up to stock_horizon.movement_id, so that a check adds up the newer ones only.
CREATE TABLE stock_checkpoint (
  sku      text PRIMARY KEY,
  on_hand  bigint NOT NULL,
  reserved bigint NOT NULL
) WITH (fillfactor = 70);
-- One row. up_to is the next horizon: once every transaction before before_xid is over, no movement below it can appear any more.
CREATE TABLE stock_horizon (
  one         boolean PRIMARY KEY DEFAULT true CHECK (one),
  movement_id bigint NOT NULL DEFAULT 0,
  up_to       bigint,
  before_xid  xid8
);
INSERT INTO stock_horizon DEFAULT VALUES;

-- ---------------------------------------------------------------- text messages
CREATE TABLE text_message (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- One an occasion, as with mails.
  occasion        text NOT NULL UNIQUE CHECK (length(occasion) <= 120),
  recipient       text NOT NULL CHECK (length(recipient) <= 40),
  body            text NOT NULL CHECK (length(body) <= 1000),
  created_at      timestamptz NOT NULL,
  attempts        integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL,
  sent_at         timestamptz
);
CREATE INDEX text_message_due ON text_message (next_attempt_at) WHERE sent_at IS NULL;
CREATE INDEX text_message_sent ON text_message (sent_at) WHERE sent_at IS NOT NULL;

-- ---------------------------------------------------------------- clean-up
CREATE INDEX notification_sent ON notification (sent_at) WHERE sent_at IS NOT NULL;
