package org.meo.web.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.joda.money.Money;
import org.meo.orders.OrderPlaced;

/** Counts what was sold on this instance since it started. */
@ApplicationScoped
public class OrderMetrics {

    private static final Metadata PLACED = Metadata.builder().withName("meo_orders_placed")
            .withDescription("Orders placed").build();
    private static final Metadata VALUE = Metadata.builder().withName("meo_order_value_minor_units")
            .withDescription("Value of the orders placed, in the currency's smallest unit").build();

    @Inject
    private MetricRegistry metrics;

    /** There from the start, so that a rate over the first order is right. */
    void register(@Observes @Initialized(ApplicationScoped.class) Object started) {
        metrics.counter(PLACED, new Tag("channel", "web"));
        value("GBP");
    }

    void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) OrderPlaced placed) {
        Money total = placed.order().total();
        metrics.counter(PLACED, new Tag("channel", placed.order().channel())).inc();
        value(total.getCurrencyUnit().getCode()).inc(total.getAmountMinorLong());
    }

    private Counter value(String currency) {
        return metrics.counter(VALUE, new Tag("currency", currency));
    }
}
