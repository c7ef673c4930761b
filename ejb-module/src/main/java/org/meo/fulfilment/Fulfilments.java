package org.meo.fulfilment;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.meo.customers.Address;
import org.meo.inventory.Inventory;
import org.meo.messaging.Addresses;
import org.meo.messaging.Outbox;
import org.meo.messaging.OutgoingMessage;
import org.meo.orders.OrderLineView;
import org.meo.orders.OrderView;
import org.meo.orders.Orders;
import org.meo.shared.BusinessException;

/** Asks the warehouse for orders and takes in what it sent. */
@Stateless
@TransactionAttribute(MANDATORY)
public class Fulfilments {

    private static final String WAREHOUSE = "warehouse";

    @PersistenceContext
    private EntityManager entities;

    @EJB
    private Inventory inventory;

    @EJB
    private Orders orders;

    @EJB
    private Outbox outbox;

    @Inject
    private Event<ParcelShipped> shipped;

    @Inject
    private Clock clock;

    /** Asks the warehouse for all of an order, by the outbox. */
    public void request(OrderView order) {
        SortedMap<String, Integer> quantities = order.lines().stream()
                .collect(Collectors.toMap(OrderLineView::sku, OrderLineView::quantity, Integer::sum, TreeMap::new));
        Fulfilment fulfilment = new Fulfilment(order.number(), quantities, clock.instant());
        entities.persist(fulfilment);
        JsonArrayBuilder lines = Json.createArrayBuilder();
        quantities.forEach((sku, quantity) -> lines.add(Json.createObjectBuilder().add("sku", sku).add("quantity", quantity)));
        outbox.write(OutgoingMessage.toQueue(Addresses.FULFILMENT_OUT, order.number(), "FulfilmentRequest", 1,
                Json.createObjectBuilder()
                        .add("orderNumber", order.number())
                        .add("fulfilmentId", fulfilment.fulfilmentId())
                        .add("shipTo", json(order.shipTo()))
                        .add("lines", lines)
                        .add("placedAt", order.placedAt().toString())
                        .build()));
    }

    /**
     * Takes in a parcel: stock leaves, the order moves on, the shopper will be told.
     *
     * @throws BusinessException {@code UNKNOWN_FULFILMENT}, {@code UNKNOWN_SKU}, {@code MORE_THAN_ORDERED}
     */
    public void recordShipment(ShipmentNotice notice) {
        Fulfilment fulfilment = entities.createNamedQuery("Fulfilment.byFulfilmentId", Fulfilment.class)
                .setParameter("id", notice.fulfilmentId()).setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream().findFirst()
                .orElseThrow(() -> new BusinessException("UNKNOWN_FULFILMENT", "/fulfilmentId", notice.fulfilmentId()));
        boolean complete = fulfilment.ship(notice.quantities());
        long shipmentId = write(fulfilment, notice);
        inventory.ship(fulfilment.orderNumber(), notice.quantities());
        OrderView order = orders.ship(fulfilment.orderNumber(), complete, WAREHOUSE,
                notice.carrier() + " " + notice.trackingNumber());
        shipped.fire(new ParcelShipped(order, shipmentId, view(notice)));
    }

    private long write(Fulfilment fulfilment, ShipmentNotice notice) {
        entities.flush();
        long id = ((Number) entities.createNativeQuery("""
                INSERT INTO shipment (id, fulfilment_id, carrier, tracking_number, shipped_at, recorded_at)
                VALUES (nextval('shipment_seq'), ?1, ?2, ?3, ?4, ?5) RETURNING id""")
                .setParameter(1, fulfilment.id())
                .setParameter(2, notice.carrier())
                .setParameter(3, notice.trackingNumber())
                .setParameter(4, Timestamp.from(notice.shippedAt()))
                .setParameter(5, Timestamp.from(clock.instant()))
                .getSingleResult()).longValue();
        notice.quantities().forEach((sku, quantity) -> entities.createNativeQuery(
                "INSERT INTO shipment_line (shipment_id, sku, quantity) VALUES (?1, ?2, ?3)")
                .setParameter(1, id).setParameter(2, sku).setParameter(3, quantity).executeUpdate());
        return id;
    }

    private static ShipmentView view(ShipmentNotice notice) {
        return new ShipmentView(notice.carrier(), notice.trackingNumber(), notice.shippedAt(),
                notice.quantities().entrySet().stream()
                        .map(line -> new ShipmentView.Line(line.getKey(), line.getValue())).toList());
    }

    private static JsonObject json(Address address) {
        JsonObjectBuilder json = Json.createObjectBuilder().add("name", address.name()).add("line1", address.line1());
        if (address.line2() != null) {
            json.add("line2", address.line2());
        }
        json.add("city", address.city());
        if (address.region() != null) {
            json.add("region", address.region());
        }
        return json.add("postalCode", address.postalCode()).add("country", address.country()).build();
    }
}
