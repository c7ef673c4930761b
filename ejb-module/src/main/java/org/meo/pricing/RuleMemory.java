package org.meo.pricing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.meo.shared.CacheCounts;
import org.meo.shared.ShortLivedCache;

/**
 * Keeps the rules for a moment. A shopper may be shown what was so a second ago; an order whose total has become another
 * meanwhile is refused (rule 10), and a coupon that is used up is counted in the database.
 */
@ApplicationScoped
class RuleMemory {

    private static final String TIME_TO_LIVE = "PT1S";

    private ShortLivedCache<String, Rules> memory;

    /** For the container's proxy. */
    protected RuleMemory() {
        this(Duration.parse(TIME_TO_LIVE), null);
    }

    @Inject
    RuleMemory(@ConfigProperty(name = "meo.pricing.cache", defaultValue = TIME_TO_LIVE) Duration timeToLive, MetricRegistry metrics) {
        memory = new ShortLivedCache<>(1, timeToLive, CacheCounts.of(metrics, "pricing rules"));
    }

    Rules get(Supplier<Rules> loader) {
        return memory.get("", loader);
    }

    /** To be called when this node changed a rule. */
    void clear() {
        memory.clear();
    }
}
