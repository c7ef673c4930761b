package org.meo.customers;

import static jakarta.ejb.TransactionAttributeType.SUPPORTS;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.meo.shared.BusinessException;
import org.meo.shared.Language;
import org.meo.shared.SecretToken;

/**
 * What changes an account, each in one transaction with the mail and the entry of the audit log that belong to it.
 * Passwords come hashed: hashing takes too long to hold a transaction meanwhile.
 */
@Stateless
public class Accounts {

    /** How long the link is good that confirms an address. */
    static final Duration VERIFY_LIFE = Duration.ofDays(3);
    /** How long the link is good that lets one choose a password. */
    static final Duration RESET_LIFE = Duration.ofHours(1);

    private static final String COLUMNS = "id, email, name, language, password_hash, verified_at IS NOT NULL, "
            + "totp_confirmed_at IS NOT NULL, EXISTS (SELECT 1 FROM customer_role r WHERE r.customer_id = customer.id)";

    @PersistenceContext
    private EntityManager entities;

    @EJB
    private AuditLog audit;

    @EJB
    private Sessions sessions;

    @EJB
    private Attempts attempts;

    @Inject
    private Event<AccountMessage> messages;

    @Inject
    private Event<CustomerErased> erasures;

    @Inject
    private Event<SessionsChanged> changes;

    @Inject
    private Clock clock;

    /** What an account's owner is known by. */
    record Known(long id, String email, String name, Language language, String passwordHash, boolean verified,
            boolean secondFactor, boolean staff) {
    }

    @TransactionAttribute(SUPPORTS)
    public Optional<Known> byEmail(String email) {
        return known(entities.createNativeQuery("SELECT " + COLUMNS + " FROM customer WHERE lower(email) = lower(?1)")
                .setParameter(1, email == null ? "" : email.strip()).getResultList());
    }

    @TransactionAttribute(SUPPORTS)
    public Optional<Known> byId(long customerId) {
        return known(entities.createNativeQuery("SELECT " + COLUMNS + " FROM customer WHERE id = ?1 AND deleted_at IS NULL")
                .setParameter(1, customerId).getResultList());
    }

    /** Whose link a token is of, while it is good for something. */
    @TransactionAttribute(SUPPORTS)
    public Optional<Known> byToken(String purpose, String token) {
        if (!SecretToken.isPossible(token)) {
            return Optional.empty();
        }
        return known(entities.createNativeQuery("SELECT " + COLUMNS + """
                 FROM customer WHERE deleted_at IS NULL AND id = (
                  SELECT customer_id FROM customer_token WHERE token_hash = ?1 AND purpose = ?2 AND expires_at > ?3)""")
                .setParameter(1, SecretToken.hash(token)).setParameter(2, purpose)
                .setParameter(3, Timestamp.from(clock.instant())).getResultList());
    }

    private static Optional<Known> known(List<?> rows) {
        return rows.stream().findFirst().map(found -> {
            Object[] row = (Object[]) found;
            return new Known(((Number) row[0]).longValue(), (String) row[1], (String) row[2],
                    Language.find((String) row[3]).orElseThrow(), (String) row[4], (Boolean) row[5], (Boolean) row[6],
                    (Boolean) row[7]);
        });
    }

    /**
     * Begins an account and writes to its address; where there is one already, writes that there is. An account whose
     * address was never confirmed is nobody's yet: the latest who asks for it takes it over.
     */
    @SuppressWarnings("unchecked")
    public void register(String name, EmailAddress email, String passwordHash, Language language) {
        Timestamp now = Timestamp.from(clock.instant());
        List<Number> created = entities.createNativeQuery("""
                INSERT INTO customer (email, name, password_hash, language, created_at, password_changed_at)
                VALUES (?1, ?2, ?3, ?4, ?5, ?5)
                ON CONFLICT (lower(email)) DO UPDATE SET email = excluded.email, name = excluded.name,
                  password_hash = excluded.password_hash, language = excluded.language, password_changed_at = ?5
                WHERE customer.verified_at IS NULL RETURNING id""")
                .setParameter(1, email.value()).setParameter(2, name).setParameter(3, passwordHash)
                .setParameter(4, language.code()).setParameter(5, now).getResultList();
        if (created.isEmpty()) {
            byEmail(email.value()).ifPresent(owner -> tell(AccountMessage.Kind.HAS_ACCOUNT, owner, owner.email, null));
            return;
        }
        long id = created.get(0).longValue();
        String token = token(id, "VERIFY", null, VERIFY_LIFE);
        messages.fire(new AccountMessage(AccountMessage.Kind.VERIFY, newId(), email.value(), name, language, token));
        audit.append(AuditKind.REGISTERED, id, "");
    }

