-- What helps to sell: shelves told to lists, mails when something is back, wish lists, reviews. All additions: a node of
-- the version before goes on working beside it, and its stock signals are read by the new ones.

-- ---------------------------------------------------------------- inventory
-- One row each time that a SKU's stock crosses between none, few and enough (org.meo.catalog.Shelf has the same bounds).
-- Written without a look at any other table or row, so that orders wait for nothing; read and deleted by
-- inventory.StockSignals.
CREATE TABLE stock_signal (
  id  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sku text NOT NULL
);
CREATE FUNCTION signal_stock() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN INSERT INTO stock_signal (sku) VALUES (new.sku); RETURN NULL; END $$;
CREATE TRIGGER stock_level_opened AFTER INSERT ON stock_level
  FOR EACH ROW WHEN (new.on_hand > new.reserved) EXECUTE FUNCTION signal_stock();
CREATE TRIGGER stock_level_crossed AFTER UPDATE OF on_hand, reserved ON stock_level
  FOR EACH ROW WHEN ((new.on_hand - new.reserved > 0) <> (old.on_hand - old.reserved > 0)
                     OR (new.on_hand - new.reserved > 5) <> (old.on_hand - old.reserved > 5))
  EXECUTE FUNCTION signal_stock();
INSERT INTO stock_signal (sku) SELECT sku FROM stock_level WHERE on_hand > reserved ORDER BY sku;

-- ---------------------------------------------------------------- notifications
-- Who wants one mail when a SKU is back: open until it is, due from then on until the mail is queued.
CREATE TABLE stock_alert (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sku          text NOT NULL CHECK (length(sku) BETWEEN 1 AND 64),
  email        text NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
  language     char(2) NOT NULL CHECK (language IN ('en', 'de')),
  product_slug text NOT NULL CHECK (length(product_slug) <= 160),
  -- SHA-256 of the network address that asked, for a day, to bound how much one client can ask for.
  client_hash  bytea,
  -- SHA-256 of the secret in the mail's link that removes the address; null until there is a mail.
  token_hash   bytea UNIQUE,
  created_at   timestamptz NOT NULL,
  due_at       timestamptz,
  mailed_at    timestamptz,
  CHECK (mailed_at IS NULL OR due_at IS NOT NULL)
);
CREATE INDEX stock_alert_due ON stock_alert (due_at) WHERE due_at IS NOT NULL AND mailed_at IS NULL;
CREATE UNIQUE INDEX stock_alert_open ON stock_alert (sku, lower(email)) WHERE mailed_at IS NULL;
CREATE INDEX stock_alert_email ON stock_alert (lower(email));
CREATE INDEX stock_alert_client ON stock_alert (client_hash, created_at) WHERE client_hash IS NOT NULL;
CREATE INDEX stock_alert_age ON stock_alert (created_at);

-- ---------------------------------------------------------------- wish list
CREATE TABLE wish_list (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- SHA-256 of the cookie's value, as with carts.
  token_hash bytea NOT NULL UNIQUE,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX wish_list_age ON wish_list (updated_at);
CREATE TABLE wish_list_item (
  wish_list_id bigint NOT NULL REFERENCES wish_list (id) ON DELETE CASCADE,
  sku          text NOT NULL CHECK (length(sku) BETWEEN 1 AND 64),
  added_at     timestamptz NOT NULL,
  PRIMARY KEY (wish_list_id, sku)
);

-- ---------------------------------------------------------------- reviews
-- What buyers say of a product, once an order; changed ones wait for a decision again.
CREATE TABLE review (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  order_number    text NOT NULL REFERENCES orders (number),
  product_id      bigint NOT NULL REFERENCES product (id),
  sku             text NOT NULL CHECK (length(sku) BETWEEN 1 AND 64),
  rating          smallint NOT NULL CHECK (rating BETWEEN 1 AND 5),
  title           text NOT NULL CHECK (length(title) BETWEEN 1 AND 120),
  body            text NOT NULL CHECK (length(body) BETWEEN 20 AND 4000),
  display_name    text NOT NULL CHECK (length(display_name) BETWEEN 1 AND 60),
  language        char(2) NOT NULL CHECK (language IN ('en', 'de')),
  state           text NOT NULL CHECK (state IN ('PENDING', 'APPROVED', 'REJECTED')),
  -- Counts what was written: a decision on an earlier text decides nothing.
  revision        integer NOT NULL DEFAULT 1,
  -- SHA-256 of the secret in the moderator's link; null once it was used.
  moderation_hash bytea UNIQUE,
  decided_by      text CHECK (length(decided_by) BETWEEN 1 AND 100),
  decided_at      timestamptz,
  decision_reason text NOT NULL DEFAULT '' CHECK (length(decision_reason) <= 500),
  created_at      timestamptz NOT NULL,
  written_at      timestamptz NOT NULL,
  UNIQUE (order_number, product_id),
  CHECK ((state = 'PENDING') = (decided_at IS NULL)),
  CHECK ((decided_by IS NULL) = (decided_at IS NULL))
);
CREATE INDEX review_shown ON review (product_id, written_at DESC, id DESC) INCLUDE (rating) WHERE state = 'APPROVED';
CREATE INDEX review_pending ON review (written_at) WHERE state = 'PENDING';

-- ---------------------------------------------------------------- what sells
CREATE INDEX orders_placed ON orders (placed_at) WHERE placed_at IS NOT NULL;
