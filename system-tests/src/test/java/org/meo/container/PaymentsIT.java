package org.meo.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meo.cart.Carts;
import org.meo.checkout.Checkout;
import org.meo.checkout.PaymentReconciler;
import org.meo.checkout.Placement;
import org.meo.checkout.Placing;
import org.meo.checkout.PlaceOrder;
import org.meo.checkout.ProviderEvents;
import org.meo.checkout.ProviderEvents.Receipt;
import org.meo.inventory.Inventory;
import org.meo.orders.Orders;
import org.meo.payments.EventRefusedException;
import org.meo.payments.InvoiceCredit;
import org.meo.payments.PaymentDesk;
import org.meo.payments.PaymentChecks;
import org.meo.payments.Payments;
import org.meo.payments.PaymentsOfOrder;
import org.meo.payments.SimulatedBooks;
import org.meo.pricing.GiftCards;
import org.meo.shared.BusinessException;

@ExtendWith(ArquillianExtension.class)
class PaymentsIT {

    private static final String FUNDS = "4000000000009995";
    private static final String THREE_D_SECURE = "4000000000003220";
    private static final String SILENT = "4000000000000119";
    private static final String TWICE = "4000000000000259";

    private static final Instant EVER = Instant.EPOCH;

    @Inject
    private Shop shop;

    @Inject
    private Checkout checkout;

    @EJB
    private Placement placement;

    @EJB
    private PaymentReconciler reconciler;

    @EJB
    private Payments payments;

    @EJB
    private PaymentsOfOrder paymentsOfOrder;

    @EJB
    private PaymentChecks checks;

    @EJB
    private InvoiceCredit credit;

    @EJB
    private PaymentDesk desk;

    @EJB
    private SimulatedBooks books;

    @Inject
    private ProviderEvents events;

    @EJB
    private Orders orders;

    @EJB
    private Inventory inventory;

    @EJB
    private Carts carts;

    @EJB
    private GiftCards giftCards;

    @Resource
    private ManagedExecutorService executor;

    @Test
    void declinedCardLeavesTheCartOpenAndKeepsNothing() {
        assertRefused(Shop.DECLINED, "PAYMENT_DECLINED", "cardNumber");
        assertRefused(FUNDS, "INSUFFICIENT_FUNDS", "cardNumber");
    }

    private void assertRefused(String card, String code, String path) {
        String sku = shop.product(5);
        String cart = shop.cartWith(sku, 2);

        assertThatThrownBy(() -> checkout.placeOrder(shop.purchase(cart, card)))
                .isInstanceOfSatisfying(BusinessException.class, refused -> {
                    assertThat(refused.code()).isEqualTo(code);
                    assertThat(refused.path()).isEqualTo(path);
                });

        assertThat(shop.available(sku)).isEqualTo(5);
        String order = checkout.placeOrder(shop.purchase(cart, Shop.APPROVED)).order().number();
        assertThat(status(order)).isEqualTo("PLACED");
    }

    @Test
    void chargeWithoutAnswerIsFoundAndSettledOnce() {
        String sku = shop.product(5);
        Placing placing = place(sku, SILENT);
        String order = placing.order().number();
        assertThat(placing.continueAt()).isNull();
        assertThat(status(order)).isEqualTo("PENDING_PAYMENT");
        assertThat(charges(order)).isEqualTo("1 APPROVED");

        due(order);
        reconciler.reconcileAll();

        assertThat(status(order)).isEqualTo("PLACED");
        assertThat(payment(order)).isEqualTo("AUTHORISED");
        reconciler.reconcileAll();
        checkout.resume(order);
        assertThat(charges(order)).isEqualTo("1 APPROVED");
        assertThat(shop.available(sku)).isEqualTo(4);
        assertThat(inventory.mismatches()).isEmpty();
    }

