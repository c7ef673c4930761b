package org.meo.fulfilment;

import java.time.Instant;
import java.util.List;
import org.joda.money.Money;

/**
 * A return, for the shopper and for support.
 *
 * @param worth    what its lines were bought for
 * @param refunded null as long as no refund was asked for
 */
public record ReturnView(long id, String orderNumber, ReturnState state, ReturnReason reason, String note, Money worth,
        Money refunded, Instant requestedAt, List<Line> lines) {

    public ReturnView {
        lines = List.copyOf(lines);
    }

    /** Whether money is on its way back for it. */
    public boolean isRefundAsked() {
        return refunded != null;
    }

    public record Line(String sku, int quantity, Money worth, int restocked, int writtenOff) {
    }
}
