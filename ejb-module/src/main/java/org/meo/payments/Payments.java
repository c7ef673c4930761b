package org.meo.payments;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import org.joda.money.Money;

/** The record of payments; calls no provider (rule 4). Lock the order before (rule 7). */
@Stateless
@TransactionAttribute(MANDATORY)
public class Payments {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    /**
     * Notes that an order is about to be paid.
     *
     * @return the key to call the provider with, once the transaction is committed
     */
    public String intend(String orderNumber, String provider, Money amount, String cardLast4) {
        Payment payment = new Payment(orderNumber, provider, amount, cardLast4, clock.instant());
        entities.persist(payment);
        return payment.idempotencyKey();
    }

    /** Notes the provider's answer. */
    public void settle(String idempotencyKey, Authorisation answer) {
        entities.createNamedQuery("Payment.byKey", Payment.class).setParameter("key", idempotencyKey)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE).getSingleResult().settle(answer, clock.instant());
    }

    /**
     * Gives up the payments of an order that have no answer yet.
     *
     * @return their keys, for the provider to release
     */
    public List<String> giveUp(String orderNumber) {
        List<Payment> payments = entities.createNamedQuery("Payment.intendedForOrder", Payment.class)
                .setParameter("order", orderNumber).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList();
        payments.forEach(payment -> payment.giveUp(clock.instant()));
        return payments.stream().map(Payment::idempotencyKey).toList();
    }
}
