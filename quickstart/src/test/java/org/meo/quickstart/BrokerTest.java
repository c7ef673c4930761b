package org.meo.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What broker.xml promises to partners, over AMQP as they speak it, and to the store. */
class BrokerTest {

    private static final long SOON = 5_000;
    private static final long NEVER = 300;

    @TempDir
    private static Path home;
    private static Broker broker;

    @BeforeAll
    static void start() {
        broker = new Broker(home, Ports.free(1).get(0), Duration.ofMillis(10));
        broker.start();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"meo.orders.in", "meo.shipments.in", "meo.stock.in", "meo.catalog.in"})
    void aPartnerSendsAndTheStoreReceives(String address) {
        try (JMSContext partner = partner(); JMSContext store = store()) {
            partner.createProducer().setProperty("meoType", "Test").send(partner.createQueue(address), "{}");

            Message received = store.createConsumer(store.createQueue(address)).receive(SOON);
            assertThat(body(received)).isEqualTo("{}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"meo.orders.replies", "meo.fulfilment.out"})
    void theStoreSendsAndAPartnerReceives(String address) {
        try (JMSContext partner = partner(); JMSContext store = store()) {
            store.createProducer().send(store.createQueue(address), "{}");

            assertThat(body(partner.createConsumer(partner.createQueue(address)).receive(SOON))).isEqualTo("{}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"meo.orders.replies", "meo.fulfilment.out", "meo.dlq.meo.orders.in", "made.up"})
    void aPartnerSendsNowhereElse(String address) {
        try (JMSContext partner = partner()) {
            assertThatExceptionOfType(JMSRuntimeException.class)
                    .isThrownBy(() -> partner.createProducer().send(partner.createQueue(address), "{}"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"meo.orders.in", "meo.dlq.meo.orders.in"})
    void aPartnerReadsNowhereElse(String address) {
        try (JMSContext partner = partner()) {
            assertThatExceptionOfType(JMSSecurityRuntimeException.class)
                    .isThrownBy(() -> partner.createConsumer(partner.createQueue(address)));
        }
    }

    @Test
    void aPartnerAsksForTheReplyOnAQueueOfItsOwn() throws JMSException {
        try (JMSContext partner = partner(); JMSContext store = store()) {
            TemporaryQueue replies = partner.createTemporaryQueue();
            JMSConsumer consumer = partner.createConsumer(replies);
            partner.createProducer().setJMSReplyTo(replies).send(partner.createQueue("meo.orders.in"), "{}");

            Message request = store.createConsumer(store.createQueue("meo.orders.in")).receive(SOON);
            store.createProducer().send(request.getJMSReplyTo(), "{\"ok\":true}");

            assertThat(body(consumer.receive(SOON))).isEqualTo("{\"ok\":true}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"meo.events.orders", "meo.events.stock"})
    void aDurableSubscriberGetsEventsThatHappenedWhileItWasAway(String address) {
        try (JMSContext partner = partner("warehouse-7")) {
            Topic topic = partner.createTopic(address);
            partner.createDurableConsumer(topic, "reports").close();
        }
        try (JMSContext store = store()) {
            store.createProducer().send(store.createTopic(address), "{\"event\":1}");
        }
        try (JMSContext partner = partner("warehouse-7")) {
            JMSConsumer consumer = partner.createDurableConsumer(partner.createTopic(address), "reports");
            assertThat(body(consumer.receive(SOON))).isEqualTo("{\"event\":1}");
            consumer.close();
            partner.unsubscribe("reports");
        }
    }

    @Test
    void whatFailsFiveTimesGoesToTheDeadLetterAddress() {
        try (JMSContext store = factory().createContext("store", "store", JMSContext.SESSION_TRANSACTED)) {
            store.createProducer().send(store.createQueue("meo.stock.in"), "poison");
            store.commit();
            try (JMSConsumer consumer = store.createConsumer(store.createQueue("meo.stock.in"))) {
                for (int delivery = 1; delivery <= 5; delivery++) {
                    assertThat(body(consumer.receive(SOON))).as("delivery " + delivery).isEqualTo("poison");
                    store.rollback();
                }
                assertThat(consumer.receive(NEVER)).isNull();
            }
            try (JMSConsumer dead = store.createConsumer(store.createQueue("meo.dlq.meo.stock.in"))) {
                assertThat(body(dead.receive(SOON))).isEqualTo("poison");
                store.commit();
            }
        }
    }

    @Test
    void theSameMessageIdIsTakenOnceAlsoAfterACrash() {
        send("meo.fulfilment.out", "id-1");
        send("meo.fulfilment.out", "id-1");
        broker.kill();
        broker.start();
        send("meo.fulfilment.out", "id-1");

        try (JMSContext partner = partner()) {
            JMSConsumer consumer = partner.createConsumer(partner.createQueue("meo.fulfilment.out"));
            assertThat(body(consumer.receive(SOON))).isEqualTo("id-1");
            assertThat(consumer.receive(NEVER)).isNull();
        }
    }

    @Test
    void aWrongPasswordOpensNothing() {
        assertThatExceptionOfType(JMSSecurityRuntimeException.class).isThrownBy(
                () -> open(() -> new JmsConnectionFactory(broker.amqpUrl()).createContext("integrator", "wrong")));
    }

    private static void send(String address, String id) {
        try (JMSContext store = store()) {
            store.createProducer().setProperty("_AMQ_DUPL_ID", id).send(store.createQueue(address), id);
        }
    }

    private static void open(Supplier<JMSContext> door) {
        try (JMSContext context = door.get()) {
            context.start();
        }
    }

    private static String body(Message message) {
        assertThat(message).as("a message in time").isNotNull();
        try {
            return message.getBody(String.class);
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JMSContext partner() {
        return new JmsConnectionFactory(broker.amqpUrl()).createContext("integrator", "integrator");
    }

    private static JMSContext partner(String clientId) {
        JMSContext context = partner();
        context.setClientID(clientId);
        return context;
    }

    private static JMSContext store() {
        return factory().createContext("store", "store");
    }

    @SuppressWarnings("resource")
    private static ConnectionFactory factory() {
        // Holds no connection of its own; each context closes what it opened.
        return new ActiveMQConnectionFactory(broker.coreUrl());
    }
}
