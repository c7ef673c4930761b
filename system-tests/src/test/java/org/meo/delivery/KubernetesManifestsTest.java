package org.meo.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1ContainerPort;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1EnvVar;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1Probe;
import io.kubernetes.client.openapi.models.V1Role;
import io.kubernetes.client.openapi.models.V1RoleBinding;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1Volume;
import io.kubernetes.client.openapi.models.V1VolumeMount;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Renders {@code kubernetes/base} as an operator would and holds it against the API and against the product. */
class KubernetesManifestsTest {

    private static final String NO_KUBECTL = "kubectl is not on the PATH; it renders kubernetes/base (1.32 or newer)";
    private static final int HTTP_PORT = 8080;
    private static final int GRID_PORT = 6900;

    /** Configures the admin server, which is not the storefront. */
    private static final String PAYARA_SERVER_ONLY = "server.asadmin";

    /** The settings that every environment gives the store. */
    private static final Set<String> SETTINGS = Set.of(
            "MEO_PROFILE", "MEO_NODE", "MEO_BASE_URL", "MEO_CATALOG",
            "MEO_DB_HOST", "MEO_DB_PORT", "MEO_DB_NAME", "MEO_DB_USER", "MEO_DB_PASSWORD",
            "MEO_BROKER_HOST", "MEO_BROKER_PORT", "MEO_BROKER_USER", "MEO_BROKER_PASSWORD",
            "MEO_MAIL_HOST", "MEO_MAIL_PORT", "MEO_MAIL_FROM");

    private static List<JsonObject> objects;

    @BeforeAll
    static void render(@TempDir Path output) throws IOException, InterruptedException {
        if (!isOnPath("kubectl")) {
            if ("true".equals(System.getenv("CI"))) {
                fail(NO_KUBECTL);
            }
            return;
        }
        Path manifests = output.resolve("manifests.yaml");
        Path errors = output.resolve("errors.txt");
        Process kubectl = new ProcessBuilder("kubectl", "kustomize", Repository.path("kubernetes/base").toString())
                .redirectOutput(manifests.toFile()).redirectError(errors.toFile()).start();
        if (!kubectl.waitFor(60, TimeUnit.SECONDS)) {
            kubectl.destroyForcibly();
            fail("kubectl kustomize took more than 60 s");
        }
        assertThat(kubectl.exitValue()).as(() -> "kubectl kustomize: " + readIfThere(errors)).isZero();
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        Gson gson = new Gson();
        objects = StreamSupport.stream(yaml.loadAll(Files.readString(manifests)).spliterator(), false)
                .map(object -> gson.toJsonTree(object).getAsJsonObject())
                .toList();
    }

    /** A machine of one's own may lack the tool, and each test then counts as skipped; the pipeline's may not. */
    @BeforeEach
    void needsKubectl() {
        assumeTrue(objects != null, NO_KUBECTL);
    }

    @Test
    void holdsWhatTheStorefrontNeeds() {
        assertThat(objects).extracting(object -> object.get("kind").getAsString() + " " + name(object))
                .map(name -> name.replaceFirst("^(ConfigMap .*)-[a-z0-9]{10}$", "$1"))
                .containsExactlyInAnyOrder(
                        "Namespace meo", "ServiceAccount meo-storefront", "Role meo-storefront-grid",
                        "RoleBinding meo-storefront-grid", "ConfigMap meo-storefront", "Service meo-storefront",
                        "Service meo-storefront-grid", "Deployment meo-storefront",
                        "PodDisruptionBudget meo-storefront");
    }

    @Test
    void everyObjectIsValid() {
        for (JsonObject object : objects) {
            assertThat(StrictManifest.problems(object)).as(object.get("kind") + " " + name(object)).isEmpty();
        }
    }

    @Test
    void validationFindsAMisspelledField() {
        JsonObject deployment = json("Deployment", "meo-storefront").deepCopy();
        container(deployment).getAsJsonObject("readinessProbe").addProperty("periodSecond", 5);

        assertThat(StrictManifest.problems(deployment)).anyMatch(problem -> problem.contains("periodSecond"));
    }

