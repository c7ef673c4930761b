package org.meo.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meo.cart.CartCoupon;
import org.meo.cart.CartView;
import org.meo.cart.Carts;
import org.meo.cart.CodeEntry;
import org.meo.checkout.Checkout;
import org.meo.checkout.PlaceOrder;
import org.meo.checkout.Placement;
import org.meo.payments.ProviderAnswer;
import org.meo.pricing.Coupons;
import org.meo.pricing.GiftCards;
import org.meo.pricing.Redemptions;
import org.meo.pricing.Terms;
import org.meo.shared.BusinessException;
import org.meo.shared.SecretToken;

/** Rule 6: what is limited is given to as many as it is for, and comes back once. */
@ExtendWith(ArquillianExtension.class)
class RedemptionsIT {

    @Inject
    private Shop shop;

    @EJB
    private Carts carts;

    @EJB
    private CodeEntry codes;

    @Inject
    private Checkout checkout;

    @EJB
    private Placement placement;

    @EJB
    private Redemptions redemptions;

    @EJB
    private Coupons coupons;

    @EJB
    private GiftCards giftCards;

    @Resource
    private ManagedExecutorService executor;

    @Test
    void aCouponForOneUseIsUsedByOneOfFifty() throws Exception {
        String sku = shop.product(100);
        String code = coupon(10, 1, null);
        List<PlaceOrder> purchases = new ArrayList<>();
        for (int buyer = 0; buyer < 50; buyer++) {
            String token = shop.cartWith(sku, 1);
            carts.addCoupon(token, code, Terms.DOMESTIC);
            purchases.add(shop.purchase(token, Shop.APPROVED));
        }

        List<String> outcomes = outcomes(purchases);

        assertThat(outcomes).filteredOn("ordered"::equals).hasSize(1);
        assertThat(outcomes).filteredOn(outcome -> Set.of("COUPON_USED_UP", "PRICE_CHANGED").contains(outcome)).hasSize(49);
        assertThat(uses(code)).isEqualTo("1");
        assertThat(shop.available(sku)).isEqualTo(99);
        assertThat(coupons.mismatches()).isEmpty();
    }

    @Test
    void aBuyerIsKnownAgainByTheAddress() {
        String sku = shop.product(10);
        String code = coupon(10, null, 1);
        String first = shop.cartWith(sku, 1);
        carts.addCoupon(first, code.toLowerCase(Locale.ROOT), Terms.DOMESTIC);
        checkout.placeOrder(shop.purchase(first, Shop.APPROVED));
        String second = shop.cartWith(sku, 1);
        carts.addCoupon(second, code, Terms.DOMESTIC);

        assertThatThrownBy(() -> checkout.placeOrder(shop.purchase(second, Shop.APPROVED)))
                .isInstanceOfSatisfying(BusinessException.class, refused -> assertThat(refused.code()).isEqualTo("COUPON_USED_UP"));

        assertThat(uses(code)).isEqualTo("1");
        assertThat(coupons.mismatches()).isEmpty();
    }

    @Test
    void aDeclinedPaymentGivesBackOnce() {
        String sku = shop.product(10);
        String code = coupon(10, 5, 5);
        GiftCards.Issued card = card("5.00");
        String token = shop.cartWith(sku, 2);
        carts.addCoupon(token, code, Terms.DOMESTIC);
        carts.addGiftCard(token, card.code());

        assertThatThrownBy(() -> checkout.placeOrder(shop.purchase(token, Shop.DECLINED))).isInstanceOf(BusinessException.class);
        String order = shop.text("SELECT order_number FROM gift_card_entry WHERE gift_card_id = ? AND kind = 'REDEEM'", card.id());
        shop.inTransaction(() -> {
            redemptions.giveBack(order);
            return null;
        });

        assertThat(uses(code)).isEqualTo("0");
        assertThat(balance(card)).isEqualTo("5.00");
        assertThat(shop.text("SELECT count(*) FROM gift_card_entry WHERE gift_card_id = ?", card.id())).isEqualTo("3");
        assertThat(coupons.mismatches()).isEmpty();
        assertThat(giftCards.mismatches()).isEmpty();
        assertThat(checkout.placeOrder(shop.purchase(token, Shop.APPROVED)).order().number()).isNotEqualTo(order);
        assertThat(balance(card)).isEqualTo("0.00");
    }

