package org.meo.inventory;

import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/**
 * Adds movements up, once, so that {@link StockChecks} need not do so from the first one each time. Movements become
 * visible in another order than that of their ids; therefore an id is noted first, and what is up to it is added up when
 * every transaction that could have taken such an id is over. Nobody waits for this and it waits for nobody.
 */
@Stateless
@TransactionAttribute(REQUIRES_NEW)
public class StockCheckpoints {

    /** Most movements of one transaction. */
    private static final int STEP = 100_000;

    @PersistenceContext
    private EntityManager entities;

    /** Adds up what can be, of one step at most. @return whether there is more that can be */
    @SuppressWarnings("unchecked")
    public boolean advance() {
        List<Object[]> open = entities.createNativeQuery("""
                SELECT movement_id, up_to, before_xid <= pg_snapshot_xmin(pg_current_snapshot()) FROM stock_horizon
                FOR UPDATE SKIP LOCKED""").getResultList();
        if (open.isEmpty()) {
            return false;
        }
        Object[] horizon = open.get(0);
        if (horizon[1] == null) {
            noteNext(((Number) horizon[0]).longValue());
            return false;
        }
        if (!(Boolean) horizon[2]) {
            return false;
        }
        long from = ((Number) horizon[0]).longValue();
        long end = ((Number) horizon[1]).longValue();
        long to = Math.min(from + STEP, end);
        entities.createNativeQuery("""
                INSERT INTO stock_checkpoint AS c (sku, on_hand, reserved)
                SELECT sku, sum(on_hand_delta), sum(reserved_delta) FROM stock_movement WHERE id > ?1 AND id <= ?2 GROUP BY sku
                ON CONFLICT (sku) DO UPDATE SET on_hand = c.on_hand + excluded.on_hand, reserved = c.reserved + excluded.reserved""")
                .setParameter(1, from).setParameter(2, to).executeUpdate();
        entities.createNativeQuery(
                "UPDATE stock_horizon SET movement_id = ?1, up_to = CASE WHEN up_to > ?1 THEN up_to END, before_xid ="
                        + " CASE WHEN up_to > ?1 THEN before_xid END").setParameter(1, to).executeUpdate();
        return to < end;
    }

    private void noteNext(long movementId) {
        // In two statements: whoever took an id up to this one has begun to write before the second looks who does.
        long last = ((Number) entities.createNativeQuery(
                "SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM stock_movement_seq").getSingleResult()).longValue();
        if (last > movementId) {
            entities.createNativeQuery("UPDATE stock_horizon SET up_to = ?1, before_xid = pg_snapshot_xmax(pg_current_snapshot())")
                    .setParameter(1, last).executeUpdate();
        }
    }
}
