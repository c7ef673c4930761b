package org.meo.inventory;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;
import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.meo.catalog.Shelf;
import org.meo.catalog.Shelves;

/** Tells the catalogue, and whoever wants to know, when the stock of something went between none, few and enough. */
@Stateless
public class StockSignals {

    /** Most signals that one turn takes; not more than one question may name. */
    static final int BATCH = 500;
    /** Any number that no other lock of the store has: the letters "signals". */
    private static final long LOCK = 0x7369676e616c73L;

    @PersistenceContext
    private EntityManager entities;

    @EJB
    private Inventory inventory;

    @EJB
    private Shelves shelves;

    @Inject
    private Standings standings;

    @Inject
    private Event<StockReturned> returned;

    @Inject
    private Event<StockRanLow> ranLow;

    @Inject
    private Event<StockRanOut> ranOut;

    /**
     * Takes the oldest signals. One node at a time: of two, the one that read older stock could write last.
     *
     * @return whether there may be more to do at once
     */
    @SuppressWarnings("unchecked")
    @TransactionAttribute(REQUIRES_NEW)
    public boolean handle() {
        if (!(Boolean) entities.createNativeQuery("SELECT pg_try_advisory_xact_lock(?1)").setParameter(1, LOCK)
                .getSingleResult()) {
            return false;
        }
        List<String> signals = entities.createNativeQuery("""
                DELETE FROM stock_signal WHERE id IN (SELECT id FROM stock_signal ORDER BY id LIMIT ?1) RETURNING sku""")
                .setParameter(1, BATCH).getResultList();
        if (signals.isEmpty()) {
            return false;
        }
        standings.note(signals);
        Map<String, Shelf> levels = levels(signals);
        Shelves.Marked marked = shelves.mark(levels);
        new TreeSet<>(marked.before().keySet()).forEach(sku -> tell(sku, marked.before().get(sku), levels.get(sku)));
        signalAgain(marked.busy());
        return signals.size() == BATCH && marked.busy().isEmpty();
    }

    /** Notes what is on the shelf of SKUs that an import writes, in its transaction. Nobody is told. */
    @TransactionAttribute(MANDATORY)
    public void markImported(Collection<String> skus) {
        List<String> all = List.copyOf(skus);
        for (int from = 0; from < all.size(); from += Inventory.MAX_SKUS) {
            shelves.markForImport(levels(all.subList(from, Math.min(all.size(), from + Inventory.MAX_SKUS))));
        }
    }

    private Map<String, Shelf> levels(Collection<String> skus) {
        Map<String, Shelf> levels = new HashMap<>();
        inventory.available(skus).forEach((sku, available) -> levels.put(sku, Shelf.of(available)));
        return levels;
    }

    private void tell(String sku, Shelf before, Shelf now) {
        if (before == Shelf.NONE) {
            returned.fire(new StockReturned(sku));
        }
        if (now == Shelf.FEW && before == Shelf.ENOUGH) {
            ranLow.fire(new StockRanLow(sku));
        } else if (now == Shelf.NONE) {
            ranOut.fire(new StockRanOut(sku));
        }
    }

    private void signalAgain(Set<String> skus) {
        if (!skus.isEmpty()) {
            entities.createNativeQuery("INSERT INTO stock_signal (sku) SELECT unnest(CAST(?1 AS text[]))")
                    .setParameter(1, Inventory.textArray(skus)).executeUpdate();
        }
    }
}
