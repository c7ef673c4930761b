package org.meo.quickstart;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Payara Server with the store's EAR at {@code /}. Its domain in {@code <home>/domain} is made and configured once;
 * later starts only start it, and deploy again what has changed.
 */
public final class PayaraServer extends Part {

    private static final String USER = "admin";
    private static final String PASSWORD = "admin";
    private static final String NAME = "meo";

    private final Settings settings;
    private final DataGrid grid;
    private volatile Child process;

    /**
     * @param settings where the distribution and the archives are, ports, options
     * @param grid     that it joins
     */
    public PayaraServer(Settings settings, DataGrid grid) {
        super("Payara Server", settings.home());
        this.settings = settings;
        this.grid = grid;
    }

    /** The shop, ending with a slash. */
    public URI url() {
        return URI.create("http://localhost:" + settings.httpPort() + "/");
    }

    /** The Payara console, for {@code admin}/{@code admin}. */
    public URI console() {
        return URI.create((isSecured() ? "https" : "http") + "://localhost:" + settings.adminPort());
    }

    /** Whether the domain exists, so that the next start is a warm one. */
    public boolean isCreated() {
        return Files.exists(domain().resolve("config").resolve("domain.xml")) && !configurationChanged();
    }

    /** Whether the next start has to deploy something. */
    boolean isDeployNeeded() {
        return !deployed().equals(archives());
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
            throw new IllegalStateException("Payara Server does not run");
        }
        return child.handle();
    }

    @Override
    String logName() {
        return "server";
    }

    /** Makes the domain if there is none, or none with today's configuration; nothing of value lives in it. */
    void create() {
        if (isCreated()) {
            return;
        }
        Path fresh = domains().resolveSibling("domain.new");
        try {
            PostgresBinaries.delete(fresh);
            PostgresBinaries.delete(domains());
            copy(distribution().resolve("glassfish").resolve("domains").resolve("domain1"), fresh.resolve(NAME));
            Files.copy(settings.platform().resolve("postgresql.jar"),
                    Files.createDirectories(fresh.resolve(NAME).resolve("lib")).resolve("postgresql.jar"));
            Path domain = fresh.resolve(NAME).resolve("config").resolve("domain.xml");
            Files.writeString(domain, ours(Files.readString(domain)));
            Configuration.write("logging.properties", fresh.resolve(NAME).resolve("config"));
            if (isSecured()) {
                DomainKeys.renew(fresh.resolve(NAME).resolve("config"), commandLog());
            }
            Path passwords = Configuration.write("passwords", fresh,
                    "AS_ADMIN_PASSWORD=\nAS_ADMIN_NEWPASSWORD=" + PASSWORD + "\n");
            Command.run("Setting the console's password", commandLog(), Map.of(),
                    asadmin("--user", USER, "--passwordfile", passwords.toString(), "change-admin-password",
                            "--domaindir", fresh.toString(), "--domain_name", NAME));
            Configuration.write("passwords", fresh, "AS_ADMIN_PASSWORD=" + PASSWORD + "\n");
            Configuration.write("configuration", fresh, configuration());
            Files.move(fresh, domains(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartException("Cannot create the Payara domain in " + domains() + ": " + e.getMessage(), e);
        }
    }

    /**
     * What no command can say before the first start: the domain's name, and that Payara's own broker stays away; it
     * would take a port that every other domain of the machine wants too.
     */
    static String ours(String domain) {
        String before = "<connector-service ";
        int serverConfig = domain.indexOf("<config name=\"server-config\"");
        int place = domain.indexOf(before, serverConfig);
        if (serverConfig < 0 || place < 0) {
            throw new StartException("The domain of this Payara distribution looks different from what is expected.");
        }
        String noBroker = "<jms-service type=\"DISABLED\" default-jms-host=\"none\"><jms-host name=\"none\" "
                + "host=\"localhost\" port=\"${JMS_PROVIDER_PORT}\"/></jms-service>";
        return (domain.substring(0, place) + noBroker + domain.substring(place)).replace("\"domain1\"",
                '"' + NAME + '"');
    }

    @Override
    void launch() {
        create();
        boolean first = deployed().isEmpty();
        run(first ? List.of("-prebootcommandfile", Configuration.write("server.asadmin", domains(), preBoot()).toString())
                : List.of());
        if (first && isSecured()) {
            administer("Securing the console", Configuration.read("secure-admin.asadmin"));
            end();
            run(List.of());
        }
    }

    private void run(List<String> options) {
        List<String> command = new ArrayList<>(launchCommand());
        command.addAll(options);
        process = Child.start(home(), "server", command, environment(), domain());
        await("ready for administration", Duration.ofMinutes(5), () -> Ports.answers(settings.adminPort()));
    }

    private String preBoot() {
        return Configuration.read("server.asadmin") + (settings.isOn("MEO_ACCESS_LOG") ? Configuration.read("access-log.asadmin") : "");
    }

    private boolean isSecured() {
        return settings.isOn("MEO_ADMIN_SECURE");
    }

    /**
     * Deploys the resource adapter with its resources, and the EAR, as far as they are not what is deployed already.
     *
     * @throws StartException when a command fails; the message names the log
     */
    void deploy() {
        Properties now = archives();
        Properties then = deployed();
        if (now.equals(then)) {
            return;
        }
        List<String> commands = new ArrayList<>();
        if (then.isEmpty()) {
            commands.add(Configuration.read("adapter.asadmin"));
        }
        if (!now.get("adapter").equals(then.get("adapter"))) {
            commands.add("deploy --force=true --name artemis-ra " + quoted("artemis-ra.rar"));
        }
        if (then.isEmpty()) {
            commands.add(Configuration.read("resources.asadmin"));
        }
        commands.add("deploy --force=true --name meo " + quoted("meo.ear"));
        administer("Deploying the store", String.join("\n", commands) + "\n");
        store(now);
    }

    private void administer(String what, String commands) {
        Path file = Configuration.write("commands.asadmin", domains(), commands);
        String output = Command.run(what, commandLog(), Map.of(),
                asadmin("--host", "127.0.0.1", "--port", String.valueOf(settings.adminPort()), "--user", USER,
                        "--passwordfile", domains().resolve("passwords").toString(), "--interactive=false", "multimode",
                        "--file", file.toString()));
        if (output.lines().anyMatch(line -> line.matches("Command .* failed\\."))) {
            throw new StartException(what + " failed; see " + commandLog() + " and " + log());
        }
    }

    /** Waits until the store says that it has started and is ready. */
    void awaitHealth(Duration patience) {
        URI health = url().resolve("/health/");
        await("started", patience, () -> Http.isUp(health.resolve("started")));
        await("ready", patience, () -> Http.isUp(health.resolve("ready")));
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

    /**
     * The command line that {@code asadmin start-domain} would use, kept from the first start: asking for it takes as
     * long as a good part of the start itself.
     */
    private List<String> launchCommand() {
        Path kept = domains().resolve("launch");
        String version = Configuration.fingerprint(domain().resolve("config").resolve("domain.xml")) + Java.program();
        try {
            List<String> lines = Files.exists(kept) ? Files.readAllLines(kept) : List.of();
            if (lines.isEmpty() || !lines.get(0).equals(version)) {
                lines = new ArrayList<>(List.of(version));
                lines.addAll(adapted(Command.run("Reading the Payara domain", commandLog(),
                        Map.of("AS_JAVA", System.getProperty("java.home")),
                        asadmin("start-domain", "--domaindir", domains().toString(), "--dry-run", NAME))));
                Files.write(kept, lines);
            }
            List<String> command = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                if (line.equals("-cp")) {
                    command.addAll(options());
                }
                command.add(line);
            }
            return command;
        } catch (IOException e) {
            throw new StartException("Cannot write to " + domains() + ": " + e.getMessage(), e);
        }
    }

    private List<String> options() {
        List<String> options = new ArrayList<>();
        options.add("@" + Configuration.write("jvm.options", domains()));
        options.add("@" + Configuration.write("server.options", domains()));
        options.addAll(List.of("-Xms512m", "-Xmx768m", Java.parentWatchOption(home())));
        options.addAll(settings.serverJvmOptions());
        return options;
    }

    /** @param dryRun what asadmin prints: a title, then one argument a line, then how it went */
    static List<String> adapted(String dryRun) {
        List<String> command = new ArrayList<>();
        String before = "";
        for (String line : dryRun.lines().skip(1).toList()) {
            if (line.isBlank()) {
                break;
            }
            if (before.equals("-verbose")) {
                // The log goes to standard output.
                command.add("true");
            } else if (!line.startsWith("-Xmx") && !line.startsWith("-Xms")) {
                command.add(line);
            }
            before = line;
        }
        if (command.isEmpty()) {
            throw new StartException("asadmin did not say how to start the Payara domain.");
        }
        return command;
    }

    private Map<String, String> environment() {
        return StoreEnvironment.of(settings, "server", settings.httpPort(), grid);
    }

    private List<String> asadmin(String... arguments) {
        // The home of its own: there it keeps which certificate of a console it trusts.
        List<String> command = new ArrayList<>(List.of(Java.program(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-Duser.home=" + home().resolve("run"),
                "-jar", distribution().resolve("glassfish").resolve("lib").resolve("client").resolve("appserver-cli.jar")
                        .toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private String quoted(String archive) {
        return '"' + settings.platform().resolve(archive).toString() + '"';
    }

    private Path distribution() {
        return settings.platform().resolve("payara6");
    }

    private Path domains() {
        return home().resolve("domain");
    }

    private Path domain() {
        return domains().resolve(NAME);
    }

    private Path commandLog() {
        return Child.log(home(), "asadmin");
    }

    private boolean configurationChanged() {
        try {
            Path kept = domains().resolve("configuration");
            return !Files.exists(kept) || !Files.readString(kept).equals(configuration());
        } catch (IOException e) {
            throw new StartException("Cannot read " + domains() + ": " + e.getMessage(), e);
        }
    }

    private String configuration() {
        return Configuration.fingerprint(String.join("\n", "2", distribution().toString(), domains().toString(),
                preBoot(), isSecured() ? Configuration.read("secure-admin.asadmin") : "", Configuration.read("adapter.asadmin"),
                Configuration.read("resources.asadmin"), Configuration.read("logging.properties"),
                Configuration.fingerprint(settings.platform().resolve("postgresql.jar"))));
    }

    private Properties archives() {
        Properties archives = new Properties();
        archives.setProperty("adapter", Configuration.fingerprint(settings.platform().resolve("artemis-ra.rar")));
        archives.setProperty("store", Configuration.fingerprint(settings.platform().resolve("meo.ear")));
        return archives;
    }

    private Properties deployed() {
        Properties deployed = new Properties();
        Path file = domains().resolve("deployed.properties");
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                deployed.load(reader);
            } catch (IOException e) {
                throw new StartException("Cannot read " + file + ": " + e.getMessage(), e);
            }
        }
        return deployed;
    }

    private void store(Properties deployed) {
        Path file = domains().resolve("deployed.properties");
        try (var writer = Files.newBufferedWriter(file)) {
            deployed.store(writer, null);
        } catch (IOException e) {
            throw new StartException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(directory).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
