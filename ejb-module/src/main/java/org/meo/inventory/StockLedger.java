package org.meo.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.meo.shared.BusinessException;

/**
 * Rule 1: one conditional statement a SKU, in ascending order of SKU, and a movement beside each change. The statements of
 * one call travel as one batch. Always inside the caller's transaction, on its connection.
 */
@ApplicationScoped
class StockLedger {

    /** Id of the location where stock lies of which nothing else is said. */
    static final int MAIN = 1;

    // Each takes the parameters (quantity, sku).
    private static final String RESERVE = """
            UPDATE stock_level SET reserved = reserved + wanted.n FROM (SELECT CAST(? AS integer) AS n) wanted
            WHERE sku = ? AND on_hand + backorder - reserved >= wanted.n""";
    private static final String RELEASE = """
            UPDATE stock_level SET reserved = reserved - wanted.n FROM (SELECT CAST(? AS integer) AS n) wanted
            WHERE sku = ? AND reserved >= wanted.n""";
    private static final String SHIP = """
            UPDATE stock_level SET on_hand = on_hand - wanted.n, reserved = reserved - wanted.n
            FROM (SELECT CAST(? AS integer) AS n) wanted
            WHERE sku = ? AND on_hand >= wanted.n AND reserved >= wanted.n""";
    private static final String OPEN = """
            INSERT INTO stock_level (on_hand, sku) VALUES (?, ?) ON CONFLICT (sku) DO NOTHING""";
    private static final String ADD = """
            UPDATE stock_level SET on_hand = on_hand + ? WHERE sku = ?""";

    private static final String LOCK_AVAILABLE = """
            SELECT sku, on_hand + backorder - reserved AS available FROM stock_level WHERE sku = ANY (?)
             ORDER BY sku COLLATE "C" FOR NO KEY UPDATE""";
    private static final String RESERVE_LOCKED = """
            UPDATE stock_level s SET reserved = s.reserved + w.n FROM unnest(?::text[], ?::integer[]) AS w (sku, n)
             WHERE s.sku = w.sku AND s.on_hand + s.backorder - s.reserved >= w.n""";

    private static final String LOCK = """
            SELECT sku, on_hand FROM stock_level WHERE sku = ANY (?) ORDER BY sku COLLATE "C" FOR NO KEY UPDATE""";

    // The named location first; then the one that has all of the parcel, else all of the line, else by priority.
    private static final String ALLOCATE = """
            WITH wanted AS (SELECT * FROM unnest(?::text[], ?::integer[]) AS w (sku, n)),
            held AS (
              SELECT w.sku, w.n, s.location_id, s.on_hand, s.location_id = ? AS named, l.active, l.priority
                FROM wanted w JOIN location_stock s ON s.sku = w.sku JOIN stock_location l ON l.id = s.location_id
               WHERE s.on_hand > 0),
            complete AS (
              SELECT location_id FROM held WHERE on_hand >= n GROUP BY location_id HAVING count(*) = (SELECT count(*) FROM wanted)),
            ranked AS (
              SELECT h.sku, h.n, h.location_id, h.on_hand,
                     coalesce(sum(h.on_hand) OVER (PARTITION BY h.sku
                       ORDER BY h.named DESC, c.location_id IS NULL, h.on_hand < h.n, h.active DESC, h.priority, h.location_id
                       ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS taken
                FROM held h LEFT JOIN complete c ON c.location_id = h.location_id)
            SELECT sku, location_id, least(on_hand, n - taken) AS n FROM ranked WHERE taken < n ORDER BY sku, taken""";

    // Where nobody said which location it was, only if all that have it were counted since.
    private static final String COUNTED_SINCE = """
            SELECT sku, min(location_id) AS location FROM location_stock
             WHERE sku = ANY (?) AND (location_id = ? OR ? = 0)
             GROUP BY sku HAVING bool_and(coalesce(counted_at > ?, false))""";

    private static final String WRITE = """
            INSERT INTO stock_movement (sku, kind, on_hand_delta, reserved_delta, reference, occurred_at, location_id, note, actor,
                                        effective_at)
            SELECT m.sku, m.kind, m.on_hand, m.reserved, m.reference, ?, nullif(m.location, 0), m.note, m.actor, m.effective
              FROM unnest(?::text[], ?::text[], ?::integer[], ?::integer[], ?::text[], ?::integer[], ?::text[], ?::text[],
                          ?::timestamptz[]) WITH ORDINALITY
                     AS m (sku, kind, on_hand, reserved, reference, location, note, actor, effective, position)
             ORDER BY m.position""";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private StockRefusals refusals;

    /** @throws BusinessException {@code OUT_OF_STOCK} at the first SKU of which there is not enough */
    void reserve(SortedMap<String, Integer> quantities, String reference, Instant at) {
        List<String> refused = change(RESERVE, quantities);
        if (!refused.isEmpty()) {
            String sku = refused.get(0);
            refusals.count(StockRefusals.AT_CHECKOUT);
            throw new BusinessException("OUT_OF_STOCK", sku, available(sku));
        }
        write(each(quantities, (sku, n) -> Movement.ofPromise(sku, MovementKind.RESERVATION, n, reference)), at);
    }

