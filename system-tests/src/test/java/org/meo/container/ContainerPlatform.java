package org.meo.container;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.event.suite.AfterSuite;
import org.jboss.arquillian.test.spi.event.suite.BeforeSuite;
import org.meo.quickstart.Broker;
import org.meo.quickstart.MailCatcher;
import org.meo.quickstart.Postgres;

/** Starts what Payara needs before Arquillian starts Payara, and stops it after. */
public class ContainerPlatform implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(Services.class);
    }

    /** PostgreSQL, Artemis and the mail catcher, for one run of tests. */
    public static class Services {

        private static final Path HOME = Path.of("target", "container").toAbsolutePath();

        private Postgres postgres;
        private Broker broker;
        private MailCatcher mail;

        void start(@Observes(precedence = 100) BeforeSuite event) throws IOException {
            Path platform = Path.of(System.getProperty("meo.platform")).toAbsolutePath().normalize();
            Files.createDirectories(HOME.resolve("log"));
            deleteData();
            postgres = new Postgres(HOME, platform, port("MEO_DB_PORT"));
            postgres.start();
            broker = new Broker(HOME, port("MEO_BROKER_PORT"), Duration.ofMillis(200));
            broker.start();
            mail = new MailCatcher(HOME, port("MEO_MAIL_PORT"), line -> { });
            mail.start();
            Files.writeString(HOME.resolve("pre-boot.asadmin"), configuration("micro.asadmin"));
            Files.writeString(HOME.resolve("post-boot.asadmin"), configuration("adapter.asadmin")
                    + "deploy --name artemis-ra " + platform.resolve("artemis-ra.rar") + "\n"
                    + configuration("resources.asadmin"));
        }

        void stop(@Observes(precedence = -100) AfterSuite event) {
            if (mail != null) {
                mail.close();
            }
            if (broker != null) {
                broker.close();
            }
            if (postgres != null) {
                postgres.close();
            }
        }

        /** What an earlier run left, as each run begins with an empty store. */
        private static void deleteData() throws IOException {
            for (String part : new String[] {"postgres", "broker"}) {
                Path directory = HOME.resolve(part);
                if (Files.exists(directory)) {
                    try (var files = Files.walk(directory)) {
                        files.sorted(java.util.Comparator.reverseOrder()).forEach(Services::delete);
                    }
                }
            }
        }

        private static void delete(Path file) {
            try {
                Files.delete(file);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private static int port(String variable) {
            return Integer.parseInt(System.getenv(variable));
        }

        private static String configuration(String name) throws IOException {
            try (InputStream file = Objects.requireNonNull(
                    ContainerPlatform.class.getResourceAsStream("/payara/" + name), name)) {
                return new String(file.readAllBytes(), StandardCharsets.UTF_8) + "\n";
            }
        }
    }
}
