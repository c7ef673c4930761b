package org.meo.bench;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.awaitility.Awaitility;
import org.jsoup.nodes.Element;
import org.meo.system.Goods;
import org.meo.system.ShopClient;
import org.meo.system.ShopClient.PlacedOrder;

/**
 * How long a warehouse waits for an order: places orders in the shop at a steady pace and takes their
 * {@code FulfilmentRequest}s from the broker, as an outside client of both. Nobody else may take from that queue
 * meanwhile.
 */
public final class FulfilmentLatency {

    private static final int WARM_UP = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Kept, or its level would be forgotten with it. */
    private static final Logger CLIENT_LOG = Logger.getLogger("org.apache.qpid");

    private final ShopClient window;
    private final URI shop;
    private final Map<String, Long> arrivals = new ConcurrentHashMap<>();
    private final List<Placed> placed = new ArrayList<>();
    private List<Goods> goods;
    private int bought;
    private Prepared next;

    private FulfilmentLatency(URI shop) {
        this.shop = shop;
        this.window = new ShopClient(shop);
    }

    private record Prepared(ShopClient buyer, ShopClient.Form form) {
    }

    /**
     * @param sent      when the buyer sent the order
     * @param confirmed when the buyer had the answer
     */
    private record Placed(String orderNumber, long sent, long confirmed) {
    }

    /**
     * Prints a table.
     *
     * @param arguments URL of the shop, URL of the broker for AMQP, number of orders, milliseconds from one to the next
     */
    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        if (arguments.length != 4) {
            throw new IllegalArgumentException("shop URL, broker URL, number of orders, milliseconds between two");
        }
        CLIENT_LOG.setLevel(Level.WARNING);
        new FulfilmentLatency(URI.create(arguments[0].endsWith("/") ? arguments[0] : arguments[0] + "/"))
                .run(arguments[1], Integer.parseInt(arguments[2]), Long.parseLong(arguments[3]));
    }

    private void run(String brokerUrl, int orders, long pause) throws InterruptedException, ExecutionException {
        try (JMSContext context = new JmsConnectionFactory("integrator", "integrator", brokerUrl).createContext()) {
            context.createConsumer(context.createQueue("meo.fulfilment.out")).setMessageListener(this::arrived);
            goods = findGoods();
            next = prepare();
            place(WARM_UP, pause);
            placed.clear();
            place(orders, pause);
        }
        System.out.printf(Locale.ROOT, "%-58s %8s %8s %8s%n", "order to FulfilmentRequest at an outside client, ms", "p50", "p95",
                "max");
        print("from the buyer's click (includes placing the order)", placed.stream()
                .map(order -> arrivals.get(order.orderNumber()) - order.sent()).sorted().toList());
        print("from the buyer's confirmation (0: the request was first)", placed.stream()
                .map(order -> Math.max(0, arrivals.get(order.orderNumber()) - order.confirmed())).sorted().toList());
    }

    private void place(int orders, long pause) throws InterruptedException, ExecutionException {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try {
            List<ScheduledFuture<?>> ticks = new ArrayList<>();
            for (int i = 1; i <= orders; i++) {
                ticks.add(clock.schedule(() -> placeNext(), i * pause, TimeUnit.MILLISECONDS));
            }
            for (ScheduledFuture<?> tick : ticks) {
                tick.get();
            }
        } finally {
            clock.shutdownNow();
        }
        Awaitility.await("requests for all orders; does a demo warehouse take them (-Dmeo.warehouse.demo=false)?")
                .atMost(PATIENCE).until(() -> placed.stream().allMatch(order -> arrivals.containsKey(order.orderNumber())));
    }

    /** Only sending the order is timed; the next buyer's way to the checkout comes after. */
    private void placeNext() {
        long sent = System.nanoTime();
        ShopClient.Answer answer = next.buyer().submit(next.form());
        long confirmed = System.nanoTime();
        placed.add(new Placed(PlacedOrder.of(answer).number(), sent, confirmed));
        next = prepare();
    }

    private Prepared prepare() {
        ShopClient buyer = new ShopClient(shop).add(goods.get(bought++ % goods.size()), 1);
        return new Prepared(buyer, buyer.checkout("bench@example.org"));
    }

    private void arrived(Message message) {
        long now = System.nanoTime();
        try (JsonReader reader = Json.createReader(new StringReader(message.getBody(String.class)))) {
            arrivals.put(reader.readObject().getString("orderNumber"), now);
        } catch (JMSException e) {
            throw new IllegalStateException("a request that can't be read", e);
        }
    }

    /** What is on the home page and in stock, a variant each; many, so that nothing sells out on the way. */
    private List<Goods> findGoods() {
        List<Goods> found = new ArrayList<>();
        for (Element link : window.get("").page().select("[data-testid=product-card] a[href]")) {
            String slug = link.attr("href").replaceFirst("^/p/", "");
            Element form = window.get("p/" + slug).page().selectFirst("form.buy");
            for (Element sku : form.select("input[name=sku]")) {
                Element described = sku.hasParent() && sku.parent().is("label") ? sku.parent() : form;
                if (described.selectFirst(".stock-enough") != null) {
                    found.add(new Goods(sku.val(), slug, link.text(), BigDecimal.ZERO, "", ""));
                }
            }
        }
        if (found.isEmpty()) {
            throw new IllegalStateException("the home page shows nothing that is in stock");
        }
        return found;
    }

    private static void print(String what, List<Long> nanos) {
        System.out.printf(Locale.ROOT, "%-58s %8.1f %8.1f %8.1f%n", what, quantile(nanos, 0.5), quantile(nanos, 0.95),
                quantile(nanos, 1));
    }

    /** In milliseconds, by the nearest rank. */
    private static double quantile(List<Long> sorted, double share) {
        return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1)) / 1e6;
    }
}
