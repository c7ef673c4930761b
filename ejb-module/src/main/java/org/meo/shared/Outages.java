package org.meo.shared;

import jakarta.annotation.PreDestroy;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.logging.Logger;

/**
 * Work that waits while the database is away, and is done when it is back. For what nobody looks at meanwhile, as messages:
 * tried again by the broker they would use up their attempts and be put aside though nothing is wrong with them.
 */
@ApplicationScoped
public class Outages {

    /** Of one piece of work. The broker's attempts come on top of it. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Logger LOG = Logger.getLogger(Outages.class.getName());

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicBoolean told = new AtomicBoolean();

    @EJB
    Database database;

    /**
     * Does the work, again when it failed because the database was away; four minutes at most.
     *
     * @param work leaves nothing behind when it fails; must not be called inside a transaction
     */
    public <T> T outlast(Supplier<T> work) {
        long begun = System.nanoTime();
        while (true) {
            try {
                return work.get();
            } catch (BusinessException refusal) {
                throw refusal;
            } catch (RuntimeException failure) {
                boolean away = !database.isReachable();
                if (!away && !Database.isConnectionFailure(failure) || !awaitDatabase(begun, away)) {
                    throw failure;
                }
            }
        }
    }

    /** @return whether it is there and there is time for another try */
    private boolean awaitDatabase(long begun, boolean away) {
        if (away && told.compareAndSet(false, true)) {
            LOG.warning("the database is away; messages that came are held until it is back");
        }
        boolean back;
        do {
            if (!pause() || System.nanoTime() - begun > PATIENCE.toNanos()) {
                return false;
            }
            back = database.isReachable();
        } while (!back);
        if (told.compareAndSet(true, false)) {
            LOG.info("the database is back; messages that were held are handled");
        }
        return true;
    }

    /** @return false when the store stops */
    private boolean pause() {
        try {
            return !stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @PreDestroy
    void stop() {
        stopped.countDown();
    }
}
