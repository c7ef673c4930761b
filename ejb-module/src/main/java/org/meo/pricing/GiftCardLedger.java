package org.meo.pricing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import org.joda.money.Money;

/** Notes what changed the balance of gift cards, in the transaction that changes it. */
@ApplicationScoped
class GiftCardLedger {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    /**
     * @param orderNumber null when no order is part of it
     * @param reason      null when nobody gave one
     */
    void enter(long giftCard, String kind, Money amount, String orderNumber, String actor, String reason) {
        entities.createNativeQuery("""
                INSERT INTO gift_card_entry (gift_card_id, kind, amount, order_number, actor, reason, occurred_at)
                VALUES (?1, ?2, ?3, CAST(?4 AS text), ?5, ?6, ?7)""")
                .setParameter(1, giftCard).setParameter(2, kind).setParameter(3, amount.getAmount())
                .setParameter(4, orderNumber).setParameter(5, actor).setParameter(6, reason == null ? "" : reason.strip())
                .setParameter(7, Timestamp.from(clock.instant())).executeUpdate();
    }
}
