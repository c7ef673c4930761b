-- Payments that are captured, given back and reconciled.

-- What gift cards paid is kept beside what the provider is asked for: an order has one payment that goes well.
ALTER TABLE payment
  -- Where the shopper goes on: the bank's or the provider's page.
  ADD COLUMN action_url       text CHECK (length(action_url) <= 2000),
  ADD COLUMN captured         numeric(19, 2) NOT NULL DEFAULT 0,
  -- Asked back or given back. It is raised before the provider is called, so no two refunds can add up to too much.
  ADD COLUMN refunded         numeric(19, 2) NOT NULL DEFAULT 0,
  ADD COLUMN prepaid          numeric(19, 2) NOT NULL DEFAULT 0,
  ADD COLUMN prepaid_refunded numeric(19, 2) NOT NULL DEFAULT 0,
  ADD COLUMN next_check_at    timestamptz,
  ADD COLUMN asked_at         timestamptz,
  ADD CHECK (captured BETWEEN 0 AND amount),
  ADD CHECK (refunded BETWEEN 0 AND captured),
  ADD CHECK (prepaid >= 0),
  ADD CHECK (prepaid_refunded BETWEEN 0 AND prepaid),
  DROP CONSTRAINT payment_status_check,
  ADD CONSTRAINT payment_status_check CHECK (status IN
    ('INTENDED', 'ACTION_REQUIRED', 'AUTHORISED', 'DECLINED', 'CAPTURED', 'VOIDING', 'VOIDED'));
UPDATE payment SET next_check_at = created_at + interval '1 minute' WHERE status = 'INTENDED';
DROP INDEX payment_unsettled;
CREATE INDEX payment_unsettled ON payment (next_check_at) WHERE status IN ('INTENDED', 'ACTION_REQUIRED');
CREATE INDEX payment_authorised ON payment (settled_at) WHERE status = 'AUTHORISED';
-- One payment an order that can still take or has taken money; an attempt that failed does not count.
CREATE UNIQUE INDEX payment_live ON payment (order_number) WHERE status NOT IN ('DECLINED', 'VOIDING', 'VOIDED');

CREATE TABLE payment_history (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  payment_id  bigint NOT NULL REFERENCES payment (id),
  from_status text NOT NULL,
  to_status   text NOT NULL,
  actor       text NOT NULL CHECK (length(actor) <= 100),
  reason      text NOT NULL DEFAULT '' CHECK (length(reason) <= 500),
  occurred_at timestamptz NOT NULL
);
CREATE INDEX payment_history_payment ON payment_history (payment_id, id);

CREATE TABLE refund (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  payment_id      bigint NOT NULL REFERENCES payment (id),
  order_number    text NOT NULL,
  status          text NOT NULL CHECK (status IN ('REQUESTED', 'SETTLED', 'FAILED')),
  -- What goes back through the provider, and what to the gift cards.
  amount          numeric(19, 2) NOT NULL CHECK (amount >= 0),
  prepaid_amount  numeric(19, 2) NOT NULL CHECK (prepaid_amount >= 0),
  currency        char(3) NOT NULL,
  reason          text NOT NULL CHECK (length(reason) <= 500),
  actor           text NOT NULL CHECK (length(actor) <= 100),
  requested_at    timestamptz NOT NULL,
  settled_at      timestamptz,
  failure         text CHECK (length(failure) <= 60),
  CHECK (amount + prepaid_amount > 0)
);
CREATE INDEX refund_order ON refund (order_number, id);

-- What a provider is still to be asked for. Written in the transaction of whoever wants it, done outside of any.
CREATE TABLE payment_operation (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  payment_id      bigint NOT NULL REFERENCES payment (id),
  refund_id       bigint UNIQUE REFERENCES refund (id),
  kind            text NOT NULL CHECK (kind IN ('CAPTURE', 'VOID', 'REFUND')),
  status          text NOT NULL CHECK (status IN ('REQUESTED', 'DONE', 'FAILED', 'NEEDS_PERSON')),
  idempotency_key text NOT NULL UNIQUE CHECK (length(idempotency_key) <= 80),
  amount          numeric(19, 2) NOT NULL CHECK (amount >= 0),
  actor           text NOT NULL CHECK (length(actor) <= 100),
  reason          text NOT NULL DEFAULT '' CHECK (length(reason) <= 500),
  attempts        integer NOT NULL DEFAULT 0,
  requested_at    timestamptz NOT NULL,
  next_attempt_at timestamptz NOT NULL,
  done_at         timestamptz,
  answer          text CHECK (length(answer) <= 200)
);
CREATE INDEX payment_operation_due ON payment_operation (next_attempt_at) WHERE status = 'REQUESTED';
CREATE INDEX payment_operation_stuck ON payment_operation (id) WHERE status = 'NEEDS_PERSON';
CREATE INDEX payment_operation_payment ON payment_operation (payment_id, id);