    @Test
    void validationFindsAMissingField() {
        JsonObject deployment = json("Deployment", "meo-storefront").deepCopy();
        deployment.getAsJsonObject("spec").remove("selector");

        assertThat(StrictManifest.problems(deployment)).anyMatch(problem -> problem.contains("selector"));
    }

    @Test
    void validationFindsAWrongType() {
        JsonObject deployment = json("Deployment", "meo-storefront").deepCopy();
        JsonObject port = container(deployment).getAsJsonArray("ports").get(0).getAsJsonObject();
        port.addProperty("containerPort", "8080");

        assertThat(StrictManifest.problems(deployment)).anyMatch(problem -> problem.contains("containerPort"));
    }

    @Test
    void validationRefusesAVersionThatIsNoLongerServed() {
        JsonObject budget = json("PodDisruptionBudget", "meo-storefront").deepCopy();
        budget.addProperty("apiVersion", "policy/v1beta1");

        assertThat(StrictManifest.problems(budget)).anyMatch(problem -> problem.contains("policy/v1beta1"));
    }

    @Test
    void startIsKnownByAPageAndTheRestByTheHealthPaths() {
        // Before the store is deployed Payara answers 200 at /health/started, /health/ready and /health/live.
        assertProbe(container().getStartupProbe(), "/robots.txt");
        assertProbe(container().getLivenessProbe(), "/health/live");
        assertProbe(container().getReadinessProbe(), "/health/ready");
    }

    /** Migrations and the first import take their time; a start-up probe that gives up would repeat them for ever. */
    @Test
    void startMayTakeFiveMinutesAndTheRollOutWaitsForIt() {
        V1Probe startup = container().getStartupProbe();
        int allowed = startup.getPeriodSeconds() * startup.getFailureThreshold();

        assertThat(allowed).isGreaterThanOrEqualTo(300);
        assertThat(deployment().getSpec().getProgressDeadlineSeconds()).isGreaterThan(allowed);
    }

    @Test
    void payaraListensWhereTheServicesAndTheScraperLook() {
        assertThat(argument("--port")).isEqualTo(String.valueOf(HTTP_PORT));
        assertThat(portNumber("http")).isEqualTo(HTTP_PORT);
        assertThat(service("meo-storefront").getSpec().getPorts()).singleElement()
                .satisfies(port -> assertThat(port.getTargetPort()).isEqualTo(new IntOrString("http")));
        assertThat(deployment().getSpec().getTemplate().getMetadata().getAnnotations())
                .containsEntry("prometheus.io/scrape", "true")
                .containsEntry("prometheus.io/port", String.valueOf(HTTP_PORT))
                .containsEntry("prometheus.io/path", "/metrics");
    }

    @Test
    void selectorsMeetThePods() {
        Map<String, String> pod = deployment().getSpec().getTemplate().getMetadata().getLabels();

        assertThat(pod).containsAllEntriesOf(deployment().getSpec().getSelector().getMatchLabels())
                .containsAllEntriesOf(service("meo-storefront").getSpec().getSelector())
                .containsAllEntriesOf(service("meo-storefront-grid").getSpec().getSelector())
                .containsAllEntriesOf(find("PodDisruptionBudget", "meo-storefront", V1PodDisruptionBudget.class)
                        .getSpec().getSelector().getMatchLabels());
        assertThat(pod().getTopologySpreadConstraints()).isNotEmpty().allSatisfy(constraint ->
                assertThat(pod).containsAllEntriesOf(constraint.getLabelSelector().getMatchLabels()));
    }

    @Test
    void everySettingIsGivenAndNoneIsMisspelled() throws IOException {
        Map<String, String> given = settings();
        Set<String> known = new TreeSet<>(SETTINGS);
        known.addAll(settingsNamedByTheProduct(false));
        Set<String> needed = new TreeSet<>(SETTINGS);
        needed.addAll(settingsNamedByTheProduct(true));

        assertThat(given.keySet()).containsAll(needed);
        assertThat(given.keySet().stream().filter(name -> name.startsWith("MEO_"))).isSubsetOf(known);
        assertThat(given).containsEntry("MEO_PROFILE", "production");
        assertThat(given.get("MEO_BASE_URL")).startsWith("https://").doesNotEndWith("/");
    }

