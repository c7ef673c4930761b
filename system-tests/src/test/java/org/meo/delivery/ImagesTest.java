package org.meo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all images have in common: pinned bases, files that exist, no rights, and what Kubernetes expects of them. */
class ImagesTest {

    private static final Pattern PINNED = Pattern.compile("docker\\.io/[a-z-]+/[a-z-]+:\\d+\\.\\d+\\.\\d+[a-z0-9_-]*");
    private static final String PLATFORM = "quickstart/target/platform/";
    private static final Set<String> ENDS = Set.of("migrations");

    @ParameterizedTest
    @ValueSource(strings = {"storefront", "server", "broker", "migrations"})
    void basesArePinned(String image) throws IOException {
        Dockerfile file = Dockerfile.of(image);
        assertThat(file.arguments("ARG")).isNotEmpty().allSatisfy(base -> assertThat(base.substring(base.indexOf('=') + 1)).matches(PINNED));
        assertThat(file.arguments("FROM")).hasSizeGreaterThan(1).allMatch(from -> from.startsWith("${")).last().isEqualTo("${JAVA}");
        assertThat(file.instructions()).noneMatch(instruction -> instruction.startsWith("ADD "));
    }

    /** One Java for all, and the one that the build needs. */
    @Test
    void runOnTheJavaThatTheyAreBuiltFor() throws IOException {
        String java = Dockerfile.of("storefront").arguments("ARG").get(0);
        assertThat(java).startsWith("JAVA=").contains(":17.");
        assertThat(Repository.read("pom.xml")).contains("<maven.compiler.release>17<");
        for (String image : List.of("server", "broker", "migrations")) {
            assertThat(Dockerfile.of(image).arguments("ARG")).first().isEqualTo(java);
        }
        assertThat(Dockerfile.of("broker").arguments("ARG")).last().asString()
                .endsWith(":" + Repository.read("pom.xml").replaceFirst("(?s).*<artemis.version>([^<]+)<.*", "$1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"storefront", "server", "broker", "migrations"})
    void everyFileTheyTakeIsMadeByTheBuildOrInTheRepository(String image) throws IOException {
        String build = Repository.read("quickstart/pom.xml");
        Dockerfile dockerfile = Dockerfile.of(image);
        assertThat(dockerfile.copied()).isNotEmpty();
        for (String file : dockerfile.copied()) {
            assertThat(dockerfile.sees(file)).as(file).isTrue();
            if (file.equals(PLATFORM + "payara6")) {
                assertThat(build).contains("<artifactId>payara</artifactId>", "<goal>unpack</goal>");
            } else if (file.startsWith(PLATFORM)) {
                assertThat(build).contains("<destFileName>" + file.substring(PLATFORM.length()) + "</destFileName>");
            } else if (file.equals("broker-plugin/target/broker-plugin-*.jar")) {
                assertThat(Repository.read("broker-plugin/pom.xml")).contains("<artifactId>broker-plugin</artifactId>").doesNotContain("<finalName>");
            } else {
                assertThat(Repository.path(file)).exists();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"storefront", "server", "broker", "migrations"})
    void runWithoutRightsAndWriteBelowTmpOnly(String image) throws IOException {
        Dockerfile file = Dockerfile.of(image);
        assertThat(file.arguments("USER")).containsExactly("10001:10001");
        assertThat(file.arguments("WORKDIR")).last().isEqualTo("/tmp");
        assertThat(file.arguments("ENV")).as("nothing of an environment").isEmpty();
        assertThat(file.arguments("HEALTHCHECK")).hasSize(ENDS.contains(image) ? 0 : 1);
        assertThat(Repository.read(file.path())).contains("-f " + file.path() + " -t meo/" + image + ":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"storefront", "server", "broker", "migrations"})
    void kubernetesRunsThemAsTheyAreMade(String image) throws IOException {
        JsonObject workload = Workload.of(Kustomize.render("overlays/prod")).stream()
                .filter(candidate -> Workload.containers(candidate).get(0).get("image").getAsString().startsWith("registry.meo.example/meo/" + image + ":"))
                .findFirst().orElseThrow();
        JsonObject container = Workload.containers(workload).get(0);
        List<String> ports = Workload.objects(container, "ports").stream().map(port -> port.get("containerPort").getAsString()).toList();

        assertThat(Kustomize.at(workload, "spec/template/spec/securityContext/runAsUser").getAsInt()).isEqualTo(10001);
        assertThat(Dockerfile.of(image).arguments("EXPOSE")).isEqualTo(ports.isEmpty() ? List.of() : List.of(String.join(" ", ports)));
        assertThat(Workload.objects(container, "volumeMounts")).anyMatch(mount -> mount.get("mountPath").getAsString().equals("/tmp"));
    }

    /** The main class is started by its name. */
    @Test
    void migrationsStartAClassThatThereIs() throws IOException {
        String main = Dockerfile.of("migrations").list("ENTRYPOINT").get(5);
        assertThat(Repository.path("ejb-module/src/main/java/" + main.replace('.', '/') + ".java")).exists();
        assertThat(Repository.read("ejb-module/src/main/java/" + main.replace('.', '/') + ".java")).contains("public static void main");
    }

    @Test
    void migrationsKnowTheDatabaseByTheStoresSettings() throws IOException {
        assertThat(Repository.read("ejb-module/src/main/java/org/meo/shared/MigrationJob.java"))
                .contains("MEO_DB_HOST", "MEO_DB_PORT", "MEO_DB_NAME", "MEO_DB_USER", "MEO_DB_PASSWORD");
    }

    /** The domain is made of the same pieces, in the same order, as the one that the tests run on. */
    @Test
    void serversDomainIsMadeAsTheQuickstartDoes() throws IOException {
        String script = Repository.read("containers/server/make-domain");
        String quickstart = Repository.read("quickstart/src/main/java/org/meo/quickstart/PayaraServer.java");
        for (String piece : List.of("server.asadmin", "adapter.asadmin", "artemis-ra.rar", "resources.asadmin", "secure-admin.asadmin",
                "logging.properties", "postgresql.jar")) {
            assertThat(script).contains(piece);
            assertThat(quickstart).contains(piece);
        }
        assertThat(script).containsSubsequence("cp \"$home/server.asadmin\"", "cat \"$home/adapter.asadmin\"", "deploy --name artemis-ra",
                "cat \"$home/resources.asadmin\" \"$home/secure-admin.asadmin\"");
        assertThat(script).contains("<jms-service type=\"DISABLED\" default-jms-host=\"none\"><jms-host name=\"none\"");
        assertThat(quickstart).contains("<jms-service type=\\\"DISABLED\\\" default-jms-host=\\\"none\\\"><jms-host name=\\\"none\\\"");
        assertThat(Repository.read("containers/server/start")).contains("deploy --name meo \"$home/meo.ear\"");
        assertThat(quickstart).contains("deploy --force=true --name meo ");
    }

    /** Whoever has a key that the domain trusts is an admin, and everybody can have those of the distribution. */
    @Test
    void serverMakesItsOwnKeys() throws IOException {
        assertThat(Repository.read("containers/server/make-domain")).contains("keytool -delete -alias", "\"$domains/meo/config/keystore.p12\"");
        assertThat(Repository.read("containers/server/start")).contains("keytool -genkeypair", "keytool -importcert");
        assertThat(Repository.read("quickstart/src/main/java/org/meo/quickstart/DomainKeys.java")).contains("\"s1as\"", "\"glassfish-instance\"");
    }

    /** Any variable that is left out would be an empty value in the one start that writes the domain down. */
    @Test
    void serversDomainIsMadeWithAllVariables() throws IOException {
        String script = Repository.read("containers/server/make-domain");
        for (String file : List.of("payara-config/src/main/resources/payara/server.asadmin", "payara-config/src/main/resources/payara/adapter.asadmin",
                "payara-config/src/main/resources/payara/resources.asadmin")) {
            Pattern.compile("\\$\\{ENV=(MEO_[A-Z_]+)}").matcher(Repository.read(file)).results()
                    .forEach(variable -> assertThat(script).as(file).contains(" " + variable.group(1) + "="));
        }
    }

    /** All that the server's files read and the store's ConfigMap does not give. */
    @Test
    void kubernetesGivesTheServerItsVariables() throws IOException {
        List<JsonObject> objects = Kustomize.render("overlays/prod");
        JsonObject container = Workload.containers(Kustomize.find(objects, "Deployment", "meo-server")).get(0);
        Set<String> given = new TreeSet<>(Settings.of(objects).keySet());
        Workload.objects(container, "env").forEach(variable -> given.add(variable.get("name").getAsString()));
        for (String file : List.of("server.asadmin", "adapter.asadmin", "resources.asadmin")) {
            Pattern.compile("\\$\\{ENV=(MEO_[A-Z_]+)}").matcher(Repository.read("payara-config/src/main/resources/payara/" + file)).results()
                    .forEach(variable -> assertThat(given).as(file).contains(variable.group(1)));
        }
        assertThat(given).contains("MEO_GRID_MEMBERS", "MEO_CONSOLE_PASSWORD");
        assertThat(Repository.read("containers/server/start")).contains("MEO_CONSOLE_PASSWORD");
    }
}
