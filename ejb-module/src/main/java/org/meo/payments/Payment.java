package org.meo.payments;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.joda.money.Money;

/**
 * One try to get an order paid. It is intended and committed, then the provider is called under its key, then the answer
 * settles it, once.
 */
@Entity
@NamedQuery(name = "Payment.byKey", query = "SELECT p FROM Payment p WHERE p.idempotencyKey = :key")
@NamedQuery(name = "Payment.intendedForOrder", query = "SELECT p FROM Payment p WHERE p.orderNumber = :order"
        + " AND p.status = org.meo.payments.PaymentStatus.INTENDED ORDER BY p.id")
class Payment {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "payment_seq")
    @SequenceGenerator(name = "payment_seq", sequenceName = "payment_seq", allocationSize = 50)
    private Long id;

    @Column(name = "order_number", updatable = false)
    private String orderNumber;

    @Column(updatable = false)
    private String provider;

    @Column(name = "idempotency_key", updatable = false)
    private String idempotencyKey;

    @Enumerated(EnumType.STRING)
    private PaymentStatus status;

    @Column(updatable = false)
    private BigDecimal amount;

    @Column(updatable = false)
    private String currency;

    @Column(name = "provider_reference")
    private String providerReference;

    @Column(name = "card_last4", updatable = false)
    private String cardLast4;

    @Column(name = "decline_code")
    private String declineCode;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "settled_at")
    private Instant settledAt;

    @Version
    private long version;

    protected Payment() {
    }

    Payment(String orderNumber, String provider, Money amount, String cardLast4, Instant now) {
        this.orderNumber = orderNumber;
        this.provider = provider;
        this.idempotencyKey = UUID.randomUUID().toString();
        this.status = PaymentStatus.INTENDED;
        this.amount = amount.getAmount();
        this.currency = amount.getCurrencyUnit().getCode();
        this.cardLast4 = cardLast4;
        this.createdAt = now;
    }

    void settle(Authorisation answer, Instant now) {
        requireIntended();
        status = answer.approved() ? PaymentStatus.AUTHORISED : PaymentStatus.DECLINED;
        providerReference = answer.reference();
        declineCode = answer.declineCode();
        settledAt = now;
    }

    void giveUp(Instant now) {
        requireIntended();
        status = PaymentStatus.VOIDED;
        settledAt = now;
    }

    String idempotencyKey() {
        return idempotencyKey;
    }

    String orderNumber() {
        return orderNumber;
    }

    PaymentStatus status() {
        return status;
    }

    private void requireIntended() {
        if (status != PaymentStatus.INTENDED) {
            throw new IllegalStateException("payment " + idempotencyKey + " is " + status + " already");
        }
    }
}
