package org.meo.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/**
 * Payara Micro as all instances of this machine share it: unpacked, and with an archive of the classes that each of them loads when it
 * starts, which the JVM maps instead of reading and verifying them (class data sharing; decision 050).
 */
final class MicroRuntime {

    private static final String MAIN = "fish.payara.micro.impl.PayaraMicroImpl";
    /** Nobody listens there: a training run finds neither database nor broker, and needs none to load its classes. */
    private static final String NOWHERE = "9";

    private final Settings settings;
    private final Path directory;

    private MicroRuntime(Settings settings, Path directory) {
        this.settings = settings;
        this.directory = directory;
    }

    /**
     * Unpacks Payara Micro beside its archive unless that was done before, by whatever run.
     *
     * @throws StartException when it cannot be unpacked
     */
    static MicroRuntime prepare(Settings settings) {
        Path jar = settings.platform().resolve("payara-micro.jar");
        Path driver = settings.platform().resolve("postgresql.jar");
        String version = Configuration.fingerprint(Configuration.fingerprint(jar) + Configuration.fingerprint(driver) + System.getProperty("java.vm.version"));
        MicroRuntime runtime = new MicroRuntime(settings, settings.platform().resolve("micro-" + version.substring(0, 12)));
        if (!Files.isDirectory(runtime.directory)) {
            runtime.unpack(jar, driver);
        }
        return runtime;
    }

    private void unpack(Path jar, Path driver) {
        try {
            Path fresh = Files.createTempDirectory(settings.platform(), "micro-new");
            Command.run("Unpacking Payara Micro", log(), Map.of(), List.of(Java.program(), "-XX:TieredStopAtLevel=1", "-jar", jar.toString(),
                    "--rootdir", fresh.toString(), "--addlibs", driver.toString(), "--outputlauncher"));
            settle(fresh, directory);
        } catch (IOException e) {
            throw new StartException("Cannot unpack Payara Micro into " + directory + ": " + e.getMessage(), e);
        }
    }

    /** Another run may have been faster; what it made is the same. */
    private static void settle(Path fresh, Path target) throws IOException {
        try {
            Files.move(fresh, target);
        } catch (IOException e) {
            PostgresBinaries.delete(fresh);
            if (!Files.exists(target)) {
                throw e;
            }
        }
    }

    /** Whether the archive of classes is still to be made: {@link #train} takes as long as a start. */
    boolean isTrainingNeeded() {
        return !Files.exists(archive());
    }

    /**
     * Starts an instance that deploys the store as far as that goes without a database, and keeps the classes that it loaded.
     *
     * @throws StartException when the JVM makes no archive
     */
    void train() {
        try {
            Path work = Files.createTempDirectory(settings.platform(), "training");
            try {
                train(work);
            } finally {
                PostgresBinaries.delete(work);
            }
        } catch (IOException e) {
            throw new StartException("Cannot prepare Payara Micro in " + directory + ": " + e.getMessage(), e);
        }
    }

    private void train(Path work) throws IOException {
        Path fresh = work.resolve(archive().getFileName());
        List<String> command = command(work, List.of("-XX:TieredStopAtLevel=1", "-Xlog:cds=off", "-Xlog:cds+dynamic=off",
                "-XX:ArchiveClassesAtExit=" + fresh), root(work));
        command.addAll(List.of("--port", String.valueOf(Ports.free(1).get(0)), "--nocluster", "--warmup"));
        command.addAll(PayaraMicro.store(settings, work));
        Map<String, String> environment = StoreEnvironment.of(settings, "training", 0, new DataGrid(List.of(0)));
        environment.put("MEO_DB_PORT", NOWHERE);
        environment.put("MEO_BROKER_PORT", NOWHERE);
        environment.put("MEO_TLS_ENABLED", "false");
        Command.run("Preparing Payara Micro", log(), environment, command);
        settle(fresh, archive());
    }

    /**
     * Makes the directory that an instance keeps its configuration in, anew.
     *
     * @param parent its parent
     */
    Path root(Path parent) {
        Path root = parent.resolve("root");
        try {
            PostgresBinaries.delete(root);
            for (String part : List.of("config", "docroot", "lib")) {
                PayaraServer.copy(directory.resolve(part), root.resolve(part));
            }
            return root;
        } catch (IOException e) {
            throw new StartException("Cannot write " + root + ": " + e.getMessage(), e);
        }
    }

    /**
     * The command that starts an instance; options of Payara Micro follow it.
     *
     * @param work    where argument files are written
     * @param options of the JVM, beside those of every instance
     * @param root    see {@link #root}
     */
    List<String> command(Path work, List<String> options, Path root) {
        List<String> command = new ArrayList<>(List.of(Java.program(), "@" + Configuration.write("jvm.options", work),
                "@" + Configuration.write("micro.options", work)));
        command.addAll(opened());
        if (Files.exists(archive())) {
            command.add("-XX:SharedArchiveFile=" + archive());
        }
        command.addAll(options);
        command.addAll(List.of("-Dfish.payara.micro.BootJar=" + launcher().toUri(), "-Dfish.payara.micro.UnpackDir=" + directory,
                "-cp", launcher().toString(), MAIN, "--rootdir", root.toString()));
        return command;
    }

    /** What the launcher's manifest opens of the JDK, which counts for {@code java -jar} only. */
    private List<String> opened() {
        try (JarFile jar = new JarFile(launcher().toFile())) {
            Attributes attributes = jar.getManifest().getMainAttributes();
            List<String> options = new ArrayList<>();
            for (String kind : List.of("Add-Exports", "Add-Opens")) {
                for (String module : attributes.getValue(kind).trim().split("\\s+")) {
                    options.add("--" + kind.toLowerCase(Locale.ROOT) + "=" + module + "=ALL-UNNAMED");
                }
            }
            return options;
        } catch (IOException e) {
            throw new StartException("Cannot read " + launcher() + ": " + e.getMessage(), e);
        }
    }

    private Path launcher() {
        return directory.resolve("launch-micro.jar");
    }

    private Path archive() {
        return directory.resolve("classes.jsa");
    }

    private Path log() {
        return Child.log(settings.home(), "micro");
    }
}
