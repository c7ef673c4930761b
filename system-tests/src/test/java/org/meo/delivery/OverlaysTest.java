package org.meo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1NetworkPolicyPort;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Renders each environment and holds it against the API and against what the environments promise. */
class OverlaysTest {

    private static final String STOREFRONT = "meo-storefront";

    /** The operators' own: {@link OperatorResourcesTest}. */
    @ParameterizedTest
    @FieldSource("org.meo.delivery.Kustomize#DELIVERED")
    void everyObjectIsValid(String directory) {
        for (JsonObject object : render(directory).stream().filter(StrictManifest::isBuiltIn).toList()) {
            assertThat(StrictManifest.problems(object)).as(object.get("kind") + " " + name(object)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "staging", "prod"})
    void environmentIsInANamespaceOfItsOwn(String environment) {
        List<JsonObject> objects = render("overlays/" + environment);
        String namespace = environment.equals("prod") ? "meo" : "meo-" + environment;

        assertThat(objects).allSatisfy(object -> {
            boolean isNamespace = "Namespace".equals(object.get("kind").getAsString());
            assertThat(isNamespace ? name(object) : object.getAsJsonObject("metadata").get("namespace").getAsString())
                    .isEqualTo(namespace);
        });
        assertThat(objects.stream().filter(object -> "Namespace".equals(object.get("kind").getAsString()))).singleElement()
                .satisfies(object -> assertThat(object.getAsJsonObject("metadata").getAsJsonObject("labels")
                        .get("pod-security.kubernetes.io/enforce").getAsString()).isEqualTo("restricted"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "staging", "prod"})
    void imageIsPinnedAndNoSecretIsDelivered(String environment) {
        List<JsonObject> objects = render("overlays/" + environment);

        assertThat(images(objects)).hasSizeGreaterThan(4).allSatisfy(image -> assertThat(image).matches("[^@]+:\\d+\\.\\d+\\.\\d+[^@]*"));
        assertThat(images(objects).stream().filter(image -> image.startsWith("registry.meo.example/meo/")).map(image -> image.split(":")[1]).distinct())
                .as("one version at a time").hasSize(1);
        assertThat(objects).noneMatch(object -> "Secret".equals(object.get("kind").getAsString()));
    }

    /** A store of the profile production refuses to start with a provider that moves no money. */
    @ParameterizedTest
    @ValueSource(strings = {"dev", "staging", "prod"})
    void storeStartsWithItsSettings(String environment) {
        Map<String, String> settings = settings(render("overlays/" + environment));
        boolean production = "production".equals(settings.get("MEO_PROFILE"));

        assertThat(production).isEqualTo(!environment.equals("dev"));
        assertThat(settings.get("MEO_PAYMENT_PROVIDERS").contains("simulated")).isEqualTo(!production);
        assertThat(settings.get("MEO_PROFILE")).isNotEqualTo("quickstart");
    }

    @Test
    void environmentsShareNoPictures() {
        Set<String> buckets = new TreeSet<>();
        for (String environment : List.of("dev", "staging", "prod")) {
            buckets.add(settings(render("overlays/" + environment)).get("MEO_PICTURES_S3_BUCKET"));
        }
        assertThat(buckets).hasSize(3);
    }

    @Test
    void productionHasThreeToTenInstances() {
        JsonObject autoscaler = autoscaler("prod");

        assertThat(Kustomize.at(autoscaler, "spec/minReplicaCount").getAsInt()).isEqualTo(3);
        assertThat(Kustomize.at(autoscaler, "spec/maxReplicaCount").getAsInt()).isEqualTo(10);
        assertThat(Kustomize.at(autoscaler, "spec/triggers").getAsJsonArray()).extracting(trigger -> trigger.getAsJsonObject().get("type").getAsString())
                .containsExactly("cpu", "memory", "prometheus");
        assertThat(Kustomize.at(autoscaler, "spec/triggers/0/metadata/value").getAsString()).isEqualTo("70");
        assertThat(Kustomize.at(autoscaler, "spec/triggers/1/metadata/value").getAsString()).isEqualTo("80");
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "prod"})
    void autoscalerAloneSaysHowManyThereAre(String environment) {
        List<JsonObject> objects = render("overlays/" + environment);
        JsonObject target = Kustomize.at(autoscaler(environment), "spec/scaleTargetRef").getAsJsonObject();
        JsonObject rollout = object(objects, target.get("kind").getAsString(), target.get("name").getAsString());

        assertThat(rollout.getAsJsonObject("spec").has("replicas")).isFalse();
        assertThat(Kustomize.at(object(objects, "Deployment", STOREFRONT), "spec/replicas").getAsInt()).as("of its own").isZero();
        assertThat(Kustomize.all(objects, "HorizontalPodAutoscaler")).as("KEDA makes it").isEmpty();
        assertThat(Kustomize.at(autoscaler(environment), "spec/minReplicaCount").getAsInt()).isGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "prod"})
    void doorHasTlsForTheAddressInMailsAndLimits(String environment) {
        List<JsonObject> objects = render("overlays/" + environment);
        String host = URI.create(settings(objects).get("MEO_BASE_URL")).getHost();
        V1Ingress door = find(objects, "Ingress", STOREFRONT, V1Ingress.class);

        assertThat(door.getSpec().getTls()).singleElement().satisfies(tls -> {
            assertThat(tls.getHosts()).containsExactly(host);
            assertThat(tls.getSecretName()).isNotBlank();
        });
        assertThat(door.getSpec().getRules()).singleElement().satisfies(rule -> {
            assertThat(rule.getHost()).isEqualTo(host);
            assertThat(rule.getHttp().getPaths()).singleElement().satisfies(path -> {
                assertThat(path.getBackend().getService().getName()).isEqualTo(STOREFRONT);
                assertThat(path.getBackend().getService().getPort().getName()).isEqualTo("http");
            });
        });
        assertThat(door.getMetadata().getAnnotations()).containsEntry("nginx.ingress.kubernetes.io/force-ssl-redirect", "true")
                .containsKeys("nginx.ingress.kubernetes.io/limit-rps", "nginx.ingress.kubernetes.io/limit-connections",
                        "cert-manager.io/cluster-issuer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "prod"})
    void metricsAndHealthAreForNobodyOutside(String environment) {
        List<JsonObject> objects = render("overlays/" + environment);
        V1Ingress inside = find(objects, "Ingress", "meo-storefront-inside", V1Ingress.class);

        assertThat(inside.getMetadata().getAnnotations())
                .containsEntry("nginx.ingress.kubernetes.io/whitelist-source-range", "127.0.0.1/32");
        assertThat(inside.getSpec().getRules()).singleElement().satisfies(rule -> {
            assertThat(rule.getHost()).isEqualTo(URI.create(settings(objects).get("MEO_BASE_URL")).getHost());
            assertThat(rule.getHttp().getPaths()).extracting("path").containsExactlyInAnyOrder("/metrics", "/health");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "prod"})
    void wallsBeginWithNothingAndOpenWhatTheStoreNeeds(String environment) {
        List<JsonObject> objects = render("overlays/" + environment);
        V1NetworkPolicy nothing = find(objects, "NetworkPolicy", "nothing", V1NetworkPolicy.class);
        V1NetworkPolicy storefront = find(objects, "NetworkPolicy", STOREFRONT, V1NetworkPolicy.class);
        V1Deployment deployment = find(objects, "Deployment", STOREFRONT, V1Deployment.class);

        assertThat(nothing.getSpec().getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
        assertThat(nothing.getSpec().getPodSelector().getMatchLabels()).isNullOrEmpty();
        assertThat(nothing.getSpec().getIngress()).isNullOrEmpty();
        assertThat(nothing.getSpec().getEgress()).isNullOrEmpty();
        assertThat(deployment.getSpec().getTemplate().getMetadata().getLabels())
                .containsAllEntriesOf(storefront.getSpec().getPodSelector().getMatchLabels());
        Set<IntOrString> inwards = storefront.getSpec().getIngress().stream().flatMap(rule -> rule.getPorts().stream())
                .map(V1NetworkPolicyPort::getPort).collect(Collectors.toSet());
        assertThat(inwards).isEqualTo(deployment.getSpec().getTemplate().getSpec().getContainers().get(0).getPorts().stream()
                .map(port -> new IntOrString(port.getName())).collect(Collectors.toSet()));
        assertThat(storefront.getSpec().getIngress()).allSatisfy(rule -> assertThat(rule.getFrom()).isNotEmpty());
        Map<String, String> settings = settings(objects);
        Set<IntOrString> outwards = storefront.getSpec().getEgress().stream().flatMap(rule -> rule.getPorts().stream())
                .map(V1NetworkPolicyPort::getPort).collect(Collectors.toSet());
        assertThat(outwards).contains(port(settings.get("MEO_DB_PORT")), port(settings.get("MEO_BROKER_PORT")),
                port(settings.get("MEO_MAIL_PORT")), port(String.valueOf(URI.create(settings.get("MEO_PICTURES_S3_ENDPOINT")).getPort())),
                port("6900"), port("53"), port("443"));
        assertThat(render("monitoring")).anyMatch(object -> "meo-monitoring".equals(name(object)));
        assertThat(storefront.getSpec().getIngress().get(0).getFrom()).anyMatch(peer ->
                "meo-monitoring".equals(peer.getNamespaceSelector().getMatchLabels().get("kubernetes.io/metadata.name")));
    }

    /** Of all containers, whatever starts them. */
    private static Set<String> images(List<JsonObject> objects) {
        Set<String> images = new TreeSet<>();
        for (JsonObject workload : Workload.of(objects)) {
            Workload.containers(workload).forEach(container -> images.add(container.get("image").getAsString()));
        }
        return images;
    }

    private static IntOrString port(String number) {
        return new IntOrString(Integer.parseInt(number));
    }

    private static JsonObject autoscaler(String environment) {
        return object(render("overlays/" + environment), "ScaledObject", STOREFRONT);
    }

    private static Map<String, String> settings(List<JsonObject> objects) {
        JsonObject map = objects.stream().filter(object -> "ConfigMap".equals(object.get("kind").getAsString()))
                .filter(object -> name(object).startsWith(STOREFRONT + "-")).findFirst().orElseThrow();
        return JSON.getGson().fromJson(map, V1ConfigMap.class).getData();
    }

    private static <T> T find(List<JsonObject> objects, String kind, String name, Class<T> type) {
        return JSON.getGson().fromJson(object(objects, kind, name), type);
    }

    private static JsonObject object(List<JsonObject> objects, String kind, String name) {
        return Kustomize.find(objects, kind, name);
    }

    private static String name(JsonObject object) {
        return Kustomize.name(object);
    }

    private static List<JsonObject> render(String directory) {
        return Kustomize.render(directory);
    }
}
