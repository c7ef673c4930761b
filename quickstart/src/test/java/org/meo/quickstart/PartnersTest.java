package org.meo.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import jakarta.jms.TemporaryQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each kind of partner may and may not do, with two clients of different make; passwords are the users' names. */
class PartnersTest {

    private static final long SOON = 5_000;
    private static final String ACME_REPLIES = "meo.orders.replies.acme";
    private static final String GLOBEX_REPLIES = "meo.orders.replies.globex";
    private static final List<String> QUEUES = List.of("meo.orders.in", "meo.shipments.in", "meo.stock.in", "meo.catalog.in",
            "meo.replay.in", "meo.orders.replies", ACME_REPLIES, GLOBEX_REPLIES, "meo.fulfilment.out", "meo.dlq.meo.orders.in",
            "meo.dlq", "meo.expired", "activemq.management", "made.up");
    private static final List<String> TOPICS = List.of("meo.events.orders", "meo.events.stock");
    private static final Set<String> EVENTS = Set.copyOf(TOPICS);

    @TempDir
    private static Path home;
    private static Broker broker;

    /** Users, one of each kind, two of those who have queues of their own. */
    private enum Partner {
        INTEGRATOR("integrator", Set.of("meo.orders.in", "meo.shipments.in", "meo.stock.in", "meo.catalog.in", "meo.replay.in"),
                Set.of("meo.orders.replies", "meo.fulfilment.out"), true),
        SHOP("seller", Set.of("meo.orders.in", "meo.replay.in"), Set.of("meo.orders.replies"), true),
        ACME("seller-own-replies,acme", Set.of("meo.orders.in", "meo.replay.in"), Set.of(ACME_REPLIES), true),
        GLOBEX("seller-own-replies,globex", Set.of("meo.orders.in", "meo.replay.in"), Set.of(GLOBEX_REPLIES), true),
        DEPOT("warehouse", Set.of("meo.shipments.in", "meo.stock.in"), Set.of("meo.fulfilment.out"), false),
        PIM("catalogue", Set.of("meo.catalog.in"), Set.of(), false),
        BI("subscriber", Set.of("meo.replay.in"), Set.of(), true);

        private final List<String> roles;
        private final Set<String> sends;
        private final Set<String> reads;
        private final boolean subscribes;

        Partner(String roles, Set<String> sends, Set<String> reads, boolean subscribes) {
            this.roles = List.of(roles.split(","));
            this.sends = sends;
            this.reads = reads;
            this.subscribes = subscribes;
        }

        String user() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Clients of two makes. */
    private enum Client {
        AMQP, CORE;

        @SuppressWarnings("resource")
        JMSContext open(String user) {
            ConnectionFactory factory = this == AMQP ? new JmsConnectionFactory(broker.amqpUrl())
                    : new ActiveMQConnectionFactory(broker.coreUrl());
            return factory.createContext(user, user);
        }
    }

