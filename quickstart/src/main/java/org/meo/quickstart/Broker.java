package org.meo.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Artemis broker with the project's own {@code broker.xml}, its journal under {@code <home>/broker}. */
public final class Broker extends Part {

    private static final List<String> FILES = List.of("broker.xml", "tls.properties", "ha.properties", "login.config",
            "users.properties", "roles.properties", "logging.properties");
    private static final String TLS_PORT = "meo.artemis.tls.port";
    private static final String HA_PEER = "meo.artemis.ha.peer";

    private final int port;
    private final Duration redeliveryDelay;
    private final Optional<Path> additions;
    private final Map<String, String> properties;
    private volatile Child process;

    /**
     * @param home            where {@code broker/} is, or will be made
     * @param port            on the loopback interface, for all protocols
     * @param redeliveryDelay before the second delivery of a failed message; each further one waits twice as long
     */
    public Broker(Path home, int port, Duration redeliveryDelay) {
        this(home, port, redeliveryDelay, Optional.empty(), Map.of());
    }

    /**
     * A broker with something added, as an operator would.
     *
     * @param additions  a directory whose files go into the broker's {@code etc/}, before those of the same name; broker
     *                   properties in its {@code broker.d/} are applied over {@code broker.xml}
     * @param properties system properties of the broker's JVM, as {@code broker.xml}, {@code tls.properties} and
     *                   {@code ha.properties} name them; the latter two take part when theirs are there
     */
    public Broker(Path home, int port, Duration redeliveryDelay, Optional<Path> additions, Map<String, String> properties) {
        super("The broker", home);
        this.port = port;
        this.redeliveryDelay = redeliveryDelay;
        this.additions = additions;
        this.properties = Map.copyOf(properties);
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** For clients that speak AMQP 1.0, such as Qpid JMS. */
    public String amqpUrl() {
        return "amqp://127.0.0.1:" + port;
    }

    /** For clients that speak Artemis' own protocol. */
    public String coreUrl() {
        return "tcp://127.0.0.1:" + port;
    }

    @Override
    public long pid() {
        return handle().pid();
    }

    @Override
    public boolean isRunning() {
        Child child = process;
        return child != null && child.isAlive();
    }

    @Override
    ProcessHandle handle() {
        Child child = process;
        if (child == null) {
            throw new IllegalStateException("The broker does not run");
        }
        return child.handle();
    }

    @Override
    String logName() {
        return "broker";
    }

    @Override
    void launch() {
        begin();
        await("ready", Duration.ofMinutes(2), () -> Ports.answers(port));
    }

    /** Starts the process and returns at once: the second of a pair opens no port until the first is gone. */
    void begin() {
        Path etc = home().resolve("broker").resolve("etc");
        copyConfiguration(etc);
        List<String> command = new ArrayList<>(List.of(Java.program(), "-Xms64m", "-Xmx256m", "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError", "-XX:MaxDirectMemorySize=128m", "-Djava.net.preferIPv4Stack=true",
                "-Djava.util.logging.config.file=" + etc.resolve("logging.properties"),
                "-Djava.security.auth.login.config=" + etc.resolve("login.config"), "-Dmeo.artemis.etc=" + etc,
                "-Dmeo.artemis.host=127.0.0.1", "-Dmeo.artemis.port=" + port,
                "-Dmeo.artemis.data=" + home().resolve("broker").resolve("data"),
                "-Dmeo.artemis.redelivery.delay=" + redeliveryDelay.toMillis()));
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", Java.classPath(), BrokerMain.class.getName(), etc.resolve("broker.xml").toString(),
                overlays(etc)));
        process = Child.start(home(), "broker", command, Map.of(), home());
    }

    /** Broker properties over broker.xml, in the order in which they are applied. */
    private String overlays(Path etc) {
        List<String> overlays = new ArrayList<>();
        if (properties.containsKey(TLS_PORT)) {
            overlays.add(etc.resolve("tls.properties").toString());
        }
        if (properties.containsKey(HA_PEER)) {
            overlays.add(etc.resolve("ha.properties").toString());
        }
        overlays.add(etc.resolve("broker.d") + "/");
        return String.join(",", overlays);
    }

    @Override
    void end() {
        Child child = process;
        if (child != null) {
            child.stop(Duration.ofSeconds(15));
        }
    }

    @Override
    void halt() {
        Child child = process;
        if (child != null) {
            child.kill();
        }
    }

    private void copyConfiguration(Path etc) {
        try {
            // What an earlier run had added is not meant now.
            empty(Files.createDirectories(etc.resolve("broker.d")));
            for (String file : FILES) {
                try (InputStream content = Broker.class.getClassLoader().getResourceAsStream("broker/" + file)) {
                    if (content == null) {
                        throw new StartException("broker/" + file + " is not on the class path.");
                    }
                    Files.copy(content, etc.resolve(file), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            if (additions.isPresent()) {
                copy(additions.get(), etc);
            }
        } catch (IOException e) {
            throw new StartException("Cannot write the broker's configuration to " + etc + ": " + e.getMessage(), e);
        }
    }

    private static void empty(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
