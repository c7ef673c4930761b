package org.meo.inventory;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.meo.catalog.VariantNames;
import org.meo.shared.BusinessException;
import org.meo.shared.Sku;

/**
 * What people and partners do with stock: receive it, correct it, count it, move it, and say what may be promised. Each
 * call is a constant number of statements, however many SKUs it names.
 */
@Stateless
public class Stockroom {

    /** Most SKUs of one call. */
    public static final int MAX_ITEMS = 10_000;
    /** Most pieces of a SKU that one call can add, take, count or allow. */
    public static final int MAX_QUANTITY = 1_000_000;
    public static final int MAX_REASON_LENGTH = 200;

    private static final int MAX_NAME_LENGTH = 100;
    /** How far a partner's clock may be ahead of ours. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);
    private static final String CODE = "[A-Z0-9][A-Z0-9_-]{0,19}";
    private static final String LOCATION = "location";
    private static final String QUANTITY = "quantity";
    private static final String INVALID_PIECES = "INVALID_PIECES";

    @PersistenceContext
    private EntityManager entities;

    @EJB
    private VariantNames names;

    @Inject
    private StockLedger ledger;

    @Inject
    private Clock clock;

    /** All locations, in the order in which they ship. */
    @SuppressWarnings("unchecked")
    public List<Location> locations() {
        List<Object[]> rows = entities.createNativeQuery(
                "SELECT id, code, name, country, priority, active FROM stock_location ORDER BY active DESC, priority, id").getResultList();
        return rows.stream().map(row -> new Location(((Number) row[0]).intValue(), (String) row[1], (String) row[2], (String) row[3],
                ((Number) row[4]).intValue(), (Boolean) row[5])).toList();
    }

    /**
     * Adds a location, or changes what is said of the one of that code.
     *
     * @throws BusinessException {@code INVALID_LOCATION} with the field as path
     */
    public void keepLocation(String code, String name, String country, int priority, boolean active) {
        require(code != null && code.matches(CODE), "INVALID_LOCATION", "code");
        require(name != null && !name.isBlank() && name.length() <= MAX_NAME_LENGTH, "INVALID_LOCATION", "name");
        require(country != null && country.matches("[A-Z]{2}"), "INVALID_LOCATION", "country");
        require(priority >= 0 && priority <= MAX_QUANTITY, "INVALID_LOCATION", "priority");
        entities.createNativeQuery("""
                INSERT INTO stock_location (code, name, country, priority, active) VALUES (?1, ?2, ?3, ?4, ?5)
                ON CONFLICT (code) DO UPDATE SET name = excluded.name, country = excluded.country, priority = excluded.priority,
                                                 active = excluded.active""")
                .setParameter(1, code).setParameter(2, name).setParameter(3, country).setParameter(4, priority)
                .setParameter(5, active).executeUpdate();
    }

    /**
     * Takes in goods that came.
     *
     * @param quantities from 1 to {@link #MAX_QUANTITY} of each SKU, at most {@link #MAX_ITEMS}
     * @throws BusinessException {@code UNKNOWN_LOCATION}, {@code INVALID_PIECES} (path: the SKU)
     */
    public StockChange receive(Correction correction, SortedMap<String, Integer> quantities) {
        requireEach(quantities, 1);
        return change(correction, MovementKind.RECEIPT, "receipt ", quantities);
    }

    /**
     * Corrects what is on hand. That less may be left than is promised is no reason to refuse: it is told in the answer.
     *
     * @param deltas of each SKU, at most {@link #MAX_ITEMS}
     * @throws BusinessException {@code UNKNOWN_LOCATION}, {@code INVALID_PIECES} and {@code NOT_ENOUGH_ON_HAND} (path: the
     *         SKU; argument: how many there are)
     */
    public StockChange adjust(Correction correction, SortedMap<String, Integer> deltas) {
        requireEach(deltas, -MAX_QUANTITY);
        return change(correction, MovementKind.ADJUSTMENT, "adjustment ", deltas);
    }

