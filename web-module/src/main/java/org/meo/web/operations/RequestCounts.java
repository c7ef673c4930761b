package org.meo.web.operations;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;

/**
 * What was answered until a moment, all routes together.
 *
 * @param errors answers with 5xx
 * @param within answers within so many seconds, by bound
 */
record RequestCounts(long answered, long errors, NavigableMap<Double, Long> within) {

    private static final double SHARE = 0.95;
    private static final double MILLIS = 1_000;

    static RequestCounts of(MetricRegistry metrics) {
        long answered = 0;
        long errors = 0;
        NavigableMap<Double, Long> within = new TreeMap<>();
        for (Map.Entry<MetricID, Counter> counter : metrics.getCounters().entrySet()) {
            Map<String, String> tags = counter.getKey().getTags();
            long count = counter.getValue().getCount();
            if (counter.getKey().getName().equals("meo_http_requests")) {
                answered += count;
                errors += "5xx".equals(tags.get("status")) ? count : 0;
            } else if (counter.getKey().getName().equals("meo_http_request_seconds_bucket")) {
                String bound = tags.get("le");
                within.merge(bound.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bound), count, Long::sum);
            }
        }
        return new RequestCounts(answered, errors, within);
    }

    /** Percent of what was answered since then; 0 when nothing was. */
    double errorsSince(RequestCounts then) {
        long all = answered - then.answered;
        return all <= 0 ? 0 : 100.0 * (errors - then.errors) / all;
    }

    /** Milliseconds within which 95 of 100 were answered since then, read between two bounds; NaN when nothing was. */
    double slowestSince(RequestCounts then) {
        long all = within.isEmpty() ? 0 : since(then, Double.POSITIVE_INFINITY);
        if (all <= 0) {
            return Double.NaN;
        }
        double wanted = SHARE * all;
        double from = 0;
        long before = 0;
        for (double bound : within.keySet()) {
            long count = since(then, bound);
            if (count >= wanted) {
                return MILLIS * (Double.isInfinite(bound) ? from : from + (bound - from) * (wanted - before) / (count - before));
            }
            from = bound;
            before = count;
        }
        return MILLIS * from;
    }

    private long since(RequestCounts then, double bound) {
        return within.getOrDefault(bound, 0L) - then.within.getOrDefault(bound, 0L);
    }
}
