-- What a cart costs: promotions, coupons, gift cards, tax, delivery; carts of customers. All additions: a node of the
-- version before goes on working beside it, with the prices and rates that it has built in.

-- ---------------------------------------------------------------- catalog
ALTER TABLE variant ADD COLUMN weight_grams integer NOT NULL DEFAULT 100 CHECK (weight_grams BETWEEN 0 AND 10000000);

-- ---------------------------------------------------------------- tax
-- Prices are stored with the tax of zone HOME inside. Where prices_include_tax is false the tax is taken out of them and
-- that of the zone, if any, is added at the end (docs/decisions/019-tax.md).
CREATE TABLE tax_zone (
  code               text PRIMARY KEY CHECK (code ~ '^[A-Z0-9-]{1,20}$'),
  prices_include_tax boolean NOT NULL
);
-- Which zone a place is in: the one named with its region, else that of the country, else that of '*'.
CREATE TABLE tax_zone_place (
  country text NOT NULL CHECK (country ~ '^([A-Z]{2}|[*])$'),
  region  text NOT NULL DEFAULT '' CHECK (region = upper(region) AND length(region) <= 100),
  zone    text NOT NULL REFERENCES tax_zone (code),
  PRIMARY KEY (country, region)
);
-- A class that a zone has no rate for has that of 'standard'; a zone without any taxes nothing.
CREATE TABLE tax_rate (
  zone      text NOT NULL REFERENCES tax_zone (code),
  tax_class text NOT NULL CHECK (tax_class IN ('standard', 'reduced', 'zero')),
  rate      numeric(6, 5) NOT NULL CHECK (rate >= 0 AND rate < 1),
  PRIMARY KEY (zone, tax_class)
);
-- Groups of customers who are shown prices without tax, which is added at the end wherever they are.
CREATE TABLE price_group (
  code               text PRIMARY KEY CHECK (code ~ '^[a-z][a-z0-9-]{0,39}$'),
  prices_include_tax boolean NOT NULL
);
INSERT INTO price_group (code, prices_include_tax) VALUES ('trade', false);

-- United Kingdom: gov.uk/vat-rates. European Union: standard rates of 2026 as in "Taxes in Europe Database" of the European
-- Commission (europa.eu/youreurope, "VAT rules and rates"); Germany with its reduced rate of 7 %.
INSERT INTO tax_zone (code, prices_include_tax) VALUES ('HOME', true), ('EXPORT', false);
INSERT INTO tax_rate (zone, tax_class, rate) VALUES ('HOME', 'standard', 0.20), ('HOME', 'reduced', 0.05), ('HOME', 'zero', 0);
INSERT INTO tax_zone_place (country, zone) VALUES ('GB', 'HOME'), ('IM', 'HOME'), ('*', 'EXPORT');
WITH rates (country, rate) AS (VALUES
  ('AT', 0.20), ('BE', 0.21), ('BG', 0.20), ('CY', 0.19), ('CZ', 0.21), ('DE', 0.19), ('DK', 0.25), ('EE', 0.24), ('ES', 0.21),
  ('FI', 0.255), ('FR', 0.20), ('GR', 0.24), ('HR', 0.25), ('HU', 0.27), ('IE', 0.23), ('IT', 0.22), ('LT', 0.21),
  ('LU', 0.17), ('LV', 0.21), ('MT', 0.18), ('NL', 0.21), ('PL', 0.23), ('PT', 0.23), ('RO', 0.21), ('SE', 0.25),
  ('SI', 0.22), ('SK', 0.23)),
zones AS (INSERT INTO tax_zone (code, prices_include_tax) SELECT country, true FROM rates RETURNING code),
places AS (INSERT INTO tax_zone_place (country, zone) SELECT country, country FROM rates RETURNING zone)
INSERT INTO tax_rate (zone, tax_class, rate) SELECT country, 'standard', rate FROM rates;
INSERT INTO tax_rate (zone, tax_class, rate) VALUES ('DE', 'reduced', 0.07), ('DE', 'zero', 0);

