package org.meo.payments;

import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.meo.shared.SecretToken;

/** The books of the simulated provider, in transactions of their own: as if they were another firm's. */
@Stateless
@TransactionAttribute(REQUIRES_NEW)
public class SimulatedBooks {

    private static final String UNKNOWN = "charge_unknown";
    private static final Duration LEASE = Duration.ofSeconds(30);

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    /**
     * Opens a charge, or finds the one that was opened with the key.
     *
     * @param events how often it is told that it was approved
     */
    public Charge open(AuthoriseRequest request, String state, String decline, int events) {
        String reference = SimulatedProvider.TOKEN + SecretToken.create();
        boolean opened = entities.createNativeQuery("""
                INSERT INTO simulated_charge (charge_key, reference, state, token, amount, currency, decline, return_url, created_at)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, CAST(?7 AS text), CAST(?8 AS text), ?9) ON CONFLICT (charge_key) DO NOTHING""")
                .setParameter(1, request.idempotencyKey()).setParameter(2, reference).setParameter(3, state)
                .setParameter(4, request.token()).setParameter(5, request.amount().getAmount())
                .setParameter(6, request.amount().getCurrencyUnit().getCode()).setParameter(7, decline)
                .setParameter(8, request.returnUrl()).setParameter(9, Timestamp.from(clock.instant())).executeUpdate() == 1;
        if (!opened) {
            return find(request.idempotencyKey()).orElseThrow();
        }
        if (events > 0) {
            announce(request.idempotencyKey(), state, events);
        }
        return new Charge(request.idempotencyKey(), reference, state, request.amount(), decline, request.returnUrl());
    }

    public Optional<Charge> find(String key) {
        return charge("charge_key = ?1", key);
    }

    /** The charge that a page of the bank is about. */
    public Optional<Charge> findByReference(String reference) {
        return charge("reference = ?1", reference);
    }

    /**
     * The shopper decides on the page of the bank; once.
     *
     * @return false when nothing is to be decided (any more)
     */
    public boolean decide(String reference, boolean approve) {
        String state = approve ? Charge.APPROVED : Charge.DECLINED;
        List<?> decided = entities.createNativeQuery("""
                UPDATE simulated_charge SET state = ?1, decline = CAST(?2 AS text)
                WHERE reference = ?3 AND state = 'AWAITING' RETURNING charge_key""")
                .setParameter(1, state).setParameter(2, approve ? null : "authentication_refused").setParameter(3, reference)
                .getResultList();
        decided.forEach(key -> announce((String) key, state, 1));
        return !decided.isEmpty();
    }

    public ProviderAnswer capture(String key, Money amount) {
        int captured = entities.createNativeQuery("""
                UPDATE simulated_charge SET state = 'CAPTURED', captured = ?2
                WHERE charge_key = ?1 AND state = 'APPROVED' AND amount >= ?2""")
                .setParameter(1, key).setParameter(2, amount.getAmount()).executeUpdate();
        Optional<Charge> charge = find(key);
        if (captured == 1 || charge.filter(Charge::isCaptured).isPresent()) {
            return new ProviderAnswer.Approved(charge.orElseThrow().reference());
        }
        return new ProviderAnswer.Declined(charge.map(found -> "charge_is_" + found.state()).orElse(UNKNOWN));
    }

    /** Of a key that is not known it keeps that nothing may be charged under it. */
    public ProviderAnswer release(String key, Money amount) {
        String reference = SimulatedProvider.TOKEN + SecretToken.create();
        Object[] charge = (Object[]) entities.createNativeQuery("""
                INSERT INTO simulated_charge AS c (charge_key, reference, state, amount, currency, created_at)
                VALUES (?1, ?2, 'VOIDED', ?3, ?4, ?5)
                ON CONFLICT (charge_key) DO UPDATE
                  SET state = CASE WHEN c.state = 'CAPTURED' THEN c.state ELSE 'VOIDED' END
                RETURNING state, reference""")
                .setParameter(1, key).setParameter(2, reference).setParameter(3, amount.getAmount())
                .setParameter(4, amount.getCurrencyUnit().getCode()).setParameter(5, Timestamp.from(clock.instant()))
                .getSingleResult();
        return charge[0].equals(Charge.CAPTURED) ? new ProviderAnswer.Declined("charge_is_captured")
                : new ProviderAnswer.Approved((String) charge[1]);
    }

