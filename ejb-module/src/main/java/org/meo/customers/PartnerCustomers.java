package org.meo.customers;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;
import org.meo.customers.PartnerCustomer.Key;
import org.meo.shared.BusinessException;
import org.meo.shared.Rows;
import org.meo.shared.StatementFailedException;

/** Customers who buy by a partner's messages. */
@Stateless
@TransactionAttribute(MANDATORY)
public class PartnerCustomers {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Event<CreditLimitChanged> limitChanged;

    @Inject
    private Clock clock;

    /** @return those that are known */
    public Map<Key, PartnerCustomer> find(List<Key> keys) {
        try (PreparedStatement statement = entities.unwrap(Connection.class).prepareStatement("""
                SELECT c.id, c.channel, c.external_id, c.name, c.payment_days FROM unnest(?::text[], ?::text[]) AS k (channel, id)
                  JOIN partner_customer c ON c.channel = k.channel AND c.external_id = k.id""")) {
            Rows.of(statement, 1, keys).text(Key::channel).text(Key::externalId);
            Map<Key, PartnerCustomer> found = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    PartnerCustomer customer = new PartnerCustomer(rows.getLong("id"), rows.getString("channel"),
                            rows.getString("external_id"), rows.getString("name"), rows.getInt("payment_days"));
                    found.put(new Key(customer.channel(), customer.externalId()), customer);
                }
            }
            return found;
        } catch (SQLException failure) {
            throw new StatementFailedException(failure);
        }
    }

    /**
     * Makes somebody a customer, with what they may owe from now on.
     *
     * @throws BusinessException {@code DUPLICATE_CUSTOMER} when there is one of that number
     */
    public PartnerCustomer open(Key key, String name, int paymentDays, Money creditLimit) {
        List<?> ids = entities.createNativeQuery("""
                INSERT INTO partner_customer (id, channel, external_id, name, payment_days, opened_at)
                VALUES (nextval(pg_get_serial_sequence('customer', 'id')), ?1, ?2, ?3, ?4, ?5)
                ON CONFLICT (channel, external_id) DO NOTHING RETURNING id""")
                .setParameter(1, key.channel()).setParameter(2, key.externalId()).setParameter(3, name)
                .setParameter(4, paymentDays).setParameter(5, Timestamp.from(clock.instant())).getResultList();
        if (ids.isEmpty()) {
            throw new BusinessException("DUPLICATE_CUSTOMER", "externalId", key.externalId());
        }
        PartnerCustomer customer = new PartnerCustomer(((Number) ids.get(0)).longValue(), key.channel(), key.externalId(), name,
                paymentDays);
        limitChanged.fire(new CreditLimitChanged(customer.id(), creditLimit));
        return customer;
    }
}
