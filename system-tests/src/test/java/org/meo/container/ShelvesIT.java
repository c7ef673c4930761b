package org.meo.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.ejb.EJB;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meo.catalog.Shelf;
import org.meo.catalog.VariantsImported;
import org.meo.inventory.Inventory;

@ExtendWith(ArquillianExtension.class)
class ShelvesIT {

    @Inject
    private Shop shop;

    @EJB
    private Inventory inventory;

    @Inject
    private Event<VariantsImported> imported;

    @Test
    void listsAreToldWhenStockCrossesABound() {
        String sku = shop.product(Shelf.ENOUGH_FROM + 1);
        awaitShelf(sku, Shelf.ENOUGH);

        reserve(sku, "first", 2);
        awaitShelf(sku, Shelf.FEW);

        reserve(sku, "second", Shelf.ENOUGH_FROM - 1);
        awaitShelf(sku, Shelf.NONE);

        shop.inTransaction(() -> inventory.release(sku + "first"));
        awaitShelf(sku, Shelf.FEW);
        shop.inTransaction(() -> inventory.release(sku + "second"));
        awaitShelf(sku, Shelf.ENOUGH);
    }

    @Test
    void signalsAreWrittenAtTheBoundsOfTheShelf() {
        String sku = shop.product(100);
        awaitShelf(sku, Shelf.ENOUGH);

        // What the triggers write is seen before anybody can take it, and then taken back.
        shop.rolledBack(() -> {
            for (int left = 99; left >= 0; left--) {
                String before = signals(sku);
                inventory.reserve(sku + left, new TreeMap<>(Map.of(sku, 1)), null);
                boolean crossed = Shelf.of(left) != Shelf.of(left + 1);
                assertThat(signals(sku).equals(before)).as("%d left", left).isNotEqualTo(crossed);
            }
            return null;
        });
    }

    @Test
    void whatIsImportedIsOnItsShelfAtOnce() {
        String sku = shop.product(1);
        awaitShelf(sku, Shelf.FEW);

        shop.inTransaction(() -> {
            shop.update("UPDATE variant SET shelf = 0 WHERE sku = ?", sku);
            imported.fire(new VariantsImported(List.of(new VariantsImported.Line(sku, 50))));
            return null;
        });

        // It had one already: what the import says of stock holds for new goods only.
        assertThat(shelf(sku)).isEqualTo(Shelf.FEW);
    }

    @Test
    void ordersAndTheWatchWaitForNobodyWhoChangesTheCatalogue() {
        String sku = shop.product(1);
        String other = shop.product(1);
        awaitShelf(sku, Shelf.FEW);
        awaitShelf(other, Shelf.FEW);

        shop.holding("SELECT 1 FROM variant WHERE sku = '" + sku + "' FOR UPDATE", () -> {
            shop.buy(sku, 1);
            shop.buy(other, 1);
            awaitShelf(other, Shelf.NONE);
            assertThat(shelf(sku)).isEqualTo(Shelf.FEW);
        });

        awaitShelf(sku, Shelf.NONE);
    }

    private void reserve(String sku, String name, int quantity) {
        shop.inTransaction(() -> {
            inventory.reserve(sku + name, new TreeMap<>(Map.of(sku, quantity)), null);
            return null;
        });
    }

    private String signals(String sku) {
        return shop.text("SELECT count(*) FROM stock_signal WHERE sku = ?", sku);
    }

    private Shelf shelf(String sku) {
        return Shelf.values()[Integer.parseInt(shop.text("SELECT shelf FROM variant WHERE sku = ?", sku))];
    }

    private void awaitShelf(String sku, Shelf expected) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(shelf(sku)).isEqualTo(expected));
    }
}
