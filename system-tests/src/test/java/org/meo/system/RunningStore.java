package org.meo.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.meo.quickstart.Part;
import org.meo.quickstart.PayaraMicro;
import org.meo.quickstart.Quickstart;
import org.meo.quickstart.Settings;

/**
 * The whole store on the real platform, started once for all tests from outside: Payara Server with the EAR, one Payara
 * Micro with the WAR, PostgreSQL, Artemis and the mail catcher, each as a process of its own, on free ports.
 */
final class RunningStore implements AutoCloseable {

    private static final Path HOME = Path.of("target", "system-home").toAbsolutePath();
    private static final Path PLATFORM = Path.of(System.getProperty("meo.platform", "../quickstart/target/platform"));

    private final Quickstart quickstart;
    private final Warehouse warehouse;
    private final Queue refusedShipments;
    private final Mailbox mailbox;
    private final Database database;
    private final Browsers browsers;
    private final Optional<Coverage> coverage;
    private final Collector collector;

    private RunningStore(Quickstart quickstart, Optional<Coverage> coverage, Collector collector) {
        this.quickstart = quickstart;
        this.coverage = coverage;
        this.warehouse = new Warehouse(quickstart.broker().amqpUrl());
        this.refusedShipments = new Queue(quickstart.broker().amqpUrl(), "store", "meo.dlq.meo.shipments.in");
        this.mailbox = new Mailbox(quickstart.mail().directory());
        this.database = new Database(quickstart.postgres().jdbcUrl());
        this.browsers = new Browsers();
        this.collector = collector;
    }

    static RunningStore start() {
        forgetEarlierRun();
        Optional<Coverage> coverage = Coverage.isOn() ? Optional.of(new Coverage()) : Optional.empty();
        Collector collector = Collector.start();
        Settings.Builder settings = Settings.builder(HOME, PLATFORM).micro(Integer.getInteger("meo.micros", 1), 0).demoWarehouse(false)
                .redeliveryDelay(Duration.ofMillis(200)).traces(collector.url());
        coverage.map(Coverage::jvmOption).ifPresent(option -> settings.serverJvmOption(option).microJvmOption(option));
        Quickstart quickstart = Quickstart.start(settings.build(), System.out::println);
        try {
            return new RunningStore(quickstart, coverage, collector);
        } catch (RuntimeException e) {
            quickstart.close();
            collector.close();
            throw e;
        }
    }

    /** Pages of Payara Server, ending with a slash. */
    URI shop() {
        return quickstart.shop();
    }

    /** Pages of Payara Micro, ending with a slash. */
    URI secondShop() {
        return micro().url();
    }

    PayaraMicro micro() {
        return quickstart.micros().get(0);
    }

    Quickstart quickstart() {
        return quickstart;
    }

    Warehouse warehouse() {
        return warehouse;
    }

    /** What warehouses sent and the store could not take. */
    Queue refusedShipments() {
        return refusedShipments;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    Database database() {
        return database;
    }

    Browsers browsers() {
        return browsers;
    }

    /** Where the nodes send what they trace. */
    Collector collector() {
        return collector;
    }

    /** Where the parts write their logs. */
    static Path logs() {
        return HOME.resolve("log");
    }

    /** Pages of each node, the server's first. */
    List<URI> shops() {
        return Stream.concat(Stream.of(shop()), quickstart.micros().stream().map(PayaraMicro::url)).toList();
    }

    /** A new shopper without a browser. */
    ShopClient client() {
        return new ShopClient(shop());
    }

    /** An address that nobody else has. */
    String newEmail() {
        return "buyer-" + UUID.randomUUID() + "@example.org";
    }

    /** Waits until an order's page shows a state. */
    void awaitStatus(ShopClient.PlacedOrder order, String status) {
        ShopClient client = client();
        Awaitility.await("order " + order.number() + " is " + status).atMost(Duration.ofSeconds(30))
                .until(() -> client.status(order), status::equals);
    }

    /** Writes down what the threads of both servers do just now. */
    void keepThreads(Path directory) throws IOException {
        for (Part server : List.of(quickstart.server(), micro())) {
            if (server.isRunning()) {
                new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(server.pid()), "Thread.print").redirectErrorStream(true)
                        .redirectOutput(directory.resolve(server.name().replace(' ', '-') + "-threads.txt").toFile())
                        .start().onExit().orTimeout(20, TimeUnit.SECONDS).join();
            }
        }
    }

    @Override
    public void close() {
        try {
            browsers.close();
            refusedShipments.close();
            warehouse.close();
        } finally {
            quickstart.close();
            coverage.ifPresent(Coverage::close);
            collector.close();
        }
    }

    /** Tests start with an empty shop; what a killed run left running is ended by the start, which needs its notes. */
    private static void forgetEarlierRun() {
        for (String data : List.of("postgres", "broker", "mail", "domain", "micro", "log")) {
            delete(HOME.resolve(data));
        }
    }

    private static void delete(Path directory) {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
