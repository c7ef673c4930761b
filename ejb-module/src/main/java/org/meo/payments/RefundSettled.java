package org.meo.payments;

import org.joda.money.Money;

/** A refund is done, noted in the current transaction, which may still be rolled back. */
public record RefundSettled(String orderNumber, long refundId, Money amount, String reason) {
}
