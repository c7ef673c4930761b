package org.meo.inventory;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;
import static jakarta.ejb.TransactionAttributeType.SUPPORTS;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.meo.shared.BusinessException;

/**
 * Stock: what can be had, and promises on it. A promise (reservation) is known by its reference, for instance an order
 * number. Stock rows are locked in ascending order of SKU (rule 7).
 */
@Stateless
@TransactionAttribute(MANDATORY)
public class Inventory {

    /** Most SKUs that one question may name. */
    public static final int MAX_SKUS = 1_000;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private StockLedger ledger;

    @Inject
    private Clock clock;

    /** As {@link #available(Collection, String)}, for somebody to whom nothing is promised. */
    @TransactionAttribute(SUPPORTS)
    public Map<String, Integer> available(Collection<String> skus) {
        return available(skus, "");
    }

    /**
     * How many can be had of each SKU now, in one statement; 0 for one that is not stocked.
     *
     * @param skus at most {@link #MAX_SKUS}
     * @param held a reference whose held promise counts as to be had, because it is the asker's own
     */
    @SuppressWarnings("unchecked")
    @TransactionAttribute(SUPPORTS)
    public Map<String, Integer> available(Collection<String> skus, String held) {
        if (skus.size() > MAX_SKUS) {
            throw new IllegalArgumentException(skus.size() + " SKUs in one question");
        }
        Map<String, Integer> available = new HashMap<>();
        skus.forEach(sku -> available.put(sku, 0));
        if (!skus.isEmpty()) {
            List<Object[]> rows = entities.createNativeQuery("""
                    SELECT s.sku, s.on_hand - s.reserved + coalesce(own.quantity, 0) FROM stock_level s
                      LEFT JOIN (SELECT l.sku, l.quantity FROM reservation r JOIN reservation_line l ON l.reservation_id = r.id
                                  WHERE r.reference = ?2 AND r.state = 'HELD') own ON own.sku = s.sku
                     WHERE s.sku = ANY (CAST(?1 AS text[]))""")
                    .setParameter(1, textArray(skus)).setParameter(2, held).getResultList();
            rows.forEach(row -> available.put((String) row[0], ((Number) row[1]).intValue()));
        }
        return available;
    }

    /**
     * Promises stock until a time.
     *
     * @param expiresAt when the promise ends by itself unless it is confirmed; null for one that is confirmed at once
     * @throws BusinessException {@code OUT_OF_STOCK} with the SKU as path and how many can be had as argument
     */
    public void reserve(String reference, SortedMap<String, Integer> quantities, Instant expiresAt) {
        Instant now = clock.instant();
        Number id = (Number) entities.createNativeQuery("""
                INSERT INTO reservation (id, reference, state, expires_at, created_at)
                VALUES (nextval('reservation_seq'), ?1, ?2, CAST(?3 AS timestamptz), ?4) RETURNING id""")
                .setParameter(1, reference)
                .setParameter(2, expiresAt == null ? "CONFIRMED" : "HELD")
                .setParameter(3, expiresAt == null ? null : Timestamp.from(expiresAt))
                .setParameter(4, Timestamp.from(now))
                .getSingleResult();
        entities.createNativeQuery("""
                INSERT INTO reservation_line (reservation_id, sku, quantity)
                SELECT ?1, sku, quantity FROM unnest(CAST(?2 AS text[]), CAST(?3 AS integer[])) AS l (sku, quantity)""")
                .setParameter(1, id.longValue())
                .setParameter(2, textArray(quantities.keySet()))
                .setParameter(3, integerArray(quantities.values()))
                .executeUpdate();
        ledger.reserve(quantities, reference, now);
    }

    /**
     * Promises stock under a reference that may hold something already: the same is held for longer, anything else is
     * given back first.
     *
     * @throws BusinessException as {@link #reserve}
     */
    public void hold(String reference, SortedMap<String, Integer> quantities, Instant expiresAt) {
        if (!take(reference, reference, quantities, expiresAt)) {
            releaseHeld(reference);
            forget(reference);
            reserve(reference, quantities, expiresAt);
        }
    }

    /**
     * Makes what is held under one reference a promise under another, without a change of stock when it is just what is
     * wanted; otherwise, and when nothing is held (any more), it is promised anew.
     *
     * @param reference of which nothing was ever promised before
     * @throws BusinessException as {@link #reserve}
     */
    public void adopt(String held, String reference, SortedMap<String, Integer> quantities, Instant expiresAt) {
        if (!take(held, reference, quantities, expiresAt)) {
            releaseHeld(held);
            reserve(reference, quantities, expiresAt);
        }
    }

