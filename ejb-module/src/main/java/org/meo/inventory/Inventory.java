package org.meo.inventory;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;
import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;
import static jakarta.ejb.TransactionAttributeType.SUPPORTS;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
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
import org.meo.shared.Rows;
import org.meo.shared.StatementFailedException;

/**
 * Stock: what can be had, and promises on it. A promise (reservation) is known by its reference, for instance an order
 * number. Stock rows are locked in ascending order of SKU (rule 7).
 */
@Stateless
@TransactionAttribute(MANDATORY)
public class Inventory {

    /** Most SKUs that one question may name. */
    public static final int MAX_SKUS = 1_000;

    private static final int MAX_LISTED = 100;
    private static final int MAX_PROMISES = 10;

    @PersistenceContext
    private EntityManager entities;

    @EJB
    private Stockroom stockroom;

    @Inject
    private StockLedger ledger;

    @Inject
    private StockChecks checks;

    @Inject
    private Shortfalls shortfalls;

    @Inject
    private Clock clock;

    /** As {@link #available(Collection, String)}, for somebody to whom nothing is promised. */
    @TransactionAttribute(SUPPORTS)
    public Map<String, Integer> available(Collection<String> skus) {
        return available(skus, "");
    }

    /**
     * How many can be had of each SKU now, in one statement; 0 for one that is not stocked. Those that may be promised
     * beyond what is on hand count, too.
     *
     * @param skus at most {@link #MAX_SKUS}
     * @param held a reference whose held promise counts as to be had, because it is the asker's own
     */
    @SuppressWarnings("unchecked")
    @TransactionAttribute(SUPPORTS)
    public Map<String, Integer> available(Collection<String> skus, String held) {
        requireFew(skus);
        Map<String, Integer> available = new HashMap<>();
        skus.forEach(sku -> available.put(sku, 0));
        if (!skus.isEmpty()) {
            List<Object[]> rows = entities.createNativeQuery("""
                    SELECT s.sku, greatest(s.on_hand + s.backorder - s.reserved + coalesce(own.quantity, 0), 0) FROM stock_level s
                      LEFT JOIN (SELECT l.sku, l.quantity FROM reservation r JOIN reservation_line l ON l.reservation_id = r.id
                                  WHERE r.reference = ?2 AND r.state = 'HELD') own ON own.sku = s.sku
                     WHERE s.sku = ANY (CAST(?1 AS text[]))""")
                    .setParameter(1, textArray(skus)).setParameter(2, held).getResultList();
            rows.forEach(row -> available.put((String) row[0], ((Number) row[1]).intValue()));
        }
        return available;
    }

    /**
     * As {@link #available(Collection, String)}, with what of it is on the shelf and when the rest is expected.
     *
     * @param skus at most {@link #MAX_SKUS}
     * @param held as there; empty for somebody to whom nothing is promised
     */
    @SuppressWarnings("unchecked")
    @TransactionAttribute(SUPPORTS)
    public Map<String, Supply> supply(Collection<String> skus, String held) {
        requireFew(skus);
        Map<String, Supply> supply = new HashMap<>();
        skus.forEach(sku -> supply.put(sku, Supply.NONE));
        if (!skus.isEmpty()) {
            List<Object[]> rows = entities.createNativeQuery("""
                    SELECT s.sku, greatest(s.on_hand - s.reserved + coalesce(own.quantity, 0), 0),
                           greatest(s.on_hand + s.backorder - s.reserved + coalesce(own.quantity, 0), 0), s.expected_on
                      FROM stock_level s
                      LEFT JOIN (SELECT l.sku, l.quantity FROM reservation r JOIN reservation_line l ON l.reservation_id = r.id
                                  WHERE r.reference = ?2 AND r.state = 'HELD') own ON own.sku = s.sku
                     WHERE s.sku = ANY (CAST(?1 AS text[]))""")
                    .setParameter(1, textArray(skus)).setParameter(2, held).getResultList();
            rows.forEach(row -> supply.put((String) row[0], new Supply(((Number) row[1]).intValue(), ((Number) row[2]).intValue(),
                    row[3] == null ? null : ((Date) row[3]).toLocalDate())));
        }
        return supply;
    }

