package org.meo.customers;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.codec.binary.Base32;
import org.meo.shared.BusinessException;
import org.meo.shared.SecretToken;

/** The second factor of staff: codes of an authenticator app, each good once, and recovery codes for when it is lost. */
@Stateless
public class SecondFactors {

    private static final int RECOVERY_CODES = 8;
    private static final int RECOVERY_BYTES = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    @PersistenceContext
    private EntityManager entities;

    @EJB
    private AuditLog audit;

    @Inject
    private Event<SessionsChanged> changes;

    @Inject
    private Clock clock;

    /**
     * What an authenticator app must know.
     *
     * @param secret as text, in groups of four
     * @param uri    the same and more, for a picture that the app reads
     */
    public record Enrolment(String secret, String uri) {
    }

    /** The secret of an account that is to get a second factor, the same until it is confirmed. */
    @SuppressWarnings("unchecked")
    public Enrolment enrol(SignedIn customer) {
        entities.createNativeQuery("""
                UPDATE customer SET totp_secret = ?2 WHERE id = ?1 AND totp_secret IS NULL AND deleted_at IS NULL""")
                .setParameter(1, customer.customerId()).setParameter(2, Totp.newSecret()).executeUpdate();
        List<byte[]> secrets = entities.createNativeQuery(
                "SELECT totp_secret FROM customer WHERE id = ?1 AND totp_confirmed_at IS NULL")
                .setParameter(1, customer.customerId()).getResultList();
        if (secrets.isEmpty()) {
            throw new BusinessException("SECOND_FACTOR_THERE", "");
        }
        String secret = new Base32().encodeToString(secrets.get(0));
        return new Enrolment(String.join(" ", secret.split("(?<=\\G.{4})")), "otpauth://totp/Meo:"
                + URLEncoder.encode(customer.email(), StandardCharsets.UTF_8).replace("+", "%20") + "?secret=" + secret + "&issuer=Meo");
    }

    /**
     * The first code shows that the app knows the secret: from now on signing in asks for one.
     *
     * @return recovery codes, which nobody can read again
     * @throws BusinessException {@code WRONG_CODE} at {@code code}
     */
    public List<String> confirm(long customerId, String code) {
        if (!acceptCode(customerId, code)) {
            throw new BusinessException("WRONG_CODE", "code");
        }
        entities.createNativeQuery("UPDATE customer SET totp_confirmed_at = ?2 WHERE id = ?1").setParameter(1, customerId)
                .setParameter(2, Timestamp.from(clock.instant())).executeUpdate();
        dropRecoveryCodes(customerId);
        List<String> codes = new ArrayList<>();
        for (int count = 0; count < RECOVERY_CODES; count++) {
            byte[] bytes = new byte[RECOVERY_BYTES];
            RANDOM.nextBytes(bytes);
            String recovery = new Base32().encodeToString(bytes).toLowerCase(Locale.ROOT);
            entities.createNativeQuery("INSERT INTO customer_recovery_code (customer_id, code_hash) VALUES (?1, ?2)")
                    .setParameter(1, customerId).setParameter(2, SecretToken.hash(recovery)).executeUpdate();
            codes.add(String.join("-", recovery.split("(?<=\\G.{4})")));
        }
        changes.fire(new SessionsChanged(customerId));
        audit.append(AuditKind.SECOND_FACTOR_ADDED, customerId, "");
        return codes;
    }

    /** Takes the second factor off an account, and tokens that rest on it. @param actorId who does it; null for the account's owner */
    public void remove(long customerId, Long actorId) {
        entities.createNativeQuery("""
                UPDATE customer SET totp_secret = NULL, totp_confirmed_at = NULL, totp_last_step = 0 WHERE id = ?1""")
                .setParameter(1, customerId).executeUpdate();
        dropRecoveryCodes(customerId);
        entities.createNativeQuery("DELETE FROM api_token WHERE customer_id = ?1").setParameter(1, customerId).executeUpdate();
        changes.fire(new SessionsChanged(customerId));
        audit.append(AuditKind.SECOND_FACTOR_REMOVED, customerId, actorId, "");
    }

    private void dropRecoveryCodes(long customerId) {
        entities.createNativeQuery("DELETE FROM customer_recovery_code WHERE customer_id = ?1").setParameter(1, customerId)
                .executeUpdate();
    }

    /** Whether a code of the app or a recovery code is right; it is used up by that. */
    public boolean accept(long customerId, String code) {
        return acceptCode(customerId, code) || acceptRecovery(customerId, code);
    }

    @SuppressWarnings("unchecked")
    private boolean acceptCode(long customerId, String code) {
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT totp_secret, totp_last_step FROM customer
                WHERE id = ?1 AND totp_secret IS NOT NULL AND deleted_at IS NULL FOR UPDATE""")
                .setParameter(1, customerId).getResultList();
        Optional<Object[]> row = rows.stream().findFirst();
        OptionalLong step = row.isEmpty() ? OptionalLong.empty()
                : Totp.match((byte[]) row.get()[0], code, clock.instant(), ((Number) row.get()[1]).longValue());
        if (step.isPresent()) {
            entities.createNativeQuery("UPDATE customer SET totp_last_step = ?2 WHERE id = ?1").setParameter(1, customerId)
                    .setParameter(2, step.getAsLong()).executeUpdate();
        }
        return step.isPresent();
    }

    private boolean acceptRecovery(long customerId, String code) {
        String typed = code == null ? "" : code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
        boolean used = entities.createNativeQuery(
                "DELETE FROM customer_recovery_code WHERE customer_id = ?1 AND code_hash = ?2")
                .setParameter(1, customerId).setParameter(2, SecretToken.hash(typed)).executeUpdate() > 0;
        if (used) {
            audit.append(AuditKind.RECOVERY_CODE_USED, customerId, "");
        }
        return used;
    }
}
