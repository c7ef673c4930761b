package org.meo.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Counts who wanted more than there is: sales that were lost. */
@ApplicationScoped
public class StockRefusals {

    /** Putting into a cart. */
    public static final String AT_CART = "cart";
    /** Paying for it. */
    public static final String AT_CHECKOUT = "checkout";
    /** A partner's order. */
    public static final String AT_MESSAGE = "message";

    private static final Metadata REFUSALS = Metadata.builder().withName("meo_stock_refusals")
            .withDescription("Times that more was wanted of a SKU than there is").build();

    @Inject
    private MetricRegistry metrics;

    /** Shows the counts before the first refusal. */
    public void register() {
        List.of(AT_CART, AT_CHECKOUT, AT_MESSAGE).forEach(this::counter);
    }

    public void count(String at) {
        counter(at).inc();
    }

    private Counter counter(String at) {
        return metrics.counter(REFUSALS, new Tag("at", at));
    }
}
