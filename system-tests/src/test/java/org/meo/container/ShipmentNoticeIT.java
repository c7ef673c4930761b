package org.meo.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meo.checkout.PlacedOrder;
import org.meo.documents.DocumentKind;
import org.meo.documents.Documents;
import org.meo.fulfilment.Shipments;
import org.meo.inventory.Inventory;

@ExtendWith(ArquillianExtension.class)
class ShipmentNoticeIT {

    private static final String SHIPMENTS = "meo.shipments.in";
    private static final String DEAD_LETTERS = "meo.dlq.meo.shipments.in";

    @Inject
    private Shop shop;

    @EJB
    private Shipments shipments;

    @EJB
    private Inventory inventory;

    @EJB
    private Documents documents;

    @Test
    void partsAddUpUntilAllIsShipped() {
        String sku = shop.product(10);
        PlacedOrder order = shop.buy(sku, 3);
        String fulfilment = shop.fulfilmentRequest(order.number()).getString("fulfilmentId");

        shop.send(SHIPMENTS, "ShipmentNotice", id(), notice(fulfilment, sku, "1"));
        awaitStatus(order, "PARTIALLY_SHIPPED");
        shop.send(SHIPMENTS, "ShipmentNotice", id(), notice(fulfilment, sku, "2"));
        awaitStatus(order, "SHIPPED");

        assertThat(shipments.ofOrder(order.number())).hasSize(2);
        assertThat(documents.ofOrder(order.number())).singleElement().satisfies(invoice -> {
            assertThat(invoice.kind()).isEqualTo(DocumentKind.INVOICE);
            assertThat(documents.find(invoice.number()).orElseThrow().pdf()).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
        });
        assertThat(shop.text("SELECT on_hand FROM stock_level WHERE sku = ?", sku)).isEqualTo("7");
        assertThat(shop.text("SELECT reserved FROM stock_level WHERE sku = ?", sku)).isEqualTo("0");
        assertThat(inventory.mismatches()).isEmpty();
    }

    @Test
    void whoGaveAPhoneNumberIsToldOnceByTextMessage() {
        String sku = shop.product(10);
        PlacedOrder order = shop.buy(sku, 1);
        shop.update("UPDATE orders SET phone = '+44 (20) 7946-0000' WHERE number = ?", order.number());
        String fulfilment = shop.fulfilmentRequest(order.number()).getString("fulfilmentId");

        shop.send(SHIPMENTS, "ShipmentNotice", id(), notice(fulfilment, sku, "1"));
        awaitStatus(order, "SHIPPED");

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(shop.text(
                "SELECT count(sent_at) || recipient FROM text_message WHERE body LIKE ? GROUP BY recipient", "%" + order.number() + "%"))
                .isEqualTo("1+442079460000"));
    }

    @Test
    void repeatedNoticeCountsOnce() {
        String sku = shop.product(10);
        PlacedOrder order = shop.buy(sku, 2);
        String fulfilment = shop.fulfilmentRequest(order.number()).getString("fulfilmentId");
        String messageId = id();

        for (int copy = 0; copy < 3; copy++) {
            shop.send(SHIPMENTS, "ShipmentNotice", messageId, notice(fulfilment, sku, "1"));
        }
        shop.send(SHIPMENTS, "ShipmentNotice", id(), notice(fulfilment, sku, "1"));
        awaitStatus(order, "SHIPPED");

        assertThat(shipments.ofOrder(order.number())).hasSize(2);
        assertThat(shop.text("SELECT count(*) FROM notification WHERE occasion LIKE 'shipped:%' AND body_text LIKE ?",
                "%" + order.number() + "%")).isEqualTo("2");
    }

    @Test
    void moreThanOrderedGoesToTheDeadLettersWithTheReason() throws JMSException {
        String sku = shop.product(10);
        PlacedOrder order = shop.buy(sku, 2);
        String fulfilment = shop.fulfilmentRequest(order.number()).getString("fulfilmentId");

        TextMessage dead = sendAndFindDead("ShipmentNotice", notice(fulfilment, sku, "3"));

        assertThat(dead.getStringProperty("meoError")).contains("MORE_THAN_ORDERED");
        assertThat(shop.text("SELECT status FROM orders WHERE number = ?", order.number())).isEqualTo("PLACED");
        assertThat(shipments.ofOrder(order.number())).isEmpty();
    }

    @Test
    void whatCannotBeValidGoesToTheDeadLettersAtOnce() throws JMSException {
        assertThat(sendAndFindDead("ShipmentNotice", "no json").getStringProperty("meoError")).contains("INVALID_MESSAGE");
        assertThat(sendAndFindDead("Nonsense", "{}").getStringProperty("meoError")).contains("INVALID_MESSAGE");
        assertThat(sendAndFindDead("FulfilmentRequest", "{}").getStringProperty("meoError")).contains("INVALID_MESSAGE");
        assertThat(sendAndFindDead("ShipmentNotice", notice("unknown", "SKU", "1")).getStringProperty("meoError"))
                .contains("UNKNOWN_FULFILMENT");
        assertThat(sendAndFindDead("ShipmentNotice", notice("unknown", "SKU", "-1")).getStringProperty("meoError"))
                .contains("/lines/0/quantity");
        assertThat(sendAndFindDead("ShipmentNotice", notice("unknown", "SKU", "1000000000")).getStringProperty("meoError"))
                .contains("/lines/0/quantity");
    }

    private TextMessage sendAndFindDead(String type, String body) {
        String messageId = id();
        shop.send(SHIPMENTS, type, messageId, body);
        return shop.receive(DEAD_LETTERS, "meoMessageId = '" + messageId + "'", Duration.ofSeconds(20))
                .orElseThrow(() -> new AssertionError("no dead letter for " + body));
    }

    private void awaitStatus(PlacedOrder order, String status) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
                assertThat(shop.text("SELECT status FROM orders WHERE number = ?", order.number())).isEqualTo(status));
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static String notice(String fulfilmentId, String sku, String quantity) {
        return """
                {"messageId":"m","fulfilmentId":"%s","carrier":"Royal Mail","trackingNumber":"RM123",
                 "shippedAt":"2026-01-02T03:04:05Z","lines":[{"sku":"%s","quantity":%s}]}""".formatted(fulfilmentId, sku, quantity);
    }
}
