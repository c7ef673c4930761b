package org.meo.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs the {@code Jenkinsfile} against a stand-in for Jenkins. */
class JenkinsfileTest {

    @Test
    void buildsTestsAndPackagesInThisOrder() throws IOException {
        DeclarativePipeline build = DeclarativePipeline.of("Jenkinsfile");

        build.run();

        assertThat(build.stages()).containsExactly("Build", "Test", "Package");
        assertThat(build.result()).isEqualTo("SUCCESS");
        assertThat(build.steps("sh")).containsExactly("mvn -B -ntp -DskipTests clean package", ".ci/run");
    }

    @Test
    void runsOnJdk17OnALabelledAgentWithinTime() throws IOException {
        DeclarativePipeline build = DeclarativePipeline.of("Jenkinsfile");

        build.run();

        assertThat(build.steps("jdk")).containsExactly("jdk-17");
        assertThat(build.steps("label")).containsExactly("linux");
        assertThat(build.steps("timeout")).hasSize(3).allMatch(timeout -> timeout.contains("unit=MINUTES"));
        assertThat(build.steps("disableConcurrentBuilds")).hasSize(1);
        assertThat(build.variable("CI")).isEqualTo("true");
    }

    @Test
    void keepsReportsAndWhatWasTested() throws IOException {
        DeclarativePipeline build = DeclarativePipeline.of("Jenkinsfile");

        build.run();

        assertThat(build.steps("junit")).singleElement().asString()
                .contains("surefire-reports/TEST-*.xml", "failsafe-reports/TEST-*.xml");
        assertThat(build.steps("recordCoverage")).singleElement().asString().contains("JACOCO");
        assertThat(build.steps("spotBugs")).hasSize(1);
        assertThat(archives(build)).anyMatch(archive -> archive.contains("site/jacoco"))
                .anyMatch(archive -> archive.contains("*.ear") && archive.contains("*.war") && archive.contains("*.rar"))
                .noneMatch(archive -> archive.contains("screenshots"));
    }

    @Test
    void failingTestKeepsScreenshotsAndLogsAndFailsTheBuild() throws IOException {
        DeclarativePipeline build = DeclarativePipeline.of("Jenkinsfile").failingAt(".ci/run");

        build.run();

        assertThat(build.result()).isEqualTo("FAILURE");
        assertThat(build.stages()).containsExactly("Build", "Test");
        assertThat(build.steps("junit")).hasSize(1);
        assertThat(archives(build)).anyMatch(archive -> archive.contains("screenshots") && archive.contains("*.log"))
                .noneMatch(archive -> archive.contains("*.ear"));
        assertThat(build.steps("echo")).singleElement().asString().startsWith("Failed: ");
    }

    @Test
    void brokenBuildStopsBeforeTheTests() throws IOException {
        DeclarativePipeline build = DeclarativePipeline.of("Jenkinsfile")
                .failingAt("mvn -B -ntp -DskipTests clean package");

        build.run();

        assertThat(build.result()).isEqualTo("FAILURE");
        assertThat(build.stages()).containsExactly("Build");
        assertThat(build.steps("junit")).isEmpty();
        assertThat(archives(build)).isEmpty();
    }

    @Test
    void standInKnowsNoMadeUpSteps() {
        assertThatThrownBy(() -> DeclarativePipeline.ofText("pipeline { stages { stage('A') { steps { bash 'x' } } } }")
                .run()).hasMessageContaining("bash");
        assertThatThrownBy(() -> DeclarativePipeline.ofText(
                "pipeline { stages { stage('A') { steps { junit testResult: 'x' } } } }").run())
                .hasMessageContaining("testResult");
    }

    private static List<String> archives(DeclarativePipeline build) {
        return build.steps("archiveArtifacts");
    }
}
