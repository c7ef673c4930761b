package org.meo.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.ConnectionFactory;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two brokers that keep one set of messages: what becomes of them when the one that serves is killed. */
class BrokerPairTest {

    private static final Logger LOG = Logger.getLogger(BrokerPairTest.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SYNCHRONIZED = "AMQ221024";
    private static final int BEFORE = 300;
    private static final int ALL = 500;
    private static final long SOON = 10_000;

    @TempDir
    private static Path home;
    private static Broker first;
    private static Broker second;

    @BeforeAll
    static void start() throws IOException {
        List<Integer> ports = Ports.free(2);
        Path locks = Files.createDirectories(home.resolve("locks"));
        Path etc = home.resolve("additions");
        // In production ZooKeeper keeps the lock; two on one machine need a file.
        Files.writeString(Files.createDirectories(etc.resolve("broker.d")).resolve("lock.properties"), """
                HAPolicyConfiguration.distributedManagerConfiguration.className=%s
                HAPolicyConfiguration.distributedManagerConfiguration.properties.directory=%s
                """.formatted(LockOnDisk.class.getName(), locks));
        first = broker("first", ports.get(0), ports.get(1), etc);
        second = broker("second", ports.get(1), ports.get(0), etc);
        first.start();
        second.begin();
        awaitInLog(second, SYNCHRONIZED);
    }

    @AfterAll
    static void stop() {
        first.close();
        second.close();
    }

    private static Broker broker(String name, int port, int peer, Path etc) {
        return new Broker(home.resolve(name), port, Duration.ofMillis(10), Optional.of(etc), Map.of("meo.artemis.ha.peer", "127.0.0.1",
                "meo.artemis.ha.peer.port", String.valueOf(peer), "meo.artemis.ha.password", "pair-1"));
    }

    /** Over both protocols; each sender sends again what it is not sure of, under the same key. */
    @Test
    void nothingIsLostOrDoubledWhenTheOneThatServesIsKilled() throws InterruptedException, JMSException {
        AtomicInteger sent = new AtomicInteger();
        Thread amqp = new Thread(() -> send("amqp", amqp(), sent), "amqp");
        Thread core = new Thread(() -> send("core", core(), sent), "core");
        amqp.start();
        core.start();
        Awaitility.await("messages are under way").atMost(Duration.ofSeconds(30)).until(() -> sent.get() > BEFORE);

        first.kill();
        amqp.join(PATIENCE.toMillis());
        core.join(PATIENCE.toMillis());

        assertThat(sent).hasValue(2 * ALL);
        assertThat(second.isRunning()).isTrue();
        assertThat(taken()).containsExactlyInAnyOrderElementsOf(IntStream.range(0, ALL).boxed()
                .flatMap(i -> Stream.of("amqp-" + i, "core-" + i)).toList());

        // The first comes back as the copy of the second, and takes over with what happened while it was away.
        first.begin();
        awaitInLog(first, SYNCHRONIZED);
        send("late", amqp(), sent);
        second.kill();
        assertThat(taken()).containsExactlyInAnyOrderElementsOf(IntStream.range(0, ALL).mapToObj(i -> "late-" + i).toList());
    }

    private static void send(String name, ConnectionFactory factory, AtomicInteger sent) {
        int next = 0;
        while (next < ALL) {
            try (JMSContext context = factory.createContext("integrator", "integrator")) {
                while (next < ALL) {
                    String id = name + "-" + next;
                    context.createProducer().setProperty("_AMQ_DUPL_ID", id).send(context.createQueue("meo.orders.in"), id);
                    next++;
                    sent.incrementAndGet();
                }
            } catch (JMSRuntimeException notSure) {
                LOG.log(Level.INFO, "{0} sends {1} again: {2}", new Object[] {name, next, notSure.getMessage()});
            }
        }
    }

    /** All that is in the queue. */
    private static List<String> taken() throws JMSException {
        List<String> bodies = new ArrayList<>();
        try (JMSContext context = amqp().createContext("store", "store")) {
            JMSConsumer consumer = context.createConsumer(context.createQueue("meo.orders.in"));
            for (Message message = consumer.receive(SOON); message != null; message = consumer.receive(1_000)) {
                bodies.add(message.getBody(String.class));
            }
        }
        return bodies;
    }

    private static ConnectionFactory amqp() {
        return new JmsConnectionFactory("failover:(" + first.amqpUrl() + "," + second.amqpUrl()
                + ")?failover.reconnectDelay=100&failover.maxReconnectDelay=1000");
    }

    @SuppressWarnings("resource")
    private static ConnectionFactory core() {
        return new ActiveMQConnectionFactory("(" + first.coreUrl() + "," + second.coreUrl()
                + ")?ha=true&retryInterval=200&reconnectAttempts=100&initialConnectAttempts=100");
    }

    private static void awaitInLog(Broker broker, String sentence) {
        Awaitility.await(sentence).atMost(PATIENCE).until(() -> Files.readString(broker.log()).contains(sentence));
    }
}
