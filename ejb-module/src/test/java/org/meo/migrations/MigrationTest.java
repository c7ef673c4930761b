package org.meo.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** New migrations run while the version before goes on selling; docs/migrations.md says how. */
class MigrationTest {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Pattern VERSION = Pattern.compile("V(\\d+)(?:_\\d+)?__\\w+\\.sql");
    /** Those before run on the empty database of a first release only. */
    private static final int FIRST = 18;

    @Test
    void newMigrationsLetTheShopGoOn() throws IOException {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            for (Path file : files.sorted().toList()) {
                Matcher version = VERSION.matcher(file.getFileName().toString());
                assertThat(version.matches()).as(file + " is named V<number>__<words>.sql").isTrue();
                if (Integer.parseInt(version.group(1)) >= FIRST) {
                    assertThat(Migration.of(Files.readString(file)).problems()).as(file.toString()).isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "CREATE INDEX orders_note ON orders (note)",
        "CREATE UNIQUE INDEX IF NOT EXISTS orders_note ON orders (note)",
        "DROP INDEX orders_note",
        "DROP TABLE cart",
        "TRUNCATE outbox",
        "LOCK TABLE orders",
        "REINDEX TABLE orders",
        "UPDATE orders SET note = ''",
        "DELETE FROM cart",
        "ALTER TABLE orders DROP COLUMN note",
        "ALTER TABLE orders DROP note",
        "ALTER TABLE orders RENAME COLUMN note TO remark",
        "ALTER TABLE orders RENAME TO purchase",
        "ALTER TABLE orders ALTER COLUMN total TYPE numeric(21, 2)",
        "ALTER TABLE orders ALTER total SET DATA TYPE numeric(21, 2)",
        "ALTER TABLE orders ALTER COLUMN note SET NOT NULL",
        "ALTER TABLE orders ADD CONSTRAINT positive CHECK (total >= 0)",
        "ALTER TABLE orders ADD FOREIGN KEY (cart_id) REFERENCES cart (id)",
        "ALTER TABLE orders ADD CONSTRAINT one UNIQUE (note)",
        "ALTER TABLE orders ADD COLUMN note text NOT NULL",
        "ALTER TABLE orders ADD COLUMN note text UNIQUE",
        "ALTER TABLE orders ADD COLUMN note text CHECK (length(note) < 10)",
        "ALTER TABLE orders ADD COLUMN token uuid DEFAULT gen_random_uuid()",
        "ALTER TABLE orders ADD COLUMN lower_note text GENERATED ALWAYS AS (lower(note)) STORED",
        "ALTER TABLE IF EXISTS ONLY orders ADD COLUMN a text,\n  ADD COLUMN b text NOT NULL",
        "/* one */ alter /* two */ table orders -- three\n drop column note"})
    void refuses(String sql) {
        assertThat(Migration.of(sql + ";").problems()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "CREATE INDEX CONCURRENTLY orders_note ON orders (note)",
        "CREATE TABLE note (id bigint PRIMARY KEY, text text NOT NULL); CREATE INDEX note_text ON note (text); ALTER TABLE note ADD UNIQUE (text)",
        "DROP INDEX CONCURRENTLY orders_note",
        "UPDATE orders SET note = '' WHERE id BETWEEN 1 AND 1000",
        "ALTER TABLE orders ADD COLUMN note text",
        "ALTER TABLE orders ADD COLUMN note text NOT NULL DEFAULT ''",
        "ALTER TABLE orders ALTER COLUMN email DROP NOT NULL",
        "ALTER TABLE orders ALTER COLUMN note SET DEFAULT 'a, b'",
        "ALTER TABLE orders ADD CONSTRAINT positive CHECK (total >= 0) NOT VALID; ALTER TABLE orders VALIDATE CONSTRAINT positive",
        "ALTER TABLE orders ADD CONSTRAINT noted CHECK (note IS NOT NULL) NOT VALID; ALTER TABLE orders VALIDATE CONSTRAINT noted;"
                + " ALTER TABLE orders ALTER COLUMN note SET NOT NULL",
        "CREATE UNIQUE INDEX CONCURRENTLY one ON orders (note); ALTER TABLE orders ADD CONSTRAINT one UNIQUE USING INDEX one",
        "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DELETE FROM cart; DROP TABLE cart; END $$",
        "COMMENT ON TABLE orders IS 'DROP TABLE orders; it''s all'",
        "-- may block: the table holds at most a hundred rows\nDROP TABLE outbox_shard"})
    void accepts(String sql) {
        assertThat(Migration.of(sql + ";").problems()).isEmpty();
    }

    @Test
    void reasonHoldsForItsStatementAndMustSaySomething() {
        assertThat(Migration.of("-- may block: nobody has used it since V20\nDROP TABLE a;\nDROP TABLE b;").problems())
                .isEqualTo(List.of("the version before may still use it: drop table b"));
        assertThat(Migration.of("-- may block: yes\nDROP TABLE a;").problems()).hasSize(1);
    }
}
