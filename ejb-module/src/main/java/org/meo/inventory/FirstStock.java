package org.meo.inventory;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.TreeMap;
import org.meo.catalog.VariantsImported;

/** Stocks what an import brought into the catalogue, in the import's own transaction. */
@ApplicationScoped
class FirstStock {

    @EJB
    private Inventory inventory;

    void stock(@Observes VariantsImported imported) {
        TreeMap<String, Integer> quantities = new TreeMap<>();
        imported.lines().forEach(line -> quantities.put(line.sku(), line.initialStock()));
        inventory.open(quantities, "first stock");
    }
}
