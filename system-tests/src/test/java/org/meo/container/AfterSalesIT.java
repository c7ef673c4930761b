package org.meo.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meo.checkout.PlacedOrder;
import org.meo.customers.Address;
import org.meo.documents.DocumentChecks;
import org.meo.documents.Documents;
import org.meo.fulfilment.AfterSales;
import org.meo.fulfilment.FulfilmentChecks;
import org.meo.fulfilment.Fulfilments;
import org.meo.fulfilment.ReturnReason;
import org.meo.fulfilment.ReturnView;
import org.meo.fulfilment.Returns;
import org.meo.fulfilment.ShipmentNotice;
import org.meo.inventory.Inventory;
import org.meo.orders.OrderChecks;
import org.meo.orders.OrderStatus;
import org.meo.orders.OrderView;
import org.meo.orders.Orders;
import org.meo.shared.BusinessException;

/** What happens to orders after they are placed: each thing once, whoever asks for it at the same time. */
@ExtendWith(ArquillianExtension.class)
class AfterSalesIT {

    private static final String SUPPORT = "support";

    @Inject
    private Shop shop;

    @Inject
    private AfterSales afterSales;

    @EJB
    private Fulfilments fulfilments;

    @EJB
    private Returns returns;

    @EJB
    private Orders orders;

    @EJB
    private Documents documents;

    @EJB
    private Inventory inventory;

    @EJB
    private OrderChecks orderChecks;

    @EJB
    private FulfilmentChecks fulfilmentChecks;

    @EJB
    private DocumentChecks documentChecks;

    @Resource
    private ManagedExecutorService executor;

