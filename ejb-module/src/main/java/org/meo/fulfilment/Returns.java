package org.meo.fulfilment;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;
import static jakarta.ejb.TransactionAttributeType.REQUIRED;
import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;
import static jakarta.ejb.TransactionAttributeType.SUPPORTS;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.joda.money.MoneyUtils;
import org.meo.inventory.Correction;
import org.meo.inventory.Stockroom;
import org.meo.orders.HistoryView;
import org.meo.orders.OrderStatus;
import org.meo.orders.OrderView;
import org.meo.orders.Orders;
import org.meo.payments.Payments;
import org.meo.payments.PaymentsOfOrder;
import org.meo.shared.BusinessException;

/**
 * Goods that come back: asked for, allowed or not, received, paid back. What moves a return locks its order first, so two
 * requests can't send back the same pieces, nor two refunds pay for them.
 */
@Stateless
@TransactionAttribute(REQUIRES_NEW)
public class Returns {

    /** How long after the last parcel left goods may be sent back. */
    public static final Duration WITHIN = Duration.ofDays(30);
    private static final int MAX_NOTE = 1_000;
    private static final Set<OrderStatus> RETURNABLE = Set.of(OrderStatus.PARTIALLY_SHIPPED, OrderStatus.SHIPPED,
            OrderStatus.COMPLETED);

    private static final String COLUMNS = """
            SELECT r.id, r.order_number, r.state, r.reason, r.note, r.currency, r.worth, r.refunded, r.requested_at,
                   l.sku, l.quantity, l.worth AS line_worth, l.restocked, l.written_off
              FROM goods_return r JOIN goods_return_line l ON l.return_id = r.id""";

    private static final String OPEN = " " + """
            WHERE r.id IN (SELECT id FROM goods_return WHERE state IN ('REQUESTED', 'APPROVED', 'RECEIVED')
                            ORDER BY requested_at, id LIMIT ?1) ORDER BY r.requested_at, r.id, l.sku""";
    private static final int MOST_OPEN = 100;

    @PersistenceContext
    private EntityManager entities;

    @EJB
    private Orders orders;

    @EJB
    private Payments payments;

    @EJB
    private PaymentsOfOrder paymentsOfOrder;

    @EJB
    private Stockroom stockroom;

    @Inject
    private Event<ReturnMoved> moved;

    @Inject
    private Clock clock;

    /** What came back of a line: back into stock, or lost. */
    public record Received(int restocked, int writtenOff) {
    }

    /** How much of each SKU of an order may still be sent back; empty when it is too late or nothing has left. */
    @TransactionAttribute(SUPPORTS)
    public SortedMap<String, Integer> returnable(String orderNumber) {
        SortedMap<String, Integer> left = new TreeMap<>();
        pieces(orderNumber, clock.instant().minus(WITHIN)).forEach((sku, count) -> {
            if (count > 0) {
                left.put(sku, count);
            }
        });
        return left;
    }

