-- What pages that are kept for everybody show was changed: each statement that may have done so leaves a row, in its own
-- transaction, so that nobody hears of a change before it is there. Nodes look every second how many rows there are.
CREATE TABLE shown_change (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  changed_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX shown_change_age ON shown_change (changed_at);

CREATE FUNCTION note_shown_change() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN INSERT INTO shown_change DEFAULT VALUES; RETURN NULL; END $$;

CREATE TRIGGER product_shown AFTER INSERT OR UPDATE OR DELETE ON product FOR EACH STATEMENT EXECUTE FUNCTION note_shown_change();
CREATE TRIGGER variant_shown AFTER INSERT OR UPDATE OR DELETE ON variant FOR EACH STATEMENT EXECUTE FUNCTION note_shown_change();
CREATE TRIGGER variant_price_shown AFTER INSERT OR UPDATE OR DELETE ON variant_price FOR EACH STATEMENT EXECUTE FUNCTION note_shown_change();
CREATE TRIGGER category_shown AFTER INSERT OR UPDATE OR DELETE ON category FOR EACH STATEMENT EXECUTE FUNCTION note_shown_change();
CREATE TRIGGER listing_shown AFTER INSERT OR UPDATE OR DELETE ON listing FOR EACH STATEMENT EXECUTE FUNCTION note_shown_change();
CREATE TRIGGER facet_value_shown AFTER INSERT OR UPDATE OR DELETE ON facet_value FOR EACH STATEMENT EXECUTE FUNCTION note_shown_change();
CREATE TRIGGER search_synonym_shown AFTER INSERT OR UPDATE OR DELETE ON search_synonym FOR EACH STATEMENT EXECUTE FUNCTION note_shown_change();
CREATE TRIGGER product_picture_shown AFTER INSERT OR UPDATE OR DELETE ON product_picture FOR EACH STATEMENT EXECUTE FUNCTION note_shown_change();
CREATE TRIGGER picture_shown AFTER INSERT OR UPDATE OR DELETE ON picture FOR EACH STATEMENT EXECUTE FUNCTION note_shown_change();
CREATE TRIGGER review_shown AFTER INSERT OR UPDATE OR DELETE ON review FOR EACH STATEMENT EXECUTE FUNCTION note_shown_change();
CREATE TRIGGER bought_together_shown AFTER INSERT OR UPDATE OR DELETE ON bought_together FOR EACH STATEMENT EXECUTE FUNCTION note_shown_change();
-- Pages say how many are left only where few are: most orders change nothing that is shown.
CREATE TRIGGER stock_level_shown AFTER UPDATE OF on_hand, reserved ON stock_level
  FOR EACH ROW WHEN (new.on_hand - new.reserved <> old.on_hand - old.reserved
                     AND least(new.on_hand - new.reserved, old.on_hand - old.reserved) <= 5)
  EXECUTE FUNCTION note_shown_change();
CREATE TRIGGER stock_level_first_shown AFTER INSERT OR DELETE ON stock_level FOR EACH STATEMENT EXECUTE FUNCTION note_shown_change();