    @BeforeAll
    static void start() throws IOException {
        Path etc = home.resolve("additions");
        Files.createDirectories(etc.resolve("broker.d"));
        StringBuilder users = new StringBuilder("store = store\n");
        StringBuilder roles = new StringBuilder("store = store\n");
        for (Partner partner : Partner.values()) {
            users.append(partner.user()).append(" = ").append(partner.user()).append('\n');
        }
        Stream.of(Partner.values()).flatMap(partner -> partner.roles.stream()).distinct().forEach(role -> roles.append(role)
                .append(" = ").append(String.join(",", Stream.of(Partner.values()).filter(one -> one.roles.contains(role))
                        .map(Partner::user).toList())).append('\n'));
        Files.writeString(etc.resolve("users.properties"), users);
        Files.writeString(etc.resolve("roles.properties"), roles);
        String example = Files.readString(Path.of("..", "jms-config", "partners.properties"));
        Files.writeString(etc.resolve("broker.d").resolve("acme.properties"), example);
        Files.writeString(etc.resolve("broker.d").resolve("globex.properties"), example.replace("acme", "globex"));
        broker = new Broker(home, Ports.free(1).get(0), Duration.ofMillis(10), Optional.of(etc), Map.of());
        broker.start();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    static Stream<Arguments> everybody() {
        return Stream.of(Partner.values()).flatMap(partner -> Stream.of(Client.values())
                .map(client -> Arguments.of(partner, client)));
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void sendsOnlyWhereItMay(Partner partner, Client client) {
        Set<String> sent = allowed(partner, client, QUEUES,
                (context, address) -> context.createProducer().send(context.createQueue(address), "{}"));
        sent.addAll(allowed(partner, client, TOPICS,
                (context, address) -> context.createProducer().send(context.createTopic(address), "{}")));

        assertThat(sent).isEqualTo(partner.sends);
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void readsOnlyWhatIsMeantForIt(Partner partner, Client client) {
        assertThat(allowed(partner, client, QUEUES,
                (context, address) -> context.createConsumer(context.createQueue(address)).close())).isEqualTo(partner.reads);
        assertThat(allowed(partner, client, QUEUES, PartnersTest::browse)).isEqualTo(partner.reads);
        // By the name that says queue and address, too.
        assertThat(allowed(partner, client, QUEUES.subList(0, QUEUES.size() - 2), (context, address) -> context.createConsumer(
                context.createQueue(address + "::" + address)).close())).isEqualTo(partner.reads);
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void subscribesToEventsIfItIsInterested(Partner partner, Client client) {
        Set<String> expected = partner.subscribes ? EVENTS : Set.of();

        assertThat(allowed(partner, client, TOPICS, (context, address) -> context.createConsumer(context.createTopic(address))
                .close())).isEqualTo(expected);
        assertThat(allowed(partner, client, TOPICS, (context, address) -> {
            context.setClientID(partner.user() + "-" + client);
            context.createDurableConsumer(context.createTopic(address), "all").close();
            context.unsubscribe("all");
        })).isEqualTo(expected);
        assertThat(allowed(partner, client, List.of("meo.orders.in"), (context, address) -> context.createConsumer(
                context.createTopic(address)).close())).as("a copy of what others send").isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Partner.class)
    void makesNoAddressesAndNoQueuesBesideTheQueues(Partner partner) throws Exception {
        try (ServerLocator locator = ActiveMQClient.createServerLocator(broker.coreUrl());
                var factory = locator.createSessionFactory();
                ClientSession session = factory.createSession(partner.user(), partner.user(), false, true, true, false, 1)) {
            assertThatExceptionOfType(ActiveMQException.class)
                    .isThrownBy(() -> session.createAddress(org.apache.activemq.artemis.api.core.SimpleString.of("mine"),
                            RoutingType.ANYCAST, false));
            for (String address : QUEUES) {
                for (boolean durable : new boolean[] {true, false}) {
                    assertThatExceptionOfType(ActiveMQException.class).as(address).isThrownBy(() -> session.createQueue(
                            QueueConfiguration.of("beside").setAddress(address).setRoutingType(RoutingType.ANYCAST).setDurable(durable)));
                }
                assertThatExceptionOfType(ActiveMQException.class).as(address).isThrownBy(() -> session.deleteQueue(address));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void nobodyTakesEventsFromAnothersSubscription(Client client) {
        try (JMSContext owner = client.open("bi")) {
            owner.setClientID("reports-" + client);
            owner.createDurableConsumer(owner.createTopic("meo.events.orders"), "daily").close();
            try (JMSContext store = client.open("store")) {
                store.createProducer().send(store.createTopic("meo.events.orders"), "{\"event\":1}");
            }
        }
        try (JMSContext thief = client.open("shop")) {
            assertThatThrownBy(() -> thief.createConsumer(
                    thief.createQueue("meo.events.orders::reports-" + client + ".daily"))).isInstanceOf(JMSRuntimeException.class);
        }
        try (JMSContext thief = client.open("shop")) {
            thief.setClientID("reports-" + client);
            assertThatThrownBy(() -> thief.createDurableConsumer(thief.createTopic("meo.events.orders"), "daily"))
                    .isInstanceOf(JMSRuntimeException.class);
        }
        try (JMSContext thief = client.open("shop")) {
            thief.setClientID("reports-" + client);
            assertThatThrownBy(() -> thief.unsubscribe("daily")).isInstanceOf(JMSRuntimeException.class);
        }
        try (JMSContext owner = client.open("bi")) {
            owner.setClientID("reports-" + client);
            try (JMSConsumer consumer = owner.createDurableConsumer(owner.createTopic("meo.events.orders"), "daily")) {
                assertThat(consumer.receiveBody(String.class, SOON)).isEqualTo("{\"event\":1}");
            }
            owner.unsubscribe("daily");
        }
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void severalProcessesOfAPartnerShareASubscription(Client client) {
        try (JMSContext one = client.open("bi"); JMSContext other = client.open("bi")) {
            String name = "shared-" + client;
            JMSConsumer first = one.createSharedDurableConsumer(one.createTopic("meo.events.stock"), name);
            JMSConsumer second = other.createSharedDurableConsumer(other.createTopic("meo.events.stock"), name);
            try (JMSContext store = client.open("store")) {
                for (int i = 0; i < 2; i++) {
                    store.createProducer().send(store.createTopic("meo.events.stock"), "{}");
                }
            }
            assertThat(first.receiveBody(String.class, SOON)).isEqualTo("{}");
            assertThat(second.receiveBody(String.class, SOON)).isEqualTo("{}");
            first.close();
            second.close();
            one.unsubscribe(name);
        }
    }

    @Test
    void durableSubscriptionOverStompWaits() throws IOException {
        Map<String, String> subscription = Map.of("durable-subscription-name", "stomp");
        try (StompClient bi = new StompClient(broker.port(), "bi", Map.of("client-id", "bi-stomp"))) {
            assertThat(bi.subscribe("meo.events.stock", "MULTICAST", subscription)).startsWith("RECEIPT");
        }
        try (JMSContext store = Client.CORE.open("store")) {
            store.createProducer().send(store.createTopic("meo.events.stock"), "{\"event\":7}");
        }
        try (StompClient bi = new StompClient(broker.port(), "bi", Map.of("client-id", "bi-stomp"))) {
            String first = bi.subscribe("meo.events.stock", "MULTICAST", subscription);
            assertThat(first + bi.read()).contains("{\"event\":7}");
        }
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void nobodyReadsAnothersReplies(Client client) throws JMSException {
        try (JMSContext acme = client.open("acme"); JMSContext globex = client.open("globex"); JMSContext store = client.open("store")) {
            TemporaryQueue replies = acme.createTemporaryQueue();
            JMSConsumer consumer = acme.createConsumer(replies);
            assertThatThrownBy(() -> globex.createConsumer(globex.createQueue(replies.getQueueName())))
                    .isInstanceOf(JMSRuntimeException.class);

            store.createProducer().send(store.createQueue(replies.getQueueName()), "{\"ok\":true}");
            assertThat(consumer.receiveBody(String.class, SOON)).isEqualTo("{\"ok\":true}");
        }
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void theStoreAnswersOnThePartnersOwnQueue(Client client) {
        try (JMSContext acme = client.open("acme"); JMSContext store = client.open("store")) {
            store.createProducer().send(store.createQueue(ACME_REPLIES), "{\"ok\":true}");
            assertThat(acme.createConsumer(acme.createQueue(ACME_REPLIES)).receiveBody(String.class, SOON)).isEqualTo("{\"ok\":true}");
        }
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void nobodySendsAsSomebodyElse(Client client) throws JMSException {
        for (int length : new int[] {10, 300_000}) {
            try (JMSContext acme = client.open("acme")) {
                Message message = acme.createTextMessage("x".repeat(length));
                message.setStringProperty("_AMQ_VALIDATED_USER", "globex");
                message.setStringProperty("JMSXUserID", "globex");
                acme.createProducer().send(acme.createQueue("meo.replay.in"), message);
            }
            assertThat(takenFrom("meo.replay.in").getStringProperty("_AMQ_VALIDATED_USER")).isEqualTo("acme");
        }
    }

    @Test
    void nobodySendsAsSomebodyElseOverStomp() throws IOException, JMSException {
        try (StompClient acme = new StompClient(broker.port(), "acme")) {
            assertThat(acme.send("meo.replay.in", Map.of("_AMQ_VALIDATED_USER", "globex", "JMSXUserID", "globex"), "{}"))
                    .startsWith("RECEIPT");
            assertThat(acme.send("meo.events.orders", Map.of(), "{}")).startsWith("ERROR");
        }
        try (StompClient acme = new StompClient(broker.port(), "acme")) {
            assertThat(acme.subscribe("meo.orders.replies", "ANYCAST")).startsWith("ERROR");
        }
        assertThat(takenFrom("meo.replay.in").getStringProperty("_AMQ_VALIDATED_USER")).isEqualTo("acme");
    }

    @Test
    void brokerWithAPropertyThatMeansNothingDoesNotStart() throws IOException {
        Path etc = Files.createDirectories(home.resolve("wrong"));
        Files.createDirectories(etc.resolve("broker.d"));
        Files.writeString(etc.resolve("broker.d").resolve("wrong.properties"), "securityRoles.\"meo.orders.in\".acme.sent=true\n");
        try (Broker wrong = new Broker(home.resolve("second"), Ports.free(1).get(0), Duration.ofMillis(10), Optional.of(etc), Map.of())) {
            assertThatExceptionOfType(StartException.class).isThrownBy(wrong::start);
            assertThat(wrong.log()).content().contains("Broker properties that can't be applied", "acme.sent");
        }
    }

    /** The latest message, which the store takes off a queue. */
    private static Message takenFrom(String address) throws JMSException {
        try (JMSContext store = Client.CORE.open("store")) {
            JMSConsumer consumer = store.createConsumer(store.createQueue(address), "_AMQ_VALIDATED_USER IS NOT NULL");
            Message last = null;
            for (Message next = consumer.receive(SOON); next != null; next = consumer.receive(200)) {
                last = next;
            }
            assertThat(last).as("a message on " + address).isNotNull();
            return last;
        }
    }

    /** Which of the addresses a partner can do something with; each tried on a connection of its own. */
    private static Set<String> allowed(Partner partner, Client client, List<String> addresses, BiConsumer<JMSContext, String> act) {
        Set<String> allowed = new TreeSet<>();
        for (String address : addresses) {
            try (JMSContext context = client.open(partner.user())) {
                act.accept(context, address);
                allowed.add(address);
            } catch (JMSRuntimeException refused) {
                assertThat(refused).hasMessageNotContaining("timed out");
            }
        }
        return allowed;
    }

    private static void browse(JMSContext context, String address) {
        try (QueueBrowser browser = context.createBrowser(context.createQueue(address))) {
            browser.getEnumeration().hasMoreElements();
        } catch (JMSException refused) {
            throw new JMSRuntimeException(refused.getMessage(), refused.getErrorCode(), refused);
        }
    }
}
