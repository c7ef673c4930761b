package org.meo.orders;

import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.meo.catalog.Popularity;

/** Counts what was sold and what was bought together, and tells the catalogue. */
@Stateless
public class SalesFigures {

    /** Orders of so many different things say nothing of what goes together. */
    static final int MAX_LINES = 50;
    /** How far back pieces are counted. */
    static final Duration SOLD_WITHIN = Duration.ofDays(90);
    /** How far back it is looked for what was bought together. */
    static final Duration TOGETHER_WITHIN = Duration.ofDays(365);

    /** Rows that are in memory at a time. */
    private static final int BATCH = 5_000;
    /** Of one SKU: twice what a page shows, as variants of a product are added up. */
    private static final int PAIRS_OF_SKU = 2 * Popularity.MAX_TOGETHER;
    /** Any number that no other lock of the store has: the letters "figures". */
    private static final long LOCK = 0x66696775726573L;

    private static final String SOLD = """
            SELECT l.sku, sum(l.quantity) FROM orders o JOIN order_line l ON l.order_id = o.id
             WHERE o.placed_at >= ? AND o.status IN ('PLACED', 'PARTIALLY_SHIPPED', 'SHIPPED', 'COMPLETED')
             GROUP BY l.sku""";

    // Numbers in the place of SKUs, because there may be millions of pairs.
    private static final String PAIRS = """
            WITH placed AS MATERIALIZED (
              SELECT DISTINCT l.order_id, l.sku FROM orders o JOIN order_line l ON l.order_id = o.id
               WHERE o.placed_at >= ? AND o.status IN ('PLACED', 'PARTIALLY_SHIPPED', 'SHIPPED', 'COMPLETED')),
            goods AS MATERIALIZED (
              SELECT sku, row_number() OVER (ORDER BY sku)::integer AS n FROM (SELECT DISTINCT sku FROM placed) s),
            basket AS MATERIALIZED (
              SELECT array_agg(g.n) AS goods FROM placed p JOIN goods g ON g.sku = p.sku
               GROUP BY p.order_id HAVING count(*) BETWEEN 2 AND ?),
            pair AS (
              SELECT a.n AS one, b.n AS other, count(*) AS orders
                FROM basket k CROSS JOIN LATERAL unnest(k.goods) a (n) CROSS JOIN LATERAL unnest(k.goods) b (n)
               WHERE a.n <> b.n GROUP BY a.n, b.n),
            ranked AS (
              SELECT p.*, row_number() OVER (PARTITION BY one ORDER BY orders DESC, other) AS place FROM pair p)
            SELECT a.sku, b.sku, r.orders FROM ranked r JOIN goods a ON a.n = r.one JOIN goods b ON b.n = r.other
             WHERE r.place <= ?""";

    @Inject
    private DataSource dataSource;

    @EJB
    private Popularity popularity;

    @Inject
    private Clock clock;

    /**
     * Counts anew, in one transaction; one node at a time.
     *
     * @return false when another node is at it
     */
    @TransactionAttribute(REQUIRES_NEW)
    public boolean refresh() {
        try (Connection connection = dataSource.getConnection()) {
            if (!isAlone(connection)) {
                return false;
            }
            popularity.begin();
            Instant now = clock.instant();
            read(connection, SOLD, rows -> new Popularity.Sold(rows.getString(1), rows.getLong(2)), popularity::addSold,
                    Timestamp.from(now.minus(SOLD_WITHIN)));
            read(connection, PAIRS, rows -> new Popularity.Pair(rows.getString(1), rows.getString(2), rows.getLong(3)),
                    popularity::addPairs, Timestamp.from(now.minus(TOGETHER_WITHIN)), MAX_LINES, PAIRS_OF_SKU);
            popularity.finish();
            return true;
        } catch (SQLException failure) {
            // Unchecked, so that the container rolls the transaction back.
            throw new IllegalStateException("The sales figures can't be read", failure);
        }
    }

    private static boolean isAlone(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // Room to count in, for this transaction alone.
            statement.execute("SET LOCAL work_mem = '64MB'");
            try (ResultSet rows = statement.executeQuery("SELECT pg_try_advisory_xact_lock(" + LOCK + ")")) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private static <T> void read(Connection connection, String sql, RowReader<T> reader, Consumer<List<T>> taker,
            Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(BATCH);
            for (int index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, parameters[index]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<T> batch = new ArrayList<>();
                while (rows.next()) {
                    batch.add(reader.read(rows));
                    if (batch.size() == BATCH) {
                        taker.accept(batch);
                        batch = new ArrayList<>();
                    }
                }
                if (!batch.isEmpty()) {
                    taker.accept(batch);
                }
            }
        }
    }

    @FunctionalInterface
    private interface RowReader<T> {
        T read(ResultSet rows) throws SQLException;
    }
}
