package org.meo.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Partners who listen: they share a subscription, miss nothing while they are away, and are told again what they ask for. */
@ExtendWith(StoreExtension.class)
class EventsIT {

    private static final String USER = "integrator";
    private static final String TOPIC = "meo.events.orders";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ORDERS = 8;

    /** Both protocols that partners listen by. */
    private enum Protocol {
        AMQP, CORE;

        ConnectionFactory factory(RunningStore store) {
            return this == AMQP ? new JmsConnectionFactory(USER, USER, store.quickstart().broker().amqpUrl())
                    : new ActiveMQConnectionFactory(store.quickstart().broker().coreUrl(), USER, USER);
        }
    }

    /** An event, as one of the listeners got it. */
    private record Heard(String listener, String order, String type, String id) {
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void listenersOfOneSubscriptionShareItAndGetEachOrderInItsOrder(Protocol protocol, RunningStore store) {
        String subscription = "books-" + UUID.randomUUID();
        List<Heard> heard = new CopyOnWriteArrayList<>();
        List<ShopClient.PlacedOrder> orders = new ArrayList<>();
        Goods goods = store.database().goods(14);
        try (JMSContext one = listen(protocol, store, subscription, "one", heard);
                JMSContext two = listen(protocol, store, subscription, "two", heard)) {
            assertThat(List.of(one, two)).doesNotHaveDuplicates();
            for (int number = 0; number < ORDERS; number++) {
                ShopClient.PlacedOrder order = store.client().add(goods, 2).buy(store.newEmail());
                orders.add(order);
                String fulfilment = store.warehouse().request(order.number()).json().getString("fulfilmentId");
                store.warehouse().send(Warehouse.notice(fulfilment, "EV-" + number, Map.of(goods.sku(), 2)));
            }
            await().atMost(PATIENCE).until(() -> orders.stream().allMatch(order -> types(heard, order).contains("OrderShipped")));
        }

        for (ShopClient.PlacedOrder order : orders) {
            assertThat(types(heard, order)).containsSubsequence("OrderPlaced", "OrderPaid", "OrderShipped").doesNotHaveDuplicates();
            assertThat(heard.stream().filter(event -> event.order().equals(order.number())).map(Heard::listener).distinct())
                    .as("who heard of " + order.number()).hasSize(1);
        }
        Set<String> own = orders.stream().map(ShopClient.PlacedOrder::number).collect(Collectors.toSet());
        assertThat(heard.stream().filter(event -> own.contains(event.order())).map(Heard::listener).distinct()).hasSize(2);

        // Both are away for a while.
        ShopClient.PlacedOrder later = store.client().add(goods, 1).buy(store.newEmail());
        try (JMSContext back = listen(protocol, store, subscription, "back", heard)) {
            await().atMost(PATIENCE).until(() -> types(heard, later).contains("OrderPaid"));
            assertThat(types(heard, later)).startsWith("OrderPlaced");
            assertThat(new HashSet<>(heard.stream().map(Heard::id).toList())).hasSameSizeAs(heard);
            assertThat(back.getAutoStart()).isTrue();
        }
        try (JMSContext context = protocol.factory(store).createContext()) {
            context.unsubscribe(subscription);
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aNewcomerIsToldWhatWas(Protocol protocol, RunningStore store) throws JMSException {
        Goods goods = store.database().goods(15);
        Instant from = Instant.now().minusSeconds(1);
        ShopClient.PlacedOrder order = store.client().add(goods, 1).buy(store.newEmail());
        String request = "replay-" + UUID.randomUUID();
        List<Heard> told = new ArrayList<>();
        try (JMSContext context = protocol.factory(store).createContext()) {
            TemporaryQueue answers = context.createTemporaryQueue();
            var consumer = context.createConsumer(answers);
            context.createProducer().setProperty("meoType", "ReplayRequest").setProperty("meoVersion", 1)
                    .setProperty("meoMessageId", request).setJMSReplyTo(answers)
                    .send(context.createQueue("meo.replay.in"), """
                            {"messageId":"%s","topic":"%s","from":"%s"}""".formatted(request, TOPIC, from));
            Message message;
            do {
                message = consumer.receive(PATIENCE.toMillis());
                assertThat(message).as("after " + told).isNotNull();
                told.add(heard("newcomer", message));
            } while (!told.get(told.size() - 1).type().equals("ReplayCompleted"));
            assertThat(((TextMessage) message).getText()).contains("\"inReplyTo\":\"" + request + "\"");
        }
        assertThat(types(told, order)).startsWith("OrderPlaced", "OrderPaid");
    }

    private static JMSContext listen(Protocol protocol, RunningStore store, String subscription, String name, List<Heard> heard) {
        JMSContext context = protocol.factory(store).createContext(JMSContext.AUTO_ACKNOWLEDGE);
        context.createSharedDurableConsumer(context.createTopic(TOPIC), subscription)
                .setMessageListener(message -> heard.add(heard(name, message)));
        return context;
    }

    private static Heard heard(String name, Message message) {
        try {
            return new Heard(name, message.getJMSCorrelationID(), message.getStringProperty("meoType"),
                    message.getStringProperty("meoMessageId"));
        } catch (JMSException failure) {
            throw new JMSRuntimeException(failure.getMessage(), failure.getErrorCode(), failure);
        }
    }

    private static List<String> types(List<Heard> heard, ShopClient.PlacedOrder order) {
        return heard.stream().filter(event -> event.order().equals(order.number())).map(Heard::type).toList();
    }
}
