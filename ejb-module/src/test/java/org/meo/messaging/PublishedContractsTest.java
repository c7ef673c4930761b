package org.meo.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.meo.shared.BusinessException;

/**
 * What partners were given stays true: {@code jms-config/contracts/published} holds each version as it was published, and
 * is only ever added to.
 */
class PublishedContractsTest {

    private static final Path CONTRACTS = Path.of("..", "jms-config", "contracts");
    private static final Path PUBLISHED = CONTRACTS.resolve("published");
    private static final Path EXAMPLES = CONTRACTS.resolve("examples");
    private static final Set<String> INCOMING = Set.of("OrderRequest", "ShipmentNotice", "StockCount", "StockAdjustment",
            "ProductUpsert", "PriceChange", "ReplayRequest");

    static Stream<String> schemas() {
        return names(CONTRACTS, ".schema.json");
    }

    static Stream<String> publishedSchemas() {
        return names(PUBLISHED, ".schema.json");
    }

    static Stream<String> examples() {
        return names(EXAMPLES, ".json");
    }

    @ParameterizedTest
    @MethodSource("publishedSchemas")
    void nothingBreaksWhoKeepsToWhatWasPublished(String file) {
        assertThat(CONTRACTS.resolve(file)).as("a published version stays").exists();
        assertThat(ContractChange.breaks(read(PUBLISHED.resolve(file)), read(CONTRACTS.resolve(file)),
                INCOMING.contains(file.substring(0, file.indexOf('.'))))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everySchemaSaysWhatItIsAndIsPublished(String file) {
        JsonObject schema = read(CONTRACTS.resolve(file));
        String name = file.substring(0, file.indexOf('.'));
        String version = file.substring(name.length() + 1, file.indexOf('.', name.length() + 1));
        assertThat(schema.getString("$id")).isEqualTo("urn:meo:contracts:" + name + ":" + version);
        assertThat(schema.getString("title")).isEqualTo(name);
        assertThat(schema.getString("description")).isNotBlank();
        assertThat(schema.getJsonArray("required")).isNotEmpty();
        assertThat(PUBLISHED.resolve(file)).as("add it with the release that publishes it").exists();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsValid(String file) {
        String[] parts = file.split("\\.");
        String body = read(EXAMPLES.resolve(file)).toString();
        Envelope envelope = new Envelope("meo.test", "partner", "m", parts[0].split("-")[0],
                Integer.parseInt(parts[1].substring(1)), "c", body, Map.of());
        try {
            assertThat(new Contracts().parse(envelope)).isNotEmpty();
        } catch (BusinessException refused) {
            throw new AssertionError(file + " at " + refused.path() + ": " + refused.getMessage(), refused);
        }
    }

    @Test
    void everyMessageHasAnExample() {
        Set<String> shown = examples().map(file -> file.replaceFirst("(-[a-z-]+)?(\\.v\\d+)\\.json$", "$2"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(shown).containsAll(schemas().map(file -> file.replace(".schema.json", ""))
                // Events have the type of what happened as their name.
                .filter(name -> !name.startsWith("OrderEvent") && !name.startsWith("StockEvent")).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"required":["a"]}                    | {"required":["a","b"]}                | true  | false
            {"required":["a","b"]}                | {"required":["a"]}                    | false | true
            {"maxLength":10}                      | {"maxLength":9}                       | true  | false
            {"maxLength":10}                      | {"maxLength":11}                      | false | true
            {"minimum":1}                         | {"minimum":2}                         | true  | false
            {"minimum":1}                         | {}                                    | false | true
            {}                                    | {"maxItems":5}                        | true  | false
            {"enum":["A"]}                        | {"enum":["A","B"]}                    | false | true
            {"enum":["A","B"]}                    | {"enum":["A"]}                        | true  | false
            {"enum":["A"]}                        | {}                                    | false | true
            {"type":"integer"}                    | {"type":"string"}                     | true  | true
            {"pattern":"^a$"}                     | {"pattern":"^b$"}                     | true  | true
            {"properties":{"a":{"maximum":3}}}    | {"properties":{"a":{"maximum":2}}}    | true  | false
            {"properties":{"a":{}}}               | {"properties":{}}                     | true  | true
            {"properties":{}}                     | {"properties":{"a":{"maximum":2}}}    | false | false
            {"items":{"minLength":1}}             | {"items":{"minLength":2}}             | true  | false
            {"description":"x"}                   | {"description":"y"}                   | false | false
            """)
    void knowsWhatBreaksWhom(String published, String current, boolean breaksSenders, boolean breaksReaders) {
        assertThat(ContractChange.breaks(parse(published), parse(current), true).isEmpty()).isEqualTo(!breaksSenders);
        assertThat(ContractChange.breaks(parse(published), parse(current), false).isEmpty()).isEqualTo(!breaksReaders);
    }

    private static Stream<String> names(Path directory, String ending) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(ending)).sorted().toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonObject read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonObject parse(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