    @SuppressWarnings("unchecked")
    private SortedMap<String, Integer> pieces(String orderNumber, Instant since) {
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT l.sku, sum(l.shipped) - coalesce((
                         SELECT sum(CASE WHEN r.state IN ('REQUESTED', 'APPROVED') THEN b.quantity ELSE b.restocked + b.written_off END)
                           FROM goods_return r JOIN goods_return_line b ON b.return_id = r.id
                          WHERE r.order_number = ?1 AND r.state <> 'REFUSED' AND b.sku = l.sku), 0)
                  FROM fulfilment f JOIN fulfilment_line l ON l.fulfilment_id = f.id
                 WHERE f.order_number = ?1
                   AND (SELECT max(s.recorded_at) FROM fulfilment p JOIN shipment s ON s.fulfilment_id = p.id
                         WHERE p.order_number = ?1) >= ?2
                 GROUP BY l.sku""").setParameter(1, orderNumber).setParameter(2, Timestamp.from(since)).getResultList();
        return bySku(rows);
    }

    /** How much of each SKU of an order went back or was called off before; what is asked to come back counts too. */
    @SuppressWarnings("unchecked")
    @TransactionAttribute(MANDATORY)
    public SortedMap<String, Integer> gone(String orderNumber) {
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT sku, sum(pieces) FROM (
                  SELECT b.sku, b.quantity AS pieces FROM goods_return r JOIN goods_return_line b ON b.return_id = r.id
                   WHERE r.order_number = ?1 AND r.state NOT IN ('REFUSED', 'CLOSED')
                  UNION ALL
                  SELECT l.sku, l.cancelled FROM fulfilment f JOIN fulfilment_line l ON l.fulfilment_id = f.id
                   WHERE f.order_number = ?1) g GROUP BY sku""").setParameter(1, orderNumber).getResultList();
        return bySku(rows);
    }

    /**
     * Asks to send goods back.
     *
     * @param quantities above zero, by SKU
     * @param note       null for none
     * @throws BusinessException {@code RETURN_EMPTY}; {@code RETURN_TOO_LATE}; {@code RETURN_TOO_MANY} with the SKU as path
     *                           and how many can be; {@code TOO_LONG} at {@code note}
     */
    public ReturnView request(String orderNumber, SortedMap<String, Integer> quantities, ReturnReason reason, String note,
            String actor) {
        if (quantities.isEmpty()) {
            throw new BusinessException("RETURN_EMPTY", "");
        }
        String text = note == null ? "" : note.strip();
        if (text.length() > MAX_NOTE) {
            throw new BusinessException("TOO_LONG", "note", MAX_NOTE);
        }
        OrderStatus status = orders.lockStatus(orderNumber);
        SortedMap<String, Integer> can = RETURNABLE.contains(status) ? returnable(orderNumber) : new TreeMap<>();
        if (can.isEmpty()) {
            throw new BusinessException("RETURN_TOO_LATE", "", WITHIN.toDays());
        }
        quantities.forEach((sku, count) -> {
            if (count < 1 || count > can.getOrDefault(sku, 0)) {
                throw new BusinessException("RETURN_TOO_MANY", sku, can.getOrDefault(sku, 0));
            }
        });
        OrderView order = orders.get(orderNumber);
        long id = write(order, quantities, reason, text);
        note(id, null, ReturnState.REQUESTED, actor, reason.name());
        return tell(order, id, "");
    }

    private long write(OrderView order, SortedMap<String, Integer> quantities, ReturnReason reason, String note) {
        SortedMap<String, Integer> gone = gone(order.number());
        Worth worth = new Worth(order);
        Money total = Money.zero(order.total().getCurrencyUnit());
        Map<String, Money> parts = new TreeMap<>();
        for (Map.Entry<String, Integer> line : quantities.entrySet()) {
            Money part = worth.of(line.getKey(), gone.getOrDefault(line.getKey(), 0), line.getValue());
            parts.put(line.getKey(), part);
            total = total.plus(part);
        }
        long id = ((Number) entities.createNativeQuery("""
                INSERT INTO goods_return (order_number, state, reason, note, currency, worth, requested_at)
                VALUES (?1, 'REQUESTED', ?2, ?3, ?4, ?5, ?6) RETURNING id""")
                .setParameter(1, order.number()).setParameter(2, reason.name()).setParameter(3, note.replace('\u0000', '\ufffd'))
                .setParameter(4, total.getCurrencyUnit().getCode()).setParameter(5, total.getAmount())
                .setParameter(6, Timestamp.from(clock.instant())).getSingleResult()).longValue();
        quantities.forEach((sku, count) -> entities.createNativeQuery(
                "INSERT INTO goods_return_line (return_id, sku, quantity, worth) VALUES (?1, ?2, ?3, ?4)")
                .setParameter(1, id).setParameter(2, sku).setParameter(3, count).setParameter(4, parts.get(sku).getAmount())
                .executeUpdate());
        return id;
    }

    /** @throws BusinessException {@code RETURN_STATE} unless it is only asked for; {@code UNKNOWN_RETURN} */
    public ReturnView approve(long id, String actor) {
        OrderView order = lock(id);
        move(id, ReturnState.APPROVED, actor, "");
        return tell(order, id, "");
    }

    /** @throws BusinessException {@code RETURN_STATE} unless it is only asked for; {@code UNKNOWN_RETURN} */
    public ReturnView refuse(long id, String actor, String reason) {
        OrderView order = lock(id);
        move(id, ReturnState.REFUSED, actor, reason);
        return tell(order, id, reason);
    }

    /**
     * The goods are here: what is fit to be sold goes back into stock, the rest is lost.
     *
     * @param received by SKU; what is missing did not come
     * @throws BusinessException {@code RETURN_STATE} unless it was approved; {@code RETURN_TOO_MANY} with the SKU as path and
     *                           how many were to come; {@code RETURN_EMPTY}; {@code UNKNOWN_RETURN}
     */
    public ReturnView receive(long id, SortedMap<String, Received> received, String actor) {
        OrderView order = lock(id);
        SortedMap<String, Integer> restocked = new TreeMap<>();
        int pieces = 0;
        for (ReturnView.Line line : get(id).lines()) {
            Received part = received.getOrDefault(line.sku(), new Received(0, 0));
            if (part.restocked() < 0 || part.writtenOff() < 0
                    || (long) part.restocked() + part.writtenOff() > line.quantity()) {
                throw new BusinessException("RETURN_TOO_MANY", line.sku(), line.quantity());
            }
            pieces += part.restocked() + part.writtenOff();
            if (part.restocked() > 0) {
                restocked.put(line.sku(), part.restocked());
            }
            entities.createNativeQuery(
                    "UPDATE goods_return_line SET restocked = ?1, written_off = ?2 WHERE return_id = ?3 AND sku = ?4")
                    .setParameter(1, part.restocked()).setParameter(2, part.writtenOff()).setParameter(3, id)
                    .setParameter(4, line.sku()).executeUpdate();
        }
        if (pieces == 0) {
            throw new BusinessException("RETURN_EMPTY", "");
        }
        move(id, ReturnState.RECEIVED, actor, "");
        if (!restocked.isEmpty()) {
            stockroom.receive(new Correction("return-" + id, restockAt(), "return of order " + order.number(), actor), restocked);
        }
        return tell(order, id, "");
    }

    /** The first location that ships: what comes back comes there. */
    private String restockAt() {
        return stockroom.locations().get(0).code();
    }

    /**
     * What is proposed to be given back for goods that came: what they were bought for; with the last of an order also its
     * delivery, as far as the cheapest way would have cost. Never more than can be given back.
     */
    @TransactionAttribute(REQUIRED)
    public Money proposal(ReturnView goods) {
        OrderView order = orders.get(goods.orderNumber());
        Money proposal = endsAll(order, goods) ? goods.worth().plus(new Worth(order).delivery()) : goods.worth();
        return MoneyUtils.min(proposal, paymentsOfOrder.of(order.number()).refundable());
    }

    /** Whether with these goods all that was not called off is back, and nobody was given the delivery yet. */
    private boolean endsAll(OrderView order, ReturnView goods) {
        boolean last = ofOrder(order.number()).stream().filter(other -> other.id() != goods.id()).noneMatch(other ->
                other.isRefundAsked() ? other.refunded().isGreaterThan(other.worth())
                        : other.state() == ReturnState.RECEIVED && other.id() > goods.id());
        SortedMap<String, Integer> missing = new TreeMap<>();
        order.lines().forEach(line -> missing.merge(line.sku(), line.quantity(), Integer::sum));
        back(order.number()).forEach((sku, count) -> missing.merge(sku, -count, Integer::sum));
        return last && missing.values().stream().allMatch(count -> count <= 0);
    }

    /** How much of each SKU came back or was called off. */
    @SuppressWarnings("unchecked")
    private SortedMap<String, Integer> back(String orderNumber) {
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT sku, sum(pieces) FROM (
                  SELECT b.sku, b.restocked + b.written_off AS pieces FROM goods_return r JOIN goods_return_line b ON b.return_id = r.id
                   WHERE r.order_number = ?1 AND r.state IN ('RECEIVED', 'REFUNDED')
                  UNION ALL
                  SELECT l.sku, l.cancelled FROM fulfilment f JOIN fulfilment_line l ON l.fulfilment_id = f.id
                   WHERE f.order_number = ?1) b GROUP BY sku""").setParameter(1, orderNumber).getResultList();
        return bySku(rows);
    }

    private static SortedMap<String, Integer> bySku(List<Object[]> rows) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        rows.forEach(row -> counts.put((String) row[0], ((Number) row[1]).intValue()));
        return counts;
    }

    /**
     * Has money given back for goods that came.
     *
     * @throws BusinessException {@code RETURN_STATE} unless they came and no refund is under way; {@code REFUND_TOO_LARGE},
     *                           {@code INVALID_AMOUNT} at {@code amount}; {@code UNKNOWN_RETURN}
     */
    public ReturnView refund(long id, Money amount, String actor) {
        OrderView order = lock(id);
        ReturnView goods = get(id);
        if (goods.state() != ReturnState.RECEIVED || goods.isRefundAsked()) {
            throw new BusinessException("RETURN_STATE", "", goods.state());
        }
        long refund = payments.requestRefund(order.number(), amount, "return " + id, actor);
        entities.createNativeQuery("UPDATE goods_return SET refund_id = ?1, refunded = ?2 WHERE id = ?3")
                .setParameter(1, refund).setParameter(2, amount.getAmount()).setParameter(3, id).executeUpdate();
        note(id, ReturnState.RECEIVED, ReturnState.RECEIVED, actor, "refund of " + amount);
        return get(id);
    }

    /** @throws BusinessException {@code RETURN_STATE} unless it was approved or received and is not paid back */
    public ReturnView close(long id, String actor, String reason) {
        lock(id);
        if (get(id).isRefundAsked()) {
            throw new BusinessException("RETURN_STATE", "", ReturnState.RECEIVED);
        }
        move(id, ReturnState.CLOSED, actor, reason);
        return get(id);
    }

    /** The money went back. Nothing happens for a refund that no return asked for. */
    @TransactionAttribute(MANDATORY)
    public void settled(long refundId) {
        ofRefund(refundId).ifPresent(id -> move(id, ReturnState.REFUNDED, "payments", ""));
    }

    /** The money can't go back that way: another refund may be asked for. */
    @TransactionAttribute(MANDATORY)
    public void failed(long refundId, String code) {
        ofRefund(refundId).ifPresent(id -> {
            entities.createNativeQuery("UPDATE goods_return SET refund_id = NULL, refunded = NULL WHERE id = ?1")
                    .setParameter(1, id).executeUpdate();
            note(id, ReturnState.RECEIVED, ReturnState.RECEIVED, "payments", "refund failed: " + code);
        });
    }

    private Optional<Long> ofRefund(long refundId) {
        List<?> ids = entities.createNativeQuery("SELECT id FROM goods_return WHERE refund_id = ?1 FOR UPDATE")
                .setParameter(1, refundId).getResultList();
        return ids.stream().findFirst().map(id -> ((Number) id).longValue());
    }

    /** The returns of an order, oldest first; at most 100 lines. */
    @TransactionAttribute(SUPPORTS)
    public List<ReturnView> ofOrder(String orderNumber) {
        return read(COLUMNS + " WHERE r.order_number = ?1 ORDER BY r.id, l.sku LIMIT 1000", orderNumber);
    }

    /** Returns that wait for somebody who works in the store, the oldest first; at most {@value #MOST_OPEN}. */
    @TransactionAttribute(SUPPORTS)
    public List<ReturnView> open() {
        return read(COLUMNS + OPEN, MOST_OPEN);
    }

    /** Every step of a return, oldest first. */
    @SuppressWarnings("unchecked")
    @TransactionAttribute(SUPPORTS)
    public List<HistoryView> history(long id) {
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT from_state, to_state, actor, reason, occurred_at FROM goods_return_history
                 WHERE return_id = ?1 ORDER BY id LIMIT 100""").setParameter(1, id).getResultList();
        return rows.stream().map(row -> new HistoryView((String) row[0], (String) row[1], (String) row[2], (String) row[3],
                ((Timestamp) row[4]).toInstant())).toList();
    }

    /** @throws BusinessException {@code UNKNOWN_RETURN} */
    @TransactionAttribute(SUPPORTS)
    public ReturnView get(long id) {
        return read(COLUMNS + " WHERE r.id = ?1 ORDER BY l.sku", id).stream().findFirst()
                .orElseThrow(() -> new BusinessException("UNKNOWN_RETURN", ""));
    }

    @SuppressWarnings("unchecked")
    private List<ReturnView> read(String query, Object parameter) {
        List<Object[]> rows = entities.createNativeQuery(query).setParameter(1, parameter).getResultList();
        Map<Long, Object[]> heads = new LinkedHashMap<>();
        Map<Long, List<ReturnView.Line>> lines = new HashMap<>();
        for (Object[] row : rows) {
            long id = ((Number) row[0]).longValue();
            heads.putIfAbsent(id, row);
            lines.computeIfAbsent(id, any -> new ArrayList<>()).add(new ReturnView.Line((String) row[9],
                    ((Number) row[10]).intValue(), money(row[5], row[11]), ((Number) row[12]).intValue(), ((Number) row[13]).intValue()));
        }
        return heads.entrySet().stream().map(head -> {
            Object[] row = head.getValue();
            return new ReturnView(head.getKey(), (String) row[1], ReturnState.valueOf((String) row[2]),
                    ReturnReason.valueOf((String) row[3]), (String) row[4], money(row[5], row[6]),
                    row[7] == null ? null : money(row[5], row[7]), ((Timestamp) row[8]).toInstant(), lines.get(head.getKey()));
        }).toList();
    }

    private static Money money(Object currency, Object amount) {
        return Money.of(CurrencyUnit.of(currency.toString()), (BigDecimal) amount);
    }

    private OrderView lock(long id) {
        String number = get(id).orderNumber();
        orders.lockStatus(number);
        return orders.get(number);
    }

    private void move(long id, ReturnState next, String actor, String reason) {
        ReturnState before = get(id).state();
        if (!before.canBecome(next)) {
            throw new BusinessException("RETURN_STATE", "", before);
        }
        entities.createNativeQuery("UPDATE goods_return SET state = ?1 WHERE id = ?2").setParameter(1, next.name())
                .setParameter(2, id).executeUpdate();
        note(id, before, next, actor, reason);
    }

    private void note(long id, ReturnState before, ReturnState after, String actor, String reason) {
        entities.createNativeQuery("""
                INSERT INTO goods_return_history (return_id, from_state, to_state, actor, reason, occurred_at)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6)""")
                .setParameter(1, id).setParameter(2, before == null ? null : before.name()).setParameter(3, after.name())
                .setParameter(4, actor).setParameter(5, reason).setParameter(6, Timestamp.from(clock.instant())).executeUpdate();
    }

    private ReturnView tell(OrderView order, long id, String why) {
        ReturnView goods = get(id);
        moved.fire(new ReturnMoved(order, goods, why));
        return goods;
    }
}
