package org.meo.catalog;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Collection;
import javax.sql.DataSource;

/**
 * Keeps what lists and searches read in step with the products. Whoever changes a product, its variants, their prices or
 * shelves, its rating or how much of it was sold calls {@link #refresh} at the end of the same transaction.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class Listings {

    /** Most products that one statement makes anew. */
    private static final int PART = 1_000;

    // New values come from options of variants and from brands; attributes, which say more than anybody filters by, only
    // count for values that are known.
    private static final String NEW_VALUES = """
            INSERT INTO facet_value (facet, value, name)
            SELECT DISTINCT ON (w.facet, w.key) w.facet, w.key, left(upper(left(w.said, 1)) || substr(w.said, 2), 100)
              FROM (SELECT 'brand' AS facet, facet_key(p.brand) AS key, p.brand AS said
                      FROM product p WHERE p.id = ANY (?) AND p.brand IS NOT NULL
                    UNION
                    SELECT f.code, facet_key(o.fact ->> 'value'), o.fact ->> 'value'
                      FROM variant v
                     CROSS JOIN LATERAL jsonb_array_elements(v.options) o (fact)
                      JOIN facet f ON f.code = o.fact ->> 'name' AND f.code NOT IN ('brand', 'price', 'rating', 'stock')
                     WHERE v.product_id = ANY (?) AND v.active) w
             WHERE w.key IS NOT NULL
               AND NOT EXISTS (SELECT FROM facet_alias a WHERE a.facet = w.facet AND a.alias = w.key)
               AND NOT EXISTS (SELECT FROM facet_value v WHERE v.facet = w.facet AND v.value = w.key)
             ORDER BY w.facet, w.key, w.said
                ON CONFLICT (facet, value) DO NOTHING""";

    private static final String GONE = """
            DELETE FROM listing l
             WHERE l.product_id = ANY (?)
               AND NOT EXISTS (SELECT FROM product p JOIN variant v ON v.product_id = p.id AND v.active
                                WHERE p.id = l.product_id AND p.active)""";

    private static final String LISTED = """
            WITH shown AS MATERIALIZED (
              SELECT p.id, p.category_id, p.brand, p.attributes, p.sold, p.created_at, p.active_from, p.active_until,
                     p.rating_sum, p.rating_count, v.price, v.shelf, v.options
                FROM product p
               CROSS JOIN LATERAL (
                     SELECT min(v.price) AS price, max(v.shelf) AS shelf, jsonb_agg(v.options) AS options
                       FROM variant v WHERE v.product_id = p.id AND v.active HAVING count(*) > 0) v
               WHERE p.id = ANY (?) AND p.active),
            said AS (
              SELECT s.id, 'brand' AS facet, facet_key(s.brand) AS key FROM shown s WHERE s.brand IS NOT NULL
              UNION
              SELECT s.id, f.code, facet_key(facts.fact ->> 'value')
                FROM shown s
               CROSS JOIN LATERAL (
                     SELECT jsonb_array_elements(o.options) AS fact FROM jsonb_array_elements(s.options) o (options)
                     UNION ALL SELECT jsonb_array_elements(s.attributes)) facts
                JOIN facet f ON f.code = facts.fact ->> 'name' AND f.code NOT IN ('brand', 'price', 'rating', 'stock')
              UNION
              SELECT s.id, 'price', CASE WHEN s.price < 5 THEN '0-5' WHEN s.price < 10 THEN '5-10'
                                         WHEN s.price < 20 THEN '10-20' WHEN s.price < 50 THEN '20-50'
                                         WHEN s.price < 100 THEN '50-100' ELSE '100-' END FROM shown s
              UNION
              SELECT s.id, 'rating', stars::text FROM shown s, generate_series(2, 4) stars
               WHERE s.rating_count > 0 AND s.rating_sum >= stars * s.rating_count
              UNION
              SELECT s.id, 'stock', 'available' FROM shown s WHERE s.shelf > 0),
            found AS MATERIALIZED (
              SELECT id, array_agg(value_id ORDER BY value_id) AS facets,
                     string_agg(substring(int4send(value_id) FROM 2), ''::bytea ORDER BY value_id) AS codes
                FROM (SELECT DISTINCT said.id, coalesce(a.value_id, v.id) AS value_id
                        FROM said
                        LEFT JOIN facet_alias a ON a.facet = said.facet AND a.alias = said.key
                        LEFT JOIN facet_value v ON v.facet = said.facet AND v.value = said.key
                       WHERE coalesce(a.value_id, v.id) IS NOT NULL) known
               GROUP BY id)
            INSERT INTO listing AS l (product_id, category_id, price, sold, rating, shelf, created_at, active_from,
                                      active_until, facets, codes)
            SELECT s.id, s.category_id, s.price, s.sold,
                   CASE WHEN s.rating_count = 0 THEN 0 ELSE s.rating_sum::real / s.rating_count END, s.shelf, s.created_at,
                   coalesce(s.active_from, '-infinity'), coalesce(s.active_until, 'infinity'), coalesce(f.facets, '{}'),
                   coalesce(f.codes, '')
              FROM shown s LEFT JOIN found f ON f.id = s.id
                ON CONFLICT (product_id) DO UPDATE SET category_id = excluded.category_id, price = excluded.price,
                   sold = excluded.sold, rating = excluded.rating, shelf = excluded.shelf,
                   created_at = excluded.created_at, active_from = excluded.active_from,
                   active_until = excluded.active_until, facets = excluded.facets, codes = excluded.codes
             WHERE (l.category_id, l.price, l.sold, l.rating, l.shelf, l.created_at, l.active_from, l.active_until, l.facets)
                   IS DISTINCT FROM (excluded.category_id, excluded.price, excluded.sold, excluded.rating, excluded.shelf,
                    excluded.created_at, excluded.active_from, excluded.active_until, excluded.facets)""";

    private static final String SEARCHABLE = """
            WITH RECURSIVE above (id, parent_id, name, name_de, depth) AS (
              SELECT c.id, c.parent_id, c.name, coalesce(c.name_de, c.name), 1 FROM category c
               WHERE c.id IN (SELECT category_id FROM listing WHERE product_id = ANY (?))
              UNION ALL
              SELECT a.id, c.parent_id, a.name || ' ' || c.name, a.name_de || ' ' || coalesce(c.name_de, c.name), a.depth + 1
                FROM above a JOIN category c ON c.id = a.parent_id WHERE a.depth < 20),
            categories AS MATERIALIZED (SELECT DISTINCT ON (id) id, name, name_de FROM above ORDER BY id, depth DESC),
            shown AS MATERIALIZED (
              SELECT p.id, p.name, coalesce(p.name_de, p.name) AS name_de, p.description,
                     coalesce(p.description_de, p.description) AS description_de,
                     coalesce(p.brand, '') || ' ' || c.name AS place, coalesce(p.brand, '') || ' ' || c.name_de AS place_de,
                     left(v.labels, 20000) || ' ' || f.facts AS facts, left(v.labels_de, 20000) || ' ' || f.facts AS facts_de
                FROM listing l
                JOIN product p ON p.id = l.product_id
                JOIN categories c ON c.id = p.category_id
               CROSS JOIN LATERAL (
                     SELECT coalesce(string_agg(v.label, ' ' ORDER BY v.position, v.id), '') AS labels,
                            coalesce(string_agg(coalesce(v.label_de, v.label), ' ' ORDER BY v.position, v.id), '') AS labels_de
                       FROM variant v WHERE v.product_id = p.id AND v.active) v
               CROSS JOIN LATERAL (
                     SELECT coalesce(string_agg(a.fact ->> 'value', ' '), '') AS facts
                       FROM jsonb_array_elements(p.attributes) a (fact)
                      WHERE a.fact ->> 'value' NOT IN ('yes', 'no')) f
               WHERE l.product_id = ANY (?)),
            spoken AS (
              SELECT id, 'en' AS language, 'meo_en'::regconfig AS config, name, place, facts, description FROM shown
              UNION ALL
              SELECT id, 'de', 'meo_de'::regconfig, name_de, place_de, facts_de, description_de FROM shown)
            INSERT INTO search_document AS d (product_id, language, document, words)
            SELECT id, language,
                   setweight(to_tsvector(config, name), 'A') || setweight(to_tsvector(config, place), 'B')
                   || setweight(to_tsvector(config, facts), 'C') || setweight(to_tsvector(config, description), 'D'),
                   setweight(to_tsvector('meo_words', name), 'A') || setweight(to_tsvector('meo_words', place), 'B')
                   || setweight(to_tsvector('meo_words', facts), 'C')
              FROM spoken
                ON CONFLICT (product_id, language) DO UPDATE SET document = excluded.document, words = excluded.words
             WHERE (d.document, d.words) IS DISTINCT FROM (excluded.document, excluded.words)""";

    private static final String WORDS = """
            WITH counted AS MATERIALIZED (
              SELECT 'en' AS language, s.word, s.ndoc AS products
                FROM ts_stat('SELECT words FROM search_document WHERE language = ''en''') s
              UNION ALL
              SELECT 'de', s.word, s.ndoc FROM ts_stat('SELECT words FROM search_document WHERE language = ''de''') s),
            gone AS (
              DELETE FROM search_word w
               WHERE NOT EXISTS (SELECT FROM counted c WHERE c.language = w.language AND c.word = w.word))
            INSERT INTO search_word AS w (language, word, products)
            SELECT language, word, products FROM counted WHERE length(word) BETWEEN 2 AND 40
                ON CONFLICT (language, word) DO UPDATE SET products = excluded.products
             WHERE w.products <> excluded.products""";

    private static final String SIZES = "ANALYZE category, product, variant, variant_price, listing, search_document,"
            + " facet_value, stock_level";

    @Inject
    private DataSource dataSource;
    private CatalogueDatabase database;

    /** Used by the container. */
    public Listings() {
    }

    Listings(DataSource dataSource) {
        this.dataSource = dataSource;
        connect();
    }

    @PostConstruct
    void connect() {
        database = new CatalogueDatabase(dataSource);
    }

    /**
     * Makes anew what lists and searches read of these products, in the caller's transaction; what stays the same is not
     * written. Misspelt words are corrected to new words only after {@link #refreshWords}.
     *
     * @param productIds any number, in sets of a thousand
     */
    public void refresh(Collection<Long> productIds) {
        Long[] ids = productIds.stream().distinct().sorted().toArray(Long[]::new);
        for (int start = 0; start < ids.length; start += PART) {
            Long[] part = Arrays.copyOfRange(ids, start, Math.min(ids.length, start + PART));
            database.update(NEW_VALUES, part, part);
            database.update(GONE, (Object) part);
            database.update(LISTED, (Object) part);
            database.update(SEARCHABLE, part, part);
        }
    }

    /**
     * To be called when much was changed: tells the database how much there is now of what, as it would find out by itself
     * a minute later, and until then read whole tables where it should read rows; then brings the words up to date.
     */
    public void settle() {
        database.update(SIZES);
        refreshWords();
    }

    /** Brings the dictionary of misspelt words up to date. Reads every document: for now and then. */
    public void refreshWords() {
        database.update(WORDS);
    }
}