    /** Locks levels in ascending order of SKU. @return how many can be promised of each that has one */
    Map<String, Long> lockAvailable(Collection<String> skus) {
        try (PreparedStatement statement = connection().prepareStatement(LOCK_AVAILABLE)) {
            statement.setArray(1, array("text", skus.toArray()));
            Map<String, Long> available = new TreeMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    available.put(rows.getString("sku"), rows.getLong("available"));
                }
            }
            return available;
        } catch (SQLException failure) {
            throw new StockStatementFailed(failure);
        }
    }

    /** Reserves for many at once what {@link #lockAvailable} said that there is, in one conditional statement for all SKUs. */
    void reserveLocked(Map<String, SortedMap<String, Integer>> quantitiesByReference, Instant at) {
        SortedMap<String, Integer> sums = new TreeMap<>();
        List<Movement> movements = new ArrayList<>();
        quantitiesByReference.forEach((reference, quantities) -> quantities.forEach((sku, n) -> {
            sums.merge(sku, n, Math::addExact);
            movements.add(Movement.ofPromise(sku, MovementKind.RESERVATION, n, reference));
        }));
        try (PreparedStatement statement = connection().prepareStatement(RESERVE_LOCKED)) {
            statement.setArray(1, array("text", sums.keySet().toArray()));
            statement.setArray(2, array("integer", sums.values().toArray()));
            if (statement.executeUpdate() != sums.size()) {
                throw new IllegalStateException("stock that was locked is not there: " + quantitiesByReference.keySet());
            }
        } catch (SQLException failure) {
            throw new StockStatementFailed(failure);
        }
        write(movements, at);
    }

    void release(SortedMap<String, Integer> quantities, String reference, Instant at) {
        requireAll(change(RELEASE, quantities), "release", reference);
        write(each(quantities, (sku, n) -> Movement.ofPromise(sku, MovementKind.RELEASE, -n, reference)), at);
    }

    /** Releases what several promises held, in one pass over the levels. */
    void releaseAll(Map<String, SortedMap<String, Integer>> quantitiesByReference, Instant at) {
        SortedMap<String, Integer> sums = new TreeMap<>();
        List<Movement> movements = new ArrayList<>();
        quantitiesByReference.forEach((reference, quantities) -> quantities.forEach((sku, n) -> {
            sums.merge(sku, n, Math::addExact);
            movements.add(Movement.ofPromise(sku, MovementKind.RELEASE, -n, reference));
        }));
        requireAll(change(RELEASE, sums), "release", quantitiesByReference.keySet().toString());
        write(movements, at);
    }

    /**
     * Takes out what left. What left though it was not on hand, as a count or a late receipt may have it, was there: it is
     * added first. So is what was counted only after it had left: the count knew of it.
     *
     * @param location id of where the parcel left; 0 when nobody said
     * @param leftAt   when it left; null: now
     */
    void ship(SortedMap<String, Integer> quantities, String reference, int location, Instant leftAt, Instant at) {
        Map<String, Integer> onHand = lock(quantities.keySet());
        Map<String, Integer> countedSince = leftAt == null ? Map.of() : countedSince(quantities.keySet(), location, leftAt);
        SortedMap<String, Integer> found = new TreeMap<>();
        quantities.forEach((sku, n) -> {
            int missing = countedSince.containsKey(sku) ? n : n - onHand.getOrDefault(sku, 0);
            if (missing > 0) {
                found.put(sku, missing);
            }
        });
        if (!found.isEmpty()) {
            requireAll(change(ADD, found), "add", reference);
            write(each(found, (sku, n) -> new Movement(sku, MovementKind.ADJUSTMENT, n, 0, reference,
                    countedSince.getOrDefault(sku, location), countedSince.containsKey(sku) ? "left before the count" : "left, but was not on hand",
                    null, leftAt)), at);
        }
        List<Movement> parts = allocate(quantities, reference, location, leftAt);
        requireAll(change(SHIP, quantities), "ship", reference);
        write(parts, at);
    }

    /** Gives SKUs that have no level yet their first stock; leaves the others alone. */
    void open(SortedMap<String, Integer> quantities, String reference, Instant at) {
        SortedMap<String, Integer> opened = new TreeMap<>(quantities);
        opened.keySet().removeAll(change(OPEN, quantities));
        write(each(opened, (sku, n) -> new Movement(sku, MovementKind.RECEIPT, n, 0, reference, MAIN, null, null, null)), at);
    }

    /** Locks levels in ascending order of SKU. @return what is on hand of those that have one */
    Map<String, Integer> lock(Collection<String> skus) {
        try (PreparedStatement statement = connection().prepareStatement(LOCK)) {
            statement.setArray(1, array("text", skus.toArray()));
            Map<String, Integer> onHand = new TreeMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    onHand.put(rows.getString("sku"), rows.getInt("on_hand"));
                }
            }
            return onHand;
        } catch (SQLException failure) {
            throw new StockStatementFailed(failure);
        }
    }

    /** @return of those counted since, the location */
    private Map<String, Integer> countedSince(Collection<String> skus, int location, Instant time) {
        try (PreparedStatement statement = connection().prepareStatement(COUNTED_SINCE)) {
            statement.setArray(1, array("text", skus.toArray()));
            statement.setInt(2, location);
            statement.setInt(3, location);
            statement.setTimestamp(4, Timestamp.from(time));
            Map<String, Integer> counted = new TreeMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    counted.put(rows.getString("sku"), rows.getInt("location"));
                }
            }
            return counted;
        } catch (SQLException failure) {
            throw new StockStatementFailed(failure);
        }
    }

    /** Writes movements, in their order; the goods of each are put to or taken from their location by the database. */
    void write(List<Movement> movements, Instant at) {
        if (movements.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection().prepareStatement(WRITE)) {
            statement.setTimestamp(1, Timestamp.from(at));
            statement.setArray(2, array("text", movements.stream().map(Movement::sku).toArray()));
            statement.setArray(3, array("text", movements.stream().map(movement -> movement.kind().name()).toArray()));
            statement.setArray(4, array("integer", movements.stream().map(Movement::onHandDelta).toArray()));
            statement.setArray(5, array("integer", movements.stream().map(Movement::reservedDelta).toArray()));
            statement.setArray(6, array("text", movements.stream().map(Movement::reference).toArray()));
            statement.setArray(7, array("integer", movements.stream().map(Movement::location).toArray()));
            statement.setArray(8, array("text", movements.stream().map(Movement::note).toArray()));
            statement.setArray(9, array("text", movements.stream().map(Movement::actor).toArray()));
            statement.setArray(10, array("timestamptz", movements.stream()
                    .map(movement -> movement.effectiveAt() == null ? null : movement.effectiveAt().toString()).toArray()));
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new StockStatementFailed(failure);
        }
    }

    private List<Movement> allocate(SortedMap<String, Integer> quantities, String reference, int location, Instant leftAt) {
        try (PreparedStatement statement = connection().prepareStatement(ALLOCATE)) {
            statement.setArray(1, array("text", quantities.keySet().toArray()));
            statement.setArray(2, array("integer", quantities.values().toArray()));
            statement.setInt(3, location);
            List<Movement> parts = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    int taken = rows.getInt("n");
                    parts.add(new Movement(rows.getString("sku"), MovementKind.SHIPMENT, -taken, -taken, reference,
                            rows.getInt("location_id"), null, null, leftAt));
                }
            }
            return parts;
        } catch (SQLException failure) {
            throw new StockStatementFailed(failure);
        }
    }

    private int available(String sku) {
        List<?> rows = entities.createNativeQuery("SELECT greatest(on_hand + backorder - reserved, 0) FROM stock_level WHERE sku = ?1")
                .setParameter(1, sku).getResultList();
        return rows.isEmpty() ? 0 : ((Number) rows.get(0)).intValue();
    }

    /** @return the SKUs whose row was not changed, in order */
    private List<String> change(String statementText, SortedMap<String, Integer> quantities) {
        try (PreparedStatement statement = connection().prepareStatement(statementText)) {
            for (Map.Entry<String, Integer> entry : quantities.entrySet()) {
                statement.setInt(1, entry.getValue());
                statement.setString(2, entry.getKey());
                statement.addBatch();
            }
            int[] counts = statement.executeBatch();
            List<String> refused = new ArrayList<>();
            int index = 0;
            for (String sku : quantities.keySet()) {
                if (counts[index++] == 0) {
                    refused.add(sku);
                }
            }
            return refused;
        } catch (SQLException failure) {
            throw new StockStatementFailed(failure);
        }
    }

    private static List<Movement> each(SortedMap<String, Integer> quantities, BiFunction<String, Integer, Movement> movement) {
        List<Movement> movements = new ArrayList<>(quantities.size());
        quantities.forEach((sku, n) -> movements.add(movement.apply(sku, n)));
        return movements;
    }

    private Array array(String type, Object... elements) throws SQLException {
        return connection().createArrayOf(type, elements);
    }

    private Connection connection() {
        return entities.unwrap(Connection.class);
    }

    /** The reservation says that this much was promised, the level says it was not: a bug, not a case. */
    private static void requireAll(List<String> refused, String what, String reference) {
        if (!refused.isEmpty()) {
            throw new IllegalStateException("can't " + what + " " + refused + " of " + reference
                    + ": the stock level holds less than was reserved");
        }
    }

    /** Carries the database's error with its SQLSTATE to the retry. */
    static class StockStatementFailed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        StockStatementFailed(SQLException cause) {
            super(cause);
        }
    }
}