    @Test
    void oneCardIsNotSpentTwice() throws Exception {
        String sku = shop.product(50);
        GiftCards.Issued card = card("20.00");
        List<PlaceOrder> purchases = new ArrayList<>();
        for (int buyer = 0; buyer < 12; buyer++) {
            String token = shop.cartWith(sku, 1);
            carts.addGiftCard(token, card.code());
            purchases.add(shop.purchase(token, Shop.APPROVED));
        }

        outcomes(purchases);

        assertThat(new java.math.BigDecimal(balance(card))).isBetween(java.math.BigDecimal.ZERO, new java.math.BigDecimal(20));
        assertThat(shop.text("SELECT -sum(amount) FROM gift_card_entry WHERE kind = 'REDEEM' AND gift_card_id = ?", card.id()))
                .isEqualTo(shop.text("SELECT sum(gift_cards) FROM orders WHERE number IN (SELECT order_number FROM gift_card_entry"
                        + " WHERE kind = 'REDEEM' AND gift_card_id = ?)", card.id()));
        assertThat(giftCards.mismatches()).isEmpty();
    }

    @Test
    void aCardThatWasSpentElsewhereIsNotMadeUpForUnseen() {
        String sku = shop.product(10);
        GiftCards.Issued card = card("5.00");
        String token = shop.cartWith(sku, 1);
        carts.addGiftCard(token, card.code());
        PlaceOrder purchase = shop.purchase(token, Shop.APPROVED);
        shop.update("UPDATE gift_card SET balance = 2.00 WHERE id = ?", card.id());

        assertThatThrownBy(() -> checkout.placeOrder(purchase)).isInstanceOfSatisfying(BusinessException.class, refused -> {
            assertThat(refused.code()).isEqualTo("DUE_CHANGED");
            assertThat(refused.arguments()).containsExactly(purchase.expectedDue().plus(3));
        });

        assertThat(shop.available(sku)).isEqualTo(10);
        assertThat(balance(card)).isEqualTo("2.00");
        shop.update("UPDATE gift_card SET balance = 5.00 WHERE id = ?", card.id());
        String order = checkout.placeOrder(purchase).order().number();
        assertThat(shop.text("SELECT amount FROM payment WHERE order_number = ?", order))
                .isEqualTo(purchase.expectedDue().getAmount().toPlainString());
        assertThat(giftCards.mismatches()).isEmpty();
    }

    @Test
    void cardsThatNoLongerCoverAllSendTheShopperBackToThePayment() {
        GiftCards.Issued card = card("100.00");
        String token = shop.cartWith(shop.product(10), 1);
        carts.addGiftCard(token, card.code());
        PlaceOrder purchase = shop.prepaid(token);
        shop.update("UPDATE gift_card SET balance = 1.00 WHERE id = ?", card.id());

        assertThat(refusal(() -> checkout.placeOrder(purchase))).isEqualTo("GIFT_CARDS_SHORT");

        shop.update("UPDATE gift_card SET balance = 100.00 WHERE id = ?", card.id());
        assertThat(refusal(() -> checkout.placeOrder(purchase))).isEqualTo("none");
    }

    @Test
    void placingAndGivingUpWithTheSameCouponAndGoodsNeverWaitInACircle() throws Exception {
        String sku = shop.product(2_000);
        String code = coupon(10, null, null);
        GiftCards.Issued card = card("1000.00");
        List<List<PlaceOrder>> purchases = new ArrayList<>();
        for (int buyer = 0; buyer < 8; buyer++) {
            List<PlaceOrder> own = new ArrayList<>();
            for (int order = 0; order < 25; order++) {
                String token = shop.cartWith(sku, 1);
                carts.addCoupon(token, code, Terms.DOMESTIC);
                if (order % 3 == 0) {
                    carts.addGiftCard(token, card.code());
                }
                own.add(shop.purchase(token, Shop.APPROVED));
            }
            purchases.add(own);
        }
        int deadlocks = Integer.parseInt(deadlocks());

        List<Future<Set<String>>> buyers = new ArrayList<>();
        for (List<PlaceOrder> own : purchases) {
            buyers.add(executor.submit(() -> own.stream().map(order -> endedAtOnce(order, own.indexOf(order) % 2 == 0))
                    .collect(Collectors.toSet())));
        }
        for (Future<Set<String>> buyer : buyers) {
            assertThat(buyer.get(120, TimeUnit.SECONDS)).containsExactly("PAYMENT_FAILED");
        }

        assertThat(Integer.parseInt(deadlocks())).isEqualTo(deadlocks);
        assertThat(uses(code)).isEqualTo("0");
        assertThat(balance(card)).isEqualTo("1000.00");
        assertThat(shop.available(sku)).isEqualTo(2_000);
        assertThat(coupons.mismatches()).isEmpty();
        assertThat(giftCards.mismatches()).isEmpty();
    }