    /** Adds an account whose address is taken as confirmed, unless the address has one. @param role null for none */
    @SuppressWarnings("unchecked")
    public void found(String email, String name, String passwordHash, Language language, Role role) {
        List<Number> created = entities.createNativeQuery("""
                INSERT INTO customer (email, name, password_hash, language, created_at, verified_at, password_changed_at)
                VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?5) ON CONFLICT DO NOTHING RETURNING id""")
                .setParameter(1, email).setParameter(2, name).setParameter(3, passwordHash).setParameter(4, language.code())
                .setParameter(5, Timestamp.from(clock.instant())).getResultList();
        if (!created.isEmpty() && role != null) {
            long id = created.get(0).longValue();
            entities.createNativeQuery("INSERT INTO customer_role (customer_id, role) VALUES (?1, ?2)").setParameter(1, id)
                    .setParameter(2, role.name()).executeUpdate();
            audit.append(AuditKind.ROLES_CHANGED, id, "[" + role + "]");
        }
    }

    /** Whether anybody administers the store. */
    @TransactionAttribute(SUPPORTS)
    public boolean hasAdministrator() {
        return (Boolean) entities.createNativeQuery("SELECT EXISTS (SELECT 1 FROM customer_role WHERE role = 'ADMIN')")
                .getSingleResult();
    }

    /** The owner of the address gave the password of the account, too. @return whether the token was still good */
    public boolean verify(String token) {
        Optional<Long> owner = use("VERIFY", token);
        owner.ifPresent(id -> {
            entities.createNativeQuery("UPDATE customer SET verified_at = ?2 WHERE id = ?1").setParameter(1, id)
                    .setParameter(2, Timestamp.from(clock.instant())).executeUpdate();
            audit.append(AuditKind.VERIFIED, id, "");
        });
        return owner.isPresent();
    }

    /** Writes to the owner of an address how to choose a new password; nothing happens when it has no account. */
    public void startReset(String email) {
        byEmail(email).ifPresent(owner ->
                tell(AccountMessage.Kind.RESET, owner, owner.email, token(owner.id, "RESET", null, RESET_LIFE)));
    }

    /**
     * Sets a new password by a mail's link, once: all sessions end, and tries are heard again. Who reads the mail owns the
     * address, so that it is confirmed by that.
     *
     * @return whether the token was still good
     */
    public boolean reset(String token, String passwordHash) {
        Optional<Known> owner = use("RESET", token).flatMap(this::byId);
        owner.ifPresent(known -> {
            setPassword(known.id, passwordHash);
            entities.createNativeQuery("UPDATE customer SET verified_at = coalesce(verified_at, ?2) WHERE id = ?1")
                    .setParameter(1, known.id).setParameter(2, Timestamp.from(clock.instant())).executeUpdate();
            entities.createNativeQuery("DELETE FROM customer_token WHERE customer_id = ?1").setParameter(1, known.id)
                    .executeUpdate();
            sessions.endAllBut(known.id, 0);
            attempts.unlock(known.email);
            tell(AccountMessage.Kind.PASSWORD_CHANGED, known, known.email, null);
            audit.append(AuditKind.PASSWORD_RESET, known.id, "");
        });
        return owner.isPresent();
    }

    /** @param kept number of the session that goes on; all others end */
    public void changePassword(long customerId, String passwordHash, long kept) {
        Known owner = byId(customerId).orElseThrow();
        setPassword(customerId, passwordHash);
        entities.createNativeQuery("DELETE FROM customer_token WHERE customer_id = ?1 AND purpose = 'RESET'")
                .setParameter(1, customerId).executeUpdate();
        sessions.endAllBut(customerId, kept);
        tell(AccountMessage.Kind.PASSWORD_CHANGED, owner, owner.email, null);
        audit.append(AuditKind.PASSWORD_CHANGED, customerId, "");
    }

    private void setPassword(long customerId, String passwordHash) {
        entities.createNativeQuery("UPDATE customer SET password_hash = ?2, password_changed_at = ?3 WHERE id = ?1")
                .setParameter(1, customerId).setParameter(2, passwordHash)
                .setParameter(3, Timestamp.from(clock.instant())).executeUpdate();
    }

    /** Keeps the same password under another hash, unless it was changed meanwhile. */
    public void rehash(long customerId, String before, String after) {
        entities.createNativeQuery("UPDATE customer SET password_hash = ?3 WHERE id = ?1 AND password_hash = ?2")
                .setParameter(1, customerId).setParameter(2, before).setParameter(3, after).executeUpdate();
    }

    /** Changes name and language. */
    public void changeProfile(long customerId, String name, Language language) {
        entities.createNativeQuery("UPDATE customer SET name = ?2, language = ?3 WHERE id = ?1 AND deleted_at IS NULL")
                .setParameter(1, customerId).setParameter(2, name).setParameter(3, language.code()).executeUpdate();
        changes.fire(new SessionsChanged(customerId));
    }

