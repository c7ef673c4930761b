package org.meo.quickstart;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A Payara Micro instance with the store's WAR at {@code /}; a member of the data grid of {@link PayaraServer}. */
public final class PayaraMicro extends Part {

    private final Settings settings;
    private final int number;
    private final int gridPort;
    private volatile Child process;

    /**
     * @param settings where the archives are, ports, options
     * @param number   from 1; the instance is called {@code storefront-<number>}
     * @param gridPort see {@link PayaraServer#gridPort}
     */
    public PayaraMicro(Settings settings, int number, int gridPort) {
        super("Payara Micro storefront-" + number, settings.home());
        this.settings = settings;
        this.number = number;
        this.gridPort = gridPort;
    }

    /** The shop on this instance, ending with a slash. */
    public URI url() {
        return URI.create("http://localhost:" + port() + "/");
    }

    private int port() {
        return settings.microPorts().get(number - 1);
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
            throw new IllegalStateException(name() + " does not run");
        }
        return child.handle();
    }

    @Override
    String logName() {
        return "storefront-" + number;
    }

    @Override
    void launch() {
        Path directory = home().resolve("micro").resolve(String.valueOf(number));
        try {
            // Its configuration is made anew at each start, from the command files.
            PostgresBinaries.delete(directory.resolve("root"));
            Files.createDirectories(directory.resolve("root"));
        } catch (IOException e) {
            throw new StartException("Cannot write " + directory.resolve("root") + ": " + e.getMessage(), e);
        }
        Path boot = Configuration.write("post-boot.asadmin", directory, Configuration.read("adapter.asadmin")
                + "deploy --name artemis-ra " + settings.platform().resolve("artemis-ra.rar") + "\n"
                + Configuration.read("resources.asadmin"));
        List<String> command = new ArrayList<>();
        command.add(Java.program());
        command.add("@" + Configuration.write("jvm.options", directory));
        command.addAll(List.of("-Xms192m", "-Xmx384m", Java.parentWatchOption(home())));
        command.addAll(settings.microJvmOptions());
        command.addAll(List.of("-jar", settings.platform().resolve("payara-micro.jar").toString(),
                "--rootdir", directory.resolve("root").toString(),
                "--unpackdir", directory.resolve("runtime").toString(),
                "--port", String.valueOf(port()),
                "--clustermode", "tcpip:127.0.0.1:" + gridPort,
                "--clustername", "meo-" + gridPort,
                "--startport", String.valueOf(Ports.free(1).get(0)),
                "--interfaces", "127.0.0.1",
                "--name", "storefront-" + number,
                "--instancegroup", "storefront",
                "--addlibs", settings.platform().resolve("postgresql.jar").toString(),
                "--logproperties", Configuration.write("logging.properties", directory).toString(),
                "--prebootcommandfile", Configuration.write("micro.asadmin", directory).toString(),
                "--postbootcommandfile", boot.toString(),
                "--disablephonehome",
                "--deploy", settings.platform().resolve("meo.war").toString(),
                "--contextroot", "/"));
        process = Child.start(home(), logName(), command,
                StoreEnvironment.of(settings, "storefront-" + number, port(), gridPort), directory);
        if (settings.awaitHealth()) {
            await("ready", Duration.ofMinutes(5), () -> Http.isUp(url().resolve("/health/ready")));
        } else {
            await("answering", Duration.ofMinutes(5), () -> Http.answers(url()));
        }
    }

    @Override
    void end() {
        Child child = process;
        if (child != null) {
            child.stop(Duration.ofSeconds(20));
        }
    }

    @Override
    void halt() {
        Child child = process;
        if (child != null) {
            child.kill();
        }
    }
}
