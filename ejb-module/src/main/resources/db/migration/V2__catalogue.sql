-- The catalogue as shoppers use it: filters with counts, search in two languages, prices in several currencies,
-- addresses that go on working, more pictures. All additions: a node of the version before goes on working beside it.

CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;

-- ---------------------------------------------------------------- what a merchant says
ALTER TABLE category
  ADD COLUMN seo_title          text CHECK (length(seo_title) BETWEEN 1 AND 200),
  ADD COLUMN seo_title_de       text CHECK (length(seo_title_de) BETWEEN 1 AND 200),
  ADD COLUMN seo_description    text CHECK (length(seo_description) BETWEEN 1 AND 400),
  ADD COLUMN seo_description_de text CHECK (length(seo_description_de) BETWEEN 1 AND 400);

ALTER TABLE product
  ADD COLUMN seo_title          text CHECK (length(seo_title) BETWEEN 1 AND 200),
  ADD COLUMN seo_title_de       text CHECK (length(seo_title_de) BETWEEN 1 AND 200),
  ADD COLUMN seo_description    text CHECK (length(seo_description) BETWEEN 1 AND 400),
  ADD COLUMN seo_description_de text CHECK (length(seo_description_de) BETWEEN 1 AND 400),
  -- On sale from (included) until (excluded); null is open.
  ADD COLUMN active_from        timestamptz,
  ADD COLUMN active_until       timestamptz,
  ADD COLUMN updated_at         timestamptz NOT NULL DEFAULT now(),
  -- Told by the features above: what approved reviews say, and pieces sold in the last 90 days.
  ADD COLUMN rating_sum         integer NOT NULL DEFAULT 0 CHECK (rating_sum >= 0),
  ADD COLUMN rating_count       integer NOT NULL DEFAULT 0 CHECK (rating_count >= 0),
  ADD COLUMN sold               integer NOT NULL DEFAULT 0 CHECK (sold >= 0),
  ADD CONSTRAINT product_active_dates CHECK (active_until > active_from),
  ADD CONSTRAINT product_rating CHECK (rating_sum BETWEEN rating_count AND 5 * rating_count);

ALTER TABLE variant
  ADD COLUMN picture_alt_de text CHECK (length(picture_alt_de) <= 400),
  -- What lists say of its stock, told by inventory: 0 none, 1 few left, 2 enough.
  ADD COLUMN shelf smallint NOT NULL DEFAULT 0 CHECK (shelf BETWEEN 0 AND 2);
CREATE INDEX variant_sku_prefix ON variant (lower(sku) text_pattern_ops);

-- Prices in other currencies than the variant's own.
CREATE TABLE variant_price (
  variant_id bigint NOT NULL REFERENCES variant (id) ON DELETE CASCADE,
  currency   char(3) NOT NULL,
  price      numeric(12, 2) NOT NULL CHECK (price >= 0),
  compare_at numeric(12, 2) CHECK (compare_at > price),
  PRIMARY KEY (variant_id, currency)
);

-- Pictures of a product beside those of its variants.
CREATE TABLE product_picture (
  product_id bigint NOT NULL REFERENCES product (id) ON DELETE CASCADE,
  position   integer NOT NULL CHECK (position BETWEEN 0 AND 99),
  picture    text NOT NULL CHECK (length(picture) BETWEEN 1 AND 200),
  alt        text NOT NULL DEFAULT '' CHECK (length(alt) <= 400),
  alt_de     text CHECK (length(alt_de) <= 400),
  PRIMARY KEY (product_id, position)
);

-- Where addresses of before lead to.
CREATE TABLE product_former_slug (
  slug       text PRIMARY KEY CHECK (length(slug) <= 160),
  product_id bigint NOT NULL REFERENCES product (id) ON DELETE CASCADE
);
CREATE INDEX product_former_slug_product ON product_former_slug (product_id);
CREATE TABLE category_former_slug (
  slug        text PRIMARY KEY CHECK (length(slug) <= 120),
  category_id bigint NOT NULL REFERENCES category (id) ON DELETE CASCADE
);
CREATE INDEX category_former_slug_category ON category_former_slug (category_id);

