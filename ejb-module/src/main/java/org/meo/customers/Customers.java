package org.meo.customers;

import static jakarta.ejb.TransactionAttributeType.SUPPORTS;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.meo.shared.BusinessException;
import org.meo.shared.Language;

/** Accounts and their address books. */
@Stateless
public class Customers {

    /** Most addresses of one customer. */
    public static final int MAX_ADDRESSES = 50;

    /** Limits of credit are in it. */
    static final CurrencyUnit CURRENCY = CurrencyUnit.of("GBP");

    @PersistenceContext
    private EntityManager entities;

    /** An account that is not deleted. */
    @SuppressWarnings("unchecked")
    @TransactionAttribute(SUPPORTS)
    public Optional<CustomerView> find(long customerId) {
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT c.id, c.email, c.name, c.language, c.customer_group, c.credit_limit, c.created_at, c.verified_at,
                       c.totp_confirmed_at IS NOT NULL,
                       (SELECT string_agg(r.role, ',') FROM customer_role r WHERE r.customer_id = c.id)
                FROM customer c WHERE c.id = ?1 AND c.deleted_at IS NULL""").setParameter(1, customerId).getResultList();
        return rows.stream().findFirst().map(Customers::view);
    }

    static CustomerView view(Object[] row) {
        return new CustomerView(((Number) row[0]).longValue(), (String) row[1], (String) row[2],
                Language.find((String) row[3]).orElseThrow(), Role.parse((String) row[9]), (String) row[4],
                Optional.ofNullable((BigDecimal) row[5]).map(limit -> Money.of(CURRENCY, limit)), instant(row[6]),
                instant(row[7]), (Boolean) row[8]);
    }

    /** What the driver makes of a time, whichever way the column came. */
    static Instant instant(Object value) {
        if (value instanceof Timestamp timestamp) {
            return timestamp.toInstant();
        }
        return value instanceof OffsetDateTime time ? time.toInstant() : (Instant) value;
    }

    /** Up to which sum invoices of a customer may be open; empty for whoever pays at once, and for an unknown customer. */
    @SuppressWarnings("unchecked")
    @TransactionAttribute(SUPPORTS)
    public Optional<Money> creditLimit(long customerId) {
        List<BigDecimal> limits = entities.createNativeQuery("""
                SELECT credit_limit FROM customer WHERE id = ?1 AND credit_limit IS NOT NULL AND deleted_at IS NULL""")
                .setParameter(1, customerId).getResultList();
        return limits.stream().findFirst().map(limit -> Money.of(CURRENCY, limit));
    }

    /** The address book, the default address first. */
    @SuppressWarnings("unchecked")
    @TransactionAttribute(SUPPORTS)
    public List<SavedAddress> addresses(long customerId) {
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT id, name, line1, line2, city, region, postal_code, country, is_default FROM customer_address
                WHERE customer_id = ?1 ORDER BY is_default DESC, id DESC LIMIT ?2""")
                .setParameter(1, customerId).setParameter(2, MAX_ADDRESSES).getResultList();
        return rows.stream().map(row -> new SavedAddress(((Number) row[0]).longValue(),
                new Address((String) row[1], (String) row[2], (String) row[3], (String) row[4], (String) row[5],
                        (String) row[6], (String) row[7]), (Boolean) row[8])).toList();
    }

    /**
     * Puts an address into the book; the first is the default.
     *
     * @throws BusinessException {@code ADDRESS_BOOK_FULL}
     */
    public long addAddress(long customerId, Address address, boolean asDefault) {
        lock(customerId);
        Number count = (Number) entities.createNativeQuery("SELECT count(*) FROM customer_address WHERE customer_id = ?1")
                .setParameter(1, customerId).getSingleResult();
        if (count.intValue() >= MAX_ADDRESSES) {
            throw new BusinessException("ADDRESS_BOOK_FULL", "", MAX_ADDRESSES);
        }
        if (asDefault) {
            noDefault(customerId);
        }
        return ((Number) entities.createNativeQuery("""
                INSERT INTO customer_address (customer_id, name, line1, line2, city, region, postal_code, country, is_default)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) RETURNING id""")
                .setParameter(1, customerId).setParameter(2, address.name()).setParameter(3, address.line1())
                .setParameter(4, address.line2()).setParameter(5, address.city()).setParameter(6, address.region())
                .setParameter(7, address.postalCode()).setParameter(8, address.country())
                .setParameter(9, asDefault || count.intValue() == 0).getSingleResult()).longValue();
    }

    /** Changes an address of the customer's own book. @return whether there is such a one */
    public boolean changeAddress(long customerId, long addressId, Address address, boolean asDefault) {
        lock(customerId);
        if (asDefault) {
            noDefault(customerId);
        }
        return entities.createNativeQuery("""
                UPDATE customer_address SET name = ?3, line1 = ?4, line2 = ?5, city = ?6, region = ?7, postal_code = ?8,
                       country = ?9, is_default = is_default OR ?10
                WHERE id = ?2 AND customer_id = ?1""")
                .setParameter(1, customerId).setParameter(2, addressId).setParameter(3, address.name())
                .setParameter(4, address.line1()).setParameter(5, address.line2()).setParameter(6, address.city())
                .setParameter(7, address.region()).setParameter(8, address.postalCode()).setParameter(9, address.country())
                .setParameter(10, asDefault).executeUpdate() > 0;
    }

    /** Makes an address of the customer's own book the default. */
    public void makeDefault(long customerId, long addressId) {
        lock(customerId);
        noDefault(customerId);
        entities.createNativeQuery("UPDATE customer_address SET is_default = true WHERE id = ?2 AND customer_id = ?1")
                .setParameter(1, customerId).setParameter(2, addressId).executeUpdate();
    }

    /** Takes an address out of the customer's own book; the youngest of the others becomes the default if that was it. */
    public void removeAddress(long customerId, long addressId) {
        lock(customerId);
        entities.createNativeQuery("DELETE FROM customer_address WHERE id = ?2 AND customer_id = ?1")
                .setParameter(1, customerId).setParameter(2, addressId).executeUpdate();
        entities.createNativeQuery("""
                UPDATE customer_address SET is_default = true
                WHERE id = (SELECT max(id) FROM customer_address WHERE customer_id = ?1)
                  AND NOT EXISTS (SELECT 1 FROM customer_address WHERE customer_id = ?1 AND is_default)""")
                .setParameter(1, customerId).executeUpdate();
    }

    private void noDefault(long customerId) {
        entities.createNativeQuery("UPDATE customer_address SET is_default = false WHERE customer_id = ?1 AND is_default")
                .setParameter(1, customerId).executeUpdate();
    }

    /** Two tabs can't put more into a book than it takes, nor choose two defaults. */
    private void lock(long customerId) {
        entities.createNativeQuery("SELECT id FROM customer WHERE id = ?1 FOR UPDATE").setParameter(1, customerId)
                .getResultList();
    }
}
