package org.meo.payments;

import org.joda.money.Money;

/**
 * A refund was refused for good, noted in the current transaction, which may still be rolled back.
 *
 * @param code why, in the provider's words
 */
public record RefundFailed(String orderNumber, long refundId, Money amount, String reason, String code) {
}
