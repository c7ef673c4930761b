package org.meo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The workflows of GitHub Actions: valid, and doing what the {@code Jenkinsfile} does. */
class WorkflowsTest {

    private static final String BUILD = ".github/workflows/build.yml";
    private static final Pattern COMMAND = Pattern.compile("(?m)^ *sh '([^']+)'");
    private static final Pattern PATTERN = Pattern.compile("(?:testResults|artifacts|pattern): *'([^']+)'");

    @Test
    void everyWorkflowIsValid() throws IOException {
        NodeProject.Run lint = lint(workflows().toArray(String[]::new));
        assertThat(lint.exitCode()).as(lint.output()).isZero();
    }

    @Test
    void checkFindsWhatIsWrong(@TempDir Path directory) throws IOException {
        Path wrong = Files.writeString(directory.resolve("wrong.yml"), """
                on: push
                jobs:
                  build:
                    runs-on: ubuntu-24.04
                    steps:
                      - runs: make
                """);
        NodeProject.Run lint = lint(wrong.toString());
        assertThat(lint.exitCode()).isEqualTo(1);
        assertThat(lint.output()).contains("runs");
    }

    @Test
    void runsTheCommandsOfTheJenkinsfileInTheSameOrder() throws IOException {
        assertThat(commands()).isEqualTo(COMMAND.matcher(Repository.read("Jenkinsfile")).results().map(match -> match.group(1)).toList());
    }

    @Test
    void keepsWhatTheJenkinsfileKeeps() throws IOException {
        String kept = Repository.read(BUILD);
        List<String> patterns = PATTERN.matcher(Repository.read("Jenkinsfile")).results()
                .flatMap(match -> Stream.of(match.group(1).split(", *"))).filter(pattern -> !pattern.endsWith("jacoco.xml")).toList();
        assertThat(patterns).isNotEmpty().allSatisfy(pattern -> assertThat(kept).contains(" " + pattern + "\n"));
    }

    @Test
    void mayReadTheSourcesAndNothingElse() throws IOException {
        for (String workflow : workflows()) {
            Map<String, Object> document = new Yaml().load(Files.readString(Path.of(workflow)));
            assertThat(document).as(workflow).containsEntry("permissions", Map.of("contents", "read"));
            assertThat(Files.readString(Path.of(workflow))).doesNotContain("secrets.", "pull_request_target");
        }
    }

    /** In the order of the steps. */
    private static List<String> commands() throws IOException {
        Map<String, Map<String, Map<String, Object>>> document = new Yaml().load(Repository.read(BUILD));
        List<String> commands = new ArrayList<>();
        for (Object step : (List<?>) document.get("jobs").get("build").get("steps")) {
            Object command = ((Map<?, ?>) step).get("run");
            if (command != null) {
                commands.add((String) command);
            }
        }
        return commands;
    }

    private static List<String> workflows() throws IOException {
        try (Stream<Path> files = Files.list(Repository.path(".github/workflows"))) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    private static NodeProject.Run lint(String... files) {
        return NodeProject.installed(".ci/workflow-checks").run(Map.of(), "check.mjs", files);
    }
}
