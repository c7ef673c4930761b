package org.meo.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the start script of the broker's image with a Java that only says how it was called. */
class BrokerStartTest {

    @TempDir
    private Path directory;

    @BeforeEach
    void fakeJava() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "the script needs bash");
        Path java = Files.createDirectories(directory.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(directory.resolve("pair-password"), "pst\n");
        Files.writeString(directory.resolve("tls-password"), "geheim\n");
    }

    @Test
    void standsAlone() throws Exception {
        assertThat(start(Map.of())).contains("-Dmeo.artemis.host=0.0.0.0", "-Dmeo.artemis.port=61616", "--properties")
                .noneMatch(argument -> argument.startsWith("-Dmeo.artemis.ha.") || argument.startsWith("-Dmeo.artemis.tls."))
                .last().isEqualTo(directory + "/broker.d/");
    }

    @Test
    void eachOfAPairNamesTheOther() throws Exception {
        Map<String, String> pair = Map.of("MEO_PAIR_SERVICE", "meo-artemis-pair", "MEO_PAIR_ZOOKEEPER", "zk:2181", "MEO_PAIR_NAME", "meo-artemis-1");
        assertThat(start(pair)).contains("-Dmeo.artemis.ha.host=meo-artemis-1.meo-artemis-pair", "-Dmeo.artemis.ha.peer=meo-artemis-0.meo-artemis-pair",
                "-Dmeo.artemis.ha.zookeeper=zk:2181", "-Dmeo.artemis.ha.password=pst").last().asString().startsWith("/opt/meo/etc/ha.properties,");
    }

    @Test
    void hasASecondPortWithTls() throws Exception {
        assertThat(start(Map.of("MEO_TLS_KEYSTORE", "/secrets/broker.p12"))).contains("-Dmeo.artemis.tls.port=61617",
                "-Dmeo.artemis.tls.keystore=/secrets/broker.p12", "-Dmeo.artemis.tls.keystore.password=geheim")
                .last().asString().startsWith("/opt/meo/etc/tls.properties,");
    }

    /** A property with another name would be none at all. */
    @Test
    void namesThePropertiesThatTheConfigurationReads() throws Exception {
        String read = Repository.read("jms-config/broker.xml") + Repository.read("jms-config/ha.properties") + Repository.read("jms-config/tls.properties");
        List<String> arguments = start(Map.of("MEO_PAIR_SERVICE", "pair", "MEO_PAIR_ZOOKEEPER", "zk:2181", "MEO_PAIR_NAME", "b-0", "MEO_TLS_KEYSTORE", "k"));
        assertThat(arguments.stream().filter(argument -> argument.startsWith("-Dmeo.artemis.")).map(argument -> argument.substring(2, argument.indexOf('='))))
                .hasSize(10).allSatisfy(name -> assertThat(read).contains("${" + name));
    }

    private List<String> start(Map<String, String> environment) throws Exception {
        ProcessBuilder script = new ProcessBuilder("/bin/bash", Repository.path("containers/broker/start").toString()).redirectErrorStream(true);
        script.environment().putAll(environment);
        script.environment().put("MEO_SECRETS", directory.toString());
        script.environment().put("PATH", directory.resolve("bin") + ":" + System.getenv("PATH"));
        Process process = script.start();
        List<String> lines = process.inputReader().lines().toList();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(lines.toString()).isZero();
        return lines;
    }
}
