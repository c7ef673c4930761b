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
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import org.meo.shared.BusinessException;

/** Accounts as those see them who work in the store. What somebody does to another's account is in the audit log. */
@Stateless
public class CustomerDesk {

    /** Most accounts of a page. */
    public static final int PAGE_SIZE = 50;

    /** Longest name of a group. */
    public static final int MAX_GROUP = 40;

    private static final BigDecimal MAX_LIMIT = new BigDecimal("9999999999.99");
    private static final String COLUMNS = """
            c.id, c.email, c.name, c.language, c.customer_group, c.credit_limit, c.created_at, c.verified_at,
            c.totp_confirmed_at IS NOT NULL,
            (SELECT string_agg(r.role, ',') FROM customer_role r WHERE r.customer_id = c.id)
            """;

    @PersistenceContext
    private EntityManager entities;

    @EJB
    private AuditLog audit;

    @EJB
    private Attempts attempts;

    @EJB
    private Sessions sessions;

    @EJB
    private SecondFactors secondFactors;

    @EJB
    private Customers customers;

    @Inject
    private Event<SessionsChanged> changes;

    @Inject
    private Event<CreditLimitChanged> limits;

    /**
     * Accounts whose address or name begins with a text, the youngest first, fifty at most.
     *
     * @param text   empty for all
     * @param before number of an account; only older ones
     */
    @SuppressWarnings("unchecked")
    @TransactionAttribute(SUPPORTS)
    public List<CustomerView> search(String text, long before) {
        String wanted = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        List<Object[]> rows = wanted.isEmpty()
                ? entities.createNativeQuery("SELECT " + COLUMNS
                        + " FROM customer c WHERE c.deleted_at IS NULL AND c.id < ?1 ORDER BY c.id DESC LIMIT ?2")
                        .setParameter(1, before).setParameter(2, PAGE_SIZE).getResultList()
                : entities.createNativeQuery("SELECT " + COLUMNS + """
                         FROM (SELECT id FROM customer WHERE lower(email) LIKE ?3 AND id < ?1
                               UNION SELECT id FROM customer WHERE lower(name) LIKE ?3 AND id < ?1
                               ORDER BY id DESC LIMIT ?2) found
                        JOIN customer c ON c.id = found.id ORDER BY c.id DESC""")
                        .setParameter(1, before).setParameter(2, PAGE_SIZE)
                        .setParameter(3, wanted.replaceAll("([\\\\%_])", "\\\\$1") + "%").getResultList();
        return rows.stream().map(Customers::view).toList();
    }

    /** Until when an account has to wait after failed tries; empty when it need not. */
    public Optional<Instant> lockedUntil(CustomerView customer) {
        return attempts.lockedUntil(customer.email());
    }

    /** Lets an account be tried at once again. */
    public void unlock(SignedIn actor, long customerId) {
        CustomerView customer = require(actor, customerId);
        attempts.unlock(customer.email());
        audit.append(AuditKind.UNLOCKED, customerId, actor.customerId(), "");
    }

    /** Ends all of an account's sessions. */
    public void endSessions(SignedIn actor, long customerId) {
        require(actor, customerId);
        sessions.endAllBut(customerId, 0);
        audit.append(AuditKind.SESSIONS_ENDED, customerId, actor.customerId(), "");
    }

    /** Takes the second factor off the account of somebody who lost it. */
    public void removeSecondFactor(SignedIn actor, long customerId) {
        requireAdmin(actor);
        require(actor, customerId);
        secondFactors.remove(customerId, actor.customerId());
    }

    /**
     * Says what somebody may do in the store. Only administrators do that, and none takes the role from himself.
     *
     * @param roles of staff
     * @throws BusinessException {@code NOT_ALLOWED}, {@code OWN_ROLE}
     */
    public void setRoles(SignedIn actor, long customerId, Set<Role> roles) {
        requireAdmin(actor);
        require(actor, customerId);
        if (actor.customerId() == customerId && !roles.contains(Role.ADMIN)) {
            throw new BusinessException("OWN_ROLE", "roles");
        }
        EnumSet<Role> kept = EnumSet.noneOf(Role.class);
        kept.addAll(roles);
        kept.retainAll(Role.STAFF);
        entities.createNativeQuery("DELETE FROM customer_role WHERE customer_id = ?1").setParameter(1, customerId)
                .executeUpdate();
        for (Role role : kept) {
            entities.createNativeQuery("INSERT INTO customer_role (customer_id, role) VALUES (?1, ?2)")
                    .setParameter(1, customerId).setParameter(2, role.name()).executeUpdate();
        }
        changes.fire(new SessionsChanged(customerId));
        audit.append(AuditKind.ROLES_CHANGED, customerId, actor.customerId(), kept.toString());
    }

    /**
     * Says to which group a customer belongs and up to which sum invoices may be open.
     *
     * @param group empty for none
     * @param limit null for whoever pays at once
     * @throws BusinessException {@code NOT_ALLOWED}; {@code TOO_LONG}, {@code INVALID_TEXT} at {@code group};
     *                           {@code INVALID_AMOUNT} at {@code creditLimit}
     */
    public void setTerms(SignedIn actor, long customerId, String group, BigDecimal limit) {
        requireAdmin(actor);
        require(actor, customerId);
        String kept = Texts.optional("group", group, MAX_GROUP);
        if (limit != null && (limit.signum() < 0 || limit.scale() > 2 || limit.compareTo(MAX_LIMIT) > 0)) {
            throw new BusinessException("INVALID_AMOUNT", "creditLimit");
        }
        entities.createNativeQuery("UPDATE customer SET customer_group = ?2, credit_limit = CAST(?3 AS numeric) WHERE id = ?1")
                .setParameter(1, customerId).setParameter(2, kept)
                .setParameter(3, limit == null ? null : limit.toPlainString()).executeUpdate();
        limits.fire(new CreditLimitChanged(customerId, Money.of(Customers.CURRENCY, limit == null ? BigDecimal.ZERO : limit)));
        changes.fire(new SessionsChanged(customerId));
        audit.append(AuditKind.TERMS_CHANGED, customerId, actor.customerId(),
                "group: " + kept + ", credit limit: " + (limit == null ? "none" : limit.toPlainString()));
    }

    private static void requireAdmin(SignedIn actor) {
        if (!actor.roles().contains(Role.ADMIN)) {
            throw new BusinessException("NOT_ALLOWED", "");
        }
    }

    /** Accounts of staff are left to administrators: who may reset an administrator's account is one. */
    private CustomerView require(SignedIn actor, long customerId) {
        CustomerView customer = customers.find(customerId).orElseThrow(() -> new BusinessException("UNKNOWN_CUSTOMER", ""));
        if (!actor.roles().contains(Role.ADMIN)
                && (!actor.roles().contains(Role.SUPPORT) || customer.roles().stream().anyMatch(Role.STAFF::contains))) {
            throw new BusinessException("NOT_ALLOWED", "");
        }
        return customer;
    }
}
