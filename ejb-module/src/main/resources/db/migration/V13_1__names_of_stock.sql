-- The back office finds stock by part of a product's name, in either language (product_name_trigram is of V1).
CREATE INDEX product_name_de_trigram ON product USING gin (name_de gin_trgm_ops);
