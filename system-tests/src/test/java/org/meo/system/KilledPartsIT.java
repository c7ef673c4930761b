package org.meo.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meo.bench.InvoiceLines;
import org.meo.bench.PartnerOrders;
import org.meo.quickstart.Part;

/**
 * Server, broker and database are killed in turn while a partner sends orders as fast as they are taken. Each once as a test;
 * {@code -Dmeo.part.kills=20 -Dmeo.part.invoices=FILE} does it as often as a bench wants, with the retailer's invoices.
 */
@ExtendWith(StoreExtension.class)
class KilledPartsIT {

    private static final int KILLS = Integer.getInteger("meo.part.kills", 1);
    private static final String INVOICES = System.getProperty("meo.part.invoices");
    private static final int ORDERS_PER_KILL = 60;
    private static final String RUN = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Test
    void eachMessageHasOneAnswerAndEachInvoiceOneOrder(RunningStore store) throws IOException, InterruptedException {
        Map<String, List<InvoiceLines.Line>> invoices = invoices(store);
        Map<String, String> requests = new LinkedHashMap<>();
        invoices.forEach((invoice, lines) -> requests.put(RUN + "-" + invoice, PartnerOrders.request(RUN + invoice, lines).toString()));
        long deadBefore = deadLetters(store);
        PersistentPartner partner = new PersistentPartner(store.quickstart().broker().amqpUrl(), requests);
        long begun = System.nanoTime();
        CompletableFuture<Void> replay = CompletableFuture.runAsync(partner);
        List<Part> parts = List.of(store.quickstart().server(), store.quickstart().broker(), store.quickstart().postgres());
        for (int kill = 1; kill <= KILLS * parts.size(); kill++) {
            // Each part is killed while it works.
            int due = Math.min(requests.size(), Math.max(requests.size() * kill / (KILLS * parts.size() + 1), partner.answered() + 10));
            Awaitility.await("answers before kill " + kill).atMost(PATIENCE).pollInterval(Duration.ofMillis(20))
                    .until(() -> partner.answered() >= due || replay.isCompletedExceptionally());
            Part part = parts.get(kill % parts.size());
            part.kill();
            part.start();
            System.out.println("kill " + kill + ", " + part.name() + ": " + partner.answered() + " of " + requests.size() + " answered");
        }
        Awaitility.await("answers to all").atMost(PATIENCE).until(replay::isDone);
        replay.join();
        double minutes = (System.nanoTime() - begun) / 60e9;

        assertAnswers(partner, requests);
        Awaitility.await("the pages are back").atMost(PATIENCE).ignoreExceptions().until(() -> store.client().get("cart").status() == 200);
        assertOrders(store, invoices);
        assertThat(deadLetters(store)).as("messages that were put aside").isEqualTo(deadBefore);
        assertThat(verdict(store)).contains("All books agree.");
        System.out.printf("%d kills each of server, broker and database in %.1f min: %d requests, each with one answer a delivery (%d sent"
                + " again because the broker went away, %d answers came again under the same id), each invoice one order, 0 dead letters,"
                + " books agree%n", KILLS, minutes, requests.size(), requests.keySet().stream().filter(id -> partner.sends(id) > 1).count(),
                partner.repeatedDeliveries());
    }

    private static Map<String, List<InvoiceLines.Line>> invoices(RunningStore store) throws IOException, InterruptedException {
        if (INVOICES != null) {
            InvoiceLines file = new InvoiceLines(Path.of(INVOICES));
            sell(store, file);
            return file.clean();
        }
        Map<String, List<InvoiceLines.Line>> invoices = new LinkedHashMap<>();
        List<Goods> goods = List.of(store.database().goods(34), store.database().goods(35), store.database().goods(36));
        goods.forEach(each -> store.database().stock(each.sku(), 10_000));
        for (int number = 0; number < ORDERS_PER_KILL * (KILLS * 3 + 1); number++) {
            invoices.put("k" + number, List.of(line(goods.get(number % 3), 1 + number % 4), line(goods.get((number + 1) % 3), 1)));
        }
        return invoices;
    }

    private static InvoiceLines.Line line(Goods goods, int quantity) {
        return new InvoiceLines.Line(goods.sku(), goods.name(), quantity, "2010-12-01T08:26:00Z", new BigDecimal("0.125"), "killed", "GB");
    }

