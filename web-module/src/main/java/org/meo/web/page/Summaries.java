package org.meo.web.page;

/** Beginnings of texts, for lists of search engines. */
final class Summaries {

    private static final int LENGTH = 160;

    private Summaries() {
    }

    /** At most 160 characters of a text, whole words where that is possible. */
    static String of(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        if (line.length() <= LENGTH) {
            return line;
        }
        int end = line.lastIndexOf(' ', LENGTH - 1);
        int cut = end > LENGTH / 2 ? end : LENGTH - 1;
        return line.substring(0, Character.isHighSurrogate(line.charAt(cut - 1)) ? cut - 1 : cut) + '…';
    }
}
