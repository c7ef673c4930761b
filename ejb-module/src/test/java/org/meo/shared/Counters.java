package org.meo.shared;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** A registry of metrics that has counters only, and what they say. */
public final class Counters {

    private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();

    public MetricRegistry registry() {
        return (MetricRegistry) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {MetricRegistry.class},
                (self, called, arguments) -> {
                    Tag[] tags = arguments.length > 1 ? (Tag[]) arguments[1] : new Tag[0];
                    String name = arguments[0] instanceof Metadata metadata ? metadata.getName() : (String) arguments[0];
                    String labels = tags.length == 0 ? "" : Arrays.stream(tags).map(tag -> tag.getTagName() + "=" + tag.getTagValue())
                            .collect(Collectors.joining(",", "{", "}"));
                    return counter(name + labels);
                });
    }

    /** @param id as {@code name{label=value,...}}; -1 where nobody counts that */
    public long count(String id) {
        return counts.containsKey(id) ? counts.get(id).get() : -1;
    }

    private Counter counter(String id) {
        AtomicLong count = counts.computeIfAbsent(id, name -> new AtomicLong());
        return new Counter() {
            @Override
            public void inc() {
                inc(1);
            }

            @Override
            public void inc(long by) {
                count.addAndGet(by);
            }

            @Override
            public long getCount() {
                return count.get();
            }
        };
    }
}
