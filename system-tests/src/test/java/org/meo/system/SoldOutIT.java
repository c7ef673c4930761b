package org.meo.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** More people than pieces. */
@ExtendWith(StoreExtension.class)
class SoldOutIT {

    private static final int BUYERS = 200;
    private static final int ON_HAND = 50;

    @Test
    void fiftyPiecesGoToFiftyOfTwoHundredBuyers(RunningStore store) {
        Goods goods = store.database().goods(19);
        store.database().stock(goods.sku(), ON_HAND);
        String crowd = store.newEmail();
        List<ShopClient> buyers = IntStream.range(0, BUYERS).mapToObj(i -> store.client().add(goods, 1)).toList();
        List<ShopClient.Form> forms = IntStream.range(0, BUYERS)
                .mapToObj(i -> buyers.get(i).checkout(i + "." + crowd)).toList();

        List<CompletableFuture<ShopClient.Answer>> sent = IntStream.range(0, BUYERS)
                .mapToObj(i -> buyers.get(i).submitLater(forms.get(i))).toList();
        List<ShopClient.Answer> answers = sent.stream().map(CompletableFuture::join).toList();
        Map<String, Long> outcomes = IntStream.range(0, BUYERS)
                .mapToObj(i -> outcome(buyers.get(i), answers.get(i)))
                .collect(Collectors.groupingBy(outcome -> outcome, Collectors.counting()));

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

    /** What a buyer is told in the end: an order, that it is sold out, or whatever else came. */
    private static String outcome(ShopClient buyer, ShopClient.Answer answer) {
        if (ShopClient.PlacedOrder.from(answer.location()).isPresent()) {
            return "ordered";
        }
        ShopClient.Answer last = buyer.follow(answer);
        String told = last.page().select(".error-summary, .cart-line .field-error").text();
        return last.status() == 200 && told.toLowerCase(Locale.ROOT).contains("sold out") ? "sold out"
                : answer.status() + " " + answer.location() + " " + last.status() + " " + told;
    }
}
