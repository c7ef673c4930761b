package org.meo.payments;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;
import static jakarta.ejb.TransactionAttributeType.REQUIRED;
import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.meo.shared.BusinessException;
import org.meo.shared.Rows;
import org.meo.shared.StatementFailedException;

/**
 * What business customers may owe and do owe. Rule 6: a conditional counter with a ledger; the credit in use is the sum of
 * its entries.
 */
@Stateless
@TransactionAttribute(REQUIRES_NEW)
public class InvoiceCredit {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    /**
     * Says how much a customer may owe. What they owe already may be more: then they can't add to it.
     *
     * @param limit zero ends buying on invoice
     * @throws BusinessException {@code INVALID_AMOUNT} at {@code limit} when it is negative or the customer owes in another
     *         currency
     */
    @TransactionAttribute(REQUIRED)
    public void setLimit(long customerId, Money limit) {
        if (limit.isNegative() || entities.createNativeQuery("""
                INSERT INTO credit_account AS a (customer_id, currency, credit_limit) VALUES (?1, ?2, ?3)
                ON CONFLICT (customer_id) DO UPDATE SET currency = excluded.currency, credit_limit = excluded.credit_limit
                WHERE a.currency = excluded.currency OR a.used = 0""")
                .setParameter(1, customerId).setParameter(2, limit.getCurrencyUnit().getCode())
                .setParameter(3, limit.getAmount()).executeUpdate() != 1) {
            throw new BusinessException("INVALID_AMOUNT", "limit");
        }
    }

    /** @return empty for a customer who can't buy on invoice */
    @TransactionAttribute(REQUIRED)
    public Optional<Credit> of(long customerId) {
        List<?> rows = entities.createNativeQuery(
                "SELECT currency, credit_limit, used FROM credit_account WHERE customer_id = ?1")
                .setParameter(1, customerId).getResultList();
        return rows.stream().map(Object[].class::cast).findFirst().map(row -> {
            CurrencyUnit currency = CurrencyUnit.of((String) row[0]);
            return new Credit(Money.of(currency, (BigDecimal) row[1]), Money.of(currency, (BigDecimal) row[2]));
        });
    }

    /** As {@link #of}, of many customers at once. @return of those that can buy on invoice */
    @TransactionAttribute(REQUIRED)
    public Map<Long, Credit> ofAll(Collection<Long> customerIds) {
        return read(customerIds, """
                SELECT customer_id, currency, credit_limit, used FROM credit_account WHERE customer_id = ANY (?)""");
    }

    public boolean isOpen(long customerId) {
        return of(customerId).filter(credit -> credit.limit().isPositive()).isPresent();
    }

    /**
     * Notes that a customer paid for an order.
     *
     * @param receipt the bank's reference; the same again changes nothing
     * @param on      the day on which the bank got it
     * @return false when it was noted before
     * @throws BusinessException {@code INVALID_AMOUNT}, {@code MORE_THAN_OWED} (argument: what is) at {@code amount};
     *         {@code RECEIPT_KNOWN} at {@code receipt} when it was noted with another amount
     */
    @TransactionAttribute(REQUIRED)
    public boolean received(String orderNumber, Money amount, String receipt, LocalDate on, String actor) {
        Owing owing = owing(orderNumber)
                .filter(found -> amount.isPositive() && found.currency.equals(amount.getCurrencyUnit()))
                .orElseThrow(() -> new BusinessException("INVALID_AMOUNT", "amount"));
        String entry = "paid:" + orderNumber + ":" + receipt;
        lockAccountOf(owing.key);
        Optional<BigDecimal> before = entered(entry);
        if (before.isEmpty()) {
            BigDecimal owed = owed(owing.key);
            if (owed.compareTo(amount.getAmount()) < 0) {
                throw new BusinessException("MORE_THAN_OWED", "amount", Money.of(owing.currency, owed));
            }
            enter(entry, owing.key, "PAID", amount.getAmount().negate(), actor, on);
        } else if (before.get().negate().compareTo(amount.getAmount()) != 0) {
            throw new BusinessException("RECEIPT_KNOWN", "receipt", Money.of(owing.currency, before.get().negate()));
        }
        return before.isEmpty();
    }

