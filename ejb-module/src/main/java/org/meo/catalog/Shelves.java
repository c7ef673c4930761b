package org.meo.catalog;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
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
            WITH told AS (SELECT * FROM unnest(?::text[], ?::smallint[]) AS t (sku, shelf)),
            held AS MATERIALIZED (
              SELECT v.id, v.sku, v.product_id, v.shelf AS before, t.shelf AS now
                FROM told t JOIN variant v ON v.sku = t.sku
                 FOR UPDATE OF v SKIP LOCKED),
            changed AS (
              UPDATE variant v SET shelf = h.now FROM held h WHERE v.id = h.id AND h.before <> h.now)
            SELECT v.sku, h.product_id, h.before, h.now
              FROM told t JOIN variant v ON v.sku = t.sku LEFT JOIN held h ON h.id = v.id""";

    @Resource(lookup = "jdbc/meo")
    private DataSource dataSource;

    /**
     * Notes what is on the shelf of SKUs, in the current transaction; those that nobody sells are passed over.
     *
     * @param levels at most {@link #MAX_SKUS}; read after whatever the caller wants to outrun was committed
     */
    public Marked mark(Map<String, Shelf> levels) {
        if (levels.size() > MAX_SKUS) {
            throw new IllegalArgumentException(levels.size() + " SKUs are more than " + MAX_SKUS);
        }
        if (levels.isEmpty()) {
            return new Marked(Map.of(), Set.of());
        }
        List<String> skus = List.copyOf(levels.keySet());
        Map<String, Shelf> before = new HashMap<>();
        Set<String> busy = new HashSet<>();
        List<Long> products = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(MARK)) {
            statement.setArray(1, connection.createArrayOf("text", skus.toArray()));
            statement.setArray(2, connection.createArrayOf("smallint",
                    skus.stream().map(sku -> (short) levels.get(sku).level()).toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String sku = rows.getString(1);
                    long product = rows.getLong(2);
                    if (rows.wasNull()) {
                        busy.add(sku);
                    } else if (rows.getInt(3) != rows.getInt(4)) {
                        before.put(sku, Shelf.ofLevel(rows.getInt(3)));
                        products.add(product);
                    }
                }
            }
        } catch (SQLException e) {
            throw new CatalogueUnavailableException(e);
        }
        return new Marked(before, busy);
    }

    /**
     * What came of marking.
     *
     * @param before what was said before, of each SKU of which something else is said now
     * @param busy   SKUs that another transaction is changing: nothing was noted of them
     */
    public record Marked(Map<String, Shelf> before, Set<String> busy) {

        public Marked {
            before = Map.copyOf(before);
            busy = Set.copyOf(busy);
        }
    }
}