    @Test
    void twoWhoCancelAtOnceGiveStockAndMoneyBackOnce() throws Exception {
        String sku = shop.product(10);
        PlacedOrder order = shop.buy(sku, 3);

        List<Object> answers = atOnce(
                () -> afterSales.cancel(order.number(), "shopper", "changed my mind").status(),
                () -> afterSales.cancel(order.number(), SUPPORT, "asked by phone").status());

        assertThat(answers).containsOnly(OrderStatus.CANCELLED);
        assertThat(shop.available(sku)).isEqualTo(10);
        assertThat(shop.text("SELECT count(*) FROM order_history h JOIN orders o ON o.id = h.order_id"
                + " WHERE o.number = ? AND to_status = 'CANCELLED'", order.number())).isEqualTo("1");
        assertThat(shop.text("SELECT count(*) FROM outbox WHERE message_key = ? AND type = 'FulfilmentCancelled'",
                order.number())).isEqualTo("1");
        assertThat(shop.text("SELECT count(*) FROM outbox WHERE message_key = ? AND type = 'OrderCancelled'",
                order.number())).isEqualTo("1");
        assertThat(shop.text("SELECT count(*) FROM notification WHERE occasion = ?", "order-cancelled:" + order.number()))
                .isEqualTo("1");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() ->
                assertThat(shop.text("SELECT status FROM payment WHERE order_number = ?", order.number())).isEqualTo("VOIDED"));
        assertThat(inventory.mismatches()).doesNotContain(sku);
    }

    @Test
    void ofACancelAndAParcelAtTheSameTimeOneWins() throws Exception {
        for (int round = 0; round < 5; round++) {
            String sku = shop.product(10);
            PlacedOrder order = shop.buy(sku, 2);
            String fulfilment = fulfilmentOf(order);

            List<Object> answers = atOnce(() -> afterSales.cancel(order.number(), "shopper", "").status(),
                    () -> shipped(fulfilment, sku, 2));

            String status = shop.text("SELECT status FROM orders WHERE number = ?", order.number());
            if (status.equals("CANCELLED")) {
                assertThat(answers).contains(OrderStatus.CANCELLED, "FULFILMENT_STATE");
                assertThat(shop.available(sku)).isEqualTo(10);
            } else {
                assertThat(status).isEqualTo("SHIPPED");
                assertThat(answers).contains("PARCEL_LEFT", "shipped");
                assertThat(shop.text("SELECT on_hand FROM stock_level WHERE sku = ?", sku)).isEqualTo("8");
            }
            assertThat(shop.text("SELECT count(*) FROM outbox WHERE message_key = ? AND type = 'FulfilmentCancelled'", order.number()))
                    .isEqualTo(status.equals("CANCELLED") ? "1" : "0");
            assertThat(fulfilmentChecks.askedForInVain()).doesNotContain(order.number());
        }
    }

    @Test
    void aParcelOfACancelledOrderIsRefusedAndSeen() throws JMSException {
        Instant begin = Instant.now().minusSeconds(5);
        String sku = shop.product(10);
        PlacedOrder order = shop.buy(sku, 2);
        String fulfilment = fulfilmentOf(order);
        afterSales.cancel(order.number(), SUPPORT, "fraud");
        String messageId = UUID.randomUUID().toString();

        shop.send("meo.shipments.in", "ShipmentNotice", messageId, """
                {"messageId":"m","fulfilmentId":"%s","carrier":"Royal Mail","trackingNumber":"RM1",
                 "shippedAt":"2026-01-02T03:04:05Z","lines":[{"sku":"%s","quantity":2}]}""".formatted(fulfilment, sku));

        TextMessage dead = shop.receive("meo.dlq.meo.shipments.in", "meoMessageId = '" + messageId + "'", Duration.ofSeconds(20))
                .orElseThrow();
        assertThat(dead.getStringProperty("meoError")).contains("FULFILMENT_STATE", fulfilment);
        assertThat(fulfilmentChecks.refusedNotices(begin)).anyMatch(refused -> refused.contains(fulfilment));
        assertThat(shop.available(sku)).isEqualTo(10);
    }

    @Test
    void anotherAddressMakesAnotherRequestAndTheFirstOneIsVoid() {
        String sku = shop.product(10);
        PlacedOrder order = shop.buy(sku, 2);
        JsonObject first = shop.fulfilmentRequest(order.number());

        afterSales.changeAddress(order.number(), new Address("山田太郎", "2 Low Street", null, "York", null, "YO1 1AA", "GB"), "shopper");

        TextMessage cancelled = shop.receive("meo.fulfilment.out", "JMSCorrelationID = '" + order.number() + "'",
                Duration.ofSeconds(20)).orElseThrow();
        assertThat(text(cancelled)).contains("cancelledAt", first.getString("fulfilmentId"));
        JsonObject second = shop.fulfilmentRequest(order.number());
        assertThat(second.getJsonObject("shipTo").getString("name")).isEqualTo("山田太郎");
        assertThat(shipped(first.getString("fulfilmentId"), sku, 2)).isEqualTo("FULFILMENT_STATE");
        assertThat(shipped(second.getString("fulfilmentId"), sku, 2)).isEqualTo("shipped");
        assertThat(code(() -> afterSales.changeAddress(order.number(),
                new Address("A", "3 High Street", null, "York", null, "YO1 1AA", "GB"), "shopper"))).isEqualTo("PARCEL_LEFT");
    }

    @Test
    void theCountryOfAnOrderStays() {
        PlacedOrder order = shop.buy(shop.product(10), 1);

        assertThat(code(() -> afterSales.changeAddress(order.number(),
                new Address("A", "1 Rue", null, "Paris", null, "75001", "FR"), "shopper"))).isEqualTo("COUNTRY_FIXED");
    }

    @Test
    void noMoreComesBackThanWasSentAndEachPieceOnce() throws Exception {
        String sku = shop.product(10);
        PlacedOrder order = shop.buy(sku, 3);
        shipped(fulfilmentOf(order), sku, 2);

        assertThat(code(() -> ask(order, sku, 3))).isEqualTo("RETURN_TOO_MANY");
        assertThat(atOnce(() -> ask(order, sku, 2).state(), () -> ask(order, sku, 2).state()).stream()
                .filter(answer -> answer instanceof String)).singleElement().isIn("RETURN_TOO_MANY", "RETURN_TOO_LATE");
        assertThat(code(() -> ask(order, sku, 1))).isIn("RETURN_TOO_MANY", "RETURN_TOO_LATE");
        assertThat(returns.ofOrder(order.number())).hasSize(1);
    }

    @Test
    void withTheLastOfAnOrderItsDeliveryIsGivenBack() {
        String sku = shop.product(10);
        PlacedOrder order = shop.buy(sku, 3);
        shipped(fulfilmentOf(order), sku, 3);
        awaitCaptured(order);
        Money delivery = Money.parse("GBP " + shop.text("SELECT shipping FROM orders WHERE number = ?", order.number()));
        assertThat(delivery.isPositive()).isTrue();
        assertThat(shop.text("SELECT standard_shipping FROM orders WHERE number = ?", order.number()))
                .isEqualTo(delivery.getAmount().toPlainString());

        ReturnView some = back(ask(order, sku, 2), sku, 2);
        assertThat(returns.proposal(some)).isEqualTo(Money.parse("GBP 20.00"));
        ReturnView rest = back(ask(order, sku, 1), sku, 1);
        assertThat(returns.proposal(some)).as("only one of two").isEqualTo(Money.parse("GBP 20.00"));
        assertThat(returns.proposal(rest)).isEqualTo(Money.parse("GBP 10.00").plus(delivery));

        afterSales.refund(order.number(), Money.parse("GBP 21.00"), "goodwill", SUPPORT);
        assertThat(returns.proposal(rest)).as("never more than is left")
                .isEqualTo(Money.parse("GBP 9.00").plus(delivery));
        afterSales.refundReturn(rest.id(), returns.proposal(rest), SUPPORT);
        assertThat(returns.proposal(some).isZero()).isTrue();
    }

    @Test
    void whatIsMissingOfAReturnKeepsTheDelivery() {
        String sku = shop.product(10);
        PlacedOrder order = shop.buy(sku, 2);
        shipped(fulfilmentOf(order), sku, 2);
        awaitCaptured(order);

        ReturnView goods = back(ask(order, sku, 2), sku, 1);

        assertThat(returns.proposal(goods)).isEqualTo(Money.parse("GBP 20.00"));
    }

    private ReturnView back(ReturnView goods, String sku, int came) {
        afterSales.approveReturn(goods.id(), SUPPORT);
        return afterSales.receiveReturn(goods.id(), new TreeMap<>(Map.of(sku, new Returns.Received(came, 0))), SUPPORT);
    }

    @Test
    void whatComesBackIsRestockedAndPaidBackAndOnACreditNote() {
        String sku = shop.product(10);
        PlacedOrder order = shop.buy(sku, 3);
        shipped(fulfilmentOf(order), sku, 3);
        awaitCaptured(order);

        ReturnView goods = ask(order, sku, 2);
        assertThat(goods.worth()).isEqualTo(Money.parse("GBP 20.00"));
        assertThat(code(() -> afterSales.refundReturn(goods.id(), goods.worth(), SUPPORT))).isEqualTo("RETURN_STATE");
        afterSales.approveReturn(goods.id(), SUPPORT);
        assertThat(code(() -> afterSales.receiveReturn(goods.id(), new TreeMap<>(Map.of(sku, new Returns.Received(2, 1))), SUPPORT)))
                .isEqualTo("RETURN_TOO_MANY");
        afterSales.receiveReturn(goods.id(), new TreeMap<>(Map.of(sku, new Returns.Received(1, 1))), SUPPORT);
        assertThat(shop.text("SELECT on_hand FROM stock_level WHERE sku = ?", sku)).isEqualTo("8");
        assertThat(code(() -> afterSales.refundReturn(goods.id(), Money.parse("GBP 2000.00"), SUPPORT))).isEqualTo("REFUND_TOO_LARGE");
        afterSales.refundReturn(goods.id(), goods.worth(), SUPPORT);
        assertThat(code(() -> afterSales.refundReturn(goods.id(), goods.worth(), SUPPORT))).isEqualTo("RETURN_STATE");

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() ->
                assertThat(shop.text("SELECT state FROM goods_return WHERE id = ?", goods.id())).isEqualTo("REFUNDED"));
        assertThat(shop.text("SELECT count(*) FROM outbox WHERE message_key = ? AND type = 'OrderRefunded'", order.number()))
                .isEqualTo("1");
        assertThat(shop.text("SELECT content -> 'taxes' -> 0 ->> 'gross' FROM document WHERE order_number = ? AND kind = 'CREDIT_NOTE'",
                order.number())).isEqualTo("20.00");
        assertThat(shop.text("SELECT string_agg(to_state, ',' ORDER BY id) FROM goods_return_history WHERE return_id = ?", goods.id()))
                .isEqualTo("REQUESTED,APPROVED,RECEIVED,RECEIVED,REFUNDED");
        assertThat(inventory.mismatches()).doesNotContain(sku);
        assertThat(orderChecks.wrongTotals(Instant.now().minusSeconds(600))).doesNotContain(order.number());
        assertThat(fulfilmentChecks.wrongParcels(Instant.now().minusSeconds(600))).doesNotContain(order.number());
    }

    @Test
    void theRestOfAnOrderIsCalledOffAndPaidBack() {
        String sku = shop.product(10);
        PlacedOrder order = shop.buy(sku, 3);
        String fulfilment = fulfilmentOf(order);
        assertThat(code(() -> afterSales.cancelRest(order.number(), SUPPORT, "out of print"))).isEqualTo("NOTHING_LEFT");
        shipped(fulfilment, sku, 1);
        assertThat(code(() -> afterSales.cancel(order.number(), SUPPORT, ""))).isEqualTo("PARCEL_LEFT");
        awaitCaptured(order);

        assertThat(afterSales.cancelRest(order.number(), SUPPORT, "out of print")).isEqualTo(Money.parse("GBP 20.00"));

        assertThat(shop.text("SELECT status FROM orders WHERE number = ?", order.number())).isEqualTo("SHIPPED");
        assertThat(shop.available(sku)).isEqualTo(9);
        assertThat(shipped(fulfilment, sku, 1)).isEqualTo("FULFILMENT_STATE");
        assertThat(shop.text("SELECT amount + prepaid_amount FROM refund WHERE order_number = ?", order.number())).isEqualTo("20.00");
        assertThat(inventory.mismatches()).doesNotContain(sku);
    }

    @Test
    void documentsHaveNumbersWithoutGapsWhateverIsRolledBack() throws Exception {
        String sku = shop.product(100);
        List<OrderView> placed = new ArrayList<>();
        for (int count = 0; count < 12; count++) {
            placed.add(orders.find(shop.buy(sku, 1).number()).orElseThrow());
        }
        List<Future<?>> work = new ArrayList<>();
        for (OrderView order : placed) {
            work.add(executor.submit(() -> shop.rolledBack(() -> issue(order))));
            work.add(executor.submit(() -> shop.inTransaction(() -> issue(order))));
            work.add(executor.submit(() -> shop.rolledBack(() -> issue(order))));
        }
        for (Future<?> each : work) {
            each.get(60, TimeUnit.SECONDS);
        }

        assertThat(placed).allSatisfy(order -> assertThat(documents.ofOrder(order.number())).hasSize(1));
        assertThat(documentChecks.gaps()).isEmpty();
        assertThat(shop.text("SELECT max(sequence) - count(*) FROM document WHERE kind = 'INVOICE'")).isEqualTo("0");
    }

    @Test
    void anOrderIsNobodyElsesToSee() {
        PlacedOrder order = shop.buy(shop.product(10), 1);
        PlacedOrder other = shop.buy(shop.product(10), 1);

        assertThat(orders.find(order.number(), other.accessKey())).isEmpty();
        assertThat(orders.findOwn(order.number(), 4711)).isEmpty();
        assertThat(orders.find(order.number(), order.accessKey())).isPresent();
    }

    private Object issue(OrderView order) {
        orders.lockStatus(order.number());
        documents.issueInvoice(order);
        return null;
    }

    private ReturnView ask(PlacedOrder order, String sku, int count) {
        return afterSales.requestReturn(order.number(), new TreeMap<>(Map.of(sku, count)), ReturnReason.DAMAGED, "wet", "shopper");
    }

    private String fulfilmentOf(PlacedOrder order) {
        return shop.text("SELECT fulfilment_id FROM fulfilment WHERE order_number = ? ORDER BY id DESC LIMIT 1", order.number());
    }

    /** @return {@code shipped}, or the code of the refusal */
    private String shipped(String fulfilment, String sku, int count) {
        return code(() -> shop.inTransaction(() -> {
            fulfilments.recordShipment(new ShipmentNotice(fulfilment, "Royal Mail", "RM" + count, Instant.now(), null,
                    new TreeMap<>(Map.of(sku, count))));
            return null;
        })).replace("done", "shipped");
    }

    private void awaitCaptured(PlacedOrder order) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() ->
                assertThat(shop.text("SELECT status FROM payment WHERE order_number = ?", order.number())).isEqualTo("CAPTURED"));
    }

    /** @return {@code done}, or the code of the refusal */
    private static String code(Callable<?> work) {
        try {
            work.call();
            return "done";
        } catch (BusinessException refused) {
            return refused.code();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** @return what each answered, or the code with which it was refused */
    private List<Object> atOnce(Callable<Object> one, Callable<Object> other) throws Exception {
        List<Object> answers = new ArrayList<>();
        for (Future<Object> future : List.of(executor.submit(one), executor.submit(other))) {
            try {
                answers.add(future.get(60, TimeUnit.SECONDS));
            } catch (ExecutionException refused) {
                assertThat(refused.getCause()).isInstanceOf(BusinessException.class);
                answers.add(((BusinessException) refused.getCause()).code());
            }
        }
        return answers;
    }

    private static String text(TextMessage message) {
        try {
            return message.getText();
        } catch (JMSException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
