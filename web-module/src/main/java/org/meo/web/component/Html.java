package org.meo.web.component;

/** HTML that is written in one piece: quicker than through a writer that keeps track of elements. */
final class Html {

    private final StringBuilder out = new StringBuilder(1_024);

    /** Markup of our own, as it stands. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Whatever it is, it becomes text. */
    Html text(String text) {
        return escaped(text, false);
    }

    /** With a blank before it. */
    Html attribute(String name, String value) {
        out.append(' ').append(name).append("=\"");
        return escaped(value, true).raw("\"");
    }

    private Html escaped(String text, boolean inAttribute) {
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            switch (letter) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append(inAttribute ? "&quot;" : "\"");
                default -> out.append(letter);
            }
        }
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
