package org.meo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the storefront's Dockerfile against what the build makes, how the quickstart starts it and what Kubernetes expects. */
class StorefrontImageTest {

    private static final String DOCKERFILE = "containers/storefront/Dockerfile";
    private static final String PLATFORM = "quickstart/target/platform/";
    private static final Pattern PINNED = Pattern.compile("docker\\.io/library/[a-z-]+:\\d+\\.\\d+\\.\\d+_\\d+-[a-z0-9-]+");
    private static final Pattern OPTION = Pattern.compile("\"(--[a-z]+)\"");

    @Test
    void baseIsPinned() throws IOException {
        assertThat(arguments("ARG")).singleElement().asString().startsWith("JAVA=");
        assertThat(arguments("ARG").get(0).substring("JAVA=".length())).matches(PINNED);
        assertThat(arguments("FROM")).containsExactly("${JAVA} AS files", "${JAVA}");
        assertThat(instructions()).noneMatch(instruction -> instruction.startsWith("ADD "));
    }

    /** The minimum of the JDK is the one that the build needs. */
    @Test
    void runsOnTheJavaThatItIsBuiltFor() throws IOException {
        assertThat(arguments("ARG").get(0)).contains(":17.");
        assertThat(Repository.read("pom.xml")).contains("<maven.compiler.release>17<");
    }

    @Test
    void everyFileItTakesIsMadeByTheBuildOrInTheRepository() throws IOException {
        String build = Repository.read("quickstart/pom.xml");
        String ignored = Repository.read(DOCKERFILE + ".dockerignore");
        List<String> taken = copied();
        assertThat(taken).hasSize(9);
        for (String file : taken) {
            if (file.startsWith(PLATFORM)) {
                assertThat(build).contains("<destFileName>" + file.substring(PLATFORM.length()) + "</destFileName>");
                assertThat(ignored).contains("!" + file + "\n");
            } else {
                assertThat(Repository.path(file)).exists();
                assertThat(ignored).contains("!" + Path.of(file).getParent() + "\n");
            }
        }
    }

    /** The quickstart is what the tests run; another option or file here would be tried by nobody. */
    @Test
    void startsPayaraMicroAsTheQuickstartDoes() throws IOException {
        String quickstart = Repository.read("quickstart/src/main/java/org/meo/quickstart/PayaraMicro.java");
        List<String> known = OPTION.matcher(quickstart).results().map(match -> match.group(1)).toList();
        Map<String, String> start = options(list("ENTRYPOINT"));

        assertThat(known).containsAll(start.keySet());
        assertThat(list("ENTRYPOINT")).startsWith("java", "@/opt/meo/jvm.options", "-jar", "/opt/meo/payara-micro.jar");
        assertThat(known.stream().filter(option -> !start.containsKey(option))).as("given by the environment, or a directory below /tmp")
                .containsExactlyInAnyOrder("--rootdir", "--unpackdir", "--port", "--clustermode", "--clustername", "--startport",
                        "--interfaces", "--name", "--instancegroup");
        List<String> files = copied().stream().map(file -> "/opt/meo/" + Path.of(file).getFileName()).toList();
        assertThat(start.values().stream().filter(value -> value.startsWith("/opt/") && !value.endsWith("/post-boot.asadmin")))
                .isSubsetOf(files);
        for (String piece : List.of("Configuration.read(\"adapter.asadmin\")", "deploy --name artemis-ra ",
                "Configuration.read(\"resources.asadmin\")")) {
            assertThat(quickstart).contains(piece);
        }
        assertThat(arguments("RUN").get(0)).containsSubsequence("adapter.asadmin", "deploy --name artemis-ra /opt/meo/artemis-ra.rar",
                "resources.asadmin", "> post-boot.asadmin");
    }

    @Test
    void runsWithoutRightsAndWritesBelowTmpOnly() throws IOException {
        String deployment = Repository.read("kubernetes/base/deployment.yaml");
        assertThat(arguments("USER")).containsExactly("10001:10001");
        assertThat(deployment).contains("runAsUser: 10001", "runAsGroup: 10001", "readOnlyRootFilesystem: true", "mountPath: /tmp");
        assertThat(arguments("WORKDIR")).last().isEqualTo("/tmp");
        assertThat(arguments("ENV")).isEmpty();
    }

    @Test
    void portsAndHealthAreThoseOfTheDeployment() throws IOException {
        String deployment = Repository.read("kubernetes/base/deployment.yaml");
        List<String> ports = Pattern.compile("containerPort: (\\d+)").matcher(deployment).results().map(match -> match.group(1)).toList();
        assertThat(arguments("EXPOSE")).containsExactly(String.join(" ", ports));
        assertThat(deployment).contains("path: /health/ready", "image: meo/storefront\n");
        assertThat(arguments("HEALTHCHECK").get(0)).contains("GET /health/ready", "127.0.0.1/8080");
        assertThat(list("CMD")).startsWith("--port", "8080");
        assertThat(Repository.read(DOCKERFILE)).contains("-t meo/storefront:");
    }

    private static List<String> copied() throws IOException {
        return arguments("COPY").stream().filter(copy -> !copy.startsWith("--from"))
                .flatMap(copy -> {
                    String[] words = copy.split("\\s+");
                    return Stream.of(words).limit(words.length - 1L);
                }).toList();
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

    /** An instruction in its exec form. */
    private static List<String> list(String instruction) throws IOException {
        List<String> words = new ArrayList<>();
        JsonParser.parseString(arguments(instruction).get(0)).getAsJsonArray().forEach(word -> words.add(word.getAsString()));
        return words;
    }

    private static List<String> arguments(String instruction) throws IOException {
        return instructions().stream().filter(line -> line.startsWith(instruction + " "))
                .map(line -> line.substring(instruction.length()).strip()).toList();
    }

    /** Without comments, each on one line. */
    private static List<String> instructions() throws IOException {
        String text = Repository.read(DOCKERFILE).replaceAll("(?m)^\\s*#.*\\R", "").replaceAll("\\\\\\R\\s*", " ");
        return text.lines().filter(line -> !line.isBlank()).toList();
    }
}