    /** What is owed for an order and was paid for it; empty when it was not bought on invoice. */
    @SuppressWarnings("unchecked")
    @TransactionAttribute(REQUIRED)
    public Optional<Account> ofOrder(String orderNumber) {
        return owing(orderNumber).map(owing -> {
            List<Object[]> rows = entities.createNativeQuery("""
                    SELECT -delta, substr(entry_key, length('paid:' || ?2 || ':') + 1), received_on, actor FROM credit_entry
                    WHERE charge_key = ?1 AND kind = 'PAID' ORDER BY id LIMIT 100""")
                    .setParameter(1, owing.key).setParameter(2, orderNumber).getResultList();
            return new Account(Money.of(owing.currency, owed(owing.key)), rows.stream().map(row -> new Receipt(
                    Money.of(owing.currency, (BigDecimal) row[0]), (String) row[1],
                    row[2] == null ? null : ((Date) row[2]).toLocalDate(), (String) row[3])).toList());
        });
    }

    private Optional<Owing> owing(String orderNumber) {
        List<?> rows = entities.createNativeQuery("""
                SELECT idempotency_key, currency FROM payment
                WHERE order_number = ?1 AND provider = 'invoice' AND status IN ('AUTHORISED', 'CAPTURED')""")
                .setParameter(1, orderNumber).getResultList();
        return rows.stream().map(Object[].class::cast).findFirst()
                .map(row -> new Owing((String) row[0], CurrencyUnit.of((String) row[1])));
    }

    /** @return false when it would exceed the limit, or was given back before it came */
    public boolean use(long customerId, String key, Money amount) {
        List<?> account = entities.createNativeQuery(
                "SELECT 1 FROM credit_account WHERE customer_id = ?1 AND currency = ?2 FOR UPDATE")
                .setParameter(1, customerId).setParameter(2, amount.getCurrencyUnit().getCode()).getResultList();
        if (account.isEmpty()) {
            return false;
        }
        if (isEntered("order:" + key)) {
            return isUsed(key);
        }
        if (!isWanted(key)) {
            return false;
        }
        boolean used = entities.createNativeQuery("""
                UPDATE credit_account SET used = used + ?2 WHERE customer_id = ?1 AND credit_limit - used >= ?2""")
                .setParameter(1, customerId).setParameter(2, amount.getAmount()).executeUpdate() == 1;
        if (used) {
            entities.createNativeQuery("""
                    INSERT INTO credit_entry (customer_id, entry_key, charge_key, kind, delta, actor, occurred_at)
                    VALUES (?1, ?2, ?3, 'ORDER', ?4, 'shopper', ?5)""")
                    .setParameter(1, customerId).setParameter(2, "order:" + key).setParameter(3, key)
                    .setParameter(4, amount.getAmount()).setParameter(5, Timestamp.from(clock.instant())).executeUpdate();
        }
        return used;
    }

    /**
     * Locks what customers owe until the transaction ends, in ascending order of their numbers, for {@link #useAll}.
     *
     * @return of those that can buy on invoice
     */
    @TransactionAttribute(MANDATORY)
    public Map<Long, Credit> lock(Collection<Long> customerIds) {
        return read(customerIds, """
                SELECT customer_id, currency, credit_limit, used FROM credit_account WHERE customer_id = ANY (?)
                 ORDER BY customer_id FOR UPDATE""");
    }

