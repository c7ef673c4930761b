package org.meo.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meo.checkout.Checkout;
import org.meo.checkout.PaymentReconciler;
import org.meo.checkout.PlaceOrder;
import org.meo.integration.orders.OrderRequests;
import org.meo.integration.orders.Reply;
import org.meo.messaging.Envelope;
import org.meo.reconciliation.Finding;
import org.meo.reconciliation.Reconciliation;

/** The thread that places an order is killed between any two of its steps: nothing is lost, doubled or kept back. */
@ExtendWith(ArquillianExtension.class)
class SuddenDeathIT {

    private static final int KILLS = Integer.getInteger("meo.kills", 500);
    private static final int PIECES = 2;

    @Inject
    private Shop shop;

    @Inject
    private Checkout checkout;

    @Inject
    private OrderRequests requests;

    @EJB
    private PaymentReconciler reconciler;

    @EJB
    private Reconciliation reconciliation;

    /**
     * A purchase whose thread was to die.
     *
     * @param answered whether the shopper was told in the end that the order is placed
     */
    private record Attempt(String sku, String cart, boolean answered) {
    }

    @Test
    void whateverStepIsTheLast() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int steps = stepsOfOne();
        List<Attempt> attempts = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            attempts.add(attempt(random.nextInt(steps), random.nextInt(4) == 0));
        }

        reconcile();

        for (Attempt attempt : attempts) {
            assertSound(attempt, "seed " + seed);
        }
        assertThat(reconciliation.run().findings()).filteredOn(finding -> concerns(finding, attempts)).isEmpty();
        assertThat(attempts).extracting(Attempt::answered).contains(true, false);
    }

    private int stepsOfOne() {
        PlaceOrder purchase = shop.purchase(shop.cartWith(shop.product(PIECES), PIECES), Shop.APPROVED);
        SuddenDeath.never();
        checkout.placeOrder(purchase);
        int steps = SuddenDeath.steps();
        assertThat(steps).isGreaterThan(20);
        return steps;
    }

    /** @param again whether the shopper tries once more, as people do */
    private Attempt attempt(int lastStep, boolean again) {
        String sku = shop.product(PIECES);
        String cart = shop.cartWith(sku, PIECES);
        PlaceOrder purchase = shop.purchase(cart, Shop.APPROVED);
        boolean answered = place(purchase, lastStep);
        if (!answered && again) {
            answered = place(purchase, Integer.MAX_VALUE);
        }
        return new Attempt(sku, cart, answered);
    }

    private boolean place(PlaceOrder purchase, int lastStep) {
        SuddenDeath.in(lastStep);
        try {
            String number = checkout.placeOrder(purchase).order().number();
            // A second try may find the order still waiting for what became of the first.
            return "PLACED".equals(shop.text("SELECT status FROM orders WHERE number = ?", number));
        } catch (RuntimeException | SuddenDeath.Killed killed) {
            for (Throwable cause = killed; cause != null; cause = cause.getCause()) {
                if (cause instanceof SuddenDeath.Killed) {
                    return false;
                }
            }
            throw killed;
        } finally {
            SuddenDeath.never();
        }
    }

    /** The thread that takes an order by message is killed; the broker delivers again until somebody is done with it. */
    @Test
    void ofAnOrderByMessage() {
        Random random = new Random(17);
        SuddenDeath.never();
        deliver(orderRequest(shop.product(PIECES)), UUID.randomUUID().toString());
        int steps = SuddenDeath.steps();
        assertThat(steps).isGreaterThan(20);
        for (int kill = 0; kill < KILLS / 10; kill++) {
            String sku = shop.product(PIECES);
            String body = orderRequest(sku);
            String id = UUID.randomUUID().toString();
            for (int delivery = 0; delivery < 3; delivery++) {
                SuddenDeath.in(delivery == 2 ? Integer.MAX_VALUE : random.nextInt(steps));
                try {
                    deliver(body, id);
                } catch (RuntimeException | SuddenDeath.Killed killed) {
                    assertThat(killed).hasStackTraceContaining("Killed");
                } finally {
                    SuddenDeath.never();
                }
            }
            String context = "kill " + kill;
            assertThat(shop.text("SELECT count(*) FROM outbox WHERE correlation_id = ? AND type = 'OrderAccepted'", id)).as(context).isEqualTo("1");
            assertThat(shop.text("SELECT reserved FROM stock_level WHERE sku = ?", sku)).as(context).isEqualTo(Integer.toString(PIECES));
            String order = shop.text("SELECT max(o.number) FROM orders o JOIN order_line l ON l.order_id = o.id WHERE l.sku = ?"
                    + " HAVING count(*) = 1", sku);
            assertThat(order).as(context).isNotNull();
            assertThat(shop.text("SELECT string_agg(status, ' ') FROM payment WHERE order_number = ?", order)).as(context).isEqualTo("AUTHORISED");
            assertThat(shop.text("SELECT count(*) FROM outbox WHERE message_key = ?", order)).as(context).isEqualTo("3");
        }
        assertThat(reconciliation.run().findings()).extracting(Finding::check).doesNotContain("credit", "stock.promises");
    }

    private void deliver(String body, String id) {
        requests.receive(new Envelope("meo.orders.in", "integrator", id, "OrderRequest", 1, null, body, Map.of(), null, id, 1),
                new Reply("meo.orders.replies", null, id), false);
    }

    private static String orderRequest(String sku) {
        return """
                {"messageId":"m","channel":"b2b","externalOrderId":"%s","customer":{"externalId":"mortal","name":"Mortal Ltd"},
                 "currency":"GBP","shipTo":{"name":"Mortal Ltd","line1":"1 High Street","city":"Leeds","postalCode":"LS1 1AA","country":"GB"},
                 "lines":[{"sku":"%s","quantity":2,"unitPrice":"1.25"}],"payment":{"method":"invoice"}}""".formatted(UUID.randomUUID(), sku);
    }

    /** Lets half an hour go by for what waits, then lets the store mend itself. */
    private void reconcile() {
        shop.update("UPDATE orders SET created_at = created_at - interval '30 minutes' WHERE status = 'PENDING_PAYMENT'");
        shop.update("UPDATE payment SET created_at = created_at - interval '30 minutes', asked_at = asked_at - interval '30 minutes'"
                + " WHERE status = 'INTENDED'");
        await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            reconciler.reconcileAll();
            assertThat(shop.text("SELECT count(*) FROM payment WHERE status IN ('INTENDED', 'VOIDING')")).isEqualTo("0");
            assertThat(shop.text("SELECT count(*) FROM orders WHERE status = 'PENDING_PAYMENT'")).isEqualTo("0");
        });
    }

    private void assertSound(Attempt attempt, String context) {
        String bought = "FROM orders o JOIN order_line l ON l.order_id = o.id WHERE l.sku = ? AND o.status = 'PLACED'";
        int placed = Integer.parseInt(shop.text("SELECT count(*) " + bought, attempt.sku()));
        assertThat(placed).as(context).isBetween(attempt.answered() ? 1 : 0, 1);
        assertThat(shop.text("SELECT reserved FROM stock_level WHERE sku = ?", attempt.sku())).as(context)
                .isEqualTo(Integer.toString(placed * PIECES));
        assertThat(shop.text("SELECT sum(reserved_delta) FROM stock_movement WHERE sku = ?", attempt.sku())).as(context)
                .isIn(placed == 0 ? new String[] {null, "0"} : new String[] {Integer.toString(PIECES)});
        String orders = "(SELECT o.number FROM orders o JOIN order_line l ON l.order_id = o.id WHERE l.sku = ?)";
        assertThat(shop.text("SELECT count(*) FROM payment WHERE status IN ('AUTHORISED', 'CAPTURED') AND order_number IN "
                + orders, attempt.sku())).as(context).isEqualTo(Integer.toString(placed));
        assertThat(shop.text("SELECT count(*) FROM simulated_charge WHERE state IN ('APPROVED', 'CAPTURED') AND charge_key IN"
                + " (SELECT idempotency_key FROM payment WHERE order_number IN " + orders + ")", attempt.sku())).as(context)
                .isEqualTo(Integer.toString(placed));
        assertThat(shop.text("SELECT count(*) FROM notification n WHERE n.occasion IN (SELECT 'order-placed:' || o.number "
                + bought + ")", attempt.sku())).as(context).isEqualTo(Integer.toString(placed));
        assertThat(shop.text("SELECT count(*) FROM outbox WHERE type = 'FulfilmentRequest' AND message_key IN " + orders,
                attempt.sku())).as(context).isEqualTo(Integer.toString(placed));
        assertThat(shop.text("SELECT count(*) FROM simulated_charge c WHERE NOT EXISTS"
                + " (SELECT FROM payment p WHERE p.idempotency_key = c.charge_key)")).as(context).isEqualTo("0");
    }

    /** The other tests share the database and break things on purpose. */
    private boolean concerns(Finding finding, List<Attempt> attempts) {
        return attempts.stream().anyMatch(attempt -> finding.subjects().contains(attempt.sku()))
                || finding.subjects().stream().anyMatch(subject -> attempts.stream().anyMatch(attempt -> "1".equals(shop.text(
                        "SELECT 1 FROM orders o JOIN order_line l ON l.order_id = o.id WHERE o.number = ? AND l.sku = ?",
                        subject, attempt.sku()))));
    }
}
