package org.meo.cart;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** Counts what shoppers put aside on this node, to be held against what they buy. */
@ApplicationScoped
public class CartCounts {

    private static final Metadata BEGUN = Metadata.builder().withName("meo_carts_begun")
            .withDescription("Carts that began with something put into them").build();
    private static final Metadata ADDITIONS = Metadata.builder().withName("meo_cart_additions")
            .withDescription("Times that something was put into a cart").build();

    @Inject
    private MetricRegistry metrics;

    /** Shows the counts before the first cart. */
    public void register() {
        begun();
        additions();
    }

    void count(boolean first) {
        if (first) {
            begun().inc();
        }
        additions().inc();
    }

    private Counter begun() {
        return metrics.counter(BEGUN);
    }

    private Counter additions() {
        return metrics.counter(ADDITIONS);
    }
}
