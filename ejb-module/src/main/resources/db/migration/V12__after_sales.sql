-- What happens to an order after it is placed: changes of heart, returns, documents; and the lists that show orders.

-- ---------------------------------------------------------------- orders
-- Since when all of it is on its way; it is complete some time after that.
ALTER TABLE orders ADD COLUMN shipped_at timestamptz;
UPDATE orders o SET shipped_at = (SELECT max(h.occurred_at) FROM order_history h WHERE h.order_id = o.id AND h.to_status = 'SHIPPED')
 WHERE o.status = 'SHIPPED';
CREATE INDEX orders_shipped ON orders (shipped_at) WHERE status = 'SHIPPED';

-- Lists of orders: newest first, by what they are filtered by. The number ends a tie, so that a page begins where the last ended.
CREATE INDEX orders_by_time ON orders (created_at DESC, id DESC);
CREATE INDEX orders_by_status ON orders (status, created_at DESC, id DESC);
CREATE INDEX orders_by_channel ON orders (channel, created_at DESC, id DESC);
CREATE INDEX orders_by_email ON orders (lower(email) text_pattern_ops);
-- Beginnings of the words of a name, in any script.
CREATE INDEX orders_by_name ON orders USING gin (to_tsvector('simple', ship_name));

-- ---------------------------------------------------------------- fulfilment
-- What will not be sent any more because the rest was called off.
ALTER TABLE fulfilment_line ADD COLUMN cancelled integer NOT NULL DEFAULT 0;
ALTER TABLE fulfilment_line ADD CONSTRAINT fulfilment_line_cancelled CHECK (cancelled >= 0 AND shipped + cancelled <= quantity);
ALTER TABLE fulfilment DROP CONSTRAINT fulfilment_state_check;
ALTER TABLE fulfilment ADD CONSTRAINT fulfilment_state_check
  CHECK (state IN ('REQUESTED', 'PARTIALLY_SHIPPED', 'SHIPPED', 'CUT_SHORT', 'CANCELLED'));
CREATE INDEX fulfilment_open ON fulfilment (requested_at) WHERE state IN ('REQUESTED', 'PARTIALLY_SHIPPED');
CREATE TABLE fulfilment_history (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fulfilment_id bigint NOT NULL REFERENCES fulfilment (id),
  from_state    text,
  to_state      text NOT NULL,
  actor         text NOT NULL CHECK (length(actor) <= 100),
  reason        text NOT NULL DEFAULT '' CHECK (length(reason) <= 500),
  occurred_at   timestamptz NOT NULL
);
CREATE INDEX fulfilment_history_fulfilment ON fulfilment_history (fulfilment_id, id);

-- What partners sent in vain, for those who look after it.
CREATE INDEX outbox_refused ON outbox (address, created_at) WHERE address LIKE 'meo.dlq.%';

-- ---------------------------------------------------------------- returns
CREATE TABLE goods_return (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  order_number  text NOT NULL REFERENCES orders (number),
  state         text NOT NULL CHECK (state IN ('REQUESTED', 'APPROVED', 'REFUSED', 'RECEIVED', 'REFUNDED', 'CLOSED')),
  reason        text NOT NULL CHECK (reason IN ('UNWANTED', 'DAMAGED', 'WRONG', 'LATE', 'OTHER')),
  note          text NOT NULL DEFAULT '' CHECK (length(note) <= 1000),
  currency      char(3) NOT NULL,
  -- What its lines were bought for: what a refund is suggested with.
  worth         numeric(19, 2) NOT NULL CHECK (worth >= 0),
  refund_id     bigint,
  refunded      numeric(19, 2) CHECK (refunded > 0),
  requested_at  timestamptz NOT NULL
);
CREATE INDEX goods_return_order ON goods_return (order_number, id);
CREATE INDEX goods_return_open ON goods_return (requested_at, id) WHERE state IN ('REQUESTED', 'APPROVED', 'RECEIVED');
CREATE TABLE goods_return_line (
  return_id bigint NOT NULL REFERENCES goods_return (id),
  sku       text NOT NULL,
  quantity  integer NOT NULL CHECK (quantity > 0),
  worth     numeric(19, 2) NOT NULL CHECK (worth >= 0),
  restocked integer NOT NULL DEFAULT 0 CHECK (restocked >= 0),
  written_off integer NOT NULL DEFAULT 0 CHECK (written_off >= 0),
  PRIMARY KEY (return_id, sku),
  CHECK (restocked + written_off <= quantity)
);
CREATE TABLE goods_return_history (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  return_id   bigint NOT NULL REFERENCES goods_return (id),
  from_state  text,
  to_state    text NOT NULL,
  actor       text NOT NULL CHECK (length(actor) <= 100),
  reason      text NOT NULL DEFAULT '' CHECK (length(reason) <= 500),
  occurred_at timestamptz NOT NULL
);
CREATE INDEX goods_return_history_return ON goods_return_history (return_id, id);

-- ---------------------------------------------------------------- documents
-- Numbers without gaps: the row is locked until the transaction that writes the document ends, and goes back with it.
CREATE TABLE document_counter (
  kind text NOT NULL CHECK (kind IN ('INVOICE', 'CREDIT_NOTE')),
  year integer NOT NULL,
  last integer NOT NULL CHECK (last > 0),
  PRIMARY KEY (kind, year)
);
CREATE TABLE document (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind         text NOT NULL CHECK (kind IN ('INVOICE', 'CREDIT_NOTE')),
  year         integer NOT NULL,
  sequence     integer NOT NULL CHECK (sequence > 0),
  number       text NOT NULL UNIQUE CHECK (length(number) <= 30),
  order_number text NOT NULL REFERENCES orders (number),
  -- One document an occasion: 'order:<number>', 'refund:<id>'.
  occasion     text NOT NULL UNIQUE CHECK (length(occasion) <= 60),
  content      jsonb NOT NULL,
  issued_at    timestamptz NOT NULL,
  UNIQUE (kind, year, sequence)
);
CREATE INDEX document_order ON document (order_number, id);
CREATE TRIGGER document_append_only BEFORE UPDATE OR DELETE ON document FOR EACH ROW EXECUTE FUNCTION refuse_change();