    public ProviderAnswer refund(String refundKey, String key, Money amount) {
        boolean first = entities.createNativeQuery("""
                INSERT INTO simulated_refund (refund_key, charge_key, amount)
                SELECT ?1, charge_key, ?3 FROM simulated_charge
                WHERE charge_key = ?2 AND state = 'CAPTURED' AND captured - refunded >= ?3
                ON CONFLICT (refund_key) DO NOTHING""")
                .setParameter(1, refundKey).setParameter(2, key).setParameter(3, amount.getAmount()).executeUpdate() == 1;
        if (first && entities.createNativeQuery("""
                UPDATE simulated_charge SET refunded = refunded + ?2 WHERE charge_key = ?1 AND captured - refunded >= ?2""")
                .setParameter(1, key).setParameter(2, amount.getAmount()).executeUpdate() != 1) {
            throw new IllegalStateException("refunds of charge " + key + " crossed each other");
        }
        boolean known = first || !entities.createNativeQuery("SELECT 1 FROM simulated_refund WHERE refund_key = ?1")
                .setParameter(1, refundKey).getResultList().isEmpty();
        return known ? new ProviderAnswer.Approved(refundKey) : new ProviderAnswer.Declined("refund_too_large");
    }

    /** What events are signed with. */
    public String secret() {
        return (String) entities.createNativeQuery("SELECT secret FROM simulated_secret").getSingleResult();
    }

    /** Takes the event that is due, and keeps it from others until it is {@link #sent} or its time is up. */
    public Optional<Event> takeEvent() {
        Instant now = clock.instant();
        List<?> rows = entities.createNativeQuery("""
                UPDATE simulated_event SET send_at = ?2
                WHERE id = (SELECT id FROM simulated_event WHERE send_at <= ?1 ORDER BY send_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                RETURNING id, event_id, type, charge_key""")
                .setParameter(1, Timestamp.from(now)).setParameter(2, Timestamp.from(now.plus(LEASE))).getResultList();
        return rows.stream().map(Object[].class::cast).findFirst().map(row ->
                new Event(((Number) row[0]).longValue(), (String) row[1], (String) row[2], (String) row[3]));
    }

    public void sent(long id) {
        entities.createNativeQuery("DELETE FROM simulated_event WHERE id = ?1").setParameter(1, id).executeUpdate();
    }

    private void announce(String key, String state, int times) {
        entities.createNativeQuery("""
                INSERT INTO simulated_event (event_id, type, charge_key, send_at)
                SELECT ?1, ?2, ?3, ?4 FROM generate_series(1, ?5)""")
                .setParameter(1, "evt_" + SecretToken.create()).setParameter(2, "charge." + state.toLowerCase(java.util.Locale.ROOT))
                .setParameter(3, key).setParameter(4, Timestamp.from(clock.instant())).setParameter(5, times).executeUpdate();
    }

    private Optional<Charge> charge(String condition, String value) {
        List<?> rows = entities.createNativeQuery("""
                SELECT charge_key, reference, state, amount, currency, decline, return_url FROM simulated_charge WHERE\s"""
                + condition).setParameter(1, value).getResultList();
        return rows.stream().map(Object[].class::cast).findFirst().map(row -> new Charge((String) row[0], (String) row[1],
                (String) row[2], Money.of(CurrencyUnit.of((String) row[4]), (BigDecimal) row[3]), (String) row[5],
                (String) row[6]));
    }

    /**
     * A charge as the books have it.
     *
     * @param decline   null unless it was declined
     * @param returnUrl where its shopper came from; null for one that was released before it was opened
     */
    public record Charge(String key, String reference, String state, Money amount, String decline, String returnUrl) {

        static final String AWAITING = "AWAITING";
        static final String APPROVED = "APPROVED";
        static final String DECLINED = "DECLINED";
        static final String CAPTURED = "CAPTURED";

        /** The page that stands for the bank, in the language of the page that the shopper comes back to. */
        String page() {
            String path = returnUrl == null ? "" : URI.create(returnUrl).getPath();
            int order = path.indexOf("/order/");
            return (order < 0 ? "" : path.substring(0, order)) + "/payments/simulated/" + reference;
        }

        /** Where the shopper goes on, as an address of this very site, whatever name it is called by. */
        public String returnPath() {
            URI url = URI.create(returnUrl);
            return url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
        }

        /** Whether the shopper is still to decide. */
        public boolean isAwaiting() {
            return state.equals(AWAITING);
        }

        private boolean isCaptured() {
            return state.equals(CAPTURED);
        }
    }

    public record Event(long id, String eventId, String type, String chargeKey) {
    }
}
