package org.meo.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.time.Duration;
import org.awaitility.core.ThrowingRunnable;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meo.cart.Carts;
import org.meo.checkout.Checkout;
import org.meo.checkout.PlacedOrder;
import org.meo.orders.SalesFigures;

@ExtendWith(ArquillianExtension.class)
class SalesFiguresIT {

    @Inject
    private Shop shop;

    @EJB
    private SalesFigures figures;

    @EJB
    private Carts carts;

    @Inject
    private Checkout checkout;

    @Test
    void countsPiecesAndWhatWasInOneOrder() {
        String pen = shop.product(50);
        String ink = shop.product(50);
        String alone = shop.product(50);
        together(pen, 2, ink);
        PlacedOrder last = together(pen, 3, ink);
        shop.buy(alone, 4);

        counted(() -> {
            assertThat(sold(pen)).isEqualTo("5");
            assertThat(sold(ink)).isEqualTo("2");
            assertThat(sold(alone)).isEqualTo("4");
            assertThat(orders(pen, ink)).isEqualTo("2");
            assertThat(orders(ink, pen)).isEqualTo("2");
            assertThat(shop.text("SELECT count(*) FROM bought_together t JOIN variant v ON v.product_id = t.product_id WHERE v.sku = ?",
                    alone)).isEqualTo("0");
            assertThat(shop.text("SELECT l.sold FROM listing l JOIN variant v ON v.product_id = l.product_id WHERE v.sku = ?", pen))
                    .isEqualTo("5");
        });

        // Time goes by.
        shop.update("UPDATE orders SET placed_at = placed_at - interval '91 days' WHERE number = ?", last.number());
        counted(() -> {
            assertThat(sold(pen)).isEqualTo("2");
            assertThat(orders(pen, ink)).isEqualTo("2");
        });
        shop.update("UPDATE orders SET placed_at = placed_at - interval '366 days' WHERE number = ?", last.number());
        counted(() -> assertThat(orders(pen, ink)).isEqualTo("1"));
    }

    private PlacedOrder together(String sku, int quantity, String other) {
        String cart = shop.cartWith(sku, quantity);
        carts.add(cart, other, 1);
        return checkout.placeOrder(shop.purchase(cart, Shop.APPROVED)).order();
    }

    /** The store's own clock may be counting just now, and a product that somebody is changing is left for the next time. */
    private void counted(ThrowingRunnable expected) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            figures.refresh();
            expected.run();
        });
    }

    private String sold(String sku) {
        return shop.text("SELECT p.sold FROM product p JOIN variant v ON v.product_id = p.id WHERE v.sku = ?", sku);
    }

    private String orders(String sku, String other) {
        return shop.text("SELECT t.orders FROM bought_together t JOIN variant v ON v.product_id = t.product_id"
                + " JOIN variant w ON w.product_id = t.other_id WHERE v.sku = ? AND w.sku = ?", sku, other);
    }
}
