package org.meo.catalog;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Keeps what lists say of stock, as inventory tells it. */
@Stateless
@TransactionAttribute(MANDATORY)
public class Shelves {

    /** Most SKUs of one call. */
    public static final int MAX_SKUS = 5_000;

    // All rows are locked, changed or not, so that nobody who read older stock writes after this; none is waited for,
    // because an import locks its variants in another order.
    private static final String MARK = """
            WITH told AS (SELECT * FROM unnest(?::text[], ?::integer[]) AS t (sku, shelf)),
            held AS MATERIALIZED (
              SELECT v.id, v.sku, v.product_id, v.shelf AS before, t.shelf AS now
                FROM told t JOIN variant v ON v.sku = t.sku
                 FOR UPDATE OF v SKIP LOCKED),
            changed AS (
              UPDATE variant v SET shelf = h.now FROM held h WHERE v.id = h.id AND h.before <> h.now)
            SELECT v.sku, h.product_id, h.before, h.now
              FROM told t JOIN variant v ON v.sku = t.sku LEFT JOIN held h ON h.id = v.id""";

    @Inject
    private DataSource dataSource;
    @EJB
    private Listings listings;
    private CatalogueDatabase database;

    @PostConstruct
    void connect() {
        database = new CatalogueDatabase(dataSource);
    }

    /**
     * Notes what is on the shelf of SKUs and tells lists of it, in the current transaction; those that nobody sells are
     * passed over.
     *
     * @param levels at most {@link #MAX_SKUS}
     */
    public Marked mark(Map<String, Shelf> levels) {
        Marked marked = markForImport(levels);
        listings.refresh(marked.products);
        return marked;
    }

    /** As {@link #mark}, for an import, which tells lists itself when it has written all that they show. */
    public Marked markForImport(Map<String, Shelf> levels) {
        if (levels.size() > MAX_SKUS) {
            throw new IllegalArgumentException(levels.size() + " SKUs are more than " + MAX_SKUS);
        }
        if (levels.isEmpty()) {
            return new Marked(Map.of(), Set.of(), Set.of());
        }
        String[] skus = levels.keySet().toArray(String[]::new);
        Integer[] told = Stream.of(skus).map(sku -> levels.get(sku).level()).toArray(Integer[]::new);
        Map<String, Shelf> before = new HashMap<>();
        Set<String> busy = new HashSet<>();
        Set<Long> products = new HashSet<>();
        database.query(MARK, rows -> {
            while (rows.next()) {
                String sku = rows.getString("sku");
                long product = rows.getLong("product_id");
                if (rows.wasNull()) {
                    busy.add(sku);
                } else if (rows.getInt("before") != rows.getInt("now")) {
                    before.put(sku, Shelf.ofLevel(rows.getInt("before")));
                    products.add(product);
                }
            }
            return null;
        }, skus, told);
        return new Marked(before, products, busy);
    }

    /**
     * What came of marking.
     *
     * @param before   what was said before, of each SKU of which something else is said now
     * @param products whose SKUs these are
     * @param busy     SKUs that another transaction is changing: nothing was noted of them
     */
    public record Marked(Map<String, Shelf> before, Set<Long> products, Set<String> busy) {

        public Marked {
            before = Map.copyOf(before);
            products = Set.copyOf(products);
            busy = Set.copyOf(busy);
        }
    }
}
