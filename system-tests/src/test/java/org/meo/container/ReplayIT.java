package org.meo.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import jakarta.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meo.messaging.Addresses;
import org.meo.messaging.Outbox;
import org.meo.messaging.OutgoingMessage;

/** Events are told again to whoever asks, from the store's own books. */
@ExtendWith(ArquillianExtension.class)
class ReplayIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int EVENTS = 1_200;

    @Inject
    private Shop shop;

    @EJB
    private Outbox outbox;

    @Resource(lookup = "jms/meo")
    private ConnectionFactory connections;

    /** A message as it was told again. */
    private record Told(String type, String id, String correlation, String body) {
    }

    @Test
    void eventsAreToldAgainInOrderUnderTheIdsTheyHad() {
        Instant from = Instant.now();
        String type = type();
        List<String> ids = events(type, EVENTS);
        String request = id();
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            TemporaryQueue answers = context.createTemporaryQueue();
            JMSConsumer consumer = context.createConsumer(answers);
            ask(context, answers, request, from, type);
            ask(context, answers, request, from, type);

            List<Told> told = untilCompleted(consumer);

            assertThat(told.subList(0, EVENTS)).extracting(Told::id).isEqualTo(ids);
            assertThat(told.subList(0, EVENTS)).extracting(Told::correlation).contains("key-0", "key-6").doesNotContain(request);
            assertThat(told.get(EVENTS).correlation).isEqualTo(request);
            assertThat(told.get(EVENTS).body()).contains("\"inReplyTo\":\"" + request + "\"").contains("\"events\":" + EVENTS);

            // As after a crash between sending and noting it: the pages go out again, and nobody gets them twice.
            shop.update("UPDATE replay SET ended_at = NULL, sent = 0, last_id = last_id - 900 WHERE message_id = ?", request);
            await().atMost(PATIENCE).until(() -> shop.text("SELECT ended_at FROM replay WHERE message_id = ?", request) != null);
            assertThat(consumer.receive(1_000)).isNull();
            // Whoever asks twice under one id is answered once.
            assertThat(shop.text("SELECT count(*) FROM replay WHERE message_id = ?", request)).isEqualTo("1");
        }
    }

    @Test
    void onlyTheTimeAndTypesThatWereAskedFor() {
        String type = type();
        events(type, 3);
        Instant from = Instant.now();
        List<String> wanted = events(type, 4);
        events(type(), 5);
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            TemporaryQueue answers = context.createTemporaryQueue();
            JMSConsumer consumer = context.createConsumer(answers);
            ask(context, answers, id(), from, type);

            List<Told> told = untilCompleted(consumer);

            assertThat(told.subList(0, told.size() - 1)).extracting(Told::id).isEqualTo(wanted);
        }
    }

    @Test
    void whoeverHangsUpIsForgotten() throws JMSException {
        String request = id();
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            TemporaryQueue gone = context.createTemporaryQueue();
            gone.delete();
            ask(context, gone, request, Instant.now(), type());
        }
        await().atMost(PATIENCE).until(() -> shop.text("SELECT failure FROM replay WHERE message_id = ?", request) != null);
        assertThat(shop.text("SELECT ended_at FROM replay WHERE message_id = ?", request)).isNotNull();
    }

    @Test
    void nobodyHasTheStoreWriteWhereHeMayNotRead() throws JMSException {
        String request = id();
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            ask(context, context.createQueue(Addresses.ORDERS_IN), request, Instant.now(), type());
        }
        TextMessage dead = shop.receive("meo.dlq.meo.replay.in", "meoMessageId = '" + request + "'", PATIENCE).orElseThrow();
        assertThat(dead.getStringProperty("meoError")).contains("JMSReplyTo");
        assertThat(shop.text("SELECT 1 FROM replay WHERE message_id = ?", request)).isNull();
    }

    /** @return ids of the events in their order */
    private List<String> events(String type, int count) {
        List<String> ids = new ArrayList<>();
        for (int begin = 0; begin < count; begin += 400) {
            int first = begin;
            shop.inTransaction(() -> {
                for (int number = first; number < Math.min(count, first + 400); number++) {
                    ids.add(outbox.write(OutgoingMessage.toTopic(Addresses.ORDER_EVENTS, "key-" + number % 7, type, 1,
                            Json.createObjectBuilder().add("number", number).build())));
                }
                return null;
            });
        }
        return ids;
    }

    private void ask(JMSContext context, Destination answers, String request, Instant from, String type) {
        TextMessage message = context.createTextMessage("""
                {"messageId":"%s","topic":"meo.events.orders","from":"%s","types":["%s","Other"]}""".formatted(request, from, type));
        try {
            message.setStringProperty("meoType", "ReplayRequest");
            message.setIntProperty("meoVersion", 1);
            message.setStringProperty("meoMessageId", request);
            message.setJMSReplyTo(answers);
        } catch (JMSException failure) {
            throw new IllegalStateException(failure);
        }
        context.createProducer().send(context.createQueue(Addresses.REPLAY_IN), message);
    }

    private static List<Told> untilCompleted(JMSConsumer consumer) {
        List<Told> told = new ArrayList<>();
        try {
            while (told.isEmpty() || !told.get(told.size() - 1).type().equals("ReplayCompleted")) {
                TextMessage message = (TextMessage) consumer.receive(PATIENCE.toMillis());
                assertThat(message).as("after " + told.size() + " messages").isNotNull();
                told.add(new Told(message.getStringProperty("meoType"), message.getStringProperty("meoMessageId"),
                        message.getJMSCorrelationID(), message.getText()));
            }
        } catch (JMSException failure) {
            throw new IllegalStateException(failure);
        }
        return told;
    }

    private static String type() {
        return "T" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
