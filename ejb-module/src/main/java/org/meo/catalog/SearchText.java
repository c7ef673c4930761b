package org.meo.catalog;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a person typed, made into words. Any text whatever gives something to search for, or nothing.
 *
 * @param typed without control characters and needless blanks, cut to {@link Catalogue#MAX_QUERY_LENGTH}; may be empty
 * @param words in small letters, without what stands around a word, at most {@link #MAX_WORDS}; none is empty
 * @param open  whether the last word may be only the beginning of one
 */
record SearchText(String typed, List<String> words, boolean open) {

    /** What comes after is not looked for: nobody needs it, and each word costs. */
    static final int MAX_WORDS = 8;
    private static final int SHORTEST_SKU = 3;
    private static final int LONGEST_SKU = 64;
    private static final Pattern BLANKS = Pattern.compile(" +");
    private static final Pattern AROUND = Pattern.compile("^[^\\p{L}\\p{Nd}]+|[^\\p{L}\\p{Nd}]+$");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    static SearchText of(String text) {
        String typed = clean(text == null ? "" : text);
        List<String> words = new ArrayList<>();
        for (String part : BLANKS.split(typed.toLowerCase(Locale.ROOT))) {
            String word = AROUND.matcher(part).replaceAll("");
            if (!word.isEmpty() && words.size() < MAX_WORDS) {
                words.add(word);
            }
        }
        boolean open = !words.isEmpty() && typed.toLowerCase(Locale.ROOT).endsWith(words.get(words.size() - 1));
        return new SearchText(typed, List.copyOf(words), open);
    }

    private static String clean(String text) {
        StringBuilder clean = new StringBuilder();
        // More is looked at than kept, so that leading blanks cost nothing; what comes after is not looked at.
        text.codePoints().limit(4L * Catalogue.MAX_QUERY_LENGTH).forEach(point -> {
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

    /** The text as a SKU in small letters; empty when it can't be one. */
    String sku() {
        String text = typed.toLowerCase(Locale.ROOT);
        return text.length() < SHORTEST_SKU || text.length() > LONGEST_SKU || text.indexOf(' ') >= 0 ? "" : text;
    }

    /** Small letters without accents, words parted by one blank. */
    static String plain(String text) {
        String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return NO_LETTERS.matcher(bare.toLowerCase(Locale.ROOT).replace("ß", "ss")).replaceAll(" ").strip();
    }

    /** All words as {@link #plain} writes them. */
    List<String> plainWords() {
        return words.stream().flatMap(word -> Arrays.stream(BLANKS.split(plain(word)))).filter(word -> !word.isEmpty())
                .toList();
    }
}
