package org.meo.web.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.Locale;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.joda.money.Money;
import org.meo.fulfilment.ReturnMoved;
import org.meo.fulfilment.ReturnState;
import org.meo.orders.OrderPlaced;
import org.meo.payments.RefundSettled;

/** Counts what was sold on this instance since it started, and what came back. */
@ApplicationScoped
public class OrderMetrics {

    private static final Metadata PLACED = Metadata.builder().withName("meo_orders_placed")
            .withDescription("Orders placed").build();
    private static final Metadata VALUE = Metadata.builder().withName("meo_order_value_minor_units")
            .withDescription("Value of the orders placed, in the currency's smallest unit").build();

    private static final Metadata RETURNS = Metadata.builder().withName("meo_returns")
            .withDescription("Steps of returns: asked for, decided, goods taken in").build();
    private static final Metadata REFUNDED = Metadata.builder().withName("meo_refunded_minor_units")
            .withDescription("Money that was given back, in the currency's smallest unit").build();

    @Inject
    private MetricRegistry metrics;

    /** There from the start, so that a rate over the first order is right. */
    void register(@Observes @Initialized(ApplicationScoped.class) Object started) {
        metrics.counter(PLACED, new Tag("channel", "web"));
        value("GBP");
        refunded("GBP");
        for (ReturnState state : ReturnState.values()) {
            returns(state);
        }
    }

    void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) OrderPlaced placed) {
        Money total = placed.order().total();
        metrics.counter(PLACED, new Tag("channel", placed.order().channel())).inc();
        value(total.getCurrencyUnit().getCode()).inc(total.getAmountMinorLong());
    }

    void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) ReturnMoved moved) {
        returns(moved.goods().state()).inc();
    }

    void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) RefundSettled refund) {
        refunded(refund.amount().getCurrencyUnit().getCode()).inc(refund.amount().getAmountMinorLong());
    }

    private Counter returns(ReturnState state) {
        return metrics.counter(RETURNS, new Tag("state", state.name().toLowerCase(Locale.ROOT)));
    }

    private Counter refunded(String currency) {
        return metrics.counter(REFUNDED, new Tag("currency", currency));
    }

    private Counter value(String currency) {
        return metrics.counter(VALUE, new Tag("currency", currency));
    }
}
