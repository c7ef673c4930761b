package org.meo.shared;

import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** How often something that remembers had what it was asked for. */
public final class CacheCounts {

    /** Counts nothing. */
    public static final CacheCounts NONE = new CacheCounts(null, null);

    private static final Metadata LOOKUPS = Metadata.builder().withName("meo_cache_lookups")
            .withDescription("Questions to what a node remembers, by whether it had the answer").build();

    private final Counter hits;
    private final Counter misses;

    private CacheCounts(Counter hits, Counter misses) {
        this.hits = hits;
        this.misses = misses;
    }

    /** @param metrics null counts nothing */
    public static CacheCounts of(MetricRegistry metrics, String cache) {
        return metrics == null ? NONE : new CacheCounts(metrics.counter(LOOKUPS, new Tag("cache", cache), new Tag("result", "hit")),
                metrics.counter(LOOKUPS, new Tag("cache", cache), new Tag("result", "miss")));
    }

    public void count(boolean had) {
        if (hits != null) {
            (had ? hits : misses).inc();
        }
    }
}