CREATE FUNCTION keep_former_product_slug() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO product_former_slug (slug, product_id) VALUES (old.slug, old.id)
      ON CONFLICT (slug) DO UPDATE SET product_id = excluded.product_id;
  DELETE FROM product_former_slug WHERE slug = new.slug;
  RETURN NULL;
END $$;
CREATE TRIGGER product_former_slug AFTER UPDATE OF slug ON product
  FOR EACH ROW WHEN (old.slug IS DISTINCT FROM new.slug) EXECUTE FUNCTION keep_former_product_slug();
CREATE FUNCTION keep_former_category_slug() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO category_former_slug (slug, category_id) VALUES (old.slug, old.id)
      ON CONFLICT (slug) DO UPDATE SET category_id = excluded.category_id;
  DELETE FROM category_former_slug WHERE slug = new.slug;
  RETURN NULL;
END $$;
CREATE TRIGGER category_former_slug AFTER UPDATE OF slug ON category
  FOR EACH ROW WHEN (old.slug IS DISTINCT FROM new.slug) EXECUTE FUNCTION keep_former_category_slug();

-- ---------------------------------------------------------------- filters
-- What shoppers can filter by. The values of a facet come from the option or attribute of that name; brand, price,
-- rating and stock are made by the store itself.
CREATE TABLE facet (
  code     text PRIMARY KEY CHECK (code ~ '^[a-z][a-z0-9_]{0,39}$'),
  position integer NOT NULL
);
CREATE TABLE facet_value (
  id       integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  facet    text NOT NULL REFERENCES facet (code),
  -- As addresses of pages have it.
  value    text NOT NULL CHECK (value ~ '^[a-z0-9]+([-.][a-z0-9]+)*-?$' AND length(value) <= 80),
  name     text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  name_de  text CHECK (length(name_de) BETWEEN 1 AND 100),
  -- Among the values of its facet; those without come after, by name.
  position integer,
  UNIQUE (facet, value)
);
-- Values that count as another one: navy is found under blue.
CREATE TABLE facet_alias (
  facet    text NOT NULL REFERENCES facet (code),
  alias    text NOT NULL CHECK (length(alias) BETWEEN 1 AND 80),
  value_id integer NOT NULL REFERENCES facet_value (id) ON DELETE CASCADE,
  PRIMARY KEY (facet, alias)
);
CREATE INDEX facet_alias_value ON facet_alias (value_id);

INSERT INTO facet (code, position) VALUES
  ('brand', 10), ('colour', 20), ('ruling', 30), ('size', 40), ('nib', 50), ('price', 60), ('rating', 70), ('stock', 80);
INSERT INTO facet_value (facet, value, name, name_de, position) VALUES
  ('stock', 'available', 'In stock', 'Auf Lager', 1),
  ('rating', '4', '4 stars and up', '4 Sterne und mehr', 1), ('rating', '3', '3 stars and up', '3 Sterne und mehr', 2),
  ('rating', '2', '2 stars and up', '2 Sterne und mehr', 3),
  -- The page names price bands in the shopper's own way of writing; these are for whoever reads the table.
  ('price', '0-5', 'under 5', 'unter 5', 1), ('price', '5-10', '5 to 10', '5 bis 10', 2),
  ('price', '10-20', '10 to 20', '10 bis 20', 3), ('price', '20-50', '20 to 50', '20 bis 50', 4),
  ('price', '50-100', '50 to 100', '50 bis 100', 5), ('price', '100-', '100 and more', '100 und mehr', 6)
  ON CONFLICT DO NOTHING;
