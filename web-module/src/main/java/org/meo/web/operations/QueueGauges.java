package org.meo.web.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.meo.messaging.Addresses;
import org.meo.messaging.MessageTimes;
import org.meo.messaging.QueueFigure;
import org.meo.messaging.QueueFigures;

/** How the broker's queues stand: how much waits, for how long, for whom, and what nobody could handle. */
@ApplicationScoped
public class QueueGauges {

    private static final double MILLIS = 1_000.0;
    private static final String QUEUE = "queue";

    @Inject
    private QueueFigures figures;

    @Inject
    private MessageTimes times;

    @Inject
    private MetricRegistry metrics;

    void register(@Observes @Initialized(ApplicationScoped.class) Object started) {
        times.register();
        List<String> queues = Addresses.ALL.stream().filter(address -> !Addresses.isTopic(address)).toList();
        for (String queue : queues) {
            gauge("meo_queue_depth", "Messages in a queue", queue, queue, QueueFigure::depth);
            gauge("meo_queue_oldest_age_seconds", "Age of the oldest message that no consumer has yet", queue, queue,
                    figure -> figure.oldest().toMillis() / MILLIS);
            gauge("meo_queue_consumers", "Who takes from a queue", queue, queue, QueueFigure::consumers);
        }
        for (String address : Addresses.ALL) {
            gauge("meo_dead_letters", "Messages that could not be handled and wait for a person", address,
                    Addresses.deadLettersOf(address), QueueFigure::depth);
        }
        for (String topic : Addresses.ALL.stream().filter(Addresses::isTopic).toList()) {
            metrics.gauge(Metadata.builder().withName("meo_topic_lag").withDescription(
                    "Events that wait for the subscription that is furthest behind").build(), this,
                    gauges -> gauges.lag(topic), new Tag("topic", topic));
        }
    }

    private void gauge(String name, String description, String value, String queue, ToDoubleFunction<QueueFigure> figure) {
        metrics.gauge(Metadata.builder().withName(name).withDescription(description).build(), this,
                gauges -> gauges.figure(queue, figure), new Tag(QUEUE, value));
    }

    /** No number while the broker is away: a zero would say that all is well. */
    private double figure(String queue, ToDoubleFunction<QueueFigure> figure) {
        QueueFigure found = figures.all().get(queue);
        return found == null ? Double.NaN : figure.applyAsDouble(found);
    }

    private double lag(String topic) {
        return figures.all().isEmpty() ? Double.NaN
                : figures.all().values().stream().filter(queue -> queue.address().equals(topic)).mapToLong(QueueFigure::depth).max().orElse(0);
    }
}
