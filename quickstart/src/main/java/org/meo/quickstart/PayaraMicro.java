package org.meo.quickstart;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Payara Micro instance with the store's WAR at {@code /}; a member of the data grid of {@link PayaraServer}. */
public final class PayaraMicro extends Part {

    private final Settings settings;
    private final int number;
    private final DataGrid grid;
    private volatile Child process;

    /**
     * @param settings where the archives are, ports, options
     * @param number   from 1; the instance is called {@code storefront-<number>}
     * @param grid     that it joins
     */
    public PayaraMicro(Settings settings, int number, DataGrid grid) {
        super("Payara Micro storefront-" + number, settings.home());
        this.settings = settings;
        this.number = number;
        this.grid = grid;
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
        MicroRuntime runtime = MicroRuntime.prepare(settings);
        Path directory = home().resolve("micro").resolve(String.valueOf(number));
        List<String> options = new ArrayList<>(List.of("-Xms224m", "-Xmx256m", Java.parentWatchOption(home())));
        options.addAll(settings.microJvmOptions());
        // Its configuration is made anew at each start, from the command files.
        List<String> command = runtime.command(directory, options, runtime.root(directory));
        command.addAll(List.of("--port", String.valueOf(port()),
                "--clustermode", "tcpip:" + grid.members(),
                "--clustername", grid.name(),
                "--startport", String.valueOf(grid.micro(number)),
                "--interfaces", "127.0.0.1",
                "--name", "storefront-" + number,
                "--instancegroup", "storefront"));
        command.addAll(store(settings, directory));
        Map<String, String> environment = StoreEnvironment.of(settings, "storefront-" + number, port(), grid);
        // One each: the server has the first.
        environment.computeIfPresent("MEO_TLS_PORT", (name, first) -> String.valueOf(Integer.parseInt(first) + number));
        process = Child.start(home(), logName(), command, environment, directory);
        if (settings.awaitHealth()) {
            await("ready", Duration.ofMinutes(5), () -> Http.isUp(url().resolve("/health/ready")));
        } else {
            await("answering", Duration.ofMinutes(5), () -> Http.answers(url()));
        }
    }

    /** What every instance is told of the store; writes the command files into the directory. */
    static List<String> store(Settings settings, Path directory) {
        Path boot = Configuration.write("post-boot.asadmin", directory, Configuration.read("adapter.asadmin")
                + "deploy --name artemis-ra " + settings.platform().resolve("artemis-ra.rar") + "\n"
                + Configuration.read("resources.asadmin"));
        String preBoot = Configuration.read("micro.asadmin")
                + (settings.isOn("MEO_ACCESS_LOG") ? Configuration.read("access-log.asadmin") : "");
        return List.of("--logproperties", Configuration.write("logging.properties", directory).toString(),
                "--prebootcommandfile", Configuration.write("micro.asadmin", directory, preBoot).toString(),
                "--postbootcommandfile", boot.toString(),
                "--disablephonehome",
                "--deploy", settings.platform().resolve("meo.war").toString(),
                "--contextroot", "/");
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
