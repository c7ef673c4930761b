package org.meo.orders;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.meo.customers.Address;
import org.meo.messaging.Addresses;
import org.meo.messaging.Outbox;
import org.meo.messaging.OutgoingMessage;
import org.meo.orders.OrderRows.PlacedRow;

/**
 * Orders and their life. Every step writes its history and tells the world through the outbox, in the caller's
 * transaction; the order's row is locked before it moves.
 */
@Stateless
@TransactionAttribute(MANDATORY)
public class Orders {

    @PersistenceContext
    private EntityManager entities;

    @EJB
    private Outbox outbox;

    @Inject
    private Event<OrderPlaced> placed;

    @Inject
    private Event<OrderPaymentFailed> paymentFailed;

    @Inject
    private Event<OrderCancelled> cancelled;

    @Inject
    private Clock clock;

    /** Writes a new order that waits for its payment. */
    public OrderView begin(NewOrder newOrder, String actor) {
        Order order = new Order(newOrder, clock.instant());
        entities.persist(order);
        entities.persist(new HistoryEntry(order, null, order.status(), actor, "", clock.instant()));
        return order.view();
    }

    /**
     * Writes orders whose payment is certain already, with as many statements for all as for one.
     *
     * @return in the order given
     */
    public List<OrderView> placeAll(List<NewOrder> newOrders, String actor) {
        Instant now = clock.instant();
        List<PlacedRow> rows = newOrders.stream().map(newOrder -> {
            Order order = new Order(newOrder, now);
            OrderStatus before = order.status();
            order.place(now);
            return new PlacedRow(newOrder, order.view(), before);
        }).toList();
        OrderRows.insert(entities.unwrap(Connection.class), rows, actor, now);
        List<OrderView> views = rows.stream().map(PlacedRow::view).toList();
        outbox.writeAll(views.stream().flatMap(view -> Stream.of(event("OrderPlaced", view, null), event("OrderPaid", view, null)))
                .map(Outbox.Draft::of).toList());
        views.forEach(view -> placed.fire(new OrderPlaced(view)));
        return views;
    }

    /**
     * What became of requests of partners, by the number that they gave each.
     *
     * @return those that are an order
     */
    public Map<ExternalId, Requested> requested(List<ExternalId> ids) {
        return OrderRows.requested(entities.unwrap(Connection.class), ids);
    }

    /**
     * The payment is certain.
     *
     * @throws org.meo.shared.BusinessException {@code ORDER_STATUS} when the order does not wait for one
     */
    public OrderView place(String number, String actor) {
        Order order = lock(number);
        OrderStatus before = order.status();
        order.place(clock.instant());
        moved(order, before, actor, "");
        announce("OrderPlaced", order);
        announce("OrderPaid", order);
        OrderView view = order.view();
        placed.fire(new OrderPlaced(view));
        return view;
    }

    /**
     * The payment was declined or never came.
     *
     * @throws org.meo.shared.BusinessException {@code ORDER_STATUS} when the order does not wait for one
     */
    public OrderView failPayment(String number, String actor, String reason) {
        Order order = lock(number);
        OrderStatus before = order.status();
        order.failPayment();
        moved(order, before, actor, reason);
        OrderView view = order.view();
        paymentFailed.fire(new OrderPaymentFailed(view));
        return view;
    }

    /**
     * A parcel left, or what was left to ship was called off.
     *
     * @param complete whether nothing is left to ship
     * @throws org.meo.shared.BusinessException {@code ORDER_STATUS} when the order can't be shipped
     */
    public OrderView ship(String number, boolean complete, String actor, String reason) {
        Order order = lock(number);
        OrderStatus before = order.status();
        order.ship(complete, clock.instant());
        moved(order, before, actor, reason);
        if (complete) {
            announce("OrderShipped", order);
        }
        return order.view();
    }

    /**
     * Nothing more is to come for an order.
     *
     * @throws org.meo.shared.BusinessException {@code ORDER_STATUS} unless all of it is on its way
     */
    public void complete(String number, String actor, String reason) {
        Order order = lock(number);
        OrderStatus before = order.status();
        order.complete();
        moved(order, before, actor, reason);
        announce("OrderCompleted", order);
    }

    /**
     * Ends an order that was placed and of which nothing has left. Stock, payment and warehouse are the caller's to see to.
     *
     * @throws org.meo.shared.BusinessException {@code ORDER_STATUS} when it can't be called off
     */
    public OrderView cancel(String number, String actor, String reason) {
        Order order = lock(number);
        OrderStatus before = order.status();
        order.cancel();
        moved(order, before, actor, reason);
        announce("OrderCancelled", order);
        OrderView view = order.view();
        cancelled.fire(new OrderCancelled(view, reason));
        return view;
    }

    /**
     * Sends an order of which nothing has left to another address.
     *
     * @throws org.meo.shared.BusinessException {@code ORDER_STATUS} when something has left
     */
    public OrderView sendTo(String number, Address address, String actor) {
        Order order = lock(number);
        order.sendTo(address);
        moved(order, order.status(), actor, "address changed");
        return order.view();
    }

