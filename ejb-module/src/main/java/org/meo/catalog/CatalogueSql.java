package org.meo.catalog;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.meo.shared.Page;

/** The statements behind {@link Catalogue}: one round trip each, mapped to what pages show. */
final class CatalogueSql {

    /** Most matches that are ranked; of a search that finds more, these are the first found. */
    static final int MAX_HITS = 2_000;

    /** Most variants of a product that its page shows. */
    static final int MAX_VARIANTS = 500;

    private static final String TREE = """
            SELECT c.id, c.slug, c.parent_id, c.position, c.name, c.description,
                   (SELECT count(*) FROM product p WHERE p.category_id = c.id AND p.active) AS products,
                   coalesce((SELECT v.picture
                               FROM (SELECT p.id FROM product p WHERE p.category_id = c.id AND p.active
                                      ORDER BY p.category_id, p.id LIMIT 10) p
                               JOIN variant v ON v.product_id = p.id AND v.active
                              WHERE v.picture <> ''
                              ORDER BY p.id, v.position, v.id LIMIT 1), '') AS picture
              FROM category c""";

    /** What a card shows, of the products that {@code page (id, place)} names, in the order of their place. */
    private static final String CARD_COLUMNS = """
            p.slug, p.name, p.brand, v.skus, v.price, v.compare_at, v.currency, v.prices_differ, v.picture, v.picture_alt""";
    private static final String CARD_JOINS = """
             JOIN product p ON p.id = page.id
             CROSS JOIN LATERAL (
                  SELECT array_agg(v.sku ORDER BY v.position, v.id) AS skus,
                         min(v.price) AS price, max(v.price) > min(v.price) AS prices_differ,
                         (array_agg(v.compare_at ORDER BY v.price, v.position, v.id))[1] AS compare_at,
                         (array_agg(v.currency ORDER BY v.price, v.position, v.id))[1] AS currency,
                         (array_agg(v.picture ORDER BY v.position, v.id))[1] AS picture,
                         (array_agg(v.picture_alt ORDER BY v.position, v.id))[1] AS picture_alt
                    FROM variant v WHERE v.product_id = p.id AND v.active
                  HAVING count(*) > 0) v
            """;

    // The first products of each category from its index, then the page among these: no category is read as a whole.
    private static final String CATEGORY_CARDS = """
            WITH page AS MATERIALIZED (
              SELECT few.id, few.id AS place FROM unnest(?::bigint[]) AS c (id)
               CROSS JOIN LATERAL (SELECT p.id FROM product p WHERE p.category_id = c.id AND p.active
                                    ORDER BY p.category_id, p.id LIMIT ?) few
               ORDER BY few.id LIMIT ? OFFSET ?)
            SELECT\s""" + CARD_COLUMNS
            + " FROM page " + CARD_JOINS + " ORDER BY page.place";

    // One from each category in turn: first the first of all, then the second of all.
    private static final String FEATURED_CARDS = """
            WITH page AS MATERIALIZED (
              SELECT few.id, row_number() OVER (ORDER BY few.turn, c.position, c.id) AS place
                FROM category c
               CROSS JOIN LATERAL (
                     SELECT first.id, row_number() OVER (ORDER BY first.id) AS turn
                       FROM (SELECT p.id FROM product p WHERE p.category_id = c.id AND p.active
                              ORDER BY p.category_id, p.id LIMIT ?) first) few
               ORDER BY place LIMIT ?)
            SELECT\s""" + CARD_COLUMNS
            + " FROM page " + CARD_JOINS + " ORDER BY page.place";

    // The query is made once, not for each row that is ranked; that is what MATERIALIZED is for.
    private static final String SEARCH_CARDS = """
            WITH q AS MATERIALIZED (
              SELECT CASE WHEN typed.prefix = '' THEN websearch_to_tsquery('english', typed.words)
                          ELSE websearch_to_tsquery('english', typed.words)
                               || (websearch_to_tsquery('english', typed.head) && to_tsquery('english', typed.prefix))
                          END AS query
                FROM (VALUES (?, ?, ?)) typed (words, head, prefix)),
            hits AS MATERIALIZED (
              SELECT found.id, max(found.rank) AS rank FROM (
                (SELECT v.product_id AS id, 1000 AS rank
                   FROM variant v JOIN product p ON p.id = v.product_id AND p.active
                  WHERE v.sku IN (?, ?) AND v.active LIMIT 10)
                UNION ALL
                (SELECT p.id, ts_rank(p.search, q.query) AS rank
                   FROM q JOIN product p ON p.search @@ q.query
                  WHERE p.active LIMIT ?)) found
               GROUP BY found.id),
            page AS MATERIALIZED (
              SELECT id, row_number() OVER (ORDER BY rank DESC, id) AS place FROM hits
               ORDER BY place LIMIT ? OFFSET ?)
            SELECT (SELECT count(*) FROM hits) AS total, card.*
              FROM (VALUES (1)) one (row)
              LEFT JOIN (SELECT page.place,\s""" + CARD_COLUMNS
            + " FROM page " + CARD_JOINS + """
            ) card ON true ORDER BY card.place""";

