package org.meo.quickstart;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The whole platform with the store on it. {@link #start} returns when everything serves; each part can then be looked
 * at, killed and started again.
 */
public final class Quickstart implements AutoCloseable {

    private static final Duration FIRST_IMPORT = Duration.ofMinutes(10);

    private final Settings settings;
    private final Consumer<String> console;
    private final HomeLock lock;
    private final Postgres postgres;
    private final Broker broker;
    private final MailCatcher mail;
    private final PayaraServer server;
    private final List<PayaraMicro> micros = new ArrayList<>();
    private final Optional<DemoWarehouse> warehouse;
    private final CompletableFuture<String> loss = new CompletableFuture<>();
    private boolean stopped;

    private Quickstart(Settings settings, Consumer<String> console, HomeLock lock) {
        this.settings = settings;
        this.console = console;
        this.lock = lock;
        DataGrid grid = DataGrid.of(settings.microPorts().size());
        postgres = new Postgres(settings.home(), settings.platform(), settings.postgresPort());
        broker = new Broker(settings.home(), settings.artemisPort(), settings.redeliveryDelay(),
                settings.brokerFiles(), settings.brokerProperties());
        mail = new MailCatcher(settings.home(), settings.mailPort(), console);
        server = new PayaraServer(settings, grid);
        for (int i = 1; i <= settings.microPorts().size(); i++) {
            micros.add(new PayaraMicro(settings, i, grid));
        }
        warehouse = settings.demoWarehouse() ? Optional.of(new DemoWarehouse(broker.coreUrl(), console))
                : Optional.empty();
        parts().forEach(part -> part.onLoss(loss::complete));
    }

    /**
     * Starts everything and says nothing about it.
     *
     * @throws StartException with one sentence for a person; nothing is left running then
     */
    public static Quickstart start(Settings settings) {
        return start(settings, line -> { });
    }

    /**
     * Starts everything.
     *
     * @param console told one line about each step, and later about each mail and each shipment of the demo warehouse
     * @throws StartException with one sentence for a person; nothing is left running then
     */
    public static Quickstart start(Settings settings, Consumer<String> console) {
        Quickstart quickstart = prepare(settings, console);
        quickstart.run();
        return quickstart;
    }

    /** Checks the machine and takes the data directory, so that what is started can be stopped from another thread. */
    static Quickstart prepare(Settings settings, Consumer<String> console) {
        quietLibraries();
        HomeLock lock = HomeLock.take(settings.home());
        try {
            Child.awaitLeftovers(settings.home(), Duration.ofSeconds(10));
            Preflight.check(settings);
            return new Quickstart(settings, console, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    void run() {
        boolean cold = !server.isCreated();
        boolean deploy = cold || server.isDeployNeeded();
        Optional<MicroRuntime> untrained = micros.isEmpty() ? Optional.empty()
                : Optional.of(MicroRuntime.prepare(settings)).filter(MicroRuntime::isTrainingNeeded);
        int steps = 4 + (cold ? 1 : 0) + (deploy ? 1 : 0) + (settings.awaitHealth() ? 1 : 0) + (untrained.isPresent() ? 1 : 0) + micros.size();
        ExecutorService pool = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "start");
            thread.setDaemon(true);
            return thread;
        });
        try (Progress progress = new Progress(console, steps)) {
            CompletableFuture<Void> ground = CompletableFuture.allOf(
                    step(pool, progress, "Starting PostgreSQL", postgres::start),
                    step(pool, progress, "Starting the broker", broker::start),
                    step(pool, progress, "Starting the mail catcher", mail::start),
                    cold ? step(pool, progress, "Creating the Payara domain", server::create)
                            : CompletableFuture.completedFuture(null));
            finish(ground);
            progress.step("Starting Payara Server", server::start);
            if (deploy) {
                progress.step("Deploying the store", server::deploy);
            }
            if (settings.awaitHealth()) {
                progress.step("Migrations, catalogue, health checks", () -> server.awaitHealth(FIRST_IMPORT));
            }
            warehouse.ifPresent(DemoWarehouse::start);
            untrained.ifPresent(runtime -> progress.step("Preparing Payara Micro, once", runtime::train));
            finish(CompletableFuture.allOf(micros.stream()
                    .map(micro -> step(pool, progress, "Starting " + micro.name(), micro::start))
                    .toArray(CompletableFuture<?>[]::new)));
        } catch (RuntimeException e) {
            stop();
            throw e;
        } finally {
            pool.shutdown();
        }
    }

    private static CompletableFuture<Void> step(ExecutorService pool, Progress progress, String what, Runnable action) {
        return CompletableFuture.runAsync(() -> progress.step(what, action), pool);
    }

    private static void finish(CompletableFuture<Void> all) {
        try {
            all.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** What this run was started with; ports are the real ones. */
    public Settings settings() {
        return settings;
    }

    /** The shop on Payara Server, ending with a slash. */
    public URI shop() {
        return server.url();
    }

    /** The Payara console. */
    public URI console() {
        return server.console();
    }

    /** The database. */
    public Postgres postgres() {
        return postgres;
    }

    /** The broker. */
    public Broker broker() {
        return broker;
    }

    /** The mail catcher. */
    public MailCatcher mail() {
        return mail;
    }

    /** Payara Server. */
    public PayaraServer server() {
        return server;
    }

    /** The Payara Micro instances, storefront-1 first. */
    public List<PayaraMicro> micros() {
        return List.copyOf(micros);
    }

    /** Completed with one sentence when a part ends although nobody asked it to. */
    public CompletableFuture<String> loss() {
        return loss.copy();
    }

    /** Stops everything in order: first who takes requests, last who keeps the data. */
    public synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        try {
            warehouse.ifPresent(DemoWarehouse::close);
            micros.parallelStream().forEach(PayaraMicro::close);
            server.close();
            broker.close();
            mail.close();
            postgres.close();
        } finally {
            lock.close();
        }
    }

    /** Whether {@link #stop} has been called. */
    public synchronized boolean isStopped() {
        return stopped;
    }

    @Override
    public void close() {
        stop();
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>(List.of(postgres, broker, server));
        parts.addAll(micros);
        return parts;
    }

    /** The clients of broker and mail speak through java.util.logging; the console is for people. */
    private static void quietLibraries() {
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            if (handler instanceof ConsoleHandler) {
                handler.setLevel(Level.OFF);
            }
        }
    }
}
