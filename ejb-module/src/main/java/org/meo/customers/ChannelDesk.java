package org.meo.customers;

import static jakarta.ejb.TransactionAttributeType.SUPPORTS;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.joda.money.Money;
import org.meo.shared.BusinessException;
import org.meo.shared.StatementFailedException;

/**
 * What administrators agree with partners: by which channels they sell, and who may buy by them. All of it is in the audit
 * log.
 */
@Stateless
public class ChannelDesk {

    /** Most customers of a page. */
    public static final int PAGE_SIZE = 50;

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern PARTNER = Pattern.compile("[A-Za-z0-9._@-]{1,64}");
    private static final String WEB = "web";
    private static final int MAX_PARTNERS = 20;
    private static final int MAX_NAME = 100;
    private static final int MAX_CUSTOMER_NAME = 200;
    private static final int MAX_NUMBER = 64;
    private static final int MAX_DAYS = 365;
    private static final int MAX_DETAIL = 400;
    private static final BigDecimal MAX_LIMIT = new BigDecimal("9999999999.99");

    @PersistenceContext
    private EntityManager entities;

    @EJB
    private AuditLog audit;

    @EJB
    private PartnerCustomers customers;

    @Inject
    private Event<CreditLimitChanged> limits;

    /**
     * Opens a channel.
     *
     * @throws BusinessException {@code INVALID_CHANNEL}, {@code DUPLICATE_CHANNEL} at {@code code}, else as {@link #change}
     */
    public void open(SignedIn actor, Channel channel) {
        if (!CODE.matcher(channel.code()).matches() || channel.code().equals(WEB)) {
            throw new BusinessException("INVALID_CHANNEL", "code");
        }
        if (write(actor, channel, """
                INSERT INTO channel (name, active, partners, agreed_prices, opens_customers, credit_limit, payment_days, code, version)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (code) DO NOTHING""") == 0) {
            throw new BusinessException("DUPLICATE_CHANNEL", "code");
        }
    }

    /**
     * Changes all of a channel but its code. Requests that are being handled may still be judged by what it was.
     *
     * @throws BusinessException {@code NOT_ALLOWED}; {@code REQUIRED}, {@code TOO_LONG}, {@code INVALID_TEXT} at {@code name};
     *         {@code INVALID_PARTNERS} at {@code partners}; {@code INVALID_AMOUNT} at {@code creditLimit};
     *         {@code INVALID_DAYS} at {@code paymentDays}; {@code CHANGED_MEANWHILE} when somebody else was quicker
     */
    public void change(SignedIn actor, Channel channel) {
        if (write(actor, channel, """
                UPDATE channel SET name = ?, active = ?, partners = ?, agreed_prices = ?, opens_customers = ?, credit_limit = ?,
                  payment_days = ?, version = version + 1 WHERE code = ? AND version = ?""") == 0) {
            throw new BusinessException("CHANGED_MEANWHILE", "");
        }
    }

    private int write(SignedIn actor, Channel channel, String command) {
        requireAdmin(actor);
        String name = Texts.required("name", channel.name(), MAX_NAME);
        TreeSet<String> partners = new TreeSet<>(channel.partners());
        if (partners.size() > MAX_PARTNERS || !partners.stream().allMatch(partner -> PARTNER.matcher(partner).matches())) {
            throw new BusinessException("INVALID_PARTNERS", "partners", MAX_PARTNERS);
        }
        requireTerms(channel.creditLimit(), channel.paymentDays());
        int written;
        try (PreparedStatement statement = entities.unwrap(Connection.class).prepareStatement(command)) {
            Array users = statement.getConnection().createArrayOf("text", partners.toArray());
            statement.setString(1, name);
            statement.setBoolean(2, channel.active());
            statement.setArray(3, users);
            statement.setBoolean(4, channel.agreedPrices());
            statement.setBoolean(5, channel.opensCustomers());
            statement.setBigDecimal(6, channel.creditLimit());
            statement.setInt(7, channel.paymentDays());
            statement.setString(8, channel.code());
            statement.setInt(9, channel.version());
            written = statement.executeUpdate();
        } catch (SQLException failure) {
            throw new StatementFailedException(failure);
        }
        if (written > 0) {
            tell(AuditKind.CHANNEL_CHANGED, null, actor, channel.code() + (channel.active() ? "" : ", closed") + ", agreed prices: "
                    + channel.agreedPrices() + ", opens customers: " + channel.opensCustomers() + ", credit limit: "
                    + channel.creditLimit().toPlainString() + ", days: " + channel.paymentDays() + ", partners: " + partners);
        }
        return written;
    }

