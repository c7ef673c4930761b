package org.meo.checkout;

import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.time.Clock;
import org.meo.cart.CartToOrder;
import org.meo.cart.CartView;
import org.meo.cart.Carts;
import org.meo.inventory.Inventory;
import org.meo.payments.ChosenPayment;
import org.meo.shared.BusinessException;
import org.meo.shared.Language;

/** The step to the payment: from here on the stock of a cart is held for its shopper, for {@link Placement#HOLD}. */
@Stateless
@TransactionAttribute(REQUIRES_NEW)
public class PaymentEntry {

    @EJB
    private Carts carts;

    @EJB
    private CheckoutDrafts drafts;

    @EJB
    private Inventory inventory;

    @Inject
    private Clock clock;

    /**
     * Keeps the way of delivery and holds what is in the cart; what it held before is held for longer or given back.
     *
     * @param method code of a way that is offered for this cart
     * @throws BusinessException {@code REQUIRED} at {@code shipping} for a way that is not offered, {@code CART_EMPTY},
     *         {@code OUT_OF_STOCK} with the SKU as path and how many can be had, {@code NO_SHIPPING} at {@code country}
     */
    public void enter(String cartToken, String method, Language language, Long customerId, String customerGroup) {
        CartView view = hold(cartToken, language, customerId, customerGroup);
        if (view.shipping().stream().noneMatch(option -> option.code().equals(method))) {
            throw new BusinessException("REQUIRED", "shipping");
        }
        drafts.keepShipping(cartToken, method);
    }

    /**
     * Keeps how it is to be paid, and holds the stock for as long again; what is not held any more is held anew.
     *
     * @param payment null to keep what was chosen before
     * @throws BusinessException as {@link #enter}
     */
    public void choose(String cartToken, ChosenPayment payment, Language language, Long customerId, String customerGroup) {
        if (payment != null) {
            drafts.keepPayment(cartToken, payment);
        }
        hold(cartToken, language, customerId, customerGroup);
    }

    private CartView hold(String cartToken, Language language, Long customerId, String customerGroup) {
        CartToOrder cart = carts.lock(cartToken, language, id -> CheckoutTerms.of(drafts.ofCart(id), customerId, customerGroup))
                .filter(CartToOrder::open).orElseThrow(() -> new BusinessException("CART_EMPTY", ""));
        CartView view = cart.view();
        Placement.requireSellable(view);
        inventory.hold(Carts.holdOf(cart.id()), Placement.quantities(view), clock.instant().plus(Placement.HOLD));
        return view;
    }
}
