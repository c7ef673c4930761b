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
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.meo.messaging.Addresses;
import org.meo.messaging.Outbox;
import org.meo.messaging.OutgoingMessage;

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
    private Clock clock;

    /** Writes a new order that waits for its payment. */
    public OrderView begin(NewOrder newOrder, String actor) {
        Order order = new Order(newOrder, clock.instant());
        entities.persist(order);
        entities.persist(new HistoryEntry(order, null, order.status(), actor, "", clock.instant()));
        return order.view();
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
        return order.view();
    }

    /**
     * A parcel left.
     *
     * @param complete whether nothing is left to ship
     * @throws org.meo.shared.BusinessException {@code ORDER_STATUS} when the order can't be shipped
     */
    public OrderView ship(String number, boolean complete, String actor, String reason) {
        Order order = lock(number);
        OrderStatus before = order.status();
        order.ship(complete);
        moved(order, before, actor, reason);
        if (complete) {
            announce("OrderShipped", order);
        }
        return order.view();
    }

    /** Locks an order's row and tells its status, for those who must decide before they move it. */
    public OrderStatus lockStatus(String number) {
        return lock(number).status();
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
        entities.persist(new HistoryEntry(order, before, order.status(), actor, reason, clock.instant()));
    }

    private void announce(String type, Order order) {
        OrderView view = order.view();
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add("occurredAt", clock.instant().toString())
                .add("orderNumber", view.number())
                .add("status", view.status().name())
                .add("total", Json.createObjectBuilder()
                        .add("amount", view.total().getAmount().toPlainString())
                        .add("currency", view.total().getCurrencyUnit().getCode()));
        if (view.externalId() != null) {
            body.add("externalOrderId", view.externalId());
        }
        outbox.write(OutgoingMessage.toTopic(Addresses.ORDER_EVENTS, view.number(), type, 1, body.build()));
    }

    /** Takes the same time wherever the two differ. */
    private static boolean sameSecret(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
