package org.meo.fulfilment;

import java.time.Instant;
import java.util.List;
import org.meo.orders.HistoryView;

/** What the warehouse was asked for, and what became of it. */
public record RequestView(String fulfilmentId, FulfilmentState state, Instant requestedAt, List<HistoryView> history) {

    public RequestView {
        history = List.copyOf(history);
    }
}
