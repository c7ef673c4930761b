package org.meo.quickstart;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue.ValueType;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * Plays a partner's warehouse, so that a newcomer sees an order ship by itself: takes what is to be fulfilled and
 * reports all of it as shipped a few seconds later. A plain JMS client with the rights of any integrator.
 */
public final class DemoWarehouse implements AutoCloseable {

    private static final Duration PACKING = Duration.ofSeconds(3);
    private static final Duration RECONNECT = Duration.ofSeconds(2);

    private final String brokerUrl;
    private final Consumer<String> console;
    private final Thread worker = new Thread(this::work, "demo-warehouse");
    private volatile JMSContext session;
    private volatile boolean open = true;

    /**
     * @param brokerUrl see {@link Broker#coreUrl}
     * @param console   told one line about each shipment
     */
    public DemoWarehouse(String brokerUrl, Consumer<String> console) {
        this.brokerUrl = brokerUrl;
        this.console = console;
        worker.setDaemon(true);
    }

    /** Starts to work; a broker that cannot be reached is tried again until {@link #close}. */
    public void start() {
        worker.start();
    }

    @Override
    public void close() {
        open = false;
        worker.interrupt();
        JMSContext current = session;
        if (current != null) {
            current.close();
        }
    }

    private void work() {
        while (open) {
            try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(brokerUrl)) {
                serve(factory);
            } catch (JMSRuntimeException | JMSException e) {
                // The broker is away or going away: the only thing to do is to come back.
                pause();
            }
        }
    }

    private void serve(ConnectionFactory factory) throws JMSException {
        try (JMSContext context = factory.createContext("integrator", "integrator", JMSContext.SESSION_TRANSACTED)) {
            session = context;
            JMSConsumer requests = context.createConsumer(context.createQueue("meo.fulfilment.out"));
            while (open) {
                Message message = requests.receive();
                if (message == null) {
                    return;
                }
                handle(context, message);
            }
        }
    }

    /** Taking the request and answering it are one transaction: the answer is sent now and delivered later. */
    private void handle(JMSContext context, Message message) throws JMSException {
        if (!"FulfilmentRequest".equals(message.getStringProperty("meoType"))) {
            context.commit();
            return;
        }
        Optional<JsonObject> request = read(message);
        if (request.isEmpty()) {
            console.accept("demo warehouse cannot read a fulfilment request: " + message.getJMSMessageID());
            context.rollback();
            return;
        }
        JsonObject notice = notice(request.get(), Instant.now().plus(PACKING));
        JMSProducer producer = context.createProducer().setDeliveryDelay(PACKING.toMillis())
                .setProperty("meoType", "ShipmentNotice").setProperty("meoVersion", 1)
                .setProperty("meoMessageId", notice.getString("messageId"));
        producer.setJMSCorrelationID(notice.getString("fulfilmentId"));
        String trace = message.getStringProperty("traceparent");
        if (trace != null) {
            producer.setProperty("traceparent", trace);
        }
        producer.send(context.createQueue("meo.shipments.in"), notice.toString());
        context.commit();
        console.accept("demo warehouse ships order " + request.get().getString("orderNumber", "?") + " with "
                + notice.getString("carrier") + " " + notice.getString("trackingNumber"));
    }

    private static Optional<JsonObject> read(Message message) throws JMSException {
        String body = message.isBodyAssignableTo(String.class) ? message.getBody(String.class) : null;
        if (body == null) {
            return Optional.empty();
        }
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            JsonObject request = reader.readObject();
            return Optional.of(request).filter(object -> isOf(object, "fulfilmentId", ValueType.STRING)
                    && isOf(object, "lines", ValueType.ARRAY));
        } catch (JsonException notJson) {
            return Optional.empty();
        }
    }

    private static boolean isOf(JsonObject object, String name, ValueType type) {
        return object.containsKey(name) && object.get(name).getValueType() == type;
    }

    /** The same request always gets the same message id: a repeated answer is no second shipment. */
    static JsonObject notice(JsonObject request, Instant shippedAt) {
        String fulfilment = request.getString("fulfilmentId");
        String tracking = String.format(Locale.ROOT, "DEMO%010d",
                ThreadLocalRandom.current().nextLong(10_000_000_000L));
        return Json.createObjectBuilder().add("messageId", "demo-" + fulfilment).add("fulfilmentId", fulfilment)
                .add("carrier", "Demo Parcel").add("trackingNumber", tracking).add("shippedAt", shippedAt.toString())
                .add("lines", request.getJsonArray("lines")).build();
    }

    private void pause() {
        if (!open) {
            return;
        }
        try {
            Thread.sleep(RECONNECT.toMillis());
        } catch (InterruptedException e) {
            // Only close() interrupts, and then the loop ends.
            Thread.currentThread().interrupt();
        }
    }
}
