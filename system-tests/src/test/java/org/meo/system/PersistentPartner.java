package org.meo.system;

import jakarta.jms.CompletionListener;
import jakarta.jms.DeliveryMode;
import jakarta.jms.ExceptionListener;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.awaitility.Awaitility;

/**
 * A partner who does as the guide says when the broker goes away: connects again, and sends again under its id whatever the
 * broker did not say that it has. Takes the answers from the queue for all of them, and keeps which ones came for what.
 */
final class PersistentPartner implements Runnable {

    private static final String USER = "integrator";
    private static final String QUEUE = "meo.orders.in";
    private static final int WINDOW = 200;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final String brokerUrl;
    private final Map<String, String> requests;
    /** How often each was sent; the broker may have any but the last one that it did not confirm. */
    private final Map<String, Integer> sends = new ConcurrentHashMap<>();
    private final Set<String> confirmed = ConcurrentHashMap.newKeySet();
    /** Answers by request, then by their own id: one that comes twice is one. */
    private final Map<String, Map<String, JsonObject>> answers = new ConcurrentHashMap<>();
    private final AtomicInteger repeatedDeliveries = new AtomicInteger();

    /** @param requests bodies by message id, in the order in which they are sent */
    PersistentPartner(String brokerUrl, Map<String, String> requests) {
        this.brokerUrl = brokerUrl;
        this.requests = new LinkedHashMap<>(requests);
    }

    /** Ends when each request has an answer. */
    @Override
    public void run() {
        while (answers.size() < requests.size()) {
            try (JMSContext receiving = connect(); JMSContext sending = connect()) {
                receiving.createConsumer(receiving.createQueue("meo.orders.replies")).setMessageListener(this::keep);
                Gone gone = new Gone();
                sending.setExceptionListener(gone);
                receiving.setExceptionListener(gone);
                sendAll(sending, gone);
            } catch (JMSRuntimeException away) {
                pause();
            }
        }
    }

    private JMSContext connect() {
        return new JmsConnectionFactory(USER, USER, brokerUrl).createContext();
    }

    private void sendAll(JMSContext context, Gone gone) {
        Queue queue = context.createQueue(QUEUE);
        for (Map.Entry<String, String> request : requests.entrySet()) {
            if (confirmed.contains(request.getKey()) || answers.containsKey(request.getKey())) {
                continue;
            }
            while (sends.size() - answers.size() >= WINDOW && !gone.is) {
                pause();
            }
            if (gone.is) {
                return;
            }
            TextMessage message = context.createTextMessage(request.getValue());
            JMSProducer producer = context.createProducer().setProperty("meoType", "OrderRequest").setProperty("meoVersion", 1)
                    .setProperty("meoMessageId", request.getKey()).setDeliveryMode(DeliveryMode.PERSISTENT)
                    .setAsync(new Confirmation(request.getKey(), gone));
            sends.merge(request.getKey(), 1, Integer::sum);
            producer.send(queue, message);
        }
        while (answers.size() < requests.size() && !gone.is) {
            pause();
        }
    }

    private static void pause() {
        Awaitility.await().pollDelay(PAUSE).until(() -> true);
    }

    private void keep(Message message) {
        try (JsonReader reader = Json.createReader(new StringReader(message.getBody(String.class)))) {
            String request = message.getJMSCorrelationID();
            if (requests.containsKey(request) && answers.computeIfAbsent(request, none -> new ConcurrentHashMap<>())
                    .put(message.getStringProperty("meoMessageId"), reader.readObject()) != null) {
                repeatedDeliveries.incrementAndGet();
            }
        } catch (JMSException e) {
            throw new IllegalStateException("an answer that can't be read", e);
        }
    }

    /** How many requests have been answered. */
    int answered() {
        return answers.size();
    }

    /** The answers to a request. */
    Map<String, JsonObject> answers(String request) {
        return answers.getOrDefault(request, Map.of());
    }

    /** How often a request was sent. */
    int sends(String request) {
        return sends.getOrDefault(request, 0);
    }

    /** How many answers came again under the same id. */
    int repeatedDeliveries() {
        return repeatedDeliveries.get();
    }

    /** Notes that a connection is lost. */
    private static final class Gone implements ExceptionListener {

        private volatile boolean is;

        @Override
        public void onException(JMSException exception) {
            is = true;
        }
    }

    private final class Confirmation implements CompletionListener {

        private final String request;
        private final Gone gone;

        private Confirmation(String request, Gone gone) {
            this.request = request;
            this.gone = gone;
        }

        @Override
        public void onCompletion(Message message) {
            confirmed.add(request);
        }

        @Override
        public void onException(Message message, Exception failure) {
            gone.is = true;
        }
    }
}
