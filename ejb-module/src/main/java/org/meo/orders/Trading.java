package org.meo.orders;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** How trade goes. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Trading {

    @PersistenceContext
    private EntityManager entities;

    /** What was sold since then. */
    @SuppressWarnings("unchecked")
    public Trade since(Instant then) {
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT currency, count(*), count(cart_id), sum(total) FROM orders
                 WHERE placed_at >= ?1 AND status IN ('PLACED', 'PARTIALLY_SHIPPED', 'SHIPPED', 'COMPLETED')
                 GROUP BY currency ORDER BY currency""").setParameter(1, Timestamp.from(then)).getResultList();
        return new Trade(rows.stream().mapToLong(row -> ((Number) row[1]).longValue()).sum(),
                rows.stream().mapToLong(row -> ((Number) row[2]).longValue()).sum(),
                rows.stream().map(row -> Money.of(CurrencyUnit.of((String) row[0]), (BigDecimal) row[3])).toList());
    }
}
