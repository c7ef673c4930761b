package org.meo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What partners and operators read about the broker is true of the files it speaks of. */
class IntegrationGuideTest {

    private static final String GUIDE = "docs/integration.md";

    @Test
    void examplesAreThoseThatTheTestsSend() throws IOException {
        Matcher examples = Pattern.compile("\\(\\.\\./(jms-config/contracts/examples/[^)]+)\\)\n\n```json\n(.*?)```\n", Pattern.DOTALL)
                .matcher(Repository.read(GUIDE));
        int seen = 0;
        for (; examples.find(); seen++) {
            assertThat(examples.group(2).strip()).as(examples.group(1)).isEqualTo(Repository.read(examples.group(1)).strip());
        }
        assertThat(seen).isPositive().isEqualTo(Repository.read(GUIDE).split("```json").length - 1);
    }

    @Test
    void everyReasonOfARejectionIsExplained() throws IOException {
        Set<String> codes = found("\"([A-Z]+_[A-Z]+)\"", Repository.read("jms-config/contracts/OrderRejected.v1.schema.json"));
        assertThat(codes).isNotEmpty().isEqualTo(found("(?m)^\\| `([A-Z]+_[A-Z]+)` \\|", Repository.read(GUIDE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {GUIDE, "docs/broker.md"})
    void linksLeadSomewhere(String page) throws IOException {
        for (String link : found("\\]\\(([^)#]+)", Repository.read(page))) {
            assertThat(Repository.path(page).resolveSibling(link).normalize()).exists();
        }
    }

    @Test
    void everyAddressOfPartnersIsNamed() throws IOException {
        for (String address : found("<address name=\"(meo\\.(?!dlq|expired)[a-z.]+)\">", Repository.read("jms-config/broker.xml"))) {
            assertThat(Repository.read(GUIDE)).contains("`" + address + "`");
        }
    }

    @Test
    void everyRoleOfTheBrokerIsExplained() throws IOException {
        Set<String> roles = new TreeSet<>();
        found("roles=\"([^\"]+)\"", Repository.read("jms-config/broker.xml")).forEach(list -> roles.addAll(Set.of(list.split(", "))));
        roles.remove("store");
        assertThat(found("(?m)^\\| `([a-z-]+)` \\|", Repository.read("docs/broker.md"))).isEqualTo(roles);
    }

    private static Set<String> found(String pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