    private static final String SIMILAR_CARDS = """
            WITH hits AS MATERIALIZED (
              SELECT p.id, word_similarity(?, p.name) AS rank FROM product p
               WHERE p.active AND (p.name ILIKE ? OR ? <% p.name AND ? <% p.name AND ? <% p.name) LIMIT ?),
            page AS MATERIALIZED (
              SELECT id, row_number() OVER (ORDER BY rank DESC, id) AS place FROM hits
               ORDER BY place LIMIT ? OFFSET ?)
            SELECT (SELECT count(*) FROM hits) AS total, card.*
              FROM (VALUES (1)) one (row)
              LEFT JOIN (SELECT page.place,\s""" + CARD_COLUMNS
            + " FROM page " + CARD_JOINS + """
            ) card ON true ORDER BY card.place""";

    private static final String PRODUCT = """
            SELECT p.category_id, p.slug, p.name, p.brand, p.description, p.attributes,
                   v.sku, v.label, v.price, v.compare_at, v.currency, v.picture, v.picture_alt
              FROM product p JOIN variant v ON v.product_id = p.id AND v.active
             WHERE p.slug = ? AND p.active
             ORDER BY v.position, v.id LIMIT\s""" + MAX_VARIANTS;

    private static final String SELLABLE = """
            SELECT v.sku, p.slug, p.name, v.label, v.picture, v.picture_alt, v.price, v.currency, p.tax_class
              FROM variant v JOIN product p ON p.id = v.product_id AND p.active
             WHERE v.sku = ANY (?::text[]) AND v.active""";

    private final DataSource dataSource;

