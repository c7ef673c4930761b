package org.meo.quickstart;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * One program of the platform. Starts, stops, and can be killed and started again on the same data and ports, which is
 * how tests try what the store does when a part fails.
 */
public abstract class Part implements AutoCloseable {

    private final String name;
    private final Path home;
    private volatile boolean meantToRun;
    private volatile boolean closed;
    private volatile Consumer<String> lost = sentence -> { };

    Part(String name, Path home) {
        this.name = name;
        this.home = home;
    }

    /** The name a person knows this part by. */
    public final String name() {
        return name;
    }

    /** The file its output is appended to. */
    public final Path log() {
        return Child.log(home, logName());
    }

    /** The operating system's id of the running process; a part that does not run throws {@link IllegalStateException}. */
    public abstract long pid();

    /** Whether the process exists; it may not be ready to serve yet. */
    public abstract boolean isRunning();

    /**
     * Starts the part and returns when it serves; nothing happens if it runs already.
     *
     * @throws StartException when it cannot start; it does not run then
     */
    public final synchronized void start() {
        if (closed) {
            throw new StartException(name + " was stopped for good.");
        }
        if (isRunning()) {
            return;
        }
        try {
            launch();
            meantToRun = true;
            watch();
        } catch (RuntimeException e) {
            halt();
            throw e;
        }
    }

    /** Stops the part in order and keeps its data; nothing happens if it does not run. */
    public final void stop() {
        meantToRun = false;
        end();
    }

    /** Ends the process as {@code kill -9} would and returns when it is gone. */
    public final void kill() {
        meantToRun = false;
        halt();
    }

    /** Stops the part for good: a start that is under way in another thread ends too. */
    @Override
    public final void close() {
        closed = true;
        stop();
    }

    /** @param listener gets one sentence when the process ends although nobody asked it to */
    final void onLoss(Consumer<String> listener) {
        lost = listener;
    }

    final Path home() {
        return home;
    }

    abstract String logName();

    /** Starts the process and waits until it serves. */
    abstract void launch();

    abstract void end();

    abstract void halt();

    abstract ProcessHandle handle();

    /**
     * Waits until a condition holds.
     *
     * @throws StartException when the process ends first, when this part is closed, or after the given time
     */
    final void await(String what, Duration patience, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (closed) {
                throw new StartException(name + " was stopped during its start.");
            }
            if (!isRunning()) {
                throw new StartException(name + " ended during its start; see " + log());
            }
            if (System.nanoTime() > end) {
                throw new StartException(name + " did not get " + what + " within " + patience.toSeconds()
                        + " seconds; see " + log());
            }
            try {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StartException(name + " was interrupted during its start.", e);
            }
        }
    }

    private void watch() {
        ProcessHandle watched = handle();
        watched.onExit().thenRun(() -> {
            if (meantToRun) {
                meantToRun = false;
                lost.accept(name + " ended unexpectedly; see " + log());
            }
        });
    }
}
