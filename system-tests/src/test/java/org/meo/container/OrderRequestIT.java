package org.meo.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meo.fulfilment.AfterSales;
import org.meo.orders.OrderFilter;
import org.meo.orders.OrderLists;
import org.meo.orders.OrderRow;
import org.meo.orders.Orders;

@ExtendWith(ArquillianExtension.class)
class OrderRequestIT {

    private static final String ORDERS = "meo.orders.in";
    private static final String REPLIES = "meo.orders.replies";
    private static final String DEAD_LETTERS = "meo.dlq.meo.orders.in";
    private static final String PARTNER = "integrator";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    private Shop shop;

    @EJB
    private OrderLists lists;

    @EJB
    private Orders orders;

    @Inject
    private AfterSales afterSales;

    @Test
    void becomesAnOrderLikeAnyOther() {
        String sku = shop.product(10);
        String messageId = id();
        String externalId = id();

        JsonObject answer = ask(messageId, request(externalId, line(sku, 6, "2.555")));

        assertThat(answer.getString("inReplyTo")).isEqualTo(messageId);
        assertThat(answer.getString("externalOrderId")).isEqualTo(externalId);
        assertThat(answer.getJsonObject("total").toString()).isEqualTo("{\"amount\":\"15.33\",\"currency\":\"GBP\"}");
        assertThat(answer.getJsonArray("lines").toString())
                .isEqualTo("[{\"sku\":\"" + sku + "\",\"quantity\":6,\"unitPrice\":\"2.555\",\"lineTotal\":\"15.33\"}]");
        String number = answer.getString("orderNumber");
        assertThat(order(number, "status || ' ' || channel || ' ' || external_id || ' ' || total || ' ' || partner_customer || ' ' || payment_days"))
                .isEqualTo("PLACED b2b " + externalId + " 15.33 17850 30");
        assertThat(shop.text("SELECT reserved FROM stock_level WHERE sku = ?", sku)).isEqualTo("6");
        assertThat(shop.text("SELECT provider || ' ' || status || ' ' || amount FROM payment WHERE order_number = ?", number))
                .isEqualTo("invoice AUTHORISED 15.33");
        assertThat(shop.text("SELECT string_agg(coalesce(from_status, '-') || '>' || to_status, ' ' ORDER BY h.id)"
                + " FROM order_history h JOIN orders o ON o.id = h.order_id WHERE o.number = ?", number))
                .isEqualTo("->PENDING_PAYMENT PENDING_PAYMENT>PLACED");
        assertThat(shop.text("SELECT string_agg(type, ' ' ORDER BY id) FROM outbox WHERE message_key = ?", number))
                .isEqualTo("OrderPlaced OrderPaid FulfilmentRequest");
        assertThat(shop.text("SELECT body::jsonb ->> 'externalOrderId' FROM outbox WHERE type = 'OrderPlaced' AND message_key = ?", number))
                .isEqualTo(externalId);
        assertThat(shop.text("SELECT count(*) FROM notification WHERE occasion = ?", "order-placed:" + number)).isEqualTo("0");
        assertThat(lists.list(new OrderFilter(null, null, externalId, null, null), null).rows()).extracting(OrderRow::externalId)
                .containsExactly(externalId);
        assertThat(orders.find(number, order(number, "access_key"))).isPresent();
    }

