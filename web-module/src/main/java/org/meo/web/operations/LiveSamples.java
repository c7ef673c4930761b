package org.meo.web.operations;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.meo.messaging.Addresses;
import org.meo.messaging.Outbox;
import org.meo.messaging.QueueFigure;
import org.meo.messaging.QueueFigures;
import org.meo.shared.Database;
import org.meo.shared.Recurring;

/** Looks at this node every ten seconds and remembers half an hour of it, in memory: who needs more has Prometheus. */
@ApplicationScoped
public class LiveSamples {

    /** Between two looks. */
    public static final Duration STEP = Duration.ofSeconds(10);
    /** How many are remembered. */
    public static final int KEPT = 180;

    private static final Logger LOG = Logger.getLogger(LiveSamples.class.getName());
    private static final double KIB = 1_024;
    private static final double MIB = KIB * KIB;
    private static final double MILLIS = 1_000;
    private static final double NANOS_OF_A_MILLI = 1_000_000;

    private final Deque<LiveSample> samples = new ArrayDeque<>();
    private final Recurring recurring = new Recurring("look at this node", LOG);
    private final Machine machine = new Machine();
    private Before before;

    @Resource
    private ManagedScheduledExecutorService executor;
    @EJB
    private Database database;
    @EJB
    private Outbox outbox;
    @Inject
    private QueueFigures queues;
    @Inject
    private MetricRegistry metrics;
    @Inject
    private Clock clock;

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        executor.scheduleAtFixedRate(() -> recurring.run(this::look), 0, STEP.toSeconds(), TimeUnit.SECONDS);
    }

    /** The oldest first. */
    public List<LiveSample> all() {
        synchronized (samples) {
            return List.copyOf(samples);
        }
    }

    /** The queues of the broker by name, as far as it says how they stand. */
    public Map<String, QueueFigure> queues() {
        return queues.all();
    }

    private void look() {
        Before now = new Before(System.nanoTime(), machine.disk(), machine.network(), RequestCounts.of(metrics));
        Before last = before;
        before = now;
        if (last == null) {
            return;
        }
        double seconds = (now.nanos - last.nanos) / NANOS_OF_A_MILLI / MILLIS;
        long asked = System.nanoTime();
        double answer = database.isReachable() ? (System.nanoTime() - asked) / NANOS_OF_A_MILLI : Double.NaN;
        boolean there = !Double.isNaN(answer);
        Outbox.Backlog backlog = there ? outbox.backlog() : null;
        Map<String, QueueFigure> broker = queues.all();
        Runtime memory = Runtime.getRuntime();
        LiveSample sample = new LiveSample(clock.instant(), machine.processorOfProcess(), machine.processorOfMachine(),
                (memory.totalMemory() - memory.freeMemory()) / MIB, machine.memory() / MIB,
                (now.disk - last.disk) / KIB / seconds, (now.network - last.network) / KIB / seconds,
                (now.requests.answered() - last.requests.answered()) / seconds, now.requests.errorsSince(last.requests),
                now.requests.slowestSince(last.requests), answer, there ? database.busyOfThisNode() : Double.NaN,
                there ? backlog.depth() : Double.NaN, there ? backlog.age().toMillis() / MILLIS : Double.NaN,
                broker.isEmpty() ? Double.NaN
                        : Addresses.ALL.stream().map(broker::get).filter(Objects::nonNull).mapToLong(QueueFigure::depth).sum());
        synchronized (samples) {
            samples.addLast(sample);
            if (samples.size() > KEPT) {
                samples.removeFirst();
            }
        }
    }

    private record Before(long nanos, double disk, double network, RequestCounts requests) {
    }
}