    /** @return false when what is held is not just these quantities: then nothing happens */
    private boolean take(String held, String reference, SortedMap<String, Integer> quantities, Instant expiresAt) {
        return entities.createNativeQuery("""
                UPDATE reservation r SET reference = ?2, expires_at = ?3 WHERE r.reference = ?1 AND r.state = 'HELD'
                   AND NOT EXISTS (
                     SELECT FROM (SELECT sku, quantity FROM reservation_line WHERE reservation_id = r.id) l
                       FULL JOIN unnest(CAST(?4 AS text[]), CAST(?5 AS integer[])) AS w (sku, quantity) ON w.sku = l.sku
                      WHERE l.quantity IS DISTINCT FROM w.quantity)""")
                .setParameter(1, held).setParameter(2, reference).setParameter(3, Timestamp.from(expiresAt))
                .setParameter(4, textArray(quantities.keySet())).setParameter(5, integerArray(quantities.values()))
                .executeUpdate() == 1;
    }

    /** Lets a reference be used again; what it did stays in the movements. */
    private void forget(String reference) {
        entities.createNativeQuery("""
                WITH gone AS (DELETE FROM reservation_line WHERE reservation_id =
                               (SELECT id FROM reservation WHERE reference = ?1 AND state = 'RELEASED'))
                DELETE FROM reservation WHERE reference = ?1 AND state = 'RELEASED'""")
                .setParameter(1, reference).executeUpdate();
    }

    /**
     * Makes a promise last until it is shipped or released. Of a confirmation and a release at the same time, one wins.
     *
     * @return false when nothing is held under that reference (any more)
     */
    public boolean confirm(String reference) {
        return entities.createNativeQuery(
                "UPDATE reservation SET state = 'CONFIRMED', expires_at = NULL WHERE reference = ?1 AND state = 'HELD'")
                .setParameter(1, reference).executeUpdate() == 1;
    }

    /**
     * Gives back what was promised and not shipped, confirmed or not.
     *
     * @return false when it was given back before: then nothing happens
     */
    public boolean release(String reference) {
        return release(reference, "state <> 'RELEASED'");
    }

    /**
     * Gives back what is held and not confirmed.
     *
     * @return false when it was confirmed or given back before: then nothing happens
     */
    public boolean releaseHeld(String reference) {
        return release(reference, "state = 'HELD'");
    }

    private boolean release(String reference, String condition) {
        int changed = entities.createNativeQuery(
                "UPDATE reservation SET state = 'RELEASED', expires_at = NULL WHERE reference = ?1 AND " + condition)
                .setParameter(1, reference).executeUpdate();
        if (changed == 1) {
            ledger.release(unshipped(reference), reference, clock.instant());
        }
        return changed == 1;
    }

    /**
     * Takes out of stock what left the warehouse.
     *
     * @throws BusinessException {@code MORE_THAN_RESERVED} with the SKU as path
     */
    public void ship(String reference, SortedMap<String, Integer> quantities) {
        for (Map.Entry<String, Integer> line : quantities.entrySet()) {
            int changed = entities.createNativeQuery("""
                    UPDATE reservation_line l SET shipped = l.shipped + ?1 FROM reservation r
                    WHERE r.id = l.reservation_id AND r.reference = ?2 AND r.state = 'CONFIRMED'
                      AND l.sku = ?3 AND l.quantity - l.shipped >= ?1""")
                    .setParameter(1, line.getValue()).setParameter(2, reference).setParameter(3, line.getKey())
                    .executeUpdate();
            if (changed != 1) {
                throw new BusinessException("MORE_THAN_RESERVED", line.getKey(), reference);
            }
        }
        ledger.ship(quantities, reference, clock.instant());
    }

    /** Gives SKUs that have no stock level yet their first stock. */
    public void open(SortedMap<String, Integer> quantities, String reference) {
        ledger.open(quantities, reference, clock.instant());
    }

    /** SKUs whose level is not the sum of their movements; empty in a sound store. At most 100. */
    @SuppressWarnings("unchecked")
    @TransactionAttribute(SUPPORTS)
    public List<String> mismatches() {
        return entities.createNativeQuery("""
                SELECT coalesce(l.sku, m.sku) FROM stock_level l
                FULL JOIN (SELECT sku, sum(on_hand_delta) AS on_hand, sum(reserved_delta) AS reserved
                           FROM stock_movement GROUP BY sku) m ON m.sku = l.sku
                WHERE l.on_hand IS DISTINCT FROM m.on_hand OR l.reserved IS DISTINCT FROM m.reserved
                ORDER BY 1 LIMIT 100""").getResultList();
    }

    @SuppressWarnings("unchecked")
    private SortedMap<String, Integer> unshipped(String reference) {
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT l.sku, l.quantity - l.shipped FROM reservation r JOIN reservation_line l ON l.reservation_id = r.id
                WHERE r.reference = ?1 AND l.quantity > l.shipped""").setParameter(1, reference).getResultList();
        return rows.stream().collect(Collectors.toMap(row -> (String) row[0], row -> ((Number) row[1]).intValue(),
                Integer::sum, TreeMap::new));
    }

    private static String integerArray(Collection<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    /** A PostgreSQL array literal; SKUs hold none of the characters that would need another form. */
    static String textArray(Collection<String> skus) {
        return Arrays.stream(skus.toArray(String[]::new))
                .map(sku -> '"' + sku.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }
}
