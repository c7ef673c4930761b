package org.meo.catalog.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How values stand in the cells of a file, and back: whatever is written here is read as the same value again.
 * <ul>
 * <li>A text that a spreadsheet would run as a formula gets an apostrophe before it, and so does one that begins with
 * apostrophes before such a text; reading takes one away.
 * <li>In lists and facts a backslash takes the character behind it as it stands.
 * </ul>
 */
final class Cells {

    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r\uff1d\uff0b\uff0d\uff20].*", Pattern.DOTALL);

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private Cells() {
    }

    /** @return empty for null */
    static String written(String value) {
        if (value == null) {
            return "";
        }
        return FORMULA.matcher(value).matches() ? "'" + value : value;
    }

    static String read(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }

    /** {@code key=value;key=value}. */
    static String writtenFacts(Map<String, String> facts) {
        List<String> written = new ArrayList<>();
        facts.forEach((key, value) -> written.add(escaped(key, "\\;=") + "=" + escaped(value, "\\;")));
        return String.join(";", written);
    }

    /** Parts of one cell, such as {@code pen.svg|A pen}. */
    static String writtenParts(List<String> parts) {
        return String.join("|", parts.stream().map(part -> escaped(part, "\\;|")).toList());
    }

    /** The pieces between separators that no backslash stands before, backslashes still in them. */
    static List<String> split(String text, char separator) {
        List<String> pieces = new ArrayList<>();
        int begin = 0;
        for (int index = 0; index < text.length(); index++) {
            if (text.charAt(index) == '\\') {
                index++;
            } else if (text.charAt(index) == separator) {
                pieces.add(text.substring(begin, index));
                begin = index + 1;
            }
        }
        pieces.add(text.substring(begin));
        return pieces;
    }

    static String unescaped(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        for (int index = 0; index < text.length(); index++) {
            if (text.charAt(index) == '\\' && index + 1 < text.length()) {
                index++;
            }
            plain.append(text.charAt(index));
        }
        return plain.toString();
    }

    /** A key as it is kept, which texts and filters go by: "Nib material" is {@code nib_material}. */
    static String key(String text) {
        return BLANKS.matcher(unescaped(text).strip().toLowerCase(Locale.ROOT)).replaceAll("_");
    }

    private static String escaped(String text, String special) {
        StringBuilder escaped = new StringBuilder();
        for (char next : text.toCharArray()) {
            if (special.indexOf(next) >= 0) {
                escaped.append('\\');
            }
            escaped.append(next);
        }
        return escaped.toString();
    }
}
