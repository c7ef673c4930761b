package org.meo.messaging;

import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.meo.shared.Recurring;
import org.meo.shared.tracing.Traces;

/**
 * Sends what the outbox holds: at once after a commit on this node, and every second for what another node, a broker
 * that was down or a crash left behind. Every node runs one; shards keep them apart.
 */
@Singleton
@Startup
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class.getName());

    @Resource
    private ManagedExecutorService executor;

    @EJB
    private OutboxShards shards;

    @Inject
    private Traces traces;

    /** Calls for a run since the last one began; above zero means that a run is under way or about to be. */
    private final AtomicInteger calls = new AtomicInteger();

    private final Recurring recurring = new Recurring("outbox relay", LOG);

    private final Recurring waking = new Recurring("start of the outbox relay", LOG);

    public void afterCommit(@Observes(during = TransactionPhase.AFTER_SUCCESS) OutboxWritten written) {
        wake();
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "outbox relay")
    void poll() {
        waking.run(this::wake);
    }

    private void wake() {
        if (calls.getAndIncrement() == 0) {
            try {
                executor.execute(this::run);
            } catch (RuntimeException refused) {
                calls.set(0);
                throw refused;
            }
        }
    }

    private void run() {
        int seen;
        do {
            seen = calls.get();
            // What it sends belongs to the traces that wrote it, not to the one that woke it.
            traces.apart(() -> {
                recurring.run(this::drain);
                return null;
            });
        } while (!calls.compareAndSet(seen, 0));
    }

    private void drain() {
        try {
            while (shards.sendAll() >= OutboxShards.SHARE) {
                LOG.finest("many messages: there may be more");
            }
        } catch (RuntimeException failure) {
            LOG.log(Level.FINE, "not all together: each shard alone, so that one does not hold up the others", failure);
            drainEach();
        }
    }

    private void drainEach() {
        RuntimeException first = null;
        for (int shard : shards.waiting()) {
            try {
                while (shards.send(shard) == OutboxShards.BATCH) {
                    LOG.finest("a full batch: there may be more");
                }
            } catch (RuntimeException failure) {
                first = first == null ? failure : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
