package org.meo.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TemporaryQueue;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A request, its session beans, statements and messages, and what its partner answers, are one trace. */
@ExtendWith(StoreExtension.class)
class TraceIT {

    private Collector collector;

    @AfterEach
    void stop() {
        collector.stop();
    }

    @Test
    void fromPageToParcelThroughAWarehouseThatSaysNothingOfTraces(RunningStore store) {
        shipped(store, store.shop(), false);
    }

    @Test
    void fromThePageOfAnotherNodeThroughAWarehouseThatPassesTheTraceOn(RunningStore store) {
        shipped(store, store.secondShop(), true);
    }

    @Test
    void anOrderByMessageGoesOnInTheTraceThatItsPartnerNames(RunningStore store) throws JMSException {
        collector = store.collector();
        collector.keep();
        String trace = UUID.randomUUID().toString().replace("-", "");
        String step = trace.substring(0, 16);
        String id = "trace-" + UUID.randomUUID();
        Goods goods = store.database().goods(18);
        Message answer;
        try (JMSContext context = new JmsConnectionFactory("integrator", "integrator", store.quickstart().broker().amqpUrl())
                .createContext()) {
            TemporaryQueue answers = context.createTemporaryQueue();
            context.createProducer().setProperty("meoType", "OrderRequest").setProperty("meoVersion", 1).setProperty("meoMessageId", id)
                    .setProperty("traceparent", "00-" + trace + "-" + step + "-01").setJMSReplyTo(answers)
                    .send(context.createQueue("meo.orders.in"), """
                            {"messageId":"%s","channel":"b2b","externalOrderId":"%s","customer":{"externalId":"7","name":"Example Ltd"},
                             "currency":"GBP","shipTo":{"name":"Example Ltd","line1":"1 High Street","city":"Leeds","postalCode":"LS1 1AA",
                             "country":"GB"},"lines":[{"sku":"%s","quantity":1,"unitPrice":"1.00"}],"payment":{"method":"invoice"}}"""
                            .formatted(id, id, goods.sku()));
            answer = context.createConsumer(answers).receive(60_000);
        }
        assertThat(answer.getStringProperty("traceparent")).startsWith("00-" + trace + "-").endsWith("-01");
        String order = json(answer.getBody(String.class)).getString("orderNumber");
        assertThat(store.warehouse().request(order).properties().get("traceparent")).startsWith("00-" + trace + "-").endsWith("-01");

        Awaitility.await("the steps of " + trace).atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            List<Collector.Span> steps = collector.trace(trace);
            Collector.Span taken = one(steps, span -> span.name().equals("process meo.orders.in"));
            assertThat(taken.kind()).isEqualTo("CONSUMER");
            assertThat(taken.parent()).isEqualTo(step);
            assertThat(taken.attributes()).containsEntry("messaging.message.id", id).containsEntry("meo.partner", "integrator");
            assertThat(steps).anyMatch(span -> span.name().equals("OrderIntake.take") && line(steps, span).contains(taken))
                    .anyMatch(span -> span.name().equals("SQL INSERT") && line(steps, span).contains(taken))
                    .anyMatch(span -> span.name().equals("send meo.fulfilment.out") && line(steps, span).contains(taken));
        });
    }

    @Test
    void eachLineOfTheLogSaysWhichRequestAndTraceItBelongsToAndNothingPersonal(RunningStore store) throws IOException {
        collector = store.collector();
        collector.keep();
        String email = store.newEmail();
        ShopClient.PlacedOrder order = store.client().add(store.database().goods(18), 1).buy(email);
        String log = Files.readString(RunningStore.logs().resolve("server.log"));
        JsonObject line = log.lines().filter(text -> text.startsWith("{") && text.contains("\"" + order.number() + "\""))
                .map(TraceIT::json).filter(json -> json.getString("route", "").equals("checkout-review")).findFirst().orElseThrow();
        assertThat(line.getString("LogMessage")).isEqualTo("POST checkout-review 303");
        assertThat(line.getString("order")).isEqualTo(order.number());
        assertThat(line.getString("node")).isEqualTo("server");
        assertThat(line.getString("service")).isEqualTo("meo");
        assertThat(line.getString("status")).isEqualTo("303");
        assertThat(line).containsKeys("millis", "Timestamp", "Level", "request");
        Awaitility.await("the request's step").atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                collector.trace(line.getString("trace"))).anyMatch(step -> line.getString("request").equals(step.attributes().get("meo.request"))));
        assertThat(log).doesNotContain(email, "Ada Buyer", "1 High Street", order.key());
    }

    private static JsonObject json(String line) {
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            return reader.readObject();
        }
    }

    private void shipped(RunningStore store, URI shop, boolean passesOn) {
        collector = store.collector();
        collector.keep();
        Goods goods = store.database().goods(18);
        String email = store.newEmail();
        ShopClient.PlacedOrder order = new ShopClient(shop).add(goods, 1).buy(email);
        Queue.Received request = store.warehouse().request(order.number());
        String traceparent = request.properties().get("traceparent");
        assertThat(traceparent).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        JsonObject notice = Warehouse.notice(request.json().getString("fulfilmentId"), "TRACE-1", Map.of(goods.sku(), 1));
        if (passesOn) {
            store.warehouse().send(notice, traceparent);
        } else {
            store.warehouse().send(notice);
        }
        store.awaitStatus(order, "SHIPPED");

        String trace = traceparent.substring(3, 35);
        Awaitility.await("the steps of " + trace).atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            List<Collector.Span> steps = collector.trace(trace);
            Collector.Span page = one(steps, span -> span.kind().equals("SERVER"));
            assertThat(page.name()).isEqualTo("POST checkout-review");
            assertThat(page.parent()).isEmpty();
            Collector.Span bean = one(steps, span -> span.name().equals("Placement.begin"));
            assertThat(line(steps, bean)).endsWith(page);
            Collector.Span statement = steps.stream().filter(span -> span.name().equals("SQL INSERT")
                    && line(steps, span).contains(bean)).findFirst().orElseThrow();
            assertThat(statement.kind()).isEqualTo("CLIENT");
            Collector.Span sent = one(steps, span -> span.name().equals("send meo.fulfilment.out"));
            assertThat(sent.kind()).isEqualTo("PRODUCER");
            assertThat(sent.id()).isEqualTo(traceparent.substring(36, 52));
            assertThat(line(steps, sent)).endsWith(page);
            Collector.Span answer = one(steps, span -> span.name().equals("process meo.shipments.in"));
            assertThat(answer.kind()).isEqualTo("CONSUMER");
            assertThat(line(steps, answer)).endsWith(page);
            assertThat(line(steps, answer).contains(sent)).isEqualTo(passesOn);
            assertThat(steps).anyMatch(span -> span.name().equals("Fulfilments.recordShipment") && line(steps, span).contains(answer))
                    .anyMatch(span -> span.kind().equals("CLIENT") && line(steps, span).contains(answer))
                    .anyMatch(span -> span.name().equals("send meo.events.orders") && line(steps, span).contains(answer));
            assertThat(steps).extracting(Collector.Span::service).containsOnly("meo");
        });
        // What is collected elsewhere is nothing personal.
        assertThat(collector.all().toString()).doesNotContain(email, "Ada Buyer", "1 High Street", ShopClient.GOOD_CARD, order.key());
    }

    private static Collector.Span one(List<Collector.Span> steps, Predicate<Collector.Span> is) {
        List<Collector.Span> found = steps.stream().filter(is).toList();
        assertThat(found).as("of " + steps.stream().map(Collector.Span::name).distinct().toList()).hasSize(1);
        return found.get(0);
    }

    /** What a step is a part of, the nearest first. */
    private static List<Collector.Span> line(List<Collector.Span> steps, Collector.Span step) {
        Map<String, Collector.Span> known = steps.stream().collect(Collectors.toMap(Collector.Span::id, Function.identity()));
        List<Collector.Span> line = new ArrayList<>();
        for (Collector.Span parent = known.get(step.parent()); parent != null; parent = known.get(parent.parent())) {
            line.add(parent);
        }
        return line;
    }
}
