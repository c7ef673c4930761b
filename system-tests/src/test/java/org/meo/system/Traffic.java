package org.meo.system;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Shoppers at a steady rate, spread over the nodes as an ingress does it: a page that a node does not give is asked of another one,
 * a form is sent once, and a node that refuses connections gets nothing more until it is put in again.
 */
final class Traffic implements AutoCloseable {

    private static final int SHOPPERS = 24;
    private static final int THREADS = 16;
    /** Of a hundred requests: so many forms that put something into a cart; carts that are looked at; the rest are pages. */
    private static final int FORMS = 10;
    private static final int CARTS = 20;

    private final List<Goods> goods;
    private final CopyOnWriteArrayList<URI> nodes;
    private final Map<URI, AtomicInteger> underWay = new ConcurrentHashMap<>();
    private final Queue<Buyer> idle = new ConcurrentLinkedQueue<>();
    private final List<Buyer> buyers = new ArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger askedElsewhere = new AtomicInteger();
    private final Queue<String> failed = new ConcurrentLinkedQueue<>();

    /** A shopper, what the shop confirmed to be in the cart, and what may be there. */
    private static final class Buyer {

        private final ShopClient client;
        private int confirmed;
        private int unknown;

        private Buyer(ShopClient client) {
            this.client = client;
        }
    }

    /** @param perSecond requests begun, whatever becomes of those before */
    Traffic(List<URI> nodes, List<Goods> goods, int perSecond) {
        this.nodes = new CopyOnWriteArrayList<>(nodes);
        this.goods = goods;
        nodes.forEach(node -> underWay.put(node, new AtomicInteger()));
        for (int number = 0; number < SHOPPERS; number++) {
            buyers.add(new Buyer(new ShopClient(nodes.get(0))));
        }
        idle.addAll(buyers);
        clock.scheduleAtFixedRate(() -> threads.execute(this::visit), 0, TimeUnit.SECONDS.toMicros(1) / perSecond, TimeUnit.MICROSECONDS);
    }

    /** No more requests for a node. */
    void takeOut(URI node) {
        nodes.remove(node);
    }

    /** Requests for a node again. */
    void putIn(URI node) {
        nodes.addIfAbsent(node);
    }

    /** Requests that a node has not answered yet. */
    int underWay(URI node) {
        return underWay.get(node).get();
    }

    private void visit() {
        Buyer buyer = idle.poll();
        if (buyer == null) {
            failed.add("nobody left to send: all wait for answers");
            return;
        }
        try {
            sent.incrementAndGet();
            int choice = ThreadLocalRandom.current().nextInt(100);
            Goods what = goods.get(ThreadLocalRandom.current().nextInt(goods.size()));
            if (choice < FORMS) {
                put(buyer, what);
            } else {
                look(buyer, choice < CARTS + FORMS ? "cart" : choice < 50 ? "" : choice < 75 ? "c/" + what.category() : "p/" + what.slug());
            }
        } finally {
            idle.add(buyer);
        }
    }

    private void put(Buyer buyer, Goods what) {
        URI node = any();
        ShopClient.Answer answer = ask(node, () -> buyer.client.at(node).post("p/" + what.slug(), Map.of("sku", what.sku(), "quantity", "1")));
        if (answer != null && answer.status() == 303) {
            buyer.confirmed++;
        } else {
            buyer.unknown++;
            failed.add("POST to " + node + ": " + (answer == null ? "no answer" : answer.status()));
        }
    }

    private void look(Buyer buyer, String page) {
        URI first = any();
        ShopClient.Answer answer = ask(first, () -> buyer.client.at(first).get(page));
        if (answer == null || answer.status() >= 502) {
            askedElsewhere.incrementAndGet();
            URI second = any();
            answer = ask(second, () -> buyer.client.at(second).get(page));
        }
        if (answer == null || answer.status() != 200) {
            failed.add("GET /" + page + " at " + first + ": " + (answer == null ? "no answer" : answer.status()));
        }
    }

    private URI any() {
        List<URI> now = List.copyOf(nodes);
        return now.get(ThreadLocalRandom.current().nextInt(now.size()));
    }

    /** @return null when the node gave none */
    private ShopClient.Answer ask(URI node, Supplier<ShopClient.Answer> request) {
        underWay.get(node).incrementAndGet();
        try {
            return request.get();
        } catch (UncheckedIOException | CompletionException gone) {
            nodes.remove(node);
            return null;
        } finally {
            underWay.get(node).decrementAndGet();
        }
    }

    /** Requests so far. */
    int sent() {
        return sent.get();
    }

    /** Pages that one node did not give and another did. */
    int askedElsewhere() {
        return askedElsewhere.get();
    }

    /** What shoppers saw fail, one line each. */
    List<String> failed() {
        return List.copyOf(failed);
    }

    /** Ends the traffic and looks into each cart. @return those that do not hold what the shop confirmed */
    List<String> wrongCarts(URI node) {
        close();
        List<String> wrong = new ArrayList<>();
        for (Buyer buyer : buyers) {
            int count = buyer.confirmed + buyer.unknown == 0 ? 0 : buyer.client.at(node).cartCount();
            if (count < buyer.confirmed || count > buyer.confirmed + buyer.unknown) {
                wrong.add(count + " pieces, " + buyer.confirmed + " confirmed");
            }
        }
        return wrong;
    }

    @Override
    public void close() {
        clock.shutdownNow();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("requests without an answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("broken off", e);
        }
    }
}
