package org.meo.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What {@code recovery/check.sh} asks a restored database is what the store itself asks. */
class ChecksScriptTest {

    private static final Path SCRIPT = Path.of("../recovery/checks.sql");
    private static final Path EXPECTED = Path.of("target/checks.sql");
    private static final String HEAD = """
            -- What the store's reconciliation asks, as ChecksScriptTest wrote it down: check.sh runs it. Each statement answers with
            -- what is wrong, so a sound database answers nothing.
            """;
    /** The store computes hashes itself; org.meo.customers.AuditEntry says of what. */
    private static final String AUDIT = """
            SELECT id FROM (SELECT *, row_number() OVER entries AS place,
                                   lag(hash, 1, decode(repeat('00', 32), 'hex')) OVER entries AS before
                              FROM audit_event WINDOW entries AS (ORDER BY id)) e
             WHERE id <> place OR previous_hash <> before OR hash <> sha256(before ||
               (SELECT string_agg(int4send(length(part)) || part, '' ORDER BY n)
                  FROM unnest(ARRAY[convert_to(id::text, 'UTF8'),
                                    convert_to((extract(epoch FROM occurred_at) * 1000000)::bigint::text, 'UTF8'),
                                    convert_to(kind, 'UTF8'), convert_to(coalesce(customer_id::text, 'null'), 'UTF8'),
                                    convert_to(coalesce(actor_id::text, 'null'), 'UTF8'), convert_to(detail, 'UTF8')])
                       WITH ORDINALITY p (part, n)))
             ORDER BY id LIMIT 1""";

    @Test
    void asksWhatTheStoreAsks() throws IOException, ReflectiveOperationException {
        Instant now = Instant.parse("2026-11-21T12:00:00Z");
        RecordedQuestions questions = new RecordedQuestions(now);
        StringBuilder script = new StringBuilder(HEAD);
        for (Map.Entry<String, Supplier<List<String>>> check : questions.bean(Checks.class).all(now).entrySet()) {
            check.getValue().get();
            List<String> asked = questions.take();
            String question = check.getKey().equals("audit") ? AUDIT : asked.get(0);
            assertThat(asked).as(check.getKey()).hasSize(1);
            script.append("\nSELECT '").append(check.getKey()).append("', trim(BOTH '()' FROM CAST(found AS text)) FROM (\n")
                    .append(question).append(") found;\n");
        }
        Files.writeString(EXPECTED, script);
        assertThat(SCRIPT).as("ejb-module/target/checks.sql is what it should be").hasContent(script.toString());
    }
}
