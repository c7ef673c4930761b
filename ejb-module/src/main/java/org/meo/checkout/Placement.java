package org.meo.checkout;

import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.meo.cart.CartLineView;
import org.meo.cart.CartToOrder;
import org.meo.cart.CartView;
import org.meo.cart.Carts;
import org.meo.fulfilment.Fulfilments;
import org.meo.inventory.Inventory;
import org.meo.orders.NewOrder;
import org.meo.orders.OrderStatus;
import org.meo.orders.OrderView;
import org.meo.orders.Orders;
import org.meo.payments.Authorisation;
import org.meo.payments.Payments;
import org.meo.pricing.Quote;
import org.meo.pricing.QuotedLine;
import org.meo.shared.BusinessException;

/**
 * The transactions of placing an order. {@link #begin} promises stock and intends the payment, {@link #settle} makes the
 * order placed or gives the stock back, {@link #giveUp} ends what nobody settled. The reservation decides between settle
 * and giveUp when both come at once. Rows are locked in the order cart, stock by SKU, order, payment.
 */
@Stateless
@TransactionAttribute(REQUIRES_NEW)
public class Placement {

    /** How long stock is promised to a shopper whose payment is under way. */
    static final Duration HOLD = Duration.ofMinutes(15);
    static final String WEB = "web";

    @EJB
    private Carts carts;

    @EJB
    private Inventory inventory;

    @EJB
    private Orders orders;

    @EJB
    private Payments payments;

    @EJB
    private Fulfilments fulfilments;

    @Inject
    private Clock clock;

    /**
     * Turns the cart into an order that waits for its payment.
     *
     * @return with a payment to call the provider for; or, when the cart is or becomes an order already, that order
     *         without one
     * @throws BusinessException {@code CART_EMPTY}, {@code OUT_OF_STOCK}, {@code PRICE_CHANGED} (argument: the total now)
     */
    public Begun begin(PlaceOrder command, String provider) {
        CartToOrder cart = carts.lock(command.cartToken())
                .orElseThrow(() -> new BusinessException("CART_EMPTY", ""));
        Optional<OrderView> before = orders.findByCart(cart.id());
        if (before.isPresent()) {
            return new Begun(before.get(), null);
        }
        CartView view = cart.view();
        if (view.isEmpty()) {
            throw new BusinessException("CART_EMPTY", "");
        }
        if (!view.gone().isEmpty()) {
            throw new BusinessException("OUT_OF_STOCK", view.gone().get(0), 0);
        }
        Quote quote = view.quote();
        if (quote.total().getAmount().compareTo(command.expectedTotal()) != 0) {
            throw new BusinessException("PRICE_CHANGED", "", quote.total());
        }
        OrderView order = orders.begin(newOrder(command, cart.id(), view), "shopper");
        inventory.reserve(order.number(), quantities(view), clock.instant().plus(HOLD));
        String key = payments.intend(order.number(), provider, order.total(), command.card().last4());
        return new Begun(order, key);
    }

    /**
     * Acts on the provider's answer.
     *
     * @return the order, placed or with its payment failed
     * @throws BusinessException {@code ORDER_STATUS} when the order was given up before the answer came: what was
     *                           authorised must be released
     */
    public OrderView settle(OrderView order, String paymentKey, Authorisation answer) {
        if (!answer.approved()) {
            inventory.release(order.number());
            OrderView failed = orders.failPayment(order.number(), "payment provider", answer.declineCode());
            payments.settle(paymentKey, answer);
            return failed;
        }
        if (!inventory.confirm(order.number())) {
            throw new BusinessException("ORDER_STATUS", order.number(), OrderStatus.PAYMENT_FAILED, OrderStatus.PLACED);
        }
        OrderView placed = orders.place(order.number(), "shopper");
        payments.settle(paymentKey, answer);
        fulfilments.request(placed);
        carts.markOrdered(order.cartId());
        return placed;
    }

    /**
     * Ends an order whose payment never got an answer: its stock goes back, once.
     *
     * @return the keys of its payments, to be released at the provider; empty when the order was settled meanwhile
     */
    public List<String> giveUp(String orderNumber) {
        if (!inventory.releaseHeld(orderNumber)) {
            return List.of();
        }
        orders.failPayment(orderNumber, "payment sweep", "no answer in time");
        return payments.giveUp(orderNumber);
    }

    /** Numbers of orders that have waited too long for their payment. */
    public List<String> overdue() {
        Instant before = clock.instant().minus(HOLD);
        return orders.pendingSince(before, 100);
    }

    private static NewOrder newOrder(PlaceOrder command, long cartId, CartView view) {
        Quote quote = view.quote();
        List<NewOrder.Line> lines = IntStream.range(0, view.lines().size()).mapToObj(index -> {
            CartLineView line = view.lines().get(index);
            QuotedLine quoted = quote.lines().get(index);
            return new NewOrder.Line(line.sku(), line.name(), line.label(), line.picture(), line.quantity(),
                    quoted.unitPrice(), quoted.total(), quoted.tax());
        }).toList();
        return new NewOrder(WEB, null, cartId, command.email(), command.locale(), command.shipTo(), lines,
                quote.subtotal(), quote.shipping(), quote.tax(), quote.total(), quote.trace());
    }

    private static SortedMap<String, Integer> quantities(CartView view) {
        return view.lines().stream().collect(
                Collectors.toMap(CartLineView::sku, CartLineView::quantity, Integer::sum, TreeMap::new));
    }

    /**
     * @param paymentKey null when the order was begun before: its payment is somebody else's call
     */
    public record Begun(OrderView order, String paymentKey) {
    }
}
