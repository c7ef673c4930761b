package org.meo.bench;

import jakarta.jms.CompletionListener;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.awaitility.Awaitility;

/** A partner who sends orders over AMQP and counts the answers. */
public final class PartnerOrders implements AutoCloseable {

    private static final Logger CLIENT_LOG = Logger.getLogger("org.apache.qpid");
    /** Sent and not answered yet, at most. */
    private static final int WINDOW = Integer.getInteger("window", 400);
    /** Of the ids of a replay: the same again asks for the same answers again, another begins anew. */
    private static final String RUN = System.getProperty("run", Long.toString(System.currentTimeMillis(), Character.MAX_RADIX));
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final JMSContext sending;
    private final JMSContext receiving;
    private final JMSProducer producer;
    private final Queue orders;
    private final Map<String, Long> sent = new ConcurrentHashMap<>();
    private final Semaphore window = new Semaphore(WINDOW);
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> rejected = new ConcurrentLinkedQueue<>();
    private final Map<String, BigDecimal> totals = new ConcurrentHashMap<>();
    private final Map<String, Long> quantities = new ConcurrentHashMap<>();

    private PartnerOrders(String broker) {
        JmsConnectionFactory factory = new JmsConnectionFactory("integrator", "integrator", broker);
        sending = factory.createContext();
        receiving = factory.createContext();
        Queue replies = receiving.createTemporaryQueue();
        receiving.createConsumer(replies).setMessageListener(this::answered);
        orders = sending.createQueue("meo.orders.in");
        producer = sending.createProducer().setJMSReplyTo(replies).setDeliveryMode(DeliveryMode.PERSISTENT).setAsync(new Sent());
    }

    /**
     * Prints figures.
     *
     * @param arguments {@code rate BROKER SECONDS SKUS}, {@code latency BROKER SECONDS SKUS}, {@code replay BROKER FILE} or
     *                  {@code catalogue FILE CATEGORY}
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        CLIENT_LOG.setLevel(Level.WARNING);
        if (arguments[0].equals("catalogue")) {
            System.out.print(catalogue(new InvoiceLines(Path.of(arguments[1])), arguments[2]));
            return;
        }
        try (PartnerOrders partner = new PartnerOrders(arguments[1])) {
            switch (arguments[0]) {
                case "rate" -> partner.rate(Integer.parseInt(arguments[2]), List.of(arguments[3].split(",")));
                case "latency" -> partner.latency(Integer.parseInt(arguments[2]), List.of(arguments[3].split(",")));
                case "replay" -> partner.replay(new InvoiceLines(Path.of(arguments[2])));
                default -> throw new IllegalArgumentException("rate, latency, replay or catalogue");
            }
        }
    }

    /** As fast as they are taken: a fixed number is under way at any time. */
    private void rate(int seconds, List<String> skus) throws InterruptedException {
        long begin = System.nanoTime();
        long counted = 0;
        int before = 0;
        for (int index = 0; System.nanoTime() - begin < (WARM_UP_SECONDS + seconds) * 1e9; index++) {
            if (counted == 0 && System.nanoTime() - begin >= WARM_UP_SECONDS * 1e9) {
                counted = System.nanoTime();
                before = accepted.get();
            }
            sendOne(skus.get(index % skus.size()));
        }
        int taken = accepted.get() - before;
        double took = (System.nanoTime() - counted) / 1e9;
        awaitAnswers();
        System.out.printf(Locale.ROOT, "one-line orders as fast as taken: %.0f accepted/s over %.0f s, %d rejected%n", taken / took, took,
                rejected.size());
        printRejections();
    }

    private static final int WARM_UP_SECONDS = Integer.getInteger("warmUp", 15);

    private void latency(int seconds, List<String> skus) throws InterruptedException {
        int each = Integer.getInteger("perSecond", 50);
        pace(WARM_UP_SECONDS * each, each, skus);
        nanos.clear();
        pace(seconds * each, each, skus);
        List<Long> sorted = nanos.stream().sorted().toList();
        System.out.printf(Locale.ROOT, "request to reply at %d/s, %d orders: p50 %.0f ms   p95 %.0f ms   p99 %.0f ms   longest %.0f ms, %d rejected%n",
                each, sorted.size(), quantile(sorted, 0.5), quantile(sorted, 0.95), quantile(sorted, 0.99), quantile(sorted, 1), rejected.size());
        printRejections();
    }

    private void pace(int orders, int perSecond, List<String> skus) throws InterruptedException {
        long begin = System.nanoTime();
        for (int index = 0; index < orders; index++) {
            long due = begin + (long) (index * 1e9 / perSecond);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            sendOne(skus.get(index % skus.size()));
        }
        awaitAnswers();
    }

    private void sendOne(String sku) throws InterruptedException {
        String id = UUID.randomUUID().toString();
        JsonObject line = Json.createObjectBuilder().add("sku", sku).add("quantity", 1).add("unitPrice", "0.05").build();
        send(id, request(id, "bench-" + Math.floorMod(id.hashCode(), 500), "GB", "2026-01-02T03:04:05Z",
                Json.createArrayBuilder().add(line)));
    }