-- ---------------------------------------------------------------- delivery
-- Places as with tax; a zone without methods is one that nothing is sent to.
CREATE TABLE shipping_zone (
  code text PRIMARY KEY CHECK (code ~ '^[A-Z0-9-]{1,20}$')
);
CREATE TABLE shipping_zone_place (
  country text NOT NULL CHECK (country ~ '^([A-Z]{2}|[*])$'),
  region  text NOT NULL DEFAULT '' CHECK (region = upper(region) AND length(region) <= 100),
  zone    text NOT NULL REFERENCES shipping_zone (code),
  PRIMARY KEY (country, region)
);
CREATE TABLE shipping_method (
  code      text PRIMARY KEY CHECK (code ~ '^[a-z][a-z0-9-]{0,39}$'),
  zone      text NOT NULL REFERENCES shipping_zone (code),
  position  integer NOT NULL,
  name      text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  name_de   text CHECK (length(name_de) BETWEEN 1 AND 100),
  min_days  integer NOT NULL CHECK (min_days >= 0),
  max_days  integer NOT NULL,
  tax_class text NOT NULL DEFAULT 'standard' CHECK (tax_class IN ('standard', 'reduced', 'zero')),
  active    boolean NOT NULL DEFAULT true,
  CHECK (max_days >= min_days)
);
-- A parcel pays the first rate, by weight, that takes it; from free_from on, goods after their discounts, it is free.
CREATE TABLE shipping_rate (
  method      text NOT NULL REFERENCES shipping_method (code),
  currency    char(3) NOT NULL,
  up_to_grams integer NOT NULL DEFAULT 2147483647 CHECK (up_to_grams > 0),
  price       numeric(12, 2) NOT NULL CHECK (price >= 0),
  free_from   numeric(12, 2) CHECK (free_from >= 0),
  PRIMARY KEY (method, currency, up_to_grams)
);
INSERT INTO shipping_zone (code) VALUES ('GB'), ('EUROPE'), ('WORLD'), ('NOWHERE');
INSERT INTO shipping_zone_place (country, zone)
SELECT country, zone FROM (VALUES
  ('GB', '{GB,IM,JE,GG}'::text[]),
  ('EUROPE', '{AD,AL,AT,AX,BA,BE,BG,CH,CY,CZ,DE,DK,EE,ES,FI,FO,FR,GI,GR,HR,HU,IE,IS,IT,LI,LT,LU,LV,MC,MD,ME,MK,MT,NL,NO,PL,PT,RO,RS,SE,SI,SJ,SK,SM,VA}'),
  -- Nobody delivers there.
  ('NOWHERE', '{AQ,BV,GS,HM,TF,UM}'),
  ('WORLD', '{*}')) z (zone, countries), unnest(z.countries) country;
INSERT INTO shipping_method (code, zone, position, name, name_de, min_days, max_days) VALUES
  ('gb-standard', 'GB', 1, 'Standard delivery', 'Standardversand', 2, 3),
  ('gb-express', 'GB', 2, 'Express delivery', 'Expressversand', 1, 1),
  ('europe-standard', 'EUROPE', 1, 'Standard delivery to Europe', 'Standardversand nach Europa', 4, 7),
  ('europe-express', 'EUROPE', 2, 'Express delivery to Europe', 'Expressversand nach Europa', 2, 3),
  ('world-standard', 'WORLD', 1, 'International delivery', 'Internationaler Versand', 7, 14);
INSERT INTO shipping_rate (method, currency, price, free_from) VALUES
  ('gb-standard', 'GBP', 3.95, 35.00), ('gb-standard', 'EUR', 4.75, 42.00),
  ('gb-express', 'GBP', 7.95, NULL), ('gb-express', 'EUR', 9.50, NULL);
INSERT INTO shipping_rate (method, currency, up_to_grams, price, free_from) VALUES
  ('europe-standard', 'GBP', 2000, 8.95, 90.00), ('europe-standard', 'GBP', 10000, 12.95, 90.00), ('europe-standard', 'GBP', 2147483647, 24.95, NULL),
  ('europe-standard', 'EUR', 2000, 9.95, 100.00), ('europe-standard', 'EUR', 10000, 14.95, 100.00), ('europe-standard', 'EUR', 2147483647, 28.95, NULL),
  ('europe-express', 'GBP', 2000, 17.95, NULL), ('europe-express', 'GBP', 10000, 24.95, NULL), ('europe-express', 'GBP', 2147483647, 49.95, NULL),
  ('europe-express', 'EUR', 2000, 20.95, NULL), ('europe-express', 'EUR', 10000, 28.95, NULL), ('europe-express', 'EUR', 2147483647, 57.95, NULL),
  ('world-standard', 'GBP', 2000, 15.95, NULL), ('world-standard', 'GBP', 10000, 32.95, NULL), ('world-standard', 'GBP', 2147483647, 79.95, NULL),
  ('world-standard', 'EUR', 2000, 18.95, NULL), ('world-standard', 'EUR', 10000, 38.95, NULL), ('world-standard', 'EUR', 2147483647, 92.95, NULL);

