package org.meo.fulfilment;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;
import static jakarta.ejb.TransactionAttributeType.SUPPORTS;

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
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.meo.customers.Address;
import org.meo.inventory.Inventory;
import org.meo.messaging.Addresses;
import org.meo.messaging.Outbox;
import org.meo.messaging.OutgoingMessage;
import org.meo.orders.OrderLineView;
import org.meo.orders.OrderView;
import org.meo.orders.Orders;
import org.meo.payments.Payments;
import org.meo.shared.BusinessException;
import org.meo.shared.LogFacts;
import org.meo.shared.Rows;
import org.meo.shared.StatementFailedException;
import org.meo.shared.tracing.Traces;

/** Asks the warehouse for orders, calls off what it has not sent and takes in what it sent. */
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
    private Payments payments;

    @EJB
    private Outbox outbox;

    @Inject
    private Event<ParcelShipped> shipped;

    @Inject
    private Clock clock;

    @Inject
    private Traces traces;

    /** Asks the warehouse for all of an order, by the outbox. */
    public void request(OrderView order) {
        SortedMap<String, Integer> quantities = quantities(order);
        request(order, quantities, "store", "");
    }

    private void request(OrderView order, SortedMap<String, Integer> quantities, String actor, String reason) {
        Fulfilment fulfilment = new Fulfilment(order.number(), quantities, clock.instant(), traces.current());
        entities.persist(fulfilment);
        entities.flush();
        moved(fulfilment, null, actor, reason);
        outbox.write(message(order, fulfilment.fulfilmentId(), quantities));
    }

    /**
     * Asks the warehouse for all of many orders, with as many statements as for one.
     *
     * @param parents the traces of the orders, by number
     */
    public void requestAll(List<OrderView> all, String actor, Map<String, String> parents) {
        List<Request> requests = all.stream().map(order -> new Request(order, UUID.randomUUID().toString(), quantities(order),
                parents.get(order.number()))).toList();
        List<RequestLine> lines = requests.stream().flatMap(request -> request.quantities().entrySet().stream()
                .map(line -> new RequestLine(request.fulfilmentId(), line.getKey(), line.getValue()))).toList();
        Timestamp now = Timestamp.from(clock.instant());
        try (PreparedStatement statement = entities.unwrap(Connection.class).prepareStatement("""
                WITH asked AS (
                  INSERT INTO fulfilment (id, fulfilment_id, order_number, state, requested_at, traceparent, version)
                  SELECT nextval('fulfilment_seq'), f.id, f.order_number, ?, ?, f.traceparent, 1
                    FROM unnest(?::text[], ?::text[], ?::text[]) AS f (id, order_number, traceparent) RETURNING id, fulfilment_id),
                noted AS (
                  INSERT INTO fulfilment_history (fulfilment_id, to_state, actor, occurred_at) SELECT id, ?, ?, ? FROM asked)
                INSERT INTO fulfilment_line (fulfilment_id, sku, quantity)
                SELECT a.id, l.sku, l.quantity FROM unnest(?::text[], ?::text[], ?::integer[]) AS l (id, sku, quantity)
                  JOIN asked a ON a.fulfilment_id = l.id""")) {
            statement.setString(1, FulfilmentState.REQUESTED.name());
            statement.setTimestamp(2, now);
            Rows.of(statement, 3, requests).text(Request::fulfilmentId).text(request -> request.order().number()).text(Request::trace);
            statement.setString(6, FulfilmentState.REQUESTED.name());
            statement.setString(7, actor);
            statement.setTimestamp(8, now);
            Rows.of(statement, 9, lines).text(RequestLine::fulfilmentId).text(RequestLine::sku).column("integer", RequestLine::quantity);
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new StatementFailedException(failure);
        }
        outbox.writeAll(requests.stream()
                .map(request -> Outbox.Draft.of(message(request.order(), request.fulfilmentId(), request.quantities())
                        .within(request.trace()))).toList());
    }

    private static SortedMap<String, Integer> quantities(OrderView order) {
        return order.lines().stream()
                .collect(Collectors.toMap(OrderLineView::sku, OrderLineView::quantity, Integer::sum, TreeMap::new));
    }

    private static OutgoingMessage message(OrderView order, String fulfilmentId, SortedMap<String, Integer> quantities) {
        return OutgoingMessage.toQueue(Addresses.FULFILMENT_OUT, order.number(), "FulfilmentRequest", 1,
                Json.createObjectBuilder()
                        .add("orderNumber", order.number())
                        .add("fulfilmentId", fulfilmentId)
                        .add("shipTo", json(order.shipTo()))
                        .add("lines", json(quantities))
                        .add("placedAt", order.placedAt().toString())
                        .build());
    }

    private record Request(OrderView order, String fulfilmentId, SortedMap<String, Integer> quantities, String trace) {
    }

    private record RequestLine(String fulfilmentId, String sku, int quantity) {
    }

    /** In which trace the warehouse was asked; null when that is not known. */
    @TransactionAttribute(SUPPORTS)
    public String trace(String fulfilmentId) {
        return entities.createNamedQuery("Fulfilment.trace", String.class).setParameter("id", fulfilmentId)
                .getResultStream().filter(Objects::nonNull).findFirst().orElse(null);
    }

    /**
     * Locks what the warehouse was asked for, so that no parcel leaves unseen until the transaction ends.
     *
     * @return whether something has left
     */
    public boolean lock(String orderNumber) {
        return locked(orderNumber).stream().map(Fulfilment::state)
                .anyMatch(state -> state != FulfilmentState.REQUESTED && state != FulfilmentState.CANCELLED);
    }

    /** Calls off what the warehouse was asked for and of which nothing has left. */
    public void cancel(String orderNumber, String actor, String reason) {
        for (Fulfilment fulfilment : locked(orderNumber)) {
            if (fulfilment.state() == FulfilmentState.REQUESTED) {
                FulfilmentState before = fulfilment.state();
                SortedMap<String, Integer> all = fulfilment.left();
                fulfilment.cancel();
                moved(fulfilment, before, actor, reason);
                tellOff(fulfilment, all, reason);
            }
        }
    }

    /**
     * Calls off what has not left of an order of which something has.
     *
     * @return how much of each SKU that is
     * @throws BusinessException {@code NOTHING_LEFT} when there is no such rest
     */
    public SortedMap<String, Integer> cutShort(String orderNumber, String actor, String reason) {
        SortedMap<String, Integer> rest = new TreeMap<>();
        for (Fulfilment fulfilment : locked(orderNumber)) {
            if (fulfilment.state() == FulfilmentState.PARTIALLY_SHIPPED) {
                FulfilmentState before = fulfilment.state();
                SortedMap<String, Integer> part = fulfilment.cutShort();
                part.forEach((sku, quantity) -> rest.merge(sku, quantity, Integer::sum));
                moved(fulfilment, before, actor, reason);
                tellOff(fulfilment, part, reason);
            }
        }
        if (rest.isEmpty()) {
            throw new BusinessException("NOTHING_LEFT", "");
        }
        return rest;
    }

    /** Asks for the same again, to be sent to where the order goes now. Lock before; nothing may have left. */
    public void askAgain(OrderView order, String actor, String reason) {
        cancel(order.number(), actor, reason);
        SortedMap<String, Integer> quantities = quantities(order);
        request(order, quantities, actor, reason);
    }

    private List<Fulfilment> locked(String orderNumber) {
        return entities.createNamedQuery("Fulfilment.ofOrder", Fulfilment.class).setParameter("order", orderNumber)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList();
    }

    private void tellOff(Fulfilment fulfilment, SortedMap<String, Integer> quantities, String reason) {
        outbox.write(OutgoingMessage.toQueue(Addresses.FULFILMENT_OUT, fulfilment.orderNumber(), "FulfilmentCancelled", 1,
                Json.createObjectBuilder()
                        .add("orderNumber", fulfilment.orderNumber())
                        .add("fulfilmentId", fulfilment.fulfilmentId())
                        .add("reason", reason)
                        .add("lines", json(quantities))
                        .add("cancelledAt", clock.instant().toString())
                        .build()));
    }

    private void moved(Fulfilment fulfilment, FulfilmentState before, String actor, String reason) {
        entities.createNativeQuery("""
                INSERT INTO fulfilment_history (fulfilment_id, from_state, to_state, actor, reason, occurred_at)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6)""")
                .setParameter(1, fulfilment.id()).setParameter(2, before == null ? null : before.name())
                .setParameter(3, fulfilment.state().name()).setParameter(4, actor).setParameter(5, reason)
                .setParameter(6, Timestamp.from(clock.instant())).executeUpdate();
    }

    /**
     * Takes in a parcel: stock leaves, the order moves on, the money is asked for, the shopper will be told.
     *
     * @throws BusinessException {@code UNKNOWN_FULFILMENT}, {@code UNKNOWN_SKU}, {@code MORE_THAN_ORDERED},
     *                           {@code FULFILMENT_STATE} for what was called off
     */
    public void recordShipment(ShipmentNotice notice) {
        Fulfilment fulfilment = entities.createNamedQuery("Fulfilment.byFulfilmentId", Fulfilment.class)
                .setParameter("id", notice.fulfilmentId()).setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream().findFirst()
                .orElseThrow(() -> new BusinessException("UNKNOWN_FULFILMENT", "/fulfilmentId", notice.fulfilmentId()));
        LogFacts.say(LogFacts.ORDER, fulfilment.orderNumber());
        FulfilmentState before = fulfilment.state();
        boolean complete = fulfilment.ship(notice.quantities());
        long shipmentId = write(fulfilment, notice);
        String parcel = notice.carrier() + " " + notice.trackingNumber();
        moved(fulfilment, before, WAREHOUSE, parcel);
        inventory.ship(fulfilment.orderNumber(), notice.quantities(), notice.location(), notice.shippedAt());
        OrderView order = orders.ship(fulfilment.orderNumber(), complete, WAREHOUSE, parcel);
        if (before == FulfilmentState.REQUESTED) {
            payments.requestCapture(order.number());
        }
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

    private static JsonArrayBuilder json(SortedMap<String, Integer> quantities) {
        JsonArrayBuilder lines = Json.createArrayBuilder();
        quantities.forEach((sku, quantity) -> lines.add(Json.createObjectBuilder().add("sku", sku).add("quantity", quantity)));
        return lines;
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
