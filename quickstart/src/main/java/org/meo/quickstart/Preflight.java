package org.meo.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What must be so before anything is started; each finding is one sentence that says what to do. */
final class Preflight {

    private static final long LEAST_DISK = 1_500_000_000L;

    private Preflight() {
    }

    /** @throws StartException for the first thing that is not as it must be */
    static void check(Settings settings) {
        java(Runtime.version().feature(), System.getProperty("java.home"));
        catalog(settings);
        platform(settings.platform());
        ports(settings);
        disk(settings.home());
    }

    static void java(int feature, String where) {
        if (feature != 17 && feature != 21) {
            throw new StartException("Meo needs JDK 17 or 21, but this is Java " + feature + " in " + where
                    + "; set JAVA_HOME to a JDK 17 or 21.");
        }
    }

    private static void catalog(Settings settings) {
        settings.catalog().filter(file -> !Files.isReadable(file) || Files.isDirectory(file)).ifPresent(file -> {
            throw new StartException("The catalogue " + file + " is not a file that can be read; correct -Dmeo.catalog.");
        });
    }

    private static void platform(Path platform) {
        for (String piece : new String[] {"payara6", "payara-micro.jar", "postgresql.jar", "artemis-ra.rar", "meo.ear",
            "meo.war"}) {
            if (!Files.exists(platform.resolve(piece))) {
                throw new StartException("There is no " + piece + " in " + platform + "; build the quickstart first.");
            }
        }
    }

    private static void ports(Settings settings) {
        Map<Integer, String> uses = new LinkedHashMap<>();
        port(uses, settings.httpPort(), "the shop", "meo.http.port");
        port(uses, settings.adminPort(), "the console", "meo.admin.port");
        port(uses, settings.artemisPort(), "the broker", "meo.artemis.port");
        port(uses, settings.postgresPort(), "the database", "meo.postgres.port");
        port(uses, settings.mailPort(), "the mail catcher", "meo.mail.port");
        for (int micro : settings.microPorts()) {
            port(uses, micro, "a Payara Micro instance", "meo.micro.port");
        }
    }

    private static void port(Map<Integer, String> uses, int port, String what, String property) {
        if (port < 1 || port > 65_535) {
            throw new StartException("Port " + port + " for " + what + " does not exist; choose another with -D"
                    + property + "=<port>.");
        }
        String other = uses.putIfAbsent(port, what);
        if (other != null) {
            throw new StartException("Port " + port + " is meant for " + other + " and for " + what
                    + "; choose another with -D" + property + "=<port>.");
        }
        if (!Ports.isFree(port)) {
            throw new StartException("Port " + port + " for " + what
                    + " is in use by another program; stop that one or choose another port with -D" + property
                    + "=<port>.");
        }
    }

    private static void disk(Path home) {
        try {
            Files.createDirectories(home);
            long usable = Files.getFileStore(home).getUsableSpace();
            if (usable < LEAST_DISK) {
                throw new StartException(String.format(Locale.ROOT,
                        "There is only %.1f GB free in %s, and Meo needs %.1f GB; make room or choose another place with -Dmeo.home=<directory>.",
                        usable / 1e9, home, LEAST_DISK / 1e9));
            }
        } catch (IOException e) {
            throw new StartException("Cannot write to " + home + ": " + e.getMessage()
                    + "; choose another place with -Dmeo.home=<directory>.", e);
        }
    }
}
