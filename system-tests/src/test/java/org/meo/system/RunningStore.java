package org.meo.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
    private final Certificate certificate;

    private RunningStore(Quickstart quickstart, Optional<Coverage> coverage, Collector collector, Certificate certificate) {
        this.quickstart = quickstart;
        this.coverage = coverage;
        this.certificate = certificate;
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
        Certificate certificate = Certificate.make(HOME.resolve("certificate"));
        int micros = Integer.getInteger("meo.micros", 1);
        Settings.Builder settings = Settings.builder(HOME, PLATFORM).micro(micros, 0).demoWarehouse(false)
                .redeliveryDelay(Duration.ofMillis(200)).traces(collector.url()).environment("MEO_ACCESS_LOG", "true")
                .environment("MEO_TLS_ENABLED", "true").environment("MEO_TLS_PORT", String.valueOf(freePorts(1 + micros)))
                .environment("MEO_TLS_KEYSTORE", certificate.keystore().toString())
                .environment("MEO_TLS_KEYSTORE_PASSWORD", Certificate.PASSWORD);
        coverage.map(Coverage::jvmOption).ifPresent(option -> settings.serverJvmOption(option).microJvmOption(option));
        Quickstart quickstart = Quickstart.start(settings.build(), System.out::println);
        try {
            return new RunningStore(quickstart, coverage, collector, certificate);
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

    /** What nodes show to those who come over TLS. */
    Certificate certificate() {
        return certificate;
    }

    /** Port of a node's pages over TLS; 0 is Payara Server, then come the Payara Micro instances. */
    int tlsPort(int node) {
        return Integer.parseInt(quickstart.settings().environment().get("MEO_TLS_PORT")) + node;
    }

    /** Where the parts keep what is theirs. */
    static Path home() {
        return HOME;
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
        for (String data : List.of("postgres", "broker", "mail", "domain", "micro", "log", "certificate")) {
            delete(HOME.resolve(data));
        }
    }

    /** @return the first of so many ports in a row that nobody listens on */
    private static int freePorts(int count) {
        try {
            while (true) {
                try (ServerSocket first = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                    int port = first.getLocalPort();
                    if (IntStream.range(port + 1, port + count).allMatch(RunningStore::isFree)) {
                        return port;
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException | IllegalArgumentException taken) {
            return false;
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
