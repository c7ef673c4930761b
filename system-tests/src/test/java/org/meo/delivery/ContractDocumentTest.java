package org.meo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The AsyncAPI document over the message contracts, and the page that is drawn of it. */
class ContractDocumentTest {

    private static final String CONTRACTS = "jms-config/contracts";
    private static NodeProject tools;

    @BeforeAll
    static void install() {
        tools = NodeProject.installed("jms-config/tools");
    }

    @Test
    void documentIsValid() {
        NodeProject.Run check = tools.run(Map.of(), "contracts.mjs", "check", Repository.path(CONTRACTS).toString());
        assertThat(check.exitCode()).as(check.output()).isZero();
    }

    @Test
    void pageShowsWhatTheContractsSay() throws IOException {
        Path drawn = Path.of("target", "messages.md").toAbsolutePath();
        NodeProject.Run run = tools.run(Map.of(), "contracts.mjs", "render", Repository.path(CONTRACTS).toString(),
                drawn.toString());
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(Repository.path("docs/messages.md"))
                .as("draw it again: node jms-config/tools/contracts.mjs render jms-config/contracts docs/messages.md")
                .hasSameTextualContentAs(drawn);
    }

    @Test
    void documentNamesEverySchema() throws IOException {
        String document = Repository.read(CONTRACTS + "/asyncapi.yaml");
        try (Stream<Path> files = Files.list(Repository.path(CONTRACTS))) {
            List<String> schemas = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".schema.json")).toList();
            assertThat(schemas).isNotEmpty().allSatisfy(schema -> assertThat(document).contains("./" + schema));
        }
    }

    @Test
    void documentNamesTheAddressesThatTheBrokerHas() throws IOException {
        Set<String> known = new TreeSet<>();
        Matcher names = Pattern.compile("<address name=\"(meo\\.(?!dlq|expired)[a-z.]+)\">")
                .matcher(Repository.read("jms-config/broker.xml"));
        while (names.find()) {
            known.add(names.group(1));
        }
        assertThat(addresses()).isEqualTo(known);
    }

    private static Set<String> addresses() throws IOException {
        Map<String, Map<String, Map<String, Object>>> document = new Yaml().load(Repository.read(CONTRACTS + "/asyncapi.yaml"));
        return document.get("channels").values().stream().map(channel -> channel.get("address"))
                .filter(Objects::nonNull).map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
    }
}