-- ---------------------------------------------------------------- promotions
CREATE TABLE promotion (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name           text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  name_de        text CHECK (length(name_de) BETWEEN 1 AND 100),
  kind           text NOT NULL CHECK (kind IN ('PERCENT', 'AMOUNT', 'BUY_GET', 'TIERED', 'FREE_SHIPPING')),
  -- Of PERCENT what is taken off, of BUY_GET what is taken off the pieces that are got (100: they are free).
  percent        numeric(5, 2) CHECK (percent > 0 AND percent <= 100),
  buy            integer CHECK (buy BETWEEN 1 AND 1000),
  get            integer CHECK (get BETWEEN 1 AND 1000),
  -- Pieces of BUY_GET and TIERED are counted by SKU, or all that the promotion is about together.
  by_sku         boolean NOT NULL DEFAULT true,
  -- Of TIERED: [[from quantity, percent], ...].
  tiers          jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(tiers) = 'array'),
  -- What it is about; neither SKUs nor categories: everything.
  skus           text[] NOT NULL DEFAULT '{}' CHECK (cardinality(skus) <= 1000),
  customer_group text CHECK (length(customer_group) BETWEEN 1 AND 40),
  valid_from     timestamptz,
  valid_until    timestamptz,
  -- Not together with others: of these and all the others together that counts which saves most.
  exclusive      boolean NOT NULL DEFAULT false,
  with_coupon    boolean NOT NULL DEFAULT false,
  created_at     timestamptz NOT NULL,
  version        bigint NOT NULL DEFAULT 0,
  CHECK (valid_until > valid_from),
  CHECK ((kind IN ('PERCENT', 'BUY_GET')) = (percent IS NOT NULL)),
  CHECK ((kind = 'BUY_GET') = (buy IS NOT NULL) AND (kind = 'BUY_GET') = (get IS NOT NULL)),
  CHECK ((kind = 'TIERED') = (jsonb_array_length(tiers) > 0))
);
CREATE INDEX promotion_until ON promotion (valid_until);
-- With all that lies below them. No cascade: without its category a promotion would be about everything.
CREATE TABLE promotion_category (
  promotion_id bigint NOT NULL REFERENCES promotion (id) ON DELETE CASCADE,
  category_id  bigint NOT NULL REFERENCES category (id),
  PRIMARY KEY (promotion_id, category_id)
);
CREATE INDEX promotion_category_category ON promotion_category (category_id);
-- Of AMOUNT what is taken off; for any kind what the goods of the cart must come to. A promotion that has rows here holds
-- in these currencies only.
CREATE TABLE promotion_amount (
  promotion_id bigint NOT NULL REFERENCES promotion (id) ON DELETE CASCADE,
  currency     char(3) NOT NULL,
  amount       numeric(12, 2) CHECK (amount > 0),
  minimum      numeric(12, 2) CHECK (minimum > 0),
  PRIMARY KEY (promotion_id, currency),
  CHECK (amount IS NOT NULL OR minimum IS NOT NULL)
);

