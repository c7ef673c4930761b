package org.meo.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** Whether the books of stock agree with each other. Each answer names at most 100 SKUs. */
@ApplicationScoped
class StockChecks {

    private static final String LEVELS = """
            WITH newer AS (
              SELECT sku, sum(on_hand_delta) AS on_hand, sum(reserved_delta) AS reserved FROM stock_movement
               WHERE id > (SELECT movement_id FROM stock_horizon) GROUP BY sku)
            SELECT coalesce(l.sku, c.sku, n.sku) FROM stock_level l
              FULL JOIN stock_checkpoint c ON c.sku = l.sku
              FULL JOIN newer n ON n.sku = coalesce(l.sku, c.sku)
             WHERE l.on_hand IS DISTINCT FROM coalesce(c.on_hand, 0) + coalesce(n.on_hand, 0)
                OR l.reserved IS DISTINCT FROM coalesce(c.reserved, 0) + coalesce(n.reserved, 0)
             ORDER BY 1 LIMIT 100""";

    private static final String PROMISES = """
            SELECT coalesce(l.sku, p.sku) FROM stock_level l
              FULL JOIN (SELECT o.sku, sum(o.quantity - o.shipped) AS reserved FROM reservation_line o
                           JOIN reservation r ON r.id = o.reservation_id AND r.state <> 'RELEASED'
                          WHERE o.shipped < o.quantity GROUP BY o.sku) p ON p.sku = l.sku
             WHERE coalesce(l.reserved, 0) <> coalesce(p.reserved, 0) ORDER BY 1 LIMIT 100""";

    private static final String LOCATIONS = """
            SELECT coalesce(l.sku, s.sku) FROM stock_level l
              FULL JOIN (SELECT sku, sum(on_hand) AS on_hand FROM location_stock GROUP BY sku) s ON s.sku = l.sku
             WHERE coalesce(l.on_hand, 0) <> coalesce(s.on_hand, 0) ORDER BY 1 LIMIT 100""";

    @PersistenceContext
    private EntityManager entities;

    List<String> levels() {
        return ask(LEVELS);
    }

    List<String> promises() {
        return ask(PROMISES);
    }

    List<String> locations() {
        return ask(LOCATIONS);
    }

    @SuppressWarnings("unchecked")
    private List<String> ask(String query) {
        return entities.createNativeQuery(query).getResultList();
    }
}
