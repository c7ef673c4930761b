package org.meo.cart;

import static jakarta.ejb.TransactionAttributeType.NOT_SUPPORTED;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.meo.customers.Attempts;
import org.meo.pricing.Terms;
import org.meo.shared.BusinessException;

/**
 * Coupons and gift cards as shoppers type them. Codes that nobody gave out are counted by cart and by client address:
 * whoever guesses waits, longer each time. Begins no transaction, as a try must count although its code is refused.
 */
@Stateless
@TransactionAttribute(NOT_SUPPORTED)
public class CodeEntry {

    private static final Set<String> GUESSES = Set.of("COUPON_UNKNOWN", "GIFT_CARD_UNKNOWN");

    @EJB
    private Carts carts;

    @EJB
    private Attempts attempts;

    @Inject
    private Clock clock;

    /**
     * As {@link Carts#addCoupon}.
     *
     * @param client network address
     * @throws BusinessException as there; at {@code coupon} also {@code TRY_AGAIN_IN_SECONDS}, {@code TRY_AGAIN_IN_MINUTES}
     */
    public void addCoupon(String token, String typed, Terms terms, String client) {
        judge("coupon", token, client, () -> carts.addCoupon(token, typed, terms));
    }

    /**
     * As {@link Carts#addGiftCard}.
     *
     * @param client network address
     * @throws BusinessException as there; at {@code giftCard} also {@code TRY_AGAIN_IN_SECONDS}, {@code TRY_AGAIN_IN_MINUTES}
     */
    public void addGiftCard(String token, String typed, String client) {
        judge("giftCard", token, client, () -> carts.addGiftCard(token, typed));
    }

    private void judge(String field, String token, String client, Runnable entry) {
        Optional<Instant> openAt = attempts.begin(Attempts.Kind.CODE, token, client);
        if (openAt.isPresent()) {
            throw Attempts.refusal(field, openAt.get(), clock.instant());
        }
        try {
            entry.run();
        } catch (BusinessException refused) {
            if (!GUESSES.contains(refused.code())) {
                attempts.succeeded(Attempts.Kind.CODE, token, client);
            }
            throw refused;
        }
        attempts.succeeded(Attempts.Kind.CODE, token, client);
    }
}
