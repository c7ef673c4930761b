package org.meo.shared;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Work that is done again and again by a timer and must survive any failure: an exception out of a timer's method makes the
 * container end the timer for good. What was not done now is found and done next time, so a failure is logged when it
 * begins and when it is over, not each time.
 */
public final class Recurring {

    private final String name;
    private final Logger log;
    private final AtomicBoolean failing = new AtomicBoolean();

    /** @param name as it stands in the log, for instance {@code mail dispatch} */
    public Recurring(String name, Logger log) {
        this.name = name;
        this.log = log;
    }

    public void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            if (!failing.getAndSet(true)) {
                log.log(Level.WARNING, failure, () -> "the " + name + " fails; it is tried again at its next turn");
            }
            return;
        }
        if (failing.getAndSet(false)) {
            log.log(Level.INFO, "the {0} works again", name);
        }
    }
}