    /**
     * Customers of a channel in the order of their numbers, fifty at most.
     *
     * @param after number of a customer; only later ones; empty for the first
     */
    @TransactionAttribute(SUPPORTS)
    @SuppressWarnings("unchecked")
    public List<PartnerCustomer> customers(String channel, String after) {
        return ((List<Object[]>) entities.createNativeQuery("""
                SELECT id, channel, external_id, name, payment_days FROM partner_customer
                 WHERE channel = ?1 AND external_id > ?2 ORDER BY external_id LIMIT ?3""")
                .setParameter(1, channel).setParameter(2, after).setParameter(3, PAGE_SIZE).getResultList())
                .stream().map(row -> new PartnerCustomer(((Number) row[0]).longValue(), (String) row[1], (String) row[2],
                        (String) row[3], ((Number) row[4]).intValue())).toList();
    }

    /** A customer by the number that the partner gave. */
    public Optional<PartnerCustomer> find(PartnerCustomer.Key key) {
        return Optional.ofNullable(customers.find(List.of(key)).get(key));
    }

    /**
     * Makes somebody a customer of a channel before their first order.
     *
     * @throws BusinessException {@code NOT_ALLOWED}; {@code REQUIRED}, {@code TOO_LONG}, {@code INVALID_TEXT} at
     *         {@code externalId} or {@code customerName}; {@code INVALID_AMOUNT} at {@code creditLimit}; {@code INVALID_DAYS} at
     *         {@code paymentDays}; {@code DUPLICATE_CUSTOMER} at {@code externalId}
     */
    public void openCustomer(SignedIn actor, PartnerCustomer.Key key, String name, int paymentDays, Money limit) {
        requireAdmin(actor);
        String number = Texts.required("externalId", key.externalId(), MAX_NUMBER);
        requireTerms(limit.getAmount(), paymentDays);
        PartnerCustomer customer = customers.open(new PartnerCustomer.Key(key.channel(), number),
                Texts.required("customerName", name, MAX_CUSTOMER_NAME), paymentDays, limit);
        tellOf(customer, actor, limit);
    }

    /**
     * Changes what was agreed with a customer. What they owe already may be more than their limit: then they can't add to it.
     *
     * @throws BusinessException as {@link #openCustomer}; {@code UNKNOWN_CUSTOMER}; {@code INVALID_AMOUNT} at {@code limit} when
     *         they owe in another currency
     */
    public void changeCustomer(SignedIn actor, PartnerCustomer customer, Money limit) {
        requireAdmin(actor);
        requireTerms(limit.getAmount(), customer.paymentDays());
        if (entities.createNativeQuery("UPDATE partner_customer SET name = ?2, payment_days = ?3 WHERE id = ?1")
                .setParameter(1, customer.id())
                .setParameter(2, Texts.required("customerName", customer.name(), MAX_CUSTOMER_NAME))
                .setParameter(3, customer.paymentDays()).executeUpdate() == 0) {
            throw new BusinessException("UNKNOWN_CUSTOMER", "");
        }
        limits.fire(new CreditLimitChanged(customer.id(), limit));
        tellOf(customer, actor, limit);
    }

    private void tellOf(PartnerCustomer customer, SignedIn actor, Money limit) {
        tell(AuditKind.PARTNER_CUSTOMER_CHANGED, customer.id(), actor,
                customer.channel() + ", credit limit: " + limit + ", days: " + customer.paymentDays());
    }

    private void tell(AuditKind kind, Long customerId, SignedIn actor, String detail) {
        audit.append(kind, customerId, actor.customerId(), detail.substring(0, Math.min(detail.length(), MAX_DETAIL)));
    }

    private static void requireTerms(BigDecimal limit, int days) {
        if (limit == null || limit.signum() < 0 || limit.scale() > 2 || limit.compareTo(MAX_LIMIT) > 0) {
            throw new BusinessException("INVALID_AMOUNT", "creditLimit");
        }
        if (days < 0 || days > MAX_DAYS) {
            throw new BusinessException("INVALID_DAYS", "paymentDays", MAX_DAYS);
        }
    }

    private static void requireAdmin(SignedIn actor) {
        if (!actor.roles().contains(Role.ADMIN)) {
            throw new BusinessException("NOT_ALLOWED", "");
        }
    }
}
