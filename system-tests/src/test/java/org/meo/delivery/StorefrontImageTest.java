package org.meo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the storefront's Dockerfile against how the quickstart starts it and what Kubernetes expects. */
class StorefrontImageTest {

    private static final Pattern OPTION = Pattern.compile("\"(--[a-z]+)\"");

    /** The quickstart is what the tests run; another option or file here would be tried by nobody. */
    @Test
    void startsPayaraMicroAsTheQuickstartDoes() throws IOException {
        String quickstart = Repository.read("quickstart/src/main/java/org/meo/quickstart/PayaraMicro.java");
        List<String> known = OPTION.matcher(quickstart).results().map(match -> match.group(1)).toList();
        Map<String, String> start = options(image().list("ENTRYPOINT"));

        assertThat(known).containsAll(start.keySet());
        assertThat(image().list("ENTRYPOINT")).startsWith("java", "@/opt/meo/jvm.options", "-jar", "/opt/meo/payara-micro.jar");
        assertThat(known.stream().filter(option -> !start.containsKey(option))).as("given by the environment, or a directory below /tmp")
                .containsExactlyInAnyOrder("--rootdir", "--unpackdir", "--port", "--clustermode", "--clustername", "--startport",
                        "--interfaces", "--name", "--instancegroup");
        List<String> files = image().copied().stream().map(file -> "/opt/meo/" + Path.of(file).getFileName()).toList();
        assertThat(start.values().stream().filter(value -> value.startsWith("/opt/") && !value.endsWith("/post-boot.asadmin")))
                .isSubsetOf(files);
        for (String piece : List.of("Configuration.read(\"adapter.asadmin\")", "deploy --name artemis-ra ",
                "Configuration.read(\"resources.asadmin\")")) {
            assertThat(quickstart).contains(piece);
        }
        assertThat(image().arguments("RUN").get(0)).containsSubsequence("adapter.asadmin", "deploy --name artemis-ra /opt/meo/artemis-ra.rar",
                "resources.asadmin", "> post-boot.asadmin");
    }

    @Test
    void portsAndHealthAreThoseOfTheDeployment() throws IOException {
        String deployment = Repository.read("kubernetes/base/deployment.yaml");
        List<String> ports = Pattern.compile("containerPort: (\\d+)").matcher(deployment).results().map(match -> match.group(1)).toList();
        assertThat(image().arguments("EXPOSE")).containsExactly(String.join(" ", ports));
        assertThat(deployment).contains("path: /health/ready", "image: meo/storefront\n");
        assertThat(image().arguments("HEALTHCHECK").get(0)).contains("GET /health/ready", "127.0.0.1/8080");
        assertThat(image().list("CMD")).startsWith("--port", "8080");
    }

    private static Dockerfile image() throws IOException {
        return Dockerfile.of("storefront");
    }

    /** Options and their values; those without one have an empty one. */
    private static Map<String, String> options(List<String> command) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < command.size(); i++) {
            if (command.get(i).startsWith("--")) {
                boolean value = i + 1 < command.size() && !command.get(i + 1).startsWith("--");
                options.put(command.get(i), value ? command.get(i + 1) : "");
            }
        }
        return options;
    }
}
