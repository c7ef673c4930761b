package org.meo.payments;

import org.joda.money.Money;

/** The money of an order was taken, noted in the current transaction, which may still be rolled back. */
public record PaymentCaptured(String orderNumber, Money amount) {
}
