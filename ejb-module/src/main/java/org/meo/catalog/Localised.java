package org.meo.catalog;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.meo.shared.Language;

/**
 * A statement in each of the store's languages: <code>{p.name}</code> is the column in that language, or the English one
 * where it is empty; <code>{language}</code> and <code>{config}</code> are the language's code and text search
 * configuration as literals, because partial indexes are found by literals only.
 */
final class Localised {

    private static final Pattern COLUMN = Pattern.compile("\\{(\\w+\\.\\w+)}");

    private final Map<Language, String> statements = new EnumMap<>(Language.class);

    Localised(String template) {
        this(language -> write(template, language));
    }

    private Localised(Function<Language, String> writer) {
        for (Language language : Language.values()) {
            statements.put(language, writer.apply(language));
        }
    }

    String in(Language language) {
        return statements.get(language);
    }

    static String write(String template, Language language) {
        String columns = language == Language.ENGLISH ? COLUMN.matcher(template).replaceAll("$1")
                : COLUMN.matcher(template).replaceAll("coalesce($1_" + language.code() + ", $1)");
        return columns.replace("{language}", "'" + language.code() + "'")
                .replace("{config}", "'meo_" + language.code() + "'::regconfig");
    }
}