    private StockChange change(Correction correction, MovementKind kind, String word, SortedMap<String, Integer> deltas) {
        int location = idOf(correction.location(), LOCATION);
        Instant now = clock.instant();
        String reference = word + correction.key();
        List<String> unknown = openUnknown(deltas.keySet());
        SortedMap<String, Integer> known = without(deltas, unknown);
        ledger.lock(known.keySet());
        if (isDone(reference)) {
            return StockChange.REPEATED;
        }
        Map<String, Integer> there = onHandAt(location, known.keySet());
        List<Movement> movements = new ArrayList<>();
        known.forEach((sku, delta) -> {
            if (there.getOrDefault(sku, 0) + delta < 0) {
                throw new BusinessException("NOT_ENOUGH_ON_HAND", sku, there.getOrDefault(sku, 0));
            }
            if (delta != 0) {
                movements.add(movement(correction, kind, reference, sku, delta, location, null));
            }
        });
        return new StockChange(false, movements.size(), unknown, List.of(), apply(movements, now));
    }

    /**
     * Somebody counted what is on hand at a location. What came and went since then is taken into account; of a SKU of which
     * a newer count is known nothing changes. Less than is promised is no reason to refuse: it is told in the answer.
     *
     * @param onHand from 0 to {@link #MAX_QUANTITY} of each SKU, at most {@link #MAX_ITEMS}
     * @throws BusinessException {@code UNKNOWN_LOCATION}, {@code INVALID_PIECES} (path: the SKU), {@code COUNT_IN_FUTURE}
     */
    @SuppressWarnings("unchecked")
    public StockChange count(Correction correction, Instant countedAt, SortedMap<String, Integer> onHand) {
        requireEach(onHand, 0);
        Instant now = clock.instant();
        require(!countedAt.isAfter(now.plus(CLOCK_DIFFERENCE)), "COUNT_IN_FUTURE", "countedAt");
        int location = idOf(correction.location(), LOCATION);
        Instant asOf = countedAt.isAfter(now) ? now : countedAt;
        String reference = "count " + correction.key();
        List<String> unknown = openUnknown(onHand.keySet());
        SortedMap<String, Integer> known = without(onHand, unknown);
        ledger.lock(known.keySet());
        if (isDone(reference)) {
            return StockChange.REPEATED;
        }
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT w.sku, w.n, coalesce(s.on_hand, 0), coalesce(s.counted_at >= CAST(?3 AS timestamptz), false),
                       (SELECT coalesce(sum(m.on_hand_delta), 0) FROM stock_movement m
                         WHERE m.sku = w.sku AND m.on_hand_delta <> 0 AND coalesce(m.location_id, 1) = ?4
                           AND coalesce(m.effective_at, m.occurred_at) > CAST(?3 AS timestamptz))
                FROM unnest(CAST(?1 AS text[]), CAST(?2 AS integer[])) AS w (sku, n)
                LEFT JOIN location_stock s ON s.sku = w.sku AND s.location_id = ?4""")
                .setParameter(1, Inventory.textArray(known.keySet())).setParameter(2, Inventory.integerArray(known.values()))
                .setParameter(3, Timestamp.from(asOf)).setParameter(4, location).getResultList();
        List<String> stale = new ArrayList<>();
        List<String> counted = new ArrayList<>();
        List<Movement> movements = new ArrayList<>();
        for (Object[] row : rows) {
            String sku = (String) row[0];
            if ((Boolean) row[3]) {
                stale.add(sku);
                continue;
            }
            counted.add(sku);
            int delta = Math.max(0, Math.addExact(number(row[1]), number(row[4]))) - number(row[2]);
            if (delta != 0) {
                movements.add(movement(correction, MovementKind.ADJUSTMENT, reference, sku, delta, location, asOf));
            }
        }
        Map<String, Integer> missing = apply(movements, now);
        entities.createNativeQuery("""
                INSERT INTO location_stock (sku, location_id, on_hand, counted_at)
                SELECT sku, ?2, 0, CAST(?3 AS timestamptz) FROM unnest(CAST(?1 AS text[])) AS c (sku)
                ON CONFLICT (sku, location_id) DO UPDATE SET counted_at = excluded.counted_at""")
                .setParameter(1, Inventory.textArray(counted)).setParameter(2, location)
                .setParameter(3, Timestamp.from(asOf)).executeUpdate();
        return new StockChange(false, movements.size(), unknown, stale, missing);
    }

    /**
     * Moves goods to another location; the level of the store does not change.
     *
     * @param correction of the location that they leave
     * @throws BusinessException {@code UNKNOWN_LOCATION}, {@code SAME_LOCATION}, {@code INVALID_PIECES},
     *         {@code NOT_ENOUGH_ON_HAND} (path: the SKU; argument: how many there are)
     */
    public StockChange move(Correction correction, String toLocation, SortedMap<String, Integer> quantities) {
        requireEach(quantities, 1);
        int from = idOf(correction.location(), LOCATION);
        int to = idOf(toLocation, "to");
        require(from != to, "SAME_LOCATION", "to");
        String reference = "move " + correction.key();
        ledger.lock(quantities.keySet());
        if (isDone(reference)) {
            return StockChange.REPEATED;
        }
        Map<String, Integer> there = onHandAt(from, quantities.keySet());
        List<Movement> movements = new ArrayList<>();
        quantities.forEach((sku, n) -> {
            if (there.getOrDefault(sku, 0) < n) {
                throw new BusinessException("NOT_ENOUGH_ON_HAND", sku, there.getOrDefault(sku, 0));
            }
            movements.add(movement(correction, MovementKind.ADJUSTMENT, reference, sku, -n, from, null));
            movements.add(movement(correction, MovementKind.ADJUSTMENT, reference, sku, n, to, null));
        });
        ledger.write(movements, clock.instant());
        return new StockChange(false, quantities.size(), List.of(), List.of(), Map.of());
    }

    /**
     * Says how many of a SKU may be promised beyond what is on hand.
     *
     * @param pieces     0: none
     * @param expectedOn when they are expected; null when nobody knows
     * @throws BusinessException {@code UNKNOWN_SKU}, {@code INVALID_PIECES}
     */
    public void allowBackorder(String sku, int pieces, LocalDate expectedOn) {
        require(pieces >= 0 && pieces <= MAX_QUANTITY, INVALID_PIECES, QUANTITY, 0, MAX_QUANTITY);
        requireKnown(sku, entities.createNativeQuery(
                "UPDATE stock_level SET backorder = ?1, expected_on = CAST(?2 AS date) WHERE sku = ?3")
                .setParameter(1, pieces).setParameter(2, expectedOn == null || pieces == 0 ? null : Date.valueOf(expectedOn))
                .setParameter(3, sku).executeUpdate());
    }

    /**
     * Says from how many down a SKU is low.
     *
     * @param pieces null: as the shop's lists say it
     * @throws BusinessException {@code UNKNOWN_SKU}, {@code INVALID_PIECES}
     */
    public void warnAt(String sku, Integer pieces) {
        require(pieces == null || pieces >= 0 && pieces <= MAX_QUANTITY, INVALID_PIECES, QUANTITY, 0, MAX_QUANTITY);
        requireKnown(sku, entities.createNativeQuery("UPDATE stock_level SET low_at = CAST(?1 AS integer) WHERE sku = ?2")
                .setParameter(1, pieces).setParameter(2, sku).executeUpdate());
    }

    /** Id of a location. @throws BusinessException {@code UNKNOWN_LOCATION} with the code as argument */
    public int idOf(String code, String path) {
        List<?> ids = entities.createNativeQuery("SELECT id FROM stock_location WHERE code = ?1").setParameter(1, code).getResultList();
        if (ids.isEmpty()) {
            throw new BusinessException("UNKNOWN_LOCATION", path, String.valueOf(code));
        }
        return number(ids.get(0));
    }

    /** Begins a level for what the catalogue has and nobody stocked yet. @return what the catalogue does not have */
    @SuppressWarnings("unchecked")
    private List<String> openUnknown(Set<String> skus) {
        List<String> without = entities.createNativeQuery("""
                SELECT w.sku FROM unnest(CAST(?1 AS text[])) AS w (sku)
                WHERE NOT EXISTS (SELECT 1 FROM stock_level l WHERE l.sku = w.sku)""")
                .setParameter(1, Inventory.textArray(skus)).getResultList();
        if (without.isEmpty()) {
            return List.of();
        }
        SortedSet<String> known = new TreeSet<>(names.known(without));
        SortedMap<String, Integer> first = new TreeMap<>();
        known.forEach(sku -> first.put(sku, 0));
        ledger.open(first, "first stock", clock.instant());
        return without.stream().filter(sku -> !known.contains(sku)).sorted().toList();
    }

    /** Changes the levels, which are locked, and writes the movements. @return what is missing of promises now */
    @SuppressWarnings("unchecked")
    private Map<String, Integer> apply(List<Movement> movements, Instant at) {
        if (movements.isEmpty()) {
            return Map.of();
        }
        List<Object[]> rows = entities.createNativeQuery("""
                UPDATE stock_level l SET on_hand = l.on_hand + d.delta
                FROM unnest(CAST(?1 AS text[]), CAST(?2 AS integer[])) AS d (sku, delta) WHERE l.sku = d.sku
                RETURNING l.sku, l.reserved - l.on_hand - l.backorder""")
                .setParameter(1, Inventory.textArray(movements.stream().map(Movement::sku).toList()))
                .setParameter(2, Inventory.integerArray(movements.stream().map(Movement::onHandDelta).toList())).getResultList();
        ledger.write(movements, at);
        Map<String, Integer> missing = new HashMap<>();
        rows.stream().filter(row -> number(row[1]) > 0).forEach(row -> missing.put((String) row[0], number(row[1])));
        return missing;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Integer> onHandAt(int location, Collection<String> skus) {
        List<Object[]> rows = entities.createNativeQuery(
                "SELECT sku, on_hand FROM location_stock WHERE location_id = ?1 AND sku = ANY (CAST(?2 AS text[]))")
                .setParameter(1, location).setParameter(2, Inventory.textArray(skus)).getResultList();
        return rows.stream().collect(Collectors.toMap(row -> (String) row[0], row -> number(row[1])));
    }

    /** To be asked once the levels are locked: who did it before held them, too. */
    private boolean isDone(String reference) {
        return !entities.createNativeQuery("SELECT 1 FROM stock_movement WHERE reference = ?1 LIMIT 1")
                .setParameter(1, reference).getResultList().isEmpty();
    }

    private static Movement movement(Correction correction, MovementKind kind, String reference, String sku, int delta, int location,
            Instant effectiveAt) {
        String reason = correction.reason() == null || correction.reason().isBlank() ? null : correction.reason().strip();
        require(reason == null || reason.length() <= MAX_REASON_LENGTH, "INVALID_REASON", "reason", MAX_REASON_LENGTH);
        return new Movement(sku, kind, delta, 0, reference, location, reason, actor(correction), effectiveAt);
    }

    private static String actor(Correction correction) {
        String actor = correction.actor();
        return actor == null || actor.length() <= MAX_NAME_LENGTH ? actor : actor.substring(0, MAX_NAME_LENGTH);
    }

    private static void requireEach(SortedMap<String, Integer> quantities, int least) {
        if (quantities.size() > MAX_ITEMS) {
            throw new BusinessException("TOO_MANY_ITEMS", "items", MAX_ITEMS);
        }
        quantities.forEach((sku, n) -> {
            require(Sku.isValid(sku), "UNKNOWN_SKU", sku, sku);
            require(n >= least && n <= MAX_QUANTITY, INVALID_PIECES, sku, least, MAX_QUANTITY);
        });
    }

    private static void requireKnown(String sku, int changed) {
        require(changed == 1, "UNKNOWN_SKU", "sku", sku);
    }

    private static void require(boolean condition, String code, String path, Object... arguments) {
        if (!condition) {
            throw new BusinessException(code, path, arguments);
        }
    }

    private static SortedMap<String, Integer> without(SortedMap<String, Integer> quantities, List<String> unknown) {
        SortedMap<String, Integer> known = new TreeMap<>(quantities);
        known.keySet().removeAll(unknown);
        return known;
    }

    private static int number(Object value) {
        return ((Number) value).intValue();
    }
}
