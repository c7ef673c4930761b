package org.meo.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meo.reconciliation.Finding;
import org.meo.reconciliation.Reconciliation;

@ExtendWith(ArquillianExtension.class)
class ReconciliationIT {

    @Inject
    private Shop shop;

    @EJB
    private Reconciliation reconciliation;

    @Test
    void namesWhatDoesNotAgreeAndKeepsItForEveryNode() {
        String sku = shop.product(7);
        assertThat(reconciliation.run().findings()).extracting(Finding::subjects).noneMatch(found -> found.contains(sku));

        shop.update("UPDATE stock_level SET on_hand = 8 WHERE sku = ?", sku);
        try {
            reconciliation.run();

            assertThat(reconciliation.latest().orElseThrow().findings())
                    .filteredOn(finding -> finding.check().equals("stock.movements")).singleElement()
                    .satisfies(finding -> assertThat(finding.subjects()).contains(sku));
        } finally {
            shop.update("UPDATE stock_level SET on_hand = 7 WHERE sku = ?", sku);
        }
    }
}
