package org.meo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that opens a door is in the repository: looks through every file that git knows, without a network. */
class SecretsTest {

    /** What keys look like; each is unlike anything else. */
    private static final Map<String, Pattern> KEYS = Map.of(
            "private key", Pattern.compile("-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----"),
            "AWS access key", Pattern.compile("\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b"),
            "Stripe key", Pattern.compile("\\b(?:sk|rk)_live_[A-Za-z0-9]{16,}\\b"),
            "Stripe webhook secret", Pattern.compile("\\bwhsec_[A-Za-z0-9+/]{32,}"),
            "GitHub token", Pattern.compile("\\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{60,})\\b"),
            "Slack token or webhook", Pattern.compile("\\bxox[abprs]-[A-Za-z0-9-]{10,}|hooks\\.slack\\.com/services/T[A-Z0-9]+/"),
            "Google key", Pattern.compile("\\bAIza[A-Za-z0-9_-]{35}\\b"),
            "JSON Web Token", Pattern.compile("\\beyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{20,}"),
            "password in an address", Pattern.compile("[a-z]+://[^/\\s:@\"'$<{}]+:[^/\\s:@\"'$<{}]{3,}@(?!(?:localhost|127\\.0\\.0\\.1|[a-z.-]*example)\\b)[a-z0-9]")
    );

    @Test
    void noFileHoldsAKey() throws IOException {
        Tool.Run git = Tool.onPath("git", "every system").run(".", List.of("ls-files", "-z", "--cached", "--others", "--exclude-standard"));
        assertThat(git.exitCode()).as(git.output()).isZero();
        List<String> found = new ArrayList<>();
        String[] files = git.output().split("\0");
        assertThat(files).hasSizeGreaterThan(100);
        for (String file : files) {
            Path path = Repository.path(file);
            if (Files.isRegularFile(path)) {
                found.addAll(keys(file, path));
            }
        }
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AKIA" + "ABCDEFGHIJKLMNOP", "sk_live" + "_0123456789abcdefgh", "-----BEGIN RSA" + " PRIVATE KEY-----",
        "ghp" + "_0123456789abcdefghijklmnopqrstuvwxyz", "postgres://meo:geheim" + "@db.meo.de/meo"})
    void keyIsFound(String key) {
        assertThat(KEYS.values()).anyMatch(pattern -> pattern.matcher("key = " + key).find());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk_test_0123456789abcdef", "MEO_DB_PASSWORD", "http://user:secret@localhost:8080/", "https://meo.example"})
    void whatIsNoKeyIsNone(String text) {
        assertThat(KEYS.values()).noneMatch(pattern -> pattern.matcher(text).find());
    }

    private static List<String> keys(String name, Path file) throws IOException {
        List<String> found = new ArrayList<>();
        try {
            String text = Files.readString(file);
            KEYS.forEach((kind, pattern) -> {
                if (pattern.matcher(text).find()) {
                    found.add(name + " holds a " + kind);
                }
            });
        } catch (MalformedInputException picture) {
            assertThat(name).as("a file that is no text").matches(".*\\.(png|jpg|jpeg|webp|gif|ico|zip|gz|pdf|bin|ttf|woff2?)");
        }
        return found;
    }
}
