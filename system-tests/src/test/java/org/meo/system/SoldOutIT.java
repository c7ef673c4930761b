package org.meo.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** More people than pieces; {@code -Dmeo.buyers=1000 -Dmeo.units=100 -Dmeo.micros=2 -Dmeo.nodes=3} for a bench. */
@ExtendWith(StoreExtension.class)
class SoldOutIT {

    private static final int BUYERS = Integer.getInteger("meo.buyers", 200);
    private static final int ON_HAND = Integer.getInteger("meo.units", 50);
    /** So many of the nodes are bought at, in turns. */
    private static final int NODES = Integer.getInteger("meo.nodes", 2);

    @Test
    void asManyBuyAsThereArePieces(RunningStore store) throws InterruptedException, ExecutionException {
        Goods goods = store.database().goods(19);
        store.database().stock(goods.sku(), ON_HAND);
        String crowd = store.newEmail();
        List<URI> shops = store.shops();
        List<ShopClient> buyers = IntStream.range(0, BUYERS)
                .mapToObj(i -> new ShopClient(shops.get(i % NODES)).add(goods, 1)).toList();
        Map<String, Long> outcomes = outcomes(IntStream.range(0, BUYERS)
                .mapToObj(i -> (Callable<String>) () -> buy(buyers.get(i), i + "." + crowd)).toList());

        assertThat(outcomes).isEqualTo(Map.of("ordered", (long) ON_HAND, "sold out", (long) BUYERS - ON_HAND));
        assertThat(store.database().number("SELECT count(*) FROM orders WHERE email LIKE ? AND status = 'PLACED'",
                "%." + crowd)).isEqualTo(ON_HAND);
        assertThat(store.database().number("SELECT on_hand - reserved FROM stock_level WHERE sku = ?", goods.sku())).isZero();
        assertThat(store.database().number("""
                SELECT count(*) FROM stock_level l WHERE l.sku = ? AND (l.on_hand, l.reserved) =
                  (SELECT sum(on_hand_delta), sum(reserved_delta) FROM stock_movement m WHERE m.sku = l.sku)""",
                goods.sku())).as("level is the sum of movements").isEqualTo(1);
        List<String> numbers = store.database().rows(row -> row.getString(1),
                "SELECT number FROM orders WHERE email LIKE ? AND status = 'PLACED'", "%." + crowd);
        assertThat(numbers).hasSize(ON_HAND).allSatisfy(number -> {
            store.warehouse().request(number);
            assertThat(store.warehouse().requests(number)).hasSize(1);
        });
        assertThat(store.client().get("p/" + goods.slug()).text(".stock")).isEqualTo("Sold out");
    }

    /** How often each outcome came of what 64 at a time do. */
    private static Map<String, Long> outcomes(List<Callable<String>> purchases) throws InterruptedException, ExecutionException {
        ExecutorService crowd = Executors.newFixedThreadPool(64);
        try {
            Map<String, Long> outcomes = new HashMap<>();
            for (Future<String> purchase : crowd.invokeAll(purchases)) {
                outcomes.merge(purchase.get(), 1L, Long::sum);
            }
            return outcomes;
        } finally {
            crowd.shutdownNow();
        }
    }

    /** What a buyer is told in the end: an order, that it is sold out, or whatever else came. */
    private static String buy(ShopClient buyer, String email) {
        ShopClient.Answer answer;
        try {
            answer = buyer.submit(buyer.checkout(email));
            if (ShopClient.PlacedOrder.from(answer.location()).isPresent()) {
                return "ordered";
            }
        } catch (ShopClient.NotThere refused) {
            answer = refused.answer();
        }
        ShopClient.Answer last = buyer.follow(answer);
        String told = last.page().select(".error-summary, .cart-line .field-error").text();
        return last.status() == 200 && told.toLowerCase(Locale.ROOT).contains("sold out") ? "sold out"
                : answer.status() + " " + answer.location() + " " + last.status() + " " + told;
    }
}
