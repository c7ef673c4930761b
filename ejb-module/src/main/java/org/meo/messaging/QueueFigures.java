package org.meo.messaging;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** How the queues of the broker stand, as it says itself: asked for every fifteen seconds at most, no message is read for it. */
@ApplicationScoped
public class QueueFigures {

    private static final Logger LOG = Logger.getLogger(QueueFigures.class.getName());
    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(15);
    private static final long PATIENCE_MILLIS = 3_000;
    private static final int MOST_QUEUES = 1_000;
    private static final String SUCCEEDED = "_AMQ_OperationSucceeded";
    private static final String NAMES_OF_THE_STORE = "meo.";

    @Resource(lookup = "jms/meo")
    private ConnectionFactory connections;

    private Map<String, QueueFigure> figures = Map.of();
    private long askedAt = System.nanoTime() - KEPT_NANOS;

    /** By name of the queue: those of {@link Addresses}, their dead letters, and subscriptions to topics. Empty while the broker is away. */
    public synchronized Map<String, QueueFigure> all() {
        if (System.nanoTime() - askedAt >= KEPT_NANOS) {
            figures = ask();
            askedAt = System.nanoTime();
        }
        return figures;
    }

    /** As {@link #all()}, as it is now: for a person who has just changed it. */
    public synchronized Map<String, QueueFigure> now() {
        askedAt = System.nanoTime() - KEPT_NANOS;
        return all();
    }

    private Map<String, QueueFigure> ask() {
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            TemporaryQueue answers = context.createTemporaryQueue();
            try (JMSConsumer consumer = context.createConsumer(answers)) {
                String filter = Json.createObjectBuilder().add("field", "").add("operation", "").add("value", "").build().toString();
                JsonArray parameters = Json.createArrayBuilder().add(filter).add(1).add(MOST_QUEUES).build();
                String text = invoke(context, answers, consumer, "broker", "_AMQ_OperationName", "listQueues", parameters.toString());
                List<JsonObject> queues = array(array(text).getString(0), "data").getValuesAs(JsonObject.class);
                return queues.stream().filter(queue -> queue.getString("address").startsWith(NAMES_OF_THE_STORE))
                        .map(queue -> figure(queue, context, answers, consumer))
                        .collect(Collectors.toMap(QueueFigure::name, Function.identity()));
            } finally {
                answers.delete();
            }
        } catch (JMSRuntimeException | JMSException away) {
            LOG.log(Level.FINE, "the broker does not say how its queues stand", away);
            return Map.of();
        }
    }

    private static QueueFigure figure(JsonObject queue, JMSContext context, TemporaryQueue answers, JMSConsumer consumer) {
        long depth = number(queue, "messageCount");
        long inHand = number(queue, "deliveringCount");
        long age = 0;
        if (depth > inHand) {
            String answer = invoke(context, answers, consumer, "queue." + queue.getString("name"), "_AMQ_Attribute",
                    "firstMessageAge", "[]");
            // None at all where the last one was taken meanwhile.
            age = answer == null ? 0 : Long.parseLong(array(answer).get(0).toString());
        }
        return new QueueFigure(queue.getString("name"), queue.getString("address"), depth, inHand, number(queue, "consumerCount"),
                Duration.ofMillis(age));
    }

    /** Numbers come as text. */
    private static long number(JsonObject queue, String name) {
        return Long.parseLong(queue.getString(name));
    }

    /** Whether there is such a queue just now. */
    static boolean exists(JMSContext context, String queue) {
        TemporaryQueue answers = context.createTemporaryQueue();
        try (JMSConsumer consumer = context.createConsumer(answers)) {
            return ask(context, answers, consumer, "queue." + queue, "_AMQ_Attribute", "messageCount", "[]")
                    .getBooleanProperty(SUCCEEDED);
        } catch (JMSException failure) {
            throw new JMSRuntimeException(failure.getMessage(), failure.getErrorCode(), failure);
        }
    }

    private static String invoke(JMSContext context, TemporaryQueue answers, JMSConsumer consumer, String resource, String kind,
            String name, String parameters) {
        try {
            Message answer = ask(context, answers, consumer, resource, kind, name, parameters);
            if (!answer.getBooleanProperty(SUCCEEDED)) {
                throw new JMSException(name + " of " + resource + " can't be told");
            }
            return ((TextMessage) answer).getText();
        } catch (JMSException failure) {
            throw new JMSRuntimeException(failure.getMessage(), failure.getErrorCode(), failure);
        }
    }

    private static Message ask(JMSContext context, TemporaryQueue answers, JMSConsumer consumer, String resource, String kind,
            String name, String parameters) throws JMSException {
        TextMessage request = context.createTextMessage(parameters);
        request.setStringProperty("_AMQ_ResourceName", resource);
        request.setStringProperty(kind, name);
        request.setJMSReplyTo(answers);
        context.createProducer().send(context.createQueue("activemq.management"), request);
        Message answer = consumer.receive(PATIENCE_MILLIS);
        if (answer == null) {
            throw new JMSException("no answer to " + name + " of " + resource);
        }
        return answer;
    }

    private static JsonArray array(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readArray();
        }
    }

    private static JsonArray array(String text, String member) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject().getJsonArray(member);
        }
    }
}