INSERT INTO facet_value (facet, value, name, name_de, position) VALUES
  ('colour', 'black', 'Black', 'Schwarz', 1), ('colour', 'grey', 'Grey', 'Grau', 2), ('colour', 'white', 'White', 'Weiß', 3),
  ('colour', 'natural', 'Natural', 'Natur', 4), ('colour', 'brown', 'Brown', 'Braun', 5),
  ('colour', 'yellow', 'Yellow', 'Gelb', 6), ('colour', 'orange', 'Orange', 'Orange', 7), ('colour', 'red', 'Red', 'Rot', 8),
  ('colour', 'pink', 'Pink', 'Rosa', 9), ('colour', 'purple', 'Purple', 'Lila', 10), ('colour', 'blue', 'Blue', 'Blau', 11),
  ('colour', 'green', 'Green', 'Grün', 12), ('colour', 'metallic', 'Gold and silver', 'Gold und Silber', 13),
  ('colour', 'clear', 'Clear', 'Transparent', 14), ('colour', 'assorted', 'Assorted', 'Bunt gemischt', 15),
  ('ruling', 'lined', 'Lined', 'Liniert', 1), ('ruling', 'squared', 'Squared', 'Kariert', 2),
  ('ruling', 'dotted', 'Dotted', 'Punktraster', 3), ('ruling', 'plain', 'Plain', 'Blanko', 4),
  ('size', 'a2', 'A2', 'A2', 1), ('size', 'a3', 'A3', 'A3', 2), ('size', 'a4', 'A4', 'A4', 3), ('size', 'a5', 'A5', 'A5', 4),
  ('size', 'a6', 'A6', 'A6', 5), ('size', 'b5', 'B5', 'B5', 6),
  ('size', 's', 'Small', 'Klein', 7), ('size', 'm', 'Medium', 'Mittel', 8), ('size', 'l', 'Large', 'Groß', 9),
  ('nib', 'ef', 'Extra fine', 'Extrafein', 1), ('nib', 'f', 'Fine', 'Fein', 2), ('nib', 'm', 'Medium', 'Mittel', 3),
  ('nib', 'b', 'Broad', 'Breit', 4);
INSERT INTO facet_alias (facet, alias, value_id)
SELECT 'colour', a.alias, v.id
  FROM (VALUES ('charcoal', 'grey'), ('graphite', 'grey'), ('smoke', 'grey'), ('gray', 'grey'), ('ivory-black', 'black'),
               ('ivory', 'white'), ('titanium-white', 'white'), ('cream', 'white'), ('oatmeal', 'natural'),
               ('kraft', 'natural'), ('manila', 'natural'), ('buff', 'natural'), ('beige', 'natural'), ('tan', 'brown'),
               ('chestnut', 'brown'), ('sepia', 'brown'), ('burnt-sienna', 'brown'), ('oxblood', 'red'),
               ('burgundy', 'red'), ('cadmium-red', 'red'), ('scarlet', 'red'), ('mustard', 'yellow'),
               ('canary', 'yellow'), ('lemon', 'yellow'), ('lemon-yellow', 'yellow'), ('terracotta', 'orange'),
               ('coral', 'orange'), ('blush', 'pink'), ('rose', 'pink'), ('lilac', 'purple'), ('violet', 'purple'),
               ('navy', 'blue'), ('ocean', 'blue'), ('sky', 'blue'), ('royal-blue', 'blue'), ('midnight', 'blue'),
               ('ultramarine', 'blue'), ('turquoise', 'blue'), ('teal', 'green'), ('forest', 'green'), ('mint', 'green'),
               ('emerald', 'green'), ('sage', 'green'), ('sap-green', 'green'), ('silver', 'metallic'),
               ('gold', 'metallic'), ('copper', 'metallic'), ('brass', 'metallic'), ('bronze', 'metallic'),
               ('transparent', 'clear'), ('mixed', 'assorted'), ('multicolour', 'assorted')) a (alias, value)
  JOIN facet_value v ON v.facet = 'colour' AND v.value = a.value;

