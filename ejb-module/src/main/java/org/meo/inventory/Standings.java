package org.meo.inventory;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.meo.messaging.Addresses;
import org.meo.messaging.Outbox;
import org.meo.messaging.OutgoingMessage;

/**
 * Notes how stock stands, and tells partners when that changed: in the transaction that notes it, so once. Whoever calls
 * this is the only one at the time, and comes after whatever changed the levels.
 */
@ApplicationScoped
class Standings {

    @PersistenceContext
    private EntityManager entities;

    @EJB
    private Outbox outbox;

    @Inject
    private Event<ShortfallBegan> shortfalls;

    @Inject
    private Clock clock;

    /** Compares levels with what was noted, and notes what changed. */
    @SuppressWarnings("unchecked")
    void note(Collection<String> skus) {
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT l.sku, l.on_hand, l.reserved, l.backorder, l.low_at, s.standing
                FROM stock_level l LEFT JOIN stock_standing s ON s.sku = l.sku
                WHERE l.sku = ANY (CAST(?1 AS text[])) ORDER BY l.sku""")
                .setParameter(1, Inventory.textArray(skus)).getResultList();
        Instant now = clock.instant();
        List<Change> changes = new ArrayList<>();
        for (Object[] row : rows) {
            Level level = new Level((String) row[0], number(row[1]), number(row[2]), number(row[3]),
                    row[4] == null ? null : number(row[4]));
            Standing before = row[5] == null ? null : Standing.ofLevel(number(row[5]));
            if (level.standing() != before) {
                changes.add(new Change(level, before, level.standing()));
            }
        }
        if (changes.isEmpty()) {
            return;
        }
        entities.createNativeQuery("""
                INSERT INTO stock_standing (sku, standing, since)
                SELECT sku, standing, CAST(?3 AS timestamptz) FROM unnest(CAST(?1 AS text[]), CAST(?2 AS smallint[])) AS c (sku, standing)
                ON CONFLICT (sku) DO UPDATE SET standing = excluded.standing, since = excluded.since""")
                .setParameter(1, Inventory.textArray(changes.stream().map(change -> change.level.sku).toList()))
                .setParameter(2, changes.stream().map(change -> String.valueOf(change.now.ordinal()))
                        .collect(Collectors.joining(",", "{", "}")))
                .setParameter(3, Timestamp.from(now)).executeUpdate();
        changes.forEach(change -> tell(change, now));
    }

    private void tell(Change change, Instant now) {
        String type = change.eventType();
        if (type != null) {
            Level level = change.level;
            outbox.write(OutgoingMessage.toTopic(Addresses.STOCK_EVENTS, level.sku, type, 1, Json.createObjectBuilder()
                    .add("occurredAt", now.toString())
                    .add("sku", level.sku)
                    .add("onHand", level.onHand)
                    .add("available", Math.max(0, level.onHand + level.backorder - level.reserved))
                    .add("threshold", level.lowAt == null ? Standing.LOW_AT : level.lowAt)
                    .build()));
        }
        if (change.now == Standing.SHORT) {
            shortfalls.fire(new ShortfallBegan(change.level.sku,
                    change.level.reserved - change.level.onHand - change.level.backorder));
        }
    }

    private static int number(Object value) {
        return ((Number) value).intValue();
    }

    private record Level(String sku, int onHand, int reserved, int backorder, Integer lowAt) {

        Standing standing() {
            return Standing.of(onHand, reserved, backorder, lowAt);
        }
    }

    /** @param before null for what is stocked for the first time, of which nobody is told */
    private record Change(Level level, Standing before, Standing now) {

        String eventType() {
            if (before == null || before.isThere() == now.isThere() && now != Standing.LOW) {
                return null;
            }
            if (!now.isThere()) {
                return "StockOut";
            }
            return before.isThere() ? "StockLow" : "StockBack";
        }
    }
}