    /** Makes the store sell all that the invoices name. */
    private static void sell(RunningStore store, InvoiceLines invoices) throws IOException, InterruptedException {
        String category = store.database().rows(row -> row.getString(1), "SELECT slug FROM category ORDER BY id LIMIT 1").get(0);
        JsonObject begun = ask(store, "?name=invoices.csv", HttpRequest.BodyPublishers.ofString(PartnerOrders.catalogue(invoices, category)));
        String imported = "/" + begun.getInt("id");
        Awaitility.await("the catalogue").atMost(PATIENCE).pollInterval(Duration.ofSeconds(1))
                .until(() -> ask(store, imported, null).getString("state").equals("FINISHED"));
    }

    private static JsonObject ask(RunningStore store, String path, HttpRequest.BodyPublisher body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(store.shop() + "api/v1/catalogue/imports" + path))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("admin@meo.example:admin".getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/octet-stream");
        String answer = HttpClient.newHttpClient().send((body == null ? request : request.POST(body)).build(),
                HttpResponse.BodyHandlers.ofString()).body();
        try (JsonReader reader = Json.createReader(new StringReader(answer))) {
            return reader.readObject();
        }
    }

    private static void assertAnswers(PersistentPartner partner, Map<String, String> requests) {
        List<String> wrong = new ArrayList<>();
        for (String request : requests.keySet()) {
            Map<String, JsonObject> answers = partner.answers(request);
            long orders = answers.values().stream().map(answer -> answer.getString("orderNumber", "rejected")).distinct().count();
            if (answers.isEmpty() || answers.size() > partner.sends(request) || orders != 1
                    || answers.values().iterator().next().containsKey("errors")) {
                wrong.add(request + " sent " + partner.sends(request) + " times: " + answers);
            }
        }
        assertThat(wrong).as("without one answer for each time that they were sent, all the same").isEmpty();
    }

    private static void assertOrders(RunningStore store, Map<String, List<InvoiceLines.Line>> invoices) {
        BigDecimal total = invoices.values().stream().flatMap(List::stream).map(PartnerOrders::total).reduce(BigDecimal.ZERO, BigDecimal::add);
        Map<String, Long> quantities = invoices.values().stream().flatMap(List::stream).collect(Collectors.groupingBy(
                InvoiceLines.Line::sku, TreeMap::new, Collectors.summingLong(InvoiceLines.Line::quantity)));
        assertThat(store.database().rows(row -> row.getInt(1) + " orders of " + row.getInt(2) + " invoices, " + row.getBigDecimal(3),
                "SELECT count(*), count(DISTINCT external_id), sum(total) FROM orders WHERE channel = 'b2b' AND external_id LIKE ?", RUN + "%"))
                .containsExactly(invoices.size() + " orders of " + invoices.size() + " invoices, " + total);
        Map<String, Long> ordered = new TreeMap<>();
        store.database().rows(row -> ordered.put(row.getString(1), row.getLong(2)), """
                SELECT l.sku, sum(l.quantity) FROM orders o JOIN order_line l ON l.order_id = o.id
                 WHERE o.channel = 'b2b' AND o.external_id LIKE ? GROUP BY l.sku""", RUN + "%");
        assertThat(ordered).isEqualTo(quantities);
        Awaitility.await("one request to the warehouse for each order").atMost(PATIENCE).pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(store.database().number("""
                        SELECT count(*) FROM orders o LEFT JOIN (SELECT message_key, count(*) AS sent FROM outbox
                           WHERE type = 'FulfilmentRequest' AND sent_at IS NOT NULL GROUP BY message_key) m ON m.message_key = o.number
                         WHERE o.channel = 'b2b' AND o.external_id LIKE ? AND m.sent IS DISTINCT FROM 1""", RUN + "%"))
                        .isZero());
    }

    private static long deadLetters(RunningStore store) {
        Map<String, Long> waiting = new TreeMap<>();
        signedIn(store).get("admin/dead-letters").page().select("tr:contains(meo.orders.in)").forEach(row ->
                waiting.put("meo.orders.in", Long.parseLong(row.select("td").first().text().replaceAll("\\D", ""))));
        return waiting.getOrDefault("meo.orders.in", 0L);
    }

    private static String verdict(RunningStore store) {
        ShopClient operator = signedIn(store);
        assertThat(operator.post("admin", Map.of()).status()).isEqualTo(303);
        return operator.get("admin").text("main");
    }

    private static ShopClient signedIn(RunningStore store) {
        ShopClient operator = store.client();
        assertThat(operator.post("login", Map.of("email", "admin@meo.example", "password", "admin", "next", "/admin")).status()).isEqualTo(303);
        return operator;
    }
}
