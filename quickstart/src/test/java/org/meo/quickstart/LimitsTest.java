package org.meo.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one partner can do to the broker and to all others: not much. */
class LimitsTest {

    private static final long SOON = 10_000;
    private static final int MANY = 4_000;
    private static final int BATCH = 50;
    private static final int MEGABYTE = 1 << 20;
    private static final int CONNECTIONS = 40;

    @TempDir
    private static Path home;
    private static Broker broker;

    /** The ways in. */
    private enum Way {
        AMQP("is more than the 25165824 that are taken") {
            @Override
            void send(String address, String body) {
                try (JMSContext context = new JmsConnectionFactory(broker.amqpUrl()).createContext("integrator", "integrator")) {
                    context.createProducer().send(context.createQueue(address), body);
                }
            }
        },
        CORE("is more than the 25165824 that are taken") {
            @Override
            void send(String address, String body) {
                try (JMSContext context = factory().createContext("integrator", "integrator")) {
                    context.createProducer().send(context.createQueue(address), body);
                }
            }
        },
        STOMP("Error sending message") {
            @Override
            void send(String address, String body) {
                try (StompClient client = new StompClient(broker.port(), "integrator")) {
                    String answer = client.send(address, Map.of(), body);
                    if (!answer.startsWith("RECEIPT")) {
                        throw new JMSRuntimeException(answer);
                    }
                } catch (IOException broken) {
                    throw new JMSRuntimeException(broken.getMessage(), null, broken);
                }
            }
        };

        private final String refusal;

        Way(String refusal) {
            this.refusal = refusal;
        }

        abstract void send(String address, String body);
    }

