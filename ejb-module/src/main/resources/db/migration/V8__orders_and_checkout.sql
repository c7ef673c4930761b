-- What an order keeps of its discounts, taxes, buyer and payment, and what a shopper has said on the way to one.
-- Expand only: the version before writes orders without discounts, which all of this allows.

ALTER TABLE orders
  -- Null for a guest; the account may be deleted later, the order stays.
  ADD customer_id      bigint,
  ADD phone            text CHECK (length(phone) BETWEEN 1 AND 40),
  ADD bill_name        text CHECK (length(bill_name) BETWEEN 1 AND 200),
  ADD bill_line1       text CHECK (length(bill_line1) BETWEEN 1 AND 200),
  ADD bill_line2       text CHECK (length(bill_line2) <= 200),
  ADD bill_city        text CHECK (length(bill_city) BETWEEN 1 AND 100),
  ADD bill_region      text CHECK (length(bill_region) <= 100),
  ADD bill_postal_code text CHECK (length(bill_postal_code) BETWEEN 1 AND 20),
  ADD bill_country     char(2),
  -- Of the lines; one of delivery is in shipping already.
  ADD discount         numeric(19, 2) NOT NULL DEFAULT 0 CHECK (discount >= 0 AND discount <= subtotal),
  ADD tax_included     boolean NOT NULL DEFAULT true,
  ADD shipping_method  text CHECK (length(shipping_method) BETWEEN 1 AND 40),
  -- What gift cards pay of the total; a payment is asked for the rest.
  ADD gift_cards       numeric(19, 2) NOT NULL DEFAULT 0 CHECK (gift_cards >= 0 AND gift_cards <= total),
  ADD payment_method   text CHECK (length(payment_method) BETWEEN 1 AND 40),
  ADD CONSTRAINT orders_adds_up
    CHECK (total = subtotal - discount + shipping + CASE WHEN tax_included THEN 0 ELSE tax END);
ALTER TABLE orders DROP CONSTRAINT orders_check;
CREATE INDEX orders_customer ON orders (customer_id, created_at DESC, id DESC) WHERE customer_id IS NOT NULL;

-- A cart that nobody ordered is deleted one day; a failed try to order it stays without.
CREATE INDEX orders_of_cart ON orders (cart_id) WHERE cart_id IS NOT NULL;
ALTER TABLE orders DROP CONSTRAINT orders_cart_id_fkey,
  ADD CONSTRAINT orders_cart_id_fkey FOREIGN KEY (cart_id) REFERENCES cart (id) ON DELETE SET NULL;

ALTER TABLE order_line
  ADD discount numeric(19, 2) NOT NULL DEFAULT 0 CHECK (discount >= 0 AND discount <= line_total),
  ADD tax_rate numeric(7, 6) NOT NULL DEFAULT 0 CHECK (tax_rate >= 0);

-- What a shopper said before placing: one row a cart, gone with it. No card: a provider's token stands for it.
CREATE TABLE checkout (
  cart_id          bigint PRIMARY KEY REFERENCES cart (id) ON DELETE CASCADE,
  email            text NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
  phone            text CHECK (length(phone) BETWEEN 1 AND 40),
  ship_name        text NOT NULL CHECK (length(ship_name) BETWEEN 1 AND 200),
  ship_line1       text NOT NULL CHECK (length(ship_line1) BETWEEN 1 AND 200),
  ship_line2       text CHECK (length(ship_line2) <= 200),
  ship_city        text NOT NULL CHECK (length(ship_city) BETWEEN 1 AND 100),
  ship_region      text CHECK (length(ship_region) <= 100),
  ship_postal_code text NOT NULL CHECK (length(ship_postal_code) BETWEEN 1 AND 20),
  ship_country     char(2) NOT NULL,
  bill_name        text CHECK (length(bill_name) BETWEEN 1 AND 200),
  bill_line1       text CHECK (length(bill_line1) BETWEEN 1 AND 200),
  bill_line2       text CHECK (length(bill_line2) <= 200),
  bill_city        text CHECK (length(bill_city) BETWEEN 1 AND 100),
  bill_region      text CHECK (length(bill_region) <= 100),
  bill_postal_code text CHECK (length(bill_postal_code) BETWEEN 1 AND 20),
  bill_country     char(2),
  shipping_method  text CHECK (length(shipping_method) BETWEEN 1 AND 40),
  payment_method   text CHECK (length(payment_method) BETWEEN 1 AND 40),
  payment_token    text CHECK (length(payment_token) BETWEEN 1 AND 200),
  payment_label    text CHECK (length(payment_label) BETWEEN 1 AND 100),
  updated_at       timestamptz NOT NULL,
  -- All of a billing address or nothing.
  CHECK (num_nonnulls(bill_name, bill_line1, bill_city, bill_postal_code, bill_country) IN (0, 5)),
  CHECK ((payment_method IS NULL) = (payment_token IS NULL))
);
