package org.meo.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.meo.shared.Times;

/** How long this node works on messages, by the queue they came from, and what became of them. */
@ApplicationScoped
public class MessageTimes {

    /** It came the first time and was acted on. */
    public static final String DONE = "done";
    /** It had been acted on before. */
    public static final String REPEATED = "repeated";
    /** It can never be handled and was put aside. */
    public static final String REFUSED = "refused";
    /** It failed too often and was put aside. */
    public static final String GIVEN_UP = "given up";
    /** It comes again. */
    public static final String FAILED = "failed";

    private static final Metadata TIMES = Metadata.builder().withName("meo_message_seconds_bucket")
            .withDescription("Messages that were worked on for so many seconds, from delivery to commit").build();
    private static final Metadata HANDLED = Metadata.builder().withName("meo_messages")
            .withDescription("Messages that were worked on, by what became of them").build();
    private static final String QUEUE = "queue";

    private MetricRegistry metrics;
    private ConcurrentMap<String, Times> times;

    /** For the container's proxy. */
    protected MessageTimes() {
    }

    @Inject
    public MessageTimes(MetricRegistry metrics) {
        this.metrics = metrics;
        times = new ConcurrentHashMap<>();
    }

    /** Shows the counts before anything came: a rate over the first of them needs the zero before it. */
    public void register() {
        for (String queue : Addresses.TAKEN) {
            times(queue);
            List.of(DONE, REPEATED, REFUSED, GIVEN_UP, FAILED).forEach(outcome -> counter(queue, outcome));
        }
    }

    /** A message was worked on. */
    public void count(String queue, String outcome, long nanos) {
        counter(queue, outcome).inc();
        times(queue).count(nanos);
    }

    private Times times(String queue) {
        return times.computeIfAbsent(queue, name -> new Times(metrics, TIMES, new Tag(QUEUE, name)));
    }

    private Counter counter(String queue, String outcome) {
        return metrics.counter(HANDLED, new Tag(QUEUE, queue), new Tag("outcome", outcome));
    }
}
