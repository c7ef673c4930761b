package org.meo.catalog;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.meo.shared.Language;

/** Reads single products and what goes with them. */
final class ProductSql {

    /** Most variants of a product that its page shows. */
    static final int MAX_VARIANTS = 500;
    private static final int MAX_COMPANIONS = 8;

    private static final Localised PRODUCT = new Localised("""
            SELECT p.id, p.category_id, p.slug, {p.name} AS name, p.brand, {p.description} AS description, p.attributes,
                   {p.seo_title} AS seo_title, {p.seo_description} AS seo_description, p.rating_sum, p.rating_count,
                   p.updated_at, v.sku, {v.label} AS label, v.options, v.price, v.compare_at, v.currency, v.picture,
                   {v.picture_alt} AS picture_alt,
                   (SELECT json_agg(json_build_object('name', m.picture, 'value', {m.alt}) ORDER BY m.position)
                      FROM product_picture m WHERE m.product_id = p.id) AS pictures
              FROM product p JOIN variant v ON v.product_id = p.id AND v.active
             WHERE p.slug = ? AND p.active AND now() >= coalesce(p.active_from, '-infinity')
               AND now() < coalesce(p.active_until, 'infinity')
             ORDER BY v.position, v.id LIMIT\s""" + MAX_VARIANTS);

    // The SKUs stand in a SELECT of their own so that the database plans for some number of them, once, and not for the
    // ones at hand each time anew, which takes it longer than to find them.
    private static final Localised SELLABLE = new Localised("""
            SELECT v.sku, p.slug, {p.name} AS name, {v.label} AS label, v.picture, {v.picture_alt} AS picture_alt, v.price,
                   v.currency, p.tax_class, p.category_id, v.weight_grams
              FROM variant v JOIN product p ON p.id = v.product_id AND p.active
             WHERE v.sku = ANY (CAST((SELECT ?) AS text[])) AND v.active AND now() >= coalesce(p.active_from, '-infinity')
               AND now() < coalesce(p.active_until, 'infinity')""");

    private static final Localised SELLABLE_IN_CURRENCY = new Localised("""
            SELECT v.sku, p.slug, {p.name} AS name, {v.label} AS label, v.picture, {v.picture_alt} AS picture_alt,
                   coalesce(s.price, v.price) AS price, coalesce(s.currency, v.currency) AS currency, p.tax_class,
                   p.category_id, v.weight_grams
              FROM variant v JOIN product p ON p.id = v.product_id AND p.active
              LEFT JOIN variant_price s ON s.variant_id = v.id AND s.currency = ? AND s.currency <> v.currency
             WHERE v.sku = ANY (CAST((SELECT ?) AS text[])) AND v.active AND now() >= coalesce(p.active_from, '-infinity')
               AND now() < coalesce(p.active_until, 'infinity') AND coalesce(s.currency, v.currency) = ?""");

    // The most alike of the best selling ones of the category: those that share most of what it can be filtered by.
    private static final Localised COMPANIONS = new Localised("""
            WITH self AS MATERIALIZED (SELECT l.product_id, l.category_id, l.facets FROM listing l WHERE l.product_id = ?),
            together AS MATERIALIZED (
              SELECT t.other_id AS id, t.orders
                FROM bought_together t JOIN listing l ON l.product_id = t.other_id AND l.shelf > 0
               WHERE t.product_id = ? AND now() >= l.active_from AND now() < l.active_until
               ORDER BY t.orders DESC, t.other_id LIMIT ?),
            alike AS MATERIALIZED (
              SELECT few.product_id AS id, few.shelf, few.sold,
                     (SELECT count(*) FROM unnest(few.facets) f (id) WHERE f.id = ANY (self.facets)) AS shared
                FROM self CROSS JOIN LATERAL (
                     SELECT l.product_id, l.facets, l.shelf, l.sold FROM listing l
                      WHERE l.category_id = self.category_id AND l.product_id <> self.product_id
                        AND now() >= l.active_from AND now() < l.active_until
                      ORDER BY l.sold DESC, l.product_id LIMIT 60) few
               WHERE few.product_id NOT IN (SELECT id FROM together)),
            page AS MATERIALIZED (
              SELECT 0 AS kind, id, row_number() OVER (ORDER BY orders DESC, id) AS place FROM together
              UNION ALL
              (SELECT 1, id, row_number() OVER (ORDER BY (shelf = 0), shared DESC, sold DESC, id) AS place
                 FROM alike ORDER BY place LIMIT ?))
            SELECT page.kind, card.* FROM page
              JOIN LATERAL (SELECT\s""" + Cards.COLUMNS + " FROM " + Cards.FROM + """
                    WHERE p.id = page.id LIMIT 1) card ON true
             ORDER BY page.kind, page.place""");

    private static final Localised BY_SLUG = new Localised("SELECT " + Cards.COLUMNS + " FROM " + Cards.FROM
            + " JOIN listing l ON l.product_id = p.id WHERE p.slug = ANY (?) AND now() >= l.active_from"
            + " AND now() < l.active_until");

    private final CatalogueDatabase database;

    ProductSql(CatalogueDatabase database) {
        this.database = database;
    }

    /** A product whose place in the tree is to be filled in. @param path gives it by the id of the category */
    Optional<ProductPage> product(String slug, Language language, PathFinder path) {
        return database.query(PRODUCT.in(language), rows -> {
            List<VariantView> variants = new ArrayList<>();
            ProductPage product = null;
            while (rows.next()) {
                variants.add(variant(rows));
                if (product == null) {
                    product = head(rows, path.of(rows.getLong("category_id")));
                }
            }
            return product == null ? Optional.empty() : Optional.of(withVariants(product, variants));
        }, slug);
    }

