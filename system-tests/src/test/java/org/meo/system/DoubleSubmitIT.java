package org.meo.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A nervous finger, a reload, two tabs: one cart is one order. */
@ExtendWith(StoreExtension.class)
class DoubleSubmitIT {

    @ParameterizedTest(name = "card {0}")
    @ValueSource(strings = {ShopClient.GOOD_CARD, ShopClient.SLOW_CARD})
    void sameCheckoutSentAtOnceIsOneOrder(String card, RunningStore store) {
        ShopClient client = store.client().add(store.database().goods(9), 1);
        String email = store.newEmail();
        ShopClient.Form form = client.checkout(email, card);

        List<CompletableFuture<ShopClient.Answer>> answers = IntStream.range(0, 4)
                .mapToObj(i -> client.submitLater(form)).toList();
        List<ShopClient.PlacedOrder> orders = answers.stream().map(CompletableFuture::join)
                .map(ShopClient.PlacedOrder::of).distinct().toList();
        ShopClient.PlacedOrder later = ShopClient.PlacedOrder.of(client.submit(form));

        assertThat(orders).containsExactly(later);
        store.awaitStatus(later, "PLACED");
        assertThat(store.database().number("SELECT count(*) FROM orders WHERE email = ?", email)).isEqualTo(1);
        assertThat(store.database().number("SELECT count(*) FROM payment WHERE order_number = ?", later.number())).isEqualTo(1);
        store.warehouse().request(later.number());
        store.mailbox().await(email, 1);
        assertThat(store.warehouse().requests(later.number())).hasSize(1);
    }
}
