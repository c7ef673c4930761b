package org.meo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** {@code compose.yaml} agrees with the images and with what the store reads. There is no engine here that could run it. */
class ComposeTest {

    private static final Set<String> OURS = Set.of("storefront", "server", "broker", "migrations");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{ENV=(MEO_[A-Z_]+)}");

    @Test
    void everyImageIsBuiltFromItsDockerfileOrPinned() throws IOException {
        for (String name : services().keySet()) {
            String image = (String) service(name).get("image");
            if (OURS.contains(name)) {
                assertThat(image).startsWith("meo/" + name + ":");
                assertThat(((Map<?, ?>) service(name).get("build")).get("dockerfile")).isEqualTo("containers/" + name + "/Dockerfile");
                assertThat(service(name)).containsEntry("read_only", true).containsEntry("cap_drop", List.of("ALL"));
            } else {
                assertThat(image).matches("docker\\.io/[^:]+:v?\\d+\\.\\d+[^:]*");
            }
        }
        assertThat(services()).containsKeys("postgres", "broker", "migrations", "server", "storefront", "mail").containsKeys(OURS.toArray(String[]::new));
    }

    @Test
    void storeHasAllVariablesThatItsResourcesRead() throws IOException {
        Set<String> read = new TreeSet<>();
        for (String file : List.of("adapter.asadmin", "resources.asadmin")) {
            VARIABLE.matcher(Repository.read("payara-config/src/main/resources/payara/" + file)).results().forEach(match -> read.add(match.group(1)));
        }
        assertThat(environment("storefront")).containsKeys(read.toArray(String[]::new)).containsKey("MEO_HTTP_ADDRESS");
        VARIABLE.matcher(Repository.read("payara-config/src/main/resources/payara/server.asadmin"))
                .results().forEach(match -> read.add(match.group(1)));
        assertThat(environment("server")).containsKeys(read.toArray(String[]::new)).containsKey("MEO_CONSOLE_PASSWORD");
    }

    @Test
    void instancesWaitForTheJobThatMigrates() throws IOException {
        for (String instance : List.of("storefront", "server")) {
            assertThat(environment(instance)).containsEntry("MEO_MIGRATIONS", "wait");
            assertThat(((Map<?, ?>) service(instance).get("depends_on")).get("migrations")).isEqualTo(Map.of("condition", "service_completed_successfully"));
        }
    }

    @Test
    void partsFindEachOther() throws IOException {
        assertThat(services()).containsKeys(environment("storefront").get("MEO_DB_HOST"), environment("storefront").get("MEO_BROKER_HOST"),
                environment("storefront").get("MEO_MAIL_HOST"));
        assertThat(environment("postgres")).containsEntry("POSTGRES_DB", environment("storefront").get("MEO_DB_NAME"))
                .containsEntry("POSTGRES_USER", environment("storefront").get("MEO_DB_USER"));
        String grid = environment("server").get("MEO_GRID_ADDRESS") + ":" + environment("server").get("MEO_GRID_PORT");
        assertThat(((List<?>) service("storefront").get("command")).stream().map(String.class::cast)).contains("tcpip:" + grid, environment("server").get("MEO_GRID_NAME"));
        assertThat(Repository.read("compose.yaml")).contains("ipv4_address: " + environment("server").get("MEO_GRID_ADDRESS"));
    }

    /** Passwords are asked for, never given. */
    @Test
    void passwordsComeFromTheFileThatGitDoesNotSee() throws IOException {
        String compose = Repository.read("compose.yaml");
        Set<String> asked = new TreeSet<>();
        Pattern.compile("\\$\\{(MEO_[A-Z_]+):\\?").matcher(compose).results().forEach(match -> asked.add(match.group(1)));
        Set<String> told = new TreeSet<>();
        Pattern.compile("(?m)^(MEO_[A-Z_]+)=$").matcher(Repository.read("compose.env.example")).results().forEach(match -> told.add(match.group(1)));

        assertThat(asked).isEqualTo(told).isNotEmpty();
        assertThat(Repository.read(".gitignore").lines()).contains(".env");
        assertThat(compose.lines().filter(line -> line.contains("PASSWORD: "))).allMatch(line -> line.contains(": ${MEO_"));
    }

    @Test
    void onlyThisMachineReachesIt() throws IOException {
        for (String name : services().keySet()) {
            if (service(name).get("ports") instanceof List<?> ports) {
                assertThat(ports.stream().map(String.class::cast)).as(name).allMatch(port -> port.startsWith("127.0.0.1:"));
            }
        }
    }

    private static Map<String, String> environment(String service) throws IOException {
        Map<String, String> variables = new TreeMap<>();
        ((Map<?, ?>) service(service).get("environment")).forEach((name, value) -> variables.put((String) name, String.valueOf(value)));
        return variables;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> service(String name) throws IOException {
        return (Map<String, Object>) services().get(name);
    }

    private static Map<String, Object> services() throws IOException {
        Map<String, Map<String, Object>> document = new Yaml().load(Repository.read("compose.yaml"));
        return document.get("services");
    }
}