    @Test
    void orderThatNoProviderWasAskedForIsGivenUp() {
        String sku = shop.product(5);
        // What a node leaves that dies between the intent and the call.
        String order = placement.begin(shop.purchase(shop.cartWith(sku, 1), Shop.APPROVED)).order().number();
        due(order);

        reconciler.reconcileAll();

        assertThat(status(order)).isEqualTo("PAYMENT_FAILED");
        assertThat(shop.available(sku)).isEqualTo(5);
        await().untilAsserted(() -> assertThat(payment(order)).isEqualTo("VOIDED"));
        // A call that was under way all the time comes too late to charge anything.
        assertThat(charges(order)).isEqualTo("1 VOIDED");
    }

    @Test
    void chargeOfAnOrderThatWasGivenUpIsReleasedUntilTheProviderConfirms() {
        String sku = shop.product(5);
        String order = place(sku, SILENT).order().number();
        shop.update("UPDATE orders SET created_at = created_at - interval '1 hour' WHERE number = ?", order);

        reconciler.reconcileAll();

        assertThat(status(order)).isEqualTo("PAYMENT_FAILED");
        await().untilAsserted(() -> assertThat(payment(order)).isEqualTo("VOIDED"));
        assertThat(charges(order)).isEqualTo("1 VOIDED");
        assertThat(shop.text("SELECT string_agg(to_status, ' ' ORDER BY h.id) FROM payment_history h JOIN payment p"
                + " ON p.id = h.payment_id WHERE p.order_number = ?", order)).isEqualTo("VOIDING VOIDED");
    }

