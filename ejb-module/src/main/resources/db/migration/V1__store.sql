-- The store's first schema. Migrations are expand-then-contract and never rewritten once landed.
-- Sequences that step by 50 serve Jakarta Persistence, which takes blocks of 50 and wants the end of each.
-- Text lengths are CHECKed here and stand as constants beside the fields that take them in.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- ---------------------------------------------------------------- catalog
CREATE SEQUENCE category_seq;
CREATE TABLE category (
  id          bigint PRIMARY KEY,
  slug        text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 120),
  parent_id   bigint REFERENCES category (id),
  position    integer NOT NULL DEFAULT 0,
  name        text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  name_de     text CHECK (length(name_de) BETWEEN 1 AND 200),
  description text NOT NULL DEFAULT '' CHECK (length(description) <= 4000),
  description_de text CHECK (length(description_de) <= 4000)
);
CREATE INDEX category_parent ON category (parent_id);

CREATE SEQUENCE product_seq;
CREATE TABLE product (
  id          bigint PRIMARY KEY,
  slug        text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 160),
  category_id bigint NOT NULL REFERENCES category (id),
  name        text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  name_de     text CHECK (length(name_de) BETWEEN 1 AND 200),
  brand       text CHECK (length(brand) BETWEEN 1 AND 100),
  description text NOT NULL DEFAULT '' CHECK (length(description) <= 10000),
  description_de text CHECK (length(description_de) <= 10000),
  tax_class   text NOT NULL DEFAULT 'standard' CHECK (tax_class IN ('standard', 'reduced', 'zero')),
  -- [{"name": ..., "value": ...}, ...]: an array, because the order in which facts are shown counts.
  attributes  jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(attributes) = 'array'),
  active      boolean NOT NULL DEFAULT true,
  created_at  timestamptz NOT NULL DEFAULT now(),
  version     bigint NOT NULL DEFAULT 0,
  search      tsvector GENERATED ALWAYS AS (
                setweight(to_tsvector('english', name), 'A')
                || setweight(to_tsvector('english', coalesce(brand, '')), 'B')
                || setweight(to_tsvector('english', description), 'C')) STORED
);
CREATE INDEX product_category ON product (category_id, id) WHERE active;
CREATE INDEX product_search ON product USING gin (search);
CREATE INDEX product_name_trigram ON product USING gin (name gin_trgm_ops);

CREATE SEQUENCE variant_seq;
CREATE TABLE variant (
  id          bigint PRIMARY KEY,
  product_id  bigint NOT NULL REFERENCES product (id),
  sku         text NOT NULL UNIQUE CHECK (length(sku) BETWEEN 1 AND 64),
  position    integer NOT NULL DEFAULT 0,
  label       text NOT NULL DEFAULT '' CHECK (length(label) <= 200),
  label_de    text CHECK (length(label_de) <= 200),
  options     jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(options) = 'array'),
  price       numeric(12, 2) NOT NULL CHECK (price >= 0),
  compare_at  numeric(12, 2) CHECK (compare_at > price),
  currency    char(3) NOT NULL,
  picture     text NOT NULL DEFAULT '' CHECK (length(picture) <= 200),
  picture_alt text NOT NULL DEFAULT '' CHECK (length(picture_alt) <= 400),
  active      boolean NOT NULL DEFAULT true,
  version     bigint NOT NULL DEFAULT 0
);
CREATE INDEX variant_product ON variant (product_id, position, id) WHERE active;

-- One row an import that ran or runs: what it read, took and left.
CREATE TABLE catalog_import (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source      text NOT NULL,
  started_at  timestamptz NOT NULL,
  finished_at timestamptz,
  lines_read  bigint NOT NULL DEFAULT 0,
  taken       bigint NOT NULL DEFAULT 0,
  rejected    bigint NOT NULL DEFAULT 0,
  failure     text,
  -- Finished means whole: every line read was either taken or left with a reason.
  CHECK (finished_at IS NULL OR (taken + rejected = lines_read AND failure IS NULL))
);
CREATE TABLE catalog_import_rejection (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  import_id bigint NOT NULL REFERENCES catalog_import (id),
  line      bigint NOT NULL,
  sku       text,
  code      text NOT NULL,
  reason    text NOT NULL
);
CREATE INDEX catalog_import_rejection_import ON catalog_import_rejection (import_id, line);

