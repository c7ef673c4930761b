package org.meo.inventory;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.TreeMap;
import org.meo.catalog.VariantsImported;

/**
 * Stocks what an import brought into the catalogue and tells the catalogue of it, in the import's own transaction: what
 * can be had is never shown as sold out.
 */
@ApplicationScoped
class FirstStock {

    @EJB
    private Inventory inventory;

    @EJB
    private StockSignals signals;

    void stock(@Observes VariantsImported imported) {
        TreeMap<String, Integer> quantities = new TreeMap<>();
        imported.lines().forEach(line -> quantities.put(line.sku(), line.initialStock()));
        inventory.open(quantities, "first stock");
        signals.markImported(quantities.keySet());
    }
}
