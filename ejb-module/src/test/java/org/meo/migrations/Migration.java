package org.meo.migrations;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A migration as the shop meets it that goes on selling while it runs: which of its statements keep others from a table for
 * as long as the table is large, or take something away that the version before still uses.
 */
final class Migration {

    private static final Pattern ALLOWED = Pattern.compile("may block: *(\\S.{9,})", Pattern.CASE_INSENSITIVE);
    private static final String NAME = "(?:if not exists |if exists |only )*([a-z_][a-z0-9_.]*)";
    private static final Pattern CREATED = Pattern.compile("^create (?:unlogged )?table " + NAME);
    private static final Pattern ALTERED = Pattern.compile("^alter table " + NAME + "\\s+(.*)$");
    private static final Pattern INDEXED = Pattern.compile("^create (?:unique )?index (concurrently )?(?:if not exists )?\\S+ on " + NAME);
    private static final Pattern UPDATED = Pattern.compile("^(?:update|delete from) " + NAME);
    private static final Pattern NOT_NULL = Pattern.compile("^alter (?:column )?([a-z_0-9]+) set not null");
    private static final Pattern ADDED_CHECK = Pattern.compile("^add constraint ([a-z_0-9]+) check \\( ?([a-z_0-9]+) is not null ?\\)");
    private static final Pattern VALIDATED = Pattern.compile("^validate constraint ([a-z_0-9]+)");

    private final List<Statement> statements;
    private final Set<String> created = new HashSet<>();
    private final Set<String> known = new HashSet<>();
    private final Set<String> checked = new HashSet<>();

    private Migration(List<Statement> statements) {
        this.statements = statements;
    }

    /** @param text in lower case, with single spaces and without comments and quoted text; @param comment what stood before it */
    record Statement(String text, String comment) {

        boolean isAllowed() {
            return ALLOWED.matcher(comment).find();
        }
    }

    static Migration of(String sql) {
        return new Migration(split(sql));
    }

