package org.meo.system;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.awaitility.Awaitility;

/**
 * A client of somebody else's make (Qpid JMS, over AMQP) that takes every message of a queue and keeps it. Comes back by
 * itself when the broker was away.
 */
final class Queue implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final JMSContext context;
    private final String name;

    /** @param brokerUrl for AMQP */
    Queue(String brokerUrl, String user, String name) {
        this.name = name;
        JmsConnectionFactory factory = new JmsConnectionFactory(user, user,
                "failover:(" + brokerUrl + ")?failover.reconnectDelay=100&failover.maxReconnectDelay=1000");
        context = factory.createContext(JMSContext.AUTO_ACKNOWLEDGE);
        JMSConsumer consumer = context.createConsumer(context.createQueue(name));
        consumer.setMessageListener(this::keep);
    }

    /**
     * A message, as it came.
     *
     * @param properties what its sender says about it, as text
     */
    record Received(Map<String, String> properties, String correlationId, String body) {

        String messageId() {
            return properties.get("meoMessageId");
        }

        JsonObject json() {
            try (JsonReader reader = Json.createReader(new StringReader(body))) {
                return reader.readObject();
            }
        }
    }

    /** Waits until a message matches. */
    Received await(String what, Predicate<Received> wanted) {
        return Awaitility.await(what + " in " + name).atMost(PATIENCE).pollInterval(Duration.ofMillis(50))
                .until(() -> matching(wanted), found -> !found.isEmpty()).get(0);
    }

    /** What has come so far. */
    List<Received> matching(Predicate<Received> wanted) {
        return received.stream().filter(wanted).toList();
    }

    private void keep(Message message) {
        try {
            received.add(new Received(properties(message), message.getJMSCorrelationID(), message.getBody(String.class)));
        } catch (JMSException e) {
            throw new IllegalStateException("a message of " + name + " that can't be read", e);
        }
    }

    private static Map<String, String> properties(Message message) throws JMSException {
        Map<String, String> properties = new TreeMap<>();
        for (var names = message.getPropertyNames(); names.hasMoreElements();) {
            String property = String.valueOf(names.nextElement());
            properties.put(property, message.getStringProperty(property));
        }
        return properties;
    }

    @Override
    public void close() {
        context.close();
    }
}
