package org.meo.web.page;

import java.util.regex.Pattern;

/** Reads the number of a list's page from an address. */
final class PageNumber {

    /** Far beyond any list; what comes after is taken for it. */
    static final int MAX = 1_000_000;

    private static final int MAX_DIGITS = 7;
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private PageNumber() {
    }

    /** @return 1 for null and for what is no number from 1; at most {@link #MAX} */
    static int parse(String text) {
        if (text == null || !DIGITS.matcher(text).matches()) {
            return 1;
        }
        String digits = text.replaceFirst("^0+", "");
        if (digits.isEmpty()) {
            return 1;
        }
        return digits.length() > MAX_DIGITS ? MAX : Math.min(MAX, Integer.parseInt(digits));
    }
}
