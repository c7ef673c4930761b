package org.meo.quickstart;

import java.io.IOException;
import java.io.InputStream;

/**
 * Ends this JVM when whoever started it is gone, however it went: standard input is a pipe from the supervisor, and the
 * operating system closes it even after {@code kill -9}. Used as a Java agent in JVMs that run other people's programs.
 */
public final class ParentWatch {

    /** How long an orderly exit may take before it is cut short, in milliseconds. */
    private static final long PATIENCE = 5_000;

    private ParentWatch() {
    }

    /**
     * Entry point of the agent. The program itself finds its standard input at its end.
     *
     * @param arguments ignored
     */
    public static void premain(String arguments) {
        // Payara reads passwords there and would wait for ever.
        InputStream pipe = System.in;
        System.setIn(InputStream.nullInputStream());
        start(pipe);
    }

    static void start(InputStream pipe) {
        Thread watch = new Thread(() -> exitAtEnd(pipe), "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void exitAtEnd(InputStream pipe) {
        boolean open = true;
        while (open) {
            try {
                open = pipe.read() >= 0;
            } catch (IOException broken) {
                // A broken pipe says the same as a closed one.
                open = false;
            }
        }
        Thread exit = new Thread(() -> System.exit(1), "parent-gone");
        exit.start();
        try {
            exit.join(PATIENCE);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }
}