    /** Writes to a new address how to confirm it, or that it has an account already. */
    public void startEmailChange(long customerId, EmailAddress email) {
        Known owner = byId(customerId).orElseThrow();
        Optional<Known> other = byEmail(email.value()).filter(found -> found.id != customerId && found.verified);
        if (other.isPresent()) {
            tell(AccountMessage.Kind.HAS_ACCOUNT, other.get(), other.get().email, null);
        } else {
            tell(AccountMessage.Kind.CONFIRM_EMAIL, owner, email.value(), token(customerId, "EMAIL", email.value(), VERIFY_LIFE));
        }
    }

    /** Gives an account the address that its mail confirms, once. @return whether the token was still good */
    @SuppressWarnings("unchecked")
    public boolean changeEmail(String token) {
        if (!SecretToken.isPossible(token)) {
            return false;
        }
        List<Object[]> rows = entities.createNativeQuery("""
                DELETE FROM customer_token WHERE token_hash = ?1 AND purpose = 'EMAIL' AND expires_at > ?2
                RETURNING customer_id, email""").setParameter(1, SecretToken.hash(token))
                .setParameter(2, Timestamp.from(clock.instant())).getResultList();
        if (rows.isEmpty()) {
            return false;
        }
        long id = ((Number) rows.get(0)[0]).longValue();
        String email = (String) rows.get(0)[1];
        Known owner = byId(id).orElseThrow();
        // What nobody confirmed stands in nobody's way.
        entities.createNativeQuery("DELETE FROM customer WHERE lower(email) = lower(?1) AND id <> ?2 AND verified_at IS NULL")
                .setParameter(1, email).setParameter(2, id).executeUpdate();
        if (byEmail(email).filter(other -> other.id != id).isPresent()) {
            return false;
        }
        entities.createNativeQuery("UPDATE customer SET email = ?2 WHERE id = ?1").setParameter(1, id).setParameter(2, email)
                .executeUpdate();
        entities.createNativeQuery("DELETE FROM customer_token WHERE customer_id = ?1").setParameter(1, id).executeUpdate();
        changes.fire(new SessionsChanged(id));
        tell(AccountMessage.Kind.EMAIL_CHANGED, owner, owner.email, null);
        audit.append(AuditKind.EMAIL_CHANGED, id, "");
        return true;
    }

    /**
     * Deletes an account: nothing stays but its number, which the books refer to.
     *
     * @throws BusinessException {@code STAFF_STAYS} while it has a role in the store
     */
    public void erase(long customerId) {
        Known owner = byId(customerId).orElseThrow();
        if (owner.staff) {
            throw new BusinessException("STAFF_STAYS", "");
        }
        erasures.fire(new CustomerErased(customerId, owner.email));
        for (String statement : List.of("DELETE FROM customer_address WHERE customer_id = ?1",
                "DELETE FROM customer_token WHERE customer_id = ?1",
                "DELETE FROM customer_recovery_code WHERE customer_id = ?1")) {
            entities.createNativeQuery(statement).setParameter(1, customerId).executeUpdate();
        }
        sessions.endAllBut(customerId, 0);
        attempts.unlock(owner.email);
        entities.createNativeQuery("""
                UPDATE customer SET email = NULL, name = NULL, password_hash = NULL, customer_group = NULL, credit_limit = NULL,
                       verified_at = NULL, totp_secret = NULL, totp_confirmed_at = NULL, deleted_at = ?2
                WHERE id = ?1""").setParameter(1, customerId).setParameter(2, Timestamp.from(clock.instant())).executeUpdate();
        audit.append(AuditKind.ACCOUNT_DELETED, customerId, "");
    }

    private void tell(AccountMessage.Kind kind, Known owner, String recipient, String token) {
        messages.fire(new AccountMessage(kind, newId(), recipient, owner.name, owner.language, token));
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    /** A new link takes the place of those before it. */
    private String token(long customerId, String purpose, String email, Duration life) {
        Instant now = clock.instant();
        String token = SecretToken.create();
        entities.createNativeQuery("DELETE FROM customer_token WHERE customer_id = ?1 AND purpose = ?2")
                .setParameter(1, customerId).setParameter(2, purpose).executeUpdate();
        entities.createNativeQuery("""
                INSERT INTO customer_token (customer_id, purpose, token_hash, email, created_at, expires_at)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6)""").setParameter(1, customerId).setParameter(2, purpose)
                .setParameter(3, SecretToken.hash(token)).setParameter(4, email).setParameter(5, Timestamp.from(now))
                .setParameter(6, Timestamp.from(now.plus(life))).executeUpdate();
        return token;
    }

    @SuppressWarnings("unchecked")
    private Optional<Long> use(String purpose, String token) {
        if (!SecretToken.isPossible(token)) {
            return Optional.empty();
        }
        List<Number> owners = entities.createNativeQuery("""
                DELETE FROM customer_token WHERE token_hash = ?1 AND purpose = ?2 AND expires_at > ?3 RETURNING customer_id""")
                .setParameter(1, SecretToken.hash(token)).setParameter(2, purpose)
                .setParameter(3, Timestamp.from(clock.instant())).getResultList();
        return owners.stream().findFirst().map(Number::longValue);
    }
}