    @Test
    void duplicateEventsOfAnApprovedCardChangeNothing() {
        String sku = shop.product(5);
        String order = place(sku, TWICE).order().number();

        assertThat(status(order)).isEqualTo("PLACED");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(shop.text("SELECT count(*) FROM simulated_event e JOIN payment p ON p.idempotency_key = e.charge_key"
                    + " WHERE p.order_number = ?", order)).isEqualTo("0");
            assertThat(shop.text("SELECT count(*) FROM payment_event")).isNotEqualTo("0");
        });
        assertThat(charges(order)).isEqualTo("1 APPROVED");
        assertThat(shop.available(sku)).isEqualTo(4);
    }

    @Test
    void shopperConfirmsWithTheBank() {
        String sku = shop.product(5);
        PlaceOrder purchase = shop.purchase(shop.cartWith(sku, 1), THREE_D_SECURE);
        Placing placing = checkout.placeOrder(purchase);
        String order = placing.order().number();
        assertThat(placing.continueAt()).startsWith("/payments/simulated/sim_");
        assertThat(payment(order)).isEqualTo("ACTION_REQUIRED");
        // The back button and a second click lead to the bank again, and to no second order.
        assertThat(checkout.placeOrder(purchase)).isEqualTo(placing);

        String reference = placing.continueAt().substring("/payments/simulated/".length());
        assertThat(books.findByReference(reference).orElseThrow().returnUrl()).contains("/order/" + order + "?key=");
        assertThat(books.decide(reference, true)).isTrue();
        assertThat(books.decide(reference, false)).isFalse();
        checkout.resume(order);
        checkout.resume(order);

        assertThat(status(order)).isEqualTo("PLACED");
        assertThat(payment(order)).isEqualTo("AUTHORISED");
        assertThat(checkout.placeOrder(purchase).order().number()).isEqualTo(order);
    }

    @Test
    void eventTellsWhatAShopperWhoStaysAwayDoesNot() {
        String order = confirm(false);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(status(order)).isEqualTo("PAYMENT_FAILED"));
        assertThat(payment(order)).isEqualTo("DECLINED");

        String approved = confirm(true);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(status(approved)).isEqualTo("PLACED"));
    }

    private String confirm(boolean approve) {
        Placing placing = place(shop.product(1), THREE_D_SECURE);
        books.decide(placing.continueAt().substring("/payments/simulated/".length()), approve);
        return placing.order().number();
    }

    @Test
    void shopperWhoNeverConfirmsGetsNothingAndPaysNothing() {
        String sku = shop.product(1);
        Placing placing = place(sku, THREE_D_SECURE);
        String order = placing.order().number();
        shop.update("UPDATE orders SET created_at = created_at - interval '1 hour' WHERE number = ?", order);

        reconciler.reconcileAll();

        assertThat(status(order)).isEqualTo("PAYMENT_FAILED");
        assertThat(shop.available(sku)).isEqualTo(1);
        await().untilAsserted(() -> assertThat(payment(order)).isEqualTo("VOIDED"));
        assertThat(books.decide(placing.continueAt().substring("/payments/simulated/".length()), true)).isFalse();
    }

    @Test
    void eventsCountOnceAndOnlyWhenSigned() {
        Placing placing = place(shop.product(1), THREE_D_SECURE);
        String order = placing.order().number();
        String key = shop.text("SELECT idempotency_key FROM payment WHERE order_number = ?", order);
        byte[] body = event("evt-" + key, key);

        assertThatThrownBy(() -> events.receive("simulated", body, name -> "00")).isInstanceOf(EventRefusedException.class);
        assertThatThrownBy(() -> events.receive("simulated", body, name -> null)).isInstanceOf(EventRefusedException.class);
        String signature = shop.sign(body);
        assertThat(events.receive("simulated", body, name -> signature)).isEqualTo(Receipt.APPLIED);
        assertThat(events.receive("simulated", body, name -> signature)).isEqualTo(Receipt.KNOWN);
        byte[] foreign = event("evt-foreign-" + key, "no-payment");
        String foreignSignature = shop.sign(foreign);
        assertThat(events.receive("simulated", foreign, name -> foreignSignature)).isEqualTo(Receipt.UNRELATED);
        assertThat(events.receive("nobody", body, name -> signature)).isEqualTo(Receipt.NO_PROVIDER);
        assertThat(payment(order)).isEqualTo("ACTION_REQUIRED");
    }

    private static byte[] event(String id, String key) {
        return ("{\"id\":\"" + id + "\",\"type\":\"charge.approved\",\"payment\":\"" + key + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void refundsNeverExceedWhatWasCaptured() throws Exception {
        String order = captured(shop.product(5), 3);
        Money paid = paymentsOfOrder.of(order).captured();

        assertTooLarge(order, paid.plus(Money.parse("GBP 0.01")), paid);
        assertThatThrownBy(() -> refund(order, Money.parse("GBP 0.00"))).hasMessageContaining("INVALID_AMOUNT");
        assertThatThrownBy(() -> refund(order, Money.parse("EUR 1.00"))).hasMessageContaining("INVALID_AMOUNT");

        List<Future<Boolean>> attempts = new ArrayList<>();
        Money ten = Money.parse("GBP 10.00");
        for (int clerk = 0; clerk < 8; clerk++) {
            attempts.add(executor.submit(() -> tries(order, ten)));
        }
        int granted = 0;
        for (Future<Boolean> attempt : attempts) {
            granted += attempt.get(60, TimeUnit.SECONDS) ? 1 : 0;
        }
        assertThat(granted).isEqualTo(paid.getAmountMajorInt() / 10);
        Money rest = paid.minus(ten.multipliedBy(granted));
        if (rest.isPositive()) {
            refund(order, rest);
        }
        assertTooLarge(order, Money.parse("GBP 0.01"), Money.parse("GBP 0.00"));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(shop.text(
                "SELECT count(*) FROM refund WHERE order_number = ? AND status <> 'SETTLED'", order)).isEqualTo("0"));
        assertThat(shop.text("SELECT c.captured - c.refunded FROM simulated_charge c JOIN payment p"
                + " ON p.idempotency_key = c.charge_key WHERE p.order_number = ?", order)).isEqualTo("0.00");
        assertThat(paymentsOfOrder.of(order).refundable().isZero()).isTrue();
        assertThat(checks.overRefunded()).isEmpty();
    }

    private boolean tries(String order, Money amount) {
        try {
            refund(order, amount);
            return true;
        } catch (BusinessException refused) {
            return false;
        }
    }

    private void assertTooLarge(String order, Money amount, Money refundable) {
        assertThatThrownBy(() -> refund(order, amount)).isInstanceOfSatisfying(BusinessException.class, refused -> {
            assertThat(refused.code()).isEqualTo("REFUND_TOO_LARGE");
            assertThat(refused.arguments()).containsExactly(refundable);
        });
    }

    @Test
    void refusedRefundMayBeAskedForAgain() {
        String order = captured(shop.product(5), 1);
        // The provider's books say that nothing is left to give back.
        shop.update("UPDATE simulated_charge SET refunded = captured WHERE charge_key ="
                + " (SELECT idempotency_key FROM payment WHERE order_number = ?)", order);

        long refund = refund(order, Money.parse("GBP 2.00"));

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
                assertThat(shop.text("SELECT status || ' ' || failure FROM refund WHERE id = ?", refund))
                        .isEqualTo("FAILED refund_too_large"));
        assertThat(paymentsOfOrder.of(order).refunded().isZero()).isTrue();
    }

    @Test
    void moneyIsTakenOnceHoweverOftenItIsAskedFor() {
        String order = place(shop.product(1), Shop.APPROVED).order().number();

        for (int time = 0; time < 3; time++) {
            locked(order, () -> payments.requestCapture(order));
        }

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(payment(order)).isEqualTo("CAPTURED"));
        assertThat(shop.text("SELECT count(*) FROM payment_operation o JOIN payment p ON p.id = o.payment_id"
                + " WHERE p.order_number = ?", order)).isEqualTo("1");
        assertThat(charges(order)).isEqualTo("1 CAPTURED");
    }

    @Test
    void paymentThatIsCalledOffIsReleased() {
        String order = place(shop.product(1), Shop.APPROVED).order().number();

        locked(order, () -> payments.requestVoid(order, "cancelled"));

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(payment(order)).isEqualTo("VOIDED"));
        assertThat(charges(order)).isEqualTo("1 VOIDED");
    }

    @Test
    void checksNameWhatIsWrong() {
        String sound = place(shop.product(1), Shop.APPROVED).order().number();
        String failed = place(shop.product(1), Shop.APPROVED).order().number();
        shop.update("UPDATE orders SET status = 'CANCELLED' WHERE number = ?", failed);
        String unpaid = place(shop.product(1), Shop.APPROVED).order().number();
        shop.update("UPDATE payment SET status = 'DECLINED' WHERE order_number = ?", unpaid);
        shop.update("INSERT INTO simulated_charge (charge_key, reference, state, amount, currency, created_at)"
                + " VALUES ('stray', 'sim_stray', 'APPROVED', 1, 'GBP', now())");

        assertThat(checks.paymentsWithoutOrder(EVER)).contains(failed).doesNotContain(sound);
        assertThat(checks.ordersWithoutPayment(EVER)).contains(unpaid).doesNotContain(sound);
        assertThat(checks.unknownCharges(EVER)).contains("stray");

        reconciler.reconcileAll();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(payment(failed)).isEqualTo("VOIDED"));
        assertThat(checks.paymentsWithoutOrder(EVER)).doesNotContain(failed);
        shop.update("DELETE FROM simulated_charge WHERE charge_key = 'stray'");
        shop.update("UPDATE orders SET status = 'CANCELLED' WHERE number = ?", unpaid);
    }

    @Test
    void invoicesStayBelowTheLimitWhoeverBuysAtTheSameTime() throws Exception {
        long customer = 900_000_000L + System.nanoTime() % 1_000_000;
        String sku = shop.product(20);
        PlaceOrder first = shop.invoice(shop.cartWith(sku, 1), customer);
        Money each = first.expectedTotal();
        credit.setLimit(customer, each.multipliedBy(3));

        List<Future<String>> buyers = new ArrayList<>();
        for (int buyer = 0; buyer < 8; buyer++) {
            PlaceOrder purchase = shop.invoice(shop.cartWith(sku, 1), customer);
            buyers.add(executor.submit(() -> outcome(purchase)));
        }
        List<String> outcomes = new ArrayList<>();
        for (Future<String> buyer : buyers) {
            outcomes.add(buyer.get(60, TimeUnit.SECONDS));
        }

        assertThat(outcomes).filteredOn("CREDIT_REFUSED"::equals).hasSize(5);
        assertThat(credit.of(customer).orElseThrow().used()).isEqualTo(each.multipliedBy(3));
        assertThat(shop.available(sku)).isEqualTo(17);

        String order = outcomes.stream().filter(text -> text.startsWith("M-")).findFirst().orElseThrow();
        locked(order, () -> payments.requestVoid(order, "cancelled"));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
                assertThat(credit.of(customer).orElseThrow().used()).isEqualTo(each.multipliedBy(2)));
        assertThat(shop.text("SELECT sum(delta) FROM credit_entry WHERE customer_id = ?", customer))
                .isEqualTo(each.multipliedBy(2).getAmount().toPlainString());
    }

    @Test
    void invoiceThatWasPaidIsCreditAgain() {
        long customer = 910_000_000L + System.nanoTime() % 1_000_000;
        PlaceOrder purchase = shop.invoice(shop.cartWith(shop.product(1), 1), customer);
        Money total = purchase.expectedTotal();
        credit.setLimit(customer, total);
        String order = checkout.placeOrder(purchase).order().number();
        assertThat(credit.of(customer).orElseThrow().available().isZero()).isTrue();

        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Money part = Money.parse("GBP 1.00");
        assertRefused("MORE_THAN_OWED", () -> desk.received(order, total.plus(part), "bank-1", today, "clerk", 7L));
        assertRefused("INVALID_AMOUNT", () -> desk.received(order, Money.parse("EUR 1.00"), "bank-1", today, "clerk", 7L));
        assertRefused("INVALID_AMOUNT", () -> desk.received("M-0", part, "bank-1", today, "clerk", 7L));
        assertRefused("REQUIRED", () -> desk.received(order, part, " ", today, "clerk", 7L));
        assertRefused("REQUIRED", () -> desk.received(order, part, "bank-1", null, "clerk", 7L));
        assertRefused("DAY_TO_COME", () -> desk.received(order, part, "bank-1", today.plusDays(2), "clerk", 7L));
        desk.received(order, part, "bank-1", today.minusDays(1), "clerk", 7L);
        desk.received(order, part, "bank-1", today, "clerk", 7L);
        assertRefused("RECEIPT_KNOWN", () -> desk.received(order, part.plus(part), "bank-1", today, "clerk", 7L));
        assertThat(credit.ofOrder(order)).contains(new InvoiceCredit.Account(total.minus(part),
                List.of(new InvoiceCredit.Receipt(part, "bank-1", today.minusDays(1), "clerk"))));
        desk.received(order, total.minus(part), "bank-2", today, "clerk", 7L);

        assertThat(audited("PAYMENT_RECEIVED", order)).isEqualTo("2");
        assertThat(credit.of(customer).orElseThrow().available()).isEqualTo(total);
        assertThat(checks.creditMismatches()).isEmpty();
    }

    @Test
    void whatAPersonMustLookAtIsAskedAgain() {
        String order = checkout.placeOrder(shop.purchase(shop.cartWith(shop.product(1), 1), Shop.APPROVED)).order().number();
        shop.update("INSERT INTO payment_operation (payment_id, kind, status, idempotency_key, amount, actor, attempts, requested_at,"
                + " next_attempt_at, answer) SELECT id, 'CAPTURE', 'NEEDS_PERSON', 'stuck-' || order_number, amount, 'test', 12, now(), now(),"
                + " 'no answer' FROM payment WHERE order_number = ?", order);
        PaymentsOfOrder.Stuck stuck = paymentsOfOrder.stuck(order).get(0);
        assertThat(stuck.answer()).isEqualTo("no answer");

        desk.askAgain("M-0", stuck.id(), "clerk", 7L);
        assertThat(paymentsOfOrder.stuck(order)).hasSize(1);
        desk.askAgain(order, stuck.id(), "clerk", 7L);
        desk.askAgain(order, stuck.id(), "clerk", 7L);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(shop.text(
                "SELECT status || ' ' || attempts FROM payment_operation WHERE id = ?", stuck.id())).isEqualTo("DONE 1"));
        assertThat(paymentsOfOrder.stuck(order)).isEmpty();
        assertThat(audited("PAYMENT_ASKED_AGAIN", order)).isEqualTo("1");
    }

    private String audited(String kind, String order) {
        return shop.text("SELECT count(*) FROM audit_event WHERE kind = ? AND actor_id = 7 AND detail LIKE ? || '%'", kind, order);
    }

    private static void assertRefused(String code, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(BusinessException.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    void giftCardsThatPayAllNeedNoProvider() {
        GiftCards.Issued card = giftCard("100.00");
        String cart = shop.cartWith(shop.product(3), 2);
        carts.addGiftCard(cart, card.code());

        String order = checkout.placeOrder(shop.purchase(cart, Shop.DECLINED)).order().number();

        assertThat(status(order)).isEqualTo("PLACED");
        assertThat(shop.text("SELECT provider || ' ' || amount FROM payment WHERE order_number = ?", order)).isEqualTo("prepaid 0.00");
        assertThat(charges(order)).startsWith("0");
        locked(order, () -> payments.requestCapture(order));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(payment(order)).isEqualTo("CAPTURED"));
        refund(order, paymentsOfOrder.of(order).refundable());
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(balance(card)).isEqualTo("100.00"));
        assertThat(giftCards.mismatches()).isEmpty();
    }

    @Test
    void refundGoesToTheProviderFirstAndThenToTheGiftCard() {
        GiftCards.Issued card = giftCard("5.00");
        String cart = shop.cartWith(shop.product(3), 2);
        carts.addGiftCard(cart, card.code());
        String order = checkout.placeOrder(shop.purchase(cart, Shop.APPROVED)).order().number();
        locked(order, () -> payments.requestCapture(order));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(payment(order)).isEqualTo("CAPTURED"));
        Money captured = paymentsOfOrder.of(order).captured();
        assertThat(captured).isEqualTo(total(order).minus(Money.parse("GBP 5.00")));

        refund(order, captured.plus(Money.parse("GBP 2.00")));

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(balance(card)).isEqualTo("2.00"));
        assertTooLarge(order, Money.parse("GBP 3.01"), Money.parse("GBP 3.00"));
        assertThat(shop.text("SELECT c.captured - c.refunded FROM simulated_charge c JOIN payment p"
                + " ON p.idempotency_key = c.charge_key WHERE p.order_number = ?", order)).isEqualTo("0.00");
    }

    private GiftCards.Issued giftCard(String amount) {
        return giftCards.issue(Money.parse("GBP " + amount), null, UUID.randomUUID(), "test", "").orElseThrow();
    }

    private String balance(GiftCards.Issued card) {
        return giftCards.find(card.id()).orElseThrow().balance().getAmount().toPlainString();
    }

    private Money total(String order) {
        return Money.parse("GBP " + shop.text("SELECT total FROM orders WHERE number = ?", order));
    }

    private String outcome(PlaceOrder purchase) {
        try {
            return checkout.placeOrder(purchase).order().number();
        } catch (BusinessException refused) {
            return refused.code();
        }
    }

    private Placing place(String sku, String card) {
        return checkout.placeOrder(shop.purchase(shop.cartWith(sku, 1), card));
    }

    private String captured(String sku, int quantity) {
        String order = shop.buy(sku, quantity).number();
        locked(order, () -> payments.requestCapture(order));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(payment(order)).isEqualTo("CAPTURED"));
        return order;
    }

    private long refund(String order, Money amount) {
        return shop.inTransaction(() -> {
            orders.lockStatus(order);
            return payments.requestRefund(order, amount, "broken", "test");
        });
    }

    private void locked(String order, Runnable work) {
        shop.inTransaction(() -> {
            orders.lockStatus(order);
            work.run();
            return null;
        });
    }

    private void due(String order) {
        shop.update("UPDATE payment SET next_check_at = created_at WHERE order_number = ?", order);
    }

    private String status(String order) {
        return shop.text("SELECT status FROM orders WHERE number = ?", order);
    }

    private String payment(String order) {
        return shop.text("SELECT status FROM payment WHERE order_number = ?", order);
    }

    private String charges(String order) {
        return shop.text("SELECT count(*) || ' ' || coalesce(min(c.state), '') FROM simulated_charge c JOIN payment p"
                + " ON p.idempotency_key = c.charge_key WHERE p.order_number = ?", order);
    }
}
