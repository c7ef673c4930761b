package org.meo.catalog;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Keeps what sells and what is bought together, as orders tell it: {@link #begin}, then any number of parts, then
 * {@link #finish}, all in one transaction, which alone sees the parts.
 */
@Stateless
@TransactionAttribute(MANDATORY)
public class Popularity {

    /** Most products that are shown as bought together with one. */
    public static final int MAX_TOGETHER = 12;

    private static final String BEGIN = """
            CREATE TEMPORARY TABLE popular_sku (sku text, pieces bigint) ON COMMIT DROP""";
    private static final String BEGIN_PAIRS = """
            CREATE TEMPORARY TABLE popular_pair (sku text, other text, orders bigint) ON COMMIT DROP""";
    private static final String ADD = "INSERT INTO popular_sku SELECT * FROM unnest(?::text[], ?::bigint[])";
    private static final String ADD_PAIRS = "INSERT INTO popular_pair SELECT * FROM unnest(?::text[], ?::text[], ?::bigint[])";
    private static final String STUDY = "ANALYZE popular_sku, popular_pair";

    // Rows that somebody is changing, for instance an import, are left for the next time: nobody waits in a circle.
    // No key is changed, so rows that are merely referred to by somebody's insert are not left.
    private static final String SOLD = """
            WITH told AS (
              SELECT v.product_id AS id, least(sum(s.pieces), 2147483647)::integer AS sold
                FROM popular_sku s JOIN variant v ON v.sku = s.sku GROUP BY v.product_id),
            held AS MATERIALIZED (
              SELECT p.id, coalesce(t.sold, 0) AS sold FROM product p LEFT JOIN told t ON t.id = p.id
               WHERE p.sold <> coalesce(t.sold, 0)
                 FOR NO KEY UPDATE OF p SKIP LOCKED)
            UPDATE product p SET sold = h.sold FROM held h WHERE p.id = h.id RETURNING p.id""";

    private static final String TOGETHER = """
            WITH pairs AS (
              SELECT a.product_id, b.product_id AS other_id, least(sum(p.orders), 2147483647)::integer AS orders
                FROM popular_pair p JOIN variant a ON a.sku = p.sku JOIN variant b ON b.sku = p.other
               WHERE a.product_id <> b.product_id
               GROUP BY a.product_id, b.product_id),
            best AS MATERIALIZED (
              SELECT * FROM (SELECT p.*, row_number() OVER (PARTITION BY product_id ORDER BY orders DESC, other_id) AS place
                               FROM pairs p) ranked
               WHERE place <= ?),
            gone AS (
              DELETE FROM bought_together t
               WHERE NOT EXISTS (SELECT FROM best b WHERE b.product_id = t.product_id AND b.other_id = t.other_id))
            INSERT INTO bought_together AS t (product_id, other_id, orders) SELECT product_id, other_id, orders FROM best
                ON CONFLICT (product_id, other_id) DO UPDATE SET orders = excluded.orders WHERE t.orders <> excluded.orders""";

    @Inject
    private DataSource dataSource;
    @EJB
    private Listings listings;
    private CatalogueDatabase database;

    @PostConstruct
    void connect() {
        database = new CatalogueDatabase(dataSource);
    }

    /** Pieces of a SKU that were sold lately. */
    public record Sold(String sku, long pieces) {
    }

    /** In how many orders two SKUs were together; given in both directions. */
    public record Pair(String sku, String other, long orders) {
    }

    /** Begins anew. */
    public void begin() {
        database.update(BEGIN);
        database.update(BEGIN_PAIRS);
    }

    /** @param sold no SKU in two parts */
    public void addSold(List<Sold> sold) {
        database.update(ADD, sold.stream().map(Sold::sku).toArray(String[]::new),
                sold.stream().map(Sold::pieces).toArray(Long[]::new));
    }

    /** @param pairs none in two parts; the most frequent of each SKU are enough */
    public void addPairs(List<Pair> pairs) {
        database.update(ADD_PAIRS, pairs.stream().map(Pair::sku).toArray(String[]::new),
                pairs.stream().map(Pair::other).toArray(String[]::new),
                pairs.stream().map(Pair::orders).toArray(Long[]::new));
    }

    /** Puts what was told in the place of what was known before. Orders of two variants of a pair count for both. */
    public void finish() {
        database.update(STUDY);
        database.update(TOGETHER, MAX_TOGETHER);
        List<Long> changed = database.query(SOLD, rows -> {
            List<Long> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
            return ids;
        });
        listings.refresh(changed);
    }
}
