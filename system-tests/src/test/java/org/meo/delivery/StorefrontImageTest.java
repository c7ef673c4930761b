package org.meo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the storefront's Dockerfile against how the quickstart starts it and what Kubernetes expects. */
class StorefrontImageTest {

    private static final Pattern QUOTED = Pattern.compile("\"(--[a-z]+)\"");
    private static final Pattern BARE = Pattern.compile("(?m)(?:^| )(--[a-z]+)(?= |$)");
    private static final Pattern HOME_FILE = Pattern.compile("\\$home\"?/([a-z-]+(?:\\.[a-z]+)?)");

    /** The quickstart is what the tests run; another option or file here would be tried by nobody. */
    @Test
    void startsPayaraMicroAsTheQuickstartDoes() throws IOException {
        String quickstart = Repository.read("quickstart/src/main/java/org/meo/quickstart/PayaraMicro.java")
                + Repository.read("quickstart/src/main/java/org/meo/quickstart/MicroRuntime.java");
        String start = Repository.read("containers/storefront/start");
        String prepare = Repository.read("containers/storefront/prepare");
        Set<String> known = options(QUOTED, quickstart);

        assertThat(image().list("ENTRYPOINT")).containsExactly("/opt/meo/start");
        assertThat(known).containsAll(options(BARE, start)).containsAll(options(BARE, prepare));
        assertThat(known.stream().filter(option -> !options(BARE, start).contains(option))).as("given by the environment, or for the training run")
                .containsExactlyInAnyOrder("--port", "--clustermode", "--clustername", "--startport", "--interfaces", "--name", "--instancegroup",
                        "--addlibs", "--outputlauncher", "--nocluster", "--warmup");
        List<String> files = image().copied().stream().map(file -> Path.of(file).getFileName().toString()).toList();
        assertThat(HOME_FILE.matcher(start).results().map(file -> file.group(1))).isSubsetOf(
                Stream.concat(files.stream(), Stream.of("micro", "classes.jsa", "launch.options", "post-boot.asadmin", "with-access-log.asadmin")).toList());
        for (String piece : List.of("Configuration.read(\"adapter.asadmin\")", "deploy --name artemis-ra ",
                "Configuration.read(\"resources.asadmin\")")) {
            assertThat(quickstart).contains(piece);
        }
        for (String piece : List.of("fish.payara.micro.impl.PayaraMicroImpl", "fish.payara.micro.BootJar", "fish.payara.micro.UnpackDir")) {
            assertThat(quickstart).contains(piece);
            assertThat(prepare).contains(piece);
        }
        assertThat(image().arguments("RUN").get(0)).containsSubsequence("adapter.asadmin", "deploy --name artemis-ra /opt/meo/artemis-ra.rar",
                "resources.asadmin", "> post-boot.asadmin", "> with-access-log.asadmin", "prepare /opt/meo");
    }

    @Test
    void portsAndHealthAreThoseOfTheDeployment() throws IOException {
        String deployment = Repository.read("kubernetes/base/deployment.yaml");
        List<String> ports = Pattern.compile("containerPort: (\\d+)").matcher(deployment).results().map(match -> match.group(1)).toList();
        assertThat(image().arguments("EXPOSE")).containsExactly(String.join(" ", ports));
        assertThat(deployment).contains("path: /robots.txt", "image: meo/storefront\n");
        assertThat(image().arguments("HEALTHCHECK").get(0)).contains("GET /robots.txt", "127.0.0.1/8080");
        assertThat(image().list("CMD")).startsWith("--port", "8080");
    }

    private static Dockerfile image() throws IOException {
        return Dockerfile.of("storefront");
    }

    private static Set<String> options(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
