package org.meo.fulfilment;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.meo.orders.HistoryView;

/** The parcels that left, for those who look. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Shipments {

    @PersistenceContext
    private EntityManager entities;

    /** The parcels of an order, in the order in which they were recorded; at most 100, in one statement. */
    @SuppressWarnings("unchecked")
    public List<ShipmentView> ofOrder(String orderNumber) {
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT s.carrier, s.tracking_number, s.shipped_at,
                       (SELECT string_agg(l.sku || ' ' || l.quantity, ',' ORDER BY l.sku)
                        FROM shipment_line l WHERE l.shipment_id = s.id)
                FROM fulfilment f JOIN shipment s ON s.fulfilment_id = f.id
                WHERE f.order_number = ?1 ORDER BY s.id LIMIT 100""").setParameter(1, orderNumber).getResultList();
        return rows.stream().map(row -> new ShipmentView((String) row[0], (String) row[1],
                ((Timestamp) row[2]).toInstant(), lines((String) row[3]))).toList();
    }

    /** What the warehouse was asked for, the oldest first; at most 100 steps. */
    @SuppressWarnings("unchecked")
    public List<RequestView> requests(String orderNumber) {
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT f.fulfilment_id, f.state, f.requested_at, h.from_state, h.to_state, h.actor, h.reason, h.occurred_at
                FROM fulfilment f LEFT JOIN fulfilment_history h ON h.fulfilment_id = f.id
                WHERE f.order_number = ?1 ORDER BY f.id, h.id LIMIT 100""").setParameter(1, orderNumber).getResultList();
        Map<String, List<Object[]>> byId = new LinkedHashMap<>();
        rows.forEach(row -> byId.computeIfAbsent((String) row[0], any -> new ArrayList<>()).add(row));
        return byId.values().stream().map(steps -> new RequestView((String) steps.get(0)[0],
                FulfilmentState.valueOf((String) steps.get(0)[1]), ((Timestamp) steps.get(0)[2]).toInstant(),
                steps.stream().filter(step -> step[4] != null).map(step -> new HistoryView((String) step[3], (String) step[4],
                        (String) step[5], (String) step[6], ((Timestamp) step[7]).toInstant())).toList())).toList();
    }

    /** SKUs hold neither comma nor blank. */
    private static List<ShipmentView.Line> lines(String aggregated) {
        return Stream.of(aggregated.split(",")).map(line -> line.split(" "))
                .map(parts -> new ShipmentView.Line(parts[0], Integer.parseInt(parts[1]))).toList();
    }
}
