package org.meo.catalog.intake;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.meo.catalog.CatalogueUnavailableException;
import org.meo.catalog.Listings;
import org.meo.catalog.VariantsImported;

/**
 * Stores what an import brings: sets of rows in one statement, each use in a transaction of its own. What is there
 * already is changed to what the import says, so that an import that is run again after a crash gives the same result;
 * nothing is ever removed.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class CatalogueWriter {

    private static final String CATEGORIES = """
            INSERT INTO category AS c (id, slug, position, name, name_de, description, description_de)
            SELECT nextval('category_seq'), u.slug, u.position, u.name, u.name_de, u.description, u.description_de
              FROM (SELECT * FROM unnest(?::text[], ?::integer[], ?::text[], ?::text[], ?::text[], ?::text[])
                      WITH ORDINALITY AS u (slug, position, name, name_de, description, description_de, place)
                     ORDER BY place) u
                ON CONFLICT (slug) DO UPDATE SET position = excluded.position, name = excluded.name,
                   name_de = excluded.name_de, description = excluded.description,
                   description_de = excluded.description_de""";
    private static final String PARENTS = """
            UPDATE category c SET parent_id = (SELECT p.id FROM category p WHERE p.slug = u.parent)
              FROM unnest(?::text[], ?::text[]) AS u (slug, parent) WHERE c.slug = u.slug""";

    private static final String STORED_PLACES = """
            SELECT v.sku, p.id, p.slug FROM variant v JOIN product p ON p.id = v.product_id
             WHERE v.sku = ANY (?::text[])""";

    // LEFT JOIN, here and below: what hangs in nothing is an error of the database then, not a row that is lost.
    private static final String PRODUCTS = """
            INSERT INTO product AS p (id, slug, category_id, name, name_de, brand, description, description_de, tax_class,
                                      attributes)
            SELECT nextval('product_seq'), u.slug, u.category_id, u.name, u.name_de, u.brand, u.description,
                   u.description_de, u.tax_class, u.attributes::jsonb
              FROM (SELECT u.*, c.id AS category_id
                      FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                                  ?::text[])
                           WITH ORDINALITY AS u (slug, category, name, name_de, brand, description, description_de,
                                                 tax_class, attributes, place)
                      LEFT JOIN category c ON c.slug = u.category
                     ORDER BY place) u
                ON CONFLICT (slug) DO UPDATE SET category_id = excluded.category_id, name = excluded.name,
                   name_de = excluded.name_de, brand = excluded.brand, description = excluded.description,
                   description_de = excluded.description_de, tax_class = excluded.tax_class,
                   attributes = excluded.attributes, active = true, version = p.version + 1
             WHERE (p.category_id, p.name, p.name_de, p.brand, p.description, p.description_de, p.tax_class, p.attributes,
                    p.active)
                   IS DISTINCT FROM (excluded.category_id, excluded.name, excluded.name_de, excluded.brand,
                    excluded.description, excluded.description_de, excluded.tax_class, excluded.attributes, true)""";

    private static final String VARIANTS = """
            INSERT INTO variant AS v (id, product_id, sku, position, label, label_de, options, price, compare_at, currency,
                                      picture, picture_alt)
            SELECT nextval('variant_seq'), u.product_id, u.sku, u.position, u.label, u.label_de, u.options::jsonb, u.price,
                   u.compare_at, u.currency, u.picture, u.picture_alt
              FROM (SELECT u.*, p.id AS product_id
                      FROM unnest(?::text[], ?::text[], ?::integer[], ?::text[], ?::text[], ?::text[], ?::numeric[],
                                  ?::numeric[], ?::text[], ?::text[], ?::text[])
                           WITH ORDINALITY AS u (slug, sku, position, label, label_de, options, price, compare_at,
                                                 currency, picture, picture_alt, place)
                      LEFT JOIN product p ON p.slug = u.slug
                     ORDER BY place) u
                ON CONFLICT (sku) DO UPDATE SET product_id = excluded.product_id, position = excluded.position,
                   label = excluded.label, label_de = excluded.label_de, options = excluded.options,
                   price = excluded.price, compare_at = excluded.compare_at, currency = excluded.currency,
                   picture = excluded.picture, picture_alt = excluded.picture_alt, active = true, version = v.version + 1
             WHERE (v.product_id, v.position, v.label, v.label_de, v.options, v.price, v.compare_at, v.currency, v.picture,
                    v.picture_alt, v.active)
                   IS DISTINCT FROM (excluded.product_id, excluded.position, excluded.label, excluded.label_de,
                    excluded.options, excluded.price, excluded.compare_at, excluded.currency, excluded.picture,
                    excluded.picture_alt, true)""";

    // A product whose last variant moved to another one has nothing left to sell.
    private static final String EMPTIED = """
            UPDATE product p SET active = false, version = p.version + 1
             WHERE p.id = ANY (?::bigint[]) AND p.active
               AND NOT EXISTS (SELECT FROM variant v WHERE v.product_id = p.id AND v.active)""";

    @Resource(lookup = "jdbc/meo")
    private DataSource dataSource;
    @EJB
    private Listings listings;
    private Consumer<VariantsImported> imported;

    /** Used by the container. */
    public CatalogueWriter() {
    }

    CatalogueWriter(DataSource dataSource, Listings listings, Consumer<VariantsImported> imported) {
        this.dataSource = dataSource;
        this.listings = listings;
        this.imported = imported;
    }

    @Inject
    void announceTo(Event<VariantsImported> event) {
        imported = event::fire;
    }

    /**
     * Stores categories.
     *
     * @param categories parents among these or stored already
     */
    public void writeCategories(List<CategoryDraft> categories) {
        inConnection(connection -> {
            execute(connection, CATEGORIES, text(connection, categories, CategoryDraft::slug),
                    array(connection, "integer", categories, CategoryDraft::position),
                    text(connection, categories, CategoryDraft::name), text(connection, categories, CategoryDraft::nameDe),
                    text(connection, categories, CategoryDraft::description),
                    text(connection, categories, CategoryDraft::descriptionDe));
            execute(connection, PARENTS, text(connection, categories, CategoryDraft::slug),
                    text(connection, categories, CategoryDraft::parent));
        });
    }

    /**
     * Stores products with their variants and announces these as {@link VariantsImported} in the same transaction.
     *
     * @param drafts    no slug and no SKU twice; their categories are stored
     * @param keepSlugs whether a product that is stored under the SKU of its first variant keeps the slug it has
     */
    public void writeProducts(List<ProductDraft> drafts, boolean keepSlugs) {
        List<String> skus = drafts.stream().flatMap(draft -> draft.variants().stream())
                .map(ProductDraft.Variant::sku).toList();
        inConnection(connection -> {
            Map<String, StoredPlace> stored = storedPlaces(connection, skus);
            List<ProductDraft> products = keepSlugs ? drafts.stream().map(draft -> keepingSlug(draft, stored)).toList()
                    : drafts;
            execute(connection, PRODUCTS, text(connection, products, ProductDraft::slug),
                    text(connection, products, ProductDraft::category), text(connection, products, ProductDraft::name),
                    text(connection, products, ProductDraft::nameDe), text(connection, products, ProductDraft::brand),
                    text(connection, products, ProductDraft::description),
                    text(connection, products, ProductDraft::descriptionDe),
                    text(connection, products, ProductDraft::taxClass),
                    text(connection, products, product -> json(product.attributes())));
            List<Row> rows = new ArrayList<>();
            for (ProductDraft product : products) {
                for (ProductDraft.Variant variant : product.variants()) {
                    rows.add(new Row(product.slug(), rows.size(), variant));
                }
            }
            execute(connection, VARIANTS, text(connection, rows, Row::slug), text(connection, rows, row -> row.variant.sku()),
                    array(connection, "integer", rows, Row::position), text(connection, rows, row -> row.variant.label()),
                    text(connection, rows, row -> row.variant.labelDe()),
                    text(connection, rows, row -> json(row.variant.options())),
                    array(connection, "numeric", rows, row -> row.variant.price().getAmount()),
                    array(connection, "numeric", rows,
                            row -> row.variant.compareAt() == null ? null : row.variant.compareAt().getAmount()),
                    text(connection, rows, row -> row.variant.price().getCurrencyUnit().getCode()),
                    text(connection, rows, row -> row.variant.picture()),
                    text(connection, rows, row -> row.variant.pictureAlt()));
            deactivateEmptied(connection, rows, stored);
            imported.accept(new VariantsImported(rows.stream()
                    .map(row -> new VariantsImported.Line(row.variant.sku(), row.variant.stock())).toList()));
            Set<Long> changed = new HashSet<>(stored.values().stream().map(StoredPlace::productId).toList());
            changed.addAll(ids(connection, products));
            listings.refresh(changed);
        });
    }

    private static List<Long> ids(Connection connection, List<ProductDraft> products) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT id FROM product WHERE slug = ANY (?)")) {
            statement.setArray(1, text(connection, products, ProductDraft::slug));
            try (ResultSet rows = statement.executeQuery()) {
                List<Long> ids = new ArrayList<>();
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
                return ids;
            }
        }
    }

    private static ProductDraft keepingSlug(ProductDraft draft, Map<String, StoredPlace> stored) {
        StoredPlace place = stored.get(draft.variants().get(0).sku());
        return place == null ? draft : draft.withSlug(place.slug);
    }

    private static Map<String, StoredPlace> storedPlaces(Connection connection, List<String> skus) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STORED_PLACES)) {
            statement.setArray(1, text(connection, skus, Function.identity()));
            try (ResultSet rows = statement.executeQuery()) {
                Map<String, StoredPlace> places = new HashMap<>();
                while (rows.next()) {
                    places.put(rows.getString(1), new StoredPlace(rows.getLong(2), rows.getString(3)));
                }
                return places;
            }
        }
    }

    private static void deactivateEmptied(Connection connection, List<Row> rows, Map<String, StoredPlace> stored)
            throws SQLException {
        Set<Long> left = new HashSet<>();
        for (Row row : rows) {
            StoredPlace place = stored.get(row.variant.sku());
            if (place != null && !place.slug.equals(row.slug)) {
                left.add(place.productId);
            }
        }
        if (!left.isEmpty()) {
            execute(connection, EMPTIED, array(connection, "bigint", List.copyOf(left), Function.identity()));
        }
    }

    /** An array of objects, because the order of what it tells counts and an object has none in the database. */
    private static String json(Map<String, String> facts) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        facts.forEach((name, value) -> array.add(Json.createObjectBuilder().add("name", name).add("value", value)));
        return array.build().toString();
    }

    private static <T> Array text(Connection connection, List<T> items, Function<T, String> value) throws SQLException {
        return array(connection, "text", items, value);
    }

    private static <T> Array array(Connection connection, String type, List<T> items, Function<T, ?> value)
            throws SQLException {
        return connection.createArrayOf(type, items.stream().map(value).toArray());
    }

    private static void execute(Connection connection, String sql, Array... arrays) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < arrays.length; index++) {
                statement.setArray(index + 1, arrays[index]);
            }
            statement.executeUpdate();
        }
    }

    private void inConnection(Work work) {
        try (Connection connection = dataSource.getConnection()) {
            work.in(connection);
        } catch (SQLException e) {
            // Unchecked, so that the container rolls the transaction back.
            throw new CatalogueUnavailableException(e);
        }
    }

    private record StoredPlace(long productId, String slug) {
    }

    private record Row(String slug, int position, ProductDraft.Variant variant) {
    }

    @FunctionalInterface
    private interface Work {
        void in(Connection connection) throws SQLException;
    }
}