    private void replay(InvoiceLines invoices) throws InterruptedException {
        BigDecimal expected = BigDecimal.ZERO;
        Map<String, Long> wanted = new TreeMap<>();
        int lines = 0;
        long begin = System.nanoTime();
        for (Map.Entry<String, List<InvoiceLines.Line>> invoice : invoices.clean().entrySet()) {
            for (InvoiceLines.Line line : invoice.getValue()) {
                expected = expected.add(total(line));
                wanted.merge(line.sku(), (long) line.quantity(), Long::sum);
                lines++;
            }
            send(RUN + "-" + invoice.getKey(), request(invoice.getKey(), invoice.getValue()));
        }
        awaitAnswers();
        double took = (System.nanoTime() - begin) / 1e9;
        BigDecimal total = totals.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        System.out.printf(Locale.ROOT, "%d invoices with %d lines (%d others left out): %.1f s, %.0f orders/s, %.0f lines/s%n",
                invoices.clean().size(), lines, invoices.left(), took, invoices.clean().size() / took, lines / took);
        System.out.printf(Locale.ROOT, "accepted %d, rejected %d; totals %s of %s; quantities of %d SKUs %s%n", totals.size(), rejected.size(),
                total, expected, wanted.size(), new TreeMap<>(quantities).equals(wanted) ? "equal" : "DIFFER");
        printRejections();
    }

    /** What a line comes to: quantity times unit price, rounded half up to the penny. */
    public static BigDecimal total(InvoiceLines.Line line) {
        return line.unitPrice().multiply(BigDecimal.valueOf(line.quantity())).setScale(2, RoundingMode.HALF_UP);
    }

    /** An invoice as the order that it was. */
    public static JsonObject request(String invoice, List<InvoiceLines.Line> lines) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        lines.forEach(line -> all.add(Json.createObjectBuilder().add("sku", line.sku()).add("quantity", line.quantity())
                .add("unitPrice", line.unitPrice().stripTrailingZeros().toPlainString())));
        InvoiceLines.Line first = lines.get(0);
        return request(invoice, first.customer(), first.country(), first.at(), all);
    }

    private void printRejections() {
        rejected.stream().distinct().limit(5).forEach(System.out::println);
    }

    private static JsonObject request(String externalId, String customer, String country, String at, JsonArrayBuilder lines) {
        JsonObjectBuilder shipTo = Json.createObjectBuilder().add("name", "Customer " + customer).add("line1", "1 High Street")
                .add("city", "Leeds").add("postalCode", "LS1 1AA").add("country", country);
        return Json.createObjectBuilder().add("messageId", externalId).add("channel", "b2b").add("externalOrderId", externalId)
                .add("customer", Json.createObjectBuilder().add("externalId", customer).add("name", "Customer " + customer))
                .add("currency", "GBP").add("shipTo", shipTo).add("lines", lines)
                .add("payment", Json.createObjectBuilder().add("method", "invoice")).add("requestedAt", at).build();
    }

    private void send(String id, JsonObject request) throws InterruptedException {
        window.acquire();
        TextMessage message = sending.createTextMessage(request.toString());
        try {
            message.setStringProperty("meoType", "OrderRequest");
            message.setIntProperty("meoVersion", 1);
            message.setStringProperty("meoMessageId", id);
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
        sent.put(id, System.nanoTime());
        producer.send(orders, message);
    }

    private void answered(Message message) {
        long now = System.nanoTime();
        try (JsonReader reader = Json.createReader(new StringReader(message.getBody(String.class)))) {
            JsonObject answer = reader.readObject();
            Long begun = sent.remove(message.getJMSCorrelationID());
            if (begun == null) {
                rejected.add("answered twice: " + message.getJMSCorrelationID());
                return;
            }
            nanos.add(now - begun);
            if (message.getStringProperty("meoType").equals("OrderAccepted")) {
                accepted.incrementAndGet();
                totals.put(answer.getString("externalOrderId"), new BigDecimal(answer.getJsonObject("total").getString("amount")));
                answer.getJsonArray("lines").getValuesAs(JsonObject.class)
                        .forEach(line -> quantities.merge(line.getString("sku"), (long) line.getInt("quantity"), Long::sum));
            } else {
                rejected.add(answer.get("errors").toString());
            }
            window.release();
        } catch (JMSException e) {
            throw new IllegalStateException("an answer that can't be read", e);
        }
    }

    private void awaitAnswers() {
        Awaitility.await("answers to all").atMost(PATIENCE).until(sent::isEmpty);
    }

    @Override
    public void close() {
        sending.close();
        receiving.close();
    }

    /** A catalogue file of all SKUs of the clean invoices, with more than enough of each. */
    public static String catalogue(InvoiceLines invoices, String category) {
        Map<String, InvoiceLines.Line> skus = new TreeMap<>();
        invoices.clean().values().forEach(lines -> lines.forEach(line -> skus.merge(line.sku(), line,
                (one, other) -> one.description().isEmpty() ? other : one)));
        StringBuilder file = new StringBuilder("product,sku,category,name,price,currency,stock\n");
        List<String> slugs = new ArrayList<>();
        skus.forEach((sku, line) -> {
            String slug = sku.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
            slugs.add(slug);
            // SKUs that differ by case are products of their own.
            String name = line.description().isEmpty() ? sku : line.description();
            file.append(slug).append('-').append(slugs.size()).append(',').append(sku).append(',').append(category).append(",\"")
                    .append(name.replace("\"", "\"\"")).append("\",")
                    .append(line.unitPrice().setScale(2, RoundingMode.UP).toPlainString()).append(",GBP,1000000\n");
        });
        return file.toString();
    }

    /** In milliseconds, by the nearest rank. */
    private static double quantile(List<Long> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1)) / 1e6;
    }

    private static final class Sent implements CompletionListener {

        @Override
        public void onCompletion(Message message) {
            // The answer tells.
        }

        @Override
        public void onException(Message message, Exception failure) {
            throw new IllegalStateException("the broker did not take an order", failure);
        }
    }
}
