package org.meo.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meo.checkout.Checkout;
import org.meo.checkout.PlaceOrder;
import org.meo.inventory.Inventory;
import org.meo.shared.BusinessException;

@ExtendWith(ArquillianExtension.class)
class LastItemIT {

    @Inject
    private Shop shop;

    @Inject
    private Checkout checkout;

    @EJB
    private Inventory inventory;

    @Resource
    private ManagedExecutorService executor;

    @Test
    void oneOfTwoBuyersGetsTheLastItem() throws Exception {
        String sku = shop.product(1);

        assertThat(outcomes(sku, 2)).containsExactlyInAnyOrder("ordered", "OUT_OF_STOCK");

        assertThat(shop.available(sku)).isZero();
        assertThat(inventory.mismatches()).isEmpty();
    }

    @Test
    void noMoreAreSoldThanThereAre() throws Exception {
        String sku = shop.product(7);

        List<String> outcomes = outcomes(sku, 30);

        assertThat(outcomes).filteredOn("ordered"::equals).hasSize(7);
        assertThat(outcomes).filteredOn("OUT_OF_STOCK"::equals).hasSize(23);
        assertThat(shop.available(sku)).isZero();
        assertThat(inventory.mismatches()).isEmpty();
    }

    private List<String> outcomes(String sku, int buyers) throws Exception {
        List<PlaceOrder> purchases = new ArrayList<>();
        for (int buyer = 0; buyer < buyers; buyer++) {
            purchases.add(shop.purchase(shop.cartWith(sku, 1), Shop.APPROVED));
        }
        List<Future<String>> attempts = new ArrayList<>();
        for (PlaceOrder purchase : purchases) {
            attempts.add(executor.submit(() -> buy(purchase)));
        }
        List<String> outcomes = new ArrayList<>();
        for (Future<String> attempt : attempts) {
            outcomes.add(attempt.get(60, TimeUnit.SECONDS));
        }
        return outcomes;
    }

    private String buy(PlaceOrder purchase) {
        try {
            checkout.placeOrder(purchase);
            return "ordered";
        } catch (BusinessException refused) {
            return refused.code();
        }
    }
}