-- ---------------------------------------------------------------- coupons
-- Rule 6: uses is changed by one conditional statement, and is always the number of redemptions less those given back.
CREATE TABLE coupon (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  promotion_id bigint NOT NULL REFERENCES promotion (id),
  code         text NOT NULL UNIQUE CHECK (code ~ '^[A-Z0-9][A-Z0-9-]{2,39}$'),
  max_uses     integer CHECK (max_uses > 0),
  max_uses_customer integer CHECK (max_uses_customer > 0),
  uses         integer NOT NULL DEFAULT 0 CHECK (uses >= 0),
  valid_from   timestamptz,
  valid_until  timestamptz,
  created_at   timestamptz NOT NULL,
  CHECK (uses <= max_uses),
  CHECK (valid_until > valid_from)
);
CREATE INDEX coupon_promotion ON coupon (promotion_id, id);
-- How often each customer used it: SHA-256 of the customer's number or of the e-mail address, a row each.
CREATE TABLE coupon_customer (
  coupon_id bigint NOT NULL REFERENCES coupon (id),
  customer  bytea NOT NULL,
  uses      integer NOT NULL CHECK (uses >= 0),
  PRIMARY KEY (coupon_id, customer)
);
CREATE TABLE coupon_redemption (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  coupon_id    bigint NOT NULL REFERENCES coupon (id),
  kind         text NOT NULL CHECK (kind IN ('REDEEM', 'GIVE_BACK')),
  order_number text NOT NULL CHECK (length(order_number) BETWEEN 1 AND 20),
  customers    bytea[] NOT NULL,
  occurred_at  timestamptz NOT NULL,
  UNIQUE (order_number, coupon_id, kind)
);
CREATE INDEX coupon_redemption_coupon ON coupon_redemption (coupon_id);
CREATE TRIGGER coupon_redemption_append_only BEFORE UPDATE OR DELETE ON coupon_redemption
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- ---------------------------------------------------------------- gift cards
-- Rule 6: the balance is changed by one conditional statement, and is always the sum of its entries.
CREATE TABLE gift_card (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- SHA-256 of the code, of which the last four characters are kept.
  code_hash       bytea NOT NULL UNIQUE,
  last_characters char(4) NOT NULL,
  currency        char(3) NOT NULL,
  balance         numeric(12, 2) NOT NULL CHECK (balance >= 0),
  expires_at      timestamptz,
  created_at      timestamptz NOT NULL,
  -- Of the form that issued it: sent again it issues no second card.
  request         uuid NOT NULL UNIQUE
);
CREATE INDEX gift_card_last ON gift_card (last_characters, id DESC);
CREATE TABLE gift_card_entry (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  gift_card_id bigint NOT NULL REFERENCES gift_card (id),
  kind         text NOT NULL CHECK (kind IN ('ISSUE', 'REDEEM', 'GIVE_BACK', 'REFUND', 'ADJUST')),
  amount       numeric(12, 2) NOT NULL,
  order_number text CHECK (length(order_number) BETWEEN 1 AND 20),
  actor        text NOT NULL CHECK (length(actor) BETWEEN 1 AND 100),
  reason       text NOT NULL DEFAULT '' CHECK (length(reason) <= 500),
  occurred_at  timestamptz NOT NULL,
  CHECK ((kind IN ('REDEEM', 'GIVE_BACK', 'REFUND')) = (order_number IS NOT NULL)),
  CHECK (CASE kind WHEN 'REDEEM' THEN amount < 0 WHEN 'ADJUST' THEN amount <> 0 ELSE amount >= 0 END)
);
CREATE INDEX gift_card_entry_card ON gift_card_entry (gift_card_id, id);
CREATE UNIQUE INDEX gift_card_entry_order ON gift_card_entry (order_number, gift_card_id, kind) WHERE kind IN ('REDEEM', 'GIVE_BACK');
CREATE INDEX gift_card_entry_refund ON gift_card_entry (order_number) WHERE kind = 'REFUND';
CREATE TRIGGER gift_card_entry_append_only BEFORE UPDATE OR DELETE ON gift_card_entry
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- ---------------------------------------------------------------- cart
-- MERGED: what was in it is in the cart of the customer who signed in.
ALTER TABLE cart
  ADD COLUMN customer_id bigint,
  -- A JSON array of SKUs that a merge had to cut, until the next change.
  ADD COLUMN cut         text,
  DROP CONSTRAINT cart_status_check,
  ADD CONSTRAINT cart_status_check CHECK (status IN ('OPEN', 'ORDERED', 'MERGED'));
CREATE UNIQUE INDEX cart_customer ON cart (customer_id) WHERE status = 'OPEN';
CREATE INDEX cart_guest_age ON cart (updated_at) WHERE status <> 'ORDERED' AND customer_id IS NULL;
-- Further cookies by which a cart is found: those of the other devices on which its customer signed in.
CREATE TABLE cart_token (
  token_hash bytea PRIMARY KEY,
  cart_id    bigint NOT NULL REFERENCES cart (id) ON DELETE CASCADE,
  created_at timestamptz NOT NULL
);
CREATE INDEX cart_token_cart ON cart_token (cart_id, created_at);
CREATE TABLE cart_coupon (
  cart_id bigint NOT NULL REFERENCES cart (id) ON DELETE CASCADE,
  code    text NOT NULL CHECK (length(code) BETWEEN 3 AND 40),
  PRIMARY KEY (cart_id, code)
);
CREATE TABLE cart_gift_card (
  cart_id      bigint NOT NULL REFERENCES cart (id) ON DELETE CASCADE,
  gift_card_id bigint NOT NULL REFERENCES gift_card (id),
  added_at     timestamptz NOT NULL,
  PRIMARY KEY (cart_id, gift_card_id)
);
