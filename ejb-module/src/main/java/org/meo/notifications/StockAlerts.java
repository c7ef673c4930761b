package org.meo.notifications;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;
import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.meo.catalog.Catalogue;
import org.meo.catalog.SellableVariant;
import org.meo.customers.EmailAddress;
import org.meo.inventory.Inventory;
import org.meo.shared.BusinessException;
import org.meo.shared.Language;
import org.meo.shared.SecretToken;
import org.meo.shared.Sku;

/**
 * One mail to whoever asked for it when something sold out is back. What is asked for is answered the same whether it was
 * asked before or is too much: nobody learns from it what an address asked for.
 */
@Stateless
public class StockAlerts {

    /** Most things that one address can wait for at a time. */
    static final int MAX_OF_ADDRESS = 20;
    /** Most that one client can ask for in a day. */
    static final int MAX_OF_CLIENT = 50;
    /** What was asked for is forgotten after this time, mailed or not. */
    static final Duration LIFETIME = Duration.ofDays(180);
    /** Most mails that one transaction queues. */
    static final int BATCH = 100;

    private static final Duration CLIENT_WINDOW = Duration.ofDays(1);
    private static final int FORGET_AT_ONCE = 1_000;

    @PersistenceContext
    private EntityManager entities;

    @EJB
    private Catalogue catalogue;

    @EJB
    private Inventory inventory;

    @EJB
    private Notifications notifications;

    @Inject
    @ConfigProperty(name = "meo.base.url")
    private String baseUrl;

    @Inject
    private Clock clock;

    /**
     * Asks for a mail when a SKU is back; at once when it is back already.
     *
     * @param client network address that asks
     * @return slug of the product
     * @throws BusinessException {@code UNKNOWN_SKU}
     */
    public String ask(EmailAddress email, String sku, Language language, String client) {
        SellableVariant variant = Sku.isValid(sku) ? catalogue.sellable(List.of(sku)).get(sku) : null;
        if (variant == null) {
            throw new BusinessException("UNKNOWN_SKU", "sku", "");
        }
        lock(sku);
        Instant now = clock.instant();
        entities.createNativeQuery("""
                INSERT INTO stock_alert (sku, email, language, product_slug, client_hash, created_at, due_at)
                SELECT ?1, ?2, ?3, ?4, ?5, ?6, CASE WHEN ?7 THEN CAST(?6 AS timestamptz) END
                WHERE (SELECT count(*) FROM stock_alert WHERE lower(email) = lower(?2) AND mailed_at IS NULL) < ?8
                  AND (SELECT count(*) FROM stock_alert WHERE client_hash = ?5 AND created_at > ?9) < ?10
                ON CONFLICT (sku, lower(email)) WHERE mailed_at IS NULL DO NOTHING""")
                .setParameter(1, sku).setParameter(2, email.value()).setParameter(3, language.code())
                .setParameter(4, variant.productSlug()).setParameter(5, SecretToken.hash(client))
                .setParameter(6, Timestamp.from(now)).setParameter(7, inventory.available(List.of(sku)).get(sku) > 0)
                .setParameter(8, MAX_OF_ADDRESS).setParameter(9, Timestamp.from(now.minus(CLIENT_WINDOW)))
                .setParameter(10, MAX_OF_CLIENT).executeUpdate();
        return variant.productSlug();
    }

    /** A SKU is back: all who wait for it are due a mail, which {@link #queueDue} writes. */
    @TransactionAttribute(MANDATORY)
    public void markDue(String sku) {
        lock(sku);
        entities.createNativeQuery("UPDATE stock_alert SET due_at = ?1 WHERE sku = ?2 AND due_at IS NULL")
                .setParameter(1, Timestamp.from(clock.instant())).setParameter(2, sku).executeUpdate();
    }

    /**
     * Who asks while the SKU comes back either is seen by {@link #markDue} or sees that it is back; never neither.
     */
    private void lock(String sku) {
        entities.createNativeQuery("SELECT CAST(pg_advisory_xact_lock(hashtextextended('stock alert ' || ?1, 0)) AS text)")
                .setParameter(1, sku).getSingleResult();
    }

    /**
     * Queues the mails that are due, each in the transaction that notes it: exactly once, whatever is killed when. What is
     * not sold any more is dropped.
     *
     * @return whether there may be more
     */
    @SuppressWarnings("unchecked")
    @TransactionAttribute(REQUIRES_NEW)
    public boolean queueDue() {
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT id, sku, email, language FROM stock_alert WHERE due_at IS NOT NULL AND mailed_at IS NULL
                ORDER BY due_at, id LIMIT ?1 FOR UPDATE SKIP LOCKED""").setParameter(1, BATCH).getResultList();
        for (Language language : Language.values()) {
            queue(rows.stream().filter(row -> language.code().equals(row[3])).map(row ->
                    new Due(((Number) row[0]).longValue(), (String) row[1], (String) row[2])).toList(), language);
        }
        return rows.size() == BATCH;
    }

    private void queue(List<Due> alerts, Language language) {
        if (alerts.isEmpty()) {
            return;
        }
        Map<String, SellableVariant> variants =
                catalogue.sellable(alerts.stream().map(Due::sku).collect(Collectors.toSet()), language);
        Timestamp now = Timestamp.from(clock.instant());
        AlertMail mails = new AlertMail(language, baseUrl);
        for (Due alert : alerts) {
            SellableVariant variant = variants.get(alert.sku);
            if (variant == null) {
                entities.createNativeQuery("DELETE FROM stock_alert WHERE id = ?1").setParameter(1, alert.id).executeUpdate();
                continue;
            }
            String token = SecretToken.create();
            notifications.queue(mails.back(alert.id, alert.email, variant, token));
            entities.createNativeQuery("UPDATE stock_alert SET mailed_at = ?1, token_hash = ?2 WHERE id = ?3")
                    .setParameter(1, now).setParameter(2, SecretToken.hash(token)).setParameter(3, alert.id).executeUpdate();
        }
    }

    /** Forgets the address that got the mail with this token, and all that it asked for; any other token does nothing. */
    public void forget(String token) {
        if (SecretToken.isPossible(token)) {
            entities.createNativeQuery("""
                    DELETE FROM stock_alert WHERE lower(email) = (SELECT lower(email) FROM stock_alert WHERE token_hash = ?1)""")
                    .setParameter(1, SecretToken.hash(token)).executeUpdate();
        }
    }

    /** Forgets an address and all that it asked for. */
    @TransactionAttribute(MANDATORY)
    public void forgetAddress(String email) {
        entities.createNativeQuery("DELETE FROM stock_alert WHERE lower(email) = lower(?1)").setParameter(1, email)
                .executeUpdate();
    }

    /** Forgets what is old, and after a day which client asked. @return whether there may be more */
    @TransactionAttribute(REQUIRES_NEW)
    public boolean forgetOld() {
        Instant now = clock.instant();
        entities.createNativeQuery("UPDATE stock_alert SET client_hash = NULL WHERE client_hash IS NOT NULL AND created_at < ?1")
                .setParameter(1, Timestamp.from(now.minus(CLIENT_WINDOW))).executeUpdate();
        return entities.createNativeQuery("""
                DELETE FROM stock_alert WHERE id IN (
                  SELECT id FROM stock_alert WHERE created_at < ?1 ORDER BY created_at LIMIT ?2 FOR UPDATE SKIP LOCKED)""")
                .setParameter(1, Timestamp.from(now.minus(LIFETIME))).setParameter(2, FORGET_AT_ONCE)
                .executeUpdate() == FORGET_AT_ONCE;
    }

    private record Due(long id, String sku, String email) {
    }
}