-- ---------------------------------------------------------------- inventory
-- Rule 1: changed only by one conditional statement a SKU, in ascending order of SKU; the CHECKs are the last guard.
CREATE TABLE stock_level (
  sku      text PRIMARY KEY,
  on_hand  integer NOT NULL CHECK (on_hand >= 0),
  reserved integer NOT NULL DEFAULT 0 CHECK (reserved >= 0),
  CHECK (reserved <= on_hand)
) WITH (fillfactor = 70);

-- Append-only: the level of a SKU is the sum of its movements, always.
CREATE SEQUENCE stock_movement_seq;
CREATE TABLE stock_movement (
  id             bigint PRIMARY KEY DEFAULT nextval('stock_movement_seq'),
  sku            text NOT NULL,
  kind           text NOT NULL CHECK (kind IN ('RECEIPT', 'ADJUSTMENT', 'RESERVATION', 'RELEASE', 'SHIPMENT')),
  on_hand_delta  integer NOT NULL,
  reserved_delta integer NOT NULL,
  reference      text NOT NULL CHECK (length(reference) <= 100),
  occurred_at    timestamptz NOT NULL
);
CREATE INDEX stock_movement_sku ON stock_movement (sku, id);
CREATE INDEX stock_movement_reference ON stock_movement (reference);
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
CREATE TRIGGER stock_movement_append_only BEFORE UPDATE OR DELETE ON stock_movement
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- What is promised to somebody: HELD until an order CONFIRMED it (no expiry any more) or it is RELEASED; the state moves once.
CREATE SEQUENCE reservation_seq;
CREATE TABLE reservation (
  id         bigint PRIMARY KEY,
  reference  text NOT NULL UNIQUE CHECK (length(reference) <= 100),
  state      text NOT NULL CHECK (state IN ('HELD', 'CONFIRMED', 'RELEASED')),
  expires_at timestamptz,
  created_at timestamptz NOT NULL,
  version    bigint NOT NULL DEFAULT 0
);
CREATE INDEX reservation_expiry ON reservation (expires_at) WHERE state = 'HELD';
CREATE TABLE reservation_line (
  reservation_id bigint NOT NULL REFERENCES reservation (id),
  sku            text NOT NULL,
  quantity       integer NOT NULL CHECK (quantity > 0),
  shipped        integer NOT NULL DEFAULT 0 CHECK (shipped BETWEEN 0 AND quantity),
  PRIMARY KEY (reservation_id, sku)
);

-- ---------------------------------------------------------------- cart
CREATE SEQUENCE cart_seq START WITH 50 INCREMENT BY 50;
CREATE TABLE cart (
  id         bigint PRIMARY KEY,
  -- SHA-256 of the cookie's value: who reads the table can't take over a cart.
  token_hash bytea NOT NULL UNIQUE,
  status     text NOT NULL CHECK (status IN ('OPEN', 'ORDERED')),
  currency   char(3) NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version    bigint NOT NULL DEFAULT 0
);
CREATE INDEX cart_open_age ON cart (updated_at) WHERE status = 'OPEN';
CREATE TABLE cart_line (
  cart_id  bigint NOT NULL REFERENCES cart (id) ON DELETE CASCADE,
  sku      text NOT NULL,
  quantity integer NOT NULL CHECK (quantity BETWEEN 1 AND 9999),
  position integer NOT NULL,
  PRIMARY KEY (cart_id, sku)
);