    private static void requireFew(Collection<String> skus) {
        if (skus.size() > MAX_SKUS) {
            throw new IllegalArgumentException(skus.size() + " SKUs in one question");
        }
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
     * Locks the stock of SKUs until the transaction ends, for {@link #promiseAll}.
     *
     * @return how many can be had of each; a SKU that is not stocked is missing
     */
    public Map<String, Long> lockAvailable(Collection<String> skus) {
        return skus.isEmpty() ? Map.of() : ledger.lockAvailable(skus);
    }

    /**
     * Promises stock for many references at once, until it is shipped or released. Its locks are held already, and there is
     * enough: {@link #lockAvailable} said so.
     */
    public void promiseAll(Map<String, SortedMap<String, Integer>> quantitiesByReference) {
        Instant now = clock.instant();
        List<PromisedLine> lines = quantitiesByReference.entrySet().stream().flatMap(promise -> promise.getValue().entrySet().stream()
                .map(line -> new PromisedLine(promise.getKey(), line.getKey(), line.getValue()))).toList();
        try (PreparedStatement statement = entities.unwrap(Connection.class).prepareStatement("""
                WITH promised AS (
                  INSERT INTO reservation (id, reference, state, created_at)
                  SELECT nextval('reservation_seq'), r, 'CONFIRMED', ? FROM unnest(?::text[]) r RETURNING id, reference)
                INSERT INTO reservation_line (reservation_id, sku, quantity)
                SELECT p.id, l.sku, l.quantity FROM unnest(?::text[], ?::text[], ?::integer[]) AS l (reference, sku, quantity)
                  JOIN promised p ON p.reference = l.reference""")) {
            statement.setTimestamp(1, Timestamp.from(now));
            Rows.of(statement, 2, List.copyOf(quantitiesByReference.keySet())).text(reference -> reference);
            Rows.of(statement, 3, lines).text(PromisedLine::reference).text(PromisedLine::sku).column("integer", PromisedLine::quantity);
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new StatementFailedException(failure);
        }
        ledger.reserveLocked(quantitiesByReference, now);
    }

    private record PromisedLine(String reference, String sku, int quantity) {
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

    /**
     * Keeps others from ending or confirming what is held until the transaction ends; for whoever must lock something else
     * between that decision and the stock.
     *
     * @return false when it was confirmed or given back before
     */
    public boolean lockHeld(String reference) {
        return !entities.createNativeQuery("SELECT id FROM reservation WHERE reference = ?1 AND state = 'HELD' FOR UPDATE")
                .setParameter(1, reference).getResultList().isEmpty();
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
        ship(reference, quantities, null, null);
    }

    /**
     * Takes out of stock what left a warehouse.
     *
     * @param location code of the location it left; null: the first in priority that has all of it, else as it lies
     * @param leftAt   when it left, which a count from before and after must know; null: now
     * @throws BusinessException {@code MORE_THAN_RESERVED} with the SKU as path, {@code UNKNOWN_LOCATION}
     */
    @SuppressWarnings("unchecked")
    public void ship(String reference, SortedMap<String, Integer> quantities, String location, Instant leftAt) {
        int from = location == null ? 0 : stockroom.idOf(location, "/location");
        List<String> changed = entities.createNativeQuery("""
                UPDATE reservation_line l SET shipped = l.shipped + w.n
                FROM reservation r, unnest(CAST(?1 AS text[]), CAST(?2 AS integer[])) AS w (sku, n)
                WHERE r.id = l.reservation_id AND r.reference = ?3 AND r.state = 'CONFIRMED'
                  AND l.sku = w.sku AND l.quantity - l.shipped >= w.n RETURNING l.sku""")
                .setParameter(1, textArray(quantities.keySet())).setParameter(2, integerArray(quantities.values()))
                .setParameter(3, reference).getResultList();
        for (String sku : quantities.keySet()) {
            if (!changed.contains(sku)) {
                throw new BusinessException("MORE_THAN_RESERVED", sku, reference);
            }
        }
        Instant now = clock.instant();
        ledger.ship(quantities, reference, from, leftAt == null || leftAt.isAfter(now) ? null : leftAt, now);
    }

    /**
     * Gives back what carts held for too long, the oldest first. Carts that somebody is ordering or releasing now are passed
     * over: whoever has the row of the promise decides.
     *
     * @param most promises to end in this transaction
     * @return how many were ended
     */
    @SuppressWarnings("unchecked")
    @TransactionAttribute(REQUIRES_NEW)
    public int releaseExpiredCarts(int most) {
        Instant now = clock.instant();
        List<Object[]> lines = entities.createNativeQuery("""
                WITH ended AS (
                  UPDATE reservation SET state = 'RELEASED', expires_at = NULL WHERE id IN (
                    SELECT id FROM reservation WHERE state = 'HELD' AND reference LIKE 'cart:%' AND expires_at <= ?1
                    ORDER BY expires_at LIMIT ?2 FOR UPDATE SKIP LOCKED)
                  RETURNING id, reference)
                SELECT e.reference, l.sku, l.quantity - l.shipped FROM ended e
                LEFT JOIN reservation_line l ON l.reservation_id = e.id AND l.quantity > l.shipped""")
                .setParameter(1, Timestamp.from(now)).setParameter(2, most).getResultList();
        Map<String, SortedMap<String, Integer>> held = new HashMap<>();
        lines.forEach(line -> {
            SortedMap<String, Integer> quantities = held.computeIfAbsent((String) line[0], reference -> new TreeMap<>());
            if (line[1] != null) {
                quantities.put((String) line[1], ((Number) line[2]).intValue());
            }
        });
        ledger.releaseAll(held, now);
        return held.size();
    }

    /** Gives SKUs that have no stock level yet their first stock. */
    public void open(SortedMap<String, Integer> quantities, String reference) {
        ledger.open(quantities, reference, clock.instant());
    }

    /** What is promised beyond what there is and may be, by SKU, with the newest promises of each; a moment behind. At most 100. */
    @TransactionAttribute(SUPPORTS)
    public List<Shortfall> shortfalls() {
        return shortfalls.list(MAX_LISTED, MAX_PROMISES);
    }

    /**
     * SKUs whose level is not the sum of their movements; empty in a sound store. At most 100. Adds up only what is newer
     * than the last checkpoint, so it may be asked every few seconds.
     */
    @TransactionAttribute(SUPPORTS)
    public List<String> mismatches() {
        return checks.levels();
    }

    /** SKUs of which something else is reserved than open promises say; empty in a sound store. At most 100. */
    @TransactionAttribute(SUPPORTS)
    public List<String> promiseMismatches() {
        return checks.promises();
    }

    /** SKUs of which something else is on hand than lies at the locations; empty in a sound store. At most 100. */
    @TransactionAttribute(SUPPORTS)
    public List<String> locationMismatches() {
        return checks.locations();
    }

    @SuppressWarnings("unchecked")
    private SortedMap<String, Integer> unshipped(String reference) {
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT l.sku, l.quantity - l.shipped FROM reservation r JOIN reservation_line l ON l.reservation_id = r.id
                WHERE r.reference = ?1 AND l.quantity > l.shipped""").setParameter(1, reference).getResultList();
        return rows.stream().collect(Collectors.toMap(row -> (String) row[0], row -> ((Number) row[1]).intValue(),
                Integer::sum, TreeMap::new));
    }

    static String integerArray(Collection<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    /** A PostgreSQL array literal; SKUs hold none of the characters that would need another form. */
    static String textArray(Collection<String> skus) {
        return Arrays.stream(skus.toArray(String[]::new))
                .map(sku -> '"' + sku.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }
}
