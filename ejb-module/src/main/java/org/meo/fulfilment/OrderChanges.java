package org.meo.fulfilment;

import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import java.util.SortedMap;
import org.joda.money.Money;
import org.meo.customers.Address;
import org.meo.inventory.Inventory;
import org.meo.orders.OrderStatus;
import org.meo.orders.OrderView;
import org.meo.orders.Orders;
import org.meo.payments.Payments;
import org.meo.pricing.Redemptions;
import org.meo.shared.BusinessException;

/**
 * The transactions of changing an order that is placed. What the warehouse was asked for is locked first: a parcel that
 * leaves at the same moment comes before or after, never between. Then rows are locked in the order coupon, stock, order,
 * payment.
 */
@Stateless
@TransactionAttribute(REQUIRES_NEW)
public class OrderChanges {

    @EJB
    private Fulfilments fulfilments;

    @EJB
    private Redemptions redemptions;

    @EJB
    private Inventory inventory;

    @EJB
    private Orders orders;

    @EJB
    private Payments payments;

    @EJB
    private Returns returns;

    /**
     * Calls off an order of which nothing has left. Again, nothing more happens.
     *
     * @throws BusinessException {@code PARCEL_LEFT}; {@code ORDER_STATUS} for an order that waits for its payment or failed
     */
    public OrderView cancel(String number, String actor, String reason) {
        OrderStatus before = orders.status(number);
        if (before == OrderStatus.PENDING_PAYMENT || before == OrderStatus.PAYMENT_FAILED) {
            throw new BusinessException("ORDER_STATUS", "", before, OrderStatus.CANCELLED);
        }
        if (fulfilments.lock(number)) {
            throw new BusinessException("PARCEL_LEFT", "");
        }
        if (orders.status(number) == OrderStatus.CANCELLED) {
            return orders.get(number);
        }
        fulfilments.cancel(number, actor, reason);
        redemptions.giveBack(number);
        inventory.release(number);
        OrderView cancelled = orders.cancel(number, actor, reason);
        payments.requestVoid(number, reason);
        return cancelled;
    }

    /**
     * Calls off what has not left of an order of which something has: its stock goes back, and what it was bought for.
     *
     * @return what is given back; zero when it cost nothing
     * @throws BusinessException {@code NOTHING_LEFT}; {@code REFUND_TOO_LARGE} while the money is not taken yet
     */
    public Money cancelRest(String number, String actor, String reason) {
        fulfilments.lock(number);
        SortedMap<String, Integer> gone = returns.gone(number);
        SortedMap<String, Integer> rest = fulfilments.cutShort(number, actor, reason);
        inventory.release(number);
        OrderView order = orders.ship(number, true, actor, reason);
        Worth worth = new Worth(order);
        Money due = Money.zero(order.total().getCurrencyUnit());
        for (var part : rest.entrySet()) {
            due = due.plus(worth.of(part.getKey(), gone.getOrDefault(part.getKey(), 0), part.getValue()));
        }
        if (due.isPositive()) {
            payments.requestRefund(number, due, reason, actor);
        }
        return due;
    }

    /**
     * Sends an order of which nothing has left to another address in the same country: delivery and tax were priced for it.
     *
     * @throws BusinessException {@code PARCEL_LEFT}; {@code COUNTRY_FIXED} at {@code country}; {@code ORDER_STATUS}
     */
    public OrderView changeAddress(String number, Address address, String actor) {
        boolean left = fulfilments.lock(number);
        OrderView before = orders.get(number);
        if (before.shipTo().equals(address)) {
            return before;
        }
        if (left) {
            throw new BusinessException("PARCEL_LEFT", "");
        }
        if (!before.shipTo().country().equals(address.country())) {
            throw new BusinessException("COUNTRY_FIXED", "country");
        }
        OrderView changed = orders.sendTo(number, address, actor);
        fulfilments.askAgain(changed, actor, "address changed");
        return changed;
    }

    /**
     * Gives money back, for whatever reason.
     *
     * @throws BusinessException {@code REFUND_TOO_LARGE}, {@code INVALID_AMOUNT} at {@code amount}
     */
    public void refund(String number, Money amount, String reason, String actor) {
        orders.lockStatus(number);
        payments.requestRefund(number, amount, reason, actor);
    }

    /** Nothing more is to come for an order that left long ago; nothing happens when somebody was quicker. */
    public void complete(String number) {
        if (orders.lockStatus(number) == OrderStatus.SHIPPED) {
            orders.complete(number, "store", "");
        }
    }
}