-- ---------------------------------------------------------------- orders
CREATE SEQUENCE orders_seq START WITH 50 INCREMENT BY 50;
CREATE TABLE orders (
  id            bigint PRIMARY KEY,
  number        text NOT NULL UNIQUE CHECK (length(number) <= 20),
  access_key    text NOT NULL CHECK (length(access_key) <= 64),
  channel       text NOT NULL CHECK (length(channel) BETWEEN 1 AND 40),
  external_id   text CHECK (length(external_id) BETWEEN 1 AND 100),
  cart_id       bigint REFERENCES cart (id),
  status        text NOT NULL CHECK (status IN
                  ('PENDING_PAYMENT', 'PLACED', 'PARTIALLY_SHIPPED', 'SHIPPED', 'COMPLETED', 'PAYMENT_FAILED', 'CANCELLED')),
  email         text NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
  locale        text NOT NULL CHECK (length(locale) <= 20),
  ship_name     text NOT NULL CHECK (length(ship_name) BETWEEN 1 AND 200),
  ship_line1    text NOT NULL CHECK (length(ship_line1) BETWEEN 1 AND 200),
  ship_line2    text CHECK (length(ship_line2) <= 200),
  ship_city     text NOT NULL CHECK (length(ship_city) BETWEEN 1 AND 100),
  ship_region   text CHECK (length(ship_region) <= 100),
  ship_postal_code text NOT NULL CHECK (length(ship_postal_code) BETWEEN 1 AND 20),
  ship_country  char(2) NOT NULL,
  currency      char(3) NOT NULL,
  subtotal      numeric(19, 2) NOT NULL CHECK (subtotal >= 0),
  shipping      numeric(19, 2) NOT NULL CHECK (shipping >= 0),
  tax           numeric(19, 2) NOT NULL CHECK (tax >= 0),
  total         numeric(19, 2) NOT NULL,
  -- A JSON array of the steps that led to the total.
  price_trace   text NOT NULL DEFAULT '[]',
  created_at    timestamptz NOT NULL,
  placed_at     timestamptz,
  version       bigint NOT NULL DEFAULT 0,
  CHECK (total = subtotal + shipping)
);
-- Rule 3: one order a cart, one an external id; an attempt whose payment failed does not count.
CREATE UNIQUE INDEX orders_cart ON orders (cart_id) WHERE status <> 'PAYMENT_FAILED';
CREATE UNIQUE INDEX orders_external_id ON orders (channel, external_id);
CREATE INDEX orders_pending ON orders (created_at) WHERE status = 'PENDING_PAYMENT';

CREATE SEQUENCE order_line_seq START WITH 50 INCREMENT BY 50;
CREATE TABLE order_line (
  id         bigint PRIMARY KEY,
  order_id   bigint NOT NULL REFERENCES orders (id),
  position   integer NOT NULL,
  sku        text NOT NULL,
  name       text NOT NULL,
  label      text NOT NULL DEFAULT '',
  picture    text NOT NULL DEFAULT '',
  quantity   integer NOT NULL CHECK (quantity > 0),
  unit_price numeric(19, 4) NOT NULL CHECK (unit_price >= 0),
  line_total numeric(19, 2) NOT NULL CHECK (line_total >= 0),
  tax        numeric(19, 2) NOT NULL CHECK (tax >= 0),
  UNIQUE (order_id, position)
);

CREATE SEQUENCE order_history_seq START WITH 50 INCREMENT BY 50;
CREATE TABLE order_history (
  id          bigint PRIMARY KEY,
  order_id    bigint NOT NULL REFERENCES orders (id),
  from_status text,
  to_status   text NOT NULL,
  actor       text NOT NULL CHECK (length(actor) <= 100),
  reason      text NOT NULL DEFAULT '' CHECK (length(reason) <= 500),
  occurred_at timestamptz NOT NULL
);
CREATE INDEX order_history_order ON order_history (order_id, id);

-- ---------------------------------------------------------------- payments
-- Rule 4: the intent is committed before the provider is called with its idempotency key.
CREATE SEQUENCE payment_seq START WITH 50 INCREMENT BY 50;
CREATE TABLE payment (
  id              bigint PRIMARY KEY,
  order_number    text NOT NULL REFERENCES orders (number),
  provider        text NOT NULL CHECK (length(provider) <= 40),
  idempotency_key text NOT NULL UNIQUE CHECK (length(idempotency_key) <= 64),
  status          text NOT NULL CHECK (status IN ('INTENDED', 'AUTHORISED', 'DECLINED', 'VOIDED')),
  amount          numeric(19, 2) NOT NULL CHECK (amount >= 0),
  currency        char(3) NOT NULL,
  provider_reference text CHECK (length(provider_reference) <= 100),
  card_last4      char(4),
  decline_code    text CHECK (length(decline_code) <= 60),
  created_at      timestamptz NOT NULL,
  settled_at      timestamptz,
  version         bigint NOT NULL DEFAULT 0
);
CREATE INDEX payment_order ON payment (order_number);
CREATE INDEX payment_unsettled ON payment (created_at) WHERE status = 'INTENDED';

