package org.meo.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads promises, and what of them can't be kept. */
@ApplicationScoped
class Shortfalls {

    @PersistenceContext
    private EntityManager entities;

    /** @param promises most of the newest promises to name of each SKU */
    @SuppressWarnings("unchecked")
    List<Shortfall> list(int most, int promises) {
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT l.sku, l.on_hand, l.reserved, l.backorder, s.since FROM stock_standing s JOIN stock_level l ON l.sku = s.sku
                WHERE s.standing = 0 AND l.reserved > l.on_hand + l.backorder ORDER BY s.sku LIMIT ?1""")
                .setParameter(1, most).getResultList();
        Map<String, List<Promise>> newest = newest(rows.stream().map(row -> (String) row[0]).toList(), promises);
        return rows.stream().map(row -> new Shortfall((String) row[0], ((Number) row[1]).intValue(), ((Number) row[2]).intValue(),
                ((Number) row[3]).intValue(), instant(row[4]), newest.getOrDefault((String) row[0], List.of()))).toList();
    }

    /** Who holds SKUs, newest first. @param most promises of each */
    @SuppressWarnings("unchecked")
    Map<String, List<Promise>> newest(Collection<String> skus, int most) {
        Map<String, List<Promise>> promises = new HashMap<>();
        if (!skus.isEmpty()) {
            List<Object[]> rows = entities.createNativeQuery("""
                    SELECT w.sku, p.reference, p.quantity, p.created_at, p.expires_at
                      FROM unnest(CAST(?1 AS text[])) WITH ORDINALITY AS w (sku, position) CROSS JOIN LATERAL (
                        SELECT r.id, r.reference, l.quantity - l.shipped AS quantity, r.created_at, r.expires_at
                          FROM reservation_line l JOIN reservation r ON r.id = l.reservation_id AND r.state <> 'RELEASED'
                         WHERE l.sku = w.sku AND l.shipped < l.quantity ORDER BY l.reservation_id DESC LIMIT ?2) p
                     ORDER BY w.position, p.id DESC""")
                    .setParameter(1, Inventory.textArray(skus)).setParameter(2, most).getResultList();
            rows.forEach(row -> promises.computeIfAbsent((String) row[0], sku -> new ArrayList<>()).add(
                    new Promise((String) row[1], ((Number) row[2]).intValue(), instant(row[3]), row[4] == null ? null : instant(row[4]))));
        }
        return promises;
    }

    private static Instant instant(Object value) {
        return ((Timestamp) value).toInstant();
    }
}
