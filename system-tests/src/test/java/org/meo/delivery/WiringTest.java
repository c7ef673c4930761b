package org.meo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of an environment find each other: names, ports, labels and keys that are written in two places agree. */
class WiringTest {

    /** Of the pods that CloudNativePG makes; their ports are not written down here. */
    private static final String DATABASE = "cnpg.io/cluster";

    @ParameterizedTest
    @ValueSource(strings = {"dev", "staging", "prod"})
    void servicesLeadToPods(String environment) {
        List<JsonObject> objects = Kustomize.render("overlays/" + environment);
        for (JsonObject service : Kustomize.all(objects, "Service")) {
            List<JsonObject> pods = selected(objects, Kustomize.at(service, "spec/selector").getAsJsonObject());
            assertThat(pods).as(Kustomize.name(service)).isNotEmpty();
            for (JsonObject port : Workload.objects(service.getAsJsonObject("spec"), "ports")) {
                assertThat(pods).as(Kustomize.name(service)).allSatisfy(pod -> assertThat(ports(pod)).contains(port.get("targetPort").getAsString()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "staging", "prod"})
    void budgetsAndWallsAreAroundPodsThatThereAre(String environment) {
        List<JsonObject> objects = Kustomize.render("overlays/" + environment);
        for (JsonObject budget : Kustomize.all(objects, "PodDisruptionBudget")) {
            assertThat(selected(objects, Kustomize.at(budget, "spec/selector/matchLabels").getAsJsonObject())).as(Kustomize.name(budget)).isNotEmpty();
        }
        for (JsonObject policy : Kustomize.all(objects, "NetworkPolicy")) {
            JsonObject labels = labels(Kustomize.at(policy, "spec/podSelector").getAsJsonObject());
            List<JsonObject> pods = selected(objects, labels);
            assertThat(pods.isEmpty()).as(Kustomize.name(policy)).isEqualTo(labels.has(DATABASE));
            for (JsonObject rule : Workload.objects(policy.getAsJsonObject("spec"), "ingress")) {
                assertThat(peers(rule, "from")).as("somebody in " + Kustomize.name(policy)).isNotEmpty();
                for (JsonObject port : Workload.objects(rule, "ports")) {
                    assertThat(pods).allSatisfy(pod -> assertThat(ports(pod)).contains(port.get("port").getAsString()));
                }
            }
            Stream.concat(Workload.objects(policy.getAsJsonObject("spec"), "ingress").stream().flatMap(rule -> peers(rule, "from").stream()),
                    Workload.objects(policy.getAsJsonObject("spec"), "egress").stream().flatMap(rule -> peers(rule, "to").stream()))
                    .filter(peer -> peer.has("podSelector")).map(peer -> labels(peer.getAsJsonObject("podSelector")))
                    .filter(peer -> !peer.has(DATABASE))
                    .forEach(peer -> assertThat(selected(objects, peer)).as(Kustomize.name(policy) + " names " + peer).isNotEmpty());
        }
    }

    /** A pod without a wall of its own reaches nothing where walls begin with nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"staging", "prod"})
    void everyPodHasAWall(String environment) {
        List<JsonObject> objects = Kustomize.render("overlays/" + environment);
        Set<String> walled = new TreeSet<>();
        Kustomize.all(objects, "NetworkPolicy").stream().map(policy -> labels(Kustomize.at(policy, "spec/podSelector").getAsJsonObject()))
                .filter(labels -> labels.size() > 0).flatMap(labels -> selected(objects, labels).stream())
                .forEach(workload -> walled.add(Kustomize.name(workload)));
        assertThat(Workload.of(objects)).extracting(Kustomize::name).isSubsetOf(walled);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "staging", "prod"})
    void everySecretIsMadeFromTheEnvironmentsOwnEntries(String environment) {
        List<JsonObject> objects = Kustomize.render("overlays/" + environment);
        Set<String> made = new TreeSet<>();
        Set<String> entries = new TreeSet<>();
        for (JsonObject secret : Kustomize.all(objects, "ExternalSecret")) {
            made.add(Kustomize.at(secret, "spec/target/name").getAsString());
            Workload.objects(secret.getAsJsonObject("spec"), "dataFrom")
                    .forEach(from -> entries.add(Kustomize.at(from, "extract/key").getAsString()));
        }
        Set<String> used = new TreeSet<>();
        Workload.of(objects).forEach(workload -> used.addAll(secrets(workload.toString())));
        JsonObject database = Kustomize.all(objects, "Cluster").get(0);
        used.add(Kustomize.at(database, "spec/bootstrap/initdb/secret/name").getAsString());
        used.add(Kustomize.at(Kustomize.all(objects, "ObjectStore").get(0), "spec/configuration/s3Credentials/accessKeyId/name").getAsString());

        assertThat(made).isEqualTo(used);
        assertThat(entries).allMatch(entry -> entry.startsWith("meo/" + environment + "/"));
    }

    /** The vault's entry is filled by hand, after what is written here. */
    @ParameterizedTest
    @ValueSource(strings = {"dev", "staging", "prod"})
    void keysOfTheStoresSecretAreWrittenDown(String environment) throws IOException {
        String told = Repository.read("kubernetes/README.md");
        Matcher keys = Pattern.compile("\\{\"name\":\"meo-secrets\",\"key\":\"([^\"]+)\"}|\\{\"key\":\"([^\"]+)\",\"name\":\"meo-secrets\"}")
                .matcher(Kustomize.render("overlays/" + environment).toString());
        Set<String> used = new TreeSet<>();
        while (keys.find()) {
            used.add(keys.group(1) == null ? keys.group(2) : keys.group(1));
        }
        assertThat(used).hasSizeGreaterThan(5).allSatisfy(key -> assertThat(told).contains("`" + key + "`"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "staging", "prod"})
    void storeFindsDatabaseAndBroker(String environment) {
        List<JsonObject> objects = Kustomize.render("overlays/" + environment);
        JsonObject settings = Settings.of(objects);
        JsonObject database = Kustomize.all(objects, "Cluster").get(0);
        JsonObject broker = Kustomize.find(objects, "Service", settings.get("MEO_BROKER_HOST").getAsString());

        assertThat(settings.get("MEO_DB_HOST").getAsString()).isEqualTo(Kustomize.name(database) + "-rw");
        assertThat(settings.get("MEO_DB_NAME")).isEqualTo(Kustomize.at(database, "spec/bootstrap/initdb/database"));
        assertThat(settings.get("MEO_DB_USER")).isEqualTo(Kustomize.at(database, "spec/bootstrap/initdb/owner"));
        assertThat(Kustomize.at(broker, "spec/ports/0/port").getAsString()).isEqualTo(settings.get("MEO_BROKER_PORT").getAsString());
        assertThat(Kustomize.at(Kustomize.find(objects, "ExternalSecret", "meo-broker"), "spec/target/template/data/users.properties")
                .getAsString()).startsWith(settings.get("MEO_BROKER_USER").getAsString() + " = ");
    }

    /** Otherwise the last instance that was started for a sale finds no connection. */
    @ParameterizedTest
    @ValueSource(strings = {"staging", "prod"})
    void poolsOfAllInstancesFitIntoTheDatabase(String environment) throws IOException {
        List<JsonObject> objects = Kustomize.render("overlays/" + environment);
        Matcher pool = Pattern.compile("--maxpoolsize=(\\d+) .* meo-database").matcher(Repository.read("payara-config/src/main/resources/payara/resources.asadmin"));
        assertThat(pool.find()).isTrue();
        // During a roll-out one more, and the admin server.
        int instances = Kustomize.at(Kustomize.all(objects, "ScaledObject").get(0), "spec/maxReplicaCount").getAsInt() + 2;
        int connections = Kustomize.at(Kustomize.all(objects, "Cluster").get(0), "spec/postgresql/parameters/max_connections").getAsInt();
        assertThat(instances * Integer.parseInt(pool.group(1))).isLessThan(connections);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "staging", "prod"})
    void databaseIsTheVersionThatTheTestsRunOn(String environment) throws IOException {
        String image = Kustomize.at(Kustomize.all(Kustomize.render("overlays/" + environment), "Cluster").get(0), "spec/imageName").getAsString();
        assertThat(Repository.read("pom.xml")).contains(">" + image.replaceFirst(".*:(\\d+)\\..*", "$1") + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "staging", "prod"})
    void backupsAreKeptForSevenDaysInABucketOfTheirOwn(String environment) {
        List<JsonObject> objects = Kustomize.render("overlays/" + environment);
        JsonObject database = Kustomize.all(objects, "Cluster").get(0);
        JsonObject store = Kustomize.all(objects, "ObjectStore").get(0);
        String plugin = Kustomize.at(database, "spec/plugins/0/name").getAsString();
        assertThat(Kustomize.at(database, "spec/plugins/0/isWALArchiver").getAsBoolean()).isTrue();
        assertThat(Kustomize.at(database, "spec/plugins/0/parameters/barmanObjectName").getAsString()).isEqualTo(Kustomize.name(store));
        assertThat(Kustomize.at(Kustomize.all(objects, "ScheduledBackup").get(0), "spec/pluginConfiguration/name").getAsString()).isEqualTo(plugin);
        assertThat(Kustomize.at(store, "spec/retentionPolicy").getAsString()).isEqualTo("7d");
        assertThat(Kustomize.at(store, "spec/configuration/destinationPath").getAsString())
                .isEqualTo(environment.equals("prod") ? "s3://meo-backups/postgres" : "s3://meo-" + environment + "-backups/postgres");
        assertThat(Kustomize.at(database, "spec/postgresql/parameters/archive_timeout").getAsString()).as("as docs/recovery.md has it").isEqualTo("1min");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "staging", "prod"})
    void jobMigratesAndInstancesWait(String environment) {
        List<JsonObject> objects = Kustomize.render("overlays/" + environment);
        JsonObject job = Kustomize.find(objects, "Job", "meo-migrations");
        int migrated = wave(job);

        assertThat(Settings.of(objects).get("MEO_MIGRATIONS").getAsString()).isEqualTo("wait");
        assertThat(wave(Kustomize.all(objects, "Cluster").get(0))).isLessThan(migrated);
        assertThat(Kustomize.at(job, "metadata/annotations").toString()).contains("\"argocd.argoproj.io/hook\":\"Sync\"");
        Kustomize.all(objects, "Rollout").forEach(rollout -> assertThat(wave(rollout)).isGreaterThan(migrated));
    }

    private static int wave(JsonObject object) {
        return Integer.parseInt(object.getAsJsonObject("metadata").getAsJsonObject("annotations").get("argocd.argoproj.io/sync-wave").getAsString());
    }

    private static List<JsonObject> selected(List<JsonObject> objects, JsonObject labels) {
        return Workload.of(objects).stream().filter(workload -> Workload.labels(workload).entrySet().containsAll(labels.entrySet())).toList();
    }

    private static JsonObject labels(JsonObject selector) {
        return selector.has("matchLabels") ? selector.getAsJsonObject("matchLabels") : new JsonObject();
    }

    private static List<JsonObject> peers(JsonObject rule, String direction) {
        return Workload.objects(rule, direction);
    }

    private static List<String> ports(JsonObject workload) {
        return Workload.containers(workload).stream().flatMap(container -> Workload.objects(container, "ports").stream())
                .map(port -> port.get("name")).map(JsonElement::getAsString).toList();
    }

    private static Set<String> secrets(String workload) {
        Set<String> names = new TreeSet<>();
        Pattern reference = Pattern.compile("\"secretKeyRef\":\\{[^}]*\"name\":\"([^\"]+)\"|\"secretName\":\"([^\"]+)\"");
        reference.matcher(workload).results().forEach(match -> names.add(match.group(1) == null ? match.group(2) : match.group(1)));
        return names;
    }
}