-- ---------------------------------------------------------------- fulfilment
CREATE SEQUENCE fulfilment_seq START WITH 50 INCREMENT BY 50;
CREATE TABLE fulfilment (
  id            bigint PRIMARY KEY,
  fulfilment_id text NOT NULL UNIQUE CHECK (length(fulfilment_id) <= 64),
  order_number  text NOT NULL REFERENCES orders (number),
  state         text NOT NULL CHECK (state IN ('REQUESTED', 'PARTIALLY_SHIPPED', 'SHIPPED', 'CANCELLED')),
  requested_at  timestamptz NOT NULL,
  version       bigint NOT NULL DEFAULT 0
);
CREATE INDEX fulfilment_order ON fulfilment (order_number);
CREATE TABLE fulfilment_line (
  fulfilment_id bigint NOT NULL REFERENCES fulfilment (id),
  sku           text NOT NULL,
  quantity      integer NOT NULL CHECK (quantity > 0),
  shipped       integer NOT NULL DEFAULT 0,
  PRIMARY KEY (fulfilment_id, sku),
  CHECK (shipped BETWEEN 0 AND quantity)
);
CREATE SEQUENCE shipment_seq;
CREATE TABLE shipment (
  id              bigint PRIMARY KEY,
  fulfilment_id   bigint NOT NULL REFERENCES fulfilment (id),
  carrier         text NOT NULL CHECK (length(carrier) <= 100),
  tracking_number text NOT NULL CHECK (length(tracking_number) <= 100),
  shipped_at      timestamptz NOT NULL,
  recorded_at     timestamptz NOT NULL
);
CREATE INDEX shipment_fulfilment ON shipment (fulfilment_id, id);
CREATE TABLE shipment_line (
  shipment_id bigint NOT NULL REFERENCES shipment (id),
  sku         text NOT NULL,
  quantity    integer NOT NULL CHECK (quantity > 0),
  PRIMARY KEY (shipment_id, sku)
);

-- ---------------------------------------------------------------- messaging
-- Rule 5. A shard is sent by one relay at a time (its row below is locked), in order of id;
-- all messages of one key are in one shard, so they leave in the order they were written.
CREATE TABLE outbox_shard (shard smallint PRIMARY KEY);
INSERT INTO outbox_shard SELECT generate_series(0, 7);
CREATE TABLE outbox (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  shard          smallint NOT NULL REFERENCES outbox_shard (shard),
  address        text NOT NULL,
  topic          boolean NOT NULL,
  message_key    text NOT NULL,
  message_id     text NOT NULL UNIQUE CHECK (length(message_id) <= 64),
  correlation_id text,
  type           text NOT NULL,
  type_version   integer NOT NULL,
  properties     jsonb NOT NULL DEFAULT '{}',
  body           text NOT NULL,
  created_at     timestamptz NOT NULL,
  sent_at        timestamptz
);
CREATE INDEX outbox_unsent ON outbox (shard, id) WHERE sent_at IS NULL;
CREATE INDEX outbox_sent ON outbox (sent_at) WHERE sent_at IS NOT NULL;

CREATE TABLE inbox (
  partner     text NOT NULL CHECK (length(partner) <= 60),
  message_id  text NOT NULL CHECK (length(message_id) <= 64),
  type        text NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (partner, message_id)
);
CREATE INDEX inbox_age ON inbox (received_at);

-- ---------------------------------------------------------------- notifications
CREATE TABLE notification (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- One mail an occasion: 'order-placed:<number>', 'shipped:<shipment id>'.
  occasion        text NOT NULL UNIQUE CHECK (length(occasion) <= 120),
  recipient       text NOT NULL CHECK (length(recipient) <= 254),
  subject         text NOT NULL CHECK (length(subject) <= 300),
  body_text       text NOT NULL,
  body_html       text NOT NULL,
  created_at      timestamptz NOT NULL,
  attempts        integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL,
  sent_at         timestamptz
);
CREATE INDEX notification_due ON notification (next_attempt_at) WHERE sent_at IS NULL;