    /** A sentence for each statement that blocks and gives no reason why it may. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (Statement statement : statements) {
            String problem = problem(statement.text());
            if (problem != null && !statement.isAllowed()) {
                problems.add(problem + ": " + statement.text());
            }
        }
        return problems;
    }

    private String problem(String statement) {
        Matcher table = CREATED.matcher(statement);
        if (table.find()) {
            created.add(table.group(1));
            return null;
        }
        Matcher index = INDEXED.matcher(statement);
        if (index.find()) {
            return index.group(1) != null || created.contains(index.group(2)) ? null
                    : "an index on a table that is there is made CONCURRENTLY";
        }
        if (statement.startsWith("drop index ") && !statement.startsWith("drop index concurrently ")) {
            return "an index is dropped CONCURRENTLY";
        }
        if (statement.matches("^drop (table|view|materialized view|function|type|sequence|schema|column) .*")) {
            return "the version before may still use it";
        }
        if (statement.matches("^(truncate|lock|cluster|vacuum full|reindex (?!.*concurrently)|refresh materialized view (?!concurrently)).*")) {
            return "it keeps everybody from the table";
        }
        Matcher update = UPDATED.matcher(statement);
        if (update.find() && !created.contains(update.group(1)) && !statement.contains(" where ")) {
            return "it locks each row of the table until the migration ends";
        }
        Matcher altered = ALTERED.matcher(statement);
        if (altered.find()) {
            return altered(altered.group(1), altered.group(2));
        }
        return statement.matches("^alter (type|view|index|sequence) .* rename .*") ? "the version before still uses the name" : null;
    }

    private String altered(String table, String actions) {
        if (created.contains(table)) {
            return null;
        }
        for (String action : actions(actions)) {
            String problem = action(table, action);
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private String action(String table, String action) {
        if (action.startsWith("rename ")) {
            return "the version before still uses the name";
        }
        if (action.matches("^drop (?!constraint|not null|default|expression).*")) {
            return "the version before may still use the column";
        }
        if (action.matches("^alter (column )?\\S+ (set data )?type .*")) {
            return "it writes the table anew; add a column of the new type and fill it";
        }
        Matcher check = ADDED_CHECK.matcher(action);
        if (check.find()) {
            known.add(table + "." + check.group(1) + "." + check.group(2));
        }
        Matcher validated = VALIDATED.matcher(action);
        if (validated.find()) {
            known.stream().filter(each -> each.startsWith(table + "." + validated.group(1) + "."))
                    .forEach(each -> checked.add(table + "." + each.substring(each.lastIndexOf('.') + 1)));
        }
        Matcher notNull = NOT_NULL.matcher(action);
        if (notNull.find() && !checked.contains(table + "." + notNull.group(1))) {
            return "it reads the whole table; add CHECK (... IS NOT NULL) NOT VALID and VALIDATE it first";
        }
        if (action.matches("^add (constraint \\S+ )?(check|foreign key).*") && !action.endsWith(" not valid")) {
            return "it reads the whole table; add it NOT VALID and VALIDATE it after";
        }
        if (action.matches("^add (constraint \\S+ )?(unique|primary key|exclude).*") && !action.contains(" using index ")) {
            return "it makes an index; make that CONCURRENTLY and add the constraint USING INDEX";
        }
        if (action.matches("^add (column )?(?!constraint|check|foreign|unique|primary|exclude).*")) {
            return added(action);
        }
        return null;
    }

    private static String added(String column) {
        if (column.matches(".* (unique|primary key)\\b.*") || column.matches(".*\\bcheck ?\\(.*")) {
            return "the column's constraint reads the whole table; add it NOT VALID and VALIDATE it after";
        }
        if (column.matches(".* (generated|serial|bigserial)\\b.*")
                || column.matches(".* default .*\\b(random|clock_timestamp|gen_random_uuid|nextval)\\b.*")) {
            return "it writes the table anew to fill the column";
        }
        if (column.contains(" not null") && !column.contains(" default ")) {
            return "the version before inserts rows without the column; give it a DEFAULT";
        }
        return null;
    }

    /** The parts of an ALTER TABLE: at commas outside of parentheses. */
    private static List<String> actions(String text) {
        List<String> actions = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                actions.add(text.substring(from, i).strip());
                from = i + 1;
            }
        }
        actions.add(text.substring(from).strip());
        return actions;
    }

    private static List<Statement> split(String sql) {
        List<Statement> statements = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        StringBuilder comment = new StringBuilder();
        int i = 0;
        while (i < sql.length()) {
            if (sql.startsWith("--", i)) {
                int end = end(sql, "\n", i);
                if (text.toString().isBlank()) {
                    comment.append(sql, i + 2, end).append('\n');
                }
                i = end;
            } else if (sql.startsWith("/*", i)) {
                i = end(sql, "*/", i + 2);
            } else if (sql.charAt(i) == '\'') {
                i = end(sql, "'", i + 1);
                text.append("''");
            } else if (dollar(sql, i) != null) {
                String tag = dollar(sql, i);
                i = end(sql, tag, i + tag.length());
                text.append("$$");
            } else if (sql.charAt(i) == ';') {
                add(statements, text, comment);
                i++;
            } else {
                text.append(sql.charAt(i));
                i++;
            }
        }
        add(statements, text, comment);
        return statements;
    }

    private static void add(List<Statement> statements, StringBuilder text, StringBuilder comment) {
        if (!text.toString().isBlank()) {
            statements.add(new Statement(text.toString().replace('"', ' ').replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT),
                    comment.toString()));
        }
        text.setLength(0);
        comment.setLength(0);
    }

    private static String dollar(String sql, int at) {
        if (sql.charAt(at) != '$') {
            return null;
        }
        Matcher tag = Pattern.compile("\\$[A-Za-z_]*\\$").matcher(sql).region(at, sql.length());
        return tag.lookingAt() ? tag.group() : null;
    }

    /** The place after the next mark, or the end. */
    private static int end(String sql, String mark, int from) {
        int found = sql.indexOf(mark, from);
        return found < 0 ? sql.length() : found + mark.length();
    }
}