    CatalogueSql(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    CategoryTree tree() {
        return query(TREE, (connection, statement) -> {
        }, rows -> {
            List<CategoryTree.Row> categories = new ArrayList<>();
            while (rows.next()) {
                categories.add(new CategoryTree.Row(rows.getLong("id"), rows.getString("slug"),
                        rows.getObject("parent_id", Long.class), rows.getInt("position"), rows.getString("name"),
                        rows.getString("description"), rows.getLong("products"), rows.getString("picture")));
            }
            return new CategoryTree(categories);
        });
    }

    List<ProductCard> categoryCards(List<Long> categories, long offset, int limit) {
        return query(CATEGORY_CARDS, (connection, statement) -> {
            statement.setArray(1, connection.createArrayOf("bigint", categories.toArray()));
            statement.setLong(2, offset + limit);
            statement.setInt(3, limit);
            statement.setLong(4, offset);
        }, CatalogueSql::cards);
    }

    List<ProductCard> featuredCards(int limit) {
        return query(FEATURED_CARDS, (connection, statement) -> {
            statement.setInt(1, limit);
            statement.setInt(2, limit);
        }, CatalogueSql::cards);
    }

    /** By full text and SKU. */
    Page<ProductCard> searchCards(SearchText text, int pageNumber, int pageSize) {
        return query(SEARCH_CARDS, (connection, statement) -> {
            statement.setString(1, text.words());
            statement.setString(2, text.head());
            statement.setString(3, text.prefix());
            statement.setString(4, text.words());
            statement.setString(5, text.upperCase());
            statement.setInt(6, MAX_HITS);
            statement.setInt(7, pageSize);
            statement.setLong(8, (pageNumber - 1L) * pageSize);
        }, rows -> page(rows, pageNumber, pageSize));
    }

    /** By likeness of the name: for what was misspelt or is part of a word. */
    Page<ProductCard> similarCards(SearchText text, int pageNumber, int pageSize) {
        return query(SIMILAR_CARDS, (connection, statement) -> {
            List<String> words = text.longestWords();
            statement.setString(1, text.words());
            statement.setString(2, text.containing());
            for (int index = 0; index < SearchText.LONGEST_WORDS; index++) {
                statement.setString(3 + index, words.get(index % words.size()));
            }
            statement.setInt(6, MAX_HITS);
            statement.setInt(7, pageSize);
            statement.setLong(8, (pageNumber - 1L) * pageSize);
        }, rows -> page(rows, pageNumber, pageSize));
    }

    Optional<StoredProduct> product(String slug) {
        return query(PRODUCT, (connection, statement) -> statement.setString(1, slug), rows -> {
            StoredProduct product = null;
            List<VariantView> variants = new ArrayList<>();
            while (rows.next()) {
                variants.add(new VariantView(rows.getString("sku"), rows.getString("label"), money(rows, "price"),
                        money(rows, "compare_at"), picture(rows), rows.getString("picture_alt")));
                if (product == null) {
                    product = new StoredProduct(rows.getLong("category_id"), rows.getString("slug"),
                            rows.getString("name"), rows.getString("brand"), rows.getString("description"),
                            facts(rows.getString("attributes")), variants);
                }
            }
            return Optional.ofNullable(product);
        });
    }

    Map<String, SellableVariant> sellable(Collection<String> skus) {
        return query(SELLABLE,
                (connection, statement) -> statement.setArray(1, connection.createArrayOf("text", skus.toArray())),
                rows -> {
                    Map<String, SellableVariant> variants = new HashMap<>();
                    while (rows.next()) {
                        SellableVariant variant = new SellableVariant(rows.getString("sku"), rows.getString("slug"),
                                rows.getString("name"), rows.getString("label"), picture(rows),
                                rows.getString("picture_alt"), money(rows, "price"), rows.getString("tax_class"));
                        variants.put(variant.sku(), variant);
                    }
                    return variants;
                });
    }

    private static Page<ProductCard> page(ResultSet rows, int number, int size) throws SQLException {
        List<ProductCard> cards = new ArrayList<>();
        long total = 0;
        while (rows.next()) {
            total = rows.getLong("total");
            if (rows.getString("slug") != null) {
                cards.add(card(rows));
            }
        }
        return new Page<>(cards, number, size, total);
    }

    private static List<ProductCard> cards(ResultSet rows) throws SQLException {
        List<ProductCard> cards = new ArrayList<>();
        while (rows.next()) {
            cards.add(card(rows));
        }
        return cards;
    }

    private static ProductCard card(ResultSet rows) throws SQLException {
        Array skus = rows.getArray("skus");
        return new ProductCard(rows.getString("slug"), rows.getString("name"), rows.getString("brand"),
                money(rows, "price"), money(rows, "compare_at"), rows.getBoolean("prices_differ"), picture(rows),
                rows.getString("picture_alt"), List.of((String[]) skus.getArray()));
    }

    private static Money money(ResultSet rows, String column) throws SQLException {
        return rows.getBigDecimal(column) == null ? null
                : Money.of(CurrencyUnit.of(rows.getString("currency")), rows.getBigDecimal(column));
    }

    private static String picture(ResultSet rows) throws SQLException {
        String name = rows.getString("picture");
        return name.isEmpty() ? Pictures.NO_PICTURE : name;
    }

    private static Map<String, String> facts(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            Map<String, String> facts = new LinkedHashMap<>();
            for (JsonObject fact : reader.readArray().getValuesAs(JsonObject.class)) {
                facts.put(fact.getString("name"), fact.getString("value"));
            }
            return facts;
        }
    }

    private <T> T query(String sql, Binder binder, Mapper<T> mapper) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            binder.bind(connection, statement);
            try (ResultSet rows = statement.executeQuery()) {
                return mapper.map(rows);
            }
        } catch (SQLException e) {
            throw new CatalogueUnavailableException(e);
        }
    }

    /**
     * A product without its place in the tree.
     *
     * @param variants at least one
     */
    record StoredProduct(long categoryId, String slug, String name, String brand, String description,
            Map<String, String> attributes, List<VariantView> variants) {
    }

    @FunctionalInterface
    private interface Binder {
        void bind(Connection connection, PreparedStatement statement) throws SQLException;
    }

    @FunctionalInterface
    private interface Mapper<T> {
        T map(ResultSet rows) throws SQLException;
    }
}
