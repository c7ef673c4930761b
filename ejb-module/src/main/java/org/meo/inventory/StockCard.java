package org.meo.inventory;

import java.time.Instant;
import java.util.List;

/**
 * All that the back office shows of a SKU.
 *
 * @param places   what lies where, in the order in which locations ship
 * @param promises who holds it, newest first, a bounded number
 * @param entries  movements, newest first, a page of them
 * @param older    what to ask for to get the next page; 0 when there is none
 */
public record StockCard(StockRow row, List<Place> places, List<Promise> promises, List<Entry> entries, long older) {

    public StockCard {
        places = List.copyOf(places);
        promises = List.copyOf(promises);
        entries = List.copyOf(entries);
    }

    /** @param countedAt null when it never was counted there */
    public record Place(String code, String name, int onHand, Instant countedAt) {
    }

    /**
     * A movement.
     *
     * @param location null when no goods moved
     * @param note     null when there is nothing to say
     * @param actor    null when the store did it
     */
    public record Entry(long id, Instant occurredAt, MovementKind kind, int onHand, int reserved, String reference, String location,
            String note, String actor) {
    }
}
