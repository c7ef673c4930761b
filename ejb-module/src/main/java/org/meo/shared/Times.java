package org.meo.shared;

import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * Counts how many took how long, in counters that Prometheus reads as a histogram. Why it is none of the container's:
 * docs/decisions/040-times-are-counted-in-buckets.md.
 */
public final class Times {

    private static final String[] BOUNDS = {"0.0005", "0.001", "0.0025", "0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1.0",
        "2.5", "5.0", "10.0", "+Inf"};
    private static final long[] NANOS = {500_000L, 1_000_000L, 2_500_000L, 5_000_000L, 10_000_000L, 25_000_000L, 50_000_000L,
        100_000_000L, 250_000_000L, 500_000_000L, 1_000_000_000L, 2_500_000_000L, 5_000_000_000L, 10_000_000_000L, Long.MAX_VALUE};

    private final Counter[] buckets = new Counter[BOUNDS.length];

    /**
     * All of its counters are there at once: a rate over the first of them needs the zero before it.
     *
     * @param name ends with {@code _bucket}
     */
    public Times(MetricRegistry metrics, Metadata name, Tag... tags) {
        Tag[] all = new Tag[tags.length + 1];
        System.arraycopy(tags, 0, all, 0, tags.length);
        for (int i = 0; i < buckets.length; i++) {
            all[tags.length] = new Tag("le", BOUNDS[i]);
            buckets[i] = metrics.counter(name, all.clone());
        }
    }

    /** One more, that took so long. */
    public void count(long nanos) {
        for (int i = buckets.length - 1; i >= 0 && nanos <= NANOS[i]; i--) {
            buckets[i].inc();
        }
    }
}