    /** Begins an order and ends it, declined or given up; without a second try, which would hide a deadlock. */
    private String endedAtOnce(PlaceOrder purchase, boolean declined) {
        Placement.Begun begun = placement.begin(purchase);
        String number = begun.order().number();
        if (declined) {
            return placement.settle(number, begun.paymentKey(), new ProviderAnswer.Declined("PAYMENT_DECLINED")).status().name();
        }
        placement.giveUp(number, "test", "");
        return shop.text("SELECT status FROM orders WHERE number = ?", number);
    }

    private String deadlocks() {
        return shop.text("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()");
    }

    @Test
    void aRefundGoesBackToTheCardsAndNotBeyondWhatTheyPaid() {
        String sku = shop.product(10);
        GiftCards.Issued card = card("8.00");
        String token = shop.cartWith(sku, 1);
        carts.addGiftCard(token, card.code());
        String order = checkout.placeOrder(shop.purchase(token, Shop.APPROVED)).order().number();

        shop.inTransaction(() -> {
            redemptions.refund(order, Money.parse("GBP 3.00"));
            return null;
        });

        assertThat(balance(card)).isEqualTo("3.00");
        assertThatThrownBy(() -> shop.inTransaction(() -> {
            redemptions.refund(order, Money.parse("GBP 5.01"));
            return null;
        })).isInstanceOf(BusinessException.class);
        shop.inTransaction(() -> {
            redemptions.giveBack(order);
            redemptions.giveBack(order);
            return null;
        });
        assertThat(balance(card)).isEqualTo("8.00");
        assertThat(giftCards.mismatches()).isEmpty();
    }

    @Test
    void whatTheShopperEntersIsAnsweredWithTheReason() {
        String token = shop.cartWith(shop.product(10), 1);
        String expired = coupon(10, null, null);
        shop.update("UPDATE coupon SET valid_until = now() - interval '1 day' WHERE code = ?", expired);

        assertThat(refusal(() -> carts.addCoupon(token, expired, Terms.DOMESTIC))).isEqualTo("COUPON_EXPIRED");
        assertThat(refusal(() -> carts.addCoupon(token, "NO-SUCH", Terms.DOMESTIC))).isEqualTo("COUPON_UNKNOWN");
        assertThat(refusal(() -> carts.addCoupon(token, "x".repeat(10_000), Terms.DOMESTIC))).isEqualTo("COUPON_UNKNOWN");
        assertThat(refusal(() -> carts.addCoupon(null, "NO-SUCH", Terms.DOMESTIC))).isEqualTo("CART_EMPTY");
        assertThat(refusal(() -> carts.addGiftCard(token, "x".repeat(10_000)))).isEqualTo("GIFT_CARD_UNKNOWN");
        assertThat(carts.view(token).coupons()).isEmpty();
    }

    @Test
    void whoGuessesCodesWaits() {
        String sku = shop.product(10);
        String good = coupon(10, null, null);
        String client = "203.0.113." + good;
        String token = shop.cartWith(sku, 1);
        codes.addCoupon(token, good, Terms.DOMESTIC, client);
        for (int guess = 0; guess < 5; guess++) {
            assertThat(refusal(() -> codes.addGiftCard(token, "NO-SUCH", client))).isEqualTo("GIFT_CARD_UNKNOWN");
        }

        longer("CODE account " + token.toLowerCase(Locale.ROOT));
        assertThatThrownBy(() -> codes.addCoupon(token, good, Terms.DOMESTIC, client))
                .isInstanceOfSatisfying(BusinessException.class, refused -> {
                    assertThat(refused.code()).isEqualTo("TRY_AGAIN_IN_MINUTES");
                    assertThat(refused.path()).isEqualTo("coupon");
                });
        // That try, too, was one of this client.
        for (int guess = 6; guess < 20; guess++) {
            String other = shop.cartWith(sku, 1);
            assertThat(refusal(() -> codes.addCoupon(other, "NO-SUCH", Terms.DOMESTIC, client))).isEqualTo("COUPON_UNKNOWN");
        }
        longer("CODE client " + client);
        String next = shop.cartWith(sku, 1);
        assertThat(refusal(() -> codes.addGiftCard(next, card("5.00").code(), client))).isEqualTo("TRY_AGAIN_IN_MINUTES");
        assertThat(refusal(() -> codes.addGiftCard(next, card("5.00").code(), client + "9"))).isEqualTo("none");
        assertThat(refusal(() -> codes.addCoupon(next, "NO-SUCH", Terms.DOMESTIC, client + "9"))).isEqualTo("COUPON_UNKNOWN");
    }

