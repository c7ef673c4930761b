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
     * Holds what is in the cart; what it held before is held for longer or given back.
     *
     * @throws BusinessException {@code CART_EMPTY}, {@code OUT_OF_STOCK} with the SKU as path and how many can be had,
     *         {@code CHECKOUT_INCOMPLETE} when no address was said
     */
    public void hold(String cartToken, Language language, Long customerId, String customerGroup) {
        CartToOrder cart = carts.lock(cartToken, language, id -> CheckoutTerms.of(drafts.ofCart(id), customerId, customerGroup))
                .filter(CartToOrder::open).orElseThrow(() -> new BusinessException("CART_EMPTY", ""));
        CartView view = cart.view();
        Placement.requireSellable(view);
        inventory.hold(Carts.holdOf(cart.id()), Placement.quantities(view), clock.instant().plus(Placement.HOLD));
    }
}