    /** Names that Kubernetes makes up for services ({@code MEO_..._PORT=tcp://...}) would be read as settings. */
    @Test
    void clusterAddsNoSettingsOfItsOwn() {
        assertThat(pod().getEnableServiceLinks()).isFalse();
    }

    @Test
    void passwordsComeFromTheSecretAndAreNowhereElse() {
        assertThat(objects).noneMatch(object -> "Secret".equals(object.get("kind").getAsString()));
        Pattern secret = Pattern.compile("PASSWORD|SECRET|TOKEN|CREDENTIAL|PRIVATE|API_?KEY", Pattern.CASE_INSENSITIVE);
        assertThat(container().getEnv()).filteredOn(variable -> secret.matcher(variable.getName()).find())
                .extracting(V1EnvVar::getName)
                .containsExactlyInAnyOrder("MEO_DB_PASSWORD", "MEO_BROKER_PASSWORD", "MEO_ADMIN_PASSWORD", "MEO_PICTURES_S3_SECRET_KEY",
                        "MEO_STRIPE_SECRET_KEY", "MEO_STRIPE_WEBHOOK_SECRET");
        assertThat(container().getEnv()).filteredOn(variable -> secret.matcher(variable.getName()).find())
                .allSatisfy(variable -> {
                    assertThat(variable.getValue()).isNull();
                    assertThat(variable.getValueFrom().getSecretKeyRef().getName()).isEqualTo("meo-secrets");
                    assertThat(variable.getValueFrom().getSecretKeyRef().getOptional()).isNotEqualTo(true);
                });
        assertThat(configuration()).allSatisfy((name, value) -> {
            assertThat(name).doesNotContainPattern(secret);
            assertThat(value).doesNotContainPattern("://[^/@]*:[^/@]*@");
        });
    }

