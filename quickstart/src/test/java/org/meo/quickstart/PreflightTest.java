package org.meo.quickstart;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

    @TempDir
    private Path home;

    @BeforeEach
    void aPlatform() throws IOException {
        Files.createDirectories(home.resolve("payara6"));
        for (String file : new String[] {"payara-micro.jar", "postgresql.jar", "artemis-ra.rar", "meo.ear", "meo.war"}) {
            Files.createFile(home.resolve(file));
        }
    }

    @Test
    void acceptsAMachineThatIsReady() {
        assertThatNoException().isThrownBy(() -> Preflight.check(settings().build()));
    }

    @Test
    void namesThePortInUseAndThePropertyThatChangesIt() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Settings settings = settings().ports(other.getLocalPort(), 0, 0, 0, 0).build();

            assertThatExceptionOfType(StartException.class).isThrownBy(() -> Preflight.check(settings))
                    .withMessage("Port " + other.getLocalPort() + " for the shop is in use by another program; "
                            + "stop that one or choose another port with -Dmeo.http.port=<port>.");
        }
    }

    @Test
    void refusesOnePortForTwoThings() {
        int port = Ports.free(1).get(0);
        Settings settings = settings().ports(port, port, 0, 0, 0).build();

        assertThatExceptionOfType(StartException.class).isThrownBy(() -> Preflight.check(settings))
                .withMessageContaining("is meant for the shop and for the console");
    }

    @Test
    void refusesPortsBeyondTheLast() {
        Settings settings = settings().micro(2, 65_535).build();

        assertThatExceptionOfType(StartException.class).isThrownBy(() -> Preflight.check(settings))
                .withMessageStartingWith("Port 65536 for a Payara Micro instance does not exist");
    }

    @Test
    void refusesACatalogueThatIsNotThere() {
        Settings settings = settings().catalog(home.resolve("missing.csv")).build();

        assertThatExceptionOfType(StartException.class).isThrownBy(() -> Preflight.check(settings))
                .withMessageContaining("missing.csv is not a file that can be read; correct -Dmeo.catalog");
    }

    @Test
    void refusesOtherJavaVersions() {
        assertThatExceptionOfType(StartException.class).isThrownBy(() -> Preflight.java(11, "/jdk"))
                .withMessage("Meo needs JDK 17 or 21, but this is Java 11 in /jdk; set JAVA_HOME to a JDK 17 or 21.");
        assertThatNoException().isThrownBy(() -> Preflight.java(21, "/jdk"));
    }

    @Test
    void twoRunsDoNotShareAHome() {
        HomeLock first = HomeLock.take(home);

        assertThatExceptionOfType(StartException.class).isThrownBy(() -> HomeLock.take(home))
                .withMessageStartingWith("Another run of Meo uses " + home);

        first.close();
        assertThatNoException().isThrownBy(() -> HomeLock.take(home).close());
    }

    private Settings.Builder settings() {
        return Settings.builder(home, home);
    }
}