-- ---------------------------------------------------------------- what lists and searches read
-- One narrow row a product that can be bought, made anew from what stands above whenever that changes: choosing,
-- counting and sorting read this alone, and only the products that are shown are read as a whole.
CREATE TABLE listing (
  product_id    bigint PRIMARY KEY REFERENCES product (id) ON DELETE CASCADE,
  category_id   bigint NOT NULL REFERENCES category (id),
  price         numeric(12, 2) NOT NULL,
  sold          integer NOT NULL,
  rating        real NOT NULL,
  shelf         smallint NOT NULL,
  created_at    timestamptz NOT NULL,
  active_from   timestamptz NOT NULL,
  active_until  timestamptz NOT NULL,
  -- Ids of facet_value, ascending.
  facets        integer[] NOT NULL,
  -- The same ids one after the other, three bytes each: strings are put together much faster than arrays are taken apart.
  codes         bytea NOT NULL
);
-- With all that the tree of categories needs: it is read without a look at the rows.
CREATE INDEX listing_category ON listing (category_id, sold DESC, product_id) INCLUDE (active_from, active_until);
CREATE INDEX listing_created ON listing (created_at DESC, product_id DESC);
CREATE INDEX listing_sold ON listing (sold DESC, product_id);

-- German as English with its own stems; both take letters without their accents.
CREATE TEXT SEARCH CONFIGURATION meo_en (COPY = english);
ALTER TEXT SEARCH CONFIGURATION meo_en ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;
CREATE TEXT SEARCH CONFIGURATION meo_de (COPY = german);
ALTER TEXT SEARCH CONFIGURATION meo_de ALTER MAPPING FOR hword, hword_part, word WITH unaccent, german_stem;
CREATE TEXT SEARCH CONFIGURATION meo_words (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION meo_words ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;

CREATE TABLE search_document (
  product_id bigint NOT NULL REFERENCES listing (product_id) ON DELETE CASCADE,
  language   char(2) NOT NULL CHECK (language IN ('en', 'de')),
  -- Name A; brand and categories B; variants and facts C; description D.
  document   tsvector NOT NULL,
  -- The same without stems, of name, brand, categories, variants: beginnings and misspellings are looked up here.
  words      tsvector NOT NULL,
  PRIMARY KEY (product_id, language)
);
CREATE INDEX search_document_en ON search_document USING gin (document) WHERE language = 'en';
CREATE INDEX search_document_de ON search_document USING gin (document) WHERE language = 'de';
CREATE INDEX search_words_en ON search_document USING gin (words) WHERE language = 'en';
CREATE INDEX search_words_de ON search_document USING gin (words) WHERE language = 'de';

-- Every word that a search can find, with how many products it is said of: what a misspelt word may have meant.
CREATE TABLE search_word (
  language char(2) NOT NULL,
  word     text NOT NULL,
  products integer NOT NULL,
  PRIMARY KEY (language, word)
);
CREATE INDEX search_word_trigram ON search_word USING gin (word gin_trgm_ops);

-- Whoever types the term means these words too; both as meo_words writes them.
CREATE TABLE search_synonym (
  language char(2) NOT NULL CHECK (language IN ('en', 'de')),
  term     text NOT NULL CHECK (length(term) BETWEEN 1 AND 60),
  meant    text[] NOT NULL CHECK (cardinality(meant) BETWEEN 1 AND 20),
  PRIMARY KEY (language, term)
);

-- ---------------------------------------------------------------- bought together
-- For each product the few that were most often in one order with it; made anew from orders now and then.
CREATE TABLE bought_together (
  product_id bigint NOT NULL REFERENCES product (id) ON DELETE CASCADE,
  other_id   bigint NOT NULL REFERENCES product (id) ON DELETE CASCADE,
  orders     integer NOT NULL CHECK (orders > 0),
  PRIMARY KEY (product_id, other_id)
);
CREATE INDEX bought_together_other ON bought_together (other_id);