    /** Money went back for an order, all of it or a part: says so to the world. */
    public OrderView refunded(String number, Money amount, String actor, String reason) {
        Order order = lock(number);
        moved(order, order.status(), actor, reason);
        announce("OrderRefunded", order, amount);
        return order.view();
    }

    /** Locks an order's row and tells its status, for those who must decide before they move it. */
    public OrderStatus lockStatus(String number) {
        return lock(number).status();
    }

    /** Where an order stands now, whatever this transaction has read of it before. */
    public OrderStatus status(String number) {
        return OrderStatus.valueOf((String) entities.createNativeQuery("SELECT status FROM orders WHERE number = ?1")
                .setParameter(1, number).getSingleResult());
    }

    /** The order that a cart became; one whose payment failed does not count. */
    public Optional<OrderView> findByCart(long cartId) {
        return entities.createNamedQuery("Order.byCart", Order.class).setParameter("cart", cartId)
                .getResultStream().findFirst().map(Order::view);
    }

    /**
     * An order as its owner sees it.
     *
     * @return empty for an unknown number and for a wrong key alike
     */
    @TransactionAttribute(jakarta.ejb.TransactionAttributeType.REQUIRED)
    public Optional<OrderView> find(String number, String accessKey) {
        if (number == null || accessKey == null) {
            return Optional.empty();
        }
        return entities.createNamedQuery("Order.byNumber", Order.class).setParameter("number", number)
                .getResultStream().findFirst().filter(order -> sameSecret(order.accessKey(), accessKey)).map(Order::view);
    }

    /** @throws jakarta.persistence.NoResultException for an unknown number: a bug, as numbers come from the store itself */
    public OrderView get(String number) {
        return entities.createNamedQuery("Order.byNumber", Order.class).setParameter("number", number)
                .getSingleResult().view();
    }

    /** An order of a customer's own; empty for an unknown number and for somebody else's alike. */
    @TransactionAttribute(jakarta.ejb.TransactionAttributeType.REQUIRED)
    public Optional<OrderView> findOwn(String number, long customerId) {
        return entities.createNamedQuery("Order.byNumber", Order.class).setParameter("number", number)
                .getResultStream().findFirst().map(Order::view)
                .filter(view -> view.customerId() != null && view.customerId() == customerId);
    }

    /** An order for those who work in the store. */
    @TransactionAttribute(jakarta.ejb.TransactionAttributeType.REQUIRED)
    public Optional<OrderView> find(String number) {
        return entities.createNamedQuery("Order.byNumber", Order.class).setParameter("number", number)
                .getResultStream().findFirst().map(Order::view);
    }

    /** Numbers of orders all of which left before a time, the oldest first. */
    @SuppressWarnings("unchecked")
    @TransactionAttribute(jakarta.ejb.TransactionAttributeType.REQUIRED)
    public List<String> shippedBefore(Instant time, int limit) {
        return entities.createNativeQuery("""
                SELECT number FROM orders WHERE status = 'SHIPPED' AND shipped_at < ?1 ORDER BY shipped_at LIMIT ?2""")
                .setParameter(1, Timestamp.from(time)).setParameter(2, limit).getResultList();
    }

    /** Numbers of orders that have waited for their payment since before a time, oldest first. */
    @SuppressWarnings("unchecked")
    @TransactionAttribute(jakarta.ejb.TransactionAttributeType.REQUIRED)
    public List<String> pendingSince(Instant before, int limit) {
        return entities.createNativeQuery("""
                SELECT number FROM orders WHERE status = 'PENDING_PAYMENT' AND created_at < ?1
                ORDER BY created_at LIMIT ?2""").setParameter(1, Timestamp.from(before)).setParameter(2, limit).getResultList();
    }

    private Order lock(String number) {
        return entities.createNamedQuery("Order.byNumber", Order.class).setParameter("number", number)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE).getSingleResult();
    }

    private void moved(Order order, OrderStatus before, String actor, String reason) {
        entities.persist(new HistoryEntry(order, before, order.status(), actor, HistoryEntry.fitting(reason), clock.instant()));
    }

    private void announce(String type, Order order) {
        announce(type, order, null);
    }

    /** @param refunded null when the event is about no refund */
    private void announce(String type, Order order, Money refunded) {
        outbox.write(event(type, order.view(), refunded));
    }

    private OutgoingMessage event(String type, OrderView view, Money refunded) {
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add("occurredAt", clock.instant().toString())
                .add("orderNumber", view.number())
                .add("status", view.status().name())
                .add("total", json(view.total()));
        if (refunded != null) {
            body.add("refunded", json(refunded));
        }
        if (view.externalId() != null) {
            body.add("externalOrderId", view.externalId());
        }
        return OutgoingMessage.toTopic(Addresses.ORDER_EVENTS, view.number(), type, 1, body.build());
    }

    private static JsonObjectBuilder json(Money money) {
        return Json.createObjectBuilder().add("amount", money.getAmount().toPlainString())
                .add("currency", money.getCurrencyUnit().getCode());
    }

    /** Takes the same time wherever the two differ. */
    private static boolean sameSecret(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /** By which a partner's order is known. */
    public record ExternalId(String channel, String id) {
    }

    /** @param requestHash of the request that made it; null when it was not made by one */
    public record Requested(String number, byte[] requestHash) {
    }
}
