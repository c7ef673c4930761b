package org.meo.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The Artemis broker with the project's own {@code broker.xml}, its journal under {@code <home>/broker}. */
public final class Broker extends Part {

    private static final List<String> FILES = List.of("broker.xml", "login.config", "users.properties",
            "roles.properties", "logging.properties");

    private final int port;
    private final Duration redeliveryDelay;
    private volatile Child process;

    /**
     * @param home            where {@code broker/} is, or will be made
     * @param port            on the loopback interface, for all protocols
     * @param redeliveryDelay before the second delivery of a failed message; each further one waits twice as long
     */
    public Broker(Path home, int port, Duration redeliveryDelay) {
        super("The broker", home);
        this.port = port;
        this.redeliveryDelay = redeliveryDelay;
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
        Path etc = home().resolve("broker").resolve("etc");
        copyConfiguration(etc);
        process = Child.start(home(), "broker", List.of(Java.program(), "-Xms64m", "-Xmx256m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError", "-XX:MaxDirectMemorySize=128m", "-Djava.net.preferIPv4Stack=true",
                "-Djava.util.logging.config.file=" + etc.resolve("logging.properties"),
                "-Djava.security.auth.login.config=" + etc.resolve("login.config"), "-Dmeo.artemis.etc=" + etc,
                "-Dmeo.artemis.host=127.0.0.1", "-Dmeo.artemis.port=" + port,
                "-Dmeo.artemis.data=" + home().resolve("broker").resolve("data"),
                "-Dmeo.artemis.redelivery.delay=" + redeliveryDelay.toMillis(), "-cp", Java.classPath(),
                BrokerMain.class.getName(), etc.resolve("broker.xml").toString()), Map.of(), home());
        await("ready", Duration.ofMinutes(2), () -> Ports.answers(port));
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

    private static void copyConfiguration(Path etc) {
        try {
            Files.createDirectories(etc);
            for (String file : FILES) {
                try (InputStream content = Broker.class.getClassLoader().getResourceAsStream("broker/" + file)) {
                    if (content == null) {
                        throw new StartException("broker/" + file + " is not on the class path.");
                    }
                    Files.copy(content, etc.resolve(file), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new StartException("Cannot write the broker's configuration to " + etc + ": " + e.getMessage(), e);
        }
    }
}
