package org.meo.quickstart;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Tells a waiting person how far the start is: a line a step when it is done, and one now and then while it lasts. */
final class Progress implements AutoCloseable {

    private static final long HEARTBEAT = 10;

    private final Consumer<String> console;
    private final int steps;
    private final AtomicInteger done = new AtomicInteger();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });

    /** @param steps how many steps there will be */
    Progress(Consumer<String> console, int steps) {
        this.console = console;
        this.steps = steps;
    }

    /** Runs one step; steps may run at the same time, each is numbered when it is done. */
    void step(String what, Runnable action) {
        long start = System.nanoTime();
        ScheduledFuture<?> heartbeat = clock.scheduleAtFixedRate(
                () -> console.accept("        " + what + " takes its time, " + since(start).toSeconds() + " s so far"),
                HEARTBEAT, HEARTBEAT, TimeUnit.SECONDS);
        try {
            action.run();
        } finally {
            heartbeat.cancel(false);
        }
        synchronized (this) {
            console.accept(line(done.incrementAndGet(), steps, what, since(start)));
        }
    }

    static String line(int number, int steps, String what, Duration time) {
        return String.format(Locale.ROOT, "[%2d/%d] %-42s %5.1f s", number, steps, what, time.toMillis() / 1000.0);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
