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
import org.meo.payments.ChosenPayment;
import org.meo.payments.Payments;
import org.meo.pricing.Quote;
import org.meo.pricing.QuotedLine;
import org.meo.pricing.Redemptions;
import org.meo.pricing.Terms;
import org.meo.shared.BusinessException;
import org.meo.shared.Language;

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
    private CheckoutDrafts drafts;

    @EJB
    private Redemptions redemptions;

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
     * @throws BusinessException {@code CART_EMPTY}, {@code OUT_OF_STOCK}, {@code CHECKOUT_INCOMPLETE}, {@code PRICE_CHANGED}
     *         (argument: the total now)
     */
    public Begun begin(PlaceOrder command, String provider) {
        Draft draft = new Draft();
        CartToOrder cart = carts.lock(command.cartToken(), Language.of(command.locale()), id -> draft.terms(id, command))
                .orElseThrow(() -> new BusinessException("CART_EMPTY", ""));
        Optional<OrderView> before = orders.findByCart(cart.id());
        if (before.isPresent()) {
            return new Begun(before.get(), null, null);
        }
        CartView view = cart.view();
        requireSellable(view);
        CheckoutDraft said = draft.said.filter(CheckoutDraft::isComplete)
                .orElseThrow(() -> new BusinessException("CHECKOUT_INCOMPLETE", ""));
        Quote quote = view.quote();
        if (quote.total().getAmount().compareTo(command.expectedTotal()) != 0) {
            throw new BusinessException("PRICE_CHANGED", "", quote.total());
        }
        OrderView order = orders.begin(newOrder(command, said, cart.id(), view), "shopper");
        redemptions.take(order.number(), quote, draft.terms, order.email());
        inventory.adopt(Carts.holdOf(cart.id()), order.number(), quantities(view), clock.instant().plus(HOLD));
        String key = payments.intend(order.number(), provider, order.due(), said.payment().label());
        return new Begun(order, key, said.payment());
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
            redemptions.giveBack(order.number());
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
        redemptions.giveBack(orderNumber);
        orders.failPayment(orderNumber, "payment sweep", "no answer in time");
        return payments.giveUp(orderNumber);
    }

    /** Numbers of orders that have waited too long for their payment. */
    public List<String> overdue() {
        Instant before = clock.instant().minus(HOLD);
        return orders.pendingSince(before, 100);
    }

    /** @throws BusinessException {@code CART_EMPTY}, {@code OUT_OF_STOCK} for what is not sold any more */
    static void requireSellable(CartView view) {
        if (!view.gone().isEmpty()) {
            throw new BusinessException("OUT_OF_STOCK", view.gone().get(0), 0);
        }
        if (view.isEmpty()) {
            throw new BusinessException("CART_EMPTY", "");
        }
    }

    private static NewOrder newOrder(PlaceOrder command, CheckoutDraft said, long cartId, CartView view) {
        Quote quote = view.quote();
        List<NewOrder.Line> lines = IntStream.range(0, view.lines().size()).mapToObj(index -> {
            CartLineView line = view.lines().get(index);
            QuotedLine quoted = quote.lines().get(index);
            return new NewOrder.Line(line.sku(), line.name(), line.label(), line.picture(), line.quantity(),
                    quoted.unitPrice(), quoted.total(), quoted.discount(), quoted.tax(), quoted.taxRate());
        }).toList();
        return new NewOrder(WEB, null, cartId,
                new NewOrder.Buyer(command.customerId(), said.email(), said.phone(), command.locale()),
                said.shipTo(), said.billTo(), lines,
                new NewOrder.Amounts(quote.subtotal(), quote.discount(), quote.shipping(), quote.tax(), quote.taxIncluded(),
                        quote.total(), quote.total().minus(quote.due())),
                quote.shippingMethod(), said.payment().code(), quote.trace());
    }

    static SortedMap<String, Integer> quantities(CartView view) {
        return view.lines().stream().collect(
                Collectors.toMap(CartLineView::sku, CartLineView::quantity, Integer::sum, TreeMap::new));
    }

    /** Reads what the shopper said once the cart is locked, and keeps it for the rest of the transaction. */
    private final class Draft {

        private Optional<CheckoutDraft> said = Optional.empty();
        private Terms terms;

        private Terms terms(long cartId, PlaceOrder command) {
            said = drafts.ofCart(cartId);
            terms = CheckoutTerms.of(said, command.customerId(), command.customerGroup());
            return terms;
        }
    }

    /**
     * @param paymentKey null when the order was begun before: its payment is somebody else's call
     * @param payment    how it is to be paid; null like the key
     */
    public record Begun(OrderView order, String paymentKey, ChosenPayment payment) {
    }
}
