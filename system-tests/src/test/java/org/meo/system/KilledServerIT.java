package org.meo.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Payara Server is killed while shoppers buy. Once as a test; {@code -Dmeo.server.kills=20} does it as often as a bench
 * wants.
 */
@ExtendWith(StoreExtension.class)
class KilledServerIT {

    private static final int KILLS = Integer.getInteger("meo.server.kills", 1);
    private static final int SHOPPERS = 8;
    private static final int PLENTY = 9_000;

    private final List<ShopClient.PlacedOrder> confirmed = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger broken = new AtomicInteger();
    private final AtomicBoolean open = new AtomicBoolean(true);

    @Test
    void nothingIsLostDoubledOrKeptBack(RunningStore store) throws InterruptedException {
        List<Goods> goods = IntStream.range(30, 34).mapToObj(store.database()::goods).toList();
        goods.forEach(each -> store.database().stock(each.sku(), PLENTY));
        String crowd = store.newEmail();
        ExecutorService shoppers = Executors.newFixedThreadPool(SHOPPERS);
        try {
            for (int shopper = 0; shopper < SHOPPERS; shopper++) {
                int number = shopper;
                shoppers.submit(() -> buyAgainAndAgain(store, goods, number, crowd));
            }
            Random random = new Random();
            for (int kill = 1; kill <= KILLS; kill++) {
                int before = confirmed.size();
                Awaitility.await("orders before kill " + kill).atMost(Duration.ofMinutes(2))
                        .until(() -> confirmed.size() > before + 5 + random.nextInt(20));
                store.quickstart().server().kill();
                store.quickstart().server().start();
                // Before the store is deployed the server says that it is ready: it has nothing to check.
                Awaitility.await("the store is back").atMost(Duration.ofMinutes(3)).ignoreExceptions()
                        .until(() -> store.client().get("cart").status() == 200);
                System.out.println("kill " + kill + " of " + KILLS + ": " + confirmed.size() + " orders confirmed, "
                        + broken.get() + " tries broken off");
            }
        } finally {
            open.set(false);
            shoppers.shutdown();
            assertThat(shoppers.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
        }
        // Payments that a kill left without an answer are asked for after a minute.
        Awaitility.await("what waited is settled").atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofSeconds(2))
                .until(() -> store.database().number("""
                        SELECT count(*) FROM orders o JOIN payment p ON p.order_number = o.number
                        WHERE o.email LIKE ? AND (o.status = 'PENDING_PAYMENT' OR p.status IN ('INTENDED', 'VOIDING'))""",
                        "%." + crowd) == 0);

        assertThat(verdict(store)).contains("All books agree.");
        assertEachOrderIsOne(store, crowd);
    }

    private void buyAgainAndAgain(RunningStore store, List<Goods> goods, int shopper, String crowd) {
        for (int purchase = 0; open.get(); purchase++) {
            try {
                ShopClient client = store.client().add(goods.get((shopper + purchase) % goods.size()), 1);
                confirmed.add(client.buy(shopper + "." + purchase + "." + crowd));
            } catch (UncheckedIOException | CompletionException | IllegalStateException gone) {
                // The server is away, or was when the request was sent: this shopper gives up and another comes.
                broken.incrementAndGet();
                pause();
            }
        }
    }

    private static void pause() {
        Awaitility.await().pollDelay(Duration.ofMillis(200)).until(() -> true);
    }

    /** What the back office says when it is asked to look at the books. */
    private static String verdict(RunningStore store) {
        ShopClient operator = store.client();
        ShopClient.Answer signedIn = operator.post("login",
                Map.of("email", "admin@meo.example", "password", "admin", "next", "/admin"));
        assertThat(signedIn.location()).as(signedIn.text("main")).endsWith("/admin");
        assertThat(operator.post("admin", Map.of()).status()).isEqualTo(303);
        return operator.get("admin").text("main");
    }

    private void assertEachOrderIsOne(RunningStore store, String crowd) {
        List<String> placed = store.database().rows(row -> row.getString(1),
                "SELECT number FROM orders WHERE email LIKE ? AND status <> 'PAYMENT_FAILED'", "%." + crowd);
        assertThat(placed).containsAll(confirmed.stream().map(ShopClient.PlacedOrder::number).toList());
        assertThat(store.database().number("""
                SELECT count(*) FROM (SELECT email FROM orders WHERE email LIKE ? AND status <> 'PAYMENT_FAILED'
                                      GROUP BY email HAVING count(*) > 1) twice""", "%." + crowd)).isZero();
        assertThat(store.database().number("""
                SELECT count(*) FROM simulated_charge c LEFT JOIN payment p ON p.idempotency_key = c.charge_key
                  LEFT JOIN orders o ON o.number = p.order_number
                WHERE c.state IN ('APPROVED', 'CAPTURED') AND (o.number IS NULL
                  OR o.email LIKE ? AND p.status NOT IN ('AUTHORISED', 'CAPTURED'))""", "%." + crowd))
                .as("charges without an order").isZero();
        Awaitility.await("a mail and a request for each order").atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
                    Map<String, Long> mails = store.mailbox().subjectsTo("." + crowd);
                    for (String number : placed) {
                        assertThat(mails.entrySet().stream().filter(mail -> mail.getKey().contains(number))
                                .mapToLong(Map.Entry::getValue).sum()).as("mails of " + number).isEqualTo(1);
                        assertThat(store.warehouse().requests(number)).as("requests for " + number).hasSize(1);
                    }
                });
        // A mail is repeated by a crash between the mail server's answer and the note of it, never without one.
        assertThat(store.mailbox().repeatsTo("." + crowd)).isLessThanOrEqualTo(KILLS);
        System.out.println(KILLS + " kills: " + placed.size() + " orders, " + confirmed.size() + " of them confirmed to their shoppers, "
                + broken.get() + " tries broken off; books agree, one mail and one request each; "
                + store.mailbox().repeatsTo("." + crowd) + " mails reached the mail server twice under the same Message-ID");
    }
}