    @Test
    void imageIsPinned() {
        assertThat(container().getImage()).matches("meo/storefront:\\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    void podHasNoRightsItDoesNotUse() {
        assertThat(pod().getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod().getSecurityContext().getRunAsUser()).isEqualTo(10001);
        assertThat(pod().getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(container().getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container().getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container().getSecurityContext().getPrivileged()).isNotEqualTo(true);
        assertThat(container().getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(container().getSecurityContext().getCapabilities().getAdd()).isNullOrEmpty();
        assertThat(pod().getHostNetwork()).isNotEqualTo(true);
        assertThat(pod().getHostPID()).isNotEqualTo(true);
        assertThat(pod().getVolumes()).noneMatch(volume -> volume.getHostPath() != null);
        assertThat(json("Namespace", "meo").getAsJsonObject("metadata").getAsJsonObject("labels")
                .get("pod-security.kubernetes.io/enforce")).isEqualTo(new JsonPrimitive("restricted"));
    }

    /** Payara Micro unpacks itself into the temporary directory; the root file system takes nothing. */
    @Test
    void temporaryFilesHaveABoundedPlace() {
        V1Volume temporary = volumeAt("/tmp");

        assertThat(temporary.getEmptyDir().getSizeLimit()).isNotNull();
        assertThat(container().getResources().getLimits().get("ephemeral-storage").getNumber())
                .isGreaterThanOrEqualTo(temporary.getEmptyDir().getSizeLimit().getNumber());
    }

    @Test
    void memoryIsReservedInFull() {
        assertThat(container().getResources().getRequests()).containsKeys("cpu", "memory", "ephemeral-storage");
        assertThat(container().getResources().getLimits().get("memory"))
                .isEqualTo(container().getResources().getRequests().get("memory"));
    }

    @Test
    void rollOutsNeverTakeAnInstanceAwayFirst() {
        assertThat(deployment().getSpec().getStrategy().getType()).isEqualTo("RollingUpdate");
        assertThat(deployment().getSpec().getStrategy().getRollingUpdate().getMaxUnavailable())
                .isEqualTo(new IntOrString(0));
        assertThat(deployment().getSpec().getStrategy().getRollingUpdate().getMaxSurge()).isEqualTo(new IntOrString(1));
        assertThat(deployment().getSpec().getReplicas()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void leavingPodsStillServeWhileTheClusterHearsOfIt() {
        long pause = container().getLifecycle().getPreStop().getSleep().getSeconds();

        assertThat(pause).isGreaterThanOrEqualTo(10);
        assertThat(pod().getTerminationGracePeriodSeconds()).isGreaterThanOrEqualTo(pause + 30);
    }

    @Test
    void instancesFindEachOtherThroughTheGridService() {
        V1Service grid = service("meo-storefront-grid");

        assertThat(argument("--clustermode")).isEqualTo("kubernetes:$(POD_NAMESPACE),meo-storefront-grid");
        assertThat(container().getEnv()).filteredOn(variable -> "POD_NAMESPACE".equals(variable.getName()))
                .singleElement().satisfies(variable -> assertThat(variable.getValueFrom().getFieldRef().getFieldPath())
                        .isEqualTo("metadata.namespace"));
        assertThat(argument("--startport")).isEqualTo(String.valueOf(GRID_PORT));
        assertThat(portNumber("grid")).isEqualTo(GRID_PORT);
        assertThat(grid.getSpec().getClusterIP()).isEqualTo("None");
        assertThat(grid.getSpec().getPublishNotReadyAddresses()).isTrue();
        assertThat(grid.getSpec().getPorts()).singleElement().satisfies(port -> {
            assertThat(port.getPort()).isEqualTo(GRID_PORT);
            assertThat(port.getTargetPort()).isEqualTo(new IntOrString("grid"));
        });
    }

    @Test
    void instancesMayListTheGridMembersAndNothingMore() {
        V1RoleBinding binding = find("RoleBinding", "meo-storefront-grid", V1RoleBinding.class);
        V1Role role = find("Role", binding.getRoleRef().getName(), V1Role.class);

        assertThat(binding.getSubjects()).singleElement().satisfies(subject -> {
            assertThat(subject.getKind()).isEqualTo("ServiceAccount");
            assertThat(subject.getName()).isEqualTo(pod().getServiceAccountName());
            assertThat(subject.getNamespace()).isEqualTo(deployment().getMetadata().getNamespace());
        });
        assertThat(role.getRules()).singleElement().satisfies(rule -> {
            assertThat(rule.getApiGroups()).containsExactly("discovery.k8s.io");
            assertThat(rule.getResources()).containsExactly("endpointslices");
            assertThat(rule.getVerbs()).containsExactly("list");
        });
        assertThat(settings().get("JAVA_TOOL_OPTIONS")).as("needs no right to read services")
                .contains("-Dhazelcast.kubernetes.expose-externally=false");
    }

    @Test
    void onlyTheContainerThatAsksGetsAToken() {
        V1ServiceAccount account = find("ServiceAccount", pod().getServiceAccountName(), V1ServiceAccount.class);
        V1Volume token = volumeAt("/var/run/secrets/kubernetes.io/serviceaccount");

        assertThat(account.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod().getAutomountServiceAccountToken()).isFalse();
        assertThat(token.getProjected().getSources()).anySatisfy(source -> {
            assertThat(source.getServiceAccountToken().getPath()).isEqualTo("token");
            assertThat(source.getServiceAccountToken().getExpirationSeconds()).isLessThanOrEqualTo(3600);
        });
    }

    private static void assertProbe(V1Probe probe, String path) {
        assertThat(probe.getHttpGet().getPath()).isEqualTo(path);
        IntOrString port = probe.getHttpGet().getPort();
        assertThat(port.isInteger() ? port.getIntValue() : portNumber(port.getStrValue())).isEqualTo(HTTP_PORT);
    }

    /** Every variable the container gets, with its value or where it comes from. */
    private static Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(configuration());
        for (V1EnvVar variable : container().getEnv()) {
            settings.put(variable.getName(),
                    variable.getValue() != null ? variable.getValue() : variable.getValueFrom().toString());
        }
        return settings;
    }

    private static Map<String, String> configuration() {
        Map<String, String> configuration = new TreeMap<>();
        container().getEnvFrom().forEach(source -> configuration.putAll(
                find("ConfigMap", source.getConfigMapRef().getName(), V1ConfigMap.class).getData()));
        return configuration;
    }

    /**
     * Variables that the product's own files read on an instance of Payara Micro: {@code ${ENV=MEO_X}} in command
     * files, {@code meo.x} injected in code.
     *
     * @param required only those that have no default
     */
    private static Set<String> settingsNamedByTheProduct(boolean required) throws IOException {
        Set<String> names = new TreeSet<>();
        Pattern variable = Pattern.compile("\\$\\{ENV=(MEO_[A-Z0-9_]+)(:[^}]*)?}");
        for (Path file : sources("payara-config", "jms-config")) {
            if (file.endsWith(PAYARA_SERVER_ONLY)) {
                continue;
            }
            variable.matcher(Files.readString(file)).results()
                    .filter(match -> !required || match.group(2) == null)
                    .forEach(match -> names.add(match.group(1)));
        }
        Pattern property = Pattern.compile("@ConfigProperty\\(([^)]*)\\)\\s*(?:[a-z]+\\s+)*(Optional\\b)?");
        Pattern name = Pattern.compile("name\\s*=\\s*\"(meo\\.[^\"]+)\"");
        for (Path file : sources("ejb-module", "web-module")) {
            property.matcher(Files.readString(file)).results()
                    .filter(match -> !required || !match.group(1).contains("defaultValue") && match.group(2) == null)
                    .forEach(match -> name.matcher(match.group(1)).results()
                            .forEach(found -> names.add(environmentName(found.group(1)))));
        }
        return names;
    }

    /** The variable that MicroProfile Config reads for a property. */
    private static String environmentName(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static List<Path> sources(String... modules) throws IOException {
        Set<String> kinds = Set.of("java", "xml", "asadmin", "txt", "properties");
        return Stream.of(modules).map(module -> Repository.path(module).resolve("src/main"))
                .filter(Files::isDirectory)
                .flatMap(KubernetesManifestsTest::walk)
                .filter(file -> kinds.contains(file.toString().substring(file.toString().lastIndexOf('.') + 1)))
                .toList();
    }

    private static Stream<Path> walk(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOnPath(String command) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, command)));
    }

    private static String readIfThere(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static V1Deployment deployment() {
        return find("Deployment", "meo-storefront", V1Deployment.class);
    }

    private static V1PodSpec pod() {
        return deployment().getSpec().getTemplate().getSpec();
    }

    private static V1Container container() {
        assertThat(pod().getContainers()).hasSize(1);
        return pod().getContainers().get(0);
    }

    private static JsonObject container(JsonObject deployment) {
        JsonObject pod = deployment.getAsJsonObject("spec").getAsJsonObject("template").getAsJsonObject("spec");
        return pod.getAsJsonArray("containers").get(0).getAsJsonObject();
    }

    private static V1Service service(String name) {
        return find("Service", name, V1Service.class);
    }

    private static String argument(String option) {
        List<String> arguments = container().getArgs();
        assertThat(arguments).contains(option);
        return arguments.get(arguments.indexOf(option) + 1);
    }

    private static int portNumber(String name) {
        return container().getPorts().stream().filter(port -> name.equals(port.getName()))
                .map(V1ContainerPort::getContainerPort).findFirst().orElseThrow();
    }

    private static V1Volume volumeAt(String path) {
        V1VolumeMount mount = container().getVolumeMounts().stream()
                .filter(candidate -> path.equals(candidate.getMountPath())).findFirst().orElseThrow();
        return pod().getVolumes().stream()
                .filter(volume -> mount.getName().equals(volume.getName())).findFirst().orElseThrow();
    }

    private static <T> T find(String kind, String name, Class<T> type) {
        return JSON.getGson().fromJson(json(kind, name), type);
    }

    private static JsonObject json(String kind, String name) {
        return objects.stream()
                .filter(object -> kind.equals(object.get("kind").getAsString()) && name.equals(name(object)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name + " is rendered"));
    }

    private static String name(JsonObject object) {
        JsonElement name = object.getAsJsonObject("metadata").get("name");
        return name.getAsString();
    }
}