    private Map<Long, Credit> read(Collection<Long> customerIds, String query) {
        try (PreparedStatement statement = entities.unwrap(Connection.class).prepareStatement(query)) {
            statement.setArray(1, statement.getConnection().createArrayOf("bigint", customerIds.toArray()));
            Map<Long, Credit> accounts = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    CurrencyUnit currency = CurrencyUnit.of(rows.getString("currency"));
                    accounts.put(rows.getLong("customer_id"), new Credit(Money.of(currency, rows.getBigDecimal("credit_limit")),
                            Money.of(currency, rows.getBigDecimal("used"))));
                }
            }
            return accounts;
        } catch (SQLException failure) {
            throw new StatementFailedException(failure);
        }
    }

    /** Uses credit of which {@link #lock} said that there is enough, for many payments at once. */
    @TransactionAttribute(MANDATORY)
    public void useAll(List<Use> uses, String actor) {
        SortedMap<Long, BigDecimal> sums = new TreeMap<>();
        uses.forEach(use -> sums.merge(use.customerId(), use.amount().getAmount(), BigDecimal::add));
        try (PreparedStatement raise = entities.unwrap(Connection.class).prepareStatement("""
                    UPDATE credit_account a SET used = a.used + w.amount FROM unnest(?::bigint[], ?::numeric[]) AS w (id, amount)
                     WHERE a.customer_id = w.id AND a.credit_limit - a.used >= w.amount""");
                PreparedStatement enter = entities.unwrap(Connection.class).prepareStatement("""
                    INSERT INTO credit_entry (customer_id, entry_key, charge_key, kind, delta, actor, occurred_at)
                    SELECT e.id, 'order:' || e.key, e.key, 'ORDER', e.delta, ?, ?
                      FROM unnest(?::bigint[], ?::text[], ?::numeric[]) AS e (id, key, delta)""")) {
            Rows.of(raise, 1, List.copyOf(sums.entrySet())).column("bigint", Map.Entry::getKey).column("numeric", Map.Entry::getValue);
            if (raise.executeUpdate() != sums.size()) {
                throw new IllegalStateException("credit that was locked is not there: " + sums.keySet());
            }
            enter.setString(1, actor);
            enter.setTimestamp(2, Timestamp.from(clock.instant()));
            Rows.of(enter, 3, uses).column("bigint", Use::customerId).text(Use::key).column("numeric", use -> use.amount().getAmount());
            enter.executeUpdate();
        } catch (SQLException failure) {
            throw new StatementFailedException(failure);
        }
    }

    /** @param key of the payment */
    public record Use(long customerId, String key, Money amount) {
    }

    /** Keeps the payment from being given up until this transaction ends: what is used is then there to be given back. */
    private boolean isWanted(String key) {
        return !entities.createNativeQuery("SELECT 1 FROM payment WHERE idempotency_key = ?1 AND status = 'INTENDED' FOR SHARE")
                .setParameter(1, key).getResultList().isEmpty();
    }

    /** Whether credit was used under a key and not given back as a whole. */
    public boolean isUsed(String key) {
        return isEntered("order:" + key) && !isEntered("void:" + key);
    }

    /** Gives back all that is still owed for a payment. */
    public void giveBackAll(String key) {
        if (lockAccountOf(key) && !isEntered("void:" + key)) {
            enter("void:" + key, key, "VOID", owed(key).negate(), "store", null);
        }
    }

    /** Gives back some; what the customer paid already is not credit any more and goes back by the bank. */
    public void giveBack(String refundKey, String key, Money amount) {
        if (lockAccountOf(key) && !isEntered(refundKey)) {
            enter(refundKey, key, "REFUND", owed(key).min(amount.getAmount()).negate(), "store", null);
        }
    }

    private void enter(String entry, String key, String kind, BigDecimal delta, String actor, LocalDate on) {
        entities.createNativeQuery("""
                WITH entry AS (
                  INSERT INTO credit_entry (customer_id, entry_key, charge_key, kind, delta, actor, occurred_at, received_on)
                  SELECT customer_id, ?1, ?2, ?3, ?4, ?5, ?6, CAST(?8 AS date) FROM credit_entry WHERE entry_key = ?7
                  RETURNING customer_id, delta)
                UPDATE credit_account a SET used = a.used + e.delta FROM entry e WHERE a.customer_id = e.customer_id""")
                .setParameter(1, entry).setParameter(2, key).setParameter(3, kind).setParameter(4, delta)
                .setParameter(5, actor).setParameter(6, Timestamp.from(clock.instant())).setParameter(7, "order:" + key)
                .setParameter(8, on == null ? null : on.toString()).executeUpdate();
    }

    private boolean lockAccountOf(String key) {
        return !entities.createNativeQuery("""
                SELECT 1 FROM credit_account a JOIN credit_entry e ON e.customer_id = a.customer_id
                WHERE e.entry_key = ?1 FOR UPDATE OF a""").setParameter(1, "order:" + key).getResultList().isEmpty();
    }

    private boolean isEntered(String entry) {
        return entered(entry).isPresent();
    }

    private Optional<BigDecimal> entered(String entry) {
        List<?> deltas = entities.createNativeQuery("SELECT delta FROM credit_entry WHERE entry_key = ?1").setParameter(1, entry)
                .getResultList();
        return deltas.stream().map(BigDecimal.class::cast).findFirst();
    }

    private BigDecimal owed(String key) {
        return (BigDecimal) entities.createNativeQuery(
                "SELECT coalesce(sum(delta), 0) FROM credit_entry WHERE charge_key = ?1").setParameter(1, key)
                .getSingleResult();
    }

    private record Owing(String key, CurrencyUnit currency) {
    }

    /** What is still owed for an order, and what came for it. */
    public record Account(Money owed, List<Receipt> receipts) {
    }

    /**
     * Money that came.
     *
     * @param reference the bank's
     * @param on        when the bank got it; null where it was not noted
     */
    public record Receipt(Money amount, String reference, LocalDate on, String actor) {
    }

    /** What a customer may owe, and does. */
    public record Credit(Money limit, Money used) {

        public Money available() {
            return limit.isGreaterThan(used) ? limit.minus(used) : Money.zero(limit.getCurrencyUnit());
        }
    }
}