    /** Makes a wait that has begun so long that no slow test outlasts it. */
    private void longer(String key) {
        assertThat(shop.update("UPDATE login_attempt SET open_at = open_at + interval '5 minutes' WHERE key_hash = ? AND open_at > last_at",
                SecretToken.hash(key))).isEqualTo(1);
    }

    @Test
    void aCouponThatDoesNotCountYetStaysInTheCart() {
        String sku = shop.product(10);
        String code = coupon(10, null, null);
        shop.update("INSERT INTO promotion_amount (promotion_id, currency, minimum)"
                + " SELECT promotion_id, 'GBP', 25 FROM coupon WHERE code = ?", code);
        String token = shop.cartWith(sku, 1);
        org.awaitility.Awaitility.await().until(() -> {
            carts.addCoupon(token, code, Terms.DOMESTIC);
            return carts.view(token).coupons().stream().map(CartCoupon::refusal)
                    .anyMatch(refusal -> refusal != null && refusal.code().equals("COUPON_MINIMUM"));
        });

        carts.setQuantity(token, sku, 3);
        CartView view = carts.view(token);

        assertThat(view.coupons()).containsExactly(new CartCoupon(code, null));
        assertThat(view.quote().discount()).isEqualTo(Money.parse("GBP 3.00"));
        carts.removeCoupon(token, code);
        assertThat(carts.view(token).quote().discount().isZero()).isTrue();
    }

    private List<String> outcomes(List<PlaceOrder> purchases) throws Exception {
        List<Future<String>> attempts = new ArrayList<>();
        for (PlaceOrder purchase : purchases) {
            attempts.add(executor.submit(() -> outcome(purchase)));
        }
        List<String> outcomes = new ArrayList<>();
        for (Future<String> attempt : attempts) {
            outcomes.add(attempt.get(60, TimeUnit.SECONDS));
        }
        return outcomes;
    }

    private String outcome(PlaceOrder purchase) {
        try {
            checkout.placeOrder(purchase);
            return "ordered";
        } catch (BusinessException refused) {
            return refused.code();
        }
    }

    private static String refusal(Runnable work) {
        try {
            work.run();
            return "none";
        } catch (BusinessException refused) {
            return refused.code();
        }
    }

    /** A coupon that takes so many percent off everything. */
    private String coupon(int percent, Integer maxUses, Integer maxUsesCustomer) {
        String code = "T-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        shop.update("WITH p AS (INSERT INTO promotion (name, kind, percent, with_coupon, created_at)"
                + " VALUES ('Test', 'PERCENT', ?, true, now()) RETURNING id)"
                + " INSERT INTO coupon (promotion_id, code, max_uses, max_uses_customer, created_at)"
                + " SELECT id, ?, CAST(? AS integer), CAST(? AS integer), now() FROM p", percent, code, maxUses, maxUsesCustomer);
        // Rules are remembered for a second.
        org.awaitility.Awaitility.await().until(() -> {
            String token = shop.cartWith(shop.product(5), 4);
            try {
                carts.addCoupon(token, code, Terms.DOMESTIC);
                return carts.view(token).quote().discount().isPositive();
            } catch (BusinessException notKnownYet) {
                return false;
            }
        });
        return code;
    }

    private GiftCards.Issued card(String amount) {
        return giftCards.issue(Money.parse("GBP " + amount), null, UUID.randomUUID(), "test", "").orElseThrow();
    }

    private String uses(String code) {
        return shop.text("SELECT uses FROM coupon WHERE code = ?", code);
    }

    private String balance(GiftCards.Issued card) {
        return shop.text("SELECT balance FROM gift_card WHERE id = ?", card.id());
    }
}