    @Test
    void isShippedAndCalledOffLikeAnyOther() {
        String sku = shop.product(10);
        String shipped = accepted(line(sku, 2, "3"));
        String calledOff = accepted(line(sku, 3, "4"));
        String used = "SELECT used FROM credit_account a JOIN partner_customer c ON c.id = a.customer_id WHERE c.external_id = 'shipped'";
        JsonObject request = shop.fulfilmentRequest(shipped);
        shop.send("meo.shipments.in", "ShipmentNotice", id(), """
                {"messageId":"m","fulfilmentId":"%s","carrier":"Royal Mail","trackingNumber":"RM1","shippedAt":"2026-01-02T03:04:05Z",
                 "lines":[{"sku":"%s","quantity":2}]}""".formatted(request.getString("fulfilmentId"), sku));
        afterSales.cancel(calledOff, "test", "changed their mind");

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(order(shipped, "status")).isEqualTo("SHIPPED");
            assertThat(shop.text("SELECT status FROM payment WHERE order_number = ?", shipped)).isEqualTo("CAPTURED");
            assertThat(shop.text("SELECT status FROM payment WHERE order_number = ?", calledOff)).isEqualTo("VOIDED");
        });
        assertThat(shop.text("SELECT on_hand || ' ' || reserved FROM stock_level WHERE sku = ?", sku)).isEqualTo("8 0");
        assertThat(shop.text(used)).isEqualTo("6.00");
    }

    private String accepted(JsonObject line) {
        String request = request(id(), line).replace("\"17850\"", "\"shipped\"");
        return ask(id(), request).getString("orderNumber");
    }

    @Test
    void answersWhereItIsAskedTo() throws JMSException {
        try (JMSContext context = shop.broker()) {
            var queue = context.createTemporaryQueue();
            var answers = context.createConsumer(queue);
            TextMessage message = context.createTextMessage(request(id(), line(shop.product(1), 1, "1")));
            message.setStringProperty("meoType", "OrderRequest");
            message.setIntProperty("meoVersion", 1);
            message.setStringProperty("meoMessageId", id());
            message.setStringProperty("meoPartner", PARTNER);
            message.setJMSReplyTo(queue);
            message.setJMSCorrelationID("mine");
            context.createProducer().send(context.createQueue(ORDERS), message);

            Message answer = answers.receive(PATIENCE.toMillis());
            assertThat(answer.getJMSCorrelationID()).isEqualTo("mine");
            assertThat(answer.getStringProperty("meoType")).isEqualTo("OrderAccepted");

            String elsewhere = id();
            message.setStringProperty("meoMessageId", elsewhere);
            message.setJMSCorrelationID(elsewhere);
            message.setJMSReplyTo(context.createQueue("meo.stock.in"));
            context.createProducer().send(context.createQueue(ORDERS), message);
            assertThat(answer(elsewhere).containsKey("orderNumber")).as("answered on the queue for all").isTrue();
        }
    }

    @Test
    void sendsMailsWhereTheyAreWanted() {
        String number = ask(id(), request(id(), line(shop.product(1), 1, "1")).replace("\"name\":\"Example Ltd\"",
                "\"name\":\"Example Ltd\",\"email\":\"orders@example.com\"")).getString("orderNumber");

        assertThat(shop.text("SELECT recipient FROM notification WHERE occasion = ?", "order-placed:" + number)).isEqualTo("orders@example.com");
    }

    @Test
    void takesTheStoresPriceWhereNoneIsAgreed() {
        assertThat(ask(id(), request(id(), line(shop.product(5), 2, null))).getJsonObject("total").getString("amount")).isEqualTo("20.00");
    }

    @Test
    void linesOfOneSkuStayApartAndTakeFromOneStock() {
        String sku = shop.product(5);

        JsonObject answer = ask(id(), request(id(), line(sku, 2, "1.10"), line(sku, 3, "1.20")));

        assertThat(answer.getJsonArray("lines")).hasSize(2);
        assertThat(shop.available(sku)).isZero();
        JsonObject none = ask(id(), request(id(), line(shop.product(9), 1, "1"), line(sku, 1, "1")));
        assertErrors(none, "OUT_OF_STOCK /lines/1/quantity");
    }

    @Test
    void answersARepeatAsBefore() {
        String sku = shop.product(10);
        String messageId = id();
        String request = request(id(), line(sku, 1, "1"));
        JsonObject first = ask(messageId, request);

        JsonObject again = ask(messageId, request);
        JsonObject otherWriting = ask(messageId, request.replace("\"quantity\":1", "\"quantity\": 1.0").replace("\"messageId\":\"m\"", "\"messageId\":\"n\""));
        JsonObject underOtherId = ask(id(), request);

        for (JsonObject repeat : List.of(again, otherWriting, underOtherId)) {
            assertThat(repeat.getString("orderNumber")).isEqualTo(first.getString("orderNumber"));
            assertThat(repeat.get("lines")).isEqualTo(first.get("lines"));
        }
        assertThat(shop.text("SELECT reserved FROM stock_level WHERE sku = ?", sku)).isEqualTo("1");
    }

    @Test
    void refusesOtherContentUnderTheSameId() {
        String sku = shop.product(10);
        String messageId = id();
        String request = request(id(), line(sku, 1, "1"));
        ask(messageId, request);

        assertErrors(ask(messageId, request.replace("\"quantity\":1", "\"quantity\":2")), "DUPLICATE_CONFLICT /messageId");
        assertErrors(ask(id(), request.replace("\"quantity\":1", "\"quantity\":2")), "DUPLICATE_CONFLICT /externalOrderId");
        assertThat(shop.text("SELECT reserved FROM stock_level WHERE sku = ?", sku)).isEqualTo("1");
    }

    @Test
    void aRejectedOneMayComeAgainUnderAnotherId() {
        String sku = shop.product(0);
        String messageId = id();
        String request = request(id(), line(sku, 1, "1"));
        assertErrors(ask(messageId, request), "OUT_OF_STOCK /lines/0/quantity");
        shop.update("UPDATE stock_level SET on_hand = 5 WHERE sku = ?", sku);
        shop.update("INSERT INTO stock_movement (sku, kind, on_hand_delta, reserved_delta, reference, occurred_at) VALUES (?, 'RECEIPT', 5, 0, 'test', now())", sku);

        assertErrors(ask(messageId, request), "OUT_OF_STOCK /lines/0/quantity");
        assertThat(ask(id(), request).containsKey("orderNumber")).isTrue();
    }

    @Test
    void namesAllThatIsWrong() {
        String sku = shop.product(2);
        String odd = sku.toLowerCase(java.util.Locale.ROOT);

        assertErrors(ask(id(), request(id(), line("nothing", 1, "1"), line(sku, 3, "1"), line(odd, 1, "1"))
                .replace("\"requestedAt\":", "\"expiresAt\":\"2020-01-01T00:00:00Z\",\"requestedAt\":")),
                "INVALID_MESSAGE /expiresAt", "UNKNOWN_SKU /lines/0/sku", "UNKNOWN_SKU /lines/2/sku", "OUT_OF_STOCK /lines/1/quantity");
        JsonObject spelled = ask(id(), request(id(), line(odd, 1, "1")));
        assertThat(spelled.getJsonArray("errors").getJsonObject(0).getString("message")).contains(sku);
        assertErrors(ask(id(), request(id(), line(sku, 1, "0")).replace("\"GBP\"", "\"XXX\"").replace("\"b2b\"", "\"nowhere\"")
                .replace("\"country\":\"GB\"", "\"country\":\"ZZ\"").replace("2010-12-01", "2010-13-01")),
                "INVALID_MESSAGE /shipTo/country", "INVALID_MESSAGE /lines/0/unitPrice", "INVALID_MESSAGE /requestedAt",
                "INVALID_MESSAGE /channel", "INVALID_MESSAGE /currency");
    }

    @Test
    void keepsToWhatWasAgreed() {
        String sku = shop.product(1_000_000);
        assertErrors(ask(id(), request(id(), line(sku, 1, "9.99")).replace("\"b2b\"", "\"marketplace\"")),
                "UNKNOWN_CUSTOMER /customer/externalId", "PRICE_MISMATCH /lines/0/unitPrice");
        assertErrors(ask(id(), request(id(), line(sku, 500_000, "2.01"))), "CREDIT_REFUSED /payment/method");
        assertErrors(ask(id(), request(id(), line(sku, 1, "1")).replace("NET30", "NET60")), "CREDIT_REFUSED /payment/terms");
        assertErrors(ask(id(), request(id(), line(sku, 1, "1")).replace("\"GBP\"", "\"EUR\"")), "CREDIT_REFUSED /currency");
    }

    @Test
    void anothersChannelIsAsIfItWereNone() {
        String sku = shop.product(10);
        String request = request(id(), line(sku, 1, "1"));
        ask(id(), request);

        assertErrors(ask("globex", id(), request), "INVALID_MESSAGE /channel");
        assertErrors(ask("globex", id(), request.replace("\"quantity\":1", "\"quantity\":2")), "INVALID_MESSAGE /channel");
        assertErrors(ask("globex", id(), request(id(), line(sku, 1, "1")).replace("\"17850\"", "\"globex-1\"")),
                "INVALID_MESSAGE /channel");
        assertThat(shop.text("SELECT reserved FROM stock_level WHERE sku = ?", sku)).isEqualTo("1");
        assertThat(shop.text("SELECT count(*) FROM partner_customer WHERE external_id = 'globex-1'")).isEqualTo("0");
    }

    @Test
    void aRepeatIsAnsweredThoughTheChannelWasClosed() {
        String channel = "c" + id().substring(0, 8);
        shop.update("INSERT INTO channel (code, name, partners, agreed_prices, opens_customers, credit_limit, payment_days)"
                + " VALUES (?, 'Fair', '{integrator}', true, true, 1000, 30)", channel);
        String messageId = id();
        String request = request(id(), line(shop.product(10), 1, "1")).replace("\"b2b\"", '"' + channel + '"');
        String number = ask(messageId, request).getString("orderNumber");
        shop.update("UPDATE channel SET active = false WHERE code = ?", channel);

        assertThat(ask(messageId, request).getString("orderNumber")).isEqualTo(number);
        assertErrors(ask(id(), request), "INVALID_MESSAGE /channel");
    }

    @Test
    void theLastPieceIsSoldOnce() {
        String sku = shop.product(3);
        List<String> ids = new ArrayList<>();
        try (JMSContext context = shop.broker()) {
            for (int copy = 0; copy < 20; copy++) {
                ids.add(id());
                send(context, ids.get(copy), request(id(), line(sku, 1, "1")), 1);
            }
        } catch (JMSException failure) {
            throw new IllegalStateException(failure);
        }
        long accepted = ids.stream().map(this::answer).filter(answer -> answer.containsKey("orderNumber")).count();
        assertThat(accepted).isEqualTo(3);
        assertThat(shop.available(sku)).isZero();
    }

    @Test
    void takesAThousandLines() {
        List<JsonObject> lines = new ArrayList<>();
        List<String> skus = List.of(shop.product(1_000), shop.product(1_000), shop.product(1_000), shop.product(1_000));
        for (int index = 0; index < 1_000; index++) {
            lines.add(line(skus.get(index % 4), 1 + index % 3, "0.0" + (index % 9 + 1) + "5"));
        }
        BigDecimal sum = BigDecimal.ZERO;
        JsonObject answer = ask(id(), request(id(), lines.toArray(JsonObject[]::new)));
        for (JsonObject line : answer.getJsonArray("lines").getValuesAs(JsonObject.class)) {
            sum = sum.add(new BigDecimal(line.getString("lineTotal")));
        }
        assertThat(answer.getJsonArray("lines")).hasSize(1_000);
        assertThat(answer.getJsonObject("total").getString("amount")).isEqualTo(sum.toPlainString());
    }

    @Test
    void whatCannotBeValidIsAnsweredAndGoesToTheDeadLettersAtOnce() {
        String valid = request(id(), line(shop.product(9), 1, "1"));
        assertRefused("no json", 1, "INVALID_MESSAGE ");
        assertRefused("[]", 1, "INVALID_MESSAGE ");
        assertRefused("{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000), 1, "INVALID_MESSAGE ");
        assertRefused(valid.replace("Example Ltd", "M\ufffdller"), 1, "INVALID_MESSAGE ");
        assertRefused(valid.replace("Example Ltd", "M\\ud800ller"), 1, "INVALID_MESSAGE ");
        assertRefused(valid.replace("\"requestedAt\"", "\"note\":\"" + "x".repeat(10 * 1024 * 1024) + "\",\"requestedAt\""), 1, "INVALID_MESSAGE ");
        assertRefused(valid, 2, "INVALID_MESSAGE ");
        assertRefused(valid.replace("\"quantity\":1", "\"quantity\":\"1\""), 1, "INVALID_MESSAGE /lines/0/quantity");
        assertRefused(valid.replace("\"quantity\":1", "\"quantity\":0"), 1, "INVALID_MESSAGE /lines/0/quantity");
        assertRefused(valid.replace("\"quantity\":1", "\"quantity\":1e999999999"), 1, "INVALID_MESSAGE /lines/0/quantity");
        assertRefused(valid.replace("\"quantity\":1", "\"quantity\":0").replace("GBP", "pounds").replace("NET30", "later"), 1,
                "INVALID_MESSAGE /currency", "INVALID_MESSAGE /payment/terms", "INVALID_MESSAGE /lines/0/quantity");
        assertRefused(valid.replace("\"requestedAt\":", "\"expiresAt\":\"2020-01-01T00:00:00Z\",\"requestedAt\":"), 1, "INVALID_MESSAGE /expiresAt");

        assertThat(ask(id(), valid).containsKey("orderNumber")).as("the queue goes on").isTrue();
    }

    @Test
    void whatIsNoTextOrHasNoIdOrAnotherTypeIsRefused() throws JMSException {
        String correlation = id();
        try (JMSContext context = shop.broker()) {
            BytesMessage bytes = context.createBytesMessage();
            bytes.writeBytes(request(id(), line("x", 1, "1")).getBytes(StandardCharsets.ISO_8859_1));
            context.createProducer().setJMSCorrelationID(correlation).setProperty("meoType", "OrderRequest").setProperty("meoVersion", 1)
                    .setProperty("meoMessageId", id()).send(context.createQueue(ORDERS), bytes);
            assertErrors(received(REPLIES, correlation), "INVALID_MESSAGE ");
            context.createProducer().setJMSCorrelationID(correlation).setProperty("meoType", "OrderRequest").setProperty("meoVersion", 1)
                    .send(context.createQueue(ORDERS), request(id(), line("x", 1, "1")));
            JsonObject withoutId = received(REPLIES, correlation);
            assertErrors(withoutId, "INVALID_MESSAGE ");
            assertThat(withoutId.getString("inReplyTo")).isEqualTo("m");
            context.createProducer().setJMSCorrelationID(correlation).setProperty("meoType", "Nonsense").setProperty("meoVersion", 1)
                    .setProperty("meoMessageId", id()).send(context.createQueue(ORDERS), "{}");
            assertErrors(received(REPLIES, correlation), "INVALID_MESSAGE ");
            context.createProducer().setJMSCorrelationID(correlation).setProperty("meoType", "ShipmentNotice").setProperty("meoVersion", 1)
                    .setProperty("meoMessageId", id()).send(context.createQueue(ORDERS), """
                            {"messageId":"m","fulfilmentId":"f","carrier":"c","trackingNumber":"t","shippedAt":"2026-01-02T03:04:05Z",
                             "lines":[{"sku":"x","quantity":2}]}""");
            assertErrors(received(REPLIES, correlation), "INVALID_MESSAGE ");
        }
        for (int dead = 0; dead < 4; dead++) {
            assertThat(shop.receive(DEAD_LETTERS, "JMSCorrelationID = '" + correlation + "'", PATIENCE)).isPresent();
        }
    }

    private void assertRefused(String body, int version, String... errors) {
        String messageId = id();
        try (JMSContext context = shop.broker()) {
            send(context, messageId, body, version);
            assertErrors(answer(messageId), errors);
            Message dead = shop.receive(DEAD_LETTERS, "meoMessageId = '" + messageId + "'", PATIENCE).orElseThrow();
            assertThat(dead.getStringProperty("meoError")).contains("INVALID_MESSAGE").doesNotContain("Exception");
            assertThat(dead.getBody(String.class)).isEqualTo(body);
        } catch (JMSException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private JsonObject ask(String messageId, String body) {
        return ask(PARTNER, messageId, body);
    }

    private JsonObject ask(String partner, String messageId, String body) {
        try (JMSContext context = shop.broker()) {
            send(context, partner, messageId, body, 1);
        } catch (JMSException failure) {
            throw new IllegalStateException(failure);
        }
        return answer(messageId);
    }

    private JsonObject answer(String messageId) {
        return received(REPLIES, messageId);
    }

    private JsonObject received(String address, String correlation) {
        TextMessage answer = shop.receive(address, "JMSCorrelationID = '" + correlation + "'", PATIENCE)
                .orElseThrow(() -> new AssertionError("no answer"));
        try (JsonReader reader = Json.createReader(new StringReader(answer.getText()))) {
            JsonObject body = reader.readObject();
            assertThat(answer.getStringProperty("meoType")).isEqualTo(body.containsKey("errors") ? "OrderRejected" : "OrderAccepted");
            assertThat(answer.getStringProperty("meoMessageId")).isEqualTo(body.getString("messageId"));
            return body;
        } catch (JMSException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void send(JMSContext context, String messageId, String body, int version) throws JMSException {
        send(context, PARTNER, messageId, body, version);
    }

    private static void send(JMSContext context, String partner, String messageId, String body, int version) throws JMSException {
        TextMessage message = context.createTextMessage(body);
        message.setStringProperty("meoType", "OrderRequest");
        message.setIntProperty("meoVersion", version);
        message.setStringProperty("meoMessageId", messageId);
        message.setStringProperty("meoPartner", partner);
        context.createProducer().send(context.createQueue(ORDERS), message);
    }

    private static void assertErrors(JsonObject answer, String... errors) {
        assertThat(answer).containsKey("errors");
        assertThat(answer.getJsonArray("errors").getValuesAs(JsonObject.class))
                .extracting(error -> error.getString("code") + " " + error.getString("path")).containsExactlyInAnyOrder(errors);
    }

    private String order(String number, String columns) {
        return shop.text("SELECT " + columns + " FROM orders WHERE number = ?", number);
    }

    private static JsonObject line(String sku, int quantity, String unitPrice) {
        var line = Json.createObjectBuilder().add("sku", sku).add("quantity", quantity);
        return (unitPrice == null ? line : line.add("unitPrice", unitPrice)).build();
    }

    private static String request(String externalId, JsonObject... lines) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (JsonObject line : lines) {
            all.add(line);
        }
        return """
                {"messageId":"m","channel":"b2b","externalOrderId":"%s","customer":{"externalId":"17850","name":"Example Ltd"},
                 "currency":"GBP","shipTo":{"name":"Example Ltd","line1":"1 High Street","city":"Leeds","postalCode":"LS1 1AA","country":"GB"},
                 "lines":%s,"payment":{"method":"invoice","terms":"NET30"},"requestedAt":"2010-12-01T08:26:00Z"}"""
                .formatted(externalId, all.build());
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