    private static ProductPage head(ResultSet rows, List<Crumb> path) throws SQLException {
        int ratings = rows.getInt("rating_count");
        Instant changed = rows.getObject("updated_at", OffsetDateTime.class).toInstant();
        List<ProductPicture> pictures = new ArrayList<>();
        pairs(rows.getString("pictures")).forEach((name, alt) -> pictures.add(new ProductPicture(name, alt)));
        return new ProductPage(rows.getLong("id"), rows.getString("slug"), rows.getString("name"), rows.getString("brand"),
                rows.getString("description"), new Seo(rows.getString("seo_title"), rows.getString("seo_description")), path,
                pairs(rows.getString("attributes")), List.of(), pictures, Cards.rating(rows.getInt("rating_sum"), ratings),
                ratings, changed);
    }

    private static ProductPage withVariants(ProductPage page, List<VariantView> variants) {
        return new ProductPage(page.id(), page.slug(), page.name(), page.brand(), page.description(), page.seo(),
                page.path(), page.attributes(), variants, page.pictures(), page.rating(), page.ratings(), page.changedAt());
    }

    private static VariantView variant(ResultSet rows) throws SQLException {
        String label = rows.getString("label");
        Map<String, String> options = pairs(rows.getString("options"));
        return new VariantView(rows.getString("sku"), label, options(label, options), Cards.money(rows, "price"),
                Cards.money(rows, "compare_at"), Cards.picture(rows), rows.getString("picture_alt"));
    }

    /** The label says the options one after the other; where it does not, their values must do. */
    static List<VariantOption> options(String label, Map<String, String> options) {
        String[] parts = label.split(" · ");
        boolean each = parts.length == options.size();
        List<VariantOption> named = new ArrayList<>();
        options.forEach((name, value) -> named.add(new VariantOption(name, value, each ? parts[named.size()] : value)));
        return named;
    }

    Map<String, SellableVariant> sellable(Collection<String> skus, Language language) {
        return database.query(SELLABLE.in(language), ProductSql::sellable, (Object) skus.toArray(new String[0]));
    }

    Map<String, SellableVariant> sellable(Collection<String> skus, Language language, String currency) {
        return database.query(SELLABLE_IN_CURRENCY.in(language), ProductSql::sellable, currency,
                skus.toArray(new String[0]), currency);
    }

    private static Map<String, SellableVariant> sellable(ResultSet rows) throws SQLException {
        Map<String, SellableVariant> variants = new HashMap<>();
        while (rows.next()) {
            SellableVariant variant = new SellableVariant(rows.getString("sku"), rows.getString("slug"),
                    rows.getString("name"), rows.getString("label"), Cards.picture(rows),
                    rows.getString("picture_alt"), Cards.money(rows, "price"), rows.getString("tax_class"),
                    rows.getLong("category_id"), rows.getInt("weight_grams"));
            variants.put(variant.sku(), variant);
        }
        return variants;
    }

    Map<String, String> spelledOtherwise(Collection<String> skus) {
        return database.query("""
                SELECT k.sku, min(v.sku) AS known FROM unnest(?::text[]) AS k (sku) JOIN variant v ON upper(v.sku) = upper(k.sku) AND v.active
                 GROUP BY k.sku""", rows -> {
            Map<String, String> known = new HashMap<>();
            while (rows.next()) {
                known.put(rows.getString("sku"), rows.getString("known"));
            }
            return known;
        }, (Object) skus.toArray(new String[0]));
    }

    Companions companions(long productId, Language language) {
        return database.query(COMPANIONS.in(language), rows -> {
            List<ProductCard> together = new ArrayList<>();
            List<ProductCard> related = new ArrayList<>();
            while (rows.next()) {
                (rows.getInt("kind") == 0 ? together : related).add(Cards.read(rows));
            }
            return new Companions(together, related);
        }, productId, productId, MAX_COMPANIONS, MAX_COMPANIONS);
    }

    /** In the order of the slugs; those that are not on sale are left out. */
    List<ProductCard> cards(List<String> slugs, Language language) {
        Map<String, ProductCard> found = database.query(BY_SLUG.in(language), rows -> {
            Map<String, ProductCard> cards = new HashMap<>();
            while (rows.next()) {
                ProductCard card = Cards.read(rows);
                cards.put(card.slug(), card);
            }
            return cards;
        }, (Object) slugs.toArray(new String[0]));
        return slugs.stream().distinct().filter(found::containsKey).map(found::get).toList();
    }

    /** @return empty when no product ever had that slug */
    Optional<String> currentProductSlug(String former) {
        return slug("SELECT p.slug FROM product_former_slug f JOIN product p ON p.id = f.product_id AND p.active"
                + " WHERE f.slug = ?", former);
    }

    /** @return empty when no category ever had that slug */
    Optional<String> currentCategorySlug(String former) {
        return slug("SELECT c.slug FROM category_former_slug f JOIN category c ON c.id = f.category_id WHERE f.slug = ?",
                former);
    }

    private Optional<String> slug(String sql, String former) {
        return database.query(sql, rows -> rows.next() ? Optional.of(rows.getString(1)) : Optional.empty(), former);
    }

    /** An array of names and values, because their order counts. @param json null for none */
    private static Map<String, String> pairs(String json) {
        if (json == null) {
            return Map.of();
        }
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            Map<String, String> facts = new LinkedHashMap<>();
            for (JsonObject fact : reader.readArray().getValuesAs(JsonObject.class)) {
                facts.put(fact.getString("name"), fact.getString("value"));
            }
            return facts;
        }
    }

    /** Finds the way down to a category, itself included. */
    @FunctionalInterface
    interface PathFinder {
        List<Crumb> of(long categoryId);
    }
}
