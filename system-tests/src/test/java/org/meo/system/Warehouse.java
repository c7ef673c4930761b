package org.meo.system;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.qpid.jms.JmsConnectionFactory;

/** Plays the partner that packs and sends: knows the broker's address, the published contracts, and nothing else. */
final class Warehouse implements AutoCloseable {

    private static final String USER = "integrator";

    private final String brokerUrl;
    private final Queue requests;

    /** @param brokerUrl for AMQP */
    Warehouse(String brokerUrl) {
        this.brokerUrl = brokerUrl;
        this.requests = new Queue(brokerUrl, USER, "meo.fulfilment.out");
    }

    /** Waits for what is to be sent for an order. */
    Queue.Received request(String orderNumber) {
        return requests.await("the request for order " + orderNumber, of(orderNumber));
    }

    /** All requests for an order that have come so far. */
    List<Queue.Received> requests(String orderNumber) {
        return requests.matching(of(orderNumber));
    }

    private static Predicate<Queue.Received> of(String orderNumber) {
        return message -> "FulfilmentRequest".equals(message.properties().get("meoType"))
                && message.json().getString("orderNumber").equals(orderNumber);
    }

    /** A notice about a parcel, not sent yet. */
    static JsonObject notice(String fulfilmentId, String trackingNumber, Map<String, Integer> quantities) {
        JsonArrayBuilder lines = Json.createArrayBuilder();
        quantities.forEach((sku, quantity) -> lines.add(Json.createObjectBuilder().add("sku", sku).add("quantity", quantity)));
        return Json.createObjectBuilder().add("messageId", "wh-" + UUID.randomUUID()).add("fulfilmentId", fulfilmentId)
                .add("carrier", "Northern Parcel").add("trackingNumber", trackingNumber)
                .add("shippedAt", Instant.now().toString()).add("lines", lines).build();
    }

    /** Sends a notice. */
    void send(JsonObject notice) {
        send(notice.getString("messageId"), notice.toString());
    }

    /** Sends a notice that says to which trace it belongs. */
    void send(JsonObject notice, String traceparent) {
        send(notice.getString("messageId"), notice.toString(), Map.of("traceparent", traceparent));
    }

    /** Sends whatever it is as a notice about a parcel. */
    void send(String messageId, String body) {
        send(messageId, body, Map.of());
    }

    private void send(String messageId, String body, Map<String, String> properties) {
        try (JMSContext context = new JmsConnectionFactory(USER, USER, brokerUrl).createContext()) {
            JMSProducer producer = context.createProducer().setProperty("meoType", "ShipmentNotice")
                    .setProperty("meoVersion", 1).setProperty("meoMessageId", messageId).setJMSCorrelationID("c-" + messageId);
            properties.forEach(producer::setProperty);
            producer.send(context.createQueue("meo.shipments.in"), context.createTextMessage(body));
        }
    }

    @Override
    public void close() {
        requests.close();
    }
}
