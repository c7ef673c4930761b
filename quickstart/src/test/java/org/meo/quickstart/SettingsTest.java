package org.meo.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @Test
    void withoutPropertiesThePortsAreTheDocumentedOnesAndTheWarehouseWorks() {
        Settings settings = Settings.fromProperties(new Properties());

        assertThat(List.of(settings.httpPort(), settings.adminPort(), settings.artemisPort(), settings.postgresPort(),
                settings.mailPort())).containsExactly(8080, 4848, 61616, 15432, 13025);
        assertThat(settings.microPorts()).isEmpty();
        assertThat(settings.demoWarehouse()).isTrue();
        assertThat(settings.catalog()).isEmpty();
        assertThat(settings.home()).isAbsolute().endsWithRaw(Path.of("quickstart", "target", "meo"));
    }

    @Test
    void microInstancesCountUpFromTheirFirstPort() {
        Settings settings = Settings.fromProperties(properties("meo.micro", "3", "meo.micro.port", "9001"));

        assertThat(settings.microPorts()).containsExactly(9001, 9002, 9003);
    }

    @Test
    void emptyValuesAreNoValues() {
        Settings settings = Settings.fromProperties(properties("meo.http.port", " ", "meo.catalog", ""));

        assertThat(settings.httpPort()).isEqualTo(8080);
        assertThat(settings.catalog()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"meo.http.port, abc", "meo.admin.port, 70000", "meo.artemis.port, -1", "meo.micro, 17",
        "meo.micro.port, 99999999999", "meo.warehouse.demo, yes"})
    void nonsenseIsNamedWithItsProperty(String property, String value) {
        assertThatExceptionOfType(StartException.class)
                .isThrownBy(() -> Settings.fromProperties(properties(property, value)))
                .withMessageStartingWith("-D" + property + " must be").withMessageContaining("\"" + value + "\"");
    }

    @Test
    void brokerGetsItsOwnPropertiesAndFiles() {
        Settings settings = Settings.fromProperties(properties("meo.artemis.port", "1234", "meo.artemis.etc", "partners",
                "meo.artemis.tls.port", "1235", "meo.http.port", "1236"));

        assertThat(settings.brokerProperties()).isEqualTo(Map.of("meo.artemis.tls.port", "1235"));
        assertThat(settings.brokerFiles()).hasValueSatisfying(files -> assertThat(files).isAbsolute().endsWithRaw(Path.of("partners")));
    }

    @Test
    void serversGetTheirSettingsUnderTheNameInCapitals() {
        Settings settings = Settings.fromProperties(properties("meo.access.log", "true", "meo.tls.port", "8443", "meo.admin.secure", ""));

        assertThat(settings.environment()).isEqualTo(Map.of("MEO_ACCESS_LOG", "true", "MEO_TLS_PORT", "8443"));
        assertThat(settings.isOn("MEO_ACCESS_LOG")).isTrue();
        assertThat(settings.isOn("MEO_ADMIN_SECURE")).isFalse();
    }

    @Test
    void testsGetDifferentFreePorts(@TempDir Path home) {
        Settings settings = Settings.builder(home, home).micro(2, 0).build();

        List<Integer> ports = Stream.concat(Stream.of(settings.httpPort(), settings.adminPort(),
                settings.artemisPort(), settings.postgresPort(), settings.mailPort()), settings.microPorts().stream())
                .toList();
        assertThat(ports).doesNotHaveDuplicates().hasSize(7).allMatch(Ports::isFree);
        assertThat(settings.demoWarehouse()).isFalse();
    }

    @Test
    void jvmOptionsAreSplitAtSpaces() {
        Settings settings = Settings.fromProperties(properties("meo.server.jvm", "-Da=1  -Db=2"));

        assertThat(settings.serverJvmOptions()).containsExactly("-Da=1", "-Db=2");
    }

    private static Properties properties(String... pairs) {
        Properties properties = new Properties();
        for (int i = 0; i < pairs.length; i += 2) {
            properties.setProperty(pairs[i], pairs[i + 1]);
        }
        return properties;
    }
}
