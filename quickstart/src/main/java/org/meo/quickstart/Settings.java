package org.meo.quickstart;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * What a run of the quickstart looks like. Made by {@link #builder}, or by {@link #fromProperties} from the
 * {@code -Dmeo...} options of the command line.
 *
 * @param home             data, logs and mails of this run; used by one run at a time
 * @param platform         the directory with {@code payara6/}, {@code payara-micro.jar}, {@code postgresql.jar},
 *                         {@code artemis-ra.rar}, {@code meo.ear} and {@code meo.war}, as the build of this module fills it
 * @param httpPort         the shop on Payara Server
 * @param adminPort        the Payara console
 * @param artemisPort      the broker, all protocols
 * @param postgresPort     the database
 * @param mailPort         SMTP of the mail catcher
 * @param microPorts       HTTP ports of the Payara Micro instances, one each
 * @param demoWarehouse    whether a demo warehouse ships what is ordered
 * @param catalog          the CSV catalogue to import at the first start; empty takes the built-in one
 * @param redeliveryDelay  what the broker waits before it delivers a failed message for the second time
 * @param brokerFiles      a directory with what is added to the broker's configuration, see {@link Broker}
 * @param brokerProperties system properties of the broker
 * @param awaitHealth      whether the start waits for the store's health checks
 * @param environment      environment variables added for Payara Server and Payara Micro; they win over the quickstart's own
 * @param serverJvmOptions added to the command line of Payara Server
 * @param microJvmOptions  added to the command line of each Payara Micro
 */
public record Settings(Path home, Path platform, int httpPort, int adminPort, int artemisPort, int postgresPort,
        int mailPort, List<Integer> microPorts, boolean demoWarehouse, Optional<Path> catalog,
        Duration redeliveryDelay, Optional<Path> brokerFiles, Map<String, String> brokerProperties, boolean awaitHealth,
        Map<String, String> environment,
        List<String> serverJvmOptions, List<String> microJvmOptions) {

    /** Properties that are settings of the store's servers under the name in capitals, such as {@code MEO_ACCESS_LOG}. */
    private static final List<String> OF_THE_SERVERS = List.of("meo.access.log", "meo.admin.secure",
            "meo.tls.enabled", "meo.tls.port", "meo.tls.keystore", "meo.tls.keystore.password");

    private static final Set<String> NOT_THE_BROKERS = Set.of("meo.artemis.port", "meo.artemis.etc", "meo.artemis.host",
            "meo.artemis.data");

    /** Takes copies of the collections. */
    public Settings {
        microPorts = List.copyOf(microPorts);
        brokerProperties = Map.copyOf(brokerProperties);
        environment = Map.copyOf(environment);
        serverJvmOptions = List.copyOf(serverJvmOptions);
        microJvmOptions = List.copyOf(microJvmOptions);
    }

    /**
     * Settings for tests: free ports, no Payara Micro, no demo warehouse, the built-in catalogue.
     *
     * @param home     data, logs and mails of this run
     * @param platform the directory that the build of this module fills
     */
    public static Builder builder(Path home, Path platform) {
        return new Builder(home, platform);
    }

    /**
     * Settings of {@code mvn -Prun}: the ports that are documented, the demo warehouse on, unless a property says otherwise.
     *
     * @throws StartException naming the property whose value makes no sense
     */
    public static Settings fromProperties(Properties properties) {
        Builder builder = builder(path(properties, "meo.home", "quickstart/target/meo"),
                path(properties, "meo.platform", "quickstart/target/platform"));
        builder.ports(port(properties, "meo.http.port", 8080), port(properties, "meo.admin.port", 4848),
                port(properties, "meo.artemis.port", 61616), port(properties, "meo.postgres.port", 15432),
                port(properties, "meo.mail.port", 13025));
        builder.micro(number(properties, "meo.micro", 0, 0, 16), port(properties, "meo.micro.port", 8081));
        builder.demoWarehouse(flag(properties, "meo.warehouse.demo", true));
        builder.awaitHealth(flag(properties, "meo.await.health", true));
        words(properties, "meo.server.jvm").forEach(builder::serverJvmOption);
        words(properties, "meo.micro.jvm").forEach(builder::microJvmOption);
        String files = properties.getProperty("meo.artemis.etc", "").trim();
        if (!files.isEmpty()) {
            builder.brokerFiles(Path.of(files));
        }
        properties.stringPropertyNames().stream().filter(name -> name.startsWith("meo.artemis.") && !NOT_THE_BROKERS.contains(name))
                .forEach(name -> builder.brokerProperty(name, properties.getProperty(name)));
        OF_THE_SERVERS.forEach(name -> {
            String value = properties.getProperty(name, "").trim();
            if (!value.isEmpty()) {
                builder.environment(name.replace('.', '_').toUpperCase(Locale.ROOT), value);
            }
        });
        String traces = properties.getProperty("meo.otlp", "").trim();
        if (!traces.isEmpty()) {
            builder.traces(URI.create(traces));
        }
        String catalog = properties.getProperty("meo.catalog", "").trim();
        if (!catalog.isEmpty()) {
            builder.catalog(Path.of(catalog));
        }
        return builder.build();
    }

    /** Whether an environment variable that was added for the servers is {@code true}. */
    boolean isOn(String variable) {
        return "true".equals(environment.get(variable));
    }

    private static Path path(Properties properties, String name, String otherwise) {
        return Path.of(properties.getProperty(name, otherwise));
    }

    private static int port(Properties properties, String name, int otherwise) {
        return number(properties, name, otherwise, 0, 65_535);
    }

    private static int number(Properties properties, String name, int otherwise, int least, int most) {
        String value = properties.getProperty(name, "").trim();
        if (value.isEmpty()) {
            return otherwise;
        }
        if (value.matches("\\d{1,6}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most) {
            return Integer.parseInt(value);
        }
        throw new StartException("-D" + name + " must be a number from " + least + " to " + most + ", not \"" + value
                + "\".");
    }

    private static List<String> words(Properties properties, String name) {
        String value = properties.getProperty(name, "").trim();
        return value.isEmpty() ? List.of() : List.of(value.split("\\s+"));
    }

    private static boolean flag(Properties properties, String name, boolean otherwise) {
        String value = properties.getProperty(name, "").trim();
        return switch (value) {
            case "" -> otherwise;
            case "true" -> true;
            case "false" -> false;
            default -> throw new StartException("-D" + name + " must be true or false, not \"" + value + "\".");
        };
    }

    /** Collects settings; a port of 0 becomes a free one when {@link #build} is called. */
    public static final class Builder {

        private final Path home;
        private final Path platform;
        private int http;
        private int admin;
        private int artemis;
        private int postgres;
        private int mail;
        private int microCount;
        private int firstMicroPort;
        private boolean demoWarehouse;
        private Path catalog;
        private Duration redeliveryDelay = Duration.ofSeconds(1);
        private Path brokerFiles;
        private final Map<String, String> brokerProperties = new LinkedHashMap<>();
        private boolean awaitHealth = true;
        private final Map<String, String> environment = new LinkedHashMap<>();
        private final List<String> serverJvmOptions = new ArrayList<>();
        private final List<String> microJvmOptions = new ArrayList<>();

        private Builder(Path home, Path platform) {
            this.home = home.toAbsolutePath().normalize();
            this.platform = platform.toAbsolutePath().normalize();
        }

        /** Each from 1 to 65535, or 0 for a free one. */
        public Builder ports(int httpPort, int adminPort, int artemisPort, int postgresPort, int mailPort) {
            this.http = httpPort;
            this.admin = adminPort;
            this.artemis = artemisPort;
            this.postgres = postgresPort;
            this.mail = mailPort;
            return this;
        }

        /**
         * @param count     how many Payara Micro instances to start
         * @param firstPort HTTP port of the first, the others count up; 0 gives each a free one
         */
        public Builder micro(int count, int firstPort) {
            this.microCount = count;
            this.firstMicroPort = firstPort;
            return this;
        }

        /** Whether a demo warehouse ships what is ordered; off unless set. */
        public Builder demoWarehouse(boolean on) {
            this.demoWarehouse = on;
            return this;
        }

        /** A CSV catalogue to import at the first start instead of the built-in one. */
        public Builder catalog(Path file) {
            this.catalog = file.toAbsolutePath().normalize();
            return this;
        }

        /** What the broker waits before the second delivery of a failed message, at least a millisecond; 1 s unless set. */
        public Builder redeliveryDelay(Duration delay) {
            this.redeliveryDelay = delay;
            return this;
        }

        /** A directory with what is added to the broker's configuration: users, roles, broker properties. */
        public Builder brokerFiles(Path directory) {
            this.brokerFiles = directory.toAbsolutePath().normalize();
            return this;
        }

        /** A system property of the broker, such as {@code meo.artemis.tls.port}. */
        public Builder brokerProperty(String name, String value) {
            brokerProperties.put(name, value);
            return this;
        }

        /** Whether the start waits for {@code /health/started} and {@code /health/ready}; on unless set. */
        public Builder awaitHealth(boolean await) {
            this.awaitHealth = await;
            return this;
        }

        /** An environment variable for Payara Server and Payara Micro. */
        public Builder environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /** Has all nodes send what they trace, all of it, to a collector that speaks OTLP over HTTP; none is traced unless set. */
        public Builder traces(URI collector) {
            return environment("OTEL_SDK_DISABLED", "false").environment("OTEL_EXPORTER_OTLP_ENDPOINT", collector.toString())
                    .environment("OTEL_TRACES_SAMPLER_ARG", "1").environment("OTEL_BSP_SCHEDULE_DELAY", "1000");
        }

        /** One more option for the JVM of Payara Server, such as a coverage agent. */
        public Builder serverJvmOption(String option) {
            serverJvmOptions.add(option);
            return this;
        }

        /** One more option for the JVM of each Payara Micro. */
        public Builder microJvmOption(String option) {
            microJvmOptions.add(option);
            return this;
        }

        /** The settings, with free ports filled in. */
        public Settings build() {
            List<Integer> free = new ArrayList<>(Ports.free(5 + microCount));
            List<Integer> micro = new ArrayList<>();
            for (int i = 0; i < microCount; i++) {
                micro.add(firstMicroPort == 0 ? free.remove(0) : firstMicroPort + i);
            }
            return new Settings(home, platform, or(http, free), or(admin, free), or(artemis, free), or(postgres, free),
                    or(mail, free), micro, demoWarehouse, Optional.ofNullable(catalog), redeliveryDelay,
                    Optional.ofNullable(brokerFiles), brokerProperties, awaitHealth, environment, serverJvmOptions, microJvmOptions);
        }

        private static int or(int port, List<Integer> free) {
            return port == 0 ? free.remove(0) : port;
        }
    }
}
