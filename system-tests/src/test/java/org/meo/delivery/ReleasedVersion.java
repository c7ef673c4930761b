package org.meo.delivery;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a version of the store asks of its database: the statements in its classes, and the columns, constraints and unique
 * indexes that they were written for.
 *
 * @param statements SQL with numbered parameters
 * @param columns    {@code table column type null|not-null default|-}
 * @param rules      {@code table definition} of constraints and unique indexes
 */
record ReleasedVersion(List<String> statements, Set<String> columns, Set<String> rules) {

    private static final Pattern SQL = Pattern.compile("(?s)\\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH)\\s.*");
    private static final Pattern PARAMETER = Pattern.compile("'[^']*'|\\?(\\d*)");
    private static final String BETWEEN = "\n;;\n";
    private static final String COLUMNS = """
            SELECT c.relname || ' ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                   || CASE WHEN a.attnotnull THEN ' not-null' ELSE ' null' END
                   || CASE WHEN a.atthasdef OR a.attidentity <> '' THEN ' default' ELSE ' -' END
              FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
             WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v') AND c.relname NOT LIKE ALL (ARRAY['flyway%', 'pg\\_stat%'])""";
    private static final String RULES = """
            SELECT c.relname || ' ' || regexp_replace(pg_get_constraintdef(r.oid), '\\s+', ' ', 'g') FROM pg_constraint r JOIN pg_class c ON c.oid = r.conrelid
             WHERE c.relnamespace = 'public'::regnamespace AND r.contype IN ('c', 'f', 'u', 'p', 'x') AND c.relname NOT LIKE 'flyway%'
            UNION SELECT c.relname || ' ' || regexp_replace(pg_get_indexdef(i.indexrelid), ' INDEX \\S+ ON ', ' INDEX ON ')
              FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
             WHERE i.indisunique AND c.relnamespace = 'public'::regnamespace AND c.relname NOT LIKE 'flyway%'
               AND NOT EXISTS (SELECT FROM pg_constraint r WHERE r.conindid = i.indexrelid)""";

    static ReleasedVersion read(Path directory) throws IOException {
        return new ReleasedVersion(List.of(Files.readString(directory.resolve("statements.sql")).split(BETWEEN)),
                new TreeSet<>(Files.readAllLines(directory.resolve("columns.txt"))),
                new TreeSet<>(Files.readAllLines(directory.resolve("rules.txt"))));
    }

    void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("statements.sql"), String.join(BETWEEN, statements));
        Files.write(directory.resolve("columns.txt"), columns);
        Files.write(directory.resolve("rules.txt"), rules);
    }

    /**
     * The version whose classes are in a directory and whose schema a database has. Texts that are no whole statement, or
     * of another language, are left out: the database can't plan them.
     */
    static ReleasedVersion of(Path classes, Connection connection) throws IOException, SQLException {
        List<String> statements = new ArrayList<>();
        begin(connection);
        for (String text : texts(classes)) {
            String sql = numbered(text.strip());
            if (refusal(connection, sql) == null) {
                statements.add(sql);
            }
        }
        return new ReleasedVersion(statements, lines(connection, COLUMNS), lines(connection, RULES));
    }

    /** A sentence for each thing that this version could not do any more on a database's schema. */
    List<String> problemsOn(Connection connection) throws SQLException {
        List<String> problems = new ArrayList<>();
        begin(connection);
        for (String sql : statements) {
            String refusal = refusal(connection, sql);
            if (refusal != null) {
                problems.add(refusal + ": " + sql);
            }
        }
        Set<String> there = lines(connection, COLUMNS);
        TreeMap<String, String[]> now = byName(there);
        TreeMap<String, String[]> before = byName(columns);
        Set<String> tables = before.values().stream().map(column -> column[0]).collect(Collectors.toSet());
        before.forEach((name, column) -> {
            String[] found = now.get(name);
            if (found == null) {
                problems.add("column " + name + " is gone");
            } else if (!found[2].equals(column[2])) {
                problems.add("column " + name + " was " + column[2] + " and is " + found[2]);
            } else if (found[3].equals("not-null") && column[3].equals("null")) {
                problems.add("column " + name + " must be filled now");
            } else if (found[3].equals("not-null") && found[4].equals("-") && column[4].equals("default")) {
                problems.add("column " + name + " has no default any more");
            }
        });
        Set<String> added = new LinkedHashSet<>();
        now.forEach((name, column) -> {
            if (tables.contains(column[0]) && !before.containsKey(name)) {
                added.add(name);
                if (column[3].equals("not-null") && column[4].equals("-")) {
                    problems.add("column " + name + " is new and must be filled");
                }
            }
        });
        for (String rule : lines(connection, RULES)) {
            String table = rule.substring(0, rule.indexOf(' '));
            // About a new column: what does not write it leaves null, or its default.
            boolean aboutNew = added.stream().anyMatch(name -> name.startsWith(table + ".")
                    && Pattern.compile("\\b" + Pattern.quote(name.substring(table.length() + 1)) + "\\b").matcher(rule).find());
            if (tables.contains(table) && !rules.contains(rule) && !aboutNew) {
                problems.add("new rule, which may refuse what was allowed: " + rule);
            }
        }
        return problems;
    }

    private static TreeMap<String, String[]> byName(Set<String> lines) {
        TreeMap<String, String[]> columns = new TreeMap<>();
        for (String line : lines) {
            String[] words = line.split(" ");
            // A type may have spaces in it.
            String type = Stream.of(words).skip(2).limit(words.length - 4L).collect(Collectors.joining(" "));
            columns.put(words[0] + "." + words[1],
                    new String[] {words[0], words[1], type, words[words.length - 2], words[words.length - 1]});
        }
        return columns;
    }

    /** What a refused statement takes the transaction back to. */
    private static void begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SAVEPOINT planning");
        }
    }

    /** Why the database can't plan a statement; null when it can. Nothing is executed. */
    private static String refusal(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try {
                statement.execute("EXPLAIN (GENERIC_PLAN) " + sql);
                return null;
            } catch (SQLException refused) {
                statement.execute("ROLLBACK TO SAVEPOINT planning");
                return refused.getMessage().lines().findFirst().orElse("refused");
            }
        }
    }

    private static Set<String> lines(Connection connection, String sql) throws SQLException {
        Set<String> lines = new TreeSet<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }

    /** Parameters of JDBC ({@code ?}) and of Jakarta Persistence ({@code ?1}) as PostgreSQL numbers them. */
    private static String numbered(String sql) {
        Matcher parameters = PARAMETER.matcher(sql);
        int[] next = {0};
        return parameters.replaceAll(found -> Matcher.quoteReplacement(found.group().startsWith("'") ? found.group()
                : "$" + (found.group(1).isEmpty() ? String.valueOf(++next[0]) : found.group(1))));
    }

    private static Set<String> texts(Path classes) throws IOException {
        Set<String> texts = new TreeSet<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
                try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
                    constants(in).stream().filter(text -> SQL.matcher(text).matches()).forEach(texts::add);
                }
            }
        }
        return texts;
    }

    /** The texts among the constants of a class file, as chapter 4.4 of the Java Virtual Machine Specification lays them out. */
    private static List<String> constants(DataInputStream in) throws IOException {
        in.readInt();
        in.readInt();
        int count = in.readUnsignedShort();
        List<String> texts = new ArrayList<>();
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts.add(in.readUTF());
                case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++;
                }
                default -> throw new IOException("a constant of kind " + tag);
            }
        }
        return texts;
    }
}