-- What providers told: each event counts once.
CREATE TABLE payment_event (
  provider    text NOT NULL CHECK (length(provider) <= 40),
  event_id    text NOT NULL CHECK (length(event_id) <= 255),
  type        text NOT NULL CHECK (length(type) <= 100),
  received_at timestamptz NOT NULL,
  PRIMARY KEY (provider, event_id)
);
CREATE INDEX payment_event_age ON payment_event (received_at);

-- Bought on invoice: what is open must stay below the limit.
CREATE TABLE credit_account (
  customer_id  bigint PRIMARY KEY,
  currency     char(3) NOT NULL,
  credit_limit numeric(19, 2) NOT NULL CHECK (credit_limit >= 0),
  used         numeric(19, 2) NOT NULL DEFAULT 0 CHECK (used >= 0)
);
-- The credit in use is the sum of its entries, always.
CREATE TABLE credit_entry (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES credit_account (customer_id),
  entry_key   text NOT NULL UNIQUE CHECK (length(entry_key) <= 120),
  -- The payment it is about; null for money that came for no payment in particular.
  charge_key  text CHECK (length(charge_key) <= 64),
  kind        text NOT NULL CHECK (kind IN ('ORDER', 'VOID', 'REFUND', 'PAID')),
  delta       numeric(19, 2) NOT NULL,
  actor       text NOT NULL CHECK (length(actor) <= 100),
  occurred_at timestamptz NOT NULL
);
CREATE INDEX credit_entry_customer ON credit_entry (customer_id, id);
CREATE INDEX credit_entry_charge ON credit_entry (charge_key);
CREATE TRIGGER credit_entry_append_only BEFORE UPDATE OR DELETE ON credit_entry
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The books of the simulated provider. They stand for another firm's: nothing else refers to them, and they are written in
-- transactions of their own. No card is in them, only what the number was to stand for.
CREATE TABLE simulated_charge (
  charge_key  text PRIMARY KEY CHECK (length(charge_key) <= 64),
  reference   text NOT NULL UNIQUE CHECK (length(reference) <= 100),
  state       text NOT NULL CHECK (state IN ('AWAITING', 'APPROVED', 'DECLINED', 'VOIDED', 'CAPTURED')),
  token       text,
  amount      numeric(19, 2) NOT NULL CHECK (amount >= 0),
  currency    char(3) NOT NULL,
  captured    numeric(19, 2) NOT NULL DEFAULT 0,
  refunded    numeric(19, 2) NOT NULL DEFAULT 0,
  decline     text,
  return_url  text,
  created_at  timestamptz NOT NULL,
  CHECK (captured BETWEEN 0 AND amount),
  CHECK (refunded BETWEEN 0 AND captured)
);
CREATE INDEX simulated_charge_age ON simulated_charge (created_at);
CREATE TABLE simulated_refund (
  refund_key text PRIMARY KEY CHECK (length(refund_key) <= 80),
  charge_key text NOT NULL REFERENCES simulated_charge (charge_key),
  amount     numeric(19, 2) NOT NULL CHECK (amount > 0)
);
CREATE TABLE simulated_event (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event_id   text NOT NULL,
  type       text NOT NULL,
  charge_key text NOT NULL,
  send_at    timestamptz NOT NULL
);
CREATE INDEX simulated_event_due ON simulated_event (send_at);
-- What its events are signed with: of each database its own.
CREATE TABLE simulated_secret (
  one    boolean PRIMARY KEY DEFAULT true CHECK (one),
  secret text NOT NULL
);
INSERT INTO simulated_secret (secret) SELECT gen_random_uuid()::text || gen_random_uuid()::text;
