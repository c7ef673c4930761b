package org.meo.catalog;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What a person typed, made into the parts a query needs. Any text whatever gives a valid one.
 *
 * @param words  as typed, without control characters, cut to {@link Catalogue#MAX_QUERY_LENGTH}; may be empty
 * @param head   all but the last word when {@code prefix} is not empty, else empty
 * @param prefix the last word as a prefix in PostgreSQL's query syntax ({@code note:*}); empty when the last word is
 *               too short to stand for others or belongs to a phrase or an exclusion
 */
record SearchText(String words, String head, String prefix) {

    static final int LONGEST_WORDS = 3;
    private static final int SHORTEST_PREFIX = 2;
    private static final int SHORTEST_PART = 3;

    static SearchText of(String typed) {
        String words = clean(typed == null ? "" : typed);
        int space = words.lastIndexOf(' ');
        String last = words.substring(space + 1);
        boolean plain = last.codePoints().allMatch(Character::isLetterOrDigit)
                && last.codePointCount(0, last.length()) >= SHORTEST_PREFIX && words.indexOf('"') < 0;
        return plain ? new SearchText(words, words.substring(0, Math.max(space, 0)), last + ":*")
                : new SearchText(words, "", "");
    }

    private static String clean(String typed) {
        StringBuilder clean = new StringBuilder();
        // More is looked at than kept, so that leading blanks cost nothing; what comes after is not looked at.
        typed.codePoints().limit(4L * Catalogue.MAX_QUERY_LENGTH).forEach(point -> {
            boolean blank = Character.isISOControl(point) || Character.isWhitespace(point)
                    || Character.isSpaceChar(point) || Character.getType(point) == Character.SURROGATE;
            if (!blank) {
                clean.appendCodePoint(point);
            } else if (!clean.isEmpty() && clean.charAt(clean.length() - 1) != ' ') {
                clean.append(' ');
            }
        });
        int length = Math.min(clean.length(), Catalogue.MAX_QUERY_LENGTH);
        if (length > 0 && length < clean.length() && Character.isHighSurrogate(clean.charAt(length - 1))) {
            length--;
        }
        return clean.substring(0, length).strip();
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** The text as a SKU written in capitals; SKUs are matched as typed too. */
    String upperCase() {
        return words.toUpperCase(Locale.ROOT);
    }

    /** The longest words, at least one and at most {@link #LONGEST_WORDS}: enough to find a name by its likeness. */
    List<String> longestWords() {
        return Arrays.stream(words.split(" ")).distinct().sorted(Comparator.comparingInt(String::length).reversed())
                .limit(LONGEST_WORDS).toList();
    }

    /**
     * Pattern for {@code ILIKE} that finds the text anywhere, its special characters standing for themselves; null when
     * the text is too short for the index to find it.
     */
    String containing() {
        return words.length() < SHORTEST_PART ? null
                : "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
