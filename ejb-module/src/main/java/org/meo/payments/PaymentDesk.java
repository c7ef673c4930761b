package org.meo.payments;

import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.joda.money.Money;
import org.meo.customers.AuditKind;
import org.meo.customers.AuditLog;
import org.meo.shared.BusinessException;

/** What people in the store do about payments by hand; the audit log tells of each. Who may do it is the caller's to know. */
@Stateless
@TransactionAttribute(REQUIRES_NEW)
public class PaymentDesk {

    static final int MAX_RECEIPT = 60;

    @EJB
    private PaymentOperations operations;

    @EJB
    private InvoiceCredit credit;

    @EJB
    private AuditLog audit;

    @Inject
    private Clock clock;

    /**
     * Has a provider asked again for what it was asked for in vain; nothing happens when that is under way.
     *
     * @param actorId the account of whoever wants it; null where the way in knows none
     */
    public void askAgain(String orderNumber, long operationId, String actor, Long actorId) {
        if (operations.askAgain(orderNumber, operationId, actor)) {
            audit.append(AuditKind.PAYMENT_ASKED_AGAIN, null, actorId, orderNumber + ", operation " + operationId);
        }
    }

    /**
     * Notes money that a customer sent for an order bought on invoice; the same again changes nothing.
     *
     * @param receipt the bank's reference
     * @param on      the day on which the bank got it
     * @param actorId as there
     * @throws BusinessException as {@link InvoiceCredit#received}; {@code REQUIRED}, {@code TOO_LONG}, {@code INVALID_TEXT} at
     *         {@code receipt}; {@code REQUIRED}, {@code DAY_TO_COME} at {@code receivedOn}
     */
    public void received(String orderNumber, Money amount, String receipt, LocalDate on, String actor, Long actorId) {
        String reference = receipt.strip();
        if (reference.isEmpty()) {
            throw new BusinessException("REQUIRED", "receipt");
        }
        if (reference.length() > MAX_RECEIPT) {
            throw new BusinessException("TOO_LONG", "receipt", MAX_RECEIPT);
        }
        if (reference.chars().anyMatch(Character::isISOControl)) {
            throw new BusinessException("INVALID_TEXT", "receipt");
        }
        if (on == null) {
            throw new BusinessException("REQUIRED", "receivedOn");
        }
        // East of Greenwich the day may have begun already.
        if (on.isAfter(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1))) {
            throw new BusinessException("DAY_TO_COME", "receivedOn");
        }
        if (credit.received(orderNumber, amount, reference, on, actor)) {
            audit.append(AuditKind.PAYMENT_RECEIVED, null, actorId, orderNumber + ": " + amount);
        }
    }
}
