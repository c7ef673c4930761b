-- Orders that come by message: where they may come from, who orders, and what tells a repeat from another order.
-- Expand only: a node of the version before goes on working beside it, for nothing in its own orders changes.

-- ---------------------------------------------------------------- channels
CREATE TABLE channel (
  code            text PRIMARY KEY CHECK (code ~ '^[a-z][a-z0-9-]{0,39}$' AND code <> 'web'),
  name            text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  -- Whether its orders may name their own prices; else a price that is named must be the store's.
  agreed_prices   boolean NOT NULL,
  -- Whether a customer who is not known yet is one from the first order on, with the limit and the days to pay below.
  opens_customers boolean NOT NULL,
  credit_limit    numeric(15, 2) NOT NULL CHECK (credit_limit >= 0),
  payment_days    integer NOT NULL CHECK (payment_days BETWEEN 0 AND 365),
  active          boolean NOT NULL DEFAULT true
);
-- Customers as their partner numbers them. They share the numbers of customers with an account: what somebody owes is kept
-- by that number.
CREATE TABLE partner_customer (
  id           bigint PRIMARY KEY,
  channel      text NOT NULL REFERENCES channel (code),
  external_id  text NOT NULL CHECK (length(external_id) BETWEEN 1 AND 64),
  name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  payment_days integer NOT NULL CHECK (payment_days BETWEEN 0 AND 365),
  opened_at    timestamptz NOT NULL,
  UNIQUE (channel, external_id)
);

-- ---------------------------------------------------------------- orders
ALTER TABLE orders
  -- A partner need not say where mails go; then none are sent.
  ALTER COLUMN email DROP NOT NULL,
  ADD COLUMN partner_customer text CHECK (length(partner_customer) BETWEEN 1 AND 64),
  ADD COLUMN payment_days integer CHECK (payment_days BETWEEN 0 AND 999),
  ADD COLUMN note text CHECK (length(note) BETWEEN 1 AND 1000),
  ADD COLUMN requested_at timestamptz,
  -- SHA-256 of the request: the same again is answered as before, another under the same number is refused.
  ADD COLUMN request_hash bytea CHECK (length(request_hash) = 32);
CREATE INDEX orders_by_external_id ON orders (external_id) WHERE external_id IS NOT NULL;

-- ---------------------------------------------------------------- inbox
ALTER TABLE inbox
  -- SHA-256 of what came, where a repeat is answered again.
  ADD COLUMN content bytea CHECK (length(content) = 32),
  -- What it was answered with, where that can't be read from what came of it.
  ADD COLUMN answer text;

-- ---------------------------------------------------------------- catalogue
-- A partner who spells a SKU in other cases is told how the store does.
CREATE INDEX variant_sku_folded ON variant (upper(sku));
