package org.meo.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.meo.shared.BusinessException;

/**
 * Rule 1: one conditional statement a SKU, in ascending order of SKU, and a movement beside each change. The statements of
 * one call travel as one batch. Always inside the caller's transaction, on its connection.
 */
@ApplicationScoped
class StockLedger {

    // Each takes the parameters (quantity, sku).
    private static final String RESERVE = """
            UPDATE stock_level SET reserved = reserved + wanted.n FROM (SELECT CAST(? AS integer) AS n) wanted
            WHERE sku = ? AND on_hand - reserved >= wanted.n""";
    private static final String RELEASE = """
            UPDATE stock_level SET reserved = reserved - wanted.n FROM (SELECT CAST(? AS integer) AS n) wanted
            WHERE sku = ? AND reserved >= wanted.n""";
    private static final String SHIP = """
            UPDATE stock_level SET on_hand = on_hand - wanted.n, reserved = reserved - wanted.n
            FROM (SELECT CAST(? AS integer) AS n) wanted
            WHERE sku = ? AND on_hand >= wanted.n AND reserved >= wanted.n""";
    private static final String OPEN = """
            INSERT INTO stock_level (on_hand, sku) VALUES (?, ?) ON CONFLICT (sku) DO NOTHING""";

    @PersistenceContext
    private EntityManager entities;

    /** @throws BusinessException {@code OUT_OF_STOCK} at the first SKU of which there is not enough */
    void reserve(SortedMap<String, Integer> quantities, String reference, Instant at) {
        List<String> refused = change(RESERVE, quantities);
        if (!refused.isEmpty()) {
            String sku = refused.get(0);
            throw new BusinessException("OUT_OF_STOCK", sku, available(sku));
        }
        record(quantities, MovementKind.RESERVATION, 0, 1, reference, at);
    }

    void release(SortedMap<String, Integer> quantities, String reference, Instant at) {
        requireAll(change(RELEASE, quantities), "release", reference);
        record(quantities, MovementKind.RELEASE, 0, -1, reference, at);
    }

    void ship(SortedMap<String, Integer> quantities, String reference, Instant at) {
        requireAll(change(SHIP, quantities), "ship", reference);
        record(quantities, MovementKind.SHIPMENT, -1, -1, reference, at);
    }

    /** Gives SKUs that have no level yet their first stock; leaves the others alone. */
    void open(SortedMap<String, Integer> quantities, String reference, Instant at) {
        SortedMap<String, Integer> opened = new TreeMap<>(quantities);
        opened.keySet().removeAll(change(OPEN, quantities));
        record(opened, MovementKind.RECEIPT, 1, 0, reference, at);
    }

    private int available(String sku) {
        List<?> rows = entities.createNativeQuery("SELECT on_hand - reserved FROM stock_level WHERE sku = ?1")
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

    private void record(SortedMap<String, Integer> quantities, MovementKind kind, int onHandSign, int reservedSign,
            String reference, Instant at) {
        String insert = "INSERT INTO stock_movement (sku, kind, on_hand_delta, reserved_delta, reference, occurred_at)"
                + " VALUES (?, ?, ?, ?, ?, ?)";
        try (PreparedStatement statement = connection().prepareStatement(insert)) {
            for (Map.Entry<String, Integer> entry : quantities.entrySet()) {
                statement.setString(1, entry.getKey());
                statement.setString(2, kind.name());
                statement.setInt(3, onHandSign * entry.getValue());
                statement.setInt(4, reservedSign * entry.getValue());
                statement.setString(5, reference);
                statement.setTimestamp(6, Timestamp.from(at));
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException failure) {
            throw new StockStatementFailed(failure);
        }
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