    @BeforeAll
    static void start() {
        broker = new Broker(home, Ports.free(1).get(0), Duration.ofMillis(10), Optional.empty(), Map.of("meo.artemis.max.memory",
                String.valueOf(16 * MEGABYTE), "meo.artemis.slow.check", "1", "meo.artemis.max.connections", String.valueOf(CONNECTIONS)));
        broker.start();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void tenMegabytesArrive(Way way) throws JMSException, IOException {
        String body = "x".repeat(10 * MEGABYTE);
        way.send("meo.catalog.in", body);

        try (JMSContext store = store()) {
            Message message = store.createConsumer(store.createQueue("meo.catalog.in")).receive(SOON);
            assertThat(message.getBody(String.class)).hasSameSizeAs(body);
        }
        awaitNothingOnDisk();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void whatIsTooLargeIsRefusedAndLeavesNothing(Way way) throws IOException {
        String body = "x".repeat(25 * MEGABYTE);
        assertThatThrownBy(() -> way.send("meo.catalog.in", body)).isInstanceOf(JMSRuntimeException.class)
                .hasMessageContaining(way.refusal);

        way.send("meo.catalog.in", "small");
        try (JMSContext store = store()) {
            assertThat(store.createConsumer(store.createQueue("meo.catalog.in")).receiveBody(String.class, SOON)).isEqualTo("small");
        }
        awaitNothingOnDisk();
    }

    @Test
    void backlogGoesToDiskAndMemoryStaysFlat() throws IOException, InterruptedException {
        String body = "x".repeat(16 * 1024);
        try (JMSContext partner = factory().createContext("integrator", "integrator", JMSContext.SESSION_TRANSACTED)) {
            var producer = partner.createProducer().setDeliveryMode(DeliveryMode.PERSISTENT);
            for (int i = 0; i < MANY; i++) {
                producer.setProperty("number", i).send(partner.createQueue("meo.stock.in"), body);
                if (i % BATCH == BATCH - 1) {
                    partner.commit();
                }
            }
        }
        try (JMSContext store = factory().createContext("store", "store", JMSContext.SESSION_TRANSACTED); JMSConsumer consumer = store.createConsumer(store.createQueue("meo.stock.in"))) {
            Message first = consumer.receive(SOON);
            assertThat(number(first)).isZero();
            assertThat(size(home.resolve("broker/data/paging"))).isGreaterThan(80L * MEGABYTE);
            assertThat(heapAfterCollection()).isLessThan(64L * MEGABYTE);
            for (int i = 1; i < MANY; i++) {
                assertThat(number(consumer.receive(SOON))).isEqualTo(i);
                if (i % BATCH == BATCH - 1) {
                    store.commit();
                }
            }
        }
        Awaitility.await("pages are removed").atMost(Duration.ofSeconds(30))
                .until(() -> size(home.resolve("broker/data/paging")) < 4L * MEGABYTE);
    }

    @Test
    void subscriberThatHangsIsDisconnectedAndFindsItsEventsLater() {
        AtomicBoolean hungUp = new AtomicBoolean();
        int sent = 0;
        try (JMSContext hanging = new JmsConnectionFactory(broker.amqpUrl()).createContext("integrator", "integrator",
                JMSContext.CLIENT_ACKNOWLEDGE); JMSContext store = store()) {
            hanging.setClientID("hanging");
            hanging.setExceptionListener(problem -> hungUp.set(true));
            JMSConsumer consumer = hanging.createDurableConsumer(hanging.createTopic("meo.events.stock"), "all");
            for (; sent < 5; sent++) {
                store.createProducer().send(store.createTopic("meo.events.stock"), "{}");
            }
            assertThat(consumer.receive(SOON)).isNotNull();
            Awaitility.await("the broker hangs up").atMost(Duration.ofSeconds(20)).untilTrue(hungUp);
        } catch (JMSRuntimeException alreadyClosed) {
            assertThat(hungUp).isTrue();
        }
        try (JMSContext back = new JmsConnectionFactory(broker.amqpUrl()).createContext("integrator", "integrator")) {
            back.setClientID("hanging");
            try (JMSConsumer consumer = back.createDurableConsumer(back.createTopic("meo.events.stock"), "all")) {
                for (int i = 0; i < sent; i++) {
                    assertThat(consumer.receive(SOON)).isNotNull();
                }
            }
            back.unsubscribe("all");
        }
    }

    @Test
    void connectionsAreCounted() {
        List<JMSContext> open = new ArrayList<>();
        try {
            assertThatThrownBy(() -> {
                for (int i = 0; i <= CONNECTIONS; i++) {
                    JMSContext context = new JmsConnectionFactory(broker.amqpUrl() + "?jms.connectTimeout=3000")
                            .createContext("integrator", "integrator");
                    open.add(context);
                    context.start();
                }
            }).isInstanceOf(JMSRuntimeException.class);
            assertThat(open).hasSizeBetween(CONNECTIONS - 5, CONNECTIONS + 1);
            open.get(0).createProducer().send(open.get(0).createQueue("meo.replay.in"), "those who are in are not disturbed");
        } finally {
            open.forEach(JMSContext::close);
        }
    }

    private static int number(Message message) {
        try {
            return message.getIntProperty("number");
        } catch (JMSException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static void awaitNothingOnDisk() {
        Awaitility.await("large messages are removed").atMost(Duration.ofSeconds(20))
                .until(() -> size(home.resolve("broker/data/large-messages")), size -> size == 0);
    }

    private static long size(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.map(Path::toFile).filter(java.io.File::isFile).mapToLong(java.io.File::length).sum();
        }
    }

    /** Bytes of the broker's heap that are still in use after a full collection. */
    private static long heapAfterCollection() throws IOException, InterruptedException {
        ask("GC.run");
        Matcher used = Pattern.compile("(?:new|tenured) generation\\s+total \\d+K, used (\\d+)K").matcher(ask("GC.heap_info"));
        long sum = 0;
        while (used.find()) {
            sum += Long.parseLong(used.group(1)) * 1024;
        }
        assertThat(sum).isPositive();
        return sum;
    }

    private static String ask(String command) throws IOException, InterruptedException {
        Path answer = home.resolve("jcmd.txt");
        Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(broker.pid()), command).redirectErrorStream(true).redirectOutput(answer.toFile()).start();
        assertThat(jcmd.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return Files.readString(answer);
    }

    private static JMSContext store() {
        ConnectionFactory factory = factory();
        return factory.createContext("store", "store");
    }

    @SuppressWarnings("resource")
    private static ActiveMQConnectionFactory factory() {
        // Holds no connection of its own; each context closes what it opened.
        return new ActiveMQConnectionFactory(broker.coreUrl());
    }
}
