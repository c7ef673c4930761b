package org.meo.catalog.intake;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the capitals of a stock list ({@code WHITE HANGING HEART T-LIGHT HOLDER}) a name for a shop. */
final class DisplayName {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern LEADING = Pattern.compile("^[*.,;\\s-]+");
    private static final Pattern TRAILING = Pattern.compile("[*.,;\\s-]+$");
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*(?=\\D)");
    /** First letter of the word, or of a part of it behind a hyphen, slash, plus, bracket or double quote. */
    private static final Pattern BEGINNINGS = Pattern.compile("(?:^|[-/+&(\"])\\p{L}");
    private static final Pattern MEASURE = Pattern.compile("[0-9.]+(?:CM|MM|M|KG|G|ML|L)?(?:X[0-9.]+(?:CM|MM|M)?)*",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> SMALL = Set.of("A", "AN", "AND", "AT", "BY", "FOR", "FROM", "IN", "OF", "ON", "OR",
            "THE", "TO", "WITH");
    private static final Set<String> CAPITALS = Set.of("LED", "USB", "CD", "DVD", "TV", "UK", "PVC", "BBQ", "DIY", "VIP",
            "ABC", "XL", "MDF", "LCD", "FM", "II", "III", "IV", "UFO", "3D");

    private static final Set<String> ASSORTED = Set.of("ASS", "ASST", "ASSTD");

    private DisplayName() {
    }

    static String of(String description) {
        String clean = TRAILING.matcher(LEADING.matcher(BLANKS.matcher(description).replaceAll(" ")).replaceAll(""))
                .replaceAll("");
        String[] words = COMMA.matcher(clean).replaceAll(", ").split(" ");
        StringBuilder name = new StringBuilder();
        for (int index = 0; index < words.length; index++) {
            name.append(index == 0 ? "" : " ").append(word(words[index], index == 0, index == words.length - 1));
        }
        return name.toString();
    }

    private static String word(String word, boolean first, boolean last) {
        String capitals = word.toUpperCase(Locale.ROOT);
        if (CAPITALS.contains(capitals)) {
            return capitals;
        }
        if (MEASURE.matcher(word).matches()) {
            return word.toLowerCase(Locale.ROOT);
        }
        if (ASSORTED.contains(capitals)) {
            return "Assorted";
        }
        if (isWrittenByHand(word)) {
            return word;
        }
        if (!first && (capitals.equals("W") || capitals.equals("W/"))) {
            return "with";
        }
        if (!first && !last && SMALL.contains(capitals)) {
            return word.toLowerCase(Locale.ROOT);
        }
        Matcher beginnings = BEGINNINGS.matcher(word.toLowerCase(Locale.ROOT));
        return beginnings.replaceAll(found -> Matcher.quoteReplacement(found.group().toUpperCase(Locale.ROOT)));
    }

    /** Somebody chose small letters; a single one among capitals is a slip of the finger. */
    private static boolean isWrittenByHand(String word) {
        return word.chars().filter(Character::isLowerCase).count() > word.chars().filter(Character::isUpperCase).count();
    }
}
