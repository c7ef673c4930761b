package org.meo.quickstart;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * What {@code mvn -Prun} runs: starts the platform, says where its doors are, and stops it in order on Ctrl-C. Ends
 * with code 1 and one sentence when something is in the way.
 */
public final class Main {

    /** Set before the parts are stopped: that they end then is no news. */
    private static volatile boolean stopping;

    private Main() {
    }

    /**
     * Runs until it is told to end.
     *
     * @param arguments none; options are system properties, see {@link Settings#fromProperties}
     */
    public static void main(String[] arguments) {
        PrintStream out = System.out;
        long start = System.nanoTime();
        try {
            Quickstart quickstart = Quickstart.prepare(Settings.fromProperties(System.getProperties()), out::println);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(quickstart, out), "stop"));
            quickstart.run();
            out.println();
            out.println(ready(quickstart, Duration.ofNanos(System.nanoTime() - start)));
            out.println("Ctrl-C stops everything; logs are in " + quickstart.settings().home().resolve("log"));
            String loss = quickstart.loss().join();
            if (!stopping) {
                out.println("Meo ends: " + loss);
            }
        } catch (StartException e) {
            if (!stopping) {
                out.println();
                out.println("Meo did not start: " + e.getMessage());
            }
        }
        out.flush();
        System.exit(1);
    }

    private static void stop(Quickstart quickstart, PrintStream out) {
        stopping = true;
        if (quickstart.isStopped()) {
            return;
        }
        out.println("Meo stops ...");
        quickstart.stop();
        out.println("Meo has stopped.");
    }

    static String ready(Quickstart quickstart, Duration time) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT,
                "Meo is ready after %.1f s: shop %s  queues %s (AMQP) %s (Core)  console %s", time.toMillis() / 1000.0,
                quickstart.shop(), quickstart.broker().amqpUrl(), quickstart.broker().coreUrl(), quickstart.console()));
        quickstart.micros().forEach(micro -> line.append("  storefront ").append(micro.url()));
        return line.toString();
    }
}
