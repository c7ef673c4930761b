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
import org.joda.money.MoneyUtils;
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
import org.meo.payments.ChosenPayment;
import org.meo.payments.PaymentOptions;
import org.meo.payments.Payments;
import org.meo.payments.ProviderAnswer;
import org.meo.pricing.Quote;
import org.meo.pricing.QuotedLine;
import org.meo.pricing.Redemptions;
import org.meo.pricing.ShippingOption;
import org.meo.pricing.Terms;
import org.meo.shared.BusinessException;
import org.meo.shared.Language;

/**
 * The transactions of placing an order. {@link #begin} promises stock and intends the payment, {@link #settle} makes the
 * order placed or gives the stock back, {@link #giveUp} ends what nobody settled. The reservation decides between settle
 * and giveUp when both come at once: an order's own is locked before all else. Then rows are locked in the order cart,
 * coupon, gift card, stock by SKU, order, payment.
 */
@Stateless
@TransactionAttribute(REQUIRES_NEW)
public class Placement {

    /** How long stock is promised to a shopper whose payment is under way. */
    static final Duration HOLD = Duration.ofMinutes(15);
    static final String WEB = "web";
    private static final String PROVIDER = "payment provider";

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
    private PaymentOptions paymentOptions;

    @Inject
    private Clock clock;

    /**
     * Turns the cart into an order that waits for its payment.
     *
     * @return with a payment to call the provider for; or, when the cart is or becomes an order already, that order
     *         without one
     * @throws BusinessException {@code CART_EMPTY}, {@code OUT_OF_STOCK}, {@code CHECKOUT_INCOMPLETE}, {@code PRICE_CHANGED}
     *         (argument: the total now), {@code GIFT_CARDS_SHORT}, {@code DUE_CHANGED} (argument: what is due now)
     */
    public Begun begin(PlaceOrder command) {
        Draft draft = new Draft();
        CartToOrder cart = carts.lock(command.cartToken(), Language.of(command.locale()), id -> draft.terms(id, command))
                .orElseThrow(() -> new BusinessException("CART_EMPTY", ""));
        Optional<OrderView> before = orders.findByCart(cart.id());
        if (before.isPresent()) {
            return new Begun(before.get(), null, null, null);
        }
        CartView view = cart.view();
        requireSellable(view);
        CheckoutDraft said = draft.said.filter(CheckoutDraft::isComplete)
                .orElseThrow(() -> new BusinessException("CHECKOUT_INCOMPLETE", ""));
        Quote quote = view.quote();
        requireAsShown(command, said, quote);
        OrderView order = orders.begin(newOrder(command, said, cart.id(), view), "shopper");
        redemptions.take(order.number(), quote, draft.terms, order.email());
        inventory.adopt(Carts.holdOf(cart.id()), order.number(), quantities(view), clock.instant().plus(HOLD));
        String provider = order.due().isZero() ? Payments.PREPAID : paymentOptions.providerOf(said.payment().code());
        String key = payments.intend(order.number(), provider, order.due(), order.giftCards(), said.payment().label());
        return new Begun(order, key, provider, said.payment());
    }

    /**
     * Acts on the provider's answer; the same answer again, or one that comes when the order has gone on, changes nothing.
     * What was authorised for an order that came to nothing meanwhile is given back.
     *
     * @return the order as it is now: placed, with its payment failed, or waiting for the shopper or the provider
     */
    public OrderView settle(String orderNumber, String paymentKey, ProviderAnswer answer) {
        if (answer instanceof ProviderAnswer.Declined declined) {
            if (inventory.lockHeld(orderNumber)) {
                giveBack(orderNumber);
                orders.failPayment(orderNumber, PROVIDER, declined.code());
                payments.settle(paymentKey, answer, PROVIDER);
            }
        } else if (!answer.isApproved()) {
            payments.settle(paymentKey, answer, PROVIDER);
        } else if (inventory.confirm(orderNumber)) {
            OrderView placed = orders.place(orderNumber, "shopper");
            payments.settle(paymentKey, answer, PROVIDER);
            fulfilments.request(placed);
            carts.markOrdered(placed.cartId());
            return placed;
        } else {
            comeTooLate(orderNumber, paymentKey);
        }
        return orders.get(orderNumber);
    }

    private void comeTooLate(String orderNumber, String paymentKey) {
        OrderStatus status = orders.lockStatus(orderNumber);
        if (status == OrderStatus.PENDING_PAYMENT) {
            end(orderNumber, PROVIDER, "stock was not held any more");
        } else if (status == OrderStatus.PAYMENT_FAILED || status == OrderStatus.CANCELLED) {
            payments.release(paymentKey, PROVIDER, "approved when the order had ended");
        }
    }

    /**
     * Ends an order whose payment never got an answer: its stock goes back, once, and so does whatever was authorised.
     *
     * @return false when the order was settled meanwhile: then nothing happens
     */
    public boolean giveUp(String orderNumber, String actor, String reason) {
        // Where nothing is held the order is locked first: nobody who has a coupon waits for an order without its payment.
        if (!inventory.lockHeld(orderNumber) && orders.lockStatus(orderNumber) != OrderStatus.PENDING_PAYMENT) {
            return false;
        }
        end(orderNumber, actor, reason);
        return true;
    }

    private void end(String orderNumber, String actor, String reason) {
        giveBack(orderNumber);
        orders.failPayment(orderNumber, actor, reason);
        payments.giveUp(orderNumber, actor, reason);
    }

    private void giveBack(String orderNumber) {
        redemptions.giveBack(orderNumber);
        inventory.releaseHeld(orderNumber);
    }

    /** Calls off what is authorised for an order that came to nothing. */
    public void callOff(String orderNumber) {
        OrderStatus status = orders.lockStatus(orderNumber);
        if (status == OrderStatus.PAYMENT_FAILED || status == OrderStatus.CANCELLED) {
            payments.requestVoid(orderNumber, "its order came to nothing");
        }
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

    private static void requireAsShown(PlaceOrder command, CheckoutDraft said, Quote quote) {
        if (!command.isTotalOf(quote)) {
            throw new BusinessException("PRICE_CHANGED", "", quote.total());
        }
        // Paid by gift cards when it was chosen, and by fewer of them now: nobody could be asked for the rest.
        if (Payments.PREPAID.equals(said.payment().code()) && !quote.due().isZero()) {
            throw new BusinessException("GIFT_CARDS_SHORT", "");
        }
        if (!command.isDueOf(quote)) {
            throw new BusinessException("DUE_CHANGED", "", quote.due());
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
                new NewOrder.Amounts(quote.subtotal(), quote.discount(), quote.shipping(),
                        view.shipping().stream().map(ShippingOption::price).reduce(quote.shipping(), MoneyUtils::min),
                        quote.tax(), quote.taxIncluded(), quote.total(), quote.total().minus(quote.due())),
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
     * @param provider   to be called for it; null like the key
     * @param payment    how it is to be paid; null like the key
     */
    public record Begun(OrderView order, String paymentKey, String provider, ChosenPayment payment) {
    }
}
