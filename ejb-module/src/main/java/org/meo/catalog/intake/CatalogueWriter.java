package org.meo.catalog.intake;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.SessionContext;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.meo.catalog.CatalogueUnavailableException;
import org.meo.catalog.Listings;
import org.meo.catalog.VariantsImported;

/**
 * Stores what an import brings: sets of rows in one statement, each use in a transaction of its own. What is there
 * already is changed to what the import says, so that an import that is run again gives the same result, and rows that
 * say what is stored change nothing; nothing is ever removed but prices and pictures that a file no longer has.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class CatalogueWriter {

    /** A parent chain longer than this goes in a circle. */
    private static final int MAX_DEPTH = 100;

    private static final String PARENTS_OF_ALL =
            "SELECT c.slug, p.slug FROM category c LEFT JOIN category p ON p.id = c.parent_id";
    private static final String MISSING_CATEGORIES = """
            INSERT INTO category (id, slug, position, name, name_de, description, description_de)
            SELECT nextval('category_seq'), u.slug, u.position, u.name, u.name_de, u.description, u.description_de
              FROM (SELECT * FROM unnest(?::text[], ?::integer[], ?::text[], ?::text[], ?::text[], ?::text[])
                      WITH ORDINALITY AS u (slug, position, name, name_de, description, description_de, place)
                     ORDER BY place) u
                ON CONFLICT (slug) DO NOTHING""";
    private static final String PARENTS = """
            UPDATE category c SET parent_id = p.id
              FROM unnest(?::text[], ?::text[]) AS u (slug, parent) LEFT JOIN category p ON p.slug = u.parent
             WHERE c.slug = u.slug AND c.parent_id IS DISTINCT FROM p.id RETURNING c.slug""";
    // Grows from the top; whoever is not reached hangs in a circle.
    private static final String CIRCLE = """
            WITH RECURSIVE reached (id, depth) AS (
              SELECT id, 1 FROM category WHERE parent_id IS NULL
              UNION ALL
              SELECT c.id, r.depth + 1 FROM category c JOIN reached r ON c.parent_id = r.id WHERE r.depth < ?)
            SELECT slug FROM category WHERE id NOT IN (SELECT id FROM reached) ORDER BY slug LIMIT 1""";

    private static final String BELOW = """
            WITH RECURSIVE below (id) AS (
              SELECT id FROM category WHERE slug = ANY (?::text[])
              UNION
              SELECT c.id FROM category c JOIN below b ON c.parent_id = b.id)
            SELECT p.id FROM product p JOIN below b ON p.category_id = b.id""";

    private static final String STORED = """
            SELECT p.id, p.slug, v.sku, v.position, v.active
              FROM product p LEFT JOIN variant v ON v.product_id = p.id
             WHERE p.id IN (SELECT id FROM product WHERE slug = ANY (?::text[])
                            UNION SELECT product_id FROM variant WHERE sku = ANY (?::text[]))
             ORDER BY p.id, v.position, v.id""";
    private static final String RENAME = """
            UPDATE product p SET slug = u.slug, version = p.version + 1, updated_at = now()
              FROM unnest(?::bigint[], ?::text[]) AS u (id, slug) WHERE p.id = u.id""";
    private static final String FORGET_FORMER = "DELETE FROM product_former_slug WHERE slug = ANY (?::text[])";

    // LEFT JOIN, here and below: what hangs in nothing is an error of the database then, not a row that is lost.
    private static final String PRODUCTS = """
            INSERT INTO product AS s (id, slug, category_id, name, name_de, brand, description, description_de, tax_class,
                                      attributes, seo_title, seo_title_de, seo_description, seo_description_de,
                                      active_from, active_until)
            SELECT nextval('product_seq'), u.slug, u.category_id, u.name, u.name_de, u.brand, u.description,
                   u.description_de, u.tax_class, u.attributes::jsonb, u.seo_title, u.seo_title_de, u.seo_description,
                   u.seo_description_de, u.active_from, u.active_until
              FROM (SELECT u.*, c.id AS category_id
                      FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                                  ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[],
                                  ?::timestamptz[])
                           WITH ORDINALITY AS u (slug, category, name, name_de, brand, description, description_de,
                                                 tax_class, attributes, seo_title, seo_title_de, seo_description,
                                                 seo_description_de, active_from, active_until, place)
                      LEFT JOIN category c ON c.slug = u.category
                     ORDER BY place) u
                ON CONFLICT (slug) DO UPDATE SET""";
    private static final Map<String, String> PRODUCT_COLUMNS = columns("name_de", "name_de", "brand", "brand", "description",
            "description", "description_de", "description_de", "tax_class", "tax_class", "attributes", "attributes",
            "seo_title", "seo_title", "seo_title_de", "seo_title_de", "seo_description", "seo_description",
            "seo_description_de", "seo_description_de", "active_from", "active_from", "active_until", "active_until");

    private static final String VARIANTS = """
            INSERT INTO variant AS s (id, product_id, sku, position, label, label_de, options, price, compare_at, currency,
                                      picture, picture_alt, picture_alt_de, active)
            SELECT nextval('variant_seq'), u.product_id, u.sku, u.position, u.label, u.label_de, u.options::jsonb, u.price,
                   u.compare_at, u.currency, u.picture, u.picture_alt, u.picture_alt_de, u.active
              FROM (SELECT u.*, p.id AS product_id
                      FROM unnest(?::text[], ?::text[], ?::integer[], ?::text[], ?::text[], ?::text[], ?::numeric[],
                                  ?::numeric[], ?::text[], ?::text[], ?::text[], ?::text[], ?::boolean[])
                           WITH ORDINALITY AS u (slug, sku, position, label, label_de, options, price, compare_at,
                                                 currency, picture, picture_alt, picture_alt_de, active, place)
                      LEFT JOIN product p ON p.slug = u.slug
                     ORDER BY place) u
                ON CONFLICT (sku) DO UPDATE SET""";
    private static final Map<String, String> VARIANT_COLUMNS = columns("label", "option", "label_de", "option_de", "options",
            "options", "picture", "picture", "picture_alt", "picture_alt", "picture_alt_de", "picture_alt_de", "active",
            "active");
    /** A former price that is not above the new price, or in another currency, is none. */
    private static final String COMPARE_AT_KEPT =
            "CASE WHEN s.currency = excluded.currency AND s.compare_at > excluded.price THEN s.compare_at END";

    private static final String PRICES_GONE = """
            DELETE FROM variant_price s USING variant v
             WHERE v.id = s.variant_id AND v.sku = ANY (?::text[])
               AND (s.currency = v.currency OR s.currency = ANY (?::text[]))
               AND NOT EXISTS (SELECT FROM unnest(?::text[], ?::text[]) AS u (sku, currency)
                                WHERE u.sku = v.sku AND u.currency = s.currency)
            RETURNING v.sku""";
    private static final String PRICES = """
            INSERT INTO variant_price AS s (variant_id, currency, price, compare_at)
            SELECT v.id, u.currency, u.price, u.compare_at
              FROM unnest(?::text[], ?::text[], ?::numeric[], ?::numeric[], ?::boolean[])
                   AS u (sku, currency, price, compare_at, compared)
              LEFT JOIN variant v ON v.sku = u.sku
              LEFT JOIN variant_price o ON o.variant_id = v.id AND o.currency = u.currency
             WHERE o.variant_id IS NULL OR o.price <> u.price OR u.compared AND o.compare_at IS DISTINCT FROM u.compare_at
                ON CONFLICT (variant_id, currency) DO UPDATE SET price = excluded.price,
                   compare_at = CASE WHEN excluded.currency = ANY (?::text[]) THEN excluded.compare_at
                                     WHEN s.compare_at > excluded.price THEN s.compare_at END
            RETURNING (SELECT v.sku FROM variant v WHERE v.id = s.variant_id)""";

    private static final String PICTURES_GONE = """
            DELETE FROM product_picture s USING product p
             WHERE p.id = s.product_id AND p.slug = ANY (?::text[])
               AND NOT EXISTS (SELECT FROM unnest(?::text[], ?::integer[], ?::text[], ?::text[], ?::text[])
                                           AS u (slug, position, picture, alt, alt_de)
                                WHERE u.slug = p.slug AND u.position = s.position AND u.picture = s.picture
                                  AND u.alt = s.alt AND u.alt_de IS NOT DISTINCT FROM s.alt_de)
            RETURNING p.slug""";
    private static final String PICTURES = """
            INSERT INTO product_picture AS s (product_id, position, picture, alt, alt_de)
            SELECT p.id, u.position, u.picture, u.alt, u.alt_de
              FROM unnest(?::text[], ?::integer[], ?::text[], ?::text[], ?::text[])
                   AS u (slug, position, picture, alt, alt_de)
              LEFT JOIN product p ON p.slug = u.slug
                ON CONFLICT (product_id, position) DO NOTHING
            RETURNING (SELECT p.slug FROM product p WHERE p.id = s.product_id)""";

    // A product whose last variant moved to another one, or is off sale, has nothing left to sell.
    private static final String EMPTIED = """
            UPDATE product p SET active = false, version = p.version + 1, updated_at = now()
             WHERE p.id = ANY (?::bigint[]) AND p.active
               AND NOT EXISTS (SELECT FROM variant v WHERE v.product_id = p.id AND v.active) RETURNING p.slug""";
    private static final String FILLED = """
            UPDATE product p SET active = true, version = p.version + 1, updated_at = now()
             WHERE p.slug = ANY (?::text[]) AND NOT p.active
               AND EXISTS (SELECT FROM variant v WHERE v.product_id = p.id AND v.active) RETURNING p.slug""";
    private static final String TOUCHED =
            "UPDATE product SET updated_at = now(), version = version + 1 WHERE slug = ANY (?::text[])";
    private static final String IDS = "SELECT slug, id FROM product WHERE slug = ANY (?::text[])";

    @Inject
    private DataSource dataSource;
    @Resource
    private SessionContext context;
    @EJB
    private ImportQueue queue;
    @EJB
    private Listings listings;
    @Inject
    private Event<VariantsImported> imported;

    /** The slugs of all categories, with that of the parent; null at the top. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Map<String, String> categoryParents() {
        return inConnection(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(PARENTS_OF_ALL);
                    ResultSet rows = statement.executeQuery()) {
                Map<String, String> parents = new HashMap<>();
                while (rows.next()) {
                    parents.put(rows.getString(1), rows.getString(2));
                }
                return parents;
            }
        });
    }

    /**
     * Stores categories; what is there already is changed to what these say.
     *
     * @param categories parents among these or stored already
     * @param how        its columns are those of {@link CategoryFile}
     * @throws BrokenCatalogueException when one would be below itself
     */
    public Written writeCategories(List<CategoryDraft> categories, Writing how) {
        return inConnection(connection -> {
            Set<String> before = slugs(connection, "SELECT slug FROM category WHERE slug = ANY (?::text[])",
                    text(connection, categories, CategoryDraft::slug));
            List<CategoryDraft> taken = categories.stream().filter(category -> switch (how.mode()) {
                case CREATE -> !before.contains(category.slug());
                case UPDATE -> before.contains(category.slug());
                case BOTH -> true;
            }).toList();
            Set<String> changed = slugs(connection, categoriesSql(how), text(connection, taken, CategoryDraft::slug),
                    array(connection, "integer", taken, CategoryDraft::position),
                    text(connection, taken, CategoryDraft::name), text(connection, taken, CategoryDraft::nameDe),
                    text(connection, taken, CategoryDraft::description),
                    text(connection, taken, CategoryDraft::descriptionDe),
                    text(connection, taken, category -> category.seo().title()),
                    text(connection, taken, category -> category.seo().titleDe()),
                    text(connection, taken, category -> category.seo().description()),
                    text(connection, taken, category -> category.seo().descriptionDe()));
            if (how.speaksOf("parent")) {
                changed.addAll(slugs(connection, PARENTS, text(connection, taken, CategoryDraft::slug),
                        text(connection, taken, CategoryDraft::parent)));
                refuseCircles(connection);
            }
            if (!how.dryRun()) {
                refreshBelow(connection, changed);
            }
            long created = taken.stream().filter(category -> !before.contains(category.slug())).count();
            Written written = new Written(created, changed.size() - created, taken.size() - changed.size(),
                    categories.size() - taken.size());
            finish(how, categories.size(), written);
            return written;
        });
    }

    /** Searches find products by the names of the categories above them. */
    private void refreshBelow(Connection connection, Set<String> categories) throws SQLException {
        Set<String> products = categories.isEmpty() ? Set.of()
                : slugs(connection, BELOW, text(connection, categories, Function.identity()));
        if (!products.isEmpty()) {
            listings.refresh(products.stream().map(Long::valueOf).toList());
        }
    }

    private static String categoriesSql(Writing how) {
        Map<String, String> sets = new LinkedHashMap<>();
        sets.put("name", "excluded.name");
        for (String column : List.of("position", "name_de", "description", "description_de", "seo_title", "seo_title_de",
                "seo_description", "seo_description_de")) {
            if (how.speaksOf(column)) {
                sets.put(column, "excluded." + column);
            }
        }
        return """
                INSERT INTO category AS s (id, slug, position, name, name_de, description, description_de, seo_title,
                                           seo_title_de, seo_description, seo_description_de)
                SELECT nextval('category_seq'), u.slug, u.position, u.name, u.name_de, u.description, u.description_de,
                       u.seo_title, u.seo_title_de, u.seo_description, u.seo_description_de
                  FROM (SELECT * FROM unnest(?::text[], ?::integer[], ?::text[], ?::text[], ?::text[], ?::text[],
                                             ?::text[], ?::text[], ?::text[], ?::text[])
                          WITH ORDINALITY AS u (slug, position, name, name_de, description, description_de, seo_title,
                                                seo_title_de, seo_description, seo_description_de, place)
                         ORDER BY place) u
                    ON CONFLICT (slug) DO UPDATE SET""" + whereDifferent(sets, "") + " RETURNING s.slug";
    }

    private static void refuseCircles(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CIRCLE)) {
            statement.setInt(1, MAX_DEPTH);
            try (ResultSet rows = statement.executeQuery()) {
                if (rows.next()) {
                    throw new BrokenCatalogueException(0, "category " + rows.getString(1) + " would be below itself, or more"
                            + " than " + MAX_DEPTH + " deep");
                }
            }
        }
    }

    /**
     * Stores products with their variants and announces these as {@link VariantsImported} in the same transaction.
     *
     * @param drafts no slug and no SKU twice; their categories are stored
     */
    public Written writeProducts(List<ProductDraft> drafts, Writing how) {
        return inConnection(connection -> {
            if (!how.missing().isEmpty()) {
                addMissing(connection, how.missing());
            }
            Part part = new Part(how, stored(connection, drafts), drafts);
            Written written = (part.rows.isEmpty() ? Written.NOTHING : write(connection, how, part))
                    .plus(new Written(0, 0, 0, part.skipped));
            finish(how, drafts.get(drafts.size() - 1).place(), written);
            return written;
        });
    }

    /** As {@link #writeProducts}, in the transaction of the caller. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public Written addProducts(List<ProductDraft> drafts, Writing how) {
        return writeProducts(drafts, how);
    }

    private void finish(Writing how, long place, Written written) {
        if (how.dryRun()) {
            context.setRollbackOnly();
        } else if (how.importId() != 0) {
            queue.advance(how.importId(), place, written);
        }
    }

    private static void addMissing(Connection connection, List<CategoryDraft> categories) throws SQLException {
        List<CategoryDraft> missing = new ArrayList<>(categories);
        Set<String> there = slugs(connection, "SELECT slug FROM category WHERE slug = ANY (?::text[])",
                text(connection, missing, CategoryDraft::slug));
        missing.removeIf(category -> there.contains(category.slug()));
        execute(connection, MISSING_CATEGORIES, text(connection, missing, CategoryDraft::slug),
                array(connection, "integer", missing, CategoryDraft::position),
                text(connection, missing, CategoryDraft::name), text(connection, missing, CategoryDraft::nameDe),
                text(connection, missing, CategoryDraft::description), text(connection, missing, CategoryDraft::descriptionDe));
        slugs(connection, PARENTS, text(connection, missing, CategoryDraft::slug),
                text(connection, missing, CategoryDraft::parent));
    }

    private Written write(Connection connection, Writing how, Part part) throws SQLException {
        Set<String> changedProducts = new HashSet<>();
        if (!part.renames.isEmpty()) {
            List<Long> ids = List.copyOf(part.renames.keySet());
            execute(connection, RENAME, array(connection, "bigint", ids, Function.identity()),
                    text(connection, ids, part.renames::get));
            changedProducts.addAll(part.renames.values());
        }
        changedProducts.addAll(writeDescriptions(connection, how, part.described));
        Set<String> changedSkus = writeVariants(connection, how, part.rows);
        changedSkus.addAll(writePrices(connection, how, part.rows));
        Set<String> pictured = how.speaksOf("pictures") ? writePictures(connection, part.described) : Set.of();
        Map<String, Long> ids = ids(connection, part.rows.stream().map(Row::slug).collect(Collectors.toSet()));
        Set<Long> left = part.left(ids);
        Set<Long> judged = new HashSet<>(left);
        if (how.speaksOf("active")) {
            judged.addAll(ids.values());
        }
        changedProducts.addAll(slugs(connection, EMPTIED, array(connection, "bigint", judged, Function.identity())));
        changedProducts.addAll(slugs(connection, FILLED, text(connection,
                how.speaksOf("active") ? ids.keySet() : part.withoutVariants(ids.keySet()), Function.identity())));
        // The others have their new version already; these get one for what hangs in them.
        Set<String> touched = new HashSet<>(pictured);
        part.rows.stream().filter(row -> changedSkus.contains(row.variant.sku())).forEach(row -> touched.add(row.slug));
        touched.removeAll(changedProducts);
        execute(connection, TOUCHED, text(connection, touched, Function.identity()));
        changedProducts.addAll(pictured);
        if (!how.dryRun()) {
            imported.fire(new VariantsImported(part.rows.stream()
                    .map(row -> new VariantsImported.Line(row.variant.sku(), row.variant.stock())).toList()));
            Set<Long> changed = new HashSet<>(left);
            changedProducts.forEach(slug -> changed.add(ids.get(slug)));
            touched.forEach(slug -> changed.add(ids.get(slug)));
            changed.remove(null);
            listings.refresh(changed);
        }
        return part.count(changedProducts, changedSkus);
    }

    private static Set<String> writeDescriptions(Connection connection, Writing how, List<ProductDraft> products)
            throws SQLException {
        execute(connection, FORGET_FORMER, text(connection, products, ProductDraft::slug));
        return slugs(connection, productsSql(how), text(connection, products, ProductDraft::slug),
                text(connection, products, ProductDraft::category), text(connection, products, ProductDraft::name),
                text(connection, products, ProductDraft::nameDe), text(connection, products, ProductDraft::brand),
                text(connection, products, ProductDraft::description),
                text(connection, products, ProductDraft::descriptionDe), text(connection, products, ProductDraft::taxClass),
                text(connection, products, product -> json(product.attributes())),
                text(connection, products, product -> product.seo().title()),
                text(connection, products, product -> product.seo().titleDe()),
                text(connection, products, product -> product.seo().description()),
                text(connection, products, product -> product.seo().descriptionDe()),
                array(connection, "timestamptz", products, product -> string(product.activeFrom())),
                array(connection, "timestamptz", products, product -> string(product.activeUntil())));
    }

    private static String productsSql(Writing how) {
        Map<String, String> sets = new LinkedHashMap<>();
        sets.put("category_id", "excluded.category_id");
        sets.put("name", "excluded.name");
        PRODUCT_COLUMNS.forEach((column, cell) -> {
            if (how.speaksOf(cell)) {
                sets.put(column, "excluded." + column);
            }
        });
        return PRODUCTS + whereDifferent(sets, ", version = s.version + 1, updated_at = now()") + " RETURNING s.slug";
    }

    private static String variantsSql(Writing how) {
        Map<String, String> sets = new LinkedHashMap<>();
        for (String column : List.of("product_id", "position", "price", "currency")) {
            sets.put(column, "excluded." + column);
        }
        sets.put("compare_at", how.speaksOf("compare_at_price") ? "excluded.compare_at" : COMPARE_AT_KEPT);
        VARIANT_COLUMNS.forEach((column, cell) -> {
            if (how.speaksOf(cell)) {
                sets.put(column, "excluded." + column);
            }
        });
        return VARIANTS + whereDifferent(sets, ", version = s.version + 1") + " RETURNING s.sku";
    }

    private static Set<String> writeVariants(Connection connection, Writing how, List<Row> rows) throws SQLException {
        return slugs(connection, variantsSql(how),
                text(connection, rows, Row::slug), text(connection, rows, row -> row.variant.sku()),
                array(connection, "integer", rows, Row::position), text(connection, rows, row -> row.variant.label()),
                text(connection, rows, row -> row.variant.labelDe()),
                text(connection, rows, row -> json(row.variant.options())),
                array(connection, "numeric", rows, row -> row.variant.price().getAmount()),
                array(connection, "numeric", rows,
                        row -> row.variant.compareAt() == null ? null : row.variant.compareAt().getAmount()),
                text(connection, rows, row -> row.variant.price().getCurrencyUnit().getCode()),
                text(connection, rows, row -> row.variant.picture()),
                text(connection, rows, row -> row.variant.pictureAlt()),
                text(connection, rows, row -> row.variant.pictureAltDe()),
                array(connection, "bool", rows, row -> row.variant.active()));
    }

    /** @return the SKUs whose prices in further currencies changed */
    private static Set<String> writePrices(Connection connection, Writing how, List<Row> rows) throws SQLException {
        List<String> currencies = currencies(how, ProductFile.PRICE);
        List<String> compared = currencies(how, ProductFile.COMPARE_AT);
        record Cell(String sku, ProductDraft.Price price) {

            String currency() {
                return price.price().getCurrencyUnit().getCode();
            }
        }
        List<Cell> cells = rows.stream().flatMap(row -> row.variant.prices().stream()
                .map(price -> new Cell(row.variant.sku(), price))).toList();
        Set<String> changed = slugs(connection, PRICES_GONE, text(connection, rows, row -> row.variant.sku()),
                text(connection, currencies, Function.identity()), text(connection, cells, Cell::sku),
                text(connection, cells, Cell::currency));
        if (!cells.isEmpty()) {
            changed.addAll(slugs(connection, PRICES, text(connection, cells, Cell::sku),
                    text(connection, cells, Cell::currency),
                    array(connection, "numeric", cells, cell -> cell.price.price().getAmount()),
                    array(connection, "numeric", cells,
                            cell -> cell.price.compareAt() == null ? null : cell.price.compareAt().getAmount()),
                    array(connection, "bool", cells, cell -> compared.contains(cell.currency())),
                    text(connection, compared, Function.identity())));
        }
        return changed;
    }

    private static List<String> currencies(Writing how, String prefix) {
        return how.columns().stream().filter(column -> column.startsWith(prefix) && column.length() == prefix.length() + 3)
                .map(column -> column.substring(prefix.length()).toUpperCase(Locale.ROOT)).toList();
    }

    /** @return the slugs of products whose further pictures changed */
    private static Set<String> writePictures(Connection connection, List<ProductDraft> products) throws SQLException {
        record Cell(String slug, int position, ProductDraft.Picture picture) {
        }
        List<Cell> cells = new ArrayList<>();
        for (ProductDraft product : products) {
            for (int position = 0; position < product.pictures().size(); position++) {
                cells.add(new Cell(product.slug(), position, product.pictures().get(position)));
            }
        }
        Array[] given = {text(connection, cells, Cell::slug), array(connection, "integer", cells, Cell::position),
                text(connection, cells, cell -> cell.picture.name()), text(connection, cells, cell -> cell.picture.alt()),
                text(connection, cells, cell -> cell.picture.altDe())};
        Set<String> changed = slugs(connection, PICTURES_GONE, text(connection, products, ProductDraft::slug), given[0],
                given[1], given[2], given[3], given[4]);
        changed.addAll(slugs(connection, PICTURES, given));
        return changed;
    }

    /** {@code a = x, b = y WHERE (s.a, s.b) IS DISTINCT FROM (x, y)}: rows that say what is stored change nothing. */
    private static String whereDifferent(Map<String, String> sets, String always) {
        return sets.entrySet().stream().map(set -> set.getKey() + " = " + set.getValue())
                .collect(Collectors.joining(", ", " ", always))
                + sets.keySet().stream().map(column -> "s." + column).collect(Collectors.joining(", ", " WHERE (", ")"))
                + String.join(", ", sets.values()).transform(values -> " IS DISTINCT FROM (" + values + ")");
    }

    private static Stored stored(Connection connection, List<ProductDraft> drafts) throws SQLException {
        List<String> skus = drafts.stream().flatMap(draft -> draft.variants().stream())
                .map(ProductDraft.Variant::sku).toList();
        try (PreparedStatement statement = connection.prepareStatement(STORED)) {
            statement.setArray(1, text(connection, drafts, ProductDraft::slug));
            statement.setArray(2, text(connection, skus, Function.identity()));
            try (ResultSet rows = statement.executeQuery()) {
                Stored stored = new Stored(new HashMap<>(), new HashMap<>());
                while (rows.next()) {
                    long id = rows.getLong("id");
                    StoredProduct product = stored.bySlug.computeIfAbsent(rows.getString("slug"),
                            slug -> new StoredProduct(id, slug, new LinkedHashMap<>()));
                    String sku = rows.getString("sku");
                    if (sku != null) {
                        product.variants.put(sku, new StoredVariant(rows.getInt("position"), rows.getBoolean("active")));
                        stored.bySku.put(sku, product);
                    }
                }
                return stored;
            }
        }
    }

    private static Map<String, Long> ids(Connection connection, Set<String> slugs) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(IDS)) {
            statement.setArray(1, text(connection, slugs, Function.identity()));
            try (ResultSet rows = statement.executeQuery()) {
                Map<String, Long> ids = new HashMap<>();
                while (rows.next()) {
                    ids.put(rows.getString(1), rows.getLong(2));
                }
                return ids;
            }
        }
    }

    private static String string(Object value) {
        return value == null ? null : value.toString();
    }

    private static Map<String, String> columns(String... columnsAndCells) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (int index = 0; index < columnsAndCells.length; index += 2) {
            columns.put(columnsAndCells[index], columnsAndCells[index + 1]);
        }
        return columns;
    }

    /** An array of objects, because the order of what it tells counts and an object has none in the database. */
    private static String json(Map<String, String> facts) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        facts.forEach((name, value) -> array.add(Json.createObjectBuilder().add("name", name).add("value", value)));
        return array.build().toString();
    }

    private static <T> Array text(Connection connection, Collection<T> items, Function<T, String> value)
            throws SQLException {
        return array(connection, "text", items, value);
    }

    private static <T> Array array(Connection connection, String type, Collection<T> items, Function<T, ?> value)
            throws SQLException {
        return connection.createArrayOf(type, items.stream().map(value).toArray());
    }

    private static void execute(Connection connection, String sql, Array... arrays) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, arrays);
            statement.executeUpdate();
        }
    }

    /** @return the first column of the rows that the statement gives */
    private static Set<String> slugs(Connection connection, String sql, Array... arrays) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, arrays);
            try (ResultSet rows = statement.executeQuery()) {
                Set<String> slugs = new HashSet<>();
                while (rows.next()) {
                    slugs.add(rows.getString(1));
                }
                return slugs;
            }
        }
    }

    private static void bind(PreparedStatement statement, Array... arrays) throws SQLException {
        for (int index = 0; index < arrays.length; index++) {
            statement.setArray(index + 1, arrays[index]);
        }
    }

    private <T> T inConnection(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.in(connection);
        } catch (SQLException e) {
            // Unchecked, so that the container rolls the transaction back.
            throw new CatalogueUnavailableException(e);
        }
    }

    /** What is stored of the products and SKUs of a part. */
    private record Stored(Map<String, StoredProduct> bySlug, Map<String, StoredProduct> bySku) {
    }

    /** @param variants in their order */
    private record StoredProduct(long id, String slug, Map<String, StoredVariant> variants) {

        boolean isSold() {
            return variants.values().stream().anyMatch(StoredVariant::active);
        }
    }

    private record StoredVariant(int position, boolean active) {
    }

    private record Row(String slug, int position, ProductDraft.Variant variant) {
    }

    /** What of the drafts is to be stored, and under which slugs. */
    private static final class Part {

        private final Writing how;
        private final Stored stored;
        private final List<ProductDraft> described = new ArrayList<>();
        private final List<Row> rows = new ArrayList<>();
        private final Map<Long, String> renames = new LinkedHashMap<>();
        private long skipped;

        Part(Writing how, Stored stored, List<ProductDraft> drafts) {
            this.how = how;
            this.stored = stored;
            // Two SKUs of a file that names no slugs may be one product's here.
            Map<String, List<ProductDraft>> bySlug = new LinkedHashMap<>();
            for (ProductDraft draft : drafts) {
                ProductDraft placed = placed(draft);
                bySlug.computeIfAbsent(placed.slug(), slug -> new ArrayList<>()).add(placed);
            }
            bySlug.values().forEach(this::add);
        }

        private ProductDraft placed(ProductDraft draft) {
            StoredProduct place = stored.bySku.get(draft.variants().get(0).sku());
            return how.namesSlugs() || place == null ? draft : draft.withSlug(place.slug);
        }

        private void add(List<ProductDraft> drafts) {
            ProductDraft first = drafts.get(0);
            List<ProductDraft.Variant> all = drafts.stream().flatMap(draft -> draft.variants().stream()).toList();
            StoredProduct before = stored.bySlug.get(first.slug());
            StoredProduct renamed = before == null && how.mode() != ImportMode.CREATE ? renamed(all) : null;
            List<ProductDraft.Variant> variants = all.stream().filter(variant -> switch (how.mode()) {
                case CREATE -> !stored.bySku.containsKey(variant.sku());
                case UPDATE -> stored.bySku.containsKey(variant.sku()) && (before != null || renamed != null);
                case BOTH -> true;
            }).toList();
            skipped += all.size() - variants.size();
            if (variants.isEmpty()) {
                return;
            }
            if (renamed != null) {
                renames.put(renamed.id, first.slug());
            }
            StoredProduct target = renamed == null ? before : renamed;
            if (target == null || how.mode() != ImportMode.CREATE && (how.namesSlugs() || target.variants.size() == 1)) {
                described.add(first);
            }
            boolean alone = target == null ? variants.size() == 1 : isAlone(target, variants);
            int last = -1;
            for (ProductDraft.Variant variant : variants) {
                last = position(target, variants, variant.sku(), last);
                // With nothing to choose from there is nothing to tell apart.
                rows.add(new Row(first.slug(), last, alone ? variant.withoutLabel() : variant));
            }
        }

        /** The product whose variants on sale are all here, among no other product's: it is called otherwise now. */
        private StoredProduct renamed(List<ProductDraft.Variant> variants) {
            Set<String> skus = variants.stream().map(ProductDraft.Variant::sku).collect(Collectors.toSet());
            Set<StoredProduct> owners = new LinkedHashSet<>();
            skus.stream().filter(stored.bySku::containsKey).forEach(sku -> owners.add(stored.bySku.get(sku)));
            if (owners.size() != 1) {
                return null;
            }
            StoredProduct owner = owners.iterator().next();
            boolean whole = owner.variants.entrySet().stream()
                    .allMatch(variant -> !variant.getValue().active() || skus.contains(variant.getKey()));
            return whole && !renames.containsKey(owner.id) ? owner : null;
        }

        private static boolean isAlone(StoredProduct target, List<ProductDraft.Variant> variants) {
            Set<String> skus = new HashSet<>(target.variants.keySet());
            variants.forEach(variant -> skus.add(variant.sku()));
            return skus.size() == 1;
        }

        /** The place that it has, as long as that agrees with the order of the file. */
        private static int position(StoredProduct target, List<ProductDraft.Variant> variants, String sku, int last) {
            StoredVariant before = target == null ? null : target.variants.get(sku);
            if (before != null) {
                return Math.max(before.position, last + 1);
            }
            if (last < 0 && target != null && variants.stream().noneMatch(other -> target.variants.containsKey(other.sku()))) {
                return target.variants.values().stream().mapToInt(StoredVariant::position).max().orElse(-1) + 1;
            }
            return last + 1;
        }

        /** Products that variants of the part have moved out of. */
        Set<Long> left(Map<String, Long> ids) {
            Set<Long> left = new HashSet<>();
            for (Row row : rows) {
                StoredProduct before = stored.bySku.get(row.variant.sku());
                if (before != null && before.id != ids.get(row.slug)) {
                    left.add(before.id);
                }
            }
            return left;
        }

        /** Those of the slugs whose product had nothing to sell. */
        Set<String> withoutVariants(Set<String> slugs) {
            return slugs.stream().filter(slug -> stored.bySlug.containsKey(slug) && !stored.bySlug.get(slug).isSold())
                    .collect(Collectors.toSet());
        }

        Written count(Set<String> changedProducts, Set<String> changedSkus) {
            long created = 0;
            long updated = 0;
            for (Row row : rows) {
                if (!stored.bySku.containsKey(row.variant.sku())) {
                    created++;
                } else if (changedSkus.contains(row.variant.sku()) || changedProducts.contains(row.slug)) {
                    updated++;
                }
            }
            return new Written(created, updated, rows.size() - created - updated, 0);
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T in(Connection connection) throws SQLException;
    }
}
